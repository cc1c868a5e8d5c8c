//! O1: the dates of open cases as a calendar file (RFC 5545): references only, so that it may lie in any calendar.

use super::AtDesk;
use crate::actions::access::matter_words;
use crate::domain::clock::Moment;
use crate::paths;
use crate::store::queue::{Filter, Line, Queue};
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;

/// Cases in one file.
const MOST: i64 = 1_000;

/// `/admin/deadlines.ics`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let desk = &page.portal.desk;
    let filter = Filter::of(Queue::Open, desk.now().london_date());
    let found = desk.reader().queue(at_desk.viewer, filter, MOST).await?;
    let base = desk.settings().admin_url();
    let text = calendar(page.words, &desk.settings().brand_name, &base, &found.lines, desk.now());
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header(("content-disposition", "attachment; filename=\"deadlines.ics\""))
        .body(text))
}

/// A file of whole-day events, one a case, on its nearest date.
fn calendar(t: Words, brand: &str, base: &str, lines: &[Line], now: Moment) -> String {
    let mut out = String::new();
    let mut say = |line: String| {
        out.push_str(&folded(&line));
        out.push_str("\r\n");
    };
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//privacy-portal//deadlines//EN"] {
        say(line.into());
    }
    say(format!("X-WR-CALNAME:{}", escaped(&format!("{brand}: {}", t.say("console-queue-title")))));
    let stamp = now.naive_utc().format("%Y%m%dT%H%M%SZ").to_string();
    for line in lines {
        let request = &line.request;
        let Some(due) = request.due_on.or(request.aim_on) else { continue };
        let next = due.succ_opt().unwrap_or(due);
        let what = matter_words(t, request.matter, line.right.as_deref());
        for field in [
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@privacy-portal", request.reference.as_str()),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", due.format("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")),
            format!("SUMMARY:{}", escaped(&format!("{what} {}", request.reference.grouped()))),
            format!("URL:{base}{}", paths::admin_request(&request.reference)),
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
