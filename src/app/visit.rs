//! Where the reader was before a jump, and the way back.

use super::opening::take;
use super::{Effect, Pane, RecordId, Scroll, Sheet, State};
use crate::domain::{ArticleKey, Span};

/// Where the reader was.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// What lay over the panes.
    pub sheet: Option<Sheet>,
    over: Option<usize>,
    /// The article that the list's cursor was on, where that counts.
    pub listed: Option<ArticleKey>,
    open: usize,
    focus: Pane,
    scroll: Scroll,
    here: Option<Span>,
    selected: Option<RecordId>,
    telling: Option<usize>,
}

/// Jumps further back than this are forgotten.
const VISITS: usize = 200;

impl Visit {
    /// Where the reader is.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let opened = state.opened();
        Self {
            sheet: state.sheet.clone(),
            over: state.over,
            listed: None,
            open: state.open,
            focus: state.focus,
            scroll: opened.map_or(Scroll::TOP, |opened| opened.scroll),
            here: opened.and_then(|opened| opened.here),
            selected: opened.and_then(|opened| opened.selected),
            telling: opened.and_then(|opened| opened.telling),
        }
    }

    /// Puts the reader there again.
    pub fn restore(self, state: &mut State) {
        (state.sheet, state.over) = (self.sheet, self.over);
        state.open = self.open;
        state.list_at = self.open;
        state.focus = self.focus;
        if let Some(opened) = state.articles.get_mut(self.open) {
            opened.scroll = self.scroll;
            opened.here = self.here;
            opened.selected = self.selected;
            opened.telling = self.telling;
        }
        let open = state.opened().and_then(|opened| opened.key);
        if let Some(key) = self.listed.or(open)
            && let Some(library) = &mut state.library
        {
            library.list.at = library.list.place_of(key).unwrap_or(library.list.at);
        }
    }
}

/// So many sheets that were left stay as they are; those before are asked for again.
const SHEETS: usize = 6;

/// Goes back to where the last jump began.
pub fn return_to_visit(state: &mut State) -> Vec<Effect> {
    let Some(visit) = state.visits.pop() else {
        state.sheet = None;
        return Vec::new();
    };
    visit.restore(state);
    match &mut state.sheet {
        Some(sheet) => sheet.come_back().into_iter().collect(),
        None => take(state),
    }
}

/// Remembers where the reader is, before a jump.
pub fn remember(state: &mut State) {
    let visit = Visit::of(state);
    let mut sheets = state
        .visits
        .iter_mut()
        .rev()
        .filter_map(|visit| visit.sheet.as_mut());
    if let Some(old) = sheets.nth(SHEETS) {
        old.let_go();
    }
    if state.visits.len() == VISITS {
        state.visits.remove(0);
    }
    state.visits.push(visit);
}

/// Places that were remembered in an article count no more, for its text is another.
pub fn forget_places(state: &mut State, index: usize) {
    let visits = state.visits.iter_mut().chain(&mut state.search.before);
    for visit in visits.filter(|visit| visit.open == index) {
        visit.scroll = Scroll::TOP;
        (visit.here, visit.selected, visit.telling) = (None, None, None);
    }
}
