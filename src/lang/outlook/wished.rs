//! What English clauses only wish or miss: a meeting that is demanded, that somebody would be glad to have, or that no day
//! is set for.

use super::Aspect;
use crate::{
    domain::Lang,
    lang::{chunk::ChunkKind, clause::Arguments, frame::Event, lexicon::Class, pos::VerbForm},
};

impl Aspect<'_> {
    /// Whether a clause only says what somebody asks for: "*demanded that* A meet B".
    pub(super) fn is_demanded(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let base = !["ed", "s", "ing", "met"]
            .iter()
            .any(|end| reading.lower(chunks[at].head).ends_with(end));
        let that = (0..at)
            .rev()
            .take_while(|&before| !matches!(chunks[before].kind, ChunkKind::Verb | ChunkKind::Stop))
            .find(|&before| reading.lower(chunks[before].head) == "that");
        let demands = that
            .and_then(|that| that.checked_sub(1))
            .is_some_and(|verb| {
                chunks[verb].kind == ChunkKind::Verb
                    && reading.is(chunks[verb].head, Class::Demanding)
            });
        reading.lang() == Lang::En
            && chunks[at].kind == ChunkKind::Verb
            && chunks[at].tokens.len() == 1
            && base
            && demands
    }

    /// Whether somebody only says that they would like it: "*would be happy to* meet B".
    pub(super) fn would_be_glad(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let before = at
            .checked_sub(1)
            .filter(|&verb| chunks[verb].kind == ChunkKind::Verb);
        let tokens = || {
            let groups = before.into_iter().chain([at]);
            groups.flat_map(|group| chunks[group].tokens.clone())
        };
        reading.lang() == Lang::En
            && tokens().any(|token| reading.lower(token) == "would")
            && tokens().any(|token| reading.is(token, Class::Willing))
    }

    /// Whether an English clause says of a meeting only that somebody would have it: "*is willing to* meet B". Of a gift
    /// that is an offer.
    pub(super) fn is_only_willing(&self, at: usize) -> bool {
        let (chunks, words) = (self.chunks(), self.words);
        let reading = words.reading;
        let frames = words.frames.of_form(reading.lower(chunks[at].head));
        let meets = !frames.is_empty()
            && frames
                .iter()
                .all(|&(index, _)| words.frames.frames[index].event == Event::Meeting);
        let willing = |token: usize| {
            token > 0
                && reading.is(token, Class::Willing)
                && reading.lower(token + 1) == "to"
                && [token - 1, token.saturating_sub(2)]
                    .iter()
                    .any(|&be| reading.is(be, Class::Copula) || is_short(reading.lower(be)))
        };
        let groups = self.verb_before(at).into_iter().chain([at]);
        let mut tokens = groups.flat_map(|group| chunks[group].tokens.start..=chunks[group].head);
        // "is *ready* | to meet": the word may stand before the verb group.
        let before = chunks[at].tokens.start.checked_sub(1);
        reading.lang() == Lang::En && meets && (tokens.any(willing) || before.is_some_and(willing))
    }

    /// Whether an English clause tells of something as near: "*are close to holding* talks".
    pub(super) fn is_close_to(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let groups = self.verb_before(at).into_iter().chain([at]);
        let near = |group: usize| {
            let mut tokens = chunks[group].tokens.start..=chunks[group].head;
            tokens.any(|token| {
                token > 1
                    && self.words.form(token) == VerbForm::Ger
                    && reading.lower(token - 1) == "to"
                    && reading.lower(token - 2) == "close"
            })
        };
        reading.lang() == Lang::En && groups.into_iter().any(near)
    }

    /// Whether an English clause tells what was to be and did not come about: "*was to have* met", "*had been due to* meet A
    /// *but* flew home".
    pub(super) fn came_to_nothing(&self, at: usize, arguments: &Arguments) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        if reading.lang() != Lang::En {
            return false;
        }
        let before = self.verb_before(at);
        let governors = arguments.governors.iter().copied().take(2);
        let groups: Vec<usize> = governors.chain(before).chain([at]).collect();
        let tokens = || {
            groups
                .iter()
                .flat_map(|&group| chunks[group].tokens.clone())
        };
        let planned =
            |token: usize| reading.is(token, Class::Plan) && !reading.is(token, Class::Say);
        let missed = tokens().any(|token| {
            token > 0
                && reading.lower(token) == "to"
                && reading.lower(token + 1) == "have"
                && (matches!(reading.lower(token - 1), "was" | "were") || planned(token - 1))
        });
        let had = tokens().any(|token| reading.lower(token) == "had");
        // "but *the venue* was changed": it is still to come.
        let moved = |but: usize| {
            chunks
                .get(but + 1)
                .is_some_and(|next| reading.is(next.head, Class::Schedule))
        };
        let but = || {
            (at + 1..chunks.len())
                .take_while(|&next| chunks[next].kind != ChunkKind::Stop)
                .any(|next| reading.lower(chunks[next].head) == "but" && !moved(next))
        };
        missed || had && tokens().any(planned) && but()
    }

    /// Whether there is not even a day for what a noun tells: "*No date* has been set for talks".
    pub(super) fn is_undated(&self, at: usize) -> bool {
        let (chunks, reading) = (self.chunks(), self.words.reading);
        let led = at > 0
            && reading.lang() == Lang::En
            && chunks[at].kind == ChunkKind::Noun
            && reading.lower(chunks[at - 1].head) == "for";
        let none = |before: &usize| {
            let chunk = &chunks[*before];
            chunk.kind == ChunkKind::Noun
                && reading.lower(chunk.tokens.start) == "no"
                && reading.is(chunk.head, Class::Schedule)
        };
        led && (0..at)
            .rev()
            .take_while(|&before| chunks[before].kind != ChunkKind::Stop)
            .any(|before| none(&before))
    }
}

/// Whether a word is "is" or "are" cut short behind a pronoun: "he*'s* ready to".
fn is_short(word: &str) -> bool {
    let cut = word.strip_prefix(['\'', '’']);
    cut.is_some_and(|cut| matches!(cut, "s" | "re" | "m"))
}
