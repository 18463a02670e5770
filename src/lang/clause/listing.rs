//! Lists of things in an Indonesian sentence, past what is said of each: "beras *dari Bulog*, selimut dan tenda", and past a
//! word for some of them: "logistik *seperti* beras dan mi".

use super::{Clauses, Group};
use crate::{
    domain::Lang,
    lang::{chunk::ChunkKind, lexicon::Class},
};

/// The most things that are taken for one list.
const LONGEST: usize = 12;

impl Clauses<'_> {
    /// The phrases of a list that begins at a chunk: those that commas and conjunctions tie to it, whatever prepositions
    /// lead to in between.
    #[must_use]
    pub fn listing(&self, first: usize) -> Group {
        let (mut group, mut end) = self.group_at(first);
        if self.words.reading.lang() != Lang::Id {
            return group;
        }
        while group.len() < LONGEST {
            let lead = self.chunks.get(end).map(|chunk| chunk.head);
            let examples = lead.is_some_and(|lead| self.words.reading.is(lead, Class::Example));
            match self.kind(end) {
                Some(ChunkKind::Preposition) if self.is(end + 1, ChunkKind::Noun) => {
                    let (named, behind) = self.group_at(end + 1);
                    if examples {
                        // "kebutuhan dasar *seperti* popok": the word for them is none of them.
                        group.pop();
                        group.extend(named);
                    }
                    end = behind;
                }
                Some(ChunkKind::Comma | ChunkKind::Conjunction) => {
                    let joint = usize::from(
                        self.is(end, ChunkKind::Comma) && self.is(end + 1, ChunkKind::Conjunction),
                    );
                    let noun = end + 1 + joint;
                    if !self.is(noun, ChunkKind::Noun) {
                        break;
                    }
                    let (more, behind) = self.group_at(noun);
                    if self.is(behind, ChunkKind::Verb) {
                        break;
                    }
                    group.extend(more);
                    end = behind;
                }
                _ => break,
            }
        }
        group
    }
}
