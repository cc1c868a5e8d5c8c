//! C9: what was chosen when, with the words that were shown.

use super::own_frame;
use crate::domain::page::Frame;
use crate::paths;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use askama::Template;

struct ChoiceLine {
    what: String,
    topic: String,
    how: String,
    at: String,
    words: String,
}

#[derive(Template)]
#[template(path = "contact/consents.html")]
struct ConsentsPage {
    t: Words,
    frame: Frame,
    choices: Vec<ChoiceLine>,
    preferences_href: String,
}

/// `/me/consents`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let registers = page.portal.desk.registers();
    let choices = page.portal.desk.own_consents(signed_in.viewer).await?.into_iter().map(|event| ChoiceLine {
        what: t.say(&format!("consent-kind-{}", event.kind)).into_owned(),
        topic: registers.topic(&event.topic).map_or_else(
            || t.say("prefs-all").into_owned(),
            |topic| topic.label.in_language(t.language().code()).to_owned(),
        ),
        how: t.say(&format!("consent-means-{}", event.means)).into_owned(),
        at: t.moment(event.at),
        words: t.with("consents-words", &[("words", &event.wording)]),
    });
    page.answer(&ConsentsPage {
        t,
        frame: own_frame(&page, &signed_in, None),
        choices: choices.collect(),
        preferences_href: paths::my_preferences().into(),
    })
}
