//! The one function that changes the state.

use std::sync::Arc;

use crate::domain::{Article, ArticleId, Verdict};

use super::{
    Action, Asked, Body, Effect, Found, Measured, Order, Scroll, State, Taken, asking, available,
    command::{Command, with_keys},
    completing, copying, evidence, fetching, folding, going, judging,
    key::{Chord, Key},
    keymap::{Pressed, Read},
    library::{Listed, Shelf, Shelved, Stage},
    links, listing, markdown, marking,
    moving::{self, Far},
    naming, opening, picture, pointing,
    search::{self, Step},
    sheet::{self, Sheet},
    visit, whole, why_not,
};

/// Takes in what happened and says what is wished.
pub fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = take_in(state, action);
    let wanted = state
        .library
        .as_mut()
        .and_then(|library| library.list.wanted());
    effects.extend(wanted.map(Effect::Rows));
    effects.extend(state.sheet.as_mut().and_then(Sheet::wanted));
    effects
}

fn take_in(state: &mut State, action: Action) -> Vec<Effect> {
    match action {
        Action::Key(key) => press(state, key),
        Action::Pasted(text) => {
            asking::edit(state, |line| line.paste(&text));
            Vec::new()
        }
        Action::Pointed(aim, gesture) => pointing::point(state, aim, gesture),
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
        Action::Pictured(wanted, came) => {
            picture::came(state, wanted, came);
            Vec::new()
        }
        Action::Taken(id, result) => taken(state, id, result),
        Action::OtherText(id, text, result) => whole::came(state, id, text, result),
        Action::Shelves(shelves) => shelves_known(state, shelves),
        Action::List {
            listing,
            keys,
            rows,
            whole,
        } => {
            take_list(state, |library| {
                library.take_list(&listing, keys, rows, whole);
            });
            read_samples_first(state)
        }
        Action::Rows(rows) => {
            if let Some(library) = &mut state.library {
                library.list.take_rows(rows);
            }
            Vec::new()
        }
        Action::Marked { done, by } => {
            let again = sheet::read_too_early(state, &done);
            marking::marked(state, done, by);
            again.into_iter().collect()
        }
        Action::Sought(key) => opening::go_to_unread(state, key),
        Action::Events(told) => {
            if let Some(Sheet::Ledger(ledger)) = &mut state.sheet {
                ledger.take(*told);
            }
            Vec::new()
        }
        Action::EventRows(rows) => {
            if let Some(Sheet::Ledger(ledger)) = &mut state.sheet {
                ledger.take_rows(rows);
            }
            Vec::new()
        }
        Action::EventSought(words, found) => {
            sheet::sought(state, &words, found);
            Vec::new()
        }
        Action::Dossier(name, known) => {
            if let Some(Sheet::Dossier(dossier)) = &mut state.sheet {
                dossier.take(&name, known);
            }
            Vec::new()
        }
        Action::Gathered {
            filter,
            events,
            left,
            leaving,
        } => match events {
            Ok(events) => vec![sheet::leaving::gathered(&events, &filter, leaving, left)],
            Err(message) => {
                state.notice = Some(message);
                Vec::new()
            }
        },
        Action::Offered(asked, before, offered) => {
            completing::offered(state, asked, &before, offered);
            Vec::new()
        }
        Action::Due => fetching::refresh_due(state),
        Action::Added(typed, added) => fetching::added(state, &typed, added),
        Action::Refreshed(heard) => fetching::refreshed(state, heard),
        Action::Told(notice) => {
            state.notice = Some(notice);
            Vec::new()
        }
        Action::Measured(measured) => {
            measure(state, measured);
            picture::wanted(state).into_iter().collect()
        }
    }
}

fn press(state: &mut State, key: Key) -> Vec<Effect> {
    state.notice = None;
    state.legend = false;
    if state.pressed.forget(key) {
        return Vec::new();
    }
    let keys = [state.pressed.keys.as_slice(), &[key]].concat();
    match state.pressed.read(&state.settings.keys, state.place(), key) {
        Read::Command(command, count) => return perform(state, command, count),
        Read::Typed(character) => return asking::insert(state, character),
        Read::Nothing if state.pressed != Pressed::default() => {}
        Read::Nothing => state.notice = given_elsewhere(state, keys),
    }
    Vec::new()
}

/// Where keys that give nothing here give something.
fn given_elsewhere(state: &State, keys: Vec<Key>) -> Option<String> {
    if state.help.is_some() || state.line.is_some() {
        return None;
    }
    let (row, places) = state.settings.keys.elsewhere(&keys)?;
    let places: Vec<&str> = places.iter().map(|place| place.name()).collect();
    let (chord, places) = (Chord(keys).label(), places.join(", "));
    Some(format!("{chord} ({}) counts in: {places}", row.name))
}

/// Does what a command says, where it can be given.
pub fn perform(state: &mut State, command: Command, count: Option<usize>) -> Vec<Effect> {
    use Command as C;
    if !available(state, command) {
        let why = why_not(state, command);
        state.notice = why.map(|why| with_keys(why, |row| state.key_here(row)));
        return Vec::new();
    }
    if state.help.is_none()
        && let Some(effects) = sheet::perform(state, command)
    {
        return effects;
    }
    let times = count.unwrap_or(1);
    match command {
        C::Down => return moving::go(state, Far::Steps(1), times),
        C::Up => return moving::go(state, Far::Steps(-1), times),
        C::HalfPageDown => return moving::go(state, Far::Page(2), times),
        C::HalfPageUp => return moving::go(state, Far::Page(-2), times),
        C::PageDown => return moving::go(state, Far::Page(1), times),
        C::PageUp => return moving::go(state, Far::Page(-1), times),
        C::First => return moving::go(state, Far::First, 1),
        C::Last => return moving::go(state, Far::Last, 1),
        C::ShowList => going::focus(state, super::Pane::List),
        C::ToggleFolder => return folding::toggle(state),
        C::ToggleFolders => return folding::toggle_all(state),
        C::CycleOrder => return listing::cycle_order(state),
        C::OpenArticle => {
            let effects = opening::open(state, state.listed().0);
            going::focus(state, super::Pane::Article);
            return effects;
        }
        C::NextPane => going::turn(state, 1),
        C::PreviousPane => going::turn(state, -1),
        C::NextArticle => {
            let last = state.listed().1.saturating_sub(1);
            let effects = opening::open(state, (opening::opened_at(state) + times).min(last));
            return opening::seen(state, effects);
        }
        C::PreviousArticle => {
            let effects = opening::open(state, opening::opened_at(state).saturating_sub(times));
            return opening::seen(state, effects);
        }
        C::ShowLedger => return sheet::open_ledger(state, Order::Latest),
        C::ShowTimeline => return sheet::open_ledger(state, Order::Along),
        C::ShowDossier => return naming::begin(state),
        // They are only given on a sheet.
        C::OpenTelling | C::NextMonth | C::PreviousMonth | C::CycleEvents => {}
        C::Return => return visit::return_to_visit(state),
        C::ShowEvidence => evidence::show_evidence(state),
        C::ShowWhy => evidence::toggle_why(state),
        C::ConfirmRecord => return judging::judge(state, Verdict::Right),
        C::RejectRecord => return judging::judge(state, Verdict::Wrong),
        C::NextEntity => repeat(times, || evidence::step_entity(state, 1)),
        C::PreviousEntity => repeat(times, || evidence::step_entity(state, -1)),
        C::NextGift => evidence::step_gift(state, 1),
        C::PreviousGift => evidence::step_gift(state, -1),
        C::NextMeeting => evidence::step_meeting(state, 1),
        C::PreviousMeeting => evidence::step_meeting(state, -1),
        C::TogglePanel => going::toggle_panel(state),
        C::CycleHighlight => {
            state.highlight = state.highlight.next();
            state.legend = true;
        }
        C::Search if state.help.is_some() => asking::begin(state, Asked::Help),
        C::Search if !state.is_reading() => asking::begin_filter(state),
        C::Search => search::begin(state),
        C::Next if state.is_searching() => repeat(times, || search::step(state, Step::Next)),
        C::Previous if state.is_searching() => {
            repeat(times, || search::step(state, Step::Previous));
        }
        C::Next => return opening::seek_unread(state, 1),
        C::Previous => return opening::seek_unread(state, -1),
        C::Filter => asking::begin_filter(state),
        C::Refresh => return fetching::refresh(state),
        C::AddFeed => fetching::begin_adding(state),
        C::RefreshAll => return fetching::refresh_all(state),
        C::ToggleRead => return marking::toggle_read(state),
        C::MarkAllRead => return marking::mark_all_read(state),
        C::ToggleStar => return marking::toggle_star(state),
        C::EditTags => asking::begin_tags(state),
        C::Undo => return marking::undo(state),
        C::Browse => return copying::browse(state),
        C::CopyLink => return copying::link(state),
        C::CopyQuote => return copying::quote(state),
        C::CopyRecord => return copying::record(state),
        C::PickLink => links::begin(state),
        C::Save => return markdown::save(state),
        C::Pipe => asking::begin_pipe(state),
        C::ToggleWhole => return whole::toggle(state),
        C::EditConfig => return vec![Effect::EditConfig],
        C::Palette => asking::begin(state, Asked::Palette),
        C::CommandLine => asking::begin(state, Asked::Command),
        C::PreviousLine => asking::step(state, 1),
        C::NextLine => asking::step(state, -1),
        C::Complete => return asking::complete(state),
        C::ToggleZen => going::toggle_zen(state),
        C::ShiftRight => moving::shift(state, 8, times),
        C::ShiftLeft => moving::shift(state, -8, times),
        C::Narrower => going::measure(state, -4),
        C::Wider => going::measure(state, 4),
        C::AcceptLine => return asking::accept(state),
        C::CancelLine => asking::cancel(state),
        C::EraseCharacter if asking::is_empty(state) => asking::cancel(state),
        C::EraseCharacter
        | C::EraseNext
        | C::EraseWord
        | C::EraseAll
        | C::EraseRest
        | C::PutBack
        | C::CursorLeft
        | C::CursorRight
        | C::CursorWordLeft
        | C::CursorWordRight
        | C::CursorStart
        | C::CursorEnd => {
            for _ in 0..times {
                asking::edit(state, |line| line.edit(command));
            }
        }
        C::Back => return going::back(state),
        C::Clear => return going::clear(state),
        C::Help => {
            state.help_filter.clear();
            state.help = if state.help.is_some() {
                None
            } else {
                Some(Scroll::TOP)
            };
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
            opened.found = None;
            vec![Effect::Analyse(id, article)]
        }
        Err(message) => {
            opened.body = Body::Failed(message);
            Vec::new()
        }
    }
}

fn taken(state: &mut State, id: ArticleId, result: Result<Taken, String>) -> Vec<Effect> {
    let result = result.map(|taken| {
        let (row, article) = (taken.listed, taken.article);
        if let Some(opened) = state.articles.get_mut(id.0 as usize) {
            // Opening has marked it, whatever the store knew then.
            opened.listed.get_or_insert(Listed { read: true, ..row });
            opened.verdicts = taken.verdicts;
            opened.text = taken.text;
        }
        article
    });
    loaded(state, id, result)
}

fn shelves_known(state: &mut State, shelves: Result<Vec<Shelved>, String>) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let first = library.shelves == Stage::Loading;
    library.take_shelves(shelves);
    let has_some = library.shelves.ready().is_some() && !library.has_nothing();
    if has_some && library.shelf == Shelf::Samples {
        // The first news take the samples' place.
        library.turn_to(Shelf::All);
        return vec![library.ask()];
    }
    // Who starts without anything finds something to read.
    if !library.has_nothing() || library.chosen {
        // What was fetched without the reader may wait to be looked through; what is to be seen is there now.
        return (first && has_some)
            .then_some(Effect::LookThrough)
            .into_iter()
            .collect();
    }
    library.chosen = true;
    library.turn_to(Shelf::Samples);
    vec![library.ask()]
}

/// Takes in a list. Where it is the one that is shown, with others in it now, what the cursor is on and what stood at
/// the top stay where they were.
fn take_list(state: &mut State, take: impl FnOnce(&mut super::Library)) {
    let Some(library) = &mut state.library else {
        return;
    };
    let Some(drawn) = &mut state.measured.list else {
        return take(library);
    };
    let (top, on) = (
        library.list.key(drawn.top.block),
        library.list.key(drawn.at.0),
    );
    take(library);
    let now = |key: Option<_>| key.and_then(|key| library.list.place_of(key));
    drawn.top.block = now(top).unwrap_or(drawn.top.block);
    drawn.at.0 = now(on).unwrap_or(usize::MAX);
}

/// Where there is nothing but samples, the first one is opened.
fn read_samples_first(state: &mut State) -> Vec<Effect> {
    let first = state.library.as_ref().is_some_and(|library| {
        library.shelf == Shelf::Samples && library.has_nothing() && !library.list.is_empty()
    });
    if !first || !state.articles.is_empty() {
        return Vec::new();
    }
    let effects = opening::open(state, 0);
    going::focus(state, super::Pane::Article);
    let samples = format!(
        "these are samples; {} adds a feed or a page of your own",
        fetching::add_key(state)
    );
    state.notice.get_or_insert(samples);
    effects
}

fn analysed(state: &mut State, id: ArticleId, result: Result<Arc<Found>, String>) {
    let Some(opened) = state.articles.get_mut(id.0 as usize) else {
        return;
    };
    match result {
        // The text may have been let go meanwhile.
        Ok(found) if opened.article().is_some() => {
            let (key, counts) = (opened.key, (found.gifts, found.meetings));
            opened.found = Some(found);
            if let (Some(library), Some(key)) = (&mut state.library, key)
                && let Some(row) = library.list.row_mut(key)
            {
                (row.gifts, row.meetings) = counts;
            }
        }
        Ok(_) => {}
        Err(message) => {
            state.notice = Some(format!(
                "could not look through {}: {message}",
                opened.source
            ));
            opened.found = Some(Arc::new(Found::new(crate::domain::Findings::default())));
        }
    }
    evidence::select_some(state);
    if id.0 as usize == state.open {
        evidence::go_to_sought(state);
    }
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
    let over_panes = measured.over.filter(|_| state.help.is_none());
    if let (Some(place), Some(sheet)) = (over_panes, &mut state.sheet) {
        sheet.settle(place);
    }
    let settle = |place: Option<super::Place>, scroll: &mut Option<Scroll>| {
        if let (Some(place), Some(scroll)) = (place, scroll) {
            *scroll = Scroll::at(super::Anchor::Row {
                place,
                offset: 0,
                width: 0,
            });
        }
    };
    settle(measured.over, &mut state.help);
    settle(measured.why, &mut state.why);
}
