//! What the reader sees, as data: which articles are open, where the eye is, what is selected. It knows no
//! terminal, disk, network or clock.
//!
//! [`update`] alone changes a [`State`]; it answers with [`Effect`]s, the wishes that the runtime performs.
//! Where rows begin is known only to drawing: a move is noted in a [`Scroll`] and the next [`Measured`]
//! says where it led.

mod action;
mod asking;
mod available;
pub mod command;
mod completing;
mod copying;
pub mod dossier;
pub mod event;
mod evidence;
mod fetching;
pub mod folding;
mod going;
mod highlight;
pub mod judging;
pub mod key;
pub mod keymap;
pub mod ledger;
mod library;
mod line;
pub mod links;
mod list;
mod listing;
mod markdown;
mod marking;
mod measured;
mod moving;
pub mod naming;
mod opened;
mod opening;
pub mod palette;
pub mod picture;
mod pointing;
pub mod preset;
pub mod rebinding;
mod record;
mod remembered;
mod search;
mod settings;
pub mod sheet;
mod update;
mod visit;
mod whole;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::{ArticleId, ArticleKey, Span};

pub use action::{Action, By, Effect, Taken};
pub use available::{available, why_not};
pub use dossier::Dossier;
pub use event::{Event, Source, Standing};
pub use fetching::{Added, Choice, Fetching, Progress, Refreshed, add_key, told_of_feed};
pub use highlight::Highlight;
pub use keymap::Pressed;
pub use ledger::{Ledger, Order};
pub use library::{Library, Listed, Shelf, Shelved, Stage};
pub use line::{Asked, Line};
pub use list::{List, Row};
pub use listing::Listing;
pub use marking::{Marking, is_told};
pub use measured::{Anchor, Drawn, DrawnList, Measured, Place, Scroll};
pub use opened::{Body, Opened, block_of, block_span};
pub use picture::{Picture, Pictures};
pub use pointing::{Aim, Gesture};
pub use record::{Found, RecordId, Section};
pub use remembered::{Remembered, Spot};
pub use search::{Matches, Search, matches_in};
pub use settings::{Feeds, MEASURE, MEASURES, Settings};
pub use sheet::Sheet;
pub use update::update;
pub use visit::Visit;
pub use whole::Text;

use command::Where;
use key::Chord;
use picture::Supply;

/// What can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    /// The shelves of stored articles: feeds, folders and more.
    Feeds,
    /// The articles of the chosen shelf, or the opened ones where nothing is stored.
    List,
    /// The text of the open one.
    Article,
    /// Its gifts and meetings.
    Panel,
}

/// How many panes the screen has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// The one with the focus.
    One,
    /// Feeds and list, or the article and the panel.
    Two,
    /// List, article and panel; the feeds above the list.
    Three,
    /// All four beside each other.
    Four,
}

/// Everything that the screen shows, and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What the user has settled.
    pub settings: Arc<Settings>,
    /// The stored articles, where the reader is on these.
    pub library: Option<Library>,
    /// What is being fetched.
    pub fetching: Fetching,
    /// The opened articles, in the order given or opened; an article's id is its index.
    pub articles: Vec<Opened>,
    /// Their pictures, as far as these are drawn.
    pub pictures: Pictures,
    /// The index of the one that is shown.
    pub open: usize,
    /// The index of the one that the list's cursor is on, where the list is of these.
    pub list_at: usize,
    /// The pane that keys go to.
    pub focus: Pane,
    /// What lies over the panes: the ledger, a timeline, a dossier. Keys then go to it.
    pub sheet: Option<Sheet>,
    /// The index of the article that was opened over a sheet; leaving it leads back there.
    pub over: Option<usize>,
    /// Whether the panel is shown where there is room for it beside the text.
    pub panel_shown: bool,
    /// Which entities are highlighted.
    pub highlight: Highlight,
    /// Where the help stands, while it is shown.
    pub help: Option<Scroll>,
    /// What the help's rows must have in them; empty where all are shown.
    pub help_filter: String,
    /// Where the reasons of the selected record stand, while they are shown in the panel's place.
    pub why: Option<Scroll>,
    /// What is searched.
    pub search: Search,
    /// What is being typed in the bottom line.
    pub line: Option<Line>,
    /// What was typed in lines before, the latest last.
    pub typed: Vec<(Asked, String)>,
    /// Whether the text has the screen to itself.
    pub zen: bool,
    /// The most columns that a row of text has.
    pub measure: usize,
    /// What changed marks, for taking it back; the latest last.
    pub done: Vec<Vec<Marking>>,
    /// What the bottom line says until the next key.
    pub notice: Option<String>,
    /// Whether the bottom line shows the legend until the next key.
    pub legend: bool,
    /// The keys of a chord not yet complete.
    pub pressed: Pressed,
    /// Where stored articles were left at an earlier time.
    pub places: Vec<Spot>,
    /// Where jumps began, the latest last.
    pub visits: Vec<Visit>,
    /// The year in which the reader began, where that is known; lists leave it out of days.
    pub year: Option<u16>,
    /// The screen's columns and rows.
    pub size: (u16, u16),
    /// What the last drawing found.
    pub measured: Measured,
}

impl State {
    /// The reader on articles with these sources, none of them loaded yet, the first one open.
    #[must_use]
    pub fn new(sources: Vec<String>, size: (u16, u16)) -> Self {
        let mut articles: Vec<Opened> = sources.into_iter().map(Opened::new).collect();
        if let Some(first) = articles.first_mut() {
            first.seen = true;
        }
        Self {
            settings: Arc::default(),
            library: None,
            fetching: Fetching::default(),
            articles,
            pictures: Pictures::default(),
            open: 0,
            list_at: 0,
            focus: Pane::Article,
            sheet: None,
            over: None,
            panel_shown: true,
            highlight: Highlight::All,
            help: None,
            help_filter: String::new(),
            why: None,
            search: Search::default(),
            line: None,
            typed: Vec::new(),
            zen: false,
            measure: MEASURE,
            done: Vec::new(),
            notice: None,
            legend: false,
            pressed: Pressed::default(),
            places: Vec::new(),
            visits: Vec::new(),
            year: None,
            size,
            measured: Measured::default(),
        }
    }

    /// The reader on the stored articles, none of them known yet.
    #[must_use]
    pub fn stored(size: (u16, u16)) -> Self {
        Self {
            library: Some(Library::default()),
            focus: Pane::List,
            ..Self::new(Vec::new(), size)
        }
    }

    /// The same with what the user has settled.
    #[must_use]
    pub fn with(mut self, settings: Settings) -> Self {
        self.measure = settings.measure;
        self.highlight = settings.highlight;
        self.settings = Arc::new(settings);
        self
    }

    /// Brings what the user has settled anew into force; what was changed at a key stays.
    pub fn settle(&mut self, settings: Settings) -> Vec<Effect> {
        if self.measure == self.settings.measure {
            self.measure = settings.measure;
        }
        if self.highlight == self.settings.highlight {
            self.highlight = settings.highlight;
        }
        let other = settings.doubtful != self.settings.doubtful;
        let feeds = Effect::Settle(settings.feeds);
        let feeds = self.library.is_some().then_some(feeds);
        self.settings = Arc::new(settings);
        self.pressed = Pressed::default();
        let articles = self.articles.iter().enumerate().filter(|_| other);
        let analyse = articles.filter_map(|(index, opened)| {
            let Body::Ready(article) = &opened.body else {
                return None;
            };
            let id = ArticleId(u32::try_from(index).ok()?);
            Some(Effect::Analyse(id, Arc::clone(article)))
        });
        analyse.chain(feeds).collect()
    }

    /// What the world is asked to do at the start: the article that was open, the sheet over it, the first list and
    /// the shelves; or to load every article, the open one first.
    #[must_use]
    pub fn first_effects(&self) -> Vec<Effect> {
        if let Some(library) = &self.library {
            let list = library.ask();
            let article = self.resumed_article().into_iter();
            let sheet = self.sheet.as_ref().and_then(Sheet::ask);
            let look = sheet.is_some().then_some(Effect::LookThrough);
            let all = article.chain(sheet).chain([list, Effect::Shelves]);
            return all.chain(look).collect();
        }
        (0..self.articles.len())
            .filter_map(|index| u32::try_from(index).ok())
            .map(|index| Effect::Load(ArticleId(index)))
            .collect()
    }

    /// The open article; `None` only where nothing was opened.
    #[must_use]
    pub fn opened(&self) -> Option<&Opened> {
        self.articles.get(self.open)
    }

    /// The open article's findings, once they are there.
    #[must_use]
    pub fn found(&self) -> Option<&Found> {
        self.opened()?.found.as_deref()
    }

    /// Where keys are pressed.
    #[must_use]
    pub const fn place(&self) -> Where {
        if self.line.is_some() {
            Where::Line
        } else {
            self.place_of_focus()
        }
    }

    /// Where keys are pressed when nothing is typed in the bottom line.
    #[must_use]
    pub const fn place_of_focus(&self) -> Where {
        if let Some(sheet) = &self.sheet {
            return sheet.place();
        }
        match self.focus {
            Pane::Feeds => Where::Feeds,
            Pane::List => Where::List,
            Pane::Article => Where::Article,
            Pane::Panel => Where::Panel,
        }
    }

    /// The likeliest key that gives a row's command here, as a person reads it.
    #[must_use]
    pub fn key_here(&self, row: &command::Row) -> Option<String> {
        let chord = self.settings.keys.chord(row.command, self.place());
        chord.map(Chord::label)
    }

    /// Whether the panel shows why the selected record stands in it.
    #[must_use]
    pub fn shows_why(&self) -> bool {
        let selected = self.opened().and_then(|opened| opened.selected);
        self.why.is_some() && selected.is_some()
    }

    /// How many panes the screen has room for.
    #[must_use]
    pub const fn room(&self) -> Room {
        match self.size.0 {
            0..60 => Room::One,
            60..120 => Room::Two,
            120..160 => Room::Three,
            _ => Room::Four,
        }
    }

    /// Whether the screen is too small to read on.
    #[must_use]
    pub const fn is_too_small(&self) -> bool {
        self.size.0 < 40 || self.size.1 < 12
    }

    /// The panes that the focus can go to, from left to right.
    #[must_use]
    pub fn panes(&self) -> Vec<Pane> {
        if self.zen {
            return vec![Pane::Article];
        }
        let mut panes = Vec::new();
        if self.library.is_some() {
            panes.extend([Pane::Feeds, Pane::List]);
        } else if self.articles.len() > 1 {
            panes.push(Pane::List);
        }
        if self.library.is_some() && self.articles.is_empty() {
            return panes;
        }
        panes.push(Pane::Article);
        if self.panel_shown || self.room() == Room::One {
            panes.push(Pane::Panel);
        }
        panes
    }

    /// The tags of a stored article, as far as they are known here.
    #[must_use]
    pub fn tags_of(&self, key: ArticleKey) -> &[String] {
        let opened = self
            .articles
            .iter()
            .filter_map(|opened| opened.listed.as_ref());
        let listed = self
            .library
            .iter()
            .filter_map(|library| library.list.row(key));
        let mut known = listed.chain(opened).filter(|row| row.key == key);
        known.next().map_or(&[], |row| &row.tags)
    }

    /// Whether `n` goes through the matches of a search.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.sheet.is_none()
            && !self.search.query.is_empty()
            && !matches!(self.focus, Pane::Feeds | Pane::List)
    }

    /// Whether one chooses from a list that a filter makes shorter.
    #[must_use]
    pub fn is_filtering(&self) -> bool {
        let library = self.library.as_ref().filter(|_| self.sheet.is_none());
        let choosing = matches!(self.focus, Pane::Feeds | Pane::List);
        choosing && library.is_some_and(|library| !library.filter.is_empty())
    }

    /// Whether `n` goes through the events of a ledger that have what was searched.
    #[must_use]
    pub fn is_seeking(&self) -> bool {
        matches!(&self.sheet, Some(Sheet::Ledger(ledger)) if !ledger.sought.is_empty())
    }

    /// Whether the open article is on the screen, or would be with its text there.
    #[must_use]
    pub fn is_reading(&self) -> bool {
        if self.sheet.is_some() {
            return false;
        }
        let choosing = matches!(self.focus, Pane::Feeds | Pane::List);
        let alone = matches!(self.room(), Room::One | Room::Two);
        self.library.is_none() || !(choosing && alone || self.articles.is_empty())
    }

    /// The index of the article that the list's cursor is on, and how many the list has.
    #[must_use]
    pub fn listed(&self) -> (usize, usize) {
        match &self.library {
            Some(library) => (library.list.at, library.list.len()),
            None => (self.list_at, self.articles.len()),
        }
    }

    /// The stored article that a verb is about: the one that the list's cursor is on, or the open one where the
    /// reader is in it.
    #[must_use]
    pub fn meant(&self) -> Option<&Listed> {
        let library = self.library.as_ref()?;
        match self.focus {
            _ if self.sheet.is_some() => None,
            Pane::Feeds => None,
            Pane::List => library.list.selected(),
            Pane::Article | Pane::Panel => self.opened()?.listed.as_ref(),
        }
    }

    /// What the terminal must have got for the pictures of the open article.
    #[must_use]
    pub fn supplies(&self) -> Vec<&Supply> {
        let article = self.opened().and_then(Opened::article);
        let images = article.into_iter().flat_map(|article| &article.images);
        let pictures = images.filter_map(|image| self.pictures.at(&image.address)?.as_ref().ok());
        let supplies = pictures.filter_map(|picture| picture.supply.as_ref());
        supplies.collect()
    }

    /// The words of the selected record's telling that was jumped to last.
    #[must_use]
    pub fn telling(&self) -> Option<Span> {
        let opened = self.opened()?;
        let evidence = self.found()?.evidence(opened.selected?);
        evidence.get(opened.telling?).copied()
    }
}
