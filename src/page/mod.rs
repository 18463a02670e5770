//! Pages: HTML in, documents out.
//!
//! [`read`] makes an article of the HTML that a feed or a stored page holds: headings, paragraphs, lists,
//! quotes, preformatted text, rows of tables and captions, with links and emphasis. [`full_text`] finds the
//! article on a whole page, [`markup`] writes it down again, [`feeds_of`] finds the page's feeds. Scripts, styles and
//! what a browser would not show are left out; addresses are made whole, and only those of the web and of
//! mail are kept; every character is harmless on a terminal. No HTML fails, panics, or takes more than
//! linear time; nothing here touches files, the network or the clock.

mod address;
mod below;
mod builder;
mod discovery;
mod element;
mod facts;
mod frames;
mod full;
mod grab;
mod inserts;
mod markup;
mod nesting;
mod own;
mod select;
mod table;
mod tame;
#[cfg(test)]
mod tests;
mod tokens;
mod veiled;
mod words;

use crate::{
    domain::{Article, Paragraph, PartialDate, Span},
    text::{Error, harmless},
};
use address::Base;
use builder::{Builder, Wish};

pub use discovery::{Found, Offer, feeds_of};
pub use full::full_text;
pub use markup::markup;

/// The most bytes of HTML that are read of one page.
pub const LONGEST: usize = 16 << 20;

/// What is known of a page from elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// Where the article came from, in few words fit for a list.
    pub source: &'a str,
    /// Its title as plain words; may be empty.
    pub title: &'a str,
    /// When it was published.
    pub published: Option<PartialDate>,
    /// The address that relative ones are relative to, unless the HTML says another in a `base` element.
    pub base: Option<&'a str>,
}

/// Makes an article of HTML. Its text is the title, where there is one, then the blocks.
///
/// # Errors
/// Where neither title nor HTML have a visible character.
pub fn read(html: &str, known: &Known) -> Result<Article, Error> {
    let title = harmless(known.title);
    let title: Vec<&str> = title.split_whitespace().collect();
    let mut built = build(html, &title.join(" "), known.base);
    built.source = harmless(known.source);
    built.published = known.published;
    if built.paragraphs.is_empty() {
        // A title alone is the text.
        let title = built.title.take().ok_or(Error::Empty)?;
        built.paragraphs.push(Paragraph::plain(title));
    }
    Ok(built)
}

fn build(html: &str, title: &str, base: Option<&str>) -> Article {
    document(built(html, title, base, Wish::default(), |_| ()), title)
}

/// What was built, as an article.
fn document(builder: Builder, title: &str) -> Article {
    let title = Span::new(0, title.len());
    Article {
        title: (!title.is_empty()).then_some(title),
        text: builder.words.text,
        paragraphs: builder.blocks,
        links: builder.words.links,
        emphasis: builder.words.emphasis,
        cells: builder.cells,
        images: builder.images,
        ..Article::default()
    }
}

/// Builds what `html` says, and lets `see` see each piece of it.
fn built(
    html: &str,
    title: &str,
    base: Option<&str>,
    wish: Wish,
    mut see: impl FnMut(&tokens::Piece),
) -> Builder {
    let html = &html[..html.floor_char_boundary(LONGEST)];
    let mut build = |wish| {
        let mut builder = Builder::of(title, Base::of(base), wish);
        tokens::pieces(html, |piece| {
            see(&piece);
            builder.take(piece);
        });
        builder.finish();
        builder
    };
    let builder = build(wish);
    if !builder.blocks.is_empty() || !builder.hid {
        return builder;
    }
    // Where all of it is hidden, a script would have shown it.
    build(Wish {
        hidden: true,
        ..wish
    })
}
