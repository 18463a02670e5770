//! What is painted on the article's text: entities, then the marks of the selected record, then the place that
//! was jumped to, then what was searched. Only the visible part is looked at.

use ratatui::style::Style;

use crate::{
    app::{Found, Opened, State, block_of, block_span, matches_in},
    domain::{Article, Span, Stress},
};

use super::{Look, theme::Role};

/// A role for some of the text. A later brush paints over an earlier one.
#[derive(Debug, Clone, Copy)]
pub struct Brush {
    /// Where.
    pub span: Span,
    /// As what.
    pub role: Role,
}

impl Brush {
    /// `style` with the brush's own role over it.
    pub fn over(&self, style: Style, look: &Look) -> Style {
        let own = look.theme.style(self.role);
        // Two inversions would read as one word; the mark on top replaces what is below it.
        match self.role {
            Role::Subject | Role::Here | Role::Match | Role::MatchHere => Style {
                add_modifier: own.add_modifier,
                ..style.patch(own)
            },
            _ => style.patch(own),
        }
    }
}

/// All that is painted on the visible part of the text.
pub fn brushes(state: &State, opened: &Opened, article: &Article, visible: Span) -> Vec<Brush> {
    let mut brushes = written(article, visible);
    if let Some(found) = opened.found.as_deref() {
        let mentions = found.findings.mentions_in(visible).iter();
        let shown = mentions.filter(|mention| state.highlight.has(mention, found));
        brushes.extend(shown.map(|mention| Brush {
            span: mention.span,
            role: Role::of(mention.kind),
        }));
        mark_record(opened, found, visible, &mut brushes);
        let jumped = found
            .findings
            .mentions_in(visible)
            .iter()
            .find(|mention| Some(mention.span) == opened.here);
        brushes.extend(jumped.map(|mention| Brush {
            span: mention.span,
            role: Role::Here,
        }));
    }
    mark_matches(state, opened, article, visible, &mut brushes);
    brushes
}

/// How the words themselves are written: links, and what is emphasised.
fn written(article: &Article, visible: Span) -> Vec<Brush> {
    let links = article.links_in(visible).iter().map(|link| Brush {
        span: link.span,
        role: Role::Link,
    });
    let begun = article
        .emphasis
        .partition_point(|emphasis| emphasis.span.start < visible.end);
    let emphasis = article.emphasis[..begun].iter().rev();
    // Within one block, and no block is longer than a paragraph can be.
    let seen = emphasis.take_while(|one| one.span.start + LONGEST >= visible.start);
    let mut brushes: Vec<Brush> = seen
        .filter(|one| one.span.overlaps(visible))
        .map(|one| Brush {
            span: one.span,
            role: match one.kind {
                Stress::Light => Role::Light,
                Stress::Strong => Role::Strong,
                Stress::Code => Role::Code,
                Stress::Struck => Role::Struck,
            },
        })
        .collect();
    brushes.extend(links);
    brushes
}

/// No emphasis is longer.
const LONGEST: usize = 64 << 10;

fn mark_record(opened: &Opened, found: &Found, visible: Span, brushes: &mut Vec<Brush>) {
    let Some(record) = opened.selected else {
        return;
    };
    let seen = |span: &Span| span.overlaps(visible);
    let mut mark = |spans: Vec<Span>, role| {
        brushes.extend(
            spans
                .into_iter()
                .filter(seen)
                .map(|span| Brush { span, role }),
        );
    };
    mark(found.evidence(record).to_vec(), Role::Telling);
    mark(
        found
            .parties(record)
            .iter()
            .map(|party| party.span)
            .collect(),
        Role::Party,
    );
    mark(found.subjects(record), Role::Subject);
}

fn mark_matches(
    state: &State,
    opened: &Opened,
    article: &Article,
    visible: Span,
    brushes: &mut Vec<Brush>,
) {
    if state.search.query.is_empty() || visible.is_empty() {
        return;
    }
    for block in block_of(article, visible.start)..=block_of(article, visible.end - 1) {
        let span = block_span(article, block);
        for range in matches_in(span.of(&article.text), &state.search.query) {
            let span = Span::new(span.start + range.start, span.start + range.end);
            let role = if opened.here == Some(span) {
                Role::MatchHere
            } else {
                Role::Match
            };
            brushes.push(Brush { span, role });
        }
    }
}
