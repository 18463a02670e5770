//! Place: where a telling takes place. Its clause counts first, then the rest of its sentence, then where
//! somebody of it went ("flew to Geneva to meet").
//!
//! A dateline, a house that is given, a meal and a summit are no places; what is talked about has places of
//! its own ("membahas gempa di Maluku").

mod apart;
mod ceremony;
mod going;
mod told;

use super::{
    chunk::{Chunk, ChunkKind},
    figure::Measure,
    lexicon::Class,
    setting::{Scene, without_article},
};
use crate::domain::{Anchor, EntityKind, Lang, MentionForm, Place, Span};

impl Scene<'_> {
    /// The place of the event.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let (end, last) = (self.past_sides(), self.clauses.chunks.len());
        let first = |from: usize, to: usize, anchor| {
            let span = (from..to)
                .filter(|&at| self.leads_to_noun(at) && !self.opens_saying(at))
                .find_map(|at| self.locative(at))?;
            Some(Place { span, anchor })
        };
        let before = || {
            // "after talks *in Oslo*, Ana said Budi would send": where she speaks.
            let said = |at: &usize| {
                self.kind(*at) == Some(ChunkKind::Verb)
                    && self
                        .words
                        .reading
                        .is(self.clauses.chunks[*at].head, Class::Say)
                    && self.words.reading.lang() == Lang::En
            };
            let from = (0..self.predicate).rfind(said).map_or(0, |say| say + 1);
            let span = (from..self.predicate)
                .rev()
                .filter(|&at| {
                    self.leads_to_noun(at)
                        && !self.is_of_other_meeting(at)
                        && !self.said(at)
                        && !self.is_said_of_somebody(at)
                        && !self.at_other_time(at)
                })
                .find_map(|at| self.locative(at))?;
            Some(Place {
                span,
                anchor: Anchor::Sentence,
            })
        };
        // "Pertemuan A dan B *digelar di* …", "the gift was handed over in …".
        let happened = || {
            let happens = self.kind(end) == Some(ChunkKind::Verb)
                && (self.is(end, Class::Happen) || self.is_under_way(end));
            let next = (end + 1..last)
                .find(|&at| matches!(self.kind(at), Some(ChunkKind::Verb | ChunkKind::Stop)));
            first(end + 1, next.unwrap_or(last), Anchor::Clause).filter(|_| happens)
        };
        let dated = || {
            let span = (end..last)
                .filter(|&at| self.leads_to_noun(at) && !self.said(at) && self.is_dated(at + 2))
                .find_map(|at| self.locative(at))?;
            Some(Place {
                span,
                anchor: Anchor::Sentence,
            })
        };
        // "received Ana, *who is in Geneva on a visit*": a place that is only told of somebody comes last.
        // What stands behind "including" is part of something told before.
        let told = (self.predicate + 1..end)
            .find(|&at| self.kind(at) == Some(ChunkKind::Relative) || self.lower(at) == "including")
            .unwrap_or(end);
        let behind = first(self.predicate + 1, told, Anchor::Clause);
        let aside = || first(told, end, Anchor::Clause).filter(|_| self.tells_whereabouts(told));
        behind
            .or_else(|| self.where_told())
            .or_else(happened)
            .or_else(before)
            .or_else(|| self.handed_over_at())
            .or_else(dated)
            .or_else(aside)
            .or_else(|| self.gone_to())
            .or_else(|| self.held_at())
            .or_else(|| self.behind_companions())
            .or_else(|| self.hall_before_day())
    }

    /// Where the phrases of the predicate end: behind both sides of an Indonesian noun, "pertemuan A *dan B* | digelar".
    fn past_sides(&self) -> usize {
        let mut end = self.arguments.end;
        let noun = self.words.reading.lang() == Lang::Id
            && self.kind(self.predicate) == Some(ChunkKind::Noun);
        let joins = |at: usize| self.kind(at) == Some(ChunkKind::Conjunction);
        while noun && end > 0 && (joins(end - 1) || joins(end)) {
            let side = end + usize::from(joins(end));
            if self.kind(side) != Some(ChunkKind::Noun) {
                break;
            }
            end = side + 1;
        }
        end
    }

    /// Whether an Indonesian phrase says where a body of the clause has its seat: "Gereja Imanuel *di Semarang* menerima",
    /// "untuk dua sekolah *di Jawa Tengah*".
    fn is_seat_of_body(&self, at: usize) -> bool {
        let (words, chunks) = (self.words, self.clauses.chunks);
        let asked = !self.items.is_empty() && words.reading.lang() == Lang::Id;
        let body = at
            .checked_sub(1)
            .filter(|before| asked && self.used.contains(before));
        let Some(body) = body.map(|body| &chunks[body]) else {
            return false;
        };
        let counted = words.figure_over(body.tokens.start).is_some()
            && words.reading.is(body.head, Class::BodyNoun);
        let about = || words.chains.about(&body.tokens);
        counted
            || at < self.predicate
                && about().is_some_and(|about| about.kind == EntityKind::Organisation)
    }

    /// Whether a chunk is a preposition before a noun phrase.
    fn leads_to_noun(&self, at: usize) -> bool {
        self.kind(at) == Some(ChunkKind::Preposition) && self.kind(at + 1) == Some(ChunkKind::Noun)
    }

    /// The words of a locative phrase whose preposition is the chunk, with the places that follow it.
    pub(super) fn locative(&self, at: usize) -> Option<Span> {
        if !self.leads_to_noun(at) || self.used.contains(&(at + 1)) {
            return None;
        }
        // "untuk pembangunan masjid *di Jakarta*": the site of a given house.
        let sited = self.words.reading.lang() == Lang::Id
            && at > 0
            && self.kind(at - 1) == Some(ChunkKind::Noun)
            && self.is(at - 1, Class::Works);
        if sited || self.is_seat_of_body(at) {
            return None;
        }
        let noun = &self.clauses.chunks[at + 1];
        let reading = self.words.reading;
        let about = self.words.chains.about(&noun.tokens);
        let kind = about
            .filter(|about| {
                about.form != MentionForm::Pronoun
                    && (about.tokens.contains(&noun.head)
                        || about.tokens.start == noun.tokens.start)
            })
            // "at the *Prime Minister's* office": whose the place is.
            .filter(|about| {
                let whose = reading.lang() == Lang::En
                    && !about.tokens.contains(&noun.head)
                    && [Class::Venue, Class::PlaceNoun]
                        .iter()
                        .any(|&class| reading.is(noun.head, class));
                !(whose && about.kind == EntityKind::Person)
            })
            .map(|about| about.kind);
        let is = |class| reading.is(noun.head, class);
        // "in the *Sylvanian debt* talks": the land only says whose they are.
        let of_event = reading.lang() == Lang::En
            && about.is_some_and(|about| !about.tokens.contains(&noun.head))
            && (is(Class::EventNoun) || is(Class::Talks));
        // "di fasilitas antariksa di X": the place that follows says that it is one.
        let nested = self.kind(at + 2) == Some(ChunkKind::Preposition)
            && self.lower(at + 2) == "di"
            && self.is_place(at + 3);
        let placed =
            nested || kind == Some(EntityKind::Place) || is(Class::PlaceNoun) || is(Class::Venue);
        // "di *beberapa* provinsi"
        let vague = reading.lang() == Lang::Id && reading.is(noun.tokens.start, Class::NoPlace);
        let barred = is(Class::NoPlace)
            || vague
            || self.is_box_office(noun)
            || !placed
                && [
                    Class::TimeNoun,
                    Class::Abstract,
                    Class::PersonNoun,
                    Class::EventNoun,
                ]
                .into_iter()
                .any(is);
        // "valued *at $5,000*"
        let sum = self
            .words
            .figure_over(noun.tokens.start)
            .is_some_and(|figure| matches!(figure.measure, Measure::Money(_)));
        // "the orphanage *located at Lisse*": where somebody is at home.
        let seated = reading.lang() == Lang::En
            && at > 0
            && self.kind(at - 1) == Some(ChunkKind::Verb)
            && self.is(at - 1, Class::Seated);
        let fits = !barred
            && !sum
            && !seated
            && !of_event
            && match (reading.lang(), self.lower(at)) {
                (Lang::Id, "di") => true,
                // "held *at the south gate*"
                (Lang::En, "at") => {
                    let happens = at > 0 && self.is(at - 1, Class::Happen);
                    let named = reading.is_capital(noun.head) && !is(Class::Occasion);
                    placed || named || happens && reading.is_word(noun.head)
                }
                (Lang::En, "in") => placed || self.is_unknown_name(noun),
                (Lang::En, "inside" | "near" | "aboard" | "outside") => placed,
                // "met *on Bali*"
                (Lang::En, "on") => {
                    at == self.predicate + 1
                        && self.kind(self.predicate) == Some(ChunkKind::Verb)
                        && kind == Some(EntityKind::Place)
                }
                // "welcomed her *to* the palace"
                (Lang::En, "to") => {
                    let verb = self.lower(self.predicate);
                    placed && at > self.predicate && verb.starts_with("welcom")
                }
                _ => false,
            };
        let elsewhere = self.is_site(at)
            || self.is_of_topic(at)
            || self.is_of_make(at)
            || self.is_of_cause(at)
            || self.is_of_name(at)
            || self.is_of_seat(at)
            || self.is_of_office(at)
            || self.is_of_home(at);
        if !fits || kind == Some(EntityKind::Person) || elsewhere {
            return None;
        }
        Some(self.with_places(at + 1))
    }

    /// Whether a phrase is one or two capitalised words of which nothing is known: "in *Ikoro*".
    fn is_unknown_name(&self, noun: &Chunk) -> bool {
        let reading = self.words.reading;
        noun.tokens.len() <= 2
            && self.words.chains.about(&noun.tokens).is_none()
            && noun.tokens.clone().all(|at| {
                reading.is_capital(at)
                    && reading.word(at).len() > 3
                    && !reading.tokens[at].upper
                    && reading.tokens[at].classes.are_meaningless()
            })
    }

    /// Whether a locative only says where a building or land lies that is given: "a house *in Leeds*".
    fn is_site(&self, at: usize) -> bool {
        let Some(thing) = at.checked_sub(1).map(|thing| &self.clauses.chunks[thing]) else {
            return false;
        };
        let span = self.words.reading.span(&thing.tokens);
        let given = self
            .items
            .iter()
            .any(|item| span.start <= item.what.start && item.what.end <= span.end);
        let building = [Class::PlaceNoun, Class::Venue]
            .iter()
            .any(|&class| self.words.noun_is(thing.head, class));
        // "a clinic *in Leeds*", "the opera house *in Leeds*"
        let houses = self.words.reading.lang() == Lang::En
            && !self.items.is_empty()
            && self.used.contains(&(at - 1))
            && (self.words.noun_is(thing.head, Class::BodyNoun) || building)
            && !self.is_dated(at + 2);
        given && building || houses || self.is_seat(at)
    }

    /// Whether an English locative before a telling of a gift says where whoever gives has their seat: "The institute *in
    /// Leeds* is to be renamed after receiving …", "Ana Vik, director *at the Ministry of Health*, gave …".
    fn is_seat(&self, at: usize) -> bool {
        let asked = self.words.reading.lang() == Lang::En && !self.items.is_empty();
        let Some(body) = at.checked_sub(1).filter(|_| asked && at < self.predicate) else {
            return false;
        };
        let about = self.words.chains.about(&self.clauses.chunks[body].tokens);
        let kind = about.map(|about| about.kind);
        let office = self
            .words
            .noun_is(self.clauses.chunks[body].head, Class::Role)
            && about.is_none_or(|about| about.form != MentionForm::Name);
        let house = self
            .words
            .noun_is(self.clauses.chunks[body].head, Class::BodyNoun);
        let sits = kind == Some(EntityKind::Organisation) || house || office;
        let led = body.checked_sub(1).and_then(|lead| self.kind(lead));
        let free = !matches!(led, Some(ChunkKind::Preposition | ChunkKind::Verb));
        let acts = self.kind(at + 2) == Some(ChunkKind::Verb);
        self.kind(body) == Some(ChunkKind::Noun) && sits && (free || acts)
    }

    /// Whether a locative belongs to what an English gift is for: "gave $2 million *for projects in Sudan*".
    fn is_of_cause(&self, at: usize) -> bool {
        let asked = self.words.reading.lang() == Lang::En && !self.items.is_empty();
        let cause = at.checked_sub(1).filter(|&cause| {
            self.kind(cause) == Some(ChunkKind::Noun) && !self.used.contains(&cause)
        });
        let lead = cause.and_then(|cause| cause.checked_sub(1));
        asked
            && at > self.predicate
            && !self.is_dated(at + 2)
            && lead.is_some_and(|lead| {
                self.kind(lead) == Some(ChunkKind::Preposition)
                    && matches!(
                        self.lower(lead),
                        "for" | "to" | "amid" | "against" | "towards"
                    )
            })
    }

    /// Whether an English locative only says where a thing was made: "candlesticks made *in Leeds*".
    fn is_of_make(&self, at: usize) -> bool {
        let made = at.checked_sub(1).filter(|&verb| {
            self.kind(verb) == Some(ChunkKind::Verb)
                && verb != self.predicate
                && self.is(verb, Class::Raising)
        });
        made.is_some() && !self.items.is_empty() && self.words.reading.lang() == Lang::En
    }

    /// Whether a locative before the predicate only says where a body has its seat: "the fund, based *in Leeds*, gave …".
    fn is_of_seat(&self, at: usize) -> bool {
        at > 0
            && at < self.predicate
            && self.kind(at - 1) == Some(ChunkKind::Verb)
            && self.is(at - 1, Class::Seated)
    }

    /// Whether a locative ends the name of a body, whose acronym stands behind: "Agency for Refugees *in the Far North
    /// (ARFN)*".
    fn is_of_name(&self, at: usize) -> bool {
        let (reading, noun) = (self.words.reading, &self.clauses.chunks[at + 1]);
        let last = noun.tokens.end - 1;
        let inside = noun.tokens.len() > 3 && reading.is_mark(last, ')');
        let behind = |open: usize| {
            open + 2 < reading.tokens.len()
                && reading.is_mark(open, '(')
                && reading.is_mark(open + 2, ')')
                && is_acronym(reading.word(open + 1))
        };
        let acronym = inside && behind(last - 2) || behind(noun.tokens.end);
        let house = [Class::Venue, Class::PlaceNoun]
            .iter()
            .any(|&class| reading.is(noun.head, class));
        let body = at > 0 && self.kind(at - 1) == Some(ChunkKind::Noun) && {
            let about = self.words.chains.about(&self.clauses.chunks[at - 1].tokens);
            about.is_some_and(|about| about.kind == EntityKind::Organisation)
        };
        acronym && body && !house && self.words.reading.lang() == Lang::En
    }

    /// Whether the verb at a chunk says that something is going on: "talks are *under way in* Oslo".
    fn is_under_way(&self, verb: usize) -> bool {
        let reading = self.words.reading;
        let first = self.clauses.chunks[verb].tokens.end;
        let underway = reading.is_word(first) && reading.lower(first) == "underway";
        let under_way = first + 1 < reading.tokens.len()
            && (reading.lower(first), reading.lower(first + 1)) == ("under", "way");
        self.is(verb, Class::Copula) && (underway || under_way)
    }

    /// Whether a locative belongs to what is talked about, and no day behind it says otherwise.
    fn is_of_topic(&self, at: usize) -> bool {
        let led = at >= 2
            && self.kind(at - 1) == Some(ChunkKind::Noun)
            && (self.leads_to_topic(at - 2) || self.follows_others(at - 1));
        // "on *the sidelines* of the forum in Oslo", "called on *Ana* at the palace"
        let other = led
            && self.words.reading.lang() == Lang::En
            && (self.used.contains(&(at - 1))
                || self
                    .words
                    .reading
                    .is(self.clauses.chunks[at - 1].head, Class::NoTopic));
        led && !other && !self.is_dated(at + 2)
    }

    /// Whether a date stands at a chunk, behind a comma or "on" perhaps.
    pub(super) fn is_dated(&self, at: usize) -> bool {
        let joined = match self.kind(at) {
            Some(ChunkKind::Comma) => true,
            Some(ChunkKind::Preposition) => matches!(self.lower(at), "on" | "pada"),
            _ => false,
        };
        self.kind(at + usize::from(joined)) == Some(ChunkKind::Date)
    }

    /// A place with those that follow it: "Hotel Nusantara, Surabaya", "his office in Seoul".
    fn with_places(&self, noun: usize) -> Span {
        let mut end = noun + 1;
        loop {
            let comma = self.kind(end) == Some(ChunkKind::Comma) && self.is_place(end + 1);
            let nested = self.kind(end) == Some(ChunkKind::Preposition)
                && matches!(self.lower(end), "di" | "in")
                && self.is_place(end + 1);
            // "di Kantor X, di Salemba"
            let again = self.kind(end) == Some(ChunkKind::Comma)
                && self.kind(end + 1) == Some(ChunkKind::Preposition)
                && self.lower(end + 1) == "di"
                && self.is_place(end + 2);
            if !(comma || nested || again) {
                break;
            }
            end += 2 + usize::from(again);
        }
        let chunks = self.clauses.chunks;
        let mut tokens = chunks[noun].tokens.start..chunks[end - 1].tokens.end;
        // "di ruang *kerjanya*"
        let reading = self.words.reading;
        let room = reading.lang() == Lang::Id && tokens.len() == 1 && end == noun + 1;
        if room && reading.lower(tokens.start) == "ruang" && tokens.end < reading.tokens.len() {
            tokens.end += usize::from(reading.lower(tokens.end).starts_with("kerja"));
        }
        // "di Jakarta khusus untuk …": what stands behind a place's name is not of it.
        let about = self.words.chains.about(&chunks[noun].tokens);
        let named = about
            .filter(|about| about.kind == EntityKind::Place && about.tokens.start == tokens.start);
        if let (Some(about), Lang::Id, true) = (named, self.words.reading.lang(), end == noun + 1) {
            let end = about.tokens.end.min(tokens.end);
            if !(end..tokens.end).any(|at| self.words.reading.is_capital(at)) {
                tokens.end = end;
            }
        }
        self.words
            .reading
            .span(&without_article(self.words, tokens))
    }

    fn is_place(&self, at: usize) -> bool {
        self.kind(at) == Some(ChunkKind::Noun) && {
            let noun = &self.clauses.chunks[at];
            let about = self.words.chains.about(&noun.tokens);
            about.is_some_and(|about| {
                about.kind == EntityKind::Place && about.form == MentionForm::Name
            }) && !self.used.contains(&at)
        }
    }
}

/// Whether a word is one of four capital letters or more.
fn is_acronym(word: &str) -> bool {
    word.chars().nth(3).is_some() && word.chars().all(char::is_uppercase)
}
