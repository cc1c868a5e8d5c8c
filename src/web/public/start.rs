//! P1: the start.

use crate::actions::access::officer_address;
use crate::domain::page::{Card, Frame};
use crate::paths;
use crate::text::{RIGHTS, Words};
use crate::web::page::{Onward, PageFrame};
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "public/start.html")]
struct Start {
    t: Words,
    frame: Frame,
    sign_in_href: String,
    stop_href: String,
    form_href: String,
    policy_href: String,
    rights: Vec<Card>,
    post: Vec<String>,
}

/// The seven rights as cards. Those whose own journey is still to come lead to the data they are about.
pub fn right_cards(t: Words) -> Vec<Card> {
    RIGHTS
        .iter()
        .map(|key| {
            let (title, text) = t.right(key);
            let href = match *key {
                "portability" => paths::export(),
                _ => paths::data(),
            };
            Card { title: title.into_owned(), text: text.into_owned(), href: href.into() }
        })
        .collect()
}

/// `/`.
pub async fn show(page: PageFrame) -> Result<HttpResponse, Problem> {
    let t = page.words;
    page.answer(&Start {
        t,
        frame: page.frame(Onward::default()),
        sign_in_href: paths::sign_in().into(),
        stop_href: paths::sign_in().into(),
        form_href: paths::sign_in().into(),
        policy_href: paths::start().into(),
        rights: right_cards(t),
        post: officer_address(&page.portal.desk.registers(), t.language().code()),
    })
}
