//! Months and weekdays that are somebody's name: "Ambassador *Jan* Nowak", "Helen *May*", "Senator *Sunday* Okoro". Such a
//! word is taken for no day before anything is made of it; beside a number, behind "in" and the like it stays one.

use super::{
    lexicon::{CalendarWord, Class, Classes, Lexicon},
    token::{Token, TokenKind},
};
use crate::domain::Lang;

/// So many words before a name its office is looked for.
const OVER: usize = 6;

/// What tells of the words round a token.
struct Text<'a> {
    text: &'a str,
    lower: &'a str,
    lexicon: &'a Lexicon,
    tokens: &'a [Token],
}

/// Takes the words that are part of somebody's name out of the words of the calendar.
pub fn leave_to_names(text: &str, lower: &str, lexicon: &Lexicon, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if !tokens[at].capital || !tokens[at].is(Class::Calendar) {
            continue;
        }
        let around = Text {
            text,
            lower,
            lexicon,
            tokens,
        };
        // "Secretary *May* Lima" may do nothing.
        if around.is_name(at) {
            tokens[at].classes = [Class::Calendar, Class::Modal, Class::Might]
                .into_iter()
                .fold(tokens[at].classes, Classes::without);
        }
    }
}

impl Text<'_> {
    fn lower(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token.map_or("", |token| token.lower.of(self.lower))
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    fn is_capital(&self, at: usize) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| token.is_word() && token.capital)
    }

    /// Whether the word of the calendar at a token is part of somebody's name.
    fn is_name(&self, at: usize) -> bool {
        let month = match self.lexicon.calendar(self.lower(at)) {
            Some(CalendarWord::Month(_)) => true,
            Some(CalendarWord::Weekday(_)) if self.lexicon.lang() == Lang::En => false,
            _ => return false,
        };
        if self.is_dated(at) {
            return false;
        }
        let goes_on = self.goes_on_as_name(at + 1);
        let titled = self.is_titled(at);
        titled && (goes_on || month && self.is_closed_by_verb(at))
            || goes_on && self.is_far_titled(at)
            || month && self.is_surname(at)
            || month && goes_on && self.opens_name(at)
    }

    /// Whether a number, or another word of the calendar, stands beside it: "May 4", "4 May", "Monday, March 2".
    fn is_dated(&self, at: usize) -> bool {
        let number = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.kind == TokenKind::Number)
        };
        let comma = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is_mark(self.text, ','));
        let year = comma && number(at + 2) && self.lower(at + 2).len() == 4;
        let before = at.checked_sub(1).is_some_and(|before| {
            number(before) || self.is(before, Class::Calendar) || self.is(before, Class::DateLead)
        });
        before || year || number(at + 1) || self.is(at + 1, Class::Calendar)
    }

    /// Whether what stands behind may be the rest of a person's name, and is no office, land or town.
    fn goes_on_as_name(&self, at: usize) -> bool {
        let other = [
            Class::Role,
            Class::Portfolio,
            Class::Honorific,
            Class::Demonym,
            Class::PlaceName,
            Class::BodyNoun,
            Class::BodyName,
            Class::TimeNoun,
            Class::EventNoun,
            Class::Determiner,
            Class::Pronoun,
            Class::Preposition,
        ];
        self.is_capital(at) && !other.iter().any(|&class| self.is(at, class))
    }

    /// Whether an office or a form of address stands right before: "*Ambassador* Jan Nowak", "*Mrs* May".
    fn is_titled(&self, at: usize) -> bool {
        let stopped = at > 1 && self.tokens[at - 1].is_mark(self.text, '.');
        let before = at.checked_sub(1 + usize::from(stopped));
        before.is_some_and(|before| {
            let style = self.is(before, Class::Honorific);
            style || !stopped && self.ends_office(before)
        })
    }

    /// Whether an office stands before with what it is over: "Secretary *of State* May Lima", "Duta Besar *Republik Ceko*
    /// Jan Kovar".
    fn is_far_titled(&self, at: usize) -> bool {
        let over = |&word: &usize| {
            self.is_capital(word)
                || matches!(self.lower(word), "of" | "for" | "and" | "dan" | "untuk")
        };
        let run = (at.saturating_sub(OVER)..at).rev().take_while(over);
        let leads = |word: &usize| self.is(*word, Class::Role) && self.is_capital(*word);
        let role = run.into_iter().find(leads);
        // "President Ana Lima", who is named already
        let parted = |role: usize| match self.lexicon.lang() {
            Lang::En => (role..at).any(|word| matches!(self.lower(word), "of" | "for")),
            Lang::Id => self.lower(at).len() == 3,
        };
        role.is_some_and(parted)
    }

    /// Whether an office ends at a token: "*Minister*", "Duta *Besar*", "Menteri Luar *Negeri*".
    fn ends_office(&self, at: usize) -> bool {
        let first = |from: usize| {
            let phrases = self.lexicon.phrases(self.lower(from)).iter();
            phrases
                .filter(|(_, class)| *class == Class::Role)
                .any(|(rest, _)| {
                    rest.len() == at - from
                        && rest
                            .iter()
                            .zip(from + 1..)
                            .all(|(word, at)| word == self.lower(at))
                })
        };
        let role = self.is(at, Class::Role);
        let led = at > 0 && self.is_capital(at) && self.is(at - 1, Class::Role);
        let portfolio = self.is_capital(at) && self.is(at, Class::Portfolio);
        role || portfolio
            || led && self.lexicon.lang() == Lang::Id
            || (at.saturating_sub(3)..at).any(first)
    }

    /// Whether the name ends with the word, as an English surname behind a title may: "Prime Minister *May* met".
    fn is_closed_by_verb(&self, at: usize) -> bool {
        self.lexicon.lang() == Lang::En
            && self.is_capital(at - 1)
            && self.tokens.get(at + 1).is_none_or(|next| !next.capital)
            && !self.is(at + 1, Class::DateLead)
    }

    /// Whether an English first name stands right before: "*Helen* May".
    fn is_surname(&self, at: usize) -> bool {
        let first = at.checked_sub(1).filter(|&first| {
            self.is_capital(first)
                && self.is(first, Class::GivenName)
                && !self.is(first, Class::PlaceName)
        });
        self.lexicon.lang() == Lang::En && first.is_some()
    }

    /// Whether a name may begin at a month that is a first name too, "met *April* Jones", and no word before leads to a
    /// day: "in *April* Lima left".
    fn opens_name(&self, at: usize) -> bool {
        if !self.is(at, Class::NameMonth) {
            return false;
        }
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        // "from January *to* March Lima rose"
        let joins = self.is(before, Class::And) || self.is(before, Class::DateTo);
        let ranged = joins && before > 0 && self.is(before - 1, Class::Calendar);
        // "Queen Ana *April* Lima"
        let leads = [Class::Conjunction, Class::Subordinator, Class::Preposition];
        let glued = self.is_capital(before) && !leads.iter().any(|&class| self.is(before, class));
        !ranged && !glued && (self.is_agent(before) || !self.leads_to_day(before, at))
    }

    /// Whether a word before a month leads to a day there. A month cut short, "Jan", has a number beside it as a rule, so
    /// that "of Jan Lima" is of him.
    fn leads_to_day(&self, before: usize, month: usize) -> bool {
        let short = self.lower(month).len() == 3 && !self.is(month, Class::Modal);
        if short && matches!(self.lower(before), "of" | "by" | "from") {
            return false;
        }
        [
            Class::YearLead,
            Class::DateFrom,
            Class::DateLimit,
            Class::DateNoun,
            Class::MonthLead,
        ]
        .iter()
        .any(|&class| self.is(before, class))
    }

    /// "held *by* April Jones"
    fn is_agent(&self, by: usize) -> bool {
        let verb = by.checked_sub(1).map_or("", |verb| self.lower(verb));
        self.lower(by) == "by"
            && ["ed", "en", "met", "led", "held"]
                .iter()
                .any(|end| verb.ends_with(end))
    }
}
