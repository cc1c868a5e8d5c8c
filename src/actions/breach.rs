//! O11: breaches: from the moment of awareness to what was decided, with 72 hours for the regulator. S11.10 to S11.12.

use super::officer::may;
use super::request::{check_text, form_hash};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::ids::{Reference, RequestId};
use crate::domain::officer::Act;
use crate::store::breaches::{Breach, Entry, Facts};
use crate::store::keys::Scope;
use crate::store::{Lane, OfficerViewer, StoreError};
use chrono::{NaiveDateTime, TimeDelta, TimeZone as _};

/// L33.2, L33.4: what is written about a breach, in the order in which one is asked: the facts that the regulator wants,
/// what was sent, and what was decided.
pub const ENTRIES: [&str; 9] =
    ["nature", "categories", "effects", "measures", "advice", "delay", "regulator", "people", "decision"];
/// How likely it harms somebody.
pub const RISKS: [&str; 3] = ["unlikely", "risk", "high"];

/// Further back than this no moment of a breach lies.
const LONGEST_BACK: TimeDelta = TimeDelta::days(3 * 366);

/// A moment as a form has it, in London time: `2026-11-22T09:30`.
pub fn check_moment(name: &'static str, typed: &str, now: Moment) -> Result<Moment, Refused> {
    let wrong = Refused::Field { field: name, message: "error-moment" };
    let local = NaiveDateTime::parse_from_str(typed.trim(), "%Y-%m-%dT%H:%M")
        .or_else(|_| NaiveDateTime::parse_from_str(typed.trim(), "%Y-%m-%dT%H:%M:%S"));
    let Ok(local) = local else { return Err(wrong) };
    let at = chrono_tz::Europe::London.from_local_datetime(&local).earliest().map(|at| at.naive_utc());
    let at = at.map(Moment::from_naive_utc).ok_or(Refused::Field { field: name, message: "error-moment" })?;
    // nobody becomes aware of today's breach years ago: a slip in the year
    match at {
        at if at > now + TimeDelta::minutes(1) => Err(wrong),
        at if now - at > LONGEST_BACK => Err(Refused::Field { field: name, message: "error-received-old" }),
        at => Ok(at),
    }
}

/// A moment as a form's field of date and time has it, in London: what [`check_moment`] reads.
pub fn london_field(at: Moment) -> String {
    at.naive_utc().and_utc().with_timezone(&chrono_tz::Europe::London).format("%Y-%m-%dT%H:%M").to_string()
}

fn number(name: &'static str, typed: &str) -> Result<Option<i64>, Refused> {
    match typed.trim() {
        "" => Ok(None),
        text => match text.parse() {
            Ok(n) if (0..=10_000_000_000).contains(&n) => Ok(Some(n)),
            _ => Err(Refused::Field { field: name, message: "error-count" }),
        },
    }
}

impl Desk {
    /// S11.10: opens a breach: its 72 hours run from the moment of awareness.
    pub async fn open_breach(
        &self,
        viewer: OfficerViewer,
        (aware, nature): (String, String),
        from: Option<Reference>,
        form: String,
    ) -> Result<Reference, Refused> {
        may(viewer, Act::HandleBreaches)?;
        let from = match from {
            Some(reference) => self.reader().case(viewer, reference).await?.map(|found| found.case.request.id),
            None => None,
        };
        let aware_at = check_moment("aware", &aware, self.now())?;
        let text = check_text(&nature).map_err(|e| renamed(e, "nature"))?;
        let reference = Reference::new(self.random());
        let id = self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("breach", 1)).await?;
        self.act(&[(Scope::Case, None)], move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "breach.opened", None, format!("breach:{id}"));
            if let Some(earlier) = unit.send_form_once(&form_hash(&form), reference.as_str(), now)? {
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Reference::parse(&earlier).ok_or(Refused::NotFound)?, audit));
            }
            unit.add_breach(id, &reference, key.id(), aware_at, (&who.to_string(), from), now)?;
            unit.add_breach_entry(&ring, &key, id, "nature", &who.to_string(), &text, now)?;
            Ok(Done::new(reference, audit))
        })
        .await
    }

    /// L33.3: the breach that a case reported, for whoever may read the register.
    pub async fn breach_of_case(&self, viewer: OfficerViewer, id: RequestId) -> Result<Option<Reference>, Refused> {
        if may(viewer, Act::ReadBreaches).is_err() {
            return Ok(None);
        }
        Ok(self.store().read::<_, StoreError>(move |r| r.find_breach_of_case(id)).await?)
    }

    /// L33.3: the case that reported a breach, for whoever may read it.
    pub async fn case_of_breach(&self, viewer: OfficerViewer, it: &Breach) -> Result<Option<Reference>, Refused> {
        let Some(id) = it.request.filter(|_| may(viewer, Act::ReadCases).is_ok()) else { return Ok(None) };
        let found = self.store().read::<_, StoreError>(move |r| r.find_request_by_id(id)).await?;
        Ok(found.map(|it| it.reference))
    }

    /// All breaches, newest first.
    pub async fn breaches(&self, viewer: OfficerViewer) -> Result<Vec<Breach>, Refused> {
        may(viewer, Act::ReadBreaches)?;
        Ok(self.store().read::<_, StoreError>(|r| r.list_breaches()).await?)
    }

    /// One breach with everything that was written about it.
    pub async fn breach(&self, viewer: OfficerViewer, reference: Reference) -> Result<(Breach, Vec<Entry>), Refused> {
        may(viewer, Act::ReadBreaches)?;
        let store = self.store().clone();
        let found = self.store().read::<_, StoreError>(move |r| r.find_breach(&store, &reference)).await?;
        found.ok_or(Refused::NotFound)
    }

    /// S11.11, L33.2: writes more about a breach. Nothing is changed: a later entry of a kind comes after the earlier. Of what
    /// somebody was told, `told` says when, which is now if nothing is typed.
    pub async fn write_about_breach(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        kind: String,
        (typed, told): (String, String),
        form: String,
    ) -> Result<(), Refused> {
        let breach = self.still_open(viewer, reference.clone(), "text").await?;
        if !ENTRIES.contains(&kind.as_str()) {
            return Err(Refused::Field { field: "kind", message: "error-breach-kind" });
        }
        let text = check_text(&typed)?;
        let (_, entries) = self.breach(viewer, reference).await?;
        let tells = kind == "regulator" || kind == "people";
        let told_at = match told.trim() {
            "" => self.now(),
            _ if !tells => self.now(),
            typed => check_moment("told", typed, self.now())?,
        };
        if told_at < breach.aware_at {
            return Err(Refused::Field { field: "told", message: "error-moment" });
        }
        let is_late = told_at > crate::domain::deadline::breach_due(breach.aware_at);
        // L33.1: who tells the regulator late says why
        if kind == "regulator" && is_late && !entries.iter().any(|e| e.kind == "delay") {
            return Err(Refused::Field { field: "kind", message: "error-breach-late" });
        }
        let key = self.case_key(breach.key).await?;
        self.act(&[], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "breach.written", None, format!("breach:{}", breach.id));
            audit.detail = kind.clone();
            if unit.send_form_once(&form_hash(&form), "breach", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            unit.add_breach_entry(&ring, &key, breach.id, &kind, &who.to_string(), &text, now)?;
            match kind.as_str() {
                "regulator" if breach.regulator_at.is_none() => unit.set_breach_told(breach.id, true, told_at)?,
                "people" if breach.people_at.is_none() => unit.set_breach_told(breach.id, false, told_at)?,
                _ => {}
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// The breach, where it is still worked on; what is sent from a page of before is told so.
    async fn still_open(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        field: &'static str,
    ) -> Result<Breach, Refused> {
        match self.open_breach_of(viewer, reference.clone()).await {
            Err(Refused::NotFound) if self.breach(viewer, reference).await.is_ok() => {
                may(viewer, Act::HandleBreaches)?;
                Err(Refused::Field { field, message: "error-breach-closed" })
            }
            other => other,
        }
    }

    /// S11.11: how many, and how likely it harms them; closing needs the risk decided, and what follows from it done.
    /// `seen` is what [`weighed`] was when the form was made; empty: it does not matter. `said`: what stands in the log of
    /// the breach about it, in words.
    pub async fn weigh_breach(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        (people, records, risk): (String, String, String),
        closes: bool,
        (seen, said): (&str, String),
    ) -> Result<(), Refused> {
        may(viewer, Act::HandleBreaches)?;
        let (people, records) = (number("people", &people)?, number("records", &records)?);
        let risk = Some(risk).filter(|risk| RISKS.contains(&risk.as_str()));
        let (it, entries) = self.breach(viewer, reference.clone()).await?;
        // TH20: pressed twice
        if weighed_as(people, records, risk.as_deref()) == weighed(&it) && closes == it.closed_at.is_some() {
            return Ok(());
        }
        let breach = self.still_open(viewer, reference, "risk").await?;
        // two who weigh at once: the second sees what the first said before it is replaced
        if !seen.is_empty() && seen != weighed(&breach) {
            return Err(Refused::Field { field: "risk", message: "error-breach-weighed" });
        }
        if closes {
            let written = |kind: &str| entries.iter().any(|e| e.kind == kind);
            let missing = match risk.as_deref() {
                None => Some(("risk", "error-breach-risk")),
                Some(_) if !written("decision") => Some(("risk", "error-breach-decision")),
                Some("risk" | "high") if breach.regulator_at.is_none() => Some(("risk", "error-breach-regulator")),
                Some("high") if breach.people_at.is_none() => Some(("risk", "error-breach-people")),
                Some(_) => None,
            };
            if let Some((field, message)) = missing {
                return Err(Refused::Field { field, message });
            }
        }
        let key = self.case_key(breach.key).await?;
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let facts = Facts { people, records, risk, closed_at: closes.then_some(now) };
            unit.set_breach_facts(breach.id, &facts)?;
            let who = Actor::Officer(viewer.officer().0);
            unit.add_breach_entry(&ring, &key, breach.id, WEIGHED, &who.to_string(), &said, now)?;
            let action = if closes { "breach.closed" } else { "breach.weighed" };
            let mut audit = unit.audit(&who, action, None, format!("breach:{}", breach.id));
            audit.detail = facts.risk.unwrap_or_default();
            Ok(Done::new((), audit))
        })
        .await
    }
}

/// The kind of an entry that says how a breach was weighed.
pub const WEIGHED: &str = "weighed";

/// How a breach is weighed, to compare.
pub fn weighed(it: &Breach) -> String {
    weighed_as(it.people, it.records, it.risk.as_deref())
}

fn weighed_as(people: Option<i64>, records: Option<i64>, risk: Option<&str>) -> String {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    format!("{}/{}/{}", number(people), number(records), risk.unwrap_or_default())
}

fn renamed(error: Refused, field: &'static str) -> Refused {
    match error {
        Refused::Field { message, .. } => Refused::Field { field, message },
        other => other,
    }
}
