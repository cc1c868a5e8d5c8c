//! O6: how long data stays: the rules, what they would do today, what they did.

use super::{AtDesk, desk_frame};
use crate::actions::Refused;
use crate::actions::retention::NewRule;
use crate::domain::form::{Form, Message};
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame, Row};
use crate::domain::register::{FALLBACK_LANGUAGE, Label, Purpose, RetentionAction, RetentionRule, RetentionStart};
use crate::domain::retention::Report;
use crate::domain::value::Category;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

/// How many contacts a page looks at; the command line goes through all.
const MOST: u64 = 5_000;

struct RuleLine {
    label: String,
    key: String,
    period: String,
    own: Vec<String>,
    missing: bool,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "officer/retention.html")]
struct RetentionPage {
    t: Words,
    frame: Frame,
    missing: String,
    next: String,
    dry_run_href: String,
    rules: Vec<RuleLine>,
    runs: Vec<Vec<String>>,
}

#[derive(Template)]
#[template(path = "officer/retention_dry_run.html")]
struct DryRunPage {
    t: Words,
    frame: Frame,
    lead: String,
    cut: String,
    rules: Vec<Vec<String>>,
    why: Vec<Row>,
}

#[derive(Template)]
#[template(path = "officer/retention_rule.html")]
struct RulePage {
    t: Words,
    frame: Frame,
    form: Form,
    title: String,
    sentence: String,
    categories: Vec<Choice>,
    starts: Vec<Choice>,
    actions: Vec<Choice>,
    action: String,
    can_remove: bool,
}

#[derive(Template)]
#[template(path = "officer/retention_check.html")]
struct CheckPage {
    t: Words,
    frame: Frame,
    rows: Vec<Row>,
    effect: String,
    cut: String,
    grave: bool,
    hidden: Vec<(String, String)>,
    action: String,
}

fn start_words(t: Words, starts: RetentionStart) -> String {
    let key = match starts {
        RetentionStart::Collected => "retention-start-collected",
        RetentionStart::LastContact => "retention-start-contact",
        RetentionStart::PurposeEnded => "retention-start-ended",
    };
    t.say(key).into_owned()
}

fn action_words(t: Words, action: RetentionAction) -> String {
    let key = match action {
        RetentionAction::Erase => "retention-action-erase",
        RetentionAction::Anonymise => "retention-action-anonymise",
        RetentionAction::Seal => "retention-action-seal",
    };
    t.say(key).into_owned()
}

fn rule_words(t: Words, lang: &str, rule: &RetentionRule) -> String {
    let months = i64::from(rule.months);
    let words = t.with("retention-rule", &[("months", &months)]);
    let law = rule.law.as_ref().map(|law| format!(" {}", law.in_language(lang))).unwrap_or_default();
    format!("{words}, {}. {}.{law}", start_words(t, rule.starts), action_words(t, rule.action))
}

fn line(t: Words, purpose: &Purpose, may_set: bool) -> RuleLine {
    let lang = t.language().code();
    let own = purpose.retention_by_category.iter();
    RuleLine {
        label: purpose.label.in_language(lang).to_owned(),
        key: purpose.key.clone(),
        period: purpose
            .retention
            .as_ref()
            .map_or_else(|| t.say("retention-none").into_owned(), |rule| rule_words(t, lang, rule)),
        own: own.map(|(c, rule)| format!("{}: {}", t.category(*c).0, rule_words(t, lang, rule))).collect(),
        missing: purpose.retention.is_none(),
        href: may_set.then(|| paths::admin_retention_rule(&purpose.key)),
    }
}

/// `/admin/retention`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let (runs, next) = desk.retention_runs().await?;
    let registers = desk.registers();
    let may_set = at_desk.viewer.role().may(Act::SetRetention);
    let rules: Vec<RuleLine> = registers.purposes().iter().map(|p| line(t, p, may_set)).collect();
    let missing = rules.iter().filter(|rule| rule.missing).count();
    let runs = runs.iter().map(|run| {
        let by = if run.actor == "operator" { "actor-operator" } else { "actor-portal" };
        vec![
            t.moment(run.started_at),
            run.finished_at.map_or_else(|| t.say("retention-running").into_owned(), |at| t.moment(at)),
            run.report.contacts.to_string(),
            run.report.whole.to_string(),
            run.report.gone().to_string(),
            run.report.stays().to_string(),
            t.say(by).into_owned(),
        ]
    });
    page.answer(&RetentionPage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        missing: if missing > 0 { t.with("retention-missing", &[("count", &missing)]) } else { String::new() },
        next: match next {
            Some(at) => t.with("retention-next", &[("at", &t.moment(at))]),
            None => t.say("retention-running").into_owned(),
        },
        dry_run_href: paths::admin_retention_dry_run().into(),
        runs: runs.collect(),
        rules,
    })
}

/// What a report counts, rule by rule and reason by reason.
fn counted(t: Words, page: &PageFrame, report: &Report) -> (Vec<Vec<String>>, Vec<Row>) {
    let registers = page.portal.desk.registers();
    let lang = t.language().code();
    let rules = report.by_rule.iter().map(|(rule, tally)| {
        let (purpose, category) = rule.split_once('/').unwrap_or((rule, ""));
        let purpose = registers
            .purpose(purpose)
            .map_or_else(|| t.say("retention-no-purpose").into_owned(), |p| p.label.in_language(lang).to_owned());
        let category = Category::from_key(category).map(|c| t.category(c).0.into_owned()).unwrap_or_default();
        vec![purpose, category, tally.gone.to_string(), tally.stays.to_string()]
    });
    let why = report.why.iter().map(|(why, count)| Row {
        key: t.say(why_key(why)).into_owned(),
        value: count.to_string(),
        change_href: None,
    });
    (rules.collect(), why.collect())
}

fn why_key(why: &str) -> &'static str {
    match why {
        "period" => "retention-why-period",
        "used" => "retention-why-used",
        "no_period" => "retention-why-no_period",
        "law" => "retention-why-law",
        "restricted" => "retention-why-restricted",
        "held" => "retention-why-held",
        "open_case" => "retention-why-open_case",
        "way_in" => "retention-why-way_in",
        _ => "retention-why-no_purpose",
    }
}

/// `/admin/retention/dry-run`: what would go today. Changes nothing.
pub async fn dry_run(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let desk = page.portal.desk.clone();
    let dry = web::block(move || desk.plan_retention(Some(MOST))).await.map_err(|_| Problem::Fault)??;
    let (rules, why) = counted(t, &page, &dry.report);
    page.answer(&DryRunPage {
        t,
        frame: desk_frame(&page, &at_desk, Some(paths::admin_retention())),
        lead: effect(t, &dry.report),
        cut: cut(t, dry.is_cut),
        rules,
        why,
    })
}

fn effect(t: Words, report: &Report) -> String {
    t.with("retention-effect", &[("gone", &report.gone()), ("whole", &report.whole), ("contacts", &report.contacts)])
}

fn cut(t: Words, is_cut: bool) -> String {
    if is_cut { t.with("retention-cut", &[("limit", &MOST)]) } else { String::new() }
}

fn choice(value: &str, label: String) -> Choice {
    Choice { value: value.into(), label, hint: String::new() }
}

fn start_key(starts: RetentionStart) -> &'static str {
    match starts {
        RetentionStart::Collected => "collected",
        RetentionStart::LastContact => "last_contact",
        RetentionStart::PurposeEnded => "purpose_ended",
    }
}

fn rule_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    purpose: &Purpose,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let lang = t.language().code();
    let mut categories = vec![choice("", t.say("retention-all-categories").into_owned())];
    categories.extend(purpose.categories.iter().map(|c| choice(c.key(), t.category(*c).0.into_owned())));
    let starts = [RetentionStart::LastContact, RetentionStart::Collected, RetentionStart::PurposeEnded];
    page.answer_with(
        status,
        &RulePage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin_retention())),
            title: purpose.label.in_language(lang).to_owned(),
            sentence: purpose.sentence.in_language(lang).to_owned(),
            categories,
            starts: starts.into_iter().map(|s| choice(start_key(s), start_words(t, s))).collect(),
            actions: vec![
                choice("erase", action_words(t, RetentionAction::Erase)),
                choice("anonymise", action_words(t, RetentionAction::Anonymise)),
            ],
            action: paths::admin_retention_rule(&purpose.key),
            can_remove: purpose.retention.is_some() || !purpose.retention_by_category.is_empty(),
            form,
        },
    )
}

/// `/admin/retention/rules/{purpose}`.
pub async fn show_rule(page: PageFrame, at_desk: AtDesk, purpose: web::Path<String>) -> Result<HttpResponse, Problem> {
    let registers = page.portal.desk.registers();
    let purpose = registers.purpose(&purpose).ok_or(Problem::NotFound)?;
    let mut form = Form::new().filled("action", "erase");
    if let Some(rule) = &purpose.retention {
        form = form.filled("months", rule.months.to_string()).filled("starts", start_key(rule.starts));
        if let Some(law) = &rule.law {
            form = form.filled("law", law.in_language(FALLBACK_LANGUAGE));
        }
    }
    rule_page(&page, &at_desk, StatusCode::OK, purpose, form)
}

/// The rule as it was typed, or the field that is wrong.
fn typed_rule(posted: &Posted) -> Result<Option<RetentionRule>, (&'static str, &'static str)> {
    if posted.value("remove") == "yes" {
        return Ok(None);
    }
    let months = posted.value("months").trim().parse::<u32>().ok().filter(|m| (1..=1_200).contains(m));
    let starts = match posted.value("starts") {
        "collected" => RetentionStart::Collected,
        "last_contact" => RetentionStart::LastContact,
        "purpose_ended" => RetentionStart::PurposeEnded,
        _ => return Err(("starts", "error-retention-starts")),
    };
    let action = match posted.value("action") {
        "erase" => RetentionAction::Erase,
        "anonymise" => RetentionAction::Anonymise,
        _ => return Err(("action", "error-retention-action")),
    };
    let law = match posted.value("law").trim() {
        "" => None,
        text => Some(
            Label::new([(FALLBACK_LANGUAGE.to_owned(), text.to_owned())].into())
                .map_err(|_| ("law", "error-retention-law"))?,
        ),
    };
    Ok(Some(RetentionRule { months: months.ok_or(("months", "error-retention-months"))?, starts, action, law }))
}

/// `POST /admin/retention/rules/{purpose}`: first what it would do, then, confirmed, in force.
pub async fn set_rule(
    page: PageFrame,
    at_desk: AtDesk,
    purpose: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let (t, desk) = (page.words, page.portal.desk.clone());
    let registers = desk.registers();
    let purpose = registers.purpose(&purpose).ok_or(Problem::NotFound)?;
    let again = |field: &'static str, message: &'static str| {
        let form = posted.form().failing(field, Message::new(message));
        rule_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, purpose, form)
    };
    let category = match posted.value("category") {
        "" => None,
        key => Some(Category::from_key(key).filter(|c| purpose.categories.contains(c)).ok_or(Problem::Bad)?),
    };
    let rule = match typed_rule(&posted) {
        Ok(rule) => rule,
        Err((field, message)) => return again(field, message),
    };
    let new = NewRule { purpose: purpose.key.clone(), category, rule };
    if posted.value("confirmed") == "yes" {
        return match desk.set_retention_rule(at_desk.viewer, new).await {
            Ok(()) => Ok(see_other(format!("{}?done=rule", paths::admin_retention()))),
            Err(Refused::Field { field, message }) => again(field, message),
            Err(other) => Err(other.into()),
        };
    }
    let lang = t.language().code();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let rows = vec![
        row("retention-purpose", purpose.label.in_language(lang).to_owned()),
        row(
            "retention-category",
            category.map_or_else(|| t.say("retention-all-categories").into_owned(), |c| t.category(c).0.into_owned()),
        ),
        row(
            "retention-period",
            new.rule.as_ref().map_or_else(|| t.say("retention-none").into_owned(), |r| rule_words(t, lang, r)),
        ),
    ];
    let dry = web::block(move || desk.try_retention_rule(&new, MOST)).await.map_err(|_| Problem::Fault)??;
    let fields = ["category", "months", "starts", "action", "law", "remove"];
    page.answer(&CheckPage {
        t,
        frame: desk_frame(&page, &at_desk, Some(&paths::admin_retention_rule(&purpose.key))),
        rows,
        effect: effect(t, &dry.report),
        cut: cut(t, dry.is_cut),
        grave: dry.report.gone() > 0,
        hidden: fields.iter().map(|name| ((*name).to_owned(), posted.value(name).to_owned())).collect(),
        action: paths::admin_retention_rule(&purpose.key),
    })
}
