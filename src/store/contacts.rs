//! Contacts, their addresses and their values. Every value leaves this file unsealed only for a viewer who may see it.

use super::engine::StoreError;
use super::portable::Portable;
use super::schema::{
    contact, contact_address, contact_purpose, contact_value, external_id, provenance, provenance_purpose, system_copy,
    third_person_link,
};
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::contact::ContactStatus;
use crate::domain::email_address::EmailAddress;
use crate::domain::ids::{ContactId, ProvenanceId, SealKeyId};
use crate::domain::provenance::Provenance;
use crate::domain::value::ValueKind;
use crate::vault::{AddressIndex, Field, Keyring, SealKey, Sealed};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use sha2::Digest as _;
use std::collections::HashMap;

/// A contact without personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its number.
    pub id: ContactId,
    /// The key that seals its values and addresses.
    pub key: SealKeyId,
    /// S1.4: which legal entity holds the data.
    pub entity: String,
    /// What may be done with it.
    pub status: ContactStatus,
    /// S10.4: country of residence, ISO 3166.
    pub country: Option<String>,
    /// The language letters are written in.
    pub language: Option<String>,
    /// Since when anything is held.
    pub created_at: Moment,
}

/// An e-mail address on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldAddress {
    /// Its number among the contact's rows.
    pub number: i64,
    /// The address.
    pub address: String,
    /// Where it came from.
    pub provenance: ProvenanceId,
    /// Since when it is held.
    pub added_at: Moment,
    /// When its mailbox was last proved.
    pub verified_at: Option<Moment>,
}

/// One stored value, unsealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldValue {
    /// Its number among the contact's rows.
    pub number: i64,
    /// What it is.
    pub kind: ValueKind,
    /// The text.
    pub content: String,
    /// Where it came from.
    pub provenance: ProvenanceId,
    /// When the portal got it.
    pub stored_at: Moment,
    /// When the source last changed it, if it said.
    pub source_changed: Option<Moment>,
    /// S2.11: when the person last confirmed it.
    pub confirmed_at: Option<Moment>,
    /// S8.3: since when it is kept as evidence only.
    pub superseded_at: Option<Moment>,
    /// S3.3: since when it is in doubt, because its person left the organisation it belongs to.
    pub stale_at: Option<Moment>,
}

/// The person's own state for a purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurposeState {
    /// A row of T10.
    pub purpose: String,
    /// `live`, `objected`, `paused`, `withdrawn` or `ended`.
    pub state: String,
    /// Since when.
    pub since: Moment,
    /// Why, in a code.
    pub reason: String,
}

/// A system that data was copied from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemCopy {
    /// Its key in the register.
    pub system: String,
    /// The identifier it has for the contact.
    pub external_id: Option<String>,
    /// When it was last copied as a whole.
    pub copied_at: Option<Moment>,
}

type ContactRow = (i64, i64, String, String, Option<String>, Option<String>, NaiveDateTime);
const CONTACT: (
    contact::id,
    contact::seal_key_id,
    contact::entity_key,
    contact::status,
    contact::country,
    contact::language,
    contact::created_at,
) = (
    contact::id,
    contact::seal_key_id,
    contact::entity_key,
    contact::status,
    contact::country,
    contact::language,
    contact::created_at,
);

fn contact_of(row: ContactRow) -> Result<Contact, StoreError> {
    let (id, key, entity, status, country, language, created_at) = row;
    Ok(Contact {
        id: ContactId(id),
        key: SealKeyId(key),
        entity,
        status: status.parse().map_err(StoreError::Malformed)?,
        country,
        language,
        created_at: Moment::from_naive_utc(created_at),
    })
}

/// How many contacts there are.
pub fn count(read: &mut Read<'_>) -> Result<i64, StoreError> {
    Ok(contact::table.filter(contact::status.ne_all(["erased", "merged"])).count().get_result(read.db)?)
}

/// Sources of one contact that are read one by one.
const FEW_SOURCES: usize = 3;

impl Read<'_> {
    /// A contact by number; erased ones are not found, nor those that were merged into another.
    pub fn find_contact(&mut self, id: ContactId) -> Result<Option<Contact>, StoreError> {
        let row = contact::table.find(id.0).filter(contact::status.ne_all(["erased", "merged"])).select(CONTACT);
        row.first(self.db).optional()?.map(contact_of).transpose()
    }
    /// The generation of a contact's footer links, erased ones included; `None` if there never was such a contact.
    pub fn find_generation(&mut self, id: ContactId) -> Result<Option<i64>, StoreError> {
        Ok(contact::table.find(id.0).select(contact::generation).first(self.db).optional()?)
    }
    /// The contact an address on file belongs to. Sealed and erased ones are not found.
    pub fn find_contact_by_address(&mut self, index: &AddressIndex) -> Result<Option<Contact>, StoreError> {
        let row = contact::table
            .inner_join(contact_address::table)
            .filter(contact_address::address_index.eq(&index.0))
            .filter(contact_address::stale_at.is_null())
            .filter(contact::status.eq_any(["active", "restricted", "erasing"]))
            .select(CONTACT);
        row.first(self.db).optional()?.map(contact_of).transpose()
    }
    /// Which of these addresses are on file, and whose.
    pub fn contacts_by_addresses(
        &mut self,
        indexes: &[&AddressIndex],
    ) -> Result<HashMap<AddressIndex, ContactId>, StoreError> {
        let wanted: Vec<&[u8]> = indexes.iter().map(|i| i.0.as_slice()).collect();
        let rows: Vec<(Vec<u8>, i64)> = contact_address::table
            .filter(contact_address::address_index.eq_any(wanted))
            .select((contact_address::address_index, contact_address::contact_id))
            .load(self.db)?;
        Ok(rows.into_iter().map(|(index, id)| (AddressIndex(index), ContactId(id))).collect())
    }
    /// A contact's addresses, oldest first.
    pub fn list_addresses(&mut self, id: ContactId, key: &SealKey) -> Result<Vec<HeldAddress>, StoreError> {
        type Row = (i64, Vec<u8>, i64, NaiveDateTime, Option<NaiveDateTime>);
        let rows: Vec<Row> = contact_address::table
            .filter(contact_address::contact_id.eq(id.0))
            .filter(contact_address::stale_at.is_null())
            .order(contact_address::number)
            .select((
                contact_address::number,
                contact_address::sealed,
                contact_address::provenance_id,
                contact_address::added_at,
                contact_address::verified_at,
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(|(number, sealed, provenance, added_at, verified_at)| {
                Ok(HeldAddress {
                    number,
                    address: key.unseal(Field::Address, id.0, number, &Sealed(sealed))?,
                    provenance: ProvenanceId(provenance),
                    added_at: Moment::from_naive_utc(added_at),
                    verified_at: verified_at.map(Moment::from_naive_utc),
                })
            })
            .collect()
    }
    /// S8.5: a contact's values as their erasure meets them, restricted ones included.
    pub fn list_values_to_erase(&mut self, id: ContactId, key: &SealKey) -> Result<Vec<HeldValue>, StoreError> {
        self.list_values(id, key)
    }
    /// A contact's values in the order of storing, restricted ones included: for the person's own page and for
    /// [`Read::list_values_in_use`], which everybody else reads (S8.7). So no other room can call it.
    pub(super) fn list_values(&mut self, id: ContactId, key: &SealKey) -> Result<Vec<HeldValue>, StoreError> {
        type Row = (
            i64,
            String,
            Vec<u8>,
            i64,
            NaiveDateTime,
            Option<NaiveDateTime>,
            Option<NaiveDateTime>,
            Option<NaiveDateTime>,
            Option<NaiveDateTime>,
        );
        let rows: Vec<Row> = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .order(contact_value::number)
            .select((
                contact_value::number,
                contact_value::kind,
                contact_value::sealed,
                contact_value::provenance_id,
                contact_value::stored_at,
                contact_value::source_changed,
                contact_value::confirmed_at,
                contact_value::superseded_at,
                contact_value::stale_at,
            ))
            .load(self.db)?;
        rows.into_iter()
            .map(
                |(
                    number,
                    kind,
                    sealed,
                    provenance,
                    stored_at,
                    source_changed,
                    confirmed_at,
                    superseded_at,
                    stale_at,
                )| {
                    let kind: ValueKind = kind.parse().map_err(StoreError::Malformed)?;
                    Ok(HeldValue {
                        number,
                        kind,
                        content: key.unseal(Field::Value(kind), id.0, number, &Sealed(sealed))?,
                        provenance: ProvenanceId(provenance),
                        stored_at: Moment::from_naive_utc(stored_at),
                        source_changed: source_changed.map(Moment::from_naive_utc),
                        confirmed_at: confirmed_at.map(Moment::from_naive_utc),
                        superseded_at: superseded_at.map(Moment::from_naive_utc),
                        stale_at: stale_at.map(Moment::from_naive_utc),
                    })
                },
            )
            .collect()
    }
    /// Provenances by number, with their purposes.
    pub fn list_provenances(
        &mut self,
        ids: &[ProvenanceId],
    ) -> Result<HashMap<ProvenanceId, (Provenance, Moment)>, StoreError> {
        type Row = (
            i64,
            String,
            String,
            String,
            Option<NaiveDate>,
            NaiveDateTime,
            Option<String>,
            Option<String>,
            Option<String>,
            Option<String>,
            Option<String>,
            Option<i64>,
            Option<String>,
            Option<NaiveDate>,
            Option<NaiveDate>,
            Option<NaiveDate>,
            Option<String>,
            Option<String>,
        );
        let columns = (
            provenance::id,
            provenance::source,
            provenance::system,
            provenance::giver,
            provenance::collected_on,
            provenance::received_at,
            provenance::site,
            provenance::partner,
            provenance::campaign,
            provenance::supplier,
            provenance::notice_version,
            provenance::batch_id,
            provenance::consent_wording,
            provenance::consent_on,
            provenance::notice_given_on,
            provenance::sold_on,
            provenance::product_family,
            provenance::refusal_offered,
        );
        let purpose_columns =
            (provenance_purpose::provenance_id, provenance_purpose::purpose, provenance_purpose::basis);
        let (mut rows, mut purposes): (Vec<Row>, Vec<(i64, String, String)>) = (Vec::new(), Vec::new());
        if ids.len() <= FEW_SOURCES {
            // few one by one: a list of numbers makes another statement for each length, prepared each time
            for id in ids {
                rows.extend(provenance::table.find(id.0).select(columns).first::<Row>(self.db).optional()?);
                let of_it = provenance_purpose::table
                    .filter(provenance_purpose::provenance_id.eq(id.0))
                    .order(provenance_purpose::purpose)
                    .select(purpose_columns);
                purposes.extend(of_it.load::<(i64, String, String)>(self.db)?);
            }
        } else {
            let wanted: Vec<i64> = ids.iter().map(|id| id.0).collect();
            rows = provenance::table.filter(provenance::id.eq_any(&wanted)).select(columns).load(self.db)?;
            purposes = provenance_purpose::table
                .filter(provenance_purpose::provenance_id.eq_any(&wanted))
                .order((provenance_purpose::provenance_id, provenance_purpose::purpose))
                .select(purpose_columns)
                .load(self.db)?;
        }
        Ok(rows
            .into_iter()
            .map(
                |(
                    id,
                    source,
                    system,
                    giver,
                    collected_on,
                    received_at,
                    site,
                    partner,
                    campaign,
                    supplier,
                    notice_version,
                    batch,
                    consent_wording,
                    consent_on,
                    notice_given_on,
                    sold_on,
                    product_family,
                    refusal_offered,
                )| {
                    let of_it = purposes
                        .iter()
                        .filter(|(p, ..)| *p == id)
                        .map(|(_, purpose, basis)| (purpose.clone(), basis.clone()));
                    let it = Provenance {
                        source,
                        system,
                        giver,
                        collected_on,
                        site,
                        partner,
                        campaign,
                        supplier,
                        notice_version,
                        notice_given_on,
                        consent_wording,
                        consent_on,
                        sold_on,
                        product_family,
                        refusal_offered,
                        batch,
                        purposes: of_it.collect(),
                    };
                    (ProvenanceId(id), (it, Moment::from_naive_utc(received_at)))
                },
            )
            .collect())
    }
    /// L15.9: kinds whose values were replaced or taken out since, and when.
    pub fn list_replaced_since(
        &mut self,
        id: ContactId,
        since: Moment,
    ) -> Result<Vec<(ValueKind, Moment)>, StoreError> {
        let rows: Vec<(String, Option<NaiveDateTime>)> = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .filter(contact_value::superseded_at.ge(since.naive_utc()))
            .order(contact_value::superseded_at)
            .select((contact_value::kind, contact_value::superseded_at))
            .load(self.db)?;
        let read = |(kind, at): (String, Option<NaiveDateTime>)| {
            Ok((kind.parse().map_err(StoreError::Malformed)?, Moment::from_naive_utc(at.unwrap_or_default())))
        };
        rows.into_iter().map(read).collect()
    }
    /// The person's own states for purposes, by row of T10.
    pub fn list_purpose_states(&mut self, id: ContactId) -> Result<Vec<PurposeState>, StoreError> {
        let rows: Vec<(String, String, NaiveDateTime, String)> = contact_purpose::table
            .filter(contact_purpose::contact_id.eq(id.0))
            .select((contact_purpose::purpose, contact_purpose::state, contact_purpose::since, contact_purpose::reason))
            .load(self.db)?;
        Ok(rows
            .into_iter()
            .map(|(purpose, state, since, reason)| PurposeState {
                purpose,
                state,
                since: Moment::from_naive_utc(since),
                reason,
            })
            .collect())
    }
    /// The systems a contact's data was copied from, with their identifiers and the age of the copy.
    pub fn list_systems(&mut self, id: ContactId, key: &SealKey) -> Result<Vec<SystemCopy>, StoreError> {
        let rows: Vec<(i64, String, Option<Vec<u8>>)> = external_id::table
            .filter(external_id::contact_id.eq(id.0))
            .order(external_id::number)
            .select((external_id::number, external_id::system, external_id::sealed))
            .load(self.db)?;
        let copies: Vec<(String, NaiveDateTime)> =
            system_copy::table.select((system_copy::system, system_copy::copied_at)).load(self.db)?;
        let copied = |system: &str| copies.iter().find(|(s, _)| s == system).map(|(_, at)| Moment::from_naive_utc(*at));
        rows.into_iter()
            .map(|(number, system, sealed)| {
                let external_id = match sealed {
                    Some(sealed) => Some(key.unseal(Field::ExternalId, id.0, number, &Sealed(sealed))?),
                    None => None,
                };
                Ok(SystemCopy { copied_at: copied(&system), system, external_id })
            })
            .collect()
    }
    /// S4.13: who gave us a contact's data, newest last.
    pub fn list_givers(&mut self, id: ContactId) -> Result<Vec<ContactId>, StoreError> {
        let ids: Vec<i64> = self.list_merged(id)?.into_iter().map(|c| c.0).collect();
        let rows: Vec<i64> = third_person_link::table
            .filter(third_person_link::contact_id.eq_any(ids))
            .order((third_person_link::since, third_person_link::giver_id))
            .limit(20)
            .select(third_person_link::giver_id)
            .load(self.db)?;
        Ok(rows.into_iter().map(ContactId).collect())
    }
    /// S4.13: about how many others a contact gave us data, and when the last time.
    pub fn count_given(&mut self, id: ContactId) -> Result<Option<(i64, Moment)>, StoreError> {
        let ids: Vec<i64> = self.list_merged(id)?.into_iter().map(|c| c.0).collect();
        let (count, last): (i64, Option<NaiveDateTime>) = third_person_link::table
            .filter(third_person_link::giver_id.eq_any(ids))
            .select((diesel::dsl::count_star(), diesel::dsl::max(third_person_link::since)))
            .first(self.db)?;
        Ok(last.map(|at| (count, Moment::from_naive_utc(at))))
    }
    /// When each system was last copied.
    pub fn list_system_copies(&mut self) -> Result<HashMap<String, Moment>, StoreError> {
        let rows: Vec<(String, NaiveDateTime)> =
            system_copy::table.select((system_copy::system, system_copy::copied_at)).load(self.db)?;
        Ok(rows.into_iter().map(|(system, at)| (system, Moment::from_naive_utc(at))).collect())
    }
    /// Numbers of contacts after one, for sweeps and demonstrations.
    pub fn list_contact_ids(&mut self, after: ContactId, limit: i64) -> Result<Vec<ContactId>, StoreError> {
        let ids: Vec<i64> = contact::table
            .filter(contact::id.gt(after.0))
            .filter(contact::status.ne_all(["erased", "merged"]))
            .order(contact::id)
            .limit(limit)
            .select(contact::id)
            .load(self.db)?;
        Ok(ids.into_iter().map(ContactId).collect())
    }
}

impl Write<'_> {
    /// S10.4: the country somebody is in, or that it is not known. `false` if it was so.
    pub fn set_country(&mut self, id: ContactId, country: Option<&str>) -> Result<bool, StoreError> {
        let now: Option<Option<String>> =
            contact::table.find(id.0).select(contact::country).first(self.db).optional()?;
        if now.is_none_or(|now| now.as_deref() == country) {
            return Ok(false);
        }
        Ok(diesel::update(contact::table.find(id.0)).set(contact::country.eq(country)).execute(self.db)? == 1)
    }
    /// The number of a provenance, adding it if it is new.
    pub fn keep_provenance(&mut self, it: &Provenance, now: Moment) -> Result<ProvenanceId, StoreError> {
        let digest = sha2::Sha256::digest(it.canonical()).to_vec();
        let found: Option<i64> = provenance::table
            .filter(provenance::digest.eq(&digest))
            .select(provenance::id)
            .first(self.db)
            .optional()?;
        if let Some(id) = found {
            return Ok(ProvenanceId(id));
        }
        let row = (
            provenance::digest.eq(&digest),
            provenance::source.eq(&it.source),
            provenance::system.eq(&it.system),
            provenance::giver.eq(&it.giver),
            provenance::collected_on.eq(it.collected_on),
            provenance::received_at.eq(now.naive_utc()),
            provenance::site.eq(&it.site),
            provenance::partner.eq(&it.partner),
            provenance::campaign.eq(&it.campaign),
            provenance::supplier.eq(&it.supplier),
            provenance::notice_version.eq(&it.notice_version),
            provenance::batch_id.eq(it.batch),
            provenance::consent_wording.eq(&it.consent_wording),
            provenance::consent_on.eq(it.consent_on),
            provenance::notice_given_on.eq(it.notice_given_on),
            provenance::sold_on.eq(it.sold_on),
            provenance::product_family.eq(&it.product_family),
            provenance::refusal_offered.eq(&it.refusal_offered),
        );
        Portable(diesel::insert_into(provenance::table).values(row).on_conflict_do_nothing()).execute(self.db)?;
        let id: i64 = provenance::table.filter(provenance::digest.eq(&digest)).select(provenance::id).first(self.db)?;
        for (purpose, basis) in &it.purposes {
            let row = (
                provenance_purpose::provenance_id.eq(id),
                provenance_purpose::purpose.eq(purpose),
                provenance_purpose::basis.eq(basis),
            );
            Portable(diesel::insert_into(provenance_purpose::table).values(row).on_conflict_do_nothing())
                .execute(self.db)?;
        }
        Ok(ProvenanceId(id))
    }
    /// Takes the next numbers for rows of a contact. Also locks the contact's row on PostgreSQL until the unit ends.
    pub fn take_row_numbers(&mut self, id: ContactId, count: i64) -> Result<i64, StoreError> {
        let next: i64 = diesel::update(contact::table.find(id.0))
            .set(contact::next_number.eq(contact::next_number + count))
            .returning(contact::next_number)
            .get_result(self.db)?;
        Ok(next - count)
    }
    /// Adds a contact whose mailbox was just proved: number and key were taken before, so that the key is durable.
    #[allow(clippy::too_many_arguments)] // each is another thing; a struct of them would only be unpacked again
    pub fn add_contact(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: ContactId,
        entity: &str,
        language: &str,
        address: &EmailAddress,
        provenance: ProvenanceId,
        now: Moment,
    ) -> Result<(), StoreError> {
        let row = (
            contact::id.eq(id.0),
            contact::seal_key_id.eq(key.id().0),
            contact::entity_key.eq(entity),
            contact::status.eq("active"),
            contact::language.eq(language),
            contact::created_at.eq(now.naive_utc()),
            contact::next_number.eq(2_i64),
            contact::generation.eq(1_i64),
        );
        diesel::insert_into(contact::table).values(row).execute(self.db)?;
        let row = (
            contact_address::contact_id.eq(id.0),
            contact_address::number.eq(1_i64),
            contact_address::address_index.eq(ring.address_index(address).0),
            contact_address::sealed.eq(key.seal(ring, Field::Address, id.0, 1, address.as_str()).0),
            contact_address::provenance_id.eq(provenance.0),
            contact_address::added_at.eq(now.naive_utc()),
        );
        diesel::insert_into(contact_address::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// S8.3: puts a new text in place of all live ones of a kind; those stay as evidence.
    #[allow(clippy::too_many_arguments)] // each is another thing; a struct of them would only be unpacked again
    pub fn correct_value(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: ContactId,
        kind: ValueKind,
        content: Option<&str>,
        provenance: ProvenanceId,
        now: Moment,
    ) -> Result<(), StoreError> {
        let number = self.take_row_numbers(id, 1)?;
        let live = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .filter(contact_value::kind.eq(kind.key()))
            .filter(contact_value::superseded_at.is_null());
        diesel::update(live).set(contact_value::superseded_at.eq(now.naive_utc())).execute(self.db)?;
        self.index_again(id)?;
        let Some(content) = content else { return Ok(()) };
        let row = (
            contact_value::contact_id.eq(id.0),
            contact_value::number.eq(number),
            contact_value::kind.eq(kind.key()),
            contact_value::sealed.eq(key.seal(ring, Field::Value(kind), id.0, number, content).0),
            contact_value::provenance_id.eq(provenance.0),
            contact_value::stored_at.eq(now.naive_utc()),
            contact_value::confirmed_at.eq(now.naive_utc()),
        );
        diesel::insert_into(contact_value::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// S2.11: notes that the person says a kind's live values are right, in doubt as they may have been; gives how many
    /// there are.
    pub fn confirm_values(&mut self, id: ContactId, kind: Option<ValueKind>, now: Moment) -> Result<usize, StoreError> {
        let live = contact_value::table
            .filter(contact_value::contact_id.eq(id.0))
            .filter(contact_value::superseded_at.is_null());
        let set = (contact_value::confirmed_at.eq(now.naive_utc()), contact_value::stale_at.eq(None::<NaiveDateTime>));
        Ok(match kind {
            Some(kind) => diesel::update(live.filter(contact_value::kind.eq(kind.key()))).set(set).execute(self.db)?,
            None => diesel::update(live).set(set).execute(self.db)?,
        })
    }
    /// S8.3: removes up to `limit` values that were kept as evidence of a correction for long enough; gives how many.
    pub fn remove_superseded_values(&mut self, before: Moment, limit: i64) -> Result<usize, StoreError> {
        let old: Vec<(i64, i64)> = contact_value::table
            .filter(contact_value::superseded_at.lt(before.naive_utc()))
            .select((contact_value::contact_id, contact_value::number))
            .limit(limit)
            .load(self.db)?;
        for id in &old {
            diesel::delete(contact_value::table.find(*id)).execute(self.db)?;
        }
        Ok(old.len())
    }
    /// Notes that a mailbox was proved.
    pub fn verify_address(&mut self, index: &AddressIndex, now: Moment) -> Result<(), StoreError> {
        diesel::update(contact_address::table.filter(contact_address::address_index.eq(&index.0)))
            .set(contact_address::verified_at.eq(now.naive_utc()))
            .execute(self.db)?;
        Ok(())
    }
    /// Puts a new address on file in place of the contact's own; those that came by merging stay. `Taken` if it is another
    /// contact's.
    pub fn replace_address(
        &mut self,
        ring: &Keyring,
        key: &SealKey,
        id: ContactId,
        address: &EmailAddress,
        provenance: ProvenanceId,
        now: Moment,
    ) -> Result<(), StoreError> {
        let number = self.take_row_numbers(id, 1)?;
        let index = ring.address_index(address);
        self.index_again(id)?;
        let own =
            contact_address::table.filter(contact_address::contact_id.eq(id.0)).filter(contact_address::number.gt(0));
        diesel::delete(own).execute(self.db)?;
        let row = (
            contact_address::contact_id.eq(id.0),
            contact_address::number.eq(number),
            contact_address::address_index.eq(&index.0),
            contact_address::sealed.eq(key.seal(ring, Field::Address, id.0, number, address.as_str()).0),
            contact_address::provenance_id.eq(provenance.0),
            contact_address::added_at.eq(now.naive_utc()),
            contact_address::verified_at.eq(now.naive_utc()),
        );
        diesel::insert_into(contact_address::table).values(row).execute(self.db)?;
        Ok(())
    }
    /// Notes the language a contact reads in.
    pub fn set_language(&mut self, id: ContactId, language: &str) -> Result<(), StoreError> {
        diesel::update(contact::table.find(id.0)).set(contact::language.eq(language)).execute(self.db)?;
        Ok(())
    }
    /// Sets the person's own state for a purpose.
    pub fn set_purpose_state(&mut self, id: ContactId, it: &PurposeState) -> Result<(), StoreError> {
        let row = (
            contact_purpose::contact_id.eq(id.0),
            contact_purpose::purpose.eq(&it.purpose),
            contact_purpose::state.eq(&it.state),
            contact_purpose::since.eq(it.since.naive_utc()),
            contact_purpose::reason.eq(&it.reason),
        );
        let set = (
            contact_purpose::state.eq(&it.state),
            contact_purpose::since.eq(it.since.naive_utc()),
            contact_purpose::reason.eq(&it.reason),
        );
        let upsert = diesel::insert_into(contact_purpose::table)
            .values(row)
            .on_conflict((contact_purpose::contact_id, contact_purpose::purpose))
            .do_update()
            .set(set);
        Portable(upsert).execute(self.db)?;
        Ok(())
    }
    /// Forgets the person's own state for a purpose: other grounds decide again.
    pub fn forget_purpose_state(&mut self, id: ContactId, purpose: &str) -> Result<(), StoreError> {
        diesel::delete(contact_purpose::table.find((id.0, purpose))).execute(self.db)?;
        Ok(())
    }
    /// S8.7: sets what may be done with a contact's data.
    pub fn set_status(&mut self, id: ContactId, status: ContactStatus) -> Result<(), StoreError> {
        diesel::update(contact::table.find(id.0)).set(contact::status.eq(status.to_string())).execute(self.db)?;
        Ok(())
    }
}
