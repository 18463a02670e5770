//! English gifts for what is to be at a body or in a place: "5 million to endow *a chair at Lima College*", "for the
//! construction of *a clinic in Lisse*".

use super::{Filler, Filling};
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{
        chunk::ChunkKind,
        figure::Measure,
        frame::{Pattern, Role, Voice},
        lexicon::Class,
    },
};

impl Filler<'_> {
    /// The body at which what money is for will be: a chair or a fund "*at Lima College*" is nobody by itself.
    pub(super) fn endowed_at(&self, at: usize) -> Option<usize> {
        let (chunks, words) = (self.chunks(), self.words);
        let chunk = &chunks[at];
        // "to build *a new* library at Lima College": what is not yet there receives nothing.
        let fresh = || {
            let first = words.reading.lower(chunk.tokens.start);
            matches!(first, "a" | "an") && words.noun_is(chunk.head, Class::BodyNoun)
        };
        let endowed = words.noun_is(chunk.head, Class::Endowed) || fresh();
        let english = words.reading.lang() == Lang::En;
        let body = self
            .led_behind(at, &["at"])
            .filter(|_| endowed && english)?;
        let about = words.chains.about(&chunks[body].tokens)?;
        let named = about.form == MentionForm::Name && about.kind == EntityKind::Organisation;
        named.then_some(body)
    }

    /// Whether there is something that may be given for a purpose: a thing, or an English noun for a gift with its sum,
    /// "made a gift *of 5 million* to endow a chair".
    pub(super) fn has_means(&self, pattern: &Pattern, end: usize, filling: &Filling) -> bool {
        let sum = || {
            let noun = end.checked_sub(1).map(|noun| &self.chunks()[noun]);
            noun.is_some_and(|noun| {
                let mut tokens = noun.tokens.clone();
                noun.kind == ChunkKind::Noun
                    && tokens.any(|at| {
                        let figure = self.words.figure_over(at);
                        figure.is_some_and(|figure| matches!(figure.measure, Measure::Money(_)))
                    })
            })
        };
        !filling.items.is_empty()
            || pattern.voice == Voice::Noun && self.words.reading.lang() == Lang::En && sum()
    }

    /// Adds to a house without a name that is built where it stands: "the construction of a clinic *in Lisse*".
    pub(super) fn add_site(&self, filling: &mut Filling, works: usize) {
        let builds = self
            .words
            .reading
            .is(self.chunks()[works].head, Class::BuildingWorks);
        let Some(site) = self.led_behind(works, &["in", "at"]).filter(|_| builds) else {
            return;
        };
        let tokens = &self.chunks()[site].tokens;
        let about = self.words.chains.about(tokens);
        let placed = about.is_some_and(|about| about.kind == EntityKind::Place);
        if let Some((Role::Recipient, party)) = filling.parties.last_mut()
            && party.entity.is_none()
            && placed
        {
            party.span = party.span.cover(self.words.reading.span(tokens));
            party.name = party.span;
        }
    }
}
