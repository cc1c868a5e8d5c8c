//! O2: one case: who asks, what was written, old beside new, the answer.

use super::decision::{Item, item, result_words};
use super::erasure::ErasurePanel;
use super::outcome::outcome_rows;
use super::sheet::{Field, Piece};
use super::{AtDesk, case_desk, desk_frame};
use crate::actions::Refused;
use crate::actions::access::{matter_words, state_words};
use crate::actions::case::{check_extension, effect_of, ends_with_outcome, unanswered_since, words_of};
use crate::actions::clock_words::{ClockLine, clock_lines};
use crate::actions::desk_case::CHANNELS;
use crate::actions::officer::After;
use crate::domain::calendar::Calendar;
use crate::domain::clock::Moment;
use crate::domain::deadline::{ClockEvent, aim_due};
use crate::domain::form::{Form, Message};
use crate::domain::ids::Reference;
use crate::domain::officer::{Act, Role};
use crate::domain::page::{Choice, Frame, Link, Row};
use crate::domain::policy::Fate;
use crate::domain::request::{LONGEST_MESSAGE, Matter, State, Step};
use crate::domain::restriction::{Ground, Restriction};
use crate::paths;
use crate::store::OfficerCase;
use crate::store::desk_cases::DeskSide;
use crate::store::requests::{PERSON, Request};
use crate::text::{Language, Words};
use crate::web::contact::restrict::{ground_words, scope_words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::dev::Payload;
use actix_web::http::StatusCode;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use askama::Template;
use std::pin::Pin;

struct Said {
    who: String,
    at: String,
    text: String,
    own: bool,
}

/// A restriction of the case.
struct Limit {
    id: i64,
    what: String,
    why: String,
    stands: String,
    may_tell: bool,
    may_lift: bool,
}

struct CaseActions {
    answer: String,
    decide: String,
    judge: String,
    step: String,
    outcome: String,
    restriction: String,
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
    clocks: Vec<ClockLine>,
    warnings: Vec<String>,
    messages: Vec<Said>,
    items: Vec<Item>,
    limits: Vec<Limit>,
    outcomes: Vec<(String, Vec<Row>)>,
    erasure: Option<ErasurePanel>,
    links: Vec<Link>,
    may_answer: bool,
    may_step: bool,
    /// Whether one of the steps happened on a day of its own.
    takes_day: bool,
    is_open: bool,
    may_decide: bool,
    may_close: bool,
    suspected: bool,
    actions: CaseActions,
    choices: Vec<Choice>,
    steps: Vec<Choice>,
    earlier: String,
    parts: Vec<Piece>,
    blocks: Vec<Choice>,
    draft: String,
    preview: String,
    once: String,
    files_href: Option<String>,
}

pub(super) fn reference_of(text: &str) -> Result<Reference, Problem> {
    Reference::parse(text).ok_or(Problem::NotFound)
}

/// A form about a case: of this session, by whom, and about which.
pub struct CaseForm {
    /// The page it was sent from.
    pub page: PageFrame,
    /// Who sent it.
    pub at_desk: AtDesk,
    /// The case.
    pub reference: Reference,
    /// Its fields.
    pub posted: Posted,
}

impl FromRequest for CaseForm {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let page = PageFrame::of(request);
        let at_desk = AtDesk::from_request(request, payload);
        let named = request.match_info().get("reference").and_then(Reference::parse);
        let posted = Posted::from_request(request, payload);
        Box::pin(async move {
            let (page, at_desk) = (page.ok_or(Problem::Fault)?, at_desk.await?);
            let posted = at_desk.checked(&page, posted.await?)?;
            Ok(Self { page, at_desk, reference: named.ok_or(Problem::NotFound)?, posted })
        })
    }
}

/// `/admin/requests/{reference}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let reference = reference_of(&reference)?;
    case_page(&page, &at_desk, StatusCode::OK, reference, Form::new().filled("after", "keep")).await
}

fn limit(page: &PageFrame, it: &Restriction, side: &DeskSide, may_decide: bool) -> Limit {
    let (t, now) = (page.words, page.portal.desk.now());
    let on = |at: Moment| t.date(at.london_date());
    let waits = side.waiting_lifts.contains(&it.id);
    let stands = match (it.lifted_at, it.lifts_at) {
        _ if waits => t.say("console-limit-unposted").into_owned(),
        (Some(at), _) => t.with("console-limit-lifted", &[("date", &on(at))]),
        (None, Some(at)) => t.with("console-limit-told", &[("date", &on(at))]),
        (None, None) => t.with("restrict-since", &[("date", &on(it.since))]),
    };
    Limit {
        id: it.id,
        what: scope_words(page, &it.scope),
        why: ground_words(t, it.ground),
        stands,
        may_tell: may_decide
            && !waits
            && it.lifted_at.is_none()
            && it.told_at.is_none()
            && it.ground != Ground::Objection,
        may_lift: may_decide && it.may_lift(now),
    }
}

/// The steps that make sense now, each with what it does to the dates.
fn steps(t: Words, found: &OfficerCase, role: Role, today: chrono::NaiveDate, calendar: &Calendar) -> Vec<Choice> {
    let request = &found.case.request;
    if !request.state.is_open() || request.state == State::Suspected {
        return Vec::new();
    }
    let events = &found.case.events;
    let is_possible = |step: Step| match step {
        Step::Extend => check_extension(events, today, calendar).is_ok(),
        Step::Progress => request.matter == Matter::Complaint,
        Step::AskAuthority => request.is_for_other,
        // L15.5: the first copy is free
        Step::AskFee => !found.case.items.is_empty() && found.earlier > 0,
        Step::AskIdentity => !found.case.items.is_empty(),
        _ => true,
    };
    Step::ALL
        .iter()
        .copied()
        .filter(|step| is_possible(*step) && step.is_possible(events))
        .filter(|step| !step.needs_decider() || role.may(Act::DecideCases))
        .map(|step| Choice {
            value: step.key().into(),
            label: t.say(&format!("step-{}", step.key())).into_owned(),
            hint: match step {
                Step::AskDetail | Step::AskIdentity | Step::AskAuthority | Step::AskFee => {
                    t.say(&format!("console-step-{}", effect_of(step, events, calendar))).into_owned()
                }
                _ => String::new(),
            },
        })
        .collect()
}

fn facts(t: Words, found: &OfficerCase) -> Vec<Row> {
    let request = &found.case.request;
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    // who was logged without a mailbox is nobody's contact: answers go by post
    let nowhere = if request.contact.is_none() { "console-case-who-post" } else { "console-case-who-none" };
    // O2: what was checked, and what somebody only says
    let marked = |text: String, sure: Option<String>| {
        let mark = sure.map_or_else(|| t.say("console-fact-unsure").into_owned(), |how| format!("✓ {how}"));
        format!("{text}\n{mark}")
    };
    let on = |at: Moment| t.moment(at);
    let mut facts = vec![match &found.address {
        Some(address) => {
            // whoever was logged for a contact has shown nothing by that: the address says where answers go
            let is_logged = CHANNELS.contains(&request.channel.as_str());
            let own = (request.address.is_none() && !is_logged).then(|| t.say("console-fact-on-file").into_owned());
            let proved = request.proved_at.map(|at| t.with("console-case-proved", &[("at", &on(at))]));
            if request.address.is_none() && is_logged {
                row("console-case-who", format!("{address}\n{}", t.say("console-fact-on-file-logged")))
            } else {
                row("console-case-who", marked(address.clone(), own.or(proved)))
            }
        }
        None => row("console-case-who", t.say(nowhere).into_owned()),
    }];
    if let Some(name) = found.name.clone() {
        let held = found.is_name_held.then(|| t.say("console-fact-name-held").into_owned());
        facts.push(row("console-case-name", marked(name, held)));
    }
    let events = found.case.events.iter().rev();
    let shown = events.clone().find_map(|e| match e {
        ClockEvent::IdReceived { on } => Some(t.with("console-fact-identity", &[("date", &t.date(*on))])),
        _ => None,
    });
    let authority = events.clone().find_map(|e| match e {
        ClockEvent::AgentProved { on } => Some(t.with("console-fact-authority", &[("date", &t.date(*on))])),
        _ => None,
    });
    let both: Vec<String> = [shown, authority].into_iter().flatten().map(|it| format!("✓ {it}")).collect();
    if !both.is_empty() {
        facts.push(row("console-fact-shown", both.join("\n")));
    }
    facts.push(row("console-queue-received", came_at(t, request, request.received_at)));
    if let Some(at) = request.closed_at {
        facts.push(row("console-closed-on", t.moment(at)));
    }
    if let Some(subject) = &found.case.subject {
        facts.push(row("console-case-subject", subject.clone()));
    }
    let language = Language::from_tag(&request.language).map_or(request.language.clone(), |l| l.name().to_owned());
    facts.push(row("console-case-language", language));
    facts.push(row("console-case-channel", t.say(&format!("console-channel-{}", request.channel)).into_owned()));
    facts
}

/// When something came: of what the desk filed only the day is known.
fn came_at(t: Words, request: &Request, at: Moment) -> String {
    let is_mail = request.channel == "email" && at != Moment::start_of(request.received_on);
    let is_filed = CHANNELS.contains(&request.channel.as_str()) && at == request.received_at;
    if is_filed && !is_mail { t.date(request.received_on) } else { t.moment(at) }
}

/// Where else one looks: what is held about whoever asks, and their other requests.
fn case_links(t: Words, at_desk: &AtDesk, found: &OfficerCase) -> Vec<Link> {
    let contact = found.case.request.contact.filter(|_| found.is_findable);
    let contact = contact.filter(|_| at_desk.viewer.role().may(Act::ReadContacts));
    contact
        .map(|id| {
            let label = t.with("console-case-contact", &[("count", &found.others)]);
            Link::new(label, paths::admin_contact(id, "case"))
        })
        .into_iter()
        .collect()
}

/// Where a case stands, as the desk says it: also how it ended without a letter.
pub fn how_it_stands(t: Words, request: &Request) -> String {
    match request.ended {
        Some(end) => t.say(&format!("console-ended-{}", end.key())).into_owned(),
        None => state_words(t, request.state),
    }
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
    if request.address.is_some() && request.proved_at.is_none() {
        warnings.push(t.say("console-case-unproved").into_owned());
    }
    if found.others > 0 && !found.is_findable {
        warnings.push(t.with("console-case-others", &[("count", &found.others)]));
    }
    if found.is_restricted {
        warnings.insert(0, t.say("console-case-restricted").into_owned());
    }
    if let Some(since) = unanswered_since(&found.case.events, desk.now().london_date()) {
        warnings.push(t.with("console-case-unanswered", &[("date", &t.date(since))]));
    }
    let asks_copy = found.case.items.iter().any(|(it, ..)| it.right == "access" && it.decision.is_none());
    if let Some(contact) = request.contact.filter(|_| asks_copy) {
        let altered = desk.replaced_since(at_desk.viewer, contact, request.received_at).await?;
        let altered = altered.iter().map(|(kind, at)| format!("{} ({})", t.kind(*kind), t.moment(*at)));
        let altered = altered.collect::<Vec<_>>().join(", ");
        if !altered.is_empty() {
            warnings.push(t.with("console-case-altered", &[("what", &altered)]));
        }
    }
    if request.is_for_other {
        warnings.insert(0, t.say("console-case-for-other").into_owned());
    }
    let registers = desk.registers();
    let asks_erasure = found.case.items.iter().any(|(it, ..)| it.right == "erasure" && it.decision.is_none());
    let erasure = if asks_erasure && at_desk.viewer.role().may(Act::DecideCases) {
        desk.look_at_erasure_for(at_desk.viewer, request.reference.clone()).await?
    } else {
        None
    };
    let names = super::queue::officer_names(page).await?;
    let second = desk.seconds(at_desk.viewer).await?;
    let mut items: Vec<Item> = found
        .case
        .items
        .iter()
        .map(|one| item(t, &registers, &found, one, erasure.as_ref(), &names, &second))
        .collect();
    let side = desk.desk_side(at_desk.viewer, request.reference.clone()).await?;
    let may_limit = at_desk.viewer.role().may(Act::DecideCases);
    let limits = found.case.restrictions.iter().map(|r| limit(page, r, &side, may_limit)).collect();
    let sent = found.case.outcomes.len();
    let outcomes = (1..).zip(&found.case.outcomes).map(|(number, (result, at, parts))| {
        // on paper it is sent on the day that is posted
        let key = if side.waits_outcome && number == sent { "outcome-written" } else { "outcome-sent" };
        let head = t.with(key, &[("result", &result_words(t, *result)), ("at", &t.moment(*at))]);
        (head, outcome_rows(t, parts))
    });
    let outcomes: Vec<_> = outcomes.collect();
    let messages = found.case.messages.iter().map(|said| {
        let own = said.author != PERSON;
        let who = if own { "console-case-message-officer" } else { "console-case-message-person" };
        Said { who: t.say(who).into_owned(), at: came_at(t, request, said.at), text: said.text.clone(), own }
    });
    let draft = side.draft.as_ref().map(|draft| {
        let who = names.get(&draft.officer).cloned().unwrap_or_else(|| t.say("console-case-message-officer").into());
        t.with("console-case-draft", &[("who", &who), ("at", &t.moment(draft.saved_at))])
    });
    let mut form = form;
    // what was typed goes before what was kept, and words of one's own are added to either
    let mut begun = match &side.draft {
        Some(draft) if form.value("text").is_empty() => draft.text.clone(),
        _ => form.value("text").to_owned(),
    };
    if let Some(block) = Some(form.value("block")).filter(|_| form.value("act") == "block") {
        let language = words_of(&request.language);
        let aim = request.aim_on.unwrap_or_else(|| aim_due(request.received_on, &registers.calendar()));
        if let Some(block) = registers.text_block(block) {
            let words = block
                .says
                .in_language(language.language().code())
                // without a name the greeting has none, and no gap for it
                .replace(" {name}", &found.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default())
                .replace("{name}", found.name.as_deref().unwrap_or_default())
                .replace("{reference}", &request.reference.grouped())
                .replace("{aim}", &language.date(aim));
            begun =
                [begun.trim_end(), &words].iter().filter(|s| !s.is_empty()).copied().collect::<Vec<_>>().join("\n\n");
        }
    }
    form = form.with_value("text", begun);
    // a word after the end opens nothing by itself
    if !request.state.is_open() && status == StatusCode::OK && form.value("act").is_empty() {
        form = form.with_value("after", "close");
    }
    let blocks = registers.text_blocks().iter().map(|block| Choice {
        value: block.key.clone(),
        label: block.label.in_language(t.language().code()).to_owned(),
        hint: String::new(),
    });
    // the desk's own fields, as they stand, until somebody types over them
    let matter = request.matter.key().to_owned();
    let whereto = [
        ("whereto_email", found.address.as_ref()),
        ("whereto_post", side.post.as_ref()),
        ("whereto_language", Some(&request.language)),
        ("matter", Some(&matter)),
    ];
    for (name, held) in whereto {
        if let Some(held) = held {
            form = form.holding(name, held.clone());
        }
    }
    let (by_post, is_untold) = (side.post.is_some(), side.cooling_paper.is_some());
    let (unposted, waits_outcome) = (side.waiting_step.is_some() || side.waits_outcome, side.waits_outcome);
    if waits_outcome {
        items.iter_mut().for_each(|item| item.may_reopen = false);
    }
    let preview = if form.value("act") == "look" { form.value("text").to_owned() } else { String::new() };
    let parts = case_desk::parts(page, at_desk, &found, (side, &form), names).await?;
    let choice =
        |value: &str, key: &str| Choice { value: value.into(), label: t.say(key).into_owned(), hint: String::new() };
    let role = at_desk.viewer.role();
    let panel = super::erasure::panel(page, at_desk, request.id, is_untold).await?;
    let is_erasing = panel.as_ref().is_some_and(|it| it.is_running);
    let once = if form.value("form").is_empty() { page.once() } else { form.value("form").to_owned() };
    let steps = steps(t, &found, role, desk.now().london_date(), &desk.registers().calendar());
    page.answer_with(
        status,
        &CasePage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin())),
            what: matter_words(t, request.matter, right.as_deref()),
            reference: request.reference.grouped(),
            state: how_it_stands(t, request),
            look: if request.state.is_open() { "wait" } else { "good" }.into(),
            facts: facts(t, &found),
            clocks: clock_lines(t, &found.case.events, desk.now().london_date(), &desk.registers().calendar()),
            warnings,
            messages: messages.collect(),
            items,
            limits,
            outcomes,
            erasure: panel,
            files_href: desk.takes_files().then(|| paths::admin_files(&request.reference)),
            links: case_links(t, at_desk, &found),
            may_answer: role.may(Act::AnswerCases) && found.has_mailbox && request.state != State::Withdrawn,
            may_step: role.may(Act::AnswerCases) && (found.has_mailbox || by_post) && !unposted,
            is_open: request.state.is_open(),
            may_decide: role.may(Act::DecideCases) && request.state.is_open(),
            may_close: role.may(Act::DecideCases)
                && request.state.is_open()
                && ends_with_outcome(&found.case)
                && !waits_outcome
                && !is_erasing,
            suspected: request.state == State::Suspected,
            actions: CaseActions {
                answer: paths::admin_answer(&request.reference),
                decide: paths::admin_decide(&request.reference),
                judge: paths::admin_judge(&request.reference),
                step: paths::admin_step(&request.reference),
                outcome: paths::admin_outcome(&request.reference),
                restriction: paths::admin_restriction(&request.reference),
            },
            choices: if !request.state.is_open() {
                vec![choice("close", "console-case-after-stays"), choice("keep", "console-case-after-reopen")]
            } else if ends_with_outcome(&found.case) {
                vec![choice("keep", "console-case-after-keep")]
            } else {
                vec![choice("close", "console-case-after-close"), choice("keep", "console-case-after-keep")]
            },
            earlier: t.with("console-factors-earlier", &[("count", &found.earlier)]),
            takes_day: steps.iter().any(|step| step.value.starts_with("got_")),
            steps,
            parts,
            blocks: blocks.collect(),
            draft: draft.unwrap_or_default(),
            preview,
            once,
            form,
        },
    )
}

/// `POST /admin/requests/{reference}/answer`.
pub async fn answer(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    match posted.value("act") {
        "draft" => {
            return match page
                .portal
                .desk
                .keep_draft(at_desk.viewer, reference.clone(), posted.value("text").into())
                .await
            {
                Ok(()) => Ok(see_other(format!("{}?done=draft#answer", paths::admin_request(&reference)))),
                Err(refused) => again(&page, &at_desk, reference, posted.form(), refused).await,
            };
        }
        "block" => {
            return case_page(&page, &at_desk, StatusCode::OK, reference, posted.form()).await;
        }
        "look" if !posted.value("text").trim().is_empty() => {
            return case_page(&page, &at_desk, StatusCode::OK, reference, posted.form()).await;
        }
        _ => {}
    }
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

/// The same case again, with what was wrong.
pub(super) async fn again(
    page: &PageFrame,
    at_desk: &AtDesk,
    reference: Reference,
    form: Form,
    refused: Refused,
) -> Result<HttpResponse, Problem> {
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
    let form = form.failing(field, Message::new(message).with("limit", limit));
    case_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await
}

/// `POST /admin/requests/{reference}/step`.
pub async fn step(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let refused = match Step::from_key(posted.value("step")) {
        None => Refused::Field { field: "step", message: "error-step-empty" },
        Some(step) => {
            let typed = (posted.value("words").to_owned(), posted.value("came").to_owned());
            let once = posted.value("form").to_owned();
            match page.portal.desk.take_step(at_desk.viewer, reference.clone(), step, typed, once).await {
                Ok(()) => {
                    let side = page.portal.desk.desk_side(at_desk.viewer, reference.clone()).await?;
                    let done = if side.waiting_step.is_some() { "step_unposted" } else { "step" };
                    return Ok(see_other(format!("{}?done={done}", paths::admin_request(&reference))));
                }
                Err(Refused::Field { field: "text", message }) => Refused::Field { field: "words", message },
                Err(other) => other,
            }
        }
    };
    again(&page, &at_desk, reference, posted.form(), refused).await
}

/// `POST /admin/requests/{reference}/restriction`.
pub async fn restriction(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let id = posted.value("id").parse().map_err(|_| Problem::NotFound)?;
    let desk = &page.portal.desk;
    let done = match posted.value("act") {
        "tell" => {
            let by_post = desk.desk_side(at_desk.viewer, reference.clone()).await?.post.is_some();
            let word = if by_post { "told_unposted" } else { "told" };
            desk.tell_lift(at_desk.viewer, reference.clone(), id).await.map(|()| word)
        }
        "lift" => desk.lift_restriction(at_desk.viewer, reference.clone(), id).await.map(|()| "lifted"),
        _ => return Err(Problem::Bad),
    };
    match done {
        Ok(done) => Ok(see_other(format!("{}?done={done}", paths::admin_request(&reference)))),
        Err(refused) => again(&page, &at_desk, reference, Form::new(), refused).await,
    }
}

/// `POST /admin/requests/{reference}/judge`.
pub async fn judge(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let is_genuine = match posted.value("genuine") {
        "yes" => true,
        "no" => false,
        _ => return Err(Problem::Bad),
    };
    page.portal.desk.judge_suspected(at_desk.viewer, reference, is_genuine).await?;
    Ok(see_other(format!("{}?done=judged", paths::admin_suspected())))
}
