//! What follows from the registers alone. Whether a person has agreed, objected or asked for restriction, and whether
//! a legitimate-interest assessment is on file (S6.8), is decided where those records are.

use super::basis::Basis;
use super::label::Label;
use super::processing::{ConsentKind, CountryRule, Detail, HolidayRow, Purpose, Source};
use super::refusal::Refusal;
use super::{Registers, ValueKind};
use crate::domain::calendar::Calendar;
use crate::domain::consent::Subscriber;
use crate::domain::value::Category;

/// A purpose that stored data is claimed to serve, with the one basis relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimedUse<'a> {
    /// The key of the purpose.
    pub purpose: &'a str,
    /// S6.4: the single basis; `None` means that it is not chosen yet: the data may be kept, not used for sending.
    pub basis: Option<Basis>,
}

/// What somebody who hands us data says about where it came from, before anything is stored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProvenanceClaim<'a> {
    /// The key of the source (T7).
    pub source: &'a str,
    /// The purposes with their bases. None at all is possible (usage data stands in no row, GAP4).
    pub uses: &'a [ClaimedUse<'a>],
    /// The kinds of value that come with it, for S4.15; may be left empty.
    pub kinds: &'a [ValueKind],
    /// The partner in joint marketing (S4.5).
    pub partner: Option<&'a str>,
    /// The campaign (S4.5).
    pub campaign: Option<&'a str>,
    /// The supplier of an outside record (S4.21).
    pub supplier: Option<&'a str>,
    /// Why an outside record was obtained (S4.21).
    pub reason: Option<&'a str>,
}

impl ProvenanceClaim<'_> {
    fn states(&self, detail: Detail) -> bool {
        let stated = match detail {
            Detail::Partner => self.partner,
            Detail::Campaign => self.campaign,
            Detail::Supplier => self.supplier,
            Detail::Reason => self.reason,
        };
        stated.is_some_and(|text| !text.trim().is_empty())
    }
}

/// One way by which a person is known: a source, and a purpose that its data serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownBy<'a> {
    /// The key of the source.
    pub source: &'a str,
    /// The key of the purpose.
    pub purpose: &'a str,
}

/// S13.9: the working days by the rule and these rows.
pub fn calendar_of(rows: &[HolidayRow]) -> Calendar {
    let days = |is_off: bool, is_office: bool| {
        rows.iter().filter(move |r| (r.is_off, r.is_office) == (is_off, is_office)).filter_map(HolidayRow::on)
    };
    Calendar::new(days(true, false), days(false, false)).with_closed(days(true, true))
}

impl Registers {
    fn purpose_or_refuse(&self, key: &str) -> Result<&Purpose, Refusal> {
        self.purpose(key).ok_or_else(|| Refusal::UnknownPurpose(key.to_owned()))
    }
    fn source_or_refuse(&self, key: &str) -> Result<&Source, Refusal> {
        self.source(key).ok_or_else(|| Refusal::UnknownSource(key.to_owned()))
    }

    /// S2.9, T10: whether a category of data may be used for a purpose, by the marks of the purposes table. BCI under
    /// R08 is refused (GAP17); outside records (ENR) go through R13 although the table has no column for them.
    pub fn may_use(&self, purpose: &str, category: Category) -> Result<(), Refusal> {
        let row = self.purpose_or_refuse(purpose)?;
        let through = || self.category_row(category).is_some_and(|c| contains(&c.through, purpose));
        if row.categories.contains(&category) || through() {
            Ok(())
        } else {
            Err(Refusal::CategoryNotCovered { purpose: purpose.to_owned(), category })
        }
    }

    /// S4.15: [`may_use`](Self::may_use) for one kind of value, which may be narrower than its category: product
    /// interests of customers serve R08 only, although R03 covers the category as well.
    pub fn may_use_kind(&self, purpose: &str, kind: ValueKind) -> Result<(), Refusal> {
        self.may_use(purpose, kind.category())?;
        self.kind_serves_one_of(kind, &[purpose])
    }

    /// A kind that is tied to purposes serves a claim only if the claim has one of them.
    fn kind_serves_one_of(&self, kind: ValueKind, purposes: &[&str]) -> Result<(), Refusal> {
        let types: Vec<_> = self.types_of_kind(kind).collect();
        // a kind that also holds an untied type cannot be tied: nothing tells the two apart
        if types.iter().any(|t| t.only_purposes.is_empty()) {
            return Ok(());
        }
        let allowed: Vec<String> = types.iter().flat_map(|t| t.only_purposes.iter().cloned()).collect();
        if allowed.is_empty() || purposes.iter().any(|p| contains(&allowed, p)) {
            return Ok(());
        }
        Err(Refusal::KindNotCovered { kind, purposes: purposes.iter().map(|&p| p.to_owned()).collect(), allowed })
    }

    /// T10, S6.4: whether a purpose may rest on a basis. R14 rests on none (GAP3); no row rests on a legal obligation
    /// until an officer adds it (GAP5).
    pub fn may_rely_on(&self, purpose: &str, basis: Basis) -> Result<(), Refusal> {
        let row = self.purpose_or_refuse(purpose)?;
        if row.bases.is_empty() {
            Err(Refusal::NoBasis(purpose.to_owned()))
        } else if row.bases.contains(&basis) {
            Ok(())
        } else {
            Err(Refusal::BasisNotCovered { purpose: purpose.to_owned(), basis, allowed: row.bases.clone() })
        }
    }

    /// Whether data may be taken in as claimed. Refuses unknown sources and purposes (S4.1), a basis that the row does
    /// not have (T10), onboarding data for anything but registration (S4.4), joint marketing without partner and
    /// campaign (S4.5), order data that is to be marketed to at once (S4.14), product interests without joint
    /// marketing (S4.15), and outside records without supplier and reason (S4.21).
    pub fn check_provenance(&self, claim: &ProvenanceClaim<'_>) -> Result<(), Refusal> {
        let source = self.source_or_refuse(claim.source)?;
        for claimed in claim.uses {
            let purpose = self.purpose_or_refuse(claimed.purpose)?;
            if let Some(basis) = claimed.basis {
                self.may_rely_on(&purpose.key, basis)?;
            }
            if !source.only_purposes.is_empty() && !contains(&source.only_purposes, &purpose.key) {
                return Err(Refusal::SourceNotForPurpose {
                    source_key: source.key.clone(),
                    purpose: purpose.key.clone(),
                    allowed: source.only_purposes.clone(),
                });
            }
        }
        let missing: Vec<_> = source.needs.iter().copied().filter(|need| !claim.states(*need)).collect();
        if !missing.is_empty() {
            return Err(Refusal::DetailsMissing { source_key: source.key.clone(), missing });
        }
        let locked_to = claim.uses.iter().find(|u| contains(&source.locked_with, u.purpose));
        let marketing = claim.uses.iter().find(|u| self.is_marketing(u.purpose));
        if let (Some(locked_to), Some(marketing)) = (locked_to, marketing) {
            return Err(locked(source, locked_to.purpose, marketing.purpose));
        }
        let purposes: Vec<_> = claim.uses.iter().map(|u| u.purpose).collect();
        claim.kinds.iter().try_for_each(|kind| self.kind_serves_one_of(*kind, &purposes))
    }

    /// S4.14: whether somebody may be written to for a purpose, given all the ways by which they are known. Somebody
    /// known only from business dealings for an order (SRC03 with R03, the licence case) may not be marketed to.
    /// Purposes that are not marketing pass. Somebody of whom no way is known may not be marketed to (S4.1).
    pub fn may_market(&self, purpose: &str, known_by: &[KnownBy<'_>]) -> Result<(), Refusal> {
        let purpose = self.purpose_or_refuse(purpose)?;
        if !self.is_marketing(&purpose.key) {
            return Ok(());
        }
        let mut refusal = Refusal::NoProvenance(purpose.key.clone());
        for way in known_by {
            let source = self.source_or_refuse(way.source)?;
            if !contains(&source.locked_with, way.purpose) {
                return Ok(());
            }
            refusal = locked(source, way.purpose, &purpose.key);
        }
        Err(refusal)
    }
}

impl Registers {
    /// S13.9: the days that are worked on, by the rule and by what an officer changed.
    pub fn calendar(&self) -> Calendar {
        calendar_of(self.holidays())
    }
    /// S8.32: the law that holds for somebody there. Without a country, or for one without a rule, the strictest of all
    /// rules in each point.
    pub fn country_rule_of(&self, country: Option<&str>) -> CountryRule {
        let rule = country.and_then(|c| self.country_rules().iter().find(|r| contains(&r.countries, c)));
        rule.cloned().unwrap_or_else(|| self.strictest_rule())
    }

    /// S6.7: what the law of a place wants for an address; express consent where no rule is known.
    pub fn consent_kind_of(&self, country: Option<&str>, subscriber: Subscriber) -> ConsentKind {
        let rule = country.and_then(|c| self.country_rules().iter().find(|r| contains(&r.countries, c)));
        rule.map_or(ConsentKind::OptIn, |r| match subscriber {
            Subscriber::Corporate => r.corporate,
            Subscriber::Individual | Subscriber::Unknown => r.individual,
        })
    }

    fn strictest_rule(&self) -> CountryRule {
        let rules = || self.country_rules().iter();
        let mut footer: Vec<String> = Vec::new();
        for item in rules().flat_map(|r| &r.footer) {
            if !footer.contains(item) {
                footer.push(item.clone());
            }
        }
        CountryRule {
            key: "strictest".to_owned(),
            countries: Vec::new(),
            law: Label::english("The strictest of all rules"),
            individual: ConsentKind::OptIn,
            corporate: ConsentKind::OptIn,
            implied_months_order: None,
            implied_months_enquiry: None,
            opt_out_days: rules().map(|r| r.opt_out_days).min().unwrap_or(2),
            link_days: rules().map(|r| r.link_days).max().unwrap_or(60),
            record_months: rules().map(|r| r.record_months).max().unwrap_or(72),
            footer,
        }
    }

    /// LP.1: how marketing law sees an address of this domain. A rule that makes an address a company's holds only once
    /// somebody looked at it; one that makes it a person's holds at once, because it is the stricter. The most exact
    /// domain counts.
    pub fn subscriber_of(&self, domain: &str) -> Subscriber {
        let domain = domain.to_ascii_lowercase();
        let reach = |pattern: &str| -> Option<usize> {
            if pattern == "*" {
                return Some(0);
            }
            let below = domain.strip_suffix(pattern)?;
            (below.is_empty() || below.ends_with('.')).then_some(pattern.len())
        };
        let found = self
            .subscriber_rules()
            .iter()
            .filter(|rule| rule.kind == "individual" || (rule.reviewed_by.is_some() && rule.reviewed_on.is_some()))
            .flat_map(|rule| rule.domains.iter().filter_map(|d| reach(d)).map(move |length| (length, rule)))
            // of two equally exact ones the stricter
            .max_by_key(|(length, rule)| (*length, rule.kind == "individual"));
        found.map_or(Subscriber::Unknown, |(_, rule)| Subscriber::from_key(&rule.kind))
    }
}

fn locked(source: &Source, locked_to: &str, purpose: &str) -> Refusal {
    Refusal::LockedAgainstMarketing {
        source_key: source.key.clone(),
        locked_to: locked_to.to_owned(),
        purpose: purpose.to_owned(),
    }
}

fn contains(keys: &[String], key: &str) -> bool {
    keys.iter().any(|k| k == key)
}
