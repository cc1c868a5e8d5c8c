//! Where the link of an erasure's letters leads: it shows where the erasure stands, also when nobody can sign in any more,
//! and takes it back while that is possible. The link is the authority; it can only put back what was.

use crate::domain::secret::Secret;
use crate::paths;
use crate::web::contact::erasure::{Doors, state_page};
use crate::web::page::{Onward, PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::{HttpResponse, web};

/// `/erasure/{token}`.
pub async fn show(page: PageFrame, token: web::Path<String>) -> Result<HttpResponse, Problem> {
    let it = page.portal.desk.look_at_erasure(&Secret::new(token.as_str())).await?;
    let doors = Doors { cancel: paths::erasure(&token), now: String::new(), by_link: true };
    let frame = page.frame(Onward::default());
    state_page(&page, frame, &it, doors)
}

/// `POST /erasure/{token}`.
pub async fn cancel(page: PageFrame, token: web::Path<String>, posted: Posted) -> Result<HttpResponse, Problem> {
    posted.of_link();
    page.portal.desk.cancel_erasure_by_link(&Secret::new(token.as_str())).await?;
    Ok(see_other(paths::erasure(&token)))
}
