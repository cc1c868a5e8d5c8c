//! TH15: how much of a file is looked at before it is refused.

/// What a file may have at most. Every bound is checked while reading, so that memory stays below a few times
/// [`Limits::record_bytes`] and the time below a fixed share of the bytes read, whatever the file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes in one cell.
    pub cell_bytes: usize,
    /// Columns of a CSV file; different keys in a file of JSON lines.
    pub columns: usize,
    /// Bytes in the first line, which names the columns.
    pub header_bytes: usize,
    /// Bytes in one record, its line breaks included.
    pub record_bytes: usize,
    /// Bytes of one endless line that are skipped in the search for its end, before reading stops.
    pub skipped_bytes: usize,
    /// Records, the rejected ones included.
    pub rows: u64,
    /// Bytes in the whole file.
    pub file_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            cell_bytes: 64 * 1024,
            columns: 500,
            header_bytes: 64 * 1024,
            record_bytes: 512 * 1024,
            skipped_bytes: 16 * 1024 * 1024,
            rows: 20_000_000,
            file_bytes: 32 * 1024 * 1024 * 1024,
        }
    }
}
