//! What a participle behind an English gift says that another got or gave: "gave 5 million to A, *with B receiving 2
//! million*", "*with another 10 going to B*", "*followed by B with 3 million*".

use super::Teller;
use crate::lang::{
    chunk::ChunkKind,
    clause::{Arguments, Group},
    lexicon::Class,
    pos::VerbForm,
};

impl Teller<'_> {
    /// The share of another behind the comma that ends a gift, as arguments of its verb, and the chunk behind it.
    pub(super) fn next_share(&self, from: usize, first: &Arguments) -> Option<(usize, Arguments)> {
        let is = |at: usize, kind: ChunkKind| self.clauses.is(at, kind);
        let comma = (from.saturating_sub(2)..self.chunks().len())
            .take_while(|&at| !is(at, ChunkKind::Verb) && !is(at, ChunkKind::Stop))
            .find(|&at| is(at, ChunkKind::Comma))?;
        let share = self
            .received_share(comma + 1, first)
            .or_else(|| self.giver_behind(comma + 1, first))?;
        let governors = first.governors.clone();
        Some((share.end, Arguments { governors, ..share }))
    }

    /// "*with B receiving 2 million*", "*with another 10 going to B*"
    fn received_share(&self, lead: usize, first: &Arguments) -> Option<Arguments> {
        let verb = lead + 2;
        let told = self.lower_at(lead) == "with"
            && self.clauses.is(lead + 1, ChunkKind::Noun)
            && self.clauses.is(verb, ChunkKind::Verb);
        let head = told.then(|| self.chunks()[verb].head)?;
        let said = self.clauses.arguments(verb);
        let gets =
            self.words.reading.is(head, Class::Getting) && self.words.form(head) == VerbForm::Ger;
        let things = said
            .objects
            .first()
            .filter(|group| self.is_counted(group[0]));
        let goes = self.lower_at(verb) == "going" && self.is_counted(lead + 1);
        let (objects, phrases) = match (things, self.leading_to(&said).next()) {
            (Some(things), _) if gets => (vec![vec![lead + 1], things.clone()], Vec::new()),
            (_, Some(led)) if goes => (vec![vec![lead + 1]], vec![led.clone()]),
            _ => return None,
        };
        Some(Arguments {
            subjects: vec![first.subjects.first()?.clone()],
            objects,
            phrases,
            end: said.end,
            ..Arguments::default()
        })
    }

    /// "*followed by B with 3 million*": the next giver, for the same receivers.
    fn giver_behind(&self, lead: usize, first: &Arguments) -> Option<Arguments> {
        let (giver, sum) = (lead + 2, lead + 4);
        let gives = self.lower_at(lead) == "followed"
            && self.lower_at(lead + 1) == "by"
            && self.clauses.is(giver, ChunkKind::Noun)
            && self.lower_at(giver + 1) == "with"
            && self.clauses.is(sum, ChunkKind::Noun)
            && self.is_sum(sum);
        let phrases: Vec<_> = self.leading_to(first).cloned().collect();
        (gives && !phrases.is_empty()).then(|| Arguments {
            subjects: vec![vec![giver]],
            objects: vec![vec![sum]],
            phrases,
            end: sum + 1,
            ..Arguments::default()
        })
    }

    /// The phrases of a clause that lead to whoever receives.
    fn leading_to<'p>(
        &'p self,
        arguments: &'p Arguments,
    ) -> impl Iterator<Item = &'p (usize, Group)> {
        let phrases = arguments.phrases.iter();
        phrases.filter(|(lead, _)| matches!(self.lower_at(*lead), "to" | "for"))
    }

    /// The head of a chunk in lower case; empty past the end.
    fn lower_at(&self, at: usize) -> &str {
        let chunk = self.chunks().get(at);
        chunk.map_or("", |chunk| self.words.reading.lower(chunk.head))
    }
}
