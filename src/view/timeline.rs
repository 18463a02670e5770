//! The timeline: the same events along time, month by month and day by day, with today between what was and what is
//! to come; above them how many each month has.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Event, Ledger, Place, Room, State},
    domain::{PartialDate, Span},
};

use super::{
    Look,
    cells::{Pen, shortened, width},
    event,
    ledger::{GUTTER, cut_top, draw_window},
    theme::Role,
    viewport::Blocks,
    words,
};

/// The column of days, with the space after it.
const DAY: usize = 8;

/// The columns of a status, and of how many tell it.
const STATUS: usize = 13;
const SOURCES: usize = 4;

/// Draws the timeline, and says which row stands at its top, and how many events are seen.
pub fn draw(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    ledger: &Ledger,
    look: &Look,
) -> (Place, usize) {
    let compact = state.room() == Room::One;
    let firsts = firsts(ledger);
    let rows = if compact {
        area
    } else {
        draw_overview(cells, area, ledger, look);
        cut_top(area, 2)
    };
    let along = Along {
        ledger,
        firsts: &firsts,
    };
    draw_window(
        cells,
        rows,
        ledger,
        look,
        &along,
        |_, row| matches!(row, Row::Event),
        |cells, line, place, row| match row {
            Row::Month(at) => draw_month(cells, line, ledger, at, look),
            Row::Today => {
                let today = format!("{0}{0} today {0}{0}", look.glyphs.across);
                Pen::new(cells, line, 0)
                    .skip(GUTTER)
                    .write(&today, look.theme.style(Role::Pointer));
            }
            Row::Event => draw_event(cells, line, ledger, place.block, compact, look),
        },
    )
}

/// The index of the first event of each month.
pub fn firsts(ledger: &Ledger) -> Vec<usize> {
    let counts = ledger.months.iter().map(|(_, count)| *count);
    let mut next = 0;
    counts
        .map(|count| {
            let first = next;
            next += count;
            first
        })
        .collect()
}

/// The month of the event that the cursor is on.
pub fn month_here(ledger: &Ledger) -> Option<PartialDate> {
    let at = firsts(ledger).partition_point(|&first| first <= ledger.list.at);
    Some(ledger.months.get(at.checked_sub(1)?)?.0)
}

/// A line with a column for each month, or for several where they are too many; below it the years.
fn draw_overview(cells: &mut Buffer, area: Rect, ledger: &Ledger, look: &Look) {
    let (Some((first, _)), Some((last, _))) = (ledger.months.first(), ledger.months.last()) else {
        return;
    };
    let room = usize::from(area.width).saturating_sub(2 * GUTTER).max(1);
    let (begin, end) = (number(*first), number(*last));
    let each = (end - begin + 1).div_ceil(room).max(1);
    let columns = (end - begin) / each + 1;
    let column = |month: PartialDate| (number(month) - begin) / each;
    let mut counts = vec![0; columns];
    for (month, count) in ledger.months.iter() {
        counts[column(*month)] += count;
    }
    let here = month_here(ledger).map(column);
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let mut pen = Pen::new(cells, area, 0);
    pen.skip(GUTTER);
    for (at, count) in counts.iter().enumerate() {
        let role = if Some(at) == here {
            Role::Pointer
        } else {
            Role::Faint
        };
        pen.write(look.glyphs.level(*count, most), look.theme.style(role));
    }
    let mut written = 0;
    for at in 0..columns {
        let month = begin + at * each;
        // A year stands below the first column that begins in it.
        let begins = at == 0 || month / 12 != (month - each) / 12;
        if begins && at >= written && at + 4 <= room.max(columns) {
            Pen::new(cells, area, 1)
                .skip(GUTTER + at)
                .write(&(month / 12).to_string(), look.theme.style(Role::Faint));
            written = at + 5;
        }
    }
}

/// Months counted from the year 0.
fn number(month: PartialDate) -> usize {
    usize::from(month.year()) * 12 + usize::from(month.month().unwrap_or(1)) - 1
}

fn draw_month(cells: &mut Buffer, line: Rect, ledger: &Ledger, at: usize, look: &Look) {
    let Some((month, count)) = ledger.months.get(at) else {
        return;
    };
    Pen::new(cells, line, 0)
        .skip(GUTTER)
        .write(&words::date(*month), look.theme.style(Role::Heading))
        .skip(2)
        .write(&count.to_string(), look.theme.style(Role::Faint));
}

fn draw_event(
    cells: &mut Buffer,
    line: Rect,
    ledger: &Ledger,
    at: usize,
    compact: bool,
    look: &Look,
) {
    let mut pen = Pen::new(cells, line, 0);
    pen.skip(GUTTER);
    let faint = look.theme.style(Role::Faint);
    let Some(event) = ledger.list.row_at(at) else {
        pen.write(look.glyphs.more, faint);
        return;
    };
    let day = day(event);
    let before = at
        .checked_sub(1)
        .and_then(|before| ledger.list.row_at(before));
    // The same day is said once.
    let day = if before.is_some_and(|before| before.date == event.date && event.date.is_some()) {
        String::new()
    } else {
        day
    };
    pen.write(&day, faint).skip(DAY.saturating_sub(width(&day)));
    let (sign, role) = event::sign(event, &look.glyphs);
    pen.write(sign, look.theme.style(role)).skip(1);
    let usual = if at == ledger.list.at {
        Role::Name
    } else {
        Role::Item
    };
    let right = if compact { 0 } else { STATUS + SOURCES };
    let air = usize::from(!compact);
    let room = pen.room().saturating_sub(right + air);
    let who = event::who(event, &look.glyphs);
    let who = shortened(&who, room, look.glyphs.more);
    pen.write(&who, look.theme.style(event::role(event, usual)));
    let what = [event::what(event), event.place.clone().unwrap_or_default()];
    let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
    let what = what.join(&format!(" {} ", look.glyphs.dot));
    let left = room.saturating_sub(width(&who) + 2);
    let shown = shortened(&what, left, look.glyphs.more);
    if left > 4 {
        pen.skip(2).write(&shown, faint);
    }
    if !compact {
        let gap = pen.room().saturating_sub(right);
        let status = event::status(event);
        let status = shortened(&status, STATUS - 1, look.glyphs.more);
        pen.skip(gap).write(&status, faint);
        pen.skip(STATUS.saturating_sub(width(&status)));
        pen.write(&event::sources(event, &look.glyphs), faint);
    }
}

/// The day within its month: `Sat 16`; a question mark where it is not known.
fn day(event: &Event) -> String {
    let Some(date) = event.date.filter(|date| date.day().is_some()) else {
        return "?".into();
    };
    let whole = words::weekday_date(date);
    let mut parts = whole.split(' ');
    match (parts.next(), parts.next()) {
        (Some(weekday), Some(day)) => format!("{weekday} {day:>2}"),
        _ => "?".into(),
    }
}

/// What stands in a row.
#[derive(Debug, Clone, Copy)]
pub enum Row {
    /// The heading of a month, by its index.
    Month(usize),
    /// What follows is to come.
    Today,
    /// An event.
    Event,
}

/// The events as blocks, a month's heading before its first.
pub struct Along<'a> {
    /// The events.
    pub ledger: &'a Ledger,
    /// The index of the first event of each month.
    pub firsts: &'a [usize],
}

impl Blocks for Along<'_> {
    type Row = Row;

    fn count(&self) -> usize {
        self.ledger.list.len()
    }

    fn rows(&self, block: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        if block.checked_sub(1) == Some(self.ledger.today) {
            rows.push(Row::Today);
        }
        rows.extend(self.firsts.binary_search(&block).ok().map(Row::Month));
        rows.push(Row::Event);
        rows
    }

    fn width(&self) -> usize {
        1
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start.min(self.count().saturating_sub(1));
        let row = self.rows(block).len() - 1;
        (Place { block, row: 0 }, Place { block, row })
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}
