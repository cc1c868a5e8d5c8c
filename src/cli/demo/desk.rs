//! The desk of the demonstration: what came in over the last weeks, and what a deputy did about it.

use crate::actions::Desk;
use crate::actions::case::ends_with_outcome;
use crate::actions::decision::Decide;
use crate::actions::desk_case::{CHANNELS, Log};
use crate::actions::officer::After;
use crate::actions::sign_in::{Browser, session_token_hash};
use crate::domain::clock::{Clock, Moment};
use crate::domain::disclosure::{Details, Draft};
use crate::domain::email_address::EmailAddress;
use crate::domain::handover::Plan;
use crate::domain::ids::{ContactId, Reference};
use crate::domain::officer::Role;
use crate::domain::request::Step;
use crate::domain::right::Decision;
use crate::domain::secret::Secret;
use crate::domain::value::Category;
use crate::store::{OfficerViewer, StoreError};
use chrono::TimeDelta;

/// The desk's own work in the last weeks: a deputy who logs calls and letters, answers some, and keeps the register of
/// breaches. Times are told as so many hours before now.
pub(super) async fn work(desk: &Desk, clock: &Clock, now: Moment) -> anyhow::Result<()> {
    clock.set(now - TimeDelta::hours(30 * 24));
    let address = EmailAddress::parse(super::DEPUTY)?;
    let token = desk.add_officer(address.clone(), Role::Deputy, "en").await?;
    let seed = desk.look_at_invitation(&token).await?.seed;
    let password = Secret::new(desk.random().bytes::<16>().iter().map(|b| format!("{b:02x}")).collect::<String>());
    desk.accept_invitation(token, password.clone(), Secret::new(seed.code(desk.now()))).await?;
    clock.advance(TimeDelta::seconds(60));
    let browser = Browser {
        secret: Secret::new("the deputy's browser"),
        agent_family: "Firefox, Windows".into(),
        network: "192.0.2.0/24".into(),
    };
    let code = Secret::new(seed.code(desk.now()));
    let signed_in = desk.officer_sign_in(address.as_str(), password, code, browser).await?;
    let hash = session_token_hash(&signed_in.token);
    let Some((viewer, _)) = desk.reader().officer_viewer(hash, desk.now(), TimeDelta::hours(1)).await? else {
        return Ok(());
    };
    let matters = ["right", "question", "correct", "complaint", "right", "preferences", "concern", "update"];
    let rights = ["access", "erasure", "objection", "restriction", "portability"];
    let people = [
        ("Pilar Ortega", "p.ortega@cordoba-sistemas.example"),
        ("Tomasz Zieliński", "t.zielinski@wisla-net.example"),
        ("Zoë O'Neill", "zoe.oneill@halden.example"),
        ("Kwame Mensah", "k.mensah@volta-data.example"),
        ("Sigrún Jónsdóttir", "sigrun@heima-it.example"),
        ("Maximiliane Wolf-Österreicher", "maximiliane.wolfosterreicher@blueharbour.example"),
        ("Wei Zhang", "wei.zhang@harbour-cloud.example"),
    ];
    let texts = [
        "She asked on the telephone what we hold about her and who got it.",
        "He does not want us to keep his data any longer; he left the company in spring.",
        "The letter says that the job title on our mail is wrong.",
        "Wants to know why we have the private number.",
        "Asks to be left out of anything that profiles her.",
    ];
    for n in (0..34_usize).rev() {
        // spread over four weeks, the older ones rarer
        let hours = 6 + i64::try_from(n * n)? * 21 / 34;
        clock.set(now - TimeDelta::hours(hours));
        let (name, email) = people[n % people.len()];
        let channel = CHANNELS[n % 4];
        let log = Log {
            channel: channel.into(),
            received: (desk.now().london_date() - TimeDelta::days(i64::try_from(n % 3)?)).to_string(),
            matter: matters[(n * 3 + n / 4) % matters.len()].into(),
            right: rights[n % rights.len()].into(),
            email: if channel == "letter" { String::new() } else { email.into() },
            name: name.into(),
            post: if channel == "letter" { "14 Harbour Street\nCork".into() } else { String::new() },
            text: texts[n % texts.len()].into(),
            contact: known(desk, email)?,
            language: "en".into(),
            form: format!("demonstration log {n}"),
            files: Vec::new(),
        };
        let reference = desk.log_case(viewer, log).await?;
        let once = format!("demonstration desk {n}");
        if n % 5 == 2 {
            let text = "Called back, nobody there. Trying again tomorrow.".to_owned();
            desk.note(viewer, reference.clone(), text, once.clone()).await?;
        }
        if n > 7 && n % 9 != 4 {
            // some days later, the one or other too late
            let days = i64::try_from(n % 8)? + if n % 11 == 0 { 9 } else { 1 };
            clock.set((now - TimeDelta::hours(hours) + TimeDelta::days(days)).min(now - TimeDelta::hours(5)));
            answer(desk, viewer, reference, channel == "letter", once).await?;
        }
    }
    clock.set(now - TimeDelta::hours(50));
    wants_erasure(desk, viewer).await?;
    wants_to_give_out(desk, viewer).await?;
    wants_to_hand_over(desk, viewer).await?;
    clock.set(now - TimeDelta::hours(26));
    let aware = crate::actions::breach::london_field(desk.now() - TimeDelta::hours(2));
    let nature = "A list of 214 participants of a training was sent to all of them in copy instead of blind copy.";
    let breach = desk.open_breach(viewer, (aware, nature.into()), None, "demonstration breach".into()).await?;
    for (kind, text) in [
        ("categories", "People who took part in a training: names and business addresses."),
        ("effects", "Unwanted mail at the most. No private addresses, no telephone numbers."),
        ("measures", "The mail was called back; those who had opened it were asked to delete it."),
    ] {
        let once = format!("demonstration breach {kind}");
        desk.write_about_breach(viewer, breach.clone(), kind.into(), (text.into(), String::new()), once).await?;
    }
    let said = "People: 214. Records: 214. There is a risk.".to_owned();
    desk.weigh_breach(viewer, breach, ("214".into(), "214".into(), "risk".into()), false, ("", said)).await?;
    desk.officer_sign_out(viewer).await?;
    clock.set(now);
    Ok(())
}

/// Answers a case to its end: by post, with an outcome where one is due, or with a plain answer. An erasure stays open: it
/// is begun, not answered.
async fn answer(
    desk: &Desk,
    viewer: OfficerViewer,
    reference: Reference,
    by_post: bool,
    once: String,
) -> anyhow::Result<()> {
    let find = || async { desk.reader().case(viewer, reference.clone()).await };
    let Some(found) = find().await? else { return Ok(()) };
    if by_post && !ends_with_outcome(&found.case) {
        let text = "Thank you for your letter. This is what we hold, and what we did about it.".to_owned();
        desk.write_paper(viewer, reference.clone(), text, true, once).await?;
        return post(desk, viewer, &reference).await;
    }
    if !ends_with_outcome(&found.case) {
        let text = "Thank you for writing. This is what we found, and what we did about it.".to_owned();
        return Ok(desk.answer_case(viewer, reference, text, After::Close, once).await?);
    }
    let items = || found.case.items.iter().map(|(item, ..)| item).filter(|item| item.decision.is_none());
    // whom nobody has recognised yet waits for a person
    let is_known = by_post || found.case.request.contact.is_some();
    if items().any(|item| item.right == "erasure" || !is_known) {
        return Ok(());
    }
    for item in items() {
        let number = item.number;
        let granted = Decide {
            number,
            decision: Decision::Granted,
            ground: String::new(),
            reasons: match item.right.as_str() {
                "rectification" => "Your telephone number in the order system is the new one now.".into(),
                _ => String::new(),
            },
            factors: Vec::new(),
            uses: Vec::new(),
        };
        desk.decide_item(viewer, reference.clone(), granted).await?;
    }
    let Some(found) = find().await? else { return Ok(()) };
    // L15.4: what the portal has no copy of is searched, or left out for a reason
    for (system, place) in desk.not_searched(&found).into_iter().zip(0..) {
        let (result, terms, said) = match place {
            0 => ("nothing", "Name, address and telephone number, the last six years", ""),
            _ => ("left_out", "", "It keeps nothing by name: nothing in it can be found without a date and a place."),
        };
        let entry = (system.key, result.to_owned(), terms.to_owned(), said.to_owned());
        desk.note_search(viewer, reference.clone(), entry, format!("{once}-search-{place}")).await?;
    }
    let side = desk.desk_side(viewer, reference.clone()).await?;
    let mut outcome = desk.draft_outcome(&found, &side, &[]);
    if outcome.done.is_empty() {
        outcome.done = "We looked into it, told everybody concerned, and corrected the list that was used.".into();
        outcome.not_done = "Nothing was left undone.".into();
    }
    let result = found.case.items.is_empty().then_some(Decision::Granted);
    desk.send_outcome(viewer, reference.clone(), outcome, result, once).await?;
    post(desk, viewer, &reference).await
}

/// Takes what a case has on paper to the post, if anything.
async fn post(desk: &Desk, viewer: OfficerViewer, reference: &Reference) -> anyhow::Result<()> {
    let waiting = desk.papers(viewer).await?.0;
    let Some(paper) = waiting.into_iter().find(|p| p.request.reference == *reference) else { return Ok(()) };
    Ok(desk.posted(viewer, reference.clone(), paper.number, desk.now().london_date().to_string()).await?)
}

/// The contact behind an address.
fn known(desk: &Desk, address: &str) -> anyhow::Result<Option<ContactId>> {
    let index = desk.ring().address_index(&EmailAddress::parse(address)?);
    let found = desk.store().read_now::<_, StoreError>(|r| r.find_contact_by_address(&index))?;
    Ok(found.map(|contact| contact.id))
}

/// A customs office wants to know who signed for a delivery: the deputy has asked, the officer is to agree.
async fn wants_to_give_out(desk: &Desk, viewer: OfficerViewer) -> anyhow::Result<()> {
    let order = Draft {
        recipient: "authorities_abroad".into(),
        categories: vec![Category::Bci, Category::Idn],
        means: "secure_transfer".into(),
        country: "NL".into(),
        details: Details {
            name: "Customs office of Rotterdam".into(),
            reference: "Order 2026/77, section 3".into(),
            reason: "They check one delivery and ask who signed for it. Name and business address are enough.".into(),
            ..Details::default()
        },
        ..Draft::default()
    };
    let asked = desk.ask_disclosure(viewer, "kun.wen@lumen.example", order, "demonstration order".into()).await?;
    asked.map(|_| ()).map_err(|wrong| anyhow::anyhow!("the order is refused: {wrong:?}"))
}

/// The business with everybody of one company of the group is to go to a successor: the deputy has asked.
async fn wants_to_hand_over(desk: &Desk, viewer: OfficerViewer) -> anyhow::Result<()> {
    let day = desk.now().london_date() + chrono::Days::new(60);
    let plan = Plan {
        recipient: "north_quay".into(),
        event: "acquisition".into(),
        reference: "Share purchase agreement, schedule 4".into(),
        entity: None,
        purposes: vec!["R03".into()],
        categories: vec![Category::Bci, Category::Idn],
        takes_place: Some(day),
        words: [("en", "North Quay Holdings takes over our orders. If you do not want that, tell us before the day above."),
            ("de", "North Quay Holdings übernimmt unsere Bestellungen. Wenn Sie das nicht möchten, sagen Sie es uns vorher.")]
            .map(|(language, words)| (language.to_owned(), words.to_owned()))
            .into(),
    };
    let asked = desk.ask_handover(viewer, plan, "demonstration handover".into()).await?;
    asked.map(|_| ()).map_err(|wrong| anyhow::anyhow!("the handover is refused: {wrong:?}"))
}

/// Somebody known who asked for an erasure on the telephone and has shown who they are: it waits to be begun.
async fn wants_erasure(desk: &Desk, viewer: OfficerViewer) -> anyhow::Result<()> {
    let address = "kun.wen@lumen.example";
    let log = Log {
        channel: "telephone".into(),
        received: desk.now().london_date().to_string(),
        matter: "right".into(),
        right: "erasure".into(),
        email: address.into(),
        name: "闻坤".into(),
        text: "Has changed jobs and wants everything about the old one erased.".into(),
        language: "en".into(),
        form: "demonstration erasure".into(),
        contact: known(desk, address)?,
        ..Log::default()
    };
    let reference = desk.log_case(viewer, log).await?;
    for (step, words) in [(Step::AskIdentity, "Which of our orders did you sign last?"), (Step::GotIdentity, "")] {
        let once = format!("demonstration erasure {}", step.key());
        desk.take_step(viewer, reference.clone(), step, (words.into(), String::new()), once).await?;
    }
    Ok(())
}
