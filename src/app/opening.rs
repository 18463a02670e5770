//! Articles opened: from the list, from elsewhere, the next one that is not read. Only so many texts are held.

use super::evidence::select_some;
use super::{Body, By, Effect, Library, Listed, Opened, Pane, Shelf, Shelved, State};
use super::{going::focus, visit::remember};
use crate::domain::{ArticleId, ArticleKey, Mark};

/// Where in the list the next and previous article are reckoned from.
pub fn opened_at(state: &State) -> usize {
    match &state.library {
        Some(library) => library.list.at,
        None => state.open,
    }
}

/// Opens the article at an index of the list.
pub fn open(state: &mut State, at: usize) -> Vec<Effect> {
    if state.library.is_some() {
        open_stored(state, at)
    } else {
        open_given(state, at)
    }
}

/// Seeks the next article of the list that is not read, or the previous one; behind the end it begins anew.
pub fn seek_unread(state: &mut State, step: isize) -> Vec<Effect> {
    let Some(library) = &state.library else {
        return Vec::new();
    };
    let keys = library.list.keys.ready().map_or(&[][..], |keys| keys);
    let at = library.list.at.min(keys.len());
    let (before, after) = (&keys[..at], keys.get(at + 1..).unwrap_or_default());
    let sought: Vec<ArticleKey> = if step > 0 {
        [after, before].concat()
    } else {
        let back = before.iter().rev().chain(after.iter().rev());
        back.copied().collect()
    };
    // Mostly one is near, and then nobody need be asked.
    for &key in &sought {
        match library.list.row(key) {
            Some(row) if !row.read => return go_to_unread(state, Some(key)),
            Some(_) => {}
            None => return vec![Effect::Seek(sought)],
        }
    }
    go_to_unread(state, None)
}

/// Goes to an article that is not read: in the list to its row, elsewhere to its text. Where the list has none, the
/// next feed is shown that has one.
pub fn go_to_unread(state: &mut State, key: Option<ArticleKey>) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let Some(at) = key.and_then(|key| library.list.place_of(key)) else {
        let Some(next) = next_unread_feed(library) else {
            state.notice = Some("no other article of the list is unread".into());
            return Vec::new();
        };
        let name = |library: &Library| {
            library
                .shelved()
                .map_or_else(String::new, |it| it.name.clone())
        };
        let left = name(library);
        library.chosen = true;
        library.turn_to(next);
        let ask = library.ask();
        state.notice = Some(format!("{left} is read; on to {}", name(library)));
        focus(state, Pane::List);
        return vec![ask];
    };
    match state.focus {
        Pane::Feeds | Pane::List => {
            library.list.at = at;
            state.focus = Pane::List;
            Vec::new()
        }
        Pane::Article | Pane::Panel => open(state, at),
    }
}

/// The next feed that has something unread, for who has read all of a feed or folder.
fn next_unread_feed(library: &Library) -> Option<Shelf> {
    let one_of_many = matches!(library.shelf, Shelf::Feed(_) | Shelf::Folder(_));
    let shelves = &library.all_shelves;
    let mut shown = shelves.iter();
    let shown = shown.position(|shelved| one_of_many && shelved.shelf == library.shelf)?;
    let mut others = shelves[shown + 1..].iter().chain(&shelves[..shown]);
    let has_unread = |shelved: &&Shelved| {
        matches!(shelved.shelf, Shelf::Feed(_)) && shelved.unread > 0 && library.filter.is_empty()
    };
    others.find(has_unread).map(|next| next.shelf.clone())
}

/// Shows the text of the article that was opened, where it is not on the screen: opening it has marked it read.
pub fn seen(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    if !state.is_reading() && state.sheet.is_none() {
        focus(state, Pane::Article);
    }
    effects
}

/// So many texts of stored articles are held.
const HELD: usize = 24;

/// Opens the article at an index of the list of stored ones, which marks it read.
fn open_stored(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let Some(key) = library.list.key(at) else {
        return Vec::new();
    };
    library.list.at = at;
    let sample = library.shelf == Shelf::Samples;
    let listed = library.list.row(key).cloned();
    let title = listed
        .as_ref()
        .map_or_else(String::new, |row| row.title.clone());
    if !state.articles.is_empty() && opened_as(state, key) != Some(state.open) {
        remember(state);
    }
    let mut effects = show_stored(state, key, title, listed);
    if !sample {
        effects.extend(mark_read(state, key));
    }
    effects
}

/// Opens a stored article, whether the list has it or not, which marks it read.
pub fn open_key(state: &mut State, key: ArticleKey, title: String) -> Vec<Effect> {
    let library = state.library.as_mut();
    let listed = library.and_then(|library| {
        library.list.at = library.list.place_of(key).unwrap_or(library.list.at);
        library.list.row(key).cloned()
    });
    let mut effects = show_stored(state, key, title, listed);
    effects.extend(mark_read(state, key));
    effects
}

/// The index of a stored article among those that were opened.
fn opened_as(state: &State, key: ArticleKey) -> Option<usize> {
    let mut opened = state.articles.iter();
    opened.position(|opened| opened.key == Some(key))
}

fn mark_read(state: &mut State, key: ArticleKey) -> Vec<Effect> {
    let reading = super::Marking {
        mark: Mark::Read(true),
        keys: vec![key],
    };
    super::marking::mark(state, vec![reading], By::Reader)
}

/// Shows a stored article; its text is asked for where it is not held.
fn show_stored(
    state: &mut State,
    key: ArticleKey,
    source: String,
    listed: Option<Listed>,
) -> Vec<Effect> {
    let known = opened_as(state, key);
    let index = known.unwrap_or_else(|| {
        let again = state.place_again(key);
        state.articles.push(Opened {
            source,
            listed,
            ..again
        });
        state.articles.len() - 1
    });
    state.open = index;
    let_go(state);
    select_some(state);
    take(state)
}

/// What is still to be read of the open article is asked for, its work before that of others.
pub fn take(state: &State) -> Vec<Effect> {
    let (Some(opened), Ok(index)) = (state.opened(), u32::try_from(state.open)) else {
        return Vec::new();
    };
    let id = ArticleId(index);
    match (opened.key, &opened.body) {
        (Some(key), Body::Loading) => vec![Effect::Take(id, key), Effect::Prefer(id)],
        _ => vec![Effect::Prefer(id)],
    }
}

/// Lets the text of an article go that was opened long ago, where many are held; opened again, it is read again.
fn let_go(state: &mut State) {
    let open = state.open;
    let held = |opened: &&mut Opened| opened.article().is_some();
    let count = state
        .articles
        .iter()
        .filter(|opened| opened.article().is_some())
        .count();
    let mut others = state.articles.iter_mut().enumerate();
    if count >= HELD
        && let Some((_, old)) = others.find(|(at, opened)| *at != open && held(opened))
    {
        old.body = Body::Loading;
        (old.found, old.other) = (None, None);
    }
}

/// Opens the given article at `index`, its work before that of others.
fn open_given(state: &mut State, index: usize) -> Vec<Effect> {
    let Some(id) = u32::try_from(index)
        .ok()
        .filter(|_| index < state.articles.len())
    else {
        return Vec::new();
    };
    if index != state.open {
        remember(state);
    }
    state.open = index;
    state.list_at = index;
    state.articles[index].seen = true;
    select_some(state);
    vec![Effect::Prefer(ArticleId(id))]
}
