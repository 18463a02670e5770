//! Uttered: who met, where an Indonesian sentence only says that what was told was said then: "Ana siap membantu. *Hal itu
//! disampaikan saat menerima kunjungan Budi*." Whoever spoke is told in the sentences round it.

use super::{LONGEST, Teller};
use crate::{
    domain::{Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Clauses},
        filling::{Filling, same},
        frame::{Event, Frame},
        lexicon::Class,
        sentence::Part,
        setting::Scene,
    },
};

/// How many sentences before and behind may name the speaker.
const BEFORE: usize = 2;
const BEHIND: usize = 2;

impl Teller<'_> {
    /// The person who said at the meeting of a predicate what the sentences round it tell; none where the sentence itself
    /// says who met.
    pub(super) fn who_uttered(&self, at: usize, frame: &Frame, filling: &Filling) -> Option<Party> {
        let asked = frame.event == Event::Meeting
            && self.words.reading.lang() == Lang::Id
            && filling.hosts.is_empty()
            && !filling.parties.is_empty()
            && self.is_at_utterance(at);
        if !asked {
            return None;
        }
        let before = (self.number.saturating_sub(BEFORE)..self.number).rev();
        let behind = self.number + 1..=self.number + BEHIND;
        let speaker = before
            .chain(behind)
            .find_map(|number| self.speaks(number))?;
        let told = filling
            .parties
            .iter()
            .any(|(_, party)| same(self.words, party, &speaker));
        (!told).then_some(speaker)
    }

    /// Whether the sentence opens with what was said and hangs the predicate on the verb of saying, which names nobody:
    /// "*Hal itu disampaikan* usai bertemu …".
    fn is_at_utterance(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let noun = |chunk: usize| chunks[chunk].kind == ChunkKind::Noun;
        let Some(verb) = (0..at).find(|&verb| chunks[verb].kind == ChunkKind::Verb) else {
            return false;
        };
        let said = reading.is(chunks[verb].head, Class::Uttered)
            && chunks[..verb].iter().all(|chunk| {
                chunk
                    .tokens
                    .clone()
                    .all(|at| self.words.name_over(at).is_none())
            });
        said && !(verb + 1..at).any(noun)
    }

    /// The person whom a sentence names as its speaker.
    fn speaks(&self, number: usize) -> Option<Party> {
        let words = self.words;
        let sentence = words.reading.sentences.get(number)?;
        if sentence.part != Part::Body {
            return None;
        }
        let chunks = words.chunks(number);
        let scene = Scene {
            words,
            clauses: Clauses {
                words,
                chunks: &chunks[..chunks.len().min(LONGEST)],
            },
            predicate: usize::MAX,
            arguments: &Arguments::default(),
            used: &[],
            items: &[],
        };
        let speaker = scene.attribution().into_iter().next()?;
        self.is_person(&speaker).then_some(speaker)
    }
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::analyse, text};

    #[test]
    fn whoever_spoke_before_or_behind_is_the_one_who_met_where_only_the_saying_is_told() {
        let check = |body: &str, expected: &[&str]| {
            let article = text::read("a", body.as_bytes(), None).unwrap();
            let found = analyse(&article, Some(Lang::Id));
            let parties = found
                .meetings
                .iter()
                .flat_map(|meeting| &meeting.participants);
            let mut names: Vec<_> = parties.map(|party| party.name.of(&article.text)).collect();
            names.sort_unstable();
            assert_eq!(names, expected, "{body}");
        };
        let before = "Bupati Darmo Sutarman mengatakan siap membantu.";
        let visit = "Hal itu disampaikan saat menerima kunjungan Rini Suharti di kantornya.";
        check(
            &format!("{before} {visit}"),
            &["Darmo Sutarman", "Rini Suharti"],
        );
        let behind = "\"Kami siap membantu,\" kata Bupati Darmo Sutarman.";
        check(
            &format!("{visit} {behind}"),
            &["Darmo Sutarman", "Rini Suharti"],
        );
        let met = "Hal tersebut diungkapkan usai bertemu dengan Rini Suharti di kantornya.";
        check(
            &format!("{before} {met}"),
            &["Darmo Sutarman", "Rini Suharti"],
        );
        let own = "Hal itu disampaikan Joko Sembada saat menerima kunjungan Rini Suharti.";
        check(
            &format!("{before} {own}"),
            &["Joko Sembada", "Rini Suharti"],
        );
        let press = "Hal itu disampaikan saat ditemui wartawan di kantornya.";
        check(&format!("{before} {press}"), &[]);
        check(visit, &[]);
    }
}
