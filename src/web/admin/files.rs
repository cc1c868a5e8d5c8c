//! O2: the files of a case.

use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::domain::form::Form;
use crate::domain::ids::Reference;
use crate::paths;
use crate::web::files::{answer, download, message};
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};

async fn files_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    reference: &Reference,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let found = page.portal.desk.case_files(at_desk.viewer, reference.clone()).await?;
    let frame = desk_frame(page, at_desk, Some(&paths::admin_request(reference)));
    answer(page, frame, status, &found, &paths::admin_files(reference), true, form)
}

/// `/admin/requests/{reference}/files`.
pub async fn show(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    files_page(&page, &at_desk, StatusCode::OK, &reference, Form::new()).await
}

/// `POST /admin/requests/{reference}/files`.
pub async fn send(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
    sent: PostedFiles,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, sent.posted)?;
    let reference = Reference::parse(&reference).ok_or(Problem::NotFound)?;
    let once = posted.value("form").to_owned();
    match page.portal.desk.send_case_files(at_desk.viewer, reference.clone(), sent.files, once).await {
        Ok(()) => Ok(see_other(paths::admin_files(&reference))),
        Err(Refused::Field { field, message: key }) => {
            let form = posted.form().failing(field, message(key));
            files_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, &reference, form).await
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /admin/requests/{reference}/files/{number}`: what a colleague found goes to the person.
pub async fn pass_on(
    page: PageFrame,
    at_desk: AtDesk,
    place: web::Path<(String, String)>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    let reference = Reference::parse(&place.0).ok_or(Problem::NotFound)?;
    let number = place.1.parse().map_err(|_| Problem::NotFound)?;
    page.portal.desk.pass_on_file(at_desk.viewer, reference.clone(), number).await?;
    Ok(see_other(paths::admin_files(&reference)))
}

/// `/admin/requests/{reference}/files/{number}`.
pub async fn take(
    page: PageFrame,
    at_desk: AtDesk,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let reference = Reference::parse(&place.0).ok_or(Problem::NotFound)?;
    let number = place.1.parse().map_err(|_| Problem::NotFound)?;
    let (name, bytes) = page.portal.desk.case_file(at_desk.viewer, reference, number).await?;
    Ok(download(&name, bytes))
}
