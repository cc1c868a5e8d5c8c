//! P8, P9: the link in the footer of a campaign mail, from the telephone of somebody who has had enough, to the next
//! answer that a marketing system gets.

use crate::support::*;
use fantoccini::Locator;
use serde_json::json;

/// The links of the campaign mail: the page and the one click.
async fn campaign(stage: &Stage, to: &str) -> (String, String) {
    let found = stage.letter(to, |l| Some((l.link("/preferences/")?, l.link("/unsubscribe/")?))).await;
    (found.0, found.1.trim_matches(['<', '>']).to_owned())
}

/// Where each button of the page ends, in pixels from the top, by its words.
async fn ends(tab: &Tab) -> Vec<(String, f64)> {
    let run = "return [...document.querySelectorAll('main button')].map(b => [b.textContent.trim(), b.getBoundingClientRect().bottom + scrollY])";
    let found = tab.client.execute(run, vec![]).await.unwrap();
    serde_json::from_value(found).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn s8_23_one_press_in_the_footer_stops_and_the_next_answer_is_no() {
    let Some(stage) = stage().await else { return };
    let mut wrong = Vec::new();
    let (page, _) = campaign(&stage, AMIRA).await;
    assert_eq!(stage.may_send(AMIRA).await, (true, None));

    // 360 × 640, without scrolling: from whom the mail was, whose address, and both buttons
    let tab = stage.open().await;
    tab.screen(360, 640).await;
    tab.go(&page).await;
    let text = tab.text().await;
    assert!(text.contains("For a•••@n•••.example"), "the address is not masked: {text}");
    assert!(!text.contains(AMIRA), "a forwarded mail would show the whole address");
    assert!(text.contains("Westcon") && text.contains("about: News you asked for"), "{text}");
    let ends = ends(&tab).await;
    for (label, end) in &ends[..2] {
        assert!(*end <= 640.0, "{label} ends at {end}");
    }
    let (stop, all) = (ends[0].0.clone(), ends[1].0.clone());
    assert!(stop.starts_with("Stop ") && all == "Stop all marketing", "{ends:?}");
    // nothing is ticked for anybody, and looking changed nothing
    let ticked = "return document.querySelectorAll('main :checked').length";
    assert_eq!(tab.client.execute(ticked, vec![]).await.unwrap(), json!(0));
    assert_eq!(stage.may_send(AMIRA).await, (true, None));
    // S8.23: one request and what the browser keeps, 30 KB at most
    let size = "return performance.getEntriesByType('navigation')[0].decodedBodySize";
    let size = tab.client.execute(size, vec![]).await.unwrap().as_u64().unwrap();
    assert!(size <= 30 * 1024, "{size} bytes");
    tab.full_width().await;
    tab.look(&mut wrong).await;

    // one press: what changed, since when, what may still come; and the machine hears it with its next question
    tab.press(&stop).await;
    let title = tab.h1().await;
    assert!(title.starts_with("Done: you have stopped"), "{title}");
    let text = tab.text().await;
    assert!(text.contains("It counts since") && text.contains("may still arrive until"), "{text}");
    assert_eq!(stage.may_send(AMIRA).await, (false, Some("suppressed".into())));
    tab.look(&mut wrong).await;

    // S8.24: one that still came opens a complaint with the evidence, without a word to write
    tab.press("I still get mail").await;
    assert_eq!(tab.h1().await, "Your complaint is with us");
    tab.look(&mut wrong).await;

    // S8.33: a mistake is undone by the letter, not by the link
    let undo = stage.letter(AMIRA, |l| l.link("/preferences/answer?")).await;
    tab.go(&undo).await;
    assert!(!stage.may_send(AMIRA).await.0, "opening the letter's link undoes nothing");
    tab.send().await;
    assert!(tab.h1().await.starts_with("You get "), "{}", tab.h1().await);
    assert_eq!(stage.may_send(AMIRA).await, (true, None));

    // stop-all, and the page is of use after it: what could be had again is there, and needs the mailbox
    tab.go(&page).await;
    tab.press("Stop all marketing").await;
    tab.go(&page).await;
    assert!(tab.text().await.contains("it stays so"), "{}", tab.text().await);
    tab.look(&mut wrong).await;
    tab.follow("main button[name=join]").await;
    assert_eq!(tab.h1().await, "Check your mail");
    assert!(!stage.may_send(AMIRA).await.0, "on needs the mailbox");
    tab.client.close().await.unwrap();
    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
}

/// S8.28: what a mail program sends for its own button: no cookie, no redirect, twice is fine. A scanner that follows
/// every link changes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn s8_28_the_header_of_the_mail_stops_by_one_click() {
    let Some(stage) = stage().await else { return };
    let (page, click) = campaign(&stage, MOHAMED).await;
    for address in [&page, &click].into_iter().cycle().take(20) {
        stage.get(address.strip_prefix(&stage.base).unwrap()).await;
    }
    assert_eq!(stage.may_send(MOHAMED).await, (true, None), "a scanner opted somebody out");
    for _ in 0..2 {
        let answer = stage.post(&click, "application/x-www-form-urlencoded", "", "List-Unsubscribe=One-Click").await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(!answer.to_ascii_lowercase().contains("\nset-cookie:"), "{answer}");
    }
    assert_eq!(stage.may_send(MOHAMED).await, (false, Some("suppressed".into())));
}

/// Without script, in Arabic, right to left: the same two presses.
#[tokio::test(flavor = "multi_thread")]
async fn s8_23_the_same_in_arabic_without_script() {
    let Some(stage) = stage().await else { return };
    let (page, click) = campaign(&stage, MOHAMED).await;
    let tab = stage.open().await;
    tab.without_script().await;
    tab.screen(360, 640).await;
    tab.go(&format!("{page}?choose=ar")).await;
    let root = tab.client.find(Locator::Css("html")).await.unwrap();
    assert_eq!(root.attr("dir").await.unwrap().as_deref(), Some("rtl"));
    tab.picture("p8_arabic", "phone").await;
    tab.follow("main button[name=stop]").await;
    tab.picture("p8_arabic_done", "phone").await;
    assert_eq!(stage.may_send(MOHAMED).await, (false, Some("suppressed".into())));
    // the address of the header, opened by a person, is a page with one button
    tab.go(&click).await;
    tab.picture("p9_arabic", "phone").await;
    assert_eq!(tab.client.find_all(Locator::Css("main button")).await.unwrap().len(), 1);
    tab.follow("main button").await;
    assert!(!tab.h1().await.is_empty());
    tab.client.close().await.unwrap();
}
