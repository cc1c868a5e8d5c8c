//! An erasure with a hold over invoices, as the person and the officer see it: asked for, not waited for, told with each
//! system's date, and finished by itself once the hold is over.

use crate::support::*;
use fantoccini::Locator;
use std::time::Duration;

/// Opens a page until it says something: the portal's workers do the rest by themselves.
async fn until(tab: &Tab, path: &str, said: &str) -> String {
    for _ in 0..200 {
        tab.go(path).await;
        let text = tab.text().await;
        if text.contains(said) {
            return text;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{path} never says {said:?}: {}", tab.text().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn s8_5_s8_18_an_erasure_with_a_hold_over_invoices() {
    let Some(stage) = stage().await else { return };
    let mut wrong = Vec::new();
    let jonas = stage.open().await;
    jonas.sign_in(&stage, JONAS).await;

    // before anything is asked for: what goes, what stays and why, and what else would do
    jonas.go("/me/erase").await;
    let text = jonas.text().await;
    assert!(text.contains("What goes") && text.contains("Companies Act 2006"), "{text}");
    jonas.look(&mut wrong).await;
    jonas.send().await;
    assert_eq!(jonas.h1().await, "Check before you erase");
    jonas.look(&mut wrong).await;
    jonas.press("Erase my data").await;
    assert_eq!(jonas.h1().await, "Your erasure");
    assert!(jonas.text().await.contains("take it back"), "{}", jonas.text().await);
    let page = stage.letter(JONAS, |l| l.link("/erasure/")).await;

    // S8.37: who does not want to wait proves the mailbox a second time
    jonas.follow("main a[href='/me/erase/now']").await;
    jonas.look(&mut wrong).await;
    jonas.send().await;
    let code = stage.letter(JONAS, |l| l.code().filter(|_| !l.text.contains("/sign-in/confirm?"))).await;
    jonas.fill("code", &code).await;
    jonas.send().await;
    jonas.look(&mut wrong).await;
    jonas.send().await;
    let told = until(&jonas, &page, "Companies Act 2006").await;
    assert!(told.contains("2032"), "the day until which it stays: {told}");
    jonas.look(&mut wrong).await;
    let reference = jonas.client.find(Locator::Css("main .reference")).await.unwrap().text().await.unwrap();
    let reference = reference.replace('-', "");

    // the officer ticks each system that has no feed of its own
    let officer = stage.open().await;
    officer.sign_in_officer(&stage).await;
    let case = format!("/admin/requests/{reference}");
    let mut ticked = 0;
    loop {
        officer.go(&case).await;
        let Ok(button) = officer.client.find(Locator::Css("main form[action$='/system'] button")).await else { break };
        if ticked == 0 {
            officer.look(&mut wrong).await;
        }
        officer.leave_by(button).await;
        ticked += 1;
        assert!(ticked < 20, "{}", officer.text().await);
    }
    assert!(ticked >= 3, "only {ticked} systems");
    let told = until(&jonas, &page, "Salesforce").await;
    for system in ["HubSpot", "Salesforce", "Orders and accounts"] {
        let line = told.lines().find(|l| l.contains(system)).unwrap_or_else(|| panic!("{system}: {told}"));
        assert!(line.contains("2026") || line.contains("20"), "no date: {line}");
    }
    jonas.look(&mut wrong).await;
    let letter = stage.letter(JONAS, |l| Some(l.text.clone()).filter(|t| t.contains("Companies Act 2006"))).await;
    assert!(letter.contains("Salesforce"), "{letter}");

    // S8.19: what stays is under lock, opened only by two
    officer.go(&case).await;
    officer.follow("main a[href^='/admin/sealed/']").await;
    officer.look(&mut wrong).await;
    assert!(!officer.text().await.contains("Brückner"), "{}", officer.text().await);

    // S8.18: the hold ends, and what it kept goes by itself
    officer.go("/admin/holds").await;
    officer.follow("main a[href^='/admin/holds/end']").await;
    officer.look(&mut wrong).await;
    officer.press("End the hold").await;
    until(&jonas, &page, "Nothing about you is left here.").await;
    jonas.look(&mut wrong).await;
    officer.go(&case).await;
    officer.look(&mut wrong).await;
    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
    officer.client.close().await.unwrap();
    jonas.client.close().await.unwrap();
}
