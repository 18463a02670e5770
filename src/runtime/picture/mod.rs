//! Pictures for the article that is read: fetched from where it says, decoded, and made into what this terminal
//! draws, all on a thread of their own. A program built without the feature `images` has nothing of that.
//!
//! Addresses and bytes come from strangers. What always holds: an address leads to public hosts only, as for all
//! that content names; a picture has bounds in bytes, pixels and time; whatever breaks in decoding fails that picture
//! alone. Nothing is asked of the terminal: what it can is read from the environment, and pixels from the size that
//! the system knows.

#[cfg(feature = "images")]
mod decoded;
#[cfg(feature = "images")]
mod drawn;
#[cfg(feature = "images")]
mod easel;
#[cfg(feature = "images")]
mod gallery;

use std::sync::mpsc::Sender;

use super::{Event, look::Looks};
use crate::{app::picture::Wanted, config::Images};

/// To whom the pictures are told that are wanted; nobody, where none are drawn.
pub(super) type Desk = Option<Sender<Vec<Wanted>>>;

/// Starts the thread, where the user wishes pictures and the terminal can show them. An error says why not, where
/// the user has said how they shall be drawn.
#[cfg(feature = "images")]
pub(super) fn start(images: Images, looks: &Looks, events: &Sender<Event>) -> Result<Desk, String> {
    match (easel::easel(images, looks), images) {
        (Ok(easel), _) => Ok(Some(gallery::start(easel, events.clone()))),
        (Err(_), Images::Off | Images::Auto) => Ok(None),
        (Err(why), _) => Err(format!("no pictures: {why}")),
    }
}

/// Starts nothing: this program was built without pictures.
#[cfg(not(feature = "images"))]
pub(super) const fn start(_: Images, _: &Looks, _: &Sender<Event>) -> Result<Desk, String> {
    Ok(None)
}

/// How pictures are drawn on this terminal, in words.
///
/// # Errors
/// Where none are drawn; it says why.
#[cfg(feature = "images")]
pub fn told(images: Images, looks: &Looks) -> Result<&'static str, &'static str> {
    easel::easel(images, looks).map(|easel| easel.medium.name())
}
