//! Webhooks: what other systems tell us, read so that it can only lower; and where we may tell them. S8.33, TH24, TH27.

use super::email_address::EmailAddress;
use super::may_send::Channel;
use serde::Deserialize;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whom a system means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// By their address.
    Address(EmailAddress),
    /// By the system's own identifier.
    ExternalId(String),
}

/// What a system told us about somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// They left, or mail to them comes back: nothing more by this channel.
    Stop {
        /// Who.
        who: Who,
        /// `None` for every channel.
        channel: Option<Channel>,
        /// `unsubscribed`, `complaint` or `undeliverable`.
        reason: &'static str,
    },
    /// They have another address there: what they stopped holds for it too. Nothing else follows.
    Moved {
        /// The address before.
        from: EmailAddress,
        /// The address now.
        to: EmailAddress,
    },
    /// Nothing that lowers.
    Nothing,
}

fn complaint(who: Who) -> Heard {
    // a spam complaint says no to everything
    Heard::Stop { who, channel: None, reason: "complaint" }
}

/// What a webhook of Mailchimp's says: pairs of a form.
pub fn hear_mailchimp(pairs: &[(String, String)]) -> Heard {
    let field = |name: &str| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str());
    let address = |name: &str| EmailAddress::parse(field(name)).ok();
    let Some(who) = address("data[email]").map(Who::Address) else {
        return match (field("type"), address("data[old_email]"), address("data[new_email]")) {
            ("upemail", Some(from), Some(to)) => Heard::Moved { from, to },
            _ => Heard::Nothing,
        };
    };
    match (field("type"), field("data[reason]")) {
        ("unsubscribe" | "cleaned", "abuse") => complaint(who),
        ("unsubscribe", _) => Heard::Stop { who, channel: Some(Channel::Email), reason: "unsubscribed" },
        ("cleaned", _) => Heard::Stop { who, channel: Some(Channel::Email), reason: "undeliverable" },
        _ => Heard::Nothing,
    }
}

/// One event of a HubSpot webhook.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct HubspotEvent {
    object_id: serde_json::Value,
    /// Of the newer subscriptions to any kind of object: `0-1` is a contact.
    object_type_id: String,
    subscription_type: String,
    property_name: String,
    property_value: serde_json::Value,
}

/// A contact property of the customer's own, set by a workflow of theirs to `email` or `all`: what HubSpot knows and
/// sends no webhook about can be told by it.
pub const HUBSPOT_STOP: &str = "privacy_portal_stop";

/// What a webhook of HubSpot's says: a list of events, each about one contact by its record id. `None` if it is no such
/// list. HubSpot has no webhook for a spam complaint; it quarantines the address, and the property that says why is
/// `RECIPIENT_COMPLAINT` then.
pub fn hear_hubspot(body: &[u8]) -> Option<Vec<Heard>> {
    let events: Vec<HubspotEvent> = serde_json::from_slice(body).ok()?;
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    Some(
        events
            .into_iter()
            .map(|event| {
                let id = text(&event.object_id);
                let value = text(&event.property_value).to_ascii_lowercase();
                let is_id = !id.is_empty() && id.len() <= 200 && id != "null";
                let is_contact = match event.subscription_type.as_str() {
                    "contact.propertyChange" => true,
                    "object.propertyChange" => event.object_type_id == "0-1",
                    _ => false,
                };
                if !is_id || !is_contact {
                    return Heard::Nothing;
                }
                let who = Who::ExternalId(id);
                let name = event.property_name.to_ascii_lowercase();
                let says_yes = matches!(value.as_str(), "true" | "yes" | "1");
                match name.as_str() {
                    "hs_email_quarantined_reason" if value == "recipient_complaint" => complaint(who),
                    HUBSPOT_STOP if value == "all" => Heard::Stop { who, channel: None, reason: "unsubscribed" },
                    HUBSPOT_STOP if value == "email" => {
                        Heard::Stop { who, channel: Some(Channel::Email), reason: "unsubscribed" }
                    }
                    // one of its kinds of mail: which of ours it is cannot be known, so the channel is lowered
                    name if (name == "hs_email_optout" || name.starts_with("hs_email_optout_")) && says_yes => {
                        Heard::Stop { who, channel: Some(Channel::Email), reason: "unsubscribed" }
                    }
                    "hs_email_bad_address" if says_yes => {
                        Heard::Stop { who, channel: Some(Channel::Email), reason: "undeliverable" }
                    }
                    // the others (full mailbox, policy, content) pass, or say nothing of the address
                    "hs_email_hard_bounce_reason_enum" if value == "unknown_user" => {
                        Heard::Stop { who, channel: Some(Channel::Email), reason: "undeliverable" }
                    }
                    _ => Heard::Nothing,
                }
            })
            .collect(),
    )
}

/// TH24: whether an address is on the public internet, so that a webhook cannot be made to knock at doors inside.
pub fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19)))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let s = ip.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match s {
        // addresses that carry another one inside
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0, 0, 0, 0, 0, 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            is_public_v4(v4(high, low))
        }
        [0x2002, high, low, ..] => is_public_v4(v4(high, low)),
        [0x64, 0xff9b, 1, ..] | [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] | [0x3fff, ..] | [0x5f00, ..] => false,
        // only 2000::/3 is given out
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

/// Whether a webhook may be told at this address: `https` with a host name and nothing secret in it. `is_inside` allows
/// plain `http` too.
pub fn check_url(url: &str, is_inside: bool) -> Result<(), &'static str> {
    let rest = match url.split_once("://") {
        Some(("https", rest)) => rest,
        Some(("http", rest)) if is_inside => rest,
        _ => return Err("it must begin with https://"),
    };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    if host.is_empty() || host.contains('@') {
        return Err("it needs a host name, without a name and password in front");
    }
    if url.len() > 500 || url.contains(['#', ' ', '"', '<', '>', '\\']) || url.chars().any(|c| !c.is_ascii_graphic()) {
        return Err("it holds characters that an address cannot have, or is longer than 500");
    }
    Ok(())
}

/// How long after the last try the next one follows, by Standard Webhooks: three days and a half in all. `None`: no more.
pub fn pause_after(attempts: i32) -> Option<chrono::TimeDelta> {
    const MINUTES: [i64; 9] = [1, 5, 30, 120, 300, 600, 840, 1_200, 1_440];
    let at = usize::try_from(attempts - 1).ok()?;
    MINUTES.get(at).map(|minutes| chrono::TimeDelta::minutes(*minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }
    fn anna() -> Who {
        Who::Address(EmailAddress::parse("anna@x.example").unwrap())
    }

    #[test]
    fn mailchimp_can_only_lower() {
        let hear = |kind: &str, reason: &str| {
            hear_mailchimp(&pairs(&[("type", kind), ("data[email]", "Anna@x.example"), ("data[reason]", reason)]))
        };
        let stop = |channel, reason| Heard::Stop { who: anna(), channel, reason };
        assert_eq!(hear("unsubscribe", "manual"), stop(Some(Channel::Email), "unsubscribed"));
        assert_eq!(hear("unsubscribe", "abuse"), stop(None, "complaint"));
        assert_eq!(hear("cleaned", "abuse"), stop(None, "complaint"));
        assert_eq!(hear("cleaned", "hard"), stop(Some(Channel::Email), "undeliverable"));
        for nothing in ["subscribe", "profile", "campaign", "", "upemail"] {
            assert_eq!(hear(nothing, ""), Heard::Nothing, "{nothing}");
        }
        let moved =
            pairs(&[("type", "upemail"), ("data[old_email]", "a@x.example"), ("data[new_email]", "b@x.example")]);
        assert!(matches!(hear_mailchimp(&moved), Heard::Moved { .. }));
        assert_eq!(hear_mailchimp(&pairs(&[("type", "unsubscribe"), ("data[email]", "no")])), Heard::Nothing);
    }

    #[test]
    fn hubspot_can_only_lower() {
        let hear = |name: &str, value: serde_json::Value| {
            let body = serde_json::json!([{
                "eventId": 1, "subscriptionType": "contact.propertyChange", "objectId": 123, "propertyName": name,
                "propertyValue": value, "occurredAt": 1,
            }]);
            hear_hubspot(body.to_string().as_bytes()).unwrap().remove(0)
        };
        let who = || Who::ExternalId("123".into());
        let stop = |channel, reason| Heard::Stop { who: who(), channel, reason };
        assert_eq!(hear("hs_email_optout", "true".into()), stop(Some(Channel::Email), "unsubscribed"));
        assert_eq!(hear("hs_email_optout_4711", true.into()), stop(Some(Channel::Email), "unsubscribed"));
        // why an address is quarantined: one of ten reasons is a complaint
        assert_eq!(hear("hs_email_quarantined_reason", "RECIPIENT_COMPLAINT".into()), stop(None, "complaint"));
        assert_eq!(
            hear("hs_email_hard_bounce_reason_enum", "UNKNOWN_USER".into()),
            stop(Some(Channel::Email), "undeliverable")
        );
        assert_eq!(hear(HUBSPOT_STOP, "email".into()), stop(Some(Channel::Email), "unsubscribed"));
        assert_eq!(hear(HUBSPOT_STOP, "all".into()), stop(None, "unsubscribed"));
        for (name, value) in [
            ("hs_email_optout", "false"),
            ("email", "new@x.example"),
            ("firstname", "true"),
            ("hs_email_quarantined_reason", "HIGH_HARD_BOUNCE_RATE"),
            ("hs_email_quarantined_reason", "FORM_ABUSE"),
            ("hs_email_hard_bounce_reason_enum", "MAILBOX_FULL"),
            ("hs_email_hard_bounce_reason_enum", "SPAM"),
            ("hs_email_customer_quarantined_reason", "SUSPENSION_REMEDIATION"),
            (HUBSPOT_STOP, "no"),
        ] {
            assert_eq!(hear(name, value.into()), Heard::Nothing, "{name} {value}");
        }
        // the newer subscriptions name the kind of object apart
        let newer = |of: &str| {
            let body = serde_json::json!([{
                "eventId": 1, "subscriptionType": "object.propertyChange", "objectTypeId": of, "objectId": 123,
                "propertyName": "hs_email_optout", "propertyValue": "true", "attemptNumber": 0,
            }]);
            hear_hubspot(body.to_string().as_bytes()).unwrap().remove(0)
        };
        assert_eq!(newer("0-1"), stop(Some(Channel::Email), "unsubscribed"));
        assert_eq!(newer("0-2"), Heard::Nothing, "a company");
        let gone = serde_json::json!([{ "subscriptionType": "contact.privacyDeletion", "objectId": 123 }]);
        assert_eq!(hear_hubspot(gone.to_string().as_bytes()).unwrap(), [Heard::Nothing]);
        assert!(hear_hubspot(b"{}").is_none() && hear_hubspot(b"[1]").is_none());
        assert_eq!(hear_hubspot(b"[{}]").unwrap(), [Heard::Nothing]);
        assert_eq!(hear_hubspot(b"[]").unwrap(), []);
    }

    #[test]
    fn th24_private_addresses_are_told_apart_in_every_disguise() {
        for public in ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for private in [
            "127.0.0.1",
            "10.0.0.1",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "198.18.0.1",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd00:ec2::254",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!is_public(private.parse().unwrap()), "{private}");
        }
    }

    #[test]
    fn addresses_to_tell_are_plain() {
        assert!(check_url("https://crm.example/hook?x=1", false).is_ok());
        assert!(check_url("http://127.0.0.1:99/hook", true).is_ok());
        for bad in [
            "http://crm.example/",
            "crm.example",
            "https://",
            "https://u:p@crm.example/",
            "https://x/#y",
            "ftp://x",
            "https://x/ y",
        ] {
            assert!(check_url(bad, false).is_err(), "{bad}");
        }
        let all: chrono::TimeDelta = (1..=9).filter_map(pause_after).sum();
        assert!(all > chrono::TimeDelta::days(3) && pause_after(10).is_none() && pause_after(0).is_none());
    }
}
