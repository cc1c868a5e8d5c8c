//! Ending sessions.

use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::ids::SessionId;
use crate::store::ContactViewer;

impl Desk {
    /// Signs the viewer out.
    pub async fn sign_out(&self, viewer: ContactViewer) -> Result<(), Refused> {
        self.end_session(viewer, viewer.session()).await
    }
    /// S4.20: ends one of the viewer's sessions.
    pub async fn end_session(&self, viewer: ContactViewer, session: SessionId) -> Result<(), Refused> {
        self.act(&[], move |unit| {
            let contact = viewer.contact();
            if !unit.end_session(contact, session)? {
                return Err(Refused::NotFound);
            }
            let audit =
                unit.audit(&Actor::Contact(contact), "session.ended", Some(contact), format!("session:{session}"));
            Ok(Done::new((), audit))
        })
        .await
    }
    /// S4.20: ends all of the viewer's sessions but this one; gives how many.
    pub async fn end_other_sessions(&self, viewer: ContactViewer) -> Result<usize, Refused> {
        self.act(&[], move |unit| {
            let contact = viewer.contact();
            let ended = unit.end_other_sessions(contact, Some(viewer.session()))?;
            let mut audit = unit.audit(&Actor::Contact(contact), "session.others_ended", Some(contact), "");
            audit.detail = ended.to_string();
            Ok(Done::new(ended, audit))
        })
        .await
    }
}
