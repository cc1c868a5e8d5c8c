//! S8.35: what a person is told at the end of a case, in seven parts. One that lacks a part is not sent.

use serde::{Deserialize, Serialize};

macro_rules! parts {
    ($($(#[$doc:meta])* $field:ident = $key:literal;)*) => {
        /// The seven parts, in the order in which they are read.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Outcome { $($(#[$doc])* pub $field: String,)* }
        impl Outcome {
            /// The parts' keys.
            pub const PARTS: &'static [&'static str] = &[$($key,)*];
            /// Each part's key with what it says.
            pub fn parts(&self) -> [(&'static str, &str); 7] { [$(($key, self.$field.as_str()),)*] }
        }
    };
}
parts! {
    /// What was done.
    done = "done";
    /// What was not done, and why; says so where all was done.
    not_done = "not_done";
    /// What is still held, why and until when.
    held = "held";
    /// Who was told: recipients and other systems.
    told = "told";
    /// How to complain to the company.
    complain = "complain";
    /// How to complain to the regulator.
    regulator = "regulator";
    /// That courts are open.
    court = "court";
}

impl Outcome {
    /// The parts that say nothing.
    pub fn missing(&self) -> Vec<&'static str> {
        self.parts().into_iter().filter(|(_, text)| text.trim().is_empty()).map(|(key, _)| key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s8_35_there_are_seven_parts_and_each_is_missed() {
        assert_eq!(Outcome::PARTS.len(), 7);
        assert_eq!(Outcome::default().missing(), Outcome::PARTS);
        let whole = Outcome {
            done: "a".into(),
            not_done: "b".into(),
            held: "c".into(),
            told: "d".into(),
            complain: "e".into(),
            regulator: "f".into(),
            court: "g".into(),
        };
        assert!(whole.missing().is_empty());
        assert_eq!(Outcome { held: "  \n".into(), ..whole.clone() }.missing(), ["held"]);
        assert_eq!(Outcome { court: String::new(), ..whole }.missing(), ["court"]);
    }
}
