//! S3.3: the organisations that somebody is linked with, in every language, and saying that one is over: a look at what
//! follows, then the act.

use super::own_frame;
use crate::actions::Refused;
use crate::actions::access::ExplainedRelation;
use crate::actions::relation::{Leaving, Left, kind_words};
use crate::domain::deadline;
use crate::domain::email_address::EmailAddress;
use crate::domain::page::{Frame, Link, Pair, Row};
use crate::domain::relation::{EndedBy, is_same};
use crate::paths;
use crate::text::Words;
use crate::web::page::PageFrame;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::{HttpResponse, web};
use askama::Template;

/// An organisation in the list.
struct Linked {
    name: String,
    kinds: Vec<String>,
    facts: Vec<String>,
    note: String,
    leave_href: Option<String>,
}

#[derive(Template)]
#[template(path = "contact/organisations.html")]
struct OrganisationsPage {
    t: Words,
    frame: Frame,
    organisations: Vec<Linked>,
    data_href: String,
}

#[derive(Template)]
#[template(path = "contact/check.html")]
struct CheckPage {
    t: Words,
    frame: Frame,
    title: String,
    rows: Vec<Row>,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Link,
}

#[derive(Template)]
#[template(path = "public/done.html")]
struct DonePage {
    t: Words,
    frame: Frame,
    title: String,
    reference: String,
    lines: Vec<String>,
    steps: Vec<String>,
    links: Vec<Link>,
}

/// That a relation ended, when, and by whose word.
pub(super) fn ended_words(t: Words, it: &ExplainedRelation) -> Option<String> {
    let date = t.date(it.relation.ended_at?.london_date());
    Some(match it.ended_by? {
        EndedBy::Person => t.with("organisations-ended-you", &[("date", &date)]),
        EndedBy::Officer => t.with("organisations-ended-us", &[("date", &date)]),
        EndedBy::System => t.with("organisations-ended-system", &[("date", &date)]),
    })
}

/// Since when it is known.
pub(super) fn since_words(t: Words, it: &ExplainedRelation) -> Option<String> {
    it.relation.source.date.map(|day| t.with("organisations-since", &[("date", &t.date(day))]))
}

fn linked(t: Words, all: &[ExplainedRelation], may_leave: bool) -> Vec<Linked> {
    let mut lines: Vec<(bool, Linked)> = Vec::new();
    for it in all {
        let (relation, is_live) = (&it.relation, it.ended_by.is_none());
        let same = |(live, line): &(bool, Linked)| *live && is_live && is_same(&line.name, &relation.organisation);
        let place = lines.iter().position(same).unwrap_or_else(|| {
            let line = Linked {
                name: relation.organisation.clone(),
                kinds: Vec::new(),
                facts: Vec::new(),
                note: ended_words(t, it).unwrap_or_default(),
                leave_href: (is_live && may_leave).then(|| paths::organisation(it.number)),
            };
            lines.push((is_live, line));
            lines.len() - 1
        });
        let line = &mut lines[place].1;
        if !line.kinds.contains(&relation.kind_label) {
            line.kinds.push(relation.kind_label.clone());
        }
        let from = relation.source.system.clone().unwrap_or_else(|| relation.source.words.clone());
        for fact in since_words(t, it).into_iter().chain([from]) {
            if !line.facts.contains(&fact) {
                line.facts.push(fact);
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

/// `/me/organisations`.
pub async fn list(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let account = page.portal.desk.own_account(signed_in.viewer, t).await?;
    page.answer(&OrganisationsPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::me())),
        organisations: linked(t, &account.relations, !account.data.is_shared),
        data_href: paths::data().into(),
    })
}

/// S8.38: what is said about marketing before the button, and kept with the choice.
fn stop_words(t: Words, left: &Leaving) -> String {
    let mailboxes: Vec<&str> = left.mailboxes.iter().map(EmailAddress::as_str).collect();
    t.with("leave-stop", &[("emails", &mailboxes.join(", "))])
}

fn number_of(path: &str) -> Result<i64, Problem> {
    path.parse().map_err(|_| Problem::NotFound)
}

/// `/me/organisations/{number}`: what follows from leaving. Changes nothing.
pub async fn show(page: PageFrame, signed_in: SignedIn, number: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (t, number) = (page.words, number_of(&number)?);
    let left = page.portal.desk.look_at_leaving(signed_in.viewer, number).await?;
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let kinds = kind_words(&page.portal.desk.registers(), &left.kinds, t);
    let mut rows = vec![row("kind-organisation", left.organisation.clone()), row("organisations-as", kinds)];
    let mut lines = vec![t.say("leave-ends").into_owned()];
    if !left.addresses.is_empty() {
        let mut texts: Vec<&str> = left.addresses.iter().map(|(_, text)| text.as_str()).collect();
        texts.dedup();
        rows.push(row("kind-business_address", texts.join("\n\n")));
        lines.push(t.say("leave-doubt").into_owned());
    }
    lines.push(stop_words(t, &left));
    lines.extend(["leave-case", "leave-again"].map(|key| t.say(key).into_owned()));
    page.answer(&CheckPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::organisations())),
        title: t.say("leave-title").into_owned(),
        rows,
        lines,
        action: paths::organisation(number),
        hidden: vec![Pair { name: "form".into(), value: page.once() }],
        button: t.say("leave-button").into_owned(),
        look: String::new(),
        cancel: Link::new(t.say("cancel-link"), paths::organisations()),
    })
}

/// `POST /me/organisations/{number}`: they no longer work there.
pub async fn leave(
    page: PageFrame,
    signed_in: SignedIn,
    number: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let (t, number, desk) = (page.words, number_of(&number)?, &page.portal.desk);
    let (today, registers) = (desk.now().london_date(), desk.registers());
    let (wording, reason) = match desk.look_at_leaving(signed_in.viewer, number).await {
        Ok(left) => {
            let kinds = kind_words(&registers, &left.kinds, t);
            let gaps: [(&str, &dyn crate::text::Arg); 3] =
                [("organisation", &left.organisation), ("kinds", &kinds), ("date", &t.date(today))];
            (stop_words(t, &left), t.with("leave-reason", &gaps))
        }
        // sent twice: the act finds what it did
        Err(Refused::NotFound) => (String::new(), String::new()),
        Err(other) => return Err(other.into()),
    };
    let language = t.language().code().to_owned();
    let it = Left { number, wording, reason, language, form: posted.value("form").to_owned() };
    let reference = desk.leave_organisation(signed_in.viewer, it).await?;
    let calendar = registers.calendar();
    let (aim, law) = (t.date(deadline::aim_due(today, &calendar)), t.date(deadline::legal_due(today, &calendar)));
    page.answer(&DonePage {
        t,
        frame: own_frame(&page, &signed_in, None),
        title: t.say("leave-done-title").into_owned(),
        reference: reference.grouped(),
        lines: vec![t.say("leave-done-text").into_owned()],
        steps: vec![
            t.say("leave-done-step-1").into_owned(),
            t.with("request-promise", &[("aim", &aim), ("law", &law)]),
            t.say("leave-again").into_owned(),
        ],
        links: vec![
            Link::new(t.say("request-follow-link"), paths::request(&reference)),
            Link::new(t.say("leave-address-link"), paths::email()),
            Link::new(t.say("leave-choices-link"), paths::my_preferences()),
            Link::new(t.say("organisations-link"), paths::organisations()),
        ],
    })
}
