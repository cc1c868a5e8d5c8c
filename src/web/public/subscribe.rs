//! Signing up for a topic: anybody types an address, and the mailbox says yes. The same answer for a known and an
//! unknown address (TH5); nothing is ticked, because nothing needs to be.

use crate::actions::Refused;
use crate::actions::address_change;
use crate::domain::form::{Form, Message};
use crate::domain::page::{Frame, Link};
use crate::domain::register::Topic;
use crate::paths;
use crate::text::Words;
use crate::web::page::{Onward, PageFrame};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;

#[derive(Template)]
#[template(path = "public/subscribe.html")]
struct SubscribePage {
    t: Words,
    frame: Frame,
    form: Form,
    topic: String,
    sentence: String,
    wording: String,
    action: String,
    notice_href: String,
}

#[derive(Template)]
#[template(path = "public/done.html")]
struct DonePage {
    t: Words,
    frame: Frame,
    title: String,
    reference: String,
    lines: Vec<String>,
    steps: Vec<String>,
    links: Vec<Link>,
}

fn topic_of(page: &PageFrame, request: &HttpRequest) -> Result<Topic, Problem> {
    let key = request.match_info().get("topic").unwrap_or_default();
    page.portal.desk.registers().topic(key).cloned().ok_or(Problem::NotFound)
}

/// L7.2: the words that the press agrees to: what, from whom, by which channel, and the way out. Kept as evidence.
fn wording(page: &PageFrame, topic: &Topic) -> String {
    let lang = page.words.language().code();
    let company = page.portal.desk.registers().controller().display_name(lang).to_owned();
    page.words.with("subscribe-wording", &[("topic", &topic.label.in_language(lang)), ("company", &company)])
}

fn form_page(page: &PageFrame, topic: &Topic, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let lang = t.language().code();
    let (secret, cookie) = page.browser_secret();
    let csrf = Some(page.visitor_csrf(&secret));
    let mut answer = page.answer_with(
        status,
        &SubscribePage {
            t,
            frame: page.frame(Onward { csrf, ..Onward::default() }),
            form,
            topic: topic.label.in_language(lang).to_owned(),
            sentence: topic.sentence.in_language(lang).to_owned(),
            wording: wording(page, topic),
            action: paths::subscribe(&topic.key),
            notice_href: paths::notice("preferences"),
        },
    )?;
    if let Some(cookie) = cookie {
        answer.add_cookie(&cookie).map_err(|_| Problem::Fault)?;
    }
    Ok(answer)
}

/// `/subscribe/{topic}`.
pub async fn show(page: PageFrame, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let topic = topic_of(&page, &request)?;
    form_page(&page, &topic, StatusCode::OK, Form::new())
}

/// `POST /subscribe/{topic}`: nothing begins but that the mailbox is asked.
pub async fn send(page: PageFrame, request: HttpRequest, posted: Posted) -> Result<HttpResponse, Problem> {
    let topic = topic_of(&page, &request)?;
    let posted = posted.of_visitor(&page)?;
    let t = page.words;
    let address = match address_change::check(posted.value("email")) {
        Ok(address) => address,
        Err(Refused::Field { field, message }) => {
            let form = posted.form().failing(field, Message::new(message).with("limit", 254));
            return form_page(&page, &topic, StatusCode::UNPROCESSABLE_ENTITY, form);
        }
        Err(other) => return Err(other.into()),
    };
    let words = wording(&page, &topic);
    let (network, language) = (page.browser().network, t.language().code().to_owned());
    page.portal.desk.subscribe(address.clone(), network, topic.key.clone(), words, language).await?;
    page.answer(&DonePage {
        t,
        frame: page.frame(Onward::default()),
        title: t.say("prefs-joining-title").into_owned(),
        reference: String::new(),
        lines: vec![
            t.with("subscribe-sent", &[("email", &address.as_str())]),
            t.with("prefs-joining", &[("topic", &topic.label.in_language(t.language().code()))]),
        ],
        steps: Vec::new(),
        links: vec![Link::new(t.say("start-link"), paths::start())],
    })
}
