//! The readable files of a bundle: `index.html` and `README.txt`.
//!
//! G11: the page stands alone. It asks for nothing outside itself, runs nothing, and says so to the browser by a
//! content security policy that lets exactly its own style through.

use super::bundle::receipt_path;
use super::copy::{Copy, Kind, Message, Person, Request};
use super::explained::{Purpose, Recipient, Source, Value};
use super::words::{Words, is_right_to_left};
use crate::domain::email_address::is_bidi_control;
use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::{self, Write};

const STYLE: &str = include_str!("../../../templates/export/copy.css");

/// The values of one category of T6.
struct Category<'a> {
    label: &'a str,
    groups: Vec<Group<'a>>,
}

/// S2.8: values of a category that share their whole explanation, so that it is read once.
struct Group<'a> {
    source: &'a Source,
    purposes: &'a [Purpose],
    recipients: &'a [Recipient],
    retention: &'a str,
    values: Vec<&'a Value>,
}

/// A section of the page, for its table of contents.
struct Section {
    id: &'static str,
    title: String,
    count: Option<usize>,
}

/// The page `index.html`.
#[derive(Template)]
#[template(path = "export/index.html")]
pub(super) struct Page<'a> {
    copy: &'a Copy,
    words: &'a dyn Words,
    categories: Vec<Category<'a>>,
    style: String,
    policy: String,
}

impl<'a> Page<'a> {
    pub(super) fn new(copy: &'a Copy, words: &'a dyn Words) -> Self {
        let foot = format!("{} · {}", copy.controller.name, words.day(copy.generated_at.london_date()));
        let style = format!("\n{STYLE}@page {{ @bottom-left {{ content: {}; }} }}\n", css_string(&foot));
        let digest = STANDARD.encode(Sha256::digest(style.as_bytes()));
        let policy = format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'");
        Self { copy, words, categories: categories(&copy.values), style, policy }
    }

    /// One of the page's own words.
    fn w(&self, key: &str) -> String {
        self.words.text(key)
    }
    /// One of two of the page's own words.
    fn either(&self, is: bool, yes: &str, no: &str) -> String {
        self.w(if is { yes } else { no })
    }
    /// One of the page's own words, chosen by a key of the copy.
    fn w_of(&self, prefix: &str, key: &str) -> String {
        self.words.text(&format!("{prefix}-{}", key.replace('_', "-")))
    }
    fn shown(&self, text: &str) -> String {
        shown(text)
    }
    fn link<'t>(&self, address: &'t str) -> Option<&'t str> {
        link(address)
    }
    fn direction(&self) -> &'static str {
        if is_right_to_left(&self.copy.person.language) { "rtl" } else { "ltr" }
    }
    fn is_access(&self) -> bool {
        self.copy.kind == Kind::Access
    }
    fn person(&self) -> &Person {
        &self.copy.person
    }
    fn title(&self) -> String {
        self.either(self.is_access(), "export-title-access", "export-title-portable")
    }

    /// The table of contents, in the order of the page.
    fn sections(&self) -> Vec<Section> {
        let c = self.copy;
        let mut sections = Vec::new();
        let mut add = |id, key: &str, count| sections.push(Section { id, title: self.w(key), count });
        add("held", "export-held", Some(c.values.len()));
        add("systems", "export-systems", Some(c.systems.len()));
        if self.is_access() {
            add("shared", "export-shared", Some(c.disclosures.len()));
        }
        add("choices", "export-choices", Some(c.consents.len() + c.preferences.len() + c.suppressions.len()));
        if self.is_access() {
            add("requests", "export-requests", Some(c.requests.len()));
        } else {
            add("requests", "export-messages", Some(c.messages.len()));
        }
        add("activity", "export-activity", Some(c.sessions.len() + c.access_log.len()));
        add("rights", "export-rights", None);
        if self.is_access() {
            add("decisions", "export-decisions", None);
        }
        add("missing", "export-missing", None);
        add("controller", "export-controller", None);
        add("files", "export-files", None);
        sections
    }
    /// The messages of a request.
    fn messages_of(&self, request: &Request) -> Vec<&'a Message> {
        self.copy.messages.iter().filter(|m| m.reference.as_ref() == Some(&request.reference)).collect()
    }
    /// The messages that belong to no request that the copy shows.
    fn other_messages(&self) -> Vec<&'a Message> {
        let is_shown = |m: &Message| self.copy.requests.iter().any(|r| m.reference.as_ref() == Some(&r.reference));
        self.copy.messages.iter().filter(|m| !is_shown(m)).collect()
    }
    /// The file of a receipt, if the bundle has it.
    fn receipt(&self, number: &Option<u32>) -> Option<String> {
        let number = usize::try_from((*number)?).ok()?;
        (1..=self.copy.receipts.len()).contains(&number).then(|| receipt_path(number))
    }
    /// The facts of a source beside its words, each with its label.
    fn facts(&self, source: &'a Source) -> Vec<(String, &'a str)> {
        [
            ("export-source-giver", source.giver.as_ref().map(|g| &g.words)),
            ("export-source-system", source.system.as_ref()),
            ("export-source-site", source.site.as_ref()),
            ("export-source-partner", source.partner.as_ref()),
            ("export-source-campaign", source.campaign.as_ref()),
            ("export-source-supplier", source.supplier.as_ref()),
            ("export-source-notice", source.notice_version.as_ref()),
        ]
        .into_iter()
        .filter_map(|(key, fact)| Some((self.w(key), fact?.as_str())))
        .collect()
    }
    /// The other files, each with what it is for.
    fn files(&self) -> Vec<(&'static str, bool, String)> {
        files(self.copy, self.words)
    }
}

/// The files a reader may want, whether each is a single file to link to, and what it is for.
fn files(copy: &Copy, words: &dyn Words) -> Vec<(&'static str, bool, String)> {
    let mut files = vec![
        ("index.html", true, words.text("export-file-index")),
        ("data.json", true, words.text("export-file-data")),
        ("data.schema.json", true, words.text("export-file-schema")),
        ("csv/", false, words.text("export-file-csv")),
        ("contact.vcf", true, words.text("export-file-card")),
    ];
    if !copy.receipts.is_empty() {
        files.push(("receipts/", false, words.text("export-file-receipts")));
    }
    if !copy.sent.is_empty() {
        files.push(("files/", false, words.text("export-file-sent")));
    }
    files.push(("manifest.json", true, words.text("export-file-manifest")));
    files
}

/// Values by category and explanation, each in the order of its first appearance.
fn categories(values: &[Value]) -> Vec<Category<'_>> {
    let mut categories: Vec<Category<'_>> = Vec::new();
    let mut known = HashMap::new();
    let mut seen = HashMap::new();
    for value in values {
        let at = *known.entry(&value.category).or_insert_with(|| {
            categories.push(Category { label: &value.category_label, groups: Vec::new() });
            categories.len() - 1
        });
        let groups = &mut categories[at].groups;
        let explanation = (at, &value.source, &value.purposes, &value.recipients, &value.retention);
        let group = *seen.entry(explanation).or_insert_with(|| {
            groups.push(Group {
                source: &value.source,
                purposes: &value.purposes,
                recipients: &value.recipients,
                retention: &value.retention,
                values: Vec::new(),
            });
            groups.len() - 1
        });
        groups[group].values.push(value);
    }
    categories
}

/// F5: text as it may be shown: controls and signs that turn the direction become visible marks. Pairs of isolating
/// signs stay, as translated words have them; one without its other half would undo the page's own isolation, since
/// an end closes the innermost beginning, whoever wrote it.
fn shown(text: &str) -> String {
    let mut open = Vec::new();
    let mut paired = HashSet::new();
    for (at, c) in text.char_indices() {
        match c {
            '\u{2066}'..='\u{2068}' => open.push(at),
            '\u{2069}' => {
                if let Some(start) = open.pop() {
                    paired.extend([start, at]);
                }
            }
            '\n' | '\r' | '\u{2029}' => open.clear(),
            _ => {}
        }
    }
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let turns = is_bidi_control(c) && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}') && !paired.contains(&at);
        if turns || (c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
            // writing to a String cannot fail
            let _ = write!(out, "[U+{:04X}]", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// ASVS 1.2.2: the address, if it may become a link.
fn link(address: &str) -> Option<&str> {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(address)
}

/// A CSS string in which nothing but letters, digits and blanks stands for itself.
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_ascii_alphanumeric() || c == ' ' {
            out.push(c);
        } else {
            let _ = write!(out, "\\{:06x}", u32::from(c));
        }
    }
    out.push('"');
    out
}

/// Writes `README.txt`: what the files are, in the person's language; UTF-8 with mark and CRLF, for every editor.
pub(super) fn write_readme(out: &mut dyn Write, copy: &Copy, words: &dyn Words) -> io::Result<()> {
    let key = if copy.kind == Kind::Access { "export-title-access" } else { "export-title-portable" };
    let title = words.text(key);
    write!(out, "\u{FEFF}{title}\r\n{}\r\n\r\n", "=".repeat(title.chars().count()))?;
    write!(out, "{} ({})\r\n", copy.controller.name, copy.controller.number)?;
    write!(out, "{}: {}\r\n\r\n", words.text("export-prepared"), words.moment(copy.generated_at))?;
    for (name, _, what) in files(copy, words) {
        write!(out, "{name}\r\n    {what}\r\n\r\n")?;
    }
    write!(out, "{}\r\n", words.text("export-keep-safe"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f5_signs_that_turn_the_direction_become_marks_unless_paired() {
        assert_eq!(shown("a\u{202e}b\u{2066}c\u{1b}d\ne"), "a[U+202E]b[U+2066]c[U+001B]d\ne");
        assert_eq!(shown("\u{2068}a\u{2069} b\u{200f}"), "\u{2068}a\u{2069} b\u{200f}");
        assert_eq!(shown("\u{2069}a\u{2066}\nb\u{2069}"), "[U+2069]a[U+2066]\nb[U+2069]");
    }

    #[test]
    fn a_name_cannot_leave_the_style() {
        assert_eq!(css_string("A\"}</style>"), "\"A\\000022\\00007d\\00003c\\00002fstyle\\00003e\"");
    }

    #[test]
    fn asvs_1_2_2_only_web_addresses_become_links() {
        assert_eq!(link("HTTPS://x.test/"), Some("HTTPS://x.test/"));
        for address in ["javascript:a()", "data:text/html,x", "//x.test", "x", "", "ä://äöü"] {
            assert_eq!(link(address), None, "{address}");
        }
    }
}
