//! Candidates: whether a phrase to the left of a predicate can be its subject, or what else it is there for.

use super::{Arguments, Clauses, subject::Search};
use crate::{
    domain::{EntityKind, Lang},
    lang::{chunk::ChunkKind, lexicon::Class, pos::VerbForm},
};

impl Clauses<'_> {
    /// "bantuan berupa *beras dan selimut* diserahkan": the contents pass.
    pub(super) fn is_contents(&self, first: usize) -> bool {
        let lead = first.checked_sub(1).map(|lead| self.chunks[lead].head);
        lead.is_some_and(|head| self.words.reading.is(head, Class::Contents))
    }

    /// "Melansir *X*, memberi kado itu lazim": a source acts in no clause.
    pub(super) fn is_source(&self, first: usize) -> bool {
        let phrase = &self.chunks[first].tokens;
        let led = phrase.len() > 1 && self.words.reading.is(phrase.start, Class::Source);
        self.words.reading.lang() == Lang::Id && (led || self.is_governed(first, Class::Source))
    }

    /// "X, didampingi *Y*, menemui Z": Y only goes along.
    pub(super) fn goes_along(&self, first: usize) -> bool {
        self.is_governed(first, Class::Companion)
    }

    /// The participle that a phrase says the sum of: "laptops, *valued* at 2 million, were handed over".
    pub(super) fn valuing(&self, first: usize) -> Option<usize> {
        let led = first > 1 && self.is(first - 1, ChunkKind::Preposition);
        let before = first.checked_sub(1 + usize::from(led))?;
        self.is_governed(before + 1, Class::Valued)
            .then_some(before)
    }

    /// "The trucks, *worth 2 million dollars*, were given": what English things are worth, between commas.
    pub(super) fn tells_price(&self, first: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && first > 1
            && self.is(first - 1, ChunkKind::Comma)
            && self.words.reading.lower(self.chunks[first].tokens.start) == "worth"
    }

    /// The name of a body or land that a phrase between commas tells of: "*Nordmark*, the largest donor to the agency, gave".
    pub(super) fn apposed_to_body(&self, first: usize, verb: usize) -> Option<usize> {
        let reading = self.words.reading;
        let body = first.checked_sub(2)?;
        let start = self.chunks[first].tokens.start;
        let said = reading.lang() == Lang::En
            && matches!(reading.lower(start), "the" | "a" | "an" | "one" | "its")
            && !self.is_headed_by_name(first)
            && self.is(first - 1, ChunkKind::Comma)
            && self.is(body, ChunkKind::Noun)
            && self.is_named(body)
            && !self.is_somebody(body);
        let behind = self.past_apposition(first);
        let closed = self.is(behind, ChunkKind::Comma) && behind < verb;
        (said && closed).then_some(body)
    }

    /// Whether the head of a phrase is part of the name it is about.
    fn is_headed_by_name(&self, at: usize) -> bool {
        let chunk = &self.chunks[at];
        let about = self.words.chains.about(&chunk.tokens);
        // "the *arm* of Lima Foods", whatever the tagger makes of it
        self.words.reading.is_capital(chunk.head)
            && about.is_some_and(|about| about.tokens.contains(&chunk.head))
    }

    /// Whether an Indonesian phrase is a place between commas, or before a day, in what comes before a joined verb.
    pub(super) fn is_address(&self, first: usize, search: &Search) -> bool {
        let about = self.words.chains.about(&self.chunks[first].tokens);
        let closed = matches!(
            self.kind(first + 1),
            Some(ChunkKind::Comma | ChunkKind::Date)
        );
        self.words.reading.lang() == Lang::Id
            && !search.adjacent
            && closed
            && first > 0
            && self.is(first - 1, ChunkKind::Comma)
            && about.is_some_and(|about| about.kind == EntityKind::Place)
    }

    /// Whether a phrase is the place that an English verb of motion leads to, or what is visited, before an infinitive
    /// that says what for: "visited *the school* to hand out books".
    pub(super) fn is_destination(&self, first: usize, search: &Search) -> bool {
        let about = self.words.chains.about(&self.chunks[first].tokens);
        let place = about.is_some_and(|about| about.kind == EntityKind::Place);
        self.words.reading.lang() == Lang::En
            && search.adjacent
            && self.words.form(self.chunks[search.verb].head) == VerbForm::Inf
            && (self.is_governed(first, Class::Motion) && place
                || self.is_governed(first, Class::Trip))
    }

    /// The preposition that leads to the places that people come from, of which the phrases from `first` to `last` are the
    /// last: "bishops *from* Lisse, *Lund and Varnia* met".
    pub(super) fn leads_to_homes(&self, first: usize, last: usize) -> Option<usize> {
        let place = |at: usize| {
            let about = self.words.chains.about(&self.chunks[at].tokens);
            self.is(at, ChunkKind::Noun)
                && about.is_some_and(|about| {
                    about.kind == EntityKind::Place && about.tokens == self.chunks[at].tokens
                })
        };
        let places = (first..=last)
            .filter(|&at| self.is(at, ChunkKind::Noun))
            .all(place);
        if self.words.reading.lang() != Lang::En || !places {
            return None;
        }
        let mut at = first;
        while at > 1 && self.is(at - 1, ChunkKind::Comma) && place(at - 2) {
            at -= 2;
        }
        let lead = at.checked_sub(1)?;
        let people = lead.checked_sub(1).map(|people| self.chunks[people].head)?;
        let come = self.words.reading.lower(self.chunks[lead].head) == "from"
            && self.is(lead - 1, ChunkKind::Noun)
            && self.words.reading.lower(people).ends_with('s')
            && [Class::PersonNoun, Class::Role, Class::Guest]
                .iter()
                .any(|&class| self.words.noun_is(people, class));
        come.then_some(lead)
    }

    /// Whether an English phrase only says what office is held by the person named before its comma, though no comma closes
    /// it: "Ana Lima, *the deputy head of the council* met Budi".
    pub(super) fn is_unclosed(&self, first: usize, search: &Search) -> bool {
        let Some(name) = first.checked_sub(2) else {
            return false;
        };
        let chunk = &self.chunks[first];
        let opens = name == 0
            || matches!(
                self.kind(name - 1),
                Some(ChunkKind::Comma | ChunkKind::Date | ChunkKind::Stop)
            );
        self.words.reading.lang() == Lang::En
            && search.adjacent
            && opens
            && self.is(first - 1, ChunkKind::Comma)
            && self.is(name, ChunkKind::Noun)
            && self.is_somebody(name)
            && self.is_by_name(&self.chunks[name])
            && !self.is_by_name_of_person(first)
            && self.words.noun_is(chunk.head, Class::Role)
            && chunk.tokens.end > chunk.head + 1
            && self.words.reading.lower(chunk.head + 1) == "of"
    }

    /// Whether a phrase is about a person by name.
    pub(super) fn is_by_name_of_person(&self, at: usize) -> bool {
        self.is_somebody(at) && self.is_by_name(&self.chunks[at])
    }

    /// Whether a verb of a class stands right before a phrase.
    pub(super) fn is_governed(&self, first: usize, class: Class) -> bool {
        first > 0
            && self.is(first - 1, ChunkKind::Verb)
            && self.words.reading.is(self.chunks[first - 1].head, class)
    }

    /// Whether "with" leads behind a comma to somebody who does what an English gerund right behind them tells: "exchanged
    /// gifts, *with Ana giving* Budi a vase".
    pub fn acts_alone(&self, lead: usize, verb: usize) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::En
            && lead > 0
            && self.is(lead, ChunkKind::Preposition)
            && reading.lower(self.chunks[lead].head) == "with"
            && self.is(lead - 1, ChunkKind::Comma)
            && self.is(verb, ChunkKind::Verb)
            && self.words.form(self.chunks[verb].head) == VerbForm::Ger
    }

    /// "after *officials* met", "setelah *kedua menteri* bertemu": a clause of its own behind the preposition.
    pub(super) fn opens_clause(
        &self,
        first: usize,
        search: &Search,
        arguments: &Arguments,
    ) -> bool {
        let lead = self.chunks[first - 1].head;
        let chunk = &self.chunks[first];
        let several = || {
            self.words.reading.is(chunk.tokens.start, Class::Plural)
                || self.words.reading.is(chunk.tokens.start, Class::Them)
        };
        if self.words.reading.lang() == Lang::Id {
            return search.adjacent
                && arguments.subjects.is_empty()
                && self.words.reading.is(lead, Class::TimeClause)
                && (self.is_somebody(first) || several());
        }
        search.adjacent
            && arguments.subjects.is_empty()
            && (self.acts_alone(first - 1, search.verb)
                || self.is_finite(search.verb)
                    && matches!(
                        self.words.reading.lower(lead),
                        "after" | "before" | "since" | "until" | "than" | "as"
                    ))
    }

    /// "menampik kabar mengenai *Ana*, yang bertemu Budi": what is reported is a clause.
    pub(super) fn is_reported(&self, first: usize) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::Id
            && first > 1
            && reading.is(self.chunks[first - 1].head, Class::TopicLead)
            && self.is(first - 2, ChunkKind::Noun)
            && reading.is(self.chunks[first - 2].head, Class::Report)
    }

    /// "meninjau dapur, *kantor X*, serta menyerahkan …": the list goes with the verb before it.
    pub(super) fn is_listed(&self, first: usize) -> bool {
        self.words.reading.lang() == Lang::Id
            && first > 1
            && self.is(first - 1, ChunkKind::Comma)
            && self.is_object(first - 2)
    }

    /// Whether a phrase is the speaker right behind an Indonesian verb of saying: "kata *X*".
    pub(super) fn is_speaker(&self, first: usize) -> bool {
        let reading = self.words.reading;
        let say = first > 0 && self.is(first - 1, ChunkKind::Verb) && {
            let verb = self.chunks[first - 1].head;
            reading.is(verb, Class::Say) && !reading.lower(verb).starts_with("me")
        };
        say && reading.lang() == Lang::Id && self.is_somebody(first)
    }

    /// "Ana Lima of Lisse, *Nordmark* gave": the land behind the town that somebody is from.
    pub(super) fn is_home_of_person(&self, first: usize) -> bool {
        let land = || {
            let about = self.words.chains.about(&self.chunks[first].tokens);
            about.is_some_and(|about| {
                about.kind == EntityKind::Place && about.tokens == self.chunks[first].tokens
            })
        };
        let Some(person) = first.checked_sub(2).map(|at| &self.chunks[at]) else {
            return false;
        };
        let names = &self.words.names;
        let kind = |at: usize| self.words.name_over(at).map(|name| names[name].kind);
        let last = person.tokens.end - 1;
        self.words.reading.lang() == Lang::En
            && self.is(first - 1, ChunkKind::Comma)
            && person.kind == ChunkKind::Noun
            && self.is(first + 1, ChunkKind::Verb)
            && kind(person.head) == Some(EntityKind::Person)
            && last > person.head + 1
            && self.words.reading.lower(person.head + 1) == "of"
            && kind(last) == Some(EntityKind::Place)
            && land()
    }

    /// "The Lima Embassy, *Lisse*, today gave": where the body that opens an English sentence sits, between commas.
    pub(super) fn is_seat_of_body(&self, first: usize) -> bool {
        let about = |at: usize| self.words.chains.about(&self.chunks[at].tokens);
        let place = || {
            about(first).is_some_and(|about| {
                about.kind == EntityKind::Place && about.tokens == self.chunks[first].tokens
            })
        };
        let body = || {
            about(first - 2).is_some_and(|about| about.kind == EntityKind::Organisation)
                || self
                    .words
                    .noun_is(self.chunks[first - 2].head, Class::BodyNoun)
                    && self.is_named(first - 2)
        };
        self.words.reading.lang() == Lang::En
            && first == 2
            && self.is(0, ChunkKind::Noun)
            && self.is(1, ChunkKind::Comma)
            && self.is(3, ChunkKind::Comma)
            && !self.is(4, ChunkKind::Noun)
            && !self.is(4, ChunkKind::Conjunction)
            && place()
            && body()
    }

    /// The preposition that a place belongs to as the last of a chain: "di Palembang, *Sumatera Selatan*".
    pub(super) fn placed(&self, first: usize) -> Option<usize> {
        let place = |at: usize| {
            let about = self.words.chains.about(&self.chunks[at].tokens);
            let head = self.chunks[at].head;
            about.is_some_and(|about| {
                about.kind == EntityKind::Place
                    // "For the victims of Lisse, *Nordmark* has given …"
                    && (self.words.reading.lang() == Lang::Id
                        || about.tokens.contains(&head)
                        || self.words.reading.is(head, Class::PlaceNoun))
            })
        };
        // "people in Lisse, *Vale District of Nordmark*, have": what a place lies in, between commas.
        let region = |at: usize| {
            self.words.reading.lang() == Lang::En
                && self.is_named(at)
                && !self.is_somebody(at)
                && self.is(at + 1, ChunkKind::Comma)
        };
        let mut at = first;
        while at >= 2
            && self.is(at - 1, ChunkKind::Comma)
            && self.is(at - 2, ChunkKind::Noun)
            && (place(at) || at == first && region(at))
            && place(at - 2)
        {
            at -= 2;
        }
        // "In Lisse, *Nordmark* handed over …", "Through its embassy in Lisse, *Nordmark* has …": behind a phrase that
        // opens the sentence, who acts.
        let opens = self.is(0, ChunkKind::Preposition)
            && (1..at).all(|before| {
                matches!(
                    self.chunks[before].kind,
                    ChunkKind::Noun | ChunkKind::Preposition
                )
            });
        let acts = self.words.reading.lang() == Lang::En
            && opens
            && first == at + 2
            && self.is(first + 1, ChunkKind::Verb);
        (at < first && at > 0 && self.is(at - 1, ChunkKind::Preposition) && !acts).then(|| at - 1)
    }

    /// Whether a phrase stands behind a verb, as its first or second object.
    pub(in crate::lang) fn is_object(&self, first: usize) -> bool {
        let second =
            first > 1 && self.is(first - 1, ChunkKind::Noun) && self.is(first - 2, ChunkKind::Verb);
        // "was *also* the sponsor"
        let parted = first > 1
            && self.words.reading.lang() == Lang::En
            && self.is(first - 1, ChunkKind::Other)
            && self.is(first - 2, ChunkKind::Verb)
            && self
                .words
                .reading
                .is(self.chunks[first - 2].head, Class::Copula);
        second || parted || first > 0 && self.is(first - 1, ChunkKind::Verb)
    }
}
