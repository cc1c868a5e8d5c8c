//! Clearing what is over: sessions, sign-ins, counters, values kept as evidence past their time; and signing the audit
//! log's head once a day.

use crate::actions::Desk;
use crate::actions::changes::KEEP_CHANGES;
use crate::actions::import_undo::UNDO_LIFE;
use crate::actions::intake::KEEP_ANSWERS;
use crate::actions::sign_in::KEEP_SIGN_INS;
use crate::store::{Lane, StoreError};
use chrono::TimeDelta;

/// One step of what follows after changes, and of what an upgrade left to do: the tokens of the officer's search, and the
/// due dates of cases that were there before dates were kept. Resumable: what is done says so in its row. Gives how much
/// was done; zero when all is up to date.
pub fn catch_up(desk: &Desk) -> Result<usize, StoreError> {
    let now = desk.now();
    let indexed = desk.store().index_contacts(200, now)?;
    let uncounted = desk.store().read_now::<_, StoreError>(|r| r.count_uncounted())?;
    if uncounted == 0 {
        return Ok(indexed);
    }
    let counted = desk.store().write_now::<_, StoreError>(Lane::Bulk, |w| w.refresh_uncounted(500))?;
    Ok(indexed + counted)
}

/// One step.
pub async fn tidy(desk: &Desk) -> Result<(), StoreError> {
    let (now, settings, ring) = (desk.now(), desk.settings(), desk.ring().clone());
    let (idle, superseded) = (settings.session_idle, settings.superseded_life);
    let officer_idle = settings.officer_idle;
    desk.store()
        .write::<_, StoreError>(Lane::Bulk, move |w| {
            w.end_sessions_before(now, now - idle)?;
            w.end_officer_sessions_before(now, now - officer_idle)?;
            w.remove_old_sign_ins(now - KEEP_SIGN_INS)?;
            w.remove_old_counters(now - TimeDelta::days(2))?;
            w.remove_old_leases(now)?;
            w.remove_old_deliveries(now - TimeDelta::days(90))?;
            w.remove_old_answers(now - KEEP_ANSWERS)?;
            w.remove_old_changes(now - KEEP_CHANGES)?;
            w.forget_changes(now - UNDO_LIFE, 10_000)?;
            w.remove_superseded_values(now - superseded, 1_000)?;
            w.remove_replaced_relations(now - superseded, 1_000)?;
            if w.take_lease("audit-head", "housekeeping", now, TimeDelta::hours(24))? {
                w.sign_audit_head(&ring, now)?;
            }
            Ok(())
        })
        .await?;
    desk.forget_sign_ups().await?;
    if let Err(error) = desk.forget_evidence().await {
        tracing::error!(%error, "proof of identity that is no longer needed could not be removed");
    }
    if let Err(error) = desk.forget_cases().await {
        tracing::error!(%error, "closed cases that are no longer needed could not be emptied");
    }
    let store = desk.store().clone();
    if let Ok(Ok(Some(behind))) = tokio::task::spawn_blocking(move || store.note_moment(now)).await
        && behind > TimeDelta::minutes(2)
    {
        tracing::error!(
            minutes = behind.num_minutes(),
            "the clock is behind the latest moment this portal has seen: set the machine's time"
        );
    }
    Ok(())
}
