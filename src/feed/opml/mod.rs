//! Lists of subscriptions (OPML): read however they are written, and written so that any reader takes them.
//!
//! An outline with an address is a feed, one without is a folder; attributes may be in any case. What is
//! no address of a feed (a command of another reader, a file, a script) is never a subscription: it is told
//! with the reason. Secrets (headers, users, passwords) are not in these lists.

mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::parse_list;
pub use write::write_list;

/// How deep folders are nested; deeper ones are in the deepest.
const DEEPEST: usize = 32;

/// A feed in a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subscription {
    /// Its address as written, on one harmless line.
    pub address: String,
    /// Its title, one harmless line.
    pub title: Option<String>,
    /// The page that it is the feed of.
    pub site: Option<String>,
    /// The folder that it is in, from the outermost; each one harmless line.
    pub folder: Vec<String>,
    /// At least so many minutes pass between two fetches.
    pub interval: Option<u32>,
    /// Whether the whole text of its articles is fetched.
    pub full_text: Option<bool>,
    /// Only articles that this query means are kept.
    pub filter: Option<String>,
}

/// A smart feed in a list: what a query of this program means. Other readers see an empty folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    /// Its title, one harmless line.
    pub title: String,
    /// The query, one harmless line.
    pub query: String,
    /// The folder that it is in, from the outermost; each one harmless line.
    pub folder: Vec<String>,
    /// Whether digests tell of it.
    pub watched: bool,
}

/// An outline that is no subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What stands for its address, one harmless line.
    pub address: String,
    /// Why.
    pub reason: &'static str,
}

/// What a list tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subscriptions {
    /// Its title, one harmless line.
    pub title: Option<String>,
    /// Its feeds in their order, each address once.
    pub feeds: Vec<Subscription>,
    /// Its smart feeds in their order.
    pub searches: Vec<Search>,
    /// What is no subscription.
    pub refused: Vec<Refused>,
}

/// Why bytes are no list of subscriptions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("it is no list of subscriptions: there is no OPML in it")]
pub struct NoList;
