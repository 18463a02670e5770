//! The article on a whole page: its text without what stands around it.
//!
//! A library's answer, our own reading of the page, and what the page tells search engines are weighed
//! against each other; something sensible always comes of it, at worst all that the page shows.

#[cfg(test)]
mod tests;

use std::time::Duration;

use rustc_hash::FxHashMap;

use super::{
    Known, below, build, builder::Wish, built, document, facts::Facts, frames::Frames, grab::Grab,
    inserts, own, read, tokens, veiled,
};
use crate::{
    domain::{Article, Link, Paragraph, Span},
    text::{Error, decode_as, harmless, html_claim, is_binary},
};

/// So long the library is waited for, from the beginning on.
const PATIENCE: Duration = Duration::from_millis(350);

/// Where a page is whose address nobody knows: what is a link shall count as one until the end.
const NOWHERE: &str = "http://nowhere.invalid/";

/// Below so many bytes an answer is doubted.
const LITTLE: usize = 500;

/// The fewest words of a text for search engines that others are measured by.
const MEASURE: usize = 60;

/// The article on a page, its title with it. `told` is the charset as the sender said it, `address` the
/// page's own.
///
/// # Errors
/// Where the bytes are no text, or show nothing.
pub fn full_text(
    bytes: &[u8],
    told: Option<&str>,
    address: Option<&str>,
) -> Result<Article, Error> {
    if is_binary(bytes) {
        return Err(Error::Binary);
    }
    article(&decode_as(bytes, told, html_claim), address, PATIENCE)
}

/// As [`full_text`], of decoded text and with so much patience.
pub fn article(html: &str, address: Option<&str>, patience: Duration) -> Result<Article, Error> {
    let html = &html[..html.floor_char_boundary(super::LONGEST)];
    let shown = shown(html, address, Some(patience));
    let length = |article: &Article| -> usize {
        let blocks = article.paragraphs.iter();
        blocks.map(|block| block.span.len()).sum()
    };
    let little = shown.as_ref().map_or(0, length);
    if little < LITTLE
        && let Some(unveiled) = veiled::unveiled(html)
        // The library has had its time.
        && let Ok(article) = self::shown(&unveiled, address, None)
        && length(&article) >= LITTLE.max(3 * little)
    {
        return Ok(article);
    }
    shown
}

/// The article among what the page shows; the library is asked where there is patience for it.
fn shown(html: &str, address: Option<&str>, patience: Option<Duration>) -> Result<Article, Error> {
    let known = address.is_some();
    let address = address.or(Some(NOWHERE));
    let mut facts = Facts::default();
    let grab = patience.map(|patience| Grab::start(html, patience));
    let mut frames = Frames::default();
    let page = whole(html, address, |piece| {
        facts.see(piece);
        frames.see(piece);
    });
    let found = grab.and_then(Grab::found);
    let title = title(
        &facts,
        found.as_ref().map(|found| found.title.as_str()),
        &page,
    );
    let base = base(&facts, address);
    let own = own::article(&page.0, &page.1);
    let found = found.filter(|found| !found.cut || own.text.is_empty());
    let grabbed = found.map(|found| matter(&found.markup, base.as_deref()));
    let everything = || own::everything(&page.0, &page.1);
    let mut chosen = chosen(grabbed, own, facts.body.as_deref(), everything);
    chosen = if chosen.paragraphs.is_empty() {
        instead(&facts, &frames, base.as_deref())
    } else {
        inserts::without(&below::without(&chosen))
    };
    let mut article = titled(chosen, &title)?;
    article.published = facts.published;
    if !known {
        let leads = |link: &Link| !link.address.starts_with(NOWHERE);
        article.links.retain(leads);
        article.images.retain(leads);
    }
    Ok(article)
}

/// What a page without words says to search engines or in its head, or which pages it shows.
fn instead(facts: &Facts, frames: &Frames, base: Option<&str>) -> Article {
    let body = facts.body.as_deref().map(said);
    if let Some(body) = body.filter(|body| !body.paragraphs.is_empty()) {
        return body;
    }
    let known = Known {
        title: facts.description.as_deref().unwrap_or_default(),
        ..Known::default()
    };
    match read("", &known) {
        Ok(said) if !frames.is_all => said,
        _ => frames.article(base),
    }
}

/// All that a page shows, and of each block whether it stands beside the matter.
fn whole(
    html: &str,
    address: Option<&str>,
    see: impl FnMut(&tokens::Piece),
) -> (Article, Vec<bool>) {
    let wish = Wish {
        beside: Some(own::seems_beside),
        ..Wish::default()
    };
    let mut builder = built(html, "", address, wish, see);
    let beside = std::mem::take(&mut builder.beside);
    (document(builder, ""), beside)
}

/// What the library found, without what by its name is beside the matter.
fn matter(markup: &str, base: Option<&str>) -> Article {
    let wish = Wish {
        beside: Some(own::is_beside),
        ..Wish::default()
    };
    let mut builder = built(markup, "", base, wish, |_| ());
    let beside = std::mem::take(&mut builder.beside);
    let article = document(builder, "");
    super::select::only(&article, |at| !beside[at])
}

fn base(facts: &Facts, address: Option<&str>) -> Option<String> {
    let mut base = super::address::Base::of(address);
    if let Some(said) = &facts.base {
        base.say(said);
    }
    base.address().or_else(|| address.map(str::to_owned))
}

/// The best of what there is.
fn chosen(
    grabbed: Option<Article>,
    own: Article,
    measure: Option<&str>,
    everything: impl FnOnce() -> Article,
) -> Article {
    let grabbed = grabbed.unwrap_or_default();
    if let Some(measure) = measure
        .map(said)
        .filter(|said| words(&said.text).count() >= MEASURE)
    {
        let agreement = |article: &Article| agreement(&article.text, &measure.text);
        let (one, other) = (agreement(&grabbed), agreement(&own));
        if one.max(other) >= 0.7 {
            return if other > one + 0.02 { own } else { grabbed };
        }
        if grabbed.text.len().max(own.text.len()) < measure.text.len() / 2 {
            return measure;
        }
    }
    // A short answer where the page has much more text is a corner of it. A longer one is believed: what
    // our own reading has more than that may be what readers wrote below.
    match grabbed.text.len() {
        length if length < LITTLE && own.text.len() > 2 * length => own,
        _ if is_links(&grabbed) && !own.text.is_empty() => own,
        0 => everything(),
        _ => grabbed,
    }
}

/// Whether most of an article is links, as of a menu.
fn is_links(article: &Article) -> bool {
    let links: usize = article.links.iter().map(|link| link.span.len()).sum();
    let blocks = article.paragraphs.iter().map(|block| block.span.len());
    links * 10 > blocks.sum::<usize>() * 7
}

/// What data for search engines say, which may be HTML.
fn said(body: &str) -> Article {
    let lines = body.replace(['\n', '\r'], "<br>");
    build(&lines, "", None)
}

/// How much two texts agree in their words: 1 where they have the same, 0 where none.
fn agreement(text: &str, other: &str) -> f64 {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    let mut all = 0_usize;
    for word in words(other) {
        *counts.entry(word).or_default() += 1;
        all += 1;
    }
    let mut shared = 0_usize;
    for word in words(text) {
        all += 1;
        if let Some(count @ 1..) = counts.get_mut(word) {
            *count -= 1;
            shared += 1;
        }
    }
    if all == 0 {
        0.0
    } else {
        2.0 * shared as f64 / all as f64
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// What the page is called: by what it tells other sites, by the library, by its window, by its first
/// heading.
fn title(facts: &Facts, found: Option<&str>, page: &(Article, Vec<bool>)) -> String {
    let plain = |title: &str| {
        let title = build(title, "", None).text;
        harmless(&title)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let headings = page
        .0
        .paragraphs
        .iter()
        .filter(|block| matches!(block.kind, crate::domain::BlockKind::Heading(1 | 2)));
    let mut headings = headings.map(|block| block.span.of(&page.0.text));
    let said = [
        facts.shared_title.as_deref(),
        found,
        facts.window_title.as_deref(),
    ];
    let said = said
        .into_iter()
        .flatten()
        .map(plain)
        .find(|title| !title.is_empty());
    said.or_else(|| headings.next().map(plain))
        .unwrap_or_default()
}

/// The article below its title, which it does not say again.
fn titled(article: Article, title: &str) -> Result<Article, Error> {
    let first = article
        .paragraphs
        .first()
        .map(|block| block.span.of(&article.text));
    let again = first.is_some_and(|first| first.to_lowercase() == title.to_lowercase());
    let article = if again && article.paragraphs.len() > 1 {
        super::select::only(&article, |index| index > 0)
    } else {
        article
    };
    if article.paragraphs.is_empty() {
        let known = Known {
            title,
            ..Known::default()
        };
        return read("", &known);
    }
    Ok(under(title, article))
}

/// Puts a title above an article that has none.
fn under(title: &str, mut article: Article) -> Article {
    if title.is_empty() {
        return article;
    }
    let by = title.len() + 2;
    let shift = |span: &mut Span| *span = Span::new(span.start + by, span.end + by);
    article.text.insert_str(0, &format!("{title}\n\n"));
    article.title = Some(Span::new(0, title.len()));
    article
        .paragraphs
        .iter_mut()
        .for_each(|Paragraph { span, .. }| shift(span));
    article
        .links
        .iter_mut()
        .for_each(|link| shift(&mut link.span));
    article
        .images
        .iter_mut()
        .for_each(|image| shift(&mut image.span));
    article
        .emphasis
        .iter_mut()
        .for_each(|emphasis| shift(&mut emphasis.span));
    article.cells.iter_mut().for_each(shift);
    article
}
