//! State drawn as cells. Drawing reads the state and changes nothing; what only it can know (where rows begin,
//! how many fit) it returns as [`Measured`].

mod articles;
mod brush;
pub mod cells;
mod findings;
pub mod flow;
pub mod glyphs;
mod layout;
mod overlay;
mod reader;
mod record;
mod status;
pub mod theme;
mod viewport;
mod words;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::app::{Measured, Pane, Room, State};

use cells::Pen;
use glyphs::Glyphs;
use layout::Areas;
use theme::{Role, Theme};

/// How things look on this terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The style of every role.
    pub theme: Theme,
    /// The signs.
    pub glyphs: Glyphs,
}

/// Draws the whole screen.
pub fn draw(cells: &mut Buffer, state: &State, look: &Look) -> Measured {
    let screen = cells.area;
    // While the terminal is being resized, the state may not know yet.
    if state.is_too_small() || screen.width < 40 || screen.height < 12 {
        draw_too_small(cells, screen, look);
        return Measured {
            list: state.measured.list,
            ..Measured::default()
        };
    }
    let areas = Areas::of(screen, state);
    let mut measured = Measured {
        page: usize::from(areas.page(state.focus)),
        list: state.measured.list,
        ..Measured::default()
    };
    let (mut paragraph, mut below) = (None, 0);
    if let Some(scroll) = state.help {
        measured.help = Some(overlay::draw(cells, areas.all, scroll, look));
        measured.page = usize::from(areas.all.height);
    } else {
        if let Some(area) = areas.list {
            measured.list = articles::draw(cells, area, state, look);
        }
        if let Some(area) = areas.article {
            let read = reader::draw(cells, area, state, look);
            (measured.article, paragraph) = (read.drawn, read.paragraph);
        }
        if let Some(area) = areas.panel {
            let drawn = findings::draw(cells, area, state, look);
            measured.panel = drawn.map(|(top, _)| top);
            below = drawn.map_or(0, |(_, below)| below);
        }
        if let Some(area) = areas.header {
            draw_header(cells, area, state, look);
        }
        for rule in &areas.rules {
            for row in 0..rule.height {
                Pen::new(cells, *rule, row.into())
                    .write(look.glyphs.down, look.theme.style(Role::Rule));
            }
        }
    }
    if let Some(area) = areas.rule {
        status::draw_rule(cells, area, state, look, below);
    }
    status::draw(cells, areas.status, state, look, paragraph);
    measured
}

fn draw_too_small(cells: &mut Buffer, screen: Rect, look: &Look) {
    let message = format!(
        "too small: needs 40x12, is {}x{}",
        screen.width, screen.height
    );
    let style = look.theme.style(Role::Text);
    for (row, range) in flow::rows(&message, usize::from(screen.width))
        .into_iter()
        .enumerate()
    {
        Pen::new(cells, screen, row).write(&message[range], style);
    }
}

/// Above the panel, where it has the screen to itself: what it belongs to.
fn draw_header(cells: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let Some(opened) = state.opened() else { return };
    let mut pen = Pen::new(cells, area, 0);
    if let Some(counts) = articles::counts(opened, look) {
        pen.write(&counts, look.theme.style(Role::Heading)).skip(2);
    }
    let heading = opened
        .article()
        .map_or(opened.source.as_str(), |article| article.heading());
    let beginning: String = heading.chars().take(usize::from(area.width)).collect();
    let more = if beginning.len() < heading.len() {
        look.glyphs.more
    } else {
        ""
    };
    pen.write_short(
        &(beginning + more),
        look.glyphs.more,
        look.theme.style(Role::Faint),
    );
    debug_assert!(state.room() == Room::One && state.focus == Pane::Panel);
}
