//! What is fetched at the user's wish: what is new in feeds, and feeds to be added. The reader goes on meanwhile; how far it has come is a
//! value in the state, which the bottom line tells. What a feed brought appears in the list without moving it.

use std::collections::BTreeMap;

use crate::domain::FeedKey;

use super::{
    Asked, Effect, Library, Pane, Sheet, Shelf, State, asking, command::Command, key::Chord,
};

/// What is being fetched, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fetching {
    /// How far feeds are refreshed, while they are.
    pub refresh: Option<Progress>,
    /// So many of so many new articles have been looked through, while they are.
    pub looked: Option<(usize, usize)>,
    /// Whether these are new, and not left from an earlier time.
    pub new: bool,
    /// How many new articles each feed brought when it was last asked from here.
    pub brought: BTreeMap<FeedKey, usize>,
    /// What the user typed that is being looked at for feeds.
    pub adding: Vec<String>,
    /// The feeds of a page that wait for the user to choose one.
    pub choices: Vec<Choice>,
}

/// A feed to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the page calls it, harmless; may be empty.
    pub title: String,
    /// Where it is.
    pub address: String,
    /// The page that names it.
    pub page: Option<String>,
}

/// What came of adding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is subscribed to.
    Subscribed {
        /// Its name in the store.
        feed: FeedKey,
        /// What it is called, harmless.
        name: String,
        /// So many articles are new.
        new: usize,
    },
    /// There are several feeds.
    Several(Vec<Choice>),
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
    /// Whether it began of itself.
    pub unasked: bool,
}

/// What waits is looked through in so many parts, after each of which smart feeds are counted, and no smaller ones than
/// this.
const PARTS: usize = 20;
const FEW: usize = 100;

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
    /// So many of so many articles were looked through, new ones among them.
    Looked(usize, usize),
    /// The same of what was left from an earlier time.
    LookedOn(usize, usize),
    /// All were.
    LookedThrough,
    /// Watched smart feeds mean more articles than before the refresh: which, and how many more.
    Watched(Vec<(String, usize)>),
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

/// Asks every feed for what is new because the user has settled that it is time; nobody is told of it where
/// nothing comes.
pub fn refresh_due(state: &mut State) -> Vec<Effect> {
    if state.library.is_none() || state.fetching.refresh.is_some() {
        return Vec::new();
    }
    let effects = begin(state, Shelf::All);
    if let Some(progress) = &mut state.fetching.refresh {
        progress.unasked = true;
    }
    effects
}

fn begin(state: &mut State, shelf: Shelf) -> Vec<Effect> {
    if let Some(progress) = &state.fetching.refresh {
        state.notice = Some(format!("still fetching: {}", progress.words()));
        return Vec::new();
    }
    state.fetching.refresh = Some(Progress::default());
    vec![Effect::Refresh(shelf)]
}

/// The key that adds a feed; where there is none, what is typed in the command line for it.
#[must_use]
pub fn add_key(state: &State) -> String {
    let chord = state
        .settings
        .keys
        .chord(Command::AddFeed, state.place_of_focus());
    chord.map_or_else(|| ":add-feed".into(), Chord::label)
}

/// Takes in what is heard of a refresh.
pub fn refreshed(state: &mut State, heard: Refreshed) -> Vec<Effect> {
    match heard {
        Refreshed::Begun(of) => {
            state.fetching.refresh.get_or_insert_default().of = of;
            Vec::new()
        }
        Refreshed::Feed { feed, came, show } => {
            state.fetching.count(feed, came);
            if show { ask_again(state) } else { Vec::new() }
        }
        Refreshed::Done(done) => {
            let progress = state.fetching.refresh.take().unwrap_or_default();
            let nothing = progress.unasked && (progress.new, progress.failed) == (0, 0);
            let told = match done {
                Ok(_) if nothing => None,
                Ok(left) => Some(progress.summary(left)),
                Err(why) => Some(format!("could not refresh: {why}")),
            };
            let mut effects = ask_again(state);
            effects.extend(told.clone().map(Effect::Notify));
            state.notice = told.or(state.notice.take());
            effects
        }
        Refreshed::NoFeeds => {
            let unasked = state
                .fetching
                .refresh
                .take()
                .is_some_and(|progress| progress.unasked);
            if !unasked {
                let key = add_key(state);
                state.notice = Some(format!("there are no feeds yet: {key} adds one"));
            }
            Vec::new()
        }
        Refreshed::Looked(done, of) | Refreshed::LookedOn(done, of) => {
            let before = state.fetching.looked.replace((done, of));
            state.fetching.new = matches!(heard, Refreshed::Looked(..));
            let before = before.map_or(0, |(done, _)| done);
            // What is listed is the same until all is known; what is said of it is more.
            let Some(library) = &mut state.library else {
                return Vec::new();
            };
            library.list.forget_rows();
            let part = (of / PARTS).max(FEW);
            if done / part == before / part {
                return Vec::new();
            }
            count_smart(library)
        }
        Refreshed::LookedThrough => {
            state.fetching.looked = None;
            ask_again(state)
        }
        Refreshed::Watched(more) => {
            let more: Vec<String> = more
                .iter()
                .map(|(title, count)| format!("{title} {count}"))
                .collect();
            let told = format!("new in what is watched: {}", more.join(", "));
            state.notice = Some(told.clone());
            vec![Effect::Notify(told)]
        }
    }
}

/// Smart feeds mean more articles as these are looked through; counting them takes a moment.
fn count_smart(library: &Library) -> Vec<Effect> {
    let mut shelves = library.all_shelves.iter();
    let some = shelves.any(|shelved| matches!(shelved.shelf, Shelf::Smart(_)));
    let shown = matches!(library.shelf, Shelf::Smart(_));
    let list = shown.then(|| library.ask());
    let counts = some.then_some(Effect::Shelves);
    list.into_iter().chain(counts).collect()
}

/// Asks for the list and the shelves as they are now; what is shown stays until they come.
fn ask_again(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    library.list.forget_rows();
    let list = library.ask();
    let sheet = state.sheet.as_mut().map(Sheet::ask_again);
    sheet.into_iter().chain([list, Effect::Shelves]).collect()
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
        if let Some(typed) = self.adding.last() {
            return Some(format!("asking {typed}"));
        }
        // Nobody asked for what is left from an earlier time: a line that tells of it for minutes is in the way.
        let (done, of) = self.looked.filter(|_| self.new)?;
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

/// Asks for an address; where the feeds of a page wait, for one of them.
pub fn begin_adding(state: &mut State) {
    if state.fetching.choices.is_empty() {
        asking::begin(state, Asked::Feed);
    } else {
        asking::begin(state, Asked::Choice);
    }
}

/// Looks at what was typed for feeds.
pub fn add(state: &mut State, typed: &str) -> Vec<Effect> {
    if typed.is_empty() {
        return Vec::new();
    }
    state.fetching.adding.push(typed.to_owned());
    vec![Effect::AddFeed(typed.to_owned())]
}

/// Subscribes to the feed that the cursor is on.
pub fn accept_choice(state: &mut State) -> Vec<Effect> {
    let at = state.line.take().map_or(0, |line| line.at);
    let mut choices = std::mem::take(&mut state.fetching.choices);
    if at >= choices.len() {
        return Vec::new();
    }
    let choice = choices.swap_remove(at);
    state.fetching.adding.push(choice.address.clone());
    vec![Effect::Subscribe(choice)]
}

/// Takes in what came of adding what was typed.
pub fn added(state: &mut State, typed: &str, added: Result<Added, String>) -> Vec<Effect> {
    let adding = &mut state.fetching.adding;
    if let Some(at) = adding.iter().position(|other| other == typed) {
        adding.remove(at);
    }
    match added {
        Err(why) => {
            state.notice = Some(format!("could not add {typed}: {why}"));
            Vec::new()
        }
        Ok(Added::Several(choices)) => {
            let many = choices.len();
            state.fetching.choices = choices;
            state.notice = Some(match state.line {
                None => format!("{many} feeds are there: Enter or a number takes one"),
                // What is being typed is not taken away.
                Some(_) => format!("{many} feeds are there: {} shows them", add_key(state)),
            });
            if state.line.is_none() {
                asking::begin(state, Asked::Choice);
            }
            Vec::new()
        }
        Ok(Added::Subscribed { feed, name, new }) => {
            state.notice = Some(match new {
                1 => format!("added {name}: 1 article"),
                new => format!("added {name}: {new} articles"),
            });
            state.fetching.brought.insert(feed, new);
            turn_to(state, Shelf::Feed(feed))
        }
    }
}

/// Shows a new feed, unless the user is reading meanwhile.
fn turn_to(state: &mut State, shelf: Shelf) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let reading = matches!(state.focus, Pane::Article | Pane::Panel);
    if reading && library.shelf != Shelf::Samples {
        return ask_again(state);
    }
    library.filter.clear();
    library.chosen = true;
    library.turn_to(shelf);
    let ask = library.ask();
    state.focus = Pane::List;
    vec![ask, Effect::Shelves]
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
