//! From words to labels: sums of weights, then the best path through them.
//!
//! A `Desk` keeps what was worked out for each different word, so that in running text most words cost one
//! look-up. It belongs to one model, never changes a result, and is emptied when it grows too large.

use rustc_hash::FxHashMap;

use super::feature::{self, DISTANCES, HERE, REACH, Sentence, Word};
use super::hash;
use super::model::Model;

/// Different words kept before starting afresh: some 7 MB.
const MOST_WORDS: usize = 30_000;

/// Working memory of the tagger.
#[derive(Debug, Default)]
pub(super) struct Desk {
    known: FxHashMap<u64, u32>,
    words: Vec<Word>,
    /// For each known word, `DISTANCES` × `width` sums.
    sums: Vec<i32>,
    features: Vec<u64>,
    /// The slots of those that the model knows.
    met: Vec<usize>,
    lower: String,
    runs: Vec<(u32, u32)>,
    sentence: Vec<Word>,
    numbers: Vec<u32>,
    back: Vec<u8>,
    slots: Slots,
}

/// The slots of features met lately, each in the one place that its name has here: most features of
/// surroundings join a few looks and classes, and a search through the model's table costs many times as much.
#[derive(Debug)]
struct Slots(Vec<(u64, Option<u32>)>);

impl Slots {
    /// So many bits of a name say where it is kept.
    const BITS: u32 = 14;

    #[inline]
    const fn place(feature: u64) -> usize {
        (feature >> (64 - Self::BITS)) as usize
    }

    /// The slot of a feature, if the model knows it.
    #[inline]
    fn find(&mut self, model: &Model, feature: u64) -> Option<usize> {
        let kept = &mut self.0[Self::place(feature)];
        if kept.0 != feature {
            let slot = model
                .find(feature)
                .and_then(|slot| u32::try_from(slot).ok());
            *kept = (feature, slot);
        }
        kept.1.map(|slot| slot as usize)
    }
}

impl Default for Slots {
    fn default() -> Self {
        // A name that belongs to another place is never asked for at this one.
        let other = |place: u64| (!place << (64 - Self::BITS), None);
        Self((0..1 << Self::BITS).map(other).collect())
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
        let sentence = Sentence::new(&self.sentence, std::mem::take(&mut self.runs));
        for (at, scores) in scores.chunks_exact_mut(width).enumerate() {
            self.features.clear();
            sentence.surroundings(at, model.keys, &mut self.features);
            self.met.clear();
            for &feature in &self.features {
                self.met.extend(self.slots.find(model, feature));
            }
            model.add(&self.met, scores);
        }
        self.runs = sentence.into_runs();
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
                let scores = scores[token * width..][..width].as_chunks_mut::<8>().0;
                for (scores, sums) in scores.iter_mut().zip(sums.as_chunks::<8>().0) {
                    for (score, sum) in scores.iter_mut().zip(sums) {
                        *score += sum;
                    }
                }
            }
        }
    }

    /// The number of a word, worked out when it is new.
    fn number(&mut self, model: &Model, text: &str) -> u32 {
        let key = hash::text(text.as_bytes());
        if let Some(&number) = self.known.get(&key) {
            return number;
        }
        let lexicon = model.lexicon();
        let word = feature::read(text, &lexicon, &mut self.lower);
        let width = width(model.labels.len());
        for distance in 0..DISTANCES {
            self.features.clear();
            feature::of_word(
                text,
                &self.lower,
                &word,
                lexicon.columns(),
                distance,
                &mut self.features,
            );
            let start = self.sums.len();
            self.sums.resize(start + width, 0);
            self.met.clear();
            let slots = self.features.iter().filter_map(|&name| model.find(name));
            self.met.extend(slots);
            model.add(&self.met, &mut self.sums[start..]);
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
        let mut now = [i32::MIN / 2; super::label::MOST];
        for label in (0..count).filter(|&label| model.labels.may_start(label)) {
            now[label] = scores[label];
        }
        for scores in scores.chunks_exact(width).skip(1) {
            if width == 8 {
                self.step::<8>(model, scores, &mut now);
            } else {
                self.step::<{ super::label::MOST }>(model, scores, &mut now);
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

    /// Goes on by one word: `now` has the sum of the best path to each label. `MOST` is at least the width.
    #[inline]
    fn step<const MOST: usize>(&mut self, model: &Model, scores: &[i32], now: &mut [i32]) {
        let count = model.labels.len();
        // A width known beforehand lets eight sums be made without a loop.
        let width = if MOST == 8 { 8 } else { scores.len() };
        let (now, scores) = (&mut now[..width], &scores[..width]);
        let mut next = [i64::MIN; MOST];
        for (from, &before) in now.iter().enumerate().take(count) {
            let before = i64::from(before) << 8;
            let paths = &model.paths[from * width..][..width];
            for (next, path) in next.iter_mut().zip(paths) {
                *next = (*next).max(before + path);
            }
        }
        let next = &next[..width];
        let from = |&sum: &i64| !(sum as u8);
        self.back.extend(next.iter().map(from));
        // Kept small so that no text is long enough to overflow. What is beyond the labels is below them all.
        let mut top = i32::MIN;
        for ((now, sum), score) in now.iter_mut().zip(next).zip(scores) {
            *now = (sum >> 8) as i32 + score;
            top = top.max(*now);
        }
        for now in now {
            *now = (*now - top).max(i32::MIN / 2);
        }
    }
}

const _: () = assert!(HERE == REACH && DISTANCES == 2 * REACH + 1);
