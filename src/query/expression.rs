//! A query as data.

use crate::domain::Lang;

/// Which articles are meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Query {
    /// All of them.
    #[default]
    Every,
    /// Those that meet a condition.
    If(Condition),
    /// Those that the inner query does not mean.
    Not(Box<Query>),
    /// Those that each of two or more queries means.
    All(Vec<Query>),
    /// Those that any of two or more queries means.
    Any(Vec<Query>),
}

/// What one article may meet or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// These words stand in this order; each counts in all its forms. There is a letter or digit in them.
    Words(Column, String),
    /// A feed that carries it has these words in its name, folded; the last may go on.
    Feed(String),
    /// It has this tag.
    Tag(String),
    /// It is in this language.
    Lang(Lang),
    /// It is marked so.
    Is(Marked),
    /// It tells of such an event.
    With(Told),
    /// An entity in it has these words in its name, folded.
    Entity(String),
    /// It is of the time from `from` on and before `before`, seconds since 1970, UTC.
    Dated {
        /// The first moment of it; `None` for all times before.
        from: Option<i64>,
        /// The first moment after it; `None` for all times after.
        before: Option<i64>,
    },
    /// It is at most so many seconds old.
    Newer(i64),
}

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// In title, author and text.
    Any,
    /// In the title.
    Title,
    /// In the author's name.
    Author,
}

/// How the reader has marked an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// With a star.
    Starred,
    /// With any tag.
    Tagged,
    /// It tells what another stored before it tells in the same words.
    Copy,
}

/// What an article may tell of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Someone gave someone something.
    Gifts,
    /// Someone met someone.
    Meetings,
}
