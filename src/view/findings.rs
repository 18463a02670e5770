//! The panel: what the article says was given, and who met whom. Here stands which record comes where;
//! [`super::record`] says how one reads.

use std::collections::BTreeMap;

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Anchor, Found, Pane, Place, RecordId, Room, Scroll, Section, State, judging},
    domain::{Article, RecordName, Span, Verdict},
};

use super::{
    Look,
    cells::{Pen, width},
    flow,
    record::{self, Line},
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// The column of the pointer, with the space after it.
const GUTTER: usize = 2;

/// Draws the panel and says which row stands at its top, and how many records begin below its last one.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) -> Option<(Place, usize)> {
    state.opened()?.article()?;
    let Some(panel) = Panel::of(area, state, look) else {
        let style = look.theme.style(Role::Faint);
        Pen::new(cells, area, 0).write(&format!("Looking through it {}", look.glyphs.more), style);
        return None;
    };
    let selected = panel.selected(state);
    let (top, window) = panel.seen(area, state);
    for (at, (place, line)) in window.iter().enumerate() {
        if Some(place.block) == selected && place.row == 0 {
            let role = if state.focus == Pane::Panel {
                Role::Pointer
            } else {
                Role::Faint
            };
            Pen::new(cells, area, at).write(look.glyphs.here, look.theme.style(role));
        }
        Pen::new(cells, area, at).write_line(line, &look.theme);
    }
    let after = window.last().map_or(0, |(place, _)| place.block + 1);
    let below = panel.entries[after..]
        .iter()
        .filter(|entry| matches!(entry, Entry::Record(_)));
    Some((top, below.count()))
}

/// What stands in the panel, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Entry {
    Heading(Section),
    Record(RecordId),
    Nothing,
    /// Only so much of the text was looked through.
    Until(usize),
}

fn entries(found: &Found, compact: bool) -> Vec<Entry> {
    let records = |from: usize, count: usize| {
        found.order[from..from + count]
            .iter()
            .map(|&id| Entry::Record(id))
    };
    let sure = found.gifts + found.meetings;
    let mut entries = Vec::with_capacity(found.order.len() + 3);
    let heading = |shown: bool, section| shown.then_some(Entry::Heading(section));
    entries.extend(heading(!compact, Section::Gifts));
    entries.extend(records(0, found.gifts));
    entries.extend(heading(!compact, Section::Meetings));
    entries.extend(records(found.gifts, found.meetings));
    entries.extend(heading(found.doubtful() > 0, Section::Doubtful));
    entries.extend(records(sure, found.doubtful()));
    if entries.is_empty() {
        entries.push(Entry::Nothing);
    }
    entries.extend(found.until.map(Entry::Until));
    entries
}

/// The panel as blocks.
struct Panel<'a> {
    article: &'a Article,
    found: &'a Found,
    verdicts: &'a BTreeMap<RecordName, Verdict>,
    look: &'a Look,
    columns: usize,
    compact: bool,
    focused: bool,
    entries: Vec<Entry>,
}

/// The record in a row of the panel's area.
#[must_use]
pub fn at(area: Rect, state: &State, look: &Look, row: u16) -> Option<RecordId> {
    let panel = Panel::of(area, state, look)?;
    let (_, window) = panel.seen(area, state);
    let (place, _) = window.get(usize::from(row))?;
    match panel.entries[place.block] {
        Entry::Record(record) => Some(record),
        Entry::Heading(_) | Entry::Nothing | Entry::Until(_) => None,
    }
}

impl<'a> Panel<'a> {
    /// The panel of the open article; none before that was looked through.
    fn of(area: Rect, state: &'a State, look: &'a Look) -> Option<Self> {
        let opened = state.opened()?;
        let found = opened.found.as_deref()?;
        let compact = state.room() == Room::One;
        Some(Self {
            article: opened.article()?,
            found,
            verdicts: &opened.verdicts,
            look,
            columns: usize::from(area.width),
            compact,
            focused: state.focus == Pane::Panel,
            entries: entries(found, compact),
        })
    }

    /// Where the selected record stands.
    fn selected(&self, state: &State) -> Option<usize> {
        let selected = Entry::Record(state.opened()?.selected?);
        self.entries.iter().position(|entry| *entry == selected)
    }

    /// The rows that are seen, the selected record's among them.
    fn seen(&self, area: Rect, state: &State) -> (Place, Vec<(Place, Line)>) {
        let viewport = Viewport::new(self, usize::from(area.height));
        let from = Anchor::Row {
            place: state
                .opened()
                .map_or_else(Place::default, |opened| opened.panel),
            offset: 0,
            width: 0,
        };
        let scroll = Scroll {
            show: self.selected(state).map(|at| Span::new(at, at)),
            ..Scroll::at(from)
        };
        let top = viewport.top(scroll, 0);
        (top, viewport.window(top))
    }

    /// What the user said of a record.
    fn verdict(&self, id: RecordId) -> Option<Verdict> {
        if self.verdicts.is_empty() {
            return None;
        }
        let name = judging::name(self.article, self.found, id)?;
        self.verdicts.get(&name).copied()
    }

    fn heading(&self, section: Section) -> Vec<Line> {
        let glyphs = &self.look.glyphs;
        let (glyph, name, count) = match section {
            Section::Gifts => (glyphs.gift, "GIFTS", self.found.gifts),
            Section::Meetings => (glyphs.meeting, "MEETINGS", self.found.meetings),
            Section::Doubtful => ("?", "DOUBTFUL", self.found.doubtful()),
        };
        let name = format!("{glyph} {name}");
        let count_text = count.to_string();
        let gap = self
            .columns
            .saturating_sub(width(&name) + count_text.len() + 1)
            .max(1);
        let role = match section {
            Section::Doubtful => Role::Faint,
            Section::Gifts | Section::Meetings if self.focused => Role::Pointer,
            Section::Gifts | Section::Meetings => Role::Heading,
        };
        let mut lines = vec![vec![
            (name, role),
            (" ".repeat(gap), Role::Text),
            (count_text, Role::Faint),
        ]];
        if count == 0 {
            lines.push(vec![
                (" ".repeat(GUTTER), Role::Text),
                ("none reported".into(), Role::Faint),
            ]);
        }
        lines
    }
}

impl Blocks for Panel<'_> {
    type Row = Line;

    fn count(&self) -> usize {
        self.entries.len()
    }

    fn rows(&self, block: usize) -> Vec<Line> {
        let mut rows = match self.entries[block] {
            Entry::Heading(section) => self.heading(section),
            Entry::Nothing => vec![vec![(
                "No gift or meeting is reported.".into(),
                Role::Faint,
            )]],
            Entry::Until(bytes) => {
                let words = format!("Only the {} were looked through.", words::beginning(bytes));
                flow::rows(&words, self.columns)
                    .into_iter()
                    .map(|row| vec![(words[row].to_owned(), Role::Faint)])
                    .collect()
            }
            Entry::Record(id) => {
                let doubtful = self
                    .found
                    .position(id)
                    .is_some_and(|at| at >= self.found.gifts + self.found.meetings);
                let stands_back = doubtful || self.verdict(id) == Some(Verdict::Wrong);
                let mut sheet = record::Sheet::new(self.columns, GUTTER, stands_back);
                record::write(
                    &mut sheet,
                    self.article,
                    self.found,
                    id,
                    &self.look.glyphs,
                    self.compact,
                );
                match self.verdict(id) {
                    Some(Verdict::Right) => sheet.remark("confirmed by you"),
                    Some(Verdict::Wrong) => sheet.remark("rejected by you"),
                    None => {}
                }
                sheet.lines
            }
        };
        if !self.compact && block + 1 < self.count() {
            rows.push(Line::new());
        }
        rows
    }

    fn width(&self) -> usize {
        self.columns
    }

    /// A record is shown whole, and the heading above it and the remark below it too.
    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start;
        let below = matches!(self.entries.get(block + 1), Some(Entry::Until(_)));
        let above = block
            .checked_sub(1)
            .filter(|&above| matches!(self.entries[above], Entry::Heading(_)));
        let end = block + usize::from(below);
        let last = self
            .rows(end)
            .iter()
            .filter(|line| !line.is_empty())
            .count();
        let first = Place {
            block: above.unwrap_or(block),
            row: 0,
        };
        (
            first,
            Place {
                block: end,
                row: last.saturating_sub(1),
            },
        )
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}
