//! Campaign check: drop a list, get the counts by reason, and the files: who may be mailed, with links, and who not, with
//! the reason. The list is looked through while it lies in a temporary file, and is gone with the answer.

use super::{AtDesk, desk_frame};
use crate::actions::access::{company, officer_address};
use crate::actions::campaign::{CampaignError, Counts, Fate, Results};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Choice, Frame};
use crate::paths;
use crate::text::Words;
use crate::web::download;
use crate::web::page::PageFrame;
use crate::web::problem::Problem;
use actix_multipart::Multipart;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use futures_core::Stream;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Seek as _, SeekFrom, Write};
use std::pin::Pin;
use zip::write::SimpleFileOptions;

/// The largest list taken, in bytes: about two million rows.
const LARGEST: usize = 200 * 1024 * 1024;

struct CountLine {
    label: String,
    count: String,
    is_opt_out: bool,
}

struct ReasonLine {
    month: String,
    topic: String,
    reason: String,
    count: String,
}

#[derive(Template)]
#[template(path = "officer/campaign.html")]
struct CampaignPage {
    t: Words,
    frame: Frame,
    form: Form,
    topics: Vec<Choice>,
    wants: Vec<Choice>,
    about: String,
    counts: Vec<CountLine>,
    opt_outs: String,
    snippet_text: String,
    snippet_html: String,
    snippet_headers: String,
    reasons: Vec<ReasonLine>,
    action: String,
}

/// `/admin/campaign`.
pub async fn show(page: PageFrame, at_desk: AtDesk) -> Result<HttpResponse, Problem> {
    campaign_page(&page, &at_desk, StatusCode::OK, Form::new(), None).await
}

fn fate_words(t: Words, fate: Fate) -> String {
    t.say(&format!("campaign-fate-{}", fate.key().replace('_', "-"))).into_owned()
}

async fn campaign_page(
    page: &PageFrame,
    at_desk: &AtDesk,
    status: StatusCode,
    form: Form,
    counted: Option<Counts>,
) -> Result<HttpResponse, Problem> {
    let t = page.words;
    let lang = t.language().code();
    let desk = &page.portal.desk;
    let registers = desk.registers();
    let brand = &desk.settings().brand_name;
    let topics = registers.topics().iter().map(|topic| Choice {
        value: topic.key.clone(),
        label: topic.label.in_language(lang).to_owned(),
        hint: String::new(),
    });
    let wants = [("count", "campaign-want-count"), ("files", "campaign-want-files")].map(|(value, key)| Choice {
        value: value.into(),
        label: t.say(key).into_owned(),
        hint: String::new(),
    });
    let number = |n: u64| t.number(i64::try_from(n).unwrap_or(i64::MAX));
    let about = counted.as_ref().map(|c| t.with("campaign-counted", &[("rows", &number(c.rows))])).unwrap_or_default();
    let opt_outs: u64 = counted.as_ref().map_or(0, |c| Fate::all().filter(|f| f.is_opt_out()).map(|f| c.of(f)).sum());
    let lines = counted.iter().flat_map(|c| {
        Fate::all().filter(|f| c.of(*f) > 0).map(|f| CountLine {
            label: fate_words(t, f),
            count: number(c.of(f)),
            is_opt_out: f.is_opt_out(),
        })
    });
    // S6.17: of months that are over, protected: two looks at one that is not would show who left between them
    let whole = desk.whole_months(1).first().map(|month| month.format("%Y-%m").to_string()).unwrap_or_default();
    let reasons = desk.leaving_reasons().await?.into_iter().filter(|(month, ..)| *month <= whole);
    let reasons = reasons.map(|(month, topic, reason, n)| ReasonLine {
        month,
        topic: crate::actions::preference::topic_label(&registers, &topic, t),
        reason: t.say(&format!("leaving-{}", reason.replace('_', "-"))).into_owned(),
        count: super::outside::shown_words(t, crate::domain::statistics::shown(n)),
    });
    let footer = t.with("campaign-snippet-words", &[("brand", brand)]);
    // LU.1, LU.2, LP.4, LC.3: what kind of mail it is, from whom, where they are, and where they answer
    let company = company(&registers, lang).name;
    let post = officer_address(&registers, lang).join(", ");
    let web = format!("{}{}", desk.settings().base_url, paths::contact());
    let sender = t.with("campaign-snippet-sender", &[("company", &company), ("post", &post), ("web", &web)]);
    let from = desk.settings().marketing_from.as_deref().unwrap_or("{{marketing_from}}");
    page.answer_with(
        status,
        &CampaignPage {
            t,
            frame: desk_frame(page, at_desk, None),
            form,
            topics: topics.collect(),
            wants: wants.into(),
            about,
            counts: lines.collect(),
            opt_outs: if opt_outs > 0 {
                t.with("campaign-opt-outs", &[("count", &number(opt_outs))])
            } else {
                String::new()
            },
            snippet_text: format!("-- \n{sender}\n{footer}: {{{{preference_link}}}}"),
            snippet_html: format!("<p>{sender}<br>\n<a href=\"{{{{preference_link}}}}\">{footer}</a></p>"),
            snippet_headers: format!(
                "From: {brand} <{from}>\nList-Unsubscribe: {{{{list_unsubscribe}}}}\nList-Unsubscribe-Post: {{{{list_unsubscribe_post}}}}"
            ),
            reasons: reasons.collect(),
            action: paths::admin_campaign().into(),
        },
    )
}

/// What a form with a file sent.
struct Sent {
    fields: BTreeMap<String, String>,
    list: Option<File>,
}

async fn read(page: &PageFrame, at_desk: &AtDesk, mut parts: Multipart) -> Result<Sent, Problem> {
    let mut sent = Sent { fields: BTreeMap::new(), list: None };
    let mut size = 0;
    while let Some(part) = next(&mut parts).await {
        let mut part = part.map_err(|_| Problem::Bad)?;
        let name = part.name().unwrap_or_default().to_owned();
        if name == "list" {
            // TH28: nothing of a list is taken before the form is known to be ours
            if !at_desk.is_token(page, sent.fields.get("csrf").map(String::as_str).unwrap_or_default()) {
                return Err(Problem::Form);
            }
            let mut file = tempfile::tempfile().map_err(|_| Problem::Busy)?;
            while let Some(chunk) = next(&mut part).await {
                let chunk = chunk.map_err(|_| Problem::Bad)?;
                size += chunk.len();
                if size > LARGEST {
                    return Err(Problem::TooLarge);
                }
                file = tokio::task::spawn_blocking(move || file.write_all(&chunk).map(|()| file))
                    .await
                    .map_err(|_| Problem::Fault)?
                    .map_err(|_| Problem::Busy)?;
            }
            sent.list = (size > 0).then_some(file);
        } else {
            let mut text = Vec::new();
            while let Some(chunk) = next(&mut part).await {
                text.extend_from_slice(&chunk.map_err(|_| Problem::Bad)?);
                if text.len() > 1_000 || sent.fields.len() > 10 {
                    return Err(Problem::TooLarge);
                }
            }
            sent.fields.insert(name, String::from_utf8(text).map_err(|_| Problem::Bad)?);
        }
    }
    Ok(sent)
}

async fn next<S: Stream + Unpin>(stream: &mut S) -> Option<S::Item> {
    std::future::poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}

/// `POST /admin/campaign`: counts, or one ZIP with both lists.
pub async fn check(page: PageFrame, at_desk: AtDesk, parts: Multipart) -> Result<HttpResponse, Problem> {
    let sent = read(&page, &at_desk, parts).await?;
    if !at_desk.is_token(&page, sent.fields.get("csrf").map(String::as_str).unwrap_or_default()) {
        return Err(Problem::Form);
    }
    let field = |name: &str| sent.fields.get(name).cloned().unwrap_or_default();
    let (topic, want) = (field("topic"), field("want"));
    let form = || Form::new().filled("topic", topic.clone()).filled("want", want.clone());
    let wrong = |field: &'static str, message: Message| {
        let form = form().failing(field, message);
        campaign_page(&page, &at_desk, StatusCode::UNPROCESSABLE_ENTITY, form, None)
    };
    let desk = page.portal.desk.clone();
    if desk.registers().topic(&topic).is_none() {
        return wrong("topic", Message::new("error-campaign-topic")).await;
    }
    let Some(list) = sent.list else { return wrong("list", Message::new("error-campaign-list")).await };
    let (worker, about, with_files) = (desk.clone(), topic.clone(), want == "files");
    let checked = tokio::task::spawn_blocking(move || look_through(&worker, list, &about, with_files))
        .await
        .map_err(|_| Problem::Fault)?;
    let (counts, files) = match checked {
        Ok(checked) => checked,
        Err(CampaignError::NoColumn(columns)) => {
            let message = Message::new("error-campaign-column").with("columns", columns);
            return wrong("list", message).await;
        }
        Err(CampaignError::File(_)) => return wrong("list", Message::new("error-campaign-file")).await,
        Err(CampaignError::Topic(_)) => return wrong("topic", Message::new("error-campaign-topic")).await,
        Err(CampaignError::Store(error)) => return Err(error.into()),
    };
    desk.record_campaign(at_desk.viewer.officer().0, topic.clone(), counts.clone()).await?;
    match files {
        None => campaign_page(&page, &at_desk, StatusCode::OK, form(), Some(counts)).await,
        Some(files) => {
            let t = page.words;
            let mut summary = String::new();
            for fate in Fate::all().filter(|f| counts.of(*f) > 0) {
                summary.push_str(&format!("{}: {}\r\n", fate_words(t, fate), counts.of(fate)));
            }
            let name = format!("campaign-{topic}-{}.zip", desk.now().london_date());
            Ok(download::stream("application/zip", &name, move |out| bundle(out, files, &summary)))
        }
    }
}

/// Both lists as temporary files that have no name: they are gone when they are closed, whatever happens.
type Lists = (File, File);

fn look_through(
    desk: &crate::actions::Desk,
    mut list: File,
    topic: &str,
    with_files: bool,
) -> Result<(Counts, Option<Lists>), CampaignError> {
    let failed = |e: io::Error| CampaignError::File(e.into());
    list.seek(SeekFrom::Start(0)).map_err(failed)?;
    if !with_files {
        return Ok((desk.check_campaign(list, topic, Results::default())?, None));
    }
    let (mut clean, mut left_out) = (tempfile::tempfile().map_err(failed)?, tempfile::tempfile().map_err(failed)?);
    let results = Results { clean: Some(&mut clean), left_out: Some(&mut left_out) };
    let counts = desk.check_campaign(list, topic, results)?;
    for file in [&mut clean, &mut left_out] {
        file.seek(SeekFrom::Start(0)).map_err(failed)?;
    }
    Ok((counts, Some((clean, left_out))))
}

fn bundle(out: &mut dyn Write, (mut clean, mut left_out): Lists, summary: &str) -> io::Result<()> {
    let mut zip = zip::ZipWriter::new_stream(out);
    let options = SimpleFileOptions::default().compression_level(Some(1)).large_file(true);
    zip.start_file("summary.txt", options)?;
    zip.write_all(summary.as_bytes())?;
    zip.start_file("may-be-mailed.csv", options)?;
    io::copy(&mut clean, &mut zip)?;
    zip.start_file("left-out.csv", options)?;
    io::copy(&mut left_out, &mut zip)?;
    zip.finish()?;
    Ok(())
}
