//! The demonstration's mailbox. Its addresses answer 404 in `serve`.

use crate::paths;
use crate::web::Demonstration;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_web::{HttpResponse, web};
use askama::Template;

/// One letter in the list.
struct Line {
    to: String,
    subject: String,
    at: String,
    href: String,
}

#[derive(Template)]
#[template(
    ext = "html",
    source = r#"<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Demonstration mailbox</title><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="{{ css }}"></head>
<body><div class="wrap body"><main class="main"><h1>Demonstration mailbox</h1>
<p class="lead">Every letter that this demonstration sent, newest first.</p>
<div class="inset">{% for (officer, code) in codes %}<p>The code of {{ officer }} is <strong class="reference">{{ code }}</strong> now.</p>{% endfor %}<p>Reload for the next ones. <a href="{{ admin }}">Compliance desk</a></p></div>
{% if letters.is_empty() %}<p>No letters yet. <a href="{{ sign_in }}">Ask for one by signing in</a>.</p>{% endif %}
<ul class="cases">{% for letter in letters %}<li class="case"><h2 class="case-title"><a href="{{ letter.href }}">{{ letter.subject }}</a></h2><p class="case-facts"><span dir="ltr">{{ letter.to }}</span> <span>{{ letter.at }}</span></p></li>{% endfor %}</ul>
</main></div></body></html>"#
)]
struct List {
    css: String,
    sign_in: String,
    codes: Vec<(String, String)>,
    admin: String,
    letters: Vec<Line>,
}

/// `/dev/mailbox`.
pub async fn list(page: PageFrame) -> Result<HttpResponse, Problem> {
    let Demonstration { mailbox, officers } = page.portal.demonstration.as_ref().ok_or(Problem::NotFound)?;
    let mut letters: Vec<Line> = mailbox
        .list()
        .into_iter()
        .enumerate()
        .map(|(number, letter)| Line {
            to: letter.to,
            subject: letter.body.subject,
            at: page.words.moment(letter.at),
            href: paths::mailbox_letter(number),
        })
        .collect();
    letters.reverse();
    let now = page.portal.desk.now();
    page.answer(&List {
        css: page.portal.assets.href("portal.css"),
        sign_in: paths::sign_in().into(),
        codes: officers.iter().map(|(officer, seed)| (officer.clone(), seed.code(now))).collect(),
        admin: paths::admin().into(),
        letters,
    })
}

/// `/dev/mailbox/{number}`: the HTML part as a mail program shows it; `?text` the text part.
pub async fn show(page: PageFrame, number: web::Path<usize>) -> Result<HttpResponse, Problem> {
    let Demonstration { mailbox, .. } = page.portal.demonstration.as_ref().ok_or(Problem::NotFound)?;
    let letter = mailbox.list().into_iter().nth(*number).ok_or(Problem::NotFound)?;
    if page.query("text").is_some() {
        return Ok(HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(letter.body.text));
    }
    // letters carry their style inline, as mail programs want it; this address exists in the demonstration only
    Ok(HttpResponse::Ok()
        .insert_header((
            "content-security-policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
        ))
        .content_type("text/html; charset=utf-8")
        .body(letter.body.html))
}
