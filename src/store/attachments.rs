//! Files sent in cases, sealed under the case's key.

use super::desk_cases::{SEARCHER, is_searcher};
use super::engine::StoreError;
use super::requests::PERSON;
use super::schema::{attachment, clock_event, request};
use super::{Read, Write};
use crate::domain::attachment::{FileKind, Taken};
use crate::domain::clock::Moment;
use crate::domain::ids::{ContactId, RequestId, SealKeyId};
use crate::vault::{Field, Keyring, SealKey, Sealed};
use chrono::NaiveDateTime;
use diesel::alias;
use diesel::prelude::*;

/// A file of a case without what is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its number.
    pub id: i64,
    /// Who sent it: `person`, `officer:` and a number, or `search:` and the number of an entry of the search log.
    pub author: String,
    /// What it is.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: i64,
    /// `waiting_scan`, `clean` or `refused`.
    pub state: String,
    /// When it came.
    pub added_at: Moment,
}

/// A file that waits for the scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingFile {
    /// Its number.
    pub id: i64,
    /// Its case.
    pub request: RequestId,
    /// The key of the case.
    pub key: SealKeyId,
    /// How often it was tried.
    pub attempts: i32,
    /// What is in it, sealed.
    pub sealed: Sealed,
}

/// A file by which somebody proved who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its number.
    pub id: i64,
    /// Its case.
    pub request: RequestId,
    /// Whose case.
    pub contact: Option<ContactId>,
    /// What kind of file it is.
    pub kind: String,
}

impl Read<'_> {
    /// The files of a case, oldest first.
    pub fn list_attachments(&mut self, id: RequestId, key: &SealKey) -> Result<Vec<Attachment>, StoreError> {
        type Row = (i64, String, String, Vec<u8>, i64, String, NaiveDateTime);
        let rows: Vec<Row> = attachment::table
            .filter(attachment::request_id.eq(id.0))
            .order(attachment::id)
            .select((
                attachment::id,
                attachment::author,
                attachment::kind,
                attachment::sealed_name,
                attachment::size,
                attachment::state,
                attachment::added_at,
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(|(number, author, kind, name, size, state, at)| {
                Ok(Attachment {
                    id: number,
                    author,
                    kind: FileKind::from_key(&kind)
                        .ok_or_else(|| StoreError::Malformed("attachment.kind".to_owned()))?,
                    name: key.unseal(Field::FileName, id.0, number, &Sealed(name))?,
                    size,
                    state,
                    added_at: Moment::from_naive_utc(at),
                })
            })
            .collect()
    }
    /// How many files a case has.
    pub fn count_attachments(&mut self, id: RequestId) -> Result<i64, StoreError> {
        Ok(attachment::table.filter(attachment::request_id.eq(id.0)).count().get_result(self.db)?)
    }
    /// Whether a colleague who searched sent a file of a case, and nobody has passed it on to the person.
    pub fn is_found_file(&mut self, id: RequestId, number: i64) -> Result<bool, StoreError> {
        let author: Option<String> = attachment::table
            .find(number)
            .filter(attachment::request_id.eq(id.0))
            .select(attachment::author)
            .first(self.db)
            .optional()?;
        Ok(author.is_some_and(|author| is_searcher(&author)))
    }
    /// What is in a file of a case; `None` unless the scanner has found nothing in it.
    pub fn open_attachment(
        &mut self,
        id: RequestId,
        number: i64,
        key: &SealKey,
    ) -> Result<Option<(String, Vec<u8>)>, StoreError> {
        let row: Option<(Vec<u8>, Option<Vec<u8>>)> = attachment::table
            .find(number)
            .filter(attachment::request_id.eq(id.0))
            .filter(attachment::state.eq("clean"))
            .select((attachment::sealed_name, attachment::sealed))
            .first(self.db)
            .optional()?;
        let Some((name, Some(sealed))) = row else { return Ok(None) };
        let name = key.unseal(Field::FileName, id.0, number, &Sealed(name))?;
        Ok(Some((name, key.unseal_bytes(Field::File, id.0, number, &Sealed(sealed))?)))
    }
    /// S8.12: files that a person sent between the question for proof of identity and the word, before a moment, that it
    /// came.
    pub fn list_old_evidence(&mut self, before: Moment, limit: i64) -> Result<Vec<Evidence>, StoreError> {
        let asked = alias!(clock_event as asked);
        type Row = (i64, i64, Option<i64>, String);
        let rows: Vec<Row> = attachment::table
            .inner_join(request::table)
            .inner_join(clock_event::table.on(clock_event::request_id.eq(attachment::request_id)))
            .inner_join(asked.on(asked.field(clock_event::request_id).eq(attachment::request_id)))
            .filter(attachment::author.eq(PERSON))
            .filter(clock_event::kind.eq("id_received"))
            .filter(clock_event::at.le(before.naive_utc()))
            .filter(asked.field(clock_event::kind).eq("id_asked"))
            .filter(attachment::added_at.ge(asked.field(clock_event::at)))
            .filter(attachment::added_at.le(clock_event::at))
            .select((attachment::id, attachment::request_id, request::contact_id, attachment::kind))
            .distinct()
            .limit(limit)
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(id, request, contact, kind)| Evidence {
                id,
                request: RequestId(request),
                contact: contact.map(ContactId),
                kind,
            })
            .collect())
    }
    /// Files whose turn it is to be shown to the scanner.
    pub fn list_waiting_files(&mut self, now: Moment, limit: i64) -> Result<Vec<WaitingFile>, StoreError> {
        type Row = (i64, i64, i64, i32, Option<Vec<u8>>);
        let rows: Vec<Row> = attachment::table
            .inner_join(request::table)
            .filter(attachment::state.eq("waiting_scan"))
            .filter(attachment::scan_at.le(now.naive_utc()))
            .order(attachment::scan_at)
            .limit(limit)
            .select((
                attachment::id,
                attachment::request_id,
                request::seal_key_id,
                attachment::attempts,
                attachment::sealed,
            ))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(id, request, key, attempts, sealed)| WaitingFile {
                id,
                request: RequestId(request),
                key: SealKeyId(key),
                attempts,
                sealed: Sealed(sealed.unwrap_or_default()),
            })
            .collect())
    }
}

impl Write<'_> {
    /// Adds a file to a case; it waits for the scanner.
    pub fn add_attachment(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: RequestId,
        author: &str,
        file: &Taken,
        now: Moment,
    ) -> Result<i64, StoreError> {
        let number = self.take_numbers("attachment", 1)?;
        let row = (
            attachment::id.eq(number),
            attachment::request_id.eq(id.0),
            attachment::author.eq(author),
            attachment::kind.eq(file.kind.key()),
            attachment::size.eq(i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)),
            attachment::sealed_name.eq(key.seal(ring, Field::FileName, id.0, number, &file.name).0),
            attachment::sealed.eq(key.seal_bytes(ring, Field::File, id.0, number, &file.bytes).0),
            attachment::state.eq("waiting_scan"),
            attachment::scan_at.eq(now.naive_utc()),
            attachment::added_at.eq(now.naive_utc()),
        );
        diesel::insert_into(attachment::table).values(row).execute(self.db)?;
        Ok(number)
    }
    /// What the scanner said: a refused file is wiped, its name stays so that its sender sees what became of it.
    pub fn judge_attachment(&mut self, id: i64, is_clean: bool) -> Result<(), StoreError> {
        let waiting = attachment::table.find(id).filter(attachment::state.eq("waiting_scan"));
        if is_clean {
            diesel::update(waiting).set(attachment::state.eq("clean")).execute(self.db)?;
        } else {
            let set = (attachment::state.eq("refused"), attachment::sealed.eq(None::<Vec<u8>>));
            diesel::update(waiting).set(set).execute(self.db)?;
        }
        Ok(())
    }
    /// L15.1: what a colleague found goes to the person, as from an officer; `false` if it was passed on before, or the
    /// scanner has not let it through.
    pub fn pass_on_attachment(&mut self, request: RequestId, id: i64, by: &str) -> Result<bool, StoreError> {
        let found = attachment::table
            .find(id)
            .filter(attachment::request_id.eq(request.0))
            .filter(attachment::state.eq("clean"))
            .filter(attachment::author.like(format!("{SEARCHER}%")));
        Ok(diesel::update(found).set(attachment::author.eq(by)).execute(self.db)? == 1)
    }
    /// Takes a file away.
    pub fn remove_attachment(&mut self, id: i64) -> Result<bool, StoreError> {
        Ok(diesel::delete(attachment::table.find(id)).execute(self.db)? == 1)
    }
    /// The scanner gave no answer: again later.
    pub fn postpone_attachment(&mut self, id: i64, scan_at: Moment) -> Result<(), StoreError> {
        let set = (attachment::attempts.eq(attachment::attempts + 1), attachment::scan_at.eq(scan_at.naive_utc()));
        diesel::update(attachment::table.find(id)).set(set).execute(self.db)?;
        Ok(())
    }
}
