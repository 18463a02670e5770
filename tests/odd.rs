//! Texts that nobody writes: whatever stands in them, every span of every record lies in the text and on the
//! bounds of characters.

use proptest::prelude::*;
use warta::{
    domain::{Article, Findings, Lang, Party, Span, Told},
    lang::analyse,
    text,
};

/// What texts are put together from: verbs and nouns of frames, names, dates, marks and odd characters.
const WORDS: &[&str] = &[
    "memberi",
    "menyerahkan",
    "bertemu",
    "menerima",
    "hadiah",
    "pertemuan",
    "kepada",
    "dari",
    "di",
    "membahas",
    "keduanya",
    "Presiden",
    "Ana",
    "Budi Santoso",
    "Jakarta",
    "Sabtu (16/9)",
    "kemarin",
    "dua hari lalu",
    "gave",
    "met",
    "talks",
    "with",
    "to",
    "from",
    "in",
    "on",
    "discuss",
    "the two",
    "King Tafari II",
    "WHO",
    "Geneva",
    "last Monday",
    "May 13-15",
    "2024",
    "Rp 2 miliar",
    "US$2m",
    "3,5",
    "500 ton",
    "a gift",
    "not",
    "akan",
    "batal",
    "said",
    "kata",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "[",
    ",",
    ".",
    "!",
    "?",
    "-",
    "—",
    ":",
    ";",
    "\n",
    "\n\n",
    "\u{a0}",
    "\u{200b}",
    "\u{301}",
    "e\u{301}\u{302}",
    "ß",
    "İ",
    "ﬃ",
    "海の鐘",
    "👩‍👩‍👧",
    "🏳️‍🌈",
    "\u{202e}",
    "٣",
    "½",
    "…",
    "'s",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn spans_lie_in_the_text_and_on_bounds_of_characters(
        words in proptest::collection::vec((0..WORDS.len(), any::<bool>()), 0..60),
        indonesian in any::<bool>(),
        dated in any::<bool>(),
    ) {
        let told: String = words
            .iter()
            .flat_map(|&(word, spaced)| [WORDS[word], if spaced { " " } else { "" }])
            .collect();
        let published = dated.then(|| "2024-05-16".parse().unwrap());
        let article = text::read("odd", told.as_bytes(), published);
        if let Ok(article) = article {
            let lang = if indonesian { Lang::Id } else { Lang::En };
            let findings = analyse(&article, Some(lang));
            for span in spans(&findings) {
                prop_assert!(lies_in(&article, span), "{span:?} in {:?}", article.text);
            }
        }
    }
}

/// A headline cut short, a page that came in part: rules look at the word behind, and there is none.
#[test]
fn texts_that_break_off_behind_any_word_are_read() {
    let lists = [
        (Lang::Id, include_str!("fields/id.txt")),
        (Lang::En, include_str!("fields/en.txt")),
    ];
    let mut read = 0;
    for (lang, list) in lists {
        let whole = |line: &&str| !line.starts_with(['=', '#']);
        for told in list.lines().filter(whole) {
            for (end, _) in told.match_indices(' ') {
                let article = text::read("odd", &told.as_bytes()[..end], None).unwrap();
                for span in spans(&analyse(&article, Some(lang))) {
                    assert!(lies_in(&article, span), "{span:?} in {:?}", article.text);
                }
                read += 1;
            }
        }
    }
    assert!(read > 4000, "only {read} texts were read");
}

fn lies_in(article: &Article, span: Span) -> bool {
    span.start < span.end && article.text.get(span.start..span.end).is_some()
}

/// Every span of every record.
fn spans(findings: &Findings) -> Vec<Span> {
    let parties = |parties: &[Party]| -> Vec<Span> {
        parties
            .iter()
            .flat_map(|party| [party.span, party.name])
            .collect()
    };
    let told = |told: &[Told]| -> Vec<Span> {
        let parts = told
            .iter()
            .flat_map(|told| told.parts.iter().map(|&(_, span)| span));
        parts.chain(told.iter().map(|told| told.word)).collect()
    };
    let mut all = Vec::new();
    for gift in &findings.gifts {
        all.extend(
            [
                parties(&gift.givers),
                parties(&gift.recipients),
                parties(&gift.attribution),
            ]
            .concat(),
        );
        all.extend(
            gift.items
                .iter()
                .flat_map(|item| [Some(item.what), item.quantity_span])
                .flatten(),
        );
        all.extend(gift.place.map(|place| place.span));
        all.extend(gift.date.map(|when| when.span));
        all.extend(told(&gift.told));
        all.extend(&gift.evidence);
        assert_eq!(gift.told.is_empty(), gift.evidence.is_empty());
    }
    for meeting in &findings.meetings {
        all.extend(
            [
                parties(&meeting.participants),
                parties(&meeting.attribution),
            ]
            .concat(),
        );
        all.extend(meeting.place.map(|place| place.span));
        all.extend(meeting.date.map(|when| when.span));
        all.extend(meeting.topic);
        all.extend(told(&meeting.told));
        all.extend(&meeting.evidence);
        assert_eq!(meeting.told.is_empty(), meeting.evidence.is_empty());
    }
    all
}
