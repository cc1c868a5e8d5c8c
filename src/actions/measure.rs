//! What a monitoring system reads of the portal: whether opting out really works, whether letters leave, whether others
//! are told. Counts and times only: nothing about anybody.

use super::{Desk, Refused};
use crate::store::StoreError;
use chrono::TimeDelta;

/// One number that is watched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its name: letters and underscores.
    pub name: &'static str,
    /// What it says, in a line.
    pub help: &'static str,
    /// The number.
    pub value: i64,
}

impl Desk {
    /// Whether somebody who asks for the measures names our token.
    pub fn is_metrics_token(&self, given: &str) -> bool {
        self.settings().metrics_token.as_ref().is_some_and(|ours| self.ring().is_same_secret(ours, given))
    }

    /// The numbers of now.
    pub async fn measures(&self) -> Result<Vec<Measure>, Refused> {
        let now = self.now();
        let (oldest, waiting, held, failed, late, suppressed) = self
            .store()
            .read::<_, StoreError>(move |r| {
                Ok((
                    r.oldest_due_letter(now)?,
                    r.count_letters("waiting")?,
                    r.count_letters("held")?,
                    r.count_letters("failed")?,
                    r.count_late_deliveries(now - TimeDelta::hours(24))?,
                    r.count_suppressions()?,
                ))
            })
            .await?;
        let desk = self.clone();
        let (tried, trouble) = tokio::task::spawn_blocking(move || (desk.last_canary(), desk.canary_trouble(now)))
            .await
            .map_err(|_| StoreError::Panicked)?;
        let tried = tried?;
        let measure = |name, help, value| Measure { name, help, value };
        let mut all = vec![
            // before the first try nothing is known to work
            measure(
                "portal_canary_ok",
                "1 if footer link, one click and code worked when last tried, at most three hours ago.",
                i64::from(tried.is_some() && trouble.is_none()),
            ),
            measure("portal_letters_waiting", "Letters that have not left yet.", waiting),
            measure("portal_letters_held", "Letters that wait for a look after a restore.", held),
            measure("portal_letters_failed", "Letters that were given up.", failed),
            measure(
                "portal_letters_late_seconds",
                "How long the oldest letter that is due has waited.",
                oldest.map_or(0, |at| (now - at).num_seconds().max(0)),
            ),
            measure("portal_webhooks_late", "Changes not told after a day, or given up.", late),
            measure("portal_suppressions", "Opt-outs and erasures that are kept.", suppressed),
        ];
        all.extend(tried.map(|it| {
            measure(
                "portal_canary_last_seconds",
                "When the portal last tried itself out, in seconds since 1970.",
                it.at,
            )
        }));
        Ok(all)
    }
}
