//! The shipped models on sentences of our own, and the promises that hold for any words.

use proptest::prelude::*;

use super::*;
use Pos::{Adj, Adp, Aux, Cconj, Det, Noun, Num, Part, Pron, Propn, Punct, Verb};

fn tags(lang: Lang, words: &str) -> Vec<Tag> {
    let words: Vec<&str> = words.split(' ').collect();
    let mut out = Vec::new();
    PosTagger::shipped(lang).tag(&words, &mut out);
    out
}

fn check(lang: Lang, words: &str, expected: &[Pos]) {
    let found: Vec<Pos> = tags(lang, words).iter().map(|tag| tag.pos).collect();
    assert_eq!(found, expected, "{words}");
}

fn check_forms(words: &str, expected: &[(&str, VerbForm)]) {
    let all = tags(Lang::En, words);
    let found = words
        .split(' ')
        .zip(all)
        .filter(|(_, tag)| tag.form != VerbForm::None)
        .map(|(word, tag)| (word, tag.form));
    assert_eq!(found.collect::<Vec<_>>(), expected, "{words}");
}

#[test]
fn words_of_indonesian_sentences_have_their_parts_of_speech() {
    check(
        Lang::Id,
        "Presiden memberikan sepeda kepada anak-anak di Jakarta .",
        &[Noun, Verb, Noun, Adp, Noun, Adp, Propn, Punct],
    );
    check(
        Lang::Id,
        "Dia tidak menerima bantuan dari tiga perusahaan itu .",
        &[Pron, Part, Verb, Noun, Adp, Num, Noun, Det, Punct],
    );
    check(
        Lang::Id,
        "Kunjungannya ke Surabaya dan Malang",
        &[Noun, Adp, Propn, Cconj, Propn],
    );
}

#[test]
fn words_of_english_sentences_have_their_parts_of_speech() {
    check(
        Lang::En,
        "The mayor gave a new bicycle to Maria 's school .",
        &[
            Det, Noun, Verb, Det, Adj, Noun, Adp, Propn, Part, Noun, Punct,
        ],
    );
    check(
        Lang::En,
        "She did n't meet them in Jakarta .",
        &[Pron, Aux, Part, Verb, Pron, Adp, Propn, Punct],
    );
}

#[test]
fn english_verbs_show_their_form() {
    use VerbForm::{Ger, Inf, Past, PastPart, Present};
    check_forms("He gave them money .", &[("gave", Past)]);
    check_forms(
        "He will give them money .",
        &[("will", Present), ("give", Inf)],
    );
    check_forms(
        "The money was given to them .",
        &[("was", Past), ("given", PastPart)],
    );
    check_forms(
        "She is meeting the minister .",
        &[("is", Present), ("meeting", Ger)],
    );
}

#[test]
fn a_headline_in_capitals_keeps_its_verb() {
    assert_eq!(
        tags(Lang::En, "President Meets Students In London")[1].pos,
        Verb
    );
    assert_eq!(
        tags(Lang::Id, "Presiden Serahkan Sepeda Kepada Siswa")[1].pos,
        Verb
    );
}

#[test]
fn nothing_in_nothing_out() {
    let mut out = vec![Tag::from(Noun)];
    PosTagger::shipped(Lang::En).tag::<&str>(&[], &mut out);
    assert_eq!(out, []);
}

#[test]
fn both_models_are_whole_and_small() {
    for bytes in [
        &include_bytes!("../../../assets/models/id.pos")[..],
        include_bytes!("../../../assets/models/en.pos"),
    ] {
        assert!(bytes.len() <= 1_200_000);
        assert!(PosTagger::parse(bytes).is_some());
        assert!(PosTagger::parse(&bytes[..bytes.len() - 1]).is_none());
    }
}

fn school() -> Vec<Sentence> {
    let sentence = |words: &str, pos: &[Pos]| Sentence {
        words: words.split(' ').map(str::to_owned).collect(),
        tags: pos.iter().map(|&pos| pos.into()).collect(),
    };
    vec![
        sentence("ana memberi buku", &[Propn, Verb, Noun]),
        sentence("buku itu baru", &[Noun, Det, Adj]),
        sentence("budi membaca buku itu", &[Propn, Verb, Noun, Det]),
    ]
}

#[test]
fn learning_twice_gives_the_same_bytes() {
    let options = Options {
        least: 1,
        known: 1,
        ..Options::default()
    };
    let model = train(&school(), &[], &options);
    assert_eq!(model, train(&school(), &[], &options));
    let tagger = PosTagger::parse(&model).expect("a model that was just written");
    let mut out = Vec::new();
    for sentence in school() {
        tagger.tag(&sentence.words, &mut out);
        assert_eq!(out, sentence.tags);
    }
}

#[test]
fn a_choice_can_be_narrowed() {
    let allowed = [TagSet::of(&[Noun.into(), Num.into()]), TagSet::ALL];
    let mut out = Vec::new();
    PosTagger::shipped(Lang::En).tag_within(&["He", "gave"], &allowed, &mut out);
    assert!(allowed[0].contains(out[0]));
}

proptest! {
    #[test]
    fn any_words_get_a_tag_each(words in proptest::collection::vec(".{0,12}", 0..12)) {
        for lang in [Lang::Id, Lang::En] {
            let (mut once, mut again) = (Vec::new(), Vec::new());
            PosTagger::shipped(lang).tag(&words, &mut once);
            PosTagger::shipped(lang).tag(&words, &mut again);
            prop_assert_eq!(once.len(), words.len());
            prop_assert_eq!(once, again);
        }
    }

    #[test]
    fn broken_models_are_refused_or_safe(at in 12_usize..2000, byte: u8, cut in 12_usize..2000) {
        let mut bytes = train(&school(), &[], &Options { least: 1, known: 1, ..Options::default() });
        let length = bytes.len();
        bytes[at % length] = byte;
        for bytes in [&bytes[..], &bytes[..cut % length]] {
            if let Some(tagger) = PosTagger::parse(bytes) {
                tagger.tag(&["ana", "memberi", "x"], &mut Vec::new());
            }
        }
    }
}
