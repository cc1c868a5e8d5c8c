# كلمات البوابة بالعربية: ما يراه كل من يصل إلى هنا. وما سوى ذلك يظهر بالإنجليزية.
# كلمات بسيطة وجمل قصيرة. الخطأ يقول ما العمل. والزر يسمّي ما يفعله.

## التواريخ والأعداد والمدد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
date = { $day } { $month } { $year }
moment = { $date }، الساعة { $time }
time = { $clock } بتوقيت لندن ({ $zone })
duration-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
duration-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
duration-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

## حول كل صفحة
portal-name = بوابة الخصوصية
skip-link = انتقل إلى المحتوى
nav-label = بياناتك الشخصية
nav-overview = نظرة عامة
nav-data = بياناتك
nav-marketing = الإعلانات
nav-requests = الطلبات
nav-sessions = عمليات الدخول
footer-label = عن هذه البوابة
footer-policy = سياسة الخصوصية
footer-cookies = ملفات تعريف الارتباط
footer-accessibility = سهولة الاستخدام للجميع
footer-security = الأمان
footer-contact = اتصل بنا
languages-label = اللغة
language-note = هذه الصفحة متاحة بالإنجليزية والألمانية فقط. تجدها فيما يلي بالإنجليزية.
back-link = رجوع
sign-out-button = تسجيل الخروج
notice-done = تمّ
notice-important = من المفيد أن تعرف
company-facts = { $name }، رقم الشركة { $number }، مسجلة في { $place }.
company-office = المقر المسجل: { $office }.
help-link = اطلب المساعدة من شخص

## أجزاء
error-prefix = خطأ:
error-heading = توجد مشكلة
optional = (اختياري)
warning-prefix = تنبيه:
change-link = تغيير
send-again-button = إرسال رسالة جديدة
reference-label = الرقم المرجعي
next-head = ما الذي يحدث بعد ذلك
contents-head = في هذه الصفحة
pages-label = الصفحات
pages-earlier = الأحدث
pages-later = الأقدم
code-label = الرمز الوارد في الرسالة
code-hint = ستة أرقام، مثل {"\u200E"}482 913.
start-link = الصفحة الرئيسية

## أخطاء بجانب الحقول
error-email-empty = اكتب عنوان بريدك الإلكتروني
error-email-form = اكتب عنوان بريد فيه اسم وعلامة @ ونطاق، مثل name@example.com
error-email-long = اكتب عنوان بريد لا يزيد على { $limit } حرفًا
error-code-empty = اكتب الرمز الوارد في الرسالة
error-code-form = اكتب أرقام الرمز الستة دون أي شيء آخر
error-code-wrong = { $left ->
    [0] هذا الرمز غير مطابق. اطلب رسالة جديدة
    [zero] هذا الرمز غير مطابق. اطلب رسالة جديدة
    [one] هذا الرمز غير مطابق. يمكنك المحاولة مرة واحدة أخرى
    [two] هذا الرمز غير مطابق. يمكنك المحاولة مرتين أخريين
    [few] هذا الرمز غير مطابق. يمكنك المحاولة { $left } مرات أخرى
    [many] هذا الرمز غير مطابق. يمكنك المحاولة { $left } مرة أخرى
   *[other] هذا الرمز غير مطابق. يمكنك المحاولة { $left } مرة أخرى
}
error-matter-empty = اختر الموضوع
error-right-empty = اختر أحد الحقوق
error-text-empty = اكتب رسالتك
error-text-long = اكتب ما لا يزيد على { $limit } حرفًا
error-text-characters = اكتب رسالتك بأحرف يمكن طباعتها
error-name-characters = اكتب اسمك بأحرف يمكن طباعتها، على ألا تزيد على { $limit }

## صفحات المشكلات
problem-kept-head = ما كنت قد كتبته
problem-kept-text = لم يُحفظ. انسخه من هنا إن أردت استخدامه مرة أخرى.
problem-id = إن كتبت إلينا في هذا الشأن فاذكر الرقم { $id }.
problem-not-found-title = هذه الصفحة غير موجودة
problem-not-found-what = ربما كُتب العنوان خطأً، أو نُقلت الصفحة.
problem-not-found-do = إن وصلت إلى هنا عبر رابط في رسالة فتأكد من نسخ الرابط كاملًا.
problem-forbidden-title = لا يمكنك فتح هذه الصفحة
problem-forbidden-what = أنت مسجل الدخول، لكن هذه الصفحة تخص شخصًا آخر.
problem-forbidden-do = إن كنت ترى أنها ينبغي أن تكون لك فاكتب إلينا.
problem-form-title = تعذّر التحقق من مصدر هذا النموذج
problem-form-what = لم يتغير شيء. يحدث هذا حين تبقى الصفحة مفتوحة مدة طويلة، أو حين تكون ملفات تعريف الارتباط معطلة.
problem-form-do = ارجع إلى الخلف وأعد تحميل الصفحة ثم أرسلها مرة أخرى.
problem-large-title = كان ذلك أكثر مما يُرسل دفعة واحدة
problem-large-what = لم يتغير شيء.
problem-large-do = اختصر النص أو أرسل ملفات أقل ثم حاول مرة أخرى.
problem-often-title = محاولات كثيرة في وقت قصير
problem-often-what = لحماية بيانات الناس نُبطئ حين تتكرر المحاولة كثيرًا.
problem-often-do = انتظر { $wait } ثم حاول مرة أخرى.
problem-fault-title = حدث خلل لدينا
problem-fault-what = لست أنت السبب. وما أرسلته لم يُحفظ.
problem-fault-do = حاول مرة أخرى بعد بضع دقائق. وإن تكرر ذلك فاكتب إلينا.
problem-busy-title = البوابة غير متاحة الآن
problem-busy-what = بياناتك آمنة، لكننا لا نستطيع عرضها في هذه اللحظة.
problem-busy-do = حاول مرة أخرى بعد بضع دقائق.
problem-cooling-title = ليس بعد: تغيّر العنوان قبل وقت قصير
problem-cooling-what = لحماية بياناتك لا يمكن تنزيل أي شيء حتى { $until }.
problem-cooling-do = حتى ذلك الوقت ما زال بالإمكان إلغاء التغيير من صندوق بريدك السابق.
problem-over-title = هذا الرابط لم يعد يعمل

## الحقوق السبعة
right-access = الاطلاع على بياناتك
right-access-text = كل ما لدينا عنك، ومن أين جاء، وفيمَ نستخدمه.
right-rectification = تصحيح بياناتك
right-rectification-text = غيّر ما هو خطأ أو قديم. معظم التغييرات تسري فورًا.
right-erasure = محو بياناتك
right-erasure-text = اطلب حذف بياناتك. نعرض لك أولًا ما سيزول وما يلزمنا القانون بالاحتفاظ به.
right-objection = الاعتراض على استخدام
right-objection-text = اطلب منا التوقف عن استخدام بياناتك لغرض ما. أما الإعلانات فنوقفها فورًا.
right-restriction = تقييد استخدام بياناتك
right-restriction-text = اطلب حفظ بياناتك دون استخدامها، مثلًا ريثما نتحقق من صحتها.
right-portability = أخذ بياناتك معك
right-portability-text = نزّل ما أعطيتنا إياه في صيغة تستطيع خدمات أخرى قراءتها.
right-withdraw_consent = سحب الموافقة
right-withdraw_consent-text = اسحب موافقة أعطيتها. سحبها سهل كإعطائها.

## أنواع البيانات
kind-name = الاسم الكامل
kind-title = اللقب
kind-job_title = المسمى الوظيفي
kind-department = القسم
kind-organisation = المؤسسة
kind-email = عنوان البريد الإلكتروني
kind-phone = رقم الهاتف
kind-business_address = عنوان العمل
kind-username = اسم المستخدم
kind-password_set = كلمة السر
kind-profile_preference = تفضيل في الملف الشخصي
kind-feedback = رأي
kind-survey_response = إجابة في استبيان
kind-event_attendance = فعالية حضرتها
kind-competition_entry = مسابقة شاركت فيها
kind-preferred_language = اللغة المفضلة
kind-marketing_from_us = إعلانات منّا
kind-marketing_from_third_parties = إعلانات من أطراف أخرى
kind-communication_preference = تفضيل التواصل
kind-comment = تعليق
kind-customer_interest = ما يهم عملاءك
kind-usage = استخدام موقع
kind-ip_address = عنوان الإنترنت
kind-device = جهاز
kind-supplement = سجل من مصدر آخر

## حالات الطلب
state-unverified = انظر في بريدك
state-received = وصل
state-needs-you = نحتاج إلى شيء منك
state-in-progress = قيد المعالجة
state-waiting-until = في الانتظار حتى { $date }
state-partly-done = أُنجز جزئيًا
state-done = أُنجز
state-not-possible = غير ممكن
state-withdrawn = مسحوب
state-expired = انتهت مدته

## البداية
start-title = بياناتك في يدك
start-lead = اطّلع على ما لدى { $company } عنك، وصحّحه، وخذه معك، أو اطلب محوه.
start-button = الدخول بعنوان بريدك الإلكتروني
start-how = لا حساب ولا كلمة سر. نرسل إليك رابطًا ورمزًا.
start-stop-head = تريد فقط رسائل أقل منّا؟
start-stop-text = لا تحتاج إلى تسجيل الدخول لذلك. استخدم الرابط في أسفل أي رسالة إعلانية، أو اطلب رابطًا هنا.
start-stop-link = تغيير الرسائل الإعلانية أو إيقافها
start-rights-head = ما يمكنك فعله هنا
start-rights-text = سجّل الدخول وابدأ بأي منها.
start-answer-head = حين يلزم أن ينظر شخص في الأمر
start-answer-text = هدفنا أن نجيب خلال سبعة أيام عمل. يمكنك متابعة كل طلب هنا، وترى هدفنا والموعد الذي يحدده القانون معًا.
start-policy-link = اقرأ سياسة الخصوصية
start-write-head = تفضّل أن تكتب إلى شخص؟
start-write-text = يمكنك أن تسأل عن أي شيء بكلماتك. لا حاجة إلى معرفة القانون أو الحق المقصود.
start-form-link = اكتب إلينا
start-post-text = أو أرسل رسالة بالبريد:

## تسجيل الدخول
sign-in-title = تسجيل الدخول
sign-in-lead = نرسل رابطًا ورمزًا إلى صندوق بريدك. وهكذا لا يفتح بياناتك أحد سواك.
sign-in-email-label = عنوان البريد الإلكتروني
sign-in-email-hint = العنوان الذي تصلك عليه رسائلنا. نستخدمه للعثور على بياناتك ولا نستخدمه لغير ذلك.
sign-in-notice = نستخدم العنوان فقط للعثور على بياناتك ولإرسال الرمز إليك.
sign-in-button = أرسلوا إليّ رابطًا ورمزًا
sign-in-no-mailbox-head = لم أعد أستطيع فتح هذا الصندوق
sign-in-no-mailbox-text = إن غيّرت عملك أو فقدت صندوق البريد فاكتب إلينا. سيجد شخص طريقة أخرى للتأكد من أنك صاحب البيانات.
sign-in-no-mailbox-link = اكتب إلينا
sign-in-sent-title = انظر في بريدك
sign-in-sent-lead = أرسلنا رسالة إلى { $email }.
sign-in-sent-how = افتح الرابط الذي فيها، أو اكتب الرمز هنا. كلاهما صالح لمدة { $valid }، حتى الساعة { $until }.
sign-in-code-button = تسجيل الدخول
sign-in-sent-nothing-head = لم تصل الرسالة بعد؟
sign-in-sent-nothing-junk = قد يستغرق الأمر دقيقة أو دقيقتين. انظر أيضًا في مجلد البريد غير المرغوب فيه.
sign-in-sent-nothing-typed = هل العنوان أعلاه مكتوب كما ينبغي؟
sign-in-sent-restart-link = استخدم عنوانًا آخر
sign-in-sent-nothing-other = ربما نعرفك بعنوان آخر، مثل عنوان من عمل سابق.
sign-in-confirm-title = الدخول إلى بياناتك
sign-in-confirm-lead = أنت تسجّل الدخول باسم { $email }.
sign-in-confirm-button = تسجيل الدخول
sign-in-confirm-why = لماذا هذا الزر؟ بعض برامج البريد تفتح الروابط من تلقاء نفسها لفحصها. الزر يؤكد أنك أنت.
sign-in-elsewhere-title = أكمل الدخول حيث بدأته
sign-in-elsewhere-lead = طُلب هذا الرابط في متصفح آخر أو على جهاز آخر.
sign-in-elsewhere-there-head = للمتابعة هناك
sign-in-elsewhere-step-1 = ارجع إلى المتصفح أو الجهاز الذي كتبت فيه عنوانك.
sign-in-elsewhere-step-2 = اكتب هناك الرمز المؤلف من ستة أرقام من الرسالة نفسها.
sign-in-elsewhere-here-head = للمتابعة هنا
sign-in-elsewhere-here-text = ابدأ من جديد في هذا المتصفح. ستصلك رسالة جديدة.
sign-in-elsewhere-here-button = ابدأ من جديد هنا
sign-in-elsewhere-why = لماذا؟ إن أعاد أحد إرسال هذا الرابط أو حصل عليه فلن يستطيع أن يفتح به بياناتك.
sign-in-over-title = انتهت عملية الدخول هذه
sign-in-over-expired = كان الرابط والرمز قديمين. صلاحيتهما قصيرة.
sign-in-over-used = سبق استخدام الرابط والرمز. يعمل كل منهما مرة واحدة.
sign-in-over-tries = كُتب الرمز خطأً مرات كثيرة، فلم نعد نقبله.
sign-in-over-unknown = لا نعرف هذا الرابط. ربما انقطع جزء منه عند النسخ.
sign-in-over-same = يمكننا إرسال رسالة جديدة إلى { $email }.
sign-in-over-button = أرسلوا إليّ رابطًا ورمزًا جديدين
sign-in-over-other = استخدم عنوانًا آخر
sign-in-over-anew = ابدأ من جديد فتصلك رسالة جديدة.
sign-in-over-anew-button = ابدأ من جديد
signed-out-title = تم تسجيل خروجك
signed-out-lead = لم يعد أحد يستطيع فتح بياناتك في هذا المتصفح.
signed-out-shared = إن كان غيرك يستخدم هذا الجهاز فأغلق النافذة أيضًا.
sign-in-again-link = تسجيل الدخول مرة أخرى

## الطلبات
request-open-link = فتح الطلب {"\u200E"}{ $reference }
edit-reason-label = لماذا ينبغي تغييره؟
edit-check-new = { $what } من الآن فصاعدًا
edit-check-removed = أُزيل
requests-title = طلباتك
requests-lead = الطلبات المفتوحة أولًا. افتح أحدها لترى أين وصل.
requests-none = لم تطلب شيئًا بعد.
requests-none-text = أمور كثيرة تتم فورًا ودون طلب، مثل التصحيح والتنزيل وإيقاف الإعلانات.
requests-new-link = اطلب شيئًا
request-title = الطلب {"\u200E"}{ $reference }
request-received = وصل في
request-answered = أُجيب عنه في
request-next-aim = هدفنا أن نجيب في موعد أقصاه { $date }.
request-next-closed = أُجيب عنه في { $date }.
request-events-head = ما الذي حدث
request-all-link = كل طلباتك
files-link = ملفات هذا الطلب
event-correction-filed = طلب تصحيحًا
case-write-head = اكتب إلينا في هذا الشأن
case-write-label = رسالتك
case-write-again = إن كتبت فُتح الطلب من جديد.
case-write-button = إرسال
case-withdraw-lead = عندئذ نتوقف عن العمل عليه. وما أُنجز يبقى كما هو.
case-withdraw-button = سحب هذا الطلب
case-not-you = كتب أحدهم هذا مستخدمًا عنوانك. إن لم تكن أنت فاسحبه.
case-message-you = أنت كتبت
case-message-us = نحن كتبنا
case-decision-granted = غيّرناه كما طلبت
case-reason = ما قلته عنه
case-notice-sent = وصلتنا رسالتك.
case-notice-withdrawn = لقد سحبت هذا الطلب.

## المواضيع
matter-question = سؤال
matter-question-hint = عن بياناتك أو عن أي شيء آخر.
matter-concern = أمر يقلقك
matter-concern-hint = شيء في طريقة استخدامنا للبيانات يقلقك.
matter-update = شيء تغيّر
matter-update-hint = انتقلت أو غيّرت عملك أو لديك رقم جديد.
matter-correct = شيء غير صحيح
matter-correct-hint = لدينا عنك معلومة غير صحيحة.
matter-preferences = الرسائل التي تصلك منّا
matter-preferences-hint = إيقافها أو تقليلها أو تلقّي غيرها.
matter-right = أحد حقوقك
matter-right-hint = الاطلاع على بياناتك أو تصحيحها أو محوها أو تقييدها أو أخذها، أو الاعتراض على استخدام.
matter-complaint = شكوى
matter-complaint-hint = عن طريقة تعاملنا مع بياناتك أو طلبك.
matter-security = مشكلة أمنية
matter-security-hint = ربما ضاعت بيانات أو وقعت في أيدٍ غير أمينة. ننظر في الأمر اليوم.
matter-child = قد يتعلق الأمر بطفل
matter-child-hint = ربما وصلتنا بيانات شخص عمره أقل من 13 عامًا. ننظر في الأمر اليوم.
matter-colleague = أعمل في الشركة
matter-colleague-hint = للعاملين الحاليين والسابقين، الذين تسري عليهم قواعد أخرى.

## نموذج الاتصال
contact-form-title = اكتب إلينا
contact-form-lead = يقرأ شخص كل رسالة. هدفنا أن نجيب خلال سبعة أيام عمل.
contact-form-matter = ما الموضوع؟
contact-form-self-head = يمكنك فعل هذا بنفسك فورًا
contact-form-self-data = اطّلع على بياناتك وصحّحها
contact-form-self-export = خذ نسخة من بياناتك
contact-form-right = أي الحقوق؟
contact-form-right-hint = اختر حقًا واحدًا أو أكثر. لست متأكدًا؟ اختر الأقرب وقل بكلماتك ما تريد.
contact-form-text = رسالتك
contact-form-text-hint = اكتب بأي لغة تشاء. لا تكتب كلمات السر ولا أرقام البطاقات ولا شيئًا عن الصحة أو المعتقدات أو غيرها من الأمور الخاصة: لا نحتاج إليها.
contact-about-transfer = أودّ الحصول على نسخة مما يحمي بياناتي عندما تُرسل إلى { $name } في بلد آخر.
contact-form-email = عنوان بريدك الإلكتروني
contact-form-email-hint = نخبرك عليه حين يصبح الجواب جاهزًا. وإن كان محتملًا أن لدينا بيانات عنك فاستخدم العنوان الذي نعرفه.
contact-form-from = نجيب على { $email }.
contact-form-name = اسمك
contact-form-format = كيف تريد أن يصلك الجواب
contact-form-format-hint = إن كان الخط الكبير أو النص البسيط أو مكالمة أسهل عليك فقل ذلك هنا. لا يكلف شيئًا.
contact-form-format-usual = كالمعتاد
contact-form-format-large = بخط كبير
contact-form-format-plain = نصًا بسيطًا
contact-form-format-telephone = عبر الهاتف
contact-form-format-line = الجواب مطلوب هكذا: { $format }
error-text-too-often = وصلت رسائل كثيرة جدًا من شبكتك. نصك ما زال هنا: أرسله مرة أخرى بعد { $minutes } دقيقة.
error-text-busy = لا تستطيع البوابة استقبال الرسائل الآن. نصك ما زال هنا: أرسله مرة أخرى بعد بضع دقائق أو اكتب بالبريد.
files-label = الملفات
files-hint = PDF أو PNG أو JPEG أو نص عادي، بحد أقصى { $limit } ملفات في المرة الواحدة و{ $megabytes } ميغابايت لكل ملف. يُحذف مكان التقاط الصورة ووقته.
error-file-again = اختر ملفاتك مرة أخرى: المتصفح لم يحتفظ بها
error-file-many = أرسل { $limit } ملفات على الأكثر في المرة الواحدة
error-file-empty = أحد هذه الملفات فارغ: اختر ملفًا آخر
error-file-large = أحد هذه الملفات أكبر من { $megabytes } ميغابايت: صغّره
error-file-pixels = إحدى هذه الصور كبيرة جدًا: صغّرها
error-file-kind = أرسل PDF أو PNG أو JPEG أو نصًا عاديًا: أحد هذه الملفات من نوع آخر، أيًا كان اسمه
error-file-broken = أحد هذه الملفات تالف أو فيه ما لا يمكن قبوله: احفظه من جديد كملف PDF بسيط أو صورة
error-text-again = لم يُرسَل شيء: بقيت هذه الصفحة مفتوحة مدة طويلة. نصك ما زال هنا: أرسله مرة أخرى.
contact-form-trap = اترك هذا الحقل فارغًا
contact-form-notice = تستخدم { $company } ما تكتبه هنا للإجابة عنك، لأن في ذلك مصلحة للطرفين، وتحفظه مع طلبك. لست ملزمًا بذكر اسمك. هذا النموذج ليس للأطفال دون 13 عامًا.
contact-form-notice-rights = يمكنك الاطلاع عليه أو تصحيحه أو محوه أو الاعتراض في صفحة طلبك.
contact-form-button = إرسال
contact-form-post-head = بالبريد
contact-form-done-title = وصلتنا رسالتك
contact-form-done-received = وصلتنا في { $received }.
contact-form-done-mail = أرسلنا إلى { $email } رسالة تقول الشيء نفسه.
contact-form-done-mail-hidden = أرسلنا إلى العنوان الذي كتبته رسالة تقول الشيء نفسه.
contact-form-done-step-1 = يقرؤها شخص.
contact-form-done-step-2 = هدفنا أن نجيب في موعد أقصاه { $aim }، وهو يوم العمل السابع من الآن.
contact-form-done-step-3 = حين يصبح الجواب جاهزًا نرسل إليك رسالة. تقرؤه في صفحة طلبك، التي تُفتح برمز من صندوق بريدك.
contact-form-done-law = يمهلنا القانون حتى { $law }.
contact-form-done-urgent = ننظر في الأمر اليوم.
contact-form-done-follow = تابع طلبك

## الرسائل
mail-language-note = هذه الرسالة متاحة بالإنجليزية والألمانية فقط. تجدها فيما يلي بالإنجليزية.
mail-copy-link = إن لم يعمل الزر فانسخ هذا العنوان إلى متصفحك:
mail-limit = صالح لمدة { $valid }، حتى { $until }.
mail-ignore = لم تطلب هذا؟ إذن يمكنك تجاهل هذه الرسالة. لا يحدث شيء ما لم يستخدمها أحد.
mail-help = لديك أسئلة؟ اكتب إلينا:
mail-post = أو بالبريد:
mail-sign-in-subject = بوابة الخصوصية لدى { $brand }: تسجيل الدخول
mail-sign-in-h1 = تسجيل الدخول إلى بوابة الخصوصية
mail-sign-in-lead = طلبت تسجيل الدخول. افتح هذا الرابط في المتصفح الذي طلبته منه:
mail-sign-in-button = تسجيل الدخول إلى بوابة الخصوصية
mail-sign-in-code = تقرأ هذا على جهاز آخر؟ اكتب هذا الرمز حيث طلبت تسجيل الدخول:
mail-sign-in-late = إن تأخرت فاطلب رسالة جديدة في صفحة تسجيل الدخول.
mail-sign-in-why = وصلتك هذه الرسالة لأن أحدهم كتب هذا العنوان في صفحة تسجيل الدخول. ليست إعلانًا، ولم يُضف العنوان إلى أي قائمة.
mail-nothing-h1 = لا شيء لدينا تحت هذا العنوان
mail-nothing-lead = طلب أحدهم تسجيل الدخول إلى بوابة الخصوصية بهذا العنوان. بحثنا فلم نجد في البوابة أي بيانات تحته.
mail-nothing-other = ربما نعرفك بعنوان آخر، مثل عنوان من عمل سابق. جرّبه في صفحة تسجيل الدخول.
mail-nothing-copies = تحتوي البوابة على نسخ من أنظمتنا الرئيسية، لا من كلها. إن أردت أن يبحث شخص أكثر فاكتب إلينا:
mail-nothing-button = اطلب من شخص أن يبحث
mail-asked-subject = {"\u200E"}{ $reference }: وصلتنا رسالتك
mail-asked-h1 = وصلتنا رسالتك
mail-asked-lead = وصلتنا في { $received }. رقمها المرجعي {"\u200E"}{ $reference }.
mail-asked-promise = هدفنا أن نجيب في موعد أقصاه { $aim }، وهو يوم العمل السابع.
mail-asked-law = يمهلنا القانون حتى { $law }.
mail-asked-next = حين يصبح الجواب جاهزًا نرسل إليك رسالة. تقرؤه في صفحة طلبك، التي تُفتح برمز من هذا الصندوق.
mail-asked-not-you = لم تكتب إلينا؟ إذن كتب أحدهم عنوانك. لا يلزمك فعل شيء.
mail-asked-button = تابع طلبك
mail-asked-why = وصلتك هذه الرسالة لأن أحدًا كتب إلينا أو اتصل بنا وأعطى هذا العنوان. ليست إعلانًا، فلا يوجد ما تُلغي الاشتراك فيه.
mail-answered-subject = {"\u200E"}{ $reference }: لديك جواب
mail-answered-h1 = لديك جواب
mail-answered-lead = كتبنا إليك بشأن طلبك {"\u200E"}{ $reference }.
mail-answered-how = حتى لا يقرأه أحد غيرك، تجد الجواب في صفحة طلبك. تُفتح الصفحة برمز نرسله إلى هذا الصندوق.
mail-answered-button = اقرأ الجواب
mail-answered-why = وصلتك هذه الرسالة لأن لك طلبًا لدينا. ليست إعلانًا، فلا يوجد ما تُلغي الاشتراك فيه.

## شروح
explain-retention-none = لم تُحدد مدة لهذا بعد. يمكنك طلب محوه في أي وقت.
explain-retention-months = { $months ->
    [zero] حتى آخر استخدام لهذا الغرض.
    [one] شهر واحد بعد آخر استخدام لهذا الغرض.
    [two] شهران بعد آخر استخدام لهذا الغرض.
    [few] { $months } أشهر بعد آخر استخدام لهذا الغرض.
    [many] { $months } شهرًا بعد آخر استخدام لهذا الغرض.
   *[other] { $months } شهر بعد آخر استخدام لهذا الغرض.
}
complaint-us = يمكنك أن تشتكي إلينا في أي وقت وبكلماتك أنت. نؤكد الاستلام ونخبرك بالنتيجة.
complaint-regulator = يمكنك أيضًا في أي وقت اللجوء إلى الجهة الرقابية ({ $regulator })، وإلى القضاء.

## السياسة
policy-title = سياسة الخصوصية
policy-version = الإصدار { $number }، سارٍ منذ { $date }.
policy-versions-link = كل الإصدارات
policy-past = هذا إصدار سابق.
policy-foreign = سياسة الخصوصية متاحة بالإنجليزية والألمانية فقط. تجدها فيما يلي بالإنجليزية، وبقية هذه الصفحة بلغتك.
policy-foreign-notice = ماذا يحدث لما تكتبه إلينا، بلغتك
policy-foreign-ask = اسأل عنها بلغتك
policy-newest-link = اقرأ الإصدار الساري
policy-versions-title = إصدارات سياسة الخصوصية
policy-versions-lead = يبقى كل إصدار متاحًا للقراءة كما عُرض.
policy-version-name = الإصدار { $number }
policy-compare-link = قارن بالإصدار { $number }
policy-open = لم يُحدد بعد
policy-role-controller = تقرر بشأن البيانات
policy-role-joint = تقرر مع غيرها
policy-role-processor = تعمل لحساب غيرها
policy-role-group = تنتمي إلى المجموعة
policy-region-us = الولايات المتحدة
policy-region-emea = أوروبا والشرق الأوسط وأفريقيا
policy-region-apac = آسيا والمحيط الهادئ
leaves-site = { $label } (يغادر هذا الموقع)

## ملفات تعريف الارتباط والتتبع
cookies-title = ملفات تعريف الارتباط
cookies-lead = لا تضع هذه البوابة إلا ملفات تعريف الارتباط اللازمة لعملها. لا يتتبعك أي منها، ولا يستطيع أحد غيرنا قراءتها.
cookies-caption = كل ملفات تعريف الارتباط في هذه البوابة
cookies-name = الاسم
cookies-what = الغرض
cookies-life = المدة
cookies-none = لا شيء غير ذلك: لا برامج نصية، ولا صور من شركات أخرى، ولا تخزين في متصفحك.
cookies-refuse = يمكنك رفض كل ملفات تعريف الارتباط في متصفحك. وتستطيع حينئذ قراءة كل شيء وإيقاف الإعلانات، أما تسجيل الدخول والكتابة إلينا فتحتاج البوابة فيهما إلى هذه الملفات.
cookies-appearance = تُحفظ اللغة لأنك اخترتها، وهي لعرض الصفحات فقط.
cookies-forget = انسَ لغتي
cookie-session = يُبقيك مسجل الدخول.
cookie-session-life = حتى تسجل الخروج أو تغلق المتصفح، ثماني ساعات على الأكثر.
cookie-browser = يتعرف على هذا المتصفح حين ترسل نموذجًا أو تفتح الرابط من رسالتنا، حتى لا يستطيع غيرك استخدامه.
cookie-browser-life = 24 ساعة.
cookie-sent = يتذكر العنوان الذي كتبته ليعرضه في الصفحة التالية.
cookie-sent-life = ساعة على الأكثر، ويُحذف حين تسجل الدخول.
cookie-language = يتذكر اللغة التي اخترتها.
cookie-language-life = سنة واحدة.
cookie-officer = يُبقي موظفينا مسجلي الدخول في مكان عملهم. لا يصلك أبدًا.
cookie-officer-life = حتى يُغلق المتصفح، ثماني ساعات على الأكثر.
tracking-link = ماذا يقول متصفحك عن التتبع، وماذا نفعل نحن
tracking-title = التتبع
tracking-lead = لا شيء في هذه الصفحات ولا في رسائلنا يتتبعك.
tracking-browser-head = ماذا يقول متصفحك
tracking-gpc-yes = يطلب عدم بيع بياناتك أو مشاركتها (Global Privacy Control).
tracking-gpc-no = لا يرسل إشارة Global Privacy Control.
tracking-dnt-yes = يطلب عدم تتبعك (Do Not Track).
tracking-dnt-no = لا يرسل إشارة Do Not Track.
tracking-answer = بهذه الإشارة أو بدونها تحصل هنا على الشيء نفسه: لا تتبع، ولا بيع، ولا مشاركة لإعلانات شركات أخرى.
tracking-here-head = مواقع أخرى
tracking-here = قد لا تستجيب مواقع المجموعة الأخرى لهذه الإشارات. صفحاتها عن ملفات تعريف الارتباط تقول ما تفعله.
tracking-more-link = المزيد عن Do Not Track

## المكاتب
offices-title = أين تقع شركاتنا
offices-lead = شركات المجموعة التي قد تكون لديها بيانات عنك، في حدود ما هو مسجل هنا.
offices-number = رقم الشركة { $number }.
offices-open = قائمة العناوين هنا غير مكتملة بعد. اسألنا عن عنوان فنخبرك به.
offices-ask-link = اسأل عن عنوان

## سهولة الاستخدام للجميع
access-title = سهولة الاستخدام للجميع
access-lead = ينبغي أن يستطيع الجميع استخدام هذه البوابة. نريدها أن تستوفي إرشادات إتاحة محتوى الويب 2.2، المستوى AA.
access-can-head = ما يمكنك فعله
access-can-1 = استخدام كل صفحة بلوحة المفاتيح وحدها أو بالصوت.
access-can-2 = تكبير النص حتى أربعة أضعاف حجمه دون فقدان شيء.
access-can-3 = الاستماع بقارئ الشاشة.
access-can-4 = استخدام ألوان فاتحة أو داكنة أو عالية التباين، بحسب إعدادات جهازك.
access-can-5 = تعطيل البرامج النصية: لا شيء هنا يحتاج إليها. لا ألغاز ولا حدود زمنية في النماذج، وإنما تنتهي صلاحية الرموز والروابط الواردة في الرسائل.
access-state-head = أين وصلنا
access-state = لا نعرف صفحة لا تستوفي المستوى AA. قد لا تكون الملفات والنصوص التي يرسلها إلينا آخرون سهلة الاستخدام للجميع.
access-tested = تُفحص كل صفحة بالبرامج في الوضع الفاتح والداكن وعالي التباين، وعلى شاشة ضيقة، ودون برامج نصية، وبلوحة المفاتيح، كلما تغيرت البوابة.
access-report-head = إن كان شيء لا يعمل معك
access-report = أخبرنا بما أردت فعله وما الذي أعاقك. نجيب خلال سبعة أيام عمل ونساعدك بطريقة أخرى حتى يُصلح.
access-report-link = أبلغ عن عائق

## الأمان
security-title = الأمان
security-lead = كيف تحافظ هذه البوابة على البيانات، وكيف تخبرنا بمشكلة.
security-here-head = ما تفعله هذه البوابة
security-1 = كل معلومة شخصية مشفرة بمفتاح خاص بصاحبها. والمحو يُتلف المفتاح، فلا تُقرأ النسخ الاحتياطية أيضًا.
security-2 = تسجل الدخول برمز يُرسل إلى صندوق بريدك. لا كلمة سر يمكن أن تُسرق.
security-3 = فتح روابط رسائلنا لا يفعل شيئًا: لا يقع فعل إلا حين يضغط شخص على زر.
security-4 = يسجل الموظفون الدخول بكلمة سر وعامل ثانٍ. وكل اطلاع على بياناتك مدوّن في سجل لا يمكن تغييره دون أن يُلاحظ.
security-5 = لا تحمّل الصفحات شيئًا من مكان آخر ولا تحتاج إلى برامج نصية.
security-6 = يُعاد تنفيذ حالات الإيقاف والمحو بعد كل استعادة لنسخة احتياطية.
security-report-head = الإبلاغ عن مشكلة
security-report = إن ظننت أن بيانات ضاعت أو وقعت في أيدٍ غير أمينة، أو وجدت نقطة ضعف، فاكتب إلينا. ننظر في الأمر في اليوم نفسه.
security-research = إن كنت تبحث عن نقاط ضعف فاستخدم بياناتك وحدها، ولا تزعج غيرك، وأمهلنا حتى نصلح ما تجده. وعندئذ لن يكون لدينا سبب لاتخاذ إجراء ضدك.
security-report-link = الإبلاغ عن مشكلة أمنية

## بيانات بجانب النماذج
notice-link = المزيد عن هذه البيانات
notice-title-contact = ماذا يحدث لما تكتبه إلينا
notice-title-sign-in = ماذا يحدث حين تسجل الدخول
notice-title-correction = ماذا يحدث عند التصحيح
notice-lead = من يأخذ البيانات، ولأي غرض، ومن يحصل عليها، وما يمكنك فعله.
notice-who-head = من المسؤول عنها
notice-who = { $company }، رقم الشركة { $number }
notice-uses-head = فيمَ تُستخدم
notice-basis = نستند إلى مصلحة مشروعة لنا لا ترجح عليها مصالحك: لقد سألتنا شيئًا، ونريد أن نجيبك أنت لا غيرك.
notice-fields-head = ما يلزم أن تخبرنا به
notice-needed = ضروري، ولا يمكننا الإجابة بدونه
notice-free = يمكنك تركه فارغًا، ولا يترتب على ذلك شيء
notice-field-value = المعلومة المراد تصحيحها
notice-recipients-head = من قد يحصل عليها
notice-abroad-head = البيانات في بلدان أخرى
notice-abroad = تعمل المجموعة في بلدان كثيرة، منها الولايات المتحدة والمملكة المتحدة. وحين تنتقل البيانات إلى الخارج تحميها عقود أو وسائل أخرى يطلبها القانون. اطلب منا نسخة منها فنرسلها إليك.
notice-period-head = كم تبقى
notice-rights-head = ما يمكنك فعله
notice-rights = يمكنك الاطلاع على هذه البيانات وتصحيحها ومحوها وطلب تقييد استخدامها أو الاعتراض عليه، في أي وقت ومجانًا.
notice-automated = لا تقرر أي آلة وحدها في شأنك، بل يقرر البشر.
notice-children = هذا النموذج ليس للأطفال: لا يجوز لمن هو دون { $age } عامًا أن يرسل إلينا بيانات.
notice-policy-link = حقوقك في سياسة الخصوصية

## التفضيلات
prefs-title = الرسائل التي تصلك منّا
prefs-for = للعنوان { $email }
prefs-all = كل الإعلانات
prefs-stop-button = إيقاف: { $topic }
prefs-stop-short = إيقاف
prefs-join-short = أريد هذا
prefs-join-button = أريد: { $topic }
prefs-all-stopped = لم ترسل إليك { $brand } إعلانات منذ { $date }، وسيبقى الأمر كذلك.
prefs-gets-head = ما يصلك
prefs-left-head = ما أوقفته
prefs-left-since = أُوقف في { $date }
prefs-join-head = ما يمكن أن يصلك
prefs-partners-head = بالاشتراك مع آخرين
prefs-why-head = لماذا يصلني هذا؟
prefs-join-how = الإيقاف يسري فورًا. وإن أردت شيئًا نرسل أولًا رسالة إلى هذا العنوان لنتأكد من أنك صاحبه.
prefs-done-title = تمّ، لقد أوقفت: { $topic }
prefs-done-since = يسري ذلك منذ { $at }.
prefs-done-under-way = قد تصل رسائل أُرسلت من قبل حتى { $date }.
prefs-already-title = سبق أن أوقفت: { $topic }
prefs-already = لم يكن هناك ما يلزم تغييره.
prefs-nothing-title = لم يعد خلف هذا الرابط شيء
prefs-nothing = مُحيت البيانات التي كانت خلفه. لا يمكن إرسال إعلانات إليها.
prefs-more-link = كل اختياراتك
prefs-still-link = ما زالت تصلني رسائل
prefs-joining-title = انظر في بريدك
prefs-joining = أرسلنا إليك رسالة عن: { $topic }. اضغط على الزر الذي فيها فيبدأ الأمر. وحتى ذلك الحين لا يتغير شيء.
prefs-broken-title = هذا الرابط لا يعمل
prefs-broken-what = إنه ناقص، أو حلّ محله رابط أحدث. لم يتغير شيء.
prefs-broken-do = يمكنك إيقاف الإعلانات بالرابط في رسالة أحدث، أو بالكتابة إلينا، أو بعنوانك وحده: اكتبه فنرسل إليك رابطًا إلى اختياراتك.
prefs-broken-sign-in = اكتب عنوانك ليصلك رابط
prefs-broken-write = اكتب إلينا
prefs-not-saved-title = لم يُحفظ اختيارك
prefs-not-saved-what = لا تستطيع البوابة حفظ شيء الآن. لم يتغير شيء.
prefs-not-saved-do = اضغط على الزر مرة أخرى بعد بضع دقائق. وإن تكرر ذلك فاكتب إلينا، ويقوم شخص بالأمر عنك.
prefs-not-shown-title = لا يمكن عرض اختياراتك الآن
prefs-not-shown-do = افتح الرابط مرة أخرى بعد بضع دقائق. وإن تكرر ذلك فاكتب إلينا، ويوقف شخص الرسائل عنك.
prefs-undo-title = هل تريد أن يصلك من جديد: { $topic }؟
prefs-undo-text = أوقفته قبل وقت قصير. اضغط على الزر إن كان ذلك خطأً.
prefs-undo-button = استئناف: { $topic }
prefs-undone-title = يصلك من جديد: { $topic }
prefs-confirm-title = هل تريد أن يصلك: { $topic }؟
prefs-confirm-text = اضغط على الزر للبدء. يمكنك الإيقاف في أي وقت بالرابط الموجود في كل رسالة.
prefs-confirm-button = نعم، أرسلوا إليّ: { $topic }
prefs-given-title = من الآن يصلك: { $topic }
prefs-given = يمكنك الإيقاف في أي وقت بالرابط الموجود في كل رسالة.
unsubscribe-title = إيقاف: { $topic }؟
mail-stopped-subject = { $brand }: أوقفت «{ $topic }»
mail-stopped-h1 = لقد أوقفت: { $topic }
mail-stopped-lead = يسري ذلك منذ { $at }. إن كان خطأً فيمكنك التراجع عنه حتى { $until }.
mail-stopped-how = إن كنت أردت ذلك فلا يلزمك فعل شيء.
mail-stopped-button = تراجع عن الإيقاف
mail-stopped-why = وصلتك هذه الرسالة لأن أحدهم استخدم الرابط في رسالة موجهة إليك. ليست إعلانًا. تصل واحدة في الساعة على الأكثر.
mail-joining-subject = { $brand }: هل تريد «{ $topic }»؟
mail-joining-h1 = هل تريد أن يصلك: { $topic }؟
mail-joining-lead = طلبه أحدهم في { $at }. إن كنت أنت فاضغط على الزر قبل { $until }.
mail-joining-how = إن لم تكن أنت فلا يلزمك فعل شيء: لن يبدأ شيء.
mail-joining-button = نعم، ابدؤوا
mail-joining-why = وصلتك هذه الرسالة لأن أحدهم استخدم الرابط في رسالة موجهة إليك. ليست إعلانًا.
consents-title = ما اخترته
consents-lead = كل اختيار بشأن الإعلانات، الأحدث أولًا، مع الكلمات التي كانت على الزر.
consents-none = لم تختر شيئًا بعد
consents-none-text = تظهر هنا اختياراتك بشأن الإعلانات.
consents-words = على الزر: «{ $words }»
consents-link = ماذا اخترت ومتى
consent-kind-stopped = أُوقف
consent-kind-asked = طُلب
consent-kind-given = تمت الموافقة
consent-kind-undone = استؤنف
consent-means-link = بالرابط في رسالة
consent-means-one_click = بزر برنامج البريد
consent-means-portal = في البوابة
consent-means-letter = برسالة منّا

## صفحة الطلب: ما الذي تقرر، وحتى متى
request-next-answer = سألناك شيئًا فيما يلي. اكتب جوابك هناك.
request-next-identity = نحتاج إلى ما يثبت هويتك. تجد فيما يلي ما هو.
request-next-authority = نحتاج إلى أن نرى أنه يحق لك الطلب عن هذا الشخص. تجد فيما يلي كيف.
request-next-fee = طلبنا رسمًا. تجد السبب فيما يلي.
request-next-in-force = إنه سارٍ. نخبرك قبل أن ينتهي.
request-subject = تطلب عن
request-restricted = مقيّد
decision-granted = نُفّذ كما طُلب
decision-part = نُفّذ جزئيًا
decision-part-ended = لم تعد بياناتك تُستخدم من أجل: { $uses }.
decision-part-limited = لا تُستخدم بياناتك في الوقت الحالي من أجل: { $uses }.
decision-refused = لم يُنفّذ
case-decision-open = لم يُقرر بعد
case-statement-label = بيانك
case-statement-head = بيانك بجانب «{ $what }»
case-statement-text = تركنا المعلومة كما هي. ما تكتبه هنا يقف بجانبها من الآن، لكل من يراها، وفي نسختك.
case-statement-button = ضعه بجانب المعلومة
case-notice-statement = بيانك موجود بجانب المعلومة.
restrict-ends = ينتهي في { $date }.
restrict-since = منذ { $date }.
outcome-sent = النتيجة: { $result }، أُرسلت في { $at }
case-filed-here = طلبت هذا في صفحتك
erasure-follow-link = انظر أين وصل المحو
contact-form-self-restrict = تقييد استخدام بياناتك: يسري فورًا
contact-form-self-object = الاعتراض على استخدام: يسري فورًا
elsewhere-link = طرق أخرى للطلب، أو لإعادة عنوان
clock-head = حتى متى
clock-how = كيف حُسب هذا
clock-aim = هدفنا أن نجيب في موعد أقصاه
clock-legal = يمهلنا القانون حتى
clock-complaint = إشعار باستلام الشكوى
clock-provisional = { $date }، لو وصل كل شيء اليوم
clock-late = متأخر
clock-waiting = في انتظار: { $what }
clock-paused = متوقف منذ { $date }
clock-done = أُنجز في { $date }
clock-done-late = أُنجز متأخرًا في { $date }
clock-withdrawn = سُحب في { $date }
clock-need-identity = إثبات الهوية
clock-need-authority = التفويض بالطلب عن شخص
clock-need-fee = رسم
clock-over-weekends = لا تُحسب عطل نهاية الأسبوع
clock-over-holidays = لا تُحسب عطل نهاية الأسبوع ولا: { $days }
clock-step-received = وصل في { $date }.
clock-step-met = طُلب في { $asked }: { $what }. وصل في { $date }.
clock-step-open = طُلب في { $asked }: { $what }. لم يصل بعد.
clock-step-started = تبدأ المهلة في { $date }.
clock-step-months = { $months ->
    [zero] من { $from } إلى { $to }.
    [one] شهر واحد من { $from } ينتهي في { $to }.
    [two] شهران من { $from } ينتهيان في { $to }.
    [few] { $months } أشهر من { $from } تنتهي في { $to }.
    [many] { $months } شهرًا من { $from } تنتهي في { $to }.
   *[other] { $months } شهر من { $from } تنتهي في { $to }.
}
clock-step-months-short = { $months ->
    [zero] من { $from } إلى { $to }، آخر يوم في ذلك الشهر.
    [one] شهر واحد من { $from } ينتهي في { $to }، آخر يوم في ذلك الشهر.
    [two] شهران من { $from } ينتهيان في { $to }، آخر يوم في ذلك الشهر.
    [few] { $months } أشهر من { $from } تنتهي في { $to }، آخر يوم في ذلك الشهر.
    [many] { $months } شهرًا من { $from } تنتهي في { $to }، آخر يوم في ذلك الشهر.
   *[other] { $months } شهر من { $from } تنتهي في { $to }، آخر يوم في ذلك الشهر.
}
clock-step-days = عدد الأيام من { $from }: { $days }، أي { $to }.
clock-step-paused = { $days ->
    [zero] لم يتوقف الحساب من { $from } إلى { $to }.
    [one] لم يُحسب يوم واحد من { $from } إلى { $to }: كنا ننتظر جوابك.
    [two] لم يُحسب يومان من { $from } إلى { $to }: كنا ننتظر جوابك.
    [few] لم تُحسب { $days } أيام من { $from } إلى { $to }: كنا ننتظر جوابك.
    [many] لم يُحسب { $days } يومًا من { $from } إلى { $to }: كنا ننتظر جوابك.
   *[other] لم يُحسب { $days } يوم من { $from } إلى { $to }: كنا ننتظر جوابك.
}
clock-step-pause-open = سألنا شيئًا في { $asked }، وتبقى المهلة متوقفة حتى يصل الجواب.
clock-step-pause-added = { $days ->
    [zero] يبقى { $from } كما هو: { $to }.
    [one] بإضافة ذلك اليوم يصبح { $from } { $to }.
    [two] بإضافة هذين اليومين يصبح { $from } { $to }.
    [few] بإضافة تلك الأيام ({ $days }) يصبح { $from } { $to }.
    [many] بإضافة تلك الأيام ({ $days }) يصبح { $from } { $to }.
   *[other] بإضافة تلك الأيام ({ $days }) يصبح { $from } { $to }.
}
clock-step-extended = أخبرناك في { $date } أننا نحتاج إلى شهرين آخرين.
clock-step-notice = لم يكن تمديد المهلة ممكنًا إلا حتى { $date }.
clock-step-rolled = { $from } ليس يوم عمل، فيصبح { $to }؛ { $over }.
clock-step-working = أيام العمل بعد { $from }: { $days }، أي { $to }؛ { $over }.
clock-step-strict = بأشد حساب هو { $date }، ونعتمده في التنبيهات.
clock-step-ignored = ما حدث في { $date } لم يغيّر شيئًا: { $why }
clock-ignored-not-access = لا يتوقف إلا طلب الاطلاع على البيانات.
clock-ignored-question-late = جاء السؤال بعد انقضاء المهلة.
clock-ignored-need-late = طُلب ذلك بعد انقضاء المهلة.
clock-ignored-notice-late = خرج إشعار التمديد متأخرًا.
clock-ignored-not-asked = لم يُطلب شيء من هذا القبيل.
clock-ignored-already = حدث الشيء نفسه من قبل.
clock-ignored-over = كانت المهلة قد انتهت حينها.
ground-as_asked = هذا حقك.
ground-unfounded = من الواضح أن الطلب لا أساس له.
ground-excessive = من الواضح أن الطلب مبالغ فيه.
ground-not_identified = لم نتمكن من التحقق من هويتك.
ground-not_answered = لم تجب عمّا سألناك عنه، فلم يكن ذلك ممكنًا.
ground-taken_back = سُحب هذا الطلب.
ground-others_rights = من شأنه أن يضر بحقوق أشخاص آخرين.
ground-privilege = إنه سرّي بين محامٍ وموكّله.
ground-crime = قد يعيق كشف جريمة أو منعها.
ground-negotiations = يُظهر ما ننويه في مفاوضات معك.
ground-forecasts = يُظهر خططًا أو توقعات للإدارة.
ground-references = إنها تزكية قُدّمت بسرّية.
ground-exempt_by_law = يستثنيه القانون.
ground-nothing_held = ليس لدينا شيء عنك.
ground-accurate = ما لدينا صحيح.
ground-opinion = المعلومة تسجل رأيًا وتذكر ذلك.
ground-needs_proof = يحتاج التغيير إلى إثبات لم يصل.
ground-no_ground = لا ينطبق أي من الأسباب التي في القانون.
ground-protects_others = يجب استخدامها لحماية حقوق شخص آخر.
ground-compelling_grounds = لدينا أسباب قاهرة ترجح على مصالحك.
ground-legal_claims = نحتاج إليها لمطالبات قانونية.
ground-legal_duty = يلزمنا القانون بالاحتفاظ به.
ground-public_health = هو لازم للصحة العامة.
ground-archive = هو لازم لأرشيف أو بحث للمصلحة العامة.
ground-expression = هو لازم لحرية التعبير.
ground-not_feasible = لا يمكن إرسالها مباشرة إلى الخدمة الأخرى.
ground-not_portable = لم تعطها أنت بناءً على موافقة أو عقد.
ground-no_breach = وجدنا أن القواعد قد رُوعيت.
ground-other_company = يتعلق الأمر بشركة أخرى.
outcome-done-none = لم يُنفّذ شيء مما طلبته.
outcome-refused-none = لم يُرفض شيء.
outcome-held-other = ما تعرضه صفحة بياناتك يبقى محفوظًا للاستخدامات والمدد المذكورة فيها.
outcome-held-letter = يبقى طلبك وهذا الجواب محفوظين المدة التي تذكرها سياسة الخصوصية لدينا.
outcome-held-paper = ما عدا ذلك مما لدينا عنك يبقى محفوظًا للاستخدامات والمدد التي تذكرها سياسة الخصوصية لدينا.
outcome-told-none = لم يلزم إبلاغ أحد آخر.
outcome-told-systems = أُبلغت بالتغيير هذه الأنظمة التي لديها بياناتك: { $systems }.
outcome-copy-where = ما لدى هذه البوابة عنك تجده في صفحة بياناتك، ويمكنك أيضًا أخذه ملفًا من هناك: { $link }
outcome-found-in = وُجد في { $system }:
outcome-found-files = الملفات في صفحة طلبك.
outcome-found-files-letter = الملفات مرفقة بهذه الرسالة.
outcome-complain = إن لم يرضك هذا فقدّم إلينا شكوى على { $link } أو اكتب في صفحة طلبك. ينظر فيها شخص آخر.
outcome-complain-letter = إن لم يرضك هذا فاكتب إلينا على عنوان هذه الرسالة أو قدّم شكوى على { $link }. ينظر فيها شخص آخر.
outcome-regulator = يمكنك في أي وقت الشكوى إلى الجهة الرقابية: { $regulator }، { $link }، هاتف { $phone }، { $address }.
outcome-court = ويمكنك أيضًا اللجوء إلى القضاء.
outcome-written = النتيجة: { $result }، كُتبت في { $at }، ولم تُرسل بالبريد بعد
outcome-part-done = ما الذي نُفّذ
outcome-part-not_done = ما الذي لم يُنفّذ، ولماذا
outcome-part-held = ما الذي يبقى محفوظًا
outcome-part-told = من أُبلغ
outcome-part-complain = الشكوى إلينا
outcome-part-regulator = الشكوى إلى الجهة الرقابية
outcome-part-court = اللجوء إلى القضاء
paper-answer = إن أردت الرد فاكتب إلى العنوان في أعلى الرسالة واذكر الرقم { $reference }.
paper-subject = طلبك { $reference }
paper-effect-pause = إلى أن يصل جوابك تتوقف المهلة القانونية.
paper-effect-start = تبدأ المهلة القانونية حين يصل.
paper-effect-none = تبقى مواعيد طلبك كما هي.
paper-extended = نجيب عن طلبك { $reference } في { $date } على أبعد تقدير.
paper-greeting = تحية طيبة { $name }،
paper-greeting-unknown = تحية طيبة،
paper-lifting = لم يعد هناك داعٍ لتقييد استخدام بياناتك (الطلب { $reference })، فقد زال السبب. يبقى التقييد ساريًا بعد إرسال هذه الرسالة بالبريد مدةً بالأيام قدرها { $days }. وبعدها نستخدم البيانات كما كان. إن لم توافق فاكتب إلينا قبل ذلك واذكر الرقم.
paper-erasure-asked = في { $date } طلبت منا محو ما لدينا عنك. رقم طلبك { $reference }.
paper-erasure-next = من اليوم لا نستخدم بياناتك في شيء. وفي { $until } تُمحى، وبعد ذلك لا يستطيع أحد استرجاعها. حتى ذلك الحين يمكنك الرجوع عن طلبك: اكتب إلينا واذكر الرقم. وحين يكتمل كل شيء، في الأنظمة الأخرى أيضًا، نكتب إليك مرة أخرى.
paper-erasure-done = في { $asked } طلبت منا محو ما لدينا عنك (الرقم { $reference }). وقد مُحي في { $date }.
paper-erasure-kept = حتى ذلك الحين هو تحت القفل: لا يستخدمه أحد. ثم يزول من تلقاء نفسه.
paper-erasure-cancelled = في { $asked } طلبت منا محو ما لدينا عنك (الرقم { $reference }). وفي { $date } سُحب هذا الطلب: لم يُمحَ شيء، وكل شيء كما كان. ألست من سحبه؟ إذًا اكتب إلينا واذكر الرقم.
paper-erasure-finished = كنا قد محونا ما لدينا عنك (الرقم { $reference }). وكان القانون يلزمنا بالاحتفاظ بجزء منه. انتهى ذلك: منذ { $date } زال هذا الجزء أيضًا، ولم يبق منه شيء هنا.

## التفضيلات والموافقات
notice-title-preferences = ماذا يحدث حين تشترك
prefs-came = كان هذا الرابط في رسالة من { $brand }.
prefs-came-topic = كان هذا الرابط في رسالة من { $brand } عن: { $topic }.
channel-email = بالبريد الإلكتروني
channel-phone = بالهاتف
channel-post = بالبريد العادي
prefs-channel-stop = ليس { $channel }
prefs-channel-join = { $channel } أيضًا
prefs-channel-left = أُوقف { $channel } في { $date }
prefs-variant-now = يصلك: { $variant }
prefs-variant-button = بدلًا من ذلك: { $variant }
prefs-variant-done = يصلك «{ $topic }» من الآن هكذا: { $variant }
prefs-renew = وافقت منذ وقت طويل، أو تغيرت الكلمات منذ ذلك الحين. هل ما زلت تريده؟
prefs-renew-button = نعم، ما زلت أريده
prefs-paused = لا تصلك إعلانات حتى { $date }. ثم يعود كل شيء كما كان.
prefs-pause-head = استراحة فقط
prefs-pause-lead = لا شيء حتى تاريخ معين، ثم كل شيء كما كان.
prefs-pause-button = لا شيء حتى { $date }
prefs-pause-end = أنهِ الاستراحة الآن
prefs-pause-done = تمّ: لا إعلانات حتى { $date }
prefs-pause-after = ثم يعود كل شيء كما كان. وما أوقفته يبقى موقوفًا.
prefs-pause-ended = تمّ: انتهت الاستراحة
prefs-partners-lead = إعلانات نقوم بها مع المصنّعين أو العملاء. لا علاقة لها ببقية اختياراتك.
prefs-others-head = يُسلَّم إلى آخرين
prefs-others-lead = وافقت على أن نسلّم بياناتك إلى هذه المؤسسات.
prefs-why-given = وافقت عليه في { $at }.
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = لا سجل لدينا بالسبب. يمكنك إيقافه هنا فورًا.
prefs-why-data = كل ما لدينا عنك، ومن أين جاء
prefs-join-how-own = ما تختاره هنا يسري فورًا.
prefs-done-still = ما زال يصلك: { $topics }.
prefs-done-nothing-left = لم تعد تصلك إعلانات منّا.
prefs-done-service = الرسائل عن الطلبيات أو التسليم أو أمان حسابك ليست إعلانات، وتبقى تصلك.
prefs-still-hint = الإعلانات التي تصلك رغم ذلك خطأ منّا. يفتح الزر شكوى فيها ما نعرفه عن اختيارك، ولا يلزمك أن تكتب شيئًا.
prefs-still-says = يقول الشخص إن إعلانات ما زالت تصله. المحفوظ عن اختياراته:
prefs-still-stop = أُوقف: { $topic }، منذ { $at } ({ $origin })
prefs-still-title = وصلتنا شكواك
prefs-still-text = ينظر شخص في سبب إرسال الرسالة. ما كنت قد اخترته ومتى اخترته مدوّن في الشكوى.
prefs-still-mail = أرسلنا إشعارًا بالاستلام إلى عنوانك.
leaving-question = لماذا أوقفته؟
leaving-hint = لست ملزمًا بالجواب. نعدّ الأجوبة ونحفظها دون اسم أحد.
leaving-too-many = رسائل كثيرة جدًا
leaving-not-relevant = لا تتعلق بعملي
leaving-never-asked = لم أطلبها قط
leaving-left-company = لم أعد أعمل هناك
leaving-other = سبب آخر
leaving-button = إرسال الجواب
leaving-thanks = شكرًا على الجواب
leaving-thanks-text = يُحسب دون اسمك.
subscribe-title = تلقّي: { $topic }
subscribe-email = عنوان بريدك الإلكتروني
subscribe-email-hint = نرسل إليه رسالة واحدة ونسأل هل كنت أنت.
subscribe-wording = بالضغط على الزر توافق على أن ترسل إليك { $company } رسائل عن: { $topic }. يمكنك الإيقاف في أي وقت بالرابط الموجود في كل رسالة.
subscribe-how = لا يبدأ شيء قبل أن تضغط على الزر الذي في الرسالة. وإن لم تضغط عليه ننسى العنوان بعد 30 يومًا.
subscribe-sent = أرسلنا رسالة إلى { $email }، سواء كنا نعرف العنوان أم لا.
sharing-with = التسليم إلى { $name }
sharing-link = من يحصل أيضًا على بياناتك
sharing-title = من يحصل أيضًا على بياناتك
sharing-lead = لا نسلّم بياناتك إلى مؤسسات خارج مجموعتنا إلا إذا وافقت على كل واحدة منها. لا شيء محدد مسبقًا، ويمكنك التراجع في أي وقت.
sharing-after = إن سحبتها فلن يُرسل إليهم شيء بعد ذلك، ويبلغهم مكتبنا. يمكنك متابعة ذلك ضمن طلباتك.
sharing-none = لا توجد مؤسسة كهذه حاليًا.
sharing-wording = أوافق على أن تسلّم { $company } بيانات الاتصال الخاصة بعملي إلى { $name }.
sharing-agree-button = أوافق
sharing-stop-button = التوقف عن تسليم بياناتي إلى { $name }
sharing-country = تقع في: { $country }
sharing-signal = يقول متصفحك إنك لا تريد بيع بياناتك أو مشاركتها (Global Privacy Control). لا نسلّم شيئًا دون موافقتك. وإن شئت نحفظ ذلك اعتراضًا منك.
sharing-signal-stored = يقول متصفحك إنك لا تريد بيع بياناتك أو مشاركتها، وقد حفظنا ذلك اعتراضًا منك.
sharing-signal-button = احفظه اعتراضًا مني
sharing-tell = أسحب موافقتي: يجب ألا تُنقل بياناتي بعد الآن إلى { $names }. يرجى إبلاغهم بذلك.
mail-joining-why-form = وصلتك هذه الرسالة لأن أحدهم كتب عنوانك في موقعنا. ليست إعلانًا.
consents-held-head = ما وافقت عليه
consents-history-head = ماذا اخترت ومتى
consents-since = منذ { $at }
consents-withdraw = سحب الموافقة
receipt-link = إيصال
receipt-title = إيصال باختيار
receipt-lead = احتفظ به إن شئت: يثبت ما اخترته، حتى من دوننا.
receipt-what = ماذا
receipt-when = متى
receipt-purpose = الغرض
receipt-how = كيف
receipt-words = الكلمات التي عُرضت
receipt-version = إصدار الكلمات
receipt-who = مع من
receipt-withdraw = كيف تتراجع عنه
receipt-withdraw-how = بالرابط في كل رسالة، أو هنا تحت «الإعلانات»: زر واحد، فورًا.
receipt-keep-head = للاحتفاظ
receipt-file = الإيصال في ملف (JSON)
receipt-signature = توقيعه
receipt-check-head = كيف تتحقق من التوقيع
receipt-check-text = احفظ الملفين، والمفتاح العام باسم key.pem من هذا العنوان:
consent-kind-paused = استراحة
consent-kind-resumed = انتهت الاستراحة
consent-kind-variant = تغيّر
consent-means-sign_up = بالنموذج في موقعنا
consent-means-signal = بإشارة من متصفحك
consent-means-import = في ملف من نظام آخر
consent-means-api = ببرنامج آخر
consent-means-webhook = برسالة من نظام آخر
consent-means-officer = عن طريق شخص في مكتب الامتثال لدينا
consent-means-canary = باختبار البوابة لنفسها
explain-source-portal = أعطيتنا هذا بنفسك هنا في البوابة.
explain-source-unknown = لم يُسجَّل من أين جاء. اسألنا فيبحث شخص في الأمر.

## A page that outlives its session (H8)
stay-warning = سينتهي تسجيل دخولك عند { $until } إن لم تفتح أي صفحة قبل ذلك. ما كتبته هنا يمكن إرساله بعد ذلك أيضًا.
stay-link = البقاء مسجّلًا (يفتح تبويبًا جديدًا)
stay-until = أنت مسجّل الدخول حتى { $until }. كل صفحة تفتحها تمدّد هذا الوقت.
kept-title = انتهى تسجيل دخولك، وما كتبته ما زال هنا
kept-lead = لم يُرسَل شيء. بقيت هذه الصفحة مفتوحة أطول مما يدوم تسجيل الدخول دون نشاط.
kept-first = سجّل الدخول من جديد بجانب هذه الصفحة:
kept-link = تسجيل الدخول (يفتح تبويبًا جديدًا)
kept-then = عُد إلى هذا التبويب واضغط الزر.
kept-button = أرسل الآن
kept-head = ما كتبته

# ---- a breach, told to whom it touches (S11.12, L34.1) ------------------------------------------------------------
mail-breach-subject = { $brand }: حادث مسّ بياناتك
mail-breach-h1 = حادث مسّ بياناتك
mail-breach-lead = نكتب إليك لأن الحادث مسّ بيانات تحتفظ بها { $brand } عنك. لا يلزمك إثبات شيء لتسألنا عنه.
breach-part-nature = ما الذي حدث
breach-part-effects = ما قد يعنيه ذلك لك
breach-part-measures = ما فعلناه وما نفعله
breach-part-advice = ما يمكنك فعله
breach-part-ask = من تسأل
mail-breach-button = اسألنا عن ذلك
mail-breach-why = وصلتك هذه الرسالة لأن القانون يوجب إعلام الناس حين يحدث شيء لبياناتهم. ليست إعلانًا. ولا نطلب فيها أبدًا كلمة مرور أو دفعة.
announcement-read = اقرأ ما حدث
announcement-until = يبقى هذا الإشعار هنا حتى { $date }.
## Organisations that somebody is linked with
request-promise = هدفنا أن نجيب في موعد أقصاه { $aim }. يمهلنا القانون حتى { $law }.
request-follow-link = تابع هذا الطلب
cancel-link = إلغاء
organisations-head = الجهات التي ترتبط بها
organisations-text = نعرفك شخصًا يعمل لدى هذه الجهات. إن كنت قد تركت إحداها فأخبرنا هنا.
organisations-none = لا توجد جهة مسجّلة لك.
organisations-as = صفة الارتباط
organisations-since = معروف منذ { $date }
organisations-leave = لم أعد أعمل هناك
organisations-ended-you = قلت في { $date } إنك لم تعد تعمل هناك
organisations-ended-us = أنهاه فريقنا في { $date }
organisations-ended-system = لم يعد في أحدث نسخة من النظام الآخر منذ { $date }
organisations-data-link = اطّلع على كل ما نحتفظ به عنك
organisations-link = الجهات التي ترتبط بها
leave-title = أخبرنا أنك لم تعد تعمل هناك
leave-ends = منذ الضغط على الزر لا نربطك بهذه الجهة بعد ذلك، ولا تعيد أي نسخة من نظام آخر هذا الارتباط.
leave-doubt = يُعلَّم عنوان العمل بأنه قد يكون قديمًا إلى أن يراجعه أحد.
leave-stop = يتوقف التسويق الموجّه إليك فورًا: بالبريد الإلكتروني إلى { $emails } وبالهاتف وبالبريد. أما الرسائل المتعلقة بطلباتك فتستمر في الوصول.
leave-case = ينظر شخص فيما يتبع هذه الجهة غير ذلك، مثل مسمّاك الوظيفي ورقم هاتفك، ويكتب إليك.
leave-again = ما دمت تستطيع قراءة صندوق البريد هذا يمكنك تسجيل الدخول به. لتلقّي التسويق على عنوان آخر غيّر عنوان بريدك أولًا ثم اختر ما تريد تلقّيه.
leave-button = لم أعد أعمل هناك
leave-reason = لم أعد أعمل لدى { $organisation } (صفة الارتباط: { $kinds }). قيل في { $date }.
leave-done-title = سجّلنا أنك لم تعد تعمل هناك
leave-done-text = توقف التسويق، ولم نعد نربطك بهذه الجهة.
leave-done-step-1 = ينظر شخص فيما يتبع هذه الجهة غير ذلك ويصححه.
leave-address-link = غيّر عنوان بريدك الإلكتروني
leave-choices-link = اختر التسويق الذي تتلقاه
