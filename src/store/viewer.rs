//! What pages may reach. Every call of a [`Reader`] takes a typed viewer, so that nothing is read for nobody, and the
//! only thing a page may write are [`Traces`].

use super::Store;
use super::consents::ConsentEvent;
use super::contacts::{Contact, HeldAddress, HeldValue, PurposeState, SystemCopy};
use super::disclosures::Disclosure;
use super::engine::{Lane, StoreError};
use super::officers::OfficerSession;
use super::policies::PolicyVersion;
use super::queue::{Filter, Lines};
use super::relations::Relation;
use super::requests::{Request, RequestItem};
use super::sessions::Session;
use super::sign_ins::{AddressChange, SignIn};
use super::suppressions::Suppression;
use crate::domain::audit::AuditEvent;
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::deadline::ClockEvent;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, OfficerId, ProvenanceId, Reference, SessionId, SignInId};
use crate::domain::officer::{Act, Role};
use crate::domain::outcome::Outcome;
use crate::domain::provenance::Provenance;
use crate::domain::restriction::Restriction;
use crate::domain::right::Decision;
use crate::domain::value::{HIDDEN, ValueKind, masked};
use crate::vault::Field;
use std::collections::{HashMap, HashSet};

/// A signed-in contact: only a live session makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContactViewer {
    contact: ContactId,
    session: SessionId,
    proved_at: Moment,
}

impl ContactViewer {
    /// Whose data may be seen.
    pub fn contact(self) -> ContactId {
        self.contact
    }
    /// In which session.
    pub fn session(self) -> SessionId {
        self.session
    }
    /// S11.2: when the mailbox was last proved in this session.
    pub fn proved_at(self) -> Moment {
        self.proved_at
    }
}

/// Somebody at the console: only a live session makes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficerViewer {
    officer: OfficerId,
    role: Role,
    session: SessionId,
}

impl OfficerViewer {
    /// Who looks.
    pub fn officer(self) -> OfficerId {
        self.officer
    }
    /// What they may do.
    pub fn role(self) -> Role {
        self.role
    }
    /// In which session.
    pub fn session(self) -> SessionId {
        self.session
    }
    /// ASVS 8.2.3: whether names, addresses and numbers of people are shown in full: only to who works for them.
    pub fn sees_who(self) -> bool {
        self.role.may(Act::ActForContacts)
    }
}

/// One message of a case in clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Who wrote it: `person`, or `officer:` and a number.
    pub author: String,
    /// What they wrote.
    pub text: String,
    /// When.
    pub at: Moment,
}

/// A case in clear, as its person may see it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The case.
    pub request: Request,
    /// What was asked, with what was proposed and why.
    pub items: Vec<(RequestItem, Option<String>, Option<String>)>,
    /// What was written, oldest first.
    pub messages: Vec<Written>,
    /// CLK-14: what its clocks are counted from.
    pub events: Vec<ClockEvent>,
    /// S8.10: the reasons of decided items, by number.
    pub reasons: HashMap<i64, String>,
    /// S8.4: what the person says beside values that were not corrected, by number.
    pub statements: HashMap<i64, String>,
    /// S8.34: what the person was told at the end, each time, oldest first.
    pub outcomes: Vec<(Decision, Moment, Outcome)>,
    /// What is restricted in it.
    pub restrictions: Vec<Restriction>,
    /// S8.16: whom somebody asks for.
    pub subject: Option<String>,
}

/// O10: a complaint in the officer's list.
#[derive(Debug, Clone)]
pub struct Complaint {
    /// The case.
    pub request: Request,
    /// L77.4: when it was acknowledged.
    pub acknowledged: Option<chrono::NaiveDate>,
    /// How it ended.
    pub result: Option<Decision>,
}

/// A case in clear, as the officer sees it.
#[derive(Debug, Clone)]
pub struct OfficerCase {
    /// As its person sees it.
    pub case: Case,
    /// Who wrote, if it came by the form.
    pub address: Option<String>,
    /// What they called themselves.
    pub name: Option<String>,
    /// What is held now of the kinds of value that the case is about.
    pub held: HashMap<ValueKind, Vec<String>>,
    /// How many other cases this person has open.
    pub others: usize,
    /// L12.6: how many requests of the same person came before, open and closed.
    pub earlier: usize,
    /// Whether the name they gave is the one on file.
    pub is_name_held: bool,
    /// Whether the contact's own page can be opened.
    pub is_findable: bool,
    /// Whether an answer can be sent, even where the address itself is not shown.
    pub has_mailbox: bool,
    /// L18.4: whether everything about this person is restricted.
    pub is_restricted: bool,
    /// L15.4: the systems that were searched for it, or left out for a reason: keys of the register.
    pub searched: HashSet<String>,
}

impl OfficerCase {
    /// For who only checks how others work.
    fn masked(mut self) -> Self {
        self.address = self.address.map(|it| masked(ValueKind::Email, &it));
        self.name = self.name.map(|it| masked(ValueKind::Name, &it));
        self.case.subject = self.case.subject.map(|it| masked(ValueKind::Name, &it));
        for (kind, texts) in &mut self.held {
            texts.iter_mut().for_each(|text| *text = masked(*kind, text));
        }
        for (item, proposal, _) in &mut self.case.items {
            if let (Some(kind), Some(text)) = (item.kind, proposal.as_mut()) {
                *text = masked(kind, text);
            }
        }
        self
    }
}

/// Everything held about one contact, as they may see it.
#[derive(Debug, Clone)]
pub struct OwnData {
    /// The contact.
    pub contact: Contact,
    /// E-mail addresses.
    pub addresses: Vec<HeldAddress>,
    /// Values, superseded ones included.
    pub values: Vec<HeldValue>,
    /// S3.3: relations to organisations, ended ones included.
    pub relations: Vec<Relation>,
    /// Where they came from, and when the portal got them.
    pub provenances: HashMap<ProvenanceId, (Provenance, Moment)>,
    /// The person's own states for purposes.
    pub purposes: Vec<PurposeState>,
    /// The systems it was copied from.
    pub systems: Vec<SystemCopy>,
    /// When each system was last copied.
    pub copies: HashMap<String, Moment>,
    /// What must not be sent to the addresses.
    pub suppressions: Vec<Suppression>,
    /// What was chosen about marketing and sharing, newest first.
    pub consents: Vec<ConsentEvent>,
    /// Signed-in browsers.
    pub sessions: Vec<Session>,
    /// Cases, newest first.
    pub cases: Vec<Case>,
    /// S8.7: what is only stored now.
    pub restrictions: Vec<Restriction>,
    /// S7.4: to whom outside their data was given, newest first; what they may not know yet is left out.
    pub disclosures: Vec<Disclosure>,
    /// S10.3: recipients whose machines are told what changes of this person: keys of the register.
    pub connected: Vec<String>,
    /// S4.13: the organisations of those who gave us their data.
    pub givers: Vec<String>,
    /// S4.13: how many other people they gave us data about, and when the last time.
    pub given: Option<(i64, Moment)>,
    /// Whether several people read the mailbox, so that a named person's values are left out.
    pub is_shared: bool,
    /// Who looked at or changed what, newest first.
    pub audit: Vec<(i64, AuditEvent)>,
}

impl OwnData {
    /// For who only checks how others work.
    fn masked(mut self) -> Self {
        self.addresses.iter_mut().for_each(|it| it.address = masked(ValueKind::Email, &it.address));
        self.values.iter_mut().for_each(|it| it.content = masked(it.kind, &it.content));
        self
    }
}

/// Reads for a typed viewer.
#[derive(Clone)]
pub struct Reader {
    store: Store,
}

impl Reader {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }

    /// The viewer behind a session token's hash, unless it has ended or been idle too long.
    pub async fn contact_viewer(
        &self,
        token_hash: Vec<u8>,
        now: Moment,
        idle: chrono::TimeDelta,
    ) -> Result<Option<(ContactViewer, Session)>, StoreError> {
        let found = self.store.read(move |r| r.find_session(&token_hash, now)).await?;
        Ok(found
            .filter(|s| now - s.last_seen_at < idle)
            .map(|s| (ContactViewer { contact: s.contact, session: s.id, proved_at: s.proved_at }, s)))
    }

    /// S8.2: everything held about the viewer. `None` once the contact is erased or sealed.
    pub async fn own_data(&self, viewer: ContactViewer, now: Moment) -> Result<Option<OwnData>, StoreError> {
        let store = self.store.clone();
        self.store.read(move |r| own_data(&store, r, viewer.contact, now)).await
    }

    /// S8.8: what a handed-on copy is made from, while its row says that it may be fetched.
    pub async fn handed_on(&self, transfer: i64, now: Moment) -> Result<Option<OwnData>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let open = r.find_transfer(transfer)?.filter(|t| t.ended_at.is_none() && t.expires_at > now);
                let Some(open) = open else { return Ok(None) };
                own_data(&store, r, open.contact, now)
            })
            .await
    }

    /// The viewer's signed-in browsers.
    pub async fn sessions(&self, viewer: ContactViewer, now: Moment) -> Result<Vec<Session>, StoreError> {
        self.store.read(move |r| r.list_sessions(viewer.contact, now)).await
    }

    /// The viewer's addresses.
    pub async fn addresses(&self, viewer: ContactViewer) -> Result<Vec<HeldAddress>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let contact = r.find_contact(viewer.contact)?.ok_or(StoreError::NotFound)?;
                let key = store.open_key(contact.key)?;
                r.list_addresses(contact.id, &key)
            })
            .await
    }

    /// The viewer's changes of address that wait for the new mailbox, with the new address in clear.
    pub async fn address_changes(
        &self,
        viewer: ContactViewer,
        now: Moment,
    ) -> Result<Vec<(AddressChange, String)>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let contact = r.find_contact(viewer.contact)?.ok_or(StoreError::NotFound)?;
                let key = store.open_key(contact.key)?;
                let changes = r.list_address_changes(contact.id, now)?;
                changes
                    .into_iter()
                    .map(|c| {
                        let new = key.unseal(Field::NewAddress, contact.id.0, c.id, &c.sealed_new)?;
                        Ok((c, new))
                    })
                    .collect()
            })
            .await
    }

    /// The viewer's cases, each with the right it exercises.
    pub async fn requests(&self, viewer: ContactViewer) -> Result<Vec<(Request, Option<String>)>, StoreError> {
        self.store
            .read(move |r| {
                let requests = r.list_requests(viewer.contact)?;
                with_rights(r, requests)
            })
            .await
    }

    /// One of the viewer's cases, in clear.
    pub async fn request(&self, viewer: ContactViewer, reference: Reference) -> Result<Option<Case>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let Some(request) = r.find_request(viewer.contact, &reference)? else { return Ok(None) };
                case_of(&store, r, request, false).map(Some)
            })
            .await
    }

    /// The officer behind a session token's hash, unless it has ended, been idle too long or moved to another browser.
    pub async fn officer_viewer(
        &self,
        token_hash: Vec<u8>,
        now: Moment,
        idle: chrono::TimeDelta,
    ) -> Result<Option<(OfficerViewer, OfficerSession)>, StoreError> {
        let found = self.store.read(move |r| r.find_officer_session(&token_hash, now)).await?;
        Ok(found
            .filter(|(s, _)| now - s.last_seen_at < idle)
            .map(|(s, role)| (OfficerViewer { officer: s.officer, role, session: s.id }, s)))
    }

    /// O1: a page of the queue, with how many there are. Addresses are masked; names and texts are not in it.
    pub async fn queue(&self, viewer: OfficerViewer, filter: Filter, limit: i64) -> Result<Lines, StoreError> {
        let store = self.store.clone();
        self.store.read(move |r| super::queue::lines(&store, r, viewer.officer(), &filter, limit)).await
    }

    /// O1: some cases by their public names, as the queue shows them: for acts on several at once.
    pub async fn queue_lines(&self, _viewer: OfficerViewer, references: Vec<Reference>) -> Result<Lines, StoreError> {
        let store = self.store.clone();
        self.store.read(move |r| super::queue::lines_of(&store, r, &references)).await
    }

    /// O1: the open cases with their dates, for a calendar.
    pub async fn deadlines(
        &self,
        _viewer: OfficerViewer,
        limit: i64,
    ) -> Result<Vec<(Request, Option<String>)>, StoreError> {
        self.store.read(move |r| r.list_deadlines(limit)).await
    }

    /// O1: who is away or will be, for those who share the work.
    pub async fn absences(
        &self,
        _viewer: OfficerViewer,
        today: chrono::NaiveDate,
    ) -> Result<Vec<super::queue::Absence>, StoreError> {
        self.store.read(move |r| r.list_absences(today)).await
    }

    /// O3: contacts that a question finds, masked, and whether there are more than are shown. S3.1: `relation` leaves those
    /// of one kind of T5; with nothing typed, all of that kind.
    pub async fn find_contacts(
        &self,
        _viewer: OfficerViewer,
        typed: String,
        relation: Option<String>,
    ) -> Result<(Vec<super::search::Found>, bool), StoreError> {
        let store = self.store.clone();
        let question = crate::domain::search::question(&typed);
        self.store.read(move |r| super::search::find(&store, r, &question, (&typed, relation.as_deref()))).await
    }

    /// O3: cases of people who are no contacts that a question finds, masked, and whether there are more than are shown.
    pub async fn find_cases(
        &self,
        _viewer: OfficerViewer,
        typed: String,
    ) -> Result<(Vec<super::search::FoundCase>, bool), StoreError> {
        let store = self.store.clone();
        let question = crate::domain::search::question(&typed);
        self.store.read(move |r| super::search::find_cases(&store, r, &question, &typed)).await
    }

    /// S3.5: how many contacts stand in a relation of each kind.
    pub async fn relation_counts(&self, _viewer: OfficerViewer) -> Result<HashMap<String, i64>, StoreError> {
        self.store.read(|r| r.count_relations()).await
    }

    /// O3: everything about a contact in ordinary use. The action behind the page records the look and its reason.
    pub async fn contact(
        &self,
        viewer: OfficerViewer,
        id: ContactId,
        now: Moment,
    ) -> Result<Option<OwnData>, StoreError> {
        let store = self.store.clone();
        let found = self.store.read(move |r| own_data(&store, r, id, now)).await?;
        let found = found.filter(|data| data.contact.status == ContactStatus::Active);
        Ok(if viewer.sees_who() { found } else { found.map(OwnData::masked) })
    }

    /// O3: contacts that may be the same person as this one, masked, each with the reason. Nothing is merged by it.
    pub async fn alike(
        &self,
        _viewer: OfficerViewer,
        id: ContactId,
    ) -> Result<Vec<(super::search::Found, super::merges::Likeness)>, StoreError> {
        let store = self.store.clone();
        self.store.read(move |r| super::merges::list_alike(&store, r, id)).await
    }

    /// O2: what the desk added to a case.
    pub async fn desk_side(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
    ) -> Result<Option<super::desk_cases::DeskSide>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let found = r.find_request_by_reference(&reference)?;
                let side = found.map(|request| super::desk_cases::desk_side(&store, r, &request)).transpose()?;
                Ok(side.map(|side| super::desk_cases::DeskSide {
                    post: side.post.map(|post| if viewer.sees_who() { post } else { HIDDEN.to_owned() }),
                    ..side
                }))
            })
            .await
    }

    /// O15: what the figures are made of: cases received between two days. For who may see them one by one.
    pub async fn figures(
        &self,
        _viewer: OfficerViewer,
        from: chrono::NaiveDate,
        until: chrono::NaiveDate,
    ) -> Result<Vec<super::figures::CaseFigure>, StoreError> {
        self.store.read(move |r| r.list_case_figures(from, until)).await
    }

    /// O15: what the report of a month says beside the figures: complaints by result, and what else happened.
    pub async fn month(
        &self,
        _viewer: OfficerViewer,
        from: chrono::NaiveDate,
        until: chrono::NaiveDate,
    ) -> Result<(Vec<(String, i64)>, super::figures::Happenings), StoreError> {
        self.store
            .read(move |r| {
                let (first, after) = (Moment::start_of(from), Moment::start_of(until.succ_opt().unwrap_or(until)));
                Ok((r.count_complaints(from, until)?, r.count_happenings(first, after)?))
            })
            .await
    }

    /// O2: a case in clear. The page records the look.
    pub async fn case(&self, viewer: OfficerViewer, reference: Reference) -> Result<Option<OfficerCase>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let Some(request) = r.find_request_by_reference(&reference)? else { return Ok(None) };
                let found = officer_case(&store, r, request)?;
                Ok(Some(if viewer.sees_who() { found } else { found.masked() }))
            })
            .await
    }

    /// O10: the latest complaints, newest first. Names and texts are not in it.
    pub async fn complaints(&self, _viewer: OfficerViewer) -> Result<Vec<Complaint>, StoreError> {
        self.store
            .read(move |r| {
                let requests = r.list_complaints(200)?;
                let mut events = r.list_clock_events_of(&requests)?;
                let mut all = Vec::new();
                for request in requests {
                    let events = events.remove(&request.id).unwrap_or_default();
                    let is_word = |e: &&ClockEvent| {
                        matches!(
                            e,
                            ClockEvent::AutoReply { .. } | ClockEvent::Replied { .. } | ClockEvent::OutcomeSent { .. }
                        )
                    };
                    let acknowledged = events.iter().find(is_word).map(ClockEvent::on);
                    let result = r.list_outcomes(request.id)?.last().map(|o| o.result);
                    all.push(Complaint { request, acknowledged, result });
                }
                Ok(all)
            })
            .await
    }

    /// A sign-in row that a mailed link names: the page needs to know which browser asked and whether it is over.
    pub async fn sign_in(&self, id: SignInId) -> Result<Option<SignIn>, StoreError> {
        self.store.read(move |r| r.find_sign_in(id)).await
    }

    /// A change of address that a mailed link names.
    pub async fn address_change(&self, id: i64) -> Result<Option<AddressChange>, StoreError> {
        self.store.read(move |r| r.find_address_change(id)).await
    }

    /// S2.9: what a client may read of a contact for one purpose: only values whose category the register opens for
    /// it (`is_open`), whose provenance names it, and that the person has not ended. Restricted and sealed contacts
    /// give nothing.
    pub async fn values_for_purpose(
        &self,
        address: EmailAddress,
        purpose: String,
        is_open: impl Fn(ValueKind) -> bool + Send + 'static,
    ) -> Result<Vec<HeldValue>, StoreError> {
        let store = self.store.clone();
        self.store
            .read(move |r| {
                let Some(contact) = r.find_contact_by_address(&store.ring().address_index(&address))? else {
                    return Ok(vec![]);
                };
                let key = store.open_key(contact.key)?;
                let mut values = r.list_values_in_use(contact.id, &key, Some(&purpose))?;
                values.retain(|v| is_open(v.kind));
                let ids: Vec<ProvenanceId> = values.iter().map(|v| v.provenance).collect();
                let provenances = r.list_provenances(&ids)?;
                values.retain(|v| {
                    provenances
                        .get(&v.provenance)
                        .is_some_and(|(p, _)| p.purposes.iter().any(|(row, _)| *row == purpose))
                });
                Ok(values)
            })
            .await
    }

    /// P2, P3: a published version of the policy; the one in force without a number. Everybody may read it.
    pub async fn policy(&self, number: Option<i64>, language: String) -> Result<Option<PolicyVersion>, StoreError> {
        self.store
            .read(move |r| {
                let number = match number {
                    Some(number) => Some(number),
                    None => r.list_policies()?.first().map(|(number, _)| *number),
                };
                number.map(|number| r.find_policy(number, &language)).transpose().map(Option::flatten)
            })
            .await
    }
    /// P3: all versions, newest first.
    pub async fn policies(&self) -> Result<Vec<(i64, Moment)>, StoreError> {
        self.store.read(move |r| r.list_policies()).await
    }

    /// `/readyz`: whether both databases answer.
    pub async fn is_ready(&self) -> bool {
        let store = self.store.clone();
        tokio::task::spawn_blocking(move || store.ping().is_ok()).await.unwrap_or(false)
    }
}

fn with_rights(r: &mut super::Read<'_>, requests: Vec<Request>) -> Result<Vec<(Request, Option<String>)>, StoreError> {
    let ids: Vec<_> = requests.iter().map(|request| request.id).collect();
    let mut rights = if ids.is_empty() { HashMap::new() } else { r.list_rights(&ids)? };
    Ok(requests
        .into_iter()
        .map(|request| {
            let right = rights.remove(&request.id);
            (request, right)
        })
        .collect())
}

fn case_of(store: &Store, r: &mut super::Read<'_>, request: Request, for_desk: bool) -> Result<Case, StoreError> {
    let id = request.id.0;
    // S8.5: the key of an erased person's case is gone, and what was written with it; dates and decisions stay as proof
    let Some(key) = store.open_keys(&[request.key])?.remove(&request.key) else {
        let items = r.list_request_items(request.id)?.into_iter().map(|item| (item, None, None)).collect();
        return Ok(Case {
            events: r.list_clock_events(&request)?,
            restrictions: Vec::new(),
            request,
            items,
            messages: Vec::new(),
            reasons: HashMap::new(),
            statements: HashMap::new(),
            outcomes: Vec::new(),
            subject: None,
        });
    };
    let items = r.list_request_items(request.id)?.into_iter().map(|item| {
        let proposal = match (&item.proposal, item.kind) {
            (Some(sealed), Some(kind)) => Some(key.unseal(Field::Proposal(kind), id, item.number, sealed)?),
            _ => None,
        };
        let reason =
            item.reason.as_ref().map(|sealed| key.unseal(Field::Reason, id, item.number, sealed)).transpose()?;
        Ok((item, proposal, reason))
    });
    let items = items.collect::<Result<_, StoreError>>()?;
    let messages = r.list_messages(request.id)?.into_iter().map(|m| {
        Ok(Written { text: key.unseal(Field::Message, id, m.number, &m.sealed)?, author: m.author, at: m.written_at })
    });
    let messages = messages.collect::<Result<_, StoreError>>()?;
    let (mut reasons, mut statements) = (HashMap::new(), HashMap::new());
    for item in r.list_request_items(request.id)? {
        // L12.5: until a second person has agreed they are the desk's alone
        if let Some(sealed) = item.reasons.as_ref().filter(|_| item.decision.is_some() || for_desk) {
            reasons.insert(item.number, key.unseal(Field::Decision, id, item.number, sealed)?);
        }
        if let Some(sealed) = &item.statement {
            statements.insert(item.number, key.unseal(Field::Statement, id, item.number, sealed)?);
        }
    }
    let mut outcomes = Vec::new();
    for sent in r.list_outcomes(request.id)? {
        let text = key.unseal(Field::Outcome, id, sent.number, &sent.sealed)?;
        let parts = serde_json::from_str(&text).map_err(|_| StoreError::Malformed("outcome.sealed".into()))?;
        outcomes.push((sent.result, sent.sent_at, parts));
    }
    let subject =
        request.sealed_subject.as_ref().map(|sealed| key.unseal(Field::CaseSubject, id, 0, sealed)).transpose()?;
    Ok(Case {
        events: r.list_clock_events(&request)?,
        restrictions: r.list_restrictions_of_case(request.id)?,
        request,
        items,
        messages,
        reasons,
        statements,
        outcomes,
        subject,
    })
}

fn officer_case(store: &Store, r: &mut super::Read<'_>, request: Request) -> Result<OfficerCase, StoreError> {
    let id = request.id.0;
    let Some(key) = store.open_keys(&[request.key])?.remove(&request.key) else {
        let case = case_of(store, r, request, true)?;
        return Ok(OfficerCase {
            case,
            address: None,
            name: None,
            held: HashMap::new(),
            others: 0,
            earlier: 0,
            is_name_held: false,
            is_findable: false,
            has_mailbox: false,
            is_restricted: false,
            searched: HashSet::new(),
        });
    };
    let mut address =
        request.sealed_address.as_ref().map(|sealed| key.unseal(Field::CaseAddress, id, 0, sealed)).transpose()?;
    let name = request.sealed_name.as_ref().map(|sealed| key.unseal(Field::CaseName, id, 0, sealed)).transpose()?;
    let contact = request.contact;
    let theirs = contact.map(|contact| r.list_requests(contact)).transpose()?.unwrap_or_default();
    let others = theirs.iter().filter(|other| other.id != request.id && other.state.is_open()).count();
    let earlier = theirs.iter().filter(|other| other.received_at < request.received_at).count();
    let case = case_of(store, r, request, true)?;
    let mut held: HashMap<ValueKind, Vec<String>> = HashMap::new();
    // S8.7, S8.19: what is sealed by law or restricted opens for nobody on this way; whether there is a mailbox to
    // answer to is not what it says
    let mut has_mailbox = address.is_some();
    let (mut is_name_held, mut is_findable) = (false, false);
    let contact = contact.map(|id| r.find_contact(id)).transpose()?.flatten();
    let is_restricted = contact.as_ref().is_some_and(|c| c.status == ContactStatus::Restricted);
    has_mailbox |= is_restricted;
    if is_restricted {
        address = None;
    }
    if let Some(contact) = contact.filter(|c| c.status == ContactStatus::Active) {
        let key = store.open_key(contact.key)?;
        has_mailbox = true;
        if address.is_none() && r.may_use_address(contact.id, None)? {
            address = r.list_addresses(contact.id, &key)?.pop().map(|a| a.address);
        }
        is_findable = true;
        let kinds: Vec<ValueKind> = case.items.iter().filter_map(|(item, ..)| item.kind).collect();
        for value in r.list_values_in_use(contact.id, &key, None)? {
            is_name_held |= value.kind == ValueKind::Name
                && name.as_ref().is_some_and(|name| name.trim().to_lowercase() == value.content.trim().to_lowercase());
            if kinds.contains(&value.kind) {
                let texts = held.entry(value.kind).or_default();
                // two systems that say the same are one thing to decide about
                if !texts.contains(&value.content) {
                    texts.push(value.content);
                }
            }
        }
    }
    let searched = r.list_searched(case.request.id)?;
    Ok(OfficerCase {
        case,
        address,
        name,
        held,
        others,
        earlier,
        is_name_held,
        is_findable,
        has_mailbox,
        is_restricted,
        searched,
    })
}

fn own_data(store: &Store, r: &mut super::Read<'_>, id: ContactId, now: Moment) -> Result<Option<OwnData>, StoreError> {
    use ContactStatus::{Active, Erasing, Restricted};
    let Some(contact) = r.find_contact(id)?.filter(|c| matches!(c.status, Active | Restricted | Erasing)) else {
        return Ok(None);
    };
    let key = store.open_key(contact.key)?;
    let addresses = r.list_addresses(id, &key)?;
    let mut values = r.list_values(id, &key)?;
    // a mailbox that several people read opens nobody's own data; peers (c) 15
    let is_shared =
        addresses.iter().any(|a| EmailAddress::parse(&a.address).is_ok_and(|address| address.is_shared_mailbox()))
            && values.iter().any(|v| v.kind == ValueKind::Name);
    if is_shared {
        values.retain(|v| v.kind == ValueKind::Organisation);
    }
    let relations = r.list_relations(id, &key)?;
    let mut ids: Vec<ProvenanceId> =
        values.iter().map(|v| v.provenance).chain(addresses.iter().map(|a| a.provenance)).collect();
    ids.extend(relations.iter().map(|it| it.provenance));
    ids.sort_unstable();
    ids.dedup();
    let mut suppressions = Vec::new();
    for address in &addresses {
        if let Ok(address) = EmailAddress::parse(&address.address) {
            suppressions.extend(r.list_suppressions(&store.ring().address_index(&address))?);
        }
    }
    // one that holds for several addresses is said once
    let mut said: HashSet<(String, String)> = HashSet::new();
    suppressions.retain(|s: &Suppression| said.insert((s.topic.clone(), s.channel.clone())));
    let consents = match r.find_address_index(id)? {
        Some(index) => r.list_consents_of(id, &index)?,
        None => Vec::new(),
    };
    let mut disclosures = r.list_disclosures_of(id, &key)?;
    // O3: what was done about a record before it was merged into this one is this person's too
    let mut audit = r.list_audit_of(id, i64::MAX, 200)?;
    for (merged, sealed_by) in r.list_keys_merged_into(id)? {
        disclosures.extend(r.list_disclosures_of(merged, &store.open_key(sealed_by)?)?);
        // that they were put together stands with the one that stays
        let before = r.list_audit_of(merged, i64::MAX, 200)?.into_iter();
        audit.extend(before.filter(|(_, event)| event.action != "contact.merged"));
    }
    disclosures.sort_by_key(|it| std::cmp::Reverse(it.id));
    audit.sort_by_key(|(number, _)| std::cmp::Reverse(*number));
    audit.truncate(200);
    disclosures.retain(|it| it.is_open(now.london_date()));
    let systems = r.list_systems(id, &key)?;
    let machines = r.list_api_clients()?.into_iter().filter(|c| c.is_live(now));
    let theirs = machines.filter(|c| systems.iter().any(|s| Some(&s.system) == c.system.as_ref()));
    let mut connected: Vec<String> = theirs.filter_map(|c| c.recipient).collect();
    connected.sort_unstable();
    connected.dedup();
    let mut givers = Vec::new();
    for giver in r.list_givers(id)? {
        let Some(key) = r.find_contact(giver)?.map(|c| store.open_key(c.key)).transpose()? else { continue };
        let held = r.list_values(giver, &key)?;
        let organisation = held.into_iter().find(|v| v.kind == ValueKind::Organisation && v.superseded_at.is_none());
        givers.extend(organisation.map(|v| v.content));
    }
    let requests = r.list_requests(id)?;
    let cases = requests.into_iter().map(|request| case_of(store, r, request, false)).collect::<Result<_, _>>()?;
    Ok(Some(OwnData {
        provenances: r.list_provenances(&ids)?,
        purposes: r.list_purpose_states(id)?,
        systems,
        connected,
        copies: r.list_system_copies()?,
        restrictions: r.list_restrictions(id)?,
        is_shared,
        disclosures,
        givers,
        given: r.count_given(id)?,
        sessions: r.list_sessions(id, now)?,
        audit,
        contact,
        addresses,
        values,
        relations,
        suppressions,
        consents,
        cases,
    }))
}

/// The only writing a page may do: it changes no domain row.
#[derive(Clone)]
pub struct Traces {
    store: Store,
}

impl Traces {
    pub(super) fn new(store: Store) -> Self {
        Self { store }
    }
    /// Notes that a session was used; `false` if it is gone, which ends it for the page too.
    pub async fn touch_session(&self, id: SessionId, now: Moment) -> Result<bool, StoreError> {
        self.store.write(Lane::People, move |w| w.touch_session(id, now)).await
    }
    /// Notes that an officer's session was used; `false` if it is gone.
    pub async fn touch_officer_session(&self, id: SessionId, now: Moment) -> Result<bool, StoreError> {
        self.store.write(Lane::People, move |w| w.touch_officer_session(id, now)).await
    }
    /// S11.13: records who looked at whose data.
    pub async fn record_look(&self, event: AuditEvent) -> Result<(), StoreError> {
        let ring = self.store.ring().clone();
        self.store.write(Lane::People, move |w| w.add_audit(&ring, &event).map(|_| ())).await
    }
    /// Counts a try in a window and gives the sum so far.
    pub async fn count(&self, name: String, window_start: Moment) -> Result<i64, StoreError> {
        self.store.write(Lane::People, move |w| w.count(&name, window_start)).await
    }
}
