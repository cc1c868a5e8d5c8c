//! The company's own look: a colour that can be read in light and dark, and a picture that carries nothing but
//! itself.

use std::fmt;

/// A colour, as the web writes it: `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl Colour {
    const WHITE: Self = Self([255; 3]);
    const BLACK: Self = Self([0; 3]);
    /// Ground and panel of the style sheet, light.
    const LIGHT: [Self; 2] = [Self::WHITE, Self([0xf1, 0xf5, 0xf5])];
    /// Ground and panel of the style sheet, dark.
    const DARK: [Self; 2] = [Self([0x10, 0x17, 0x1a]), Self([0x19, 0x23, 0x27])];

    /// Reads `#0e5a67`; `None` if it is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |at: usize| digits.get(at..at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }
    /// WCAG 2.2, "relative luminance".
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    /// WCAG 2.2, "contrast ratio": from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
    /// `percent` of another colour mixed in.
    fn mixed(self, other: Self, percent: u16) -> Self {
        let mut parts = self.0;
        for (part, with) in parts.iter_mut().zip(other.0) {
            let sum = u16::from(*part) * (100 - percent) + u16::from(with) * percent;
            *part = u8::try_from(sum / 100).unwrap_or(u8::MAX);
        }
        Self(parts)
    }
    /// White or black, whichever can be read on it: one of both always can, by at least 4.58.
    fn ink(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) { Self::WHITE } else { Self::BLACK }
    }
}

/// The colours of one scheme that follow from the company's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// Links, buttons, marks.
    pub accent: Colour,
    /// The same under the pointer.
    pub strong: Colour,
    /// What is written on it.
    pub on: Colour,
    /// A ground with a breath of it.
    pub tint: Colour,
}

/// The company's colour in both schemes. Its default is the portal's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accent {
    /// On a light page.
    pub light: Tones,
    /// On a dark page.
    pub dark: Tones,
}

impl Default for Accent {
    fn default() -> Self {
        let tones = |[accent, strong, on, tint]: [[u8; 3]; 4]| Tones {
            accent: Colour(accent),
            strong: Colour(strong),
            on: Colour(on),
            tint: Colour(tint),
        };
        Self {
            light: tones([[0x0e, 0x5a, 0x67], [0x0a, 0x45, 0x50], [255; 3], [0xe3, 0xef, 0xf1]]),
            dark: tones([[0x86, 0xd3, 0xe0], [0xb3, 0xe5, 0xee], [0x08, 0x19, 0x1d], [0x1c, 0x2f, 0x34]]),
        }
    }
}

/// The least contrast of text (WCAG 1.4.3).
const LEAST: f64 = 4.5;

impl Accent {
    /// From the company's colour, and the one for dark pages if there is one: without it the first is made lighter until
    /// it can be read.
    ///
    /// # Errors
    /// Words that name the measured contrast and how to mend it.
    pub fn new(light: Colour, dark: Option<Colour>) -> Result<Self, String> {
        let dark_of = |accent| Self::tones(accent, Colour::DARK, Colour::WHITE);
        let dark = match dark {
            Some(dark) => dark,
            None => (0..=100)
                .step_by(5)
                .map(|percent| light.mixed(Colour::WHITE, percent))
                .find(|c| dark_of(*c).1 >= 7.0)
                .unwrap_or(Colour::WHITE),
        };
        let checked = |(tones, least): (Tones, f64), name: &str, page: &str, way: &str| {
            if least >= LEAST {
                return Ok(tones);
            }
            // rounded down, so that what fails never reads as what is needed
            let least = (least * 100.0).floor() / 100.0;
            Err(format!(
                "{name} = {} has a contrast of {least:.2} to 1 on {page} pages, and text needs {LEAST} to 1: choose a {way} one",
                tones.accent
            ))
        };
        Ok(Self {
            light: checked(Self::tones(light, Colour::LIGHT, Colour::BLACK), "brand_colour", "light", "darker")?,
            dark: checked(dark_of(dark), "brand_colour_dark", "dark", "lighter")?,
        })
    }
    /// What follows from a colour on these grounds, and its least contrast: as text on each of them, and as the ground of
    /// its own text.
    fn tones(accent: Colour, grounds: [Colour; 2], away: Colour) -> (Tones, f64) {
        let tones =
            Tones { accent, strong: accent.mixed(away, 25), on: accent.ink(), tint: grounds[0].mixed(accent, 10) };
        let on_page = grounds.into_iter().chain([tones.tint]).map(|ground| accent.contrast(ground));
        let least = on_page.chain([accent.contrast(tones.on), tones.strong.contrast(tones.strong.ink())]);
        (tones, least.fold(f64::INFINITY, f64::min))
    }
    /// The lines that follow the portal's own in the style sheet. Print keeps black.
    pub fn sheet(&self) -> String {
        let lines = |tones: &Tones| {
            let Tones { accent, strong, on, tint } = tones;
            format!(
                ":root {{ --accent: {accent}; --accent-strong: {strong}; --on-accent: {on}; --link: {accent}; --tint: {tint}; }}"
            )
        };
        format!(
            "\n/* ---------- the company's colour ---------- */\n\n@media screen {{\n{}\n}}\n\n@media screen and (prefers-color-scheme: dark) {{\n{}\n}}\n",
            lines(&self.light),
            lines(&self.dark)
        )
    }
}

/// What kind of picture a logo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    /// `image/svg+xml`.
    Svg,
    /// `image/png`.
    Png,
}

/// A picture that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// What it is.
    pub kind: LogoKind,
    /// The file as it was read.
    pub bytes: Vec<u8>,
}

/// The largest file of a logo, in bytes.
pub const LOGO_LONGEST: usize = 128 * 1024;
/// The largest side of a PNG, in pixels.
const LOGO_WIDEST: u32 = 2_000;

impl Logo {
    /// Takes a PNG or a plain SVG by what is in it, whatever the file is called.
    ///
    /// # Errors
    /// Words that say what cannot be taken and how to mend it.
    pub fn new(bytes: Vec<u8>) -> Result<Self, String> {
        if bytes.len() > LOGO_LONGEST {
            return Err(format!("has {} KiB, and {} KiB are allowed", bytes.len() / 1024, LOGO_LONGEST / 1024));
        }
        if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(&bytes)?;
            return Ok(Self { kind: LogoKind::Png, bytes });
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| "is neither a PNG nor an SVG file".to_owned())?;
        svg(text)?;
        Ok(Self { kind: LogoKind::Svg, bytes })
    }
}

/// Whole from the first chunk to the last, of a sensible size, and nothing after its end.
fn png(bytes: &[u8]) -> Result<(), String> {
    let broken = || "is a broken PNG file".to_owned();
    let number = |at: usize| {
        let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(four))
    };
    let (mut at, mut is_first) = (8, true);
    loop {
        let length = usize::try_from(number(at).ok_or_else(broken)?).map_err(|_| broken())?;
        let kind = bytes.get(at + 4..at + 8).ok_or_else(broken)?;
        if is_first {
            let (width, height) = (number(at + 8).ok_or_else(broken)?, number(at + 12).ok_or_else(broken)?);
            if kind != b"IHDR" || width == 0 || height == 0 {
                return Err(broken());
            }
            if width.max(height) > LOGO_WIDEST {
                return Err(format!("is {width} by {height} pixels, and {LOGO_WIDEST} are allowed"));
            }
            is_first = false;
        }
        let next = at.checked_add(length).and_then(|n| n.checked_add(12)).ok_or_else(broken)?;
        if next > bytes.len() {
            return Err(broken());
        }
        if kind == b"IEND" {
            return if next == bytes.len() { Ok(()) } else { Err("has something after the end of the PNG".into()) };
        }
        at = next;
    }
}

/// The elements a logo may be made of: shapes, their grouping and their colours. Nothing that runs, moves, fetches or
/// holds another language.
const ELEMENTS: &[&str] = &[
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "title",
    "desc",
    "defs",
    "symbol",
    "use",
    "clipPath",
    "mask",
    "linearGradient",
    "radialGradient",
    "stop",
];
/// The attributes of those, without the ones whose names begin as in [`NAMESPACED`].
const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "xmlns",
    "version",
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "fx",
    "fy",
    "d",
    "points",
    "transform",
    "fill",
    "fill-rule",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-opacity",
    "opacity",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "mask",
    "maskUnits",
    "maskContentUnits",
    "gradientUnits",
    "gradientTransform",
    "spreadMethod",
    "offset",
    "stop-color",
    "stop-opacity",
    "preserveAspectRatio",
    "href",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "text-anchor",
    "letter-spacing",
    "dx",
    "dy",
    "color",
    "display",
    "visibility",
    "role",
    "aria-label",
    "aria-hidden",
    "aria-labelledby",
    "focusable",
    "vector-effect",
    "shape-rendering",
];
/// Name spaces that drawing programs declare.
const NAMESPACED: &[&str] = &["xmlns:xlink", "xml:space", "xml:lang", "xlink:href"];

/// Reads an SVG file strictly and lets only [`ELEMENTS`] and [`ATTRIBUTES`] pass.
fn svg(text: &str) -> Result<(), String> {
    let mut rest = text.trim_start_matches('\u{feff}').trim();
    let (mut open, mut elements): (Vec<&str>, usize) = (Vec::new(), 0);
    while !rest.is_empty() {
        let Some(at) = rest.find('<') else {
            return Err("is a broken SVG file".into());
        };
        if at > 0 && open.is_empty() {
            return Err("is neither a PNG nor an SVG file".into());
        }
        rest = rest.get(at..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").ok_or("has a comment without an end")?.1;
            rest = if open.is_empty() { rest.trim_start() } else { rest };
            continue;
        }
        if elements == 0 && rest.starts_with("<?xml ") {
            rest = rest.split_once("?>").ok_or("is a broken SVG file")?.1.trim_start();
            continue;
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            return Err("has a document type or an instruction in it: save it as a plain SVG".into());
        }
        let (tag, after) = split_tag(rest)?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name.trim()) {
                return Err("is a broken SVG file".into());
            }
        } else {
            let (tag, is_closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let name = tag.split(|c: char| c.is_ascii_whitespace()).next().unwrap_or_default();
            if elements == 0 && name != "svg" {
                return Err("is neither a PNG nor an SVG file".into());
            }
            if !ELEMENTS.contains(&name) {
                return Err(format!("has an element in it that a logo may not have: {}", shortened(name)));
            }
            attributes(tag.strip_prefix(name).unwrap_or_default())?;
            elements += 1;
            if !is_closed {
                open.push(name);
            }
        }
        if open.is_empty() {
            rest = rest.trim_start();
            if !rest.is_empty() && !rest.starts_with("<!--") {
                return Err("has something after the end of the SVG".into());
            }
        }
    }
    if elements == 0 || !open.is_empty() { Err("is neither a PNG nor a whole SVG file".into()) } else { Ok(()) }
}

/// What stands between `<` and its `>`, which may stand in quotes before, and what follows.
fn split_tag(text: &str) -> Result<(&str, &str), String> {
    let mut quote = None;
    for (at, c) in text.char_indices().skip(1) {
        match (quote, c) {
            (None, '>') => {
                let inner = text.get(1..at).unwrap_or_default();
                return Ok((inner, text.get(at + 1..).unwrap_or_default()));
            }
            (None, '"' | '\'') => quote = Some(c),
            (None, '<') => break,
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    Err("is a broken SVG file".into())
}

fn attributes(text: &str) -> Result<(), String> {
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (name, after) = rest.split_once('=').ok_or("is a broken SVG file")?;
        let (name, after) = (name.trim(), after.trim_start());
        let quote = after.chars().next().filter(|c| "\"'".contains(*c)).ok_or("is a broken SVG file")?;
        let (value, after) = after.get(1..).unwrap_or_default().split_once(quote).ok_or("is a broken SVG file")?;
        rest = after.trim_start();
        if !ATTRIBUTES.contains(&name) && !NAMESPACED.contains(&name) {
            return Err(format!("has an attribute in it that a logo may not have: {}", shortened(name)));
        }
        // what the file refers to is in the file
        let folded: String = value.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        let refers = (name == "href" || name == "xlink:href") && !folded.starts_with('#')
            || folded.split("url(").skip(1).any(|inner| !inner.trim_start_matches(['"', '\'']).starts_with('#'));
        if refers || folded.contains('&') || folded.contains('\\') {
            return Err(format!("refers to something outside itself, in {}", shortened(name)));
        }
    }
    Ok(())
}

fn shortened(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(30).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Colour {
        Colour::parse(text).unwrap()
    }

    /// The table of the accessibility requirements, part E.1, computed there with the same formula.
    #[test]
    fn wcag_1_4_3_contrast_is_what_the_table_says() {
        for (a, b, ratio) in [
            ("#1a1a1a", "#ffffff", 17.40),
            ("#f2f2f2", "#121416", 16.49),
            ("#505a5f", "#f3f2f1", 6.33),
            ("#8cc4ff", "#1e2226", 8.73),
            ("#ffffff", "#0a6b3d", 6.60),
            ("#5f6b73", "#f3f2f1", 4.89),
        ] {
            let measured = colour(a).contrast(colour(b));
            assert!((measured - ratio).abs() < 0.006, "{a} on {b}: {measured}");
            assert!((colour(b).contrast(colour(a)) - measured).abs() < 1e-12);
        }
        for bad in ["", "0e5a67", "#0e5a6", "#0e5a677", "#0e5a6g", "teal", "#é5a67"] {
            assert_eq!(Colour::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn wcag_1_4_3_a_colour_that_cannot_be_read_is_refused_with_its_ratio() {
        let error = Accent::new(colour("#00a0c8"), None).unwrap_err();
        assert!(error.contains("brand_colour = #00a0c8") && error.contains("darker"), "{error}");
        let ratio: f64 = error.split("contrast of ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        assert!((2.0..3.1).contains(&ratio), "{error}");
        let error = Accent::new(colour("#7a1f3d"), Some(colour("#7a1f3d"))).unwrap_err();
        assert!(error.contains("brand_colour_dark = #7a1f3d") && error.contains("lighter"), "{error}");
        assert!(Accent::new(colour("#7a1f3d"), Some(colour("#f2a7bd"))).is_ok());
    }

    /// Every dark enough colour of a coarse cube gives a palette that can be read, in both schemes.
    #[test]
    fn wcag_1_4_3_what_is_made_of_a_colour_can_be_read() {
        let mut taken = 0;
        for r in (0..=255).step_by(51) {
            for g in (0..=255).step_by(51) {
                for b in (0..=255).step_by(51) {
                    let Ok(accent) = Accent::new(Colour([r, g, b]), None) else { continue };
                    taken += 1;
                    for (tones, grounds) in [(accent.light, Colour::LIGHT), (accent.dark, Colour::DARK)] {
                        for ground in [grounds[0], grounds[1], tones.tint] {
                            assert!(tones.accent.contrast(ground) >= LEAST, "{tones:?}");
                        }
                        assert!(tones.on.contrast(tones.accent) >= LEAST, "{tones:?}");
                        assert!(tones.on.contrast(tones.strong) >= LEAST, "{tones:?}");
                    }
                }
            }
        }
        assert!(taken > 40, "{taken}");
    }

    /// The portal's own palette stands here and in the style sheet.
    #[test]
    fn the_default_is_the_style_sheets() {
        let css = include_str!("../../static/portal.css");
        let Accent { light, dark } = Accent::default();
        for tones in [light, dark] {
            let Tones { accent, strong, on, tint } = tones;
            for line in
                [format!("--accent: {accent};"), format!("--accent-strong: {strong};"), format!("--on-accent: {on};")]
            {
                assert!(css.contains(&line), "{line}");
            }
            assert!(css.contains(&format!("--tint: {tint};")));
        }
        for ground in Colour::LIGHT {
            assert!(css.contains(&format!(": {ground};")), "{ground}");
        }
        for ground in Colour::DARK {
            assert!(css.contains(&format!(": {ground};")), "{ground}");
        }
    }

    fn png_file(width: u32, height: u32, tail: &[u8]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        bytes.extend_from_slice(&13_u32.to_be_bytes());
        bytes.extend_from_slice(b"IHDR");
        bytes.extend_from_slice(&width.to_be_bytes());
        bytes.extend_from_slice(&height.to_be_bytes());
        bytes.extend_from_slice(&[8, 6, 0, 0, 0, 0, 0, 0, 0]);
        bytes.extend_from_slice(&0_u32.to_be_bytes());
        bytes.extend_from_slice(b"IEND\xae\x42\x60\x82");
        bytes.extend_from_slice(tail);
        bytes
    }

    #[test]
    fn a_logo_is_taken_by_what_is_in_it() {
        let good = r##"<?xml version="1.0" encoding="UTF-8"?>
            <!-- drawn --> <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>A &lt;b&gt;</title>
            <defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
            <path fill="url(#a)" d="M0 0h10v10z"/><use href="#b"/><g id='b'><rect width="1" height="2"/></g></svg>"##;
        assert_eq!(Logo::new(good.into()).unwrap().kind, LogoKind::Svg);
        assert_eq!(Logo::new(png_file(64, 64, b"")).unwrap().kind, LogoKind::Png);
        let ns = r#"<svg xmlns="http://www.w3.org/2000/svg""#;
        for (bad, words) in [
            (format!("{ns}><script>alert(1)</script></svg>"), "script"),
            (format!("{ns}><SCRIPT/></svg>"), "SCRIPT"),
            (format!("{ns} onload=\"alert(1)\"></svg>"), "onload"),
            (format!("{ns}><rect ONCLICK='x'/></svg>"), "ONCLICK"),
            (format!("{ns}><style>@import url(//evil.example)</style></svg>"), "style"),
            (format!("{ns}><rect style=\"fill:url(//evil.example)\"/></svg>"), "style"),
            (format!("{ns}><image href=\"https://evil.example/x.png\"/></svg>"), "image"),
            (format!("{ns}><use href=\"https://evil.example/x.svg#a\"/></svg>"), "refers"),
            (format!("{ns}><use xlink:href=\"data:image/svg+xml,x\"/></svg>"), "refers"),
            (format!("{ns}><rect fill=\"url( https://evil.example/x )\"/></svg>"), "refers"),
            (format!("{ns}><rect fill=\"u\\72l(//evil.example)\"/></svg>"), "refers"),
            (format!("{ns}><rect fill=\"&#117;rl(//evil.example)\"/></svg>"), "refers"),
            (format!("{ns}><a href=\"#x\"/></svg>"), "element"),
            (format!("{ns}><foreignObject/></svg>"), "foreignObject"),
            (format!("{ns}><animate attributeName=\"href\"/></svg>"), "animate"),
            (format!("<!DOCTYPE svg [<!ENTITY x \"y\">]>{ns}/>"), "document type"),
            (format!("<?xml-stylesheet href=\"x\"?>{ns}/>"), "instruction"),
            (format!("{ns}></svg><script/>"), "after the end"),
            (format!("{ns}><g></svg>"), "broken"),
            (format!("{ns}><rect width=1/></svg>"), "broken"),
            (format!("{ns}>"), "whole"),
            ("<html><svg/></html>".into(), "neither"),
            ("hello".into(), "broken"),
            (String::new(), "neither"),
        ] {
            let error = Logo::new(bad.clone().into_bytes()).unwrap_err();
            assert!(error.contains(words), "{bad}: {error}");
        }
        for (bytes, words) in [
            (png_file(0, 4, b""), "broken"),
            (png_file(4_000, 4, b""), "4000 by 4"),
            (png_file(4, 4, b"<script>"), "after the end"),
            (png_file(4, 4, b"")[..20].to_vec(), "broken"),
            (vec![b'<'; LOGO_LONGEST + 1], "128 KiB are allowed"),
            (b"GIF89a\xff\xff".to_vec(), "neither"),
        ] {
            let error = Logo::new(bytes).unwrap_err();
            assert!(error.contains(words), "{words}: {error}");
        }
    }
}
