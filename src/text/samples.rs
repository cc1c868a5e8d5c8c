//! Every template rendered from a sample, so that none breaks silently. The page structs here are sketches: the rooms
//! `web` and `mail` have the real ones, with the same fields.
//!
//! `PORTAL_PREVIEW=/tmp/preview cargo test samples` writes the pages there, to be looked at in a browser.

use super::{Language, RIGHTS, Words};
use crate::domain::clock::Moment;
use crate::domain::form::{Form, Message};
use crate::domain::page::{
    Card, Choice, Company, Frame, LanguageLink, LetterFrame, Link, NavItem, NavSection, Notice, NoticeKind, Pair, Row,
    Stay,
};
use crate::domain::policy::{ComparedSection, Fate};
use crate::domain::request::Matter;
use crate::domain::value::{Category, ValueKind};
use crate::web::sheet::{Bars, Cell, Chart, Entry, Field, Letter, Piece, SheetForm, Table};
use askama::Template;
use chrono::TimeDelta;

macro_rules! pages {
    ($($name:ident, $path:literal { $($field:ident: $kind:ty,)* })*) => {
        $(#[derive(Template)] #[template(path = $path)] struct $name { t: Words, frame: Frame, $($field: $kind,)* })*
    };
}
#[derive(Clone)]
struct RequestLine {
    reference: String,
    what: String,
    state: String,
    look: String,
    next: String,
    href: String,
}
struct RecordPart {
    key: &'static str,
    title: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}
struct RegisterLine {
    name: String,
    rows: usize,
    open: usize,
    href: String,
}
struct RowLine {
    key: String,
    label: String,
    open: usize,
    contacts: String,
    href: String,
}
struct FieldLine {
    name: String,
    label: String,
    kind: &'static str,
    options: Vec<Choice>,
}
struct RowVersionLine {
    since: String,
    until: String,
    who: String,
    says: String,
}
struct MatterLine {
    id: String,
    anchor: String,
    what: String,
    sentence: String,
    gap: String,
    blocks: bool,
    note: Option<String>,
    href: String,
}
struct PasskeyLine {
    id: i64,
    label: String,
    about: String,
}
struct OfficerSessionLine {
    id: String,
    device: String,
    network: String,
    since: String,
    seen: String,
    current: bool,
}
struct OfficerLine {
    address: String,
    role: String,
    state: String,
    look: String,
    seen: String,
    href: String,
}
struct WaitingLine {
    id: i64,
    key: String,
    who: String,
    what: String,
    asked: String,
    rule: String,
    may: bool,
}
struct ChangeLine {
    at: String,
    what: String,
    who: String,
    state: String,
}
struct AuditLine {
    id: i64,
    at: String,
    who: String,
    what: String,
    about: String,
    detail: String,
    outcome: String,
    look: String,
}
struct HeadLine {
    at: String,
    place: String,
    hash: String,
}
struct DataGroup {
    id: String,
    title: String,
    text: String,
    values: Vec<DataValue>,
}
struct DataValue {
    id: String,
    label: String,
    value: String,
    note: Option<String>,
    source_short: String,
    kept_short: String,
    purposes: Vec<String>,
    bases: Vec<String>,
    source: String,
    dated: String,
    recipients: Vec<String>,
    kept: String,
    confirmed: Option<String>,
    change_href: Option<String>,
    fixed: String,
}
struct OrganisationLine {
    name: String,
    kinds: Vec<String>,
    note: Option<String>,
    since: String,
    source_short: Vec<String>,
    source: Vec<String>,
    purposes: Vec<String>,
    bases: Vec<String>,
    recipients: Vec<String>,
    kept: Vec<String>,
    leave_href: Option<String>,
}
struct Linked {
    name: String,
    kinds: Vec<String>,
    facts: Vec<String>,
    note: String,
    leave_href: Option<String>,
}
struct Confirm {
    text: String,
    action: String,
    due: bool,
}
struct System {
    name: String,
    holds: String,
    copied: String,
}
struct DataEvent {
    what: String,
    who: String,
    at: String,
}
struct Disclosed {
    when: String,
    rows: Vec<Row>,
    copy: Option<Link>,
}
struct ReachLine {
    name: String,
    rows: Vec<Row>,
    copy: Option<Link>,
}
struct FileLine {
    name: String,
    about: String,
    state: String,
    look: String,
    href: Option<String>,
    pass_on: Option<String>,
}
struct NoticeSample {
    source: String,
    from: String,
    purposes: Vec<String>,
    bases: Vec<String>,
    categories: Vec<String>,
}
struct NoticeAsk {
    letters: i64,
    paces: Vec<Choice>,
    once: String,
    action: String,
}
struct NoticeExcuse {
    sources: Vec<Choice>,
    excuses: Vec<Choice>,
    action: String,
}
struct RetentionRuleLine {
    label: String,
    key: String,
    period: String,
    own: Vec<String>,
    missing: bool,
    href: Option<String>,
}
struct SessionLine {
    id: String,
    device: String,
    place: String,
    since: String,
    seen: String,
    current: bool,
}
struct RequestEvent {
    at: String,
    what: String,
    text: String,
}
struct TopicButton {
    label: String,
    name: &'static str,
    value: String,
    look: &'static str,
}
struct PreferenceTopic {
    key: String,
    label: String,
    sentence: String,
    facts: Vec<String>,
    why: Vec<String>,
    buttons: Vec<TopicButton>,
}
struct PreferenceGroup {
    title: String,
    lead: String,
    topics: Vec<PreferenceTopic>,
}
struct ChoiceLine {
    what: String,
    topic: String,
    how: String,
    at: String,
    words: String,
    href: String,
}
struct HeldConsent {
    topic: String,
    since: String,
    key: String,
}
struct CountLine {
    label: String,
    count: String,
    is_opt_out: bool,
}
struct ReasonLine {
    month: String,
    topic: String,
    reason: String,
    count: String,
}
struct SharingLine {
    key: String,
    name: String,
    facts: Vec<String>,
    since: String,
    wording: String,
}
struct DeliveryLine {
    id: i64,
    message: String,
    at: String,
    state: String,
    look: String,
    tries: i32,
    answer: String,
    may_replay: bool,
}
struct HookCard {
    id: i64,
    url: String,
    ground: String,
    state: String,
    look: String,
    may_stop: bool,
    deliveries: Vec<DeliveryLine>,
}
struct ClientCard {
    id: i64,
    name: String,
    state: String,
    look: String,
    facts: Vec<Row>,
    revoke: Option<String>,
    belongs: Option<String>,
    stopped: String,
    hooks: Vec<HookCard>,
}
struct IncomingLine {
    name: String,
    text: String,
}
enum PolicyBlock {
    Text(String),
    List(Vec<String>),
    Address(Vec<String>),
    Table(String, Vec<String>, Vec<Vec<String>>),
    Open(String),
    Link(Link),
}
struct PolicySection {
    title: String,
    blocks: Vec<PolicyBlock>,
}
struct VersionLine {
    number: i64,
    date: String,
    summary: String,
    href: String,
    compare: Option<String>,
}
struct Part {
    title: String,
    lines: Vec<String>,
    list: Vec<String>,
    links: Vec<Link>,
}
struct CookieLine {
    name: String,
    what: String,
    life: String,
}
struct OfficeEntity {
    name: String,
    role: String,
    number: String,
    address: Vec<String>,
}
struct OfficeRegion {
    title: String,
    entities: Vec<OfficeEntity>,
}
struct RequestWrite {
    action: String,
    once: String,
    reopens: bool,
}
#[derive(Clone, Default)]
struct CaseLine {
    what: String,
    reference: String,
    bare: String,
    pick: String,
    who: String,
    more: String,
    more_links: Vec<Link>,
    received: String,
    aim: String,
    left: String,
    look: String,
    law: String,
    law_left: String,
    law_look: String,
    state: String,
    look_state: String,
    with: String,
    href: String,
}
struct CaseTable {
    id: String,
    caption: String,
    lines: Vec<CaseLine>,
    all: Option<Link>,
}
struct Filters {
    action: String,
    form: Form,
    whose: Vec<Choice>,
    rights: Vec<Choice>,
    states: Vec<Choice>,
    entities: Vec<Choice>,
    proved: Vec<Choice>,
    clear: Option<String>,
}
struct Bulk {
    action: String,
    acts: Vec<Choice>,
}
struct Said {
    who: String,
    at: String,
    text: String,
    own: bool,
}
struct Item {
    number: i64,
    label: String,
    old: String,
    new: String,
    is_correction: bool,
    reason: String,
    decided: String,
    ground: String,
    reasons: String,
    grounds: Vec<Choice>,
    link: Option<Link>,
    obstacle: String,
    is_open: bool,
    only_refuse: bool,
    may_part: bool,
    uses: Vec<Choice>,
    factors: Vec<Choice>,
    wish: Vec<Row>,
    may_agree: bool,
    may_reopen: bool,
    hint: String,
    derived: String,
}
struct Limit {
    id: i64,
    what: String,
    why: String,
    stands: String,
    may_tell: bool,
    may_lift: bool,
}
struct ClockLine {
    label: String,
    due: String,
    state: String,
    is_late: bool,
    is_over: bool,
    how: Vec<String>,
}
struct StepLetter {
    subject: String,
    said: String,
    more: Vec<String>,
    button: String,
    link: String,
}
struct ComplaintLine {
    reference: String,
    href: String,
    received: String,
    acknowledged: String,
    state: String,
    look: String,
    result: String,
}
struct TransferLine {
    id: i64,
    made: String,
    stands: String,
    is_open: bool,
}
struct Standing {
    what: String,
    why: String,
    since: String,
    ends: String,
    id: i64,
    may_end: bool,
}
struct ErasurePanel {
    facts: Vec<Row>,
    sealed_href: String,
    is_held: bool,
    release: String,
    systems: Vec<SystemLine>,
    tick: String,
    may_tick: bool,
    may_release: bool,
    cancel: String,
}
struct SystemLine {
    key: String,
    name: String,
    ids: String,
    confirmed: String,
}
struct HoldLine {
    scope: String,
    whose: String,
    law: String,
    until: String,
    review: String,
    ended: String,
    end_href: String,
}
struct SealedLine {
    reference: String,
    values: String,
    href: String,
}
struct Opening {
    asked: String,
    reason: String,
    outcome: String,
    approve: Option<i64>,
}
struct CaseActions {
    answer: String,
    decide: String,
    judge: String,
    step: String,
    outcome: String,
    restriction: String,
}
struct StatementForm {
    number: i64,
    label: String,
    action: String,
}
struct RequestAct {
    lead: String,
    button: String,
    look: String,
    action: String,
}

pages! {
    Start, "public/start.html" {
        sign_in_href: String, stop_href: String, form_href: String, policy_href: String, rights: Vec<Card>,
        new_href: String, complaints_href: String, post: Vec<String>,
    }
    Problem, "public/problem.html" {
        title: String, lines: Vec<String>, kept: Vec<Row>, links: Vec<Link>, request_id: Option<String>,
    }
    Kept, "public/kept.html" {
        title: String, lead: String, first: String, sign_in_href: String, sign_in: String, shown: Vec<String>,
        fields: Vec<Pair>, action: String,
    }
    Done, "public/done.html" {
        title: String, reference: String, lines: Vec<String>, steps: Vec<String>, links: Vec<Link>,
    }
    OneButton, "public/one_button.html" {
        title: String, lines: Vec<String>, action: String, hidden: Vec<Pair>, button: String, look: String,
        cancel: Option<Link>,
    }
    SignIn, "public/sign_in.html" { form: Form, action: String, next: String, notice_href: String, contact_href: String, }
    SignInSent, "public/sign_in_sent.html" {
        form: Form, email: String, valid: String, until: String, action: String, resend_action: String,
        restart_href: String, contact_href: String,
    }
    SignInConfirm, "public/sign_in_confirm.html" { action: String, token: String, email: String, }
    SignInElsewhere, "public/sign_in_elsewhere.html" { sign_in_href: String, }
    SignInOver, "public/sign_in_over.html" {
        reason: String, email: String, action: String, sign_in_href: String, contact_href: String,
    }
    SignedOut, "public/signed_out.html" { sign_in_href: String, }
    Overview, "contact/overview.html" {
        name: String, email: String, holders: Vec<String>, value_count: i64, data_href: String, rights: Vec<Card>,
        more: Vec<Card>, requests: Vec<RequestLine>, requests_href: String,
    }
    Data, "contact/data.html" {
        form: Form, country: String, country_action: String,
        holders: Vec<String>, groups: Vec<DataGroup>, organisations: Vec<OrganisationLine>, confirm: Option<Confirm>, systems: Vec<System>,
        not_covered: Vec<String>, ask_href: String, disclosed: Vec<Disclosed>, reached: Vec<ReachLine>, given: String, events: Vec<DataEvent>, export_href: String,
    }
    Organisations, "contact/organisations.html" { organisations: Vec<Linked>, data_href: String, }
    Edit, "contact/edit.html" {
        form: Form, label: String, now: String, control: String, autocomplete: String, hint: String,
        options: Vec<Choice>, optional: bool, reviewed: bool, action: String, notice_href: String, hidden: Vec<Pair>, cancel_href: String,
    }
    EditCheck, "contact/edit_check.html" {
        label: String, old: String, new: String, reason: String, reviewed: bool, action: String, hidden: Vec<Pair>,
        change_href: String, cancel_href: String,
    }
    EditDone, "contact/edit_done.html" {
        label: String, new: String, reference: String, aim: String, law: String, systems: Vec<String>,
        data_href: String, request_href: String, restrict_href: String,
    }
    Export, "contact/export.html" {
        action: String, email: String, proven_until: Option<String>, value_count: i64, transfer_href: String,
    }
    Proof, "contact/proof.html" {
        form: Form, lead: String, email: String, valid: String, until: String, button: String, look: String,
        action: String, hidden: Vec<Pair>, resend_action: String, cancel_href: String,
    }
    Sessions, "contact/sessions.html" {
        sessions: Vec<SessionLine>, end_action: String, end_others_action: String,
    }
    Erase, "contact/erase.html" {
        goes: Vec<String>, cases: String, stays: Vec<String>, systems: Vec<String>, backups: String, instead: Vec<Link>,
        action: String, cancel_href: String,
    }
    EraseCheck, "contact/erase_check.html" { rows: Vec<Row>, once: String, action: String, cancel_href: String, }
    Erasure, "contact/erasure.html" {
        reference: String, state: String, look: String, lead: String, rows: Vec<Row>, stays: Vec<String>, is_told: bool,
        systems: Vec<String>, backups: String, complaints: Vec<String>, cancel_action: String, now_href: String,
        keep_link: bool,
    }
    Holds, "officer/holds.html" {
        heads: Vec<String>, lines: Vec<HoldLine>, sealed: Vec<SealedLine>, new_href: String,
    }
    HoldNew, "officer/hold_new.html" {
        form: Form, scopes: Vec<Choice>, grounds: Vec<Choice>, once: String, action: String, cancel_href: String,
    }
    Sealed, "officer/sealed.html" {
        form: Form, reference: String, holds: Vec<String>, openings: Vec<Opening>, open: Option<Vec<Row>>,
        may_open: bool, once: String, action: String,
    }
    Email, "contact/email.html" { form: Form, now: String, action: String, cancel_href: String, }
    EmailSent, "contact/email_sent.html" {
        form: Form, new: String, now: String, valid: String, until: String, action: String, resend_action: String,
        cancel_href: String,
    }
    EmailConfirm, "contact/email_confirm.html" {
        new: String, now: String, action: String, token: String, cancel_href: String,
    }
    Requests, "contact/requests.html" {
        requests: Vec<RequestLine>, new_href: String, earlier: Option<String>, later: Option<String>,
    }
    RequestPage, "contact/request.html" {
        reference: String, what: String, state: String, look: String, next: String, received: String,
        answered: String, clocks: Vec<ClockLine>, details: Vec<Row>, outcomes: Vec<(String, Vec<Row>)>,
        events: Vec<RequestEvent>, warning: String, form: Form, statements: Vec<StatementForm>, write: Option<RequestWrite>, act: Option<RequestAct>, requests_href: String,
        files_href: Option<String>,
    }
    Preferences, "public/preferences.html" {
        masked: String, came: String, about: Option<PreferenceTopic>, notice: String, may_stop_all: bool,
        is_paused: bool, groups: Vec<PreferenceGroup>, pauses: Vec<TopicButton>, how: String, action: String,
        links: Vec<Link>,
    }
    PreferencesDone, "public/preferences_done.html" {
        form: Form, title: String, lines: Vec<String>, action: String, topic: String, once: String,
        reasons: Vec<Choice>, may_complain: bool, links: Vec<Link>,
    }
    Subscribe, "public/subscribe.html" {
        form: Form, topic: String, sentence: String, wording: String, action: String, notice_href: String,
    }
    Consents, "contact/consents.html" {
        held: Vec<HeldConsent>, action: String, choices: Vec<ChoiceLine>, preferences_href: String,
    }
    Receipt, "contact/receipt.html" { rows: Vec<Row>, files: Vec<Link>, key_href: String, command: String, }
    Campaign, "officer/campaign.html" {
        form: Form, topics: Vec<Choice>, wants: Vec<Choice>, about: String, counts: Vec<CountLine>, opt_outs: String,
        snippet_text: String, snippet_html: String, snippet_headers: String, reasons: Vec<ReasonLine>, action: String,
    }
    Sharing, "contact/sharing.html" {
        lines: Vec<SharingLine>, offers_signal: bool, action: String, links: Vec<Link>,
    }
    Policy, "public/policy.html" {
        number: i64, published: String, note: Option<(String, Link)>, sections: Vec<PolicySection>, versions_href: String,
        notice_href: String, ask_href: String, foreign: Option<Words>,
    }
    PolicyVersions, "public/policy_versions.html" { versions: Vec<VersionLine>, }
    PolicyComing, "public/policy_coming.html" {
        lead: String, note: String, sections: Vec<ComparedSection>, more: Vec<Link>,
    }
    PolicyCompare, "public/policy_compare.html" {
        from: i64, to: i64, sections: Vec<ComparedSection>, versions_href: String,
    }
    Article, "public/article.html" { title: String, lead: String, parts: Vec<Part>, }
    Cookies, "public/cookies.html" { cookies: Vec<CookieLine>, may_forget: bool, action: String, tracking_href: String, }
    Offices, "public/offices.html" { regions: Vec<OfficeRegion>, ask_href: String, }
    ContactMatter, "public/contact_matter.html" { matters: Vec<Card>, post: Vec<String>, }
    Contact, "public/contact.html" {
        form: Form, matter: String, hint: String, files: String, formats: Vec<Choice>, rights: Vec<Choice>, from: String, own: Vec<Link>, company: String,
        notice_href: String, action: String, hidden: Vec<Pair>, post: Vec<String>,
    }
    OfficerSignIn, "officer/sign_in.html" { form: Form, action: String, passkey_action: String, }
    Passkey, "officer/passkey.html" {
        form: Form, title: String, lead: String, wanted: String, script: String, has_label: bool, limit: i64, action: String,
        button: String, cancel: Link,
    }
    Welcome, "officer/welcome.html" {
        form: Form, email: String, size: usize, squares: String, key: String, address: String, limit: i64, action: String, token: String,
    }
    Codes, "officer/codes.html" { title: String, lead: String, codes: Vec<String>, onward: Link, }
    Access, "officer/access.html" {
        form: Form, facts: Vec<Row>, sessions: Vec<OfficerSessionLine>, passkeys: Vec<PasskeyLine>, has_passkeys: bool,
        passkeys_action: String, end_action: String, codes_action: String,
        password_action: String, limit: i64,
    }
    OfficerProof, "officer/proof.html" { form: Form, action: String, next: String, }
    Officers, "officer/officers.html" {
        form: Form, lines: Vec<OfficerLine>, waiting: Vec<WaitingLine>, roles: Vec<Choice>, may: bool, lone: bool,
        action: String, decide_action: String,
    }
    OneOfficer, "officer/officer.html" {
        form: Form, address: String, facts: Vec<Row>, may: bool, disabled: bool, roles: Vec<Choice>,
        history: Vec<ChangeLine>, action: String,
    }
    InvitationLink, "officer/link.html" { title: String, link: String, back_to: Link, }
    AuditLog, "officer/audit.html" {
        form: Form, state: Option<(String, String)>, lines: Vec<AuditLine>, older: Option<String>,
        heads: Vec<HeadLine>, keys: Vec<String>, action: String, verify_action: String, extract_action: String,
        whos: Vec<Choice>,
    }
    RegisterList, "officer/registers.html" { lines: Vec<RegisterLine>, setup: Link, }
    OneRegister, "officer/register.html" { title: String, lines: Vec<RowLine>, counts: Option<String>, }
    RegisterRowPage, "officer/register_row.html" {
        form: Form, title: String, key: String, problem: String, fields: Vec<FieldLine>, flags: Vec<Choice>,
        history: Vec<RowVersionLine>, may: bool, action: String,
    }
    Setup, "officer/setup.html" {
        form: Form, open: Vec<MatterLine>, noted: Vec<MatterLine>, may: bool, action: String, failed: String,
    }
    Record, "officer/record.html" {
        made: String, parts: Vec<RecordPart>, csv_href: String, json_href: String,
    }
    Queue, "officer/queue.html" {
        form: Form, title: String, lead: String, fresh: Option<Link>, alerts: Vec<Link>, ics_href: Option<String>, tabs: Vec<NavItem>, filters: Option<Filters>,
        bulk: Option<Bulk>, tables: Vec<CaseTable>, empty: String, empty_text: String, later: Option<String>, away: Option<String>,
        once: String,
    }
    Integrations, "officer/integrations.html" {
        late: String, clients: Vec<ClientCard>, incoming: Vec<IncomingLine>, add_href: Option<String>, stop_action: String,
        replay_action: String,
    }
    IntegrationAdd, "officer/integration_add.html" {
        form: Form, action: String, scopes: Vec<Choice>, purposes: Vec<Choice>, systems: Vec<Choice>,
        recipients: Vec<Choice>,
    }
    IntegrationAdded, "officer/integration_added.html" {
        name: String, credential: String, facts: Vec<Row>, back: String,
    }
    IntegrationRevoke, "officer/integration_revoke.html" { name: String, action: String, back: String, }
    Sheet, "officer/sheet.html" { form: Form, title: String, reference: String, parts: Vec<Piece>, once: String, }
    NoticesPage, "officer/notices.html" {
        form: Form, due: String, lines: Vec<Vec<String>>, running: String, stop_action: Option<String>,
        sample: Option<NoticeSample>, ask: Option<NoticeAsk>, excuse: Option<NoticeExcuse>,
    }
    RetentionPage, "officer/retention.html" {
        missing: String, next: String, dry_run_href: String, rules: Vec<RetentionRuleLine>, runs: Vec<Vec<String>>,
    }
    RetentionDryRun, "officer/retention_dry_run.html" {
        lead: String, cut: String, rules: Vec<Vec<String>>, why: Vec<Row>,
    }
    RetentionRulePage, "officer/retention_rule.html" {
        form: Form, title: String, sentence: String, categories: Vec<Choice>, starts: Vec<Choice>, actions: Vec<Choice>,
        action: String, can_remove: bool,
    }
    RetentionCheck, "officer/retention_check.html" {
        rows: Vec<Row>, effect: String, cut: String, grave: bool, hidden: Vec<(String, String)>, action: String,
    }
    CasePage, "officer/case.html" {
        form: Form, what: String, reference: String, state: String, look: String, facts: Vec<Row>,
        clocks: Vec<ClockLine>, warnings: Vec<String>, messages: Vec<Said>, items: Vec<Item>, limits: Vec<Limit>,
        outcomes: Vec<(String, Vec<Row>)>, erasure: Option<ErasurePanel>, links: Vec<Link>, may_answer: bool, may_step: bool, takes_day: bool, is_open: bool, may_decide: bool,
        may_close: bool, suspected: bool,
        actions: CaseActions, choices: Vec<Choice>, steps: Vec<Choice>, parts: Vec<Piece>, once: String, earlier: String,
        blocks: Vec<Choice>, draft: String, preview: String, files_href: Option<String>,
    }
    FilesPage, "parts/files_page.html" {
        form: Form, reference: String, files: Vec<FileLine>, hint: String, action: Option<String>, once: String,
    }
    OutcomePage, "officer/outcome.html" {
        form: Form, reference: String, what: String, results: Vec<Choice>, notes: Vec<String>, fixed: Vec<Row>, action: String,
        cancel_href: String,
    }
    OutcomeCheck, "officer/outcome_check.html" {
        reference: String, result: String, parts: Vec<Row>, letter: StepLetter, action: String, hidden: Vec<Pair>,
        back: Vec<Pair>, is_paper: bool,
    }
    RestrictPage, "contact/restrict.html" {
        form: Form, now: Vec<Standing>, kinds: Vec<Choice>, purposes: Vec<Choice>, grounds: Vec<Choice>,
        action: String, end_action: String,
    }
    ObjectPage, "contact/object.html" {
        form: Form, marketing_stopped: bool, marketing: Vec<Choice>, others: Vec<Choice>, standing: Vec<Row>,
        once: String, action: String,
    }
    ComplaintsPage, "contact/complaints.html" { requests: Vec<RequestLine>, new_href: String, how_href: String, }
    OfficerComplaints, "officer/complaints.html" { lines: Vec<ComplaintLine>, figures: Vec<(String, i64)>, }
    TransferPage, "contact/transfer.html" {
        link: String, code: String, until: String, lines: Vec<TransferLine>, once: String, action: String,
        end_action: String, ask: Link,
    }
    TransferTake, "public/transfer.html" { form: Form, until: String, action: String, hidden: Vec<Pair>, }
    Ways, "public/ways.html" { title: String, lead: String, ways: Vec<Card>, post: Vec<String>, }
    Elsewhere, "public/elsewhere.html" {
        form: Form, title: String, lead: String, rights: Vec<Choice>, subject: bool, files: String, email_label: String,
        email_hint: String, text_label: String, text_hint: String, button: String, notice_href: String,
        action: String, hidden: Vec<Pair>, post: Vec<String>,
    }
    RightCheck, "contact/check.html" {
        title: String, rows: Vec<Row>, lines: Vec<String>, action: String, hidden: Vec<Pair>, button: String,
        look: String, cancel: Link,
    }
}

/// Parts that the pages of this slice do not use yet.
#[derive(Template)]
#[template(
    ext = "html",
    source = r#"{% extends "layout/base.html" %}{% import "parts/form.html" as field %}{% import "parts/show.html" as show %}
{% block failed %}{% call field::failed(form) %}{% endcall %}{% endblock %}{% block title %}{{ t.say("nav-marketing") }}{% endblock %}
{% block summary %}{% call field::summary(form) %}{% endcall %}{% endblock %}
{% block main %}<h1>{{ t.say("nav-marketing") }}</h1><form method="post" novalidate>
{% call field::checkboxes(form, "topic", t.say("nav-marketing"), options, t.say("email-hint")) %}{% endcall %}
{% call field::radios(form, "often", t.say("nav-marketing"), options) %}{% endcall %}
{% call field::text(form, "value", t.say("kind-name"), t.say("email-hint"), optional = true) %}{% endcall %}
{% call field::select(form, "country", t.say("kind-preferred_language"), options) %}{% endcall %}
{% call show::warning(t.say("email-hint")) %}{% endcall %}
{% call show::inset() %}<p>{{ t.say("email-hint") }}</p>{% endcall %}
{% call field::button(t.say("right-erasure"), "warning") %}{% endcall %} {% call field::button(t.say("change-link"), "quiet", "x") %}{% endcall %}
{% call show::table("kinds", t.say("data-title"), heads, body) %}{% endcall %}
{% call show::rows(rows) %}{% endcall %}
{% call show::steps(heads) %}{% endcall %}
{% call show::pagination(earlier, later) %}{% endcall %}
</form>{% endblock %}"#
)]
struct Parts {
    t: Words,
    frame: Frame,
    form: Form,
    options: Vec<Choice>,
    heads: Vec<String>,
    body: Vec<Vec<String>>,
    rows: Vec<Row>,
    earlier: Option<String>,
    later: Option<String>,
}

macro_rules! letter {
    ($html:ident, $text:ident, $html_path:literal, $text_path:literal { $($field:ident: $kind:ty,)* }) => {
        #[derive(Template)] #[template(path = $html_path)]
        struct $html { t: Words, frame: LetterFrame, $($field: $kind,)* }
        #[derive(Template)] #[template(path = $text_path)]
        struct $text { t: Words, frame: LetterFrame, $($field: $kind,)* }
    };
}
letter! { SignInHtml, SignInText, "mail/sign_in.html", "mail/sign_in.txt" {
    link: String, code: String, valid: String, until: String,
} }
letter! { NothingHtml, NothingText, "mail/nothing_held.html", "mail/nothing_held.txt" {} }
letter! { ChangedHtml, ChangedText, "mail/changed.html", "mail/changed.txt" {
    kinds: Vec<String>, at: String, link: String,
} }
letter! { CallerCodeHtml, CallerCodeText, "mail/caller_code.html", "mail/caller_code.txt" {
    code: String, valid: String, until: String,
} }
letter! { ProofHtml, ProofText, "mail/proof.html", "mail/proof.txt" {
    act: String, code: String, valid: String, until: String,
} }
letter! { EmailNewHtml, EmailNewText, "mail/address_change_new.html", "mail/address_change_new.txt" {
    link: String, code: String, valid: String, until: String,
} }
letter! { EmailOldHtml, EmailOldText, "mail/address_change_old.html", "mail/address_change_old.txt" {
    link: String, at: String, until: String,
} }
letter! { DeviceHtml, DeviceText, "mail/signed_in_new_device.html", "mail/signed_in_new_device.txt" {
    device: String, at: String, link: String,
} }
letter! { AskedHtml, AskedText, "mail/asked.html", "mail/asked.txt" {
    reference: String, received: String, aim: String, law: String, link: String,
} }
letter! { StepHtml, StepText, "mail/step.html", "mail/step.txt" {
    subject: String, title: String, said: String, more: Vec<String>, button: String, link: String, why: String,
} }
letter! { AnsweredHtml, AnsweredText, "mail/answered.html", "mail/answered.txt" { reference: String, link: String, } }
letter! { SearchTaskHtml, SearchTaskText, "mail/search_task.html", "mail/search_task.txt" {
    reference: String, system: String, due: String, link: String,
} }
letter! { ErasureAskedHtml, ErasureAskedText, "mail/erasure_asked.html", "mail/erasure_asked.txt" {
    reference: String, at: String, until: String, link: String,
} }
letter! { ErasureCancelledHtml, ErasureCancelledText, "mail/erasure_cancelled.html", "mail/erasure_cancelled.txt" {
    reference: String, link: String,
} }
letter! { ErasureDoneHtml, ErasureDoneText, "mail/erasure_done.html", "mail/erasure_done.txt" {
    reference: String, at: String, kept: Vec<String>, systems: Vec<String>, backups: String, complaints: Vec<String>,
    link: String,
} }
letter! { ErasureFinishedHtml, ErasureFinishedText, "mail/erasure_finished.html", "mail/erasure_finished.txt" {
    reference: String, at: String, link: String,
} }
letter! { SourceNoticeHtml, SourceNoticeText, "mail/source_notice.html", "mail/source_notice.txt" {
    source: String, from: String, purposes: Vec<String>, bases: Vec<String>, categories: Vec<String>,
    link: String, policy: String,
} }
letter! { BreachNoticeHtml, BreachNoticeText, "mail/breach_notice.html", "mail/breach_notice.txt" {
    parts: Vec<(String, String, String)>, link: String,
} }
letter! { NoticeReminderHtml, NoticeReminderText, "mail/notice_reminder.html", "mail/notice_reminder.txt" {
    count: i64, due: String, link: String,
} }
letter! { DigestHtml, DigestText, "mail/digest.html", "mail/digest.txt" {
    day: String, mine: Vec<String>, all: Vec<String>, alerts: Vec<String>, link: String,
} }
letter! { AlarmHtml, AlarmText, "mail/alarm.html", "mail/alarm.txt" {
    reference: String, matter: String, at: String, link: String,
} }
letter! { OfficerNoticeHtml, OfficerNoticeText, "mail/officer_notice.html", "mail/officer_notice.txt" {
    what: String, state: String, button: String, link: String,
} }
letter! { StoppedHtml, StoppedText, "mail/stopped.html", "mail/stopped.txt" {
    topic: String, at: String, until: String, link: String,
} }
letter! { JoiningHtml, JoiningText, "mail/joining.html", "mail/joining.txt" {
    topic: String, at: String, until: String, link: String, why: String,
} }
letter! { FiledHtml, FiledText, "mail/correction_filed.html", "mail/correction_filed.txt" {
    reference: String, kinds: Vec<String>, aim: String, law: String, link: String,
} }

const SIGNED_IN: bool = true;
const REFERENCE: &str = "7KQ2-9XWM-4TDR-0BHN-V";
const LONG_NAME: &str = "Maximiliane Theodora Wolfeschlegelsteinhausenbergerdorff-Österreicher von und zu Hohenlohe";

fn company() -> Company {
    Company {
        name: "Westcon International Ltd".into(),
        number: "04411310".into(),
        registered_in: "England and Wales".into(),
        office: "Merchants House Wilkinson Road, Love Lane Industrial Estate, Cirencester, Gloucestershire, GL7 1YG"
            .into(),
    }
}

fn post() -> Vec<String> {
    ["Compliance Officer", "Westcon International, Ltd.", "Merchants House", "Love Lane", "Cirencester", "GL7 1YT"]
        .map(String::from)
        .to_vec()
}

fn frame(t: Words, signed_in: bool, current: usize) -> Frame {
    let css = concat!("file://", env!("CARGO_MANIFEST_DIR"), "/static/portal.css");
    let nav = [
        (t.say("nav-overview"), "/me"),
        (t.say("nav-data"), "/me/data"),
        (t.say("nav-marketing"), "/me/preferences"),
        (t.say("nav-requests"), "/me/requests"),
        (t.say("nav-sessions"), "/me/sessions"),
    ];
    let footer = [
        (t.say("footer-policy"), "/privacy"),
        (t.say("footer-cookies"), "/cookies"),
        (t.say("footer-accessibility"), "/accessibility"),
        (t.say("footer-contact"), "/contact"),
    ];
    Frame {
        lang: t.language().code().into(),
        dir: t.language().direction().as_str().into(),
        brand: "Westcon".into(),
        home_href: "/".into(),
        company: company(),
        nav: nav
            .into_iter()
            .enumerate()
            .filter(|_| signed_in)
            .map(|(i, (label, href))| NavItem { label: label.into(), href: href.into(), current: i == current })
            .collect(),
        sections: Vec::new(),
        signed_in_as: None,
        footer: footer.into_iter().map(|(label, href)| Link::new(label, href)).collect(),
        languages: Language::ALL
            .iter()
            .map(|l| LanguageLink {
                code: l.code().into(),
                name: l.name().into(),
                href: format!("?lang={l}"),
                current: *l == t.language(),
            })
            .collect(),
        sign_out_href: signed_in.then(|| "/sign-out".into()),
        stay: signed_in.then(|| Stay { until: "14:05 UTC".into(), href: "/me/sessions".into(), at_desk: false }),
        csrf: Some("token".into()),
        back: None,
        notice: None,
        announcements: Vec::new(),
        css_href: css.into(),
        icon_href: css.replace("portal.css", "favicon.svg"),
        logo_href: None,
    }
}

fn letter_frame(t: Words) -> LetterFrame {
    LetterFrame {
        lang: t.language().code().into(),
        dir: t.language().direction().as_str().into(),
        brand: "Westcon".into(),
        accent: crate::domain::brand::Accent::default(),
        home_href: "https://privacy.example.com/".into(),
        contact_href: "https://privacy.example.com/contact".into(),
        post: post(),
        company: company(),
        own: Some(("Our <help> desk is there from 9 to 17.".into(), "en".into())),
    }
}

fn rights(t: Words) -> Vec<Card> {
    RIGHTS
        .into_iter()
        .map(|key| {
            let (title, text) = t.right(key);
            Card { title: title.into(), text: text.into(), href: format!("/me/{key}") }
        })
        .collect()
}

fn options(t: Words) -> Vec<Choice> {
    [("security", "nav-data", ""), ("cloud", "nav-requests", "data-export-text"), ("events", "nav-marketing", "")]
        .into_iter()
        .map(|(value, label, hint)| Choice {
            value: value.into(),
            label: t.say(label).into(),
            hint: if hint.is_empty() { String::new() } else { t.say(hint).into() },
        })
        .collect()
}

fn value(t: Words, kind: ValueKind, value: &str) -> DataValue {
    DataValue {
        id: kind.number().to_string(),
        label: t.kind(kind).into(),
        value: value.into(),
        note: None,
        source_short: "From HubSpot, 3 March 2024.".into(),
        kept_short: "Kept until 3 March 2028.".into(),
        purposes: vec![
            "Answering enquiries, in either direction".into(),
            "Running the relationship with your organisation".into(),
        ],
        bases: vec!["Legitimate interest: answering people who write to us".into()],
        source: "You asked us for information on the website PartnerView. It was copied here from HubSpot.".into(),
        dated: "3 March 2024; copied on 18 November 2026".into(),
        recipients: vec![
            "Companies of the Westcon group".into(),
            "HubSpot Ireland Ltd, which runs the system it lives in".into(),
        ],
        kept: "Four years after the last contact, which is 3 March 2028".into(),
        confirmed: None,
        change_href: (kind.is_correctable() || kind == ValueKind::Email).then(|| "/me/data/edit".into()),
        fixed: "Recorded automatically".into(),
    }
}

fn group(t: Words, category: Category, values: Vec<DataValue>) -> DataGroup {
    let (title, text) = t.category(category);
    DataGroup { id: category.key().to_lowercase(), title: title.into(), text: text.into(), values }
}

fn data(t: Words, name: &str) -> Data {
    let mut email = value(t, ValueKind::Email, "m.wolfeschlegelsteinhausen@subsidiary.long-company-name.example");
    email.confirmed = Some("12 June 2026".into());
    let mut phone = value(t, ValueKind::Phone, "+44 1285 647 000");
    phone.note = Some("Restricted: stored only".into());
    Data {
        t,
        frame: frame(t, SIGNED_IN, 1),
        form: Form::new().failing("country", Message::new("error-country-unknown")),
        country: t.say("data-country-unknown").into_owned(),
        country_action: "/me/data/country".into(),
        holders: vec!["Westcon International Ltd".into(), "Westcon Group Germany GmbH".into()],
        groups: vec![
            group(
                t,
                Category::Bci,
                vec![
                    email,
                    phone,
                    value(
                        t,
                        ValueKind::JobTitle,
                        "Senior Vice President, Partner Enablement and Channel Operations EMEA",
                    ),
                    value(t, ValueKind::Department, ""),
                    value(t, ValueKind::Organisation, "Example Networks plc"),
                    value(t, ValueKind::BusinessAddress, "Level 4\n12 Long Street\nBristol\nBS1 4DJ\nUnited Kingdom"),
                ],
            ),
            group(t, Category::Idn, vec![value(t, ValueKind::Name, name), value(t, ValueKind::Title, "Dr.")]),
            group(
                t,
                Category::Prf,
                vec![
                    value(t, ValueKind::Username, "mtw"),
                    value(t, ValueKind::PasswordSet, "A password is set at PartnerView"),
                    value(t, ValueKind::Feedback, "The webinar was good, but the sound was poor.\nمرحبا، شكرا"),
                ],
            ),
            group(t, Category::TecU, vec![value(t, ValueKind::IpAddress, "203.0.113.77")]),
        ],
        organisations: vec![OrganisationLine {
            name: "Example Networks plc <b>مجموعة</b>".into(),
            kinds: vec!["Customer".into(), "Vendor".into()],
            note: Some(t.with("organisations-ended-you", &[("date", &"20 November 2026")])),
            since: t.with("organisations-since", &[("date", &"20 November 2026")]),
            source_short: vec!["Salesforce".into()],
            source: vec!["We fulfilled an order of your organisation.".into()],
            purposes: vec!["Orders".into()],
            bases: vec!["Legitimate interest".into()],
            recipients: vec![t.say("explain-no-recipient").into()],
            kept: vec![t.say("explain-retention-none").into()],
            leave_href: Some("/me/organisations/4".into()),
        }],
        confirm: Some(Confirm {
            text: t.say("data-confirm-never").into(),
            action: "/me/data/confirm".into(),
            due: true,
        }),
        systems: vec![
            System {
                name: "HubSpot".into(),
                holds: "Contacts, marketing choices, web forms".into(),
                copied: "18 November 2026, 4 days ago".into(),
            },
            System {
                name: "Salesforce".into(),
                holds: "Contacts of customers and vendors".into(),
                copied: "2 November 2026, 20 days ago".into(),
            },
        ],
        not_covered: vec![
            "Mail that you exchanged with our staff".into(),
            "Invoices and orders of your organisation".into(),
        ],
        ask_href: "/requests/new".into(),
        events: vec![
            DataEvent { what: "Phone number was corrected".into(), who: "You".into(), at: "20 November 2026".into() },
            DataEvent {
                what: "Contact details were opened".into(),
                who: "Compliance officer".into(),
                at: "19 November 2026".into(),
            },
        ],
        disclosed: vec![Disclosed {
            when: "20 November 2026".into(),
            rows: vec![Row {
                key: t.say("disclosure-recipient").into_owned(),
                value: "Customs office, Rotterdam".into(),
                change_href: None,
            }],
            copy: Some(Link::new(t.with("data-copy-link", &[("name", &"Customs office, Rotterdam")]), "/contact")),
        }],
        reached: vec![ReachLine {
            name: "Mender Inc".into(),
            rows: vec![Row {
                key: t.say("reach-how").into_owned(),
                value: t.say("reach-maintains").into_owned(),
                change_href: None,
            }],
            copy: Some(Link::new(t.with("data-copy-link", &[("name", &"Mender Inc")]), "/contact")),
        }],
        given: t.say("data-shared").into_owned(),
        export_href: "/me/export".into(),
    }
}

fn request_lines(t: Words) -> Vec<RequestLine> {
    let line = |what: &str, state: String, look: &str, next: String| RequestLine {
        reference: REFERENCE.into(),
        what: what.into(),
        state,
        look: look.into(),
        next,
        href: "/me/requests/7KQ29XWM4TDR0BHNV".into(),
    };
    let (aim, closed) = ("1 December 2026", "14 May 2026");
    vec![
        line(
            &t.right("rectification").0,
            t.say("state-in-progress").into(),
            "",
            t.with("request-next-aim", &[("date", &aim)]),
        ),
        line(
            &t.right("erasure").0,
            t.with("state-waiting-until", &[("date", &aim)]),
            "wait",
            t.with("request-next-aim", &[("date", &aim)]),
        ),
        line(
            &t.right("access").0,
            t.say("state-done").into(),
            "good",
            t.with("request-next-closed", &[("date", &closed)]),
        ),
        line(
            &t.right("objection").0,
            t.say("state-not-possible").into(),
            "bad",
            t.with("request-next-closed", &[("date", &closed)]),
        ),
    ]
}

fn clocks(t: Words) -> Vec<ClockLine> {
    let line = |label: &str, state: String, is_late: bool| ClockLine {
        label: t.say(label).into(),
        due: "1 December 2026".into(),
        state,
        is_late,
        is_over: false,
        how: vec![t.with("clock-step-received", &[("date", &"22 November 2026")])],
    };
    vec![line("clock-aim", t.say("clock-late").into(), true), line("clock-legal", String::new(), false)]
}

fn outcome_parts(t: Words) -> Vec<Row> {
    crate::domain::outcome::Outcome::PARTS
        .iter()
        .map(|part| Row {
            key: t.say(&format!("outcome-part-{part}")).into(),
            value: t.say("outcome-court").into(),
            change_href: None,
        })
        .collect()
}

fn pair() -> Vec<Pair> {
    vec![Pair { name: "kind".into(), value: "phone".into() }]
}

/// Every page in one language, by name.
fn all_pages(t: Words) -> Vec<(String, String)> {
    let email = "ada.lovelace@example.com".to_owned();
    let at = Moment::from_unix_seconds(1_795_356_300);
    let (valid, until, when) = (t.duration_minutes(10), t.time(at + TimeDelta::minutes(10)), t.moment(at));
    let public = || frame(t, !SIGNED_IN, 9);
    let mine = |at: usize| frame(t, SIGNED_IN, at);
    let backed = |at: usize| Frame { back: Some("/me/data".into()), ..frame(t, SIGNED_IN, at) };
    let s = |key: &str| t.say(key).into_owned();
    let href = || "/somewhere".to_owned();
    let mut pages: Vec<(&str, String)> = Vec::new();
    macro_rules! page {
        ($name:expr, $page:expr) => {
            pages.push(($name, $page.render().unwrap()))
        };
    }
    page!(
        "start",
        Start {
            t,
            frame: public(),
            sign_in_href: href(),
            stop_href: href(),
            form_href: href(),
            policy_href: href(),
            rights: rights(t),
            new_href: href(),
            complaints_href: href(),
            post: post(),
        }
    );
    page!(
        "kept",
        Kept {
            t,
            frame: public(),
            title: s("kept-title"),
            lead: s("kept-lead"),
            first: s("kept-first"),
            sign_in_href: "/sign-in".into(),
            sign_in: s("kept-link"),
            shown: vec!["I wrote a long\nmessage.".into()],
            fields: vec![Pair { name: "text".into(), value: "I wrote a long\nmessage.".into() }],
            action: href(),
        }
    );
    page!(
        "problem",
        Problem {
            t,
            frame: public(),
            title: s("problem-often-title"),
            lines: vec![s("problem-often-what"), t.with("problem-often-do", &[("wait", &t.duration_minutes(5))])],
            kept: vec![Row {
                key: t.kind(ValueKind::Comment).into(),
                value: "I wrote a long\nmessage.".into(),
                change_href: None
            }],
            links: vec![Link::new(s("start-link"), "/"), Link::new(s("help-link"), "/contact")],
            request_id: Some("5f2c91".into()),
        }
    );
    page!(
        "done",
        Done {
            t,
            frame: mine(2),
            title: s("email-stopped-title"),
            reference: REFERENCE.into(),
            lines: vec![s("email-stopped-text")],
            steps: vec![s("email-step-1"), s("email-step-2")],
            links: vec![Link::new(s("data-link"), href())],
        }
    );
    page!(
        "one_button",
        OneButton {
            t,
            frame: public(),
            title: s("email-stop-title"),
            lines: vec![s("email-stop-text")],
            action: href(),
            hidden: pair(),
            button: s("email-stop-button"),
            look: "warning".into(),
            cancel: Some(Link::new(s("cancel-link"), href())),
        }
    );
    page!(
        "sign_in",
        SignIn {
            t,
            frame: public(),
            form: Form::new(),
            action: href(),
            next: "/me/data".into(),
            notice_href: href(),
            contact_href: href()
        }
    );
    page!(
        "sign_in_error",
        SignIn {
            t,
            frame: public(),
            action: href(),
            notice_href: href(),
            next: String::new(),
            contact_href: href(),
            form: Form::new().filled("email", "ada.lovelace").failing("email", Message::new("error-email-form")),
        }
    );
    let sent = |form: Form| SignInSent {
        t,
        frame: public(),
        form,
        email: email.clone(),
        valid: valid.clone(),
        until: until.clone(),
        action: href(),
        resend_action: href(),
        restart_href: href(),
        contact_href: href(),
    };
    page!("sign_in_sent", sent(Form::new()));
    page!(
        "sign_in_sent_error",
        sent(Form::new().filled("code", "111111").failing("code", Message::new("error-code-wrong").with("left", 3)),)
    );
    page!(
        "sign_in_confirm",
        SignInConfirm { t, frame: public(), action: href(), token: "t".into(), email: "a•••@example.com".into() }
    );
    page!("sign_in_elsewhere", SignInElsewhere { t, frame: public(), sign_in_href: href() });
    for (name, reason, email) in [
        ("sign_in_over", "sign-in-over-expired", email.clone()),
        ("sign_in_over_used", "sign-in-over-used", String::new()),
        ("sign_in_over_tries", "sign-in-over-tries", email.clone()),
        ("sign_in_over_unknown", "sign-in-over-unknown", String::new()),
    ] {
        let page = SignInOver {
            t,
            frame: public(),
            reason: s(reason),
            email,
            action: href(),
            sign_in_href: href(),
            contact_href: href(),
        };
        pages.push((name, page.render().unwrap()));
    }
    page!("signed_out", SignedOut { t, frame: public(), sign_in_href: href() });
    let more: Vec<Card> = [
        ("overview-marketing", "overview-marketing-text"),
        ("overview-sharing", "overview-sharing-text"),
        ("overview-else", "overview-else-text"),
    ]
    .into_iter()
    .map(|(title, text)| Card { title: s(title), text: s(text), href: href() })
    .collect();
    let overview = |name: &str, requests: Vec<RequestLine>, value_count: i64| Overview {
        t,
        frame: mine(0),
        name: name.into(),
        email: email.clone(),
        holders: vec!["Westcon International Ltd".into()],
        value_count,
        data_href: href(),
        rights: rights(t),
        more: more.clone(),
        requests,
        requests_href: href(),
    };
    page!("overview", overview("محمد بن سلمان", request_lines(t)[..2].to_vec(), 34));
    page!("overview_empty", overview("", vec![], 0));
    page!("data", data(t, LONG_NAME));
    let linked = |name: &str, note: String, leave_href: Option<&str>| Linked {
        name: name.into(),
        kinds: vec!["Customer".into(), "Vendor".into()],
        facts: vec![t.with("organisations-since", &[("date", &"20 November 2026")]), "Salesforce".into()],
        note,
        leave_href: leave_href.map(str::to_owned),
    };
    let ended = t.with("organisations-ended-you", &[("date", &"20 November 2026")]);
    page!(
        "organisations",
        Organisations {
            t,
            frame: frame(t, SIGNED_IN, 1),
            organisations: vec![
                linked(LONG_NAME, String::new(), Some("/me/organisations/4")),
                linked("<b>مجموعة</b> & Co", ended, None),
            ],
            data_href: "/me/data".into(),
        }
    );
    page!("data_arabic", {
        let mut page = data(t, "محمد بن سلمان");
        page.confirm = Some(Confirm {
            text: t.with("data-confirm-last", &[("date", &"12 June 2026")]),
            action: href(),
            due: false,
        });
        page.frame.notice = Some(Notice {
            kind: NoticeKind::Done,
            text: s("edit-done-title"),
            link: Some(Link::new(s("data-link"), href())),
        });
        page
    });
    page!("data_empty", {
        let mut page = data(t, "x");
        (page.groups, page.systems, page.events, page.confirm) = (vec![], vec![], vec![], None);
        page.frame.notice =
            Some(Notice { kind: NoticeKind::Important, text: s("sign-in-sent-nothing-other"), link: None });
        page
    });
    let edit = |kind: ValueKind, control: &str, form: Form, reviewed: bool| Edit {
        t,
        frame: backed(1),
        form,
        label: t.kind(kind).into(),
        now: "+44 1285 647 000".into(),
        control: control.into(),
        autocomplete: "work tel".into(),
        hint: s("email-hint"),
        options: options(t),
        optional: false,
        reviewed,
        action: href(),
        notice_href: href(),
        hidden: pair(),
        cancel_href: href(),
    };
    page!("edit", edit(ValueKind::Phone, "tel", Form::new().filled("value", "+44 1285 647 000"), false));
    page!(
        "edit_error",
        edit(
            ValueKind::Name,
            "text",
            Form::new().filled("value", LONG_NAME).filled("reason", "مرحبا").failing(
                "value",
                Message::new("error-value-long").with("what", t.kind(ValueKind::Name).into_owned()).with("limit", 200)
            ),
            true,
        )
    );
    page!(
        "edit_area",
        edit(ValueKind::BusinessAddress, "area", Form::new().filled("value", "Level 4\nBristol"), false)
    );
    page!("edit_select", edit(ValueKind::PreferredLanguage, "select", Form::new().filled("value", "cloud"), false));
    let check = |new: &str, reason: &str, reviewed: bool| EditCheck {
        t,
        frame: backed(1),
        label: t.kind(ValueKind::BusinessAddress).into(),
        old: "Level 4\n12 Long Street\nBristol".into(),
        new: new.into(),
        reason: reason.into(),
        reviewed,
        action: href(),
        hidden: pair(),
        change_href: href(),
        cancel_href: href(),
    };
    page!("edit_check", check("1 New Road\nLeeds", "", false));
    page!("edit_check_reviewed", check("", "We moved", true));
    let done = |reference: &str, new: &str| EditDone {
        t,
        frame: mine(1),
        label: t.kind(ValueKind::Phone).into(),
        new: new.into(),
        reference: reference.into(),
        aim: "1 December 2026".into(),
        law: "22 December 2026".into(),
        systems: vec!["HubSpot".into(), "Salesforce".into()],
        data_href: href(),
        request_href: href(),
        restrict_href: href(),
    };
    page!("edit_done", done("", "+44 117 496 0000"));
    page!("edit_filed", done(REFERENCE, ""));
    page!(
        "export",
        Export {
            t,
            frame: mine(1),
            action: href(),
            email: email.clone(),
            proven_until: None,
            value_count: 34,
            transfer_href: href()
        }
    );
    page!(
        "export_proven",
        Export {
            t,
            frame: mine(1),
            action: href(),
            email: email.clone(),
            proven_until: Some(until.clone()),
            value_count: 1,
            transfer_href: href(),
        }
    );
    page!(
        "proof",
        Proof {
            t,
            frame: backed(1),
            form: Form::new().failing("code", Message::new("error-code-empty")),
            lead: s("export-access-text"),
            email: email.clone(),
            valid: valid.clone(),
            until: until.clone(),
            button: s("export-access-download"),
            look: String::new(),
            action: href(),
            hidden: pair(),
            resend_action: href(),
            cancel_href: href(),
        }
    );
    let session = |device: &str, current: bool| SessionLine {
        id: "3".into(),
        device: device.into(),
        place: "203.0.113.0/24".into(),
        since: when.clone(),
        seen: when.clone(),
        current,
    };
    page!(
        "sessions",
        Sessions {
            t,
            frame: mine(4),
            end_action: href(),
            end_others_action: href(),
            sessions: vec![session("Firefox on Windows", true), session("Safari on iPhone", false)],
        }
    );
    page!(
        "sessions_one",
        Sessions {
            t,
            frame: mine(4),
            end_action: href(),
            end_others_action: href(),
            sessions: vec![session("Firefox", true)],
        }
    );
    page!(
        "email",
        Email { t, frame: backed(1), form: Form::new(), now: email.clone(), action: href(), cancel_href: href() }
    );
    page!(
        "email_sent",
        EmailSent {
            t,
            frame: backed(1),
            form: Form::new(),
            new: "ada@new.example".into(),
            now: email.clone(),
            valid: valid.clone(),
            until: until.clone(),
            action: href(),
            resend_action: href(),
            cancel_href: href(),
        }
    );
    page!(
        "email_confirm",
        EmailConfirm {
            t,
            frame: mine(1),
            new: "ada@new.example".into(),
            now: email.clone(),
            action: href(),
            token: "t".into(),
            cancel_href: href(),
        }
    );
    page!(
        "requests",
        Requests {
            t,
            frame: mine(3),
            requests: request_lines(t),
            new_href: href(),
            earlier: None,
            later: Some(href()),
        }
    );
    page!(
        "requests_empty",
        Requests { t, frame: mine(3), requests: vec![], new_href: href(), earlier: None, later: None }
    );
    page!(
        "request",
        RequestPage {
            t,
            frame: backed(3),
            reference: REFERENCE.into(),
            what: t.right("erasure").0.into(),
            state: t.with("state-waiting-until", &[("date", &"24 November 2026")]),
            look: "wait".into(),
            next: s("email-step-1"),
            received: "22 November 2026".into(),
            answered: String::new(),
            clocks: clocks(t),
            outcomes: vec![],
            details: vec![Row {
                key: t.kind(ValueKind::Comment).into(),
                value: "مرحبا\nHello".into(),
                change_href: None
            }],
            events: vec![
                RequestEvent { at: when.clone(), what: s("state-received"), text: String::new() },
                RequestEvent { at: when.clone(), what: s("state-in-progress"), text: s("email-step-2") },
            ],
            warning: s("case-not-you"),
            form: Form::new().filled("text", "x").failing("text", Message::new("error-text-empty")),
            statements: vec![StatementForm { number: 1, label: LONG_NAME.into(), action: href() }],
            write: Some(RequestWrite { action: href(), once: "once".into(), reopens: true }),
            act: Some(RequestAct {
                lead: s("email-stop-text"),
                button: s("email-stop-button"),
                look: "secondary".into(),
                action: href()
            }),
            requests_href: href(),
            files_href: Some(href()),
        }
    );
    page!(
        "request_closed",
        RequestPage {
            t,
            frame: backed(3),
            reference: REFERENCE.into(),
            what: t.right("access").0.into(),
            state: s("state-done"),
            look: "good".into(),
            next: s("edit-done-text"),
            received: "2 May 2026".into(),
            answered: "14 May 2026".into(),
            clocks: vec![],
            details: vec![],
            outcomes: vec![(
                t.with("outcome-sent", &[("result", &s("decision-part")), ("at", &when)]),
                outcome_parts(t),
            )],
            events: vec![],
            warning: String::new(),
            form: Form::new(),
            statements: vec![],
            write: None,
            act: None,
            requests_href: href(),
            files_href: Some(href()),
        }
    );
    let topic = |key: &str, facts: Vec<String>| PreferenceTopic {
        key: key.into(),
        label: s("nav-marketing"),
        sentence: LONG_NAME.into(),
        facts,
        why: vec![t.with("prefs-why-given", &[("at", &when)])],
        buttons: vec![
            TopicButton { label: s("prefs-stop-short"), name: "stop", value: key.into(), look: "secondary" },
            TopicButton {
                label: t.with("prefs-variant-button", &[("variant", &"Weekly")]),
                name: "variant",
                value: format!("{key}.weekly"),
                look: "quiet",
            },
        ],
    };
    let preferences = |notice: String, may_stop_all: bool, is_paused: bool| Preferences {
        t,
        frame: public(),
        masked: "a•••@b•••.example".into(),
        came: t.with("prefs-came-topic", &[("brand", &"Westcon"), ("topic", &s("nav-marketing"))]),
        about: may_stop_all.then(|| topic("news", vec![])),
        notice,
        may_stop_all,
        is_paused,
        groups: vec![
            PreferenceGroup {
                title: s("prefs-gets-head"),
                lead: String::new(),
                topics: vec![topic("news", vec![]), topic("events", vec![s("prefs-renew")])],
            },
            PreferenceGroup {
                title: s("prefs-partners-head"),
                lead: s("prefs-partners-lead"),
                topics: vec![topic("partners", vec![t.with("prefs-left-since", &[("date", &"22 November 2026")])])],
            },
        ],
        pauses: vec![TopicButton {
            label: t.with("prefs-pause-button", &[("date", &"22 December 2026")]),
            name: "pause",
            value: "30".into(),
            look: "quiet",
        }],
        how: s("prefs-join-how"),
        action: href(),
        links: vec![Link::new(s("consents-link"), href())],
    };
    page!("preferences", preferences(String::new(), true, false));
    let stopped = t.with("prefs-all-stopped", &[("brand", &"Westcon"), ("date", &"22 November 2026")]);
    page!("preferences_stopped", preferences(stopped, false, false));
    let paused = t.with("prefs-paused", &[("date", &"22 December 2026")]);
    page!("preferences_paused", preferences(paused, true, true));
    page!(
        "preferences_done",
        PreferencesDone {
            t,
            frame: public(),
            form: Form::new(),
            title: t.with("prefs-done-title", &[("topic", &s("prefs-all"))]),
            lines: vec![t.with("prefs-done-since", &[("at", &when)]), s("prefs-done-service")],
            action: href(),
            topic: "news".into(),
            once: "x".into(),
            reasons: ["leaving-too-many", "leaving-other"]
                .map(|key| Choice { value: key.into(), label: s(key), hint: String::new() })
                .into(),
            may_complain: true,
            links: vec![Link::new(s("prefs-more-link"), href())],
        }
    );
    page!(
        "subscribe",
        Subscribe {
            t,
            frame: public(),
            form: Form::new(),
            topic: s("nav-marketing"),
            sentence: LONG_NAME.into(),
            wording: t.with("subscribe-wording", &[("topic", &"x"), ("company", &LONG_NAME)]),
            action: href(),
            notice_href: href(),
        }
    );
    page!(
        "consents_empty",
        Consents { t, frame: mine(2), held: vec![], action: href(), choices: vec![], preferences_href: href() }
    );
    page!(
        "consents",
        Consents {
            t,
            frame: mine(2),
            held: vec![HeldConsent {
                topic: s("nav-marketing"),
                since: t.with("consents-since", &[("at", &when)]),
                key: "news".into(),
            }],
            action: href(),
            choices: vec![ChoiceLine {
                what: s("consent-kind-stopped"),
                topic: s("prefs-all"),
                how: s("consent-means-one_click"),
                at: when.clone(),
                words: t.with("consents-words", &[("words", &"Stop")]),
                href: href(),
            }],
            preferences_href: href(),
        }
    );
    page!(
        "receipt",
        Receipt {
            t,
            frame: mine(2),
            rows: vec![Row { key: s("receipt-words"), value: LONG_NAME.into(), change_href: None }],
            files: vec![Link::new(s("receipt-file"), href())],
            key_href: href(),
            command: "openssl pkeyutl -verify".into(),
        }
    );
    let sharing = |lines: Vec<SharingLine>| Sharing {
        t,
        frame: mine(2),
        offers_signal: !lines.is_empty(),
        lines,
        action: href(),
        links: vec![Link::new(s("consents-link"), href())],
    };
    let campaign = |form: Form, about: String| Campaign {
        t,
        frame: public(),
        form,
        topics: vec![Choice { value: "news".into(), label: s("nav-marketing"), hint: String::new() }],
        wants: vec![Choice { value: "count".into(), label: s("campaign-want-count"), hint: String::new() }],
        counts: if about.is_empty() {
            vec![]
        } else {
            vec![CountLine { label: s("campaign-fate-suppressed"), count: "1,204".into(), is_opt_out: true }]
        },
        opt_outs: if about.is_empty() { String::new() } else { t.with("campaign-opt-outs", &[("count", &"1,204")]) },
        about,
        snippet_text: "{{preference_link}}".into(),
        snippet_html: "<a href=\"{{preference_link}}\">x</a>".into(),
        snippet_headers: "List-Unsubscribe: {{list_unsubscribe}}".into(),
        reasons: vec![ReasonLine {
            month: "2026-11".into(),
            topic: s("nav-marketing"),
            reason: s("leaving-too-many"),
            count: "12".into(),
        }],
        action: href(),
    };
    page!("campaign", campaign(Form::new(), String::new()));
    page!(
        "campaign_counted",
        campaign(
            Form::new().failing("list", Message::new("error-campaign-list")),
            t.with("campaign-counted", &[("rows", &"900,000")])
        )
    );
    page!("sharing_none", sharing(vec![]));
    page!(
        "sharing",
        sharing(vec![
            SharingLine {
                key: "a".into(),
                name: LONG_NAME.into(),
                facts: vec![t.with("sharing-country", &[("country", &"US")])],
                since: String::new(),
                wording: t.with("sharing-wording", &[("company", &"W"), ("name", &LONG_NAME)]),
            },
            SharingLine {
                key: "b".into(),
                name: "B".into(),
                facts: vec![],
                since: t.with("consents-since", &[("at", &when)]),
                wording: String::new(),
            },
        ])
    );
    let compared = || {
        let lines =
            vec![vec![(Fate::Kept, "for ".into()), (Fate::Removed, "two".into()), (Fate::Added, "three".into())]];
        vec![ComparedSection { number: 6, title: s("policy-head-period"), lines }]
    };
    page!(
        "policy",
        Policy {
            t,
            frame: public(),
            number: 1,
            published: "22 November 2026".into(),
            note: Some((s("policy-past"), Link::new(s("policy-newest-link"), href()))),
            sections: vec![
                PolicySection {
                    title: s("policy-head-purpose"),
                    blocks: vec![
                        PolicyBlock::Text(s("policy-past")),
                        PolicyBlock::List(vec![s("policy-head-data"), LONG_NAME.into()]),
                        PolicyBlock::Table(
                            s("policy-table-purposes"),
                            vec![s("policy-head-purpose"), s("policy-head-basis")],
                            vec![vec!["x".into(), "y".into()]],
                        ),
                    ],
                },
                PolicySection {
                    title: s("policy-head-recipient"),
                    blocks: vec![
                        PolicyBlock::Open(s("policy-open")),
                        PolicyBlock::Address(post()),
                        PolicyBlock::Link(Link::new(s("cookies-title"), href())),
                        PolicyBlock::Table(s("policy-table-periods"), vec![s("policy-head-period")], vec![]),
                    ],
                },
            ],
            versions_href: href(),
            notice_href: href(),
            ask_href: href(),
            foreign: (!t.language().is_full()).then(|| Language::En.words()),
        }
    );
    page!(
        "policy_versions",
        PolicyVersions {
            t,
            frame: public(),
            versions: vec![VersionLine {
                number: 2,
                date: "22 November 2026".into(),
                summary: s("policy-past"),
                href: href(),
                compare: Some(href())
            }]
        }
    );
    page!(
        "policy_compare",
        PolicyCompare { t, frame: backed(0), from: 1, to: 2, sections: compared(), versions_href: href() }
    );
    page!(
        "policy_coming",
        PolicyComing {
            t,
            frame: backed(0),
            lead: t.with("policy-coming-lead", &[("date", &"6 December 2026")]),
            note: LONG_NAME.into(),
            sections: compared(),
            more: vec![Link::new(s("policy-versions-link"), href())],
        }
    );
    page!(
        "policy_compare_same",
        PolicyCompare { t, frame: backed(0), from: 1, to: 1, sections: vec![], versions_href: href() }
    );
    page!(
        "article",
        Article {
            t,
            frame: public(),
            title: s("security-title"),
            lead: s("security-lead"),
            parts: vec![
                Part { title: String::new(), lines: vec![s("security-1")], list: vec![], links: vec![] },
                Part {
                    title: s("security-report-head"),
                    lines: vec![],
                    list: vec![s("security-2"), s("security-3")],
                    links: vec![Link::new(s("security-report-link"), href())],
                },
            ],
        }
    );
    page!(
        "cookies",
        Cookies {
            t,
            frame: public(),
            cookies: vec![CookieLine {
                name: "__Host-session".into(),
                what: s("cookie-session"),
                life: s("cookie-session-life")
            }],
            may_forget: true,
            action: href(),
            tracking_href: href(),
        }
    );
    page!(
        "offices",
        Offices {
            t,
            frame: public(),
            regions: vec![OfficeRegion {
                title: s("policy-region-emea"),
                entities: vec![
                    OfficeEntity {
                        name: company().name,
                        role: s("policy-role-controller"),
                        number: "04411310".into(),
                        address: post()
                    },
                    OfficeEntity { name: "X".into(), role: s("policy-open"), number: String::new(), address: vec![] },
                ],
            }],
            ask_href: href(),
        }
    );
    page!(
        "contact_matter",
        ContactMatter {
            t,
            frame: public(),
            matters: Matter::ALL
                .iter()
                .map(|m| Card {
                    title: s(&format!("matter-{}", m.key())),
                    text: s(&format!("matter-{}-hint", m.key())),
                    href: href()
                })
                .collect(),
            post: post(),
        }
    );
    let rights: Vec<Choice> = RIGHTS
        .iter()
        .map(|key| Choice { value: (*key).into(), label: t.right(key).0.into(), hint: t.right(key).1.into() })
        .collect();
    page!(
        "contact",
        Contact {
            t,
            frame: public(),
            form: Form::new(),
            matter: s("matter-right"),
            hint: s("matter-right-hint"),
            files: t.with("files-hint", &[("limit", &4), ("megabytes", &5)]),
            formats: rights[..2].to_vec(),
            rights: rights.clone(),
            from: String::new(),
            own: vec![Link::new(s("contact-form-self-data"), href())],
            company: company().name,
            notice_href: href(),
            action: href(),
            hidden: pair(),
            post: post(),
        }
    );
    page!(
        "contact_failed",
        Contact {
            t,
            frame: mine(0),
            form: Form::from_pairs([("text", "مرحبا\n<b>x")])
                .failing("right", Message::new("error-right-empty"))
                .failing("text", Message::new("error-text-long").with("limit", 10_000)),
            matter: s("matter-right"),
            hint: s("matter-right-hint"),
            files: t.with("files-hint", &[("limit", &4), ("megabytes", &5)]),
            formats: rights[..2].to_vec(),
            rights,
            from: email.clone(),
            own: vec![],
            company: company().name,
            notice_href: href(),
            action: href(),
            hidden: pair(),
            post: vec![],
        }
    );
    page!(
        "officer_passkey",
        Passkey {
            t,
            frame: public(),
            form: Form::new().failing("label", Message::new("error-passkey-label").with("limit", 60)),
            title: s("passkey-make-title"),
            lead: s("passkey-make-lead"),
            wanted: "{\"act\":\"create\"}".into(),
            script: "/static/passkey.js".into(),
            has_label: true,
            limit: 60,
            action: href(),
            button: s("passkey-make-button"),
            cancel: Link::new(s("cancel-link"), "/x"),
        }
    );
    page!(
        "officer_sign_in",
        OfficerSignIn {
            t,
            frame: public(),
            form: Form::from_pairs([("email", "x@y.example")]).failing("email", Message::new("error-officer-sign-in")),
            action: href(),
            passkey_action: href()
        }
    );
    page!(
        "officer_welcome",
        Welcome {
            t,
            frame: public(),
            form: Form::new().failing("password", Message::new("error-password-short").with("limit", 12)),
            email: email.clone(),
            size: 29,
            squares: "M4 4h1v1h-1z".into(),
            key: "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ".into(),
            address: "otpauth://totp/x?secret=GEZDGNBV".into(),
            limit: 12,
            action: href(),
            token: "token".into(),
        }
    );
    let desk = || Frame {
        sections: vec![
            NavSection {
                title: s("console-group-work"),
                items: vec![NavItem { label: s("console-nav-queue"), href: href(), current: true }],
            },
            NavSection {
                title: s("console-group-records"),
                items: vec![NavItem { label: s("console-nav-audit"), href: href(), current: false }],
            },
        ],
        signed_in_as: Some(Link::new(s("console-role-officer"), href())),
        sign_out_href: Some(href()),
        ..public()
    };
    page!(
        "officer_codes",
        Codes {
            t,
            frame: desk(),
            title: s("console-access-codes-done"),
            lead: s("console-access-codes-done-text"),
            codes: vec!["23456-789AB".into(), "CDEFG-HJKLM".into()],
            onward: Link::new(s("console-access-title"), href()),
        }
    );
    let browser = |current: bool| OfficerSessionLine {
        id: "7".into(),
        device: "Firefox, Windows".into(),
        network: "192.0.2.0/24".into(),
        since: when.clone(),
        seen: when.clone(),
        current,
    };
    page!(
        "officer_access",
        Access {
            t,
            frame: desk(),
            form: Form::new().failing("present", Message::new("error-password-present")),
            facts: vec![Row {
                key: s("console-access-codes"),
                value: t.with("console-access-codes-left", &[("count", &10)]),
                change_href: None
            }],
            sessions: vec![browser(true), browser(false)],
            passkeys: vec![PasskeyLine {
                id: 1,
                label: LONG_NAME.into(),
                about: t.with("passkey-unused", &[("added", &when)]),
            }],
            has_passkeys: true,
            passkeys_action: href(),
            end_action: href(),
            codes_action: href(),
            password_action: href(),
            limit: 12,
        }
    );
    page!(
        "officer_proof",
        OfficerProof {
            t,
            frame: desk(),
            form: Form::new().failing("code", Message::new("error-factor-wrong")),
            action: href(),
            next: href(),
        }
    );
    page!(
        "officer_officers",
        Officers {
            t,
            frame: desk(),
            form: Form::new().filled("role", "one").failing("email", Message::new("error-officer-known")),
            lines: vec![OfficerLine {
                address: email.clone(),
                role: s("console-role-officer"),
                state: s("console-officer-active"),
                look: "good".into(),
                seen: when.clone(),
                href: href(),
            }],
            waiting: vec![WaitingLine {
                id: 3,
                key: "change-3".into(),
                who: email.clone(),
                what: t.with("console-change-invite", &[("role", &s("console-role-deputy"))]),
                asked: t.with("console-officers-asked", &[("who", &email), ("at", &when)]),
                rule: s("console-officers-rule-second"),
                may: true,
            }],
            roles: options(t),
            may: true,
            lone: true,
            action: href(),
            decide_action: href(),
        }
    );
    page!(
        "officer_officer",
        OneOfficer {
            t,
            frame: desk(),
            form: Form::new(),
            address: email.clone(),
            facts: vec![Row { key: s("console-officers-role"), value: s("console-role-agent"), change_href: None }],
            may: true,
            disabled: false,
            roles: options(t),
            history: vec![ChangeLine {
                at: when.clone(),
                what: s("console-change-disable"),
                who: email.clone(),
                state: s("console-change-state-done"),
            }],
            action: href(),
        }
    );
    page!(
        "officer_link",
        InvitationLink {
            t,
            frame: desk(),
            title: s("console-officers-link-title"),
            link: "https://privacy.example.com/admin/welcome?token=w5bXy0Jm3p8TgK2uQe7NfRz1".into(),
            back_to: Link::new(s("console-officers-title"), href()),
        }
    );
    page!(
        "officer_audit",
        AuditLog {
            t,
            frame: desk(),
            form: Form::new().failing("last", Message::new("error-audit-period")),
            state: Some((t.with("console-audit-whole", &[("linked", &2_400), ("waiting", &3)]), "good".into())),
            lines: vec![AuditLine {
                id: 17,
                at: when.clone(),
                who: email.clone(),
                what: "request.viewed".into(),
                about: "request:3".into(),
                detail: "<b>".into(),
                outcome: "done".into(),
                look: String::new(),
            }],
            older: Some(href()),
            heads: vec![HeadLine { at: "2026-11-22T00:00:00Z".into(), place: "1/17".into(), hash: "0a1b…".into() }],
            keys: vec!["MCowBQYDK2VwAyEA".into()],
            action: href(),
            verify_action: href(),
            extract_action: href(),
            whos: options(t),
        }
    );
    page!(
        "officer_registers",
        RegisterList {
            t,
            frame: desk(),
            lines: vec![RegisterLine { name: s("register-entity"), rows: 4, open: 2, href: href() }],
            setup: Link::new(s("console-nav-setup"), href()),
        }
    );
    page!(
        "officer_register",
        OneRegister {
            t,
            frame: desk(),
            title: s("register-entity"),
            lines: vec![RowLine {
                key: "WGEO".into(),
                label: "WGEO".into(),
                open: 1,
                contacts: t.with("console-fewer", &[("count", &10_i64)]),
                href: href(),
            }],
            counts: Some(s("register-subject-contacts")),
        }
    );
    let fields = || {
        ["line", "area", "lines", "flag", "number", "one", "any"]
            .map(|kind| FieldLine {
                name: format!("{kind}.en"),
                label: s("register-field-label"),
                kind,
                options: vec![Choice { value: "idta".into(), label: s("mechanism-idta"), hint: String::new() }],
            })
            .into_iter()
            .collect()
    };
    let version =
        || RowVersionLine { since: when.clone(), until: "–".into(), who: email.clone(), says: "a: b\nc".into() };
    for (name, form, problem) in [
        ("officer_register_row", Form::new().failing("new_key", Message::new("error-register-key")), String::new()),
        (
            "officer_register_row_problem",
            Form::new(),
            t.with("register-problem", &[("problem", &"no country is called `XX`"), ("allowed", &"GB, US")]),
        ),
    ] {
        let page = RegisterRowPage {
            t,
            frame: desk(),
            form,
            title: "WGEO".into(),
            key: "WGEO".into(),
            problem,
            fields: fields(),
            flags: options(t),
            history: vec![version()],
            may: true,
            action: href(),
        };
        pages.push((name, page.render().unwrap()));
    }
    let matter = |key: &str, note: Option<String>| MatterLine {
        id: format!("purpose_without_basis:{key}"),
        anchor: format!("purpose_without_basis-{key}"),
        what: key.into(),
        sentence: s("fault-purpose-without-basis"),
        gap: "GAP3".into(),
        blocks: true,
        note,
        href: href(),
    };
    page!(
        "officer_setup",
        Setup {
            t,
            frame: desk(),
            form: Form::new().failing("note", Message::new("error-note-empty")),
            open: vec![matter("R14", None), matter("R15", None)],
            noted: vec![matter(
                "R16",
                Some(t.with("console-setup-noted-line", &[("note", &"x"), ("who", &email), ("at", &when)]))
            )],
            may: true,
            action: href(),
            failed: "purpose_without_basis:R14".into(),
        }
    );
    page!(
        "officer_record",
        Record {
            t,
            frame: desk(),
            made: when.clone(),
            parts: vec![RecordPart {
                key: "controller",
                title: s("record-controller"),
                heads: vec![s("policy-head-company"), s("record-since")],
                rows: vec![vec![LONG_NAME.into(), when.clone()]],
            }],
            csv_href: href(),
            json_href: href(),
        }
    );
    let line = |bare: &str, what: String, left: String, look: &str| CaseLine {
        what,
        bare: bare.into(),
        pick: bare.into(),
        reference: REFERENCE.into(),
        who: "r•••@n•••.example".into(),
        more: t.with("console-queue-more", &[("count", &2)]),
        more_links: vec![Link::new(REFERENCE, href())],
        received: "22 November 2026".into(),
        aim: "1 December 2026".into(),
        left,
        look: look.into(),
        law: "22 December 2026".into(),
        state: s("state-received"),
        look_state: "wait".into(),
        with: s("console-nobody"),
        href: href(),
        ..CaseLine::default()
    };
    let tabs = || {
        ["console-tab-all", "console-tab-mine", "console-tab-nobody", "console-tab-over"]
            .map(|key| NavItem { label: s(key), href: href(), current: key == "console-tab-all" })
            .to_vec()
    };
    page!(
        "officer_queue",
        Queue {
            t,
            frame: mine(0),
            form: Form::new(),
            title: s("console-queue-title"),
            lead: t.with("console-queue-count", &[("count", &3)]),
            fresh: Some(Link::new("14:05 UTC", "/admin")),
            alerts: vec![Link::new(t.with("alert-holds", &[("count", &1), ("about", &"")]), href())],
            ics_href: Some(href()),
            tabs: tabs(),
            filters: Some(Filters {
                action: href(),
                form: Form::new(),
                whose: options(t),
                rights: options(t),
                states: options(t),
                entities: options(t),
                proved: options(t),
                clear: Some(href()),
            }),
            bulk: Some(Bulk { action: href(), acts: options(t) }),
            tables: vec![
                CaseTable {
                    id: "urgent".into(),
                    caption: s("console-queue-urgent"),
                    lines: vec![line("a", s("matter-child"), t.with("console-late-days", &[("days", &2)]), "bad")],
                    all: None,
                },
                CaseTable {
                    id: "cases".into(),
                    caption: s("console-queue-caption"),
                    lines: vec![
                        line("b", s("matter-question"), t.with("console-due-days", &[("days", &1)]), "wait"),
                        line("c", s("matter-complaint"), t.with("console-due-days", &[("days", &6)]), ""),
                    ],
                    all: Some(Link::new(s("console-queue-unproved"), href())),
                },
            ],
            empty: String::new(),
            empty_text: String::new(),
            later: Some(href()),
            away: Some(href()),
            once: "once".into(),
        }
    );
    page!(
        "officer_queue_empty",
        Queue {
            t,
            frame: mine(0),
            form: Form::new(),
            title: s("console-queue-title"),
            lead: String::new(),
            fresh: None,
            alerts: Vec::new(),
            ics_href: None,
            tabs: tabs(),
            filters: None,
            bulk: None,
            tables: vec![],
            empty: s("console-queue-empty"),
            empty_text: s("console-queue-empty-text"),
            later: None,
            away: None,
            once: "once".into(),
        }
    );
    let pieces = || {
        let fields = vec![
            Field::Line("find", s("console-contacts-find"), s("console-contacts-find-hint"), "search"),
            Field::Area("note", s("console-note"), s("console-note-hint"), 3),
            Field::Select("kind", s("console-contact-what"), String::new(), options(t)),
            Field::Radios("reason", s("console-reason"), String::new(), options(t)),
        ];
        vec![
            Piece::Lead(s("console-breaches-lead")),
            Piece::Letter(Letter {
                lang: s("en"),
                dir: s("ltr"),
                subject: s("Your request 7KQ2"),
                company: [s("Westcon"), s("Leeds")],
                greeting: t.with("paper-greeting", &[("name", &LONG_NAME)]),
                foot: t.with("paper-answer", &[("reference", &REFERENCE)]),
                sender: "Compliance Officer\nMerchants House".into(),
                to: "Chiara Bianchi\n14 Harbour Street".into(),
                date: "22 November 2026".into(),
                text: LONG_NAME.into(),
                mark: REFERENCE.into(),
                is_large: true,
            }),
            Piece::Tag(t.with("console-breach-left", &[("hours", &5)]), "bad"),
            Piece::Warning(s("console-together-warning")),
            Piece::Inset(s("console-log-nobody")),
            Piece::Text(s("console-case-unassigned")),
            Piece::Hint(s("console-contacts-more")),
            Piece::Rows(vec![Row { key: s("console-breach-risk"), value: s("console-risk-high"), change_href: None }]),
            Piece::Heading("figures", s("console-figures-weeks")),
            Piece::Chart(Chart::of(s("console-figures-weeks"), &[("2.11.".into(), 3), ("9.11.".into(), 0)])),
            Piece::Chart(Chart::of_two(s("console-figures-times"), &[("2.11.".into(), 3, 9), ("9.11.".into(), 0, 0)])),
            Piece::Bars(Bars::of(s("outside-stopped"), &[(LONG_NAME.into(), 20, "20".into())])),
            Piece::Table(Table {
                id: "by-week",
                caption: s("console-figures-weeks"),
                heads: vec![s("console-figures-week"), s("console-queue-state"), s("console-figures-count")],
                rows: vec![vec![
                    Cell::link(LONG_NAME, href()).hint("x"),
                    Cell::tag(s("state-done"), "good"),
                    Cell::number("3"),
                ]],
            }),
            Piece::Heading("search", s("console-search")),
            Piece::Form(SheetForm::post(href(), fields, s("console-note-button")).with("contact", "1")),
            Piece::Links(vec![Link::new(s("console-contact-log"), href())]),
            Piece::Heading("changes", s("policy-desk-changes")),
            Piece::Compared(compared()),
            Piece::Heading("notes", s("console-notes")),
            Piece::Timeline(vec![Entry { at: when.clone(), head: "x".into(), text: "<b>y</b>".into() }]),
            Piece::Pre("x\ny".into()),
            Piece::Empty(s("console-print-empty"), String::new()),
        ]
    };
    page!(
        "officer_sheet",
        Sheet {
            t,
            frame: mine(0),
            form: Form::new().failing("find", Message::new("error-find-short")),
            title: s("console-contacts-title"),
            reference: REFERENCE.into(),
            parts: pieces(),
            once: "once".into(),
        }
    );
    let rule = |missing: bool| RetentionRuleLine {
        label: "Marketing".into(),
        key: "R06".into(),
        period: if missing { s("retention-none") } else { t.with("retention-rule", &[("months", &24)]) },
        own: if missing { vec![] } else { vec![t.with("retention-rule", &[("months", &1)])] },
        missing,
        href: Some(href()),
    };
    let cells = |all: &[&str]| all.iter().map(|c| (*c).to_owned()).collect::<Vec<String>>();
    page!(
        "officer_retention",
        RetentionPage {
            t,
            frame: mine(0),
            missing: t.with("retention-missing", &[("count", &12)]),
            next: t.with("retention-next", &[("at", &"28 November 2026")]),
            dry_run_href: href(),
            rules: vec![rule(false), rule(true)],
            runs: vec![cells(&["28 November 2026", "28 November 2026", "1200", "3", "17", "5000", "The portal"])],
        }
    );
    page!(
        "officer_retention_dry_run",
        RetentionDryRun {
            t,
            frame: backed(0),
            lead: t.with("retention-effect", &[("gone", &17), ("whole", &3), ("contacts", &1_200)]),
            cut: t.with("retention-cut", &[("limit", &5_000)]),
            rules: vec![cells(&["Marketing", "Identity", "17", "900"])],
            why: vec![Row { key: s("retention-why-no_period"), value: "900".into(), change_href: None }],
        }
    );
    let pick = |key: &str| vec![Choice { value: "a".into(), label: s(key), hint: String::new() }];
    page!(
        "officer_retention_rule",
        RetentionRulePage {
            t,
            frame: backed(0),
            form: Form::new().failing("months", Message::new("error-retention-months")),
            title: "Marketing".into(),
            sentence: "To write to you about our products.".into(),
            categories: pick("retention-all-categories"),
            starts: pick("retention-start-contact"),
            actions: pick("retention-action-erase"),
            action: href(),
            can_remove: true,
        }
    );
    page!(
        "officer_retention_check",
        RetentionCheck {
            t,
            frame: backed(0),
            rows: vec![Row { key: s("retention-period"), value: "24".into(), change_href: None }],
            effect: t.with("retention-effect", &[("gone", &1), ("whole", &0), ("contacts", &9)]),
            cut: String::new(),
            grave: true,
            hidden: vec![("months".into(), "24".into())],
            action: href(),
        }
    );
    let notices = |running: bool| NoticesPage {
        t,
        frame: mine(0),
        form: if running {
            Form::new()
        } else {
            Form::new().filled("per_hour", "a").failing("letters", Message::new("error-notices-count"))
        },
        due: t.with("notices-due", &[("count", &1_240), ("date", &"28 December 2026")]),
        lines: vec![cells(&["Outside records", "To be told", "1240", "28 December 2026"])],
        running: if running {
            t.with("notices-running", &[("queued", &100), ("letters", &1_240), ("pace", &500)])
        } else {
            String::new()
        },
        stop_action: running.then(href),
        sample: Some(NoticeSample {
            source: "From a partner with whom we did joint marketing.".into(),
            from: "Acme <Ltd>".into(),
            purposes: vec!["To write to you about our products.".into()],
            bases: vec!["Our interest.".into()],
            categories: vec![t.category(Category::Bci).0.into_owned()],
        }),
        ask: (!running).then(|| NoticeAsk {
            letters: 1_240,
            paces: vec![Choice {
                value: "a".into(),
                label: t.with("notices-pace", &[("pace", &500)]),
                hint: String::new(),
            }],
            once: "1".into(),
            action: href(),
        }),
        excuse: Some(NoticeExcuse {
            sources: pick("notices-source"),
            excuses: pick("notices-excuse-has-it"),
            action: href(),
        }),
    };
    page!(
        "files",
        FilesPage {
            t,
            frame: mine(0),
            form: Form::new().failing("files", Message::new("error-file-kind")),
            reference: REFERENCE.into(),
            files: ["files-by-you", "files-by-colleague"]
                .map(|who| FileLine {
                    name: "صورة <1>.png".into(),
                    about: t.with("files-about", &[("who", &s(who)), ("at", &"28 November"), ("size", &12)]),
                    state: s("files-state-clean"),
                    look: "good".into(),
                    href: Some(href()),
                    pass_on: (who == "files-by-colleague").then(href),
                })
                .into(),
            hint: t.with("files-hint", &[("limit", &4), ("megabytes", &5)]),
            action: Some(href()),
            once: "1".into(),
        }
    );
    page!("officer_notices", notices(false));
    page!("officer_notices_running", notices(true));
    let case = |suspected: bool| CasePage {
        t,
        frame: backed(0),
        form: if suspected {
            Form::new()
        } else {
            Form::new().filled("after", "close").failing("text", Message::new("error-text-empty"))
        },
        what: s("matter-correct"),
        reference: REFERENCE.into(),
        state: s("state-in-progress"),
        look: "wait".into(),
        facts: vec![Row { key: s("console-case-who"), value: email.clone(), change_href: None }],
        warnings: vec![s("console-case-unproved")],
        earlier: t.with("console-factors-earlier", &[("count", &3)]),
        messages: vec![
            Said {
                who: s("console-case-message-person"),
                at: when.clone(),
                text: "<script>alert(1)</script>\nمرحبا".into(),
                own: false,
            },
            Said { who: s("console-case-message-officer"), at: when.clone(), text: "x".into(), own: true },
        ],
        clocks: clocks(t),
        items: vec![
            Item {
                number: 1,
                label: t.kind(ValueKind::Organisation).into(),
                old: LONG_NAME.into(),
                new: String::new(),
                is_correction: true,
                reason: "x".into(),
                decided: String::new(),
                ground: String::new(),
                reasons: String::new(),
                grounds: options(t),
                link: Some(Link::new(s("request-follow-link"), "/x")),
                obstacle: s("console-erase-unproved"),
                is_open: true,
                only_refuse: true,
                may_part: false,
                uses: options(t),
                factors: options(t),
                wish: vec![],
                may_agree: false,
                may_reopen: true,
                hint: t.with("console-decide-objection-all", &[("uses", &"Market research")]),
                derived: s("derived-child"),
            },
            Item {
                number: 2,
                label: t.kind(ValueKind::Name).into(),
                old: String::new(),
                new: "y".into(),
                is_correction: false,
                reason: String::new(),
                decided: s("decision-refused"),
                ground: s("ground-accurate"),
                reasons: "مرحبا".into(),
                grounds: vec![],
                link: None,
                obstacle: String::new(),
                is_open: false,
                only_refuse: false,
                may_part: true,
                uses: options(t),
                factors: vec![],
                wish: vec![],
                may_agree: false,
                may_reopen: true,
                hint: t.with("console-decide-objection-all", &[("uses", &"Market research")]),
                derived: String::new(),
            },
            Item {
                number: 3,
                label: t.kind(ValueKind::JobTitle).into(),
                old: String::new(),
                new: "z".into(),
                is_correction: false,
                reason: String::new(),
                decided: String::new(),
                ground: String::new(),
                reasons: String::new(),
                grounds: options(t),
                link: None,
                obstacle: String::new(),
                is_open: true,
                only_refuse: false,
                may_part: true,
                uses: options(t),
                factors: options(t),
                wish: vec![Row { key: s("console-wish-who"), value: LONG_NAME.into(), change_href: None }],
                may_agree: true,
                may_reopen: false,
                hint: s("console-decide-correct-first"),
                derived: String::new(),
            },
        ],
        limits: vec![
            Limit {
                id: 1,
                what: s("restrict-all"),
                why: s("restrict-ground-claims"),
                stands: t.with("restrict-since", &[("date", &"22 November 2026")]),
                may_tell: true,
                may_lift: false,
            },
            Limit {
                id: 2,
                what: LONG_NAME.into(),
                why: s("restrict-ground-accuracy"),
                stands: t.with("console-limit-told", &[("date", &"22 November 2026")]),
                may_tell: false,
                may_lift: true,
            },
        ],
        outcomes: vec![(t.with("outcome-sent", &[("result", &s("decision-part")), ("at", &when)]), outcome_parts(t))],
        files_href: Some(href()),
        erasure: suspected.then(|| ErasurePanel {
            facts: vec![Row { key: s("console-erasure-stage"), value: s("erasure-state-held"), change_href: None }],
            sealed_href: href(),
            is_held: true,
            release: href(),
            cancel: href(),
            systems: vec![
                SystemLine {
                    key: "a".into(),
                    name: LONG_NAME.into(),
                    ids: t.with("console-erasure-ids", &[("ids", &"<b>17</b>")]),
                    confirmed: String::new(),
                },
                SystemLine {
                    key: "b".into(),
                    name: "HubSpot".into(),
                    ids: String::new(),
                    confirmed: t.with("console-erasure-confirmed", &[("date", &"1 December 2026")]),
                },
            ],
            tick: href(),
            may_tick: true,
            may_release: true,
        }),
        may_answer: true,
        may_decide: true,
        may_close: true,
        suspected,
        actions: CaseActions {
            answer: href(),
            decide: href(),
            judge: href(),
            step: href(),
            outcome: href(),
            restriction: href(),
        },
        choices: options(t),
        parts: pieces(),
        steps: options(t),
        blocks: options(t),
        links: vec![Link::new(t.with("console-case-contact", &[("count", &2)]), href())],
        may_step: true,
        takes_day: true,
        is_open: !suspected,
        draft: t.with("console-case-draft", &[("who", &"anna"), ("at", &"22 November 2026, 14:05")]),
        preview: "Dear Anna,\nthank you.".into(),
        once: "once".into(),
    };
    page!("officer_case", case(false));
    page!(
        "officer_outcome",
        OutcomePage {
            t,
            frame: mine(2),
            form: Form::new().failing("held", Message::new("error-outcome-part")),
            reference: REFERENCE.into(),
            what: t.right("access").0.into(),
            results: options(t),
            notes: vec![t.with("console-outcome-untold", &[("systems", &"CRM")]), s("console-outcome-nowhere")],
            fixed: outcome_parts(t),
            action: href(),
            cancel_href: href(),
        }
    );
    page!(
        "officer_outcome_check",
        OutcomeCheck {
            t,
            frame: mine(2),
            reference: REFERENCE.into(),
            result: s("decision-part"),
            parts: outcome_parts(t),
            letter: StepLetter {
                subject: t.with("mail-step-outcome-subject", &[("reference", &REFERENCE)]),
                said: t.with("mail-step-outcome-said", &[("reference", &REFERENCE)]),
                more: vec![s("mail-step-outcome-more")],
                button: s("mail-step-outcome-button"),
                link: href(),
            },
            action: href(),
            hidden: pair(),
            back: pair(),
            is_paper: false,
        }
    );
    for has_some in [true, false] {
        page!(
            if has_some { "restrict" } else { "restrict_first" },
            RestrictPage {
                t,
                frame: mine(2),
                form: Form::new().failing("scope", Message::new("error-restrict-scope")),
                now: if has_some {
                    vec![Standing {
                        what: s("restrict-all"),
                        why: s("restrict-ground-claims"),
                        since: t.with("restrict-since", &[("date", &"22 November 2026")]),
                        ends: t.with("restrict-ends", &[("date", &"29 November 2026")]),
                        id: 1,
                        may_end: true,
                    }]
                } else {
                    vec![]
                },
                kinds: options(t),
                purposes: if has_some { options(t) } else { vec![] },
                grounds: options(t),
                action: href(),
                end_action: href(),
            }
        );
        page!(
            if has_some { "object" } else { "object_none" },
            ObjectPage {
                t,
                frame: mine(2),
                form: Form::new(),
                marketing_stopped: !has_some,
                marketing: if has_some { options(t) } else { vec![] },
                others: if has_some { options(t) } else { vec![] },
                standing: outcome_parts(t),
                once: "once".into(),
                action: href(),
            }
        );
    }
    page!(
        "complaints",
        ComplaintsPage { t, frame: mine(2), requests: request_lines(t), new_href: href(), how_href: href() }
    );
    page!(
        "officer_complaints",
        OfficerComplaints {
            t,
            frame: mine(2),
            lines: vec![ComplaintLine {
                reference: REFERENCE.into(),
                href: href(),
                received: "22 November 2026".into(),
                acknowledged: s("console-complaints-not-yet"),
                state: s("state-received"),
                look: "wait".into(),
                result: String::new(),
            }],
            figures: vec![(s("console-complaints-open"), 1)],
        }
    );
    for is_made in [true, false] {
        let some = |text: &str| if is_made { text.to_owned() } else { String::new() };
        page!(
            if is_made { "transfer_made" } else { "transfer" },
            TransferPage {
                t,
                frame: mine(2),
                link: some("https://privacy.example/transfer?token=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
                code: some("123 456"),
                until: some("29 November 2026"),
                lines: vec![TransferLine {
                    id: 1,
                    made: when.clone(),
                    stands: t.with("transfer-waits", &[("date", &"29 November 2026")]),
                    is_open: true,
                }],
                once: "once".into(),
                action: href(),
                end_action: href(),
                ask: Link::new(s("transfer-ask-link"), "/contact"),
            }
        );
        page!(
            if is_made { "elsewhere_other" } else { "elsewhere_left" },
            Elsewhere {
                t,
                frame: public(),
                form: Form::new().failing("email", Message::new("error-email-empty")),
                title: s("elsewhere-other"),
                lead: s("elsewhere-other-lead"),
                rights: if is_made { options(t) } else { vec![] },
                subject: is_made,
                files: if is_made { t.with("files-hint", &[("limit", &4), ("megabytes", &5)]) } else { String::new() },
                email_label: s("elsewhere-email"),
                email_hint: s("elsewhere-email-hint"),
                text_label: s("elsewhere-text"),
                text_hint: s("elsewhere-other-text"),
                button: s("elsewhere-button"),
                notice_href: href(),
                action: href(),
                hidden: pair(),
                post: post(),
            }
        );
    }
    page!(
        "transfer_take",
        TransferTake {
            t,
            frame: public(),
            form: Form::new().failing("code", Message::new("error-code-empty")),
            until: when.clone(),
            action: href(),
            hidden: pair(),
        }
    );
    page!(
        "ways",
        Ways {
            t,
            frame: public(),
            title: s("elsewhere-title"),
            lead: s("elsewhere-lead"),
            ways: self::rights(t),
            post: post()
        }
    );
    page!(
        "right_check",
        RightCheck {
            t,
            frame: mine(2),
            title: s("restrict-check-title"),
            rows: vec![Row { key: s("restrict-scope"), value: LONG_NAME.into(), change_href: Some(href()) }],
            lines: vec![s("restrict-check-now")],
            action: href(),
            hidden: pair(),
            button: s("restrict-button"),
            look: String::new(),
            cancel: Link::new(s("cancel-link"), "/me"),
        }
    );
    page!("officer_case_suspected", case(true));
    let client_facts =
        || vec![Row { key: s("integrations-may"), value: s("integrations-scope-may-send"), change_href: None }];
    page!(
        "officer_integrations",
        Integrations {
            t,
            frame: backed(0),
            late: t.with("integrations-late", &[("count", &2_i64)]),
            clients: vec![ClientCard {
                id: 1,
                name: LONG_NAME.into(),
                state: s("integrations-live"),
                look: "good".into(),
                facts: client_facts(),
                revoke: Some(href()),
                belongs: Some(href()),
                stopped: s("recipient-stop-mechanism"),
                hooks: vec![HookCard {
                    id: 1,
                    url: "https://crm.example/hooks/privacy".into(),
                    ground: "G1".into(),
                    state: s("integrations-live"),
                    look: "good".into(),
                    may_stop: true,
                    deliveries: vec![DeliveryLine {
                        id: 1,
                        message: "msg_0011".into(),
                        at: when.clone(),
                        state: s("integrations-failed"),
                        look: "bad".into(),
                        tries: 9,
                        answer: "timeout".into(),
                        may_replay: true,
                    }],
                }],
            }],
            incoming: vec![IncomingLine { name: "Mailchimp".into(), text: s("integrations-incoming-off") }],
            add_href: Some(href()),
            stop_action: href(),
            replay_action: href(),
        }
    );
    page!(
        "officer_integration_add",
        IntegrationAdd {
            t,
            frame: backed(0),
            form: Form::new().failing("name", Message::new("error-client-name")),
            action: href(),
            scopes: vec![Choice { value: "links".into(), label: s("integrations-scope-links"), hint: String::new() }],
            purposes: vec![Choice { value: "R06".into(), label: "R06".into(), hint: String::new() }],
            systems: vec![Choice { value: String::new(), label: s("integrations-no-system"), hint: String::new() }],
            recipients: vec![Choice { value: String::new(), label: s("integrations-own"), hint: String::new() }],
        }
    );
    page!(
        "officer_integration_added",
        IntegrationAdded {
            t,
            frame: backed(0),
            name: LONG_NAME.into(),
            credential: "ppk_sample".into(),
            facts: client_facts(),
            back: href(),
        }
    );
    page!(
        "officer_integration_revoke",
        IntegrationRevoke { t, frame: backed(0), name: LONG_NAME.into(), action: href(), back: href() }
    );
    let kept = t.with(
        "erase-kept-line",
        &[("what", &t.kind(ValueKind::Name)), ("until", &"31 December 2032"), ("why", &LONG_NAME), ("law", &"<b>")],
    );
    page!(
        "erase",
        Erase {
            t,
            frame: mine(0),
            goes: vec![
                t.kind(ValueKind::Phone).into(),
                t.with("erase-goes-line", &[("what", &t.kind(ValueKind::Comment)), ("count", &1_200)]),
            ],
            cases: t.with("erase-goes-cases", &[("count", &2)]),
            stays: vec![kept.clone()],
            systems: vec!["HubSpot".into(), LONG_NAME.into()],
            backups: "1 January 2027".into(),
            instead: vec![Link::new(s("erase-instead-restrict"), href()), Link::new(s("erase-instead-export"), href())],
            action: href(),
            cancel_href: href(),
        }
    );
    page!(
        "erase_check",
        EraseCheck {
            t,
            frame: mine(0),
            rows: vec![
                Row { key: s("erase-check-what"), value: s("erase-check-what-part"), change_href: None },
                Row { key: s("erase-check-stays"), value: kept.clone(), change_href: None },
                Row { key: s("erase-check-mail"), value: email.clone(), change_href: None },
            ],
            once: "once".into(),
            action: href(),
            cancel_href: href(),
        }
    );
    let erasure = |is_told: bool| Erasure {
        t,
        frame: mine(0),
        reference: REFERENCE.into(),
        state: s(if is_told { "erasure-state-part" } else { "erasure-state-held" }),
        look: if is_told { "good" } else { "wait" }.into(),
        lead: t.with("erasure-lead-cooling", &[("hours", &23)]),
        rows: vec![Row { key: s("erasure-asked"), value: when.clone(), change_href: None }],
        stays: vec![kept.clone()],
        is_told,
        systems: vec![
            t.with("erasure-system-done", &[("system", &"HubSpot"), ("date", &"1 December 2026")]),
            t.with("erasure-system-waits", &[("system", &LONG_NAME)]),
        ],
        backups: if is_told { "1 January 2027".into() } else { String::new() },
        complaints: vec![s("complaint-us")],
        cancel_action: if is_told { String::new() } else { href() },
        now_href: if is_told { String::new() } else { href() },
        keep_link: is_told,
    };
    page!("erasure_cooling", erasure(false));
    page!("erasure_done", erasure(true));
    page!(
        "officer_holds",
        Holds {
            t,
            frame: frame(t, true, 0),
            heads: vec![
                s("hold-scope"),
                s("hold-whose"),
                s("hold-law"),
                s("hold-until"),
                s("hold-review"),
                s("hold-act")
            ],
            lines: vec![
                HoldLine {
                    scope: t.with("hold-scope-kind", &[("what", &t.kind(ValueKind::Name))]),
                    whose: s("hold-whose-all"),
                    law: LONG_NAME.into(),
                    until: "31 December 2032".into(),
                    review: "1 January 2027".into(),
                    ended: String::new(),
                    end_href: href(),
                },
                HoldLine {
                    scope: s("hold-scope-all"),
                    whose: s("hold-whose-one"),
                    law: "x".into(),
                    until: "31 December 2032".into(),
                    review: "1 January 2027".into(),
                    ended: s("hold-ended"),
                    end_href: String::new(),
                },
            ],
            sealed: vec![SealedLine { reference: REFERENCE.into(), values: "3".into(), href: href() }],
            new_href: href(),
        }
    );
    page!(
        "officer_hold_new",
        HoldNew {
            t,
            frame: frame(t, true, 0),
            form: Form::from_pairs([("law", "<b>"), ("ends_on", "yesterday")])
                .failing("scope", Message::new("error-hold-scope"))
                .failing("ends_on", Message::new("error-hold-ends")),
            scopes: options(t),
            grounds: options(t),
            once: "once".into(),
            action: href(),
            cancel_href: href(),
        }
    );
    page!(
        "officer_sealed",
        Sealed {
            t,
            frame: frame(t, true, 0),
            form: Form::new().failing("text", Message::new("error-text-empty")),
            reference: REFERENCE.into(),
            holds: vec![
                t.with("sealed-hold-line", &[("count", &3), ("until", &"31 December 2032"), ("law", &LONG_NAME)])
            ],
            openings: vec![Opening {
                asked: t.with("sealed-opening-asked", &[("officer", &"7"), ("at", &when)]),
                reason: "<b>x</b>".into(),
                outcome: s("sealed-opening-waits"),
                approve: Some(1),
            }],
            open: Some(vec![Row { key: t.kind(ValueKind::Name).into(), value: "محمد".into(), change_href: None }]),
            may_open: true,
            once: "once".into(),
            action: href(),
        }
    );
    page!(
        "parts",
        Parts {
            t,
            frame: mine(2),
            options: options(t),
            earlier: Some(href()),
            later: Some(href()),
            form: Form::from_pairs([
                ("topic", "security"),
                ("topic", "events"),
                ("often", "cloud"),
                ("value", "<b>\"x\"")
            ])
            .failing("topic", Message::new("error-choice-none"))
            .failing("value", Message::new("error-value-same")),
            heads: vec!["One".into(), "Two".into(), "Three".into()],
            body: vec![
                vec!["a".into(), "b".into(), "c".into()],
                vec![LONG_NAME.into(), email.clone(), REFERENCE.into()]
            ],
            rows: vec![Row {
                key: t.kind(ValueKind::Name).into(), value: "محمد".into(), change_href: Some(href())
            }],
        }
    );
    pages.into_iter().map(|(name, html)| (format!("{name}.{}", t.language()), html)).collect()
}

/// Every letter in one language: name, HTML part, text part.
fn all_letters(t: Words) -> Vec<(String, String, String)> {
    let link = "https://privacy.example.com/sign-in/confirm?token=w5bXy0Jm3p8TgK2uQe7NfRz1".to_owned();
    let (code, valid) = ("482 913".to_owned(), t.duration_minutes(10));
    let now = Moment::from_unix_seconds(1_795_356_300);
    let (at, until) = (t.moment(now), t.moment(now + TimeDelta::minutes(10)));
    let kinds = vec![t.kind(ValueKind::Phone).into_owned(), t.kind(ValueKind::JobTitle).into_owned()];
    let mut letters = Vec::new();
    macro_rules! add {
        ($name:literal, $html:ident, $text:ident { $($field:ident: $value:expr),* }) => {
            letters.push((
                format!("mail_{}.{}", $name, t.language()),
                $html { t, frame: letter_frame(t), $($field: $value.clone(),)* }.render().unwrap(),
                $text { t, frame: letter_frame(t), $($field: $value.clone(),)* }.render().unwrap(),
            ))
        };
    }
    add!("sign_in", SignInHtml, SignInText { link: link, code: code, valid: valid, until: until });
    add!("nothing_held", NothingHtml, NothingText {});
    add!("changed", ChangedHtml, ChangedText { kinds: kinds, at: at, link: link });
    let act = t.say("proof-act-export").into_owned();
    add!("caller_code", CallerCodeHtml, CallerCodeText { code: code, valid: valid, until: until });
    add!("proof", ProofHtml, ProofText { act: act, code: code, valid: valid, until: until });
    add!("address_change_new", EmailNewHtml, EmailNewText { link: link, code: code, valid: valid, until: until });
    add!("address_change_old", EmailOldHtml, EmailOldText { link: link, at: at, until: until });
    let device = "Firefox on Windows".to_owned();
    add!("signed_in_new_device", DeviceHtml, DeviceText { device: device, at: at, link: link });
    let (reference, aim, law) = (REFERENCE.to_owned(), "1 December 2026".to_owned(), "22 December 2026".to_owned());
    add!(
        "correction_filed",
        FiledHtml,
        FiledText { reference: reference, kinds: kinds, aim: aim, law: law, link: link }
    );
    let received = "22 November 2026".to_owned();
    add!("asked", AskedHtml, AskedText { reference: reference, received: received, aim: aim, law: law, link: link });
    add!(
        "erasure_asked",
        ErasureAskedHtml,
        ErasureAskedText { reference: reference, at: at, until: until, link: link }
    );
    let no_time = String::new();
    add!(
        "erasure_asked_held",
        ErasureAskedHtml,
        ErasureAskedText { reference: reference, at: at, until: no_time, link: link }
    );
    add!("erasure_cancelled", ErasureCancelledHtml, ErasureCancelledText { reference: reference, link: link });
    let (kept, none) = (vec!["A: kept until B. C (D)".to_owned()], Vec::<String>::new());
    let complaints = vec![t.say("complaint-us").into_owned()];
    add!(
        "erasure_done",
        ErasureDoneHtml,
        ErasureDoneText {
            reference: reference,
            at: aim,
            kept: kept,
            systems: kinds,
            backups: law,
            complaints: complaints,
            link: link
        }
    );
    add!(
        "erasure_done_all",
        ErasureDoneHtml,
        ErasureDoneText {
            reference: reference,
            at: aim,
            kept: none,
            systems: none,
            backups: law,
            complaints: complaints,
            link: link
        }
    );
    add!("erasure_finished", ErasureFinishedHtml, ErasureFinishedText { reference: reference, at: aim, link: link });
    add!("answered", AnsweredHtml, AnsweredText { reference: reference, link: link });
    let gaps: [(&str, &dyn super::Arg); 3] =
        [("reference", &REFERENCE), ("date", &"29 November 2026"), ("brand", &"Westcon")];
    let subject = t.with("mail-step-lifting-subject", &gaps);
    let title = t.with("mail-step-lifting-title", &gaps);
    let said = t.with("mail-step-lifting-said", &gaps);
    let more = vec![t.with("mail-step-lifting-more", &gaps)];
    let button = t.with("mail-step-lifting-button", &gaps);
    let why = t.say("mail-step-why").into_owned();
    add!(
        "step",
        StepHtml,
        StepText { subject: subject, title: title, said: said, more: more, button: button, link: link, why: why }
    );
    let topic = t.say("prefs-all").into_owned();
    add!("stopped", StoppedHtml, StoppedText { topic: topic, at: at, until: until, link: link });
    let why = t.say("mail-joining-why-form").into_owned();
    add!("joining", JoiningHtml, JoiningText { topic: topic, at: at, until: until, link: link, why: why });
    let (system, due) = ("CRM".to_owned(), at.clone());
    add!("search_task", SearchTaskHtml, SearchTaskText { reference: reference, system: system, due: due, link: link });
    let matter = t.say("matter-child").into_owned();
    let (source, from) = ("From a partner with whom we did joint marketing.".to_owned(), "Acme <Ltd>".to_owned());
    let (purposes, bases) = (vec!["To write to you about our products.".to_owned()], vec!["Our interest.".to_owned()]);
    let (categories, policy) = (vec![t.category(Category::Bci).0.into_owned()], link.clone());
    add!(
        "source_notice",
        SourceNoticeHtml,
        SourceNoticeText {
            source: source,
            from: from,
            purposes: purposes,
            bases: bases,
            categories: categories,
            link: link,
            policy: policy
        }
    );
    let words = || "A laptop <was> stolen.\n\nIt was off.".to_owned();
    let parts: Vec<(String, String, String)> = ["nature", "effects", "measures", "advice"]
        .map(|part| (t.say(&format!("breach-part-{part}")).into_owned(), words(), "en".into()))
        .into();
    add!("breach_notice", BreachNoticeHtml, BreachNoticeText { parts: parts, link: link });
    let (count, due) = (1_240_i64, "28 December 2026".to_owned());
    add!("notice_reminder", NoticeReminderHtml, NoticeReminderText { count: count, due: due, link: link });
    let day = "30 November 2026".to_owned();
    let mine = vec![t.with("digest-mine-late", &[("count", &2)])];
    let all =
        ["late", "today", "soon", "new", "nobody"].map(|key| t.with(&format!("digest-all-{key}"), &[("count", &3)]));
    let alerts = vec![t.with("alert-erasures", &[("count", &12), ("about", &"")])];
    add!("digest", DigestHtml, DigestText { day: day, mine: mine, all: all.to_vec(), alerts: alerts, link: link });
    let what = t.with("mail-officer-reset", &[("role", &t.say("console-role-deputy"))]);
    let state = t.with("mail-officer-delay", &[("until", &until)]);
    let button = t.say("mail-officer-button").into_owned();
    add!(
        "officer_notice",
        OfficerNoticeHtml,
        OfficerNoticeText { what: what, state: state, button: button, link: link }
    );
    add!("alarm", AlarmHtml, AlarmText { reference: reference, matter: matter, at: at, link: link });
    letters
}

#[test]
fn every_page_keeps_the_rules_of_part_d() {
    let preview = std::env::var_os("PORTAL_PREVIEW").map(std::path::PathBuf::from);
    for language in Language::ALL {
        for (name, html) in all_pages(language.words()) {
            if let Some(folder) = &preview {
                std::fs::write(folder.join(format!("{name}.html")), &html).unwrap();
            }
            check_page(&name, &html);
        }
        for (name, html, text) in all_letters(language.words()) {
            if let Some(folder) = &preview {
                std::fs::write(folder.join(format!("{name}.html")), &html).unwrap();
                std::fs::write(folder.join(format!("{name}.txt")), &text).unwrap();
            }
            check_letter(&name, &html, &text);
        }
    }
}

fn all<'a>(page: &'a scraper::Html, selector: &str) -> Vec<scraper::ElementRef<'a>> {
    page.select(&scraper::Selector::parse(selector).unwrap()).collect()
}

fn words_of(element: scraper::ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn check_page(name: &str, html: &str) {
    assert!(!html.contains("[error") && !html.contains("{$") && !html.contains("{ $"), "{name}: a text is missing");
    let page = scraper::Html::parse_document(html);
    assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
    for (selector, count) in [("h1", 1), ("main", 1), ("html[lang][dir]", 1), ("main h1", 1), ("title", 1)] {
        assert_eq!(all(&page, selector).len(), count, "{name}: {selector}");
    }
    assert!(html.find("class=\"skip\"") < html.find("<header"), "{name}: the skip link comes first");
    // docs/decisions/0026: a browser offers passkeys by script only, and the page has that one file and nothing inline
    let script = if name.starts_with("officer_passkey.") { "script:not([src='/static/passkey.js'])" } else { "script" };
    assert!(all(&page, &format!("[required], [style], {script}, style, [onclick]")).is_empty(), "{name}");
    assert!(all(&page, "form:not([novalidate])").is_empty(), "{name}: every form has novalidate");
    // every field has a label, and whatever it points at is there
    let ids: Vec<&str> = all(&page, "[id]").iter().filter_map(|e| e.attr("id")).collect();
    assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len(), "{name}: an id stands twice");
    for field in all(&page, "input:not([type=hidden]), textarea, select") {
        let id = field.attr("id").unwrap_or_else(|| panic!("{name}: a field has no id"));
        assert_eq!(all(&page, &format!("label[for='{id}']")).len(), 1, "{name}: label of {id}");
    }
    for attribute in ["aria-describedby", "aria-labelledby"] {
        for element in all(&page, &format!("[{attribute}]")) {
            for id in element.attr(attribute).unwrap_or_default().split(' ') {
                assert!(ids.contains(&id), "{name}: {attribute} {id}");
            }
        }
    }
    for link in all(&page, "a[href^='#']") {
        let id = &link.attr("href").unwrap()[1..];
        assert!(ids.contains(&id), "{name}: #{id}");
    }
    for region in all(&page, ".scroll") {
        assert_eq!(region.attr("tabindex"), Some("0"), "{name}");
        // a landmark where the table is what the page is about, a group where landmarks would be too many
        assert!(matches!(region.attr("role"), Some("region" | "group")), "{name}: {:?}", region.attr("role"));
    }
    // D3: title, summary before the heading, the same words beside the field
    let summary = all(&page, ".summary");
    let title = words_of(all(&page, "title")[0]);
    let language = Language::from_tag(all(&page, "html")[0].attr("lang").unwrap()).unwrap();
    let prefix = language.words().say("error-prefix");
    assert_eq!(summary.len() == 1, title.starts_with(prefix.as_ref()), "{name}: {title}");
    if let Some(summary) = summary.first() {
        assert!(html.find("class=\"summary\"") < html.find("<h1"), "{name}");
        assert!(summary.attr("autofocus").is_some() && summary.attr("tabindex") == Some("-1"), "{name}");
        for link in summary.select(&scraper::Selector::parse("a").unwrap()) {
            let field = &link.attr("href").unwrap()[1..];
            let beside = all(&page, &format!("[id='{field}-error']"));
            assert!(words_of(beside[0]).ends_with(&words_of(link)), "{name}: {field}");
            assert_eq!(
                all(&page, "[aria-invalid='true']").len(),
                summary.select(&scraper::Selector::parse("a").unwrap()).count()
            );
        }
    }
    // headings go down one level at a time
    let mut level = 0;
    for heading in
        all(&page, "main h1, main h2, main h3").iter().filter(|h| !h.value().classes().any(|c| c.ends_with("-head")))
    {
        let next = heading.value().name()[1..].parse::<i32>().unwrap();
        assert!(next <= level + 1, "{name}: {} after h{level}", words_of(*heading));
        level = next;
    }
    // S1.5
    let foot = words_of(all(&page, "footer")[0]);
    for fact in ["Westcon International Ltd", "04411310", "England and Wales", "GL7 1YG"] {
        assert!(foot.contains(fact), "{name}: {fact}");
    }
    for link in all(&page, "[hreflang]") {
        assert_eq!(link.attr("lang"), link.attr("hreflang"), "{name}");
    }
}

fn check_letter(name: &str, html: &str, text: &str) {
    let page = scraper::Html::parse_document(html);
    assert!(page.errors.is_empty(), "{name}: {:?}", page.errors);
    for (selector, count) in [("h1", 1), ("html[lang][dir]", 1), ("img, link, script, [src]", 0)] {
        assert_eq!(all(&page, selector).len(), count, "{name}: {selector}");
    }
    // G2: its title, its colours for light and dark, letters of 16 px and more with room between the lines, one column
    assert!(!words_of(all(&page, "title")[0]).is_empty(), "{name}");
    assert_eq!(all(&page, "meta[name='color-scheme'][content='light dark']").len(), 1, "{name}");
    assert!(html.contains("font: 17px/1.55") && all(&page, "table").is_empty(), "{name}");
    // G5: the button says the act; below it stands the whole address, to be copied
    for button in all(&page, ".button") {
        let href = button.attr("href").unwrap();
        assert!(words_of(button).split(' ').count() >= 1 && !words_of(button).contains("http"), "{name}");
        let below = all(&page, ".address a").iter().any(|a| a.attr("href") == Some(href) && words_of(*a) == href);
        assert!(below, "{name}: the address of the button is not written out");
    }
    // G7, G9: in the same place of each: where to ask, by form and by post
    let foot = all(&page, ".foot a[href*='/contact']");
    assert_eq!(foot.len(), 1, "{name}: where to answer");
    assert!(html.find("class=\"foot\"") > html.find("</main>"), "{name}");
    assert!(all(&page, ".button").len() <= 1, "{name}: one button");
    // G1: the same links in both parts, and the text alone says everything
    for link in all(&page, "a[href]") {
        assert!(text.contains(link.attr("href").unwrap()), "{name}: {:?}", link.attr("href"));
    }
    for element in all(&page, "main p:not(.address), main li, main h1") {
        let words = words_of(element);
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(&words), "{name}: {words}");
    }
    for fact in ["Westcon International Ltd", "04411310", "England and Wales", "GL7 1YG", "GL7 1YT"] {
        assert!(text.contains(fact) && html.contains(fact), "{name}: {fact}");
    }
    assert!(!text.contains("&#") && !text.contains("\n\n\n"), "{name}: {text}");
}

#[test]
fn g4_subjects_are_short_and_say_who_writes() {
    for language in Language::ALL {
        let t = language.words();
        let brand = "Westcon";
        for subject in [
            t.with("mail-sign-in-subject", &[("brand", &brand)]),
            t.with("mail-changed-subject", &[("brand", &brand)]),
            t.with("mail-proof-subject", &[("brand", &brand)]),
            t.with("mail-email-new-subject", &[("brand", &brand)]),
            t.with("mail-email-old-subject", &[("brand", &brand)]),
            t.with("mail-new-device-subject", &[("brand", &brand)]),
            t.with("mail-filed-subject", &[("reference", &REFERENCE)]),
            t.with("mail-asked-subject", &[("reference", &REFERENCE)]),
            t.with("mail-stopped-subject", &[("brand", &brand), ("topic", &t.say("prefs-all"))]),
            t.with("mail-joining-subject", &[("brand", &brand), ("topic", &t.say("prefs-all"))]),
            t.with("mail-answered-subject", &[("reference", &REFERENCE)]),
            t.with("mail-erasure-asked-subject", &[("reference", &REFERENCE)]),
            t.with("mail-erasure-cancelled-subject", &[("reference", &REFERENCE)]),
            t.with("mail-erasure-done-subject", &[("reference", &REFERENCE)]),
            t.with("mail-erasure-finished-subject", &[("reference", &REFERENCE)]),
            t.with("mail-officer-subject", &[("brand", &brand)]),
            t.with("mail-alarm-subject", &[("reference", &REFERENCE)]),
            t.with("mail-task-subject", &[("reference", &REFERENCE)]),
            t.with("mail-source-subject", &[("brand", &brand)]),
            t.with("mail-notices-subject", &[("count", &1_240), ("due", &"28 December 2026")]),
        ] {
            assert!(subject.chars().count() < 60, "{subject}");
        }
        // texts that pages of later slices and actions ask for
        for key in ["proof-act-erase", "proof-act-email", "email-stopped-title"] {
            assert!(!t.say(key).starts_with('['), "{key}");
        }
    }
}

/// F12: Chinese, Japanese and Korean stand upright, with room between the lines, and break where the script does.
#[test]
fn f12_scripts_without_letters_have_room_and_no_slant() {
    let css = include_str!("../../static/portal.css");
    assert!(css.contains(":lang(zh), :lang(ja), :lang(ko) { line-height: 1.7; font-style: normal; }"));
    assert!(!css.contains("italic") && !css.contains("word-break: keep-all"));
}

/// G10: a letter on paper has letters of 12 points, 18 in large print, and its reference on each sheet.
#[test]
fn g10_paper_has_letters_that_can_be_read() {
    let css = include_str!("../../static/portal.css");
    let print = css.split("@media print").nth(1).unwrap();
    for rule in
        ["body { font-size: 12pt", ".letter-large { font-size: 18pt", ".letter-mark { display: block; position: fixed"]
    {
        assert!(print.contains(rule), "{rule}");
    }
    assert!(!css.contains("justify;"), "aligned at the start");
}

#[test]
fn f3_the_style_sheet_knows_no_left_and_no_right() {
    let css = include_str!("../../static/portal.css");
    for side in [
        "left",
        "right",
        "padding-top",
        "padding-bottom",
        "margin-top",
        "margin-bottom",
        "url(",
        "@import",
        "@font-face",
    ] {
        assert!(!css.contains(side), "{side}");
    }
    for size in ["\n  width:", "\n  height:", " top:", " bottom:"] {
        assert!(!css.contains(size), "{size}");
    }
    assert!(css.lines().count() < 900, "{} lines", css.lines().count());
}
