//! O2: one case: who asks, what was written, old beside new, the answer.

use super::queue::left_of;
use super::sheet::{Field, Piece};
use super::{AtDesk, case_desk, desk_frame};
use crate::actions::Refused;
use crate::actions::access::{matter_words, state_words};
use crate::actions::officer::After;
use crate::domain::calendar::Calendar;
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame, Row};
use crate::domain::request::{LONGEST_MESSAGE, State};
use crate::paths;
use crate::store::OfficerCase;
use crate::store::requests::PERSON;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

struct Said {
    who: String,
    at: String,
    text: String,
    own: bool,
}

struct Correction {
    number: i64,
    label: String,
    old: String,
    new: String,
    reason: String,
    decided: String,
}

struct CaseActions {
    answer: String,
    decide: String,
    judge: String,
}

#[derive(Template)]
#[template(path = "officer/case.html")]
struct CasePage {
    t: Words,
    frame: Frame,
    form: Form,
    what: String,
    reference: String,
    state: String,
    look: String,
    facts: Vec<Row>,
    warnings: Vec<String>,
    messages: Vec<Said>,
    corrections: Vec<Correction>,
    may_answer: bool,
    may_decide: bool,
    suspected: bool,
    actions: CaseActions,
    choices: Vec<Choice>,
    parts: Vec<Piece>,
    once: String,
}

fn reference_of(text: &str) -> Result<Reference, Problem> {
    Reference::parse(text).ok_or(Problem::NotFound)
}

/// `/admin/requests/{reference}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let reference = reference_of(&reference)?;
    case_page(&page, &at_desk, StatusCode::OK, reference, Form::new().filled("after", "close")).await
}

fn facts(t: Words, found: &OfficerCase, today: chrono::NaiveDate) -> Vec<Row> {
    let request = &found.case.request;
    let calendar = Calendar::default();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let who = found.address.clone().unwrap_or_else(|| t.say("console-case-who-none").into_owned());
    let mut facts = vec![row("console-case-who", who)];
    facts.extend(found.name.clone().map(|name| row("console-case-name", name)));
    facts.push(row("console-queue-received", t.moment(request.received_at)));
    match request.closed_at {
        Some(at) => facts.push(row("console-closed-on", t.moment(at))),
        None => {
            let due = t.date(deadline::aim_due(request.received_on, &calendar));
            let (left, _) = left_of(t, request.received_on, today, &calendar);
            facts.push(row("console-queue-aim", format!("{due} · {left}")));
            if !found.case.items.is_empty() {
                facts.push(row("console-queue-law", t.date(deadline::legal_due(request.received_on, &calendar))));
            }
        }
    }
    let language = Language::from_tag(&request.language).map_or(request.language.clone(), |l| l.name().to_owned());
    facts.push(row("console-case-language", language));
    facts.push(row("console-case-channel", t.say(&format!("console-channel-{}", request.channel)).into_owned()));
    facts
}

/// The page of a case, with a form that failed or a fresh one.
pub async fn case_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    reference: Reference,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let found = desk.look_at_case(at_desk.viewer, reference).await?;
    let request = &found.case.request;
    let right = found.case.items.first().map(|(item, ..)| item.right.clone());
    let mut warnings = Vec::new();
    if request.address.is_some() {
        warnings.push(match request.proved_at {
            Some(at) => t.with("console-case-proved", &[("at", &t.moment(at))]),
            None => t.say("console-case-unproved").into_owned(),
        });
    }
    if found.others > 0 {
        warnings.push(t.with("console-case-others", &[("count", &found.others)]));
    }
    let corrections = found.case.items.iter().filter_map(|(item, new, reason)| {
        let kind = item.kind?;
        Some(Correction {
            number: item.number,
            label: t.kind(kind).into_owned(),
            old: found.held.get(&kind).map(|all| all.join("\n")).unwrap_or_default(),
            new: new.clone().unwrap_or_default(),
            reason: reason.clone().unwrap_or_default(),
            decided: match item.decision.as_deref() {
                Some("granted") => t.say("console-case-granted").into_owned(),
                Some(_) => t.say("console-case-refused").into_owned(),
                None => String::new(),
            },
        })
    });
    let messages = found.case.messages.iter().map(|said| {
        let own = said.author != PERSON;
        let who = if own { "console-case-message-officer" } else { "console-case-message-person" };
        Said { who: t.say(who).into_owned(), at: t.moment(said.at), text: said.text.clone(), own }
    });
    let parts = case_desk::parts(page, at_desk, &found).await?;
    let choice =
        |value: &str, key: &str| Choice { value: value.into(), label: t.say(key).into_owned(), hint: String::new() };
    let role = at_desk.viewer.role();
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    page.answer_with(
        status,
        &CasePage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin())),
            what: matter_words(t, request.matter, right.as_deref()),
            reference: request.reference.grouped(),
            state: state_words(t, request.state),
            look: if request.state.is_open() { "wait" } else { "good" }.into(),
            facts: facts(t, &found, desk.now().london_date()),
            warnings,
            messages: messages.collect(),
            corrections: corrections.collect(),
            may_answer: role.may(Act::AnswerCases) && found.address.is_some() && request.state != State::Withdrawn,
            may_decide: role.may(Act::DecideCases) && request.state.is_open(),
            suspected: request.state == State::Suspected,
            actions: CaseActions {
                answer: paths::admin_answer(&request.reference),
                decide: paths::admin_decide(&request.reference),
                judge: paths::admin_judge(&request.reference),
            },
            choices: vec![
                choice("close", "console-case-after-close"),
                choice("wait", "console-case-after-wait"),
                choice("keep", "console-case-after-keep"),
            ],
            parts,
            once,
            form,
        },
    )
}

/// `POST /admin/requests/{reference}/answer`.
pub async fn answer(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = reference_of(&reference)?;
    let after = match posted.value("after") {
        "close" => Some(After::Close),
        "wait" => Some(After::Wait),
        "keep" => Some(After::Keep),
        _ => None,
    };
    let refused = match after {
        None => Refused::Field { field: "after", message: "error-after-empty" },
        Some(after) => {
            let (text, once) = (posted.value("text").to_owned(), posted.value("form").to_owned());
            match page.portal.desk.answer_case(at_desk.viewer, reference.clone(), text, after, once).await {
                Ok(()) => return Ok(see_other(format!("{}?done=answered", paths::admin_request(&reference)))),
                Err(refused) => refused,
            }
        }
    };
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
    let form = posted.form().failing(field, Message::new(message).with("limit", limit));
    case_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await
}

/// `POST /admin/requests/{reference}/decide`.
pub async fn decide(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = reference_of(&reference)?;
    let number = posted.value("number").parse().map_err(|_| Problem::NotFound)?;
    let is_granted = match posted.value("decision") {
        "granted" => true,
        "refused" => false,
        _ => return Err(Problem::Bad),
    };
    page.portal.desk.decide_correction(at_desk.viewer, reference.clone(), number, is_granted).await?;
    Ok(see_other(format!("{}?done=decided", paths::admin_request(&reference))))
}

/// `POST /admin/requests/{reference}/judge`.
pub async fn judge(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = reference_of(&reference)?;
    let is_genuine = match posted.value("genuine") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::Bad),
    };
    page.portal.desk.judge_suspected(at_desk.viewer, reference, is_genuine).await?;
    Ok(see_other(format!("{}?done=judged", paths::admin_suspected())))
}
