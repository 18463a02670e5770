//! Uttered: who met or gave, where an Indonesian sentence only says that what was told was said then: "Ana siap
//! membantu. *Hal itu disampaikan saat menerima kunjungan Budi*." Whoever spoke is told in the sentences round it.

use super::{LONGEST, Teller};
use crate::{
    domain::{Lang, Party},
    lang::{
        chunk::ChunkKind,
        clause::Clauses,
        filling::{Filling, same, speaker_in},
        frame::{Event, Frame, Role, Voice},
        lexicon::Class,
        party::party,
        sentence::Part,
    },
};

/// How many sentences before and behind may name the speaker.
const BEFORE: usize = 2;
const BEHIND: usize = 2;

impl Teller<'_> {
    /// The person who said at the meeting or gift of a predicate what the sentences round it tell, and their role there;
    /// none where the sentence itself says who it was.
    pub(super) fn who_uttered(
        &self,
        at: usize,
        frame: &Frame,
        filling: &Filling,
    ) -> Option<(Role, Party)> {
        let role = match frame.event {
            Event::Meeting => Role::Participant,
            Event::Gift => self.role_of_giving(at, frame, filling)?,
        };
        let asked = self.words.reading.lang() == Lang::Id
            && filling.hosts.is_empty()
            && !filling.parties.is_empty()
            && self.is_at_utterance(at);
        if !asked {
            return None;
        }
        let before = (self.number.saturating_sub(BEFORE)..self.number).rev();
        let behind = self.number + 1..=self.number + BEHIND;
        let urges = |number| self.speaks(number).or_else(|| self.urges(number, at));
        let speaker = before
            .into_iter()
            .find_map(urges)
            .or_else(|| behind.into_iter().find_map(|number| self.speaks(number)))?;
        let told = filling
            .parties
            .iter()
            .any(|(_, party)| same(self.words, party, &speaker));
        (!told).then_some((role, speaker))
    }

    /// The role of whoever does what an active verb tells of a gift, where nobody has it yet.
    fn role_of_giving(&self, at: usize, frame: &Frame, filling: &Filling) -> Option<Role> {
        let mut patterns = frame.patterns.iter();
        let active = patterns.find(|pattern| pattern.voice == Voice::Active)?;
        let head = self.words.reading.lower(self.chunks()[at].head);
        let told = |role| filling.parties.iter().any(|(filled, _)| *filled == role);
        let role = active.subject.filter(|&role| !told(role));
        role.filter(|_| self.clauses.is(at, ChunkKind::Verb) && head.starts_with("me"))
    }

    /// Whether the sentence opens with what was said and hangs the predicate on the verb of saying, which names nobody:
    /// "*Hal itu disampaikan* usai bertemu …".
    fn is_at_utterance(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let noun = |chunk: usize| chunks[chunk].kind == ChunkKind::Noun;
        let Some(verb) = (0..at).find(|&verb| {
            // "*Demikian* disampaikannya …": the adverb may be read as a verb.
            chunks[verb].kind == ChunkKind::Verb && !self.is_thus(verb)
        }) else {
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

    /// Whether a chunk is the "demikian" that opens what was said.
    fn is_thus(&self, chunk: usize) -> bool {
        let reading = self.words.reading;
        reading.lower(self.chunks()[chunk].head) == "demikian"
    }

    /// The person whom a sentence is about as one who asks or hopes for something: "*Bupati Ana meminta* warga …". Right
    /// before "hal itu disampaikan*nya*", whatever it says they do: "*Bupati Ana* meninjau desa. Hal itu disampaikannya …".
    fn urges(&self, number: usize, at: usize) -> Option<Party> {
        let words = self.words;
        let reading = words.reading;
        let first = reading.sentences[self.number].tokens.start;
        let own = (first..self.chunks()[at].tokens.start)
            .any(|at| reading.is(at, Class::Uttered) && reading.lower(at).ends_with("nya"));
        let sentence = reading.sentences.get(number)?;
        if sentence.part != Part::Body {
            return None;
        }
        let chunks = words.chunks(number);
        let clauses = Clauses {
            words,
            chunks: &chunks[..chunks.len().min(LONGEST)],
        };
        let verb = (0..clauses.chunks.len()).find(|&verb| clauses.is(verb, ChunkKind::Verb))?;
        let urges = reading.is(clauses.chunks[verb].head, Class::Urging);
        let subjects = clauses.arguments(verb).subjects;
        let [subject] = subjects.first()?.as_slice() else {
            return None;
        };
        let chunk = &clauses.chunks[*subject];
        let speaker = party(words, &chunk.tokens, chunk.head)?;
        let near = own && number + 1 == self.number;
        ((near || urges) && self.is_person(&speaker)).then_some(speaker)
    }

    /// The person whom a sentence names as its speaker.
    fn speaks(&self, number: usize) -> Option<Party> {
        let words = self.words;
        let sentence = words.reading.sentences.get(number)?;
        if sentence.part != Part::Body {
            return None;
        }
        let chunks = words.chunks(number);
        let speaker = speaker_in(Clauses {
            words,
            chunks: &chunks[..chunks.len().min(LONGEST)],
        })?;
        self.is_person(&speaker).then_some(speaker)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::Lang,
        lang::{analyse, tests::gifts_of},
        text,
    };

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
        let urged = "Bupati Darmo Sutarman meminta pelayanan ditingkatkan.";
        check(
            &format!("{urged} {visit}"),
            &["Darmo Sutarman", "Rini Suharti"],
        );
        let proud = "Bupati Darmo Sutarman menyambut baik rencana itu.";
        let his = "Demikian hal itu disampaikannya saat menerima kunjungan Rini Suharti.";
        check(
            &format!("{proud} {his}"),
            &["Darmo Sutarman", "Rini Suharti"],
        );
        check(&format!("{proud} {visit}"), &[]);
        let two = "Bupati Darmo Sutarman dan Joko Sembada meninjau sawah.";
        check(&format!("{two} {his}"), &[]);
        let rain = "Pelayanan perlu ditingkatkan.";
        check(&format!("{rain} {his}"), &[]);
        let planted = "Bupati Darmo Sutarman mengajak warga menanam bakau.";
        let met = "Demikian disampaikannya saat bertemu dengan Rini Suharti.";
        check(
            &format!("{planted} {met}"),
            &["Darmo Sutarman", "Rini Suharti"],
        );
        let press = "Hal itu disampaikan saat ditemui wartawan di kantornya.";
        check(&format!("{before} {press}"), &[]);
        check(visit, &[]);
    }

    #[test]
    fn whoever_spoke_before_is_the_one_who_gave_or_received_where_only_the_saying_is_told() {
        let check = |body: &str, expected: &[&str]| {
            assert_eq!(gifts_of(Lang::Id, body), expected, "{body}");
        };
        let before = "Bupati Darmo Sutarman mengajak warga menanam bakau.";
        let gave = "Hal itu disampaikannya saat menyerahkan 20 sepeda kepada SMP Melati.";
        check(
            &format!("{before} {gave}"),
            &["Darmo Sutarman > SMP Melati"],
        );
        let got = "Hal itu disampaikan saat menerima 20 sepeda dari PT Lentera Jaya.";
        check(
            &format!("{before} {got}"),
            &["PT Lentera Jaya > Darmo Sutarman"],
        );
        let own = "Hal itu disampaikan Joko Sembada saat menyerahkan 20 sepeda kepada SMP Melati.";
        check(&format!("{before} {own}"), &["Joko Sembada > SMP Melati"]);
        let letter = "Hal itu disampaikannya saat menyerahkan laporan kepada SMP Melati.";
        check(&format!("{before} {letter}"), &[]);
        let given = "Hal itu disampaikan saat 20 sepeda diserahkan kepada SMP Melati.";
        check(&format!("{before} {given}"), &[]);
        check(gave, &[]);
    }
}
