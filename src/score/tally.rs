//! Right, extra and missed, and the figures they make.

use std::ops::AddAssign;

use serde::{Serialize, Serializer};

/// How many were right, found without being there, and there without being found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Found and right.
    pub right: usize,
    /// Only found.
    pub extra: usize,
    /// Only in the gold.
    pub missed: usize,
}

/// Shares from 0 to 1, rounded to four digits. One without anything to divide by is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// How much of what was found is right.
    pub precision: f64,
    /// How much of what is there was found.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

impl Tally {
    /// Of three counts.
    #[must_use]
    pub const fn new(right: usize, extra: usize, missed: usize) -> Self {
        Self {
            right,
            extra,
            missed,
        }
    }

    /// Whether there is a mistake among them.
    #[must_use]
    pub const fn has_mistake(self) -> bool {
        self.extra + self.missed > 0
    }

    /// Precision, recall and F1.
    #[must_use]
    pub fn figures(self) -> Figures {
        let share = |of: usize| {
            if of == 0 {
                0.0
            } else {
                self.right as f64 / of as f64
            }
        };
        let (precision, recall) = (
            share(self.right + self.extra),
            share(self.right + self.missed),
        );
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Figures {
            precision: rounded(precision),
            recall: rounded(recall),
            f1: rounded(f1),
        }
    }
}

/// To four digits, as it is printed: half to even.
fn rounded(share: f64) -> f64 {
    format!("{share:.4}")
        .parse()
        .expect("a printed number can be read")
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row {
            tp: usize,
            fp: usize,
            #[serde(rename = "fn")]
            missed: usize,
            p: f64,
            r: f64,
            f1: f64,
        }
        let figures = self.figures();
        let row = Row {
            tp: self.right,
            fp: self.extra,
            missed: self.missed,
            p: figures.precision,
            r: figures.recall,
            f1: figures.f1,
        };
        row.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_shares_and_their_harmonic_mean() {
        let figures = Tally::new(2, 1, 2).figures();
        assert_eq!(
            (figures.precision, figures.recall, figures.f1),
            (0.6667, 0.5, 0.5714)
        );
        assert_eq!(Tally::new(1, 31, 0).figures().precision, 0.0312);
        assert_eq!(Tally::default().figures().f1, 0.0);
    }
}
