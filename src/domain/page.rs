//! What stands around every page and letter: plain data that the rooms `web` and `mail` fill and templates read.
//! Everything in here that people read is already in their language; every address comes from the room `paths`.

use crate::domain::brand::Accent;

/// S1.1, S1.5: who answers for the data, as company law wants it on pages, letters and exports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Company {
    /// The full registered name.
    pub name: String,
    /// The company number.
    pub number: String,
    /// Where it is registered, such as "England and Wales".
    pub registered_in: String,
    /// The registered office on one line.
    pub office: String,
}

/// An address with the words that lead there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Link {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

impl Link {
    /// A link from anything that makes text.
    pub fn new(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

/// One entry of the navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavItem {
    /// What it is called.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether this is where the reader is.
    pub current: bool,
}

/// A titled part of the console's navigation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NavSection {
    /// What its pages have in common.
    pub title: String,
    /// Its pages.
    pub items: Vec<NavItem>,
}

/// F1: one language the same page can be read in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LanguageLink {
    /// The language tag, such as `de`.
    pub code: String,
    /// Its own name for itself.
    pub name: String,
    /// The same page in it.
    pub href: String,
    /// Whether the page is in it already.
    pub current: bool,
}

/// What kind of thing a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something to know.
    Important,
}

/// A message above the heading of the page, shown once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Done or worth knowing.
    pub kind: NoticeKind,
    /// What it says, as plain text.
    pub text: String,
    /// A way onward.
    pub link: Option<Link>,
}

/// D.1: everything around a page's own matter. Every page holds one as `frame`, beside its words as `t`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frame {
    /// The language of the page, for `lang`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// The name in the header.
    pub brand: String,
    /// Where the name in the header leads.
    pub home_href: String,
    /// The company's facts for the footer.
    pub company: Company,
    /// The navigation; may be empty.
    pub nav: Vec<NavItem>,
    /// The console's navigation, beside the page instead of above it; empty everywhere else.
    pub sections: Vec<NavSection>,
    /// Who is signed in at the console, by role.
    pub signed_in_as: Option<Link>,
    /// The footer's links: policy, cookies, accessibility, contact.
    pub footer: Vec<Link>,
    /// The languages the page can be read in; fewer than two show no list.
    pub languages: Vec<LanguageLink>,
    /// Where signing out is posted to, if someone is signed in.
    pub sign_out_href: Option<String>,
    /// Until when somebody is signed in, if anybody is.
    pub stay: Option<Stay>,
    /// The token that every form on the page carries.
    pub csrf: Option<String>,
    /// Where the page before it is.
    pub back: Option<String>,
    /// A message shown once above the heading.
    pub notice: Option<Notice>,
    /// L34.1: what everybody is told at present.
    pub announcements: Vec<Link>,
    /// The style sheet.
    pub css_href: String,
    /// The icon.
    pub icon_href: String,
    /// The company's logo; without one the portal's own mark is shown.
    pub logo_href: Option<String>,
}

/// H8, WCAG 2.2.1: until when somebody is signed in if they do nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stay {
    /// The time of day, in words.
    pub until: String,
    /// A page that moves it on, opened beside this one so that nothing typed here is lost.
    pub href: String,
    /// Whether it is the console, whose time is another.
    pub at_desk: bool,
}

/// G: everything around a letter's own matter. Every letter holds one as `frame`, beside its words as `t`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LetterFrame {
    /// The language of the letter.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Who sends it, in a word.
    pub brand: String,
    /// The company's colour: no pictures stand in letters (G3).
    pub accent: Accent,
    /// The portal's own address in full.
    pub home_href: String,
    /// Where a person can be reached, as an address in full.
    pub contact_href: String,
    /// G7: the officer's postal address, line by line.
    pub post: Vec<String>,
    /// The company's facts for the footer.
    pub company: Company,
    /// O14: a paragraph of the company's own, and its language.
    pub own: Option<(String, String)>,
}

/// A journey offered as a card: what it is called, one line about it, where it begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// A verb and its object.
    pub title: String,
    /// One or two sentences.
    pub text: String,
    /// Where it begins.
    pub href: String,
}

/// One choice in a field of several.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line under it; may be empty.
    pub hint: String,
}

/// A row of a summary list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub key: String,
    /// What it says.
    pub value: String,
    /// Where it can be changed.
    pub change_href: Option<String>,
}

/// A hidden field of a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pair {
    /// The field's name.
    pub name: String,
    /// What it carries.
    pub value: String,
}
