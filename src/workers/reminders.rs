//! Warnings before clocks run out, words about complaints, and restrictions whose notice is over.

use crate::actions::Desk;

/// One round. Gives whether anything was done. What fails is logged and tried again in the next round.
pub async fn remind(desk: &Desk) -> bool {
    let mut done = 0;
    for (what, result) in [("reminders", desk.remind().await), ("restrictions", desk.lift_due_restrictions().await)] {
        match result {
            Ok(count) => done += count,
            Err(error) => tracing::error!(what, %error, "a round of the cases' clocks failed"),
        }
    }
    done > 0
}
