//! Cases as their person makes and follows them: asking, writing more, taking back; and how cases find their person.

use super::restriction::ledger_entry;
use super::sign_in::Browser;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::consent::EventMeans;
use crate::domain::deadline::ClockEvent;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::preference::ALL;
use crate::domain::provenance::Provenance;
use crate::domain::request::{LONGEST_MESSAGE, Matter, State};
use crate::domain::restriction::{Ground, Restriction};
use crate::domain::value::{self, ValueKind};
use crate::store::keys::Scope;
use crate::store::requests::{NewRequest, PERSON};
use crate::store::suppressions::Suppression;
use crate::store::{ContactViewer, Lane, StoreError};
use crate::text::RIGHTS;
use crate::vault::{AddressIndex, Field, SealKey};
use chrono::NaiveDate;
use sha2::Digest as _;

/// What somebody writes to the officer.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What it is about.
    pub matter: Matter,
    /// Which rights, for [`Matter::Right`]. S8.36.
    pub rights: Vec<String>,
    /// Where answers go; not asked for from who is signed in.
    pub email: String,
    /// What they call themselves; may be empty.
    pub name: String,
    /// What they write.
    pub text: String,
    /// The field that people do not see. S13.13: whoever fills it in is likely a machine.
    pub trap: String,
    /// The name of this one form, made when it was shown.
    pub form: String,
    /// The language of letters about it.
    pub language: String,
    /// Files that go along, name and content; what they are is looked at before they are kept.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What the page of the outcome says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The case's public name.
    pub reference: Reference,
    /// The date it counts from.
    pub received_on: NaiveDate,
}

/// Letters about cases to one address in a day; more would let a stranger flood a mailbox through the form.
const ACKNOWLEDGEMENTS_A_DAY: i64 = 5;

fn window(now: Moment, minutes: i64) -> Moment {
    let seconds = minutes * 60;
    Moment::from_unix_seconds(now.unix_seconds() / seconds * seconds)
}

/// A form sent, as the table of sent forms knows it.
pub(super) fn form_hash(form: &str) -> Vec<u8> {
    sha2::Sha256::digest(form.as_bytes()).to_vec()
}

/// ASVS 2.2.1: a text of a person or officer: line breaks kept, nothing that could disguise it.
pub fn check_text(typed: &str) -> Result<String, Refused> {
    let field = |message| Refused::Field { field: "text", message };
    let text = typed.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.is_empty() {
        return Err(field("error-text-empty"));
    }
    if text.chars().count() > LONGEST_MESSAGE {
        return Err(field("error-text-long"));
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(field("error-text-characters"));
    }
    // marks that turn the reading direction have no business in a text that an officer decides by; letters of a
    // right-to-left script set it by themselves
    Ok(text.chars().filter(|c| !crate::domain::email_address::is_bidi_control(*c)).collect())
}

/// What the form asks for, looked at field by field; everything that is wrong, in the order of the page.
pub fn check(it: &Ask, is_signed_in: bool) -> Vec<(&'static str, &'static str)> {
    let mut wrong = Vec::new();
    let mut note = |result: Result<(), Refused>| {
        if let Err(Refused::Field { field, message }) = result {
            wrong.push((field, message));
        }
    };
    let is_known = |right: &String| RIGHTS.contains(&right.as_str());
    if it.matter == Matter::Right && (it.rights.is_empty() || !it.rights.iter().all(is_known)) {
        note(Err(Refused::Field { field: "right", message: "error-right-empty" }));
    }
    note(check_text(&it.text).map(|_| ()));
    if !is_signed_in {
        note(super::address_change::check(&it.email).map(|_| ()));
        note(
            value::clean(ValueKind::Name, &it.name)
                .map(|_| ())
                .map_err(|_| Refused::Field { field: "name", message: "error-name-characters" }),
        );
    }
    wrong
}

/// Each right once, in the order in which the portal names them.
fn distinct(rights: Vec<String>) -> Vec<String> {
    RIGHTS.iter().filter(|key| rights.iter().any(|right| right == *key)).map(|key| (*key).to_owned()).collect()
}

impl Desk {
    /// S13.4, TH5: files what was written and acknowledges it by letter, alike for known and unknown addresses. The
    /// letter holds nothing of the text (TH11). The same form sent twice is one case (TH20).
    pub async fn ask(&self, viewer: Option<ContactViewer>, it: Ask, browser: Browser) -> Result<Asked, Refused> {
        self.ask_for(viewer, it, None, browser).await
    }

    /// S8.16: the same for another person, whom `subject` names: the case waits for the authority before its clock
    /// starts (CLK-3).
    pub async fn ask_for(
        &self,
        viewer: Option<ContactViewer>,
        it: Ask,
        subject: Option<String>,
        browser: Browser,
    ) -> Result<Asked, Refused> {
        if let Some((field, message)) = check(&it, viewer.is_some()).into_iter().next() {
            return Err(Refused::Field { field, message });
        }
        let text = check_text(&it.text)?;
        let files = self.take_files(it.files).await?;
        let address = match viewer {
            Some(viewer) => {
                let held = self.reader().addresses(viewer).await?;
                held.last().and_then(|a| EmailAddress::parse(&a.address).ok()).ok_or(Refused::NotFound)?
            }
            None => super::address_change::check(&it.email)?,
        };
        let name = value::clean(ValueKind::Name, &it.name).unwrap_or_default();
        let ring = self.ring();
        let index = ring.address_index(&address);
        let names =
            (ring.counter_name("ask/network", &browser.network), ring.counter_name("ask/letters", address.as_str()));
        let (now, most) = (self.now(), self.settings().messages_per_network);
        // counted outside the unit: a refusal must not undo the count
        if self.traces().count(names.0, window(now, 15)).await? > most && viewer.is_none() {
            return Err(Refused::TooOften { minutes: 15 });
        }
        let (reference, desk) = (Reference::new(self.random()), self.clone());
        let alarm = if it.matter.is_urgent() { self.officer_addresses().await? } else { Vec::new() };
        let mut scopes = vec![(Scope::Case, viewer.map(ContactViewer::contact)), (Scope::Letter, None)];
        scopes.extend(alarm.iter().map(|_| (Scope::Letter, None)));
        let entity = self.registers().controller().key.clone();
        self.act(&scopes, move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            let actor = viewer.map_or(Actor::Visitor, |v| Actor::Contact(v.contact()));
            let form = form_hash(&it.form);
            let said = format!("{} {}", reference.as_str(), now.london_date());
            if let Some(earlier) = unit.send_form_once(&form, &said, now)? {
                let mut audit = unit.audit(&actor, "request.filed", None, "");
                audit.outcome = "sent twice".into();
                let (earlier, on) = earlier.split_once(' ').unwrap_or((&earlier, ""));
                let asked = Asked {
                    reference: Reference::parse(earlier).ok_or(Refused::NotFound)?,
                    received_on: on.parse().unwrap_or_else(|_| now.london_date()),
                };
                return Ok(Done::new(asked, audit));
            }
            let contact = unit.find_contact_by_address(&index)?;
            let is_suspected = viewer.is_none() && !it.trap.is_empty();
            let rights = match (it.matter.right(), it.matter) {
                (Some(right), _) => vec![right.to_owned()],
                (None, Matter::Right) => distinct(it.rights),
                (None, _) => Vec::new(),
            };
            let new = NewRequest {
                reference: reference.clone(),
                // an unproved letter is not put into somebody's account: it finds its person when the mailbox is proved
                contact: viewer.map(ContactViewer::contact),
                entity: contact.as_ref().map_or(entity, |c| c.entity.clone()),
                language: it.language.clone(),
                matter: it.matter,
                rights,
                address: address.clone(),
                name,
                text,
                is_proved: viewer.is_some(),
                is_suspected,
            };
            let id = unit.add_request(&ring, &key, &new, now)?;
            // of what a machine wrote nothing more is kept than its text
            for file in files.iter().filter(|_| !is_suspected) {
                unit.add_attachment(&ring, &key, id, PERSON, file, now)?;
            }
            if let Some(subject) = subject.filter(|_| !is_suspected) {
                unit.set_behalf(&ring, &key, id, &subject)?;
                unit.move_request(id, State::Received, State::WaitingAuthority, now)?;
                unit.add_clock_event(id, &ClockEvent::AgentAsked { on: now.london_date() }, "portal", now)?;
            }
            let letters = unit.count(&names.1, window(now, 24 * 60))?;
            // what a machine wrote gets no letter: the address is likely somebody else's
            if !is_suspected && letters <= ACKNOWLEDGEMENTS_A_DAY {
                let contact = viewer.map(ContactViewer::contact);
                let mut letter = desk.letter(LetterKind::Asked, now, address, &it.language, contact);
                letter.subject = Some(id.0);
                unit.post(&letter)?;
                // CLK-7: this acknowledges a complaint; it answers nothing (S13.7)
                unit.add_clock_event(id, &ClockEvent::AutoReply { on: now.london_date() }, "portal", now)?;
            }
            if !is_suspected {
                for (officer, language) in alarm {
                    let mut letter = desk.letter(LetterKind::Alarm, now, officer, &language, None);
                    letter.subject = Some(id.0);
                    unit.post(&letter)?;
                }
            }
            let mut audit = unit.audit(&actor, "request.filed", new.contact, format!("request:{id}"));
            audit.detail = new.matter.key().into();
            Ok(Done::new(Asked { reference, received_on: now.london_date() }, audit))
        })
        .await
    }

    /// Somebody says that an address is no longer, or never was, that person's: "I left this company", "wrong person", "a
    /// shared mailbox". Without proof it can only lower: nothing is sent to that address any more, known or not, and an
    /// officer gets the case. Anything more goes to the officer. peers (c) 15.
    pub async fn report_address(&self, it: Ask, browser: Browser) -> Result<Asked, Refused> {
        let address = super::address_change::check(&it.email)?;
        let is_machine = !it.trap.is_empty();
        let asked = self.ask(None, it, browser).await?;
        if is_machine {
            return Ok(asked);
        }
        let stop = Suppression {
            address: self.ring().address_index(&address),
            topic: ALL.into(),
            channel: ALL.into(),
            reason: "stale".into(),
            origin: "portal".into(),
            since: self.now(),
        };
        let evidence = format!("request:{}", asked.reference.as_str());
        let stop = self.opt_out(stop, None, EventMeans::SignUp, evidence);
        self.to_ledger(vec![super::import::ledger_of(&stop, self.now())]).await?;
        self.act(&[], move |unit| {
            let mut audit = unit.audit(&Actor::Visitor, "address.reported", None, "");
            if unit.add_opt_outs(&[stop])? == [None] {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(asked)
    }

    /// The person writes more into one of their own cases; a closed one opens again.
    pub async fn write_to_case(
        &self,
        viewer: ContactViewer,
        reference: Reference,
        typed: String,
        form: String,
    ) -> Result<(), Refused> {
        let text = check_text(&typed)?;
        let case = self.reader().request(viewer, reference).await?.ok_or(Refused::NotFound)?;
        if case.request.state == State::Withdrawn {
            return Err(Refused::NotFound);
        }
        let key = self.case_key(case.request.key).await?;
        let (request, events) = (case.request, case.events);
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let contact = viewer.contact();
            let mut audit =
                unit.audit(&Actor::Contact(contact), "message.sent", Some(contact), format!("request:{}", request.id));
            if unit.send_form_once(&form_hash(&form), "sent", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            unit.add_message(&ring, &key, request.id, PERSON, &text, now)?;
            unit.take_word(&request, &events, &Actor::Contact(contact).to_string(), now)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S8.4: where a correction was refused, the person's own statement stands beside the value. Once an item.
    pub async fn add_statement(
        &self,
        viewer: ContactViewer,
        reference: Reference,
        number: i64,
        typed: String,
    ) -> Result<(), Refused> {
        let text = check_text(&typed).map_err(|_| Refused::Field { field: "statement", message: "error-statement" })?;
        let case = self.reader().request(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let item = case.items.iter().find(|(item, ..)| item.number == number && item.right == "rectification");
        let kind = item.and_then(|(item, ..)| item.kind).ok_or(Refused::NotFound)?;
        let key = self.case_key(case.request.key).await?;
        let (id, contact) = (case.request.id, viewer.contact());
        self.act(&[], move |unit| {
            let ring = unit.ring();
            let mut audit = unit.audit(&Actor::Contact(contact), "statement.added", Some(contact), kind.key());
            if !unit.add_statement(&ring, &key, id, number, &text)? {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// The person takes one of their own cases back. Done twice, it stays so.
    pub async fn withdraw_request(&self, viewer: ContactViewer, reference: Reference) -> Result<(), Refused> {
        let case = self.reader().request(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let request = case.request;
        if request.state == State::Withdrawn {
            return Ok(());
        }
        // an objection taken back: what was paused for it goes on. A restriction is ended on its own page
        let pauses: Vec<Restriction> =
            case.restrictions.into_iter().filter(|r| r.ground == Ground::Objection && r.lifted_at.is_none()).collect();
        if !pauses.is_empty() {
            let (asker, now) = (self.asker(viewer).await?, self.now());
            let of = (&asker.index, asker.contact);
            let entries = pauses.iter().map(|r| ledger_entry("restriction_lifted", of, r, now)).collect();
            self.to_ledger(entries).await?;
        }
        // an erasure is taken back as a whole, or not at all any more
        if self.own_erasure(viewer).await?.is_some_and(|e| e.request.id == request.id) {
            self.cancel_erasure(viewer).await?;
            let id = request.id;
            let now = self.store().read::<_, StoreError>(move |r| r.find_request_by_id(id)).await?;
            if now.is_none_or(|it| it.state == State::Withdrawn) {
                return Ok(());
            }
        }
        self.act(&[], move |unit| {
            let (now, contact) = (unit.now(), viewer.contact());
            if !unit.move_request(request.id, request.state, State::Withdrawn, now)? {
                return Err(Refused::NotFound);
            }
            for pause in &pauses {
                unit.lift_restriction(contact, pause.id, now)?;
            }
            let event = ClockEvent::Withdrawn { on: now.london_date() };
            unit.add_clock_event(request.id, &event, &Actor::Contact(contact).to_string(), now)?;
            let object = format!("request:{}", request.id);
            Ok(Done::new((), unit.audit(&Actor::Contact(contact), "request.withdrawn", Some(contact), object)))
        })
        .await
    }

    /// The key of a case.
    pub(super) async fn case_key(&self, id: crate::domain::ids::SealKeyId) -> Result<SealKey, Refused> {
        let store = self.store().clone();
        Ok(tokio::task::spawn_blocking(move || store.open_key(id)).await.map_err(|_| StoreError::Panicked)??)
    }

    /// The mailbox behind an address was proved by somebody who is no contact, but has written: they become one, with
    /// their address and the name they gave, held to answer them. `None` if nobody has written from it.
    pub(super) async fn contact_of_cases(
        &self,
        index: AddressIndex,
        language: &str,
    ) -> Result<Option<ContactId>, Refused> {
        let store = self.store().clone();
        let lookup = index.clone();
        let found = tokio::task::spawn_blocking(move || {
            let requests = store.read_now::<_, StoreError>(|r| r.list_unproved_requests(&lookup))?;
            let Some(newest) = requests.first() else { return Ok::<_, StoreError>(None) };
            let key = store.open_key(newest.key)?;
            let open = |field, sealed: &Option<crate::vault::Sealed>| -> Result<Option<String>, StoreError> {
                let opened = sealed.as_ref().map(|s| key.unseal(field, newest.id.0, 0, s)).transpose()?;
                Ok(opened)
            };
            let address = open(Field::CaseAddress, &newest.sealed_address)?;
            let name = open(Field::CaseName, &newest.sealed_name)?;
            Ok(Some((address, name)))
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let Some((Some(address), name)) = found else { return Ok(None) };
        let Ok(address) = EmailAddress::parse(&address) else { return Ok(None) };
        let id = ContactId(self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("contact", 1)).await?);
        let (entity, language) = (self.registers().controller().key.clone(), language.to_owned());
        self.act(&[(Scope::Contact, Some(id))], move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            // somebody else may have been quicker: an import, or a second window
            if let Some(there) = unit.find_contact_by_address(&index)? {
                let audit = unit.audit(&Actor::Visitor, "contact.found", Some(there.id), "");
                return Ok(Done::new(there.id, audit));
            }
            let provenance = unit.keep_provenance(&Provenance::asked_here(now.london_date()), now)?;
            unit.add_contact(&ring, &key, id, &entity, &language, &address, provenance, now)?;
            if let Some(name) = name.as_deref().filter(|n| !n.is_empty()) {
                unit.correct_value(&ring, &key, id, ValueKind::Name, Some(name), provenance, now)?;
            }
            Ok(Done::new(id, unit.audit(&Actor::Contact(id), "contact.added", Some(id), "")))
        })
        .await
        .map(Some)
    }

    /// The keys of cases that are about to become a contact's: an erasure of the contact destroys them too.
    pub(super) async fn give_case_keys(&self, index: AddressIndex, contact: ContactId) -> Result<(), Refused> {
        let store = self.store().clone();
        tokio::task::spawn_blocking(move || {
            let requests = store.read_now::<_, StoreError>(|r| r.list_unproved_requests(&index))?;
            let keys: Vec<_> = requests.into_iter().map(|r| r.key).collect();
            if keys.is_empty() { Ok(()) } else { store.give_keys(&keys, contact) }
        })
        .await
        .map_err(|_| StoreError::Panicked)?
        .map_err(Refused::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask() -> Ask {
        Ask {
            matter: Matter::Question,
            rights: Vec::new(),
            email: "rosa@north.example".into(),
            name: String::new(),
            text: "Where did you get my address?".into(),
            trap: String::new(),
            form: "f".into(),
            language: "en".into(),
            files: Vec::new(),
        }
    }

    #[test]
    fn a_message_needs_words_and_an_address() {
        assert_eq!(check(&ask(), false), []);
        let empty = Ask { text: " \r\n ".into(), email: String::new(), matter: Matter::Right, ..ask() };
        let wrong = check(&empty, false);
        assert_eq!(wrong.iter().map(|(f, _)| *f).collect::<Vec<_>>(), ["right", "text", "email"]);
        assert_eq!(check(&Ask { email: String::new(), ..ask() }, true), []);
        assert_eq!(check(&Ask { matter: Matter::Right, rights: vec!["erasure".into()], ..ask() }, false), []);
    }

    #[test]
    fn texts_keep_their_lines_and_lose_what_disguises() {
        assert_eq!(check_text("a\r\nb\u{202E}c\td").unwrap(), "a\nbc\td");
        let message = |typed: &str| match check_text(typed).unwrap_err() {
            Refused::Field { message, .. } => message,
            other => panic!("{other:?}"),
        };
        assert_eq!(message("a\0b"), "error-text-characters");
        assert_eq!(message(&"ü".repeat(LONGEST_MESSAGE + 1)), "error-text-long");
        assert!(check_text(&"ü".repeat(LONGEST_MESSAGE)).is_ok());
    }
}
