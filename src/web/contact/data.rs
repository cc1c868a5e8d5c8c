//! C2: everything held, each value with what explains it.

use super::linked::{self, OrganisationLine};
use super::own_frame;
use crate::actions::Refused;
use crate::actions::access::{Explained, OwnAccount, not_covered, what, who};
use crate::actions::disclosure::{facts, went_to};
use crate::actions::whereabouts::reaches;
use crate::domain::audit::AuditEvent;
use crate::domain::clock::Moment;
use crate::domain::export::{Source, State as ValueState};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Frame, Link, Notice, NoticeKind, Row};
use crate::domain::value::{Category, ValueKind};
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use chrono::TimeDelta;

struct DataGroup {
    id: String,
    title: String,
    text: String,
    values: Vec<DataValue>,
}

struct DataValue {
    id: String,
    label: String,
    value: String,
    note: Option<String>,
    source_short: String,
    kept_short: String,
    purposes: Vec<String>,
    bases: Vec<String>,
    source: String,
    dated: String,
    recipients: Vec<String>,
    kept: String,
    confirmed: Option<String>,
    change_href: Option<String>,
    fixed: String,
}

struct Confirm {
    text: String,
    action: String,
    due: bool,
}

struct System {
    name: String,
    holds: String,
    copied: String,
}

struct DataEvent {
    what: String,
    who: String,
    at: String,
}

/// S7.4: something that was given to somebody outside.
struct Disclosed {
    when: String,
    rows: Vec<Row>,
    copy: Option<Link>,
}

/// S7.6, S10.3: somebody who can reach the data without having been handed it.
struct ReachLine {
    name: String,
    rows: Vec<Row>,
    copy: Option<Link>,
}

#[derive(Template)]
#[template(path = "contact/data.html")]
struct DataPage {
    t: Words,
    frame: Frame,
    form: Form,
    country: String,
    country_action: String,
    holders: Vec<String>,
    groups: Vec<DataGroup>,
    organisations: Vec<OrganisationLine>,
    confirm: Option<Confirm>,
    systems: Vec<System>,
    not_covered: Vec<String>,
    ask_href: String,
    disclosed: Vec<Disclosed>,
    reached: Vec<ReachLine>,
    given: String,
    events: Vec<DataEvent>,
    export_href: String,
}

/// S6.11: what happened, newest first. Looks of one person at the same thing within an hour are one line: a page that is
/// shown again is no further look. The copy has each.
fn told_once(events: &[(i64, AuditEvent)]) -> Vec<&AuditEvent> {
    let mut told: Vec<&AuditEvent> = Vec::new();
    for (_, event) in events {
        let is_again = told.iter().rev().take_while(|later| later.at - event.at < TimeDelta::hours(1)).any(|later| {
            event.action.ends_with(".viewed")
                && (&later.action, &later.actor, &later.object) == (&event.action, &event.actor, &event.object)
        });
        if !is_again {
            told.push(event);
        }
    }
    told
}

/// `/me/data`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    answer(&page, &signed_in, StatusCode::OK, Form::new()).await
}

async fn answer(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let account = desk.own_account(signed_in.viewer, t).await?;
    let (registers, lang) = (desk.registers(), t.language().code());
    let mut frame = own_frame(page, signed_in, None);
    if page.query("confirmed").is_some() {
        frame.notice = Some(Notice { kind: NoticeKind::Done, text: t.say("data-confirmed").into_owned(), link: None });
    }
    if page.query("country").is_some() {
        frame.notice =
            Some(Notice { kind: NoticeKind::Done, text: t.say("data-country-saved").into_owned(), link: None });
    }
    if account.data.is_shared {
        let link = Link::new(t.say("elsewhere-link"), paths::requests_new());
        frame.notice =
            Some(Notice { kind: NoticeKind::Done, text: t.say("data-shared").into_owned(), link: Some(link) });
    }
    let holder = registers.entity(&account.data.contact.entity).unwrap_or_else(|| registers.controller());
    let systems =
        registers.systems().iter().filter(|s| account.data.systems.iter().any(|c| c.system == s.key)).map(|s| System {
            name: s.label.in_language(lang).to_owned(),
            holds: s.contains.in_language(lang).to_owned(),
            copied: account
                .data
                .copies
                .get(&s.key)
                .map_or_else(|| t.say("explain-no-date").into_owned(), |at| t.moment(*at)),
        });
    let events = told_once(&account.data.audit).into_iter().take(50).map(|event| DataEvent {
        what: what(t, event),
        who: who(t, event, account.data.contact.id),
        at: t.moment(event.at),
    });
    let country = account.data.contact.country.as_deref();
    let country = country.map(|c| registers.country(c).map_or(c, |row| row.label.in_language(lang)).to_owned());
    let shown = DataPage {
        t,
        frame,
        form,
        country: country.map_or_else(
            || t.say("data-country-unknown").into_owned(),
            |name| t.with("data-country-known", &[("name", &name)]),
        ),
        country_action: paths::data_country().into(),
        holders: vec![holder.display_name(lang).to_owned()],
        groups: groups(t, &account.values),
        organisations: linked::lines(t, &account.relations, !account.data.is_shared),
        confirm: confirm_of(page, &account),
        systems: systems.collect(),
        not_covered: not_covered(&registers, t),
        ask_href: paths::contact_about(crate::domain::request::Matter::Question),
        events: events.collect(),
        disclosed: account
            .data
            .disclosures
            .iter()
            .map(|it| Disclosed {
                // S7.8: the day on which the business goes over
                when: it.given_on.or(it.decided_at.map(Moment::london_date)).map(|on| t.date(on)).unwrap_or_default(),
                rows: facts(t, &registers, it),
                copy: went_to(t, &registers, it).1.map(|_| copy_link(t, &it.what.recipient, &it.what.details.name)),
            })
            .collect(),
        reached: reaches(&registers, &account, t)
            .into_iter()
            .map(|it| {
                let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
                let copy = it.protection.is_some().then(|| copy_link(t, &it.recipient, &it.name));
                let mut rows = vec![row("reach-how", it.how)];
                rows.extend((!it.country.is_empty()).then(|| row("disclosure-country", it.country)));
                rows.extend(it.protection.map(|p| row("disclosure-protection", p)));
                ReachLine { name: it.name, rows, copy }
            })
            .collect(),
        given: account
            .data
            .given
            .map(|(count, last)| {
                t.with("data-given", &[("count", &t.number(count)), ("date", &t.date(last.london_date()))])
            })
            .unwrap_or_default(),
        export_href: paths::export().into(),
    };
    page.answer_with(status, &shown)
}

/// S10.3: a link that asks for a copy of what protects the data abroad, for this recipient.
fn copy_link(t: Words, recipient: &str, name: &str) -> Link {
    Link::new(t.with("data-copy-link", &[("name", &name)]), paths::contact_copy(recipient))
}

fn groups(t: Words, values: &[Explained]) -> Vec<DataGroup> {
    Category::ALL
        .iter()
        .filter_map(|category| {
            let of_it: Vec<&Explained> =
                values.iter().filter(|v| v.kind.category() == *category && !v.is_superseded).collect();
            let (title, text) = t.category(*category);
            (!of_it.is_empty()).then(|| DataGroup {
                id: category.key().to_lowercase(),
                title: title.into_owned(),
                text: text.into_owned(),
                values: merged(of_it.iter().enumerate().map(|(i, v)| line(t, i, v)).collect()),
            })
        })
        .collect()
}

/// The same text of the same kind from several systems is one entry that names them all.
fn merged(lines: Vec<DataValue>) -> Vec<DataValue> {
    let mut out: Vec<DataValue> = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(there) = out.iter_mut().find(|l| l.label == line.label && l.value == line.value) else {
            out.push(line);
            continue;
        };
        let join = |a: &mut String, b: &str, between: &str| {
            if !a.contains(b) {
                *a = format!("{a}{between}{b}");
            }
        };
        join(&mut there.source_short, &line.source_short, ", ");
        join(&mut there.source, &line.source, " ");
        join(&mut there.dated, &line.dated, "; ");
        join(&mut there.kept, &line.kept, " ");
        for (into, from) in [
            (&mut there.purposes, line.purposes),
            (&mut there.bases, line.bases),
            (&mut there.recipients, line.recipients),
        ] {
            for one in from {
                if !into.contains(&one) {
                    into.push(one);
                }
            }
        }
    }
    out
}

/// S4.2: where something came from, in sentences.
pub(super) fn source_words(t: Words, source: &Source) -> String {
    let say = |key: &str| t.say(key).into_owned();
    let mut words = vec![source.words.clone()];
    for (key, name, part) in [
        ("explain-from-system", "system", &source.system),
        ("explain-from-site", "site", &source.site),
        ("explain-from-partner", "partner", &source.partner),
        ("explain-from-campaign", "campaign", &source.campaign),
        ("explain-from-supplier", "supplier", &source.supplier),
        // S7.10, L14.4: which words they were shown then
        ("explain-from-notice", "notice", &source.notice_version),
    ] {
        if let Some(part) = part
            && source.words != say("explain-source-portal")
        {
            words.push(t.with(key, &[(name, part)]));
        }
    }
    // S4.13: who told us about them, where that is more than the kind of source says
    let known = ["explain-giver-person", "explain-giver-organisation", "explain-giver-supplier"].map(say);
    words.extend(source.giver.as_ref().filter(|g| !known.contains(&g.words)).map(|g| format!("{}.", g.words)));
    words.join(" ")
}

fn line(t: Words, place: usize, it: &Explained) -> DataValue {
    let (kind, value) = (it.kind, &it.value);
    let say = |key: &str| t.say(key).into_owned();
    let source = &value.source;
    let or = |list: Vec<String>, key: &str| if list.is_empty() { vec![say(key)] } else { list };
    let mut bases: Vec<String> = value.purposes.iter().map(|p| p.basis_label.clone()).collect();
    bases.dedup();
    let change = match kind {
        ValueKind::Email => Some(paths::email().to_owned()),
        kind if kind.is_correctable() => Some(paths::data_edit_of(kind)),
        _ => None,
    };
    let fixed = match (change.is_some(), kind.category()) {
        (true, _) => String::new(),
        (_, Category::TecU | Category::TecD) => say("explain-fixed-observed"),
        _ => say("explain-fixed-choice"),
    };
    DataValue {
        id: format!("{}-{place}", kind.key()),
        label: value.label.clone(),
        value: value.content.clone(),
        note: match value.state {
            ValueState::Restricted => Some(say("data-restricted")),
            ValueState::Disputed => {
                Some(t.with("data-disputed", &[("statement", &value.statement.as_deref().unwrap_or_default())]))
            }
            // S3.3
            _ => value.in_doubt_since.map(|at| t.with("data-in-doubt", &[("date", &t.date(at.london_date()))])),
        },
        source_short: source.system.clone().unwrap_or_else(|| source.words.clone()),
        kept_short: value.retention.clone(),
        purposes: or(value.purposes.iter().map(|p| p.label.clone()).collect(), "explain-no-purpose"),
        bases: or(bases, "explain-no-basis"),
        source: source_words(t, source),
        dated: source.date.map_or_else(|| say("explain-no-date"), |d| t.date(d)),
        recipients: or(value.recipients.iter().map(|r| r.name.clone()).collect(), "explain-no-recipient"),
        kept: value.retention.clone(),
        confirmed: value.confirmed_at.map(|at| t.date(at.london_date())),
        change_href: change,
        fixed,
    }
}

/// S2.11: asks whether all is right when it was never or long ago confirmed.
fn confirm_of(page: &PageFrame, account: &OwnAccount) -> Option<Confirm> {
    let (t, now) = (page.words, page.portal.desk.now());
    let live: Vec<_> = account.data.values.iter().filter(|v| v.superseded_at.is_none()).collect();
    if live.is_empty() {
        return None;
    }
    let oldest = live.iter().map(|v| v.confirmed_at).min()?;
    let due = oldest.is_none_or(|at| now - at > page.portal.desk.settings().confirm_after);
    let text = match oldest {
        Some(at) if due => t.with("data-confirm-due", &[("date", &t.date(at.london_date()))]),
        Some(at) => t.with("data-confirm-last", &[("date", &t.date(at.london_date()))]),
        None => t.say("data-confirm-never").into_owned(),
    };
    Some(Confirm { text, action: paths::data_confirm().into(), due })
}

/// `POST /me/data/country`: S10.4.
pub async fn country(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    match page.portal.desk.set_own_country(signed_in.viewer, posted.value("country")).await {
        Ok(()) => Ok(see_other(format!("{}?country", paths::data()))),
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message));
            answer(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /me/data/confirm`.
pub async fn confirm(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    posted.of_contact(&page, &signed_in)?;
    page.portal.desk.confirm(signed_in.viewer, None).await?;
    Ok(see_other(format!("{}?confirmed", paths::data())))
}
