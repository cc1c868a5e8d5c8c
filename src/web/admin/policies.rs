//! O5: versions of the privacy policy: the list, and one on its way: what changes, who agrees, when it counts, who is told.

use super::AtDesk;
use super::registers::{matter_words, note_words};
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use super::to_many;
use crate::actions::Refused;
use crate::actions::policy_desk::{DraftRefused, DraftView};
use crate::domain::form::{Form, Message};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::policy::compare_all;
use crate::domain::policy_desk::{Plan, State};
use crate::domain::register::Registers;
use crate::paths;
use crate::store::policy_drafts::PolicyDraft;
use crate::text::{Language, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

/// Who did something, by their address.
pub(super) struct Names(Vec<(String, String)>);

impl Names {
    pub(super) async fn of(page: &PageFrame) -> Result<Self, Problem> {
        let all = page.portal.desk.list_officers().await?;
        Ok(Self(all.into_iter().map(|o| (format!("officer:{}", o.id), o.address)).collect()))
    }
    pub(super) fn say(&self, by: &str) -> String {
        self.0.iter().find(|(id, _)| id == by).map_or_else(|| by.to_owned(), |(_, address)| address.clone())
    }
}

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

fn row(key: String, value: String) -> Row {
    Row { key, value, change_href: None }
}

/// A state in words, and how it looks.
fn state_tag(t: Words, state: &str) -> Cell {
    let look = match state {
        "in-force" | "scheduled" => "good",
        "asked" => "wait",
        _ => "",
    };
    Cell::tag(t.say(&format!("policy-state-{state}")), look)
}

/// The form that begins a version: a note in each language of what is new.
fn begin_form(t: Words, from: Option<i64>) -> SheetForm {
    let say = |key: &str| t.say(key).into_owned();
    let fields = vec![
        Field::Area("note_en", say("policy-note-en"), say("policy-note-hint"), 2),
        Field::Area("note_de", say("policy-note-de"), say("policy-note-hint"), 2),
    ];
    let form = SheetForm::post(paths::admin_policy(), fields, say("policy-begin-button"));
    match from {
        Some(id) => form.with("from", id.to_string()),
        None => form,
    }
}

async fn versions(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let all = desk.policy_versions(at_desk.viewer).await?;
    let names = Names::of(page).await?;
    let registers = desk.registers();
    let mut parts = vec![Piece::Lead(say("policy-desk-lead"))];
    let by = |who: Option<&str>| who.map_or_else(|| "–".to_owned(), |who| names.say(who));
    let newest = all.versions.first().map_or(0, |(number, _)| *number);
    let on_its_way = all.drafts.iter().filter(|d| d.number.is_none()).map(|d| {
        let day = d.plan.effective_on.map(|day| t.date(day)).unwrap_or_default();
        vec![
            Cell::link(t.with("policy-draft-name", &[("number", &d.id)]), paths::admin_policy_draft(d.id)),
            state_tag(t, d.state.key()),
            Cell::text(day),
            Cell::text(by(Some(&d.written_by))),
            Cell::text(by(d.decided.as_ref().map(|(who, _)| who.as_str()))),
            Cell::text(String::new()),
        ]
    });
    let published = all.versions.iter().map(|(number, since)| {
        let draft = all.drafts.iter().find(|d| d.number == Some(*number));
        let agreed = draft.and_then(|d| d.decided.as_ref()).map(|(who, _)| who.as_str());
        let compared = match *number {
            1 => Cell::text("–"),
            n => Cell::link(t.with("policy-compare-link", &[("number", &(n - 1))]), paths::policy_compared(n - 1, n)),
        };
        vec![
            Cell::link(t.with("policy-version-name", &[("number", number)]), paths::policy_version(*number)),
            state_tag(t, if *number == newest { "in-force" } else { "past" }),
            Cell::text(t.date(since.london_date())),
            Cell::text(by(draft.map(|d| d.written_by.as_str()))),
            Cell::text(by(agreed)),
            compared,
        ]
    });
    let heads = [
        "policy-head-version",
        "console-queue-state",
        "policy-head-since",
        "policy-head-author",
        "policy-head-approver",
        "policy-head-compared",
    ];
    parts.push(Piece::Table(Table {
        id: "versions",
        caption: say("policy-versions-title"),
        heads: heads.map(say).into(),
        rows: on_its_way.chain(published).collect(),
    }));
    // S6.5: what stops publishing, and what is let stand until when
    parts.push(Piece::Heading("stops", say("policy-stops")));
    if all.blocking.is_empty() {
        parts.push(Piece::Text(say("policy-stops-nothing")));
    } else {
        let rows = all.blocking.iter().map(|matter| {
            let (what, sentence) = matter_words(t, &registers, &matter.fault);
            let state = match &matter.note {
                Some(note) => Cell::text(note_words(t, note, &names.say(&note.noted_by))),
                None => Cell::tag(say("console-setup-blocks"), "bad"),
            };
            vec![Cell::link(what, paths::admin_setup()).hint(sentence), state]
        });
        parts.push(Piece::Table(Table {
            id: "faults",
            caption: say("policy-stops-caption"),
            heads: vec![say("policy-stops-what"), say("console-queue-state")],
            rows: rows.collect(),
        }));
    }
    let others = t.with("policy-stops-others", &[("count", &all.others)]);
    parts.push(Piece::Links(vec![Link::new(others, paths::admin_setup())]));
    if at_desk.viewer.role().may(Act::PublishPolicy) {
        parts.push(Piece::Heading("new", say("policy-begin")));
        match all.drafts.iter().find(|d| d.state.is_open()) {
            Some(open) => {
                parts.push(Piece::Text(say("error-policy-open")));
                let label = t.with("policy-draft-name", &[("number", &open.id)]);
                parts.push(Piece::Links(vec![Link::new(label, paths::admin_policy_draft(open.id))]));
            }
            None => parts.push(Piece::Form(begin_form(t, None))),
        }
    }
    sheet::answer(page, at_desk, status, say("policy-desk-title"), None, form, parts)
}

/// `/admin/policy`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    versions(&page, &at_desk, StatusCode::OK, Form::new()).await
}

/// `POST /admin/policy`: begins a version.
pub async fn begin(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let value = |name: &str| posted.value(name).to_owned();
    let notes =
        vec![(Language::En.code().to_owned(), value("note_en")), (Language::De.code().to_owned(), value("note_de"))];
    let from = posted.value("from").parse().ok();
    match page.portal.desk.begin_policy(at_desk.viewer, notes, from, value("form")).await {
        Ok(id) => Ok(see_other(format!("{}?done=policy-begun", paths::admin_policy_draft(id)))),
        Err(refused) => {
            let form = failed(posted.form(), refused, "note_en")?;
            match from {
                Some(id) => draft_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, form).await,
                None => versions(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await,
            }
        }
    }
}

/// The form again, with what is wrong in it; what has no field of its own goes to `or`.
fn failed(form: Form, refused: DraftRefused, or: &'static str) -> Result<Form, Problem> {
    match refused {
        DraftRefused::Fields(wrong) => {
            Ok(wrong.into_iter().fold(form, |form, (field, message)| form.failing(field, Message::new(message))))
        }
        DraftRefused::Refused(Refused::Field { field, message }) => Ok(form.failing(field, Message::new(message))),
        DraftRefused::Refused(other) => Err(other.into()),
        // a line that cannot be read, met outside its editor: the page below says which
        DraftRefused::Text(_) | DraftRefused::Lost(_) | DraftRefused::Conflict(_) => {
            Ok(form.failing(or, Message::new("error-policy-changed")))
        }
    }
}

/// What is known about a version on its way.
fn facts(t: Words, names: &Names, registers: &Registers, it: &PolicyDraft) -> Vec<Row> {
    let say = |key: &str| t.say(key).into_owned();
    let when = |(who, at): &(String, crate::domain::clock::Moment)| {
        t.with("policy-by-at", &[("who", &names.say(who)), ("at", &t.moment(*at))])
    };
    let lang = t.language().code();
    let topics = it.plan.topics.iter().filter_map(|key| registers.topic(key));
    let topics: Vec<&str> = topics.map(|topic| topic.label.in_language(lang)).collect();
    let material = it.plan.material.map(|m| say(if m { "policy-material-yes" } else { "policy-material-no" }));
    let mut rows = vec![
        row(say("policy-base"), t.with("policy-version-name", &[("number", &it.base)])),
        row(say("policy-head-author"), when(&(it.written_by.clone(), it.written_at))),
        row(say("policy-effective"), it.plan.effective_on.map(|day| t.date(day)).unwrap_or_default()),
        row(say("policy-material"), material.unwrap_or_default()),
        row(say("policy-reason"), it.plan.reason.clone()),
        row(say("policy-topics"), topics.join(", ")),
        row(say("policy-asked"), it.asked.as_ref().map(when).unwrap_or_default()),
        row(say("policy-head-approver"), it.decided.as_ref().map(when).unwrap_or_default()),
        row(say("policy-refusal"), it.refusal.clone()),
    ];
    rows.retain(|row| !row.value.is_empty());
    rows
}

/// The sections by language, each with the way to its editor.
fn sections_table(t: Words, names: &Names, view: &DraftView, language: Language, may: bool) -> Piece {
    let texts = view.texts.iter().filter(|text| text.language == language.code());
    let rows = texts.map(|text| {
        let name = match text.section {
            // one in each language: a link's words lead to one place
            0 => format!("{} ({})", t.say("policy-note"), language.name()),
            n => format!("{n}. {}", text.words.heading),
        };
        let changed = text.changed_at != view.it.written_at;
        let at = t.with("policy-by-at", &[("who", &names.say(&text.changed_by)), ("at", &t.moment(text.changed_at))]);
        let href = paths::admin_policy_text(view.it.id, language.code(), text.section);
        vec![
            if may { Cell::link(name, href) } else { Cell::text(name) },
            Cell::text(if changed { at } else { String::new() }),
        ]
    });
    Piece::Table(Table {
        id: if language == Language::De { "sections-de" } else { "sections-en" },
        caption: t.with("policy-sections-caption", &[("language", &language.name())]),
        heads: vec![t.say("policy-section").into_owned(), t.say("policy-changed").into_owned()],
        rows: rows.collect(),
    })
}

fn ask_form(t: Words, registers: &Registers, view: &DraftView) -> SheetForm {
    let say = |key: &str| t.say(key).into_owned();
    let lang = t.language().code();
    let topics = registers.topics().iter().map(|topic| choice(topic.key.clone(), topic.label.in_language(lang)));
    let material = vec![choice("no", say("policy-material-no")), choice("yes", say("policy-material-yes"))];
    let fields = vec![
        Field::Line("effective_on", say("policy-effective"), say("policy-effective-hint"), "date"),
        Field::Radios("material", say("policy-material"), say("policy-material-hint"), material),
        Field::Area("reason", say("policy-reason"), say("policy-reason-hint"), 2),
        Field::Checks("topics", say("policy-topics"), say("policy-topics-hint"), topics.collect()),
    ];
    SheetForm::post(paths::admin_policy_draft(view.it.id), fields, say("policy-ask-button"))
        .with("act", "ask")
        .with("mark", view.mark.clone())
}

/// What can be done with a version, by where it stands.
fn acts(t: Words, registers: &Registers, view: &DraftView) -> Vec<Piece> {
    let say = |key: &str| t.say(key).into_owned();
    let action = paths::admin_policy_draft(view.it.id);
    let mut parts = Vec::new();
    match view.it.state {
        State::Draft => {
            parts.push(Piece::Heading("ask", say("policy-ask")));
            parts.push(Piece::Form(ask_form(t, registers, view)));
        }
        State::Asked => {
            parts.push(Piece::Heading("decide", say("policy-decide")));
            if !view.may_agree {
                parts.push(Piece::Hint(say("policy-second")));
            }
            let why = Field::Area("why", say("policy-why"), say("policy-why-hint"), 2);
            let back = if view.is_asker { "policy-back-button" } else { "policy-refuse-button" };
            let mut buttons = vec![(say(back), "secondary", "act", "reopen".to_owned())];
            if view.may_agree {
                buttons.insert(0, (say("policy-agree-button"), "", "act", "agree".to_owned()));
            }
            let form = SheetForm { action: action.clone(), fields: vec![why], buttons, ..SheetForm::default() };
            parts.push(Piece::Form(form.with("mark", view.mark.clone())));
        }
        State::Scheduled if view.it.is_material() => parts.extend(letters(t, view)),
        State::Withdrawn => {
            parts.push(Piece::Heading("again", say("policy-again")));
            parts.push(Piece::Form(begin_form(t, Some(view.it.id))));
        }
        State::Scheduled | State::Published => {}
    }
    if view.it.state.is_open() {
        let key = if view.it.state == State::Scheduled { "policy-withdraw-button" } else { "policy-discard-button" };
        parts.push(Piece::Form(SheetForm::post(action, Vec::new(), say(key)).quiet().with("act", "withdraw")));
    }
    parts
}

/// S12.4: who is told, and the word of a person before many letters leave.
fn letters(t: Words, view: &DraftView) -> Vec<Piece> {
    let say = |key: &str| t.say(key).into_owned();
    let (untold, told, unreachable) = view.people;
    let action = paths::admin_policy_draft(view.it.id);
    let count = |key: &str, number: i64| row(say(key), t.number(number));
    let mut parts = vec![
        Piece::Heading("people", say("policy-people")),
        Piece::Rows(vec![
            count("policy-people-untold", untold),
            count("policy-people-told", told),
            count("policy-people-unreachable", unreachable),
        ]),
    ];
    parts.extend(to_many::pieces(t, view.mailing.as_ref(), untold, &action));
    parts
}

async fn draft_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    id: i64,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let view = desk.policy_draft(at_desk.viewer, id).await?;
    let (names, registers) = (Names::of(page).await?, desk.registers());
    let may = at_desk.viewer.role().may(Act::PublishPolicy);
    let mut parts = Vec::new();
    if let Some((label, look)) = state_tag(t, view.it.state.key()).tag {
        parts.push(Piece::Tag(label, look));
    }
    if !view.it.held.is_empty() {
        let key = if view.it.held == "faults" { "policy-held-faults" } else { "policy-held-letters" };
        parts.push(Piece::Warning(say(key)));
    }
    parts.push(Piece::Rows(facts(t, &names, &registers, &view.it)));
    let languages: Vec<Language> =
        Language::ALL.iter().copied().filter(|l| view.texts.iter().any(|text| text.language == l.code())).collect();
    let mut links: Vec<Link> = Vec::new();
    match view.it.number {
        Some(number) => {
            links.push(Link::new(t.with("policy-version-name", &[("number", &number)]), paths::policy_version(number)));
        }
        None => links.extend(languages.iter().map(|language| {
            let label = t.with("policy-preview-link", &[("language", &language.name())]);
            Link::new(label, paths::admin_policy_preview(id, language.code()))
        })),
    }
    if view.it.state == State::Scheduled {
        links.push(Link::new(say("policy-coming-title"), paths::policy_coming(id)));
    }
    parts.push(Piece::Links(links));
    if let Err(broken) = &view.shown {
        let language = Language::from_tag(&broken.language).unwrap_or(Language::En);
        let what = super::policy_text::problem_words(t, &broken.error);
        let gaps: [(&str, &dyn crate::text::Arg); 3] =
            [("section", &broken.section), ("language", &language.name()), ("what", &what)];
        parts.push(Piece::Warning(t.with("policy-broken", &gaps)));
    }
    if view.it.state.is_open() && !view.faults.is_empty() {
        parts.push(Piece::Warning(say("error-policy-faults")));
        let faults = view.faults.iter();
        let faults = faults.map(|fault| Link::new(matter_words(t, &registers, fault).0, paths::admin_setup()));
        parts.push(Piece::Links(faults.collect()));
    }
    if view.it.state.is_written() {
        parts.push(Piece::Heading("words", say("policy-words")));
        parts.extend(languages.iter().map(|language| sections_table(t, &names, &view, *language, may)));
    }
    // S12.2: whoever agrees reads what changes, word by word, in every language
    parts.push(Piece::Heading("changes", say("policy-desk-changes")));
    for (language, new) in view.shown.iter().flatten() {
        let name = Language::from_tag(language).unwrap_or(Language::En).name();
        let old = view.before.iter().find(|(l, _)| l == language);
        let sections = old.map(|(_, old)| compare_all(old, new)).unwrap_or_default();
        let gaps: [(&str, &dyn crate::text::Arg); 2] = [("language", &name), ("note", &new.summary)];
        parts.push(Piece::Inset(t.with("policy-note-in", &gaps)));
        if sections.is_empty() {
            parts.push(Piece::Text(say("policy-compare-same")));
        } else {
            parts.push(Piece::Compared(sections));
        }
    }
    if may {
        parts.extend(acts(t, &registers, &view));
    }
    let title = t.with("policy-draft-name", &[("number", &id)]);
    sheet::answer(page, at_desk, status, title, Some(paths::admin_policy()), form, parts)
}

/// `/admin/policy/{id}`.
pub async fn show(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    draft_page(&page, &at_desk, StatusCode::OK, id, Form::new()).await
}

/// `POST /admin/policy/{id}`: asks, agrees, says no, takes back, lets letters leave.
pub async fn act(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    let (desk, viewer) = (&page.portal.desk, at_desk.viewer);
    let value = |name: &str| posted.value(name).trim().to_owned();
    let number = |name: &str| to_many::number(&value(name));
    let plan = || Plan {
        effective_on: value("effective_on").parse().ok(),
        material: match posted.value("material") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        reason: value("reason"),
        topics: posted.form().values("topics").to_vec(),
    };
    let (done, result) = match posted.value("act") {
        "ask" => ("policy-asked", desk.ask_policy(viewer, id, plan(), value("mark")).await),
        "agree" => ("policy-agreed", desk.agree_policy(viewer, id, value("mark")).await.map_err(Into::into)),
        "reopen" => ("policy-reopened", desk.reopen_policy(viewer, id, value("why")).await.map_err(Into::into)),
        "withdraw" => ("policy-withdrawn", desk.withdraw_policy(viewer, id).await.map_err(Into::into)),
        "letters" => {
            let agreed = desk.confirm_policy_letters(viewer, id, number("letters"), number("per_hour"), value("form"));
            ("sending", agreed.await.map_err(Into::into))
        }
        "stop" => ("stopped", desk.stop_policy_letters(viewer, id).await.map_err(Into::into)),
        _ => return Err(Problem::Bad),
    };
    match result {
        Ok(()) => Ok(see_other(format!("{}?done={done}", paths::admin_policy_draft(id)))),
        Err(refused) => {
            let form = failed(posted.form(), refused, "effective_on")?;
            draft_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, form).await
        }
    }
}
