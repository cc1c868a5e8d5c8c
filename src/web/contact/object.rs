//! C7: objecting: marketing stops on the press; other uses that rest on our interest are chosen, looked at, and paused.

use super::own_frame;
use crate::actions::Refused;
use crate::actions::objection::{Object, Use, uses};
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::page::{Choice, Frame, Link, Pair, Row};
use crate::domain::request::LONGEST_MESSAGE;
use crate::paths;
use crate::store::cases::MARKETING;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/object.html")]
struct ObjectPage {
    t: Words,
    frame: Frame,
    form: Form,
    marketing_stopped: bool,
    marketing: Vec<Choice>,
    others: Vec<Choice>,
    standing: Vec<Row>,
    once: String,
    action: String,
}

#[derive(Template)]
#[template(path = "contact/check.html")]
struct CheckPage {
    t: Words,
    frame: Frame,
    title: String,
    rows: Vec<Row>,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Link,
}

#[derive(Template)]
#[template(path = "public/done.html")]
struct DonePage {
    t: Words,
    frame: Frame,
    title: String,
    reference: String,
    lines: Vec<String>,
    steps: Vec<String>,
    links: Vec<Link>,
}

async fn form_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let data = desk.reader().own_data(signed_in.viewer, desk.now()).await?.ok_or(Problem::NotFound)?;
    let registers = desk.registers();
    let lines = uses(&registers, &data, t.language().code());
    let choices = |marketing: bool| {
        lines
            .iter()
            .filter(|l| l.is_marketing == marketing && l.standing == Use::Live)
            .map(|l| Choice { value: l.purpose.clone(), label: l.sentence.clone(), hint: String::new() })
            .collect()
    };
    let standing = lines.iter().filter(|l| l.standing != Use::Live).map(|l| Row {
        key: l.sentence.clone(),
        value: t
            .say(match l.standing {
                Use::Paused => "object-standing-paused",
                Use::Restricted => "object-standing-restricted",
                Use::Live | Use::Ended => "object-standing-ended",
            })
            .into_owned(),
        change_href: None,
    });
    let marketing_rows: Vec<_> = registers.purposes().iter().filter(|p| registers.is_marketing(&p.key)).collect();
    let marketing_stopped =
        marketing_rows.iter().all(|row| data.purposes.iter().any(|s| s.purpose == row.key && s.state == "objected"));
    page.answer_with(
        status,
        &ObjectPage {
            t,
            frame: own_frame(page, signed_in, Some(paths::me())),
            form,
            marketing_stopped,
            marketing: choices(true),
            others: choices(false),
            standing: standing.collect(),
            once: page.once(),
            action: paths::object().into(),
        },
    )
}

/// `/me/object`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    form_page(&page, &signed_in, StatusCode::OK, Form::new()).await
}

/// `POST /me/object`: marketing at once; the rest to be checked, then to be done.
pub async fn send(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let (t, typed) = (page.words, posted.form());
    let registers = page.portal.desk.registers();
    let purposes: Vec<String> = typed.values("purpose").iter().chain(typed.values("topic")).cloned().collect();
    if purposes.iter().any(|p| p != MARKETING && registers.purpose(p).is_none()) {
        return Err(Problem::Bad);
    }
    let reason = posted.value("reason").to_owned();
    let failed = |field: &'static str, message: &'static str| {
        let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
        typed.clone().failing(field, Message::new(message).with("limit", limit))
    };
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if purposes.is_empty() {
        let data = page.portal.desk.reader().own_data(signed_in.viewer, page.portal.desk.now()).await?;
        let others =
            data.is_some_and(|d| uses(&registers, &d, "en").iter().any(|l| !l.is_marketing && l.standing == Use::Live));
        let field = if others { "purpose" } else { "topic" };
        return form_page(&page, &signed_in, unprocessable, failed(field, "error-object-none")).await;
    }
    let sentence = |key: &String| {
        registers.purpose(key).map_or_else(
            || t.say("object-marketing-button").into_owned(),
            |row| row.sentence.in_language(t.language().code()).to_owned(),
        )
    };
    let what: Vec<String> = purposes.iter().map(sentence).collect();
    if posted.value("step") != "send" {
        if !reason.trim().is_empty()
            && let Err(Refused::Field { message, .. }) = crate::actions::request::check_text(&reason)
        {
            return form_page(&page, &signed_in, unprocessable, failed("reason", message)).await;
        }
        let row = |key: &str, value: String| Row {
            key: t.say(key).into_owned(),
            value,
            change_href: Some(paths::object().into()),
        };
        let mut rows = vec![row("object-purpose", what.join("\n"))];
        if !reason.trim().is_empty() {
            rows.push(row("object-reason", reason.clone()));
        }
        let mut hidden: Vec<Pair> =
            purposes.iter().map(|p| Pair { name: "purpose".into(), value: p.clone() }).collect();
        let once = page.once();
        for (name, value) in [("reason", reason.as_str()), ("step", "send"), ("form", once.as_str())] {
            hidden.push(Pair { name: name.into(), value: value.into() });
        }
        return page.answer(&CheckPage {
            t,
            frame: own_frame(&page, &signed_in, Some(paths::object())),
            title: t.say("object-check-title").into_owned(),
            rows,
            lines: vec![t.say("object-check-now").into_owned()],
            action: paths::object().into(),
            hidden,
            button: t.say("object-button").into_owned(),
            look: String::new(),
            cancel: Link::new(t.say("cancel-link"), paths::me()),
        });
    }
    let once = if posted.value("form").is_empty() { page.once() } else { posted.value("form").to_owned() };
    let it = Object {
        purposes,
        reason,
        form: once,
        wording: format!("{} {}", t.say("object-marketing-text"), t.say("object-marketing-button")),
        language: t.language().code().to_owned(),
    };
    let done = page.portal.desk.object(signed_in.viewer, it).await?;
    let mut steps = Vec::new();
    if done.stopped {
        steps.push(t.say("object-done-marketing").into_owned());
    }
    let mut links = Vec::new();
    if let Some(reference) = &done.weighed {
        let calendar = page.portal.desk.registers().calendar();
        let today = page.portal.desk.now().london_date();
        let (aim, law) = (deadline::aim_due(today, &calendar), deadline::legal_due(today, &calendar));
        steps.push(t.say("object-done-paused").into_owned());
        steps.push(t.with("request-promise", &[("aim", &t.date(aim)), ("law", &t.date(law))]));
        links.push(Link::new(t.say("request-follow-link"), paths::request(reference)));
    }
    links.push(Link::new(t.say("object-title"), paths::object()));
    links.push(Link::new(t.say("nav-overview"), paths::me()));
    let title = if done.weighed.is_some() { "object-done-title" } else { "object-done-title-marketing" };
    page.answer(&DonePage {
        t,
        frame: own_frame(&page, &signed_in, None),
        title: t.say(title).into_owned(),
        reference: done.weighed.map(|r| r.grouped()).unwrap_or_default(),
        lines: what,
        steps,
        links,
    })
}
