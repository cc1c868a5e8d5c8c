//! Every address of the portal as a function: no other place spells one out.

use crate::domain::ids::{ContactId, Reference};
use crate::domain::request::Matter;
use crate::domain::value::ValueKind;

macro_rules! fixed {
    ($($(#[$doc:meta])* $name:ident = $path:literal;)*) => {
        $($(#[$doc])* pub const fn $name() -> &'static str { $path })*
        /// All fixed addresses, for the test that walks them.
        pub const FIXED: &[&str] = &[$($path,)*];
    };
}
fixed! {
    /// P1: the start.
    start = "/";
    /// P7: ask for a link and a code.
    sign_in = "/sign-in";
    /// P7: type the code.
    sign_in_sent = "/sign-in/sent";
    /// P7: where the mailed link leads.
    sign_in_confirm = "/sign-in/confirm";
    /// Ends the session.
    sign_out = "/sign-out";
    /// C1: overview.
    me = "/me";
    /// C2: what is held.
    data = "/me/data";
    /// C2: says that everything shown is right.
    data_confirm = "/me/data/confirm";
    /// C3: correct one value.
    data_edit = "/me/data/edit";
    /// S3.3: the organisations that somebody is linked with.
    organisations = "/me/organisations";
    /// S10.4: says in which country one is.
    data_country = "/me/data/country";
    /// C4: take a copy away.
    export = "/me/export";
    /// C6: have data stored only.
    restrict = "/me/restrict";
    /// C6: ends a restriction of one's own.
    restrict_end = "/me/restrict/end";
    /// C7: object to a use.
    object = "/me/object";
    /// S8.8: hand a copy on by a link.
    transfer = "/me/transfer";
    /// S8.8: ends such a link.
    transfer_end = "/me/transfer/end";
    /// S8.8: where such a link leads.
    transfer_take = "/transfer";
    /// C13: one's own complaints.
    my_complaints = "/me/complaints";
    /// C5: erase everything.
    erase = "/me/erase";
    /// C5: takes an erasure back.
    erase_cancel = "/me/erase/cancel";
    /// C5: without waiting.
    erase_now = "/me/erase/now";
    /// A fresh proof before a dangerous act.
    proof = "/me/proof";
    /// C11: cases.
    requests = "/me/requests";
    /// C12: signed-in browsers.
    sessions = "/me/sessions";
    /// C12: ends one session.
    session_end = "/me/sessions/end";
    /// C12: ends all other sessions.
    sessions_end_others = "/me/sessions/end-others";
    /// C12: change of address.
    email = "/me/email";
    /// C12: proof of the new mailbox.
    email_confirm = "/me/email/confirm";
    /// Stops a change of address, from the old mailbox.
    email_stop = "/email/stop";
    /// P5: write to the officer.
    contact = "/contact";
    /// P6: how complaints work.
    complaints = "/complaints";
    /// P10: asking without a mailbox on file, for somebody else, or because the address is not yours.
    requests_new = "/requests/new";
    /// S8.30: puts a choice back, or confirms one, from a letter.
    preferences_answer = "/preferences/answer";
    /// C8: the signed-in person's way to their choices.
    my_preferences = "/me/preferences";
    /// C9: what was chosen when.
    consents = "/me/consents";
    /// C10: who gets data by consent.
    sharing = "/me/sharing";
    /// P2: the policy in force.
    policy = "/privacy";
    /// S0.4: the policy under the names that other pages use.
    policy_old = "/privacy-policy";
    /// S0.4: the same.
    policy_older = "/global-privacy-policy";
    /// P3: all versions.
    policy_versions = "/privacy/versions";
    /// P3: two versions beside each other.
    policy_compare = "/privacy/compare";
    /// P4: what browsers say about tracking, and what happens then.
    tracking = "/privacy/tracking";
    /// P4: cookies.
    cookies = "/cookies";
    /// P11: where the companies are.
    offices = "/offices";
    /// The accessibility statement.
    accessibility = "/accessibility";
    /// How data is kept safe, and where to report a problem.
    security = "/security";
    /// RFC 9116.
    security_txt = "/.well-known/security.txt";
    /// The support resource of Global Privacy Control.
    gpc = "/.well-known/gpc.json";
    /// O1: the queue.
    admin = "/admin";
    /// O1: several cases at once.
    admin_together = "/admin/together";
    /// O1: who is away.
    admin_away = "/admin/away";
    /// S8.11: log what came by call or letter.
    admin_log = "/admin/log";
    /// S13.14: letters on paper.
    admin_print = "/admin/print";
    /// O3: contacts.
    admin_contacts = "/admin/contacts";
    /// Files that were taken in.
    admin_imports = "/admin/imports";
    /// O11: breaches.
    admin_breaches = "/admin/breaches";
    /// O11: the register of breaches as a file.
    admin_breaches_csv = "/admin/breaches.csv";
    /// O15: what was given to somebody outside.
    admin_disclosures = "/admin/disclosures";
    /// S7.8: handovers of the business to a successor.
    admin_handovers = "/admin/disclosures/handovers";
    /// O5: versions of the policy.
    admin_policy = "/admin/policy";
    /// O15: figures.
    admin_figures = "/admin/figures";
    /// O15: the figures of a month, to print.
    admin_report_page = "/admin/figures/report";
    /// S6.18: the figures of a month as they may be given to others.
    admin_outside_page = "/admin/figures/outside";
    /// S6.18: the same for spreadsheets.
    admin_outside_csv_page = "/admin/figures/outside.csv";
    /// O15: the cases behind a figure.
    admin_cases_page = "/admin/cases";
    /// O7: who must not be written to.
    admin_suppression = "/admin/suppression";
    /// O7: addresses of people who said so.
    admin_suppression_add = "/admin/suppression/add";
    /// O1: closed cases.
    admin_closed = "/admin/closed";
    /// O1: messages held back.
    admin_suspected = "/admin/suspected";
    /// O10: complaints.
    admin_complaints = "/admin/complaints";
    /// O6: holds and sealed records.
    admin_holds = "/admin/holds";
    /// O6: sets a hold.
    admin_hold_new = "/admin/holds/new";
    /// O6: ends one.
    admin_hold_end = "/admin/holds/end";
    /// O6: how long data stays.
    admin_retention = "/admin/retention";
    /// O15: who has to be told where we have their data from.
    admin_notices = "/admin/notices";
    /// O15: stops letters under way.
    admin_notices_stop = "/admin/notices/stop";
    /// O15: who need not be told.
    admin_notices_excuse = "/admin/notices/excuse";
    /// O6: what would go today.
    admin_retention_dry_run = "/admin/retention/dry-run";
    /// O12: the audit log.
    admin_audit = "/admin/audit";
    /// O12: walks the whole log.
    admin_audit_verify = "/admin/audit/verify";
    /// O12: an extract that verifies with the public key alone.
    admin_audit_extract = "/admin/audit/extract";
    /// O13: who works at the console.
    admin_officers = "/admin/officers";
    /// O13: decides a change that waits.
    admin_officers_decide = "/admin/officers/decide";
    /// O4: the registers.
    admin_registers = "/admin/registers";
    /// S1.6, S6.5, S6.6: what the registers leave open.
    admin_setup = "/admin/setup";
    /// L30.1: the record of processing.
    admin_record = "/admin/record";
    /// L30.1: the same for spreadsheets.
    admin_record_csv = "/admin/record.csv";
    /// L30.1: the same for machines.
    admin_record_json = "/admin/record.json";
    /// O2: a mail that is dropped on the log.
    admin_log_mail = "/admin/log/mail";
    /// O12: closed cases drawn for the auditor.
    admin_sample = "/admin/audit/sample";
    /// O1: the dates of open cases for a calendar.
    admin_deadlines = "/admin/deadlines.ics";
    /// O14, S13.9: which days are worked on.
    admin_calendar = "/admin/calendar";
    /// O14: how the portal is set up.
    admin_settings = "/admin/settings";
    /// O14: letters with words of the company's own.
    admin_letters = "/admin/letters";
    /// One's own access to the console.
    admin_access = "/admin/access";
    /// Ends one of one's own sessions, or all others.
    admin_access_end = "/admin/access/end";
    /// New recovery codes.
    admin_access_codes = "/admin/access/codes";
    /// Makes a passkey, or takes one away.
    admin_passkeys = "/admin/access/passkeys";
    /// Keeps a passkey that was made.
    admin_passkeys_add = "/admin/access/passkeys/add";
    /// Signs in by passkey.
    admin_passkey_ask = "/admin/sign-in/passkey";
    /// The same, with the browser's answer.
    admin_passkey_enter = "/admin/sign-in/passkey/enter";
    /// Another password.
    admin_access_password = "/admin/access/password";
    /// TH9: a fresh factor before a grave act.
    admin_proof = "/admin/proof";
    /// O: a campaign list before it is sent.
    admin_campaign = "/admin/campaign";
    /// The console's sign-in.
    admin_sign_in = "/admin/sign-in";
    /// Where an officer's invitation leads.
    admin_welcome = "/admin/welcome";
    /// Ends an officer's session.
    admin_sign_out = "/admin/sign-out";
    /// What the API is, for programs.
    api_openapi = "/api/v1/openapi.json";
    /// HubSpot tells us what changed there.
    hook_hubspot = "/hooks/hubspot";
    /// O9: machines and webhooks.
    admin_integrations = "/admin/integrations";
    /// O9: add a machine.
    admin_integrations_add = "/admin/integrations/add";
    /// O9: end a webhook.
    admin_webhook_stop = "/admin/integrations/stop";
    /// O9: tell a change again.
    admin_webhook_replay = "/admin/integrations/replay";
    /// A1: contacts handed in.
    api_contacts = "/api/v1/contacts";
    /// A3: footer links for a campaign.
    api_links = "/api/v1/links";
    /// A5: what a system has to follow.
    api_changes = "/api/v1/changes";
    /// A5: a system has followed it.
    api_changes_ack = "/api/v1/changes/ack";
    /// A2: may these contacts be written to?
    api_may_send = "/api/v1/may-send";
    /// Alive.
    healthz = "/healthz";
    /// Can serve.
    readyz = "/readyz";
    /// Numbers for a monitoring system.
    metrics = "/metrics";
    /// For search engines.
    robots = "/robots.txt";
    /// The demonstration's mailbox; does not exist otherwise.
    mailbox = "/dev/mailbox";
}

/// C11: one case.
pub fn request(reference: &Reference) -> String {
    format!("/me/requests/{}", reference.as_str())
}
/// C11: writes into a case.
pub fn request_message(reference: &Reference) -> String {
    format!("/me/requests/{}/message", reference.as_str())
}
/// C11: the files of a case.
pub fn request_files(reference: &Reference) -> String {
    format!("/me/requests/{}/files", reference.as_str())
}
/// O2: the files of a case.
pub fn admin_files(reference: &Reference) -> String {
    format!("/admin/requests/{}/files", reference.as_str())
}
/// C11: takes a case back.
pub fn request_withdraw(reference: &Reference) -> String {
    format!("/me/requests/{}/withdraw", reference.as_str())
}
/// S8.4: says something beside a value that was not corrected.
pub fn request_statement(reference: &Reference) -> String {
    format!("/me/requests/{}/statement", reference.as_str())
}
/// C5: where an erasure stands, behind the link of its letters.
pub fn erasure(token: &str) -> String {
    format!("/erasure/{token}")
}
/// P5: write to the officer about something.
pub fn contact_about(matter: Matter) -> String {
    format!("/contact?matter={}", matter.key())
}
/// S10.3: ask for a copy of what protects data that goes to a recipient abroad.
pub fn contact_copy(recipient: &str) -> String {
    format!("/contact?matter={}&about=transfer&recipient={recipient}", Matter::Question.key())
}
/// P5: write to the officer about a right.
pub fn contact_right(right: &str) -> String {
    format!("/contact?matter=right&right={right}")
}
/// P8: the choices behind a footer link; a topic can only preselect what to stop.
pub fn preferences(token: &str, topic: Option<&str>) -> String {
    match topic {
        Some(topic) => format!("/preferences/{token}/{topic}"),
        None => format!("/preferences/{token}"),
    }
}
/// P9: RFC 8058.
pub fn unsubscribe(token: &str, topic: Option<&str>) -> String {
    match topic {
        Some(topic) => format!("/unsubscribe/{token}/{topic}"),
        None => format!("/unsubscribe/{token}"),
    }
}
/// C9: one choice.
pub fn consent(id: i64) -> String {
    format!("/me/consents/{id}")
}
/// C9: the receipt of a choice.
pub fn receipt(id: i64) -> String {
    format!("/me/consents/{id}/receipt.json")
}
/// C9: its signature.
pub fn receipt_signature(id: i64) -> String {
    format!("/me/consents/{id}/receipt.sig")
}
/// The public half of the key that signs receipts.
pub fn receipt_key(number: u32) -> String {
    format!("/receipts/keys/{number}")
}
/// Sign up for a topic.
pub fn subscribe(topic: &str) -> String {
    format!("/subscribe/{topic}")
}
/// S8.30: where a letter about a choice leads.
pub fn preferences_answer_with(token: &str) -> String {
    format!("/preferences/answer?token={token}")
}
/// P3: one version.
pub fn policy_version(number: i64) -> String {
    format!("/privacy/versions/{number}")
}
/// P3: two versions compared.
pub fn policy_compared(from: i64, to: i64) -> String {
    format!("/privacy/compare?from={from}&to={to}")
}
/// S12.4: a version that is agreed to and waits for its day.
pub fn policy_coming(id: i64) -> String {
    format!("/privacy/coming/{id}")
}
/// O5: one version on its way.
pub fn admin_policy_draft(id: i64) -> String {
    format!("/admin/policy/{id}")
}
/// O5: it as the public page would show it.
pub fn admin_policy_preview(id: i64, language: &str) -> String {
    format!("/admin/policy/{id}/preview/{language}")
}
/// O5: its change note (0) or one of its sections.
pub fn admin_policy_text(id: i64, language: &str, section: i64) -> String {
    format!("/admin/policy/{id}/text/{language}/{section}")
}
/// P13: what a form says about the data it takes.
pub fn notice(form: &str) -> String {
    format!("/notices/{form}")
}
/// O2: one case.
pub fn admin_request(reference: &Reference) -> String {
    format!("/admin/requests/{}", reference.as_str())
}
/// O1: the queue narrowed by a query.
pub fn admin_with(query: &str) -> String {
    if query.is_empty() { admin().to_owned() } else { format!("/admin?{query}") }
}
/// O1: one case is given to an officer.
pub fn admin_assign(reference: &Reference) -> String {
    format!("/admin/requests/{}/assign", reference.as_str())
}
/// L16.2: has one kind of value not used while it is checked whether it is right.
pub fn restrict_while_checked(kind: ValueKind) -> String {
    format!("{}?kind={}&ground=accuracy", restrict(), kind.key())
}
/// Says what a case is about.
pub fn admin_matter(reference: &Reference) -> String {
    format!("/admin/requests/{}/matter", reference.as_str())
}
/// S8.36: another right that a case asks for.
pub fn admin_also(reference: &Reference) -> String {
    format!("/admin/requests/{}/also", reference.as_str())
}
/// S9.4: a child's data.
pub fn admin_child(reference: &Reference) -> String {
    format!("/admin/requests/{}/child", reference.as_str())
}
/// O2: a note about a case.
pub fn admin_note(reference: &Reference) -> String {
    format!("/admin/requests/{}/note", reference.as_str())
}
/// S8.11: where answers about a case go.
pub fn admin_whereto(reference: &Reference) -> String {
    format!("/admin/requests/{}/whereto", reference.as_str())
}
/// O2: closes a case without a letter.
pub fn admin_end(reference: &Reference) -> String {
    format!("/admin/requests/{}/end", reference.as_str())
}
/// S2.3: a passage is taken out.
pub fn admin_redact(reference: &Reference) -> String {
    format!("/admin/requests/{}/redact", reference.as_str())
}
/// L15.4: a colleague is asked to search.
pub fn admin_task(reference: &Reference) -> String {
    format!("/admin/requests/{}/task", reference.as_str())
}
/// L15.4: what the desk searched itself, or left out.
pub fn admin_search(reference: &Reference) -> String {
    format!("/admin/requests/{}/search", reference.as_str())
}
/// L15.1: a colleague's file is passed on to the person.
pub fn admin_pass_on(reference: &Reference, number: i64) -> String {
    format!("{}/{number}", admin_files(reference))
}
/// S13.14: an answer on paper.
pub fn admin_paper(reference: &Reference) -> String {
    format!("/admin/requests/{}/paper", reference.as_str())
}
/// S13.14: one letter on paper, as it is printed.
pub fn admin_print_of(reference: &Reference, number: i64) -> String {
    format!("/admin/print/{}/{number}", reference.as_str())
}
/// L15.4: where a colleague answers.
pub fn task(token: &str) -> String {
    format!("/tasks/{token}")
}
/// O15: the report of a month.
pub fn admin_report(month: chrono::NaiveDate) -> String {
    format!("{}?month={}", admin_report_page(), month.format("%Y-%m"))
}
/// S6.18: the figures of a month as they may be given to others.
pub fn admin_outside(month: chrono::NaiveDate) -> String {
    format!("{}?month={}", admin_outside_page(), month.format("%Y-%m"))
}
/// S6.18: the same for spreadsheets.
pub fn admin_outside_csv(month: chrono::NaiveDate) -> String {
    format!("{}?month={}", admin_outside_csv_page(), month.format("%Y-%m"))
}
/// O15: the cases behind a figure: received between two days, and narrowed by more.
pub fn admin_cases(from: chrono::NaiveDate, until: chrono::NaiveDate, kind: &str, answer: &str) -> String {
    let mut path = format!("{}?from={from}&until={until}", admin_cases_page());
    for (name, value) in [("kind", kind), ("answer", answer)] {
        if !value.is_empty() {
            path.push_str(&format!("&{name}={value}"));
        }
    }
    path
}
/// O3: one contact, looked at for a reason.
pub fn admin_contact(id: ContactId, reason: &str) -> String {
    if reason.is_empty() { format!("/admin/contacts/{id}") } else { format!("/admin/contacts/{id}?reason={reason}") }
}
/// S6.11: a code for whoever is on the telephone.
pub fn admin_contact_caller(id: ContactId) -> String {
    format!("/admin/contacts/{id}/caller")
}
/// S8.39: stops marketing for a contact.
pub fn admin_contact_stop(id: ContactId) -> String {
    format!("/admin/contacts/{id}/stop")
}
/// O3: names another contact that may be the same person.
pub fn admin_contact_same(id: ContactId) -> String {
    format!("/admin/contacts/{id}/same")
}
/// O3: the look at two contacts before they are merged.
pub fn admin_contact_merge(id: ContactId, other: ContactId) -> String {
    format!("/admin/contacts/{id}/merge/{other}")
}
/// O3: the look before they are parted again.
pub fn admin_contact_part(id: ContactId, other: ContactId) -> String {
    format!("/admin/contacts/{id}/part/{other}")
}
/// One file that was taken in.
pub fn admin_import(id: i64) -> String {
    format!("/admin/imports/{id}")
}
/// TH27: takes back what a file did.
pub fn admin_import_undo(id: i64) -> String {
    format!("/admin/imports/{id}/undo")
}
/// A file that waits: what it would do, and the button that does it.
pub fn admin_import_look(id: i64) -> String {
    format!("/admin/imports/look/{id}")
}
/// Puts a file away that waits.
pub fn admin_import_forget(id: i64) -> String {
    format!("/admin/imports/look/{id}/forget")
}
/// S8.39: corrects for a contact.
pub fn admin_contact_correct(id: ContactId) -> String {
    format!("/admin/contacts/{id}/correct")
}
/// S8.39: files a request for a contact.
pub fn admin_log_for(id: ContactId) -> String {
    format!("/admin/log?contact={id}")
}
/// O11: one breach.
pub fn admin_breach(reference: &Reference) -> String {
    format!("/admin/breaches/{}", reference.as_str())
}
/// O15: the second person's word.
pub fn admin_disclosure(id: i64) -> String {
    format!("/admin/disclosures/{id}")
}
/// S7.8: one handover of the business.
pub fn admin_handover(id: i64) -> String {
    format!("/admin/disclosures/handovers/{id}")
}
/// O11: writes about a breach.
pub fn admin_breach_write(reference: &Reference) -> String {
    format!("/admin/breaches/{}/write", reference.as_str())
}
/// L33.3: a breach that was reported in a case; `aware`: the moment as a form's field has it.
pub fn admin_breach_from(aware: &str, reference: &Reference) -> String {
    format!("/admin/breaches?aware={aware}&from={}", reference.as_str())
}
/// L34.1: what everybody is told.
pub fn announcement(key: &str) -> String {
    format!("/announcements/{key}")
}
/// O11: the people of a breach.
pub fn admin_breach_people(reference: &Reference) -> String {
    format!("/admin/breaches/{}/people", reference.as_str())
}
/// O11: what they are told.
pub fn admin_breach_words(reference: &Reference) -> String {
    format!("/admin/breaches/{}/people/words", reference.as_str())
}
/// O11: the word that letters leave, or stop.
pub fn admin_breach_send(reference: &Reference) -> String {
    format!("/admin/breaches/{}/people/send", reference.as_str())
}
/// O11: what stands on every page.
pub fn admin_breach_public(reference: &Reference) -> String {
    format!("/admin/breaches/{}/people/public", reference.as_str())
}
/// O14: a letter.
pub fn admin_letter(kind: &str) -> String {
    format!("/admin/letters/{kind}")
}
/// O11: weighs a breach.
pub fn admin_breach_weigh(reference: &Reference) -> String {
    format!("/admin/breaches/{}/weigh", reference.as_str())
}
/// O2: answers a case.
pub fn admin_answer(reference: &Reference) -> String {
    format!("/admin/requests/{}/answer", reference.as_str())
}
/// O2: decides a correction.
pub fn admin_decide(reference: &Reference) -> String {
    format!("/admin/requests/{}/decide", reference.as_str())
}
/// O2: moves a case on.
pub fn admin_step(reference: &Reference) -> String {
    format!("/admin/requests/{}/step", reference.as_str())
}
/// O2: writes and sends the outcome.
pub fn admin_outcome(reference: &Reference) -> String {
    format!("/admin/requests/{}/outcome", reference.as_str())
}
/// O2: tells that a restriction ends, or ends it.
pub fn admin_restriction(reference: &Reference) -> String {
    format!("/admin/requests/{}/restriction", reference.as_str())
}
/// P10: one reason for asking this way.
pub fn requests_new_for(why: &str) -> String {
    format!("/requests/new?why={why}")
}
/// S8.8: the link to a handed-on copy below the base address.
pub fn transfer_take_with(token: &str) -> String {
    format!("/transfer?token={token}")
}
/// O2: judges a message held back.
pub fn admin_judge(reference: &Reference) -> String {
    format!("/admin/requests/{}/judge", reference.as_str())
}
/// O9: says of a machine whose it is.
pub fn admin_integration_belongs(id: i64) -> String {
    format!("/admin/integrations/{id}/belongs")
}
/// O9: shut a machine out.
pub fn admin_integration_revoke(id: i64) -> String {
    format!("/admin/integrations/{id}/revoke")
}
/// Where Mailchimp tells us what changed there; the secret is its authority.
pub fn hook_mailchimp_with(secret: &str) -> String {
    format!("/hooks/mailchimp/{secret}")
}
/// O2: a system elsewhere has confirmed.
pub fn admin_system(reference: &Reference) -> String {
    format!("/admin/requests/{}/system", reference.as_str())
}
/// O2: what erasing the person of a case would mean, and the button.
pub fn admin_erase(reference: &Reference) -> String {
    format!("/admin/requests/{}/erase", reference.as_str())
}
/// O2: takes an erasure back for somebody who called or wrote.
pub fn admin_erase_cancel(reference: &Reference) -> String {
    format!("/admin/requests/{}/erase/cancel", reference.as_str())
}
/// O2: lets an erasure that was held back go on.
pub fn admin_release(reference: &Reference) -> String {
    format!("/admin/requests/{}/release", reference.as_str())
}
/// S8.19: a sealed record.
pub fn admin_sealed(reference: &Reference) -> String {
    format!("/admin/sealed/{}", reference.as_str())
}
/// O6: asks whether to end a hold.
pub fn admin_hold_end_of(id: i64) -> String {
    format!("/admin/holds/end?hold={id}")
}
/// O6: the rule of one purpose.
pub fn admin_retention_rule(purpose: &str) -> String {
    format!("/admin/retention/rules/{purpose}")
}
/// An officer's invitation below the base address.
pub fn admin_welcome_with(token: &str) -> String {
    format!("/admin/welcome?token={token}")
}
/// O4: one register.
pub fn admin_register(name: &str) -> String {
    format!("/admin/registers/{name}")
}
/// O4: one row of a register.
pub fn admin_register_row(name: &str, key: &str) -> String {
    format!("/admin/registers/{name}/{key}")
}
/// O13: one officer.
pub fn admin_officer(id: crate::domain::ids::OfficerId) -> String {
    format!("/admin/officers/{id}")
}
/// TH9: a fresh factor, then back to this page of the console.
pub fn admin_proof_for(next: &str) -> String {
    format!("/admin/proof?next={next}")
}
/// O1: a further page of a list.
pub fn admin_after(list: &str, received_on: chrono::NaiveDate, id: i64) -> String {
    format!("{list}?after={received_on}.{id}")
}
/// C3: the form for one kind of value.
pub fn data_edit_of(kind: ValueKind) -> String {
    format!("/me/data/edit?kind={}", kind.key())
}
/// S3.3: an organisation that somebody is linked with, and saying that it is over.
pub fn organisation(number: i64) -> String {
    format!("/me/organisations/{number}")
}
/// S3.1: records how a contact stands to an organisation.
pub fn admin_contact_relations(id: ContactId) -> String {
    format!("/admin/contacts/{id}/relations")
}
/// S3.3: ends such a relation.
pub fn admin_contact_relation_end(id: ContactId) -> String {
    format!("/admin/contacts/{id}/relations/end")
}
/// P7: the mailed link's address below the base address.
pub fn sign_in_confirm_with(token: &str) -> String {
    format!("/sign-in/confirm?token={token}")
}
/// The stop link's address below the base address.
pub fn email_stop_with(token: &str) -> String {
    format!("/email/stop?token={token}")
}
/// The demonstration's mailbox: one letter.
pub fn mailbox_letter(number: usize) -> String {
    format!("/dev/mailbox/{number}")
}
/// A fresh proof for an act.
pub fn proof_for(act: &str) -> String {
    format!("/me/proof?for={act}")
}
/// Sign-in that leads back to a page of the person's own.
pub fn sign_in_then(next: &str) -> String {
    format!("/sign-in?next={next}")
}
/// An asset by its hashed name.
pub fn asset(name: &str) -> String {
    format!("/static/{name}")
}
