//! The blocks of a document as rows: what stands before the words, where the words stand, and in which role. A
//! row's words are spans of the article's text, so that highlights and clicks find them.
//!
//! Running text is wrapped; items hang behind their marker, quotes behind their bar. Preformatted text keeps its
//! lines and is cut at the edge; [`super::table`] sets rows of tables.

use std::sync::Arc;

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    app::{Picture, Pictures, picture::Frame},
    domain::{Article, BlockKind, Lang, Marker, Span},
};

use super::{
    cells::{cluster_width, width},
    flow,
    glyphs::Glyphs,
    table::Tables,
    theme::Role,
};

/// A row of the article pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Some of the article's text.
    Text(TextRow),
    /// Words that are not in the text: source and date, a picture's address; and how far they stand in.
    Aside(usize, String),
    /// The strip of a picture with this number, and how far it stands in.
    Strip(usize, Arc<Picture>, usize),
    /// Between blocks.
    Blank(String),
}

/// Words of the text in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// What stands before the words.
    pub lead: String,
    /// The words, each with the column where they begin; apart from each other, from left to right.
    pub parts: Vec<(usize, Span)>,
    /// What the words are, where nothing else is painted on them.
    pub role: Role,
    /// How the row ends.
    pub end: End,
}

/// How a row of words ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Between words.
    Whole,
    /// In a line that goes on beyond the edge.
    Cut,
    /// In a word that goes on in the next row.
    Hyphen,
}

impl Row {
    /// The bytes of the row's words.
    #[must_use]
    pub fn text(&self) -> Option<Span> {
        match self {
            Self::Text(row) => row.parts.iter().map(|part| part.1).reduce(Span::cover),
            Self::Aside(..) | Self::Strip(..) | Self::Blank(_) => None,
        }
    }
}

/// How a document is set.
pub struct Setting<'a> {
    /// What is set.
    pub article: &'a Article,
    /// The columns of the rows.
    pub columns: usize,
    /// So many columns of preformatted text are left out at its left edge.
    pub shift: usize,
    /// The language by which words of running text are parted, where they are.
    pub parted: Option<Lang>,
    /// The pictures that are drawn.
    pub pictures: &'a Pictures,
    /// What they must fit into.
    pub frame: Option<Frame>,
    /// The signs.
    pub glyphs: &'a Glyphs,
    /// The tables, as far as they were set for this drawing.
    pub tables: Tables,
}

/// Narrower than this no text is made for the sake of what stands before it.
const NARROWEST: usize = 12;

impl Setting<'_> {
    /// The rows of a paragraph of the article, by its index, with what stands between it and the next one.
    #[must_use]
    pub fn rows(&self, index: usize) -> Vec<Row> {
        let Some(paragraph) = self.article.paragraphs.get(index) else {
            return Vec::new();
        };
        let span = paragraph.span;
        let mut rows = match paragraph.kind {
            BlockKind::Paragraph | BlockKind::Line => self.wrapped(span, "", "", Role::Text),
            BlockKind::Heading(level) => {
                let role = if level <= 2 {
                    Role::Title
                } else {
                    Role::Heading
                };
                self.wrapped(span, "", "", role)
            }
            BlockKind::Item { depth, marker } => {
                let (first, others) = self.leads(index, depth, marker);
                self.wrapped(span, &first, &others, Role::Text)
            }
            BlockKind::Quote(depth) => {
                let bar = self.bar(depth);
                self.wrapped(span, &bar, &bar, Role::Text)
            }
            BlockKind::Preformatted => self.preformatted(span),
            BlockKind::Row => self.tables.rows(self.article, index, self.columns),
            BlockKind::Caption => self.caption(span),
        };
        rows.extend(self.between(index));
        rows
    }

    /// Running text behind what stands before its first row and before the others.
    fn wrapped(&self, span: Span, first: &str, others: &str, role: Role) -> Vec<Row> {
        let fits = |lead: &str| width(lead) + NARROWEST <= self.columns;
        let (first, others) = if fits(first) && fits(others) {
            (first, others)
        } else {
            ("", "")
        };
        let columns = self.columns - width(first).max(width(others));
        let text = span.of(&self.article.text);
        let lang = self.parted.filter(|_| role == Role::Text);
        let ranges = flow::parted_rows(text, columns, lang);
        let parted = |at: usize| lang.is_some() && flow::is_parted(text, columns, &ranges, at);
        let rows = ranges.iter().enumerate().map(|(at, range)| {
            let lead = if at == 0 { first } else { others };
            Row::Text(TextRow {
                lead: lead.to_owned(),
                parts: vec![(width(lead), within(span, range))],
                role,
                end: if parted(at) { End::Hyphen } else { End::Whole },
            })
        });
        rows.collect()
    }

    /// What stands before an item's first row and before its others.
    fn leads(&self, index: usize, depth: u8, marker: Marker) -> (String, String) {
        let own = self
            .marker(marker)
            .or_else(|| self.marker_before(index, depth));
        let own = own.unwrap_or_else(|| "  ".to_owned());
        let room = self.columns.saturating_sub(NARROWEST + width(&own)) / 2;
        let outer = "  ".repeat(usize::from(depth.saturating_sub(1)).min(room));
        let others = outer.clone() + &" ".repeat(width(&own));
        match marker {
            Marker::Continued => (others.clone(), others),
            _ => (outer + &own, others),
        }
    }

    fn marker(&self, marker: Marker) -> Option<String> {
        match marker {
            Marker::Bullet => Some(format!("{} ", self.glyphs.bullet)),
            Marker::Number(number) => Some(format!("{number}. ")),
            Marker::Continued => None,
        }
    }

    /// The marker of the item that goes on at `index`.
    fn marker_before(&self, index: usize, depth: u8) -> Option<String> {
        let before = self.article.paragraphs[..index].iter().rev();
        let items = before.map_while(|paragraph| match paragraph.kind {
            BlockKind::Item { depth, marker } => Some((depth, marker)),
            _ => None,
        });
        let mut begun =
            items.filter(|&(other, marker)| other == depth && marker != Marker::Continued);
        self.marker(begun.next()?.1)
    }

    fn bar(&self, depth: u8) -> String {
        let bar = format!("{} ", self.glyphs.down);
        let room = self.columns.saturating_sub(NARROWEST) / width(&bar);
        bar.repeat(usize::from(depth).clamp(1, room.max(1)))
    }

    /// The lines as they are, each cut where the column ends.
    fn preformatted(&self, span: Span) -> Vec<Row> {
        let text = span.of(&self.article.text);
        let mut start = span.start;
        let lines = text.split('\n').map(|line| {
            let (shown, cut) = window(line, self.shift, self.columns);
            let row = TextRow {
                lead: String::new(),
                parts: vec![(0, Span::new(start + shown.start, start + shown.end))],
                role: Role::Code,
                end: if cut { End::Cut } else { End::Whole },
            };
            start += line.len() + 1;
            Row::Text(row)
        });
        lines.collect()
    }

    /// What is said of a picture, its address, and the picture, where it is drawn.
    fn caption(&self, span: Span) -> Vec<Row> {
        let lead = format!("{} ", self.glyphs.picture);
        let others = " ".repeat(width(&lead));
        let mut rows = self.wrapped(span, &lead, &others, Role::Caption);
        let images = self.article.images.iter();
        for image in images.filter(|image| image.span == span) {
            rows.push(Row::Aside(width(&lead), image.address.clone()));
            rows.extend(self.picture(&image.address, width(&lead)));
        }
        rows
    }

    /// The rows of a picture that stands so far in, or why it is not drawn. One that was made for a larger screen is
    /// left out until there is another.
    fn picture(&self, address: &str, column: usize) -> Vec<Row> {
        match self.pictures.at(address) {
            None => Vec::new(),
            Some(Err(why)) => {
                let words = format!("not drawn: {why}");
                let rows = flow::rows(&words, self.columns.saturating_sub(column));
                rows.into_iter()
                    .map(|row| Row::Aside(column, words[row].to_owned()))
                    .collect()
            }
            Some(Ok(picture)) if !self.frame.is_some_and(|frame| picture.fits(frame)) => Vec::new(),
            Some(Ok(picture)) => (0..picture.strips.len())
                .map(|strip| Row::Strip(column, Arc::clone(picture), strip))
                .collect(),
        }
    }

    /// What stands between a block and the next one.
    fn between(&self, index: usize) -> Option<Row> {
        use BlockKind::{Heading, Item, Line, Quote, Row as Cells};
        let next = self.article.paragraphs.get(index + 1)?.kind;
        let blank = |lead: String| Some(Row::Blank(lead));
        match (self.article.paragraphs[index].kind, next) {
            (Heading(_), Heading(_)) => blank(String::new()),
            (_, Line) | (Heading(_), _) | (Cells, Cells) => None,
            (Item { .. }, Item { marker, .. }) if marker != Marker::Continued => None,
            (Quote(depth), Quote(next)) => blank(self.bar(depth.min(next)).trim_end().to_owned()),
            _ => blank(String::new()),
        }
    }
}

/// The part of a span at a range of its own text.
fn within(span: Span, range: &std::ops::Range<usize>) -> Span {
    Span::new(span.start + range.start, span.start + range.end)
}

/// The part of a line that a window of `columns` shows which begins `shift` columns on, and whether the line goes
/// on after it: its last column is then left free for a sign that says so.
fn window(line: &str, shift: usize, columns: usize) -> (std::ops::Range<usize>, bool) {
    let cut = width(line) > shift + columns;
    let end = shift + columns - usize::from(cut && columns > 0);
    let (mut at, mut range) = (0, line.len()..line.len());
    for (offset, cluster) in line.grapheme_indices(true) {
        if at >= shift {
            range.start = range.start.min(offset);
        }
        at += cluster_width(cluster);
        if at > end {
            range.end = offset.max(range.start.min(offset));
            break;
        }
    }
    (range.start.min(range.end)..range.end, cut)
}

#[cfg(test)]
mod tests;
