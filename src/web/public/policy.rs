//! P2, P3: the policy in force, its versions, and what changed between two.

use crate::actions::policy::href_of;
use crate::domain::page::{Frame, Link};
use crate::domain::policy::{Block, ComparedSection, Document, Fate, compare_all};
use crate::domain::register::Registers;
use crate::domain::request::Matter;
use crate::paths;
use crate::store::policies::PolicyVersion;
use crate::text::{Language, Words};
use crate::web::page::{Onward, PageFrame};
use crate::web::problem::Problem;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

enum PolicyBlock {
    Text(String),
    List(Vec<String>),
    Address(Vec<String>),
    Table(String, Vec<String>, Vec<Vec<String>>),
    Open(String),
    Link(Link),
}

struct PolicySection {
    title: String,
    blocks: Vec<PolicyBlock>,
}

#[derive(Template)]
#[template(path = "public/policy.html")]
struct PolicyPage {
    t: Words,
    frame: Frame,
    number: i64,
    published: String,
    note: Option<(String, Link)>,
    sections: Vec<PolicySection>,
    versions_href: String,
    notice_href: String,
    ask_href: String,
    foreign: Option<Words>,
}

struct VersionLine {
    number: i64,
    date: String,
    summary: String,
    href: String,
    compare: Option<String>,
}

#[derive(Template)]
#[template(path = "public/policy_versions.html")]
struct VersionsPage {
    t: Words,
    frame: Frame,
    versions: Vec<VersionLine>,
}

#[derive(Template)]
#[template(path = "public/policy_compare.html")]
struct ComparePage {
    t: Words,
    frame: Frame,
    from: i64,
    to: i64,
    sections: Vec<ComparedSection>,
    versions_href: String,
}

/// S4.16: a link that leaves the site says so.
fn link_of(t: Words, registers: &Registers, name: &str, label: String) -> Option<Link> {
    let href = href_of(registers, name)?;
    let leaves = href.starts_with("http");
    Some(Link::new(if leaves { t.with("leaves-site", &[("label", &label)]) } else { label }, href))
}

fn sections(t: Words, registers: &Registers, document: Document) -> Vec<PolicySection> {
    let block = |block| match block {
        Block::Text(text) => Some(PolicyBlock::Text(text)),
        Block::List(items) => Some(PolicyBlock::List(items)),
        Block::Address(lines) => Some(PolicyBlock::Address(lines)),
        Block::Table(caption, heads, rows) => Some(PolicyBlock::Table(caption, heads, rows)),
        Block::Open(text) => Some(PolicyBlock::Open(text)),
        Block::Link(name, label) => link_of(t, registers, &name, label).map(PolicyBlock::Link),
    };
    let all = document.sections.into_iter();
    all.map(|s| PolicySection { title: s.title, blocks: s.blocks.into_iter().filter_map(block).collect() }).collect()
}

/// A version as the page shows it.
pub struct Showing {
    /// Its number.
    pub number: i64,
    /// Since when it is in force.
    pub since: NaiveDate,
    /// The language it is written in.
    pub language: String,
    /// What it says.
    pub document: Document,
    /// What to know about it, and where that leads.
    pub note: Option<(String, Link)>,
}

/// Answers with a version. S12.3: what officers look at before it is published is made by this too.
pub fn answer(page: &PageFrame, onward: Onward, it: Showing) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let registers = page.portal.desk.registers();
    let written = Language::from_tag(&it.language).unwrap_or(Language::En).words();
    page.answer(&PolicyPage {
        t,
        frame: page.frame(onward),
        number: it.number,
        published: t.date(it.since),
        note: it.note,
        sections: sections(written, &registers, it.document),
        versions_href: paths::policy_versions().into(),
        notice_href: paths::notice("contact"),
        ask_href: paths::contact_about(Matter::Question),
        foreign: (written.lang() != t.lang()).then_some(written),
    })
}

fn policy_page(page: &PageFrame, version: PolicyVersion, newest: i64) -> Result<HttpResponse, Problem> {
    let say = |key: &str| page.words.say(key).into_owned();
    let note =
        (version.number != newest).then(|| (say("policy-past"), Link::new(say("policy-newest-link"), paths::policy())));
    let since = version.published_at.london_date();
    let PolicyVersion { number, language, document, .. } = version;
    answer(page, Onward::default(), Showing { number, since, language, document, note })
}

/// `/privacy`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    let language = page.words.language().code().to_owned();
    let version = page.portal.desk.reader().policy(None, language).await?.ok_or(Problem::NotFound)?;
    let newest = version.number;
    policy_page(&page, version, newest)
}

/// S0.4: `/privacy-policy`, `/global-privacy-policy`.
pub async fn moved() -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header(("location", paths::policy())).finish()
}

/// `/privacy/versions`.
pub async fn versions(page: PageFrame) -> Result<HttpResponse, Problem> {
    let (t, reader) = (page.words, page.portal.desk.reader());
    let mut lines = Vec::new();
    for (number, at) in reader.policies().await? {
        let version = reader.policy(Some(number), t.language().code().into()).await?;
        lines.push(VersionLine {
            number,
            date: t.date(at.london_date()),
            summary: version.map(|v| v.document.summary).unwrap_or_default(),
            href: paths::policy_version(number),
            compare: (number > 1).then(|| paths::policy_compared(number - 1, number)),
        });
    }
    page.answer(&VersionsPage { t, frame: page.frame(Onward::default()), versions: lines })
}

/// `/privacy/versions/{number}`.
pub async fn version(page: PageFrame, number: web::Path<i64>) -> Result<HttpResponse, Problem> {
    let reader = page.portal.desk.reader();
    let language = page.words.language().code().to_owned();
    let version = reader.policy(Some(*number), language).await?.ok_or(Problem::NotFound)?;
    let newest = reader.policies().await?.first().map_or(version.number, |(number, _)| *number);
    policy_page(&page, version, newest)
}

/// `/privacy/compare?from=&to=`.
pub async fn compared(page: PageFrame) -> Result<HttpResponse, Problem> {
    let (t, reader) = (page.words, page.portal.desk.reader());
    let asked = |name: &str| page.query(name).and_then(|n| n.parse::<i64>().ok());
    let (Some(from), Some(to)) = (asked("from"), asked("to")) else {
        return Ok(HttpResponse::SeeOther().insert_header(("location", paths::policy_versions())).finish());
    };
    let read = |number| reader.policy(Some(number), t.language().code().into());
    let (old, new) = (read(from).await?.ok_or(Problem::NotFound)?, read(to).await?.ok_or(Problem::NotFound)?);
    page.answer(&ComparePage {
        t,
        frame: page.frame(Onward { back: Some(paths::policy_versions().into()), ..Onward::default() }),
        from,
        to,
        sections: compare_all(&old.document, &new.document),
        versions_href: paths::policy_versions().into(),
    })
}
