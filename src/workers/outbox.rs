//! Sending waiting letters. A letter is rendered when it leaves; one that is past its life is not sent; one that fails
//! is tried again later, with the same link, code and Message-ID.

use crate::actions::Desk;
use crate::actions::access::{complaint_lines, kept_lines, matter_words, proof_words, system_lines};
use crate::actions::address_change::{ADDRESS_NEW, ADDRESS_STOP};
use crate::actions::caller::CALLER;
use crate::actions::letter_words::{Places, letter_frame, link_to, own_words};
use crate::actions::preference::{CHOICE, topic_label};
use crate::actions::sign_in::{PROOF, SIGN_IN};
use crate::actions::step_letter::{StepLetter, step_letter};
use crate::domain::breach::NoticeWords;
use crate::domain::clock::Moment;
use crate::domain::deadline;
use crate::domain::ids::{ProvenanceId, RequestId, SignInId};
use crate::domain::letter::LetterKind;
use crate::domain::preference::UNDO_WITHIN;
use crate::domain::value::ValueKind;
use crate::mail::{self, LetterInput, SendError, Sender, Transport};
use crate::paths;
use crate::store::outbox::TakenLetter;
use crate::store::{Lane, StoreError};
use crate::text::{Language, Words};
use crate::vault::Field;
use chrono::TimeDelta;

/// How long a worker may hold a letter before another may take it.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// When a letter that stays due is given up.
const GIVE_UP: TimeDelta = TimeDelta::days(4);

/// One step: takes up to `limit` due letters and sends them. Gives how many it took.
pub async fn send_letters(desk: &Desk, transport: &Transport, node: &str, limit: i64) -> Result<usize, StoreError> {
    let (now, worker) = (desk.now(), format!("{node}/letters"));
    let name = worker.clone();
    // a look first, so that an idle portal writes nothing
    if desk.store().read::<_, StoreError>(move |r| r.oldest_due_letter(now)).await?.is_none() {
        return Ok(0);
    }
    let letters =
        desk.store().write::<_, StoreError>(Lane::People, move |w| w.take_letters(&name, now, LEASE, limit)).await?;
    let count = letters.len();
    for letter in letters {
        send_one(desk, transport, &worker, letter).await?;
    }
    Ok(count)
}

async fn send_one(desk: &Desk, transport: &Transport, worker: &str, letter: TakenLetter) -> Result<(), StoreError> {
    let now = desk.now();
    let key = letter.recipient.as_ref().and_then(crate::vault::Sealed::key_id);
    if letter.expires_at.is_some_and(|end| end <= now) {
        return finish(desk, worker, &letter, "expired", None, key).await;
    }
    let made = {
        let (desk, letter) = (desk.clone(), letter.clone());
        tokio::task::spawn_blocking(move || compose(&desk, &letter)).await.map_err(|_| StoreError::Panicked)?
    };
    let (to, body) = match made {
        Ok(made) => made,
        // the row it is about is gone (erased, over): nothing to say any more
        Err(StoreError::NotFound) => {
            return finish(desk, worker, &letter, "expired", Some("its subject is gone"), key).await;
        }
        Err(error) => {
            tracing::error!(letter = letter.id.0, kind = letter.kind.key(), %error, "a letter could not be composed");
            return retry(desk, worker, &letter, "could not be composed").await;
        }
    };
    if to == crate::actions::canary::CANARY {
        // written like any other, and sent to nobody
        return finish(desk, worker, &letter, "sent", None, key).await;
    }
    let settings = desk.settings();
    let host = settings.mail_from.rsplit('@').next().unwrap_or("localhost").to_owned();
    let id = format!("portal-{}-{}@{host}", letter.created_at.unix_seconds(), letter.id);
    let back = desk.bounce_address(letter.id);
    let from = Sender { address: &settings.mail_from, brand: &settings.brand_name, bounces_to: back.as_deref() };
    match transport.send(&id, from, &to, &body, now).await {
        Ok(()) => {
            crate::failpoint::reach("letter-sent");
            tracing::info!(letter = letter.id.0, kind = letter.kind.key(), attempts = letter.attempts, "letter sent");
            finish(desk, worker, &letter, "sent", None, key).await
        }
        Err(SendError::Never(why)) => {
            tracing::warn!(letter = letter.id.0, kind = letter.kind.key(), why, "letter cannot be delivered");
            finish(desk, worker, &letter, "failed", Some("refused for good"), key).await
        }
        Err(SendError::Later(why)) if now - letter.created_at > GIVE_UP => {
            tracing::error!(letter = letter.id.0, kind = letter.kind.key(), why, "letter given up after four days");
            finish(desk, worker, &letter, "failed", Some("given up after four days"), key).await
        }
        Err(SendError::Later(why)) => {
            tracing::warn!(
                letter = letter.id.0,
                kind = letter.kind.key(),
                attempts = letter.attempts,
                why,
                "letter will be tried again"
            );
            retry(desk, worker, &letter, &why).await
        }
    }
}

async fn finish(
    desk: &Desk,
    worker: &str,
    letter: &TakenLetter,
    state: &'static str,
    problem: Option<&'static str>,
    key: Option<crate::domain::ids::SealKeyId>,
) -> Result<(), StoreError> {
    let (id, worker, now) = (letter.id, worker.to_owned(), desk.now());
    let mine = desk
        .store()
        .write::<_, StoreError>(Lane::People, move |w| w.finish_letter(id, &worker, state, problem, now))
        .await?;
    if let (true, Some(key)) = (mine, key) {
        let store = desk.store().clone();
        tokio::task::spawn_blocking(move || store.destroy_keys(vec![key]))
            .await
            .map_err(|_| StoreError::Panicked)??;
    }
    Ok(())
}

async fn retry(desk: &Desk, worker: &str, letter: &TakenLetter, problem: &str) -> Result<(), StoreError> {
    let pause = TimeDelta::seconds(match letter.attempts {
        ..=1 => 15,
        2 => 30,
        3 => 60,
        4..=6 => 120,
        _ => 600,
    });
    let (id, worker, due, problem) = (letter.id, worker.to_owned(), desk.now() + pause, problem.to_owned());
    desk.store().write::<_, StoreError>(Lane::People, move |w| w.retry_letter(id, &worker, due, &problem)).await?;
    Ok(())
}

/// Reads what the letter is about and writes it: recipient and body.
fn compose(desk: &Desk, letter: &TakenLetter) -> Result<(String, mail::Body), StoreError> {
    let (store, ring) = (desk.store(), desk.ring());
    let sealed = letter.recipient.as_ref().ok_or(StoreError::NotFound)?;
    let key = store.open_key(sealed.key_id().ok_or(StoreError::NotFound)?)?;
    let to = key.unseal(Field::Recipient, letter.id.0, 0, sealed)?;
    let reader = Language::from_tag(&letter.language).unwrap_or(Language::En).words();
    let t = if letter.kind.is_in_all_languages() { reader } else { reader.language().or_english().words() };
    let link = |path: &str| link_to(desk, reader.language(), path);
    let detail: serde_json::Value = serde_json::from_str(&letter.detail).unwrap_or_default();
    let kinds = |key: Option<&str>| -> Vec<String> {
        key.and_then(ValueKind::from_key).map(|k| t.kind(k).into_owned()).into_iter().collect()
    };
    let left = |until: Moment| t.duration_minutes((until - letter.created_at).num_minutes());
    let subject = || letter.subject.ok_or(StoreError::NotFound);
    let sign_in =
        |id: i64| store.read_now::<_, StoreError>(|r| r.find_sign_in(SignInId(id))?.ok_or(StoreError::NotFound));
    let change = |id: i64| store.read_now::<_, StoreError>(|r| r.find_address_change(id)?.ok_or(StoreError::NotFound));
    let case = |id: i64| {
        store.read_now::<_, StoreError>(|r| {
            let request = r.find_request_by_id(RequestId(id))?.ok_or(StoreError::NotFound)?;
            let right = r.list_rights(&[request.id])?.remove(&request.id);
            Ok((request, right))
        })
    };
    let input = match letter.kind {
        LetterKind::SignIn => {
            let row = sign_in(subject()?)?;
            let token = ring.link_token(SIGN_IN, row.id.0, &row.salt, row.link_key);
            LetterInput::SignIn {
                link: link(&paths::sign_in_confirm_with(token.as_str())),
                code: ring.code(SIGN_IN, row.id.0, &row.salt, row.link_key).grouped(),
                valid: left(row.expires_at),
                until: t.moment(row.expires_at),
            }
        }
        LetterKind::NothingHeld => LetterInput::NothingHeld {},
        LetterKind::Proof => {
            let row = sign_in(subject()?)?;
            LetterInput::Proof {
                act: t.say(proof_words(detail["act"].as_str().unwrap_or_default())).into_owned(),
                code: ring.code(PROOF, row.id.0, &row.salt, row.link_key).grouped(),
                valid: left(row.expires_at),
                until: t.moment(row.expires_at),
            }
        }
        LetterKind::CallerCode => {
            let row = sign_in(subject()?)?;
            LetterInput::CallerCode {
                code: ring.code(CALLER, row.id.0, &row.salt, row.link_key).grouped(),
                valid: left(row.expires_at),
                until: t.moment(row.expires_at),
            }
        }
        LetterKind::Changed => LetterInput::Changed {
            kinds: kinds(detail["kind"].as_str()),
            at: t.moment(letter.created_at),
            link: link(paths::data()),
        },
        LetterKind::AddressChangeNew => {
            let row = change(subject()?)?;
            LetterInput::AddressChangeNew {
                link: link(paths::email_confirm()),
                code: ring.code(ADDRESS_NEW, row.id, &row.salt, row.link_key).grouped(),
                valid: left(row.expires_at),
                until: t.moment(row.expires_at),
            }
        }
        LetterKind::AddressChangeOld => {
            let row = change(subject()?)?;
            let token = ring.link_token(ADDRESS_STOP, row.id, &row.salt, row.link_key);
            LetterInput::AddressChangeOld {
                link: link(&paths::email_stop_with(token.as_str())),
                at: t.moment(row.created_at),
                until: t.moment(row.created_at + crate::actions::address_change::UNDO_WITHIN),
            }
        }
        LetterKind::CorrectionFiled => {
            let id = RequestId(subject()?);
            let (request, items) = store.read_now::<_, StoreError>(|r| {
                let request = r.find_request_by_id(id)?.ok_or(StoreError::NotFound)?;
                Ok((request, r.list_request_items(id)?))
            })?;
            let calendar = desk.registers().calendar();
            LetterInput::CorrectionFiled {
                reference: request.reference.grouped(),
                kinds: items.iter().filter_map(|i| i.kind).map(|k| t.kind(k).into_owned()).collect(),
                aim: t.date(deadline::aim_due(request.received_on, &calendar)),
                law: t.date(deadline::legal_due(request.received_on, &calendar)),
                link: link(&paths::request(&request.reference)),
            }
        }
        LetterKind::Asked => {
            let (request, right) = case(subject()?)?;
            let calendar = desk.registers().calendar();
            let has_clock = right.is_some();
            LetterInput::Asked {
                reference: request.reference.grouped(),
                received: t.date(request.received_on),
                aim: t.date(deadline::aim_due(request.received_on, &calendar)),
                law: if has_clock {
                    t.date(deadline::legal_due(request.received_on, &calendar))
                } else {
                    String::new()
                },
                link: link(&paths::request(&request.reference)),
            }
        }
        LetterKind::Answered => {
            let (request, _) = case(subject()?)?;
            LetterInput::Answered {
                reference: request.reference.grouped(),
                link: link(&paths::request(&request.reference)),
            }
        }
        LetterKind::Restricted
        | LetterKind::Lifting
        | LetterKind::Lifted
        | LetterKind::Weighing
        | LetterKind::Objected
        | LetterKind::NeedsYou
        | LetterKind::Extended
        | LetterKind::Outcome
        | LetterKind::Progress
        | LetterKind::TransferMade
        | LetterKind::Disclosed
        | LetterKind::Merged
        | LetterKind::Parted
        | LetterKind::Reminder => {
            let found = match letter.subject {
                Some(id) => Some(store.read_now::<_, StoreError>(|r| {
                    let request = r.find_request_by_id(RequestId(id))?.ok_or(StoreError::NotFound)?;
                    let events = r.list_clock_events(&request)?;
                    Ok((request, events))
                })?),
                None => None,
            };
            let events = found.as_ref().map_or(&[][..], |(_, events)| events);
            let it = step_letter(desk, t, letter.kind, found.as_ref().map(|(r, _)| r), events, &detail)
                .ok_or(StoreError::NotFound)?;
            step_of(it)
        }
        LetterKind::ErasureAsked
        | LetterKind::ErasureCancelled
        | LetterKind::ErasureDone
        | LetterKind::ErasureFinished => erasure_letter(desk, t, letter.kind, RequestId(subject()?))?,
        LetterKind::Stopped | LetterKind::Joining => {
            let id = subject()?;
            let event = store.read_now::<_, StoreError>(|r| r.find_consent(id)?.ok_or(StoreError::NotFound))?;
            let topic = topic_label(&desk.registers(), &event.topic, t);
            let token = ring.link_token(CHOICE, event.id, &event.salt, event.link_key);
            let (at, until) = (t.moment(event.at), t.date((event.at + UNDO_WITHIN).london_date()));
            let link = link(&paths::preferences_answer_with(token.as_str()));
            if letter.kind == LetterKind::Stopped {
                LetterInput::Stopped { topic, at, until, link }
            } else {
                let by_link = event.means != crate::domain::consent::EventMeans::SignUp.key();
                let why = t.say(if by_link { "mail-joining-why" } else { "mail-joining-why-form" }).into_owned();
                LetterInput::Joining { topic, at, until, link, why }
            }
        }
        LetterKind::SearchTask => {
            let id = subject()?;
            let (task, request) =
                store.read_now::<_, StoreError>(|r| r.find_task(store, id)?.ok_or(StoreError::NotFound))?;
            let (salt, key) = task.link.as_ref().ok_or(StoreError::NotFound)?;
            let token = ring.link_token(crate::actions::search_log::TASK, task.id, salt, *key);
            let registers = desk.registers();
            let system = registers.systems().iter().find(|s| s.key == task.system);
            LetterInput::SearchTask {
                reference: request.reference.grouped(),
                system: system.map_or(task.system.clone(), |s| s.label.in_language(t.language().code()).to_owned()),
                due: t.date(task.due_on),
                link: format!("{}{}", desk.settings().base_url, paths::task(token.as_str())),
            }
        }
        LetterKind::SourceNotice => {
            let words = desk.notice_words(t, ProvenanceId(subject()?))?;
            LetterInput::SourceNotice {
                source: words.source,
                from: words.from,
                purposes: words.purposes,
                bases: words.bases,
                categories: words.categories,
                link: link(paths::data()),
                policy: link(paths::policy()),
            }
        }
        LetterKind::BreachNotice => {
            let (id, number) = (subject()?, detail["words"].as_i64().unwrap_or_default());
            let found = store.read_now::<_, StoreError>(|r| r.find_breach_words(store, id, number))?;
            let (lang, words) = found.ok_or(StoreError::NotFound)?;
            let parts = NoticeWords::PARTS.iter().zip(words.parts());
            let part = |(name, text): (&&str, &str)| {
                let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
                (t.say(&format!("breach-part-{name}")).into_owned(), lines.join("\n\n"), lang.clone())
            };
            LetterInput::BreachNotice { parts: parts.map(part).collect(), link: link(paths::contact()) }
        }
        LetterKind::Digest => {
            let list = |name: &str| {
                let all = detail[name].as_array().into_iter().flatten();
                all.filter_map(|v| v.as_str().map(str::to_owned)).collect::<Vec<_>>()
            };
            LetterInput::Digest {
                day: detail["day"].as_str().and_then(|d| d.parse().ok()).map(|d| t.date(d)).unwrap_or_default(),
                mine: list("mine"),
                all: list("all"),
                alerts: list("alerts"),
                link: format!("{}{}", desk.settings().admin_url(), paths::admin()),
            }
        }
        LetterKind::PolicyNotice | LetterKind::PolicyDesk => {
            let it = desk.policy_letter(t, reader, letter.kind, subject()?, &detail)?;
            let to = if letter.kind == LetterKind::PolicyNotice { link(&it.link) } else { it.link.clone() };
            step_of(StepLetter { link: to, ..it })
        }
        LetterKind::Handover => {
            let it = desk.handover_letter(t, reader, subject()?)?;
            let to = link(&it.link);
            step_of(StepLetter { link: to, ..it })
        }
        LetterKind::NoticeReminder => LetterInput::NoticeReminder {
            count: detail["due"].as_i64().unwrap_or_default(),
            due: detail["due_on"].as_str().and_then(|d| d.parse().ok()).map(|d| t.date(d)).unwrap_or_default(),
            link: format!("{}{}", desk.settings().admin_url(), paths::admin_notices()),
        },
        LetterKind::OfficerNotice => {
            let text = |name: &str| detail.get(name).and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
            let role = t.say(&format!("console-role-{}", text("role"))).into_owned();
            let until = detail.get("until").and_then(serde_json::Value::as_i64).map(Moment::from_unix_seconds);
            let is_own = text("state") == "own";
            LetterInput::OfficerNotice {
                what: t.with(&format!("mail-officer-{}", text("kind")), &[("role", &role)]),
                state: match until {
                    Some(until) => t.with("mail-officer-delay", &[("until", &t.moment(until))]),
                    None => t.say(&format!("mail-officer-{}", text("state"))).into_owned(),
                },
                button: t.say(if is_own { "console-nav-access" } else { "mail-officer-button" }).into_owned(),
                link: format!(
                    "{}{}",
                    desk.settings().admin_url(),
                    if is_own { paths::admin_access() } else { paths::admin_officers() }
                ),
            }
        }
        LetterKind::Alarm => {
            let (request, right) = case(subject()?)?;
            LetterInput::Alarm {
                reference: request.reference.grouped(),
                matter: matter_words(t, request.matter, right.as_deref()),
                at: t.moment(request.received_at),
                link: format!("{}{}", desk.settings().admin_url(), paths::admin_request(&request.reference)),
            }
        }
    };
    let mut frame = letter_frame(desk, reader);
    if letter.kind.has_own_words() {
        let places = Places {
            reference: match letter.subject.filter(|_| letter.kind.places().contains(&"{reference}")) {
                Some(id) => case(id)?.0.reference.grouped(),
                None => String::new(),
            },
            date: t.date(desk.now().london_date()),
            company: desk.settings().brand_name.clone(),
        };
        frame.own = own_words(&desk.registers(), letter.kind, reader.language(), &places);
    }
    let body = mail::render(t, &frame, input).map_err(|e| StoreError::Malformed(e.to_string()))?;
    Ok((to, body))
}

/// A step as a letter.
fn step_of(it: StepLetter) -> LetterInput {
    let StepLetter { subject, title, said, more, button, link, why } = it;
    LetterInput::Step { subject, title, said, more, button, link, why }
}

/// What a letter about an erasure says. The row it is about holds nothing that names anybody.
fn erasure_letter(desk: &Desk, t: Words, kind: LetterKind, id: RequestId) -> Result<LetterInput, StoreError> {
    let it = desk.erasure_for_letter(id)?;
    let reference = it.request.reference.grouped();
    let token = desk.erasure_token(&it.erasure);
    let link = link_to(desk, t.language(), &paths::erasure(token.as_str()));
    let day = |at: Option<Moment>| at.map(|at| t.date(at.london_date())).unwrap_or_default();
    Ok(match kind {
        LetterKind::ErasureAsked => {
            let is_held = it.erasure.stage == crate::domain::erasure::Stage::Held;
            let until = if is_held { String::new() } else { t.moment(it.erasure.due_at) };
            // what came by letter reached the company before anybody pressed anything
            let (asked, received) = (it.erasure.asked_at, it.request.received_on);
            let at = if asked.london_date() == received { t.moment(asked) } else { t.date(received) };
            LetterInput::ErasureAsked { reference, at, until, link }
        }
        LetterKind::ErasureCancelled => {
            LetterInput::ErasureCancelled { reference, link: link_to(desk, t.language(), paths::me()) }
        }
        LetterKind::ErasureDone => LetterInput::ErasureDone {
            reference,
            at: day(it.erasure.carried_at),
            kept: kept_lines(t, &it),
            systems: system_lines(&desk.registers(), t, &it),
            backups: it.erasure.backups_until.map(|d| t.date(d)).unwrap_or_default(),
            complaints: complaint_lines(&desk.registers(), t),
            link,
        },
        _ => LetterInput::ErasureFinished { reference, at: day(it.erasure.finished_at), link },
    })
}
