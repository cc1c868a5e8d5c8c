//! C11: cases, as their person follows them.

use super::own_frame;
use crate::actions::access::state_words;
use crate::domain::calendar::Calendar;
use crate::domain::clock::Moment;
use crate::domain::deadline;
use crate::domain::ids::Reference;
use crate::domain::page::{Frame, Row};
use crate::paths;
use crate::store::requests::Request;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
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
    act: Option<RequestAct>,
    requests_href: String,
    contact_href: String,
}

fn look_of(request: &Request) -> String {
    if request.closed_at.is_some() { "good".into() } else { "wait".into() }
}

fn next_of(t: Words, request: &Request) -> String {
    match request.closed_at {
        Some(at) => t.with("request-next-closed", &[("date", &t.date(at.london_date()))]),
        None => t.with(
            "request-next-aim",
            &[("date", &t.date(deadline::aim_due(request.received_on, &Calendar::default())))],
        ),
    }
}

/// Cases as lines, open ones first.
pub fn lines(t: Words, mut requests: Vec<Request>) -> Vec<RequestLine> {
    requests.sort_by_key(|r| (r.closed_at.is_some(), std::cmp::Reverse(r.id)));
    requests
        .iter()
        .map(|request| RequestLine {
            reference: request.reference.grouped(),
            what: t.right("rectification").0.into_owned(),
            state: state_words(t, &request.state),
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
        new_href: paths::data().into(),
        earlier: None,
        later: None,
    })
}

/// `/me/requests/{reference}`: another person's looks like none at all.
pub async fn show(page: PageFrame, signed_in: SignedIn, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let (request, items) =
        page.portal.desk.reader().request(signed_in.viewer, reference).await?.ok_or(Problem::NotFound)?;
    let calendar = Calendar::default();
    let details = items
        .into_iter()
        .filter_map(|(item, text)| {
            let kind = item.kind?;
            let value =
                text.filter(|text| !text.is_empty()).unwrap_or_else(|| t.say("edit-check-removed").into_owned());
            Some(Row { key: t.with("edit-check-new", &[("what", &t.kind(kind))]), value, change_href: None })
        })
        .collect();
    let is_open = request.closed_at.is_none();
    let date = |date| if is_open { t.date(date) } else { String::new() };
    page.answer(&RequestPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::requests())),
        reference: request.reference.grouped(),
        what: t.right("rectification").0.into_owned(),
        state: state_words(t, &request.state),
        look: look_of(&request),
        next: next_of(t, &request),
        received: t.date(request.received_on),
        aim: date(deadline::aim_due(request.received_on, &calendar)),
        law: date(deadline::legal_due(request.received_on, &calendar)),
        answered: request.closed_at.map(|at: Moment| t.date(at.london_date())).unwrap_or_default(),
        details,
        events: vec![RequestEvent {
            at: t.moment(request.received_at),
            what: t.say("event-correction-filed").into_owned(),
            text: String::new(),
        }],
        act: None::<RequestAct>,
        requests_href: paths::requests().into(),
        contact_href: paths::start().into(),
    })
}
