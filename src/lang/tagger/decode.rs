//! From words to labels: sums of weights, then the best path through them.
//!
//! A `Desk` keeps what was worked out for each different word, for two words that met lately and for their looks,
//! so that in running text most words cost a few look-ups. It belongs to one model, never changes a result, and is
//! emptied when it grows too large.

use std::ops::AddAssign;

use rustc_hash::FxHashMap;

use super::feature::{self, DISTANCES, EDGE, HERE, REACH, Sentence, Trait, Word};
use super::hash;
use super::label::MOST;
use super::model::{FAR, LABEL_BITS, Model};
use super::shape::Look;
use crate::lang::lately::Lately;

/// Different words kept before starting afresh: some 4 MB.
const MOST_WORDS: usize = 30_000;

/// Working memory of the tagger.
#[derive(Debug, Default)]
pub(super) struct Desk {
    known: FxHashMap<u64, u32>,
    words: Vec<Word>,
    /// For each known word, `DISTANCES` × `width` sums.
    sums: Vec<i16>,
    /// For two neighbours and the manner of their sentence, the sums for the first and for the second.
    pairs: Lately<i16, 14>,
    /// For the looks of five words, the sums for the middle one.
    looks: Lately<i16, 12>,
    features: Vec<u64>,
    traits: Vec<Trait>,
    lower: String,
    runs: Vec<(u32, u32)>,
    sentence: Vec<Word>,
    numbers: Vec<u32>,
    back: Vec<u8>,
    finder: Finder,
}

/// Finds the weights of features.
#[derive(Debug, Default)]
struct Finder {
    /// The slots of features met lately: a search through the model's table costs many times as much.
    slots: Lately<Option<u32>, 14>,
    /// The slots of those that the model knows.
    met: Vec<usize>,
}

impl Finder {
    /// Adds the weights of features to sums.
    fn add<S: From<i16> + AddAssign>(
        &mut self,
        model: &Model,
        features: impl Iterator<Item = u64>,
        sums: &mut [S],
    ) {
        self.met.clear();
        for feature in features {
            let slot = self.slots.row(feature, 1, |slot| {
                slot[0] = model.find(feature).and_then(|slot| slot.try_into().ok());
            });
            self.met.extend(slot[0].map(|slot| slot as usize));
        }
        model.add(&self.met, sums);
    }
}

/// Scores per token, padded so that eight are added at once.
pub(super) const fn width(labels: usize) -> usize {
    labels.div_ceil(8) * 8
}

impl Desk {
    /// Appends the scores of each word of one sentence, `width` per token, to `scores`.
    pub(super) fn score(&mut self, model: &Model, words: &[&str], scores: &mut Vec<i32>) {
        if self.words.len() > MOST_WORDS {
            self.known.clear();
            self.words.clear();
            self.sums.clear();
            self.pairs.clear();
        }
        self.numbers.clear();
        self.sentence.clear();
        for word in words {
            let number = self.number(model, word);
            self.numbers.push(number);
            self.sentence.push(self.words[number as usize]);
        }
        let width = width(model.labels.len());
        let start = scores.len();
        scores.resize(start + words.len() * width, 0);
        let scores = &mut scores[start..];
        self.add_words(width, scores);
        let sentence = std::mem::take(&mut self.sentence);
        let surroundings = Sentence::new(&sentence, std::mem::take(&mut self.runs));
        self.add_pairs(model, &surroundings, scores);
        for (at, scores) in scores.chunks_exact_mut(width).enumerate() {
            self.add_looks(model, surroundings.looks(at), scores);
            self.features.clear();
            surroundings.wide(at, model.keys, &mut self.features);
            let features = self.features.iter().copied();
            self.finder.add(model, features, scores);
        }
        self.runs = surroundings.into_runs();
        self.sentence = sentence;
    }

    /// The words of the sentence scored last.
    pub(super) fn sentence(&self) -> impl Iterator<Item = &Word> {
        self.sentence.iter()
    }

    fn add_words(&self, width: usize, scores: &mut [i32]) {
        for (at, &number) in self.numbers.iter().enumerate() {
            let sums = &self.sums[number as usize * DISTANCES * width..][..DISTANCES * width];
            for (distance, sums) in sums.chunks_exact(width).enumerate() {
                // The word stands at distance `distance - HERE` from the token that looks at it.
                let Some(token) = (at + HERE)
                    .checked_sub(distance)
                    .filter(|&token| token < self.numbers.len())
                else {
                    continue;
                };
                add(&mut scores[token * width..][..width], sums);
            }
        }
    }

    /// Adds what two neighbours say of each other.
    fn add_pairs(&mut self, model: &Model, sentence: &Sentence, scores: &mut [i32]) {
        let width = width(model.labels.len());
        let (mut before, mut name) = (&EDGE, 0);
        for at in 0..=self.numbers.len() {
            let (here, opening) = (sentence.word(at, 0), sentence.opening(at));
            // One more than the number of each word, 0 for the edge.
            let number = self.numbers.get(at).map_or(0, |&number| number + 1);
            let pair = name << 34 | u64::from(number) << 2 | opening.manner;
            let (features, finder) = (&mut self.features, &mut self.finder);
            let row = self.pairs.row(pair, 2 * width, |sums| {
                let (first, second) = sums.split_at_mut(width);
                features.clear();
                feature::ahead(before, here, model.keys, features);
                finder.add(model, features.iter().copied(), first);
                features.clear();
                feature::behind(before, here, opening, model.keys, features);
                finder.add(model, features.iter().copied(), second);
            });
            let (first, second) = row.split_at(width);
            if at > 0 {
                add(&mut scores[(at - 1) * width..][..width], first);
            }
            if at < self.numbers.len() {
                add(&mut scores[at * width..][..width], second);
            }
            (before, name) = (here, u64::from(number));
        }
    }

    /// Adds what the looks of the words around a token say of it.
    fn add_looks(&mut self, model: &Model, looks: [Look; DISTANCES], scores: &mut [i32]) {
        // The look of the token itself is never 0.
        let name = looks
            .iter()
            .fold(0, |name, look| name << 4 | u64::from(look.0));
        let (features, finder) = (&mut self.features, &mut self.finder);
        let row = self.looks.row(name, scores.len(), |sums| {
            features.clear();
            feature::looks(looks, features);
            finder.add(model, features.iter().copied(), sums);
        });
        add(scores, row);
    }

    /// The number of a word, worked out when it is new.
    fn number(&mut self, model: &Model, text: &str) -> u32 {
        let key = hash::text(text.as_bytes());
        if let Some(&number) = self.known.get(&key) {
            return number;
        }
        let lexicon = model.lexicon();
        let word = feature::read(text, &lexicon, &mut self.lower);
        self.traits.clear();
        let columns = lexicon.columns();
        feature::of_word(text, &self.lower, &word, columns, &mut self.traits);
        let width = width(model.labels.len());
        for distance in 0..DISTANCES {
            let start = self.sums.len();
            self.sums.resize(start + width, 0);
            let features = self.traits.iter().filter_map(|each| each.at(distance));
            self.finder.add(model, features, &mut self.sums[start..]);
        }
        let number = self.words.len() as u32;
        self.words.push(word);
        self.known.insert(key, number);
        number
    }

    /// The best labels for the scores of one sentence, appended to `labels`.
    pub(super) fn best(&mut self, model: &Model, scores: &[i32], labels: &mut Vec<u8>) {
        let count = model.labels.len();
        let width = width(count);
        let length = scores.len() / width;
        if length == 0 {
            return;
        }
        self.back.clear();
        let mut now = [2 * FAR; MOST];
        for label in (0..count).filter(|&label| model.labels.may_start(label)) {
            now[label] = scores[label];
        }
        for scores in scores.chunks_exact(width).skip(1) {
            if width == 8 {
                self.step::<8>(model, scores, &mut now);
            } else {
                self.step::<MOST>(model, scores, &mut now);
            }
        }
        let mut label = (0..count)
            .rev()
            .max_by_key(|&label| now[label])
            .unwrap_or(0) as u8;
        let start = labels.len();
        labels.resize(start + length, 0);
        for at in (0..length).rev() {
            labels[start + at] = label;
            if at > 0 {
                label = self.back[(at - 1) * width + usize::from(label)];
            }
        }
    }

    /// Goes on by one word: `now` has the sum of the best path to each label. `WIDTH` is at least the width.
    #[inline]
    fn step<const WIDTH: usize>(&mut self, model: &Model, scores: &[i32], now: &mut [i32]) {
        let count = model.labels.len();
        // A width known beforehand lets eight sums be made without a loop.
        let width = if WIDTH == 8 { 8 } else { scores.len() };
        let (now, scores) = (&mut now[..width], &scores[..width]);
        let mut next = [i32::MIN; WIDTH];
        for (from, &before) in now.iter().enumerate().take(count) {
            let paths = &model.paths[from * width..][..width];
            for (next, path) in next.iter_mut().zip(paths) {
                *next = (*next).max((before << LABEL_BITS) + path);
            }
        }
        let next = &next[..width];
        let last = MOST as i32 - 1;
        self.back
            .extend(next.iter().map(|&sum| (last - (sum & last)) as u8));
        // Kept small so that no text is long enough to overflow. What is beyond the labels is below them all.
        let mut top = i32::MIN;
        for ((now, sum), score) in now.iter_mut().zip(next).zip(scores) {
            *now = (sum >> LABEL_BITS) + score;
            top = top.max(*now);
        }
        for now in now {
            *now = (*now - top).max(2 * FAR);
        }
    }
}

/// Adds a row of sums to scores, eight at a time.
#[inline]
fn add(scores: &mut [i32], sums: &[i16]) {
    let scores = scores.as_chunks_mut::<8>().0;
    for (scores, sums) in scores.iter_mut().zip(sums.as_chunks::<8>().0) {
        for (score, &sum) in scores.iter_mut().zip(sums) {
            *score += i32::from(sum);
        }
    }
}

const _: () = assert!(HERE == REACH && DISTANCES == 2 * REACH + 1);
