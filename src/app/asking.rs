//! What is asked in the bottom line: how it begins, what each key does to it, and what comes of it.

use super::{Asked, Effect, Line, Marking, State, marking, search};
use crate::domain::{ArticleKey, Mark};

/// Asks for a query that the list's articles shall meet; the one in force stands in the line.
pub fn begin_filter(state: &mut State) {
    let filter = state.library.as_ref().map(|library| library.filter.clone());
    state.line = Some(Line::new(Asked::Filter, filter.unwrap_or_default()));
}

/// Asks for the tags of the article that is meant; those it has stand in the line.
pub fn begin_tags(state: &mut State) {
    let Some(listed) = state.meant() else { return };
    let mut tags = listed.tags.join(", ");
    if !tags.is_empty() {
        tags.push_str(", ");
    }
    state.line = Some(Line::new(Asked::Tags(listed.key), tags));
}

/// Whether nothing stands in the line.
pub fn is_empty(state: &State) -> bool {
    let line = state.line.as_ref();
    line.is_none_or(|line| line.text().is_empty())
}

/// Changes the line. A search goes along with what is typed.
pub fn edit(state: &mut State, change: impl FnOnce(&mut Line)) {
    let Some(line) = &mut state.line else { return };
    let before = line.text().to_owned();
    change(line);
    if line.asked == Asked::Search && line.text() != before {
        let query = line.text().to_owned();
        search::retype(state, query);
    }
}

/// Closes the line and takes what was typed.
pub fn accept(state: &mut State) -> Vec<Effect> {
    let Some(line) = state.line.take() else {
        return Vec::new();
    };
    match line.asked {
        Asked::Search => search::accept(state),
        Asked::Filter => return filter(state, line.text().trim()),
        Asked::Tags(key) => return tag(state, key, line.text()),
    }
    Vec::new()
}

/// Closes the line as if it had not been opened.
pub fn cancel(state: &mut State) {
    let line = state.line.take();
    if line.is_some_and(|line| line.asked == Asked::Search) {
        search::cancel(state);
    }
}

/// Shows what a query means, on the shelf that is shown.
pub fn filter(state: &mut State, query: &str) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    if library.filter == query {
        return Vec::new();
    }
    library.filter_by(query.to_owned());
    vec![Effect::List(library.shelf.clone(), query.to_owned())]
}

/// Gives an article the tags of a line, between commas, and takes its others away.
fn tag(state: &mut State, key: ArticleKey, line: &str) -> Vec<Effect> {
    let same = |a: &str, b: &str| a.to_lowercase() == b.to_lowercase();
    let tags: Vec<&str> = line
        .split(',')
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
        .collect();
    let before = state.tags_of(key);
    let gone = before
        .iter()
        .filter(|old| !tags.iter().any(|tag| same(tag, old)))
        .map(|old| Mark::Untagged(old.clone()));
    let new = tags
        .iter()
        .filter(|tag| !before.iter().any(|old| same(tag, old)))
        .map(|tag| Mark::Tagged((*tag).to_owned()));
    let keys = vec![key];
    let markings: Vec<Marking> = gone
        .chain(new)
        .map(|mark| Marking {
            mark,
            keys: keys.clone(),
        })
        .collect();
    if markings.is_empty() {
        return Vec::new();
    }
    marking::mark(state, markings, super::By::User)
}
