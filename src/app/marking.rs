//! Marks on stored articles. They are shown at once and then written; what could not be written is told, and
//! what is shown is asked for again.

use std::collections::HashSet;

use crate::domain::{ArticleKey, Mark};

use super::{By, Effect, Listed, State};

/// Shows a mark on every article of `keys` that is on the screen or open.
pub fn apply(state: &mut State, keys: &[ArticleKey], mark: &Mark) {
    let marked: HashSet<ArticleKey> = keys.iter().copied().collect();
    let rows = state.library.iter_mut().flat_map(super::Library::rows_mut);
    let opened = state
        .articles
        .iter_mut()
        .filter_map(|opened| opened.listed.as_mut());
    for row in rows.chain(opened).filter(|row| marked.contains(&row.key)) {
        show(row, mark);
    }
}

fn show(row: &mut Listed, mark: &Mark) {
    match mark {
        Mark::Read(read) => row.read = *read,
        Mark::Starred(starred) => row.starred = *starred,
        Mark::Tagged(_) | Mark::Untagged(_) => {}
    }
}

/// Takes in what came of a mark.
pub fn marked(
    state: &mut State,
    _mark: Mark,
    changed: Result<Vec<ArticleKey>, String>,
    by: By,
) -> Vec<Effect> {
    match changed {
        Ok(_) => Vec::new(),
        Err(_) if by == By::Reader => Vec::new(),
        Err(message) => {
            state.notice = Some(message);
            if let Some(library) = &mut state.library {
                library.forget_rows();
            }
            Vec::new()
        }
    }
}
