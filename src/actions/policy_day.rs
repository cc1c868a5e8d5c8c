//! S12.3, S12.6: a version of the privacy policy comes into force on its day, once, unless something stops it; and consents
//! that then mean something else are asked for again.

use super::policy_desk::{detail_of, faults_on};
use super::register::RowRefused;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::policy::Document;
use crate::domain::register::{RegisterRow, Registers};
use crate::store::StoreError;
use crate::store::keys::Scope;
use crate::store::policy_drafts::PolicyDraft;

impl Desk {
    /// What the worker does: tells people of a material change, and puts a version in force on its day. Gives whether there
    /// is more to do at once. However often and wherever it runs, each version comes into force once.
    pub async fn step_policies(&self) -> Result<bool, Refused> {
        let read = self.store().read::<_, StoreError>(|r| Ok((r.find_scheduled_policy()?, r.find_policy_told_late()?)));
        let (scheduled, late) = read.await?;
        if let Some(late) = late
            && self.tell_of_policy(&late).await?
        {
            return Ok(true);
        }
        let Some(it) = scheduled else { return Ok(false) };
        if it.is_material() && self.tell_of_policy(&it).await? {
            return Ok(true);
        }
        let today = self.now().london_date();
        if it.plan.effective_on.is_none_or(|day| day > today) {
            return Ok(false);
        }
        let registers = self.registers();
        let id = it.id;
        let read = self.store().read::<_, StoreError>(move |r| {
            let it = r.find_policy_draft(id)?.ok_or(StoreError::NotFound)?;
            Ok((faults_on(r, &registers, today)?.is_empty(), r.count_untold_of_policy(&it)?))
        });
        let held = match read.await? {
            (false, _) => "faults",
            // the policy itself promises that people hear of it before it counts
            (_, 1..) if it.is_material() => "letters",
            _ => {
                self.put_policy_in_force(it).await?;
                return Ok(false);
            }
        };
        if it.held != held {
            self.hold_policy(id, held).await?;
        }
        Ok(false)
    }

    /// A version that cannot come into force on its day: officers hear of it, once for each reason.
    async fn hold_policy(&self, id: i64, held: &'static str) -> Result<(), Refused> {
        let to = self.addresses_of(Act::PublishPolicy).await?;
        let letters = self.policy_desk_letters(if held == "faults" { "faults" } else { "late" }, id, to);
        let scopes = vec![(Scope::Letter, None); letters.len()];
        let held_back = self.act(&scopes, move |unit| {
            let actor = Actor::Worker("policies".into());
            let mut audit = unit.audit(&actor, "policy.held", None, format!("policy_draft:{id}"));
            audit.detail = held.into();
            if !unit.hold_policy(id, held)? {
                return Err(Refused::NotFound);
            }
            for letter in &letters {
                unit.post(letter)?;
            }
            Ok(Done::new((), audit))
        });
        match held_back.await {
            Err(Refused::NotFound) => Ok(()),
            other => other,
        }
    }

    async fn put_policy_in_force(&self, it: PolicyDraft) -> Result<(), Refused> {
        let id = it.id;
        let shown = self.store().read::<_, StoreError>(move |r| r.find_shown_policy(id)).await?;
        let shown: Vec<(String, Document)> = shown.ok_or(Refused::NotFound)?;
        let registers = self.registers_now().await.map_err(plain)?;
        let (next, rows) = asked_again(&registers, &it.plan.topics).map_err(plain)?;
        let published = self.act(&[], move |unit| {
            let (now, actor) = (unit.now(), Actor::Worker("policies".into()));
            if !unit.put_policy_in_force(id)? {
                return Err(Refused::NotFound);
            }
            let number = unit.add_policy(&shown, now)?;
            unit.number_policy_draft(id, number)?;
            unit.set_register_rows(&rows, &actor.to_string(), now)?;
            unit.stop_mailing(LetterKind::PolicyNotice.key())?;
            let mut audit = unit.audit(&actor, "policy.published", None, format!("policy:{number}"));
            audit.detail = detail_of(&it.plan, it.digest.as_deref().unwrap_or_default());
            Ok(Done::new((), audit))
        });
        match published.await {
            // another node was quicker
            Err(Refused::NotFound) => Ok(()),
            Ok(()) => {
                self.replace_registers(next);
                Ok(())
            }
            Err(other) => Err(other),
        }
    }
}

fn plain(refused: RowRefused) -> Refused {
    match refused {
        RowRefused::Refused(refused) => refused,
        RowRefused::Register(error) => Refused::Store(StoreError::Malformed(error.to_string())),
    }
}

/// Registers, and their rows that changed: register, key and JSON.
type Changed = (Registers, Vec<(String, String, String)>);

/// S12.6: the registers with the next version of these topics' words, and the rows that changed: who agreed to the words
/// before is asked again.
fn asked_again(registers: &Registers, topics: &[String]) -> Result<Changed, RowRefused> {
    let (mut next, mut rows) = (registers.clone(), Vec::new());
    for key in topics {
        let (Some(topic), Some(row)) = (registers.topic(key), registers.row("topic", key)) else { continue };
        let mut json: serde_json::Value = serde_json::from_str(&row.json).unwrap_or_default();
        json["wording_version"] = (topic.wording_version + 1).into();
        next = next.with_row(RegisterRow { json: json.to_string(), ..row.clone() })?;
        if let Some(kept) = next.row("topic", key) {
            rows.push((kept.register.clone(), kept.key.clone(), kept.json.clone()));
        }
    }
    Ok((next, rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// S12.6: only the topics that are named are asked for again.
    #[test]
    fn s12_6_the_words_of_a_topic_get_their_next_version() {
        let registers = Registers::westcon();
        let (next, rows) = asked_again(&registers, &["news".to_owned(), "gone".to_owned()]).unwrap();
        assert_eq!(rows.len(), 1);
        for topic in registers.topics() {
            let more = i32::from(topic.key == "news");
            assert_eq!(next.topic(&topic.key).unwrap().wording_version, topic.wording_version + more, "{}", topic.key);
        }
    }
}
