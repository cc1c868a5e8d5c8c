//! Published versions of the privacy policy. Only ever added.

use super::engine::StoreError;
use super::schema::policy_version;
use super::{Read, Write};
use crate::domain::clock::Moment;
use crate::domain::policy::Document;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use sha2::Digest as _;

/// A published version in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    /// Its number, from 1.
    pub number: i64,
    /// The language.
    pub language: String,
    /// Since when it is in force.
    pub published_at: Moment,
    /// SHA-256 of what was shown.
    pub digest: Vec<u8>,
    /// What was shown.
    pub document: Document,
}

type Row = (i64, String, NaiveDateTime, Vec<u8>, String);

fn version_of(row: Row) -> Result<PolicyVersion, StoreError> {
    let (number, language, published_at, digest, body) = row;
    let document = serde_json::from_str(&body).map_err(|e| StoreError::Malformed(format!("policy_version: {e}")))?;
    Ok(PolicyVersion { number, language, published_at: Moment::from_naive_utc(published_at), digest, document })
}

impl Read<'_> {
    /// One version in a language, or in English where it was not written in that one.
    pub fn find_policy(&mut self, number: i64, language: &str) -> Result<Option<PolicyVersion>, StoreError> {
        let rows: Vec<Row> = policy_version::table
            .filter(policy_version::number.eq(number))
            .filter(policy_version::language.eq_any([language, "en"]))
            .load(self.db)?;
        let best = rows.into_iter().max_by_key(|(_, l, ..)| l == language);
        best.map(version_of).transpose()
    }
    /// The numbers of all versions with the moment each came into force, newest first.
    pub fn list_policies(&mut self) -> Result<Vec<(i64, Moment)>, StoreError> {
        let rows: Vec<(i64, NaiveDateTime)> = policy_version::table
            .select((policy_version::number, policy_version::published_at))
            .distinct()
            .order(policy_version::number.desc())
            .load(self.db)?;
        Ok(rows.into_iter().map(|(number, at)| (number, Moment::from_naive_utc(at))).collect())
    }
}

impl Write<'_> {
    /// Publishes the next version in all its languages; gives its number.
    pub fn add_policy(&mut self, documents: &[(String, Document)], now: Moment) -> Result<i64, StoreError> {
        let last: Option<i64> =
            policy_version::table.select(diesel::dsl::max(policy_version::number)).first(self.db)?;
        let number = last.unwrap_or(0) + 1;
        for (language, document) in documents {
            let body = serde_json::to_string(document).map_err(|e| StoreError::Malformed(e.to_string()))?;
            let row = (
                policy_version::number.eq(number),
                policy_version::language.eq(language),
                policy_version::published_at.eq(now.naive_utc()),
                policy_version::digest.eq(sha2::Sha256::digest(body.as_bytes()).to_vec()),
                policy_version::body.eq(body),
            );
            diesel::insert_into(policy_version::table).values(row).execute(self.db)?;
        }
        Ok(number)
    }
}
