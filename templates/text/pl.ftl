# Słowa portalu po polsku: to, co spotyka każdy, kto tu trafia. Pozostałe teksty pojawiają się po angielsku.
# Proste słowa, krótkie zdania, forma „Państwo”. Błąd mówi, co zrobić. Przycisk nazywa to, co robi.

## Daty, liczby, okresy
# Miesiące w dopełniaczu, bo stoją zawsze po dniu. Okresy w bierniku: „przez 1 minutę”, „odczekać 2 godziny”.
month-1 = stycznia
month-2 = lutego
month-3 = marca
month-4 = kwietnia
month-5 = maja
month-6 = czerwca
month-7 = lipca
month-8 = sierpnia
month-9 = września
month-10 = października
month-11 = listopada
month-12 = grudnia
date = { $day } { $month } { $year }
moment = { $date }, { $time }
time = { $clock } czasu londyńskiego ({ $zone })
duration-minutes = { $count ->
    [one] { $count } minutę
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
duration-hours = { $count ->
    [one] { $count } godzinę
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
duration-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}

## Wokół każdej strony
portal-name = portal prywatności
skip-link = Przejdź do treści
nav-label = Państwa dane osobowe
nav-overview = Przegląd
nav-data = Dane
nav-marketing = Reklama
nav-requests = Wnioski
nav-sessions = Logowania
footer-label = O tym portalu
footer-policy = Polityka prywatności
footer-cookies = Pliki cookie
footer-accessibility = Dostępność
footer-security = Bezpieczeństwo
footer-contact = Kontakt
languages-label = Język
language-note = Ta strona istnieje tylko po angielsku i po niemiecku. Poniżej jest po angielsku.
back-link = Wstecz
sign-out-button = Wyloguj się
notice-done = Gotowe
notice-important = Warto wiedzieć
company-facts = { $name }, numer spółki { $number }, zarejestrowana: { $place }.
company-office = Siedziba: { $office }.
help-link = Pomoc człowieka

## Elementy
error-prefix = Błąd:
error-heading = Wystąpił problem
optional = (nieobowiązkowe)
warning-prefix = Uwaga:
change-link = Zmień
send-again-button = Wyślij nowy e-mail
reference-label = Numer sprawy
next-head = Co będzie dalej
contents-head = Na tej stronie
pages-label = Strony
pages-earlier = Nowsze
pages-later = Starsze
code-label = Kod z e-maila
code-hint = Sześć cyfr, na przykład 482 913.
start-link = Strona główna

## Błędy przy polu
error-email-empty = Proszę wpisać adres e-mail
error-email-form = Proszę wpisać adres e-mail z nazwą, znakiem @ i domeną, na przykład nazwa@przyklad.pl
error-email-long = Proszę wpisać adres e-mail o długości do { $limit } znaków
error-code-empty = Proszę wpisać kod z e-maila
error-code-form = Proszę wpisać sześć cyfr kodu, bez innych znaków
error-code-wrong = { $left ->
    [0] Ten kod się nie zgadza. Proszę zamówić nowy e-mail
    [one] Ten kod się nie zgadza. Można spróbować jeszcze raz
    [few] Ten kod się nie zgadza. Można spróbować jeszcze { $left } razy
    [many] Ten kod się nie zgadza. Można spróbować jeszcze { $left } razy
   *[other] Ten kod się nie zgadza. Można spróbować jeszcze { $left } razy
}
error-matter-empty = Proszę wybrać, czego to dotyczy
error-right-empty = Proszę wybrać jedno z praw
error-text-empty = Proszę napisać wiadomość
error-text-long = Proszę skrócić tekst do { $limit } znaków
error-text-characters = Proszę napisać wiadomość znakami, które można wydrukować
error-name-characters = Proszę wpisać imię i nazwisko znakami, które można wydrukować, najwyżej { $limit }

## Strony z problemem
problem-kept-head = Wpisany tekst
problem-kept-text = Nie został zapisany. Można go stąd skopiować, aby użyć go ponownie.
problem-id = Pisząc do nas w tej sprawie, proszę podać numer { $id }.
problem-not-found-title = Ta strona nie istnieje
problem-not-found-what = Być może w adresie jest błąd albo strona została przeniesiona.
problem-not-found-do = Jeśli prowadził tu link z e-maila, proszę sprawdzić, czy został skopiowany w całości.
problem-forbidden-title = Nie można otworzyć tej strony
problem-forbidden-what = Są Państwo zalogowani, ale ta strona należy do kogoś innego.
problem-forbidden-do = Jeśli powinna należeć do Państwa, proszę do nas napisać.
problem-form-title = Nie mogliśmy sprawdzić, skąd pochodzi ten formularz
problem-form-what = Nic nie zostało zmienione. Zdarza się to, gdy strona jest długo otwarta albo gdy pliki cookie są wyłączone.
problem-form-do = Proszę wrócić, wczytać stronę ponownie i wysłać ją jeszcze raz.
problem-large-title = To było za dużo naraz
problem-large-what = Nic nie zostało zmienione.
problem-large-do = Proszę skrócić tekst albo wysłać mniej plików i spróbować ponownie.
problem-often-title = Zbyt wiele prób w krótkim czasie
problem-often-what = Aby chronić dane, zwalniamy, gdy coś jest próbowane bardzo często.
problem-often-do = Proszę odczekać { $wait } i spróbować ponownie.
problem-fault-title = Coś poszło nie tak po naszej stronie
problem-fault-what = To nie Państwa wina. Wysłane treści nie zostały zapisane.
problem-fault-do = Proszę spróbować za kilka minut. Jeśli to się powtórzy, proszę do nas napisać.
problem-busy-title = Portal jest chwilowo niedostępny
problem-busy-what = Państwa dane są bezpieczne; po prostu nie możemy ich teraz pokazać.
problem-busy-do = Proszę spróbować za kilka minut.
problem-cooling-title = Jeszcze nie: adres zmienił się niedawno
problem-cooling-what = Aby chronić Państwa dane, niczego nie można pobrać do { $until }.
problem-cooling-do = Do tego czasu zmianę można jeszcze cofnąć z poprzedniej skrzynki.
problem-over-title = Ten link już nie działa

## Siedem praw
right-access = Zobaczyć swoje dane
right-access-text = Wszystko, co o Państwu mamy, skąd to pochodzi i do czego tego używamy.
right-rectification = Poprawić swoje dane
right-rectification-text = Można zmienić to, co błędne lub nieaktualne. Większość zmian działa od razu.
right-erasure = Usunąć swoje dane
right-erasure-text = Można zażądać usunięcia danych. Najpierw pokażemy, co zniknie i co każe nam zachować prawo.
right-objection = Sprzeciwić się użyciu
right-objection-text = Można zabronić nam używania danych w określonym celu. Reklamę kończymy od razu.
right-restriction = Ograniczyć użycie danych
right-restriction-text = Dane będą przechowywane, ale nieużywane, na przykład gdy sprawdzamy, czy są prawidłowe.
right-portability = Zabrać swoje dane
right-portability-text = Można pobrać to, co nam Państwo podali, w postaci czytelnej dla innych usług.
right-withdraw_consent = Wycofać zgodę
right-withdraw_consent-text = Można cofnąć udzieloną zgodę. Jest to równie łatwe jak jej udzielenie.

## Rodzaje danych
kind-name = Imię i nazwisko
kind-title = Tytuł
kind-job_title = Stanowisko
kind-department = Dział
kind-organisation = Organizacja
kind-email = Adres e-mail
kind-phone = Numer telefonu
kind-business_address = Adres służbowy
kind-username = Nazwa użytkownika
kind-password_set = Hasło
kind-profile_preference = Ustawienie profilu
kind-feedback = Opinia
kind-survey_response = Odpowiedź w ankiecie
kind-event_attendance = Wydarzenie, w którym Pan/Pani uczestniczył(a)
kind-competition_entry = Konkurs, w którym Pan/Pani wziął/wzięła udział
kind-preferred_language = Preferowany język
kind-marketing_from_us = Reklama od nas
kind-marketing_from_third_parties = Reklama od innych firm
kind-communication_preference = Preferencja kontaktu
kind-comment = Komentarz
kind-customer_interest = Czym interesują się Państwa klienci
kind-usage = Korzystanie z witryny
kind-ip_address = Adres internetowy
kind-device = Urządzenie
kind-supplement = Dane z innego źródła

## Stany wniosku
state-unverified = Proszę sprawdzić pocztę
state-received = Otrzymany
state-needs-you = Potrzebujemy czegoś od Państwa
state-in-progress = W toku
state-waiting-until = Czeka do { $date }
state-partly-done = Częściowo wykonany
state-done = Wykonany
state-not-possible = Niemożliwy
state-withdrawn = Wycofany
state-expired = Wygasł

## Strona główna
start-title = Państwa dane w Państwa rękach
start-lead = Tu można zobaczyć, co { $company } o Państwu wie, poprawić to, zabrać ze sobą albo usunąć.
start-button = Zaloguj się adresem e-mail
start-how = Bez konta i bez hasła. Wyślemy link i kod.
start-stop-head = Chcą Państwo tylko mniej e-maili?
start-stop-text = Do tego nie trzeba się logować. Wystarczy link na dole dowolnego e-maila reklamowego; można też poprosić o niego tutaj.
start-stop-link = Zmień lub zakończ e-maile reklamowe
start-rights-head = Co można tu zrobić
start-rights-text = Wystarczy się zalogować i zacząć.
start-answer-head = Gdy musi na to spojrzeć człowiek
start-answer-text = Staramy się odpowiedzieć w ciągu siedmiu dni roboczych. Każdy wniosek można tu śledzić i zobaczyć zarówno nasz cel, jak i termin ustawowy.
start-policy-link = Przeczytaj politykę prywatności
start-write-head = Wolą Państwo do kogoś napisać?
start-write-text = Zapytać można o wszystko własnymi słowami. Nie trzeba wiedzieć, o jaką ustawę lub jakie prawo chodzi.
start-form-link = Napisz do nas
start-post-text = Albo list:

## Logowanie
sign-in-title = Logowanie
sign-in-lead = Wysyłamy link i kod na Państwa skrzynkę. Dzięki temu nikt inny nie otworzy Państwa danych.
sign-in-email-label = Adres e-mail
sign-in-email-hint = Adres, na który piszemy do Państwa. Służy nam do znalezienia danych i do niczego innego.
sign-in-notice = Adres służy nam tylko do znalezienia danych i wysłania kodu.
sign-in-button = Wyślij mi link i kod
sign-in-no-mailbox-head = Nie mam już dostępu do tej skrzynki
sign-in-no-mailbox-text = Po zmianie pracy lub utracie skrzynki proszę do nas napisać. Człowiek znajdzie inny sposób, aby upewnić się, że to Państwo.
sign-in-no-mailbox-link = Napisz do nas
sign-in-sent-title = Proszę sprawdzić pocztę
sign-in-sent-lead = Wysłaliśmy wiadomość na adres { $email }.
sign-in-sent-how = Proszę otworzyć link z wiadomości albo wpisać kod tutaj. Jedno i drugie działa przez { $valid }, do { $until }.
sign-in-code-button = Zaloguj się
sign-in-sent-nothing-head = E-mail jeszcze nie dotarł?
sign-in-sent-nothing-junk = To może potrwać minutę lub dwie. Proszę zajrzeć także do spamu.
sign-in-sent-nothing-typed = Czy powyższy adres jest wpisany poprawnie?
sign-in-sent-restart-link = Użyj innego adresu
sign-in-sent-nothing-other = Możemy znać Państwa pod innym adresem, na przykład od poprzedniego pracodawcy.
sign-in-confirm-title = Otwarcie Państwa danych
sign-in-confirm-lead = Logowanie jako { $email }.
sign-in-confirm-button = Zaloguj się
sign-in-confirm-why = Po co ten przycisk? Niektóre programy pocztowe same otwierają linki, aby je sprawdzić. Przycisk daje pewność, że to Państwo.
sign-in-elsewhere-title = Proszę dokończyć logowanie tam, gdzie się zaczęło
sign-in-elsewhere-lead = Ten link zamówiono w innej przeglądarce lub na innym urządzeniu.
sign-in-elsewhere-there-head = Aby kontynuować tam
sign-in-elsewhere-step-1 = Proszę wrócić do przeglądarki lub urządzenia, na którym wpisano adres.
sign-in-elsewhere-step-2 = Proszę wpisać tam sześciocyfrowy kod z tego samego e-maila.
sign-in-elsewhere-here-head = Aby kontynuować tutaj
sign-in-elsewhere-here-text = Proszę zacząć od nowa w tej przeglądarce. Przyjdzie nowy e-mail.
sign-in-elsewhere-here-button = Zacznij tutaj od nowa
sign-in-elsewhere-why = Dlaczego? Kto przejmie ten link lub dostanie go od kogoś, nie otworzy nim Państwa danych.
sign-in-over-title = To logowanie się zakończyło
sign-in-over-expired = Link i kod były za stare. Działają tylko przez krótki czas.
sign-in-over-used = Link i kod zostały już użyte. Każdy działa jeden raz.
sign-in-over-tries = Kod wpisano błędnie zbyt wiele razy, więc już go nie przyjmujemy.
sign-in-over-unknown = Nie znamy tego linku. Być może został ucięty przy kopiowaniu.
sign-in-over-same = Możemy wysłać nowy e-mail na adres { $email }.
sign-in-over-button = Wyślij mi nowy link i kod
sign-in-over-other = Użyj innego adresu
sign-in-over-anew = Można zacząć od nowa; przyjdzie nowy e-mail.
sign-in-over-anew-button = Zacznij od nowa
signed-out-title = Wylogowano
signed-out-lead = W tej przeglądarce nikt już nie otworzy Państwa danych.
signed-out-shared = Jeśli z tego urządzenia korzystają też inni, proszę również zamknąć okno.
sign-in-again-link = Zaloguj się ponownie

## Wnioski
request-open-link = otwórz wniosek { $reference }
edit-reason-label = Dlaczego trzeba to zmienić?
edit-check-new = { $what } od teraz
edit-check-removed = Usunięte
requests-title = Państwa wnioski
requests-lead = Otwarte wnioski są na początku. Po otwarciu widać, co się z nimi dzieje.
requests-none = Nie ma jeszcze żadnych wniosków.
requests-none-text = Wiele rzeczy działa od razu i bez wniosku, na przykład poprawianie, pobieranie i rezygnacja z reklamy.
requests-new-link = Poproś o coś
request-title = Wniosek { $reference }
request-received = Otrzymany
request-answered = Odpowiedź
request-next-aim = Chcemy odpowiedzieć do { $date }.
request-next-closed = Odpowiedź z { $date }.
request-events-head = Co się wydarzyło
request-all-link = Wszystkie Państwa wnioski
files-link = Pliki tej sprawy
event-correction-filed = Wniosek o poprawkę
case-write-head = Napisz do nas w tej sprawie
case-write-label = Państwa wiadomość
case-write-again = Nowa wiadomość otworzy wniosek ponownie.
case-write-button = Wyślij
case-withdraw-lead = Przestaniemy wtedy nad nim pracować. Co już zrobiono, pozostanie zrobione.
case-withdraw-button = Wycofaj ten wniosek
case-not-you = Ktoś napisał to, podając Państwa adres. Jeśli nie byli to Państwo, proszę to wycofać.
case-message-you = Państwa wiadomość
case-message-us = Nasza wiadomość
case-decision-granted = Zmieniliśmy to zgodnie z prośbą
case-reason = Państwa uzasadnienie
case-notice-sent = Państwa wiadomość do nas dotarła.
case-notice-withdrawn = Ten wniosek został wycofany.

## Tematy
matter-question = Pytanie
matter-question-hint = O dane lub o cokolwiek innego.
matter-concern = Obawa
matter-concern-hint = Coś w tym, jak używamy danych, budzi niepokój.
matter-update = Coś się zmieniło
matter-update-hint = Przeprowadzka, nowa praca albo nowy numer.
matter-correct = Coś się nie zgadza
matter-correct-hint = Mamy o Państwu coś, co nie jest prawdą.
matter-preferences = E-maile, które od nas przychodzą
matter-preferences-hint = Zakończyć je, dostawać mniej albo coś innego.
matter-right = Jedno z Państwa praw
matter-right-hint = Zobaczyć, poprawić, usunąć, ograniczyć lub zabrać dane albo sprzeciwić się użyciu.
matter-complaint = Skarga
matter-complaint-hint = Na to, jak postąpiliśmy z danymi lub wnioskiem.
matter-security = Problem z bezpieczeństwem
matter-security-hint = Dane mogły zaginąć albo trafić w niepowołane ręce. Zajmiemy się tym dzisiaj.
matter-child = To może dotyczyć dziecka
matter-child-hint = Mogły do nas trafić dane osoby poniżej 13 lat. Zajmiemy się tym dzisiaj.
matter-colleague = Pracuję w tej firmie
matter-colleague-hint = Dla obecnych i byłych pracowników, których dotyczą inne zasady.

## Formularz kontaktowy
contact-form-title = Napisz do nas
contact-form-lead = Każdą wiadomość czyta człowiek. Staramy się odpowiedzieć w ciągu siedmiu dni roboczych.
contact-form-matter = Czego to dotyczy?
contact-form-self-head = To można zrobić samodzielnie, od razu
contact-form-self-data = Zobacz i popraw swoje dane
contact-form-self-export = Zabierz kopię swoich danych
contact-form-right = Które prawa?
contact-form-right-hint = Można wybrać jedno lub kilka. W razie wątpliwości proszę wybrać najbliższe i napisać własnymi słowami, o co chodzi.
contact-form-text = Państwa wiadomość
contact-form-text-hint = Można pisać w dowolnym języku. Proszę pominąć hasła, numery kart i wszystko o zdrowiu, przekonaniach lub innych sprawach prywatnych: nie potrzebujemy tego.
contact-about-transfer = Proszę o kopię tego, co chroni moje dane, gdy trafiają do { $name } w innym kraju.
contact-form-email = Państwa adres e-mail
contact-form-email-hint = Tam damy znać, że jest odpowiedź. Jeśli możemy mieć dane o Państwu, proszę podać adres, który znamy.
contact-form-from = Odpowiemy na adres { $email }.
contact-form-name = Imię i nazwisko
contact-form-format = Jak odpowiedź ma do Państwa trafić
contact-form-format-hint = Jeśli wygodniejszy jest duży druk, zwykły tekst lub rozmowa, proszę to tu zaznaczyć. To nic nie kosztuje.
contact-form-format-usual = Jak zwykle
contact-form-format-large = Dużym drukiem
contact-form-format-plain = Jako zwykły tekst
contact-form-format-telephone = Telefonicznie
contact-form-format-line = Odpowiedź ma mieć postać: { $format }
error-text-too-often = Z Państwa sieci przyszło zbyt wiele wiadomości. Tekst wciąż tu jest: proszę wysłać go ponownie za { $minutes } min.
error-text-busy = Portal chwilowo nie może przyjmować wiadomości. Tekst wciąż tu jest: proszę wysłać go ponownie za kilka minut albo napisać list.
files-label = Pliki
files-hint = PDF, PNG, JPEG lub zwykły tekst, najwyżej { $limit } naraz i po { $megabytes } MB. Miejsce i czas zrobienia zdjęcia są usuwane.
error-file-again = Proszę wybrać pliki ponownie: przeglądarka ich nie zachowała
error-file-many = Można wysłać najwyżej { $limit } pliki naraz
error-file-empty = Jeden z tych plików jest pusty: proszę wybrać inny
error-file-large = Jeden z tych plików jest większy niż { $megabytes } MB: proszę go zmniejszyć
error-file-pixels = Jeden z tych obrazów jest za duży: proszę go zmniejszyć
error-file-kind = Proszę wysłać PDF, PNG, JPEG lub zwykły tekst: jeden z tych plików jest czymś innym, niezależnie od nazwy
error-file-broken = Jeden z tych plików jest uszkodzony lub zawiera coś, czego nie można przyjąć: proszę zapisać go ponownie jako prosty PDF lub obraz
error-text-again = Nic nie zostało wysłane: ta strona była otwarta zbyt długo. Tekst wciąż tu jest: proszę wysłać go ponownie.
contact-form-trap = Proszę zostawić to pole puste
contact-form-notice = { $company } używa tego, co tu Państwo napiszą, aby odpowiedzieć, bo zależy na tym obu stronom, i przechowuje to razem z wnioskiem. Podanie nazwiska nie jest konieczne. Ten formularz nie jest dla dzieci poniżej 13 lat.
contact-form-notice-rights = Na stronie wniosku można to zobaczyć, poprawić, usunąć lub zgłosić sprzeciw.
contact-form-button = Wyślij
contact-form-post-head = Listownie
contact-form-done-title = Mamy Państwa wiadomość
contact-form-done-received = Dotarła do nas { $received }.
contact-form-done-mail = Na adres { $email } wysłaliśmy e-mail o tej samej treści.
contact-form-done-mail-hidden = Na podany adres wysłaliśmy e-mail o tej samej treści.
contact-form-done-step-1 = Przeczyta ją człowiek.
contact-form-done-step-2 = Chcemy odpowiedzieć do { $aim }; to siódmy dzień roboczy od dziś.
contact-form-done-step-3 = Gdy będzie odpowiedź, wyślemy e-mail. Można ją przeczytać na stronie wniosku, którą otwiera kod wysłany na Państwa skrzynkę.
contact-form-done-law = Prawo daje czas do { $law }.
contact-form-done-urgent = Zajmiemy się tym dzisiaj.
contact-form-done-follow = Śledź swój wniosek

## Listy
mail-language-note = Ta wiadomość istnieje tylko po angielsku i po niemiecku. Poniżej jest po angielsku.
mail-copy-link = Jeśli przycisk nie działa, proszę skopiować ten adres do przeglądarki:
mail-limit = Działa przez { $valid }, do { $until }.
mail-ignore = To nie Państwa prośba? W takim razie można zignorować ten e-mail. Nic się nie stanie, dopóki nikt go nie użyje.
mail-help = Pytania? Proszę napisać do nas:
mail-post = Albo listownie:
mail-sign-in-subject = Portal prywatności { $brand }: logowanie
mail-sign-in-h1 = Logowanie do portalu prywatności
mail-sign-in-lead = Otrzymaliśmy prośbę o zalogowanie. Proszę otworzyć ten link w przeglądarce, z której ją wysłano:
mail-sign-in-button = Zaloguj się do portalu prywatności
mail-sign-in-code = Czytają to Państwo na innym urządzeniu? Ten kod należy wpisać tam, skąd wysłano prośbę:
mail-sign-in-late = Jeśli jest już za późno, na stronie logowania można zamówić nowy e-mail.
mail-sign-in-why = Ten e-mail przyszedł, bo ktoś wpisał ten adres na stronie logowania. To nie jest reklama, a adres nie trafił na żadną listę.
mail-nothing-h1 = Nie mamy nic pod tym adresem
mail-nothing-lead = Ktoś chciał zalogować się tym adresem do naszego portalu prywatności. Sprawdziliśmy: portal nie ma pod nim żadnych danych.
mail-nothing-other = Możemy znać Państwa pod innym adresem, na przykład od poprzedniego pracodawcy. Proszę spróbować go na stronie logowania.
mail-nothing-copies = Portal zawiera kopie z naszych głównych systemów, nie ze wszystkich. Jeśli człowiek ma szukać dalej, proszę do nas napisać:
mail-nothing-button = Poproś człowieka o sprawdzenie
mail-asked-subject = { $reference }: mamy Państwa wiadomość
mail-asked-h1 = Mamy Państwa wiadomość
mail-asked-lead = Dotarła do nas { $received }. Numer sprawy: { $reference }.
mail-asked-promise = Chcemy odpowiedzieć do { $aim }; to siódmy dzień roboczy.
mail-asked-law = Prawo daje czas do { $law }.
mail-asked-next = Gdy będzie odpowiedź, wyślemy e-mail. Można ją przeczytać na stronie wniosku, którą otwiera kod wysłany na tę skrzynkę.
mail-asked-not-you = Nie pisali Państwo do nas? W takim razie ktoś wpisał Państwa adres. Nie trzeba nic robić.
mail-asked-button = Śledź swój wniosek
mail-asked-why = Ten e-mail przyszedł, bo ktoś do nas napisał lub zadzwonił i podał ten adres. To nie jest reklama, więc nie ma z czego się wypisywać.
mail-answered-subject = { $reference }: jest odpowiedź
mail-answered-h1 = Jest odpowiedź
mail-answered-lead = Napisaliśmy do Państwa w sprawie wniosku { $reference }.
mail-answered-how = Aby nikt inny nie mógł jej przeczytać, odpowiedź jest na stronie wniosku. Stronę otwiera kod, który wyślemy na tę skrzynkę.
mail-answered-button = Przeczytaj odpowiedź
mail-answered-why = Ten e-mail przyszedł, bo mają Państwo u nas wniosek. To nie jest reklama, więc nie ma z czego się wypisywać.

## Wyjaśnienia
explain-retention-none = Nie ustalono jeszcze okresu. Dane można w każdej chwili usunąć.
explain-retention-months = { $months ->
    [one] Miesiąc od ostatniego użycia w tym celu.
    [few] { $months } miesiące od ostatniego użycia w tym celu.
    [many] { $months } miesięcy od ostatniego użycia w tym celu.
   *[other] { $months } miesiąca od ostatniego użycia w tym celu.
}
complaint-us = W każdej chwili można złożyć skargę do nas, własnymi słowami. Potwierdzamy jej przyjęcie i informujemy o wyniku.
complaint-regulator = W każdej chwili można też zwrócić się do organu nadzorczego ({ $regulator }) oraz do sądu.

## Polityka
policy-title = Polityka prywatności
policy-version = Wersja { $number }, obowiązuje od { $date }.
policy-versions-link = Wszystkie wersje
policy-past = To jest wcześniejsza wersja.
policy-foreign = Polityka prywatności istnieje tylko po angielsku i po niemiecku. Poniżej jest po angielsku; reszta tej strony jest w Państwa języku.
policy-foreign-notice = Co się dzieje z tym, co Państwo do nas piszą – w Państwa języku
policy-foreign-ask = Zapytaj w swoim języku
policy-newest-link = Przeczytaj obowiązującą
policy-versions-title = Wersje polityki prywatności
policy-versions-lead = Każda wersja pozostaje czytelna w postaci, w jakiej ją pokazano.
policy-version-name = Wersja { $number }
policy-compare-link = Porównaj z wersją { $number }
policy-open = Jeszcze nie ustalono
policy-role-controller = Decyduje o danych
policy-role-joint = Decyduje wspólnie z innymi
policy-role-processor = Pracuje dla pozostałych
policy-role-group = Należy do grupy
policy-region-us = Stany Zjednoczone
policy-region-emea = Europa, Bliski Wschód i Afryka
policy-region-apac = Azja i Pacyfik
leaves-site = { $label } (poza tą witryną)

## Pliki cookie i śledzenie
cookies-title = Pliki cookie
cookies-lead = Portal zapisuje tylko te pliki cookie, których potrzebuje do działania. Żaden z nich nie śledzi i nikt inny nie może ich odczytać.
cookies-caption = Wszystkie pliki cookie tego portalu
cookies-name = Nazwa
cookies-what = Do czego służy
cookies-life = Jak długo
cookies-none = Nie ma nic więcej: żadnych skryptów, obrazów innych firm ani zapisów w przeglądarce.
cookies-refuse = Wszystkie pliki cookie można odrzucić w przeglądarce. Nadal można wtedy wszystko czytać i zrezygnować z reklamy; do logowania i pisania do nas portal ich potrzebuje.
cookies-appearance = Język jest zapamiętany, ponieważ został wybrany. Służy tylko wyświetlaniu stron.
cookies-forget = Zapomnij mój język
cookie-session = Podtrzymuje zalogowanie.
cookie-session-life = Do wylogowania lub zamknięcia przeglądarki, najwyżej osiem godzin.
cookie-browser = Rozpoznaje tę przeglądarkę przy wysyłaniu formularza lub otwieraniu linku z naszego e-maila, aby nikt inny nie mógł go użyć.
cookie-browser-life = 24 godziny.
cookie-sent = Pamięta wpisany adres, aby pokazać go na następnej stronie.
cookie-sent-life = Najwyżej godzinę; znika po zalogowaniu.
cookie-language = Pamięta wybrany język.
cookie-language-life = Rok.
cookie-officer = Podtrzymuje zalogowanie naszych pracowników w ich panelu. Państwo nigdy go nie otrzymują.
cookie-officer-life = Do zamknięcia przeglądarki, najwyżej osiem godzin.
tracking-link = Co Państwa przeglądarka mówi o śledzeniu i co my robimy
tracking-title = Śledzenie
tracking-lead = Nic na tych stronach ani w naszych listach nie śledzi.
tracking-browser-head = Co mówi Państwa przeglądarka
tracking-gpc-yes = Prosi, aby danych nie sprzedawać ani nie udostępniać (Global Privacy Control).
tracking-gpc-no = Nie wysyła sygnału Global Privacy Control.
tracking-dnt-yes = Prosi, aby nie śledzić (Do Not Track).
tracking-dnt-no = Nie wysyła sygnału Do Not Track.
tracking-answer = Z sygnałem czy bez jest tu tak samo: bez śledzenia, bez sprzedaży, bez udostępniania na potrzeby reklamy innych firm.
tracking-here-head = Inne witryny
tracking-here = Inne witryny grupy mogą nie reagować na te sygnały. Ich własne strony o plikach cookie mówią, co robią.
tracking-more-link = Więcej o Do Not Track

## Biura
offices-title = Gdzie są nasze spółki
offices-lead = Spółki grupy, które mogą mieć dane o Państwu, o ile są tu zapisane.
offices-number = Numer spółki { $number }.
offices-open = Lista adresów nie jest jeszcze pełna. Proszę zapytać nas o adres, a go podamy.
offices-ask-link = Zapytaj o adres

## Dostępność
access-title = Dostępność
access-lead = Każdy powinien móc korzystać z tego portalu. Chcemy, aby spełniał Wytyczne dla dostępności treści internetowych 2.2 na poziomie AA.
access-can-head = Co można zrobić
access-can-1 = Korzystać z każdej strony samą klawiaturą lub głosem.
access-can-2 = Powiększyć tekst czterokrotnie i niczego nie stracić.
access-can-3 = Słuchać z czytnikiem ekranu.
access-can-4 = Używać jasnych, ciemnych lub kontrastowych kolorów, zgodnie z ustawieniami urządzenia.
access-can-5 = Wyłączyć skrypty: nic tu ich nie potrzebuje. Nie ma łamigłówek ani limitów czasu w formularzach; wygasają tylko kody i linki z e-maili.
access-state-head = Jak to teraz wygląda
access-state = Nie znamy strony, która nie spełnia poziomu AA. Pliki i teksty przysyłane przez innych mogą nie być dostępne.
access-tested = Przy każdej zmianie portalu programy sprawdzają każdą stronę: jasną, ciemną i kontrastową, na wąskim ekranie, bez skryptów i z klawiatury.
access-report-head = Jeśli coś nie działa
access-report = Proszę napisać, co chcieli Państwo zrobić i co przeszkodziło. Odpowiemy w ciągu siedmiu dni roboczych i do czasu naprawy pomożemy w inny sposób.
access-report-link = Zgłoś przeszkodę

## Bezpieczeństwo
security-title = Bezpieczeństwo
security-lead = Jak portal chroni dane i jak zgłosić nam problem.
security-here-head = Co robi ten portal
security-1 = Każda dana osobowa jest zaszyfrowana kluczem należącym do danej osoby. Usunięcie niszczy klucz, więc nie da się odczytać także kopii zapasowych.
security-2 = Do logowania służy kod wysłany na Państwa skrzynkę. Nie ma hasła, które można ukraść.
security-3 = Otwarcie linku z naszych e-maili niczego nie robi: działa dopiero przycisk naciśnięty przez człowieka.
security-4 = Pracownicy logują się hasłem i drugim składnikiem. Każde spojrzenie na Państwa dane trafia do dziennika, którego nie da się niepostrzeżenie zmienić.
security-5 = Strony nie wczytują niczego z zewnątrz i nie potrzebują skryptów.
security-6 = Rezygnacje i usunięcia są wykonywane ponownie po każdym przywróceniu kopii zapasowej.
security-report-head = Zgłoszenie problemu
security-report = Jeśli dane mogły zaginąć lub trafić w niepowołane ręce albo jeśli znaleźli Państwo słaby punkt, proszę do nas napisać. Zajmiemy się tym tego samego dnia.
security-research = Szukając słabych punktów, proszę używać tylko własnych danych, nie przeszkadzać innym i dać nam czas na naprawę. Nie będziemy wtedy mieć powodu do kroków przeciwko Państwu.
security-report-link = Zgłoś problem z bezpieczeństwem

## Informacje przy formularzach
notice-link = Więcej o tych danych
notice-title-contact = Co się dzieje z tym, co Państwo do nas piszą
notice-title-sign-in = Co się dzieje przy logowaniu
notice-title-correction = Co się dzieje przy poprawce
notice-lead = Kto przyjmuje dane, po co, kto je otrzymuje i co można zrobić.
notice-who-head = Kto za nie odpowiada
notice-who = { $company }, numer spółki { $number }
notice-uses-head = Do czego służą
notice-basis = Opieramy się na naszym uzasadnionym interesie, nad którym nie przeważa Państwa interes: otrzymaliśmy pytanie i chcemy odpowiedzieć Państwu i nikomu innemu.
notice-fields-head = Co trzeba nam podać
notice-needed = konieczne; bez tego nie możemy odpowiedzieć
notice-free = można zostawić puste; nic z tego nie wynika
notice-field-value = Dana do poprawienia
notice-recipients-head = Kto może je otrzymać
notice-abroad-head = Dane w innych krajach
notice-abroad = Grupa działa w wielu krajach, między innymi w Stanach Zjednoczonych i Wielkiej Brytanii. Gdy dane trafiają za granicę, chronią je umowy lub inne środki wymagane przez prawo. Na prośbę przesyłamy ich kopię.
notice-period-head = Jak długo pozostają
notice-rights-head = Co można zrobić
notice-rights = W każdej chwili i bezpłatnie można te dane zobaczyć, poprawić i usunąć, ograniczyć ich użycie lub się mu sprzeciwić.
notice-automated = Żadna maszyna nie decyduje o Państwu samodzielnie: robią to ludzie.
notice-children = Ten formularz nie jest dla dzieci: osoby poniżej { $age } lat nie mogą przesyłać nam danych.
notice-policy-link = Państwa prawa w polityce prywatności

## Preferencje
prefs-title = E-maile, które od nas przychodzą
prefs-for = Dla { $email }
prefs-all = cała reklama
prefs-stop-button = Rezygnuję: { $topic }
prefs-stop-short = Rezygnuję
prefs-join-short = Chcę to dostawać
prefs-join-button = Chcę dostawać: { $topic }
prefs-all-stopped = { $brand } nie wysyła Państwu reklamy od { $date } i tak pozostanie.
prefs-gets-head = Co przychodzi
prefs-left-head = Z czego Państwo zrezygnowali
prefs-left-since = Rezygnacja z { $date }
prefs-join-head = Co mogłoby przychodzić
prefs-partners-head = Razem z innymi
prefs-why-head = Dlaczego to dostaję?
prefs-join-how = Rezygnacja działa od razu. Jeśli chcą Państwo coś dostawać, najpierw wyślemy e-mail na ten adres, aby się upewnić, że to Państwo.
prefs-done-title = Gotowe, rezygnacja: { $topic }
prefs-done-since = Obowiązuje od { $at }.
prefs-done-under-way = E-maile będące już w drodze mogą jeszcze docierać do { $date }.
prefs-already-title = Rezygnacja już była: { $topic }
prefs-already = Nie trzeba było nic zmieniać.
prefs-nothing-title = Pod tym linkiem nic już nie ma
prefs-nothing = Dane zostały usunięte. Nie można na nie wysłać reklamy.
prefs-more-link = Wszystkie Państwa wybory
prefs-still-link = E-maile nadal przychodzą
prefs-joining-title = Proszę sprawdzić pocztę
prefs-joining = Wysłaliśmy e-mail w sprawie: { $topic }. Po naciśnięciu przycisku w wiadomości zaczniemy. Do tego czasu nic się nie zmienia.
prefs-broken-title = Ten link nie działa
prefs-broken-what = Jest niepełny albo zastąpił go nowszy. Nic nie zostało zmienione.
prefs-broken-do = Z reklamy można zrezygnować przez link z nowszego e-maila, pisząc do nas albo samym adresem: po jego wpisaniu wyślemy link do Państwa wyborów.
prefs-broken-sign-in = Wpisz adres i odbierz link
prefs-broken-write = Napisz do nas
prefs-not-saved-title = Wybór nie został zapisany
prefs-not-saved-what = Portal chwilowo nie może niczego zapisać. Nic nie zostało zmienione.
prefs-not-saved-do = Proszę nacisnąć przycisk ponownie za kilka minut. Jeśli to się powtórzy, proszę do nas napisać, a człowiek zrobi to za Państwa.
prefs-not-shown-title = Nie można teraz wyświetlić wyborów
prefs-not-shown-do = Proszę otworzyć link ponownie za kilka minut. Jeśli to się powtórzy, proszę do nas napisać, a człowiek zatrzyma wysyłkę za Państwa.
prefs-undo-title = Dostawać znowu: { $topic }?
prefs-undo-text = Rezygnacja była niedawno. Jeśli to pomyłka, proszę nacisnąć przycisk.
prefs-undo-button = Chcę znowu dostawać: { $topic }
prefs-undone-title = Znowu przychodzi: { $topic }
prefs-confirm-title = Chcą Państwo dostawać: { $topic }?
prefs-confirm-text = Aby zacząć, proszę nacisnąć przycisk. Zrezygnować można w każdej chwili przez link w każdym e-mailu.
prefs-confirm-button = Tak, chcę dostawać: { $topic }
prefs-given-title = Od teraz przychodzi: { $topic }
prefs-given = Zrezygnować można w każdej chwili przez link w każdym e-mailu.
unsubscribe-title = Zrezygnować: { $topic }?
mail-stopped-subject = { $brand }: rezygnacja – { $topic }
mail-stopped-h1 = Rezygnacja: { $topic }
mail-stopped-lead = Obowiązuje od { $at }. Jeśli to pomyłka, można to cofnąć do { $until }.
mail-stopped-how = Jeśli tak miało być, nie trzeba nic robić.
mail-stopped-button = Cofnij rezygnację
mail-stopped-why = Ten e-mail przyszedł, bo ktoś użył linku z wiadomości do Państwa. To nie jest reklama. Przychodzi najwyżej jeden na godzinę.
mail-joining-subject = { $brand }: czy wysyłać „{ $topic }”?
mail-joining-h1 = Chcą Państwo dostawać: { $topic }?
mail-joining-lead = Ktoś o to poprosił: { $at }. Jeśli byli to Państwo, proszę nacisnąć przycisk do { $until }.
mail-joining-how = Jeśli nie, nie trzeba nic robić: nic się nie zacznie.
mail-joining-button = Tak, zacznijcie
mail-joining-why = Ten e-mail przyszedł, bo ktoś użył linku z wiadomości do Państwa. To nie jest reklama.
consents-title = Państwa wybory
consents-lead = Każdy wybór dotyczący reklamy, najnowszy na początku, ze słowami z przycisku.
consents-none = Nie ma jeszcze żadnych wyborów
consents-none-text = Tu pojawią się wybory dotyczące reklamy.
consents-words = Na przycisku: „{ $words }”
consents-link = Co i kiedy Państwo wybrali
consent-kind-stopped = Rezygnacja
consent-kind-asked = Prośba
consent-kind-given = Zgoda
consent-kind-undone = Przywrócenie
consent-means-link = przez link w e-mailu
consent-means-one_click = przyciskiem programu pocztowego
consent-means-portal = w portalu
consent-means-letter = przez nasz list

## Strona wniosku: co postanowiono i do kiedy
request-next-answer = Poniżej jest nasze pytanie. Proszę tam napisać odpowiedź.
request-next-identity = Potrzebujemy dowodu tożsamości. Poniżej jest napisane, jakiego.
request-next-authority = Musimy zobaczyć, że wolno Państwu pytać za tę osobę. Poniżej jest napisane, jak.
request-next-fee = Poprosiliśmy o opłatę. Poniżej jest napisane, dlaczego.
request-next-in-force = Obowiązuje. Damy znać, zanim się skończy.
request-subject = Wniosek w imieniu
request-restricted = Ograniczone
decision-granted = Zrobione zgodnie z prośbą
decision-part = Zrobione częściowo
decision-part-ended = Nie używamy już do: { $uses }.
decision-part-limited = Na razie nie używamy do: { $uses }.
decision-refused = Niezrobione
case-decision-open = Jeszcze bez decyzji
case-statement-label = Państwa oświadczenie
case-statement-head = Państwa oświadczenie przy „{ $what }”
case-statement-text = Zostawiliśmy dane bez zmian. To, co tu Państwo napiszą, będzie odtąd stało przy nich, dla każdego, kto je widzi, i w Państwa kopii.
case-statement-button = Umieść przy danych
case-notice-statement = Państwa oświadczenie stoi przy danych.
restrict-ends = Kończy się { $date }.
restrict-since = Od { $date }.
outcome-sent = Wynik: { $result }, wysłano { $at }
case-filed-here = Wniosek z Państwa strony
erasure-follow-link = Zobacz, na jakim etapie jest usuwanie
contact-form-self-restrict = Ograniczyć użycie danych: działa od razu
contact-form-self-object = Sprzeciwić się użyciu: działa od razu
elsewhere-link = Inne sposoby złożenia wniosku lub oddania adresu
clock-head = Do kiedy
clock-how = Jak to policzono
clock-aim = Chcemy odpowiedzieć do
clock-legal = Prawo daje czas do
clock-complaint = Potwierdzenie skargi
clock-provisional = { $date }, gdyby wszystko przyszło dziś
clock-late = Po terminie
clock-waiting = Czeka na: { $what }
clock-paused = Wstrzymane od { $date }
clock-done = Zrobione { $date }
clock-done-late = Zrobione po terminie, { $date }
clock-withdrawn = Wycofane { $date }
clock-need-identity = dowód tożsamości
clock-need-authority = upoważnienie do pytania za kogoś
clock-need-fee = opłata
clock-over-weekends = weekendy się nie liczą
clock-over-holidays = nie liczą się weekendy ani: { $days }
clock-step-received = Otrzymano { $date }.
clock-step-met = Poproszono { $asked }: { $what }. Dotarło { $date }.
clock-step-open = Poproszono { $asked }: { $what }. Jeszcze nie dotarło.
clock-step-started = Termin zaczyna biec { $date }.
clock-step-months = { $months ->
    [one] Miesiąc od { $from } to { $to }.
    [few] { $months } miesiące od { $from } to { $to }.
    [many] { $months } miesięcy od { $from } to { $to }.
   *[other] { $months } miesiąca od { $from } to { $to }.
}
clock-step-months-short = { $months ->
    [one] Miesiąc od { $from } to { $to }, ostatni dzień tego miesiąca.
    [few] { $months } miesiące od { $from } to { $to }, ostatni dzień tego miesiąca.
    [many] { $months } miesięcy od { $from } to { $to }, ostatni dzień tego miesiąca.
   *[other] { $months } miesiąca od { $from } to { $to }, ostatni dzień tego miesiąca.
}
clock-step-days = Liczba dni od { $from }: { $days }; to { $to }.
clock-step-paused = { $days ->
    [one] Jeden dzień, od { $from } do { $to }, się nie liczył: czekaliśmy na Państwa odpowiedź.
    [few] { $days } dni, od { $from } do { $to }, się nie liczyły: czekaliśmy na Państwa odpowiedź.
    [many] { $days } dni, od { $from } do { $to }, się nie liczyło: czekaliśmy na Państwa odpowiedź.
   *[other] { $days } dnia, od { $from } do { $to }, się nie liczyło: czekaliśmy na Państwa odpowiedź.
}
clock-step-pause-open = Nasze pytanie jest z { $asked }; do czasu odpowiedzi termin stoi.
clock-step-pause-added = { $days ->
    [one] Z tym dniem { $from } zmienia się w { $to }.
    [few] Z tymi { $days } dniami { $from } zmienia się w { $to }.
    [many] Z tymi { $days } dniami { $from } zmienia się w { $to }.
   *[other] Z tymi { $days } dniami { $from } zmienia się w { $to }.
}
clock-step-extended = { $date } poinformowaliśmy, że potrzebujemy dwóch miesięcy więcej.
clock-step-notice = Więcej czasu można było wziąć tylko do { $date }.
clock-step-rolled = { $from } to nie dzień roboczy, więc termin to { $to }; { $over }.
clock-step-working = Dni robocze po { $from }: { $days }; to { $to }; { $over }.
clock-step-strict = Licząc najsurowiej, to { $date }; tej daty trzymamy się przy ostrzeżeniach.
clock-step-ignored = Zdarzenie z { $date } niczego nie przesunęło: { $why }
clock-ignored-not-access = wstrzymać można tylko wniosek o wgląd we własne dane.
clock-ignored-question-late = pytanie przyszło po upływie terminu.
clock-ignored-need-late = prośba przyszła po upływie terminu.
clock-ignored-notice-late = informacja o dodatkowym czasie wyszła za późno.
clock-ignored-not-asked = o nic takiego nie proszono.
clock-ignored-already = to samo zdarzyło się już wcześniej.
clock-ignored-over = termin już wtedy minął.
ground-as_asked = To Państwa prawo.
ground-unfounded = Wniosek jest w oczywisty sposób bezzasadny.
ground-excessive = Wniosek jest w oczywisty sposób nadmierny.
ground-not_identified = Nie mogliśmy ustalić, kim Państwo są.
ground-not_answered = Nie otrzymaliśmy odpowiedzi na nasze pytanie, więc nie było to możliwe.
ground-taken_back = Ta prośba została wycofana.
ground-others_rights = Naruszyłoby to prawa innych osób.
ground-privilege = To poufna sprawa między prawnikiem a klientem.
ground-crime = Utrudniłoby to wykrycie przestępstwa lub zapobieżenie mu.
ground-negotiations = Pokazuje nasze zamiary w negocjacjach z Panią lub Panem.
ground-forecasts = Pokazuje plany lub prognozy kierownictwa.
ground-references = To referencje udzielone w zaufaniu.
ground-exempt_by_law = Ustawa to wyłącza.
ground-nothing_held = Nie mamy o Państwu nic.
ground-accurate = To, co mamy, jest prawidłowe.
ground-opinion = Zapis wyraża opinię i to zaznacza.
ground-needs_proof = Zmiana wymaga dowodu, który nie dotarł.
ground-no_ground = Nie zachodzi żadna z przyczyn przewidzianych prawem.
ground-protects_others = Dane muszą być użyte, aby chronić prawa innej osoby.
ground-compelling_grounds = Mamy ważne powody, które przeważają nad Państwa interesem.
ground-legal_claims = Potrzebujemy tego do roszczeń prawnych.
ground-legal_duty = Ustawa każe nam to przechowywać.
ground-public_health = Jest to potrzebne dla zdrowia publicznego.
ground-archive = Jest to potrzebne archiwum lub badaniom w interesie publicznym.
ground-expression = Jest to potrzebne dla wolności wypowiedzi.
ground-not_feasible = Nie da się tego wysłać wprost do innej usługi.
ground-not_portable = Nie zostało to podane na podstawie zgody ani umowy.
ground-no_breach = Stwierdziliśmy, że zasad przestrzegano.
ground-other_company = To dotyczy innej spółki.
outcome-done-none = Nie zrobiono nic z tego, o co proszono.
outcome-refused-none = Niczego nie odmówiono.
outcome-held-other = To, co widać na stronie danych, pozostaje przechowywane do celów i przez okresy, które są tam podane.
outcome-held-letter = Wniosek i ta odpowiedź są przechowywane tak długo, jak mówi nasza polityka prywatności.
outcome-held-paper = Pozostałe dane są nadal przechowywane do celów i przez okresy podane w naszej polityce prywatności.
outcome-told-none = Nikogo innego nie trzeba było zawiadamiać.
outcome-told-systems = O zmianie zawiadomiono te systemy, które mają te dane: { $systems }.
outcome-copy-where = To, co ma ten portal, jest na stronie danych; można to tam także zabrać jako plik: { $link }
outcome-found-in = Znaleziono w systemie { $system }:
outcome-found-files = Pliki są na stronie wniosku.
outcome-found-files-letter = Pliki są dołączone do tego listu.
outcome-complain = Jeśli odpowiedź nie jest zadowalająca, można złożyć u nas skargę na stronie { $link } lub napisać na stronie wniosku. Sprawdzi to inna osoba.
outcome-complain-letter = Jeśli odpowiedź nie jest zadowalająca, prosimy napisać na adres z tego listu lub złożyć skargę na stronie { $link }. Sprawdzi to inna osoba.
outcome-regulator = W każdej chwili można złożyć skargę do organu nadzorczego: { $regulator }, { $link }, telefon { $phone }, { $address }.
outcome-court = Można też zwrócić się do sądu.
outcome-written = Wynik: { $result }, napisano { $at }, jeszcze nie nadano
outcome-part-done = Co zrobiono
outcome-part-not_done = Czego nie zrobiono i dlaczego
outcome-part-held = Co pozostaje przechowywane
outcome-part-told = Kogo powiadomiono
outcome-part-complain = Skarga do nas
outcome-part-regulator = Skarga do organu nadzorczego
outcome-part-court = Droga sądowa
paper-answer = Odpowiedź prosimy wysłać na adres u góry listu i podać numer { $reference }.
paper-subject = Wniosek { $reference }
paper-effect-pause = Do czasu odpowiedzi termin ustawowy nie biegnie.
paper-effect-start = Termin ustawowy zaczyna biec, gdy to dotrze.
paper-effect-none = Terminy wniosku pozostają bez zmian.
paper-extended = Na wniosek { $reference } odpowiemy najpóźniej dnia { $date }.
paper-greeting = Dzień dobry, { $name },
paper-greeting-unknown = Szanowni Państwo,
paper-lifting = Nie ma już powodu, by ograniczać używanie Państwa danych (wniosek { $reference }). Ograniczenie obowiązuje jeszcze przez tyle dni od nadania tego listu: { $days }. Potem używamy danych jak wcześniej. Jeśli nie ma na to zgody, prosimy przedtem napisać do nas i podać numer.
paper-erasure-asked = Dnia { $date } otrzymaliśmy prośbę o usunięcie wszystkiego, co mamy na Państwa temat. Numer wniosku: { $reference }.
paper-erasure-next = Od dziś nie używamy tych danych do niczego. Dnia { $until } zostaną usunięte i potem nikt ich już nie przywróci. Do tego czasu można się wycofać: wystarczy napisać do nas i podać numer. Gdy wszystko będzie gotowe, także w innych systemach, napiszemy jeszcze raz.
paper-erasure-done = Dnia { $asked } otrzymaliśmy prośbę o usunięcie wszystkiego, co mamy na Państwa temat (numer { $reference }). Dane usunięto dnia { $date }.
paper-erasure-kept = Do tego czasu jest to pod kluczem: nikt tego nie używa. Potem zniknie samo.
paper-erasure-cancelled = Dnia { $asked } otrzymaliśmy prośbę o usunięcie wszystkiego, co mamy na Państwa temat (numer { $reference }). Dnia { $date } prośbę wycofano: nic nie usunięto i wszystko jest tak, jak było. To nie Państwo ją wycofali? Prosimy napisać do nas i podać numer.
paper-erasure-finished = Usunęliśmy wcześniej to, co mieliśmy na Państwa temat (numer { $reference }). Prawo kazało nam zachować część. To już koniec: od dnia { $date } nie ma także tej części i nic z niej tu nie zostało.

## Preferencje i zgody
notice-title-preferences = Co się dzieje przy zapisie
prefs-came = Ten link był w e-mailu od { $brand }.
prefs-came-topic = Ten link był w e-mailu od { $brand } na temat: { $topic }.
channel-email = e-mailem
channel-phone = telefonicznie
channel-post = pocztą
prefs-channel-stop = Nie { $channel }
prefs-channel-join = Także { $channel }
prefs-channel-left = Rezygnacja z { $date }: { $channel }
prefs-variant-now = Przychodzi: { $variant }
prefs-variant-button = Raczej tak: { $variant }
prefs-variant-done = „{ $topic }” przychodzi od teraz tak: { $variant }
prefs-renew = Zgoda jest sprzed dawna albo słowa się od tego czasu zmieniły. Czy nadal chcą to Państwo dostawać?
prefs-renew-button = Tak, nadal to chcę
prefs-paused = Reklama nie przychodzi do { $date }. Potem wszystko wraca jak przedtem.
prefs-pause-head = Tylko przerwa
prefs-pause-lead = Nic do wybranej daty, potem wszystko jak przedtem.
prefs-pause-button = Nic do { $date }
prefs-pause-end = Zakończ przerwę teraz
prefs-pause-done = Gotowe: bez reklamy do { $date }
prefs-pause-after = Potem wszystko wraca jak przedtem. Z czego Państwo zrezygnowali, to nie wróci.
prefs-pause-ended = Gotowe: przerwa się skończyła
prefs-partners-lead = Reklama, którą prowadzimy wspólnie z producentami lub klientami. Nie ma nic wspólnego z pozostałymi wyborami.
prefs-others-head = Przekazywane innym
prefs-others-lead = Jest zgoda na przekazywanie Państwa danych tym organizacjom.
prefs-why-given = Zgoda z dnia { $at }.
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = Nie mamy zapisanego powodu. Można tu od razu zrezygnować.
prefs-why-data = Wszystko, co o Państwu mamy, i skąd to pochodzi
prefs-join-how-own = Wybór działa tu od razu.
prefs-done-still = Nadal przychodzi: { $topics }.
prefs-done-nothing-left = Nie przychodzi już od nas żadna reklama.
prefs-done-service = Wiadomości o zamówieniach, dostawach lub bezpieczeństwie konta nie są reklamą i nadal będą docierać.
prefs-still-hint = Reklama, która mimo to dotrze, to nasz błąd. Przycisk otwiera skargę z tym, co wiemy o Państwa wyborze; nie trzeba nic pisać.
prefs-still-says = Osoba twierdzi, że nadal dotarła do niej reklama. Co zapisano o jej wyborach:
prefs-still-stop = Rezygnacja: { $topic }, od { $at } ({ $origin })
prefs-still-title = Państwa skarga do nas dotarła
prefs-still-text = Człowiek sprawdza, dlaczego e-mail został wysłany. Co i kiedy Państwo wybrali, jest już w skardze.
prefs-still-mail = Na Państwa adres wysłaliśmy potwierdzenie.
leaving-question = Skąd ta rezygnacja?
leaving-hint = Odpowiedź nie jest konieczna. Liczymy odpowiedzi i przechowujemy je bez niczyjego nazwiska.
leaving-too-many = Za dużo e-maili
leaving-not-relevant = Nie dotyczy mojej pracy
leaving-never-asked = To nigdy nie była moja prośba
leaving-left-company = Już tam nie pracuję
leaving-other = Inny powód
leaving-button = Wyślij odpowiedź
leaving-thanks = Dziękujemy za odpowiedź
leaving-thanks-text = Liczymy ją bez nazwiska.
subscribe-title = Dostawać: { $topic }
subscribe-email = Państwa adres e-mail
subscribe-email-hint = Wyślemy tam jeden e-mail z pytaniem, czy to Państwo.
subscribe-wording = Naciskając przycisk, zgadzają się Państwo, aby { $company } wysyłała e-maile na temat: { $topic }. Zrezygnować można w każdej chwili przez link w każdym e-mailu.
subscribe-how = Nic się nie zacznie, zanim nie zostanie naciśnięty przycisk w e-mailu. W przeciwnym razie po 30 dniach zapomnimy ten adres.
subscribe-sent = Wysłaliśmy e-mail na adres { $email }, niezależnie od tego, czy go znamy.
sharing-with = Przekazywanie: { $name }
sharing-link = Kto jeszcze dostaje Państwa dane
sharing-title = Kto jeszcze dostaje Państwa dane
sharing-lead = Przekazujemy dane organizacjom spoza naszej grupy tylko za zgodą na każdą z nich. Nic nie jest ustawione z góry, a zgodę można w każdej chwili cofnąć.
sharing-after = Po wycofaniu nic więcej nie jest tam przekazywane, a nasz zespół ich o tym powiadamia. Można to śledzić w sekcji wniosków.
sharing-none = Obecnie nie ma takiej organizacji.
sharing-wording = Zgadzam się, aby { $company } przekazywała moje służbowe dane kontaktowe organizacji { $name }.
sharing-agree-button = Zgadzam się
sharing-stop-button = Nie przekazujcie więcej moich danych: { $name }
sharing-country = Znajduje się w kraju: { $country }
sharing-signal = Państwa przeglądarka prosi, aby danych nie sprzedawać ani nie udostępniać (Global Privacy Control). Bez zgody niczego nie przekazujemy. Na życzenie zapiszemy to jako sprzeciw.
sharing-signal-stored = Państwa przeglądarka prosi, aby danych nie sprzedawać ani nie udostępniać; zapisaliśmy to jako sprzeciw.
sharing-signal-button = Zapisz jako mój sprzeciw
sharing-tell = Wycofuję zgodę: moje dane nie mają być już przekazywane do: { $names }. Proszę ich o tym powiadomić.
mail-joining-why-form = Ten e-mail przyszedł, bo ktoś wpisał Państwa adres w naszej witrynie. To nie jest reklama.
consents-held-head = Udzielone zgody
consents-history-head = Co i kiedy Państwo wybrali
consents-since = Od { $at }
consents-withdraw = Wycofaj
receipt-link = Potwierdzenie
receipt-title = Potwierdzenie wyboru
receipt-lead = Można je zachować: dowodzi, co zostało wybrane, także bez nas.
receipt-what = Co
receipt-when = Kiedy
receipt-purpose = Po co
receipt-how = Jak
receipt-words = Pokazane słowa
receipt-version = Wersja słów
receipt-who = Z kim
receipt-withdraw = Jak to cofnąć
receipt-withdraw-how = Przez link w każdym e-mailu albo tutaj, w części „Reklama”: jeden przycisk, od razu.
receipt-keep-head = Do zachowania
receipt-file = Potwierdzenie jako plik (JSON)
receipt-signature = Jego podpis
receipt-check-head = Jak sprawdzić podpis
receipt-check-text = Proszę zapisać oba pliki oraz klucz publiczny jako key.pem spod tego adresu:
consent-kind-paused = Przerwa
consent-kind-resumed = Koniec przerwy
consent-kind-variant = Zmiana
consent-means-sign_up = przez formularz w naszej witrynie
consent-means-signal = sygnałem przeglądarki
consent-means-import = w pliku z innego systemu
consent-means-api = przez inny program
consent-means-webhook = przez wiadomość z innego systemu
consent-means-officer = przez osobę z naszego działu zgodności
consent-means-canary = przez własną próbę portalu
explain-source-portal = Podane przez Państwa tutaj, w portalu.
explain-source-unknown = Nie zapisano, skąd to pochodzi. Proszę zapytać, a człowiek to sprawdzi.

## A page that outlives its session (H8)
stay-warning = O { $until } nastąpi wylogowanie, jeśli do tego czasu nie otworzą Państwo żadnej strony. Wpisany tu tekst będzie można wysłać także później.
stay-link = Pozostać zalogowanym (otwiera nową kartę)
stay-until = Zalogowano do { $until }. Każda otwarta strona przesuwa tę godzinę.
kept-title = Nastąpiło wylogowanie, ale wpisany tekst nadal tu jest
kept-lead = Nic nie zostało wysłane. Ta strona była otwarta dłużej, niż trwa logowanie bez aktywności.
kept-first = Proszę zalogować się ponownie obok tej strony:
kept-link = zaloguj się (otwiera nową kartę)
kept-then = Proszę wrócić do tej karty i nacisnąć przycisk.
kept-button = Wyślij teraz
kept-head = Wpisany tekst

# ---- a breach, told to whom it touches (S11.12, L34.1) ------------------------------------------------------------
mail-breach-subject = { $brand }: incydent dotyczący Państwa danych
mail-breach-h1 = Incydent dotyczący Państwa danych
mail-breach-lead = Piszemy, ponieważ incydent objął dane, które { $brand } ma o Państwu. Aby nas o to zapytać, nie trzeba niczego udowadniać.
breach-part-nature = Co się stało
breach-part-effects = Co to może oznaczać dla Państwa
breach-part-measures = Co zrobiliśmy i robimy
breach-part-advice = Co mogą Państwo zrobić
breach-part-ask = Kogo zapytać
mail-breach-button = Zapytaj nas
mail-breach-why = Ten e-mail przyszedł, bo prawo każe powiadamiać ludzi, gdy coś stanie się z ich danymi. To nie jest reklama. Nigdy nie prosimy w nim o hasło ani o zapłatę.
announcement-read = Przeczytaj, co się stało
announcement-until = Ta informacja będzie tu do { $date }.
## Organisations that somebody is linked with
request-promise = Chcemy odpowiedzieć do { $aim }. Prawo daje czas do { $law }.
request-follow-link = Śledź ten wniosek
cancel-link = Anuluj
organisations-head = Organizacje, z którymi są Państwo powiązani
organisations-text = Wiemy, że pracują Państwo dla tych organizacji. Jeśli to już nieaktualne, proszę to tutaj zgłosić.
organisations-none = Nie zapisano żadnej organizacji.
organisations-as = Powiązanie
organisations-since = Zapisane od { $date }
organisations-leave = Już tam nie pracuję
organisations-ended-you = { $date } zgłosili Państwo, że już tam nie pracują
organisations-ended-us = Zakończone przez nasz zespół { $date }
organisations-ended-system = Od { $date } brak w najnowszej kopii z innego systemu
organisations-data-link = Zobacz wszystko, co o Państwu przechowujemy
organisations-link = Organizacje, z którymi są Państwo powiązani
leave-title = Zgłoś, że już tam Państwo nie pracują
leave-ends = Od chwili naciśnięcia przycisku nie łączymy Państwa z tą organizacją. Żadna kopia z innego systemu tego nie przywróci.
leave-doubt = Adres służbowy zostaje oznaczony jako być może nieaktualny, dopóki ktoś go nie sprawdzi.
leave-stop = Marketing ustaje od razu: e-mailem na { $emails }, telefonicznie i pocztą. Wiadomości o Państwa wnioskach nadal przychodzą.
leave-case = Pracownik sprawdzi, co jeszcze należy do tej organizacji, na przykład stanowisko i numer telefonu, i napisze do Państwa.
leave-again = Dopóki mogą Państwo czytać tę skrzynkę, można się nią logować. Aby dostawać marketing gdzie indziej, proszę najpierw zmienić adres e-mail, a potem wybrać, co ma przychodzić.
leave-button = Już tam nie pracuję
leave-reason = Nie pracuję już w { $organisation } (powiązanie: { $kinds }). Zgłoszono { $date }.
leave-done-title = Zapisaliśmy, że już tam Państwo nie pracują
leave-done-text = Marketing ustał i nie łączymy już Państwa z tą organizacją.
leave-done-step-1 = Pracownik sprawdzi, co jeszcze należy do tej organizacji, i to poprawi.
leave-address-link = Zmień adres e-mail
leave-choices-link = Wybierz, jaki marketing ma przychodzić
