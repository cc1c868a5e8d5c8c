# Portalın Türkçe metinleri: buraya gelen herkesin karşılaştıkları. Geri kalanı İngilizce gösterilir.
# Sade sözcükler, kısa cümleler, “siz”. Bir hata ne yapılacağını söyler. Bir düğme ne yaptığını söyler.

## Tarihler, sayılar, süreler
# Tarihlerin ve saatlerin sonuna ek gelmez; ek gerekiyorsa “tarihine” gibi bir sözcük alır.
month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
date = { $day } { $month } { $year }
moment = { $date }, { $time }
time = saat { $clock } (Londra saati, { $zone })
duration-minutes = { $count ->
    [one] { $count } dakika
   *[other] { $count } dakika
}
duration-hours = { $count ->
    [one] { $count } saat
   *[other] { $count } saat
}
duration-days = { $count ->
    [one] { $count } gün
   *[other] { $count } gün
}

## Her sayfanın çevresi
portal-name = gizlilik portalı
skip-link = İçeriğe geç
nav-label = Kişisel verileriniz
nav-overview = Genel bakış
nav-data = Verileriniz
nav-marketing = Reklam
nav-requests = Talepler
nav-sessions = Oturumlar
footer-label = Bu portal hakkında
footer-policy = Gizlilik politikası
footer-cookies = Çerezler
footer-accessibility = Erişilebilirlik
footer-security = Güvenlik
footer-contact = İletişim
languages-label = Dil
language-note = Bu sayfa yalnızca İngilizce ve Almanca olarak var. Aşağıda İngilizcesi yer alıyor.
back-link = Geri
sign-out-button = Oturumu kapat
notice-done = Tamam
notice-important = Bilmekte yarar var
company-facts = { $name }, şirket numarası { $number }, kayıtlı olduğu yer: { $place }.
company-office = Kayıtlı merkez: { $office }.
help-link = Bir kişiden yardım alın

## Parçalar
error-prefix = Hata:
error-heading = Bir sorun var
optional = (isteğe bağlı)
warning-prefix = Dikkat:
change-link = Değiştir
send-again-button = Yeni e-posta gönder
reference-label = Başvuru numarası
next-head = Bundan sonra ne olacak
contents-head = Bu sayfada
pages-label = Sayfalar
pages-earlier = Daha yeni
pages-later = Daha eski
code-label = E-postadaki kod
code-hint = Altı rakam, örneğin 482 913.
start-link = Ana sayfa

## Alanların yanındaki hatalar
error-email-empty = E-posta adresinizi yazın
error-email-form = Ad, @ işareti ve alan adı içeren bir e-posta adresi yazın, örneğin ad@ornek.com
error-email-long = En çok { $limit } karakterlik bir e-posta adresi yazın
error-code-empty = E-postadaki kodu yazın
error-code-form = Kodun altı rakamını başka karakter olmadan yazın
error-code-wrong = { $left ->
    [0] Bu kod uyuşmuyor. Yeni bir e-posta isteyin
    [one] Bu kod uyuşmuyor. Bir kez daha deneyebilirsiniz
   *[other] Bu kod uyuşmuyor. { $left } kez daha deneyebilirsiniz
}
error-matter-empty = Konuyu seçin
error-right-empty = Haklardan birini seçin
error-text-empty = Mesajınızı yazın
error-text-long = En çok { $limit } karakter yazın
error-text-characters = Mesajınızı yazdırılabilir karakterlerle yazın
error-name-characters = Adınızı yazdırılabilir karakterlerle yazın, en çok { $limit }

## Sorun sayfaları
problem-kept-head = Yazmış olduklarınız
problem-kept-text = Kaydedilmedi. Yeniden kullanmak isterseniz buradan kopyalayın.
problem-id = Bu konuda bize yazarsanız { $id } numarasını belirtin.
problem-not-found-title = Böyle bir sayfa yok
problem-not-found-what = Adres yanlış yazılmış ya da sayfa taşınmış olabilir.
problem-not-found-do = Buraya bir e-postadaki bağlantıyla geldiyseniz bağlantının tamamının kopyalandığını denetleyin.
problem-forbidden-title = Bu sayfayı açamazsınız
problem-forbidden-what = Oturumunuz açık ama bu sayfa başka birine ait.
problem-forbidden-do = Sizin olması gerektiğini düşünüyorsanız bize yazın.
problem-form-title = Bu formun nereden geldiğini denetleyemedik
problem-form-what = Hiçbir şey değiştirilmedi. Bir sayfa uzun süre açık kaldığında ya da çerezler kapalı olduğunda böyle olur.
problem-form-do = Geri dönün, sayfayı yeniden yükleyin ve bir kez daha gönderin.
problem-large-title = Bu, tek seferde çok fazlaydı
problem-large-what = Hiçbir şey değiştirilmedi.
problem-large-do = Metni kısaltın ya da daha az dosya gönderin ve yeniden deneyin.
problem-often-title = Kısa sürede çok fazla deneme
problem-often-what = Verileri korumak için, bir şey çok sık denendiğinde yavaşlıyoruz.
problem-often-do = { $wait } bekleyin ve yeniden deneyin.
problem-fault-title = Bizim tarafımızda bir hata oldu
problem-fault-what = Bunun nedeni siz değilsiniz. Gönderdikleriniz kaydedilmedi.
problem-fault-do = Birkaç dakika sonra yeniden deneyin. Tekrar olursa bize yazın.
problem-busy-title = Portal şu anda kullanılamıyor
problem-busy-what = Verileriniz güvende; yalnızca şu anda gösteremiyoruz.
problem-busy-do = Birkaç dakika sonra yeniden deneyin.
problem-cooling-title = Henüz değil: adres kısa süre önce değişti
problem-cooling-what = Verilerinizi korumak için şu zamana kadar hiçbir şey indirilemez: { $until }.
problem-cooling-do = Önceki posta kutunuz o zamana kadar değişikliği hâlâ durdurabilir.
problem-over-title = Bu bağlantı artık çalışmıyor

## Yedi hak
right-access = Verilerinizi görmek
right-access-text = Hakkınızda tuttuğumuz her şey, nereden geldiği ve ne için kullandığımız.
right-rectification = Verilerinizi düzeltmek
right-rectification-text = Yanlış ya da eski olanı değiştirin. Değişikliklerin çoğu hemen geçerli olur.
right-erasure = Verilerinizi sildirmek
right-erasure-text = Verilerinizi sildirin. Önce neyin silineceğini ve yasanın bize neyi saklattığını gösteririz.
right-objection = Bir kullanıma itiraz etmek
right-objection-text = Verilerinizi bir amaç için kullanmayı bırakmamızı isteyin. Reklamı hemen keseriz.
right-restriction = Verilerinizin kullanımını sınırlamak
right-restriction-text = Verileriniz saklansın ama kullanılmasın, örneğin biz doğruluğunu denetlerken.
right-portability = Verilerinizi yanınızda götürmek
right-portability-text = Bize verdiklerinizi başka hizmetlerin okuyabileceği biçimde indirin.
right-withdraw_consent = Onayı geri çekmek
right-withdraw_consent-text = Verdiğiniz bir onayı geri alın. Vermek kadar kolaydır.

## Veri türleri
kind-name = Ad soyad
kind-title = Unvan
kind-job_title = Görev
kind-department = Bölüm
kind-organisation = Kuruluş
kind-email = E-posta adresi
kind-phone = Telefon numarası
kind-business_address = İş adresi
kind-username = Kullanıcı adı
kind-password_set = Parola
kind-profile_preference = Profil tercihi
kind-feedback = Geri bildirim
kind-survey_response = Anket yanıtı
kind-event_attendance = Katıldığınız etkinlik
kind-competition_entry = Katıldığınız yarışma
kind-preferred_language = Tercih edilen dil
kind-marketing_from_us = Bizden reklam
kind-marketing_from_third_parties = Üçüncü taraflardan reklam
kind-communication_preference = İletişim tercihi
kind-comment = Yorum
kind-customer_interest = Müşterilerinizin ilgilendikleri
kind-usage = Bir web sitesinin kullanımı
kind-ip_address = İnternet adresi
kind-device = Cihaz
kind-supplement = Başka kaynaktan kayıt

## Bir talebin durumları
state-unverified = E-postanıza bakın
state-received = Alındı
state-needs-you = Sizden bir şey gerekiyor
state-in-progress = İşlemde
state-waiting-until = Şu tarihe kadar bekliyor: { $date }
state-partly-done = Kısmen yapıldı
state-done = Yapıldı
state-not-possible = Mümkün değil
state-withdrawn = Geri çekildi
state-expired = Süresi doldu

## Ana sayfa
start-title = Verileriniz sizin elinizde
start-lead = { $company } şirketinin hakkınızda ne tuttuğunu görün, düzeltin, yanınızda götürün ya da sildirin.
start-button = E-posta adresinizle oturum açın
start-how = Hesap yok, parola yok. Size bir bağlantı ve bir kod göndeririz.
start-stop-head = Yalnızca daha az e-posta mı istiyorsunuz?
start-stop-text = Bunun için oturum açmanız gerekmez. Herhangi bir reklam e-postasının altındaki bağlantıyı kullanın ya da buradan isteyin.
start-stop-link = Reklam e-postalarını değiştir ya da durdur
start-rights-head = Burada yapabilecekleriniz
start-rights-text = Oturum açın ve birini seçin.
start-answer-head = Bir kişinin bakması gerektiğinde
start-answer-text = Yedi iş günü içinde yanıtlamayı hedefliyoruz. Her talebi buradan izleyebilir, hem hedefimizi hem de yasanın koyduğu tarihi görebilirsiniz.
start-policy-link = Gizlilik politikasını okuyun
start-write-head = Birine yazmak mı istersiniz?
start-write-text = Her şeyi kendi sözlerinizle sorabilirsiniz. Hangi yasa ya da hak olduğunu bilmeniz gerekmez.
start-form-link = Bize yazın
start-post-text = Ya da mektup gönderin:

## Oturum açma
sign-in-title = Oturum açın
sign-in-lead = Posta kutunuza bir bağlantı ve bir kod göndeririz. Böylece verilerinizi yalnızca siz açabilirsiniz.
sign-in-email-label = E-posta adresi
sign-in-email-hint = Bizden ileti aldığınız adres. Onu verilerinizi bulmak için kullanırız, başka hiçbir şey için değil.
sign-in-notice = Adresi yalnızca verilerinizi bulmak ve size kodu göndermek için kullanırız.
sign-in-button = Bana bağlantı ve kod gönder
sign-in-no-mailbox-head = Bu posta kutusunu artık açamıyorum
sign-in-no-mailbox-text = İş değiştirdiyseniz ya da posta kutusunu kaybettiyseniz bize yazın. Bir kişi, siz olduğunuzdan emin olmanın başka bir yolunu bulur.
sign-in-no-mailbox-link = Bize yazın
sign-in-sent-title = E-postanıza bakın
sign-in-sent-lead = Şu adrese bir ileti gönderdik: { $email }
sign-in-sent-how = İçindeki bağlantıyı açın ya da kodu buraya yazın. İkisi de { $valid } boyunca çalışır; son zaman: { $until }.
sign-in-code-button = Oturum aç
sign-in-sent-nothing-head = Henüz e-posta gelmedi mi?
sign-in-sent-nothing-junk = Bir iki dakika sürebilir. Gereksiz posta klasörüne de bakın.
sign-in-sent-nothing-typed = Yukarıdaki adres doğru yazılmış mı?
sign-in-sent-restart-link = Başka bir adres kullan
sign-in-sent-nothing-other = Sizi başka bir adresle tanıyor olabiliriz, örneğin eski işvereninizdeki adresinizle.
sign-in-confirm-title = Verilerinizi açın
sign-in-confirm-lead = Şu adresle oturum açıyorsunuz: { $email }
sign-in-confirm-button = Oturum aç
sign-in-confirm-why = Bu düğme neden var? Bazı posta programları bağlantıları denetlemek için kendiliğinden açar. Düğme, siz olduğunuzdan emin olmamızı sağlar.
sign-in-elsewhere-title = Oturum açmayı başladığınız yerde bitirin
sign-in-elsewhere-lead = Bu bağlantı başka bir tarayıcıda ya da başka bir cihazda istendi.
sign-in-elsewhere-there-head = Orada sürdürmek için
sign-in-elsewhere-step-1 = Adresinizi yazdığınız tarayıcıya ya da cihaza dönün.
sign-in-elsewhere-step-2 = Aynı e-postadaki altı haneli kodu oraya yazın.
sign-in-elsewhere-here-head = Burada sürdürmek için
sign-in-elsewhere-here-text = Bu tarayıcıda baştan başlayın. Yeni bir e-posta alırsınız.
sign-in-elsewhere-here-button = Burada baştan başla
sign-in-elsewhere-why = Neden? Biri bu bağlantıyı iletirse ya da ele geçirirse, onunla verilerinizi açamaz.
sign-in-over-title = Bu oturum açma sona erdi
sign-in-over-expired = Bağlantı ve kod çok eskiydi. Yalnızca kısa bir süre çalışırlar.
sign-in-over-used = Bağlantı ve kod zaten kullanıldı. Her biri bir kez çalışır.
sign-in-over-tries = Kod çok kez yanlış yazıldı, artık kabul etmiyoruz.
sign-in-over-unknown = Bu bağlantıyı tanımıyoruz. Kopyalanırken kesilmiş olabilir.
sign-in-over-same = Şu adrese yeni bir e-posta gönderebiliriz: { $email }
sign-in-over-button = Bana yeni bağlantı ve kod gönder
sign-in-over-other = Başka bir adres kullan
sign-in-over-anew = Baştan başlayın, yeni bir e-posta alırsınız.
sign-in-over-anew-button = Baştan başla
signed-out-title = Oturumunuz kapatıldı
signed-out-lead = Bu tarayıcıda artık kimse verilerinizi açamaz.
signed-out-shared = Bu cihazı başkaları da kullanıyorsa pencereyi de kapatın.
sign-in-again-link = Yeniden oturum aç

## Talepler
request-open-link = { $reference } numaralı talebi aç
edit-reason-label = Neden değiştirilmeli?
edit-check-new = Bundan sonra: { $what }
edit-check-removed = Kaldırıldı
requests-title = Talepleriniz
requests-lead = Önce açık talepler gelir. Durumunu görmek için birini açın.
requests-none = Henüz bir talebiniz yok.
requests-none-text = Birçok şey talep gerekmeden hemen yapılır: örneğin düzeltmek, indirmek ve reklamı durdurmak.
requests-new-link = Bir şey isteyin
request-title = { $reference } numaralı talep
request-received = Alındı
request-answered = Yanıtlandı
request-next-aim = Yanıt için hedef tarihimiz: { $date }.
request-next-closed = Yanıt tarihi: { $date }.
request-events-head = Neler oldu
request-all-link = Tüm talepleriniz
files-link = Bu talebin dosyaları
event-correction-filed = Düzeltme istedi
case-write-head = Bu konuda bize yazın
case-write-label = Mesajınız
case-write-again = Yazarsanız talep yeniden açılır.
case-write-button = Gönder
case-withdraw-lead = O zaman üzerinde çalışmayı bırakırız. Yapılmış olan yapılmış kalır.
case-withdraw-button = Bu talebi geri çek
case-not-you = Biri bunu sizin adresinizle yazdı. Siz değildiyseniz geri çekin.
case-message-you = Siz yazdınız
case-message-us = Biz yazdık
case-decision-granted = İstediğiniz gibi değiştirdik
case-reason = Bu konuda söylediğiniz
case-notice-sent = Mesajınız bize ulaştı.
case-notice-withdrawn = Bu talebi geri çektiniz.

## Konular
matter-question = Bir soru
matter-question-hint = Verileriniz ya da başka herhangi bir şey hakkında.
matter-concern = Bir endişe
matter-concern-hint = Verileri kullanma biçimimizdeki bir şey sizi endişelendiriyor.
matter-update = Bir şey değişti
matter-update-hint = Taşındınız, iş değiştirdiniz ya da yeni bir numaranız var.
matter-correct = Bir şey yanlış
matter-correct-hint = Hakkınızda doğru olmayan bir şey tutuyoruz.
matter-preferences = Bizden aldığınız e-postalar
matter-preferences-hint = Durdurmak, daha az ya da başka bir şey almak.
matter-right = Haklarınızdan biri
matter-right-hint = Verilerinizi görmek, düzeltmek, sildirmek, sınırlamak, götürmek ya da bir kullanıma itiraz etmek.
matter-complaint = Bir şikâyet
matter-complaint-hint = Verilerinizi ya da talebinizi ele alma biçimimiz hakkında.
matter-security = Bir güvenlik sorunu
matter-security-hint = Veriler kaybolmuş ya da yanlış ellere geçmiş olabilir. Bugün bakarız.
matter-child = Bir çocukla ilgili olabilir
matter-child-hint = 13 yaşından küçük birinin verileri bize ulaşmış olabilir. Bugün bakarız.
matter-colleague = Şirkette çalışıyorum
matter-colleague-hint = Başka kuralların geçerli olduğu şimdiki ve eski çalışanlar için.

## İletişim formu
contact-form-title = Bize yazın
contact-form-lead = Her mesajı bir kişi okur. Yedi iş günü içinde yanıtlamayı hedefliyoruz.
contact-form-matter = Konu nedir?
contact-form-self-head = Bunu kendiniz hemen yapabilirsiniz
contact-form-self-data = Verilerinizi görün ve düzeltin
contact-form-self-export = Verilerinizin bir kopyasını alın
contact-form-right = Hangi haklar?
contact-form-right-hint = Birini veya birkaçını seçin. Emin değil misiniz? En yakın olanı seçin ve ne istediğinizi kendi sözlerinizle söyleyin.
contact-form-text = Mesajınız
contact-form-text-hint = İstediğiniz dilde yazın. Parolaları, kart numaralarını ve sağlık, inanç ya da başka özel konuları yazmayın: bunlara ihtiyacımız yok.
contact-about-transfer = Verilerim başka bir ülkedeki şu alıcıya gittiğinde onları neyin koruduğunu gösteren belgenin bir kopyasını istiyorum: { $name }.
contact-form-email = E-posta adresiniz
contact-form-email-hint = Yanıt hazır olduğunda size oradan haber veririz. Hakkınızda veri tutuyor olabilirsek, bildiğimiz adresi kullanın.
contact-form-from = Şu adrese yanıt veririz: { $email }
contact-form-name = Adınız
contact-form-format = Yanıt size nasıl ulaşsın
contact-form-format-hint = Büyük harfli baskı, düz metin veya bir telefon sizin için daha kolaysa buradan söyleyin. Ücretsizdir.
contact-form-format-usual = Her zamanki gibi
contact-form-format-large = Büyük harflerle
contact-form-format-plain = Düz metin olarak
contact-form-format-telephone = Telefonla
contact-form-format-line = Yanıt şöyle isteniyor: { $format }
error-text-too-often = Ağınızdan çok fazla ileti geldi. Metniniz hâlâ burada: { $minutes } dakika sonra yeniden gönderin.
error-text-busy = Portal şu anda ileti alamıyor. Metniniz hâlâ burada: birkaç dakika sonra yeniden gönderin veya posta ile yazın.
files-label = Dosyalar
files-hint = PDF, PNG, JPEG veya düz metin; bir seferde en çok { $limit } dosya, her biri en çok { $megabytes } MB. Bir fotoğrafın nerede ve ne zaman çekildiği silinir.
error-file-again = Dosyalarınızı yeniden seçin: tarayıcı onları saklamadı
error-file-many = Bir seferde en çok { $limit } dosya gönderin
error-file-empty = Bu dosyalardan biri boş: başka bir dosya seçin
error-file-large = Bu dosyalardan biri { $megabytes } MB’den büyük: küçültün
error-file-pixels = Bu resimlerden biri çok büyük: küçültün
error-file-kind = PDF, PNG, JPEG veya düz metin gönderin: bu dosyalardan biri, adı ne olursa olsun, başka bir türde
error-file-broken = Bu dosyalardan biri bozuk ya da kabul edilemeyen bir şey içeriyor: düz bir PDF veya resim olarak yeniden kaydedin
error-text-again = Hiçbir şey gönderilmedi: bu sayfa çok uzun süre açık kaldı. Metniniz hâlâ burada: yeniden gönderin.
contact-form-trap = Bu alanı boş bırakın
contact-form-notice = { $company }, burada yazdıklarınızı, iki tarafın da yararına olduğu için, size yanıt vermekte kullanır ve talebinizle birlikte saklar. Adınızı söylemek zorunda değilsiniz. Bu form 13 yaşından küçük çocuklar için değildir.
contact-form-notice-rights = Talebinizin sayfasında bunu görebilir, düzeltebilir, sildirebilir ya da itiraz edebilirsiniz.
contact-form-button = Gönder
contact-form-post-head = Mektupla
contact-form-done-title = Mesajınız bize ulaştı
contact-form-done-received = Bize ulaştığı tarih: { $received }.
contact-form-done-mail = Aynı bilgileri içeren bir e-postayı şu adrese gönderdik: { $email }
contact-form-done-mail-hidden = Aynı bilgileri içeren bir e-postayı verdiğiniz adrese gönderdik.
contact-form-done-step-1 = Bir kişi onu okur.
contact-form-done-step-2 = Yanıt için hedef tarihimiz, bugünden sonraki yedinci iş günü: { $aim }.
contact-form-done-step-3 = Yanıt hazır olduğunda size e-posta göndeririz. Onu, posta kutunuza gelen bir kodla açılan talep sayfanızda okursunuz.
contact-form-done-law = Yasanın tanıdığı son tarih: { $law }.
contact-form-done-urgent = Bugün bakarız.
contact-form-done-follow = Talebinizi izleyin

## Mektuplar
mail-language-note = Bu ileti yalnızca İngilizce ve Almanca olarak var. Aşağıda İngilizcesi yer alıyor.
mail-copy-link = Düğme çalışmazsa bu adresi tarayıcınıza kopyalayın:
mail-limit = { $valid } boyunca çalışır; son zaman: { $until }.
mail-ignore = Bunu siz istemediniz mi? O zaman bu e-postayı yok sayabilirsiniz. Kimse kullanmadıkça bir şey olmaz.
mail-help = Sorularınız mı var? Bize yazın:
mail-post = Ya da mektupla:
mail-sign-in-subject = { $brand } gizlilik portalı: oturum açma
mail-sign-in-h1 = Gizlilik portalında oturum açın
mail-sign-in-lead = Oturum açmak istediniz. Bu bağlantıyı, istediğiniz tarayıcıda açın:
mail-sign-in-button = Gizlilik portalında oturum aç
mail-sign-in-code = Bunu başka bir cihazda mı okuyorsunuz? Şu kodu oturum açmak istediğiniz yere yazın:
mail-sign-in-late = Geç kaldıysanız oturum açma sayfasında yeni bir e-posta isteyin.
mail-sign-in-why = Bu e-postayı, biri oturum açma sayfasına bu adresi yazdığı için alıyorsunuz. Reklam değildir ve adres hiçbir listeye eklenmedi.
mail-nothing-h1 = Bu adresle ilgili bir şey tutmuyoruz
mail-nothing-lead = Biri bu adresle gizlilik portalımızda oturum açmak istedi. Baktık: portalda bu adresle ilgili veri yok.
mail-nothing-other = Sizi başka bir adresle tanıyor olabiliriz, örneğin eski işvereninizdeki adresinizle. Oturum açma sayfasında onu deneyin.
mail-nothing-copies = Portal, tüm sistemlerimizden değil, başlıca sistemlerimizden kopyalar içerir. Bir kişinin daha ayrıntılı aramasını isterseniz bize yazın:
mail-nothing-button = Bir kişinin aramasını iste
mail-asked-subject = { $reference }: mesajınız bize ulaştı
mail-asked-h1 = Mesajınız bize ulaştı
mail-asked-lead = Bize ulaştığı tarih: { $received }. Başvuru numarası: { $reference }.
mail-asked-promise = Yanıt için hedef tarihimiz, yedinci iş günü: { $aim }.
mail-asked-law = Yasanın tanıdığı son tarih: { $law }.
mail-asked-next = Yanıt hazır olduğunda size e-posta göndeririz. Onu, bu posta kutusuna gelen bir kodla açılan talep sayfanızda okursunuz.
mail-asked-not-you = Bize siz yazmadınız mı? O zaman biri sizin adresinizi yazdı. Bir şey yapmanız gerekmez.
mail-asked-button = Talebinizi izleyin
mail-asked-why = Bu e-postayı, iletişim formumuzda bu adres verildiği için alıyorsunuz. Reklam değildir, bu yüzden çıkılacak bir liste de yoktur.
mail-answered-subject = { $reference }: bir yanıtınız var
mail-answered-h1 = Bir yanıtınız var
mail-answered-lead = { $reference } numaralı talebiniz hakkında size yazdık.
mail-answered-how = Başka kimse okuyamasın diye yanıt, talebinizin sayfasındadır. Sayfa, bu posta kutusuna gönderdiğimiz bir kodla açılır.
mail-answered-button = Yanıtı okuyun
mail-answered-why = Bu e-postayı, bizde bir talebiniz olduğu için alıyorsunuz. Reklam değildir, bu yüzden çıkılacak bir liste de yoktur.

## Açıklamalar
explain-retention-none = Bunun için henüz bir süre belirlenmedi. Dilediğiniz zaman sildirebilirsiniz.
explain-retention-months = { $months ->
    [one] Bu amaçla son kullanımdan bir ay sonra.
   *[other] Bu amaçla son kullanımdan { $months } ay sonra.
}
complaint-us = İstediğiniz zaman, kendi sözlerinizle bize şikâyette bulunabilirsiniz. Aldığımızı bildirir ve sonucu size söyleriz.
complaint-regulator = Ayrıca dilediğiniz zaman denetim kurumuna ({ $regulator }) ve mahkemeye başvurabilirsiniz.

## Politika
policy-title = Gizlilik politikası
policy-version = Sürüm { $number }, yürürlük tarihi: { $date }.
policy-versions-link = Tüm sürümler
policy-past = Bu, daha eski bir sürümdür.
policy-foreign = Gizlilik politikası yalnızca İngilizce ve Almanca olarak var. Aşağıda İngilizcesi yer alıyor; sayfanın geri kalanı sizin dilinizde.
policy-foreign-notice = Bize yazdıklarınıza ne olduğu, sizin dilinizde
policy-foreign-ask = Kendi dilinizde sorun
policy-newest-link = Yürürlükte olanı okuyun
policy-versions-title = Gizlilik politikasının sürümleri
policy-versions-lead = Her sürüm, gösterildiği biçimiyle okunabilir kalır.
policy-version-name = Sürüm { $number }
policy-compare-link = Sürüm { $number } ile karşılaştır
policy-open = Henüz belirlenmedi
policy-role-controller = Veriler hakkında karar verir
policy-role-joint = Başkalarıyla birlikte karar verir
policy-role-processor = Diğerleri için çalışır
policy-role-group = Gruba aittir
policy-region-us = Amerika Birleşik Devletleri
policy-region-emea = Avrupa, Orta Doğu ve Afrika
policy-region-apac = Asya ve Pasifik
leaves-site = { $label } (bu siteden çıkar)

## Çerezler ve izleme
cookies-title = Çerezler
cookies-lead = Bu portal yalnızca çalışmak için gereken çerezleri koyar. Hiçbiri sizi izlemez ve onları başka kimse okuyamaz.
cookies-caption = Bu portalın tüm çerezleri
cookies-name = Ad
cookies-what = Ne için
cookies-life = Ne kadar süre
cookies-none = Başka bir şey yok: ne betik, ne başka şirketlerin resimleri, ne de tarayıcınızda bir depo.
cookies-refuse = Tarayıcınızda tüm çerezleri reddedebilirsiniz. Yine de her şeyi okuyabilir ve reklamı durdurabilirsiniz; oturum açmak ya da bize yazmak için portalın onlara ihtiyacı var.
cookies-appearance = Dil, siz seçtiğiniz için saklanır. Yalnızca sayfaların görünümü içindir.
cookies-forget = Dilimi unut
cookie-session = Oturumunuzu açık tutar.
cookie-session-life = Oturumu ya da tarayıcıyı kapatana kadar, en çok sekiz saat.
cookie-browser = Form gönderdiğinizde ya da e-postamızdaki bağlantıyı açtığınızda bu tarayıcıyı tanır; böylece onu başka kimse kullanamaz.
cookie-browser-life = 24 saat.
cookie-sent = Yazdığınız adresi sonraki sayfada göstermek için hatırlar.
cookie-sent-life = En çok bir saat; oturum açtığınızda silinir.
cookie-language = Seçtiğiniz dili hatırlar.
cookie-language-life = Bir yıl.
cookie-officer = Kendi çalışanlarımızın iş masasındaki oturumunu açık tutar. Siz bunu hiç almazsınız.
cookie-officer-life = Tarayıcı kapatılana kadar, en çok sekiz saat.
tracking-link = Tarayıcınızın izleme hakkında söylediği ve bizim yaptığımız
tracking-title = İzleme
tracking-lead = Bu sayfalarda ve mektuplarımızda hiçbir şey sizi izlemez.
tracking-browser-head = Tarayıcınızın söylediği
tracking-gpc-yes = Verilerinizin satılmamasını ve paylaşılmamasını istiyor (Global Privacy Control).
tracking-gpc-no = Global Privacy Control sinyali göndermiyor.
tracking-dnt-yes = İzlenmemenizi istiyor (Do Not Track).
tracking-dnt-no = Do Not Track sinyali göndermiyor.
tracking-answer = Sinyal olsa da olmasa da burada aynısını alırsınız: izleme yok, satış yok, başka şirketlerin reklamı için paylaşım yok.
tracking-here-head = Diğer web siteleri
tracking-here = Grubun diğer web siteleri bu sinyallere yanıt vermeyebilir. Ne yaptıklarını kendi çerez sayfaları söyler.
tracking-more-link = Do Not Track hakkında daha fazlası

## Ofisler
offices-title = Şirketlerimizin bulunduğu yerler
offices-lead = Burada kayıtlı oldukları ölçüde, hakkınızda veri tutabilecek grup şirketleri.
offices-number = Şirket numarası { $number }.
offices-open = Adres listesi henüz tam değil. Bize bir adres sorun, söyleyelim.
offices-ask-link = Adres sorun

## Erişilebilirlik
access-title = Erişilebilirlik
access-lead = Bu portalı herkes kullanabilmeli. Web İçeriği Erişilebilirlik Yönergeleri 2.2, AA düzeyini karşılamasını istiyoruz.
access-can-head = Yapabilecekleriniz
access-can-1 = Her sayfayı yalnızca klavyeyle ya da sesle kullanmak.
access-can-2 = Hiçbir şey kaybetmeden metni dört katına kadar büyütmek.
access-can-3 = Ekran okuyucuyla dinlemek.
access-can-4 = Cihazınızın ayarına göre açık, koyu ya da yüksek karşıtlıklı renkler kullanmak.
access-can-5 = Betikleri kapatmak: burada hiçbir şeyin onlara ihtiyacı yok. Formlarda bulmaca ve süre sınırı yoktur; yalnızca e-postalardaki kodların ve bağlantıların süresi dolar.
access-state-head = Şu anki durum
access-state = AA düzeyini karşılamayan bir sayfa bilmiyoruz. Başkalarının bize gönderdiği dosya ve metinler erişilebilir olmayabilir.
access-tested = Portal her değiştiğinde her sayfa programlarla denetlenir: açık, koyu ve yüksek karşıtlıkta, dar ekranda, betiksiz ve klavyeyle.
access-report-head = Bir şey sizin için çalışmıyorsa
access-report = Ne yapmak istediğinizi ve neyin engel olduğunu bize söyleyin. Yedi iş günü içinde yanıtlar ve düzeltilene kadar başka bir yoldan yardım ederiz.
access-report-link = Bir engel bildirin

## Güvenlik
security-title = Güvenlik
security-lead = Bu portal verileri nasıl korur ve bize bir sorun nasıl bildirilir.
security-here-head = Bu portalın yaptıkları
security-1 = Her kişisel veri, kişinin kendine ait bir anahtarla şifrelenir. Silmek anahtarı yok eder; böylece yedek kopyalar da okunamaz.
security-2 = Posta kutunuza gönderilen bir kodla oturum açarsınız. Çalınacak bir parola yoktur.
security-3 = E-postalarımızdaki bir bağlantıyı açmak hiçbir şey yapmaz: yalnızca bir kişinin düğmeye basması işlem yapar.
security-4 = Çalışanlar bir parola ve ikinci bir etkenle oturum açar. Verilerinize her bakış, fark edilmeden değiştirilemeyen bir kayda yazılır.
security-5 = Sayfalar başka yerden hiçbir şey yüklemez ve betik gerektirmez.
security-6 = Ret ve silme işlemleri, bir yedek her geri yüklendiğinde yeniden uygulanır.
security-report-head = Bir sorun bildirin
security-report = Verilerin kaybolduğunu ya da yanlış ellere geçtiğini düşünüyorsanız veya bir zayıflık bulduysanız bize yazın. Aynı gün bakarız.
security-research = Zayıflık arıyorsanız yalnızca kendi verilerinizi kullanın, başkalarını rahatsız etmeyin ve bulduğunuzu düzeltmemiz için bize zaman tanıyın. O zaman size karşı bir adım atmamız için neden kalmaz.
security-report-link = Güvenlik sorunu bildirin

## Formların yanındaki bilgiler
notice-link = Bu veriler hakkında daha fazlası
notice-title-contact = Bize yazdıklarınıza ne olur
notice-title-sign-in = Oturum açtığınızda ne olur
notice-title-correction = Bir düzeltmede ne olur
notice-lead = Verileri kim alır, ne için alır, kime verilir ve siz ne yapabilirsiniz.
notice-who-head = Bundan kim sorumlu
notice-who = { $company }, şirket numarası { $number }
notice-uses-head = Ne için kullanılır
notice-basis = Sizin çıkarlarınızın ağır basmadığı meşru bir çıkarımıza dayanıyoruz: bize bir şey sordunuz ve yalnızca size yanıt vermek istiyoruz.
notice-fields-head = Bize söylemeniz gerekenler
notice-needed = gerekli; bu olmadan yanıt veremeyiz
notice-free = boş bırakabilirsiniz; bir sonucu olmaz
notice-field-value = Düzeltilecek veri
notice-recipients-head = Kime verilebilir
notice-abroad-head = Başka ülkelerdeki veriler
notice-abroad = Grup, aralarında Amerika Birleşik Devletleri ve Birleşik Krallık’ın da bulunduğu birçok ülkede çalışır. Veriler yurt dışına gittiğinde, yasanın istediği sözleşmeler veya başka araçlar onları korur. İsterseniz size bunların bir kopyasını göndeririz.
notice-period-head = Ne kadar süre kalır
notice-rights-head = Yapabilecekleriniz
notice-rights = Bu verileri dilediğiniz zaman ücretsiz görebilir, düzeltebilir ve sildirebilir, kullanımını sınırlatabilir ya da kullanımına itiraz edebilirsiniz.
notice-automated = Hakkınızda hiçbir makine tek başına karar vermez: kararı insanlar verir.
notice-children = Bu form çocuklar için değildir: { $age } yaşından küçük hiç kimse bize veri gönderemez.
notice-policy-link = Gizlilik politikasındaki haklarınız

## Tercihler
prefs-title = Bizden aldığınız e-postalar
prefs-for = Adres: { $email }
prefs-all = tüm reklamlar
prefs-stop-button = Durdur: { $topic }
prefs-stop-short = Durdur
prefs-join-short = Bunu istiyorum
prefs-join-button = İstiyorum: { $topic }
prefs-all-stopped = { $brand } size şu tarihten beri reklam göndermiyor: { $date }. Böyle de kalacak.
prefs-gets-head = Aldıklarınız
prefs-left-head = Bıraktıklarınız
prefs-left-since = Durdurma tarihi: { $date }
prefs-join-head = Alabilecekleriniz
prefs-partners-head = Başkalarıyla birlikte
prefs-why-head = Bunu neden alıyorum?
prefs-join-how = Durdurma hemen geçerli olur. Bir şey almak isterseniz, siz olduğunuzdan emin olmak için önce bu adrese bir e-posta göndeririz.
prefs-done-title = Tamam, durdurdunuz: { $topic }
prefs-done-since = Şu andan beri geçerli: { $at }.
prefs-done-under-way = Yola çıkmış e-postalar şu tarihe kadar gelebilir: { $date }.
prefs-already-title = Zaten durdurmuştunuz: { $topic }
prefs-already = Değiştirilecek bir şey yoktu.
prefs-nothing-title = Bu bağlantının ardında artık bir şey yok
prefs-nothing = Ardındaki veriler silindi. Oraya reklam gönderilemez.
prefs-more-link = Tüm seçimleriniz
prefs-still-link = Hâlâ e-posta alıyorum
prefs-joining-title = E-postanıza bakın
prefs-joining = Size şu konuda bir e-posta gönderdik: { $topic }. İçindeki düğmeye bastığınızda başlar. O zamana kadar hiçbir şey değişmez.
prefs-broken-title = Bu bağlantı çalışmıyor
prefs-broken-what = Eksik ya da yerine daha yenisi geçti. Hiçbir şey değiştirilmedi.
prefs-broken-do = Reklamı daha yeni bir e-postadaki bağlantıyla, bize yazarak ya da yalnızca adresinizle durdurabilirsiniz: yazın, size seçimlerinize giden bir bağlantı gönderelim.
prefs-broken-sign-in = Adresinizi yazın ve bağlantı alın
prefs-broken-write = Bize yazın
prefs-not-saved-title = Seçiminiz kaydedilmedi
prefs-not-saved-what = Portal şu anda hiçbir şey kaydedemiyor. Hiçbir şey değiştirilmedi.
prefs-not-saved-do = Birkaç dakika sonra düğmeye yeniden basın. Tekrar olursa bize yazın, bir kişi sizin için yapar.
prefs-not-shown-title = Seçimleriniz şu anda gösterilemiyor
prefs-not-shown-do = Birkaç dakika sonra bağlantıyı yeniden açın. Tekrar olursa bize yazın, bir kişi e-postaları sizin için durdurur.
prefs-undo-title = Yeniden almak ister misiniz: { $topic }?
prefs-undo-text = Bunu kısa süre önce durdurdunuz. Yanlışlıkla olduysa düğmeye basın.
prefs-undo-button = Yeniden al: { $topic }
prefs-undone-title = Yeniden alıyorsunuz: { $topic }
prefs-confirm-title = Almak ister misiniz: { $topic }?
prefs-confirm-text = Başlamak için düğmeye basın. Her e-postadaki bağlantıyla dilediğiniz zaman durdurabilirsiniz.
prefs-confirm-button = Evet, gönderin: { $topic }
prefs-given-title = Bundan sonra alıyorsunuz: { $topic }
prefs-given = Her e-postadaki bağlantıyla dilediğiniz zaman durdurabilirsiniz.
unsubscribe-title = Durdurulsun mu: { $topic }?
mail-stopped-subject = { $brand }: durdurdunuz – { $topic }
mail-stopped-h1 = Durdurdunuz: { $topic }
mail-stopped-lead = Şu andan beri geçerli: { $at }. Yanlışlıkla olduysa şu zamana kadar geri alabilirsiniz: { $until }.
mail-stopped-how = Bunu siz istediyseniz bir şey yapmanız gerekmez.
mail-stopped-button = Geri al
mail-stopped-why = Bu e-postayı, biri size gelen bir e-postadaki bağlantıyı kullandığı için alıyorsunuz. Reklam değildir. Saatte en çok bir tane gelir.
mail-joining-subject = { $brand }: almak ister misiniz – { $topic }?
mail-joining-h1 = Almak ister misiniz: { $topic }?
mail-joining-lead = Biri bunu istedi: { $at }. Siz idiyseniz şu zamana kadar düğmeye basın: { $until }.
mail-joining-how = Siz değildiyseniz bir şey yapmanız gerekmez: hiçbir şey başlamaz.
mail-joining-button = Evet, başlasın
mail-joining-why = Bu e-postayı, biri size gelen bir e-postadaki bağlantıyı kullandığı için alıyorsunuz. Reklam değildir.
consents-title = Seçtikleriniz
consents-lead = Reklamla ilgili her seçim, en yenisi önce, düğmenin üzerindeki sözlerle.
consents-none = Henüz bir şey seçmediniz
consents-none-text = Reklamla ilgili seçimleriniz burada görünür.
consents-words = Düğmenin üzerinde: “{ $words }”
consents-link = Neyi ne zaman seçtiniz
consent-kind-stopped = Durduruldu
consent-kind-asked = İstendi
consent-kind-given = Onaylandı
consent-kind-undone = Geri alındı
consent-means-link = bir e-postadaki bağlantıyla
consent-means-one_click = bir posta programının düğmesiyle
consent-means-portal = portalda
consent-means-letter = bir mektubumuzla

## Bir talebin sayfası: neye karar verildi ve ne zamana kadar
request-next-answer = Aşağıda size bir şey sorduk. Yanıtınızı oraya yazın.
request-next-identity = Kim olduğunuza dair bir kanıt gerekiyor. Hangisi olduğu aşağıda yazıyor.
request-next-authority = Bu kişi adına isteyebildiğinizi görmemiz gerekiyor. Nasıl olacağı aşağıda yazıyor.
request-next-fee = Bir ücret istedik. Nedeni aşağıda yazıyor.
request-next-in-force = Yürürlükte. Bitmeden önce size haber veririz.
request-subject = Adına istediğiniz kişi
request-restricted = Sınırlandı
decision-granted = İstendiği gibi yapıldı
decision-part = Kısmen yapıldı
decision-refused = Yapılmadı
case-decision-open = Henüz karar verilmedi
case-statement-label = Beyanınız
case-statement-head = “{ $what }” yanındaki beyanınız
case-statement-text = Veriyi olduğu gibi bıraktık. Buraya yazdığınız, bundan sonra onu gören herkes için verinin yanında ve kopyanızda yer alır.
case-statement-button = Verinin yanına koy
case-notice-statement = Beyanınız verinin yanında yer alıyor.
restrict-ends = Bitiş tarihi: { $date }.
restrict-since = Başlangıç tarihi: { $date }.
outcome-sent = Sonuç: { $result }, gönderildi: { $at }
case-filed-here = Bunu kendi sayfanızda istediniz
erasure-follow-link = Silmenin durumunu görün
contact-form-self-restrict = Verilerinizin kullanımını sınırlayın: hemen geçerli
contact-form-self-object = Bir kullanıma itiraz edin: hemen geçerli
elsewhere-link = İstemenin ya da bir adresi geri vermenin başka yolları
clock-head = Ne zamana kadar
clock-how = Nasıl sayıldı
clock-aim = Yanıt için hedef tarihimiz
clock-legal = Yasanın tanıdığı son tarih
clock-complaint = Şikâyetin alındığının bildirilmesi
clock-provisional = { $date }, her şey bugün gelseydi
clock-late = Gecikti
clock-waiting = Beklenen: { $what }
clock-paused = Şu tarihten beri duruyor: { $date }
clock-done = Yapıldı: { $date }
clock-done-late = Geç yapıldı: { $date }
clock-withdrawn = Geri çekildi: { $date }
clock-need-identity = kimlik kanıtı
clock-need-authority = biri adına isteme yetkisi
clock-need-fee = bir ücret
clock-over-weekends = hafta sonları sayılmaz
clock-over-holidays = hafta sonları ve şunlar sayılmaz: { $days }
clock-step-received = Alındığı tarih: { $date }.
clock-step-met = { $asked } tarihinde istendi: { $what }. { $date } tarihinde geldi.
clock-step-open = { $asked } tarihinde istendi: { $what }. Henüz gelmedi.
clock-step-started = Süre { $date } tarihinde başlar.
clock-step-months = { $months ->
    [one] { $from } tarihinden bir ay sonrası: { $to }.
   *[other] { $from } tarihinden { $months } ay sonrası: { $to }.
}
clock-step-months-short = { $months ->
    [one] { $from } tarihinden bir ay sonrası: { $to }, o ayın son günü.
   *[other] { $from } tarihinden { $months } ay sonrası: { $to }, o ayın son günü.
}
clock-step-days = { $from } tarihinden { $days } gün sonrası: { $to }.
clock-step-paused = { $days ->
    [one] { $from } ile { $to } arasındaki bir gün sayılmadı: yanıtınızı bekledik.
   *[other] { $from } ile { $to } arasındaki { $days } gün sayılmadı: yanıtınızı bekledik.
}
clock-step-pause-open = { $asked } tarihinde bir şey sorduk; yanıt gelene kadar süre durur.
clock-step-pause-added = { $days ->
    [one] O bir günle { $from } yerine { $to } olur.
   *[other] O { $days } günle { $from } yerine { $to } olur.
}
clock-step-extended = { $date } tarihinde size iki ay daha gerektiğini söyledik.
clock-step-notice = Daha fazla zaman yalnızca { $date } tarihine kadar alınabilirdi.
clock-step-rolled = { $from } iş günü değil, bu yüzden { $to } olur; { $over }.
clock-step-working = { $from } tarihinden { $days } iş günü sonrası: { $to }; { $over }.
clock-step-strict = En katı sayımla { $date }; uyarılar için buna bakarız.
clock-step-ignored = { $date } tarihinde olan hiçbir şeyi kaydırmadı: { $why }
clock-ignored-not-access = yalnızca kişinin kendi verilerini görme talebi durabilir.
clock-ignored-question-late = soru, süre dolduktan sonra geldi.
clock-ignored-need-late = süre dolduktan sonra istendi.
clock-ignored-notice-late = daha fazla zaman bildirimi çok geç gönderildi.
clock-ignored-not-asked = böyle bir şey istenmemişti.
clock-ignored-already = aynısı daha önce olmuştu.
clock-ignored-over = süre o sırada bitmişti.
ground-as_asked = Bu sizin hakkınız.
ground-unfounded = Talep açıkça dayanaksız.
ground-excessive = Talep açıkça aşırı.
ground-not_identified = Kim olduğunuzu belirleyemedik.
ground-not_answered = Sorduğumuza yanıt vermediniz, bu yüzden yapılamadı.
ground-others_rights = Başka kişilerin haklarına zarar verirdi.
ground-privilege = Avukat ile müvekkil arasında gizlidir.
ground-crime = Bir suçun ortaya çıkarılmasını veya önlenmesini zorlaştırır.
ground-negotiations = Sizinle görüşmelerde ne amaçladığımızı gösterir.
ground-forecasts = Yönetimin planlarını veya öngörülerini gösterir.
ground-references = Gizli olarak verilmiş bir referanstır.
ground-exempt_by_law = Bir yasa bunu kapsam dışında tutuyor.
ground-nothing_held = Hakkınızda bir şey tutmuyoruz.
ground-accurate = Tuttuğumuz doğru.
ground-opinion = Bir görüşü kaydediyor ve bunu belirtiyor.
ground-needs_proof = Değişiklik için gelmemiş bir kanıt gerekiyor.
ground-no_ground = Yasadaki nedenlerden hiçbiri geçerli değil.
ground-protects_others = Başka bir kişinin haklarını korumak için kullanılması gerekiyor.
ground-compelling_grounds = Çıkarlarınızdan ağır basan zorlayıcı nedenlerimiz var.
ground-legal_claims = Hukuki talepler için gerekli.
ground-legal_duty = Bir yasa saklamamızı gerektiriyor.
ground-public_health = Kamu sağlığı için gerekli.
ground-archive = Kamu yararına bir arşiv veya araştırma için gerekli.
ground-expression = İfade özgürlüğü için gerekli.
ground-not_feasible = Öteki hizmete doğrudan gönderilemiyor.
ground-not_portable = Bunu bir onaya ya da sözleşmeye dayanarak siz vermediniz.
ground-no_breach = Kurallara uyulduğunu saptadık.
ground-other_company = Başka bir şirketle ilgili.
outcome-part-done = Neler yapıldı
outcome-part-not_done = Neler yapılmadı ve neden
outcome-part-held = Neler saklanmaya devam ediyor
outcome-part-told = Kimlere haber verildi
outcome-part-complain = Bize şikâyette bulunmak
outcome-part-regulator = Denetim kurumuna şikâyette bulunmak
outcome-part-court = Mahkemeye gitmek

## Tercihler ve onaylar
notice-title-preferences = Kaydolduğunuzda ne olur
prefs-came = Bu bağlantı { $brand } tarafından gönderilen bir e-postadaydı.
prefs-came-topic = Bu bağlantı { $brand } tarafından gönderilen bir e-postadaydı; konu: { $topic }.
channel-email = e-postayla
channel-phone = telefonla
channel-post = mektupla
prefs-channel-stop = İstemiyorum: { $channel }
prefs-channel-join = Bu yolla da: { $channel }
prefs-channel-left = Durduruldu: { $channel }, { $date }
prefs-variant-now = Aldığınız: { $variant }
prefs-variant-button = Bunun yerine: { $variant }
prefs-variant-done = “{ $topic }” bundan sonra şöyle gelir: { $variant }
prefs-renew = Uzun zaman önce onay verdiniz ya da o günden beri sözler değişti. Hâlâ istiyor musunuz?
prefs-renew-button = Evet, hâlâ istiyorum
prefs-paused = Şu tarihe kadar reklam almıyorsunuz: { $date }. Sonra eskisi gibi sürer.
prefs-pause-head = Yalnızca bir ara
prefs-pause-lead = Bir tarihe kadar hiçbir şey; sonra her şey eskisi gibi.
prefs-pause-button = Şu tarihe kadar hiçbir şey: { $date }
prefs-pause-end = Arayı şimdi bitir
prefs-pause-done = Tamam: şu tarihe kadar reklam yok: { $date }
prefs-pause-after = Sonra eskisi gibi sürer. Durdurduklarınız durdurulmuş kalır.
prefs-pause-ended = Tamam: ara bitti
prefs-partners-lead = Üreticilerle ya da müşterilerle birlikte yaptığımız reklamlar. Diğer seçimlerinizle ilgisi yoktur.
prefs-others-head = Başkalarına aktarılan
prefs-others-lead = Verilerinizi bu kuruluşlara aktarmamızı onayladınız.
prefs-why-given = Bunu onayladığınız an: { $at }.
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = Nedeni kayıtlı değil. Burada hemen durdurabilirsiniz.
prefs-why-data = Hakkınızda tuttuğumuz her şey ve nereden geldiği
prefs-join-how-own = Burada seçtiğiniz hemen geçerli olur.
prefs-done-still = Hâlâ aldıklarınız: { $topics }.
prefs-done-nothing-left = Artık bizden reklam almıyorsunuz.
prefs-done-service = Siparişler, teslimatlar ya da hesabınızın güvenliğiyle ilgili iletiler reklam değildir ve size gelmeye devam eder.
prefs-still-hint = Buna rağmen size ulaşan reklam bizim hatamızdır. Düğme, seçiminiz hakkında bildiklerimizle bir şikâyet açar; bir şey yazmanız gerekmez.
prefs-still-says = Kişi, kendisine hâlâ reklam geldiğini söylüyor. Seçimleri hakkında kayıtlı olanlar:
prefs-still-stop = Durduruldu: { $topic }, { $at } ({ $origin })
prefs-still-title = Şikâyetiniz bize ulaştı
prefs-still-text = Bir kişi, e-postanın neden gönderildiğine bakar. Neyi ne zaman seçtiğiniz şikâyette zaten yazıyor.
prefs-still-mail = Adresinize bir alındı iletisi gönderdik.
leaving-question = Bunu neden durdurdunuz?
leaving-hint = Yanıtlamak zorunda değilsiniz. Yanıtları sayar ve kimsenin adı olmadan saklarız.
leaving-too-many = Çok fazla e-posta
leaving-not-relevant = İşimle ilgili değil
leaving-never-asked = Bunu hiç istemedim
leaving-left-company = Artık orada çalışmıyorum
leaving-other = Başka bir neden
leaving-button = Yanıtı gönder
leaving-thanks = Yanıtınız için teşekkürler
leaving-thanks-text = Adınız olmadan sayılır.
subscribe-title = Alın: { $topic }
subscribe-email = E-posta adresiniz
subscribe-email-hint = Oraya tek bir e-posta gönderir ve siz misiniz diye sorarız.
subscribe-wording = Düğmeyle, { $company } tarafından size şu konuda e-posta gönderilmesini onaylarsınız: { $topic }. Her e-postadaki bağlantıyla dilediğiniz zaman durdurabilirsiniz.
subscribe-how = E-postadaki düğmeye basmadan hiçbir şey başlamaz. Basmazsanız adresi 30 gün sonra unuturuz.
subscribe-sent = Adresi tanısak da tanımasak da şu adrese bir e-posta gönderdik: { $email }
sharing-with = Aktarım: { $name }
sharing-link = Verilerinizi başka kim alıyor
sharing-title = Verilerinizi başka kim alıyor
sharing-lead = Verilerinizi grubumuzun dışındaki kuruluşlara yalnızca her biri için onay verirseniz aktarırız. Önceden ayarlanmış bir şey yoktur ve dilediğiniz zaman geri alabilirsiniz.
sharing-after = Geri alırsanız onlara artık hiçbir şey gitmez ve birimimiz onlara bildirir. Bunu taleplerinizde izleyebilirsiniz.
sharing-none = Şu anda böyle bir kuruluş yok.
sharing-wording = { $company } şirketinin iş iletişim bilgilerimi şu kuruluşa aktarmasını onaylıyorum: { $name }.
sharing-agree-button = Onaylıyorum
sharing-stop-button = Verilerimi artık aktarmayın: { $name }
sharing-country = Bulunduğu ülke: { $country }
sharing-signal = Tarayıcınız, verilerinizin satılmasını ya da paylaşılmasını istemediğinizi söylüyor (Global Privacy Control). Onayınız olmadan hiçbir şey aktarmayız. İsterseniz bunu itiraz olarak saklarız.
sharing-signal-stored = Tarayıcınız, verilerinizin satılmasını ya da paylaşılmasını istemediğinizi söylüyor; bunu itiraz olarak sakladık.
sharing-signal-button = İtirazım olarak sakla
sharing-tell = Onayımı geri alıyorum: verilerim artık şuraya aktarılmasın: { $names }. Lütfen onlara bildirin.
mail-joining-why-form = Bu e-postayı, biri web sitemize adresinizi yazdığı için alıyorsunuz. Reklam değildir.
consents-held-head = Onay verdikleriniz
consents-history-head = Neyi ne zaman seçtiniz
consents-since = Başlangıç: { $at }
consents-withdraw = Geri çek
receipt-link = Belge
receipt-title = Bir seçimin belgesi
receipt-lead = İsterseniz saklayın: ne seçtiğinizi biz olmadan da kanıtlar.
receipt-what = Ne
receipt-when = Ne zaman
receipt-purpose = Ne için
receipt-how = Nasıl
receipt-words = Gösterilen sözler
receipt-version = Sözlerin sürümü
receipt-who = Kiminle
receipt-withdraw = Nasıl geri alınır
receipt-withdraw-how = Her e-postadaki bağlantıyla ya da burada “Reklam” altında: tek düğme, hemen.
receipt-keep-head = Saklamak için
receipt-file = Dosya olarak belge (JSON)
receipt-signature = İmzası
receipt-check-head = İmza nasıl denetlenir
receipt-check-text = İki dosyayı ve şu adresteki açık anahtarı key.pem adıyla kaydedin:
consent-kind-paused = Ara verildi
consent-kind-resumed = Ara bitti
consent-kind-variant = Değiştirildi
consent-means-sign_up = web sitemizdeki formla
consent-means-signal = tarayıcınızın bir sinyaliyle
consent-means-import = başka bir sistemin dosyasında
consent-means-api = başka bir programla
consent-means-webhook = başka bir sistemin iletisiyle
consent-means-officer = uyum masamızdaki biri tarafından
consent-means-canary = portalın kendi denemesiyle
explain-source-portal = Bunu bize burada, portalda kendiniz verdiniz.
explain-source-unknown = Nereden geldiği kayıtlı değil. Bize sorun, bir kişi araştırır.

## A page that outlives its session (H8)
stay-warning = O zamana kadar hiçbir sayfa açmazsanız oturumunuz { $until } itibarıyla kapanır. Buraya yazdıklarınızı sonra da gönderebilirsiniz.
stay-link = Oturumu açık tut (yeni sekmede açılır)
stay-until = Oturum { $until } itibarıyla kapanır. Açtığınız her sayfa bunu uzatır.
kept-title = Oturumunuz kapandı, yazdıklarınız hâlâ burada
kept-lead = Hiçbir şey gönderilmedi. Bu sayfa, işlem yapılmayan bir oturumun süresinden daha uzun açık kaldı.
kept-first = Bu sayfanın yanında yeniden oturum açın:
kept-link = oturum aç (yeni sekmede açılır)
kept-then = Bu sekmeye dönün ve düğmeye basın.
kept-button = Şimdi gönder
kept-head = Yazdıklarınız
