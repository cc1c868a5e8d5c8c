//! The style sheet, the icon and the company's logo, under names that change with their content.

use super::problem::Problem;
use super::server::Portal;
use crate::domain::brand::{Accent, Logo, LogoKind};
use crate::paths;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::TimeDelta;
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

/// Files that are compiled in, and what the settings add to them.
pub struct Assets {
    all: Vec<Asset>,
}

struct Asset {
    plain: String,
    name: String,
    mime: String,
    bytes: web::Bytes,
}

impl Asset {
    fn new(plain: &str, mime: &str, bytes: Cow<'static, [u8]>) -> Self {
        let hash: String = Sha256::digest(&bytes).iter().take(6).map(|b| format!("{b:02x}")).collect();
        let (stem, ending) = plain.rsplit_once('.').unwrap_or((plain, ""));
        let mime = if mime.starts_with("text/") { format!("{mime}; charset=utf-8") } else { mime.to_owned() };
        Self {
            plain: plain.to_owned(),
            name: format!("{stem}.{hash}.{ending}"),
            mime,
            bytes: bytes.into_owned().into(),
        }
    }
}

impl Assets {
    /// Those of a portal with this brand. Its colour, and when a page warns of the end of its session, are lines at the end
    /// of the style sheet, so that no page needs a style of its own.
    pub fn new(accent: Option<&Accent>, logo: Option<&Logo>, warnings: &str) -> Self {
        let files = Files::iter().filter_map(|plain| {
            let file = Files::get(&plain)?;
            let (mime, mut bytes) = (file.metadata.mimetype().to_owned(), file.data);
            if plain == "portal.css" {
                bytes.to_mut().extend_from_slice(warnings.as_bytes());
            }
            if let (Some(accent), "portal.css") = (accent, plain.as_ref()) {
                bytes.to_mut().extend_from_slice(accent.sheet().as_bytes());
            }
            Some(Asset::new(&plain, &mime, bytes))
        });
        let logo = logo.map(|logo| {
            let (plain, mime) = match logo.kind {
                LogoKind::Svg => ("logo.svg", "image/svg+xml"),
                LogoKind::Png => ("logo.png", "image/png"),
            };
            Asset::new(plain, mime, Cow::Owned(logo.bytes.clone()))
        });
        Self { all: files.chain(logo).collect() }
    }
    /// The address of an asset by its plain name; empty if there is none.
    pub fn href(&self, plain: &str) -> String {
        self.all.iter().find(|a| a.plain == plain).map_or_else(String::new, |a| paths::asset(&a.name))
    }
    /// The address of the company's logo, if there is one.
    pub fn logo_href(&self) -> Option<String> {
        let logo = self.all.iter().find(|a| a.plain.starts_with("logo."))?;
        Some(paths::asset(&logo.name))
    }
}

/// WCAG 2.2.1: how long before the end of a session its pages say so.
const WARNED: TimeDelta = TimeDelta::minutes(2);

/// H8: when the warning appears on a page that was left open. A style, since the portal has no script.
pub fn warnings(contact: TimeDelta, officer: TimeDelta) -> String {
    let after = |idle: TimeDelta| (idle - WARNED).num_seconds();
    format!(
        "\n.stay-warning {{ animation-delay: {}s; }}\n.stay-warning-desk {{ animation-delay: {}s; }}\n",
        after(contact),
        after(officer)
    )
}

/// `/static/{name}`: known names only (ASVS 13.4.7), kept by browsers for ever.
pub async fn serve(
    portal: web::Data<Portal>,
    name: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let asset = portal.assets.all.iter().find(|a| a.name == *name).ok_or(Problem::NotFound)?;
    let tag = format!("\"{}\"", asset.name);
    let mut answer = HttpResponse::Ok();
    answer.insert_header(("cache-control", "public, max-age=31536000, immutable")).insert_header(("etag", tag.clone()));
    if request.headers().get("if-none-match").is_some_and(|t| t.as_bytes() == tag.as_bytes()) {
        return Ok(HttpResponse::NotModified().insert_header(("etag", tag)).finish());
    }
    Ok(answer.content_type(asset.mime.as_str()).body(asset.bytes.clone()))
}
