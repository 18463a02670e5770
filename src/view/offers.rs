//! What the palette offers: commands with their keys, the one that Enter gives marked.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::app::{Room, State, key::Chord, palette};

use super::{
    Look,
    cells::{Pen, width},
    theme::Role,
};

/// The column of marks, with the space after it.
const GUTTER: usize = 2;

/// The columns of keys and of names, each with the space after it.
const KEYS: usize = 10;
const NAMES: usize = 18;

/// Draws what is offered over what stands there.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let offered = palette::offered(state);
    let at = state.line.as_ref().map_or(0, |line| line.at);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            cells[(x, y)].reset();
        }
    }
    let across = look.glyphs.across.repeat(usize::from(area.width));
    Pen::new(cells, area, 0).write(&across, look.theme.style(Role::Rule));
    let rows = usize::from(area.height).saturating_sub(1);
    // The marked one is always seen.
    let first = (at + 1).saturating_sub(rows);
    for (row, command) in offered.iter().enumerate().skip(first).take(rows) {
        let mut pen = Pen::new(cells, area, row - first + 1);
        if row == at {
            pen.write(look.glyphs.here, look.theme.style(Role::Pointer));
            pen.skip(GUTTER.saturating_sub(width(look.glyphs.here)));
        } else {
            pen.skip(GUTTER);
        }
        let place = state.place_of_focus();
        let keys = state.settings.keys.chord(command.command, place);
        let keys = keys.map(Chord::label);
        let keys = keys.unwrap_or_default();
        pen.write(&keys, look.theme.style(Role::Key))
            .skip(KEYS.saturating_sub(width(&keys)));
        // What it does says more than what it is called.
        if state.room() != Room::One {
            pen.write(command.name, look.theme.style(Role::Item))
                .skip(NAMES.saturating_sub(width(command.name)));
        }
        let faint = look.theme.style(Role::Faint);
        pen.write_short(command.help, look.glyphs.more, faint);
    }
    if offered.is_empty() {
        Pen::new(cells, area, 1)
            .skip(GUTTER)
            .write("nothing", look.theme.style(Role::Faint));
    }
}
