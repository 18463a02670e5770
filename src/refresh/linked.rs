//! The page at an address as an article: what a teaser links to, or what the user wants to read once.

use url::Url;

use super::add::{charset, of};
use crate::{
    domain::Article,
    feed,
    fetch::{Client, Fetched, Limits, Origin, Request},
    page, text,
};

/// Fetches the page at `address` within `limits` and reads the article on it, its title with it; blocks. An
/// address that a stranger's text named is fetched with [`Origin::Content`].
///
/// # Errors
/// Where the address is not one of HTTP, nothing comes, or what comes has no text to read; one line says why
/// and, where that helps, what to do.
pub fn linked(address: &str, origin: Origin, limits: Limits) -> Result<Article, String> {
    let url = Url::parse(address).map_err(|error| format!("it is no address: {error}"))?;
    let answer = Client::new(limits).fetch(&Request::new(&url, origin));
    let fetched = of(answer.map_err(|error| error.to_string())?)
        .ok_or("the server says that it has not changed, though nothing was known of it")?;
    read(&fetched)
}

/// The article on a page that was fetched.
pub(super) fn read(fetched: &Fetched) -> Result<Article, String> {
    let media = fetched.content_type.as_deref().unwrap_or_default();
    let essence = media.split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("text/plain") {
        let article = text::read(fetched.address.as_str(), &fetched.bytes, None);
        return article.map_err(|error| error.to_string());
    }
    if feed::parse(&fetched.bytes, Some(media), Some(&fetched.address)).is_ok() {
        return Err("it is a feed; `warta feeds add` subscribes to it".into());
    }
    let address = Some(fetched.address.as_str());
    let article = page::full_text(&fetched.bytes, charset(Some(media)), address);
    let mut article = article.map_err(|error| error.to_string())?;
    if article.source.is_empty() {
        article.source = fetched.address.host_str().unwrap_or_default().to_owned();
    }
    Ok(article)
}
