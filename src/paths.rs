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
    /// C4: take a copy away.
    export = "/me/export";
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
    /// S8.30: puts a choice back, or confirms one, from a letter.
    preferences_answer = "/preferences/answer";
    /// C8: the signed-in person's way to their choices.
    my_preferences = "/me/preferences";
    /// C9: what was chosen when.
    consents = "/me/consents";
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
    /// O11: breaches.
    admin_breaches = "/admin/breaches";
    /// O15: figures.
    admin_figures = "/admin/figures";
    /// O1: closed cases.
    admin_closed = "/admin/closed";
    /// O1: messages held back.
    admin_suspected = "/admin/suspected";
    /// The console's sign-in.
    admin_sign_in = "/admin/sign-in";
    /// Where an officer's invitation leads.
    admin_welcome = "/admin/welcome";
    /// Ends an officer's session.
    admin_sign_out = "/admin/sign-out";
    /// Alive.
    healthz = "/healthz";
    /// Can serve.
    readyz = "/readyz";
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
/// C11: takes a case back.
pub fn request_withdraw(reference: &Reference) -> String {
    format!("/me/requests/{}/withdraw", reference.as_str())
}
/// P5: write to the officer about something.
pub fn contact_about(matter: Matter) -> String {
    format!("/contact?matter={}", matter.key())
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
/// O2: a note about a case.
pub fn admin_note(reference: &Reference) -> String {
    format!("/admin/requests/{}/note", reference.as_str())
}
/// S2.3: a passage is taken out.
pub fn admin_redact(reference: &Reference) -> String {
    format!("/admin/requests/{}/redact", reference.as_str())
}
/// L15.4: a colleague is asked to search.
pub fn admin_task(reference: &Reference) -> String {
    format!("/admin/requests/{}/task", reference.as_str())
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
/// O3: one contact, looked at for a reason.
pub fn admin_contact(id: ContactId, reason: &str) -> String {
    if reason.is_empty() { format!("/admin/contacts/{id}") } else { format!("/admin/contacts/{id}?reason={reason}") }
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
/// O11: writes about a breach.
pub fn admin_breach_write(reference: &Reference) -> String {
    format!("/admin/breaches/{}/write", reference.as_str())
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
/// O2: judges a message held back.
pub fn admin_judge(reference: &Reference) -> String {
    format!("/admin/requests/{}/judge", reference.as_str())
}
/// An officer's invitation below the base address.
pub fn admin_welcome_with(token: &str) -> String {
    format!("/admin/welcome?token={token}")
}
/// O1: a further page of a list.
pub fn admin_after(list: &str, received_on: chrono::NaiveDate, id: i64) -> String {
    format!("{list}?after={received_on}.{id}")
}
/// C3: the form for one kind of value.
pub fn data_edit_of(kind: ValueKind) -> String {
    format!("/me/data/edit?kind={}", kind.key())
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
