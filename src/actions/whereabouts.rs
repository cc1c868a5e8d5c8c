//! S10.3, S7.6: where a person's data has gone and who can reach it: the same words on their page and in their copy.

use super::access::OwnAccount;
use super::disclosure::{country_words, protection_words, went_to};
use crate::domain::export::{Disclosure, Transfer};
use crate::domain::register::{Recipient, Registers};
use crate::text::Words;

/// Somebody outside who can reach a person's data without having been handed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// A key of the register.
    pub recipient: String,
    /// Who.
    pub name: String,
    /// How, in a sentence.
    pub how: String,
    /// Where they are.
    pub country: String,
    /// What protects the data there; nothing where that is the company's own country.
    pub protection: Option<String>,
}

/// S7.6: whoever maintains a system, and whoever is told what changes because the person's data is in their system.
pub fn reaches(registers: &Registers, account: &OwnAccount, t: Words) -> Vec<Reach> {
    let lang = t.language().code();
    let of = |r: &Recipient, how: &str| Reach {
        recipient: r.key.clone(),
        name: r.label.in_language(lang).to_owned(),
        how: t.say(how).into_owned(),
        country: r.country.as_deref().map(|c| country_words(registers, t, c)).unwrap_or_default(),
        protection: r.country.as_deref().filter(|c| registers.is_abroad(c)).and_then(|_| protection_words(t, r)),
    };
    let maintainers = registers.maintainers().map(|r| of(r, "reach-maintains"));
    let connected = account.data.connected.iter().filter_map(|key| registers.recipient(key));
    maintainers.chain(connected.map(|r| of(r, "reach-connected"))).collect()
}

/// S7.4: what was given to somebody outside, for the copy.
pub fn disclosures_of(registers: &Registers, account: &OwnAccount, t: Words) -> Vec<Disclosure> {
    let lang = t.language().code();
    let all = account.data.disclosures.iter().filter_map(|it| {
        let (country, safeguard) = went_to(t, registers, it);
        let purposes = it.what.purpose.split(',').filter_map(|p| registers.purpose(p));
        let purposes: Vec<&str> = purposes.map(|p| p.sentence.in_language(lang)).collect();
        Some(Disclosure {
            when: it.decided_at?,
            recipient: it.what.details.name.clone(),
            ground: registers.ground(&it.ground).map_or(it.ground.as_str(), |g| g.label.in_language(lang)).to_owned(),
            purpose: match purposes[..] {
                [] => t.say("disclosure-purpose-own").into_owned(),
                _ => purposes.join(" "),
            },
            categories: super::disclosure::given(t, registers, &it.what),
            country,
            safeguard,
        })
    });
    all.collect()
}

/// S10.3: to which countries it went, or from which it can be reached, for the copy; each once.
pub fn transfers_of(registers: &Registers, account: &OwnAccount, t: Words) -> Vec<Transfer> {
    let how = |recipient: &str| {
        let own = registers.recipient(recipient).and_then(|r| r.transfer.as_ref()?.copy.as_ref());
        own.map_or_else(|| t.say("transfer-ask").into_owned(), |copy| copy.in_language(t.language().code()).to_owned())
    };
    let open = || t.say("transfer-open").into_owned();
    let given = account.data.disclosures.iter().filter_map(|it| {
        let (country, protection) = went_to(t, registers, it);
        let key = match it.what.country.as_str() {
            "" => registers.recipient(&it.what.recipient)?.country.as_deref()?,
            country => country,
        };
        registers.is_abroad(key).then_some(Transfer {
            country: country?,
            recipient: it.what.details.name.clone(),
            mechanism: protection.unwrap_or_else(open),
            ask_for_copy: how(&it.what.recipient),
        })
    });
    let abroad = |r: &Reach| {
        registers.recipient(&r.recipient).and_then(|x| x.country.as_deref()).is_some_and(|c| registers.is_abroad(c))
    };
    let reached = reaches(registers, account, t).into_iter().filter(abroad).map(|r| Transfer {
        country: r.country,
        recipient: r.name,
        mechanism: r.protection.unwrap_or_else(open),
        ask_for_copy: how(&r.recipient),
    });
    let mut all: Vec<Transfer> = Vec::new();
    for one in given.chain(reached) {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}
