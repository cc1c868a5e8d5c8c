//! C12: signed-in browsers, each to be ended.

use super::own_frame;
use crate::actions::Refused;
use crate::domain::ids::SessionId;
use crate::domain::page::Frame;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use askama::Template;

struct SessionLine {
    id: String,
    device: String,
    place: String,
    since: String,
    seen: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "contact/sessions.html")]
struct SessionsPage {
    t: Words,
    frame: Frame,
    sessions: Vec<SessionLine>,
    end_action: String,
    end_others_action: String,
}

/// `/me/sessions`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let mut sessions = desk.reader().sessions(signed_in.viewer, desk.now()).await?;
    sessions.sort_by_key(|s| s.id != signed_in.viewer.session());
    let lines = sessions.into_iter().map(|s| SessionLine {
        id: s.id.to_string(),
        device: if s.agent_family == "?" { t.say("sessions-unknown").into_owned() } else { s.agent_family },
        place: s.network,
        since: t.moment(s.created_at),
        seen: t.moment(s.last_seen_at),
        current: s.id == signed_in.viewer.session(),
    });
    page.answer(&SessionsPage {
        t,
        frame: own_frame(&page, &signed_in, None),
        sessions: lines.collect(),
        end_action: paths::session_end().into(),
        end_others_action: paths::sessions_end_others().into(),
    })
}

/// `POST /me/sessions/end`. One that has ended already is what was wanted.
pub async fn end(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let id: i64 = posted.value("session").parse().map_err(|_| Problem::Bad)?;
    match page.portal.desk.end_session(signed_in.viewer, SessionId(id)).await {
        Ok(()) | Err(Refused::NotFound) => Ok(see_other(paths::sessions())),
        Err(other) => Err(other.into()),
    }
}

/// `POST /me/sessions/end-others`.
pub async fn end_others(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    posted.of_contact(&page, &signed_in)?;
    page.portal.desk.end_other_sessions(signed_in.viewer).await?;
    Ok(see_other(paths::sessions()))
}
