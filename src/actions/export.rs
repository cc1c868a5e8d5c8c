//! C4: a copy of everything, made at the moment it is asked for and kept nowhere. S8.14: only after a fresh proof, in
//! the session that gave it.

use super::access::{OwnAccount, copy_of};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::export::{self, ExportError, Kind, Reach};
use crate::store::{ContactViewer, StoreError};
use crate::text::Words;
use std::io::Write;

/// The words of the bundle's own headings.
struct BundleWords(Words);

impl export::Words for BundleWords {
    fn text(&self, key: &str) -> String {
        self.0.say(key).into_owned()
    }
    fn day(&self, day: chrono::NaiveDate) -> String {
        self.0.date(day)
    }
    fn moment(&self, at: Moment) -> String {
        self.0.moment(at)
    }
}

/// A copy that may be written: the check and the record of it are done.
pub struct ReadyExport {
    copy: export::Copy,
    words: Words,
}

impl ReadyExport {
    /// A copy whose check and record are done elsewhere: a handed-on one.
    pub(super) fn of(copy: export::Copy, words: Words) -> Self {
        Self { copy, words }
    }
    /// ASVS 5.4.1: a neutral name, without personal data.
    pub fn file_name(&self) -> String {
        format!("my-data-{}-{}.zip", self.copy.kind.key(), self.copy.generated_at.london_date())
    }
    /// Writes the ZIP as a stream.
    pub fn write(&self, out: impl Write) -> Result<(), ExportError> {
        export::write_bundle(out, &self.copy, &BundleWords(self.words)).map(|_| ())
    }
}

impl Desk {
    /// Makes a copy ready after checking the proof (S11.2) and the cooling time after a change of address (TH26).
    pub async fn ready_export(&self, viewer: ContactViewer, kind: Kind, words: Words) -> Result<ReadyExport, Refused> {
        if !self.is_fresh(viewer) {
            return Err(Refused::ProofNeeded);
        }
        let (contact, cooling, now) = (viewer.contact(), self.settings().address_cooling, self.now());
        let changed =
            self.store().read::<_, StoreError>(move |r| r.last_address_change(contact, now - cooling)).await?;
        if let Some(at) = changed {
            return Err(Refused::Cooling { until: at + cooling });
        }
        // on record before the first byte leaves
        self.act(&[], move |unit| {
            let mut audit = unit.audit(&Actor::Contact(contact), "export.taken", Some(contact), "");
            audit.detail = kind.key().to_owned();
            Ok(Done::new((), audit))
        })
        .await?;
        let mut account: OwnAccount = self.own_account(viewer, words).await?;
        account.sent = self.sent_files(&account).await?;
        let copy = copy_of(self, &account, words);
        let copy = if kind == Kind::Portable { copy.into_portable(Reach::WithCourtesy) } else { copy };
        Ok(ReadyExport { copy, words })
    }
}
