//! S8.10: the items of a case as an officer decides them.

use super::case::{CaseForm, again, case_page};
use super::erasure::obstacle_words;
use crate::actions::Refused;
use crate::actions::access::item_words;
use crate::actions::decision::{Decide, Decided, is_by_uses, may_reopen, uses_in_part};
use crate::actions::erasure_for::ErasureFor;
use crate::domain::erasure::Ground as ErasureGround;
use crate::domain::form::{Form, Message};
use crate::domain::ids::OfficerId;
use crate::domain::page::{Choice, Link, Row};
use crate::domain::register::Registers;
use crate::domain::request::LONGEST_MESSAGE;
use crate::domain::right::{Decision, factors, refusal_grounds};
use crate::paths;
use crate::store::OfficerCase;
use crate::store::cases::MARKETING;
use crate::store::requests::{RequestItem, Wish};
use crate::text::Words;
use crate::web::page::see_other;
use crate::web::problem::Problem;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use std::collections::HashMap;

/// One right of the case, and how it stands.
pub(super) struct Item {
    pub(super) number: i64,
    pub(super) label: String,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) is_correction: bool,
    pub(super) reason: String,
    pub(super) decided: String,
    pub(super) ground: String,
    pub(super) reasons: String,
    pub(super) grounds: Vec<Choice>,
    pub(super) link: Option<Link>,
    /// What stands in the way of the link; may be empty.
    pub(super) obstacle: String,
    pub(super) is_open: bool,
    /// Granting is done elsewhere: on the page that the link leads to.
    pub(super) only_refuse: bool,
    /// It can be granted in part; what is about one use alone cannot.
    pub(super) may_part: bool,
    /// Of which uses, where it is about uses.
    pub(super) uses: Vec<Choice>,
    /// L12.6: points that make a request unfounded or excessive.
    pub(super) factors: Vec<Choice>,
    /// L12.5: what somebody wants, and why, while it waits for a second person.
    pub(super) wish: Vec<Row>,
    pub(super) may_agree: bool,
    /// The decision can be taken back.
    pub(super) may_reopen: bool,
    /// What granting does, or does not do by itself; may be empty.
    pub(super) hint: String,
    /// L17.1: the ground of an erasure.
    pub(super) derived: String,
}

/// How a decision reads.
pub(super) fn result_words(t: Words, decision: Decision) -> String {
    t.say(match decision {
        Decision::Granted => "decision-granted",
        Decision::Part => "decision-part",
        Decision::Refused => "decision-refused",
    })
    .into_owned()
}

pub(super) fn item(
    t: Words,
    registers: &Registers,
    found: &OfficerCase,
    (item, new, reason): &(RequestItem, Option<String>, Option<String>),
    erasure: Option<&ErasureFor>,
    names: &HashMap<OfficerId, String>,
    may_agree: &dyn Fn(&Wish) -> bool,
) -> Item {
    let is_marketing = item.target.as_deref() == Some(MARKETING);
    let decision = item.decision.as_deref().and_then(Decision::from_key);
    let is_erasure = item.right == "erasure";
    let uses = uses_in_part(registers, item);
    let held = item.kind.and_then(|kind| found.held.get(&kind)).map(|all| all.join("\n")).unwrap_or_default();
    Item {
        number: item.number,
        label: item_words(registers, t, item),
        old: held,
        new: new.clone().unwrap_or_default(),
        is_correction: item.proposal.is_some(),
        reason: reason.clone().unwrap_or_default(),
        decided: decision.map(|d| result_words(t, d)).unwrap_or_default(),
        ground: item.ground.as_deref().map(|g| t.say(&format!("ground-{g}")).into_owned()).unwrap_or_default(),
        reasons: found.case.reasons.get(&item.number).filter(|_| decision.is_some()).cloned().unwrap_or_default(),
        grounds: refusal_grounds(&item.right, is_marketing)
            .into_iter()
            .map(|key| Choice {
                value: key.into(),
                label: t.say(&format!("ground-{key}")).into_owned(),
                hint: String::new(),
            })
            .collect(),
        link: erasure
            .filter(|it| is_erasure && it.obstacle.is_none())
            .map(|it| Link::new(t.say("console-erase-link"), paths::admin_erase(&it.request.reference))),
        obstacle: erasure
            .filter(|_| is_erasure)
            .and_then(|it| it.obstacle)
            .map(|it| obstacle_words(t, it))
            .unwrap_or_default(),
        is_open: decision.is_none() && (!is_erasure || erasure.is_some()),
        only_refuse: is_erasure,
        may_part: !is_erasure && (!is_by_uses(item) || !uses.is_empty()),
        uses: uses
            .iter()
            .map(|p| Choice {
                value: p.key.clone(),
                label: p.label.in_language(t.language().code()).to_owned(),
                hint: String::new(),
            })
            .collect(),
        factors: ["unfounded", "excessive"]
            .into_iter()
            .flat_map(factors)
            .map(|key| Choice {
                value: (*key).into(),
                label: t.say(&format!("factor-{key}")).into_owned(),
                hint: String::new(),
            })
            .collect(),
        wish: item.wish.as_ref().map(|wish| wish_rows(t, found, item.number, wish, names)).unwrap_or_default(),
        may_agree: item.wish.as_ref().is_some_and(may_agree),
        may_reopen: found.case.request.state.is_open() && may_reopen(item),
        hint: granting_hint(t, registers, found, item),
        derived: item
            .derived
            .as_deref()
            .or(erasure.filter(|_| is_erasure).and_then(|it| it.ground).map(ErasureGround::key))
            .map(|key| t.say(&format!("derived-{key}")).into_owned())
            .unwrap_or_default(),
    }
}

/// What granting does that nobody would guess, or does not do by itself.
fn granting_hint(t: Words, registers: &Registers, found: &OfficerCase, item: &RequestItem) -> String {
    if item.decision.is_some() {
        return String::new();
    }
    match (item.right.as_str(), item.target.as_deref(), item.kind) {
        ("rectification", _, None) if found.case.request.contact.is_some() => {
            t.say("console-decide-correct-first").into_owned()
        }
        ("objection", None, _) => {
            let language = t.language().code();
            let uses: Vec<&str> =
                uses_in_part(registers, item).into_iter().map(|p| p.label.in_language(language)).collect();
            t.with("console-decide-objection-all", &[("uses", &uses.join(", "))])
        }
        _ => String::new(),
    }
}

fn wish_rows(t: Words, found: &OfficerCase, number: i64, wish: &Wish, names: &HashMap<OfficerId, String>) -> Vec<Row> {
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let id = wish.by.split(':').nth(1).and_then(|id| id.parse().ok()).map(OfficerId);
    let who = id.and_then(|id| names.get(&id).cloned());
    let points: Vec<_> = wish.factors.iter().map(|f| t.say(&format!("factor-{f}")).into_owned()).collect();
    vec![
        row("console-wish-who", who.unwrap_or_else(|| t.say("console-case-message-officer").into_owned())),
        row("console-wish-since", t.moment(wish.at)),
        row("console-wish-what", result_words(t, wish.decision)),
        row("console-decide-ground", t.say(&format!("ground-{}", wish.ground)).into_owned()),
        row("console-factors", points.join("\n")),
        row("console-decide-reasons", found.case.reasons.get(&number).cloned().unwrap_or_default()),
    ]
}

/// `POST /admin/requests/{reference}/decide`.
pub async fn decide(CaseForm { page, at_desk, reference, posted }: CaseForm) -> Result<HttpResponse, Problem> {
    let number = posted.value("number").parse().map_err(|_| Problem::NotFound)?;
    if posted.value("act") == "reopen" {
        return match page.portal.desk.reopen_item(at_desk.viewer, reference.clone(), number).await {
            Ok(()) => Ok(see_other(format!("{}?done=reopened#item-{number}", paths::admin_request(&reference)))),
            Err(refused) => again(&page, &at_desk, reference, Form::new(), refused).await,
        };
    }
    if let Some(agrees) = match posted.value("wish") {
        "agree" => Some(true),
        "decline" => Some(false),
        _ => None,
    } {
        return match page.portal.desk.answer_wish(at_desk.viewer, reference.clone(), number, agrees).await {
            Ok(()) => {
                let done = if agrees { "decided" } else { "unwished" };
                Ok(see_other(format!("{}?done={done}", paths::admin_request(&reference))))
            }
            Err(Refused::Field { message, .. }) => {
                let form = Form::new().failing(format!("item-{number}"), Message::new(message));
                case_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await
            }
            Err(other) => Err(other.into()),
        };
    }
    let it = Decide {
        number,
        decision: Decision::from_key(posted.value("decision")).ok_or(Problem::Bad)?,
        ground: posted.value("ground").to_owned(),
        reasons: posted.value("reasons").to_owned(),
        factors: posted.form().values("factors").to_vec(),
        uses: posted.form().values("uses").to_vec(),
    };
    match page.portal.desk.decide_item(at_desk.viewer, reference.clone(), it).await {
        Ok(done) => {
            let done = if done == Decided::Waits { "wished" } else { "decided" };
            Ok(see_other(format!("{}?done={done}", paths::admin_request(&reference))))
        }
        Err(refused) => {
            // fields of several items stand on one page: each has its number in its name
            let mut form = Form::new();
            for name in ["decision", "ground", "reasons"] {
                form = form.filled(format!("{name}-{number}"), posted.value(name));
            }
            for name in ["factors", "uses"] {
                for ticked in posted.form().values(name) {
                    form = form.filled(format!("{name}-{number}"), ticked);
                }
            }
            match refused {
                Refused::Field { field, message } => {
                    let limit = i64::try_from(LONGEST_MESSAGE).unwrap_or(0);
                    let field = if field == "decision" { "item" } else { field };
                    form.fail(format!("{field}-{number}"), Message::new(message).with("limit", limit));
                    case_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, reference, form).await
                }
                other => Err(other.into()),
            }
        }
    }
}
