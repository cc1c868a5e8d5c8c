//! Every requirement has one row that says how it is proved, and every proof named there exists.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use chrono::NaiveDate;

/// One row of a table with two columns, and the line it stands on.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    line: usize,
    id: String,
    text: String,
}

/// What a row of the coverage table offers as proof. `not yet` offers none.
#[derive(Debug, PartialEq, Eq)]
enum Proof {
    Test { file: String, name: String },
    Review { date: NaiveDate, note: String },
}

/// The test functions of each source file, by its path from the root of the repository.
type Tests = BTreeMap<String, BTreeSet<String>>;

/// How many requirements each source brought. A row lost from both files at once shows here only.
const FAMILIES: [(&str, usize); 12] = [
    ("S", 183),
    ("L", 143),
    ("CLK-", 14),
    ("ASVS ", 247),
    ("TH", 30),
    ("DV", 9),
    ("WCAG ", 55),
    ("D", 12),
    ("E", 7),
    ("F", 13),
    ("G", 14),
    ("H", 10),
];

// --- reading -------------------------------------------------------------------------------------------------------

/// The rows of all tables headed `| id | second |`, and whatever stands in a table without belonging there.
fn rows(markdown: &str, second: &str) -> (Vec<Row>, Vec<String>) {
    #[derive(PartialEq)]
    enum At {
        Text,
        Head,
        Body,
    }
    let (mut found, mut problems, mut at) = (Vec::new(), Vec::new(), At::Text);
    for (index, line) in markdown.lines().enumerate() {
        let number = index + 1;
        let Some(inner) = line.trim().strip_prefix('|') else {
            if at == At::Head {
                problems.push(format!("line {number}: a table's head without its rule"));
            }
            at = At::Text;
            continue;
        };
        let Some(inner) = inner.strip_suffix('|') else {
            problems.push(format!("line {number}: the row isn't closed by a bar"));
            continue;
        };
        let cells: Vec<&str> = inner.split('|').map(str::trim).collect();
        let rule = cells.iter().all(|cell| cell.len() >= 3 && cell.chars().all(|c| c == '-' || c == ':'));
        at = match (at, cells.as_slice()) {
            (At::Text, ["id", head]) if *head == second => At::Head,
            (At::Text, _) => {
                problems.push(format!("line {number}: a table must begin with `| id | {second} |`"));
                At::Body
            }
            (At::Head, [_, _]) if rule => At::Body,
            (At::Head, _) => {
                problems.push(format!("line {number}: a table's head without its rule"));
                At::Body
            }
            (At::Body, [id, text]) if !id.is_empty() && !text.is_empty() => {
                found.push(Row { line: number, id: (*id).to_owned(), text: (*text).to_owned() });
                At::Body
            }
            (At::Body, _) => {
                problems.push(format!("line {number}: a row needs two filled cells"));
                At::Body
            }
        };
    }
    (found, problems)
}

/// The proofs in one cell: none for `not yet`, otherwise one or more with `; ` between them.
fn proofs(cell: &str) -> Result<Vec<Proof>, String> {
    if cell == "not yet" {
        return Ok(Vec::new());
    }
    cell.split("; ").map(proof).collect()
}

fn proof(text: &str) -> Result<Proof, String> {
    if let Some(place) = text.strip_prefix("test: ") {
        let (file, name) = place.rsplit_once("::").ok_or_else(|| format!("`{text}` isn't `test: path::name`"))?;
        let named = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if !file.ends_with(".rs") || name.is_empty() || !named {
            return Err(format!("`{text}` isn't `test: path::name` with a path to a source file"));
        }
        return Ok(Proof::Test { file: file.to_owned(), name: name.to_owned() });
    }
    if let Some(review) = text.strip_prefix("review: ") {
        let (day, note) = review.split_once(' ').ok_or_else(|| format!("`{text}` doesn't say who looked at what"))?;
        let date = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok().filter(|date| date.to_string() == day);
        let date = date.ok_or_else(|| format!("`{day}` isn't a date such as 2026-11-22"))?;
        if note.trim().is_empty() {
            return Err(format!("`{text}` doesn't say who looked at what"));
        }
        return Ok(Proof::Review { date, note: note.to_owned() });
    }
    Err(format!("`{text}` is none of `not yet`, `test: path::name`, `review: date who/what`"))
}

/// The functions in a source text that stand under a test attribute: `#[test]`, `#[actix_web::test]` and their like.
fn test_functions(source: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut marked = false;
    for line in source.lines().map(str::trim) {
        if let Some(attribute) = line.strip_prefix("#[") {
            let path = attribute.split([']', '(']).next().unwrap_or_default();
            marked |= path == "test" || path.ends_with("::test");
        } else if let Some(name) = function_name(line) {
            if marked {
                names.insert(name.to_owned());
            }
            marked = false;
        } else if !line.is_empty() && !line.starts_with("//") {
            marked = false;
        }
    }
    names
}

fn function_name(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let line = line.strip_prefix("async ").unwrap_or(line);
    let rest = line.strip_prefix("fn ")?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_')?;
    rest.get(..end).filter(|name| !name.is_empty())
}

/// Reads the test functions of all sources under `folder`, a path from `root`.
fn read_tests(root: &Path, folder: &str, into: &mut Tests) -> io::Result<()> {
    for entry in fs::read_dir(root.join(folder))? {
        let entry = entry?;
        let name = entry.file_name();
        let path = format!("{folder}/{}", name.to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_tests(root, &path, into)?;
        } else if path.ends_with(".rs") {
            into.insert(path, test_functions(&fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

// --- judging -------------------------------------------------------------------------------------------------------

fn repeated(rows: &[Row], file: &str) -> Vec<String> {
    let mut first = BTreeMap::new();
    let mut problems = Vec::new();
    for row in rows {
        if let Some(line) = first.get(row.id.as_str()) {
            problems.push(format!("{file} line {}: {} stands on line {line} already", row.line, row.id));
        } else {
            first.insert(row.id.as_str(), row.line);
        }
    }
    problems
}

/// Whether the two tables hold the same ids, each once and in the same order.
fn compare(requirements: &[Row], coverage: &[Row]) -> Vec<String> {
    let mut problems = repeated(requirements, "requirements.md");
    problems.extend(repeated(coverage, "coverage.md"));
    let ids = |rows: &'_ [Row]| -> BTreeSet<String> { rows.iter().map(|row| row.id.clone()).collect() };
    let (wanted, listed) = (ids(requirements), ids(coverage));
    problems.extend(wanted.difference(&listed).map(|id| format!("coverage.md: {id} is missing")));
    for row in coverage.iter().filter(|row| !wanted.contains(&row.id)) {
        problems.push(format!("coverage.md line {}: {} is no requirement", row.line, row.id));
    }
    if problems.is_empty()
        && let Some((wanted, listed)) = requirements.iter().zip(coverage).find(|(a, b)| a.id != b.id)
    {
        problems.push(format!("coverage.md line {}: {} stands where {} belongs", listed.line, listed.id, wanted.id));
    }
    problems
}

/// Whether each proof can be read and each named test exists.
fn unproved(coverage: &[Row], tests: &Tests) -> Vec<String> {
    let mut problems = Vec::new();
    for row in coverage {
        let place = format!("coverage.md line {}, {}", row.line, row.id);
        let found = match proofs(&row.text) {
            Ok(found) => found,
            Err(why) => {
                problems.push(format!("{place}: {why}"));
                continue;
            }
        };
        for proof in found {
            if let Proof::Test { file, name } = proof {
                match tests.get(&file) {
                    None => problems.push(format!("{place}: there is no file {file}")),
                    Some(names) if !names.contains(&name) => {
                        problems.push(format!("{place}: {file} has no test function {name}"));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    problems
}

/// The family of an id: everything before its first digit.
fn family(id: &str) -> &str {
    let letters = id.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    // The marketing rules carry a second letter for the country: LP, LU, LC, LM, LD.
    if letters.starts_with('L') { "L" } else { letters }
}

/// Whether each source is there in full.
fn miscounted(requirements: &[Row], families: &[(&str, usize)]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in requirements {
        *counts.entry(family(&row.id)).or_default() += 1;
    }
    let mut problems = Vec::new();
    for (name, wanted) in families {
        let count = counts.remove(name).unwrap_or_default();
        if count != *wanted {
            problems.push(format!("requirements.md: {count} ids of the form {name}..., not {wanted}"));
        }
    }
    problems.extend(counts.keys().map(|name| format!("requirements.md: ids of the unknown form {name}...")));
    problems
}

// --- the two files -------------------------------------------------------------------------------------------------

fn document(name: &str, second: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (rows, problems) = rows(&text, second);
    none(problems.into_iter().map(|problem| format!("{name} {problem}")).collect());
    rows
}

#[track_caller]
fn none(problems: Vec<String>) {
    assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_requirement_has_one_row() {
    none(compare(&document("requirements.md", "the portal must"), &document("coverage.md", "proof")));
}

#[test]
fn every_source_is_there_in_full() {
    none(miscounted(&document("requirements.md", "the portal must"), &FAMILIES));
}

#[test]
fn every_proof_exists() {
    let mut tests = Tests::new();
    for folder in ["src", "tests"] {
        read_tests(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut tests).unwrap();
    }
    // Were the search itself broken, it would find nothing, not even this function.
    none(unproved(&[row(1, "this", "test: tests/all/coverage.rs::every_proof_exists")], &tests));
    none(unproved(&document("coverage.md", "proof"), &tests));
}

// --- the checker, checked ------------------------------------------------------------------------------------------

fn row(line: usize, id: &str, text: &str) -> Row {
    Row { line, id: id.to_owned(), text: text.to_owned() }
}

fn list(ids: &[&str]) -> Vec<Row> {
    ids.iter().enumerate().map(|(index, id)| row(index + 1, id, "not yet")).collect()
}

fn some_tests() -> Tests {
    Tests::from([("tests/all/door.rs".to_owned(), BTreeSet::from(["it_opens".to_owned()]))])
}

#[test]
fn rows_of_several_tables_are_read_with_their_lines() {
    let (found, problems) = rows(
        "# T\n\n| id | proof |\n|---|---|\n| A1 | x |\n\ntext\n\n| id | proof |\n| :--- | --- |\n| WCAG 1.1 | y z |\n",
        "proof",
    );
    assert_eq!(found, [row(5, "A1", "x"), row(11, "WCAG 1.1", "y z")]);
    none(problems);
}

#[test]
fn broken_tables_are_reported() {
    let cases = [
        ("| id | prove |\n|---|---|\n| A1 | x |", "line 1: a table must begin"),
        ("| A1 | x |", "line 1: a table must begin"),
        ("| id | proof |\n| A1 | x |", "line 2: a table's head without its rule"),
        ("| id | proof |\n\n| A1 | x |", "line 2: a table's head without its rule"),
        ("| id | proof |\n|---|---|\n| A1 |", "line 3: a row needs two filled cells"),
        ("| id | proof |\n|---|---|\n| A1 |  |", "line 3: a row needs two filled cells"),
        ("| id | proof |\n|---|---|\n|  | x |", "line 3: a row needs two filled cells"),
        ("| id | proof |\n|---|---|\n| A1 | x | y |", "line 3: a row needs two filled cells"),
        ("| id | proof |\n|---|---|\n| A1 | x", "line 3: the row isn't closed"),
    ];
    for (text, wanted) in cases {
        let (_, problems) = rows(text, "proof");
        assert!(problems.iter().any(|problem| problem.starts_with(wanted)), "{text:?} gave {problems:?}");
    }
}

#[test]
fn equal_lists_pass() {
    none(compare(&list(&["A1", "A2", "B1"]), &list(&["A1", "A2", "B1"])));
}

#[test]
fn a_missing_id_is_reported() {
    assert_eq!(compare(&list(&["A1", "A2"]), &list(&["A1"])), ["coverage.md: A2 is missing"]);
    assert_eq!(compare(&list(&["A1"]), &[]), ["coverage.md: A1 is missing"]);
}

#[test]
fn an_unknown_id_is_reported() {
    assert_eq!(compare(&list(&["A1"]), &list(&["A1", "A9"])), ["coverage.md line 2: A9 is no requirement"]);
}

#[test]
fn a_repeated_id_is_reported_in_either_file() {
    assert_eq!(compare(&list(&["A1"]), &list(&["A1", "A1"])), ["coverage.md line 2: A1 stands on line 1 already"]);
    assert_eq!(compare(&list(&["A1", "A1"]), &list(&["A1"])), ["requirements.md line 2: A1 stands on line 1 already"]);
}

#[test]
fn another_order_is_reported() {
    assert_eq!(
        compare(&list(&["A1", "A2", "A3"]), &list(&["A1", "A3", "A2"])),
        ["coverage.md line 2: A3 stands where A2 belongs"]
    );
}

#[test]
fn proofs_are_read() {
    assert_eq!(proofs("not yet"), Ok(vec![]));
    let test = Proof::Test { file: "tests/all/door.rs".to_owned(), name: "it_opens".to_owned() };
    let date = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let review = Proof::Review { date, note: "Ada/wording of the notices".to_owned() };
    assert_eq!(
        proofs("test: tests/all/door.rs::it_opens; review: 2026-11-22 Ada/wording of the notices"),
        Ok(vec![test, review])
    );
}

#[test]
fn unreadable_proofs_are_reported() {
    for text in [
        "Not yet",
        "not yet; test: tests/all/door.rs::it_opens",
        "yes",
        "test: it_opens",
        "test: tests/all/door.rs",
        "test: tests/all/door.rs::",
        "test: tests/all/door.rs::it opens",
        "test: door::it_opens",
        "test:tests/all/door.rs::it_opens",
        "test: tests/all/door.rs::it_opens;",
        "review: 2026-02-30 Ada/pages",
        "review: 2026-13-01 Ada/pages",
        "review: 2026-1-2 Ada/pages",
        "review: 22.11.2026 Ada/pages",
        "review: Ada/pages",
        "review: 2026-11-22",
        "review: 2026-11-22  ",
    ] {
        let problems = unproved(&[row(7, "A1", text)], &some_tests());
        assert_eq!(problems.len(), 1, "{text:?} gave {problems:?}");
        assert!(problems.iter().all(|problem| problem.starts_with("coverage.md line 7, A1: ")), "{problems:?}");
    }
}

#[test]
fn a_test_that_does_not_exist_is_reported() {
    let check = |text| unproved(&[row(7, "A1", text)], &some_tests());
    none(check("test: tests/all/door.rs::it_opens"));
    assert_eq!(
        check("test: tests/all/door.rs::it_shuts"),
        ["coverage.md line 7, A1: tests/all/door.rs has no test function it_shuts"]
    );
    assert_eq!(
        check("test: tests/all/window.rs::it_opens"),
        ["coverage.md line 7, A1: there is no file tests/all/window.rs"]
    );
    assert_eq!(check("test: tests/all/door.rs::it_opens; test: tests/all/door.rs::it_shuts").len(), 1);
}

#[test]
fn only_marked_functions_are_tests() {
    let source = "#[test]\nfn plain() {}\n\nfn helper() {}\n    #[actix_web::test]\n    // why\n    #[ignore = \"slow\"]\n    \
                  async fn inner() {\n    }\n#[tokio::test(flavor = \"multi_thread\")]\nasync fn many() {}\n// #[test]\n\
                  // fn silenced() {}\n#[cfg(test)]\nmod tests {\nfn other() {}\n}\n#[test]\nconst X: u8 = 1;\nfn after() {}\n";
    assert_eq!(test_functions(source).iter().map(String::as_str).collect::<Vec<_>>(), ["inner", "many", "plain"]);
}

#[test]
fn a_source_that_lost_or_gained_ids_is_reported() {
    let families = [("S", 2), ("L", 2), ("ASVS ", 1)];
    none(miscounted(&list(&["S0.1", "S10.2", "L5.1", "LP.1", "ASVS 1.1.1"]), &families));
    assert_eq!(
        miscounted(&list(&["S0.1", "L5.1", "LP.1", "ASVS 1.1.1", "Q1"]), &families),
        ["requirements.md: 1 ids of the form S..., not 2", "requirements.md: ids of the unknown form Q..."]
    );
}
