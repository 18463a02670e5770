//! Sums and measures: how much of a thing is given, where a phrase of its own says so, and what a sum is given as.

use std::ops::Range;

use super::{Filler, Filling, stands_for_things};
use crate::{
    domain::{Item, Lang},
    lang::{
        chunk::ChunkKind,
        clause::{Arguments, Group},
        figure::Measure,
        frame::Role,
        gift::is_wrapper,
        item::item,
        lexicon::Class,
    },
};

impl Filler<'_> {
    /// "bantuan *berupa* beras dan selimut": the things take the place of their wrapping.
    pub fn unwrap_items(&self, filling: &mut Filling, arguments: &Arguments) {
        let contents = arguments.phrases.iter().find(|(chunk, _)| {
            self.words
                .reading
                .is(self.chunks()[*chunk].head, Class::Contents)
                || self.is_inclusion(*chunk, filling)
        });
        let contents = contents.and_then(|(_, group)| Some(self.clauses.listing(*group.first()?)));
        let listed = contents.or_else(|| self.listed_things(filling, arguments));
        let group = listed.as_ref();
        let Some(group) = group.filter(|_| !filling.items.is_empty()) else {
            return;
        };
        let wrapped = std::mem::take(&mut filling.items);
        if !self.take(filling, Role::Item, group) {
            filling.items = wrapped;
            return;
        }
        self.keep_others(filling, arguments, &wrapped);
        // "*800 paket* bantuan berupa bahan pokok": so many of the one thing in them.
        if let ([thing], [whole]) = (filling.items.as_mut_slice(), wrapped.as_slice())
            && self.words.reading.lang() == Lang::Id
            && thing.quantity.is_none()
            && whole.unit.is_some()
        {
            thing.quantity = whole.quantity;
            thing.unit.clone_from(&whole.unit);
            thing.quantity_span = whole.quantity_span;
        }
    }

    /// "donated *items including rice and oil*": whether an English word leads from no more than a word for things to some of
    /// them.
    fn is_inclusion(&self, lead: usize, filling: &Filling) -> bool {
        let reading = self.words.reading;
        reading.lang() == Lang::En
            && reading.lower(self.chunks()[lead].head) == "including"
            && matches!(filling.items.as_slice(), [item] if is_wrapper(self.words, item))
    }

    /// "*selimut* dan pakaian berupa jaket": keeps the things of a list of which only the last is said to consist in others.
    fn keep_others(&self, filling: &mut Filling, arguments: &Arguments, wrapped: &[Item]) {
        let reading = self.words.reading;
        let (Some(last), Lang::Id) = (wrapped.last(), reading.lang()) else {
            return;
        };
        let lead = arguments
            .phrases
            .iter()
            .map(|(lead, _)| &self.chunks()[*lead])
            .find(|lead| reading.is(lead.head, Class::Contents));
        let right_behind = lead.is_some_and(|lead| {
            let span = reading.span(&(lead.tokens.start..lead.tokens.end));
            last.what.start < span.start
        });
        let others = &wrapped[..wrapped.len() - 1];
        let whole = |item: &Item| is_wrapper(self.words, item);
        if right_behind && !others.iter().any(whole) {
            filling.items.splice(0..0, others.iter().cloned());
        }
    }

    /// "tiga buah cendera mata, *yakni vas, batik dan miniatur*": the things behind a word for the whole.
    fn listed_things(&self, filling: &Filling, arguments: &Arguments) -> Option<Group> {
        let (chunks, words) = (self.chunks(), self.words);
        let whole = |at: usize| {
            let item = filling.items.first();
            let span = words.reading.span(&chunks[at].tokens);
            item.is_some_and(|item| {
                let bundle = chunks[at].tokens.clone().any(|token| {
                    [Class::GiftNoun, Class::AidNoun]
                        .iter()
                        .any(|&class| words.noun_is(token, class))
                });
                span.overlaps(item.what) && (bundle || item.quantity.is_none())
            })
        };
        let mut objects = arguments.objects.iter().filter_map(|group| group.last());
        let &whole = objects.find(|&&at| whole(at))?;
        let comma = chunks.get(whole + 1)?.kind == ChunkKind::Comma;
        let lead = chunks.get(whole + 1 + usize::from(comma))?.tokens.start;
        let second = (lead + 1 < words.reading.tokens.len()).then(|| words.reading.lower(lead + 1));
        let leads = match (words.reading.lower(lead), second) {
            ("antara", Some("lain")) | ("di", Some("antaranya")) => 2,
            ("yakni" | "yaitu" | "meliputi" | "antaranya" | "diantaranya", _) => 1,
            // "paket sembako *terdiri dari* beras dan gula"
            ("terdiri", Some("dari" | "atas")) => 2,
            _ => return None,
        };
        let first = (whole + 1..chunks.len().min(whole + 6))
            .find(|&at| chunks[at].tokens.start >= lead + leads)?;
        (words.reading.lang() == Lang::Id && chunks[first].kind == ChunkKind::Noun)
            .then(|| self.clauses.listing(first))
    }

    /// "memperoleh santunan dari X *sebesar Rp 42 juta*": the sum behind, where the thing is without a number.
    pub fn take_sum(&self, filling: &mut Filling, at: usize, arguments: &Arguments) {
        let [item] = filling.items.as_mut_slice() else {
            return;
        };
        if item.quantity.is_some() || self.words.reading.lang() != Lang::Id {
            return;
        }
        let chunks = self.chunks();
        // "Sumbangan dari X *senilai Rp 42 juta* disalurkan": right behind what belongs to the noun.
        let behind = usize::from(self.clauses.is(arguments.end, ChunkKind::Noun));
        let end = arguments.end.min(chunks.len()) + behind;
        let sum = (at + 1..end).find_map(|next| {
            let chunk = &chunks[next];
            let led = self.words.reading.is(chunk.tokens.start, Class::SumLead);
            let sum = crate::lang::item::item(self.words, &chunk.tokens, chunk.head);
            sum.filter(|sum| led && chunk.kind == ChunkKind::Noun && sum.quantity.is_some())
        });
        if let Some(sum) = sum {
            item.quantity = sum.quantity;
            item.unit = sum.unit;
            item.quantity_span = sum.quantity_span;
        }
    }

    /// "a cheque for 500 pounds *and two buses* to A": what stands beside an English sum that only says how much.
    pub fn take_beside_sum(&self, filling: &mut Filling, arguments: &Arguments) {
        let (words, chunks) = (self.words, self.chunks());
        let lower = |at: usize| words.reading.lower(chunks[at].head);
        let to = arguments.phrases.iter().map(|(lead, _)| *lead);
        let to = to.into_iter().find(|&lead| lower(lead) == "to");
        let [item] = filling.items.as_slice() else {
            return;
        };
        let of_sum = item.is_money();
        let Some(to) = to.filter(|_| of_sum && words.reading.lang() == Lang::En) else {
            return;
        };
        let beside = arguments
            .phrases
            .iter()
            .filter(|(lead, _)| *lead < to && matches!(lower(*lead), "for" | "of" | "in" | "worth"))
            .flat_map(|(_, group)| group.iter().skip(1))
            .filter(|&&at| words.figure_over(chunks[at].tokens.start).is_some())
            .filter_map(|&at| crate::lang::item::item(words, &chunks[at].tokens, chunks[at].head));
        let beside: Vec<_> = beside.collect();
        filling.items.extend(beside);
    }

    /// "mendapat kejutan *berupa kasur*": the things that an Indonesian word for no thing turns out to be.
    fn take_contents(&self, filling: &mut Filling, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let opens = arguments
            .objects
            .first()
            .and_then(|group| group.first())
            .is_some_and(|&at| reading.is(chunks[at].head, Class::OpeningWord));
        let contents = arguments
            .phrases
            .iter()
            .find(|(lead, _)| opens && reading.is(chunks[*lead].head, Class::Contents));
        contents.is_some_and(|(_, group)| self.take(filling, Role::Item, group))
    }

    /// "provided help *in the form of tents*": the things that English help consists in.
    pub(super) fn take_form(&self, filling: &mut Filling, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let things = arguments.phrases.iter().find_map(|(lead, group)| {
            let form = &chunks[*group.first()?];
            let of = form.head + 1;
            let told = reading.lang() == Lang::En
                && reading.lower(chunks[*lead].head) == "in"
                && reading.lower(form.head) == "form"
                && of + 1 < form.tokens.end
                && reading.lower(of) == "of";
            told.then(|| of + 1..form.tokens.end)
        });
        let Some(things) = things else {
            return self.take_contents(filling, arguments);
        };
        let found = item(self.words, &things, things.end - 1);
        let any = found.is_some();
        filling.items.extend(found);
        any
    }

    /// Takes what an English noun for a gift has the form of: "*a special gift* in the form of a van".
    pub fn take_shape(&self, filling: &mut Filling, at: usize, arguments: &Arguments) {
        if self.takes_shape(&vec![at]) {
            self.take_form(filling, arguments);
        }
    }

    /// Whether an English word for a gift without a number says nothing of what it is: "received *a special gift* in the form
    /// of a van".
    pub(super) fn takes_shape(&self, group: &Group) -> bool {
        let &[at] = group.as_slice() else {
            return false;
        };
        let chunk = &self.chunks()[at];
        let mut tokens = chunk.tokens.clone();
        let gift = [Class::BareGift, Class::GiftOf, Class::AidNoun]
            .iter()
            .any(|&class| self.words.noun_is(chunk.head, class));
        self.words.reading.lang() == Lang::En
            && gift
            && tokens.all(|at| self.words.figure_over(at).is_none())
            && chunk.head + 1 == chunk.tokens.end
    }

    /// "sent a plane *with 20 tents*": what an English vehicle carries is given, not the vehicle.
    pub(super) fn take_cargo(&self, filling: &mut Filling, vehicles: &Group) -> bool {
        let Some(&vehicle) = vehicles.last() else {
            return false;
        };
        let carries = self.words.reading.lang() == Lang::En
            && self
                .words
                .reading
                .is(self.chunks()[vehicle].head, Class::Vehicle);
        let load = carries.then(|| self.led_behind(vehicle, &["with"]));
        let Some(load) = load.flatten() else {
            return false;
        };
        let (group, _) = self.clauses.group_at(load);
        self.take(filling, Role::Item, &group)
    }

    /// "to give *300 million in aid*": a number that an English headline leaves the currency out of.
    pub(super) fn take_millions(&self, filling: &mut Filling, group: &Group) -> bool {
        let (chunks, words) = (self.chunks(), self.words);
        let [sum] = group.as_slice() else {
            return false;
        };
        let sum = &chunks[*sum];
        let aid = self.led_behind(group[0], &["in"]).map(|noun| &chunks[noun]);
        let large = words.figure_over(sum.tokens.start).filter(|figure| {
            words.reading.lang() == Lang::En
                && figure.tokens == sum.tokens
                && figure.measure == Measure::Count
                && figure.value >= 100_000.0
        });
        let named = aid.filter(|noun| words.noun_is(noun.head, Class::AidNoun));
        let Some((figure, noun)) = large.zip(named) else {
            return false;
        };
        filling.items.push(Item {
            what: words.reading.span(&noun.tokens),
            quantity: Some(figure.value),
            unit: None,
            quantity_span: Some(words.reading.span(&figure.tokens)),
        });
        filling.used.push(group[0]);
        true
    }

    /// "raised *£800* and handed it over": what a pronoun stands for that the verb before it made or got.
    pub fn take_raised(&self, filling: &mut Filling, at: usize) {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let [item] = filling.items.as_slice() else {
            return;
        };
        if reading.lang() != Lang::En
            || !stands_for_things(&item.what.of(reading.text).to_lowercase())
        {
            return;
        }
        let verb = (0..at)
            .rev()
            .take_while(|&before| chunks[before].kind != ChunkKind::Stop)
            .find(|&before| chunks[before].kind == ChunkKind::Verb);
        let raised = verb
            .filter(|&verb| reading.is(chunks[verb].head, Class::Raising))
            .map(|verb| self.clauses.arguments(verb).objects);
        let Some(group) = raised.and_then(|objects| objects.into_iter().next()) else {
            return;
        };
        let mut things = Filling::default();
        if self.take(&mut things, Role::Item, &group) {
            filling.items = things.items;
            filling.used.extend(things.used);
        }
    }

    /// "air bersih *5.000 liter*": the measure that stands behind a thing as a phrase of its own.
    pub fn take_measure(&self, filling: &mut Filling, index: usize) {
        let Some(next) = self.chunks().get(index + 1) else {
            return;
        };
        let figure = self.words.figure_over(next.tokens.start).filter(|figure| {
            next.kind == ChunkKind::Noun
                && figure.tokens == next.tokens
                && figure.measure != Measure::Count
        });
        let sum = figure.and_then(|_| item(self.words, &next.tokens, next.head));
        if let (Some(known), Some(sum), Lang::Id) =
            (filling.items.last_mut(), sum, self.words.reading.lang())
            && known.quantity.is_none()
        {
            known.quantity = sum.quantity;
            known.unit = sum.unit;
            known.quantity_span = sum.quantity_span;
        }
    }

    /// "12 million euros *in humanitarian aid*": what a bare sum is given as. False where that is nothing
    /// given, "in loans"; the item is taken back then.
    pub(super) fn name_sum(&self, filling: &mut Filling, index: usize) -> bool {
        let bare = |item: &&mut Item| item.unit.is_some() && Some(item.what) == item.quantity_span;
        let words = self.words;
        if let (Some(item), Some(sum)) = (filling.items.last_mut(), self.sum_behind(index)) {
            // "a cheque *for €75,000*"
            if item.quantity.is_none() {
                item.quantity = sum.quantity;
                item.unit = sum.unit;
                item.quantity_span = sum.quantity_span;
            }
            return true;
        }
        let Some(item) = filling.items.last_mut().filter(bare) else {
            return true;
        };
        let next =
            (index + 1..self.chunks().len()).find(|&at| self.chunks()[at].kind != ChunkKind::Date);
        let leads =
            |at: &usize| matches!(words.reading.lower(self.chunks()[*at].head), "in" | "dalam");
        let Some(noun) = next.filter(leads).and_then(|at| self.chunks().get(at + 1)) else {
            return true;
        };
        let given = [Class::AidNoun, Class::GiftNoun, Class::MoneyNoun]
            .iter()
            .any(|&class| words.noun_is(noun.head, class));
        // "2 million *in support of the displaced*" is given to them.
        let of = noun.tokens.start + 1;
        let favours = of < noun.tokens.end && words.reading.lower(of) == "of";
        if noun.kind == ChunkKind::Noun && given && !favours {
            item.what = words.reading.span(&noun.tokens);
        }
        // "contributed 2 million *in earnings*"
        // "gave 2 million *in memory of her father*"
        let owed = noun.kind == ChunkKind::Noun
            && !given
            && !words.reading.is(noun.head, Class::Sake)
            && (words.noun_is(noun.head, Class::Abstract)
                || words.reading.is(noun.head, Class::Income));
        if owed {
            filling.items.pop();
        }
        !owed
    }

    /// The sum that a cheque or fund is for, where a preposition leads from the one to the other.
    fn sum_behind(&self, index: usize) -> Option<Item> {
        let chunks = self.chunks();
        let lead = chunks.get(index + 1)?;
        let leads = lead.kind == ChunkKind::Preposition
            && matches!(
                self.words.reading.lower(lead.head),
                "for" | "of" | "worth" | "senilai" | "sebesar"
            );
        let bears = self.words.noun_is(chunks[index].head, Class::MoneyNoun)
            && chunks[index].kind == ChunkKind::Noun;
        if !(leads && bears) {
            return self.valued_at(index);
        }
        let sum = chunks.get(index + 2)?;
        self.bare_sum(&sum.tokens, sum.head)
    }

    /// "grants *totalling 2 billion yen*", "laptops, *valued at 9,000 dollars*": what an English participle says that
    /// things are worth.
    fn valued_at(&self, index: usize) -> Option<Item> {
        let chunks = self.chunks();
        // "an aid package *for Ana* totalling 2 million"
        let told = self.led_behind(index, &["for", "to"]).unwrap_or(index);
        let verb = told + 1 + usize::from(self.clauses.is(told + 1, ChunkKind::Comma));
        let sum = verb + 1 + usize::from(self.clauses.is(verb + 1, ChunkKind::Preposition));
        let valued = chunks.get(verb).is_some_and(|verb| {
            verb.kind == ChunkKind::Verb
                && verb.tokens.len() == 1
                && self.words.reading.is(verb.head, Class::Valued)
        });
        let sum = chunks.get(sum).filter(|_| valued)?;
        self.bare_sum(&sum.tokens, sum.head)
    }

    /// A phrase that is a sum of money and nothing else.
    fn bare_sum(&self, tokens: &Range<usize>, head: usize) -> Option<Item> {
        let sum = item(self.words, tokens, head)?;
        let bare = Some(sum.what) == sum.quantity_span && sum.unit.is_some();
        bare.then_some(sum)
    }

    /// Whether an item is a sum, an honour, or bears a word for aid or a gift.
    #[must_use]
    pub fn is_means(&self, item: &Item) -> bool {
        let words = self.words;
        let sum = item.is_money();
        let classes = [
            Class::AidNoun,
            Class::GiftNoun,
            Class::MoneyNoun,
            Class::HonourNoun,
        ];
        sum || words
            .reading
            .tokens_in(item.what)
            .any(|at| classes.iter().any(|&class| words.noun_is(at, class)))
    }

    /// "*Selain sembako*, X juga memberikan uang": what the clause adds to is given too.
    pub fn take_besides(&self, filling: &mut Filling, at: usize) {
        let chunks = self.chunks();
        let reading = self.words.reading;
        let opens = chunks.len() > 3
            && reading.lower(chunks[0].head) == "selain"
            && chunks[1].kind == ChunkKind::Noun
            && chunks[2].kind == ChunkKind::Comma;
        let also = chunks[at]
            .tokens
            .clone()
            .any(|token| reading.lower(token) == "juga");
        if opens && also && !filling.items.is_empty() {
            let mut added = Filling::default();
            self.take(&mut added, Role::Item, &vec![1]);
            filling.besides = added.items;
        }
    }
}
