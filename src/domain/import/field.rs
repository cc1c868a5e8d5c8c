//! What a column can feed.

use crate::domain::value::ValueKind;

/// A way of reaching a person, as opt-outs know them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Channel {
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// Letters.
    Post,
    /// Every channel.
    All,
}

impl Channel {
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Post => "post",
            Self::All => "all",
        }
    }
}

/// Where a cell of a file goes. Fields may stand in several columns: values of one kind are all kept, of the others
/// the first that is not empty counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The address that the contact is known by.
    Email,
    /// The contact's id in the system the file comes from.
    ExternalId,
    /// The whole name.
    Name,
    /// The given name.
    FirstName,
    /// The family name.
    LastName,
    /// Street and number, any number of lines.
    Street,
    /// Town.
    City,
    /// State, county or province.
    Region,
    /// Postal code.
    Postcode,
    /// Country, by code or name.
    Country,
    /// Language to write in, by tag or name.
    Language,
    /// First contact, creation or opt-in.
    CollectedOn,
    /// Last change in the other system.
    ChangedAt,
    /// What the other system says of where the contact came from (S4.1): "Purchased List", "Trade Show".
    Origin,
    /// A flag that forbids a channel.
    OptOut(Channel),
    /// A flag that forbids one kind of mail of many. The portal cannot know which of its topics is meant and so
    /// lowers the whole channel.
    OptOutOfOne(Channel),
    /// A flag that allows a channel; a `no` is an opt-out, a `yes` is worth nothing (TH27).
    OptIn(Channel),
    /// Being in this file is an opt-out from e-mail; the cell says since when.
    UnsubscribedAt,
    /// Being in this file means that mail bounced; the cell says since when.
    CleanedAt,
    /// Mail to the address came back; any text counts.
    Bounced,
    /// That a password is set somewhere; the cell itself is never kept (S4.10).
    PasswordSet,
    /// S3.1: how the contact stands to the organisation of the row: a kind of T5, or several.
    Relation,
    /// A value as it is.
    Value(ValueKind),
}

impl Field {
    /// The fields that are no value, with the keys they have in mappings and in the portal's own files.
    const KEYS: &'static [(&'static str, Self)] = &[
        ("email", Self::Email),
        ("external_id", Self::ExternalId),
        ("name", Self::Name),
        ("first_name", Self::FirstName),
        ("last_name", Self::LastName),
        ("address_street", Self::Street),
        ("address_city", Self::City),
        ("address_region", Self::Region),
        ("address_postcode", Self::Postcode),
        ("country", Self::Country),
        ("language", Self::Language),
        ("preferred_language", Self::Language),
        ("collected_on", Self::CollectedOn),
        ("changed_at", Self::ChangedAt),
        ("origin", Self::Origin),
        ("opt_out", Self::OptOut(Channel::All)),
        ("opt_out_email", Self::OptOut(Channel::Email)),
        ("opt_out_phone", Self::OptOut(Channel::Phone)),
        ("opt_out_post", Self::OptOut(Channel::Post)),
        ("opt_out_email_topic", Self::OptOutOfOne(Channel::Email)),
        ("opt_in", Self::OptIn(Channel::All)),
        ("opt_in_email", Self::OptIn(Channel::Email)),
        ("opt_in_phone", Self::OptIn(Channel::Phone)),
        ("opt_in_post", Self::OptIn(Channel::Post)),
        ("unsubscribed_at", Self::UnsubscribedAt),
        ("cleaned_at", Self::CleanedAt),
        ("bounced", Self::Bounced),
        ("password_set", Self::PasswordSet),
        ("relation", Self::Relation),
    ];
    /// The field with this key: one of the list above, or the key of a [`ValueKind`].
    pub fn from_key(key: &str) -> Option<Self> {
        let own = Self::KEYS.iter().find(|(own, _)| *own == key).map(|(_, field)| *field);
        own.or_else(|| ValueKind::from_key(key).map(Self::Value))
    }
    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Value(kind) => kind.key(),
            other => Self::KEYS.iter().find(|(_, field)| *field == other).map_or("", |(key, _)| key),
        }
    }
    /// Every key that a mapping may name.
    pub fn keys() -> impl Iterator<Item = &'static str> {
        let values = ValueKind::ALL.iter().map(|kind| kind.key());
        let values = values.filter(|key| Self::KEYS.iter().all(|(own, _)| own != key));
        Self::KEYS.iter().map(|(key, _)| *key).chain(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_leads_back_to_its_field() {
        for key in Field::keys() {
            let field = Field::from_key(key).unwrap();
            assert!(field.key() == key || key == "preferred_language", "{key}");
        }
        assert_eq!(Field::from_key("religion"), None);
    }
}
