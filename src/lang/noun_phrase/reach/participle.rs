//! Whether a noun phrase takes in a participle, or an adverb of degree.

use super::Reach;
use crate::{
    domain::Lang,
    lang::{
        chunk::is_attributive,
        lexicon::Class,
        noun_phrase::{behind_of, head_in},
        pos::{Pos, VerbForm},
    },
};

impl Reach<'_> {
    /// "the flood *affected* people", "earthquake *hit* districts": behind a preposition or a verb of helping, a
    /// participle between what struck and those whom it struck.
    pub(super) fn is_struck(&self) -> bool {
        let (words, at, reading) = (self.words, self.at, self.words.reading);
        let led = |at: usize| {
            reading.is(at, Class::Helping) || words.pos(at) == Pos::Adp || reading.lower(at) == "to"
        };
        let participle = || {
            matches!(words.form(at), VerbForm::Past | VerbForm::PastPart)
                && (reading.lower(at).ends_with("ed") || reading.is(at, Class::Struck))
        };
        // "the state's *displaced* families", "the state's *internally* displaced families"
        let owned = |at: usize, last: usize| {
            matches!(reading.lower(at - 1), "'s" | "’s")
                && last + 1 < self.sentence.end
                && words.pos(last) == Pos::Verb
                && reading.lower(last).ends_with("ed")
                && self.is_several(last + 1)
        };
        let degree = words.pos(at) == Pos::Adv && reading.lower(at).ends_with("ly");
        if self.is(Lang::En) && self.goes_on() && owned(at, at + usize::from(degree)) {
            return true;
        }
        self.is(Lang::En)
            && self.goes_on()
            && self.start > self.sentence.start
            && at + 1 < self.sentence.end
            && words.pos(at - 1) == Pos::Noun
            && !reading.is_capital(at - 1)
            && !reading.lower(at - 1).ends_with('s')
            && !reading.is(at - 1, Class::PersonNoun)
            && !reading.is(at - 1, Class::BodyNoun)
            && participle()
            && self.is_several(at + 1)
            && led(self.start - 1)
    }

    /// Whether a token is a plural for people or for where people live.
    fn is_several(&self, at: usize) -> bool {
        let (words, reading) = (self.words, self.words.reading);
        let several = reading.lower(at).ends_with('s') || reading.is(at, Class::Folk);
        let classes = [Class::PersonNoun, Class::Community, Class::PlaceNoun];
        several && classes.iter().any(|&class| words.noun_is(at, class))
    }

    /// "a handmade*,* antique vase": the comma between two adjectives that an article and no noun stand before.
    pub(super) fn parts_adjectives(&self) -> bool {
        let (words, at, reading) = (self.words, self.at, self.words.reading);
        let describes = |at: usize| match words.pos(at) {
            Pos::Adj => true,
            Pos::Verb | Pos::Noun => {
                matches!(
                    reading.lower(at).rsplit_once('-'),
                    Some((_, "made" | "old"))
                ) || reading.lower(at).ends_with("made")
                    || words.form(at) == VerbForm::PastPart
            }
            _ => false,
        };
        let plain = |at: usize| reading.is_word(at) && words.name_over(at).is_none();
        let behind = at + 1..self.sentence.end.min(at + 5);
        let noun = behind
            .clone()
            .find(|&at| !(plain(at) && (describes(at) || words.pos(at) == Pos::Adv)));
        self.is(Lang::En)
            && reading.is_mark(at, ',')
            && self.start + 1 < at
            && matches!(reading.lower(self.start), "a" | "an" | "the" | "its")
            && (self.start + 1..at).all(|at| {
                plain(at)
                    && !reading.is(at, Class::Demonym)
                    && (describes(at) || words.pos(at) == Pos::Adv)
            })
            && describes(at - 1)
            && noun.is_some_and(|noun| {
                noun > at + 1 && words.pos(noun) == Pos::Noun && words.name_over(noun).is_none()
            })
    }

    /// "the *visiting* president", "*donated* clothes", "10 *selected* schools"
    pub(super) fn is_participle(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let form = match words.form(at) {
            VerbForm::PastPart | VerbForm::Ger => true,
            VerbForm::Past => {
                self.is_counted(at) || self.goes_on() && words.pos(at - 1) == Pos::Adv
            }
            _ => false,
        };
        self.is(Lang::En)
            && words.pos(at) == Pos::Verb
            && form
            && (self.goes_on() || is_attributive(words, at, self.sentence))
            && head_in(words, behind_of(words, self.start..at)).is_none()
            && at + 1 < self.sentence.end
            && matches!(words.pos(at + 1), Pos::Noun | Pos::Adj | Pos::Propn)
    }

    /// Whether a number, or an article without one, opens the phrase before a participle in -ed: "*10* selected
    /// schools"; "the two | signed agreements" tells what two did.
    fn is_counted(&self, at: usize) -> bool {
        let (words, reading) = (self.words, self.words.reading);
        let counted = (self.start..at).any(|at| words.figure_over(at).is_some());
        let opens = if counted {
            reading.lower(self.start) != "the"
        } else {
            self.start < at && reading.is(self.start, Class::Determiner)
        };
        // "a newly *built* clinic"
        let irregular = || words.form(at) == VerbForm::PastPart && words.pos(at - 1) == Pos::Adv;
        opens && (reading.lower(at).ends_with("ed") || irregular())
    }

    /// "the *worst* affected areas", "30 *slightly* used computers", "*Internally* Displaced Persons"
    fn is_degree_of_participle(&self) -> bool {
        let (words, at) = (self.words, self.at);
        let opens = || self.is_counted(at + 1) || is_attributive(words, at, self.sentence);
        self.is(Lang::En)
            && words.pos(at) == Pos::Adv
            && at + 2 < self.sentence.end
            && words.pos(at + 1) == Pos::Verb
            && matches!(words.form(at + 1), VerbForm::Past | VerbForm::PastPart)
            && matches!(words.pos(at + 2), Pos::Noun | Pos::Propn)
            && opens()
            && head_in(words, behind_of(words, self.start..at)).is_none()
    }

    /// "a *very* good conversation"
    pub(super) fn is_degree(&self) -> bool {
        let (words, at) = (self.words, self.at);
        if self.is_degree_of_participle() {
            return true;
        }
        // "a *further* $5 million"
        let figure = at + 1 < self.sentence.end
            && (words.figure_over(at + 1).is_some() || words.reading.is(at + 1, Class::Currency));
        if self.is(Lang::En)
            && self.goes_on()
            && words.reading.is(at - 1, Class::Determiner)
            && figure
        {
            // "an *estimated* $5 million"
            let guessed = matches!(words.form(at), VerbForm::PastPart | VerbForm::Past)
                && self.lower().ends_with("ed")
                && matches!(self.before(), "a" | "an" | "the");
            return words.pos(at) == Pos::Adv || guessed;
        }
        let next = if at + 1 < self.sentence.end {
            words.pos(at + 1)
        } else {
            Pos::X
        };
        // "a *super* fund"
        let described = words.reading.is(at, Class::Attributive) && next.is_nominal();
        self.is(Lang::En)
            && self.goes_on()
            && words.pos(at) == Pos::Adv
            && (words.reading.is(at - 1, Class::Determiner) || self.follows_figure())
            && (next == Pos::Adj || described)
    }
}
