//! Pages. A handler reads the request, calls one action or one reader, and answers with a page or a redirect; it knows
//! no SQL, no mail and no clock of its own. Every route stands in [`routes`].

mod admin;
mod agent;
mod api;
mod assets;
mod contact;
mod download;
mod files;
mod guard;
mod kept;
mod page;
mod posted;
mod problem;
mod public;
mod server;
mod session;

pub use admin::ACTS;
#[cfg(test)]
pub(crate) use admin::sheet;
pub use api::API_ACTS;
pub use api::openapi::document as openapi_document;
pub use server::{Demonstration, Portal, ServerError, serve};

use crate::paths;
use actix_web::web::{self, ServiceConfig};
use actix_web::{Resource, Route};
use problem::Problem;

/// Every route that exists, by address and method, for the test that walks them.
pub const ROUTES: &[(&str, &str)] = &[
    (paths::start(), "GET"),
    (paths::sign_in(), "GET POST"),
    (paths::sign_in_sent(), "GET POST"),
    (paths::sign_in_confirm(), "GET POST"),
    (paths::sign_out(), "POST"),
    (paths::email_stop(), "GET POST"),
    (paths::me(), "GET"),
    (paths::data(), "GET"),
    (paths::data_confirm(), "POST"),
    (paths::data_edit(), "GET POST"),
    (paths::organisations(), "GET"),
    ("/me/organisations/{number}", "GET POST"),
    (paths::data_country(), "POST"),
    (paths::export(), "GET POST"),
    (paths::restrict(), "GET POST"),
    (paths::restrict_end(), "POST"),
    (paths::object(), "GET POST"),
    (paths::transfer(), "GET POST"),
    (paths::transfer_end(), "POST"),
    (paths::transfer_take(), "GET POST"),
    (paths::my_complaints(), "GET"),
    (paths::proof(), "GET POST"),
    (paths::erase(), "GET POST"),
    (paths::erase_cancel(), "POST"),
    (paths::erase_now(), "GET POST"),
    ("/erasure/{token}", "GET POST"),
    (paths::requests(), "GET"),
    (paths::sessions(), "GET"),
    (paths::session_end(), "POST"),
    (paths::sessions_end_others(), "POST"),
    (paths::email(), "GET POST"),
    (paths::email_confirm(), "GET POST"),
    ("/me/requests/{reference}", "GET"),
    ("/me/requests/{reference}/message", "POST"),
    ("/me/requests/{reference}/statement", "POST"),
    ("/me/requests/{reference}/withdraw", "POST"),
    ("/me/requests/{reference}/files", "GET POST"),
    ("/me/requests/{reference}/files/{number}", "GET"),
    (paths::contact(), "GET POST"),
    (paths::complaints(), "GET"),
    (paths::requests_new(), "GET POST"),
    ("/preferences/{token}", "GET POST"),
    ("/preferences/{token}/{topic}", "GET POST"),
    ("/unsubscribe/{token}", "GET POST"),
    ("/unsubscribe/{token}/{topic}", "GET POST"),
    (paths::preferences_answer(), "GET POST"),
    (paths::my_preferences(), "GET POST"),
    (paths::consents(), "GET"),
    ("/me/consents/{id}", "GET"),
    ("/me/consents/{id}/receipt.json", "GET"),
    ("/me/consents/{id}/receipt.sig", "GET"),
    ("/receipts/keys/{number}", "GET"),
    (paths::sharing(), "GET POST"),
    ("/subscribe/{topic}", "GET POST"),
    (paths::policy(), "GET"),
    (paths::policy_old(), "GET"),
    (paths::policy_older(), "GET"),
    (paths::policy_versions(), "GET"),
    ("/privacy/versions/{number}", "GET"),
    (paths::policy_compare(), "GET"),
    ("/privacy/coming/{id}", "GET"),
    (paths::tracking(), "GET"),
    (paths::cookies(), "GET POST"),
    (paths::offices(), "GET"),
    (paths::accessibility(), "GET"),
    (paths::security(), "GET"),
    (paths::security_txt(), "GET"),
    (paths::gpc(), "GET"),
    ("/notices/{form}", "GET"),
    (paths::admin_sign_in(), "GET POST"),
    (paths::admin_passkey_ask(), "POST"),
    (paths::admin_passkey_enter(), "POST"),
    (paths::admin_welcome(), "GET POST"),
    (paths::admin_sign_out(), "POST"),
    (paths::admin_audit(), "GET"),
    (paths::admin_audit_verify(), "POST"),
    (paths::admin_audit_extract(), "POST"),
    (paths::admin_officers(), "GET POST"),
    (paths::admin_officers_decide(), "POST"),
    ("/admin/officers/{id}", "GET POST"),
    (paths::admin_registers(), "GET"),
    ("/admin/registers/{name}", "GET"),
    ("/admin/registers/{name}/{key}", "GET POST"),
    (paths::admin_setup(), "GET POST"),
    (paths::admin_calendar(), "GET POST"),
    (paths::admin_deadlines(), "GET"),
    (paths::admin_log_mail(), "POST"),
    (paths::admin_sample(), "GET POST"),
    (paths::admin_record(), "GET"),
    (paths::admin_record_csv(), "GET"),
    (paths::admin_record_json(), "GET"),
    (paths::admin_access(), "GET"),
    (paths::admin_access_end(), "POST"),
    (paths::admin_access_codes(), "POST"),
    (paths::admin_passkeys(), "POST"),
    (paths::admin_passkeys_add(), "POST"),
    (paths::admin_access_password(), "POST"),
    (paths::admin_proof(), "GET POST"),
    (paths::admin(), "GET"),
    (paths::admin_closed(), "GET"),
    (paths::admin_suspected(), "GET"),
    (paths::admin_together(), "POST"),
    (paths::admin_away(), "GET POST"),
    (paths::admin_log(), "GET POST"),
    (paths::admin_print(), "GET POST"),
    ("/admin/print/{reference}/{number}", "GET"),
    (paths::admin_contacts(), "GET POST"),
    ("/admin/contacts/{id}", "GET"),
    ("/admin/contacts/{id}/correct", "POST"),
    ("/admin/contacts/{id}/relations", "POST"),
    ("/admin/contacts/{id}/relations/end", "POST"),
    ("/admin/contacts/{id}/caller", "POST"),
    ("/admin/contacts/{id}/stop", "POST"),
    ("/admin/contacts/{id}/same", "POST"),
    ("/admin/contacts/{id}/merge/{other}", "GET POST"),
    ("/admin/contacts/{id}/part/{other}", "GET POST"),
    (paths::admin_imports(), "GET POST"),
    ("/admin/imports/look/{id}", "GET POST"),
    ("/admin/imports/look/{id}/forget", "POST"),
    ("/admin/imports/{id}", "GET"),
    ("/admin/imports/{id}/undo", "GET POST"),
    (paths::admin_breaches(), "GET POST"),
    (paths::admin_disclosures(), "GET POST"),
    (paths::admin_handovers(), "GET POST"),
    ("/admin/disclosures/handovers/{id}", "GET POST"),
    ("/admin/disclosures/{id}", "POST"),
    (paths::admin_policy(), "GET POST"),
    ("/admin/policy/{id}", "GET POST"),
    ("/admin/policy/{id}/preview/{language}", "GET"),
    ("/admin/policy/{id}/text/{language}/{section}", "GET POST"),
    ("/admin/breaches/{reference}", "GET"),
    ("/admin/breaches/{reference}/write", "POST"),
    (paths::admin_breaches_csv(), "GET"),
    (paths::admin_settings(), "GET"),
    (paths::admin_letters(), "GET"),
    ("/admin/letters/{kind}", "GET POST"),
    ("/admin/breaches/{reference}/people", "GET POST"),
    ("/admin/breaches/{reference}/people/words", "POST"),
    ("/admin/breaches/{reference}/people/send", "POST"),
    ("/admin/breaches/{reference}/people/public", "POST"),
    ("/announcements/{key}", "GET"),
    ("/admin/breaches/{reference}/weigh", "POST"),
    (paths::admin_figures(), "GET"),
    (paths::admin_report_page(), "GET"),
    (paths::admin_outside_page(), "GET"),
    (paths::admin_outside_csv_page(), "GET"),
    (paths::admin_cases_page(), "GET"),
    (paths::admin_suppression(), "GET POST"),
    (paths::admin_suppression_add(), "POST"),
    ("/admin/requests/{reference}/assign", "POST"),
    ("/admin/requests/{reference}/note", "POST"),
    ("/admin/requests/{reference}/also", "POST"),
    ("/admin/requests/{reference}/matter", "POST"),
    ("/admin/requests/{reference}/child", "POST"),
    ("/admin/requests/{reference}/redact", "POST"),
    ("/admin/requests/{reference}/whereto", "POST"),
    ("/admin/requests/{reference}/end", "POST"),
    ("/admin/requests/{reference}/task", "POST"),
    ("/admin/requests/{reference}/search", "POST"),
    ("/admin/requests/{reference}/paper", "POST"),
    ("/tasks/{token}", "GET POST"),
    (paths::admin_complaints(), "GET"),
    (paths::admin_campaign(), "GET POST"),
    ("/admin/requests/{reference}", "GET"),
    ("/admin/requests/{reference}/answer", "POST"),
    ("/admin/requests/{reference}/decide", "POST"),
    ("/admin/requests/{reference}/step", "POST"),
    ("/admin/requests/{reference}/restriction", "POST"),
    ("/admin/requests/{reference}/outcome", "GET POST"),
    ("/admin/requests/{reference}/judge", "POST"),
    (paths::admin_integrations(), "GET"),
    (paths::admin_integrations_add(), "GET POST"),
    (paths::admin_webhook_stop(), "POST"),
    (paths::admin_webhook_replay(), "POST"),
    ("/admin/integrations/{id}/belongs", "GET POST"),
    ("/admin/integrations/{id}/revoke", "GET POST"),
    ("/hooks/mailchimp/{secret}", "GET POST"),
    (paths::hook_hubspot(), "POST"),
    (paths::api_openapi(), "GET"),
    (paths::api_contacts(), "POST"),
    (paths::api_links(), "POST"),
    (paths::api_changes(), "GET"),
    (paths::api_changes_ack(), "POST"),
    ("/admin/requests/{reference}/system", "POST"),
    ("/admin/requests/{reference}/files", "GET POST"),
    ("/admin/requests/{reference}/files/{number}", "GET POST"),
    ("/admin/requests/{reference}/erase", "GET POST"),
    ("/admin/requests/{reference}/erase/cancel", "POST"),
    ("/admin/requests/{reference}/release", "POST"),
    (paths::admin_holds(), "GET"),
    (paths::admin_hold_new(), "GET POST"),
    (paths::admin_hold_end(), "GET POST"),
    ("/admin/sealed/{reference}", "GET POST"),
    (paths::admin_retention(), "GET"),
    (paths::admin_retention_dry_run(), "GET"),
    ("/admin/retention/rules/{purpose}", "GET POST"),
    (paths::admin_notices(), "GET POST"),
    (paths::admin_notices_stop(), "POST"),
    (paths::admin_notices_excuse(), "POST"),
    (paths::api_may_send(), "POST"),
    (paths::healthz(), "GET"),
    (paths::readyz(), "GET"),
    (paths::metrics(), "GET"),
    (paths::robots(), "GET"),
];

/// F13: the pages that every language has; all others are in English or German, and say so in the reader's language. A
/// test (`text::keys`) compares the texts they need.
pub const IN_ALL_LANGUAGES: &[&str] = &[
    paths::start(),
    paths::sign_in(),
    paths::sign_in_sent(),
    paths::sign_in_confirm(),
    paths::sign_out(),
    paths::contact(),
    "/preferences/{token}",
    "/preferences/{token}/{topic}",
    "/unsubscribe/{token}",
    "/unsubscribe/{token}/{topic}",
    paths::preferences_answer(),
    paths::my_preferences(),
    "/subscribe/{topic}",
    paths::consents(),
    "/me/consents/{id}",
    paths::sharing(),
    paths::organisations(),
    "/me/organisations/{number}",
    paths::requests(),
    "/me/requests/{reference}",
    "/me/requests/{reference}/message",
    "/me/requests/{reference}/statement",
    "/me/requests/{reference}/withdraw",
    // the policy's own text is in the languages it was published in
    paths::policy(),
    paths::policy_versions(),
    "/privacy/versions/{number}",
    paths::tracking(),
    paths::cookies(),
    paths::offices(),
    paths::accessibility(),
    paths::security(),
    "/notices/{form}",
    "/announcements/{key}",
];

/// An address with its methods; GET answers HEAD too, all else is refused by name (ASVS 4.1.4).
fn at(path: &str, methods: impl IntoIterator<Item = Route>) -> Resource {
    let mut resource = web::resource(path);
    for route in methods {
        resource = resource.route(route);
    }
    resource.default_service(web::to(|| async { Err::<actix_web::HttpResponse, _>(Problem::Method) }))
}

/// An address for machines takes larger bodies, after it knows who sends them.
fn machine(resource: Resource) -> Resource {
    resource.app_data(web::PayloadConfig::new(api::LONGEST))
}

macro_rules! get {
    ($handler:path) => {
        [web::get().to($handler), web::head().to($handler)]
    };
}
macro_rules! get_post {
    ($get:path, $post:path) => {
        [web::get().to($get), web::head().to($get), web::post().to($post)]
    };
}

/// Puts every address in its place.
fn routes(config: &mut ServiceConfig) {
    use admin::files as case_files;
    use admin::{
        access, audit, breaches, calendar, campaign, case, case_desk, complaints, contacts, decision, disclosures,
        enter, figures, log, merge,
    };
    use admin::{
        erasure as case_erasure, handovers, holds, ics, imports, integrations, notices, officers, outcome, outside,
        queue, registers, retention, sample, suppression,
    };
    use admin::{passkeys, policies, policy_text, relations, settings, telling};
    use contact::files as own_files;
    use contact::{
        consents, correction, data, email, erasure, export, object, organisations, overview, proof, requests, restrict,
        sessions, sharing, transfer,
    };
    use public::{about, announcement, coming, elsewhere, policy, preferences, transfer as take};
    use public::{
        contact as contact_form, email_stop, erasure as erasure_link, health, mailbox, sign_in, start, subscribe,
    };
    config
        .service(at(paths::start(), get!(start::show)))
        .service(at(paths::sign_in(), get_post!(sign_in::show, sign_in::ask)))
        .service(at(paths::sign_in_sent(), get_post!(sign_in::show_sent, sign_in::code)))
        .service(at(paths::sign_in_confirm(), get_post!(sign_in::show_confirm, sign_in::confirm)))
        .service(at(paths::sign_out(), [web::post().to(sign_in::sign_out)]))
        .service(at(paths::email_stop(), get_post!(email_stop::show, email_stop::stop)))
        .service(at(paths::me(), get!(overview::show)))
        .service(at(paths::data(), get!(data::show)))
        .service(at(paths::data_confirm(), [web::post().to(data::confirm)]))
        .service(at(paths::data_country(), [web::post().to(data::country)]))
        .service(at(paths::data_edit(), get_post!(correction::show, correction::send)))
        .service(at(paths::organisations(), get!(organisations::list)))
        .service(at("/me/organisations/{number}", get_post!(organisations::show, organisations::leave)))
        .service(at(paths::export(), get_post!(export::show, export::download)))
        .service(at(paths::restrict(), get_post!(restrict::show, restrict::send)))
        .service(at(paths::restrict_end(), [web::post().to(restrict::end)]))
        .service(at(paths::object(), get_post!(object::show, object::send)))
        .service(at(paths::transfer(), get_post!(transfer::show, transfer::make)))
        .service(at(paths::transfer_end(), [web::post().to(transfer::end)]))
        .service(at(paths::transfer_take(), get_post!(take::show, take::take)))
        .service(at(paths::my_complaints(), get!(requests::complaints)))
        .service(at(paths::proof(), get_post!(proof::show, proof::send)))
        .service(at(paths::erase(), get_post!(erasure::show, erasure::send)))
        .service(at(paths::erase_cancel(), [web::post().to(erasure::cancel)]))
        .service(at(paths::erase_now(), get_post!(erasure::show_now, erasure::now)))
        .service(at("/erasure/{token}", get_post!(erasure_link::show, erasure_link::cancel)))
        .service(at(paths::requests(), get!(requests::list)))
        .service(at("/me/requests/{reference}", get!(requests::show)))
        .service(at("/me/requests/{reference}/message", [web::post().to(requests::write)]))
        .service(at("/me/requests/{reference}/statement", [web::post().to(requests::statement)]))
        .service(at("/me/requests/{reference}/files", get_post!(own_files::show, own_files::send)))
        .service(at("/me/requests/{reference}/files/{number}", get!(own_files::take)))
        .service(at("/me/requests/{reference}/withdraw", [web::post().to(requests::withdraw)]))
        // before the one with a token, which would take its last word for one
        .service(at(paths::preferences_answer(), get_post!(preferences::show_answer, preferences::answer)))
        .service(at("/preferences/{token}", get_post!(preferences::show, preferences::choose)))
        .service(at("/preferences/{token}/{topic}", get_post!(preferences::show, preferences::choose)))
        .service(at("/unsubscribe/{token}", get_post!(preferences::show_unsubscribe, preferences::unsubscribe)))
        .service(at("/unsubscribe/{token}/{topic}", get_post!(preferences::show_unsubscribe, preferences::unsubscribe)))
        .service(at(paths::my_preferences(), get_post!(preferences::own, preferences::choose_own)))
        .service(at(paths::consents(), get!(consents::show)))
        .service(at("/me/consents/{id}", get!(consents::receipt)))
        .service(at("/me/consents/{id}/receipt.json", get!(consents::receipt_json)))
        .service(at("/me/consents/{id}/receipt.sig", get!(consents::receipt_signature)))
        .service(at("/receipts/keys/{number}", get!(consents::key)))
        .service(at(paths::sharing(), get_post!(sharing::show, sharing::send)))
        .service(at("/subscribe/{topic}", get_post!(subscribe::show, subscribe::send)))
        .service(at(paths::policy(), get!(policy::show)))
        .service(at(paths::policy_old(), get!(policy::moved)))
        .service(at(paths::policy_older(), get!(policy::moved)))
        .service(at(paths::policy_versions(), get!(policy::versions)))
        .service(at("/privacy/versions/{number}", get!(policy::version)))
        .service(at(paths::policy_compare(), get!(policy::compared)))
        .service(at("/privacy/coming/{id}", get!(coming::show)))
        .service(at(paths::tracking(), get!(about::tracking)))
        .service(at(paths::cookies(), get_post!(about::cookies, about::forget_language)))
        .service(at(paths::offices(), get!(about::offices)))
        .service(at(paths::accessibility(), get!(about::accessibility)))
        .service(at(paths::security(), get!(about::security)))
        .service(at(paths::security_txt(), get!(about::security_txt)))
        .service(at(paths::gpc(), get!(about::gpc)))
        .service(at("/notices/{form}", get!(about::notice)))
        .service(at(paths::contact(), get_post!(contact_form::show, contact_form::send)))
        .service(at(paths::complaints(), get!(elsewhere::complaints)))
        .service(at(paths::requests_new(), get_post!(elsewhere::show, elsewhere::send)))
        .service(at(paths::admin_sign_in(), get_post!(enter::show, enter::enter)))
        .service(at(paths::admin_welcome(), get_post!(enter::show_welcome, enter::accept)))
        .service(at(paths::admin_sign_out(), [web::post().to(enter::leave)]))
        .service(at(paths::admin_audit(), get!(audit::show)))
        .service(at(paths::admin_audit_verify(), [web::post().to(audit::verify)]))
        .service(at(paths::admin_audit_extract(), [web::post().to(audit::extract)]))
        .service(at(paths::admin_officers(), get_post!(officers::list, officers::invite)))
        // before the one with a number
        .service(at(paths::admin_officers_decide(), [web::post().to(officers::decide)]))
        .service(at("/admin/officers/{id}", get_post!(officers::show, officers::change)))
        .service(at(paths::admin_registers(), get!(registers::list)))
        .service(at("/admin/registers/{name}", get!(registers::show)))
        .service(at("/admin/registers/{name}/{key}", get_post!(registers::show_row, registers::save_row)))
        .service(at(paths::admin_setup(), get_post!(registers::setup, registers::note)))
        .service(at(paths::admin_deadlines(), get!(ics::show)))
        .service(at(paths::admin_log_mail(), [web::post().to(log::mail)]))
        .service(at(paths::admin_sample(), get_post!(sample::show, sample::take)))
        .service(at(paths::admin_calendar(), get_post!(calendar::show, calendar::change)))
        .service(at(paths::admin_record(), get!(registers::record)))
        .service(at(paths::admin_record_csv(), get!(registers::record_csv)))
        .service(at(paths::admin_record_json(), get!(registers::record_json)))
        .service(at(paths::admin_access(), get!(access::show)))
        .service(at(paths::admin_access_end(), [web::post().to(access::end)]))
        .service(at(paths::admin_access_codes(), [web::post().to(access::codes)]))
        .service(at(paths::admin_passkeys(), [web::post().to(passkeys::change)]))
        .service(at(paths::admin_passkeys_add(), [web::post().to(passkeys::add)]))
        .service(at(paths::admin_passkey_ask(), [web::post().to(passkeys::ask)]))
        .service(at(paths::admin_passkey_enter(), [web::post().to(passkeys::enter)]))
        .service(at(paths::admin_access_password(), [web::post().to(access::password)]))
        .service(at(paths::admin_proof(), get_post!(access::show_proof, access::prove)))
        .service(at(paths::admin(), get!(queue::open)))
        .service(at(paths::admin_closed(), get!(queue::closed)))
        .service(at(paths::admin_suspected(), get!(queue::suspected)))
        .service(at(paths::admin_together(), [web::post().to(queue::together)]))
        .service(at(paths::admin_away(), get_post!(queue::show_away, queue::send_away)))
        .service(at(paths::admin_log(), get_post!(log::show, log::send)))
        .service(at(paths::admin_print(), get_post!(case_desk::print_queue, case_desk::posted)))
        .service(at("/admin/print/{reference}/{number}", get!(case_desk::print_one)))
        .service(at(paths::admin_contacts(), get_post!(contacts::show, contacts::find)))
        .service(at("/admin/contacts/{id}", get!(contacts::contact)))
        .service(at("/admin/contacts/{id}/correct", [web::post().to(contacts::correct)]))
        .service(at("/admin/contacts/{id}/relations", [web::post().to(relations::record)]))
        .service(at("/admin/contacts/{id}/relations/end", [web::post().to(relations::end)]))
        .service(at("/admin/contacts/{id}/caller", [web::post().to(contacts::caller)]))
        .service(at("/admin/contacts/{id}/stop", [web::post().to(contacts::stop)]))
        .service(at("/admin/contacts/{id}/same", [web::post().to(merge::name)]))
        .service(at("/admin/contacts/{id}/merge/{other}", get_post!(merge::look, merge::merge)))
        .service(at("/admin/contacts/{id}/part/{other}", get_post!(merge::look_part, merge::part)))
        .service(at(paths::admin_imports(), get_post!(imports::list, imports::hand_in)))
        .service(at("/admin/imports/look/{id}", get_post!(imports::look, imports::write)))
        .service(at("/admin/imports/look/{id}/forget", [web::post().to(imports::forget)]))
        .service(at("/admin/imports/{id}", get!(imports::show)))
        .service(at("/admin/imports/{id}/undo", get_post!(imports::show_undo, imports::undo)))
        .service(at(paths::admin_breaches(), get_post!(breaches::list, breaches::open)))
        .service(at(paths::admin_disclosures(), get_post!(disclosures::list, disclosures::ask)))
        .service(at(paths::admin_handovers(), get_post!(handovers::list, handovers::ask)))
        .service(at("/admin/disclosures/handovers/{id}", get_post!(handovers::show, handovers::act)))
        .service(at("/admin/disclosures/{id}", [web::post().to(disclosures::decide)]))
        .service(at(paths::admin_policy(), get_post!(policies::list, policies::begin)))
        .service(at("/admin/policy/{id}", get_post!(policies::show, policies::act)))
        .service(at("/admin/policy/{id}/preview/{language}", get!(policy_text::preview)))
        .service(at("/admin/policy/{id}/text/{language}/{section}", get_post!(policy_text::show, policy_text::write)))
        .service(at("/admin/breaches/{reference}", get!(breaches::show)))
        .service(at("/admin/breaches/{reference}/write", [web::post().to(breaches::write)]))
        .service(at(paths::admin_breaches_csv(), get!(telling::csv)))
        .service(at(paths::admin_settings(), get!(settings::show)))
        .service(at(paths::admin_letters(), get!(settings::letters)))
        .service(at("/admin/letters/{kind}", get_post!(settings::letter, settings::write)))
        .service(at("/admin/breaches/{reference}/people", get_post!(telling::show, telling::people)))
        .service(at("/admin/breaches/{reference}/people/words", [web::post().to(telling::words)]))
        .service(at("/admin/breaches/{reference}/people/send", [web::post().to(telling::send)]))
        .service(at("/admin/breaches/{reference}/people/public", [web::post().to(telling::public)]))
        .service(at("/announcements/{key}", get!(announcement::show)))
        .service(at("/admin/breaches/{reference}/weigh", [web::post().to(breaches::weigh)]))
        .service(at(paths::admin_figures(), get!(figures::show)))
        .service(at(paths::admin_report_page(), get!(figures::report)))
        .service(at(paths::admin_outside_page(), get!(outside::show)))
        .service(at(paths::admin_outside_csv_page(), get!(outside::csv)))
        .service(at(paths::admin_cases_page(), get!(figures::cases)))
        .service(at(paths::admin_suppression(), get_post!(suppression::show, suppression::look_up)))
        .service(at(paths::admin_suppression_add(), [web::post().to(suppression::add)]))
        .service(at("/admin/requests/{reference}/assign", [web::post().to(queue::assign)]))
        .service(at("/admin/requests/{reference}/note", [web::post().to(case_desk::note)]))
        .service(at("/admin/requests/{reference}/also", [web::post().to(case_desk::also)]))
        .service(at("/admin/requests/{reference}/matter", [web::post().to(case_desk::matter)]))
        .service(at("/admin/requests/{reference}/child", [web::post().to(case_desk::child)]))
        .service(at("/admin/requests/{reference}/redact", [web::post().to(case_desk::redact)]))
        .service(at("/admin/requests/{reference}/whereto", [web::post().to(case_desk::whereto)]))
        .service(at("/admin/requests/{reference}/end", [web::post().to(case_desk::end)]))
        .service(at("/admin/requests/{reference}/task", [web::post().to(case_desk::task)]))
        .service(at("/admin/requests/{reference}/search", [web::post().to(case_desk::search)]))
        .service(at("/admin/requests/{reference}/paper", [web::post().to(case_desk::paper)]))
        .service(at("/tasks/{token}", get_post!(case_desk::show_task, case_desk::send_task)))
        .service(at(paths::admin_complaints(), get!(complaints::list)))
        .service(at(paths::admin_campaign(), get_post!(campaign::show, campaign::check)))
        .service(at("/admin/requests/{reference}", get!(case::show)))
        .service(at("/admin/requests/{reference}/answer", [web::post().to(case::answer)]))
        .service(at("/admin/requests/{reference}/decide", [web::post().to(decision::decide)]))
        .service(at("/admin/requests/{reference}/step", [web::post().to(case::step)]))
        .service(at("/admin/requests/{reference}/restriction", [web::post().to(case::restriction)]))
        .service(at("/admin/requests/{reference}/outcome", get_post!(outcome::show_outcome, outcome::outcome)))
        .service(at("/admin/requests/{reference}/judge", [web::post().to(case::judge)]))
        .service(at(paths::admin_integrations(), get!(integrations::show)))
        .service(at(paths::admin_integrations_add(), get_post!(integrations::show_add, integrations::add)))
        .service(at(paths::admin_webhook_stop(), [web::post().to(integrations::stop)]))
        .service(at(paths::admin_webhook_replay(), [web::post().to(integrations::replay)]))
        .service(at("/admin/integrations/{id}/belongs", get_post!(integrations::show_belongs, integrations::belongs)))
        .service(at("/admin/integrations/{id}/revoke", get_post!(integrations::show_revoke, integrations::revoke)))
        .service(at("/hooks/mailchimp/{secret}", get_post!(api::hooks::look, api::hooks::mailchimp)))
        .service(machine(at(paths::hook_hubspot(), [web::post().to(api::hooks::hubspot)])))
        .service(at(paths::api_openapi(), get!(api::openapi::show)))
        .service(machine(at(paths::api_contacts(), [web::post().to(api::contacts::upsert)])))
        .service(machine(at(paths::api_links(), [web::post().to(api::links::mint)])))
        .service(machine(at(paths::api_changes(), get!(api::changes::list))))
        .service(machine(at(paths::api_changes_ack(), [web::post().to(api::changes::confirm)])))
        .service(at("/admin/requests/{reference}/system", [web::post().to(case_erasure::tick)]))
        .service(at("/admin/requests/{reference}/files", get_post!(case_files::show, case_files::send)))
        .service(at("/admin/requests/{reference}/files/{number}", get_post!(case_files::take, case_files::pass_on)))
        .service(at("/admin/requests/{reference}/erase", get_post!(case_erasure::ask, case_erasure::begin)))
        .service(at("/admin/requests/{reference}/erase/cancel", [web::post().to(case_erasure::cancel)]))
        .service(at("/admin/requests/{reference}/release", [web::post().to(case_erasure::release)]))
        .service(at(paths::admin_holds(), get!(holds::list)))
        .service(at(paths::admin_hold_new(), get_post!(holds::show_new, holds::set)))
        .service(at(paths::admin_hold_end(), get_post!(holds::show_end, holds::end)))
        .service(at("/admin/sealed/{reference}", get_post!(holds::sealed, holds::open)))
        .service(at(paths::admin_retention(), get!(retention::show)))
        .service(at(paths::admin_retention_dry_run(), get!(retention::dry_run)))
        .service(at("/admin/retention/rules/{purpose}", get_post!(retention::show_rule, retention::set_rule)))
        .service(at(paths::admin_notices(), get_post!(notices::show, notices::confirm)))
        .service(at(paths::admin_notices_stop(), [web::post().to(notices::stop)]))
        .service(at(paths::admin_notices_excuse(), [web::post().to(notices::excuse)]))
        .service(machine(at(paths::api_may_send(), [web::post().to(api::may_send::ask)])))
        .service(at(paths::sessions(), get!(sessions::show)))
        .service(at(paths::session_end(), [web::post().to(sessions::end)]))
        .service(at(paths::sessions_end_others(), [web::post().to(sessions::end_others)]))
        .service(at(paths::email(), get_post!(email::show, email::ask)))
        .service(at(paths::email_confirm(), get_post!(email::show_confirm, email::confirm)))
        .service(at(paths::healthz(), get!(health::alive)))
        .service(at(paths::readyz(), get!(health::ready)))
        .service(at(paths::metrics(), get!(health::metrics)))
        .service(at(paths::robots(), get!(health::robots)))
        .service(at(paths::mailbox(), get!(mailbox::list)))
        .service(at("/dev/mailbox/{number}", get!(mailbox::show)))
        .service(at("/static/{name}", get!(assets::serve)));
}
