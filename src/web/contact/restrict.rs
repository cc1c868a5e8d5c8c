//! C6: having data stored only: what, on which ground, a look at it, the outcome; and what is in force.

use super::own_frame;
use crate::actions::restriction::{Restrict, check};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Choice, Frame, Link, Notice, NoticeKind, Pair, Row};
use crate::domain::request::LONGEST_MESSAGE;
use crate::domain::restriction::{Ground, Scope};
use crate::domain::value::ValueKind;
use crate::paths;
use crate::store::viewer::OwnData;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use std::collections::BTreeSet;

struct Standing {
    what: String,
    why: String,
    since: String,
    ends: String,
    id: i64,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "contact/restrict.html")]
struct RestrictPage {
    t: Words,
    frame: Frame,
    form: Form,
    now: Vec<Standing>,
    kinds: Vec<Choice>,
    purposes: Vec<Choice>,
    grounds: Vec<Choice>,
    action: String,
    end_action: String,
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

/// What a scope covers, in words.
pub fn scope_words(page: &PageFrame, scope: &Scope) -> String {
    let t = page.words;
    match scope {
        Scope::All => t.say("restrict-all").into_owned(),
        Scope::Kind(kind) => t.kind(*kind).into_owned(),
        Scope::Purpose(key) => page
            .portal
            .desk
            .registers()
            .purpose(key)
            .map_or_else(|| key.clone(), |row| row.sentence.in_language(t.language().code()).to_owned()),
    }
}

/// Why data is only stored, in words.
pub fn ground_words(t: Words, ground: Ground) -> String {
    t.say(match ground {
        Ground::Accuracy => "restrict-ground-accuracy",
        Ground::Unlawful => "restrict-ground-unlawful",
        Ground::Claims => "restrict-ground-claims",
        Ground::Objection => "restrict-ground-objection",
    })
    .into_owned()
}

fn ground_hint(t: Words, ground: Ground) -> String {
    t.say(match ground {
        Ground::Accuracy => "restrict-ground-accuracy-hint",
        Ground::Unlawful => "restrict-ground-unlawful-hint",
        Ground::Claims | Ground::Objection => "restrict-ground-claims-hint",
    })
    .into_owned()
}

async fn own(page: &PageFrame, signed_in: &SignedIn) -> Result<OwnData, Problem> {
    let desk = &page.portal.desk;
    desk.reader().own_data(signed_in.viewer, desk.now()).await?.ok_or(Problem::NotFound)
}

async fn form_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let data = own(page, signed_in).await?;
    let mut kinds: BTreeSet<ValueKind> =
        data.values.iter().filter(|v| v.superseded_at.is_none()).map(|v| v.kind).collect();
    kinds.insert(ValueKind::Email);
    let choice = |value: String, label: String, hint: String| Choice { value, label, hint };
    let all = choice("all".into(), t.say("restrict-all").into_owned(), t.say("restrict-all-hint").into_owned());
    let kinds = ValueKind::ALL
        .iter()
        .filter(|k| kinds.contains(k))
        .map(|k| choice(k.key().into(), t.kind(*k).into_owned(), String::new()));
    let held: BTreeSet<&String> =
        data.provenances.values().flat_map(|(p, _)| p.purposes.iter().map(|(row, _)| row)).collect();
    let over = |row: &str| data.purposes.iter().any(|s| s.purpose == row && s.state != "live");
    let registers = page.portal.desk.registers();
    let purposes = registers
        .purposes()
        .iter()
        .filter(|p| held.contains(&p.key) && !over(&p.key))
        .map(|p| choice(p.key.clone(), p.sentence.in_language(t.language().code()).to_owned(), String::new()));
    let now = data.restrictions.iter().map(|r| Standing {
        what: scope_words(page, &r.scope),
        why: ground_words(t, r.ground),
        since: t.with("restrict-since", &[("date", &t.date(r.since.london_date()))]),
        ends: r.lifts_at.map(|at| t.with("restrict-ends", &[("date", &t.date(at.london_date()))])).unwrap_or_default(),
        id: r.id,
        may_end: r.ground != Ground::Objection,
    });
    let mut frame = own_frame(page, signed_in, Some(paths::me()));
    if page.query("done").as_deref() == Some("ended") {
        frame.notice =
            Some(Notice { kind: NoticeKind::Done, text: t.say("restrict-notice-ended").into_owned(), link: None });
    }
    page.answer_with(
        status,
        &RestrictPage {
            t,
            frame,
            form,
            now: now.collect(),
            kinds: std::iter::once(all).chain(kinds).collect(),
            purposes: purposes.collect(),
            grounds: Ground::ALL
                .iter()
                .filter(|g| **g != Ground::Objection)
                .map(|g| choice(g.key().into(), ground_words(t, *g), ground_hint(t, *g)))
                .collect(),
            action: paths::restrict().into(),
            end_action: paths::restrict_end().into(),
        },
    )
}

/// `/me/restrict`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let mut form = Form::new();
    if let Some(kind) = page.query("kind").as_deref().and_then(ValueKind::from_key) {
        form = form.filled("scope", kind.key());
    }
    // L16.2: whoever comes from a correction that is looked at has said why already
    if let Some(ground) = page.query("ground").as_deref().and_then(Ground::from_key) {
        form = form.filled("ground", ground.key());
    }
    form_page(&page, &signed_in, StatusCode::OK, form).await
}

/// `POST /me/restrict`: first to be checked, then to be done.
pub async fn send(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let t = page.words;
    let typed = posted.form();
    let mut scopes = Vec::new();
    for scope in typed.values("scope") {
        let of = if scope == "all" { Scope::of("all", "") } else { Scope::of("kind", scope) };
        scopes.push(of.ok_or(Problem::Bad)?);
    }
    let registers = page.portal.desk.registers();
    for purpose in typed.values("purpose") {
        registers.purpose(purpose).ok_or(Problem::Bad)?;
        scopes.push(Scope::Purpose(purpose.clone()));
    }
    let it = Restrict {
        scopes,
        ground: Ground::from_key(posted.value("ground")),
        reason: posted.value("reason").to_owned(),
        form: posted.value("form").to_owned(),
        language: t.language().code().to_owned(),
    };
    let wrong = check(&it);
    if !wrong.is_empty() {
        let mut form = typed;
        let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
        for (field, message) in wrong {
            form.fail(field, Message::new(message).with("limit", limit));
        }
        return form_page(&page, &signed_in, StatusCode::UNPROCESSABLE_ENTITY, form).await;
    }
    let what: Vec<String> = it.scopes.iter().map(|s| scope_words(&page, s)).collect();
    if posted.value("step") != "send" {
        let row = |key: &str, value: String| Row {
            key: t.say(key).into_owned(),
            value,
            change_href: Some(paths::restrict().into()),
        };
        let mut rows = vec![row("restrict-scope", what.join("\n"))];
        rows.extend(it.ground.map(|g| row("restrict-ground", ground_words(t, g))));
        if !it.reason.trim().is_empty() {
            rows.push(row("restrict-reason", it.reason.clone()));
        }
        let mut hidden: Vec<Pair> = ["scope", "purpose"]
            .iter()
            .flat_map(|name| typed.values(name).iter().map(|v| Pair { name: (*name).into(), value: v.clone() }))
            .collect();
        for (name, value) in [("ground", posted.value("ground")), ("reason", posted.value("reason")), ("step", "send")]
        {
            hidden.push(Pair { name: name.into(), value: value.into() });
        }
        hidden.push(Pair { name: "form".into(), value: page.once() });
        return page.answer(&CheckPage {
            t,
            frame: own_frame(&page, &signed_in, Some(paths::restrict())),
            title: t.say("restrict-check-title").into_owned(),
            rows,
            lines: vec![t.say("restrict-check-now").into_owned(), t.say("restrict-check-end").into_owned()],
            action: paths::restrict().into(),
            hidden,
            button: t.say("restrict-button").into_owned(),
            look: String::new(),
            cancel: Link::new(t.say("cancel-link"), paths::me()),
        });
    }
    let reference = page.portal.desk.restrict(signed_in.viewer, it).await?;
    page.answer(&DonePage {
        t,
        frame: own_frame(&page, &signed_in, None),
        title: t.say("restrict-done-title").into_owned(),
        reference: reference.grouped(),
        lines: what,
        steps: vec![
            t.say("restrict-done-step-1").into_owned(),
            t.say("restrict-done-step-2").into_owned(),
            t.say("restrict-done-step-3").into_owned(),
        ],
        links: vec![
            Link::new(t.say("request-follow-link"), paths::request(&reference)),
            Link::new(t.say("data-link"), paths::data()),
        ],
    })
}

/// `POST /me/restrict/end`.
pub async fn end(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let id = posted.value("id").parse().map_err(|_| Problem::NotFound)?;
    let language = page.words.language().code().to_owned();
    page.portal.desk.end_restriction(signed_in.viewer, id, language).await?;
    Ok(see_other(format!("{}?done=ended", paths::restrict())))
}
