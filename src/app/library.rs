//! The stored articles as the desk shows them: shelves to choose from, and the list of the chosen one.

use std::{collections::HashSet, sync::Arc};

use serde::{Deserialize, Serialize};

use crate::domain::{ArticleKey, FeedKey, ListOrder, PartialDate, SmartKey};

use super::{
    Effect, Listing,
    folding::{self, Folded},
    list::{List, Row},
};

/// How far something that comes from the store has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage<T> {
    /// It is being read.
    Loading,
    /// It could not be read, and why.
    Failed(String),
    /// It is here.
    Ready(T),
}

impl<T> Stage<T> {
    /// What is here.
    #[must_use]
    pub const fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(ready) => Some(ready),
            Self::Loading | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, String>> for Stage<T> {
    fn from(result: Result<T, String>) -> Self {
        result.map_or_else(Self::Failed, Self::Ready)
    }
}

/// What a list is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shelf {
    /// Every stored article.
    All,
    /// Those not read.
    Unread,
    /// Those with a star.
    Starred,
    /// Those of all feeds in a folder, by its names from the outermost on.
    Folder(Vec<String>),
    /// Those of a feed.
    Feed(FeedKey),
    /// Those that a query of the user's means, whatever feed carries them.
    Smart(SmartKey),
    /// The bundled ones. Their keys are below zero, which the store gives to none.
    Samples,
}

/// A shelf as it stands among the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelved {
    /// Which.
    pub shelf: Shelf,
    /// What it is called, harmless.
    pub name: String,
    /// In how many folders it lies.
    pub depth: usize,
    /// How many of its articles are not read.
    pub unread: usize,
    /// How many it has.
    pub all: usize,
    /// Why its feed failed the last time, where it did, harmless.
    pub failure: Option<String>,
    /// When its feed was last asked, in the fewest words that say it: a time of today, or a day.
    pub asked: Option<String>,
}

/// What a list shows of an article; its words are harmless.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub key: ArticleKey,
    /// Its title; may be empty.
    pub title: String,
    /// Where it has no title, the first words of its text; else empty.
    pub beginning: String,
    /// The name of a feed that carries it; may be empty.
    pub source: String,
    /// The day that lists order it by.
    pub day: Option<PartialDate>,
    /// The page it is on, where it has one.
    pub link: Option<String>,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// Its tags, harmless, by name.
    pub tags: Vec<String>,
    /// How many gifts it reports.
    pub gifts: usize,
    /// How many meetings it reports.
    pub meetings: usize,
}

impl Row for Listed {
    type Key = ArticleKey;

    fn key(&self) -> ArticleKey {
        self.key
    }
}

/// Rows held on each side of the cursor.
const HELD: usize = 200;

/// Shelves, and the list of one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Library {
    /// The shelves, from top to bottom, but for those in folders that are folded.
    pub shelves: Stage<Vec<Shelved>>,
    /// All of them.
    pub all_shelves: Vec<Shelved>,
    /// The folders that are folded.
    pub folded: Folded,
    /// The index of the one that the cursor is on.
    pub shelf_at: usize,
    /// The one whose list is shown.
    pub shelf: Shelf,
    /// The query that its articles shall meet; empty where all are shown.
    pub filter: String,
    /// The order of its articles.
    pub order: ListOrder,
    /// Its articles.
    pub list: List<Listed>,
    /// Whether the reader has chosen a shelf.
    pub chosen: bool,
}

impl Default for Library {
    fn default() -> Self {
        Self {
            shelves: Stage::Loading,
            all_shelves: Vec::new(),
            folded: Folded::new(),
            shelf_at: 0,
            shelf: Shelf::All,
            filter: String::new(),
            order: ListOrder::Newest,
            list: List::new(HELD),
            chosen: false,
        }
    }
}

impl Library {
    /// The shelf that is shown, as it stands among the others.
    #[must_use]
    pub fn shelved(&self) -> Option<&Shelved> {
        let shelves = self.shelves.ready()?;
        shelves.iter().find(|shelved| shelved.shelf == self.shelf)
    }

    /// Whether nothing is stored at all, as far as is known.
    #[must_use]
    pub fn has_nothing(&self) -> bool {
        let mut shelves = self.shelves.ready().into_iter().flatten();
        shelves.any(|shelved| shelved.shelf == Shelf::All && shelved.all == 0)
    }

    /// Takes in the shelves; the cursor stays on the one it was on.
    pub fn take_shelves(&mut self, shelves: Result<Vec<Shelved>, String>) {
        let before = self.shelves.ready();
        // A shelf that was turned to before it stood among them has the cursor now.
        let knew = |shelves: &&Vec<Shelved>| shelves.iter().any(|one| one.shelf == self.shelf);
        let on = before.filter(knew);
        let on = on.and_then(|shelves| shelves.get(self.shelf_at));
        let on = on.map_or_else(|| self.shelf.clone(), |shelved| shelved.shelf.clone());
        self.shelves = shelves.into();
        self.all_shelves = self.shelves.ready().cloned().unwrap_or_default();
        self.fold();
        let now = self.shelves.ready().map_or(&[][..], Vec::as_slice);
        let at = now.iter().position(|shelved| shelved.shelf == on);
        self.shelf_at = at.unwrap_or_else(|| self.shelf_at.min(now.len().saturating_sub(1)));
    }

    /// Leaves out what lies in folded folders; those around the shelf that is shown are unfolded.
    fn fold(&mut self) {
        if self.folded.is_empty() {
            return;
        }
        for folder in folding::around(&self.all_shelves, &self.shelf) {
            self.folded.remove(&folder);
        }
        if let Stage::Ready(shelves) = &mut self.shelves {
            *shelves = folding::visible(&self.all_shelves, &self.folded);
        }
    }

    /// Shows only what a query means; the list is then to be asked for.
    pub fn filter_by(&mut self, filter: String) {
        self.filter = filter;
        self.turn_to(self.shelf.clone());
    }

    /// Shows the articles in an order; the list is then to be asked for. The cursor stays on its article.
    pub fn order_by(&mut self, order: ListOrder) {
        self.order = order;
        // What is shown stays until the beginning of the other comes.
        self.list.whole = false;
    }

    /// The list that is shown.
    #[must_use]
    pub fn listing(&self) -> Listing {
        Listing {
            shelf: self.shelf.clone(),
            filter: self.filter.clone(),
            order: self.order,
        }
    }

    /// What is wished for the list that is shown.
    #[must_use]
    pub fn ask(&self) -> Effect {
        Effect::List(self.listing())
    }

    /// Turns to a shelf, whose list is then to be asked for. A filter stays.
    pub fn turn_to(&mut self, shelf: Shelf) {
        self.shelf = shelf;
        self.fold();
        let shelves = self.shelves.ready().map_or(&[][..], Vec::as_slice);
        let at = shelves
            .iter()
            .position(|shelved| shelved.shelf == self.shelf);
        self.shelf_at = at.unwrap_or(self.shelf_at);
        self.list.keys = Stage::Loading;
        self.list.return_to = None;
        self.list.at = 0;
        self.list.forget_rows();
    }

    /// Takes in a list; another than the one that is shown comes too late. The cursor stays on its
    /// article while that is still there.
    pub fn take_list(
        &mut self,
        listing: &Listing,
        keys: Result<Arc<[ArticleKey]>, String>,
        rows: Vec<Listed>,
        whole: bool,
    ) {
        if *listing != self.listing() || self.list.has_whole(whole) {
            return;
        }
        // Who is at the beginning of a list and turns it round wants what is then at the beginning.
        let turned = !self.list.whole && self.list.at == 0 && self.list.return_to.is_none();
        let aim = self.list.aim().filter(|_| !turned);
        let held = self.list.asked().map(<[ArticleKey]>::to_vec);
        let keys = keys.map(|keys| self.with_the_one_in_hand(keys));
        self.list.keys = keys.into();
        self.list.whole = whole;
        if !rows.is_empty() {
            self.list.hold(0..rows.len(), rows);
        } else if self.list.asked() != held.as_deref() {
            self.list.forget_rows();
        }
        self.list.follow(aim);
    }

    /// A list's keys, with the article that the cursor is on where that was in it: who reads among the unread, or
    /// the unread first, has it in hand as long as he stays on it. It stands before what stood behind it.
    fn with_the_one_in_hand(&self, keys: Arc<[ArticleKey]>) -> Arc<[ArticleKey]> {
        let on = self.list.key(self.list.at);
        let on = on.filter(|&on| self.may_leave(on, &keys));
        let (Some(on), Some(before)) = (on, self.list.keys.ready()) else {
            return keys;
        };
        let behind: HashSet<ArticleKey> = before[self.list.at + 1..].iter().copied().collect();
        let mut keys: Vec<ArticleKey> = keys.iter().copied().filter(|&key| key != on).collect();
        let at = keys.iter().position(|key| behind.contains(key));
        keys.insert(at.unwrap_or(keys.len()), on);
        keys.into()
    }

    /// Whether a list with these keys would take the article in hand away, because it was read.
    fn may_leave(&self, on: ArticleKey, keys: &[ArticleKey]) -> bool {
        let sifted = matches!(self.shelf, Shelf::Unread | Shelf::Smart(_));
        let leaves = (sifted || !self.filter.is_empty()) && !keys.contains(&on);
        let sinks = self.order == ListOrder::Unread && self.list.whole;
        let read = self.list.row(on).is_some_and(|row| row.read);
        leaves || sinks && read && keys.contains(&on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(count: i64) -> Library {
        let mut library = Library::default();
        library.take_list(
            &Listing::new(Shelf::All, ""),
            Ok((0..count).map(ArticleKey).collect()),
            Vec::new(),
            true,
        );
        library
    }

    #[test]
    fn the_cursor_stays_on_its_article_when_the_list_changes() {
        let mut library = library(10);
        library.list.at = 4;
        let later = (-3..10).map(ArticleKey).collect();
        library.take_list(&Listing::new(Shelf::All, ""), Ok(later), Vec::new(), true);
        assert_eq!(
            (library.list.at, library.list.key(7)),
            (7, Some(ArticleKey(4)))
        );
        library.take_list(
            &Listing::new(Shelf::All, ""),
            Ok(Arc::new([ArticleKey(9)])),
            Vec::new(),
            true,
        );
        assert_eq!(library.list.at, 0);
    }

    #[test]
    fn a_list_of_another_shelf_comes_too_late() {
        let mut library = library(10);
        library.turn_to(Shelf::Unread);
        library.take_list(
            &Listing::new(Shelf::All, ""),
            Ok(Arc::new([ArticleKey(9)])),
            Vec::new(),
            true,
        );
        assert_eq!(library.list.keys, Stage::Loading);
    }
}
