//! A3: footer links for a machine, as `links mint` makes them.

use super::api_client::{ApiRefused, Usage, check_quota};
use super::campaign::Fate;
use super::{Desk, Done};
use crate::domain::api_client::ApiClient;
use crate::domain::may_send::No;
use crate::store::StoreError;

/// What an address gets: the token of its links, or why it gets none.
pub type Minted = Result<String, No>;

impl Desk {
    /// A3: the token of each address's links, where it may be mailed by the answer of `may-send`; while a client observes,
    /// also where only a reason that observes is against it, so that what is sent has its way out. A batch is one row of
    /// the log.
    pub async fn mint_links_for(
        &self,
        client: ApiClient,
        topic: String,
        addresses: Vec<String>,
    ) -> Result<(Vec<Minted>, Usage), ApiRefused> {
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
        let observes = client.observes(now);
        let minted: Vec<Minted> = checked
            .into_iter()
            .map(|it| match it.fate {
                Fate::Not(no) if !observes || no.binds_always() => Err(no),
                // in no list here: each address is looked at by itself
                Fate::Clean | Fate::Twice | Fate::Not(_) => it.token.ok_or(No::Unknown),
            })
            .collect();
        let linked = minted.iter().filter(|m| m.is_ok()).count();
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
