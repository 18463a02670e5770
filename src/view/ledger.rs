//! The ledger: events as a table, the selected one in full below it with everybody who tells it. Where only one fits,
//! Tab goes from the one to the other.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Anchor, Event, Ledger, Order, Place, Room, Scroll, Stage, State, command::Command,
        key::Chord,
    },
    domain::Span,
};

use super::{
    Look,
    cells::{Pen, shortened, width},
    event::{self, Detail},
    theme::Role,
    timeline,
    viewport::{Blocks, Viewport},
    words,
};

/// The column of marks, with the space after it.
pub const GUTTER: usize = 2;

/// Draws the ledger or the timeline, and says which row of it stands at its top, and how many events are seen.
pub fn draw(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    ledger: &Ledger,
    look: &Look,
) -> Option<(Place, usize)> {
    let alone = state.room() == Room::One;
    if alone
        && ledger.source.is_some()
        && let Some(event) = ledger.list.selected()
    {
        draw_detail(cells, area, ledger.source, event, look);
        return None;
    }
    draw_heading(cells, area, ledger, look);
    let below = cut_top(area, 1);
    let message = match &ledger.list.keys {
        Stage::Loading => format!("Reading {}", look.glyphs.more),
        Stage::Failed(message) => message.clone(),
        Stage::Ready(keys) if keys.is_empty() => nothing(state, ledger),
        Stage::Ready(_) if alone => {
            return Some(draw_rows(cells, below, state, ledger, look));
        }
        Stage::Ready(_) => {
            let (table, detail) = split(cells, below, area.height * 2 / 5, look);
            if let Some(event) = ledger.list.selected() {
                draw_detail(cells, detail, ledger.source, event, look);
            }
            return Some(draw_rows(cells, table, state, ledger, look));
        }
    };
    super::say(cells, below, look, &message);
    None
}

/// The area without its first rows.
pub fn cut_top(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}

/// The index of the event in a row of the area that the ledger or the timeline is drawn on.
pub fn at(area: Rect, state: &State, ledger: &Ledger, row: usize) -> Option<usize> {
    let compact = state.room() == Room::One;
    let firsts = timeline::firsts(ledger);
    let above = match (compact, ledger.order) {
        (true, _) => 1,
        (false, Order::Latest) => 2,
        (false, Order::Along) => 3,
    };
    let row = row.checked_sub(above)?;
    let height = usize::from(area.height);
    let event = match ledger.order {
        Order::Latest => {
            let table = Table {
                ledger,
                rows: if compact { 2 } else { 1 },
            };
            let window = Viewport::new(&table, height).window(ledger.top);
            window.get(row).map(|(place, ())| place.block)
        }
        Order::Along => {
            let along = timeline::Along {
                ledger,
                firsts: &firsts,
            };
            let window = Viewport::new(&along, height).window(ledger.top);
            window.get(row).map(|(place, _)| place.block)
        }
    };
    let detail = (area.height * 2 / 5).clamp(6, 16) + 1;
    let shown = if compact {
        height
    } else {
        height.saturating_sub(usize::from(detail))
    };
    event.filter(|_| row + above < shown)
}

/// Two areas, the lower one about so many rows high, and a rule between them.
pub fn split(cells: &mut Buffer, area: Rect, height: u16, look: &Look) -> (Rect, Rect) {
    let height = height.clamp(6, 16);
    let upper = Rect {
        height: area.height.saturating_sub(height + 1),
        ..area
    };
    let rule = Rect {
        y: upper.bottom(),
        height: 1,
        ..area
    };
    let across = look.glyphs.across.repeat(usize::from(rule.width));
    Pen::new(cells, rule, 0).write(&across, look.theme.style(Role::Rule));
    let lower = Rect {
        y: rule.bottom(),
        height,
        ..area
    };
    (upper, lower)
}

fn draw_heading(cells: &mut Buffer, area: Rect, ledger: &Ledger, look: &Look) {
    let name = match ledger.order {
        Order::Latest => "LEDGER".to_owned(),
        Order::Along => match timeline::month_here(ledger) {
            Some(month) => format!("TIMELINE {} {}", look.glyphs.dot, words::date(month)),
            None => "TIMELINE".to_owned(),
        },
    };
    let heading = match ledger.filter.as_str() {
        "" => name,
        filter => format!("{name} {} {filter}", look.glyphs.query),
    };
    let place = match ledger.list.len() {
        0 => String::new(),
        // The first ones are here, and how many there are is not known yet.
        _ if !ledger.list.whole => look.glyphs.more.to_owned(),
        count => format!("{}/{count}", ledger.list.at + 1),
    };
    super::write_heading(cells, area, look, &heading, Role::Pointer, &place);
}

fn nothing(state: &State, ledger: &Ledger) -> String {
    if let Some((done, of)) = state.fetching.looked {
        format!("Nothing yet: {done} of {of} articles are looked through.")
    } else if ledger.filter.is_empty() {
        "No stored article tells of a gift or a meeting.".into()
    } else {
        let keys = &state.settings.keys;
        let change = keys.chord(Command::Filter, state.place_of_focus());
        let change = change.map_or_else(|| ":filter".into(), Chord::label);
        format!("No event is what the filter means. {change} changes it.")
    }
}

/// Draws an event in full; the source that the cursor is on is seen.
pub fn draw_detail(
    cells: &mut Buffer,
    area: Rect,
    source: Option<usize>,
    event: &Event,
    look: &Look,
) {
    let detail = Detail {
        event,
        source,
        look,
        columns: usize::from(area.width),
    };
    let viewport = Viewport::new(&detail, usize::from(area.height));
    let shown = source.map(|source| Span::new(source + 1, source + 1));
    let top = viewport.top(
        Scroll {
            show: shown,
            ..Scroll::TOP
        },
        0,
    );
    for (row, (_, line)) in viewport.window(top).iter().enumerate() {
        Pen::new(cells, area, row).write_line(line, &look.theme);
    }
}

fn draw_rows(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    ledger: &Ledger,
    look: &Look,
) -> (Place, usize) {
    if ledger.order == Order::Along {
        return timeline::draw(cells, area, state, ledger, look);
    }
    let compact = state.room() == Room::One;
    let columns = Columns::of(usize::from(area.width).saturating_sub(GUTTER));
    let rows = if compact {
        area
    } else {
        draw_names(cells, area, &columns, look);
        cut_top(area, 1)
    };
    let table = Table {
        ledger,
        rows: if compact { 2 } else { 1 },
    };
    draw_window(
        cells,
        rows,
        ledger,
        look,
        &table,
        |place, ()| place.row == 0,
        |cells, line, place, ()| {
            let Some(event) = ledger.list.row_at(place.block) else {
                Pen::new(cells, line, 0)
                    .skip(GUTTER)
                    .write(look.glyphs.more, look.theme.style(Role::Faint));
                return;
            };
            let here = place.block == ledger.list.at;
            match (compact, place.row) {
                (false, _) => draw_event(cells, line, event, &columns, here, look),
                (true, 0) => draw_who(cells, line, event, here, look),
                (true, _) => draw_rest(cells, line, event, look),
            }
        },
    )
}

/// Draws the rows of a list of events that are seen, the pointer before the selected one.
pub fn draw_window<B: Blocks>(
    cells: &mut Buffer,
    area: Rect,
    ledger: &Ledger,
    look: &Look,
    blocks: &B,
    is_pointed: impl Fn(Place, &B::Row) -> bool,
    draw: impl Fn(&mut Buffer, Rect, Place, B::Row),
) -> (Place, usize) {
    let viewport = Viewport::new(blocks, usize::from(area.height));
    let from = Anchor::Row {
        place: ledger.top,
        offset: 0,
        width: 0,
    };
    let scroll = Scroll {
        show: Some(Span::new(ledger.list.at, ledger.list.at)),
        ..Scroll::at(from)
    };
    // What was far away comes with some of what stands around it.
    let height = usize::from(area.height);
    let far = ledger.list.at.abs_diff(ledger.top.block) > 2 * height;
    let top = viewport.top(scroll, if far { height * 2 / 3 } else { 0 });
    let window = viewport.window(top);
    let last = window.last().map_or(0, |(place, _)| place.block);
    let pointed =
        |place: Place, row: &B::Row| place.block == ledger.list.at && is_pointed(place, row);
    for (at, (place, row)) in window.into_iter().enumerate() {
        let line = Rect {
            y: area.y + u16::try_from(at).unwrap_or(0),
            height: 1,
            ..area
        };
        if pointed(place, &row) {
            let role = if ledger.source.is_none() {
                Role::Pointer
            } else {
                Role::Faint
            };
            Pen::new(cells, line, 0).write(look.glyphs.here, look.theme.style(role));
        }
        draw(cells, line, place, row);
    }
    (top, (last + 1).saturating_sub(top.block))
}

/// How wide each column is, with the space after it; 0 where there is no room for it.
struct Columns {
    when: usize,
    who: usize,
    what: usize,
    place: usize,
    status: usize,
    sure: usize,
    sources: usize,
}

/// From so many columns on, place and confidence have columns of their own.
const WIDE: usize = 100;

impl Columns {
    fn of(columns: usize) -> Self {
        let (place, sure) = if columns >= WIDE {
            (columns / 8, 6)
        } else {
            (0, 0)
        };
        let (when, status, sources) = (12, 13, 5);
        let left = columns.saturating_sub(when + 2 + place + status + sure + sources);
        let who = left * 11 / 20;
        Self {
            when,
            who,
            what: left - who,
            place,
            status,
            sure,
            sources,
        }
    }
}

/// Writes words in a column, a space after them.
fn write_column(pen: &mut Pen<'_>, words: &str, columns: usize, role: Role, look: &Look) {
    let words = shortened(words, columns.saturating_sub(1), look.glyphs.more);
    pen.write(&words, look.theme.style(role))
        .skip(columns.saturating_sub(width(&words)));
}

fn draw_names(cells: &mut Buffer, area: Rect, columns: &Columns, look: &Look) {
    let mut pen = Pen::new(cells, area, 0);
    pen.skip(GUTTER);
    for (name, columns) in [
        ("DATE", columns.when),
        ("WHO", columns.who + 2),
        ("WHAT", columns.what),
        ("PLACE", columns.place),
        ("STATUS", columns.status),
        ("SURE", columns.sure),
        ("BY", columns.sources),
    ] {
        if columns > 0 {
            write_column(&mut pen, name, columns, Role::Faint, look);
        }
    }
}

fn draw_event(
    cells: &mut Buffer,
    line: Rect,
    event: &Event,
    columns: &Columns,
    here: bool,
    look: &Look,
) {
    let glyphs = &look.glyphs;
    let mut pen = Pen::new(cells, line, 0);
    pen.skip(GUTTER);
    let mut column = |words: &str, columns: usize, role: Role| {
        if columns > 0 {
            write_column(&mut pen, words, columns, role, look);
        }
    };
    let usual = if here { Role::Name } else { Role::Item };
    column(&event::when(event), columns.when, Role::Faint);
    let (sign, role) = event::sign(event, glyphs);
    column(sign, 2, role);
    let (who, what) = (event::who(event, glyphs), event::what(event));
    // Where nothing is said of what, the names have its room.
    let (named, said) = if what.is_empty() {
        (columns.who + columns.what, 0)
    } else {
        (columns.who, columns.what)
    };
    column(&who, named, event::role(event, usual));
    column(&what, said, event::role(event, Role::Item));
    let place = event.place.as_deref().unwrap_or_default();
    column(place, columns.place, Role::Item);
    column(&event::status(event), columns.status, Role::Faint);
    column(
        &glyphs.confidence(event.confidence.bars()),
        columns.sure,
        Role::Faint,
    );
    let role = if event.conflicts.is_empty() {
        Role::Faint
    } else {
        Role::Notice
    };
    column(&event::sources(event, glyphs), columns.sources, role);
}

/// The first row of an event where there is little room.
fn draw_who(cells: &mut Buffer, line: Rect, event: &Event, here: bool, look: &Look) {
    let (sign, role) = event::sign(event, &look.glyphs);
    let usual = if here { Role::Name } else { Role::Item };
    let words = event::who(event, &look.glyphs);
    let mut pen = Pen::new(cells, line, 0);
    pen.skip(GUTTER).write(sign, look.theme.style(role)).skip(1);
    let style = look.theme.style(event::role(event, usual));
    pen.write_short(&words, look.glyphs.more, style);
}

/// The second one.
fn draw_rest(cells: &mut Buffer, line: Rect, event: &Event, look: &Look) {
    let dot = format!(" {} ", look.glyphs.dot);
    let parts = [event::when(event), event::status(event), event::what(event)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let sources = event::sources(event, &look.glyphs);
    let room = usize::from(line.width).saturating_sub(GUTTER + 2 + width(&sources) + 1);
    let words = parts.join(&dot);
    let words = shortened(&words, room, look.glyphs.more);
    let faint = look.theme.style(Role::Faint);
    let mut pen = Pen::new(cells, line, 0);
    pen.skip(GUTTER + 2).write(&words, faint);
    let gap = pen.room().saturating_sub(width(&sources));
    pen.skip(gap).write(&sources, faint);
}

/// The events as blocks of so many rows.
struct Table<'a> {
    ledger: &'a Ledger,
    rows: usize,
}

impl Blocks for Table<'_> {
    type Row = ();

    fn count(&self) -> usize {
        self.ledger.list.len()
    }

    fn rows(&self, _: usize) -> Vec<()> {
        vec![(); self.rows]
    }

    fn width(&self) -> usize {
        1
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start.min(self.count().saturating_sub(1));
        let place = |row| Place { block, row };
        (place(0), place(self.rows - 1))
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}
