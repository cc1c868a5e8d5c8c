//! The answer to "may this contact be written to", for the machine API and for `may-send explain`. S2.9, S8.31.

use super::api_client::{ApiRefused, Usage, check_quota};
use super::{Desk, Done};
use crate::domain::api_client::ApiClient;
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::ContactId;
use crate::domain::may_send::{Asked, BadQuestion, Channel, Facts, No, Question};
use crate::domain::preference::Stop;
use crate::domain::register::Registers;
use crate::store::StoreError;
use crate::vault::{AddressIndex, Keyring};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many addresses one question may be about.
pub const MOST_ADDRESSES: usize = 1_000;

/// What became of a question about many addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answers {
    /// For each address in its order: the reason against writing, or none.
    pub noes: Vec<Option<No>>,
    /// Until when reasons that are not the person's own only observe.
    pub observing_until: Option<Moment>,
    /// How much the client has left.
    pub usage: Usage,
}

impl Answers {
    /// Whether an address may be written to, observe mode reckoned in.
    pub fn is_allowed(&self, no: Option<No>) -> bool {
        no.is_none_or(|no| self.observing_until.is_some() && !no.binds_always())
    }
}

/// What was found out about one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answered {
    /// The address, if it is one.
    pub index: Option<AddressIndex>,
    /// The reason against writing, or none.
    pub no: Option<No>,
    /// The contact and the generation of its links, if one in use has the address.
    pub contact: Option<(ContactId, i64)>,
}

/// Answers for many addresses, read in a few statements.
pub(super) fn answer(
    read: &mut crate::store::Read<'_>,
    ring: &Keyring,
    registers: &Registers,
    question: &Question,
    addresses: &[impl AsRef<str>],
    now: Moment,
    sale_months: u32,
) -> Result<Vec<Answered>, StoreError> {
    let indexes: Vec<Option<AddressIndex>> =
        addresses.iter().map(|a| EmailAddress::parse(a.as_ref()).ok().map(|a| ring.address_index(&a))).collect();
    let mut wanted: Vec<AddressIndex> = indexes.iter().flatten().cloned().collect();
    wanted.sort_unstable();
    wanted.dedup();
    let known = read.know_addresses(&wanted, &question.purpose)?;
    let asked = Asked::new(registers, question, now, sale_months);
    let mut stops: Vec<Stop<'_>> = Vec::new();
    Ok(indexes
        .into_iter()
        .map(|index| {
            let Some(index) = index else {
                return Answered { index, no: Some(No::NotAnAddress), contact: None };
            };
            stops.clear();
            let mut is_erased = false;
            for stop in known.stops.get(&index).into_iter().flatten() {
                is_erased |= ["erased", "child"].contains(&stop.reason.as_str());
                stops.push(Stop { topic: &stop.topic, channel: &stop.channel, since: stop.since });
            }
            let found = known.contacts.get(&index).and_then(|id| {
                let held = known.apart.get(&index).or_else(|| known.held.get(id))?;
                Some((*id, held))
            });
            let no = asked.no(&Facts { is_erased, stops: &stops, held: found.map(|(_, held)| held) });
            Answered { index: Some(index), no, contact: found.map(|(id, held)| (id, held.generation)) }
        })
        .collect())
}

impl Desk {
    /// A question that the registers know; else which field is wrong.
    pub fn question(&self, purpose: &str, topic: Option<&str>, channel: Channel) -> Result<Question, BadQuestion> {
        Question::new(&self.registers(), purpose, topic, channel)
    }

    /// `may-send explain`: the reason for each address, at the operator's own machine.
    pub fn explain_may_send(&self, question: &Question, addresses: &[String]) -> Result<Vec<Option<No>>, StoreError> {
        let registers = self.registers();
        let (now, months) = (self.now(), self.settings().sale_months);
        let answers = self
            .store()
            .read_now::<_, StoreError>(|r| answer(r, self.ring(), &registers, question, addresses, now, months))?;
        Ok(answers.into_iter().map(|a| a.no).collect())
    }

    /// A2: answers a machine; a batch is one row of the log.
    pub async fn may_send(
        &self,
        client: ApiClient,
        question: Question,
        addresses: Arc<Vec<String>>,
    ) -> Result<Answers, ApiRefused> {
        const ACTION: &str = "may_send.asked";
        if !client.may_name(&question.purpose) {
            let refused = ApiRefused::Purpose(question.purpose);
            return Err(self.refuse_client(&client, ACTION, refused).await);
        }
        let (ring, registers, now) = (self.ring().clone(), self.registers(), self.now());
        let (theirs, asked, list) = (client.clone(), question.clone(), addresses.clone());
        let months = self.settings().sale_months;
        let answers = self
            .store()
            .read::<_, StoreError>(move |r| {
                Ok(match check_quota(r, &theirs, now)? {
                    Some(refused) => Err(refused),
                    None => Ok(answer(r, &ring, &registers, &asked, &list, now, months)?),
                })
            })
            .await??;
        let noes: Vec<Option<No>> = answers.into_iter().map(|a| a.no).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for no in &noes {
            *counts.entry(no.map_or("allowed", No::code)).or_default() += 1;
        }
        let observing_until = client.observe_until.filter(|_| client.observes(now));
        let detail = serde_json::json!({
            "topic": question.topic, "channel": question.channel.key(), "answers": counts,
            "observing": observing_until.is_some(),
        })
        .to_string();
        let count = addresses.len();
        let usage = self
            .act(&[], move |unit| {
                let usage = unit.count_client(&client, count)?;
                let mut audit = unit.audit_client(&client, ACTION, format!("purpose:{}", question.purpose), detail);
                if usage.is_err() {
                    audit.outcome = "limited".into();
                }
                Ok(Done::new(usage, audit))
            })
            .await??;
        Ok(Answers { noes, observing_until, usage })
    }
}
