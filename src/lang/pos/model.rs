//! A learned tagger: a table of features, each with a small weight for every tag. It goes through a sentence
//! once, left to right, and gives each word the tag with the greatest sum. Invariant: whatever bytes it is
//! parsed from, it is either refused or safe to use, and it never looks at more than one sentence.

use std::sync::atomic::{AtomicU64, Ordering};

use super::bytes::Bytes;
use super::desk;
use super::lexicon::Lexicon;
use super::table::Table;
use super::tag::{LABELS, Tag, TagSet};

/// What a model file begins with; the figure is the version of its features.
pub(super) const MAGIC: &[u8] = b"warta pos 1\n";

/// One feature's weight for every tag.
type Weights = [i8; LABELS];

/// A sum of weights for every tag.
pub(super) type Scores = [i16; LABELS];

/// A part-of-speech tagger for one language. The one made by `default` knows nothing.
#[derive(Debug, Default)]
pub struct PosTagger {
    lexicon: Lexicon,
    table: Table,
    weights: Vec<Weights>,
    /// The tags it has learned to give.
    known: TagSet,
    /// Tells models apart while the program runs; 0 is the one that knows nothing.
    number: u64,
}

impl PosTagger {
    /// Reads a model; `None` where the bytes are not one.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(bytes.strip_prefix(MAGIC)?);
        let known = TagSet(u32::from_le_bytes(bytes.take(4)?.try_into().ok()?) & TagSet::ALL.0);
        let lexicon = Lexicon::parse(&mut bytes)?;
        let count = bytes.count()?;
        let mut table = Table::with_room(count);
        let mut weights = vec![[0; LABELS]; count];
        for row in &mut weights {
            table.push(bytes.key()?);
            let length = usize::from(bytes.byte()?);
            for pair in bytes.take(2 * length)?.chunks_exact(2) {
                *row.get_mut(usize::from(pair[0]))? = pair[1].cast_signed();
            }
        }
        static NUMBER: AtomicU64 = AtomicU64::new(1);
        bytes.is_empty().then(|| Self {
            number: NUMBER.fetch_add(1, Ordering::Relaxed),
            lexicon,
            table,
            weights,
            known,
        })
    }

    /// Puts the tags of one sentence's words into `out`, one a word.
    pub fn tag<W: AsRef<str>>(&self, words: &[W], out: &mut Vec<Tag>) {
        self.run(words, |_| self.known, out);
    }

    /// Tags as [`PosTagger::tag`] does, but from the tags that `allowed` leaves open for each word.
    pub fn tag_within<W: AsRef<str>>(&self, words: &[W], allowed: &[TagSet], out: &mut Vec<Tag>) {
        self.run(
            words,
            |at| allowed.get(at).copied().unwrap_or(self.known),
            out,
        );
    }

    fn run<W: AsRef<str>>(
        &self,
        words: &[W],
        allowed: impl Fn(usize) -> TagSet,
        out: &mut Vec<Tag>,
    ) {
        out.clear();
        desk::at(self.number, |desk| {
            desk.read(self, words);
            let (mut last, mut earlier) = (START, START);
            for at in 0..words.len() {
                let allowed = allowed(at);
                let tag = match desk.only(at) {
                    only @ 1.. if allowed.contains(Tag::numbered(only - 1)) => only - 1,
                    _ => best(&desk.score(self, at, last, earlier), allowed),
                };
                out.push(Tag::numbered(tag));
                (last, earlier) = (tag, last);
            }
        });
    }

    /// What is known about words.
    pub(super) const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Adds the weights of features to `scores`, one for each tag.
    #[inline]
    pub(super) fn add(&self, keys: impl IntoIterator<Item = u32>, scores: &mut [i16]) {
        for row in keys.into_iter().filter_map(|key| self.table.find(key)) {
            // At most as many rows as features, each weight within a byte: the sum cannot overflow.
            for (score, &weight) in scores.iter_mut().zip(&self.weights[row]) {
                *score += i16::from(weight);
            }
        }
    }
}

/// Stands for the tag before the first word; no tag has this number.
pub(super) const START: u8 = 31;

/// The greatest of the allowed; the first of equals.
pub(super) fn best<S: PartialOrd + Copy>(scores: &[S; LABELS], allowed: TagSet) -> u8 {
    let mut open = allowed.0;
    let mut best = if open == 0 { 0 } else { open.trailing_zeros() };
    while open != 0 {
        let number = open.trailing_zeros();
        open &= open - 1;
        if scores[number as usize] > scores[best as usize] {
            best = number;
        }
    }
    best as u8
}
