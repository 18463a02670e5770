//! A document: what the blocks of an article's text are, and what is marked inside them.
//!
//! The text itself is one string of the article; everything here points into it by spans. What a plain
//! text gives is paragraphs alone; a page also gives headings, lists, quotes, tables, captions, links.

use super::Span;

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum BlockKind {
    /// Running text. A single line feed in it reads as a space.
    #[default]
    Paragraph,
    /// Running text that begins a row of its own right below the block before, as after a line break.
    Line,
    /// A heading of level 1 (the highest) to 6.
    Heading(u8),
    /// A block of a list's item.
    Item {
        /// How many lists it stands in; 1 in an outermost list.
        depth: u8,
        /// What stands before it.
        marker: Marker,
    },
    /// Running text that is quoted; 1 in an outermost quote.
    Quote(u8),
    /// Text whose spaces and line feeds stand as they are.
    Preformatted,
    /// A row of a table; its cells are [`Article::cells`](super::Article::cells) in its span.
    Row,
    /// What is said below a picture, whose address is in [`Article::images`](super::Article::images).
    Caption,
}

/// What stands before a block of a list's item. The text does not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Marker {
    /// A bullet: the item begins here.
    #[default]
    Bullet,
    /// A number: the item of an ordered list begins here.
    Number(u32),
    /// Nothing: the item goes on.
    Continued,
}

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Link {
    /// The words; never empty, and within one block.
    pub span: Span,
    /// A whole address of the web or of mail (`http`, `https`, `mailto`), harmless on a terminal.
    pub address: String,
}

/// Words that are written in another way than those around them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Emphasis {
    /// The words; never empty, and within one block.
    pub span: Span,
    /// How they are written.
    pub kind: Stress,
}

/// A way to write words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stress {
    /// Emphasised, as by italics.
    Light,
    /// Strong, as by bold letters.
    Strong,
    /// As a machine writes them.
    Code,
    /// Struck out.
    Struck,
}
