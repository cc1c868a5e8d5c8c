//! The main journey: read, mistyped, corrected, taken away; and signing in by the mailed link.

use crate::support::*;
use fantoccini::Locator;
use serde_json::json;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn the_main_journey_in_a_real_browser() {
    let Some(stage) = stage().await else { return };
    let tab = stage.open().await;
    let mut wrong = Vec::new();

    tab.go("/").await;
    // the look itself is looked at: a planted fault is found
    tab.client.execute("document.querySelector('main').append(document.createElement('input'))", vec![]).await.unwrap();
    assert!(!tab.violations("planted").await.is_empty(), "axe does not see a field without a name");
    // D3.5: an error takes the focus, and the next Tab is at its link; what was typed is kept
    tab.go("/sign-in").await;
    tab.fill("email", "not an address").await;
    tab.press("Send").await;
    assert!(tab.client.title().await.unwrap().starts_with("Error: "));
    let focus = tab
        .client
        .execute("return document.activeElement.getAttribute('tabindex') + document.activeElement.textContent", vec![])
        .await
        .unwrap();
    assert!(focus.as_str().unwrap().contains("There is a problem"), "{focus}");
    let kept = tab.client.find(Locator::Css("[name=email]")).await.unwrap().prop("value").await.unwrap();
    assert_eq!(kept.as_deref(), Some("not an address"));
    wrong.extend(tab.violations("error").await);

    // TH1: the link in another browser shows where to type the code
    tab.ask(AMIRA).await;
    let letter = stage.letter(AMIRA, |l| Some((l.code()?, l.link("/sign-in/confirm?")?)));
    let (code, link) = letter.await;
    let elsewhere = stage.open().await;
    elsewhere.client.goto(&link).await.unwrap();
    assert_eq!(elsewhere.h1().await, "Finish signing in where you started");
    elsewhere.look(&mut wrong).await;
    elsewhere.client.close().await.unwrap();
    wrong.extend(tab.violations("sent").await);
    tab.fill("code", &code).await;
    tab.press("Sign in").await;
    assert_eq!((tab.path().await.as_str(), tab.h1().await.as_str()), ("/me", "Your privacy"));
    tab.look(&mut wrong).await;

    tab.go("/me/data").await;
    let text = tab.text().await;
    assert!(text.contains("Amira Haddad") && text.contains("Northgate Retail"), "{text}");
    tab.look(&mut wrong).await;

    // a correction with a mistake on the way
    tab.go("/me/data/edit?kind=phone").await;
    tab.fill("value", "call me").await;
    tab.press("Continue").await;
    assert!(tab.client.title().await.unwrap().starts_with("Error: "));
    wrong.extend(tab.violations("edit error").await);
    tab.fill("value", "+44 20 7946 0123").await;
    tab.press("Continue").await;
    assert_eq!(tab.h1().await, "Check your change");
    wrong.extend(tab.violations("edit check").await);
    tab.press("Save").await;
    assert_eq!(tab.h1().await, "Your change is saved");
    wrong.extend(tab.violations("edit done").await);
    tab.go("/me/data").await;
    assert!(tab.text().await.contains("+44 20 7946 0123"));

    // taking the copy away: the proof is fresh from signing in
    tab.go("/me/export").await;
    tab.look(&mut wrong).await;
    tab.button("Download everything").await.click().await.unwrap();
    let mut names = Vec::new();
    for _ in 0..100 {
        names = std::fs::read_dir(stage.downloads.path())
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        if names.iter().any(|n| n.ends_with(".zip")) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let zip = names
        .iter()
        .find(|n| n.starts_with("my-data-access-") && n.ends_with(".zip"))
        .unwrap_or_else(|| panic!("{names:?}"));
    let bytes = std::fs::read(stage.downloads.path().join(zip)).unwrap();
    assert!(bytes.starts_with(b"PK\x03\x04") && bytes.len() > 10_000, "{}", bytes.len());

    tab.go("/me/data?choose=de").await;
    assert_eq!(tab.h1().await, "Ihre Daten");
    wrong.extend(tab.violations("German").await);
    tab.client.execute("document.documentElement.dir = 'rtl'", vec![]).await.unwrap();
    wrong.extend(tab.violations("right to left").await);
    tab.go("/me?choose=en").await;

    // S0.5: nothing is asked of anybody else, and nothing of ours is refused
    let foreign =
        "return performance.getEntriesByType('resource').map(e => e.name).filter(n => !n.startsWith(location.origin))";
    assert_eq!(tab.client.execute(foreign, vec![]).await.unwrap(), json!([]));

    // TH29: after signing out, Back shows no data
    tab.leave_by(tab.client.find(Locator::Css(".head-out button")).await.unwrap()).await;
    assert_eq!(tab.h1().await, "You are signed out");
    wrong.extend(tab.violations("signed out").await);
    tab.client.back().await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    let shown = tab.client.source().await.unwrap();
    assert!(!shown.contains("Amira") && !shown.contains(AMIRA), "Back shows the person's page");

    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
    tab.client.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_signs_in_with_one_press_and_without_script() {
    let Some(stage) = stage().await else { return };
    let tab = stage.open().await;
    tab.without_script().await;
    tab.ask(AMIRA).await;
    let link = stage.letter(AMIRA, |l| l.link("/sign-in/confirm?")).await;
    tab.client.goto(&link).await.unwrap();
    assert_eq!(tab.h1().await, "Sign in to your data");
    // keyboard alone: skip link first, then on to the button
    let body = tab.client.active_element().await.unwrap();
    body.send_keys("\u{E004}").await.unwrap();
    assert_eq!(tab.client.active_element().await.unwrap().text().await.unwrap(), "Skip to main content");
    let button = tab.client.find(Locator::Css("main form button")).await.unwrap();
    button.send_keys("\u{E007}").await.unwrap();
    // the key is pressed before the next page is there
    for _ in 0..100 {
        if tab.path().await == "/me" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(tab.h1().await, "Your privacy", "{}", tab.text().await);
    tab.client.close().await.unwrap();
}
