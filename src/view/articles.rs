//! The list of articles: heading, source, day, and how many gifts and meetings each reports. It is of the
//! chosen shelf, or of the opened articles where the reader is not on stored ones.

use std::borrow::Cow;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Anchor, DrawnList, Library, Pane, Place, Scroll, Shelf, Stage, State,
        command::{Command, Where},
        key::Chord,
    },
    domain::{ListOrder, Span},
};

use super::{
    Look,
    cells::{Pen, shortened, width},
    entry::Entry,
    flow,
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// The column of marks, with the space after it.
const GUTTER: usize = 2;

/// A heading gets no more rows than this.
const HEADING_ROWS: usize = 2;

/// From so many columns on, a stored article has one row.
pub const ONE_ROW: usize = 48;

/// The columns of a day of this year; one of another has more.
const DAY: usize = 6;

/// What drawing the list found.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// Its top row and the cursor's.
    pub list: DrawnList,
    /// How many of its articles are seen.
    pub shown: usize,
}

/// Draws the list.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) -> Drawn {
    let before = state.measured.list.unwrap_or_default();
    let Some(library) = &state.library else {
        return draw_entries(cells, area, state, look, before);
    };
    draw_heading(cells, area, state, library, look);
    let below = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    let message = match &library.list.keys {
        Stage::Loading => format!("Reading {}", look.glyphs.more),
        Stage::Failed(message) => message.clone(),
        Stage::Ready(keys) if keys.is_empty() => nothing(state, library),
        Stage::Ready(_) => return draw_entries(cells, below, state, look, before),
    };
    super::say(cells, below, look, &message);
    Drawn {
        list: DrawnList::default(),
        shown: 0,
    }
}

/// The shelf's name, and how far down its list one is.
fn draw_heading(cells: &mut Buffer, area: Rect, state: &State, library: &Library, look: &Look) {
    let place = match library.list.len() {
        0 => String::new(),
        // The first ones are here, and how many there are is not known yet.
        _ if !library.list.whole => look.glyphs.more.to_owned(),
        count => format!("{}/{count}", library.list.at + 1),
    };
    let role = if state.focus == Pane::List {
        Role::Pointer
    } else {
        Role::Heading
    };
    let name = library.shelved().map_or("", |shelved| &shelved.name);
    let name = words::address(name);
    let name = match library.order {
        ListOrder::Newest => Cow::Borrowed(name),
        order => format!("{name} {} {}", look.glyphs.dot, order.name()).into(),
    };
    let name = match library.filter.as_str() {
        "" => name,
        filter => format!("{name} {} {filter}", look.glyphs.query).into(),
    };
    super::write_heading(cells, area, look, &name, role, &place);
}

/// Why a shelf has nothing on it, and what to do.
fn nothing(state: &State, library: &Library) -> String {
    let key = |command| {
        let chord = state.settings.keys.chord(command, Where::List);
        chord.map_or_else(|| format!(":{}", command.row().name), Chord::label)
    };
    match library.shelf {
        _ if !library.filter.is_empty() => format!(
            "Nothing on this shelf is what the filter means. {} changes it.",
            key(Command::Filter)
        ),
        Shelf::All => format!(
            "Nothing is stored yet. {} adds a feed or a page that has one, {} fetches what is new; `warta feeds import` takes the list of another reader.",
            key(Command::AddFeed),
            key(Command::RefreshAll)
        ),
        Shelf::Unread => "Everything is read.".into(),
        Shelf::Starred => "Nothing is starred.".into(),
        Shelf::Feed(_) if failure(library).is_some() => format!(
            "Nothing has come from here. {} {} asks again; `warta feeds remove` takes it away.",
            failure(library).unwrap_or_default(),
            key(Command::Refresh)
        ),
        Shelf::Folder(_) | Shelf::Feed(_) => format!(
            "Nothing has come from here yet. {} fetches what there is.",
            key(Command::Refresh)
        ),
        Shelf::Smart(_) => "No stored article is what this query means.".into(),
        Shelf::Samples => "There are no samples.".into(),
    }
}

/// When the shown feed was last asked and why it brought nothing, as a sentence.
fn failure(library: &Library) -> Option<String> {
    let shelved = library.shelved()?;
    let why = shelved.failure.as_deref()?;
    Some(match &shelved.asked {
        Some(asked) => format!("It was asked {asked}: {why}."),
        None => format!("It failed: {why}."),
    })
}

fn draw_entries(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    look: &Look,
    before: DrawnList,
) -> Drawn {
    let focused = state.focus == Pane::List;
    let at = cursor(state);
    let list = List::of(area, state, look);
    let (top, window) = list.seen(area, before);
    for (row, (place, words)) in window.iter().enumerate() {
        let entry = list.entry(place.block);
        if place.row == 0 {
            let (glyph, accent) = mark(look, &entry, place.block == at, focused);
            Pen::new(cells, area, row).write(glyph, look.theme.style(accent));
        }
        let style = entry.style(look.theme.style(words.role), words.role);
        let mut pen = Pen::new(cells, area, row);
        pen.skip(GUTTER).write(&words.left, style);
        if !words.right.is_empty() {
            let used = usize::from(area.width).saturating_sub(pen.room());
            let free = usize::from(area.width).saturating_sub(used + width(&words.right));
            pen.skip(free)
                .write(&words.right, look.theme.style(Role::Faint));
        }
    }
    let last = window.last().map_or(0, |(place, _)| place.block);
    let first = window.iter().position(|(place, _)| place.block == at);
    Drawn {
        list: DrawnList {
            top,
            at: (at, first.unwrap_or(0)),
        },
        shown: (last + 1).saturating_sub(top.block),
    }
}

/// The index of the article that the list's cursor is on, or of the open one.
const fn cursor(state: &State) -> usize {
    match &state.library {
        Some(library) => library.list.at,
        None if matches!(state.focus, Pane::List) => state.list_at,
        None => state.open,
    }
}

/// The index of the article in a row of the list's area.
#[must_use]
pub fn at(area: Rect, state: &State, look: &Look, row: u16) -> Option<usize> {
    let heading = u16::from(state.library.is_some());
    let below = Rect {
        y: area.y + heading,
        height: area.height.saturating_sub(heading),
        ..area
    };
    let list = List::of(below, state, look);
    let (_, window) = list.seen(below, state.measured.list.unwrap_or_default());
    let row = usize::from(row.checked_sub(heading)?);
    window.get(row).map(|(place, _)| place.block)
}

fn mark(look: &Look, entry: &Entry, here: bool, focused: bool) -> (&'static str, Role) {
    match (here, entry.new) {
        (true, _) if focused => (look.glyphs.here, Role::Pointer),
        (true, _) => (look.glyphs.here, Role::Faint),
        (false, true) => (look.glyphs.unread, Role::Pointer),
        (false, false) => ("", Role::Faint),
    }
}

/// A row of the list.
#[derive(Debug, Clone)]
struct Row {
    left: String,
    role: Role,
    /// What stands at its right end.
    right: String,
}

impl Row {
    const fn new(left: String, role: Role) -> Self {
        Self {
            left,
            role,
            right: String::new(),
        }
    }
}

/// The articles as blocks.
struct List<'a> {
    state: &'a State,
    look: &'a Look,
    columns: usize,
    one_row: bool,
}

impl<'a> List<'a> {
    fn of(area: Rect, state: &'a State, look: &'a Look) -> Self {
        let columns = usize::from(area.width).saturating_sub(GUTTER);
        Self {
            state,
            look,
            columns,
            one_row: state.library.is_some() && columns >= ONE_ROW,
        }
    }

    /// The rows that are seen where those of `before` were, with the cursor among them. Where it has not moved it
    /// stays in its row; where it has left them it is in the middle.
    fn seen(&self, area: Rect, before: DrawnList) -> (Place, Vec<(Place, Row)>) {
        let viewport = Viewport::new(self, usize::from(area.height));
        let at = cursor(self.state);
        let (was_at, row) = before.at;
        let place = if was_at == at && at < self.count() {
            viewport.back(Place { block: at, row: 0 }, row)
        } else {
            before.top
        };
        let from = Anchor::Row {
            place,
            offset: 0,
            width: 0,
        };
        let scroll = Scroll {
            show: Some(Span::new(at, at)),
            ..Scroll::at(from)
        };
        // Beside other panes the terminal cannot move the rows itself: they are not written anew at every key.
        let top = viewport.top(scroll, usize::from(area.height / 2));
        (top, viewport.window(top))
    }

    fn entry(&self, block: usize) -> Entry<'_> {
        let Some(library) = &self.state.library else {
            let open = block == self.state.open;
            return Entry::of_opened(&self.state.articles[block], open, self.look);
        };
        library.list.row_at(block).map_or_else(
            || Entry::new(self.look.glyphs.more.into()),
            |listed| Entry::of_listed(listed, self.look),
        )
    }

    fn row(&self, entry: &Entry) -> Row {
        let star = entry.starred.then(|| self.look.glyphs.star.to_owned());
        let day = entry.day.map(|day| words::date_in(day, self.state.year));
        let day = day.unwrap_or_default();
        let marks = [star, entry.counts.clone()].into_iter().flatten();
        let marks = marks.collect::<Vec<_>>().join(" ");
        let right = format!("{marks}  {day:>DAY$}");
        let room = self.columns.saturating_sub(width(&right) + 1);
        Row {
            left: shortened(&entry.heading, room, self.look.glyphs.more).into_owned(),
            role: Role::Item,
            right,
        }
    }
}

impl Blocks for List<'_> {
    type Row = Row;

    fn count(&self) -> usize {
        self.state.listed().1
    }

    fn rows(&self, block: usize) -> Vec<Row> {
        let entry = self.entry(block);
        if self.one_row {
            return vec![self.row(&entry)];
        }
        let heading = &*entry.heading;
        // A heading may be a whole paragraph; its first words are enough.
        let shown = heading
            .char_indices()
            .nth(4 * self.columns)
            .map_or(heading, |(end, _)| &heading[..end]);
        let ranges = flow::rows(shown, self.columns);
        let cut = ranges.len() > HEADING_ROWS || shown.len() < heading.len();
        let mut rows: Vec<Row> = Vec::new();
        for range in ranges.into_iter().take(HEADING_ROWS) {
            rows.push(Row::new(shown[range].to_owned(), Role::Item));
        }
        if let Some(last) = rows.last_mut().filter(|_| cut) {
            last.left = ended(&last.left, self.columns, self.look.glyphs.more);
        }
        let many = self.state.library.as_ref();
        let many = many.is_none_or(|library| !matches!(library.shelf, Shelf::Feed(_)));
        let details = entry.details(self.look, many, self.state.year, self.columns);
        for part in words::side_by_side(details, self.look.glyphs.dot, self.columns) {
            let ranges = flow::rows(&part, self.columns).into_iter();
            rows.extend(ranges.map(|range| Row::new(part[range].to_owned(), Role::Faint)));
        }
        rows.push(Row::new(String::new(), Role::Text));
        rows
    }

    fn width(&self) -> usize {
        self.columns
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start;
        if block >= self.count() {
            return (Place::default(), Place::default());
        }
        // The empty row after an article need not be seen.
        let last = self.rows(block).len();
        let last = last.saturating_sub(if self.one_row { 1 } else { 2 });
        (Place { block, row: 0 }, Place { block, row: last })
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}

/// The words with the sign for "more", within the columns.
fn ended(words: &str, columns: usize, more: &str) -> String {
    let room = columns.saturating_sub(width(more));
    let first = flow::rows(words, room).into_iter().next().unwrap_or(0..0);
    format!("{}{more}", &words[first])
}
