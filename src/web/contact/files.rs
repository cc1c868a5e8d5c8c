//! C11: the files of a person's own case.

use super::own_frame;
use crate::actions::Refused;
use crate::domain::form::Form;
use crate::domain::ids::Reference;
use crate::paths;
use crate::web::files::{answer, download, message};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::PostedFiles;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

async fn files_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    reference: &Reference,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let found = page.portal.desk.own_files(signed_in.viewer, reference.clone()).await?;
    let frame = own_frame(page, signed_in, Some(&paths::request(reference)));
    answer(page, frame, status, &found, &paths::request_files(reference), false, form)
}

/// `/me/requests/{reference}/files`.
pub async fn show(page: PageFrame, signed_in: SignedIn, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    files_page(&page, &signed_in, StatusCode::OK, &reference, Form::new()).await
}

/// `POST /me/requests/{reference}/files`.
pub async fn send(
    page: PageFrame,
    signed_in: SignedIn,
    reference: web::Path<String>,
    sent: PostedFiles,
) -> Result<HttpResponse, Problem> {
    let posted = sent.posted.of_contact(&page, &signed_in)?;
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let once = posted.value("form").to_owned();
    match page.portal.desk.send_own_files(signed_in.viewer, reference.clone(), sent.files, once).await {
        Ok(()) => Ok(see_other(paths::request_files(&reference))),
        Err(Refused::Field { field, message: key }) => {
            let form = posted.form().failing(field, message(key));
            files_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, &reference, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `/me/requests/{reference}/files/{number}`: another person's looks like none at all.
pub async fn take(
    page: PageFrame,
    signed_in: SignedIn,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let reference = Reference::parse(&place.0).ok_or(Problem::NotFound)?;
    let number = place.1.parse().map_err(|_| Problem::NotFound)?;
    let (name, bytes) = page.portal.desk.own_file(signed_in.viewer, reference, number).await?;
    Ok(download(&name, bytes))
}
