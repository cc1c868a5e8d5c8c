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
    new_href: String,
    complaints_href: String,
    post: Vec<String>,
}

/// The rights that have a journey of their own here. A card that leads nowhere would be worse than none: the other
/// rights are exercised by writing to the officer, which the pages say.
pub fn right_cards(t: Words) -> Vec<Card> {
    RIGHTS
        .iter()
        .filter_map(|key| {
            let href = match *key {
                "access" | "rectification" => paths::data(),
                "portability" => paths::export(),
                "restriction" => paths::restrict(),
                "objection" => paths::object(),
                "withdraw_consent" => paths::my_preferences(),
                "erasure" => paths::erase(),
                _ => return None,
            };
            let (title, text) = t.right(key);
            Some(Card { title: title.into_owned(), text: text.into_owned(), href: href.into() })
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
        stop_href: paths::sign_in_then(paths::my_preferences()),
        form_href: paths::contact().into(),
        policy_href: paths::policy().into(),
        rights: right_cards(t),
        new_href: paths::requests_new().into(),
        complaints_href: paths::complaints().into(),
        post: officer_address(&page.portal.desk.registers(), t.language().code()),
    })
}
