//! What a letter about a step of a case says: the same words for the worker that sends it and for the officer who sees
//! it before it goes.

use super::Desk;
use crate::domain::clock::Moment;
use crate::domain::deadline::{self, ClockEvent};
use crate::domain::letter::LetterKind;
use crate::domain::value::ValueKind;
use crate::paths;
use crate::store::requests::Request;
use crate::text::Words;

/// A letter about a step, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepLetter {
    /// The subject: the reference first.
    pub subject: String,
    /// What happened, in a few words.
    pub title: String,
    /// The same in a sentence.
    pub said: String,
    /// What follows.
    pub more: Vec<String>,
    /// What the button says.
    pub button: String,
    /// Where it leads, in full.
    pub link: String,
    /// Why this letter came.
    pub why: String,
}

/// Writes it. `None` if the kind is no step. `request` is missing for the few that are about no case.
pub fn step_letter(
    desk: &Desk,
    t: Words,
    kind: LetterKind,
    request: Option<&Request>,
    events: &[ClockEvent],
    detail: &serde_json::Value,
) -> Option<StepLetter> {
    use LetterKind::{
        Disclosed, Extended, Lifted, Lifting, Merged, NeedsYou, Objected, Outcome, Parted, Progress, Reminder,
        Restricted, TransferMade, Weighing,
    };
    if !matches!(
        kind,
        Disclosed
            | Extended
            | Lifted
            | Lifting
            | Merged
            | NeedsYou
            | Objected
            | Outcome
            | Parted
            | Progress
            | Reminder
            | Restricted
            | TransferMade
            | Weighing
    ) {
        return None;
    }
    let base = &desk.settings().base_url;
    let reference = request.map(|r| r.reference.grouped()).unwrap_or_default();
    let legal = || deadline::clocks(events, &desk.registers().calendar()).due(deadline::ClockName::Legal);
    let date = match kind {
        Extended => legal().map(|due| t.date(due)).unwrap_or_default(),
        Lifting | Merged | TransferMade => {
            detail["until"].as_i64().map(|s| t.date(Moment::from_unix_seconds(s).london_date())).unwrap_or_default()
        }
        Reminder => detail["due"].as_str().and_then(|d| d.parse().ok()).map(|d| t.date(d)).unwrap_or_default(),
        _ => request.map(|r| t.date(r.received_on)).unwrap_or_default(),
    };
    let name = match kind {
        // warnings differ in what runs out
        Reminder => format!("reminder-{}", detail["kind"].as_str().unwrap_or("aim_soon").replace('_', "-")),
        Lifted if request.is_none() => "lifted".into(),
        other => other.key().replace('_', "-"),
    };
    let brand = desk.settings().brand_name.clone();
    let say = |part: &str| {
        let key = format!("mail-step-{name}-{part}");
        t.with(&key, &[("reference", &reference), ("date", &date), ("brand", &brand)])
    };
    let mut more = vec![say("more")];
    if kind == NeedsYou {
        let effect = super::case::effect_key(detail["effect"].as_str().unwrap_or_default());
        more.push(t.say(effect).into_owned());
    }
    if matches!(kind, Merged | Parted) {
        let kinds = detail["kinds"].as_array().into_iter().flatten().filter_map(|k| ValueKind::from_key(k.as_str()?));
        let kinds: Vec<String> = kinds.map(|k| t.kind(k).into_owned()).collect();
        if !kinds.is_empty() {
            more.push(t.with("mail-step-merged-kinds", &[("kinds", &kinds.join(", "))]));
        }
        let link = format!("{base}{}", paths::contact());
        more.push(t.with(&format!("mail-step-{name}-wrong"), &[("link", &link), ("date", &date)]));
    }
    let (link, why) = match (kind, request) {
        (Reminder, Some(request)) => (paths::admin_request(&request.reference), "mail-step-why-officer"),
        (Objected, _) => (paths::my_preferences().to_owned(), "mail-step-why"),
        (Disclosed | Merged | Parted, _) => (paths::data().to_owned(), "mail-step-why-data"),
        (TransferMade, _) => (paths::transfer().to_owned(), "mail-step-why"),
        (_, Some(request)) => (paths::request(&request.reference), "mail-step-why"),
        (_, None) => (paths::restrict().to_owned(), "mail-step-why"),
    };
    Some(StepLetter {
        subject: say("subject"),
        title: say("title"),
        said: say("said"),
        more,
        button: say("button"),
        link: format!("{base}{link}"),
        why: t.say(why).into_owned(),
    })
}

/// The names under which the texts of steps stand: for the test that looks whether all are there.
pub const NAMES: &[&str] = &[
    "restricted",
    "lifting",
    "lifted",
    "weighing",
    "objected",
    "needs-you",
    "extended",
    "outcome",
    "progress",
    "transfer-made",
    "disclosed",
    "merged",
    "parted",
    "reminder-aim-soon",
    "reminder-aim-late",
    "reminder-legal-soon",
    "reminder-legal-late",
    "reminder-complaint-soon",
    "reminder-complaint-late",
    "reminder-progress",
    "reminder-unanswered",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_step_has_its_five_texts_in_every_language() {
        for language in Language::ALL {
            for name in NAMES {
                for part in ["subject", "title", "said", "more", "button"] {
                    let key = format!("mail-step-{name}-{part}");
                    let reference = "7KQ2-9XWM-4TDR-0BHN-V";
                    let text =
                        language.words().with(&key, &[("reference", &reference), ("date", &"D"), ("brand", &"B")]);
                    assert!(!text.contains("mail-step") && !text.contains('{'), "{language}: {key}");
                    assert!(part != "subject" || text.chars().count() < 60, "{language}: {text}");
                }
            }
        }
    }
}
