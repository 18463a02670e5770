//! Tellings by a noun: "pertemuan antara A dan B", "a gift from A".
//!
//! Part of the roles stands in the noun's own phrase (`inner`), part with the verb it is an object of or stands beside
//! (`nominal`), part in phrases behind it.

use std::ops::Range;

use super::{Teller, Telling, bearer::Bearer};
use crate::{
    domain::{EntityKind, Form, Item, Lang},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        filling::Filling,
        frame::{Event, Frame, Pattern, Role},
        gift::is_wrapper,
        item::item,
        lexicon::Class,
    },
};

impl Teller<'_> {
    /// A telling by a noun: "pertemuan antara …", "a gift from …".
    pub(super) fn noun(&self, at: usize, frame: &'static Frame) -> Option<(u32, Telling)> {
        let bearer = self.bearer(at, frame);
        let announced = self.is(Lang::En) && self.is_announced(&bearer);
        if (bearer.support.is_none() || announced) && self.tells_itself(frame, &bearer)
            || self.is_tied(at, &bearer)
            || self.is_predicate(at, frame)
            || self.is_part_of_gift(at, frame)
            || self.is_sum_made(at, frame)
        {
            return None;
        }
        let (arguments, fronted) = self.arguments_of_noun(at, frame, &bearer);
        if self.is_conference(at, frame, &arguments)
            || self.is_merit(at, frame, &arguments)
            || self.is_attended_summit(at, &bearer, &arguments)
        {
            return None;
        }
        let attending = self.attending(at, frame, &arguments);
        let attended = !attending.is_empty();
        let calling = self.is_at_call(at, frame, &arguments);
        if frame.bound && bearer.support.is_none() && !fronted && !attended && !calling {
            return None;
        }
        // "During *his* meeting with Ana, Budi …" looks ahead to Budi.
        let inner = self.inner(at).filter(|inner| {
            (!fronted || !self.is_pronoun(inner)) && !self.is_deed_told_before(at, frame)
        });
        // "kedatangan *tamu* dari X": who they are is told behind.
        let inner = inner.filter(|inner| {
            let named = inner.clone().any(|at| self.words.name_over(at).is_some());
            named || self.words.reading.lower(inner.start) != "tamu"
        });
        if let Some(pair) = self.joined_by_hyphen(at, frame, inner.as_ref()) {
            return self.telling(at, frame, pair, &arguments);
        }
        let told = inner.is_some();
        let (inner, beside) = self.held_by_noun(at, frame, inner, &arguments);
        // "kunjungan ke *pertemuan G7*": a conference by its name, and no talk of whoever goes there.
        let conference = told
            && inner.is_none()
            && frame.event == Event::Meeting
            && self.is(Lang::Id)
            && bearer.support.is_none()
            && at > 0
            && self.chunks()[at - 1].kind == ChunkKind::Preposition;
        if conference {
            return None;
        }
        let mut others = self.sides_of_talks(at, frame, bearer.support.is_some(), &arguments);
        others.extend(attending);
        let came = self.came(at, frame);
        let takes_up = !came.is_empty();
        others.extend(came);
        others.extend(self.exchanged(at, frame, &arguments));
        // "canceled *his* meeting": who cancels need not be who meets.
        let subject = bearer.subject(frame);
        let whose = frame.event == Event::Gift;
        // "*chaired* a meeting of the council": whoever leads it meets.
        let chairs = bearer.verb.is_some_and(|verb| {
            let head = self.chunks()[verb].head;
            self.words.reading.is(head, Class::Chairing)
        });
        let subject = subject.filter(|_| inner.is_none() || whose || chairs || self.is(Lang::Id));
        let held: Vec<_> = inner.iter().chain(&beside).cloned().collect();
        let mut filling = self
            .fill_noun(frame, subject, &arguments, &held)
            .or_else(|| {
                let told = !others.is_empty()
                    || self.is_made(frame, &arguments)
                    || self.is_deed_told_before(at, frame)
                    || self.is_refuted(at, frame, &arguments);
                told.then(Filling::default)
            })?;
        for party in others {
            filling.add(self.words, Role::Participant, party);
        }
        if inner.is_none() && self.is_one_side(frame, &arguments, &filling)
            || self.are_only_guests(at, &held, &filling)
        {
            return None;
        }
        match frame.event {
            Event::Meeting => self.complete_meeting(at, inner.as_ref(), &arguments, &mut filling),
            Event::Gift => {
                if bearer.is_copula {
                    self.filler().take_whose(&mut filling, at);
                }
                self.complete_gift(at, &arguments, &mut filling);
                let said = bearer.subject(frame) == Some(Role::Item);
                if filling.items.is_empty() && !(bearer.is_copula && said) {
                    self.take_noun(at, inner.as_ref(), &mut filling);
                }
                if filling.items.is_empty() && self.is_deed_told_before(at, frame) {
                    self.take_deed(at, &mut filling);
                }
            }
        }
        // "agreed at a meeting": what was agreed lies ahead, the meeting does not.
        let day = attended.then(|| self.scene(at, &arguments, &filling).date(false));
        let (score, mut telling) = self.telling(at, frame, filling, &arguments)?;
        if let Some(day) = day {
            (telling.outlook, telling.date) = (self.outlook_of_attending(at), day);
        }
        telling.takes_up = takes_up;
        telling.goes_along = self.goes_along(at, frame);
        telling.goes_on = self.goes_on(at, frame, &telling);
        // "Ini merupakan pertemuan kedua A dan B setelah Senin": the day is that of another.
        if frame.event == Event::Meeting && bearer.is_copula && self.is_serial(at) {
            (telling.place, telling.date) = (None, None);
        }
        Some((score, telling))
    }

    /// Whether an English call with somebody is what something was said in: "accused Ana, *in a telephone call with Budi*".
    fn is_at_call(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let lead = at.checked_sub(1).map(|lead| &self.chunks()[lead]);
        let led = lead.is_some_and(|lead| {
            matches!(
                self.words.reading.lower(lead.head),
                "in" | "during" | "after" | "following"
            )
        });
        led && frame.form == Some(Form::Call)
            && self.is(Lang::En)
            && self.led_by(arguments, &["with", "between"])
    }

    /// Whether an Indonesian noun says which of several meetings it tells: "pertemuan *kedua*".
    fn is_serial(&self, at: usize) -> bool {
        let chunk = &self.chunks()[at];
        let mut tokens = chunk.head + 1..chunk.tokens.end + 1;
        self.is(Lang::Id) && tokens.any(|at| self.words.reading.is(at, Class::Serial))
    }

    /// Whether a meeting of which one side is told is one more of a row: "Pertemuan *kedua* dilangsungkan dengan B",
    /// "*Ada pula* pertemuan dengan B", "*The meeting with B* reviewed …".
    fn goes_on(&self, at: usize, frame: &Frame, telling: &Telling) -> bool {
        let first = self.words.reading.lower(self.chunks()[0].tokens.start);
        frame.event == Event::Meeting
            && telling.parties.len() == 1
            && (at == 0 && self.is_serial(at)
                || at < 3 && first == "ada" && self.is(Lang::Id)
                || self.is_of_row(at))
    }

    /// Whether an English noun for a meeting tells of one that many by their office attend: "the foreign
    /// *ministers'* meeting".
    fn is_conference(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (reading, chunk) = (self.words.reading, &self.chunks()[at]);
        let many = (chunk.tokens.start + 1..chunk.head).any(|mark| {
            matches!(reading.word(mark), "'" | "’")
                && reading.lower(mark - 1).ends_with('s')
                && self.words.noun_is(mark - 1, Class::Role)
        });
        many && frame.event == Event::Meeting
            && self.is(Lang::En)
            && !self.led_by(arguments, &["with", "between"])
    }

    /// Whether somebody only attends an English summit, at which many are: "A and B *will attend the summit*".
    fn is_attended_summit(&self, at: usize, bearer: &Bearer, arguments: &Arguments) -> bool {
        let reading = self.words.reading;
        let attends = bearer.verb.is_some_and(|verb| {
            reading
                .lower(self.chunks()[verb].head)
                .starts_with("attend")
        });
        attends
            && self.is(Lang::En)
            && reading.lower(self.chunks()[at].head) == "summit"
            && !self.led_by(arguments, &["with", "between"])
    }

    fn is(&self, lang: Lang) -> bool {
        self.words.reading.lang() == lang
    }

    /// The arguments of the noun: phrases behind it, and the subject that its verb or the clause it opens lends it.
    /// Whether it opens the clause comes with them.
    fn arguments_of_noun(&self, at: usize, frame: &Frame, bearer: &Bearer) -> (Arguments, bool) {
        let mut arguments = self.clauses.arguments(at);
        arguments.objects.clear();
        // "exchanged views on the dam, *which A, together with B*, built": with whom others do what a clause says of it.
        let aside = |lead: usize| {
            self.is(Lang::En)
                && self
                    .words
                    .reading
                    .is(self.chunks()[lead].head, Class::Together)
                && (at..lead).any(|between| self.chunks()[between].kind == ChunkKind::Relative)
        };
        // "talks between A and B, following *a meeting with C*": a phrase of the other noun.
        let of_other = |lead: usize| {
            let noun = lead.checked_sub(1).filter(|&noun| noun > at);
            let lower = |noun: usize| self.words.reading.lower(self.chunks()[noun].head);
            let led = |noun: usize| self.clauses.is(noun - 1, ChunkKind::Preposition);
            self.is(Lang::En)
                && frame.event == Event::Meeting
                && noun.is_some_and(|noun| {
                    self.clauses.is(noun, ChunkKind::Noun)
                        && led(noun)
                        && self.words.frames.is_noun_form(lower(noun))
                        && self
                            .words
                            .reading
                            .is(self.chunks()[noun].head, Class::Occasion)
                })
        };
        arguments
            .phrases
            .retain(|&(lead, _)| !aside(lead) && !of_other(lead));
        if bearer.verb.is_none() {
            self.behind_verb(&mut arguments, frame.event);
        }
        let mut fronted = false;
        if let Some(verb) = bearer.verb.filter(|&verb| frame.deed && verb + 3 == at) {
            arguments.subjects = self.clauses.arguments(verb).subjects;
        }
        if bearer.support.is_none() && !bearer.is_copula {
            if bearer.verb.is_some() || frame.event == Event::Gift {
                arguments.subjects.clear();
            } else {
                fronted = self.fronted(at, &mut arguments);
            }
        }
        if fronted {
            return (arguments, fronted);
        }
        // "were in talks to join": nobody to talk with is named.
        let aside = at > 0
            && self.chunks()[at - 1].kind == ChunkKind::Preposition
            && self.is(Lang::En)
            && !bearer.wraps_up
            && !self.led_by(&arguments, &["with", "between", "among"]);
        if aside {
            arguments.subjects.clear();
        } else if let Some(subjects) = self.subjects_of_governor(at) {
            // "A praised B *at a meeting with C*": A met C.
            arguments.subjects = subjects;
        }
        if let Some(owner) = self.owner_of_deed(bearer) {
            arguments.subjects = vec![vec![owner]];
        }
        (arguments, fronted)
    }

    /// What the noun phrase holds that fills a role, and who stands beside it: "pertemuan *A* dan *B*". In
    /// "pertemuan G20", "perundingan CEPA" a body by itself only says of what kind the talks are.
    fn held_by_noun(
        &self,
        at: usize,
        frame: &Frame,
        inner: Option<Range<usize>>,
        arguments: &Arguments,
    ) -> (Option<Range<usize>>, Option<Range<usize>>) {
        let words = self.words;
        let beside = inner
            .as_ref()
            .and_then(|inner| self.beside(at, frame, inner));
        // "Rapat Pleno", "rapat Gubernur": who sits in it is said with "dengan" or not at all.
        let sitting = words
            .reading
            .lower(self.chunks()[at].head)
            .starts_with("rapat");
        let person = |inner: &Range<usize>| {
            !sitting
                && words.chains.about(inner).is_none_or(|about| {
                    about.kind == EntityKind::Person && (about.sure || inner.len() > 1)
                })
        };
        let inner = inner.filter(|inner| {
            frame.event == Event::Gift
                || frame.bound
                || self.is(Lang::En)
                || beside.is_some()
                || person(inner)
                || self.led_by(arguments, &["antara", "dengan", "bersama"])
        });
        (inner, beside)
    }

    /// The fullest filling of the frame's patterns, the first of several.
    fn fill_noun(
        &self,
        frame: &Frame,
        subject: Option<Role>,
        arguments: &Arguments,
        held: &[Range<usize>],
    ) -> Option<Filling> {
        let role = match (frame.event, self.words.reading.lang()) {
            (Event::Meeting, _) => Role::Participant,
            (Event::Gift, Lang::Id) => Role::Item,
            (Event::Gift, Lang::En) => Role::Giver,
        };
        let held: Vec<_> = held.iter().map(|range| (role, range.clone())).collect();
        let fillings = frame.patterns.iter().filter_map(|pattern| {
            let pattern = Pattern {
                subject,
                ..pattern.clone()
            };
            self.filler().fill(&pattern, arguments, &held)
        });
        fillings.rev().max_by_key(|filling| filling.score)
    }

    /// Whether an English noun tells only with whom somebody meets who is not told: "would tie his hands in talks *with A
    /// and B*". A pronoun before it may stand for that one.
    fn is_one_side(&self, frame: &Frame, arguments: &Arguments, filling: &Filling) -> bool {
        let reading = self.words.reading;
        let mut with = arguments
            .phrases
            .iter()
            .filter(|(lead, _)| reading.lower(self.chunks()[*lead].head) == "with");
        let open = |at: usize| {
            let chunk = &self.chunks()[at];
            chunk.tokens.len() == 1 && reading.is(chunk.head, Class::Pronoun)
        };
        let pronoun = arguments.subjects.iter().any(|group| open(group[0]));
        let side = |group: &[usize]| {
            filling.parties.iter().all(|(_, party)| {
                group.iter().any(|&at| {
                    let span = reading.span(&self.chunks()[at].tokens);
                    span.overlaps(party.span)
                })
            })
        };
        frame.event == Event::Meeting
            && self.is(Lang::En)
            && !pronoun
            && filling.parties.len() > 1
            && with.any(|(_, group)| side(group))
    }

    /// Whether all who are told of in an Indonesian visit are those who come: "Bupati terima *kunjungan kerja A dan B*".
    fn are_only_guests(&self, at: usize, held: &[Range<usize>], filling: &Filling) -> bool {
        let reading = self.words.reading;
        let visit = self.is(Lang::Id) && reading.is(self.chunks()[at].head, Class::Coming);
        visit
            && filling.parties.iter().all(|(_, party)| {
                let comes = |range: &Range<usize>| reading.span(range).overlaps(party.span);
                held.iter().any(comes)
            })
    }

    /// "The donation of 60 beds *was made by* A to B"
    fn is_made(&self, frame: &Frame, arguments: &Arguments) -> bool {
        let verb = self.chunks().get(arguments.end);
        frame.event == Event::Gift
            && self.is(Lang::En)
            && verb.is_some_and(|verb| {
                verb.kind == ChunkKind::Verb && self.words.reading.lower(verb.head) == "made"
            })
    }

    /// Takes in whose meeting it is: by a clitic, or, in "*His* meeting with Ana was short, Budi said", the
    /// speaker, where nobody was named before.
    fn complete_meeting(
        &self,
        at: usize,
        inner: Option<&Range<usize>>,
        arguments: &Arguments,
        filling: &mut Filling,
    ) {
        filling.parties.extend(self.owner(at, filling));
        let pronoun = inner.is_some_and(|inner| self.is_pronoun(inner));
        if !pronoun || filling.parties.len() != 1 {
            return;
        }
        let speaker = self.scene(at, arguments, filling).attribution().into_iter();
        let parties = speaker.map(|party| (Role::Participant, party));
        filling.parties.extend(parties);
    }

    /// Takes in what other phrases and verbs of the clause say of a gift.
    fn complete_gift(&self, at: usize, arguments: &Arguments, filling: &mut Filling) {
        let words = self.words;
        if self.is(Lang::Id) {
            self.filler().unwrap_items(filling, arguments);
            self.filler().take_measure(filling, at);
            self.filler().take_sum(filling, at, arguments);
            // "Penyerahan *bantuan* dilakukan …": the aid told of before.
            let told_before = |item: &Item| {
                words.reading.tokens_in(item.what).len() == 1 && is_wrapper(words, item)
            };
            filling.points_back |=
                self.chunks()[at].kind == ChunkKind::Noun && filling.items.iter().all(told_before);
            self.filler().take_doer(filling, arguments.end);
        }
        if self.is(Lang::En) && filling.items.is_empty() {
            self.filler().take_shape(filling, at, arguments);
            self.take_behind_giver(arguments, filling);
        }
        self.said_of_gift(at, arguments, filling);
        self.take_enabled(at, arguments, filling);
    }

    /// Takes the noun for a gift or aid itself as the thing, without its giver: "Japan's *aid*", "*the gift* of the
    /// Kingdom".
    fn take_noun(&self, at: usize, inner: Option<&Range<usize>>, filling: &mut Filling) {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let given = [Class::GiftNoun, Class::AidNoun, Class::GiftOf]
            .iter()
            .any(|&class| words.noun_is(chunk.head, class));
        // "an *aid* package"
        let packed = words.reading.is(chunk.head, Class::Wrapper)
            && (chunk.tokens.start..chunk.head).any(|at| words.noun_is(at, Class::AidNoun));
        // "an exchange of *gifts*"
        let of = chunk.head + 2..chunk.tokens.end;
        let swapped = self.is(Lang::En)
            && !of.is_empty()
            && words.reading.lower(chunk.head + 1) == "of"
            && words.reading.is(of.end - 1, Class::BareGift);
        if !given && !packed {
            let gifts = swapped.then(|| item(words, &of, of.end - 1));
            filling.items.extend(gifts.flatten());
            return;
        }
        let owned = (chunk.tokens.start..chunk.head)
            .rev()
            .find(|&token| words.reading.lower(token) == "'s");
        let start = owned.map_or(chunk.tokens.start, |mark| mark + 1);
        let end = match inner {
            Some(inner) if inner.start > chunk.head => chunk.head + 1,
            _ => chunk.tokens.end,
        };
        filling.items.extend(item(words, &(start..end), chunk.head));
        let article = words.reading.lower(chunk.tokens.start);
        filling.points_back |= matches!(article, "the" | "this" | "that" | "these" | "those");
    }

    /// Whether the noun takes up the deed told before and names no thing: "*Penyerahan* dilakukan oleh A kepada B".
    fn is_deed_told_before(&self, at: usize, frame: &Frame) -> bool {
        let (reading, chunk) = (self.words.reading, &self.chunks()[at]);
        let mut behind = chunk.head + 1..chunk.tokens.end;
        frame.deed
            && self.is(Lang::Id)
            && behind.all(|at| {
                reading.is(at, Class::Determiner)
                    || matches!(reading.lower(at), "terima" | "simbolis")
            })
    }

    /// Takes the noun for the deed in the place of the thing that was told before.
    fn take_deed(&self, at: usize, filling: &mut Filling) {
        filling.points_back = true;
        filling.items.push(Item {
            what: self.words.reading.tokens[self.chunks()[at].head].span,
            quantity: None,
            unit: None,
            quantity_span: None,
        });
    }

    /// Whether an Indonesian sentence says of a meeting told before that it did not come about: "Pertemuan itu
    /// sama sekali tidak terjadi".
    fn is_refuted(&self, at: usize, frame: &Frame, arguments: &Arguments) -> bool {
        let (words, chunk) = (self.words, &self.chunks()[at]);
        let points = frame.event == Event::Meeting
            && words.reading.lang() == Lang::Id
            && !frame.bound
            && words.reading.is(chunk.tokens.end - 1, Class::Pointing);
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
}
