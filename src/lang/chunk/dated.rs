//! Dated phrases: an English noun phrase with a day inside, "the victims of *the Sept. 30 earthquake*".

use super::{Chunk, ChunkKind};
use crate::{domain::Lang, lang::words::Words};

/// Makes one phrase of a noun phrase that ends in an article, the day behind it and the noun behind that.
pub(super) fn join(words: &Words, chunks: &mut Vec<Chunk>) {
    if words.reading.lang() != Lang::En {
        return;
    }
    let mut at = 0;
    while at + 2 < chunks.len() {
        if is_dated(words, &chunks[at..at + 3]) {
            let mut last = at + 2;
            // "the May 4 magnitude | *6.9 earthquake*"
            while chunks
                .get(last + 1)
                .is_some_and(|next| is_counted(words, next))
            {
                last += 1;
            }
            chunks[at].tokens.end = chunks[last].tokens.end;
            chunks.drain(at + 1..=last);
        }
        at += 1;
    }
}

/// Whether three chunks are an open phrase, a day and what the day is said of.
fn is_dated(words: &Words, chunks: &[Chunk]) -> bool {
    let [phrase, day, noun] = chunks else {
        return false;
    };
    let reading = words.reading;
    let last = phrase.tokens.end - 1;
    day.kind == ChunkKind::Date
        && phrase.kind == ChunkKind::Noun
        && noun.kind == ChunkKind::Noun
        && phrase.tokens.len() > 2
        && matches!(reading.lower(last), "the" | "a" | "an")
        && reading.lower(last - 1) == "of"
        && !reading.is_capital(noun.tokens.start)
}

/// Whether a phrase opens with a figure.
fn is_counted(words: &Words, chunk: &Chunk) -> bool {
    chunk.kind == ChunkKind::Noun && words.figure_over(chunk.tokens.start).is_some()
}
