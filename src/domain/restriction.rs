//! S8.7, article 18: data that is only stored. What is restricted, on which of the four grounds, and since when.

use crate::domain::clock::Moment;
use crate::domain::ids::RequestId;
use crate::domain::value::ValueKind;

macro_rules! grounds {
    ($($(#[$doc:meta])* $variant:ident = $key:literal;)*) => {
        /// L18.1: the four reasons for which data may be asked to be stored only.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Ground { $($(#[$doc])* $variant,)* }
        impl Ground {
            /// All of them, in the order of the law.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// The stable key.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
grounds! {
    /// (a) The person says that it is not right, while that is checked.
    Accuracy = "accuracy";
    /// (b) It may not be used, but the person does not want it erased.
    Unlawful = "unlawful";
    /// (c) It is no longer needed here, but the person needs it for a claim.
    Claims = "claims";
    /// (d) The person has objected, while that is weighed.
    Objection = "objection";
}

impl Ground {
    /// The ground with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|g| g.key() == key)
    }
}

/// What is restricted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everything held about the person.
    All,
    /// One kind of value.
    Kind(ValueKind),
    /// Everything, for one purpose: a row of T10.
    Purpose(String),
}

impl Scope {
    /// Reads what stands in the database or in a form.
    pub fn of(scope: &str, target: &str) -> Option<Self> {
        match scope {
            "all" => Some(Self::All),
            "kind" => ValueKind::from_key(target).map(Self::Kind),
            "purpose" if !target.is_empty() => Some(Self::Purpose(target.to_owned())),
            _ => None,
        }
    }
    /// The two columns that say it.
    pub fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::All => ("all", ""),
            Self::Kind(kind) => ("kind", kind.key()),
            Self::Purpose(purpose) => ("purpose", purpose),
        }
    }
    /// Whether a value of a kind, used for a purpose, falls under it.
    pub fn covers(&self, kind: ValueKind, purpose: Option<&str>) -> bool {
        match self {
            Self::All => true,
            Self::Kind(it) => *it == kind,
            Self::Purpose(it) => purpose == Some(it.as_str()),
        }
    }
}

/// One restriction that is in force, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restriction {
    /// Its number.
    pub id: i64,
    /// What is restricted.
    pub scope: Scope,
    /// Why.
    pub ground: Ground,
    /// The case in which it is looked at.
    pub request: Option<RequestId>,
    /// Since when.
    pub since: Moment,
    /// L18.3: when the person was told that it will end.
    pub told_at: Option<Moment>,
    /// When it may end after that.
    pub lifts_at: Option<Moment>,
    /// When it ended.
    pub lifted_at: Option<Moment>,
}

impl Restriction {
    /// L18.3: it may be lifted only after the person was told, and the time in which they can answer is over.
    pub fn may_lift(&self, now: Moment) -> bool {
        self.lifted_at.is_none() && self.told_at.is_some() && self.lifts_at.is_some_and(|at| at <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn l18_1_there_are_four_grounds_and_keys_find_them() {
        assert_eq!(Ground::ALL.len(), 4);
        for ground in Ground::ALL {
            assert_eq!(Ground::from_key(ground.key()), Some(*ground));
        }
    }

    #[test]
    fn a_scope_survives_its_columns_and_covers_what_it_says() {
        let scopes = [Scope::All, Scope::Kind(ValueKind::Phone), Scope::Purpose("R03".into())];
        for scope in &scopes {
            let (name, target) = scope.columns();
            assert_eq!(Scope::of(name, target).as_ref(), Some(scope));
        }
        assert_eq!((Scope::of("kind", "nonsense"), Scope::of("purpose", ""), Scope::of("x", "")), (None, None, None));
        assert!(scopes[0].covers(ValueKind::Name, None));
        assert!(scopes[1].covers(ValueKind::Phone, None) && !scopes[1].covers(ValueKind::Name, Some("R03")));
        assert!(scopes[2].covers(ValueKind::Name, Some("R03")) && !scopes[2].covers(ValueKind::Name, None));
    }

    #[test]
    fn l18_3_nothing_is_lifted_before_the_person_was_told() {
        let now = Moment::from_unix_seconds(1_000_000);
        let day = chrono::TimeDelta::days(1);
        let it = Restriction {
            id: 1,
            scope: Scope::All,
            ground: Ground::Claims,
            request: None,
            since: now,
            told_at: None,
            lifts_at: None,
            lifted_at: None,
        };
        assert!(!it.may_lift(now));
        let told = Restriction { told_at: Some(now), lifts_at: Some(now + day), ..it };
        assert!(!told.may_lift(now) && told.may_lift(now + day));
        assert!(!Restriction { lifted_at: Some(now + day), ..told }.may_lift(now + day));
    }
}
