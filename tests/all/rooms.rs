//! The rooms of `src/` and the one-way doors between them, read from the sources themselves: every path that begins
//! with `crate::`, in grouped and nested `use` as well as in expressions.

use std::collections::BTreeSet;
use std::path::Path;
use syn::visit::Visit;

const DOORS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("settings", &["domain"]),
    ("paths", &["domain"]),
    ("vault", &["domain"]),
    ("text", &["domain"]),
    ("failpoint", &[]),
    ("store", &["domain", "vault", "failpoint"]),
    ("mail", &["domain", "paths", "text"]),
    ("actions", &["domain", "settings", "paths", "vault", "text", "store", "mail", "failpoint"]),
    ("workers", &["domain", "settings", "paths", "vault", "text", "store", "mail", "actions", "failpoint"]),
    // of mail only the demonstration's mailbox, of the store only what its own test below allows
    ("web", &["domain", "settings", "paths", "text", "actions", "store", "mail"]),
    ("telemetry", &[]),
    (
        "cli",
        &[
            "domain",
            "settings",
            "paths",
            "vault",
            "text",
            "store",
            "mail",
            "actions",
            "workers",
            "web",
            "telemetry",
            "failpoint",
        ],
    ),
];

/// Every `crate::…` path in a source, as its segments.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Paths {
    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |ident: &syn::Ident| before.iter().cloned().chain([ident.to_string()]).collect::<Vec<_>>();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Group(group) => group.items.iter().for_each(|t| self.tree(before, t)),
            syn::UseTree::Name(name) => self.0.push(with(&name.ident)),
            syn::UseTree::Rename(name) => self.0.push(with(&name.ident)),
            syn::UseTree::Glob(_) => self.0.push(before.to_vec()),
        }
    }
}
impl<'a> Visit<'a> for Paths {
    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.tree(&[], &item.tree);
    }
    fn visit_path(&mut self, path: &'a syn::Path) {
        self.0.push(path.segments.iter().map(|s| s.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
    fn visit_item_mod(&mut self, item: &'a syn::ItemMod) {
        // tests inside a room may reach further
        let is_test = item.attrs.iter().any(|a| a.path().is_ident("cfg"));
        if !is_test {
            syn::visit::visit_item_mod(self, item);
        }
    }
}

fn paths_of(source: &str) -> Vec<Vec<String>> {
    let mut paths = Paths::default();
    paths.visit_file(&syn::parse_file(source).unwrap());
    paths.0
}

fn wrong_doors(room: &str, source: &str) -> Vec<String> {
    let Some((_, doors)) = DOORS.iter().find(|(r, _)| *r == room) else {
        return vec![format!("{room} is not a listed room")];
    };
    let mut wrong = BTreeSet::new();
    for path in paths_of(source) {
        let [first, to, ..] = path.as_slice() else { continue };
        if first == "crate" && DOORS.iter().any(|(r, _)| r == to) && to != room && !doors.contains(&to.as_str()) {
            wrong.insert(format!("{room} must not know {}", path.join("::")));
        }
        if first == "diesel" && room != "store" || first == "actix_web" && !["web", "cli"].contains(&room) {
            wrong.insert(format!("{room} must not know {first}"));
        }
        // a page reads through the reader and writes nothing but traces
        let is_write = ["Store", "Write", "Read", "Lane"].contains(&path.last().map_or("", String::as_str));
        if room == "web"
            && first == "crate"
            && to == "store"
            && (path.len() == 2 || is_write)
            && !["Reader", "Traces", "ContactViewer", "StoreError"].contains(&path.last().map_or("", String::as_str))
        {
            wrong.insert(format!("web must not know {}", path.join("::")));
        }
    }
    wrong.into_iter().collect()
}

fn sources(dir: &Path, see: &mut dyn FnMut(&Path, &str)) {
    for entry in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, see);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            see(&entry, &std::fs::read_to_string(&entry).unwrap());
        }
    }
}

#[test]
fn every_door_is_one_way() {
    let src = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut wrong = Vec::new();
    sources(src, &mut |file, text| {
        let inside = file.strip_prefix(src).unwrap();
        let room = inside.components().next().unwrap().as_os_str().to_string_lossy().replace(".rs", "");
        let is_test = inside.to_string_lossy().contains("test")
            || inside.ends_with("text/samples.rs")
            || inside.ends_with("text/keys.rs");
        if !["lib", "main"].contains(&room.as_str()) && !is_test {
            wrong.extend(wrong_doors(&room, text).into_iter().map(|w| format!("{}: {w}", inside.display())));
        }
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_check_sees_what_it_should() {
    assert_eq!(wrong_doors("domain", "use crate::store::Store;").len(), 1);
    assert_eq!(wrong_doors("domain", "use crate::{vault::{Keyring, SealKey}, paths};").len(), 3);
    assert_eq!(wrong_doors("text", "fn f() { crate::store::contacts::count(); }").len(), 1);
    assert_eq!(wrong_doors("web", "use crate::store::{Reader, Lane};").len(), 1);
    assert_eq!(wrong_doors("web", "use diesel::prelude::*;").len(), 1);
    assert_eq!(wrong_doors("attic", ""), ["attic is not a listed room"]);
    assert!(wrong_doors("store", "use crate::vault::Keyring; use diesel::prelude::*;").is_empty());
}
