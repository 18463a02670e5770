//! Whether a noun phrase takes in a number or a sum, or words that say how exact it is.

use super::Reach;
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        chunk::approximation,
        figure::{Figure, Measure},
        indonesian,
        lexicon::Class,
        noun_phrase::{after_of, ends_in_person, holds_number},
    },
};

impl Reach<'_> {
    /// "santunan dari X | sebesar Rp 5 juta": the sum is not X's.
    pub(super) fn takes_approximation(&self) -> bool {
        let leads_to_sum = self.is_of(Class::SumOf);
        !self.goes_on()
            || match self.words.reading.lang() {
                Lang::En => {
                    !self.has_head() && !self.follows_figure()
                        || after_of(self.words, self.at)
                        // "a gift worth *nearly* $60 million"
                        || self.before() == "worth"
                }
                Lang::Id => {
                    self.words.name_over(self.at - 1).is_none()
                        && (leads_to_sum || !self.has_head())
                }
            }
    }

    /// "Ana Lima*, 72*, gave": the comma before how old the person named right before it is.
    pub(super) fn opens_age(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let aged = || {
            let figure = words.figure_over(at + 1);
            figure.is_some_and(|figure| {
                figure.tokens == (at + 1..at + 2)
                    && figure.measure == Measure::Count
                    && words.reading.is_number(at + 1)
                    && (10.0..120.0).contains(&figure.value)
            })
        };
        self.is(Lang::En)
            && self.goes_on()
            && words.reading.is_mark(at, ',')
            && at + 2 < self.sentence.end
            && words.reading.is_mark(at + 2, ',')
            && ends_in_person(words, self.start..at)
            && aged()
    }

    /// A number begins a phrase of its own behind a noun; a year or a sum may follow its noun.
    pub(super) fn takes_figure(&self, figure: &Figure) -> bool {
        let (words, reading, at) = (self.words, self.words.reading, self.at);
        let money = matches!(figure.measure, Measure::Money(_));
        let article = self.is(Lang::En) && matches!(self.before(), "a" | "an" | "the");
        let starts_anew = self.goes_on()
            && !self.follows_figure()
            && !matches!(self.before(), "worth" | "'s" | "only")
            && !article
            && !self.is_numbered_acronym(figure)
            && !self.is_model(figure)
            && !(money && self.is(Lang::En) && self.follows(Class::SumNoun))
            && (self.has_head() || self.is_receiver(figure));
        // "alumnus angkatan 1998"
        let year = || {
            figure.tokens.len() == 1
                && reading.word(at).len() == 4
                && (1800.0..2100.0).contains(&figure.value)
        };
        let sum = || money && !ends_in_person(words, self.start..at);
        !starts_anew
            || self.is(Lang::Id) && (year() || sum())
            || holds_number(words, at)
            || after_of(words, at)
            || self.is_about_of(at)
            || indonesian::numbers_unit(words, at, self.sentence)
            || self.is_measured(figure)
    }

    /// "beras *5 kg*, gula *2 kg* dan …": in Indonesian lists how much of a thing there is stands behind it.
    fn is_measured(&self, figure: &Figure) -> bool {
        let reading = self.words.reading;
        let end = figure.tokens.end;
        let closes = end >= self.sentence.end
            || !reading.is_word(end)
            || reading.is(end, Class::Conjunction)
            || reading.is(end, Class::Preposition);
        let name = self.words.name_over(self.at - 1).is_some();
        let counted = (self.start..self.at).any(|at| self.words.figure_over(at).is_some());
        self.is(Lang::Id)
            && matches!(figure.measure, Measure::Unit(_))
            && closes
            && !name
            && !counted
    }

    /// "a contribution of *nearly* $2 million", "blankets worth *about* $6,000"
    fn is_about_of(&self, at: usize) -> bool {
        let lead = (1..=3).find(|&length| {
            at >= self.start + length
                && approximation(self.words, at - length, self.sentence.end) == Some(length)
        });
        let valued = |at: usize| {
            self.is(Lang::En) && at > self.start && self.words.reading.lower(at - 1) == "worth"
        };
        lead.is_some_and(|length| after_of(self.words, at - length) || valued(at - length))
    }

    /// "COP 27"
    fn is_numbered_acronym(&self, figure: &Figure) -> bool {
        let reading = self.words.reading;
        reading.tokens[self.at - 1].upper
            && figure.tokens.len() == 1
            && reading.word(self.at).len() < 3
    }

    /// "gave the hospice | *$28,000*", whatever the tagger takes the word before for
    fn is_receiver(&self, figure: &Figure) -> bool {
        self.is(Lang::En)
            && matches!(figure.measure, Measure::Money(_))
            && (self.follows(Class::BodyNoun)
                || self.follows(Class::PersonNoun)
                || self.follows(Class::Community))
    }

    /// "20 Lisse *3* tanks": the number of a model; "handed Lisse | *14* tanks" tells to whom.
    fn is_model(&self, figure: &Figure) -> bool {
        let reading = self.words.reading;
        let end = figure.tokens.end;
        let given = || {
            let name = self.words.name_over(self.start);
            let land = name.is_some_and(|name| {
                let name = &self.words.names[name];
                name.kind == EntityKind::Place && name.tokens.end == self.at
            });
            land && self.start > 0 && reading.is(self.start - 1, Class::TwoObjects)
        };
        self.is(Lang::En)
            && figure.tokens.len() == 1
            && self.goes_on()
            && reading.is_capital(self.at - 1)
            && end < self.sentence.end
            && reading.is(end, Class::ProductNoun)
            && !given()
    }
}
