//! Each sort of block as the rows that it becomes.

use super::*;
use crate::{
    app::picture::{Came, Strip},
    domain::{Link, Paragraph},
};

/// A document of blocks.
fn document(blocks: &[(BlockKind, &str)]) -> Article {
    let mut article = Article::default();
    for (kind, words) in blocks {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        article.text.push_str(words);
        let span = Span::new(start, article.text.len());
        article.paragraphs.push(Paragraph { span, kind: *kind });
    }
    article
}

fn shown(article: &Article, columns: usize, shift: usize) -> Vec<String> {
    with_pictures(article, columns, shift, &Pictures::default())
}

fn with_pictures(
    article: &Article,
    columns: usize,
    shift: usize,
    pictures: &Pictures,
) -> Vec<String> {
    let setting = Setting {
        article,
        columns,
        shift,
        parted: None,
        pictures,
        frame: crate::app::picture::frame(columns, 24),
        glyphs: &Glyphs::UTF8,
        tables: Tables::default(),
    };
    let rows = (0..article.paragraphs.len()).flat_map(|index| setting.rows(index));
    let shown = rows.map(|row| match row {
        Row::Blank(lead) => lead,
        Row::Aside(column, words) => " ".repeat(column) + &words,
        Row::Strip(column, picture, strip) => {
            format!("{}{strip}: {}", " ".repeat(column), picture.columns)
        }
        Row::Text(row) => {
            let mut line = row.lead.clone();
            for (column, span) in &row.parts {
                line += &" ".repeat(column.saturating_sub(width(&line)));
                line += span.of(&article.text);
            }
            line + match row.end {
                End::Whole => "",
                End::Cut => "…",
                End::Hyphen => "-",
            }
        }
    });
    shown.collect()
}

fn check(blocks: &[(BlockKind, &str)], columns: usize, expected: &[&str]) {
    assert_eq!(shown(&document(blocks), columns, 0), expected);
}

const BULLET: BlockKind = item(1, Marker::Bullet);

const fn item(depth: u8, marker: Marker) -> BlockKind {
    BlockKind::Item { depth, marker }
}

#[test]
fn items_hang_behind_their_markers_and_stand_close() {
    check(
        &[
            (BlockKind::Paragraph, "What it took:"),
            (BULLET, "two bronze bells for the tower"),
            (item(2, Marker::Number(9)), "one for the north side"),
            (item(2, Marker::Continued), "cast in May"),
            (BULLET, "a boat"),
            (BlockKind::Line, "and a line of its own"),
        ],
        20,
        &[
            "What it took:",
            "",
            "• two bronze bells",
            "  for the tower",
            "  9. one for the",
            "     north side",
            "",
            "     cast in May",
            "• a boat",
            "and a line of its",
            "own",
        ],
    );
}

#[test]
fn quotes_stand_behind_a_bar_that_goes_on_between_them() {
    check(
        &[
            (BlockKind::Quote(1), "We will ring them at noon."),
            (BlockKind::Quote(2), "Which noon?"),
            (BlockKind::Paragraph, "He left."),
        ],
        18,
        &[
            "│ We will ring",
            "│ them at noon.",
            "│",
            "│ │ Which noon?",
            "",
            "He left.",
        ],
    );
}

#[test]
fn headings_stand_close_to_what_they_head() {
    check(
        &[
            (BlockKind::Paragraph, "Before."),
            (BlockKind::Heading(2), "Bells"),
            (BlockKind::Paragraph, "After."),
        ],
        20,
        &["Before.", "", "Bells", "After."],
    );
}

#[test]
fn preformatted_lines_are_cut_and_shifted_and_never_wrapped() {
    let article = document(&[(BlockKind::Preformatted, "a  b\n\n  0123456789日本語")]);
    let check = |columns, shift, expected: &[&str]| {
        assert_eq!(
            shown(&article, columns, shift),
            expected,
            "{columns} {shift}"
        );
    };
    check(40, 0, &["a  b", "", "  0123456789日本語"]);
    check(8, 0, &["a  b", "", "  01234…"]);
    check(8, 3, &["b", "", "1234567…"]);
    check(8, 10, &["", "", "89日本語"]);
    check(8, 13, &["", "", "本語"]);
    check(8, 90, &["", "", ""]);
}

#[test]
fn a_caption_says_where_its_picture_is() {
    let mut article = document(&[(BlockKind::Caption, "The bells on the quay")]);
    article.images.push(Link {
        span: article.paragraphs[0].span,
        address: "https://k.example/bells.jpg".into(),
    });
    let expected = [
        "▫ The bells on the",
        "  quay",
        "  https://k.example/bells.jpg",
    ];
    assert_eq!(shown(&article, 20, 0), expected);
}

#[test]
fn a_picture_stands_below_its_address_where_it_fits() {
    let mut article = document(&[
        (BlockKind::Caption, "The bells"),
        (BlockKind::Paragraph, "They hum."),
    ]);
    let address = "https://k.example/a";
    article.images.push(Link {
        span: article.paragraphs[0].span,
        address: address.into(),
    });
    let with = |came: Came| {
        let mut pictures = Pictures::default();
        pictures.put(address, came);
        with_pictures(&article, 24, 0, &pictures)
    };
    let picture = |columns, rows| {
        let strip = Strip::Sequence("~".into());
        Ok(Arc::new(Picture {
            columns,
            strips: vec![strip; rows],
            supply: None,
        }))
    };
    let caption = ["▫ The bells", "  https://k.example/a"];
    let after = ["", "They hum."];
    let drawn = ["  0: 22", "  1: 22"];
    assert_eq!(
        with(picture(22, 2)),
        [&caption[..], &drawn, &after].concat()
    );
    let without = [&caption[..], &after].concat();
    assert_eq!(with(picture(23, 2)), without, "made for a wider column");
    assert_eq!(with(picture(22, 13)), without, "made for a higher screen");
    let why = ["  not drawn: it is an", "  SVG"];
    let failed = with(Err("it is an SVG".into()));
    assert_eq!(failed, [&caption[..], &why, &after].concat());
}

#[test]
fn in_a_narrow_column_the_words_have_room_before_all_else() {
    let deep = item(9, Marker::Bullet);
    check(&[(deep, "two bells")], 20, &["      • two bells"]);
    check(&[(deep, "two bells")], 14, &["• two bells"]);
    check(&[(deep, "two bells")], 10, &["two bells"]);
    let quoted = BlockKind::Quote(9);
    check(&[(quoted, "two bells")], 15, &["│ two bells"]);
}
