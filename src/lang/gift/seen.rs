//! Receivers of an English gift who are told only as those whom the giver visited: "*Ana visited the orphanage.* She
//! donated 20 beds", "*During a visit to the orphanage*, Ana donated 20 beds". A place that is visited receives nothing.

use crate::{
    domain::{EntityId, EntityKind, Gift, GiftStatus, Lang, Party},
    lang::{
        chunk::{Chunk, ChunkKind},
        clause::Clauses,
        filling::same,
        lexicon::Class,
        party::party,
        telling::LONGEST,
        words::Words,
    },
};

/// How many sentences before a gift the visit may be told.
const BEFORE: usize = 2;

/// Takes for the receiver whom the giver visits in the same sentence, or visited right before.
pub(super) fn take_seen(words: &Words, gift: &mut Gift, sentence: usize) {
    let open = words.reading.lang() == Lang::En
        && gift.recipients.is_empty()
        && gift.givers.len() == 1
        && gift.status != GiftStatus::Denied;
    if !open {
        return;
    }
    let giver = gift.givers[0];
    let receives = |party: &Party| {
        let kind = |entity: EntityId| words.chains.entities[entity.0].kind;
        // "Lisse *Orphanage*", whatever the tagger takes its name for
        let house = || {
            let last = words.reading.tokens_in(party.name).end - 1;
            words.noun_is(last, Class::BodyNoun)
        };
        (party.entity.map(kind) != Some(EntityKind::Place) || house())
            && !same(words, party, &giver)
    };
    let near = (sentence.saturating_sub(BEFORE)..sentence).rev();
    let mut visited = near.filter_map(|before| visit(words, before));
    let before = || {
        let (_, seen) = visited.find(|(doer, _)| is_one(words, doer, &giver))?;
        Some(seen)
    };
    let seen = goal(words, sentence).or_else(before);
    gift.recipients.extend(seen.filter(receives));
}

/// Whether who visited is who gives: the same party, or both by one word for what they are: "a *delegation* from the
/// club", "the *delegation*".
fn is_one(words: &Words, doer: &Party, giver: &Party) -> bool {
    let reading = words.reading;
    let first = |party: &Party| reading.tokens_in(party.name).start;
    let unnamed = doer.entity.is_none() && giver.entity.is_none();
    same(words, doer, giver) || unnamed && reading.lower(first(doer)) == reading.lower(first(giver))
}

/// Whom a noun for a visit in a sentence leads to: "during a visit *to the orphanage*".
fn goal(words: &Words, sentence: usize) -> Option<Party> {
    let reading = words.reading;
    let chunks = told(words, sentence, Class::Trip)?;
    let leads = |at: &usize| {
        chunks[*at].kind == ChunkKind::Noun
            && reading.is(chunks[*at].head, Class::Trip)
            && chunks[at + 1].kind == ChunkKind::Preposition
            && reading.lower(chunks[at + 1].head) == "to"
            && chunks[at + 2].kind == ChunkKind::Noun
    };
    let visit = (0..chunks.len().saturating_sub(2)).find(leads)?;
    let seen = &chunks[visit + 2];
    party(words, &seen.tokens, seen.head)
}

/// Who visited whom in a sentence.
fn visit(words: &Words, sentence: usize) -> Option<(Party, Party)> {
    let reading = words.reading;
    let chunks = told(words, sentence, Class::Trip)?;
    let visits = |chunk: &Chunk| {
        chunk.kind == ChunkKind::Verb
            && chunk.tokens.len() == 1
            && reading.is(chunk.head, Class::Trip)
    };
    let verb = chunks.iter().position(visits)?;
    let clauses = Clauses {
        words,
        chunks: &chunks,
    };
    let arguments = clauses.arguments(verb);
    let first = |groups: &[Vec<usize>]| {
        let chunk = &chunks[*groups.first()?.first()?];
        party(words, &chunk.tokens, chunk.head)
    };
    Some((first(&arguments.subjects)?, first(&arguments.objects)?))
}

/// The chunks of a sentence in which a word of a class stands.
fn told(words: &Words, sentence: usize, class: Class) -> Option<Vec<Chunk>> {
    let mut tokens = words.reading.tokens_of(sentence)?;
    if !tokens.any(|at| words.reading.is(at, class)) {
        return None;
    }
    let chunks = words.chunks(sentence);
    Some(chunks[..chunks.len().min(LONGEST)].to_vec())
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::tests::gifts_of};

    fn told(body: &str) -> Vec<String> {
        gifts_of(Lang::En, body)
    }

    #[test]
    fn whoever_the_giver_visited_right_before_receives() {
        let house = "Jonas Vik visited Elmstead Orphanage on Monday. He donated 20 beds.";
        assert_eq!(told(house), ["Jonas Vik > Elmstead Orphanage"]);
        let place = "Jonas Vik visited Kenya on Monday. He donated 20 beds.";
        assert_eq!(told(place), [""; 0]);
        let other = "Karl Berg visited Elmstead Orphanage on Monday. Jonas Vik donated 20 beds.";
        assert_eq!(told(other), [""; 0]);
    }

    #[test]
    fn whoever_the_giver_is_on_a_visit_to_receives() {
        let house = "During a visit to Elmstead Orphanage, Jonas Vik donated 20 beds.";
        assert_eq!(told(house), ["Jonas Vik > Elmstead Orphanage"]);
        let place = "During a visit to Kenya, Jonas Vik donated 20 beds.";
        assert_eq!(told(place), [""; 0]);
    }
}
