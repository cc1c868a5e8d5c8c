//! S12.4: a version of the policy before its day: from when on, what is new, and every word that changes. Where the letter
//! about it leads.

use crate::domain::page::{Frame, Link};
use crate::domain::policy::{ComparedSection, Fate, compare_all};
use crate::domain::policy_desk::State;
use crate::paths;
use crate::text::Words;
use crate::web::page::{Onward, PageFrame, see_other};
use crate::web::problem::Problem;
use actix_web::{HttpResponse, web};
use askama::Template;

#[derive(Template)]
#[template(path = "public/policy_coming.html")]
struct ComingPage {
    t: Words,
    frame: Frame,
    lead: String,
    note: String,
    sections: Vec<ComparedSection>,
    more: Vec<Link>,
}

/// `/privacy/coming/{id}`.
pub async fn show(page: PageFrame, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let id: i64 = id.parse().map_err(|_| Problem::NotFound)?;
    let found = page.portal.desk.coming_policy(id, t.language().code().into()).await?.ok_or(Problem::NotFound)?;
    if let Some(number) = found.it.number {
        return Ok(see_other(paths::policy_compared(found.it.base, number)));
    }
    let is_withdrawn = found.it.state == State::Withdrawn;
    let (lead, note, sections) = match (found.document, found.before) {
        (Some(new), Some(old)) if !is_withdrawn => {
            let date = found.it.plan.effective_on.map(|day| t.date(day)).unwrap_or_default();
            let sections = compare_all(&old, &new);
            (t.with("policy-coming-lead", &[("date", &date)]), new.summary, sections)
        }
        _ => (t.say("policy-coming-withdrawn").into_owned(), String::new(), Vec::new()),
    };
    page.answer(&ComingPage {
        t,
        frame: page.frame(Onward::default()),
        lead,
        note,
        sections,
        more: vec![
            Link::new(t.say("policy-newest-link"), paths::policy()),
            Link::new(t.say("policy-versions-link"), paths::policy_versions()),
        ],
    })
}
