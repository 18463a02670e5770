//! Asides: what brackets, a pair of dashes or commas set off within a clause.

use std::ops::Range;

use super::{Chunk, ChunkKind};
use crate::{
    domain::Lang,
    lang::{lexicon::Class, pos::Pos, words::Words},
};

/// Where somebody stands in the picture that an English sentence is written under, with the comma before it: "Ana
/// Lima*, left*, meets Budi". Behind a name, for "the troops, left, …" may have gone.
pub(super) fn caption_side(words: &Words, at: usize, sentence: &Range<usize>) -> Option<Chunk> {
    let reading = words.reading;
    let side = at > sentence.start
        && at + 2 < sentence.end
        && reading.lang() == Lang::En
        && (words.name_over(at - 1).is_some() || words.pos(at - 1) == Pos::Propn)
        && reading.is(at + 1, Class::Caption)
        && reading.is_mark(at + 2, ',');
    side.then(|| Chunk {
        kind: ChunkKind::Other,
        tokens: at..at + 2,
        head: at,
    })
}

/// Whether a dash is one of two in an English sentence that set off what is said in between, as commas do: "Ana —
/// who retired in May — gave …".
pub(super) fn is_paired(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    let reading = words.reading;
    let near = sentence.start.max(at.saturating_sub(ASIDE))..sentence.end.min(at + ASIDE);
    let dashes = near.filter(|&at| matches!(reading.word(at), "–" | "—" | "--"));
    reading.lang() == Lang::En && dashes.count() == 2
}

/// The most tokens that dashes set off.
const ASIDE: usize = 30;

/// What stands in brackets is passed over as one chunk, unless the bracket never closes.
pub(super) fn bracket(words: &Words, at: usize, sentence: &Range<usize>) -> Chunk {
    let close = (at..sentence.end.min(at + 30))
        .find(|&close| matches!(words.reading.word(close), ")" | "]"));
    // "10 truk *(lima merah, tiga biru dan dua hijau)* kepada": what an Indonesian list tells of the thing before.
    let told = close.is_some_and(|close| {
        let leads = close + 1 < sentence.end
            && matches!(
                words.reading.lower(close + 1),
                "kepada" | "untuk" | "bagi" | "ke"
            );
        let acts = |at| words.frames.is_verb_form(words.reading.lower(at));
        words.reading.lang() == Lang::Id && leads && !(at..close).any(acts)
    });
    // A clause in brackets is read as one between commas.
    let clause = !told && close.is_none_or(|close| close > at + 6);
    let end = if clause {
        at + 1
    } else {
        close.map_or(at + 1, |close| close + 1)
    };
    Chunk {
        kind: if clause {
            ChunkKind::Comma
        } else {
            ChunkKind::Other
        },
        tokens: at..end,
        head: at,
    }
}
