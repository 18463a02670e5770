//! Files and folders of this machine as feeds. Only the user can subscribe to one.
//!
//! A file is a feed, or a text that is its one article; a folder's texts are its articles. They are read
//! again when one of them has changed.

use std::{
    fmt::Write as _,
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use url::Url;

use super::gather::Failure;
use crate::{
    feed,
    fetch::{Answer, Fetched, Freshness, Limits},
    store::{Body, Feed, NewArticle},
    text,
};

/// Files that are texts, by their endings.
const TEXTS: [&str; 5] = ["txt", "md", "text", "html", "htm"];

/// The most texts of a folder, the newest first.
const MOST: usize = 10_000;

/// A text is read so far.
const LONGEST: u64 = 4 << 20;

/// Whether an address is a path of this machine.
#[must_use]
pub fn is_local(address: &str) -> bool {
    address.starts_with("file:") || Path::new(address).is_absolute()
}

/// The path of a local address.
fn path(address: &str) -> PathBuf {
    let url = address
        .starts_with("file:")
        .then(|| Url::parse(address).ok());
    let path = url.flatten().and_then(|url| url.to_file_path().ok());
    path.unwrap_or_else(|| PathBuf::from(address))
}

/// Reads the file, or nothing of a folder yet, unless nothing has changed since the last time.
pub(super) fn ask(feed: &Feed) -> Result<Answer, Failure> {
    let path = path(&feed.address);
    let failed =
        |error: io::Error| Failure::new(format!("could not read {}: {error}", path.display()));
    let is_folder = fs::metadata(&path).map_err(failed)?.is_dir();
    let etag = if is_folder {
        let texts = texts(&path).map_err(failed)?;
        texts.iter().try_fold(String::new(), |tag, text| {
            Ok(tag + &state(text)? + &text.to_string_lossy())
        })
    } else {
        state(&path)
    };
    // Of a folder only that it has changed is kept, not every name.
    let etag = digest(&etag.map_err(failed)?);
    if feed.fetched.etag.as_deref() == Some(etag.as_bytes()) {
        return Ok(Answer::Unchanged(Freshness::default()));
    }
    let (mut bytes, mut cut) = (Vec::new(), false);
    if !is_folder {
        let most = Limits::default().size;
        let mut file = fs::File::open(&path).map_err(failed)?.take(most as u64 + 1);
        file.read_to_end(&mut bytes).map_err(failed)?;
        cut = bytes.len() > most;
        bytes.truncate(most);
    }
    let address = Url::from_file_path(&path).map_err(|()| Failure::new("it is no whole path"))?;
    Ok(Answer::Fetched(Box::new(Fetched {
        address,
        moved: None,
        bytes,
        cut,
        content_type: None,
        etag: Some(etag.into_bytes()),
        modified: None,
        freshness: Freshness::default(),
    })))
}

/// The articles of a folder, or of a file that is a text; none where the file has to be a feed.
pub(super) fn articles(address: &str, bytes: &[u8]) -> Result<Option<Vec<NewArticle>>, Failure> {
    let path = path(address);
    let failed =
        |error: io::Error| Failure::new(format!("could not read {}: {error}", path.display()));
    if path.is_dir() {
        let texts = texts(&path).map_err(failed)?;
        // One that cannot be read does not hide the others.
        // The newest comes last, as the one that was fetched last.
        let texts = texts.iter().rev();
        let articles = texts.filter_map(|text| article(text).ok().flatten());
        return Ok(Some(articles.collect()));
    }
    if !is_text(&path) || feed::parse(bytes, None, None).is_ok() {
        return Ok(None);
    }
    Ok(article(&path).map_err(failed)?.map(|article| vec![article]))
}

fn article(path: &Path) -> io::Result<Option<NewArticle>> {
    let file = fs::File::open(path)?;
    let mut bytes = Vec::new();
    file.take(LONGEST).read_to_end(&mut bytes)?;
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let html = matches!(ending.to_ascii_lowercase().as_str(), "html" | "htm");
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let (title, markup) = match text::read(&stem, &bytes, None) {
        // It is binary, or says nothing.
        Err(_) => return Ok(None),
        Ok(_) if html => {
            let decoded = text::decode_as(&bytes, None, text::html_claim);
            (stem.into_owned(), decoded.into_owned())
        }
        Ok(article) => titled(&article),
    };
    Ok(Some(NewArticle {
        guid: Some(path.to_string_lossy().into_owned()),
        link: None,
        title,
        author: None,
        // When a file was last changed says nothing of when its text appeared: copied today, a text of years ago
        // would have its days to come.
        published: None,
        body: Body { html, markup },
    }))
}

/// A text's title and what follows it.
fn titled(article: &crate::domain::Article) -> (String, String) {
    let title = article.title().map(str::to_owned);
    let start = article.title.map_or(0, |title| title.end);
    let rest = article.text[start..].trim_start_matches('\n').to_owned();
    (title.unwrap_or_else(|| article.source.clone()), rest)
}

/// The texts of a folder, the newest first.
fn texts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if is_text(&path) && path.is_file() {
            texts.push((path.metadata()?.modified().ok(), path));
        }
    }
    texts.sort_by(|(one, a), (other, b)| other.cmp(one).then_with(|| a.cmp(b)));
    texts.truncate(MOST);
    Ok(texts.into_iter().map(|(_, path)| path).collect())
}

fn is_text(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    TEXTS.contains(&ending.to_ascii_lowercase().as_str())
}

/// What changes when a file does.
fn state(path: &Path) -> io::Result<String> {
    let metadata = path.metadata()?;
    let time = metadata.modified().ok();
    let time = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    Ok(format!(
        "{} {:?};",
        metadata.len(),
        time.unwrap_or(Duration::ZERO)
    ))
}

fn digest(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(16).fold(String::new(), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn when_a_file_was_changed_is_not_when_its_text_appeared() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["old.txt", "new.md"] {
            fs::write(folder.path().join(name), "Bells\n\nThey met on 3 May.\n").unwrap();
        }
        let address = folder.path().to_string_lossy().into_owned();
        let articles = articles(&address, &[]).unwrap().unwrap();
        assert_eq!(articles.len(), 2);
        assert!(articles.iter().all(|article| article.published.is_none()));
    }
}
