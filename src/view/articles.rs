//! The list of opened articles: heading, source, day, and how many gifts and meetings each reports.

use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

use crate::{
    app::{Anchor, Body, Opened, Pane, Place, Scroll, State},
    domain::{Article, Span},
};

use super::{
    Look,
    cells::Pen,
    flow,
    theme::Role,
    viewport::{Blocks, Viewport},
    words,
};

/// The column of marks, with the space after it.
const GUTTER: usize = 2;

/// A heading gets no more rows than this.
const HEADING_ROWS: usize = 2;

/// Draws the list and says which row stands at its top.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) -> Option<Place> {
    let focused = state.focus == Pane::List;
    let at = if focused { state.list_at } else { state.open };
    let list = List {
        state,
        look,
        columns: usize::from(area.width).saturating_sub(GUTTER),
    };
    let viewport = Viewport::new(&list, usize::from(area.height));
    let from = state.measured.list.unwrap_or_default();
    let from = Anchor::Row {
        place: from,
        offset: 0,
        width: 0,
    };
    let top = viewport.top(
        Scroll {
            show: Some(Span::new(at, at)),
            ..Scroll::at(from)
        },
        0,
    );
    for (row, (place, (words, role))) in viewport.window(top).iter().enumerate() {
        let Some(opened) = state.articles.get(place.block) else {
            continue;
        };
        let (glyph, accent) = mark(look, opened, place.block == at, focused);
        if place.row == 0 {
            Pen::new(cells, area, row).write(glyph, look.theme.style(accent));
        }
        let mut style = look.theme.style(*role);
        if place.block == state.open && *role == Role::Item {
            style = style.add_modifier(Modifier::BOLD);
        }
        Pen::new(cells, area, row).skip(GUTTER).write(words, style);
    }
    Some(top)
}

fn mark(look: &Look, opened: &Opened, here: bool, focused: bool) -> (&'static str, Role) {
    match (here, opened.seen) {
        (true, _) if focused => (look.glyphs.here, Role::Pointer),
        (true, _) => (look.glyphs.here, Role::Faint),
        (false, false) => (look.glyphs.unread, Role::Pointer),
        (false, true) => ("", Role::Faint),
    }
}

/// The articles as blocks.
struct List<'a> {
    state: &'a State,
    look: &'a Look,
    columns: usize,
}

impl List<'_> {
    fn details(&self, opened: &Opened) -> Vec<String> {
        let glyphs = &self.look.glyphs;
        match &opened.body {
            Body::Loading => vec![format!("reading {}", glyphs.more)],
            Body::Failed(_) => vec!["could not be read".into()],
            Body::Ready(article) => {
                let date = article.published.map(words::date);
                let counts = counts(opened, self.look);
                let parts = [Some(article.source.clone()), date, counts];
                words::side_by_side(parts, glyphs.dot, self.columns)
            }
        }
    }
}

/// `◆3 ●2`; nothing for what is not reported or not yet known.
#[must_use]
pub fn counts(opened: &Opened, look: &Look) -> Option<String> {
    let found = opened.found.as_deref()?;
    let counts = [
        (look.glyphs.gift, found.gifts),
        (look.glyphs.meeting, found.meetings),
    ];
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(glyph, count)| format!("{glyph}{count}"))
        .collect();
    (!counts.is_empty()).then(|| counts.join(" "))
}

impl Blocks for List<'_> {
    type Row = (String, Role);

    fn count(&self) -> usize {
        self.state.articles.len()
    }

    fn rows(&self, block: usize) -> Vec<(String, Role)> {
        let opened = &self.state.articles[block];
        let heading = opened
            .article()
            .map_or(opened.source.as_str(), Article::heading);
        // A heading may be a whole paragraph; its first words are enough.
        let shown = heading
            .char_indices()
            .nth(4 * self.columns)
            .map_or(heading, |(end, _)| &heading[..end]);
        let ranges = flow::rows(shown, self.columns);
        let cut = ranges.len() > HEADING_ROWS || shown.len() < heading.len();
        let mut rows: Vec<(String, Role)> = Vec::new();
        for range in ranges.into_iter().take(HEADING_ROWS) {
            rows.push((shown[range].to_owned(), Role::Item));
        }
        if let Some((last, _)) = rows.last_mut().filter(|_| cut) {
            *last = shortened(last, self.columns, self.look.glyphs.more);
        }
        for part in self.details(opened) {
            let ranges = flow::rows(&part, self.columns).into_iter();
            rows.extend(ranges.map(|range| (part[range].to_owned(), Role::Faint)));
        }
        rows.push((String::new(), Role::Text));
        rows
    }

    fn width(&self) -> usize {
        self.columns
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start;
        let last = self.rows(block).len().saturating_sub(2);
        (Place { block, row: 0 }, Place { block, row: last })
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}

/// The words with the sign for "more", within the columns.
fn shortened(words: &str, columns: usize, more: &str) -> String {
    let room = columns.saturating_sub(super::cells::width(more));
    let first = flow::rows(words, room).into_iter().next().unwrap_or(0..0);
    format!("{}{more}", &words[first])
}
