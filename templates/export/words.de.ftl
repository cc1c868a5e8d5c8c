# Die Wörter einer ausgeführten Kopie. Keine Nachricht hat ein Argument.

export-title-access = Kopie Ihrer personenbezogenen Daten
export-title-portable = Ihre Daten zum Mitnehmen
export-lead-access = Alles, was wir in diesem Portal über Sie gespeichert haben: jede Angabe mit Herkunft, Zweck, Empfängern und Speicherdauer.
export-lead-portable = Was Sie uns gegeben haben und was bei der Nutzung unserer Dienste aufgezeichnet wurde, in einer Form, die Sie zu einem anderen Anbieter mitnehmen können.
export-skip = Direkt zu den Daten
export-contents = Inhalt
export-for = Für
export-prepared = Erstellt
export-held-by = Gespeichert von
export-country = Land
export-language = Sprache
export-keep-safe-title = Bewahren Sie diese Kopie sicher auf.
export-keep-safe = Sie enthält personenbezogene Daten. Wer diese Dateien öffnen kann, kann sie lesen. Wir behalten kein Exemplar davon.

## Was gespeichert ist
export-held = Was wir gespeichert haben
export-held-intro = Angaben, die auf demselben Weg zu uns kamen, stehen beisammen, mit einer Erklärung für alle.
export-held-none = Wir haben keine solchen Angaben über Sie gespeichert.
export-detail = Angabe
export-content = Was gespeichert ist
export-confirmed = Zuletzt von Ihnen bestätigt
export-not-confirmed = Noch nicht bestätigt
export-state-superseded = Ersetzt. Nur als Beleg der Berichtigung aufbewahrt
export-state-disputed = Sie bestreiten das
export-state-restricted = Eingeschränkt: nur gespeichert, niemand sonst darf es verwenden
export-in-doubt = Sie haben die Organisation verlassen, zu der das gehört: es kann veraltet sein
export-relations = Organisationen, mit denen Sie verbunden sind
export-relations-caption = Jede Organisation und wie Sie mit ihr verbunden sind
export-organisation = Organisation
export-relation-kind = Als
export-relation-until = bis
export-statement = Ihre Stellungnahme
export-source = Woher es stammt
export-no-date = Kein Datum vermerkt
export-source-giver = Angegeben von
export-source-system = Übernommen aus
export-source-site = Website
export-source-partner = Partner
export-source-campaign = Kampagne
export-source-supplier = Lieferant
export-source-notice = Fassung des Hinweises
export-purposes = Wofür wir es verwenden
export-no-purpose = Dafür ist kein Zweck vermerkt. Sie können uns fragen, warum wir es speichern.
export-basis = erlaubt durch
export-recipients = Wer es erhalten hat
export-no-recipient = Es ist kein Empfänger vermerkt
export-retention = Wie lange es bleibt

## Systeme
export-systems = Wo es sonst noch liegt
export-systems-intro = Das Portal enthält Kopien. Aus diesen Systemen stammen Ihre Daten oder liegen auch dort; daneben steht, wie alt jede Kopie ist.
export-systems-none = Es ist kein anderes System vermerkt.
export-systems-caption = Systeme mit Daten über Sie
export-system = System
export-system-contains = Was es enthält
export-system-copied = In dieser Kopie?
export-system-search = Wie Sie es durchsuchen lassen
export-copied-yes = Ja, Stand
export-copied-no = Nein, nicht durchsucht

## Empfänger
export-shared = Wer Ihre Daten erhalten hat
export-disclosures = Weitergaben
export-disclosures-none = Es ist keine Weitergabe Ihrer Daten vermerkt.
export-disclosures-caption = Jede Weitergabe Ihrer Daten
export-when = Wann
export-recipient = Empfänger
export-what = Was
export-why = Warum
export-transfers = Andere Länder
export-transfers-none = Es ist keine Übermittlung Ihrer Daten in ein anderes Land vermerkt.
export-transfers-caption = Länder, in die Ihre Daten gehen, und was sie dort schützt
export-safeguard = Schutz
export-safeguard-copy = Wie Sie eine Abschrift davon erhalten

## Entscheidungen der Person
export-choices = Ihre Einstellungen
export-preferences = Einstellungen zur Werbung
export-preferences-none = Sie haben keine Einstellungen zur Werbung vorgenommen.
export-preferences-caption = Was Sie erhalten möchten
export-topic = Thema
export-channel = Kanal
export-choice = Ihre Wahl
export-since = Seit
export-on = Ja
export-off = Nein
export-suppressions = Was wir nicht senden dürfen
export-suppressions-none = Nichts ist gesperrt.
export-suppressions-caption = Sperren für Nachrichten an Sie
export-not-sent = Nicht gesendet wird
export-consents = Einwilligungen
export-consents-none = Es ist keine Einwilligung vermerkt.
export-consents-caption = Jede erteilte oder widerrufene Einwilligung mit dem Wortlaut, den Sie gesehen haben
export-happened = Was geschah
export-consent-words = Der angezeigte Wortlaut
export-means = Wie
export-receipt = Beleg
export-act-given = Einwilligung erteilt
export-act-withdrawn = Einwilligung widerrufen
export-act-expired = Einwilligung abgelaufen
export-act-needs-renewal = Einwilligung muss neu erfragt werden

## Anträge und Nachrichten
export-requests = Ihre Anträge
export-requests-none = Sie haben keine Anträge gestellt.
export-request = Antrag
export-request-about = Gegenstand
export-received = Eingegangen
export-request-state = Stand
export-aim-due = Wir möchten antworten bis
export-legal-due = Gesetzliche Frist
export-answered = Beantwortet
export-outcome = Ergebnis
export-messages = Nachrichten
export-messages-other = Weitere Nachrichten
export-messages-none = Sie haben keine Nachrichten geschrieben.
export-author-person = Sie schrieben
export-author-us = Wir schrieben
export-attachments = Angehängt

## Nutzung
export-activity = Anmeldungen und Zugriffe
export-sessions = Angemeldete Browser
export-sessions-none = Es sind keine Anmeldungen vermerkt.
export-sessions-caption = Anmeldungen an diesem Portal
export-session-started = Angemeldet
export-session-seen = Zuletzt benutzt
export-session-ended = Abgemeldet
export-session-open = Noch angemeldet
export-browser = Browser
export-network = Netzadresse, gekürzt
export-access-log = Wer Ihre Daten angesehen hat
export-access-log-none = Es ist kein Blick anderer auf Ihre Daten vermerkt.
export-access-log-caption = Jeder Blick auf Ihre Daten in diesem Portal
export-who = Wer
export-did = Was getan wurde

## Rechte und Angaben
export-rights = Ihre Rechte
export-rights-intro = Jedes davon können Sie jederzeit im Portal ausüben.
export-complaints = Wenn Sie nicht zufrieden sind
export-decisions = Automatisierte Entscheidungen
export-missing = Was hier nicht enthalten ist
export-missing-portable = Diese Kopie lässt weg, was Sie uns nicht selbst gegeben haben und was nicht bei Ihrer Nutzung aufgezeichnet wurde: Daten von anderen, unsere Vermerke, unsere Nachrichten und Entscheidungen, ersetzte Angaben und das Protokoll der Zugriffe. Die vollständige Kopie Ihrer personenbezogenen Daten enthält das alles.
export-missing-none = Es ist nichts als weggelassen vermerkt.
export-controller = Wer verantwortlich ist
export-company = Unternehmen
export-company-number = Registernummer
export-registered-office = Eingetragener Sitz
export-contact = So erreichen Sie uns
export-officer = Briefe an die zuständige Stelle
export-regulator = Aufsichtsbehörde

## Dateien
export-files = Die Dateien in diesem Ordner
export-file = Datei
export-file-for = Wofür sie da ist
export-file-index = Diese lesbare Kopie. Sie öffnet sich in jedem Browser, ohne Netz, und lässt sich gut drucken.
export-file-data = Genau dieselben Daten für Programme (JSON).
export-file-schema = Beschreibt data.json: jedes Feld und was es bedeutet (JSON Schema 2020-12).
export-file-csv = Je Datei eine Tabelle, für Tabellenprogramme. Text, den ein solches Programm als Formel ausführen könnte, beginnt mit einem Apostroph; in data.json steht er ohne.
export-file-card = Ihre Kontaktdaten für ein Adressbuch (vCard 4.0).
export-file-receipts = Ein Beleg für jede Einwilligung.
export-file-sent = Dateien, die in Ihren Anfragen gesendet wurden, in beide Richtungen.
export-file-manifest = Größen und Prüfsummen (SHA-256) aller Dateien, um zu prüfen, dass keine beschädigt ist.
