//! C4: taking a copy away. The ZIP is made while it is sent; nothing of it rests here.

use super::own_frame;
use crate::actions::export::ReadyExport;
use crate::domain::export::Kind;
use crate::domain::page::Frame;
use crate::paths;
use crate::text::Words;
use crate::web::download;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/export.html")]
struct ExportPage {
    t: Words,
    frame: Frame,
    action: String,
    email: String,
    proven_until: Option<String>,
    value_count: i64,
    transfer_href: String,
}

/// `/me/export`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let data = desk.reader().own_data(signed_in.viewer, desk.now()).await?.ok_or(Problem::NotFound)?;
    let until = signed_in.viewer.proved_at() + desk.settings().proof_life;
    page.answer(&ExportPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::me())),
        action: paths::export().into(),
        email: data.addresses.last().map(|a| a.address.clone()).unwrap_or_default(),
        proven_until: desk.is_fresh(signed_in.viewer).then(|| t.time(until)),
        value_count: i64::try_from(
            data.values.iter().filter(|v| v.superseded_at.is_none()).count() + data.addresses.len(),
        )
        .unwrap_or(0),
        transfer_href: paths::transfer().into(),
    })
}

/// `POST /me/export`.
pub async fn download(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let kind = match posted.value("kind") {
        "access" => Kind::Access,
        "portable" => Kind::Portable,
        _ => return Err(Problem::Bad),
    };
    if !page.portal.desk.is_fresh(signed_in.viewer) {
        return Ok(see_other(paths::proof_for("export")));
    }
    Ok(stream(page.portal.desk.ready_export(signed_in.viewer, kind, page.words).await?))
}

/// A copy as a download, made while it is sent.
pub fn stream(ready: ReadyExport) -> HttpResponse {
    let name = ready.file_name();
    download::stream("application/zip", &name, move |out| ready.write(out))
}
