//! Rows that a frame shows higher or lower than the last one did, as when a text that has the whole width is read on:
//! the terminal moves them itself, and only what comes in at the edge is written.
//!
//! Whole rows are moved, as every terminal can: beside a list or a panel that stays, nothing would be won.

use std::hash::{Hash, Hasher};

use ratatui::buffer::{Buffer, Cell};
use rustc_hash::FxHasher;

/// Rows that move within a stretch of the screen; what comes in at its edge is blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The first row of the stretch.
    pub top: usize,
    /// The row after its last one.
    pub bottom: usize,
    /// So many rows up; down where it is negative.
    pub up: isize,
}

/// With fewer rows saved, moving them is not worth its bytes.
const WORTH: usize = 3;

impl Shift {
    /// The move that saves most between two screens of the same size, where one is worth it.
    pub fn between(shown: &Buffer, next: &Buffer) -> Option<Self> {
        let (shown, next) = (rows(shown), rows(next));
        let differing = shown.iter().zip(&next).filter(|(a, b)| a != b).count();
        if differing < WORTH {
            return None;
        }
        let height = isize::try_from(next.len()).ok()?;
        let moves = (1 - height..height).filter(|&up| up != 0);
        let best = moves.filter_map(|up| best_run(&shown, &next, up));
        let (shift, saved) = best.max_by_key(|(_, saved)| *saved)?;
        (saved >= WORTH).then_some(shift)
    }

    /// Moves the rows of a screen as the terminal moves its own.
    pub fn apply(self, shown: &mut Buffer) {
        let width = usize::from(shown.area.width);
        let stretch = &mut shown.content[self.top * width..self.bottom * width];
        let cells = self.up.unsigned_abs() * width;
        let blank = if self.up > 0 {
            stretch.rotate_left(cells);
            stretch.len() - cells..stretch.len()
        } else {
            stretch.rotate_right(cells);
            0..cells
        };
        stretch[blank].fill(Cell::default());
    }

    /// What lets the terminal do it. The cursor is somewhere then.
    pub fn bytes(self) -> String {
        let (top, bottom, count) = (self.top + 1, self.bottom, self.up.unsigned_abs());
        // Lines are deleted and inserted at the cursor rather than scrolled: the Linux console knows only that.
        let how = if self.up > 0 { 'M' } else { 'L' };
        format!("\x1b[{top};{bottom}r\x1b[{top}H\x1b[{count}{how}\x1b[r")
    }
}

/// Each row in a number.
fn rows(screen: &Buffer) -> Vec<u64> {
    let rows = screen.content.chunks(usize::from(screen.area.width).max(1));
    let number = |row: &[Cell]| {
        let mut hasher = FxHasher::default();
        row.hash(&mut hasher);
        hasher.finish()
    };
    rows.map(number).collect()
}

/// The stretch of rows that save most where all of them move so far up, and how many that is: those that need not be
/// written, without those that stood right and are lost at the edge.
fn best_run(shown: &[u64], next: &[u64], up: isize) -> Option<(Shift, usize)> {
    let moved =
        |y: &usize| y.checked_add_signed(up).and_then(|from| shown.get(from)) == next.get(*y);
    let stands = |y: &usize| shown[*y] == next[*y];
    let mut runs = Vec::new();
    let mut from = 0;
    while let Some(first) = (from..next.len()).find(|y| moved(y)) {
        let end = (first..next.len())
            .find(|y| !moved(y))
            .unwrap_or(next.len());
        runs.push((first, end));
        from = end;
    }
    let runs = runs.into_iter().map(|(first, end)| {
        let shift = around(first, end, up);
        let saved = (first..end).filter(|y| !stands(y)).count();
        let edges = (shift.top..first).chain(end..shift.bottom);
        (shift, saved.saturating_sub(edges.filter(stands).count()))
    });
    runs.max_by_key(|(_, saved)| *saved)
}

/// The stretch in which rows move to `first..end`: where they come from and where they go.
fn around(first: usize, end: usize, up: isize) -> Shift {
    let from = |y: usize| y.saturating_add_signed(up);
    Shift {
        top: first.min(from(first)),
        bottom: end.max(from(end)),
        up,
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style};

    use super::*;

    fn screen(rows: &[&str]) -> Buffer {
        let height = u16::try_from(rows.len()).unwrap();
        let mut cells = Buffer::empty(Rect::new(0, 0, 9, height));
        for (y, row) in (0..).zip(rows) {
            cells.set_string(0, y, row, Style::new());
        }
        cells
    }

    #[test]
    fn rows_that_stand_elsewhere_are_moved() {
        let check = |before: &[&str], after: &[&str], expected: Option<(usize, usize, isize)>| {
            let shift = Shift::between(&screen(before), &screen(after));
            let found = shift.map(|shift| (shift.top, shift.bottom, shift.up));
            assert_eq!(found, expected, "{before:?} {after:?}");
        };
        let begin = [
            "title", "one", "two", "three", "four", "five", "rule", "hints",
        ];
        let down = [
            "title", "two", "three", "four", "five", "six", "rule", "hints",
        ];
        check(&begin, &begin, None);
        check(&begin, &down, Some((1, 6, 1)));
        check(&down, &begin, Some((1, 6, -1)));
        let other = ["title", "a", "b", "c", "d", "e", "rule", "hints"];
        check(&begin, &other, None);
        let few = ["title", "two", "three", "x", "y", "z", "rule", "hints"];
        check(&begin, &few, None);
    }

    #[test]
    fn what_is_moved_is_known_to_be_there() {
        let mut cells = screen(&["a", "b", "c", "d", "e"]);
        let up = Shift {
            top: 1,
            bottom: 4,
            up: 1,
        };
        up.apply(&mut cells);
        assert_eq!(cells, screen(&["a", "c", "d", "", "e"]));
        Shift { up: -2, ..up }.apply(&mut cells);
        assert_eq!(cells, screen(&["a", "", "", "c", "e"]));
        assert_eq!(up.bytes(), "\x1b[2;4r\x1b[2H\x1b[1M\x1b[r");
    }
}
