//! S3.3: organisations on the data page, each with what explains it.

use super::data::source_words;
use super::organisations::{ended_words, since_words};
use crate::actions::access::ExplainedRelation;
use crate::domain::export::State;
use crate::domain::relation::is_same;
use crate::paths;
use crate::text::Words;

/// An organisation on the data page.
pub(super) struct OrganisationLine {
    /// What it is called.
    pub(super) name: String,
    /// As what the person is linked with it.
    pub(super) kinds: Vec<String>,
    /// That it ended, or may only be stored.
    pub(super) note: Option<String>,
    /// Since when it is known.
    pub(super) since: String,
    /// Where it came from, in a word.
    pub(super) source_short: Vec<String>,
    /// Where it came from, in sentences.
    pub(super) source: Vec<String>,
    /// What it is used for.
    pub(super) purposes: Vec<String>,
    /// On which ground.
    pub(super) bases: Vec<String>,
    /// Who got it.
    pub(super) recipients: Vec<String>,
    /// How long it stays.
    pub(super) kept: Vec<String>,
    /// Where the person says that it is over.
    pub(super) leave_href: Option<String>,
}

fn add(into: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for one in more {
        if !one.is_empty() && !into.contains(&one) {
            into.push(one);
        }
    }
}

/// The organisations, each once as long as it lasts, however many systems and kinds say it; then those that are over.
pub(super) fn lines(t: Words, all: &[ExplainedRelation], may_leave: bool) -> Vec<OrganisationLine> {
    let mut lines: Vec<(bool, OrganisationLine)> = Vec::new();
    for it in all {
        let (relation, source, is_live) = (&it.relation, &it.relation.source, it.ended_by.is_none());
        let same =
            |(live, line): &(bool, OrganisationLine)| *live && is_live && is_same(&line.name, &relation.organisation);
        let place = lines.iter().position(same).unwrap_or_else(|| {
            let restricted = || t.say("data-restricted").into_owned();
            let line = OrganisationLine {
                name: relation.organisation.clone(),
                kinds: Vec::new(),
                note: ended_words(t, it).or_else(|| (relation.state == State::Restricted).then(restricted)),
                since: since_words(t, it).unwrap_or_else(|| t.say("explain-no-date").into_owned()),
                source_short: Vec::new(),
                source: Vec::new(),
                purposes: Vec::new(),
                bases: Vec::new(),
                recipients: Vec::new(),
                kept: Vec::new(),
                leave_href: (is_live && may_leave).then(|| paths::organisation(it.number)),
            };
            lines.push((is_live, line));
            lines.len() - 1
        });
        let line = &mut lines[place].1;
        add(&mut line.kinds, [relation.kind_label.clone()]);
        add(&mut line.source_short, [source.system.clone().unwrap_or_else(|| source.words.clone())]);
        add(&mut line.source, [source_words(t, source)]);
        add(&mut line.purposes, relation.purposes.iter().map(|p| p.label.clone()));
        add(&mut line.bases, relation.purposes.iter().map(|p| p.basis_label.clone()));
        add(&mut line.recipients, relation.recipients.iter().map(|r| r.name.clone()));
        add(&mut line.kept, [relation.retention.clone()]);
    }
    for (_, line) in &mut lines {
        for (list, key) in [
            (&mut line.purposes, "explain-no-purpose"),
            (&mut line.bases, "explain-no-basis"),
            (&mut line.recipients, "explain-no-recipient"),
        ] {
            if list.is_empty() {
                list.push(t.say(key).into_owned());
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
