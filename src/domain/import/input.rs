//! The first bytes of a file: what it is, how its text is encoded, what to do if it is neither CSV nor JSON lines.

use super::Refused;
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};
use std::io::{self, Chain, Cursor, Read};

/// How many bytes are looked at to tell what a file is.
const LOOK: u64 = 4096;

/// Kinds of file that are told by their first bytes.
const BINARIES: &[(&[u8], &str, &str)] = &[
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", SAVE_OR_UNPACK),
    (b"PK\x05\x06", "an empty ZIP archive", SAVE_OR_UNPACK),
    (b"\xD0\xCF\x11\xE0", "an old Excel workbook", SAVE),
    (b"\x1F\x8B", "compressed with gzip", UNPACK),
    (b"BZh", "compressed with bzip2", UNPACK),
    (b"\xFD7zXZ", "compressed with xz", UNPACK),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd", UNPACK),
    (b"7z\xBC\xAF", "a 7-Zip archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"%PDF", "a PDF document", SAVE),
    (b"{\\rtf", "a rich-text document", SAVE),
    (b"SQLite format 3", "a SQLite database", SAVE),
    (b"PAR1", "a Parquet file", SAVE),
    (b"\x89PNG", "a picture", SAVE),
    (b"\xFF\xD8\xFF", "a picture", SAVE),
    (b"<", "an XML or HTML page", SAVE),
];
const SAVE: &str = "export the contacts as \"CSV UTF-8\"";
const UNPACK: &str = "unpack it and import the CSV file inside";
const SAVE_OR_UNPACK: &str =
    "in Excel save the sheet as \"CSV UTF-8\"; unpack an archive and import the CSV file inside";

/// The bytes of a file as UTF-8 (or as what might be Windows-1252).
pub(super) enum Input<R> {
    Plain(Chain<Cursor<Vec<u8>>, R>),
    Utf16(Utf16<Chain<Cursor<Vec<u8>>, R>>),
}

impl<R: Read> Read for Input<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(reader) => reader.read(into),
            Self::Utf16(reader) => reader.read(into),
        }
    }
}

/// What the first bytes said.
pub(super) struct Opened<R> {
    pub input: Input<R>,
    /// A mark says that it is Unicode: then it is not Windows-1252.
    pub marked: bool,
    pub is_json: bool,
}

/// Tells what a file is; refuses what is no text. Reads 4 KiB.
pub(super) fn open<R: Read>(mut reader: R) -> Result<Opened<R>, Refused> {
    let mut first = Vec::new();
    reader.by_ref().take(LOOK).read_to_end(&mut first)?;
    let blank = first.iter().take_while(|b| b.is_ascii_whitespace()).count();
    if blank == first.len() {
        return Err(if first.is_empty() { Refused::Empty } else { Refused::Blank });
    }
    let text = first.get(blank..).unwrap_or_default();
    if let Some((_, what, instead)) = BINARIES.iter().find(|(mark, ..)| text.starts_with(mark)) {
        return Err(Refused::NotText { what, instead });
    }
    let utf16 = match first.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] => None,
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        let bytes = first.split_off(2);
        let (start, ..) = encoding.decode(bytes.get(..bytes.len().min(64)).unwrap_or_default());
        let is_json = start.trim_start().starts_with('{');
        let reader = Utf16::new(Cursor::new(bytes).chain(reader), encoding.new_decoder_without_bom_handling());
        return Ok(Opened { input: Input::Utf16(reader), marked: true, is_json });
    }
    if first.contains(&0) {
        let instead = SAVE;
        return Err(Refused::NotText { what: "no text, or UTF-16 without its mark", instead });
    }
    let marked = first.starts_with(b"\xEF\xBB\xBF");
    if marked {
        first.drain(..3);
    }
    let start = first.iter().find(|b| !b.is_ascii_whitespace());
    if start == Some(&b'[') {
        let instead = "write one JSON object a line: jq -c '.[]' FILE";
        return Err(Refused::NotText { what: "a JSON list", instead });
    }
    let is_json = start == Some(&b'{');
    Ok(Opened { input: Input::Plain(Cursor::new(first).chain(reader)), marked, is_json })
}

/// Turns UTF-16 into UTF-8 while reading. What cannot be decoded becomes U+FFFD.
pub(super) struct Utf16<R> {
    reader: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Utf16<R> {
    fn new(reader: R, decoder: Decoder) -> Self {
        const CHUNK: usize = 16 * 1024;
        Self { reader, decoder, raw: vec![0; CHUNK], text: Vec::with_capacity(CHUNK * 3), given: 0, ended: false }
    }
    fn decode_more(&mut self) -> io::Result<()> {
        let read = self.reader.read(&mut self.raw)?;
        self.ended = read == 0;
        let raw = self.raw.get(..read).unwrap_or_default();
        let most = self.decoder.max_utf8_buffer_length(raw.len()).unwrap_or(raw.len() * 3 + 16);
        self.text.resize(most, 0);
        let (_, _, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        self.text.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Utf16<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            self.decode_more()?;
        }
        let rest = self.text.get(self.given..).unwrap_or_default();
        let count = rest.len().min(into.len());
        if let (Some(target), Some(source)) = (into.get_mut(..count), rest.get(..count)) {
            target.copy_from_slice(source);
        }
        self.given += count;
        Ok(count)
    }
}
