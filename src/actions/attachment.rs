//! Files sent in cases, both ways: taken by what they are, kept sealed with the case, given out only once the scanner has
//! found nothing. S11.5, TH23, ASVS 5.*.

use super::access::OwnAccount;
use super::officer::may;
use super::request::form_hash;
use super::{Desk, Done, Refused};
use crate::domain::attachment::{MOST, MOST_IN_CASE, NotTaken, Taken, take};
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::export::{Author, Sent};
use crate::domain::ids::Reference;
use crate::domain::officer::Act;
use crate::domain::request::State;
use crate::store::attachments::{Attachment, WaitingFile};
use crate::store::desk_cases::is_searcher;
use crate::store::requests::{PERSON, Request};
use crate::store::{ContactViewer, Lane, OfficerViewer, StoreError};
use crate::vault::Field;
use chrono::TimeDelta;

/// S8.12: how long proof of identity stays after it was accepted.
const KEEP_EVIDENCE: TimeDelta = TimeDelta::hours(24);

/// What the scanner said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// Nothing was found.
    Clean,
    /// Something was found.
    Refused,
    /// It did not answer.
    Unknown,
}

/// The files of a case, and whether more may be sent.
#[derive(Debug, Clone)]
pub struct CaseFiles {
    /// The case.
    pub request: Request,
    /// Its files, oldest first.
    pub files: Vec<Attachment>,
    /// Whether the viewer may send more.
    pub may_add: bool,
}

/// Looks at what was sent; the first file that cannot be taken refuses all.
fn take_all(files: Vec<(String, Vec<u8>)>) -> Result<Vec<Taken>, Refused> {
    let field = |message| Refused::Field { field: "files", message };
    if files.is_empty() {
        return Err(field("error-file-none"));
    }
    if files.len() > MOST {
        return Err(field("error-file-many"));
    }
    files.iter().map(|(name, bytes)| take(name, bytes).map_err(|why: NotTaken| field(why.message()))).collect()
}

/// Of files that came by themselves, with nobody to ask: those that can be taken, as many as a case takes at once.
pub(super) fn take_what_fits(files: &[(String, Vec<u8>)]) -> Vec<Taken> {
    files.iter().filter_map(|(name, bytes)| take(name, bytes).ok()).take(MOST).collect()
}

impl Desk {
    /// Files that go along with a message: none need, and without a scanner none are taken.
    pub(super) async fn take_files(&self, files: Vec<(String, Vec<u8>)>) -> Result<Vec<Taken>, Refused> {
        if files.is_empty() || !self.takes_files() {
            return Ok(Vec::new());
        }
        tokio::task::spawn_blocking(move || take_all(files)).await.map_err(|_| StoreError::Panicked)?
    }

    /// Whether files can be sent at all: only where a scanner looks at them.
    pub fn takes_files(&self) -> bool {
        self.settings().clamd.is_some()
    }

    /// S8.12: what people sent to prove who they are goes a day after the proof was accepted; that it was asked for and
    /// came stays in the case. Gives how many files went.
    pub async fn forget_evidence(&self) -> Result<usize, Refused> {
        let before = self.now() - KEEP_EVIDENCE;
        let old = self.store().read::<_, StoreError>(move |r| r.list_old_evidence(before, 100)).await?;
        let count = old.len();
        for file in old {
            self.act(&[], move |unit| {
                let object = format!("request:{}", file.request);
                let actor = Actor::Worker("housekeeping".into());
                let mut audit = unit.audit(&actor, "evidence.removed", file.contact, object);
                audit.detail = file.kind;
                unit.remove_attachment(file.id)?;
                Ok(Done::new((), audit))
            })
            .await?;
        }
        Ok(count)
    }

    async fn files_of(&self, request: Request, may_add: bool, is_desk: bool) -> Result<CaseFiles, Refused> {
        let key = self.case_key(request.key).await?;
        let id = request.id;
        let mut files = self.store().read::<_, StoreError>(move |r| r.list_attachments(id, &key)).await?;
        // what a colleague found can be about others too: it is the desk's until an officer has passed it on
        files.retain(|file| is_desk || !is_searcher(&file.author));
        let may_add = may_add && self.takes_files() && request.state != State::Withdrawn;
        Ok(CaseFiles { request, files, may_add })
    }

    /// C11: the files of one of the viewer's cases.
    pub async fn own_files(&self, viewer: ContactViewer, reference: Reference) -> Result<CaseFiles, Refused> {
        let case = self.reader().request(viewer, reference).await?.ok_or(Refused::NotFound)?;
        self.files_of(case.request, true, false).await
    }

    /// O2: the files of a case.
    pub async fn case_files(&self, viewer: OfficerViewer, reference: Reference) -> Result<CaseFiles, Refused> {
        may(viewer, Act::ReadCases)?;
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        self.files_of(case.case.request, viewer.role().may(Act::AnswerCases), true).await
    }

    async fn add_files(
        &self,
        found: CaseFiles,
        who: Actor,
        files: Vec<(String, Vec<u8>)>,
        form: String,
    ) -> Result<(), Refused> {
        if !found.may_add {
            return Err(Refused::NotFound);
        }
        let taken = tokio::task::spawn_blocking(move || take_all(files)).await.map_err(|_| StoreError::Panicked)??;
        let request = found.request;
        let key = self.case_key(request.key).await?;
        self.act(&[], move |unit| {
            let (now, ring) = (unit.now(), unit.ring());
            let author = if matches!(who, Actor::Contact(_)) { PERSON.to_owned() } else { who.to_string() };
            let mut audit = unit.audit(&who, "files.sent", request.contact, format!("request:{}", request.id));
            if unit.send_form_once(&form_hash(&form), "files", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let there = usize::try_from(unit.count_attachments(request.id)?).unwrap_or(usize::MAX);
            if there.saturating_add(taken.len()) > MOST_IN_CASE {
                return Err(Refused::Field { field: "files", message: "error-file-case-full" });
            }
            for file in &taken {
                unit.add_attachment(&ring, &key, request.id, &author, file, now)?;
            }
            audit.detail = serde_json::json!({ "files": taken.len() }).to_string();
            Ok(Done::new((), audit))
        })
        .await
    }

    /// C11: the person sends files into one of their own cases. A form sent twice adds them once.
    pub async fn send_own_files(
        &self,
        viewer: ContactViewer,
        reference: Reference,
        files: Vec<(String, Vec<u8>)>,
        form: String,
    ) -> Result<(), Refused> {
        let found = self.own_files(viewer, reference).await?;
        self.add_files(found, Actor::Contact(viewer.contact()), files, form).await
    }

    /// O2: the desk sends files to the person.
    pub async fn send_case_files(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        files: Vec<(String, Vec<u8>)>,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let found = self.case_files(viewer, reference).await?;
        self.add_files(found, Actor::Officer(viewer.officer().0), files, form).await
    }

    async fn open_file(&self, request: &Request, number: i64, who: Actor) -> Result<(String, Vec<u8>), Refused> {
        let key = self.case_key(request.key).await?;
        let (id, is_desk) = (request.id, matches!(who, Actor::Officer(_)));
        let found = self.store().read::<_, StoreError>(move |r| {
            if !is_desk && r.is_found_file(id, number)? {
                return Ok(None);
            }
            r.open_attachment(id, number, &key)
        });
        let found = found.await?;
        let file = found.ok_or(Refused::NotFound)?;
        self.traces()
            .record_look(AuditEvent {
                at: self.now(),
                actor: who.to_string(),
                action: "file.taken".into(),
                contact: request.contact,
                object: format!("request:{id}"),
                detail: String::new(),
                outcome: "done".into(),
            })
            .await?;
        Ok(file)
    }

    /// C11: name and content of a file of one of the viewer's cases.
    pub async fn own_file(
        &self,
        viewer: ContactViewer,
        reference: Reference,
        number: i64,
    ) -> Result<(String, Vec<u8>), Refused> {
        let case = self.reader().request(viewer, reference).await?.ok_or(Refused::NotFound)?;
        self.open_file(&case.request, number, Actor::Contact(viewer.contact())).await
    }

    /// O2: name and content of a file.
    pub async fn case_file(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        number: i64,
    ) -> Result<(String, Vec<u8>), Refused> {
        may(viewer, Act::ReadCases)?;
        let case = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?;
        self.open_file(&case.case.request, number, Actor::Officer(viewer.officer().0)).await
    }

    /// L15.1: passes on to the person what a colleague found, after an officer has looked at it. Twice is once.
    pub async fn pass_on_file(&self, viewer: OfficerViewer, reference: Reference, number: i64) -> Result<(), Refused> {
        may(viewer, Act::AnswerCases)?;
        let request = self.reader().case(viewer, reference).await?.ok_or(Refused::NotFound)?.case.request;
        self.act(&[], move |unit| {
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "file.passed_on", request.contact, format!("request:{}", request.id));
            if !unit.pass_on_attachment(request.id, number, &who.to_string())? {
                audit.outcome = "nothing to pass on".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S13.12: the clean files of a person's cases, for their copy.
    pub(super) async fn sent_files(&self, account: &OwnAccount) -> Result<Vec<Sent>, Refused> {
        let cases: Vec<_> = account.data.cases.iter().map(|case| (case.request.id, case.request.key)).collect();
        let store = self.store().clone();
        let all = self.store().read::<_, StoreError>(move |r| {
            let mut all = Vec::new();
            for (id, key) in cases {
                if r.count_attachments(id)? == 0 {
                    continue;
                }
                let key = store.open_key(key)?;
                for file in r.list_attachments(id, &key)?.into_iter().filter(|file| !is_searcher(&file.author)) {
                    if let Some((_, content)) = r.open_attachment(id, file.id, &key)? {
                        let from = if file.author == PERSON { Author::Person } else { Author::Us };
                        all.push(Sent { from, ending: file.kind.key(), content });
                    }
                }
            }
            Ok(all)
        });
        Ok(all.await?)
    }

    /// For the worker: files whose turn it is.
    pub fn waiting_files(&self, limit: i64) -> Result<Vec<WaitingFile>, StoreError> {
        let now = self.now();
        self.store().read_now(|r| r.list_waiting_files(now, limit))
    }

    /// For the worker: what is in a waiting file; `None` if its case's key is gone.
    pub fn open_waiting_file(&self, it: &WaitingFile) -> Result<Option<Vec<u8>>, StoreError> {
        match self.store().open_key(it.key) {
            Ok(key) => Ok(Some(key.unseal_bytes(Field::File, it.request.0, it.id, &it.sealed)?)),
            Err(StoreError::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// For the worker: notes what the scanner said. Without an answer the file waits, longer each time, up to an hour.
    pub fn judge_file(&self, it: &WaitingFile, judged: Judged) -> Result<(), StoreError> {
        let (id, now, ring) = (it.id, self.now(), self.ring().clone());
        if judged == Judged::Unknown {
            let pause = TimeDelta::seconds(30 << it.attempts.clamp(0, 7)).min(TimeDelta::hours(1));
            return self.store().write_now(Lane::Bulk, move |w| w.postpone_attachment(id, now + pause));
        }
        let event = AuditEvent {
            at: now,
            actor: Actor::Worker("scanner".into()).to_string(),
            action: "file.scanned".into(),
            contact: None,
            object: format!("request:{}", it.request),
            detail: String::new(),
            outcome: if judged == Judged::Clean { "done" } else { "refused" }.into(),
        };
        self.store().write_now(Lane::Bulk, move |w| {
            w.judge_attachment(id, judged == Judged::Clean)?;
            w.add_audit(&ring, &event).map(|_| ())
        })
    }
}
