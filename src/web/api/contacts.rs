//! A1: contacts handed in, one or a batch.

use super::{ApiProblem, AtApi, answer_text, read_json};
use crate::actions::api_client::ApiRefused;
use crate::actions::intake::HandedIn;
use actix_web::HttpResponse;

/// The longest Idempotency-Key.
const LONGEST_KEY: usize = 200;

/// `POST /api/v1/contacts`.
pub async fn upsert(mut at_api: AtApi) -> Result<HttpResponse, ApiProblem> {
    let key = match at_api.header("idempotency-key") {
        None => None,
        // a string of structured fields has quotation marks; many clients send it bare
        Some(text) => {
            let bare = text.trim().trim_matches('"');
            if bare.is_empty() || bare.len() > LONGEST_KEY || !bare.bytes().all(|b| b.is_ascii_graphic()) {
                let why = format!("use 1 to {LONGEST_KEY} visible ASCII characters, such as a UUID");
                return Err(ApiRefused::Field { at: "Idempotency-Key".into(), why }.into());
            }
            Some(bare.to_owned())
        }
    };
    let bytes = at_api.bytes().await?;
    let handed_in: HandedIn = read_json(&bytes)?;
    let client = at_api.client.clone();
    let limit = client.quota.per_minute;
    let done = at_api.desk().take_contacts(client, handed_in, bytes.to_vec(), key).await?;
    Ok(answer_text(done.usage, limit, done.body, done.is_replayed))
}
