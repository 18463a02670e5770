//! Up and down in what has the focus.

use super::{Effect, Pane, Scroll, State, Visit, going, sheet};

/// How far.
#[derive(Debug, Clone, Copy)]
pub enum Far {
    /// Rows of a text, or so many records or articles.
    Steps(isize),
    /// Parts of a page: 2 for a half, 1 for a whole; negative for back.
    Page(isize),
    /// The beginning.
    First,
    /// The end.
    Last,
}

/// Records in a page: they are higher than a row.
const RECORDS_IN_PAGE: usize = 8;

/// Moves `count` times.
pub fn go(state: &mut State, far: Far, count: usize) -> Vec<Effect> {
    let times = isize::try_from(count).unwrap_or(1);
    match state.focus {
        _ if state.help.is_some() => go_in_help(state, far, times),
        _ if state.sheet.is_some() => {
            let page = state.measured.page;
            if let Some(sheet) = &mut state.sheet {
                sheet::go(sheet, far, times, page);
            }
        }
        Pane::Article => go_in_article(state, far, times),
        Pane::Panel if state.shows_why() => {
            let page = state.measured.page;
            state.why = state.why.map(|scroll| scrolled(scroll, far, times, page));
        }
        Pane::Panel => {
            let Some(found) = state.found() else {
                return Vec::new();
            };
            let at = state
                .opened()
                .and_then(|opened| found.position(opened.selected?));
            let to = step(at, found.order.len(), far, times, RECORDS_IN_PAGE);
            let to = to.map(|to| found.order[to]);
            if let Some(opened) = state.articles.get_mut(state.open) {
                opened.select(to);
            }
        }
        Pane::List => {
            let (at, count) = state.listed();
            let to = step(Some(at), count, far, times, state.measured.page).unwrap_or(0);
            match &mut state.library {
                Some(library) => library.list.at = to,
                None => state.list_at = to,
            }
        }
        Pane::Feeds => {
            let Some(library) = &state.library else {
                return Vec::new();
            };
            let count = library.shelves.ready().map_or(0, Vec::len);
            let to = step(
                Some(library.shelf_at),
                count,
                far,
                times,
                state.measured.page,
            );
            return going::turn_to_shelf(state, to.unwrap_or(0));
        }
    }
    Vec::new()
}

fn go_in_help(state: &mut State, far: Far, times: isize) {
    let page = state.measured.page;
    if let Some(scroll) = &mut state.help {
        *scroll = scrolled(*scroll, far, times, page);
    }
}

fn go_in_article(state: &mut State, far: Far, times: isize) {
    if matches!(far, Far::First | Far::Last) {
        let visit = Visit::of(state);
        state.visits.push(visit);
    }
    let page = state.measured.page;
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.scroll = scrolled(opened.scroll, far, times, page);
    }
}

/// The most columns that preformatted text can be moved.
const SHIFT: usize = 1000;

/// Moves preformatted text by columns.
pub fn shift(state: &mut State, columns: isize, count: usize) {
    let times = isize::try_from(count).unwrap_or(1);
    if let Some(opened) = state.articles.get_mut(state.open) {
        let by = columns.saturating_mul(times);
        opened.shift = opened.shift.saturating_add_signed(by).min(SHIFT);
    }
}

fn scrolled(scroll: Scroll, far: Far, times: isize, page: usize) -> Scroll {
    let rows = match far {
        Far::First => return Scroll::TOP,
        Far::Last => return Scroll::END,
        Far::Steps(steps) => steps,
        // A row of the old page stays in sight.
        Far::Page(part) => isize::try_from(page.saturating_sub(1).max(1)).unwrap_or(1) / part,
    };
    Scroll {
        moved: scroll.moved.saturating_add(rows.saturating_mul(times)),
        ..scroll
    }
}

fn step(at: Option<usize>, len: usize, far: Far, times: isize, page: usize) -> Option<usize> {
    let last = len.checked_sub(1)?;
    let steps = match far {
        Far::First => return Some(0),
        Far::Last => return Some(last),
        Far::Steps(steps) => steps,
        Far::Page(part) => isize::try_from(page.max(2)).unwrap_or(2) / part,
    };
    match at {
        None => Some(0),
        Some(at) => Some(
            at.saturating_add_signed(steps.saturating_mul(times))
                .min(last),
        ),
    }
}
