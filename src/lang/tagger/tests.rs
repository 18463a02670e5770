//! What always holds of a tagger, and what a small training learns.

use proptest::prelude::*;

use super::*;
use crate::domain::Lang;

fn sample(text: &str) -> Sample {
    let pairs = text
        .split(' ')
        .map(|pair| pair.split_once('/').unwrap_or((pair, "O")));
    let (words, tags) = pairs
        .map(|(word, tag)| (word.to_owned(), tag.to_owned()))
        .unzip();
    Sample { words, tags }
}

fn small() -> Training {
    let samples = [
        "Menteri Budi/B-PER Santoso/I-PER tiba di Bandung/B-LOC kemarin .",
        "Presiden Sari/B-PER berkunjung ke Medan/B-LOC .",
        "Dia bekerja di PT/B-ORG Maju/I-ORG Jaya/I-ORG (MJ)/I-ORG .",
        "Menteri Rina/B-PER tinggal di Solo/B-LOC .",
        "Hari ini hujan turun lagi .",
    ];
    let samples = samples.map(sample).to_vec();
    let domain = Domain {
        name: "news".to_owned(),
        weight: 1.0,
        samples,
    };
    Training {
        domains: vec![domain],
        least: 1,
        l1: 0.0,
        ..Training::default()
    }
}

fn labels(tagger: &Tagger, text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut tags = Vec::new();
    tagger.tag(&words, &mut tags);
    tags.iter()
        .map(|tag| tagger.labels().name(tag.label))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn a_small_training_learns_its_sentences_and_reads_new_names() {
    let tagger = Tagger::from_bytes(train(&small()).unwrap()).unwrap();
    assert_eq!(
        labels(&tagger, "Presiden Sari berkunjung ke Medan ."),
        "O B-PER O O B-LOC O"
    );
    assert_eq!(
        labels(&tagger, "Menteri Tono tinggal di Bogor ."),
        "O B-PER O O B-LOC O"
    );
    assert_eq!(
        labels(&tagger, "PT Maju Jaya ( MJ )"),
        "B-ORG I-ORG I-ORG I-ORG I-ORG I-ORG"
    );
}

#[test]
fn a_label_that_may_not_stand_somewhere_is_no_rival_of_the_one_that_does() {
    // "Jaya" was only ever inside a name; where none is open it can be no such thing.
    let tagger = Tagger::from_bytes(train(&small()).unwrap()).unwrap();
    let mut tags = Vec::new();
    tagger.tag(&["Jaya", "turun", "Jaya", "."], &mut tags);
    assert!(tags.iter().all(|tag| tag.margin > 0), "{tags:?}");
}

#[test]
fn the_same_sentences_give_the_same_bytes() {
    assert_eq!(train(&small()).unwrap(), train(&small()).unwrap());
    let mut two = small();
    two.domains.push(Domain {
        name: "more".to_owned(),
        weight: 0.5,
        samples: vec![sample("Kota Solo/B-LOC ramai .")],
    });
    assert_eq!(train(&two).unwrap(), train(&two).unwrap());
}

#[test]
fn nothing_to_learn_from_is_an_error() {
    assert_eq!(train(&Training::default()).unwrap_err(), Error::Empty);
    assert_eq!(
        train(&Training {
            types: Vec::new(),
            ..small()
        })
        .unwrap_err(),
        Error::Empty
    );
}

#[test]
fn a_damaged_file_is_an_error_wherever_the_damage_is() {
    let bytes = train(&small()).unwrap();
    for length in (0..bytes.len()).step_by(37) {
        assert!(
            Tagger::from_bytes(bytes[..length].to_vec()).is_err(),
            "cut at {length}"
        );
    }
    for at in (0..bytes.len()).step_by(101) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        assert!(Tagger::from_bytes(damaged).is_err(), "changed at {at}");
    }
    assert!(Tagger::from_bytes(Vec::new()).is_err());
}

#[test]
fn a_sure_mention_helps_an_unsure_one_in_the_same_article() {
    let tagger = Tagger::shipped(Lang::En);
    let words = |sentence: &'static str| sentence.split(' ').collect::<Vec<_>>();
    let full = words("President Oren Vasko met Mirela Dascu in Berlin .");
    let short = words("Vasko left early .");
    let first = |tagged: &Tagged| tagged.tags().next().unwrap();
    let alone = first(&tagger.tag_document(&[&short])[0]);
    let helped = first(&tagger.tag_document(&[&full, &short])[1]);
    assert_eq!(tagger.labels().name(helped.label), "B-PER");
    assert!(helped.margin > alone.margin, "{helped:?} {alone:?}");
}

#[test]
fn news_in_both_languages_is_read() {
    let id = labels(
        Tagger::shipped(Lang::Id),
        "Presiden Joko Widodo tiba di Surabaya .",
    );
    assert_eq!(id, "O B-PER I-PER O O B-LOC O");
    let en = labels(
        Tagger::shipped(Lang::En),
        "Angela Merkel flew to Paris on Monday .",
    );
    assert_eq!(en, "B-PER I-PER O O B-LOC O O O");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_words_get_one_tag_each_that_is_valid_and_always_the_same(
        words in prop::collection::vec("\\PC{0,12}|[A-Z][a-z]{1,8}|[A-Z]{2,5}|di|\\(", 0..40),
        lang in prop::sample::select(vec![Lang::Id, Lang::En]),
    ) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let tagger = Tagger::shipped(lang);
        let (mut tags, mut again) = (Vec::new(), Vec::new());
        tagger.tag(&words, &mut tags);
        tagger.tag(&words, &mut again);
        prop_assert_eq!(&tags, &again);
        let twice = tagger.tag_document(&[&words, &[], &words]);
        let alone: Vec<u8> = tags.iter().map(|tag| tag.label).collect();
        for labels in [&alone[..], twice[0].labels(), twice[2].labels()] {
            prop_assert_eq!(labels.len(), words.len());
            let mut before = 0;
            for &label in labels {
                let valid = !tagger.labels().continues(label)
                    || tagger.labels().kind(before) == tagger.labels().kind(label);
                prop_assert!(valid);
                before = label;
            }
        }
        prop_assert!(twice[1].labels().is_empty());
    }
}
