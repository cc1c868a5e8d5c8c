//! O12: for the auditor: some closed cases of a period, drawn by a seed so that anybody with the list of references draws
//! the same, each with everything that was said, decided and counted; and the log of the period. S11.13, peers (d).

use super::audit::public_pem;
use super::officer::may;
use super::{Desk, Done, Refused};
use crate::actions::clock_words::clock_lines;
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::ids::{OfficerId, Reference};
use crate::domain::officer::Act;
use crate::store::requests::PERSON;
use crate::store::{OfficerCase, OfficerViewer, StoreError};
use crate::text::Words;
use chrono::NaiveDate;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::io::Write as _;
use zip::write::SimpleFileOptions;

/// How many cases are drawn.
pub const DRAWN: usize = 25;
/// The longest seed, in characters.
const LONGEST_SEED: usize = 100;
/// How the draw and the file are checked. It goes into each file.
const HOW: &str = include_str!("../../docs/sample-readme.txt");

/// A file with its name.
#[derive(Debug, Clone)]
pub struct Sample {
    /// What it is called.
    pub name: String,
    /// The ZIP.
    pub bytes: Vec<u8>,
    /// The cases that were drawn.
    pub drawn: Vec<Reference>,
}

/// The draw: references in the order of the SHA-256 of seed, colon and reference; the first ones.
pub fn draw(seed: &str, mut all: Vec<Reference>, count: usize) -> Vec<Reference> {
    all.sort_by_cached_key(|it| Sha256::digest(format!("{seed}:{}", it.as_str())).to_vec());
    all.truncate(count);
    all
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

impl Desk {
    /// Draws and packs. The log says who took it, and for each person that their case was in it.
    pub async fn take_sample(
        &self,
        viewer: OfficerViewer,
        from: NaiveDate,
        until: NaiveDate,
        seed: &str,
        t: Words,
    ) -> Result<Sample, Refused> {
        may(viewer, Act::ReadAudit)?;
        may(viewer, Act::ReadCases)?;
        let seed = seed.trim().to_owned();
        if seed.is_empty() || seed.chars().count() > LONGEST_SEED || seed.chars().any(char::is_control) {
            return Err(Refused::Field { field: "seed", message: "error-sample-seed" });
        }
        if until < from {
            return Err(Refused::Field { field: "last", message: "error-audit-period" });
        }
        let (first, end) = (Moment::start_of_london_day(from), until.succ_opt().unwrap_or(until));
        let end = Moment::start_of_london_day(end);
        let all = self.store().read::<_, StoreError>(move |r| r.list_closed_between(first, end)).await?;
        let population = all.len();
        let drawn = draw(&seed, all.clone(), DRAWN);
        if drawn.is_empty() {
            return Err(Refused::Field { field: "first", message: "error-sample-none" });
        }
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let mut contacts = Vec::new();
        let calendar = self.registers().calendar();
        for reference in &drawn {
            let found = self.reader().case(viewer, reference.clone()).await?.ok_or(Refused::NotFound)?;
            let id = found.case.request.id;
            let log = self
                .store()
                .read::<_, StoreError>(move |r| {
                    let filter = crate::store::audit::AuditFilter {
                        object: Some(format!("request:{id}")),
                        ..crate::store::audit::AuditFilter::default()
                    };
                    r.list_audit(&filter, 1_000)
                })
                .await?;
            let closed = found.case.request.closed_at.map_or(until, Moment::london_date);
            let clocks = clock_lines(t, &found.case.events, closed, &calendar);
            let clocks: Vec<Value> = clocks
                .iter()
                .map(|c| json!({ "clock": c.label, "due": c.due, "state": c.state, "late": c.is_late, "how": c.how }))
                .collect();
            let log: Vec<Value> = log
                .iter()
                .rev()
                .map(|(n, e)| {
                    json!({ "id": n, "at": e.at.rfc3339(), "who": e.actor, "what": e.action, "detail": e.detail,
                            "outcome": e.outcome })
                })
                .collect();
            contacts.push((found.case.request.contact, id));
            // L15.4: where was looked, for what, and with what result
            let side = self.reader().desk_side(viewer, reference.clone()).await?.unwrap_or_default();
            let searches: Vec<Value> = side
                .tasks
                .iter()
                .map(|it| {
                    json!({ "system": it.system, "for": it.question, "asked_at": it.asked_at.rfc3339(),
                            "by_a_colleague": it.to.is_some(), "result": it.state, "said": it.answer,
                            "answered_at": it.answered_at.map(|at| at.rfc3339()) })
                })
                .collect();
            let case = json!({ "case": case_json(&found), "clocks": clocks, "searches": searches, "log": log });
            files.push((format!("cases/{}.json", reference.as_str()), pretty(&case)?));
        }
        let (now, roles, policies, notes) = self
            .store()
            .read::<_, StoreError>(|r| {
                let (mut roles, officers) = (Vec::new(), r.list_officers()?);
                for officer in &officers {
                    roles.extend(r.list_officer_changes(officer.id)?);
                }
                let now = officers.iter().map(|o| (o.id, o.role, o.state.clone())).collect::<Vec<_>>();
                Ok((now, roles, r.list_policies()?, r.list_fault_notes()?))
            })
            .await?;
        let roles: Vec<Value> = roles
            .iter()
            .map(|c| {
                json!({ "officer": c.officer.0, "change": c.kind.key(), "role": c.role.key(), "asked_by": c.asked_by,
                        "asked_at": c.asked_at.rfc3339(), "state": c.state, "decided_by": c.decided_by,
                        "decided_at": c.decided_at.map(|at| at.rfc3339()) })
            })
            .collect();
        let now: Vec<Value> = now
            .iter()
            .map(|(id, role, state)| json!({ "officer": id.0, "role": role.key(), "state": state }))
            .collect();
        let roles = json!({ "now": now, "changes": roles });
        let policies: Vec<Value> =
            policies.iter().map(|(n, at)| json!({ "version": n, "in_force_from": at.rfc3339() })).collect();
        let notes: Vec<Value> = notes
            .iter()
            .map(|n| {
                json!({ "gap": n.fault, "why": n.note, "until": n.until.map(|on| on.to_string()), "by": n.noted_by,
                        "at": n.noted_at.rfc3339() })
            })
            .collect();
        files.push(("roles.json".into(), pretty(&roles)?));
        files.push(("policy-versions.json".into(), pretty(&Value::from(policies))?));
        files.push(("waivers.json".into(), pretty(&Value::from(notes))?));
        let population_list: String = all.iter().map(|r| format!("{}\n", r.as_str())).collect();
        files.push(("population.txt".into(), population_list.into_bytes()));
        let log = self.extract_audit(viewer, from, until).await?;
        files.push((log.name, log.bytes));
        let sums: serde_json::Map<String, Value> =
            files.iter().map(|(name, bytes)| (name.clone(), Value::from(hex(&Sha256::digest(bytes))))).collect();
        let manifest = pretty(&json!({
            "format": "privacy-portal sample 1",
            "from": from.to_string(), "until": until.to_string(), "seed": seed, "population": population,
            "drawn": drawn.iter().map(Reference::as_str).collect::<Vec<_>>(), "made_at": self.now().rfc3339(),
            "made_by": format!("officer:{}", viewer.officer().0), "sha256": sums,
        }))?;
        let (key, signature) = self.ring().sign_extract(&manifest).ok_or(StoreError::Panicked)?;
        let pem = self.ring().witness_public_key(key).map(|key| public_pem(&key)).ok_or(StoreError::Panicked)?;
        files.insert(0, ("README.txt".into(), HOW.into()));
        files.extend([
            ("manifest.json".to_owned(), manifest),
            ("manifest.sig".to_owned(), signature),
            ("public-key.pem".to_owned(), pem.into_bytes()),
        ]);
        let bytes = pack(&files).ok_or(StoreError::Panicked)?;
        let detail = format!("{from} {until} seed {seed}: {} of {population}", drawn.len());
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "audit.sampled", None, "audit");
            audit.detail = detail;
            let ring = unit.ring();
            for (contact, id) in contacts {
                let event = unit.audit(&who, "request.sampled", contact, format!("request:{id}"));
                unit.add_audit(&ring, &event)?;
            }
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(Sample { name: format!("sample-{from}-{until}.zip"), bytes, drawn })
    }
}

/// Everything that was said and decided. Who it is about stands there as whoever draws the sample may see it.
fn case_json(found: &OfficerCase) -> Value {
    let (case, request) = (&found.case, &found.case.request);
    let who = |author: &str| {
        let id = author.split(':').nth(1).and_then(|id| id.parse().ok()).map(OfficerId);
        if author == PERSON {
            "person".to_owned()
        } else {
            id.map_or_else(|| author.to_owned(), |id| format!("officer:{id}"))
        }
    };
    json!({
        "reference": request.reference.as_str(), "matter": request.matter.key(), "channel": request.channel,
        "language": request.language, "received_at": request.received_at.rfc3339(),
        "received_on": request.received_on.to_string(), "closed_at": request.closed_at.map(|at| at.rfc3339()),
        "state": request.state.key(), "ended": request.ended.map(|end| end.key()), "mailbox_proved_at": request.proved_at.map(|at| at.rfc3339()),
        "for_somebody_else": request.is_for_other, "subject": case.subject, "address": found.address, "name": found.name,
        "items": case.items.iter().map(|(item, proposal, reason)| json!({
            "number": item.number, "right": item.right, "kind": item.kind.map(|k| k.key()), "proposed": proposal,
            "why": reason, "decision": item.decision, "ground": item.ground, "reasons": case.reasons.get(&item.number),
            "statement": case.statements.get(&item.number),
        })).collect::<Vec<_>>(),
        "messages": case.messages.iter().map(|m| json!({ "at": m.at.rfc3339(), "who": who(&m.author), "text": m.text }))
            .collect::<Vec<_>>(),
        "outcomes": case.outcomes.iter().map(|(result, at, parts)| json!({
            "result": result.key(), "at": at.rfc3339(),
            "letter": parts.parts().into_iter().map(|(k, v)| (k.to_owned(), Value::from(v)))
                .collect::<serde_json::Map<_, _>>(),
        })).collect::<Vec<_>>(),
        "events": case.events,
    })
}

fn pretty(value: &Value) -> Result<Vec<u8>, StoreError> {
    let mut text = serde_json::to_vec_pretty(value).map_err(|e| StoreError::Malformed(e.to_string()))?;
    text.push(b'\n');
    Ok(text)
}

fn pack(files: &[(String, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::secret::Randomness;

    #[test]
    fn the_same_seed_draws_the_same_from_any_order_and_another_draws_others() {
        let all: Vec<Reference> = (0..200).map(|_| Reference::new(&Randomness::System)).collect();
        let mut turned = all.clone();
        turned.reverse();
        let first = draw("lottery of 3 January", all.clone(), DRAWN);
        assert_eq!(first.len(), DRAWN);
        assert_eq!(first, draw("lottery of 3 January", turned, DRAWN));
        assert_ne!(first, draw("another", all.clone(), DRAWN));
        assert_eq!(draw("few", all[..3].to_vec(), DRAWN).len(), 3);
    }
}
