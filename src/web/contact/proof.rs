//! S11.2: a fresh proof of the mailbox before export, erasure and change of address.

use super::own_frame;
use crate::actions::access::proof_words;
use crate::actions::erasure::{PROOF_ERASE, PROOF_ERASE_NOW};
use crate::actions::{Over, Refused};
use crate::domain::form::{Form, Message};
use crate::domain::page::{Frame, Link, Pair};
use crate::domain::secret::Secret;
use crate::paths;
use crate::text::Words;
use crate::web::page::{PageFrame, see_other};
use crate::web::posted::Posted;
use crate::web::problem::Problem;
use crate::web::public::sign_in::code_error;
use crate::web::session::{self, SignedIn};
use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;

#[derive(Template)]
#[template(path = "contact/proof.html")]
struct ProofPage {
    t: Words,
    frame: Frame,
    form: Form,
    lead: String,
    email: String,
    valid: String,
    until: String,
    button: String,
    look: String,
    action: String,
    hidden: Vec<Pair>,
    resend_action: String,
    cancel_href: String,
}

#[derive(Template)]
#[template(path = "public/one_button.html")]
struct AskPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    action: String,
    hidden: Vec<Pair>,
    button: String,
    look: String,
    cancel: Option<Link>,
}

/// What a proof can be for, and the page it leads back to.
fn act_of(text: &str) -> (&'static str, &'static str) {
    match text {
        "email" => ("email", paths::email()),
        "transfer" => ("transfer", paths::transfer()),
        PROOF_ERASE => (PROOF_ERASE, paths::erase()),
        PROOF_ERASE_NOW => (PROOF_ERASE_NOW, paths::erase_now()),
        _ => ("export", paths::export()),
    }
}

/// `/me/proof?for=`: says what happens on the press; no mail leaves on a GET.
pub async fn show(page: PageFrame, signed_in: SignedIn) -> Result<HttpResponse, Problem> {
    let (act, back) = act_of(&page.query("for").unwrap_or_default());
    let t = page.words;
    page.answer(&AskPage {
        t,
        frame: own_frame(&page, &signed_in, Some(back)),
        title: t.say("proof-title").into_owned(),
        lines: vec![t.with("proof-lead-ask", &[("act", &what_of(t, act))])],
        action: paths::proof().into(),
        hidden: vec![Pair { name: "for".into(), value: act.into() }],
        button: t.say("proof-ask-button").into_owned(),
        look: String::new(),
        cancel: Some(Link::new(t.say("cancel-link"), paths::me())),
    })
}

fn what_of(t: Words, act: &str) -> String {
    t.say(proof_words(act)).into_owned()
}

async fn proof_page(
    page: &PageFrame,
    signed_in: &SignedIn,
    status: StatusCode,
    form: Form,
    act: &'static str,
) -> Result<HttpResponse, Problem> {
    let (desk, t) = (&page.portal.desk, page.words);
    let life = desk.settings().link_life;
    let addresses = desk.reader().addresses(signed_in.viewer).await?;
    page.answer_with(
        status,
        &ProofPage {
            t,
            frame: own_frame(page, signed_in, Some(act_of(act).1)),
            form,
            lead: t.with("proof-lead-sent", &[("act", &what_of(t, act))]),
            email: addresses.last().map(|a| a.address.clone()).unwrap_or_default(),
            valid: t.duration_minutes(life.num_minutes()),
            until: t.time(desk.now() + life),
            button: t.say("continue-button").into_owned(),
            look: String::new(),
            action: paths::proof().into(),
            hidden: vec![Pair { name: "for".into(), value: act.into() }],
            resend_action: paths::proof().into(),
            cancel_href: paths::me().into(),
        },
    )
}

/// `POST /me/proof`: without a code, mails one; with one, checks it.
pub async fn send(
    page: PageFrame,
    signed_in: SignedIn,
    session: Session,
    posted: Posted,
) -> Result<HttpResponse, Problem> {
    let posted = posted.of_contact(&page, &signed_in)?;
    let (act, back) = act_of(posted.value("for"));
    let desk = &page.portal.desk;
    let browser = page.browser_of(&signed_in);
    if posted.form().values("code").is_empty() {
        desk.ask_proof(signed_in.viewer, act, browser, page.reader.lang().to_owned()).await?;
        return proof_page(&page, &signed_in, StatusCode::OK, Form::new(), act).await;
    }
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    if let Some(key) = code_error(posted.value("code")) {
        let form = posted.form().failing("code", Message::new(key));
        return proof_page(&page, &signed_in, unprocessable, form, act).await;
    }
    match desk.prove(signed_in.viewer, Secret::new(posted.value("code")), browser).await {
        Ok(renewed) => {
            session::start(&session, &renewed.token)?;
            Ok(see_other(back))
        }
        Err(Refused::WrongCode { left }) => {
            let mut form =
                posted.form().failing("code", Message::new("error-code-wrong").with("left", i64::from(left)));
            form.forget("code");
            proof_page(&page, &signed_in, unprocessable, form, act).await
        }
        Err(Refused::Over(Over::Expired | Over::TooManyTries | Over::Used | Over::Unknown)) => {
            let mut form = posted.form().failing("code", Message::new("error-code-wrong").with("left", 0));
            form.forget("code");
            proof_page(&page, &signed_in, unprocessable, form, act).await
        }
        Err(other) => Err(other.into()),
    }
}
