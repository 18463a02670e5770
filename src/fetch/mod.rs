//! HTTP: an address in, bytes out, within limits of size, time, redirects and reach.
//!
//! [`Client::fetch`] asks once, with what is known from the last time, and follows redirects. What always
//! holds:
//! - No more than [`Limits::size`] bytes of an answer are held, however small it was packed.
//! - A fetch ends within [`Limits::time`], whatever the server does.
//! - An address that content named (a redirect, a link) never leads to this machine, a private network or
//!   anything but HTTP, unless what named it is itself private; see `guard`.
//! - Names and passwords go to the host they were given for, and to no other.
//!
//! When to ask again is said in `fresh`. What the bytes mean is for others.

mod body;
mod client;
mod error;
mod fresh;
mod guard;
mod secret;

use std::time::Duration;

use url::Url;

pub use client::Client;
pub use error::Error;
pub use fresh::{Freshness, LONGEST_WAIT, back_off};
pub use guard::is_private_host;
pub use secret::{first_line_of, words_of};

/// What a fetch may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of an answer that are kept, unpacked; what is beyond is cut off.
    pub size: usize,
    /// The longest that all of it may take, redirects included.
    pub time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            size: 32 << 20,
            time: Duration::from_secs(30),
        }
    }
}

/// Who named an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The user: it may be on this machine or in a private network.
    User,
    /// A text of a stranger.
    Content,
}

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Where.
    pub address: &'a Url,
    /// Who named the address.
    pub origin: Origin,
    /// The ETag of the last answer, byte for byte.
    pub etag: Option<&'a [u8]>,
    /// The Last-Modified of the last answer, byte for byte.
    pub modified: Option<&'a [u8]>,
    /// Further headers, names and values; sent to the address's own host only.
    pub headers: &'a [(String, String)],
    /// The user's name and password; sent to the address's own host only.
    pub login: Option<(&'a str, &'a str)>,
}

impl<'a> Request<'a> {
    /// For an address, with nothing known.
    #[must_use]
    pub const fn new(address: &'a Url, origin: Origin) -> Self {
        Self {
            address,
            origin,
            etag: None,
            modified: None,
            headers: &[],
            login: None,
        }
    }
}

/// What came back.
#[derive(Debug)]
pub enum Answer {
    /// What was known still holds.
    Unchanged(Freshness),
    /// Bytes.
    Fetched(Box<Fetched>),
}

/// Bytes with what the server says of them.
#[derive(Debug)]
pub struct Fetched {
    /// Where they came from in the end.
    pub address: Url,
    /// Where the address has moved for good, where it has.
    pub moved: Option<Url>,
    /// The bytes, unpacked.
    pub bytes: Vec<u8>,
    /// Whether there were more than are kept.
    pub cut: bool,
    /// The media type.
    pub content_type: Option<String>,
    /// The ETag, byte for byte.
    pub etag: Option<Vec<u8>>,
    /// The Last-Modified, byte for byte.
    pub modified: Option<Vec<u8>>,
    /// How long it holds.
    pub freshness: Freshness,
}
