//! From one pane, shelf or paragraph to another, wider and narrower, and out.

use super::{
    asking,
    evidence::{select_some, show_text},
    visit::remember,
};

use super::{Effect, Opened, Pane, Room, Scroll, State, sheet};

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
    state.zen &= pane == Pane::Article;
    match pane {
        Pane::List => state.list_at = state.open,
        Pane::Panel => select_some(state),
        Pane::Feeds | Pane::Article => {}
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

/// Leaves the help or the pane; from the first one, the program.
pub fn back(state: &mut State) -> Vec<Effect> {
    if state.help.take().is_some() || std::mem::take(&mut state.zen) {
        return Vec::new();
    }
    if state.sheet.is_some() {
        return sheet::leave(state);
    }
    if state.focus == Pane::Panel && state.why.take().is_some() {
        return Vec::new();
    }
    if state.focus == Pane::Article
        && let Some(effects) = sheet::back(state)
    {
        return effects;
    }
    let to = match (state.focus, &state.library) {
        (Pane::Feeds, _) | (Pane::Article, None) => return vec![Effect::Quit],
        (Pane::List, Some(_)) => Pane::Feeds,
        (Pane::Article, Some(_)) => Pane::List,
        (Pane::Panel, _) | (Pane::List, None) => Pane::Article,
    };
    focus(state, to);
    Vec::new()
}

/// Gives the text the whole screen, or takes that back.
pub fn toggle_zen(state: &mut State) {
    state.zen = !state.zen;
    if state.zen {
        focus(state, Pane::Article);
    }
}

/// Makes the rows of the text wider.
pub fn measure(state: &mut State, by: isize) {
    let (narrowest, widest) = super::MEASURES;
    let measure = state.measure.saturating_add_signed(by);
    state.measure = measure.clamp(narrowest, widest);
    state.notice = Some(format!("rows of up to {} columns", state.measure));
}

/// Goes to a paragraph by its number.
pub fn go_to_paragraph(state: &mut State, number: usize) {
    let Some(article) = state.opened().and_then(Opened::article) else {
        state.notice = Some("no text is open".into());
        return;
    };
    let number = number.clamp(1, article.paragraphs.len().max(1));
    let span = super::block_span(article, number);
    remember(state);
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.scroll = Scroll::at(super::Anchor::Row {
            place: super::Place {
                block: number,
                row: 0,
            },
            offset: span.start,
            width: 0,
        });
    }
    show_text(state);
}

/// Turns to the shelf at an index of the shelves, unless it is the one shown.
pub fn turn_to_shelf(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let shelves = library.shelves.ready();
    let Some(shelf) = shelves
        .and_then(|shelves| shelves.get(at))
        .map(|shelved| shelved.shelf.clone())
    else {
        return Vec::new();
    };
    library.shelf_at = at;
    library.chosen = true;
    if shelf == library.shelf {
        return Vec::new();
    }
    library.turn_to(shelf);
    vec![library.ask()]
}

/// Clears what `Esc` clears: the help; in a list its filter, which can be had again as it was typed; else all marks.
pub fn clear(state: &mut State) -> Vec<Effect> {
    if state.help.is_some() {
        if state.help_filter.is_empty() {
            state.help = None;
        }
        state.help_filter.clear();
        return Vec::new();
    }
    if state.why.take().is_some() {
        return Vec::new();
    }
    if state.is_filtering() {
        return asking::filter(state, "");
    }
    state.search.query.clear();
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.here = None;
        if state.focus != Pane::Panel {
            opened.select(None);
        }
    }
    Vec::new()
}
