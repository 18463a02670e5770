//! How far a noun phrase reaches: whether it takes in a name, a figure, a mark or a word that follows.
//!
//! Each question is asked of one token at a time; the first that has an answer settles it.

mod figure;
mod office;
mod participle;

use std::ops::Range;

use super::{
    accredits, after_of, ends_in_person, head_in, inside_mark, is_second_object, joins_adjectives,
    joins_portfolio, opens_meeting, takes_name,
};
use crate::{
    domain::{EntityKind, Lang},
    lang::{
        chunk::{approximation, function, is_face_to_face, is_quote, is_time},
        figure::Measure,
        indonesian,
        indonesian::adverb_end,
        lexicon::Class,
        name::Name,
        pos::{Pos, VerbForm},
        verb_group::{gives_by_name, is_headline_verb, is_no_infinitive, is_told_bare, is_verb},
        words::Words,
    },
};

/// A noun phrase `start..at` and what stands at `at`.
pub(super) struct Reach<'a> {
    pub(super) words: &'a Words<'a>,
    pub(super) start: usize,
    pub(super) at: usize,
    pub(super) sentence: &'a Range<usize>,
}

impl Reach<'_> {
    /// The end of the phrase with what stands at the token; `None` where that is no part of it.
    pub(super) fn end(&self) -> Option<usize> {
        let (words, at) = (self.words, self.at);
        let apart = self.goes_on()
            && (words.date_end(at).is_some()
                || is_time(words, at, self.sentence)
                || self.opens_date()
                || self.opens_person()
                || self.opens_office()
                || self.opens_ways()
                || self.opens_this_time()
                || is_face_to_face(words, at, self.sentence));
        if apart {
            return None;
        }
        if let Some(name) = words.name_over(at) {
            let name = &words.names[name];
            return self.takes(name).then(|| self.up_to(name.tokens.end));
        }
        if let Some(length) = approximation(words, at, self.sentence.end) {
            return self.takes_approximation().then_some(at + length);
        }
        if let Some(figure) = words.figure_over(at) {
            let taken = self.takes_figure(figure);
            return taken.then(|| self.up_to(figure.tokens.end));
        }
        // "rekan AS*-nya* Ana Lima"
        if self.is(Lang::Id) && self.goes_on() && self.lower() == "-nya" {
            return Some(at + 1);
        }
        if self.parts_adjectives() || self.goes_on() && self.parts_fields() {
            return Some(at + 1);
        }
        if self.opens_age() {
            return Some(at + 2);
        }
        if !words.reading.is_word(at) {
            return inside_mark(words, self.start, at, self.sentence);
        }
        self.over_word()
    }

    /// "rombongan | *kali ini*"
    fn opens_this_time(&self) -> bool {
        matches!(self.lower(), "kali" | "saat")
            && adverb_end(self.words, self.at, self.sentence).is_some()
    }

    /// "in Lisbon | *early* Sunday"
    fn opens_date(&self) -> bool {
        self.is(Lang::En)
            && matches!(self.lower(), "early" | "late")
            && self.at + 1 < self.sentence.end
            && self.words.date_end(self.at + 1).is_some()
    }

    /// Whether a person's name or title opens a phrase of its own behind an English noun for what happens: "At
    /// the end of the visit | *Mayor* Ana Lima".
    fn opens_person(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let happens = || {
            [Class::EventNoun, Class::TimeNoun, Class::Ceremony]
                .iter()
                .any(|&class| words.noun_is(at - 1, class))
        };
        let person = |at: usize| {
            let name = words.name_over(at).map(|name| &words.names[name]);
            name.is_some_and(|name| name.kind == EntityKind::Person)
        };
        let titled = || {
            (self.is_of(Class::Role) || self.is_of(Class::Honorific))
                && at + 1 < self.sentence.end
                && person(at + 1)
        };
        self.is(Lang::En)
            && words.reading.is_capital(at)
            && !words.reading.is_capital(at - 1)
            && happens()
            && (person(at) || titled())
    }

    /// The same for a plain word.
    fn over_word(&self) -> Option<usize> {
        let (words, start, at, sentence) = (self.words, self.start, self.at, self.sentence);
        if self.is_only() {
            return Some(at + 1);
        }
        if self.is_subject()
            || self.is_courtesy()
            || self.is_free_of()
            || self.is_behind_pronoun()
            || self.is_apart_from_number()
        {
            return None;
        }
        if self.tells_worth() {
            return Some(at + 1);
        }
        if let Some(end) = self.past_need() {
            return Some(end);
        }
        if self.determines_another() {
            return None;
        }
        if joins_adjectives(words, start, at, sentence)
            || joins_portfolio(words, start, at, sentence)
            || accredits(words, start, at)
            || self.goes_on()
                && (indonesian::joins_fields(words, start, at)
                    || indonesian::accredits(words, start, at))
        {
            return Some(at + 1);
        }
        if function(words, at, sentence).is_some() && !self.points() {
            return self.takes_of().then_some(at + 1);
        }
        let apart = self.goes_on()
            && (is_second_object(words, start, at)
                || opens_meeting(words, at)
                || gives_by_name(words, at)
                || self.is_bare_verb()
                || self.is_behind_pointer());
        (!apart && self.is_nominal() && !self.is_new_thing()).then_some(at + 1)
    }

    /// Whether the phrase has begun before the token.
    fn goes_on(&self) -> bool {
        self.at > self.start
    }

    fn is(&self, lang: Lang) -> bool {
        self.words.reading.lang() == lang
    }

    fn lower(&self) -> &str {
        self.words.reading.lower(self.at)
    }

    fn is_of(&self, class: Class) -> bool {
        self.words.reading.is(self.at, class)
    }

    /// Whether a word of a class stands before, in the phrase.
    fn follows(&self, class: Class) -> bool {
        self.goes_on() && self.words.reading.is(self.at - 1, class)
    }

    /// The word before; empty where the phrase begins.
    fn before(&self) -> &str {
        if self.goes_on() {
            self.words.reading.lower(self.at - 1)
        } else {
            ""
        }
    }

    fn has_head(&self) -> bool {
        head_in(self.words, self.start..self.at).is_some()
    }

    fn follows_figure(&self) -> bool {
        self.goes_on() && self.words.figure_over(self.at - 1).is_some()
    }

    fn up_to(&self, end: usize) -> usize {
        end.min(self.sentence.end).max(self.at + 1)
    }

    fn takes(&self, name: &Name) -> bool {
        let timed = self.is(Lang::En)
            && self.goes_on()
            && self.words.reading.is(self.at - 1, Class::TimeNoun);
        // "dalam kesempatan itu | Ana Lima memberi"
        let pointed =
            self.is(Lang::Id) && self.follows(Class::Pointing) && self.at == name.tokens.start;
        !timed
            && !pointed
            && !self.is_other_than_people(name)
            && !self.opens_clause(name)
            && takes_name(self.words, self.start, self.at, name)
    }

    /// "between two *officials* | *Lima* told reporters": behind a noun for several people, one who does something.
    fn is_other_than_people(&self, name: &Name) -> bool {
        let (words, reading) = (self.words, self.words.reading);
        let end = name.tokens.end;
        self.is(Lang::En)
            && self.goes_on()
            && name.kind == EntityKind::Person
            && self.at == name.tokens.start
            && !reading.is_capital(self.at - 1)
            && self.before().ends_with('s')
            && (self.follows(Class::PersonNoun) || words.noun_is(self.at - 1, Class::Role))
            && end < self.sentence.end
            && words.form(end) == VerbForm::Past
    }

    /// "the $40 million | *Lima* has given", "the trucks | *Lima* gave": behind a sum or things, whoever acts in a clause
    /// without "that".
    fn opens_clause(&self, name: &Name) -> bool {
        let sum = self
            .at
            .checked_sub(1)
            .and_then(|before| self.words.figure_over(before))
            .is_some_and(|figure| matches!(figure.measure, Measure::Money(_)));
        let reading = self.words.reading;
        let things = || {
            let (before, lower) = (self.at - 1, reading.lower(self.at - 1));
            let people = [
                Class::PersonNoun,
                Class::Role,
                Class::Kin,
                Class::BodyNoun,
                Class::PlaceNoun,
                Class::Abstract,
            ];
            lower.ends_with('s')
                && lower != "'s"
                && !lower.ends_with("ss")
                && !reading.is_capital(before)
                && self.words.pos(before) == Pos::Noun
                && !people
                    .iter()
                    .any(|&class| self.words.noun_is(before, class))
        };
        let next = name.tokens.end;
        self.is(Lang::En)
            && self.goes_on()
            && (sum || things())
            && next < self.sentence.end
            && (self.words.pos(next) == Pos::Aux
                || matches!(self.words.form(next), VerbForm::Past | VerbForm::Present))
    }

    /// "its *only* two boats", "the country's *only* private lender"
    fn is_only(&self) -> bool {
        let described = || {
            self.at + 1 < self.sentence.end
                && matches!(self.words.pos(self.at + 1), Pos::Adj | Pos::Noun)
        };
        self.goes_on()
            && self.lower() == "only"
            && (self.words.reading.is(self.at - 1, Class::Determiner)
                || matches!(self.before(), "its" | "his" | "her" | "their" | "'s"))
            && (self.words.figure_over(self.at + 1).is_some() || described())
    }

    /// "steps | *he* might take"
    fn is_subject(&self) -> bool {
        let pronoun = self.is_of(Class::Subject);
        self.goes_on()
            && self.is(Lang::En)
            && pronoun
            && self.words.pos(self.at) == Pos::Pron
            && self.words.name_over(self.at).is_none()
    }

    /// "new computers | *courtesy of* the club"
    fn is_courtesy(&self) -> bool {
        self.goes_on()
            && self.lower() == "courtesy"
            && self.at + 1 < self.sentence.end
            && self.words.reading.lower(self.at + 1) == "of"
    }

    /// "to Sylvania | *free of* charge"
    fn is_free_of(&self) -> bool {
        self.goes_on()
            && self.is(Lang::En)
            && self.lower() == "free"
            && self.at + 1 < self.sentence.end
            && self.words.reading.lower(self.at + 1) == "of"
    }

    /// Whether a pronoun that owns nothing ends the phrase before the token.
    fn is_behind_pronoun(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let owned = self.follows(Class::OwningAny)
            && matches!(words.pos(at), Pos::Noun | Pos::Adj | Pos::Propn);
        !owned
            && self.goes_on()
            && words.pos(at - 1) == Pos::Pron
            && words.reading.is(at - 1, Class::Pronoun)
    }

    /// "50 | *last* year", "300 | *per* day"
    fn is_apart_from_number(&self) -> bool {
        self.follows_figure() && self.is_of(Class::AfterNumber)
    }

    /// "20 dollars *worth*", "equipment *worth* 5 million"
    fn tells_worth(&self) -> bool {
        let valued = || {
            self.goes_on()
                && (self.words.figure_over(self.at + 1).is_some()
                    || self.words.reading.is(self.at + 1, Class::Currency))
        };
        let named = || self.goes_on() && self.words.name_over(self.at - 1).is_some();
        self.lower() == "worth" && (self.follows_figure() || valued() && !named())
    }

    /// "warga *kurang mampu*", "penyandang *disabilitas*": the end of what says that Indonesian people are in need.
    fn past_need(&self) -> Option<usize> {
        let reading = self.words.reading;
        let need = |at: usize| at < self.sentence.end && reading.is(at, Class::Needy);
        let people = self.is(Lang::Id) && self.follows(Class::PersonNoun);
        if people && need(self.at) {
            return Some(self.at + 1);
        }
        (people && self.is_of(Class::NeedyLead) && need(self.at + 1)).then_some(self.at + 2)
    }

    /// Whether the token points back at the phrase.
    fn points(&self) -> bool {
        self.is_of(Class::Behind)
    }

    /// Whether a determiner opens another phrase behind a noun.
    fn determines_another(&self) -> bool {
        self.words.reading.is(self.at, Class::Determiner)
            && !self.points()
            && self.goes_on()
            && !(self.follows_figure() && self.lower() == "more")
            && (self.is(Lang::Id) || !after_of(self.words, self.at))
            && self.has_head()
    }

    /// Whether an "of" ties another phrase to this one: "a box *of* pens", "each *of* the leaders".
    fn takes_of(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let among = at == self.start + 1 && self.follows(Class::Among);
        // "the agenda | of *his talks with* Ana": the talks are told by themselves.
        let reading = words.reading;
        let talks = at + 3 < self.sentence.end
            && reading.is(at + 1, Class::Pronoun)
            && reading.is(at + 2, Class::Talks)
            && matches!(reading.lower(at + 3), "with" | "between");
        let of = self.is(Lang::En)
            && !talks
            && !self.ends_venue()
            && self.goes_on()
            && self.lower() == "of"
            && (self.has_head() || self.follows_figure() || among || self.before() == "worth");
        let behind = || Reach {
            words,
            start: at + 1,
            at: at + 1,
            sentence: self.sentence,
        };
        // "10 sets of *“Welcome Boxes”*"
        let quoted = || {
            is_quote(words, at + 1)
                && inside_mark(words, self.start, at + 1, self.sentence).is_some()
        };
        of && at + 1 < self.sentence.end && (behind().end().is_some() || quoted())
    }

    /// "a meeting in *Lisse* | of the council": whether an English phrase is the name of where a meeting was.
    fn ends_venue(&self) -> bool {
        let (words, start) = (self.words, self.start);
        let name = words.name_over(start).map(|name| &words.names[name]);
        let whole = name
            .is_some_and(|name| name.kind == EntityKind::Place && name.tokens == (start..self.at));
        whole
            && start > self.sentence.start + 1
            && matches!(words.reading.lower(start - 1), "in" | "at")
            && words.reading.is(start - 2, Class::Occasion)
    }

    /// "discussed with Ana Lima | *ways* to help": what is talked about behind whom it is talked about with.
    fn opens_ways(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let behind = at.checked_sub(1).and_then(|before| words.name_over(before));
        let person = behind.is_some_and(|name| words.names[name].kind == EntityKind::Person);
        self.is(Lang::En)
            && person
            && words.reading.is(at, Class::Ways)
            && !words.reading.is_capital(at)
    }

    /// Another thing behind a person's name is another phrase: "memberi Ana | buku".
    fn is_new_thing(&self) -> bool {
        self.is(Lang::Id)
            && self.goes_on()
            && ends_in_person(self.words, self.start..self.at)
            && !self.words.reading.tokens[self.at].capital
            && !self.points()
            // "sapi kurban Presiden Ana *seberat* 1 ton"
            && !self.is_of(Class::SizeLead)
    }

    /// Whether the bare form of an Indonesian verb of the frames stands as a verb here.
    fn is_bare_verb(&self) -> bool {
        self.is(Lang::Id)
            && self.words.frames.is_verb_form(self.lower())
            && (is_headline_verb(self.words, self.at) || is_told_bare(self.words, self.at))
    }

    /// Whether "itu" and the like have closed the phrase, or "ia" opens a clause.
    fn is_behind_pointer(&self) -> bool {
        let closed = self.follows(Class::Pointing)
            && (!self.words.reading.is_capital(self.at) || self.is_of(Class::Role));
        self.lower() == "ia" || closed && self.is(Lang::Id)
    }

    /// Whether the word can be part of a noun phrase by what it is.
    fn is_nominal(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let pos = words.pos(at);
        if self.goes_on() && indonesian::holds_event(words, at) {
            return false;
        }
        // "*elderly* persons", which the tagger takes for an adverb
        let unverbal = pos == Pos::Verb && !is_verb(words, at)
            || pos == Pos::Adv && words.reading.is(at, Class::NoVerb);
        // "kerja *sama*"
        let joined = self.is(Lang::Id) && self.lower() == "sama" && self.before() == "kerja";
        let by_tag = matches!(
            pos,
            Pos::Noun | Pos::Propn | Pos::Pron | Pos::Adj | Pos::Det | Pos::Num | Pos::X | Pos::Sym
        );
        // "to *pupils*", which the tagger takes for an infinitive
        let led = self.is(Lang::En)
            && at > 0
            && words.reading.lower(at - 1) == "to"
            && is_no_infinitive(words, at);
        by_tag
            || led
            || unverbal
            || joined
            || self.points()
            || words.reading.is(at, Class::Determiner)
            || self.lower() == "'s"
            || self.is_participle()
            || self.is_struck()
            || self.is_degree()
    }
}
