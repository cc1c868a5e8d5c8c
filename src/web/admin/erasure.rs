//! O2: the erasure of a case: how it stands, which systems have confirmed.

use super::case::{CaseForm, reference_of};
use super::{AtDesk, desk_frame};
use crate::actions::access::{kept_line, system_name};
use crate::actions::erasure_for::Obstacle;
use crate::domain::erasure::{Stage, cooling_time};
use crate::domain::ids::RequestId;
use crate::domain::officer::Act;
use crate::domain::page::{Frame, Link, Pair, Row};
use crate::paths;
use crate::text::Words;
use crate::web::contact::erasure::stage_words;
use crate::web::page::{PageFrame, see_other};
use crate::web::problem::Problem;
use actix_web::{HttpResponse, web};
use askama::Template;

/// One system elsewhere.
pub struct SystemLine {
    /// Its key in the register.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What it knows the person by, in words.
    pub ids: String,
    /// When it confirmed, in words; empty until then.
    pub confirmed: String,
}

/// The part of a case's page about its erasure.
pub struct ErasurePanel {
    /// How it stands.
    pub facts: Vec<Row>,
    /// To what a hold keeps; empty if nothing, or not for this viewer.
    pub sealed_href: String,
    /// Whether it goes on by itself: its letter is the outcome, and nobody writes another.
    pub is_running: bool,
    /// Whether an officer has to look first.
    pub is_held: bool,
    /// Lets it go on.
    pub release: String,
    /// Systems elsewhere.
    pub systems: Vec<SystemLine>,
    /// Notes that one has confirmed.
    pub tick: String,
    /// Whether the viewer may.
    pub may_tick: bool,
    /// Whether the viewer may let a held one go on.
    pub may_release: bool,
    /// Takes it back, for whoever called or wrote; empty if that is over, or not for this viewer.
    pub cancel: String,
}

/// The panel of a case, if it is an erasure; `is_untold` where the letter that tells of it waits for the post.
pub async fn panel(
    page: &PageFrame,
    at_desk: &AtDesk,
    id: RequestId,
    is_untold: bool,
) -> Result<Option<ErasurePanel>, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let Some(it) = desk.erasure_of_case(at_desk.viewer, id).await? else { return Ok(None) };
    let role = at_desk.viewer.role();
    let mut ids =
        if role.may(Act::AnswerCases) { desk.system_ids(at_desk.viewer, &it).await? } else { Default::default() };
    let registers = desk.registers();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let mut facts = vec![row("console-erasure-stage", stage_words(t, &it).0)];
    if it.erasure.stage == Stage::Cooling {
        facts.push(row("console-erasure-due", t.moment(it.erasure.due_at)));
        if is_untold && it.erasure.waived_at.is_none() {
            facts.push(row("console-erasure-waits", t.say("console-erasure-waits-post").into_owned()));
        }
    }
    facts.extend(it.erasure.carried_at.map(|at| row("erasure-carried", t.moment(at))));
    facts.extend(it.erasure.told_at.map(|at| row("erasure-outcome", t.moment(at))));
    if it.erasure.kept > 0 {
        facts.push(row("console-erasure-kept", t.number(it.erasure.kept)));
    }
    facts.extend(it.erasure.finished_at.map(|at| row("erasure-finished", t.moment(at))));
    let systems = it.tasks.iter().map(|task| {
        let known = ids.remove(&task.system).unwrap_or_default().join(", ");
        SystemLine {
            key: task.system.clone(),
            name: system_name(&registers, t, &task.system),
            ids: if known.is_empty() {
                t.say("console-erasure-no-ids").into_owned()
            } else {
                t.with("console-erasure-ids", &[("ids", &known)])
            },
            confirmed: task
                .confirmed_at
                .map(|at| t.with("console-erasure-confirmed", &[("date", &t.date(at.london_date()))]))
                .unwrap_or_default(),
        }
    });
    Ok(Some(ErasurePanel {
        facts,
        sealed_href: if it.erasure.kept > 0 && role.may(Act::ReadHolds) {
            paths::admin_sealed(&it.request.reference)
        } else {
            String::new()
        },
        is_running: !matches!(it.erasure.stage, Stage::Done | Stage::Cancelled),
        is_held: it.erasure.stage == Stage::Held,
        release: paths::admin_release(&it.request.reference),
        systems: systems.collect(),
        tick: paths::admin_system(&it.request.reference),
        may_tick: role.may(Act::AnswerCases),
        may_release: role.may(Act::DecideCases),
        cancel: if it.erasure.stage.is_reversible() && role.may(Act::DecideCases) {
            paths::admin_erase_cancel(&it.request.reference)
        } else {
            String::new()
        },
    }))
}

/// What stands in the way of beginning an erasure, in words.
pub fn obstacle_words(t: Words, it: Obstacle) -> String {
    t.say(match it {
        Obstacle::ForOther => "console-erase-for-other",
        Obstacle::Unproved => "console-erase-unproved",
        Obstacle::Nobody => "console-erase-nobody",
        Obstacle::UnderWay => "console-erase-under-way",
        Obstacle::AccessFirst => "console-erase-access-first",
    })
    .into_owned()
}

#[derive(Template)]
#[template(path = "public/one_button.html")]
struct ErasePage {
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

/// `/admin/requests/{reference}/erase`: what goes, what stays, who is told; only the button does it.
pub async fn ask(page: PageFrame, at_desk: AtDesk, reference: web::Path<String>) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let reference = reference_of(&reference)?;
    let back = paths::admin_request(&reference);
    let found = desk.look_at_erasure_for(at_desk.viewer, reference.clone()).await?;
    let found = found.and_then(|it| it.preview.map(|preview| (preview, it.by_post, it.access)));
    let Some((preview, by_post, access)) = found else {
        // the case's page says what stands in the way
        return Ok(see_other(back));
    };
    let registers = desk.registers();
    let said = |key: &str, name: &str, what: Vec<String>| t.with(key, &[(name, &what.join(", "))]);
    let goes = preview.goes.iter().map(|(kind, _)| t.kind(*kind).into_owned()).collect();
    let access = access.map(|it| super::contacts::access_open_words(t, &it));
    let mut lines: Vec<String> = access.into_iter().collect();
    lines.extend([t.say("console-erase-lead").into_owned(), said("console-erase-goes", "what", goes)]);
    lines.extend(preview.stays.iter().map(|kept| kept_line(t, kept)));
    let systems = preview.systems.iter().map(|key| system_name(&registers, t, key)).collect();
    lines.push(said("console-erase-systems", "systems", systems));
    let wait = t.duration_minutes(cooling_time(by_post, preview.cooling).num_minutes());
    lines.push(t.with("console-erase-wait", &[("time", &wait)]));
    lines.push(t.say(if by_post { "console-erase-by-post" } else { "console-erase-by-mail" }).into_owned());
    page.answer(&ErasePage {
        t,
        frame: desk_frame(&page, &at_desk, Some(&back)),
        title: t.with("console-erase-title", &[("reference", &reference.grouped())]),
        lines,
        action: paths::admin_erase(&reference),
        hidden: vec![Pair { name: "form".into(), value: page.once() }],
        button: t.say("console-erase-button").into_owned(),
        look: "warning".into(),
        cancel: Some(Link::new(t.say("cancel-link"), back.clone())),
    })
}

/// `POST /admin/requests/{reference}/erase`.
pub async fn begin(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    page.portal.desk.begin_erasure_for(at_desk.viewer, reference.clone(), posted.value("form").to_owned()).await?;
    Ok(see_other(format!("{}?done=erasing", paths::admin_request(&reference))))
}

/// `POST /admin/requests/{reference}/erase/cancel`.
pub async fn cancel(CaseForm { page, at_desk, reference, .. }: CaseForm) -> Result<HttpResponse, Problem> {
    page.portal.desk.cancel_erasure_for(at_desk.viewer, reference.clone()).await?;
    Ok(see_other(format!("{}?done=unerased", paths::admin_request(&reference))))
}

/// `POST /admin/requests/{reference}/system`.
pub async fn tick(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let system = posted.value("system").to_owned();
    page.portal.desk.tick_system(at_desk.viewer, reference.clone(), system).await?;
    Ok(see_other(format!("{}?done=ticked", paths::admin_request(&reference))))
}

/// `POST /admin/requests/{reference}/release`.
pub async fn release(CaseForm { page, at_desk, reference, .. }: CaseForm) -> Result<HttpResponse, Problem> {
    page.portal.desk.release_erasure(at_desk.viewer, reference.clone()).await?;
    Ok(see_other(format!("{}?done=released", paths::admin_request(&reference))))
}
