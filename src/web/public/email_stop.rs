//! TH26: the old mailbox stops or undoes a change of address. The link is the authority; it can only put back what was.

use crate::domain::page::{Frame, Link, Pair};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{Onward, PageFrame};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "public/one_button.html")]
struct StopPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Option<Link>,
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

/// `/email/stop?token=`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    let token = Secret::new(page.query("token").unwrap_or_default());
    page.portal.desk.look_at_stop_link(&token).await?;
    let say = |key: &str| page.words.say(key).into_owned();
    page.answer(&StopPage {
        t: page.words,
        frame: page.frame(Onward::default()),
        title: say("email-stop-title"),
        lines: vec![say("email-stop-text")],
        action: paths::email_stop().into(),
        hidden: vec![Pair { name: "token".into(), value: token.reveal().to_owned() }],
        button: say("email-stop-button"),
        look: "warning".into(),
        cancel: None,
    })
}

/// `POST /email/stop`.
pub async fn stop(page: PageFrame, posted: Posted) -> Result<HttpResponse, Problem> {
    let token = Secret::new(posted.of_link().value("token"));
    page.portal.desk.stop_address_change(token).await?;
    let say = |key: &str| page.words.say(key).into_owned();
    page.answer(&DonePage {
        t: page.words,
        frame: page.frame(Onward::default()),
        title: say("email-stopped-title"),
        reference: String::new(),
        lines: vec![say("email-stopped-text")],
        steps: Vec::new(),
        links: vec![Link::new(say("sign-in-again-link"), paths::sign_in())],
    })
}
