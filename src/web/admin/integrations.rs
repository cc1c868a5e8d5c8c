//! O9: machines that ask and tell, what they may, and what was told to their systems lately.

use super::sheet::{self, Field, Piece, SheetForm};
use super::{AtDesk, desk_frame};
use crate::actions::api_client::{NewClient, NewClientError};
use crate::actions::webhook::Integration;
use crate::domain::api_client::{ApiClient, Quota, Scope};
use crate::domain::form::{Form, Message};
use crate::domain::ids::ApiClientId;
use crate::domain::officer::Act;
use crate::domain::page::{Choice, Frame, Row};
use crate::domain::register::{Recipient, Registers};
use crate::paths;
use crate::store::webhooks::Delivery;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;

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

#[derive(Template)]
#[template(path = "officer/integrations.html")]
struct IntegrationsPage {
    t: Words,
    frame: Frame,
    late: String,
    clients: Vec<ClientCard>,
    incoming: Vec<IncomingLine>,
    add_href: Option<String>,
    stop_action: String,
    replay_action: String,
}

#[derive(Template)]
#[template(path = "officer/integration_add.html")]
struct AddPage {
    t: Words,
    frame: Frame,
    form: Form,
    action: String,
    scopes: Vec<Choice>,
    purposes: Vec<Choice>,
    systems: Vec<Choice>,
    recipients: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "officer/integration_added.html")]
struct AddedPage {
    t: Words,
    frame: Frame,
    name: String,
    credential: String,
    facts: Vec<Row>,
    back: String,
}

#[derive(Template)]
#[template(path = "officer/integration_revoke.html")]
struct RevokePage {
    t: Words,
    frame: Frame,
    name: String,
    action: String,
    back: String,
}

fn scope_words(t: Words, scope: Scope) -> String {
    match scope {
        Scope::Contacts => t.say("integrations-scope-contacts"),
        Scope::MaySend => t.say("integrations-scope-may-send"),
        Scope::Links => t.say("integrations-scope-links"),
        Scope::Changes => t.say("integrations-scope-changes"),
    }
    .into_owned()
}

fn delivery_line(t: Words, it: &Delivery, may: bool) -> DeliveryLine {
    let (state, look) = match it.state.as_str() {
        "sent" => ("integrations-sent", "good"),
        "failed" => ("integrations-failed", "bad"),
        _ => ("integrations-waiting", "wait"),
    };
    let answer = match (it.status, it.problem.as_deref()) {
        (Some(status), _) => status.to_string(),
        (None, Some(problem)) => problem.replace('_', " "),
        (None, None) => "–".into(),
    };
    DeliveryLine {
        id: it.id,
        message: it.message.clone(),
        at: t.moment(it.created_at),
        state: t.say(state).into_owned(),
        look: look.into(),
        tries: it.attempts,
        answer,
        may_replay: may && it.state != "waiting",
    }
}

fn facts(page: &PageFrame, it: &Integration) -> Vec<Row> {
    let (t, client) = (page.words, &it.client);
    let registers = page.portal.desk.registers();
    let row = |key: &str, value: String| Row { key: t.say(key).into_owned(), value, change_href: None };
    let scopes: Vec<String> = client.scopes.iter().map(|s| scope_words(t, *s)).collect();
    let mut facts = vec![row("integrations-may", scopes.join("\n"))];
    if !client.purposes.is_empty() {
        facts.push(row("integrations-purposes", client.purposes.join(", ")));
    }
    if let Some(system) = client.system.as_deref().and_then(|key| registers.system(key)) {
        facts.push(row("integrations-system", system.label.in_language(t.language().code()).to_owned()));
    }
    facts.push(row("integrations-whose", whose(t, &registers, client)));
    let quota =
        t.with("integrations-quota-words", &[("minute", &client.quota.per_minute), ("day", &client.quota.per_day)]);
    facts.push(row("integrations-quota", quota));
    facts.push(row("integrations-until", t.date(client.expires_at.date())));
    let last = client.last_used_at.map_or_else(|| t.say("integrations-never").into_owned(), |at| t.moment(at));
    facts.push(row("integrations-last", last));
    if let Some(until) = client.observe_until.filter(|_| client.observes(page.portal.desk.now())) {
        facts.push(row("integrations-observes", t.date(until.date())));
    }
    facts
}

/// S7.9: whose machine it is.
fn whose(t: Words, registers: &Registers, client: &ApiClient) -> String {
    let Some(key) = client.recipient.as_deref() else { return t.say("integrations-own").into_owned() };
    registers.recipient(key).map_or_else(|| key.to_owned(), |r| r.label.in_language(t.language().code()).to_owned())
}

/// S6.18: organisations that a machine can belong to: each by name, and none that gets figures only.
fn organisations(registers: &Registers) -> impl Iterator<Item = &Recipient> {
    registers.recipients().iter().filter(|r| r.named && !registers.gets_figures_only(r))
}

fn card(page: &PageFrame, it: &Integration, may: bool) -> ClientCard {
    let (t, now) = (page.words, page.portal.desk.now());
    let client = &it.client;
    let (state, look) = match (client.revoked_at, client.is_live(now)) {
        (Some(_), _) => ("integrations-revoked", "bad"),
        (None, false) => ("integrations-over", "bad"),
        (None, true) if it.stop.is_some() => ("integrations-flow-stopped", "bad"),
        (None, true) => ("integrations-live", "good"),
    };
    let hooks = it.webhooks.iter().map(|(hook, deliveries)| {
        let is_active = hook.state == "active";
        HookCard {
            id: hook.id,
            url: hook.url.clone(),
            ground: hook.ground.clone(),
            state: t.say(if is_active { "integrations-live" } else { "integrations-stopped" }).into_owned(),
            look: if is_active { "good" } else { "bad" }.into(),
            may_stop: may && is_active,
            deliveries: deliveries.iter().map(|d| delivery_line(t, d, may)).collect(),
        }
    });
    ClientCard {
        id: client.id.0,
        name: client.name.clone(),
        state: t.say(state).into_owned(),
        look: look.into(),
        facts: facts(page, it),
        belongs: (may && client.revoked_at.is_none()).then(|| paths::admin_integration_belongs(client.id.0)),
        stopped: it
            .stop
            .as_ref()
            .filter(|_| client.is_live(now))
            .map(|s| t.say(s.message()).into_owned())
            .unwrap_or_default(),
        revoke: (may && client.revoked_at.is_none()).then(|| paths::admin_integration_revoke(client.id.0)),
        hooks: hooks.collect(),
    }
}

/// `/admin/integrations`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    let (t, desk) = (page.words, &page.portal.desk);
    let may = at_desk.viewer.role().may(Act::ManageIntegrations);
    let all = desk.list_integrations().await?;
    let late = desk.count_late_webhooks().await?;
    let base = &desk.settings().base_url;
    let incoming = |is_on: bool, name: &str, on: String| IncomingLine {
        name: name.into(),
        text: if is_on { on } else { t.say("integrations-incoming-off").into_owned() },
    };
    let has = |secret: &Option<crate::domain::secret::Secret>| secret.is_some();
    page.answer(&IntegrationsPage {
        t,
        frame: desk_frame(&page, &at_desk, None),
        late: if late > 0 { t.with("integrations-late", &[("count", &late)]) } else { String::new() },
        clients: all.iter().map(|it| card(&page, it, may)).collect(),
        incoming: vec![
            incoming(
                has(&desk.settings().mailchimp_secret),
                "Mailchimp",
                format!("{base}{}…", paths::hook_mailchimp_with("")),
            ),
            incoming(has(&desk.settings().hubspot_secret), "HubSpot", format!("{base}{}", paths::hook_hubspot())),
        ],
        add_href: may.then(|| paths::admin_integrations_add().to_owned()),
        stop_action: paths::admin_webhook_stop().into(),
        replay_action: paths::admin_webhook_replay().into(),
    })
}

/// `/admin/integrations/add`.
pub async fn show_add(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    add_page(&page, &at_desk, StatusCode::OK, Form::new())
}

fn add_page(page: &PageFrame, at_desk: &AtDesk, status: StatusCode, form: Form) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let registers = page.portal.desk.registers();
    let lang = t.language().code();
    let choice = |value: &str, label: String| Choice { value: value.into(), label, hint: String::new() };
    let mut systems = vec![choice("", t.say("integrations-no-system").into_owned())];
    let known = registers.systems().iter().filter(|s| s.key != "portal");
    systems.extend(known.map(|s| choice(&s.key, s.label.in_language(lang).to_owned())));
    let mut recipients = vec![choice("", t.say("integrations-own").into_owned())];
    recipients.extend(organisations(&registers).map(|r| choice(&r.key, r.label.in_language(lang).to_owned())));
    let purposes = registers.purposes().iter();
    page.answer_with(
        status,
        &AddPage {
            t,
            frame: desk_frame(page, at_desk, Some(paths::admin_integrations())),
            form,
            action: paths::admin_integrations_add().into(),
            scopes: Scope::ALL.iter().map(|s| choice(s.key(), scope_words(t, *s))).collect(),
            purposes: purposes.map(|p| choice(&p.key, format!("{} · {}", p.key, p.label.in_language(lang)))).collect(),
            systems,
            recipients,
        },
    )
}

/// `POST /admin/integrations/add`: the answer is the only place where the credential ever stands.
pub async fn add(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let form = posted.form();
    let new = NewClient {
        name: posted.value("name").to_owned(),
        scopes: form.values("scope").to_vec(),
        purposes: form.values("purpose").to_vec(),
        system: posted.value("system").to_owned(),
        recipient: posted.value("recipient").to_owned(),
        expires: posted.value("expires").to_owned(),
        quota: posted.value("quota").to_owned(),
        observe_until: posted.value("observe").to_owned(),
    };
    match page.portal.desk.add_api_client(&new, Some(at_desk.viewer)).await {
        Ok((client, credential)) => {
            let it = Integration { client, stop: None, webhooks: Vec::new() };
            page.answer(&AddedPage {
                t: page.words,
                frame: desk_frame(&page, &at_desk, None),
                name: it.client.name.clone(),
                credential: credential.reveal().to_owned(),
                facts: facts(&page, &it),
                back: paths::admin_integrations().into(),
            })
        }
        Err(NewClientError::Field { field, message, .. }) => {
            let example = Quota::default();
            let message = Message::new(message).with("minute", example.per_minute).with("day", example.per_day);
            add_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form.failing(field, message))
        }
        Err(NewClientError::Refused(refused)) => Err(refused.into()),
    }
}

fn number(text: &str) -> Result<i64, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

async fn name_of(page: &PageFrame, id: i64) -> Result<String, Problem> {
    let all = page.portal.desk.list_api_clients().await?;
    let found = all.into_iter().find(|c| c.id.0 == id && c.revoked_at.is_none());
    Ok(found.ok_or(Problem::NotFound)?.name)
}

/// `/admin/integrations/{id}/revoke`: asks before a machine is shut out.
pub async fn show_revoke(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let name = name_of(&page, id).await?;
    page.answer(&RevokePage {
        t: page.words,
        frame: desk_frame(&page, &at_desk, Some(paths::admin_integrations())),
        name,
        action: paths::admin_integration_revoke(id),
        back: paths::admin_integrations().into(),
    })
}

/// `POST /admin/integrations/{id}/revoke`.
pub async fn revoke(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    at_desk.checked(&page, posted)?;
    let id = number(&id)?;
    page.portal.desk.revoke_api_client(ApiClientId(id), Some(at_desk.viewer)).await?;
    Ok(see_other(format!("{}?done=revoked", paths::admin_integrations())))
}

/// `/admin/integrations/{id}/belongs`: S7.9: asks whose machine it is.
pub async fn show_belongs(page: PageFrame, at_desk: AtDesk, id: web::Path<String>) -> Result<HttpResponse, Problem> {
    let id = number(&id)?;
    let all = page.portal.desk.list_api_clients().await?;
    let client = all.into_iter().find(|c| c.id.0 == id && c.revoked_at.is_none()).ok_or(Problem::NotFound)?;
    let form = Form::new().filled("recipient", client.recipient.unwrap_or_default());
    belongs_page(&page, &at_desk, StatusCode::OK, id, client.name, form)
}

fn belongs_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    id: i64,
    name: String,
    form: Form,
) -> Result<HttpResponse, Problem> {
    let (t, registers) = (page.words, page.portal.desk.registers());
    let choice = |value: &str, label: &str| Choice { value: value.into(), label: label.into(), hint: String::new() };
    let own = choice("", &t.say("integrations-own"));
    let all = organisations(&registers).map(|r| choice(&r.key, r.label.in_language(t.language().code())));
    let field = Field::Select(
        "recipient",
        t.say("integrations-whose").into_owned(),
        t.say("integrations-whose-hint").into_owned(),
        std::iter::once(own).chain(all).collect(),
    );
    let parts = vec![
        Piece::Lead(t.with("integrations-belongs-lead", &[("name", &name)])),
        Piece::Form(SheetForm::post(
            paths::admin_integration_belongs(id),
            vec![field],
            t.say("integrations-belongs-button"),
        )),
    ];
    let title = t.say("integrations-belongs-title").into_owned();
    sheet::answer(page, at_desk, status, title, Some(paths::admin_integrations()), form, parts)
}

/// `POST /admin/integrations/{id}/belongs`.
pub async fn belongs(
    page: PageFrame,
    at_desk: AtDesk,
    id: web::Path<String>,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = number(&id)?;
    let name = name_of(&page, id).await?;
    let recipient = posted.value("recipient").to_owned();
    match page.portal.desk.set_client_recipient(ApiClientId(id), &recipient, Some(at_desk.viewer)).await {
        Ok(()) => Ok(see_other(format!("{}?done=belongs", paths::admin_integrations()))),
        Err(NewClientError::Field { field, message, .. }) => {
            let form = posted.form().failing(field, Message::new(message));
            belongs_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, id, name, form)
        }
        Err(NewClientError::Refused(refused)) => Err(refused.into()),
    }
}

/// `POST /admin/integrations/stop`.
pub async fn stop(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = posted.value("webhook").parse().map_err(|_| Problem::NotFound)?;
    page.portal.desk.stop_webhook(at_desk.viewer, id).await?;
    Ok(see_other(format!("{}?done=hook-stopped", paths::admin_integrations())))
}

/// `POST /admin/integrations/replay`.
pub async fn replay(page: PageFrame, at_desk: AtDesk, posted: Posted) -> Result<HttpResponse, Problem> {
    let posted = at_desk.checked(&page, posted)?;
    let id = posted.value("delivery").parse().map_err(|_| Problem::NotFound)?;
    page.portal.desk.replay_delivery(at_desk.viewer, id).await?;
    Ok(see_other(format!("{}?done=replayed", paths::admin_integrations())))
}
