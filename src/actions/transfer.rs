//! S8.8, L20.3: a person hands their portable copy on to another provider, by a link they control: it ends by itself, by
//! their wish, or after a few wrong codes. Nothing of the copy rests here: it is made when it is fetched.

use super::access::{OwnAccount, copy_of, explain, explain_relations};
use super::export::ReadyExport;
use super::{Desk, Done, Over, Refused};
use crate::domain::audit::Actor;
use crate::domain::export::{Kind, Reach, State};
use crate::domain::letter::LetterKind;
use crate::domain::secret::Secret;
use crate::store::ContactViewer;
use crate::store::StoreError;
use crate::store::keys::Scope;
use crate::store::transfers::Transfer;
use crate::text::Words;
use crate::vault::{KeyPurpose, LinkToken};

/// Links of handed-on copies work for nothing else.
const TRANSFER: &str = "transfer";
/// How often one can be fetched: a broken download may be tried again.
const MOST: i32 = 3;
/// Wrong codes before the link is void.
const TRIES: i32 = 5;

/// A link and its code, shown once to the person who made them.
#[derive(Debug, Clone)]
pub struct HandedOn {
    /// The link in full.
    pub link: Secret,
    /// The code in two groups; to be given another way than the link.
    pub code: Secret,
    /// Until when both work.
    pub until: crate::domain::clock::Moment,
}

impl Desk {
    /// Makes a link to the viewer's portable copy, after a fresh proof (S11.2) and not while a change of address cools
    /// (TH26). Sent twice, the form makes one.
    pub async fn hand_on(&self, viewer: ContactViewer, form: String, language: String) -> Result<HandedOn, Refused> {
        if !self.is_fresh(viewer) {
            return Err(Refused::ProofNeeded);
        }
        let (contact, cooling, now) = (viewer.contact(), self.settings().address_cooling, self.now());
        let changed =
            self.store().read::<_, StoreError>(move |r| r.last_address_change(contact, now - cooling)).await?;
        if let Some(at) = changed {
            return Err(Refused::Cooling { until: at + cooling });
        }
        let asker = self.asker(viewer).await?;
        let it = Transfer {
            id: self.numbers("transfer", 1).await?,
            contact,
            salt: self.random().bytes::<16>().to_vec(),
            link_key: self.ring().newest(KeyPurpose::Link),
            created_at: now,
            expires_at: now + self.settings().transfer_life,
            attempts: 0,
            taken: 0,
            taken_at: None,
            ended_at: None,
        };
        let desk = self.clone();
        let id = self
            .act(&[(Scope::Letter, None)], move |unit| {
                let now = unit.now();
                let actor = Actor::Contact(contact);
                let mut audit = unit.audit(&actor, "transfer.made", Some(contact), format!("transfer:{}", it.id));
                let hash = super::request::form_hash(&form);
                if let Some(earlier) = unit.send_form_once(&hash, &it.id.to_string(), now)? {
                    audit.outcome = "sent twice".into();
                    return Ok(Done::new(earlier.parse().unwrap_or(0), audit));
                }
                unit.add_transfer(&it)?;
                let mut letter = desk.letter(LetterKind::TransferMade, now, asker.address, &language, Some(contact));
                letter.detail = serde_json::json!({ "until": it.expires_at.unix_seconds() }).to_string();
                unit.post(&letter)?;
                Ok(Done::new(it.id, audit))
            })
            .await?;
        let made = self.store().read::<_, StoreError>(move |r| r.find_transfer(id)).await?;
        let made = made.filter(|t| t.contact == contact).ok_or(Refused::NotFound)?;
        let token = self.ring().link_token(TRANSFER, made.id, &made.salt, made.link_key);
        let base = &self.settings().base_url;
        Ok(HandedOn {
            link: Secret::new(format!("{base}{}", crate::paths::transfer_take_with(token.as_str()))),
            code: Secret::new(self.ring().code(TRANSFER, made.id, &made.salt, made.link_key).grouped()),
            until: made.expires_at,
        })
    }

    /// The viewer's handed-on copies, newest first.
    pub async fn own_transfers(&self, viewer: ContactViewer) -> Result<Vec<Transfer>, Refused> {
        let contact = viewer.contact();
        Ok(self.store().read::<_, StoreError>(move |r| r.list_transfers(contact)).await?)
    }

    /// The person ends a link. Done twice, it stays so.
    pub async fn end_transfer(&self, viewer: ContactViewer, id: i64) -> Result<(), Refused> {
        let contact = viewer.contact();
        self.act(&[], move |unit| {
            let now = unit.now();
            let mut audit =
                unit.audit(&Actor::Contact(contact), "transfer.ended", Some(contact), format!("transfer:{id}"));
            if !unit.end_transfer(contact, id, now)? {
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    async fn transfer(&self, token: &Secret) -> Result<Transfer, Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let found = self.store().read::<_, StoreError>(move |r| r.find_transfer(id)).await?;
        let it = found.ok_or(Refused::Over(Over::Unknown))?;
        if !self.ring().is_link_token(token.reveal(), TRANSFER, it.id, &it.salt, it.link_key) {
            return Err(Refused::Over(Over::Unknown));
        }
        if it.attempts >= TRIES {
            return Err(Refused::Over(Over::TooManyTries));
        }
        if it.expires_at <= self.now() {
            return Err(Refused::Over(Over::Expired));
        }
        if it.ended_at.is_some() || it.taken >= MOST {
            return Err(Refused::Over(Over::Used));
        }
        Ok(it)
    }

    /// What the page behind the link needs to know: that it works, and until when. Says nothing about whose data it is.
    pub async fn look_at_transfer(&self, token: &Secret) -> Result<crate::domain::clock::Moment, Refused> {
        Ok(self.transfer(token).await?.expires_at)
    }

    /// Whoever has link and code fetches the copy: what the person gave or was observed, without what is restricted.
    pub async fn fetch_transfer(&self, token: Secret, code: Secret, words: Words) -> Result<ReadyExport, Refused> {
        let it = self.transfer(&token).await?;
        if !self.ring().is_code(&code, TRANSFER, it.id, &it.salt, it.link_key) {
            let id = it.id;
            let tries = self
                .act(&[], move |unit| {
                    let tries = unit.count_transfer_try(id)?;
                    let mut audit =
                        unit.audit(&Actor::Visitor, "transfer.taken", Some(it.contact), format!("transfer:{id}"));
                    audit.outcome = "wrong code".into();
                    Ok(Done::new(tries, audit))
                })
                .await?;
            if tries >= TRIES {
                return Err(Refused::Over(Over::TooManyTries));
            }
            return Err(Refused::WrongCode { left: TRIES - tries });
        }
        let id = it.id;
        // on record before the first byte leaves
        self.act(&[], move |unit| {
            let now = unit.now();
            if !unit.take_transfer(id, MOST, TRIES, now)? {
                return Err(Refused::Over(Over::Used));
            }
            let object = format!("transfer:{id}");
            Ok(Done::new((), unit.audit(&Actor::Visitor, "transfer.taken", Some(it.contact), object)))
        })
        .await?;
        let data = self.reader().handed_on(id, self.now()).await?.ok_or(Refused::Over(Over::Used))?;
        let values = explain(&self.registers(), &data, words);
        let relations = explain_relations(&self.registers(), &data, words);
        // what was sent to make a case clear is not what somebody takes to another provider
        let mut copy = copy_of(self, &OwnAccount { data, values, relations, sent: Vec::new() }, words);
        // L18.2: what is restricted goes to nobody else
        copy.values.retain(|v| v.state != State::Restricted);
        if copy.person.addresses.iter().any(|_| !copy.values.iter().any(|v| v.kind == "email")) {
            copy.person.addresses.clear();
        }
        debug_assert_eq!(copy.kind, Kind::Access);
        Ok(ReadyExport::of(copy.into_portable(Reach::WithCourtesy), words))
    }
}
