//! The averaged perceptron: weights move only when the guess was wrong, and what counts in the end is each
//! weight's average over the whole course, which forgets the accidents of the last sentences.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use rustc_hash::FxHasher;

use super::features::Keys;
use super::tag::LABELS;

/// A feature's weight for every tag.
pub(super) type Row = [f32; LABELS];

/// What is learned so far.
pub(super) struct Perceptron {
    rows: HashMap<u32, u32, BuildHasherDefault<FxHasher>>,
    weights: Vec<Row>,
    /// Every change times the step it was made in: from it and the weights follow the averages.
    drift: Vec<[f64; LABELS]>,
    /// How often a feature without a row was asked for by an update, under a part of its key.
    asked: Vec<u8>,
    step: u32,
    rule: Rule,
}

/// Which features may have a row.
enum Rule {
    /// Those that updates ask for this many times.
    Asked(u8),
    /// Those that have one already.
    Kept,
}

const ASKED: usize = 1 << 24;

impl Perceptron {
    /// Knows nothing; a feature gets a row when updates have asked for it `least` times.
    pub(super) fn new(least: u8) -> Self {
        Self {
            rows: HashMap::default(),
            weights: Vec::new(),
            drift: Vec::new(),
            asked: vec![0; ASKED],
            step: 0,
            rule: Rule::Asked(least),
        }
    }

    /// Starts with these weights and never looks at another feature.
    pub(super) fn with_only(kept: &[(u32, Row)]) -> Self {
        Self {
            rows: (0..).zip(kept).map(|(at, &(key, _))| (key, at)).collect(),
            weights: kept.iter().map(|&(_, row)| row).collect(),
            drift: vec![[0.0; LABELS]; kept.len()],
            asked: Vec::new(),
            step: 0,
            rule: Rule::Kept,
        }
    }

    /// The sum of every tag's weights.
    pub(super) fn score(&self, keys: &Keys) -> Row {
        let mut scores = [0.0; LABELS];
        for at in keys.iter().filter_map(|key| self.rows.get(key)) {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*at as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// One more word seen; `guess` was given where `truth` is right.
    pub(super) fn learn(&mut self, keys: &Keys, truth: u8, guess: u8) {
        self.step += 1;
        if truth == guess {
            return;
        }
        for &key in keys {
            let Some(row) = self.row(key) else { continue };
            for (tag, change) in [(usize::from(truth), 1.0), (usize::from(guess), -1.0)] {
                self.weights[row][tag] += change;
                self.drift[row][tag] += f64::from(change) * f64::from(self.step);
            }
        }
    }

    fn row(&mut self, key: u32) -> Option<usize> {
        if let Some(&row) = self.rows.get(&key) {
            return Some(row as usize);
        }
        let Rule::Asked(least) = self.rule else {
            return None;
        };
        let asked = &mut self.asked[key as usize % ASKED];
        *asked = asked.saturating_add(1);
        if *asked < least {
            return None;
        }
        let row = self.weights.len();
        self.rows.insert(key, row as u32);
        self.weights.push([0.0; LABELS]);
        self.drift.push([0.0; LABELS]);
        Some(row)
    }

    /// The averages, in the order of the keys.
    pub(super) fn averages(&self) -> Vec<(u32, Row)> {
        let steps = f64::from(self.step.max(1));
        let mut averages: Vec<_> = self
            .rows
            .iter()
            .map(|(&key, &at)| {
                let at = at as usize;
                let row = std::array::from_fn(|tag| {
                    (f64::from(self.weights[at][tag]) - self.drift[at][tag] / steps) as f32
                });
                (key, row)
            })
            .collect();
        averages.sort_unstable_by_key(|&(key, _)| key);
        averages
    }
}
