//! How well predicted tags agree with the gold: exact span and type, micro-averaged, and what went wrong.

use std::collections::{BTreeMap, BTreeSet};

use crate::score::Tally;

/// An entity in one sentence: first word, one past the last, type.
pub type Found = (usize, usize, String);

/// The entities of one sentence's tags. An `I-` that continues nothing opens an entity.
#[must_use]
pub fn entities(tags: &[String]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        let Some((mark, kind)) = tag.split_once('-') else {
            continue;
        };
        match found.last_mut() {
            Some(last) if mark == "I" && last.1 == at && last.2 == kind => last.1 = at + 1,
            _ => found.push((at, at + 1, kind.to_owned())),
        }
    }
    found
}

/// The sort of a mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mistake {
    /// The right words, the wrong type.
    Type,
    /// The right type, too many or too few words.
    Boundary,
    /// Some of the words, and the wrong type.
    Both,
    /// Nothing was seen where the gold has a name.
    Missed,
    /// A name was seen where the gold has nothing.
    Invented,
}

/// The sum over many sentences.
#[derive(Debug, Clone, Default)]
pub struct Score {
    /// By type.
    pub kinds: BTreeMap<String, Tally>,
    /// How often each sort of mistake was made.
    pub mistakes: BTreeMap<Mistake, usize>,
}

impl Score {
    /// Adds one sentence; only entities of these `types` count, or all where there are none.
    pub fn add(&mut self, types: &[String], gold: &[String], predicted: &[String]) {
        let chosen = |tags| -> BTreeSet<Found> {
            let all = entities(tags).into_iter();
            all.filter(|found| types.is_empty() || types.contains(&found.2))
                .collect()
        };
        let (gold, predicted) = (chosen(gold), chosen(predicted));
        for found in gold.union(&predicted) {
            let count = self.kinds.entry(found.2.clone()).or_default();
            match (gold.contains(found), predicted.contains(found)) {
                (true, true) => count.right += 1,
                (false, _) => count.extra += 1,
                (true, false) => count.missed += 1,
            }
        }
        for found in gold.difference(&predicted) {
            *self
                .mistakes
                .entry(mistake(found, &predicted, Mistake::Missed))
                .or_default() += 1;
        }
        for found in predicted
            .difference(&gold)
            .filter(|found| !gold.iter().any(|other| touch(found, other)))
        {
            *self
                .mistakes
                .entry(mistake(found, &gold, Mistake::Invented))
                .or_default() += 1;
        }
    }

    /// All types together.
    #[must_use]
    pub fn all(&self) -> Tally {
        self.kinds
            .values()
            .fold(Tally::default(), |sum, count| Tally {
                right: sum.right + count.right,
                extra: sum.extra + count.extra,
                missed: sum.missed + count.missed,
            })
    }
}

fn touch(one: &Found, two: &Found) -> bool {
    one.0 < two.1 && two.0 < one.1
}

fn mistake(found: &Found, others: &BTreeSet<Found>, alone: Mistake) -> Mistake {
    let near: Vec<&Found> = others.iter().filter(|other| touch(found, other)).collect();
    if near.is_empty() {
        alone
    } else if near
        .iter()
        .any(|other| (other.0, other.1) == (found.0, found.1))
    {
        Mistake::Type
    } else if near.iter().any(|other| other.2 == found.2) {
        Mistake::Boundary
    } else {
        Mistake::Both
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn entities_are_read_from_tags() {
        let found = entities(&tags("B-PER I-PER I-LOC O I-ORG B-ORG"));
        let expected = [(0, 2, "PER"), (2, 3, "LOC"), (4, 5, "ORG"), (5, 6, "ORG")];
        assert_eq!(
            found,
            expected.map(|(start, end, kind)| (start, end, kind.to_owned()))
        );
    }

    #[test]
    fn mistakes_are_sorted() {
        let mut score = Score::default();
        score.add(
            &[],
            &tags("B-PER I-PER O B-LOC O B-ORG O"),
            &tags("B-PER O O B-ORG O O B-PER"),
        );
        let made: Vec<_> = score.mistakes.into_iter().collect();
        let expected = [
            Mistake::Type,
            Mistake::Boundary,
            Mistake::Missed,
            Mistake::Invented,
        ];
        assert_eq!(made, expected.map(|mistake| (mistake, 1)));
        let all = score.kinds.values().map(|count| count.right).sum::<usize>();
        assert_eq!(all, 0);
    }
}
