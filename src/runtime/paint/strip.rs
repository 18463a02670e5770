//! A strip of a picture is one thing: a cell with the sequence that draws it and the number of its columns, and cells
//! that are left to it. It is written again where any of them showed something else, and where not all of them are
//! there, as below something that lies over it, they are blank. What is written over a strip takes it away.

use std::borrow::Cow;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use unicode_width::UnicodeWidthStr;

/// Whether there are strips on a screen. Not every terminal moves them with the rows that they are in.
pub fn has_strips(cells: &Buffer) -> bool {
    let left = |cell: &Cell| cell.diff_option != CellDiffOption::None;
    cells.content.iter().any(left)
}

/// The columns of a strip that begins a part of a row and has all its cells there.
fn strip(cells: &[Cell]) -> Option<usize> {
    let CellDiffOption::ForcedWidth(columns) = cells.first()?.diff_option else {
        return None;
    };
    let columns = usize::from(columns.get());
    let covered = cells.get(1..columns)?;
    let left = |cell: &Cell| cell.diff_option == CellDiffOption::Skip;
    covered.iter().all(left).then_some(columns)
}

/// A row in which the cells of strips that are not all there are blank.
pub fn with_whole_strips(row: &[Cell]) -> Cow<'_, [Cell]> {
    let ordinary = |cell: &Cell| cell.diff_option == CellDiffOption::None;
    if row.iter().all(ordinary) {
        return row.into();
    }
    let mut row = row.to_vec();
    let mut x = 0;
    while x < row.len() {
        let columns = strip(&row[x..]);
        if columns.is_none() && !ordinary(&row[x]) {
            row[x].reset();
        }
        x += columns.unwrap_or(1);
    }
    row.into()
}

/// The columns that a cell takes.
pub fn columns(cell: &Cell) -> usize {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(columns) => columns.get().into(),
        _ => cell.symbol().width(),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::{layout::Rect, style::Style as Drawn};

    use super::{
        super::{
            Painter,
            tests::{painted, screen, terminal},
        },
        *,
    };

    /// The screen with strips of so many columns at columns and rows.
    fn with_strips(words: &[(u16, u16, &str, Drawn)], strips: &[(u16, u16, &str, u16)]) -> Buffer {
        let mut cells = screen(words);
        for (x, y, sequence, columns) in strips {
            let area = Rect::new(*x, *y, 12 - *x, 1);
            let strip = crate::app::picture::Strip::Sequence((*sequence).into());
            crate::view::cells::Pen::new(&mut cells, area, 0).draw_strip(&strip, *columns);
        }
        cells
    }

    const PLAIN: Drawn = Drawn::new();

    /// What is painted when one screen follows the other.
    fn step(from: &Buffer, to: &Buffer) -> String {
        let mut painter = Painter::new();
        painted(&mut painter, from);
        let step = painted(&mut painter, to);
        assert_eq!(painted(&mut painter, to), "", "nothing is left to paint");
        step
    }

    #[test]
    fn a_strip_is_written_once_and_in_no_style() {
        let bold = (0, 0, "ab", PLAIN.bold());
        let before = with_strips(&[bold], &[]);
        let strip = (2, 0, "<pic>", 6);
        let after = with_strips(&[bold, (8, 0, "cd", PLAIN)], &[strip]);
        assert_eq!(step(&before, &after), "\x1b[1;3H<pic>\x1b[1;9Hcd");
        let moved = with_strips(&[bold, (8, 0, "ce", PLAIN)], &[strip]);
        assert_eq!(
            step(&after, &moved),
            "\x1b[1;10He",
            "the strip is left alone"
        );
    }

    #[test]
    fn words_take_a_strip_away_cell_by_cell() {
        let before = with_strips(&[], &[(2, 0, "<pic>", 6)]);
        let words = with_strips(&[(4, 0, "a", PLAIN)], &[]);
        assert_eq!(step(&before, &words), "\x1b[1;3H  a   ");
        let below = with_strips(&[], &[(2, 1, "<pic>", 6)]);
        let scrolled = step(&before, &below);
        assert_eq!(scrolled, "\x1b[1;3H\x1b[K\x1b[2;3H<pic>");
    }

    #[test]
    fn what_is_left_of_a_covered_strip_is_blank_until_it_is_whole_again() {
        let whole = with_strips(&[], &[(2, 0, "<pic>", 6)]);
        for at in [1, 2, 4, 7] {
            let mut covered = whole.clone();
            covered.content[at].reset();
            covered.content[at].set_symbol("#");
            let is_beside = at == 1;
            let away = step(&whole, &covered);
            assert!(!away.contains("<pic>"), "{at}");
            let back = step(&covered, &whole);
            assert_eq!(back.contains("<pic>"), !is_beside, "{at}");
            let mut terminal = terminal(3);
            let mut painter = Painter::new();
            terminal.process(
                painted(&mut painter, &with_strips(&[], &[(2, 0, "xxxxxx", 6)])).as_bytes(),
            );
            terminal.process(away.as_bytes());
            let row = terminal.screen().rows(0, 12).next().unwrap();
            assert_eq!(row.contains('x'), is_beside, "{at}: {row:?}");
        }
    }
}
