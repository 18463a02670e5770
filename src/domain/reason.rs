//! Reasons: how the tellings of a record were read, so that the reader can show why it stands there. All by
//! spans; what the frames are is told by their rules.

use super::Span;

/// A part that words play in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who gives.
    Giver,
    /// Who receives.
    Recipient,
    /// What is given.
    Item,
    /// Who meets.
    Participant,
}

impl Part {
    /// The part in a word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Giver => "giver",
            Self::Recipient => "recipient",
            Self::Item => "item",
            Self::Participant => "participant",
        }
    }
}

/// What makes one may doubt that a telling was read rightly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubts {
    /// It stands in a headline, which leaves words out.
    pub headline: bool,
    /// Its subject is not the nearest noun that may be one.
    pub far: bool,
    /// It may or might come to be.
    pub open: bool,
}

/// How one telling was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The frame, by its name in the rules.
    pub frame: &'static str,
    /// The word that calls the frame up.
    pub word: Span,
    /// The words that fill each part, in the order of the text.
    pub parts: Vec<(Part, Span)>,
    /// How sure the frame is by itself, in percent.
    pub sure: u8,
    /// What speaks against the reading.
    pub doubts: Doubts,
}
