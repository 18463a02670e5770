//! State → screen: what is written, and in which roles. A test theme gives every role one colour, so that a styled
//! run can be named. Kept screens are in `tests/screens`.

#![allow(dead_code, reason = "each test uses its own part")]

use ratatui::{
    Terminal,
    backend::TestBackend,
    buffer::Buffer,
    style::{Color, Style},
};
use warta::{
    app::{Action, Effect, Measured, State, update},
    view::{
        self, Look,
        glyphs::Glyphs,
        theme::{Role, Theme},
    },
};

use crate::{desk::answer_all, story::keys};

/// Every role in its own colour.
pub fn look() -> Look {
    let colour =
        |role: Role| u8::try_from(Role::ALL.iter().position(|&one| one == role).unwrap()).unwrap();
    Look {
        theme: Theme::from_fn(|role| Style::new().fg(Color::Indexed(colour(role)))),
        glyphs: Glyphs::UTF8,
        leads: false,
        plain: false,
    }
}

pub fn draw(state: &State, look: &Look) -> (Buffer, Measured) {
    let (width, height) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut measured = Measured::default();
    terminal
        .draw(|frame| measured = view::draw(frame.buffer_mut(), state, look))
        .unwrap();
    (terminal.backend().buffer().clone(), measured)
}

/// Presses keys, each with its drawing, as at a keyboard.
pub fn press(state: &mut State, chords: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    settle(state);
    for action in keys(chords) {
        effects.extend(update(state, action));
        settle(state);
    }
    effects
}

pub fn settle(state: &mut State) {
    let (_, measured) = draw(state, &look());
    update(state, Action::Measured(measured));
}

pub fn rows(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    buffer
        .content
        .chunks(width)
        .map(|row| {
            let mut text = String::new();
            let mut covered = 0;
            for cell in row {
                if covered == 0 {
                    text.push_str(cell.symbol());
                    covered = view::cells::width(cell.symbol());
                }
                covered = covered.saturating_sub(1);
            }
            text.trim_end().to_owned()
        })
        .collect()
}

/// The runs of cells in one role: `3:10-18 entity.person "Ana Lima"`.
pub fn runs(buffer: &Buffer) -> Vec<String> {
    let mut runs: Vec<(u16, u16, u16, Role, String)> = Vec::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let cell = &buffer[(x, y)];
            let Color::Indexed(colour) = cell.fg else {
                continue;
            };
            let role = Role::ALL[usize::from(colour)];
            if matches!(role, Role::Text | Role::Rule)
                || (cell.symbol() == " "
                    && role != Role::MatchHere
                    && !continues(&runs, x, y, role))
            {
                continue;
            }
            match runs
                .last_mut()
                .filter(|run| run.0 == y && run.2 == x && run.3 == role)
            {
                Some(run) => (run.2, _) = (x + 1, run.4.push_str(cell.symbol())),
                None => runs.push((y, x, x + 1, role, cell.symbol().into())),
            }
        }
    }
    let runs = runs
        .into_iter()
        .map(|(y, from, to, role, text)| format!("{y}:{from}-{to} {} {text:?}", role.name()));
    runs.collect()
}

pub fn continues(runs: &[(u16, u16, u16, Role, String)], x: u16, y: u16, role: Role) -> bool {
    runs.last()
        .is_some_and(|run| run.0 == y && run.2 == x && run.3 == role)
}

/// The whole screen as text.
pub fn text(state: &State) -> String {
    rows(&draw(state, &look()).0).join("\n")
}

/// The whole screen as text, and its styled runs.
pub fn styled(state: &State) -> String {
    let (buffer, _) = draw(state, &look());
    format!(
        "{}\n\n{}",
        rows(&buffer).join("\n"),
        runs(&buffer).join("\n")
    )
}

pub fn snapshot(name: &str, screen: &str) {
    insta::with_settings!({snapshot_path => "../screens", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, screen);
    });
}

/// Presses keys; each is drawn, and what it wishes of the store comes true.
pub fn press_at_desk(state: &mut State, chords: &str) {
    settle(state);
    for action in keys(chords) {
        let effects = update(state, action);
        answer_all(state, effects);
        settle(state);
    }
}

pub fn snapshot_of(name: &str, state: &State, styles: bool) {
    let screen = if styles { styled(state) } else { text(state) };
    snapshot(name, &screen);
}
