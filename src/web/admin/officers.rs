//! O13: who works at the console.

use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::officer_change::{Asked, OfficerCard, may_second};
use crate::domain::email_address::EmailAddress;
use crate::domain::form::{Form, Message};
use crate::domain::ids::OfficerId;
use crate::domain::officer::{Act, Change, Role};
use crate::domain::page::{Choice, Frame, Link, Row};
use crate::domain::secret::Secret;
use crate::paths;
use crate::store::officers::OfficerChange;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use std::collections::HashMap;

struct OfficerLine {
    address: String,
    role: String,
    state: String,
    look: String,
    seen: String,
    href: String,
}

struct WaitingLine {
    id: i64,
    key: String,
    who: String,
    what: String,
    asked: String,
    rule: String,
    may: bool,
}

struct ChangeLine {
    at: String,
    what: String,
    who: String,
    state: String,
}

#[derive(Template)]
#[template(path = "officer/officers.html")]
struct OfficersPage {
    t: Words,
    frame: Frame,
    form: Form,
    lines: Vec<OfficerLine>,
    waiting: Vec<WaitingLine>,
    roles: Vec<Choice>,
    may: bool,
    lone: bool,
    action: String,
    decide_action: String,
}

#[derive(Template)]
#[template(path = "officer/officer.html")]
struct OfficerPage {
    t: Words,
    frame: Frame,
    form: Form,
    address: String,
    facts: Vec<Row>,
    may: bool,
    disabled: bool,
    roles: Vec<Choice>,
    history: Vec<ChangeLine>,
    action: String,
}

#[derive(Template)]
#[template(path = "officer/link.html")]
struct LinkPage {
    t: Words,
    frame: Frame,
    title: String,
    link: String,
    back_to: Link,
}

fn role_words(t: Words, role: Role) -> String {
    t.say(&format!("console-role-{}", role.key())).into_owned()
}

fn roles(t: Words) -> Vec<Choice> {
    let choice = |role: &Role| Choice {
        value: role.key().into(),
        label: role_words(t, *role),
        hint: t.say(&format!("console-role-{}-hint", role.key())).into_owned(),
    };
    Role::ALL.iter().map(choice).collect()
}

fn state_words(t: Words, it: &OfficerCard) -> (String, &'static str) {
    match (it.state.as_str(), it.invited_until) {
        ("invited", Some(until)) => (t.with("console-officer-invited-until", &[("until", &t.moment(until))]), "wait"),
        ("active", _) => (t.say("console-officer-active").into_owned(), "good"),
        // nobody was let in before a second person agrees
        ("disabled", None) if it.waits => (t.say("console-officer-waits").into_owned(), "wait"),
        ("invited", None) => (t.say("console-officer-invited").into_owned(), "wait"),
        _ => (t.say("console-officer-disabled").into_owned(), ""),
    }
}

fn change_words(t: Words, change: &OfficerChange) -> String {
    t.with(&format!("console-change-{}", change.kind.key()), &[("role", &role_words(t, change.role))])
}

/// An audit row's name for somebody, as the address of an officer where it is one.
fn actor_words(names: &HashMap<String, String>, actor: &str) -> String {
    names.get(actor).cloned().unwrap_or_else(|| actor.to_owned())
}

fn names_of(all: &[OfficerCard]) -> HashMap<String, String> {
    all.iter().map(|o| (format!("officer:{}", o.id), o.address.clone())).collect()
}

/// `/admin/officers`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    list_page(&page, &at_desk, StatusCode::OK, Form::new().filled("role", "agent")).await
}

async fn list_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let found = desk.look_at_officers(at_desk.viewer).await?;
    let (names, me, now) = (names_of(&found.all), at_desk.viewer.officer(), desk.now());
    let waiting = found.waiting.iter().map(|change| WaitingLine {
        id: change.id,
        key: format!("change-{}", change.id),
        who: actor_words(&names, &format!("officer:{}", change.officer)),
        what: change_words(t, change),
        asked: t.with(
            "console-officers-asked",
            &[("who", &actor_words(&names, &change.asked_by)), ("at", &t.moment(change.asked_at))],
        ),
        rule: match change.due_at {
            Some(due) => t.with("console-officers-rule-delay", &[("until", &t.moment(due))]),
            None => t.say("console-officers-rule-second").into_owned(),
        },
        may: may_second(change, me, now),
    });
    let deciders = found.all.iter().filter(|o| o.state == "active" && o.role.may(Act::ManageOfficers)).count();
    let lines = found.all.iter().map(|o| {
        let (state, look) = state_words(t, o);
        OfficerLine {
            address: o.address.clone(),
            role: role_words(t, o.role),
            state,
            look: look.into(),
            seen: o.seen_at.map_or_else(|| "–".into(), |at| t.moment(at)),
            href: paths::admin_officer(o.id),
        }
    });
    page.answer_with(
        status,
        &OfficersPage {
            t,
            frame: desk_frame(page, at_desk, None),
            form,
            lines: lines.collect(),
            waiting: waiting.collect(),
            roles: roles(t),
            may: at_desk.viewer.role().may(Act::ManageOfficers),
            lone: deciders < 2,
            action: paths::admin_officers().into(),
            decide_action: paths::admin_officers_decide().into(),
        },
    )
}

/// What a change leads to: its link on a page of its own, which no address may carry, or back to the list.
fn answer_of(page: &PageFrame, at_desk: &AtDesk, asked: Asked) -> Result<HttpResponse, Problem> {
    let done = match asked {
        Asked::Done(Some(token)) => return link_page(page, at_desk, &token),
        Asked::Done(None) => "officer-changed",
        Asked::Waits { until: None } => "officer-waits",
        Asked::Waits { until: Some(_) } => "officer-delay",
    };
    Ok(see_other(format!("{}?done={done}", paths::admin_officers())))
}

fn link_page(page: &PageFrame, at_desk: &AtDesk, token: &Secret) -> Result<HttpResponse, Problem> {
    let (t, settings) = (page.words, page.portal.desk.settings());
    page.answer(&LinkPage {
        t,
        frame: desk_frame(page, at_desk, None),
        title: t.say("console-officers-link-title").into_owned(),
        link: format!("{}{}", settings.admin_url(), paths::admin_welcome_with(token.reveal())),
        back_to: Link::new(t.say("console-officers-title"), paths::admin_officers()),
    })
}

/// `POST /admin/officers`: invites.
pub async fn invite(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let mut form = posted.form();
    let address = match EmailAddress::parse(posted.value("email")) {
        Ok(address) => Some(address),
        Err(_) => {
            form.fail("email", Message::new("error-email-form"));
            None
        }
    };
    let role = Role::from_key(posted.value("role"));
    if role.is_none() {
        form.fail("role", Message::new("error-role-none"));
    }
    let (Some(address), Some(role)) = (address, role) else {
        return list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let language = page.words.language().code().to_owned();
    match page.portal.desk.invite_officer(at_desk.viewer, address, role, language).await {
        Ok(asked) => answer_of(&page, &at_desk, asked),
        Err(Refused::Field { field, message }) => {
            let form = form.failing(if field == "act" { "email" } else { field }, Message::new(message));
            list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/officers/decide`.
pub async fn decide(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let change = posted.value("change").parse().map_err(|_| Problem::Bad)?;
    let yes = match posted.value("decision") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::Bad),
    };
    match page.portal.desk.decide_officer_change(at_desk.viewer, change, yes).await {
        Ok(_) if !yes => Ok(see_other(format!("{}?done=officer-stopped", paths::admin_officers()))),
        Ok(asked) => answer_of(&page, &at_desk, asked),
        Err(Refused::Field { message, .. }) => {
            let form = Form::new().filled("role", "agent").failing(format!("change-{change}"), Message::new(message));
            list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `/admin/officers/{id}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    officer_page(&page, &at_desk, StatusCode::OK, id_of(&id)?, None).await
}

fn id_of(text: &str) -> Result<OfficerId, Problem> {
    text.parse().map(OfficerId).map_err(|_| Problem::NotFound)
}

async fn officer_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    id: OfficerId,
    form: Option<Form>,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let (it, changes) = desk.look_at_officer(at_desk.viewer, id).await?;
    let names = names_of(&desk.look_at_officers(at_desk.viewer).await?.all);
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let (state, _) = state_words(t, &it);
    let history = changes.iter().map(|change| ChangeLine {
        at: t.moment(change.decided_at.unwrap_or(change.asked_at)),
        what: change_words(t, change),
        who: match &change.decided_by {
            Some(by) if *by != change.asked_by => {
                format!("{} · {}", actor_words(&names, &change.asked_by), actor_words(&names, by))
            }
            _ => actor_words(&names, &change.asked_by),
        },
        state: t.say(&format!("console-change-state-{}", change.state)).into_owned(),
    });
    page.answer_with(
        status,
        &OfficerPage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin_officers())),
            form: form.unwrap_or_else(|| Form::new().filled("role", it.role.key())),
            facts: vec![
                row("console-officers-role", role_words(t, it.role)),
                row("console-officers-state", state),
                row("console-officers-seen", it.seen_at.map_or_else(|| "–".into(), |at| t.moment(at))),
            ],
            may: at_desk.viewer.role().may(Act::ManageOfficers) && id != at_desk.viewer.officer(),
            disabled: it.state == "disabled",
            roles: roles(t),
            history: history.collect(),
            action: paths::admin_officer(id),
            address: it.address,
        },
    )
}

/// `POST /admin/officers/{id}`.
pub async fn change(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = id_of(&id)?;
    let kind = Change::from_key(posted.value("act")).ok_or(Problem::Bad)?;
    let role = Role::from_key(posted.value("role")).ok_or(Problem::Bad)?;
    match page.portal.desk.change_officer(at_desk.viewer, kind, id, role).await {
        Ok(asked) => answer_of(&page, &at_desk, asked),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            officer_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, Some(form)).await
        }
        Err(other) => Err(other.into()),
    }
}
