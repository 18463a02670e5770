//! The shelves of stored articles: feeds in their folders, what is unread, what is starred; each with how many
//! of its articles are not read. Below a feed that failed stands when and why.

use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

use crate::{
    app::{Anchor, Library, Pane, Place, Scroll, Shelf, Shelved, Stage, State, folding},
    domain::Span,
};

use super::{
    Look,
    cells::{Pen, width},
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// The column of marks, with the space after it.
const GUTTER: usize = 2;

/// Columns by which what lies in a folder is moved in.
const INDENT: usize = 2;

/// What stands before a folder that is folded.
const FOLDED: &str = "+";

/// Draws the shelves and says which one stands at the top; nothing where none are known.
pub fn draw(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    library: &Library,
    look: &Look,
) -> Option<Place> {
    let unread = library.shelves.ready().and_then(|shelves| {
        let all = shelves.iter().find(|shelved| shelved.shelf == Shelf::All)?;
        (all.unread > 0).then(|| format!("{} new", all.unread))
    });
    let focused = state.focus == Pane::Feeds;
    let role = if focused {
        Role::Pointer
    } else {
        Role::Heading
    };
    super::write_heading(
        cells,
        area,
        look,
        "FEEDS",
        role,
        &unread.unwrap_or_default(),
    );
    let area = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    match &library.shelves {
        Stage::Loading => {
            super::say(cells, area, look, &format!("Reading {}", look.glyphs.more));
            None
        }
        Stage::Failed(message) => {
            super::say(cells, area, look, message);
            None
        }
        Stage::Ready(shelves) => {
            let shelves = Shelves(shelves);
            let viewport = Viewport::new(&shelves, usize::from(area.height));
            let from = Anchor::Row {
                place: state.measured.feeds.unwrap_or_default(),
                offset: 0,
                width: 0,
            };
            let at = library.shelf_at;
            let top = viewport.top(
                Scroll {
                    show: Some(Span::new(at, at)),
                    ..Scroll::at(from)
                },
                0,
            );
            for (row, (place, shelved)) in viewport.window(top).iter().enumerate() {
                let here = place.block == at;
                let line = Rect {
                    y: area.y + u16::try_from(row).unwrap_or(0),
                    height: 1,
                    ..area
                };
                if place.row > 0 {
                    draw_failure(cells, line, shelved, look);
                    continue;
                }
                let folded = folding::is_folded(shelved, &library.folded);
                let sign = if folded { FOLDED } else { sign(shelved, look) };
                draw_shelf(cells, line, shelved, sign, here.then_some(focused), look);
            }
            Some(top)
        }
    }
}

/// What stands before the name of what is no plain feed.
fn sign<'a>(shelved: &Shelved, look: &'a Look) -> &'a str {
    match shelved.shelf {
        Shelf::Starred => look.glyphs.star,
        Shelf::Smart(_) => look.glyphs.query,
        _ => "",
    }
}

/// Draws one shelf; `here` says whether the cursor is on it, and with the focus.
fn draw_shelf(
    cells: &mut Buffer,
    line: Rect,
    shelved: &Shelved,
    sign: &str,
    here: Option<bool>,
    look: &Look,
) {
    let (glyph, role) = match here {
        Some(true) => (look.glyphs.here, Role::Pointer),
        Some(false) => (look.glyphs.here, Role::Faint),
        None if shelved.failure.is_some() => (look.glyphs.failed, Role::Notice),
        None => ("", Role::Faint),
    };
    Pen::new(cells, line, 0).write(glyph, look.theme.style(role));
    // What is starred is meant to be found again, read or not.
    let count = match shelved.shelf {
        Shelf::Starred | Shelf::Samples => shelved.all,
        _ => shelved.unread,
    };
    let count = if count == 0 {
        String::new()
    } else {
        count.to_string()
    };
    let columns = usize::from(line.width);
    let right = columns.saturating_sub(width(&count));
    let name = Rect {
        width: line.width.saturating_sub(
            u16::try_from(width(&count) + usize::from(!count.is_empty())).unwrap_or(0),
        ),
        ..line
    };
    let mut style = look.theme.style(Role::Item);
    if shelved.unread > 0 {
        style = style.add_modifier(Modifier::BOLD);
    }
    let mut pen = Pen::new(cells, name, 0);
    pen.skip(GUTTER + INDENT * shelved.depth);
    if !sign.is_empty() {
        pen.write(sign, look.theme.style(Role::Faint)).skip(1);
    }
    pen.write_short(words::address(&shelved.name), look.glyphs.more, style);
    Pen::new(cells, line, 0)
        .skip(right)
        .write(&count, look.theme.style(Role::Faint));
}

/// The shelf in a row of the pane; a heading stands above them.
#[must_use]
pub fn at(area: Rect, state: &State, row: u16) -> Option<usize> {
    let shelves = Shelves(state.library.as_ref()?.shelves.ready()?);
    let height = usize::from(area.height.saturating_sub(1));
    let window = Viewport::new(&shelves, height).window(state.measured.feeds?);
    let row = usize::from(row.checked_sub(1)?);
    window.get(row).map(|(place, _)| place.block)
}

/// Draws when and why the shelf's feed failed.
fn draw_failure(cells: &mut Buffer, line: Rect, shelved: &Shelved, look: &Look) {
    let parts = [&shelved.asked, &shelved.failure].into_iter().flatten();
    let words = parts.map(String::as_str).collect::<Vec<_>>().join(" ");
    Pen::new(cells, line, 0)
        .skip(GUTTER + INDENT * shelved.depth)
        .write_short(&words, look.glyphs.more, look.theme.style(Role::Faint));
}

/// The shelves as blocks of one row, or of two where a feed failed.
struct Shelves<'a>(&'a [Shelved]);

impl<'a> Blocks for Shelves<'a> {
    type Row = &'a Shelved;

    fn count(&self) -> usize {
        self.0.len()
    }

    fn rows(&self, block: usize) -> Vec<&'a Shelved> {
        let shelved = &self.0[block];
        let count = 1 + usize::from(shelved.failure.is_some());
        vec![shelved; count]
    }

    fn width(&self) -> usize {
        1
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start.min(self.0.len().saturating_sub(1));
        let last = self.0.get(block).map_or(0, |_| self.rows(block).len() - 1);
        (Place { block, row: 0 }, Place { block, row: last })
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}
