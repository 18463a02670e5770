//! What is told as done and dated after the day of publication: one of the two cannot be meant.

use super::Teller;
use crate::{
    domain::{Lang, PartialDate, When},
    lang::{
        chunk::ChunkKind, date, lexicon::Class, outlook::Outlook, pos::VerbForm, setting::Scene,
    },
};

/// Days that a writer's day may be ahead of the publication's, for the world has several at once.
const ZONES: i32 = 1;

/// A day without a year that lies further ahead, in days, is rather the one that has been.
const SOON: i32 = 45;

impl Teller<'_> {
    /// The outlook and day of what is told at a chunk, where both can be. "Ana met Budi *on 20 January*", told in
    /// November, was in this year's January; "Ana bertemu Budi *Kamis (12/11)*", told on the tenth, is to come, for
    /// verbs without a tense tell that too.
    pub(super) fn in_time(
        &self,
        at: usize,
        outlook: Outlook,
        when: Option<When>,
    ) -> (Outlook, Option<When>) {
        let reading = self.words.reading;
        let ahead = when.zip(reading.published).and_then(|(when, published)| {
            let days = date::days_between(published, when.date)?;
            (outlook == Outlook::Fact && days > ZONES).then_some((when, days))
        });
        let Some((when, days)) = ahead else {
            return (outlook, when);
        };
        let start = reading.tokens_in(when.span).start;
        let mut dates = self.words.dates.iter();
        let mention = dates.find(|mention| mention.tokens.start == start);
        let open = mention.is_some_and(|mention| mention.is_nearest);
        let been = self.has_been(at);
        if open && (been || days > SOON) {
            let earlier = PartialDate::day_of(
                when.date.year().saturating_sub(1),
                when.date.month().unwrap_or(1),
                when.date.day().unwrap_or(1),
            );
            let when = earlier.map(|date| When { date, ..when });
            return (outlook, when);
        }
        let to_come = if been { outlook } else { Outlook::Ahead };
        (to_come, Some(when))
    }

    /// The outlook of a meeting whose own date says that it is to come, and no verb that it has been: "*opens* talks
    /// with Ana *tomorrow*".
    pub(super) fn dated_ahead(&self, at: usize, outlook: Outlook, scene: &Scene) -> Outlook {
        let bearer = at.checked_sub(1).filter(|&verb| {
            self.clauses.is(at, ChunkKind::Noun) && self.clauses.is(verb, ChunkKind::Verb)
        });
        let been = || self.has_been(at) || bearer.is_some_and(|verb| self.has_been(verb));
        if outlook == Outlook::Fact && scene.is_dated_ahead() && !been() {
            Outlook::Ahead
        } else {
            outlook
        }
    }

    /// Whether the verb at a chunk says that it has been: "met", "has given", "telah menyerahkan".
    fn has_been(&self, at: usize) -> bool {
        let chunk = &self.chunks()[at];
        let mut group = chunk.tokens.clone();
        let told = group.any(|token| self.words.reading.is(token, Class::Been));
        let past =
            self.words.reading.lang() == Lang::En && self.words.form(chunk.head) == VerbForm::Past;
        told || past
    }
}
