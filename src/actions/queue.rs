//! O1: the work is shared out: who takes care of a case, who stands in for whom, several cases at once.

use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::ids::{OfficerId, Reference};
use crate::domain::officer::Act;
use crate::domain::request::{End, State};
use crate::store::OfficerViewer;
use crate::store::queue::Absence;

/// What is done to several cases at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// They are given to an officer, or to nobody.
    Assign(Option<OfficerId>),
    /// S13.13: nobody's message: closed without a letter.
    CloseAsSpam,
}

impl Desk {
    /// O1: does one thing to several cases, each with its audit row. What is closed already, or has gone too far to be
    /// called spam, stays as it is. Gives how many changed; the same form sent twice changes nothing more.
    pub async fn act_on_cases(
        &self,
        viewer: OfficerViewer,
        references: Vec<Reference>,
        what: Together,
        form: String,
    ) -> Result<usize, Refused> {
        may(viewer, Act::AnswerCases)?;
        if let Together::Assign(Some(to)) = what {
            let officer = self.store().read::<_, crate::store::StoreError>(move |r| r.find_officer(to)).await?;
            let works = officer.is_some_and(|o| o.state == "active" && o.role.may(Act::AnswerCases));
            if !works {
                return Err(Refused::Field { field: "act", message: "error-assign-to" });
            }
        }
        self.act(&[], move |unit| {
            let now = unit.now();
            let who = Actor::Officer(viewer.officer().0);
            let mut events = Vec::new();
            if unit.send_form_once(&form_hash(&form), "together", now)?.is_none() {
                for reference in &references {
                    let Some(request) = unit.find_request_by_reference(reference)? else { continue };
                    let (action, changed, detail) = match what {
                        Together::Assign(to) => {
                            let detail = to.map(|o| format!("officer:{o}")).unwrap_or_default();
                            ("request.assigned", unit.assign_request(request.id, to)?, detail)
                        }
                        Together::CloseAsSpam => {
                            let from = request.state;
                            let may_be = matches!(from, State::Suspected | State::Received);
                            let done = may_be && unit.end_request(request.id, from, End::Spam, now)?;
                            ("request.judged", done, "machine".to_owned())
                        }
                    };
                    if changed {
                        let mut event = unit.audit(&who, action, request.contact, format!("request:{}", request.id));
                        event.detail = detail;
                        events.push(event);
                    }
                }
            }
            let count = events.len();
            if events.is_empty() {
                events.push(unit.audit(&who, "request.none_changed", None, ""));
            }
            Ok(Done { value: count, audit: events })
        })
        .await
    }

    /// O1: an officer says when they are away and who looks after their cases.
    pub async fn be_away(&self, viewer: OfficerViewer, it: Absence) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        if it.until < it.from {
            return Err(Refused::Field { field: "until", message: "error-away-until" });
        }
        let cover = it.cover;
        let officer = self.store().read::<_, crate::store::StoreError>(move |r| r.find_officer(cover)).await?;
        let works = officer.is_some_and(|o| o.state == "active" && o.role.may(Act::AnswerCases));
        if !works || cover == it.officer {
            return Err(Refused::Field { field: "cover", message: "error-away-cover" });
        }
        self.act(&[], move |unit| {
            unit.set_absence(&it)?;
            let who = Actor::Officer(viewer.officer().0);
            let mut event = unit.audit(&who, "officer.away", None, format!("officer:{}", it.officer));
            event.detail = format!("{} {} officer:{}", it.from, it.until, it.cover);
            Ok(Done::new((), event))
        })
        .await
    }

    /// O1: back after all.
    pub async fn be_back(&self, viewer: OfficerViewer, from: chrono::NaiveDate) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        self.act(&[], move |unit| {
            unit.remove_absence(viewer.officer(), from)?;
            let who = Actor::Officer(viewer.officer().0);
            Ok(Done::new((), unit.audit(&who, "officer.back", None, format!("officer:{}", viewer.officer()))))
        })
        .await
    }
}
