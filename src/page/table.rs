//! Rows of tables: cells that hold a line each become one block; cells that hold an article stay blocks.

use super::words::Words;
use crate::domain::{BlockKind, Link, Paragraph, Span};

/// The most bytes in a cell of a row: tables that lay out a page have more.
const LONGEST_CELL: usize = 200;

/// In so many columns a cell may reach into the rows below: whoever wrote a page could fill the memory with cells
/// that nothing stands in.
const REACHING: usize = 8;

/// Between two cells of a row.
const BETWEEN: &str = " | ";

/// The rows of one table that is being read.
#[derive(Debug, Default)]
pub struct Table {
    /// The first block of the open row.
    row: Option<usize>,
    /// The first block of each of its cells.
    cells: Vec<usize>,
    /// Into how many further rows the cell of each column reaches.
    reach: [usize; REACHING],
    /// How many cells of the row stand for one that reaches into it.
    reached: usize,
}

impl Table {
    /// A row begins with the block at `next`.
    pub fn open_row(&mut self, next: usize) {
        self.row = Some(next);
        self.cells.clear();
        self.reached = 0;
    }

    /// A cell of so many rows begins with the block at `next`.
    pub fn open_cell(&mut self, next: usize, rows: usize) {
        if self.row.is_none() {
            self.open_row(next);
        }
        self.pass_reached(next);
        if let Some(reach) = self.reach.get_mut(self.cells.len()) {
            *reach = rows.saturating_sub(1);
        }
        self.cells.push(next);
    }

    /// Where a cell of a row above reaches into this one an empty cell stands, so that the next one is in its column.
    fn pass_reached(&mut self, next: usize) {
        while let Some(reach) = self.reach.get_mut(self.cells.len())
            && *reach > 0
        {
            *reach -= 1;
            self.reached += 1;
            self.cells.push(next);
        }
    }

    /// The row ends: its cells, as runs of blocks, where they are cells of a row that is read as one.
    pub fn end_row(&mut self, blocks: &[Paragraph]) -> Option<Vec<std::ops::Range<usize>>> {
        let row = self.row.take()?;
        self.pass_reached(blocks.len());
        let ends = self.cells.iter().skip(1).copied().chain([blocks.len()]);
        let cells: Vec<_> = self
            .cells
            .iter()
            .zip(ends)
            .map(|(&from, to)| from..to)
            .collect();
        let plain =
            |block: &Paragraph| matches!(block.kind, BlockKind::Paragraph | BlockKind::Line);
        let length = |cell: &std::ops::Range<usize>| -> usize {
            blocks[cell.clone()]
                .iter()
                .map(|block| block.span.len())
                .sum()
        };
        let own = self.cells.first() == Some(&row) && blocks[row..].iter().all(plain);
        let short = cells.iter().all(|cell| length(cell) <= LONGEST_CELL);
        let full = cells.iter().filter(|cell| !cell.is_empty()).count();
        (own && short && full >= 1 && full + self.reached >= 2).then_some(cells)
    }
}

/// Makes one block of the blocks from `cells` on, which are the last ones; the row and its cells.
pub fn join(
    words: &mut Words,
    images: &mut [Link],
    blocks: &[Paragraph],
    cells: &[std::ops::Range<usize>],
) -> Option<(Span, Vec<Span>)> {
    let first = blocks.get(cells.first()?.start)?.span.start;
    let old = words.text.split_off(first);
    let (mut moved, mut spans) = (Vec::new(), Vec::new());
    for cell in cells {
        if !cell.is_empty() && words.text.len() > first {
            words.text.push_str(BETWEEN);
        }
        let start = words.text.len();
        for (index, block) in blocks[cell.clone()].iter().enumerate() {
            if index > 0 {
                words.text.push(' ');
            }
            moved.push((block.span.start, words.text.len()));
            let own = Span::new(block.span.start - first, block.span.end - first);
            words.text.push_str(own.of(&old));
        }
        spans.push(Span::new(start, words.text.len()));
    }
    let shift = |span: &mut Span| {
        let at = moved.partition_point(|&(from, _)| from <= span.start);
        if let Some(&(from, to)) = at.checked_sub(1).and_then(|at| moved.get(at)) {
            *span = Span::new(span.start - from + to, span.end - from + to);
        }
    };
    let of_row = |span: &Span| span.start >= first;
    let links = words.links.iter_mut().map(|link| &mut link.span);
    let emphasis = words.emphasis.iter_mut().map(|emphasis| &mut emphasis.span);
    let images = images.iter_mut().map(|image| &mut image.span);
    links.rev().take_while(|span| of_row(span)).for_each(shift);
    // Emphasis is marked where it ends, so that one of the row may stand before one of another kind.
    emphasis
        .rev()
        .take_while(|span| span.end > first)
        .filter(|span| of_row(span))
        .for_each(shift);
    images.rev().take_while(|span| of_row(span)).for_each(shift);
    Some((Span::new(first, words.text.len()), spans))
}
