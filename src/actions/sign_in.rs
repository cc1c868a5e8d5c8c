//! Signing in from a mailbox: ask, then prove by link in the browser that asked, or by code.

use super::{Desk, Done, Over, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, SessionId, SignInId};
use crate::domain::letter::LetterKind;
use crate::domain::secret::Secret;
use crate::store::ContactViewer;
use crate::store::keys::Scope;
use crate::store::sessions::Session;
use crate::store::sign_ins::SignIn;
use crate::vault::{KeyPurpose, LinkToken};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::TimeDelta;
use sha2::Digest as _;

/// Links of a sign-in work for nothing else.
pub const SIGN_IN: &str = "sign-in";
/// Codes of a fresh proof work for nothing else.
pub const PROOF: &str = "proof";

/// What a browser tells when it signs in: shown back to the person on C12.
#[derive(Debug, Clone)]
pub struct Browser {
    /// The secret in the cookie of the browser that asked.
    pub secret: Secret,
    /// Family of browser and system.
    pub agent_family: String,
    /// The network's prefix.
    pub network: String,
}

/// A new session: its token goes into the cookie and nowhere else.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The secret of the session.
    pub token: Secret,
    /// Who is signed in.
    pub contact: ContactId,
}

/// The hash of a session token, as the database keeps it.
pub fn session_token_hash(token: &Secret) -> Vec<u8> {
    sha2::Sha256::digest(token.reveal().as_bytes()).to_vec()
}

fn window(now: Moment, minutes: i64) -> Moment {
    let seconds = minutes * 60;
    Moment::from_unix_seconds(now.unix_seconds() / seconds * seconds)
}

impl Desk {
    /// P7: asks for a letter with link and code. Always answers alike, does the same work and keeps the same rows for
    /// a known and an unknown address (TH5, S8.13); beyond the limits it sends nothing and still answers alike (TH22).
    pub async fn ask_sign_in(&self, address: EmailAddress, browser: Browser, language: String) -> Result<(), Refused> {
        let ring = self.ring();
        let index = ring.address_index(&address);
        let browser_hash = ring.browser_hash(browser.secret.reveal().as_bytes());
        let salt = self.random().bytes::<16>().to_vec();
        let link_key = ring.newest(KeyPurpose::Link);
        let names = (
            ring.counter_name("sign-in/quarter", address.as_str()),
            ring.counter_name("sign-in/day", address.as_str()),
            ring.counter_name("sign-in/network", &browser.network),
            ring.counter_name("nothing-held/day", address.as_str()),
        );
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let now = unit.now();
            let settings = desk.settings();
            let quarter = unit.count(&names.0, window(now, 15))?;
            let day = unit.count(&names.1, window(now, 24 * 60))?;
            let network = unit.count(&names.2, window(now, 15))?;
            let contact = unit.find_contact_by_address(&index)?;
            // whoever has written to us can read the answer, also while nothing else is held about them
            let has_written = !unit.list_unproved_requests(&index)?.is_empty();
            let nothing_held = unit.count(&names.3, window(now, 24 * 60))?;
            let mut audit = unit.audit(&Actor::Visitor, "sign_in.asked", contact.as_ref().map(|c| c.id), "");
            // nobody gets no letter: with whom the portal tries itself out is not kept from it
            let nobody = unit.nobody()?;
            let is_nobody = contact.as_ref().is_some_and(|c| c.id.0 == nobody);
            if (quarter > settings.sign_ins_per_quarter_hour || day > settings.sign_ins_per_day) && !is_nobody
                || network > settings.sign_ins_per_network
            {
                audit.outcome = "limited".into();
                return Ok(Done::new((), audit));
            }
            let id = unit.add_sign_in(&SignIn {
                id: SignInId(0),
                purpose: SIGN_IN.into(),
                address: index,
                contact: contact.as_ref().map(|c| c.id),
                browser_hash,
                salt,
                link_key,
                language: language.clone(),
                created_at: now,
                expires_at: now + settings.link_life,
                used_at: None,
                attempts: 0,
            })?;
            let kind = if contact.is_some() || has_written { LetterKind::SignIn } else { LetterKind::NothingHeld };
            if kind == LetterKind::SignIn || nothing_held <= 1 {
                let mut letter = desk.letter(kind, now, address, &language, contact.map(|c| c.id));
                letter.subject = Some(id.0);
                unit.post(&letter)?;
            }
            audit.object = format!("sign_in:{id}");
            Ok(Done::new((), audit))
        })
        .await
    }

    /// TH1, TH2: one press on the page the mailed link opened. Works only in the browser that asked; elsewhere it
    /// spends nothing.
    pub async fn sign_in_by_link(&self, token: Secret, browser: Browser) -> Result<SignedIn, Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let row = self.reader().sign_in(SignInId(id)).await?.ok_or(Refused::Over(Over::Unknown))?;
        self.check_link(&row, &token, &browser)?;
        self.start_session(row, browser).await
    }

    /// Whether a mailed sign-in link works in this browser now: reads only, for the page behind the link.
    pub async fn look_at_link(&self, token: &Secret, browser: &Browser) -> Result<(), Refused> {
        let id = LinkToken::row(token.reveal()).ok_or(Refused::Over(Over::Unknown))?;
        let row = self.reader().sign_in(SignInId(id)).await?.ok_or(Refused::Over(Over::Unknown))?;
        self.check_link(&row, token, browser)?;
        self.check_open(&row, self.now())
    }

    fn check_link(&self, row: &SignIn, token: &Secret, browser: &Browser) -> Result<(), Refused> {
        if row.purpose != SIGN_IN
            || !self.ring().is_link_token(token.reveal(), SIGN_IN, row.id.0, &row.salt, row.link_key)
        {
            return Err(Refused::Over(Over::Unknown));
        }
        if !self.ring().is_browser(browser.secret.reveal().as_bytes(), &row.browser_hash) {
            return Err(Refused::Elsewhere);
        }
        Ok(())
    }

    fn check_open(&self, row: &SignIn, now: Moment) -> Result<(), Refused> {
        let over = if row.used_at.is_some() {
            Over::Used
        } else if row.attempts >= self.settings().code_tries {
            Over::TooManyTries
        } else if row.expires_at <= now {
            Over::Expired
        } else {
            return Ok(());
        };
        Err(Refused::Over(over))
    }

    /// P7: the code, typed in the browser that asked. A wrong one counts against every open sign-in of that browser.
    pub async fn sign_in_by_code(&self, code: Secret, browser: Browser) -> Result<SignedIn, Refused> {
        let row = self.row_of_code(&code, &browser, SIGN_IN).await?;
        self.start_session(row, browser).await
    }

    pub(super) async fn row_of_code(
        &self,
        code: &Secret,
        browser: &Browser,
        purpose: &'static str,
    ) -> Result<SignIn, Refused> {
        let (now, tries) = (self.now(), self.settings().code_tries);
        let hash = self.ring().browser_hash(browser.secret.reveal().as_bytes());
        let open = self.store().read::<_, Refused>(move |r| Ok(r.list_open_sign_ins(&hash, purpose, now)?)).await?;
        if open.is_empty() {
            return Err(Refused::Over(Over::Expired));
        }
        let usable: Vec<SignIn> = open.into_iter().filter(|row| row.attempts < tries).collect();
        if usable.is_empty() {
            return Err(Refused::Over(Over::TooManyTries));
        }
        let found = usable.iter().find(|row| self.ring().is_code(code, purpose, row.id.0, &row.salt, row.link_key));
        if let Some(row) = found {
            return Ok(row.clone());
        }
        let ids: Vec<SignInId> = usable.iter().map(|row| row.id).collect();
        let contact = usable.first().and_then(|row| row.contact);
        let used = self
            .act(&[], move |unit| {
                let mut most = 0;
                for id in ids {
                    most = most.max(unit.count_wrong_code(id)?);
                }
                let mut audit = unit.audit(&Actor::Visitor, "sign_in.wrong_code", contact, "");
                audit.outcome = "refused".into();
                Ok(Done::new(most, audit))
            })
            .await?;
        if used >= tries {
            Err(Refused::Over(Over::TooManyTries))
        } else {
            Err(Refused::WrongCode { left: tries - used })
        }
    }

    async fn start_session(&self, row: SignIn, browser: Browser) -> Result<SignedIn, Refused> {
        self.check_open(&row, self.now())?;
        // an unknown address can have no session: to the person it is a code that does not work
        let contact = match row.contact {
            Some(contact) => contact,
            None => {
                self.contact_of_cases(row.address.clone(), &row.language).await?.ok_or(Refused::Over(Over::Unknown))?
            }
        };
        self.give_case_keys(row.address.clone(), contact).await?;
        let token = Secret::new(BASE64URL.encode(self.random().bytes::<32>()));
        let hash = session_token_hash(&token);
        let (life, tries) = (self.settings().session_life, self.settings().code_tries);
        self.act(&[], move |unit| {
            let now = unit.now();
            if !unit.use_sign_in(row.id, now, tries)? {
                return Err(Refused::Over(Over::Used));
            }
            unit.find_contact(contact)?.ok_or(Refused::Over(Over::Unknown))?;
            unit.verify_address(&row.address, now)?;
            unit.prove_requests(&row.address, contact, now)?;
            let session = unit.add_session(
                &Session {
                    id: SessionId(0),
                    contact,
                    created_at: now,
                    last_seen_at: now,
                    ends_at: now + life,
                    proved_at: now,
                    agent_family: browser.agent_family,
                    network: browser.network,
                },
                &hash,
            )?;
            let audit =
                unit.audit(&Actor::Contact(contact), "session.started", Some(contact), format!("session:{session}"));
            Ok(Done::new(SignedIn { token, contact }, audit))
        })
        .await
    }

    /// S11.2: mails a fresh code to the address on file; the letter says which act it is for.
    pub async fn ask_proof(
        &self,
        viewer: ContactViewer,
        act: &'static str,
        browser: Browser,
        language: String,
    ) -> Result<(), Refused> {
        let addresses = self.reader().addresses(viewer).await?;
        let address = addresses.last().and_then(|a| EmailAddress::parse(&a.address).ok()).ok_or(Refused::NotFound)?;
        let ring = self.ring();
        let (index, salt) = (ring.address_index(&address), self.random().bytes::<16>().to_vec());
        let browser_hash = ring.browser_hash(browser.secret.reveal().as_bytes());
        let (link_key, name) = (ring.newest(KeyPurpose::Link), ring.counter_name("proof/quarter", address.as_str()));
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let now = unit.now();
            let contact = viewer.contact();
            let mut audit = unit.audit(&Actor::Contact(contact), "proof.asked", Some(contact), "");
            if unit.count(&name, window(now, 15))? > desk.settings().sign_ins_per_quarter_hour {
                audit.outcome = "limited".into();
                return Ok(Done::new(Err(Refused::TooOften { minutes: 15 }), audit));
            }
            let id = unit.add_sign_in(&SignIn {
                id: SignInId(0),
                purpose: PROOF.into(),
                address: index,
                contact: Some(contact),
                browser_hash,
                salt,
                link_key,
                language: language.clone(),
                created_at: now,
                expires_at: now + desk.settings().link_life,
                used_at: None,
                attempts: 0,
            })?;
            let mut letter = desk.letter(LetterKind::Proof, now, address, &language, Some(contact));
            letter.detail = serde_json::json!({ "act": act }).to_string();
            letter.subject = Some(id.0);
            unit.post(&letter)?;
            Ok(Done::new(Ok(()), audit))
        })
        .await?
    }

    /// S11.2: the fresh code. The session gets a new token (ASVS 7.2.4).
    pub async fn prove(&self, viewer: ContactViewer, code: Secret, browser: Browser) -> Result<SignedIn, Refused> {
        let row = self.row_of_code(&code, &browser, PROOF).await?;
        if row.contact != Some(viewer.contact()) {
            return Err(Refused::NotFound);
        }
        let token = Secret::new(BASE64URL.encode(self.random().bytes::<32>()));
        let (hash, tries, contact) = (session_token_hash(&token), self.settings().code_tries, viewer.contact());
        self.act(&[], move |unit| {
            let now = unit.now();
            if !unit.use_sign_in(row.id, now, tries)? {
                return Err(Refused::Over(Over::Used));
            }
            if !unit.renew_session(viewer.session(), &hash, now)? {
                return Err(Refused::NotFound);
            }
            let audit = unit.audit(
                &Actor::Contact(contact),
                "proof.given",
                Some(contact),
                format!("session:{}", viewer.session()),
            );
            Ok(Done::new(SignedIn { token, contact }, audit))
        })
        .await
    }

    /// Whether the viewer's proof is fresh enough for a dangerous act. S11.2.
    pub fn is_fresh(&self, viewer: ContactViewer) -> bool {
        self.now() - viewer.proved_at() <= self.settings().proof_life
    }
}

/// How long rows of sign-ins are kept after they ended, to tell "used" from "unknown".
pub const KEEP_SIGN_INS: TimeDelta = TimeDelta::hours(24);
