//! O1: the dates of open cases and breaches as a calendar file (RFC 5545): references only, so that it may lie in any
//! calendar.

use super::AtDesk;
use crate::actions::access::matter_words;
use crate::domain::clock::Moment;
use crate::domain::deadline::breach_due;
use crate::domain::officer::Act;
use crate::paths;
use crate::store::breaches::Breach;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use chrono::{NaiveDate, TimeDelta};

/// Cases in one file.
const MOST: i64 = 2_000;

/// When something is due: a day, or a moment.
enum When {
    Day(NaiveDate),
    Moment(Moment),
}

/// An entry of the file.
struct Entry {
    /// The same in every file, so that a calendar moves what it has.
    uid: String,
    when: When,
    says: String,
    href: String,
}

/// `/admin/deadlines.ics`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let mut entries = Vec::new();
    for (request, right) in desk.reader().deadlines(at_desk.viewer, MOST).await? {
        let what = matter_words(t, request.matter, right.as_deref());
        let name = format!("{what} {}", request.reference.grouped());
        let (bare, href) = (request.reference.as_str().to_owned(), paths::admin_request(&request.reference));
        let mut entry = |kind: &str, on: NaiveDate| {
            let says = t.with(&format!("console-ics-{kind}"), &[("what", &name)]);
            entries.push(Entry { uid: format!("{bare}-{kind}"), when: When::Day(on), says, href: href.clone() });
        };
        // an aim that is reached, or was missed and answered since, is no date any more
        if let Some(aim) = request.aim_on.filter(|aim| request.due_on.is_none_or(|due| due <= *aim)) {
            entry("aim", aim);
        }
        // there is none while the law's time waits or stands
        if let Some(law) = request.law_on {
            entry("law", law);
        }
    }
    if at_desk.viewer.role().may(Act::ReadBreaches) {
        for breach in desk.breaches(at_desk.viewer).await?.into_iter().filter(Breach::is_to_tell) {
            entries.push(Entry {
                uid: format!("{}-breach", breach.reference.as_str()),
                when: When::Moment(breach_due(breach.aware_at)),
                says: t.with("console-ics-breach", &[("what", &breach.reference.grouped())]),
                href: paths::admin_breach(&breach.reference),
            });
        }
    }
    let base = desk.settings().admin_url();
    let text = calendar(t, &desk.settings().brand_name, &base, &entries, desk.now());
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header(("content-disposition", "attachment; filename=\"deadlines.ics\""))
        .body(text))
}

/// A file of events: of a whole day, or of the last half hour before a moment.
fn calendar(t: Words, brand: &str, base: &str, entries: &[Entry], now: Moment) -> String {
    let mut out = String::new();
    let mut say = |line: String| {
        out.push_str(&folded(&line));
        out.push_str("\r\n");
    };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//privacy-portal//deadlines//EN"] {
        say(line.into());
    }
    say(format!("X-WR-CALNAME:{}", escaped(&format!("{brand}: {}", t.say("console-queue-title")))));
    let stamp = |at: Moment| at.naive_utc().format("%Y%m%dT%H%M%SZ").to_string();
    for entry in entries {
        let (start, end) = match entry.when {
            When::Day(on) => {
                let next = on.succ_opt().unwrap_or(on);
                (format!(";VALUE=DATE:{}", on.format("%Y%m%d")), format!(";VALUE=DATE:{}", next.format("%Y%m%d")))
            }
            When::Moment(at) => (format!(":{}", stamp(at - TimeDelta::minutes(30))), format!(":{}", stamp(at))),
        };
        for field in [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@privacy-portal", entry.uid),
            format!("DTSTAMP:{}", stamp(now)),
            format!("DTSTART{start}"),
            format!("DTEND{end}"),
            format!("SUMMARY:{}", escaped(&entry.says)),
            format!("URL:{base}{}", entry.href),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ] {
            say(field);
        }
    }
    say("END:VCALENDAR".into());
    out
}

/// RFC 5545, 3.3.11.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// RFC 5545, 3.1: at most 75 octets a line, never within a letter.
fn folded(line: &str) -> String {
    let (mut out, mut length) = (String::with_capacity(line.len()), 0);
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rfc_5545_lines_are_escaped_and_folded() {
        assert_eq!(escaped("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne");
        let long = format!("SUMMARY:{}", "ü".repeat(60));
        let folded = folded(&long);
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", ""), long);
    }
}
