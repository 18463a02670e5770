//! Every key of every preset, pressed in its place on three sizes of screen: none panics, and each does something that
//! is seen, or says why not.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/story.rs"]
mod story;

use desk::{answer, desk};
use ratatui::{buffer::Buffer, layout::Rect};
use warta::{
    app::{
        Action, Effect, Measured, Pane, State,
        command::{Command, Group, PLACES, Row, TABLE, Where},
        key::{Chord, Key},
        keymap::Keymap,
        preset::Preset,
        update,
    },
    view::{
        self, Look,
        glyphs::Glyphs,
        theme::{Depth, Scheme, Theme},
    },
};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (40, 12)];

fn draw(state: &State) -> (Buffer, Measured) {
    let look = Look {
        theme: Theme::new(Scheme::Dark, Depth::Palette),
        glyphs: Glyphs::UTF8,
        leads: true,
        plain: false,
    };
    let mut cells = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    let measured = view::draw(&mut cells, state, &look);
    (cells, measured)
}

/// Presses keys as at a keyboard: the store answers, each frame is drawn. What is wished of the world outside comes
/// back.
fn press(state: &mut State, chords: &str) -> Vec<Effect> {
    let chords = chords
        .split_whitespace()
        .map(|chord| chord.parse().unwrap());
    press_keys(state, chords.flat_map(|chord: Chord| chord.0))
}

fn press_keys(state: &mut State, keys: impl IntoIterator<Item = Key>) -> Vec<Effect> {
    let mut outside = Vec::new();
    for key in keys {
        let mut effects = update(state, Action::Key(key));
        while let Some(effect) = effects.pop() {
            match effect {
                Effect::Shelves
                | Effect::List(..)
                | Effect::Rows(_)
                | Effect::Take(..)
                | Effect::Analyse(..)
                | Effect::Prefer(_)
                | Effect::Mark(..)
                | Effect::Events(..)
                | Effect::EventRows(_)
                | Effect::SeekEvent(..)
                | Effect::Dossier(_)
                | Effect::Seek(_) => effects.extend(answer(state, effect)),
                outward => outside.push(outward),
            }
        }
        let (_, measured) = draw(state);
        update(state, Action::Measured(measured));
    }
    outside
}

/// An article is open and scrolled, a record selected, a mark made, and the focus is in `place`.
fn at(place: Where, size: (u16, u16)) -> State {
    let mut state = desk(size);
    press(&mut state, "j j j j s enter ]g C-d tab");
    assert_eq!(state.focus, Pane::Panel, "{size:?}");
    let place = match place {
        Where::Feeds => "tab j",
        Where::List => "tab tab",
        Where::Panel => "k",
        Where::Article | Where::Anywhere => "S-tab",
        Where::Ledger => "gl j j",
        Where::Timeline => "gt k k",
        Where::Dossier => "S-tab ]e ]e gd enter j",
        Where::Line => ": n e x t - a left left",
    };
    press(&mut state, place);
    state
}

/// Keys that lead to where a command does something, where that is not so in its place anyway.
fn before(command: Command, place: Where) -> &'static str {
    use Command as C;
    match command {
        C::PutBack => "C-u",
        C::PreviousLine => "esc : q u i e t x enter : ",
        C::NextLine => "esc : q u i e t x enter : up",
        C::CursorEnd | C::EraseRest | C::EraseNext | C::CursorRight | C::CursorWordRight => "home",
        C::Complete => "C-u u n d",
        // On a sheet both say the same: that they are for an article.
        C::PreviousArticle if matches!(place, Where::Ledger | Where::Timeline | Where::Dossier) => {
            ""
        }
        C::PreviousArticle => "J",
        C::Up | C::HalfPageUp | C::PageUp | C::First => "G",
        _ => "",
    }
}

/// Whether nothing need be seen: marks that are cleared where none is seen, rows of a text that is seen whole.
fn is_silent(row: &Row, place: Where, size: (u16, u16)) -> bool {
    let whole = place == Where::Article && size == SIZES[0];
    row.command == Command::Clear || row.group == Group::Moving && whole
}

#[test]
fn every_key_does_something_in_its_place_or_says_why_not() {
    let mut silent = Vec::new();
    let maps = Preset::ALL.map(|preset| (preset, Keymap::preset(preset)));
    for (size, place) in SIZES
        .into_iter()
        .flat_map(|size| PLACES.map(|place| (size, place)))
    {
        let begin = at(place, size);
        for row in TABLE.iter().filter(|row| row.counts_at(place)) {
            let mut ready = begin.clone();
            press(&mut ready, before(row.command, place));
            for (preset, map) in &maps {
                let table = &maps[0].1;
                let as_in_table = |chord: &&Chord| {
                    *preset != Preset::Default
                        && table.chords(row.command, place).any(|own| own == *chord)
                };
                let chords = map.chords(row.command, place);
                for chord in chords.filter(|chord| !as_in_table(chord)) {
                    let told = presses(&ready, map, chord);
                    if !told && !is_silent(row, place, size) {
                        let key = chord.label();
                        silent.push(format!("{preset:?} {size:?} {place:?} {key} {}", row.name));
                    }
                }
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// Whether a chord of a preset does something from here that is seen, or that is wished of the world.
fn presses(from: &State, map: &Keymap, chord: &Chord) -> bool {
    let mut state = from.clone();
    let mut settings = (*state.settings).clone();
    settings.keys = map.clone();
    state.settings = settings.into();
    let (shown, _) = draw(&state);
    let outside = press_keys(&mut state, chord.0.iter().copied());
    let (after, _) = draw(&state);
    // The articles of this desk all say the same.
    shown != after || from.open != state.open || !outside.is_empty()
}
