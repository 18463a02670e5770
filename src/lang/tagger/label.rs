//! The labels of a model and which may follow which.
//!
//! A model brings its own label names (`O`, `B-PER`, `I-PER`, …), so a user can train other types. `O` is
//! always label 0, and `I-X` may only follow `B-X` or `I-X`: what the tagger writes is always valid BIO.

use super::Error;

/// The most labels a model may have.
pub(super) const MOST: usize = 64;

/// The label names of one model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    names: Vec<String>,
    /// For each label, the labels that may stand before it.
    before: Vec<Vec<u8>>,
}

impl Labels {
    /// The labels for these entity types: `O`, then `B-` and `I-` of each.
    #[must_use]
    pub fn of_types(types: &[String]) -> Self {
        let mut names = vec!["O".to_owned()];
        for kind in types {
            names.push(format!("B-{kind}"));
            names.push(format!("I-{kind}"));
        }
        Self::with_names(names)
    }

    /// The labels with these names.
    ///
    /// # Errors
    /// When the first is not `O`, one is neither `B-` nor `I-`, one comes twice, or there are too many.
    pub fn new(names: Vec<String>) -> Result<Self, Error> {
        let shaped = |name: &String| {
            name.strip_prefix("B-")
                .or_else(|| name.strip_prefix("I-"))
                .is_some_and(|kind| !kind.is_empty())
        };
        let twice = (1..names.len()).any(|i| names[i..].contains(&names[i - 1]));
        if names.len() < 2
            || names.len() > MOST
            || twice
            || names[0] != "O"
            || !names[1..].iter().all(shaped)
        {
            return Err(Error::Broken("its label names are not a BIO set"));
        }
        Ok(Self::with_names(names))
    }

    fn with_names(names: Vec<String>) -> Self {
        let allowed = |from: &str, to: &str| match to.strip_prefix("I-") {
            Some(kind) => from.get(2..) == Some(kind),
            None => true,
        };
        let before = names
            .iter()
            .map(|to| {
                (0..names.len())
                    .filter(|&from| allowed(&names[from], to))
                    .map(|from| from as u8)
                    .collect()
            })
            .collect();
        Self { names, before }
    }

    /// How many there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is always at least O")]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// The name of a label.
    #[must_use]
    pub fn name(&self, label: u8) -> &str {
        &self.names[usize::from(label)]
    }

    /// All names, `O` first.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The label with this name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<u8> {
        self.names
            .iter()
            .position(|known| known == name)
            .map(|at| at as u8)
    }

    /// The type of a label without `B-` or `I-`; `None` for `O`.
    #[must_use]
    pub fn kind(&self, label: u8) -> Option<&str> {
        self.name(label).get(2..)
    }

    /// Whether the label opens an entity.
    #[must_use]
    pub fn opens(&self, label: u8) -> bool {
        self.name(label).starts_with("B-")
    }

    /// Whether the label continues an entity.
    #[must_use]
    pub fn continues(&self, label: u8) -> bool {
        self.name(label).starts_with("I-")
    }

    /// The labels that may stand before `label`.
    pub(super) fn before(&self, label: usize) -> &[u8] {
        &self.before[label]
    }

    /// Whether a sentence may start with `label`.
    pub(super) fn may_start(&self, label: usize) -> bool {
        !self.names[label].starts_with("I-")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inside_label_follows_only_its_own_type() {
        let labels = Labels::of_types(&["PER".to_owned(), "LOC".to_owned()]);
        assert_eq!(labels.names(), ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]);
        assert_eq!(labels.before(2), [1, 2]);
        assert_eq!(labels.before(3), [0, 1, 2, 3, 4]);
        assert!(labels.may_start(1) && !labels.may_start(2));
    }

    #[test]
    fn odd_label_sets_are_refused() {
        let refused = |names: &[&str]| {
            Labels::new(names.iter().map(|&name| name.to_owned()).collect()).is_err()
        };
        assert!(refused(&["O"]));
        assert!(refused(&["B-PER", "O"]));
        assert!(refused(&["O", "B-PER", "B-PER"]));
        assert!(refused(&["O", "B-PER", "PER"]));
        assert!(!refused(&["O", "B-PER", "I-PER"]));
    }
}
