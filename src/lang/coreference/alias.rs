//! Other names of places and bodies, as `assets/lang/<code>/alias.txt` lists them, short forms of offices, and words for
//! levels of government.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::domain::Lang;

/// Whether a word in small letters is listed as another name of a place or body.
#[must_use]
pub fn has_fuller_name(lang: Lang, lower: &str) -> bool {
    aliases(lang).contains_key(lower)
}

/// Short forms of Indonesian offices, each with its words in full.
pub(super) fn full_office(lang: Lang, lower: &str) -> Option<&'static str> {
    static OFFICES: OnceLock<FxHashMap<String, String>> = OnceLock::new();
    let list = include_str!("../../../assets/lang/id/office.txt");
    let offices = OFFICES.get_or_init(|| rows(list));
    offices
        .get(lower)
        .filter(|_| lang == Lang::Id)
        .map(String::as_str)
}

/// The level of government whose body or head an Indonesian word in small letters tells: "pemkab", "bupati".
#[must_use]
pub fn region_level(lower: &str) -> Option<&'static str> {
    static LEVELS: OnceLock<FxHashMap<String, String>> = OnceLock::new();
    let list = include_str!("../../../assets/lang/id/region_level.txt");
    let levels = LEVELS.get_or_init(|| rows(list));
    levels.get(lower).map(String::as_str)
}

/// Other names of places and bodies, each with the key of the first one.
pub(super) fn aliases(lang: Lang) -> &'static FxHashMap<String, String> {
    static SLOTS: [OnceLock<FxHashMap<String, String>>; 2] = [OnceLock::new(), OnceLock::new()];
    let (slot, list) = match lang {
        Lang::Id => (&SLOTS[0], include_str!("../../../assets/lang/id/alias.txt")),
        Lang::En => (&SLOTS[1], include_str!("../../../assets/lang/en/alias.txt")),
    };
    slot.get_or_init(|| rows(list))
}

/// The other names of a list, each with the first of its row.
fn rows(list: &str) -> FxHashMap<String, String> {
    let rows = list.lines().filter(|line| !line.starts_with('#'));
    rows.flat_map(|row| {
        let mut names = row
            .split(" = ")
            .map(|name| name.trim().to_lowercase().replace('-', " "));
        let first = names.next().unwrap_or_default();
        names
            .map(move |name| (name, first.clone()))
            .collect::<Vec<_>>()
    })
    .collect()
}
