//! L34.1: a notice to everybody, as it stands in the register: while it counts, every page leads here.

use crate::domain::page::{Frame, Link};
use crate::domain::register::Label;
use crate::paths;
use crate::text::Words;
use crate::web::page::{Onward, PageFrame};
use crate::web::problem::Problem;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "public/announcement.html")]
struct Announcement {
    t: Words,
    frame: Frame,
    lang: String,
    title: String,
    parts: Vec<(String, String)>,
    until: String,
    contact: Link,
}

/// `/announcements/{key}`.
pub async fn show(page: PageFrame, key: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (t, registers) = (page.words, page.portal.desk.registers());
    let today = page.portal.desk.now().london_date();
    let row = registers.announcement(&key).filter(|row| row.is_shown(today)).ok_or(Problem::NotFound)?;
    let code = t.language().code();
    let words = |label: &Label| label.in_language(code).to_owned();
    let part = |key: &str, label: &Option<Label>| label.as_ref().map(|l| (t.say(key).into_owned(), words(l)));
    let more = [
        part("breach-part-effects", &row.effects),
        part("breach-part-measures", &row.measures),
        part("breach-part-advice", &row.advice),
    ];
    let more: Vec<_> = more.into_iter().flatten().collect();
    // one paragraph alone needs no heading
    let first = if more.is_empty() { String::new() } else { t.say("breach-part-nature").into_owned() };
    let parts = std::iter::once((first, words(&row.says))).chain(more).collect();
    let main = code.split('-').next().unwrap_or(code);
    let is_theirs = row.says.has_language(code) || row.says.has_language(main);
    page.answer(&Announcement {
        t,
        frame: page.frame(Onward::default()),
        lang: if is_theirs { String::new() } else { "en".into() },
        title: words(&row.label),
        parts,
        until: t.with("announcement-until", &[("date", &t.date(row.until))]),
        contact: Link::new(t.say("mail-breach-button"), paths::contact()),
    })
}
