//! Why a record stands in the panel: how sure it is, and for each telling the frame, the word that called it up
//! and the words that fill its parts; then where place and day come from.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Found, Place as Row, RecordId, State},
    domain::{Anchor, Article, Confidence, Doubts, Party, Place, Span, Told, When},
};

use super::{
    Look,
    cells::{Pen, width},
    record::{Line, Sheet},
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// The column that the words of a part begin in.
const LABELS: usize = 13;

/// Draws the reasons of the selected record and says which row stands at their top.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) -> Option<Row> {
    let opened = state.opened()?;
    let (article, found) = (opened.article()?, opened.found.as_deref()?);
    let why = Why {
        article,
        reasons: Reasons::of(found, opened.selected?)?,
        look,
        columns: usize::from(area.width),
    };
    let viewport = Viewport::new(&why, usize::from(area.height));
    let top = viewport.top(state.why?, 0);
    for (at, (_, line)) in viewport.window(top).iter().enumerate() {
        Pen::new(cells, area, at).write_line(line, &look.theme);
    }
    Some(top)
}

/// What is known of how a record came to be.
struct Reasons<'a> {
    told: &'a [Told],
    parties: Vec<Party>,
    place: Option<Place>,
    date: Option<When>,
    topic: Option<Span>,
    sources: &'a [Party],
    confidence: Confidence,
}

impl<'a> Reasons<'a> {
    fn of(found: &'a Found, record: RecordId) -> Option<Self> {
        let parties = found.parties(record);
        Some(match record {
            RecordId::Gift(at) => {
                let gift = found.findings.gifts.get(at)?;
                Self {
                    told: &gift.told,
                    parties,
                    place: gift.place,
                    date: gift.date,
                    topic: None,
                    sources: &gift.attribution,
                    confidence: gift.confidence,
                }
            }
            RecordId::Meeting(at) => {
                let meeting = found.findings.meetings.get(at)?;
                Self {
                    told: &meeting.told,
                    parties,
                    place: meeting.place,
                    date: meeting.date,
                    topic: meeting.topic,
                    sources: &meeting.attribution,
                    confidence: meeting.confidence,
                }
            }
        })
    }
}

/// The reasons as blocks: a heading, each telling, the setting.
struct Why<'a> {
    article: &'a Article,
    reasons: Reasons<'a>,
    look: &'a Look,
    columns: usize,
}

impl Why<'_> {
    fn heading(&self, sheet: &mut Sheet) {
        let confidence = self.reasons.confidence;
        let bars = self.look.glyphs.confidence(confidence.bars());
        let sure = format!("{} % sure ", confidence.as_percent());
        sheet.push(
            &[("WHY", Role::Heading), ("  ", Role::Text)],
            &[(&sure, Role::Item), (&bars, Role::Faint)],
        );
    }

    fn telling(&self, sheet: &mut Sheet, told: &Told) {
        let word = self.quoted(told.word);
        self.row(
            sheet,
            "frame",
            &[
                (told.frame, Role::Name),
                (" by ", Role::Faint),
                (&word, Role::Item),
            ],
        );
        for &(part, span) in &told.parts {
            let words = self.quoted(span);
            let meant = self.meant(span).map(|name| format!(" = {name}"));
            let meant = meant.as_deref().unwrap_or_default();
            self.row(
                sheet,
                part.name(),
                &[(&words, Role::Item), (meant, Role::Faint)],
            );
        }
        for doubt in doubts(told.doubts) {
            self.row(sheet, "doubt", &[(doubt, Role::Notice)]);
        }
    }

    /// Whom a party's words mean, where they say it otherwise.
    fn meant(&self, span: Span) -> Option<String> {
        let party = self
            .reasons
            .parties
            .iter()
            .find(|party| party.span == span)?;
        let name = words::phrase(self.article, party.name);
        let said = words::phrase(self.article, span);
        (!said.contains(&name)).then_some(name)
    }

    fn setting(&self, sheet: &mut Sheet) {
        if let Some(place) = self.reasons.place {
            let words = self.quoted(place.span);
            self.row(
                sheet,
                "place",
                &[(&words, Role::Item), (from(place.anchor), Role::Faint)],
            );
        }
        if let Some(when) = self.reasons.date {
            let date = words::weekday_date(when.date);
            let words = format!(" by {}", self.quoted(when.span));
            self.row(
                sheet,
                "day",
                &[
                    (&date, Role::Item),
                    (&words, Role::Faint),
                    (from(when.anchor), Role::Faint),
                ],
            );
            if !when.agrees {
                self.row(sheet, "doubt", &[("the weekday is another", Role::Notice)]);
            }
        }
        if let Some(topic) = self.reasons.topic {
            let words = self.quoted(topic);
            self.row(sheet, "topic", &[(&words, Role::Item)]);
        }
        for source in self.reasons.sources {
            let words = self.quoted(source.span);
            self.row(sheet, "source", &[(&words, Role::Item)]);
        }
    }

    fn row(&self, sheet: &mut Sheet, label: &str, parts: &[(&str, Role)]) {
        let gap = " ".repeat(LABELS.saturating_sub(width(label) + 2).max(1));
        let lead = [
            ("  ", Role::Text),
            (label, Role::Faint),
            (gap.as_str(), Role::Text),
        ];
        sheet.push(&lead, parts);
    }

    fn quoted(&self, span: Span) -> String {
        let (open, close) = self.look.glyphs.quotes;
        format!("{open}{}{close}", words::phrase(self.article, span))
    }
}

/// From how far away a place or day was taken.
const fn from(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Clause => " in the clause",
        Anchor::Sentence => " in the sentence",
        Anchor::Story => " elsewhere in the story",
    }
}

fn doubts(doubts: Doubts) -> impl Iterator<Item = &'static str> {
    let all = [
        (doubts.headline, "it stands in a headline"),
        (doubts.far, "a nearer noun may be the subject"),
        (doubts.open, "it may or might be"),
    ];
    all.into_iter()
        .filter(|(holds, _)| *holds)
        .map(|(_, words)| words)
}

impl Blocks for Why<'_> {
    type Row = Line;

    fn count(&self) -> usize {
        self.reasons.told.len() + 2
    }

    fn rows(&self, block: usize) -> Vec<Line> {
        let mut sheet = Sheet::new(self.columns, 0, false);
        match block.checked_sub(1) {
            None => self.heading(&mut sheet),
            Some(at) => match self.reasons.told.get(at) {
                Some(told) => self.telling(&mut sheet, told),
                None => self.setting(&mut sheet),
            },
        }
        if block + 1 < self.count() {
            sheet.lines.push(Line::new());
        }
        sheet.lines
    }

    fn width(&self) -> usize {
        self.columns
    }

    fn extent(&self, shown: Span) -> (Row, Row) {
        let place = Row {
            block: shown.start,
            row: 0,
        };
        (place, place)
    }

    fn offset(&self, place: Row) -> usize {
        place.block
    }
}
