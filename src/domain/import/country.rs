//! Countries as files write them, as ISO 3166-1 alpha-2 codes; languages as BCP 47 tags.

use super::fold::squeeze;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A line a country: its alpha-2 code, then its alpha-3 code and names in several languages.
const COUNTRIES: &str = include_str!("countries.txt");

static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut map = HashMap::new();
    for line in COUNTRIES.lines() {
        let Some((code, names)) = line.split_once(' ') else { continue };
        map.insert(squeeze(code), code);
        for name in names.split('|') {
            map.insert(squeeze(name), code);
        }
    }
    map.insert("uk".to_owned(), "GB");
    map
});

/// The ISO 3166-1 alpha-2 code of a country given by code or name; none if the name is not known.
pub fn country_code(typed: &str) -> Option<&'static str> {
    // no name of a country is longer, and folding costs
    if typed.len() > 120 {
        return None;
    }
    BY_NAME.get(&squeeze(typed)).copied()
}

/// Names of languages, with their BCP 47 tags.
const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "Arabic|العربية|Arabisch|Arabe|Árabe|Arabo|Arabski|Arapça|阿拉伯语"),
    ("bg", "Bulgarian|Български"),
    ("cs", "Czech|Čeština|Tschechisch|Česky"),
    ("da", "Danish|Dansk"),
    ("de", "German|Deutsch|Allemand|Alemán|Tedesco|Duits|Niemiecki|Almanca|الألمانية|德语"),
    ("el", "Greek|Ελληνικά|Griechisch"),
    ("en", "English|Englisch|Anglais|Inglés|Inglese|Engels|Angielski|İngilizce|الإنجليزية|英语"),
    ("en-GB", "British English|UK English|English (UK)|English - United Kingdom|English (United Kingdom)"),
    ("en-US", "American English|US English|English (US)|English - United States|English (United States)"),
    ("es", "Spanish|Español|Castellano|Spanisch|Espagnol|Spagnolo|Spaans|Hiszpański|İspanyolca|الإسبانية|西班牙语"),
    ("et", "Estonian|Eesti"),
    ("fi", "Finnish|Suomi"),
    ("fr", "French|Français|Französisch|Francés|Francese|Frans|Francuski|Fransızca|الفرنسية|法语"),
    ("he", "Hebrew|עברית"),
    ("hi", "Hindi|हिन्दी"),
    ("hu", "Hungarian|Magyar"),
    ("it", "Italian|Italiano|Italienisch|Italien|Italiaans|Włoski|İtalyanca|الإيطالية|意大利语"),
    ("ja", "Japanese|日本語"),
    ("ko", "Korean|한국어"),
    ("lt", "Lithuanian|Lietuvių"),
    ("lv", "Latvian|Latviešu"),
    ("nb", "Norwegian Bokmål|Norwegian|Norsk"),
    ("nl", "Dutch|Nederlands|Niederländisch|Néerlandais|Neerlandés|Olandese|Holenderski|Felemenkçe|الهولندية|荷兰语"),
    ("pl", "Polish|Polski|Polnisch|Polonais|Polaco|Polacco|Pools|Lehçe|البولندية|波兰语"),
    ("pt", "Portuguese|Português|Portugiesisch"),
    ("pt-BR", "Brazilian Portuguese|Portuguese (Brazil)"),
    ("ro", "Romanian|Română"),
    ("ru", "Russian|Русский|Russisch"),
    ("sk", "Slovak|Slovenčina"),
    ("sl", "Slovenian|Slovenščina"),
    ("sv", "Swedish|Svenska|Schwedisch"),
    ("tr", "Turkish|Türkçe|Türkisch|Turc|Turco|Turks|Turecki|التركية|土耳其语"),
    ("uk", "Ukrainian|Українська"),
    ("zh", "Chinese|中文|Chinesisch|Chinois|Chino|Cinese|Chinees|Chiński|Çince|الصينية"),
    ("zh-Hans", "Simplified Chinese|Chinese (Simplified)|简体中文"),
    ("zh-Hant", "Traditional Chinese|Chinese (Traditional)|繁體中文"),
];

static LANGUAGE_BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let named = LANGUAGES.iter().flat_map(|(tag, names)| names.split('|').map(|name| (squeeze(name), *tag)));
    named.collect()
});

/// The BCP 47 tag of a language given by tag (`en`, `en_GB`, `zh-hans`) or name; none if neither.
pub fn language_tag(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.len() > 120 {
        return None;
    }
    LANGUAGE_BY_NAME.get(&squeeze(typed)).map(|tag| (*tag).to_owned()).or_else(|| canonical_tag(typed))
}

/// Checks the shape of a tag (language, script, region, variants) and writes its parts in their usual case.
fn canonical_tag(typed: &str) -> Option<String> {
    if typed.len() > 35 {
        return None;
    }
    let mut tag = String::with_capacity(typed.len());
    for (n, part) in typed.split(['-', '_']).enumerate() {
        let letters = part.bytes().all(|b| b.is_ascii_alphabetic());
        match (n, part.len()) {
            (0, 2..=3) if letters => tag.push_str(&part.to_ascii_lowercase()),
            (0, _) => return None,
            (_, 2) if letters => tag.push_str(&format!("-{}", part.to_ascii_uppercase())),
            (1, 4) if letters => {
                let lower = part.to_ascii_lowercase();
                let (first, rest) = lower.split_at(1);
                tag.push_str(&format!("-{}{rest}", first.to_ascii_uppercase()));
            }
            (_, 1..=8) if part.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                tag.push_str(&format!("-{}", part.to_ascii_lowercase()));
            }
            _ => return None,
        }
    }
    Some(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_code_and_by_name_in_several_languages() {
        for (typed, code) in [
            ("United States", "US"),
            (" usa ", "US"),
            ("Türkiye", "TR"),
            ("TURKEY", "TR"),
            ("Germany", "DE"),
            ("Deutschland", "DE"),
            ("DEU", "DE"),
            ("gb", "GB"),
            ("UK", "GB"),
            ("Royaume-Uni", "GB"),
            ("United Arab Emirates", "AE"),
            ("الإمارات العربية المتحدة", "AE"),
            ("中国", "CN"),
            ("Côte d'Ivoire", "CI"),
            ("Bosnia and Herzegovina", "BA"),
            ("Czechia", "CZ"),
            ("Greece", "GR"),
            ("South Korea", "KR"),
            ("Ukraine", "UA"),
        ] {
            assert_eq!(country_code(typed), Some(code), "{typed}");
        }
        for typed in ["", "Narnia", "ZZ", "1", &"x".repeat(10_000)] {
            assert_eq!(country_code(typed), None);
        }
    }

    #[test]
    fn no_name_stands_for_two_countries() {
        let mut seen = HashMap::new();
        for line in COUNTRIES.lines() {
            let (code, names) = line.split_once(' ').unwrap();
            for name in names.split('|') {
                assert_eq!(*seen.entry(squeeze(name)).or_insert(code), code, "{name}");
            }
        }
        assert_eq!(COUNTRIES.lines().count(), 250);
    }

    #[test]
    fn languages_become_tags() {
        for (typed, tag) in [
            ("en", "en"),
            ("EN_gb", "en-GB"),
            ("German", "de"),
            ("Türkçe", "tr"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("es-419", "es-419"),
            ("中文", "zh"),
        ] {
            assert_eq!(language_tag(typed).as_deref(), Some(tag), "{typed}");
        }
        for typed in ["", "Klingonese", "e", "en GB!", "en-", "1"] {
            assert_eq!(language_tag(typed), None, "{typed}");
        }
    }
}
