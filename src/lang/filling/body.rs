//! English bodies that give or receive, by how their words look: all of them with capitals, a country at the end, an
//! owner before the name, or the work that they do.

use std::ops::Range;

use super::Filler;
use crate::{
    domain::{EntityKind, Lang, Party},
    lang::{
        frame::Role,
        lexicon::Class,
        party::{party, referred_to},
        pos::Pos,
    },
};

impl Filler<'_> {
    /// A body in whose gift or for whom something is, by the capitals of all its words: "*Blue Relief* gave 20 tents".
    pub(super) fn capitals(&self, role: Role, tokens: &Range<usize>, head: usize) -> Option<Party> {
        let whole = self.all_capitals(role, tokens)?;
        let reading = self.words.reading;
        let other = whole.clone().any(|at| {
            [
                Class::TimeNoun,
                Class::EventNoun,
                Class::Calendar,
                Class::SureHonour,
                Class::Site,
                Class::Currency,
                Class::ShortOffice,
            ]
            .iter()
            .any(|&class| reading.is(at, class))
                || self.words.figure_over(at).is_some()
        });
        (!other && whole.contains(&head)).then(|| self.by_words(&whole))
    }

    /// Who is told by a name behind whose they are: "*Sylvania's* Lima Foods gave 20 tents".
    pub(super) fn owned(&self, role: Role, tokens: &Range<usize>) -> Option<Party> {
        let (words, reading) = (self.words, self.words.reading);
        let name = &words.names[words.name_over(tokens.end - 1)?];
        let first = name.tokens.start;
        let body = name.kind == EntityKind::Organisation;
        let asked = reading.lang() == Lang::En
            && match role {
                Role::Giver | Role::Recipient => true,
                _ => role == Role::Participant && body,
            };
        let whose = asked && first > tokens.start && reading.lower(first - 1) == "'s";
        whose.then(|| party(words, &name.tokens, name.tokens.end - 1))?
    }

    /// Whose work an English gift is for: "supported *the work of the Red Sash* with 2 million".
    pub(super) fn served(&self, role: Role, tokens: &Range<usize>, head: usize) -> Option<Party> {
        let (words, reading) = (self.words, self.words.reading);
        let inside = head + 2..tokens.end;
        let work = reading.lang() == Lang::En
            && role == Role::Recipient
            && !inside.is_empty()
            && reading.lower(head + 1) == "of"
            && words.noun_is(head, Class::Cause);
        let about = work.then(|| words.chains.about(&inside))??;
        let body = matches!(about.kind, EntityKind::Organisation | EntityKind::Place);
        body.then(|| referred_to(words, about))
    }

    /// A body by its noun alone, though that may be abstract elsewhere: "*The trust* gave 20 tents".
    pub(super) fn housed(&self, role: Role, tokens: &Range<usize>, head: usize) -> Option<Party> {
        let reading = self.words.reading;
        let housed = reading.lang() == Lang::En
            && role == Role::Giver
            && tokens.len() == 2
            && head + 1 == tokens.end
            && reading.lower(tokens.start) == "the"
            && reading.is(head, Class::BodyNoun);
        housed.then(|| self.by_words(&(head..head + 1)))
    }

    /// A firm or body of a country, whose name ends with it: "*Lima Foods Kenya* gave 20 tents".
    pub(super) fn branch(&self, role: Role, tokens: &Range<usize>) -> Option<Party> {
        let whole = self.all_capitals(role, tokens)?;
        let (words, reading) = (self.words, self.words.reading);
        let land = &words.names[words.name_over(whole.end - 1)?];
        let firm = whole.start;
        let other = reading.is(firm, Class::Demonym)
            || [
                Class::Compass,
                Class::Role,
                Class::Honorific,
                Class::Portfolio,
                Class::PlaceNoun,
                Class::PlaceName,
                Class::Royal,
                Class::Community,
            ]
            .iter()
            .any(|&class| reading.is(firm, class))
            || !matches!(words.pos(firm), Pos::Propn | Pos::Noun);
        let branch = whole.len() > 1
            && land.kind == EntityKind::Place
            && land.tokens.end == whole.end
            && land.tokens.start > firm
            && reading.is(whole.end - 1, Class::PlaceName)
            && !other;
        branch.then(|| self.by_words(&whole))
    }

    /// An English phrase of two words or more without its article, where all of them bear capitals.
    fn all_capitals(&self, role: Role, tokens: &Range<usize>) -> Option<Range<usize>> {
        let reading = self.words.reading;
        let article = usize::from(reading.lower(tokens.start) == "the");
        let whole = tokens.start + article..tokens.end;
        let asked = reading.lang() == Lang::En && matches!(role, Role::Giver | Role::Recipient);
        // "the Lima *Children's* Home"
        let homes = whole.clone().skip(1).any(|at| {
            matches!(reading.word(at), "'s" | "’s") && self.words.noun_is(at - 1, Class::PersonNoun)
        });
        let capital = |at: usize| {
            reading.is_capital(at)
                || at > whole.start
                    && at + 1 < whole.end
                    && (matches!(reading.lower(at), "of" | "and" | "&" | "for")
                        || reading.lower(at) == "'s" && homes)
        };
        if !asked || whole.is_empty() || reading.is_headline(whole.start) {
            return None;
        }
        let acronym = reading.tokens[whole.start].upper
            && reading.word(whole.start).chars().count() > 2
            && reading.word(whole.start).chars().all(char::is_alphabetic);
        ((whole.len() > 1 || acronym) && whole.clone().all(capital)).then_some(whole)
    }

    /// A party by the words that tell it.
    fn by_words(&self, tokens: &Range<usize>) -> Party {
        let span = self.words.reading.span(tokens);
        Party {
            span,
            name: span,
            entity: None,
        }
    }
}
