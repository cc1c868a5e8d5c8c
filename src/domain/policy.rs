//! The privacy policy as a document: thirteen numbered sections of plain blocks, read from a text that officers can
//! write, filled from the registers, kept as it was shown, and compared by word.

use serde::{Deserialize, Serialize};

/// How many sections the policy has. S0.2: their anchors `s1` to `s13` never change.
pub const SECTIONS: usize = 13;

/// One block of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// Lines of an address.
    Address(Vec<String>),
    /// A table: its caption, its heads, its rows.
    Table(String, Vec<String>, Vec<Vec<String>>),
    /// Part E: something that is open, said aloud.
    Open(String),
    /// A way onward: its name and its label.
    Link(String, String),
}

/// A numbered section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A whole policy in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// What is new in it, in a sentence.
    pub summary: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A place in a text that the registers fill, by the sign that begins it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `{company}`: a fact.
    Fact,
    /// `= purposes`: a table or a list.
    List,
    /// `! bases | …`: something open.
    Matter,
    /// `> contact | …`: a link.
    Page,
}

/// What is wrong with a line of a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A place that the registers do not know.
    #[error("there is no {}", .0.called(.1))]
    Unknown(Place, String),
    /// `{name` without its end.
    #[error("close the brace: {{name}}")]
    OpenBrace,
    /// `! name` or `> name` without words.
    #[error("write a name, a bar and the words: name | words")]
    NoBar,
    /// Words before the first section.
    #[error("begin with a section: # key | heading")]
    NoSection,
    /// A section that begins another one, or a note inside it.
    #[error("a section has one heading, in a field of its own: take `#` or `%` from the line's beginning")]
    Inside,
    /// A section without a heading.
    #[error("give the section a heading")]
    NoHeading,
    /// Another number of sections.
    #[error("a policy has {SECTIONS} sections, because others link to them by number; this text has {0}")]
    Count(usize),
    /// No word about what is new.
    #[error("say what is new in a line `%summary …`")]
    NoSummary,
}

impl Place {
    fn called(self, name: &str) -> String {
        match self {
            Self::Fact => format!("fact `{{{name}}}`"),
            Self::List => format!("list or table `{name}`"),
            Self::Matter => format!("open matter `{name}`"),
            Self::Page => format!("page `{name}`"),
        }
    }
}

/// Why a text is no policy: the line and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct PolicyError {
    /// The line, from 1; 0 for the whole text.
    pub line: usize,
    /// What is wrong and how to mend it.
    pub problem: Problem,
}

/// What fills a policy's places: from the registers, in the text's language.
pub trait Facts {
    /// The text of a place such as `{company}`. `None` if there is no such place.
    fn value(&self, name: &str) -> Option<String>;
    /// The blocks of a line such as `= purposes`. `None` if there is no such table or list.
    fn blocks(&self, name: &str) -> Option<Vec<Block>>;
    /// Whether a matter of part E is still open. `None` if there is no such matter.
    fn is_open(&self, name: &str) -> Option<bool>;
    /// Whether a link leads somewhere.
    fn is_link(&self, name: &str) -> bool;
}

impl Section {
    /// S12.3: one section from what stands in the editor: its heading and its lines.
    pub fn read(heading: &str, body: &str, facts: &impl Facts) -> Result<Self, PolicyError> {
        let title = fill(heading.trim(), facts).map_err(|problem| PolicyError { line: 0, problem })?;
        if title.is_empty() {
            return Err(PolicyError { line: 0, problem: Problem::NoHeading });
        }
        let mut section = Self { title, blocks: Vec::new() };
        for (at, line) in body.lines().enumerate() {
            let fail = |problem| PolicyError { line: at + 1, problem };
            let line = line.trim();
            if line.starts_with('#') || line.starts_with('%') {
                return Err(fail(Problem::Inside));
            }
            if !line.is_empty() {
                section.add_line(line, facts).map_err(fail)?;
            }
        }
        Ok(section)
    }

    /// Puts one line, which is not empty, at the end.
    fn add_line(&mut self, line: &str, facts: &impl Facts) -> Result<(), Problem> {
        if let Some(item) = line.strip_prefix("- ") {
            let item = fill(item.trim(), facts)?;
            match self.blocks.last_mut() {
                Some(Block::List(items)) => items.push(item),
                _ => self.blocks.push(Block::List(vec![item])),
            }
        } else if let Some(name) = line.strip_prefix("= ") {
            let name = name.trim();
            let blocks = facts.blocks(name).ok_or_else(|| Problem::Unknown(Place::List, name.to_owned()))?;
            self.blocks.extend(blocks);
        } else if let Some(rest) = line.strip_prefix("! ") {
            let (name, words) = pair(rest, facts)?;
            match facts.is_open(&name) {
                Some(true) => self.blocks.push(Block::Open(words)),
                Some(false) => {}
                None => return Err(Problem::Unknown(Place::Matter, name)),
            }
        } else if let Some(rest) = line.strip_prefix("> ") {
            let (name, words) = pair(rest, facts)?;
            if !facts.is_link(&name) {
                return Err(Problem::Unknown(Place::Page, name));
            }
            self.blocks.push(Block::Link(name, words));
        } else {
            self.blocks.push(Block::Text(fill(line, facts)?));
        }
        Ok(())
    }
}

/// `name | words`, the words filled.
fn pair(rest: &str, facts: &impl Facts) -> Result<(String, String), Problem> {
    let (name, words) = rest.split_once('|').ok_or(Problem::NoBar)?;
    Ok((name.trim().to_owned(), fill(words.trim(), facts)?))
}

impl Document {
    /// Reads a text: `# key | heading` begins a section, `- ` an item of a list, `= name` a table from the registers,
    /// `! name | text` something open, `> name | label` a link; every other line is a paragraph. `%summary` says what
    /// is new.
    pub fn read(text: &str, facts: &impl Facts) -> Result<Self, PolicyError> {
        let mut document = Self { summary: String::new(), sections: Vec::new() };
        for (at, line) in text.lines().enumerate() {
            let fail = |problem| PolicyError { line: at + 1, problem };
            let line = line.trim();
            if line.is_empty() {
                continue;
            }
            if let Some(words) = line.strip_prefix("%summary ") {
                document.summary = fill(words.trim(), facts).map_err(fail)?;
            } else if let Some(rest) = line.strip_prefix("# ") {
                let title = pair(rest, facts).map_err(fail)?.1;
                document.sections.push(Section { title, blocks: Vec::new() });
            } else {
                let section = document.sections.last_mut().ok_or_else(|| fail(Problem::NoSection))?;
                section.add_line(line, facts).map_err(fail)?;
            }
        }
        document.checked()
    }

    /// S0.2: a policy has its thirteen sections and says what is new.
    pub fn checked(self) -> Result<Self, PolicyError> {
        let fail = |problem| Err(PolicyError { line: 0, problem });
        match () {
            () if self.sections.len() != SECTIONS => fail(Problem::Count(self.sections.len())),
            () if self.summary.is_empty() => fail(Problem::NoSummary),
            () => Ok(self),
        }
    }

    /// All words of a section, line by line, for comparing and for digests.
    pub fn lines(&self, section: usize) -> Vec<String> {
        let Some(section) = self.sections.get(section) else { return Vec::new() };
        let mut lines = vec![section.title.clone()];
        for block in &section.blocks {
            match block {
                Block::Text(text) | Block::Open(text) => lines.push(text.clone()),
                Block::List(items) | Block::Address(items) => lines.extend(items.iter().cloned()),
                Block::Table(caption, heads, rows) => {
                    lines.push(caption.clone());
                    lines.push(heads.join(" · "));
                    lines.extend(rows.iter().map(|row| row.join(" · ")));
                }
                Block::Link(_, label) => lines.push(label.clone()),
            }
        }
        lines
    }
}

/// Puts facts in place of `{name}`.
pub fn fill(text: &str, facts: &impl Facts) -> Result<String, Problem> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(Problem::OpenBrace)?;
        out.push_str(before);
        out.push_str(&facts.value(name).ok_or_else(|| Problem::Unknown(Place::Fact, name.to_owned()))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// What became of some words between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// They stand in both.
    Kept,
    /// They were taken out.
    Removed,
    /// They came in.
    Added,
}

/// S12.1: a section's difference between two versions, line by line, each a run of words with one fate. Empty if
/// nothing differs.
pub fn compare(old: &Document, new: &Document, section: usize) -> Vec<Vec<(Fate, String)>> {
    use similar::{ChangeTag, TextDiff};
    let (old, new) = (old.lines(section).join("\n"), new.lines(section).join("\n"));
    if old == new {
        return Vec::new();
    }
    let mut lines: Vec<Vec<(Fate, String)>> = vec![Vec::new()];
    for change in TextDiff::from_words(old.as_str(), new.as_str()).iter_all_changes() {
        let fate = match change.tag() {
            ChangeTag::Equal => Fate::Kept,
            ChangeTag::Delete => Fate::Removed,
            ChangeTag::Insert => Fate::Added,
        };
        for (at, part) in change.value().split('\n').enumerate() {
            if at > 0 && lines.last().is_some_and(|line| !line.is_empty()) {
                lines.push(Vec::new());
            }
            if part.is_empty() {
                continue;
            }
            if let Some(line) = lines.last_mut() {
                match line.last_mut() {
                    Some((same, text)) if *same == fate => text.push_str(part),
                    _ => line.push((fate, part.to_owned())),
                }
            }
        }
    }
    lines.retain(|line| line.iter().any(|(_, text)| !text.trim().is_empty()));
    lines
}

/// A section that differs between two versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparedSection {
    /// Its number, which is its anchor.
    pub number: usize,
    /// Its heading in the new version.
    pub title: String,
    /// Its lines, each in runs of one fate.
    pub lines: Vec<Vec<(Fate, String)>>,
}

/// S12.2: all sections that differ between two versions, in order.
pub fn compare_all(old: &Document, new: &Document) -> Vec<ComparedSection> {
    let sections = new.sections.iter().enumerate().map(|(at, section)| ComparedSection {
        number: at + 1,
        title: section.title.clone(),
        lines: compare(old, new, at),
    });
    sections.filter(|section| !section.lines.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Sample;
    impl Facts for Sample {
        fn value(&self, name: &str) -> Option<String> {
            (name == "company").then(|| "Brooks Ltd".to_owned())
        }
        fn blocks(&self, name: &str) -> Option<Vec<Block>> {
            (name == "rights").then(|| vec![Block::List(vec!["See".into()])])
        }
        fn is_open(&self, name: &str) -> Option<bool> {
            ["yes", "no"].contains(&name).then_some(name == "yes")
        }
        fn is_link(&self, name: &str) -> bool {
            name == "contact"
        }
    }

    fn text(first: &str) -> String {
        let rest: String = (2..=SECTIONS).map(|n| format!("# k{n} | Section {n}\nWords of {n}.\n")).collect();
        format!("%summary New.\n# who | Who\n{first}\n{rest}")
    }

    #[test]
    fn s0_2_a_text_becomes_a_document() {
        let words = "{company} answers.\n- one\n- two\n= rights\n! yes | Open.\n! no | Settled.\n> contact | Write";
        let document = Document::read(&text(words), &Sample).unwrap();
        assert_eq!(document.sections.len(), SECTIONS);
        assert_eq!(
            document.sections[0].blocks,
            [
                Block::Text("Brooks Ltd answers.".into()),
                Block::List(vec!["one".into(), "two".into()]),
                Block::List(vec!["See".into()]),
                Block::Open("Open.".into()),
                Block::Link("contact".into(), "Write".into()),
            ]
        );
    }

    #[test]
    fn mistakes_name_their_line_and_the_way_out() {
        let error = |words: &str| Document::read(&text(words), &Sample).unwrap_err().to_string();
        assert_eq!(error("{who} answers."), "line 3: there is no fact `{who}`");
        assert_eq!(error("x\n{company answers."), "line 4: close the brace: {name}");
        assert_eq!(error("= purposes"), "line 3: there is no list or table `purposes`");
        assert_eq!(error("> shop | Buy"), "line 3: there is no page `shop`");
        assert_eq!(error("! maybe | x"), "line 3: there is no open matter `maybe`");
        assert!(error("# k | Another").contains("this text has 14"));
        assert!(Document::read("words", &Sample).unwrap_err().to_string().starts_with("line 1: begin with"));
    }

    /// S12.3: what stands in the editor of one section is read alone, and cannot begin another one.
    #[test]
    fn s12_3_one_section_is_read_from_the_editor() {
        let section = Section::read("Who {company} is", "Words.\n= rights", &Sample).unwrap();
        assert_eq!(section.title, "Who Brooks Ltd is");
        assert_eq!(section.blocks, [Block::Text("Words.".into()), Block::List(vec!["See".into()])]);
        let error = |heading: &str, body: &str| Section::read(heading, body, &Sample).unwrap_err();
        assert_eq!(error(" ", "x").problem, Problem::NoHeading);
        assert_eq!(error("x", "y\n# k | Another"), PolicyError { line: 2, problem: Problem::Inside });
        assert_eq!(error("x", "%summary No.").problem, Problem::Inside);
        assert_eq!(error("x", "= purposes").problem, Problem::Unknown(Place::List, "purposes".into()));
        assert_eq!(error("{nobody}", "x").problem, Problem::Unknown(Place::Fact, "nobody".into()));
    }

    #[test]
    fn s12_1_versions_are_compared_by_word() {
        let read = |words: &str| Document::read(&text(words), &Sample).unwrap();
        let (old, new) = (read("We keep it for two years.\nSame."), read("We keep it for three years.\nSame."));
        assert_eq!(compare(&old, &old, 0), Vec::<Vec<(Fate, String)>>::new());
        assert_eq!(compare(&old, &new, 1), Vec::<Vec<(Fate, String)>>::new());
        let lines = compare(&old, &new, 0);
        assert!(
            lines.contains(&vec![
                (Fate::Kept, "We keep it for ".into()),
                (Fate::Removed, "two".into()),
                (Fate::Added, "three".into()),
                (Fate::Kept, " years.".into()),
            ]),
            "{lines:?}"
        );
    }
}
