//! From one pane, article, entity or record to another, and back to where a jump began.

use crate::domain::{ArticleId, Mention, Span};

use super::{Effect, Highlight, Opened, Pane, RecordId, Room, Scroll, State};

/// Where the reader was.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
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
        state.open = self.open;
        state.list_at = self.open;
        state.focus = self.focus;
        if let Some(opened) = state.articles.get_mut(self.open) {
            opened.scroll = self.scroll;
            opened.here = self.here;
            opened.selected = self.selected;
            opened.telling = self.telling;
        }
    }
}

/// Remembers where the reader is, before a jump.
pub fn remember(state: &mut State) {
    let visit = Visit::of(state);
    if state.visits.len() == VISITS {
        state.visits.remove(0);
    }
    state.visits.push(visit);
}

/// Gives the focus to the next pane, or to the previous one.
pub fn turn(state: &mut State, step: isize) {
    let panes = state.panes();
    let at = panes
        .iter()
        .position(|&pane| pane == state.focus)
        .unwrap_or(0);
    let count = isize::try_from(panes.len()).unwrap_or(1);
    let to = (isize::try_from(at).unwrap_or(0) + step).rem_euclid(count);
    focus(state, panes[to.unsigned_abs()]);
}

/// Gives the focus to `pane`. The panel has a record selected as soon as it is entered.
pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    match pane {
        Pane::List => state.list_at = state.open,
        Pane::Panel => select_some(state),
        Pane::Article => {}
    }
}

/// Selects the first record where none is selected and the panel has the focus.
pub fn select_some(state: &mut State) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    if state.focus == Pane::Panel && opened.selected.is_none() {
        let first = opened
            .found
            .as_ref()
            .and_then(|found| found.order.first().copied());
        opened.select(first);
    }
}

/// Shows or hides the panel; where only one pane fits, goes to it or back to the text.
pub fn toggle_panel(state: &mut State) {
    let to = if state.focus == Pane::Panel {
        Pane::Article
    } else {
        Pane::Panel
    };
    if state.room() == Room::One {
        return focus(state, to);
    }
    state.panel_shown = !state.panel_shown;
    if !state.panel_shown && state.focus == Pane::Panel {
        focus(state, Pane::Article);
    }
}

/// Opens the article at `index`, its work before that of others.
pub fn open(state: &mut State, index: usize) -> Vec<Effect> {
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

/// Leaves the help or the pane; from the article, the program.
pub fn back(state: &mut State) -> Vec<Effect> {
    if state.help.take().is_some() {
        return Vec::new();
    }
    if state.focus == Pane::Article {
        return vec![Effect::Quit];
    }
    focus(state, Pane::Article);
    Vec::new()
}

/// Clears what `Esc` clears: the help, else all marks.
pub fn clear(state: &mut State) {
    if state.help.take().is_some() {
        return;
    }
    state.search.query.clear();
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.here = None;
        if state.focus != Pane::Panel {
            opened.select(None);
        }
    }
}

/// Goes to a telling of the selected record: its first one, or the one after the one just shown.
pub fn show_evidence(state: &mut State) {
    let Some(opened) = state.opened() else { return };
    let next = opened.telling.map_or(0, |telling| telling + 1);
    let Some(record) = opened.selected else {
        return;
    };
    remember(state);
    tell(state, record, next);
}

/// Selects `record` and goes to one of its tellings, counted around.
fn tell(state: &mut State, record: RecordId, telling: usize) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let Some(found) = opened.found.clone() else {
        return;
    };
    let evidence = found.evidence(record);
    let Some(&span) = evidence.get(telling % evidence.len().max(1)) else {
        return;
    };
    opened.select(Some(record));
    opened.telling = Some(telling % evidence.len());
    opened.jump(span);
    if evidence.len() > 1 {
        let number = telling % evidence.len() + 1;
        state.notice = Some(format!("telling {number} of {}", evidence.len()));
    }
    show_text(state);
}

/// Where only one pane fits, a jump in the text shows the text.
fn show_text(state: &mut State) {
    if state.room() == Room::One || state.focus == Pane::List {
        state.focus = Pane::Article;
    }
}

/// Selects the next or previous gift and goes to its first telling.
pub fn step_gift(state: &mut State, step: isize) {
    let count = state.found().map_or(0, |found| found.findings.gifts.len());
    step_record(state, RecordId::Gift, count, step, "gift");
}

/// Selects the next or previous meeting and goes to its first telling.
pub fn step_meeting(state: &mut State, step: isize) {
    let count = state
        .found()
        .map_or(0, |found| found.findings.meetings.len());
    step_record(state, RecordId::Meeting, count, step, "meeting");
}

/// From the selected record, if it is one of `count` that `make` makes; else from the place in the text.
fn step_record(
    state: &mut State,
    make: fn(usize) -> RecordId,
    count: usize,
    step: isize,
    what: &str,
) {
    let (Some(opened), Some(found)) = (state.opened(), state.found()) else {
        return;
    };
    let selected = (0..count).find(|&at| opened.selected == Some(make(at)));
    let from = opened.from();
    let starts = |at: usize| {
        found
            .evidence(make(at))
            .first()
            .map_or(0, |span| span.start)
    };
    let to = match selected {
        Some(at) => at.checked_add_signed(step).filter(|&to| to < count),
        None if step > 0 => (0..count).find(|&at| starts(at) >= from),
        None => (0..count).rev().find(|&at| starts(at) < from),
    };
    match to {
        Some(to) => {
            remember(state);
            tell(state, make(to), 0);
        }
        None => state.notice = Some(no_more(step, what)),
    }
}

/// Goes to the next or previous entity that is highlighted; to any where none is.
pub fn step_entity(state: &mut State, step: isize) {
    let highlight = match state.highlight {
        Highlight::Nothing => Highlight::All,
        shown => shown,
    };
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let Some(found) = opened.found.clone() else {
        return;
    };
    match next_mention(opened, &found.findings.mentions, step, |mention| {
        highlight.has(mention, &found)
    }) {
        Some(span) => {
            opened.jump(span);
            show_text(state);
        }
        None => state.notice = Some(no_more(step, "entity")),
    }
}

fn next_mention(
    opened: &Opened,
    mentions: &[Mention],
    step: isize,
    shown: impl Fn(&Mention) -> bool,
) -> Option<Span> {
    let from = opened.from();
    let passed = usize::from(opened.cursor().is_some());
    let next = mentions.partition_point(|mention| mention.span.start < from + passed);
    let before = mentions.partition_point(|mention| mention.span.start < from);
    let found = if step > 0 {
        mentions[next..].iter().find(|mention| shown(mention))
    } else {
        mentions[..before]
            .iter()
            .rev()
            .find(|mention| shown(mention))
    };
    found.map(|mention| mention.span)
}

fn no_more(step: isize, what: &str) -> String {
    let which = if step > 0 { "further" } else { "earlier" };
    format!("no {which} {what}")
}
