//! Letters to many: S4.7, S7.8, S11.12, S12.4. Nothing puts more than [`GUARD`] letters of a kind into the outbox in a day
//! without a person who has seen how many, to whom and how fast.

use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused, Unit};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::officer::Act;
use crate::store::notices::Mailing;
use crate::store::{Lane, OfficerViewer, StoreError};
use chrono::TimeDelta;

/// Letters that may leave in a day without anybody's word.
pub const GUARD: i64 = 200;
/// Letters an hour that a person can agree to.
pub const PACES: [i64; 3] = [100, 500, 2_000];

/// Letters to many, as a person agrees to them and stops them.
pub(super) struct ToMany {
    /// The name they are kept under: of each, one mailing at a time is under way.
    pub name: String,
    /// What the log says they are about.
    pub object: String,
    /// What the log calls a person's word,
    pub confirmed: &'static str,
    /// and its end before all have left.
    pub stopped: &'static str,
    /// Letters an hour that can be agreed to.
    pub paces: &'static [i64],
}

impl Desk {
    /// The bulk guard: a person has seen the count, the letter and the pace, and agrees. A form sent twice counts once.
    /// `is_as_shown` says in the same unit whether so many letters still wait as the person has seen.
    pub(super) async fn agree_to_letters(
        &self,
        viewer: OfficerViewer,
        it: ToMany,
        (letters, per_hour): (i64, i64),
        form: String,
        is_as_shown: impl FnOnce(&mut Unit<'_, '_>) -> Result<bool, Refused> + Send + 'static,
    ) -> Result<(), Refused> {
        may(viewer, Act::SendBulk)?;
        let wrong = |field, message| Refused::Field { field, message };
        if letters < 1 {
            return Err(wrong("letters", "error-notices-count"));
        }
        if !it.paces.contains(&per_hour) {
            return Err(wrong("per_hour", "error-notices-pace"));
        }
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, it.confirmed, None, it.object);
            audit.detail = serde_json::json!({ "letters": letters, "per_hour": per_hour }).to_string();
            if unit.send_form_once(&form_hash(&form), "confirmed", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            // the number that was shown; who came since waits for the next look
            if !is_as_shown(unit)? {
                return Err(wrong("letters", "error-notices-changed"));
            }
            if unit.find_mailing(&it.name)?.is_some() {
                return Err(wrong("letters", "error-notices-running"));
            }
            unit.start_mailing(&it.name, letters, per_hour, &who.to_string(), now)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// Stops what was agreed to; letters in the outbox leave.
    pub(super) async fn stop_letters(&self, viewer: OfficerViewer, it: ToMany) -> Result<(), Refused> {
        may(viewer, Act::SendBulk)?;
        self.act(&[], move |unit| {
            unit.stop_mailing(&it.name)?;
            let who = Actor::Officer(viewer.officer().0);
            Ok(Done::new((), unit.audit(&who, it.stopped, None, it.object)))
        })
        .await
    }

    /// Fewer were left than were agreed to: there is nothing more to do.
    pub(super) async fn finish_mailing(&self, mailing: Mailing) -> Result<(), Refused> {
        let now = self.now();
        let finish = move |w: &mut crate::store::Write<'_>| w.continue_mailing(&mailing, 0, now);
        unless_taken(self.store().write::<_, StoreError>(Lane::Bulk, finish).await)?;
        Ok(())
    }
}

/// What a part of a mailing came to; nothing where another worker was quicker or a person has stopped it.
pub(super) fn unless_taken<T>(part: Result<T, StoreError>) -> Result<Option<T>, StoreError> {
    match part {
        Err(StoreError::Taken) => Ok(None),
        other => other.map(Some),
    }
}

/// How many letters may be put into the outbox now: of what a person agreed to what its pace allows, and of a few that wait
/// what the guard lets through after those that left `lately`, in a day.
pub(super) fn allowed(mailing: Option<&Mailing>, waiting: i64, lately: i64, now: Moment) -> i64 {
    match mailing {
        Some(it) if it.next_at <= now => (it.letters - it.queued).min(it.per_hour),
        None if waiting <= GUARD => GUARD - lately,
        _ => 0,
    }
}

/// When the next part may leave. A mailing's hour begins with its first part, so that the parts of one hour do not add up
/// to more than its pace.
pub(super) fn next_part(mailing: &Mailing, sent: i64, now: Moment) -> Moment {
    now + TimeDelta::seconds(3_600 * sent / mailing.per_hour.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mailing(letters: i64, queued: i64, per_hour: i64, next_at: Moment) -> Mailing {
        Mailing { id: 1, letters, queued, per_hour, confirmed_at: next_at, next_at }
    }

    #[test]
    fn a_few_leave_by_themselves_and_many_at_the_pace_that_was_agreed_to() {
        let now = Moment::from_unix_seconds(1_800_000_000);
        let later = now + TimeDelta::seconds(1);
        assert_eq!(allowed(None, 200, 0, now), 200);
        assert_eq!(allowed(None, 40, 170, now), 30);
        assert_eq!(allowed(None, 201, 0, now), 0);
        assert_eq!(allowed(Some(&mailing(900, 0, 500, now)), 900, 0, now), 500);
        assert_eq!(allowed(Some(&mailing(900, 880, 500, now)), 40, 300, now), 20);
        assert_eq!(allowed(Some(&mailing(900, 0, 500, later)), 900, 0, now), 0);
        assert_eq!(next_part(&mailing(900, 0, 500, now), 100, now), now + TimeDelta::minutes(12));
        assert_eq!(next_part(&mailing(900, 0, 500, now), 0, now), now);
    }
}
