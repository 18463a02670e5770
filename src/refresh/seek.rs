//! What the user typed → an address, and the feeds that are there. Nothing is subscribed to here.

use std::path::Path;

use url::Url;

use super::{Options, add::of, local::is_local};
use crate::{
    feed,
    fetch::{Client, Origin, Request, is_private_host},
    page::{Found, Offer, feeds_of},
    text::{self, harmless},
};

/// Why what was typed cannot be subscribed to.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is no such file, or it cannot be opened.
    #[error("could not open {0}: {1}")]
    Path(String, String),
    /// It is no address at all.
    #[error("{0:?} is neither a web address nor a file or folder")]
    Address(String),
    /// It has a password in it.
    #[error(
        "an address with a password would be seen in every list; leave it out and use `warta feeds add` with \
         --user and --password-command"
    )]
    Password,
}

/// What the user typed as an address: a scheme may be left out, and a path is made whole.
///
/// # Errors
/// Where it is none that can be subscribed to.
pub fn address(typed: &str) -> Result<String, Unfit> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("feed:").map_or(typed, |rest| {
        // feed://host and feed:https://host are both seen.
        rest.strip_prefix("//").unwrap_or(rest)
    });
    let at_home = typed.strip_prefix("~/").and_then(|rest| {
        let folders = directories::BaseDirs::new()?;
        Some(folders.home_dir().join(rest).to_string_lossy().into_owned())
    });
    let typed = at_home.as_deref().unwrap_or(typed);
    if is_local(typed) || Path::new(typed).exists() {
        let path = typed.strip_prefix("file://").unwrap_or(typed);
        let whole = std::fs::canonicalize(path)
            .map_err(|why| Unfit::Path(harmless(path), why.to_string()))?;
        return Ok(whole.to_string_lossy().into_owned());
    }
    let whole = if typed.contains("://") {
        typed.to_owned()
    } else {
        format!("https://{typed}")
    };
    let url = Url::parse(&whole).ok();
    let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let url = url.ok_or_else(|| Unfit::Address(typed.to_owned()))?;
    if url.password().is_some() {
        return Err(Unfit::Password);
    }
    Ok(url.into())
}

/// A feed that can be subscribed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What the page calls it, harmless; may be empty.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// The page that names it, where it was not itself asked for: what a page of the web names must not lead to
    /// this machine.
    pub page: Option<String>,
}

/// So many of the feeds that a page may have are tried.
pub(super) const TRIED: usize = 12;

/// The feeds at an address: itself, where it is one; where it is a page, all that it announces, else the first of
/// the others that is one.
///
/// # Errors
/// Where there is none, with the reason.
pub fn seek(address: &str, options: &Options) -> Result<Vec<Seen>, String> {
    let itself = Seen {
        title: String::new(),
        address: address.to_owned(),
        page: None,
    };
    if is_local(address) {
        return Ok(vec![itself]);
    }
    let client = Client::new(options.limits);
    let url = Url::parse(address).map_err(|why| why.to_string())?;
    let answer = client.fetch(&Request::new(&url, Origin::User));
    let answer = answer.map_err(|why| why.to_string())?;
    let fetched = of(answer).ok_or("it sent nothing")?;
    let content_type = fetched.content_type.as_deref();
    let parsed = feed::parse(&fetched.bytes, content_type, Some(&fetched.address));
    let Err(why) = parsed else {
        return Ok(vec![itself]);
    };
    let html = text::decode_as(
        &fetched.bytes,
        super::add::charset(content_type),
        text::html_claim,
    );
    let page = fetched.address.to_string();
    let seen = |offer: Offer| Seen {
        title: offer.title,
        address: offer.address,
        page: Some(page.clone()),
    };
    let mut offers = feeds_of(&html, Some(&page));
    offers.truncate(TRIED);
    let announced = |offer: &&Offer| offer.by == Found::Announced;
    if offers.iter().filter(announced).count() > 1 {
        offers.retain(|offer| announced(&offer));
        return Ok(offers.into_iter().map(seen).collect());
    }
    let mut seen = offers.into_iter().map(seen);
    let first = seen.find(|seen| is_feed(&client, seen));
    first.map(|first| vec![first]).ok_or_else(|| match why {
        feed::Error::Page => format!("{why}, and it names no feed"),
        why => why.to_string(),
    })
}

/// Whether what was seen is a feed, where it may be asked.
///
/// # Errors
/// Where it is none, with the reason.
pub fn confirm(seen: &Seen, options: &Options) -> Result<(), String> {
    let client = Client::new(options.limits);
    try_feed(&client, seen)
}

fn is_feed(client: &Client, seen: &Seen) -> bool {
    try_feed(client, seen).is_ok()
}

fn try_feed(client: &Client, seen: &Seen) -> Result<(), String> {
    let url = Url::parse(&seen.address).map_err(|why| why.to_string())?;
    let page = seen.page.as_deref().map(Url::parse);
    // A page of a private network may name its own; one of the web may not.
    let origin = match page {
        Some(Ok(page)) if !is_private_host(&page) => Origin::Content,
        Some(Err(_)) => Origin::Content,
        _ => Origin::User,
    };
    let answer = client.fetch(&Request::new(&url, origin));
    let fetched = of(answer.map_err(|why| why.to_string())?).ok_or("it sent nothing")?;
    let content_type = fetched.content_type.as_deref();
    feed::parse(&fetched.bytes, content_type, Some(&fetched.address))
        .map(|_| ())
        .map_err(|why| why.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_whole_or_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().canonicalize().unwrap();
        let whole = path.to_str().unwrap();
        let check = |typed: &str, expected: Result<&str, Unfit>| {
            assert_eq!(address(typed), expected.map(str::to_owned), "{typed}");
        };
        let kabar = "https://kabar.example/rss";
        check(" kabar.example/rss ", Ok(kabar));
        check("feed://kabar.example/rss", Ok(kabar));
        check("feed:https://kabar.example/rss", Ok(kabar));
        check("http://kabar.example", Ok("http://kabar.example/"));
        check(whole, Ok(whole));
        check(&format!("file://{whole}"), Ok(whole));
        check("https://a:b@kabar.example", Err(Unfit::Password));
        for none in ["ftp://kabar.example", "", "javascript:alert(1)"] {
            check(none, Err(Unfit::Address(none.into())));
        }
        let gone = format!("{whole}/gone");
        assert!(matches!(address(&gone), Err(Unfit::Path(..))));
    }
}
