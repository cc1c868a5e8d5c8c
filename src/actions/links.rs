//! A3: footer links for a machine, as `links mint` makes them.

use super::api_client::{ApiRefused, Usage, check_quota};
use super::campaign::Fate;
use super::{Desk, Done};
use crate::domain::api_client::ApiClient;
use crate::store::StoreError;

impl Desk {
    /// A3: what each row of a campaign list is, with the token of its links where it may be mailed; a batch is one row of
    /// the log.
    pub async fn mint_links_for(
        &self,
        client: ApiClient,
        topic: String,
        addresses: Vec<String>,
    ) -> Result<(Vec<(Fate, String)>, Usage), ApiRefused> {
        const ACTION: &str = "links.minted";
        let registers = self.registers();
        let Some(row) = registers.topic(&topic) else {
            let known: Vec<&str> = registers.topics().iter().map(|t| t.key.as_str()).collect();
            let why = format!("there is no topic {topic}; the topics are {}", known.join(", "));
            return Err(ApiRefused::Field { at: "/topic".into(), why });
        };
        if !client.may_name(&row.purpose) {
            let refused = ApiRefused::Purpose(row.purpose.clone());
            return Err(self.refuse_client(&client, ACTION, refused).await);
        }
        let (now, theirs) = (self.now(), client.clone());
        if let Some(refused) = self.store().read::<_, StoreError>(move |r| check_quota(r, &theirs, now)).await? {
            return Err(refused);
        }
        let (desk, about, count) = (self.clone(), topic.clone(), addresses.len());
        let checked = tokio::task::spawn_blocking(move || {
            let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
            desk.check_addresses(&addresses, &about)
        })
        .await
        .map_err(|_| StoreError::Panicked)??;
        let minted: Vec<(Fate, String)> = checked.into_iter().map(|(fate, _, token)| (fate, token)).collect();
        let linked = minted.iter().filter(|(fate, _)| *fate == Fate::Clean).count();
        let detail = serde_json::json!({ "asked": count, "linked": linked }).to_string();
        let usage = self
            .act(&[], move |unit| {
                let usage = unit.count_client(&client, count)?;
                let mut audit = unit.audit_client(&client, ACTION, format!("topic:{topic}"), detail);
                if usage.is_err() {
                    audit.outcome = "limited".into();
                }
                Ok(Done::new(usage, audit))
            })
            .await??;
        Ok((minted, usage))
    }
}
