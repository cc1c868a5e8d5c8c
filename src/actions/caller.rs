//! S6.11, S8.39: somebody on the telephone: a code to the mailbox on file shows that it is them, and what they ask for
//! about marketing is done while they wait.

use super::consent::{Chosen, Saying, Whose};
use super::officer::may;
use super::request::form_hash;
use super::sign_in::Browser;
use super::{Desk, Done, Refused};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::consent::EventMeans;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, OfficerId, SignInId};
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::domain::preference::ALL;
use crate::domain::secret::Secret;
use crate::store::OfficerViewer;
use crate::store::keys::Scope;
use crate::store::sign_ins::SignIn;
use crate::store::viewer::OwnData;
use crate::vault::KeyPurpose;
use chrono::TimeDelta;

/// Codes to read out work for nothing else.
pub const CALLER: &str = "caller";
/// How long a caller counts as shown.
pub const SHOWN_FOR: TimeDelta = TimeDelta::minutes(30);
/// What is noted when a code was right.
const PROVED: &str = "caller.proved";

/// A code belongs to one officer and one contact: read to somebody else it opens nothing.
fn line(officer: OfficerId, contact: ContactId) -> Browser {
    Browser {
        secret: Secret::new(format!("officer:{} contact:{contact}", officer.0)),
        agent_family: String::new(),
        network: String::new(),
    }
}

/// Since when an officer knows that it is this person, if they do.
pub fn shown_at(audit: &[(i64, AuditEvent)], viewer: OfficerViewer, now: Moment) -> Option<Moment> {
    let me = Actor::Officer(viewer.officer().0).to_string();
    let own = audit.iter().map(|(_, event)| event).filter(|e| e.action == PROVED && e.actor == me);
    own.map(|e| e.at).max().filter(|at| now - *at <= SHOWN_FOR)
}

impl Desk {
    async fn caller(&self, viewer: OfficerViewer, id: ContactId) -> Result<(OwnData, EmailAddress), Refused> {
        may(viewer, Act::ActForContacts)?;
        let data = self.reader().contact(viewer, id, self.now()).await?.ok_or(Refused::NotFound)?;
        let address = data.addresses.last().and_then(|a| EmailAddress::parse(&a.address).ok());
        Ok((data, address.ok_or(Refused::NotFound)?))
    }

    /// S6.11: mails a code to the address on file, for whoever says on the telephone that it is theirs. The letter says
    /// what to do if nobody is talking to us.
    pub async fn ask_caller_code(&self, viewer: OfficerViewer, id: ContactId, form: String) -> Result<(), Refused> {
        let (data, address) = self.caller(viewer, id).await?;
        let ring = self.ring();
        let browser_hash = ring.browser_hash(line(viewer.officer(), id).secret.reveal().as_bytes());
        let (index, salt) = (ring.address_index(&address), self.random().bytes::<16>().to_vec());
        let (link_key, name) = (ring.newest(KeyPurpose::Link), ring.counter_name("caller/quarter", address.as_str()));
        let language = data.contact.language.unwrap_or_else(|| "en".into());
        let desk = self.clone();
        self.act(&[(Scope::Letter, None)], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "caller.asked", Some(id), "");
            if unit.send_form_once(&form_hash(&form), CALLER, now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Ok(()), audit));
            }
            let quarter = Moment::from_unix_seconds(now.unix_seconds() / 900 * 900);
            if unit.count(&name, quarter)? > desk.settings().sign_ins_per_quarter_hour {
                audit.outcome = "limited".into();
                return Ok(Done::new(Err(Refused::TooOften { minutes: 15 }), audit));
            }
            let row = unit.add_sign_in(&SignIn {
                id: SignInId(0),
                purpose: CALLER.into(),
                address: index,
                contact: Some(id),
                browser_hash,
                salt,
                link_key,
                language: language.clone(),
                created_at: now,
                expires_at: now + desk.settings().link_life,
                used_at: None,
                attempts: 0,
            })?;
            let mut letter = desk.letter(LetterKind::CallerCode, now, address, &language, Some(id));
            letter.subject = Some(row.0);
            unit.post(&letter)?;
            Ok(Done::new(Ok(()), audit))
        })
        .await?
    }

    /// S6.11: the code as the caller read it out.
    pub async fn prove_caller(&self, viewer: OfficerViewer, id: ContactId, code: Secret) -> Result<(), Refused> {
        let (data, _) = self.caller(viewer, id).await?;
        // TH20: pressed twice: they are shown already
        if shown_at(&data.audit, viewer, self.now()).is_some() {
            return Ok(());
        }
        let row = self.row_of_code(&code, &line(viewer.officer(), id), CALLER).await?;
        if row.contact != Some(id) {
            return Err(Refused::NotFound);
        }
        let tries = self.settings().code_tries;
        self.act(&[], move |unit| {
            let now = unit.now();
            if !unit.use_sign_in(row.id, now, tries)? {
                return Err(Refused::Over(super::Over::Used));
            }
            let who = Actor::Officer(viewer.officer().0);
            Ok(Done::new((), unit.audit(&who, PROVED, Some(id), "")))
        })
        .await
    }

    /// S8.39, S8.25: stops marketing for somebody who called or wrote: all of it or one topic. It lowers, so it needs no
    /// proof; the person gets the letter that can put it back.
    pub async fn stop_for(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        topic: String,
        reason: String,
    ) -> Result<Chosen, Refused> {
        let (data, address) = self.caller(viewer, id).await?;
        if !super::contact::REASONS.contains(&reason.as_str()) {
            return Err(Refused::Field { field: "reason", message: "error-reason-empty" });
        }
        if topic != ALL && self.registers().topic(&topic).is_none() {
            return Err(Refused::Field { field: "topic", message: "error-stop-topic" });
        }
        let saying = Saying {
            topic,
            channel: ALL.into(),
            means: EventMeans::Officer,
            wording: String::new(),
            language: data.contact.language.unwrap_or_else(|| "en".into()),
            evidence: reason,
            actor: Actor::Officer(viewer.officer().0),
        };
        let whose = Whose { contact: Some(id), index: self.ring().address_index(&address) };
        self.lower(whose, saying, Some(address)).await
    }

    /// For the page: whether this officer knows who is on the line.
    pub fn caller_shown_at(&self, data: &OwnData, viewer: OfficerViewer) -> Option<Moment> {
        shown_at(&data.audit, viewer, self.now())
    }
}
