//! Where cells lead: a terminal that knows links (OSC 8) opens an address when the words are clicked that stand
//! for it.
//!
//! A buffer's cells have no room for an address. They have a colour of the underline, which is used for nothing
//! else here: it holds a number that is made of the address, and whoever paints the cells finds the address again
//! among those that the screen may lead to.

use std::{
    borrow::Cow,
    hash::{Hash, Hasher},
};

use ratatui::{
    buffer::Cell,
    style::{Color, Style},
};
use rustc_hash::FxHasher;

use crate::{
    app::{Asked, State, links},
    domain::{Article, Span},
};

/// A longer address is not worth its bytes on the wire.
const LONGEST: usize = 512;

/// What addresses may begin with.
const SCHEMES: [&str; 4] = ["http://", "https://", "mailto:", "gemini://"];

/// `style` for words that lead to `address`; as it is where that is none that a terminal may be told.
#[must_use]
pub fn mark(style: Style, address: &str) -> Style {
    if !is_target(address) {
        return style;
    }
    let [red, green, blue, _] = number_from(address).to_le_bytes();
    style.underline_color(Color::Rgb(red, green, blue))
}

/// Whether a terminal may be told an address: one of the web, of mail or of Gemini, of printable ASCII alone.
fn is_target(address: &str) -> bool {
    let begins = |scheme: &str| {
        let begin = address.get(..scheme.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.iter().any(|scheme| begins(scheme))
        && address.len() <= LONGEST
        && address.bytes().all(|byte| (b'!'..=b'~').contains(&byte))
}

fn number_from(address: &str) -> u32 {
    let mut hasher = FxHasher::default();
    address.hash(&mut hasher);
    let [.., one, two, three, _] = hasher.finish().to_le_bytes();
    u32::from_le_bytes([one, two, three, 0])
}

/// The number of the address that a cell leads to.
#[must_use]
pub const fn number(cell: &Cell) -> Option<u32> {
    number_of(cell.underline_color)
}

/// The number that a colour of an underline holds.
#[must_use]
pub const fn number_of(colour: Color) -> Option<u32> {
    match colour {
        Color::Rgb(red, green, blue) => Some(u32::from_le_bytes([red, green, blue, 0])),
        _ => None,
    }
}

/// The address with a number, among those that there are.
#[must_use]
pub fn find<T: AsRef<str>>(number: u32, targets: &[T]) -> Option<&str> {
    let mut targets = targets.iter().map(AsRef::as_ref);
    targets.find(|target| is_target(target) && number_from(target) == number)
}

/// The addresses that the cells of a screen may lead to, `visible` being what is seen of the open article.
#[must_use]
pub fn targets(state: &State, visible: Span) -> Vec<Cow<'_, str>> {
    let mut targets: Vec<&str> = Vec::new();
    if let Some(opened) = state.opened() {
        targets.extend(page(state));
        if let Some(article) = opened.article() {
            let links = article.links_in(visible).iter();
            let images = images(article, visible);
            targets.extend(links.chain(images).map(|link| link.address.as_str()));
        }
    }
    targets.extend(state.notice.iter().flat_map(|notice| addresses(notice)));
    let offered = offered(state).into_iter().map(Cow::Owned);
    targets
        .into_iter()
        .map(Cow::Borrowed)
        .chain(offered)
        .collect()
}

/// The addresses of the links that are offered with their letters.
fn offered(state: &State) -> Vec<String> {
    let asked = state.line.as_ref().map(|line| line.asked);
    let links = (asked == Some(Asked::Links)).then(|| links::links(state));
    let links = links.into_iter().flatten();
    links.map(|link| link.address).collect()
}

/// The open article's page.
#[must_use]
pub fn page(state: &State) -> Option<&str> {
    state.opened()?.listed.as_ref()?.link.as_deref()
}

fn images(article: &Article, visible: Span) -> impl Iterator<Item = &crate::domain::Link> {
    let seen = move |image: &&crate::domain::Link| image.span.overlaps(visible);
    article.images.iter().filter(seen)
}

/// The words of a text that are addresses.
fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ').filter(|word| is_target(word))
}

/// The address that the byte at `offset` of a text is part of.
#[must_use]
pub fn address_at(text: &str, offset: usize) -> Option<&str> {
    let start = text.get(..offset)?.rfind(' ').map_or(0, |space| space + 1);
    let word = text[start..].split(' ').next()?;
    (is_target(word) && offset < start + word.len()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_addresses_are_told_to_a_terminal() {
        let check = |address: &str, leads: bool| {
            let cell = Cell::default()
                .set_style(mark(Style::new(), address))
                .clone();
            assert_eq!(number(&cell).is_some(), leads, "{address}");
            let targets = ["https://b.example/", address];
            let found = number(&cell).and_then(|number| find(number, &targets));
            assert_eq!(found, leads.then_some(address));
        };
        check("https://post.lumira.example/1?a=b;c", true);
        check("MAILTO:ana@lumira.example", true);
        check("gemini://lumira.example/", true);
        check("javascript:alert(1)", false);
        check("file:///etc/hosts", false);
        check("https://lumira.example/\u{1b}\\", false);
        check("https://lumira.example/\u{9c}", false);
        check("https://lumira.example/a b", false);
        check("https://lumira.example/é", false);
        check(
            &format!("https://lumira.example/{}", "a".repeat(LONGEST)),
            false,
        );
    }
}
