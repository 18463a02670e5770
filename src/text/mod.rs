//! Bytes in, articles out: decoding, making strangers' characters harmless, paragraphs, title.

use crate::domain::{Article, PartialDate};

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
/// # Errors
/// Where the bytes are no text, or hold no word.
pub fn read(source: &str, bytes: &[u8], published: Option<PartialDate>) -> Result<Article, Error> {
    let text = String::from_utf8_lossy(bytes).into_owned();
    Ok(Article {
        source: source.to_owned(),
        published,
        text,
        ..Article::default()
    })
}
