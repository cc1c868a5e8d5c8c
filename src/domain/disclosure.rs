//! S7.1, S7.7: giving data to somebody outside by hand: what has to be said first, and what the law of the house refuses.

use super::register::{Mechanism, Recipient, RecipientKind, Registers, Stop};
use super::value::Category;
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// By what means data is handed over.
pub const MEANS: [&str; 4] = ["secure_transfer", "letter", "in_person", "telephone"];
/// Grounds of T11 that are their own reason: an agreement is enforced (S7.11), the law asks, an authority abroad orders
/// (S10.5). They need a reference, and no purpose of T10.
const OWN_REASON: [&str; 3] = ["G3", "G4", "G7"];
/// S7.5: the category that e-mail addresses belong to.
const ADDRESSES: Category = Category::Bci;
/// Data that goes by consent alone.
const CONSENT: &str = "G5";
/// For how long at most the person may not be told before somebody looks at it again.
const LONGEST_SILENCE: Months = Months::new(12);

/// What is kept sealed about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Who exactly got it.
    pub name: String,
    /// The order, case or contract that asks for it.
    pub reference: String,
    /// Why it is given, and no more than that.
    pub reason: String,
    /// Who forbids telling the person, and by what.
    pub silence: String,
}

/// What an officer wants to give out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// A key of T11's recipients; its ground is the ground.
    pub recipient: String,
    /// A row of T10; empty where the ground is its own reason.
    pub purpose: String,
    /// What kinds of data.
    pub categories: Vec<Category>,
    /// One of [`MEANS`].
    pub means: String,
    /// S10.3: the country it goes to, where the register does not say where the recipient is.
    pub country: String,
    /// Until when the person must not be told.
    pub hidden_until: Option<NaiveDate>,
    /// Who, and why.
    pub details: Details,
}

/// The person whose data it is, as far as it decides what may be given out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// Recipients whom they let have their data.
    pub agreed: Vec<String>,
    /// Rows of T10 they are held for, and have neither ended nor had restricted.
    pub held_for: Vec<String>,
    /// S8.7: kinds of data that may only be stored.
    pub restricted: Vec<Category>,
}

impl Draft {
    /// S10.3: where it goes: where the register says the recipient is, else where the officer says.
    pub fn goes_to<'a>(&'a self, recipient: &'a Recipient) -> Option<&'a str> {
        recipient.country.as_deref().or(Some(self.country.as_str())).filter(|country| !country.is_empty())
    }
    /// S10.3: what protects it there; nothing has to where it stays in the country.
    pub fn mechanism(&self, registers: &Registers) -> Option<Mechanism> {
        let recipient = registers.recipient(&self.recipient)?;
        self.goes_to(recipient).filter(|country| registers.is_abroad(country))?;
        recipient.mechanism()
    }
}

/// What is wrong with a draft, field by field in the order of the page.
pub fn check(
    registers: &Registers,
    it: &Draft,
    person: &Person,
    today: NaiveDate,
) -> Vec<(&'static str, &'static str)> {
    let mut wrong = Vec::new();
    let recipient = registers.recipient(&it.recipient);
    let ground = recipient.map_or("", |r| r.ground.as_str());
    match recipient {
        None => wrong.push(("recipient", "error-disclosure-recipient")),
        Some(r) if ground == CONSENT && !person.agreed.contains(&r.key) => {
            wrong.push(("recipient", "error-disclosure-consent"))
        }
        // S7.2, S7.9, S10.2: no country, no contract, nothing that protects it abroad: no data
        Some(r) => match registers.stop_to(r, it.goes_to(r), today) {
            None => {}
            // a kind of organisation is nowhere in particular: whoever gives says where it goes
            Some(Stop::Country) if !r.named => wrong.push(("country", "error-disclosure-where")),
            Some(stop) => wrong.push(("recipient", stop.message())),
        },
    }
    if !it.country.is_empty() && registers.country(&it.country).is_none() {
        wrong.push(("country", "error-disclosure-where"));
    }
    if it.details.name.trim().is_empty() {
        wrong.push(("name", "error-disclosure-name"));
    }
    if it.categories.is_empty() {
        wrong.push(("categories", "error-disclosure-categories"));
    }
    // S7.5: a licence is made out to an address, and to nothing else
    if recipient.is_some_and(|r| r.kind == RecipientKind::LicenceVendor)
        && it.categories.iter().any(|c| *c != ADDRESSES)
    {
        wrong.push(("categories", "error-disclosure-licence"));
    }
    let is_own_reason = OWN_REASON.contains(&ground);
    if is_own_reason && it.details.reference.trim().is_empty() {
        wrong.push(("reference", "error-disclosure-reference"));
    }
    if !is_own_reason && recipient.is_some() {
        // S2.9: a purpose that does not cover the data is none
        let covers = |c: &Category| registers.may_use(&it.purpose, *c).is_ok();
        if registers.purpose(&it.purpose).is_none() || !it.categories.iter().all(covers) {
            wrong.push(("purpose", "error-disclosure-purpose"));
        } else if ground != CONSENT && !person.held_for.contains(&it.purpose) {
            wrong.push(("purpose", "error-disclosure-ended"));
        }
        // L18.2: what is restricted leaves with consent, for a claim or for the law, and for no other reason
        if ground != CONSENT && it.categories.iter().any(|c| person.restricted.contains(c)) {
            wrong.push(("categories", "error-disclosure-restricted"));
        }
    }
    if it.details.reason.trim().is_empty() {
        wrong.push(("reason", "error-disclosure-reason"));
    }
    if !MEANS.contains(&it.means.as_str()) {
        wrong.push(("means", "error-disclosure-means"));
    }
    if let Some(until) = it.hidden_until {
        let last = today.checked_add_months(LONGEST_SILENCE).unwrap_or(today);
        if !is_own_reason || until <= today || until > last || it.details.silence.trim().is_empty() {
            wrong.push(("hidden_until", "error-disclosure-silence"));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::register::RegisterRow;

    fn today() -> NaiveDate {
        "2026-11-28".parse().unwrap()
    }
    fn order() -> Draft {
        Draft {
            recipient: "authorities_abroad".into(),
            categories: vec![Category::Bci],
            means: "letter".into(),
            country: "US".into(),
            details: Details {
                name: "Customs office".into(),
                reference: "Order 7".into(),
                reason: "One invoice".into(),
                silence: String::new(),
            },
            ..Draft::default()
        }
    }
    /// The registers of a company that has weighed why an order from abroad may be followed.
    fn registers() -> Registers {
        let row = serde_json::json!({
            "key": "authorities_abroad", "label": { "en": "Public authorities abroad" }, "kind": "authority", "ground": "G7",
            "named": false, "transfer": { "mechanism": "exception", "reason": "A treaty binds us to answer." },
        });
        let row = RegisterRow { register: "recipient".into(), key: "authorities_abroad".into(), json: row.to_string() };
        Registers::westcon().with_row(row).unwrap()
    }
    fn held() -> Person {
        Person { held_for: vec!["R03".into()], ..Person::default() }
    }
    fn wrong(change: impl FnOnce(&mut Draft)) -> Vec<&'static str> {
        let mut it = order();
        change(&mut it);
        check(&registers(), &it, &held(), today()).into_iter().map(|(field, _)| field).collect()
    }

    /// S7.1: nothing goes out without recipient, ground, kinds of data and reason; S7.11, S10.5: an order has a reference.
    #[test]
    fn s7_1_what_is_not_said_is_not_given() {
        assert!(wrong(|_| ()).is_empty());
        assert_eq!(wrong(|it| it.recipient = "nobody".into()), ["recipient"]);
        assert_eq!(wrong(|it| it.recipient = "statistics".into()), ["recipient", "purpose"]);
        assert_eq!(wrong(|it| it.categories.clear()), ["categories"]);
        assert_eq!(wrong(|it| it.details.reference = " ".into()), ["reference"]);
        assert_eq!(wrong(|it| it.details.reason.clear()), ["reason"]);
        assert_eq!(wrong(|it| it.means = "pigeon".into()), ["means"]);
    }

    /// S10.2: it is said where it goes, and what protects it there is on record; at home nothing has to.
    #[test]
    fn s10_2_where_it_goes_and_what_protects_it_there() {
        let check_in = |registers: &Registers, country: &str| {
            check(registers, &Draft { country: country.into(), ..order() }, &held(), today())
        };
        assert_eq!(check_in(&registers(), "US"), []);
        assert_eq!(check_in(&registers(), ""), [("country", "error-disclosure-where")]);
        assert_eq!(check_in(&registers(), "XX"), [("country", "error-disclosure-where")]);
        assert_eq!(check_in(&Registers::westcon(), "US"), [("recipient", "recipient-stop-mechanism")]);
        assert_eq!(check_in(&Registers::westcon(), "GB"), []);
        assert_eq!(order().mechanism(&registers()), Some(Mechanism::Exception));
        assert_eq!(Draft { country: "GB".into(), ..order() }.mechanism(&registers()), None);
    }

    /// S2.9: business with an organisation needs a purpose that covers the kinds of data.
    #[test]
    fn s2_9_a_purpose_must_cover_what_is_given() {
        let to_partner = |purpose: &str, category| {
            wrong(|it| {
                it.recipient = "delivery_partners".into();
                it.country = "GB".into();
                it.purpose = purpose.into();
                it.categories = vec![category];
            })
        };
        assert!(to_partner("R03", Category::Bci).is_empty());
        assert_eq!(to_partner("", Category::Bci), ["purpose"]);
        assert_eq!(to_partner("R03", Category::Prf), ["purpose"]);
        assert_eq!(to_partner("R05", Category::Bci), ["purpose"], "the person is not held for it, or has ended it");
    }

    /// S7.5: licence vendors get addresses and nothing else.
    #[test]
    fn s7_5_a_licence_vendor_gets_addresses_only() {
        let to_vendor = |categories: &[Category]| {
            wrong(|it| {
                (it.recipient, it.purpose) = ("licence_vendors".into(), "R03".into());
                (it.country, it.categories) = ("GB".into(), categories.to_vec());
            })
        };
        assert!(to_vendor(&[Category::Bci]).is_empty());
        assert_eq!(to_vendor(&[Category::Bci, Category::Idn]), ["categories"]);
        assert!(to_vendor(&[Category::Cus]).contains(&"categories"));
    }

    /// L18.2: restricted data goes to a court, and to no partner.
    #[test]
    fn s8_7_restricted_data_leaves_for_the_law_only() {
        let person = Person { restricted: vec![Category::Bci], ..held() };
        let registers = registers();
        assert!(check(&registers, &order(), &person, today()).is_empty());
        let mut it = Draft { country: "GB".into(), ..order() };
        (it.recipient, it.purpose) = ("delivery_partners".into(), "R03".into());
        assert_eq!(check(&registers, &it, &person, today()), [("categories", "error-disclosure-restricted")]);
    }

    /// S7.2, G5: by consent only to whom the person named.
    #[test]
    fn s8_23_by_consent_only_to_whom_the_person_agreed() {
        let mut it = Draft { country: "GB".into(), ..order() };
        (it.recipient, it.purpose) = ("outside_with_consent".into(), "R06".into());
        let registers = registers();
        assert_eq!(check(&registers, &it, &Person::default(), today())[0].0, "recipient");
        let agreed = Person { agreed: vec!["outside_with_consent".into()], ..Person::default() };
        assert!(check(&registers, &it, &agreed, today()).is_empty());
    }

    /// S7.7: silence has a reason, an end within a year, and a law behind it.
    #[test]
    fn s7_7_silence_ends_and_says_why() {
        let silent = |until: &str, why: &str| {
            wrong(|it| (it.hidden_until, it.details.silence) = (until.parse().ok(), why.into()))
        };
        assert!(silent("2027-05-01", "Court order 9").is_empty());
        assert_eq!(silent("2027-05-01", ""), ["hidden_until"]);
        assert_eq!(silent("2026-11-28", "Court order 9"), ["hidden_until"]);
        assert_eq!(silent("2028-05-01", "Court order 9"), ["hidden_until"]);
    }
}
