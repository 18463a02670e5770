//! In full: people whom a record only calls by one word are called by the fuller words that the text first has for
//! them: "mengunjungi *korban kebakaran*. … menyerahkan beras kepada *para korban*".
//!
//! Indonesian only. Those of a place ("warga") are many, and stay as they are called.

use std::ops::Range;

use super::{chunk::ChunkKind, lexicon::Class, pos::Pos, sentence::Part, words::Words};
use crate::domain::{Gift, Lang, Meeting, Party};

/// How many sentences before are looked at; keeps the search linear.
const BEFORE: usize = 12;

/// Calls the people of the records by their fuller words.
pub fn call(words: &Words, gifts: &mut [Gift], meetings: &mut [Meeting]) {
    if words.reading.lang() != Lang::Id {
        return;
    }
    let given = gifts
        .iter_mut()
        .flat_map(|gift| gift.givers.iter_mut().chain(&mut gift.recipients));
    let met = meetings
        .iter_mut()
        .flat_map(|meeting| &mut meeting.participants);
    for party in given.chain(met) {
        call_party(words, party);
    }
}

fn call_party(words: &Words, party: &mut Party) {
    let reading = words.reading;
    if party.entity.is_some() {
        return;
    }
    let passed = |&at: &usize| {
        reading.is(at, Class::Several)
            || reading.is(at, Class::Pointing)
            || reading.is(at, Class::Quantifier)
    };
    let mut own = reading.tokens_in(party.name).filter(|at| !passed(at));
    let (Some(head), None) = (own.next(), own.next()) else {
        return;
    };
    if !reading.is(head, Class::PersonNoun) || reading.is(head, Class::Folk) {
        return;
    }
    let number = reading.sentence_of(head);
    let fuller = (number.saturating_sub(BEFORE)..number)
        .filter(|&before| reading.sentences[before].part == Part::Body)
        .find_map(|before| told_in(words, before, head));
    if let Some(tokens) = fuller {
        party.name = reading.span(&tokens);
    }
}

/// The first phrase of a sentence with the same head that says more of the people.
pub fn told_in(words: &Words, number: usize, head: usize) -> Option<Range<usize>> {
    let reading = words.reading;
    words.chunks(number).iter().find_map(|chunk| {
        let first = chunk
            .tokens
            .clone()
            .find(|&at| !reading.is(at, Class::Several))?;
        let same = chunk.kind == ChunkKind::Noun
            && first == chunk.head
            && reading.lower(first) == reading.lower(head);
        let next = first + 1;
        let more = next < chunk.tokens.end
            && (words.name_over(next).is_some() || words.pos(next) == Pos::Noun);
        (same && more).then_some(first..chunk.tokens.end)
    })
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::analyse, text};

    #[test]
    fn people_called_by_one_word_are_named_by_the_fuller_words_before() {
        let check = |body: &str, expected: &str| {
            let article = text::read("a", body.as_bytes(), None).unwrap();
            let found = analyse(&article, Some(Lang::Id));
            let name = found.gifts[0].recipients[0].name.of(&article.text);
            assert_eq!(name, expected, "{body}");
        };
        let visit = "Bupati Darmo Sutarman mengunjungi korban kebakaran di Desa Melati.";
        let gave = "Bupati juga menyerahkan beras kepada";
        check(&format!("{visit} {gave} korban."), "korban kebakaran");
        check(&format!("{visit} {gave} para korban."), "korban kebakaran");
        check(&format!("{visit} {gave} korban banjir."), "korban banjir");
        check(&format!("{visit} {gave} pemulung."), "pemulung");
        let met = "Bupati Darmo Sutarman menemui warga negara asing.";
        check(&format!("{met} {gave} warga."), "warga");
    }
}
