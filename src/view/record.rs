//! One gift or meeting as lines: giver → recipient, the things, then status, place, day, source and how sure
//! it is. The compact form says the same in fewer rows.

use crate::{
    app::{Found, RecordId},
    domain::{Article, Gift, Item, Meeting, Party, Place, When},
};

use super::{cells::width, flow, glyphs::Glyphs, theme::Role, words};

/// The lines under a record's first one, in the compact form.
const UNDER: [(&str, Role); 1] = [("  ", Role::Text)];

/// A row: words, each with its role. [`Role::Text`] is only space.
pub type Line = Vec<(String, Role)>;

/// Lines being written, wrapped to a width, with hanging indents.
#[derive(Debug)]
pub struct Sheet {
    /// The lines so far.
    pub lines: Vec<Line>,
    columns: usize,
    indent: usize,
    faint: bool,
}

impl Sheet {
    /// An empty sheet of `columns`, all lines `indent` in; `faint` where everything stands back.
    #[must_use]
    pub const fn new(columns: usize, indent: usize, faint: bool) -> Self {
        Self {
            lines: Vec::new(),
            columns,
            indent,
            faint,
        }
    }

    /// Writes what is said of a record beside what it says.
    pub fn remark(&mut self, words: &str) {
        self.push(&[], &[(words, Role::Notice)]);
    }

    /// Writes words, wrapped: the first row begins with `lead`, the others as many columns in.
    pub(super) fn push(&mut self, lead: &[(&str, Role)], parts: &[(&str, Role)]) {
        let hanging: usize = lead.iter().map(|(words, _)| width(words)).sum();
        let columns = self.columns.saturating_sub(self.indent + hanging).max(1);
        let text: String = parts.iter().map(|(words, _)| *words).collect();
        for (at, row) in flow::rows(&text, columns).into_iter().enumerate() {
            let mut line = vec![(" ".repeat(self.indent), Role::Text)];
            if at == 0 {
                line.extend(
                    lead.iter()
                        .map(|&(words, role)| (words.to_owned(), self.role(role))),
                );
            } else {
                line.push((" ".repeat(hanging), Role::Text));
            }
            let mut start = 0;
            for (words, role) in parts {
                let range = row.start.max(start)..row.end.min(start + words.len());
                start += words.len();
                if !range.is_empty() {
                    line.push((text[range].to_owned(), self.role(*role)));
                }
            }
            self.lines.push(line);
        }
    }

    /// Writes parts with a dot between them, none of them broken that fits in a row.
    pub(super) fn push_parts(
        &mut self,
        lead: &[(&str, Role)],
        parts: Vec<Option<String>>,
        dot: &str,
        role: Role,
    ) {
        let hanging: usize = lead.iter().map(|(words, _)| width(words)).sum();
        let columns = self.columns.saturating_sub(self.indent + hanging);
        let rows = words::side_by_side(parts, dot, columns);
        for row in rows {
            self.push(lead, &[(&row, role)]);
        }
    }

    const fn role(&self, role: Role) -> Role {
        match role {
            Role::Text => Role::Text,
            _ if self.faint => Role::Faint,
            role => role,
        }
    }
}

/// Writes one record.
pub fn write(
    sheet: &mut Sheet,
    article: &Article,
    found: &Found,
    id: RecordId,
    glyphs: &Glyphs,
    compact: bool,
) {
    let writer = Writer { article, glyphs };
    match id {
        RecordId::Gift(at) => {
            let Some(gift) = found.findings.gifts.get(at) else {
                return;
            };
            if compact {
                writer.gift_in_short(sheet, gift);
            } else {
                writer.gift(sheet, gift);
            }
        }
        RecordId::Meeting(at) => {
            let Some(meeting) = found.findings.meetings.get(at) else {
                return;
            };
            if compact {
                writer.meeting_in_short(sheet, meeting);
            } else {
                writer.meeting(sheet, meeting);
            }
        }
    }
}

struct Writer<'a> {
    article: &'a Article,
    glyphs: &'a Glyphs,
}

impl Writer<'_> {
    fn gift(&self, sheet: &mut Sheet, gift: &Gift) {
        if gift.mutual {
            sheet.push(&[], &[(&self.exchange(gift), Role::Name)]);
        } else {
            let givers = words::parties(self.article, &gift.givers, ", ");
            let recipients = words::parties(self.article, &gift.recipients, ", ");
            sheet.push(&[], &[(&givers, Role::Name)]);
            let gives = [(self.glyphs.gives, Role::Faint), (" ", Role::Text)];
            sheet.push(&gives, &[(&recipients, Role::Name)]);
        }
        for item in &gift.items {
            self.item(sheet, item);
        }
        sheet.push_parts(&[], self.gift_details(gift), self.glyphs.dot, Role::Faint);
    }

    /// A short number stands in a column of its own, a long one before the thing.
    fn item(&self, sheet: &mut Sheet, item: &Item) {
        let what = words::phrase(self.article, item.what);
        let quantity = words::quantity(item).unwrap_or_default();
        if width(&quantity) <= 4 {
            let gap = " ".repeat(4 - width(&quantity));
            let lead = [
                (gap.as_str(), Role::Text),
                (&quantity, Role::Item),
                ("  ", Role::Text),
            ];
            sheet.push(&lead, &[(&what, Role::Item)]);
        } else {
            sheet.push(
                &[("   ", Role::Text)],
                &[(&format!("{quantity}  {what}"), Role::Item)],
            );
        }
    }

    fn gift_in_short(&self, sheet: &mut Sheet, gift: &Gift) {
        let parties = if gift.mutual {
            self.exchange(gift)
        } else {
            let givers = words::parties(self.article, &gift.givers, ", ");
            let recipients = words::parties(self.article, &gift.recipients, ", ");
            format!("{givers} {} {recipients}", self.glyphs.gives)
        };
        let lead = [(self.glyphs.gift, Role::Heading), (" ", Role::Text)];
        sheet.push(&lead, &[(&parties, Role::Name)]);
        let items = gift.items.iter().map(|item| {
            let what = words::phrase(self.article, item.what);
            let quantity = words::quantity(item);
            quantity.map_or(what.clone(), |quantity| format!("{quantity} {what}"))
        });
        let items: Vec<String> = items.collect();
        sheet.push(&UNDER, &[(&items.join(", "), Role::Item)]);
        sheet.push_parts(
            &UNDER,
            self.gift_details(gift),
            self.glyphs.dot,
            Role::Faint,
        );
    }

    fn exchange(&self, gift: &Gift) -> String {
        let both = [gift.givers.as_slice(), &gift.recipients].concat();
        words::parties(self.article, &both, &format!(" {} ", self.glyphs.exchange))
    }

    fn gift_details(&self, gift: &Gift) -> Vec<Option<String>> {
        vec![
            Some(words::gift_status(gift)),
            self.place(gift.place),
            self.day(gift.date),
            self.source(&gift.attribution),
            Some(self.glyphs.confidence(gift.confidence.bars())),
        ]
    }

    fn meeting(&self, sheet: &mut Sheet, meeting: &Meeting) {
        sheet.push(&[], &[(&self.participants(meeting), Role::Name)]);
        sheet.push_parts(
            &[],
            self.where_and_when(meeting),
            self.glyphs.dot,
            Role::Item,
        );
        if let Some(topic) = meeting.topic {
            let topic = words::phrase(self.article, topic);
            sheet.push(&[("on ", Role::Faint)], &[(&topic, Role::Item)]);
        }
        sheet.push_parts(
            &[],
            self.meeting_details(meeting),
            self.glyphs.dot,
            Role::Faint,
        );
    }

    fn meeting_in_short(&self, sheet: &mut Sheet, meeting: &Meeting) {
        let lead = [(self.glyphs.meeting, Role::Heading), (" ", Role::Text)];
        sheet.push(&lead, &[(&self.participants(meeting), Role::Name)]);
        let mut about = self.where_and_when(meeting);
        about.push(
            meeting
                .topic
                .map(|topic| words::phrase(self.article, topic)),
        );
        sheet.push_parts(&UNDER, about, self.glyphs.dot, Role::Item);
        sheet.push_parts(
            &UNDER,
            self.meeting_details(meeting),
            self.glyphs.dot,
            Role::Faint,
        );
    }

    fn participants(&self, meeting: &Meeting) -> String {
        let meets = format!(" {} ", self.glyphs.meets);
        words::parties(self.article, &meeting.participants, &meets)
    }

    fn where_and_when(&self, meeting: &Meeting) -> Vec<Option<String>> {
        let day = self
            .day(meeting.date)
            .unwrap_or_else(|| "day unknown".into());
        vec![self.place(meeting.place), Some(day)]
    }

    fn meeting_details(&self, meeting: &Meeting) -> Vec<Option<String>> {
        vec![
            Some(words::meeting_status(meeting)),
            self.source(&meeting.attribution),
            Some(self.glyphs.confidence(meeting.confidence.bars())),
        ]
    }

    fn place(&self, place: Option<Place>) -> Option<String> {
        place.map(|place| words::phrase(self.article, place.span))
    }

    fn day(&self, when: Option<When>) -> Option<String> {
        when.map(|when| words::weekday_date(when.date))
    }

    fn source(&self, attribution: &[Party]) -> Option<String> {
        (!attribution.is_empty())
            .then(|| format!("says {}", words::parties(self.article, attribution, ", ")))
    }
}
