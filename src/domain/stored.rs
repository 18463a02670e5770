//! What is said of stored articles by name: which one, which feed, which mark.

use serde::{Deserialize, Serialize};

use super::{RecordName, Verdict};

/// Names a feed in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FeedKey(pub i64);

/// Names a smart feed in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SmartKey(pub i64);

/// Names an article in the store. A key is never given twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArticleKey(pub i64);

/// The order of a list of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListOrder {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// Those that are not read first; each part from the newest on.
    Unread,
    /// By the names of their feeds; each feed from the newest on.
    Feed,
}

impl ListOrder {
    /// The order in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
            Self::Unread => "unread first",
            Self::Feed => "by feed",
        }
    }

    /// The one behind it, round and round.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Newest => Self::Oldest,
            Self::Oldest => Self::Unread,
            Self::Unread => Self::Feed,
            Self::Feed => Self::Newest,
        }
    }
}

/// A mark to set or take away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Read or not.
    Read(bool),
    /// Starred or not.
    Starred(bool),
    /// With this tag. Tags that differ only in the size of letters are one.
    Tagged(String),
    /// Without this tag.
    Untagged(String),
    /// With this verdict on one of its records, or without one.
    Judged {
        /// Which record.
        record: RecordName,
        /// What was said of it before.
        before: Option<Verdict>,
        /// What is said of it now.
        now: Option<Verdict>,
    },
}

impl Mark {
    /// The mark that takes this one back.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Read(read) => Self::Read(!read),
            Self::Starred(starred) => Self::Starred(!starred),
            Self::Tagged(tag) => Self::Untagged(tag),
            Self::Untagged(tag) => Self::Tagged(tag),
            Self::Judged {
                record,
                before,
                now,
            } => Self::Judged {
                record,
                before: now,
                now: before,
            },
        }
    }
}
