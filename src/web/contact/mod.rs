//! Pages of a signed-in contact.

pub mod consents;
pub mod correction;
pub mod data;
pub mod email;
pub mod erasure;
pub mod export;
pub mod files;
mod linked;
pub mod object;
pub mod organisations;
pub mod overview;
pub mod proof;
pub mod requests;
pub mod restrict;
pub mod sessions;
pub mod sharing;
pub mod transfer;

use super::page::{Onward, PageFrame};
use super::session::SignedIn;
use crate::domain::page::Frame;

/// The frame of a signed-in contact's page: with the token that its forms, sign-out included, carry.
pub fn own_frame(page: &PageFrame, signed_in: &SignedIn, back: Option<&str>) -> Frame {
    let csrf = Some(page.session_csrf(signed_in));
    let mut frame = page.frame(Onward { csrf, back: back.map(str::to_owned), notice: None });
    frame.stay = Some(signed_in.stay(page.reader));
    frame
}
