//! From a filling to a telling: what is refused, and the outlook, setting and source of what is left.

use super::{OFFICES, SEPARATE, Teller, Telling};
use crate::{
    domain::{self, Doubts, Form, Lang, MentionForm, Party, Span, Told},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role, Voice},
        lexicon::Class,
        outlook::{Aspect, Outlook},
        sentence::Part,
        setting::{self},
    },
};

impl Teller<'_> {
    /// Puts a filling together with its outlook, setting and source.
    pub(super) fn telling(
        &self,
        at: usize,
        frame: &'static Frame,
        filling: Filling,
        arguments: &Arguments,
    ) -> Option<(u32, Telling)> {
        let words = self.words;
        if frame.event == Event::Meeting
            && (self.is_match(frame, &filling)
                || self.is_family(&filling)
                || self.in_match(at, arguments))
            || frame.event == Event::Gift
                && (self.of_crime
                    || self.is_metaphor(&filling)
                    || self.is_prize(&filling)
                    || self.is_trade(at, frame, &filling)
                    || self.is_rate(&filling)
                    || self.is_budget(&filling))
            || self.is_pictured(at, arguments)
        {
            return None;
        }
        if frame.means
            && !filling
                .items
                .iter()
                .any(|item| self.filler().is_means(item))
        {
            return None;
        }
        if frame.persons
            && !filling
                .parties
                .iter()
                .all(|(_, party)| self.is_person(party))
        {
            return None;
        }
        // "a show hosted by A and B": nobody is received.
        let alone = frame.event == Event::Meeting
            && frame.persons
            && words.reading.lang() == Lang::En
            && self.chunks()[at].kind == ChunkKind::Verb
            && self.english_voice(at) == Voice::Passive
            && filling.hosts.is_empty();
        if alone {
            return None;
        }
        let offices = || {
            let mut parties = filling.parties.iter();
            parties.all(|(_, party)| self.has_office(party))
        };
        if frame.offices && !offices() {
            return None;
        }
        let mut filling = filling;
        if self.is_passed_on(at, frame, &filling) {
            filling.parties.retain(|(role, _)| *role != Role::Recipient);
        }
        filling.parties.sort_by_key(|(_, party)| party.span.start);
        let aspect = Aspect {
            words,
            clauses: self.clauses,
        };
        let outlook = aspect.outlook(at, arguments);
        let scene = setting::Scene {
            words,
            clauses: self.clauses,
            predicate: at,
            arguments,
            used: &filling.used,
            items: &filling.items,
        };
        let mut span = words.reading.span(&self.chunks()[at].tokens);
        for &index in &filling.used {
            span = span.cover(words.reading.span(&self.chunks()[index].tokens));
        }
        let is_aid = filling
            .used
            .iter()
            .chain(std::iter::once(&at))
            .any(|&index| {
                self.chunks()[index]
                    .tokens
                    .clone()
                    .any(|token| words.reading.is(token, Class::AidNoun))
            });
        let is_honour = filling.items.iter().any(|item| {
            let mut tokens = words.reading.tokens_in(item.what);
            tokens.any(|token| words.reading.is(token, Class::HonourNoun))
        });
        let apart = if frame.event == Event::Meeting && self.says(SEPARATE) {
            filling.hosts.clone()
        } else {
            Vec::new()
        };
        let doubts = Doubts {
            headline: words.reading.sentences[self.number].part == Part::Title,
            far: filling.fallback,
            open: outlook == Outlook::Open,
        };
        let doubt =
            u8::from(doubts.far) * 10 + u8::from(doubts.headline) * 15 + u8::from(doubts.open) * 20;
        let told = Told {
            frame: frame.name,
            word: words.reading.tokens[self.chunks()[at].head].span,
            parts: parts(&filling),
            sure: frame.sure,
            doubts,
        };
        Some((
            filling.score,
            Telling {
                frame,
                outlook,
                place: scene.place().filter(|_| !is_remote(frame)),
                date: scene.date(outlook == Outlook::Ahead),
                attribution: scene.attribution(),
                topic: if frame.event == Event::Meeting {
                    scene.topic()
                } else {
                    None
                },
                parties: filling.parties,
                items: filling.items,
                points_back: filling.points_back,
                adds: self.adds(at),
                to_them: filling.to_them,
                besides: filling.besides,
                evidence: span,
                sentence: self.number,
                in_title: doubts.headline,
                sure: frame.sure.saturating_sub(doubt),
                told,
                is_aid,
                is_honour,
                apart,
            },
        ))
    }

    /// Whether the verb group says that this comes on top of what was told.
    fn adds(&self, at: usize) -> bool {
        let mut tokens = self.chunks()[at].tokens.clone();
        let reading = self.words.reading;
        tokens.any(|token| matches!(reading.lower(token), "juga" | "turut" | "pula"))
            && reading.lang() == Lang::Id
    }

    /// Whether a party is a person whose office the text tells.
    pub(super) fn has_office(&self, party: &Party) -> bool {
        let references = &self.words.chains.references;
        let mut tokens = self.words.reading.tokens_in(party.span);
        let said = tokens.any(|at| self.words.reading.is(at, Class::Role));
        let chained = |entity| {
            references
                .iter()
                .take(OFFICES)
                .any(|reference| reference.entity == entity && reference.form == MentionForm::Role)
        };
        said || self.is_person(party) && party.entity.is_some_and(chained)
    }
}

/// Which words fill which part, in the order of the text.
fn parts(filling: &Filling) -> Vec<(domain::Part, Span)> {
    let part = |role: Role| match role {
        Role::Giver => Some(domain::Part::Giver),
        Role::Recipient => Some(domain::Part::Recipient),
        Role::Participant => Some(domain::Part::Participant),
        Role::Item => Some(domain::Part::Item),
        Role::Topic | Role::Any => None,
    };
    let parties = filling.parties.iter();
    let mut parts: Vec<(domain::Part, Span)> = parties
        .filter_map(|(role, party)| Some((part(*role)?, party.span)))
        .collect();
    let items = filling.items.iter().map(|item| match item.quantity_span {
        // "half a million *euros*": where the number is no part of the words, both are shown.
        Some(number) if number.end <= item.what.start => number.cover(item.what),
        _ => item.what,
    });
    parts.extend(items.map(|span| (domain::Part::Item, span)));
    parts.sort_by_key(|&(part, span)| (span, part));
    parts
}

/// Whether the parties talk from afar, so that there is no place they meet at.
fn is_remote(frame: &Frame) -> bool {
    matches!(frame.form, Some(Form::Call | Form::Video))
}
