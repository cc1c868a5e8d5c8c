//! S2.3, S4.22, S9.2, S4.10, L9.1: data that is never taken in, recognised by the name of its column or field.

use super::fold::{plain, squeeze, words};
use super::guard_words::{HARMLESS, WORDS};
use std::sync::LazyLock;

/// A kind of data that the portal refuses: the nine of table T6, criminal offences (L9.1), birth dates and ages
/// (S9.2), passwords (S4.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Guard {
    /// Race or ethnicity.
    RaceOrEthnicity,
    /// Religious or philosophical beliefs.
    Belief,
    /// Sex life.
    SexLife,
    /// Sexual orientation.
    SexualOrientation,
    /// Political opinions.
    PoliticalOpinion,
    /// Trade union membership.
    TradeUnion,
    /// Health.
    Health,
    /// Genetic data.
    Genetic,
    /// Biometric data.
    Biometric,
    /// Criminal convictions and offences.
    CriminalOffence,
    /// Date of birth or age.
    BirthOrAge,
    /// A password, in clear or hashed.
    Password,
}

impl Guard {
    /// All twelve.
    pub const ALL: [Self; 12] = [
        Self::RaceOrEthnicity,
        Self::Belief,
        Self::SexLife,
        Self::SexualOrientation,
        Self::PoliticalOpinion,
        Self::TradeUnion,
        Self::Health,
        Self::Genetic,
        Self::Biometric,
        Self::CriminalOffence,
        Self::BirthOrAge,
        Self::Password,
    ];
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::RaceOrEthnicity => "race_or_ethnicity",
            Self::Belief => "belief",
            Self::SexLife => "sex_life",
            Self::SexualOrientation => "sexual_orientation",
            Self::PoliticalOpinion => "political_opinion",
            Self::TradeUnion => "trade_union",
            Self::Health => "health",
            Self::Genetic => "genetic",
            Self::Biometric => "biometric",
            Self::CriminalOffence => "criminal_offence",
            Self::BirthOrAge => "birth_or_age",
            Self::Password => "password",
        }
    }
    /// Why it is refused, in words for an operator.
    pub fn reason(self) -> &'static str {
        match self {
            Self::RaceOrEthnicity => "race or ethnicity is never collected",
            Self::Belief => "religious or philosophical beliefs are never collected",
            Self::SexLife => "data about sex life is never collected",
            Self::SexualOrientation => "sexual orientation is never collected",
            Self::PoliticalOpinion => "political opinions are never collected",
            Self::TradeUnion => "trade union membership is never collected",
            Self::Health => "data about health is never collected",
            Self::Genetic => "genetic data is never collected",
            Self::Biometric => "biometric data is never collected",
            Self::CriminalOffence => "data about criminal offences is never collected",
            Self::BirthOrAge => {
                "dates of birth and ages are not collected; they only serve to turn away people under 13"
            }
            Self::Password => "passwords are never stored; only the fact that one is set is kept",
        }
    }
}
impl std::fmt::Display for Guard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

/// How an entry of the list is compared with a name.
enum Pattern {
    /// These words one after the other; the last one may go on if `open`.
    Words { words: Vec<String>, open: bool, squeezed: String },
    /// These letters anywhere in a word.
    Within(String),
    /// This and nothing else.
    Whole(String),
}

impl Pattern {
    fn new(entry: &str) -> Self {
        if let Some(rest) = entry.strip_prefix('~') {
            return Self::Within(squeeze(rest));
        }
        if let Some(rest) = entry.strip_prefix('=') {
            return Self::Whole(squeeze(rest));
        }
        let words = plain(entry.trim_end_matches('*')).split(' ').map(squeeze).collect::<Vec<_>>();
        Self::Words { squeezed: words.concat(), words, open: entry.ends_with('*') }
    }
    fn is_in(&self, name: &[String]) -> bool {
        let has = |letters: &str| name.iter().any(|word| word.contains(letters));
        match self {
            Self::Within(letters) => has(letters),
            Self::Whole(letters) => name.concat() == *letters,
            // phrases are found without their blanks too: DATEOFBIRTH
            Self::Words { words, squeezed, .. } if words.len() > 1 && has(squeezed) => true,
            Self::Words { words, open, .. } => name.windows(words.len()).any(|run| is_run(run, words, *open)),
        }
    }
}

/// Whether the words of a name are those of a pattern. Arabic words count with and without their article.
fn is_run(run: &[String], words: &[String], open: bool) -> bool {
    let last = words.len().saturating_sub(1);
    run.iter().zip(words).enumerate().all(|(n, (have, want))| {
        let bare = have.strip_prefix("ال").unwrap_or(have);
        let same = |have: &str| if open && n == last { have.starts_with(want.as_str()) } else { have == want };
        same(have) || same(bare)
    })
}

static PATTERNS: LazyLock<Vec<(Guard, Vec<Pattern>)>> = LazyLock::new(|| {
    let entries = WORDS.iter().map(|(guard, list)| (*guard, list.iter().map(|entry| Pattern::new(entry)).collect()));
    entries.collect()
});
static NOT_MEANT: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| HARMLESS.iter().map(|phrase| words(phrase)).collect());

/// S4.22: the guard that a column, field or custom field with this name falls under. Case, separators, diacritics,
/// `camelCase` and Salesforce's `__c` make no difference; English, German, French, Spanish, Italian, Dutch, Polish,
/// Turkish, Arabic and Chinese names are known. Takes names only: what a cell holds is not looked at.
pub fn guarded(name: &str) -> Option<Guard> {
    // a name of this length is text; what is in it cannot be judged by words
    let name: String = name.chars().take(300).collect();
    let mut name = words(&name);
    for phrase in NOT_MEANT.iter() {
        while let Some(at) = name.windows(phrase.len()).position(|run| run == phrase.as_slice()) {
            // a separator stays, so that the words around it do not come together
            name.splice(at..at + phrase.len(), ["|".to_owned()]);
        }
    }
    let hit = PATTERNS.iter().find(|(_, patterns)| patterns.iter().any(|p| p.is_in(&name)));
    hit.map(|(guard, _)| *guard)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn s4_22_every_kind_is_known_in_every_language() {
        let languages = ["en", "de", "fr", "es", "it", "nl", "pl", "tr", "ar", "zh"];
        for (guard, names) in [
            (
                Guard::RaceOrEthnicity,
                "Ethnicity|Ethnische Herkunft|Origine ethnique|Etnia|Razza|Etnische afkomst|Pochodzenie etniczne|Etnik köken|العرق|种族",
            ),
            (
                Guard::Belief,
                "Religion|Religionszugehörigkeit|Religion|Religión|Credo religioso|Geloofsovertuiging|Wyznanie|Dinî inanç|الديانة|宗教信仰",
            ),
            (
                Guard::SexLife,
                "Sex life|Sexualleben|Vie sexuelle|Vida sexual|Vita sessuale|Seksleven|Życie seksualne|Cinsel yaşam|الحياة الجنسية|性生活",
            ),
            (
                Guard::SexualOrientation,
                "Sexual orientation|Sexuelle Orientierung|Orientation sexuelle|Orientación sexual|Orientamento sessuale|Seksuele geaardheid|Orientacja seksualna|Cinsel yönelim|الميول الجنسية|性取向",
            ),
            (
                Guard::PoliticalOpinion,
                "Political opinions|Politische Meinung|Opinions politiques|Opinión política|Opinioni politiche|Politieke voorkeur|Poglądy polityczne|Siyasi görüş|الآراء السياسية|政治面貌",
            ),
            (
                Guard::TradeUnion,
                "Trade union|Gewerkschaft|Syndicat|Sindicato|Sindacato|Vakbondslid|Związek zawodowy|Sendika|النقابة|工会",
            ),
            (
                Guard::Health,
                "Health|Gesundheitszustand|État de santé|Estado de salud|Stato di salute|Gezondheid|Zdrowie|Sağlık durumu|الصحة|健康状况",
            ),
            (
                Guard::Genetic,
                "Genetic data|Genetische Daten|Données génétiques|Datos genéticos|Dati genetici|Genetische gegevens|Dane genetyczne|Genetik veri|بيانات جينية|基因",
            ),
            (
                Guard::Biometric,
                "Biometrics|Biometrische Daten|Données biométriques|Datos biométricos|Dati biometrici|Vingerafdruk|Dane biometryczne|Biyometrik veri|بصمة|指纹",
            ),
            (
                Guard::CriminalOffence,
                "Criminal record|Vorstrafen|Casier judiciaire|Antecedentes penales|Precedenti penali|Strafblad|Karalność|Sabıka kaydı|سوابق جنائية|犯罪记录",
            ),
            (
                Guard::BirthOrAge,
                "Date of birth|Geburtsdatum|Date de naissance|Fecha de nacimiento|Data di nascita|Geboortedatum|Data urodzenia|Doğum tarihi|تاريخ الميلاد|出生日期",
            ),
            (
                Guard::Password,
                "Password|Passwort|Mot de passe|Contraseña|Parola d'ordine|Wachtwoord|Hasło|Şifre|كلمة المرور|密码",
            ),
        ] {
            let names: Vec<_> = names.split('|').collect();
            assert_eq!(names.len(), languages.len());
            for (language, name) in languages.iter().zip(names) {
                assert_eq!(guarded(name), Some(guard), "{language}: {name}");
            }
        }
    }

    #[test]
    fn s2_3_spellings_make_no_difference() {
        for (name, guard) in [
            ("RELIGION__C", Guard::Belief),
            ("contact.religion", Guard::Belief),
            ("religiousAffiliation", Guard::Belief),
            ("ethnic_origin", Guard::RaceOrEthnicity),
            ("ETHNICORIGIN__C", Guard::RaceOrEthnicity),
            ("Race", Guard::RaceOrEthnicity),
            ("Race / Ethnicity", Guard::RaceOrEthnicity),
            ("Race Day Event", Guard::RaceOrEthnicity),
            ("union member", Guard::TradeUnion),
            ("UnionMembership__c", Guard::TradeUnion),
            ("TRADEUNIONMEMBER", Guard::TradeUnion),
            ("Dietary requirements", Guard::Health),
            ("HEALTHSTATUS", Guard::Health),
            ("covid19_vaccine", Guard::Health),
            ("SEXUALORIENTATION__C", Guard::SexualOrientation),
            ("DNA sample", Guard::Genetic),
            ("dob", Guard::BirthOrAge),
            ("DOB1", Guard::BirthOrAge),
            ("Birthday", Guard::BirthOrAge),
            ("BIRTHDATE", Guard::BirthOrAge),
            ("Age", Guard::BirthOrAge),
            ("Contact Age", Guard::BirthOrAge),
            ("Âge", Guard::BirthOrAge),
            ("pwd", Guard::Password),
            ("user_password_hash", Guard::Password),
        ] {
            assert_eq!(guarded(name), Some(guard), "{name}");
        }
    }

    #[test]
    fn harmless_names_pass() {
        for name in [
            "Trade Show",
            "Terrace",
            "Region",
            "REGION",
            "State/Region",
            "Healthcare account",
            "Health Care Sector",
            "Account Health Score",
            "Customer health",
            "Account age",
            "Lead Age",
            "Page",
            "Average order",
            "Language",
            "Manager",
            "Stage",
            "Credit union",
            "European Union",
            "Content syndication",
            "Politique de confidentialité",
            "Privacy policy",
            "Police",
            "Sexy",
            "Gender",
            "Salutation",
            "Title",
            "Department",
            "Company Name",
            "Trace",
            "Brace",
            "Embrace",
            "Contract",
            "Device fingerprint",
            "DNS",
            "General",
            "Generation",
            "Genre",
            "مدينة",
            "Dinner",
            "DIN EN 9001",
            "Statement",
            "Password set",
            "Member rating",
            "Interface template",
            "Third party status",
            "Last Activity Date",
            "Marketing contact status",
            "Agent",
            "Agency",
            "Partner",
            "Parties",
            "Dénomination sociale",
            "",
            "  ",
            "__c",
        ] {
            assert_eq!(guarded(name), None, "{name}");
        }
    }

    #[test]
    fn keys_are_unique_and_every_guard_has_words() {
        let keys: std::collections::BTreeSet<_> = Guard::ALL.iter().map(|g| g.key()).collect();
        assert_eq!(keys.len(), Guard::ALL.len());
        assert!(Guard::ALL.iter().all(|g| WORDS.iter().any(|(of, list)| of == g && !list.is_empty())));
    }

    proptest! {
        #[test]
        fn no_name_makes_it_panic(name in "\\PC{0,400}") {
            let _ = guarded(&name);
        }
    }
}
