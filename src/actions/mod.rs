//! Every change, one function each: takes owned input, does its slow work first, then one unit of work with its audit
//! row and its letters, and answers after the commit. Knows the domain, settings, vault and store; no page, no SQL.

pub mod access;
pub mod address_change;
pub mod alert;
pub mod api_client;
pub mod attachment;
pub mod audit;
pub mod breach;
pub mod breach_notice;
pub mod caller;
pub mod campaign;
pub mod canary;
pub mod case;
pub mod changes;
pub mod child;
pub mod clock_words;
pub mod consent;
pub mod contact;
pub mod correction;
pub mod decision;
pub mod desk_case;
pub mod digest;
pub mod disclosure;
pub mod erasure;
pub mod erasure_for;
pub mod export;
pub mod handover;
pub mod hold;
pub mod import;
pub mod import_desk;
pub mod import_undo;
pub mod intake;
pub mod letter_words;
pub mod links;
pub mod mail_in;
pub mod mailing;
pub mod may_send;
pub mod measure;
pub mod merge;
pub mod notice;
pub mod objection;
pub mod officer;
pub mod officer_access;
pub mod officer_change;
mod officer_notice;
pub mod officer_passkey;
pub mod outcome;
pub mod policy;
pub mod policy_day;
pub mod policy_desk;
pub mod policy_letters;
pub mod preference;
pub mod queue;
pub mod receipt;
pub mod record;
pub mod register;
pub mod relation;
pub mod reminder;
pub mod request;
pub mod restore;
pub mod restriction;
pub mod retention;
pub mod sample;
pub mod search_log;
pub mod session;
pub mod sign_in;
pub mod statistics;
pub mod step_letter;
pub mod suppression;
pub mod transfer;
pub mod webhook;
pub mod whereabouts;

use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::{Clock, Moment};
use crate::domain::ids::{ContactId, LetterId};
use crate::domain::letter::LetterKind;
use crate::domain::register::Registers;
use crate::domain::secret::Randomness;
use crate::settings::Settings;
use crate::store::keys::Scope;
use crate::store::outbox::NewLetter;
use crate::store::{Lane, Reader, Store, StoreError, Traces, Write};
use crate::vault::{Keyring, SealKey};
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, RwLock};

/// Why an action was not done. Each has a page of its own.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// What it was about is not there, or not this person's.
    #[error("not found")]
    NotFound,
    /// The link or code is over, used, or was tried too often.
    #[error("the link or code is over")]
    Over(Over),
    /// The code is not the one in the letter; so many tries are left.
    #[error("wrong code")]
    WrongCode {
        /// Tries that are left.
        left: i32,
    },
    /// The link was opened in another browser than the one that asked. TH1.
    #[error("another browser asked")]
    Elsewhere,
    /// A fresh proof of the mailbox is needed first. S11.2.
    #[error("a fresh proof is needed")]
    ProofNeeded,
    /// A limit was reached; try again after so many minutes.
    #[error("too often")]
    TooOften {
        /// Minutes until it is worth trying again.
        minutes: i64,
    },
    /// TH26: the address changed a short while ago; not before this moment.
    #[error("held until the address change has cooled")]
    Cooling {
        /// When it becomes possible.
        until: Moment,
    },
    /// What was typed cannot be taken: the field and the message's key.
    #[error("field {field}: {message}")]
    Field {
        /// The form's field.
        field: &'static str,
        /// The key of the words that say how to mend it.
        message: &'static str,
    },
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a link or code does not work any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Its time is up.
    Expired,
    /// It was used.
    Used,
    /// Too many wrong codes.
    TooManyTries,
    /// What it was for has ended meanwhile.
    NotNeeded,
    /// It is no link of ours, or of a row that is gone.
    Unknown,
}

/// The result of a unit of work: a value and at least one audit row, so that no action forgets it. S11.13.
pub struct Done<T> {
    value: T,
    audit: Vec<AuditEvent>,
}

impl<T> Done<T> {
    /// What came of it and what the log says.
    pub fn new(value: T, audit: AuditEvent) -> Self {
        Self { value, audit: vec![audit] }
    }
}

/// What all actions hold: store, clock, chance, settings, registers.
#[derive(Clone)]
pub struct Desk {
    store: Store,
    clock: Clock,
    random: Randomness,
    settings: Arc<Settings>,
    registers: Arc<RwLock<Arc<Registers>>>,
}

/// One unit of work: everything done in it is kept together or not at all.
pub struct Unit<'u, 'c> {
    write: &'u mut Write<'c>,
    ring: &'u Keyring,
    now: Moment,
    keys: &'u mut Vec<SealKey>,
}

impl<'c> Deref for Unit<'_, 'c> {
    type Target = Write<'c>;
    fn deref(&self) -> &Write<'c> {
        self.write
    }
}
impl DerefMut for Unit<'_, '_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        self.write
    }
}

impl Unit<'_, '_> {
    /// The moment of the unit.
    pub fn now(&self) -> Moment {
        self.now
    }
    /// The keyring.
    pub fn ring(&self) -> Keyring {
        self.ring.clone()
    }
    /// One of the fresh keys the action asked for; they are durable already.
    pub fn fresh_key(&mut self) -> Result<SealKey, StoreError> {
        self.keys.pop().ok_or_else(|| StoreError::Malformed("an action asked for fewer keys than it uses".into()))
    }
    /// Puts a letter into the outbox; needs one fresh key.
    pub fn post(&mut self, letter: &NewLetter) -> Result<LetterId, StoreError> {
        let key = self.fresh_key()?;
        self.write.post_letter(self.ring, &key, letter, self.now)
    }
    /// An audit row of this unit.
    pub fn audit(
        &self,
        actor: &Actor,
        action: &str,
        contact: Option<ContactId>,
        object: impl Into<String>,
    ) -> AuditEvent {
        AuditEvent {
            at: self.now,
            actor: actor.to_string(),
            action: action.to_owned(),
            contact,
            object: object.into(),
            detail: String::new(),
            outcome: "done".to_owned(),
        }
    }
}

impl Desk {
    /// Puts a desk together.
    pub fn new(store: Store, clock: Clock, random: Randomness, settings: Arc<Settings>, registers: Registers) -> Self {
        Self { store, clock, random, settings, registers: Arc::new(RwLock::new(Arc::new(registers))) }
    }
    /// The present moment.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }
    /// The clock itself, for workers.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }
    /// Where chance comes from.
    pub fn random(&self) -> &Randomness {
        &self.random
    }
    /// How the portal is set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// The registers in force.
    pub fn registers(&self) -> Arc<Registers> {
        self.registers.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
    /// The store, for workers and commands.
    pub fn store(&self) -> &Store {
        &self.store
    }
    /// What pages read with.
    pub fn reader(&self) -> Reader {
        self.store.reader()
    }
    /// What pages may write.
    pub fn traces(&self) -> Traces {
        self.store.traces()
    }
    /// The keyring, for links and form tokens.
    pub fn ring(&self) -> &Keyring {
        self.store.ring()
    }

    /// Runs one unit of work with its audit rows and letters, with `keys` fresh seal keys made durable before it.
    pub async fn act<T, F>(&self, scopes: &[(Scope, Option<ContactId>)], work: F) -> Result<T, Refused>
    where
        T: Send + 'static,
        F: FnOnce(&mut Unit<'_, '_>) -> Result<Done<T>, Refused> + Send + 'static,
    {
        let now = self.now();
        let keys = self.fresh_keys(scopes, now).await?;
        let ring = self.ring().clone();
        let unused = Arc::new(std::sync::Mutex::new(Vec::new()));
        let left = unused.clone();
        let answer = self
            .store
            .write(Lane::People, move |write| {
                let mut keys = keys;
                keys.reverse();
                let ids: Vec<_> = keys.iter().map(SealKey::id).collect();
                let mut unit = Unit { write, ring: &ring, now, keys: &mut keys };
                let result = work(&mut unit).and_then(|done| {
                    for event in &done.audit {
                        unit.write.add_audit(&ring, event)?;
                    }
                    Ok(done.value)
                });
                let spare = if result.is_ok() { keys.iter().map(SealKey::id).collect() } else { ids };
                *left.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = spare;
                result
            })
            .await;
        let spare = std::mem::take(&mut *unused.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        if !spare.is_empty() {
            let store = self.store.clone();
            // a key nothing was sealed with is only litter; failing to sweep it must not fail the act
            drop(tokio::task::spawn_blocking(move || drop(store.destroy_keys(spare))));
        }
        answer
    }

    async fn fresh_keys(&self, scopes: &[(Scope, Option<ContactId>)], now: Moment) -> Result<Vec<SealKey>, Refused> {
        if scopes.is_empty() {
            return Ok(Vec::new());
        }
        let (store, scopes) = (self.store.clone(), scopes.to_vec());
        tokio::task::spawn_blocking(move || {
            let mut keys = Vec::with_capacity(scopes.len());
            // those of one kind in one go: an act may need a letter for each of a thousand people
            for run in scopes.chunk_by(|a, b| a.0 == b.0) {
                let Some((scope, _)) = run.first() else { continue };
                keys.extend(store.new_keys(*scope, run.iter().map(|(_, contact)| *contact).collect(), now)?);
            }
            Ok::<_, StoreError>(keys)
        })
        .await
        .map_err(|_| StoreError::Panicked)?
        .map_err(Refused::from)
    }

    /// A letter of a kind, with its life.
    fn letter(
        &self,
        kind: LetterKind,
        now: Moment,
        to: crate::domain::email_address::EmailAddress,
        language: &str,
        contact: Option<ContactId>,
    ) -> NewLetter {
        NewLetter {
            kind,
            language: language.to_owned(),
            contact,
            recipient: to,
            subject: None,
            detail: "{}".to_owned(),
            due_at: now,
            expires_at: kind.life(self.settings.link_life).map(|life| now + life),
        }
    }
}
