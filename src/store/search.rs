//! Decision 5: the officer's search. Names, numbers and domains are sealed, so what finds a contact are 64 bits of a keyed
//! hash of each term. The worker makes the tokens of every contact whose `indexed_at` is empty; imports, corrections and
//! changes of address empty it. What is restricted, sealed or erased is not found.

use super::engine::StoreError;
use super::portable::Portable;
use super::requests::{Request, Row, request_of};
use super::schema::{case_token, contact, external_id, relation, request, search_token};
use super::{Lane, Read, Store, Write};
use crate::domain::clock::Moment;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, RequestId, SealKeyId};
use crate::domain::relation::is_same;
use crate::domain::search::{self, Term};
use crate::domain::value::ValueKind;
use crate::vault::{Field, Keyring, SealKey, Sealed};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// A contact as a list of results shows it: enough to tell two apart, no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub id: ContactId,
    /// The name, masked.
    pub name: String,
    /// The organisations.
    pub organisation: String,
    /// The address, masked.
    pub address: String,
    /// Where they live.
    pub country: String,
}

/// A case of somebody who is no contact, as a list of results shows it.
#[derive(Debug, Clone)]
pub struct FoundCase {
    /// The case.
    pub request: Request,
    /// Which right of T12 it exercises first.
    pub right: Option<String>,
    /// What its person is called, masked.
    pub name: String,
    /// Where they wrote from, masked.
    pub address: String,
}

/// How many results a page shows; more ask for a better question.
pub const MOST_FOUND: usize = 25;
/// How many candidates are looked at behind one question.
const MOST_LOOKED_AT: i64 = 200;
/// Where counting those that have a term stops: all that have more are many.
const MOST_COUNTED: i64 = 1_000;

/// A contact, its key and its country.
type Candidate = (i64, i64, Option<String>);

fn tokens(ring: &Keyring, terms: &BTreeSet<Term>) -> Vec<i64> {
    terms.iter().map(|(kind, text)| ring.search_token(kind.key(), text)).collect()
}

impl Store {
    /// One step of the worker: makes the tokens of some contacts anew. Gives how many; zero when all are up to date.
    pub fn index_contacts(&self, limit: i64, now: Moment) -> Result<usize, StoreError> {
        let due: Vec<(i64, i64, String)> = self.read_now::<_, StoreError>(|r| {
            let rows = contact::table.filter(contact::indexed_at.is_null()).order(contact::id).limit(limit).select((
                contact::id,
                contact::seal_key_id,
                contact::status,
            ));
            Ok(rows.load(r.db)?)
        })?;
        if due.is_empty() {
            return Ok(0);
        }
        let count = due.len();
        let keys = self.open_keys(&due.iter().map(|(_, key, _)| SealKeyId(*key)).collect::<Vec<_>>())?;
        let ring = self.ring().clone();
        self.write_now::<_, StoreError>(Lane::Bulk, move |w| {
            for (id, key, status) in due {
                let key = keys.get(&SealKeyId(key)).filter(|_| !["erased", "merged"].contains(&status.as_str()));
                w.index_contact(&ring, ContactId(id), key, now)?;
            }
            Ok(())
        })?;
        Ok(count)
    }
}

impl Write<'_> {
    /// What a contact is found by has changed.
    pub fn index_again(&mut self, id: ContactId) -> Result<(), StoreError> {
        let none = contact::indexed_at.eq(None::<chrono::NaiveDateTime>);
        diesel::update(contact::table.find(id.0)).set(none).execute(self.db)?;
        Ok(())
    }

    /// O3: a case is found by the name that stands in it; also one that is given to a contact and let go again.
    pub(super) fn index_case(&mut self, ring: &Keyring, id: RequestId, name: &str) -> Result<(), StoreError> {
        let terms: BTreeSet<Term> = search::terms_of_value(ValueKind::Name, name).into_iter().collect();
        for token in tokens(ring, &terms).into_iter().collect::<BTreeSet<i64>>() {
            let row = (case_token::token.eq(token), case_token::request_id.eq(id.0));
            Portable(diesel::insert_into(case_token::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        }
        Ok(())
    }

    /// Makes one contact's tokens anew; without its key it has none.
    fn index_contact(
        &mut self,
        ring: &Keyring,
        id: ContactId,
        key: Option<&SealKey>,
        now: Moment,
    ) -> Result<(), StoreError> {
        // the row first: a correction at the same moment waits, and asks for the tokens again
        diesel::update(contact::table.find(id.0)).set(contact::indexed_at.eq(now.naive_utc())).execute(self.db)?;
        diesel::delete(search_token::table.filter(search_token::contact_id.eq(id.0))).execute(self.db)?;
        let Some(key) = key else { return Ok(()) };
        // values sealed anew between the look and this unit are left for whoever sealed them to ask again
        let terms = match self.terms_of(id, key) {
            Err(StoreError::Unseal(_)) => BTreeSet::new(),
            other => other?,
        };
        let tokens: BTreeSet<i64> = tokens(ring, &terms).into_iter().collect();
        for token in tokens {
            let row = (search_token::token.eq(token), search_token::contact_id.eq(id.0));
            Portable(diesel::insert_into(search_token::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        }
        Ok(())
    }

    /// Everything a contact is found by.
    fn terms_of(&mut self, id: ContactId, key: &SealKey) -> Result<BTreeSet<Term>, StoreError> {
        let mut terms: BTreeSet<Term> = BTreeSet::new();
        for value in self.list_values(id, key)?.iter().filter(|v| v.superseded_at.is_none()) {
            terms.extend(search::terms_of_value(value.kind, &value.content));
        }
        // S3.2: by every organisation that they are related to
        for relation in self.list_relations(id, key)?.iter().filter(|it| it.is_live()) {
            terms.extend(search::terms_of_value(ValueKind::Organisation, &relation.organisation));
        }
        for address in self.list_addresses(id, key)? {
            terms.extend(
                EmailAddress::parse(&address.address).map(|a| search::terms_of_address(&a)).unwrap_or_default(),
            );
        }
        let ids: Vec<(i64, Option<Vec<u8>>)> = external_id::table
            .filter(external_id::contact_id.eq(id.0))
            .select((external_id::number, external_id::sealed))
            .load(self.db)?;
        for (number, sealed) in ids {
            if let Some(sealed) = sealed {
                terms.insert(search::term_of_external_id(&key.unseal(
                    Field::ExternalId,
                    id.0,
                    number,
                    &Sealed(sealed),
                )?));
            }
        }
        Ok(terms)
    }
}

impl Read<'_> {
    /// How many tokens there are.
    pub fn count_search_tokens(&mut self) -> Result<i64, StoreError> {
        Ok(search_token::table.count().get_result(self.db)?)
    }

    /// How many tokens of cases there are.
    pub fn count_case_tokens(&mut self) -> Result<i64, StoreError> {
        Ok(case_token::table.count().get_result(self.db)?)
    }

    /// The latest cases of nobody on file that an address wrote, or whose name has one term of each set.
    fn list_cases_of_nobody(
        &mut self,
        ring: &Keyring,
        question: &search::Question,
    ) -> Result<Vec<Request>, StoreError> {
        let mut query = request::table.filter(request::contact_id.is_null()).into_boxed();
        match question {
            search::Question::Address(address) => {
                query = query.filter(request::address_index.eq(ring.address_index(address).0));
            }
            search::Question::Terms(sets) => {
                for set in sets {
                    let having = case_token::table
                        .filter(case_token::token.eq_any(tokens(ring, set)))
                        .select(case_token::request_id);
                    query = query.filter(request::id.eq_any(having));
                }
            }
            _ => return Ok(Vec::new()),
        }
        let rows: Vec<Row> =
            query.order(request::id.desc()).limit(MOST_LOOKED_AT).select(Row::as_select()).load(self.db)?;
        rows.into_iter().map(request_of).collect()
    }

    /// The contacts in ordinary use that have one term of each set, with their keys.
    pub(super) fn list_candidates(
        &mut self,
        ring: &Keyring,
        sets: &[BTreeSet<Term>],
    ) -> Result<Vec<(ContactId, SealKeyId)>, StoreError> {
        let found = self.candidates(ring, sets, None)?;
        Ok(found.into_iter().map(|(id, key, _)| (ContactId(id), SealKeyId(key))).collect())
    }
    /// The contacts in ordinary use that have one term of each set and, if asked for, stand in a relation of one kind.
    /// It begins with the set that the fewest have, so that what is looked at grows with that and not with the file.
    fn candidates(
        &mut self,
        ring: &Keyring,
        sets: &[BTreeSet<Term>],
        kind: Option<&str>,
    ) -> Result<Vec<Candidate>, StoreError> {
        let mut sets: Vec<Vec<i64>> = sets.iter().map(|set| tokens(ring, set)).collect();
        let mut rarest: Option<(usize, usize)> = None;
        if sets.len() > 1 {
            for (place, set) in sets.iter().enumerate() {
                let having = self.count_having(set)?;
                if rarest.is_none_or(|(_, fewest)| having < fewest) {
                    rarest = Some((place, having));
                }
            }
        }
        if sets.is_empty() {
            return self.candidates_of(None, &[], kind);
        }
        let first = sets.swap_remove(rarest.map_or(0, |(place, _)| place));
        let mut found: Vec<Candidate> = Vec::new();
        for token in first {
            found.extend(self.candidates_of(Some(token), &sets, kind)?);
        }
        found.sort_unstable_by_key(|(id, ..)| *id);
        found.dedup_by_key(|(id, ..)| *id);
        found.truncate(usize::try_from(MOST_LOOKED_AT).unwrap_or(usize::MAX));
        Ok(found)
    }
    /// How many have one of some tokens, counted no further than it matters.
    fn count_having(&mut self, set: &[i64]) -> Result<usize, StoreError> {
        let rows: Vec<i64> = search_token::table
            .filter(search_token::token.eq_any(set.to_vec()))
            .select(search_token::contact_id)
            .limit(MOST_COUNTED)
            .load(self.db)?;
        Ok(rows.len())
    }
    /// The first of those that have one token, one of each further set, and a relation of a kind.
    fn candidates_of(
        &mut self,
        token: Option<i64>,
        further: &[Vec<i64>],
        kind: Option<&str>,
    ) -> Result<Vec<Candidate>, StoreError> {
        let other = diesel::alias!(search_token as other);
        let columns = (contact::id, contact::seal_key_id, contact::country);
        macro_rules! narrowed {
            ($query:expr) => {{
                let mut query = $query;
                for set in further {
                    let having = other
                        .filter(other.field(search_token::contact_id).eq(contact::id))
                        .filter(other.field(search_token::token).eq_any(set.clone()));
                    query = query.filter(diesel::dsl::exists(having));
                }
                if let Some(kind) = kind {
                    let having = relation::table
                        .filter(relation::contact_id.eq(contact::id))
                        .filter(relation::kind.eq(kind.to_owned()))
                        .filter(relation::ended_at.is_null());
                    query = query.filter(diesel::dsl::exists(having));
                }
                query.load(self.db)?
            }};
        }
        let active = contact::status.eq("active");
        Ok(match token {
            Some(token) => narrowed!(
                search_token::table
                    .inner_join(contact::table)
                    .filter(search_token::token.eq(token))
                    .filter(active)
                    // the order of the token's own rows: the first are found without looking at the others
                    .order(search_token::contact_id)
                    .limit(MOST_LOOKED_AT)
                    .select(columns)
                    .into_boxed()
            ),
            None => narrowed!(
                contact::table.filter(active).order(contact::id).limit(MOST_LOOKED_AT).select(columns).into_boxed()
            ),
        })
    }
}

/// Contacts in ordinary use that a question finds, masked, and whether there are more than are shown.
pub(super) fn find(
    store: &Store,
    r: &mut Read<'_>,
    question: &search::Question,
    (typed, kind): (&str, Option<&str>),
) -> Result<(Vec<Found>, bool), StoreError> {
    let ring = store.ring();
    let mut candidates = match question {
        search::Question::Address(address) => {
            let found = r.find_contact_by_address(&ring.address_index(address))?;
            let active = found.filter(|c| c.status == crate::domain::contact::ContactStatus::Active);
            active.map(|c| (c.id.0, c.key.0, c.country)).into_iter().collect()
        }
        search::Question::Terms(sets) => r.candidates(ring, sets, kind)?,
        search::Question::TooShort if kind.is_some() && typed.trim().is_empty() => r.candidates(ring, &[], kind)?,
        _ => Vec::new(),
    };
    if let Some(kind) = kind {
        let ids: Vec<i64> = candidates.iter().map(|(id, ..)| *id).collect();
        let kept = r.keep_of_kind(&ids, kind)?;
        candidates.retain(|(id, ..)| kept.contains(id));
    }
    let keys = store.open_keys(&candidates.iter().map(|(_, key, _)| SealKeyId(*key)).collect::<Vec<_>>())?;
    let are_words = matches!(question, search::Question::Terms(sets)
        if sets.iter().all(|s| s.iter().any(|(kind, _)| *kind == search::TermKind::Word)));
    let (mut found, mut is_more) = (Vec::new(), false);
    for (id, key, country) in candidates {
        let Some(key) = keys.get(&SealKeyId(key)) else { continue };
        let id = ContactId(id);
        let values = r.list_values(id, key)?;
        let of = |kind: ValueKind| {
            let live = values.iter().find(|v| v.kind == kind && v.superseded_at.is_none());
            live.map(|v| v.content.clone()).unwrap_or_default()
        };
        let relations = r.list_relations(id, key)?;
        let firms = || relations.iter().filter(|it| it.is_live()).map(|it| it.organisation.as_str());
        let mut texts: Vec<&str> = values
            .iter()
            .filter(|v| v.superseded_at.is_none() && matches!(v.kind, ValueKind::Name | ValueKind::Organisation))
            .map(|v| v.content.as_str())
            .collect();
        texts.extend(firms());
        if are_words && !search::is_match(typed, &texts) && !typed.chars().any(|c| c.is_ascii_digit()) {
            continue;
        }
        if found.len() == MOST_FOUND {
            is_more = true;
            break;
        }
        let mut organisations = vec![of(ValueKind::Organisation)];
        for firm in firms() {
            if !organisations.iter().any(|known| is_same(known, firm)) {
                organisations.push(firm.to_owned());
            }
        }
        organisations.retain(|name| !name.is_empty());
        found.push(found_of(r, (id, key), (&of(ValueKind::Name), organisations.join(", ")), country)?);
    }
    // F11
    found.sort_by_cached_key(|it: &Found| (search::sort_key(&it.name), it.id));
    Ok((found, is_more))
}

fn found_of(
    r: &mut Read<'_>,
    (id, key): (ContactId, &SealKey),
    (name, organisation): (&str, String),
    country: Option<String>,
) -> Result<Found, StoreError> {
    let address = r.list_addresses(id, key)?.pop().and_then(|a| EmailAddress::parse(&a.address).ok());
    Ok(Found {
        id,
        name: search::masked_name(name),
        organisation,
        address: address.map(|a| a.masked()).unwrap_or_default(),
        country: country.unwrap_or_default(),
    })
}

/// One contact in ordinary use as a list shows it.
pub(super) fn masked(store: &Store, r: &mut Read<'_>, id: ContactId) -> Result<Option<Found>, StoreError> {
    let Some(row) = r.find_contact(id)? else { return Ok(None) };
    let key = store.open_key(row.key)?;
    let values = r.list_values_in_use(id, &key, None)?;
    let of = |kind: ValueKind| values.iter().find(|v| v.kind == kind).map(|v| v.content.clone()).unwrap_or_default();
    found_of(r, (id, &key), (&of(ValueKind::Name), of(ValueKind::Organisation)), row.country).map(Some)
}

/// O3: the latest cases of people who are no contacts that a question finds by address or name, masked, and whether there
/// are more than are shown.
pub(super) fn find_cases(
    store: &Store,
    r: &mut Read<'_>,
    question: &search::Question,
    typed: &str,
) -> Result<(Vec<FoundCase>, bool), StoreError> {
    let cases = r.list_cases_of_nobody(store.ring(), question)?;
    let keys = store.open_keys(&cases.iter().map(|it| it.key).collect::<Vec<_>>())?;
    let by_words = matches!(question, search::Question::Terms(_));
    let (mut found, mut is_more) = (Vec::new(), false);
    for request in cases {
        let Some(key) = keys.get(&request.key) else { continue };
        let open = |field, sealed: &Option<Sealed>| {
            sealed.as_ref().map(|it| key.unseal(field, request.id.0, 0, it)).transpose().map(Option::unwrap_or_default)
        };
        let name = open(Field::CaseName, &request.sealed_name)?;
        if by_words && !search::is_match(typed, &[&name]) {
            continue;
        }
        if found.len() == MOST_FOUND {
            is_more = true;
            break;
        }
        let address = EmailAddress::parse(&open(Field::CaseAddress, &request.sealed_address)?);
        found.push(FoundCase {
            name: search::masked_name(&name),
            address: address.map(|a| a.masked()).unwrap_or_default(),
            right: None,
            request,
        });
    }
    let mut rights = r.list_rights(&found.iter().map(|it: &FoundCase| it.request.id).collect::<Vec<_>>())?;
    for it in &mut found {
        it.right = rights.remove(&it.request.id);
    }
    Ok((found, is_more))
}
