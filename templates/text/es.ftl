# Las palabras del portal en español: lo que encuentra quien llega aquí. Lo demás se muestra en inglés.
# Palabras sencillas, frases cortas, «usted». Un error dice qué hacer. Un botón nombra lo que hace.

## Fechas, números, plazos
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
date = { $day } de { $month } de { $year }
moment = { $date }, { $time }
time = { $clock }, hora de Londres ({ $zone })
duration-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
duration-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
duration-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}

## Alrededor de cada página
portal-name = portal de privacidad
skip-link = Ir al contenido
nav-label = Sus datos personales
nav-overview = Resumen
nav-data = Sus datos
nav-marketing = Publicidad
nav-requests = Solicitudes
nav-sessions = Sesiones
footer-label = Acerca de este portal
footer-policy = Política de privacidad
footer-cookies = Cookies
footer-accessibility = Accesibilidad
footer-security = Seguridad
footer-contact = Contacto
languages-label = Idioma
language-note = Esta página solo existe en inglés y alemán. A continuación figura en inglés.
back-link = Volver
sign-out-button = Cerrar sesión
notice-done = Hecho
notice-important = Conviene saberlo
company-facts = { $name }, número de sociedad { $number }, registrada en { $place }.
company-office = Domicilio social: { $office }.
help-link = Pedir ayuda a una persona

## Partes
error-prefix = Error:
error-heading = Hay un problema
optional = (opcional)
warning-prefix = Atención:
change-link = Cambiar
send-again-button = Enviar un nuevo correo
reference-label = Referencia
next-head = Qué ocurre ahora
contents-head = En esta página
pages-label = Páginas
pages-earlier = Más recientes
pages-later = Más antiguas
code-label = Código recibido por correo
code-hint = Seis cifras, por ejemplo 482 913.
start-link = Página de inicio

## Errores junto a un campo
error-email-empty = Escriba su dirección de correo electrónico
error-email-form = Escriba una dirección de correo con un nombre, una @ y un dominio, por ejemplo nombre@ejemplo.com
error-email-long = Escriba una dirección de correo de { $limit } caracteres como máximo
error-code-empty = Escriba el código recibido por correo
error-code-form = Escriba las seis cifras del código, sin otros caracteres
error-code-wrong = { $left ->
    [0] Este código no coincide. Pida un nuevo correo
    [one] Este código no coincide. Puede intentarlo una vez más
   *[other] Este código no coincide. Puede intentarlo { $left } veces más
}
error-matter-empty = Elija de qué se trata
error-right-empty = Elija uno de los derechos
error-text-empty = Escriba su mensaje
error-text-long = Escriba { $limit } caracteres como máximo
error-text-characters = Escriba su mensaje con caracteres que se puedan imprimir
error-name-characters = Escriba su nombre con caracteres que se puedan imprimir, { $limit } como máximo

## Páginas de problema
problem-kept-head = Lo que usted había escrito
problem-kept-text = No se ha guardado. Cópielo de aquí si quiere volver a usarlo.
problem-id = Si nos escribe sobre esto, indique el número { $id }.
problem-not-found-title = Esta página no existe
problem-not-found-what = Puede que la dirección esté mal escrita o que la página haya cambiado de sitio.
problem-not-found-do = Si ha llegado por un enlace de un correo, compruebe que se copió el enlace completo.
problem-forbidden-title = Usted no puede abrir esta página
problem-forbidden-what = Ha iniciado sesión, pero esta página es de otra persona.
problem-forbidden-do = Si cree que debería ser suya, escríbanos.
problem-form-title = No hemos podido comprobar de dónde viene este formulario
problem-form-what = No se ha cambiado nada. Ocurre cuando una página queda abierta mucho tiempo o cuando las cookies están desactivadas.
problem-form-do = Vuelva atrás, cargue la página de nuevo y envíela otra vez.
problem-large-title = Era demasiado para un solo envío
problem-large-what = No se ha cambiado nada.
problem-large-do = Acorte el texto o envíe menos archivos e inténtelo de nuevo.
problem-often-title = Demasiados intentos en poco tiempo
problem-often-what = Para proteger los datos de las personas, vamos más despacio cuando algo se intenta muy a menudo.
problem-often-do = Espere { $wait } e inténtelo de nuevo.
problem-fault-title = Algo ha fallado por nuestra parte
problem-fault-what = No se debe a nada que usted haya hecho. Lo que envió no se ha guardado.
problem-fault-do = Inténtelo de nuevo dentro de unos minutos. Si vuelve a ocurrir, escríbanos.
problem-busy-title = El portal no está disponible en este momento
problem-busy-what = Sus datos están a salvo; solo que ahora no podemos mostrarlos.
problem-busy-do = Inténtelo de nuevo dentro de unos minutos.
problem-cooling-title = Todavía no: la dirección cambió hace poco
problem-cooling-what = Para proteger sus datos, no se puede descargar nada hasta esta fecha: { $until }.
problem-cooling-do = Hasta entonces, el buzón que usted tenía antes todavía puede anular el cambio.
problem-over-title = Este enlace ya no funciona

## Los siete derechos
right-access = Ver sus datos
right-access-text = Todo lo que tenemos sobre usted, de dónde viene y para qué lo usamos.
right-rectification = Corregir sus datos
right-rectification-text = Cambie lo que sea erróneo o antiguo. La mayoría de los cambios valen de inmediato.
right-erasure = Borrar sus datos
right-erasure-text = Haga que se eliminen sus datos. Antes le mostramos qué desaparece y qué nos obliga a guardar la ley.
right-objection = Oponerse a un uso
right-objection-text = Díganos que dejemos de usar sus datos para un fin. En el caso de la publicidad, paramos de inmediato.
right-restriction = Limitar el uso de sus datos
right-restriction-text = Haga que sus datos se guarden pero no se usen, por ejemplo mientras comprobamos si son correctos.
right-portability = Llevarse sus datos
right-portability-text = Descargue lo que usted nos dio en una forma que otros servicios pueden leer.
right-withdraw_consent = Retirar un consentimiento
right-withdraw_consent-text = Retire un consentimiento que dio. Es tan fácil como darlo.

## Clases de datos
kind-name = Nombre completo
kind-title = Tratamiento
kind-job_title = Cargo
kind-department = Departamento
kind-organisation = Organización
kind-email = Dirección de correo electrónico
kind-phone = Número de teléfono
kind-business_address = Dirección del trabajo
kind-username = Nombre de usuario
kind-password_set = Contraseña
kind-profile_preference = Preferencia del perfil
kind-feedback = Opinión
kind-survey_response = Respuesta a una encuesta
kind-event_attendance = Evento al que asistió
kind-competition_entry = Concurso en el que participó
kind-preferred_language = Idioma preferido
kind-marketing_from_us = Publicidad nuestra
kind-marketing_from_third_parties = Publicidad de terceros
kind-communication_preference = Preferencia de comunicación
kind-comment = Comentario
kind-customer_interest = Lo que interesa a sus clientes
kind-usage = Uso de un sitio web
kind-ip_address = Dirección de Internet
kind-device = Dispositivo
kind-supplement = Dato de otra fuente

## Estados de una solicitud
state-unverified = Mire su correo
state-received = Recibida
state-needs-you = Necesitamos algo de usted
state-in-progress = En curso
state-waiting-until = En espera hasta el { $date }
state-partly-done = Hecha en parte
state-done = Terminada
state-not-possible = No es posible
state-withdrawn = Retirada
state-expired = Caducada

## Inicio
start-title = Sus datos, en sus manos
start-lead = Vea lo que { $company } tiene sobre usted, corríjalo, lléveselo o haga que se borre.
start-button = Entrar con su dirección de correo
start-how = Sin cuenta ni contraseña. Le enviamos un enlace y un código.
start-stop-head = ¿Solo quiere recibir menos correos nuestros?
start-stop-text = Para eso no hace falta entrar. Use el enlace al pie de cualquier correo publicitario o pida uno aquí.
start-stop-link = Cambiar o detener los correos publicitarios
start-rights-head = Lo que puede hacer aquí
start-rights-text = Entre y empiece por cualquiera.
start-answer-head = Cuando tiene que verlo una persona
start-answer-text = Nuestro objetivo es responder en siete días hábiles. Aquí puede seguir cada solicitud y ver tanto nuestro objetivo como la fecha que fija la ley.
start-policy-link = Leer la política de privacidad
start-write-head = ¿Prefiere escribir a alguien?
start-write-text = Puede pedir lo que quiera con sus propias palabras. No necesita saber de qué ley o de qué derecho se trata.
start-form-link = Escríbanos
start-post-text = O envíe una carta:

## Entrada
sign-in-title = Entrar
sign-in-lead = Enviamos un enlace y un código a su buzón. Así, solo usted puede abrir sus datos.
sign-in-email-label = Dirección de correo electrónico
sign-in-email-hint = La dirección en la que recibe nuestros mensajes. La usamos para encontrar sus datos y para nada más.
sign-in-notice = Usamos la dirección solo para encontrar sus datos y enviarle el código.
sign-in-button = Envíenme un enlace y un código
sign-in-no-mailbox-head = Ya no puedo abrir este buzón
sign-in-no-mailbox-text = Si cambió de trabajo o perdió el buzón, escríbanos. Una persona buscará otra manera de asegurarse de que es usted.
sign-in-no-mailbox-link = Escríbanos
sign-in-sent-title = Mire su correo
sign-in-sent-lead = Hemos enviado un mensaje a { $email }.
sign-in-sent-how = Abra el enlace que contiene o escriba aquí el código. Ambos sirven durante { $valid }, hasta las { $until }.
sign-in-code-button = Entrar
sign-in-sent-nothing-head = ¿Todavía no hay correo?
sign-in-sent-nothing-junk = Puede tardar un minuto o dos. Mire también en la carpeta de correo no deseado.
sign-in-sent-nothing-typed = ¿Está bien escrita la dirección de arriba?
sign-in-sent-restart-link = Usar otra dirección
sign-in-sent-nothing-other = Quizá le conozcamos con otra dirección, por ejemplo la de un trabajo anterior.
sign-in-confirm-title = Abrir sus datos
sign-in-confirm-lead = Va a entrar como { $email }.
sign-in-confirm-button = Entrar
sign-in-confirm-why = ¿Por qué este botón? Algunos programas de correo abren los enlaces por su cuenta para comprobarlos. El botón asegura que es usted.
sign-in-elsewhere-title = Termine de entrar donde empezó
sign-in-elsewhere-lead = Este enlace se pidió en otro navegador o en otro dispositivo.
sign-in-elsewhere-there-head = Para seguir allí
sign-in-elsewhere-step-1 = Vuelva al navegador o al dispositivo en el que escribió su dirección.
sign-in-elsewhere-step-2 = Escriba allí el código de seis cifras del mismo correo.
sign-in-elsewhere-here-head = Para seguir aquí
sign-in-elsewhere-here-text = Empiece de nuevo en este navegador. Recibirá un nuevo correo.
sign-in-elsewhere-here-button = Empezar de nuevo aquí
sign-in-elsewhere-why = ¿Por qué? Si alguien reenvía este enlace o se hace con él, no puede abrir sus datos.
sign-in-over-title = Esta entrada ha terminado
sign-in-over-expired = El enlace y el código eran demasiado antiguos. Solo sirven durante poco tiempo.
sign-in-over-used = El enlace y el código ya se usaron. Cada uno sirve una vez.
sign-in-over-tries = El código se escribió mal demasiadas veces y ya no lo aceptamos.
sign-in-over-unknown = No conocemos este enlace. Puede que se cortara al copiarlo.
sign-in-over-same = Podemos enviar un nuevo correo a { $email }.
sign-in-over-button = Envíenme otro enlace y otro código
sign-in-over-other = Usar otra dirección
sign-in-over-anew = Empiece de nuevo y recibirá un nuevo correo.
sign-in-over-anew-button = Empezar de nuevo
signed-out-title = Ha cerrado la sesión
signed-out-lead = Ya nadie puede abrir sus datos en este navegador.
signed-out-shared = Si otras personas usan también este dispositivo, cierre además la ventana.
sign-in-again-link = Entrar de nuevo

## Solicitudes
request-open-link = abrir la solicitud { $reference }
edit-reason-label = ¿Por qué hay que cambiarlo?
edit-check-new = { $what } a partir de ahora
edit-check-removed = Eliminado
requests-title = Sus solicitudes
requests-lead = Las solicitudes abiertas van primero. Abra una para ver cómo va.
requests-none = Todavía no ha pedido nada.
requests-none-text = Muchas cosas se hacen al momento y sin solicitud: por ejemplo, corregir, descargar o detener la publicidad.
requests-new-link = Pedir algo
request-title = Solicitud { $reference }
request-received = Recibida
request-answered = Respondida
request-next-aim = Nuestro objetivo es responder a más tardar el { $date }.
request-next-closed = Respondida el { $date }.
request-events-head = Qué ha ocurrido
request-all-link = Todas sus solicitudes
files-link = Archivos de esta solicitud
event-correction-filed = Pidió una corrección
case-write-head = Escribirnos sobre esto
case-write-label = Su mensaje
case-write-again = Si escribe, la solicitud se abre de nuevo.
case-write-button = Enviar
case-withdraw-lead = Entonces dejamos de trabajar en ella. Lo que ya está hecho, hecho queda.
case-withdraw-button = Retirar esta solicitud
case-not-you = Alguien escribió esto con su dirección. Si no fue usted, retírelo.
case-message-you = Usted escribió
case-message-us = Nosotros escribimos
case-decision-granted = Lo hemos cambiado como pidió
case-reason = Lo que usted dijo al respecto
case-notice-sent = Su mensaje nos ha llegado.
case-notice-withdrawn = Usted retiró esta solicitud.

## Asuntos
matter-question = Una pregunta
matter-question-hint = Sobre sus datos o sobre cualquier otra cosa.
matter-concern = Una preocupación
matter-concern-hint = Algo de cómo usamos los datos le preocupa.
matter-update = Algo ha cambiado
matter-update-hint = Se ha mudado, ha cambiado de trabajo o tiene otro número.
matter-correct = Algo está mal
matter-correct-hint = Tenemos sobre usted algún dato que no es correcto.
matter-preferences = Los correos que le enviamos
matter-preferences-hint = Detenerlos, recibir menos o recibir otros.
matter-right = Uno de sus derechos
matter-right-hint = Ver, corregir, borrar, limitar o llevarse sus datos, u oponerse a un uso.
matter-complaint = Una reclamación
matter-complaint-hint = Sobre cómo hemos tratado sus datos o su solicitud.
matter-security = Un problema de seguridad
matter-security-hint = Puede que se hayan perdido datos o que hayan caído en malas manos. Lo miramos hoy.
matter-child = Puede tratarse de un menor
matter-child-hint = Puede que nos hayan llegado datos de alguien menor de 13 años. Lo miramos hoy.
matter-colleague = Trabajo para la empresa
matter-colleague-hint = Para el personal actual y anterior, al que se aplican otras reglas.

## Formulario de contacto
contact-form-title = Escríbanos
contact-form-lead = Una persona lee cada mensaje. Nuestro objetivo es responder en siete días hábiles.
contact-form-matter = ¿De qué se trata?
contact-form-self-head = Esto puede hacerlo usted, al momento
contact-form-self-data = Ver y corregir sus datos
contact-form-self-export = Llevarse una copia de sus datos
contact-form-right = ¿Qué derechos?
contact-form-right-hint = Elija uno o varios. ¿No está seguro? Elija el más parecido y diga con sus palabras lo que quiere.
contact-form-text = Su mensaje
contact-form-text-hint = Escriba en el idioma que quiera. No incluya contraseñas, números de tarjeta ni nada sobre salud, creencias u otros asuntos íntimos: no lo necesitamos.
contact-form-email = Su dirección de correo electrónico
contact-form-email-hint = Ahí le avisamos cuando haya respuesta. Si puede que tengamos datos sobre usted, use la dirección que conocemos.
contact-form-from = Respondemos a { $email }.
contact-form-name = Su nombre
contact-form-format = Cómo debe llegarle la respuesta
contact-form-format-hint = Si le resulta más fácil la letra grande, el texto sin formato o una llamada, dígalo aquí. No cuesta nada.
contact-form-format-usual = Como siempre
contact-form-format-large = En letra grande
contact-form-format-plain = Como texto sin formato
contact-form-format-telephone = Por teléfono
contact-form-format-line = La respuesta se desea así: { $format }
error-text-too-often = Han llegado demasiados mensajes desde su red. Su texto sigue aquí: envíelo de nuevo dentro de { $minutes } minutos.
error-text-busy = El portal no puede recibir mensajes en este momento. Su texto sigue aquí: envíelo de nuevo dentro de unos minutos o escriba por correo postal.
files-label = Archivos
files-hint = PDF, PNG, JPEG o texto sin formato; como máximo { $limit } a la vez y { $megabytes } MB cada uno. Se elimina dónde y cuándo se tomó una foto.
error-file-again = Elija de nuevo sus archivos: el navegador no los ha conservado
error-file-many = Envíe como máximo { $limit } archivos a la vez
error-file-empty = Uno de estos archivos está vacío: elija otro
error-file-large = Uno de estos archivos ocupa más de { $megabytes } MB: redúzcalo
error-file-pixels = Una de estas imágenes es demasiado grande: redúzcala
error-file-kind = Envíe PDF, PNG, JPEG o texto sin formato: uno de estos archivos es de otro tipo, diga lo que diga su nombre
error-file-broken = Uno de estos archivos está dañado o contiene algo que no se puede aceptar: guárdelo de nuevo como PDF sencillo o imagen
error-text-again = No se ha enviado nada: esta página estuvo abierta demasiado tiempo. Su texto sigue aquí: envíelo de nuevo.
contact-form-trap = Deje vacío este campo
contact-form-notice = { $company } usa lo que escriba aquí para responderle, porque interesa a ambas partes, y lo guarda con su solicitud. No está obligado a decirnos su nombre. Este formulario no es para menores de 13 años.
contact-form-notice-rights = Puede verlo, corregirlo, borrarlo u oponerse en la página de su solicitud.
contact-form-button = Enviar
contact-form-post-head = Por carta
contact-form-done-title = Tenemos su mensaje
contact-form-done-received = Nos llegó el { $received }.
contact-form-done-mail = Hemos enviado a { $email } un correo que dice lo mismo.
contact-form-done-mail-hidden = Hemos enviado a la dirección que nos dio un correo que dice lo mismo.
contact-form-done-step-1 = Una persona lo lee.
contact-form-done-step-2 = Nuestro objetivo es responder a más tardar el { $aim }, el séptimo día hábil a partir de hoy.
contact-form-done-step-3 = Cuando haya una respuesta, le enviamos un correo. La leerá en la página de su solicitud, que se abre con un código enviado a su buzón.
contact-form-done-law = La ley permite hasta el { $law }.
contact-form-done-urgent = Lo miramos hoy.
contact-form-done-follow = Seguir su solicitud

## Cartas
mail-language-note = Este mensaje solo existe en inglés y alemán. A continuación figura en inglés.
mail-copy-link = Si el botón no funciona, copie esta dirección en su navegador:
mail-limit = Sirve durante { $valid }, hasta el { $until }.
mail-ignore = ¿No lo ha pedido usted? Entonces puede ignorar este correo. No pasa nada mientras nadie lo use.
mail-help = ¿Preguntas? Escríbanos:
mail-post = O por carta:
mail-sign-in-subject = Portal de privacidad de { $brand }: entrar
mail-sign-in-h1 = Entrar en el portal de privacidad
mail-sign-in-lead = Ha pedido entrar. Abra este enlace en el navegador en el que lo pidió:
mail-sign-in-button = Entrar en el portal de privacidad
mail-sign-in-code = ¿Lo lee en otro dispositivo? Escriba este código donde pidió entrar:
mail-sign-in-late = Si ya es tarde, pida un nuevo correo en la página de entrada.
mail-sign-in-why = Recibe este correo porque alguien escribió esta dirección en la página de entrada. No es publicidad y la dirección no se ha añadido a ninguna lista.
mail-nothing-h1 = No tenemos nada con esta dirección
mail-nothing-lead = Alguien pidió entrar en nuestro portal de privacidad con esta dirección. Hemos buscado y el portal no tiene ningún dato con ella.
mail-nothing-other = Quizá le conozcamos con otra dirección, por ejemplo la de un trabajo anterior. Pruébela en la página de entrada.
mail-nothing-copies = El portal contiene copias de nuestros sistemas principales, no de todos. Si quiere que una persona siga buscando, escríbanos:
mail-nothing-button = Pedir a una persona que busque
mail-asked-subject = { $reference }: tenemos su mensaje
mail-asked-h1 = Tenemos su mensaje
mail-asked-lead = Nos llegó el { $received }. Su referencia es { $reference }.
mail-asked-promise = Nuestro objetivo es responder a más tardar el { $aim }, el séptimo día hábil.
mail-asked-law = La ley permite hasta el { $law }.
mail-asked-next = Cuando haya una respuesta, le enviamos un correo. La leerá en la página de su solicitud, que se abre con un código enviado a este buzón.
mail-asked-not-you = ¿No nos ha escrito usted? Entonces alguien escribió su dirección. No tiene que hacer nada.
mail-asked-button = Seguir su solicitud
mail-asked-why = Recibe este correo porque esta dirección se dio en nuestro formulario de contacto. No es publicidad, así que no hay nada de lo que darse de baja.
mail-answered-subject = { $reference }: tiene una respuesta
mail-answered-h1 = Tiene una respuesta
mail-answered-lead = Le hemos escrito sobre su solicitud { $reference }.
mail-answered-how = Para que nadie más pueda leerla, la respuesta está en la página de su solicitud. La página se abre con un código que enviamos a este buzón.
mail-answered-button = Leer la respuesta
mail-answered-why = Recibe este correo porque tiene una solicitud con nosotros. No es publicidad, así que no hay nada de lo que darse de baja.

## Explicaciones
explain-retention-none = Todavía no se ha fijado un plazo para esto. Puede hacer que se borre en cualquier momento.
explain-retention-months = { $months ->
    [one] Un mes después del último uso para esto.
   *[other] { $months } meses después del último uso para esto.
}
complaint-us = Puede quejarse ante nosotros en cualquier momento, con sus propias palabras. Acusamos recibo y le comunicamos el resultado.
complaint-regulator = También puede acudir en cualquier momento a la autoridad de control ({ $regulator }) y a los tribunales.

## Política
policy-title = Política de privacidad
policy-version = Versión { $number }, en vigor desde el { $date }.
policy-versions-link = Todas las versiones
policy-past = Esta es una versión anterior.
policy-foreign = La política de privacidad solo existe en inglés y alemán. A continuación figura en inglés; el resto de esta página está en su idioma.
policy-foreign-notice = Qué ocurre con lo que nos escribe, en su idioma
policy-foreign-ask = Preguntar en su idioma
policy-newest-link = Leer la que está en vigor
policy-versions-title = Versiones de la política de privacidad
policy-versions-lead = Cada versión se puede seguir leyendo tal como se mostró.
policy-version-name = Versión { $number }
policy-compare-link = Comparar con la versión { $number }
policy-open = Todavía sin fijar
policy-role-controller = Decide sobre los datos
policy-role-joint = Decide junto con otros
policy-role-processor = Trabaja para los demás
policy-role-group = Pertenece al grupo
policy-region-us = Estados Unidos
policy-region-emea = Europa, Oriente Medio y África
policy-region-apac = Asia y el Pacífico
leaves-site = { $label } (sale de este sitio)

## Cookies y seguimiento
cookies-title = Cookies
cookies-lead = Este portal solo pone las cookies que necesita para funcionar. Ninguna le sigue y nadie más puede leerlas.
cookies-caption = Todas las cookies de este portal
cookies-name = Nombre
cookies-what = Para qué sirve
cookies-life = Cuánto dura
cookies-none = No hay nada más: ni scripts, ni imágenes de otras empresas, ni almacenes en su navegador.
cookies-refuse = Puede rechazar todas las cookies en su navegador. Aun así podrá leerlo todo y detener la publicidad; para entrar o escribirnos, el portal las necesita.
cookies-appearance = El idioma se guarda porque usted lo eligió. Solo sirve para mostrar las páginas.
cookies-forget = Olvidar mi idioma
cookie-session = Mantiene su sesión abierta.
cookie-session-life = Hasta que cierre la sesión o el navegador, ocho horas como máximo.
cookie-browser = Reconoce este navegador cuando envía un formulario o abre el enlace de nuestro correo, para que nadie más pueda usarlo.
cookie-browser-life = 24 horas.
cookie-sent = Recuerda la dirección que escribió, para mostrarla en la página siguiente.
cookie-sent-life = Una hora como máximo; se borra cuando ha entrado.
cookie-language = Recuerda el idioma que eligió.
cookie-language-life = Un año.
cookie-officer = Mantiene abierta la sesión de nuestro propio personal en su mesa de trabajo. Usted nunca la recibe.
cookie-officer-life = Hasta que se cierre el navegador, ocho horas como máximo.
tracking-link = Qué dice su navegador sobre el seguimiento y qué hacemos nosotros
tracking-title = Seguimiento
tracking-lead = Nada en estas páginas ni en nuestras cartas le sigue.
tracking-browser-head = Qué dice su navegador
tracking-gpc-yes = Pide que sus datos no se vendan ni se compartan (Global Privacy Control).
tracking-gpc-no = No envía la señal Global Privacy Control.
tracking-dnt-yes = Pide que no se le siga (Do Not Track).
tracking-dnt-no = No envía la señal Do Not Track.
tracking-answer = Con ella o sin ella, aquí recibe lo mismo: ni seguimiento, ni venta, ni cesión para la publicidad de otras empresas.
tracking-here-head = Otros sitios web
tracking-here = Puede que otros sitios web del grupo no respondan a estas señales. Sus propias páginas sobre cookies dicen lo que hacen.
tracking-more-link = Más sobre Do Not Track

## Oficinas
offices-title = Dónde están nuestras empresas
offices-lead = Empresas del grupo que pueden tener datos sobre usted, en la medida en que constan aquí.
offices-number = Número de sociedad { $number }.
offices-open = La lista de direcciones todavía no está completa. Pídanos una dirección y se la decimos.
offices-ask-link = Pedir una dirección

## Accesibilidad
access-title = Accesibilidad
access-lead = Toda persona debería poder usar este portal. Queremos que cumpla las Pautas de Accesibilidad para el Contenido Web 2.2, nivel AA.
access-can-head = Lo que puede hacer
access-can-1 = Usar cada página solo con el teclado o con la voz.
access-can-2 = Ampliar el texto hasta cuatro veces su tamaño sin perder nada.
access-can-3 = Escuchar con un lector de pantalla.
access-can-4 = Usar colores claros, oscuros o de alto contraste, según esté ajustado su dispositivo.
access-can-5 = Desactivar los scripts: aquí nada los necesita. No hay acertijos ni límites de tiempo en los formularios; solo caducan los códigos y enlaces de los correos.
access-state-head = Hasta dónde hemos llegado
access-state = No conocemos ninguna página que incumpla el nivel AA. Los archivos y textos que nos envían otras personas pueden no ser accesibles.
access-tested = Cada página se comprueba con programas en claro, oscuro y alto contraste, en una pantalla estrecha, sin scripts y con el teclado, cada vez que el portal cambia.
access-report-head = Si algo no le funciona
access-report = Díganos qué quería hacer y qué se lo impidió. Respondemos en siete días hábiles y le ayudamos de otra manera hasta que esté arreglado.
access-report-link = Avisar de una barrera

## Seguridad
security-title = Seguridad
security-lead = Cómo protege este portal los datos y cómo avisarnos de un problema.
security-here-head = Lo que hace este portal
security-1 = Cada dato personal está cifrado con una clave propia de la persona. Al borrar se destruye la clave, de modo que tampoco se pueden leer las copias de seguridad.
security-2 = Usted entra con un código enviado a su buzón. No hay contraseña que robar.
security-3 = Abrir un enlace de nuestros correos no hace nada: solo actúa una persona al pulsar un botón.
security-4 = El personal entra con una contraseña y un segundo factor. Cada consulta de sus datos queda en un registro que no se puede cambiar sin que se note.
security-5 = Las páginas no cargan nada de otro sitio y no necesitan scripts.
security-6 = Las bajas y los borrados se aplican de nuevo cada vez que se restaura una copia de seguridad.
security-report-head = Avisar de un problema
security-report = Si cree que se han perdido datos, que han caído en malas manos o que ha encontrado una debilidad, escríbanos. Lo miramos el mismo día.
security-research = Si busca debilidades: use solo datos suyos, no moleste a otras personas y denos tiempo para arreglar lo que encuentre. Así no tendremos motivo para actuar contra usted.
security-report-link = Avisar de un problema de seguridad

## Avisos junto a los formularios
notice-link = Más sobre estos datos
notice-title-contact = Qué ocurre con lo que nos escribe
notice-title-sign-in = Qué ocurre cuando entra
notice-title-correction = Qué ocurre con una corrección
notice-lead = Quién recoge los datos, para qué, quién los recibe y qué puede hacer usted.
notice-who-head = Quién responde de ellos
notice-who = { $company }, número de sociedad { $number }
notice-uses-head = Para qué se usan
notice-basis = Nos basamos en un interés legítimo nuestro que no queda por debajo del suyo: usted nos ha preguntado algo y queremos responderle a usted y a nadie más.
notice-fields-head = Lo que tiene que decirnos
notice-needed = necesario; sin ello no podemos responder
notice-free = puede dejarlo en blanco; no tiene consecuencias
notice-field-value = El dato que se va a corregir
notice-recipients-head = Quién puede recibirlos
notice-abroad-head = Datos en otros países
notice-abroad = El grupo trabaja en muchos países, entre ellos Estados Unidos y el Reino Unido. Cuando los datos salen al extranjero, los protegen contratos u otros medios que exige la ley. Si nos lo pide, le enviamos una copia.
notice-period-head = Cuánto tiempo se quedan
notice-rights-head = Lo que puede hacer
notice-rights = Puede ver, corregir y borrar estos datos, hacer que se limite su uso u oponerse a él, en cualquier momento y gratis.
notice-automated = Ninguna máquina decide por sí sola sobre usted: lo hacen personas.
notice-children = Este formulario no es para menores: nadie de menos de { $age } años puede enviarnos datos.
notice-policy-link = Sus derechos en la política de privacidad

## Preferencias
prefs-title = Los correos que le enviamos
prefs-for = Para { $email }
prefs-all = toda la publicidad
prefs-stop-button = Detener: { $topic }
prefs-stop-short = Detener
prefs-join-short = Quiero recibirlo
prefs-join-button = Quiero recibir: { $topic }
prefs-all-stopped = { $brand } no le envía publicidad desde el { $date }, y así sigue.
prefs-gets-head = Lo que recibe
prefs-left-head = Lo que ha dejado
prefs-left-since = Detenido el { $date }
prefs-join-head = Lo que podría recibir
prefs-partners-head = Junto con otros
prefs-why-head = ¿Por qué recibo esto?
prefs-join-how = Detener vale de inmediato. Si quiere recibir algo, primero enviamos un correo a esta dirección para asegurarnos de que es usted.
prefs-done-title = Hecho, ha detenido: { $topic }
prefs-done-since = Vale desde este momento: { $at }.
prefs-done-under-way = Los correos que ya están en camino pueden llegar todavía hasta el { $date }.
prefs-already-title = Ya había detenido: { $topic }
prefs-already = No había nada que cambiar.
prefs-nothing-title = Ya no hay nada detrás de este enlace
prefs-nothing = Los datos se borraron. Ya no se les puede enviar publicidad.
prefs-more-link = Todas sus elecciones
prefs-still-link = Sigo recibiendo correos
prefs-joining-title = Mire su correo
prefs-joining = Le hemos enviado un correo sobre: { $topic }. Pulse el botón que contiene y empezará. Hasta entonces no cambia nada.
prefs-broken-title = Este enlace no funciona
prefs-broken-what = Está incompleto o lo sustituyó otro más nuevo. No se ha cambiado nada.
prefs-broken-do = Puede detener la publicidad con el enlace de un correo más reciente, escribiéndonos, o solo con su dirección: escríbala y le enviamos un enlace a sus elecciones.
prefs-broken-sign-in = Escribir su dirección y recibir un enlace
prefs-broken-write = Escríbanos
prefs-not-saved-title = Su elección no se ha guardado
prefs-not-saved-what = El portal no puede guardar nada en este momento. No se ha cambiado nada.
prefs-not-saved-do = Pulse el botón de nuevo dentro de unos minutos. Si vuelve a ocurrir, escríbanos y una persona lo hará por usted.
prefs-not-shown-title = Sus elecciones no se pueden mostrar en este momento
prefs-not-shown-do = Abra de nuevo el enlace dentro de unos minutos. Si vuelve a ocurrir, escríbanos y una persona detendrá los correos por usted.
prefs-undo-title = ¿Recibir de nuevo: { $topic }?
prefs-undo-text = Lo detuvo hace poco. Pulse el botón si fue un error.
prefs-undo-button = Recibir de nuevo: { $topic }
prefs-undone-title = Vuelve a recibir: { $topic }
prefs-confirm-title = ¿Quiere recibir: { $topic }?
prefs-confirm-text = Pulse el botón para empezar. Puede detenerlo en cualquier momento con el enlace de cada correo.
prefs-confirm-button = Sí, envíenme: { $topic }
prefs-given-title = A partir de ahora recibe: { $topic }
prefs-given = Puede detenerlo en cualquier momento con el enlace de cada correo.
unsubscribe-title = ¿Detener: { $topic }?
mail-stopped-subject = { $brand }: ha detenido «{ $topic }»
mail-stopped-h1 = Ha detenido: { $topic }
mail-stopped-lead = Vale desde este momento: { $at }. Si fue un error, puede volver atrás hasta el { $until }.
mail-stopped-how = Si es lo que quería, no tiene que hacer nada.
mail-stopped-button = Volver atrás
mail-stopped-why = Recibe este correo porque alguien usó el enlace de un correo dirigido a usted. No es publicidad. Se envía uno por hora como máximo.
mail-joining-subject = { $brand }: ¿quiere recibir «{ $topic }»?
mail-joining-h1 = ¿Quiere recibir: { $topic }?
mail-joining-lead = Alguien lo pidió ({ $at }). Si fue usted, pulse el botón antes de esta fecha: { $until }.
mail-joining-how = Si no fue usted, no tiene que hacer nada: no empieza nada.
mail-joining-button = Sí, empezar
mail-joining-why = Recibe este correo porque alguien usó el enlace de un correo dirigido a usted. No es publicidad.
consents-title = Lo que ha elegido
consents-lead = Cada elección sobre la publicidad, la más reciente primero, con las palabras que había en el botón.
consents-none = Todavía no ha elegido nada
consents-none-text = Aquí aparecen sus elecciones sobre la publicidad.
consents-words = En el botón: «{ $words }»
consents-link = Qué ha elegido y cuándo
consent-kind-stopped = Detenido
consent-kind-asked = Pedido
consent-kind-given = Aceptado
consent-kind-undone = Restablecido
consent-means-link = con el enlace de un correo
consent-means-one_click = con el botón de un programa de correo
consent-means-portal = en el portal
consent-means-letter = por una carta nuestra

## La página de una solicitud: qué se decidió y para cuándo
request-next-answer = Le hemos preguntado algo más abajo. Escriba allí su respuesta.
request-next-identity = Necesitamos una prueba de quién es usted. Más abajo se dice cuál.
request-next-authority = Tenemos que ver que puede pedir por esta persona. Más abajo se dice cómo.
request-next-fee = Hemos pedido una tasa. Más abajo se dice por qué.
request-next-in-force = Está en vigor. Le avisamos antes de que termine.
request-subject = Pide en nombre de
request-restricted = Limitado
decision-granted = Hecho como se pidió
decision-part = Hecho en parte
decision-refused = No se ha hecho
case-decision-open = Todavía sin decidir
case-statement-label = Su declaración
case-statement-head = Su declaración junto a «{ $what }»
case-statement-text = Hemos dejado el dato como está. Lo que escriba aquí figura desde ahora junto a él, para todos los que lo ven, y en su copia.
case-statement-button = Ponerla junto al dato
case-notice-statement = Su declaración figura junto al dato.
restrict-ends = Termina el { $date }.
restrict-since = Desde el { $date }.
outcome-sent = Resultado: { $result }, enviado el { $at }
case-filed-here = Lo pidió en su página
erasure-follow-link = Ver cómo va el borrado
contact-form-self-restrict = Limitar el uso de sus datos: en vigor de inmediato
contact-form-self-object = Oponerse a un uso: en vigor de inmediato
elsewhere-link = Otras maneras de pedir, o de devolver una dirección
clock-head = Para cuándo
clock-how = Cómo se ha contado
clock-aim = Queremos responder a más tardar el
clock-legal = La ley permite hasta el
clock-complaint = Acuse de recibo de la reclamación
clock-provisional = { $date }, si todo llegara hoy
clock-late = Con retraso
clock-waiting = A la espera de: { $what }
clock-paused = Parado desde el { $date }
clock-done = Hecho el { $date }
clock-done-late = Hecho con retraso, el { $date }
clock-withdrawn = Retirada el { $date }
clock-need-identity = una prueba de identidad
clock-need-authority = la autorización para pedir por otra persona
clock-need-fee = una tasa
clock-over-weekends = los fines de semana no cuentan
clock-over-holidays = no cuentan los fines de semana ni: { $days }
clock-step-received = Se recibió el { $date }.
clock-step-met = Pedido el { $asked }: { $what }. Llegó el { $date }.
clock-step-open = Pedido el { $asked }: { $what }. No ha llegado.
clock-step-started = El plazo empieza el { $date }.
clock-step-months = { $months ->
    [one] Un mes desde el { $from } lleva al { $to }.
   *[other] { $months } meses desde el { $from } llevan al { $to }.
}
clock-step-months-short = { $months ->
    [one] Un mes desde el { $from } lleva al { $to }, el último día de ese mes.
   *[other] { $months } meses desde el { $from } llevan al { $to }, el último día de ese mes.
}
clock-step-days = { $days } días desde el { $from } llevan al { $to }.
clock-step-paused = { $days ->
    [one] Un día, del { $from } al { $to }, no contó: esperábamos su respuesta.
   *[other] { $days } días, del { $from } al { $to }, no contaron: esperábamos su respuesta.
}
clock-step-pause-open = Preguntamos algo el { $asked }; hasta que llegue la respuesta, el plazo está parado.
clock-step-pause-added = { $days ->
    [one] Con ese día, el { $from } pasa a ser el { $to }.
   *[other] Con esos { $days } días, el { $from } pasa a ser el { $to }.
}
clock-step-extended = El { $date } le dijimos que necesitamos dos meses más.
clock-step-notice = Solo se podía tomar más tiempo hasta el { $date }.
clock-step-rolled = El { $from } no es día hábil y pasa a ser el { $to }; { $over }.
clock-step-working = { $days } días hábiles después del { $from } llevan al { $to }; { $over }.
clock-step-strict = Contado de la forma más estricta, es el { $date }; con esa fecha nos avisamos.
clock-step-ignored = Lo que ocurrió el { $date } no movió nada: { $why }
clock-ignored-not-access = solo puede pararse una solicitud de ver los datos propios.
clock-ignored-question-late = la pregunta llegó cuando el plazo había terminado.
clock-ignored-need-late = se pidió cuando el plazo había terminado.
clock-ignored-notice-late = el aviso de más tiempo salió demasiado tarde.
clock-ignored-not-asked = no se había pedido nada así.
clock-ignored-already = lo mismo ya había ocurrido antes.
clock-ignored-over = el plazo ya había terminado entonces.
ground-as_asked = Es su derecho.
ground-unfounded = La solicitud es manifiestamente infundada.
ground-excessive = La solicitud es manifiestamente excesiva.
ground-not_identified = No hemos podido establecer quién es usted.
ground-not_answered = No respondió a lo que le preguntamos, por eso no pudo hacerse.
ground-others_rights = Perjudicaría los derechos de otras personas.
ground-privilege = Es confidencial entre abogado y cliente.
ground-crime = Dificultaría descubrir o impedir un delito.
ground-negotiations = Muestra nuestras intenciones en negociaciones con usted.
ground-forecasts = Muestra planes o previsiones de la dirección.
ground-references = Es una referencia dada en confianza.
ground-exempt_by_law = Una ley lo exceptúa.
ground-nothing_held = No tenemos nada sobre usted.
ground-accurate = Lo que tenemos es correcto.
ground-opinion = El dato recoge una opinión, y lo dice.
ground-needs_proof = El cambio necesita una prueba que no llegó.
ground-no_ground = No se da ninguno de los motivos de la ley.
ground-protects_others = Hay que usarlo para proteger los derechos de otra persona.
ground-compelling_grounds = Tenemos razones imperiosas que pesan más que sus intereses.
ground-legal_claims = Lo necesitamos para reclamaciones legales.
ground-legal_duty = Una ley nos obliga a conservarlo.
ground-public_health = Hace falta para la salud pública.
ground-archive = Hace falta para un archivo o una investigación de interés público.
ground-expression = Hace falta para la libertad de expresión.
ground-not_feasible = No se puede enviar directamente al otro servicio.
ground-not_portable = No lo dio usted con un consentimiento o un contrato.
ground-no_breach = Hemos comprobado que se cumplieron las reglas.
ground-other_company = Se trata de otra empresa.
outcome-part-done = Qué se ha hecho
outcome-part-not_done = Qué no se ha hecho y por qué
outcome-part-held = Qué sigue guardado
outcome-part-told = A quién se ha avisado
outcome-part-complain = Reclamar ante nosotros
outcome-part-regulator = Reclamar ante la autoridad de control
outcome-part-court = Acudir a los tribunales

## Preferencias y acuerdos
notice-title-preferences = Qué ocurre cuando se apunta
prefs-came = Este enlace estaba en un correo de { $brand }.
prefs-came-topic = Este enlace estaba en un correo de { $brand } sobre: { $topic }.
channel-email = por correo electrónico
channel-phone = por teléfono
channel-post = por correo postal
prefs-channel-stop = No { $channel }
prefs-channel-join = También { $channel }
prefs-channel-left = Detenido { $channel } el { $date }
prefs-variant-now = Recibe: { $variant }
prefs-variant-button = Mejor así: { $variant }
prefs-variant-done = A partir de ahora recibe «{ $topic }» así: { $variant }
prefs-renew = Aceptó hace mucho tiempo, o las palabras han cambiado desde entonces. ¿Lo sigue queriendo?
prefs-renew-button = Sí, lo sigo queriendo
prefs-paused = No recibe publicidad hasta el { $date }. Después todo sigue como antes.
prefs-pause-head = Solo una pausa
prefs-pause-lead = Nada hasta una fecha; después, todo como antes.
prefs-pause-button = Nada hasta el { $date }
prefs-pause-end = Terminar la pausa ahora
prefs-pause-done = Hecho: sin publicidad hasta el { $date }
prefs-pause-after = Después todo sigue como antes. Lo que usted ha detenido sigue detenido.
prefs-pause-ended = Hecho: la pausa ha terminado
prefs-partners-lead = Publicidad que hacemos junto con fabricantes o clientes. No tiene nada que ver con sus demás elecciones.
prefs-others-head = Entregado a otros
prefs-others-lead = Usted aceptó que entreguemos sus datos a estas organizaciones.
prefs-why-given = Lo aceptó ({ $at }).
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = No nos consta el motivo. Puede detenerlo aquí de inmediato.
prefs-why-data = Todo lo que tenemos sobre usted y de dónde viene
prefs-join-how-own = Lo que elija aquí vale de inmediato.
prefs-done-still = Todavía recibe: { $topics }.
prefs-done-nothing-left = Ya no recibe publicidad nuestra.
prefs-done-service = Los mensajes sobre pedidos, entregas o la seguridad de su cuenta no son publicidad y le siguen llegando.
prefs-still-hint = La publicidad que le llegue a pesar de ello es un error nuestro. El botón abre una reclamación con lo que sabemos de su elección; no tiene que escribir nada.
prefs-still-says = La persona dice que todavía le llegó publicidad. Lo que consta de sus elecciones:
prefs-still-stop = Detenido: { $topic }, desde el { $at } ({ $origin })
prefs-still-title = Su reclamación nos ha llegado
prefs-still-text = Una persona mira por qué se envió el correo. Lo que usted había elegido, y cuándo, ya figura en la reclamación.
prefs-still-mail = Hemos enviado un acuse de recibo a su dirección.
leaving-question = ¿Por qué lo ha detenido?
leaving-hint = No tiene que responder. Contamos las respuestas y las guardamos sin el nombre de nadie.
leaving-too-many = Demasiados correos
leaving-not-relevant = No tiene que ver con mi trabajo
leaving-never-asked = Nunca lo pedí
leaving-left-company = Ya no trabajo allí
leaving-other = Otro motivo
leaving-button = Enviar la respuesta
leaving-thanks = Gracias por la respuesta
leaving-thanks-text = Se cuenta sin su nombre.
subscribe-title = Recibir: { $topic }
subscribe-email = Su dirección de correo electrónico
subscribe-email-hint = Enviamos a ella un solo correo y preguntamos si fue usted.
subscribe-wording = Con el botón acepta que { $company } le envíe correos sobre: { $topic }. Puede detenerlo en cualquier momento con el enlace de cada correo.
subscribe-how = Nada empieza antes de que pulse el botón del correo. Si no lo pulsa, olvidamos la dirección al cabo de 30 días.
subscribe-sent = Hemos enviado un correo a { $email }, conozcamos la dirección o no.
sharing-with = Entrega a { $name }
sharing-link = Quién más recibe sus datos
sharing-title = Quién más recibe sus datos
sharing-lead = Solo entregamos sus datos a organizaciones de fuera de nuestro grupo si usted lo acepta para cada una de ellas. Nada está decidido de antemano y puede retirarlo en cualquier momento.
sharing-after = Si la retira, no se les envía nada más y nuestro equipo se lo comunica. Puede seguirlo en sus solicitudes.
sharing-none = Actualmente no hay ninguna organización así.
sharing-wording = Acepto que { $company } entregue mis datos de contacto profesionales a { $name }.
sharing-agree-button = Acepto
sharing-stop-button = Dejar de entregar mis datos a { $name }
sharing-country = Está en este país: { $country }
sharing-signal = Su navegador dice que no quiere que sus datos se vendan ni se compartan (Global Privacy Control). No entregamos nada sin su consentimiento. Si lo desea, lo guardamos como oposición.
sharing-signal-stored = Su navegador dice que no quiere que sus datos se vendan ni se compartan, y lo hemos guardado como oposición.
sharing-signal-button = Guardarlo como mi oposición
sharing-tell = Retiro mi consentimiento: mis datos ya no deben transmitirse a { $names }. Por favor, comuníquenselo.
mail-joining-why-form = Recibe este correo porque alguien escribió su dirección en nuestro sitio web. No es publicidad.
consents-held-head = Lo que ha aceptado
consents-history-head = Qué ha elegido y cuándo
consents-since = Desde el { $at }
consents-withdraw = Retirar
receipt-link = Recibo
receipt-title = Recibo de una elección
receipt-lead = Guárdelo si quiere: demuestra lo que eligió, incluso sin nosotros.
receipt-what = Qué
receipt-when = Cuándo
receipt-purpose = Para qué
receipt-how = Cómo
receipt-words = Las palabras que se mostraron
receipt-version = Versión de las palabras
receipt-who = Con quién
receipt-withdraw = Cómo retirarlo
receipt-withdraw-how = Con el enlace de cada correo, o aquí en «Publicidad»: un botón, de inmediato.
receipt-keep-head = Para guardar
receipt-file = El recibo como archivo (JSON)
receipt-signature = Su firma
receipt-check-head = Cómo comprobar la firma
receipt-check-text = Guarde los dos archivos y la clave pública con el nombre key.pem desde esta dirección:
consent-kind-paused = En pausa
consent-kind-resumed = Pausa terminada
consent-kind-variant = Cambiado
consent-means-sign_up = con el formulario de nuestro sitio web
consent-means-signal = con una señal de su navegador
consent-means-import = en un archivo de otro sistema
consent-means-api = con otro programa
consent-means-webhook = con un mensaje de otro sistema
consent-means-officer = por alguien de nuestra oficina de cumplimiento
consent-means-canary = por la prueba del propio portal
explain-source-portal = Usted mismo nos lo dio, aquí en el portal.
explain-source-unknown = No consta de dónde vino. Pregúntenos y una persona lo averigua.

## A page that outlives its session (H8)
stay-warning = Su sesión se cerrará a las { $until } si no abre ninguna página hasta entonces. Lo que ha escrito aquí podrá enviarse también después.
stay-link = Mantener la sesión (abre una pestaña nueva)
stay-until = Sesión abierta hasta las { $until }. Cada página que abra la prolonga.
kept-title = Su sesión se cerró, pero lo que escribió sigue aquí
kept-lead = No se ha enviado nada. Esta página estuvo abierta más tiempo del que dura una sesión sin actividad.
kept-first = Inicie sesión de nuevo junto a esta página:
kept-link = iniciar sesión (abre una pestaña nueva)
kept-then = Vuelva a esta pestaña y pulse el botón.
kept-button = Enviar ahora
kept-head = Lo que escribió

# ---- a breach, told to whom it touches (S11.12, L34.1) ------------------------------------------------------------
mail-breach-subject = { $brand }: un incidente ha afectado a sus datos
mail-breach-h1 = Un incidente ha afectado a sus datos
mail-breach-lead = Le escribimos porque ha afectado a datos que { $brand } tiene sobre usted. No tiene que demostrar nada para preguntarnos.
breach-part-nature = Qué ha pasado
breach-part-effects = Qué puede significar para usted
breach-part-measures = Qué hemos hecho y estamos haciendo
breach-part-advice = Qué puede hacer usted
breach-part-ask = A quién preguntar
mail-breach-button = Preguntarnos
mail-breach-why = Recibe este correo porque la ley exige avisar a las personas cuando ocurre algo con sus datos. No es publicidad. En él nunca pedimos una contraseña ni un pago.
announcement-read = Leer qué ha pasado
announcement-until = Este aviso está aquí hasta el { $date }.
