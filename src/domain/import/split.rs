//! One record of CSV, found in a buffer: RFC 4180 with any of three separators and any line end.

/// A cell inside the text of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Span {
    pub from: usize,
    pub to: usize,
    /// Holds quotation marks written twice.
    pub doubled: bool,
}

/// What was found at the start of a buffer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Split {
    /// A record of so many bytes, its line end included, with so many cells.
    Record { bytes: usize, cells: usize },
    /// The buffer ends before the record does.
    More { in_quotes: bool },
    /// The file ends inside quotation marks.
    Unclosed,
    /// Text after a closing quotation mark, found there.
    Broken { at: usize },
}

fn is_break(byte: u8) -> bool {
    byte == b'\n' || byte == b'\r'
}

/// Finds the record at the start of `bytes` and where its cells are; of those at most `most` are noted. `at_end`
/// says that nothing follows the buffer. Looks at each byte once.
pub(super) fn split(bytes: &[u8], at_end: bool, separator: u8, most: usize, cells: &mut Vec<Span>) -> Split {
    cells.clear();
    let mut count = 0;
    let mut at = 0;
    loop {
        let (span, end) = if bytes.get(at) == Some(&b'"') {
            match quoted(bytes, at + 1, at_end) {
                Ok(found) => found,
                Err(stop) => return stop,
            }
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            let length = rest.iter().position(|b| *b == separator || is_break(*b)).unwrap_or(rest.len());
            (Span { from: at, to: at + length, doubled: false }, at + length)
        };
        count += 1;
        if count <= most {
            cells.push(span);
        }
        let bytes = match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b), _) if *b == separator => {
                at = end + 1;
                continue;
            }
            (Some(b'\r'), Some(b'\n')) => end + 2,
            (Some(b'\r'), None) if !at_end => return Split::More { in_quotes: false },
            (Some(b'\n' | b'\r'), _) => end + 1,
            (None, _) if at_end => end,
            (None, _) => return Split::More { in_quotes: false },
            (Some(_), _) => return Split::Broken { at: end },
        };
        return Split::Record { bytes, cells: count };
    }
}

/// The cell that starts after an opening quotation mark, and where it ends, its closing mark included.
fn quoted(bytes: &[u8], from: usize, at_end: bool) -> Result<(Span, usize), Split> {
    let mut at = from;
    let mut doubled = false;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(length) = rest.iter().position(|b| *b == b'"') else {
            return Err(if at_end { Split::Unclosed } else { Split::More { in_quotes: true } });
        };
        at += length;
        match bytes.get(at + 1) {
            Some(b'"') => {
                doubled = true;
                at += 2;
            }
            None if !at_end => return Err(Split::More { in_quotes: true }),
            _ => return Ok((Span { from, to: at, doubled }, at + 1)),
        }
    }
}

/// How many line ends these bytes hold: `\n`, `\r\n` and `\r` alone count as one each.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    let count = |sign| bytes.iter().filter(|b| **b == sign).count();
    let (feeds, returns) = (count(b'\n'), count(b'\r'));
    // nearly every record: one line end of either usual kind
    if returns == 0 || (returns == 1 && bytes.ends_with(b"\r\n")) {
        return feeds as u64;
    }
    let pairs = bytes.windows(2).filter(|pair| *pair == b"\r\n").count();
    (feeds + returns - pairs) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str, separator: u8) -> (Split, Vec<String>) {
        let mut spans = Vec::new();
        let split = split(text.as_bytes(), true, separator, 100, &mut spans);
        (split, spans.iter().map(|s| text[s.from..s.to].replace("\"\"", "\"")).collect())
    }

    #[test]
    fn records_are_split_at_any_line_end() {
        for (text, bytes, want) in [
            ("a,b\nc", 4, vec!["a", "b"]),
            ("a,b\r\nc", 5, vec!["a", "b"]),
            ("a,b\rc", 4, vec!["a", "b"]),
            ("a,b", 3, vec!["a", "b"]),
            ("\"a,\r\nb\",\"c\"\"d\"\n", 15, vec!["a,\r\nb", "c\"d"]),
            (",\n", 2, vec!["", ""]),
            ("\n", 1, vec![""]),
            ("O\"Neil,\"\"\n", 10, vec!["O\"Neil", ""]),
        ] {
            let count = want.len();
            assert_eq!(
                cells(text, b','),
                (Split::Record { bytes, cells: count }, want.iter().map(|s| s.to_string()).collect())
            );
        }
        assert_eq!(cells("\"a\"b,c\n", b',').0, Split::Broken { at: 3 });
        assert_eq!(cells("x,\"a\nb", b',').0, Split::Unclosed);
        assert_eq!(line_ends(b"a\nb\r\nc\rd\r\r\n\n"), 6);
    }

    proptest! {
        #[test]
        fn any_bytes_are_split_without_panic_and_never_beyond_the_buffer(
            bytes in proptest::collection::vec(prop_oneof![Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), any::<u8>()], 0..60),
            at_end: bool,
        ) {
            let mut spans = Vec::new();
            if let Split::Record { bytes: taken, cells } = split(&bytes, at_end, b',', 1_000, &mut spans) {
                prop_assert!(taken <= bytes.len() && (taken > 0 || bytes.is_empty()));
                prop_assert_eq!(cells, spans.len());
                prop_assert!(spans.iter().all(|s| s.from <= s.to && s.to <= taken));
            }
        }

        #[test]
        fn what_the_csv_crate_writes_is_read_back(rows in proptest::collection::vec("[a,\"\r\n é;]{0,6}", 2..6)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(&rows).unwrap();
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let (split, got) = cells(&text, b',');
            prop_assert_eq!(split, Split::Record { bytes: text.len(), cells: rows.len() });
            prop_assert_eq!(got, rows);
        }
    }
}
