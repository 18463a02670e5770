//! People who are told by what they are ("officials from Varnia", "warga Desa Batu"), and who stands for them: the
//! sides that they come from, the one who leads them, those who are listed behind.

use std::ops::Range;

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{
        chunk::ChunkKind, clause::Group, frame::Role, lexicon::Class, party::party, pos::VerbForm,
    },
};

/// The most chunks that a relative clause says of people who they are in.
const PLIGHT: usize = 6;

impl Filler<'_> {
    /// Whether a group of phrases begins with people, a body or a place by name.
    pub(super) fn is_somebody(&self, group: &Group) -> bool {
        let Some(&first) = group.first() else {
            return false;
        };
        let chunk = &self.chunks()[first];
        let classes = [Class::PersonNoun, Class::Role, Class::Community];
        let named = self.words.chains.about(&chunk.tokens).is_some_and(|about| {
            about.form == MentionForm::Name && about.kind != EntityKind::Product
        });
        named
            || classes
                .iter()
                .any(|&class| self.words.noun_is(chunk.head, class))
    }

    /// Whether a phrase is headed by a noun for people.
    pub(super) fn is_people(&self, at: usize) -> bool {
        let head = self.chunks()[at].head;
        self.words.noun_is(head, Class::PersonNoun) || self.words.noun_is(head, Class::Role)
    }

    /// The sides that people come from, where there are two or more: "officials from *A and B*", "negotiators for *A
    /// and the army*".
    pub(super) fn sides(&self, people: usize) -> Option<Group> {
        let chunks = self.chunks();
        let from = chunks.get(people + 1).filter(|next| {
            next.kind == ChunkKind::Preposition
                && matches!(self.words.reading.lower(next.head), "from" | "dari" | "for")
        });
        let noun = chunks.get(people + 2).map(|noun| noun.kind) == Some(ChunkKind::Noun);
        if from.is_none() || !noun || !self.is_people(people) {
            return None;
        }
        // "officials from the two countries"
        let several = self.several(&chunks[people + 2].tokens);
        if !several.is_empty() {
            return Some(vec![people + 2]);
        }
        let sides = self.clauses.pair_at(people + 2).0;
        let named = |&at: &usize| self.words.chains.about(&chunks[at].tokens).is_some();
        let body = |&at: &usize| {
            named(&at)
                || self.words.reading.lang() == Lang::En
                    && self.words.noun_is(chunks[at].head, Class::BodyNoun)
        };
        (sides.len() > 1 && sides.iter().any(named) && sides.iter().all(body)).then_some(sides)
    }

    /// The named head of unnamed people: "a delegation led by *Ana Lima*", "a delegation from Lisse headed by *Budi*".
    pub(super) fn leader(&self, people: usize) -> Option<usize> {
        self.led_by(people).filter(|&leader| {
            let about = self.words.chains.about(&self.chunks()[leader].tokens);
            about.is_some_and(|about| about.kind == EntityKind::Person)
        })
    }

    /// The phrase for whoever leads people: "a delegation led by *the mayor*".
    pub(super) fn led_by(&self, people: usize) -> Option<usize> {
        let chunks = self.chunks();
        let reading = self.words.reading;
        let from = reading.lang() == Lang::En
            && self.clauses.is(people + 1, ChunkKind::Preposition)
            && self.clauses.is(people + 2, ChunkKind::Noun)
            && matches!(reading.lower(chunks[people + 1].head), "from" | "of");
        let verb = people + 1 + if from { 2 } else { 0 };
        let led = chunks
            .get(verb)
            .is_some_and(|verb| verb.kind == ChunkKind::Verb && reading.is(verb.head, Class::Led));
        let by = chunks
            .get(verb + 1)
            .is_some_and(|by| reading.lower(by.head) == "by");
        let someone = self.clauses.is(verb + 2, ChunkKind::Noun);
        (led && by && someone && self.is_people(people)).then_some(verb + 2)
    }

    /// "*a delegation of the Bundestag led by Ana Lima*": body and leader are one party, and both are told.
    pub(super) fn name_led(&self, filling: &mut Filling, role: Role, people: usize, leader: usize) {
        let chunks = self.chunks();
        let led = self.leader(people) == Some(leader) && self.words.reading.lang() == Lang::En;
        let body = &chunks[people];
        let Some(body) = party(self.words, &body.tokens, body.head).filter(|_| led) else {
            return;
        };
        if let Some((_, party)) = filling.parties.last_mut().filter(|_| role != Role::Item) {
            party.span = body.span.cover(party.span);
            party.name = party.span;
        }
    }

    /// The names behind a phrase for people that are some or all of them: "sejumlah tokoh, *antara lain A, B
    /// dan C*", "dua menteri, yakni A dan B".
    pub(super) fn listed_behind(&self, people: usize) -> Option<Group> {
        let chunks = self.chunks();
        let reading = self.words.reading;
        // "empat rumah sakit *di X*, yakni A dan B"
        let placed = chunks.get(people + 1)?.kind == ChunkKind::Preposition
            && reading.lower(chunks[people + 1].head) == "di"
            && self.clauses.is(people + 2, ChunkKind::Noun);
        if let Some(both) = self.named_both(people) {
            return Some(both);
        }
        let told = self.is_people(people)
            || placed && self.words.noun_is(chunks[people].head, Class::BodyNoun);
        let people = people + if placed { 2 } else { 0 };
        let comma = chunks.get(people + 1)?.kind == ChunkKind::Comma;
        let lead = chunks.get(people + 1 + usize::from(comma))?.tokens.start;
        let second = (lead + 1 < reading.tokens.len()).then(|| reading.lower(lead + 1));
        let words = match (reading.lower(lead), second) {
            ("antara", Some("lain")) | ("di", Some("antaranya")) => 2,
            ("yakni" | "yaitu" | "termasuk", _) => 1,
            _ => return None,
        };
        let first = (people + 1..chunks.len().min(people + 6))
            .find(|&at| chunks[at].tokens.end > lead + words)?;
        let noun = chunks[first].kind == ChunkKind::Noun && told;
        let names = self.clauses.pair_at(first).0;
        let named = |&at: &usize| self.words.chains.about(&chunks[at].tokens).is_some();
        (noun && reading.lang() == Lang::Id && names.iter().all(named)).then_some(names)
    }

    /// The two between commas whom an Indonesian pronoun stands for: "*keduanya, A dan B,* bertemu".
    fn named_both(&self, people: usize) -> Option<Group> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let pronoun = reading.lang() == Lang::Id
            && chunks[people].tokens.len() == 1
            && reading.is(chunks[people].head, Class::Them)
            && self.clauses.is(people + 1, ChunkKind::Comma)
            && self.clauses.is(people + 2, ChunkKind::Noun);
        let (names, end) = pronoun.then(|| self.clauses.pair_at(people + 2))?;
        let named = |&at: &usize| self.words.chains.about(&chunks[at].tokens).is_some();
        let closed = self.clauses.is(end, ChunkKind::Comma);
        (closed && names.len() > 1 && names.iter().all(named)).then_some(names)
    }

    /// The person behind the land of their office: "the ambassador to Sylvania *Ana Lima*", "mitranya dari Sylvania *Ana
    /// Lima*".
    pub(super) fn posted(&self, office: usize) -> Option<Range<usize>> {
        let (chunks, words) = (self.chunks(), self.words);
        let lands = self.led_behind(office, &["to", "in", "of", "at", "dari"])?;
        let seat = &chunks[lands].tokens;
        let name = |at: usize| words.name_over(at).map(|name| &words.names[name]);
        let land = name(seat.start).filter(|name| name.kind == EntityKind::Place)?;
        let person = name(seat.end - 1).filter(|name| name.kind == EntityKind::Person)?;
        // "the commander in Lisse *General* Ana Lima"
        let ranks = land.tokens.end..person.tokens.start;
        let titled = ranks.len() < 3
            && ranks.into_iter().all(|at| {
                words.reading.is_capital(at)
                    && (words.reading.is(at, Class::Role) || words.reading.is(at, Class::Honorific))
            });
        let held = match words.reading.lang() {
            Lang::En => {
                words.reading.is(chunks[office].head, Class::Role)
                    && !words.reading.lower(chunks[office].head).ends_with('s')
            }
            Lang::Id => words.reading.is(chunks[office].head, Class::Counterpart),
        };
        let posted = held && titled && person.tokens.end == seat.end;
        posted.then(|| person.tokens.clone())
    }

    /// The name between commas behind an English body that is somebody's own: "his old school, *the Lima School*, …".
    pub(super) fn own_house(&self, told: usize) -> Option<usize> {
        let (chunks, words) = (self.chunks(), self.words);
        let owned = words.reading.lang() == Lang::En
            && words
                .reading
                .is(chunks[told].tokens.start, Class::OwningAny)
            && chunks[told].tokens.len() > 1
            && self.clauses.is(told + 1, ChunkKind::Comma)
            && self.clauses.is(told + 2, ChunkKind::Noun);
        let closed = chunks
            .get(told + 3)
            .is_none_or(|next| matches!(next.kind, ChunkKind::Comma | ChunkKind::Stop));
        let about = (owned && closed).then(|| words.chains.about(&chunks[told + 2].tokens))??;
        let body = about.kind == EntityKind::Organisation && about.form == MentionForm::Name;
        body.then_some(told + 2)
    }

    /// The name that a phrase for someone is called by: "seorang guru *bernama Ana*".
    pub(super) fn called(&self, people: usize) -> Option<usize> {
        let chunks = self.chunks();
        let verb = chunks.get(people + 1)?;
        let bears =
            verb.kind == ChunkKind::Verb && self.words.reading.lower(verb.head) == "bernama";
        let name = chunks.get(people + 2).filter(|noun| {
            let about = self.words.chains.about(&noun.tokens);
            about.is_some_and(|about| about.kind == EntityKind::Person)
        });
        (bears && name.is_some()).then_some(people + 2)
    }

    /// The name behind what else somebody is: "tokoh adat *yang juga mantan Bupati X, Ana Lima*".
    pub(super) fn also_is(&self, people: usize) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let relative = chunks.get(people + 1)?;
        let also = chunks.get(people + 2)?;
        let led = relative.kind == ChunkKind::Relative
            && reading.lang() == Lang::Id
            && reading.is(also.tokens.start, Class::AlsoBeing);
        let first = people + 2 + usize::from(also.kind != ChunkKind::Noun);
        let named = |&at: &usize| {
            let about = self.words.chains.about(&chunks[at].tokens);
            about.is_some_and(|about| {
                about.kind == EntityKind::Person && about.form == MentionForm::Name
            })
        };
        let office = chunks
            .get(first)
            .filter(|chunk| chunk.kind == ChunkKind::Noun);
        let behind = self.clauses.named_by(first);
        let found = led && office.is_some() && self.is_people(people);
        let name = found.then(|| behind.unwrap_or(first));
        name.filter(named)
    }

    /// The token behind the relative clause that says which people a bare Indonesian word for them means: its verbs,
    /// and one phrase with or without a preposition.
    pub(super) fn plight(&self, people: usize) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let plain = |at: usize| {
            [Class::PersonNoun, Class::Several, Class::Determiner]
                .iter()
                .any(|&class| reading.is(at, class))
                || reading.is_number(at)
        };
        let relative = chunks.get(people + 1)?.kind == ChunkKind::Relative;
        let bare = chunks[people].tokens.clone().all(plain);
        if !relative || !bare || reading.lang() != Lang::Id {
            return None;
        }
        let (mut verb, mut end) = (false, None);
        for chunk in chunks.iter().skip(people + 2).take(PLIGHT) {
            match chunk.kind {
                ChunkKind::Verb => (verb, end) = (true, Some(chunk.tokens.end)),
                ChunkKind::Noun if verb => return Some(chunk.tokens.end),
                ChunkKind::Noun => {}
                ChunkKind::Preposition if verb => {}
                _ => return end,
            }
        }
        end
    }

    /// Whether a phrase is a place where people live, and not a site where something is held.
    fn is_area(&self, at: usize) -> bool {
        let Some(chunk) = self.chunks().get(at) else {
            return false;
        };
        let reading = self.words.reading;
        reading.is(chunk.tokens.start, Class::Area) && reading.is_capital(chunk.tokens.start)
            || reading.is(chunk.tokens.start, Class::PlaceName)
    }

    /// Whether an English phrase is for people who are told by where they work or learn: "*staff* at the mill".
    fn are_several(&self, people: usize) -> bool {
        let (head, reading) = (self.chunks()[people].head, self.words.reading);
        reading.lang() == Lang::En
            && reading.is(head, Class::PersonNoun)
            && (reading.lower(head).ends_with('s') || reading.is(head, Class::Folk))
    }

    /// Where an English body without a name is that receives: "hospitals *in Leeds*"; the token behind.
    pub(super) fn seat(&self, body: usize) -> Option<usize> {
        let (chunks, words) = (self.chunks(), self.words);
        let place = self.led_behind(body, &["in"])?;
        let about = words.chains.about(&chunks[place].tokens)?;
        let named = about.kind == EntityKind::Place && about.form == MentionForm::Name;
        let unnamed = words.reading.lang() == Lang::En
            && words.noun_is(chunks[body].head, Class::BodyNoun)
            && words.chains.about(&chunks[body].tokens).is_none();
        (named && unnamed && about.tokens.end == chunks[place].tokens.end)
            .then_some(chunks[place].tokens.end)
    }

    /// Words that say who unnamed people are: "a delegation *from the Taliban*", "a group *backing X*".
    pub(super) fn origin(&self, people: usize) -> Option<usize> {
        let (chunks, reading, index) = (self.chunks(), self.words.reading, people);
        let from = chunks.get(people + 1).filter(|next| {
            let word = self.words.reading.lower(next.head);
            // "warga *di Desa X*", "warga *sekitar X*": a bare word for people needs it.
            let head = self.chunks()[people].head;
            let bare = self.chunks()[people].tokens.len() == 1
                && self.words.reading.lang() == Lang::Id
                && self.words.noun_is(head, Class::PersonNoun)
                && !self.words.noun_is(head, Class::Role)
                && (matches!(word, "sekitar" | "asal") || word == "di" && self.is_area(people + 2));
            let around = bare && word == "sekitar" && next.kind == ChunkKind::Other;
            around
                || next.kind == ChunkKind::Preposition
                    && (matches!(word, "from" | "dari")
                        || bare
                        || word == "at" && self.are_several(people))
                || next.kind == ChunkKind::Verb && reading.is(next.head, Class::Backing)
                || self.is_called(people)
        });
        let named = chunks.get(people + 2).filter(|noun| {
            let people = |at: usize| self.words.reading.is(at, Class::Demonym);
            noun.kind == ChunkKind::Noun
                && (self.words.chains.about(&noun.tokens).is_some()
                    || self.is_called(index)
                    || noun.tokens.clone().any(people)
                    || self.stands_for_others(index)
                    // "representatives from the *Victorian government*"
                    || reading.lang() == Lang::En
                        && self.words.noun_is(noun.head, Class::BodyNoun)
                        && noun.tokens.clone().any(|at| reading.is_capital(at)))
        });
        // "to the hospital *from the Red Sash*" says who gives.
        let received = reading.lang() == Lang::En
            && people > 0
            && reading.lower(chunks[people - 1].head) == "to"
            && from.is_some_and(|from| reading.lower(from.head) == "from");
        // "mustahik dari tiga daerah yaitu X": where they all come from is no part of who they are.
        let counted = reading.lang() == Lang::Id
            && !self.stands_for_others(index)
            && named.is_some_and(|noun| self.words.figure_over(noun.tokens.start).is_some());
        if counted {
            return None;
        }
        let group = self.is_people(people)
            || !received && self.words.noun_is(chunks[people].head, Class::BodyNoun);
        (from.is_some() && group).then_some(named?.tokens.end)
    }

    /// Whether Indonesian people are told only by whom they come from: "*perwakilan* dari enam serikat".
    fn stands_for_others(&self, people: usize) -> bool {
        let noun = &self.chunks()[people];
        self.words.reading.lang() == Lang::Id
            && noun.tokens.end == noun.head + 1
            && self.words.reading.is(noun.head, Class::Representing)
            && self.words.reading.is(noun.head, Class::Guest)
    }

    /// The end of what English people without a name are told by: "people *affected by the floods*", "families *living in
    /// tents*", "those *in need*".
    pub(super) fn told_by(&self, people: usize) -> Option<usize> {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let [noun, said, behind, ..] = &chunks[people..] else {
            return None;
        };
        let several = self.are_several(people)
            || reading.lower(noun.head) == "people"
            || reading.lower(noun.tokens.start) == "those" && noun.tokens.len() == 1;
        if reading.lang() != Lang::En || !several {
            return None;
        }
        let leads = |at: usize| self.clauses.is(people + at, ChunkKind::Preposition);
        let noun_at = |at: usize| {
            let noun = chunks.get(people + at)?;
            (noun.kind == ChunkKind::Noun).then_some(noun.tokens.end)
        };
        if leads(1) {
            let need = reading.lower(said.head) == "in" && reading.is(behind.head, Class::Need);
            return noun_at(2).filter(|_| need);
        }
        let who = said.kind == ChunkKind::Relative && reading.lower(said.head) == "who";
        let verb = if who { behind } else { said };
        let participle = matches!(
            self.words.form(verb.head),
            VerbForm::PastPart | VerbForm::Past
        ) && reading.lower(verb.head).ends_with("ed")
            || self.words.form(verb.head) == VerbForm::Ger
            || reading.is(verb.head, Class::Struck);
        if verb.kind != ChunkKind::Verb
            || reading.is(verb.head, Class::Say)
            || !who && (verb.tokens.len() != 1 || !participle)
        {
            return None;
        }
        let first = 2 + usize::from(who);
        // "The people *donated* 20 computers" tells what they did.
        let acts = !who && self.words.form(verb.head) != VerbForm::Ger && !leads(first);
        if acts {
            return None;
        }
        // "those affected *in Yemen*" are told by where that is.
        let place = leads(first)
            && reading.lower(chunks[people + first].head) == "in"
            && chunks.get(people + first + 1).is_some_and(|noun| {
                let about = self.words.chains.about(&noun.tokens);
                about.is_some_and(|about| {
                    about.kind == EntityKind::Place && about.tokens.end == noun.tokens.end
                })
            });
        noun_at(first + usize::from(leads(first))).filter(|_| !place)
    }

    /// Whether an English phrase opens with "a" and is told by its name behind it: "an organisation *called Norvik
    /// Hands*".
    fn is_called(&self, people: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let [noun, verb, name, ..] = &chunks[people..] else {
            return false;
        };
        reading.lang() == Lang::En
            && matches!(reading.lower(noun.tokens.start), "a" | "an")
            && verb.kind == ChunkKind::Verb
            && verb.tokens.len() == 1
            && reading.is(verb.head, Class::Called)
            && name.kind == ChunkKind::Noun
            && reading.is_capital(name.tokens.start)
    }
}
