//! An event of the ledger in words: who, what, when and how far, each short enough for a column; and in full, with
//! everybody who tells it and what they contradict each other in.

use crate::{
    app::{Event, Source, Standing},
    domain::{PartialDate, Sort, Verdict},
};

use super::{
    Look,
    glyphs::Glyphs,
    record::{Line, Sheet},
    theme::Role,
    viewport::Blocks,
    words,
};

/// `Ana Lima → Oren Vasko`, `Ana Lima ↔ Oren Vasko`.
#[must_use]
pub fn who(event: &Event, glyphs: &Glyphs) -> String {
    let joined = |names: &[String], between: &str| match names {
        [] => "unknown".to_owned(),
        names => names.join(between),
    };
    let [first, second] = &event.sides;
    match event.sort {
        Sort::Meeting => joined(first, &format!(" {} ", glyphs.meets)),
        Sort::Gift => {
            let arrow = if event.mutual {
                glyphs.exchange
            } else {
                glyphs.gives
            };
            format!("{} {arrow} {}", joined(first, ", "), joined(second, ", "))
        }
    }
}

/// What was given, or what they talked about.
#[must_use]
pub fn what(event: &Event) -> String {
    event.things.join(", ")
}

/// The date; where there is none, a question mark and the month in which it was told.
#[must_use]
pub fn when(event: &Event) -> String {
    event.date.map_or_else(|| unknown(event.told), words::date)
}

fn unknown(told: Option<PartialDate>) -> String {
    let month = told.and_then(|told| PartialDate::month_of(told.year(), told.month()?));
    month.map_or_else(|| "?".into(), |month| format!("? {}", words::date(month)))
}

/// How far it has got, and of which kind it is where that is not the usual: `given`, `held call`.
#[must_use]
pub fn status(event: &Event) -> String {
    let parts = [event.status.as_str(), event.kind.as_str()];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// The sign of its sort, and how far it has got in style: what is off is struck, what is open stands back.
#[must_use]
pub fn sign(event: &Event, glyphs: &Glyphs) -> (&'static str, Role) {
    let sign = match (event.standing(), event.sort) {
        (Standing::Off, _) => glyphs.off,
        (Standing::Done, Sort::Gift) => glyphs.gift,
        (Standing::Done, Sort::Meeting) => glyphs.meeting,
        (Standing::Open, Sort::Gift) => glyphs.gift_open,
        (Standing::Open, Sort::Meeting) => glyphs.meeting_open,
    };
    (sign, Role::Heading)
}

/// The role of what an event is told in.
#[must_use]
pub fn role(event: &Event, usual: Role) -> Role {
    match (event.verdict(), event.standing()) {
        (Some(Verdict::Wrong), _) => Role::Faint,
        (_, Standing::Off) => Role::Struck,
        (_, Standing::Open) => Role::Light,
        (_, Standing::Done) => usual,
    }
}

/// How many tell it, and whether they contradict each other: `3 ≠`.
#[must_use]
pub fn sources(event: &Event, glyphs: &Glyphs) -> String {
    let conflict = if event.conflicts.is_empty() {
        ""
    } else {
        glyphs.conflict
    };
    format!("{} {conflict}", event.articles())
        .trim_end()
        .to_owned()
}

/// An event in full as blocks: what is known of it, then each source.
pub struct Detail<'a> {
    /// The event.
    pub event: &'a Event,
    /// The source that the cursor is on.
    pub source: Option<usize>,
    /// Signs and styles.
    pub look: &'a Look,
    /// The columns there are.
    pub columns: usize,
}

/// The column of the pointer, with the space after it.
const GUTTER: usize = 2;

impl Detail<'_> {
    fn head(&self) -> Vec<Line> {
        let (event, glyphs) = (self.event, &self.look.glyphs);
        let wrong = event.verdict() == Some(Verdict::Wrong);
        let mut sheet = Sheet::new(self.columns, GUTTER, wrong);
        let (sign, role) = sign(event, glyphs);
        let lead = [(sign, role), (" ", Role::Text)];
        sheet.push(&lead, &[(&who(event, glyphs), Role::Name)]);
        let under = [("  ", Role::Text)];
        if !event.things.is_empty() {
            let about = match event.sort {
                Sort::Gift => "",
                Sort::Meeting => "on ",
            };
            sheet.push(&under, &[(about, Role::Faint), (&what(event), Role::Item)]);
        }
        let says = (!event.attribution.is_empty())
            .then(|| format!("says {}", event.attribution.join(", ")));
        let day = event.date.map(words::weekday_date);
        let day = day.unwrap_or_else(|| match event.told {
            Some(told) => format!("day unknown, told {}", words::date(told)),
            None => "day unknown".into(),
        });
        let parts = vec![
            Some(status(event)),
            event.place.clone(),
            Some(day),
            says,
            Some(glyphs.confidence(event.confidence.bars())),
        ];
        sheet.push_parts(&under, parts, glyphs.dot, Role::Faint);
        if !event.course.is_empty() {
            let steps = event.course.iter().map(|(status, day)| match day {
                Some(day) => format!("{status} ({})", words::date(*day)),
                None => status.clone(),
            });
            let steps = steps.collect::<Vec<_>>().join(", then ");
            sheet.push(&under, &[("told as ", Role::Faint), (&steps, Role::Item)]);
        }
        for conflict in &event.conflicts {
            let lead = [(glyphs.conflict, Role::Notice), (" ", Role::Text)];
            sheet.push(&lead, &[(conflict, Role::Notice)]);
        }
        match event.verdict() {
            Some(Verdict::Right) => sheet.remark("confirmed by you"),
            Some(Verdict::Wrong) => sheet.remark("rejected by you"),
            None => {}
        }
        sheet.lines
    }

    fn source(&self, at: usize, source: &Source) -> Vec<Line> {
        let glyphs = &self.look.glyphs;
        let mut sheet = Sheet::new(self.columns, 0, false);
        let here = self.source == Some(at);
        let pointer = if here { glyphs.here } else { "" };
        let gap = " ".repeat(GUTTER.saturating_sub(super::cells::width(pointer)));
        let lead = [(pointer, Role::Pointer), (gap.as_str(), Role::Text)];
        let day = source.day.map(words::date);
        let copy = source.copy.then(|| "a copy".to_owned());
        let feed = Some(source.feed.clone());
        let head = [feed, day, copy, Some(source.title.clone())];
        let head: Vec<String> = head
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let role = if here { Role::Name } else { Role::Item };
        sheet.push(&lead, &[(&head.join(&format!(" {} ", glyphs.dot)), role)]);
        let (open, close) = glyphs.quotes;
        for words in &source.evidence {
            let quoted = format!("{open}{words}{close}");
            sheet.push(&[("    ", Role::Text)], &[(&quoted, Role::Faint)]);
        }
        sheet.lines
    }
}

impl Blocks for Detail<'_> {
    type Row = Line;

    fn count(&self) -> usize {
        1 + self.event.sources.len()
    }

    fn rows(&self, block: usize) -> Vec<Line> {
        match block.checked_sub(1) {
            None => self.head(),
            Some(at) => self.source(at, &self.event.sources[at]),
        }
    }

    fn width(&self) -> usize {
        self.columns
    }

    fn extent(&self, shown: crate::domain::Span) -> (crate::app::Place, crate::app::Place) {
        let block = shown.start.min(self.count() - 1);
        let last = self.rows(block).len().saturating_sub(1);
        let place = |row| crate::app::Place { block, row };
        (place(0), place(last))
    }

    fn offset(&self, place: crate::app::Place) -> usize {
        place.block
    }
}
