//! The privacy policy: made from a text and the registers, published as it will be shown.

use super::access::{company, officer_address};
use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::policy::{Block, Document, Facts, Place, PolicyError};
use crate::domain::register::{Basis, EntityRole, RecipientKind, Region, Registers};
use crate::domain::request::Matter;
use crate::paths;
use crate::store::{Lane, Store, StoreError};
use crate::text::{Language, Words};

/// The first version's text, in every language it is written in.
pub(super) const FIRST: [(Language, &str); 2] = [
    (Language::En, include_str!("../../templates/policy/en.policy")),
    (Language::De, include_str!("../../templates/policy/de.policy")),
];

/// Facts of a text: what stands in braces.
const FACTS: [&str; 8] = ["company", "number", "place", "office", "open_entities", "age", "days", "regulator"];
/// Tables and lists of the registers.
const LISTS: [&str; 16] = [
    "entities",
    "purposes",
    "periods",
    "recipients",
    "guard",
    "sites",
    "subjects",
    "sources",
    "uses",
    "harms",
    "measures",
    "countries",
    "bases",
    "categories",
    "rights",
    "officer_post",
];
/// What can be open.
const MATTERS: [&str; 3] = ["entities", "bases", "periods"];
/// Pages that a text can lead to; besides them `contact:` with a matter.
const PAGES: [&str; 10] =
    ["object", "erase", "contact", "offices", "cookies", "tracking", "versions", "security", "data", "regulator"];

/// S12.3: the names that a text can use in a place of this kind, for whoever writes one.
pub fn known(place: Place) -> Vec<String> {
    let names: &[&str] = match place {
        Place::Fact => &FACTS,
        Place::List => &LISTS,
        Place::Matter => &MATTERS,
        Place::Page => &PAGES,
    };
    let matters = Matter::ALL.iter().filter(|_| place == Place::Page).map(|m| format!("contact:{}", m.key()));
    names.iter().map(|name| (*name).to_owned()).chain(matters).collect()
}

/// What the registers say, in the words of a policy.
pub(super) struct FromRegisters<'r> {
    pub(super) registers: &'r Registers,
    pub(super) t: Words,
}

impl FromRegisters<'_> {
    fn lang(&self) -> &'static str {
        self.t.language().code()
    }
    fn open_entities(&self) -> Vec<String> {
        let open = self.registers.entities().iter().filter(|e| e.role == EntityRole::Named);
        open.map(|e| e.display_name(self.lang()).to_owned()).collect()
    }
    fn say(&self, key: &str) -> String {
        self.t.say(key).into_owned()
    }
    fn entities(&self) -> Block {
        let lang = self.lang();
        let rows = self.registers.entities().iter().map(|e| {
            let role = match e.role {
                EntityRole::Controller => "policy-role-controller",
                EntityRole::JointController => "policy-role-joint",
                EntityRole::Processor => "policy-role-processor",
                EntityRole::Group => "policy-role-group",
                EntityRole::Named => "policy-open",
            };
            let region = e.region.map(|region| match region {
                Region::Us => "policy-region-us",
                Region::Emea => "policy-region-emea",
                Region::Apac => "policy-region-apac",
            });
            let country = e.country.as_deref().and_then(|c| self.registers.country(c));
            let place = country
                .map(|c| c.label.in_language(lang).to_owned())
                .or(region.map(|key| self.say(key)))
                .unwrap_or_else(|| self.say("policy-open"));
            vec![e.display_name(lang).to_owned(), e.number.clone().unwrap_or_else(|| "–".into()), place, self.say(role)]
        });
        let heads = ["policy-head-company", "policy-head-number", "policy-head-place", "policy-head-role"];
        Block::Table(self.say("policy-table-entities"), heads.map(|k| self.say(k)).to_vec(), rows.collect())
    }
    fn purposes(&self) -> Block {
        let lang = self.lang();
        let rows = self.registers.purposes().iter().map(|p| {
            let kinds: Vec<&str> = p
                .categories
                .iter()
                .filter_map(|c| self.registers.category_row(*c))
                .map(|c| c.label.in_language(lang))
                .collect();
            let bases: Vec<&str> = p
                .bases
                .iter()
                .filter_map(|b| self.registers.situation_of(*b))
                .map(|s| s.label.in_language(lang))
                .collect();
            let basis = if bases.is_empty() { self.say("policy-open") } else { bases.join("; ") };
            vec![p.label.in_language(lang).to_owned(), p.sentence.in_language(lang).to_owned(), kinds.join("; "), basis]
        });
        let heads = ["policy-head-purpose", "policy-head-means", "policy-head-data", "policy-head-basis"];
        Block::Table(self.say("policy-table-purposes"), heads.map(|k| self.say(k)).to_vec(), rows.collect())
    }
    fn periods(&self) -> Block {
        let lang = self.lang();
        let rows = self.registers.purposes().iter().map(|p| {
            let period = match &p.retention {
                Some(rule) => self.t.with("explain-retention-months", &[("months", &i64::from(rule.months))]),
                None => self.say("policy-open"),
            };
            vec![p.label.in_language(lang).to_owned(), period]
        });
        let heads = ["policy-head-purpose", "policy-head-period"];
        Block::Table(self.say("policy-table-periods"), heads.map(|k| self.say(k)).to_vec(), rows.collect())
    }
    /// S4.16: who gets data, and below it the policies of those who have one of their own.
    fn recipients(&self) -> Vec<Block> {
        let lang = self.lang();
        let rows = self.registers.recipients().iter().map(|r| {
            let ground = self.registers.ground(&r.ground).map_or("", |g| g.label.in_language(lang));
            // S7.6: they never get a file, and can reach what is in the system all the same
            let access = (r.kind == RecipientKind::Maintainer).then(|| self.say("policy-has-access"));
            let why: Vec<String> = std::iter::once(ground.to_owned()).chain(access).collect();
            vec![r.label.in_language(lang).to_owned(), why.join("; ")]
        });
        let heads = ["policy-head-recipient", "policy-head-ground"];
        let table =
            Block::Table(self.say("policy-table-recipients"), heads.map(|k| self.say(k)).to_vec(), rows.collect());
        let theirs = self.registers.recipients().iter().filter(|r| r.policy_url.is_some()).map(|r| {
            let label = self.t.with("policy-theirs", &[("name", &r.label.in_language(lang))]);
            Block::Link(format!("{RECIPIENT}{}", r.key), label)
        });
        std::iter::once(table).chain(theirs).collect()
    }
}

impl Facts for FromRegisters<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let facts = company(self.registers, self.lang());
        Some(match name {
            "company" => facts.name,
            "number" => facts.number,
            "place" => facts.registered_in,
            "office" => facts.office,
            "open_entities" => self.open_entities().join(", "),
            "age" => self.registers.minimum_age().to_string(),
            "days" => self.registers.reply_aim_working_days().to_string(),
            "regulator" => self.registers.regulator().name.clone(),
            _ => return None,
        })
    }

    fn blocks(&self, name: &str) -> Option<Vec<Block>> {
        if name == "recipients" {
            return Some(self.recipients());
        }
        let (r, lang) = (self.registers, self.lang());
        let list = |all: Vec<&str>| Block::List(all.into_iter().map(str::to_owned).collect());
        let block = match name {
            "entities" => self.entities(),
            "purposes" => self.purposes(),
            "periods" => self.periods(),
            "guard" => list(r.guards().iter().map(|g| g.label.in_language(lang)).collect()),
            "sites" => list(r.sites().iter().map(|s| s.label.in_language(lang)).collect()),
            "subjects" => list(r.subject_kinds().iter().map(|s| s.label.in_language(lang)).collect()),
            "sources" => list(r.sources().iter().map(|s| s.label.in_language(lang)).collect()),
            "uses" => list(r.use_statements().iter().map(|u| u.label.in_language(lang)).collect()),
            "harms" => list(r.harms().iter().map(|h| h.label.in_language(lang)).collect()),
            "measures" => list(r.measures().iter().map(|m| m.label.in_language(lang)).collect()),
            "countries" => list(r.countries().iter().map(|c| c.label.in_language(lang)).collect()),
            "bases" => {
                let bases = Basis::ALL.iter().filter_map(|b| r.situation_of(*b));
                let lines = bases.map(|s| format!("{}: {}", s.label.in_language(lang), s.typical.in_language(lang)));
                Block::List(lines.collect())
            }
            "categories" => {
                let rows = r
                    .categories()
                    .iter()
                    .map(|c| format!("{}: {}", c.label.in_language(lang), c.explanation.in_language(lang)));
                Block::List(rows.collect())
            }
            "rights" => {
                let rows = r
                    .rights()
                    .iter()
                    .map(|x| format!("{}: {}", x.label.in_language(lang), x.sentence.in_language(lang)));
                Block::List(rows.collect())
            }
            "officer_post" => Block::Address(officer_address(r, lang)),
            _ => return None,
        };
        Some(vec![block])
    }

    fn is_open(&self, name: &str) -> Option<bool> {
        Some(match name {
            "entities" => !self.open_entities().is_empty(),
            "bases" => self.registers.purposes().iter().any(|p| p.bases.is_empty()),
            "periods" => self.registers.purposes().iter().any(|p| p.retention.is_none()),
            _ => return None,
        })
    }

    fn is_link(&self, name: &str) -> bool {
        href_of(self.registers, name).is_some()
    }
}

/// S4.16: before a recipient's key, the name of a link to its own policy.
const RECIPIENT: &str = "recipient:";

/// Where a link of the policy leads.
pub fn href_of(registers: &Registers, name: &str) -> Option<String> {
    if let Some(matter) = name.strip_prefix("contact:") {
        return Matter::from_key(matter).map(paths::contact_about);
    }
    if let Some(key) = name.strip_prefix(RECIPIENT) {
        return registers.recipient(key)?.policy_url.clone();
    }
    Some(match name {
        "object" => paths::object().into(),
        "erase" => paths::erase().into(),
        "contact" => paths::contact().into(),
        "offices" => paths::offices().into(),
        "cookies" => paths::cookies().into(),
        "tracking" => paths::tracking().into(),
        "versions" => paths::policy_versions().into(),
        "security" => paths::security().into(),
        "data" => paths::data().into(),
        "regulator" => registers.regulator().url.clone()?,
        _ => return None,
    })
}

/// A policy from a text in the language of `t`.
pub fn read(text: &str, registers: &Registers, t: Words) -> Result<Document, PolicyError> {
    Document::read(text, &FromRegisters { registers, t })
}

/// The first version, put in force where there is none.
pub fn load(store: &Store, registers: &Registers, now: Moment) -> Result<(), StoreError> {
    if !store.read_now::<_, StoreError>(|r| r.list_policies())?.is_empty() {
        return Ok(());
    }
    let documents = FIRST
        .iter()
        .map(|(language, text)| Ok((language.code().to_owned(), read(text, registers, language.words())?)))
        .collect::<Result<Vec<_>, PolicyError>>()
        .map_err(|e| StoreError::Malformed(format!("templates/policy: {e}")))?;
    store.write_now::<_, StoreError>(Lane::People, move |w| w.add_policy(&documents, now).map(|_| ()))
}

impl Desk {
    /// S12.1: publishes the next version, in all its languages at once; gives its number.
    pub async fn publish_policy(&self, documents: Vec<(String, Document)>) -> Result<i64, Refused> {
        self.act(&[], move |unit| {
            let now = unit.now();
            let number = unit.add_policy(&documents, now)?;
            Ok(Done::new(number, unit.audit(&Actor::Operator, "policy.published", None, format!("policy:{number}"))))
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the editor offers is what a text can use: no name too many, none too few for the first texts.
    #[test]
    fn s12_3_every_name_that_is_offered_can_be_used() {
        let registers = Registers::westcon();
        for (language, text) in FIRST {
            let facts = FromRegisters { registers: &registers, t: language.words() };
            assert!(known(Place::Fact).iter().all(|n| facts.value(n).is_some()), "{language}");
            assert!(known(Place::List).iter().all(|n| facts.blocks(n).is_some()), "{language}");
            assert!(known(Place::Matter).iter().all(|n| facts.is_open(n).is_some()), "{language}");
            let dead: Vec<String> = known(Place::Page).into_iter().filter(|n| !facts.is_link(n)).collect();
            assert!(dead.is_empty(), "{language}: {dead:?}");
            for line in text.lines() {
                let used = line.strip_prefix("= ").map(|n| (Place::List, n.trim()));
                let used = used.or_else(|| Some((Place::Page, line.strip_prefix("> ")?.split_once('|')?.0.trim())));
                if let Some((place, name)) = used {
                    assert!(known(place).contains(&name.to_owned()), "{language}: {line}");
                }
            }
        }
    }
}
