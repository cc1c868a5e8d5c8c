# The portal's words in English. Keys are named after the page they stand on; `de.ftl` has the same keys and gaps.
# Plain words, short sentences. An error says what to do. A button names its act.

## Dates, numbers, periods
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date = { $day } { $month } { $year }
moment = { $date } at { $time }
time = { $clock } London time ({ $zone })
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Around every page
portal-name = privacy portal
skip-link = Skip to main content
nav-label = Your privacy
nav-overview = Overview
nav-data = Your data
nav-marketing = Marketing
nav-requests = Requests
nav-sessions = Sign-ins
footer-label = About this portal
footer-policy = Privacy policy
footer-cookies = Cookies
footer-accessibility = Accessibility
footer-contact = Contact
languages-label = Language
back-link = Back
sign-out-button = Sign out
notice-done = Done
notice-important = Good to know
company-facts = { $name }, company number { $number }, registered in { $place }.
company-office = Registered office: { $office }.
help-link = Get help from a person

## Parts
error-prefix = Error:
error-heading = There is a problem
optional = (optional)
warning-prefix = Warning:
change-link = Change
cancel-link = Cancel
continue-button = Continue
send-again-button = Send a new mail
reference-label = Reference
next-head = What happens next
contents-head = On this page
pages-label = Pages
pages-earlier = Earlier
pages-later = Later
code-label = Code from the mail
code-hint = Six digits, such as 482 913.
data-link = Back to your data
start-link = Start page

## Errors beside a field
error-email-empty = Enter your e-mail address
error-email-form = Enter an e-mail address with a name, an @ and a domain, such as name@example.com
error-email-long = Enter an e-mail address of at most { $limit } characters
error-email-same = Enter an address other than the one we have now
error-code-empty = Enter the code from the mail
error-code-form = Enter the six digits of the code, without other characters
error-code-wrong = { $left ->
    [0] This code does not match. Ask for a new mail
    [one] This code does not match. You can try one more time
   *[other] This code does not match. You can try { $left } more times
}
error-value-empty = Fill in “{ $what }”
error-value-long = “{ $what }” must be { $limit } characters or fewer
error-value-characters = “{ $what }” must only contain characters that can be printed
error-value-phone = Enter a phone number with digits, such as +44 20 7946 0000
error-value-same = Enter something other than what we have now
error-choice-none = Choose one of the answers

## Problem pages
problem-kept-head = What you had typed
problem-kept-text = It was not saved. Copy it from here if you want to use it again.
problem-id = If you write to us about this, mention the number { $id }.
problem-not-found-title = This page does not exist
problem-not-found-what = The address may be mistyped, or the page may have moved.
problem-not-found-do = If you came here from a link in a mail, check that the whole link was copied.
problem-forbidden-title = You cannot open this page
problem-forbidden-what = You are signed in, but this page belongs to someone else.
problem-forbidden-do = If you think that it should be yours, write to us.
problem-not-yours-title = Your role does not include this
problem-not-yours-what = Nothing was changed. Each role opens only what its work needs.
problem-not-yours-do = If you need this page, ask the officer to give you another role.
problem-form-title = We could not check where this form came from
problem-form-what = Nothing was changed. This happens when a page stays open for a long time, or when cookies are switched off.
problem-form-do = Go back, load the page again and send it once more.
problem-large-title = That was too much to send at once
problem-large-what = Nothing was changed.
problem-large-do = Shorten the text or send fewer files, and try again.
problem-often-title = Too many tries in a short time
problem-often-what = To protect people’s data we slow down when something is tried very often.
problem-often-do = Wait { $wait } and try again.
problem-fault-title = Something went wrong on our side
problem-fault-what = Nothing you did caused this. What you sent was not saved.
problem-fault-do = Try again in a few minutes. If it happens again, write to us.
problem-busy-title = The portal is not available at the moment
problem-busy-what = Your data is safe; we just cannot show it right now.
problem-busy-do = Try again in a few minutes.

## The seven rights
right-access = See your data
right-access-text = Everything we hold about you, where it came from and what we use it for.
right-rectification = Correct your data
right-rectification-text = Change what is wrong or out of date. Most changes take effect at once.
right-erasure = Erase your data
right-erasure-text = Have your data deleted. We show you first what goes and what the law makes us keep.
right-objection = Object to a use
right-objection-text = Tell us to stop using your data for a purpose. For marketing we stop at once.
right-restriction = Restrict your data
right-restriction-text = Have your data stored but not used, for example while we check whether it is right.
right-portability = Take your data with you
right-portability-text = Download what you gave us in a form that other services can read.
right-withdraw_consent = Withdraw consent
right-withdraw_consent-text = Take back a consent you gave. It is as easy as giving it.

## Kinds of value
kind-name = Full name
kind-title = Title
kind-job_title = Job title
kind-department = Department
kind-organisation = Organisation
kind-email = E-mail address
kind-phone = Phone number
kind-business_address = Business address
kind-username = User name
kind-password_set = Password
kind-profile_preference = Profile preference
kind-feedback = Feedback
kind-survey_response = Survey answer
kind-preferred_language = Preferred language
kind-marketing_from_us = Marketing from us
kind-marketing_from_third_parties = Marketing from third parties
kind-communication_preference = Communication preference
kind-comment = Comment
kind-customer_interest = What your customers are interested in
kind-usage = Use of a website
kind-ip_address = Internet address
kind-device = Device
kind-supplement = Record from another source

## Categories of data
category-BCI = Business contact details
category-BCI-text = How to reach you at work.
category-IDN = Who you are
category-IDN-text = Your name and title.
category-PRF = Your profile
category-PRF-text = Accounts on our websites, feedback and survey answers.
category-MKT = Marketing and communication
category-MKT-text = What you said about the mail you want from us.
category-CNT = What you wrote or sent
category-CNT-text = Comments, pictures and text from web forms.
category-CUS = About your own customers
category-CUS-text = What you told us about people and products at your customers.
category-TEC-U = Use of our websites
category-TEC-U-text = Recorded automatically when a website is visited.
category-TEC-D = Devices
category-TEC-D-text = Numbers that identify a computer, phone or tablet.
category-ENR = From other sources
category-ENR-text = Records that others gave us to add to what we have.

## States of a request
state-unverified = Check your mail
state-received = Received
state-needs-you = We need something from you
state-in-progress = In progress
state-waiting-until = Waiting until { $date }
state-partly-done = Partly done
state-done = Done
state-not-possible = Not possible
state-withdrawn = Withdrawn
state-expired = Expired

## Start
start-title = Your data, in your hands
start-lead = See what { $company } holds about you, correct it, take it with you or have it erased.
start-button = Sign in with your e-mail address
start-how = No account and no password. We send you a link and a code.
start-stop-head = Only want less mail from us?
start-stop-text = You do not need to sign in for that. Use the link at the bottom of any marketing mail, or ask for one here.
start-stop-link = Change or stop marketing mail
start-rights-head = What you can do here
start-rights-text = Sign in and start any of them. To erase, restrict or object, or to withdraw a consent, write to the officer below.
start-answer-head = When a person has to look at it
start-answer-text = We aim to answer within seven working days. You can follow each request here and see both our aim and the date that the law sets.
start-policy-link = Read the privacy policy
start-write-head = Rather write to someone?
start-write-text = You can ask anything in your own words. You do not need to know which law or right it is about.
start-form-link = Write to us
start-post-text = Or send a letter:

## Sign-in
sign-in-title = Sign in
sign-in-lead = We send a link and a code to your mailbox. That way only you can open your data.
sign-in-email-label = E-mail address
sign-in-email-hint = The address where you hear from us. We use it to find your data and for nothing else.
sign-in-button = Send me a link and a code
sign-in-no-mailbox-head = I cannot open this mailbox any more
sign-in-no-mailbox-text = If you changed jobs or lost the mailbox, write to us instead. A person will find another way to make sure that it is you.
sign-in-no-mailbox-link = Write to us
sign-in-sent-title = Check your mail
sign-in-sent-lead = We sent a message to { $email }.
sign-in-sent-how = Open the link in it, or type the code here. Both work for { $valid }, until { $until }.
sign-in-code-button = Sign in
sign-in-sent-nothing-head = No mail yet?
sign-in-sent-nothing-junk = It can take a minute or two. Look in the junk folder as well.
sign-in-sent-nothing-typed = Is the address above spelled right?
sign-in-sent-restart-link = Use another address
sign-in-sent-nothing-other = We may know you under another address, such as one from a former employer.
sign-in-confirm-title = Sign in to your data
sign-in-confirm-lead = You are signing in as { $email }.
sign-in-confirm-button = Sign in
sign-in-confirm-why = Why this button? Some mail programs open links by themselves to check them. The button makes sure that it is you.
sign-in-elsewhere-title = Finish signing in where you started
sign-in-elsewhere-lead = This link was asked for in another browser or on another device.
sign-in-elsewhere-there-head = To go on there
sign-in-elsewhere-step-1 = Go back to the browser or device where you typed your address.
sign-in-elsewhere-step-2 = Type the six-digit code from the same mail there.
sign-in-elsewhere-here-head = To go on here
sign-in-elsewhere-here-text = Start again in this browser. You get a new mail.
sign-in-elsewhere-here-button = Start again here
sign-in-elsewhere-why = Why? If someone forwards this link or gets hold of it, they cannot open your data with it.
sign-in-over-title = This sign-in has ended
sign-in-over-expired = The link and the code were too old. They work for a short time only.
sign-in-over-used = The link and the code were used already. Each works once.
sign-in-over-tries = The code was typed wrongly too often, so we stopped accepting it.
sign-in-over-unknown = We do not know this link. It may have been cut off when it was copied.
sign-in-over-same = We can send a new mail to { $email }.
sign-in-over-button = Send me a new link and code
sign-in-over-other = Use another address
sign-in-over-anew = Start again and you get a new mail.
sign-in-over-anew-button = Start again
signed-out-title = You are signed out
signed-out-lead = Nobody can open your data in this browser any more.
signed-out-shared = If others use this device too, close the window as well.
sign-in-again-link = Sign in again

## Overview
overview-title = Your privacy
overview-lead = You are signed in as { $name }, { $email }.
overview-lead-email = You are signed in as { $email }.
overview-held-head = What we hold
overview-held-text = { $count ->
    [0] We hold nothing about you here beyond your e-mail address.
    [one] We hold one piece of data about you.
   *[other] We hold { $count } pieces of data about you.
}
overview-data-button = See your data
overview-requests-head = Your open requests
overview-requests-none = You have no open requests.
overview-requests-link = All your requests
overview-rights-head = What you can do
overview-more-head = More
overview-marketing = Choose your marketing mail
overview-marketing-text = Topics, how often, or none at all.
overview-sharing = See who got your data
overview-sharing-text = Companies, countries, reasons and dates.
overview-else = Something else
overview-else-text = Ask or tell us anything, in your own words.
request-open-link = open request { $reference }

## Your data
data-title = Your data
data-lead = This is everything in this portal about you.
data-held-by = Responsible for it:
data-empty-head = There is nothing here
data-empty-text = We hold no data about you in this portal beyond your e-mail address. Other systems may know you under another address.
data-count = ({ $count })
data-no-value = No value
data-confirm-button = Yes, it is all right
data-confirm-never = Is everything still right? You have not confirmed it yet.
data-confirm-last = You last confirmed on { $date } that everything is right.
data-why = Why and how we hold this
fact-purpose = What we use it for
fact-basis = What allows us to
fact-source = Where it came from
fact-date = When
fact-recipients = Who gets it
fact-kept = How long we keep it
fact-confirmed = Last confirmed
data-systems-head = Where it was copied from
data-systems-text = This portal holds copies. The systems below are where the data lives; a change there shows here after the next copy.
data-systems-caption = Systems that data was copied from
data-system-name = System
data-system-holds = What it holds
data-system-copied = Last copied
data-not-covered-head = What is not shown here
data-ask-link = Ask a person to search for more
data-events-head = Who looked at it or changed it
data-events-none = Nobody has looked at your data or changed it since it was copied here.
data-event-what = What
data-event-who = Who
data-event-when = When
data-export-head = Take a copy
data-export-text = One file with everything on this page, to read, to keep or to take elsewhere.
data-export-link = Download your data

## Correcting
edit-title = Change: { $what }
edit-caption = Correct your data
edit-now = What we have now
edit-reason-label = Why should it be changed?
edit-reason-hint = Anything that helps us check it. Don’t write about health or other private matters.
edit-reviewed = A person checks this change before it takes effect. You will see the outcome here and get a mail.
edit-at-once = This change takes effect as soon as you save it.
edit-cancel = Keep it as it is
edit-check-title = Check your change
edit-check-old = { $what } now
edit-check-new = { $what } from now on
edit-check-removed = Removed
edit-save-button = Save the change
edit-send-button = Send the change for review
edit-done-title = Your change is saved
edit-done-text = It is in effect now. We send you a mail that says which kind of data was changed, but not what it says.
edit-done-systems = We tell these systems about it:
edit-filed-title = Your change is filed for review
edit-filed-step-1 = A person compares it with what we know.
edit-filed-step-3 = You get a mail with the outcome. Until then we keep using what we have now.

## Export
export-title = Download your data
export-lead = { $count ->
    [one] One piece of data, in a single ZIP file that you can read without any special program.
   *[other] { $count } pieces of data, in a single ZIP file that you can read without any special program.
}
export-proof = Before the download we send a code to { $email }, so that nobody else can take your data.
export-proven = Your code was right. You can download until { $until }.
export-access-head = Everything
export-access-text = Choose this if you want to know what we hold.
export-access-1 = all values with purpose, source, recipients and how long we keep them
export-access-2 = your consents, choices and requests
export-access-3 = who looked at your data or changed it
export-access-button = Continue with everything
export-access-download = Download everything
export-portable-head = To take elsewhere
export-portable-text = Choose this if you want to give your data to another service.
export-portable-1 = what you gave us or what was recorded while you used a service
export-portable-2 = nothing that we or others wrote about you
export-portable-button = Continue with the copy to take elsewhere
export-portable-download = Download the copy to take elsewhere
export-inside-head = What is in the file
export-inside-index = the readable copy: open it in any browser, online or not, and print it
export-inside-json = the same for programs, with a description
export-inside-csv = one table each for spreadsheets
export-inside-vcf = your contact details as an address card
export-inside-receipts = a receipt for each consent you gave
export-inside-manifest = check sums, to prove that nothing was changed
export-keep = The file is made for you at this moment and is not kept by us. Store it in a safe place.

## Fresh proof
proof-title = Make sure that it is you
proof-sent = We sent a code to { $email }. It works for { $valid }, until { $until }.
proof-nothing-head = No mail yet?
proof-nothing-text = It can take a minute or two. Look in the junk folder as well.
proof-act-export = download your data
proof-act-erase = erase your data
proof-act-email = change your e-mail address

## Sign-ins
sessions-title = Where you are signed in
sessions-lead = These browsers can open your data. End any that you do not know.
sessions-this = This browser
sessions-since = Signed in: { $at }.
sessions-seen = Last used: { $at }.
sessions-end-button = End this sign-in
sessions-others-head = All the others
sessions-others-text = Ends every sign-in except the one you are using now.
sessions-others-button = End all other sign-ins
sessions-only-this = You are signed in nowhere else.

## Change of address
email-title = Change your e-mail address
email-lead = Your address is { $email } at present.
email-label = New e-mail address
email-hint = You need to be able to open this mailbox now.
email-step-1 = We send a code to the new mailbox.
email-step-2 = We tell the old mailbox, so that nobody can do this behind your back.
email-step-3 = You type the code here. Then the new address is in effect.
email-button = Send the code
email-sent-title = Check your new mailbox
email-sent-lead = We sent a code to { $email }.
email-sent-how = It works for { $valid }, until { $until }. We also told { $old }, from where the change can be stopped.
email-code-hint = Six digits, from the mail to the new address.
email-confirm-title = Use this address from now on?
email-confirm-old = Address until now
email-confirm-new = New address
email-confirm-text = You will sign in with the new address. Your choices about marketing mail stay as they are, for both addresses.
email-confirm-button = Use the new address
email-cancel = Keep the old address
email-stop-title = Stop the change of address?
email-stop-text = Someone asked to change the address of this mailbox. If that was not you, stop it here. Nothing will be changed.
email-stop-button = Stop the change
email-stopped-title = The change was stopped
email-stopped-text = Your address stays as it is. To be safe we have ended all your sign-ins.

## Requests
requests-title = Your requests
requests-lead = Open requests come first. Open one to see where it stands.
requests-none = You have not asked for anything yet.
requests-none-text = Many things work at once and need no request: correcting, downloading and stopping marketing, for example.
requests-new-link = Ask for something
request-title = Request { $reference }
request-received = Received
request-answered = Answered
request-aim = We aim to answer by
request-aim-hint = Seven working days.
request-law = The law allows until
request-law-hint = One month, counted from when we had all we needed.
request-promise = We aim to answer by { $aim }. The law allows until { $law }.
request-next-aim = We aim to answer by { $date }.
request-next-closed = Answered on { $date }.
request-events-head = What has happened
request-follow-link = Follow this request
request-all-link = All your requests

## Letters
mail-copy-link = If the button does not work, copy this address into your browser:
mail-limit = This works for { $valid }, until { $until }.
mail-ignore = You did not ask for this? Then you can ignore this mail. Nothing happens unless someone uses it.
mail-help = Questions? Write to us:
mail-post = Or by letter:
mail-contact-why = You get this mail because it concerns the security of your data. It is not marketing, so there is nothing to unsubscribe from.
mail-sign-in-subject = { $brand } privacy portal: sign in
mail-sign-in-h1 = Sign in to the privacy portal
mail-sign-in-lead = You asked to sign in. Open this link in the browser where you asked:
mail-sign-in-button = Sign in to the privacy portal
mail-sign-in-code = Reading this on another device? Type this code where you asked to sign in:
mail-sign-in-late = If you are too late, ask for a new mail on the sign-in page.
mail-sign-in-why = You get this mail because someone typed this address on the sign-in page. It is not marketing, and the address was added to no list.
mail-nothing-h1 = Nothing is held under this address
mail-nothing-lead = Someone asked to sign in to our privacy portal with this address. We looked, and the portal holds no data under it.
mail-nothing-other = We may know you under another address, such as one from a former employer. Try that one on the sign-in page.
mail-nothing-copies = The portal holds copies from our main systems, not from every place. If you would like a person to search further, write to us:
mail-nothing-button = Ask a person to search
mail-changed-subject = { $brand } privacy portal: your data was changed
mail-changed-h1 = Your data was changed
mail-changed-lead = On { $at } you changed this in the privacy portal:
mail-changed-not-you = Was this not you? Open your data, put it right, and end any sign-ins that you do not know.
mail-changed-button = Open your data
mail-proof-subject = { $brand } privacy portal: your code
mail-proof-h1 = Your code
mail-proof-lead = Type this code in the portal to { $act }:
mail-proof-late = If you are too late, ask for a new code on the same page.
mail-proof-not-you = You did not ask for this? Then someone else may be signed in to the portal in your name. Give the code to nobody, and end all other sign-ins in the portal.
mail-email-new-subject = { $brand } privacy portal: confirm this address
mail-email-new-h1 = Confirm this address
mail-email-new-lead = You asked us to write to this address from now on. Open this link in the browser where you asked:
mail-email-new-button = Confirm this address
mail-email-new-code = Or type this code there:
mail-email-new-late = If you are too late, start the change again in the portal.
mail-email-new-why = You get this mail because someone typed this address as their new one. It is not marketing.
mail-email-old-subject = { $brand } privacy portal: change of address
mail-email-old-h1 = Your address is about to change
mail-email-old-lead = On { $at } someone who is signed in to the privacy portal asked to replace this address with another one.
mail-email-old-you = Was it you? Then there is nothing to do here. Go on with the mail in the new mailbox.
mail-email-old-not-you = Was it not you? Stop it until { $until }:
mail-email-old-button = Stop the change
mail-new-device-subject = { $brand } privacy portal: new sign-in
mail-new-device-h1 = Someone signed in
mail-new-device-lead = Your data was opened in a browser that we had not seen before: { $device }, { $at }.
mail-new-device-you = Was it you? Then there is nothing to do.
mail-new-device-not-you = Was it not you? End that sign-in:
mail-new-device-button = See where you are signed in
mail-filed-subject = { $reference }: your correction
mail-filed-h1 = Your correction waits for a person
mail-filed-lead = You asked us to change the following. Your reference is { $reference }.
mail-filed-next = A person compares it with what we know and writes to you. Until then we keep using what we have now.
mail-filed-button = Follow your request

## What explains a value
explain-source-portal = You gave us this yourself, here in the portal.
explain-source-unknown = It is not recorded where this came from. Ask us, and a person looks into it.
explain-no-purpose = No purpose is recorded for this. Until there is one, we keep it and use it for nothing.
explain-no-basis = None while there is no purpose
explain-no-recipient = Nobody outside
explain-no-date = No date is recorded
explain-retention-none = No period has been set for this yet. You can have it erased at any time.
explain-retention-months = { $months ->
    [one] One month after the last use for this.
   *[other] { $months } months after the last use for this.
}
explain-superseded = Replaced by a newer value. Kept for a time as evidence of the change.
explain-giver-person = You
explain-giver-organisation = Your organisation
explain-giver-supplier = Someone else
explain-from-system = Copied from { $system }.
explain-from-site = Website: { $site }.
explain-from-partner = Partner: { $partner }.
explain-from-campaign = Campaign: { $campaign }.
explain-from-supplier = Supplier: { $supplier }.
explain-automated = No decision about you is made by a program alone.
explain-fixed-observed = This was recorded automatically and cannot be changed. You can object to it or have it erased.
explain-fixed-choice = This is a copy of a choice kept in another system. You change it with your marketing choices.
complaint-us = You can complain to us at any time, in your own words. We acknowledge it and tell you the outcome.
complaint-regulator = You can also go to the { $regulator } at any time, and you can go to court.
suppressed-email = No marketing by e-mail
suppressed-phone = No marketing calls
suppressed-post = No marketing by letter
suppressed-all = No marketing at all
suppressed-by-system = As recorded in { $system }.
suppressed-here = As you told us here.

## Who did what
actor-you = You
actor-visitor = Someone who typed your address
actor-officer = The compliance officer
actor-client = A marketing system
actor-operator = Our technical staff
actor-portal = The portal
event-sign-in-asked = Asked for a sign-in mail
event-wrong-code = Typed a wrong code
event-session-started = Signed in
event-session-ended = Ended a sign-in
event-proof-asked = Asked for a code
event-proof-given = Typed the code
event-corrected = Corrected
event-confirmed = Confirmed
event-correction-filed = Asked for a correction
event-address-asked = Asked to change the address
event-address-changed = Changed the address
event-address-stopped = Stopped the change of address
event-exported = Downloaded the data
event-viewed = Looked at the data
event-other = Other work on the data

## Further outcomes
data-confirmed = Thank you. We noted that everything is right.
proof-lead-ask = Before you can { $act }, we make sure that it is you: we send a code to your mailbox.
proof-lead-sent = Type the code to { $act }.
problem-cooling-title = Not yet: the address changed a short while ago
problem-cooling-what = To protect your data, nothing can be downloaded until { $until }.
problem-cooling-do = The mailbox that you had before can still stop the change until then.
problem-over-title = This link does not work any more
email-done-title = Your address is changed
email-done-text = From now on we write to { $email }. All other sign-ins were ended. The old mailbox can still undo this for seven days.
sessions-unknown = Unknown browser
proof-ask-button = Send me a code
data-confirm-due = You last confirmed on { $date } that everything is right. Is it still?

## What one can write about (matters)
matter-question = A question
matter-question-hint = About your data, or anything else.
matter-concern = A concern
matter-concern-hint = Something about how we use data worries you.
matter-update = Something has changed
matter-update-hint = You moved, changed jobs, or have a new number.
matter-correct = Something is wrong
matter-correct-hint = We hold something about you that is not right.
matter-preferences = The mail you get from us
matter-preferences-hint = Stop it, get less of it, or get something else.
matter-right = One of your rights
matter-right-hint = See, correct, erase, restrict or take away your data, or object to a use.
matter-complaint = A complaint
matter-complaint-hint = About how we handled your data or your request.
matter-security = A security problem
matter-security-hint = Data may have got lost or into the wrong hands. We look at it today.
matter-child = It may concern a child
matter-child-hint = Data of someone under 13 may have reached us. We look at it today.
matter-colleague = I work for the company
matter-colleague-hint = For present and former staff, whom other rules cover.

## Contact form
contact-form-title = Write to us
contact-form-lead = A person reads every message. We aim to answer within seven working days.
contact-form-matter = What is it about?
contact-form-self-head = You can do this yourself, at once
contact-form-self-data = See and correct your data
contact-form-self-export = Take a copy of your data away
contact-form-right = Which right?
contact-form-right-hint = Not sure? Take the nearest one and say in your own words what you want.
contact-form-text = Your message
contact-form-text-hint = Write in any language. Leave out passwords, card numbers and anything about health, beliefs or other private matters: we do not need it.
contact-form-email = Your e-mail address
contact-form-email-hint = We tell you there when we have answered. If we may hold data about you, use the address we know.
contact-form-from = We answer to { $email }.
contact-form-name = Your name
contact-form-trap = Leave this field empty
contact-form-notice = { $company } uses what you write here to answer you, because both of us have an interest in that, and keeps it with your request. You need not tell us your name. This form is not for children under 13.
contact-form-notice-rights = You can see, correct or erase it, or object, on the page of your request.
contact-form-button = Send
contact-form-post-head = By letter
contact-form-done-title = We have your message
contact-form-done-received = It reached us on { $received }.
contact-form-done-mail = We sent a mail to { $email } that says the same.
contact-form-done-mail-hidden = We sent a mail to the address you gave that says the same.
contact-form-done-step-1 = A person reads it.
contact-form-done-step-2 = We aim to answer by { $aim }, the seventh working day from now.
contact-form-done-step-3 = When there is an answer, we send you a mail. You read it on the page of your request, which opens with a code from your mailbox.
contact-form-done-law = The law allows until { $law }.
contact-form-done-urgent = We look at it today.
contact-form-done-follow = Follow your request
error-matter-empty = Choose what it is about
error-right-empty = Choose one of the rights
error-text-empty = Write your message
error-text-long = Write at most { $limit } characters
error-text-characters = Write your message with characters that can be printed
error-name-characters = Write your name with characters that can be printed, at most { $limit }

## Messages in a case
case-write-head = Write to us about this
case-write-label = Your message
case-write-again = If you write, the request opens again.
case-write-button = Send
case-withdraw-lead = We then stop working on it. What has been done already stays done.
case-withdraw-button = Take this request back
case-not-you = Somebody wrote this with your address. If it was not you, take it back.
case-message-you = You wrote
case-message-us = We wrote
case-decision-granted = We changed it as you asked
case-decision-refused = We did not change it
case-reason = What you said about it
case-notice-sent = Your message is with us.
case-notice-withdrawn = You took this request back.

## Letters about a case
mail-asked-subject = { $reference }: we have your message
mail-asked-h1 = We have your message
mail-asked-lead = It reached us on { $received }. Its reference is { $reference }.
mail-asked-promise = We aim to answer by { $aim }, the seventh working day.
mail-asked-law = The law allows until { $law }.
mail-asked-next = When there is an answer, we send you a mail. You read it on the page of your request, which opens with a code from this mailbox.
mail-asked-not-you = Did you not write to us? Then somebody typed your address. You need not do anything.
mail-asked-button = Follow your request
mail-asked-why = You get this mail because this address was given in our contact form. It is not marketing, so there is nothing to unsubscribe from.
mail-answered-subject = { $reference }: you have a reply
mail-answered-h1 = You have a reply
mail-answered-lead = We have written to you about your request { $reference }.
mail-answered-how = So that nobody else can read it, it is on the page of your request. The page opens with a code that we send to this mailbox.
mail-answered-button = Read the reply
mail-answered-why = You get this mail because you have a request with us. It is not marketing, so there is nothing to unsubscribe from.
mail-alarm-subject = { $reference }: needs a look today
mail-alarm-h1 = A message needs a look today
mail-alarm-lead = It is about: { $matter }. Its reference is { $reference }.
mail-alarm-at = It reached us on { $at }.
mail-alarm-button = Open the case
mail-alarm-why = You get this mail because you answer for data protection at { $brand }.

## Console
console-group-work = Cases
console-group-people = People
console-group-marketing = Marketing
console-group-records = Records
console-group-portal = Portal
console-menu = Menu
console-nav-label = Console
console-role-officer = Officer
console-role-deputy = Deputy
console-role-agent = Agent
console-role-marketing = Marketing
console-role-auditor = Auditor
console-nav-queue = Queue
console-nav-closed = Closed
console-nav-suspected = Held back
console-sign-in-title = Sign in to the compliance desk
console-sign-in-email = E-mail address
console-sign-in-password = Password
console-sign-in-code = Code from your authenticator app
console-sign-in-code-hint = Six digits. Each code works once.
console-sign-in-button = Sign in
console-sign-in-lost = Lost your phone or password? Whoever runs the portal can invite you again.
console-welcome-title = Set up your access
console-welcome-lead = For { $email }.
console-welcome-factor-head = 1. Add the portal to an authenticator app
console-welcome-factor-text = Scan the picture with the app on your phone.
console-welcome-factor-picture = QR code for your authenticator app
console-welcome-factor-typed = Or type this key into the app:
console-welcome-password-head = 2. Choose a password
console-welcome-password = Password
console-welcome-password-hint = At least { $limit } characters. Several words are easy to keep in mind.
console-welcome-code-head = 3. Type the code the app shows now
console-welcome-code = Code
console-welcome-button = Set up
console-welcome-done-title = Your access is set up
console-welcome-done-text = Wait for the next code in your app, then sign in: each code works once.
error-officer-sign-in = Check address, password and code. Each code works once: wait for the next one if you have just used this one
error-password-short = Choose a password of at least { $limit } characters
error-password-long = Choose a password of at most { $limit } characters
error-factor-wrong = Type the six digits that the app shows now
console-queue-title = Queue
console-queue-count = { $count ->
    [one] One open case
   *[other] { $count } open cases
}
console-queue-empty = Nothing waits for you
console-queue-empty-text = New messages appear here, the nearest date first.
console-queue-urgent = To look at today
console-queue-caption = Open cases, nearest date first
console-queue-what = About
console-queue-received = Received
console-queue-aim = Aim
console-queue-law = Law
console-queue-state = State
console-queue-proved = Mailbox
console-proved = Proved
console-unproved = Not proved
console-overdue = Overdue
console-due-today = Today
console-due-days = { $days ->
    [one] One working day left
   *[other] { $days } working days left
}
console-closed-title = Closed cases
console-closed-empty = No case has been closed yet
console-closed-caption = Closed cases, latest first
console-closed-on = Closed
console-suspected-title = Held back
console-suspected-lead = A hidden field was filled in, as machines do. Nobody was written to. Look whether one of them is a person.
console-suspected-empty = Nothing is held back
console-suspected-caption = Messages held back, oldest first
console-case-facts = The case
console-case-who = From
console-case-who-none = Their data is restricted or gone
console-case-name = Calls themselves
console-case-proved = Mailbox proved on { $at }
console-case-unproved = Nobody has proved this mailbox yet. An answer can be read only by whoever opens it.
console-case-language = Language
console-case-others = { $count ->
    [one] This person has one more open case
   *[other] This person has { $count } more open cases
}
console-case-channel = Came by
console-channel-form = Contact form
console-channel-portal = Correction in the portal
console-case-messages = Messages
console-case-message-person = The person
console-case-message-officer = The desk
console-case-decide-head = Correction: { $what }
console-case-decide-old = Held now
console-case-decide-none = Nothing is held
console-case-decide-new = Asked for
console-case-decide-removed = To be removed
console-case-decide-reason = The person says
console-case-grant-button = Change it
console-case-refuse-button = Leave it as it is
console-case-granted = Changed on request
console-case-refused = Left as it is
console-case-decide-next = Tell the person below why, then close the case.
console-case-answer-head = Answer
console-case-answer-label = Your answer
console-case-answer-hint = The person gets a mail that an answer is there, and reads it on their own page. They may keep it and show it to the regulator.
console-case-after = Then
console-case-after-close = Close the case: everything asked is answered
console-case-after-wait = Wait: the person has to tell me something
console-case-after-keep = Keep it open: there is more to come
console-case-answer-button = Send the answer
console-case-genuine-lead = Is this a person's message?
console-case-genuine-button = Yes, put it into the queue
console-case-machine-button = No, close it without a letter
console-notice-answered = The answer is on its way.
console-notice-decided = The decision is noted.
console-notice-judged = Noted.

# O9: machines and webhooks
integrations-title = Integrations
integrations-lead = Programs that ask whether somebody may be written to, hand in contacts, or follow what people chose.
integrations-empty = No program has access yet
integrations-add-title = Give a program access
integrations-add-lead = The credential is shown once, on the next page. Give each program its own, with no more than it needs.
integrations-add-button = Make the credential
integrations-name = Name
integrations-name-hint = What you call it, such as “campaign tool”. It stands in the log beside everything it does.
integrations-may = What it may do
integrations-scope-contacts = Hand in contacts
integrations-scope-may-send = Ask whether contacts may be written to
integrations-scope-links = Make footer links
integrations-scope-changes = Follow what changed, and confirm it
integrations-purposes = Purposes it may name
integrations-purposes-hint = Nothing ticked means every marketing purpose.
integrations-system = System it speaks for
integrations-system-hint = It is told this system’s own identifiers, no other’s. Needed to follow changes.
integrations-no-system = None
integrations-expires = Good until
integrations-expires-hint = A day such as 2027-06-30, or a number of days such as 90d. A year if left empty.
integrations-quota = Quota
integrations-quota-hint = Such as 600/minute,1000000/day: requests a minute and records a day.
integrations-quota-words = { $minute } requests a minute, { $day } records a day
integrations-observe = Observe only until
integrations-observe-hint = Until then its answers say what would be refused, and refuse only what people said themselves.
integrations-observes = Only observes until
integrations-until = Good until
integrations-last = Last used
integrations-never = Never
integrations-live = Works
integrations-over = Over
integrations-revoked = Shut out
integrations-stopped = Stopped
integrations-added-title = { $name } has access
integrations-credential = Its credential
integrations-credential-once = Copy it now: it is shown this once and kept nowhere.
integrations-credential-how = The program sends it with every request, in the header “Authorization: Bearer”.
integrations-revoke-link = Shut it out
integrations-revoke-title = Shut { $name } out?
integrations-revoke-text = Its next request is refused. Nothing it did before is undone. The credential cannot be brought back: the program needs a new one.
integrations-revoke-button = Shut it out
integrations-revoke-no = Keep it
integrations-ground = Told on ground { $ground }
integrations-deliveries = What was told lately
integrations-no-deliveries = Nothing was told yet.
integrations-message = Message
integrations-since = Since
integrations-state = State
integrations-tries = Tries
integrations-answer = Answer
integrations-again = Again
integrations-sent = Received
integrations-waiting = Waiting
integrations-failed = Given up
integrations-replay = Send again
integrations-stop = Stop telling
integrations-late = { $count ->
    [one] One change was not received after a day. Look at the program that should have taken it.
   *[other] { $count } changes were not received after a day. Look at the programs that should have taken them.
}
integrations-incoming = What other systems tell us
integrations-incoming-lead = Opt-outs and spam complaints from there take effect here at once. Nothing is ever switched on by them.
integrations-incoming-off = Off: its secret is not in the settings
integrations-notice-revoked = Shut out.
integrations-notice-stopped = Nothing more is told there.
integrations-notice-replayed = It is sent again.
error-client-name = Use 1 to 60 letters, digits, spaces, dots and dashes
error-client-taken = There is a program of this name already: choose another
error-client-scope = Choose at least one thing that it may do
error-client-purpose = Choose purposes from the list
error-client-system = Choose the system: without one there is nothing to follow
error-client-quota = Write the quota like { $minute }/minute,{ $day }/day
error-client-end = Write a day such as 2027-06-30, not before today, or a number of days such as 90d
error-case-undecided = Decide what was asked for, then close the case
error-after-empty = Choose what happens to the case
event-request-filed = Wrote to us
event-message-sent = Wrote more
event-request-withdrawn = Took a request back
event-request-answered = Answered a request
event-request-viewed = Looked at a request
event-correction-decided = Decided a correction
event-contact-added = Entered after the mailbox was proved

## Policy
policy-title = Privacy policy
policy-version = Version { $number }, in force since { $date }.
policy-versions-link = All versions
policy-past = This is an earlier version.
policy-newest-link = Read the one in force
policy-versions-title = Versions of the privacy policy
policy-versions-lead = Every version stays readable as it was shown.
policy-version-name = Version { $number }
policy-compare-link = Compare with version { $number }
policy-compare-title = What changed from version { $from } to version { $to }
policy-compare-lead = What was taken out is struck through, what came in is underlined. Sections without a change are left out.
policy-compare-same = These two versions say the same.
policy-removed = taken out:
policy-added = new:
policy-change-end = (end)
policy-open = Not settled yet
policy-role-controller = Decides about the data
policy-role-joint = Decides together with others
policy-role-processor = Works for the others
policy-role-group = Belongs to the group
policy-region-us = United States
policy-region-emea = Europe, Middle East and Africa
policy-region-apac = Asia and the Pacific
policy-table-entities = Companies of the group
policy-head-company = Company
policy-head-number = Company number
policy-head-place = Where
policy-head-role = Its part
policy-table-purposes = Purposes, kinds of data, and what allows us to
policy-head-purpose = Purpose
policy-head-means = What it means
policy-head-data = Kinds of data
policy-head-basis = What allows it
policy-table-periods = How long data stays
policy-head-period = Period
policy-table-recipients = Who may get data, and why
policy-head-recipient = Who
policy-head-ground = Why
leaves-site = { $label } (leaves this site)

## Cookies and tracking
cookies-title = Cookies
cookies-lead = This portal sets only the cookies it needs to work. None of them tracks you, and nobody else can read them.
cookies-caption = Every cookie of this portal
cookies-name = Name
cookies-what = What for
cookies-life = How long
cookies-none = There is nothing else: no scripts, no pictures of other companies, no stores in your browser.
cookies-refuse = You can refuse all cookies in your browser. You can then still read everything and stop marketing mail; to sign in or to write to us, the portal needs them.
cookie-session = Keeps you signed in.
cookie-session-life = Until you sign out or close the browser, eight hours at most.
cookie-browser = Knows this browser again when you send a form or open the link from our mail, so that nobody else can use it.
cookie-browser-life = 24 hours.
cookie-sent = Remembers the address you typed, to show it on the next page.
cookie-sent-life = One hour at most; deleted when you have signed in.
cookie-language = Remembers the language you chose.
cookie-language-life = One year.
cookie-officer = Keeps our own staff signed in at the compliance desk. You never get it.
cookie-officer-life = Until the browser is closed, eight hours at most.
tracking-link = What your browser says about tracking, and what we do
tracking-title = Tracking
tracking-lead = Nothing on these pages and in our letters tracks you.
tracking-browser-head = What your browser says
tracking-gpc-yes = It asks that your data is not sold or shared (Global Privacy Control).
tracking-gpc-no = It sends no Global Privacy Control signal.
tracking-dnt-yes = It asks that you are not tracked (Do Not Track).
tracking-dnt-no = It sends no Do Not Track signal.
tracking-answer = With or without it you get the same here: no tracking, no selling, no sharing for other companies’ advertising.
tracking-here-head = Other websites
tracking-here = Other websites of the group may not answer to these signals. Their own cookie pages say what they do.
tracking-more-link = More about Do Not Track

## Offices
offices-title = Where our companies are
offices-lead = Companies of the group that may hold data about you, as far as they are on record here.
offices-number = Company number { $number }.
offices-open = The list of offices here is not complete yet. Ask us for an address, and we tell you.
offices-ask-link = Ask for an address

## Accessibility
access-title = Accessibility
access-lead = Everybody should be able to use this portal. We want it to meet the Web Content Accessibility Guidelines 2.2, level AA.
access-can-head = What you can do
access-can-1 = Use every page by keyboard alone, or by voice.
access-can-2 = Enlarge text to four times its size without losing anything.
access-can-3 = Listen with a screen reader.
access-can-4 = Use light, dark and high-contrast colours, as your device is set.
access-can-5 = Switch scripts off: nothing here needs them. There are no puzzles and no time limits on forms, except that codes and links from mails run out.
access-state-head = How far it is
access-state = We know of no page that fails level AA. Files and texts that other people send us may not be accessible.
access-tested = Every page is tested by program in light, dark and high contrast, on a narrow screen, with scripts off and by keyboard whenever the portal changes.
access-report-head = If something does not work for you
access-report = Tell us what you wanted to do and what got in the way. We answer within seven working days and help you by another way until it is mended.
access-report-link = Report a barrier

## Security
footer-security = Security
security-title = Security
security-lead = How this portal keeps data safe, and how to tell us about a problem.
security-here-head = What this portal does
security-1 = Every personal value is encrypted under a key of the person’s own. Erasing destroys the key, so that copies in backups cannot be read either.
security-2 = You sign in with a code sent to your mailbox. There is no password to steal.
security-3 = Links in our mails do nothing by being opened: only a person’s press on a button acts.
security-4 = Staff sign in with a password and a second factor. Every look at your data is in a log that cannot be changed unnoticed.
security-5 = Pages load nothing from anywhere else and need no scripts.
security-6 = Opt-outs and erasures are carried out again after every restore of a backup.
security-report-head = Report a problem
security-report = If you think that data got lost or into the wrong hands, or that you found a weakness, write to us. We look at it on the same day.
security-research = If you look for weaknesses: use only data of your own, do not disturb others, and give us time to mend what you find. We then have no reason to act against you.
security-report-link = Report a security problem

## Notices beside forms
notice-link = More about this data
notice-title-contact = What happens with what you write to us
notice-title-sign-in = What happens when you sign in
notice-title-correction = What happens with a correction
notice-lead = Who takes the data, what for, who gets it and what you can do about it.
notice-who-head = Who answers for it
notice-who = { $company }, company number { $number }
notice-uses-head = What it is used for
notice-basis = We rely on a good reason of ours that your interests do not outweigh: you asked us something, and we want to answer you and nobody else.
notice-fields-head = What you have to tell us
notice-needed = needed; without it we cannot answer
notice-free = you may leave it blank; nothing follows
notice-field-value = The value that is to be corrected
notice-recipients-head = Who may get it
notice-period-head = How long it stays
notice-rights-head = What you can do
notice-rights = You can see, correct and erase this data, have its use restricted or object to it, at any time and free of charge.
notice-children = This form is not for children: nobody under { $age } may send us data.
notice-policy-link = Your rights in the privacy policy
sign-in-notice = We use the address only to find your data and to send you the code.

## Preferences
prefs-title = The mail you get from us
prefs-for = For { $email }
prefs-all = all marketing
prefs-stop-button = Stop { $topic }
prefs-stop-short = Stop
prefs-join-short = I want this
prefs-join-button = I want { $topic }
prefs-all-stopped = { $brand } has sent you no marketing since { $date }, and it stays so.
prefs-gets-head = What you get
prefs-left-head = What you left
prefs-left-since = Stopped on { $date }
prefs-join-head = What you could get
prefs-partners-head = Together with others
prefs-why-head = Why do I get this?
prefs-why = We write to an address because its owner asked for something, or because we deal with their organisation. What applies to you, and where we have the address from, is on your data page.
prefs-join-how = Stopping counts at once. If you want something, we first send a mail to this address to make sure that it is you.
prefs-done-title = Done: you have stopped { $topic }
prefs-done-since = It counts since { $at }.
prefs-done-under-way = Mails already under way may still arrive until { $date }.
prefs-already-title = You had already stopped { $topic }
prefs-already = Nothing had to be changed.
prefs-nothing-title = Nothing is held under this link any more
prefs-nothing = The data behind it was erased. No marketing can be sent to it.
prefs-more-link = All your choices
prefs-still-link = I still get mail
prefs-joining-title = Check your mail
prefs-joining = We sent a mail about { $topic }. Press the button in it, and it begins. Until then nothing changes.
prefs-broken-title = This link does not work
prefs-broken-what = It is incomplete, or it was replaced by a newer one. Nothing was changed.
prefs-broken-do = You can stop marketing mail by signing in, by writing to us, or by the link in a newer mail.
prefs-broken-sign-in = Sign in and choose
prefs-broken-write = Write to us
prefs-not-saved-title = Your choice was not saved
prefs-not-saved-what = The portal cannot store anything at the moment. Nothing was changed.
prefs-not-saved-do = Press the button again in a few minutes. If it happens again, write to us, and a person does it for you.
prefs-undo-title = Get { $topic } again?
prefs-undo-text = You stopped it a short while ago. Press the button if that was a mistake.
prefs-undo-button = Get { $topic } again
prefs-undone-title = You get { $topic } again
prefs-confirm-title = Do you want { $topic }?
prefs-confirm-text = Press the button to begin. You can stop it at any time by the link in each mail.
prefs-confirm-button = Yes, send me { $topic }
prefs-given-title = You get { $topic } from now on
prefs-given = You can stop it at any time by the link in each mail.
unsubscribe-title = Stop { $topic }?
mail-stopped-subject = { $brand }: you have stopped { $topic }
mail-stopped-h1 = You have stopped { $topic }
mail-stopped-lead = It counts since { $at }. If it was a mistake, you can put it back until { $until }.
mail-stopped-how = If you wanted this, you need not do anything.
mail-stopped-button = Put it back
mail-stopped-why = You get this mail because somebody used the link in a mail to you. It is not marketing. There is one at most in an hour.
mail-joining-subject = { $brand }: do you want { $topic }?
mail-joining-h1 = Do you want { $topic }?
mail-joining-lead = Somebody asked for it on { $at }. If it was you, press the button by { $until }.
mail-joining-how = If it was not you, you need not do anything: nothing begins.
mail-joining-button = Yes, begin
mail-joining-why = You get this mail because somebody used the link in a mail to you. It is not marketing.
event-marketing-stopped = Stopped marketing
event-marketing-asked = Asked for a marketing topic
event-marketing-given = Agreed to a marketing topic
event-marketing-undone = Put a marketing topic back
consents-title = What you chose
consents-lead = Every choice about marketing, newest first, with the words that were on the button.
consents-none = You have not chosen anything yet
consents-none-text = Choices you make about marketing appear here.
consents-words = On the button: “{ $words }”
consents-link = What you chose when
consent-kind-stopped = Stopped
consent-kind-asked = Asked for
consent-kind-given = Agreed to
consent-kind-undone = Put back
consent-means-link = by the link in a mail
consent-means-one_click = by the button of a mail program
consent-means-portal = in the portal
consent-means-letter = by a letter of ours
