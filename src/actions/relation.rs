//! Relations to organisations: the person says that they no longer work there, an officer records and ends them. S3.1 to
//! S3.3, decision 27.

use super::consent::{Saying, Whose};
use super::contact::REASONS;
use super::import::ledger_of;
use super::officer::may;
use super::request::form_hash;
use super::restriction::file_case;
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::consent::{EventKind, EventMeans};
use crate::domain::deadline::Ask;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::preference::ALL;
use crate::domain::provenance::Provenance;
use crate::domain::register::Registers;
use crate::domain::relation::{BadKind, EndedBy, in_doubt, is_same, kind_of, label};
use crate::domain::request::{Matter, State};
use crate::domain::value::{self, ValueError, ValueKind};
use crate::store::cases::NewItem;
use crate::store::consents::{ConsentEvent, OptOut};
use crate::store::keys::Scope;
use crate::store::relations::Relation;
use crate::store::suppressions::Suppression;
use crate::store::viewer::OwnData;
use crate::store::{ContactViewer, OfficerViewer, StoreError};
use crate::text::Words;
use crate::vault::SealKey;

/// Why nothing is sent to an address any more: its person has left.
const LEFT: &str = "left_company";

/// What somebody leaves, and what follows: for the page that asks, and for the act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// The organisation.
    pub organisation: String,
    /// The kinds of T5 in which they stood to it.
    pub kinds: Vec<String>,
    /// The numbers of those relations.
    pub numbers: Vec<i64>,
    /// Business addresses that are in doubt then: number and text.
    pub addresses: Vec<(i64, String)>,
    /// The mailboxes that get no marketing any more.
    pub mailboxes: Vec<EmailAddress>,
}

/// How the person says it.
#[derive(Debug, Clone)]
pub struct Left {
    /// The relation whose organisation they left.
    pub number: i64,
    /// S8.38: the words about marketing that were shown.
    pub wording: String,
    /// What the case says, in the person's words.
    pub reason: String,
    /// The language of letters about it.
    pub language: String,
    /// The name of this one form, made when it was shown.
    pub form: String,
}

/// Relations in force, by organisation in the order in which they were stored: one entry for one organisation, however
/// many systems and kinds say it.
pub fn by_organisation(relations: &[Relation]) -> Vec<Vec<&Relation>> {
    let mut all: Vec<Vec<&Relation>> = Vec::new();
    for relation in relations.iter().filter(|it| it.is_live()) {
        match all.iter_mut().find(|of| is_same(&of[0].organisation, &relation.organisation)) {
            Some(of) => of.push(relation),
            None => all.push(vec![relation]),
        }
    }
    all
}

/// What leaving the organisation of one relation comes to; `None` if that is no live relation of theirs.
fn leaving(data: &OwnData, number: i64) -> Option<Leaving> {
    let groups = by_organisation(&data.relations);
    let of_it = groups.iter().find(|of| of.iter().any(|it| it.number == number))?;
    let system = |id| data.provenances.get(&id).map(|(p, _)| p.system.as_str()).unwrap_or_default();
    let systems: Vec<&str> = of_it.iter().map(|it| system(it.provenance)).collect();
    let held: Vec<_> =
        data.values.iter().filter(|v| v.kind == ValueKind::BusinessAddress && v.superseded_at.is_none()).collect();
    let addresses: Vec<(i64, &str)> = held.iter().map(|v| (v.number, system(v.provenance))).collect();
    let doubtful = in_doubt(&addresses, &systems, groups.len() == 1);
    let mut kinds: Vec<String> = of_it.iter().map(|it| it.kind.clone()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    Some(Leaving {
        organisation: of_it[0].organisation.clone(),
        kinds,
        numbers: of_it.iter().map(|it| it.number).collect(),
        addresses: held
            .iter()
            .filter(|v| doubtful.contains(&v.number))
            .map(|v| (v.number, v.content.clone()))
            .collect(),
        mailboxes: data.addresses.iter().filter_map(|a| EmailAddress::parse(&a.address).ok()).collect(),
    })
}

/// The kinds in words, the way a sentence lists them.
pub fn kind_words(registers: &Registers, kinds: &[String], t: Words) -> String {
    kinds.iter().map(|kind| label(registers, kind, t.language().code())).collect::<Vec<_>>().join(", ")
}

/// ASVS 2.2.1: what may be typed as an organisation.
fn check_organisation(typed: &str) -> Result<String, Refused> {
    let field = |message| Refused::Field { field: "organisation", message };
    let text = value::clean(ValueKind::Organisation, typed).map_err(|e| match e {
        ValueError::TooLong(_) => field("error-value-long"),
        ValueError::ControlCharacter => field("error-value-characters"),
    })?;
    if text.is_empty() { Err(field("error-relation-organisation")) } else { Ok(text) }
}

impl Desk {
    /// S3.3: what leaving an organisation comes to, for the page that asks. Changes nothing. A mailbox that several people
    /// read leaves nothing: nobody knows which of them it is.
    pub async fn look_at_leaving(&self, viewer: ContactViewer, number: i64) -> Result<Leaving, Refused> {
        let data = self.reader().own_data(viewer, self.now()).await?.ok_or(Refused::NotFound)?;
        if data.is_shared {
            return Err(Refused::NotFound);
        }
        leaving(&data, number).ok_or(Refused::NotFound)
    }

    /// S3.3: the person no longer works there. The relation ends on this day, the business address is in doubt, marketing
    /// stops for every mailbox of theirs on every channel — ledger first — and an officer looks at what else belongs to the
    /// organisation. The same form sent twice is one case (TH20).
    pub async fn leave_organisation(&self, viewer: ContactViewer, it: Left) -> Result<Reference, Refused> {
        let asker = self.asker(viewer).await?;
        let (contact, language) = (asker.contact, it.language.clone());
        let actor = Actor::Contact(contact);
        let reference = Reference::new(self.random());
        // bound to who leaves what: a form without its name is nobody else's
        let hash = form_hash(&format!("leave {contact} {} {}", it.number, it.form));
        let left = match self.look_at_leaving(viewer, it.number).await {
            Ok(left) => left,
            // the same form again: what it did is done
            Err(Refused::NotFound) => return self.left_before(viewer, hash).await,
            Err(other) => return Err(other),
        };
        let stops = self.stops_of_leaving(&left, contact, &it, &reference);
        let now = self.now();
        let (store, all) = (self.store().clone(), stops.clone());
        let missing = tokio::task::spawn_blocking(move || {
            let stops: Vec<Suppression> = all.iter().map(|it| it.stop.clone()).collect();
            store.read_now::<_, StoreError>(|r| r.missing_suppressions(&stops))
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let entries = stops.iter().filter(|it| missing.contains(&it.stop)).map(|it| ledger_of(it, now)).collect();
        self.to_ledger(entries).await?;
        let mut kinds = vec![ValueKind::Organisation];
        if !left.addresses.is_empty() {
            kinds.push(ValueKind::BusinessAddress);
        }
        let items: Vec<NewItem> = kinds
            .into_iter()
            .map(|kind| NewItem {
                right: "rectification".into(),
                kind: Some(kind),
                target: None,
                reason: it.reason.clone(),
                ask: Ask::Right,
            })
            .collect();
        let desk = self.clone();
        self.act(&[(Scope::Case, Some(contact)), (Scope::Letter, None)], move |unit| {
            let (now, key) = (unit.now(), unit.fresh_key()?);
            let mut audit = unit.audit(&actor, "relation.left", Some(contact), ValueKind::Organisation.key());
            if let Some(earlier) = unit.send_form_once(&hash, reference.as_str(), now)? {
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Reference::parse(&earlier).ok_or(Refused::NotFound)?, audit));
            }
            // of two windows at once one leaves
            if unit.end_relations(contact, &left.numbers, EndedBy::Person, now)? == 0 {
                return Err(Refused::NotFound);
            }
            let numbers: Vec<i64> = left.addresses.iter().map(|(number, _)| *number).collect();
            unit.doubt_values(contact, &numbers, now)?;
            unit.add_opt_outs(&stops)?;
            let id = file_case(unit, &key, &asker, &reference, Matter::Correct, &language, &items)?;
            unit.move_request(id, State::Received, State::InProgress, now)?;
            let mut letter = desk.letter(LetterKind::CorrectionFiled, now, asker.address, &language, Some(contact));
            letter.subject = Some(id.0);
            unit.post(&letter)?;
            audit.detail = format!("request:{id}");
            Ok(Done::new(reference, audit))
        })
        .await
    }

    /// The case that a form has filed already; not found if it never did.
    async fn left_before(&self, viewer: ContactViewer, hash: Vec<u8>) -> Result<Reference, Refused> {
        self.act(&[], move |unit| {
            let now = unit.now();
            let actor = Actor::Contact(viewer.contact());
            // a form that did nothing is refused as a whole, so that nothing of it is remembered either
            let earlier = unit.send_form_once(&hash, "", now)?.as_deref().and_then(Reference::parse);
            let mut audit = unit.audit(&actor, "relation.left", Some(viewer.contact()), ValueKind::Organisation.key());
            audit.outcome = "sent twice".into();
            Ok(Done::new(earlier.ok_or(Refused::NotFound)?, audit))
        })
        .await
    }

    /// Decision 25: a stop is of the person, so it stands for each of their addresses.
    fn stops_of_leaving(&self, left: &Leaving, contact: ContactId, it: &Left, reference: &Reference) -> Vec<OptOut> {
        let saying = Saying {
            topic: ALL.into(),
            channel: ALL.into(),
            means: EventMeans::Portal,
            wording: it.wording.clone(),
            language: it.language.clone(),
            evidence: format!("request:{}", reference.as_str()),
            actor: Actor::Contact(contact),
        };
        let one = |mailbox: &EmailAddress| {
            let index = self.ring().address_index(mailbox);
            let stop = Suppression {
                address: index.clone(),
                topic: ALL.into(),
                channel: ALL.into(),
                reason: LEFT.into(),
                origin: "portal".into(),
                since: self.now(),
            };
            let whose = Whose { contact: Some(contact), index };
            let event = ConsentEvent { at: self.now(), ..self.event(&whose, EventKind::Stopped, &saying, None) };
            OptOut { stop, event }
        };
        left.mailboxes.iter().map(one).collect()
    }

    /// What an officer needs to act on a contact's relations: the data, its key, and where letters go.
    async fn related(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        note: &str,
    ) -> Result<(OwnData, SealKey, Option<EmailAddress>), Refused> {
        may(viewer, Act::ActForContacts)?;
        if !REASONS.contains(&note) {
            return Err(Refused::Field { field: "reason", message: "error-reason-empty" });
        }
        let data = self.reader().contact(viewer, id, self.now()).await?.ok_or(Refused::NotFound)?;
        // S8.7: what is only stored is not worked with
        if data.restrictions.iter().any(|r| r.scope.covers(ValueKind::Organisation, None)) {
            return Err(Refused::Field { field: "organisation", message: "error-relation-restricted" });
        }
        let to = data.addresses.last().and_then(|a| EmailAddress::parse(&a.address).ok());
        let (store, key) = (self.store().clone(), data.contact.key);
        let key =
            tokio::task::spawn_blocking(move || store.open_key(key)).await.map_err(|_| StoreError::Panicked)??;
        Ok((data, key, to))
    }

    /// S3.1, S8.39: an officer records how a contact stands to an organisation. The person gets the letter that something
    /// was changed. One that is in force already is not recorded again.
    pub async fn record_relation(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        (kind, organisation, note): (String, String, String),
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::ActForContacts)?;
        let organisation = check_organisation(&organisation)?;
        let kind = kind_of(&self.registers(), &kind).map_err(|refused| Refused::Field {
            field: "kind",
            message: match refused {
                BadKind::Colleague { .. } => "error-relation-colleague",
                BadKind::Unknown { .. } => "error-relation-kind",
            },
        })?;
        let (data, key, to) = self.related(viewer, id, &note).await?;
        let is_it = |it: &&Relation| it.is_live() && it.kind == kind && is_same(&it.organisation, &organisation);
        if data.relations.iter().any(|it| is_it(&it)) {
            return Err(Refused::Field { field: "organisation", message: "error-relation-there" });
        }
        let language = data.contact.language.unwrap_or_else(|| "en".into());
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring, who) = (unit.now(), unit.ring(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "relation.recorded", Some(id), ValueKind::Organisation.key());
            audit.detail = note;
            if !form.is_empty() && unit.send_form_once(&form_hash(&form), "related", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let provenance = unit.keep_provenance(&Provenance::given_here(now.london_date()), now)?;
            unit.add_relation(&ring, &key, id, (&kind, &organisation), provenance, now)?;
            desk.tell_related(unit, id, to, &language)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S3.3, S8.39: an officer ends one relation, as somebody told them: the business address is in doubt then. Marketing is
    /// stopped on the same page, by what is there for that. Done twice it stays so.
    pub async fn end_relation(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        number: i64,
        note: String,
    ) -> Result<(), Refused> {
        let (data, _, to) = self.related(viewer, id, &note).await?;
        let it = data.relations.iter().find(|it| it.number == number).ok_or(Refused::NotFound)?;
        if !it.is_live() {
            return Ok(());
        }
        let kind = it.kind.clone();
        let left = leaving(&data, number).ok_or(Refused::NotFound)?;
        // where they stand to the organisation in another way too, they are still there
        let is_gone = left.kinds.len() == 1;
        let of_kind: Vec<i64> = left
            .numbers
            .iter()
            .copied()
            .filter(|n| data.relations.iter().any(|it| it.number == *n && it.kind == kind))
            .collect();
        let doubtful: Vec<i64> = left.addresses.iter().filter(|_| is_gone).map(|(number, _)| *number).collect();
        let language = data.contact.language.unwrap_or_else(|| "en".into());
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "relation.ended", Some(id), ValueKind::Organisation.key());
            audit.detail = note;
            if unit.end_relations(id, &of_kind, EndedBy::Officer, now)? == 0 {
                audit.outcome = "was so before".into();
                return Ok(Done::new((), audit));
            }
            unit.doubt_values(id, &doubtful, now)?;
            desk.tell_related(unit, id, to, &language)?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// The letter that something was changed, which never says what.
    fn tell_related(
        &self,
        unit: &mut super::Unit<'_, '_>,
        id: ContactId,
        to: Option<EmailAddress>,
        language: &str,
    ) -> Result<(), StoreError> {
        let Some(to) = to else { return Ok(()) };
        let mut letter = self.letter(LetterKind::Changed, unit.now(), to, language, Some(id));
        letter.detail = serde_json::json!({ "kind": ValueKind::Organisation.key() }).to_string();
        unit.post(&letter).map(|_| ())
    }
}
