//! An article: one text that can be opened, with what is known about it.

use super::{BlockKind, Emphasis, Link, PartialDate, Span};

/// Names one article while the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleId(pub u32);

/// One readable block of an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// The block's bytes, without the white space around it. It may hold single line breaks where the
    /// source was hard-wrapped; they read as spaces. Only in preformatted blocks they stand as they are.
    pub span: Span,
    /// What the block is.
    pub kind: BlockKind,
}

impl Paragraph {
    /// A block of running text.
    #[must_use]
    pub const fn plain(span: Span) -> Self {
        Self {
            span,
            kind: BlockKind::Paragraph,
        }
    }
}

/// A text as it is read: clean characters, paragraphs, and what its source says of it.
///
/// `text` holds no control character but line feeds, and no zero-width or direction-changing one; every
/// span of the article and of its findings points into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Article {
    /// Where it came from, in few words fit for a list: a file's stem, a feed's name.
    pub source: String,
    /// The title's bytes in `text`, where the text has one.
    pub title: Option<Span>,
    /// The day, or only the month or year, on which it was published.
    pub published: Option<PartialDate>,
    /// The whole text, title included.
    pub text: String,
    /// The body's blocks in reading order, without the title, apart from each other.
    pub paragraphs: Vec<Paragraph>,
    /// The links in the text, in reading order, apart from each other.
    pub links: Vec<Link>,
    /// Emphasised words, in the order of their beginnings; of one kind apart from each other.
    pub emphasis: Vec<Emphasis>,
    /// The cells of the table rows, in reading order, apart from each other; an empty cell is an empty span.
    pub cells: Vec<Span>,
    /// The addresses of the pictures that the captions stand below, each with its caption's span, in
    /// reading order. A picture without words is not in the text.
    pub images: Vec<Link>,
    /// Where characters were taken out of the source text, ascending: from this offset of `text` on, the
    /// source is ahead by so many bytes in all.
    pub removed: Vec<(usize, usize)>,
}

impl Article {
    /// One paragraph without a title; for tests.
    #[cfg(test)]
    pub fn of(text: &str) -> Self {
        Self {
            text: text.into(),
            paragraphs: vec![Paragraph::plain(Span::new(0, text.len()))],
            ..Self::default()
        }
    }

    /// The title's words, where there is one.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.map(|span| span.of(&self.text))
    }

    /// What a list shows for the article: its title, else the beginning of its first paragraph, else its
    /// source.
    #[must_use]
    pub fn heading(&self) -> &str {
        let first = || {
            self.paragraphs
                .first()
                .map(|paragraph| paragraph.span.of(&self.text))
        };
        self.title().or_else(first).unwrap_or(&self.source)
    }

    /// The article cut after the last paragraph that ends within `bytes`, the first one kept whole; `None`
    /// where all of it does. Spans into the one are spans into the other.
    #[must_use]
    pub fn beginning(&self, bytes: usize) -> Option<Self> {
        let kept = self
            .paragraphs
            .partition_point(|paragraph| paragraph.span.end <= bytes)
            .max(1);
        let last = self.paragraphs.get(kept - 1)?;
        let within = |span: Span| span.end <= last.span.end;
        let links = |links: &[Link]| -> Vec<Link> {
            let kept = links.iter().take_while(|link| within(link.span));
            kept.cloned().collect()
        };
        (kept < self.paragraphs.len()).then(|| Self {
            source: self.source.clone(),
            title: self.title,
            published: self.published,
            text: self.text[..last.span.end].to_owned(),
            paragraphs: self.paragraphs[..kept].to_vec(),
            links: links(&self.links),
            emphasis: before(&self.emphasis, |emphasis| within(emphasis.span)),
            cells: before(&self.cells, |&cell| within(cell)),
            images: links(&self.images),
            removed: Vec::new(),
        })
    }

    /// The cells of the table row at `row`.
    #[must_use]
    pub fn cells_of(&self, row: Span) -> &[Span] {
        let from = self.cells.partition_point(|cell| cell.start < row.start);
        let to = self.cells.partition_point(|cell| cell.end <= row.end);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// The links with words in `span`.
    #[must_use]
    pub fn links_in(&self, span: Span) -> &[Link] {
        let from = self
            .links
            .partition_point(|link| link.span.end <= span.start);
        let to = self
            .links
            .partition_point(|link| link.span.start < span.end);
        self.links.get(from..to).unwrap_or_default()
    }

    /// The byte offset in the source text (decoded, as read) of the byte at `offset` of `text`.
    #[must_use]
    pub fn source_offset(&self, offset: usize) -> usize {
        let passed = self.removed.partition_point(|&(at, _)| at <= offset);
        offset + passed.checked_sub(1).map_or(0, |last| self.removed[last].1)
    }
}

/// The first of `all` for which `within` holds.
fn before<T: Copy>(all: &[T], within: impl Fn(&T) -> bool) -> Vec<T> {
    all.iter().copied().take_while(within).collect()
}

#[cfg(test)]
mod tests {
    use super::{Article, Paragraph};
    use crate::domain::{BlockKind, Emphasis, Link, Span, Stress};

    #[test]
    fn a_beginning_ends_with_a_whole_paragraph() {
        let article = Article {
            text: "one\n\ntwo\n\nthree".into(),
            paragraphs: [(0, 3), (5, 8), (10, 15)]
                .map(|(start, end)| Paragraph::plain(Span::new(start, end)))
                .to_vec(),
            ..Article::default()
        };
        let check = |bytes, expected: Option<&str>| {
            let beginning = article.beginning(bytes);
            let text = beginning.as_ref().map(|article| article.text.as_str());
            assert_eq!(text, expected, "{bytes}");
            if let Some(beginning) = beginning {
                assert_eq!(
                    beginning.paragraphs.last().unwrap().span.end,
                    beginning.text.len()
                );
            }
        };
        check(0, Some("one"));
        check(9, Some("one\n\ntwo"));
        check(14, Some("one\n\ntwo"));
        check(15, None);
        assert_eq!(Article::default().beginning(9), None);
    }

    #[test]
    fn a_beginning_keeps_what_is_marked_in_it() {
        let (first, second) = (Span::new(0, 5), Span::new(7, 12));
        let link = |span| Link {
            span,
            address: "https://k.example/".into(),
        };
        let strong = |span| Emphasis {
            span,
            kind: Stress::Strong,
        };
        let row = |span| Paragraph {
            span,
            kind: BlockKind::Row,
        };
        let cells = [0, 4, 7, 11].map(|start| Span::new(start, start + 1));
        let article = Article {
            text: "a | b\n\nc | d".into(),
            paragraphs: vec![row(first), row(second)],
            links: cells.map(link).to_vec(),
            emphasis: cells.map(strong).to_vec(),
            cells: cells.to_vec(),
            ..Article::default()
        };
        assert_eq!(article.cells_of(second), &cells[2..]);
        assert_eq!(article.links_in(first), &article.links[..2]);
        assert_eq!(
            article.links_in(Span::new(4, 11)),
            &article.links[1..3],
            "a link with one byte inside counts"
        );
        let beginning = article.beginning(6).unwrap();
        assert_eq!(beginning.cells, &cells[..2]);
        assert_eq!(beginning.links, &article.links[..2]);
        assert_eq!(beginning.emphasis, &article.emphasis[..2]);
    }

    #[test]
    fn offsets_lead_back_to_the_source_past_what_was_removed() {
        let article = Article {
            text: "abcdef".into(),
            removed: vec![(2, 3), (4, 6)],
            ..Article::default()
        };
        let offsets: Vec<usize> = (0..6).map(|offset| article.source_offset(offset)).collect();
        assert_eq!(offsets, [0, 1, 5, 6, 10, 11]);
    }
}
