//! What is kept of the reader from one start to the next: the shelf, the open article, the place in it and in
//! those read before, where the focus is, and the sheet that lies over it all.

use serde::{Deserialize, Serialize};

use crate::domain::{ArticleId, ArticleKey, EventKey, ListOrder};

use super::{
    Anchor, Dossier, Effect, Highlight, Ledger, Opened, Order, Pane, Place, Scroll, Sheet, Shelf,
    State, folding::Folded,
};

/// What is kept. Whatever of it is no longer true is passed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remembered {
    /// The shelf whose list was shown.
    pub shelf: Shelf,
    /// The query that its articles met.
    pub filter: String,
    /// The order of its articles.
    pub order: ListOrder,
    /// The folders that were folded.
    pub folded: Folded,
    /// The article that was open.
    pub article: Option<ArticleKey>,
    /// Where the focus was.
    pub focus: Pane,
    /// The sheet that lay over the panes.
    pub sheet: Option<Laid>,
    /// Whether the panel was shown.
    pub panel_shown: bool,
    /// What was highlighted, where that is not what was settled.
    pub highlight: Option<Highlight>,
    /// The most columns that a row of text had, where that is not what was settled.
    pub measure: Option<usize>,
    /// The places in articles, that of the one read last at the end.
    pub places: Vec<Spot>,
}

impl Default for Remembered {
    fn default() -> Self {
        Self {
            shelf: Shelf::All,
            filter: String::new(),
            order: ListOrder::Newest,
            folded: Folded::new(),
            article: None,
            focus: Pane::List,
            sheet: None,
            panel_shown: true,
            highlight: None,
            measure: None,
            places: Vec::new(),
        }
    }
}

/// A place in an article: a paragraph, and in it the byte at the top of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The article.
    pub article: ArticleKey,
    /// The block, as in [`Place`].
    pub block: usize,
    /// The offset in the article's text.
    pub offset: usize,
}

/// A sheet, by what it is asked for with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Laid {
    /// The ledger or the timeline, with the event that the cursor was on.
    Events(Order, String, Option<EventKey>),
    /// The dossier of somebody.
    Dossier(String),
}

impl Laid {
    fn of(sheet: &Sheet) -> Self {
        match sheet {
            Sheet::Ledger(ledger) => {
                Self::Events(ledger.order, ledger.filter.clone(), ledger.list.aim())
            }
            Sheet::Dossier(dossier) => Self::Dossier(dossier.name.clone()),
        }
    }

    fn sheet(self) -> Sheet {
        match self {
            Self::Events(order, filter, event) => {
                Sheet::Ledger(Ledger::new(order, filter).at_event(event))
            }
            Self::Dossier(name) => Sheet::Dossier(Dossier::new(name)),
        }
    }
}

/// So many places are kept.
const PLACES: usize = 500;

impl Spot {
    /// Where an opened article stands, where it is stored and not at its beginning.
    fn of(opened: &Opened) -> Option<Self> {
        let article = opened.key.filter(|key| key.0 >= 0)?;
        match opened.scroll.anchor {
            Anchor::Row { place, offset, .. } if place != Place::default() => Some(Self {
                article,
                block: place.block,
                offset,
            }),
            _ => None,
        }
    }

    /// There again, whatever the width is then.
    fn scroll(self) -> Scroll {
        Scroll::at(Anchor::Row {
            place: Place {
                block: self.block,
                row: 0,
            },
            offset: self.offset,
            width: usize::MAX,
        })
    }
}

impl State {
    /// The reader on the stored articles, where it was.
    #[must_use]
    pub fn resumed(self, remembered: Remembered) -> Self {
        let mut state = self;
        state.panel_shown = remembered.panel_shown;
        state.highlight = remembered.highlight.unwrap_or(state.highlight);
        let measure = remembered.measure.unwrap_or(state.measure);
        state.measure = measure.clamp(super::MEASURES.0, super::MEASURES.1);
        state.places = remembered.places;
        if let Some(library) = &mut state.library {
            library.shelf = remembered.shelf;
            library.filter = remembered.filter;
            library.order = remembered.order;
            library.folded = remembered.folded;
            library.list.return_to = remembered.article;
        }
        state.focus = remembered.focus;
        state.sheet = remembered.sheet.map(Laid::sheet);
        match remembered.article {
            Some(key) => state.articles.push(state.place_again(key)),
            None if state.focus != Pane::Feeds => state.focus = Pane::List,
            None => {}
        }
        state
    }

    /// An article to be opened, at the place where it was left.
    #[must_use]
    pub fn place_again(&self, key: ArticleKey) -> Opened {
        let spot = self.places.iter().rev().find(|spot| spot.article == key);
        Opened {
            key: Some(key),
            scroll: spot.map_or(Scroll::TOP, |spot| spot.scroll()),
            ..Opened::new(String::new())
        }
    }

    /// What is asked for again at the start.
    #[must_use]
    pub fn resumed_article(&self) -> Option<Effect> {
        let key = self.opened()?.key?;
        Some(Effect::Take(ArticleId(u32::try_from(self.open).ok()?), key))
    }

    /// What shall be kept; nothing where the reader is not on stored articles.
    #[must_use]
    pub fn remembered(&self) -> Option<Remembered> {
        let library = self.library.as_ref()?;
        let open = self.opened().and_then(|opened| opened.key);
        let left: Vec<&Opened> = self.articles.iter().filter(|one| one.key != open).collect();
        let last = left.into_iter().chain(self.opened());
        let mut places = self.places.clone();
        for opened in last {
            places.retain(|spot| Some(spot.article) != opened.key);
            places.extend(Spot::of(opened));
        }
        places.drain(..places.len().saturating_sub(PLACES));
        let sample = library.shelf == Shelf::Samples;
        Some(Remembered {
            shelf: if sample {
                Shelf::All
            } else {
                library.shelf.clone()
            },
            filter: library.filter.clone(),
            order: library.order,
            folded: library.folded.clone(),
            article: open.filter(|key| key.0 >= 0),
            focus: self.focus,
            sheet: self.sheet.as_ref().map(Laid::of),
            panel_shown: self.panel_shown,
            highlight: (self.highlight != self.settings.highlight).then_some(self.highlight),
            measure: (self.measure != self.settings.measure).then_some(self.measure),
            places,
        })
    }
}
