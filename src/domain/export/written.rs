//! How moments and closed sets are written in exports.

/// Writes a moment the way exports do: RFC 3339 in UTC, whole seconds.
pub(super) mod at {
    use crate::domain::clock::Moment;
    use serde::Serializer;

    pub(in crate::domain::export) fn moment<S: Serializer>(at: &Moment, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&at.rfc3339())
    }
    pub(in crate::domain::export) fn maybe<S: Serializer>(at: &Option<Moment>, to: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => moment(at, to),
            None => to.serialize_none(),
        }
    }
}

/// Declares a closed set whose keys stand in `data.json` and in the tables.
macro_rules! keys {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $key)] $variant,)* }
        impl $name {
            /// The key as it stands in `data.json` and in the tables.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.key()) }
        }
    };
}
pub(super) use keys;
