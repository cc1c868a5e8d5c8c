//! C3: correcting one value: the field, a look at old beside new, the outcome.

use super::own_frame;
use crate::actions::Refused;
use crate::actions::correction::{Corrected, Correction, check};
use crate::domain::deadline;
use crate::domain::form::{Form, Message};
use crate::domain::page::{Choice, Frame, Pair};
use crate::domain::value::ValueKind;
use crate::paths;
use crate::text::{Language, Words};
use crate::web::page::PageFrame;
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/edit.html")]
struct EditPage {
    t: Words,
    frame: Frame,
    form: Form,
    label: String,
    now: String,
    control: String,
    autocomplete: String,
    hint: String,
    options: Vec<Choice>,
    optional: bool,
    reviewed: bool,
    action: String,
    notice_href: String,
    hidden: Vec<Pair>,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "contact/edit_check.html")]
struct CheckPage {
    t: Words,
    frame: Frame,
    label: String,
    old: String,
    new: String,
    reason: String,
    reviewed: bool,
    action: String,
    hidden: Vec<Pair>,
    change_href: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "contact/edit_done.html")]
struct DonePage {
    t: Words,
    frame: Frame,
    label: String,
    new: String,
    reference: String,
    aim: String,
    law: String,
    systems: Vec<String>,
    data_href: String,
    request_href: String,
    restrict_href: String,
}

fn kind_of(key: Option<&str>) -> Result<ValueKind, Problem> {
    key.and_then(ValueKind::from_key).filter(|k| k.is_correctable()).ok_or(Problem::NotFound)
}

async fn held(page: &PageFrame, signed_in: &SignedIn, kind: ValueKind) -> Result<String, Problem> {
    let desk = &page.portal.desk;
    let data = desk.reader().own_data(signed_in.viewer, desk.now()).await?.ok_or(Problem::NotFound)?;
    Ok(data
        .values
        .into_iter()
        .filter(|v| v.kind == kind && v.superseded_at.is_none())
        .map(|v| v.content)
        .next_back()
        .unwrap_or_default())
}

/// `/me/data/edit?kind=`.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let kind = kind_of(page.query("kind").as_deref())?;
    let now = held(&page, &signed_in, kind).await?;
    let form = Form::new().filled("value", page.query("value").unwrap_or_else(|| now.clone()));
    edit_page(&page, &signed_in, StatusCode::OK, kind, form, now)
}

fn edit_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    kind: ValueKind,
    form: Form,
    now: String,
) -> Result<HttpResponse, Problem> {
    let (control, autocomplete) = match kind {
        ValueKind::Phone => ("tel", "work tel"),
        ValueKind::BusinessAddress => ("area", "street-address"),
        ValueKind::PreferredLanguage => ("select", "language"),
        ValueKind::JobTitle => ("text", "organization-title"),
        ValueKind::Organisation => ("text", "organization"),
        ValueKind::Name => ("text", "name"),
        ValueKind::Title => ("text", "honorific-prefix"),
        _ => ("text", "off"),
    };
    let options = if kind == ValueKind::PreferredLanguage { language_choices(&now) } else { Vec::new() };
    page.answer_with(
        status,
        &EditPage {
            t: page.words,
            frame: own_frame(page, signed_in, Some(paths::data())),
            form,
            label: page.words.kind(kind).into_owned(),
            now,
            control: control.into(),
            autocomplete: autocomplete.into(),
            hint: String::new(),
            options,
            optional: kind != ValueKind::Name,
            reviewed: !kind.is_low_risk(),
            action: paths::data_edit().into(),
            notice_href: paths::notice("correction"),
            hidden: vec![Pair { name: "kind".into(), value: kind.key().into() }],
            cancel_href: paths::data().into(),
        },
    )
}

/// Languages that letters can be written in, and the one held if it is another.
fn language_choices(now: &str) -> Vec<Choice> {
    let mut all: Vec<Choice> = Language::ALL
        .iter()
        .map(|l| Choice { value: l.code().into(), label: l.name().into(), hint: String::new() })
        .collect();
    if !now.is_empty() && !all.iter().any(|c| c.value == now) {
        all.push(Choice { value: now.into(), label: now.into(), hint: String::new() });
    }
    all
}

/// `POST /me/data/edit`: first to be checked, then to be saved.
pub async fn send(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let kind = kind_of(Some(posted.value("kind")))?;
    let (typed, reason) = (posted.value("value").to_owned(), posted.value("reason").to_owned());
    let t = page.words;
    let label = t.kind(kind).into_owned();
    let failed = |field: &'static str, message: &'static str, limit: usize| {
        let limit = i64::try_from(limit).unwrap_or(0);
        posted.form().failing(field, Message::new(message).with("what", label.clone()).with("limit", limit))
    };
    let text = match check(kind, &typed) {
        Ok(text) => text,
        Err(Refused::Field { message, .. }) => {
            let now = held(&page, &signed_in, kind).await?;
            return edit_page(
                &page,
                &signed_in,
                StatusCode::UNPROCESSABLE_ENTITY,
                kind,
                failed("value", message, kind.limit()),
                now,
            );
        }
        Err(other) => return Err(other.into()),
    };
    if reason.chars().count() > 1_000 {
        let now = held(&page, &signed_in, kind).await?;
        return edit_page(
            &page,
            &signed_in,
            StatusCode::UNPROCESSABLE_ENTITY,
            kind,
            failed("reason", "error-value-long", 1_000),
            now,
        );
    }
    if posted.value("step") != "save" {
        let now = held(&page, &signed_in, kind).await?;
        if now == text {
            return edit_page(
                &page,
                &signed_in,
                StatusCode::UNPROCESSABLE_ENTITY,
                kind,
                failed("value", "error-value-same", 0),
                now,
            );
        }
        let form = page.once();
        let hidden = [
            ("kind", kind.key()),
            ("value", text.as_str()),
            ("reason", reason.as_str()),
            ("form", form.as_str()),
            ("step", "save"),
        ];
        return page.answer(&CheckPage {
            t,
            frame: own_frame(&page, &signed_in, Some(&paths::data_edit_of(kind))),
            label,
            old: now,
            new: text.clone(),
            reason: reason.clone(),
            reviewed: !kind.is_low_risk(),
            action: paths::data_edit().into(),
            hidden: hidden.map(|(name, value)| Pair { name: name.into(), value: value.into() }).to_vec(),
            change_href: paths::data_edit_of(kind),
            cancel_href: paths::data().into(),
        });
    }
    let correction = Correction {
        kind,
        typed,
        reason,
        form: posted.value("form").to_owned(),
        language: page.reader.lang().to_owned(),
    };
    let (reference, received_on) = match page.portal.desk.correct(signed_in.viewer, correction).await? {
        Corrected::Filed(reference) => (Some(reference), page.portal.desk.now().london_date()),
        Corrected::Now | Corrected::Unchanged => (None, page.portal.desk.now().london_date()),
    };
    let date = |due: chrono::NaiveDate| if reference.is_some() { t.date(due) } else { String::new() };
    let calendar = page.portal.desk.registers().calendar();
    page.answer(&DonePage {
        t,
        frame: own_frame(&page, &signed_in, None),
        label,
        new: text,
        aim: date(deadline::aim_due(received_on, &calendar)),
        law: date(deadline::legal_due(received_on, &calendar)),
        systems: Vec::new(),
        data_href: paths::data().into(),
        request_href: reference.as_ref().map(paths::request).unwrap_or_default(),
        restrict_href: paths::restrict_while_checked(kind),
        reference: reference.map(|r| r.grouped()).unwrap_or_default(),
    })
}
