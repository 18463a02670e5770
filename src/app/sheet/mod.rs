//! The sheets that lie over the panes and are about all stored articles: the ledger, a timeline, a dossier. Each
//! opens from anywhere, and what it was opened from comes back as it was.

mod given;
pub mod leaving;

use crate::domain::{ArticleKey, EventKey, Mark, Verdict};

use super::{
    By, Dossier, Effect, Event, Ledger, Marking, Order, Pane, Stage, State, command::Where,
    dossier::Section, event::Source, evidence, marking, moving::Far, opened::Sought, opening,
    visit,
};

pub use given::{available, perform, why_not};

/// What lies over the panes.
#[derive(Debug, Clone, PartialEq)]
pub enum Sheet {
    /// Events as a ledger or a timeline.
    Ledger(Ledger),
    /// What is known of somebody.
    Dossier(Dossier),
}

impl Sheet {
    /// Where keys are pressed on it.
    #[must_use]
    pub const fn place(&self) -> Where {
        match self {
            Self::Ledger(ledger) => match ledger.order {
                Order::Latest => Where::Ledger,
                Order::Along => Where::Timeline,
            },
            Self::Dossier(_) => Where::Dossier,
        }
    }

    /// What is to be asked for where nothing is told yet.
    #[must_use]
    pub fn ask(&self) -> Option<Effect> {
        match self {
            Self::Ledger(ledger) => (ledger.list.keys == Stage::Loading).then(|| ledger.ask()),
            Self::Dossier(dossier) => {
                (dossier.known == Stage::Loading).then(|| Effect::Dossier(dossier.name.clone()))
            }
        }
    }

    /// The rows that are still to be asked for.
    pub fn wanted(&mut self) -> Option<Effect> {
        match self {
            Self::Ledger(ledger) => ledger.wanted(),
            Self::Dossier(_) => None,
        }
    }

    /// What is to be asked for when it is shown again: all of it where it was let go, else what may have changed.
    pub fn come_back(&mut self) -> Option<Effect> {
        if let Self::Ledger(ledger) = self {
            ledger.list.forget_rows();
            return self.ask();
        }
        Some(self.ask_again())
    }

    /// What is shown may have changed; it stays until what there is now is told.
    pub fn ask_again(&mut self) -> Effect {
        match self {
            Self::Ledger(ledger) => {
                ledger.list.forget_rows();
                ledger.ask()
            }
            Self::Dossier(dossier) => Effect::Dossier(dossier.name.clone()),
        }
    }

    /// Everything told is let go, but not where the cursor is.
    pub fn let_go(&mut self) {
        match self {
            Self::Ledger(ledger) => ledger.list.let_go(),
            Self::Dossier(dossier) => dossier.known = Stage::Loading,
        }
    }

    /// Where it stands on the screen.
    pub const fn settle(&mut self, top: super::Place) {
        match self {
            Self::Ledger(ledger) => ledger.top = top,
            Self::Dossier(dossier) => dossier.top = top,
        }
    }

    /// The event that the cursor is on; of several meetings with somebody the latest.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match self {
            Self::Ledger(ledger) => ledger.list.selected(),
            Self::Dossier(dossier) => dossier.events().first(),
        }
    }

    /// The telling that the cursor is on: the first one, unless it is among the sources.
    #[must_use]
    pub fn source(&self) -> Option<&Source> {
        let at = match self {
            Self::Ledger(ledger) => ledger.source.unwrap_or(0),
            Self::Dossier(_) => 0,
        };
        self.event()?.sources.get(at)
    }
}

/// What is asked for again where a ledger may have been read before verdicts were written that are now: where it
/// shows them it is the one that they were given on.
pub fn read_too_early(state: &mut State, done: &Result<Vec<Marking>, String>) -> Option<Effect> {
    let Some(Sheet::Ledger(ledger)) = &mut state.sheet else {
        return None;
    };
    let mut judged = done
        .iter()
        .flatten()
        .filter_map(|marking| match &marking.mark {
            Mark::Judged { record, now, .. } => Some((marking.keys.first()?, record, *now)),
            _ => None,
        });
    let early = judged.any(|(article, record, now)| !ledger.knows(*article, record, now));
    early.then(|| ledger.ask())
}

/// Lays a sheet over what is shown.
pub fn open(state: &mut State, sheet: Sheet) -> Vec<Effect> {
    if state
        .sheet
        .as_ref()
        .is_some_and(|shown| is_same(shown, &sheet))
    {
        return Vec::new();
    }
    visit::remember(state);
    let listed = state.library.as_ref();
    let listed = listed.and_then(|library| library.list.key(library.list.at));
    if let Some(visit) = state.visits.last_mut() {
        visit.listed = listed;
    }
    let ask = sheet.ask();
    state.sheet = Some(sheet);
    ask.into_iter().collect()
}

fn is_same(one: &Sheet, other: &Sheet) -> bool {
    match (one, other) {
        (Sheet::Ledger(one), Sheet::Ledger(other)) => {
            (one.order, &one.filter) == (other.order, &other.filter)
        }
        (Sheet::Dossier(one), Sheet::Dossier(other)) => one.name == other.name,
        _ => false,
    }
}

/// The query for events of whoever the shown dossier is of; all events elsewhere.
fn of_shown(state: &State) -> String {
    match &state.sheet {
        Some(Sheet::Dossier(dossier)) => named(&dossier.name),
        Some(Sheet::Ledger(ledger)) => ledger.filter.clone(),
        None => String::new(),
    }
}

/// The condition that somebody takes part.
fn named(name: &str) -> String {
    format!("entity:\"{}\"", name.replace('"', " "))
}

/// Opens the ledger or the timeline: of the shown dossier's events, or of the same that the other shows.
pub fn open_ledger(state: &mut State, order: Order) -> Vec<Effect> {
    let filter = of_shown(state);
    open(state, Sheet::Ledger(Ledger::new(order, filter)))
}

/// Opens the dossier of somebody.
pub fn open_dossier(state: &mut State, name: String) -> Vec<Effect> {
    open(state, Sheet::Dossier(Dossier::new(name)))
}

/// Goes to what the cursor is on.
pub fn enter(state: &mut State) -> Vec<Effect> {
    let Some(sheet) = &state.sheet else {
        return Vec::new();
    };
    if let Sheet::Dossier(dossier) = sheet
        && let (Some(known), Some((section, line))) = (dossier.known.ready(), dossier.at)
    {
        match section {
            Section::Company => {
                let name = known.company[line].name.clone();
                return open_dossier(state, name);
            }
            Section::Recent => {
                let article = known.recent[line].article;
                let title = known.recent[line].title.clone();
                return open_article(state, article, title, None);
            }
            Section::Met if known.met[line].events.len() > 1 => {
                let both = [&dossier.name, &known.met[line].name].map(|name| named(name));
                let filter = format!("with:meetings {}", both.join(" "));
                return open(state, Sheet::Ledger(Ledger::new(Order::Latest, filter)));
            }
            _ => {}
        }
    }
    let Some(source) = sheet.source().cloned() else {
        return Vec::new();
    };
    let sought = Sought {
        record: source.record,
        words: source.evidence.first().cloned().unwrap_or_default(),
    };
    open_article(state, source.article, source.title, Some(sought))
}

/// Opens an article over the sheet, which comes back when it is left.
fn open_article(
    state: &mut State,
    key: ArticleKey,
    title: String,
    sought: Option<Sought>,
) -> Vec<Effect> {
    visit::remember(state);
    state.sheet = None;
    state.focus = Pane::Article;
    let effects = opening::open_key(state, key, title);
    state.over = Some(state.open);
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.sought = sought;
    }
    evidence::go_to_sought(state);
    effects
}

/// Leaves the sheet for what it was opened from.
pub fn leave(state: &mut State) -> Vec<Effect> {
    if let Some(Sheet::Ledger(ledger)) = &mut state.sheet
        && ledger.source.take().is_some()
    {
        return Vec::new();
    }
    visit::return_to_visit(state)
}

/// From an article that was opened over a sheet back to the sheet, where that is so.
pub fn back(state: &mut State) -> Option<Vec<Effect>> {
    if state.over != Some(state.open) {
        return None;
    }
    let at = state
        .visits
        .iter()
        .rposition(|visit| visit.sheet.is_some())?;
    state.visits.truncate(at + 1);
    Some(visit::return_to_visit(state))
}

/// Moves the cursor.
pub fn go(sheet: &mut Sheet, far: Far, times: isize, page: usize) {
    let page = isize::try_from(page.max(2)).unwrap_or(2);
    let steps = match far {
        Far::Steps(steps) => steps.saturating_mul(times),
        Far::Page(part) => (page / part).saturating_mul(times),
        Far::First => isize::MIN,
        Far::Last => isize::MAX,
    };
    match sheet {
        Sheet::Dossier(dossier) => dossier.step(steps),
        Sheet::Ledger(ledger) => {
            let sources = ledger
                .list
                .selected()
                .map_or(0, |event| event.sources.len());
            if let Some(source) = ledger.source {
                let to = source.saturating_add_signed(steps);
                ledger.source = Some(to.min(sources.saturating_sub(1)));
            } else {
                let to = ledger.list.at.saturating_add_signed(steps);
                ledger.go_to(to.min(ledger.list.len().saturating_sub(1)));
            }
        }
    }
}

/// From the events to the sources of the selected one and back; from one section of a dossier to the next.
pub fn turn(sheet: &mut Sheet, step: isize) {
    match sheet {
        Sheet::Dossier(dossier) => dossier.turn(step),
        Sheet::Ledger(ledger) => {
            let has = ledger.list.selected().is_some();
            ledger.source = (ledger.source.is_none() && has).then_some(0);
        }
    }
}

/// Goes to the first event of another month.
pub fn turn_month(state: &mut State, step: isize) {
    let Some(Sheet::Ledger(ledger)) = &mut state.sheet else {
        return;
    };
    match ledger.month_from(step) {
        Some(at) => ledger.go_to(at),
        None => state.notice = Some("no further month has events".into()),
    }
}

/// Searches the events for words: from the one that the cursor is on, which may have them itself.
pub fn seek(state: &mut State, words: &str) -> Vec<Effect> {
    let Some(Sheet::Ledger(ledger)) = &mut state.sheet else {
        return Vec::new();
    };
    words.clone_into(&mut ledger.sought);
    step_sought(state, 0)
}

/// Searches the next event that has the words, or the one before.
pub fn step_sought(state: &mut State, step: isize) -> Vec<Effect> {
    let Some(Sheet::Ledger(ledger)) = &mut state.sheet else {
        return Vec::new();
    };
    let seek = ledger.seek(step);
    state.notice = seek.is_some().then(|| seeking(&ledger.sought));
    seek.into_iter().collect()
}

/// What is said until it is known where the words are.
fn seeking(words: &str) -> String {
    format!("searching the events for {words}")
}

/// Goes to the event that was sought.
pub fn sought(state: &mut State, words: &str, found: Option<EventKey>) {
    let Some(Sheet::Ledger(ledger)) = &mut state.sheet else {
        return;
    };
    if ledger.sought != words {
        return;
    }
    match found.and_then(|found| ledger.list.place_of(found)) {
        Some(at) => {
            ledger.go_to(at);
            state.notice.take_if(|notice| *notice == seeking(words));
        }
        None => state.notice = Some(format!("no event has {words}")),
    }
}

/// Shows gifts and meetings, only gifts, only meetings, one after the other.
pub fn cycle(state: &mut State) -> Vec<Effect> {
    let Some(Sheet::Ledger(ledger)) = &mut state.sheet else {
        return Vec::new();
    };
    let (gifts, meetings) = ("with:gifts", "with:meetings");
    let words = |filter: &str, word: &str| -> Vec<String> {
        let others = filter
            .split(' ')
            .filter(|other| *other != word && !other.is_empty());
        others.map(ToOwned::to_owned).collect()
    };
    let has = |word: &str| ledger.filter.split(' ').any(|other| other == word);
    let filter = if has(gifts) {
        [vec![meetings.to_owned()], words(&ledger.filter, gifts)].concat()
    } else if has(meetings) {
        words(&ledger.filter, meetings)
    } else {
        [vec![gifts.to_owned()], words(&ledger.filter, "")].concat()
    };
    ledger.filter_by(filter.join(" "));
    vec![ledger.ask()]
}

/// Says of the selected event that it is right or wrong, whoever tells it.
pub fn judge(state: &mut State, verdict: Verdict) -> Vec<Effect> {
    let event = state.sheet.as_ref().and_then(Sheet::event);
    let markings = event.map_or_else(Vec::new, |event| event.judged(verdict));
    if markings.is_empty() {
        return Vec::new();
    }
    marking::mark(state, markings, By::User)
}
