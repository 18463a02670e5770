//! The text of the open article: rows of paragraphs, entities highlighted, the selected record marked.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        self, Body, Drawn, Listed, Opened, Place, State, block_of, block_span,
        command::{Command, Row as CommandRow, Where, with_keys},
        key::Chord,
        picture,
    },
    domain::{Article, ArticleId, Span},
};

use super::{
    Look,
    brush::{Brush, brushes},
    cells::Pen,
    document::{End, Row, Setting, TextRow},
    entry, flow, leads, say,
    table::Tables,
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
        let open = state.settings.keys.chord(Command::OpenArticle, Where::List);
        let open = open.map(|key| format!(" {} in the list opens an article.", key.label()));
        let open = open.unwrap_or_default();
        say(cells, area, look, &format!("Nothing is open.{open}"));
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
    let columns = room.min(state.measure);
    let text = Text {
        listed: opened.listed.as_ref(),
        look,
        beyond: beyond(state, opened, article),
        setting: Setting {
            article,
            columns,
            shift: opened.shift,
            parted: opened
                .found
                .as_deref()
                .filter(|_| state.settings.hyphenate)
                .map(|found| found.findings.lang),
            pictures: &state.pictures,
            frame: picture::frame(columns, state.size.1),
            glyphs: &look.glyphs,
            tables: Tables::default(),
        },
    };
    let viewport = Viewport::new(&text, usize::from(area.height));
    let top = viewport.top(opened.scroll, usize::from(area.height / 3));
    let window = viewport.window(top);
    let spans = window.iter().filter_map(|(_, row)| row.text());
    let visible = spans.reduce(Span::cover).unwrap_or_default();
    let brushes = brushes(state, opened, article, visible);
    let margin = (room - columns) / 2;
    for (at, (place, row)) in window.iter().enumerate() {
        let mut pen = Pen::new(cells, area, at);
        pen.skip(margin);
        draw_row(&mut pen, state, look, article, *place, row, &brushes);
    }
    let id = ArticleId(u32::try_from(state.open).unwrap_or(u32::MAX));
    Read {
        drawn: Some(Drawn {
            id,
            anchor: viewport.anchor(top, opened.scroll),
            visible,
        }),
        paragraph: Some((
            window.last().map_or(0, |_| top_paragraph(&window)),
            article.paragraphs.len(),
        )),
    }
}

/// How to come to more than a title, where a feed has given no more.
fn beyond(state: &State, opened: &Opened, article: &Article) -> Option<String> {
    let listed = opened.listed.as_ref()?;
    let bare = article.title().is_none() && article.paragraphs.len() == 1;
    let same = || {
        listed
            .title
            .split_whitespace()
            .eq(article.text.split_whitespace())
    };
    if !bare || opened.text != app::Text::Given || !same() || listed.link.is_none() {
        return None;
    }
    let key = |row: &CommandRow| state.settings.keys.chord(row.command, Where::Article);
    let told = "The feed gave this line alone. {toggle-whole} fetches its page, {browse} opens it.";
    Some(with_keys(told, |row| key(row).map(Chord::label)))
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
    let faint = look.theme.style(Role::Faint);
    match row {
        Row::Blank(lead) => {
            pen.skip(GUTTER).write(lead, look.theme.style(Role::Rule));
        }
        Row::Aside(column, words) => {
            let style = if look.leads {
                leads::mark(faint, words)
            } else {
                faint
            };
            pen.skip(GUTTER + column)
                .write_short(words, look.glyphs.more, style);
        }
        Row::Strip(column, picture, strip) => {
            if let Some(strip) = picture.strips.get(*strip) {
                pen.skip(GUTTER + column).draw_strip(strip, picture.columns);
            }
        }
        Row::Text(row) => {
            draw_pointer(pen, state, look, row, brushes);
            let role = if place.block == 0 {
                Role::Title
            } else {
                row.role
            };
            let page = leads::page(state).filter(|_| place.block == 0);
            draw_words(pen, look, article, row, role, brushes, page);
        }
    }
}

/// The mark beside words that tell the selected record.
fn draw_pointer(pen: &mut Pen<'_>, state: &State, look: &Look, row: &TextRow, brushes: &[Brush]) {
    let overlaps = |span: Span| row.parts.iter().any(|part| part.1.overlaps(span));
    let mut tellings = brushes.iter().filter(|brush| brush.role == Role::Telling);
    if !tellings.any(|brush| overlaps(brush.span)) {
        pen.skip(GUTTER);
        return;
    }
    let role = match state.telling() {
        Some(telling) if !overlaps(telling) => Role::Faint,
        _ => Role::Pointer,
    };
    pen.write(look.glyphs.here, look.theme.style(role))
        .skip(GUTTER - 1);
}

fn draw_words(
    pen: &mut Pen<'_>,
    look: &Look,
    article: &Article,
    row: &TextRow,
    role: Role,
    brushes: &[Brush],
    page: Option<&str>,
) {
    let base = look.theme.style(role);
    let begin = pen.room();
    pen.write(&row.lead, look.theme.style(Role::Faint));
    for &(column, span) in &row.parts {
        let used = begin.saturating_sub(pen.room());
        pen.skip(column.saturating_sub(used));
        let links = article.links_in(span);
        let here: Vec<&Brush> = brushes
            .iter()
            .filter(|brush| brush.span.overlaps(span))
            .collect();
        pen.write_by(span.of(&article.text), |offset| {
            let at = span.start + offset;
            let painted = here.iter().filter(|brush| brush.span.contains_offset(at));
            let style = painted.fold(base, |style, brush| brush.over(style, look));
            let link = links.iter().find(|link| link.span.contains_offset(at));
            match link.map(|link| link.address.as_str()).or(page) {
                Some(address) if look.leads => leads::mark(style, address),
                _ => style,
            }
        });
    }
    let faint = look.theme.style(Role::Faint);
    match row.end {
        End::Whole => {}
        End::Cut => _ = pen.write(look.glyphs.more, faint),
        End::Hyphen => _ = pen.write("-", faint),
    }
}

/// An article as blocks: its head, then its paragraphs, an empty row after each.
struct Text<'a> {
    /// How it is marked, where it is stored.
    listed: Option<&'a Listed>,
    look: &'a Look,
    /// Where it is a title alone, how to come to more.
    beyond: Option<String>,
    setting: Setting<'a>,
}

impl Text<'_> {
    /// The rows of a paragraph, and below the last one what leads beyond it.
    fn paragraph(&self, index: usize) -> Vec<Row> {
        let mut rows = self.setting.rows(index);
        if let Some(beyond) = &self.beyond {
            let ranges = flow::rows(beyond, self.setting.columns).into_iter();
            rows.push(Row::Blank(String::new()));
            rows.extend(ranges.map(|range| Row::Aside(0, beyond[range].into())));
        }
        rows
    }

    fn byline(&self) -> Vec<String> {
        let article = self.setting.article;
        let parts = [
            Some(article.source.clone()),
            article.published.map(words::weekday_date),
            Some(words::minutes(article)),
            self.listed
                .filter(|listed| listed.starred)
                .map(|_| self.look.glyphs.star.to_owned()),
            self.listed.and_then(|listed| entry::tags(&listed.tags)),
        ];
        words::side_by_side(parts, self.look.glyphs.dot, self.setting.columns)
    }

    /// Title, source and more.
    fn head(&self) -> Vec<Row> {
        let span = block_span(self.setting.article, 0);
        let words = span.of(&self.setting.article.text);
        let title = flow::rows(words, self.setting.columns).into_iter();
        let mut rows: Vec<Row> = title
            .map(|range| {
                let span = Span::new(span.start + range.start, span.start + range.end);
                Row::Text(TextRow {
                    lead: String::new(),
                    parts: vec![(0, span)],
                    role: Role::Title,
                    end: End::Whole,
                })
            })
            .collect();
        for part in self.byline() {
            let lines = flow::rows(&part, self.setting.columns).into_iter();
            rows.extend(lines.map(|range| Row::Aside(0, part[range].into())));
        }
        if self.count() > 1 {
            rows.push(Row::Blank(String::new()));
        }
        rows
    }

    /// The row with the byte at `offset`, or the last one that begins before it.
    fn place_of(&self, offset: usize) -> Place {
        let block = block_of(self.setting.article, offset);
        let rows = self.rows(block);
        let holds = |row: &Row| match row {
            Row::Text(row) => row.parts.iter().any(|part| part.1.contains_offset(offset)),
            Row::Aside(..) | Row::Strip(..) | Row::Blank(_) => false,
        };
        let begun = |row: &Row| row.text().is_some_and(|span| span.start <= offset);
        let mut row = rows.iter().position(holds);
        if row.is_none() {
            row = rows.iter().rposition(begun);
            // What stands after a block's words has the byte after them.
            let after = block_span(self.setting.article, block).end <= offset;
            row = row.map(|row| row + usize::from(after && row + 1 < rows.len()));
        }
        Place {
            block,
            row: row.unwrap_or(0),
        }
    }
}

impl Blocks for Text<'_> {
    type Row = Row;

    fn count(&self) -> usize {
        self.setting.article.paragraphs.len() + 1
    }

    fn rows(&self, block: usize) -> Vec<Row> {
        match block.checked_sub(1) {
            None => self.head(),
            Some(index) => self.paragraph(index),
        }
    }

    fn width(&self) -> usize {
        self.setting.columns
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let end = shown.end.saturating_sub(1).max(shown.start);
        (self.place_of(shown.start), self.place_of(end))
    }

    fn offset(&self, place: Place) -> usize {
        let rows = self.rows(place.block);
        let span = block_span(self.setting.article, place.block);
        rows.get(place.row)
            .and_then(Row::text)
            .map_or(span.end, |row| row.start)
    }
}
