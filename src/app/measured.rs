//! Where a scrolled text stands. Its rows are made only when they are drawn, so a place is a block and a row
//! within it, never a row of the whole; what a move leads to is found by drawing and told by [`Measured`].

use crate::domain::{ArticleId, Span};

/// A row of a text made of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// The block. An article's block 0 is its head, block `n` its paragraph `n - 1`.
    pub block: usize,
    /// The row within the block.
    pub row: usize,
}

/// From where a scroll is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The row that was drawn at the top, with the offset of its first byte and the width it was wrapped
    /// for: at another width the row with that byte counts.
    Row {
        /// The row.
        place: Place,
        /// Its first byte.
        offset: usize,
        /// The width of the column.
        width: usize,
    },
    /// The last page.
    End,
}

/// Where the next drawing shall begin: at the anchor, so many rows on, and such that some of it is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scroll {
    /// From where.
    pub anchor: Anchor,
    /// How many rows on; back where negative.
    pub moved: isize,
    /// The bytes, or blocks of a list, that must be seen; their beginning where they are too many.
    pub show: Option<Span>,
}

impl Scroll {
    /// The very beginning.
    pub const TOP: Self = Self::at(Anchor::Row {
        place: Place { block: 0, row: 0 },
        offset: 0,
        width: 0,
    });

    /// The last page.
    pub const END: Self = Self::at(Anchor::End);

    /// At `anchor`.
    #[must_use]
    pub const fn at(anchor: Anchor) -> Self {
        Self {
            anchor,
            moved: 0,
            show: None,
        }
    }
}

/// What drawing found in the article pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// The article that was drawn.
    pub id: ArticleId,
    /// Its top row.
    pub anchor: Anchor,
    /// The bytes of all rows on the screen.
    pub visible: Span,
}

/// What drawing found in the list of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DrawnList {
    /// Its top row.
    pub top: Place,
    /// The index that the cursor was on, and in which row of the pane that began. As long as the cursor is there, it
    /// stays in that row: what is found in the articles above it makes them higher, and moves nothing below.
    pub at: (usize, usize),
}

/// What only drawing can know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Measured {
    /// The rows of the pane with the focus; in a list, how many of its articles they show.
    pub page: usize,
    /// The article pane, where it was drawn.
    pub article: Option<Drawn>,
    /// The panel's top row, where it was drawn.
    pub panel: Option<Place>,
    /// The list, where it was drawn.
    pub list: Option<DrawnList>,
    /// The top row of the feeds, where they were drawn.
    pub feeds: Option<Place>,
    /// The top row of what lies over the panes, where it was drawn: the help, else the ledger, the timeline or a
    /// dossier.
    pub over: Option<Place>,
    /// The top row of a record's reasons, where they were drawn.
    pub why: Option<Place>,
}
