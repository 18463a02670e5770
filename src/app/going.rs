//! From one pane, article, entity or record to another, and back to where a jump began.

use crate::domain::{ArticleId, ArticleKey, Mark, Mention, Span};

use super::{
    Body, By, Effect, Highlight, Listed, Opened, Pane, RecordId, Room, Scroll, Sheet, Shelf, State,
    judging, sheet,
};

/// Where the reader was.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// What lay over the panes.
    pub sheet: Option<Sheet>,
    over: Option<usize>,
    /// The article that the list's cursor was on, where that counts.
    pub listed: Option<ArticleKey>,
    open: usize,
    focus: Pane,
    scroll: Scroll,
    here: Option<Span>,
    selected: Option<RecordId>,
    telling: Option<usize>,
}

/// Jumps further back than this are forgotten.
const VISITS: usize = 200;

impl Visit {
    /// Where the reader is.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let opened = state.opened();
        Self {
            sheet: state.sheet.clone(),
            over: state.over,
            listed: None,
            open: state.open,
            focus: state.focus,
            scroll: opened.map_or(Scroll::TOP, |opened| opened.scroll),
            here: opened.and_then(|opened| opened.here),
            selected: opened.and_then(|opened| opened.selected),
            telling: opened.and_then(|opened| opened.telling),
        }
    }

    /// Puts the reader there again.
    pub fn restore(self, state: &mut State) {
        (state.sheet, state.over) = (self.sheet, self.over);
        state.open = self.open;
        state.list_at = self.open;
        state.focus = self.focus;
        if let Some(opened) = state.articles.get_mut(self.open) {
            opened.scroll = self.scroll;
            opened.here = self.here;
            opened.selected = self.selected;
            opened.telling = self.telling;
        }
        let open = state.opened().and_then(|opened| opened.key);
        if let Some(key) = self.listed.or(open)
            && let Some(library) = &mut state.library
        {
            library.list.at = library.list.place_of(key).unwrap_or(library.list.at);
        }
    }
}

/// So many sheets that were left stay as they are; those before are asked for again.
const SHEETS: usize = 6;

/// Goes back to where the last jump began.
pub fn return_to_visit(state: &mut State) -> Vec<Effect> {
    let Some(visit) = state.visits.pop() else {
        state.sheet = None;
        return Vec::new();
    };
    visit.restore(state);
    match &mut state.sheet {
        Some(sheet) => sheet.come_back().into_iter().collect(),
        None => take(state),
    }
}

/// Remembers where the reader is, before a jump.
pub fn remember(state: &mut State) {
    let visit = Visit::of(state);
    let mut sheets = state
        .visits
        .iter_mut()
        .rev()
        .filter_map(|visit| visit.sheet.as_mut());
    if let Some(old) = sheets.nth(SHEETS) {
        old.let_go();
    }
    if state.visits.len() == VISITS {
        state.visits.remove(0);
    }
    state.visits.push(visit);
}

/// Places that were remembered in an article count no more, for its text is another.
pub fn forget_places(state: &mut State, index: usize) {
    let visits = state.visits.iter_mut().chain(&mut state.search.before);
    for visit in visits.filter(|visit| visit.open == index) {
        visit.scroll = Scroll::TOP;
        (visit.here, visit.selected, visit.telling) = (None, None, None);
    }
}

/// Gives the focus to the next pane, or to the previous one.
pub fn turn(state: &mut State, step: isize) {
    let panes = state.panes();
    let at = panes
        .iter()
        .position(|&pane| pane == state.focus)
        .unwrap_or(0);
    let count = isize::try_from(panes.len()).unwrap_or(1);
    let to = (isize::try_from(at).unwrap_or(0) + step).rem_euclid(count);
    focus(state, panes[to.unsigned_abs()]);
}

/// Gives the focus to `pane`. The panel has a record selected as soon as it is entered.
pub fn focus(state: &mut State, pane: Pane) {
    state.focus = pane;
    state.zen &= pane == Pane::Article;
    match pane {
        Pane::List => state.list_at = state.open,
        Pane::Panel => select_some(state),
        Pane::Feeds | Pane::Article => {}
    }
}

/// Selects the first record where none is selected and the panel has the focus.
pub fn select_some(state: &mut State) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    if state.focus == Pane::Panel && opened.selected.is_none() {
        let first = opened
            .found
            .as_ref()
            .and_then(|found| found.order.first().copied());
        opened.select(first);
    }
}

/// Shows or hides the panel; where only one pane fits, goes to it or back to the text.
pub fn toggle_panel(state: &mut State) {
    let to = if state.focus == Pane::Panel {
        Pane::Article
    } else {
        Pane::Panel
    };
    if state.room() == Room::One {
        return focus(state, to);
    }
    state.panel_shown = !state.panel_shown;
    if !state.panel_shown && state.focus == Pane::Panel {
        focus(state, Pane::Article);
    }
}

/// Where in the list the next and previous article are reckoned from.
pub fn opened_at(state: &State) -> usize {
    match &state.library {
        Some(library) => library.list.at,
        None => state.open,
    }
}

/// Opens the article at an index of the list.
pub fn open(state: &mut State, at: usize) -> Vec<Effect> {
    if state.library.is_some() {
        open_stored(state, at)
    } else {
        open_given(state, at)
    }
}

/// Seeks the next article of the list that is not read, or the previous one.
pub fn seek_unread(state: &mut State, step: isize) -> Vec<Effect> {
    let Some(library) = &state.library else {
        return Vec::new();
    };
    let keys = library.list.keys.ready().map_or(&[][..], |keys| keys);
    let at = library.list.at.min(keys.len());
    let sought: Vec<ArticleKey> = if step > 0 {
        keys.get(at + 1..).unwrap_or_default().to_vec()
    } else {
        keys[..at].iter().rev().copied().collect()
    };
    // Mostly one is near, and then nobody need be asked.
    for &key in &sought {
        match library.list.row(key) {
            Some(row) if !row.read => return go_to_unread(state, Some(key)),
            Some(_) => {}
            None => return vec![Effect::Seek(sought)],
        }
    }
    go_to_unread(state, None)
}

/// Goes to an article that is not read: in the list to its row, elsewhere to its text.
pub fn go_to_unread(state: &mut State, key: Option<ArticleKey>) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let Some(at) = key.and_then(|key| library.list.place_of(key)) else {
        state.notice = Some("no other article of the list is unread".into());
        return Vec::new();
    };
    match state.focus {
        Pane::Feeds | Pane::List => {
            library.list.at = at;
            state.focus = Pane::List;
            Vec::new()
        }
        Pane::Article | Pane::Panel => open(state, at),
    }
}

/// Shows the text of the article that was opened, where nothing of the list that is on the screen tells of it.
pub fn seen(state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    if state.focus == Pane::Feeds && !state.is_reading() {
        focus(state, Pane::Article);
    }
    effects
}

/// So many texts of stored articles are held.
const HELD: usize = 24;

/// Opens the article at an index of the list of stored ones, which marks it read.
fn open_stored(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let Some(key) = library.list.key(at) else {
        return Vec::new();
    };
    library.list.at = at;
    let sample = library.shelf == Shelf::Samples;
    let listed = library.list.row(key).cloned();
    let title = listed
        .as_ref()
        .map_or_else(String::new, |row| row.title.clone());
    if !state.articles.is_empty() && opened_as(state, key) != Some(state.open) {
        remember(state);
    }
    let mut effects = show_stored(state, key, title, listed);
    if !sample {
        effects.extend(mark_read(state, key));
    }
    effects
}

/// Opens a stored article, whether the list has it or not, which marks it read.
pub fn open_key(state: &mut State, key: ArticleKey, title: String) -> Vec<Effect> {
    let library = state.library.as_mut();
    let listed = library.and_then(|library| {
        library.list.at = library.list.place_of(key).unwrap_or(library.list.at);
        library.list.row(key).cloned()
    });
    let mut effects = show_stored(state, key, title, listed);
    effects.extend(mark_read(state, key));
    effects
}

/// The index of a stored article among those that were opened.
fn opened_as(state: &State, key: ArticleKey) -> Option<usize> {
    let mut opened = state.articles.iter();
    opened.position(|opened| opened.key == Some(key))
}

fn mark_read(state: &mut State, key: ArticleKey) -> Vec<Effect> {
    let reading = super::Marking {
        mark: Mark::Read(true),
        keys: vec![key],
    };
    super::marking::mark(state, vec![reading], By::Reader)
}

/// Shows a stored article; its text is asked for where it is not held.
fn show_stored(
    state: &mut State,
    key: ArticleKey,
    source: String,
    listed: Option<Listed>,
) -> Vec<Effect> {
    let known = opened_as(state, key);
    let index = known.unwrap_or_else(|| {
        let again = state.place_again(key);
        state.articles.push(Opened {
            source,
            listed,
            ..again
        });
        state.articles.len() - 1
    });
    state.open = index;
    let_go(state);
    select_some(state);
    take(state)
}

/// What is still to be read of the open article is asked for, its work before that of others.
pub fn take(state: &State) -> Vec<Effect> {
    let (Some(opened), Ok(index)) = (state.opened(), u32::try_from(state.open)) else {
        return Vec::new();
    };
    let id = ArticleId(index);
    match (opened.key, &opened.body) {
        (Some(key), Body::Loading) => vec![Effect::Take(id, key), Effect::Prefer(id)],
        _ => vec![Effect::Prefer(id)],
    }
}

/// Lets the text of an article go that was opened long ago, where many are held; opened again, it is read again.
fn let_go(state: &mut State) {
    let open = state.open;
    let held = |opened: &&mut Opened| opened.article().is_some();
    let count = state
        .articles
        .iter()
        .filter(|opened| opened.article().is_some())
        .count();
    let mut others = state.articles.iter_mut().enumerate();
    if count >= HELD
        && let Some((_, old)) = others.find(|(at, opened)| *at != open && held(opened))
    {
        old.body = Body::Loading;
        (old.found, old.other) = (None, None);
    }
}

/// Opens the given article at `index`, its work before that of others.
fn open_given(state: &mut State, index: usize) -> Vec<Effect> {
    let Some(id) = u32::try_from(index)
        .ok()
        .filter(|_| index < state.articles.len())
    else {
        return Vec::new();
    };
    if index != state.open {
        remember(state);
    }
    state.open = index;
    state.list_at = index;
    state.articles[index].seen = true;
    select_some(state);
    vec![Effect::Prefer(ArticleId(id))]
}

/// Leaves the help or the pane; from the first one, the program.
pub fn back(state: &mut State) -> Vec<Effect> {
    if state.help.take().is_some() || std::mem::take(&mut state.zen) {
        return Vec::new();
    }
    if state.sheet.is_some() {
        return sheet::leave(state);
    }
    if state.focus == Pane::Panel && state.why.take().is_some() {
        return Vec::new();
    }
    if state.focus == Pane::Article
        && let Some(effects) = sheet::back(state)
    {
        return effects;
    }
    let to = match (state.focus, &state.library) {
        (Pane::Feeds, _) | (Pane::Article, None) => return vec![Effect::Quit],
        (Pane::List, Some(_)) => Pane::Feeds,
        (Pane::Article, Some(_)) => Pane::List,
        (Pane::Panel, _) | (Pane::List, None) => Pane::Article,
    };
    focus(state, to);
    Vec::new()
}

/// Gives the text the whole screen, or takes that back.
pub fn toggle_zen(state: &mut State) {
    state.zen = !state.zen;
    if state.zen {
        focus(state, Pane::Article);
    }
}

/// Makes the rows of the text wider.
pub fn measure(state: &mut State, by: isize) {
    let (narrowest, widest) = super::MEASURES;
    let measure = state.measure.saturating_add_signed(by);
    state.measure = measure.clamp(narrowest, widest);
    state.notice = Some(format!("rows of up to {} columns", state.measure));
}

/// Goes to a paragraph by its number.
pub fn go_to_paragraph(state: &mut State, number: usize) {
    let Some(article) = state.opened().and_then(Opened::article) else {
        state.notice = Some("no text is open".into());
        return;
    };
    let number = number.clamp(1, article.paragraphs.len().max(1));
    let span = super::block_span(article, number);
    remember(state);
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.scroll = Scroll::at(super::Anchor::Row {
            place: super::Place {
                block: number,
                row: 0,
            },
            offset: span.start,
            width: 0,
        });
    }
    show_text(state);
}

/// Turns to the shelf at an index of the shelves, unless it is the one shown.
pub fn turn_to_shelf(state: &mut State, at: usize) -> Vec<Effect> {
    let Some(library) = &mut state.library else {
        return Vec::new();
    };
    let shelves = library.shelves.ready();
    let Some(shelf) = shelves
        .and_then(|shelves| shelves.get(at))
        .map(|shelved| shelved.shelf.clone())
    else {
        return Vec::new();
    };
    library.shelf_at = at;
    library.chosen = true;
    if shelf == library.shelf {
        return Vec::new();
    }
    library.turn_to(shelf.clone());
    vec![Effect::List(shelf, library.filter.clone())]
}

/// Clears what `Esc` clears: the help, else all marks.
pub fn clear(state: &mut State) {
    if state.help.is_some() {
        if state.help_filter.is_empty() {
            state.help = None;
        }
        state.help_filter.clear();
        return;
    }
    if state.why.take().is_some() {
        return;
    }
    state.search.query.clear();
    if let Some(opened) = state.articles.get_mut(state.open) {
        opened.here = None;
        if state.focus != Pane::Panel {
            opened.select(None);
        }
    }
}

/// Shows in the panel's place why the selected record stands there, or the panel again.
pub fn toggle_why(state: &mut State) {
    if state.why.take().is_some() {
        return;
    }
    state.why = Some(Scroll::TOP);
    state.panel_shown = true;
    focus(state, Pane::Panel);
}

/// Goes to a telling of the selected record: its first one, or the one after the one just shown.
pub fn show_evidence(state: &mut State) {
    let Some(opened) = state.opened() else { return };
    let next = opened.telling.map_or(0, |telling| telling + 1);
    let Some(record) = opened.selected else {
        return;
    };
    remember(state);
    tell(state, record, next);
}

/// Selects `record` and goes to one of its tellings, counted around.
fn tell(state: &mut State, record: RecordId, telling: usize) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let Some(found) = opened.found.clone() else {
        return;
    };
    let evidence = found.evidence(record);
    let Some(&span) = evidence.get(telling % evidence.len().max(1)) else {
        return;
    };
    opened.select(Some(record));
    opened.telling = Some(telling % evidence.len());
    opened.jump(span);
    if evidence.len() > 1 {
        let number = telling % evidence.len() + 1;
        state.notice = Some(format!("telling {number} of {}", evidence.len()));
    }
    show_text(state);
}

/// Goes to what the open article was opened for, once it was looked through: the record's telling, or where another
/// analysis finds none such, its words.
pub fn go_to_sought(state: &mut State) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let (Some(found), Body::Ready(article)) = (opened.found.clone(), opened.body.clone()) else {
        return;
    };
    let Some(sought) = opened.sought.take() else {
        return;
    };
    let mut records = found.order.iter();
    let is_it = |record: &&RecordId| {
        judging::name(&article, &found, **record).as_ref() == Some(&sought.record)
    };
    if let Some(&record) = records.find(is_it) {
        tell(state, record, 0);
    } else if let Some(start) = article
        .text
        .find(&sought.words)
        .filter(|_| !sought.words.is_empty())
    {
        opened.jump(Span::new(start, start + sought.words.len()));
    } else {
        state.notice = Some("the article no longer tells this".into());
    }
}

/// Where only one pane fits, a jump in the text shows the text.
fn show_text(state: &mut State) {
    if state.room() == Room::One || matches!(state.focus, Pane::Feeds | Pane::List) {
        state.focus = Pane::Article;
    }
}

/// Selects the next or previous gift and goes to its first telling.
pub fn step_gift(state: &mut State, step: isize) {
    let count = state.found().map_or(0, |found| found.findings.gifts.len());
    step_record(state, RecordId::Gift, count, step, "gift");
}

/// Selects the next or previous meeting and goes to its first telling.
pub fn step_meeting(state: &mut State, step: isize) {
    let count = state
        .found()
        .map_or(0, |found| found.findings.meetings.len());
    step_record(state, RecordId::Meeting, count, step, "meeting");
}

/// From the selected record, if it is one of `count` that `make` makes; else from the place in the text.
fn step_record(
    state: &mut State,
    make: fn(usize) -> RecordId,
    count: usize,
    step: isize,
    what: &str,
) {
    let (Some(opened), Some(found)) = (state.opened(), state.found()) else {
        return;
    };
    let selected = (0..count).find(|&at| opened.selected == Some(make(at)));
    let from = opened.from();
    let starts = |at: usize| {
        found
            .evidence(make(at))
            .first()
            .map_or(0, |span| span.start)
    };
    let to = match selected {
        Some(at) => at.checked_add_signed(step).filter(|&to| to < count),
        None if step > 0 => (0..count).find(|&at| starts(at) >= from),
        None => (0..count).rev().find(|&at| starts(at) < from),
    };
    match to {
        Some(to) => {
            remember(state);
            tell(state, make(to), 0);
        }
        None => state.notice = Some(no_more(step, what)),
    }
}

/// Goes to the next or previous entity that is highlighted; to any where none is.
pub fn step_entity(state: &mut State, step: isize) {
    let highlight = match state.highlight {
        Highlight::Nothing => Highlight::All,
        shown => shown,
    };
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let Some(found) = opened.found.clone() else {
        return;
    };
    match next_mention(opened, &found.findings.mentions, step, |mention| {
        highlight.has(mention, &found)
    }) {
        Some(span) => {
            opened.jump(span);
            show_text(state);
        }
        None => state.notice = Some(no_more(step, "entity")),
    }
}

fn next_mention(
    opened: &Opened,
    mentions: &[Mention],
    step: isize,
    shown: impl Fn(&Mention) -> bool,
) -> Option<Span> {
    let from = opened.from();
    let passed = usize::from(opened.cursor().is_some());
    let next = mentions.partition_point(|mention| mention.span.start < from + passed);
    let before = mentions.partition_point(|mention| mention.span.start < from);
    let found = if step > 0 {
        mentions[next..].iter().find(|mention| shown(mention))
    } else {
        mentions[..before]
            .iter()
            .rev()
            .find(|mention| shown(mention))
    };
    found.map(|mention| mention.span)
}

fn no_more(step: isize, what: &str) -> String {
    let which = if step > 0 { "further" } else { "earlier" };
    format!("no {which} {what}")
}
