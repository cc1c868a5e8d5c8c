# The words of an exported copy. No message takes an argument.

export-title-access = A copy of your personal data
export-title-portable = Your data to take with you
export-lead-access = Everything we hold about you in this portal: each detail with where it came from, what we use it for, who received it and how long it stays.
export-lead-portable = What you gave us, and what was recorded while you used our services, in a form that you can take to another provider.
export-skip = Skip to the data
export-contents = Contents
export-for = For
export-prepared = Prepared
export-held-by = Held by
export-country = Country
export-language = Language
export-keep-safe-title = Keep this somewhere safe.
export-keep-safe = It holds personal data. Anyone who can open these files can read it. We keep no copy of them.

## What is held
export-held = What we hold
export-held-intro = Details that came to us in the same way stand together, with one explanation for all of them.
export-held-none = We hold no such details about you.
export-detail = Detail
export-content = What we hold
export-confirmed = Last confirmed by you
export-not-confirmed = Not yet confirmed
export-state-superseded = Replaced. Kept only as evidence of the correction
export-state-disputed = You dispute this
export-state-restricted = Restricted: only stored, nobody else may use it
export-in-doubt = You have left the organisation it belongs to: it may be out of date
export-relations = Organisations you are linked with
export-relations-caption = Each organisation, and how you are linked with it
export-organisation = Organisation
export-relation-kind = As
export-relation-until = until
export-statement = Your statement
export-source = Where it came from
export-no-date = No date is recorded
export-source-giver = Given by
export-source-system = Copied from
export-source-site = Website
export-source-partner = Partner
export-source-campaign = Campaign
export-source-supplier = Supplier
export-source-notice = Version of the notice
export-purposes = What we use it for
export-no-purpose = No purpose is recorded for this. You can ask us why we hold it.
export-basis = allowed by
export-recipients = Who received it
export-no-recipient = No recipient is recorded
export-retention = How long it stays

## Systems
export-systems = Where else it lives
export-systems-intro = The portal holds copies. These are the systems that your data comes from or also lives in, and how old each copy is.
export-systems-none = No other system is recorded.
export-systems-caption = Systems that hold data about you
export-system = System
export-system-contains = What it contains
export-system-copied = Is it in this copy?
export-system-search = How to have it searched
export-copied-yes = Yes, as it was on
export-copied-no = No, not searched

## Who received it
export-shared = Who received your data
export-disclosures = Passed on
export-disclosures-none = No passing-on of your data is recorded.
export-disclosures-caption = Each time your data was passed on
export-when = When
export-recipient = Recipient
export-what = What
export-why = Why
export-transfers = Other countries
export-transfers-none = No transfer of your data to another country is recorded.
export-transfers-caption = Countries your data goes to, and what protects it there
export-safeguard = Safeguard
export-safeguard-copy = How to get a copy of it

## Choices
export-choices = Your choices
export-preferences = Marketing preferences
export-preferences-none = You have set no marketing preferences.
export-preferences-caption = What you chose to receive
export-topic = Topic
export-channel = Channel
export-choice = Your choice
export-since = Since
export-on = Yes
export-off = No
export-suppressions = What we must not send
export-suppressions-none = Nothing is blocked.
export-suppressions-caption = Blocks on messages to you
export-not-sent = Not sent
export-consents = Consents
export-consents-none = No consent is recorded.
export-consents-caption = Every consent given or taken back, with the words that you saw
export-happened = What happened
export-consent-words = The words that were shown
export-means = How
export-receipt = Receipt
export-act-given = Consent given
export-act-withdrawn = Consent withdrawn
export-act-expired = Consent ran out
export-act-needs-renewal = Consent must be asked again

## Requests and messages
export-requests = Your requests
export-requests-none = You have made no requests.
export-request = Request
export-request-about = About
export-received = Received
export-request-state = State
export-aim-due = We aim to answer by
export-legal-due = Due by law
export-answered = Answered
export-outcome = Outcome
export-messages = Messages
export-messages-other = Other messages
export-messages-none = You have written no messages.
export-author-person = You wrote
export-author-us = We wrote
export-attachments = Attached

## Activity
export-activity = Sign-ins and access
export-sessions = Browsers that were signed in
export-sessions-none = No sign-ins are recorded.
export-sessions-caption = Sign-ins to this portal
export-session-started = Signed in
export-session-seen = Last used
export-session-ended = Signed out
export-session-open = Still signed in
export-browser = Browser
export-network = Network address, in part
export-access-log = Who looked at your data
export-access-log-none = No look at your data by anyone else is recorded.
export-access-log-caption = Each look at your data in this portal
export-who = Who
export-did = What they did

## Rights and facts
export-rights = Your rights
export-rights-intro = You can use each of these in the portal at any time.
export-complaints = If you are not satisfied
export-decisions = Automated decisions
export-missing = What this does not cover
export-missing-portable = This copy leaves out what you did not give us yourself and what was not recorded through your use: data from others, our notes, our messages and decisions, replaced details, and the record of who looked. The full copy of your personal data has all of it.
export-missing-none = Nothing is recorded as left out.
export-controller = Who is responsible
export-company = Company
export-company-number = Registered number
export-registered-office = Registered office
export-contact = How to reach us
export-officer = Letters to the officer
export-regulator = Regulator

## Files
export-files = The files in this folder
export-file = File
export-file-for = What it is for
export-file-index = This readable copy. It opens in any browser, without a network, and prints well.
export-file-data = The same data exactly, for programs (JSON).
export-file-schema = Describes data.json: every field, and what it means (JSON Schema 2020-12).
export-file-csv = One table a file, for spreadsheets. Text that a spreadsheet could run as a formula begins with an apostrophe; data.json has it without.
export-file-card = Your contact details for an address book (vCard 4.0).
export-file-receipts = A receipt for each consent.
export-file-sent = Files that were sent in your requests, both ways.
export-file-manifest = Sizes and checksums (SHA-256) of all the files, to check that none was damaged.
