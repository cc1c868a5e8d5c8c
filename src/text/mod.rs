//! The words that people read: messages, dates, numbers, in the reader's language.
//!
//! The texts stand in `templates/text/<language>.ftl` and are compiled in. This room knows `domain` and nothing else.
//! A language is added by one row in [`Language`]'s table and one file beside the others. Those of the first part have
//! every text; those of the second have what a stranger meets, and fall back to English elsewhere ([`Language::is_full`]).

mod html;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod samples;

pub use html::Html;

use crate::domain::clock::Moment;
use crate::domain::form::{Message, MessageArg};
use crate::domain::value::{Category, ValueKind};
use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Which way a script runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// As the attribute `dir` has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

macro_rules! languages {
    (full { $($full:ident = $fcode:literal, $fname:literal, $fdirection:ident, $fgroup:literal, $fleast:literal;)* }
     face { $($face:ident = $code:literal, $name:literal, $direction:ident, $group:literal, $least:literal;)* }) => {
        /// A language the portal speaks.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Language { $(#[doc = $fname] $full,)* $(#[doc = $name] $face,)* }
        impl Language {
            /// All of them, in the order in which pages offer them.
            pub const ALL: &'static [Self] = &[$(Self::$full,)* $(Self::$face,)*];
            /// Those that every text exists in.
            pub const FULL: &'static [Self] = &[$(Self::$full,)*];
            /// The tag, as `lang` has it.
            pub fn code(self) -> &'static str { match self { $(Self::$full => $fcode,)* $(Self::$face => $code,)* } }
            /// F1: its own name for itself.
            pub fn name(self) -> &'static str { match self { $(Self::$full => $fname,)* $(Self::$face => $name,)* } }
            /// F2: which way it is written.
            pub fn direction(self) -> Direction {
                match self { $(Self::$full => Direction::$fdirection,)* $(Self::$face => Direction::$direction,)* }
            }
            /// What stands between thousands (CLDR).
            fn group(self) -> &'static str {
                match self { $(Self::$full => $fgroup,)* $(Self::$face => $group,)* }
            }
            /// How many digits stand before the first mark at least (CLDR: Spanish and Polish write 1000 and 10 000).
            fn least_before_group(self) -> usize {
                match self { $(Self::$full => $fleast,)* $(Self::$face => $least,)* }
            }
            /// The texts.
            fn source(self) -> &'static str {
                match self {
                    $(Self::$full => concat!(
                        include_str!(concat!("../../templates/text/", $fcode, ".ftl")),
                        "\n",
                        include_str!(concat!("../../templates/export/words.", $fcode, ".ftl")),
                    ),)*
                    $(Self::$face => include_str!(concat!("../../templates/text/", $code, ".ftl")),)*
                }
            }
        }
        fn set_number_format(bundle: &mut Bundle, language: Language) {
            match language {
                $(Language::$full => bundle.set_formatter(Some(|value, _| grouped(Language::$full, value))),)*
                $(Language::$face => bundle.set_formatter(Some(|value, _| grouped(Language::$face, value))),)*
            }
        }
    };
}
// Arabic with the digits that CLDR gives for the Emirates and the Maghreb: references and codes have the same ones.
languages! {
    full {
        En = "en", "English", Ltr, ",", 1;
        De = "de", "Deutsch", Ltr, ".", 1;
    }
    face {
        Fr = "fr", "Français", Ltr, "\u{202F}", 1;
        Es = "es", "Español", Ltr, ".", 2;
        It = "it", "Italiano", Ltr, ".", 1;
        Nl = "nl", "Nederlands", Ltr, ".", 1;
        Pl = "pl", "Polski", Ltr, "\u{A0}", 2;
        Tr = "tr", "Türkçe", Ltr, ".", 1;
        Ar = "ar", "العربية", Rtl, ",", 1;
        Zh = "zh-Hans", "简体中文", Ltr, ",", 1;
    }
}

impl Language {
    /// The language with this tag, whatever its region: `de-AT` is German. Chinese in the traditional script is another
    /// language to its readers, so it is none of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let mut parts = tag.trim().split(['-', '_']);
        let primary = parts.next().unwrap_or_default();
        let is_traditional = |part: &str| ["hant", "tw", "hk", "mo"].iter().any(|t| part.eq_ignore_ascii_case(t));
        if primary.eq_ignore_ascii_case("zh") && parts.any(is_traditional) {
            return None;
        }
        let main = |l: &Self| l.code().split('-').next().is_some_and(|code| code.eq_ignore_ascii_case(primary));
        Self::ALL.iter().copied().find(main)
    }
    /// F1: the saved choice, else what the link says that led here, else what the browser asks for, else English.
    pub fn negotiate(saved: Option<&str>, link: Option<&str>, accept_language: Option<&str>) -> Self {
        if let Some(language) = saved.and_then(Self::from_tag).or_else(|| link.and_then(Self::from_tag)) {
            return language;
        }
        let mut best: Option<(Self, f32)> = None;
        for wish in accept_language.unwrap_or_default().split(',').take(40) {
            let mut parts = wish.split(';');
            let language = match parts.next().map(str::trim) {
                Some("*") => Some(Self::En),
                Some(tag) => Self::from_tag(tag),
                None => None,
            };
            let weight: f32 =
                parts.find_map(|p| p.trim().strip_prefix("q=")).map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if let Some(language) = language
                && weight > 0.0
                && best.is_none_or(|(_, w)| weight > w)
            {
                best = Some((language, weight));
            }
        }
        best.map_or(Self::En, |(language, _)| language)
    }
    /// Whether every text exists in it. The others have what a stranger meets: a page beyond that is in English, and
    /// says so in the reader's language.
    pub fn is_full(self) -> bool {
        Self::FULL.contains(&self)
    }
    /// The language of a page or letter that not all languages have: this one, or English.
    pub fn or_english(self) -> Self {
        if self.is_full() { self } else { Self::En }
    }
    /// The words of this language.
    pub fn words(self) -> Words {
        Words::new(self)
    }
}
impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| Language::ALL.iter().map(|l| bundle(*l)).collect());

fn bundle(language: Language) -> Bundle {
    let tag = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // marks around each gap would land in subjects and plain text; pages isolate with `bdi` instead (F4)
    bundle.set_use_isolating(false);
    set_number_format(&mut bundle, language);
    // a test proves that every text parses, so a broken entry can only be missing here
    let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(good, _)| good);
    bundle.add_resource_overriding(resource);
    bundle
}

/// Something that can stand in a gap of a text.
pub trait Arg {
    /// As the texts' own kind of value.
    fn to_fluent(&self) -> FluentValue<'_>;
}
macro_rules! arg {
    ($($kind:ty => |$value:ident| $made:expr;)*) => {
        $(impl Arg for $kind { fn to_fluent(&self) -> FluentValue<'_> { let $value = self; $made } })*
    };
}
arg! {
    str => |v| FluentValue::from(v);
    String => |v| FluentValue::from(v.as_str());
    Cow<'_, str> => |v| FluentValue::from(v.as_ref());
    i64 => |v| FluentValue::from(*v);
    i32 => |v| FluentValue::from(*v);
    u32 => |v| FluentValue::from(*v);
    u64 => |v| FluentValue::from(*v);
    usize => |v| FluentValue::from(*v);
    MessageArg => |v| match v {
        MessageArg::Text(text) => FluentValue::from(text.as_str()),
        MessageArg::Number(number) => FluentValue::from(*number),
    };
}
impl<T: Arg + ?Sized> Arg for &T {
    fn to_fluent(&self) -> FluentValue<'_> {
        (**self).to_fluent()
    }
}

/// The portal's words in one language. A handle: copying it costs nothing.
#[derive(Clone, Copy)]
pub struct Words {
    language: Language,
    bundle: &'static Bundle,
}

impl Words {
    /// The words of a language.
    pub fn new(language: Language) -> Self {
        Self { language, bundle: &BUNDLES[language as usize] }
    }
    /// Which language it is.
    pub fn language(self) -> Language {
        self.language
    }
    /// The words of what stands around a page, which may be in another language than the page itself.
    pub fn around(self, lang: &str) -> Self {
        Language::from_tag(lang).map_or(self, Self::new)
    }
    /// Which way these words are written, for `dir`.
    pub fn dir(self) -> &'static str {
        self.language.direction().as_str()
    }
    /// Their language, for `lang`.
    pub fn lang(self) -> &'static str {
        self.language.code()
    }
    /// The text with this key.
    pub fn say(self, key: &str) -> Cow<'static, str> {
        self.format(key, None)
    }
    /// The text with this key, its gaps filled: `t.with("sent", &[("email", &email)])`; in a template,
    /// which borrows by itself, `t.with("sent", [("email", &email)])`.
    pub fn with(self, key: &str, args: &[(&str, &dyn Arg)]) -> String {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            filled.set((*name).to_owned(), value.to_fluent());
        }
        self.format(key, Some(&filled)).into_owned()
    }
    /// F4: the same as HTML, with each text in a gap kept apart in a `bdi`, so that a name in another script leaves
    /// the sentence around it in order. Everything is escaped.
    pub fn html(self, key: &str, args: &[(&str, &dyn Arg)]) -> Html {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            let value = match value.to_fluent() {
                FluentValue::String(text) => FluentValue::from(html::isolate(&text)),
                other => other.into_owned(),
            };
            filled.set((*name).to_owned(), value);
        }
        Html::from_isolated(&self.format(key, Some(&filled)))
    }
    /// A message that a rule or an action made.
    pub fn message(self, message: &Message) -> String {
        let mut filled = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            filled.set(*name, value.to_fluent());
        }
        self.format(&message.key, Some(&filled)).into_owned()
    }
    /// What a kind of value is called.
    pub fn kind(self, kind: ValueKind) -> Cow<'static, str> {
        self.say(&format!("kind-{}", kind.key()))
    }
    /// What a category of data is called, and a line about it.
    pub fn category(self, category: Category) -> (Cow<'static, str>, Cow<'static, str>) {
        let key = category.key();
        (self.say(&format!("category-{key}")), self.say(&format!("category-{key}-text")))
    }
    /// T12: what exercising a right is called, and a line about it. The key is one of [`RIGHTS`].
    pub fn right(self, key: &str) -> (Cow<'static, str>, Cow<'static, str>) {
        (self.say(&format!("right-{key}")), self.say(&format!("right-{key}-text")))
    }
    /// F6: a date with the month's name: "22 November 2026".
    pub fn date(self, date: NaiveDate) -> String {
        let month = self.say(MONTHS[date.month0() as usize]);
        // digits as text: a year has no thousands
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.with("date", &[("day", &day), ("month", &month), ("year", &year)])
    }
    /// A month with its year; any day of it.
    pub fn month(self, date: NaiveDate) -> String {
        format!("{} {}", self.say(MONTHS[date.month0() as usize]), date.year())
    }
    /// F6: a moment in London time, with the zone said.
    pub fn moment(self, at: Moment) -> String {
        self.with("moment", &[("date", &self.date(at.london_date())), ("time", &self.time(at))])
    }
    /// F6, G6: the time of day in London, with the zone said.
    pub fn time(self, at: Moment) -> String {
        let local = at.naive_utc().and_utc().with_timezone(&chrono_tz::Europe::London);
        self.with("time", &[("clock", &local.format("%H:%M").to_string()), ("zone", &local.format("%Z").to_string())])
    }
    /// A whole number with its thousands set apart.
    pub fn number(self, number: i64) -> String {
        grouped(self.language, &FluentValue::from(number)).unwrap_or_else(|| number.to_string())
    }
    /// A period in the unit that reads best: "10 minutes", "2 hours", "3 days".
    pub fn duration_minutes(self, minutes: i64) -> String {
        match minutes {
            m if m >= 2 * 24 * 60 && m % (24 * 60) == 0 => self.with("duration-days", &[("count", &(m / (24 * 60)))]),
            m if m >= 60 && m % 60 == 0 => self.with("duration-hours", &[("count", &(m / 60))]),
            m => self.with("duration-minutes", &[("count", &m)]),
        }
    }

    fn format(self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
        self.format_in(self.bundle, key, args)
            .or_else(|| self.format_in(&BUNDLES[Language::En as usize], key, args))
            .unwrap_or_else(|| Cow::Owned(format!("[{key}]")))
    }
    fn format_in(self, bundle: &'static Bundle, key: &str, args: Option<&FluentArgs<'_>>) -> Option<Cow<'static, str>> {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(match args {
            // the text itself when there are no gaps: nothing is copied
            None => bundle.format_pattern(pattern, None, &mut errors),
            Some(args) => Cow::Owned(bundle.format_pattern(pattern, Some(args), &mut errors).into_owned()),
        })
    }
}
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({})", self.language)
    }
}

/// T12: the keys of the seven rights, in the order in which pages offer them.
pub const RIGHTS: [&str; 7] =
    ["access", "rectification", "portability", "erasure", "objection", "restriction", "withdraw_consent"];

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

/// A whole number with its thousands set apart; `None` for everything else, which Fluent then formats itself.
fn grouped(language: Language, value: &FluentValue) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, .. }) = value else { return None };
    if value.fract() != 0.0 || value.abs() >= 1e15 {
        return None;
    }
    let digits = format!("{:.0}", value.abs());
    let mut text = String::with_capacity(digits.len() * 2);
    if *value < 0.0 {
        text.push('\u{2212}');
    }
    let is_grouped = digits.len() >= 3 + language.least_before_group();
    for (i, digit) in digits.chars().enumerate() {
        if is_grouped && i > 0 && (digits.len() - i) % 3 == 0 {
            text.push_str(language.group());
        }
        text.push(digit);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn f1_the_saved_choice_wins_then_the_browser_then_english() {
        for (saved, link, accept, expected) in [
            (Some("de"), Some("fr"), Some("en"), Language::De),
            (Some("xx"), Some("fr"), Some("en"), Language::Fr),
            (Some("xx"), None, Some("de-AT,en;q=0.5"), Language::De),
            (None, Some("xx"), Some("cs, en;q=0.3, de;q=0.8"), Language::De),
            (None, None, Some("cs,*;q=0.1"), Language::En),
            (None, None, Some("de;q=0,en;q=0.1"), Language::En),
            (None, None, Some("DE_ch"), Language::De),
            (None, None, Some(";;,,q=,de;q=x"), Language::En),
            (None, None, Some("zh-CN,zh;q=0.9"), Language::Zh),
            (None, Some("zh-Hans"), None, Language::Zh),
            (None, None, Some("zh-Hant-TW, fr;q=0.5"), Language::Fr),
            (None, None, Some("ar-EG"), Language::Ar),
            (None, None, None, Language::En),
        ] {
            assert_eq!(Language::negotiate(saved, link, accept), expected, "{saved:?} {link:?} {accept:?}");
        }
    }

    #[test]
    fn f6_dates_have_month_names_and_times_name_their_zone() {
        let (en, de) = (Language::En.words(), Language::De.words());
        assert_eq!(en.date(day(2026, 11, 22)), "22 November 2026");
        assert_eq!(de.date(day(2026, 3, 2)), "2. März 2026");
        let summer = Moment::from_naive_utc(day(2026, 7, 1).and_hms_opt(23, 30, 0).unwrap());
        assert_eq!(en.moment(summer), "2 July 2026 at 00:30 London time (BST)");
        let winter = Moment::from_naive_utc(day(2026, 12, 1).and_hms_opt(9, 5, 0).unwrap());
        assert_eq!(de.moment(winter), "1. Dezember 2026 um 09:05 Uhr Londoner Zeit (GMT)");
    }

    #[test]
    fn f7_numbers_and_plurals_follow_the_language() {
        let (en, de) = (Language::En.words(), Language::De.words());
        assert_eq!((en.number(-1_234_567), de.number(1_000)), ("\u{2212}1,234,567".into(), "1.000".into()));
        let all: Vec<_> = [1, 10, 60, 90, 120, 2_880].into_iter().map(|m| en.duration_minutes(m)).collect();
        assert_eq!(all, ["1 minute", "10 minutes", "1 hour", "90 minutes", "2 hours", "2 days"]);
        assert_eq!((de.duration_minutes(1), de.duration_minutes(10)), ("1 Minute".into(), "10 Minuten".into()));
    }

    /// CLDR: the order of day, month and year, the case of the month, what stands between thousands and from when on.
    #[test]
    fn f6_f7_every_language_writes_dates_and_numbers_its_own_way() {
        let at = Moment::from_naive_utc(day(2026, 11, 2).and_hms_opt(14, 5, 0).unwrap());
        for (language, moment, small, large) in [
            (Language::En, "2 November 2026 at 14:05 London time (GMT)", "1,234", "12,345"),
            (Language::De, "2. November 2026 um 14:05 Uhr Londoner Zeit (GMT)", "1.234", "12.345"),
            (Language::Fr, "2 novembre 2026 à 14:05, heure de Londres (GMT)", "1\u{202F}234", "12\u{202F}345"),
            (Language::Es, "2 de noviembre de 2026, 14:05, hora de Londres (GMT)", "1234", "12.345"),
            (Language::It, "2 novembre 2026, ore 14:05, ora di Londra (GMT)", "1.234", "12.345"),
            (Language::Nl, "2 november 2026 om 14:05 uur Londense tijd (GMT)", "1.234", "12.345"),
            (Language::Pl, "2 listopada 2026, 14:05 czasu londyńskiego (GMT)", "1234", "12\u{A0}345"),
            (Language::Tr, "2 Kasım 2026, saat 14:05 (Londra saati, GMT)", "1.234", "12.345"),
            (Language::Ar, "2 نوفمبر 2026، الساعة 14:05 بتوقيت لندن (GMT)", "1,234", "12,345"),
            (Language::Zh, "2026年11月2日 14:05（伦敦时间，GMT）", "1,234", "12,345"),
        ] {
            let t = language.words();
            assert_eq!(t.moment(at), moment, "{language}");
            assert_eq!((t.number(1_234).as_str(), t.number(12_345).as_str()), (small, large), "{language}");
        }
    }

    #[test]
    fn f7_counted_words_take_the_form_of_their_number() {
        let counted = |language: Language, key: &str| {
            [0, 1, 2, 3, 5, 11, 22, 100].map(|n| language.words().with(key, &[("count", &n)])).join("; ")
        };
        for (language, key, expected) in [
            (Language::En, "duration-days", "0 days; 1 day; 2 days; 3 days; 5 days; 11 days; 22 days; 100 days"),
            (Language::De, "duration-days", "0 Tage; 1 Tag; 2 Tage; 3 Tage; 5 Tage; 11 Tage; 22 Tage; 100 Tage"),
            // French counts nothing as one
            (Language::Fr, "duration-days", "0 jour; 1 jour; 2 jours; 3 jours; 5 jours; 11 jours; 22 jours; 100 jours"),
            (Language::Es, "duration-days", "0 días; 1 día; 2 días; 3 días; 5 días; 11 días; 22 días; 100 días"),
            (
                Language::It,
                "duration-days",
                "0 giorni; 1 giorno; 2 giorni; 3 giorni; 5 giorni; 11 giorni; 22 giorni; 100 giorni",
            ),
            (Language::Nl, "duration-days", "0 dagen; 1 dag; 2 dagen; 3 dagen; 5 dagen; 11 dagen; 22 dagen; 100 dagen"),
            (
                Language::Pl,
                "duration-minutes",
                "0 minut; 1 minutę; 2 minuty; 3 minuty; 5 minut; 11 minut; 22 minuty; 100 minut",
            ),
            // Turkish does not mark the word after a number
            (Language::Tr, "duration-days", "0 gün; 1 gün; 2 gün; 3 gün; 5 gün; 11 gün; 22 gün; 100 gün"),
            (Language::Ar, "duration-days", "0 يوم; يوم واحد; يومين; 3 أيام; 5 أيام; 11 يومًا; 22 يومًا; 100 يوم"),
            (Language::Zh, "duration-days", "0 天; 1 天; 2 天; 3 天; 5 天; 11 天; 22 天; 100 天"),
        ] {
            assert_eq!(counted(language, key), expected, "{language}");
        }
        // what is exactly none is said before any form is chosen
        for language in Language::ALL {
            let none = language.words().with("error-code-wrong", &[("left", &0)]);
            assert!(!none.contains('0'), "{language}: {none}");
        }
    }

    #[test]
    fn a_missing_key_is_shown_and_never_panics() {
        let t = Language::De.words();
        assert_eq!(t.say("no-such-key"), "[no-such-key]");
        assert_eq!(t.message(&Message::new("").with("x", 3)), "[]");
    }

    #[test]
    fn f4_what_people_typed_is_kept_apart_and_escaped() {
        let t = Language::En.words();
        let html = t.html("sign-in-sent-lead", &[("email", &"<b>م@x.test\u{E000}")]).to_string();
        assert!(html.contains("<bdi>&#60;b&#62;م@x.test</bdi>"), "{html}");
    }
}
