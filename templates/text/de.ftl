# Die Wörter des Portals auf Deutsch. Dieselben Schlüssel und Lücken wie `en.ftl`.
# Einfache Wörter, kurze Sätze, „Sie“. Ein Fehler sagt, was zu tun ist. Ein Knopf nennt, was er tut.

## Dates, numbers, periods
month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember
date = { $day }. { $month } { $year }
moment = { $date } um { $time }
time = { $clock } Uhr Londoner Zeit ({ $zone })
duration-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
duration-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
duration-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}

## Around every page
portal-name = Datenschutzportal
skip-link = Zum Inhalt springen
nav-label = Ihr Datenschutz
nav-overview = Übersicht
nav-data = Ihre Daten
nav-marketing = Werbung
nav-requests = Anfragen
nav-sessions = Anmeldungen
footer-label = Über dieses Portal
footer-policy = Datenschutzerklärung
footer-cookies = Cookies
footer-accessibility = Barrierefreiheit
footer-contact = Kontakt
languages-label = Sprache
back-link = Zurück
sign-out-button = Abmelden
notice-done = Erledigt
notice-important = Gut zu wissen
company-facts = { $name }, Registernummer { $number }, eingetragen in { $place }.
company-office = Eingetragener Sitz: { $office }.
help-link = Hilfe von einem Menschen

## Parts
error-prefix = Fehler:
error-heading = Etwas stimmt noch nicht
optional = (freiwillig)
warning-prefix = Achtung:
change-link = Ändern
cancel-link = Abbrechen
continue-button = Weiter
send-again-button = Neue E-Mail senden
reference-label = Aktenzeichen
next-head = Wie es weitergeht
contents-head = Auf dieser Seite
pages-label = Seiten
pages-earlier = Frühere
pages-later = Spätere
code-label = Code aus der E-Mail
code-hint = Sechs Ziffern, zum Beispiel 482 913.
data-link = Zurück zu Ihren Daten
start-link = Startseite

## Errors beside a field
error-email-empty = Geben Sie Ihre E-Mail-Adresse ein
error-email-form = Geben Sie eine E-Mail-Adresse mit Name, @ und Domain ein, zum Beispiel name@example.com
error-email-long = Geben Sie eine E-Mail-Adresse mit höchstens { $limit } Zeichen ein
error-email-same = Geben Sie eine andere Adresse ein als die, die wir jetzt haben
error-code-empty = Geben Sie den Code aus der E-Mail ein
error-code-form = Geben Sie die sechs Ziffern des Codes ein, ohne andere Zeichen
error-code-wrong = { $left ->
    [0] Dieser Code passt nicht. Fordern Sie eine neue E-Mail an
    [one] Dieser Code passt nicht. Sie können es noch einmal versuchen
   *[other] Dieser Code passt nicht. Sie können es noch { $left } Mal versuchen
}
error-value-empty = Füllen Sie das Feld „{ $what }“ aus
error-value-long = „{ $what }“ darf höchstens { $limit } Zeichen haben
error-value-characters = „{ $what }“ darf nur druckbare Zeichen enthalten
error-value-phone = Geben Sie eine Telefonnummer mit Ziffern ein, zum Beispiel +49 30 123456
error-value-same = Geben Sie etwas anderes ein als das, was wir jetzt haben
error-choice-none = Wählen Sie eine der Antworten

## Problem pages
problem-kept-head = Was Sie geschrieben hatten
problem-kept-text = Es wurde nicht gespeichert. Kopieren Sie es von hier, wenn Sie es noch einmal verwenden möchten.
problem-id = Wenn Sie uns deswegen schreiben, nennen Sie die Nummer { $id }.
problem-not-found-title = Diese Seite gibt es nicht
problem-not-found-what = Vielleicht enthält die Adresse einen Tippfehler, oder die Seite ist umgezogen.
problem-not-found-do = Wenn Sie über einen Link in einer E-Mail hierher kamen, prüfen Sie, ob der ganze Link kopiert wurde.
problem-forbidden-title = Sie können diese Seite nicht öffnen
problem-forbidden-what = Sie sind angemeldet, aber diese Seite gehört jemand anderem.
problem-forbidden-do = Wenn Sie meinen, dass es Ihre ist, schreiben Sie uns.
problem-not-yours-title = Ihre Rolle umfasst das nicht
problem-not-yours-what = Es wurde nichts geändert. Jede Rolle öffnet nur, was ihre Arbeit braucht.
problem-not-yours-do = Wenn Sie diese Seite brauchen, bitten Sie die Leitung um eine andere Rolle.
problem-form-title = Wir konnten nicht prüfen, woher dieses Formular kam
problem-form-what = Es wurde nichts geändert. Das geschieht, wenn eine Seite lange offen war oder Cookies ausgeschaltet sind.
problem-form-do = Gehen Sie zurück, laden Sie die Seite neu und senden Sie sie noch einmal.
problem-large-title = Das war zu viel auf einmal
problem-large-what = Es wurde nichts geändert.
problem-large-do = Kürzen Sie den Text oder senden Sie weniger Dateien, und versuchen Sie es noch einmal.
problem-often-title = Zu viele Versuche in kurzer Zeit
problem-often-what = Zum Schutz der Daten bremsen wir, wenn etwas sehr oft versucht wird.
problem-often-do = Warten Sie { $wait } und versuchen Sie es dann noch einmal.
problem-fault-title = Bei uns ist etwas schiefgegangen
problem-fault-what = Es lag nicht an Ihnen. Was Sie gesendet haben, wurde nicht gespeichert.
problem-fault-do = Versuchen Sie es in ein paar Minuten noch einmal. Wenn es wieder geschieht, schreiben Sie uns.
problem-busy-title = Das Portal ist gerade nicht erreichbar
problem-busy-what = Ihre Daten sind sicher; wir können sie nur im Augenblick nicht zeigen.
problem-busy-do = Versuchen Sie es in ein paar Minuten noch einmal.

## The seven rights
right-access = Ihre Daten ansehen
right-access-text = Alles, was wir über Sie haben, woher es kam und wofür wir es verwenden.
right-rectification = Ihre Daten berichtigen
right-rectification-text = Ändern Sie, was falsch oder veraltet ist. Das meiste gilt sofort.
right-erasure = Ihre Daten löschen
right-erasure-text = Lassen Sie Ihre Daten löschen. Wir zeigen Ihnen vorher, was verschwindet und was wir von Gesetzes wegen behalten müssen.
right-objection = Einer Verwendung widersprechen
right-objection-text = Sagen Sie uns, wofür wir Ihre Daten nicht mehr verwenden sollen. Mit Werbung hören wir sofort auf.
right-restriction = Ihre Daten sperren
right-restriction-text = Lassen Sie Ihre Daten speichern, aber nicht verwenden, zum Beispiel während wir prüfen, ob sie stimmen.
right-portability = Ihre Daten mitnehmen
right-portability-text = Laden Sie herunter, was Sie uns gegeben haben, in einer Form, die andere Dienste lesen können.
right-withdraw_consent = Einwilligung widerrufen
right-withdraw_consent-text = Nehmen Sie eine Einwilligung zurück. Das ist so leicht, wie sie zu geben.

## Kinds of value
kind-name = Vollständiger Name
kind-title = Anrede oder Titel
kind-job_title = Position
kind-department = Abteilung
kind-organisation = Unternehmen
kind-email = E-Mail-Adresse
kind-phone = Telefonnummer
kind-business_address = Geschäftsanschrift
kind-username = Benutzername
kind-password_set = Passwort
kind-profile_preference = Vorliebe im Profil
kind-feedback = Rückmeldung
kind-survey_response = Antwort in einer Umfrage
kind-preferred_language = Bevorzugte Sprache
kind-marketing_from_us = Werbung von uns
kind-marketing_from_third_parties = Werbung von Dritten
kind-communication_preference = Wunsch zur Kommunikation
kind-comment = Kommentar
kind-customer_interest = Wofür sich Ihre Kunden interessieren
kind-usage = Nutzung einer Website
kind-ip_address = Internetadresse
kind-device = Gerät
kind-supplement = Angabe aus anderer Quelle

## Categories of data
category-BCI = Geschäftliche Kontaktdaten
category-BCI-text = Wie man Sie bei der Arbeit erreicht.
category-IDN = Wer Sie sind
category-IDN-text = Ihr Name und Titel.
category-PRF = Ihr Profil
category-PRF-text = Konten auf unseren Websites, Rückmeldungen und Antworten in Umfragen.
category-MKT = Werbung und Kommunikation
category-MKT-text = Was Sie dazu gesagt haben, welche Post Sie von uns möchten.
category-CNT = Was Sie geschrieben oder gesendet haben
category-CNT-text = Kommentare, Bilder und Text aus Formularen.
category-CUS = Über Ihre eigenen Kunden
category-CUS-text = Was Sie uns über Menschen und Produkte bei Ihren Kunden gesagt haben.
category-TEC-U = Nutzung unserer Websites
category-TEC-U-text = Wird beim Besuch einer Website selbsttätig aufgezeichnet.
category-TEC-D = Geräte
category-TEC-D-text = Nummern, an denen man einen Rechner, ein Telefon oder ein Tablet erkennt.
category-ENR = Aus anderen Quellen
category-ENR-text = Angaben, die andere uns zur Ergänzung gegeben haben.

## States of a request
state-unverified = Prüfen Sie Ihre E-Mails
state-received = Eingegangen
state-needs-you = Wir brauchen etwas von Ihnen
state-in-progress = In Arbeit
state-waiting-until = Wartet bis { $date }
state-partly-done = Teilweise erledigt
state-done = Erledigt
state-not-possible = Nicht möglich
state-withdrawn = Zurückgezogen
state-expired = Abgelaufen

## Start
start-title = Ihre Daten in Ihrer Hand
start-lead = Sehen Sie, was { $company } über Sie gespeichert hat. Berichtigen Sie es, nehmen Sie es mit oder lassen Sie es löschen.
start-button = Mit Ihrer E-Mail-Adresse anmelden
start-how = Ohne Konto und ohne Passwort. Wir senden Ihnen einen Link und einen Code.
start-stop-head = Möchten Sie nur weniger Post von uns?
start-stop-text = Dafür müssen Sie sich nicht anmelden. Nutzen Sie den Link am Ende jeder Werbemail, oder fordern Sie hier einen an.
start-stop-link = Werbemails ändern oder abbestellen
start-rights-head = Was Sie hier tun können
start-rights-text = Melden Sie sich an und beginnen Sie. Um löschen oder einschränken zu lassen, zu widersprechen oder eine Einwilligung zurückzunehmen, schreiben Sie bitte an die Stelle unten.
start-answer-head = Wenn ein Mensch es ansehen muss
start-answer-text = Wir möchten binnen sieben Arbeitstagen antworten. Sie können jede Anfrage hier verfolgen und sehen unser Ziel ebenso wie den Tag, den das Gesetz setzt.
start-policy-link = Datenschutzerklärung lesen
start-write-head = Möchten Sie lieber jemandem schreiben?
start-write-text = Fragen Sie in Ihren eigenen Worten. Sie müssen nicht wissen, um welches Gesetz oder Recht es geht.
start-form-link = Schreiben Sie uns
start-post-text = Oder als Brief:

## Sign-in
sign-in-title = Anmelden
sign-in-lead = Wir senden einen Link und einen Code an Ihr Postfach. So können nur Sie Ihre Daten öffnen.
sign-in-email-label = E-Mail-Adresse
sign-in-email-hint = Die Adresse, unter der Sie von uns hören. Wir suchen damit Ihre Daten und verwenden sie für nichts anderes.
sign-in-button = Link und Code senden
sign-in-no-mailbox-head = Ich kann dieses Postfach nicht mehr öffnen
sign-in-no-mailbox-text = Wenn Sie die Stelle gewechselt oder das Postfach verloren haben, schreiben Sie uns. Ein Mensch findet einen anderen Weg, sicherzustellen, dass Sie es sind.
sign-in-no-mailbox-link = Schreiben Sie uns
sign-in-sent-title = Prüfen Sie Ihre E-Mails
sign-in-sent-lead = Wir haben eine Nachricht an { $email } gesendet.
sign-in-sent-how = Öffnen Sie den Link darin, oder geben Sie hier den Code ein. Beides gilt { $valid }, bis { $until }.
sign-in-code-button = Anmelden
sign-in-sent-nothing-head = Noch keine E-Mail?
sign-in-sent-nothing-junk = Es kann ein oder zwei Minuten dauern. Sehen Sie auch im Spam-Ordner nach.
sign-in-sent-nothing-typed = Ist die Adresse oben richtig geschrieben?
sign-in-sent-restart-link = Andere Adresse verwenden
sign-in-sent-nothing-other = Vielleicht kennen wir Sie unter einer anderen Adresse, etwa von einer früheren Stelle.
sign-in-confirm-title = Bei Ihren Daten anmelden
sign-in-confirm-lead = Sie melden sich als { $email } an.
sign-in-confirm-button = Anmelden
sign-in-confirm-why = Warum dieser Knopf? Manche Mailprogramme öffnen Links von selbst, um sie zu prüfen. Der Knopf stellt sicher, dass Sie es sind.
sign-in-elsewhere-title = Melden Sie sich dort an, wo Sie begonnen haben
sign-in-elsewhere-lead = Dieser Link wurde in einem anderen Browser oder auf einem anderen Gerät angefordert.
sign-in-elsewhere-there-head = Dort weitermachen
sign-in-elsewhere-step-1 = Gehen Sie zu dem Browser oder Gerät, in dem Sie Ihre Adresse eingegeben haben.
sign-in-elsewhere-step-2 = Geben Sie dort den sechsstelligen Code aus derselben E-Mail ein.
sign-in-elsewhere-here-head = Hier weitermachen
sign-in-elsewhere-here-text = Beginnen Sie in diesem Browser von vorn. Sie erhalten eine neue E-Mail.
sign-in-elsewhere-here-button = Hier neu beginnen
sign-in-elsewhere-why = Warum? Wenn jemand diesen Link weiterleitet oder abfängt, lassen sich Ihre Daten damit nicht öffnen.
sign-in-over-title = Diese Anmeldung ist beendet
sign-in-over-expired = Link und Code waren zu alt. Sie gelten nur kurze Zeit.
sign-in-over-used = Link und Code wurden schon verwendet. Beide gelten nur einmal.
sign-in-over-tries = Der Code wurde zu oft falsch eingegeben. Deshalb nehmen wir ihn nicht mehr an.
sign-in-over-unknown = Wir kennen diesen Link nicht. Vielleicht wurde er beim Kopieren abgeschnitten.
sign-in-over-same = Wir können eine neue E-Mail an { $email } senden.
sign-in-over-button = Neuen Link und Code senden
sign-in-over-other = Andere Adresse verwenden
sign-in-over-anew = Beginnen Sie von vorn, dann erhalten Sie eine neue E-Mail.
sign-in-over-anew-button = Neu beginnen
signed-out-title = Sie sind abgemeldet
signed-out-lead = In diesem Browser kann niemand mehr Ihre Daten öffnen.
signed-out-shared = Wenn auch andere dieses Gerät nutzen, schließen Sie außerdem das Fenster.
sign-in-again-link = Wieder anmelden

## Overview
overview-title = Ihr Datenschutz
overview-lead = Sie sind angemeldet als { $name }, { $email }.
overview-lead-email = Sie sind angemeldet als { $email }.
overview-held-head = Was wir haben
overview-held-text = { $count ->
    [0] Außer Ihrer E-Mail-Adresse haben wir hier nichts über Sie.
    [one] Wir haben eine Angabe über Sie.
   *[other] Wir haben { $count } Angaben über Sie.
}
overview-data-button = Ihre Daten ansehen
overview-requests-head = Ihre offenen Anfragen
overview-requests-none = Sie haben keine offenen Anfragen.
overview-requests-link = Alle Ihre Anfragen
overview-rights-head = Was Sie tun können
overview-more-head = Außerdem
overview-marketing = Werbemails wählen
overview-marketing-text = Themen, wie oft, oder gar keine.
overview-sharing = Sehen, wer Ihre Daten erhielt
overview-sharing-text = Unternehmen, Länder, Gründe und Tage.
overview-else = Etwas anderes
overview-else-text = Fragen oder sagen Sie uns etwas, in Ihren eigenen Worten.
request-open-link = Anfrage { $reference } öffnen

## Your data
data-title = Ihre Daten
data-lead = Das ist alles, was in diesem Portal über Sie steht.
data-held-by = Dafür verantwortlich:
data-empty-head = Hier ist nichts
data-empty-text = Außer Ihrer E-Mail-Adresse haben wir in diesem Portal keine Daten über Sie. Andere Systeme kennen Sie vielleicht unter einer anderen Adresse.
data-count = ({ $count })
data-no-value = Kein Wert
data-confirm-button = Ja, alles stimmt
data-confirm-never = Stimmt noch alles? Sie haben es noch nicht bestätigt.
data-confirm-last = Am { $date } haben Sie zuletzt bestätigt, dass alles stimmt.
data-why = Warum und wie wir das speichern
fact-purpose = Wofür wir es verwenden
fact-basis = Was es uns erlaubt
fact-source = Woher es kam
fact-date = Wann
fact-recipients = Wer es erhält
fact-kept = Wie lange wir es behalten
fact-confirmed = Zuletzt bestätigt
data-systems-head = Woher die Kopien stammen
data-systems-text = Dieses Portal enthält Kopien. Die Systeme unten sind der eigentliche Ort der Daten; eine Änderung dort erscheint hier nach der nächsten Kopie.
data-systems-caption = Systeme, aus denen Daten kopiert wurden
data-system-name = System
data-system-holds = Was es enthält
data-system-copied = Zuletzt kopiert
data-not-covered-head = Was hier nicht steht
data-ask-link = Einen Menschen weitersuchen lassen
data-events-head = Wer es angesehen oder geändert hat
data-events-none = Niemand hat Ihre Daten angesehen oder geändert, seit sie hierher kopiert wurden.
data-event-what = Was
data-event-who = Wer
data-event-when = Wann
data-export-head = Eine Kopie mitnehmen
data-export-text = Eine Datei mit allem auf dieser Seite: zum Lesen, zum Aufheben oder zum Weitergeben.
data-export-link = Ihre Daten herunterladen

## Correcting
edit-title = Ändern: { $what }
edit-caption = Ihre Daten berichtigen
edit-now = Was wir jetzt haben
edit-reason-label = Warum soll es geändert werden?
edit-reason-hint = Alles, was uns beim Prüfen hilft. Schreiben Sie nichts über Gesundheit oder anderes sehr Persönliches.
edit-reviewed = Ein Mensch prüft diese Änderung, bevor sie gilt. Das Ergebnis sehen Sie hier, und Sie erhalten eine E-Mail.
edit-at-once = Diese Änderung gilt, sobald Sie sie speichern.
edit-cancel = So lassen, wie es ist
edit-check-title = Prüfen Sie Ihre Änderung
edit-check-old = { $what } jetzt
edit-check-new = { $what } von nun an
edit-check-removed = Entfernt
edit-save-button = Änderung speichern
edit-send-button = Änderung zur Prüfung senden
edit-done-title = Ihre Änderung ist gespeichert
edit-done-text = Sie gilt jetzt. Wir senden Ihnen eine E-Mail, in der steht, welche Art von Angabe geändert wurde, aber nicht, was darin steht.
edit-done-systems = Wir sagen diesen Systemen Bescheid:
edit-filed-title = Ihre Änderung liegt zur Prüfung vor
edit-filed-step-1 = Ein Mensch vergleicht sie mit dem, was wir wissen.
edit-filed-step-3 = Sie erhalten eine E-Mail mit dem Ergebnis. Bis dahin verwenden wir weiter, was wir jetzt haben.

## Export
export-title = Ihre Daten herunterladen
export-lead = { $count ->
    [one] Eine Angabe in einer einzigen ZIP-Datei, die Sie ohne besonderes Programm lesen können.
   *[other] { $count } Angaben in einer einzigen ZIP-Datei, die Sie ohne besonderes Programm lesen können.
}
export-proof = Vor dem Herunterladen senden wir einen Code an { $email }, damit niemand sonst Ihre Daten mitnehmen kann.
export-proven = Ihr Code war richtig. Sie können bis { $until } herunterladen.
export-access-head = Alles
export-access-text = Wählen Sie das, wenn Sie wissen möchten, was wir haben.
export-access-1 = alle Angaben mit Zweck, Herkunft, Empfängern und Dauer
export-access-2 = Ihre Einwilligungen, Entscheidungen und Anfragen
export-access-3 = wer Ihre Daten angesehen oder geändert hat
export-access-button = Weiter mit allem
export-access-download = Alles herunterladen
export-portable-head = Zum Mitnehmen
export-portable-text = Wählen Sie das, wenn Sie Ihre Daten einem anderen Dienst geben möchten.
export-portable-1 = was Sie uns gegeben haben oder was bei der Nutzung eines Dienstes aufgezeichnet wurde
export-portable-2 = nichts, was wir oder andere über Sie geschrieben haben
export-portable-button = Weiter mit der Kopie zum Mitnehmen
export-portable-download = Kopie zum Mitnehmen herunterladen
export-inside-head = Was die Datei enthält
export-inside-index = die lesbare Kopie: öffnen Sie sie in jedem Browser, auch ohne Netz, und drucken Sie sie aus
export-inside-json = dasselbe für Programme, mit Beschreibung
export-inside-csv = je eine Tabelle für Tabellenprogramme
export-inside-vcf = Ihre Kontaktdaten als Visitenkarte
export-inside-receipts = eine Quittung für jede Einwilligung
export-inside-manifest = Prüfsummen, die zeigen, dass nichts verändert wurde
export-keep = Die Datei entsteht in diesem Augenblick für Sie und wird von uns nicht aufgehoben. Bewahren Sie sie sicher auf.

## Fresh proof
proof-title = Zeigen Sie, dass Sie es sind
proof-sent = Wir haben einen Code an { $email } gesendet. Er gilt { $valid }, bis { $until }.
proof-nothing-head = Noch keine E-Mail?
proof-nothing-text = Es kann ein oder zwei Minuten dauern. Sehen Sie auch im Spam-Ordner nach.
proof-act-export = Ihre Daten herunterzuladen
proof-act-erase = Ihre Daten zu löschen
proof-act-email = Ihre E-Mail-Adresse zu ändern

## Sign-ins
sessions-title = Wo Sie angemeldet sind
sessions-lead = Diese Browser können Ihre Daten öffnen. Beenden Sie jede Anmeldung, die Sie nicht kennen.
sessions-this = Dieser Browser
sessions-since = Angemeldet: { $at }.
sessions-seen = Zuletzt genutzt: { $at }.
sessions-end-button = Diese Anmeldung beenden
sessions-others-head = Alle anderen
sessions-others-text = Beendet jede Anmeldung außer der, die Sie gerade nutzen.
sessions-others-button = Alle anderen Anmeldungen beenden
sessions-only-this = Sie sind sonst nirgends angemeldet.

## Change of address
email-title = Ihre E-Mail-Adresse ändern
email-lead = Ihre Adresse ist zurzeit { $email }.
email-label = Neue E-Mail-Adresse
email-hint = Sie müssen dieses Postfach jetzt öffnen können.
email-step-1 = Wir senden einen Code an das neue Postfach.
email-step-2 = Wir sagen dem alten Postfach Bescheid, damit niemand das hinter Ihrem Rücken tut.
email-step-3 = Sie geben den Code hier ein. Dann gilt die neue Adresse.
email-button = Code senden
email-sent-title = Prüfen Sie Ihr neues Postfach
email-sent-lead = Wir haben einen Code an { $email } gesendet.
email-sent-how = Er gilt { $valid }, bis { $until }. Außerdem haben wir { $old } Bescheid gesagt; von dort lässt sich die Änderung stoppen.
email-code-hint = Sechs Ziffern aus der E-Mail an die neue Adresse.
email-confirm-title = Von nun an diese Adresse verwenden?
email-confirm-old = Adresse bisher
email-confirm-new = Neue Adresse
email-confirm-text = Sie melden sich dann mit der neuen Adresse an. Ihre Entscheidungen über Werbemails bleiben für beide Adressen, wie sie sind.
email-confirm-button = Neue Adresse verwenden
email-cancel = Alte Adresse behalten
email-stop-title = Änderung der Adresse stoppen?
email-stop-text = Jemand möchte die Adresse dieses Postfachs ändern. Wenn Sie das nicht waren, stoppen Sie es hier. Dann wird nichts geändert.
email-stop-button = Änderung stoppen
email-stopped-title = Die Änderung wurde gestoppt
email-stopped-text = Ihre Adresse bleibt, wie sie ist. Zur Sicherheit haben wir alle Ihre Anmeldungen beendet.

## Requests
requests-title = Ihre Anfragen
requests-lead = Offene Anfragen stehen oben. Öffnen Sie eine, um zu sehen, wie es um sie steht.
requests-none = Sie haben noch um nichts gebeten.
requests-none-text = Vieles geht sofort und braucht keine Anfrage: berichtigen, herunterladen und Werbung abbestellen zum Beispiel.
requests-new-link = Um etwas bitten
request-title = Anfrage { $reference }
request-received = Eingegangen
request-answered = Beantwortet
request-aim = Wir möchten antworten bis
request-aim-hint = Sieben Arbeitstage.
request-law = Das Gesetz gibt uns Zeit bis
request-law-hint = Ein Monat, gezählt ab dem Tag, an dem wir alles Nötige hatten.
request-promise = Wir möchten bis { $aim } antworten. Das Gesetz gibt uns Zeit bis { $law }.
request-next-aim = Wir möchten bis { $date } antworten.
request-next-closed = Beantwortet am { $date }.
request-events-head = Was bisher geschah
request-follow-link = Diese Anfrage verfolgen
request-all-link = Alle Ihre Anfragen

## Letters
mail-copy-link = Wenn der Knopf nicht geht, kopieren Sie diese Adresse in Ihren Browser:
mail-limit = Das gilt { $valid }, bis { $until }.
mail-ignore = Sie haben das nicht angefordert? Dann können Sie diese E-Mail ignorieren. Es geschieht nichts, solange niemand sie verwendet.
mail-help = Fragen? Schreiben Sie uns:
mail-post = Oder als Brief:
mail-contact-why = Sie erhalten diese E-Mail, weil es um die Sicherheit Ihrer Daten geht. Sie ist keine Werbung, deshalb gibt es nichts abzubestellen.
mail-sign-in-subject = { $brand } Datenschutzportal: Anmeldung
mail-sign-in-h1 = Beim Datenschutzportal anmelden
mail-sign-in-lead = Sie möchten sich anmelden. Öffnen Sie diesen Link in dem Browser, in dem Sie begonnen haben:
mail-sign-in-button = Beim Datenschutzportal anmelden
mail-sign-in-code = Lesen Sie das auf einem anderen Gerät? Geben Sie diesen Code dort ein, wo Sie begonnen haben:
mail-sign-in-late = Wenn Sie zu spät sind, fordern Sie auf der Anmeldeseite eine neue E-Mail an.
mail-sign-in-why = Sie erhalten diese E-Mail, weil jemand diese Adresse auf der Anmeldeseite eingegeben hat. Sie ist keine Werbung, und die Adresse kam auf keine Liste.
mail-nothing-h1 = Unter dieser Adresse ist nichts gespeichert
mail-nothing-lead = Jemand wollte sich mit dieser Adresse bei unserem Datenschutzportal anmelden. Wir haben nachgesehen: Das Portal enthält keine Daten unter dieser Adresse.
mail-nothing-other = Vielleicht kennen wir Sie unter einer anderen Adresse, etwa von einer früheren Stelle. Versuchen Sie diese auf der Anmeldeseite.
mail-nothing-copies = Das Portal enthält Kopien aus unseren wichtigsten Systemen, nicht aus allen. Wenn ein Mensch weitersuchen soll, schreiben Sie uns:
mail-nothing-button = Einen Menschen suchen lassen
mail-changed-subject = { $brand } Datenschutzportal: Daten geändert
mail-changed-h1 = Ihre Daten wurden geändert
mail-changed-lead = Am { $at } haben Sie im Datenschutzportal Folgendes geändert:
mail-changed-not-you = Waren Sie das nicht? Öffnen Sie Ihre Daten, stellen Sie sie richtig und beenden Sie alle Anmeldungen, die Sie nicht kennen.
mail-changed-button = Ihre Daten öffnen
mail-proof-subject = { $brand } Datenschutzportal: Ihr Code
mail-proof-h1 = Ihr Code
mail-proof-lead = Geben Sie diesen Code im Portal ein, um { $act }:
mail-proof-late = Wenn Sie zu spät sind, fordern Sie auf derselben Seite einen neuen Code an.
mail-proof-not-you = Sie haben das nicht angefordert? Dann ist vielleicht jemand anderes in Ihrem Namen im Portal angemeldet. Geben Sie den Code niemandem und beenden Sie im Portal alle anderen Anmeldungen.
mail-email-new-subject = { $brand } Datenschutzportal: Adresse bestätigen
mail-email-new-h1 = Bestätigen Sie diese Adresse
mail-email-new-lead = Sie möchten, dass wir Ihnen von nun an unter dieser Adresse schreiben. Öffnen Sie diesen Link in dem Browser, in dem Sie begonnen haben:
mail-email-new-button = Diese Adresse bestätigen
mail-email-new-code = Oder geben Sie dort diesen Code ein:
mail-email-new-late = Wenn Sie zu spät sind, beginnen Sie die Änderung im Portal von vorn.
mail-email-new-why = Sie erhalten diese E-Mail, weil jemand diese Adresse als seine neue eingegeben hat. Sie ist keine Werbung.
mail-email-old-subject = { $brand } Datenschutzportal: neue Adresse
mail-email-old-h1 = Ihre Adresse soll geändert werden
mail-email-old-lead = Am { $at } wollte jemand, der im Datenschutzportal angemeldet ist, diese Adresse durch eine andere ersetzen.
mail-email-old-you = Waren Sie das? Dann ist hier nichts zu tun. Machen Sie mit der E-Mail im neuen Postfach weiter.
mail-email-old-not-you = Waren Sie das nicht? Stoppen Sie es bis zum { $until }:
mail-email-old-button = Änderung stoppen
mail-new-device-subject = { $brand } Datenschutzportal: neue Anmeldung
mail-new-device-h1 = Jemand hat sich angemeldet
mail-new-device-lead = Ihre Daten wurden in einem Browser geöffnet, den wir noch nicht kannten: { $device }, { $at }.
mail-new-device-you = Waren Sie das? Dann ist nichts zu tun.
mail-new-device-not-you = Waren Sie das nicht? Beenden Sie diese Anmeldung:
mail-new-device-button = Sehen, wo Sie angemeldet sind
mail-filed-subject = { $reference }: Ihre Berichtigung
mail-filed-h1 = Ihre Berichtigung wartet auf einen Menschen
mail-filed-lead = Sie haben uns gebeten, Folgendes zu ändern. Ihr Aktenzeichen ist { $reference }.
mail-filed-next = Ein Mensch vergleicht es mit dem, was wir wissen, und schreibt Ihnen. Bis dahin verwenden wir weiter, was wir jetzt haben.
mail-filed-button = Ihre Anfrage verfolgen

## What explains a value
explain-source-portal = Das haben Sie uns selbst hier im Portal angegeben.
explain-source-unknown = Woher das kommt, ist nicht vermerkt. Fragen Sie uns, und ein Mensch geht dem nach.
explain-no-purpose = Dafür ist kein Zweck vermerkt. Solange es keinen gibt, bewahren wir es nur auf und nutzen es für nichts.
explain-no-basis = Keine, solange es keinen Zweck gibt
explain-no-recipient = Niemand außerhalb
explain-no-date = Kein Datum vermerkt
explain-retention-none = Dafür ist noch keine Frist festgelegt. Sie können es jederzeit löschen lassen.
explain-retention-months = { $months ->
    [one] Einen Monat nach der letzten Nutzung dafür.
   *[other] { $months } Monate nach der letzten Nutzung dafür.
}
explain-superseded = Durch einen neueren Wert ersetzt. Eine Zeit lang als Beleg der Änderung aufbewahrt.
explain-giver-person = Sie
explain-giver-organisation = Ihre Organisation
explain-giver-supplier = Jemand anderes
explain-from-system = Kopiert aus { $system }.
explain-from-site = Website: { $site }.
explain-from-partner = Partner: { $partner }.
explain-from-campaign = Kampagne: { $campaign }.
explain-from-supplier = Lieferant: { $supplier }.
explain-automated = Über Sie wird keine Entscheidung allein von einem Programm getroffen.
explain-fixed-observed = Das wurde automatisch erfasst und lässt sich nicht ändern. Sie können widersprechen oder es löschen lassen.
explain-fixed-choice = Das ist die Kopie einer Entscheidung aus einem anderen System. Sie ändern sie mit Ihren Einstellungen zur Werbung.
complaint-us = Sie können sich jederzeit bei uns beschweren, in Ihren eigenen Worten. Wir bestätigen den Eingang und nennen Ihnen das Ergebnis.
complaint-regulator = Sie können sich auch jederzeit an die Aufsicht wenden ({ $regulator }) und vor Gericht gehen.
suppressed-email = Keine Werbung per E-Mail
suppressed-phone = Keine Werbeanrufe
suppressed-post = Keine Werbung per Brief
suppressed-all = Überhaupt keine Werbung
suppressed-by-system = So vermerkt in { $system }.
suppressed-here = So haben Sie es uns hier gesagt.

## Who did what
actor-you = Sie
actor-visitor = Jemand, der Ihre Adresse eingegeben hat
actor-officer = Die Datenschutzstelle
actor-client = Ein Marketingsystem
actor-operator = Unsere Technik
actor-portal = Das Portal
event-sign-in-asked = Anmelde-Mail angefordert
event-wrong-code = Falschen Code eingegeben
event-session-started = Angemeldet
event-session-ended = Eine Anmeldung beendet
event-proof-asked = Code angefordert
event-proof-given = Code eingegeben
event-corrected = Berichtigt
event-confirmed = Bestätigt
event-correction-filed = Berichtigung beantragt
event-address-asked = Änderung der Adresse verlangt
event-address-changed = Adresse geändert
event-address-stopped = Änderung der Adresse gestoppt
event-exported = Daten heruntergeladen
event-viewed = Daten angesehen
event-other = Andere Arbeit an den Daten

## Further outcomes
data-confirmed = Vielen Dank. Wir haben vermerkt, dass alles stimmt.
proof-lead-ask = Bevor es weitergeht ({ $act }), stellen wir sicher, dass Sie es sind: Wir schicken einen Code an Ihr Postfach.
proof-lead-sent = Geben Sie den Code ein, um fortzufahren: { $act }.
problem-cooling-title = Noch nicht: Die Adresse wurde erst kürzlich geändert
problem-cooling-what = Zum Schutz Ihrer Daten lässt sich bis { $until } nichts herunterladen.
problem-cooling-do = Aus dem bisherigen Postfach lässt sich die Änderung bis dahin noch stoppen.
problem-over-title = Dieser Link gilt nicht mehr
email-done-title = Ihre Adresse ist geändert
email-done-text = Ab jetzt schreiben wir an { $email }. Alle anderen Anmeldungen wurden beendet. Aus dem alten Postfach lässt sich das noch sieben Tage lang rückgängig machen.
sessions-unknown = Unbekannter Browser
proof-ask-button = Code an mich senden
data-confirm-due = Sie haben zuletzt am { $date } bestätigt, dass alles stimmt. Stimmt es noch?

## What one can write about (matters)
matter-question = Eine Frage
matter-question-hint = Zu Ihren Daten oder zu etwas anderem.
matter-concern = Etwas, das Ihnen Sorgen macht
matter-concern-hint = Wie wir Daten verwenden, beunruhigt Sie.
matter-update = Etwas hat sich geändert
matter-update-hint = Sie sind umgezogen, haben die Stelle gewechselt oder eine neue Nummer.
matter-correct = Etwas ist falsch
matter-correct-hint = Wir haben eine Angabe über Sie, die nicht stimmt.
matter-preferences = Die Mails, die Sie von uns bekommen
matter-preferences-hint = Beenden, weniger davon oder etwas anderes.
matter-right = Eines Ihrer Rechte
matter-right-hint = Daten sehen, berichtigen, löschen, einschränken, mitnehmen oder einer Verwendung widersprechen.
matter-complaint = Eine Beschwerde
matter-complaint-hint = Darüber, wie wir mit Ihren Daten oder Ihrer Anfrage umgegangen sind.
matter-security = Ein Sicherheitsproblem
matter-security-hint = Daten sind vielleicht verloren oder in falsche Hände geraten. Wir sehen es uns heute an.
matter-child = Es geht vielleicht um ein Kind
matter-child-hint = Daten von jemandem unter 13 Jahren haben uns vielleicht erreicht. Wir sehen es uns heute an.
matter-colleague = Ich arbeite für das Unternehmen
matter-colleague-hint = Für jetzige und frühere Beschäftigte, für die andere Regeln gelten.

## Contact form
contact-form-title = Schreiben Sie uns
contact-form-lead = Jede Nachricht liest ein Mensch. Wir möchten innerhalb von sieben Arbeitstagen antworten.
contact-form-matter = Worum geht es?
contact-form-self-head = Das können Sie sofort selbst tun
contact-form-self-data = Ihre Daten sehen und berichtigen
contact-form-self-export = Eine Kopie Ihrer Daten mitnehmen
contact-form-right = Welches Recht?
contact-form-right-hint = Unsicher? Nehmen Sie das nächstliegende, und sagen Sie in eigenen Worten, was Sie möchten.
contact-form-text = Ihre Nachricht
contact-form-text-hint = Schreiben Sie in jeder Sprache. Lassen Sie Passwörter, Kartennummern und alles über Gesundheit, Überzeugungen und andere private Dinge weg: Wir brauchen es nicht.
contact-form-email = Ihre E-Mail-Adresse
contact-form-email-hint = Dort sagen wir Ihnen, wenn wir geantwortet haben. Falls wir Daten über Sie haben könnten, nehmen Sie die Adresse, die wir kennen.
contact-form-from = Wir antworten an { $email }.
contact-form-name = Ihr Name
contact-form-trap = Lassen Sie dieses Feld leer
contact-form-notice = { $company } verwendet, was Sie hier schreiben, um Ihnen zu antworten, weil beide Seiten daran ein Interesse haben, und bewahrt es bei Ihrer Anfrage auf. Ihren Namen müssen Sie nicht nennen. Dieses Formular ist nicht für Kinder unter 13 Jahren.
contact-form-notice-rights = Auf der Seite Ihrer Anfrage können Sie es sehen, berichtigen oder löschen lassen oder widersprechen.
contact-form-button = Absenden
contact-form-post-head = Per Brief
contact-form-done-title = Ihre Nachricht ist bei uns
contact-form-done-received = Sie hat uns am { $received } erreicht.
contact-form-done-mail = Wir haben an { $email } eine E-Mail geschickt, in der dasselbe steht.
contact-form-done-mail-hidden = Wir haben an die angegebene Adresse eine E-Mail geschickt, in der dasselbe steht.
contact-form-done-step-1 = Ein Mensch liest sie.
contact-form-done-step-2 = Wir möchten bis { $aim } antworten, dem siebten Arbeitstag von jetzt an.
contact-form-done-step-3 = Wenn die Antwort da ist, schicken wir Ihnen eine E-Mail. Sie lesen sie auf der Seite Ihrer Anfrage, die sich mit einem Code aus Ihrem Postfach öffnet.
contact-form-done-law = Das Gesetz gibt uns Zeit bis { $law }.
contact-form-done-urgent = Wir sehen es uns heute an.
contact-form-done-follow = Ihre Anfrage verfolgen
error-matter-empty = Wählen Sie, worum es geht
error-right-empty = Wählen Sie eines der Rechte
error-text-empty = Schreiben Sie Ihre Nachricht
error-text-long = Schreiben Sie höchstens { $limit } Zeichen
error-text-characters = Schreiben Sie Ihre Nachricht mit druckbaren Zeichen
error-name-characters = Schreiben Sie Ihren Namen mit druckbaren Zeichen, höchstens { $limit }

## Messages in a case
case-write-head = Schreiben Sie uns dazu
case-write-label = Ihre Nachricht
case-write-again = Wenn Sie schreiben, öffnet sich die Anfrage wieder.
case-write-button = Absenden
case-withdraw-lead = Wir arbeiten dann nicht weiter daran. Was schon getan ist, bleibt getan.
case-withdraw-button = Diese Anfrage zurückziehen
case-not-you = Jemand hat dies mit Ihrer Adresse geschrieben. Wenn Sie es nicht waren, ziehen Sie es zurück.
case-message-you = Sie schrieben
case-message-us = Wir schrieben
case-decision-granted = Wir haben es wie gewünscht geändert
case-decision-refused = Wir haben es nicht geändert
case-reason = Was Sie dazu sagten
case-notice-sent = Ihre Nachricht ist bei uns.
case-notice-withdrawn = Sie haben diese Anfrage zurückgezogen.

## Letters about a case
mail-asked-subject = { $reference }: Ihre Nachricht ist da
mail-asked-h1 = Ihre Nachricht ist bei uns
mail-asked-lead = Sie hat uns am { $received } erreicht. Ihr Aktenzeichen ist { $reference }.
mail-asked-promise = Wir möchten bis { $aim } antworten, dem siebten Arbeitstag.
mail-asked-law = Das Gesetz gibt uns Zeit bis { $law }.
mail-asked-next = Wenn die Antwort da ist, schicken wir Ihnen eine E-Mail. Sie lesen sie auf der Seite Ihrer Anfrage, die sich mit einem Code aus diesem Postfach öffnet.
mail-asked-not-you = Haben Sie uns nicht geschrieben? Dann hat jemand Ihre Adresse eingegeben. Sie müssen nichts tun.
mail-asked-button = Ihre Anfrage verfolgen
mail-asked-why = Sie erhalten diese E-Mail, weil diese Adresse in unserem Kontaktformular angegeben wurde. Sie ist keine Werbung, deshalb gibt es nichts abzubestellen.
mail-answered-subject = { $reference }: Sie haben eine Antwort
mail-answered-h1 = Sie haben eine Antwort
mail-answered-lead = Wir haben Ihnen zu Ihrer Anfrage { $reference } geschrieben.
mail-answered-how = Damit niemand sonst sie lesen kann, steht sie auf der Seite Ihrer Anfrage. Die Seite öffnet sich mit einem Code, den wir an dieses Postfach senden.
mail-answered-button = Antwort lesen
mail-answered-why = Sie erhalten diese E-Mail, weil Sie eine Anfrage bei uns haben. Sie ist keine Werbung, deshalb gibt es nichts abzubestellen.
mail-alarm-subject = { $reference }: heute ansehen
mail-alarm-h1 = Eine Nachricht braucht heute einen Blick
mail-alarm-lead = Es geht um: { $matter }. Das Aktenzeichen ist { $reference }.
mail-alarm-at = Sie hat uns am { $at } erreicht.
mail-alarm-button = Vorgang öffnen
mail-alarm-why = Sie erhalten diese E-Mail, weil Sie bei { $brand } für den Datenschutz zuständig sind.

## Console
console-group-work = Vorgänge
console-group-people = Personen
console-group-marketing = Werbung
console-group-records = Nachweise
console-group-portal = Portal
console-menu = Menü
console-nav-label = Konsole
console-role-officer = Leitung
console-role-deputy = Vertretung
console-role-agent = Bearbeitung
console-role-marketing = Marketing
console-role-auditor = Prüfung
console-nav-queue = Eingang
console-nav-closed = Erledigt
console-nav-suspected = Zurückgehalten
console-sign-in-title = Anmelden am Datenschutz-Arbeitsplatz
console-sign-in-email = E-Mail-Adresse
console-sign-in-password = Passwort
console-sign-in-code = Code aus Ihrer Authentifizierungs-App
console-sign-in-code-hint = Sechs Ziffern. Jeder Code gilt einmal.
console-sign-in-button = Anmelden
console-sign-in-lost = Telefon oder Passwort verloren? Wer das Portal betreibt, kann Sie neu einladen.
console-welcome-title = Zugang einrichten
console-welcome-lead = Für { $email }.
console-welcome-factor-head = 1. Das Portal in eine Authentifizierungs-App aufnehmen
console-welcome-factor-text = Scannen Sie das Bild mit der App auf Ihrem Telefon.
console-welcome-factor-picture = QR-Code für Ihre Authentifizierungs-App
console-welcome-factor-typed = Oder geben Sie diesen Schlüssel in die App ein:
console-welcome-password-head = 2. Ein Passwort wählen
console-welcome-password = Passwort
console-welcome-password-hint = Mindestens { $limit } Zeichen. Mehrere Wörter lassen sich gut merken.
console-welcome-code-head = 3. Den Code eingeben, den die App jetzt zeigt
console-welcome-code = Code
console-welcome-button = Einrichten
console-welcome-done-title = Ihr Zugang ist eingerichtet
console-welcome-done-text = Warten Sie auf den nächsten Code in Ihrer App, und melden Sie sich dann an: Jeder Code gilt einmal.
error-officer-sign-in = Prüfen Sie Adresse, Passwort und Code. Jeder Code gilt einmal: Warten Sie auf den nächsten, wenn Sie diesen gerade benutzt haben
error-password-short = Wählen Sie ein Passwort mit mindestens { $limit } Zeichen
error-password-long = Wählen Sie ein Passwort mit höchstens { $limit } Zeichen
error-factor-wrong = Geben Sie die sechs Ziffern ein, die die App jetzt zeigt
console-queue-title = Eingang
console-queue-count = { $count ->
    [one] Ein offener Vorgang
   *[other] { $count } offene Vorgänge
}
console-queue-empty = Nichts wartet auf Sie
console-queue-empty-text = Neue Nachrichten erscheinen hier, die mit der nächsten Frist zuerst.
console-queue-urgent = Heute anzusehen
console-queue-caption = Offene Vorgänge, nächste Frist zuerst
console-queue-what = Worum es geht
console-queue-received = Eingegangen
console-queue-aim = Ziel
console-queue-law = Gesetz
console-queue-state = Stand
console-queue-proved = Postfach
console-proved = Bestätigt
console-unproved = Nicht bestätigt
console-overdue = Überfällig
console-due-today = Heute
console-due-days = { $days ->
    [one] Noch ein Arbeitstag
   *[other] Noch { $days } Arbeitstage
}
console-closed-title = Erledigte Vorgänge
console-closed-empty = Noch ist kein Vorgang erledigt
console-closed-caption = Erledigte Vorgänge, letzte zuerst
console-closed-on = Erledigt
console-suspected-title = Zurückgehalten
console-suspected-lead = Ein verborgenes Feld war ausgefüllt, wie Maschinen es tun. Niemand wurde angeschrieben. Sehen Sie nach, ob ein Mensch dabei ist.
console-suspected-empty = Nichts ist zurückgehalten
console-suspected-caption = Zurückgehaltene Nachrichten, älteste zuerst
console-case-facts = Der Vorgang
console-case-who = Von
console-case-who-none = Die Daten sind gesperrt oder gelöscht
console-case-name = Nennt sich
console-case-proved = Postfach bestätigt am { $at }
console-case-unproved = Dieses Postfach hat noch niemand bestätigt. Eine Antwort kann nur lesen, wer es öffnet.
console-case-language = Sprache
console-case-others = { $count ->
    [one] Diese Person hat einen weiteren offenen Vorgang
   *[other] Diese Person hat { $count } weitere offene Vorgänge
}
console-case-channel = Gekommen über
console-channel-form = Kontaktformular
console-channel-portal = Berichtigung im Portal
console-case-messages = Nachrichten
console-case-message-person = Die Person
console-case-message-officer = Der Arbeitsplatz
console-case-decide-head = Berichtigung: { $what }
console-case-decide-old = Jetzt gespeichert
console-case-decide-none = Nichts ist gespeichert
console-case-decide-new = Gewünscht
console-case-decide-removed = Soll entfernt werden
console-case-decide-reason = Die Person sagt
console-case-grant-button = Ändern
console-case-refuse-button = So lassen
console-case-granted = Wie gewünscht geändert
console-case-refused = So gelassen
console-case-decide-next = Sagen Sie der Person unten, warum, und schließen Sie dann den Vorgang.
console-case-answer-head = Antworten
console-case-answer-label = Ihre Antwort
console-case-answer-hint = Die Person bekommt eine E-Mail, dass eine Antwort da ist, und liest sie auf ihrer eigenen Seite. Sie kann sie behalten und der Aufsichtsbehörde zeigen.
console-case-after = Danach
console-case-after-close = Vorgang schließen: Alles Gefragte ist beantwortet
console-case-after-wait = Warten: Die Person muss mir etwas sagen
console-case-after-keep = Offen lassen: Es kommt noch etwas
console-case-answer-button = Antwort senden
console-case-genuine-lead = Ist das die Nachricht eines Menschen?
console-case-genuine-button = Ja, in den Eingang legen
console-case-machine-button = Nein, ohne Brief schließen
console-notice-answered = Die Antwort ist unterwegs.
console-notice-decided = Die Entscheidung ist vermerkt.
console-notice-judged = Vermerkt.

# O9: machines and webhooks
integrations-title = Anbindungen
integrations-lead = Programme, die fragen, ob jemand angeschrieben werden darf, Kontakte übergeben oder dem folgen, was Menschen entschieden haben.
integrations-empty = Noch hat kein Programm Zugang
integrations-add-title = Einem Programm Zugang geben
integrations-add-lead = Der Schlüssel wird einmal gezeigt, auf der nächsten Seite. Geben Sie jedem Programm einen eigenen, der nicht mehr erlaubt als nötig.
integrations-add-button = Schlüssel erstellen
integrations-name = Name
integrations-name-hint = Wie Sie es nennen, etwa „Kampagnenprogramm“. Er steht im Protokoll bei allem, was es tut.
integrations-may = Was es darf
integrations-scope-contacts = Kontakte übergeben
integrations-scope-may-send = Fragen, ob Kontakte angeschrieben werden dürfen
integrations-scope-links = Links für Fußzeilen erstellen
integrations-scope-changes = Änderungen folgen und sie bestätigen
integrations-purposes = Zwecke, die es nennen darf
integrations-purposes-hint = Ohne Häkchen gilt jeder Werbezweck.
integrations-system = System, für das es spricht
integrations-system-hint = Es erfährt nur die Kennungen dieses Systems. Nötig, um Änderungen zu folgen.
integrations-no-system = Keines
integrations-expires = Gilt bis
integrations-expires-hint = Ein Tag wie 2027-06-30 oder eine Zahl von Tagen wie 90d. Leer gelassen: ein Jahr.
integrations-quota = Kontingent
integrations-quota-hint = Etwa 600/minute,1000000/day: Anfragen je Minute und Datensätze je Tag.
integrations-quota-words = { $minute } Anfragen je Minute, { $day } Datensätze je Tag
integrations-observe = Nur beobachten bis
integrations-observe-hint = Bis dahin sagen die Antworten, was abgelehnt würde, und lehnen nur ab, was Menschen selbst entschieden haben.
integrations-observes = Beobachtet nur bis
integrations-until = Gilt bis
integrations-last = Zuletzt benutzt
integrations-never = Nie
integrations-live = In Betrieb
integrations-over = Abgelaufen
integrations-revoked = Ausgesperrt
integrations-stopped = Beendet
integrations-added-title = { $name } hat Zugang
integrations-credential = Der Schlüssel
integrations-credential-once = Kopieren Sie ihn jetzt: Er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt.
integrations-credential-how = Das Programm schickt ihn mit jeder Anfrage mit, in der Kopfzeile „Authorization: Bearer“.
integrations-revoke-link = Aussperren
integrations-revoke-title = { $name } aussperren?
integrations-revoke-text = Die nächste Anfrage wird abgelehnt. Was es bisher getan hat, bleibt. Der Schlüssel kommt nicht zurück: Das Programm braucht einen neuen.
integrations-revoke-button = Aussperren
integrations-revoke-no = Behalten
integrations-ground = Mitgeteilt auf Grundlage { $ground }
integrations-deliveries = Was zuletzt mitgeteilt wurde
integrations-no-deliveries = Noch wurde nichts mitgeteilt.
integrations-message = Nachricht
integrations-since = Seit
integrations-state = Stand
integrations-tries = Versuche
integrations-answer = Antwort
integrations-again = Noch einmal
integrations-sent = Angekommen
integrations-waiting = Wartet
integrations-failed = Aufgegeben
integrations-replay = Noch einmal senden
integrations-stop = Nichts mehr mitteilen
integrations-late = { $count ->
    [one] Eine Änderung ist nach einem Tag nicht angekommen. Sehen Sie nach dem Programm, das sie hätte annehmen sollen.
   *[other] { $count } Änderungen sind nach einem Tag nicht angekommen. Sehen Sie nach den Programmen, die sie hätten annehmen sollen.
}
integrations-incoming = Was andere Systeme uns mitteilen
integrations-incoming-lead = Abmeldungen und Spam-Beschwerden von dort gelten hier sofort. Eingeschaltet wird dadurch nie etwas.
integrations-incoming-off = Aus: Das Geheimnis steht nicht in den Einstellungen
integrations-notice-revoked = Ausgesperrt.
integrations-notice-stopped = Dorthin wird nichts mehr mitgeteilt.
integrations-notice-replayed = Es wird noch einmal gesendet.
error-client-name = Verwenden Sie 1 bis 60 Buchstaben, Ziffern, Leerzeichen, Punkte und Striche
error-client-taken = Ein Programm dieses Namens gibt es schon: Wählen Sie einen anderen
error-client-scope = Wählen Sie mindestens etwas, das es darf
error-client-purpose = Wählen Sie Zwecke aus der Liste
error-client-system = Wählen Sie das System: Ohne eines gibt es nichts, dem es folgen kann
error-client-quota = Schreiben Sie das Kontingent so: { $minute }/minute,{ $day }/day
error-client-end = Schreiben Sie einen Tag wie 2027-06-30, nicht vor heute, oder eine Zahl von Tagen wie 90d
error-case-undecided = Entscheiden Sie, was gewünscht wurde, und schließen Sie dann den Vorgang
error-after-empty = Wählen Sie, was mit dem Vorgang geschieht
event-request-filed = Hat uns geschrieben
event-message-sent = Hat mehr geschrieben
event-request-withdrawn = Hat eine Anfrage zurückgezogen
event-request-answered = Hat eine Anfrage beantwortet
event-request-viewed = Hat eine Anfrage angesehen
event-correction-decided = Hat eine Berichtigung entschieden
event-contact-added = Aufgenommen, nachdem das Postfach bestätigt war

## Policy
policy-title = Datenschutzerklärung
policy-version = Fassung { $number }, gültig seit { $date }.
policy-versions-link = Alle Fassungen
policy-past = Dies ist eine frühere Fassung.
policy-newest-link = Die gültige lesen
policy-versions-title = Fassungen der Datenschutzerklärung
policy-versions-lead = Jede Fassung bleibt so lesbar, wie sie gezeigt wurde.
policy-version-name = Fassung { $number }
policy-compare-link = Mit Fassung { $number } vergleichen
policy-compare-title = Was sich von Fassung { $from } zu Fassung { $to } geändert hat
policy-compare-lead = Was wegfiel, ist durchgestrichen; was dazukam, ist unterstrichen. Abschnitte ohne Änderung fehlen.
policy-compare-same = Diese beiden Fassungen sagen dasselbe.
policy-removed = weggefallen:
policy-added = neu:
policy-change-end = (Ende)
policy-open = Noch nicht geklärt
policy-role-controller = Entscheidet über die Daten
policy-role-joint = Entscheidet zusammen mit anderen
policy-role-processor = Arbeitet für die anderen
policy-role-group = Gehört zur Gruppe
policy-region-us = Vereinigte Staaten
policy-region-emea = Europa, Naher Osten und Afrika
policy-region-apac = Asien und pazifischer Raum
policy-table-entities = Unternehmen der Gruppe
policy-head-company = Unternehmen
policy-head-number = Registernummer
policy-head-place = Wo
policy-head-role = Rolle
policy-table-purposes = Zwecke, Arten von Daten und was uns die Verwendung erlaubt
policy-head-purpose = Zweck
policy-head-means = Was das heißt
policy-head-data = Arten von Daten
policy-head-basis = Was es erlaubt
policy-table-periods = Wie lange Daten bleiben
policy-head-period = Frist
policy-table-recipients = Wer Daten bekommen darf und warum
policy-head-recipient = Wer
policy-head-ground = Warum
leaves-site = { $label } (führt von dieser Website weg)

## Cookies and tracking
cookies-title = Cookies
cookies-lead = Dieses Portal setzt nur Cookies, die es zum Funktionieren braucht. Keines verfolgt Sie, und niemand sonst kann sie lesen.
cookies-caption = Alle Cookies dieses Portals
cookies-name = Name
cookies-what = Wofür
cookies-life = Wie lange
cookies-none = Sonst gibt es nichts: keine Skripte, keine Bilder anderer Unternehmen, keine Ablagen in Ihrem Browser.
cookies-refuse = Sie können in Ihrem Browser alle Cookies ablehnen. Dann können Sie weiter alles lesen und Werbemails beenden; zum Anmelden und um uns zu schreiben, braucht das Portal sie.
cookie-session = Hält Sie angemeldet.
cookie-session-life = Bis Sie sich abmelden oder den Browser schließen, höchstens acht Stunden.
cookie-browser = Erkennt diesen Browser wieder, wenn Sie ein Formular senden oder den Link aus unserer E-Mail öffnen, damit ihn niemand sonst benutzen kann.
cookie-browser-life = 24 Stunden.
cookie-sent = Merkt sich die Adresse, die Sie eingegeben haben, um sie auf der nächsten Seite zu zeigen.
cookie-sent-life = Höchstens eine Stunde; gelöscht, sobald Sie angemeldet sind.
cookie-language = Merkt sich die Sprache, die Sie gewählt haben.
cookie-language-life = Ein Jahr.
cookie-officer = Hält unsere eigenen Leute am Datenschutz-Arbeitsplatz angemeldet. Sie bekommen es nie.
cookie-officer-life = Bis der Browser geschlossen wird, höchstens acht Stunden.
tracking-link = Was Ihr Browser über Nachverfolgung sagt und was wir tun
tracking-title = Nachverfolgung
tracking-lead = Nichts auf diesen Seiten und in unseren Briefen verfolgt Sie.
tracking-browser-head = Was Ihr Browser sagt
tracking-gpc-yes = Er bittet, Ihre Daten nicht zu verkaufen oder zu teilen (Global Privacy Control).
tracking-gpc-no = Er sendet kein Signal der Global Privacy Control.
tracking-dnt-yes = Er bittet, Sie nicht zu verfolgen (Do Not Track).
tracking-dnt-no = Er sendet kein Do-Not-Track-Signal.
tracking-answer = Mit oder ohne Signal bekommen Sie hier dasselbe: keine Nachverfolgung, kein Verkauf, keine Weitergabe für Werbung anderer.
tracking-here-head = Andere Websites
tracking-here = Andere Websites der Gruppe gehen auf diese Signale vielleicht nicht ein. Ihre eigenen Cookie-Seiten sagen, was sie tun.
tracking-more-link = Mehr über Do Not Track

## Offices
offices-title = Wo unsere Unternehmen sind
offices-lead = Unternehmen der Gruppe, die Daten über Sie haben können, soweit sie hier verzeichnet sind.
offices-number = Registernummer { $number }.
offices-open = Die Liste der Standorte ist hier noch nicht vollständig. Fragen Sie uns nach einer Anschrift, und wir nennen sie Ihnen.
offices-ask-link = Nach einer Anschrift fragen

## Accessibility
access-title = Barrierefreiheit
access-lead = Alle sollen dieses Portal benutzen können. Es soll die Web Content Accessibility Guidelines 2.2, Stufe AA, erfüllen.
access-can-head = Was Sie tun können
access-can-1 = Jede Seite allein mit der Tastatur oder mit der Stimme bedienen.
access-can-2 = Text auf das Vierfache vergrößern, ohne etwas zu verlieren.
access-can-3 = Mit einem Vorleseprogramm zuhören.
access-can-4 = Helle, dunkle und kontraststarke Farben benutzen, wie Ihr Gerät eingestellt ist.
access-can-5 = Skripte ausschalten: Nichts hier braucht sie. Es gibt keine Rätsel und keine Zeitgrenzen in Formularen, nur Codes und Links aus E-Mails laufen ab.
access-state-head = Wie weit es ist
access-state = Wir kennen keine Seite, die Stufe AA verfehlt. Dateien und Texte, die andere uns schicken, sind vielleicht nicht barrierefrei.
access-tested = Jede Seite wird bei jeder Änderung am Portal durch Programme geprüft: hell, dunkel, mit hohem Kontrast, auf schmalem Bildschirm, ohne Skripte und mit der Tastatur.
access-report-head = Wenn etwas für Sie nicht geht
access-report = Sagen Sie uns, was Sie tun wollten und was Sie gehindert hat. Wir antworten innerhalb von sieben Arbeitstagen und helfen Ihnen auf anderem Weg, bis es behoben ist.
access-report-link = Eine Barriere melden

## Security
footer-security = Sicherheit
security-title = Sicherheit
security-lead = Wie dieses Portal Daten schützt und wie Sie uns ein Problem melden.
security-here-head = Was dieses Portal tut
security-1 = Jede persönliche Angabe ist unter einem eigenen Schlüssel der Person verschlüsselt. Löschen vernichtet den Schlüssel, sodass auch Kopien in Sicherungen nicht mehr lesbar sind.
security-2 = Sie melden sich mit einem Code an, der an Ihr Postfach geht. Es gibt kein Passwort, das gestohlen werden könnte.
security-3 = Links in unseren E-Mails bewirken nichts, wenn sie nur geöffnet werden: Erst der Druck eines Menschen auf einen Knopf handelt.
security-4 = Beschäftigte melden sich mit Passwort und zweitem Faktor an. Jeder Blick auf Ihre Daten steht in einem Protokoll, das niemand unbemerkt ändern kann.
security-5 = Die Seiten laden nichts von anderswo und brauchen keine Skripte.
security-6 = Abbestellungen und Löschungen werden nach jeder Wiederherstellung einer Sicherung erneut ausgeführt.
security-report-head = Ein Problem melden
security-report = Wenn Sie meinen, dass Daten verloren gegangen oder in falsche Hände geraten sind, oder wenn Sie eine Schwachstelle gefunden haben, schreiben Sie uns. Wir sehen es uns am selben Tag an.
security-research = Wenn Sie nach Schwachstellen suchen: Benutzen Sie nur eigene Daten, stören Sie andere nicht, und geben Sie uns Zeit, das Gefundene zu beheben. Dann haben wir keinen Grund, gegen Sie vorzugehen.
security-report-link = Ein Sicherheitsproblem melden

## Notices beside forms
notice-link = Mehr zu diesen Daten
notice-title-contact = Was mit dem geschieht, was Sie uns schreiben
notice-title-sign-in = Was geschieht, wenn Sie sich anmelden
notice-title-correction = Was mit einer Berichtigung geschieht
notice-lead = Wer die Daten nimmt, wofür, wer sie bekommt und was Sie tun können.
notice-who-head = Wer dafür verantwortlich ist
notice-who = { $company }, Registernummer { $number }
notice-uses-head = Wofür sie verwendet werden
notice-basis = Wir stützen uns auf einen guten Grund, den Ihre Interessen nicht überwiegen: Sie haben uns etwas gefragt, und wir möchten Ihnen und niemandem sonst antworten.
notice-fields-head = Was Sie uns sagen müssen
notice-needed = nötig; ohne sie können wir nicht antworten
notice-free = freiwillig; ohne sie folgt nichts
notice-field-value = Die Angabe, die berichtigt werden soll
notice-recipients-head = Wer sie bekommen kann
notice-period-head = Wie lange sie bleiben
notice-rights-head = Was Sie tun können
notice-rights = Sie können diese Daten sehen, berichtigen und löschen, ihre Verwendung einschränken lassen oder ihr widersprechen, jederzeit und kostenlos.
notice-children = Dieses Formular ist nicht für Kinder: Niemand unter { $age } Jahren darf uns Daten schicken.
notice-policy-link = Ihre Rechte in der Datenschutzerklärung
sign-in-notice = Wir verwenden die Adresse nur, um Ihre Daten zu finden und Ihnen den Code zu senden.

## Preferences
prefs-title = Die Mails, die Sie von uns bekommen
prefs-for = Für { $email }
prefs-all = alle Werbung
prefs-stop-button = { $topic } beenden
prefs-stop-short = Beenden
prefs-join-short = Das möchte ich
prefs-join-button = Ich möchte { $topic }
prefs-all-stopped = { $brand } schickt Ihnen seit dem { $date } keine Werbung, und dabei bleibt es.
prefs-gets-head = Was Sie bekommen
prefs-left-head = Was Sie beendet haben
prefs-left-since = Beendet am { $date }
prefs-join-head = Was Sie bekommen könnten
prefs-partners-head = Gemeinsam mit anderen
prefs-why-head = Warum bekomme ich das?
prefs-why = Wir schreiben an eine Adresse, weil jemand darum gebeten hat oder weil wir mit der Organisation zu tun haben. Was bei Ihnen gilt und woher wir die Adresse haben, steht auf der Seite mit Ihren Daten.
prefs-join-how = Beenden gilt sofort. Wenn Sie etwas möchten, schicken wir zuerst eine E-Mail an diese Adresse, um sicher zu sein, dass Sie es sind.
prefs-done-title = Erledigt: { $topic } beendet
prefs-done-since = Das gilt seit { $at }.
prefs-done-under-way = Mails, die schon unterwegs sind, können noch bis { $date } ankommen.
prefs-already-title = Schon beendet: { $topic }
prefs-already = Es musste nichts geändert werden.
prefs-nothing-title = Unter diesem Link ist nichts mehr gespeichert
prefs-nothing = Die Daten dahinter wurden gelöscht. Werbung kann dorthin nicht mehr gehen.
prefs-more-link = Alle Ihre Entscheidungen
prefs-still-link = Ich bekomme immer noch Mails
prefs-joining-title = Prüfen Sie Ihre E-Mails
prefs-joining = Wir haben eine E-Mail zu { $topic } geschickt. Drücken Sie den Knopf darin, dann beginnt es. Bis dahin ändert sich nichts.
prefs-broken-title = Dieser Link funktioniert nicht
prefs-broken-what = Er ist unvollständig oder wurde durch einen neueren ersetzt. Nichts wurde geändert.
prefs-broken-do = Werbemails beenden Sie, indem Sie sich anmelden, uns schreiben oder den Link in einer neueren Mail benutzen.
prefs-broken-sign-in = Anmelden und entscheiden
prefs-broken-write = Schreiben Sie uns
prefs-not-saved-title = Ihre Entscheidung wurde nicht gespeichert
prefs-not-saved-what = Das Portal kann gerade nichts speichern. Nichts wurde geändert.
prefs-not-saved-do = Drücken Sie den Knopf in ein paar Minuten noch einmal. Wenn es wieder geschieht, schreiben Sie uns, dann erledigt es ein Mensch für Sie.
prefs-undo-title = { $topic } wieder bekommen?
prefs-undo-text = Sie haben das vor Kurzem beendet. Drücken Sie den Knopf, wenn es ein Versehen war.
prefs-undo-button = { $topic } wieder bekommen
prefs-undone-title = Sie bekommen wieder: { $topic }
prefs-confirm-title = Möchten Sie { $topic }?
prefs-confirm-text = Drücken Sie den Knopf, um zu beginnen. Beenden können Sie es jederzeit mit dem Link in jeder Mail.
prefs-confirm-button = Ja, schicken Sie mir { $topic }
prefs-given-title = Sie bekommen von nun an: { $topic }
prefs-given = Beenden können Sie es jederzeit mit dem Link in jeder Mail.
unsubscribe-title = { $topic } beenden?
mail-stopped-subject = { $brand }: { $topic } beendet
mail-stopped-h1 = Beendet: { $topic }
mail-stopped-lead = Das gilt seit { $at }. Wenn es ein Versehen war, können Sie es bis { $until } rückgängig machen.
mail-stopped-how = Wenn Sie es so wollten, müssen Sie nichts tun.
mail-stopped-button = Rückgängig machen
mail-stopped-why = Sie erhalten diese E-Mail, weil jemand den Link in einer Mail an Sie benutzt hat. Sie ist keine Werbung. Es gibt höchstens eine in der Stunde.
mail-joining-subject = { $brand }: Möchten Sie { $topic }?
mail-joining-h1 = Möchten Sie { $topic }?
mail-joining-lead = Jemand hat am { $at } darum gebeten. Wenn Sie es waren, drücken Sie bis { $until } den Knopf.
mail-joining-how = Wenn Sie es nicht waren, müssen Sie nichts tun: Es beginnt nichts.
mail-joining-button = Ja, beginnen
mail-joining-why = Sie erhalten diese E-Mail, weil jemand den Link in einer Mail an Sie benutzt hat. Sie ist keine Werbung.
event-marketing-stopped = Werbung beendet
event-marketing-asked = Um ein Werbethema gebeten
event-marketing-given = Einem Werbethema zugestimmt
event-marketing-undone = Ein Werbethema wieder aufgenommen
consents-title = Was Sie entschieden haben
consents-lead = Jede Entscheidung über Werbung, die neueste zuerst, mit den Worten auf dem Knopf.
consents-none = Sie haben noch nichts entschieden
consents-none-text = Ihre Entscheidungen über Werbung erscheinen hier.
consents-words = Auf dem Knopf: „{ $words }“
consents-link = Was Sie wann entschieden haben
consent-kind-stopped = Beendet
consent-kind-asked = Darum gebeten
consent-kind-given = Zugestimmt
consent-kind-undone = Wieder aufgenommen
consent-means-link = über den Link in einer Mail
consent-means-one_click = über den Knopf eines Mailprogramms
consent-means-portal = im Portal
consent-means-letter = über einen Brief von uns
