//! S8.35: the outcome of a case: filled in, looked at as it is sent, sent.

use super::case::{CaseForm, reference_of};
use super::decision::result_words;
use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::access::matter_words;
use crate::actions::case::words_of;
use crate::actions::step_letter::{StepLetter, step_letter};
use crate::domain::form::{Form, Message};
use crate::domain::letter::LetterKind;
use crate::domain::outcome::Outcome;
use crate::domain::page::{Choice, Frame, Pair, Row};
use crate::domain::request::LONGEST_MESSAGE;
use crate::domain::right::Decision;
use crate::paths;
use crate::store::OfficerCase;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

const TYPED: [&str; 4] = ["done", "not_done", "held", "told"];

#[derive(Template)]
#[template(path = "officer/outcome.html")]
struct OutcomePage {
    t: Words,
    frame: Frame,
    form: Form,
    reference: String,
    what: String,
    results: Vec<Choice>,
    notes: Vec<String>,
    fixed: Vec<Row>,
    action: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "officer/outcome_check.html")]
struct OutcomeCheckPage {
    t: Words,
    frame: Frame,
    reference: String,
    result: String,
    parts: Vec<Row>,
    letter: StepLetter,
    action: String,
    hidden: Vec<Pair>,
    back: Vec<Pair>,
    is_paper: bool,
}

pub(super) fn outcome_rows(t: Words, parts: &Outcome) -> Vec<Row> {
    parts
        .parts()
        .into_iter()
        .map(|(key, text)| Row {
            key: t.say(&format!("outcome-part-{key}")).into_owned(),
            value: text.to_owned(),
            change_href: None,
        })
        .collect()
}

async fn outcome_form(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    found: &OfficerCase,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let request = &found.case.request;
    let side = page.portal.desk.desk_side(at_desk.viewer, request.reference.clone()).await?;
    let draft = page.portal.desk.draft_outcome(found, &side, &[]);
    let (_, untold) = page.portal.desk.told_of(found).await?;
    let mut notes = Vec::new();
    if !untold.is_empty() {
        let names: Vec<&str> = untold.iter().map(|s| s.label.in_language(t.language().code())).collect();
        notes.push(t.with("console-outcome-untold", &[("systems", &names.join(", "))]));
    }
    if !found.has_mailbox && side.post.is_none() {
        notes.push(t.say("console-outcome-nowhere").into_owned());
    }
    let fixed = outcome_rows(t, &draft).into_iter().skip(TYPED.len()).collect();
    let results = if found.case.items.is_empty() {
        Decision::ALL
            .iter()
            .map(|d| Choice {
                value: d.key().into(),
                label: t.say(&format!("console-result-{}", d.key())).into_owned(),
                hint: String::new(),
            })
            .collect()
    } else {
        Vec::new()
    };
    page.answer_with(
        status,
        &OutcomePage {
            t,
            frame: desk_frame(page, at_desk, Some(&paths::admin_request(&request.reference))),
            form,
            reference: request.reference.grouped(),
            what: matter_words(t, request.matter, found.case.items.first().map(|(i, ..)| i.right.as_str())),
            results,
            notes,
            fixed,
            action: paths::admin_outcome(&request.reference),
            cancel_href: paths::admin_request(&request.reference),
        },
    )
}

/// `/admin/requests/{reference}/outcome`.
pub async fn show_outcome(
    page: PageFrame,
    at_desk: AtDesk,
    reference: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let desk = &page.portal.desk;
    let found = desk.look_at_case(at_desk.viewer, reference_of(&reference)?).await?;
    if !found.case.request.state.is_open() {
        return Err(Problem::NotFound);
    }
    let mut form = Form::new();
    let side = desk.desk_side(at_desk.viewer, found.case.request.reference.clone()).await?;
    let (told, _) = desk.told_of(&found).await?;
    for (key, text) in desk.draft_outcome(&found, &side, &told).parts().into_iter().take(TYPED.len()) {
        form = form.filled(key, text);
    }
    outcome_form(&page, &at_desk, StatusCode::OK, &found, form).await
}

/// `POST /admin/requests/{reference}/outcome`: first to be looked at as the person will read it, then to be sent.
pub async fn outcome(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let it = Outcome {
        done: posted.value("done").to_owned(),
        not_done: posted.value("not_done").to_owned(),
        held: posted.value("held").to_owned(),
        told: posted.value("told").to_owned(),
        ..Outcome::default()
    };
    let result = Decision::from_key(posted.value("result"));
    if posted.value("act") == "edit" {
        let found = desk.look_at_case(at_desk.viewer, reference).await?;
        return outcome_form(&page, &at_desk, StatusCode::OK, &found, posted.form()).await;
    }
    if posted.value("act") == "send" {
        let once = posted.value("form").to_owned();
        return match desk.send_outcome(at_desk.viewer, reference.clone(), it, result, once).await {
            Ok(()) => {
                let waits = desk.desk_side(at_desk.viewer, reference.clone()).await?.waits_outcome;
                let done = if waits { "outcome_unposted" } else { "outcome" };
                Ok(see_other(format!("{}?done={done}", paths::admin_request(&reference))))
            }
            Err(Refused::Field { field, message }) => {
                let found = desk.look_at_case(at_desk.viewer, reference).await?;
                let form = posted.form().failing(field, Message::new(message));
                outcome_form(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, &found, form).await
            }
            Err(other) => Err(other.into()),
        };
    }
    let found = desk.look_at_case(at_desk.viewer, reference.clone()).await?;
    let side = desk.desk_side(at_desk.viewer, reference.clone()).await?;
    let (whole, result) = match desk.check_outcome((&found, &side), it, result) {
        Ok(good) => good,
        Err(wrong) => {
            let mut form = posted.form();
            let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
            let systems: Vec<String> =
                desk.not_searched(&found).iter().map(|s| s.label.in_language(t.language().code()).to_owned()).collect();
            for (field, message) in wrong {
                form.fail(field, Message::new(message).with("limit", limit).with("systems", systems.join(", ")));
            }
            return outcome_form(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, &found, form).await;
        }
    };
    let request = &found.case.request;
    let is_paper = side.post.is_some();
    let theirs = words_of(&request.language);
    let letter =
        step_letter(desk, theirs, LetterKind::Outcome, Some(request), &found.case.events, &serde_json::Value::Null)
            .ok_or(Problem::Fault)?;
    let mut hidden: Vec<Pair> =
        TYPED.iter().map(|name| Pair { name: (*name).into(), value: posted.value(name).into() }).collect();
    let once = page.once();
    let back = hidden.iter().map(|pair| Pair { name: pair.name.clone(), value: pair.value.clone() }).chain([
        Pair { name: "result".into(), value: posted.value("result").to_owned() },
        Pair { name: "act".into(), value: "edit".into() },
    ]);
    let back: Vec<Pair> = back.collect();
    for (name, value) in [("result", result.key()), ("act", "send"), ("form", once.as_str())] {
        hidden.push(Pair { name: name.into(), value: value.into() });
    }
    page.answer(&OutcomeCheckPage {
        t,
        frame: desk_frame(&page, &at_desk, Some(&paths::admin_outcome(&request.reference))),
        reference: request.reference.grouped(),
        result: result_words(t, result),
        parts: outcome_rows(theirs, &whole),
        letter,
        action: paths::admin_outcome(&request.reference),
        hidden,
        back,
        is_paper,
    })
}
