//! O7: who must not be written to: the list in numbers, one address looked up, addresses of people who said "never again".
//! It has no addresses to show: it keeps keyed hashes, and outlives an erasure with them. S8.31.

use super::AtDesk;
use super::outside::shown_words;
use super::sheet::{self, Cell, Field, Piece, SheetForm, Table};
use crate::actions::Refused;
use crate::actions::preference::topic_label;
use crate::actions::suppression::{HOW, Looked, MOST_PASTED, Stops, Verdict};
use crate::domain::email_address::EmailAddress;
use crate::domain::form::{Form, Message};
use crate::domain::may_send::{Channel, No};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::pasted::{self, Pasted};
use crate::domain::preference::ALL;
use crate::domain::statistics::{further, shown};
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;

/// Lines that are no addresses, named on the page.
const NAMED: usize = 50;
/// The fields by which addresses are put on the list.
const FIELDS: [&str; 6] = ["addresses", "topic", "channel", "how", "said_on", "case"];

fn choice(value: impl Into<String>, label: impl Into<String>) -> Choice {
    Choice { value: value.into(), label: label.into(), hint: String::new() }
}

fn channel_words(t: Words, channel: &str) -> String {
    match Channel::from_key(channel) {
        Some(channel) => t.say(&format!("channel-{}", channel.key())).into_owned(),
        None => t.say("suppression-all-channels").into_owned(),
    }
}

/// Why something is stopped, and by whom, in words. What no word is known for is shown as it is.
fn by_words(page: &PageFrame, reason: &str, origin: &str) -> (String, String) {
    let t = page.words;
    let known = ["unsubscribed", "erased", "child", "objected", "stale", "flag", "one_kind", "not_opted_in"];
    let more = ["undeliverable", "unclear", "complaint"];
    let why = if known.contains(&reason) || more.contains(&reason) {
        t.say(&format!("suppression-why-{}", reason.replace('_', "-"))).into_owned()
    } else {
        reason.to_owned()
    };
    let registers = page.portal.desk.registers();
    let by = match registers.systems().iter().find(|s| s.key == origin && s.key != "portal") {
        Some(system) => system.label.in_language(t.language().code()).to_owned(),
        None => match origin {
            "portal" | "officer" | "import" | "api" | "webhook" | "ledger" | "canary" => {
                t.say(&format!("suppression-by-{origin}")).into_owned()
            }
            other => other.to_owned(),
        },
    };
    (why, by)
}

/// The list in numbers. Stops that are alike in everything are one line, so that nothing can be subtracted from another.
async fn numbers(page: &PageFrame, at_desk: &AtDesk) -> Result<Vec<Piece>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let say = |key: &str| t.say(key).into_owned();
    let (counts, addresses) = desk.count_suppressions(at_desk.viewer).await?;
    if counts.is_empty() {
        return Ok(vec![Piece::Empty(say("suppression-empty"), String::new())]);
    }
    let registers = desk.registers();
    let first: Vec<i64> = counts.iter().map(|c| c.count).collect();
    let all = further(&first, &[addresses]).and_then(|all| all.first().copied());
    let rows = counts.iter().map(|c| {
        let (why, by) = by_words(page, &c.reason, &c.origin);
        vec![
            Cell::text(topic_label(&registers, &c.topic, t)),
            Cell::text(channel_words(t, &c.channel)),
            Cell::text(why),
            Cell::text(by),
            Cell::number(shown_words(t, shown(c.count))),
        ]
    });
    Ok(vec![
        Piece::Rows(vec![Row {
            key: say("suppression-addresses"),
            value: all.map_or_else(|| say("outside-hidden"), |n| shown_words(t, n)),
            change_href: None,
        }]),
        Piece::Table(Table {
            id: "numbers",
            caption: say("suppression-numbers"),
            heads: [
                "suppression-what",
                "suppression-channel",
                "suppression-why",
                "suppression-by",
                "console-figures-count",
            ]
            .map(say)
            .into(),
            rows: rows.collect(),
        }),
        Piece::Hint(t.with("outside-how", &[("count", &crate::domain::statistics::SMALLEST)])),
    ])
}

fn look_up_form(t: Words) -> SheetForm {
    let say = |key: &str| t.say(key).into_owned();
    let address = Field::Line("address", say("suppression-address"), say("suppression-address-hint"), "email");
    SheetForm::post(paths::admin_suppression(), vec![address], say("suppression-look-up")).quiet()
}

fn add_form(page: &PageFrame) -> SheetForm {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let registers = page.portal.desk.registers();
    let topics = registers.topics().iter();
    let topics = topics.map(|topic| choice(topic.key.clone(), topic.label.in_language(t.language().code())));
    let channels = Channel::ALL.map(|c| choice(c.key(), channel_words(t, c.key())));
    SheetForm::post(
        paths::admin_suppression_add(),
        vec![
            Field::Area(
                "addresses",
                say("suppression-pasted"),
                t.with("suppression-pasted-hint", &[("most", &MOST_PASTED)]),
                6,
            ),
            Field::Select(
                "topic",
                say("console-stop-what"),
                String::new(),
                [choice(ALL, say("console-stop-all"))].into_iter().chain(topics).collect(),
            ),
            Field::Select(
                "channel",
                say("suppression-channel"),
                String::new(),
                [choice(ALL, say("suppression-all-channels"))].into_iter().chain(channels).collect(),
            ),
            Field::Radios(
                "how",
                say("suppression-how"),
                say("suppression-how-hint"),
                HOW.map(|how| choice(how, say(&format!("console-channel-{how}")))).into(),
            ),
            Field::Line("said_on", say("suppression-day"), say("suppression-day-hint"), "date"),
            Field::Line("case", say("suppression-case"), say("suppression-case-hint"), "text"),
        ],
        say("suppression-continue"),
    )
}

async fn list_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let mut parts = vec![Piece::Lead(say("suppression-lead")), Piece::Text(say("suppression-kept"))];
    parts.extend([Piece::Heading("look", say("suppression-look")), Piece::Form(look_up_form(t))]);
    if at_desk.viewer.role().may(Act::Suppress) {
        parts.extend([
            Piece::Heading("add", say("suppression-add")),
            Piece::Text(say("suppression-add-text")),
            Piece::Form(add_form(page)),
        ]);
    }
    if at_desk.viewer.role().may(Act::ImportFiles) {
        parts.push(Piece::Links(vec![Link::new(say("suppression-larger"), paths::admin_imports())]));
    }
    parts.extend([Piece::Heading("lifted", say("suppression-lifted")), Piece::Text(say("suppression-lifted-text"))]);
    parts.push(Piece::Heading("in-numbers", say("suppression-in-numbers")));
    parts.extend(numbers(page, at_desk).await?);
    sheet::answer(page, at_desk, status, say("suppression-title"), None, form, parts)
}

/// `/admin/suppression`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    list_page(&page, &at_desk, StatusCode::OK, Form::new()).await
}

fn verdict_cell(t: Words, verdict: Verdict) -> Cell {
    let say = |key: &str| t.say(key).into_owned();
    match verdict {
        Verdict::Answer(None) => Cell::text(say("suppression-free")),
        Verdict::Answer(Some(No::NotRegistered)) => Cell::text(say("suppression-not-registered")),
        Verdict::Answer(Some(no)) => Cell::text(say(&format!("campaign-fate-{}", no.code().replace('_', "-")))),
        Verdict::Stopped => Cell::text(say("suppression-stopped")),
        Verdict::NotStopped => Cell::text(say("suppression-not-stopped")),
    }
}

fn looked_parts(page: &PageFrame, looked: &Looked) -> Vec<Piece> {
    let (t, registers) = (page.words, page.portal.desk.registers());
    let say = |key: &str| t.say(key).into_owned();
    let is_told = looked.stops.iter().all(|stop| stop.by.is_some());
    let mut parts = Vec::new();
    if looked.stops.is_empty() {
        parts.push(Piece::Text(say("suppression-not-there")));
    } else {
        let rows = looked.stops.iter().map(|stop| {
            let mut cells = vec![
                Cell::text(topic_label(&registers, &stop.topic, t)),
                Cell::text(channel_words(t, &stop.channel)),
                Cell::text(t.moment(stop.since)),
            ];
            if let Some((reason, origin)) = &stop.by {
                let (why, by) = by_words(page, reason, origin);
                cells.push(Cell::text(why).hint(by));
            }
            cells
        });
        let mut heads = vec![say("suppression-what"), say("suppression-channel"), say("console-contact-since")];
        if is_told {
            heads.push(say("suppression-why-by"));
        }
        parts.push(Piece::Table(Table { id: "stops", caption: say("suppression-stops"), heads, rows: rows.collect() }));
    }
    let heads = [say("console-contact-topic")].into_iter().chain(Channel::ALL.map(|c| channel_words(t, c.key())));
    let rows = looked.topics.iter().map(|(topic, channels)| {
        let answer = |channel: Channel| channels.iter().find(|(c, _)| *c == channel).map(|(_, verdict)| *verdict);
        let cells = Channel::ALL.map(|c| answer(c).map_or_else(Cell::default, |v| verdict_cell(t, v)));
        [Cell::text(topic_label(&registers, topic, t))].into_iter().chain(cells).collect()
    });
    parts.push(Piece::Table(Table {
        id: "answers",
        caption: say("suppression-answers"),
        heads: heads.collect(),
        rows: rows.collect(),
    }));
    let is_answer = looked.topics.iter().flat_map(|(_, c)| c).any(|(_, v)| matches!(v, Verdict::Answer(_)));
    parts.push(Piece::Hint(say(if is_answer { "suppression-answers-hint" } else { "suppression-answers-less" })));
    parts
}

/// `POST /admin/suppression`: looks one address up; it stands in no address line and in no log.
pub async fn look_up(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (t, desk) = (page.words, &page.portal.desk);
    let Ok(address) = EmailAddress::parse(posted.value("address")) else {
        let form = posted.form().failing("address", Message::new("error-email-form"));
        return list_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    };
    let looked = desk.look_up_suppression(at_desk.viewer, address.clone()).await?;
    let mut parts = vec![Piece::Text(t.with("suppression-about", &[("address", &address.as_str())]))];
    parts.extend(looked_parts(&page, &looked));
    parts.extend([
        Piece::Heading("lifted", t.say("suppression-lifted").into_owned()),
        Piece::Text(t.say("suppression-lifted-text").into_owned()),
        Piece::Heading("again", t.say("suppression-another").into_owned()),
        Piece::Form(look_up_form(t)),
    ]);
    let title = t.say("suppression-looked-title").into_owned();
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(paths::admin_suppression()), Form::new(), parts)
}

fn typed(posted: &Posted, found: &Pasted) -> Stops {
    Stops {
        addresses: found.addresses.clone(),
        topic: posted.value("topic").to_owned(),
        channel: posted.value("channel").to_owned(),
        how: posted.value("how").to_owned(),
        said_on: posted.value("said_on").trim().parse().ok(),
        case: posted.value("case").to_owned(),
    }
}

/// The lines that are no addresses, by number.
fn wrong_words(t: Words, found: &Pasted) -> String {
    let numbers: Vec<String> = found.wrong.iter().take(NAMED).map(usize::to_string).collect();
    let more = if found.wrong.len() > NAMED { ", …" } else { "" };
    t.with("suppression-wrong", &[("count", &found.wrong.len()), ("lines", &format!("{}{more}", numbers.join(", ")))])
}

/// `POST /admin/suppression/add`: first says what it would do, then, on a yes, does it.
pub async fn add(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (t, desk) = (page.words, &page.portal.desk);
    let found = pasted::addresses(posted.value("addresses"));
    let it = typed(&posted, &found);
    if posted.value("confirmed") == "yes" {
        return match desk.suppress(at_desk.viewer, it, posted.value("form").to_owned()).await {
            Ok(done) => {
                let word = if done.new > 0 { "suppressed" } else { "suppressed-before" };
                Ok(see_other(format!("{}?done={word}", paths::admin_suppression())))
            }
            Err(refused) => refused_page(&page, &at_desk, &posted, &found, refused).await,
        };
    }
    let effect = match desk.look_at_stops(at_desk.viewer, it.clone()).await {
        Ok(effect) => effect,
        Err(refused) => return refused_page(&page, &at_desk, &posted, &found, refused).await,
    };
    let say = |key: &str| t.say(key).into_owned();
    let row = |key: &str, value: String| Row { key: say(key), value, change_href: None };
    let number = |n: usize| t.number(i64::try_from(n).unwrap_or(i64::MAX));
    let mut rows = vec![
        row("console-stop-what", topic_label(&desk.registers(), &it.topic, t)),
        row("suppression-channel", channel_words(t, &it.channel)),
        row("suppression-how", say(&format!("console-channel-{}", it.how))),
        row("suppression-day", it.said_on.map(|day| t.date(day)).unwrap_or_default()),
    ];
    if !it.case.trim().is_empty() {
        rows.push(row("suppression-case", it.case.trim().to_owned()));
    }
    rows.extend([
        row("suppression-new", number(effect.new)),
        row("suppression-before", number(effect.before)),
        row("suppression-again", number(found.again)),
        row("suppression-letters", number(effect.letters)),
    ]);
    let mut parts = Vec::new();
    if !found.wrong.is_empty() {
        parts.push(Piece::Warning(wrong_words(t, &found)));
    }
    parts.push(Piece::Rows(rows));
    if effect.new > 0 {
        let button = t.with("suppression-button", &[("count", &effect.new)]);
        let mut yes = SheetForm::post(paths::admin_suppression_add(), vec![], button).with("confirmed", "yes");
        let addresses: Vec<&str> = it.addresses.iter().map(EmailAddress::as_str).collect();
        for name in FIELDS {
            let value = if name == "addresses" { addresses.join("\n") } else { posted.value(name).to_owned() };
            yes = yes.with(name, value);
        }
        parts.extend([Piece::Text(say("suppression-yes")), Piece::Form(yes)]);
    } else {
        parts.push(Piece::Inset(say("suppression-nothing")));
    }
    // whoever sees a mistake mends it here: nothing that was typed is lost
    parts.extend([Piece::Heading("change", say("suppression-change")), Piece::Form(add_form(&page))]);
    let title = say("suppression-check-title");
    // each look has a name of its own: changed after a yes, the same page must not be taken for that yes sent twice
    let mut form = posted.form();
    form.forget("form");
    sheet::answer(&page, &at_desk, StatusCode::OK, title, Some(paths::admin_suppression()), form, parts)
}

async fn refused_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    posted: &Posted,
    found: &Pasted,
    refused: Refused,
) -> Result<HttpResponse, Problem> {
    let Refused::Field { field, message } = refused else { return Err(refused.into()) };
    let most = i64::try_from(MOST_PASTED).unwrap_or(0);
    let mut message = Message::new(message).with("most", most);
    if field == "addresses" && !found.wrong.is_empty() && found.addresses.is_empty() {
        let lines: Vec<String> = found.wrong.iter().take(NAMED).map(usize::to_string).collect();
        message = Message::new("error-suppression-lines").with("lines", lines.join(", "));
    }
    let mut form = posted.form().failing(field, message);
    form.forget("form");
    list_page(page, at_desk, StatusCode::UNPROCESSABLE_ENTITY, form).await
}
