//! What is fetched at the user's wish: what is new in feeds. The reader goes on meanwhile; how far it has come is a
//! value in the state, which the bottom line tells. What a feed brought appears in the list without moving it.

use std::collections::BTreeMap;

use crate::domain::FeedKey;

use super::{Effect, Pane, Shelf, State};

/// What is being fetched, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fetching {
    /// How far feeds are refreshed, while they are.
    pub refresh: Option<Progress>,
    /// So many of so many new articles have been looked through, while they are.
    pub looked: Option<(usize, usize)>,
    /// How many new articles each feed brought when it was last asked from here.
    pub brought: BTreeMap<FeedKey, usize>,
}

/// How far a refresh has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// So many feeds have answered, or failed.
    pub done: usize,
    /// Of so many; 0 until that is known.
    pub of: usize,
    /// So many articles are new.
    pub new: usize,
    /// So many feeds failed.
    pub failed: usize,
    /// The feed that failed last, and why.
    pub failure: Option<String>,
}

/// What is heard of a refresh.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refreshed {
    /// So many feeds are asked.
    Begun(usize),
    /// One has been.
    Feed {
        /// Which.
        feed: FeedKey,
        /// How many new articles it brought, or what it is called and why it brought none.
        came: Result<usize, String>,
        /// Whether it is time to show what came.
        show: bool,
    },
    /// All have been; so many were left alone for now. Or why it ended early.
    Done(Result<usize, String>),
    /// There are no feeds.
    NoFeeds,
    /// So many of so many articles were looked through.
    Looked(usize, usize),
    /// All were.
    LookedThrough,
}

/// Asks the feed or folder that is shown for what is new; where all articles are shown, every feed.
pub fn refresh(state: &mut State) -> Vec<Effect> {
    let Some(library) = &state.library else {
        return Vec::new();
    };
    let shelf = match &library.shelf {
        shelf @ (Shelf::Feed(_) | Shelf::Folder(_)) => shelf.clone(),
        _ => Shelf::All,
    };
    begin(state, shelf)
}

/// Asks every feed for what is new.
pub fn refresh_all(state: &mut State) -> Vec<Effect> {
    begin(state, Shelf::All)
}

fn begin(state: &mut State, shelf: Shelf) -> Vec<Effect> {
    if let Some(progress) = &state.fetching.refresh {
        state.notice = Some(format!("still fetching: {}", progress.words()));
        return Vec::new();
    }
    state.fetching.refresh = Some(Progress::default());
    vec![Effect::Refresh(shelf)]
}

/// Takes in what is heard of a refresh.
pub fn refreshed(state: &mut State, heard: Refreshed) -> Vec<Effect> {
    match heard {
        Refreshed::Begun(of) => {
            let progress = Progress {
                of,
                ..Progress::default()
            };
            state.fetching.refresh = Some(progress);
            Vec::new()
        }
        Refreshed::Feed { feed, came, show } => {
            state.fetching.count(feed, came);
            if show { ask_again(state) } else { Vec::new() }
        }
        Refreshed::Done(done) => {
            let progress = state.fetching.refresh.take().unwrap_or_default();
            state.notice = Some(match done {
                Ok(left) => progress.summary(left),
                Err(why) => format!("could not refresh: {why}"),
            });
            ask_again(state)
        }
        Refreshed::NoFeeds => {
            state.fetching.refresh = None;
            state.notice = Some("there are no feeds yet: `warta feeds add URL`".into());
            Vec::new()
        }
        Refreshed::Looked(done, of) => {
            state.fetching.looked = Some((done, of));
            ask_again(state)
        }
        Refreshed::LookedThrough => {
            state.fetching.looked = None;
            ask_again(state)
        }
    }
}

/// Asks for the list and the shelves as they are now; what is shown stays until they come.
fn ask_again(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    library.forget_rows();
    let list = Effect::List(library.shelf.clone(), library.filter.clone());
    vec![list, Effect::Shelves]
}

impl Fetching {
    fn count(&mut self, feed: FeedKey, came: Result<usize, String>) {
        let progress = self.refresh.get_or_insert_default();
        progress.done += 1;
        match came {
            Ok(new) => {
                progress.new += new;
                self.brought.insert(feed, new);
            }
            Err(failure) => {
                progress.failed += 1;
                progress.failure = Some(failure);
                self.brought.remove(&feed);
            }
        }
    }

    /// What is under way, in words; nothing where nothing is.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        if let Some(progress) = &self.refresh {
            return Some(progress.words());
        }
        let (done, of) = self.looked?;
        Some(format!("looked through {done} of {of}"))
    }
}

impl Progress {
    /// `3 of 12 feeds, 41 new`.
    fn words(&self) -> String {
        let Self {
            done,
            of,
            new,
            failed,
            ..
        } = self;
        let failed = match failed {
            0 => String::new(),
            failed => format!(", {failed} failed"),
        };
        match of {
            0 => "fetching".into(),
            of => format!("{done} of {of} feeds, {new} new{failed}"),
        }
    }

    /// What a refresh came to, where so many feeds were left alone.
    fn summary(&self, left: usize) -> String {
        let feeds = |count| match count {
            1 => "1 feed".to_owned(),
            count => format!("{count} feeds"),
        };
        let alone = match left {
            0 => String::new(),
            left => format!(", {} left alone for now", feeds(left)),
        };
        let failed = match (self.failed, &self.failure) {
            (1, Some(failure)) => format!(", failed: {failure}"),
            (failed @ 2.., Some(failure)) => format!(", {failed} failed, the last: {failure}"),
            _ => String::new(),
        };
        match self.done {
            0 => format!("no feed may be asked again yet{alone}"),
            done => format!("{}: {} new{failed}{alone}", feeds(done), self.new),
        }
    }
}

/// How the last asking of the feed that the cursor is on went, in words.
#[must_use]
pub fn told_of_feed(state: &State) -> Option<String> {
    let library = state.library.as_ref()?;
    let shelved = library.shelves.ready()?.get(library.shelf_at)?;
    let Shelf::Feed(feed) = shelved.shelf else {
        return None;
    };
    let asked = shelved
        .asked
        .as_deref()
        .filter(|_| state.focus == Pane::Feeds)?;
    Some(match &shelved.failure {
        Some(failure) => format!("failed {asked}: {failure}"),
        None => match state.fetching.brought.get(&feed) {
            Some(new) => format!("fetched {asked}, {new} new"),
            None => format!("fetched {asked}"),
        },
    })
}
