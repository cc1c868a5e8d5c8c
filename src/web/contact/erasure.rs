//! C5: erasing everything: what goes and what stays, a last look, then where it stands.

use super::own_frame;
use crate::actions::Refused;
use crate::actions::access::{complaint_lines, kept_line, kept_lines, system_lines, system_name};
use crate::actions::erasure::{ErasureView, PROOF_ERASE, PROOF_ERASE_NOW, Preview};
use crate::domain::deadline;
use crate::domain::erasure::{Stage, hours_left};
use crate::domain::page::{Frame, Link, Pair, Row};
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::session::SignedIn;
use actix_web::HttpResponse;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/erase.html")]
struct ErasePage {
    t: Words,
    frame: Frame,
    goes: Vec<String>,
    cases: String,
    stays: Vec<String>,
    systems: Vec<String>,
    backups: String,
    instead: Vec<Link>,
    action: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "contact/erase_check.html")]
struct CheckPage {
    t: Words,
    frame: Frame,
    rows: Vec<Row>,
    once: String,
    action: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "contact/erasure.html")]
struct ErasurePage {
    t: Words,
    frame: Frame,
    reference: String,
    state: String,
    look: String,
    lead: String,
    rows: Vec<Row>,
    stays: Vec<String>,
    is_told: bool,
    systems: Vec<String>,
    backups: String,
    complaints: Vec<String>,
    cancel_action: String,
    now_href: String,
    keep_link: bool,
}

#[derive(Template)]
#[template(path = "public/one_button.html")]
struct NowPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Option<Link>,
}

fn row(t: Words, key: &str, value: String) -> Row {
    Row { key: t.say(key).into_owned(), value, change_href: None }
}

/// Where the forms of the page of an erasure lead.
pub struct Doors {
    /// Takes it back.
    pub cancel: String,
    /// Asks for it at once; empty where nobody is signed in.
    pub now: String,
    /// Whether the page is behind a letter's link.
    pub by_link: bool,
}

/// Where an erasure stands: the words of its stage.
pub fn stage_words(t: Words, it: &ErasureView) -> (String, &'static str) {
    let until = t.moment(it.erasure.due_at);
    let said = |key: &str| t.say(key).into_owned();
    match it.erasure.stage {
        Stage::Held => (said("erasure-state-held"), "wait"),
        Stage::Cooling => (t.with("erasure-state-cooling", &[("until", &until)]), "wait"),
        Stage::Carrying => (said("erasure-state-carrying"), "wait"),
        Stage::Telling => (said("erasure-state-telling"), "wait"),
        Stage::Done if it.erasure.kept > 0 => (said("erasure-state-part"), "good"),
        Stage::Done => (said("erasure-state-done"), "good"),
        Stage::Cancelled => (said("erasure-state-cancelled"), "good"),
    }
}

/// The page of an erasure. Nothing on it names or quotes anybody.
pub fn state_page(page: &PageFrame, frame: Frame, it: &ErasureView, doors: Doors) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let (erasure, registers) = (&it.erasure, desk.registers());
    let (state, look) = stage_words(t, it);
    let hours = hours_left(desk.now(), erasure.due_at);
    let lead = match erasure.stage {
        Stage::Cooling => t.with("erasure-lead-cooling", &[("hours", &hours)]),
        Stage::Held => t.say("erasure-lead-held").into_owned(),
        Stage::Carrying => t.say("erasure-lead-carrying").into_owned(),
        Stage::Telling => t.say("erasure-lead-telling").into_owned(),
        Stage::Done if erasure.kept > 0 => t.say("erasure-lead-part").into_owned(),
        Stage::Done => t.say("erasure-lead-done").into_owned(),
        Stage::Cancelled => t.say("erasure-lead-cancelled").into_owned(),
    };
    let mut rows = vec![row(t, "erasure-asked", t.moment(erasure.asked_at))];
    rows.extend(erasure.carried_at.map(|at| row(t, "erasure-carried", t.date(at.london_date()))));
    rows.extend(erasure.told_at.map(|at| row(t, "erasure-outcome", t.date(at.london_date()))));
    rows.extend(erasure.finished_at.map(|at| row(t, "erasure-finished", t.date(at.london_date()))));
    if it.request.state.is_open() {
        let law = deadline::legal_due(it.request.received_on, &registers.calendar());
        rows.push(row(t, "erasure-law", t.date(law)));
    }
    let is_told = matches!(erasure.stage, Stage::Telling | Stage::Done);
    let can_cancel = erasure.stage.is_reversible();
    page.answer(&ErasurePage {
        t,
        frame,
        reference: it.request.reference.grouped(),
        state,
        look: look.into(),
        lead,
        rows,
        stays: kept_lines(t, it),
        is_told,
        systems: system_lines(&registers, t, it),
        backups: erasure.backups_until.filter(|_| is_told).map(|d| t.date(d)).unwrap_or_default(),
        complaints: if is_told { complaint_lines(&registers, t) } else { Vec::new() },
        cancel_action: if can_cancel { doors.cancel } else { String::new() },
        now_href: if erasure.stage == Stage::Cooling { doors.now } else { String::new() },
        keep_link: doors.by_link && erasure.stage != Stage::Cancelled,
    })
}

/// `/me/erase`: after a fresh proof, what goes and what stays; once it is asked for, where it stands.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    if let Some(open) = desk.own_erasure(signed_in.viewer).await? {
        let frame = own_frame(&page, &signed_in, Some(paths::me()));
        let doors = Doors { cancel: paths::erase_cancel().into(), now: paths::erase_now().into(), by_link: false };
        return state_page(&page, frame, &open, doors);
    }
    if !desk.is_fresh(signed_in.viewer) {
        return Err(Problem::Proof { act: PROOF_ERASE });
    }
    let preview = desk.preview_erasure(signed_in.viewer).await?;
    let registers = desk.registers();
    let goes = preview.goes.iter().map(|(kind, count)| match count {
        1 => t.kind(*kind).into_owned(),
        count => t.with("erase-goes-line", &[("what", &t.kind(*kind)), ("count", count)]),
    });
    let said = |key: &str| t.say(key).into_owned();
    page.answer(&ErasePage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::me())),
        goes: goes.collect(),
        cases: if preview.open_cases > 0 {
            t.with("erase-goes-cases", &[("count", &preview.open_cases)])
        } else {
            String::new()
        },
        stays: preview.stays.iter().map(|kept| kept_line(t, kept)).collect(),
        systems: preview.systems.iter().map(|key| system_name(&registers, t, key)).collect(),
        backups: t.date(preview.backups_until),
        instead: vec![
            Link::new(said("erase-instead-restrict"), paths::restrict()),
            Link::new(said("erase-instead-marketing"), paths::my_preferences()),
            Link::new(said("erase-instead-export"), paths::export()),
        ],
        action: paths::erase().into(),
        cancel_href: paths::me().into(),
    })
}

fn check_rows(page: &PageFrame, preview: &Preview) -> Vec<Row> {
    let (t, registers) = (page.words, page.portal.desk.registers());
    let what = if preview.stays.is_empty() { "erase-check-what-all" } else { "erase-check-what-part" };
    let mut rows = vec![row(t, "erase-check-what", t.say(what).into_owned())];
    if !preview.stays.is_empty() {
        let stays: Vec<String> = preview.stays.iter().map(|kept| kept_line(t, kept)).collect();
        rows.push(row(t, "erase-check-stays", stays.join("\n")));
    }
    let systems: Vec<String> = preview.systems.iter().map(|key| system_name(&registers, t, key)).collect();
    rows.push(row(t, "erase-check-systems", systems.join("\n")));
    rows.push(row(t, "erase-check-mail", preview.address.clone()));
    rows.push(row(t, "erase-check-wait", t.duration_minutes(preview.cooling.num_minutes())));
    rows
}

/// `POST /me/erase`: the last look, then the press.
pub async fn send(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let (desk, t) = (&page.portal.desk, page.words);
    if posted.value("step") == "erase" {
        let network = page.browser().network;
        let once = posted.value("form").to_owned();
        let asked = desk.ask_erasure(signed_in.viewer, once, network, t.language().code().to_owned()).await;
        return match asked {
            Ok(_) => Ok(see_other(paths::erase())),
            Err(Refused::ProofNeeded) => Err(Problem::Proof { act: PROOF_ERASE }),
            Err(other) => Err(other.into()),
        };
    }
    if !desk.is_fresh(signed_in.viewer) {
        return Err(Problem::Proof { act: PROOF_ERASE });
    }
    let preview = desk.preview_erasure(signed_in.viewer).await?;
    page.answer(&CheckPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::erase())),
        rows: check_rows(&page, &preview),
        once: page.once(),
        action: paths::erase().into(),
        cancel_href: paths::me().into(),
    })
}

/// `POST /me/erase/cancel`.
pub async fn cancel(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    posted.of_contact(&page, &signed_in)?;
    let reference = page.portal.desk.cancel_erasure(signed_in.viewer).await?;
    Ok(see_other(paths::request(&reference)))
}

/// `/me/erase/now`: a second code, then one button.
pub async fn show_now(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let open = desk.own_erasure(signed_in.viewer).await?.ok_or(Problem::NotFound)?;
    if open.erasure.stage != Stage::Cooling || open.erasure.waived_at.is_some() {
        return Ok(see_other(paths::erase()));
    }
    if !desk.has_second_proof(signed_in.viewer, &open.erasure) {
        return Err(Problem::Proof { act: PROOF_ERASE_NOW });
    }
    page.answer(&NowPage {
        t,
        frame: own_frame(&page, &signed_in, Some(paths::erase())),
        title: t.say("erasure-now-title").into_owned(),
        lines: vec![t.say("erase-check-warning").into_owned()],
        action: paths::erase_now().into(),
        hidden: Vec::new(),
        button: t.say("erasure-now-button").into_owned(),
        look: "warning".into(),
        cancel: Some(Link::new(t.say("cancel-link"), paths::erase())),
    })
}

/// `POST /me/erase/now`. What follows is shown behind the link that the letter has: the sign-in ends with the erasure.
pub async fn now(page: PageFrame, signed_in: SignedIn, posted: Posted) -> Result<HttpResponse, Problem> {
    posted.of_contact(&page, &signed_in)?;
    let desk = &page.portal.desk;
    let open = desk.own_erasure(signed_in.viewer).await?.ok_or(Problem::NotFound)?;
    match desk.waive_cooling(signed_in.viewer).await {
        Ok(_) => Ok(see_other(paths::erasure(desk.erasure_token(&open.erasure).as_str()))),
        Err(Refused::ProofNeeded) => Err(Problem::Proof { act: PROOF_ERASE_NOW }),
        Err(other) => Err(other.into()),
    }
}
