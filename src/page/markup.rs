//! A document → small HTML that reads as it, for keeping.

use std::fmt::Write;

use crate::domain::{Article, BlockKind, Marker, Span, Stress};

/// The article's blocks as HTML, without its title; addresses in it are whole. Reading it gives the same
/// blocks, links and emphasis again.
#[must_use]
pub fn markup(article: &Article) -> String {
    let mut writer = Writer {
        article,
        html: String::with_capacity(article.text.len() * 2),
        lists: Vec::new(),
        quotes: 0,
        in_table: false,
        images: article.images.iter().peekable(),
    };
    for (index, block) in article.paragraphs.iter().enumerate() {
        let next = article.paragraphs.get(index + 1).map(|block| block.kind);
        writer.block(block.span, block.kind, next);
    }
    writer.surround(0, None, false);
    writer.html
}

struct Writer<'a> {
    article: &'a Article,
    html: String,
    /// The open lists, whether each is numbered; in each an item is open.
    lists: Vec<bool>,
    quotes: u8,
    in_table: bool,
    images: std::iter::Peekable<std::slice::Iter<'a, crate::domain::Link>>,
}

impl Writer<'_> {
    fn block(&mut self, span: Span, kind: BlockKind, next: Option<BlockKind>) {
        let quotes = if let BlockKind::Quote(depth) = kind {
            depth
        } else {
            0
        };
        let item = match kind {
            BlockKind::Item { depth, marker } => Some((usize::from(depth), marker)),
            _ => None,
        };
        self.surround(quotes, item, kind == BlockKind::Row);
        let (open, close) = match kind {
            BlockKind::Heading(level) => (format!("<h{level}>"), format!("</h{level}>")),
            BlockKind::Preformatted => ("<pre>\n".into(), "</pre>".into()),
            BlockKind::Row => return self.row(span),
            BlockKind::Caption => return self.caption(span),
            // A line that follows one is in the same paragraph.
            BlockKind::Line => ("<br>".into(), String::new()),
            _ if next == Some(BlockKind::Line) => ("<p>".into(), String::new()),
            _ => ("<p>".into(), "</p>".into()),
        };
        self.html.push_str(&open);
        self.words(span);
        self.html.push_str(&close);
        if next != Some(BlockKind::Line) && kind == BlockKind::Line {
            self.html.push_str("</p>");
        }
        self.html.push('\n');
    }

    /// Opens and closes what stands around the next block.
    fn surround(&mut self, quotes: u8, item: Option<(usize, Marker)>, in_table: bool) {
        if self.in_table && !in_table {
            self.html.push_str("</table>\n");
        }
        let depth = item.map_or(0, |(depth, _)| depth);
        while self.lists.len() > depth {
            let numbered = self.lists.pop();
            self.html.push_str(if numbered == Some(true) {
                "</li></ol>\n"
            } else {
                "</li></ul>\n"
            });
        }
        while self.quotes > quotes {
            self.html.push_str("</blockquote>\n");
            self.quotes -= 1;
        }
        while self.quotes < quotes {
            self.html.push_str("<blockquote>\n");
            self.quotes += 1;
        }
        if let Some((depth, marker)) = item {
            self.item(depth, marker);
        }
        if in_table && !self.in_table {
            self.html.push_str("<table>\n");
        }
        self.in_table = in_table;
    }

    fn item(&mut self, depth: usize, marker: Marker) {
        let numbered = matches!(marker, Marker::Number(_));
        let mut opened = self.lists.len() < depth;
        if !opened && marker != Marker::Continued && self.lists.last() != Some(&numbered) {
            let last = self.lists.pop();
            self.html.push_str(if last == Some(true) {
                "</li></ol>\n"
            } else {
                "</li></ul>\n"
            });
            opened = true;
        }
        while self.lists.len() < depth {
            let innermost = self.lists.len() + 1 == depth;
            let numbered = innermost && numbered;
            self.html.push_str(if numbered { "<ol>" } else { "<ul>" });
            if !innermost {
                self.html.push_str("<li>");
            }
            self.lists.push(numbered);
        }
        match marker {
            Marker::Continued if !opened => {}
            Marker::Number(number) => {
                let close = if opened { "" } else { "</li>" };
                let _ = write!(self.html, "{close}<li value=\"{number}\">");
            }
            _ => self
                .html
                .push_str(if opened { "<li>" } else { "</li><li>" }),
        }
    }

    fn row(&mut self, span: Span) {
        self.html.push_str("<tr>");
        for &cell in self.article.cells_of(span) {
            self.html.push_str("<td>");
            self.words(cell);
            self.html.push_str("</td>");
        }
        self.html.push_str("</tr>\n");
    }

    fn caption(&mut self, span: Span) {
        self.html.push_str("<figure>");
        if let Some(image) = self.images.next_if(|image| image.span == span) {
            self.html.push_str("<img src=\"");
            escape(&image.address, &mut self.html);
            self.html.push_str("\">");
        }
        self.html.push_str("<figcaption>");
        self.words(span);
        self.html.push_str("</figcaption></figure>\n");
    }

    /// The words of a block or cell, with links and emphasis. Marks are closed and opened again where they
    /// cross each other.
    fn words(&mut self, span: Span) {
        let links = self.article.links_in(span);
        let emphasis = &self.article.emphasis;
        let from = emphasis.partition_point(|emphasis| emphasis.span.start < span.start);
        let to = emphasis.partition_point(|emphasis| emphasis.span.start < span.end);
        let stresses = &emphasis[from..to.max(from)];
        let mut edges = vec![span.start, span.end];
        let spans = links.iter().map(|link| link.span);
        for mark in spans.chain(stresses.iter().map(|emphasis| emphasis.span)) {
            edges.extend(
                [mark.start, mark.end]
                    .iter()
                    .filter(|&&at| span.start < at && at < span.end),
            );
        }
        edges.sort_unstable();
        edges.dedup();
        for pair in edges.windows(2) {
            let part = Span::new(pair[0], pair[1]);
            let link = links.iter().find(|link| link.span.contains(part));
            let tags: Vec<&str> = stresses
                .iter()
                .filter(|emphasis| emphasis.span.contains(part))
                .map(|emphasis| tag(emphasis.kind))
                .collect();
            if let Some(link) = link.filter(|link| link.span.start == part.start) {
                self.html.push_str("<a href=\"");
                escape(&link.address, &mut self.html);
                self.html.push_str("\">");
            }
            tags.iter().for_each(|tag| _ = write!(self.html, "<{tag}>"));
            escape(part.of(&self.article.text), &mut self.html);
            tags.iter()
                .rev()
                .for_each(|tag| _ = write!(self.html, "</{tag}>"));
            if link.is_some_and(|link| link.span.end == part.end) {
                self.html.push_str("</a>");
            }
        }
    }
}

const fn tag(stress: Stress) -> &'static str {
    match stress {
        Stress::Light => "em",
        Stress::Strong => "strong",
        Stress::Code => "code",
        Stress::Struck => "del",
    }
}

fn escape(text: &str, html: &mut String) {
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(char),
        }
    }
}
