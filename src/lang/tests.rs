//! The whole of `lang` on texts that nobody writes: whatever comes, analysis ends, every span lies in the text.
//!
//! Nothing is timed here; a stage that costs the square of a text's length shows in `benches/extract.rs`.

use proptest::prelude::*;

use super::{analyse, language};
use crate::domain::{Findings, Lang, Party, Span};
use crate::text;

/// Every span of the findings, to be checked against the text.
fn spans(findings: &Findings) -> Vec<Span> {
    let mut spans: Vec<Span> = findings
        .mentions
        .iter()
        .map(|mention| mention.span)
        .collect();
    spans.extend(
        findings
            .entities
            .iter()
            .flat_map(|entity| entity.aliases.iter().copied().chain([entity.name])),
    );
    for gift in &findings.gifts {
        spans.extend(
            gift.givers
                .iter()
                .chain(&gift.recipients)
                .chain(&gift.attribution)
                .flat_map(|party| [party.span, party.name]),
        );
        spans.extend(
            gift.items
                .iter()
                .flat_map(|item| [Some(item.what), item.quantity_span])
                .flatten(),
        );
        spans.extend(
            gift.evidence
                .iter()
                .copied()
                .chain(gift.place.map(|place| place.span))
                .chain(gift.date.map(|when| when.span)),
        );
    }
    for meeting in &findings.meetings {
        spans.extend(
            meeting
                .participants
                .iter()
                .chain(&meeting.attribution)
                .flat_map(|party| [party.span, party.name]),
        );
        spans.extend(meeting.evidence.iter().copied().chain(meeting.topic));
        spans.extend(
            meeting
                .place
                .map(|place| place.span)
                .into_iter()
                .chain(meeting.date.map(|when| when.span)),
        );
    }
    spans
}

/// Reads `body` and holds what was found to what is always true of findings.
fn check(body: &str, lang: Lang) {
    let Ok(article) = text::read("test", body.as_bytes(), "2024-05".parse().ok()) else {
        return;
    };
    let findings = analyse(&article, Some(lang));
    for span in spans(&findings) {
        assert!(!span.of(&article.text).is_empty(), "{span:?} in {body:?}");
    }
    let apart = findings
        .mentions
        .windows(2)
        .all(|pair| pair[0].span.end <= pair[1].span.start);
    assert!(apart, "mentions overlap in {body:?}");
    let shown: Vec<Span> = findings
        .mentions
        .iter()
        .filter_map(|mention| mention.shown)
        .collect();
    for span in &shown {
        assert!(
            !span.of(&article.text).trim().is_empty(),
            "{span:?} in {body:?}"
        );
    }
    let apart = shown.windows(2).all(|pair| pair[0].end <= pair[1].start);
    assert!(apart, "entities overlap in {body:?}");
    assert_eq!(findings, analyse(&article, Some(lang)));
}

/// Pieces of names with and without space between: brackets, initials, titles, acronyms, capitals.
fn names() -> impl Strategy<Value = String> {
    let pieces = [
        "Komisi",
        "Pemberantasan",
        "Korupsi",
        "(KPK)",
        "(",
        ")",
        "KPK",
        "St.",
        "J.",
        "Dr.",
        "Ir",
        ".",
        "Gus",
        "Dur",
        "Menko",
        "Polhukam",
        "Presiden",
        "Kenya",
        "Amina",
        "Odour",
        "Jalan",
        "Nomor",
        "No.",
        "5",
        "Barat",
        "negara",
        "mendesak",
        "untuk",
        "dan",
        "Museum",
        "PT",
        "Bank",
        "King",
        "Justice",
        "Order",
        "of",
        "Medal",
        "'s",
        "China",
        "ÉLYSÉE",
        "ﬁ",
        "İ",
        "ß",
        "\u{200d}",
        "\n\n",
        "-",
        "Forum",
        "DPRK",
        "(Korut)",
        "bin",
        "Al-",
        "Ahmad",
        "Kapolres",
        "AKBP",
        "Temui",
        "\n",
    ];
    let piece = (
        proptest::sample::select(pieces.to_vec()),
        proptest::bool::weighted(0.8),
    );
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| {
        pieces
            .iter()
            .map(|&(piece, spaced)| {
                if spaced {
                    format!("{piece} ")
                } else {
                    piece.to_owned()
                }
            })
            .collect()
    })
}

/// Words that stages look for, in any order, with odd characters between them.
fn jumble() -> impl Strategy<Value = String> {
    let words = [
        "Presiden",
        "Ana Lima",
        "memberikan",
        "diberikan",
        "oleh",
        "kepada",
        "hadiah",
        "dari",
        "pertemuan",
        "antara",
        "dan",
        "yang",
        "untuk",
        "Rp",
        "5",
        "1,5",
        "juta",
        "(16/9)",
        "Senin",
        "ia",
        "keduanya",
        "tersebut",
        "seorang",
        "gubernur",
        "King",
        "gave",
        "was",
        "given",
        "to",
        "by",
        "his",
        "'s",
        "meeting",
        "with",
        "the",
        "a",
        "of",
        "met",
        "$",
        "million",
        ",",
        ".",
        "(",
        ")",
        "\"",
        "—",
        "\n",
        "berupa",
        "lima",
        "drone",
        "é",
        "\u{301}",
        "中",
        "🙂",
        "May",
        "2024",
        "-",
        "more",
        "than",
    ];
    proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..60)
        .prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_span_lies_in_the_text_whatever_it_holds(text in ".{0,300}") {
        check(&text, Lang::Id);
        check(&text, Lang::En);
    }

    #[test]
    fn pieces_of_names_in_any_order_are_entities_apart_from_each_other(text in names()) {
        check(&text, Lang::Id);
        check(&text, Lang::En);
    }

    #[test]
    fn words_of_the_rules_in_any_order_are_read_without_harm(text in jumble()) {
        check(&text, Lang::Id);
        check(&text, Lang::En);
    }
}

#[test]
fn the_language_of_a_text_is_told_from_its_words() {
    assert_eq!(
        language("Presiden bertemu dengan menteri di Jakarta kemarin sore."),
        Lang::Id
    );
    assert_eq!(
        language("The president met the minister in the capital yesterday."),
        Lang::En
    );
}

/// Checks `unit` repeated up to 40 kB, a little more than two of the longest paragraphs, behind `lead`.
fn check_repeated(lead: &str, unit: &str) {
    let body = format!("{lead}{}", unit.repeat(40_000 / unit.len()));
    for lang in [Lang::Id, Lang::En] {
        check(&body, lang);
    }
}

#[test]
fn marks_without_end_are_survived() {
    for unit in [", ", "(", "( ", ").", "\"", "\" ", "U.", "1 ", "😀"] {
        check_repeated("Ana memberi ", unit);
        check_repeated("", unit);
    }
}

#[test]
fn a_sentence_without_a_full_stop_is_survived() {
    check_repeated(
        "",
        "Presiden Joko Widodo memberi hadiah kepada Ana di Jakarta dan bertemu Budi ",
    );
    check_repeated(
        "",
        "President Joe Roe gave a gift to Ana in London and met with Bob and ",
    );
    check_repeated("", "Ana, Budi, Presiden memberi buku, ");
    check_repeated("Ana said ", "the meeting gift ");
    check_repeated("Ana ", "yang memberi yang ");
    check_repeated("", "jika bertemu Ana ");
}

#[test]
fn the_same_word_again_and_again_is_survived() {
    for unit in [
        "Budi ",
        "Budi pergi. ",
        "dia ",
        "he ",
        "memberi ",
        "gave ",
        "dan ",
        "presiden ",
    ] {
        check_repeated("Ana Budi pergi. ", unit);
    }
}

#[test]
fn ever_new_names_are_survived() {
    let names = |between: &str| -> String {
        (0..3000)
            .map(|number| format!("Ana Budi{number}{between}"))
            .collect()
    };
    check_repeated(&names(" "), " ");
    check_repeated(&names(" memberi Citra 2 buku. "), " ");
}

/// The gifts of a text as "giver > receiver".
pub(super) fn gifts_of(lang: Lang, body: &str) -> Vec<String> {
    let article = text::read("a", body.as_bytes(), None).unwrap();
    let names = |parties: &[Party]| {
        let names: Vec<&str> = parties
            .iter()
            .map(|party| party.name.of(&article.text))
            .collect();
        names.join(" & ")
    };
    let gifts = analyse(&article, Some(lang)).gifts;
    gifts
        .iter()
        .map(|gift| format!("{} > {}", names(&gift.givers), names(&gift.recipients)))
        .collect()
}

/// Who meets whom in each meeting of a text.
pub(super) fn meetings_of(lang: Lang, body: &str) -> Vec<String> {
    let article = text::read("a", body.as_bytes(), None).unwrap();
    let meetings = analyse(&article, Some(lang)).meetings;
    let name = |party: &Party| party.name.of(&article.text).to_owned();
    let parties = meetings.iter().map(|meeting| {
        let names: Vec<String> = meeting.participants.iter().map(name).collect();
        names.join(", ")
    });
    parties.collect()
}

/// Who gives what to whom in each gift of an English text.
fn english_gifts(body: &str) -> Vec<[Vec<String>; 3]> {
    let article = text::read("", body.as_bytes(), None).unwrap();
    let findings = analyse(&article, Some(Lang::En));
    let said = |span: Span| span.of(&article.text).to_owned();
    let told = |gift: &crate::domain::Gift| {
        [
            gift.givers.iter().map(|party| said(party.name)).collect(),
            gift.items.iter().map(|item| said(item.what)).collect(),
            gift.recipients
                .iter()
                .map(|party| said(party.name))
                .collect(),
        ]
    };
    findings.gifts.iter().map(told).collect()
}

#[test]
fn what_officers_hand_over_for_their_bodies_and_are_thanked_for_is_one_gift() {
    for body in [
        "Norvik Bank has donated 20 beds to Elmstead Hospital. The managing director of the bank, Ade Bello, handed over \
         the beds to the hospital's medical director, Maria Berg. Ms Berg thanked the bank for the donation.",
        "Norvik Bank has donated 20 beds to Elmstead Hospital. The donation by Norvik Bank to Elmstead Hospital was \
         welcomed by nurses.",
    ] {
        let gifts = english_gifts(body);
        assert_eq!(gifts.len(), 1, "{body}\n{gifts:?}");
        assert_eq!(
            gifts[0],
            [["Norvik Bank"], ["beds"], ["Elmstead Hospital"]]
                .map(|words| words.map(str::to_owned).to_vec())
        );
    }
}

#[test]
fn what_is_passed_on_and_what_is_given_besides_are_gifts_of_their_own() {
    for body in [
        "Queen Adela gave a loom to Maria Berg. Maria Berg gave the loom to the City Museum.",
        "Norvik Bank has donated 20 beds to Elmstead Hospital. Norvik Bank also donated 20 desks to Elmstead School.",
    ] {
        assert_eq!(english_gifts(body).len(), 2, "{body}");
    }
}

#[test]
fn each_receiver_in_a_row_of_sums_gets_its_own() {
    let gifts = english_gifts(
        "The Lions Club donated $300 to Hill School, $200 to Elmstead Hospital and $100 to the Red Cross.",
    );
    let receivers: Vec<_> = gifts.iter().map(|[_, _, to]| to.join(", ")).collect();
    assert_eq!(receivers, ["Hill School", "Elmstead Hospital", "Red Cross"]);
    for body in [
        "The Lions Club donated 20 beds to Hill School and 10 to Elmstead Hospital.",
        "The Lions Club donated 20 beds to Hill School, with another 10 going to Elmstead Hospital.",
    ] {
        let beds = english_gifts(body);
        let receivers: Vec<_> = beds.iter().map(|[_, _, to]| to.join(", ")).collect();
        assert_eq!(receivers, ["Hill School", "Elmstead Hospital"], "{body}");
    }
    let parts = english_gifts(
        "The Lions Club donated 20 trucks including two jeeps and a bus to Elmstead Hospital.",
    );
    assert_eq!(parts.len(), 1, "{parts:?}");
}

#[test]
fn a_sum_goes_to_those_of_the_sum_before_unless_the_sentence_says_to_whom() {
    let receivers = |second: &str| {
        let body = format!("Karl Berg gave $5 million to the Red Cross. {second}");
        let gifts = english_gifts(&body);
        let all: Vec<_> = gifts.iter().map(|[_, _, to]| to.join(", ")).collect();
        all
    };
    let both = ["Red Cross", "Red Cross"];
    assert_eq!(receivers("Ana Vik gave $2 million."), both);
    assert_eq!(receivers("Ana Vik gave a piano."), both[..1]);
    let elsewhere = receivers("Ana Vik gave $2 million, to be paid later, to Hill School.");
    assert!(
        !elsewhere[1..].contains(&"Red Cross".to_owned()),
        "{elsewhere:?}"
    );
}

#[test]
fn an_order_is_an_honour_unless_a_court_or_the_world_has_it() {
    let gifts = english_gifts("Minister Ana Berg presented the Freedom Order to General Luis Vik.");
    assert_eq!(gifts.len(), 1, "{gifts:?}");
    let paper = "Minister Ana Berg presented the Executive Order to General Luis Vik.";
    assert!(english_gifts(paper).is_empty(), "{paper}");
}

#[test]
fn a_word_that_only_counts_names_no_thing() {
    for (body, lang) in [
        (
            "Jane Holt said that Peter Crane gave any to the library in Leeds.",
            Lang::En,
        ),
        ("Peter Crane gave some to the library in Leeds.", Lang::En),
        (
            "Wali Kota Rina Wardani menyerahkan semuanya kepada perpustakaan.",
            Lang::Id,
        ),
    ] {
        let article = text::read("", body.as_bytes(), None).unwrap();
        assert_eq!(analyse(&article, Some(lang)).gifts, [], "{body}");
    }
}

#[test]
fn what_somebody_says_whom_another_met_is_no_source_of_the_meeting() {
    let sources = |body: &str| {
        let article = text::read("", body.as_bytes(), None).unwrap();
        let findings = analyse(&article, Some(Lang::En));
        findings.meetings[0].attribution.len()
    };
    assert_eq!(
        sources("Ana Lima met Otto Berg, who said the ferry would sail."),
        0
    );
    assert_eq!(sources("Ana Lima met Otto Berg, Paul Kern said."), 1);
}

#[test]
fn an_exchange_of_gifts_is_mutual_and_what_each_gave_is_told_besides() {
    let both = ["Mirela Dascu", "Jonas Keller"].map(str::to_owned).to_vec();
    for body in [
        "The visit ended with an exchange of gifts between President Mirela Dascu and Chancellor Jonas Keller.",
        "Mirela Dascu and Jonas Keller exchanged gifts at the palace.",
    ] {
        let gifts = english_gifts(body);
        assert_eq!(gifts.len(), 1, "{body}\n{gifts:?}");
        assert_eq!(gifts[0][0], both, "{body}");
        assert_eq!(gifts[0][2], both, "{body}");
    }
    let vase =
        english_gifts("The leaders exchanged gifts, with Mirela Dascu giving Jonas Keller a vase.");
    assert_eq!(vase.len(), 1, "{vase:?}");
    assert_eq!(vase[0].concat(), ["Mirela Dascu", "vase", "Jonas Keller"]);
}

#[test]
fn what_each_gave_of_an_english_exchange_told_before_is_part_of_it() {
    let both = ["Mirela Dascu", "Jonas Keller"].map(str::to_owned).to_vec();
    let met = "Mirela Dascu met Jonas Keller. After their talk, they exchanged gifts.";
    let gave = "Dascu gave Keller a vase and a pen. Keller gave Dascu a book.";
    let one = english_gifts(&format!("{met} {gave}"));
    let things = ["vase", "pen", "book"].map(str::to_owned).to_vec();
    assert_eq!(one, [[both.clone(), things, both]]);
    let others = english_gifts(&format!("{met} Dascu gave Elmstead School ten beds."));
    assert_eq!(others.len(), 2, "{others:?}");
    let dated = "Mirela Dascu and Jonas Keller exchanged gifts in March 2024. In May 2025, Dascu gave Keller a car.";
    assert_eq!(english_gifts(dated).len(), 2);
}

#[test]
fn when_a_given_thing_was_bought_is_not_when_it_was_given() {
    for (body, dated) in [
        (
            "The desks, bought in 2010, were donated to Hill School by the Lions Club.",
            false,
        ),
        (
            "The bus, built in 2010, was handed over to Hill School by the Lions Club.",
            false,
        ),
        (
            "The desks, donated in 2010, were presented to Hill School by the Lions Club.",
            true,
        ),
        (
            "The desks were donated to Hill School in 2010 by the Lions Club.",
            true,
        ),
    ] {
        let article = text::read("", body.as_bytes(), None).unwrap();
        let findings = analyse(&article, Some(Lang::En));
        assert_eq!(findings.gifts.len(), 1, "{body}");
        assert_eq!(findings.gifts[0].date.is_some(), dated, "{body}");
    }
}
