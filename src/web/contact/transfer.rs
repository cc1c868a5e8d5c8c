//! S8.8: handing one's copy on to another provider by a link of one's own.

use super::own_frame;
use crate::actions::transfer::HandedOn;
use crate::domain::page::{Frame, Link};
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use askama::Template;

struct TransferLine {
    id: i64,
    made: String,
    stands: String,
    is_open: bool,
}

#[derive(Template)]
#[template(path = "contact/transfer.html")]
struct TransferPage {
    t: Words,
    frame: Frame,
    link: String,
    code: String,
    until: String,
    lines: Vec<TransferLine>,
    once: String,
    action: String,
    end_action: String,
    ask: Link,
}

async fn transfer_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    made: Option<HandedOn>,
) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let now = desk.now();
    let lines = desk.own_transfers(signed_in.viewer).await?.into_iter().map(|it| {
        let is_open = it.ended_at.is_none() && it.expires_at > now;
        let date = t.date(it.expires_at.london_date());
        let state = match (it.ended_at, it.taken_at) {
            (Some(at), _) => t.with("transfer-ended", &[("at", &t.moment(at))]),
            (None, _) if !is_open => t.with("transfer-expired", &[("date", &date)]),
            (None, Some(at)) => t.with("transfer-taken", &[("at", &t.moment(at)), ("date", &date)]),
            (None, None) => t.with("transfer-waits", &[("date", &date)]),
        };
        TransferLine { id: it.id, made: t.moment(it.created_at), stands: state, is_open }
    });
    page.answer(&TransferPage {
        t,
        frame: own_frame(page, signed_in, Some(paths::export())),
        link: made.as_ref().map(|m| m.link.reveal().to_owned()).unwrap_or_default(),
        code: made.as_ref().map(|m| m.code.reveal().to_owned()).unwrap_or_default(),
        until: made.map(|m| t.moment(m.until)).unwrap_or_default(),
        lines: lines.collect(),
        once: page.once(),
        action: paths::transfer().into(),
        end_action: paths::transfer_end().into(),
        ask: Link::new(t.say("transfer-ask-link"), paths::contact_right("portability")),
    })
}

/// `/me/transfer`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    transfer_page(&page, &signed_in, None).await
}

/// `POST /me/transfer`: makes a link; shows it and its code once.
pub async fn make(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let desk = &page.portal.desk;
    if !desk.is_fresh(signed_in.viewer) {
        return Ok(see_other(paths::proof_for("transfer")));
    }
    let language = page.words.language().code().to_owned();
    let made = desk.hand_on(signed_in.viewer, posted.value("form").to_owned(), language).await?;
    transfer_page(&page, &signed_in, Some(made)).await
}

/// `POST /me/transfer/end`.
pub async fn end(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let id = posted.value("id").parse().map_err(|_| Problem::NotFound)?;
    page.portal.desk.end_transfer(signed_in.viewer, id).await?;
    Ok(see_other(paths::transfer()))
}
