//! The console: the compliance officer's pages. Deny by default: every address stands in [`ACTS`] with what it does, and
//! [`AtDesk`] lets a role through only if [`crate::domain::officer::Role::may`] says so.

pub mod access;
pub mod audit;
pub mod breaches;
pub mod calendar;
pub mod campaign;
pub mod case;
pub mod case_desk;
pub mod complaints;
pub mod contacts;
pub mod decision;
pub mod disclosures;
pub mod enter;
pub mod erasure;
pub mod figures;
pub mod files;
pub mod handovers;
pub mod holds;
pub mod ics;
pub mod imports;
pub mod integrations;
pub mod log;
pub mod merge;
pub mod notices;
pub mod officers;
pub mod outcome;
pub mod outside;
pub mod passkeys;
pub mod policies;
pub mod policy_text;
pub mod queue;
pub mod registers;
pub mod relations;
pub mod retention;
pub mod sample;
pub mod settings;
pub mod sheet;
pub mod suppression;
pub mod telling;
pub mod to_many;

use super::page::{Onward, PageFrame};
use super::posted::Posted;
use super::problem::Problem;
use super::server::Portal;
use super::session::cookie_name;
use crate::actions::sign_in::session_token_hash;
use crate::domain::audit::{Actor, AuditEvent};
use crate::domain::clock::Moment;
use crate::domain::officer::Act;
use crate::domain::officer::Role;
use crate::domain::page::{Frame, Link, NavItem, NavSection, Notice, NoticeKind, Stay};
use crate::domain::secret::Secret;
use crate::paths;
use crate::store::OfficerViewer;
use crate::text::Words;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use std::pin::Pin;

/// Every address of the console that needs somebody signed in, with its method and what it does. ASVS 8.1.1.
pub const ACTS: &[(&str, &str, Act)] = &[
    ("/admin", "GET", Act::ReadCases),
    ("/admin/closed", "GET", Act::ReadCases),
    ("/admin/deadlines.ics", "GET", Act::ReadCases),
    ("/admin/suspected", "GET", Act::ReadCases),
    ("/admin/together", "POST", Act::AnswerCases),
    ("/admin/away", "GET", Act::AnswerCases),
    ("/admin/away", "POST", Act::AnswerCases),
    ("/admin/log", "GET", Act::AnswerCases),
    ("/admin/log", "POST", Act::AnswerCases),
    ("/admin/log/mail", "POST", Act::AnswerCases),
    ("/admin/print", "GET", Act::ReadCases),
    ("/admin/print", "POST", Act::AnswerCases),
    ("/admin/print/{reference}/{number}", "GET", Act::ReadCases),
    ("/admin/contacts", "GET", Act::ReadContacts),
    ("/admin/contacts", "POST", Act::ReadContacts),
    ("/admin/contacts/{id}", "GET", Act::ReadContacts),
    ("/admin/contacts/{id}/correct", "POST", Act::ActForContacts),
    ("/admin/contacts/{id}/relations", "POST", Act::ActForContacts),
    ("/admin/contacts/{id}/relations/end", "POST", Act::ActForContacts),
    ("/admin/contacts/{id}/caller", "POST", Act::ActForContacts),
    ("/admin/contacts/{id}/stop", "POST", Act::ActForContacts),
    ("/admin/contacts/{id}/same", "POST", Act::MergeContacts),
    ("/admin/contacts/{id}/merge/{other}", "GET", Act::MergeContacts),
    ("/admin/contacts/{id}/merge/{other}", "POST", Act::MergeContacts),
    ("/admin/contacts/{id}/part/{other}", "GET", Act::MergeContacts),
    ("/admin/contacts/{id}/part/{other}", "POST", Act::MergeContacts),
    ("/admin/imports", "GET", Act::ReadImports),
    ("/admin/imports", "POST", Act::ImportFiles),
    ("/admin/imports/look/{id}", "GET", Act::ImportFiles),
    ("/admin/imports/look/{id}", "POST", Act::ImportFiles),
    ("/admin/imports/look/{id}/forget", "POST", Act::ImportFiles),
    ("/admin/imports/{id}", "GET", Act::ReadImports),
    ("/admin/imports/{id}/undo", "GET", Act::ImportFiles),
    ("/admin/imports/{id}/undo", "POST", Act::ImportFiles),
    ("/admin/disclosures", "GET", Act::ReadDisclosures),
    ("/admin/disclosures", "POST", Act::Disclose),
    ("/admin/disclosures/handovers", "GET", Act::ReadDisclosures),
    ("/admin/disclosures/handovers", "POST", Act::Disclose),
    ("/admin/disclosures/handovers/{id}", "GET", Act::ReadDisclosures),
    ("/admin/disclosures/handovers/{id}", "POST", Act::Disclose),
    ("/admin/disclosures/{id}", "POST", Act::Disclose),
    ("/admin/policy", "GET", Act::ReadPolicy),
    ("/admin/policy", "POST", Act::PublishPolicy),
    ("/admin/policy/{id}", "GET", Act::ReadPolicy),
    ("/admin/policy/{id}", "POST", Act::PublishPolicy),
    ("/admin/policy/{id}/preview/{language}", "GET", Act::ReadPolicy),
    ("/admin/policy/{id}/text/{language}/{section}", "GET", Act::PublishPolicy),
    ("/admin/policy/{id}/text/{language}/{section}", "POST", Act::PublishPolicy),
    ("/admin/breaches", "GET", Act::ReadBreaches),
    ("/admin/breaches", "POST", Act::HandleBreaches),
    ("/admin/breaches/{reference}", "GET", Act::ReadBreaches),
    ("/admin/breaches/{reference}/write", "POST", Act::HandleBreaches),
    ("/admin/breaches/{reference}/weigh", "POST", Act::HandleBreaches),
    ("/admin/breaches.csv", "GET", Act::ReadBreaches),
    ("/admin/breaches/{reference}/people", "GET", Act::ReadBreaches),
    ("/admin/breaches/{reference}/people", "POST", Act::HandleBreaches),
    ("/admin/breaches/{reference}/people/words", "POST", Act::HandleBreaches),
    ("/admin/breaches/{reference}/people/send", "POST", Act::SendBulk),
    ("/admin/breaches/{reference}/people/public", "POST", Act::EditRegisters),
    ("/admin/figures", "GET", Act::ReadFigures),
    ("/admin/figures/report", "GET", Act::ReadFigures),
    ("/admin/figures/outside", "GET", Act::ReadFigures),
    ("/admin/figures/outside.csv", "GET", Act::ReadFigures),
    ("/admin/cases", "GET", Act::ReadCases),
    ("/admin/suppression", "GET", Act::ReadSuppression),
    ("/admin/suppression", "POST", Act::ReadSuppression),
    ("/admin/suppression/add", "POST", Act::Suppress),
    ("/admin/requests/{reference}/assign", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/note", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/also", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/matter", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/whereto", "POST", Act::ActForContacts),
    ("/admin/requests/{reference}/end", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/child", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/redact", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/task", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/search", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/files/{number}", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/paper", "POST", Act::AnswerCases),
    ("/admin/complaints", "GET", Act::ReadCases),
    ("/admin/campaign", "GET", Act::CheckCampaigns),
    ("/admin/campaign", "POST", Act::CheckCampaigns),
    ("/admin/requests/{reference}", "GET", Act::ReadCases),
    ("/admin/requests/{reference}/answer", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/decide", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/step", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/restriction", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/outcome", "GET", Act::DecideCases),
    ("/admin/requests/{reference}/outcome", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/judge", "POST", Act::AnswerCases),
    ("/admin/integrations", "GET", Act::ReadIntegrations),
    ("/admin/integrations/add", "GET", Act::ManageIntegrations),
    ("/admin/integrations/add", "POST", Act::ManageIntegrations),
    ("/admin/integrations/stop", "POST", Act::ManageIntegrations),
    ("/admin/integrations/replay", "POST", Act::ManageIntegrations),
    ("/admin/integrations/{id}/belongs", "GET", Act::ManageIntegrations),
    ("/admin/integrations/{id}/belongs", "POST", Act::ManageIntegrations),
    ("/admin/integrations/{id}/revoke", "GET", Act::ManageIntegrations),
    ("/admin/integrations/{id}/revoke", "POST", Act::ManageIntegrations),
    ("/admin/requests/{reference}/system", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/files", "GET", Act::ReadCases),
    ("/admin/requests/{reference}/files", "POST", Act::AnswerCases),
    ("/admin/requests/{reference}/files/{number}", "GET", Act::ReadCases),
    ("/admin/requests/{reference}/erase", "GET", Act::DecideCases),
    ("/admin/requests/{reference}/erase", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/erase/cancel", "POST", Act::DecideCases),
    ("/admin/requests/{reference}/release", "POST", Act::DecideCases),
    ("/admin/holds", "GET", Act::ReadHolds),
    ("/admin/holds/new", "GET", Act::SetHolds),
    ("/admin/holds/new", "POST", Act::SetHolds),
    ("/admin/holds/end", "GET", Act::SetHolds),
    ("/admin/holds/end", "POST", Act::SetHolds),
    ("/admin/sealed/{reference}", "GET", Act::ReadHolds),
    ("/admin/sealed/{reference}", "POST", Act::OpenSealed),
    ("/admin/notices", "GET", Act::SeeRetention),
    ("/admin/notices", "POST", Act::SendBulk),
    ("/admin/notices/stop", "POST", Act::SendBulk),
    ("/admin/notices/excuse", "POST", Act::SendBulk),
    ("/admin/retention", "GET", Act::SeeRetention),
    ("/admin/retention/dry-run", "GET", Act::SeeRetention),
    ("/admin/retention/rules/{purpose}", "GET", Act::SetRetention),
    ("/admin/retention/rules/{purpose}", "POST", Act::SetRetention),
    ("/admin/audit", "GET", Act::ReadAudit),
    ("/admin/audit/verify", "POST", Act::ReadAudit),
    ("/admin/audit/extract", "POST", Act::ReadAudit),
    ("/admin/audit/sample", "GET", Act::ReadAudit),
    ("/admin/audit/sample", "POST", Act::ReadAudit),
    ("/admin/officers", "GET", Act::ReadOfficers),
    ("/admin/officers", "POST", Act::ManageOfficers),
    ("/admin/officers/decide", "POST", Act::ManageOfficers),
    ("/admin/officers/{id}", "GET", Act::ReadOfficers),
    ("/admin/officers/{id}", "POST", Act::ManageOfficers),
    ("/admin/registers", "GET", Act::ReadRegisters),
    ("/admin/registers/{name}", "GET", Act::ReadRegisters),
    ("/admin/registers/{name}/{key}", "GET", Act::ReadRegisters),
    ("/admin/registers/{name}/{key}", "POST", Act::EditRegisters),
    ("/admin/setup", "GET", Act::ReadRegisters),
    ("/admin/setup", "POST", Act::EditRegisters),
    ("/admin/record", "GET", Act::ReadRegisters),
    ("/admin/record.csv", "GET", Act::ReadRegisters),
    ("/admin/record.json", "GET", Act::ReadRegisters),
    ("/admin/settings", "GET", Act::ReadRegisters),
    ("/admin/letters", "GET", Act::ReadRegisters),
    ("/admin/letters/{kind}", "GET", Act::ReadRegisters),
    ("/admin/letters/{kind}", "POST", Act::EditRegisters),
    ("/admin/calendar", "GET", Act::ReadRegisters),
    ("/admin/calendar", "POST", Act::EditRegisters),
    ("/admin/access", "GET", Act::OwnAccess),
    ("/admin/access/end", "POST", Act::OwnAccess),
    ("/admin/access/codes", "POST", Act::OwnFactors),
    ("/admin/access/passkeys", "POST", Act::OwnFactors),
    ("/admin/access/passkeys/add", "POST", Act::OwnFactors),
    ("/admin/access/password", "POST", Act::OwnFactors),
    ("/admin/proof", "GET", Act::OwnAccess),
    ("/admin/proof", "POST", Act::OwnAccess),
    ("/admin/sign-out", "POST", Act::OwnAccess),
];

/// The console's navigation: parts with their pages, by the keys of their names. A role sees what [`ACTS`] opens to it, so
/// a page is named here and nowhere else.
const NAV: &[(&str, &[(&str, &str)])] = &[
    (
        "console-group-work",
        &[
            ("console-nav-queue", paths::admin()),
            ("console-nav-log", paths::admin_log()),
            ("console-nav-print", paths::admin_print()),
            ("console-nav-suspected", paths::admin_suspected()),
            ("console-nav-closed", paths::admin_closed()),
            ("console-nav-complaints", paths::admin_complaints()),
        ],
    ),
    (
        "console-group-people",
        &[("console-nav-contacts", paths::admin_contacts()), ("console-nav-imports", paths::admin_imports())],
    ),
    (
        "console-group-marketing",
        &[("console-nav-campaign", paths::admin_campaign()), ("suppression-title", paths::admin_suppression())],
    ),
    (
        "console-group-records",
        &[
            ("console-nav-breaches", paths::admin_breaches()),
            ("console-nav-disclosures", paths::admin_disclosures()),
            ("console-nav-figures", paths::admin_figures()),
            ("console-nav-holds", paths::admin_holds()),
            ("console-nav-retention", paths::admin_retention()),
            ("console-nav-notices", paths::admin_notices()),
            ("console-nav-record", paths::admin_record()),
            ("console-nav-registers", paths::admin_registers()),
            ("console-nav-policy", paths::admin_policy()),
            ("console-nav-audit", paths::admin_audit()),
            ("sample-title", paths::admin_sample()),
        ],
    ),
    (
        "console-group-portal",
        &[
            ("integrations-title", paths::admin_integrations()),
            ("console-nav-setup", paths::admin_setup()),
            ("settings-title", paths::admin_settings()),
            ("letters-title", paths::admin_letters()),
            ("console-nav-calendar", paths::admin_calendar()),
            ("console-nav-officers", paths::admin_officers()),
            ("console-nav-access", paths::admin_access()),
        ],
    ),
];

/// The act behind an address, if it is one of the console's. ASVS 8.1.1.
fn act_of(path: &str, method: &str) -> Option<Act> {
    ACTS.iter().find(|(p, m, _)| *p == path && *m == method).map(|(.., act)| *act)
}

/// Somebody signed in at the console whose role may do what the address does.
#[derive(Clone)]
pub struct AtDesk {
    /// Who.
    pub viewer: OfficerViewer,
    token: Secret,
    /// When the session ends if nothing more is asked for. H8.
    until: Moment,
}

impl AtDesk {
    /// The token of this session's forms.
    pub fn csrf(&self, page: &PageFrame) -> String {
        page.portal.desk.ring().form_token(self.token.reveal().as_bytes(), "officer")
    }
    /// Whether a form's token is of this session, for forms with a file.
    pub fn is_token(&self, page: &PageFrame, received: &str) -> bool {
        page.portal.desk.ring().is_form_token(received, self.token.reveal().as_bytes(), "officer")
    }
    /// TH28: a form of this session.
    pub fn checked(&self, page: &PageFrame, posted: Posted) -> Result<Posted, Problem> {
        posted.of_officer(page, &self.token)
    }
}

impl FromRequest for AtDesk {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Problem>>>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let page = PageFrame::of(&request).ok_or(Problem::Fault)?;
            let portal = request.app_data::<web::Data<Portal>>().ok_or(Problem::Fault)?;
            let desk = &portal.desk;
            let Some(token) = page.cookie_of(&request, "officer").map(Secret::new) else {
                return Err(Problem::OfficerSignIn);
            };
            let (now, idle) = (desk.now(), desk.settings().officer_idle);
            let found = desk.reader().officer_viewer(session_token_hash(&token), now, idle).await?;
            // TH9: a cookie that moved to another kind of browser was stolen or copied
            let Some((viewer, row)) = found.filter(|(_, row)| row.agent_family == page.browser().agent_family) else {
                return Err(Problem::OfficerSignIn);
            };
            let pattern = request.match_pattern().unwrap_or_default();
            let method = if request.method() == "HEAD" { "GET" } else { request.method().as_str() };
            let Some(act) = act_of(&pattern, method).filter(|act| viewer.role().may(*act)) else {
                // ASVS 16.3.2: who tried what their role does not include
                let event = AuditEvent {
                    at: now,
                    actor: Actor::Officer(viewer.officer().0).to_string(),
                    action: "access.refused".into(),
                    contact: None,
                    object: String::new(),
                    detail: format!("{method} {pattern}"),
                    outcome: "not this role's".into(),
                };
                desk.traces().record_look(event).await?;
                return Err(Problem::NotYours);
            };
            // TH9: nobody changes who may enter from a browser left open or carried elsewhere
            let proved = now - row.proved_at < desk.settings().officer_proof && row.network == page.browser().network;
            if act.is_grave() && !proved {
                let path = request.path();
                let shown =
                    if act_of(&pattern, "GET").is_some() { Some(path) } else { path.rsplit_once('/').map(|p| p.0) };
                return Err(Problem::OfficerProof { next: shown.unwrap_or(paths::admin()).to_owned() });
            }
            let mut seen_at = row.last_seen_at;
            if now - seen_at > chrono::TimeDelta::seconds(60) {
                if !desk.traces().touch_officer_session(row.id, now).await? {
                    return Err(Problem::OfficerSignIn);
                }
                seen_at = now;
            }
            Ok(Self { viewer, token, until: row.ends_at.min(seen_at + idle) })
        })
    }
}

/// The cookie of a session at the console: ends with the browser, sent from no other site's page.
fn session_cookie(page: &PageFrame, token: &Secret) -> Cookie<'static> {
    let https = page.portal.desk.settings().is_https();
    Cookie::build(cookie_name(https, "officer"), token.reveal().to_owned())
        .path("/")
        .http_only(true)
        .secure(https)
        .same_site(SameSite::Strict)
        .finish()
}

/// The frame of a console page before anybody is signed in.
fn outer_frame(page: &PageFrame, csrf: Option<String>) -> Frame {
    let mut frame = page.frame(Onward { csrf, ..Onward::default() });
    frame.home_href = paths::admin_sign_in().into();
    frame.footer = Vec::new();
    frame.announcements = Vec::new();
    frame
}

/// The frame of a page of the console that could not be shown, whoever asked for it.
pub fn problem_frame(page: &PageFrame) -> Frame {
    Frame { home_href: paths::admin().into(), ..outer_frame(page, None) }
}

/// Where somebody lands who has just signed in: the first page their role opens.
fn landing(role: Role) -> &'static str {
    let may = |href: &str| act_of(href, "GET").is_some_and(|act| role.may(act));
    let pages = NAV.iter().flat_map(|(_, items)| items.iter()).map(|(_, href)| *href);
    pages.into_iter().find(|href| may(href)).unwrap_or(paths::admin_access())
}

/// The frame of a console page.
fn desk_frame(page: &PageFrame, at_desk: &AtDesk, back: Option<&str>) -> Frame {
    let t = page.words;
    let mut frame = outer_frame(page, Some(at_desk.csrf(page)));
    frame.home_href = landing(at_desk.viewer.role()).into();
    frame.sign_out_href = Some(paths::admin_sign_out().into());
    frame.back = back.map(str::to_owned);
    frame.notice = notice(t, page.query("done").as_deref());
    frame.sections = sections(page, at_desk.viewer.role());
    let role = t.say(&format!("console-role-{}", at_desk.viewer.role().key())).into_owned();
    frame.signed_in_as = Some(Link::new(role, paths::admin_access()));
    frame.stay = Some(Stay { until: t.time(at_desk.until), href: paths::admin_access().into(), at_desk: true });
    frame
}

/// The navigation as a role sees it; the page one is at is the one whose address reaches deepest.
fn sections(page: &PageFrame, role: Role) -> Vec<NavSection> {
    let may = |href: &str| act_of(href, "GET").is_some_and(|act| role.may(act));
    let all = NAV.iter().flat_map(|(_, items)| items.iter()).map(|(_, href)| *href);
    let current = all.filter(|href| page.is_within(href)).max_by_key(|href| href.len());
    let section = |(title, items): &(&str, &[(&str, &'static str)])| NavSection {
        title: page.words.say(title).into_owned(),
        items: items
            .iter()
            .filter(|(_, href)| may(href))
            .map(|(key, href)| NavItem {
                label: page.words.say(key).into_owned(),
                href: (*href).into(),
                current: current == Some(href),
            })
            .collect(),
    };
    NAV.iter().map(section).filter(|s| !s.items.is_empty()).collect()
}

/// What was just done, once, after the redirect that follows a POST.
fn notice(t: Words, done: Option<&str>) -> Option<Notice> {
    let key = match done? {
        "answered" => "console-notice-answered",
        "draft" => "console-notice-draft",
        "erasing" => "console-notice-erasing",
        "unerased" => "console-notice-unerased",
        "decided" => "console-notice-decided",
        "wished" => "console-notice-wished",
        "unwished" => "console-notice-unwished",
        "also" => "console-notice-also",
        "child_stopped" => "console-notice-child-stopped",
        "child_erased" => "console-notice-child-erased",
        "child_lifted" => "console-notice-child-lifted",
        "judged" => "console-notice-judged",
        "revoked" => "integrations-notice-revoked",
        "belongs" => "integrations-notice-belongs",
        "hook-stopped" => "integrations-notice-stopped",
        "replayed" => "integrations-notice-replayed",
        "none" => "console-notice-none",
        "together" => "console-notice-together",
        "assigned" => "console-notice-assigned",
        "away" => "console-notice-away",
        "back" => "console-notice-back",
        "logged" => "console-notice-logged",
        "noted" => "console-notice-noted",
        "withdrawn" => "console-notice-withdrawn",
        "whose" => "console-notice-whose",
        "child_kept_out" => "console-notice-child-kept-out",
        "step_unposted" => "console-notice-step-unposted",
        "whereto" => "console-notice-whereto",
        "matter" => "console-notice-matter",
        "ended" => "console-notice-ended",
        "reopened" => "console-notice-reopened",
        "redacted" => "console-notice-redacted",
        "searched" => "console-notice-searched",
        "search_noted" => "console-notice-search-noted",
        "written" => "console-notice-written",
        "posted" => "console-notice-posted",
        "corrected" => "console-notice-corrected",
        "caller-asked" => "console-notice-caller-asked",
        "caller-proved" => "console-notice-caller-proved",
        "related" => "console-notice-related",
        "relation-ended" => "console-notice-relation-ended",
        "stopped-for" => "console-notice-stopped-for",
        "stopped-before" => "console-notice-stopped-before",
        "suppressed" => "suppression-notice-added",
        "suppressed-before" => "suppression-notice-before",
        "merged" => "console-notice-merged",
        "parted" => "console-notice-parted",
        "import-begun" => "import-notice-begun",
        "import-forgotten" => "import-notice-forgotten",
        "import-undoing" => "import-notice-undoing",
        "breach" => "console-notice-breach",
        "telling" => "console-notice-telling",
        "telling-sent" => "console-notice-telling-sent",
        "telling-stopped" => "console-notice-telling-stopped",
        "telling-cleared" => "console-notice-telling-cleared",
        "telling-public" => "console-notice-telling-public",
        "telling-ended" => "console-notice-telling-ended",
        "disclosure-asked" => "console-notice-disclosure-asked",
        "disclosure-silent" => "console-notice-disclosure-silent",
        "disclosure-agreed" => "console-notice-disclosure-agreed",
        "handover-asked" => "handover-notice-asked",
        "handover-agreed" => "handover-notice-agreed",
        "disclosure-refused" => "console-notice-disclosure-refused",
        "policy-begun" => "policy-notice-begun",
        "policy-written" => "policy-notice-written",
        "policy-asked" => "policy-notice-asked",
        "policy-agreed" => "policy-notice-agreed",
        "policy-reopened" => "policy-notice-reopened",
        "policy-withdrawn" => "policy-notice-withdrawn",
        "step" => "console-notice-step",
        "told" => "console-notice-told",
        "told_unposted" => "console-notice-told-unposted",
        "lifted" => "console-notice-lifted",
        "outcome" => "console-notice-outcome",
        "outcome_unposted" => "console-notice-outcome-unposted",
        "hold" => "console-notice-hold",
        "hold-ended" => "console-notice-hold-ended",
        "ticked" => "console-notice-ticked",
        "released" => "console-notice-released",
        "opening" => "console-notice-opening",
        "opened" => "console-notice-opened",
        "rule" => "retention-notice-rule",
        "sending" => "notices-notice-sending",
        "stopped" => "notices-notice-stopped",
        "excused" => "notices-notice-excused",
        "officer-changed" => "console-notice-officer-changed",
        "officer-waits" => "console-notice-officer-waits",
        "officer-delay" => "console-notice-officer-delay",
        "officer-stopped" => "console-notice-officer-stopped",
        "passkey-added" => "passkey-notice-added",
        "passkey-removed" => "passkey-notice-removed",
        "sessions-ended" => "console-notice-sessions-ended",
        "letter-words" => "console-notice-letter-words",
        "register-saved" => "console-notice-register-saved",
        "register-ended" => "console-notice-register-ended",
        "fault-noted" => "console-notice-fault-noted",
        "password-changed" => "console-notice-password-changed",
        _ => return None,
    };
    // nothing was done by a button that had nothing to do it to
    let kind = if key == "console-notice-none" { NoticeKind::Important } else { NoticeKind::Done };
    Some(Notice { kind, text: t.say(key).into_owned(), link: None })
}
