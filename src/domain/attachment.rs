//! Files sent with messages of cases: what is taken, by what stands in it and not by its name; and what is left of it.
//! ASVS 5.*, TH23. Pure: bytes go in, bytes come out.

/// The largest file, in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;
/// Files with one message.
pub const MOST: usize = 4;
/// Files in one case. ASVS 5.2.4.
pub const MOST_IN_CASE: usize = 30;
/// The most pixels of a picture. ASVS 5.2.6.
pub const MOST_PIXELS: u64 = 50_000_000;
/// The longest name that is kept, in characters, without its ending.
const LONGEST_NAME: usize = 80;

/// Where a malware scanner listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScannerAt {
    /// A socket in the file system.
    Unix(String),
    /// Host and port.
    Tcp(String),
}

impl ScannerAt {
    /// Reads `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(path) = text.strip_prefix("unix:") {
            return path.starts_with('/').then(|| Self::Unix(path.to_owned()));
        }
        let place = text.strip_prefix("tcp:")?;
        let (host, port) = place.rsplit_once(':')?;
        (!host.is_empty() && port.parse::<u16>().is_ok()).then(|| Self::Tcp(place.to_owned()))
    }
}

/// What may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
    /// A document.
    Pdf,
    /// Plain text.
    Text,
}

impl FileKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Pdf, Self::Text];
    /// The stable key, which is also the ending of the name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Text => "txt",
        }
    }
    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A file that is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What it is.
    pub kind: FileKind,
    /// Its name: no path, nothing that could disguise it, and the ending of what it is.
    pub name: String,
    /// What is left of it: pictures without what the camera noted, and nothing behind their end.
    pub bytes: Vec<u8>,
}

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotTaken {
    /// Nothing is in it.
    Empty,
    /// Too many bytes.
    Large,
    /// Too many pixels.
    Pixels,
    /// Not one of the kinds.
    Kind,
    /// One of the kinds, but not whole or not only that.
    Broken,
}

impl NotTaken {
    /// The key of the words that say how to mend it.
    pub fn message(self) -> &'static str {
        match self {
            Self::Empty => "error-file-empty",
            Self::Large => "error-file-large",
            Self::Pixels => "error-file-pixels",
            Self::Kind => "error-file-kind",
            Self::Broken => "error-file-broken",
        }
    }
}

/// Looks at a file and takes it, or says why not. Neither its name nor what the browser called it counts.
pub fn take(name: &str, bytes: &[u8]) -> Result<Taken, NotTaken> {
    if bytes.is_empty() {
        return Err(NotTaken::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(NotTaken::Large);
    }
    let (kind, bytes) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        (FileKind::Png, png(bytes)?)
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        (FileKind::Jpeg, jpeg(bytes)?)
    } else if bytes.starts_with(b"%PDF-") {
        (FileKind::Pdf, pdf(bytes)?)
    } else {
        (FileKind::Text, text(bytes)?)
    };
    Ok(Taken { kind, name: plain_name(name, kind), bytes })
}

/// ASVS 5.3.2: the last part of a name, without what could disguise it, with the ending of what the file is.
pub fn plain_name(name: &str, kind: FileKind) -> String {
    let last = name.rsplit(['/', '\\', ':']).next().unwrap_or_default();
    let stem = last.rsplit_once('.').map_or(last, |(stem, _)| stem);
    let stem: String = stem
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '(' | ')') { c } else { '_' })
        .take(LONGEST_NAME)
        .collect();
    let stem = stem.trim().trim_matches('_');
    let reserved = ["con", "prn", "aux", "nul", "com", "lpt"];
    let lower = stem.to_lowercase();
    let device =
        reserved.iter().any(|r| lower.strip_prefix(r).is_some_and(|rest| rest.chars().all(|c| c.is_numeric())));
    let stem = if stem.is_empty() || device { "file" } else { stem };
    format!("{stem}.{}", kind.key())
}

fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |n, b| n << 8 | u32::from(*b))
}

fn pixels(width: u32, height: u32) -> Result<(), NotTaken> {
    match u64::from(width) * u64::from(height) {
        0 => Err(NotTaken::Broken),
        all if all > MOST_PIXELS => Err(NotTaken::Pixels),
        _ => Ok(()),
    }
}

/// The chunks of a PNG that make the picture; text, time, EXIF and what stands behind the end are left out.
fn png(bytes: &[u8]) -> Result<Vec<u8>, NotTaken> {
    const KEEP: [&[u8; 4]; 10] =
        [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD"];
    let mut out = bytes[..8].to_vec();
    let (mut at, mut first, mut has_data) = (8, true, false);
    loop {
        let head = bytes.get(at..at + 8).ok_or(NotTaken::Broken)?;
        let length = usize::try_from(number(head)).map_err(|_| NotTaken::Broken)?;
        let end = at.checked_add(12).and_then(|n| n.checked_add(length)).ok_or(NotTaken::Broken)?;
        let chunk = bytes.get(at..end).ok_or(NotTaken::Broken)?;
        let (kind, data) = (&chunk[4..8], &chunk[8..8 + length]);
        if crc(&chunk[4..8 + length]) != number(&chunk[8 + length..]) {
            return Err(NotTaken::Broken);
        }
        if first != (kind == b"IHDR") {
            return Err(NotTaken::Broken);
        }
        if first {
            if length != 13 {
                return Err(NotTaken::Broken);
            }
            pixels(number(data), number(&data[4..]))?;
        }
        first = false;
        has_data |= kind == b"IDAT";
        if KEEP.iter().any(|k| k.as_slice() == kind) {
            out.extend_from_slice(chunk);
        } else if kind[0].is_ascii_uppercase() {
            // a part that the picture cannot do without, and that we do not know
            return Err(NotTaken::Broken);
        }
        if kind == b"IEND" {
            return if has_data { Ok(out) } else { Err(NotTaken::Broken) };
        }
        at = end;
    }
}

/// CRC-32 as PNG has it.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// The segments of a JPEG that make the picture; EXIF, comments, colour profiles, previews and what stands behind the end
/// are left out.
fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, NotTaken> {
    let mut out = vec![0xFF, 0xD8];
    let (mut at, mut sized, mut scanned) = (2, false, false);
    loop {
        if bytes.get(at) != Some(&0xFF) {
            return Err(NotTaken::Broken);
        }
        // any number of fill bytes may stand before a marker
        while bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let marker = *bytes.get(at + 1).ok_or(NotTaken::Broken)?;
        if marker == 0xD9 {
            out.extend_from_slice(&[0xFF, 0xD9]);
            return if sized && scanned { Ok(out) } else { Err(NotTaken::Broken) };
        }
        let length = bytes.get(at + 2..at + 4).map(|b| usize::from(b[0]) << 8 | usize::from(b[1]));
        let length = length.filter(|n| *n >= 2).ok_or(NotTaken::Broken)?;
        let segment = bytes.get(at..at + 2 + length).ok_or(NotTaken::Broken)?;
        let keeps = match marker {
            // frames: the size of the picture stands here
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                let size = segment.get(5..9).ok_or(NotTaken::Broken)?;
                pixels(number(&[0, 0, size[2], size[3]]), number(&[0, 0, size[0], size[1]]))?;
                sized = true;
                true
            }
            // tables, restarts, scans
            0xC4 | 0xCC | 0xDB | 0xDD | 0xDA => true,
            // JFIF and Adobe say how colours are meant; a preview in JFIF is not wanted
            0xE0 => segment.get(4..9) == Some(b"JFIF\0") && segment.len() == 18,
            0xEE => segment.get(4..9) == Some(b"Adobe"),
            0xE1..=0xEF | 0xFE => false,
            _ => return Err(NotTaken::Broken),
        };
        if keeps {
            out.extend_from_slice(segment);
        }
        at += 2 + length;
        if marker == 0xDA {
            scanned = true;
            let from = at;
            loop {
                match (bytes.get(at), bytes.get(at + 1)) {
                    (Some(0xFF), Some(0x00 | 0xD0..=0xD7)) => at += 2,
                    (Some(0xFF), Some(_)) => break,
                    (Some(_), _) => at += 1,
                    (None, _) => return Err(NotTaken::Broken),
                }
            }
            out.extend_from_slice(&bytes[from..at]);
        }
    }
}

/// A PDF that ends where it says and can do nothing by itself, as far as its own words say so.
fn pdf(bytes: &[u8]) -> Result<Vec<u8>, NotTaken> {
    let tail = &bytes[bytes.len().saturating_sub(1_024)..];
    let has = |what: &[u8]| bytes.windows(what.len()).any(|w| w == what);
    let ends = tail.windows(5).rposition(|w| w == b"%%EOF").map(|at| &tail[at + 5..]);
    let only_blank = ends.is_some_and(|rest| rest.iter().all(u8::is_ascii_whitespace));
    let acts: [&[u8]; 5] = [b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/RichMedia"];
    if !only_blank || acts.iter().any(|a| has(a)) {
        return Err(NotTaken::Broken);
    }
    Ok(bytes.to_vec())
}

/// Text that is nothing else: no control characters, no mark-up that a browser would run.
fn text(bytes: &[u8]) -> Result<Vec<u8>, NotTaken> {
    let text = std::str::from_utf8(bytes).map_err(|_| NotTaken::Kind)?;
    let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let start = text.trim_start_matches('\u{FEFF}').trim_start().to_lowercase();
    let lower = text.to_lowercase();
    // a signature of another kind that happens to be plain letters
    let signed = ["gif87a", "gif89a", "%pdf", "%!ps", "{\\rtf", "mime-version:"].iter().any(|s| start.starts_with(s));
    let runs = ["<script", "<svg", "<html", "<!doctype", "<iframe", "<object", "javascript:"];
    if signed || text.chars().any(odd) || start.starts_with('<') || runs.iter().any(|r| lower.contains(r)) {
        return Err(NotTaken::Kind);
    }
    Ok(bytes.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The written limits are those that count.
    #[test]
    fn asvs_v5_0_0_5_1_1_the_limits_of_files_are_written_down() {
        let (size, pixels) = (LARGEST / 1024 / 1024, MOST_PIXELS / 1_000_000);
        let row = format!(
            "| files sent in a case | JPEG, PNG, PDF and plain text by what they are; {size} MB each, {MOST} at once, {MOST_IN_CASE} in a case; pictures up to {pixels} megapixels, counted before one is opened |"
        );
        assert!(include_str!("../../docs/DEFENCES.md").lines().any(|line| line == row), "{row}");
        assert_eq!(FileKind::ALL.map(FileKind::key), ["jpg", "png", "pdf", "txt"]);
    }

    fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
        let mut out = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
        let body: Vec<u8> = kind.iter().chain(data).copied().collect();
        out.extend_from_slice(&body);
        out.extend_from_slice(&crc(&body).to_be_bytes());
        out
    }
    fn picture(width: u32, height: u32, more: &[u8]) -> Vec<u8> {
        let mut head = width.to_be_bytes().to_vec();
        head.extend_from_slice(&height.to_be_bytes());
        head.extend_from_slice(&[8, 2, 0, 0, 0]);
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        out.extend(chunk(b"IHDR", &head));
        out.extend_from_slice(more);
        out.extend(chunk(b"IDAT", &[1, 2, 3]));
        out.extend(chunk(b"IEND", &[]));
        out
    }
    fn photo(more: &[u8]) -> Vec<u8> {
        let mut out = vec![0xFF, 0xD8];
        out.extend_from_slice(b"\xFF\xE0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
        out.extend_from_slice(more);
        out.extend_from_slice(&[0xFF, 0xC0, 0, 11, 8, 0, 4, 0, 6, 1, 1, 0x11, 0]);
        out.extend_from_slice(&[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]);
        out.extend_from_slice(&[0xFF, 0xD9]);
        out
    }

    #[test]
    fn asvs_v5_0_0_5_2_2_content_decides_and_not_the_name() {
        assert_eq!(take("a.exe", &picture(2, 2, &[])).unwrap().kind, FileKind::Png);
        assert_eq!(take("a.png", b"%PDF-1.7\n1 0 obj\n%%EOF\n").unwrap().name, "a.pdf");
        assert_eq!(take("notes", "Grüße, Łukasz".as_bytes()).unwrap().kind, FileKind::Text);
        let why = |bytes: &[u8]| take("a.png", bytes).unwrap_err();
        assert_eq!(why(b""), NotTaken::Empty);
        assert_eq!(why(&vec![b'a'; LARGEST + 1]), NotTaken::Large);
        assert_eq!(why(b"MZ\x90\x00"), NotTaken::Kind);
        assert_eq!(why(b"PK\x03\x04\x14\0\x08\0zip"), NotTaken::Kind);
        assert_eq!(why(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), NotTaken::Kind);
        assert_eq!(why(b"\xEF\xBB\xBF  <!DOCTYPE html><script>1</script>"), NotTaken::Kind);
        assert_eq!(why(b"hello <ScRipt>alert(1)</script>"), NotTaken::Kind);
        assert_eq!(why(b"GIF89a;"), NotTaken::Kind);
        assert_eq!(why(b"%PDF-1.7 /OpenAction << /S /JavaScript /JS (x) >>\n%%EOF"), NotTaken::Broken);
        // two kinds in one file
        let mut both = b"%PDF-1.7\n1 0 obj\n%%EOF\n".to_vec();
        both.extend_from_slice(b"PK\x03\x04");
        assert_eq!(why(&both), NotTaken::Broken);
    }

    #[test]
    fn asvs_v5_0_0_5_2_6_too_many_pixels_are_refused_before_anything_is_unpacked() {
        assert_eq!(take("a", &picture(10_000, 10_000, &[])).unwrap_err(), NotTaken::Pixels);
        assert_eq!(take("a", &picture(u32::MAX, u32::MAX, &[])).unwrap_err(), NotTaken::Pixels);
        assert_eq!(take("a", &picture(0, 5, &[])).unwrap_err(), NotTaken::Broken);
        let mut wide = photo(&[]);
        let at = wide.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
        wide[at + 5..at + 9].copy_from_slice(&[0xFF; 4]);
        assert_eq!(take("a", &wide).unwrap_err(), NotTaken::Pixels);
    }

    #[test]
    fn th23_what_the_camera_noted_and_what_stands_behind_the_end_are_left_out() {
        let mut noted = picture(2, 2, &[chunk(b"tEXt", b"Author\0Rosa"), chunk(b"eXIf", b"GPS 51.5")].concat());
        noted.extend_from_slice(b"PK\x03\x04behind");
        assert_eq!(take("a", &noted).unwrap().bytes, picture(2, 2, &[]));
        let mut noted = photo(b"\xFF\xE1\x00\x0AExif\0GPS\xFF\xFE\x00\x06Rosa");
        noted.extend_from_slice(b"<script>behind</script>");
        assert_eq!(take("a", &noted).unwrap().bytes, photo(&[]));
        // cut or altered anywhere: refused, never a panic
        for whole in [picture(2, 2, &[]), photo(&[])] {
            for end in 3..whole.len() {
                assert!(take("a", &whole[..end]).is_err(), "{end}");
            }
            for at in 3..whole.len() {
                let mut odd = whole.clone();
                odd[at] ^= 0xFF;
                drop(take("a", &odd));
            }
        }
    }

    #[test]
    fn asvs_v5_0_0_5_3_2_names_lead_nowhere() {
        let name = |typed: &str| plain_name(typed, FileKind::Png);
        assert_eq!(name("../../etc/passwd"), "passwd.png");
        assert_eq!(name("C:\\windows\\x.exe"), "x.png");
        assert_eq!(name("con"), "file.png");
        assert_eq!(name("COM1.txt"), "file.png");
        assert_eq!(name(".."), "file.png");
        assert_eq!(name(""), "file.png");
        assert_eq!(name("a\r\nSet-Cookie: x=1.png"), "x_1.png");
        assert_eq!(name("gnp\u{202E}exe.jpg"), "gnp_exe.png");
        assert_eq!(name("صورة (1).jpeg"), "صورة (1).png");
        assert!(name(&"x".repeat(500)).len() < 100);
    }
}
