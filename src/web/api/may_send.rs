//! A2: may these contacts be written to?

use super::{ApiProblem, AtApi, answer};
use crate::actions::api_client::ApiRefused;
use crate::actions::may_send::MOST_ADDRESSES;
use crate::domain::may_send::Channel;
use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    purpose: String,
    #[serde(default)]
    topic: Option<String>,
    #[serde(default)]
    channel: Option<String>,
    #[serde(default)]
    calls_checked_on: Option<chrono::NaiveDate>,
    #[serde(default)]
    address: Option<String>,
    #[serde(default)]
    addresses: Option<Vec<String>>,
}

#[derive(Serialize)]
struct Answer<'a> {
    address: &'a str,
    allowed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    would_refuse: Option<&'static str>,
}

#[derive(Serialize)]
struct Answers<'a> {
    purpose: &'a str,
    topic: Option<&'a str>,
    channel: &'static str,
    asked: usize,
    allowed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    observing_until: Option<String>,
    answers: Vec<Answer<'a>>,
}

fn wrong(at: &str, why: impl Into<String>) -> ApiProblem {
    ApiRefused::Field { at: at.into(), why: why.into() }.into()
}

/// `POST /api/v1/may-send`.
pub async fn ask(mut at_api: AtApi) -> Result<HttpResponse, ApiProblem> {
    let asked: Asked = at_api.json().await?;
    let channel = match asked.channel.as_deref() {
        None => Channel::Email,
        Some(key) => Channel::from_key(key).ok_or_else(|| wrong("/channel", "use email, phone or post"))?,
    };
    let addresses = match (asked.address, asked.addresses) {
        (Some(one), None) => vec![one],
        (None, Some(many)) if (1..=MOST_ADDRESSES).contains(&many.len()) => many,
        (None, Some(_)) => return Err(wrong("/addresses", format!("name 1 to {MOST_ADDRESSES} addresses"))),
        _ => return Err(wrong("", "give either `address` or `addresses`")),
    };
    let desk = at_api.desk();
    let question = desk
        .question(&asked.purpose, asked.topic.as_deref(), channel)
        .map_err(|bad| wrong(&format!("/{}", bad.field()), bad.to_string()))?
        .calls_checked(asked.calls_checked_on);
    let addresses = Arc::new(addresses);
    let limit = at_api.client.quota.per_minute;
    let done = desk.may_send(at_api.client.clone(), question, addresses.clone()).await?;
    let answers: Vec<Answer<'_>> = addresses
        .iter()
        .zip(&done.noes)
        .map(|(address, no)| {
            let allowed = done.is_allowed(*no);
            let code = no.map(|no| no.code());
            Answer { address, allowed, reason: code.filter(|_| !allowed), would_refuse: code.filter(|_| allowed) }
        })
        .collect();
    let body = Answers {
        purpose: &asked.purpose,
        topic: asked.topic.as_deref(),
        channel: channel.key(),
        asked: answers.len(),
        allowed: answers.iter().filter(|a| a.allowed).count(),
        observing_until: done.observing_until.map(|until| until.rfc3339()),
        answers,
    };
    Ok(answer(done.usage, limit, &body))
}
