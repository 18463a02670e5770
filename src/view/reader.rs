//! The text of the open article: rows of paragraphs, entities highlighted, the selected record marked.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{Body, Drawn, Listed, Opened, Place, State, block_of, block_span},
    domain::{Article, ArticleId, Span},
};

use super::{
    Look, articles,
    brush::{Brush, brushes},
    cells::Pen,
    flow, say,
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// The column of marks left of the text, with the space after it. There is one more on the right.
const GUTTER: usize = 2;

/// What drawing the text found.
#[derive(Debug, Default)]
pub struct Read {
    /// For the state.
    pub drawn: Option<Drawn>,
    /// The number of the paragraph at the top, and how many there are.
    pub paragraph: Option<(usize, usize)>,
}

/// Draws the open article, or why there is nothing to read.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) -> Read {
    let Some(opened) = state.opened() else {
        say(cells, area, look, "Nothing is open.");
        return Read::default();
    };
    match &opened.body {
        Body::Loading => say(
            cells,
            area,
            look,
            &format!("Reading {} {}", opened.source, look.glyphs.more),
        ),
        Body::Failed(message) => say(cells, area, look, message),
        Body::Ready(article) => return draw_article(cells, area, state, look, opened, article),
    }
    Read::default()
}

fn draw_article(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    look: &Look,
    opened: &Opened,
    article: &Article,
) -> Read {
    let room = usize::from(area.width).saturating_sub(GUTTER + 1);
    let text = Text {
        article,
        listed: opened.listed.as_ref(),
        columns: room.min(state.measure),
        look,
    };
    let viewport = Viewport::new(&text, usize::from(area.height));
    let top = viewport.top(opened.scroll, usize::from(area.height / 3));
    let window = viewport.window(top);
    let spans = window.iter().filter_map(|(_, row)| row.text());
    let visible = spans.reduce(Span::cover).unwrap_or_default();
    let brushes = brushes(state, opened, article, visible);
    let margin = (room - text.columns) / 2;
    for (at, (place, row)) in window.iter().enumerate() {
        let mut pen = Pen::new(cells, area, at);
        pen.skip(margin);
        draw_row(&mut pen, state, look, article, *place, row, &brushes);
    }
    let id = ArticleId(u32::try_from(state.open).unwrap_or(u32::MAX));
    Read {
        drawn: Some(Drawn {
            id,
            anchor: viewport.anchor(top),
            visible,
        }),
        paragraph: Some((
            window.last().map_or(0, |_| top_paragraph(&window)),
            article.paragraphs.len(),
        )),
    }
}

/// The number of the first paragraph with a row of words on the screen.
fn top_paragraph(window: &[(Place, Row)]) -> usize {
    let first = window
        .iter()
        .find(|(place, row)| place.block > 0 && row.text().is_some());
    first.map_or(0, |(place, _)| place.block)
}

fn draw_row(
    pen: &mut Pen<'_>,
    state: &State,
    look: &Look,
    article: &Article,
    place: Place,
    row: &Row,
    brushes: &[Brush],
) {
    match row {
        Row::Blank => {}
        Row::Byline(words) => {
            pen.skip(GUTTER).write(words, look.theme.style(Role::Faint));
        }
        Row::Text(span) => {
            let tells = brushes
                .iter()
                .any(|brush| brush.role == Role::Telling && brush.span.overlaps(*span));
            let now = state
                .telling()
                .is_some_and(|telling| telling.overlaps(*span));
            if tells {
                let role = if now || state.telling().is_none() {
                    Role::Pointer
                } else {
                    Role::Faint
                };
                pen.write(look.glyphs.here, look.theme.style(role))
                    .skip(GUTTER - 1);
            } else {
                pen.skip(GUTTER);
            }
            let base = look.theme.style(if place.block == 0 {
                Role::Title
            } else {
                Role::Text
            });
            let here: Vec<&Brush> = brushes
                .iter()
                .filter(|brush| brush.span.overlaps(*span))
                .collect();
            pen.write_by(span.of(&article.text), |offset| {
                let painted = here
                    .iter()
                    .filter(|brush| brush.span.contains_offset(span.start + offset));
                painted.fold(base, |style, brush| brush.over(style, look))
            });
        }
    }
}

/// A row of the article pane.
#[derive(Debug, Clone)]
enum Row {
    /// Some of the article's text.
    Text(Span),
    /// Source, date and length.
    Byline(String),
    /// Between paragraphs.
    Blank,
}

impl Row {
    const fn text(&self) -> Option<Span> {
        match self {
            Self::Text(span) => Some(*span),
            Self::Byline(_) | Self::Blank => None,
        }
    }
}

/// An article as blocks: its head, then its paragraphs, an empty row after each.
struct Text<'a> {
    article: &'a Article,
    /// How it is marked, where it is stored.
    listed: Option<&'a Listed>,
    columns: usize,
    look: &'a Look,
}

impl Text<'_> {
    fn byline(&self) -> Vec<String> {
        let article = self.article;
        let parts = [
            Some(article.source.clone()),
            article.published.map(words::weekday_date),
            Some(words::minutes(article)),
            self.listed
                .filter(|listed| listed.starred)
                .map(|_| self.look.glyphs.star.to_owned()),
            self.listed.and_then(|listed| articles::tags(&listed.tags)),
        ];
        words::side_by_side(parts, self.look.glyphs.dot, self.columns)
    }

    /// The row with the byte at `offset`.
    fn place_of(&self, offset: usize) -> Place {
        let block = block_of(self.article, offset);
        let rows = self.rows(block);
        let begun = rows
            .iter()
            .take_while(|row| row.text().is_some_and(|span| span.start <= offset));
        Place {
            block,
            row: begun.count().saturating_sub(1),
        }
    }
}

impl Blocks for Text<'_> {
    type Row = Row;

    fn count(&self) -> usize {
        self.article.paragraphs.len() + 1
    }

    fn rows(&self, block: usize) -> Vec<Row> {
        let span = block_span(self.article, block);
        let ranges = flow::rows(span.of(&self.article.text), self.columns).into_iter();
        let text = ranges
            .map(|range| Row::Text(Span::new(span.start + range.start, span.start + range.end)));
        let mut rows: Vec<Row> = text.collect();
        if block == 0 {
            for part in self.byline() {
                let lines = flow::rows(&part, self.columns).into_iter();
                rows.extend(lines.map(|range| Row::Byline(part[range].into())));
            }
        }
        if block + 1 < self.count() {
            rows.push(Row::Blank);
        }
        rows
    }

    fn width(&self) -> usize {
        self.columns
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let end = shown.end.saturating_sub(1).max(shown.start);
        (self.place_of(shown.start), self.place_of(end))
    }

    fn offset(&self, place: Place) -> usize {
        let rows = self.rows(place.block);
        let span = block_span(self.article, place.block);
        rows.get(place.row)
            .and_then(Row::text)
            .map_or(span.end, |row| row.start)
    }
}
