//! Warnings before clocks run out, words about complaints, and restrictions whose notice is over.

use crate::actions::Desk;

/// One round. Gives whether anything was done. What fails is logged and tried again in the next round.
pub async fn remind(desk: &Desk) -> bool {
    let mut done = 0;
    let rounds = [
        ("reminders", desk.remind().await),
        ("restrictions", desk.lift_due_restrictions().await),
        ("disclosures", desk.tell_disclosures().await),
        ("digest", desk.send_digests().await),
    ];
    for (what, result) in rounds {
        match result {
            Ok(count) => done += count,
            Err(error) => tracing::error!(what, %error, "a round of the cases' clocks failed"),
        }
    }
    done > 0
}
