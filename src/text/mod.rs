//! Bytes in, articles out: decoding, making strangers' characters harmless, paragraphs, title.
//!
//! What leaves this room may be drawn on a terminal as it is: its text holds no control character but
//! line feeds, and no zero-width or direction-changing one. Nothing here touches files or the clock.

mod charset;
mod clean;
mod decode;
mod json;
mod label;
mod layout;
mod pages;
mod seven;
mod spared;
#[cfg(test)]
mod tests;
mod wrapped;

use std::borrow::Cow;

use crate::domain::{Article, PartialDate};

pub use charset::{decode_as, html_claim, xml_claim};
pub use clean::{harmless, harmless_lines};
pub use decode::is_binary;
pub use json::write_json;
pub use layout::bearable;
pub use spared::spared;

use clean::Cleaned;

/// Why bytes could not be read as an article.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There is no readable character in it.
    #[error("it is empty")]
    Empty,
    /// It is no text.
    #[error("it is a binary file, not a text")]
    Binary,
}

/// Makes an article of the bytes of one source.
///
/// Offsets that [`Article::source_offset`] gives lead into the decoded text: for UTF-8 these are the
/// offsets of the bytes themselves, byte order mark included.
///
/// # Errors
/// Where the bytes are no text, or hold no visible character.
pub fn read(source: &str, bytes: &[u8], published: Option<PartialDate>) -> Result<Article, Error> {
    article(source, clean::clean(&decode::decode(bytes)?), published)
}

/// The same of bytes that are no longer needed: clean UTF-8 is not copied.
///
/// # Errors
/// Where the bytes are no text, or hold no visible character.
pub fn take(
    source: &str,
    bytes: Vec<u8>,
    published: Option<PartialDate>,
) -> Result<Article, Error> {
    let decoded = match decode::decode(&bytes)? {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    let cleaned = match decoded.map_or_else(|| String::from_utf8(bytes), Ok) {
        Ok(text) => clean::clean_owned(text),
        // What needs no decoding is UTF-8.
        Err(error) => clean::clean(&String::from_utf8_lossy(error.as_bytes())),
    };
    article(source, cleaned, published)
}

fn article(
    source: &str,
    Cleaned { text, removed }: Cleaned,
    published: Option<PartialDate>,
) -> Result<Article, Error> {
    let layout = layout::lay_out(&text);
    if layout.paragraphs.is_empty() {
        return Err(Error::Empty);
    }
    Ok(Article {
        source: harmless(source),
        title: layout.title,
        published,
        text,
        paragraphs: layout.paragraphs,
        removed,
        ..Article::default()
    })
}
