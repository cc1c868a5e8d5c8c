//! E-mail addresses: one canonical form to look up by, one form to write to.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// An address that passed the portal's rules. Holds the canonical form: trimmed, NFC, lower case, domain in
/// A-labels (`xn--`). Two spellings of one mailbox compare equal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EmailAddress(String);

/// Why a text is not an address the portal can write to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailAddressError {
    /// Nothing but white space.
    #[error("the address is empty")]
    Empty,
    /// Over 254 characters, or over 64 before the @.
    #[error("the address is longer than a mailbox can be")]
    TooLong,
    /// No @, two of them, or nothing on one side.
    #[error("the address needs one @ with text on both sides")]
    NoAt,
    /// White space, control or bidirectional characters, or signs that no mail server takes.
    #[error("the address holds a character that addresses cannot have")]
    BadCharacter,
    /// The part after the @ is no domain name.
    #[error("the part after the @ is not a domain name")]
    BadDomain,
}

impl EmailAddress {
    /// Reads an address as people and files write it: padded, in any case, `mailto:` in front, a domain in any script.
    pub fn parse(typed: &str) -> Result<Self, EmailAddressError> {
        // ASCII is NFC already, and is what nearly all addresses are
        let text: Cow<'_, str> = if typed.is_ascii() { typed.trim().into() } else { typed.trim().nfc().collect() };
        let text = text.strip_prefix("mailto:").unwrap_or(&text);
        if text.is_empty() {
            return Err(EmailAddressError::Empty);
        }
        if text.len() > 400 {
            return Err(EmailAddressError::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailAddressError::NoAt)?;
        if local.is_empty() || domain.is_empty() || local.contains('@') {
            return Err(EmailAddressError::NoAt);
        }
        let allowed = |c: char| {
            c.is_alphanumeric()
                || ".!#$%&'*+/=?^_`{|}~-".contains(c)
                || (!c.is_ascii() && !c.is_whitespace() && !c.is_control() && !is_bidi_control(c))
        };
        if !local.chars().all(allowed) || local.starts_with('.') || local.ends_with('.') || local.contains("..") {
            return Err(EmailAddressError::BadCharacter);
        }
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| EmailAddressError::BadDomain)?;
        if !domain.contains('.') || domain.starts_with('.') || domain.ends_with('.') || domain.contains("..") {
            return Err(EmailAddressError::BadDomain);
        }
        let local = local.to_lowercase();
        if local.len() > 64 || local.len() + 1 + domain.len() > 254 {
            return Err(EmailAddressError::TooLong);
        }
        Ok(Self(format!("{local}@{domain}")))
    }
    /// The canonical form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The part before the @.
    pub fn local_part(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }
    /// The domain in A-labels.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
    /// S8.26, S14.2.6: enough to recognise one's own address, not enough to read another's: `r•••@t•••.example`.
    pub fn masked(&self) -> String {
        let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
        let (name, rest) = self.domain().split_once('.').unwrap_or((self.domain(), ""));
        format!("{}•••@{}•••.{rest}", first(self.local_part()), first(name))
    }
    /// TH4: a mailbox that several people usually read (`info@`, `sales@`).
    pub fn is_shared_mailbox(&self) -> bool {
        const SHARED: &[&str] = &[
            "abuse",
            "accounting",
            "accounts",
            "admin",
            "administration",
            "all",
            "billing",
            "buchhaltung",
            "compta",
            "contact",
            "contacto",
            "contatti",
            "einkauf",
            "enquiries",
            "finance",
            "help",
            "helpdesk",
            "hello",
            "hr",
            "info",
            "information",
            "invoices",
            "it",
            "jobs",
            "kontakt",
            "mail",
            "marketing",
            "no-reply",
            "noreply",
            "office",
            "orders",
            "postmaster",
            "privacy",
            "procurement",
            "purchasing",
            "reception",
            "root",
            "sales",
            "security",
            "service",
            "shop",
            "support",
            "team",
            "vertrieb",
            "ventas",
            "verkoop",
            "webmaster",
        ];
        SHARED.contains(&self.local_part())
    }
}

/// Invisible signs that turn the direction of text and so can disguise it.
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl std::fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
/// TH16: an address never reaches a log in full.
impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.masked())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_mailbox_are_one() {
        let want = EmailAddress::parse("zoe@xn--bcher-kva.example").unwrap();
        for typed in ["Zoe@Bücher.example", "  ZOE@bücher.EXAMPLE ", "mailto:zoe@xn--bcher-kva.example"] {
            assert_eq!(EmailAddress::parse(typed).unwrap(), want, "{typed}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_with_its_reason() {
        use EmailAddressError::*;
        for (typed, why) in [
            ("", Empty),
            ("   ", Empty),
            ("plain", NoAt),
            ("@x.example", NoAt),
            ("a@b@c.example", NoAt),
            ("a@", NoAt),
            ("a b@c.example", BadCharacter),
            ("a\u{202e}b@c.example", BadCharacter),
            ("a..b@c.example", BadCharacter),
            ("a@localhost", BadDomain),
            ("a@b..example", BadDomain),
            ("a@-.example", BadDomain),
            ("a@b c.example", BadDomain),
            ("a\r\nBcc: x@y.example", BadDomain),
        ] {
            let got = EmailAddress::parse(typed);
            assert!(got.is_err(), "{typed:?} was taken");
            if typed != "a\r\nBcc: x@y.example" {
                assert_eq!(got, Err(why), "{typed:?}");
            }
        }
        assert_eq!(EmailAddress::parse(&format!("{}@b.example", "a".repeat(65))), Err(TooLong));
    }

    #[test]
    fn debug_and_mask_do_not_give_the_address_away() {
        let address = EmailAddress::parse("rachel.curtis@thomas.example").unwrap();
        assert_eq!(format!("{address:?}"), "r•••@t•••.example");
    }

    #[test]
    fn shared_mailboxes_are_known() {
        assert!(EmailAddress::parse("Info@acme.example").unwrap().is_shared_mailbox());
        assert!(!EmailAddress::parse("ines@acme.example").unwrap().is_shared_mailbox());
    }
}
