//! An officer's day: in by passkey, a case taken, a question that stops the clock, an answer, a refusal, a call, a child's
//! data, a breach, a new version of the policy, the report of the month. Every page is looked at.

use crate::support::*;
use fantoccini::Locator;

/// The first open case of this kind.
async fn case_of(officer: &Tab, what: &str) -> String {
    officer.go("/admin").await;
    let path = format!("//main//a[contains(@href, '/admin/requests/') and normalize-space(.) = '{what}']");
    let link = officer.client.find(Locator::XPath(&path)).await.unwrap_or_else(|e| panic!("no case {what}: {e}"));
    let href = link.attr("href").await.unwrap().unwrap();
    href.split(['?', '#']).next().unwrap().to_owned()
}

/// Chooses in a form that stands among others.
async fn set(officer: &Tab, selector: &str, value: &str) {
    let script = "const f = document.querySelector(arguments[0]); if (!f) return false; if (f.type === 'radio' || f.type === 'checkbox') f.checked = true; else f.value = arguments[1]; return true";
    let done = officer.client.execute(script, vec![selector.into(), value.into()]).await.unwrap();
    assert_eq!(done, true, "nothing like {selector}");
}

/// Presses the button of a form that stands among others.
async fn send(officer: &Tab, selector: &str) {
    let button = officer.client.find(Locator::Css(selector)).await;
    officer.leave_by(button.unwrap_or_else(|e| panic!("nothing like {selector}: {e}"))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn o1_to_o15_an_officers_day_from_the_passkey_to_the_report() {
    let Some(stage) = stage().await else { return };
    let mut wrong = Vec::new();
    let officer = stage.open_by_name().await;
    officer.with_passkeys().await;

    // by password and code, for the last time
    officer.sign_in_officer(&stage).await;
    officer.go("/admin/access").await;
    officer.look(&mut wrong).await;
    officer.press("Add a passkey").await;
    officer.look(&mut wrong).await;
    officer.fill("label", "Laptop").await;
    officer.press("Make the passkey").await;
    assert!(officer.text().await.contains("Laptop"), "{}", officer.text().await);
    officer.leave_by(officer.client.find(Locator::Css(".head-out button")).await.unwrap()).await;
    officer.go("/admin/sign-in").await;
    officer.look(&mut wrong).await;
    officer.press("Sign in with a passkey").await;
    officer.look(&mut wrong).await;
    officer.press("Sign in with a passkey").await;
    assert_eq!(officer.path().await, "/admin", "{}", officer.text().await);

    // takes a case, and asks: the legal clock of access stands still
    let case = case_of(&officer, "See your data").await;
    officer.go(&case).await;
    send(&officer, &format!("form[action='{case}/assign'] button")).await;
    set(&officer, "input[name=step][value=ask_detail]", "").await;
    officer.fill("words", "Which year do you mean?").await;
    send(&officer, &format!("form[action='{case}/step'] button")).await;
    // it came by letter: the question goes by post, and the clock stands still from the day it is posted
    assert!(officer.text().await.contains("A letter waits for the post"), "{}", officer.text().await);
    officer.look(&mut wrong).await;
    officer.go("/admin/print").await;
    officer.look(&mut wrong).await;
    officer.send().await;
    officer.go(&case).await;
    assert!(officer.text().await.contains("Stands still since"), "{}", officer.text().await);
    officer.look(&mut wrong).await;

    // a refusal that two decide waits for the second
    set(&officer, "select[name=ground]", "excessive").await;
    set(&officer, "textarea[name=reasons]", "The same copy was given yesterday.").await;
    set(&officer, "input[name=factors][value=repeats]", "").await;
    send(&officer, &format!("form[action='{case}/decide'] button[value=refused]")).await;
    assert!(officer.text().await.contains("waits for a second person"), "{}", officer.text().await);
    officer.look(&mut wrong).await;

    // answers a question
    let question = case_of(&officer, "A question").await;
    officer.go(&question).await;
    officer.fill("text", "Your address came from the trade fair in May.").await;
    officer.press("Look at it first").await;
    officer.look(&mut wrong).await;
    set(&officer, "input[name=after][value=close]", "").await;
    officer.press("Send the answer").await;
    assert!(officer.text().await.contains("Closed"), "{}", officer.text().await);

    // refuses an objection with a ground and reasons, and writes the outcome
    let objection = case_of(&officer, "Object to a use").await;
    officer.go(&objection).await;
    set(&officer, "select[name=ground]", "legal_claims").await;
    set(&officer, "textarea[name=reasons]", "An open claim about a delivery needs it.").await;
    send(&officer, &format!("form[action='{objection}/decide'] button[value=refused]")).await;
    officer.go(&format!("{objection}/outcome")).await;
    officer.look(&mut wrong).await;
    officer.send().await;
    officer.look(&mut wrong).await;
    officer.send().await;
    assert!(officer.text().await.contains("Outcome: Not done"), "{}", officer.text().await);

    // somebody is on the telephone
    officer.go("/admin/log").await;
    officer.look(&mut wrong).await;
    officer.fill("text", "He asks us to stop calling him.").await;
    officer.fill("name", "Jonas Keller").await;
    send(&officer, "form[action='/admin/log'] button:not([name])").await;
    officer.look(&mut wrong).await;
    assert!(officer.path().await.starts_with("/admin/requests/"));

    // something got into the wrong hands: a register with a clock of hours
    officer.go("/admin/breaches").await;
    officer.look(&mut wrong).await;
    officer.send().await;
    officer.look(&mut wrong).await;

    // a new version of the policy is begun
    officer.go("/admin/policy").await;
    officer.look(&mut wrong).await;
    officer.send().await;
    officer.look(&mut wrong).await;

    // the month, to print
    officer.go("/admin/figures").await;
    officer.follow("main a[href^='/admin/figures/report']").await;
    officer.look(&mut wrong).await;
    officer.leave_by(officer.client.find(Locator::Css(".head-out button")).await.unwrap()).await;
    assert!(wrong.is_empty(), "{} things:\n{}", wrong.len(), wrong.join("\n"));
    officer.client.close().await.unwrap();
}
