//! What the phrase of a noun that tells an event holds itself: "pertemuan *A* dan B", "bantuan *beras*", "*Ana*'s talks".

use std::ops::Range;

use super::Teller;
use crate::{
    domain::{EntityKind, Lang, MentionForm, Party},
    lang::{
        chunk::ChunkKind,
        filling::{self, Filling},
        frame::{Event, Frame, Role, Voice},
        lexicon::Class,
    },
};

impl Teller<'_> {
    /// The tokens of a noun's phrase that say more than the noun, where they may fill a role.
    pub(super) fn inner(&self, at: usize) -> Option<Range<usize>> {
        let chunk = &self.chunks()[at];
        let words = self.words;
        let range = match words.reading.lang() {
            Lang::Id => {
                let behind = chunk.head + 1..chunk.tokens.end;
                // "hadiah *spesial*", "bantuan *kemanusiaan*": no thing of its own.
                let gift = [Class::GiftNoun, Class::AidNoun]
                    .iter()
                    .any(|&class| words.noun_is(chunk.head, class));
                let mut of = behind.clone();
                let kind = gift && of.all(|at| words.reading.is(at, Class::Relief));
                if kind && !behind.is_empty() {
                    return None;
                }
                self.first_party(behind, chunk.head)
            }
            Lang::En => {
                let possessive = matches!(words.reading.lower(chunk.tokens.start), "his" | "her");
                // "*Berg's* talks", "*Moros'* talks"
                let owns = |token: usize| match words.reading.lower(token) {
                    "'s" => true,
                    "'" | "’" => words.reading.lower(token - 1).ends_with('s'),
                    _ => false,
                };
                let end = (chunk.tokens.start + 1..chunk.head)
                    .rev()
                    .find(|&token| owns(token));
                // "the gift of *the Kingdom of X*"
                let of = chunk.head + 2..chunk.tokens.end;
                let whose = !of.is_empty()
                    && words.reading.lower(chunk.head + 1) == "of"
                    && words.noun_is(chunk.head, Class::GiftNoun)
                    && words
                        .chains
                        .about(&of)
                        .is_some_and(|about| about.kind != EntityKind::Product);
                if end.is_none() && (whose || self.are_sides(at, &of) || self.is_body(at, &of)) {
                    return Some(of);
                }
                if end.is_none()
                    && let Some(body) = self.body_beyond_place(at)
                {
                    return Some(body);
                }
                let Some(end) = end.or(possessive.then_some(chunk.tokens.start + 1)) else {
                    // "an *Egyptian government* donation"; "Syrian aid" may be for Syria.
                    // "Sylvania received *Freedonian* aid"
                    let got = at > 0
                        && self.clauses.is(at - 1, ChunkKind::Verb)
                        && words.reading.is(self.chunks()[at - 1].head, Class::Getting);
                    let gift = got
                        || words.reading.is(chunk.head, Class::GiftOf)
                        || words.reading.lower(chunk.head) == "grant";
                    return self.filler().people_of(at).filter(|_| gift);
                };
                chunk.tokens.start..end
            }
        };
        // "kunjungan | *sang duta besar*"
        let behind = self.chunks().get(at + 1).filter(|next| {
            range.is_empty()
                && next.kind == ChunkKind::Noun
                && words.reading.lang() == Lang::Id
                && words.reading.is(next.tokens.start, Class::Determiner)
                // "pertemuan *kedua* dengan X"
                && !(next.tokens.len() == 1 && words.reading.is(next.head, Class::Serial))
        });
        let range = behind.map_or(range, |next| next.tokens.clone());
        (!range.is_empty()).then_some(range)
    }

    /// Whether "of" behind an English noun for a meeting leads to two who meet: "a meeting of *A* and B".
    fn are_sides(&self, at: usize, of: &Range<usize>) -> bool {
        let (chunks, words) = (self.chunks(), self.words);
        let meeting =
            |&(index, _): &(usize, Voice)| words.frames.frames[index].event == Event::Meeting;
        let head = chunks[at].head;
        let forms = words.frames.of_form(words.reading.lower(head));
        !of.is_empty()
            && words.reading.lower(head + 1) == "of"
            && forms.iter().any(meeting)
            && self.tells_side(of)
            && self.clauses.is(at + 1, ChunkKind::Conjunction)
            && self.clauses.is(at + 2, ChunkKind::Noun)
            && self.tells_side(&chunks[at + 2].tokens)
    }

    /// Whether "of" behind an English noun for a meeting leads to a body that sits: "a meeting of *the Norvik Council*".
    fn is_body(&self, at: usize, of: &Range<usize>) -> bool {
        let head = self.chunks()[at].head;
        !of.is_empty() && self.words.reading.lower(head + 1) == "of" && self.sits(at, of)
    }

    /// The body that an English noun for a meeting tells of behind where it was: "chaired a meeting in Lisse of *the Norvik
    /// Council*".
    fn body_beyond_place(&self, at: usize) -> Option<Range<usize>> {
        let of = self.chunks().get(at + 3)?;
        let borne = at > 0 && self.clauses.is(at - 1, ChunkKind::Verb);
        let placed = borne
            && self.clauses.is(at + 1, ChunkKind::Preposition)
            && self.clauses.is(at + 2, ChunkKind::Noun)
            && self.words.reading.lower(of.head) == "of"
            && self.clauses.is(at + 4, ChunkKind::Noun);
        let body = placed.then(|| self.chunks()[at + 4].tokens.clone())?;
        self.sits(at, &body).then_some(body)
    }

    /// Whether an English noun at a chunk is for a meeting, and a phrase for a body that sits.
    fn sits(&self, at: usize, of: &Range<usize>) -> bool {
        let reading = self.words.reading;
        let about = self.words.chains.about(of);
        reading.lower(self.chunks()[at].head) == "meeting"
            && about.is_some_and(|about| about.kind == EntityKind::Organisation)
            && of
                .clone()
                .any(|at| reading.is(at, Class::Sitting) && reading.is_capital(at))
    }

    /// Whether a phrase tells by name who may meet: a person, land or body, or people of a land.
    fn tells_side(&self, tokens: &Range<usize>) -> bool {
        let about = self.words.chains.about(tokens);
        let mut of_land = tokens.clone();
        about.is_some_and(|about| about.kind != EntityKind::Product)
            || of_land.any(|at| self.words.reading.is(at, Class::Demonym))
    }

    /// What an Indonesian noun phrase says behind its noun, for a meeting from the first word for someone on:
    /// "pertemuan tertutup *Presiden X*", "kunjungan kehormatan *Panglima Y*".
    fn first_party(&self, behind: Range<usize>, head: usize) -> Range<usize> {
        let words = self.words;
        let meeting =
            |&(index, _): &(usize, Voice)| words.frames.frames[index].event == Event::Meeting;
        if !words
            .frames
            .of_form(words.reading.lower(head))
            .iter()
            .any(meeting)
        {
            return behind;
        }
        // "rapat *perdana* X dengan Y"
        let ordinal = |at: usize| {
            words.reading.lower(at) == "perdana"
                && (at + 1 >= behind.end || words.reading.lower(at + 1) != "menteri")
                // "pertemuan *kedua* X dengan Y"
                || words.reading.is(at, Class::Serial) && words.reading.is_capital(at + 1)
        };
        let someone = |&at: &usize| {
            !ordinal(at) && words.name_over(at).is_some()
                || [
                    Class::Role,
                    Class::PersonNoun,
                    Class::Kin,
                    Class::BodyNoun,
                    Class::Determiner,
                ]
                .iter()
                .any(|&class| words.noun_is(at, class) && !ordinal(at))
        };
        let start = behind.clone().find(someone).unwrap_or(behind.start);
        start..behind.end
    }

    /// Who else the noun of a meeting names: "pertemuan A dan *B*".
    pub(super) fn beside(
        &self,
        at: usize,
        frame: &Frame,
        inner: &Range<usize>,
    ) -> Option<Range<usize>> {
        let chunks = self.chunks();
        let named = |tokens: &Range<usize>| {
            let about = self.words.chains.about(tokens);
            about.is_some_and(|about| about.kind != EntityKind::Product)
        };
        let joint = chunks.get(at + 1)?.kind == ChunkKind::Conjunction;
        let sitting = self
            .words
            .reading
            .lower(chunks[at].head)
            .starts_with("rapat");
        let other = chunks
            .get(at + 2)
            .filter(|next| next.kind == ChunkKind::Noun)?;
        let meeting = frame.event == Event::Meeting;
        let both = match self.words.reading.lang() {
            Lang::Id => !sitting && named(inner) && named(&other.tokens),
            Lang::En => self.are_sides(at, inner),
        };
        (meeting && joint && both).then(|| other.tokens.clone())
    }

    /// Whose meeting it is by the noun's clitic: "pertemuan*nya* dengan X".
    pub(super) fn owner(&self, at: usize, filling: &Filling) -> Option<(Role, Party)> {
        let head = self.chunks()[at].head;
        let chains = &self.words.chains;
        let about = chains.about(&(head..head + 1))?;
        let party = Party {
            span: self.words.reading.span(&(head..head + 1)),
            name: chains.entities[about.entity.0].name,
            entity: Some(about.entity),
        };
        let known = filling
            .parties
            .iter()
            .any(|(_, other)| filling::same(self.words, other, &party));
        (about.form == MentionForm::Pronoun && !known).then_some((Role::Participant, party))
    }

    /// Whether a range is nothing but a possessive pronoun.
    pub(super) fn is_pronoun(&self, range: &Range<usize>) -> bool {
        range.len() == 1 && self.words.reading.is(range.start, Class::Pronoun)
    }
}
