//! `demo`: a throw-away company with contacts and history, its mail shown in the browser.

mod desk;

use super::serve::serve;
use crate::actions::Desk;
use crate::actions::api_client::NewClient;
use crate::actions::campaign::Fate;
use crate::actions::correction::Correction;
use crate::actions::import::ImportOptions;
use crate::actions::objection::Object;
use crate::actions::officer::InvitationError;
use crate::actions::request::Ask;
use crate::actions::restriction::Restrict;
use crate::actions::sign_in::{Browser, session_token_hash};
use crate::domain::clock::{Clock, Moment};
use crate::domain::email_address::EmailAddress;
use crate::domain::hold::{Hold, HoldScope};
use crate::domain::ids::HoldId;
use crate::domain::import;
use crate::domain::officer::Role;
use crate::domain::register::{Basis, Label, RegisterError, RegisterRow, Registers, Term};
use crate::domain::request::Matter;
use crate::domain::restriction::{Ground, Scope};
use crate::domain::secret::{Randomness, Secret};
use crate::domain::totp::Seed;
use crate::domain::value::ValueKind;
use crate::mail::{Body, Mailbox, SentLetter, Transport};
use crate::paths;
use crate::settings::Settings;
use crate::store::{DatabaseUrl, EngineSettings, Lane, Store, StoreError};
use crate::vault::Keyring;
use crate::web::Demonstration;
use crate::workers;
use chrono::TimeDelta;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Files as two systems of the company would have exported them.
const FILES: [(&str, &str); 2] =
    [("hubspot", include_str!("demo/hubspot.csv")), ("salesforce", include_str!("demo/salesforce.csv"))];
/// Who invoices went to, as the system of customer records has it: what a hold keeps after an erasure.
const INVOICES: &str = "ID,FIRSTNAME,LASTNAME,ACCOUNT.NAME,EMAIL,CREATEDDATE\n\
    INV-2041,Jonas,Keller,\"Brückner IT-Systeme GmbH, Buchhaltung\",jonas.keller@brueckner-it.example,2025-09-14T09:00:00.000Z\n";
/// People whose data the printed text invites to look at.
const PEOPLE: [&str; 3] = [
    "amira.haddad@northgate-retail.example",
    "jonas.keller@brueckner-it.example",
    "mohamed.elsayed@meridian-it.example",
];

/// Who answers in the demonstration.
const OFFICER: &str = "officer@westcon.example";
/// Who stands in for the officer, and is the second where two have to agree.
const DEPUTY: &str = "deputy@westcon.example";

/// What the environment may say for a demonstration too: how a company looks, and where its scanner listens.
const OF_A_COMPANY: [&str; 5] = ["brand_name", "brand_logo", "brand_colour", "brand_colour_dark", "clamd"];

/// Runs the demonstration on `listen`, in `folder` or a temporary one that goes with the program.
pub fn demo(listen: &str, folder: Option<&Path>, out: &mut dyn Write) -> anyhow::Result<()> {
    let temporary = if folder.is_none() { Some(tempfile::tempdir()?) } else { None };
    let folder: PathBuf = match (folder, &temporary) {
        (Some(folder), _) => folder.to_owned(),
        (None, Some(temporary)) => temporary.path().to_owned(),
        (None, None) => anyhow::bail!("no folder to work in"),
    };
    let looks = OF_A_COMPANY.iter().filter_map(|key| {
        let value = std::env::var(format!("PORTAL_{}", key.to_uppercase())).ok()?;
        Some((*key, value))
    });
    let (desk, mailbox) = build(listen, &folder, Clock::System, &looks.collect::<Vec<_>>())?;
    let officers = [(OFFICER, Role::Officer), (DEPUTY, Role::Deputy)];
    let officers = officers.into_iter().map(|(address, role)| officer(&desk, address, role));
    let officers = officers.collect::<anyhow::Result<Vec<DemoOfficer>>>()?;
    campaign(&desk, &mailbox)?;
    let credential = machine(&desk)?;
    let shown = officers.iter().map(|it| (it.address.to_owned(), it.seed.clone())).collect();
    let demonstration = Demonstration { mailbox: mailbox.clone(), officers: shown };
    let entries: Vec<String> = officers
        .iter()
        .map(|it| {
            let (password, key) = (it.password.reveal(), it.seed.typed());
            format!("{}\n    password  {password}\n    key       {}", it.address, key.reveal())
        })
        .collect();
    serve(desk, Transport::Memory(mailbox), Some(demonstration), |url| {
        drop(writeln!(
            out,
            "\nThe demonstration is ready. Nothing leaves this machine, and all of it goes when you stop it (Ctrl+C).\n\n\
             Portal           {url}/\n\
             Mailbox          {url}/dev/mailbox   every letter the portal sends, and a campaign mail\n\
             Compliance desk  {url}/admin\n\n\
             Sign in as one of these people, then open the letter in the mailbox in the same browser:\n  {}\n\n\
             Sign in at the compliance desk, in two browsers where two people have to agree:\n  {}\n  \
             The codes of the moment stand at {url}/dev/mailbox; or add the keys to an authenticator app.\n\n\
             Ask as a marketing system would (its credential is good for a day):\n  \
             curl -s {url}{} -H 'Authorization: Bearer {}' -H 'Content-Type: application/json' -d '{{\"purpose\":\"R06\",\"topic\":\"news\",\"addresses\":[\"{}\",\"nobody@example.org\"]}}'\n",
            PEOPLE.join("\n  "),
            entries.join("\n  "),
            paths::api_may_send(),
            credential.reveal(),
            PEOPLE[0]
        ));
        drop(out.flush());
    })
}

/// A marketing mail as a campaign program would send it: its footer leads to the portal.
fn campaign(desk: &Desk, mailbox: &Mailbox) -> anyhow::Result<()> {
    let base = &desk.settings().base_url;
    let topic = "news";
    for (person, checked) in PEOPLE.iter().zip(desk.check_addresses(&PEOPLE, topic)?) {
        let (Fate::Clean, Some(token)) = (checked.fate, checked.token) else { continue };
        let preferences = format!("{base}{}", paths::preferences(&token, Some(topic)));
        let one_click = format!("{base}{}", paths::unsubscribe(&token, Some(topic)));
        let words = "New this month: three products that make a network easier to look after.";
        let text = format!(
            "{words}\n\n--\nStop this mail or choose what you get: {preferences}\n\nList-Unsubscribe: <{one_click}>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\n"
        );
        let html = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Campaign</title></head><body><h1>Campaign mail</h1><p>{words}</p><hr><p><a href=\"{preferences}\">Stop this mail or choose what you get</a></p><p>Headers of this mail: <code>List-Unsubscribe: &lt;{one_click}&gt;</code>, <code>List-Unsubscribe-Post: List-Unsubscribe=One-Click</code></p></body></html>"
        );
        mailbox.put(SentLetter {
            id: format!("campaign-{person}"),
            to: (*person).to_owned(),
            body: Body { subject: "Campaign: new this month".into(), text, html },
            at: desk.now(),
        });
    }
    Ok(())
}

/// Two machines for the list at the console, and one whose credential is printed: a new one each time, since only the hash
/// of the last one was kept.
fn machine(desk: &Desk) -> anyhow::Result<Secret> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let scopes = |all: &[&str]| all.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let known = desk.list_api_clients().await?;
        if known.is_empty() {
            let all = [
                NewClient {
                    name: "HubSpot".into(),
                    scopes: scopes(&["may-send", "links", "changes"]),
                    system: "hubspot".into(),
                    ..NewClient::default()
                },
                NewClient {
                    name: "Webinar tool".into(),
                    scopes: scopes(&["may-send"]),
                    purposes: vec!["R10".into()],
                    recipient: "webinar_hosting".into(),
                    observe_until: "30d".into(),
                    ..NewClient::default()
                },
            ];
            for new in &all {
                desk.add_api_client(new, None).await?;
            }
        }
        for old in known.iter().filter(|c| c.name.starts_with("Demonstration") && c.revoked_at.is_none()) {
            desk.revoke_api_client(old.id, None).await?;
        }
        let new = NewClient {
            name: format!("Demonstration {}", desk.now().unix_seconds()),
            scopes: scopes(&["contacts", "may-send", "links", "changes"]),
            system: "hubspot".into(),
            expires: "1d".into(),
            ..NewClient::default()
        };
        Ok(desk.add_api_client(&new, None).await?.1)
    })
}

/// How the printed text says one enters the console.
struct DemoOfficer {
    address: &'static str,
    password: Secret,
    seed: Seed,
}

/// Somebody at the desk of a throw-away company, with a new password and key: only the hash of the last ones was kept.
fn officer(desk: &Desk, at: &'static str, role: Role) -> anyhow::Result<DemoOfficer> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let address = EmailAddress::parse(at)?;
        // known already: the deputy worked here, and a folder that was kept has both; nobody but the app knows their factor
        let token = match desk.add_officer(address.clone(), role, "en").await {
            Ok(token) => token,
            Err(InvitationError::Known(_)) => desk.reset_officer(&address).await?,
            Err(other) => return Err(other.into()),
        };
        let seed = desk.look_at_invitation(&token).await?.seed;
        let words = desk.random().bytes::<9>();
        let password = Secret::new(
            words
                .chunks(3)
                .map(|c| c.iter().map(|b| format!("{b:02x}")).collect::<String>())
                .collect::<Vec<_>>()
                .join("-"),
        );
        // the code of the step before: the present one stays good for signing in
        let code = Secret::new(seed.code(desk.now() - TimeDelta::seconds(30)));
        desk.accept_invitation(token, password.clone(), code).await?;
        Ok(DemoOfficer { address: at, password, seed })
    })
}

/// Builds the company: registers, contacts from two systems, some weeks of history. `looks`: further settings. Gives the
/// desk and the mailbox.
pub fn build(listen: &str, folder: &Path, clock: Clock, looks: &[(&str, String)]) -> anyhow::Result<(Desk, Mailbox)> {
    let mut settings = vec![
        ("listen", listen),
        ("mail_from", "privacy@westcon.example"),
        ("requests_per_second", "1000"),
        ("address_cooling_hours", "1"),
    ];
    settings.extend(looks.iter().map(|(key, value)| (*key, value.as_str())));
    let settings = Arc::new(Settings::with(&settings)?);
    let random = Randomness::System;
    let keys = folder.join("keys");
    let ring = if Keyring::exists(&keys) { Keyring::open(&keys, &random)? } else { Keyring::create(&keys, &random)? };
    let url = |name: &str| DatabaseUrl::parse(&format!("sqlite:{}", folder.join(name).display()));
    let store = Store::open(&url("portal.db")?, &url("keys.db")?, ring, &EngineSettings::default())?;
    let now = clock.now();
    store.bind(now)?;
    let start = || with_periods(registers().map_err(|e| StoreError::Malformed(e.to_string()))?);
    let registers = crate::actions::register::load(&store, start, now)?;
    let desk = Desk::new(store, clock, random, settings, registers);
    let mailbox = Mailbox::default();
    if !desk.has_contacts()? {
        fill(&desk, now)?;
    }
    Ok((desk, mailbox))
}

/// The registers with some periods, which the policy does not give (GAP7): a decision of the demonstration's company.
fn with_periods(mut registers: Registers) -> Result<Registers, StoreError> {
    let malformed = |e: &dyn std::fmt::Display| StoreError::Malformed(e.to_string());
    for (key, months, starts) in [
        ("R03", 72, "purpose_ended"),
        ("R05", 36, "purpose_ended"),
        ("R06", 120, "last_contact"),
        ("R13", 12, "collected"),
    ] {
        let Some(row) = registers.row("purpose", key).cloned() else { continue };
        let mut value: serde_json::Value = serde_json::from_str(&row.json).map_err(|e| malformed(&e))?;
        value["retention"] = serde_json::json!({ "months": months, "starts": starts, "action": "erase", "law": null });
        registers = registers.with_row(RegisterRow { json: value.to_string(), ..row }).map_err(|e| malformed(&e))?;
    }
    Ok(registers)
}

/// People from a bought list: they are told where their data came from, and a year later it goes.
const BOUGHT: &str = "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title,Country/Region,Preferred language,Create Date\n\
    1,Noor,van Dijk,noor.vandijk@polder-networks.example,,Polder Networks,Buyer,,en,2026-10-01 09:00\n\
    2,Tunde,Okafor,t.okafor@lagos-cloud.example,,Lagos Cloud,Head of IT,,en,2026-10-01 09:00\n\
    3,Lena,Vogt,lena.vogt@kranich-logistik.example,,Kranich Logistik,Netzwerktechnik,,de,2026-10-01 09:00\n";

/// Takes the bought list in.
fn buy_list(desk: &Desk) -> anyhow::Result<()> {
    let options = ImportOptions {
        system: Some("file".into()),
        source: "SRC16".into(),
        purposes: vec!["R13".into()],
        basis: Some(Basis::LegitimateInterest),
        supplier: Some("Business Lists B.V.".into()),
        reason: Some("To find out who buys network equipment".into()),
        ..ImportOptions::default()
    };
    let mut file = import::open(BOUGHT.as_bytes(), import::Options::default())?;
    let preset = file.preset().map(import::Preset::name);
    let mut bought = desk.open_import(options, preset)?;
    let hash = crate::actions::import::hash_of(BOUGHT.as_bytes())?;
    desk.take_import(&mut bought, &hash, &mut file, &mut |_| Ok(()), &mut |_| ())?;
    Ok(())
}

/// The company's registers with what the policy leaves to an officer: a newsletter in two rhythms, and an organisation by
/// name that gets data only from people who agree.
fn registers() -> Result<Registers, RegisterError> {
    let row = |register: &str, key: &str, json: serde_json::Value| RegisterRow {
        register: register.into(),
        key: key.into(),
        json: json.to_string(),
    };
    Registers::westcon().assessed()
        .with_row(row(
            "topic",
            "publications",
            serde_json::json!({
                "key": "publications", "purpose": "R09",
                "label": { "en": "Newsletters", "de": "Newsletter" },
                "sentence": { "en": "Publications that you subscribed to.", "de": "Veröffentlichungen, die Sie abonniert haben." },
                "variants": [
                    { "key": "weekly", "label": { "en": "Each week", "de": "Jede Woche" } },
                    { "key": "monthly", "label": { "en": "Once a month", "de": "Einmal im Monat" } },
                ],
            }),
        ))?
        .with_row(row(
            "recipient",
            "harbour_labs",
            serde_json::json!({
                "key": "harbour_labs", "label": { "en": "Harbour Labs Ltd" }, "kind": "outside", "ground": "G5",
                "named": true, "purposes": ["R08"], "role": "controller", "country": "GB",
            }),
        ))?
        .with_row(row(
            "country",
            "NL",
            serde_json::json!({ "key": "NL", "label": { "en": "Netherlands", "de": "Niederlande" } }),
        ))?
        .with_row(row(
            "recipient",
            "authorities_abroad",
            serde_json::json!({
                "key": "authorities_abroad", "kind": "authority", "ground": "G7", "named": false,
                "label": { "en": "Public authorities abroad", "de": "Behörden im Ausland" },
                "transfer": { "mechanism": "exception", "reason": "Goods that enter a country have to be declared there." },
            }),
        ))?
        .with_row(row(
            "recipient",
            "webinar_hosting",
            serde_json::json!({
                "key": "webinar_hosting", "label": { "en": "Seminar Cloud Inc" }, "kind": "maintainer", "ground": "G2",
                "named": true, "purposes": ["R10"], "role": "processor", "country": "US",
                "contract": { "reference": "Order form 12", "from": "2025-01-01", "until": null, "terms": Term::KEYS },
                "transfer": {
                    "mechanism": "us_data_bridge", "document": "Entry in the list of participants",
                    "since": "2025-01-01", "review_on": "2027-12-31",
                },
            }),
        ))?
        .with_row(row(
            "recipient",
            "north_quay",
            serde_json::json!({
                "key": "north_quay", "label": { "en": "North Quay Holdings Ltd" }, "kind": "successor", "ground": "G4",
                "named": true, "role": "controller", "country": "GB",
            }),
        ))
}

/// Contacts and history, told in the past.
fn fill(desk: &Desk, now: Moment) -> anyhow::Result<()> {
    let past = Clock::movable(now - TimeDelta::days(40));
    let then = Desk::new(
        desk.store().clone(),
        past.clone(),
        desk.random().clone(),
        Arc::new(desk.settings().clone()),
        Registers::clone(&desk.registers()),
    );
    for (system, text) in FILES {
        let options = ImportOptions {
            source: if system == "hubspot" { "SRC05" } else { "SRC03" }.into(),
            purposes: if system == "hubspot" { vec!["R06".into()] } else { vec!["R03".into(), "R05".into()] },
            basis: Some(if system == "hubspot" { Basis::Consent } else { Basis::LegitimateInterest }),
            ..ImportOptions::default()
        };
        let mut file = import::open(text.as_bytes(), import::Options::default())?;
        let mut import = then.open_import(options, Some(system))?;
        let hash = crate::actions::import::hash_of(text.as_bytes())?;
        then.take_import(&mut import, &hash, &mut file, &mut |_| Ok(()), &mut |_| ())?;
        past.advance(TimeDelta::days(12));
    }
    let options = ImportOptions {
        source: "SRC03".into(),
        purposes: vec!["R04".into()],
        basis: Some(Basis::LegitimateInterest),
        ..ImportOptions::default()
    };
    let mut file = import::open(INVOICES.as_bytes(), import::Options::default())?;
    let mut import = then.open_import(options, Some("salesforce"))?;
    let hash = crate::actions::import::hash_of(INVOICES.as_bytes())?;
    then.take_import(&mut import, &hash, &mut file, &mut |_| Ok(()), &mut |_| ())?;
    hold(&then)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(history(&then, &past, now))?;
    past.set(now - TimeDelta::hours(2));
    while then.step_retention("demo")? {}
    buy_list(&then)?;
    Ok(())
}

/// S6.15: invoices are kept although somebody erases their data; whoever invoices went to sees it on `/me/erase`.
fn hold(desk: &Desk) -> anyhow::Result<()> {
    let (now, today) = (desk.now(), desk.now().london_date());
    let years = |n: u32| today.checked_add_months(chrono::Months::new(12 * n)).unwrap_or(today);
    let words = [
        ("en", "Invoices and the name they went to are kept for six years, because company and tax law say so."),
        (
            "de",
            "Rechnungen und der Name, an den sie gingen, werden sechs Jahre aufbewahrt, weil Gesellschafts- und Steuerrecht es verlangen.",
        ),
    ];
    let words = words.into_iter().map(|(language, text)| (language.to_owned(), text.to_owned())).collect();
    let hold = Hold {
        id: HoldId(0),
        scope: HoldScope::Purpose("R04".into()),
        contact: None,
        ground: "legal_duty".into(),
        law: "Companies Act 2006, section 388; VAT Regulations 1995, regulation 31".into(),
        words: Label::new(words)?,
        starts_on: today,
        ends_on: years(6),
        review_on: years(1),
        is_ended: false,
    };
    desk.store().write_now::<_, StoreError>(Lane::Bulk, move |w| w.add_hold(&hold, "operator", now))?;
    Ok(())
}

/// What some of the people did: signed in, confirmed, corrected, asked for a correction.
async fn history(desk: &Desk, clock: &Clock, now: Moment) -> anyhow::Result<()> {
    let mailbox = Mailbox::default();
    let transport = Transport::Memory(mailbox.clone());
    for (place, person) in PEOPLE.iter().enumerate() {
        clock.advance(TimeDelta::hours(30));
        let browser = Browser {
            secret: Secret::new(format!("demonstration browser {place}")),
            agent_family: ["Firefox, Windows", "Safari, iPhone", "Chrome, Android"][place % 3].into(),
            network: "192.0.2.0/24".into(),
        };
        desk.ask_sign_in(EmailAddress::parse(person)?, browser.clone(), "en".into()).await?;
        workers::send_letters(desk, &transport, "demo", 20).await?;
        let letters = mailbox.take();
        let code: String = letters
            .last()
            .and_then(|l| {
                l.body
                    .text
                    .lines()
                    .map(str::trim)
                    .find(|l| l.len() == 7 && l.chars().all(|c| c.is_ascii_digit() || c == ' '))
            })
            .unwrap_or_default()
            .to_owned();
        let signed_in = desk.sign_in_by_code(Secret::new(code), browser).await?;
        let hash = session_token_hash(&signed_in.token);
        let Some((viewer, _)) = desk.reader().contact_viewer(hash, desk.now(), TimeDelta::hours(1)).await? else {
            continue;
        };
        let correction = |kind, typed: &str, reason: &str| Correction {
            kind,
            typed: typed.into(),
            reason: reason.into(),
            form: format!("demonstration {place}"),
            language: "en".into(),
        };
        desk.confirm(viewer, None).await?;
        clock.advance(TimeDelta::minutes(3));
        desk.correct(viewer, correction(ValueKind::JobTitle, "Director of infrastructure", "")).await?;
        if place == 0 {
            desk.correct(
                viewer,
                correction(ValueKind::Organisation, "Northgate Group plc", "We merged in the spring."),
            )
            .await?;
        }
        if place == 1 {
            let restrict = Restrict {
                scopes: vec![Scope::All],
                ground: Some(Ground::Accuracy),
                reason: "Half of this belongs to my predecessor.".into(),
                form: format!("demonstration restriction {place}"),
                language: "en".into(),
            };
            desk.restrict(viewer, restrict).await?;
        }
        if place == 2 {
            let object = Object {
                purposes: vec!["R05".into()],
                reason: "I do not want my answers in surveys to be kept with my orders.".into(),
                form: format!("demonstration objection {place}"),
                wording: "Object now".into(),
                language: "en".into(),
            };
            desk.object(viewer, object).await?;
        }
        workers::send_letters(desk, &transport, "demo", 20).await?;
        desk.sign_out(viewer).await?;
    }
    messages(desk, clock, now).await?;
    desk::work(desk, clock, now).await?;
    while workers::send_letters(desk, &transport, "demo", 50).await? > 0 {}
    while workers::catch_up(desk)? > 0 {}
    desk.store().link_audit_now("demo", desk.now())?;
    Ok(())
}

/// What people wrote to the officer in the last days: something for the queue.
async fn messages(desk: &Desk, clock: &Clock, now: Moment) -> anyhow::Result<()> {
    let all = [
        (
            8 * 24,
            Matter::Complaint,
            "",
            "h.lindqvist@fjordnett.example",
            "Henrik Lindqvist",
            "de",
            "I asked you twice to stop calling. Somebody called again on Monday.",
        ),
        (
            30,
            Matter::Question,
            "",
            "buchhaltung@kranich-logistik.example",
            "",
            "de",
            "Woher haben Sie meine Adresse?\nIch habe nie etwas bei Ihnen bestellt.",
        ),
        (
            20,
            Matter::Right,
            "erasure",
            "layla.haddad@example.org",
            "ليلى حداد",
            "en",
            "أريد حذف بياناتي من فضلكم.\nغيّرت عملي قبل سنة.",
        ),
        (
            5,
            Matter::Security,
            "",
            "it@northgate-retail.example",
            "",
            "en",
            "We got a mail from you with somebody else's order attached. We have deleted it.",
        ),
        (
            3,
            Matter::Colleague,
            "",
            "former.colleague@example.org",
            "",
            "en",
            "I left in March and my picture is still on the team page.",
        ),
    ];
    for (hours, matter, right, email, name, language, text) in all {
        clock.set(now - TimeDelta::hours(hours));
        let ask = Ask {
            matter,
            rights: Some(right.to_owned()).filter(|r: &String| !r.is_empty()).into_iter().collect(),
            email: email.into(),
            name: name.into(),
            text: text.into(),
            trap: String::new(),
            form: format!("demonstration {email}"),
            language: language.into(),
            files: Vec::new(),
        };
        let browser = Browser {
            secret: Secret::new(email),
            agent_family: "Firefox, Windows".into(),
            network: "192.0.2.0/24".into(),
        };
        desk.ask(None, ask, browser).await?;
    }
    Ok(())
}
