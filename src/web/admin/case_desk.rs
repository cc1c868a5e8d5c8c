//! What the desk adds to a case: who takes care of it, notes, letters on paper, colleagues asked to search, passages taken
//! out. The case's page includes what [`parts`] gives.

use super::AtDesk;
use super::case::CaseForm;
use super::sheet::{self, Cell, Entry, Field, Letter, Piece, SheetForm, Table};
use crate::actions::breach::london_field;
use crate::actions::case::{ends_with_outcome, is_matter_alone, takes_matter, words_of};
use crate::actions::child::ChildAct;
use crate::actions::desk_case::{ends_possible, takes_whereto};
use crate::actions::{Over, Refused};
use crate::domain::clock::Moment;
use crate::domain::form::{Form, Message};
use crate::domain::ids::{OfficerId, Reference};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::request::{End, LONGEST_MESSAGE, Matter, State};
use crate::paths;
use crate::store::OfficerCase;
use crate::store::desk_cases::{DeskSide, Paper, Posting};
use crate::store::requests::PERSON;
use crate::text::{Language, RIGHTS, Words};
use crate::web::files::{hint_along, message as file_message};
use crate::web::page::{Onward, PageFrame, see_other};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use std::collections::HashMap;

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

/// The desk's own part of a case's page.
pub async fn parts(
    page: &PageFrame,
    at_desk: &AtDesk,
    found: &OfficerCase,
    (side, form): (DeskSide, &Form),
    names: HashMap<OfficerId, String>,
) -> Result<Vec<Piece>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let request = &found.case.request;
    let reference = &request.reference;
    let role = at_desk.viewer.role();
    let (may_answer, may_decide) = (role.may(Act::AnswerCases), role.may(Act::DecideCases));
    let open = request.state.is_open();
    let failed = |names: &[&str]| names.iter().any(|name| form.error(name).is_some());
    let is_nowhere = open && takes_whereto(request) && !found.has_mailbox && side.post.is_none();
    let mut parts = Vec::new();
    if let Some(at) = request.bounced_at {
        parts.push(Piece::Warning(t.with("console-case-bounced", &[("at", &t.moment(at))])));
    }
    // L33.3: whoever reports it, a supplier too: the 72 hours run from when it reached the company
    if let Some(breach) = desk.breach_of_case(at_desk.viewer, request.id).await? {
        let words = t.with("console-case-breach", &[("reference", &breach.grouped())]);
        parts.push(Piece::Links(vec![Link::new(words, paths::admin_breach(&breach))]));
    } else if request.matter == Matter::Security && role.may(Act::HandleBreaches) {
        let same_day = request.received_at.london_date() == request.received_on;
        let aware = if same_day { request.received_at } else { Moment::start_of_london_day(request.received_on) };
        let href = paths::admin_breach_from(&london_field(aware), reference);
        parts.push(Piece::Links(vec![Link::new(say("console-breach-from-case"), href)]));
    }
    if may_answer && open {
        let mut options = vec![choice("me", say("console-bulk-me")), choice("", say("console-bulk-nobody"))];
        let workers = desk.list_officers().await?;
        let works =
            |id: &OfficerId| workers.iter().any(|o| o.id == *id && o.state == "active" && o.role.may(Act::AnswerCases));
        let mut others: Vec<_> = names.iter().filter(|(id, _)| **id != at_desk.viewer.officer() && works(id)).collect();
        others.sort();
        options.extend(others.into_iter().map(|(id, name)| choice(id.to_string(), name.clone())));
        let now = request.assigned_to.and_then(|id| names.get(&id).cloned());
        parts.push(Piece::Heading("assign", say("console-case-assign")));
        parts.push(Piece::Text(match now {
            Some(name) => t.with("console-case-assigned", &[("name", &name)]),
            None => say("console-case-unassigned"),
        }));
        let fields = vec![Field::Select("to", say("console-case-assign-to"), String::new(), options)];
        parts.push(Piece::Form(
            SheetForm::post(paths::admin_assign(reference), fields, say("console-case-assign-button")).quiet(),
        ));
    }
    if side.waits_outcome {
        parts.push(Piece::Inset(say("console-outcome-unposted")));
    }
    if let Some(step) = side.waiting_step {
        let what = say(&format!("step-{}", step.key()));
        parts.push(Piece::Inset(t.with("console-step-unposted", &[("what", &what)])));
    }
    if takes_whereto(request) && role.may(Act::ActForContacts) {
        parts.push(Piece::Fold(
            "whereto",
            say("console-whereto"),
            is_nowhere || failed(&["whereto_email", "whereto_post"]),
        ));
        if is_nowhere {
            parts.push(Piece::Warning(say("console-whereto-nowhere")));
        }
        let mut fields = Vec::new();
        if request.contact.is_none() {
            let hint = say("console-log-email-hint");
            fields.push(Field::Line("whereto_email", say("console-log-email"), hint, "email"));
        }
        fields.push(Field::Area("whereto_post", say("console-log-post"), say("console-log-post-hint"), 3));
        let languages = Language::ALL.iter().map(|l| choice(l.code(), l.name())).collect();
        fields.push(Field::Select("whereto_language", say("console-case-language"), String::new(), languages));
        let mut it = SheetForm::post(paths::admin_whereto(reference), fields, say("console-whereto-button")).quiet();
        if request.contact.is_none() {
            it.buttons.push((say("console-whose-button"), "secondary", "act", "whose".into()));
        }
        parts.push(Piece::Form(it));
        parts.push(Piece::FoldEnd);
    }
    if let Some(post) = &side.post {
        parts.push(Piece::Heading("paper", say("console-paper-head")));
        parts.push(Piece::Rows(vec![Row { key: say("console-paper-to"), value: post.clone(), change_href: None }]));
        let rows = side.papers.iter().map(|(number, at, posted)| {
            let sent = posted.map_or_else(
                || say("console-paper-waits"),
                |on| t.with("console-paper-gone", &[("date", &t.date(on))]),
            );
            vec![Cell::link(t.moment(*at), paths::admin_print_of(reference, *number)), Cell::text(sent)]
        });
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            let heads = vec![say("console-paper-written"), say("console-queue-state")];
            parts.push(Piece::Table(Table { id: "papers", caption: say("console-paper-caption"), heads, rows }));
        }
        if may_answer && request.state == State::Closed {
            // as by mail: what is written after the end opens nothing
            parts.push(Piece::Form(
                SheetForm::post(
                    paths::admin_paper(reference),
                    vec![Field::Area("paper", say("console-case-answer-label"), say("console-paper-hint"), 8)],
                    say("console-paper-button"),
                )
                .quiet(),
            ));
        }
        if may_answer && open {
            let mut after = vec![choice("keep", say("console-case-after-keep"))];
            if !ends_with_outcome(&found.case) {
                after.insert(0, choice("close", say("console-case-after-close")));
            }
            parts.push(Piece::Form(SheetForm::post(
                paths::admin_paper(reference),
                vec![
                    Field::Area("paper", say("console-case-answer-label"), say("console-paper-hint"), 8),
                    Field::Select("paper_after", say("console-case-after"), String::new(), after),
                ],
                say("console-paper-button"),
            )));
        }
    }
    if may_answer && takes_matter(&found.case) {
        let others = Matter::ALL.iter().copied().filter(|it| is_matter_alone(*it));
        let others = others.map(|it| choice(it.key(), t.say(&format!("matter-{}", it.key()))));
        parts.push(Piece::Fold("about", say("console-matter"), failed(&["matter"])));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_matter(reference),
                vec![Field::Select(
                    "matter",
                    say("console-matter-label"),
                    say("console-matter-hint"),
                    others.collect(),
                )],
                say("console-matter-button"),
            )
            .quiet(),
        ));
        parts.push(Piece::FoldEnd);
    }
    if may_answer && open && request.state != State::Suspected && request.matter != Matter::Complaint {
        let asked = |key: &&str| {
            found.case.items.iter().any(|(i, ..)| i.right == **key && i.kind.is_none() && i.decision.is_none())
        };
        let more = RIGHTS.iter().filter(|key| !asked(key)).map(|key| choice(*key, t.right(key).0));
        parts.push(Piece::Fold("more", say("console-also"), failed(&["also"])));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_also(reference),
                vec![Field::Select("also", say("console-also-label"), String::new(), more.collect())],
                say("console-also-button"),
            )
            .quiet(),
        ));
        parts.push(Piece::FoldEnd);
    }
    if may_decide && open && request.matter == Matter::Child {
        parts.push(Piece::Heading("child", say("console-child")));
        parts.push(Piece::Text(say("console-child-lead")));
        let email = Field::Line("child_email", say("console-child-email"), say("console-child-email-hint"), "email");
        let mut it = SheetForm { action: paths::admin_child(reference), fields: vec![email], ..SheetForm::default() };
        it.buttons = vec![
            (say("console-child-stop"), "secondary", "act", "stop".into()),
            (say("console-child-erase"), "warning", "act", "erase".into()),
            (say("console-child-lift"), "quiet", "act", "lift".into()),
        ];
        parts.push(Piece::Form(it.with("form", page.once())));
    }
    parts.push(Piece::Heading("notes", say("console-notes")));
    if !side.notes.is_empty() {
        let entry = |n: &crate::store::desk_cases::Note| {
            let id = n.author.split(':').nth(1).and_then(|id| id.parse().ok()).map(OfficerId);
            let head = id.and_then(|id| names.get(&id).cloned()).unwrap_or_else(|| say("console-case-message-officer"));
            Entry { at: t.moment(n.at), head, text: n.text.clone() }
        };
        parts.push(Piece::Timeline(side.notes.iter().map(entry).collect()));
    }
    if may_answer {
        let fields = vec![Field::Area("note", say("console-note"), say("console-note-hint"), 3)];
        parts.push(Piece::Form(
            SheetForm::post(paths::admin_note(reference), fields, say("console-note-button")).quiet(),
        ));
    }
    let missing = desk.not_searched(found);
    let is_about_search = !side.tasks.is_empty() || !missing.is_empty();
    let wants = ["log_system", "log_result", "log_terms", "log_said"];
    if is_about_search || (may_answer && open) {
        parts.push(Piece::Fold("search", say("console-search"), is_about_search || failed(&wants)));
    }
    let registers = desk.registers();
    let system = |key: &str| {
        let found = registers.systems().iter().find(|s| s.key == key);
        found.map_or(key.to_owned(), |s| s.label.in_language(t.language().code()).to_owned())
    };
    if !side.tasks.is_empty() {
        let rows = side.tasks.iter().map(|task| {
            let (label, look) = match task.state.as_str() {
                "found" => (say("console-task-found"), "good"),
                "nothing" => (say("console-task-nothing"), "good"),
                "left_out" => (say("console-search-left-out"), "wait"),
                "ended" => (say("console-search-ended"), ""),
                _ => (say("console-task-open"), "wait"),
            };
            let answer = task.answer.clone().unwrap_or_default();
            let by_us = || {
                let id = task.asked_by.split(':').nth(1).and_then(|id| id.parse().ok()).map(OfficerId);
                match id.and_then(|id| names.get(&id)) {
                    Some(name) => t.with("console-search-by", &[("name", name)]),
                    None => say("console-search-by-us"),
                }
            };
            let on = task.answered_at.map_or(task.due_on, |at| at.london_date());
            vec![
                Cell::text(system(&task.system)).hint(task.to.clone().unwrap_or_else(by_us)),
                Cell::text(&*task.question),
                Cell::text(t.date(on)),
                Cell { tag: Some((label, look)), ..Cell::default() }.hint(answer),
            ]
        });
        parts.push(Piece::Table(Table {
            id: "tasks",
            caption: say("console-search-caption"),
            heads: ["console-task-system", "console-task-question", "console-search-on", "console-task-answer"]
                .map(say)
                .into(),
            rows: rows.collect(),
        }));
    }
    if open && !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|s| system(&s.key)).collect();
        parts.push(Piece::Text(t.with("console-search-missing", &[("systems", &names.join(", "))])));
    }
    if may_answer && open {
        let mut systems: Vec<Choice> =
            registers.systems().iter().map(|s| choice(s.key.clone(), system(&s.key))).collect();
        // what is still to be searched comes first
        systems.sort_by_key(|choice| !missing.iter().any(|s| s.key == choice.value));
        let results = vec![
            choice("nothing", say("console-task-nothing")),
            choice("found", say("console-task-found")),
            choice("left_out", say("console-search-left-out")),
        ];
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_search(reference),
                vec![
                    Field::Select("log_system", say("console-task-system"), String::new(), systems.clone()),
                    Field::Radios("log_result", say("console-search-result"), String::new(), results),
                    Field::Line("log_terms", say("console-task-question"), say("console-search-terms-hint"), "text"),
                    Field::Area("log_said", say("console-search-said"), say("console-search-said-hint"), 3),
                ],
                say("console-search-button"),
            )
            .quiet()
            .with("form", page.once()),
        ));
        parts.push(Piece::FoldEnd);
        parts.push(Piece::Fold("ask", say("console-search-ask"), failed(&["system", "task_email", "question", "due"])));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_task(reference),
                vec![
                    Field::Select("system", say("console-task-system"), String::new(), systems),
                    Field::Line("task_email", say("console-task-to"), say("console-task-to-hint"), "email"),
                    Field::Area("question", say("console-task-question"), say("console-task-question-hint"), 3),
                    Field::Line("due", say("console-task-due"), say("console-task-due-hint"), "date"),
                ],
                say("console-task-button"),
            )
            .quiet(),
        ));
        parts.push(Piece::FoldEnd);
    } else if is_about_search {
        parts.push(Piece::FoldEnd);
    }
    if may_decide && found.case.messages.iter().any(|m| m.author == PERSON) {
        let own = found.case.messages.iter().zip(1_i64..).filter(|(m, _)| m.author == PERSON);
        let options = own.map(|(m, n)| choice(n.to_string(), t.moment(m.at)));
        parts.push(Piece::Fold("redact", say("console-redact"), failed(&["passage"])));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_redact(reference),
                vec![
                    Field::Select("message", say("console-redact-message"), String::new(), options.collect()),
                    Field::Area("passage", say("console-redact-passage"), say("console-redact-hint"), 2),
                ],
                say("console-redact-button"),
            )
            .quiet(),
        ));
        parts.push(Piece::FoldEnd);
    }
    let ends: Vec<End> = ends_possible(found, &side)
        .into_iter()
        .filter(|end| role.may(if *end == End::Unreachable { Act::DecideCases } else { Act::AnswerCases }))
        .collect();
    // what looks like a machine's work is judged above
    if !ends.is_empty() && request.state != State::Suspected {
        let options = ends.iter().map(|end| Choice {
            value: end.key().into(),
            label: say(&format!("console-end-{}", end.key())),
            hint: say(&format!("console-end-{}-hint", end.key())),
        });
        parts.push(Piece::Fold("end", say("console-end"), is_nowhere || failed(&["end", "said"])));
        parts.push(Piece::Form(
            SheetForm::post(
                paths::admin_end(reference),
                vec![
                    Field::Radios("end", say("console-end-how"), String::new(), options.collect()),
                    Field::Area("said", say("console-end-said"), say("console-end-said-hint"), 4),
                ],
                say("console-end-button"),
            )
            .quiet(),
        ));
        parts.push(Piece::FoldEnd);
    }
    Ok(parts)
}

fn reference_of(text: &str) -> Result<Reference, Problem> {
    Reference::parse(text).ok_or(Problem::NotFound)
}

/// A refused form of the desk's part is shown on the case's page again.
async fn again(
    page: &PageFrame,
    at_desk: &AtDesk,
    reference: Reference,
    posted: &Posted,
    refused: Refused,
) -> Result<HttpResponse, Problem> {
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
    // the text of a task or an answer on paper has a name of its own on this page
    let form = posted.form().failing(field, Message::new(message).with("limit", limit));
    super::case::case_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await
}

fn done(reference: &Reference, word: &str) -> HttpResponse {
    see_other(format!("{}?done={word}", paths::admin_request(reference)))
}

/// `POST /admin/requests/{reference}/note`.
pub async fn note(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let (text, once) = (posted.value("note").to_owned(), posted.value("form").to_owned());
    match page.portal.desk.note(at_desk.viewer, reference.clone(), text, once).await {
        Ok(()) => Ok(done(&reference, "noted")),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/whereto`.
pub async fn whereto(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let (email, post) = (posted.value("whereto_email"), posted.value("whereto_post"));
    if posted.value("act") == "whose" {
        return match page.portal.desk.set_whose(at_desk.viewer, reference.clone(), email).await {
            Ok(()) => Ok(done(&reference, "whose")),
            Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
        };
    }
    let language = Language::from_tag(posted.value("whereto_language"));
    match page.portal.desk.set_whereto(at_desk.viewer, reference.clone(), (email, post), language).await {
        Ok(()) => Ok(done(&reference, "whereto")),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/end`.
pub async fn end(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let refused = match End::from_key(posted.value("end")) {
        None => Refused::Field { field: "end", message: "error-end-empty" },
        Some(end) => {
            let (said, once) = (posted.value("said").to_owned(), posted.value("form").to_owned());
            match page.portal.desk.end_case(at_desk.viewer, reference.clone(), end, said, once).await {
                Ok(()) => return Ok(done(&reference, "ended")),
                Err(refused) => refused,
            }
        }
    };
    again(&page, &at_desk, reference, &posted, refused).await
}

/// `POST /admin/requests/{reference}/matter`.
pub async fn matter(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let matter = Matter::from_key(posted.value("matter"));
    match page.portal.desk.set_matter(at_desk.viewer, reference.clone(), matter).await {
        Ok(()) => Ok(done(&reference, "matter")),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/also`.
pub async fn also(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    match page.portal.desk.add_right(at_desk.viewer, reference.clone(), posted.value("also").to_owned()).await {
        Ok(()) => Ok(done(&reference, "also")),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/child`.
pub async fn child(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let (act, word) = match posted.value("act") {
        "stop" => (ChildAct::Stop, "child_stopped"),
        "erase" => (ChildAct::Erase, "child_erased"),
        "lift" => (ChildAct::Lift, "child_lifted"),
        _ => return Err(Problem::Bad),
    };
    let (email, once) = (posted.value("child_email").to_owned(), posted.value("form").to_owned());
    match page.portal.desk.protect_child(at_desk.viewer, reference.clone(), &email, act, once).await {
        Ok(is_known) => Ok(done(&reference, if is_known { word } else { "child_kept_out" })),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/redact`.
pub async fn redact(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let number: i64 = posted.value("message").parse().map_err(|_| Problem::Bad)?;
    let mark = page.words.with("console-redacted", &[("date", &page.words.date(page.portal.desk.now().london_date()))]);
    let passage = posted.value("passage").to_owned();
    if posted.value("confirmed") != "yes" {
        let (desk, t) = (&page.portal.desk, page.words);
        let text = match desk.look_at_redaction(at_desk.viewer, reference.clone(), number, &passage, &mark).await {
            Ok(text) => text,
            Err(refused) => return again(&page, &at_desk, reference, &posted, refused).await,
        };
        let say = |key: &str| t.say(key).into_owned();
        let form = SheetForm {
            action: paths::admin_redact(&reference),
            buttons: vec![(say("console-redact-button"), "warning", "confirmed", "yes".into())],
            ..SheetForm::default()
        };
        let parts = vec![
            Piece::Warning(say("console-redact-warning")),
            Piece::Heading("after", say("console-redact-after")),
            Piece::Pre(text),
            Piece::Form(form.with("message", number.to_string()).with("passage", passage)),
        ];
        let (title, back) = (say("console-redact"), paths::admin_request(&reference));
        return sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(&back), Form::new(), parts);
    }
    match page.portal.desk.redact(at_desk.viewer, reference.clone(), number, passage, mark).await {
        Ok(()) => Ok(done(&reference, "redacted")),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/task`.
pub async fn task(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let value = |name: &str| posted.value(name).to_owned();
    let what = (value("system"), value("task_email"), value("question"), value("due"));
    match page.portal.desk.ask_search(at_desk.viewer, reference.clone(), what, value("form")).await {
        Ok(()) => Ok(done(&reference, "searched")),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/search`.
pub async fn search(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let value = |name: &str| posted.value(name).to_owned();
    let what = (value("log_system"), value("log_result"), value("log_terms"), value("log_said"));
    match page.portal.desk.note_search(at_desk.viewer, reference.clone(), what, value("form")).await {
        Ok(()) => Ok(see_other(format!("{}?done=search_noted#search", paths::admin_request(&reference)))),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// `POST /admin/requests/{reference}/paper`.
pub async fn paper(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let closes = posted.value("paper_after") == "close";
    let (text, once) = (posted.value("paper").to_owned(), posted.value("form").to_owned());
    match page.portal.desk.write_paper(at_desk.viewer, reference.clone(), text, closes, once).await {
        Ok(()) => Ok(see_other(format!("{}?done=written", paths::admin_print()))),
        Err(refused) => again(&page, &at_desk, reference, &posted, refused).await,
    }
}

/// What a letter on paper is, in words.
fn paper_words(t: Words, does: Posting) -> String {
    let key = match does {
        Posting::Answers => "console-paper-answers",
        Posting::Closes => "console-paper-closes",
        Posting::Tells => "console-paper-tells",
        Posting::Cools => "console-paper-cools",
        Posting::Outcome => "console-paper-outcome",
        Posting::Lifts(_) => "console-paper-lifts",
        Posting::Step(step) => return t.say(&format!("step-{}", step.key())).into_owned(),
    };
    t.say(key).into_owned()
}

async fn print_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let (waiting, gone) = page.portal.desk.papers(at_desk.viewer).await?;
    let row = |p: &Paper| {
        let sent = p
            .posted_on
            .map_or_else(|| say("console-paper-waits"), |on| t.with("console-paper-gone", &[("date", &t.date(on))]));
        vec![
            Cell::link(p.request.reference.grouped(), paths::admin_print_of(&p.request.reference, p.number)),
            Cell::text(paper_words(t, p.does)),
            Cell::text(t.moment(p.written_at)),
            Cell::text(sent),
        ]
    };
    let table = |id, key: &str, papers: &[Paper]| {
        Piece::Table(Table {
            id,
            caption: say(key),
            heads: ["reference-label", "console-paper-kind", "console-paper-written", "console-queue-state"]
                .map(say)
                .into(),
            rows: papers.iter().map(row).collect(),
        })
    };
    let mut parts = vec![Piece::Lead(say("console-print-lead"))];
    if waiting.is_empty() {
        parts.push(Piece::Empty(say("console-print-empty"), String::new()));
    } else {
        parts.push(table("waiting", "console-print-waiting", &waiting));
        if at_desk.viewer.role().may(Act::AnswerCases) {
            // several letters of one case differ in what they are
            let option = |p: &Paper| {
                let label = format!("{} · {}", p.request.reference.grouped(), paper_words(t, p.does));
                choice(format!("{}.{}", p.request.reference.as_str(), p.number), label)
            };
            let options = waiting.iter().map(option);
            parts.push(Piece::Heading("post", say("console-print-posted")));
            parts.push(Piece::Form(SheetForm::post(
                paths::admin_print(),
                vec![
                    Field::Select("letter", say("console-print-letter"), String::new(), options.collect()),
                    Field::Line("posted", say("console-print-on"), say("console-print-on-hint"), "date"),
                ],
                say("console-print-button"),
            )));
            let may_go = |p: &&Paper| p.request.state.is_open() || matches!(p.does, Posting::Tells | Posting::Lifts(_));
            let options = waiting.iter().filter(may_go).map(option);
            let select = Field::Select("withdrawn", say("console-print-letter"), String::new(), options.collect());
            let is_refused = form.error("withdrawn").is_some();
            parts.push(Piece::Fold("withdraw", say("console-print-withdraw"), is_refused));
            parts.push(Piece::Text(say("console-print-withdraw-lead")));
            parts.push(Piece::Form(
                SheetForm::post(paths::admin_print(), vec![select], say("console-print-withdraw-button")).quiet(),
            ));
            parts.push(Piece::FoldEnd);
        }
    }
    if !gone.is_empty() {
        parts.push(table("gone", "console-print-gone", &gone));
    }
    sheet::answer(page, at_desk, status, say("console-print-title"), None, form, parts)
}

/// `/admin/print`.
pub async fn print_queue(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let today = page.portal.desk.now().london_date().to_string();
    print_page(&page, &at_desk, StatusCode::OK, Form::new().filled("posted", today)).await
}

/// `POST /admin/print`: a letter was posted.
pub async fn posted(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    if let Some((reference, number)) = posted.value("withdrawn").split_once('.') {
        let (reference, number) = (reference_of(reference)?, number.parse().map_err(|_| Problem::Bad)?);
        return match page.portal.desk.withdraw_paper(at_desk.viewer, reference, number).await {
            Ok(()) => Ok(see_other(format!("{}?done=withdrawn", paths::admin_print()))),
            Err(Refused::Field { field, message }) => {
                let form = posted.form().failing(field, Message::new(message));
                print_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
            }
            Err(other) => Err(other.into()),
        };
    }
    let (reference, number) = posted.value("letter").split_once('.').ok_or(Problem::Bad)?;
    let reference = reference_of(reference)?;
    let number = number.parse().map_err(|_| Problem::Bad)?;
    match page.portal.desk.posted(at_desk.viewer, reference, number, posted.value("posted").to_owned()).await {
        Ok(()) => Ok(see_other(format!("{}?done=posted", paths::admin_print()))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            print_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// A name above a place, unless the place begins with it.
fn addressed(name: &str, place: &str) -> String {
    let first = place.trim().lines().next().unwrap_or_default();
    let is_there = name.trim().to_lowercase() == first.trim().to_lowercase();
    [name.trim(), place.trim()].into_iter().skip(usize::from(is_there)).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// How a letter begins whose own words do not: those that the portal wrote. A first line that ends as greetings do is one.
fn greeting_of(t: Words, name: &str, text: &str) -> String {
    let first = text.trim().lines().next().unwrap_or_default().trim_end();
    // in these two languages whoever is greeted stands before a colon
    let has_colon = matches!(t.language(), Language::Es | Language::Zh) && first.ends_with([':', '：']);
    if first.chars().count() < 80 && (has_colon || first.ends_with([',', '!', '،', '，'])) {
        return String::new();
    }
    match name.trim() {
        "" => t.say("paper-greeting-unknown").into_owned(),
        name => t.with("paper-greeting", &[("name", &name)]),
    }
}

/// `/admin/print/{reference}/{number}`: one letter as it is printed: the company, where it goes, the text.
pub async fn print_one(
    page: PageFrame,
    at_desk: AtDesk,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (reference, number) = path.into_inner();
    let reference = reference_of(&reference)?;
    let number: i64 = number.parse().map_err(|_| Problem::NotFound)?;
    let (t, desk) = (page.words, &page.portal.desk);
    let found = desk.look_at_case(at_desk.viewer, reference.clone()).await?;
    let side = desk.desk_side(at_desk.viewer, reference.clone()).await?;
    let (_, at, _) = side.papers.iter().find(|(n, ..)| *n == number).copied().ok_or(Problem::NotFound)?;
    let place = usize::try_from(number - 1).map_err(|_| Problem::NotFound)?;
    let said = found.case.messages.get(place).ok_or(Problem::NotFound)?;
    // whoever reads it reads it in the language of their case, whatever the officer's is
    let theirs = words_of(&found.case.request.language);
    let sender = crate::actions::access::officer_address(&desk.registers(), theirs.language().code()).join("\n");
    let (name, place) = (found.name.clone().unwrap_or_default(), side.post.unwrap_or_default());
    // G10: for those who read large print, the same letter with larger letters
    let is_large = page.query("large").is_some();
    let own = paths::admin_print_of(&reference, number);
    let (label, href) =
        if is_large { ("console-print-usual", own) } else { ("console-print-large", format!("{own}?large=1")) };
    let foot = match sender.as_str() {
        "" => String::new(),
        _ => theirs.with("paper-answer", &[("reference", &reference.grouped())]),
    };
    let company = crate::actions::access::company(&desk.registers(), theirs.language().code());
    let parts = vec![
        Piece::Links(vec![Link::new(t.say(label), href)]),
        Piece::Letter(Letter {
            lang: theirs.lang().into(),
            dir: theirs.dir().into(),
            subject: theirs.with("paper-subject", &[("reference", &reference.grouped())]),
            company: [
                theirs.with(
                    "company-facts",
                    &[("name", &company.name), ("number", &company.number), ("place", &company.registered_in)],
                ),
                theirs.with("company-office", &[("office", &company.office)]),
            ],
            sender,
            to: addressed(&name, &place),
            date: theirs.date(at.london_date()),
            greeting: greeting_of(theirs, &name, &said.text),
            text: said.text.clone(),
            foot,
            mark: reference.grouped(),
            is_large,
        }),
    ];
    let title = t.with("console-print-subject", &[("reference", &reference.grouped())]);
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(paths::admin_print()), Form::new(), parts)
}

/// `/tasks/{token}`: the page of a colleague who is asked to search.
pub async fn show_task(page: PageFrame, token: web::Path<String>) -> Result<HttpResponse, Problem> {
    task_page(&page, StatusCode::OK, &token, Form::new()).await
}

async fn task_page(page: &PageFrame, status: StatusCode, token: &str, form: Form) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let secret = crate::domain::secret::Secret::new(token);
    let (task, reference) = match page.portal.desk.look_at_task(&secret).await {
        // no link of ours: there is no such page
        Err(Refused::Over(Over::Unknown)) => return Err(Problem::NotFound),
        Err(Refused::Over(over)) => {
            let key = if over == Over::Used { "task-used" } else { "task-ended" };
            let frame = page.frame(Onward::default());
            let (title, text) = (say("task-done"), say(key));
            return sheet::answer_outside(page, frame, StatusCode::GONE, title, Form::new(), vec![Piece::Lead(text)]);
        }
        other => other?,
    };
    let registers = page.portal.desk.registers();
    let found = registers.systems().iter().find(|s| s.key == task.system);
    let system = found.map_or(task.system.clone(), |s| s.label.in_language(t.language().code()).to_owned());
    let row = |key: &str, value: String| Row { key: say(key), value, change_href: None };
    let answers = vec![choice("found", say("task-found")), choice("nothing", say("task-nothing"))];
    let takes_files = page.portal.desk.takes_files();
    let mut fields = vec![
        Field::Radios("found", say("task-answer"), String::new(), answers),
        Field::Area("text", say("task-text"), say("task-text-hint"), 8),
    ];
    if takes_files {
        fields.push(Field::Files("files", say("task-files"), hint_along(page)));
    }
    let parts = vec![
        Piece::Lead(say("task-lead")),
        Piece::Rows(vec![
            row("reference-label", reference.grouped()),
            row("console-task-system", system),
            row("console-task-question", task.question),
            row("console-task-due", t.date(task.due_on)),
        ]),
        Piece::Form(SheetForm {
            has_files: takes_files,
            ..SheetForm::post(paths::task(token), fields, say("task-button"))
        }),
    ];
    let (secret, cookie) = page.browser_secret();
    let mut frame = page.frame(Onward { csrf: Some(page.visitor_csrf(&secret)), ..Onward::default() });
    frame.footer = vec![Link::new(say("footer-contact"), paths::contact())];
    let mut answer = sheet::answer_outside(page, frame, status, say("task-title"), form, parts)?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

/// `POST /tasks/{token}`.
pub async fn send_task(page: PageFrame, token: web::Path<String>, sent: PostedFiles) -> Result<HttpResponse, Problem> {
    let (posted, files) = (sent.posted.of_visitor(&page)?, sent.files);
    let t = page.words;
    let found = match posted.value("found") {
        "found" => Some(true),
        "nothing" => Some(false),
        _ => None,
    };
    let refused = match found {
        None => Refused::Field { field: "found", message: "error-task-answer" },
        Some(found) => {
            let secret = crate::domain::secret::Secret::new(token.as_str());
            match page.portal.desk.answer_search(secret, found, posted.value("text").to_owned(), files).await {
                Ok(reference) => {
                    let text = t.with("task-done-text", &[("reference", &reference.grouped())]);
                    let mut frame = page.frame(Onward::default());
                    frame.footer = Vec::new();
                    let title = t.say("task-done").into_owned();
                    return sheet::answer_outside(
                        &page,
                        frame,
                        StatusCode::OK,
                        title,
                        Form::new(),
                        vec![Piece::Lead(text)],
                    );
                }
                Err(refused) => refused,
            }
        }
    };
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
    let form = match field {
        "files" => posted.form().failing(field, file_message(message)),
        _ => posted.form().failing(field, Message::new(message).with("limit", limit)),
    };
    task_page(&page, StatusCode::UNPROCESSABLE_ENTITY, &token, form).await
}
