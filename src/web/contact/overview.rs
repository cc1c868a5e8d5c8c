//! C1: the overview.

use super::own_frame;
use super::requests::{RequestLine, lines};
use crate::domain::page::{Card, Frame};
use crate::domain::value::ValueKind;
use crate::paths;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use crate::web::public::start::right_cards;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/overview.html")]
struct OverviewPage {
    t: Words,
    frame: Frame,
    name: String,
    email: String,
    holders: Vec<String>,
    value_count: i64,
    data_href: String,
    rights: Vec<Card>,
    more: Vec<Card>,
    requests: Vec<RequestLine>,
    requests_href: String,
}

/// `/me`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let data = desk.reader().own_data(signed_in.viewer, desk.now()).await?.ok_or(Problem::NotFound)?;
    let live = || data.values.iter().filter(|v| v.superseded_at.is_none());
    let name = live().find(|v| v.kind == ValueKind::Name).map(|v| v.content.clone()).unwrap_or_default();
    let registers = desk.registers();
    let holder = registers.entity(&data.contact.entity).unwrap_or_else(|| registers.controller());
    let open = data.cases.iter().filter(|case| case.request.state.is_open());
    let open =
        open.map(|case| (case.request.clone(), case.items.first().map(|(item, ..)| item.right.clone()))).collect();
    page.answer(&OverviewPage {
        t,
        frame: own_frame(&page, &signed_in, None),
        name,
        email: data.addresses.last().map(|a| a.address.clone()).unwrap_or_default(),
        holders: vec![holder.display_name(t.language().code()).to_owned()],
        value_count: i64::try_from(live().count() + data.addresses.len()).unwrap_or(0),
        data_href: paths::data().into(),
        rights: right_cards(t),
        more: [
            ("organisations-head", "organisations-card", paths::organisations()),
            ("transfer-title", "transfer-card", paths::transfer()),
            ("complaints-own-title", "complaints-card", paths::my_complaints()),
            ("overview-else", "overview-else-text", paths::contact()),
            ("email-title", "email-hint", paths::email()),
        ]
        .map(|(title, text, href)| Card {
            title: t.say(title).into_owned(),
            text: t.say(text).into_owned(),
            href: href.into(),
        })
        .to_vec(),
        requests: lines(t, open, &registers.calendar()),
        requests_href: paths::requests().into(),
    })
}
