//! The style sheet and the icon, compiled in, under names that change with their content.

use super::problem::Problem;
use crate::paths;
use actix_web::{HttpRequest, HttpResponse, web};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::sync::LazyLock;

#[derive(RustEmbed)]
#[folder = "static/"]
struct Files;

struct Asset {
    name: String,
    plain: &'static str,
    mime: String,
    bytes: Cow<'static, [u8]>,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|file| {
            let plain: &'static str = Box::leak(file.to_string().into_boxed_str());
            let it = Files::get(&file)?;
            let hash: String = Sha256::digest(&it.data).iter().take(6).map(|b| format!("{b:02x}")).collect();
            let (stem, ending) = plain.rsplit_once('.')?;
            let mime = match it.metadata.mimetype() {
                "image/svg+xml" => "image/svg+xml".to_owned(),
                mime => format!("{mime}; charset=utf-8"),
            };
            Some(Asset { name: format!("{stem}.{hash}.{ending}"), plain, mime, bytes: it.data })
        })
        .collect()
});

/// The address of an asset by its plain name.
pub fn href(plain: &str) -> String {
    ASSETS.iter().find(|a| a.plain == plain).map_or_else(String::new, |a| paths::asset(&a.name))
}

/// `/static/{name}`: known names only (ASVS 13.4.7), kept by browsers for ever.
pub async fn serve(name: web::Path<String>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let asset = ASSETS.iter().find(|a| a.name == *name).ok_or(Problem::NotFound)?;
    let tag = format!("\"{}\"", asset.name);
    let mut answer = HttpResponse::Ok();
    answer.insert_header(("cache-control", "public, max-age=31536000, immutable")).insert_header(("etag", tag.clone()));
    if request.headers().get("if-none-match").is_some_and(|t| t.as_bytes() == tag.as_bytes()) {
        return Ok(HttpResponse::NotModified().insert_header(("etag", tag)).finish());
    }
    Ok(answer.content_type(asset.mime.as_str()).body(asset.bytes.clone().into_owned()))
}
