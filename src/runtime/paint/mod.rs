//! Cells → the bytes that turn what a terminal shows into what it shall show: nothing where nothing differs, else
//! as few as a plain terminal understands.
//!
//! It knows where the cursor is and how it writes only as far as every terminal agrees: behind a character that
//! some draw wider than others, and behind the last column, the cursor is put where it must be.
//!
//! Strips of pictures are cells among others: [`strip`] says which.

mod strip;
mod style;

use std::collections::HashSet;

use ratatui::{
    buffer::{Buffer, Cell, CellDiffOption},
    layout::Rect,
    style::Color,
};

use super::scroll::Shift;
use crate::{app::picture::Supply, view::leads};
use strip::{columns, has_strips, with_whole_strips};
use style::{Style, parameters};

/// What a terminal shows, as far as it was painted here.
pub struct Painter {
    shown: Buffer,
    /// Whether the terminal shows it; else nothing is known of it.
    known: bool,
    /// The numbers of what it was supplied with for pictures.
    supplied: HashSet<u32>,
}

/// So many bytes of addresses are written in one frame: an article may have a link at each letter. What is left
/// out comes with the next frame.
const ADDRESSES: usize = 4 << 10;

/// So many bytes it takes to erase the rest of a row and to come back to what stands there, and so many a cell that is
/// written there again, its style included.
const ERASING: usize = 16;
const WRITTEN_AGAIN: usize = 12;

/// A gap that is not longer is written again rather than jumped over.
const GAP: u16 = 4;

impl Painter {
    /// For a terminal of which nothing is known.
    pub fn new() -> Self {
        Self {
            shown: Buffer::empty(Rect::ZERO),
            known: false,
            supplied: HashSet::new(),
        }
    }

    /// Forgets what is shown, so that every cell is painted anew, and what was supplied.
    pub fn forget(&mut self) {
        self.known = false;
        self.supplied.clear();
    }

    /// Leaves what is shown in an area as it is.
    pub fn keep(&self, next: &mut Buffer, area: Rect) {
        if self.known && self.shown.area == next.area {
            for place in area.intersection(next.area).positions() {
                next[place] = self.shown[place].clone();
            }
        }
    }

    /// The bytes that supply the terminal with what it has not got yet and needs for its pictures.
    pub fn supply(&mut self, supplies: &[&Supply]) -> Vec<u8> {
        let supplies = supplies.iter();
        let new = supplies.filter(|supply| self.supplied.insert(supply.number));
        new.flat_map(|supply| supply.bytes.bytes()).collect()
    }

    /// The bytes after which the terminal shows `next`; `targets` are the addresses that its cells may lead to.
    pub fn paint(&mut self, next: &Buffer, targets: &[&str]) -> Vec<u8> {
        let mut brush = Brush::default();
        if !self.known || self.shown.area != next.area {
            // Erased from the first cell on, in no style.
            brush.out.extend_from_slice(b"\x1b[m\x1b[H\x1b[J");
            brush.cursor = Some((0, 0));
            self.shown = Buffer::empty(next.area);
            self.known = true;
        } else if let Some(shift) = Shift::between(&self.shown, next)
            && !has_strips(&self.shown)
            && !has_strips(next)
        {
            return self.paint_shorter(shift, next, targets);
        }
        brush.paint(next, &mut self.shown, targets);
        brush.out
    }

    /// With rows moved or without, whichever takes fewer bytes: rows that are much alike are soon written over.
    fn paint_shorter(&mut self, shift: Shift, next: &Buffer, targets: &[&str]) -> Vec<u8> {
        let mut moved = self.shown.clone();
        shift.apply(&mut moved);
        let mut moving = Brush::default();
        moving.say(&shift.bytes());
        moving.paint(next, &mut moved, targets);
        let mut staying = Brush::default();
        staying.paint(next, &mut self.shown, targets);
        if moving.out.len() >= staying.out.len() {
            return staying.out;
        }
        self.shown = moved;
        moving.out
    }
}

/// How the terminal writes: where, in which style, with which link.
#[derive(Default)]
struct Brush {
    out: Vec<u8>,
    cursor: Option<(u16, u16)>,
    style: Style,
    link: Color,
    addresses: usize,
}

fn is_blank(cell: &Cell) -> bool {
    let plain = Style::of(cell) == Style::default() && leads::number(cell).is_none();
    plain && cell.symbol() == " " && cell.diff_option == CellDiffOption::None
}

impl Brush {
    /// Paints all that differs from what is shown, and leaves the terminal without style and link.
    fn paint(&mut self, next: &Buffer, shown: &mut Buffer, targets: &[&str]) {
        let width = usize::from(next.area.width).max(1);
        let rows = next.content.chunks(width);
        let shown = shown.content.chunks_mut(width);
        for (y, (next, shown)) in (0..).zip(rows.zip(shown)) {
            self.paint_row(y, &with_whole_strips(next), shown, targets);
        }
        self.rest();
    }

    fn paint_row(&mut self, y: u16, next: &[Cell], shown: &mut [Cell], targets: &[&str]) {
        let blank_from = next.len() - next.iter().rev().take_while(|cell| is_blank(cell)).count();
        let mut x = 0;
        // Behind a wide character that is written over stands nothing that is known.
        let mut lost = 0;
        while x < next.len() {
            let end = (x + columns(&next[x]).max(1)).min(next.len());
            if x >= lost && next[x..end] == shown[x..end] {
                x = end;
                continue;
            }
            if x >= blank_from && differing(&next[x..], &shown[x..]) > 3 {
                self.erase(x, y, next);
                shown[x..].clone_from_slice(&next[x..]);
                return;
            }
            if is_blank(&next[x]) && is_sooner_erased(&next[x..], &shown[x..]) {
                self.erase(x, y, next);
                shown[x..].fill(Cell::EMPTY);
                lost = 0;
                continue;
            }
            let halves = (x..end).map(|at| at + columns(&shown[at]));
            lost = halves.fold(lost.max(end), usize::max);
            self.go(x, y, next, targets);
            let linked = self.write(&next[x], targets);
            shown[x..end].clone_from_slice(&next[x..end]);
            if !linked {
                shown[x].underline_color = Color::Reset;
            }
            // What some draw in one column and others in two is not relied on, nor where a picture leaves the cursor.
            let agreed = next[x].symbol().chars().nth(1).is_none() && end < next.len();
            let column = u16::try_from(end).unwrap_or(u16::MAX);
            self.cursor = agreed.then_some((column, y));
            x = end;
        }
    }

    /// Puts the cursor before a cell of a row.
    fn go(&mut self, x: usize, y: u16, row: &[Cell], targets: &[&str]) {
        let to = u16::try_from(x).unwrap_or(u16::MAX);
        match self.cursor {
            Some((from, at)) if at == y && from == to => return,
            Some((from, at)) if at == y && from < to => {
                let gap = &row[usize::from(from)..x];
                if to - from <= GAP && gap.iter().all(|cell| self.is_at_hand(cell)) {
                    for cell in gap {
                        self.write(cell, targets);
                    }
                } else {
                    self.say(&format!("\x1b[{}C", to - from));
                }
            }
            Some((_, at)) if at + 1 == y && to == 0 => self.say("\r\n"),
            _ if to == 0 => self.say(&format!("\x1b[{}H", y + 1)),
            _ => self.say(&format!("\x1b[{};{}H", y + 1, to + 1)),
        }
        self.cursor = Some((to, y));
    }

    /// Whether a cell would be written in the style of the one before it, and takes a byte.
    fn is_at_hand(&self, cell: &Cell) -> bool {
        let same = Style::of(cell) == self.style && cell.underline_color == self.link;
        same && cell.symbol().len() == 1 && cell.diff_option == CellDiffOption::None
    }

    /// Erases the row from a cell on.
    fn erase(&mut self, x: usize, y: u16, row: &[Cell]) {
        self.rest();
        self.go(x, y, row, &[]);
        self.say("\x1b[K");
    }

    /// Writes a cell; false where it shall lead somewhere and there was no room for the address.
    fn write(&mut self, cell: &Cell, targets: &[&str]) -> bool {
        if cell.diff_option != CellDiffOption::None {
            self.rest();
            self.say(cell.symbol());
            return true;
        }
        let led = self.lead(cell, targets);
        self.dress(Style::of(cell));
        self.say(cell.symbol());
        led
    }

    /// Begins or ends a link, as [`Self::write`] says.
    fn lead(&mut self, cell: &Cell, targets: &[&str]) -> bool {
        let number = leads::number(cell);
        if number == leads::number_of(self.link) {
            return true;
        }
        let found = number.and_then(|number| Some((number, leads::find(number, targets)?)));
        let Some((number, target)) = found else {
            self.unlink();
            return true;
        };
        if self.addresses + target.len() > ADDRESSES {
            self.unlink();
            return false;
        }
        self.addresses += target.len();
        self.say(&format!("\x1b]8;id={number:x};{target}\x1b\\"));
        self.link = cell.underline_color;
        true
    }

    fn unlink(&mut self) {
        if self.link != Color::Reset {
            self.say("\x1b]8;;\x1b\\");
            self.link = Color::Reset;
        }
    }

    /// Leaves the terminal without style and link.
    fn rest(&mut self) {
        self.unlink();
        self.dress(Style::default());
    }

    /// Changes the style, by what differs or from the beginning, whichever is shorter.
    fn dress(&mut self, style: Style) {
        if style == self.style {
            return;
        }
        if style == Style::default() {
            self.say("\x1b[m");
        } else {
            let anew = parameters(Style::default(), style);
            let anew = format!("0;{anew}");
            let changed = parameters(self.style, style);
            let shorter = if changed.len() <= anew.len() {
                &changed
            } else {
                &anew
            };
            self.say(&format!("\x1b[{shorter}m"));
        }
        self.style = style;
    }

    fn say(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
    }
}

/// Whether a row is sooner erased and written again behind what becomes empty than overwritten with spaces: where a
/// pane is emptied, and little but a rule stands behind it.
fn is_sooner_erased(next: &[Cell], shown: &[Cell]) -> bool {
    let changes = |(next, shown): &(&Cell, &Cell)| next != shown;
    let pairs = || next.iter().zip(shown);
    if next
        .iter()
        .any(|cell| cell.diff_option != CellDiffOption::None)
    {
        return false;
    }
    let emptied = pairs().filter(changes);
    let emptied = emptied.filter(|(next, _)| is_blank(next)).count();
    let kept = pairs().filter(|pair| !changes(pair) && !is_blank(pair.0));
    emptied > ERASING + WRITTEN_AGAIN * kept.count()
}

fn differing(next: &[Cell], shown: &[Cell]) -> usize {
    next.iter()
        .zip(shown)
        .filter(|(next, shown)| next != shown)
        .count()
}

#[cfg(test)]
mod tests;
