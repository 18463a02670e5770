//! Nominal events: what stands outside the phrase of a noun that tells an event and yet belongs to it.
//!
//! "Talks were held between A and B", "A and B agreed at a meeting", "A-B talks resumed", "a gift of X was
//! made by A", "A's gift was a vase": the roles stand with another verb, or inside a compound.

use super::{Teller, is_copula};
use crate::{
    domain::{EntityKind, Lang, Party, Span},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role},
        item::item,
        lexicon::Class,
        pos::Pos,
        token::TokenKind,
    },
};

impl Teller<'_> {
    /// Takes in the phrases behind the verb that the noun is subject of: "Talks were held *between A and B*".
    pub(super) fn behind_verb(&self, arguments: &mut Arguments, event: Event) {
        let chunks = self.chunks();
        let verb = arguments.end;
        let passes = chunks.get(verb).is_some_and(|chunk| {
            // "Talks *are under way* between A and B"
            let goes_on = || {
                let next = chunk.tokens.end;
                is_copula(self.words, chunk.head)
                    && self.words.reading.is_word(next)
                    && matches!(
                        self.words.reading.lower(next),
                        "underway" | "ongoing" | "under"
                    )
            };
            let arranged = || self.words.reading.is(chunk.head, Class::Arranged);
            chunk.kind == ChunkKind::Verb
                && (arranged() || self.words.reading.lang() == Lang::En && goes_on())
        });
        if !passes || !arguments.phrases.is_empty() || event != Event::Meeting {
            return;
        }
        let behind = self.clauses.arguments(verb);
        arguments.phrases = behind.phrases;
    }

    /// The two sides of "*US-China* talks", where the talks are what the clause is about.
    pub(super) fn sides_of_talks(
        &self,
        at: usize,
        frame: &Frame,
        supported: bool,
        arguments: &Arguments,
    ) -> Vec<Party> {
        let chunk = &self.chunks()[at];
        let words = self.words;
        let led = at > 0 && self.chunks()[at - 1].kind == ChunkKind::Preposition;
        let subject = self
            .chunks()
            .get(arguments.end)
            .is_some_and(|next| next.kind == ChunkKind::Verb);
        let told = frame.event == Event::Meeting && !frame.bound && !led && (supported || subject);
        if !told || words.reading.lang() != Lang::En {
            return Vec::new();
        }
        let sides = |token: usize| {
            let span = words.reading.tokens[token].span;
            let (one, other) = words.reading.word(token).split_once('-')?;
            let middle = span.start + one.len();
            let spans = [
                Span::new(span.start, middle),
                Span::new(middle + 1, span.end),
            ];
            // "the *Lima-Roth* meeting": two persons told before.
            let persons = || {
                spans.iter().all(|&span| {
                    let entity = self
                        .side(span)
                        .entity
                        .map(|id| &words.chains.entities[id.0]);
                    entity.is_some_and(|entity| entity.kind == EntityKind::Person)
                })
            };
            let known = !other.contains('-')
                && ([one, other].iter().all(|side| self.is_side(side)) || persons());
            known.then(|| spans.map(|span| self.side(span)).to_vec())
        };
        (chunk.tokens.start..chunk.head)
            .filter(|&token| words.reading.tokens[token].kind == TokenKind::Word)
            .find_map(sides)
            .unwrap_or_default()
    }

    /// Whether a word names a country, a people or a body that can talk.
    fn is_side(&self, word: &str) -> bool {
        let classes = self.words.reading.lexicon.classes(&word.to_lowercase());
        word.starts_with(char::is_uppercase)
            && [
                Class::PlaceName,
                Class::BodyName,
                Class::BodyNoun,
                Class::Demonym,
            ]
            .iter()
            .any(|&class| classes.has(class))
    }

    /// What a clause says of a gift that is its subject: "was made *by A*", "A's gift was *a vase*".
    pub(super) fn said_of_gift(&self, at: usize, arguments: &Arguments, filling: &mut Filling) {
        if self.words.reading.lang() != Lang::En {
            return;
        }
        self.take_apposed(at, filling);
        self.take_sum_made(at, filling);
        let (chunks, lower) = (self.chunks(), |at: usize| {
            let chunk = self.chunks().get(at);
            chunk.map_or("", |chunk| self.words.reading.lower(chunk.head))
        });
        let verb = arguments.end;
        if !self.clauses.is(verb, ChunkKind::Verb) {
            return;
        }
        let thing = self.clauses.is(verb + 1, ChunkKind::Noun);
        // "The handover was *late*" says nothing of what is handed over.
        let deed = self.words.noun_is(chunks[at].head, Class::Abstract);
        let open = thing && !deed && filling.items.is_empty();
        // "The bequest is *the largest* in years", "the donation is *part of* its work"
        let ranks = thing
            && (self.words.reading.is(chunks[verb + 1].head, Class::Ranking)
                || self.is_part(verb + 1));
        let names = !ranks && !self.holds_thing(at);
        if open && names && is_copula(self.words, chunks[verb].head) {
            self.take_thing(verb + 1, filling);
            return;
        }
        if self.words.reading.is(chunks[verb].head, Class::Amounting) {
            self.take_amount(at, verb, filling);
            return;
        }
        // "The donation from A *comprised tents*"
        if open
            && self
                .words
                .reading
                .is(chunks[verb].head, Class::ContentsLead)
        {
            for thing in self.clauses.group_at(verb + 1).0 {
                self.take_thing(thing, filling);
            }
            return;
        }
        let given = filling.has(Role::Giver) && !filling.has(Role::Recipient) && !deed;
        if given {
            self.take_served(verb, filling);
        }
        if self.words.reading.is(chunks[verb].head, Class::MadeVerb) {
            let clause = self.clauses.arguments(verb);
            let led = |word: &str| clause.phrases.iter().find(|(lead, _)| lower(*lead) == word);
            // "was made *by A* to B", "was made to B *by A*"
            if let Some((_, group)) = led("by").filter(|_| !filling.has(Role::Giver)) {
                self.filler().take(filling, Role::Giver, group);
            }
            let to = led("to");
            if let Some((_, group)) = to.filter(|_| !filling.has(Role::Recipient)) {
                self.filler().take(filling, Role::Recipient, group);
            }
        }
        if filling.items.is_empty() {
            let subject = item(self.words, &chunks[at].tokens, chunks[at].head);
            let article = self.words.reading.lower(chunks[at].tokens.start);
            filling.points_back |=
                subject.is_some() && matches!(article, "the" | "this" | "that" | "these" | "those");
            filling.items.extend(subject);
        }
    }

    /// Whether an English phrase only says that something belongs to more: "*part of* its programme".
    fn is_part(&self, at: usize) -> bool {
        let (tokens, reading) = (&self.chunks()[at].tokens, self.words.reading);
        let mut pairs = tokens.clone().zip(tokens.start + 1..tokens.end);
        pairs.any(|(part, of)| reading.lower(part) == "part" && reading.lower(of) == "of")
    }

    /// Whether the phrase of an English noun for a gift names the thing itself: "A's donation *of 20 desks* was timely".
    fn holds_thing(&self, at: usize) -> bool {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let of = chunk.head + 1;
        let inside = of + 1..chunk.tokens.end;
        !inside.is_empty()
            && words.reading.lower(of) == "of"
            && inside.clone().all(|at| words.name_over(at).is_none())
            && item(words, &inside, inside.end - 1).is_some()
    }

    /// Whether an English noun for a share tells what somebody did for something: "Ana's *contributions to the growth* of
    /// the town" are no thing.
    pub(super) fn is_merit(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let counted = || {
            let mut tokens = chunk.tokens.clone();
            tokens.any(|at| words.figure_over(at).is_some())
        };
        let deed = arguments.phrases.iter().any(|(lead, group)| {
            let aim = group.last().map(|&last| &self.chunks()[last]);
            words.reading.lower(self.chunks()[*lead].head) == "to"
                && aim.is_some_and(|aim| {
                    (words.noun_is(aim.head, Class::Abstract)
                        || words.reading.is(aim.head, Class::Portfolio))
                        && !words.noun_is(aim.head, Class::Cause)
                })
        });
        frame.event == Event::Gift
            && words.reading.lang() == Lang::En
            && words.reading.lower(chunk.head).starts_with("contribution")
            && !counted()
            && deed
    }

    /// Takes aid with the sum that its verb tells, and whose it is: "*US aid* to A totalled *$40 million*".
    fn take_amount(&self, at: usize, verb: usize, filling: &mut Filling) {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let aid = words.noun_is(chunk.head, Class::AidNoun) && filling.has(Role::Recipient);
        let sum = self.chunks().get(verb + 1).and_then(|sum| {
            let sum = item(words, &sum.tokens, sum.head)?;
            (Some(sum.what) == sum.quantity_span && sum.unit.is_some()).then_some(sum)
        });
        let Some(sum) = sum.filter(|_| aid) else {
            return;
        };
        let whose = (chunk.tokens.start..chunk.head).find(|&token| {
            words.reading.is_capital(token)
                && (words.name_over(token).is_some() || words.reading.is(token, Class::Demonym))
        });
        if let Some(giver) = whose.filter(|_| !filling.has(Role::Giver)) {
            let end = words
                .name_over(giver)
                .map_or(giver + 1, |name| words.names[name].tokens.end);
            self.filler()
                .take_giver(filling, &(giver..end.min(chunk.head)));
        }
        filling.items = vec![sum];
        filling.used.push(verb + 1);
    }

    /// Takes for the receiver of a gift that opens an English sentence whoever the sentence goes on to tell of: "Thanks
    /// to a grant from A, *B* has …", "Using a gift from A, *B* built …".
    pub(super) fn take_enabled(&self, at: usize, arguments: &Arguments, filling: &mut Filling) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let open = filling.has(Role::Giver) && !filling.has(Role::Recipient);
        let lead = &chunks[..at];
        let opens = reading.lang() == Lang::En
            && (1..=2).contains(&lead.len())
            && reading.is(lead[0].head, Class::Enabling)
            && lead[1..]
                .iter()
                .all(|chunk| chunk.kind == ChunkKind::Preposition);
        let comma = arguments.end.saturating_sub(1)..chunks.len().min(arguments.end + 2);
        let comma = comma
            .clone()
            .find(|&at| self.clauses.is(at, ChunkKind::Comma));
        let subject = comma
            .map(|comma| comma + 1)
            .filter(|&subject| self.clauses.is(subject, ChunkKind::Noun) && open && opens);
        // "*B* has a new roof thanks to a grant from A"
        let thanks = || {
            let lower = |at: usize| reading.lower(chunks[at].head);
            let possible = || lower(at - 1) == "by" && lower(at - 2) == "possible";
            let led = at > 1
                && (lower(at - 1) == "to" && lower(at - 2).ends_with("thanks") || possible());
            // "*B* is equipped to go on, thanks to a grant from A"
            let mut verbs = (0..at.saturating_sub(2))
                .rev()
                .take_while(|&verb| !self.clauses.is(verb, ChunkKind::Stop))
                .filter(|&verb| self.clauses.is(verb, ChunkKind::Verb))
                .filter(|_| led && open && reading.lang() == Lang::En);
            verbs.find_map(|verb| Some(*self.clauses.arguments(verb).subjects.first()?.first()?))
        };
        // "*B* can mend its roof after a grant from A"
        let after = || {
            let led = at > 1
                && matches!(reading.lower(chunks[at - 1].head), "after" | "following")
                && reading.lang() == Lang::En
                && open;
            let verb = (0..at)
                .rev()
                .find(|&verb| self.clauses.is(verb, ChunkKind::Verb))
                .filter(|_| led)?;
            let body = *self.clauses.arguments(verb).subjects.first()?.first()?;
            let about = self.words.chains.about(&chunks[body].tokens);
            let acts = about.is_some_and(|about| about.kind == EntityKind::Organisation)
                || self.words.noun_is(chunks[body].head, Class::BodyNoun);
            acts.then_some(body)
        };
        let paid = || self.paid_with(at).filter(|_| open);
        if let Some(subject) = subject.or_else(thanks).or_else(after).or_else(paid) {
            self.filler().take(filling, Role::Recipient, &vec![subject]);
        }
    }

    /// Takes the thing before a gift that is said of it: "*a statue*, a gift from A".
    fn take_apposed(&self, at: usize, filling: &mut Filling) {
        let reading = self.words.reading;
        let gift = &self.chunks()[at];
        let apposed = at > 1
            && filling.items.is_empty()
            && self.clauses.is(at - 1, ChunkKind::Comma)
            && self.clauses.is(at - 2, ChunkKind::Noun)
            && matches!(reading.lower(gift.tokens.start), "a" | "an" | "the")
            && (reading.is(gift.head, Class::GiftNoun) || reading.is(gift.head, Class::GiftOf));
        if apposed {
            for thing in self.clauses.group_ending(at - 2) {
                self.take_thing(thing, filling);
            }
        }
    }

    /// Takes what a phrase names; "*timely*" names nothing.
    fn take_thing(&self, at: usize, filling: &mut Filling) {
        let chunk = &self.chunks()[at];
        if chunk.tokens.len() == 1 && self.words.pos(chunk.head) == Pos::Adj {
            return;
        }
        let thing = item(self.words, &chunk.tokens, chunk.head);
        filling.items.extend(thing);
        filling.used.push(at);
    }
}
