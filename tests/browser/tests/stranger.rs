//! Somebody who has no account, on a telephone, in Arabic, without script: what is collected and why, a question, when
//! the answer is due, and the answer.

use crate::support::*;
use fantoccini::Locator;

const ROSA: &str = "rosa@north.example";
const QUESTION: &str = "من أين حصلتم على عنواني؟";
const ANSWER: &str = "حصلنا عليه في معرض تجاري.";

/// A text of the Arabic portal, which has no variables.
fn arabic(key: &str) -> String {
    let file = format!("{}/../../templates/text/ar.ftl", env!("CARGO_MANIFEST_DIR"));
    let texts = std::fs::read_to_string(file).unwrap();
    let line = texts.lines().find_map(|l| l.strip_prefix(&format!("{key} = ")));
    line.unwrap_or_else(|| panic!("no text {key}")).to_owned()
}

impl Tab {
    /// Right to left in Arabic, and no wider than the telephone.
    async fn is_arabic(&self, step: &str) {
        let root = self.client.find(Locator::Css("html")).await.unwrap();
        let of = (root.attr("lang").await.unwrap(), root.attr("dir").await.unwrap());
        assert_eq!(of, (Some("ar".into()), Some("rtl".into())), "{step}");
        let size = self.devtools("Page.getLayoutMetrics", serde_json::json!({})).await;
        assert!(size["cssContentSize"]["width"].as_f64().unwrap() <= 360.0, "{step}: {size}");
        self.picture(&format!("arabic_{step}"), "phone").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn f10_a_stranger_on_a_telephone_asks_in_arabic_without_script_and_reads_the_answer() {
    let Some(stage) = stage().await else { return };
    let tab = stage.open().await;
    tab.without_script().await;
    tab.width(360).await;
    tab.go("/").await;
    // the list of languages opens and leads on without script
    tab.client.find(Locator::Css(".languages-summary")).await.unwrap().click().await.unwrap();
    tab.follow(".languages a[lang=ar]").await;
    assert_eq!(tab.h1().await, arabic("start-title"));
    tab.is_arabic("01_start").await;

    // what is collected and why: the policy has it whole, the form's notice what concerns the question
    tab.follow("main a[href='/privacy']").await;
    assert_eq!(tab.h1().await, arabic("policy-title"));
    tab.is_arabic("02_policy").await;
    tab.go("/").await;
    tab.follow("main a[href^='/contact']").await;
    assert_eq!(tab.h1().await, arabic("contact-form-title"));
    tab.is_arabic("03_matters").await;
    tab.follow("main a[href='/contact?matter=question']").await;
    assert_eq!(tab.h1().await, arabic("matter-question"));
    tab.follow("main a[href^='/notices/']").await;
    tab.is_arabic("04_notice").await;
    assert!(tab.text().await.contains(&arabic("notice-uses-head")), "{}", tab.text().await);

    // a mistake first: it is said in Arabic, and what was typed stays
    tab.go("/contact?matter=question").await;
    tab.fill("text", QUESTION).await;
    tab.fill("email", "rosa").await;
    tab.is_arabic("05_form").await;
    tab.press(&arabic("contact-form-button")).await;
    assert!(tab.client.title().await.unwrap().starts_with(&arabic("error-prefix")));
    assert!(tab.text().await.contains(&arabic("error-email-form")));
    let kept = tab.client.find(Locator::Css("[name=text]")).await.unwrap().prop("value").await.unwrap();
    assert_eq!(kept.as_deref().map(str::trim), Some(QUESTION));
    tab.is_arabic("06_mistake").await;
    tab.fill("email", ROSA).await;
    tab.press(&arabic("contact-form-button")).await;
    assert_eq!(tab.h1().await, arabic("contact-form-done-title"));
    let text = tab.text().await;
    let months: Vec<String> = (1..=12).map(|n| arabic(&format!("month-{n}"))).collect();
    let dates = text.split_whitespace().filter(|w| months.iter().any(|m| w.contains(m.as_str()))).count();
    assert!(dates >= 2, "the day of receipt and the day of the answer, in words: {text}");
    let reference = tab.client.find(Locator::Css(".panel-reference strong")).await.unwrap().text().await.unwrap();
    tab.is_arabic("07_sent").await;

    // the letter says it again, and its link proves the address
    let (subject, link) = stage.letter(ROSA, |l| Some((l.subject.clone(), l.link("/me/requests/")?))).await;
    assert!(subject.contains(&reference), "{subject}");

    // the officer answers at the console
    let officer = stage.open().await;
    officer.sign_in_officer(&stage).await;
    officer.go(&format!("/admin/requests/{}", reference.replace('-', ""))).await;
    assert!(officer.text().await.contains(QUESTION));
    officer.fill("text", ANSWER).await;
    officer.client.find(Locator::Css("main input[name=after][value=close]")).await.unwrap().click().await.unwrap();
    let form = "//main//form[.//textarea[@name='text']]//button[@type='submit']";
    officer.leave_by(officer.client.find(Locator::XPath(form)).await.unwrap()).await;
    officer.client.close().await.unwrap();
    let answered =
        stage.letter(ROSA, |l| l.text.contains(&arabic("mail-answered-how")).then(|| l.subject.clone())).await;
    assert!(answered.contains(&reference), "{answered}");

    tab.go(&link).await;
    tab.is_arabic("08_sign_in").await;
    tab.fill("email", ROSA).await;
    tab.press(&arabic("sign-in-button")).await;
    assert_eq!(tab.h1().await, arabic("sign-in-sent-title"));
    tab.is_arabic("09_check_mail").await;
    let code = stage.letter(ROSA, Letter::code).await;
    tab.fill("code", &code).await;
    tab.press(&arabic("sign-in-code-button")).await;
    let shown = tab.text().await;
    assert!(shown.contains(ANSWER) && shown.contains(QUESTION) && shown.contains(&arabic("state-done")), "{shown}");
    tab.is_arabic("10_answer").await;
    tab.client.close().await.unwrap();
}
