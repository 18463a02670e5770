//! Apposition: which name belongs to which phrase, and which phrase only says who the one named beside it is.
//!
//! "the mayor, *Ana Lima*," is one phrase and its name; "Ana Lima, *the mayor of Lisse*," a name and what is said of it.

use super::{chunk::ChunkKind, clause::Clauses, lexicon::Class};
use crate::domain::{EntityKind, Lang, MentionForm};

impl Clauses<'_> {
    /// The name behind a comma that says whom the phrase at a chunk describes: "Ketua Serikat Petani,
    /// *Sarlin Mooy*, …", "his nephew, *Karim*".
    #[must_use]
    pub fn named_by(&self, at: usize) -> Option<usize> {
        if let Some(name) = self.named_beyond_relative(at) {
            return Some(name);
        }
        let name = at + 2;
        let apposed = self.is(at, ChunkKind::Noun)
            && self.is(at + 1, ChunkKind::Comma)
            && self.is(name, ChunkKind::Noun);
        if !apposed || !self.describes_one(at) {
            return None;
        }
        let peer = self.is_peer(at);
        let tokens = &self.chunks[name].tokens;
        let about = self.words.chains.about(tokens)?;
        let person = about.kind == EntityKind::Person
            && about.form == MentionForm::Name
            && (about.tokens.start == tokens.start
                || (tokens.start..about.tokens.start)
                    .all(|at| self.words.reading.is(at, Class::Honorific))
                // "the director, *Lieutenant General* Ana Lima"
                || self.words.reading.lang() == Lang::En
                    && (tokens.start..about.tokens.start).all(|at| {
                        let retired =
                            matches!(self.words.reading.lower(at), "retired" | "former" | "late");
                        retired
                            || self.words.reading.is_capital(at)
                                && (self.words.reading.is(at, Class::Role)
                                    || self.words.reading.is(at, Class::Honorific))
                    })
                // "mitranya, *Menlu Jepang Ana Lima*"
                || peer && self.words.noun_is(self.chunks[name].head, Class::Role));
        let office = peer || self.words.noun_is(self.chunks[at].head, Class::Role);
        let closed = match self.kind(name + 1) {
            None | Some(ChunkKind::Comma | ChunkKind::Stop) => true,
            // "the mayor, A and the governor, B"; "his mother, A and B" may be three.
            Some(ChunkKind::Conjunction) => {
                office
                    && self.is(name + 2, ChunkKind::Noun)
                    && self.words.noun_is(self.chunks[name + 2].head, Class::Role)
            }
            // "For the mayor, A bought a clock" names the one who bought.
            Some(ChunkKind::Verb) => office && !self.behind_fronted(at),
            Some(_) => office,
        };
        (person && closed).then_some(name)
    }

    /// The name behind an Indonesian relative clause: "pemimpin oposisi yang diasingkan, *Katarin Belov*".
    fn named_beyond_relative(&self, at: usize) -> Option<usize> {
        let relative = self.words.reading.lang() == Lang::Id
            && self.is(at, ChunkKind::Noun)
            && self.is(at + 1, ChunkKind::Relative);
        if !relative || !self.describes_one(at) || self.is_named(at) {
            return None;
        }
        let comma = (at + 2..at + 7).find(|&next| self.is(next, ChunkKind::Comma))?;
        let name = comma + 1;
        let tokens = &self.chunks.get(name)?.tokens;
        let about = self.words.chains.about(tokens)?;
        let person = about.kind == EntityKind::Person
            && about.form == MentionForm::Name
            && about.tokens == *tokens;
        let closed = matches!(
            self.kind(name + 1),
            None | Some(ChunkKind::Comma | ChunkKind::Stop)
        );
        (person && closed).then_some(name)
    }

    /// Whether an Indonesian phrase tells somebody by holding the same office elsewhere: "mitranya", "koleganya dari Jepang".
    fn is_peer(&self, at: usize) -> bool {
        let head = self.chunks[at].head;
        self.words.reading.lang() == Lang::Id
            && self.words.reading.is(head, Class::Counterpart)
            && self.words.reading.lower(head).ends_with("nya")
    }

    /// Whether a phrase describes one person without a name.
    fn describes_one(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let words = self.words;
        let kin = words.noun_is(chunk.head, Class::Kin);
        // "His Excellency, *Ana Lima*"
        let styled = words.reading.lang() == Lang::En && words.reading.is(chunk.head, Class::Rank);
        let described = kin
            || self.is_peer(at)
            || styled
            || words.noun_is(chunk.head, Class::Role)
            || words.noun_is(chunk.head, Class::PersonNoun);
        // A guessed name behind an office may as well be the place of it: "Bupati Kerta Alam, …".
        // "*Ana's* deputy, Budi": whose deputy he is.
        let owner = |end: usize| {
            words.reading.lang() == Lang::En && end < chunk.head && words.reading.lower(end) == "'s"
        };
        let named = words.chains.about(&chunk.tokens).is_some_and(|about| {
            about.kind == EntityKind::Person
                && about.form == MentionForm::Name
                && !owner(about.tokens.end)
                && words
                    .name_over(about.tokens.start)
                    .is_some_and(|name| words.names[name].sure)
        });
        let head = words.reading.lower(chunk.head);
        let several = match words.reading.lang() {
            Lang::En => head.ends_with('s') && !head.ends_with("ss"),
            Lang::Id => {
                head.contains('-')
                    || words.reading.is(chunk.tokens.start, Class::Plural)
                    || words
                        .figure_over(chunk.tokens.start)
                        .is_some_and(|figure| figure.value > 1.0)
            }
        };
        described && !several && (kin || !named)
    }

    /// The phrase that a name belongs to, or the name itself.
    pub(super) fn described(&self, name: usize) -> usize {
        name.checked_sub(2)
            .filter(|&at| self.named_by(at) == Some(name))
            .unwrap_or(name)
    }

    /// Whether a phrase behind a comma says what the one named before it is: "Ana, *a lobbyist* and former officer",
    /// "Ana, *pendiri* dan pengasuh Pesantren X".
    pub(super) fn describes(&self, named: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let chunk = &self.chunks[at];
        let told = match reading.lang() {
            Lang::En => matches!(reading.lower(chunk.tokens.start), "a" | "an"),
            Lang::Id => {
                !reading.is_capital(chunk.tokens.start)
                    && !reading.is(chunk.tokens.start, Class::Determiner)
                    && self.words.figure_over(chunk.tokens.start).is_none()
                    && self.is_somebody(named)
            }
        };
        told && self.is_named(named)
            && !self.is_named(at)
            && (self.words.noun_is(chunk.head, Class::Role)
                || self.words.noun_is(chunk.head, Class::PersonNoun))
    }

    /// Whether an Indonesian phrase in small letters says of what body the person named before it is part: "Ana,
    /// *anggota DPRD*,".
    pub(super) fn is_member(&self, named: usize, at: usize) -> bool {
        let head = self.chunks[at].head;
        let people = [Class::PersonNoun, Class::Role]
            .iter()
            .any(|&class| self.words.noun_is(head, class));
        self.words.reading.lang() == Lang::Id
            && people
            && self.is_somebody(named)
            && !self.is_person(at)
    }

    /// The one at the head of an English phrase for people: "a delegation *headed by Ana*".
    pub(super) fn head_of(&self, at: usize) -> Option<usize> {
        let reading = self.words.reading;
        let verb = self.chunks.get(at + 1).filter(|verb| {
            reading.lang() == Lang::En
                && verb.kind == ChunkKind::Verb
                && verb.tokens.len() == 1
                && reading.is(verb.head, Class::Led)
        })?;
        let by = self.chunks.get(at + 2)?;
        let headed = verb.tokens.end == by.tokens.start
            && reading.lower(by.head) == "by"
            && self.is(at + 3, ChunkKind::Noun)
            && self.is(at + 4, ChunkKind::Conjunction);
        headed.then_some(at + 3)
    }

    /// Whether an English phrase behind a comma says what the person named before it is: "Ana, *the mayor of
    /// Lisse*,", "Ana, *treasurer of the choir*,".
    pub(super) fn is_apposed(&self, named: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let Some(chunk) = self.chunks.get(at) else {
            return false;
        };
        let first = reading.lower(chunk.tokens.start);
        let calling = self.words.noun_is(chunk.head, Class::Role)
            || self.words.noun_is(chunk.head, Class::PersonNoun);
        reading.lang() == Lang::En
            && self.is(named + 1, ChunkKind::Comma)
            && named + 2 == at
            && self.is(named, ChunkKind::Noun)
            && self.is_person(named)
            && calling
            && !self.is_person(at)
            && (matches!(first, "a" | "an" | "the")
                || !reading.is(chunk.tokens.start, Class::Determiner)
                    && self.words.figure_over(chunk.tokens.start).is_none())
            && !reading.lower(chunk.head).ends_with('s')
            // "After talks with Ana, *the mayor* flew home": no comma closes it, and a verb follows.
            && !self.begins_clause(at + 1)
    }

    /// The chunk behind an apposition and the phrases that prepositions lead to in it.
    pub(super) fn past_apposition(&self, at: usize) -> usize {
        let mut next = at + 1;
        while self.is(next, ChunkKind::Preposition) && self.is(next + 1, ChunkKind::Noun) {
            next += 2;
        }
        if self.holds_one_more(next) {
            return self.past_apposition(next + 1);
        }
        next
    }

    /// Whether an English "and" leads on to one more office of whoever an apposition tells of: "Ana, chairman of Norvik
    /// *and mayor of Lisse*,".
    fn holds_one_more(&self, joint: usize) -> bool {
        let reading = self.words.reading;
        let Some(office) = self.chunks.get(joint + 1) else {
            return false;
        };
        reading.lang() == Lang::En
            && self.is(joint, ChunkKind::Conjunction)
            && reading.lower(self.chunks[joint].head) == "and"
            && office.kind == ChunkKind::Noun
            && self.words.noun_is(office.head, Class::Role)
            && !reading.is_capital(office.head)
            && !reading.lower(office.head).ends_with('s')
            && !reading.is(office.tokens.start, Class::Determiner)
            && !self.is_person(joint + 1)
    }

    /// Whether a phrase is about a person by name.
    pub(super) fn is_person(&self, at: usize) -> bool {
        let tokens = &self.chunks[at].tokens;
        let about = self.words.chains.about(tokens);
        // "the mayor *of Lund*" is not Lund.
        let of = |start: usize| start > tokens.start && self.words.reading.lower(start - 1) == "of";
        about.is_some_and(|about| {
            about.kind == EntityKind::Person
                && about.form == MentionForm::Name
                && !of(about.tokens.start)
        })
    }

    /// Whether a phrase is about someone or something by name.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let about = self.words.chains.about(&self.chunks[at].tokens);
        about.is_some_and(|about| about.form == MentionForm::Name)
    }
}
