//! The reader on stored articles, without a store: what it would tell is told here.

#![allow(dead_code, reason = "each test uses its own part")]

use std::sync::Arc;

use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use warta::{
    app::{Action, Effect, Found, Listed, Shelf, Shelved, State, Taken, Text, update},
    domain::{ArticleKey, FeedKey},
    view::{
        self, Look,
        glyphs::Glyphs,
        theme::{Depth, Scheme, Theme},
    },
};

use crate::story::{Story, harbour};

#[path = "annals.rs"]
pub mod annals;

pub fn shelved(shelf: Shelf, name: &str, depth: usize, unread: usize, all: usize) -> Shelved {
    Shelved {
        shelf,
        name: name.into(),
        depth,
        unread,
        all,
        failure: None,
        asked: None,
    }
}

/// All, unread, two feeds of which one lies in a folder and one failed, and what is starred.
pub fn shelves() -> Vec<Shelved> {
    let folder = Shelf::Folder(vec!["Islands".into()]);
    let mut failed = shelved(Shelf::Feed(FeedKey(2)), "Tarn Weekly", 1, 2, 9);
    failed.failure = Some("the server says 500".into());
    failed.asked = Some("14:05".into());
    vec![
        shelved(Shelf::All, "All articles", 0, 6, 30),
        shelved(Shelf::Unread, "Unread", 0, 6, 6),
        shelved(Shelf::Feed(FeedKey(1)), "Lumira Post", 0, 4, 21),
        shelved(folder, "Islands", 0, 2, 9),
        failed,
        shelved(Shelf::Starred, "Starred", 0, 0, 3),
    ]
}

const TITLES: [&str; 3] = [
    "Premier brings bells and a boat to Lumira",
    "Ferry to sail in June, says the council of the islands after a long night",
    "Salt road closed",
];

/// What is shown of the article with a key.
pub fn listed(key: ArticleKey) -> Listed {
    let number = usize::try_from(key.0).unwrap();
    Listed {
        key,
        title: TITLES[number % 3].into(),
        beginning: String::new(),
        source: ["Lumira Post", "Tarn Weekly"][number % 2].into(),
        day: format!("2031-05-{:02}", 28 - number % 28).parse().ok(),
        link: Some(format!("https://post.lumira.example/{number}")),
        read: number % 5 != 0,
        starred: number % 9 == 4,
        tags: if number == 2 {
            vec!["later".into()]
        } else {
            Vec::new()
        },
        gifts: number % 3,
        meetings: number % 2,
    }
}

/// Answers one wish as the store would.
pub fn answer(state: &mut State, effect: Effect) -> Vec<Effect> {
    let action = match effect {
        Effect::Shelves => Action::Shelves(Ok(shelves())),
        Effect::List(listing) => {
            let count = match listing.shelf {
                _ if !listing.filter.is_empty() => 4,
                Shelf::All => 30,
                Shelf::Starred => 3,
                _ => 9,
            };
            let keys: Arc<[ArticleKey]> = (0..count).map(ArticleKey).collect();
            Action::List {
                listing,
                rows: keys.iter().map(|&key| listed(key)).collect(),
                keys: Ok(keys),
                whole: true,
            }
        }
        Effect::Rows(keys) => Action::Rows(keys.into_iter().map(listed).collect()),
        Effect::Take(id, key) => {
            let taken = Taken {
                listed: listed(key),
                article: Arc::new(harbour().article),
                text: Text::Given,
                verdicts: Default::default(),
            };
            Action::Taken(id, Ok(taken))
        }
        Effect::Analyse(id, _) => {
            let Story { findings, .. } = harbour();
            Action::Analysed(id, Ok(Arc::new(Found::new(findings))))
        }
        Effect::Mark(markings, by) => Action::Marked {
            done: Ok(markings),
            by,
        },
        Effect::Events(order, filter) => Action::Events(Box::new(annals::told(order, &filter))),
        Effect::EventRows(keys) => Action::EventRows(annals::rows(&keys)),
        Effect::SeekEvent(keys, words) => {
            let found = keys
                .iter()
                .find(|key| annals::rows(&[**key])[0].has(&words));
            Action::EventSought(words, found.copied())
        }
        Effect::Dossier(name) => {
            let known = Ok(annals::dossier(&name));
            Action::Dossier(name, known)
        }
        Effect::Gather(order, filter, leaving) => Action::Gathered {
            events: Ok(annals::told(order, &filter).rows),
            left: 0,
            filter,
            leaving,
        },
        Effect::Seek(keys) => Action::Sought(keys.into_iter().find(|key| !listed(*key).read)),
        _ => return Vec::new(),
    };
    update(state, action)
}

/// Answers wishes until none is left; those that the store does not answer come back.
pub fn answer_all(state: &mut State, mut effects: Vec<Effect>) {
    while let Some(effect) = effects.pop() {
        effects.extend(answer(state, effect));
    }
}

/// The reader on the shelves, all told.
pub fn desk(size: (u16, u16)) -> State {
    let mut state = State::stored(size);
    state.year = Some(2031);
    let first = state.first_effects();
    answer_all(&mut state, first);
    state
}

/// Signs of Unicode and no colour.
pub fn look() -> Look {
    Look {
        theme: Theme::new(Scheme::Neutral, Depth::Mono),
        glyphs: Glyphs::UTF8,
        leads: false,
        plain: false,
    }
}

/// Draws the reader in the look above, and tells the state what drawing found.
pub fn draw(state: &mut State) -> Buffer {
    let look = look();
    let (width, height) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut measured = None;
    terminal
        .draw(|frame| measured = Some(view::draw(frame.buffer_mut(), state, &look)))
        .unwrap();
    update(state, Action::Measured(measured.unwrap()));
    terminal.backend().buffer().clone()
}
