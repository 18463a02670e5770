//! From a filling to a telling: what is refused, and the outlook, setting and source of what is left.

use super::{OFFICES, Teller, Telling};
use crate::{
    domain::{self, Doubts, Form, Lang, MentionForm, Party, Span, Told},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Role, Voice},
        item::decorates,
        lexicon::Class,
        outlook::{Aspect, Outlook},
        sentence::Part,
        setting::Scene,
    },
};

impl Teller<'_> {
    /// The telling that a filling makes, with its score; `None` where it is none of the events looked for.
    pub(super) fn telling(
        &self,
        at: usize,
        frame: &'static Frame,
        mut filling: Filling,
        arguments: &Arguments,
    ) -> Option<(u32, Telling)> {
        self.keep_persons(at, frame, &mut filling);
        self.part_hyphened(&mut filling);
        self.leave_companions(frame, &mut filling);
        let row = self.take_row(at, frame, arguments, &mut filling);
        let programme = self.programme(at, frame, &filling);
        if let Some((visitor, _)) = programme {
            filling.add(self.words, Role::Participant, visitor);
        }
        if let Some((role, speaker)) = self.who_uttered(at, frame, &filling) {
            filling.add(self.words, role, speaker);
        }
        self.take_visitor(at, frame, arguments, &mut filling);
        if self.is_refused(at, frame, &filling, arguments)
            || !self.is_as_wanted(at, frame, &filling)
        {
            return None;
        }
        // "received *no aid* from Lisse" tells of none that was given.
        let none = frame.event == Event::Gift
            && self.words.reading.lang() == Lang::En
            && filling.items.iter().any(|item| {
                let first = self.words.reading.tokens_in(item.what).start;
                matches!(self.words.reading.lower(first), "no" | "little")
            });
        if none {
            return None;
        }
        if self.is_passed_on(at, frame, &filling) {
            filling.parties.retain(|(role, _)| *role != Role::Recipient);
        }
        filling.parties.sort_by_key(|(_, party)| party.span.start);
        let score = filling.score;
        let mut telling = self.record(at, frame, filling, arguments, row);
        if let Some((_, when)) = programme.filter(|_| telling.outlook == Outlook::Fact) {
            let published = self.words.reading.published;
            if published.is_none_or(|today| when.date > today) {
                telling.outlook = Outlook::Ahead;
            }
            telling.date = telling.date.or(Some(when));
        }
        Some((score, telling))
    }

    /// Leaves out whoever only stands beside two persons where the frame wants persons: "diterima A *dan jajarannya*".
    fn keep_persons(&self, at: usize, frame: &Frame, filling: &mut Filling) {
        let wanted =
            frame.persons && frame.event == Event::Meeting && self.words.reading.lang() == Lang::Id;
        if !wanted {
            return;
        }
        let person = |(_, party): &(Role, Party)| {
            self.is_person(party) || frame.people && self.are_people(at, party)
        };
        let is_host = |party: &Party| filling.hosts.iter().any(|host| host.span == party.span);
        let persons = || filling.parties.iter().filter(|&filled| person(filled));
        let guests = persons().filter(|(_, party)| !is_host(party)).count();
        if persons().count() > 1 && guests > 0 {
            filling.parties.retain(person);
        }
    }

    /// Whether a filling tells, in the words of the event, something else.
    fn is_refused(
        &self,
        at: usize,
        frame: &Frame,
        filling: &Filling,
        arguments: &Arguments,
    ) -> bool {
        let refused = match frame.event {
            Event::Meeting => {
                self.is_match(at, frame, filling)
                    || self.is_family(filling)
                    || self.is_among_neighbours(filling)
                    || self.in_match(at, arguments)
            }
            Event::Gift => {
                self.of_crime
                    || self.is_bribe(filling)
                    || self.is_metaphor(filling)
                    || self.is_prize(filling)
                    || self.is_trade(at, frame, filling)
                    || self.is_lent(filling)
                    || self.is_rate(filling)
                    || self.is_distance(filling)
                    || self.is_sent_in(at, filling)
                    || self.is_budget(filling)
                    || self.is_own(filling)
                    || self.is_ruling(filling)
                    || self.is_price(filling, arguments)
                    || self.is_payment(filling, arguments)
                    || self.is_borrowed(filling)
                    || self.is_alleged(at)
                    || self.is_evidence()
            }
        };
        refused || self.is_pictured(at, arguments)
    }

    /// Whether a filling has what its frame wants: means as a thing, persons, or people in office.
    fn is_as_wanted(&self, at: usize, frame: &Frame, filling: &Filling) -> bool {
        let mut items = filling.items.iter();
        let parties = || filling.parties.iter().map(|(_, party)| party);
        // "a show hosted by A and B": nobody is received.
        let alone = frame.event == Event::Meeting
            && frame.persons
            && self.words.reading.lang() == Lang::En
            && self.chunks()[at].kind == ChunkKind::Verb
            && self.english_voice(at) == Voice::Passive
            && filling.hosts.is_empty();
        // "The delegation left; *it* met A and B": whoever met them is not told.
        let met_only = frame.event == Event::Meeting
            && self.words.reading.lang() == Lang::En
            && self.chunks()[at].kind == ChunkKind::Verb
            && self.english_voice(at) == Voice::Active
            && filling.hosts.is_empty()
            && self.is_behind_it(at);
        (!frame.means || items.any(|item| self.filler().is_means(item)))
            && (!frame.persons
                || parties().all(|party| {
                    self.is_person(party) || frame.people && self.are_people(at, party)
                }))
            && (!frame.bodies || parties().all(|party| self.is_public_body(party)))
            && !alone
            && !met_only
            && (!frame.endows || self.is_endowed(filling))
            && (!frame.offices || parties().any(|party| self.has_office(party)))
    }

    /// Whether the subject of an English verb is "it".
    fn is_behind_it(&self, at: usize) -> bool {
        let subject = at.checked_sub(1).map(|before| &self.chunks()[before]);
        subject.is_some_and(|subject| self.words.reading.lower(subject.head) == "it")
    }

    /// Whether who gives is a body that has money to give, and who receives is none.
    fn is_endowed(&self, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let endows = |party: &Party| {
            let mut tokens = reading.tokens_in(party.name);
            tokens.any(|at| reading.is(at, Class::Endower))
        };
        filling.has(Role::Giver)
            && filling
                .parties
                .iter()
                .all(|(role, party)| (*role == Role::Giver) == endows(party))
    }

    /// Puts a filling together with its outlook, setting and source.
    fn record(
        &self,
        at: usize,
        frame: &'static Frame,
        filling: Filling,
        arguments: &Arguments,
        row: bool,
    ) -> Telling {
        let meeting = frame.event == Event::Meeting;
        let outlook = Aspect {
            words: self.words,
            clauses: self.clauses,
        }
        .outlook(at, arguments);
        let outlook = self.unwilling(at, frame, outlook);
        let outlook = self.as_borne(at, frame, outlook);
        let outlook = self.as_wished(at, frame, outlook);
        let outlook = self.as_pledged(at, frame, &filling, outlook);
        let scene = self.scene(at, arguments, &filling);
        let date = scene.date(outlook == Outlook::Ahead);
        let (outlook, date) = self.in_time(at, outlook, date);
        let outlook = self.dated_ahead(at, outlook, &scene);
        let told = self.told(at, frame, &filling, outlook);
        Telling {
            frame,
            outlook,
            place: scene.place().filter(|_| !is_remote(frame)),
            date,
            attribution: scene.attribution(),
            topic: meeting.then(|| scene.topic()).flatten(),
            adds: self.adds(at, arguments),
            mutual: frame.mutual || self.each_other(at, frame),
            takes_up: false,
            goes_along: false,
            goes_on: false,
            evidence: self.evidence(at, &filling),
            sentence: self.number,
            in_title: told.doubts.headline,
            sure: frame.sure.saturating_sub(doubt(told.doubts)),
            told,
            is_aid: self.is_aid(at, &filling),
            is_honour: self.is_honour(&filling),
            apart: if meeting
                && (row || self.tells(Class::Separate) || self.meets_lands(at, &filling))
            {
                filling.hosts
            } else {
                Vec::new()
            },
            parties: filling.parties,
            items: filling.items,
            points_back: filling.points_back || !meeting && self.tells(Class::Symbolic),
            to_them: filling.to_them,
            besides: filling.besides,
        }
    }

    /// The outlook of an English gift that is denied, where the words say that somebody will not give or has not settled
    /// it: "*will not* provide funds", "has *not decided whether* to send". That is no word of what has been.
    fn unwilling(&self, at: usize, frame: &Frame, outlook: Outlook) -> Outlook {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        if frame.event != Event::Gift || reading.lang() != Lang::En || outlook != Outlook::Denied {
            return outlook;
        }
        let borne =
            (chunks[at].kind == ChunkKind::Noun && at > 0).then(|| chunks[at - 1].tokens.clone());
        let mut group = borne.into_iter().flatten().chain(chunks[at].tokens.clone());
        let ahead = group.any(|token| {
            let pending = reading.is(token, Class::Pending) && reading.lower(token + 1) == "to";
            pending
                || reading.is(token, Class::Future)
                || matches!(reading.lower(token), "would" | "wo" | "yet" | "never")
        });
        let open = chunks[..at]
            .iter()
            .any(|chunk| reading.is(chunk.head, Class::If));
        if ahead || open {
            Outlook::Undone
        } else {
            outlook
        }
    }

    /// The outlook of an English noun for a gift whose verb only says what is hoped for: "*hopes to receive* a grant".
    fn as_borne(&self, at: usize, frame: &Frame, outlook: Outlook) -> Outlook {
        let verb = at.checked_sub(1).filter(|&verb| {
            let noun = self.chunks()[at].kind == ChunkKind::Noun;
            let verbal = self.chunks()[verb].kind == ChunkKind::Verb;
            noun && verbal && frame.event == Event::Gift && self.words.reading.lang() == Lang::En
        });
        let Some(verb) = verb else {
            return outlook;
        };
        let aspect = Aspect {
            words: self.words,
            clauses: self.clauses,
        };
        // "*criticised* A's aid to B": what is talked about need not have been given.
        if self
            .words
            .reading
            .is(self.chunks()[verb].head, Class::Opposing)
        {
            return Outlook::Possible;
        }
        match aspect.outlook(verb, &self.clauses.arguments(verb)) {
            borne @ (Outlook::Possible | Outlook::Undone | Outlook::Open) => borne,
            _ => outlook,
        }
    }

    /// The outlook of English thanks that somebody "wants to" or "would like to" give, which is giving them.
    fn as_wished(&self, at: usize, frame: &Frame, outlook: Outlook) -> Outlook {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        if frame.event != Event::Gift
            || outlook != Outlook::Possible
            || reading.lang() != Lang::En
            || !reading.is(chunks[at].head, Class::Courtesy)
        {
            return outlook;
        }
        let before = at
            .checked_sub(1)
            .map(|before| chunks[before].tokens.clone());
        let mut group = chunks[at]
            .tokens
            .clone()
            .chain(before.into_iter().flatten());
        if group.any(|token| reading.is(token, Class::Wishing)) {
            Outlook::Fact
        } else {
            outlook
        }
    }

    /// The clause as place, day, topic and source are looked for in it.
    pub(super) fn scene<'f>(
        &'f self,
        predicate: usize,
        arguments: &'f Arguments,
        filling: &'f Filling,
    ) -> Scene<'f> {
        Scene {
            words: self.words,
            clauses: self.clauses,
            predicate,
            arguments,
            used: &filling.used,
            items: &filling.items,
        }
    }

    /// How the telling was read.
    fn told(&self, at: usize, frame: &Frame, filling: &Filling, outlook: Outlook) -> Told {
        let reading = self.words.reading;
        Told {
            frame: frame.name,
            word: reading.tokens[self.chunks()[at].head].span,
            parts: parts(filling),
            sure: frame.sure,
            doubts: Doubts {
                headline: reading.sentences[self.number].part == Part::Title,
                far: filling.fallback,
                open: outlook == Outlook::Open,
            },
        }
    }

    /// The words from the first to the last that fill a role.
    fn evidence(&self, at: usize, filling: &Filling) -> Span {
        let span = |&index: &usize| self.words.reading.span(&self.chunks()[index].tokens);
        let used = filling.used.iter().map(span);
        used.fold(span(&at), Span::cover)
    }

    fn is_aid(&self, at: usize, filling: &Filling) -> bool {
        let mut used = filling.used.iter().chain(std::iter::once(&at));
        used.any(|&index| {
            let mut tokens = self.chunks()[index].tokens.clone();
            tokens.any(|token| self.words.reading.is(token, Class::AidNoun))
        })
    }

    fn is_honour(&self, filling: &Filling) -> bool {
        filling.items.iter().any(|item| {
            let mut tokens = self.words.reading.tokens_in(item.what);
            decorates(self.words, &tokens, tokens.start)
                || tokens.any(|token| self.words.reading.is(token, Class::HonourNoun))
        })
    }

    /// Whether the verb group says that this comes on top of what was told.
    fn adds(&self, at: usize, arguments: &Arguments) -> bool {
        let reading = self.words.reading;
        let also = |at: usize| {
            let mut tokens = self.chunks()[at].tokens.clone();
            tokens.any(|token| reading.is(token, Class::Also))
        };
        // "*juga* berterima kasih kepada A yang memberi …"
        let main = || (0..at).rfind(|&verb| self.clauses.is(verb, ChunkKind::Verb));
        let related = arguments.relative && reading.lang() == Lang::Id;
        let thanks = |verb: usize| {
            let words = verb..(verb + 2).min(self.chunks().len());
            words.into_iter().any(|at| {
                matches!(
                    reading.lower(self.chunks()[at].tokens.start),
                    "terima" | "berterima"
                )
            })
        };
        // "has *also* agreed to send tents", but "also said that it had sent tents"
        let agreed = || {
            let mut verbs = arguments.governors.iter().take(2);
            reading.lang() == Lang::En
                && verbs
                    .any(|&verb| also(verb) && !reading.is(self.chunks()[verb].head, Class::Say))
        };
        also(at) || agreed() || related && main().is_some_and(|verb| also(verb) || thanks(verb))
    }

    /// Whether an Indonesian verb group says that two give to each other: "*saling* memberikan".
    fn each_other(&self, at: usize, frame: &Frame) -> bool {
        let mut tokens = self.chunks()[at].tokens.clone();
        let reading = self.words.reading;
        frame.event == Event::Gift
            && reading.lang() == Lang::Id
            && tokens.any(|token| reading.lower(token) == "saling")
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

/// How much less sure a telling is for what is doubtful in it, in percent.
fn doubt(doubts: Doubts) -> u8 {
    u8::from(doubts.far) * 10 + u8::from(doubts.headline) * 15 + u8::from(doubts.open) * 20
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
