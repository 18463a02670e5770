//! An article as Markdown: its head, its text, and the gifts and meetings it reports. Characters that Markdown
//! would take for its own are escaped, so that the file reads as the text does.

use std::fmt::Write;

use crate::domain::{Article, BlockKind, Marker, Paragraph, Span};

use super::{Effect, Opened, RecordId, State, copying};

/// Saves the open article as a file.
pub fn save(state: &State) -> Vec<Effect> {
    let Some((opened, article)) = state
        .opened()
        .and_then(|opened| Some((opened, opened.article()?)))
    else {
        return Vec::new();
    };
    vec![Effect::Save {
        name: file_name(article),
        text: markdown(opened, article),
    }]
}

/// The characters of a title that a file's name keeps.
const NAME: usize = 60;

/// A file's name without its ending: the day and the title, of letters, digits and hyphens alone.
fn file_name(article: &Article) -> String {
    let day = article
        .published
        .map(|day| format!("{day}-"))
        .unwrap_or_default();
    let heading: String = article.heading().chars().take(NAME).collect();
    let words = heading.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let words = words.join("-");
    if words.is_empty() {
        format!("{day}article")
    } else {
        day + &words
    }
}

fn markdown(opened: &Opened, article: &Article) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    if let Some(title) = article.title() {
        let _ = writeln!(text, "# {}\n", escaped(title));
    }
    let link = opened.listed.as_ref().and_then(|row| row.link.clone());
    let head = [
        Some(escaped(&article.source)),
        article.published.map(|day| day.to_string()),
        link.map(|link| format!("<{link}>")),
    ];
    let head: Vec<String> = head.into_iter().flatten().collect();
    let _ = writeln!(text, "{}", head.join(" · "));
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let before = at
            .checked_sub(1)
            .map(|before| article.paragraphs[before].kind);
        if !stands_close(before, paragraph.kind) {
            text.push('\n');
        }
        text.push_str(&block(article, paragraph, before));
        text.push('\n');
    }
    if let Some(found) = opened.found.as_deref() {
        let sure = &found.order[..found.gifts + found.meetings];
        let is_gift = |record: &RecordId| matches!(record, RecordId::Gift(_));
        for (heading, gifts) in [("Gifts", true), ("Meetings", false)] {
            let records = sure.iter().filter(|record| is_gift(record) == gifts);
            let lines: Vec<String> = records
                .filter_map(|&record| copying::sentence(article, found, record))
                .map(|sentence| format!("- {}", escaped(&sentence)))
                .collect();
            if !lines.is_empty() {
                let _ = writeln!(text, "\n## {heading}\n\n{}", lines.join("\n"));
            }
        }
    }
    text
}

/// Whether no empty line stands before a block.
fn stands_close(before: Option<BlockKind>, kind: BlockKind) -> bool {
    use BlockKind::{Item, Row};
    match (before, kind) {
        (Some(Row), Row) => true,
        (Some(Item { .. }), Item { marker, .. }) => marker != Marker::Continued,
        _ => false,
    }
}

/// A block with what marks it as what it is.
fn block(article: &Article, paragraph: &Paragraph, before: Option<BlockKind>) -> String {
    let words = || inline(article, paragraph.span);
    match paragraph.kind {
        BlockKind::Paragraph | BlockKind::Line => words(),
        BlockKind::Heading(level) => {
            let level = usize::from(level.clamp(1, 5)) + 1;
            format!("{} {}", "#".repeat(level), one_line(&words()))
        }
        BlockKind::Item { depth, marker } => {
            let outer = "    ".repeat(usize::from(depth.saturating_sub(1)));
            let mark = match marker {
                Marker::Bullet => "-   ".to_owned(),
                Marker::Number(number) => format!("{:<4}", format!("{number}.")),
                Marker::Continued => "    ".to_owned(),
            };
            format!("{outer}{mark}{}", one_line(&words()))
        }
        BlockKind::Quote(depth) => {
            format!(
                "{}{}",
                "> ".repeat(usize::from(depth.max(1))),
                one_line(&words())
            )
        }
        BlockKind::Preformatted => fenced(paragraph.span.of(&article.text)),
        BlockKind::Row => table_row(article, paragraph.span, before),
        BlockKind::Caption => caption(article, paragraph.span),
    }
}

fn one_line(words: &str) -> String {
    words.replace('\n', " ")
}

/// Words with their links.
fn inline(article: &Article, span: Span) -> String {
    let (mut text, mut from) = (String::new(), span.start);
    for link in article.links_in(span) {
        let Some(words) = link.span.intersect(Span::new(from, span.end)) else {
            continue;
        };
        text.push_str(Span::new(from, words.start).of(&article.text));
        // What is escaped below must not be what is written here.
        text.push(LINK);
        text.push_str(words.of(&article.text));
        text.push(LINK);
        from = words.end;
    }
    text.push_str(Span::new(from, span.end).of(&article.text));
    let mut whole = String::new();
    let links = article.links_in(span).iter();
    let mut addresses = links.filter(|link| link.span.overlaps(span));
    for (at, part) in escaped(&text).split(LINK).enumerate() {
        match (at % 2, part) {
            (1, words) => {
                let address = addresses.next().map_or("", |link| &link.address);
                let _ = write!(whole, "[{words}]({})", address_in_link(address));
            }
            (_, words) => whole.push_str(words),
        }
    }
    whole
}

/// Stands around a link's words while they are escaped; no text of an article has it.
const LINK: char = '\u{1}';

/// An address as the target of a link.
fn address_in_link(address: &str) -> String {
    let mut safe = String::new();
    for character in address.chars() {
        match character {
            '(' => safe.push_str("%28"),
            ')' => safe.push_str("%29"),
            '<' => safe.push_str("%3C"),
            '>' => safe.push_str("%3E"),
            ' ' => safe.push_str("%20"),
            '\\' => safe.push_str("%5C"),
            other => safe.push(other),
        }
    }
    safe
}

/// Preformatted text between fences longer than any in it.
fn fenced(text: &str) -> String {
    let ticks = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat((ticks + 1).max(3));
    format!("{fence}\n{text}\n{fence}")
}

/// A row of a table; behind the first one the rule that makes it a table.
fn table_row(article: &Article, span: Span, before: Option<BlockKind>) -> String {
    let cells = article.cells_of(span).iter();
    let cells: Vec<String> = cells
        .map(|&cell| one_line(&inline(article, cell)).replace('|', "\\|"))
        .collect();
    let row = format!("| {} |", cells.join(" | "));
    if before == Some(BlockKind::Row) {
        row
    } else {
        format!("{row}\n|{}", "---|".repeat(cells.len().max(1)))
    }
}

fn caption(article: &Article, span: Span) -> String {
    let words = one_line(&inline(article, span));
    let image = article.images.iter().find(|image| image.span == span);
    match image {
        Some(image) => format!("![{words}]({})", address_in_link(&image.address)),
        None => words,
    }
}

/// The words with what Markdown reads as markup escaped.
pub(super) fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for line in words.split('\n') {
        if !text.is_empty() {
            text.push('\n');
        }
        let begins = line.trim_start();
        let numbered = begins.trim_start_matches(|c: char| c.is_ascii_digit());
        let number = begins.len() - numbered.len();
        let list = number > 0 && (numbered.starts_with('.') || numbered.starts_with(')'));
        let marked = begins.starts_with(['#', '-', '+', '=', '>', '|', '~']);
        let escape_at = (list || marked).then_some(line.len() - begins.len() + number);
        for (at, character) in line.char_indices() {
            let inner = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&');
            if inner || escape_at == Some(at) {
                text.push('\\');
            }
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Link;

    #[test]
    fn what_looks_like_markup_is_escaped() {
        let check = |words: &str, expected: &str| assert_eq!(escaped(words), expected);
        check("a *b* <c> [d](e)", "a \\*b\\* \\<c> \\[d\\](e)");
        check("# no heading\n1. no list", "\\# no heading\n1\\. no list");
        check("- dash - dash", "\\- dash - dash");
        check("in 1. place", "in 1. place");
    }

    #[test]
    fn blocks_are_written_as_what_they_are() {
        let mut article = Article::default();
        let mut add = |kind, words: &str| {
            let start = article.text.len();
            article.text.push_str(words);
            let span = Span::new(start, article.text.len());
            article.text.push_str("\n\n");
            article.paragraphs.push(Paragraph { span, kind });
            span
        };
        let item = |marker| BlockKind::Item { depth: 1, marker };
        add(BlockKind::Heading(2), "Bells");
        let linked = add(BlockKind::Paragraph, "See [the] report.");
        add(item(Marker::Bullet), "one");
        add(item(Marker::Number(2)), "two");
        add(BlockKind::Quote(1), "said\nhe");
        add(BlockKind::Preformatted, "a  ```\nb");
        let row = add(BlockKind::Row, "a|b c");
        add(BlockKind::Row, "");
        let image = add(BlockKind::Caption, "The quay");
        article.cells = vec![
            Span::new(row.start, row.start + 3),
            Span::new(row.start + 4, row.end),
        ];
        article.links = vec![Link {
            span: Span::new(linked.start + 4, linked.start + 16),
            address: "https://k.example/a(b)".into(),
        }];
        article.images = vec![Link {
            span: image,
            address: "https://k.example/q.jpg".into(),
        }];
        let written = markdown(&Opened::new(String::new()), &article);
        let expected = "\n## Bells\n\nSee [\\[the\\] report](https://k.example/a%28b%29).\n\n\
            -   one\n2.  two\n\n> said he\n\n````\na  ```\nb\n````\n\n\
            | a\\|b | c |\n|---|---|\n|  |\n\n![The quay](https://k.example/q.jpg)\n";
        assert_eq!(
            written.split_once('\n').unwrap().1,
            expected.replace("## Bells", "### Bells")
        );
    }

    #[test]
    fn a_file_s_name_is_of_letters_digits_and_hyphens() {
        let check = |text: &str, published: Option<&str>, expected: &str| {
            let article = Article {
                source: text.into(),
                published: published.and_then(|day| day.parse().ok()),
                ..Article::default()
            };
            assert_eq!(file_name(&article), expected);
        };
        check(
            "../../etc/pass wd",
            Some("2031-05-12"),
            "2031-05-12-etc-pass-wd",
        );
        check("Menlu: «bantuan» tiba!", None, "menlu-bantuan-tiba");
        check("…", Some("2031-05"), "2031-05-article");
        check(&"x".repeat(300), None, &"x".repeat(60));
    }
}
