//! TH15: bombs are refused in bounded memory and time, and no bytes make the parser panic.

use super::*;
use proptest::prelude::*;
use std::io::{self, Read};

/// A head, then one piece over and over, up to so many bytes; counts what was asked for.
struct Endless {
    head: io::Cursor<Vec<u8>>,
    piece: &'static [u8],
    at: usize,
    left: usize,
    given: usize,
}

impl Endless {
    fn new(head: &str, piece: &'static [u8], left: usize) -> Self {
        Self { head: io::Cursor::new(head.as_bytes().to_vec()), piece, at: 0, left, given: 0 }
    }
}

impl Read for &mut Endless {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut count = self.head.read(into)?;
        if count == 0 {
            let len = self.piece.len();
            for byte in into.iter_mut().take(self.left) {
                *byte = self.piece[self.at % len];
                self.at = (self.at + 1) % len;
                count += 1;
            }
            self.left -= count;
        }
        self.given += count;
        Ok(count)
    }
}

const MEGABYTE: usize = 1024 * 1024;
const HEAD: &str = "email,name\na@b.example,A\n";

/// The items of a file as codes, and the largest buffer that was held.
fn codes_and_memory<R: Read>(reader: R, limits: Limits) -> (Vec<&'static str>, usize) {
    let mut file = open(reader, Options { limits, ..Options::default() }).unwrap();
    let mut codes: Vec<&str> = Vec::new();
    let mut memory = 0;
    while let Some(item) = file.next() {
        codes.push(item.map_or_else(|r| r.reason.code(), |_| "row"));
        memory = memory.max(file.records.buffer_capacity());
    }
    assert!(file.next().is_none());
    (codes, memory)
}

#[test]
fn th15_an_endless_line_is_given_up() {
    let mut reader = Endless::new(HEAD, b"x", 50 * MEGABYTE);
    let (codes, memory) = codes_and_memory(&mut reader, Limits::default());
    assert_eq!(codes, ["row", "endless_line"]);
    assert!(memory <= 4 * MEGABYTE && reader.given <= 20 * MEGABYTE, "{memory} {}", reader.given);
}

#[test]
fn th15_a_long_line_is_skipped_and_the_next_is_read() {
    for head in [HEAD, "{\"email\":\"a@b.example\"}\n"] {
        let line = format!("{head}{}\n{}", "x".repeat(3 * MEGABYTE), head.lines().last().unwrap());
        let (codes, memory) = codes_and_memory(line.as_bytes(), Limits::default());
        assert_eq!(codes, ["row", "line_too_long", "row"]);
        assert!(memory <= 4 * MEGABYTE);
    }
}

#[test]
fn th15_an_endless_header_is_refused() {
    for piece in [b"x".as_slice(), b"x,", b"\"", b","] {
        let mut reader = Endless::new("email", piece, 50 * MEGABYTE);
        let refused = open(&mut reader, Options::default()).err().unwrap();
        assert!(matches!(refused, Refused::HeaderTooLong(_) | Refused::BrokenHeader), "{refused}");
        assert!(reader.given < MEGABYTE);
    }
    let mut reader = Endless::new("{\"email\":\"", b"x", 50 * MEGABYTE);
    assert!(matches!(open(&mut reader, Options::default()), Err(Refused::HeaderTooLong(_))));
    assert!(reader.given < MEGABYTE);
}

#[test]
fn th15_a_hundred_thousand_columns_are_refused() {
    let header = format!("email{}\n", ",x".repeat(100_000));
    assert!(matches!(open(header.as_bytes(), Options::default()), Err(Refused::HeaderTooLong(_))));
    let header = format!("email{}\n", ",x".repeat(10_000));
    assert!(matches!(open(header.as_bytes(), Options::default()), Err(Refused::TooManyColumns(500))));
    let row = format!("{HEAD}a@b.example{}\nc@d.example,C\n", ",".repeat(100_000));
    assert_eq!(codes_and_memory(row.as_bytes(), Limits::default()).0, ["row", "wrong_number_of_cells", "row"]);
    let keys: String = (0..1_000).map(|n| format!("{{\"email\":\"a@b.example\",\"k{n}\":1}}\n")).collect();
    let codes = codes_and_memory(keys.as_bytes(), Limits::default()).0;
    assert_eq!(codes.iter().filter(|code| **code == "row").count(), 499);
    assert!(codes.iter().skip(499).all(|code| *code == "too_many_keys"));
}

#[test]
fn th15_an_unclosed_quote_costs_its_own_row_only() {
    let rows = "c@d.example,C\n".repeat(100_000);
    let text = format!("{HEAD}b@b.example,\"oh\n{rows}");
    let (codes, memory) = codes_and_memory(text.as_bytes(), Limits::default());
    assert_eq!(codes.iter().filter(|code| **code == "row").count(), 100_001);
    assert_eq!(codes.get(1), Some(&"unclosed_quote"));
    assert!(memory <= 4 * MEGABYTE);
    let mut reader = Endless::new(&format!("{HEAD}b@b.example,\""), b"x", 50 * MEGABYTE);
    assert_eq!(codes_and_memory(&mut reader, Limits::default()).0, ["row", "endless_line"]);
}

#[test]
fn th15_quotes_made_to_be_searched_again_and_again_end_the_file() {
    // seen from its start each line opens a quotation, seen from inside it closes one and opens the next
    let limits = Limits { record_bytes: 64 * 1024, skipped_bytes: 256 * 1024, ..Limits::default() };
    let mut reader = Endless::new(HEAD, b"x\",\"a\n", 20 * MEGABYTE);
    let (codes, memory) = codes_and_memory(&mut reader, limits);
    assert_eq!(codes.last(), Some(&"too_broken"));
    assert!(memory <= MEGABYTE && codes.len() < 1_000, "{memory} {}", codes.len());
}

#[test]
fn th15_cells_rows_and_bytes_have_their_limits() {
    let text = format!("{HEAD}b@b.example,{}\nc@d.example,C\n", "x".repeat(70_000));
    assert_eq!(codes_and_memory(text.as_bytes(), Limits::default()).0, ["row", "cell_too_long", "row"]);
    let text = format!("{{\"email\":\"a@b.example\",\"name\":\"{}\"}}\n", "x".repeat(70_000));
    let text = format!("{{\"email\":\"a@b.example\"}}\n{text}");
    assert_eq!(codes_and_memory(text.as_bytes(), Limits::default()).0, ["row", "cell_too_long"]);
    let mut reader = Endless::new(HEAD, b"c@d.example,C\n", usize::MAX / 2);
    let (codes, _) = codes_and_memory(&mut reader, Limits { rows: 1_000, ..Limits::default() });
    assert_eq!((codes.len(), codes.last()), (1_001, Some(&"too_many_rows")));
    let mut reader = Endless::new(HEAD, b"c@d.example,C\n", usize::MAX / 2);
    let (codes, _) = codes_and_memory(&mut reader, Limits { file_bytes: 1_000_000, ..Limits::default() });
    assert_eq!(codes.last(), Some(&"file_too_long"));
}

#[test]
fn a_reader_that_fails_ends_the_file_with_its_reason() {
    struct Failing;
    impl Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    assert!(matches!(open(Failing, Options::default()), Err(Refused::Read(_))));
    let rows = "c@d.example,C\n".repeat(10_000);
    let text = format!("{HEAD}{rows}");
    assert_eq!(codes_and_memory(text.as_bytes().chain(Failing), Limits::default()).0.last(), Some(&"read_failed"));
}

/// Gives a byte at a time.
struct Slow<'a>(&'a [u8]);
impl Read for Slow<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = into.len().min(1).min(self.0.len());
        (&mut self.0).take(count as u64).read(into)
    }
}

fn bytes_like_files() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"email,name\n".to_vec()),
        Just(b"{\"email\":\"a@b.example\",\"opt_out\":".to_vec()),
        Just(b"Email Address;LEID;UNSUB_TIME\n".to_vec()),
        Just(b"a@b.example,".to_vec()),
        Just("\"Ä\u{301}闻".as_bytes().to_vec()),
        Just(b"\xFF\xFE".to_vec()),
        prop_oneof![Just(b"\"".to_vec()), Just(b"\r\n".to_vec()), Just(b",".to_vec()), Just(b";".to_vec())],
        proptest::collection::vec(any::<u8>(), 0..12),
    ];
    proptest::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_and_small_reads_change_nothing(
        bytes in prop_oneof![bytes_like_files(), proptest::collection::vec(any::<u8>(), 0..200)],
    ) {
        let limits = Limits { cell_bytes: 40, columns: 5, header_bytes: 60, record_bytes: 80, skipped_bytes: 100, ..Limits::default() };
        for limits in [limits, Limits::default()] {
            let options = Options { limits, ..Options::default() };
            let whole = open(bytes.as_slice(), options.clone());
            let slow = open(Slow(&bytes), options);
            prop_assert_eq!(whole.is_ok(), slow.is_ok());
            if let (Ok(whole), Ok(slow)) = (whole, slow) {
                let items: Vec<_> = whole.collect();
                prop_assert!(items.len() <= bytes.len() + 1);
                // lines are told in order, and none twice
                let lines: Vec<_> = items.iter().map(|i| i.as_ref().map_or_else(|r| r.line, |r| r.line)).collect();
                prop_assert!(lines.windows(2).all(|w| w[0] <= w[1]));
                prop_assert_eq!(items, slow.collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn what_is_written_as_csv_is_read_back(
        people in proptest::collection::vec(("[a-z]{1,8}", "[A-Za-zäßéñ闻ش\"',;=+@\n-]{1,30}"), 1..8),
        separator in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
    ) {
        let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
        writer.write_record(["email", "name", "department"]).unwrap();
        for (email, name) in &people {
            writer.write_record([&format!("{email}@b.example"), &format!("x{name}"), ""]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let rows: Vec<_> = open(bytes.as_slice(), Options::default()).unwrap().map(Result::unwrap).collect();
        prop_assert_eq!(rows.len(), people.len());
        for (row, (email, name)) in rows.iter().zip(&people) {
            let kind = crate::domain::value::ValueKind::Name;
            let want = crate::domain::value::clean(kind, &format!("x{name}")).unwrap();
            prop_assert_eq!(row.email.as_str(), format!("{email}@b.example"));
            prop_assert_eq!(&row.values, &[(kind, want)]);
        }
    }
}
