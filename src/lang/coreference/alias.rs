//! Other names of places and bodies, as `assets/lang/<code>/alias.txt` lists them.

use rustc_hash::FxHashMap;

use crate::domain::Lang;

/// Whether a word in small letters is listed as another name of a place or body.
#[must_use]
pub fn has_fuller_name(lang: Lang, lower: &str) -> bool {
    aliases(lang).contains_key(lower)
}

/// Other names of places and bodies, each with the key of the first one.
pub(super) fn aliases(lang: Lang) -> &'static FxHashMap<String, String> {
    use std::sync::OnceLock;
    static SLOTS: [OnceLock<FxHashMap<String, String>>; 2] = [OnceLock::new(), OnceLock::new()];
    let (slot, list) = match lang {
        Lang::Id => (&SLOTS[0], include_str!("../../../assets/lang/id/alias.txt")),
        Lang::En => (&SLOTS[1], include_str!("../../../assets/lang/en/alias.txt")),
    };
    slot.get_or_init(|| {
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
    })
}
