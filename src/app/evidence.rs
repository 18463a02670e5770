//! Records and the words that tell them: from one to the next, from a record to its evidence and back.

use super::{Body, Highlight, Opened, Pane, RecordId, Room, Scroll, State, judging};
use super::{going::focus, visit::remember};
use crate::domain::{Mention, Span};

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

/// Shows in the panel's place why the selected record stands there, or the panel again.
pub fn toggle_why(state: &mut State) {
    if state.why.take().is_some() {
        return;
    }
    state.why = Some(Scroll::TOP);
    state.panel_shown = true;
    focus(state, Pane::Panel);
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

/// Goes to what the open article was opened for, once it was looked through: the record's telling, or where another
/// analysis finds none such, its words.
pub fn go_to_sought(state: &mut State) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let (Some(found), Body::Ready(article)) = (opened.found.clone(), opened.body.clone()) else {
        return;
    };
    let Some(sought) = opened.sought.take() else {
        return;
    };
    let mut records = found.order.iter();
    let is_it = |record: &&RecordId| {
        judging::name(&article, &found, **record).as_ref() == Some(&sought.record)
    };
    if let Some(&record) = records.find(is_it) {
        tell(state, record, 0);
    } else if let Some(start) = article
        .text
        .find(&sought.words)
        .filter(|_| !sought.words.is_empty())
    {
        opened.jump(Span::new(start, start + sought.words.len()));
    } else {
        state.notice = Some("the article no longer tells this".into());
    }
}

/// Where only one pane fits, a jump in the text shows the text.
pub fn show_text(state: &mut State) {
    if state.room() == Room::One || matches!(state.focus, Pane::Feeds | Pane::List) {
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
