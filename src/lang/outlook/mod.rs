//! Outlook: how what a clause tells stands to what is the case, from auxiliaries, negation, the verbs that
//! govern it and the verb that its noun is subject of.

mod noun;
mod round;
mod wished;

use super::{
    chunk::{Chunk, ChunkKind},
    clause::{Arguments, Clauses},
    lexicon::Class,
    pos::VerbForm,
    words::Words,
};
use crate::domain::Lang;

/// How an event stands to what is the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// It is told as done.
    Fact,
    /// It is planned, promised or announced.
    Ahead,
    /// It is called off.
    Cancelled,
    /// It is said not to be so.
    Denied,
    /// It may or might come to be.
    Open,
    /// It has not come about, or somebody will not have it: "belum", "refused to".
    Undone,
    /// It should or can be, or somebody wishes it.
    Possible,
}

/// A clause on its way to an outlook.
#[derive(Clone, Copy)]
pub struct Aspect<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// The chunks of the sentence.
    pub clauses: Clauses<'a>,
}

impl Aspect<'_> {
    fn chunks(&self) -> &[Chunk] {
        self.clauses.chunks
    }

    /// The outlook of the predicate at a chunk: the gravest that its own group, what governs it and what stands round it
    /// say.
    #[must_use]
    pub fn outlook(&self, at: usize, arguments: &Arguments) -> Outlook {
        if self.never_since(at) {
            return Outlook::Possible;
        }
        let planned = self.planned_before(at);
        let when = |holds: bool, outlook| if holds { outlook } else { Outlook::Fact };
        let said = [
            self.of_groups(at, arguments),
            self.told_of(at, arguments),
            self.called_off(at),
            self.among_deeds(at),
            when(self.came_to_nothing(at, arguments), Outlook::Cancelled),
            when(self.is_to_come(at, arguments), Outlook::Ahead),
            when(planned == Some(true), Outlook::Ahead),
            when(self.is_close_to(at), Outlook::Open),
            // "has *no plans* to meet"
            when(planned == Some(false), Outlook::Possible),
            when(self.is_open(at, arguments), Outlook::Possible),
            when(self.is_none(at) || self.denied_above(at), Outlook::Denied),
            when(self.is_off_behind(arguments), Outlook::Cancelled),
        ];
        said.into_iter().fold(Outlook::Fact, worse)
    }

    /// Whether something says that what the predicate tells is to come.
    fn is_to_come(&self, at: usize, arguments: &Arguments) -> bool {
        self.is_waited_for_by(at, arguments)
            || self.is_infinitive_ahead(at, arguments)
            || self.is_scheduled_aside(at, arguments)
            || self.begins_on_day(at, arguments)
            || self.is_arranged(at)
            || self.is_set_out_for(at)
            || self.is_within_plan(at)
            || self.is_accepted(at)
    }

    /// Whether something says of what the predicate tells only that it may be, might have been, or keeps being.
    fn is_open(&self, at: usize, arguments: &Arguments) -> bool {
        self.only_helps(at)
            || self.is_reported(at)
            || self.is_habitual(at)
            || self.keeps_being(at)
            || self.is_each_time(at)
            || self.is_only_asked(at)
            || self.asks(at)
            || self.rumoured(at)
            || self.only_a_chance(at)
            || self.is_proposed(at)
            || self.conditional(at)
            || self.stays_away(at)
            || self.is_unsure(at, arguments)
            || self.is_demanded(at)
            || self.would_be_glad(at)
            || self.is_only_willing(at)
            || self.is_undated(at)
    }

    /// The verb right before a predicate.
    fn verb_before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1)
            .filter(|&before| self.chunks()[before].kind == ChunkKind::Verb)
    }

    /// What the predicate's own group and those that govern it say, word by word.
    fn of_groups(&self, at: usize, arguments: &Arguments) -> Outlook {
        let before = self.verb_before(at);
        let further = arguments.governors.iter().copied();
        let further = further.filter(|&verb| Some(verb) != before);
        let governors = before.into_iter().chain(further.take(2));
        let mut outlook = Outlook::Fact;
        for (distance, group) in std::iter::once(at).chain(governors).enumerate() {
            // "*could hold* talks": what bears a noun says of it what an auxiliary says of a verb.
            let bears = Some(group) == before
                && self.chunks()[at].kind == ChunkKind::Noun
                && self.words.reading.lang() == Lang::En;
            for token in self.chunks()[group].tokens.clone() {
                let may = bears
                    && [Class::Might, Class::Must]
                        .iter()
                        .any(|&class| self.words.reading.is(token, class));
                let near = if may { 0 } else { distance };
                let said = token_outlook(self.words, token, near);
                if !self.is_beside(at, arguments, (group, distance), token, said) {
                    outlook = worse(outlook, said);
                }
            }
        }
        outlook
    }

    /// Whether what a word of a group, so many verbs away, says of the outlook does not touch the predicate.
    fn is_beside(
        &self,
        at: usize,
        arguments: &Arguments,
        (group, distance): (usize, usize),
        token: usize,
        said: Outlook,
    ) -> bool {
        let is_head = token == self.chunks()[group].head;
        // "berterima kasih kepada A *yang bersedia* menerimanya": what was granted is done.
        let granted = arguments.relative && self.words.reading.is(token, Class::Granting);
        if distance == 0 {
            return is_head || granted;
        }
        // "*announced* a plan after talks with X": what comes behind does not put the talks off.
        let behind = is_head
            && said == Outlook::Ahead
            && (self.is_followed(at) || self.is_past_beside(at, arguments));
        // "tidak membahas harga *dalam pertemuan* A dan B": the meeting was held.
        let undone = matches!(said, Outlook::Denied | Outlook::Undone)
            && (self.is_occasion(at)
                || self.is_waited_for(group, at)
                || self.is_time_of(group, at));
        granted || behind || undone
    }
}

/// Whether the verb at a chunk is the infinitive that an English headline says what is to come with: "Lima *to meet*
/// Berg". Right behind its subject, and no verb of its sentence is finite.
#[must_use]
pub fn is_headline_plan(clauses: &Clauses<'_>, verb: usize) -> bool {
    let words = clauses.words;
    let chunks = clauses.chunks;
    let group = &chunks[verb].tokens;
    let finite = |chunk: &Chunk| {
        chunk.kind == ChunkKind::Verb
            && chunk
                .tokens
                .clone()
                .any(|at| matches!(words.form(at), VerbForm::Past | VerbForm::Present))
    };
    words.reading.lang() == Lang::En
        && words.reading.lower(group.start) == "to"
        && words.form(chunks[verb].head) == VerbForm::Inf
        && verb > 0
        && chunks[verb - 1].kind == ChunkKind::Noun
        && chunks[..verb].iter().all(|chunk| {
            matches!(
                chunk.kind,
                ChunkKind::Noun | ChunkKind::Comma | ChunkKind::Conjunction
            )
        })
        && !chunks.iter().any(finite)
}

/// What one word of a verb group says of the outlook.
pub fn token_outlook(words: &Words, at: usize, distance: usize) -> Outlook {
    let reading = words.reading;
    let next = if at + 1 < reading.tokens.len() {
        reading.lower(at + 1)
    } else {
        ""
    };
    if reading.is(at, Class::CallingOff) && next == "off" {
        return Outlook::Cancelled;
    }
    if reading.is(at, Class::RulingOut) && next == "out" {
        return if distance < 2 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    // "has *yet to* meet", "has *still to* give"
    let pending = reading.is(at, Class::Pending) && next == "to";
    if pending && distance < 2 {
        return Outlook::Denied;
    }
    // "*stopped in* Lisse to meet Ana": on the way.
    let stops_over = reading.lower(at).starts_with("stop")
        && matches!(next, "in" | "at" | "by" | "over" | "off");
    if reading.is(at, Class::Decline) && !stops_over || reading.lower(at) == "belum" {
        return if distance < 2 {
            Outlook::Undone
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Refuse) {
        return if distance < 2 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    // "not only met A": no denial.
    let only = reading.is(at + 1, Class::Only);
    if reading.is(at, Class::Negation) && !only {
        return if distance < 2 {
            Outlook::Denied
        } else {
            Outlook::Fact
        };
    }
    // "*has to* meet" says no more than that it should be; "had to" that it was.
    if matches!(reading.lower(at), "has" | "have") && next == "to" && distance < 2 {
        return Outlook::Possible;
    }
    if reading.is(at, Class::Cancel) {
        return if is_put_to_day(words, at) {
            Outlook::Ahead
        } else {
            Outlook::Cancelled
        };
    }
    if distance > 0 && reading.is(at, Class::Deny) {
        return Outlook::Denied;
    }
    if reading.is(at, Class::Might) {
        // "may have met" says nothing of what is to come.
        return if distance == 0 && next == "have" {
            Outlook::Possible
        } else if distance == 0 {
            Outlook::Open
        } else {
            Outlook::Fact
        };
    }
    if reading.is(at, Class::Must) {
        return if distance == 0 {
            Outlook::Possible
        } else {
            Outlook::Fact
        };
    }
    // "said it would send"; "would like to", "would have sent" are no plan.
    let would = reading.lower(at) == "would";
    if would && matches!(next, "like" | "love" | "have") {
        return Outlook::Possible;
    }
    // "a foundation *set* up by Ana"
    let set = reading.lower(at) == "set" && !matches!(next, "to" | "for");
    let plan = would || !set && (reading.is(at, Class::Future) || reading.is(at, Class::Plan));
    if plan && (distance < 2 || !reading.is(at, Class::Say)) {
        Outlook::Ahead
    } else {
        Outlook::Fact
    }
}

/// Whether an English word of calling off says to which day something is put: "*postponed* until Friday", "*postponed* the
/// talks to next week". What is "postponed until further notice" is off.
fn is_put_to_day(words: &Words, at: usize) -> bool {
    let reading = words.reading;
    if reading.lang() != Lang::En || !reading.lower(at).starts_with("postpone") {
        return false;
    }
    let end = reading.sentences[reading.sentence_of(at)].tokens.end;
    let first = words.dates.partition_point(|date| date.tokens.start <= at);
    let mut days = words.dates[first..]
        .iter()
        .map(|date| date.tokens.start)
        .take_while(|&day| day < end);
    days.any(|day| matches!(reading.lower(day - 1), "until" | "till" | "to"))
}

/// The outlook that counts where words say two.
fn worse(one: Outlook, other: Outlook) -> Outlook {
    let rank = |outlook| match outlook {
        Outlook::Fact => 0,
        Outlook::Ahead => 1,
        Outlook::Open => 2,
        Outlook::Undone => 3,
        Outlook::Possible => 4,
        Outlook::Denied => 5,
        Outlook::Cancelled => 6,
    };
    if rank(other) > rank(one) { other } else { one }
}
