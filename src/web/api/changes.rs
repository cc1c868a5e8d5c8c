//! A5: what a system has to follow, and its word that it did.

use super::{ApiProblem, AtApi, answer};
use crate::actions::api_client::ApiRefused;
use crate::actions::changes::MOST_CHANGES;
use crate::domain::api_client::Cursor;
use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct Change<'a> {
    cursor: String,
    kind: &'static str,
    at: String,
    external_ids: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    topic: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    object: &'a str,
}

#[derive(Serialize)]
struct Changes<'a> {
    system: &'a str,
    changes: Vec<Change<'a>>,
    next: String,
    more: bool,
    confirmed: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Confirm {
    cursor: String,
}

#[derive(Serialize)]
struct Confirmed {
    confirmed: String,
}

fn wrong(at: &str, why: impl Into<String>) -> ApiProblem {
    ApiRefused::Field { at: at.into(), why: why.into() }.into()
}

/// `GET /api/v1/changes?since=&limit=`.
pub async fn list(at_api: AtApi) -> Result<HttpResponse, ApiProblem> {
    let query = at_api.query(&["since", "limit"])?;
    let since = match query.get("since").map(String::as_str) {
        None | Some("") => Cursor::default(),
        Some(text) => {
            Cursor::parse(text).ok_or_else(|| wrong("?since", "use the `next` of an earlier answer, or 0"))?
        }
    };
    let limit = match query.get("limit") {
        None => 500,
        Some(text) => text
            .parse()
            .ok()
            .filter(|n| (1..=MOST_CHANGES).contains(n))
            .ok_or_else(|| wrong("?limit", format!("use 1 to {MOST_CHANGES}")))?,
    };
    let client = at_api.client.clone();
    let feed = at_api.desk().read_changes(client.clone(), since, limit).await?;
    let changes = feed.changes.iter().map(|told| Change {
        cursor: told.change.cursor.to_string(),
        kind: told.change.kind.key(),
        at: told.change.at.rfc3339(),
        external_ids: &told.external_ids,
        topic: told.change.topic.as_deref(),
        channel: told.change.channel.as_deref(),
        object: told.change.told_object(),
    });
    let body = Changes {
        system: client.system.as_deref().unwrap_or_default(),
        changes: changes.collect(),
        next: feed.next.to_string(),
        more: feed.has_more,
        confirmed: client.confirmed.to_string(),
    };
    Ok(answer(feed.usage, client.quota.per_minute, &body))
}

/// `POST /api/v1/changes/ack`.
pub async fn confirm(mut at_api: AtApi) -> Result<HttpResponse, ApiProblem> {
    let typed: Confirm = at_api.json().await?;
    let to = Cursor::parse(&typed.cursor).ok_or_else(|| wrong("/cursor", "use the `next` of an earlier answer"))?;
    let client = at_api.client.clone();
    let limit = client.quota.per_minute;
    let (confirmed, usage) = at_api.desk().confirm_changes(client, to).await?;
    Ok(answer(usage, limit, &Confirmed { confirmed: confirmed.to_string() }))
}
