//! Gifts that one verb tells side by side: "gave 2 million to A *and 3 million to B*", "gave A buses *and B trucks*",
//! "menyerahkan traktor kepada A *dan pompa kepada B*". The first is told by the verb's own arguments; here are the
//! others, with the same giver.

use super::{Teller, Telling};
use crate::{
    domain::{Anchor, Item, Lang, When},
    lang::{
        chunk::ChunkKind,
        clause::Arguments,
        figure::Measure,
        filling::Filling,
        frame::{Event, Frame, Role, Voice},
        item::item,
        lexicon::Class,
        party::party,
    },
};

/// How many further gifts of a verb are looked for.
const MOST: usize = 6;

impl Teller<'_> {
    /// The further gifts of a verb that told one.
    pub(super) fn further(&self, at: usize, told: &Telling) -> Vec<Telling> {
        // "Ana gave 2 million, *Budi 3 million*": to whom, the sentences before say.
        let given = |role: Role| told.of(role).next().is_some();
        let acts = || match self.words.reading.lang() {
            Lang::En => self.english_voice(at) == Voice::Active,
            Lang::Id => {
                let verb = self.words.reading.lower(self.chunks()[at].head);
                verb.starts_with("me") && given(Role::Recipient) && given(Role::Giver)
            }
        };
        let active = told.frame.event == Event::Gift
            && self.clauses.is(at, ChunkKind::Verb)
            && (given(Role::Recipient) || given(Role::Giver))
            && acts();
        if !active {
            return Vec::new();
        }
        let first = self.clauses.arguments(at);
        let mut tellings = Vec::new();
        let mut from = at + 3;
        while let Some((end, arguments)) = self
            .next_giver(from, &first)
            .or_else(|| self.next_pair(from, &first))
            .or_else(|| self.next_share(from, &first))
        {
            let whole = || {
                let patterns = told.frame.patterns.iter();
                let filling = patterns
                    .filter(|pattern| pattern.voice == Voice::Active)
                    .filter_map(|pattern| self.filler().fill(pattern, &arguments, &[]))
                    .max_by_key(|filling| filling.score);
                let english = self.words.reading.lang() == Lang::En;
                let both =
                    |filling: &Filling| filling.has(Role::Giver) && filling.has(Role::Recipient);
                filling.filter(|filling| !filling.items.is_empty() && (english || both(filling)))
            };
            let filling = self.shortened(told, &arguments).or_else(whole);
            let telling = filling.and_then(|mut filling| {
                self.filler().unwrap_items(&mut filling, &arguments);
                self.telling(at, told.frame, filling, &arguments)
            });
            tellings.extend(telling.map(|(_, telling)| Telling {
                date: self.day_behind(at, &arguments).or(telling.date),
                ..telling
            }));
            if tellings.len() >= MOST {
                break;
            }
            from = end;
        }
        tellings
    }

    /// The day right behind a further gift, which is its own: "2 million to A in 2019 and 3 million to B *in 2020*".
    fn day_behind(&self, at: usize, arguments: &Arguments) -> Option<When> {
        let end = arguments.end;
        let day = end + usize::from(self.clauses.is(end, ChunkKind::Preposition));
        let filling = Filling::default();
        let scene = self.scene(at, arguments, &filling);
        let dated = self.clauses.is(day, ChunkKind::Date);
        let mention = dated.then(|| scene.dated(day))??;
        scene.when(mention, false, Anchor::Clause)
    }

    /// "gave 200,000 doses to A *and 100,000 to B*": a further number of what the verb's first object tells.
    fn shortened(&self, told: &Telling, arguments: &Arguments) -> Option<Filling> {
        let words = self.words;
        let mut number = self.chunks()[*arguments.objects.first()?.first()?]
            .tokens
            .clone();
        // "with *another* 10 going to B"
        number.start += usize::from(words.reading.lower(number.start) == "another");
        let figure = words
            .figure_over(number.start)
            .filter(|figure| figure.tokens == number && figure.measure == Measure::Count)?;
        let [item] = told.items.as_slice() else {
            return None;
        };
        let span = words.reading.span(&number);
        let bare = Some(item.what) == item.quantity_span;
        let mut filling = Filling::default();
        for giver in told.of(Role::Giver) {
            filling.add(words, Role::Giver, giver);
        }
        for (_, group) in &arguments.phrases {
            self.filler().take(&mut filling, Role::Recipient, group);
        }
        filling.items.push(Item {
            what: if bare { span } else { item.what },
            quantity: Some(figure.value),
            unit: item.unit.clone(),
            quantity_span: Some(span),
        });
        filling.has(Role::Recipient).then_some(filling)
    }

    /// Whether an English noun only names a part of what was told: "a gift, *including a donation* to the school".
    pub(super) fn is_part_of_gift(&self, at: usize, frame: &Frame) -> bool {
        let before = at.checked_sub(1).map(|before| &self.chunks()[before]);
        frame.event == Event::Gift
            && before.is_some_and(|lead| self.words.reading.lower(lead.head) == "including")
    }

    /// Gives those who give in an English row whoever the next in it gives to: "A pledged 2 million *and B offered 3
    /// million to C*". The tellings of the row come by the chunk of the verb and their index.
    pub(super) fn share_receivers(&self, row: &[(usize, usize)], tellings: &mut [Telling]) {
        if self.words.reading.lang() != Lang::En {
            return;
        }
        for pair in row.windows(2).rev() {
            let [(verb, one), (next, other)] = [pair[0], pair[1]];
            let receivers: Vec<_> = tellings[other].of(Role::Recipient).collect();
            let given = [one, other].iter().all(|&at| {
                let telling = &tellings[at];
                telling.frame.event == Event::Gift && telling.of(Role::Giver).next().is_some()
            });
            let sums = || {
                let mut items = tellings[one].items.iter().chain(&tellings[other].items);
                items.all(|item| self.filler().is_means(item))
            };
            let open = tellings[one].of(Role::Recipient).next().is_none();
            let in_row = || sums() && self.are_in_row(verb, next);
            if given && open && (in_row() || self.are_contrasted(verb, next)) {
                let (place, date) = (tellings[other].place, tellings[other].date);
                let telling = &mut tellings[one];
                let receivers = receivers.into_iter();
                telling
                    .parties
                    .extend(receivers.map(|party| (Role::Recipient, party)));
                telling.place = telling.place.or(place);
                telling.date = telling.date.or(date);
            }
        }
    }

    /// "*While* A sent milk, B gave blankets to C": whether what one gives is set beside what another does.
    fn are_contrasted(&self, verb: usize, next: usize) -> bool {
        let (chunks, is) = (self.chunks(), |at: usize, kind| self.clauses.is(at, kind));
        let plain = |at: usize| {
            !matches!(
                chunks[at].kind,
                ChunkKind::Verb
                    | ChunkKind::Stop
                    | ChunkKind::Subordinator
                    | ChunkKind::Relative
                    | ChunkKind::Conjunction
            )
        };
        let opens = (0..verb).rev().find(|&at| !plain(at)).is_some_and(|at| {
            matches!(
                self.words.reading.lower(chunks[at].head),
                "while" | "whereas"
            )
        });
        opens
            && (verb + 1..next).all(|at| plain(at) || is(at, ChunkKind::Conjunction))
            && (verb + 2..next).any(|at| is(at, ChunkKind::Comma))
    }

    /// Whether between two verbs stand a sum and the subject of the second, with "and" or a comma between them.
    fn are_in_row(&self, verb: usize, next: usize) -> bool {
        let is = |at: usize, kind: ChunkKind| self.clauses.is(at, kind);
        let joint =
            (verb + 2..next).find(|&at| is(at, ChunkKind::Comma) || is(at, ChunkKind::Conjunction));
        let active = |at: usize| is(at, ChunkKind::Verb) && self.english_voice(at) == Voice::Active;
        joint.is_some_and(|joint| {
            let subject = joint + 1 + usize::from(is(joint + 1, ChunkKind::Conjunction));
            joint == verb + 2
                && self.is_counted(verb + 1)
                && is(subject, ChunkKind::Noun)
                && subject + 1 == next
        }) && active(verb)
            && active(next)
    }

    /// "gave A 3 million, *including* 2 million to B and 1 million to C": whether parts of what somebody received follow.
    fn opens_parts(&self, at: usize, first: &Arguments) -> bool {
        let mut leads = first.phrases.iter().map(|(lead, _)| *lead);
        let mut received = || {
            first.objects.len() > 1 || leads.any(|lead| lead < at && self.leads_like(lead, first))
        };
        self.words.reading.lower(self.chunks()[at].head) == "including" && received()
    }

    /// The next thing and receiver behind a comma or conjunction, as arguments of the verb, and the chunk behind them.
    fn next_pair(&self, from: usize, first: &Arguments) -> Option<(usize, Arguments)> {
        let is = |at: usize, kind: ChunkKind| self.clauses.is(at, kind);
        let (end, objects, phrases) = (from..self.chunks().len())
            .take_while(|&at| {
                !matches!(
                    self.chunks()[at].kind,
                    ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Subordinator
                ) && !self.opens_parts(at, first)
            })
            .find_map(|at| {
                let joint = is(at, ChunkKind::Conjunction)
                    || is(at, ChunkKind::Comma) && !is(at + 1, ChunkKind::Conjunction);
                let (one, other) = (at + 1, at + 2);
                if !joint || !is(one, ChunkKind::Noun) {
                    return None;
                }
                // "and *3 million to B*", "and *a bowl to B*"
                let led = is(other, ChunkKind::Preposition)
                    && is(other + 1, ChunkKind::Noun)
                    && self.leads_like(other, first);
                // In "trucks including two jeeps *and a bus* to B" nobody has received anything yet.
                let mut leads = first.phrases.iter().map(|(lead, _)| *lead);
                let received = leads.any(|lead| lead < at && self.leads_like(lead, first));
                // "menyerahkan beras, *dan gula* kepada A": in Indonesian all of the list.
                let counted_for = |one: usize| {
                    self.words.reading.lang() == Lang::En
                        && !first.objects.is_empty()
                        && !self.goes_with_sum(one, first)
                };
                let given =
                    || is(at, ChunkKind::Conjunction) && received && self.is_thing_for(one, other);
                if led && (self.is_counted(one) && (received || counted_for(one)) || given()) {
                    let (group, end) = self.receivers_at(other + 1, first);
                    return Some((end, vec![vec![one]], vec![(other, group)]));
                }
                // "and *B trucks*"
                let two = is(other, ChunkKind::Noun)
                    && self.is_counted(other)
                    && self.is_named_party(one)
                    && first.objects.len() > 1;
                two.then(|| (other + 1, vec![vec![one], vec![other]], Vec::new()))
            })?;
        let arguments = Arguments {
            subjects: first.subjects.clone(),
            governors: first.governors.clone(),
            relative: first.relative,
            objects,
            phrases,
            end,
            ..Arguments::default()
        };
        Some((end, arguments))
    }

    /// The receivers that begin at a phrase, and the chunk behind them: what the next of a row gets is none of them, "to A
    /// | and $100 to B".
    fn receivers_at(&self, noun: usize, first: &Arguments) -> (Vec<usize>, usize) {
        let (mut group, mut end) = self.clauses.group_at(noun);
        let next = |&&at: &&usize| {
            at > noun
                && self.is_counted(at)
                && self.clauses.is(at + 1, ChunkKind::Preposition)
                && self.leads_like(at + 1, first)
        };
        if let Some(&sum) = group.iter().find(next) {
            group.retain(|&at| at < sum);
            end = group.last().map_or(end, |last| last + 1);
        }
        (group, end)
    }

    /// Whether a preposition leads to another receiver, or to another giver where the first was led to by the same.
    fn leads_like(&self, lead: usize, first: &Arguments) -> bool {
        let lower = |at: usize| self.words.reading.lower(self.chunks()[at].head);
        // "dua printer *untuk ruang guru*": where they are for.
        let who = |noun: usize| {
            let first = self.chunks().get(noun).map(|noun| noun.tokens.start);
            first.is_some_and(|first| !self.words.reading.is(first, Class::Venue))
        };
        let again = || {
            let mut leads = first.phrases.iter().map(|(lead, _)| lower(*lead));
            leads.any(|other| other == lower(lead))
        };
        match lower(lead) {
            "to" | "for" | "kepada" => true,
            "untuk" | "bagi" => who(lead + 1),
            "from" | "dari" => again(),
            _ => false,
        }
    }

    /// The next giver with a sum of their own for the same receiver: "A gave 2 million *and B 3 million* to C".
    fn next_giver(&self, from: usize, first: &Arguments) -> Option<(usize, Arguments)> {
        let is = |at: usize, kind: ChunkKind| self.clauses.is(at, kind);
        let things = *first.objects.first()?.first()?;
        let to: Vec<_> = first
            .phrases
            .iter()
            .filter(|(lead, _)| {
                let lower = self.words.reading.lower(self.chunks()[*lead].head);
                matches!(lower, "to" | "for")
            })
            .cloned()
            .collect();
        if !self.is_counted(things) || self.is_named_party(things) {
            return None;
        }
        let alike = |sum: usize| {
            !to.is_empty() || self.is_sum(things) && self.is_sum(sum) && first.phrases.is_empty()
        };
        let giver = (from.saturating_sub(1)..self.chunks().len())
            .take_while(|&at| {
                !matches!(
                    self.chunks()[at].kind,
                    ChunkKind::Verb | ChunkKind::Stop | ChunkKind::Subordinator
                )
            })
            .find(|&at| {
                let joint = is(at - 1, ChunkKind::Conjunction) || is(at - 1, ChunkKind::Comma);
                joint
                    && is(at, ChunkKind::Noun)
                    && is(at + 1, ChunkKind::Noun)
                    && self.is_counted(at + 1)
                    && alike(at + 1)
                    && !self.is_counted(at)
                    && self.is_named_party(at)
            })?;
        let arguments = Arguments {
            subjects: vec![vec![giver]],
            governors: first.governors.clone(),
            objects: vec![vec![giver + 1]],
            phrases: to,
            end: giver + 2,
            ..Arguments::default()
        };
        Some((giver + 2, arguments))
    }

    /// Whether a phrase stands beside the sum of the first thing: "a cheque for 500 pounds and *two buses* to A".
    fn goes_with_sum(&self, one: usize, first: &Arguments) -> bool {
        let mut groups = first.phrases.iter().map(|(_, group)| group);
        groups.any(|group| group.iter().skip(1).any(|&at| at == one))
    }

    /// Whether a phrase names a thing, and one whom the next one names is given it: "a clock to A and *a bowl to B*".
    fn is_thing_for(&self, thing: usize, lead: usize) -> bool {
        let (chunk, to) = (&self.chunks()[thing], &self.chunks()[lead + 1]);
        matches!(
            self.words.reading.lower(self.chunks()[lead].head),
            "to" | "kepada"
        ) && party(self.words, &chunk.tokens, chunk.head).is_none()
            && item(self.words, &chunk.tokens, chunk.head).is_some()
            && party(self.words, &to.tokens, to.head).is_some()
    }

    /// Whether a phrase says how much or how many.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        let mut tokens = self.chunks()[at].tokens.clone();
        tokens.any(|token| self.words.figure_over(token).is_some())
    }

    /// Whether a phrase opens with a sum of money.
    pub(super) fn is_sum(&self, at: usize) -> bool {
        let figure = self.words.figure_over(self.chunks()[at].tokens.start);
        figure.is_some_and(|figure| matches!(figure.measure, Measure::Money(_)))
    }

    fn is_named_party(&self, at: usize) -> bool {
        let chunk = &self.chunks()[at];
        party(self.words, &chunk.tokens, chunk.head).is_some_and(|party| party.entity.is_some())
    }
}

/// Takes from a gift what the further ones of its verb give to others: "alat berupa traktor untuk A, *pompa untuk B*".
pub(super) fn leave_to_others(told: &mut Telling, further: &[Telling]) {
    let of_others = |item: &Item| {
        let mut items = further.iter().flat_map(|telling| &telling.items);
        items.any(|other| other.what.overlaps(item.what))
    };
    if !told.items.iter().all(of_others) {
        told.items.retain(|item| !of_others(item));
    }
}
