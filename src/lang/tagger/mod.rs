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

/// What the tagger says of the words of one sentence. Few are asked how sure it is.
#[derive(Debug)]
pub struct Tagged<'a> {
    tagger: &'a Tagger,
    scores: Vec<i32>,
    labels: Vec<u8>,
}

impl Tagged<'_> {
    /// The label of each word.
    #[must_use]
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// How far, in hundredths of log odds, the label of the word at `at` is ahead of the next best at this place.
    #[must_use]
    pub fn margin(&self, at: usize) -> u16 {
        self.tagger.margin(&self.scores, &self.labels, at)
    }

    /// The labels with their margins.
    pub fn tags(&self) -> impl Iterator<Item = Tag> + '_ {
        self.labels.iter().enumerate().map(|(at, &label)| Tag {
            label,
            margin: self.margin(at),
        })
    }
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
            let labels = self.path(desk, &scores);
            let tagged = Tagged {
                tagger: self,
                scores,
                labels,
            };
            tags.extend(tagged.tags());
        });
    }

    /// Tags the sentences of one article, which help each other.
    #[must_use]
    pub fn tag_document(&self, sentences: &[&[&str]]) -> Vec<Tagged<'_>> {
        self.at_desk(|desk| document::Article::new(self, desk, sentences).tag(self, desk))
    }

    /// The best path through the scores of one sentence.
    fn path(&self, desk: &mut Desk, scores: &[i32]) -> Vec<u8> {
        let mut labels = Vec::new();
        desk.best(&self.model, scores, &mut labels);
        labels
    }

    /// How far the label at `at` is ahead of the others, its neighbours staying as they are.
    fn margin(&self, scores: &[i32], labels: &[u8], at: usize) -> u16 {
        if self.model.stride == 8 {
            self.margin_among::<8>(scores, labels, at)
        } else {
            self.margin_among::<{ label::MOST }>(scores, labels, at)
        }
    }

    /// The same among at most `MOST` labels: a number known beforehand lets eight sums be made at once.
    fn margin_among<const MOST: usize>(&self, scores: &[i32], labels: &[u8], at: usize) -> u16 {
        let model = &self.model;
        let width = if MOST == 8 { 8 } else { model.stride };
        let row = |label: u8| usize::from(label) * width..(usize::from(label) + 1) * width;
        let before = match at.checked_sub(1) {
            Some(before) => &model.steps[row(labels[before])],
            None => &model.starts[..width],
        };
        let mut sums = [0; MOST];
        for ((sum, score), before) in sums.iter_mut().zip(&scores[at * width..]).zip(before) {
            *sum = score + before;
        }
        if let Some(&next) = labels.get(at + 1) {
            for (sum, after) in sums.iter_mut().zip(&model.steps_to[row(next)]) {
                *sum += after;
            }
        }
        let own = std::mem::replace(&mut sums[usize::from(labels[at])], i32::MIN);
        let other = sums[..model.labels.len()].iter().max();
        let ahead = (own - other.unwrap_or(&0)) as f32 * model.unit() * 100.0;
        ahead.clamp(0.0, 65_535.0) as u16
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
