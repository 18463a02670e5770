//! Going: where somebody of a telling goes, or is, and which of it is another occasion.

use super::super::{chunk::ChunkKind, lexicon::Class, setting::Scene};
use crate::domain::{Anchor, EntityKind, Lang, Place, Span};

impl Scene<'_> {
    /// Whether an English relative clause says where somebody is or goes: "Ana, *who is* in Geneva"; what else she does
    /// there is another matter. Where a noun tells the meeting, it may say where that was: "the talks, *which were held* in".
    pub(super) fn tells_whereabouts(&self, relative: usize) -> bool {
        let verb = (relative..self.clauses.chunks.len())
            .find(|&at| self.kind(at) == Some(ChunkKind::Verb));
        self.words.reading.lang() == Lang::Id
            || verb.is_some_and(|verb| {
                let head = self.clauses.chunks[verb].head;
                let happens = self.kind(self.predicate) == Some(ChunkKind::Noun)
                    && matches!(self.lower(relative), "that" | "which")
                    && self.is(verb, Class::Happen);
                happens
                    || [Class::Copula, Class::Motion, Class::SettingOut]
                        .iter()
                        .any(|&class| self.words.reading.is(head, class))
            })
    }

    /// Whether a word for another time stands between an English predicate and a chunk: "met shortly *after* she took on
    /// the role".
    pub(in crate::lang) fn is_behind_other_time(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && (self.predicate + 1..at).any(|between| {
                self.is(between, Class::OtherTime)
                    && self.kind(between + 1) != Some(ChunkKind::Date)
            })
    }

    /// Whether what stands behind an English predicate, up to a chunk, begins another clause or occasion: "at a meeting
    /// with Ana *after returning* from Lisse".
    pub(super) fn is_of_other_occasion(&self, at: usize) -> bool {
        self.words.reading.lang() == Lang::En
            && (self.predicate + 1..=at).any(|between| {
                let (opens, next) = (self.lower(between), between + 1);
                let arriving = self.is(next, Class::Arriving);
                self.kind(between) == Some(ChunkKind::Relative)
                    || self.is(between, Class::OtherTime)
                        && self.kind(next) != Some(ChunkKind::Date)
                        && !(opens == "after" && arriving)
            })
    }

    /// Whether an English place before the predicate says where another meeting was: "The meeting *in Lisse* followed
    /// talks with Ana".
    pub(super) fn is_of_other_meeting(&self, at: usize) -> bool {
        let verb = at + 2;
        self.words.reading.lang() == Lang::En
            && at > 0
            && self.kind(at - 1) == Some(ChunkKind::Noun)
            && self.is(at - 1, Class::Occasion)
            && verb < self.predicate
            && self.kind(verb) == Some(ChunkKind::Verb)
            && self.kind(self.predicate) == Some(ChunkKind::Noun)
            && !self.is(verb, Class::Copula)
    }

    /// Whether a chunk before the predicate belongs to what came before or after: "*Sebelum berangkat ke rapat di X*,
    /// Ana bertemu Budi".
    pub(super) fn at_other_time(&self, at: usize) -> bool {
        let start = (0..at)
            .rfind(|&before| self.kind(before) == Some(ChunkKind::Comma))
            .map_or(0, |comma| comma + 1);
        let closed = (at..self.predicate).any(|next| self.kind(next) == Some(ChunkKind::Comma));
        self.words.reading.lang() == Lang::Id
            && closed
            && (start..at).any(|before| {
                matches!(
                    self.lower(before),
                    "sebelum" | "setelah" | "sesudah" | "sejak"
                )
            })
    }

    /// Where somebody of the sentence goes: "flew to *Geneva* to meet", "di sela kunjungan ke *Beijing*".
    pub(super) fn gone_to(&self) -> Option<Place> {
        // "visited the headquarters and met": the nearest going before counts first in English.
        let nearest = (0..self.predicate)
            .rev()
            .filter(|_| self.words.reading.lang() == Lang::En);
        let span = nearest.chain(0..self.clauses.chunks.len()).find_map(|at| {
            let chunk = &self.clauses.chunks[at];
            // "di sela *kunjungan* kerjanya ke X"
            let reading = self.words.reading;
            let amid = reading.lang() == Lang::Id
                && chunk.kind == ChunkKind::Noun
                && reading.is(chunk.tokens.start, Class::SayingLead)
                && chunk
                    .tokens
                    .clone()
                    .any(|token| reading.is(token, Class::Motion));
            let goes = matches!(chunk.kind, ChunkKind::Verb | ChunkKind::Noun)
                && (reading.is(chunk.head, Class::Motion) || amid || self.sets_out(at));
            // "memanggil A *ke Istana X*", "invited A *to Lisse*"
            let (class, lead) = match reading.lang() {
                Lang::Id => (Class::Summoning, "ke"),
                Lang::En => (Class::Inviting, "to"),
            };
            // "sent his adviser, Ana, *to Lisse* to meet Budi"
            let sends = reading.lang() == Lang::En && reading.is(chunk.head, Class::Sending);
            let summons = chunk.kind == ChunkKind::Verb && (sends || reading.is(chunk.head, class));
            if summons && (at == self.predicate || reading.lang() == Lang::En) {
                let end = match reading.lang() {
                    Lang::Id => self.arguments.end.min(self.clauses.chunks.len()),
                    Lang::En => self
                        .clauses
                        .chunks
                        .len()
                        .min(at + if sends { 7 } else { 4 }),
                };
                let to = (at + 1..end).find(|&next| {
                    self.kind(next) == Some(ChunkKind::Preposition) && self.lower(next) == lead
                })?;
                return self.destination(to - 1);
            }
            // "They said *Ana would leave* for Lisse": what is said.
            let told = reading.lang() == Lang::En && chunk.kind == ChunkKind::Verb;
            let open = || {
                at != self.predicate
                    && (told || !self.said(at))
                    && !self.at_other_time(at)
                    && !self.is_of_other_occasion(at)
            };
            (goes && open()).then(|| self.destination(at))?
        })?;
        Some(Place {
            span,
            anchor: Anchor::Sentence,
        })
    }

    /// Whether an English verb says for where somebody sets out: "*leaves* today *for* Lisse".
    pub(super) fn sets_out(&self, at: usize) -> bool {
        let lead = at + 1 + usize::from(self.kind(at + 1) == Some(ChunkKind::Date));
        // "Ana, *who leaves for Lisse*, met Budi"
        let aside =
            (at.saturating_sub(2)..at).any(|before| self.kind(before) == Some(ChunkKind::Relative));
        self.words.reading.lang() == Lang::En
            && !aside
            && self.is(at, Class::SettingOut)
            && self.kind(lead) == Some(ChunkKind::Preposition)
            && self.lower(lead) == "for"
    }

    /// The place by name that a word of going leads to, right behind it.
    pub(in crate::lang) fn destination(&self, at: usize) -> Option<Span> {
        let sets_out = self.sets_out(at);
        let dated = sets_out && self.kind(at + 1) == Some(ChunkKind::Date);
        // "flew *on* to Lisse"
        let particle = self.kind(at + 1) == Some(ChunkKind::Preposition)
            && self.kind(at + 2) == Some(ChunkKind::Preposition)
            && self.words.reading.lang() == Lang::En;
        // "datang *langsung* ke Bandung"
        let adverb = self.kind(at + 1) == Some(ChunkKind::Other)
            && self.is(at + 1, Class::Adverb)
            && self.words.reading.lang() == Lang::Id;
        let visits = self.lower(at).starts_with("visit");
        let at = at + usize::from(particle || dated || adverb);
        let leads = self.kind(at + 1) == Some(ChunkKind::Preposition)
            && (sets_out || matches!(self.lower(at + 1), "ke" | "di" | "to" | "in" | "at"));
        let noun = at + 1 + usize::from(leads);
        let named = self.kind(noun) == Some(ChunkKind::Noun) && !self.used.contains(&noun) && {
            let chunk = &self.clauses.chunks[noun];
            let about = self.words.chains.about(&chunk.tokens);
            let place = about.is_some_and(|about| about.kind == EntityKind::Place);
            // "visited the hospital, *where* he handed over …"
            let there = visits
                && self.words.reading.is(chunk.head, Class::Venue)
                && (noun + 1..self.predicate).any(|next| self.lower(next) == "where");
            // "berkunjung ke *Pesantren X*": a house that receives is where one goes, though it may act as a body.
            let house = leads
                && self.words.reading.lang() == Lang::Id
                && chunk
                    .tokens
                    .clone()
                    .take(2)
                    .any(|at| self.words.reading.is(at, Class::Venue))
                && about.is_some_and(|about| about.kind == EntityKind::Organisation);
            place
                || there
                || house
                || (leads || visits) && self.words.reading.is(chunk.head, Class::PlaceNoun)
        };
        // "mengunjungi *Malang, Kediri dan Jombang*": several places are not the one.
        let several =
            self.words.reading.lang() == Lang::Id && self.clauses.group_at(noun).0.len() > 1;
        (named && !several).then(|| self.with_places(noun))
    }
}
