//! Text that is safe to stand in HTML.

use std::fmt;

/// Two characters of the private use area, which no text of ours holds and which are taken out of everything else.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// HTML that was made here from escaped parts; a template prints it as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(String);

/// Marks a text that came from outside, so that [`Html::from_isolated`] finds its ends again.
pub(super) fn isolate(text: &str) -> String {
    let inner: String = text.chars().filter(|c| !matches!(*c, OPEN | CLOSE)).collect();
    format!("{OPEN}{inner}{CLOSE}")
}

impl Html {
    /// Escapes everything and turns the marks of [`isolate`] into `bdi` elements.
    pub(super) fn from_isolated(text: &str) -> Self {
        let mut html = String::with_capacity(text.len() + 32);
        for c in text.chars() {
            match c {
                OPEN => html.push_str("<bdi>"),
                CLOSE => html.push_str("</bdi>"),
                '<' => html.push_str("&#60;"),
                '>' => html.push_str("&#62;"),
                '&' => html.push_str("&#38;"),
                '"' => html.push_str("&#34;"),
                '\'' => html.push_str("&#39;"),
                c => html.push(c),
            }
        }
        Self(html)
    }
}
impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::filters::HtmlSafe for Html {}
