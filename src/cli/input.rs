//! The texts named on the command line: found, probed, read.
//!
//! A regular file is only looked at here and read later; a pipe or device can be read once, so its bytes
//! are kept. Every error names the text as the user did, and says what to do next.

use std::{
    ffi::OsStr,
    ffi::OsString,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use url::Url;

use crate::{
    domain::{Lang, PartialDate},
    runtime::{Content, Opening},
    text::{self, harmless},
};

/// The most bytes one text may have: offsets, tokens and findings of it are all held in memory.
const LARGEST: u64 = 512 << 20;

/// How much of a file is looked at before the reader opens.
const PROBE: u64 = 8 * 1024;

/// Endings of the files that are read in a folder.
const ENDINGS: [&str; 2] = ["txt", "md"];

/// Why a text cannot be read. Each message is one harmless line that ends in advice.
#[derive(Debug, thiserror::Error)]
#[error("could not open {name}: {why}")]
pub struct Error {
    name: String,
    why: Why,
}

#[derive(Debug, thiserror::Error)]
enum Why {
    #[error("there is no such file; check its name")]
    Missing,
    #[error("it is a directory; name the files in it, or use `warta extract` on it")]
    Directory,
    #[error("it has no .txt or .md file in it; name the files to read")]
    EmptyDirectory,
    #[error("it may not be read; check its permissions")]
    Forbidden,
    #[error("only the reader fetches addresses; save the page and see `warta page text`")]
    Address,
    #[error("it is larger than 512 MiB; split it")]
    TooLarge,
    #[error("it is empty; name a file with text in it")]
    Empty,
    #[error("it is a binary file; convert it to plain text first")]
    Binary,
    #[error("{0}; check that it can be read")]
    Io(io::Error),
}

impl Error {
    fn new(name: &OsStr, why: impl Into<Why>) -> Self {
        let name = match name.as_encoded_bytes() {
            b"-" => "standard input".to_owned(),
            _ => harmless(&name.to_string_lossy()),
        };
        Self {
            name,
            why: why.into(),
        }
    }

    /// The error of a text whose bytes were read but are not readable words.
    pub fn unreadable(name: &OsStr, error: &text::Error) -> Self {
        Self::new(name, error.clone())
    }
}

impl From<text::Error> for Why {
    fn from(error: text::Error) -> Self {
        match error {
            text::Error::Empty => Self::Empty,
            text::Error::Binary => Self::Binary,
        }
    }
}

impl From<io::Error> for Why {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            io::ErrorKind::IsADirectory => Self::Directory,
            _ => Self::Io(error),
        }
    }
}

/// What the list and the records call a text: a file's stem, `stdin`, the host of an address.
pub fn name_of(text: &OsStr) -> String {
    if text == "-" {
        return "stdin".to_owned();
    }
    if let Some(host) = address(text).and_then(|url| url.host_str().map(str::to_owned)) {
        return host;
    }
    let stem = Path::new(text).file_stem().unwrap_or(text);
    harmless(&stem.to_string_lossy())
}

/// The texts as the reader takes them, each probed.
pub fn openings(
    texts: &[OsString],
    published: Option<PartialDate>,
    lang: Option<Lang>,
) -> Result<Vec<Opening>, Error> {
    let opening = |text: &OsString| {
        Ok(Opening {
            source: name_of(text),
            published,
            lang,
            content: probe(text).map_err(|why| Error::new(text, why))?,
        })
    };
    texts.iter().map(opening).collect()
}

/// The texts, with folders replaced by the files in them. What cannot be listed stays, and fails when read.
pub fn expand(texts: &[OsString]) -> Vec<Result<OsString, Error>> {
    let files = |text: &OsString| match fs::read_dir(text) {
        Ok(entries) if text != "-" => in_folder(entries)
            .map(|files| {
                files
                    .into_iter()
                    .map(|path| Ok(path.into_os_string()))
                    .collect()
            })
            .unwrap_or_else(|why| vec![Err(Error::new(text, why))]),
        _ => vec![Ok(text.clone())],
    };
    texts.iter().flat_map(files).collect()
}

/// The visible text files of one folder, by name.
fn in_folder(entries: fs::ReadDir) -> Result<Vec<PathBuf>, Why> {
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let hidden = path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if ENDINGS.contains(&ending) && !hidden && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        Err(Why::EmptyDirectory)
    } else {
        Ok(files)
    }
}

/// All bytes of one text.
pub fn bytes(text: &OsStr) -> Result<Vec<u8>, Error> {
    let read = || -> Result<Vec<u8>, Why> {
        if text == "-" {
            return limited(io::stdin().lock());
        }
        limited(open(text)?.0)
    };
    read().map_err(|why| Error::new(text, why))
}

/// Looks whether a text can be read; keeps the bytes of what can be read only once.
fn probe(text: &OsStr) -> Result<Content, Why> {
    if let Some(address) = address(text).filter(|_| !Path::new(text).exists()) {
        return Ok(Content::Address(address.into()));
    }
    let (file, regular) = if text == "-" {
        (None, false)
    } else {
        open(text).map(|(file, regular)| (Some(file), regular))?
    };
    let bytes = match file {
        None => limited(io::stdin().lock())?,
        Some(file) if regular => {
            look(file)?;
            return Ok(Content::File(PathBuf::from(text)));
        }
        Some(file) => limited(file)?,
    };
    text::read("", &bytes, None)?;
    Ok(Content::Bytes(bytes))
}

/// The opened file, and whether it is a regular one.
fn open(text: &OsStr) -> Result<(File, bool), Why> {
    if address(text).is_some() && !Path::new(text).exists() {
        return Err(Why::Address);
    }
    let file = File::open(text)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(Why::Directory);
    }
    if metadata.len() > LARGEST {
        return Err(Why::TooLarge);
    }
    Ok((file, metadata.is_file()))
}

/// An address of HTTP.
fn address(text: &OsStr) -> Option<Url> {
    let url = Url::parse(text.to_str()?).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

/// Judges a file by its beginning. White space there proves nothing where more follows.
fn look(mut file: File) -> Result<(), Why> {
    let mut beginning = Vec::new();
    file.by_ref().take(PROBE).read_to_end(&mut beginning)?;
    let more = beginning.len() as u64 == PROBE;
    match text::read("", &beginning, None) {
        Err(text::Error::Empty) if more => Ok(()),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}

fn limited(source: impl Read) -> Result<Vec<u8>, Why> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        Err(Why::TooLarge)
    } else {
        Ok(bytes)
    }
}
