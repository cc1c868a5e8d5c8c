# Le parole del portale in italiano: ciò che incontra chi arriva qui. Il resto compare in inglese.
# Parole semplici, frasi brevi, «lei». Un errore dice che cosa fare. Un pulsante nomina ciò che fa.

## Date, numeri, durate
month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre
date = { $day } { $month } { $year }
moment = { $date }, ore { $time }
time = { $clock }, ora di Londra ({ $zone })
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
duration-hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
}
duration-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}

## Intorno a ogni pagina
portal-name = portale della privacy
skip-link = Vai al contenuto
nav-label = I suoi dati personali
nav-overview = Panoramica
nav-data = I suoi dati
nav-marketing = Pubblicità
nav-requests = Richieste
nav-sessions = Accessi
footer-label = Informazioni su questo portale
footer-policy = Informativa sulla privacy
footer-cookies = Cookie
footer-accessibility = Accessibilità
footer-security = Sicurezza
footer-contact = Contatti
languages-label = Lingua
language-note = Questa pagina esiste solo in inglese e in tedesco. Segue in inglese.
back-link = Indietro
sign-out-button = Esci
notice-done = Fatto
notice-important = Buono a sapersi
company-facts = { $name }, numero di società { $number }, registrata in { $place }.
company-office = Sede legale: { $office }.
help-link = Chiedere aiuto a una persona

## Parti
error-prefix = Errore:
error-heading = C’è un problema
optional = (facoltativo)
warning-prefix = Attenzione:
change-link = Cambia
send-again-button = Invia una nuova e-mail
reference-label = Riferimento
next-head = Che cosa succede ora
contents-head = In questa pagina
pages-label = Pagine
pages-earlier = Più recenti
pages-later = Meno recenti
code-label = Codice ricevuto per e-mail
code-hint = Sei cifre, per esempio 482 913.
start-link = Pagina iniziale

## Errori accanto a un campo
error-email-empty = Scriva il suo indirizzo e-mail
error-email-form = Scriva un indirizzo e-mail con un nome, una @ e un dominio, per esempio nome@esempio.com
error-email-long = Scriva un indirizzo e-mail di { $limit } caratteri al massimo
error-code-empty = Scriva il codice ricevuto per e-mail
error-code-form = Scriva le sei cifre del codice, senza altri caratteri
error-code-wrong = { $left ->
    [0] Questo codice non corrisponde. Chieda una nuova e-mail
    [one] Questo codice non corrisponde. Può provare ancora una volta
   *[other] Questo codice non corrisponde. Può provare ancora { $left } volte
}
error-matter-empty = Scelga di che cosa si tratta
error-right-empty = Scelga uno dei diritti
error-text-empty = Scriva il suo messaggio
error-text-long = Scriva { $limit } caratteri al massimo
error-text-characters = Scriva il suo messaggio con caratteri stampabili
error-name-characters = Scriva il suo nome con caratteri stampabili, { $limit } al massimo

## Pagine di problema
problem-kept-head = Ciò che aveva scritto
problem-kept-text = Non è stato salvato. Lo copi da qui se vuole usarlo di nuovo.
problem-id = Se ci scrive a questo proposito, indichi il numero { $id }.
problem-not-found-title = Questa pagina non esiste
problem-not-found-what = Forse l’indirizzo è scritto male, o la pagina è stata spostata.
problem-not-found-do = Se è qui grazie a un link in un’e-mail, controlli che il link sia stato copiato per intero.
problem-forbidden-title = Non può aprire questa pagina
problem-forbidden-what = Ha effettuato l’accesso, ma questa pagina appartiene a un’altra persona.
problem-forbidden-do = Se pensa che debba essere la sua, ci scriva.
problem-form-title = Non abbiamo potuto verificare da dove viene questo modulo
problem-form-what = Non è stato modificato nulla. Succede quando una pagina resta aperta a lungo o quando i cookie sono disattivati.
problem-form-do = Torni indietro, ricarichi la pagina e la invii di nuovo.
problem-large-title = Era troppo in una volta sola
problem-large-what = Non è stato modificato nulla.
problem-large-do = Accorci il testo o invii meno file, poi riprovi.
problem-often-title = Troppi tentativi in poco tempo
problem-often-what = Per proteggere i dati delle persone rallentiamo quando qualcosa viene provato molto spesso.
problem-often-do = Attenda { $wait } e riprovi.
problem-fault-title = C’è stato un errore da parte nostra
problem-fault-what = Non dipende da ciò che ha fatto lei. Ciò che ha inviato non è stato salvato.
problem-fault-do = Riprovi tra qualche minuto. Se succede ancora, ci scriva.
problem-busy-title = Il portale al momento non è disponibile
problem-busy-what = I suoi dati sono al sicuro; solo non possiamo mostrarli adesso.
problem-busy-do = Riprovi tra qualche minuto.
problem-cooling-title = Non ancora: l’indirizzo è cambiato da poco
problem-cooling-what = Per proteggere i suoi dati, non si può scaricare nulla fino a questo momento: { $until }.
problem-cooling-do = Fino ad allora la casella che aveva prima può ancora annullare il cambiamento.
problem-over-title = Questo link non funziona più

## I sette diritti
right-access = Vedere i suoi dati
right-access-text = Tutto ciò che abbiamo su di lei, da dove viene e a che cosa ci serve.
right-rectification = Correggere i suoi dati
right-rectification-text = Cambi ciò che è sbagliato o vecchio. La maggior parte delle modifiche vale subito.
right-erasure = Cancellare i suoi dati
right-erasure-text = Faccia eliminare i suoi dati. Prima le mostriamo che cosa sparisce e che cosa la legge ci obbliga a tenere.
right-objection = Opporsi a un uso
right-objection-text = Ci dica di non usare più i suoi dati per uno scopo. Per la pubblicità smettiamo subito.
right-restriction = Limitare l’uso dei suoi dati
right-restriction-text = Faccia conservare i suoi dati senza che vengano usati, per esempio mentre controlliamo se sono giusti.
right-portability = Portare con sé i suoi dati
right-portability-text = Scarichi ciò che ci ha dato in una forma che altri servizi possono leggere.
right-withdraw_consent = Revocare un consenso
right-withdraw_consent-text = Ritiri un consenso che ha dato. È facile come darlo.

## Tipi di dati
kind-name = Nome completo
kind-title = Titolo
kind-job_title = Funzione
kind-department = Reparto
kind-organisation = Organizzazione
kind-email = Indirizzo e-mail
kind-phone = Numero di telefono
kind-business_address = Indirizzo di lavoro
kind-username = Nome utente
kind-password_set = Password
kind-profile_preference = Preferenza del profilo
kind-feedback = Opinione
kind-survey_response = Risposta a un sondaggio
kind-event_attendance = Evento a cui ha partecipato
kind-competition_entry = Concorso a cui ha partecipato
kind-preferred_language = Lingua preferita
kind-marketing_from_us = Pubblicità da parte nostra
kind-marketing_from_third_parties = Pubblicità di terzi
kind-communication_preference = Preferenza di comunicazione
kind-comment = Commento
kind-customer_interest = Che cosa interessa ai suoi clienti
kind-usage = Uso di un sito web
kind-ip_address = Indirizzo Internet
kind-device = Dispositivo
kind-supplement = Dato da un’altra fonte

## Stati di una richiesta
state-unverified = Controlli la posta
state-received = Ricevuta
state-needs-you = Ci serve qualcosa da lei
state-in-progress = In corso
state-waiting-until = In attesa fino al { $date }
state-partly-done = Fatta in parte
state-done = Conclusa
state-not-possible = Non possibile
state-withdrawn = Ritirata
state-expired = Scaduta

## Inizio
start-title = I suoi dati nelle sue mani
start-lead = Veda che cosa { $company } ha su di lei, lo corregga, lo porti con sé o lo faccia cancellare.
start-button = Accedere con il suo indirizzo e-mail
start-how = Niente account e niente password. Le inviamo un link e un codice.
start-stop-head = Vuole solo ricevere meno e-mail?
start-stop-text = Per questo non serve accedere. Usi il link in fondo a una qualsiasi e-mail pubblicitaria, o ne chieda uno qui.
start-stop-link = Cambiare o fermare le e-mail pubblicitarie
start-rights-head = Che cosa può fare qui
start-rights-text = Acceda e cominci.
start-answer-head = Quando se ne deve occupare una persona
start-answer-text = Puntiamo a rispondere entro sette giorni lavorativi. Qui può seguire ogni richiesta e vedere sia il nostro obiettivo sia la data fissata dalla legge.
start-policy-link = Leggere l’informativa sulla privacy
start-write-head = Preferisce scrivere a qualcuno?
start-write-text = Può chiedere qualsiasi cosa con parole sue. Non occorre sapere di quale legge o di quale diritto si tratta.
start-form-link = Ci scriva
start-post-text = O mandi una lettera:

## Accesso
sign-in-title = Accedere
sign-in-lead = Inviamo un link e un codice alla sua casella. Così solo lei può aprire i suoi dati.
sign-in-email-label = Indirizzo e-mail
sign-in-email-hint = L’indirizzo a cui riceve i nostri messaggi. Lo usiamo per trovare i suoi dati e per nient’altro.
sign-in-notice = Usiamo l’indirizzo solo per trovare i suoi dati e per inviarle il codice.
sign-in-button = Inviatemi un link e un codice
sign-in-no-mailbox-head = Non posso più aprire questa casella
sign-in-no-mailbox-text = Se ha cambiato lavoro o ha perso la casella, ci scriva. Una persona troverà un altro modo per accertarsi che sia lei.
sign-in-no-mailbox-link = Ci scriva
sign-in-sent-title = Controlli la posta
sign-in-sent-lead = Abbiamo inviato un messaggio a { $email }.
sign-in-sent-how = Apra il link che contiene, o scriva qui il codice. Entrambi valgono per { $valid }, fino alle { $until }.
sign-in-code-button = Accedere
sign-in-sent-nothing-head = Ancora nessuna e-mail?
sign-in-sent-nothing-junk = Può metterci un minuto o due. Guardi anche nella posta indesiderata.
sign-in-sent-nothing-typed = L’indirizzo qui sopra è scritto bene?
sign-in-sent-restart-link = Usare un altro indirizzo
sign-in-sent-nothing-other = Forse la conosciamo con un altro indirizzo, per esempio quello di un lavoro precedente.
sign-in-confirm-title = Aprire i suoi dati
sign-in-confirm-lead = Sta accedendo come { $email }.
sign-in-confirm-button = Accedere
sign-in-confirm-why = Perché questo pulsante? Alcuni programmi di posta aprono da soli i link per controllarli. Il pulsante assicura che sia lei.
sign-in-elsewhere-title = Finisca di accedere dove ha cominciato
sign-in-elsewhere-lead = Questo link è stato chiesto in un altro browser o su un altro dispositivo.
sign-in-elsewhere-there-head = Per proseguire là
sign-in-elsewhere-step-1 = Torni al browser o al dispositivo in cui ha scritto il suo indirizzo.
sign-in-elsewhere-step-2 = Scriva là il codice di sei cifre della stessa e-mail.
sign-in-elsewhere-here-head = Per proseguire qui
sign-in-elsewhere-here-text = Ricominci in questo browser. Riceverà una nuova e-mail.
sign-in-elsewhere-here-button = Ricominciare qui
sign-in-elsewhere-why = Perché? Se qualcuno inoltra questo link o se ne impossessa, non può aprire con esso i suoi dati.
sign-in-over-title = Questo accesso è terminato
sign-in-over-expired = Il link e il codice erano troppo vecchi. Valgono solo per poco tempo.
sign-in-over-used = Il link e il codice sono già stati usati. Ciascuno vale una volta.
sign-in-over-tries = Il codice è stato scritto male troppe volte e non lo accettiamo più.
sign-in-over-unknown = Non conosciamo questo link. Forse è stato tagliato nel copiarlo.
sign-in-over-same = Possiamo inviare una nuova e-mail a { $email }.
sign-in-over-button = Inviatemi un nuovo link e un nuovo codice
sign-in-over-other = Usare un altro indirizzo
sign-in-over-anew = Ricominci e riceverà una nuova e-mail.
sign-in-over-anew-button = Ricominciare
signed-out-title = L’accesso è chiuso
signed-out-lead = Nessuno può più aprire i suoi dati in questo browser.
signed-out-shared = Se anche altri usano questo dispositivo, chiuda anche la finestra.
sign-in-again-link = Accedere di nuovo

## Richieste
request-open-link = aprire la richiesta { $reference }
edit-reason-label = Perché va cambiato?
edit-check-new = { $what } d’ora in poi
edit-check-removed = Eliminato
requests-title = Le sue richieste
requests-lead = Prima vengono le richieste aperte. Ne apra una per vedere a che punto è.
requests-none = Non ha ancora chiesto nulla.
requests-none-text = Molte cose si fanno subito e senza richiesta: per esempio correggere, scaricare o fermare la pubblicità.
requests-new-link = Chiedere qualcosa
request-title = Richiesta { $reference }
request-received = Ricevuta
request-answered = Risposta data
request-next-aim = Puntiamo a rispondere entro il { $date }.
request-next-closed = Risposta data il { $date }.
request-events-head = Che cosa è successo
request-all-link = Tutte le sue richieste
files-link = File di questa richiesta
event-correction-filed = Ha chiesto una correzione
case-write-head = Scriverci a questo proposito
case-write-label = Il suo messaggio
case-write-again = Se scrive, la richiesta si riapre.
case-write-button = Invia
case-withdraw-lead = In tal caso smettiamo di occuparcene. Ciò che è già fatto resta fatto.
case-withdraw-button = Ritirare questa richiesta
case-not-you = Qualcuno ha scritto questo con il suo indirizzo. Se non è stato lei, lo ritiri.
case-message-you = Lei ha scritto
case-message-us = Noi abbiamo scritto
case-decision-granted = L’abbiamo cambiato come ha chiesto
case-reason = Che cosa ne ha detto lei
case-notice-sent = Il suo messaggio ci è arrivato.
case-notice-withdrawn = Ha ritirato questa richiesta.

## Argomenti
matter-question = Una domanda
matter-question-hint = Sui suoi dati o su qualsiasi altra cosa.
matter-concern = Una preoccupazione
matter-concern-hint = Qualcosa nel modo in cui usiamo i dati la preoccupa.
matter-update = Qualcosa è cambiato
matter-update-hint = Ha traslocato, cambiato lavoro o ha un nuovo numero.
matter-correct = Qualcosa è sbagliato
matter-correct-hint = Abbiamo su di lei un dato che non è giusto.
matter-preferences = Le e-mail che le mandiamo
matter-preferences-hint = Fermarle, riceverne meno o riceverne altre.
matter-right = Uno dei suoi diritti
matter-right-hint = Vedere, correggere, cancellare, limitare o portare con sé i suoi dati, o opporsi a un uso.
matter-complaint = Un reclamo
matter-complaint-hint = Su come abbiamo trattato i suoi dati o la sua richiesta.
matter-security = Un problema di sicurezza
matter-security-hint = Forse dei dati sono andati persi o sono finiti nelle mani sbagliate. Lo guardiamo oggi stesso.
matter-child = Può riguardare un minore
matter-child-hint = Forse ci sono arrivati dati di una persona sotto i 13 anni. Lo guardiamo oggi stesso.
matter-colleague = Lavoro per l’azienda
matter-colleague-hint = Per il personale attuale e passato, per il quale valgono altre regole.

## Modulo di contatto
contact-form-title = Ci scriva
contact-form-lead = Una persona legge ogni messaggio. Puntiamo a rispondere entro sette giorni lavorativi.
contact-form-matter = Di che cosa si tratta?
contact-form-self-head = Questo può farlo lei stesso, subito
contact-form-self-data = Vedere e correggere i suoi dati
contact-form-self-export = Portare con sé una copia dei suoi dati
contact-form-right = Quali diritti?
contact-form-right-hint = Ne scelga uno o più. Ha dubbi? Scelga il più vicino e dica con parole sue che cosa vuole.
contact-form-text = Il suo messaggio
contact-form-text-hint = Scriva nella lingua che preferisce. Non indichi password, numeri di carta né nulla su salute, convinzioni o altre cose private: non ci serve.
contact-form-email = Il suo indirizzo e-mail
contact-form-email-hint = È lì che la avvisiamo quando c’è la risposta. Se forse abbiamo dati su di lei, usi l’indirizzo che conosciamo.
contact-form-from = Rispondiamo a { $email }.
contact-form-name = Il suo nome
contact-form-format = Come deve arrivarle la risposta
contact-form-format-hint = Se caratteri grandi, testo semplice o una telefonata sono più comodi per lei, lo dica qui. Non costa nulla.
contact-form-format-usual = Come al solito
contact-form-format-large = A caratteri grandi
contact-form-format-plain = Come testo semplice
contact-form-format-telephone = Per telefono
contact-form-format-line = La risposta è desiderata così: { $format }
error-text-too-often = Sono arrivati troppi messaggi dalla sua rete. Il suo testo è ancora qui: lo invii di nuovo tra { $minutes } minuti.
error-text-busy = Il portale al momento non può ricevere messaggi. Il suo testo è ancora qui: lo invii di nuovo tra qualche minuto, o scriva per posta.
files-label = File
files-hint = PDF, PNG, JPEG o testo semplice, al massimo { $limit } per volta e { $megabytes } MB ciascuno. Il luogo e la data di scatto delle foto vengono rimossi.
error-file-again = Scelga di nuovo i file: il browser non li ha conservati
error-file-many = Invii al massimo { $limit } file per volta
error-file-empty = Uno di questi file è vuoto: ne scelga un altro
error-file-large = Uno di questi file supera { $megabytes } MB: lo riduca
error-file-pixels = Una di queste immagini è troppo grande: la riduca
error-file-kind = Invii PDF, PNG, JPEG o testo semplice: uno di questi file è altro, qualunque cosa dica il nome
error-file-broken = Uno di questi file è danneggiato o contiene qualcosa che non si può accettare: lo salvi di nuovo come PDF semplice o immagine
error-text-again = Non è stato inviato nulla: questa pagina è rimasta aperta troppo a lungo. Il suo testo è ancora qui: lo invii di nuovo.
contact-form-trap = Lasci vuoto questo campo
contact-form-notice = { $company } usa ciò che scrive qui per risponderle, perché è nell’interesse di entrambi, e lo conserva con la sua richiesta. Non è tenuto a dirci il suo nome. Questo modulo non è per minori di 13 anni.
contact-form-notice-rights = Può vederlo, correggerlo, cancellarlo o opporsi nella pagina della sua richiesta.
contact-form-button = Invia
contact-form-post-head = Per lettera
contact-form-done-title = Abbiamo il suo messaggio
contact-form-done-received = Ci è arrivato il { $received }.
contact-form-done-mail = Abbiamo inviato a { $email } un’e-mail che dice lo stesso.
contact-form-done-mail-hidden = Abbiamo inviato all’indirizzo che ha dato un’e-mail che dice lo stesso.
contact-form-done-step-1 = Una persona lo legge.
contact-form-done-step-2 = Puntiamo a rispondere entro il { $aim }, il settimo giorno lavorativo da oggi.
contact-form-done-step-3 = Quando c’è una risposta le inviamo un’e-mail. La legge nella pagina della sua richiesta, che si apre con un codice inviato alla sua casella.
contact-form-done-law = La legge concede fino al { $law }.
contact-form-done-urgent = Lo guardiamo oggi stesso.
contact-form-done-follow = Seguire la sua richiesta

## Lettere
mail-language-note = Questo messaggio esiste solo in inglese e in tedesco. Segue in inglese.
mail-copy-link = Se il pulsante non funziona, copi questo indirizzo nel suo browser:
mail-limit = Vale per { $valid }, fino a questo momento: { $until }.
mail-ignore = Non l’ha chiesto lei? Allora può ignorare questa e-mail. Se nessuno la usa, non succede nulla.
mail-help = Domande? Ci scriva:
mail-post = O per lettera:
mail-sign-in-subject = Portale della privacy di { $brand }: accesso
mail-sign-in-h1 = Accedere al portale della privacy
mail-sign-in-lead = Ha chiesto di accedere. Apra questo link nel browser in cui l’ha chiesto:
mail-sign-in-button = Accedere al portale della privacy
mail-sign-in-code = Legge su un altro dispositivo? Scriva questo codice dove ha chiesto di accedere:
mail-sign-in-late = Se è troppo tardi, chieda una nuova e-mail nella pagina di accesso.
mail-sign-in-why = Riceve questa e-mail perché qualcuno ha scritto questo indirizzo nella pagina di accesso. Non è pubblicità e l’indirizzo non è stato aggiunto a nessuna lista.
mail-nothing-h1 = Non abbiamo nulla con questo indirizzo
mail-nothing-lead = Qualcuno ha chiesto di accedere al nostro portale della privacy con questo indirizzo. Abbiamo cercato e il portale non contiene dati con questo indirizzo.
mail-nothing-other = Forse la conosciamo con un altro indirizzo, per esempio quello di un lavoro precedente. Lo provi nella pagina di accesso.
mail-nothing-copies = Il portale contiene copie dei nostri sistemi principali, non di tutti. Se vuole che una persona cerchi oltre, ci scriva:
mail-nothing-button = Chiedere a una persona di cercare
mail-asked-subject = { $reference }: abbiamo il suo messaggio
mail-asked-h1 = Abbiamo il suo messaggio
mail-asked-lead = Ci è arrivato il { $received }. Il riferimento è { $reference }.
mail-asked-promise = Puntiamo a rispondere entro il { $aim }, il settimo giorno lavorativo.
mail-asked-law = La legge concede fino al { $law }.
mail-asked-next = Quando c’è una risposta le inviamo un’e-mail. La legge nella pagina della sua richiesta, che si apre con un codice inviato a questa casella.
mail-asked-not-you = Non ci ha scritto lei? Allora qualcuno ha scritto il suo indirizzo. Non deve fare nulla.
mail-asked-button = Seguire la sua richiesta
mail-asked-why = Riceve questa e-mail perché questo indirizzo è stato dato nel nostro modulo di contatto. Non è pubblicità, quindi non c’è nulla a cui disiscriversi.
mail-answered-subject = { $reference }: c’è una risposta per lei
mail-answered-h1 = C’è una risposta per lei
mail-answered-lead = Le abbiamo scritto a proposito della sua richiesta { $reference }.
mail-answered-how = Perché nessun altro possa leggerla, la risposta si trova nella pagina della sua richiesta. La pagina si apre con un codice che inviamo a questa casella.
mail-answered-button = Leggere la risposta
mail-answered-why = Riceve questa e-mail perché ha una richiesta presso di noi. Non è pubblicità, quindi non c’è nulla a cui disiscriversi.

## Spiegazioni
explain-retention-none = Per questo non è ancora fissato un periodo. Può farlo cancellare in qualsiasi momento.
explain-retention-months = { $months ->
    [one] Un mese dopo l’ultimo uso per questo scopo.
   *[other] { $months } mesi dopo l’ultimo uso per questo scopo.
}
complaint-us = Può presentarci un reclamo in qualsiasi momento, con parole sue. Confermiamo di averlo ricevuto e le comunichiamo l’esito.
complaint-regulator = In qualsiasi momento può anche rivolgersi all’autorità di controllo ({ $regulator }) e a un tribunale.

## Informativa
policy-title = Informativa sulla privacy
policy-version = Versione { $number }, in vigore dal { $date }.
policy-versions-link = Tutte le versioni
policy-past = Questa è una versione precedente.
policy-foreign = L’informativa sulla privacy esiste solo in inglese e in tedesco. Segue in inglese; il resto di questa pagina è nella sua lingua.
policy-foreign-notice = Che cosa succede con ciò che ci scrive, nella sua lingua
policy-foreign-ask = Fare una domanda nella sua lingua
policy-newest-link = Leggere quella in vigore
policy-versions-title = Versioni dell’informativa sulla privacy
policy-versions-lead = Ogni versione resta leggibile così come è stata mostrata.
policy-version-name = Versione { $number }
policy-compare-link = Confrontare con la versione { $number }
policy-open = Non ancora stabilito
policy-role-controller = Decide sui dati
policy-role-joint = Decide insieme ad altri
policy-role-processor = Lavora per gli altri
policy-role-group = Fa parte del gruppo
policy-region-us = Stati Uniti
policy-region-emea = Europa, Medio Oriente e Africa
policy-region-apac = Asia e Pacifico
leaves-site = { $label } (esce da questo sito)

## Cookie e tracciamento
cookies-title = Cookie
cookies-lead = Questo portale imposta solo i cookie che gli servono per funzionare. Nessuno la traccia e nessun altro può leggerli.
cookies-caption = Tutti i cookie di questo portale
cookies-name = Nome
cookies-what = A che cosa serve
cookies-life = Quanto dura
cookies-none = Non c’è altro: niente script, niente immagini di altre aziende, niente archivi nel suo browser.
cookies-refuse = Può rifiutare tutti i cookie nel suo browser. Potrà comunque leggere tutto e fermare la pubblicità; per accedere o scriverci, il portale ne ha bisogno.
cookies-appearance = La lingua è conservata perché l’ha scelta Lei. Serve solo a mostrare le pagine.
cookies-forget = Dimenticare la mia lingua
cookie-session = Mantiene aperto il suo accesso.
cookie-session-life = Finché esce o chiude il browser, otto ore al massimo.
cookie-browser = Riconosce questo browser quando invia un modulo o apre il link della nostra e-mail, così che nessun altro possa usarlo.
cookie-browser-life = 24 ore.
cookie-sent = Ricorda l’indirizzo che ha scritto, per mostrarlo nella pagina successiva.
cookie-sent-life = Un’ora al massimo; eliminato quando ha effettuato l’accesso.
cookie-language = Ricorda la lingua che ha scelto.
cookie-language-life = Un anno.
cookie-officer = Mantiene aperto l’accesso del nostro personale alla sua postazione. Lei non lo riceve mai.
cookie-officer-life = Fino alla chiusura del browser, otto ore al massimo.
tracking-link = Che cosa dice il suo browser sul tracciamento e che cosa facciamo noi
tracking-title = Tracciamento
tracking-lead = Nulla in queste pagine e nelle nostre lettere la traccia.
tracking-browser-head = Che cosa dice il suo browser
tracking-gpc-yes = Chiede che i suoi dati non siano venduti né condivisi (Global Privacy Control).
tracking-gpc-no = Non invia il segnale Global Privacy Control.
tracking-dnt-yes = Chiede che lei non sia tracciato (Do Not Track).
tracking-dnt-no = Non invia il segnale Do Not Track.
tracking-answer = Con o senza segnale, qui riceve lo stesso: nessun tracciamento, nessuna vendita, nessuna condivisione per la pubblicità di altre aziende.
tracking-here-head = Altri siti web
tracking-here = Altri siti web del gruppo potrebbero non rispondere a questi segnali. Le loro pagine sui cookie dicono che cosa fanno.
tracking-more-link = Altro su Do Not Track

## Sedi
offices-title = Dove sono le nostre società
offices-lead = Società del gruppo che possono avere dati su di lei, per quanto sono registrate qui.
offices-number = Numero di società { $number }.
offices-open = L’elenco degli indirizzi non è ancora completo. Ci chieda un indirizzo e glielo diciamo.
offices-ask-link = Chiedere un indirizzo

## Accessibilità
access-title = Accessibilità
access-lead = Tutti dovrebbero poter usare questo portale. Vogliamo che rispetti le Linee guida per l’accessibilità dei contenuti web 2.2, livello AA.
access-can-head = Che cosa può fare
access-can-1 = Usare ogni pagina con la sola tastiera o con la voce.
access-can-2 = Ingrandire il testo fino a quattro volte senza perdere nulla.
access-can-3 = Ascoltare con uno screen reader.
access-can-4 = Usare colori chiari, scuri o ad alto contrasto, secondo le impostazioni del suo dispositivo.
access-can-5 = Disattivare gli script: qui nulla ne ha bisogno. Non ci sono enigmi né limiti di tempo nei moduli; scadono solo i codici e i link delle e-mail.
access-state-head = A che punto siamo
access-state = Non conosciamo pagine che non raggiungano il livello AA. I file e i testi che altri ci mandano possono non essere accessibili.
access-tested = Ogni pagina viene controllata da programmi in chiaro, in scuro e ad alto contrasto, su uno schermo stretto, senza script e con la tastiera, ogni volta che il portale cambia.
access-report-head = Se qualcosa per lei non funziona
access-report = Ci dica che cosa voleva fare e che cosa l’ha ostacolata. Rispondiamo entro sette giorni lavorativi e intanto la aiutiamo in un altro modo.
access-report-link = Segnalare un ostacolo

## Sicurezza
security-title = Sicurezza
security-lead = Come questo portale protegge i dati e come segnalarci un problema.
security-here-head = Che cosa fa questo portale
security-1 = Ogni dato personale è cifrato con una chiave propria della persona. Cancellare distrugge la chiave, così che nemmeno le copie di riserva si possono leggere.
security-2 = Lei accede con un codice inviato alla sua casella. Non c’è una password da rubare.
security-3 = Aprire un link delle nostre e-mail non fa nulla: agisce solo una persona che preme un pulsante.
security-4 = Il personale accede con una password e un secondo fattore. Ogni consultazione dei suoi dati è in un registro che non si può cambiare senza che si veda.
security-5 = Le pagine non caricano nulla da altri luoghi e non hanno bisogno di script.
security-6 = Rifiuti e cancellazioni vengono applicati di nuovo dopo ogni ripristino di una copia di riserva.
security-report-head = Segnalare un problema
security-report = Se pensa che dei dati siano andati persi o finiti nelle mani sbagliate, o se ha trovato un punto debole, ci scriva. Lo guardiamo il giorno stesso.
security-research = Se cerca punti deboli: usi solo dati suoi, non disturbi altri e ci dia il tempo di riparare ciò che trova. Così non avremo motivo di agire contro di lei.
security-report-link = Segnalare un problema di sicurezza

## Avvisi accanto ai moduli
notice-link = Altro su questi dati
notice-title-contact = Che cosa succede con ciò che ci scrive
notice-title-sign-in = Che cosa succede quando accede
notice-title-correction = Che cosa succede con una correzione
notice-lead = Chi riceve i dati, a che scopo, chi altro li ottiene e che cosa può fare lei.
notice-who-head = Chi ne risponde
notice-who = { $company }, numero di società { $number }
notice-uses-head = A che cosa servono
notice-basis = Ci basiamo su un nostro interesse legittimo, che il suo non supera: lei ci ha chiesto qualcosa e noi vogliamo rispondere a lei e a nessun altro.
notice-fields-head = Che cosa deve dirci
notice-needed = necessario; senza non possiamo rispondere
notice-free = può lasciarlo vuoto; non comporta nulla
notice-field-value = Il dato da correggere
notice-recipients-head = Chi può riceverli
notice-abroad-head = Dati in altri paesi
notice-abroad = Il gruppo lavora in molti paesi, tra cui gli Stati Uniti e il Regno Unito. Quando i dati vanno all’estero, li proteggono contratti o altri mezzi richiesti dalla legge. Su richiesta gliene inviamo una copia.
notice-period-head = Quanto tempo restano
notice-rights-head = Che cosa può fare
notice-rights = Può vedere, correggere e cancellare questi dati, farne limitare l’uso o opporsi, in qualsiasi momento e gratis.
notice-automated = Nessuna macchina decide da sola su di lei: lo fanno le persone.
notice-children = Questo modulo non è per i bambini: chi ha meno di { $age } anni non può inviarci dati.
notice-policy-link = I suoi diritti nell’informativa sulla privacy

## Preferenze
prefs-title = Le e-mail che le mandiamo
prefs-for = Per { $email }
prefs-all = tutta la pubblicità
prefs-stop-button = Fermare: { $topic }
prefs-stop-short = Fermare
prefs-join-short = Voglio riceverlo
prefs-join-button = Voglio ricevere: { $topic }
prefs-all-stopped = { $brand } non le manda pubblicità dal { $date }, e resta così.
prefs-gets-head = Che cosa riceve
prefs-left-head = Che cosa ha lasciato
prefs-left-since = Fermato il { $date }
prefs-join-head = Che cosa potrebbe ricevere
prefs-partners-head = Insieme ad altri
prefs-why-head = Perché ricevo questo?
prefs-join-how = Fermare vale subito. Se vuole ricevere qualcosa, prima inviamo un’e-mail a questo indirizzo per accertarci che sia lei.
prefs-done-title = Fatto, ha fermato: { $topic }
prefs-done-since = Vale da questo momento: { $at }.
prefs-done-under-way = Le e-mail già in viaggio possono ancora arrivare fino al { $date }.
prefs-already-title = Aveva già fermato: { $topic }
prefs-already = Non c’era nulla da cambiare.
prefs-nothing-title = Dietro questo link non c’è più nulla
prefs-nothing = I dati sono stati cancellati. Non si può più inviare loro pubblicità.
prefs-more-link = Tutte le sue scelte
prefs-still-link = Ricevo ancora e-mail
prefs-joining-title = Controlli la posta
prefs-joining = Le abbiamo inviato un’e-mail su: { $topic }. Prema il pulsante che contiene e si comincia. Fino ad allora non cambia nulla.
prefs-broken-title = Questo link non funziona
prefs-broken-what = È incompleto, o uno più nuovo lo ha sostituito. Non è stato modificato nulla.
prefs-broken-do = Può fermare la pubblicità con il link di un’e-mail più recente, scrivendoci, o con il solo indirizzo: lo scriva e le inviamo un link alle sue scelte.
prefs-broken-sign-in = Scrivere l’indirizzo e ricevere un link
prefs-broken-write = Ci scriva
prefs-not-saved-title = La sua scelta non è stata salvata
prefs-not-saved-what = Il portale al momento non può salvare nulla. Non è stato modificato nulla.
prefs-not-saved-do = Prema di nuovo il pulsante tra qualche minuto. Se succede ancora, ci scriva e una persona lo farà per lei.
prefs-not-shown-title = Le sue scelte non possono essere mostrate al momento
prefs-not-shown-do = Apra di nuovo il link tra qualche minuto. Se succede ancora, ci scriva e una persona fermerà le e-mail per lei.
prefs-undo-title = Ricevere di nuovo: { $topic }?
prefs-undo-text = L’ha fermato da poco. Prema il pulsante se è stato un errore.
prefs-undo-button = Ricevere di nuovo: { $topic }
prefs-undone-title = Riceve di nuovo: { $topic }
prefs-confirm-title = Vuole ricevere: { $topic }?
prefs-confirm-text = Prema il pulsante per cominciare. Può fermarlo in qualsiasi momento con il link in ogni e-mail.
prefs-confirm-button = Sì, inviatemi: { $topic }
prefs-given-title = D’ora in poi riceve: { $topic }
prefs-given = Può fermarlo in qualsiasi momento con il link in ogni e-mail.
unsubscribe-title = Fermare: { $topic }?
mail-stopped-subject = { $brand }: ha fermato «{ $topic }»
mail-stopped-h1 = Ha fermato: { $topic }
mail-stopped-lead = Vale da questo momento: { $at }. Se è stato un errore, può tornare indietro entro: { $until }.
mail-stopped-how = Se voleva proprio questo, non deve fare nulla.
mail-stopped-button = Tornare indietro
mail-stopped-why = Riceve questa e-mail perché qualcuno ha usato il link di un’e-mail diretta a lei. Non è pubblicità. Ne arriva al massimo una all’ora.
mail-joining-subject = { $brand }: vuole ricevere «{ $topic }»?
mail-joining-h1 = Vuole ricevere: { $topic }?
mail-joining-lead = Qualcuno l’ha chiesto ({ $at }). Se è stato lei, prema il pulsante entro: { $until }.
mail-joining-how = Se non è stato lei, non deve fare nulla: non comincia nulla.
mail-joining-button = Sì, cominciare
mail-joining-why = Riceve questa e-mail perché qualcuno ha usato il link di un’e-mail diretta a lei. Non è pubblicità.
consents-title = Che cosa ha scelto
consents-lead = Ogni scelta sulla pubblicità, la più recente per prima, con le parole che erano sul pulsante.
consents-none = Non ha ancora scelto nulla
consents-none-text = Qui compaiono le sue scelte sulla pubblicità.
consents-words = Sul pulsante: «{ $words }»
consents-link = Che cosa ha scelto e quando
consent-kind-stopped = Fermato
consent-kind-asked = Chiesto
consent-kind-given = Accettato
consent-kind-undone = Ripristinato
consent-means-link = con il link di un’e-mail
consent-means-one_click = con il pulsante di un programma di posta
consent-means-portal = nel portale
consent-means-letter = con una nostra lettera

## La pagina di una richiesta: che cosa è stato deciso, ed entro quando
request-next-answer = Le abbiamo chiesto qualcosa qui sotto. Scriva lì la sua risposta.
request-next-identity = Ci serve una prova della sua identità. Qui sotto si dice quale.
request-next-authority = Dobbiamo vedere che può chiedere per questa persona. Qui sotto si dice come.
request-next-fee = Abbiamo chiesto un contributo. Qui sotto si dice perché.
request-next-in-force = È in vigore. La avvisiamo prima che finisca.
request-subject = Chiede per conto di
request-restricted = Limitato
decision-granted = Fatto come richiesto
decision-part = Fatto in parte
decision-refused = Non fatto
case-decision-open = Non ancora deciso
case-statement-label = La sua dichiarazione
case-statement-head = La sua dichiarazione accanto a «{ $what }»
case-statement-text = Abbiamo lasciato il dato com’è. Ciò che scrive qui sta d’ora in poi accanto ad esso, per chiunque lo veda, e nella sua copia.
case-statement-button = Mettila accanto al dato
case-notice-statement = La sua dichiarazione sta accanto al dato.
restrict-ends = Finisce il { $date }.
restrict-since = Dal { $date }.
outcome-sent = Esito: { $result }, inviato il { $at }
case-filed-here = L’ha chiesto nella sua pagina
erasure-follow-link = Vedere a che punto è la cancellazione
contact-form-self-restrict = Limitare l’uso dei suoi dati: in vigore subito
contact-form-self-object = Opporsi a un uso: in vigore subito
elsewhere-link = Altri modi per chiedere, o per restituire un indirizzo
clock-head = Entro quando
clock-how = Come è stato contato
clock-aim = Puntiamo a rispondere entro il
clock-legal = La legge concede fino al
clock-complaint = Conferma di ricezione del reclamo
clock-provisional = { $date }, se tutto arrivasse oggi
clock-late = In ritardo
clock-waiting = In attesa di: { $what }
clock-paused = Fermo dal { $date }
clock-done = Fatto il { $date }
clock-done-late = Fatto in ritardo, il { $date }
clock-withdrawn = Ritirata il { $date }
clock-need-identity = una prova di identità
clock-need-authority = l’autorizzazione a chiedere per altri
clock-need-fee = un contributo
clock-over-weekends = i fine settimana non contano
clock-over-holidays = non contano i fine settimana né: { $days }
clock-step-received = Ricevuta il { $date }.
clock-step-met = Chiesto il { $asked }: { $what }. Arrivato il { $date }.
clock-step-open = Chiesto il { $asked }: { $what }. Non ancora arrivato.
clock-step-started = Il termine comincia il { $date }.
clock-step-months = { $months ->
    [one] Un mese dal { $from } porta al { $to }.
   *[other] { $months } mesi dal { $from } portano al { $to }.
}
clock-step-months-short = { $months ->
    [one] Un mese dal { $from } porta al { $to }, l’ultimo giorno di quel mese.
   *[other] { $months } mesi dal { $from } portano al { $to }, l’ultimo giorno di quel mese.
}
clock-step-days = { $days } giorni dal { $from } portano al { $to }.
clock-step-paused = { $days ->
    [one] Un giorno, dal { $from } al { $to }, non ha contato: aspettavamo la sua risposta.
   *[other] { $days } giorni, dal { $from } al { $to }, non hanno contato: aspettavamo la sua risposta.
}
clock-step-pause-open = Abbiamo fatto una domanda il { $asked }; fino alla risposta il termine è fermo.
clock-step-pause-added = { $days ->
    [one] Con quel giorno, il { $from } diventa il { $to }.
   *[other] Con quei { $days } giorni, il { $from } diventa il { $to }.
}
clock-step-extended = Il { $date } le abbiamo detto che ci servono altri due mesi.
clock-step-notice = Più tempo si poteva prendere solo fino al { $date }.
clock-step-rolled = Il { $from } non è un giorno lavorativo e diventa il { $to }; { $over }.
clock-step-working = { $days } giorni lavorativi dopo il { $from } portano al { $to }; { $over }.
clock-step-strict = Contato nel modo più severo, è il { $date }; per gli avvisi ci basiamo su questa data.
clock-step-ignored = Ciò che è successo il { $date } non ha spostato nulla: { $why }
clock-ignored-not-access = solo una richiesta di vedere i propri dati può restare ferma.
clock-ignored-question-late = la domanda è arrivata quando il termine era scaduto.
clock-ignored-need-late = è stato chiesto quando il termine era scaduto.
clock-ignored-notice-late = l’avviso di più tempo è partito troppo tardi.
clock-ignored-not-asked = non era stato chiesto nulla di simile.
clock-ignored-already = la stessa cosa era già successa.
clock-ignored-over = il termine era allora già finito.
ground-as_asked = È un suo diritto.
ground-unfounded = La richiesta è manifestamente infondata.
ground-excessive = La richiesta è manifestamente eccessiva.
ground-not_identified = Non abbiamo potuto stabilire chi è lei.
ground-not_answered = Non ha risposto a ciò che avevamo chiesto, quindi non è stato possibile.
ground-others_rights = Danneggerebbe i diritti di altre persone.
ground-privilege = È riservato tra avvocato e cliente.
ground-crime = Ostacolerebbe la scoperta o la prevenzione di un reato.
ground-negotiations = Mostra le nostre intenzioni in trattative con lei.
ground-forecasts = Mostra piani o previsioni della direzione.
ground-references = È una referenza data in via riservata.
ground-exempt_by_law = Una legge lo esclude.
ground-nothing_held = Non abbiamo nulla su di lei.
ground-accurate = Ciò che abbiamo è giusto.
ground-opinion = Il dato riporta un’opinione, e lo dice.
ground-needs_proof = La modifica richiede una prova che non è arrivata.
ground-no_ground = Non si applica nessuno dei motivi di legge.
ground-protects_others = Va usato per proteggere i diritti di un’altra persona.
ground-compelling_grounds = Abbiamo ragioni cogenti che pesano più dei suoi interessi.
ground-legal_claims = Ci serve per far valere diritti in giudizio.
ground-legal_duty = Una legge ci obbliga a conservarlo.
ground-public_health = Serve alla salute pubblica.
ground-archive = Serve a un archivio o a una ricerca di interesse pubblico.
ground-expression = Serve alla libertà di espressione.
ground-not_feasible = Non si può inviare direttamente all’altro servizio.
ground-not_portable = Non l’ha dato lei con un consenso o un contratto.
ground-no_breach = Abbiamo accertato che le regole sono state rispettate.
ground-other_company = Riguarda un’altra società.
outcome-part-done = Che cosa è stato fatto
outcome-part-not_done = Che cosa non è stato fatto, e perché
outcome-part-held = Che cosa resta conservato
outcome-part-told = Chi è stato informato
outcome-part-complain = Reclamare presso di noi
outcome-part-regulator = Reclamare all’autorità di controllo
outcome-part-court = Rivolgersi a un tribunale

## Preferenze e consensi
notice-title-preferences = Che cosa succede quando si iscrive
prefs-came = Questo link era in un’e-mail di { $brand }.
prefs-came-topic = Questo link era in un’e-mail di { $brand } su: { $topic }.
channel-email = per e-mail
channel-phone = per telefono
channel-post = per posta
prefs-channel-stop = Non { $channel }
prefs-channel-join = Anche { $channel }
prefs-channel-left = Fermato { $channel } il { $date }
prefs-variant-now = Riceve: { $variant }
prefs-variant-button = Piuttosto così: { $variant }
prefs-variant-done = D’ora in poi riceve «{ $topic }» così: { $variant }
prefs-renew = Ha accettato molto tempo fa, o da allora le parole sono cambiate. Lo vuole ancora?
prefs-renew-button = Sì, lo voglio ancora
prefs-paused = Non riceve pubblicità fino al { $date }. Poi riprende tutto come prima.
prefs-pause-head = Solo una pausa
prefs-pause-lead = Nulla fino a una data; poi tutto come prima.
prefs-pause-button = Nulla fino al { $date }
prefs-pause-end = Finire la pausa adesso
prefs-pause-done = Fatto: niente pubblicità fino al { $date }
prefs-pause-after = Poi riprende tutto come prima. Ciò che ha fermato resta fermo.
prefs-pause-ended = Fatto: la pausa è finita
prefs-partners-lead = Pubblicità che facciamo insieme a produttori o clienti. Non c’entra con le altre sue scelte.
prefs-others-head = Trasmesso ad altri
prefs-others-lead = Ha accettato che trasmettiamo i suoi dati a queste organizzazioni.
prefs-why-given = L’ha accettato ({ $at }).
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = Non risulta il perché. Può fermarlo qui subito.
prefs-why-data = Tutto ciò che abbiamo su di lei e da dove viene
prefs-join-how-own = Ciò che sceglie qui vale subito.
prefs-done-still = Riceve ancora: { $topics }.
prefs-done-nothing-left = Ora non riceve più pubblicità da noi.
prefs-done-service = I messaggi su ordini, consegne o sulla sicurezza del suo account non sono pubblicità e continuano ad arrivarle.
prefs-still-hint = La pubblicità che le arriva ugualmente è un nostro errore. Il pulsante apre un reclamo con ciò che sappiamo della sua scelta; non deve scrivere nulla.
prefs-still-says = La persona dice che le è arrivata ancora pubblicità. Che cosa risulta delle sue scelte:
prefs-still-stop = Fermato: { $topic }, dal { $at } ({ $origin })
prefs-still-title = Il suo reclamo ci è arrivato
prefs-still-text = Una persona guarda perché l’e-mail è stata inviata. Che cosa aveva scelto, e quando, è già nel reclamo.
prefs-still-mail = Abbiamo inviato una conferma al suo indirizzo.
leaving-question = Perché l’ha fermato?
leaving-hint = Non è tenuto a rispondere. Contiamo le risposte e le conserviamo senza alcun nome.
leaving-too-many = Troppe e-mail
leaving-not-relevant = Non riguarda il mio lavoro
leaving-never-asked = Non l’ho mai chiesto
leaving-left-company = Non lavoro più lì
leaving-other = Un altro motivo
leaving-button = Invia la risposta
leaving-thanks = Grazie della risposta
leaving-thanks-text = Viene contata senza il suo nome.
subscribe-title = Ricevere: { $topic }
subscribe-email = Il suo indirizzo e-mail
subscribe-email-hint = Vi inviamo una sola e-mail e chiediamo se è stato lei.
subscribe-wording = Con il pulsante accetta che { $company } le invii e-mail su: { $topic }. Può fermarle in qualsiasi momento con il link in ogni e-mail.
subscribe-how = Nulla comincia prima che lei abbia premuto il pulsante nell’e-mail. Se non lo preme, dimentichiamo l’indirizzo dopo 30 giorni.
subscribe-sent = Abbiamo inviato un’e-mail a { $email }, che conosciamo l’indirizzo o no.
sharing-with = Trasmissione a { $name }
sharing-link = Chi altro riceve i suoi dati
sharing-title = Chi altro riceve i suoi dati
sharing-lead = Trasmettiamo i suoi dati a organizzazioni fuori dal nostro gruppo solo se lei accetta per ciascuna di esse. Nulla è impostato in anticipo, e può tornare indietro in qualsiasi momento.
sharing-after = Se lo ritira, non viene trasmesso più nulla e il nostro ufficio li informa. Può seguirlo tra le sue richieste.
sharing-none = Al momento non ci sono organizzazioni di questo tipo.
sharing-wording = Accetto che { $company } trasmetta i miei dati di contatto di lavoro a { $name }.
sharing-agree-button = Accetto
sharing-stop-button = Non trasmettere più i miei dati a { $name }
sharing-country = Si trova in questo paese: { $country }
sharing-signal = Il suo browser dice che non vuole che i suoi dati siano venduti o condivisi (Global Privacy Control). Non trasmettiamo nulla senza il suo consenso. Se vuole, lo conserviamo come opposizione.
sharing-signal-stored = Il suo browser dice che non vuole che i suoi dati siano venduti o condivisi, e l’abbiamo conservato come opposizione.
sharing-signal-button = Conservarlo come mia opposizione
sharing-tell = Ritiro il mio consenso: i miei dati non devono più essere trasmessi a { $names }. Vi prego di informarli.
mail-joining-why-form = Riceve questa e-mail perché qualcuno ha scritto il suo indirizzo sul nostro sito web. Non è pubblicità.
consents-held-head = Che cosa ha accettato
consents-history-head = Che cosa ha scelto e quando
consents-since = Dal { $at }
consents-withdraw = Revocare
receipt-link = Ricevuta
receipt-title = Ricevuta di una scelta
receipt-lead = La conservi, se vuole: dimostra che cosa ha scelto, anche senza di noi.
receipt-what = Che cosa
receipt-when = Quando
receipt-purpose = A che scopo
receipt-how = Come
receipt-words = Le parole mostrate
receipt-version = Versione delle parole
receipt-who = Con chi
receipt-withdraw = Come tornare indietro
receipt-withdraw-how = Con il link in ogni e-mail, o qui in «Pubblicità»: un pulsante, subito.
receipt-keep-head = Da conservare
receipt-file = La ricevuta come file (JSON)
receipt-signature = La sua firma
receipt-check-head = Come verificare la firma
receipt-check-text = Salvi entrambi i file e la chiave pubblica con il nome key.pem da questo indirizzo:
consent-kind-paused = In pausa
consent-kind-resumed = Pausa finita
consent-kind-variant = Cambiato
consent-means-sign_up = con il modulo del nostro sito web
consent-means-signal = con un segnale del suo browser
consent-means-import = in un file di un altro sistema
consent-means-api = con un altro programma
consent-means-webhook = con un messaggio di un altro sistema
consent-means-officer = da una persona del nostro ufficio conformità
consent-means-canary = con la prova del portale stesso
explain-source-portal = Ce l’ha dato lei stesso, qui nel portale.
explain-source-unknown = Non risulta da dove venga. Ci chieda, e una persona lo verifica.

## A page that outlives its session (H8)
stay-warning = Alle { $until } la sessione termina se fino ad allora non apre nessuna pagina. Ciò che ha scritto qui potrà essere inviato anche dopo.
stay-link = Restare collegati (apre una nuova scheda)
stay-until = Sessione aperta fino alle { $until }. Ogni pagina aperta sposta questo limite.
kept-title = La sessione è terminata, ma ciò che ha scritto è ancora qui
kept-lead = Non è stato inviato nulla. Questa pagina è rimasta aperta più a lungo di quanto dura una sessione senza attività.
kept-first = Acceda di nuovo accanto a questa pagina:
kept-link = accedere (apre una nuova scheda)
kept-then = Torni in questa scheda e prema il pulsante.
kept-button = Inviare ora
kept-head = Ciò che ha scritto

# ---- a breach, told to whom it touches (S11.12, L34.1) ------------------------------------------------------------
mail-breach-subject = { $brand }: un incidente ha toccato i suoi dati
mail-breach-h1 = Un incidente ha toccato i suoi dati
mail-breach-lead = Le scriviamo perché ha toccato dati che { $brand } ha su di lei. Per chiederci spiegazioni non deve dimostrare nulla.
breach-part-nature = Che cosa è successo
breach-part-effects = Che cosa può significare per lei
breach-part-measures = Che cosa abbiamo fatto e stiamo facendo
breach-part-advice = Che cosa può fare lei
breach-part-ask = A chi rivolgersi
mail-breach-button = Chiederci spiegazioni
mail-breach-why = Riceve questa e-mail perché la legge vuole che le persone sappiano quando accade qualcosa ai loro dati. Non è pubblicità. Non vi chiediamo mai una password o un pagamento.
announcement-read = Leggere che cosa è successo
announcement-until = Questo avviso resta qui fino al { $date }.
