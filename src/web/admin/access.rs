//! One's own access: browsers, recovery codes, password; and a factor shown again before a grave act.

use super::enter::CodesPage;
use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::domain::form::{Form, Message};
use crate::domain::ids::SessionId;
use crate::domain::officer::{LONGEST_PASSWORD, SHORTEST_PASSWORD};
use crate::domain::page::{Frame, Link, Row};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

struct SessionLine {
    id: String,
    device: String,
    network: String,
    since: String,
    seen: String,
    current: bool,
}

struct PasskeyLine {
    id: i64,
    label: String,
    about: String,
}

#[derive(Template)]
#[template(path = "officer/access.html")]
struct AccessPage {
    t: Words,
    frame: Frame,
    form: Form,
    facts: Vec<Row>,
    sessions: Vec<SessionLine>,
    passkeys: Vec<PasskeyLine>,
    has_passkeys: bool,
    passkeys_action: String,
    end_action: String,
    codes_action: String,
    password_action: String,
    limit: i64,
}

#[derive(Template)]
#[template(path = "officer/proof.html")]
struct ProofPage {
    t: Words,
    frame: Frame,
    form: Form,
    action: String,
    next: String,
}

/// `/admin/access`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    access_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

async fn access_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    mut form: Form,
) -> Result<HttpResponse, Problem> {
    form.forget("present");
    form.forget("password");
    let t = page.words;
    let own = page.portal.desk.look_at_own_access(at_desk.viewer).await?;
    let role = t.say(&format!("console-role-{}", at_desk.viewer.role().key())).into_owned();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let left = i64::try_from(own.codes_left).unwrap_or(0);
    let sessions = own.sessions.into_iter().map(|s| SessionLine {
        id: s.id.to_string(),
        device: s.agent_family,
        network: s.network,
        since: t.moment(s.created_at),
        seen: t.moment(s.last_seen_at),
        current: s.id == at_desk.viewer.session(),
    });
    let passkeys = page.portal.desk.own_passkeys(at_desk.viewer).await?.into_iter().map(|p| PasskeyLine {
        id: p.id,
        about: match p.used_at {
            Some(used) => t.with("passkey-used", &[("added", &t.moment(p.added_at)), ("used", &t.moment(used))]),
            None => t.with("passkey-unused", &[("added", &t.moment(p.added_at))]),
        },
        label: p.label,
    });
    page.answer_with(
        status,
        &AccessPage {
            t,
            frame: desk_frame(page, at_desk, None),
            form,
            facts: vec![
                row("console-sign-in-email", own.address),
                row("console-officers-role", role),
                row("console-access-codes", t.with("console-access-codes-left", &[("count", &left)])),
            ],
            sessions: sessions.collect(),
            passkeys: passkeys.collect(),
            has_passkeys: page.portal.desk.passkey_party().is_some(),
            passkeys_action: paths::admin_passkeys().into(),
            end_action: paths::admin_access_end().into(),
            codes_action: paths::admin_access_codes().into(),
            password_action: paths::admin_access_password().into(),
            limit: i64::try_from(SHORTEST_PASSWORD).unwrap_or(0),
        },
    )
}

/// `POST /admin/access/end`: one session by number, or `others`.
pub async fn end(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let one = match posted.value("session") {
        "others" => None,
        number => Some(SessionId(number.parse().map_err(|_| Problem::Bad)?)),
    };
    match page.portal.desk.end_own_officer_sessions(at_desk.viewer, one).await {
        // gone already is as good as ended
        Ok(()) | Err(Refused::NotFound) => Ok(see_other(format!("{}?done=sessions-ended", paths::admin_access()))),
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/access/codes`: answers with the codes themselves, which no address may carry.
pub async fn codes(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    let codes = page.portal.desk.renew_recovery_codes(at_desk.viewer).await?;
    let t = page.words;
    page.answer(&CodesPage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        title: t.say("console-access-codes-done").into_owned(),
        lead: t.say("console-access-codes-done-text").into_owned(),
        codes: codes.iter().map(|c| c.reveal().to_owned()).collect(),
        onward: Link::new(t.say("console-access-title"), paths::admin_access()),
    })
}

/// `POST /admin/access/password`.
pub async fn password(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (present, new) = (Secret::new(posted.value("present")), Secret::new(posted.value("password")));
    match page.portal.desk.change_officer_password(at_desk.viewer, present, new).await {
        Ok(()) => Ok(see_other(format!("{}?done=password-changed", paths::admin_access()))),
        Err(Refused::Field { field, message }) => {
            let limit = if message == "error-password-long" { LONGEST_PASSWORD } else { SHORTEST_PASSWORD };
            let message = Message::new(message).with("limit", i64::try_from(limit).unwrap_or(0));
            access_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, posted.form().failing(field, message)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// Where a proof leads back to: a page of the console and nothing else (ASVS 1.2.2).
fn next_of(asked: &str) -> String {
    let plain = asked.bytes().all(|b| b.is_ascii_alphanumeric() || b"/-_.".contains(&b));
    let within = asked == paths::admin() || asked.starts_with("/admin/");
    if plain && within && !asked.contains("//") && !asked.contains("..") { asked } else { paths::admin_access() }
        .to_owned()
}

fn proof_page(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, mut form: Form) -> Result<HttpResponse, Problem> {
    form.forget("code");
    let asked = page.query("next").unwrap_or_else(|| form.value("next").to_owned());
    page.answer_with(
        status,
        &ProofPage {
            t: page.words,
            frame: desk_frame(page, at_desk, None),
            action: paths::admin_proof().into(),
            next: next_of(&asked),
            form,
        },
    )
}

/// `/admin/proof?next=`.
pub async fn show_proof(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    proof_page(&page, &at_desk, StatusCode::OK, Form::new())
}

/// `POST /admin/proof`.
pub async fn prove(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let code = Secret::new(posted.value("code"));
    match page.portal.desk.prove_officer(at_desk.viewer, code, page.browser()).await {
        Ok(()) => Ok(see_other(next_of(posted.value("next")))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            proof_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
        Err(other) => Err(other.into()),
    }
}
