//! The console: who may enter, and how cases are answered. TH8, TH9, TH19.

use super::officer_notice::Own;
use super::request::{check_text, form_hash};
use super::sign_in::Browser;
use super::{Desk, Done, Over, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::deadline::ClockEvent;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{OfficerId, Reference, SessionId};
use crate::domain::letter::LetterKind;
use crate::domain::officer::{
    Act, LONE_DELAY, LONGEST_PASSWORD, RECOVERY_CODES, Role, SHORTEST_PASSWORD, recovery_code, typed_recovery_code,
};
use crate::domain::password::is_common;
use crate::domain::request::{End, State, Step, answers, worked_on};
use crate::domain::secret::Secret;
use crate::domain::totp::Seed;
use crate::store::keys::Scope;
use crate::store::officers::{Officer, OfficerSession};
use crate::store::viewer::OfficerCase;
use crate::store::{Lane, OfficerViewer, StoreError};
use crate::store::{Read, Write};
use crate::vault::{Field, KeyPurpose, Keyring, LinkToken, Mac, hash_password, is_password};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;

/// Links of an invitation work for nothing else.
pub(super) const INVITATION: &str = "officer";
/// How long an invitation holds.
pub(super) const INVITATION_LIFE: TimeDelta = TimeDelta::hours(72);
/// Tries to sign in for one address in a quarter of an hour. ASVS 6.3.1.
pub(super) const TRIES: i64 = 8;
/// The same from one network.
pub(super) const TRIES_PER_NETWORK: i64 = 60;

/// What happens to a case when it is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// It is done.
    Close,
    /// It waits for the person.
    Wait,
    /// It stays with the officer.
    Keep,
}

/// Why an invitation cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum InvitationError {
    /// There is one already.
    #[error("{0} is an officer already: `officers list` shows the state; `officers reset-factor` invites anew")]
    Known(String),
    /// There is none.
    #[error("{0} is no officer: `officers list` shows who is")]
    Unknown(String),
    /// S13.1: somebody must be there to answer.
    #[error("{0} is the last one who may decide cases: add another officer or deputy first, then disable this one")]
    Last(String),
    /// The store could not.
    #[error(transparent)]
    Refused(#[from] Refused),
}
impl From<StoreError> for InvitationError {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// An officer as the list shows them.
#[derive(Debug, Clone)]
pub struct OfficerLine {
    /// Their number.
    pub id: OfficerId,
    /// Their address.
    pub address: String,
    /// What they may do.
    pub role: Role,
    /// `invited`, `active` or `disabled`.
    pub state: String,
    /// The language letters to them are written in.
    pub language: String,
}

/// An open invitation as its page shows it.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Whose.
    pub address: String,
    /// The seed to put into an authenticator app.
    pub seed: Seed,
}

/// A new session at the console: its token goes into the cookie and nowhere else.
#[derive(Debug, Clone)]
pub struct OfficerSignedIn {
    /// The secret of the session.
    pub token: Secret,
    /// Who.
    pub officer: OfficerId,
    /// What they may do.
    pub role: Role,
}

/// What somebody has besides their password.
#[derive(Debug, Clone)]
pub(super) enum Factor {
    /// A code of the app, by its step of time.
    Code(i64),
    /// A recovery code, by its number.
    Recovery(i64),
}

/// The keyed hash of a recovery code.
fn recovery_row(id: OfficerId, plain: &Secret) -> Vec<u8> {
    format!("{id}/{}", plain.reveal()).into_bytes()
}

/// Which factor a typed code is, if it is a good one. Spends nothing.
pub(super) fn factor_of(
    read: &mut Read<'_>,
    ring: &Keyring,
    id: OfficerId,
    seed: &Seed,
    typed: &Secret,
    now: Moment,
) -> Result<Option<Factor>, StoreError> {
    if let Some(step) = seed.step_of(typed, now) {
        return Ok(Some(Factor::Code(step)));
    }
    let Some(plain) = typed_recovery_code(typed) else { return Ok(None) };
    let row = recovery_row(id, &plain);
    let codes = read.list_recovery_codes(id)?;
    Ok(codes
        .into_iter()
        .find(|(_, mac)| ring.is_mac("recovery", &row, mac))
        .map(|(number, _)| Factor::Recovery(number)))
}

/// TH19: spends a factor; `false` if it was spent before.
pub(super) fn use_factor(
    write: &mut Write<'_>,
    id: OfficerId,
    factor: &Factor,
    now: Moment,
) -> Result<bool, StoreError> {
    match factor {
        Factor::Code(step) => write.use_factor_step(id, *step),
        Factor::Recovery(number) => write.use_recovery_code(id, *number, now),
    }
}

pub(super) fn window(now: Moment) -> Moment {
    Moment::from_unix_seconds(now.unix_seconds() / 900 * 900)
}

/// ASVS 6.2.1, 6.2.4, 6.2.9, 6.2.11: how long a password may be, and that it is none of those that are guessed first;
/// nothing else is asked of it (6.2.5). `near` are words that fit only here.
pub fn check_password(typed: &Secret, near: &[&str]) -> Result<(), Refused> {
    match typed.reveal().chars().count() {
        n if n < SHORTEST_PASSWORD => Err(Refused::Field { field: "password", message: "error-password-short" }),
        n if n > LONGEST_PASSWORD => Err(Refused::Field { field: "password", message: "error-password-long" }),
        _ if is_common(typed.reveal(), near) => {
            Err(Refused::Field { field: "password", message: "error-password-common" })
        }
        _ => Ok(()),
    }
}

/// ASVS 2.3.5: whether somebody may say the second word on what another wanted: anybody else who may do the same, or, at
/// a desk of one, the same person after a day.
pub(super) fn is_second(
    (by, at): (&str, Moment),
    viewer: OfficerViewer,
    officers: &[Officer],
    act: Act,
    now: Moment,
) -> bool {
    let name = |id: OfficerId| Actor::Officer(id.0).to_string();
    let is_other = |o: &Officer| o.state == "active" && o.role.may(act) && name(o.id) != by;
    by != name(viewer.officer()) || (!officers.iter().any(is_other) && at + LONE_DELAY <= now)
}

/// ASVS 6.3.5: many failures are told once in this time.
const FAILURES_TOLD: TimeDelta = TimeDelta::days(1);

/// TH9: a session that somebody who has just shown both factors begins with this browser.
pub(super) fn begun(officer: OfficerId, browser: Browser, now: Moment, life: TimeDelta) -> OfficerSession {
    OfficerSession {
        id: SessionId(0),
        officer,
        created_at: now,
        last_seen_at: now,
        ends_at: now + life,
        agent_family: browser.agent_family,
        network: browser.network,
        proved_at: now,
    }
}

impl Desk {
    /// New recovery codes: as they are shown once, and as they are kept.
    pub(super) fn new_recovery_codes(&self, id: OfficerId) -> (Vec<Secret>, Vec<Mac>) {
        let codes: Vec<Secret> = (0..RECOVERY_CODES).map(|_| recovery_code(self.random().bytes::<10>())).collect();
        let macs = codes
            .iter()
            .filter_map(typed_recovery_code)
            .map(|plain| self.ring().mac("recovery", &recovery_row(id, &plain)))
            .collect();
        (codes, macs)
    }

    /// Adds an officer and gives the token of their invitation's link. Nobody can sign in before it is taken.
    pub async fn add_officer(
        &self,
        address: EmailAddress,
        role: Role,
        language: &str,
    ) -> Result<Secret, InvitationError> {
        let index = self.ring().address_index(&address);
        let lookup = index.clone();
        let known = self.store().read::<_, StoreError>(move |r| r.find_officer_by_address(&lookup)).await?;
        if let Some(known) = known {
            if known.state != "disabled" {
                return Err(InvitationError::Known(address.as_str().to_owned()));
            }
            return self.invite_again(known.id, role).await;
        }
        let id = OfficerId(self.store().write::<_, StoreError>(Lane::People, |w| w.take_numbers("officer", 1)).await?);
        let (salt, link_key) = (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link));
        let token = self.ring().link_token(INVITATION, id.0, &salt, link_key);
        let language = language.to_owned();
        self.act(&[(Scope::Officer, None)], move |unit| {
            let (now, ring, key) = (unit.now(), unit.ring(), unit.fresh_key()?);
            unit.add_officer(&Officer {
                id,
                address: index,
                key: key.id(),
                sealed_address: key.seal(&ring, Field::OfficerAddress, id.0, 0, address.as_str()),
                role,
                state: "invited".into(),
                language,
                salt,
                link_key,
                invited_until: Some(now + INVITATION_LIFE),
                password: None,
                sealed_factor: None,
                created_at: now,
            })?;
            let mut audit = unit.audit(&Actor::Operator, "officer.added", None, format!("officer:{id}"));
            audit.detail = role.key().into();
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(Secret::new(token.as_str()))
    }

    async fn invite_again(&self, id: OfficerId, role: Role) -> Result<Secret, InvitationError> {
        let (salt, link_key) = (self.random().bytes::<16>().to_vec(), self.ring().newest(KeyPurpose::Link));
        let token = self.ring().link_token(INVITATION, id.0, &salt, link_key);
        self.act(&[], move |unit| {
            let until = unit.now() + INVITATION_LIFE;
            unit.invite_officer(id, role, &salt, link_key, until)?;
            let mut audit = unit.audit(&Actor::Operator, "officer.invited", None, format!("officer:{id}"));
            audit.detail = role.key().into();
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(Secret::new(token.as_str()))
    }

    /// `officers reset-factor`: password and second factor are gone, sessions end; gives a new invitation's token.
    pub async fn reset_officer(&self, address: &EmailAddress) -> Result<Secret, InvitationError> {
        let it = self.officer_by_address(address).await?;
        self.invite_again(it.id, it.role).await
    }

    /// `officers disable`. S13.1: not the last one who may decide.
    pub async fn disable_officer(&self, address: &EmailAddress) -> Result<(), InvitationError> {
        let it = self.officer_by_address(address).await?;
        let others = self.store().read::<_, StoreError>(|r| r.list_officers()).await?;
        let decides = |o: &Officer| o.state == "active" && o.role.may(Act::DecideCases);
        if decides(&it) && !others.iter().any(|other| other.id != it.id && decides(other)) {
            return Err(InvitationError::Last(address.as_str().to_owned()));
        }
        self.act(&[], move |unit| {
            unit.disable_officer(it.id)?;
            let audit = unit.audit(&Actor::Operator, "officer.disabled", None, format!("officer:{}", it.id));
            Ok(Done::new((), audit))
        })
        .await?;
        Ok(())
    }

    async fn officer_by_address(&self, address: &EmailAddress) -> Result<Officer, InvitationError> {
        let index = self.ring().address_index(address);
        let found = self.store().read::<_, StoreError>(move |r| r.find_officer_by_address(&index)).await?;
        found.ok_or_else(|| InvitationError::Unknown(address.as_str().to_owned()))
    }

    /// `officers list`.
    pub async fn list_officers(&self) -> Result<Vec<OfficerLine>, Refused> {
        let store = self.store().clone();
        self.store()
            .read::<_, StoreError>(move |r| {
                r.list_officers()?
                    .into_iter()
                    .map(|o| {
                        let key = store.open_key(o.key)?;
                        let address = key.unseal(Field::OfficerAddress, o.id.0, 0, &o.sealed_address)?;
                        Ok(OfficerLine { id: o.id, address, role: o.role, state: o.state, language: o.language })
                    })
                    .collect()
            })
            .await
            .map_err(Refused::from)
    }

    /// Where alarms go: everybody who may answer, with the language of their letters.
    pub(super) async fn officer_addresses(&self) -> Result<Vec<(EmailAddress, String)>, Refused> {
        let all = self.addresses_of(Act::AnswerCases).await?;
        Ok(all.into_iter().map(|(_, address, language)| (address, language)).collect())
    }

    /// Everybody who works here and may do something, with the language of their letters.
    pub(super) async fn addresses_of(&self, act: Act) -> Result<Vec<(OfficerId, EmailAddress, String)>, Refused> {
        let store = self.store().clone();
        self.store()
            .read::<_, StoreError>(move |r| {
                let mut all = Vec::new();
                for o in r.list_officers()? {
                    if o.state == "active" && o.role.may(act) {
                        let address =
                            store.open_key(o.key)?.unseal(Field::OfficerAddress, o.id.0, 0, &o.sealed_address)?;
                        all.extend(EmailAddress::parse(&address).ok().map(|a| (o.id, a, o.language)));
                    }
                }
                Ok(all)
            })
            .await
            .map_err(Refused::from)
    }

    async fn invited(&self, token: &Secret) -> Result<Officer, Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let found = self.store().read::<_, StoreError>(move |r| r.find_officer(OfficerId(id))).await?;
        let it = found.ok_or(Refused::Over(Over::Unknown))?;
        if !self.ring().is_link_token(token.reveal(), INVITATION, it.id.0, &it.salt, it.link_key) {
            return Err(Refused::Over(Over::Unknown));
        }
        if it.state != "invited" {
            return Err(Refused::Over(Over::Used));
        }
        if it.invited_until.is_none_or(|until| until <= self.now()) {
            return Err(Refused::Over(Over::Expired));
        }
        Ok(it)
    }

    /// What the page of an invitation shows. Spends nothing.
    pub async fn look_at_invitation(&self, token: &Secret) -> Result<Invitation, Refused> {
        let it = self.invited(token).await?;
        let (store, key, sealed, id) = (self.store().clone(), it.key, it.sealed_address.clone(), it.id.0);
        let address = tokio::task::spawn_blocking(move || {
            Ok::<_, StoreError>(store.open_key(key)?.unseal(Field::OfficerAddress, id, 0, &sealed)?)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        Ok(Invitation { address, seed: self.ring().officer_seed(id, &it.salt, it.link_key) })
    }

    /// Takes an invitation: password and a first code of the authenticator app. Once only. Gives the recovery codes,
    /// which are shown this once.
    pub async fn accept_invitation(
        &self,
        token: Secret,
        password: Secret,
        code: Secret,
    ) -> Result<Vec<Secret>, Refused> {
        let it = self.invited(&token).await?;
        let address = self.look_at_invitation(&token).await?.address;
        check_password(&password, &[&self.settings().brand_name, &address])?;
        let (codes, macs) = self.new_recovery_codes(it.id);
        let seed = self.ring().officer_seed(it.id.0, &it.salt, it.link_key);
        let wrong = Refused::Field { field: "code", message: "error-factor-wrong" };
        let step = seed.step_of(&code, self.now()).ok_or(wrong)?;
        let (store, key, random) = (self.store().clone(), it.key, self.random().clone());
        let (key, hash) = tokio::task::spawn_blocking(move || {
            let hash = hash_password(&password, &random).ok_or(StoreError::Panicked)?;
            Ok::<_, StoreError>((store.open_key(key)?, hash))
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        self.act(&[], move |unit| {
            let ring = unit.ring();
            let factor = key.seal(&ring, Field::OfficerFactor, it.id.0, 0, seed.to_hex().reveal());
            if !unit.activate_officer(it.id, &it.salt, &hash, &factor, step)? {
                return Err(Refused::Over(Over::Used));
            }
            unit.set_recovery_codes(it.id, &macs)?;
            let who = Actor::Officer(it.id.0);
            Ok(Done::new(codes, unit.audit(&who, "officer.activated", None, format!("officer:{}", it.id))))
        })
        .await
    }

    /// TH5, TH9, TH19: address, password and code at once; one answer whatever was wrong, after the same work. A code
    /// is good once.
    pub async fn officer_sign_in(
        &self,
        typed: &str,
        password: Secret,
        code: Secret,
        browser: Browser,
    ) -> Result<OfficerSignedIn, Refused> {
        let wrong = || Refused::Field { field: "email", message: "error-officer-sign-in" };
        let ring = self.ring();
        let (now, plain) = (self.now(), typed.trim().to_lowercase());
        let names =
            (ring.counter_name("officer/address", &plain), ring.counter_name("officer/network", &browser.network));
        let by_address = self.traces().count(names.0, window(now)).await?;
        let by_network = self.traces().count(names.1, window(now)).await?;
        if by_address > TRIES || by_network > TRIES_PER_NETWORK {
            // ASVS 16.3.1: that guessing was stopped stands in the log, once a window, however long it goes on
            if by_address == TRIES + 1 || by_network == TRIES_PER_NETWORK + 1 {
                let event = AuditEvent {
                    at: now,
                    actor: Actor::Visitor.to_string(),
                    action: "officer.sign_in".into(),
                    contact: None,
                    object: String::new(),
                    detail: browser.network,
                    outcome: "too often".into(),
                };
                self.traces().record_look(event).await?;
            }
            return Err(Refused::TooOften { minutes: 15 });
        }
        let index = EmailAddress::parse(typed).ok().map(|a| ring.address_index(&a));
        let store = self.store().clone();
        let checked = tokio::task::spawn_blocking(move || {
            let found = match index {
                Some(index) => store.read_now::<_, StoreError>(|r| r.find_officer_by_address(&index))?,
                None => None,
            };
            let found = found.filter(|o| o.state == "active");
            let knows = is_password(&password, found.as_ref().and_then(|o| o.password.as_deref()));
            let Some(it) = found else { return Ok::<_, StoreError>((None, None)) };
            let Some(sealed) = it.sealed_factor.as_ref().filter(|_| knows) else { return Ok((Some(it.id), None)) };
            let seed = store.open_key(it.key)?.unseal(Field::OfficerFactor, it.id.0, 0, sealed)?;
            let Some(seed) = Seed::from_hex(&seed) else { return Ok((Some(it.id), None)) };
            let ring = store.ring().clone();
            let factor = store.read_now::<_, StoreError>(|r| factor_of(r, &ring, it.id, &seed, &code, now))?;
            Ok((Some(it.id), factor.map(|factor| (it.id, it.role, factor))))
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let (known, good) = checked;
        // ASVS 6.3.5: whoever is known hears of it; the key of the letter is made for whoever is not as well
        let is_last_try = by_address == TRIES;
        let told = match &good {
            Some((_, _, Factor::Recovery(_))) => Some(Own::Recovery),
            Some((id, ..)) => self.is_new_browser(*id, &browser.agent_family).await?.then_some(Own::Browser),
            None => is_last_try.then_some(Own::Failures),
        };
        let scopes: Vec<_> = told.iter().map(|_| (Scope::Letter, None)).collect();
        let notice = match (known, told) {
            (Some(id), Some(told)) => Some(self.own_notice(id, told).await?),
            _ => None,
        };
        let token = Secret::new(BASE64URL.encode(self.random().bytes::<32>()));
        let hash = super::sign_in::session_token_hash(&token);
        let life = self.settings().officer_session_life;
        let entered = self
            .act(&scopes, move |unit| {
                let now = unit.now();
                let object = known.map(|id| format!("officer:{id}")).unwrap_or_default();
                let by_code = matches!(good, Some((_, _, Factor::Recovery(_))));
                let fresh = match good {
                    Some((id, role, factor)) => use_factor(unit, id, &factor, now)?.then_some((id, role)),
                    None => None,
                };
                let Some((officer, role)) = fresh else {
                    let mut audit = unit.audit(&Actor::Visitor, "officer.sign_in", None, object);
                    audit.outcome = "refused".into();
                    if let (Some(letter), Some(id)) = (&notice, known)
                        && told == Some(Own::Failures)
                        && unit.take_lease(&format!("officer_failures/{id}"), &now.rfc3339(), now, FAILURES_TOLD)?
                    {
                        unit.post(letter)?;
                    }
                    return Ok(Done::new(None, audit));
                };
                unit.meet_officer_browser(officer, &browser.agent_family)?;
                if let Some(letter) = notice {
                    unit.post(&letter)?;
                }
                unit.add_officer_session(&begun(officer, browser, now, life), &hash)?;
                let mut audit = unit.audit(&Actor::Officer(officer.0), "officer.sign_in", None, object);
                if by_code {
                    audit.detail = "recovery code".into();
                }
                Ok(Done::new(Some(OfficerSignedIn { token, officer, role }), audit))
            })
            .await?;
        entered.ok_or_else(wrong)
    }

    /// Ends an officer's session.
    pub async fn officer_sign_out(&self, viewer: OfficerViewer) -> Result<(), Refused> {
        self.act(&[], move |unit| {
            unit.end_officer_session(viewer.session())?;
            let who = Actor::Officer(viewer.officer().0);
            Ok(Done::new((), unit.audit(&who, "officer.signed_out", None, format!("session:{}", viewer.session()))))
        })
        .await
    }

    /// O2: a case in clear, with who looked in the log. S11.13.
    pub async fn look_at_case(&self, viewer: OfficerViewer, reference: Reference) -> Result<OfficerCase, Refused> {
        may(viewer, Act::ReadCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let request = &found.case.request;
        let (contact, id) = (request.contact, request.id);
        self.traces()
            .record_look(AuditEvent {
                at: self.now(),
                actor: Actor::Officer(viewer.officer().0).to_string(),
                action: "request.viewed".into(),
                contact,
                object: format!("request:{id}"),
                detail: String::new(),
                outcome: "done".into(),
            })
            .await?;
        Ok(found)
    }

    /// O2: writes to the person. The letter only says that an answer is there; it is read on the case's page, after a
    /// proof of the mailbox.
    pub async fn answer_case(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        typed: String,
        after: After,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let text = check_text(&typed)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let stays_closed = after == After::Close && found.case.request.state == State::Closed;
        if after == After::Close && !stays_closed && super::case::ends_with_outcome(&found.case) {
            // S8.10, S8.35: a right or a complaint ends with an outcome in its seven parts
            return Err(Refused::Field { field: "after", message: "error-case-outcome" });
        }
        let to = self.case_recipient(&found.case.request).await?.ok_or(Refused::NotFound)?;
        let today = self.now().london_date();
        // S13.7: an answer ends the aim; a question back does not, and stops the one clock that it may stop
        let (new, kind) = match after {
            After::Wait => (Step::AskDetail.events(today, &found.case.events), LetterKind::NeedsYou),
            After::Keep => (vec![ClockEvent::Replied { on: today }], LetterKind::Answered),
            // what ends a case needs no answer to a question of before
            After::Close => {
                let moot = answers(today, &found.case.events);
                ([vec![ClockEvent::Replied { on: today }], moot].concat(), LetterKind::Answered)
            }
        };
        // what was asked for before, and has not come, is waited for on
        let next = match after {
            After::Close => State::Closed,
            After::Wait | After::Keep => worked_on(&[found.case.events.as_slice(), &new].concat()),
        };
        let effect = super::case::effect_of(Step::AskDetail, &found.case.events, &self.registers().calendar());
        let request = found.case.request;
        let key = self.case_key(request.key).await?;
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "request.answered", request.contact, format!("request:{}", request.id));
            if unit.send_form_once(&form_hash(&form), "answered", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let from = if request.state == State::Suspected { State::Received } else { request.state };
            if from != request.state {
                unit.move_request(request.id, request.state, from, now)?;
            }
            // a closed case is written to again by opening it first
            let from = if from == State::Closed && !stays_closed {
                unit.move_request(request.id, State::Closed, State::InProgress, now)?;
                State::InProgress
            } else {
                from
            };
            if from == State::Withdrawn || !(from == next || unit.move_request(request.id, from, next, now)?) {
                return Err(Refused::NotFound);
            }
            unit.add_message(&ring, &key, request.id, &who.to_string(), &text, now)?;
            // what is written after the end moves no date
            for event in new.iter().filter(|_| !stays_closed) {
                unit.add_clock_event(request.id, event, &who.to_string(), now)?;
            }
            let mut letter = desk.letter(kind, now, to, &request.language, request.contact);
            letter.subject = Some(request.id.0);
            if after == After::Wait {
                letter.detail = serde_json::json!({ "effect": effect }).to_string();
            }
            unit.post(&letter)?;
            unit.remove_draft(request.id)?;
            audit.detail = next.key().into();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S13.13: a person has looked at what seemed a machine's work: it is one after all and takes its place in the
    /// queue, or it is closed without a letter.
    pub async fn judge_suspected(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        is_genuine: bool,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let found = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        let request = found.case.request;
        let to = found.address.as_deref().and_then(|a| EmailAddress::parse(a).ok());
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let now = unit.now();
            let moved = if is_genuine {
                unit.move_request(request.id, State::Suspected, State::Received, now)?
            } else {
                unit.end_request(request.id, State::Suspected, End::Spam, now)?
            };
            if !moved {
                return Err(Refused::NotFound);
            }
            if let Some(to) = to.filter(|_| is_genuine) {
                let mut letter = desk.letter(LetterKind::Asked, now, to, &request.language, request.contact);
                letter.subject = Some(request.id.0);
                unit.post(&letter)?;
                unit.add_clock_event(request.id, &ClockEvent::AutoReply { on: now.london_date() }, "portal", now)?;
            }
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "request.judged", request.contact, format!("request:{}", request.id));
            audit.detail = if is_genuine { "genuine" } else { "machine" }.into();
            Ok(Done::new((), audit))
        })
        .await
    }
}

/// ASVS 8.2.1: whether the viewer's role allows an act; what it does not allow looks like nothing at all.
pub fn may(viewer: OfficerViewer, act: Act) -> Result<(), Refused> {
    if viewer.role().may(act) { Ok(()) } else { Err(Refused::NotFound) }
}
