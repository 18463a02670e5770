//! Pronouns: which of the persons spoken of before a "he", "dia" or "-nya" stands for.

use super::{Chaining, Reference, gender::Genders};
use crate::{
    domain::{EntityId, EntityKind, Lang, MentionForm},
    lang::{
        frame::{Event, Frames, Voice},
        lexicon::Class,
        name::Name,
        role::name_over,
        sentence::Part,
    },
};

/// Of whom a pronoun speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Person {
    /// Whoever speaks.
    First,
    /// Someone else.
    Third,
}

/// What is known of the persons a pronoun may stand for.
struct Persons<'r> {
    references: &'r [Reference],
    genders: &'r Genders,
    /// Who cannot be meant.
    other: Option<EntityId>,
    /// Who was meant last in the sentence.
    kept: Option<EntityId>,
}

impl Chaining<'_> {
    /// Third-person pronouns, each with the person it most likely stands for.
    pub(super) fn pronouns(&self, references: &[Reference], names: &[Name]) -> Vec<Reference> {
        let mut found = Vec::new();
        let mut genders = self.genders(references);
        for (number, sentence) in self.reading.sentences.iter().enumerate() {
            for at in sentence
                .tokens
                .clone()
                .filter(|&at| name_over(names, at).is_none())
            {
                let entity = match self.person(at) {
                    Some(Person::Third) => {
                        let other = self.agent(references, number, at);
                        let other = self.pronoun_agent(&found, number, at).or(other);
                        let other = other.or_else(|| self.object_of(references, number, at));
                        let other = other.or_else(|| self.actor(references, &found, number, at));
                        let kept = self.kept(&found, number, at);
                        let persons = Persons {
                            references,
                            genders: &genders,
                            other,
                            kept,
                        };
                        self.antecedent(&persons, number, at)
                    }
                    Some(Person::First) => self.speaker(references, number, at),
                    None => continue,
                };
                if let Some(entity) = entity {
                    genders.learn(entity, self.said(at));
                    found.push(Reference::by_word(
                        at..at + 1,
                        entity,
                        MentionForm::Pronoun,
                        EntityKind::Person,
                    ));
                }
            }
            found.extend(self.opening_it(references, number));
            found.extend(self.bodies(references, names, number));
        }
        found
    }

    /// Turns Indonesian offices that point back and that nobody was told by before to whom a pronoun there would stand
    /// for: "Menteri Ana tiba. *Mantan duta besar itu* …".
    pub(super) fn point_epithets(&self, references: &mut [Reference]) {
        let reading = self.reading;
        if reading.lang() != Lang::Id {
            return;
        }
        let mut genders = None;
        for index in 0..references.len() {
            let Reference {
                tokens,
                entity,
                form,
                ..
            } = references[index].clone();
            let draft = &self.entities[entity.0];
            let number = reading.sentence_of(tokens.start);
            let sentence = &reading.sentences[number];
            let opens = (sentence.tokens.start..tokens.start)
                .filter(|&at| reading.is_word(at))
                .count()
                <= 3;
            let points = form == MentionForm::Role
                && draft.names.is_empty()
                && draft
                    .roles
                    .iter()
                    .all(|(_, known)| known.start >= tokens.start)
                && opens
                && sentence.part == Part::Body
                && (tokens.end..(tokens.end + 3).min(sentence.tokens.end))
                    .take_while(|&at| {
                        reading.is_word(at) && !Frames::of(Lang::Id).is_verb_form(reading.lower(at))
                    })
                    .any(|at| reading.is(at, Class::Pointing));
            let several = tokens.start > 0 && reading.is(tokens.start - 1, Class::Several);
            if !points || several {
                continue;
            }
            let genders = genders.get_or_insert_with(|| self.genders(references));
            let known = Persons {
                references,
                genders,
                other: Some(entity),
                kept: None,
            };
            if let Some(meant) = self.antecedent(&known, number, tokens.start) {
                references[index].entity = meant;
            }
        }
    }

    /// Which person a token speaks of as a pronoun, or with one: "kepada*nya*", "menemui*nya*".
    fn person(&self, at: usize) -> Option<Person> {
        let lower = self.reading.lower(at);
        if self.reading.is(at, Class::Pronoun) {
            return match lower {
                "ia" | "dia" | "beliau" | "dirinya" | "he" | "she" | "him" | "himself"
                | "herself" | "his" | "her" => Some(Person::Third),
                "saya" | "aku" | "kami" => Some(Person::First),
                _ => None,
            };
        }
        let (third, stem) = match lower.strip_suffix("nya") {
            Some(stem) => (true, stem),
            None => (false, lower.strip_suffix("ku")?),
        };
        if self.reading.lang() != Lang::Id {
            return None;
        }
        // A verb, a preposition, or a noun for a meeting; "bantuannya" is whoever's.
        let frames = Frames::of(Lang::Id);
        let carries = |&(index, voice): &(usize, Voice)| {
            voice != Voice::Noun || frames.frames[index].event == Event::Meeting
        };
        let frame = frames.of_form(stem).iter().any(carries);
        let leads = self.reading.is(at, Class::Preposition)
            || self.reading.lexicon.classes(stem).has(Class::Coming);
        (frame || leads).then_some(if third { Person::Third } else { Person::First })
    }

    /// The person that a pronoun at a token stands for: near, a subject, and often spoken of.
    ///
    /// The weights follow the order of salience of Lappin and Leass (1994): recency by sentence first,
    /// then grammatical place, then how often someone has been named.
    fn antecedent(&self, known: &Persons, sentence: usize, at: usize) -> Option<EntityId> {
        let references = known.references;
        let sentences = &self.reading.sentences;
        let said = self.said(at);
        let earliest = sentences[sentence.saturating_sub(5)].tokens.start;
        let before = references.partition_point(|reference| reference.tokens.start < at);
        let from = references.partition_point(|reference| reference.tokens.start < earliest);
        let persons = || {
            references[from..before.max(from)]
                .iter()
                .filter(|reference| reference.kind == EntityKind::Person)
                .filter(|reference| Some(reference.entity) != known.other)
                .filter(|reference| known.genders.allow(reference.entity, said))
        };
        let score = |reference: &Reference| {
            let own = self.reading.sentence_of(reference.tokens.start);
            let distance = sentence - own.min(sentence);
            // "sebelum mengunjungi A, *dia* bertemu B": A is no likelier than whoever is led to.
            let before = reference.tokens.start.saturating_sub(1);
            let object = self.reading.lang() == Lang::Id && {
                let verb = self.reading.lower(before);
                verb.starts_with("me") && Frames::of(Lang::Id).is_verb_form(verb)
            };
            let first = sentences[own].tokens.start;
            // "*Ana's* lawyer, Budi, said he …": whose somebody is acts less than they do.
            let owns =
                self.reading.lang() == Lang::En && self.reading.lower(reference.tokens.end) == "'s";
            let led = reference.tokens.start > first && object
                || owns
                || self.is_led(first, reference.tokens.start)
                || self.is_met(first, reference.tokens.start);
            let often = persons()
                .filter(|other| other.entity == reference.entity)
                .take(5)
                .count();
            let named = usize::from(!self.entities[reference.entity.0].names.is_empty());
            let title = usize::from(sentences[own].part == Part::Title);
            let kept = usize::from(known.kept == Some(reference.entity));
            // "Wali Kota A tak mau kalah. *Ia* …": whom the sentence before is about, of several.
            let topic = usize::from(
                self.reading.lang() == Lang::Id
                    && distance == 1
                    && !led
                    && self.opens_sentence(at)
                    && sentences[own].paragraph == sentences[sentence].paragraph
                    && persons()
                        .find(|other| self.reading.sentence_of(other.tokens.start) == own)
                        .is_some_and(|first| first.entity == reference.entity),
            );
            // "'I shall meet *Budi*,' Ana said. *He* …": whom a quotation speaks of acts in it.
            let spoken = self.quoted[reference.tokens.start] && !self.quoted[at];
            // "Maria Silva met President Tarn. *She* …": whoever is known to be a woman, near by.
            let agrees = usize::from(distance < 2 && known.genders.agree(reference.entity, said));
            (100 + 4 * often
                + 4 * named
                + 12 * kept
                + 16 * agrees
                + 8 * topic
                + if led { 0 } else { 8 })
            .saturating_sub(8 * distance + 8 * title + 16 * usize::from(spoken))
        };
        persons()
            .max_by_key(|reference| (score(reference), std::cmp::Reverse(reference.tokens.start)))
            .map(|reference| reference.entity)
    }

    /// Whether a preposition leads to a name at a token, with the office before it: "with Prime Minister *Lima*".
    fn is_led(&self, sentence: usize, at: usize) -> bool {
        let first = self.before_office(sentence, at);
        first > sentence && self.reading.is(first - 1, Class::Preposition)
    }

    /// Whether a name is the object of an English verb for an event, with the office before it: "met President *Lima*".
    fn is_met(&self, sentence: usize, at: usize) -> bool {
        let first = self.before_office(sentence, at);
        first > sentence
            && self.reading.lang() == Lang::En
            && Frames::of(Lang::En).is_verb_form(self.reading.lower(first - 1))
    }

    /// Where the office before a name at a token begins; at the name where there is none.
    fn before_office(&self, sentence: usize, at: usize) -> usize {
        let office = [
            Class::Role,
            Class::Portfolio,
            Class::Demonym,
            Class::Honorific,
            Class::Determiner,
        ];
        // "with *Singapore* President Lima"
        let land =
            |at: usize| self.reading.lang() == Lang::En && self.reading.is(at, Class::PlaceName);
        let mut first = at;
        while first > sentence
            && !self.reading.is(first - 1, Class::Preposition)
            && (land(first - 1)
                || office
                    .iter()
                    .any(|&class| self.reading.is(first - 1, class)))
        {
            first -= 1;
        }
        first
    }

    /// Whether a token is the first word of its sentence.
    fn opens_sentence(&self, at: usize) -> bool {
        let first = self.reading.sentences[self.reading.sentence_of(at)]
            .tokens
            .start;
        !(first..at).any(|before| self.reading.is_word(before))
    }

    /// The body or country that an English "It" at the head of a sentence stands for: the subject of the
    /// sentence before, where that opens with a name.
    fn opening_it(&self, references: &[Reference], sentence: usize) -> Option<Reference> {
        let tokens = self.reading.sentences[sentence].tokens.clone();
        let mut at = tokens.start;
        while at < tokens.end && !self.reading.is_word(at) {
            at += 1;
        }
        if self.reading.lang() != Lang::En || at >= tokens.end || self.reading.lower(at) != "it" {
            return None;
        }
        let before = self.reading.sentences.get(sentence.checked_sub(1)?)?;
        let opening = before.tokens.start..(before.tokens.start + 3).min(before.tokens.end);
        let first = references.partition_point(|reference| reference.tokens.start < opening.start);
        let subject = references.get(first).filter(|reference| {
            opening.contains(&reference.tokens.start)
                && reference.form == MentionForm::Name
                && matches!(reference.kind, EntityKind::Organisation | EntityKind::Place)
                && reference.tokens.end < before.tokens.end
                && self.reading.lower(reference.tokens.end) != "'s"
                && !(reference.tokens.start > before.tokens.start
                    && self
                        .reading
                        .is(reference.tokens.start - 1, Class::Preposition))
        })?;
        Some(Reference::by_word(
            at..at + 1,
            subject.entity,
            MentionForm::Pronoun,
            subject.kind,
        ))
    }
}
