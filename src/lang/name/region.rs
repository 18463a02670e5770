//! What an article knows of its regions: the word that the noun of a region, or of a body that a region has, leads
//! to is the region's name wherever it stands by itself. "Kecamatan Melati", "Polsek Melati": "warga Melati".

use rustc_hash::FxHashSet;

use super::Name;
use crate::{
    domain::EntityKind,
    lang::{lexicon::Class, reading::Reading},
};

/// Takes one word for a place where the tagger took it for a person or a body, but it is a region of the article's,
/// and of nobody's name.
pub fn settle(reading: &Reading, names: &mut [Name]) {
    let regions: FxHashSet<&str> = (1..reading.tokens.len())
        .filter(|&at| leads(reading, at - 1) && is_region(reading, at))
        .map(|at| reading.lower(at))
        .collect();
    if regions.is_empty() {
        return;
    }
    let persons: FxHashSet<&str> = names
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.tokens.len() > 1)
        .flat_map(|name| name.tokens.clone())
        .map(|at| reading.lower(at))
        .collect();
    for name in names {
        let word = reading.lower(name.tokens.start);
        let other = matches!(name.kind, EntityKind::Person | EntityKind::Organisation);
        if other && name.tokens.len() == 1 && regions.contains(word) && !persons.contains(word) {
            name.kind = EntityKind::Place;
        }
    }
}

/// Whether a region's name follows a token: "Desa", but not "Kepala Desa", which its holder may follow.
fn leads(reading: &Reading, at: usize) -> bool {
    reading.is(at, Class::RegionLead) && (at == 0 || !reading.is(at - 1, Class::Role))
}

/// Whether a word with a capital, of which none follows, may be the whole name of a region.
fn is_region(reading: &Reading, at: usize) -> bool {
    let unknown = reading.tokens[at].classes.are_meaningless() || reading.is(at, Class::PlaceName);
    reading.is_capital(at)
        && unknown
        && !reading.is(at, Class::GivenName)
        && !reading.is_capital(at + 1)
}
