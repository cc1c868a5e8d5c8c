//! A3: footer links for a campaign, as `links mint` makes them.

use super::{ApiProblem, AtApi, answer};
use crate::actions::access::{company, officer_address};
use crate::actions::api_client::ApiRefused;
use crate::actions::may_send::MOST_ADDRESSES;
use crate::paths;
use actix_web::HttpResponse;
use serde::{Deserialize, Serialize};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    topic: String,
    addresses: Vec<String>,
}

#[derive(Serialize)]
struct Link<'a> {
    address: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preference_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    one_click_link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list_unsubscribe: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list_unsubscribe_post: Option<&'static str>,
}

/// LP.4, LU.2, LC.3: what each mail says about who sends it.
#[derive(Serialize)]
struct Sender {
    name: String,
    postal_address: String,
    web: String,
}

#[derive(Serialize)]
struct Links<'a> {
    topic: &'a str,
    sender: Sender,
    linked: usize,
    links: Vec<Link<'a>>,
}

/// `POST /api/v1/links`.
pub async fn mint(mut at_api: AtApi) -> Result<HttpResponse, ApiProblem> {
    let asked: Asked = at_api.json().await?;
    if !(1..=MOST_ADDRESSES).contains(&asked.addresses.len()) {
        let why = format!("name 1 to {MOST_ADDRESSES} addresses");
        return Err(ApiRefused::Field { at: "/addresses".into(), why }.into());
    }
    let client = at_api.client.clone();
    let limit = client.quota.per_minute;
    let (minted, usage) = at_api.desk().mint_links_for(client, asked.topic.clone(), asked.addresses.clone()).await?;
    let base = &at_api.desk().settings().base_url;
    let links: Vec<Link<'_>> = asked
        .addresses
        .iter()
        .zip(minted)
        .map(|(address, minted)| match minted {
            Ok(token) => {
                let one_click = format!("{base}{}", paths::unsubscribe(&token, Some(&asked.topic)));
                Link {
                    address,
                    reason: None,
                    preference_link: Some(format!("{base}{}", paths::preferences(&token, Some(&asked.topic)))),
                    list_unsubscribe: Some(format!("<{one_click}>")),
                    one_click_link: Some(one_click),
                    list_unsubscribe_post: Some("List-Unsubscribe=One-Click"),
                }
            }
            Err(no) => Link {
                address,
                reason: Some(no.code()),
                preference_link: None,
                one_click_link: None,
                list_unsubscribe: None,
                list_unsubscribe_post: None,
            },
        })
        .collect();
    let registers = at_api.desk().registers();
    let sender = Sender {
        name: company(&registers, "en").name,
        postal_address: officer_address(&registers, "en").join(", "),
        web: format!("{base}{}", paths::contact()),
    };
    let linked = links.iter().filter(|l| l.reason.is_none()).count();
    Ok(answer(usage, limit, &Links { topic: &asked.topic, sender, linked, links }))
}
