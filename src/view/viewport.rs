//! A window on a text made of blocks. Rows of a block are made when they are needed and kept for one drawing,
//! so that a text of any length costs what is shown of it.

use std::{cell::RefCell, rc::Rc};

use rustc_hash::FxHashMap;

use crate::{
    app::{Anchor, Place, Scroll},
    domain::Span,
};

/// A text whose rows are made block by block.
pub trait Blocks {
    /// One row.
    type Row: Clone;

    /// How many blocks there are.
    fn count(&self) -> usize;

    /// The rows of one block.
    fn rows(&self, block: usize) -> Vec<Self::Row>;

    /// The column's width, by which an anchor knows whether its row still counts.
    fn width(&self) -> usize;

    /// The first and the last row that must be seen when `shown` is. In a text it spans bytes, in a list
    /// blocks.
    fn extent(&self, shown: Span) -> (Place, Place);

    /// What an anchor remembers of a row.
    fn offset(&self, place: Place) -> usize;
}

/// The rows of one screen.
pub struct Viewport<'a, B: Blocks> {
    blocks: &'a B,
    height: usize,
    made: RefCell<FxHashMap<usize, Rc<[B::Row]>>>,
}

impl<'a, B: Blocks> Viewport<'a, B> {
    /// A window of `height` rows on `blocks`.
    pub fn new(blocks: &'a B, height: usize) -> Self {
        Self {
            blocks,
            height: height.max(1),
            made: RefCell::default(),
        }
    }

    /// The rows of one block.
    pub fn rows(&self, block: usize) -> Rc<[B::Row]> {
        let mut made = self.made.borrow_mut();
        let rows = made
            .entry(block)
            .or_insert_with(|| self.blocks.rows(block).into());
        Rc::clone(rows)
    }

    /// The row that `scroll` is reckoned from, whether or not a full page follows it.
    fn from(&self, scroll: Scroll) -> Place {
        match scroll.anchor {
            Anchor::End => self.end(),
            Anchor::Row { place, width, .. } if width == self.blocks.width() || width == 0 => place,
            Anchor::Row { place, offset, .. } => {
                let found = self.blocks.extent(Span::new(offset, offset)).0;
                if found.block == place.block {
                    found
                } else {
                    place
                }
            }
        }
    }

    /// The top row that `scroll` leads to. What must be seen is put `above` rows below the top where it was
    /// not on the screen.
    pub fn top(&self, scroll: Scroll, above: usize) -> Place {
        let mut top = self.fitting(self.from(scroll));
        if scroll.moved != 0 {
            top = self.fitting(self.moved(top, scroll.moved));
        }
        let Some(shown) = scroll.show else {
            return top;
        };
        let (first, last) = self.blocks.extent(shown);
        let bottom = self.forward(top, self.height - 1);
        let last = last.min(self.forward(first, (self.height - 1).saturating_sub(above)));
        if first < top || (last > bottom && above > 0) {
            self.fitting(self.back(first, above))
        } else if last > bottom {
            self.fitting(self.back(last, self.height - 1).min(first))
        } else {
            top
        }
    }

    /// The rows from `top` on, as many as fit.
    pub fn window(&self, top: Place) -> Vec<(Place, B::Row)> {
        let mut window = Vec::with_capacity(self.height);
        for block in top.block..self.blocks.count() {
            let first = if block == top.block { top.row } else { 0 };
            for (row, content) in self.rows(block).iter().enumerate().skip(first) {
                if window.len() == self.height {
                    return window;
                }
                window.push((Place { block, row }, content.clone()));
            }
        }
        window
    }

    /// The anchor for the next drawing, after that which `scroll` led to `top`. Where nobody moved it stays what it
    /// was: were it always the top row, each change of the width would move it on to that row's first byte, and
    /// each screen that all of the rest fits on would move it back.
    pub fn anchor(&self, top: Place, scroll: Scroll) -> Anchor {
        let width = self.blocks.width();
        match scroll.anchor {
            Anchor::Row { offset, .. } if scroll.moved == 0 && scroll.show.is_none() => {
                Anchor::Row {
                    place: self.from(scroll),
                    offset,
                    width,
                }
            }
            _ => Anchor::Row {
                place: top,
                offset: self.blocks.offset(top),
                width,
            },
        }
    }

    fn end(&self) -> Place {
        let block = self.blocks.count().saturating_sub(1);
        let rows = if self.blocks.count() == 0 {
            0
        } else {
            self.rows(block).len()
        };
        Place {
            block,
            row: rows.saturating_sub(1),
        }
    }

    fn moved(&self, place: Place, rows: isize) -> Place {
        if rows < 0 {
            self.back(place, rows.unsigned_abs())
        } else {
            self.forward(place, rows.unsigned_abs())
        }
    }

    fn forward(&self, place: Place, mut rows: usize) -> Place {
        let Place { mut block, mut row } = place;
        while block < self.blocks.count() {
            let left = self.rows(block).len().saturating_sub(row);
            if rows < left {
                return Place {
                    block,
                    row: row + rows,
                };
            }
            rows -= left;
            (block, row) = (block + 1, 0);
        }
        self.end()
    }

    /// The row so many rows before `place`; the first one where there are fewer.
    pub fn back(&self, place: Place, mut rows: usize) -> Place {
        let Place { mut block, mut row } = place;
        while rows > row {
            let Some(before) = block.checked_sub(1) else {
                return Place::default();
            };
            rows -= row;
            (block, row) = (before, self.rows(before).len());
        }
        Place {
            block,
            row: row - rows,
        }
    }

    /// `top`, or the row before it from which the last page is full.
    fn fitting(&self, top: Place) -> Place {
        let top = top.min(self.end());
        let rows = self.rows_from(top);
        self.back(top, self.height.saturating_sub(rows))
    }

    fn rows_from(&self, top: Place) -> usize {
        let mut rows = 0;
        for block in top.block..self.blocks.count() {
            let skipped = if block == top.block { top.row } else { 0 };
            rows += self.rows(block).len().saturating_sub(skipped);
            if rows >= self.height {
                break;
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blocks of the given numbers of rows; a row is its own place.
    struct Made(Vec<usize>);

    impl Blocks for Made {
        type Row = Place;

        fn count(&self) -> usize {
            self.0.len()
        }

        fn rows(&self, block: usize) -> Vec<Place> {
            (0..self.0[block]).map(|row| Place { block, row }).collect()
        }

        fn width(&self) -> usize {
            10
        }

        fn extent(&self, shown: Span) -> (Place, Place) {
            let place = Place {
                block: shown.start,
                row: 0,
            };
            (place, place)
        }

        fn offset(&self, place: Place) -> usize {
            place.block
        }
    }

    fn check(blocks: &[usize], scroll: Scroll, expected: (usize, usize)) {
        let blocks = Made(blocks.to_vec());
        let viewport = Viewport::new(&blocks, 4);
        let top = viewport.top(scroll, 1);
        assert_eq!((top.block, top.row), expected, "{scroll:?}");
        assert!(viewport.window(top).iter().all(|(place, row)| place == row));
    }

    #[test]
    fn moves_cross_blocks_and_stop_at_the_ends() {
        let moved = |moved| Scroll {
            moved,
            ..Scroll::TOP
        };
        check(&[2, 3, 4], moved(0), (0, 0));
        check(&[2, 3, 4], moved(3), (1, 1));
        check(&[2, 3, 4], moved(99), (2, 0));
        check(&[2, 3, 4], moved(-5), (0, 0));
        check(&[2, 3, 4], Scroll::END, (2, 0));
        check(
            &[2, 3, 4],
            Scroll {
                moved: -1,
                ..Scroll::END
            },
            (1, 2),
        );
        check(&[1], Scroll::END, (0, 0));
        check(&[], Scroll::END, (0, 0));
    }

    #[test]
    fn what_must_be_seen_is_brought_below_the_top() {
        let show = |block| Scroll {
            show: Some(Span::new(block, block)),
            ..Scroll::TOP
        };
        check(&[2, 3, 4], show(1), (0, 0));
        check(&[2, 3, 4, 4], show(2), (1, 2));
        check(
            &[2, 3, 4, 4],
            Scroll {
                show: Some(Span::default()),
                ..Scroll::END
            },
            (0, 0),
        );
    }
}
