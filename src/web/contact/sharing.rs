//! C10: who outside the group gets data, each by name and only by the person's own yes. S8.23, S5.4.

use super::own_frame;
use crate::actions::preference::Chosen;
use crate::domain::consent::{CellState, EventMeans, SHARING, sharing_topic};
use crate::domain::page::{Frame, Link, Notice, NoticeKind};
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

struct SharingLine {
    key: String,
    name: String,
    facts: Vec<String>,
    since: String,
    wording: String,
}

#[derive(Template)]
#[template(path = "contact/sharing.html")]
struct SharingPage {
    t: Words,
    frame: Frame,
    lines: Vec<SharingLine>,
    offers_signal: bool,
    action: String,
    links: Vec<Link>,
}

/// S5.4: whether the browser asks not to have data sold or shared.
fn has_signal(request: &HttpRequest) -> bool {
    request.headers().get("sec-gpc").is_some_and(|v| v == "1")
}

fn wording(t: Words, controller: &str, name: &str) -> String {
    t.with("sharing-wording", &[("company", &controller), ("name", &name)])
}

/// `/me/sharing`.
pub async fn show(page: PageFrame, signed_in: SignedIn, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let lang = t.language().code();
    let desk = &page.portal.desk;
    let (registers, cells) = (desk.registers(), desk.own_standing(signed_in.viewer).await?);
    let controller = registers.controller().display_name(lang).to_owned();
    let lines: Vec<SharingLine> = registers
        .sharing_recipients()
        .map(|r| {
            let topic = sharing_topic(&r.key);
            let name = r.label.in_language(lang).to_owned();
            let given = cells.iter().find(|c| c.topic == topic && c.state == CellState::Given);
            let country = r.country.as_deref().and_then(|c| registers.country(c));
            let mut facts: Vec<String> = country
                .map(|c| t.with("sharing-country", &[("country", &c.label.in_language(lang))]))
                .into_iter()
                .collect();
            let purposes: Vec<&str> =
                r.purposes.iter().filter_map(|p| registers.purpose(p)).map(|p| p.sentence.in_language(lang)).collect();
            facts.extend((!purposes.is_empty()).then(|| purposes.join(" ")));
            SharingLine {
                wording: wording(t, &controller, &name),
                since: given.map(|c| t.with("consents-since", &[("at", &t.moment(c.since))])).unwrap_or_default(),
                key: r.key.clone(),
                name,
                facts,
            }
        })
        .collect();
    let stored = cells.iter().any(|c| c.topic == SHARING && c.state == CellState::Stopped);
    let mut frame = own_frame(&page, &signed_in, None);
    let signal = has_signal(&request);
    if signal {
        let key = if stored { "sharing-signal-stored" } else { "sharing-signal" };
        frame.notice = Some(Notice { kind: NoticeKind::Important, text: t.say(key).into_owned(), link: None });
    }
    page.answer(&SharingPage {
        t,
        frame,
        lines,
        offers_signal: signal && !stored,
        action: paths::sharing().into(),
        links: vec![
            Link::new(t.say("consents-link"), paths::consents()),
            Link::new(t.say("prefs-more-link"), paths::my_preferences()),
        ],
    })
}

/// `POST /me/sharing`: agree to one recipient, stop one, or keep the browser's signal as an objection.
pub async fn send(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let (t, desk, viewer) = (page.words, &page.portal.desk, signed_in.viewer);
    let language = t.language().code().to_owned();
    let registers = desk.registers();
    let controller = registers.controller().display_name(t.language().code()).to_owned();
    let name = |key: &str| registers.recipient(key).map(|r| r.label.in_language(t.language().code()).to_owned());
    match (posted.value("agree"), posted.value("stop"), posted.value("signal")) {
        ("", "", "") => {}
        ("", "", _) => {
            let words = t.say("sharing-signal-button").into_owned();
            let signal = Some(SHARING.to_owned());
            let _: Chosen = desk.stop_own(viewer, signal, None, EventMeans::Signal, words, language).await?;
        }
        ("", key, _) => {
            let name = name(key).ok_or(Problem::NotFound)?;
            let words = t.with("sharing-stop-button", &[("name", &name)]);
            let _: Chosen =
                desk.stop_own(viewer, Some(sharing_topic(key)), None, EventMeans::Portal, words, language).await?;
        }
        (key, ..) => {
            let name = name(key).ok_or(Problem::NotFound)?;
            let words = wording(t, &controller, &name);
            let _: Chosen = desk.agree_own(viewer, sharing_topic(key), None, words, language).await?;
        }
    }
    Ok(see_other(paths::sharing()))
}
