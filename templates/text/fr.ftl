# Les mots du portail en français : ce que rencontre toute personne qui arrive ici. Le reste se replie sur l’anglais.
# Mots simples, phrases courtes, « vous ». Une erreur dit quoi faire. Un bouton nomme ce qu’il fait.

## Dates, nombres, durées
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
date = { $day } { $month } { $year }
moment = { $date } à { $time }
time = { $clock }, heure de Londres ({ $zone })
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
duration-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Autour de chaque page
portal-name = portail de confidentialité
skip-link = Aller au contenu
nav-label = Vos données personnelles
nav-overview = Vue d’ensemble
nav-data = Vos données
nav-marketing = Publicité
nav-requests = Demandes
nav-sessions = Connexions
footer-label = À propos de ce portail
footer-policy = Politique de confidentialité
footer-cookies = Cookies
footer-accessibility = Accessibilité
footer-security = Sécurité
footer-contact = Contact
languages-label = Langue
language-note = Cette page n’existe qu’en anglais et en allemand. La voici en anglais.
back-link = Retour
sign-out-button = Se déconnecter
notice-done = C’est fait
notice-important = Bon à savoir
company-facts = { $name }, numéro de société { $number }, immatriculée en { $place }.
company-office = Siège social : { $office }.
help-link = Être aidé par une personne

## Éléments
error-prefix = Erreur :
error-heading = Il y a un problème
optional = (facultatif)
warning-prefix = Attention :
change-link = Modifier
send-again-button = Envoyer un nouvel e-mail
reference-label = Référence
next-head = Ce qui se passe ensuite
contents-head = Sur cette page
pages-label = Pages
pages-earlier = Plus récentes
pages-later = Plus anciennes
code-label = Code reçu par e-mail
code-hint = Six chiffres, par exemple 482 913.
start-link = Page d’accueil

## Erreurs à côté d’un champ
error-email-empty = Saisissez votre adresse e-mail
error-email-form = Saisissez une adresse e-mail avec un nom, un @ et un domaine, par exemple nom@exemple.com
error-email-long = Saisissez une adresse e-mail de { $limit } caractères au plus
error-code-empty = Saisissez le code reçu par e-mail
error-code-form = Saisissez les six chiffres du code, sans autres caractères
error-code-wrong = { $left ->
    [0] Ce code ne correspond pas. Demandez un nouvel e-mail
    [one] Ce code ne correspond pas. Vous pouvez essayer encore une fois
   *[other] Ce code ne correspond pas. Vous pouvez essayer encore { $left } fois
}
error-matter-empty = Choisissez le sujet
error-right-empty = Choisissez l’un des droits
error-text-empty = Écrivez votre message
error-text-long = Écrivez { $limit } caractères au plus
error-text-characters = Écrivez votre message avec des caractères imprimables
error-name-characters = Écrivez votre nom avec des caractères imprimables, { $limit } au plus

## Pages de problème
problem-kept-head = Ce que vous aviez écrit
problem-kept-text = Rien n’a été enregistré. Copiez-le d’ici si vous voulez le réutiliser.
problem-id = Si vous nous écrivez à ce sujet, indiquez le numéro { $id }.
problem-not-found-title = Cette page n’existe pas
problem-not-found-what = L’adresse est peut-être mal tapée, ou la page a changé de place.
problem-not-found-do = Si vous venez d’un lien reçu par e-mail, vérifiez que le lien a été copié en entier.
problem-forbidden-title = Vous ne pouvez pas ouvrir cette page
problem-forbidden-what = Vous êtes connecté, mais cette page appartient à quelqu’un d’autre.
problem-forbidden-do = Si vous pensez qu’elle devrait être la vôtre, écrivez-nous.
problem-form-title = Nous n’avons pas pu vérifier d’où vient ce formulaire
problem-form-what = Rien n’a été modifié. Cela arrive quand une page reste longtemps ouverte ou quand les cookies sont désactivés.
problem-form-do = Revenez en arrière, rechargez la page et envoyez-la de nouveau.
problem-large-title = C’était trop à la fois
problem-large-what = Rien n’a été modifié.
problem-large-do = Raccourcissez le texte ou envoyez moins de fichiers, puis réessayez.
problem-often-title = Trop d’essais en peu de temps
problem-often-what = Pour protéger les données, nous ralentissons ce qui est essayé très souvent.
problem-often-do = Attendez { $wait }, puis réessayez.
problem-fault-title = Une erreur s’est produite de notre côté
problem-fault-what = Vous n’y êtes pour rien. Ce que vous avez envoyé n’a pas été enregistré.
problem-fault-do = Réessayez dans quelques minutes. Si cela se reproduit, écrivez-nous.
problem-busy-title = Le portail n’est pas disponible pour le moment
problem-busy-what = Vos données sont en sécurité ; nous ne pouvons simplement pas les montrer maintenant.
problem-busy-do = Réessayez dans quelques minutes.
problem-cooling-title = Pas encore : l’adresse a changé il y a peu
problem-cooling-what = Pour protéger vos données, rien ne peut être téléchargé avant le { $until }.
problem-cooling-do = La boîte que vous aviez avant peut encore annuler le changement jusque-là.
problem-over-title = Ce lien ne fonctionne plus

## Les sept droits
right-access = Consulter vos données
right-access-text = Tout ce que nous avons sur vous, d’où cela vient et à quoi cela nous sert.
right-rectification = Corriger vos données
right-rectification-text = Changez ce qui est faux ou périmé. La plupart des changements prennent effet aussitôt.
right-erasure = Effacer vos données
right-erasure-text = Faites supprimer vos données. Nous vous montrons d’abord ce qui disparaît et ce que la loi nous oblige à garder.
right-objection = Vous opposer à une utilisation
right-objection-text = Demandez-nous de ne plus utiliser vos données dans un but donné. Pour la publicité, nous arrêtons aussitôt.
right-restriction = Limiter l’usage de vos données
right-restriction-text = Faites conserver vos données sans qu’elles soient utilisées, par exemple pendant que nous vérifions leur exactitude.
right-portability = Emporter vos données
right-portability-text = Téléchargez ce que vous nous avez donné, sous une forme que d’autres services peuvent lire.
right-withdraw_consent = Retirer un consentement
right-withdraw_consent-text = Reprenez un consentement que vous avez donné. C’est aussi simple que de le donner.

## Sortes de données
kind-name = Nom complet
kind-title = Titre
kind-job_title = Fonction
kind-department = Service
kind-organisation = Organisation
kind-email = Adresse e-mail
kind-phone = Numéro de téléphone
kind-business_address = Adresse professionnelle
kind-username = Nom d’utilisateur
kind-password_set = Mot de passe
kind-profile_preference = Préférence de profil
kind-feedback = Avis
kind-survey_response = Réponse à une enquête
kind-event_attendance = Événement auquel vous avez assisté
kind-competition_entry = Concours auquel vous avez participé
kind-preferred_language = Langue préférée
kind-marketing_from_us = Publicité de notre part
kind-marketing_from_third_parties = Publicité de tiers
kind-communication_preference = Préférence de communication
kind-comment = Commentaire
kind-customer_interest = Ce qui intéresse vos clients
kind-usage = Utilisation d’un site web
kind-ip_address = Adresse Internet
kind-device = Appareil
kind-supplement = Donnée d’une autre source

## États d’une demande
state-unverified = Consultez vos e-mails
state-received = Reçue
state-needs-you = Nous avons besoin de vous
state-in-progress = En cours
state-waiting-until = En attente jusqu’au { $date }
state-partly-done = Faite en partie
state-done = Terminée
state-not-possible = Impossible
state-withdrawn = Retirée
state-expired = Expirée

## Accueil
start-title = Vos données entre vos mains
start-lead = Voyez ce que { $company } sait de vous, corrigez-le, emportez-le ou faites-le effacer.
start-button = Se connecter avec votre adresse e-mail
start-how = Ni compte ni mot de passe. Nous vous envoyons un lien et un code.
start-stop-head = Vous voulez seulement recevoir moins d’e-mails ?
start-stop-text = Pas besoin de vous connecter pour cela. Utilisez le lien au bas de n’importe quel e-mail publicitaire, ou demandez-en un ici.
start-stop-link = Modifier ou arrêter les e-mails publicitaires
start-rights-head = Ce que vous pouvez faire ici
start-rights-text = Connectez-vous et commencez.
start-answer-head = Quand une personne doit s’en occuper
start-answer-text = Nous visons une réponse en sept jours ouvrés. Vous pouvez suivre chaque demande ici et voir à la fois notre objectif et la date fixée par la loi.
start-policy-link = Lire la politique de confidentialité
start-write-head = Vous préférez écrire à quelqu’un ?
start-write-text = Vous pouvez tout demander avec vos propres mots. Inutile de savoir de quelle loi ou de quel droit il s’agit.
start-form-link = Nous écrire
start-post-text = Ou par courrier :

## Connexion
sign-in-title = Se connecter
sign-in-lead = Nous envoyons un lien et un code à votre boîte. Ainsi, vous seul pouvez ouvrir vos données.
sign-in-email-label = Adresse e-mail
sign-in-email-hint = L’adresse où vous recevez nos messages. Elle nous sert à trouver vos données, et à rien d’autre.
sign-in-notice = L’adresse nous sert seulement à trouver vos données et à vous envoyer le code.
sign-in-button = Envoyez-moi un lien et un code
sign-in-no-mailbox-head = Je n’ai plus accès à cette boîte
sign-in-no-mailbox-text = Si vous avez changé d’emploi ou perdu la boîte, écrivez-nous. Une personne trouvera un autre moyen de s’assurer que c’est bien vous.
sign-in-no-mailbox-link = Nous écrire
sign-in-sent-title = Consultez vos e-mails
sign-in-sent-lead = Nous avons envoyé un message à { $email }.
sign-in-sent-how = Ouvrez le lien qu’il contient, ou tapez le code ici. Les deux fonctionnent pendant { $valid }, jusqu’à { $until }.
sign-in-code-button = Se connecter
sign-in-sent-nothing-head = Pas encore de message ?
sign-in-sent-nothing-junk = Il peut mettre une minute ou deux. Regardez aussi dans les indésirables.
sign-in-sent-nothing-typed = L’adresse ci-dessus est-elle bien écrite ?
sign-in-sent-restart-link = Utiliser une autre adresse
sign-in-sent-nothing-other = Nous vous connaissons peut-être sous une autre adresse, par exemple celle d’un ancien employeur.
sign-in-confirm-title = Ouvrir vos données
sign-in-confirm-lead = Vous vous connectez en tant que { $email }.
sign-in-confirm-button = Se connecter
sign-in-confirm-why = Pourquoi ce bouton ? Certains programmes de messagerie ouvrent d’eux-mêmes les liens pour les vérifier. Le bouton garantit que c’est vous.
sign-in-elsewhere-title = Terminez la connexion là où vous l’avez commencée
sign-in-elsewhere-lead = Ce lien a été demandé dans un autre navigateur ou sur un autre appareil.
sign-in-elsewhere-there-head = Pour continuer là-bas
sign-in-elsewhere-step-1 = Retournez au navigateur ou à l’appareil où vous avez tapé votre adresse.
sign-in-elsewhere-step-2 = Tapez-y le code à six chiffres du même e-mail.
sign-in-elsewhere-here-head = Pour continuer ici
sign-in-elsewhere-here-text = Recommencez dans ce navigateur. Vous recevrez un nouvel e-mail.
sign-in-elsewhere-here-button = Recommencer ici
sign-in-elsewhere-why = Pourquoi ? Si quelqu’un transmet ce lien ou s’en empare, il ne peut pas ouvrir vos données avec.
sign-in-over-title = Cette connexion a pris fin
sign-in-over-expired = Le lien et le code étaient trop anciens. Ils ne servent que peu de temps.
sign-in-over-used = Le lien et le code ont déjà servi. Chacun sert une fois.
sign-in-over-tries = Le code a été mal tapé trop souvent ; nous ne l’acceptons plus.
sign-in-over-unknown = Nous ne connaissons pas ce lien. Il a peut-être été coupé à la copie.
sign-in-over-same = Nous pouvons envoyer un nouvel e-mail à { $email }.
sign-in-over-button = Envoyez-moi un nouveau lien et un nouveau code
sign-in-over-other = Utiliser une autre adresse
sign-in-over-anew = Recommencez et vous recevrez un nouvel e-mail.
sign-in-over-anew-button = Recommencer
signed-out-title = Vous êtes déconnecté
signed-out-lead = Plus personne ne peut ouvrir vos données dans ce navigateur.
signed-out-shared = Si d’autres utilisent aussi cet appareil, fermez également la fenêtre.
sign-in-again-link = Se reconnecter

## Demandes
request-open-link = ouvrir la demande { $reference }
edit-reason-label = Pourquoi faut-il le changer ?
edit-check-new = { $what } désormais
edit-check-removed = Supprimé
requests-title = Vos demandes
requests-lead = Les demandes ouvertes viennent en premier. Ouvrez-en une pour voir où elle en est.
requests-none = Vous n’avez encore rien demandé.
requests-none-text = Beaucoup de choses se font aussitôt, sans demande : corriger, télécharger ou arrêter la publicité, par exemple.
requests-new-link = Demander quelque chose
request-title = Demande { $reference }
request-received = Reçue
request-answered = Réponse donnée
request-next-aim = Nous visons une réponse d’ici au { $date }.
request-next-closed = Réponse donnée le { $date }.
request-events-head = Ce qui s’est passé
request-all-link = Toutes vos demandes
files-link = Fichiers de cette demande
event-correction-filed = A demandé une correction
case-write-head = Nous écrire à ce sujet
case-write-label = Votre message
case-write-again = Si vous écrivez, la demande est rouverte.
case-write-button = Envoyer
case-withdraw-lead = Nous cessons alors de nous en occuper. Ce qui est déjà fait reste fait.
case-withdraw-button = Retirer cette demande
case-not-you = Quelqu’un a écrit ceci avec votre adresse. Si ce n’était pas vous, retirez-le.
case-message-you = Vous avez écrit
case-message-us = Nous avons écrit
case-decision-granted = Nous l’avons changé comme vous l’avez demandé
case-reason = Ce que vous en avez dit
case-notice-sent = Votre message nous est parvenu.
case-notice-withdrawn = Vous avez retiré cette demande.

## Sujets
matter-question = Une question
matter-question-hint = Sur vos données, ou sur tout autre chose.
matter-concern = Une inquiétude
matter-concern-hint = Quelque chose dans notre usage des données vous préoccupe.
matter-update = Quelque chose a changé
matter-update-hint = Vous avez déménagé, changé d’emploi ou de numéro.
matter-correct = Quelque chose est faux
matter-correct-hint = Nous avons sur vous une donnée inexacte.
matter-preferences = Les e-mails que nous vous envoyons
matter-preferences-hint = Les arrêter, en recevoir moins, ou en recevoir d’autres.
matter-right = L’un de vos droits
matter-right-hint = Consulter, corriger, effacer, limiter ou emporter vos données, ou vous opposer à une utilisation.
matter-complaint = Une réclamation
matter-complaint-hint = Sur la façon dont nous avons traité vos données ou votre demande.
matter-security = Un problème de sécurité
matter-security-hint = Des données ont pu se perdre ou tomber en de mauvaises mains. Nous regardons cela aujourd’hui.
matter-child = Cela concerne peut-être un enfant
matter-child-hint = Des données d’une personne de moins de 13 ans nous sont peut-être parvenues. Nous regardons cela aujourd’hui.
matter-colleague = Je travaille pour l’entreprise
matter-colleague-hint = Pour le personnel actuel et ancien, auquel d’autres règles s’appliquent.

## Formulaire de contact
contact-form-title = Nous écrire
contact-form-lead = Une personne lit chaque message. Nous visons une réponse en sept jours ouvrés.
contact-form-matter = De quoi s’agit-il ?
contact-form-self-head = Vous pouvez le faire vous-même, tout de suite
contact-form-self-data = Consulter et corriger vos données
contact-form-self-export = Emporter une copie de vos données
contact-form-right = Quels droits ?
contact-form-right-hint = Choisissez-en un ou plusieurs. Vous hésitez ? Prenez le plus proche et dites avec vos mots ce que vous voulez.
contact-form-text = Votre message
contact-form-text-hint = Écrivez dans la langue de votre choix. N’indiquez ni mot de passe, ni numéro de carte, ni rien sur la santé, les convictions ou d’autres sujets intimes : nous n’en avons pas besoin.
contact-form-email = Votre adresse e-mail
contact-form-email-hint = C’est là que nous vous prévenons de la réponse. Si nous avons peut-être des données sur vous, prenez l’adresse que nous connaissons.
contact-form-from = Nous répondons à { $email }.
contact-form-name = Votre nom
contact-form-format = Comment la réponse doit vous parvenir
contact-form-format-hint = Si de grands caractères, un texte simple ou un appel vous conviennent mieux, dites-le ici. C’est gratuit.
contact-form-format-usual = Comme d’habitude
contact-form-format-large = En grands caractères
contact-form-format-plain = En texte simple
contact-form-format-telephone = Par téléphone
contact-form-format-line = La réponse est souhaitée ainsi : { $format }
error-text-too-often = Trop de messages sont venus de votre réseau. Votre texte est toujours là : renvoyez-le dans { $minutes } minutes.
error-text-busy = Le portail ne peut pas recevoir de messages pour le moment. Votre texte est toujours là : renvoyez-le dans quelques minutes, ou écrivez par courrier.
files-label = Fichiers
files-hint = PDF, PNG, JPEG ou texte simple, au plus { $limit } à la fois et { $megabytes } Mo chacun. Le lieu et la date de prise d’une photo sont retirés.
error-file-again = Choisissez de nouveau vos fichiers : le navigateur ne les a pas gardés
error-file-many = Envoyez au plus { $limit } fichiers à la fois
error-file-empty = L’un de ces fichiers est vide : choisissez-en un autre
error-file-large = L’un de ces fichiers dépasse { $megabytes } Mo : réduisez-le
error-file-pixels = L’une de ces images est trop grande : réduisez-la
error-file-kind = Envoyez un PDF, un PNG, un JPEG ou du texte simple : l’un de ces fichiers est autre chose, quel que soit son nom
error-file-broken = L’un de ces fichiers est abîmé ou contient quelque chose d’inacceptable : enregistrez-le de nouveau, en PDF simple ou en image
error-text-again = Rien n’a été envoyé : cette page est restée ouverte trop longtemps. Votre texte est toujours là : envoyez-le de nouveau.
contact-form-trap = Laissez ce champ vide
contact-form-notice = { $company } utilise ce que vous écrivez ici pour vous répondre, parce que c’est dans votre intérêt comme dans le nôtre, et le conserve avec votre demande. Vous n’êtes pas tenu de donner votre nom. Ce formulaire n’est pas destiné aux enfants de moins de 13 ans.
contact-form-notice-rights = Vous pouvez le consulter, le corriger, l’effacer ou vous y opposer sur la page de votre demande.
contact-form-button = Envoyer
contact-form-post-head = Par courrier
contact-form-done-title = Nous avons votre message
contact-form-done-received = Il nous est parvenu le { $received }.
contact-form-done-mail = Nous avons envoyé à { $email } un e-mail qui dit la même chose.
contact-form-done-mail-hidden = Nous avons envoyé à l’adresse que vous avez donnée un e-mail qui dit la même chose.
contact-form-done-step-1 = Une personne le lit.
contact-form-done-step-2 = Nous visons une réponse d’ici au { $aim }, le septième jour ouvré à compter d’aujourd’hui.
contact-form-done-step-3 = Quand la réponse est là, nous vous envoyons un e-mail. Vous la lisez sur la page de votre demande, qui s’ouvre avec un code envoyé à votre boîte.
contact-form-done-law = La loi laisse jusqu’au { $law }.
contact-form-done-urgent = Nous regardons cela aujourd’hui.
contact-form-done-follow = Suivre votre demande

## Lettres
mail-language-note = Ce message n’existe qu’en anglais et en allemand. Le voici en anglais.
mail-copy-link = Si le bouton ne marche pas, copiez cette adresse dans votre navigateur :
mail-limit = Valable pendant { $valid }, jusqu’au { $until }.
mail-ignore = Vous n’avez rien demandé ? Alors ignorez ce message. Rien ne se passe si personne ne s’en sert.
mail-help = Des questions ? Écrivez-nous :
mail-post = Ou par courrier :
mail-sign-in-subject = { $brand }, portail de confidentialité : connexion
mail-sign-in-h1 = Se connecter au portail de confidentialité
mail-sign-in-lead = Vous avez demandé à vous connecter. Ouvrez ce lien dans le navigateur où vous l’avez demandé :
mail-sign-in-button = Se connecter au portail de confidentialité
mail-sign-in-code = Vous lisez ceci sur un autre appareil ? Tapez ce code là où vous avez demandé à vous connecter :
mail-sign-in-late = S’il est trop tard, demandez un nouvel e-mail sur la page de connexion.
mail-sign-in-why = Vous recevez ce message parce que quelqu’un a tapé cette adresse sur la page de connexion. Ce n’est pas de la publicité, et l’adresse n’a été ajoutée à aucune liste.
mail-nothing-h1 = Nous n’avons rien sous cette adresse
mail-nothing-lead = Quelqu’un a demandé à se connecter à notre portail de confidentialité avec cette adresse. Nous avons cherché : le portail n’a aucune donnée sous cette adresse.
mail-nothing-other = Nous vous connaissons peut-être sous une autre adresse, par exemple celle d’un ancien employeur. Essayez-la sur la page de connexion.
mail-nothing-copies = Le portail contient des copies de nos principaux systèmes, pas de tous. Si vous voulez qu’une personne cherche plus loin, écrivez-nous :
mail-nothing-button = Demander à une personne de chercher
mail-asked-subject = { $reference } : nous avons votre message
mail-asked-h1 = Nous avons votre message
mail-asked-lead = Il nous est parvenu le { $received }. Sa référence est { $reference }.
mail-asked-promise = Nous visons une réponse d’ici au { $aim }, le septième jour ouvré.
mail-asked-law = La loi laisse jusqu’au { $law }.
mail-asked-next = Quand la réponse est là, nous vous envoyons un e-mail. Vous la lisez sur la page de votre demande, qui s’ouvre avec un code envoyé à cette boîte.
mail-asked-not-you = Vous ne nous avez pas écrit ? Alors quelqu’un a tapé votre adresse. Vous n’avez rien à faire.
mail-asked-button = Suivre votre demande
mail-asked-why = Vous recevez ce message parce que cette adresse a été donnée dans notre formulaire de contact. Ce n’est pas de la publicité, il n’y a donc pas de désabonnement.
mail-answered-subject = { $reference } : vous avez une réponse
mail-answered-h1 = Vous avez une réponse
mail-answered-lead = Nous vous avons écrit au sujet de votre demande { $reference }.
mail-answered-how = Pour que personne d’autre ne puisse la lire, la réponse est sur la page de votre demande. La page s’ouvre avec un code que nous envoyons à cette boîte.
mail-answered-button = Lire la réponse
mail-answered-why = Vous recevez ce message parce que vous avez une demande en cours chez nous. Ce n’est pas de la publicité, il n’y a donc pas de désabonnement.

## Explications
explain-retention-none = Aucune durée n’est encore fixée pour cela. Vous pouvez le faire effacer à tout moment.
explain-retention-months = { $months ->
    [one] Un mois après la dernière utilisation dans ce but.
   *[other] { $months } mois après la dernière utilisation dans ce but.
}
complaint-us = Vous pouvez vous plaindre auprès de nous à tout moment, avec vos propres mots. Nous accusons réception et vous faisons part du résultat.
complaint-regulator = Vous pouvez aussi vous adresser à tout moment à l’autorité de contrôle ({ $regulator }), et saisir un tribunal.

## Politique
policy-title = Politique de confidentialité
policy-version = Version { $number }, en vigueur depuis le { $date }.
policy-versions-link = Toutes les versions
policy-past = Ceci est une version antérieure.
policy-foreign = La politique de confidentialité n’existe qu’en anglais et en allemand. La voici en anglais ; le reste de cette page est dans votre langue.
policy-foreign-notice = Ce que devient ce que vous nous écrivez, dans votre langue
policy-foreign-ask = Poser une question dans votre langue
policy-newest-link = Lire celle en vigueur
policy-versions-title = Versions de la politique de confidentialité
policy-versions-lead = Chaque version reste lisible telle qu’elle a été montrée.
policy-version-name = Version { $number }
policy-compare-link = Comparer avec la version { $number }
policy-open = Pas encore fixé
policy-role-controller = Décide de l’usage des données
policy-role-joint = Décide avec d’autres
policy-role-processor = Travaille pour les autres
policy-role-group = Fait partie du groupe
policy-region-us = États-Unis
policy-region-emea = Europe, Moyen-Orient et Afrique
policy-region-apac = Asie et Pacifique
leaves-site = { $label } (quitte ce site)

## Cookies et suivi
cookies-title = Cookies
cookies-lead = Ce portail ne pose que les cookies nécessaires à son fonctionnement. Aucun ne vous suit, et personne d’autre ne peut les lire.
cookies-caption = Tous les cookies de ce portail
cookies-name = Nom
cookies-what = À quoi il sert
cookies-life = Durée
cookies-none = Il n’y a rien d’autre : ni scripts, ni images d’autres entreprises, ni stockage dans votre navigateur.
cookies-refuse = Vous pouvez refuser tous les cookies dans votre navigateur. Vous pouvez alors toujours tout lire et arrêter la publicité ; pour vous connecter ou nous écrire, le portail en a besoin.
cookies-appearance = La langue est conservée parce que vous l’avez choisie. Elle sert à l’affichage des pages et à rien d’autre.
cookies-forget = Oublier ma langue
cookie-session = Vous garde connecté.
cookie-session-life = Jusqu’à ce que vous vous déconnectiez ou fermiez le navigateur, huit heures au plus.
cookie-browser = Reconnaît ce navigateur quand vous envoyez un formulaire ou ouvrez le lien de notre e-mail, pour que personne d’autre ne puisse l’utiliser.
cookie-browser-life = 24 heures.
cookie-sent = Retient l’adresse que vous avez tapée, pour la montrer à la page suivante.
cookie-sent-life = Une heure au plus ; supprimé dès que vous êtes connecté.
cookie-language = Retient la langue que vous avez choisie.
cookie-language-life = Un an.
cookie-officer = Garde notre propre personnel connecté à son espace de travail. Vous ne le recevez jamais.
cookie-officer-life = Jusqu’à la fermeture du navigateur, huit heures au plus.
tracking-link = Ce que dit votre navigateur sur le suivi, et ce que nous faisons
tracking-title = Suivi
tracking-lead = Rien sur ces pages ni dans nos lettres ne vous suit.
tracking-browser-head = Ce que dit votre navigateur
tracking-gpc-yes = Il demande que vos données ne soient ni vendues ni partagées (Global Privacy Control).
tracking-gpc-no = Il n’envoie pas de signal Global Privacy Control.
tracking-dnt-yes = Il demande que vous ne soyez pas suivi (Do Not Track).
tracking-dnt-no = Il n’envoie pas de signal Do Not Track.
tracking-answer = Avec ou sans ce signal, vous avez ici la même chose : pas de suivi, pas de vente, pas de partage pour la publicité d’autres entreprises.
tracking-here-head = Autres sites web
tracking-here = D’autres sites du groupe ne tiennent peut-être pas compte de ces signaux. Leurs propres pages sur les cookies disent ce qu’ils font.
tracking-more-link = En savoir plus sur Do Not Track

## Bureaux
offices-title = Où se trouvent nos sociétés
offices-lead = Sociétés du groupe qui peuvent avoir des données sur vous, pour autant qu’elles sont inscrites ici.
offices-number = Numéro de société { $number }.
offices-open = La liste des adresses n’est pas encore complète. Demandez-nous une adresse, nous vous la donnons.
offices-ask-link = Demander une adresse

## Accessibilité
access-title = Accessibilité
access-lead = Tout le monde doit pouvoir utiliser ce portail. Nous voulons qu’il respecte les Règles pour l’accessibilité des contenus web 2.2, niveau AA.
access-can-head = Ce que vous pouvez faire
access-can-1 = Utiliser chaque page au clavier seul, ou à la voix.
access-can-2 = Agrandir le texte jusqu’à quatre fois sa taille sans rien perdre.
access-can-3 = Écouter avec un lecteur d’écran.
access-can-4 = Utiliser des couleurs claires, sombres ou très contrastées, selon les réglages de votre appareil.
access-can-5 = Désactiver les scripts : rien ici n’en a besoin. Il n’y a pas d’énigmes ni de limite de temps dans les formulaires ; seuls les codes et liens des e-mails expirent.
access-state-head = Où nous en sommes
access-state = Nous ne connaissons aucune page qui manque au niveau AA. Les fichiers et textes que d’autres nous envoient peuvent ne pas être accessibles.
access-tested = Chaque page est vérifiée par programme en clair, en sombre et en contraste élevé, sur un écran étroit, sans scripts et au clavier, à chaque changement du portail.
access-report-head = Si quelque chose ne marche pas pour vous
access-report = Dites-nous ce que vous vouliez faire et ce qui vous en a empêché. Nous répondons en sept jours ouvrés et vous aidons autrement en attendant la réparation.
access-report-link = Signaler un obstacle

## Sécurité
security-title = Sécurité
security-lead = Comment ce portail protège les données, et comment nous signaler un problème.
security-here-head = Ce que fait ce portail
security-1 = Chaque donnée personnelle est chiffrée avec une clé propre à la personne. Effacer détruit la clé, si bien que les copies de sauvegarde deviennent illisibles elles aussi.
security-2 = Vous vous connectez avec un code envoyé à votre boîte. Il n’y a pas de mot de passe à voler.
security-3 = Ouvrir un lien de nos e-mails ne fait rien : seul l’appui d’une personne sur un bouton agit.
security-4 = Le personnel se connecte avec un mot de passe et un second facteur. Chaque consultation de vos données figure dans un journal qu’on ne peut modifier sans que cela se voie.
security-5 = Les pages ne chargent rien d’ailleurs et n’ont besoin d’aucun script.
security-6 = Les refus et les effacements sont appliqués de nouveau après chaque restauration d’une sauvegarde.
security-report-head = Signaler un problème
security-report = Si vous pensez que des données se sont perdues ou sont tombées en de mauvaises mains, ou si vous avez trouvé une faille, écrivez-nous. Nous regardons le jour même.
security-research = Si vous cherchez des failles : n’utilisez que vos propres données, ne dérangez personne et laissez-nous le temps de réparer ce que vous trouvez. Nous n’aurons alors aucune raison d’agir contre vous.
security-report-link = Signaler un problème de sécurité

## Notices à côté des formulaires
notice-link = En savoir plus sur ces données
notice-title-contact = Ce que devient ce que vous nous écrivez
notice-title-sign-in = Ce qui se passe quand vous vous connectez
notice-title-correction = Ce qui se passe lors d’une correction
notice-lead = Qui reçoit les données, dans quel but, qui d’autre les obtient et ce que vous pouvez faire.
notice-who-head = Qui en répond
notice-who = { $company }, numéro de société { $number }
notice-uses-head = À quoi elles servent
notice-basis = Nous nous appuyons sur un intérêt légitime que le vôtre ne dépasse pas : vous nous avez demandé quelque chose, et nous voulons vous répondre, à vous et à personne d’autre.
notice-fields-head = Ce que vous avez à nous dire
notice-needed = nécessaire ; sans cela nous ne pouvons pas répondre
notice-free = vous pouvez le laisser vide, sans conséquence
notice-field-value = La donnée à corriger
notice-recipients-head = Qui peut les obtenir
notice-abroad-head = Données dans d’autres pays
notice-abroad = Le groupe travaille dans de nombreux pays, dont les États-Unis et le Royaume-Uni. Lorsque des données partent à l’étranger, des contrats ou d’autres moyens exigés par la loi les protègent. Sur demande, nous vous en envoyons une copie.
notice-period-head = Combien de temps elles restent
notice-rights-head = Ce que vous pouvez faire
notice-rights = Vous pouvez à tout moment et gratuitement consulter, corriger et effacer ces données, en faire limiter l’usage ou vous y opposer.
notice-automated = Aucune machine ne décide seule à votre sujet : ce sont des personnes qui décident.
notice-children = Ce formulaire n’est pas destiné aux enfants : personne de moins de { $age } ans ne peut nous envoyer de données.
notice-policy-link = Vos droits dans la politique de confidentialité

## Préférences
prefs-title = Les e-mails que nous vous envoyons
prefs-for = Pour { $email }
prefs-all = toute la publicité
prefs-stop-button = Arrêter : { $topic }
prefs-stop-short = Arrêter
prefs-join-short = Je veux recevoir ceci
prefs-join-button = Je veux recevoir : { $topic }
prefs-all-stopped = { $brand } ne vous envoie plus de publicité depuis le { $date }, et cela reste ainsi.
prefs-gets-head = Ce que vous recevez
prefs-left-head = Ce que vous avez quitté
prefs-left-since = Arrêté le { $date }
prefs-join-head = Ce que vous pourriez recevoir
prefs-partners-head = Avec d’autres
prefs-why-head = Pourquoi est-ce que je reçois cela ?
prefs-join-how = Un arrêt compte aussitôt. Si vous voulez recevoir quelque chose, nous envoyons d’abord un e-mail à cette adresse pour nous assurer que c’est vous.
prefs-done-title = C’est fait, vous avez arrêté : { $topic }
prefs-done-since = Cela compte depuis le { $at }.
prefs-done-under-way = Des e-mails déjà partis peuvent encore arriver jusqu’au { $date }.
prefs-already-title = Vous aviez déjà arrêté : { $topic }
prefs-already = Il n’y avait rien à changer.
prefs-nothing-title = Il n’y a plus rien derrière ce lien
prefs-nothing = Les données ont été effacées. Aucune publicité ne peut plus y être envoyée.
prefs-more-link = Tous vos choix
prefs-still-link = Je reçois encore des e-mails
prefs-joining-title = Consultez vos e-mails
prefs-joining = Nous vous avons écrit au sujet de : { $topic }. Appuyez sur le bouton de cet e-mail, et cela commence. D’ici là, rien ne change.
prefs-broken-title = Ce lien ne fonctionne pas
prefs-broken-what = Il est incomplet, ou un plus récent l’a remplacé. Rien n’a été modifié.
prefs-broken-do = Vous pouvez arrêter la publicité par le lien d’un e-mail plus récent, en nous écrivant, ou avec votre seule adresse : tapez-la, et nous vous envoyons un lien vers vos choix.
prefs-broken-sign-in = Taper votre adresse et recevoir un lien
prefs-broken-write = Nous écrire
prefs-not-saved-title = Votre choix n’a pas été enregistré
prefs-not-saved-what = Le portail ne peut rien enregistrer pour le moment. Rien n’a été modifié.
prefs-not-saved-do = Appuyez de nouveau sur le bouton dans quelques minutes. Si cela se reproduit, écrivez-nous, et une personne le fera pour vous.
prefs-not-shown-title = Vos choix ne peuvent pas être affichés pour le moment
prefs-not-shown-do = Ouvrez de nouveau le lien dans quelques minutes. Si cela se reproduit, écrivez-nous, et une personne arrêtera les courriels pour vous.
prefs-undo-title = Recevoir de nouveau : { $topic } ?
prefs-undo-text = Vous l’avez arrêté il y a peu. Appuyez sur le bouton si c’était une erreur.
prefs-undo-button = Recevoir de nouveau : { $topic }
prefs-undone-title = Vous recevez de nouveau : { $topic }
prefs-confirm-title = Voulez-vous recevoir : { $topic } ?
prefs-confirm-text = Appuyez sur le bouton pour commencer. Vous pouvez arrêter à tout moment par le lien de chaque e-mail.
prefs-confirm-button = Oui, envoyez-moi : { $topic }
prefs-given-title = Vous recevez désormais : { $topic }
prefs-given = Vous pouvez arrêter à tout moment par le lien de chaque e-mail.
unsubscribe-title = Arrêter : { $topic } ?
mail-stopped-subject = { $brand } – vous avez arrêté : { $topic }
mail-stopped-h1 = Vous avez arrêté : { $topic }
mail-stopped-lead = Cela compte depuis le { $at }. Si c’était une erreur, vous pouvez revenir en arrière jusqu’au { $until }.
mail-stopped-how = Si c’est ce que vous vouliez, vous n’avez rien à faire.
mail-stopped-button = Revenir en arrière
mail-stopped-why = Vous recevez ce message parce que quelqu’un a utilisé le lien d’un e-mail qui vous était adressé. Ce n’est pas de la publicité. Il y en a un par heure au plus.
mail-joining-subject = { $brand } – recevoir : { $topic } ?
mail-joining-h1 = Voulez-vous recevoir : { $topic } ?
mail-joining-lead = Quelqu’un l’a demandé le { $at }. Si c’était vous, appuyez sur le bouton d’ici au { $until }.
mail-joining-how = Si ce n’était pas vous, vous n’avez rien à faire : rien ne commence.
mail-joining-button = Oui, commencer
mail-joining-why = Vous recevez ce message parce que quelqu’un a utilisé le lien d’un e-mail qui vous était adressé. Ce n’est pas de la publicité.
consents-title = Ce que vous avez choisi
consents-lead = Chaque choix concernant la publicité, le plus récent d’abord, avec les mots qui figuraient sur le bouton.
consents-none = Vous n’avez encore rien choisi
consents-none-text = Vos choix concernant la publicité apparaîtront ici.
consents-words = Sur le bouton : « { $words } »
consents-link = Ce que vous avez choisi, et quand
consent-kind-stopped = Arrêté
consent-kind-asked = Demandé
consent-kind-given = Accepté
consent-kind-undone = Rétabli
consent-means-link = par le lien d’un e-mail
consent-means-one_click = par le bouton d’un programme de messagerie
consent-means-portal = dans le portail
consent-means-letter = par une lettre de notre part

## La page d’une demande : ce qui a été décidé, et d’ici à quand
request-next-answer = Nous vous avons posé une question ci-dessous. Écrivez-y votre réponse.
request-next-identity = Nous avons besoin d’une preuve de votre identité. Vous trouverez ci-dessous laquelle.
request-next-authority = Nous devons voir que vous pouvez agir pour cette personne. Vous trouverez ci-dessous comment.
request-next-fee = Nous avons demandé des frais. Vous trouverez ci-dessous pourquoi.
request-next-in-force = Elle est en vigueur. Nous vous prévenons avant qu’elle ne se termine.
request-subject = Vous demandez pour
request-restricted = Limité
decision-granted = Fait comme demandé
decision-part = Fait en partie
decision-refused = Pas fait
case-decision-open = Pas encore décidé
case-statement-label = Votre déclaration
case-statement-head = Votre déclaration à côté de « { $what } »
case-statement-text = Nous avons laissé la donnée telle quelle. Ce que vous écrivez ici figure désormais à côté d’elle, pour toute personne qui la voit, et dans votre copie.
case-statement-button = La placer à côté de la donnée
case-notice-statement = Votre déclaration figure à côté de la donnée.
restrict-ends = Cela se termine le { $date }.
restrict-since = Depuis le { $date }.
outcome-sent = Résultat : { $result }, envoyé le { $at }
case-filed-here = Vous l’avez demandé sur votre page
erasure-follow-link = Voir où en est l’effacement
contact-form-self-restrict = Limiter l’usage de vos données : en vigueur aussitôt
contact-form-self-object = S’opposer à une utilisation : en vigueur aussitôt
elsewhere-link = D’autres façons de demander, ou de rendre une adresse
clock-head = D’ici à quand
clock-how = Comment cela a été compté
clock-aim = Nous visons une réponse d’ici au
clock-legal = La loi laisse jusqu’au
clock-complaint = Accusé de réception de la réclamation
clock-provisional = { $date }, si tout arrivait aujourd’hui
clock-late = En retard
clock-waiting = En attente : { $what }
clock-paused = À l’arrêt depuis le { $date }
clock-done = Fait le { $date }
clock-done-late = Fait en retard, le { $date }
clock-withdrawn = Retirée le { $date }
clock-need-identity = une preuve d’identité
clock-need-authority = le pouvoir d’agir pour quelqu’un
clock-need-fee = des frais
clock-over-weekends = les fins de semaine ne comptent pas
clock-over-holidays = ne comptent pas les fins de semaine ni : { $days }
clock-step-received = Reçue le { $date }.
clock-step-met = Demandé le { $asked } : { $what }. Reçu le { $date }.
clock-step-open = Demandé le { $asked } : { $what }. Pas encore reçu.
clock-step-started = Le délai commence le { $date }.
clock-step-months = { $months ->
    [one] Un mois à partir du { $from } mène au { $to }.
   *[other] { $months } mois à partir du { $from } mènent au { $to }.
}
clock-step-months-short = { $months ->
    [one] Un mois à partir du { $from } mène au { $to }, dernier jour de ce mois.
   *[other] { $months } mois à partir du { $from } mènent au { $to }, dernier jour de ce mois.
}
clock-step-days = { $days } jours à partir du { $from } mènent au { $to }.
clock-step-paused = { $days ->
    [one] Un jour, du { $from } au { $to }, n’a pas compté : nous attendions votre réponse.
   *[other] { $days } jours, du { $from } au { $to }, n’ont pas compté : nous attendions votre réponse.
}
clock-step-pause-open = Nous avons posé une question le { $asked } ; le délai s’arrête jusqu’à la réponse.
clock-step-pause-added = { $days ->
    [one] Avec ce jour, le { $from } devient le { $to }.
   *[other] Avec ces { $days } jours, le { $from } devient le { $to }.
}
clock-step-extended = Le { $date }, nous vous avons dit qu’il nous fallait deux mois de plus.
clock-step-notice = Plus de temps n’était possible que jusqu’au { $date }.
clock-step-rolled = Le { $from } n’est pas un jour ouvré et devient le { $to } ; { $over }.
clock-step-working = { $days } jours ouvrés après le { $from } mènent au { $to } ; { $over }.
clock-step-strict = Compté au plus strict, c’est le { $date } ; c’est cette date qui nous sert d’alerte.
clock-step-ignored = Ce qui s’est passé le { $date } n’a rien déplacé : { $why }
clock-ignored-not-access = seule une demande de consulter ses données peut s’arrêter.
clock-ignored-question-late = la question est venue quand le délai était écoulé.
clock-ignored-need-late = cela a été demandé quand le délai était écoulé.
clock-ignored-notice-late = l’annonce d’un délai plus long est partie trop tard.
clock-ignored-not-asked = rien de tel n’avait été demandé.
clock-ignored-already = la même chose s’était déjà passée.
clock-ignored-over = le délai était alors terminé.
ground-as_asked = C’est votre droit.
ground-unfounded = La demande est manifestement infondée.
ground-excessive = La demande est manifestement excessive.
ground-not_identified = Nous n’avons pas pu établir qui vous êtes.
ground-not_answered = Vous n’avez pas répondu à notre question, cela n’a donc pas pu être fait.
ground-others_rights = Cela porterait atteinte aux droits d’autres personnes.
ground-privilege = C’est confidentiel entre un avocat et son client.
ground-crime = Cela gênerait la découverte ou la prévention d’une infraction.
ground-negotiations = Cela montre nos intentions dans des négociations avec vous.
ground-forecasts = Cela montre des plans ou des prévisions de la direction.
ground-references = C’est une référence donnée à titre confidentiel.
ground-exempt_by_law = Une loi l’exempte.
ground-nothing_held = Nous n’avons rien sur vous.
ground-accurate = Ce que nous avons est exact.
ground-opinion = La donnée consigne une opinion, et le dit.
ground-needs_proof = Le changement demande une preuve qui n’est pas venue.
ground-no_ground = Aucun des motifs prévus par la loi ne s’applique.
ground-protects_others = La donnée doit être utilisée pour protéger les droits d’une autre personne.
ground-compelling_grounds = Nous avons des raisons impérieuses qui pèsent plus que vos intérêts.
ground-legal_claims = Nous en avons besoin pour des droits en justice.
ground-legal_duty = Une loi nous oblige à le garder.
ground-public_health = Il le faut pour la santé publique.
ground-archive = Il le faut pour des archives ou une recherche d’intérêt public.
ground-expression = Il le faut pour la liberté d’expression.
ground-not_feasible = Les données ne peuvent pas être envoyées directement à l’autre service.
ground-not_portable = Vous ne l’avez pas donné sur la base d’un consentement ou d’un contrat.
ground-no_breach = Nous avons constaté que les règles ont été respectées.
ground-other_company = Cela concerne une autre société.
outcome-part-done = Ce qui a été fait
outcome-part-not_done = Ce qui n’a pas été fait, et pourquoi
outcome-part-held = Ce qui reste conservé
outcome-part-told = Qui a été prévenu
outcome-part-complain = Nous adresser une réclamation
outcome-part-regulator = S’adresser à l’autorité de contrôle
outcome-part-court = Saisir un tribunal

## Préférences et accords
notice-title-preferences = Ce qui se passe quand vous vous inscrivez
prefs-came = Ce lien se trouvait dans un e-mail de { $brand }.
prefs-came-topic = Ce lien se trouvait dans un e-mail de { $brand } sur : { $topic }.
channel-email = par e-mail
channel-phone = par téléphone
channel-post = par courrier
prefs-channel-stop = Pas { $channel }
prefs-channel-join = Aussi { $channel }
prefs-channel-left = Arrêté { $channel } le { $date }
prefs-variant-now = Vous recevez : { $variant }
prefs-variant-button = Plutôt : { $variant }
prefs-variant-done = Vous recevez désormais « { $topic } » ainsi : { $variant }
prefs-renew = Vous avez accepté il y a longtemps, ou les mots ont changé depuis. Le voulez-vous toujours ?
prefs-renew-button = Oui, je le veux toujours
prefs-paused = Vous ne recevez pas de publicité jusqu’au { $date }. Ensuite, tout reprend comme avant.
prefs-pause-head = Seulement une pause
prefs-pause-lead = Rien jusqu’à une date, puis tout comme avant.
prefs-pause-button = Rien jusqu’au { $date }
prefs-pause-end = Terminer la pause maintenant
prefs-pause-done = C’est fait : pas de publicité jusqu’au { $date }
prefs-pause-after = Ensuite, tout reprend comme avant. Ce que vous avez arrêté reste arrêté.
prefs-pause-ended = C’est fait : la pause est terminée
prefs-partners-lead = De la publicité que nous faisons avec des fabricants ou des clients. Elle n’a rien à voir avec vos autres choix.
prefs-others-head = Transmis à d’autres
prefs-others-lead = Vous avez accepté que nous transmettions vos données à ces organisations.
prefs-why-given = Vous l’avez accepté le { $at }.
prefs-why-source = { $basis } { $source } ({ $date })
prefs-why-unknown = Nous n’avons pas de trace de la raison. Vous pouvez l’arrêter ici aussitôt.
prefs-why-data = Tout ce que nous avons sur vous, et d’où cela vient
prefs-join-how-own = Ce que vous choisissez ici compte aussitôt.
prefs-done-still = Vous recevez encore : { $topics }.
prefs-done-nothing-left = Vous ne recevez plus de publicité de notre part.
prefs-done-service = Les messages sur les commandes, les livraisons ou la sécurité de votre compte ne sont pas de la publicité et vous parviennent toujours.
prefs-still-hint = La publicité qui vous parvient malgré cela est une erreur de notre part. Le bouton ouvre une réclamation avec ce que nous savons de votre choix ; vous n’avez rien à écrire.
prefs-still-says = La personne dit qu’elle a encore reçu de la publicité. Ce qui est conservé de ses choix :
prefs-still-stop = Arrêté : { $topic }, depuis le { $at } ({ $origin })
prefs-still-title = Votre réclamation nous est parvenue
prefs-still-text = Une personne regarde pourquoi l’e-mail a été envoyé. Ce que vous aviez choisi, et quand, figure déjà dans la réclamation.
prefs-still-mail = Nous avons envoyé un accusé de réception à votre adresse.
leaving-question = Pourquoi l’avez-vous arrêté ?
leaving-hint = Vous n’êtes pas tenu de répondre. Nous comptons les réponses et les conservons sans aucun nom.
leaving-too-many = Trop d’e-mails
leaving-not-relevant = Sans rapport avec mon travail
leaving-never-asked = Je ne l’ai jamais demandé
leaving-left-company = Je n’y travaille plus
leaving-other = Une autre raison
leaving-button = Envoyer la réponse
leaving-thanks = Merci de votre réponse
leaving-thanks-text = Elle est comptée sans votre nom.
subscribe-title = Recevoir : { $topic }
subscribe-email = Votre adresse e-mail
subscribe-email-hint = Nous y envoyons un seul e-mail et demandons si c’était vous.
subscribe-wording = En appuyant sur le bouton, vous acceptez que { $company } vous envoie des e-mails sur : { $topic }. Vous pouvez arrêter à tout moment par le lien de chaque e-mail.
subscribe-how = Rien ne commence avant que vous ayez appuyé sur le bouton de l’e-mail. Si vous ne le faites pas, nous oublions l’adresse au bout de 30 jours.
subscribe-sent = Nous avons envoyé un e-mail à { $email }, que nous connaissions l’adresse ou non.
sharing-with = Transmission à { $name }
sharing-link = Qui d’autre reçoit vos données
sharing-title = Qui d’autre reçoit vos données
sharing-lead = Nous ne transmettons vos données à des organisations hors de notre groupe que si vous l’acceptez pour chacune d’elles. Rien n’est réglé d’avance, et vous pouvez revenir sur votre choix à tout moment.
sharing-after = Si vous la retirez, plus rien ne leur est transmis et notre service les en informe. Vous pouvez le suivre sous vos demandes.
sharing-none = Il n’y a pas de telle organisation pour le moment.
sharing-wording = J’accepte que { $company } transmette mes coordonnées professionnelles à { $name }.
sharing-agree-button = J’accepte
sharing-stop-button = Ne plus transmettre mes données à { $name }
sharing-country = Elle se trouve dans ce pays : { $country }
sharing-signal = Votre navigateur dit que vous ne voulez pas que vos données soient vendues ou partagées (Global Privacy Control). Nous ne transmettons rien sans votre accord. Si vous le souhaitez, nous l’enregistrons comme une opposition.
sharing-signal-stored = Votre navigateur dit que vous ne voulez pas que vos données soient vendues ou partagées, et nous l’avons enregistré comme une opposition.
sharing-signal-button = L’enregistrer comme mon opposition
sharing-tell = Je retire mon consentement : mes données ne doivent plus être transmises à { $names }. Merci de les en informer.
mail-joining-why-form = Vous recevez ce message parce que quelqu’un a tapé votre adresse sur notre site. Ce n’est pas de la publicité.
consents-held-head = Ce que vous avez accepté
consents-history-head = Ce que vous avez choisi, et quand
consents-since = Depuis le { $at }
consents-withdraw = Retirer
receipt-link = Reçu
receipt-title = Reçu d’un choix
receipt-lead = Conservez-le si vous voulez : il prouve ce que vous avez choisi, même sans nous.
receipt-what = Quoi
receipt-when = Quand
receipt-purpose = Dans quel but
receipt-how = Comment
receipt-words = Les mots qui étaient affichés
receipt-version = Version des mots
receipt-who = Avec qui
receipt-withdraw = Comment revenir en arrière
receipt-withdraw-how = Par le lien de chaque e-mail, ou ici sous « Publicité » : un bouton, aussitôt.
receipt-keep-head = À conserver
receipt-file = Le reçu sous forme de fichier (JSON)
receipt-signature = Sa signature
receipt-check-head = Comment vérifier la signature
receipt-check-text = Enregistrez les deux fichiers, ainsi que la clé publique sous le nom key.pem depuis cette adresse :
consent-kind-paused = Mis en pause
consent-kind-resumed = Pause terminée
consent-kind-variant = Modifié
consent-means-sign_up = par le formulaire de notre site
consent-means-signal = par un signal de votre navigateur
consent-means-import = dans un fichier d’un autre système
consent-means-api = par un autre programme
consent-means-webhook = par un message d’un autre système
consent-means-officer = par une personne de notre service de conformité
consent-means-canary = par l’essai du portail lui-même
explain-source-portal = Vous nous l’avez donné vous-même, ici dans le portail.
explain-source-unknown = Il n’est pas noté d’où cela vient. Demandez-nous, et une personne cherche.

## A page that outlives its session (H8)
stay-warning = Vous serez déconnecté à { $until } si vous n’ouvrez aucune page d’ici là. Ce que vous avez saisi ici pourra encore être envoyé ensuite.
stay-link = Rester connecté (ouvre un nouvel onglet)
stay-until = Connecté jusqu’à { $until }. Chaque page ouverte repousse cette heure.
kept-title = Vous avez été déconnecté, votre saisie est toujours là
kept-lead = Rien n’a été envoyé. Cette page est restée ouverte plus longtemps que ne dure une connexion sans activité.
kept-first = Connectez-vous de nouveau à côté de cette page :
kept-link = se connecter (ouvre un nouvel onglet)
kept-then = Revenez dans cet onglet et appuyez sur le bouton.
kept-button = Envoyer maintenant
kept-head = Ce que vous avez saisi

# ---- a breach, told to whom it touches (S11.12, L34.1) ------------------------------------------------------------
mail-breach-subject = { $brand } : un incident a touché vos données
mail-breach-h1 = Un incident a touché vos données
mail-breach-lead = Nous vous écrivons parce que des données que { $brand } détient sur vous ont été touchées. Vous n’avez rien à prouver pour nous interroger à ce sujet.
breach-part-nature = Ce qui s’est passé
breach-part-effects = Ce que cela peut signifier pour vous
breach-part-measures = Ce que nous avons fait et faisons
breach-part-advice = Ce que vous pouvez faire
breach-part-ask = À qui s’adresser
mail-breach-button = Nous poser une question
mail-breach-why = Vous recevez ce message parce que la loi veut que chacun sache quand quelque chose arrive à ses données. Ce n’est pas de la publicité. Nous n’y demandons jamais de mot de passe ni de paiement.
announcement-read = Lire ce qui s’est passé
announcement-until = Cet avis reste ici jusqu’au { $date }.
