//! O15: data given to somebody outside by hand: said first, agreed to by two, told to the person unless the law forbids it
//! for a time. S7.1, S7.4, S7.7, S7.11, S10.5.

use super::officer::{is_second, may};
use super::request::{check_text, form_hash};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::{CellState, SHARING};
use crate::domain::contact::ContactStatus;
use crate::domain::disclosure::{Details, Draft, Person, check};
use crate::domain::email_address::EmailAddress;
use crate::domain::handover::EVENTS;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::page::Row;
use crate::domain::register::{Mechanism, Recipient, RecipientKind, Registers};
use crate::domain::restriction::Scope as RestrictionScope;
use crate::domain::value::{Category, ValueKind, clean};
use crate::store::contacts::Contact;
use crate::store::disclosures::Disclosure;
use crate::store::keys::Scope;
use crate::store::officers::Officer;
use crate::store::{OfficerViewer, Read, StoreError};
use crate::text::Words;

/// Whether somebody may say yes: a second person at once; whoever asked only where nobody else could, and a day later:
/// the rule of a desk of one.
fn may_agree(it: &Disclosure, viewer: OfficerViewer, officers: &[Officer], now: Moment) -> bool {
    is_second((&it.asked_by, it.asked_at), viewer, officers, Act::Disclose, now)
}

/// What of a person decides whether data may be given out.
pub(super) fn person_of(r: &mut Read<'_>, contact: &Contact) -> Result<Person, StoreError> {
    let agreed = r.list_standing(contact.id)?.into_iter().filter(|c| c.state == CellState::Given);
    let agreed = agreed.filter_map(|c| c.topic.strip_prefix(SHARING).map(str::to_owned)).collect();
    let states = r.list_purpose_states(contact.id)?;
    let ids = r.list_sources(contact.id)?;
    let named = r.list_provenances(&ids)?.into_values().flat_map(|(p, _)| p.purposes).map(|(purpose, _)| purpose);
    let live = states.iter().filter(|s| s.state == "live").map(|s| s.purpose.clone());
    let mut held_for: Vec<String> = named.chain(live).collect();
    held_for.retain(|purpose| !states.iter().any(|s| s.purpose == *purpose && s.state != "live"));
    let restricted = if contact.status == ContactStatus::Restricted {
        Category::ALL.to_vec()
    } else {
        let kinds = r.list_restrictions(contact.id)?.into_iter().filter_map(|it| match it.scope {
            RestrictionScope::Kind(kind) => Some(kind.category()),
            _ => None,
        });
        kinds.collect()
    };
    Ok(Person { agreed, held_for, restricted })
}

/// The details as they are kept: lines and a text without signs that could disguise them; what is wrong with them.
fn cleaned(it: &Details) -> Result<Details, Vec<(&'static str, &'static str)>> {
    let mut wrong = Vec::new();
    let mut line = |field, typed: &str| {
        clean(ValueKind::Name, typed).unwrap_or_else(|_| {
            wrong.push((field, "error-disclosure-line"));
            String::new()
        })
    };
    let (name, reference) = (line("name", &it.name), line("reference", &it.reference));
    let silence = line("silence", &it.silence);
    let reason = if it.reason.trim().is_empty() { Ok(String::new()) } else { check_text(&it.reason) };
    let reason = reason.unwrap_or_else(|_| {
        wrong.push(("reason", "error-disclosure-text"));
        String::new()
    });
    if wrong.is_empty() { Ok(Details { name, reference, reason, silence }) } else { Err(wrong) }
}

/// What a country is called; its two letters where the register has no name for it.
pub(super) fn country_words(registers: &Registers, t: Words, country: &str) -> String {
    let row = registers.country(country);
    row.map_or_else(|| country.to_owned(), |c| c.label.in_language(t.language().code()).to_owned())
}

/// S10.3: what a mechanism means, in plain words.
pub fn mechanism_words(t: Words, mechanism: Mechanism) -> String {
    t.say(&format!("mechanism-{}", mechanism.key().replace('_', "-"))).into_owned()
}

/// What protects data that goes to a recipient abroad: the mechanism in plain words, else what an old row says.
pub(super) fn protection_words(t: Words, recipient: &Recipient) -> Option<String> {
    let own = || recipient.safeguard.as_ref().map(|s| s.in_language(t.language().code()).to_owned());
    recipient.mechanism().map(|m| mechanism_words(t, m)).or_else(own)
}

/// S10.3: where an entry went, and what protects it there; nothing of the latter where it stayed in the country.
pub fn went_to(t: Words, registers: &Registers, it: &Disclosure) -> (Option<String>, Option<String>) {
    let recipient = registers.recipient(&it.what.recipient);
    let key = match (it.what.country.as_str(), recipient) {
        ("", recipient) => recipient.and_then(|r| r.country.as_deref()),
        (country, _) => Some(country),
    };
    let Some(country) = key else { return (None, None) };
    // as it stood on that day; before that was written down, as the register says
    let then = it.mechanism.as_deref().and_then(Mechanism::from_key).map(|m| mechanism_words(t, m));
    let now = || recipient.and_then(|r| protection_words(t, r));
    let protection = if registers.is_abroad(country) { then.or_else(now) } else { None };
    (Some(country_words(registers, t, country)), protection)
}

/// What kinds of data were given: of a licence vendor the addresses alone, which is all that goes there (S7.5).
pub fn given(t: Words, registers: &Registers, what: &Draft) -> Vec<String> {
    let kind = registers.recipient(&what.recipient).map(|r| r.kind);
    if kind == Some(RecipientKind::LicenceVendor) {
        return vec![t.kind(ValueKind::Email).into_owned()];
    }
    what.categories.iter().map(|c| t.category(*c).0.into_owned()).collect()
}

/// Recipient, place, ground, kinds of data, purpose and means of an entry, in words: for the desk and for the person.
pub fn facts(t: Words, registers: &Registers, it: &Disclosure) -> Vec<Row> {
    let lang = t.language().code();
    let kinds = given(t, registers, &it.what);
    let purposes: Vec<&str> =
        it.what.purpose.split(',').filter_map(|p| registers.purpose(p)).map(|p| p.label.in_language(lang)).collect();
    let (country, protection) = went_to(t, registers, it);
    let ground = registers.ground(&it.ground).map_or(it.ground.as_str(), |g| g.label.in_language(lang)).to_owned();
    let means = t.say(&format!("disclosure-means-{}", it.what.means.replace('_', "-"))).into_owned();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let mut rows = vec![row("disclosure-recipient", it.what.details.name.clone())];
    // S7.8: the sub-ground stands where an officer's reason stands otherwise
    if it.handover.is_some() && EVENTS.contains(&it.what.details.reason.as_str()) {
        rows.push(row("handover-event", t.say(&format!("handover-event-{}", it.what.details.reason)).into_owned()));
    }
    rows.extend(country.map(|c| row("disclosure-country", c)));
    rows.extend(protection.map(|p| row("disclosure-protection", p)));
    rows.extend([row("disclosure-ground", ground), row("disclosure-categories", kinds.join(", "))]);
    rows.extend((!purposes.is_empty()).then(|| row("disclosure-purpose", purposes.join(", "))));
    rows.push(row("disclosure-means", means));
    rows
}

/// An entry as the desk sees it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The entry.
    pub it: Disclosure,
    /// Whose data, by their masked address, while it waits: a second person has to know.
    pub whose: String,
    /// Whether the viewer may say yes to it.
    pub may_agree: bool,
}

impl Desk {
    /// The register, newest first.
    pub async fn disclosures(&self, viewer: OfficerViewer) -> Result<Vec<Listed>, Refused> {
        may(viewer, Act::ReadDisclosures)?;
        let (store, now) = (self.store().clone(), self.now());
        let all = self
            .store()
            .read::<_, StoreError>(move |r| {
                let officers = r.list_officers()?;
                let mut all = Vec::new();
                for it in r.list_disclosures(&store, 200)? {
                    let is_open = it.state == "asked";
                    let current = r.current_contact(it.contact)?;
                    let contact = if is_open { r.find_contact(current)? } else { None };
                    let held = contact.map(|c| r.list_addresses(c.id, &store.open_key(c.key)?)).transpose()?;
                    let last = held.unwrap_or_default().pop().and_then(|a| EmailAddress::parse(&a.address).ok());
                    let may_agree =
                        is_open && viewer.role().may(Act::Disclose) && may_agree(&it, viewer, &officers, now);
                    all.push(Listed { it, whose: last.map(|a| a.masked()).unwrap_or_default(), may_agree });
                }
                Ok(all)
            })
            .await?;
        Ok(all)
    }

    /// Says what is to be given to whom; nothing goes before somebody else has agreed. `address`: whose data. All that is
    /// wrong comes back at once, by field.
    pub async fn ask_disclosure(
        &self,
        viewer: OfficerViewer,
        address: &str,
        mut it: Draft,
        form: String,
    ) -> Result<Result<i64, Vec<(&'static str, &'static str)>>, Refused> {
        may(viewer, Act::Disclose)?;
        let (registers, today) = (self.registers(), self.now().london_date());
        let index = EmailAddress::parse(address).ok().map(|a| self.ring().address_index(&a));
        let store = self.store().clone();
        let found = match index {
            Some(index) => {
                self.store()
                    .read::<_, StoreError>(move |r| {
                        let Some(contact) = r.find_contact_by_address(&index)? else { return Ok(None) };
                        let key = store.open_key(contact.key)?;
                        Ok(Some((person_of(r, &contact)?, contact, key)))
                    })
                    .await?
            }
            None => None,
        };
        let found = found.filter(|(_, c, _)| matches!(c.status, ContactStatus::Active | ContactStatus::Restricted));
        let mut wrong = Vec::new();
        if found.is_none() {
            wrong.push(("email", "error-disclosure-nobody"));
        }
        match cleaned(&it.details) {
            Ok(details) => it.details = details,
            Err(more) => wrong.extend(more),
        }
        let nobody = Person::default();
        let person = found.as_ref().map_or(&nobody, |(person, ..)| person);
        wrong.extend(check(&registers, &it, person, today));
        let (Some((_, contact, key)), true) = (found, wrong.is_empty()) else { return Ok(Err(wrong)) };
        let ground = registers.recipient(&it.recipient).map(|r| r.ground.clone()).unwrap_or_default();
        let id = self
            .act(&[], move |unit| {
                let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
                // on the person's record only once they may know of it
                let mut audit = unit.audit(&who, "disclosure.asked", None, format!("recipient:{}", it.recipient));
                if let Some(earlier) = unit.send_form_once(&form_hash(&form), "disclosure", now)? {
                    audit.outcome = "sent twice".into();
                    return Ok(Done::new(earlier.parse().unwrap_or_default(), audit));
                }
                let id = unit.add_disclosure(&ring, &key, contact.id, &ground, &it, &who.to_string(), now)?;
                audit.detail = format!("disclosure:{id} {ground}");
                Ok(Done::new(id, audit))
            })
            .await?;
        Ok(Ok(id))
    }

    /// S7.7: the second person's word, if nothing that the person has said since is against it. Whoever asked may say no
    /// at any time.
    pub async fn decide_disclosure(&self, viewer: OfficerViewer, id: i64, yes: bool) -> Result<(), Refused> {
        may(viewer, Act::Disclose)?;
        let store = self.store().clone();
        let (found, officers) = self
            .store()
            .read::<_, StoreError>(move |r| {
                let Some(it) = r.find_disclosure(&store, id)? else { return Ok((None, Vec::new())) };
                let current = r.current_contact(it.contact)?;
                let Some(contact) = r.find_contact(current)? else { return Ok((None, Vec::new())) };
                Ok((Some((person_of(r, &contact)?, it)), r.list_officers()?))
            })
            .await?;
        let (person, it) = found.filter(|(_, d)| d.state == "asked").ok_or(Refused::NotFound)?;
        if yes && !may_agree(&it, viewer, &officers, self.now()) {
            return Err(Refused::Field { field: "act", message: "error-disclosure-second" });
        }
        let registers = self.registers();
        let wrong = check(&registers, &it.what, &person, self.now().london_date());
        let mechanism = it.what.mechanism(&registers);
        if let Some((_, message)) = wrong.first().filter(|_| yes) {
            return Err(Refused::Field { field: "act", message });
        }
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let action = if yes { "disclosure.agreed" } else { "disclosure.refused" };
            let audit = unit.audit(&who, action, None, format!("disclosure:{id}"));
            if !unit.decide_disclosure(id, yes, mechanism.map(Mechanism::key), &who.to_string(), now)? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S7.4, S7.7: tells people by letter that something was given out, once nothing forbids it any more. Gives how many.
    pub async fn tell_disclosures(&self) -> Result<usize, Refused> {
        let today = self.now().london_date();
        let due = self.store().read::<_, StoreError>(move |r| r.list_untold_disclosures(today)).await?;
        let count = due.len();
        for (id, contact) in due {
            let store = self.store().clone();
            let (language, address, contact) = self
                .store()
                .read::<_, StoreError>(move |r| {
                    let contact = r.current_contact(contact)?;
                    let Some(row) = r.find_contact(contact)? else { return Ok((None, None, contact)) };
                    let held = r.list_addresses(contact, &store.open_key(row.key)?)?;
                    Ok((row.language, held.last().and_then(|a| EmailAddress::parse(&a.address).ok()), contact))
                })
                .await?;
            let desk = self.clone();
            self.act(&[(Scope::Letter, None)], move |unit| {
                let now = unit.now();
                let actor = Actor::Worker("reminders".into());
                let mut audit = unit.audit(&actor, "data.disclosed", Some(contact), format!("disclosure:{id}"));
                if !unit.tell_disclosure(id, now)? {
                    audit.outcome = "was so before".into();
                    return Ok(Done::new((), audit));
                }
                if let Some(to) = address {
                    let language = language.as_deref().unwrap_or("en");
                    unit.post(&desk.letter(LetterKind::Disclosed, now, to, language, Some(contact)))?;
                }
                Ok(Done::new((), audit))
            })
            .await?;
        }
        Ok(count)
    }
}
