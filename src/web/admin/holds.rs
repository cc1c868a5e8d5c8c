//! O6: holds, and the sealed records that two officers open together. S8.19.

use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::hold::{LONGEST_WORDS, TypedHold, may_approve};
use crate::domain::form::{Form, Message};
use crate::domain::hold::{GROUNDS, Hold, HoldScope};
use crate::domain::ids::{HoldId, Reference};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame, Link, Pair, Row};
use crate::domain::request::LONGEST_MESSAGE;
use crate::domain::value::{Category, ValueKind};
use crate::paths;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

struct HoldLine {
    scope: String,
    whose: String,
    law: String,
    until: String,
    review: String,
    ended: String,
    end_href: String,
}

struct SealedLine {
    reference: String,
    values: String,
    href: String,
}

#[derive(Template)]
#[template(path = "officer/holds.html")]
struct HoldsPage {
    t: Words,
    frame: Frame,
    heads: Vec<String>,
    lines: Vec<HoldLine>,
    sealed: Vec<SealedLine>,
    new_href: String,
}

#[derive(Template)]
#[template(path = "officer/hold_new.html")]
struct NewHoldPage {
    t: Words,
    frame: Frame,
    form: Form,
    scopes: Vec<Choice>,
    grounds: Vec<Choice>,
    once: String,
    action: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "public/one_button.html")]
struct EndPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Option<Link>,
}

struct Opening {
    asked: String,
    reason: String,
    outcome: String,
    approve: Option<i64>,
}

#[derive(Template)]
#[template(path = "officer/sealed.html")]
struct SealedPage {
    t: Words,
    frame: Frame,
    form: Form,
    reference: String,
    holds: Vec<String>,
    openings: Vec<Opening>,
    open: Option<Vec<Row>>,
    may_open: bool,
    once: String,
    action: String,
}

/// What a hold covers, in words.
fn scope_words(page: &PageFrame, scope: &HoldScope) -> String {
    let (t, registers) = (page.words, page.portal.desk.registers());
    match scope {
        HoldScope::All => t.say("hold-scope-all").into_owned(),
        HoldScope::Category(it) => t.with("hold-scope-category", &[("what", &t.category(*it).0)]),
        HoldScope::Kind(it) => t.with("hold-scope-kind", &[("what", &t.kind(*it))]),
        HoldScope::Purpose(row) => {
            let label =
                registers.purpose(row).map_or(row.as_str(), |p| p.label.in_language(t.language().code())).to_owned();
            t.with("hold-scope-purpose", &[("what", &format!("{label} ({row})"))])
        }
    }
}

/// `/admin/holds`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let role = at_desk.viewer.role();
    let line = |hold: &Hold| HoldLine {
        scope: scope_words(&page, &hold.scope),
        whose: t.say(if hold.contact.is_some() { "hold-whose-one" } else { "hold-whose-all" }).into_owned(),
        law: hold.law.clone(),
        until: t.date(hold.ends_on),
        review: t.date(hold.review_on),
        ended: if hold.is_ended { t.say("hold-ended").into_owned() } else { String::new() },
        end_href: if role.may(Act::SetHolds) && !hold.is_ended {
            paths::admin_hold_end_of(hold.id.0)
        } else {
            String::new()
        },
    };
    let heads = ["hold-scope", "hold-whose", "hold-law", "hold-until", "hold-review", "hold-act"];
    let lines = desk.list_holds(at_desk.viewer).await?.iter().map(line).collect();
    let sealed = desk.list_sealed(at_desk.viewer).await?;
    page.answer(&HoldsPage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        heads: heads.iter().map(|key| t.say(key).into_owned()).collect(),
        lines,
        sealed: sealed
            .iter()
            .map(|(reference, erasure)| SealedLine {
                reference: reference.grouped(),
                values: t.number(erasure.kept),
                href: paths::admin_sealed(reference),
            })
            .collect(),
        new_href: if role.may(Act::SetHolds) { paths::admin_hold_new().into() } else { String::new() },
    })
}

/// `/admin/holds/new`.
pub async fn show_new(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    new_page(&page, &at_desk, StatusCode::OK, Form::new())
}

fn new_page(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let (t, registers) = (page.words, page.portal.desk.registers());
    let choice = |value: String, label: String| Choice { value, label, hint: String::new() };
    let mut scopes: Vec<HoldScope> =
        registers.purposes().iter().map(|row| HoldScope::Purpose(row.key.clone())).collect();
    scopes.extend(Category::ALL.into_iter().map(HoldScope::Category));
    scopes.extend(ValueKind::ALL.iter().copied().map(HoldScope::Kind));
    scopes.push(HoldScope::All);
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    page.answer_with(
        status,
        &NewHoldPage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin_holds())),
            scopes: std::iter::once(choice(String::new(), String::new()))
                .chain(scopes.iter().map(|scope| choice(scope.text(), scope_words(page, scope))))
                .collect(),
            grounds: GROUNDS
                .iter()
                .map(|key| choice((*key).into(), t.say(&format!("hold-ground-{key}")).into_owned()))
                .collect(),
            form,
            once,
            action: paths::admin_hold_new().into(),
            cancel_href: paths::admin_holds().into(),
        },
    )
}

/// `POST /admin/holds/new`.
pub async fn set(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let text = |name: &str| posted.value(name).to_owned();
    let typed = TypedHold {
        scope: text("scope"),
        email: text("email"),
        ground: text("ground"),
        law: text("law"),
        words: Language::ALL.iter().map(|l| (l.code().to_owned(), text(&format!("words_{}", l.code())))).collect(),
        ends_on: text("ends_on"),
        review_on: text("review_on"),
        form: text("form"),
    };
    match page.portal.desk.set_hold(at_desk.viewer, typed).await? {
        Ok(()) => Ok(see_other(format!("{}?done=hold", paths::admin_holds()))),
        Err(wrong) => {
            let limit = i64::try_from(LONGEST_WORDS).unwrap_or(0);
            let mut form = posted.form();
            for (field, message) in wrong {
                form.fail(field, Message::new(message).with("limit", limit));
            }
            new_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form)
        }
    }
}

/// `/admin/holds/end?hold=`: says what ending does; only the button does it.
pub async fn show_end(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    // without one the list is where it is chosen
    let Some(asked) = page.query("hold") else { return Ok(see_other(paths::admin_holds())) };
    let id: i64 = asked.parse().map_err(|_| Problem::NotFound)?;
    let holds = page.portal.desk.list_holds(at_desk.viewer).await?;
    let hold = holds.iter().find(|h| h.id.0 == id && !h.is_ended).ok_or(Problem::NotFound)?;
    page.answer(&EndPage {
        t,
        frame: desk_frame(&page, &at_desk, Some(paths::admin_holds())),
        title: t.say("hold-end-check-title").into_owned(),
        lines: vec![
            format!("{}. {}", scope_words(&page, &hold.scope), hold.law),
            t.say("hold-end-check-text").into_owned(),
        ],
        action: paths::admin_hold_end().into(),
        hidden: vec![Pair { name: "hold".into(), value: id.to_string() }],
        button: t.say("hold-end-button").into_owned(),
        look: "warning".into(),
        cancel: Some(Link::new(t.say("hold-end-keep"), paths::admin_holds())),
    })
}

/// `POST /admin/holds/end`.
pub async fn end(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = posted.value("hold").parse().map_err(|_| Problem::NotFound)?;
    page.portal.desk.end_hold(at_desk.viewer, HoldId(id)).await?;
    Ok(see_other(format!("{}?done=hold-ended", paths::admin_holds())))
}

/// `/admin/sealed/{reference}`.
pub async fn sealed(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    sealed_page(&page, &at_desk, StatusCode::OK, &reference, Form::new()).await
}

async fn sealed_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    reference: &str,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let reference = Reference::parse(reference).ok_or(Problem::NotFound)?;
    let record = desk.sealed_record(at_desk.viewer, reference).await?;
    let (me, now) = (at_desk.viewer.officer(), desk.now());
    let may_open = at_desk.viewer.role().may(Act::OpenSealed);
    let openings = record.openings.iter().map(|(it, reason)| {
        let waits = may_approve(it, me, now) && may_open;
        let outcome = match (it.approved_by, it.until) {
            (Some(by), Some(until)) => {
                t.with("sealed-opening-approved", &[("officer", &by.0.to_string()), ("until", &t.moment(until))])
            }
            _ if now - it.asked_at < chrono::TimeDelta::hours(24) => t.say("sealed-opening-waits").into_owned(),
            _ => t.say("sealed-opening-lapsed").into_owned(),
        };
        Opening {
            asked: t.with(
                "sealed-opening-asked",
                &[("officer", &it.asked_by.0.to_string()), ("at", &t.moment(it.asked_at))],
            ),
            reason: reason.clone(),
            outcome,
            approve: waits.then_some(it.id),
        }
    });
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    page.answer_with(
        status,
        &SealedPage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin_holds())),
            reference: record.reference.grouped(),
            holds: record
                .holds
                .iter()
                .map(|(hold, count)| {
                    t.with(
                        "sealed-hold-line",
                        &[("count", count), ("until", &t.date(hold.ends_on)), ("law", &hold.law)],
                    )
                })
                .collect(),
            openings: openings.collect(),
            open: record.open.as_ref().map(|values| {
                values
                    .iter()
                    .map(|(kind, value)| Row {
                        key: t.kind(*kind).into_owned(),
                        value: value.clone(),
                        change_href: None,
                    })
                    .collect()
            }),
            may_open,
            once,
            action: paths::admin_sealed(&record.reference),
            form,
        },
    )
}

/// `POST /admin/sealed/{reference}`: asks for an opening, or approves somebody else's.
pub async fn open(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let case = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let (desk, back) = (&page.portal.desk, paths::admin_sealed(&case));
    if let Ok(id) = posted.value("approve").parse::<i64>() {
        desk.approve_opening(at_desk.viewer, case, id).await?;
        return Ok(see_other(format!("{back}?done=opened")));
    }
    let (text, once) = (posted.value("text").to_owned(), posted.value("form").to_owned());
    match desk.ask_to_open(at_desk.viewer, case, text, once).await {
        Ok(()) => Ok(see_other(format!("{back}?done=opening"))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let form = posted.form().failing(field, Message::new(message).with("limit", limit));
            sealed_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, &reference, form).await
        }
        Err(other) => Err(other.into()),
    }
}
