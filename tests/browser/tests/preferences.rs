//! P8, P9 and C9 from a campaign mail: one press, no sign-in, no script, and the next answer to a sender is no.

use crate::support::{AMIRA, JONAS, MOHAMED, Stage, Tab, stage};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// A plain request without any cookie, as a mail program or another system sends it: status, head, body.
async fn raw(stage: &Stage, method: &str, path: &str, headers: &[&str], body: &str) -> (u16, String, String) {
    let host = stage.base.trim_start_matches("http://");
    let mut stream = tokio::net::TcpStream::connect(host).await.unwrap();
    let headers: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_ascii_lowercase(), body.to_owned())
}

/// A sender's credential, made at the console as an officer makes it.
async fn credential(stage: &Stage) -> String {
    let tab = stage.open().await;
    tab.sign_in_officer(stage).await;
    tab.go("/admin/integrations/add").await;
    tab.fill("name", "campaign journey").await;
    tab.client
        .find(fantoccini::Locator::Css("input[name=scope][value=may-send]"))
        .await
        .unwrap()
        .click()
        .await
        .unwrap();
    tab.send().await;
    let shown = tab.client.find(fantoccini::Locator::Css(".qr-key")).await.unwrap().text().await.unwrap();
    tab.client.clone().close().await.unwrap();
    shown
}

/// What a sender is told about somebody, a moment before it sends its news.
async fn may_send(stage: &Stage, credential: &str, email: &str) -> Value {
    let body = json!({ "purpose": "R06", "topic": "news", "channel": "email", "address": email }).to_string();
    let bearer = format!("Authorization: Bearer {credential}");
    let headers = ["Content-Type: application/json", bearer.as_str()];
    let (status, _, answer) = raw(stage, "POST", "/api/v1/may-send", &headers, &body).await;
    assert_eq!(status, 200, "{answer}");
    let start = answer.find('{').unwrap();
    let end = answer.rfind('}').unwrap();
    serde_json::from_str::<Value>(&answer[start..=end]).unwrap()["answers"][0].clone()
}

/// The footer link of the campaign mail to somebody.
async fn footer(stage: &Stage, email: &str) -> String {
    stage.letter(email, |letter| letter.link("/preferences/").filter(|_| letter.subject.starts_with("Campaign"))).await
}

async fn phone(tab: &Tab) {
    let size = json!({ "width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": true });
    tab.devtools("Emulation.setDeviceMetricsOverride", size).await;
}

/// S8.26: the buttons that a page must show without scrolling on a small telephone.
async fn is_in_sight(tab: &Tab, labels: &[&str]) {
    for label in labels {
        let (_, y, _, height) = tab.button(label).await.rectangle().await.unwrap();
        assert!(y >= 0.0 && y + height <= 640.0, "{label}: {y} and {height} high");
    }
}

#[tokio::test]
async fn s8_25_s8_26_a_campaign_mail_is_stopped_and_put_back() {
    let Some(stage) = stage().await else { return };
    let credential = credential(&stage).await;
    let link = footer(&stage, AMIRA).await;
    assert_eq!(may_send(&stage, &credential, AMIRA).await["allowed"], true);
    let path = link.strip_prefix(&stage.base).unwrap();
    let (_, _, page) = raw(&stage, "GET", path, &[], "").await;
    assert!(page.len() <= 30 * 1_024, "{} bytes", page.len());

    let tab = stage.open().await;
    phone(&tab).await;
    tab.noted("performance").await;
    tab.go(&link).await;
    assert_eq!(tab.h1().await, "The mail you get from us");
    is_in_sight(&tab, &["Stop News you asked for", "Stop all marketing"]).await;
    assert_eq!(tab.violations("P8 on a telephone").await, Vec::<String>::new());
    // one request, and what browsers keep
    let mut asked: Vec<String> = Vec::new();
    for entry in tab.noted("performance").await {
        let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap();
        if message["message"]["method"] == "Network.requestWillBeSent" {
            let url = message["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
            asked.push(url.trim_start_matches(&stage.base).to_owned());
        }
    }
    let pages = asked.iter().filter(|url| !url.starts_with("/static/") && !url.starts_with("data:")).count();
    assert_eq!(pages, 1, "{asked:?}");
    for kept in asked.iter().filter(|url| url.starts_with("/static/")) {
        let (_, head, _) = raw(&stage, "GET", kept, &[], "").await;
        assert!(head.contains("immutable"), "{kept}");
    }

    tab.press("Stop News you asked for").await;
    assert_eq!(tab.h1().await, "Done: you have stopped News you asked for");
    assert_eq!(tab.violations("what changed").await, Vec::<String>::new());
    assert_eq!(may_send(&stage, &credential, AMIRA).await["reason"], "suppressed", "in the next call");
    // the page stays useful, and the letter puts it back
    tab.go(&link).await;
    is_in_sight(&tab, &["Stop all marketing"]).await;
    let undo = stage.letter(AMIRA, |letter| letter.link("/preferences/answer")).await;
    tab.go(&undo).await;
    assert_eq!(tab.violations("the way back").await, Vec::<String>::new());
    assert_eq!(may_send(&stage, &credential, AMIRA).await["allowed"], false, "looking is not pressing");
    tab.send().await;
    assert_eq!(tab.h1().await, "You get News you asked for again");
    assert_eq!(may_send(&stage, &credential, AMIRA).await["allowed"], true);

    // C9: both choices stand in the history, each with its receipt
    tab.full_width().await;
    tab.sign_in(&stage, AMIRA).await;
    tab.go("/me/consents").await;
    let words = tab.text().await;
    assert!(words.contains("Stopped: News you asked for, by the link in a mail"), "{words}");
    let receipt = tab.client.find(fantoccini::Locator::Css("main a[href^='/me/consents/']")).await.unwrap();
    tab.leave_by(receipt).await;
    assert!(tab.text().await.contains("News you asked for"), "{}", tab.text().await);
    assert_eq!(tab.violations("a receipt").await, Vec::<String>::new());
    tab.client.clone().close().await.unwrap();
}

#[tokio::test]
async fn s8_26_s8_28_it_works_without_script_and_by_the_mail_programs_own_button() {
    let Some(stage) = stage().await else { return };
    let credential = credential(&stage).await;
    let tab = stage.open().await;
    tab.without_script().await;
    phone(&tab).await;
    tab.go(&footer(&stage, JONAS).await).await;
    is_in_sight(&tab, &["Stop all marketing"]).await;
    tab.press("Stop all marketing").await;
    assert_eq!(tab.h1().await, "Done: you have stopped all marketing");
    assert_eq!(may_send(&stage, &credential, JONAS).await["reason"], "suppressed");

    // P9: the address of the header, first as a scanner looks at it, then as a mail program presses it
    let header =
        |letter: &crate::support::Letter| letter.link("/unsubscribe/").map(|l| l.trim_matches(['<', '>']).to_owned());
    let one_click = stage.letter(MOHAMED, header).await;
    let path = one_click.strip_prefix(&stage.base).unwrap().to_owned();
    let before = may_send(&stage, &credential, MOHAMED).await;
    for method in ["GET", "HEAD", "GET", "HEAD"] {
        assert_eq!(raw(&stage, method, &path, &[], "").await.0, 200, "{method}");
    }
    assert_eq!(may_send(&stage, &credential, MOHAMED).await, before, "looking changes nothing");
    let form = ["Content-Type: application/x-www-form-urlencoded"];
    for _ in 0..2 {
        let (status, head, _) = raw(&stage, "POST", &path, &form, "List-Unsubscribe=One-Click").await;
        assert_eq!(status, 200);
        assert!(!head.contains("set-cookie") && !head.contains("location:"), "{head}");
    }
    assert_eq!(may_send(&stage, &credential, MOHAMED).await["reason"], "suppressed");
    tab.client.clone().close().await.unwrap();
}
