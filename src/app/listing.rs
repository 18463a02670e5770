//! Which list of articles is meant, and turning it: by another order. The order holds for every shelf.

use crate::domain::ListOrder;

use super::{Effect, Shelf, State};

/// A list of articles, by what it is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// What it is of.
    pub shelf: Shelf,
    /// The query that its articles meet; empty where all are in it.
    pub filter: String,
    /// Their order.
    pub order: ListOrder,
}

impl Listing {
    /// The list of a shelf, or what of it a filter means, the newest first.
    #[must_use]
    pub fn new(shelf: Shelf, filter: &str) -> Self {
        Self {
            shelf,
            filter: filter.to_owned(),
            order: ListOrder::Newest,
        }
    }
}

/// Shows the list in its next order; the cursor stays on its article.
pub fn cycle_order(state: &mut State) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    library.order_by(library.order.next());
    state.notice = Some(library.order.name().into());
    vec![library.ask()]
}
