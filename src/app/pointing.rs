//! What a click and the wheel do, where the user has asked for a mouse. What stands at a place of the screen is
//! known to drawing alone, and told here as a [`Aim`].

use super::{
    Effect, Pane, RecordId, Sheet, State, asking,
    command::Command,
    copying, going,
    moving::{self, Far},
    update::perform,
};

/// What stands at a place of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    /// A shelf, by its index.
    Shelf(usize),
    /// An article of the list, by its index.
    Article(usize),
    /// A record of the panel.
    Record(RecordId),
    /// Words that lead to an address.
    Link(String),
    /// What is offered for what is typed, by its index.
    Offer(usize),
    /// A pane, where nothing in it is meant.
    Pane(Pane),
    /// The help.
    Help,
    /// The ledger, the timeline or a dossier; an event of it, by its index.
    Sheet(Option<usize>),
}

/// What was done there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gesture {
    /// The first button was pressed.
    Click,
    /// The wheel was turned by so many notches, towards the user where positive.
    Wheel(isize),
}

/// So many rows a notch moves a text.
const NOTCH: isize = 3;

/// Does what a gesture means where it aims.
pub fn point(state: &mut State, aim: Aim, gesture: Gesture) -> Vec<Effect> {
    state.notice = None;
    state.legend = false;
    match gesture {
        Gesture::Click => click(state, aim),
        Gesture::Wheel(notches) => wheel(state, &aim, notches),
    }
}

fn click(state: &mut State, aim: Aim) -> Vec<Effect> {
    match aim {
        Aim::Offer(at) => {
            if let Some(line) = &mut state.line {
                line.at = at;
            }
            return asking::accept(state);
        }
        // What is typed is finished or given up at a key.
        _ if state.line.is_some() => {}
        Aim::Sheet(at) => {
            let Some((at, Sheet::Ledger(ledger))) = at.zip(state.sheet.as_mut()) else {
                return Vec::new();
            };
            if ledger.list.at == at && ledger.source.is_none() {
                return perform(state, Command::OpenTelling, None);
            }
            (ledger.list.at, ledger.source) = (at, None);
        }
        Aim::Shelf(at) => {
            going::focus(state, Pane::Feeds);
            return going::turn_to_shelf(state, at);
        }
        Aim::Article(at) if state.focus == Pane::List && state.listed().0 == at => {
            return perform(state, Command::OpenArticle, None);
        }
        Aim::Article(at) => {
            going::focus(state, Pane::List);
            match &mut state.library {
                Some(library) => library.list.at = at,
                None => state.list_at = at,
            }
        }
        Aim::Record(id) => {
            let selected = state.opened().and_then(|opened| opened.selected);
            let again = state.focus == Pane::Panel && selected == Some(id);
            going::focus(state, Pane::Panel);
            if again {
                return perform(state, Command::ShowEvidence, None);
            }
            if let Some(opened) = state.articles.get_mut(state.open) {
                opened.select(Some(id));
            }
        }
        Aim::Link(address) if copying::is_page(&address) => return vec![Effect::Browse(address)],
        Aim::Link(address) => return copying::copy(state, Some(address), "address copied"),
        Aim::Pane(pane) => going::focus(state, pane),
        Aim::Help => {}
    }
    Vec::new()
}

/// The wheel moves what it is turned over.
fn wheel(state: &mut State, aim: &Aim, notches: isize) -> Vec<Effect> {
    let pane = match aim {
        Aim::Help | Aim::Sheet(_) => state.focus,
        Aim::Shelf(_) => Pane::Feeds,
        Aim::Article(_) => Pane::List,
        Aim::Record(_) => Pane::Panel,
        Aim::Pane(pane) => *pane,
        Aim::Link(_) => Pane::Article,
        Aim::Offer(_) => {
            asking::step(state, -notches);
            return Vec::new();
        }
    };
    if state.line.is_some() {
        return Vec::new();
    }
    let rows = match pane {
        _ if matches!(aim, Aim::Sheet(_)) => 1,
        Pane::Article => NOTCH,
        Pane::Panel if state.shows_why() => NOTCH,
        _ if *aim == Aim::Help => NOTCH,
        Pane::Feeds | Pane::List | Pane::Panel => 1,
    };
    if state.focus != pane {
        going::focus(state, pane);
    }
    moving::go(state, Far::Steps(notches.saturating_mul(rows)), 1)
}
