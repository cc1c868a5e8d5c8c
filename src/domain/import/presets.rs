//! The export layouts of four products and of the portal itself: which column feeds what, and why others are left.

use super::field::{Channel, Field};
use super::fold::squeeze;
use crate::domain::value::ValueKind;
use serde::Deserialize;

/// A known layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// HubSpot's contact export.
    Hubspot,
    /// Salesforce's data export (API names) and reports (labels).
    Salesforce,
    /// Mailchimp's audience export: subscribed, unsubscribed, cleaned.
    Mailchimp,
    /// Microsoft Dynamics 365's static and re-importable worksheets, saved as CSV.
    Dynamics,
    /// Columns named by the keys of [`Field`].
    Portal,
}

/// What a preset says about a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Keep(Field),
    /// Known, and left out for this reason (S2.10).
    Leave(&'static str),
}
use Place::{Keep, Leave};

impl Preset {
    /// All five, in the order in which headers are tried.
    pub const ALL: [Self; 5] = [Self::Mailchimp, Self::Dynamics, Self::Salesforce, Self::Hubspot, Self::Portal];

    /// The name it has on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hubspot => "hubspot",
            Self::Salesforce => "salesforce",
            Self::Mailchimp => "mailchimp",
            Self::Dynamics => "dynamics",
            Self::Portal => "portal",
        }
    }
    /// The preset with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.name() == name)
    }
    /// The preset whose marks these column names carry.
    pub(super) fn recognise(names: &[String]) -> Option<Self> {
        let squeezed: Vec<_> = names.iter().map(|name| squeeze(name)).collect();
        let has = |name: &str| squeezed.iter().any(|s| s == name);
        let hit = |preset: Self| match preset {
            Self::Mailchimp => {
                has("emailaddress") && ["leid", "euid", "memberrating", "optintime"].iter().any(|n| has(n))
            }
            Self::Dynamics => {
                has("donotmodifycontact")
                    || has("donotmodifymodifiedon")
                    || has("donotallowbulkemails")
                    || has("emailaddress1")
            }
            Self::Salesforce => {
                has("email")
                    && ["hasoptedoutofemail", "emailoptout", "mailingstreet", "accountid", "accountname", "leadsource"]
                        .iter()
                        .any(|n| has(n))
            }
            Self::Hubspot => {
                has("email")
                    && ["recordid", "hsobjectid", "marketingcontactstatus", "unsubscribedfromallemail"]
                        .iter()
                        .any(|n| has(n))
            }
            Self::Portal => names.iter().any(|n| n.trim().eq_ignore_ascii_case(Field::Email.key())),
        };
        Self::ALL.into_iter().find(|preset| hit(*preset))
    }
    /// What it says about a column; none if it doesn't know it.
    pub(super) fn place(self, name: &str) -> Option<Place> {
        let squeezed = squeeze(name);
        if self == Self::Hubspot && squeezed.starts_with("optedoutofemail") {
            return Some(Keep(Field::OptOutOfOne(Channel::Email)));
        }
        // S3.1: none of the products has such a column of its own; companies add one, and call it by one of these names
        if RELATION.contains(&squeezed.as_str()) {
            return Some(Keep(Field::Relation));
        }
        if self == Self::Portal {
            // A1: what the column is called in the data model
            if squeezed == "kind" {
                return Some(Keep(Field::Relation));
            }
            let fields = Field::keys().find(|key| squeeze(key) == squeezed).and_then(Field::from_key);
            return fields.map(Keep);
        }
        let table = match self {
            Self::Hubspot => HUBSPOT,
            Self::Salesforce => SALESFORCE,
            Self::Mailchimp => MAILCHIMP,
            _ => DYNAMICS,
        };
        table.iter().find(|(names, _)| names.split('|').any(|n| n == squeezed)).map(|(_, place)| *place)
    }
}

/// What a column of kinds of relation is called, squeezed.
const RELATION: &[&str] = &[
    "relation",
    "relationship",
    "relationshiptype",
    "relationtype",
    "relationtous",
    "relationshiptous",
    "contacttype",
    "accounttype",
    "companytype",
    "kindofrelation",
    "beziehung",
    "beziehungsart",
    "kontaktart",
];

const PHONE: Place = Keep(Field::Value(ValueKind::Phone));
const JOB_TITLE: Place = Keep(Field::Value(ValueKind::JobTitle));
const ORGANISATION: Place = Keep(Field::Value(ValueKind::Organisation));
const DEPARTMENT: Place = Keep(Field::Value(ValueKind::Department));
const TITLE: Place = Keep(Field::Value(ValueKind::Title));
const NO_FAX: Place = Leave("the portal sends no faxes");
const ACTIVITY: Place = Leave("it says when someone last dealt with the contact, not when the data changed");
const GUESSED: Place = Leave("a guess from an internet address; no purpose needs it");
const NOT_OURS: Place = Leave("a mark of the other system about itself");

/// Column names squeezed to letters and digits; `|` between spellings of one column.
type Table = &'static [(&'static str, Place)];

const HUBSPOT: Table = &[
    ("email", Keep(Field::Email)),
    ("recordid|hsobjectid|contactid", Keep(Field::ExternalId)),
    ("firstname", Keep(Field::FirstName)),
    ("lastname", Keep(Field::LastName)),
    ("salutation", TITLE),
    ("phonenumber|phone|mobilephonenumber|mobilephone", PHONE),
    ("companyname|company", ORGANISATION),
    ("jobtitle", JOB_TITLE),
    ("department", DEPARTMENT),
    ("streetaddress|address", Keep(Field::Street)),
    ("city", Keep(Field::City)),
    ("stateregion|state", Keep(Field::Region)),
    ("postalcode|zip", Keep(Field::Postcode)),
    ("countryregion|country", Keep(Field::Country)),
    ("preferredlanguage|hslanguage", Keep(Field::Language)),
    // A billing status: "non-marketing" contacts are those the customer does not pay HubSpot for. It is set by staff
    // and by workflows, not by the person, and so is no opt-out. It is kept as what HubSpot recorded (S4.11).
    ("marketingcontactstatus|hsmarketablestatus", Keep(Field::Value(ValueKind::MarketingFromUs))),
    ("unsubscribedfromallemail|hsemailoptout", Keep(Field::OptOut(Channel::Email))),
    ("emailhardbouncereason|hsemailhardbouncereason|hsemailhardbouncereasonenum", Keep(Field::Bounced)),
    ("createdate", Keep(Field::CollectedOn)),
    ("lastmodifieddate", Keep(Field::ChangedAt)),
    ("originalsource|hsanalyticssource|originaltrafficsource", Keep(Field::Origin)),
    ("lastactivitydate|noteslastupdated", ACTIVITY),
];

const SALESFORCE: Table = &[
    ("email", Keep(Field::Email)),
    ("id|contactid", Keep(Field::ExternalId)),
    ("firstname", Keep(Field::FirstName)),
    ("lastname", Keep(Field::LastName)),
    ("name|fullname", Keep(Field::Name)),
    ("salutation", TITLE),
    ("title", JOB_TITLE),
    ("department", DEPARTMENT),
    ("accountname", ORGANISATION),
    ("phone|mobilephone|mobile|businessphone", PHONE),
    ("mailingstreet|mailingaddressline1", Keep(Field::Street)),
    ("mailingcity", Keep(Field::City)),
    ("mailingstate|mailingstatecode|mailingstateprovince", Keep(Field::Region)),
    ("mailingpostalcode|mailingzippostalcode", Keep(Field::Postcode)),
    ("mailingcountrycode|mailingcountry", Keep(Field::Country)),
    ("leadsource", Keep(Field::Origin)),
    ("hasoptedoutofemail|emailoptout", Keep(Field::OptOut(Channel::Email))),
    ("donotcall", Keep(Field::OptOut(Channel::Phone))),
    ("hasoptedoutoffax|faxoptout", NO_FAX),
    ("emailbouncedreason|emailbounceddate", Keep(Field::Bounced)),
    ("createddate", Keep(Field::CollectedOn)),
    ("lastmodifieddate", Keep(Field::ChangedAt)),
    ("lastactivitydate|lastactivity", ACTIVITY),
    ("systemmodstamp|isdeleted|ownerid|accountid", NOT_OURS),
];

const MAILCHIMP: Table = &[
    ("emailaddress", Keep(Field::Email)),
    ("euid", Keep(Field::ExternalId)),
    ("firstname|fname", Keep(Field::FirstName)),
    ("lastname|lname", Keep(Field::LastName)),
    ("company|companyname|organisation|organization", ORGANISATION),
    ("jobtitle", JOB_TITLE),
    ("phonenumber|phone", PHONE),
    ("address", Keep(Field::Street)),
    // Consent evidence: when it was given, and from where. The confirmation counts only where the first is missing.
    ("optintime|confirmtime", Keep(Field::CollectedOn)),
    // Kept as evidence beside the time: the only trace that ties a consent in a web form to a person. TEC-U stands in
    // no row of T10 (GAP4), so it serves nothing else. One address is enough: the one of the confirmation is left.
    ("optinip", Keep(Field::Value(ValueKind::IpAddress))),
    ("confirmip", Leave("the address of the opt-in is evidence enough")),
    ("lastchanged", Keep(Field::ChangedAt)),
    ("cc", Keep(Field::Country)),
    ("tags", Keep(Field::Value(ValueKind::CommunicationPreference))),
    ("latitude|longitude|gmtoff|dstoff|timezone|region", GUESSED),
    ("memberrating", Leave("a score that Mailchimp gives the person; no purpose needs it")),
    ("leid", NOT_OURS),
    ("notes", Leave("notes by staff about a person are no data of the listed kinds")),
    // Only files of unsubscribed and of cleaned members have these columns: every row is an opt-out.
    ("unsubtime", Keep(Field::UnsubscribedAt)),
    ("cleantime", Keep(Field::CleanedAt)),
    ("unsubcampaigntitle|unsubcampaignid|cleancampaigntitle|cleancampaignid", NOT_OURS),
    ("unsubreason|unsubreasonother", Leave("why someone left is not needed to respect it")),
];

const DYNAMICS: Table = &[
    ("email|emailaddress1", Keep(Field::Email)),
    ("donotmodifycontact|contactid|contact", Keep(Field::ExternalId)),
    ("donotmodifymodifiedon|modifiedon", Keep(Field::ChangedAt)),
    ("donotmodifyrowchecksum", NOT_OURS),
    ("createdon", Keep(Field::CollectedOn)),
    ("firstname", Keep(Field::FirstName)),
    ("lastname", Keep(Field::LastName)),
    ("fullname", Keep(Field::Name)),
    ("salutation", TITLE),
    ("companyname|parentcustomerid|company", ORGANISATION),
    ("jobtitle", JOB_TITLE),
    ("department", DEPARTMENT),
    ("businessphone|mobilephone|telephone1", PHONE),
    ("address1street1|address1line1|address1street2|address1line2|address1street3|address1line3", Keep(Field::Street)),
    ("address1city", Keep(Field::City)),
    ("address1stateprovince|address1stateorprovince", Keep(Field::Region)),
    ("address1zippostalcode|address1postalcode", Keep(Field::Postcode)),
    ("address1countryregion|address1country", Keep(Field::Country)),
    ("donotallowemails|donotallowbulkemails|donotemail|donotbulkemail", Keep(Field::OptOut(Channel::Email))),
    ("donotallowphonecalls|donotphone", Keep(Field::OptOut(Channel::Phone))),
    ("donotallowmails|donotallowbulkmails|donotpostalmail|donotbulkpostalmail", Keep(Field::OptOut(Channel::Post))),
    ("donotallowfaxes|donotfax", NO_FAX),
    // "Send" / "Do Not Send"; the schema name turns the meaning round
    ("sendmarketingmaterials", Keep(Field::OptIn(Channel::All))),
    ("donotsendmm|donotsendmarketingmaterial", Keep(Field::OptOut(Channel::All))),
    ("leadsource", Keep(Field::Origin)),
    ("status|statuscode|statecode|statusreason", Leave("the state of the record in Dynamics")),
];

/// Parts of column names, squeezed, that speak of an opt-out in one of the languages offered.
const OPT_OUT_WORDS: &[&str] = &[
    "optout",
    "optedout",
    "optingout",
    "unsubscrib",
    "donotcontact",
    "donotemail",
    "donotmail",
    "donotcall",
    "donotphone",
    "donotallow",
    "donotsend",
    "donotdisturb",
    "nomarketing",
    "marketingobjection",
    "objectedto",
    "suppressed",
    "suppressionlist",
    "blocklist",
    "blacklist",
    "dnclist",
    "consentwithdrawn",
    "withdrawnconsent",
    "abgemeldet",
    "abmeldung",
    "werbewiderspruch",
    "widersprochen",
    "widerspruch",
    "werbesperre",
    "keinewerbung",
    "desabonn",
    "desinscri",
    "nepascontacter",
    "nepasappeler",
    "opposition",
    "nocontactar",
    "nollamar",
    "dadodebaja",
    "nocontattare",
    "nonchiamare",
    "disiscri",
    "uitgeschreven",
    "afgemeld",
    "nietbenaderen",
    "nietmailen",
    "nietbellen",
    "wypisan",
    "sprzeciw",
    "niekontaktowac",
    "abonelikteniptal",
    "abonelikiptal",
    "iletisimkurmayin",
    "الغاءالاشتراك",
    "退订",
    "取消订阅",
    "拒收",
];

/// Whether a column name speaks of an opt-out. Such a column is never just dropped: the file is refused until a
/// mapping says what it means (TH27: no opt-out gets lost).
pub(super) fn looks_like_opt_out(name: &str) -> bool {
    let squeezed = squeeze(name);
    squeezed == "dnc" || OPT_OUT_WORDS.iter().any(|word| squeezed.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_squeezed_and_name_each_column_once() {
        for table in [HUBSPOT, SALESFORCE, MAILCHIMP, DYNAMICS] {
            let names: Vec<_> = table.iter().flat_map(|(names, _)| names.split('|')).collect();
            let unique: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(names.len(), unique.len());
            assert!(names.iter().all(|name| squeeze(name) == *name));
        }
        assert!(OPT_OUT_WORDS.iter().chain(RELATION).all(|word| squeeze(word) == *word));
        let tables = [HUBSPOT, SALESFORCE, MAILCHIMP, DYNAMICS];
        let named = |word: &str| tables.iter().any(|t| t.iter().any(|(names, _)| names.split('|').any(|n| n == word)));
        assert!(!RELATION.iter().any(|word| named(word)));
        assert!(Preset::ALL.iter().all(|p| Preset::from_name(p.name()) == Some(*p)));
    }

    #[test]
    fn s3_1_a_column_of_relations_is_known_in_every_layout() {
        for preset in Preset::ALL {
            for name in ["relation", "Relationship", "Contact Type", "Account type", "Kontaktart"] {
                assert_eq!(preset.place(name), Some(Keep(Field::Relation)), "{name} in {}", preset.name());
            }
        }
        assert_eq!(Preset::Portal.place("kind"), Some(Keep(Field::Relation)));
        assert_eq!(Preset::Hubspot.place("kind"), None);
    }

    #[test]
    fn opt_outs_are_recognised_by_their_names() {
        for name in ["HasOptedOutOfFax", "Newsletter opt-out", "Do Not Contact", "Abgemeldet am", "DNC", "Désabonné"]
        {
            assert!(looks_like_opt_out(name), "{name}");
        }
        for name in ["Email", "Option", "Contact owner", "Outlook id", "Opt-in source", "(Do Not Modify) Contact"] {
            assert!(!looks_like_opt_out(name), "{name}");
        }
    }
}
