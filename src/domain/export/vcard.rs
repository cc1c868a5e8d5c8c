//! The contact card of a bundle: vCard 4.0 (RFC 6350), which address books open.

use super::copy::Copy;
use super::explained::{State, Value};
use crate::domain::value::ValueKind;
use std::io::{self, Write};

/// The longest line in octets, without its line break (RFC 6350, 3.2).
const LONGEST_LINE: usize = 75;

/// L20.2: writes the person's card: what stands in the copy and is in use, and nothing else.
/// Errors are those of `out`.
pub fn write_card(out: &mut dyn Write, copy: &Copy) -> io::Result<()> {
    let of = |kind: ValueKind| in_use(copy, kind);
    line(out, "BEGIN:VCARD")?;
    line(out, "VERSION:4.0")?;
    line(out, "PRODID:-//privacy-portal//export 1//EN")?;
    line(out, "KIND:individual")?;
    let mut names = of(ValueKind::Name);
    if names.is_empty() {
        // RFC 6350 asks for one; the address is what we know the person by
        names.extend(copy.person.addresses.first().map(String::as_str));
    }
    if names.is_empty() {
        names.push("-");
    }
    for name in names {
        line(out, &format!("FN:{}", escape(name)))?;
    }
    for title in of(ValueKind::JobTitle) {
        line(out, &format!("TITLE:{}", escape(title)))?;
    }
    let departments = of(ValueKind::Department);
    for organisation in of(ValueKind::Organisation) {
        // with one department only can we say which organisation it belongs to
        match departments.as_slice() {
            [department] => line(out, &format!("ORG:{};{}", escape(organisation), escape(department)))?,
            _ => line(out, &format!("ORG:{}", escape(organisation)))?,
        }
    }
    let mut addresses: Vec<&str> = copy.person.addresses.iter().map(String::as_str).collect();
    for email in of(ValueKind::Email) {
        if !addresses.contains(&email) {
            addresses.push(email);
        }
    }
    for address in addresses {
        line(out, &format!("EMAIL;TYPE=work:{}", escape(address)))?;
    }
    for phone in of(ValueKind::Phone) {
        line(out, &format!("TEL;TYPE=work:{}", escape(phone)))?;
    }
    for place in of(ValueKind::BusinessAddress) {
        // we hold lines, not the parts of an address: all of it goes where the street stands
        line(out, &format!("ADR;TYPE=work:;;{};;;;", escape(place)))?;
    }
    line(out, &format!("REV:{}", copy.generated_at.naive_utc().format("%Y%m%dT%H%M%SZ")))?;
    line(out, "END:VCARD")
}

/// The values of a kind that are in use, each once.
fn in_use(copy: &Copy, kind: ValueKind) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    let is_wanted = |v: &&Value| v.kind == kind.key() && v.state != State::Superseded;
    for value in copy.values.iter().filter(is_wanted) {
        if !found.contains(&value.content.as_str()) {
            found.push(&value.content);
        }
    }
    found
}

/// RFC 6350, 3.4: backslash, comma, semicolon and line breaks; other control characters have no place in a card.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(c),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// RFC 6350, 3.2: one logical line, folded between characters, with CRLF.
fn line(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let mut room = LONGEST_LINE;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if at + c.len_utf8() - start > room {
            out.write_all(&text.as_bytes()[start..at])?;
            out.write_all(b"\r\n ")?;
            start = at;
            room = LONGEST_LINE - 1;
        }
    }
    out.write_all(&text.as_bytes()[start..])?;
    out.write_all(b"\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::export::sample;
    use proptest::prelude::*;

    fn unfold(card: &str) -> Vec<String> {
        card.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }
    fn unescape(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => out.push('\n'),
                    Some(c) => out.push(c),
                    None => panic!("a backslash at the end"),
                },
                c => out.push(c),
            }
        }
        out
    }
    fn card(copy: &Copy) -> String {
        let mut out = Vec::new();
        write_card(&mut out, copy).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn l20_2_the_card_says_who_the_person_is() {
        let lines = unfold(&card(&sample::realistic()));
        assert_eq!(lines[..2], ["BEGIN:VCARD", "VERSION:4.0"]);
        assert_eq!(lines.last().map(String::as_str), Some("END:VCARD"));
        for wanted in [
            "FN:Ann-Kathrin Weiß",
            "TITLE:Head of Purchasing",
            "ORG:Müller & Söhne GmbH;Einkauf",
            "TEL;TYPE=work:+49 89 5550123",
        ] {
            assert!(lines.iter().any(|l| l == wanted), "{wanted} in {lines:#?}");
        }
        assert!(lines.iter().any(|l| l.starts_with("ADR;TYPE=work:;;Lindwurmstraße 12\\n80337 München")));
        assert!(!lines.iter().any(|l| l.contains("5550100")), "a replaced number is not in the card");
    }

    #[test]
    fn a_hostile_name_cannot_add_a_property() {
        let mut copy = sample::realistic();
        copy.values[0].content = "Ann\r\nTEL:+1\\;x,\nEND:VCARD\u{0}".into();
        let lines = unfold(&card(&copy));
        assert_eq!(lines.iter().filter(|l| l.starts_with("END:")).count(), 1);
        assert!(lines.contains(&"FN:Ann\\nTEL:+1\\\\\\;x\\,\\nEND:VCARD".to_owned()), "{lines:#?}");
    }

    proptest! {
        #[test]
        fn folding_and_escaping_lose_nothing(name in "[^\\p{Cc}]{1,200}|[ä漢🦊,;\\\\]{1,120}") {
            let mut copy = sample::realistic();
            copy.values[0].content = name.clone();
            let text = card(&copy);
            for part in text.split_terminator("\r\n") {
                prop_assert!(part.len() <= LONGEST_LINE, "{} octets", part.len());
            }
            let lines = unfold(&text);
            let found = lines.iter().find_map(|l| l.strip_prefix("FN:")).unwrap();
            prop_assert_eq!(unescape(found), name);
        }
    }
}
