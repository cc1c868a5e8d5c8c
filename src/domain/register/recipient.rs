//! Who gets data, by which contract, and what protects it abroad; and why nothing may go to somebody today. S7.2, S7.9,
//! S10.2, L28.1, L44.1.

use super::Registers;
use super::label::Label;
use super::processing::ConsentNeed;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// T11, S7.2: who gets data: an organisation, or a kind of organisation as the policy names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// The key.
    pub key: String,
    /// The name, or what the kind is called.
    pub label: Label,
    /// What it is.
    pub kind: RecipientKind,
    /// A key of the `ground` register.
    pub ground: String,
    /// Whether this is one organisation; `false` for a kind, to which no machine can send anything.
    pub named: bool,
    /// S6.12: the purposes it gets data for; empty means that no row narrows it.
    #[serde(default)]
    pub purposes: Vec<String>,
    /// Whether it decides itself or works for us.
    pub role: Option<RecipientRole>,
    /// S10.1: a key of the `country` register; a named recipient without one cannot be used.
    pub country: Option<String>,
    /// S7.9: the contract.
    pub contract: Option<Contract>,
    /// S10.2: what protects data that goes abroad.
    #[serde(default)]
    pub transfer: Option<Transfer>,
    /// What protects data that goes there, in words of one's own: from before there were records of transfers. It is still
    /// shown, and opens nothing.
    pub safeguard: Option<Label>,
    /// S4.16: where its own policy is.
    pub policy_url: Option<String>,
    /// S7.12: where corrections and erasures are sent.
    pub notices_to: Option<String>,
}

/// What a recipient is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecipientKind {
    /// A company of the group.
    GroupCompany,
    /// Somebody with a part in a transaction, an agreement or a dispute.
    Party,
    /// Works for us.
    ServiceProvider,
    /// Issues licences (S7.5).
    LicenceVendor,
    /// Maintains systems with data in them (S7.6).
    Maintainer,
    /// Delivers (S6.12).
    DeliveryPartner,
    /// A court, regulator or other authority.
    Authority,
    /// Takes over the business (S7.8).
    Successor,
    /// Outside the group, by consent (S8.23).
    Outside,
    /// Gets figures only (S6.18).
    Statistics,
}

/// S7.2: what a recipient does with data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecipientRole {
    /// Works for us and follows our instructions.
    Processor,
    /// Decides itself.
    Controller,
}

/// S7.2, S7.9: a contract with a recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contract {
    /// Where to find it.
    pub reference: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; empty means until further notice.
    pub until: Option<NaiveDate>,
    /// L28.1: what of the law's list it says. Whoever works for us needs all of them.
    #[serde(default)]
    pub terms: Vec<Term>,
}

macro_rules! keyed {
    ($(#[$what:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $key:literal;)* }) => {
        $(#[$what])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $key)] $variant,)* }
        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Their keys.
            pub const KEYS: &'static [&'static str] = &[$($key,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
            /// The one with this key.
            pub fn from_key(key: &str) -> Option<Self> { Self::ALL.iter().copied().find(|it| it.key() == key) }
        }
    };
}
keyed! {
    /// L28.1: what the contract with a processor has to say.
    Term {
        /// It acts on our instructions only.
        Instructions = "instructions";
        /// Whoever handles the data is bound to silence.
        Confidentiality = "confidentiality";
        /// It protects the data.
        Security = "security";
        /// It takes nobody else in without our word.
        SubProcessors = "sub_processors";
        /// It helps when people use their rights.
        Rights = "rights";
        /// It deletes or gives back everything in the end.
        Deletion = "deletion";
        /// It lets us look.
        Audits = "audits";
    }
}
keyed! {
    /// L44.1: what the law accepts as a reason to let data leave the country.
    Mechanism {
        /// The country was found to protect data well enough.
        Adequacy = "adequacy";
        /// The recipient is on the list of the bridge to the United States.
        UsDataBridge = "us_data_bridge";
        /// The regulator's own contract.
        Idta = "idta";
        /// The European contract with the British addendum.
        Addendum = "addendum";
        /// Rules that bind a whole group.
        Bcr = "bcr";
        /// An exception for a case, with its reason.
        Exception = "exception";
    }
}

/// S10.2: what protects data that goes to a recipient abroad. Each part may be open: what is missing is a fault, and
/// without a mechanism nothing goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transfer {
    /// The mechanism.
    pub mechanism: Option<Mechanism>,
    /// Why an exception holds. Needed for one.
    pub reason: Option<String>,
    /// Which document it is, and where.
    pub document: Option<String>,
    /// Since when it holds.
    pub since: Option<NaiveDate>,
    /// When it is looked at again.
    pub review_on: Option<NaiveDate>,
    /// How a person gets a copy, in words to them; empty means that they ask us.
    pub copy: Option<Label>,
}

impl Transfer {
    /// L44.1: whether it lets data go: a mechanism, and for an exception the reason.
    pub fn is_usable(&self) -> bool {
        match self.mechanism {
            None => false,
            Some(Mechanism::Exception) => self.reason.as_deref().is_some_and(|r| !r.trim().is_empty()),
            Some(_) => true,
        }
    }
}

/// Why nothing may go to a recipient today. `Display` says in plain English how to mend it; pages say it in their own
/// language by [`message`](Self::message).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Stop {
    /// The register has no such row, or not any more.
    #[error("The register of recipients has no such row: choose another one, or add it there.")]
    Unknown,
    /// S6.18: gets figures, and nobody's data.
    #[error("This recipient gets figures about many people and nobody's data: give out the page of figures.")]
    Figures,
    /// A kind of organisation is nobody one could send to.
    #[error("This row is a kind of organisation: add the organisation itself to the register of recipients.")]
    Kind,
    /// S7.2.
    #[error("This recipient has no country: fill it in at the register of recipients.")]
    Country,
    /// S10.2.
    #[error(
        "This recipient is in another country and nothing protects the data there: choose the transfer's mechanism at the register of recipients."
    )]
    Mechanism,
    /// L44.1.
    #[error("The transfer rests on an exception without a reason: write the reason at the register of recipients.")]
    Reason,
    /// S7.9: works for us without a contract.
    #[error("This recipient works for us and has no contract: fill it in at the register of recipients.")]
    NoContract,
    /// S7.9.
    #[error("The contract with this recipient begins on {0}: nothing goes there before.")]
    ContractAhead(NaiveDate),
    /// S7.9.
    #[error("The contract with this recipient ended on {0}: renew it at the register of recipients.")]
    ContractOver(NaiveDate),
    /// L28.1.
    #[error("The contract with this recipient lacks {}: tick what it says at the register of recipients.", .0.iter().map(|t| t.key()).collect::<Vec<_>>().join(", "))]
    Terms(Vec<Term>),
}

impl Stop {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Figures => "figures",
            Self::Kind => "kind",
            Self::Country => "country",
            Self::Mechanism => "mechanism",
            Self::Reason => "reason",
            Self::NoContract => "no_contract",
            Self::ContractAhead(_) => "contract_ahead",
            Self::ContractOver(_) => "contract_over",
            Self::Terms(_) => "terms",
        }
    }
    /// The key of the words for it.
    pub fn message(&self) -> &'static str {
        match self {
            Self::Unknown => "recipient-stop-unknown",
            Self::Figures => "recipient-stop-figures",
            Self::Kind => "recipient-stop-kind",
            Self::Country => "recipient-stop-country",
            Self::Mechanism => "recipient-stop-mechanism",
            Self::Reason => "recipient-stop-reason",
            Self::NoContract => "recipient-stop-no-contract",
            Self::ContractAhead(_) => "recipient-stop-contract-ahead",
            Self::ContractOver(_) => "recipient-stop-contract-over",
            Self::Terms(_) => "recipient-stop-terms",
        }
    }
    /// One of each: for the test that looks whether all have their words.
    pub fn each() -> Vec<Self> {
        let day = NaiveDate::default();
        vec![
            Self::Unknown,
            Self::Figures,
            Self::Kind,
            Self::Country,
            Self::Mechanism,
            Self::Reason,
            Self::NoContract,
            Self::ContractAhead(day),
            Self::ContractOver(day),
            Self::Terms(Vec::new()),
        ]
    }
}

impl Recipient {
    /// L28.1: whether it works for us, so that a contract has to bind it. Unsaid, a service provider or a maintainer does.
    pub fn is_processor(&self) -> bool {
        match self.role {
            Some(role) => role == RecipientRole::Processor,
            None => matches!(self.kind, RecipientKind::ServiceProvider | RecipientKind::Maintainer),
        }
    }
    /// The mechanism on record, if there is one.
    pub fn mechanism(&self) -> Option<Mechanism> {
        self.transfer.as_ref().and_then(|t| t.mechanism)
    }
    /// L28.1: what its contract does not say and has to.
    pub fn missing_terms(&self) -> Vec<Term> {
        let said = self.contract.as_ref().map_or(&[][..], |c| &c.terms);
        Term::ALL.iter().copied().filter(|term| self.is_processor() && !said.contains(term)).collect()
    }
    /// S7.9, L28.1: what about its contract stops everything.
    fn contract_stop(&self, today: NaiveDate) -> Option<Stop> {
        match &self.contract {
            // nobody has a contract with a kind of organisation
            None => (self.named && self.is_processor()).then_some(Stop::NoContract),
            Some(contract) if contract.from > today => Some(Stop::ContractAhead(contract.from)),
            Some(Contract { until: Some(until), .. }) if *until < today => Some(Stop::ContractOver(*until)),
            Some(_) => Some(self.missing_terms()).filter(|missing| !missing.is_empty()).map(Stop::Terms),
        }
    }
    /// S10.2, L44.1: what about the way abroad stops everything.
    fn transfer_stop(&self) -> Option<Stop> {
        match &self.transfer {
            Some(it) if it.is_usable() => None,
            Some(it) if it.mechanism.is_some() => Some(Stop::Reason),
            _ => Some(Stop::Mechanism),
        }
    }
}

impl Registers {
    /// S10.2: whether a country is another one than the controller's. Where that is not known, every country is.
    pub fn is_abroad(&self, country: &str) -> bool {
        self.controller().country.as_deref() != Some(country)
    }
    /// S6.18: whether a recipient gets figures only.
    pub fn gets_figures_only(&self, recipient: &Recipient) -> bool {
        recipient.kind == RecipientKind::Statistics
            || self.ground(&recipient.ground).is_some_and(|g| g.consent == ConsentNeed::NotPersonalData)
    }
    /// S2.9, S7.2, S7.9, S10.2: why nothing may go to a recipient that is in `country`, today.
    pub fn stop_to(&self, recipient: &Recipient, country: Option<&str>, today: NaiveDate) -> Option<Stop> {
        if self.gets_figures_only(recipient) {
            return Some(Stop::Figures);
        }
        let Some(country) = country else { return Some(Stop::Country) };
        let abroad = if self.is_abroad(country) { recipient.transfer_stop() } else { None };
        abroad.or_else(|| recipient.contract_stop(today))
    }
    /// The same for what goes by machine: to one organisation of the register, where the register says it is.
    pub fn stop_of(&self, key: &str, today: NaiveDate) -> Option<Stop> {
        let Some(recipient) = self.recipient(key) else { return Some(Stop::Unknown) };
        if !recipient.named && !self.gets_figures_only(recipient) {
            return Some(Stop::Kind);
        }
        self.stop_to(recipient, recipient.country.as_deref(), today)
    }
    /// S7.6: who maintains systems with data in them, by name: they can reach it although they never get a file.
    pub fn maintainers(&self) -> impl Iterator<Item = &Recipient> {
        self.recipients().iter().filter(|r| r.named && r.kind == RecipientKind::Maintainer)
    }
}

#[cfg(test)]
mod tests {
    use super::super::RegisterRow;
    use super::*;
    use serde_json::{Value, json};

    fn today() -> NaiveDate {
        "2026-11-29".parse().unwrap()
    }
    /// A processor in the United States with everything in order, changed by `change`.
    fn with(change: impl FnOnce(&mut Value)) -> Registers {
        let mut row = json!({
            "key": "mailer", "label": { "en": "Mailer" }, "kind": "service_provider", "ground": "G2", "named": true,
            "role": "processor", "country": "US",
            "contract": { "reference": "C-1", "from": "2026-01-01", "until": null, "terms": Term::KEYS },
            "transfer": { "mechanism": "idta", "document": "C-1 annex", "since": "2026-01-01", "review_on": "2027-01-01" },
        });
        change(&mut row);
        let row = RegisterRow { register: "recipient".into(), key: "mailer".into(), json: row.to_string() };
        Registers::westcon().with_row(row).unwrap()
    }
    fn stop(change: impl FnOnce(&mut Value)) -> Option<Stop> {
        with(change).stop_of("mailer", today())
    }

    /// S7.2, S7.9: no country, no contract, one that has not begun, one that is over.
    #[test]
    fn s7_9_s7_2_nothing_goes_without_a_country_and_a_living_contract() {
        assert_eq!(stop(|_| ()), None);
        assert_eq!(stop(|r| r["country"] = Value::Null), Some(Stop::Country));
        assert_eq!(stop(|r| r["contract"] = Value::Null), Some(Stop::NoContract));
        assert_eq!(stop(|r| r["contract"]["from"] = "2026-11-30".into()).unwrap().code(), "contract_ahead");
        assert_eq!(stop(|r| r["contract"]["until"] = "2026-11-28".into()).unwrap().code(), "contract_over");
        assert_eq!(stop(|r| r["contract"]["until"] = "2026-11-29".into()), None, "its last day is one");
        assert_eq!(stop(|r| r["role"] = Value::Null), None);
        assert_eq!(stop(|r| (r["role"], r["contract"]) = (Value::Null, Value::Null)), Some(Stop::NoContract));
        assert_eq!(stop(|r| (r["role"], r["contract"]) = ("controller".into(), Value::Null)), None);
        assert_eq!(stop(|r| r["named"] = false.into()), Some(Stop::Kind));
        assert_eq!(with(|_| ()).stop_of("nobody", today()), Some(Stop::Unknown));
    }

    /// L28.1: each item of the list that a processor's contract lacks stops it; a controller's contract is its own matter.
    #[test]
    fn l28_1_each_missing_item_stops_it() {
        for missing in Term::ALL {
            let rest: Vec<&str> = Term::KEYS.iter().copied().filter(|k| *k != missing.key()).collect();
            assert_eq!(stop(|r| r["contract"]["terms"] = json!(rest)), Some(Stop::Terms(vec![*missing])));
        }
        let old = stop(|r| drop(r["contract"].as_object_mut().unwrap().remove("terms")));
        assert_eq!(old, Some(Stop::Terms(Term::ALL.to_vec())), "rows from before say nothing of it");
        assert_eq!(stop(|r| (r["role"], r["contract"]["terms"]) = ("controller".into(), json!([]))), None);
    }

    /// S10.2, L44.1: abroad needs a mechanism of the list; an exception needs its reason; words alone protect nothing.
    #[test]
    fn s10_2_l44_1_abroad_needs_a_mechanism_of_the_list() {
        for key in Mechanism::KEYS.iter().filter(|k| **k != "exception") {
            assert_eq!(stop(|r| r["transfer"] = json!({ "mechanism": key })), None, "{key}");
        }
        assert_eq!(Mechanism::KEYS, ["adequacy", "us_data_bridge", "idta", "addendum", "bcr", "exception"]);
        assert_eq!(stop(|r| r["transfer"]["mechanism"] = Value::Null), Some(Stop::Mechanism));
        let old = stop(|r| {
            r.as_object_mut().unwrap().remove("transfer");
            r["safeguard"] = json!({ "en": "Clauses" });
        });
        assert_eq!(old, Some(Stop::Mechanism), "an old row is read, and says too little");
        assert_eq!(stop(|r| r["transfer"]["mechanism"] = "exception".into()), Some(Stop::Reason));
        let excepted = |reason: &str| stop(|r| r["transfer"] = json!({ "mechanism": "exception", "reason": reason }));
        assert_eq!((excepted(" "), excepted("A claim in court")), (Some(Stop::Reason), None));
        assert_eq!(stop(|r| (r["country"], r["transfer"]) = ("GB".into(), Value::Null)), None, "at home");
        let wrong = json!({ "key": "x", "label": { "en": "X" }, "kind": "outside", "ground": "G5", "named": true,
            "transfer": { "mechanism": "a_promise" } });
        let row = RegisterRow { register: "recipient".into(), key: "x".into(), json: wrong.to_string() };
        let refused = Registers::westcon().with_row(row).unwrap_err().to_string();
        assert!(refused.contains("a_promise") && refused.contains("us_data_bridge"), "{refused}");
    }

    /// S6.18: whoever gets figures gets nothing else, by kind or by ground.
    #[test]
    fn s6_18_who_gets_figures_gets_nobodys_data() {
        assert_eq!(stop(|r| r["kind"] = "statistics".into()), Some(Stop::Figures));
        assert_eq!(stop(|r| r["ground"] = "G6".into()), Some(Stop::Figures));
        assert_eq!(Registers::westcon().stop_of("statistics", today()), Some(Stop::Figures));
    }
}
