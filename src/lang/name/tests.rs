//! Names found in sentences.

use super::{tagged::units, *};
use crate::{
    domain::{Article, Lang, Paragraph, Span},
    lang::pos::Pos,
};

fn with_reading(lang: Lang, text: &str, check: impl Fn(&Reading)) {
    let article = Article {
        text: text.into(),
        paragraphs: vec![Paragraph::plain(Span::new(0, text.len()))],
        ..Article::default()
    };
    check(&Reading::new(&article, lang));
}

fn names_of(reading: &Reading) -> Vec<Name> {
    let taken = vec![false; reading.tokens.len()];
    let tags = vec![Tag::from(Pos::X); taken.len()];
    find(reading, &tags, taken)
}

fn check(lang: Lang, text: &str, expected: &[(&str, EntityKind)]) {
    with_reading(lang, text, |reading| {
        let names = names_of(reading);
        let found: Vec<(&str, EntityKind)> = names
            .iter()
            .map(|name| (reading.span(&name.tokens).of(text), name.kind))
            .collect();
        assert_eq!(found, expected, "{text}");
    });
}

#[test]
fn titles_lead_to_a_name_and_stay_out_of_it() {
    check(
        Lang::Id,
        "Menteri Keuangan Sri Mulyani menemui Presiden Joko Widodo.",
        &[
            ("Sri Mulyani", EntityKind::Person),
            ("Joko Widodo", EntityKind::Person),
        ],
    );
    check(
        Lang::En,
        "Yesterday President Barack Obama met Chancellor Angela Merkel in Berlin.",
        &[
            ("Barack Obama", EntityKind::Person),
            ("Angela Merkel", EntityKind::Person),
            ("Berlin", EntityKind::Place),
        ],
    );
}

#[test]
fn products_are_known_by_their_noun() {
    check(
        Lang::Id,
        "Mereka memamerkan rudal Hwasong-18 itu.",
        &[("Hwasong-18", EntityKind::Product)],
    );
    check(
        Lang::En,
        "They showed two Su-57 jets there.",
        &[("Su-57", EntityKind::Product)],
    );
}

#[test]
fn the_tagger_is_given_words_as_its_corpora_cut_them() {
    let check = |lang, text: &str, expected: &[&str]| {
        with_reading(lang, text, |reading| {
            let units = units(reading, &(0..reading.tokens.len()));
            let words: Vec<&str> = units
                .iter()
                .map(|unit| reading.span(unit).of(text))
                .collect();
            assert_eq!(words, expected);
        });
    };
    let expected = ["Bursa", "(BEI)", "turun", "(", "4", ")", "."];
    check(Lang::Id, "Bursa (BEI) turun (4).", &expected);
    let expected = [
        "St.", "Ives", "and", "J.", "Rao", "left", "(", "BBC", ")", "at", "no", ".",
    ];
    check(Lang::En, "St. Ives and J. Rao left (BBC) at no.", &expected);
}

#[test]
fn a_body_is_shown_with_its_acronym_and_the_acronym_is_a_name_of_it() {
    let text = "Komisi Pemberantasan Korupsi (KPK) memanggil dua saksi di Jakarta.";
    with_reading(Lang::Id, text, |reading| {
        let names = names_of(reading);
        let words = |tokens| reading.span(tokens).of(text);
        let shown: Vec<&str> = names
            .iter()
            .filter_map(|name| Some(words(name.shown.as_ref()?)))
            .collect();
        assert_eq!(shown, ["Komisi Pemberantasan Korupsi (KPK)", "Jakarta"]);
        let names: Vec<&str> = names.iter().map(|name| words(&name.tokens)).collect();
        assert_eq!(names, ["Komisi Pemberantasan Korupsi", "KPK", "Jakarta"]);
    });
}

#[test]
fn the_rest_of_an_office_is_nobody_and_a_byname_is_part_of_the_name() {
    check(
        Lang::Id,
        "Kemarin Gus Dur menemui Menko Polhukam.",
        &[("Gus Dur", EntityKind::Person)],
    );
}
