//! State drawn as cells. Drawing reads the state and changes nothing; what only it can know (where rows begin,
//! how many fit) it returns as [`Measured`].

mod articles;
mod brush;
pub mod cells;
mod document;
mod dossier;
mod entry;
mod event;
mod feeds;
mod findings;
pub mod flow;
pub mod glyphs;
mod hyphen;
mod layout;
pub mod leads;
mod ledger;
mod offers;
mod overlay;
mod plain;
pub mod pointing;
mod raised;
mod reader;
mod record;
mod status;
mod table;
pub mod theme;
mod timeline;
mod viewport;
mod why;
mod words;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::app::{MEASURE, Measured, Pane, Room, Sheet, State};

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
    /// Whether words that lead somewhere are told to the terminal as links.
    pub leads: bool,
    /// Whether the terminal knows ASCII alone.
    pub plain: bool,
}

/// Draws the whole screen.
pub fn draw(cells: &mut Buffer, state: &State, look: &Look) -> Measured {
    let measured = draw_state(cells, state, look);
    if look.plain {
        plain::in_ascii(cells);
    }
    measured
}

fn draw_state(cells: &mut Buffer, state: &State, look: &Look) -> Measured {
    let screen = cells.area;
    // While the terminal is being resized, the state may not know yet.
    let mut measured = Measured {
        list: state.measured.list,
        feeds: state.measured.feeds,
        ..Measured::default()
    };
    if state.is_too_small() || screen.width < 40 || screen.height < 12 {
        draw_too_small(cells, screen, look);
        return measured;
    }
    let areas = Areas::of(screen, state);
    measured.page = usize::from(areas.page(state.focus));
    let (mut paragraph, mut below) = (None, 0);
    if let Some(scroll) = state.help {
        measured.over = Some(overlay::draw(cells, areas.all, state, scroll, look));
        measured.page = usize::from(areas.all.height);
    } else if let Some(sheet) = &state.sheet {
        measured.page = usize::from(areas.all.height);
        match sheet {
            Sheet::Ledger(ledger) => {
                let drawn = ledger::draw(cells, areas.all, state, ledger, look);
                measured.over = drawn.map(|(top, _)| top);
                measured.page = drawn.map_or(measured.page, |(_, shown)| shown);
            }
            Sheet::Dossier(dossier) => {
                measured.over = dossier::draw(cells, areas.all, state, dossier, look);
            }
        }
    } else {
        if let (Some(area), Some(library)) = (areas.feeds, &state.library) {
            let drawn = feeds::draw(cells, area, state, library, look);
            measured.feeds = drawn.or(measured.feeds);
        }
        if let Some(area) = areas.list {
            let drawn = articles::draw(cells, area, state, look);
            measured.list = Some(drawn.list);
            if state.focus == Pane::List {
                measured.page = drawn.shown;
            }
        }
        if let Some(area) = areas.article {
            let read = reader::draw(cells, area, state, look);
            (measured.article, paragraph) = (read.drawn, read.paragraph);
        }
        if let Some(area) = areas.panel.filter(|_| state.shows_why()) {
            measured.why = why::draw(cells, area, state, look);
        } else if let Some(area) = areas.panel {
            let drawn = findings::draw(cells, area, state, look);
            measured.panel = drawn.map(|(top, _)| top);
            below = drawn.map_or(0, |(_, below)| below);
        }
        if let Some(area) = areas.header {
            draw_header(cells, area, state, look);
        }
        for rule in &areas.rules {
            let style = look.theme.style(Role::Rule);
            if rule.width > 1 {
                let across = look.glyphs.across.repeat(usize::from(rule.width));
                Pen::new(cells, *rule, 0).write(&across, style);
                continue;
            }
            for row in 0..rule.height {
                Pen::new(cells, *rule, row.into()).write(look.glyphs.down, style);
            }
        }
    }
    if let Some(area) = areas.rule {
        status::draw_rule(cells, area, state, look, below);
    }
    if let Some(area) = areas.offers {
        offers::draw(cells, area, state, look);
    }
    status::draw(cells, areas.status, state, look, paragraph);
    measured
}

/// Where the text and what was found in it stand on a screen.
#[must_use]
pub fn text_areas(screen: Rect, state: &State) -> Vec<Rect> {
    let areas = Areas::of(screen, state);
    [areas.article, areas.panel].into_iter().flatten().collect()
}

/// Says something where a pane's own content would be.
fn say(cells: &mut Buffer, area: Rect, look: &Look, message: &str) {
    let columns = usize::from(area.width).saturating_sub(3).min(MEASURE);
    let style = look.theme.style(Role::Faint);
    for (row, range) in flow::rows(message, columns).into_iter().enumerate() {
        Pen::new(cells, area, row)
            .skip(2)
            .write(&message[range], style);
    }
}

/// Writes a pane's heading in its first row, with a number at the right end.
fn write_heading(
    cells: &mut Buffer,
    area: Rect,
    look: &Look,
    heading: &str,
    role: Role,
    number: &str,
) {
    let right = usize::from(area.width).saturating_sub(cells::width(number));
    let style = look.theme.style(role);
    let words = Rect {
        width: u16::try_from(right.saturating_sub(1)).unwrap_or(0),
        ..area
    };
    Pen::new(cells, words, 0).write_short(heading, look.glyphs.more, style);
    Pen::new(cells, area, 0)
        .skip(right)
        .write(number, look.theme.style(Role::Faint));
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
    if let Some(counts) = entry::counts(opened, look) {
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
