//! Holds, as officers set and end them; and sealed records, which two of them open together for a short time. S8.19.

use super::officer::may;
use super::request::{check_text, form_hash};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::email_address::EmailAddress;
use crate::domain::hold::{GROUNDS, Hold, HoldScope};
use crate::domain::ids::{HoldId, OfficerId, Reference};
use crate::domain::officer::Act;
use crate::domain::register::{LONGEST_LABEL, Label};
use crate::domain::value::ValueKind;
use crate::store::erasures::Erasure;
use crate::store::holds::SealAccess;
use crate::store::{OfficerViewer, StoreError};
use crate::vault::Field;
use chrono::{Months, NaiveDate, TimeDelta};
use std::collections::BTreeMap;

/// How long an opened record can be read. S8.19.
pub const OPEN_FOR: TimeDelta = TimeDelta::minutes(30);
/// How long the name of a law may be, in characters.
const LONGEST_LAW: usize = 200;
/// No hold is set for longer.
const LONGEST_HOLD: Months = Months::new(30 * 12);
/// Rows on one page: holds are few.
const MOST: i64 = 200;

/// A hold as an officer typed it.
#[derive(Debug, Clone, Default)]
pub struct TypedHold {
    /// Which data, in the text form of [`HoldScope`].
    pub scope: String,
    /// One person's, by an address on file; everybody's if empty.
    pub email: String,
    /// One of [`GROUNDS`].
    pub ground: String,
    /// The law or claim by name.
    pub law: String,
    /// Why, by language; English is needed.
    pub words: Vec<(String, String)>,
    /// The last day, as `2032-12-31`.
    pub ends_on: String,
    /// When to look again.
    pub review_on: String,
    /// The name of this one form.
    pub form: String,
}

/// A sealed record as an officer sees it: what it holds only while it is open for them.
#[derive(Debug, Clone)]
pub struct SealedRecord {
    /// The case.
    pub reference: Reference,
    /// The erasure.
    pub erasure: Erasure,
    /// How many values each hold keeps.
    pub holds: Vec<(Hold, usize)>,
    /// Who asked and approved when, with the reasons; newest first.
    pub openings: Vec<(SealAccess, String)>,
    /// The values, if it is open for this officer now.
    pub open: Option<Vec<(ValueKind, String)>>,
}

/// Fields and what is wrong with each.
type Wrong = Vec<(&'static str, &'static str)>;

/// Looks at a typed hold field by field: the hold (its contact not looked up yet), or everything that is wrong, in the
/// order of the page.
pub fn check(
    it: &TypedHold,
    today: NaiveDate,
    is_purpose: impl Fn(&str) -> bool,
) -> Result<(Hold, Option<EmailAddress>), Wrong> {
    let mut wrong = Vec::new();
    let scope = HoldScope::parse(&it.scope).filter(|s| match s {
        HoldScope::Purpose(row) => is_purpose(row),
        _ => true,
    });
    if scope.is_none() {
        wrong.push(("scope", "error-hold-scope"));
    }
    let email = match it.email.trim() {
        "" => None,
        typed => match super::address_change::check(typed) {
            Ok(email) => Some(email),
            Err(_) => {
                wrong.push(("email", "error-hold-email"));
                None
            }
        },
    };
    if !GROUNDS.contains(&it.ground.as_str()) {
        wrong.push(("ground", "error-hold-ground"));
    }
    let law = it.law.trim();
    if law.is_empty() || law.chars().count() > LONGEST_LAW || law.chars().any(char::is_control) {
        wrong.push(("law", "error-hold-law"));
    }
    let words: BTreeMap<String, String> = it
        .words
        .iter()
        .map(|(language, text)| (language.clone(), text.split_whitespace().collect::<Vec<_>>().join(" ")))
        .filter(|(language, text)| language == "en" || !text.is_empty())
        .collect();
    let words = Label::new(words);
    if words.is_err() {
        wrong.push(("words_en", "error-hold-words"));
    }
    let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
    let last = today.checked_add_months(LONGEST_HOLD).unwrap_or(today);
    let ends_on = day(&it.ends_on).filter(|d| *d >= today && *d <= last);
    if ends_on.is_none() {
        wrong.push(("ends_on", "error-hold-ends"));
    }
    let review_on = day(&it.review_on).filter(|d| *d >= today && ends_on.is_none_or(|end| *d <= end));
    if review_on.is_none() {
        wrong.push(("review_on", "error-hold-review"));
    }
    match (scope, words, ends_on, review_on) {
        (Some(scope), Ok(words), Some(ends_on), Some(review_on)) if wrong.is_empty() => Ok((
            Hold {
                id: HoldId(0),
                scope,
                contact: None,
                ground: it.ground.clone(),
                law: law.to_owned(),
                words,
                starts_on: today,
                ends_on,
                review_on,
                is_ended: false,
            },
            email,
        )),
        _ => Err(wrong),
    }
}

/// How many characters the words of a hold may have in one language, for the page.
pub const LONGEST_WORDS: usize = LONGEST_LABEL;

impl Desk {
    /// O6: holds, those in force first.
    pub async fn list_holds(&self, viewer: OfficerViewer) -> Result<Vec<Hold>, Refused> {
        may(viewer, Act::ReadHolds)?;
        Ok(self.store().read::<_, StoreError>(|r| r.list_holds(true, MOST)).await?)
    }

    /// O6, S6.15: sets a hold from today on. What was erased already is not brought back. Gives what is wrong with it,
    /// field by field. The same form sent twice is one hold.
    pub async fn set_hold(
        &self,
        viewer: OfficerViewer,
        typed: TypedHold,
    ) -> Result<Result<(), Vec<(&'static str, &'static str)>>, Refused> {
        may(viewer, Act::SetHolds)?;
        let registers = self.registers();
        let (hold, email) = match check(&typed, self.now().london_date(), |row| registers.purpose(row).is_some()) {
            Ok(good) => good,
            Err(wrong) => return Ok(Err(wrong)),
        };
        let index = email.map(|email| self.ring().address_index(&email));
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let contact = match &index {
                Some(index) => match unit.find_contact_by_address(index)? {
                    Some(contact) => Some(contact.id),
                    None => {
                        let mut audit = unit.audit(&who, "hold.set", None, "");
                        audit.outcome = "refused".into();
                        return Ok(Done::new(Err(vec![("email", "error-hold-email")]), audit));
                    }
                },
                None => None,
            };
            let mut audit = unit.audit(&who, "hold.set", contact, "");
            if unit.send_form_once(&form_hash(&typed.form), "hold", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new(Ok(()), audit));
            }
            let hold = Hold { contact, ..hold };
            let id = unit.add_hold(&hold, &who.to_string(), now)?;
            audit.object = format!("hold:{id}");
            audit.detail = serde_json::json!({ "scope": hold.scope.text(), "until": hold.ends_on }).to_string();
            Ok(Done::new(Ok(()), audit))
        })
        .await
    }

    /// O6: ends a hold before its time: what it alone keeps goes at the worker's next step.
    pub async fn end_hold(&self, viewer: OfficerViewer, id: HoldId) -> Result<(), Refused> {
        may(viewer, Act::SetHolds)?;
        self.act(&[], move |unit| {
            let (now, who) = (unit.now(), Actor::Officer(viewer.officer().0));
            let mut audit = unit.audit(&who, "hold.ended", None, format!("hold:{id}"));
            if !unit.end_hold(id, &who.to_string(), now)? {
                if unit.find_hold(id)?.is_none() {
                    return Err(Refused::NotFound);
                }
                audit.outcome = "was so before".into();
            }
            Ok(Done::new((), audit))
        })
        .await
    }

    /// O6: erasures of which a hold keeps something: references and numbers, never what it is.
    pub async fn list_sealed(&self, viewer: OfficerViewer) -> Result<Vec<(Reference, Erasure)>, Refused> {
        may(viewer, Act::ReadHolds)?;
        Ok(self.store().read::<_, StoreError>(|r| r.list_sealed_records(MOST)).await?)
    }

    /// S8.19: a sealed record: who opened it, and, for the two officers that opened it and until their time is over, what
    /// it holds. Each look is on record.
    pub async fn sealed_record(&self, viewer: OfficerViewer, reference: Reference) -> Result<SealedRecord, Refused> {
        may(viewer, Act::ReadHolds)?;
        let (store, now, me) = (self.store().clone(), self.now(), viewer.officer());
        let may_open = viewer.role().may(Act::OpenSealed);
        let found = self
            .store()
            .read::<_, StoreError>(move |r| {
                let request = r.find_request_by_reference(&reference)?.ok_or(StoreError::NotFound)?;
                let erasure = r.find_erasure(request.id)?.filter(|e| e.kept > 0).ok_or(StoreError::NotFound)?;
                let key = store.open_key(erasure.hold_key.ok_or(StoreError::NotFound)?)?;
                let rows = r.list_held(request.id)?;
                let mut holds: Vec<(Hold, usize)> = Vec::new();
                for row in &rows {
                    match holds.iter_mut().find(|(h, _)| h.id == row.hold) {
                        Some((_, count)) => *count += 1,
                        None => holds.push((r.find_hold(row.hold)?.ok_or(StoreError::NotFound)?, 1)),
                    }
                }
                let mut openings = Vec::new();
                for access in r.list_seal_access(request.id)? {
                    let reason = match &access.reason {
                        Some(sealed) => key.unseal(Field::SealReason, request.id.0, access.id, sealed)?,
                        None => String::new(),
                    };
                    openings.push((access, reason));
                }
                let is_open = may_open && openings.iter().any(|(a, _)| is_open_for(a, me, now));
                let open = if is_open {
                    let clear = rows.iter().map(|row| {
                        let field = Field::Held(row.kind);
                        Ok((row.kind, key.unseal(field, request.id.0, row.number, &row.sealed)?))
                    });
                    Some(clear.collect::<Result<_, StoreError>>()?)
                } else {
                    None
                };
                Ok(SealedRecord { reference: request.reference, erasure, holds, openings, open })
            })
            .await?;
        if found.open.is_some() {
            let who = Actor::Officer(me.0);
            let (id, contact) = (found.erasure.request, found.erasure.contact);
            self.act(&[], move |unit| {
                Ok(Done::new((), unit.audit(&who, "sealed.viewed", Some(contact), format!("request:{id}"))))
            })
            .await?;
        }
        Ok(found)
    }

    /// S8.19: the first officer asks for a record to be opened, and says why.
    pub async fn ask_to_open(
        &self,
        viewer: OfficerViewer,
        reference: Reference,
        typed: String,
        form: String,
    ) -> Result<(), Refused> {
        may(viewer, Act::OpenSealed)?;
        let reason = check_text(&typed)?;
        let (erasure, key) = self.held_key(reference).await?;
        self.act(&[], move |unit| {
            let (now, ring, id) = (unit.now(), unit.ring(), erasure.request);
            let who = Actor::Officer(viewer.officer().0);
            let mut audit = unit.audit(&who, "sealed.asked", Some(erasure.contact), format!("request:{id}"));
            if unit.send_form_once(&form_hash(&form), "sealed", now)?.is_some() {
                audit.outcome = "sent twice".into();
                return Ok(Done::new((), audit));
            }
            let number = unit.take_numbers("seal_access", 1)?;
            unit.add_seal_access(&SealAccess {
                id: number,
                request: id,
                asked_by: viewer.officer(),
                reason: Some(key.seal(&ring, Field::SealReason, id.0, number, &reason)),
                asked_at: now,
                approved_by: None,
                until: None,
            })?;
            Ok(Done::new((), audit))
        })
        .await
    }

    /// S8.19: a second officer approves, for half an hour. The one who asked cannot.
    pub async fn approve_opening(&self, viewer: OfficerViewer, reference: Reference, id: i64) -> Result<(), Refused> {
        may(viewer, Act::OpenSealed)?;
        let (erasure, _) = self.held_key(reference).await?;
        self.act(&[], move |unit| {
            let (now, request) = (unit.now(), erasure.request);
            let who = Actor::Officer(viewer.officer().0);
            let is_its = unit.list_seal_access(request)?.iter().any(|a| a.id == id && is_fresh(a, now));
            if !is_its || !unit.approve_seal_access(id, viewer.officer(), now + OPEN_FOR)? {
                return Err(Refused::NotFound);
            }
            Ok(Done::new((), unit.audit(&who, "sealed.opened", Some(erasure.contact), format!("request:{request}"))))
        })
        .await
    }

    async fn held_key(&self, reference: Reference) -> Result<(Erasure, crate::vault::SealKey), Refused> {
        let store = self.store().clone();
        let found = self.store().read::<_, StoreError>(move |r| {
            let request = r.find_request_by_reference(&reference)?.ok_or(StoreError::NotFound)?;
            let erasure = r.find_erasure(request.id)?.filter(|e| e.kept > 0).ok_or(StoreError::NotFound)?;
            let key = store.open_key(erasure.hold_key.ok_or(StoreError::NotFound)?)?;
            Ok((erasure, key))
        });
        Ok(found.await?)
    }
}

/// How long an opening can be approved that nobody has approved.
pub(super) const OPENABLE: TimeDelta = TimeDelta::hours(24);

/// Whether an opening that nobody has approved can still be approved.
fn is_fresh(it: &SealAccess, now: crate::domain::clock::Moment) -> bool {
    it.approved_by.is_none() && now - it.asked_at < OPENABLE
}

/// Whether this officer may approve it.
pub fn may_approve(it: &SealAccess, me: OfficerId, now: crate::domain::clock::Moment) -> bool {
    is_fresh(it, now) && it.asked_by != me
}

/// Whether it opens the record for this officer now.
fn is_open_for(it: &SealAccess, me: OfficerId, now: crate::domain::clock::Moment) -> bool {
    it.until.is_some_and(|until| now < until) && (it.asked_by == me || it.approved_by == Some(me))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedHold {
        TypedHold {
            scope: "purpose:R04".into(),
            email: String::new(),
            ground: "legal_duty".into(),
            law: "Tax law".into(),
            words: vec![("en".into(), "Invoices are kept.".into()), ("de".into(), String::new())],
            ends_on: "2032-12-31".into(),
            review_on: "2027-01-15".into(),
            form: "f".into(),
        }
    }

    #[test]
    fn s6_15_a_hold_has_a_scope_a_ground_words_and_an_end() {
        let today = "2026-11-28".parse().unwrap();
        let look = |it: &TypedHold| check(it, today, |row| row == "R04");
        let (hold, email) = look(&typed()).unwrap();
        assert_eq!((hold.scope.text().as_str(), email), ("purpose:R04", None));
        let fields = |it: &TypedHold| look(it).unwrap_err().into_iter().map(|(f, _)| f).collect::<Vec<_>>();
        assert_eq!(fields(&TypedHold { scope: "purpose:R99".into(), ..typed() }), ["scope"]);
        assert_eq!(fields(&TypedHold { ends_on: "2026-11-27".into(), ..typed() }), ["ends_on"]);
        assert_eq!(fields(&TypedHold { ends_on: "2099-01-01".into(), ..typed() }), ["ends_on"]);
        assert_eq!(fields(&TypedHold { review_on: "2033-01-01".into(), ..typed() }), ["review_on"]);
        assert_eq!(fields(&TypedHold::default()), ["scope", "ground", "law", "words_en", "ends_on", "review_on"]);
    }
}
