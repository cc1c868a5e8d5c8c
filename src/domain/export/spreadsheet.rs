//! TH10, ASVS 1.2.10: text that a spreadsheet opens as text.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`. [`guard`] puts an apostrophe before such text, and
//! [`strip`] takes it off again, so that a table of an export can be imported without loss. Spreadsheets in many
//! countries split at `;` or TAB instead of the comma, and then also take a line break inside quotes for the end of a
//! row: a formula behind one of those is guarded as well.
//!
//! Both know only two places, *at the start* and *behind `;`, TAB, CR or LF*. There a run of apostrophes before a
//! dangerous character is one longer in the guarded text; nothing else differs. `data.json` stays exact.

/// Characters that begin a formula, with their small and full-width forms, which some spreadsheets fold.
fn begins_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹢' | '﹣' | '﹦' | '﹫')
}

/// Characters that must not come first in a field.
fn is_dangerous_first(c: char) -> bool {
    begins_formula(c) || matches!(c, '\t' | '\r' | '\n' | '\0')
}

/// Where another kind of spreadsheet may begin a new cell.
fn may_end_cell(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
}

/// Copies `text`, telling `run` at each place where a cell may begin how many apostrophes stand before a dangerous
/// character there; it answers how many to write.
fn rewrite(text: &str, run: impl Fn(usize) -> usize) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    let mut rest = text;
    let mut is_first = true;
    loop {
        let bare = rest.trim_start_matches('\'');
        let apostrophes = rest.len() - bare.len();
        let next = bare.chars().next();
        let is_dangerous = next.is_some_and(|c| if is_first { is_dangerous_first(c) } else { begins_formula(c) });
        let count = if is_dangerous { run(apostrophes) } else { apostrophes };
        out.extend(std::iter::repeat_n('\'', count));
        match bare.find(may_end_cell) {
            // all four are one octet long
            Some(end) => {
                out.push_str(&bare[..=end]);
                rest = &bare[end + 1..];
            }
            None => {
                out.push_str(bare);
                return out;
            }
        }
        is_first = false;
    }
}

/// TH10: the text as it may stand in a cell: an apostrophe more wherever a spreadsheet could see a formula.
pub fn guard(text: &str) -> String {
    rewrite(text, |apostrophes| apostrophes + 1)
}

/// TH10: the text that [`guard`] was given. Re-import of our own tables calls it on every field; text that was never
/// guarded and has no apostrophe before a dangerous character stays as it is.
pub fn strip(cell: &str) -> String {
    rewrite(cell, |apostrophes| apostrophes.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn th10_what_a_spreadsheet_would_run_begins_with_a_quote() {
        for text in [
            "=HYPERLINK(\"http://x.test\")",
            "+44 20 7946 0000",
            "-1",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "\0x",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "﹢1",
            "﹣1",
            "﹦1",
            "﹫x",
            "'=1",
            "''=1",
            "=",
        ] {
            assert!(guard(text).starts_with('\''), "{text:?}");
            assert_eq!(strip(&guard(text)), text);
        }
        assert_eq!(guard("=1"), "'=1");
        assert_eq!(guard("'=1"), "''=1");
    }

    #[test]
    fn a_formula_behind_another_separator_is_guarded_too() {
        assert_eq!(guard("a;=1"), "a;'=1");
        assert_eq!(guard("a\r\n-b;;+c\t@d"), "a\r\n'-b;;'+c\t'@d");
    }

    #[test]
    fn ordinary_text_is_left_alone() {
        for text in ["", "Ann", "O'Neil", "'tis", "a-b", "1+1=2", "a; b", "Line 1\n\nLine 2", "'", "ann@x.test"] {
            assert_eq!((guard(text).as_str(), strip(text).as_str()), (text, text));
        }
    }

    proptest! {
        #[test]
        fn stripping_gives_the_source_back(text in any::<String>(), risky in "['=+@;\\-\t\r\n\0a＝﹫]{0,12}") {
            prop_assert_eq!(strip(&guard(&text)), text);
            prop_assert_eq!(strip(&guard(&risky)), risky.clone());
            let guarded = guard(&risky);
            prop_assert!(!guarded.starts_with(is_dangerous_first));
            prop_assert!(!guarded.split(may_end_cell).any(|cell| cell.starts_with(begins_formula)));
        }
    }
}
