//! Retention: values go when the last purpose that keeps them is over. S2.12, S6.20, L5.5. A run goes through all
//! contacts in pieces; each piece is durable before the next begins, so that a run that broke off goes on where it was.

use super::officer::may;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::ids::ContactId;
use crate::domain::officer::Act;
use crate::domain::register::{RegisterRow, Registers, RetentionRule};
use crate::domain::retention::{EVERY, Fate, Report, decide};
use crate::domain::value::Category;
use crate::store::keys::LedgerEntry;
use crate::store::retention::{Looked, RetentionRun};
use crate::store::{Lane, OfficerViewer, StoreError, Write};
use chrono::TimeDelta;

/// Contacts decided about together.
const PIECE: i64 = 100;
/// How long one process holds the work on a run without a sign of life.
const LEASE: TimeDelta = TimeDelta::minutes(10);
/// The ledger's act for what the rules removed.
pub const EXPIRY: &str = "expiry";

/// What a dry run found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DryRun {
    /// What would go, what stays and why.
    pub report: Report,
    /// Whether it stopped before it had seen every contact.
    pub is_cut: bool,
}

/// What a ledger entry says that the rules removed.
fn scope_of(fate: &Fate) -> String {
    if fate.whole {
        return serde_json::json!({ "whole": true }).to_string();
    }
    serde_json::json!({ "values": fate.values }).to_string()
}

/// Removes from the data what the rules said; its ledger entry is durable, and so is the end of the keys of a contact
/// that goes as a whole. Also the replay after a restore comes here: nothing is removed that came after `entry.at`.
pub(super) fn expire(w: &mut Write<'_>, id: ContactId, fate: &Fate, entry: &LedgerEntry) -> Result<(), StoreError> {
    if fate.whole {
        return w.clear_contact(id, entry.at);
    }
    w.remove_expired_values(id, &fate.values, entry.at).map(|_| ())
}

/// What an entry of the ledger removed.
pub(super) fn fate_in(scope: &serde_json::Value) -> Fate {
    let values = scope["values"].as_array().map(|all| all.iter().filter_map(serde_json::Value::as_i64).collect());
    Fate { values: values.unwrap_or_default(), whole: scope["whole"] == true }
}

impl Desk {
    /// Goes through up to `most` contacts and says what would go today, what stays and why. Changes nothing.
    pub fn plan_retention(&self, most: Option<u64>) -> Result<DryRun, StoreError> {
        self.plan_by(&self.registers(), most)
    }

    fn plan_by(&self, registers: &Registers, most: Option<u64>) -> Result<DryRun, StoreError> {
        let today = self.now().london_date();
        let mut dry = DryRun::default();
        let mut after = ContactId(0);
        loop {
            if most.is_some_and(|most| dry.report.contacts >= most) {
                dry.is_cut = true;
                return Ok(dry);
            }
            let looked = self.store().read_now::<_, StoreError>(|r| r.list_holdings(after, PIECE, today))?;
            let Some(last) = looked.last() else { return Ok(dry) };
            after = last.contact;
            for it in &looked {
                decide(registers, &it.holding, today, &mut dry.report);
            }
        }
    }

    /// The run to go on with: the one that was left, else a new one.
    pub fn open_retention(&self, actor: &Actor) -> Result<RetentionRun, StoreError> {
        if let Some(run) = self.store().read_now::<_, StoreError>(|r| r.find_running_retention())? {
            return Ok(run);
        }
        let (actor, now) = (actor.to_string(), self.now());
        let by = actor.clone();
        let id = self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.start_retention(&by, now))?;
        let report = Report::default();
        Ok(RetentionRun { id, last_contact: ContactId(0), report, actor, started_at: now, finished_at: None })
    }

    /// One piece of a run: decided and carried out in one unit of work, with what it changed in the audit log. In this
    /// order: ledger, keys, rows; what a crash between them leaves is finished by the next run. Gives whether there
    /// is more.
    pub fn continue_retention(&self, run: &mut RetentionRun) -> Result<bool, StoreError> {
        let (store, ring, now) = (self.store().clone(), self.ring().clone(), self.now());
        let (id, after, actor, so_far) = (run.id, run.last_contact, run.actor.clone(), run.report.clone());
        let (last, report) = self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| {
            let mut looked: Vec<Looked> = w.list_holdings(after, PIECE, now.london_date())?;
            let Some(last) = looked.last().map(|it| it.contact) else {
                w.finish_retention(id, now)?;
                return Ok((None, so_far));
            };
            // the rules in force now: another process may have changed them since this one began
            let rows = w.list_register_rows()?.into_iter();
            let rows = rows.map(|(register, key, json)| RegisterRow { register, key, json });
            let registers = Registers::from_rows(rows).map_err(|e| StoreError::Malformed(e.to_string()))?;
            let mut piece = Report::default();
            let today = now.london_date();
            let goes = |it: &&Looked| decide(&registers, &it.holding, today, &mut Report::default()) != Fate::default();
            let due: Vec<ContactId> = looked.iter().filter(goes).map(|it| it.contact).collect();
            if !due.is_empty() {
                // nobody touches them from here on, and what somebody did a moment ago counts
                w.hold_contacts(&due)?;
                looked = w.list_holdings(after, PIECE, now.london_date())?;
            }
            let mut all: Vec<(ContactId, Fate, LedgerEntry)> = Vec::new();
            for it in looked {
                let fate = decide(&registers, &it.holding, today, &mut piece);
                if fate == Fate::default() || !due.contains(&it.contact) {
                    continue;
                }
                let entry = LedgerEntry {
                    at: now,
                    act: EXPIRY.into(),
                    address: None,
                    contact: Some(it.contact),
                    scope: scope_of(&fate),
                };
                all.push((it.contact, fate, entry));
            }
            store.append_ledger(all.iter().map(|(.., entry)| entry.clone()).collect())?;
            let mut whole: Vec<ContactId> = all.iter().filter(|(_, fate, _)| fate.whole).map(|(id, ..)| *id).collect();
            // O3: with a contact go those that were merged into it: a backup of before has them apart
            let mut merged = Vec::new();
            for id in &whole {
                merged.extend(w.list_merged(*id)?.into_iter().skip(1));
            }
            let of_merged = |id: &ContactId| LedgerEntry {
                at: now,
                act: EXPIRY.into(),
                address: None,
                contact: Some(*id),
                scope: scope_of(&Fate { whole: true, ..Fate::default() }),
            };
            store.append_ledger(merged.iter().map(of_merged).collect())?;
            whole.extend(merged);
            store.destroy_keys_of(&whole)?;
            for (contact, fate, entry) in &all {
                expire(w, *contact, fate, entry)?;
                let action = if fate.whole { "retention.contact_erased" } else { "retention.values_erased" };
                let event = AuditEvent {
                    at: now,
                    actor: actor.clone(),
                    action: action.into(),
                    contact: Some(*contact),
                    object: format!("retention:{id}"),
                    detail: serde_json::json!({ "values": fate.values.len() }).to_string(),
                    outcome: "done".into(),
                };
                w.add_audit(&ring, &event)?;
            }
            if !all.is_empty() {
                let event = AuditEvent {
                    at: now,
                    actor,
                    action: "retention.piece".into(),
                    contact: None,
                    object: format!("retention:{id}"),
                    detail: serde_json::json!({
                        "whole": piece.whole, "parts": piece.parts, "gone": piece.gone(), "up_to": last.0
                    })
                    .to_string(),
                    outcome: "done".into(),
                };
                w.add_audit(&ring, &event)?;
            }
            let mut report = so_far;
            report.add(&piece);
            w.continue_retention(id, last, &report)?;
            Ok((Some(last), report))
        })?;
        run.report = report;
        match last {
            Some(last) => run.last_contact = last,
            None => run.finished_at = Some(now),
        }
        Ok(last.is_some())
    }

    /// What the worker does: one piece of a run that is due or was left, if no other process is at it. Gives whether
    /// there is more to do at once.
    pub fn step_retention(&self, node: &str) -> Result<bool, StoreError> {
        let now = self.now();
        let (running, last) = self
            .store()
            .read_now::<_, StoreError>(|r| Ok((r.find_running_retention()?, r.list_retention_runs(1)?.pop())))?;
        if running.is_none() && last.is_some_and(|run| run.started_at + EVERY > now) {
            return Ok(false);
        }
        let owner = format!("{node}/retention");
        let mine = self
            .store()
            .write_now::<_, StoreError>(Lane::Bulk, move |w| w.take_lease("retention", &owner, now, LEASE))?;
        if !mine {
            return Ok(false);
        }
        let mut run = self.open_retention(&Actor::Worker("retention".into()))?;
        self.continue_retention(&mut run)
    }

    /// `retention run`: a whole run at once, or what was left of one; refused while a worker is at it.
    pub fn run_retention(&self, progress: &mut dyn FnMut(&Report)) -> Result<RetentionRun, Refused> {
        let now = self.now();
        let owner = format!("command/{}", std::process::id());
        let take = owner.clone();
        if !self
            .store()
            .write_now::<_, StoreError>(Lane::Bulk, move |w| w.take_lease("retention", &take, now, LEASE))?
        {
            return Err(Refused::TooOften { minutes: LEASE.num_minutes() });
        }
        let mut run = self.open_retention(&Actor::Operator)?;
        while self.continue_retention(&mut run)? {
            progress(&run.report);
            let (owner, now) = (owner.clone(), self.now());
            self.store()
                .write_now::<_, StoreError>(Lane::Bulk, move |w| w.take_lease("retention", &owner, now, LEASE))?;
        }
        // the lease ends with the run, so that the next command or worker need not wait for it
        let end = self.now();
        self.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.give_lease("retention", &owner, end))?;
        Ok(run)
    }
}

/// The rule that an officer typed for a purpose, or for one category of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRule {
    /// The row of T10.
    pub purpose: String,
    /// The category that it is for; `None` for all that have no rule of their own.
    pub category: Option<Category>,
    /// The rule; `None` takes it away.
    pub rule: Option<RetentionRule>,
}

/// The registers with a rule put in.
fn with_rule(registers: &Registers, it: &NewRule) -> Result<(Registers, RegisterRow), Refused> {
    let mut purpose = registers.purpose(&it.purpose).cloned().ok_or(Refused::NotFound)?;
    match (it.category, it.rule.clone()) {
        (None, rule) => purpose.retention = rule,
        (Some(category), Some(rule)) => {
            purpose.retention_by_category.insert(category, rule);
        }
        (Some(category), None) => {
            purpose.retention_by_category.remove(&category);
        }
    }
    let json = serde_json::to_string(&purpose).map_err(|e| StoreError::Malformed(e.to_string()))?;
    let row = RegisterRow { register: "purpose".into(), key: it.purpose.clone(), json };
    let wrong = Refused::Field { field: "months", message: "error-retention-months" };
    let changed = registers.with_row(row).map_err(|_| wrong)?;
    let row = changed.row("purpose", &it.purpose).cloned().ok_or(Refused::NotFound)?;
    Ok((changed, row))
}

impl Desk {
    /// What would go at the next run if this rule were in force. Changes nothing.
    pub fn try_retention_rule(&self, it: &NewRule, most: u64) -> Result<DryRun, Refused> {
        let (changed, _) = with_rule(&self.registers(), it)?;
        Ok(self.plan_by(&changed, Some(most))?)
    }

    /// S6.20: puts a rule in force from the next run on. The row before it stays in the register with its dates.
    pub async fn set_retention_rule(&self, viewer: OfficerViewer, it: NewRule) -> Result<(), Refused> {
        may(viewer, Act::SetRetention)?;
        let (changed, row) = with_rule(&self.registers(), &it)?;
        let who = Actor::Officer(viewer.officer().0);
        self.act(&[], move |unit| {
            let by = who.to_string();
            let now = unit.now();
            unit.set_register_rows(&[(row.register, row.key, row.json)], &by, now)?;
            let mut audit = unit.audit(&who, "retention.rule_set", None, format!("purpose:{}", it.purpose));
            audit.detail = serde_json::json!({
                "category": it.category.map(Category::key), "months": it.rule.as_ref().map(|r| r.months)
            })
            .to_string();
            Ok(Done::new((), audit))
        })
        .await?;
        self.replace_registers(changed);
        Ok(())
    }

    /// The last runs, newest first, and when the next one is due; `None` while one is under way.
    pub async fn retention_runs(&self) -> Result<(Vec<RetentionRun>, Option<Moment>), Refused> {
        let now = self.now();
        let runs = self.store().read::<_, StoreError>(|r| r.list_retention_runs(20)).await?;
        let next = match runs.first() {
            Some(run) if run.finished_at.is_none() => None,
            Some(run) => Some((run.started_at + EVERY).max(now)),
            None => Some(now),
        };
        Ok((runs, next))
    }
}
