//! S7.8: the whole business goes to a successor, and with it what is held about people: what has to be said first, and what
//! of one contact may go.

use super::disclosure::{Details, Draft as One, Person};
use super::register::{RecipientKind, Registers};
use super::value::Category;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The sub-grounds: what happens to the business.
pub const EVENTS: [&str; 3] = ["merger", "acquisition", "liquidation"];
/// How many characters the words to people may have, in a language.
const LONGEST_WORDS: usize = 2_000;

/// What an officer wants to hand over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// A key of the register of recipients, whose kind is successor.
    pub recipient: String,
    /// One of [`EVENTS`].
    pub event: String,
    /// The deed, order or agreement behind it.
    pub reference: String,
    /// A key of the register of companies: only who is held by it; none for everybody.
    pub entity: Option<String>,
    /// Rows of T10: only who is held for one of them; empty for whatever somebody is held for.
    pub purposes: Vec<String>,
    /// What kinds of data.
    pub categories: Vec<Category>,
    /// The day on which it goes over; none if what was typed is no day.
    pub takes_place: Option<NaiveDate>,
    /// S7.8: the words of the letter to people, by language; English is what everybody else reads.
    pub words: BTreeMap<String, String>,
}

/// What is wrong with a plan, field by field in the order of the page.
pub fn check(registers: &Registers, it: &Plan, today: NaiveDate) -> Vec<(&'static str, &'static str)> {
    let mut wrong = Vec::new();
    match registers.recipient(&it.recipient) {
        Some(r) if r.kind == RecipientKind::Successor => {
            // S7.2, S7.9, S10.2
            wrong.extend(registers.stop_of(&it.recipient, today).map(|stop| ("recipient", stop.message())));
        }
        _ => wrong.push(("recipient", "error-handover-recipient")),
    }
    if !EVENTS.contains(&it.event.as_str()) {
        wrong.push(("event", "error-handover-event"));
    }
    if it.reference.trim().is_empty() {
        wrong.push(("reference", "error-disclosure-reference"));
    }
    if it.entity.as_deref().is_some_and(|key| registers.entity(key).is_none()) {
        wrong.push(("entity", "error-handover-entity"));
    }
    if it.purposes.iter().any(|key| registers.purpose(key).is_none()) {
        wrong.push(("purposes", "error-handover-purposes"));
    }
    if it.categories.is_empty() {
        wrong.push(("categories", "error-disclosure-categories"));
    }
    if it.takes_place.is_none() {
        wrong.push(("takes_place", "error-handover-day"));
    }
    if it.words.get("en").is_none_or(|words| words.trim().is_empty()) {
        wrong.push(("words-en", "error-handover-words"));
    } else if it.words.values().any(|words| words.chars().count() > LONGEST_WORDS) {
        wrong.push(("words-en", "error-handover-long"));
    }
    wrong
}

/// What of one contact goes over, as an entry of what was given out; `None` if nothing does. L18.2: what may only be stored
/// stays. S2.9: where purposes were named, nothing goes that the person is not held for, or that these do not cover.
pub fn part_of(registers: &Registers, it: &Plan, person: &Person) -> Option<One> {
    let recipient = registers.recipient(&it.recipient)?;
    let purposes: Vec<&String> = it.purposes.iter().filter(|p| person.held_for.contains(p)).collect();
    let is_covered =
        |category: Category| it.purposes.is_empty() || purposes.iter().any(|p| registers.may_use(p, category).is_ok());
    let free = it.categories.iter().copied().filter(|c| !person.restricted.contains(c));
    let categories: Vec<Category> = free.filter(|c| is_covered(*c)).collect();
    if categories.is_empty() {
        return None;
    }
    Some(One {
        recipient: it.recipient.clone(),
        purpose: purposes.iter().map(|p| p.as_str()).collect::<Vec<_>>().join(","),
        categories,
        means: "secure_transfer".into(),
        country: recipient.country.clone().unwrap_or_default(),
        hidden_until: None,
        details: Details {
            name: recipient.label.in_language("en").to_owned(),
            reference: it.reference.clone(),
            // the sub-ground: said to the person
            reason: it.event.clone(),
            silence: String::new(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::RegisterRow;

    fn today() -> NaiveDate {
        "2026-11-29".parse().unwrap()
    }
    fn registers() -> Registers {
        let row = serde_json::json!({ "key": "harbour", "label": { "en": "Harbour plc" }, "kind": "successor",
            "ground": "G4", "named": true, "role": "controller", "country": "GB" });
        let row = RegisterRow { register: "recipient".into(), key: "harbour".into(), json: row.to_string() };
        Registers::westcon().with_row(row).unwrap()
    }
    fn plan() -> Plan {
        Plan {
            recipient: "harbour".into(),
            event: "merger".into(),
            reference: "Deed 4".into(),
            entity: None,
            purposes: vec!["R03".into()],
            categories: vec![Category::Bci, Category::Prf],
            takes_place: Some(today()),
            words: [("en".to_owned(), "We merge.".to_owned())].into(),
        }
    }
    fn wrong(change: impl FnOnce(&mut Plan)) -> Vec<&'static str> {
        let mut it = plan();
        change(&mut it);
        check(&registers(), &it, today()).into_iter().map(|(field, _)| field).collect()
    }

    /// S7.8, S7.1: a successor by name, an event, a reference, kinds of data, a day and words, or nothing goes.
    #[test]
    fn s7_8_what_is_not_said_is_not_handed_over() {
        assert!(wrong(|_| ()).is_empty());
        for recipient in ["", "successors", "courts", "statistics"] {
            assert_eq!(wrong(|it| it.recipient = recipient.into()), ["recipient"], "{recipient}");
        }
        assert_eq!(wrong(|it| it.event = "sale".into()), ["event"]);
        assert_eq!(wrong(|it| it.reference.clear()), ["reference"]);
        assert_eq!(wrong(|it| it.entity = Some("NOBODY".into())), ["entity"]);
        assert_eq!(wrong(|it| it.purposes = vec!["R99".into()]), ["purposes"]);
        assert_eq!(wrong(|it| it.categories.clear()), ["categories"]);
        assert_eq!(wrong(|it| it.takes_place = None), ["takes_place"]);
        assert_eq!(wrong(|it| it.words.clear()), ["words-en"]);
        assert_eq!(wrong(|it| drop(it.words.insert("de".into(), "x".repeat(2_001)))), ["words-en"]);
    }

    /// L18.2, S2.9: of one contact only what is free, and for what they are held.
    #[test]
    fn s7_8_l18_2_of_one_contact_only_what_may_go() {
        let held = |purpose: &str| Person { held_for: vec![purpose.into()], ..Person::default() };
        let given = |plan: &Plan, person: &Person| part_of(&registers(), plan, person).map(|one| one.categories);
        assert_eq!(given(&plan(), &held("R03")), Some(vec![Category::Bci]), "R03 does not cover profiles");
        assert_eq!(given(&plan(), &held("R06")), None, "not held for it");
        let restricted = Person { restricted: vec![Category::Bci], ..held("R03") };
        assert_eq!(given(&plan(), &restricted), None);
        let all = Plan { purposes: Vec::new(), ..plan() };
        assert_eq!(given(&all, &restricted), Some(vec![Category::Prf]));
        let one = part_of(&registers(), &plan(), &held("R03")).unwrap();
        assert_eq!((one.purpose.as_str(), one.country.as_str(), one.details.reason.as_str()), ("R03", "GB", "merger"));
    }
}
