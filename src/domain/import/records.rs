//! TH15: a file as records, each with a bounded number of bytes, in memory that does not grow with the file.

use super::input::Input;
use super::limits::Limits;
use super::reject::RejectReason;
use super::split::{Span, Split, line_ends, split};
use std::borrow::Cow;
use std::io::Read;

/// How much is read at a time.
const CHUNK: usize = 64 * 1024;

/// One record: its text and its cells by column. Reused from one record to the next.
#[derive(Default)]
pub(super) struct Record {
    /// The line in which it starts.
    pub line: u64,
    pub(super) text: String,
    pub(super) cells: Vec<Span>,
    /// What is wrong with a cell, though the record could be read.
    pub trouble: Option<RejectReason>,
}

impl Record {
    /// The text of a cell; empty if the record has no such cell.
    pub fn cell(&self, column: usize) -> Cow<'_, str> {
        let Some(span) = self.cells.get(column) else { return Cow::Borrowed("") };
        let text = self.text.get(span.from..span.to).unwrap_or_default();
        if span.doubled { Cow::Owned(text.replace("\"\"", "\"")) } else { Cow::Borrowed(text) }
    }
    fn is_blank(&self) -> bool {
        self.cells.iter().all(|span| span.from == span.to)
    }
}

/// How the bytes of a file are read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Nothing but ASCII so far.
    Undecided,
    Utf8,
    Windows1252,
}

/// Cuts a file into records. The line end of a record, its cells and its encoding are checked here.
pub(super) struct Records<R> {
    input: Input<R>,
    /// What was read and not yet taken is `buffer[start..]`.
    buffer: Vec<u8>,
    start: usize,
    at_end: bool,
    bytes_read: u64,
    /// Bytes that were looked at for nothing, in search of the end of quotations.
    wasted: u64,
    line: u64,
    pub encoding: Encoding,
    limits: Limits,
}

type Taken<T> = Result<T, RejectReason>;

impl<R: Read> Records<R> {
    pub fn new(input: Input<R>, is_unicode: bool, limits: Limits) -> Self {
        let encoding = if is_unicode { Encoding::Utf8 } else { Encoding::Undecided };
        Self { input, buffer: Vec::new(), start: 0, at_end: false, bytes_read: 0, wasted: 0, line: 1, encoding, limits }
    }
    #[cfg(test)]
    pub fn buffer_capacity(&self) -> usize {
        self.buffer.capacity()
    }
    fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }
    /// Reads as much again as is waiting, so that a long record is looked at a few times and not at every byte.
    fn fill(&mut self) -> Taken<()> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let wanted = self.buffer.len().max(CHUNK) as u64;
        let read = self.input.by_ref().take(wanted).read_to_end(&mut self.buffer);
        let read = read.map_err(|error| RejectReason::ReadFailed(error.kind()))? as u64;
        self.at_end = read < wanted;
        self.bytes_read += read;
        if self.bytes_read > self.limits.file_bytes {
            return Err(RejectReason::FileTooLong(self.limits.file_bytes));
        }
        Ok(())
    }
    fn advance(&mut self, bytes: usize) {
        let taken = self.buffer.get(self.start..self.start + bytes).unwrap_or_default();
        self.line += line_ends(taken);
        self.start += bytes;
    }
    /// Skips what is left of the line, so that reading can go on after a record that could not be read.
    fn skip_line(&mut self) -> Taken<()> {
        let mut skipped = 0;
        loop {
            let unread = self.unread();
            let found = unread.iter().position(|b| *b == b'\n' || *b == b'\r');
            if let Some(at) = found {
                let pair = unread.get(at) == Some(&b'\r') && unread.get(at + 1) == Some(&b'\n');
                self.advance(at + 1 + usize::from(pair));
                return Ok(());
            }
            skipped += unread.len();
            self.advance(unread.len());
            if self.at_end {
                return Ok(());
            }
            if skipped > self.limits.skipped_bytes {
                return Err(RejectReason::EndlessLine(self.limits.skipped_bytes));
            }
            self.fill()?;
        }
    }
    /// Gives up on the record at hand for `reason` after having looked at `seen` bytes, and goes on with the next
    /// line. Where that happens so often that the file would take longer than a few readings, it ends here.
    fn give_up(&mut self, reason: RejectReason, seen: usize) -> RejectReason {
        self.wasted += seen as u64;
        if self.wasted > 4 * self.bytes_read + 4 * self.limits.skipped_bytes as u64 {
            return RejectReason::TooBroken;
        }
        self.skip_line().err().unwrap_or(reason)
    }
    /// Takes the next line as UTF-8 without its end; none at the end of the file. Blank lines are passed over.
    pub fn next_line(&mut self, record: &mut Record) -> Option<Taken<()>> {
        loop {
            let unread = self.unread();
            let end = unread.iter().position(|b| *b == b'\n').or(self.at_end.then_some(unread.len()));
            let line = end.and_then(|end| unread.get(..end));
            if end.unwrap_or(unread.len()) > self.limits.record_bytes {
                record.line = self.line;
                let reason = RejectReason::LineTooLong(self.limits.record_bytes);
                return Some(Err(self.give_up(reason, 0)));
            }
            let Some(line) = line else {
                record.line = self.line;
                if let Err(stop) = self.fill() {
                    return Some(Err(stop));
                }
                continue;
            };
            if unread.is_empty() {
                return None;
            }
            let taken = (line.len() + 1).min(unread.len());
            let blank = line.iter().all(u8::is_ascii_whitespace);
            record.line = self.line;
            record.trouble = None;
            record.text.clear();
            let text = std::str::from_utf8(line).map(|text| record.text.push_str(text));
            self.advance(taken);
            if !blank {
                return Some(text.map_err(|_| RejectReason::BadEncoding));
            }
        }
    }
    /// Takes the next record of CSV; none at the end of the file. Blank lines are passed over.
    pub fn next_csv(&mut self, record: &mut Record, separator: u8) -> Option<Taken<()>> {
        loop {
            record.line = self.line;
            record.trouble = None;
            let most = self.limits.columns + 1;
            let found = split(self.unread(), self.at_end, separator, most, &mut record.cells);
            let waiting = self.unread().len();
            let too_long = RejectReason::LineTooLong(self.limits.record_bytes);
            let (reason, seen) = match found {
                Split::Record { bytes: 0, .. } if self.at_end => return None,
                Split::Record { bytes, .. } if bytes <= self.limits.record_bytes => {
                    let decoded = self.decode(bytes, record, separator);
                    self.advance(bytes);
                    match decoded {
                        Ok(()) if record.is_blank() => continue,
                        other => return Some(other),
                    }
                }
                Split::More { in_quotes } if waiting > self.limits.record_bytes => {
                    (if in_quotes { RejectReason::UnclosedQuote } else { too_long }, waiting)
                }
                Split::More { .. } => match self.fill() {
                    Ok(()) => continue,
                    Err(stop) => return Some(Err(stop)),
                },
                Split::Record { bytes, .. } => {
                    self.advance(bytes);
                    return Some(Err(too_long));
                }
                Split::Unclosed => (RejectReason::UnclosedQuote, waiting),
                Split::Broken { at } => (RejectReason::BrokenQuoting, at),
            };
            return Some(Err(self.give_up(reason, seen)));
        }
    }
    /// Puts the next `bytes` into the record as text. A file is UTF-8 until a record that is not, before any other
    /// that could only be UTF-8: then it is Windows-1252 from there on.
    fn decode(&mut self, bytes: usize, record: &mut Record, separator: u8) -> Taken<()> {
        record.text.clear();
        let raw = self.buffer.get(self.start..self.start + bytes).unwrap_or_default();
        let utf8 = std::str::from_utf8(raw).ok().filter(|_| self.encoding != Encoding::Windows1252);
        if let Some(text) = utf8 {
            if self.encoding == Encoding::Undecided && !text.is_ascii() {
                self.encoding = Encoding::Utf8;
            }
            record.text.push_str(text);
        } else if self.encoding == Encoding::Utf8 {
            return Err(RejectReason::BadEncoding);
        } else {
            self.encoding = Encoding::Windows1252;
            record.text.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(raw).0);
            let text = record.text.as_bytes();
            split(text, true, separator, self.limits.columns + 1, &mut record.cells);
        }
        let longest = record.cells.iter().map(|span| span.to - span.from).max().unwrap_or(0);
        if longest > self.limits.cell_bytes {
            return Err(RejectReason::CellTooLong(self.limits.cell_bytes));
        }
        Ok(())
    }
    /// The start of what is to be read, at least as long as a header may be, and whether the file ends there.
    /// Takes nothing.
    pub fn peek(&mut self) -> Taken<(&[u8], bool)> {
        while !self.at_end && self.unread().len() < self.limits.header_bytes {
            self.fill()?;
        }
        Ok((self.unread(), self.at_end))
    }
}
