//! What stands at a place of the screen: what a click there means.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::app::{Aim, Pane, Sheet, State};

use super::{Look, articles, draw, feeds, findings, layout::Areas, leads, ledger, offers};

/// What stands at a column and row of the screen that `state` is drawn on; nothing where nothing can be meant.
#[must_use]
pub fn at(state: &State, look: &Look, (x, y): (u16, u16)) -> Option<Aim> {
    let screen = Rect::new(0, 0, state.size.0, state.size.1);
    if state.is_too_small() || !screen.contains((x, y).into()) {
        return None;
    }
    let areas = Areas::of(screen, state);
    let in_area = |area: Option<Rect>| area.filter(|area| area.contains((x, y).into()));
    if let Some(area) = in_area(areas.offers) {
        return offers::at(area, state, y - area.y).map(Aim::Offer);
    }
    if state.help.is_some() {
        return in_area(Some(areas.all)).map(|_| Aim::Help);
    }
    if let Some(sheet) = &state.sheet {
        let row = usize::from(y - areas.all.y);
        let event = match sheet {
            Sheet::Ledger(shown) => ledger::at(areas.all, state, shown, row),
            Sheet::Dossier(_) => None,
        };
        return in_area(Some(areas.all)).map(|_| Aim::Sheet(event));
    }
    if let Some(address) = link(state, look, (x, y)) {
        return Some(Aim::Link(address));
    }
    if let Some(area) = in_area(areas.feeds) {
        let shelf = feeds::at(area, state, y - area.y).map(Aim::Shelf);
        return shelf.or(Some(Aim::Pane(Pane::Feeds)));
    }
    if let Some(area) = in_area(areas.list) {
        let article = articles::at(area, state, look, y - area.y).map(Aim::Article);
        return article.or(Some(Aim::Pane(Pane::List)));
    }
    if let Some(area) = in_area(areas.panel) {
        let record = findings::at(area, state, look, y - area.y);
        let record = record.filter(|_| !state.shows_why()).map(Aim::Record);
        return record.or(Some(Aim::Pane(Pane::Panel)));
    }
    in_area(areas.article).map(|_| Aim::Pane(Pane::Article))
}

/// The address that the words at a place lead to: drawn once more with the addresses on them.
fn link(state: &State, look: &Look, place: (u16, u16)) -> Option<String> {
    let look = Look {
        leads: true,
        ..look.clone()
    };
    let mut cells = Buffer::empty(Rect::new(0, 0, state.size.0, state.size.1));
    let drawn = draw(&mut cells, state, &look).article;
    let number = leads::number(&cells[place])?;
    let targets = leads::targets(
        state,
        drawn.map_or_else(Default::default, |drawn| drawn.visible),
    );
    leads::find(number, &targets).map(ToOwned::to_owned)
}
