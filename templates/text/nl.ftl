# De woorden van het portaal in het Nederlands: wat iemand tegenkomt die hier binnenkomt. De rest verschijnt in het Engels.
# Gewone woorden, korte zinnen, ‘u’. Een fout zegt wat u kunt doen. Een knop noemt wat hij doet.

## Datums, getallen, perioden
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
date = { $day } { $month } { $year }
moment = { $date } om { $time }
time = { $clock } uur Londense tijd ({ $zone })
duration-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
duration-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
duration-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}

## Rond elke pagina
portal-name = privacyportaal
skip-link = Naar de inhoud
nav-label = Uw persoonsgegevens
nav-overview = Overzicht
nav-data = Uw gegevens
nav-marketing = Reclame
nav-requests = Verzoeken
nav-sessions = Aanmeldingen
footer-label = Over dit portaal
footer-policy = Privacybeleid
footer-cookies = Cookies
footer-accessibility = Toegankelijkheid
footer-security = Beveiliging
footer-contact = Contact
languages-label = Taal
language-note = Deze pagina bestaat alleen in het Engels en het Duits. Hieronder staat ze in het Engels.
back-link = Terug
sign-out-button = Afmelden
notice-done = Gelukt
notice-important = Goed om te weten
company-facts = { $name }, bedrijfsnummer { $number }, geregistreerd in { $place }.
company-office = Statutaire zetel: { $office }.
help-link = Hulp van een mens krijgen

## Onderdelen
error-prefix = Fout:
error-heading = Er is een probleem
optional = (niet verplicht)
warning-prefix = Let op:
change-link = Wijzigen
send-again-button = Nieuwe e-mail sturen
reference-label = Kenmerk
next-head = Wat er nu gebeurt
contents-head = Op deze pagina
pages-label = Pagina’s
pages-earlier = Nieuwere
pages-later = Oudere
code-label = Code uit de e-mail
code-hint = Zes cijfers, bijvoorbeeld 482 913.
start-link = Startpagina

## Fouten bij een veld
error-email-empty = Vul uw e-mailadres in
error-email-form = Vul een e-mailadres in met een naam, een @ en een domein, bijvoorbeeld naam@voorbeeld.nl
error-email-long = Vul een e-mailadres in van hoogstens { $limit } tekens
error-code-empty = Vul de code uit de e-mail in
error-code-form = Vul de zes cijfers van de code in, zonder andere tekens
error-code-wrong = { $left ->
    [0] Deze code klopt niet. Vraag een nieuwe e-mail aan
    [one] Deze code klopt niet. U kunt het nog één keer proberen
   *[other] Deze code klopt niet. U kunt het nog { $left } keer proberen
}
error-matter-empty = Kies waar het over gaat
error-right-empty = Kies een van de rechten
error-text-empty = Schrijf uw bericht
error-text-long = Schrijf hoogstens { $limit } tekens
error-text-characters = Schrijf uw bericht met afdrukbare tekens
error-name-characters = Schrijf uw naam met afdrukbare tekens, hoogstens { $limit }

## Probleempagina’s
problem-kept-head = Wat u had geschreven
problem-kept-text = Het is niet opgeslagen. Kopieer het hier als u het opnieuw wilt gebruiken.
problem-id = Noem nummer { $id } als u ons hierover schrijft.
problem-not-found-title = Deze pagina bestaat niet
problem-not-found-what = Misschien is het adres verkeerd getypt of is de pagina verplaatst.
problem-not-found-do = Kwam u hier via een link in een e-mail? Kijk dan of de hele link is gekopieerd.
problem-forbidden-title = U kunt deze pagina niet openen
problem-forbidden-what = U bent aangemeld, maar deze pagina is van iemand anders.
problem-forbidden-do = Denkt u dat ze van u zou moeten zijn? Schrijf ons.
problem-form-title = We konden niet nagaan waar dit formulier vandaan komt
problem-form-what = Er is niets gewijzigd. Dit gebeurt als een pagina lang openstaat of als cookies uitstaan.
problem-form-do = Ga terug, laad de pagina opnieuw en verstuur haar nog eens.
problem-large-title = Dat was te veel in één keer
problem-large-what = Er is niets gewijzigd.
problem-large-do = Maak de tekst korter of stuur minder bestanden en probeer het opnieuw.
problem-often-title = Te veel pogingen in korte tijd
problem-often-what = Om gegevens te beschermen gaan we langzamer als iets heel vaak wordt geprobeerd.
problem-often-do = Wacht { $wait } en probeer het opnieuw.
problem-fault-title = Er ging bij ons iets mis
problem-fault-what = Dit komt niet door u. Wat u verstuurde, is niet opgeslagen.
problem-fault-do = Probeer het over een paar minuten opnieuw. Gebeurt het weer? Schrijf ons.
problem-busy-title = Het portaal is nu niet beschikbaar
problem-busy-what = Uw gegevens zijn veilig; we kunnen ze alleen nu niet tonen.
problem-busy-do = Probeer het over een paar minuten opnieuw.
problem-cooling-title = Nog niet: het adres is kort geleden gewijzigd
problem-cooling-what = Om uw gegevens te beschermen kan er niets worden gedownload tot { $until }.
problem-cooling-do = Vanuit de mailbox die u eerst had, kan de wijziging tot dan worden tegengehouden.
problem-over-title = Deze link werkt niet meer

## De zeven rechten
right-access = Uw gegevens inzien
right-access-text = Alles wat we over u hebben, waar het vandaan komt en waarvoor we het gebruiken.
right-rectification = Uw gegevens corrigeren
right-rectification-text = Wijzig wat fout of verouderd is. De meeste wijzigingen gelden meteen.
right-erasure = Uw gegevens wissen
right-erasure-text = Laat uw gegevens verwijderen. We tonen u eerst wat verdwijnt en wat we volgens de wet moeten bewaren.
right-objection = Bezwaar maken tegen een gebruik
right-objection-text = Zeg ons dat we uw gegevens niet meer voor een bepaald doel mogen gebruiken. Met reclame stoppen we meteen.
right-restriction = Het gebruik van uw gegevens beperken
right-restriction-text = Laat uw gegevens bewaren zonder dat ze worden gebruikt, bijvoorbeeld terwijl we nagaan of ze kloppen.
right-portability = Uw gegevens meenemen
right-portability-text = Download wat u ons hebt gegeven in een vorm die andere diensten kunnen lezen.
right-withdraw_consent = Toestemming intrekken
right-withdraw_consent-text = Neem een toestemming terug die u hebt gegeven. Dat is even gemakkelijk als haar geven.

## Soorten gegevens
kind-name = Volledige naam
kind-title = Titel
kind-job_title = Functie
kind-department = Afdeling
kind-organisation = Organisatie
kind-email = E-mailadres
kind-phone = Telefoonnummer
kind-business_address = Zakelijk adres
kind-username = Gebruikersnaam
kind-password_set = Wachtwoord
kind-profile_preference = Profielvoorkeur
kind-feedback = Feedback
kind-survey_response = Antwoord in een enquête
kind-event_attendance = Evenement dat u hebt bijgewoond
kind-competition_entry = Wedstrijd waaraan u hebt meegedaan
kind-preferred_language = Voorkeurstaal
kind-marketing_from_us = Reclame van ons
kind-marketing_from_third_parties = Reclame van derden
kind-communication_preference = Communicatievoorkeur
kind-comment = Opmerking
kind-customer_interest = Waar uw klanten belang in stellen
kind-usage = Gebruik van een website
kind-ip_address = Internetadres
kind-device = Apparaat
kind-supplement = Gegeven uit een andere bron

## Toestanden van een verzoek
state-unverified = Kijk in uw e-mail
state-received = Ontvangen
state-needs-you = We hebben iets van u nodig
state-in-progress = In behandeling
state-waiting-until = Wacht tot { $date }
state-partly-done = Deels gedaan
state-done = Gedaan
state-not-possible = Niet mogelijk
state-withdrawn = Ingetrokken
state-expired = Verlopen

## Start
start-title = Uw gegevens in uw eigen handen
start-lead = Zie wat { $company } over u heeft, corrigeer het, neem het mee of laat het wissen.
start-button = Aanmelden met uw e-mailadres
start-how = Geen account en geen wachtwoord. We sturen u een link en een code.
start-stop-head = Wilt u alleen minder e-mail van ons?
start-stop-text = Daarvoor hoeft u zich niet aan te melden. Gebruik de link onderaan een reclamemail of vraag er hier een aan.
start-stop-link = Reclamemail wijzigen of stoppen
start-rights-head = Wat u hier kunt doen
start-rights-text = Meld u aan en begin.
start-answer-head = Als er een mens naar moet kijken
start-answer-text = We streven naar een antwoord binnen zeven werkdagen. U kunt elk verzoek hier volgen en ziet zowel ons streven als de datum die de wet stelt.
start-policy-link = Het privacybeleid lezen
start-write-head = Schrijft u liever iemand?
start-write-text = U kunt alles in uw eigen woorden vragen. U hoeft niet te weten om welke wet of welk recht het gaat.
start-form-link = Schrijf ons
start-post-text = Of stuur een brief:

## Aanmelden
sign-in-title = Aanmelden
sign-in-lead = We sturen een link en een code naar uw mailbox. Zo kunt alleen u uw gegevens openen.
sign-in-email-label = E-mailadres
sign-in-email-hint = Het adres waarop u van ons hoort. We gebruiken het om uw gegevens te vinden en verder nergens voor.
sign-in-notice = We gebruiken het adres alleen om uw gegevens te vinden en u de code te sturen.
sign-in-button = Stuur mij een link en een code
sign-in-no-mailbox-head = Ik kan deze mailbox niet meer openen
sign-in-no-mailbox-text = Hebt u een andere baan of bent u de mailbox kwijt? Schrijf ons. Een mens zoekt een andere manier om zeker te weten dat u het bent.
sign-in-no-mailbox-link = Schrijf ons
sign-in-sent-title = Kijk in uw e-mail
sign-in-sent-lead = We hebben een bericht gestuurd naar { $email }.
sign-in-sent-how = Open de link daarin of typ de code hier. Beide werken { $valid }, tot { $until }.
sign-in-code-button = Aanmelden
sign-in-sent-nothing-head = Nog geen e-mail?
sign-in-sent-nothing-junk = Het kan een minuut of twee duren. Kijk ook in de map met ongewenste e-mail.
sign-in-sent-nothing-typed = Is het adres hierboven goed gespeld?
sign-in-sent-restart-link = Een ander adres gebruiken
sign-in-sent-nothing-other = Misschien kennen we u onder een ander adres, bijvoorbeeld dat van een vroegere werkgever.
sign-in-confirm-title = Uw gegevens openen
sign-in-confirm-lead = U meldt zich aan als { $email }.
sign-in-confirm-button = Aanmelden
sign-in-confirm-why = Waarom deze knop? Sommige mailprogramma’s openen links uit zichzelf om ze te controleren. De knop maakt zeker dat u het bent.
sign-in-elsewhere-title = Rond het aanmelden af waar u begon
sign-in-elsewhere-lead = Deze link is aangevraagd in een andere browser of op een ander apparaat.
sign-in-elsewhere-there-head = Daar verdergaan
sign-in-elsewhere-step-1 = Ga terug naar de browser of het apparaat waar u uw adres hebt getypt.
sign-in-elsewhere-step-2 = Typ daar de code van zes cijfers uit dezelfde e-mail.
sign-in-elsewhere-here-head = Hier verdergaan
sign-in-elsewhere-here-text = Begin opnieuw in deze browser. U krijgt een nieuwe e-mail.
sign-in-elsewhere-here-button = Hier opnieuw beginnen
sign-in-elsewhere-why = Waarom? Als iemand deze link doorstuurt of in handen krijgt, kan die er uw gegevens niet mee openen.
sign-in-over-title = Deze aanmelding is voorbij
sign-in-over-expired = De link en de code waren te oud. Ze werken maar korte tijd.
sign-in-over-used = De link en de code zijn al gebruikt. Elk werkt één keer.
sign-in-over-tries = De code is te vaak verkeerd getypt; we nemen hem niet meer aan.
sign-in-over-unknown = We kennen deze link niet. Misschien is hij bij het kopiëren afgebroken.
sign-in-over-same = We kunnen een nieuwe e-mail sturen naar { $email }.
sign-in-over-button = Stuur mij een nieuwe link en code
sign-in-over-other = Een ander adres gebruiken
sign-in-over-anew = Begin opnieuw en u krijgt een nieuwe e-mail.
sign-in-over-anew-button = Opnieuw beginnen
signed-out-title = U bent afgemeld
signed-out-lead = Niemand kan uw gegevens nog in deze browser openen.
signed-out-shared = Gebruiken anderen dit apparaat ook? Sluit dan ook het venster.
sign-in-again-link = Opnieuw aanmelden

## Verzoeken
request-open-link = verzoek { $reference } openen
edit-reason-label = Waarom moet het worden gewijzigd?
edit-check-new = { $what } voortaan
edit-check-removed = Verwijderd
requests-title = Uw verzoeken
requests-lead = Open verzoeken staan vooraan. Open er een om te zien hoe het ermee staat.
requests-none = U hebt nog niets gevraagd.
requests-none-text = Veel dingen kunnen meteen en zonder verzoek: corrigeren, downloaden of reclame stoppen, bijvoorbeeld.
requests-new-link = Iets vragen
request-title = Verzoek { $reference }
request-received = Ontvangen
request-answered = Beantwoord
request-next-aim = We streven naar een antwoord uiterlijk op { $date }.
request-next-closed = Beantwoord op { $date }.
request-events-head = Wat er is gebeurd
request-all-link = Al uw verzoeken
files-link = Bestanden bij dit verzoek
event-correction-filed = Vroeg om een correctie
case-write-head = Ons hierover schrijven
case-write-label = Uw bericht
case-write-again = Als u schrijft, gaat het verzoek weer open.
case-write-button = Versturen
case-withdraw-lead = We werken er dan niet verder aan. Wat al is gedaan, blijft gedaan.
case-withdraw-button = Dit verzoek intrekken
case-not-you = Iemand heeft dit met uw adres geschreven. Was u het niet? Trek het dan in.
case-message-you = U schreef
case-message-us = Wij schreven
case-decision-granted = We hebben het gewijzigd zoals u vroeg
case-reason = Wat u erover zei
case-notice-sent = Uw bericht is bij ons.
case-notice-withdrawn = U hebt dit verzoek ingetrokken.

## Onderwerpen
matter-question = Een vraag
matter-question-hint = Over uw gegevens of over iets anders.
matter-concern = Een zorg
matter-concern-hint = Iets aan hoe we gegevens gebruiken baart u zorgen.
matter-update = Er is iets veranderd
matter-update-hint = U bent verhuisd, hebt een andere baan of een nieuw nummer.
matter-correct = Er klopt iets niet
matter-correct-hint = We hebben iets over u dat niet juist is.
matter-preferences = De e-mail die u van ons krijgt
matter-preferences-hint = Stoppen, minder krijgen of iets anders krijgen.
matter-right = Een van uw rechten
matter-right-hint = Uw gegevens inzien, corrigeren, wissen, beperken of meenemen, of bezwaar maken tegen een gebruik.
matter-complaint = Een klacht
matter-complaint-hint = Over hoe we met uw gegevens of uw verzoek zijn omgegaan.
matter-security = Een beveiligingsprobleem
matter-security-hint = Er zijn misschien gegevens verloren of in verkeerde handen geraakt. We kijken er vandaag naar.
matter-child = Het gaat misschien om een kind
matter-child-hint = Misschien hebben we gegevens van iemand onder de 13 gekregen. We kijken er vandaag naar.
matter-colleague = Ik werk voor het bedrijf
matter-colleague-hint = Voor huidige en vroegere medewerkers, voor wie andere regels gelden.

## Contactformulier
contact-form-title = Schrijf ons
contact-form-lead = Een mens leest elk bericht. We streven naar een antwoord binnen zeven werkdagen.
contact-form-matter = Waar gaat het over?
contact-form-self-head = Dit kunt u zelf, meteen
contact-form-self-data = Uw gegevens inzien en corrigeren
contact-form-self-export = Een kopie van uw gegevens meenemen
contact-form-right = Welke rechten?
contact-form-right-hint = Kies er een of meer. Twijfelt u? Neem het recht dat er het dichtst bij komt en zeg in uw eigen woorden wat u wilt.
contact-form-text = Uw bericht
contact-form-text-hint = Schrijf in elke taal die u wilt. Laat wachtwoorden, kaartnummers en alles over gezondheid, overtuiging of andere privézaken weg: we hebben het niet nodig.
contact-form-email = Uw e-mailadres
contact-form-email-hint = Daar laten we u weten dat er een antwoord is. Hebben we misschien gegevens over u, gebruik dan het adres dat we kennen.
contact-form-from = We antwoorden aan { $email }.
contact-form-name = Uw naam
contact-form-format = Hoe het antwoord u moet bereiken
contact-form-format-hint = Is grote letter, platte tekst of een telefoontje makkelijker voor u, zeg het hier. Het kost niets.
contact-form-format-usual = Zoals gewoonlijk
contact-form-format-large = In grote letter
contact-form-format-plain = Als platte tekst
contact-form-format-telephone = Per telefoon
contact-form-format-line = Het antwoord wordt zo gewenst: { $format }
error-text-too-often = Er kwamen te veel berichten van uw netwerk. Uw tekst staat hier nog: verstuur hem over { $minutes } minuten opnieuw.
error-text-busy = Het portaal kan nu geen berichten aannemen. Uw tekst staat hier nog: verstuur hem over een paar minuten opnieuw, of schrijf per post.
files-label = Bestanden
files-hint = PDF, PNG, JPEG of platte tekst, hoogstens { $limit } tegelijk en { $megabytes } MB per stuk. Waar en wanneer een foto is gemaakt, wordt verwijderd.
error-file-again = Kies uw bestanden opnieuw: de browser heeft ze niet bewaard
error-file-many = Stuur hoogstens { $limit } bestanden tegelijk
error-file-empty = Een van deze bestanden is leeg: kies een ander
error-file-large = Een van deze bestanden is groter dan { $megabytes } MB: maak het kleiner
error-file-pixels = Een van deze afbeeldingen is te groot: maak haar kleiner
error-file-kind = Stuur PDF, PNG, JPEG of platte tekst: een van deze bestanden is iets anders, wat de naam ook zegt
error-file-broken = Een van deze bestanden is beschadigd of bevat iets dat niet kan worden aangenomen: sla het opnieuw op, als eenvoudige PDF of afbeelding
error-text-again = Er is niets verstuurd: deze pagina stond te lang open. Uw tekst staat hier nog: verstuur hem opnieuw.
contact-form-trap = Laat dit veld leeg
contact-form-notice = { $company } gebruikt wat u hier schrijft om u te antwoorden, omdat u en wij daar allebei belang bij hebben, en bewaart het bij uw verzoek. U hoeft uw naam niet te noemen. Dit formulier is niet voor kinderen onder de 13.
contact-form-notice-rights = Op de pagina van uw verzoek kunt u het inzien, corrigeren, wissen of bezwaar maken.
contact-form-button = Versturen
contact-form-post-head = Per brief
contact-form-done-title = We hebben uw bericht
contact-form-done-received = Het kwam bij ons aan op { $received }.
contact-form-done-mail = We hebben een e-mail die hetzelfde zegt gestuurd naar { $email }.
contact-form-done-mail-hidden = We hebben een e-mail die hetzelfde zegt gestuurd naar het adres dat u hebt opgegeven.
contact-form-done-step-1 = Een mens leest het.
contact-form-done-step-2 = We streven naar een antwoord uiterlijk op { $aim }, de zevende werkdag vanaf nu.
contact-form-done-step-3 = Als er een antwoord is, sturen we u een e-mail. U leest het op de pagina van uw verzoek, die opengaat met een code uit uw mailbox.
contact-form-done-law = De wet geeft tijd tot { $law }.
contact-form-done-urgent = We kijken er vandaag naar.
contact-form-done-follow = Uw verzoek volgen

## Brieven
mail-language-note = Dit bericht bestaat alleen in het Engels en het Duits. Hieronder staat het in het Engels.
mail-copy-link = Werkt de knop niet? Kopieer dan dit adres naar uw browser:
mail-limit = Dit werkt { $valid }, tot { $until }.
mail-ignore = Hebt u dit niet gevraagd? Dan kunt u deze e-mail negeren. Er gebeurt niets zolang niemand hem gebruikt.
mail-help = Vragen? Schrijf ons:
mail-post = Of per brief:
mail-sign-in-subject = Privacyportaal van { $brand }: aanmelden
mail-sign-in-h1 = Aanmelden bij het privacyportaal
mail-sign-in-lead = U vroeg om u aan te melden. Open deze link in de browser waar u het vroeg:
mail-sign-in-button = Aanmelden bij het privacyportaal
mail-sign-in-code = Leest u dit op een ander apparaat? Typ deze code waar u vroeg om u aan te melden:
mail-sign-in-late = Bent u te laat? Vraag dan op de aanmeldpagina een nieuwe e-mail aan.
mail-sign-in-why = U krijgt deze e-mail omdat iemand dit adres op de aanmeldpagina heeft getypt. Het is geen reclame en het adres is aan geen lijst toegevoegd.
mail-nothing-h1 = We hebben niets onder dit adres
mail-nothing-lead = Iemand vroeg om zich met dit adres bij ons privacyportaal aan te melden. We hebben gezocht: het portaal heeft geen gegevens onder dit adres.
mail-nothing-other = Misschien kennen we u onder een ander adres, bijvoorbeeld dat van een vroegere werkgever. Probeer dat op de aanmeldpagina.
mail-nothing-copies = Het portaal bevat kopieën uit onze belangrijkste systemen, niet uit alle. Wilt u dat een mens verder zoekt? Schrijf ons:
mail-nothing-button = Een mens laten zoeken
mail-asked-subject = { $reference }: we hebben uw bericht
mail-asked-h1 = We hebben uw bericht
mail-asked-lead = Het kwam bij ons aan op { $received }. Het kenmerk is { $reference }.
mail-asked-promise = We streven naar een antwoord uiterlijk op { $aim }, de zevende werkdag.
mail-asked-law = De wet geeft tijd tot { $law }.
mail-asked-next = Als er een antwoord is, sturen we u een e-mail. U leest het op de pagina van uw verzoek, die opengaat met een code uit deze mailbox.
mail-asked-not-you = Hebt u ons niet geschreven? Dan heeft iemand uw adres getypt. U hoeft niets te doen.
mail-asked-button = Uw verzoek volgen
mail-asked-why = U krijgt deze e-mail omdat dit adres in ons contactformulier is opgegeven. Het is geen reclame; u kunt zich dus nergens voor afmelden.
mail-answered-subject = { $reference }: u hebt een antwoord
mail-answered-h1 = U hebt een antwoord
mail-answered-lead = We hebben u geschreven over uw verzoek { $reference }.
mail-answered-how = Zodat niemand anders het kan lezen, staat het antwoord op de pagina van uw verzoek. De pagina gaat open met een code die we naar deze mailbox sturen.
mail-answered-button = Het antwoord lezen
mail-answered-why = U krijgt deze e-mail omdat u een verzoek bij ons hebt. Het is geen reclame; u kunt zich dus nergens voor afmelden.

## Uitleg
explain-retention-none = Hiervoor is nog geen termijn vastgesteld. U kunt het op elk moment laten wissen.
explain-retention-months = { $months ->
    [one] Eén maand na het laatste gebruik hiervoor.
   *[other] { $months } maanden na het laatste gebruik hiervoor.
}
complaint-us = U kunt altijd bij ons klagen, in uw eigen woorden. Wij bevestigen de ontvangst en laten u de uitkomst weten.
complaint-regulator = U kunt ook op elk moment naar de toezichthouder ({ $regulator }) gaan, en naar de rechter.

## Beleid
policy-title = Privacybeleid
policy-version = Versie { $number }, van kracht sinds { $date }.
policy-versions-link = Alle versies
policy-past = Dit is een eerdere versie.
policy-foreign = Het privacybeleid bestaat alleen in het Engels en het Duits. Hieronder staat het in het Engels; de rest van deze pagina is in uw taal.
policy-foreign-notice = Wat er gebeurt met wat u ons schrijft, in uw taal
policy-foreign-ask = Er in uw taal iets over vragen
policy-newest-link = De geldende versie lezen
policy-versions-title = Versies van het privacybeleid
policy-versions-lead = Elke versie blijft leesbaar zoals ze werd getoond.
policy-version-name = Versie { $number }
policy-compare-link = Vergelijken met versie { $number }
policy-open = Nog niet vastgesteld
policy-role-controller = Beslist over de gegevens
policy-role-joint = Beslist samen met anderen
policy-role-processor = Werkt voor de anderen
policy-role-group = Hoort bij de groep
policy-region-us = Verenigde Staten
policy-region-emea = Europa, Midden-Oosten en Afrika
policy-region-apac = Azië en de Stille Oceaan
leaves-site = { $label } (verlaat deze site)

## Cookies en volgen
cookies-title = Cookies
cookies-lead = Dit portaal plaatst alleen de cookies die het nodig heeft om te werken. Geen ervan volgt u en niemand anders kan ze lezen.
cookies-caption = Alle cookies van dit portaal
cookies-name = Naam
cookies-what = Waarvoor
cookies-life = Hoe lang
cookies-none = Verder is er niets: geen scripts, geen afbeeldingen van andere bedrijven, geen opslag in uw browser.
cookies-refuse = U kunt alle cookies in uw browser weigeren. U kunt dan nog steeds alles lezen en reclame stoppen; om u aan te melden of ons te schrijven heeft het portaal ze nodig.
cookies-appearance = De taal wordt bewaard omdat u die koos. Zij dient alleen voor de weergave van de pagina’s.
cookies-forget = Mijn taal vergeten
cookie-session = Houdt u aangemeld.
cookie-session-life = Tot u zich afmeldt of de browser sluit, hoogstens acht uur.
cookie-browser = Herkent deze browser als u een formulier verstuurt of de link uit onze e-mail opent, zodat niemand anders die kan gebruiken.
cookie-browser-life = 24 uur.
cookie-sent = Onthoudt het adres dat u typte, om het op de volgende pagina te tonen.
cookie-sent-life = Hoogstens een uur; verwijderd zodra u bent aangemeld.
cookie-language = Onthoudt de taal die u koos.
cookie-language-life = Eén jaar.
cookie-officer = Houdt onze eigen medewerkers aangemeld op hun werkplek. U krijgt deze nooit.
cookie-officer-life = Tot de browser wordt gesloten, hoogstens acht uur.
tracking-link = Wat uw browser over volgen zegt en wat wij doen
tracking-title = Volgen
tracking-lead = Niets op deze pagina’s en in onze brieven volgt u.
tracking-browser-head = Wat uw browser zegt
tracking-gpc-yes = Die vraagt dat uw gegevens niet worden verkocht of gedeeld (Global Privacy Control).
tracking-gpc-no = Die stuurt geen Global Privacy Control-signaal.
tracking-dnt-yes = Die vraagt dat u niet wordt gevolgd (Do Not Track).
tracking-dnt-no = Die stuurt geen Do Not Track-signaal.
tracking-answer = Met of zonder signaal krijgt u hier hetzelfde: niet volgen, niet verkopen, niet delen voor reclame van andere bedrijven.
tracking-here-head = Andere websites
tracking-here = Andere websites van de groep reageren misschien niet op deze signalen. Op hun eigen cookiepagina’s staat wat ze doen.
tracking-more-link = Meer over Do Not Track

## Kantoren
offices-title = Waar onze bedrijven zijn
offices-lead = Bedrijven van de groep die gegevens over u kunnen hebben, voor zover ze hier bekend zijn.
offices-number = Bedrijfsnummer { $number }.
offices-open = De lijst met adressen is nog niet volledig. Vraag ons naar een adres en we geven het u.
offices-ask-link = Een adres vragen

## Toegankelijkheid
access-title = Toegankelijkheid
access-lead = Iedereen moet dit portaal kunnen gebruiken. We willen dat het voldoet aan de Richtlijnen voor Toegankelijkheid van Webcontent 2.2, niveau AA.
access-can-head = Wat u kunt doen
access-can-1 = Elke pagina gebruiken met alleen het toetsenbord of met uw stem.
access-can-2 = Tekst tot vier keer zo groot maken zonder iets te verliezen.
access-can-3 = Luisteren met een schermlezer.
access-can-4 = Lichte, donkere of contrastrijke kleuren gebruiken, zoals uw apparaat is ingesteld.
access-can-5 = Scripts uitzetten: niets hier heeft ze nodig. Er zijn geen puzzels en geen tijdslimieten in formulieren; alleen codes en links uit e-mails verlopen.
access-state-head = Hoe ver het is
access-state = We kennen geen pagina die niet aan niveau AA voldoet. Bestanden en teksten die anderen ons sturen, zijn misschien niet toegankelijk.
access-tested = Bij elke wijziging van het portaal wordt elke pagina met programma’s getest: licht, donker en met hoog contrast, op een smal scherm, zonder scripts en met het toetsenbord.
access-report-head = Als iets voor u niet werkt
access-report = Zeg ons wat u wilde doen en wat in de weg zat. We antwoorden binnen zeven werkdagen en helpen u op een andere manier tot het is hersteld.
access-report-link = Een belemmering melden

## Beveiliging
security-title = Beveiliging
security-lead = Hoe dit portaal gegevens veilig houdt, en hoe u ons een probleem meldt.
security-here-head = Wat dit portaal doet
security-1 = Elk persoonsgegeven is versleuteld met een eigen sleutel van de persoon. Wissen vernietigt de sleutel, zodat ook reservekopieën niet te lezen zijn.
security-2 = U meldt zich aan met een code die naar uw mailbox gaat. Er is geen wachtwoord om te stelen.
security-3 = Een link in onze e-mails openen doet niets: alleen een mens die op een knop drukt, doet iets.
security-4 = Medewerkers melden zich aan met een wachtwoord en een tweede factor. Elke blik op uw gegevens staat in een logboek dat niet ongemerkt te wijzigen is.
security-5 = Pagina’s laden niets van elders en hebben geen scripts nodig.
security-6 = Afmeldingen en wissingen worden na elk terugzetten van een reservekopie opnieuw uitgevoerd.
security-report-head = Een probleem melden
security-report = Denkt u dat gegevens verloren of in verkeerde handen zijn geraakt, of hebt u een zwakke plek gevonden? Schrijf ons. We kijken er dezelfde dag naar.
security-research = Zoekt u zwakke plekken, gebruik dan alleen uw eigen gegevens, stoor anderen niet en geef ons tijd om te herstellen wat u vindt. Dan hebben wij geen reden om tegen u op te treden.
security-report-link = Een beveiligingsprobleem melden

## Toelichting bij formulieren
notice-link = Meer over deze gegevens
notice-title-contact = Wat er gebeurt met wat u ons schrijft
notice-title-sign-in = Wat er gebeurt als u zich aanmeldt
notice-title-correction = Wat er gebeurt bij een correctie
notice-lead = Wie de gegevens ontvangt, waarvoor, wie ze verder krijgt en wat u kunt doen.
notice-who-head = Wie ervoor verantwoordelijk is
notice-who = { $company }, bedrijfsnummer { $number }
notice-uses-head = Waarvoor ze worden gebruikt
notice-basis = We baseren ons op een gerechtvaardigd belang dat niet voor het uwe hoeft te wijken: u vroeg ons iets en wij willen u antwoorden, en niemand anders.
notice-fields-head = Wat u ons moet zeggen
notice-needed = nodig; zonder dit kunnen we niet antwoorden
notice-free = u mag het leeg laten; dat heeft geen gevolgen
notice-field-value = Het gegeven dat moet worden gecorrigeerd
notice-recipients-head = Wie ze kan krijgen
notice-abroad-head = Gegevens in andere landen
notice-abroad = De groep werkt in veel landen, waaronder de Verenigde Staten en het Verenigd Koninkrijk. Gaan gegevens naar het buitenland, dan beschermen contracten of andere middelen die de wet verlangt ze. Op verzoek sturen wij u er een kopie van.
notice-period-head = Hoe lang ze blijven
notice-rights-head = Wat u kunt doen
notice-rights = U kunt deze gegevens op elk moment en gratis inzien, corrigeren en wissen, het gebruik laten beperken of er bezwaar tegen maken.
notice-automated = Geen machine beslist alleen over u: dat doen mensen.
notice-children = Dit formulier is niet voor kinderen: niemand onder de { $age } mag ons gegevens sturen.
notice-policy-link = Uw rechten in het privacybeleid

## Voorkeuren
prefs-title = De e-mail die u van ons krijgt
prefs-for = Voor { $email }
prefs-all = alle reclame
prefs-stop-button = Stoppen: { $topic }
prefs-stop-short = Stoppen
prefs-join-short = Dit wil ik
prefs-join-button = Dit wil ik: { $topic }
prefs-all-stopped = { $brand } stuurt u sinds { $date } geen reclame meer, en dat blijft zo.
prefs-gets-head = Wat u krijgt
prefs-left-head = Wat u hebt gestopt
prefs-left-since = Gestopt op { $date }
prefs-join-head = Wat u zou kunnen krijgen
prefs-partners-head = Samen met anderen
prefs-why-head = Waarom krijg ik dit?
prefs-join-how = Stoppen geldt meteen. Wilt u iets krijgen, dan sturen we eerst een e-mail naar dit adres om zeker te weten dat u het bent.
prefs-done-title = Gelukt, u hebt gestopt: { $topic }
prefs-done-since = Het geldt sinds { $at }.
prefs-done-under-way = E-mails die al onderweg zijn, kunnen nog tot { $date } aankomen.
prefs-already-title = U had al gestopt: { $topic }
prefs-already = Er hoefde niets te worden gewijzigd.
prefs-nothing-title = Achter deze link staat niets meer
prefs-nothing = De gegevens erachter zijn gewist. Er kan geen reclame meer naartoe.
prefs-more-link = Al uw keuzes
prefs-still-link = Ik krijg nog steeds e-mail
prefs-joining-title = Kijk in uw e-mail
prefs-joining = We hebben u een e-mail gestuurd over: { $topic }. Druk op de knop daarin en het begint. Tot dan verandert er niets.
prefs-broken-title = Deze link werkt niet
prefs-broken-what = Hij is niet volledig of door een nieuwere vervangen. Er is niets gewijzigd.
prefs-broken-do = U kunt reclame stoppen met de link in een nieuwere e-mail, door ons te schrijven, of alleen met uw adres: typ het, en we mailen u een link naar uw keuzes.
prefs-broken-sign-in = Uw adres typen en een link krijgen
prefs-broken-write = Schrijf ons
prefs-not-saved-title = Uw keuze is niet opgeslagen
prefs-not-saved-what = Het portaal kan nu niets opslaan. Er is niets gewijzigd.
prefs-not-saved-do = Druk over een paar minuten opnieuw op de knop. Gebeurt het weer, schrijf ons dan, en een mens doet het voor u.
prefs-not-shown-title = Uw keuzes kunnen nu niet worden getoond
prefs-not-shown-do = Open de link over een paar minuten opnieuw. Gebeurt het weer, schrijf ons dan, en een mens stopt de mail voor u.
prefs-undo-title = Weer krijgen: { $topic }?
prefs-undo-text = U hebt dit kort geleden gestopt. Druk op de knop als dat een vergissing was.
prefs-undo-button = Weer krijgen: { $topic }
prefs-undone-title = U krijgt weer: { $topic }
prefs-confirm-title = Wilt u dit krijgen: { $topic }?
prefs-confirm-text = Druk op de knop om te beginnen. U kunt het op elk moment stoppen met de link in elke e-mail.
prefs-confirm-button = Ja, stuur mij: { $topic }
prefs-given-title = U krijgt voortaan: { $topic }
prefs-given = U kunt het op elk moment stoppen met de link in elke e-mail.
unsubscribe-title = Stoppen: { $topic }?
mail-stopped-subject = { $brand }: u hebt ‘{ $topic }’ gestopt
mail-stopped-h1 = U hebt gestopt: { $topic }
mail-stopped-lead = Het geldt sinds { $at }. Was het een vergissing, dan kunt u het terugdraaien tot { $until }.
mail-stopped-how = Wilde u dit, dan hoeft u niets te doen.
mail-stopped-button = Terugdraaien
mail-stopped-why = U krijgt deze e-mail omdat iemand de link in een e-mail aan u heeft gebruikt. Het is geen reclame. U krijgt er hoogstens één per uur.
mail-joining-subject = { $brand }: wilt u ‘{ $topic }’ krijgen?
mail-joining-h1 = Wilt u dit krijgen: { $topic }?
mail-joining-lead = Iemand vroeg erom op { $at }. Was u dat, druk dan op de knop, uiterlijk { $until }.
mail-joining-how = Was u het niet, dan hoeft u niets te doen: er begint niets.
mail-joining-button = Ja, beginnen
mail-joining-why = U krijgt deze e-mail omdat iemand de link in een e-mail aan u heeft gebruikt. Het is geen reclame.
consents-title = Wat u hebt gekozen
consents-lead = Elke keuze over reclame, de nieuwste eerst, met de woorden die op de knop stonden.
consents-none = U hebt nog niets gekozen
consents-none-text = Uw keuzes over reclame verschijnen hier.
consents-words = Op de knop: ‘{ $words }’
consents-link = Wat u wanneer hebt gekozen
consent-kind-stopped = Gestopt
consent-kind-asked = Gevraagd
consent-kind-given = Ingestemd
consent-kind-undone = Teruggedraaid
consent-means-link = met de link in een e-mail
consent-means-one_click = met de knop van een mailprogramma
consent-means-portal = in het portaal
consent-means-letter = met een brief van ons

## De pagina van een verzoek: wat is besloten, en tot wanneer
request-next-answer = We hebben u hieronder iets gevraagd. Schrijf daar uw antwoord.
request-next-identity = We hebben een bewijs nodig van wie u bent. Hieronder staat welk.
request-next-authority = We moeten zien dat u voor deze persoon mag vragen. Hieronder staat hoe.
request-next-fee = We hebben een vergoeding gevraagd. Hieronder staat waarom.
request-next-in-force = Het is van kracht. We laten het u weten voordat het eindigt.
request-subject = U vraagt voor
request-restricted = Beperkt
decision-granted = Gedaan zoals gevraagd
decision-part = Deels gedaan
decision-refused = Niet gedaan
case-decision-open = Nog niet besloten
case-statement-label = Uw verklaring
case-statement-head = Uw verklaring bij ‘{ $what }’
case-statement-text = We hebben het gegeven gelaten zoals het is. Wat u hier schrijft, staat er voortaan bij, voor iedereen die het ziet, en in uw kopie.
case-statement-button = Bij het gegeven zetten
case-notice-statement = Uw verklaring staat bij het gegeven.
restrict-ends = Het eindigt op { $date }.
restrict-since = Sinds { $date }.
outcome-sent = Uitkomst: { $result }, verstuurd op { $at }
case-filed-here = U vroeg dit op uw pagina
erasure-follow-link = Zien hoe het met het wissen staat
contact-form-self-restrict = Het gebruik van uw gegevens beperken: meteen van kracht
contact-form-self-object = Bezwaar maken tegen een gebruik: meteen van kracht
elsewhere-link = Andere manieren om te vragen, of om een adres terug te geven
clock-head = Tot wanneer
clock-how = Hoe dit is geteld
clock-aim = We streven naar een antwoord uiterlijk
clock-legal = De wet geeft tijd tot
clock-complaint = Ontvangst van de klacht bevestigen
clock-provisional = { $date }, als alles vandaag kwam
clock-late = Te laat
clock-waiting = Wacht op: { $what }
clock-paused = Staat stil sinds { $date }
clock-done = Gedaan op { $date }
clock-done-late = Te laat gedaan, op { $date }
clock-withdrawn = Ingetrokken op { $date }
clock-need-identity = een bewijs van identiteit
clock-need-authority = de machtiging om voor iemand te vragen
clock-need-fee = een vergoeding
clock-over-weekends = weekends tellen niet mee
clock-over-holidays = niet mee tellen weekends en: { $days }
clock-step-received = Ontvangen op { $date }.
clock-step-met = Gevraagd op { $asked }: { $what }. Gekomen op { $date }.
clock-step-open = Gevraagd op { $asked }: { $what }. Nog niet gekomen.
clock-step-started = De termijn begint op { $date }.
clock-step-months = { $months ->
    [one] Eén maand vanaf { $from } is { $to }.
   *[other] { $months } maanden vanaf { $from } is { $to }.
}
clock-step-months-short = { $months ->
    [one] Eén maand vanaf { $from } is { $to }, de laatste dag van die maand.
   *[other] { $months } maanden vanaf { $from } is { $to }, de laatste dag van die maand.
}
clock-step-days = { $days } dagen vanaf { $from } is { $to }.
clock-step-paused = { $days ->
    [one] Eén dag van { $from } tot { $to } telde niet mee: we wachtten op uw antwoord.
   *[other] { $days } dagen van { $from } tot { $to } telden niet mee: we wachtten op uw antwoord.
}
clock-step-pause-open = We vroegen iets op { $asked }; tot het antwoord komt, staat de termijn stil.
clock-step-pause-added = { $days ->
    [one] Met die dag wordt { $from } { $to }.
   *[other] Met die { $days } dagen wordt { $from } { $to }.
}
clock-step-extended = Op { $date } zeiden we u dat we twee maanden meer nodig hebben.
clock-step-notice = Meer tijd nemen kon alleen tot { $date }.
clock-step-rolled = { $from } is geen werkdag en wordt dus { $to }; { $over }.
clock-step-working = { $days } werkdagen na { $from } is { $to }; { $over }.
clock-step-strict = Op zijn strengst geteld is het { $date }; daar houden we ons voor waarschuwingen aan.
clock-step-ignored = Wat er op { $date } gebeurde, verschoof niets: { $why }
clock-ignored-not-access = alleen een verzoek om de eigen gegevens in te zien kan stilstaan.
clock-ignored-question-late = de vraag kwam toen de termijn om was.
clock-ignored-need-late = het werd gevraagd toen de termijn om was.
clock-ignored-notice-late = het bericht over meer tijd ging te laat weg.
clock-ignored-not-asked = er was niets van dien aard gevraagd.
clock-ignored-already = hetzelfde was al eerder gebeurd.
clock-ignored-over = de termijn was toen al voorbij.
ground-as_asked = Het is uw recht.
ground-unfounded = Het verzoek is duidelijk ongegrond.
ground-excessive = Het verzoek is duidelijk buitensporig.
ground-not_identified = We konden niet vaststellen wie u bent.
ground-not_answered = U hebt niet geantwoord op onze vraag, daarom kon dit niet.
ground-others_rights = Het zou de rechten van anderen schaden.
ground-privilege = Het is vertrouwelijk tussen advocaat en cliënt.
ground-crime = Het zou het opsporen of voorkomen van een misdrijf hinderen.
ground-negotiations = Het laat zien wat wij in onderhandelingen met u willen.
ground-forecasts = Het laat plannen of prognoses van de directie zien.
ground-references = Het is een in vertrouwen gegeven referentie.
ground-exempt_by_law = Een wet zondert het uit.
ground-nothing_held = We hebben niets over u.
ground-accurate = Wat we hebben, klopt.
ground-opinion = Het legt een mening vast en zegt dat ook.
ground-needs_proof = De wijziging vraagt een bewijs dat niet kwam.
ground-no_ground = Geen van de wettelijke redenen is van toepassing.
ground-protects_others = Het moet worden gebruikt om de rechten van iemand anders te beschermen.
ground-compelling_grounds = We hebben dwingende redenen die zwaarder wegen dan uw belangen.
ground-legal_claims = We hebben het nodig voor rechtsvorderingen.
ground-legal_duty = Een wet verplicht ons het te bewaren.
ground-public_health = Het is nodig voor de volksgezondheid.
ground-archive = Het is nodig voor een archief of onderzoek van algemeen belang.
ground-expression = Het is nodig voor de vrijheid van meningsuiting.
ground-not_feasible = Het kan niet rechtstreeks naar de andere dienst worden gestuurd.
ground-not_portable = U hebt het niet op grond van toestemming of een contract gegeven.
ground-no_breach = We hebben vastgesteld dat de regels zijn nageleefd.
ground-other_company = Het gaat om een ander bedrijf.
outcome-part-done = Wat is gedaan
outcome-part-not_done = Wat niet is gedaan, en waarom
outcome-part-held = Wat bewaard blijft
outcome-part-told = Wie op de hoogte is gesteld
outcome-part-complain = Een klacht bij ons indienen
outcome-part-regulator = Een klacht bij de toezichthouder indienen
outcome-part-court = Naar de rechter gaan

## Voorkeuren en instemming
notice-title-preferences = Wat er gebeurt als u zich inschrijft
prefs-came = Deze link stond in een e-mail van { $brand }.
prefs-came-topic = Deze link stond in een e-mail van { $brand } over: { $topic }.
channel-email = per e-mail
channel-phone = per telefoon
channel-post = per post
prefs-channel-stop = Niet { $channel }
prefs-channel-join = Ook { $channel }
prefs-channel-left = { $channel } gestopt op { $date }
prefs-variant-now = U krijgt: { $variant }
prefs-variant-button = Liever: { $variant }
prefs-variant-done = U krijgt ‘{ $topic }’ voortaan zo: { $variant }
prefs-renew = U stemde lang geleden in, of de woorden zijn sindsdien gewijzigd. Wilt u het nog steeds?
prefs-renew-button = Ja, ik wil het nog steeds
prefs-paused = U krijgt geen reclame tot { $date }. Daarna gaat alles verder zoals eerst.
prefs-pause-head = Alleen een pauze
prefs-pause-lead = Niets tot een datum; daarna alles zoals eerst.
prefs-pause-button = Niets tot { $date }
prefs-pause-end = De pauze nu beëindigen
prefs-pause-done = Gelukt: geen reclame tot { $date }
prefs-pause-after = Daarna gaat alles verder zoals eerst. Wat u hebt gestopt, blijft gestopt.
prefs-pause-ended = Gelukt: de pauze is voorbij
prefs-partners-lead = Reclame die we samen met fabrikanten of klanten maken. Die staat los van uw andere keuzes.
prefs-others-head = Doorgegeven aan anderen
prefs-others-lead = U stemde ermee in dat we uw gegevens aan deze organisaties doorgeven.
prefs-why-given = U stemde ermee in op { $at }.
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = De reden is niet vastgelegd. U kunt het hier meteen stoppen.
prefs-why-data = Alles wat we over u hebben en waar het vandaan komt
prefs-join-how-own = Wat u hier kiest, geldt meteen.
prefs-done-still = U krijgt nog: { $topics }.
prefs-done-nothing-left = U krijgt nu geen reclame meer van ons.
prefs-done-service = Berichten over bestellingen, leveringen of de veiligheid van uw account zijn geen reclame en bereiken u nog wel.
prefs-still-hint = Reclame die u toch nog bereikt, is een fout van ons. De knop opent een klacht met wat we over uw keuze weten; u hoeft niets te schrijven.
prefs-still-says = De persoon zegt nog reclame te hebben gekregen. Wat over de keuzes is bewaard:
prefs-still-stop = Gestopt: { $topic }, sinds { $at } ({ $origin })
prefs-still-title = Uw klacht is bij ons
prefs-still-text = Een mens kijkt waarom de e-mail is verstuurd. Wat u had gekozen, en wanneer, staat al in de klacht.
prefs-still-mail = We hebben een ontvangstbevestiging naar uw adres gestuurd.
leaving-question = Waarom hebt u het gestopt?
leaving-hint = U hoeft niet te antwoorden. We tellen de antwoorden en bewaren ze zonder iemands naam.
leaving-too-many = Te veel e-mails
leaving-not-relevant = Gaat niet over mijn werk
leaving-never-asked = Ik heb er nooit om gevraagd
leaving-left-company = Ik werk daar niet meer
leaving-other = Een andere reden
leaving-button = Antwoord versturen
leaving-thanks = Dank u voor het antwoord
leaving-thanks-text = Het wordt zonder uw naam geteld.
subscribe-title = Krijgen: { $topic }
subscribe-email = Uw e-mailadres
subscribe-email-hint = We sturen er één e-mail naartoe en vragen of u het was.
subscribe-wording = Met de knop stemt u ermee in dat { $company } u e-mail stuurt over: { $topic }. U kunt het op elk moment stoppen met de link in elke e-mail.
subscribe-how = Er begint niets voordat u op de knop in de e-mail hebt gedrukt. Doet u dat niet, dan vergeten we het adres na 30 dagen.
subscribe-sent = We hebben een e-mail gestuurd naar { $email }, of we het adres nu kennen of niet.
sharing-with = Doorgeven aan { $name }
sharing-link = Wie uw gegevens nog meer krijgt
sharing-title = Wie uw gegevens nog meer krijgt
sharing-lead = We geven uw gegevens alleen door aan organisaties buiten onze groep als u met elk ervan instemt. Er is niets vooraf ingesteld en u kunt het op elk moment terugnemen.
sharing-after = Trekt u het in, dan gaat er niets meer naartoe en laat onze dienst het daar weten. U kunt dat volgen bij uw verzoeken.
sharing-none = Op dit moment is er geen zulke organisatie.
sharing-wording = Ik stem ermee in dat { $company } mijn zakelijke contactgegevens doorgeeft aan { $name }.
sharing-agree-button = Ik stem in
sharing-stop-button = Mijn gegevens niet meer doorgeven aan { $name }
sharing-country = De organisatie is in: { $country }
sharing-signal = Uw browser zegt dat u niet wilt dat uw gegevens worden verkocht of gedeeld (Global Privacy Control). We geven niets door zonder uw instemming. Als u wilt, bewaren we het als bezwaar.
sharing-signal-stored = Uw browser zegt dat u niet wilt dat uw gegevens worden verkocht of gedeeld, en we hebben dat als bezwaar bewaard.
sharing-signal-button = Als mijn bezwaar bewaren
sharing-tell = Ik trek mijn toestemming in: mijn gegevens mogen niet meer worden doorgegeven aan { $names }. Laat het hun weten.
mail-joining-why-form = U krijgt deze e-mail omdat iemand uw adres op onze website heeft getypt. Het is geen reclame.
consents-held-head = Waarmee u hebt ingestemd
consents-history-head = Wat u wanneer hebt gekozen
consents-since = Sinds { $at }
consents-withdraw = Intrekken
receipt-link = Ontvangstbewijs
receipt-title = Bewijs van een keuze
receipt-lead = Bewaar het als u wilt: het bewijst wat u hebt gekozen, ook zonder ons.
receipt-what = Wat
receipt-when = Wanneer
receipt-purpose = Waarvoor
receipt-how = Hoe
receipt-words = De woorden die werden getoond
receipt-version = Versie van de woorden
receipt-who = Met wie
receipt-withdraw = Hoe u het terugneemt
receipt-withdraw-how = Met de link in elke e-mail, of hier onder ‘Reclame’: één knop, meteen.
receipt-keep-head = Om te bewaren
receipt-file = Het bewijs als bestand (JSON)
receipt-signature = De handtekening ervan
receipt-check-head = Hoe u de handtekening controleert
receipt-check-text = Sla beide bestanden op, en de publieke sleutel als key.pem vanaf dit adres:
consent-kind-paused = Gepauzeerd
consent-kind-resumed = Pauze beëindigd
consent-kind-variant = Gewijzigd
consent-means-sign_up = met het formulier op onze website
consent-means-signal = met een signaal van uw browser
consent-means-import = in een bestand van een ander systeem
consent-means-api = via een ander programma
consent-means-webhook = via een bericht van een ander systeem
consent-means-officer = door iemand van onze complianceafdeling
consent-means-canary = door de eigen test van het portaal
explain-source-portal = U gaf ons dit zelf, hier in het portaal.
explain-source-unknown = Het is niet vastgelegd waar dit vandaan kwam. Vraag het ons, en een mens zoekt het uit.

## A page that outlives its session (H8)
stay-warning = Om { $until } wordt u afgemeld als u tot dan geen pagina opent. Wat u hier hebt ingevuld, kunt u daarna nog versturen.
stay-link = Aangemeld blijven (opent een nieuw tabblad)
stay-until = Aangemeld tot { $until }. Elke pagina die u opent, verlengt dit.
kept-title = U bent afgemeld, maar wat u invulde is er nog
kept-lead = Er is niets verstuurd. Deze pagina stond langer open dan een aanmelding zonder activiteit duurt.
kept-first = Meld u naast deze pagina opnieuw aan:
kept-link = aanmelden (opent een nieuw tabblad)
kept-then = Kom terug naar dit tabblad en druk op de knop.
kept-button = Nu versturen
kept-head = Wat u invulde

# ---- a breach, told to whom it touches (S11.12, L34.1) ------------------------------------------------------------
mail-breach-subject = { $brand }: uw gegevens waren bij een incident betrokken
mail-breach-h1 = Uw gegevens waren bij een incident betrokken
mail-breach-lead = We schrijven u omdat het gegevens raakt die { $brand } over u heeft. U hoeft niets te bewijzen om ons ernaar te vragen.
breach-part-nature = Wat er is gebeurd
breach-part-effects = Wat het voor u kan betekenen
breach-part-measures = Wat we hebben gedaan en doen
breach-part-advice = Wat u kunt doen
breach-part-ask = Wie u kunt vragen
mail-breach-button = Ons ernaar vragen
mail-breach-why = U krijgt deze e-mail omdat mensen volgens de wet moeten weten wanneer er iets met hun gegevens gebeurt. Het is geen reclame. We vragen hierin nooit om een wachtwoord of een betaling.
announcement-read = Lees wat er is gebeurd
announcement-until = Dit bericht staat hier tot { $date }.
