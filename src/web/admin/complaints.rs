//! O10: complaints: each with its clocks and how it ended, and the numbers by kind and result. L77.7, L77.8.

use super::{AtDesk, desk_frame};
use crate::actions::access::state_words;
use crate::domain::page::Frame;
use crate::domain::right::Decision;
use crate::paths;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use askama::Template;

struct ComplaintLine {
    reference: String,
    href: String,
    received: String,
    acknowledged: String,
    state: String,
    look: String,
    result: String,
}

#[derive(Template)]
#[template(path = "officer/complaints.html")]
struct ComplaintsPage {
    t: Words,
    frame: Frame,
    lines: Vec<ComplaintLine>,
    figures: Vec<(String, i64)>,
}

/// `/admin/complaints`.
pub async fn list(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let all = desk.reader().complaints(at_desk.viewer).await?;
    let result = |decision: Option<Decision>| match decision {
        Some(Decision::Granted) => t.say("console-result-granted").into_owned(),
        Some(Decision::Part) => t.say("console-result-part").into_owned(),
        Some(Decision::Refused) => t.say("console-result-refused").into_owned(),
        None => String::new(),
    };
    let count = |wanted: &dyn Fn(&crate::store::viewer::Complaint) -> bool| {
        i64::try_from(all.iter().filter(|c| wanted(c)).count()).unwrap_or(0)
    };
    let mut figures = vec![(t.say("console-complaints-open").into_owned(), count(&|c| c.request.state.is_open()))];
    for decision in Decision::ALL {
        figures.push((result(Some(decision)), count(&|c| c.result == Some(decision))));
    }
    let lines = all.iter().map(|c| ComplaintLine {
        reference: c.request.reference.grouped(),
        href: paths::admin_request(&c.request.reference),
        received: t.date(c.request.received_on),
        acknowledged: c.acknowledged.map_or_else(|| t.say("console-complaints-not-yet").into_owned(), |on| t.date(on)),
        state: state_words(t, c.request.state),
        look: if c.request.state.is_open() { "wait" } else { "good" }.into(),
        result: result(c.result),
    });
    page.answer(&ComplaintsPage { t, frame: desk_frame(&page, &at_desk, None), lines: lines.collect(), figures })
}
