//! The learned entity tagger: words of a sentence in, one label per word out.
//!
//! A linear-chain model: each token's features have weights for each label, each pair of neighbouring labels
//! has one too, and the path with the highest sum wins. `feature` says what is looked at, `model` is the file,
//! `decode` the search, `document` the second look at a whole article, `train` makes new models. Tagging never
//! fails and gives the same answer every time; only opening a model file can fail.

mod crf;
mod decode;
mod document;
mod feature;
mod hash;
mod label;
mod lexicon;
mod model;
mod optimise;
mod shape;
mod shipped;
mod train;
mod variant;

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::atomic::{AtomicU64, Ordering};

pub use label::Labels;
pub use lexicon::LexiconTable;
pub use shipped::prefer;
pub use train::{Domain, Sample, Training, train};

use decode::Desk;
use model::Model;

/// Why a model could not be opened or made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file is no model, or damaged.
    #[error("the entity model cannot be used: {0}")]
    Broken(&'static str),
    /// A line of a word table is odd.
    #[error("the word table has an odd line: {0}")]
    Line(String),
    /// There is nothing to learn from.
    #[error("the training data holds no entity")]
    Empty,
}

/// What the tagger says of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag {
    /// The label, an index into the model's [`Labels`]; 0 is `O`.
    pub label: u8,
    /// How far, in hundredths of log odds, the label is ahead of the next best at this place.
    pub margin: u16,
}

/// A model ready to tag.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
    number: u64,
}

thread_local! {
    static DESKS: RefCell<Vec<(u64, Desk)>> = const { RefCell::new(Vec::new()) };
}

impl Tagger {
    /// Opens a model that lies in the program.
    ///
    /// # Errors
    /// When the bytes are no model.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, Error> {
        Self::open(Cow::Borrowed(bytes))
    }

    /// Opens a model read from a file.
    ///
    /// # Errors
    /// When the bytes are no model, or damaged.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, Error> {
        Self::open(Cow::Owned(bytes))
    }

    fn open(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        Ok(Self {
            model: Model::parse(bytes)?,
            number: NUMBER.fetch_add(1, Ordering::Relaxed),
        })
    }

    /// The labels it gives.
    #[must_use]
    pub const fn labels(&self) -> &Labels {
        &self.model.labels
    }

    /// The names of all that the model looks at for each word of one sentence, so that other tools can be fed
    /// the same.
    #[must_use]
    pub fn features(&self, words: &[&str]) -> Vec<Vec<u64>> {
        let lexicon = self.model.lexicon();
        feature::of_sentence(words, &lexicon, self.model.keys)
    }

    /// Tags one sentence; `tags` is emptied first and then has one tag per word.
    pub fn tag(&self, words: &[&str], tags: &mut Vec<Tag>) {
        tags.clear();
        self.at_desk(|desk| {
            let mut scores = Vec::new();
            desk.score(&self.model, words, &mut scores);
            tags.extend(self.path(desk, &scores));
        });
    }

    /// Tags the sentences of one article, which help each other: one list of tags for each.
    #[must_use]
    pub fn tag_document(&self, sentences: &[&[&str]]) -> Vec<Vec<Tag>> {
        self.at_desk(|desk| document::Article::new(self, desk, sentences).tag(self, desk))
    }

    /// The best path through the scores of one sentence.
    fn path(&self, desk: &mut Desk, scores: &[i32]) -> Vec<Tag> {
        let (mut labels, mut tags) = (Vec::new(), Vec::new());
        desk.best(&self.model, scores, &mut labels);
        self.margins(scores, &labels, &mut tags);
        tags
    }

    /// How far each label is ahead of the others, its neighbours staying as they are.
    fn margins(&self, scores: &[i32], labels: &[u8], tags: &mut Vec<Tag>) {
        let count = self.model.labels.len();
        let width = decode::width(count);
        let step = |from: u8, to: u8| self.model.steps[usize::from(from) * width + usize::from(to)];
        let starts = |label: u8| self.model.labels.may_start(usize::from(label));
        for (at, scores) in scores.chunks_exact(width).enumerate() {
            let sum = |label: u8| {
                let before = if at > 0 {
                    step(labels[at - 1], label)
                } else if starts(label) {
                    0
                } else {
                    model::FORBIDDEN
                };
                let after = labels.get(at + 1).map_or(0, |&next| step(label, next));
                scores[usize::from(label)] + before + after
            };
            let label = labels[at];
            let other = (0..count as u8)
                .filter(|&other| other != label)
                .map(sum)
                .max()
                .unwrap_or(0);
            let ahead = (sum(label) - other) as f32 * self.model.unit() * 100.0;
            tags.push(Tag {
                label,
                margin: ahead.clamp(0.0, 65_535.0) as u16,
            });
        }
    }

    /// Runs `work` with this thread's working memory for this model.
    fn at_desk<T>(&self, work: impl FnOnce(&mut Desk) -> T) -> T {
        let mut desk = DESKS.with_borrow_mut(|desks| {
            let at = desks.iter().position(|(number, _)| *number == self.number);
            at.map_or_else(Desk::default, |at| desks.swap_remove(at).1)
        });
        let result = work(&mut desk);
        DESKS.with_borrow_mut(|desks| {
            desks.truncate(3);
            desks.push((self.number, desk));
        });
        result
    }
}

#[cfg(test)]
mod tests;
