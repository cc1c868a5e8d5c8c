//! Looking at a page: axe, and what axe does not see.
//!
//! Axe's rules run in full in the light scheme at full width. In the other media run those whose answer can change with
//! colours, sizes and what is shown; the others read names, roles and order, which no medium changes.

use crate::support::Tab;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::{Value, json};

const AXE: &str = include_str!("../axe.min.js");
const LOOK: &str = include_str!("look.js");
/// The tags of WCAG 2.2 AA, and axe's own advice.
const TAGS: &str = "{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}";
/// Rules whose answer depends on what is painted.
const PAINTED: &str = "{type: 'rule', values: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'avoid-inline-spacing', 'css-orientation-lock', 'label-content-name-mismatch']}";
const TAB: char = '\u{E004}';

impl Tab {
    // One thing axe says is not so here. D.1: the way back stands between header and main, in no landmark.
    async fn axe(&self, run: &str, how: &str) -> Vec<String> {
        let run = format!(
            "const done = arguments[arguments.length - 1], run = {run};
            const known = id => id === 'region' ? /class=.back/ : /^$/;
            axe.run({{runOnly: run, resultTypes: ['violations'], elementRef: false}}).then(r => done(r.violations.map(v =>
                [v.id, v.nodes.map(n => n.html).filter(h => !known(v.id).test(h))]).filter(([, nodes]) => nodes.length).map(([id, nodes]) =>
                id + ': ' + nodes.join(' | ').slice(0, 300))), e => done([String(e)]))"
        );
        let found = self.client.execute_async(&run, vec![]).await.unwrap();
        let path = self.path().await;
        found.as_array().unwrap().iter().map(|v| format!("{path} {how}: {v}")).collect()
    }
    /// What axe finds on the page as it is.
    pub async fn violations(&self, how: &str) -> Vec<String> {
        self.client.execute(AXE, vec![]).await.unwrap();
        self.axe(TAGS, how).await
    }
    async fn own(&self, path: &str, how: &str, parts: &str, wrong: &mut Vec<String>) {
        let run = format!("return [{parts}].flatMap(part => look[part]())");
        let found = self.client.execute(&run, vec![]).await.unwrap();
        let found = found.as_array().unwrap().iter().filter_map(Value::as_str);
        wrong.extend(found.map(|w| format!("{path} {how}: {w}")));
    }
    async fn tabs(&self, count: u64) {
        let mut keys = KeyActions::new("keyboard".into());
        for _ in 0..count {
            keys = keys.then(KeyAction::Down { value: TAB }).then(KeyAction::Up { value: TAB });
        }
        self.client.perform_actions(keys).await.unwrap();
    }
    /// The keyboard alone: everything is reached in order, seen where one is, and left again.
    async fn walk(&self, path: &str, wrong: &mut Vec<String>) {
        let count = self.client.execute("return look.tabs()", vec![]).await.unwrap().as_u64().unwrap();
        self.tabs(count + 2).await;
        self.own(path, "keyboard", "'tabbed'", wrong).await;
    }
    /// A picture of the whole page, if a folder for them is named.
    pub async fn picture(&self, name: &str, how: &str) {
        let Some(folder) = std::env::var_os("PORTAL_SHOTS") else { return };
        let parameters = json!({ "format": "png", "captureBeyondViewport": true });
        let shot = self.devtools("Page.captureScreenshot", parameters).await;
        let bytes = decode(shot["data"].as_str().unwrap());
        let name: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).take(80).collect();
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.{how}.png")), bytes).unwrap();
    }
    /// What the browser complained about, and every request that went elsewhere, since the last look.
    async fn complaints(&self, path: &str, wrong: &mut Vec<String>) {
        for entry in self.noted("browser").await {
            let message = entry["message"].as_str().unwrap_or_default();
            // the page itself may be an answer such as 404 or 422
            let own = message.contains("the server responded with a status of 4");
            if entry["level"] == "SEVERE" && !own || message.contains("Content Security Policy") {
                wrong.push(format!("{path}: the browser says: {message}"));
            }
        }
        let ran = self.client.execute("return window.th8 !== undefined", vec![]).await.unwrap();
        if ran == true {
            wrong.push(format!("{path}: what somebody typed ran as a script"));
        }
        for entry in self.noted("performance").await {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap_or_default()).unwrap();
            let url = message["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
            if message["message"]["method"] == "Network.requestWillBeSent"
                && url.starts_with("http")
                && !self.is_own(url)
            {
                wrong.push(format!("{path}: asked for {url}"));
            }
        }
    }
    /// Everything that is looked at on each page, in every medium. The page stays as it was.
    pub async fn look(&self, wrong: &mut Vec<String>) {
        let url = self.client.current_url().await.unwrap();
        let path = url.path().to_owned() + &url.query().map(|q| format!("?{q}")).unwrap_or_default();
        self.client.execute(AXE, vec![]).await.unwrap();
        self.client.execute(LOOK, vec![]).await.unwrap();
        wrong.extend(self.axe(TAGS, "light").await);
        self.own(
            &path,
            "light",
            "'never', 'frame', 'errors', 'links', 'targets', 'order', 'edges', 'foreign', 'large'",
            wrong,
        )
        .await;
        // the same address may show a form, its mistakes and what came of it
        let title = self.client.title().await.unwrap();
        let name = format!("{path} {}", title.split(" – ").next().unwrap_or_default());
        self.picture(&name, "light").await;
        self.walk(&path, wrong).await;
        // without the transitions, which would be looked at halfway
        self.media("", &[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]).await;
        wrong.extend(self.axe(PAINTED, "dark").await);
        self.own(&path, "dark", "'edges'", wrong).await;
        self.picture(&name, "dark").await;
        self.media("", &[("forced-colors", "active"), ("prefers-reduced-motion", "reduce")]).await;
        wrong.extend(self.axe(PAINTED, "forced colours").await);
        self.own(&path, "reduced motion", "'motion'", wrong).await;
        self.media("", &[("prefers-contrast", "more"), ("prefers-reduced-motion", "reduce")]).await;
        self.own(&path, "more contrast", "'contrast'", wrong).await;
        self.media("print", &[]).await;
        self.own(&path, "print", "'print'", wrong).await;
        self.picture(&name, "print").await;
        self.media("", &[]).await;
        self.width(320).await;
        wrong.extend(self.axe(PAINTED, "320 px").await);
        self.own(&path, "320 px", "'fits', 'longer', 'targets'", wrong).await;
        self.picture(&name, "phone").await;
        self.full_width().await;
        self.complaints(&path, wrong).await;
    }
}

/// Base64, as the browser hands pictures over.
fn decode(text: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text.as_bytes().chunks(4) {
        let digits: Vec<u32> = four.iter().filter(|c| **c != b'=').map(|c| u32::from(value(*c))).collect();
        let bits = digits.iter().fold(0, |all, d| all << 6 | d) << (6 * (4 - digits.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..digits.len()]);
    }
    bytes
}
