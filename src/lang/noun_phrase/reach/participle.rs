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
        opens && reading.lower(at).ends_with("ed")
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
            return words.pos(at) == Pos::Adv;
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
