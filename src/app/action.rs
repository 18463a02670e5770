//! What happened, and what is wished: the two enums that face each other across [`super::update`].

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    domain::{Article, ArticleId, ArticleKey, EventKey, RecordName, Verdict},
    query::Completion,
};

use super::{
    Added, Aim, Asked, Choice, Event, Feeds, Found, Gesture, Listed, Listing, Marking, Measured,
    Order, Refreshed, Shelf, Shelved, Text,
    command::Command,
    dossier::Known,
    key::Key,
    ledger::Told,
    picture::{Came, Wanted},
    sheet::leaving::Leaving,
};

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Pasted(String),
    /// A command was given, so many times.
    Command(Command, Option<usize>),
    /// Something was done with the mouse where this stands.
    Pointed(Aim, Gesture),
    /// The screen has this many columns and rows now.
    Resized(u16, u16),
    /// An article was read, or why it could not be.
    Loaded(ArticleId, Result<Arc<Article>, String>),
    /// A stored article was read, or why it could not be.
    Taken(ArticleId, Result<Taken, String>),
    /// The other text of a stored article is there, or why it is not.
    OtherText(ArticleId, Text, Result<Arc<Article>, String>),
    /// The shelves are known, or why they are not.
    Shelves(Result<Vec<Shelved>, String>),
    /// A list is known, or why it is not.
    List {
        /// Which.
        listing: Listing,
        /// Its articles, in its order.
        keys: Result<Arc<[ArticleKey]>, String>,
        /// What is shown of the first ones, where nothing of them may be known yet.
        rows: Vec<Listed>,
        /// Whether these are all, and not only the first.
        whole: bool,
    },
    /// What a list shows of some articles is known.
    Rows(Vec<Listed>),
    /// Articles were marked.
    Marked {
        /// How, and those that were not marked so before; or why nothing could be marked.
        done: Result<Vec<Marking>, String>,
        /// Who wished it.
        by: By,
    },
    /// The next article not read was sought; none where there is none.
    Sought(Option<ArticleKey>),
    /// Events of a ledger or a timeline are known.
    Events(Box<Told>),
    /// What is shown of some events is known.
    EventRows(Vec<Event>),
    /// The next event with these words was sought; none where none has them.
    EventSought(String, Option<EventKey>),
    /// What is known of somebody, or why that is not known.
    Dossier(String, Result<Arc<Known>, String>),
    /// Events were gathered for leaving, or why they could not be.
    Gathered {
        /// The query that they meet.
        filter: String,
        /// The events.
        events: Result<Vec<Event>, String>,
        /// How many more were left out.
        left: usize,
        /// Where they go.
        leaving: Leaving,
    },
    /// How a line may go on behind these words of it, or why that is not known.
    Offered(Asked, String, Result<Completion, String>),
    /// Feeds are being refreshed, or were.
    Refreshed(Refreshed),
    /// What the user typed, or chose, was looked at for feeds: what came of it, or why nothing.
    Added(String, Result<Added, String>),
    /// It is time to refresh all feeds, as the user has settled.
    Due,
    /// Something that the user should know.
    Told(String),
    /// A picture is there, or why it is not.
    Pictured(Wanted, Came),
    /// An article's findings are there, or why they are not.
    Analysed(ArticleId, Result<Arc<Found>, String>),
    /// The state was drawn, and this was found.
    Measured(Measured),
}

/// A stored article that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// What lists show of it.
    pub listed: Listed,
    /// Its text.
    pub article: Arc<Article>,
    /// Which of its texts that is.
    pub text: Text,
    /// What was said of its records.
    pub verdicts: BTreeMap<RecordName, Verdict>,
}

/// Who wishes a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The user, who may take it back.
    User,
    /// The user, taking one back.
    Undo,
    /// The reader itself, as when an article is opened.
    Reader,
}

/// What the world is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read an article.
    Load(ArticleId),
    /// Read a stored article; only the one that was asked for last.
    Take(ArticleId, ArticleKey),
    /// Read a text of a stored article that it was not taken with; that of its page is fetched and kept.
    OtherText(ArticleId, ArticleKey, Text),
    /// Tell the shelves.
    Shelves,
    /// Tell a list; only the one that was asked for last.
    List(Listing),
    /// Seek the first of these that is not read.
    Seek(Vec<ArticleKey>),
    /// Tell what a list shows of these; only those that were asked for last.
    Rows(Vec<ArticleKey>),
    /// Tell the events that a query means, in this order; only those that were asked for last.
    Events(Order, String),
    /// Tell what is shown of these events; only those that were asked for last.
    EventRows(Vec<EventKey>),
    /// Seek the first of these events that has these words; only what was sought last.
    SeekEvent(Vec<EventKey>, String),
    /// Tell what is known of somebody; only of whom was asked last.
    Dossier(String),
    /// Gather the events that a query means, to leave the reader.
    Gather(Order, String, Leaving),
    /// Tell how a line may go on behind these words of it; only what was asked last.
    Complete(Asked, String),
    /// Mark articles, all or none.
    Mark(Vec<Marking>, By),
    /// Fetch what is new in the feeds of a shelf, and look through it.
    Refresh(Shelf),
    /// Look through the articles that wait for that.
    LookThrough,
    /// Fetch as the user has settled anew.
    Settle(Feeds),
    /// Look for feeds at what the user typed; subscribe to the one that is there.
    AddFeed(String),
    /// Subscribe to a feed that the user chose.
    Subscribe(Choice),
    /// Open an address in the browser, or copy it where there is none at hand.
    Browse(String),
    /// Tell the terminal, as the user has settled, that work in the background is done.
    Notify(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Write a text into a new file.
    Save {
        /// The file's name, without folder and ending.
        name: String,
        /// What it shall hold.
        text: String,
    },
    /// Run a program with a text as its input.
    Pipe {
        /// The program, as the user typed it for a shell.
        line: String,
        /// What it gets.
        text: String,
    },
    /// Let the user edit the configuration, and bring it into force.
    EditConfig,
    /// Fetch these pictures and make them ready to be drawn; only those that were asked for last.
    Pictures(Vec<Wanted>),
    /// Find its entities, gifts and meetings.
    Analyse(ArticleId, Arc<Article>),
    /// Let this article's work go before that of others.
    Prefer(ArticleId),
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back to the shell until it returns.
    Suspend,
    /// End the program.
    Quit,
}
