//! Letters to many, as a page asks for a person's word about them and shows them under way.

use super::sheet::{Field, Piece, SheetForm};
use crate::actions::mailing::{GUARD, PACES};
use crate::domain::page::Choice;
use crate::store::notices::Mailing;
use crate::text::Words;

/// A number as people type it, with or without what parts its thousands; nought where it is none.
pub fn number(typed: &str) -> i64 {
    typed.trim().replace(['.', ',', ' ', '\u{a0}', '\u{202f}', '\''], "").parse().unwrap_or(0)
}

/// How fast letters may leave.
pub fn paces(t: Words, paces: &[i64]) -> Vec<Choice> {
    let choice = |pace: &i64| Choice {
        value: pace.to_string(),
        label: t.with("notices-pace", &[("pace", pace)]),
        hint: String::new(),
    };
    paces.iter().map(choice).collect()
}

/// How far letters are that somebody agreed to.
pub fn under_way(t: Words, mailing: &Mailing) -> String {
    let counts: [(&str, &dyn crate::text::Arg); 3] =
        [("queued", &mailing.queued), ("letters", &mailing.letters), ("pace", &mailing.per_hour)];
    t.with("notices-running", &counts)
}

/// The form that asks how many, typed by hand so that nobody agrees to a number that they have not read, and how fast.
pub fn ask(t: Words, action: String, offered: &[i64], button: String) -> SheetForm {
    let say = |key: &str| t.say(key).into_owned();
    let fields = vec![
        Field::Line("letters", say("notices-letters-label"), say("notices-letters-hint"), "text"),
        Field::Radios("per_hour", say("notices-pace-label"), String::new(), paces(t, offered)),
    ];
    SheetForm::post(action, fields, button)
}

/// The form that stops them.
pub fn stop(t: Words, action: String) -> SheetForm {
    SheetForm::post(action, Vec::new(), t.say("notices-stop-button").into_owned()).quiet().with("act", "stop")
}

/// What a page of one thing that many people are told of shows: letters under way, or that they wait for somebody's word.
pub fn pieces(t: Words, mailing: Option<&Mailing>, waiting: i64, action: &str) -> Vec<Piece> {
    let say = |key: &str| t.say(key).into_owned();
    match mailing {
        Some(mailing) => {
            vec![Piece::Inset(under_way(t, mailing)), Piece::Form(stop(t, action.to_owned()))]
        }
        None if waiting > GUARD => {
            let form = ask(t, action.to_owned(), &PACES, say("notices-send-button")).with("act", "letters");
            vec![Piece::Text(say("notices-ask-text")), Piece::Form(form)]
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for typed in ["1200", " 1,200 ", "1.200", "1 200", "1\u{202f}200", "1'200"] {
            assert_eq!(number(typed), 1_200, "{typed}");
        }
        for typed in ["", "all", "12e3", "-", "99999999999999999999"] {
            assert_eq!(number(typed), 0, "{typed}");
        }
    }
}
