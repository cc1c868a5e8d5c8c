//! C11: cases, as their person follows them.

use super::erasure::stage_words;
use super::own_frame;
use super::restrict::scope_words;
use crate::actions::Refused;
use crate::actions::access::{item_words, matter_words, state_words};
use crate::actions::clock_words::{ClockLine, clock_lines};
use crate::domain::calendar::Calendar;
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::page::{Frame, Link, Notice, NoticeKind, Row};
use crate::domain::request::{LONGEST_MESSAGE, Matter, State};
use crate::domain::right::Decision;
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

/// S8.4: a value that was left as it is, and where the person can say what they think of that.
struct StatementForm {
    number: i64,
    label: String,
    action: String,
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
#[template(path = "contact/complaints.html")]
struct ComplaintsPage {
    t: Words,
    frame: Frame,
    requests: Vec<RequestLine>,
    new_href: String,
    how_href: String,
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
    answered: String,
    clocks: Vec<ClockLine>,
    details: Vec<Row>,
    outcomes: Vec<(String, Vec<Row>)>,
    events: Vec<RequestEvent>,
    warning: String,
    form: Form,
    write: Option<RequestWrite>,
    statements: Vec<StatementForm>,
    act: Option<RequestAct>,
    requests_href: String,
    files_href: Option<String>,
}

fn look_of(request: &Request) -> String {
    if request.state.is_open() { "wait".into() } else { "good".into() }
}

fn next_of(t: Words, request: &Request, calendar: &Calendar) -> String {
    match (request.state, request.closed_at) {
        (State::Withdrawn, _) => t.say("case-notice-withdrawn").into_owned(),
        (_, Some(at)) => t.with("request-next-closed", &[("date", &t.date(at.london_date()))]),
        (_, None) => t.with("request-next-aim", &[("date", &t.date(deadline::aim_due(request.received_on, calendar)))]),
    }
}

/// What comes next in a case: what is needed from the person first.
fn next_in_case(t: Words, case: &Case, calendar: &Calendar) -> String {
    let request = &case.request;
    match request.state {
        State::WaitingClarification => t.say("request-next-answer").into_owned(),
        State::WaitingIdentity => t.say("request-next-identity").into_owned(),
        State::WaitingAuthority => t.say("request-next-authority").into_owned(),
        State::WaitingFee => t.say("request-next-fee").into_owned(),
        State::Received | State::InProgress | State::Suspected => {
            let has_aim = case
                .events
                .iter()
                .any(|e| matches!(e, deadline::ClockEvent::Received { ask, .. } if *ask != deadline::Ask::AtOnce));
            if has_aim { next_of(t, request, calendar) } else { t.say("request-next-in-force").into_owned() }
        }
        State::Closed | State::Withdrawn => next_of(t, request, calendar),
    }
}

/// Cases as lines, open ones first.
pub fn lines(t: Words, mut requests: Vec<(Request, Option<String>)>, calendar: &Calendar) -> Vec<RequestLine> {
    requests.sort_by_key(|(r, _)| (!r.state.is_open(), std::cmp::Reverse(r.id)));
    requests
        .iter()
        .map(|(request, right)| RequestLine {
            reference: request.reference.grouped(),
            what: matter_words(t, request.matter, right.as_deref()),
            state: state_words(t, request.state),
            look: look_of(request),
            next: next_of(t, request, calendar),
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
        requests: lines(page.words, requests, &page.portal.desk.registers().calendar()),
        new_href: paths::contact().into(),
        earlier: None,
        later: None,
    })
}

/// `/me/complaints`, C13: one's own complaints, and the way to make one.
pub async fn complaints(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let mut requests = page.portal.desk.reader().requests(signed_in.viewer).await?;
    requests.retain(|(request, _)| request.matter == Matter::Complaint);
    page.answer(&ComplaintsPage {
        t: page.words,
        frame: own_frame(&page, &signed_in, Some(paths::me())),
        requests: lines(page.words, requests, &page.portal.desk.registers().calendar()),
        new_href: paths::contact_about(Matter::Complaint),
        how_href: paths::complaints().into(),
    })
}

/// `/me/requests/{reference}`: another person's looks like none at all.
pub async fn show(page: PageFrame, signed_in: SignedIn, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    case_page(&page, &signed_in, StatusCode::OK, &reference, Form::new()).await
}

/// What was asked, old beside new, and how each right was decided, on which ground and why. S8.10.
fn details(page: &PageFrame, case: &Case) -> Vec<Row> {
    let t = page.words;
    let registers = page.portal.desk.registers();
    let row = |key: String, value: String| Row { key, value, change_href: None };
    let mut rows = Vec::new();
    rows.extend(case.subject.clone().map(|who| row(t.say("request-subject").into_owned(), who)));
    for (item, text, reason) in &case.items {
        let label = item_words(&registers, t, item);
        if let Some(kind) = item.kind.filter(|_| item.proposal.is_some()) {
            let value = text
                .clone()
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| t.say("edit-check-removed").into_owned());
            rows.push(row(t.with("edit-check-new", &[("what", &t.kind(kind))]), value));
        }
        rows.extend(reason.clone().map(|reason| row(t.say("case-reason").into_owned(), reason)));
        let decision = item.decision.as_deref().and_then(Decision::from_key);
        let said = match decision {
            Some(Decision::Granted) if item.proposal.is_some() => t.say("case-decision-granted").into_owned(),
            Some(Decision::Granted) => t.say("decision-granted").into_owned(),
            Some(decision) => {
                let how = if decision == Decision::Part { "decision-part" } else { "decision-refused" };
                let mut lines = vec![t.say(how).into_owned()];
                lines.extend(item.ground.as_deref().map(|g| t.say(&format!("ground-{g}")).into_owned()));
                lines.extend(case.reasons.get(&item.number).cloned());
                lines.join("\n")
            }
            None => t.say("case-decision-open").into_owned(),
        };
        rows.push(row(label, said));
        if let Some(statement) = case.statements.get(&item.number) {
            rows.push(row(t.say("case-statement-label").into_owned(), statement.clone()));
        }
    }
    for one in &case.restrictions {
        let stands = match (one.lifted_at, one.lifts_at) {
            (Some(at), _) => t.with("console-limit-lifted", &[("date", &t.date(at.london_date()))]),
            (None, Some(at)) => t.with("restrict-ends", &[("date", &t.date(at.london_date()))]),
            (None, None) => t.with("restrict-since", &[("date", &t.date(one.since.london_date()))]),
        };
        rows.push(row(
            t.say("request-restricted").into_owned(),
            format!("{}\n{stands}", scope_words(page, &one.scope)),
        ));
    }
    rows
}

/// S8.35: what the person was told at the end, part by part.
fn outcomes(t: Words, case: &Case) -> Vec<(String, Vec<Row>)> {
    let result = |decision: Decision| match decision {
        Decision::Granted => "decision-granted",
        Decision::Part => "decision-part",
        Decision::Refused => "decision-refused",
    };
    case.outcomes
        .iter()
        .map(|(decision, at, parts)| {
            let head = t.with("outcome-sent", &[("result", &t.say(result(*decision))), ("at", &t.moment(*at))]);
            let rows = parts.parts().into_iter().map(|(key, text)| Row {
                key: t.say(&format!("outcome-part-{key}")).into_owned(),
                value: text.to_owned(),
                change_href: None,
            });
            (head, rows.collect())
        })
        .collect()
}

/// Where a case stands, with how it ended. peers (d): done, partly done, not possible.
fn state_of(t: Words, case: &Case) -> String {
    match case.outcomes.last() {
        Some((Decision::Part, ..)) if case.request.state == State::Closed => t.say("state-partly-done").into_owned(),
        Some((Decision::Refused, ..)) if case.request.state == State::Closed => {
            t.say("state-not-possible").into_owned()
        }
        _ => state_words(t, case.request.state),
    }
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
    let is_open = request.state.is_open();
    let mut events = Vec::new();
    if request.channel == "portal" {
        events.push(RequestEvent {
            at: t.moment(request.received_at),
            what: t
                .say(if request.matter == Matter::Correct { "event-correction-filed" } else { "case-filed-here" })
                .into_owned(),
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
        Some("statement") => Some("case-notice-statement"),
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
            state: state_of(t, &case),
            look: look_of(request),
            next: next_in_case(t, &case, &page.portal.desk.registers().calendar()),
            received: t.date(request.received_on),
            clocks: clock_lines(
                t,
                &case.events,
                page.portal.desk.now().london_date(),
                &page.portal.desk.registers().calendar(),
            ),
            answered: request
                .closed_at
                .filter(|_| request.state == State::Closed)
                .map(|at| t.date(at.london_date()))
                .unwrap_or_default(),
            details: details(page, &case),
            outcomes: outcomes(t, &case),
            events,
            warning: if is_open && is_strange { t.say("case-not-you").into_owned() } else { String::new() },
            form,
            write: (request.state != State::Withdrawn).then(|| RequestWrite {
                action: paths::request_message(&request.reference),
                once,
                reopens: !is_open,
            }),
            statements: case
                .items
                .iter()
                .filter(|(item, ..)| item.right == "rectification" && item.statement.is_none())
                .filter(|(item, ..)| matches!(item.decision.as_deref(), Some("refused" | "part")))
                .map(|(item, ..)| StatementForm {
                    number: item.number,
                    label: item.kind.map(|k| t.kind(k).into_owned()).unwrap_or_default(),
                    action: paths::request_statement(&request.reference),
                })
                .collect(),
            // an erasure is taken back on its own page, which says what that means
            act: (is_open && is_erasing.is_none()).then(|| RequestAct {
                lead: t.say("case-withdraw-lead").into_owned(),
                button: t.say("case-withdraw-button").into_owned(),
                look: "secondary".into(),
                action: paths::request_withdraw(&request.reference),
            }),
            requests_href: paths::requests().into(),
            files_href: page.portal.desk.takes_files().then(|| paths::request_files(&request.reference)),
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

/// `POST /me/requests/{reference}/statement`.
pub async fn statement(
    page: PageFrame,
    signed_in: SignedIn,
    reference: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let case = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let number = posted.value("number").parse().map_err(|_| Problem::NotFound)?;
    let text = posted.value("statement").to_owned();
    match page.portal.desk.add_statement(signed_in.viewer, case.clone(), number, text).await {
        Ok(()) => Ok(see_other(format!("{}?done=statement", paths::request(&case)))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
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
