//! The room as a whole: what comes out of `read` for texts of all kinds, and what holds for any bytes.

use proptest::prelude::*;

use super::{Error, layout::LONGEST, read, take};
use crate::domain::Article;

fn article(bytes: &[u8]) -> Article {
    let article = read("test", bytes, None).unwrap();
    let taken = take("test", bytes.to_vec(), None).unwrap();
    assert_eq!(taken, article, "bytes may be lent or given");
    article
}

fn body(bytes: &[u8]) -> Vec<String> {
    let article = article(bytes);
    let words = |paragraph: &crate::domain::Paragraph| paragraph.span.of(&article.text).to_owned();
    article.paragraphs.iter().map(words).collect()
}

#[test]
fn encodings_are_told_apart() {
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let news = "Menteri Café “Ana” tiba di São Tomé, kata Renée.";
    let old = encoding_rs::WINDOWS_1252.encode(news).0.into_owned();
    let cyrillic = "Президент встретился с министром обороны во Владивостоке в субботу.";
    let old_cyrillic = encoding_rs::WINDOWS_1251.encode(cyrillic).0.into_owned();
    let with_mark = [b"\xFF\xFE".to_vec(), utf16(news)].concat();
    let big: Vec<u8> = with_mark
        .chunks(2)
        .flat_map(|pair| [pair[1], pair[0]])
        .collect();
    for (bytes, expected) in [
        (news.as_bytes().to_vec(), news),
        ([b"\xEF\xBB\xBF", news.as_bytes()].concat(), news),
        (with_mark, news),
        (big, news),
        (utf16(news), news),
        (old, news),
        (old_cyrillic, cyrillic),
    ] {
        assert_eq!(body(&bytes), [expected]);
    }
}

#[test]
fn broken_utf8_keeps_what_is_whole() {
    assert_eq!(
        body(b"S\xC3\xA3o Tom\xC3\xA9 dan \xFF Ana"),
        ["São Tomé dan \u{FFFD} Ana"]
    );
    assert_eq!(
        body(b"cut in a quote \xE2\x80"),
        ["cut in a quote \u{FFFD}"]
    );
}

#[test]
fn what_is_no_text_is_refused() {
    for empty in [
        &b""[..],
        b" \n\t\r\n",
        b"\xEF\xBB\xBF",
        "\u{200B}\u{202E}\n".as_bytes(),
    ] {
        assert_eq!(read("x", empty, None), Err(Error::Empty), "{empty:?}");
    }
    let noise: Vec<u8> = (0..20_000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let late = [vec![b'a'; 9000], vec![0; 9000]].concat();
    for binary in [
        &b"%PDF-1.7 text"[..],
        b"\x7FELF\x02\x01",
        b"ab\0\0\0\0\x01cd",
        &noise,
        &late,
    ] {
        assert_eq!(read("x", binary, None), Err(Error::Binary));
    }
}

#[test]
fn terminal_sequences_are_taken_out_whole() {
    for (source, expected) in [
        ("\x1b[31mRed\x1b[0m and \x1b[1;38;5;9mmore", "Red and more"),
        ("a\x1b]0;new title\x07b", "ab"),
        (
            "a\x1b]8;;http://x.org/“q”\x1b\\link\x1b]8;;\x1b\\b",
            "alinkb",
        ),
        ("a\u{9b}2Jb", "ab"),
        ("a\u{9d}0;t\u{9c}b", "ab"),
        ("a\x1b]never ended", "a]never ended"),
        ("a\x1bHello", "aHello"),
        ("end\x1b", "end"),
    ] {
        assert_eq!(body(source.as_bytes()), [expected], "{source:?}");
    }
}

#[test]
fn controls_and_invisible_characters_do_no_harm() {
    for (source, expected) in [
        ("a\tb\x0bc\x08d", "a b c d"),
        ("So\u{AD}n J\u{200B}ae\u{202E}-ho\u{2066}", "Son Jae-ho"),
        ("a\u{200D}b", "ab"),
        (
            "👩\u{200D}🚀 می\u{200C}خواهم",
            "👩\u{200D}🚀 می\u{200C}خواهم",
        ),
        ("é\u{200D}\u{200D}é", "éé"),
        ("x\u{E0041}y\u{180E}z\u{3164}", "xyz"),
    ] {
        assert_eq!(body(source.as_bytes()), [expected], "{source:?}");
    }
}

#[test]
fn every_line_end_ends_a_paragraph() {
    let source = "a one\r\nb two\rc three\u{2028}d four\u{85}e five\x0cf six";
    assert_eq!(
        body(source.as_bytes()),
        ["a one", "b two", "c three", "d four", "e five", "f six"]
    );
}

#[test]
fn a_short_first_line_that_stands_alone_is_the_title() {
    let with = article(b"\r\nA title\r\n\r\nThe body.\r\n");
    assert_eq!(with.title(), Some("A title"));
    assert_eq!(with.paragraphs.len(), 1);
    let long = [&[b'x'; 201][..], b"\n\nbody"].concat();
    for without in [&b"A line\nThe body."[..], b"Only a line\n\n\n", &long] {
        assert_eq!(article(without).title(), None, "{without:?}");
    }
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let wrapped = "A title\n\nThe minister met the governor of the\nprovince on Monday and gave him a set of\nold maps. They talked about the harbour.\n\nA second block that is also wrapped after\nabout forty characters.\n";
    let article = article(wrapped.as_bytes());
    assert_eq!(article.paragraphs.len(), 2);
    let headlines = "Minister meets governor\nFlood hits the northern districts again this week\nHarbour reopens\nSchools receive a set of books from the embassy\n";
    assert_eq!(body(headlines.as_bytes()).len(), 4);
}

#[test]
fn long_paragraphs_are_cut_where_a_reader_would() {
    let sentences = "Ana met Budi in Solo today. ".repeat(2000);
    for part in body(sentences.as_bytes()) {
        assert!(part.len() <= LONGEST && part.ends_with("today."));
    }
    let marks = format!("e{}", "\u{301}".repeat(30_000));
    let emoji = "👩\u{200D}🚀".repeat(9000);
    assert!(
        body(marks.as_bytes())
            .iter()
            .all(|part| part.len() <= LONGEST)
    );
    assert!(
        body(emoji.as_bytes())
            .iter()
            .all(|part| part.starts_with('👩'))
    );
}

/// Texts full of what is awkward.
fn awkward() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\0",
        "\x1b",
        "\x1b[3",
        "1m",
        "\x1b]",
        "\x07",
        "\x7f",
        "\u{85}",
        "\u{9b}",
        "\u{9c}",
        "\u{AD}",
        "\u{200B}",
        "\u{200C}",
        "\u{200D}",
        "\u{202E}",
        "\u{2028}",
        "\u{FEFF}",
        "“",
        "é",
        "\u{301}",
        "👩",
        "می",
        "क्",
        "Ana ",
        "gave. ",
        "kado ",
        " ",
        "\u{A0}",
        "\u{E0041}",
        "\u{FE0F}",
    ]);
    prop::collection::vec(pieces, 0..80).prop_map(|pieces| pieces.concat())
}

fn holds_what_the_room_promises(article: &Article) {
    let text = &article.text;
    assert!(
        text.chars().all(|c| c == '\n' || !c.is_control()),
        "{text:?}"
    );
    for hidden in [
        '\u{AD}',
        '\u{200B}',
        '\u{202E}',
        '\u{2066}',
        '\u{2028}',
        '\u{FEFF}',
        '\u{E0041}',
    ] {
        assert!(!text.contains(hidden));
    }
    let blocks = article
        .title
        .iter()
        .chain(article.paragraphs.iter().map(|p| &p.span));
    let mut read = 0;
    for block in blocks {
        assert!(block.start >= read && !block.of(text).is_empty());
        assert!(text[read..block.start].trim().is_empty());
        assert_eq!(block.of(text), block.of(text).trim());
        read = block.end;
    }
    assert!(text[read..].trim().is_empty());
}

fn offsets_lead_back(article: &Article, source: &str) {
    for (at, char) in article.text.char_indices() {
        let there = source[article.source_offset(at)..].chars().next().unwrap();
        let replaced = matches!(char, ' ' | '\n') && (there.is_control() || there.is_whitespace());
        assert!(
            there == char || replaced,
            "{at} {char:?} {there:?} of {source:?}"
        );
    }
    let pairs = article.removed.windows(2);
    assert!(
        pairs
            .clone()
            .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1)
    );
}

proptest! {
    #[test]
    fn any_bytes_give_an_article_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(article) = read("any", &bytes, None) {
            holds_what_the_room_promises(&article);
        }
    }

    #[test]
    fn any_text_is_made_harmless(text in any::<String>()) {
        if let Ok(article) = read("any", text.as_bytes(), None) {
            holds_what_the_room_promises(&article);
            offsets_lead_back(&article, &text);
        }
    }

    #[test]
    fn awkward_text_is_made_harmless(text in awkward()) {
        if let Ok(article) = read("awkward", text.as_bytes(), None) {
            holds_what_the_room_promises(&article);
            // Text full of zeros may be taken for UTF-16: then its offsets are not those of `text`.
            if !text.contains('\0') {
                offsets_lead_back(&article, &text);
            }
        }
    }
}
