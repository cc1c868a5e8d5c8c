//! The signed-in browser: actix-session carries the token in a signed cookie; the row behind it decides.

use super::problem::Problem;
use super::server::Portal;
use crate::actions::sign_in::session_token_hash;
use crate::domain::clock::Moment;
use crate::domain::page::Stay;
use crate::domain::secret::Secret;
use crate::paths;
use crate::store::ContactViewer;
use crate::text::Words;
use actix_session::storage::{LoadError, SaveError, SessionKey, SessionStore, UpdateError};
use actix_session::{Session, SessionExt, SessionMiddleware};
use actix_web::cookie::{Key, SameSite, time::Duration};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::collections::HashMap;
use std::pin::Pin;

/// The state's only entry: the token whose hash names the row.
const TOKEN: &str = "token";

/// Keeps nothing itself: rows are made by actions, in the unit of work that spends the sign-in, and looked at by the
/// reader. So a session cannot come back to life once its row is gone.
pub struct SessionRows;

type State = HashMap<String, String>;

impl SessionStore for SessionRows {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let token = serde_json::to_string(key.as_ref()).map_err(|e| LoadError::Deserialization(e.into()))?;
        Ok(Some(HashMap::from([(TOKEN.to_owned(), token)])))
    }
    async fn save(&self, state: State, _life: &Duration) -> Result<SessionKey, SaveError> {
        let token = state.get(TOKEN).and_then(|t| serde_json::from_str::<String>(t).ok()).unwrap_or_default();
        SessionKey::try_from(token).map_err(|e| SaveError::Serialization(anyhow::anyhow!("{e}")))
    }
    async fn update(&self, key: SessionKey, state: State, _life: &Duration) -> Result<SessionKey, UpdateError> {
        // a changed state without renewing would keep the old token: there is no such change
        let same =
            state.get(TOKEN).and_then(|t| serde_json::from_str::<String>(t).ok()).is_some_and(|t| t == key.as_ref());
        if same {
            Ok(key)
        } else {
            Err(UpdateError::Other(anyhow::anyhow!("a session's token changes only by renewing it")))
        }
    }
    async fn update_ttl(&self, _key: &SessionKey, _life: &Duration) -> Result<(), anyhow::Error> {
        Ok(())
    }
    async fn delete(&self, _key: &SessionKey) -> Result<(), anyhow::Error> {
        Ok(())
    }
}

/// The middleware around pages that may have somebody signed in.
pub fn middleware(portal: &Portal) -> SessionMiddleware<SessionRows> {
    let https = portal.desk.settings().is_https();
    SessionMiddleware::builder(SessionRows, Key::from(&portal.desk.ring().cookie_secret()))
        .cookie_name(cookie_name(https, "session"))
        .cookie_secure(https)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Strict)
        .cookie_path("/".into())
        .build()
}

/// ASVS 3.3.1: `__Host-` wherever TLS is; plain names only on a loopback address for trying things out.
pub fn cookie_name(https: bool, name: &str) -> String {
    if https { format!("__Host-{name}") } else { format!("portal-{name}") }
}

/// Puts a new session's token into the cookie, under a new name for the browser (ASVS 7.2.4).
pub fn start(session: &Session, token: &Secret) -> Result<(), Problem> {
    session.renew();
    session.insert(TOKEN, token.reveal()).map_err(|_| Problem::Fault)
}

/// A signed-in contact: a handler that takes one is reached by nobody else.
#[derive(Clone)]
pub struct SignedIn {
    /// Who may see what.
    pub viewer: ContactViewer,
    /// The token, for this session's form tokens.
    pub token: Secret,
    /// When it ends if nothing more is asked for. H8.
    pub until: Moment,
}

/// The token that this browser's cookie carries, whether or not a session is still behind it.
pub fn token_of(session: &Session) -> Option<Secret> {
    session.get::<String>(TOKEN).ok().flatten().map(Secret::new)
}

impl SignedIn {
    /// H8: what each page of theirs says about the end of the session.
    pub fn stay(&self, t: Words) -> Stay {
        Stay { until: t.time(self.until), href: paths::sessions().into(), at_desk: false }
    }
}

impl FromRequest for SignedIn {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let session = request.get_session();
        let request = request.clone();
        Box::pin(async move {
            let next = Problem::SignIn { next: request.path().to_owned() };
            let Some(portal) = request.app_data::<web::Data<Portal>>() else { return Err(Problem::Fault) };
            let Some(token) = token_of(&session) else { return Err(next) };
            let (desk, now, idle) = (&portal.desk, portal.desk.now(), portal.desk.settings().session_idle);
            let found = desk.reader().contact_viewer(session_token_hash(&token), now, idle).await?;
            let Some((viewer, row)) = found else {
                session.purge();
                return Err(next);
            };
            // once a minute is enough for an idle time of many minutes, and spares a write a page
            let mut seen_at = row.last_seen_at;
            if now - seen_at > chrono::TimeDelta::seconds(60) {
                if !desk.traces().touch_session(row.id, now).await? {
                    session.purge();
                    return Err(next);
                }
                seen_at = now;
            }
            Ok(Self { viewer, token, until: row.ends_at.min(seen_at + idle) })
        })
    }
}
