//! A dossier: who this is, when it was in the news, what it gave and received, whom it met, with whom it is named.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Anchor, Dossier, Event, Place, Room, Scroll, Stage, Standing, State,
        dossier::{Known, Section},
    },
    domain::Span,
};

use super::{
    Look,
    cells::{Pen, shortened, width},
    event,
    ledger::{GUTTER, cut_top, draw_detail, split},
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// Sections on the left and on the right, where they have room beside each other.
const LEFT: &[Section] = &[
    Section::Received,
    Section::Gave,
    Section::Met,
    Section::Here,
];
const RIGHT: &[Section] = &[Section::Company, Section::Recent];

/// The columns of a day, with the space after it.
const DAY: usize = 12;

/// From so many rows on there is room for an event in full.
const ROOMY: u16 = 17;

/// Draws the dossier, and says which row stands at the top of the column with the cursor.
pub fn draw(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    dossier: &Dossier,
    look: &Look,
) -> Option<Place> {
    let known = match &dossier.known {
        Stage::Ready(known) if !known.is_empty() => known,
        other => {
            let name = &dossier.name;
            super::write_heading(cells, area, look, name, Role::Pointer, "");
            let message = match other {
                Stage::Loading => format!("Reading {}", look.glyphs.more),
                Stage::Failed(message) => message.clone(),
                Stage::Ready(_) => format!("No stored article names {name}."),
            };
            super::say(cells, cut_top(area, 1), look, &message);
            return None;
        }
    };
    let head = draw_head(cells, area, state, known, look);
    let rest = cut_top(area, head + 1);
    let sheet = Page {
        dossier,
        known,
        look,
    };
    let tells = [&known.received, &known.gave, &known.here];
    let tells = tells.iter().any(|events| !events.is_empty()) || !known.met.is_empty();
    if state.room() == Room::One || !tells {
        return sheet.draw_column(cells, rest, &Section::ALL);
    }
    // Below stands what the selected line rests on.
    let rest = if rest.height >= ROOMY {
        let (rest, detail) = split(cells, rest, rest.height / 3, look);
        if let Some(event) = dossier.events().first() {
            draw_detail(cells, detail, None, event, look);
        }
        rest
    } else {
        rest
    };
    let left = Rect {
        width: rest.width * 3 / 5 - 1,
        ..rest
    };
    let right = Rect {
        x: left.right() + 3,
        width: rest.width.saturating_sub(left.width + 3),
        ..rest
    };
    for row in 0..rest.height {
        let style = look.theme.style(Role::Rule);
        let rule = Rect {
            x: left.right() + 1,
            width: 1,
            ..rest
        };
        Pen::new(cells, rule, row.into()).write(look.glyphs.down, style);
    }
    let tops = [
        sheet.draw_column(cells, left, LEFT),
        sheet.draw_column(cells, right, RIGHT),
    ];
    tops.into_iter().flatten().next()
}

/// Name and kind, other names, when and how often it was in the news; says how many rows that took.
fn draw_head(cells: &mut Buffer, area: Rect, state: &State, known: &Known, look: &Look) -> u16 {
    let count = match known.articles {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    super::write_heading(cells, area, look, &known.name, Role::Pointer, &count);
    let kind = known.kind.map(|kind| kind.name().to_owned());
    let also = (!known.names.is_empty()).then(|| format!("also: {}", known.names.join(", ")));
    let about: Vec<String> = [kind, also].into_iter().flatten().collect();
    let dot = format!(" {} ", look.glyphs.dot);
    let faint = look.theme.style(Role::Faint);
    let mut row = 1;
    if !about.is_empty() {
        Pen::new(cells, area, 1).write_short(&about.join(&dot), look.glyphs.more, faint);
        row = 2;
    }
    if state.room() == Room::One {
        return row;
    }
    let seen = known.seen.map(|(first, last)| {
        let (first, last) = (words::date(first), words::date(last));
        if first == last {
            first
        } else {
            format!("{first} {} {last}", look.glyphs.gives)
        }
    });
    let looked = (known.looked < known.articles)
        .then(|| format!("names and company from the newest {}", known.looked));
    let latest = (known.latest > 0).then(|| format!("the latest {} events", known.latest));
    let seen: Vec<String> = [seen, latest, looked].into_iter().flatten().collect();
    let mut pen = Pen::new(cells, area, usize::from(row));
    pen.write_short(&seen.join(&dot), look.glyphs.more, faint);
    // The newest months are the ones to be seen.
    let label = " by month";
    let room = pen.room().saturating_sub(2 + label.len());
    let months = &known.months[known.months.len().saturating_sub(room)..];
    if months.len() > 1 {
        let most = months.iter().map(|(_, count)| *count).max().unwrap_or(1);
        let gap = pen.room().saturating_sub(months.len() + label.len());
        pen.skip(gap);
        for (_, count) in months {
            let style = look.theme.style(Role::Item);
            pen.write(look.glyphs.level(*count, most), style);
        }
        pen.write(label, faint);
    }
    row + 1
}

/// What all columns of a dossier have.
struct Page<'a> {
    dossier: &'a Dossier,
    known: &'a Known,
    look: &'a Look,
}

/// A line of a column: a section's heading, or one of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    section: Section,
    line: Option<usize>,
}

struct Column(Vec<Entry>);

impl Page<'_> {
    fn draw_column(&self, cells: &mut Buffer, area: Rect, sections: &[Section]) -> Option<Place> {
        let mut entries = Vec::new();
        for &section in sections {
            let count = self.known.len(section);
            if count > 0 {
                let lines = (0..count).map(Some);
                let all = std::iter::once(None).chain(lines);
                entries.extend(all.map(|line| Entry { section, line }));
            }
        }
        let column = Column(entries);
        let here = self.dossier.at.and_then(|(section, line)| {
            let line = Some(line);
            let at = Entry { section, line };
            column.0.iter().position(|entry| *entry == at)
        });
        let viewport = Viewport::new(&column, usize::from(area.height));
        let from = Anchor::Row {
            place: here.map_or(Place::default(), |_| self.dossier.top),
            offset: 0,
            width: 0,
        };
        let scroll = Scroll {
            show: here.map(|at| Span::new(at, at)),
            ..Scroll::at(from)
        };
        let top = viewport.top(scroll, 0);
        for (row, (place, entry)) in viewport.window(top).into_iter().enumerate() {
            let line = Rect {
                y: area.y + u16::try_from(row).unwrap_or(0),
                height: 1,
                ..area
            };
            match entry {
                None => {}
                Some(entry) => self.draw_entry(cells, line, entry, here == Some(place.block)),
            }
        }
        here.map(|_| top)
    }

    fn draw_entry(&self, cells: &mut Buffer, line: Rect, entry: Entry, here: bool) {
        let look = self.look;
        let Some(at) = entry.line else {
            let count = self.known.count(entry.section).to_string();
            let name = heading(entry.section);
            return super::write_heading(cells, line, look, name, Role::Heading, &count);
        };
        if here {
            let style = look.theme.style(Role::Pointer);
            Pen::new(cells, line, 0).write(look.glyphs.here, style);
        }
        let usual = if here { Role::Name } else { Role::Item };
        let known = self.known;
        let row = match entry.section {
            Section::Received => self.gift(&known.received[at], 0, usual),
            Section::Gave => self.gift(&known.gave[at], 1, usual),
            Section::Here => {
                let event = &known.here[at];
                let who = event::who(event, &look.glyphs);
                self.event(event, &who, usual)
            }
            Section::Met => {
                let met = &known.met[at];
                let last = met.events.first().map(event::when).unwrap_or_default();
                let times = match met.events.len() {
                    1 => last,
                    count => format!("{count} times, last {last}"),
                };
                let times = match met.events.first() {
                    Some(event) if met.standing() != Standing::Done => {
                        format!("{} {times}", event.status)
                    }
                    _ => times,
                };
                let role = met
                    .events
                    .first()
                    .map_or(usual, |event| event::role(event, usual));
                Row::new("", met.name.clone(), role, times)
            }
            Section::Company => {
                let company = &known.company[at];
                let right = format!("{} {:>4}", company.kind.name(), company.count);
                Row::new("", company.name.clone(), usual, right)
            }
            Section::Recent => {
                let recent = &known.recent[at];
                let day = recent.day.map(words::date).unwrap_or_default();
                Row::new(&day, recent.title.clone(), usual, String::new())
            }
        };
        row.draw(cells, line, look);
    }

    /// A gift, with the other side's names.
    fn gift(&self, event: &Event, other: usize, usual: Role) -> Row {
        let names = match event.sides[other].as_slice() {
            [] => "unknown".to_owned(),
            names => names.join(", "),
        };
        let words = match event::what(event) {
            what if what.is_empty() => names,
            what => format!("{names}: {what}"),
        };
        self.event(event, &words, usual)
    }

    fn event(&self, event: &Event, words: &str, usual: Role) -> Row {
        let status = event::status(event);
        let conflict = if event.conflicts.is_empty() {
            ""
        } else {
            self.look.glyphs.conflict
        };
        let right = format!("{status} {conflict}").trim_end().to_owned();
        let role = event::role(event, usual);
        Row::new(&event::when(event), words.to_owned(), role, right)
    }
}

/// A day, words, and what stands at the right end.
struct Row {
    day: String,
    words: String,
    role: Role,
    right: String,
}

impl Row {
    fn new(day: &str, words: String, role: Role, right: String) -> Self {
        Self {
            day: day.to_owned(),
            words,
            role,
            right,
        }
    }

    fn draw(&self, cells: &mut Buffer, line: Rect, look: &Look) {
        let faint = look.theme.style(Role::Faint);
        let mut pen = Pen::new(cells, line, 0);
        pen.skip(GUTTER);
        if !self.day.is_empty() {
            pen.write(&self.day, faint);
            pen.skip(DAY.saturating_sub(width(&self.day)));
        }
        let right = width(&self.right) + usize::from(!self.right.is_empty());
        let room = pen.room().saturating_sub(right);
        let words = shortened(&self.words, room, look.glyphs.more);
        pen.write(&words, look.theme.style(self.role));
        let gap = pen.room().saturating_sub(width(&self.right));
        pen.skip(gap).write(&self.right, faint);
    }
}

const fn heading(section: Section) -> &'static str {
    match section {
        Section::Received => "RECEIVED",
        Section::Gave => "GAVE",
        Section::Met => "MET",
        Section::Here => "TOOK PLACE HERE",
        Section::Company => "NAMED WITH",
        Section::Recent => "ARTICLES",
    }
}

impl Blocks for Column {
    type Row = Option<Entry>;

    fn count(&self) -> usize {
        self.0.len()
    }

    /// An empty row stands before each heading but the first.
    fn rows(&self, block: usize) -> Vec<Option<Entry>> {
        let entry = self.0[block];
        let air = block > 0 && entry.line.is_none();
        let air = air.then_some(None);
        air.into_iter().chain([Some(entry)]).collect()
    }

    fn width(&self) -> usize {
        1
    }

    /// The heading above a section's first line is seen with it.
    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start.min(self.0.len().saturating_sub(1));
        let above = block
            .checked_sub(1)
            .filter(|&above| self.0[above].line.is_none());
        let row = usize::from(above.is_some_and(|above| above > 0));
        let first = above.map_or(Place { block, row: 0 }, |block| Place { block, row });
        (first, Place { block, row: 0 })
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}
