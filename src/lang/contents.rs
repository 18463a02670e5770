//! Contents: what a gift told of as "bantuan" or "paket" is made of, where a sentence behind it lists the things.
//!
//! "X menyalurkan bantuan kepada Y. Bantuan itu terdiri atas beras, selimut dan tenda.": the listed things take
//! the place of the word for the whole. Only Indonesian is read so; what each package holds ("setiap paket
//! berisi …") is left aside.

use super::{
    chunk::{Chunk, ChunkKind},
    clause::Clauses,
    gift::is_wrapper,
    item::item,
    lexicon::Class,
    sentence::Part,
    telling::LONGEST,
    words::Words,
};
use crate::domain::{Gift, Item, Lang, Span};

/// How many sentences behind a telling may list the things.
const BEHIND: usize = 4;

/// How many tellings of a record are looked behind; keeps the search linear.
const TELLINGS: usize = 3;

/// Puts the things that sentences behind the tellings list in the place of the word for them.
pub fn unpack(words: &Words, gifts: &mut [Gift]) {
    if words.reading.lang() != Lang::Id {
        return;
    }
    for gift in gifts {
        let Some(whole) = gift.items.iter().find(|item| is_whole(words, item)) else {
            continue;
        };
        if let Some(listed) = listed_behind(words, &gift.evidence, whole.what) {
            // A sum that is told is no mere word for the whole.
            let kept = |item: &Item| !is_whole(words, item) || item.quantity.is_some();
            gift.items.retain(kept);
            gift.items.extend(listed);
        }
    }
}

/// Whether an item is a word for aid or a gift, with or without what it is worth.
fn is_whole(words: &Words, item: &Item) -> bool {
    let money = item
        .unit
        .as_deref()
        .is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase()));
    let bundle =
        |at: usize| words.noun_is(at, Class::AidNoun) || words.noun_is(at, Class::GiftNoun);
    let first = words.reading.tokens_in(item.what).start;
    let worth = money && first < words.reading.tokens.len() && bundle(first);
    worth
        || is_wrapper(words, item)
        || item.quantity.is_none() && first < words.reading.tokens.len() && bundle(first)
}

/// The things listed in a sentence right behind the tellings.
fn listed_behind(words: &Words, evidence: &[Span], whole: Span) -> Option<Vec<Item>> {
    let reading = words.reading;
    let head = reading.tokens_in(whole).start;
    evidence.iter().take(TELLINGS).find_map(|telling| {
        let at = reading
            .tokens
            .partition_point(|token| token.span.start < telling.start);
        let own = reading.sentence_of(at);
        if reading.is_headline(at) {
            return None;
        }
        (own + 1..=own + BEHIND).find_map(|number| {
            let sentence = reading.sentences.get(number)?;
            let speaks = sentence
                .tokens
                .clone()
                .any(|at| reading.is(at, Class::ContentsLead));
            if sentence.part != Part::Body || !speaks {
                return None;
            }
            let chunks = words.chunks(number);
            let chunks = &chunks[..chunks.len().min(LONGEST)];
            listed(words, chunks, reading.lower(head))
        })
    })
}

/// The list of a sentence that says of the whole, named by its head, what it is made of.
fn listed(words: &Words, chunks: &[Chunk], head: &str) -> Option<Vec<Item>> {
    let reading = words.reading;
    let subject = chunks
        .iter()
        .position(|chunk| chunk.kind == ChunkKind::Noun)?;
    let opens = chunks[..subject]
        .iter()
        .all(|chunk| matches!(chunk.kind, ChunkKind::Other | ChunkKind::Comma));
    let noun = &chunks[subject];
    let each = reading.is(noun.tokens.start, Class::Each);
    let named = reading.lower(noun.head).trim_end_matches("nya");
    let same = named == head
        || reading.lexicon.classes(named).has(Class::AidParcel)
            && reading.lexicon.classes(head).has(Class::AidWord);
    if !opens || !same || each {
        return None;
    }
    // "Bantuan yang diberikan *meliputi* …": nothing but a clause about it stands between.
    let lead = (subject + 1..chunks.len().min(subject + 8))
        .find(|&at| reading.is(chunks[at].head, Class::ContentsLead))?;
    let parted = chunks[subject + 1..lead]
        .iter()
        .any(|chunk| matches!(chunk.kind, ChunkKind::Stop | ChunkKind::Subordinator));
    let next = (lead + 1..chunks.len().min(lead + 4)).find(|&at| {
        chunks[at].kind == ChunkKind::Noun && !matches!(reading.lower(chunks[at].head), "lain")
    })?;
    if parted {
        return None;
    }
    let group = Clauses { words, chunks }.group_at(next).0;
    let items: Vec<Item> = group
        .iter()
        .filter_map(|&at| item(words, &chunks[at].tokens, chunks[at].head))
        .collect();
    (!items.is_empty()).then_some(items)
}
