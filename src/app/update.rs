//! The one function that changes the state.

use std::sync::Arc;

use crate::domain::{Article, ArticleId};

use super::{
    Action, Body, Effect, Found, Measured, Scroll, State, available,
    command::Command,
    going,
    key::Key,
    keymap::Read,
    moving::{self, Far},
    search::{self, Step},
    why_not,
};

/// Takes in what happened and says what is wished.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Key(key) => press(state, key),
        Action::Command(command, count) => perform(state, command, count),
        Action::Resized(width, height) => {
            state.size = (width, height);
            Vec::new()
        }
        Action::Loaded(id, result) => loaded(state, id, result),
        Action::Analysed(id, result) => {
            analysed(state, id, result);
            Vec::new()
        }
        Action::Measured(measured) => {
            measure(state, measured);
            Vec::new()
        }
    }
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.legend = false;
    if state.pressed.forget(key) {
        return Vec::new();
    }
    match state.pressed.read(state.place(), key) {
        Read::Command(command, count) => perform(state, command, count),
        Read::Typed(character) => {
            search::retype(state, |query| query.push(character));
            Vec::new()
        }
        Read::Nothing => Vec::new(),
    }
}

fn perform(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    use Command as C;
    if !available(state, command) {
        state.notice = why_not(state, command).map(Into::into);
        return Vec::new();
    }
    let times = count.unwrap_or(1);
    match command {
        C::Down => moving::go(state, Far::Steps(1), times),
        C::Up => moving::go(state, Far::Steps(-1), times),
        C::HalfPageDown => moving::go(state, Far::Page(2), times),
        C::HalfPageUp => moving::go(state, Far::Page(-2), times),
        C::PageDown => moving::go(state, Far::Page(1), times),
        C::PageUp => moving::go(state, Far::Page(-1), times),
        C::First => moving::go(state, Far::First, 1),
        C::Last => moving::go(state, Far::Last, 1),
        C::OpenArticle => {
            let effects = going::open(state, state.list_at);
            going::focus(state, super::Pane::Article);
            return effects;
        }
        C::NextPane => going::turn(state, 1),
        C::PreviousPane => going::turn(state, -1),
        C::NextArticle => {
            let last = state.articles.len().saturating_sub(1);
            return going::open(state, (state.open + times).min(last));
        }
        C::PreviousArticle => return going::open(state, state.open.saturating_sub(times)),
        C::Return => {
            if let Some(visit) = state.visits.pop() {
                visit.restore(state);
            }
        }
        C::ShowEvidence => going::show_evidence(state),
        C::NextEntity => repeat(times, || going::step_entity(state, 1)),
        C::PreviousEntity => repeat(times, || going::step_entity(state, -1)),
        C::NextGift => going::step_gift(state, 1),
        C::PreviousGift => going::step_gift(state, -1),
        C::NextMeeting => going::step_meeting(state, 1),
        C::PreviousMeeting => going::step_meeting(state, -1),
        C::TogglePanel => going::toggle_panel(state),
        C::CycleHighlight => {
            state.highlight = state.highlight.next();
            state.legend = true;
        }
        C::Search => search::begin(state),
        C::NextMatch => repeat(times, || search::step(state, Step::Next)),
        C::PreviousMatch => repeat(times, || search::step(state, Step::Previous)),
        C::AcceptSearch => search::accept(state),
        C::CancelSearch => search::cancel(state),
        C::EraseCharacter if state.search.query.is_empty() => search::cancel(state),
        C::EraseCharacter => search::retype(state, |query| _ = query.pop()),
        C::EraseAll => search::retype(state, String::clear),
        C::Back => return going::back(state),
        C::Clear => going::clear(state),
        C::Help => {
            state.help = if state.help.is_some() {
                None
            } else {
                Some(Scroll::TOP)
            }
        }
        C::Redraw => return vec![Effect::Redraw],
        C::Suspend => return vec![Effect::Suspend],
        C::Quit => return vec![Effect::Quit],
    }
    Vec::new()
}

fn repeat(times: usize, mut step: impl FnMut()) {
    for _ in 0..times {
        step();
    }
}

fn loaded(state: &mut State, id: ArticleId, result: Result<Arc<Article>, String>) -> Vec<Effect> {
    let Some(opened) = state.articles.get_mut(id.0 as usize) else {
        return Vec::new();
    };
    match result {
        Ok(article) => {
            opened.body = Body::Ready(Arc::clone(&article));
            vec![Effect::Analyse(id, article)]
        }
        Err(message) => {
            opened.body = Body::Failed(message);
            Vec::new()
        }
    }
}

fn analysed(state: &mut State, id: ArticleId, result: Result<Arc<Found>, String>) {
    let Some(opened) = state.articles.get_mut(id.0 as usize) else {
        return;
    };
    match result {
        Ok(found) => opened.found = Some(found),
        Err(message) => {
            state.notice = Some(format!(
                "could not look through {}: {message}",
                opened.source
            ));
            opened.found = Some(Arc::new(Found::new(crate::domain::Findings::default())));
        }
    }
    going::select_some(state);
}

fn measure(state: &mut State, measured: Measured) {
    state.measured = measured;
    if let Some(drawn) = measured.article
        && let Some(opened) = state.articles.get_mut(drawn.id.0 as usize)
    {
        opened.scroll = Scroll::at(drawn.anchor);
        opened.visible = drawn.visible;
    }
    if let (Some(place), Some(opened)) = (measured.panel, state.articles.get_mut(state.open)) {
        opened.panel = place;
    }
    if let (Some(place), Some(help)) = (measured.help, &mut state.help) {
        *help = Scroll::at(super::Anchor::Row {
            place,
            offset: 0,
            width: 0,
        });
    }
}
