//! A second look at a whole article: what was said of one mention helps the others.
//!
//! After every sentence has been tagged by itself, each name found votes for its type, weighed by how sure
//! the tagger was: the whole name, an acronym in brackets after it, and each word of a person's name, since
//! articles go on with one of them. Where the same words stand elsewhere in the article, written like a name,
//! the votes are added to the scores there and the sentence is searched again. Nothing is decided by the
//! votes alone, so a word with two meanings may keep both.

use rustc_hash::FxHashMap;

use super::decode::{self, Desk};
use super::{Tagged, Tagger, hash};

/// The most words of a name that is looked for again.
const LONGEST: usize = 6;
/// The most log odds that the rest of the article may add at one place.
const MOST: f32 = 3.0;
/// What one sure mention adds.
const STEP: f32 = 1.0;

/// For each label that opens an entity, the weight of the mentions that had it; label 0 counts the places
/// where the same words were no name.
type Votes = FxHashMap<u64, Vec<f32>>;

/// Everything known of one article between the two looks.
pub(super) struct Article<'a> {
    sentences: &'a [&'a [&'a str]],
    /// Lower-cased words' hashes and whether each looks like part of a name.
    words: Vec<Vec<(u64, bool)>>,
    scores: Vec<Vec<i32>>,
}

impl<'a> Article<'a> {
    pub(super) fn new(tagger: &Tagger, desk: &mut Desk, sentences: &'a [&'a [&'a str]]) -> Self {
        let mut article = Self {
            sentences,
            words: Vec::new(),
            scores: Vec::new(),
        };
        for words in sentences {
            let mut scores = Vec::new();
            desk.score(&tagger.model, words, &mut scores);
            article.scores.push(scores);
            article.words.push(
                desk.sentence()
                    .map(|word| (word.lower, word.look.is_capital()))
                    .collect(),
            );
        }
        article
    }

    /// Tags all sentences twice.
    pub(super) fn tag<'t>(mut self, tagger: &'t Tagger, desk: &mut Desk) -> Vec<Tagged<'t>> {
        let first: Vec<Vec<u8>> = self
            .scores
            .iter()
            .map(|scores| tagger.path(desk, scores))
            .collect();
        let votes = self.count(tagger, &first);
        let again = |(at, mut labels): (usize, Vec<u8>)| {
            if !votes.is_empty() && self.sway(tagger, at, &votes) {
                labels = tagger.path(desk, &self.scores[at]);
            }
            Tagged {
                tagger,
                scores: std::mem::take(&mut self.scores[at]),
                labels,
            }
        };
        first.into_iter().enumerate().map(again).collect()
    }

    /// Collects the votes of all names found.
    fn count(&self, tagger: &Tagger, labels: &[Vec<u8>]) -> Votes {
        let count = tagger.labels().len();
        let mut votes = Votes::default();
        let mut vote = |key: u64, label: u8, weight: f32| {
            votes.entry(key).or_insert_with(|| vec![0.0; count])[usize::from(label)] += weight;
        };
        for (sentence, labels) in labels.iter().enumerate() {
            let words = &self.words[sentence];
            for (start, end) in found(tagger, labels) {
                let label = labels[start];
                let margin = |at| tagger.margin(&self.scores[sentence], labels, at);
                let sure = (start..end).map(margin).min().unwrap_or(0);
                let weight = (f32::from(sure) / 200.0).min(1.0);
                if end - start <= LONGEST {
                    vote(key(&words[start..end]), label, weight);
                }
                if let Some(short) = self.acronym(sentence, end) {
                    vote(key(&words[short..=short]), label, weight);
                }
                if tagger.labels().kind(label) == Some("PER") && end - start > 1 {
                    for word in words[start..end].iter().filter(|word| word.1) {
                        vote(key(&[*word]), label, weight * 0.7);
                    }
                }
            }
        }
        votes
    }

    /// The word in brackets right after a name.
    fn acronym(&self, sentence: usize, end: usize) -> Option<usize> {
        let words = self.sentences[sentence];
        let bracketed = words.get(end) == Some(&"(") && words.get(end + 2) == Some(&")");
        (bracketed && self.words[sentence][end + 1].1).then_some(end + 1)
    }

    /// Adds the votes to the scores of one sentence. Whether anything changed.
    fn sway(&mut self, tagger: &Tagger, sentence: usize, votes: &Votes) -> bool {
        let words = &self.words[sentence];
        let width = decode::width(tagger.labels().len());
        let mut changed = false;
        let mut at = 0;
        while at < words.len() {
            let longest = words[at..]
                .iter()
                .take(LONGEST)
                .take_while(|word| word.1)
                .count();
            let met = (1..=longest)
                .rev()
                .find_map(|length| Some((length, votes.get(&key(&words[at..at + length]))?)));
            let Some((length, votes)) = met else {
                at += 1;
                continue;
            };
            for (label, gain) in gains(tagger, votes) {
                let units = (gain / tagger.model.unit()) as i32;
                for (token, scores) in self.scores[sentence][at * width..]
                    .chunks_exact_mut(width)
                    .take(length)
                    .enumerate()
                {
                    let inside = usize::from(label) + 1;
                    if token == 0 {
                        scores[usize::from(label)] += units;
                    }
                    if token > 0 || tagger.labels().kind(label) == Some("PER") {
                        scores[inside] += units;
                    }
                }
                changed |= units != 0;
            }
            at += length;
        }
        changed
    }
}

/// What the votes add for each opening label: more where it leads, less where another does.
fn gains(tagger: &Tagger, votes: &[f32]) -> Vec<(u8, f32)> {
    let all: f32 = votes.iter().sum();
    let opening = (1..votes.len()).filter(|&label| tagger.labels().opens(label as u8));
    let gain = |label: usize| {
        let lead = 2.0 * votes[label] - all;
        (label as u8, (lead * STEP).clamp(-MOST, MOST))
    };
    opening
        .filter(|label| label + 1 < votes.len())
        .map(gain)
        .collect()
}

/// Start and end of each entity of one sentence.
fn found(tagger: &Tagger, path: &[u8]) -> Vec<(usize, usize)> {
    let labels = tagger.labels();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, &label) in path.iter().enumerate() {
        if labels.opens(label) {
            found.push((at, at + 1));
        } else if labels.continues(label)
            && let Some(last) = found.last_mut()
        {
            last.1 = at + 1;
        }
    }
    found
}

/// The name of a row of words, whatever their case.
fn key(words: &[(u64, bool)]) -> u64 {
    hash::finish(
        words
            .iter()
            .fold(words.len() as u64, |sum, word| hash::mix(sum, word.0)),
    )
}
