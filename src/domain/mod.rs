//! What warta talks about: articles, spans, entities, gifts, meetings.
//!
//! These types know only the standard library and serde, so that every room can use them and none of
//! them needs another. Whatever the language part found points into an article's text by [`Span`];
//! words are looked up there and never copied.

mod article;
mod date;
mod document;
mod finding;
mod reason;
mod span;
mod stored;
mod telling;
mod verdict;

pub use article::{Article, ArticleId, Paragraph};
pub use date::PartialDate;
pub use document::{BlockKind, Emphasis, Link, Marker, Stress};
pub use finding::{
    Anchor, Confidence, Entity, EntityId, EntityKind, Findings, Form, Gift, GiftKind, GiftStatus,
    Item, Lang, Meeting, MeetingStatus, Mention, MentionForm, Party, Place, When,
};
pub use reason::{Doubts, Part, Told};
pub use span::Span;
pub use stored::{ArticleKey, FeedKey, ListOrder, Mark, SmartKey};
pub use telling::{EventKey, Sort, Telling, is_called};
pub use verdict::{RecordName, Verdict};
