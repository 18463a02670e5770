//! A value that a feed may say more than once, and the address that an element says.

use super::{
    element::{Element, Vocabulary},
    link,
};

/// A value and how well it is said; 0 is best.
pub type Said<T> = Option<(u8, T)>;

/// Takes the value where it is said better than what is held; among equals the first stays.
pub fn say<T>(slot: &mut Said<T>, rank: u8, value: Option<T>) {
    if let Some(value) = value
        && slot.as_ref().is_none_or(|(held, _)| rank < *held)
    {
        *slot = Some((rank, value));
    }
}

/// What was said best.
pub fn said<T>(slot: Said<T>) -> Option<T> {
    slot.map(|(_, value)| value)
}

/// The address in a link, and how well it names the page: a plain one or an alternate in HTML best. `atom`
/// tells whether the feed's own names are Atom's; where they are not, its own link is believed before Atom's,
/// which often means the feed itself without saying so.
pub fn linked(element: &Element, atom: bool) -> Option<(u8, String)> {
    let (rank, address) = linked_by_own_word(element)?;
    let lent = !atom && element.vocabulary == Vocabulary::Atom;
    Some((rank + u8::from(lent), address))
}

fn linked_by_own_word(element: &Element) -> Option<(u8, String)> {
    let names = ["href", "url", "uri"];
    let Some(href) = names.iter().find_map(|name| element.attribute(name)) else {
        // Many feeds escape twice what they write between the tags.
        let text = element.text().replace("&amp;", "&");
        return Some((1, address(element, &text)?));
    };
    let rel = element
        .attribute("rel")
        .unwrap_or("alternate")
        .to_ascii_lowercase();
    let kind = element
        .attribute("type")
        .unwrap_or("text/html")
        .to_ascii_lowercase();
    let rank = match rel.rsplit('/').next().unwrap_or_default() {
        "alternate" | "" if kind.contains("html") => 1,
        "alternate" | "" => 3,
        _ => return None,
    };
    Some((rank, address(element, href)?))
}

/// An address that stands in the element, made whole.
pub fn address(element: &Element, address: &str) -> Option<String> {
    link::follow(element.base.as_deref(), address)
}
