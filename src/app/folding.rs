//! Folders of feeds, folded: what lies in them is not among the shelves until they are unfolded. The shelf that is
//! shown is never hidden.

use std::collections::BTreeSet;

use super::{Effect, Library, Shelf, Shelved, State, going::turn_to_shelf};

/// The folders that are folded, by their names from the outermost on.
pub type Folded = BTreeSet<Vec<String>>;

/// The shelves that are seen where some are folded.
#[must_use]
pub fn visible(all: &[Shelved], folded: &Folded) -> Vec<Shelved> {
    let mut hidden_below = None;
    let seen = |shelved: &&Shelved| {
        if hidden_below.is_some_and(|depth| shelved.depth > depth) {
            return false;
        }
        hidden_below = is_folded(shelved, folded).then_some(shelved.depth);
        true
    };
    all.iter().filter(seen).cloned().collect()
}

/// Whether a shelf is a folder that is folded.
#[must_use]
pub fn is_folded(shelved: &Shelved, folded: &Folded) -> bool {
    matches!(&shelved.shelf, Shelf::Folder(names) if folded.contains(names))
}

/// The folders around a shelf.
#[must_use]
pub fn around(all: &[Shelved], shelf: &Shelf) -> Vec<Vec<String>> {
    let at = all.iter().position(|shelved| shelved.shelf == *shelf);
    let Some((shelved, before)) = at.map(|at| (&all[at], &all[..at])) else {
        return Vec::new();
    };
    let mut depth = shelved.depth;
    let mut folders = Vec::new();
    for outer in before.iter().rev() {
        if let Shelf::Folder(names) = &outer.shelf
            && outer.depth < depth
        {
            depth = outer.depth;
            folders.push(names.clone());
        }
    }
    folders
}

/// The folder that the cursor is on, else the innermost one around the shelf that it is on.
#[must_use]
pub fn meant(library: &Library) -> Option<Vec<String>> {
    let shelved = library.shelves.ready()?.get(library.shelf_at)?;
    match &shelved.shelf {
        Shelf::Folder(names) => Some(names.clone()),
        shelf => around(&library.all_shelves, shelf).into_iter().next(),
    }
}

/// Folds the folder that is meant, or unfolds it; the cursor is then on it.
pub fn toggle(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let Some(folder) = meant(library) else {
        return Vec::new();
    };
    if !library.folded.remove(&folder) {
        library.folded.insert(folder.clone());
    }
    let shelf = Shelf::Folder(folder);
    let shelves = visible(&library.all_shelves, &library.folded);
    let at = shelves.iter().position(|shelved| shelved.shelf == shelf);
    library.shelves = Ok(shelves).into();
    turn_to_shelf(state, at.unwrap_or(0))
}

/// The folders that there are.
fn folders(library: &Library) -> Folded {
    let folders = library.all_shelves.iter().filter_map(|shelved| {
        let Shelf::Folder(names) = &shelved.shelf else {
            return None;
        };
        Some(names.clone())
    });
    folders.collect()
}

/// Whether there are any folders.
#[must_use]
pub fn has_folders(library: &Library) -> bool {
    !folders(library).is_empty()
}

/// Folds all folders, or unfolds them where all are folded. The cursor stays on its shelf, or goes to the outermost
/// folder around it where that hides it.
pub fn toggle_all(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let shelves = library.shelves.ready();
    let Some(on) = shelves.and_then(|shelves| shelves.get(library.shelf_at)) else {
        return Vec::new();
    };
    let on = on.shelf.clone();
    let all = folders(library);
    library.folded = if library.folded.is_superset(&all) {
        Folded::new()
    } else {
        all
    };
    let outermost = around(&library.all_shelves, &on).pop().map(Shelf::Folder);
    let hidden = outermost.filter(|_| !library.folded.is_empty());
    let to = hidden.unwrap_or(on);
    let shelves = visible(&library.all_shelves, &library.folded);
    let at = shelves.iter().position(|shelved| shelved.shelf == to);
    library.shelves = Ok(shelves).into();
    turn_to_shelf(state, at.unwrap_or(0))
}
