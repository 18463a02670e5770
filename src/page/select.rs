//! Some blocks of an article as an article of their own.

use crate::domain::{Article, Emphasis, Link, Paragraph, Span};

/// The article with those blocks alone for which `keep` holds, by their index. Its title stays.
pub fn only(article: &Article, keep: impl Fn(usize) -> bool) -> Article {
    let title = article.title().unwrap_or_default();
    let mut text = title.to_owned();
    let (mut paragraphs, mut moved) = (Vec::new(), Vec::new());
    let mut end = article.title.map_or(0, |title| title.end);
    for (index, block) in article.paragraphs.iter().enumerate() {
        if keep(index) {
            let between = Span::new(end, block.span.start).of(&article.text);
            if !text.is_empty() {
                text.push_str(if between == "\n" { "\n" } else { "\n\n" });
            }
            let start = text.len();
            text.push_str(block.span.of(&article.text));
            moved.push((block.span, start));
            let span = Span::new(start, text.len());
            paragraphs.push(Paragraph { span, ..*block });
        }
        end = block.span.end;
    }
    let place = |span: Span| {
        let at = moved.partition_point(|(block, _)| block.end < span.start);
        // An empty cell at the end of a row touches no other block's beginning.
        let (block, start) = moved.get(at).filter(|(block, _)| block.contains(span))?;
        Some(Span::new(
            span.start - block.start + start,
            span.end - block.start + start,
        ))
    };
    let links = |links: &[Link]| -> Vec<Link> {
        let link = |link: &Link| {
            let address = link.address.clone();
            place(link.span).map(|span| Link { span, address })
        };
        links.iter().filter_map(link).collect()
    };
    let emphasis = |emphasis: &Emphasis| {
        let kind = emphasis.kind;
        place(emphasis.span).map(|span| Emphasis { span, kind })
    };
    Article {
        source: article.source.clone(),
        title: article.title,
        published: article.published,
        links: links(&article.links),
        images: links(&article.images),
        emphasis: article.emphasis.iter().filter_map(emphasis).collect(),
        cells: article.cells.iter().copied().filter_map(place).collect(),
        text,
        paragraphs,
        removed: Vec::new(),
    }
}

/// The bytes of a block that links cover.
pub fn linked(article: &Article, block: Span) -> usize {
    let links = article.links_in(block).iter();
    links
        .filter_map(|link| link.span.intersect(block))
        .map(Span::len)
        .sum()
}
