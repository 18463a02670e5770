//! What the user has settled about the reader once and for all; what is changed at a key lies over it.

use super::{Highlight, keymap::Keymap};

/// A line longer than this tires the eye.
pub const MEASURE: usize = 78;

/// The narrowest and the widest rows that can be asked for.
pub const MEASURES: (usize, usize) = (30, 200);

/// What is settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Which keys give which commands.
    pub keys: Keymap,
    /// The most columns that a row of text has.
    pub measure: usize,
    /// Whether words of running text may be parted at the end of a row.
    pub hyphenate: bool,
    /// Whether pictures are fetched and drawn.
    pub pictures: bool,
    /// Which entities are highlighted.
    pub highlight: Highlight,
    /// Records less sure than this, in percent, stand among the doubtful ones.
    pub doubtful: u8,
    /// The program that an article is piped to unless another is typed; empty for none.
    pub pipe: String,
    /// About what is fetched.
    pub feeds: Feeds,
}

/// What is settled about all feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Feeds {
    /// Whether the whole text is fetched of articles whose feed does not say that.
    pub full_text: bool,
    /// Read articles go that are older than so many days.
    pub keep_days: Option<u32>,
    /// Read articles go that are not among so many of the newest of their feed.
    pub keep_newest: Option<u32>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            keys: Keymap::default(),
            measure: MEASURE,
            hyphenate: false,
            pictures: false,
            highlight: Highlight::All,
            doubtful: 50,
            pipe: String::new(),
            feeds: Feeds::default(),
        }
    }
}
