//! Setting: a telling in its sentence, when it took place, and who says so. Where, and on what, stand in
//! `place` and `topic`.
//!
//! Places and dates are taken from the clause first, then from the sentence. A date or place that belongs
//! to the act of saying ("kata Ana di Jakarta, Senin") is not that of what is said.

mod source;

use std::ops::Range;

use super::{
    chunk::ChunkKind,
    clause::{Arguments, Clauses},
    date::DateMention,
    lexicon::Class,
    pos::VerbForm,
    words::Words,
};
use crate::domain::{Anchor, Item, Lang, When};

/// A predicate in its sentence.
pub struct Scene<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The sentence's chunks.
    pub clauses: Clauses<'a>,
    /// The predicate's chunk.
    pub predicate: usize,
    /// Its arguments.
    pub arguments: &'a Arguments,
    /// Chunks that fill roles.
    pub used: &'a [usize],
    /// What is given.
    pub items: &'a [Item],
}

impl Scene<'_> {
    pub(super) fn kind(&self, at: usize) -> Option<ChunkKind> {
        self.clauses.chunks.get(at).map(|chunk| chunk.kind)
    }

    /// The head of a chunk in small letters; empty past the end of the sentence.
    pub(super) fn lower(&self, chunk: usize) -> &str {
        let chunk = self.clauses.chunks.get(chunk);
        chunk.map_or("", |chunk| self.words.reading.lower(chunk.head))
    }

    /// Whether the head of a chunk is of a class.
    pub(super) fn is(&self, chunk: usize, class: Class) -> bool {
        let chunk = self.clauses.chunks.get(chunk);
        chunk.is_some_and(|chunk| self.words.reading.is(chunk.head, class))
    }

    /// Whether a chunk belongs to a verb of saying: the nearest verb to its left is one, or a source is led to
    /// right before it ("menurut Ana, Senin,").
    pub(super) fn said(&self, at: usize) -> bool {
        let reading = self.words.reading;
        if self.opens_saying(at) {
            return true;
        }
        if self.fronts_saying(at) {
            return true;
        }
        // "announced the pact *yesterday* after talks with Ana"
        let between = at.min(self.predicate)..self.predicate;
        if self.words.reading.lang() == Lang::En
            && !between.is_empty()
            && self.is_occasion_of_saying()
            && !between
                .into_iter()
                .any(|next| self.kind(next) == Some(ChunkKind::Verb))
        {
            return false;
        }
        for before in (0..at).rev() {
            // "kata Ana usai *pertemuan* dengan Budi, Senin": said at the event.
            if before == self.predicate && self.is_occasion_of_saying() {
                return false;
            }
            let head = self.clauses.chunks[before].head;
            match self.clauses.chunks[before].kind {
                ChunkKind::Verb => {
                    let says = reading.is(head, Class::Say) && before != self.predicate;
                    return says || self.opens_speaking(before, at);
                }
                ChunkKind::Stop => return false,
                _ if matches!(reading.lower(head), "menurut" | "according") => {
                    return at < self.predicate || before > self.predicate;
                }
                _ => {}
            }
        }
        false
    }

    /// Whether an English sentence opens with whoever speaks somewhere some day: "*Speaking* in Lisse on Monday, Ana
    /// said …". Where they speak at a ceremony, what they tell of took place there.
    fn opens_speaking(&self, verb: usize, at: usize) -> bool {
        let reading = self.words.reading;
        let comes = |next: usize| {
            [Class::Ceremony, Class::EventNoun, Class::Occasion]
                .iter()
                .any(|&class| self.is(next, class))
        };
        verb == 0
            && at < self.predicate
            && reading.lang() == Lang::En
            && reading.is(self.clauses.chunks[verb].head, Class::Speaking)
            && !(verb..at).any(comes)
    }

    /// Whether the predicate is a noun that says at what somebody speaks: "after *talks* with Ana".
    fn is_occasion_of_saying(&self) -> bool {
        self.kind(self.predicate) == Some(ChunkKind::Noun)
            && self.predicate > 0
            && [Class::SayingLead, Class::SayingWithin]
                .iter()
                .any(|&class| self.is(self.predicate - 1, class))
    }

    /// Whether an English sentence opens with a chunk and says first, before the predicate, that somebody said
    /// something: "*On Monday*, the ministry announced it would send …".
    fn fronts_saying(&self, at: usize) -> bool {
        let verb = |range: Range<usize>| {
            range
                .into_iter()
                .find(|&next| self.kind(next) == Some(ChunkKind::Verb))
        };
        let opens = verb(0..at).is_none() && at < self.predicate;
        let says = verb(at..self.predicate).is_some_and(|verb| {
            self.words
                .reading
                .is(self.clauses.chunks[verb].head, Class::Say)
        });
        opens && says && self.words.reading.lang() == Lang::En
    }

    /// Whether a chunk behind the predicate's clause belongs to the subject of an English verb of saying: "…, the
    /// ministry *in Lisbon* said".
    pub(super) fn opens_saying(&self, at: usize) -> bool {
        let chunks = self.clauses.chunks;
        let passed = |&next: &usize| {
            matches!(
                self.kind(next),
                Some(ChunkKind::Noun | ChunkKind::Preposition | ChunkKind::Other)
            )
        };
        let verb = (at + 1..chunks.len()).find(|next| !passed(next));
        let says = verb.is_some_and(|verb| {
            self.kind(verb) == Some(ChunkKind::Verb)
                && self.words.reading.is(chunks[verb].head, Class::Say)
        });
        let parted = at > self.predicate
            && (self.predicate..at).any(|between| self.kind(between) == Some(ChunkKind::Comma));
        says && parted && self.words.reading.lang() == Lang::En
    }

    /// The date nearest to the predicate that is not that of a saying.
    #[must_use]
    pub fn date(&self, ahead: bool) -> Option<When> {
        let (nearest, mention) = self.nearest_date()?;
        let between = self.verbs_between(nearest);
        if between > 1 {
            return None;
        }
        let anchor = if between == 0 {
            Anchor::Clause
        } else {
            Anchor::Sentence
        };
        // "Ana, who *arrived on Tuesday*, is to meet Budi": that day has been.
        let been = self.words.reading.lang() == Lang::En
            && nearest < self.predicate
            && (0..nearest)
                .rev()
                .find(|&at| self.kind(at) == Some(ChunkKind::Verb))
                .is_some_and(|verb| {
                    verb != self.predicate
                        && self.words.form(self.clauses.chunks[verb].head) == VerbForm::Past
                });
        self.when(mention, ahead && !been, anchor)
    }

    /// Whether the clause itself says that it is to come by its date: "opens talks *tomorrow*".
    #[must_use]
    pub fn is_dated_ahead(&self) -> bool {
        self.nearest_date()
            .is_some_and(|(at, mention)| mention.is_ahead && self.verbs_between(at) == 0)
    }

    /// The date nearest to the predicate that is its own, and its chunk.
    fn nearest_date(&self) -> Option<(usize, &DateMention)> {
        let dates =
            (0..self.clauses.chunks.len()).filter(|&at| self.kind(at) == Some(ChunkKind::Date));
        let mentions = dates.filter_map(|at| Some((at, self.dated(at)?)));
        mentions
            .filter(|&(at, mention)| {
                let other = self.of_other(at)
                    || self.in_clause_behind(at)
                    || self.in_relative_behind(at)
                    || self.is_of_topic_behind(at)
                    || self.dates_noun(at)
                    || self.is_since(at);
                !mention.is_stretch && !self.said(at) && !other
            })
            .min_by_key(|&(at, _)| {
                let distance = at.abs_diff(self.predicate);
                (self.in_opening_clause(at), self.verbs_between(at), distance)
            })
    }

    /// Whether an English date stands before the noun that it dates, other than the predicate: "a *September* pact".
    fn dates_noun(&self, at: usize) -> bool {
        let (chunks, reading) = (self.clauses.chunks, self.words.reading);
        let article = at.checked_sub(1).map(|before| &chunks[before]);
        let opens = article.is_some_and(|chunk| {
            let last = chunk.tokens.end - 1;
            chunk.kind == ChunkKind::Noun && reading.is(last, Class::Determiner)
        }) || reading.is(chunks[at].tokens.start, Class::Determiner);
        reading.lang() == Lang::En
            && opens
            && at + 1 != self.predicate
            && self.kind(at + 1) == Some(ChunkKind::Noun)
    }

    /// Whether a date behind an English predicate says since when something else has been: "his first visit *since* he
    /// took over in 1982".
    fn is_since(&self, at: usize) -> bool {
        let mut between = self.predicate + 1..at.max(self.predicate + 1);
        self.words.reading.lang() == Lang::En
            && between.any(|since| {
                self.lower(since) == "since"
                    && (since..at).any(|verb| self.kind(verb) == Some(ChunkKind::Verb))
            })
    }

    /// Whether a date before the predicate belongs to a clause that describes a noun: "pria yang gugur *pada
    /// 1947* itu menerima …", "Ana, who died *in 2019*, left …".
    fn of_other(&self, at: usize) -> bool {
        let verb = (0..at.min(self.predicate))
            .rev()
            .take_while(|&before| {
                !matches!(self.kind(before), Some(ChunkKind::Comma | ChunkKind::Stop))
            })
            .find(|&before| self.kind(before) == Some(ChunkKind::Verb));
        let relative = verb.is_some_and(|verb| {
            (verb.saturating_sub(2)..verb)
                .any(|before| self.kind(before) == Some(ChunkKind::Relative))
        });
        at < self.predicate && (relative || verb.is_some_and(|verb| self.is_participle(verb, at)))
    }

    /// Whether an English date stands between commas with a bare participle that says what was done to the thing before
    /// them: "The desks, *bought in 2010*, were donated"; not where that is how it was given.
    fn is_participle(&self, verb: usize, at: usize) -> bool {
        let chunk = &self.clauses.chunks[verb];
        let past = matches!(
            self.words.form(chunk.head),
            VerbForm::Past | VerbForm::PastPart
        );
        let closes =
            (at + 1..self.predicate).find(|&next| self.kind(next) == Some(ChunkKind::Comma));
        let opens = verb > 1
            && self.kind(verb - 1) == Some(ChunkKind::Comma)
            && self.kind(verb - 2) == Some(ChunkKind::Noun);
        self.words.reading.lang() == Lang::En
            && past
            && chunk.tokens.len() == 1
            && opens
            && closes.is_some()
            && !self.items.is_empty()
            && !self.is(verb, Class::Companion)
            && !self.words.frames.is_passive(self.lower(verb))
    }

    /// Whether a date before the predicate belongs to a clause that opens the sentence and a comma ends: "Setelah
    /// bertemu A *Senin*, B terbang ke C Selasa".
    fn in_opening_clause(&self, at: usize) -> bool {
        let verb = (0..at).any(|before| self.kind(before) == Some(ChunkKind::Verb));
        let comma =
            (at + 1..self.predicate).any(|between| self.kind(between) == Some(ChunkKind::Comma));
        self.kind(0) == Some(ChunkKind::Subordinator) && verb && comma
    }

    /// Whether what stands behind an English predicate is told of a person in a relative clause: "met Ana, *who was in
    /// Lisse last week*".
    pub(super) fn in_relative_behind(&self, at: usize) -> bool {
        // "gave 20 desks to the school, *which opened* in 2010"
        let other = |verb: usize| {
            let event =
                self.words.frames.is_verb_form(self.lower(verb)) || self.is(verb, Class::Happen);
            self.kind(verb) == Some(ChunkKind::Verb)
                && !self.items.is_empty()
                && (self.is(verb, Class::Dwelling) || !event)
        };
        let who = (self.predicate + 1..at).find(|&relative| {
            self.kind(relative) == Some(ChunkKind::Relative)
                && (self.lower(relative) == "who"
                    || self.lower(relative) == "which" && other(relative + 1))
        });
        let Some(verb) =
            who.and_then(|who| (who..at).find(|&verb| self.kind(verb) == Some(ChunkKind::Verb)))
        else {
            return false;
        };
        self.words.reading.lang() == Lang::En
            && !(verb..at).any(|between| self.kind(between) == Some(ChunkKind::Comma))
    }

    /// Whether a date is told of what an Indonesian meeting was about: "membahas banjir *yang terjadi* pada Senin".
    fn is_of_topic_behind(&self, at: usize) -> bool {
        let behind = self.predicate.min(at)..at;
        let topic = behind.clone().find(|&verb| {
            self.is(verb, Class::TopicVerb) && self.kind(verb) == Some(ChunkKind::Verb)
        });
        let relative = topic.and_then(|topic| {
            (topic..at).find(|&relative| self.kind(relative) == Some(ChunkKind::Relative))
        });
        relative.is_some_and(|relative| {
            (relative..at)
                .rev()
                .take_while(|&between| self.kind(between) != Some(ChunkKind::Comma))
                .any(|between| self.kind(between) == Some(ChunkKind::Verb))
        }) && self.words.reading.lang() == Lang::Id
    }

    /// Whether a date behind an English predicate belongs to a clause with a subject of its own that is joined to it:
    /// "Ana met Budi, and Citra left *on Monday*".
    pub(super) fn in_clause_behind(&self, at: usize) -> bool {
        let verb = (self.predicate + 1..at).find(|&verb| self.kind(verb) == Some(ChunkKind::Verb));
        let joined = |verb: usize| {
            let subject = (self.predicate + 1..verb).rev().take_while(|&before| {
                matches!(
                    self.kind(before),
                    Some(ChunkKind::Noun | ChunkKind::Conjunction | ChunkKind::Preposition)
                )
            });
            let first = subject.last().filter(|&first| first + 1 < verb);
            first.is_some_and(|first| {
                self.kind(first) == Some(ChunkKind::Conjunction)
                    && first > 0
                    && self.kind(first - 1) == Some(ChunkKind::Comma)
            })
        };
        self.words.reading.lang() == Lang::En && verb.is_some_and(joined)
    }

    /// The date at a chunk, unless it is a month or year that dates a thing: "an atlas from 1781".
    pub(super) fn dated(&self, at: usize) -> Option<&DateMention> {
        let words = self.words;
        // "a *Monday*": an article may stand before the day.
        let start = self.clauses.chunks[at].head;
        let index = words
            .dates
            .binary_search_by_key(&start, |date| date.tokens.start)
            .ok()?;
        (!self.dates_thing(at)).then_some(&words.dates[index])
    }

    /// Whether a bare year stands right behind an Indonesian thing that is given: "menerima dana hibah *tahun 2021*".
    fn dates_thing(&self, at: usize) -> bool {
        let (chunks, reading) = (self.clauses.chunks, self.words.reading);
        let Some(thing) = at.checked_sub(1).map(|thing| &chunks[thing]) else {
            return false;
        };
        let mut year = chunks[at].tokens.clone();
        let bare = year.all(|token| {
            reading.lower(token) == "tahun"
                || reading.is_number(token) && reading.word(token).len() == 4
        });
        let span = reading.span(&thing.tokens);
        bare && thing.kind == ChunkKind::Noun
            && reading.lang() == Lang::Id
            && self.items.iter().any(|item| span.overlaps(item.what))
    }

    pub(super) fn when(&self, mention: &DateMention, ahead: bool, anchor: Anchor) -> Option<When> {
        let date = if ahead {
            mention.ahead.or(mention.date)
        } else {
            mention.date
        }?;
        Some(When {
            date,
            span: self.words.reading.span(&mention.tokens),
            anchor,
            agrees: mention.agrees,
        })
    }

    /// Whether a place before the predicate is told of somebody in it: "pengusaha yang tinggal *di Kudus* itu …".
    pub(super) fn is_said_of_somebody(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::Id && self.of_other(at)
    }

    fn verbs_between(&self, at: usize) -> usize {
        let range = if at < self.predicate {
            at..self.predicate
        } else {
            self.predicate + 1..at
        };
        // "Talks between A and B on Y *took place* …": what a noun is subject of.
        let own = |between: usize| {
            self.kind(self.predicate) == Some(ChunkKind::Noun)
                && [Class::Happen, Class::TopicVerb]
                    .iter()
                    .any(|&class| self.is(between, class))
        };
        // "On Monday, Ana, *who is in Lisse*, met Budi": between commas.
        let (start, end) = (range.start, range.end);
        let aside = |between: usize| {
            let opens = (start..between)
                .rev()
                .take_while(|&before| self.kind(before) != Some(ChunkKind::Comma))
                .any(|before| self.kind(before) == Some(ChunkKind::Relative));
            self.words.reading.lang() == Lang::En
                && end == self.predicate
                && opens
                && (between..end).any(|next| self.kind(next) == Some(ChunkKind::Comma))
        };
        // "menerima Ana, *didampingi* Budi, di kantornya": who went along, and no other deed.
        let along = |between: usize| {
            self.words.reading.lang() == Lang::Id && self.is(between, Class::Companion)
        };
        range
            .filter(|&between| self.kind(between) == Some(ChunkKind::Verb))
            .filter(|&between| !own(between) && !aside(between) && !along(between))
            .count()
    }
}

pub(super) fn without_article(words: &Words, tokens: Range<usize>) -> Range<usize> {
    let article = tokens.len() > 1
        && matches!(
            words.reading.lower(tokens.start),
            "the" | "a" | "an" | "sebuah"
        );
    tokens.start + usize::from(article)..tokens.end
}
