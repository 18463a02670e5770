//! Learning a tagger from tagged sentences. It goes over them in a shuffled order several times, keeps the
//! features that matter most, learns with those alone once more, and writes the averages as small whole
//! numbers. Pure: the same sentences and options give the same bytes.

use std::collections::BTreeMap;

use super::bytes::Writer;
use super::features::Forms;
use super::learn::{Perceptron, Row};
use super::lexicon::{self, Lexicon};
use super::model::{MAGIC, START, best};
use super::tag::{Tag, TagSet};

/// One sentence to learn from: its words as the tokeniser gives them, and a tag for each.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// The words, as they stand on the page.
    pub words: Vec<String>,
    /// Their tags, as many as there are words.
    pub tags: Vec<Tag>,
}

/// How to learn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How often to go over the sentences, before the features are chosen and after.
    pub rounds: (u32, u32),
    /// How many features to keep.
    pub features: usize,
    /// How often a feature must have been in a mistake before it counts.
    pub least: u8,
    /// How often a word must occur to be in the lexicon.
    pub known: u32,
    /// How often a word must occur, always with one tag, to need no look at its sentence.
    pub sure: u32,
    /// How far the right tag must be ahead of the next before a word teaches nothing more.
    pub margin: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            rounds: (5, 5),
            features: 80_000,
            least: 2,
            known: 3,
            sure: 100,
            margin: 5,
        }
    }
}

/// Learns a model from `sentences`; `hints` only tell what tags words can have, by customs of their own.
/// The result is what [`super::PosTagger::parse`] reads.
#[must_use]
pub fn train(sentences: &[Sentence], hints: &[Sentence], options: &Options) -> Vec<u8> {
    let (lexicon, known) = Lexicon::gather(sentences, hints, options);
    let tags = sentences
        .iter()
        .flat_map(|sentence| &sentence.tags)
        .copied()
        .collect::<Vec<_>>();
    let course = Course {
        sentences,
        lexicon,
        known: TagSet::of(&tags),
        margin: options.margin as f32,
    };
    let mut first = Perceptron::new(options.least);
    course.run(&mut first, options.rounds.0);
    let kept = strongest(first.averages(), options.features);
    let mut second = Perceptron::with_only(&kept);
    course.run(&mut second, options.rounds.1);
    write(&second.averages(), course.known, &known)
}

/// What is gone over again and again.
struct Course<'a> {
    sentences: &'a [Sentence],
    lexicon: Lexicon,
    known: TagSet,
    margin: f32,
}

impl Course<'_> {
    fn run(&self, perceptron: &mut Perceptron, rounds: u32) {
        let mut order: Vec<usize> = (0..self.sentences.len()).collect();
        let mut forms = Forms::default();
        let mut dice = 0x2545_F491_4F6C_DD1D;
        for _ in 0..rounds {
            shuffle(&mut order, &mut dice);
            for &at in &order {
                self.sentence(&self.sentences[at], perceptron, &mut forms);
            }
        }
    }

    /// Goes through one sentence with its own guesses as the tags before, as it will have to later.
    fn sentence(&self, sentence: &Sentence, perceptron: &mut Perceptron, forms: &mut Forms) {
        forms.read(&sentence.words, &self.lexicon);
        let (mut last, mut earlier) = (START, START);
        for (at, truth) in sentence.tags.iter().enumerate().take(sentence.words.len()) {
            let guess = match forms.entry(at).only {
                only @ 1.. => only - 1,
                0 => {
                    let keys = forms.keys(at, last, earlier);
                    let scores = perceptron.score(&keys);
                    let guess = best(&scores, self.known);
                    perceptron.learn(&keys, truth.number(), self.rival(&scores, *truth));
                    guess
                }
            };
            (last, earlier) = (guess, last);
        }
    }
}

impl Course<'_> {
    /// The tag to learn against: the best of the others where the truth is not clearly ahead of it.
    fn rival(&self, scores: &Row, truth: Tag) -> u8 {
        let others = TagSet(self.known.0 & !(1 << truth.number()));
        let rival = best(scores, others);
        let ahead = scores[usize::from(truth.number())] - scores[usize::from(rival)];
        if others.0 != 0 && ahead <= self.margin {
            rival
        } else {
            truth.number()
        }
    }
}

/// The `count` features whose weights differ most between tags, in the order of their keys.
fn strongest(mut features: Vec<(u32, Row)>, count: usize) -> Vec<(u32, Row)> {
    let strength = |row: &Row| {
        let (low, high) = row.iter().fold((0.0_f32, 0.0_f32), |(low, high), &w| {
            (low.min(w), high.max(w))
        });
        high - low
    };
    features.sort_by(|(a, x), (b, y)| strength(y).total_cmp(&strength(x)).then(a.cmp(b)));
    features.truncate(count);
    features.sort_unstable_by_key(|&(key, _)| key);
    features
}

fn write(features: &[(u32, Row)], tags: TagSet, known: &BTreeMap<u32, lexicon::Entry>) -> Vec<u8> {
    let most = features
        .iter()
        .flat_map(|(_, row)| row)
        .fold(0.0_f32, |most, w| most.max(w.abs()));
    // A few bias weights are far greater than all others; they are cut off so that the small ones stay fine.
    let scale = 127.0 / (most * 0.6).max(f32::MIN_POSITIVE);
    let rows: Vec<_> = features
        .iter()
        .map(|(key, row)| {
            (
                *key,
                row.map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8),
            )
        })
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0))
        .collect();
    let mut out = Writer::new(MAGIC);
    out.bytes(&tags.0.to_le_bytes());
    lexicon::write(known, &mut out);
    out.count(rows.len());
    for (key, row) in rows {
        out.key(key);
        let weights: Vec<_> = (0..).zip(row).filter(|&(_, weight)| weight != 0).collect();
        out.byte(weights.len() as u8);
        for (tag, weight) in weights {
            out.bytes(&[tag, weight.cast_unsigned()]);
        }
    }
    out.done()
}

/// A shuffle that is the same everywhere.
fn shuffle(order: &mut [usize], dice: &mut u64) {
    for at in (1..order.len()).rev() {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        order.swap(at, (*dice % (at as u64 + 1)) as usize);
    }
}
