//! O1: what waits, what was held back, what is done; sharing the work; several cases at once.

use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::access::{matter_words, state_words};
use crate::actions::queue::Together;
use crate::domain::calendar::Calendar;
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::ids::{OfficerId, Reference};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame, Link, NavItem};
use crate::domain::request::State;
use crate::paths;
use crate::store::queue::{Absence, Filter, Line, Queue, Size, Whose};
use crate::text::{RIGHTS, Words};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Cases on one page.
const PAGE: i64 = 50;
/// Cases whose mailbox nobody has proved, below the others.
const UNPROVED: i64 = 15;
/// Cases that a ticked row stands for besides its first.
const MOST_IN_ROW: usize = 100;
/// Cases that something is done to at once.
const MOST_TOGETHER: usize = 1_000;

/// A case in a table.
#[derive(Clone)]
struct CaseLine {
    what: String,
    reference: String,
    bare: String,
    /// All cases that the row stands for.
    pick: String,
    who: String,
    more: String,
    more_links: Vec<Link>,
    received: String,
    aim: String,
    left: String,
    look: String,
    law: String,
    law_left: String,
    law_look: String,
    state: String,
    look_state: String,
    with: String,
    href: String,
}

struct CaseTable {
    id: String,
    caption: String,
    lines: Vec<CaseLine>,
    all: Option<Link>,
}

struct Filters {
    action: String,
    form: Form,
    whose: Vec<Choice>,
    rights: Vec<Choice>,
    states: Vec<Choice>,
    entities: Vec<Choice>,
    proved: Vec<Choice>,
    clear: Option<String>,
}

struct Bulk {
    action: String,
    acts: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "officer/queue.html")]
struct QueuePage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    lead: String,
    fresh: Option<Link>,
    alerts: Vec<Link>,
    ics_href: Option<String>,
    tabs: Vec<NavItem>,
    filters: Option<Filters>,
    bulk: Option<Bulk>,
    tables: Vec<CaseTable>,
    empty: String,
    empty_text: String,
    later: Option<String>,
    away: Option<String>,
    once: String,
}

/// How far off a last day is: in words, and how they look. Working days for what is near, so that nobody counts a weekend.
pub fn left_until(t: Words, due: NaiveDate, today: NaiveDate, calendar: &Calendar) -> (String, &'static str) {
    let between = |from: NaiveDate, to: NaiveDate| {
        from.iter_days().skip(1).take_while(|d| *d <= to).filter(|d| calendar.is_working_day(*d)).count()
    };
    if due < today {
        let late = between(due, today).max(1);
        return (t.with("console-late-days", &[("days", &late)]), "bad");
    }
    if due == today {
        return (t.say("console-due-today").into_owned(), "bad");
    }
    let days = between(today, due);
    (t.with("console-due-days", &[("days", &days)]), if days <= 2 { "wait" } else { "" })
}

/// What officers are called among themselves: the part of their address before the @.
pub async fn officer_names(page: &PageFrame) -> Result<HashMap<OfficerId, String>, Problem> {
    let all = page.portal.desk.list_officers().await?;
    let name = |address: &str| address.split('@').next().unwrap_or_default().to_owned();
    Ok(all.into_iter().map(|o| (o.id, name(&o.address))).collect())
}

/// Those who may be given cases.
async fn workers(page: &PageFrame) -> Result<Vec<(OfficerId, String)>, Problem> {
    let all = page.portal.desk.list_officers().await?;
    let working = all.into_iter().filter(|o| o.state == "active" && o.role.may(Act::AnswerCases));
    Ok(working.map(|o| (o.id, o.address.split('@').next().unwrap_or_default().to_owned())).collect())
}

fn line(t: Words, today: NaiveDate, calendar: &Calendar, names: &HashMap<OfficerId, String>, it: &Line) -> CaseLine {
    let request = &it.request;
    let open = request.state.is_open();
    let aim = request.aim_on.unwrap_or_else(|| deadline::aim_due(request.received_on, calendar));
    // an aim that is reached, or that nothing has to reach any more, is not late
    let runs = request.due_on.is_none_or(|due| due <= aim);
    let (left, look) = left_until(t, aim, today, calendar);
    let (law_left, law_look) =
        request.law_on.map(|on| left_until(t, on, today, calendar)).filter(|(_, look)| !look.is_empty()).unzip();
    let more = it.more.len();
    CaseLine {
        what: matter_words(t, request.matter, it.right.as_deref()),
        reference: request.reference.grouped(),
        bare: request.reference.as_str().to_owned(),
        pick: std::iter::once(&request.reference)
            .chain(it.more.iter().take(MOST_IN_ROW))
            .map(Reference::as_str)
            .collect::<Vec<_>>()
            .join(" "),
        who: it.who.clone().unwrap_or_default(),
        more: if more > 0 { t.with("console-queue-more", &[("count", &more)]) } else { String::new() },
        more_links: it.more.iter().take(30).map(|r| Link::new(r.grouped(), paths::admin_request(r))).collect(),
        received: t.date(request.received_on),
        aim: match request.closed_at {
            Some(at) => format!("{} {}", t.say("console-closed-on"), t.date(at.london_date())),
            None => t.date(aim),
        },
        left: if open && runs { left } else { String::new() },
        look: look.into(),
        law: request.law_on.map_or_else(|| "–".into(), |on| t.date(on)),
        law_left: law_left.filter(|_| open).unwrap_or_default(),
        law_look: law_look.unwrap_or_default().into(),
        state: if request.state.waits_for_person() {
            t.say("console-waits-for-person").into_owned()
        } else {
            super::case::how_it_stands(t, request)
        },
        look_state: match request.state {
            State::Received => "wait",
            _ => "",
        }
        .into(),
        with: match request.assigned_to {
            Some(id) => names.get(&id).cloned().unwrap_or_default(),
            None => t.say("console-nobody").into_owned(),
        },
        href: paths::admin_request(&request.reference),
    }
}

/// A case as a row of a plain table, with or without the day on which we aimed to answer.
pub fn case_cells(
    t: Words,
    today: NaiveDate,
    calendar: &Calendar,
    names: &HashMap<OfficerId, String>,
    it: &Line,
    with_aim: bool,
) -> Vec<Cell> {
    let line = line(t, today, calendar, names, it);
    let mut cells =
        vec![Cell::link(line.what, line.href).hint(line.reference), Cell::text(line.who), Cell::text(line.received)];
    if with_aim {
        cells.push(Cell::text(line.aim).hint(line.left));
    }
    cells.push(Cell::text(line.state));
    cells
}

/// Where a further page goes on: `2026-11-23.17`.
fn cursor(page: &PageFrame) -> Option<(NaiveDate, i64)> {
    let text = page.query("after")?;
    let (on, id) = text.split_once('.')?;
    Some((on.parse().ok()?, id.parse().ok()?))
}

/// What the address narrows the queue to. Unknown words narrow nothing.
fn filter_of(page: &PageFrame, queue: Queue, today: NaiveDate) -> Filter {
    let asked = |name: &str| page.query(name).unwrap_or_default();
    Filter {
        whose: match asked("whose").as_str() {
            "mine" => Whose::Mine,
            "nobody" => Whose::Nobody,
            other => other.parse().map_or(Whose::All, |id| Whose::Of(OfficerId(id))),
        },
        right: Some(asked("right")).filter(|right| RIGHTS.contains(&right.as_str())),
        state: State::from_key(&asked("state")).filter(|s| s.is_open() && *s != State::Suspected),
        entity: Some(asked("entity")).filter(|key| page.portal.desk.registers().entity(key).is_some()),
        overdue: asked("due") == "over",
        proved: match asked("proved").as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        after: cursor(page),
        ..Filter::of(queue, today)
    }
}

/// The words of the filter as the address has them, with some left out.
fn query_of(page: &PageFrame, without: &[&str], more: &[(&str, &str)]) -> String {
    let names = ["whose", "right", "state", "entity", "due", "proved"];
    let kept = names
        .iter()
        .filter(|n| !without.contains(n))
        .filter_map(|n| page.query(n).filter(|v| !v.is_empty()).map(|v| ((*n).to_owned(), v)));
    let more = more.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
    serde_html_form::to_string(kept.chain(more).collect::<Vec<_>>()).unwrap_or_default()
}

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

/// How many there are, or that there are more than were counted.
fn sized(t: Words, (all, more): (&str, &str), size: Size) -> String {
    t.with(if size.is_more { more } else { all }, &[("count", &size.count)])
}

fn tabs(page: &PageFrame) -> Vec<NavItem> {
    let t = page.words;
    let (whose, due) = (page.query("whose").unwrap_or_default(), page.query("due").unwrap_or_default());
    let tab = |key: &str, query: &str, current: bool| NavItem {
        label: t.say(key).into_owned(),
        href: paths::admin_with(query),
        current,
    };
    vec![
        tab("console-tab-all", "", whose.is_empty() && due.is_empty()),
        tab("console-tab-mine", "whose=mine", whose == "mine"),
        tab("console-tab-nobody", "whose=nobody", whose == "nobody"),
        tab("console-tab-over", "due=over", due == "over"),
    ]
}

fn filters(page: &PageFrame, workers: &[(OfficerId, String)], is_narrowed: bool) -> Filters {
    let t = page.words;
    let any = || choice("", t.say("console-filter-any"));
    let registers = page.portal.desk.registers();
    let names = ["whose", "right", "state", "entity", "due", "proved"];
    let typed = names.iter().filter_map(|n| page.query(n).map(|v| (*n, v)));
    let states = [State::Received, State::InProgress, State::WaitingClarification];
    Filters {
        action: paths::admin().into(),
        form: Form::from_pairs(typed),
        whose: [any(), choice("mine", t.say("console-tab-mine")), choice("nobody", t.say("console-tab-nobody"))]
            .into_iter()
            .chain(workers.iter().map(|(id, name)| choice(id.to_string(), name.clone())))
            .collect(),
        rights: std::iter::once(any()).chain(RIGHTS.iter().map(|r| choice(*r, t.right(r).0))).collect(),
        states: std::iter::once(any()).chain(states.map(|s| choice(s.key(), state_words(t, s)))).collect(),
        entities: if registers.entities().len() > 1 {
            let names = registers.entities().iter();
            let name = |e: &crate::domain::register::Entity| e.display_name(t.language().code()).to_owned();
            std::iter::once(any()).chain(names.map(|e| choice(e.key.clone(), name(e)))).collect()
        } else {
            Vec::new()
        },
        proved: vec![any(), choice("yes", t.say("console-proved")), choice("no", t.say("console-unproved"))],
        clear: is_narrowed.then(|| paths::admin().to_owned()),
    }
}

/// `/admin`.
pub async fn open(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk, calendar) = (page.words, &page.portal.desk, page.portal.desk.registers().calendar());
    let today = desk.now().london_date();
    let names = officer_names(&page).await?;
    let filter = filter_of(&page, Queue::Open, today);
    let is_first = filter.after.is_none();
    let plain = Filter { after: None, ..Filter::of(Queue::Open, today) };
    let is_narrowed = Filter { after: None, ..filter.clone() } != plain;
    let reader = desk.reader();
    let lines = |found: &[Line]| found.iter().map(|l| line(t, today, &calendar, &names, l)).collect::<Vec<_>>();

    let urgent = Filter { queue: Queue::Urgent, after: None, ..filter.clone() };
    let urgent = reader.queue(at_desk.viewer, urgent, PAGE).await?;
    let mut tables = Vec::new();
    if is_first && !urgent.lines.is_empty() {
        let caption = t.say("console-queue-urgent").into_owned();
        tables.push(CaseTable { id: "urgent".into(), caption, lines: lines(&urgent.lines), all: None });
    }
    // whoever has proved their mailbox first; the others in a list of their own below
    let main = Filter { proved: filter.proved.or(Some(true)), ..filter.clone() };
    let found = reader.queue(at_desk.viewer, main, PAGE).await?;
    let mut size = urgent.size + found.size;
    if !found.lines.is_empty() {
        let caption = t.say("console-queue-caption").into_owned();
        tables.push(CaseTable { id: "cases".into(), caption, lines: lines(&found.lines), all: None });
    }
    if filter.proved.is_none() {
        let unproved = Filter { proved: Some(false), after: None, ..filter.clone() };
        let unproved = reader.queue(at_desk.viewer, unproved, UNPROVED).await?;
        size = size + unproved.size;
        if is_first && !unproved.lines.is_empty() {
            let caption = t.say("console-queue-unproved").into_owned();
            let all = unproved.later.map(|_| {
                let href = paths::admin_with(&query_of(&page, &["proved"], &[("proved", "no")]));
                Link::new(sized(t, ("console-queue-all", "console-queue-all-more"), unproved.size), href)
            });
            tables.push(CaseTable { id: "unproved".into(), caption, lines: lines(&unproved.lines), all });
        }
    }
    let workers = workers(&page).await?;
    let may_act = at_desk.viewer.role().may(Act::AnswerCases);
    let acts = std::iter::once(choice("me", t.say("console-bulk-me")))
        .chain([choice("nobody", t.say("console-bulk-nobody"))])
        .chain(
            workers
                .iter()
                .filter(|(id, _)| *id != at_desk.viewer.officer())
                .map(|(id, name)| choice(id.to_string(), t.with("console-bulk-to", &[("name", name)]))),
        )
        .chain([choice("spam", t.say("console-bulk-spam"))]);
    let later =
        found.later.map(|(on, id)| paths::admin_with(&query_of(&page, &[], &[("after", &format!("{on}.{id}"))])));
    let frame = desk_frame(&page, &at_desk, None);
    let alerts = desk.alerts(at_desk.viewer).await?;
    page.answer(&QueuePage {
        t,
        frame,
        form: Form::new(),
        title: t.say("console-queue-title").into_owned(),
        lead: if size.count > 0 {
            sized(t, ("console-queue-count", "console-queue-count-more"), size)
        } else {
            String::new()
        },
        alerts: alerts.iter().map(|it| Link::new(it.words(t), it.href.clone())).collect(),
        ics_href: Some(paths::admin_deadlines().into()),
        // H5: nothing moves by itself under whoever reads
        fresh: Some(Link::new(t.time(desk.now()), paths::admin_with(&query_of(&page, &[], &[])))),
        tabs: tabs(&page),
        filters: Some(filters(&page, &workers, is_narrowed)),
        bulk: may_act.then(|| Bulk { action: paths::admin_together().into(), acts: acts.collect() }),
        tables,
        empty: t.say(if is_narrowed { "console-queue-none" } else { "console-queue-empty" }).into_owned(),
        empty_text: if is_narrowed { String::new() } else { t.say("console-queue-empty-text").into_owned() },
        later,
        away: may_act.then(|| paths::admin_away().to_owned()),
        once: page.once(),
    })
}

async fn plain(
    page: &PageFrame,
    at_desk: &AtDesk,
    queue: Queue,
    path: &str,
    name: &str,
) -> Result<HttpResponse, Problem> {
    let (t, desk, calendar) = (page.words, &page.portal.desk, page.portal.desk.registers().calendar());
    let today = desk.now().london_date();
    let names = officer_names(page).await?;
    let filter = Filter { after: cursor(page), ..Filter::of(queue, today) };
    let found = desk.reader().queue(at_desk.viewer, filter, PAGE).await?;
    let lines: Vec<_> = found.lines.iter().map(|l| line(t, today, &calendar, &names, l)).collect();
    let caption = t.say(&format!("console-{name}-caption")).into_owned();
    let may_act = queue == Queue::Suspected && at_desk.viewer.role().may(Act::AnswerCases);
    page.answer(&QueuePage {
        t,
        frame: desk_frame(page, at_desk, None),
        form: Form::new(),
        title: t.say(&format!("console-{name}-title")).into_owned(),
        lead: if queue == Queue::Suspected { t.say("console-suspected-lead").into_owned() } else { String::new() },
        fresh: None,
        alerts: Vec::new(),
        ics_href: None,
        tabs: Vec::new(),
        filters: None,
        bulk: may_act.then(|| Bulk {
            action: paths::admin_together().into(),
            acts: vec![choice("spam", t.say("console-bulk-spam"))],
        }),
        tables: if lines.is_empty() {
            Vec::new()
        } else {
            vec![CaseTable { id: "cases".into(), caption, lines, all: None }]
        },
        empty: t.say(&format!("console-{name}-empty")).into_owned(),
        empty_text: String::new(),
        later: found.later.map(|(on, id)| paths::admin_after(path, on, id)),
        away: None,
        once: page.once(),
    })
}

/// `/admin/suspected`.
pub async fn suspected(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    plain(&page, &at_desk, Queue::Suspected, paths::admin_suspected(), "suspected").await
}

/// `/admin/closed`.
pub async fn closed(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    plain(&page, &at_desk, Queue::Closed, paths::admin_closed(), "closed").await
}

/// `POST /admin/together`: first shows what is about to happen, then does it.
pub async fn together(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (t, desk) = (page.words, &page.portal.desk);
    let form = posted.form();
    // a row stands for all cases of its person
    let picked = form.values("pick").iter().flat_map(|row| row.split(' ')).filter_map(Reference::parse);
    let picked: Vec<Reference> = picked.take(MOST_TOGETHER).collect();
    let what = match posted.value("act") {
        "spam" => Together::CloseAsSpam,
        "nobody" => Together::Assign(None),
        "me" => Together::Assign(Some(at_desk.viewer.officer())),
        other => Together::Assign(Some(OfficerId(other.parse().map_err(|_| Problem::Bad)?))),
    };
    if picked.is_empty() {
        return Ok(see_other(format!("{}?done=none", paths::admin())));
    }
    if posted.value("confirmed") == "yes" {
        let once = posted.value("form").to_owned();
        desk.act_on_cases(at_desk.viewer, picked, what, once).await?;
        return Ok(see_other(format!("{}?done=together", paths::admin())));
    }
    let names = officer_names(&page).await?;
    let count = picked.len();
    let title = match what {
        Together::CloseAsSpam => t.with("console-together-spam", &[("count", &count)]),
        Together::Assign(None) => t.with("console-together-nobody", &[("count", &count)]),
        Together::Assign(Some(to)) => {
            let name = names.get(&to).cloned().unwrap_or_default();
            t.with("console-together-assign", &[("count", &count), ("name", &name)])
        }
    };
    let found = desk.reader().queue_lines(at_desk.viewer, picked.clone()).await?;
    let (today, calendar) = (desk.now().london_date(), desk.registers().calendar());
    let rows = found.lines.iter().map(|l| case_cells(t, today, &calendar, &names, l, false));
    let table = Table {
        id: "picked",
        caption: t.say("console-together-caption").into_owned(),
        heads: ["console-queue-what", "console-case-who", "console-queue-received", "console-queue-state"]
            .map(|k| t.say(k).into_owned())
            .into(),
        rows: rows.collect(),
    };
    let button = t.say(if what == Together::CloseAsSpam { "console-together-close" } else { "console-together-do" });
    let mut confirm = SheetForm::post(paths::admin_together(), vec![], button)
        .with("act", posted.value("act"))
        .with("confirmed", "yes");
    let all: Vec<&str> = picked.iter().map(Reference::as_str).collect();
    confirm = confirm.with("pick", all.join(" "));
    let mut parts = Vec::new();
    if what == Together::CloseAsSpam {
        parts.push(Piece::Warning(t.say("console-together-warning").into_owned()));
    }
    parts.extend([Piece::Table(table), Piece::Form(confirm)]);
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(paths::admin()), Form::new(), parts)
}

/// `POST /admin/requests/{reference}/assign`: from the case's page.
pub async fn assign(
    page: PageFrame,
    at_desk: AtDesk,
    reference: actix_web::web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let to = match posted.value("to") {
        "" => None,
        "me" => Some(at_desk.viewer.officer()),
        other => Some(OfficerId(other.parse().map_err(|_| Problem::Bad)?)),
    };
    let once = posted.value("form").to_owned();
    page.portal.desk.act_on_cases(at_desk.viewer, vec![reference.clone()], Together::Assign(to), once).await?;
    Ok(see_other(format!("{}?done=assigned", paths::admin_request(&reference))))
}

async fn away_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let today = page.portal.desk.now().london_date();
    let names = officer_names(page).await?;
    let name = |id: OfficerId| names.get(&id).cloned().unwrap_or_default();
    let absences = page.portal.desk.reader().absences(at_desk.viewer, today).await?;
    let others = workers(page).await?.into_iter().filter(|(id, _)| *id != at_desk.viewer.officer());
    let covers: Vec<Choice> = std::iter::once(choice("", t.say("console-away-choose")))
        .chain(others.map(|(id, name)| choice(id.to_string(), name)))
        .collect();
    let mut parts = vec![Piece::Lead(t.say("console-away-lead").into_owned())];
    if !absences.is_empty() {
        parts.push(Piece::Table(Table {
            id: "absences",
            caption: t.say("console-away-caption").into_owned(),
            heads: ["console-away-who", "console-away-from", "console-away-until", "console-away-cover"]
                .map(|k| t.say(k).into_owned())
                .into(),
            rows: absences
                .iter()
                .map(|a| {
                    let dates = (Cell::text(t.date(a.from)), Cell::text(t.date(a.until)));
                    vec![Cell::text(name(a.officer)), dates.0, dates.1, Cell::text(name(a.cover))]
                })
                .collect(),
        }));
        for own in absences.iter().filter(|a| a.officer == at_desk.viewer.officer()) {
            let label = t.with("console-away-back", &[("date", &t.date(own.from))]);
            let back = SheetForm::post(paths::admin_away(), vec![], label).quiet().with("back", own.from.to_string());
            parts.push(Piece::Form(back));
        }
    }
    let say = |key: &str| t.say(key).into_owned();
    parts.push(Piece::Heading("mine", say("console-away-mine")));
    parts.push(Piece::Form(SheetForm::post(
        paths::admin_away(),
        vec![
            Field::Line("from", say("console-away-from"), String::new(), "date"),
            Field::Line("until", say("console-away-until"), say("console-away-until-hint"), "date"),
            Field::Select("cover", say("console-away-cover"), String::new(), covers),
        ],
        say("console-away-button"),
    )));
    sheet::answer(page, at_desk, status, say("console-away-title"), Some(paths::admin()), form, parts)
}

/// `/admin/away`.
pub async fn show_away(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    away_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

/// `POST /admin/away`.
pub async fn send_away(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let desk = &page.portal.desk;
    let date = |name: &str| posted.value(name).trim().parse::<NaiveDate>().ok();
    if let Some(from) = date("back") {
        desk.be_back(at_desk.viewer, from).await?;
        return Ok(see_other(format!("{}?done=back", paths::admin_away())));
    }
    let (from, until) = (date("from"), date("until"));
    let cover = posted.value("cover").parse().map(OfficerId).ok();
    let refused = match (from, until, cover) {
        (Some(from), Some(until), Some(cover)) => {
            let it = Absence { officer: at_desk.viewer.officer(), from, until, cover };
            match desk.be_away(at_desk.viewer, it).await {
                Ok(()) => return Ok(see_other(format!("{}?done=away", paths::admin_away()))),
                Err(refused) => refused,
            }
        }
        (None, ..) => Refused::Field { field: "from", message: "error-date" },
        (_, None, _) => Refused::Field { field: "until", message: "error-date" },
        _ => Refused::Field { field: "cover", message: "error-away-cover" },
    };
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let form = posted.form().failing(field, Message::new(message));
    away_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
}

/// What a moment is for sorting by week: the Monday before it.
pub fn monday_of(on: NaiveDate) -> NaiveDate {
    use chrono::Datelike as _;
    on - chrono::TimeDelta::days(i64::from(on.weekday().num_days_from_monday()))
}
