//! O1: each morning of a working day a letter to everybody who answers cases: what is late, what is due, what came in, and
//! what must not be missed. It names no person and no case.

use super::{Desk, Done, Refused};
use crate::domain::audit::Actor;
use crate::domain::clock::Moment;
use crate::domain::ids::OfficerId;
use crate::domain::letter::LetterKind;
use crate::domain::officer::Act;
use crate::store::StoreError;
use crate::store::alerts::Waiting;
use crate::store::keys::Scope;
use crate::text::Language;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64URL;
use chrono::{NaiveDate, TimeDelta, Timelike as _};

/// The hour in London from which the letter goes.
const HOUR: u32 = 7;

fn lines(all: &Waiting) -> Vec<(&'static str, i64)> {
    let lines =
        [("late", all.late), ("today", all.today), ("soon", all.soon), ("new", all.new), ("nobody", all.nobody)];
    lines.into_iter().filter(|(_, n)| *n > 0).collect()
}

impl Desk {
    /// Sends the letters of this morning, once whatever runs. Gives how many.
    pub async fn send_digests(&self) -> Result<usize, Refused> {
        let now = self.now();
        let local = now.naive_utc().and_utc().with_timezone(&chrono_tz::Europe::London);
        let (today, calendar) = (now.london_date(), self.registers().calendar());
        if local.hour() < HOUR || !calendar.is_working_day(today) {
            return Ok(0);
        }
        let since = Moment::start_of_london_day(calendar.subtract_working_days(today, 1));
        let soon = calendar.add_working_days(today, 2);
        let alerts = self.all_alerts().await?;
        let absent = self.absent_on(today).await?;
        let mut sent = 0;
        for officer in self.list_officers().await? {
            if officer.state != "active" || !officer.role.may(Act::AnswerCases) || absent.contains(&officer.id) {
                continue;
            }
            let id = officer.id;
            let lease = format!("digest/{today}/{id}");
            let name = lease.clone();
            if self.store().read::<_, StoreError>(move |r| r.has_lease(&name)).await? {
                continue;
            }
            let (mine, all) = self
                .store()
                .read::<_, StoreError>(move |r| {
                    Ok((r.count_waiting(Some(id), today, soon, since)?, r.count_waiting(None, today, soon, since)?))
                })
                .await?;
            let t = Language::from_tag(&officer.language).unwrap_or(Language::En).words();
            let say = |whose: &str, lines: Vec<(&'static str, i64)>| {
                lines
                    .into_iter()
                    .map(|(key, n)| t.with(&format!("digest-{whose}-{key}"), &[("count", &n)]))
                    .collect::<Vec<_>>()
            };
            let mine: Vec<_> =
                lines(&mine).into_iter().filter(|(key, _)| ["late", "today", "soon"].contains(key)).collect();
            let warnings: Vec<String> = alerts
                .iter()
                .filter(|it| it.key != "looks" || officer.role.may(Act::ReadAudit))
                .map(|it| it.words(t))
                .collect();
            let detail = serde_json::json!({
                "day": today.to_string(), "mine": say("mine", mine), "all": say("all", lines(&all)), "alerts": warnings,
            });
            // nothing to say is no letter
            if ["mine", "all", "alerts"].iter().all(|part| detail[part].as_array().is_none_or(Vec::is_empty)) {
                continue;
            }
            let Ok(to) = crate::domain::email_address::EmailAddress::parse(&officer.address) else { continue };
            let mut letter = self.letter(LetterKind::Digest, now, to, &officer.language, None);
            letter.detail = detail.to_string();
            // letter and lease together: a process that dies here leaves both or neither, and of two workers one sends
            let owner = BASE64URL.encode(self.random().bytes::<9>());
            let is_first = self
                .act(&[(Scope::Letter, None)], move |unit| {
                    let mut audit =
                        unit.audit(&Actor::Worker("digest".into()), "digest.sent", None, format!("officer:{id}"));
                    let is_first = unit.take_lease(&lease, &owner, now, TimeDelta::days(60))?;
                    if is_first {
                        unit.post(&letter)?;
                    } else {
                        audit.outcome = "was so before".into();
                    }
                    Ok(Done::new(is_first, audit))
                })
                .await?;
            sent += usize::from(is_first);
        }
        Ok(sent)
    }

    async fn absent_on(&self, today: NaiveDate) -> Result<Vec<OfficerId>, Refused> {
        let all = self.store().read::<_, StoreError>(move |r| r.list_absences(today)).await?;
        Ok(all.into_iter().filter(|a| a.from <= today && today <= a.until).map(|a| a.officer).collect())
    }
}
