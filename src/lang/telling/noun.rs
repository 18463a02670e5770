//! Tellings by a noun: "pertemuan antara A dan B", "a gift from A".
//!
//! Part of the roles stands in the noun's own phrase (`inner`), part with the verb it is an object of or stands beside
//! (`nominal`), part in phrases behind it.

use super::{Teller, Telling, is_copula};
use crate::{
    domain::{EntityKind, Item, Lang},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Pattern, Role, Voice},
        gift::is_wrapper,
        item::item,
        lexicon::Class,
        outlook::Outlook,
        pos::VerbForm,
        setting::{self},
    },
};

impl Teller<'_> {
    /// A telling by a noun: "pertemuan antara …", "a gift from …".
    pub(super) fn noun(&self, at: usize, frame: &'static Frame) -> Option<(u32, Telling)> {
        let words = self.words;
        let chunk = &self.chunks()[at];
        let mut arguments = self.clauses.arguments(at);
        arguments.objects.clear();
        // "received *on Tuesday* a call from"
        let dated = at > 1 && self.chunks()[at - 1].kind == ChunkKind::Date;
        let verb = at
            .checked_sub(1 + usize::from(dated))
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb);
        // "called off *the talks*"
        let off = at
            .checked_sub(2)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb)
            .filter(|_| words.reading.lower(self.chunks()[at - 1].head) == "off");
        // "wrapped *up* talks"
        let up = at
            .checked_sub(2)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb)
            .filter(|_| words.reading.lower(self.chunks()[at - 1].head) == "up");
        let verb = verb.or(off).or(up);
        let support = match off {
            Some(_) => frame.supported_by("call_off"),
            None => verb
                .and_then(|verb| frame.supported_by(words.reading.lower(self.chunks()[verb].head))),
        };
        let copula = verb.is_some_and(|verb| is_copula(words, self.chunks()[verb].head));
        // "approved a grant for": the verb's own frame tells more than its object does.
        let told = verb.is_some_and(|verb| {
            let form = words.reading.lower(self.chunks()[verb].head);
            let gift =
                |&(index, _): &(usize, Voice)| words.frames.frames[index].event == Event::Gift;
            frame.event == Event::Gift && words.frames.of_form(form).iter().any(gift)
        });
        if support.is_none() && told {
            return None;
        }
        let subject = match (support, verb) {
            (Some(role), _) => role,
            (None, Some(_)) if copula => frame.patterns.first().and_then(|pattern| pattern.subject),
            (None, None) if frame.event == Event::Meeting => Some(Role::Participant),
            _ => None,
        };
        if verb.is_none() {
            self.behind_verb(&mut arguments, frame.event);
        }
        let mut fronted = false;
        if support.is_none() && !copula {
            if verb.is_some() || frame.event == Event::Gift {
                arguments.subjects.clear();
            } else {
                fronted = self.fronted(at, &mut arguments);
            }
        }
        // "were in talks to join": nobody to talk with is named.
        let aside = at > 0
            && self.chunks()[at - 1].kind == ChunkKind::Preposition
            && words.reading.lang() == Lang::En
            && !fronted
            && up.is_none()
            && !self.led_by(&arguments, &["with", "between", "among"]);
        if aside {
            arguments.subjects.clear();
        } else if let Some(subjects) = self.subjects_of_governor(at).filter(|_| !fronted) {
            // "A praised B *at a meeting with C*": A met C.
            arguments.subjects = subjects;
        }
        let attending = self.attending(at, frame, &arguments);
        if frame.bound && support.is_none() && !fronted && attending.is_empty() {
            return None;
        }
        // What the noun phrase itself holds: "pertemuan *A* dan B", "bantuan *beras*", "*Ana*'s talks".
        // "During *his* meeting with Ana, Budi …" looks ahead to Budi.
        let inner = self
            .inner(at)
            .filter(|inner| !fronted || !self.is_pronoun(inner));
        if let Some(pair) = self.joined_by_hyphen(at, frame, inner.as_ref()) {
            return self.telling(at, frame, pair, &arguments);
        }
        let beside = inner
            .as_ref()
            .and_then(|inner| self.beside(at, frame, inner));
        // "pertemuan G20", "perundingan CEPA": a body by itself says of what kind the talks are.
        let inner = inner.filter(|inner| {
            let about = words.chains.about(inner);
            // "Rapat Pleno", "rapat Gubernur": who sits in it is said with "dengan" or not at all.
            let sitting = words.reading.lower(chunk.head).starts_with("rapat");
            let person = about.is_none_or(|about| {
                about.kind == EntityKind::Person && (about.sure || inner.len() > 1) && !sitting
            });
            frame.event == Event::Gift
                || frame.bound
                || words.reading.lang() == Lang::En
                || person
                || beside.is_some()
                || self.led_by(&arguments, &["antara", "dengan", "bersama"])
        });
        // "canceled *his* meeting": who cancels need not be who meets.
        let held = subject.filter(|_| inner.is_none() || words.reading.lang() == Lang::Id);
        let sides = self.sides_of_talks(at, frame, support.is_some(), &arguments);
        let filling = frame
            .patterns
            .iter()
            .filter_map(|pattern| {
                let pattern = Pattern {
                    subject: held,
                    ..pattern.clone()
                };
                let inner_role = match (frame.event, words.reading.lang()) {
                    (Event::Meeting, _) => Role::Participant,
                    (Event::Gift, Lang::Id) => Role::Item,
                    (Event::Gift, Lang::En) => Role::Giver,
                };
                self.filler().fill(
                    &pattern,
                    &arguments,
                    &inner
                        .iter()
                        .chain(&beside)
                        .map(|range| (inner_role, range.clone()))
                        .collect::<Vec<_>>(),
                )
            })
            .rev()
            .max_by_key(|filling| filling.score);
        let attended = !attending.is_empty();
        // "The donation of 60 beds *was made by* A to B"
        let passed = frame.event == Event::Gift
            && words.reading.lang() == Lang::En
            && self.chunks().get(arguments.end).is_some_and(|verb| {
                verb.kind == ChunkKind::Verb && words.reading.lower(verb.head) == "made"
            });
        let more = !(sides.is_empty() && attending.is_empty()) || passed;
        let refuted = || self.is_refuted(at, frame, &arguments);
        let mut filling = filling.or_else(|| (more || refuted()).then(Filling::default))?;
        for party in sides.into_iter().chain(attending) {
            filling.add(words, Role::Participant, party);
        }
        if frame.event == Event::Meeting {
            filling.parties.extend(self.owner(at, &filling));
        }
        if frame.event == Event::Gift && words.reading.lang() == Lang::Id {
            self.filler().unwrap_items(&mut filling, &arguments);
            self.filler().take_measure(&mut filling, at);
            // "Penyerahan *bantuan* dilakukan …": the aid told of before.
            let bare = |item: &Item| words.reading.tokens_in(item.what).len() == 1;
            filling.points_back |= chunk.kind == ChunkKind::Noun
                && filling
                    .items
                    .iter()
                    .all(|item| bare(item) && is_wrapper(words, item));
            self.filler().take_doer(&mut filling, arguments.end);
        }
        if frame.event == Event::Gift {
            self.said_of_gift(at, &arguments, &mut filling);
        }
        let names_gift =
            words.noun_is(chunk.head, Class::GiftNoun) || words.noun_is(chunk.head, Class::AidNoun);
        // "*His* meeting with Ana was short, Budi said": the speaker, where nobody was named before.
        let pronoun = inner.as_ref().is_some_and(|inner| self.is_pronoun(inner));
        if pronoun && frame.event == Event::Meeting && filling.parties.len() == 1 {
            let scene = setting::Scene {
                words,
                clauses: self.clauses,
                predicate: at,
                arguments: &arguments,
                used: &filling.used,
                items: &filling.items,
            };
            let speaker = scene.attribution();
            filling
                .parties
                .extend(speaker.into_iter().map(|party| (Role::Participant, party)));
        }
        if frame.event == Event::Gift && filling.items.is_empty() && !copula && names_gift {
            // "Japan's aid": the thing without its giver.
            let owner = chunk.tokens.clone().take_while(|&token| token < chunk.head);
            let start = owner
                .filter(|&token| words.reading.lower(token) == "'s")
                .last()
                .map_or(chunk.tokens.start, |mark| mark + 1);
            // "the gift of *the Kingdom*": the giver is no part of the thing.
            let whose = inner.as_ref().is_some_and(|inner| inner.start > chunk.head);
            let end = if whose {
                chunk.head + 1
            } else {
                chunk.tokens.end
            };
            filling.items.extend(item(words, &(start..end), chunk.head));
            let article = words.reading.lower(chunk.tokens.start);
            filling.points_back |= matches!(article, "the" | "this" | "that");
        }
        let (score, mut telling) = self.telling(at, frame, filling, &arguments)?;
        // "agreed at a meeting": what was agreed lies ahead, the meeting does not.
        if attended {
            telling.outlook = Outlook::Fact;
        }
        Some((score, telling))
    }

    /// Whether an Indonesian sentence says of a meeting told before that it did not come about: "Pertemuan itu
    /// sama sekali tidak terjadi".
    fn is_refuted(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let last = words.reading.lower(chunk.tokens.end - 1);
        let points = frame.event == Event::Meeting
            && words.reading.lang() == Lang::Id
            && !frame.bound
            && matches!(last, "itu" | "tersebut" | "ini");
        let happens = self.chunks().get(arguments.end..).is_some_and(|behind| {
            let verb = behind.iter().find(|chunk| chunk.kind == ChunkKind::Verb);
            verb.is_some_and(|verb| {
                [Class::Happen, Class::Cancel]
                    .iter()
                    .any(|&class| words.reading.is(verb.head, class))
            })
        });
        points && happens && at == 0
    }

    /// The subject of the clause behind a fronted "Dalam pertemuan …, A …".
    fn fronted(&self, at: usize, arguments: &mut Arguments) -> bool {
        let words = self.words;
        // "*Speaking* after talks with Ana, Budi said …"
        let participle = self.chunks().first().is_some_and(|first| {
            words.reading.lang() == Lang::En
                && first.kind == ChunkKind::Verb
                && words.form(first.head) == VerbForm::Ger
        });
        let opens = at > 0
            && self.chunks()[usize::from(participle)..at]
                .iter()
                .all(|chunk| {
                    chunk.kind != ChunkKind::Verb && (participle || chunk.kind != ChunkKind::Noun)
                });
        if !opens {
            return false;
        }
        arguments.subjects.clear();
        let comma =
            (at..self.chunks().len()).find(|&next| self.chunks()[next].kind == ChunkKind::Comma);
        let subject = comma.map(|comma| comma + 1).filter(|&next| {
            self.chunks()
                .get(next)
                .is_some_and(|chunk| chunk.kind == ChunkKind::Noun)
        });
        if let Some(subject) = subject {
            arguments.subjects.push(self.clauses.pair_at(subject).0);
        }
        subject.is_some()
    }
}
