//! What the tagger knows about a word before it sees the sentence: the class of tags it has been seen with,
//! and the one tag of frequent words that never change theirs. Words are known by the key of their lower
//! case; an unknown word has class 0.

use std::collections::BTreeMap;

use super::bytes::{Bytes, Writer};
use super::features::lower_keys;
use super::table::Table;
use super::train::{Options, Sentence};

/// What is known about one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Entry {
    /// The set of its tags, numbered by how common the set is; 0 for words that are not known.
    pub(super) class: u8,
    /// One more than the number of its only tag, 0 where the sentence must decide.
    pub(super) only: u8,
    /// The same as `class`, by the hints: texts whose tags follow other customs.
    pub(super) hint: u8,
}

/// The known words.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    table: Table,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// What is known about the word with this key.
    pub(super) fn look_up(&self, key: u32) -> Entry {
        self.table
            .find(key)
            .map(|at| self.entries[at])
            .unwrap_or_default()
    }

    fn new(known: &BTreeMap<u32, Entry>) -> Self {
        let mut table = Table::with_room(known.len());
        known.keys().for_each(|&key| table.push(key));
        Self {
            table,
            entries: known.values().copied().collect(),
        }
    }

    /// Gathers the words that are seen at least `least` times, and those the hints have that often.
    pub(super) fn gather(
        sentences: &[Sentence],
        hints: &[Sentence],
        options: &Options,
    ) -> (Self, BTreeMap<u32, Entry>) {
        let counts = count(sentences, options.known);
        let sets = classes(&counts);
        let mut known: BTreeMap<u32, Entry> = BTreeMap::new();
        for (&key, tags) in &counts {
            let entry = known.entry(key).or_default();
            entry.class = sets.get(&set_of(tags)).copied().unwrap_or(u8::MAX);
            entry.only = only_tag(tags, options.sure);
        }
        let counts = count(hints, options.known);
        let sets = classes(&counts);
        for (&key, tags) in &counts {
            known.entry(key).or_default().hint =
                sets.get(&set_of(tags)).copied().unwrap_or(u8::MAX);
        }
        (Self::new(&known), known)
    }

    /// Reads what [`write`] wrote.
    pub(super) fn parse(bytes: &mut Bytes<'_>) -> Option<Self> {
        let mut known = BTreeMap::new();
        for _ in 0..bytes.count()? {
            known.insert(
                bytes.key()?,
                Entry {
                    class: bytes.byte()?,
                    only: bytes.byte()?,
                    hint: bytes.byte()?,
                },
            );
        }
        bytes.restart();
        Some(Self::new(&known))
    }
}

/// How often each word has each tag, for the words seen at least `least` times.
fn count(sentences: &[Sentence], least: u32) -> BTreeMap<u32, BTreeMap<u8, u32>> {
    let mut counts: BTreeMap<u32, BTreeMap<u8, u32>> = BTreeMap::new();
    for sentence in sentences {
        for (key, tag) in lower_keys(&sentence.words).zip(&sentence.tags) {
            *counts
                .entry(key)
                .or_default()
                .entry(tag.number())
                .or_default() += 1;
        }
    }
    counts.retain(|_, tags| tags.values().sum::<u32>() >= least);
    counts
}

/// The tags that make up at least one twentieth of a word's sightings.
fn set_of(tags: &BTreeMap<u8, u32>) -> u32 {
    let all: u32 = tags.values().sum();
    tags.iter()
        .filter(|&(_, &count)| count * 20 >= all)
        .fold(0, |set, (tag, _)| set | 1 << tag)
}

/// The most common sets get numbers from 1; the rest share the last one.
fn classes(counts: &BTreeMap<u32, BTreeMap<u8, u32>>) -> BTreeMap<u32, u8> {
    let mut common: BTreeMap<u32, u32> = BTreeMap::new();
    for tags in counts.values() {
        *common.entry(set_of(tags)).or_default() += tags.values().sum::<u32>();
    }
    let mut common: Vec<_> = common.into_iter().collect();
    common.sort_by_key(|&(set, count)| (std::cmp::Reverse(count), set));
    common
        .into_iter()
        .map(|(set, _)| set)
        .zip(1..u8::MAX)
        .collect()
}

fn only_tag(tags: &BTreeMap<u8, u32>, sure: u32) -> u8 {
    let all: u32 = tags.values().sum();
    match tags.iter().max_by_key(|&(_, count)| count) {
        Some((tag, &count)) if all >= sure && (all - count) * 400 <= all => tag + 1,
        _ => 0,
    }
}

/// Writes the known words.
pub(super) fn write(known: &BTreeMap<u32, Entry>, out: &mut Writer) {
    out.count(known.len());
    for (&key, entry) in known {
        out.key(key);
        out.byte(entry.class);
        out.byte(entry.only);
        out.byte(entry.hint);
    }
    out.restart();
}
