//! Addresses as somebody pastes them: one a line, or several with commas between. S8.31.

use super::email_address::EmailAddress;
use std::collections::HashSet;

/// What was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pasted {
    /// The addresses, each once, in their order.
    pub addresses: Vec<EmailAddress>,
    /// How many stood there again.
    pub again: usize,
    /// The lines with something that is no address, counted from one.
    pub wrong: Vec<usize>,
}

/// Reads addresses. Empty lines count, so that the numbers are those an editor shows.
pub fn addresses(text: &str) -> Pasted {
    let (mut found, mut seen) = (Pasted::default(), HashSet::new());
    for (number, line) in (1..).zip(text.lines()) {
        let mut is_wrong = false;
        for part in line.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()) {
            match EmailAddress::parse(part) {
                Ok(address) if seen.insert(address.clone()) => found.addresses.push(address),
                Ok(_) => found.again += 1,
                Err(_) => is_wrong = true,
            }
        }
        if is_wrong {
            found.wrong.push(number);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn s8_31_lines_are_read_one_by_one_and_the_wrong_ones_named() {
        let text = " Anna@Brooks.example \r\n\r\nnobody\nben@brooks.example; carl@brooks.example,\nanna@brooks.example\n<b>@x\ndora@x.example, eve\n";
        let found = addresses(text);
        let names: Vec<&str> = found.addresses.iter().map(EmailAddress::as_str).collect();
        assert_eq!(names, ["anna@brooks.example", "ben@brooks.example", "carl@brooks.example", "dora@x.example"]);
        assert_eq!((found.again, found.wrong), (1, vec![3, 6, 7]));
        assert_eq!(addresses(" \n,;\n"), Pasted::default());
    }

    proptest! {
        /// Whatever is pasted: nothing panics, nothing is there twice, and each line that is named is there.
        #[test]
        fn whatever_is_pasted(text in "([a-c@.,;\\n ]|\\PC){0,80}") {
            let found = addresses(&text);
            let unique: HashSet<_> = found.addresses.iter().collect();
            prop_assert_eq!(unique.len(), found.addresses.len());
            prop_assert!(found.wrong.iter().all(|n| (1..=text.lines().count()).contains(n)));
            prop_assert!(found.wrong.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
