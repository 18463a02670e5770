//! Setting: where and when a telling takes place, what it is about, and who says so.
//!
//! Places and dates are taken from the clause first, then from the sentence. A date or place that belongs
//! to the act of saying ("kata Ana di Jakarta, Senin") is not that of what is said.

use std::ops::Range;

use super::{
    chunk::ChunkKind,
    clause::{Arguments, Clauses},
    lexicon::Class,
    party::party,
    words::Words,
};
use crate::domain::{Anchor, EntityKind, Lang, MentionForm, Party, Place, Span, When};

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
}

impl Scene<'_> {
    fn kind(&self, at: usize) -> Option<ChunkKind> {
        self.clauses.chunks.get(at).map(|chunk| chunk.kind)
    }

    fn lower(&self, chunk: usize) -> &str {
        self.words.reading.lower(self.clauses.chunks[chunk].head)
    }

    /// The place: a locative phrase of the clause behind the predicate, else one before it.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let behind = (self.predicate + 1..self.arguments.end)
            .find_map(|at| self.locative(at))
            .map(|span| Place {
                span,
                anchor: Anchor::Clause,
            });
        let before = || {
            (0..self.predicate)
                .rev()
                .filter(|&at| !self.said(at))
                .find_map(|at| self.locative(at))
                .map(|span| Place {
                    span,
                    anchor: Anchor::Sentence,
                })
        };
        behind.or_else(before)
    }

    /// The words of a locative phrase whose preposition is the chunk, with the places that follow it.
    fn locative(&self, at: usize) -> Option<Span> {
        if self.kind(at) != Some(ChunkKind::Preposition)
            || self.kind(at + 1) != Some(ChunkKind::Noun)
            || self.used.contains(&(at + 1))
        {
            return None;
        }
        let noun = &self.clauses.chunks[at + 1];
        let reading = self.words.reading;
        let kind = self
            .words
            .chains
            .about(&noun.tokens)
            .filter(|about| {
                about.tokens.contains(&noun.head) || about.tokens.start == noun.tokens.start
            })
            .map(|about| about.kind);
        let placed = kind == Some(EntityKind::Place) || reading.is(noun.head, Class::PlaceNoun);
        let barred = [
            Class::TimeNoun,
            Class::Abstract,
            Class::PersonNoun,
            Class::EventNoun,
        ]
        .iter()
        .any(|&class| reading.is(noun.head, class))
            && !placed;
        let fits = match (reading.lang(), self.lower(at)) {
            (Lang::Id, "di") => {
                !barred
                    && !matches!(
                        reading.lower(noun.head),
                        "tengah"
                            | "antara"
                            | "antaranya"
                            | "sela"
                            | "hadapan"
                            | "bawah"
                            | "atas"
                            | "dalam"
                            | "luar"
                            | "mana"
                            | "balik"
                            | "samping"
                            | "sisi"
                            | "depan"
                            | "bidang"
                            | "sektor"
                            | "media"
                            | "era"
                            | "masa"
                            | "akhir"
                            | "awal"
                            | "mata"
                            | "tingkat"
                            | "sini"
                            | "sana"
                            | "situ"
                    )
            }
            (Lang::En, "in" | "at" | "inside" | "near") => {
                placed && !barred
                    || self.lower(at) == "at" && reading.is_capital(noun.head) && !barred
            }
            _ => false,
        };
        if !fits || kind == Some(EntityKind::Person) {
            return None;
        }
        let mut end = at + 2;
        loop {
            let comma = self.kind(end) == Some(ChunkKind::Comma) && self.is_place(end + 1);
            let nested = self.kind(end) == Some(ChunkKind::Preposition)
                && matches!(self.lower(end), "di" | "in")
                && self.is_place(end + 1);
            if !(comma || nested) {
                break;
            }
            end += 2;
        }
        let tokens = noun.tokens.start..self.clauses.chunks[end - 1].tokens.end;
        Some(reading.span(&without_article(self.words, tokens)))
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

    /// Whether a chunk belongs to a verb of saying: the nearest verb to its left is one.
    fn said(&self, at: usize) -> bool {
        let verb = (0..at)
            .rev()
            .find(|&before| matches!(self.kind(before), Some(ChunkKind::Verb | ChunkKind::Stop)));
        let say = verb.is_some_and(|verb| {
            self.words
                .reading
                .is(self.clauses.chunks[verb].head, Class::Say)
                && verb != self.predicate
        });
        say && !(at < self.predicate && verb.is_none())
    }

    /// The date nearest to the predicate that is not that of a saying.
    #[must_use]
    pub fn date(&self, ahead: bool) -> Option<When> {
        let dates = (0..self.clauses.chunks.len())
            .filter(|&at| self.kind(at) == Some(ChunkKind::Date) && !self.said(at));
        let nearest = dates.min_by_key(|&at| {
            let verbs = self.verbs_between(at);
            (verbs, at.abs_diff(self.predicate))
        })?;
        if self.verbs_between(nearest) > 1 {
            return None;
        }
        let start = self.clauses.chunks[nearest].tokens.start;
        let index = self
            .words
            .dates
            .binary_search_by_key(&start, |date| date.tokens.start)
            .ok()?;
        let mention = &self.words.dates[index];
        // "an atlas from 1781", "since 2015": a month or year that dates no event.
        let before = start
            .checked_sub(1)
            .map_or("", |before| self.words.reading.lower(before));
        if !mention.is_day
            && matches!(
                before,
                "from" | "dari" | "since" | "sejak" | "of" | "until" | "by" | "hingga"
            )
        {
            return None;
        }
        let date = if ahead {
            mention.ahead.or(mention.date)
        } else {
            mention.date
        }?;
        let anchor = if self.verbs_between(nearest) == 0 {
            Anchor::Clause
        } else {
            Anchor::Sentence
        };
        Some(When {
            date,
            span: self.words.reading.span(&mention.tokens),
            anchor,
        })
    }

    fn verbs_between(&self, at: usize) -> usize {
        let range = if at < self.predicate {
            at..self.predicate
        } else {
            self.predicate + 1..at
        };
        range
            .filter(|&between| self.kind(between) == Some(ChunkKind::Verb))
            .count()
    }

    /// Who says so: the speaker of a verb of saying in the sentence, or whom "menurut" leads to.
    #[must_use]
    pub fn attribution(&self) -> Vec<Party> {
        let mut sources = Vec::new();
        for (at, chunk) in self.clauses.chunks.iter().enumerate() {
            let reading = self.words.reading;
            let led = matches!(reading.lower(chunk.head), "menurut" | "according")
                && chunk.kind != ChunkKind::Verb;
            let say = reading.is(chunk.head, Class::Say)
                && matches!(
                    chunk.kind,
                    ChunkKind::Verb | ChunkKind::Other | ChunkKind::Noun
                )
                && at != self.predicate;
            if led {
                let noun = (at + 1..at + 3).find(|&next| self.kind(next) == Some(ChunkKind::Noun));
                sources.extend(noun.and_then(|noun| self.source(noun)));
            } else if say && chunk.kind != ChunkKind::Noun {
                sources.extend(self.speaker(at));
            } else if say {
                // "kata kantor berita X" is one noun phrase to the chunker.
                sources.extend(self.source_in(&(chunk.head + 1..chunk.tokens.end)));
            }
            if !sources.is_empty() {
                break;
            }
        }
        sources.truncate(1);
        sources
    }

    /// The speaker of the verb of saying at a chunk.
    fn speaker(&self, at: usize) -> Option<Party> {
        let bare = self.words.reading.lang() == Lang::Id
            && !self.lower(at).starts_with("me")
            && !self.lower(at).starts_with("di");
        if bare || self.kind(at.wrapping_sub(1)) == Some(ChunkKind::Comma) {
            let next = (at + 1..at + 3).find(|&next| self.kind(next) == Some(ChunkKind::Noun));
            if let Some(source) = next.and_then(|next| self.source(next)) {
                return Some(source);
            }
        }
        let subjects = self.clauses.arguments(at).subjects;
        subjects
            .first()
            .and_then(|group| group.first())
            .and_then(|&noun| self.source(noun))
    }

    fn source(&self, noun: usize) -> Option<Party> {
        let chunk = &self.clauses.chunks[noun];
        self.source_in(&chunk.tokens)
            .or_else(|| party(self.words, &chunk.tokens, chunk.head))
    }

    /// The person, else the body, that a range names.
    fn source_in(&self, tokens: &Range<usize>) -> Option<Party> {
        let about = self.words.chains.about(tokens)?;
        let named = matches!(about.kind, EntityKind::Person | EntityKind::Organisation);
        named.then(|| Party {
            span: self.words.reading.span(tokens),
            name: self.words.chains.entities[about.entity.0].name,
            entity: Some(about.entity),
        })
    }

    /// What is talked about: the phrase behind "membahas", "to discuss", "on", "about".
    #[must_use]
    pub fn topic(&self) -> Option<Span> {
        let reading = self.words.reading;
        let limit = self.clauses.chunks.len().min(self.arguments.end + 4);
        for at in self.predicate + 1..limit {
            let lower = self.lower(at);
            let leads = match self.kind(at) {
                Some(ChunkKind::Verb) => matches!(
                    lower,
                    "membahas"
                        | "membicarakan"
                        | "mendiskusikan"
                        | "discuss"
                        | "discussing"
                        | "discussed"
                ),
                Some(ChunkKind::Preposition) => matches!(
                    lower,
                    "soal"
                        | "mengenai"
                        | "tentang"
                        | "terkait"
                        | "seputar"
                        | "about"
                        | "on"
                        | "over"
                        | "regarding"
                        | "concerning"
                ),
                _ => false,
            };
            if leads && self.kind(at + 1) == Some(ChunkKind::Noun) {
                let noun = &self.clauses.chunks[at + 1];
                let timed = reading.is(noun.head, Class::TimeNoun)
                    || reading.is(noun.head, Class::Calendar);
                if !timed {
                    return Some(reading.span(&without_article(self.words, noun.tokens.clone())));
                }
            }
        }
        None
    }
}

fn without_article(words: &Words, tokens: Range<usize>) -> Range<usize> {
    let article = tokens.len() > 1
        && matches!(
            words.reading.lower(tokens.start),
            "the" | "a" | "an" | "sebuah"
        );
    tokens.start + usize::from(article)..tokens.end
}
