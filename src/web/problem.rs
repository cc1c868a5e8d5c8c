//! Everything that is not what was hoped for, as a page with a way onward. Nothing internal is shown.

use super::page::{Onward, PageFrame};
use crate::actions::{Over, Refused};
use crate::domain::form::Message;
use crate::domain::page::{Frame, Link, Row};
use crate::paths;
use crate::store::StoreError;
use crate::text::Words;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use askama::Template;

/// What went wrong, as a page of its own.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// No such page, or not this person's: the two look alike (ASVS 8.2.2).
    #[error("not found")]
    NotFound,
    /// A page of the console that the role does not include. The page says so: an officer has to know whom to ask.
    #[error("not this role's")]
    NotYours,
    /// Not a method of this address.
    #[error("method not allowed")]
    Method,
    /// The form's token or origin is not ours.
    #[error("form not recognised")]
    Form,
    /// The request cannot be read.
    #[error("bad request")]
    Bad,
    /// More than is taken at once.
    #[error("too large")]
    TooLarge,
    /// Too many in a short time.
    #[error("too often")]
    TooOften {
        /// Minutes to wait.
        minutes: i64,
    },
    /// The wrong host name. TH12.
    #[error("wrong host")]
    Host,
    /// Nobody is signed in: leads to sign-in and back to this page.
    #[error("sign in first")]
    SignIn {
        /// The page wanted.
        next: String,
    },
    /// Nobody is signed in at the console: leads to its sign-in.
    #[error("sign in at the console first")]
    OfficerSignIn,
    /// TH9: a fresh factor is needed first: leads there and back.
    #[error("show a factor first")]
    OfficerProof {
        /// The page wanted.
        next: String,
    },
    /// A fresh proof is needed first: leads there.
    #[error("proof needed")]
    Proof {
        /// What it is for.
        act: &'static str,
    },
    /// TH26: held after a change of address.
    #[error("cooling")]
    Cooling {
        /// When it becomes possible.
        until: crate::domain::clock::Moment,
    },
    /// A link or code that is over.
    #[error("over")]
    Over(Over),
    /// The database is busy, full or away.
    #[error("busy")]
    Busy,
    /// A fault of ours.
    #[error("fault")]
    Fault,
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Busy | StoreError::Full | StoreError::Unreachable { .. } | StoreError::Stopping => {
                tracing::error!(%error, "the store could not answer");
                Self::Busy
            }
            error => {
                tracing::error!(%error, "fault in the store");
                Self::Fault
            }
        }
    }
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotFound => Self::NotFound,
            Refused::Over(over) => Self::Over(over),
            Refused::TooOften { minutes } => Self::TooOften { minutes },
            Refused::ProofNeeded => Self::Proof { act: "export" },
            Refused::Cooling { until } => Self::Cooling { until },
            Refused::Store(error) => error.into(),
            // pages answer these themselves; one that does not has met a form it did not show
            Refused::WrongCode { .. } | Refused::Elsewhere | Refused::Field { .. } => Self::Form,
        }
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page could not be made");
        Self::Fault
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Form | Self::NotYours => StatusCode::FORBIDDEN,
            Self::Bad => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::SignIn { .. } | Self::OfficerSignIn | Self::OfficerProof { .. } | Self::Proof { .. } => {
                StatusCode::SEE_OTHER
            }
            Self::Cooling { .. } => StatusCode::CONFLICT,
            Self::Over(_) => StatusCode::GONE,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
    fn error_response(&self) -> HttpResponse {
        // the page itself is put in by the guard, which knows the reader's language
        let mut answer = HttpResponse::build(self.status_code());
        match self {
            Self::SignIn { next } => answer.insert_header(("location", paths::sign_in_then(next))).finish(),
            Self::OfficerSignIn => answer.insert_header(("location", paths::admin_sign_in())).finish(),
            Self::OfficerProof { next } => answer.insert_header(("location", paths::admin_proof_for(next))).finish(),
            Self::Proof { act } => answer.insert_header(("location", paths::proof_for(act))).finish(),
            Self::TooOften { minutes } => answer.insert_header(("retry-after", (minutes * 60).to_string())).finish(),
            Self::Busy => answer.insert_header(("retry-after", "30")).finish(),
            _ => answer.finish(),
        }
    }
}

#[derive(Template)]
#[template(path = "public/problem.html")]
struct ProblemPage {
    t: Words,
    frame: Frame,
    title: String,
    lines: Vec<String>,
    kept: Vec<Row>,
    links: Vec<Link>,
    request_id: Option<String>,
}

/// The page of a problem.
pub fn page(problem: &Problem, page: &PageFrame, request_id: &str) -> Option<String> {
    let page = &page.in_all_languages();
    let t = page.words;
    let say = |key: &str| t.say(key).into_owned();
    let three = |name: &str| {
        let lines = vec![say(&format!("problem-{name}-what")), say(&format!("problem-{name}-do"))];
        (say(&format!("problem-{name}-title")), lines)
    };
    let (title, lines) = match problem {
        Problem::NotFound | Problem::Host | Problem::Method | Problem::Bad => three("not-found"),
        Problem::NotYours => three("not-yours"),
        Problem::Form => three("form"),
        Problem::TooLarge => three("large"),
        Problem::TooOften { minutes } => {
            let wait = t.duration_minutes(*minutes);
            let how = t.message(&Message::new("problem-often-do").with("wait", wait));
            (say("problem-often-title"), vec![say("problem-often-what"), how])
        }
        Problem::Cooling { until } => {
            let when = t.message(&Message::new("problem-cooling-what").with("until", t.moment(*until)));
            (say("problem-cooling-title"), vec![when, say("problem-cooling-do")])
        }
        Problem::Over(over) => {
            let reason = match over {
                Over::Expired => "sign-in-over-expired",
                Over::Used | Over::NotNeeded => "sign-in-over-used",
                Over::TooManyTries => "sign-in-over-tries",
                Over::Unknown => "sign-in-over-unknown",
            };
            (say("problem-over-title"), vec![say(reason)])
        }
        Problem::Busy => three("busy"),
        Problem::Fault => three("fault"),
        Problem::SignIn { .. } | Problem::OfficerSignIn | Problem::OfficerProof { .. } | Problem::Proof { .. } => {
            return None;
        }
    };
    let needs_id = matches!(problem, Problem::Busy | Problem::Fault);
    let (onward, label) = if page.is_within(paths::admin()) {
        (paths::admin(), say("console-nav-queue"))
    } else if page.is_signed_in {
        (paths::me(), say("nav-overview"))
    } else {
        (paths::start(), say("start-link"))
    };
    let mut links = vec![Link::new(label, onward)];
    let frame = if page.is_within(paths::admin()) {
        super::admin::problem_frame(page)
    } else {
        links.push(Link::new(say("footer-contact"), paths::contact()));
        page.frame(Onward::default())
    };
    let problem_page = ProblemPage {
        t,
        frame,
        title,
        lines,
        kept: Vec::new(),
        links,
        request_id: needs_id.then(|| request_id.to_owned()),
    };
    problem_page.render().ok()
}
