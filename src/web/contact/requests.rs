//! C11: cases, as their person follows them.

use super::erasure::stage_words;
use super::own_frame;
use crate::actions::Refused;
use crate::actions::access::{matter_words, state_words};
use crate::domain::calendar::Calendar;
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::page::{Frame, Link, Notice, NoticeKind, Row};
use crate::domain::request::{LONGEST_MESSAGE, State};
use crate::paths;
use crate::store::Case;
use crate::store::requests::{PERSON, Request};
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

/// A case in a list.
pub struct RequestLine {
    /// Its public name, in groups.
    pub reference: String,
    /// What is asked.
    pub what: String,
    /// Where it stands, in words.
    pub state: String,
    /// How its state is shown.
    pub look: String,
    /// What comes next.
    pub next: String,
    /// Its page.
    pub href: String,
}

struct RequestEvent {
    at: String,
    what: String,
    text: String,
}

struct RequestWrite {
    action: String,
    once: String,
    reopens: bool,
}

struct RequestAct {
    lead: String,
    button: String,
    look: String,
    action: String,
}

#[derive(Template)]
#[template(path = "contact/requests.html")]
struct RequestsPage {
    t: Words,
    frame: Frame,
    requests: Vec<RequestLine>,
    new_href: String,
    earlier: Option<String>,
    later: Option<String>,
}

#[derive(Template)]
#[template(path = "contact/request.html")]
struct RequestPage {
    t: Words,
    frame: Frame,
    reference: String,
    what: String,
    state: String,
    look: String,
    next: String,
    received: String,
    aim: String,
    law: String,
    answered: String,
    details: Vec<Row>,
    events: Vec<RequestEvent>,
    warning: String,
    form: Form,
    write: Option<RequestWrite>,
    act: Option<RequestAct>,
    requests_href: String,
}

fn look_of(request: &Request) -> String {
    if request.state.is_open() { "wait".into() } else { "good".into() }
}

fn next_of(t: Words, request: &Request) -> String {
    match (request.state, request.closed_at) {
        (State::Withdrawn, _) => t.say("case-notice-withdrawn").into_owned(),
        (_, Some(at)) => t.with("request-next-closed", &[("date", &t.date(at.london_date()))]),
        (_, None) => t.with(
            "request-next-aim",
            &[("date", &t.date(deadline::aim_due(request.received_on, &Calendar::default())))],
        ),
    }
}

/// Cases as lines, open ones first.
pub fn lines(t: Words, mut requests: Vec<(Request, Option<String>)>) -> Vec<RequestLine> {
    requests.sort_by_key(|(r, _)| (!r.state.is_open(), std::cmp::Reverse(r.id)));
    requests
        .iter()
        .map(|(request, right)| RequestLine {
            reference: request.reference.grouped(),
            what: matter_words(t, request.matter, right.as_deref()),
            state: state_words(t, request.state),
            look: look_of(request),
            next: next_of(t, request),
            href: paths::request(&request.reference),
        })
        .collect()
}

/// `/me/requests`.
pub async fn list(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let requests = page.portal.desk.reader().requests(signed_in.viewer).await?;
    page.answer(&RequestsPage {
        t: page.words,
        frame: own_frame(&page, &signed_in, None),
        requests: lines(page.words, requests),
        new_href: paths::contact().into(),
        earlier: None,
        later: None,
    })
}

/// `/me/requests/{reference}`: another person's looks like none at all.
pub async fn show(page: PageFrame, signed_in: SignedIn, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    case_page(&page, &signed_in, StatusCode::OK, &reference, Form::new()).await
}

/// What was asked, old beside new, and how it was decided.
fn details(t: Words, case: &Case) -> Vec<Row> {
    let row = |key: String, value: String| Row { key, value, change_href: None };
    let mut rows = Vec::new();
    for (item, text, reason) in &case.items {
        let Some(kind) = item.kind else { continue };
        let value =
            text.clone().filter(|text| !text.is_empty()).unwrap_or_else(|| t.say("edit-check-removed").into_owned());
        rows.push(row(t.with("edit-check-new", &[("what", &t.kind(kind))]), value));
        rows.extend(reason.clone().map(|reason| row(t.say("case-reason").into_owned(), reason)));
        if let Some(decision) = &item.decision {
            let key = if decision == "granted" { "case-decision-granted" } else { "case-decision-refused" };
            rows.push(row(t.kind(kind).into_owned(), t.say(key).into_owned()));
        }
    }
    rows
}

async fn case_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    reference: &str,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let reference = Reference::parse(reference).ok_or(Problem::NotFound)?;
    let case = page.portal.desk.reader().request(signed_in.viewer, reference).await?.ok_or(Problem::NotFound)?;
    let request = &case.request;
    let calendar = Calendar::default();
    let is_open = request.state.is_open();
    let date = |date, shown: bool| if is_open && shown { t.date(date) } else { String::new() };
    let mut events = Vec::new();
    if request.channel == "portal" {
        events.push(RequestEvent {
            at: t.moment(request.received_at),
            what: t.say("event-correction-filed").into_owned(),
            text: String::new(),
        });
    }
    events.extend(case.messages.iter().map(|said| RequestEvent {
        at: t.moment(said.at),
        what: t.say(if said.author == PERSON { "case-message-you" } else { "case-message-us" }).into_owned(),
        text: said.text.clone(),
    }));
    let mut frame = own_frame(page, signed_in, Some(paths::requests()));
    frame.notice = match page.query("done").as_deref() {
        Some("sent") => Some("case-notice-sent"),
        _ => None,
    }
    .map(|key| Notice { kind: NoticeKind::Done, text: t.say(key).into_owned(), link: None });
    let is_erasing = page.portal.desk.own_erasure(signed_in.viewer).await?.filter(|e| e.request.id == request.id);
    if let Some(erasing) = &is_erasing {
        let (text, _) = stage_words(t, erasing);
        let link = Some(Link::new(t.say("erasure-follow-link"), paths::erase()));
        frame.notice = Some(Notice { kind: NoticeKind::Important, text, link });
    }
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    // written before anybody had proved this mailbox: it may have been somebody else
    let is_strange = request.address.is_some() && request.proved_at.is_some_and(|at| at > request.received_at);
    page.answer_with(
        status,
        &RequestPage {
            t,
            frame,
            reference: request.reference.grouped(),
            what: matter_words(t, request.matter, case.items.first().map(|(item, ..)| item.right.as_str())),
            state: state_words(t, request.state),
            look: look_of(request),
            next: next_of(t, request),
            received: t.date(request.received_on),
            aim: date(deadline::aim_due(request.received_on, &calendar), true),
            law: date(deadline::legal_due(request.received_on, &calendar), !case.items.is_empty()),
            answered: request
                .closed_at
                .filter(|_| request.state == State::Closed)
                .map(|at| t.date(at.london_date()))
                .unwrap_or_default(),
            details: details(t, &case),
            events,
            warning: if is_open && is_strange { t.say("case-not-you").into_owned() } else { String::new() },
            form,
            write: (request.state != State::Withdrawn).then(|| RequestWrite {
                action: paths::request_message(&request.reference),
                once,
                reopens: !is_open,
            }),
            // an erasure is taken back on its own page, which says what that means
            act: (is_open && is_erasing.is_none()).then(|| RequestAct {
                lead: t.say("case-withdraw-lead").into_owned(),
                button: t.say("case-withdraw-button").into_owned(),
                look: "secondary".into(),
                action: paths::request_withdraw(&request.reference),
            }),
            requests_href: paths::requests().into(),
        },
    )
}

/// `POST /me/requests/{reference}/message`.
pub async fn write(
    page: PageFrame,
    signed_in: SignedIn,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let case = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let (text, once) = (posted.value("text").to_owned(), posted.value("form").to_owned());
    match page.portal.desk.write_to_case(signed_in.viewer, case.clone(), text, once).await {
        Ok(()) => Ok(see_other(format!("{}?done=sent", paths::request(&case)))),
        Err(Refused::Field { field, message }) => {
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let form = posted.form().failing(field, Message::new(message).with("limit", limit));
            case_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &reference, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /me/requests/{reference}/withdraw`.
pub async fn withdraw(
    page: PageFrame,
    signed_in: SignedIn,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    posted.of_contact(&page, &signed_in)?;
    let case = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    page.portal.desk.withdraw_request(signed_in.viewer, case.clone()).await?;
    Ok(see_other(paths::request(&case)))
}
