//! What the desk must not miss: shown above the queue and in the morning's letter. TH25, S7.9, S10.7.

use super::{Desk, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::deadline::breach_due;
use crate::domain::officer::Act;
use crate::domain::register::FaultKind;
use crate::paths;
use crate::store::registers::FaultNote;
use crate::store::{OfficerViewer, StoreError};
use crate::text::Words;
use chrono::{Days, NaiveDate, TimeDelta};
use std::borrow::Cow;

/// The fact that says when the data was last copied.
pub const BACKUP_FACT: &str = "backup_at";
/// How old the last copy may be.
const BACKUP_DAYS: i64 = 2;
/// S10.7: how long before a contract, a review or a waiver ends it is said.
const AHEAD: Days = Days::new(30);
/// TH25: looks at people's data in a day that nobody needs a reason for.
const USUAL_LOOKS: i64 = 60;
/// TH25: the days before that a day is held against.
const LOOK_DAYS: i64 = 30;

/// How much, or until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Neither.
    None,
    /// So many.
    Count(i64),
    /// A day.
    Day(NaiveDate),
}

/// Something that must not be missed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is: the text is `alert-` and this.
    pub key: &'static str,
    /// How much, or until when.
    pub extent: Extent,
    /// Who or what it is about.
    pub about: String,
    /// Where to look.
    pub href: Cow<'static, str>,
}

impl Alert {
    fn new(key: &'static str, extent: Extent, about: impl Into<String>, href: impl Into<Cow<'static, str>>) -> Self {
        Self { key, extent, about: about.into(), href: href.into() }
    }
    /// In words.
    pub fn words(&self, t: Words) -> String {
        let key = format!("alert-{}", self.key);
        match self.extent {
            Extent::None => t.with(&key, &[("about", &self.about)]),
            Extent::Count(count) => t.with(&key, &[("count", &count), ("about", &self.about)]),
            Extent::Day(day) => t.with(&key, &[("value", &t.date(day)), ("about", &self.about)]),
        }
    }
}

/// TH25: whether somebody looked at far more people than they usually do.
pub fn is_unusual(today: i64, in_the_month_before: i64) -> bool {
    today > USUAL_LOOKS && today * LOOK_DAYS > 3 * in_the_month_before
}

impl Desk {
    /// What a role may know of what must not be missed; the gravest first.
    pub async fn alerts(&self, viewer: OfficerViewer) -> Result<Vec<Alert>, Refused> {
        let may = |act| viewer.role().may(act);
        if !may(Act::ReadCases) {
            return Ok(Vec::new());
        }
        let mut all = self.second_words(viewer).await?;
        let others = self.all_alerts().await?;
        all.extend(others.into_iter().filter(|it| it.key != "looks" || may(Act::ReadAudit)));
        Ok(all)
    }

    /// ASVS 2.3.5: what somebody else wants that waits for this viewer's word.
    async fn second_words(&self, viewer: OfficerViewer) -> Result<Vec<Alert>, Refused> {
        let who = Actor::Officer(viewer.officer().0).to_string();
        let openable = self.now() - super::hold::OPENABLE;
        let waits = self.store().read::<_, StoreError>(move |r| r.list_second_words(&who, openable)).await?;
        let may = |act| viewer.role().may(act);
        let mut all = Vec::new();
        let mut say = |act, key, count: usize, href: Cow<'static, str>| {
            if let Ok(count @ 1..) = i64::try_from(count)
                && may(act)
            {
                all.push(Alert::new(key, Extent::Count(count), "", href));
            }
        };
        if let Some(first) = waits.decisions.first() {
            let href = paths::admin_request(first).into();
            say(Act::DecideCases, "second-decisions", waits.decisions.len(), href);
        }
        say(Act::ManageOfficers, "second-officers", waits.officers, paths::admin_officers().into());
        say(Act::Disclose, "second-disclosures", waits.disclosures, paths::admin_disclosures().into());
        say(Act::Disclose, "second-handovers", waits.handovers, paths::admin_handovers().into());
        say(Act::PublishPolicy, "second-policies", waits.policies, paths::admin_policy().into());
        say(Act::OpenSealed, "second-openings", waits.openings, paths::admin_holds().into());
        Ok(all)
    }

    pub(super) async fn all_alerts(&self) -> Result<Vec<Alert>, Refused> {
        let (now, today) = (self.now(), self.now().london_date());
        let ahead = today.checked_add_days(AHEAD).unwrap_or(today);
        let month_ago = today.checked_sub_months(chrono::Months::new(1)).unwrap_or(today);
        let mut all = Vec::new();
        if let Some(trouble) = self.canary_trouble_shown().await {
            all.push(Alert::new("canary", Extent::None, trouble, paths::admin_audit()));
        }
        type Counts =
            (i64, i64, i64, Option<Moment>, i64, i64, bool, Vec<(String, i64, i64)>, Vec<FaultNote>, Option<String>);
        let (erasures, unanswered, failed, oldest, late, holds, has_contacts, looks, notes, backup): Counts = self
            .store()
            .read::<_, StoreError>(move |r| {
                let day = TimeDelta::days(1);
                Ok((
                    r.count_held_erasures()?,
                    r.count_unanswered(month_ago)?,
                    r.count_failed_letters(now - TimeDelta::days(7))?,
                    r.oldest_due_letter(now)?,
                    r.count_late_deliveries(now - day)?,
                    r.count_holds_due(ahead)?,
                    r.has_contacts()?,
                    r.count_looks(now - day, now - day - TimeDelta::days(LOOK_DAYS), USUAL_LOOKS)?,
                    r.list_fault_notes()?,
                    r.find_fact(BACKUP_FACT)?,
                ))
            })
            .await?;
        let counted = [
            ("erasures", erasures, paths::admin()),
            ("unanswered", unanswered, paths::admin()),
            ("letters-failed", failed, paths::admin_audit()),
            ("webhooks", late, paths::admin_integrations()),
        ];
        all.extend(
            counted
                .into_iter()
                .filter(|(_, n, _)| *n > 0)
                .map(|(key, n, href)| Alert::new(key, Extent::Count(n), "", href)),
        );
        if let Some(oldest) = oldest.filter(|at| now - *at > TimeDelta::hours(1)) {
            all.push(Alert::new("letters-late", Extent::Count((now - oldest).num_hours()), "", paths::admin_audit()));
        }
        // S11.10, L33.1: nothing else has 72 hours
        let open = self.store().read::<_, StoreError>(|r| r.list_breaches()).await?;
        let to_tell = open.iter().filter(|b| b.is_to_tell());
        let (late, soon): (Vec<_>, Vec<_>) = to_tell.partition(|b| breach_due(b.aware_at) <= now);
        for (key, breaches) in [("breaches-late", late), ("breaches-due", soon)] {
            if let Ok(count @ 1..) = i64::try_from(breaches.len()) {
                all.push(Alert::new(key, Extent::Count(count), "", paths::admin_breaches()));
            }
        }
        // a new installation has nothing to lose yet
        let backup = backup.and_then(|at| at.parse::<i64>().ok()).map(Moment::from_unix_seconds);
        match backup {
            Some(at) if now - at > TimeDelta::days(BACKUP_DAYS) => {
                all.push(Alert::new("backup-late", Extent::Day(at.london_date()), "", paths::admin_setup()));
            }
            None if has_contacts => all.push(Alert::new("backup-none", Extent::None, "", paths::admin_setup())),
            _ => {}
        }
        for (who, n, _) in looks.into_iter().filter(|(_, n, before)| is_unusual(*n, *before)) {
            let who = self.officer_called(&who).await?;
            all.push(Alert::new("looks", Extent::Count(n), who, paths::admin_audit()));
        }
        let papers = self.store().read::<_, StoreError>(|r| r.count_waiting_papers()).await?;
        if papers > 0 {
            all.push(Alert::new("papers", Extent::Count(papers), "", paths::admin_print()));
        }
        let registers = self.registers();
        for recipient in registers.recipients() {
            let mut say = |over, ends, day: Option<NaiveDate>| {
                if let Some(day) = day.filter(|day| *day <= ahead) {
                    let key = if day < today { over } else { ends };
                    let name = recipient.label.in_language("en");
                    all.push(Alert::new(key, Extent::Day(day), name, paths::admin_registers()));
                }
            };
            say("contract-over", "contract-ends", recipient.contract.as_ref().and_then(|c| c.until));
            // S10.7: a mechanism is looked at before it lapses
            say("transfer-late", "transfer-review", recipient.transfer.as_ref().and_then(|t| t.review_on));
        }
        // S7.9: what is for them waits, and somebody has to mend it
        for (client, _) in self.stopped_clients().await? {
            all.push(Alert::new("flow-stopped", Extent::None, client.name, paths::admin_integrations()));
        }
        // S7.8: people wait to hear that the business goes to somebody else
        let letters = self.count_handover_letters().await?;
        if letters > 0 {
            all.push(Alert::new("handover-letters", Extent::Count(letters), "", paths::admin_handovers()));
        }
        // S11.6: unless somebody wrote why it may stand for a time
        let noted = |id: &str| notes.iter().any(|n| n.fault == id && n.until.is_none_or(|until| until >= today));
        let open = registers.faults_on(today).into_iter().filter(|fault| !noted(&fault.id()));
        let (unowned, late): (Vec<_>, Vec<_>) = open
            .filter(|f| matches!(f.kind, FaultKind::MeasureWithoutOwner | FaultKind::MeasureReviewOver))
            .partition(|f| f.kind == FaultKind::MeasureWithoutOwner);
        for (key, faults) in [("measures-unowned", unowned), ("measures-late", late)] {
            if let Ok(count @ 1..) = i64::try_from(faults.len()) {
                all.push(Alert::new(key, Extent::Count(count), "", paths::admin_setup()));
            }
        }
        if holds > 0 {
            all.push(Alert::new("holds", Extent::Count(holds), "", paths::admin_holds()));
        }
        let waivers = notes.iter().filter(|n| n.until.is_some_and(|until| until <= ahead)).count();
        if waivers > 0 {
            all.push(Alert::new(
                "waivers",
                Extent::Count(i64::try_from(waivers).unwrap_or(i64::MAX)),
                "",
                paths::admin_setup(),
            ));
        }
        Ok(all)
    }

    /// What an officer is called among themselves, by the name that the log has.
    async fn officer_called(&self, actor: &str) -> Result<String, Refused> {
        let id = actor.strip_prefix("officer:").and_then(|id| id.parse::<i64>().ok());
        let all = self.list_officers().await?;
        let found = all.into_iter().find(|o| Some(o.id.0) == id);
        Ok(found.map_or_else(|| actor.to_owned(), |o| o.address.split('@').next().unwrap_or_default().to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn th25_a_day_is_held_against_ones_own_month() {
        for (today, before, expected) in
            [(60, 0, false), (61, 0, true), (61, 609, true), (61, 610, false), (200, 6_000, false), (700, 6_000, true)]
        {
            assert_eq!(is_unusual(today, before), expected, "{today} after {before}");
        }
    }

    #[test]
    fn every_alert_has_its_words() {
        for language in [Language::En, Language::De] {
            let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
            for (key, extent) in [
                ("canary", Extent::None),
                ("erasures", Extent::Count(1)),
                ("unanswered", Extent::Count(2)),
                ("letters-failed", Extent::Count(2)),
                ("webhooks", Extent::Count(1)),
                ("letters-late", Extent::Count(3)),
                ("backup-late", Extent::Day(day)),
                ("backup-none", Extent::None),
                ("papers", Extent::Count(2)),
                ("second-decisions", Extent::Count(1)),
                ("second-officers", Extent::Count(2)),
                ("second-disclosures", Extent::Count(1)),
                ("second-handovers", Extent::Count(2)),
                ("second-policies", Extent::Count(1)),
                ("second-openings", Extent::Count(1)),
                ("looks", Extent::Count(90)),
                ("contract-over", Extent::Day(day)),
                ("contract-ends", Extent::Day(day)),
                ("transfer-late", Extent::Day(day)),
                ("transfer-review", Extent::Day(day)),
                ("flow-stopped", Extent::None),
                ("handover-letters", Extent::Count(300)),
                ("measures-unowned", Extent::Count(8)),
                ("measures-late", Extent::Count(1)),
                ("holds", Extent::Count(1)),
                ("waivers", Extent::Count(2)),
            ] {
                let words = Alert::new(key, extent, "x", "/admin").words(language.words());
                assert!(!words.contains("alert-") && !words.contains('{'), "{language}: {key}: {words}");
                assert!(!words.contains("2026-"), "{words}");
            }
        }
    }
}
