//! S8.5: taking a contact's rows away, in small pieces, so that a person with very many rows holds nobody else up.
//! What is personal in which column stands in `docs/DATA.md`; a test fills every such column and finds none afterwards.

use super::engine::StoreError;
use super::schema::{
    address_change, attachment, case_draft, case_note, consent_event, contact, contact_address, contact_purpose,
    contact_value, disclosure, external_id, message, outbox, outcome, paper_letter, policy_notice, relation, request,
    request_item, restriction, search_task, session, sign_in, sign_up, source_notice, standing, third_person_link,
    transfer,
};
use super::{Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::ids::{ContactId, RequestId, SealKeyId};
use crate::domain::letter::LetterKind;
use crate::domain::request::State;
use crate::store::keys::Scope;
use crate::vault::{AddressIndex, Sealed};
use diesel::prelude::*;

/// Rows of one table in one piece.
pub const PIECE: i64 = 200;

impl Read<'_> {
    /// The keyed hashes of a contact's addresses, those that do not count any more included.
    pub fn list_address_indexes(&mut self, id: ContactId) -> Result<Vec<AddressIndex>, StoreError> {
        let rows: Vec<Vec<u8>> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .select(contact_address::address_index)
            .load(self.db)?;
        Ok(rows.into_iter().map(AddressIndex).collect())
    }

    /// The keys of everything that is about a contact and goes with an erasure, as far as rows name them: of the contact,
    /// of other cases, of letters.
    pub fn list_keys_of(&mut self, id: ContactId, but: Option<RequestId>) -> Result<Vec<SealKeyId>, StoreError> {
        let addresses: Vec<Vec<u8>> = self.list_address_indexes(id)?.into_iter().map(|a| a.0).collect();
        let mut keys: Vec<i64> = contact::table.find(id.0).select(contact::seal_key_id).load(self.db)?;
        let cases: Vec<i64> = request::table
            .filter(request::contact_id.eq(id.0).or(request::address_index.eq_any(&addresses)))
            .filter(request::id.ne(but.map_or(0, |r| r.0)))
            .select(request::seal_key_id)
            .load(self.db)?;
        keys.extend(cases);
        let letters: Vec<Option<Vec<u8>>> = outbox::table
            .filter(outbox::contact_id.eq(id.0))
            .filter(outbox::recipient.is_not_null())
            .select(outbox::recipient)
            .load(self.db)?;
        keys.extend(letters.into_iter().flatten().filter_map(|sealed| Sealed(sealed).key_id()).map(|key| key.0));
        let typed = self.list_sign_ups_of(&addresses)?;
        let typed: Vec<i64> =
            sign_up::table.filter(sign_up::event_id.eq_any(typed)).select(sign_up::seal_key_id).load(self.db)?;
        keys.extend(typed);
        let loose = self.list_loose_letters(id, &addresses, but.map_or(0, |r| r.0), i64::MAX)?;
        keys.extend(loose.into_iter().filter_map(|(_, sealed)| Sealed(sealed?).key_id()).map(|key| key.0));
        Ok(keys.into_iter().map(SealKeyId).collect())
    }
    /// Sign-ups that wait for one of these mailboxes to say yes: whoever typed the address was never known by it.
    fn list_sign_ups_of(&mut self, addresses: &[Vec<u8>]) -> Result<Vec<i64>, StoreError> {
        let theirs: Vec<i64> = consent_event::table
            .filter(consent_event::address_index.eq_any(addresses))
            .select(consent_event::id)
            .load(self.db)?;
        let mut all = Vec::new();
        for events in theirs.chunks(500) {
            let open: Vec<i64> =
                sign_up::table.filter(sign_up::event_id.eq_any(events)).select(sign_up::event_id).load(self.db)?;
            all.extend(open);
        }
        Ok(all)
    }
    /// Letters that carry no contact's number, because whoever caused them had proved nothing: found by the case, the
    /// sign-in, the sign-up or the question to a colleague that they are about.
    fn list_loose_letters(
        &mut self,
        id: ContactId,
        addresses: &[Vec<u8>],
        own: i64,
        limit: i64,
    ) -> Result<Vec<Loose>, StoreError> {
        let cases: Vec<i64> = request::table
            .filter(request::contact_id.eq(id.0).or(request::address_index.eq_any(addresses)))
            .filter(request::id.ne(own))
            .select(request::id)
            .load(self.db)?;
        let tasks: Vec<i64> =
            search_task::table.filter(search_task::request_id.eq_any(&cases)).select(search_task::id).load(self.db)?;
        let asked: Vec<i64> =
            sign_in::table.filter(sign_in::address_index.eq_any(addresses)).select(sign_in::id).load(self.db)?;
        let about = [
            (&ABOUT_A_CASE[..], cases),
            (&[LetterKind::SearchTask][..], tasks),
            (&[LetterKind::SignIn, LetterKind::NothingHeld, LetterKind::Proof][..], asked),
            (&[LetterKind::Joining][..], self.list_sign_ups_of(addresses)?),
        ];
        let mut all = Vec::new();
        for (kinds, rows) in about {
            let kinds: Vec<&str> = kinds.iter().map(|k| k.key()).collect();
            // a statement takes only so many numbers
            for rows in rows.chunks(500) {
                let found: Vec<Loose> = outbox::table
                    .filter(outbox::contact_id.is_null())
                    .filter(outbox::kind.eq_any(&kinds))
                    .filter(outbox::subject_id.eq_any(rows))
                    .limit(limit)
                    .select((outbox::id, outbox::recipient))
                    .load(self.db)?;
                all.extend(found);
            }
        }
        Ok(all)
    }
}

/// A letter's number, and its recipient, sealed, until it was sent.
type Loose = (i64, Option<Vec<u8>>);

/// Letters whose subject is a case and that go to whoever asked.
const ABOUT_A_CASE: [LetterKind; 6] = [
    LetterKind::Asked,
    LetterKind::Answered,
    LetterKind::NeedsYou,
    LetterKind::Extended,
    LetterKind::Outcome,
    LetterKind::Progress,
];

/// Deletes up to [`PIECE`] rows of a table that belong to a contact, by their second key.
macro_rules! take_away {
    ($self:ident, $id:ident, $table:ident, $number:ident) => {{
        let some: Vec<i64> = $table::table
            .filter($table::contact_id.eq($id.0))
            .order($table::$number)
            .limit(PIECE)
            .select($table::$number)
            .load($self.db)?;
        if some.is_empty() {
            0
        } else {
            let these = $table::table.filter($table::contact_id.eq($id.0)).filter($table::$number.eq_any(&some));
            diesel::delete(these).execute($self.db)?
        }
    }};
}

impl Write<'_> {
    /// Takes one piece of a contact's rows away, of the case `but` only its tie to the contact; gives how many rows went.
    /// The addresses go last: by them the rest is found.
    pub fn erase_piece(&mut self, id: ContactId, but: Option<RequestId>, now: Moment) -> Result<usize, StoreError> {
        let addresses: Vec<Vec<u8>> = self.list_address_indexes(id)?.into_iter().map(|a| a.0).collect();
        let own = but.map_or(0, |r| r.0);
        // first what is found by rows that go later
        let loose: Vec<i64> =
            self.list_loose_letters(id, &addresses, own, PIECE)?.into_iter().map(|(letter, _)| letter).collect();
        let mut gone = 0;
        for letters in loose.chunks(500) {
            gone += diesel::delete(outbox::table.filter(outbox::id.eq_any(letters))).execute(self.db)?;
        }
        let typed = self.list_sign_ups_of(&addresses)?;
        for rows in typed.chunks(500) {
            gone += diesel::delete(sign_up::table.filter(sign_up::event_id.eq_any(rows))).execute(self.db)?;
        }
        if gone > 0 {
            return Ok(gone);
        }
        gone += take_away!(self, id, contact_value, number);
        gone += take_away!(self, id, relation, number);
        gone += take_away!(self, id, external_id, number);
        gone += take_away!(self, id, session, id);
        gone += take_away!(self, id, sign_in, id);
        gone += take_away!(self, id, address_change, id);
        gone += take_away!(self, id, outbox, id);
        gone += take_away!(self, id, restriction, id);
        gone += take_away!(self, id, transfer, id);
        gone += diesel::delete(standing::table.filter(standing::contact_id.eq(id.0))).execute(self.db)?;
        gone += diesel::delete(source_notice::table.filter(source_notice::contact_id.eq(id.0))).execute(self.db)?;
        gone += diesel::delete(policy_notice::table.filter(policy_notice::contact_id.eq(id.0))).execute(self.db)?;
        gone += self.erase_breach_person(id, &addresses)?;
        gone += diesel::delete(disclosure::table.filter(disclosure::contact_id.eq(id.0))).execute(self.db)?;
        let links = third_person_link::table
            .filter(third_person_link::contact_id.eq(id.0).or(third_person_link::giver_id.eq(id.0)));
        gone += diesel::delete(links).execute(self.db)?;
        gone += diesel::delete(contact_purpose::table.filter(contact_purpose::contact_id.eq(id.0))).execute(self.db)?;
        // asked for with one of these addresses before the contact was known, or by somebody who typed it
        let asked: Vec<i64> = sign_in::table
            .filter(sign_in::address_index.eq_any(&addresses))
            .limit(PIECE)
            .select(sign_in::id)
            .load(self.db)?;
        gone += diesel::delete(sign_in::table.filter(sign_in::id.eq_any(asked))).execute(self.db)?;
        gone += self.erase_cases(id, own, &addresses, now)?;
        if gone == 0 {
            gone += take_away!(self, id, contact_address, number);
        }
        Ok(gone)
    }

    /// Other cases keep their number, dates and state as evidence; nothing in them names or quotes anybody.
    fn erase_cases(
        &mut self,
        id: ContactId,
        own: i64,
        addresses: &[Vec<u8>],
        now: Moment,
    ) -> Result<usize, StoreError> {
        let cases: Vec<i64> = request::table
            .filter(request::contact_id.eq(id.0).or(request::address_index.eq_any(addresses)))
            .filter(request::id.ne(own))
            .order(request::id)
            .limit(PIECE / 10)
            .select(request::id)
            .load(self.db)?;
        let said: Vec<(i64, i64)> = message::table
            .filter(message::request_id.eq_any(&cases))
            .order((message::request_id, message::number))
            .limit(PIECE)
            .select((message::request_id, message::number))
            .load(self.db)?;
        if !said.is_empty() {
            for row in &said {
                diesel::delete(message::table.find(*row)).execute(self.db)?;
            }
            return Ok(said.len());
        }
        diesel::update(request_item::table.filter(request_item::request_id.eq_any(&cases)))
            .set((
                request_item::proposal.eq(None::<Vec<u8>>),
                request_item::reason.eq(None::<Vec<u8>>),
                request_item::reasons.eq(None::<Vec<u8>>),
                request_item::statement.eq(None::<Vec<u8>>),
            ))
            .execute(self.db)?;
        diesel::delete(case_note::table.filter(case_note::request_id.eq_any(&cases))).execute(self.db)?;
        diesel::delete(case_draft::table.filter(case_draft::request_id.eq_any(&cases))).execute(self.db)?;
        diesel::delete(attachment::table.filter(attachment::request_id.eq_any(&cases))).execute(self.db)?;
        diesel::delete(paper_letter::table.filter(paper_letter::request_id.eq_any(&cases))).execute(self.db)?;
        diesel::delete(search_task::table.filter(search_task::request_id.eq_any(&cases))).execute(self.db)?;
        diesel::delete(outcome::table.filter(outcome::request_id.eq_any(&cases))).execute(self.db)?;
        let these = || request::table.filter(request::id.eq_any(&cases));
        diesel::update(these().filter(request::closed_at.is_null()))
            .set((request::state.eq(State::Closed.key()), request::closed_at.eq(now.naive_utc())))
            .execute(self.db)?;
        let mut gone = diesel::update(these())
            .set((
                request::contact_id.eq(None::<i64>),
                request::address_index.eq(None::<Vec<u8>>),
                request::sealed_address.eq(None::<Vec<u8>>),
                request::sealed_name.eq(None::<Vec<u8>>),
                request::sealed_subject.eq(None::<Vec<u8>>),
                request::sealed_post.eq(None::<Vec<u8>>),
            ))
            .execute(self.db)?;
        gone += diesel::update(request::table.find(own).filter(request::contact_id.is_not_null()))
            .set((request::contact_id.eq(None::<i64>), request::address_index.eq(None::<Vec<u8>>)))
            .execute(self.db)?;
        Ok(gone)
    }

    /// The last of a contact: its row stays as a number, so that the audit log keeps its meaning.
    pub fn empty_contact(&mut self, id: ContactId, status: ContactStatus) -> Result<(), StoreError> {
        let empty = (contact::country.eq(None::<String>), contact::language.eq(None::<String>));
        diesel::update(contact::table.find(id.0)).set(empty).execute(self.db)?;
        self.set_status(id, status)
    }
}

impl Store {
    /// Every key made for a contact and its cases, whether a row still names it or not, but those to be spared.
    pub fn list_contact_key_ids(&self, id: ContactId, spare: &[SealKeyId]) -> Result<Vec<SealKeyId>, StoreError> {
        let all = self.keys_made_for(id, &[Scope::Contact, Scope::Case, Scope::Letter, Scope::Hold])?;
        Ok(all.into_iter().filter(|key| !spare.contains(key)).collect())
    }
}
