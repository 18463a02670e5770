//! English parties told by their number and then by name: "three schools: *A, B and C*", "two clinics in Lisse, namely *A
//! and B*".

use super::Filler;
use crate::{
    domain::{EntityKind, Lang, MentionForm},
    lang::{clause::Group, figure::Measure},
};

impl Filler<'_> {
    /// The names behind a phrase that counts them, as many as it says.
    pub(super) fn named_behind(&self, many: usize) -> Option<Group> {
        let (chunks, words) = (self.chunks(), self.words);
        let reading = words.reading;
        let first = chunks[many].tokens.start;
        let article = usize::from(reading.lower(first) == "the");
        let figure = words.figure_over(first + article).filter(|figure| {
            reading.lang() == Lang::En
                && figure.measure == Measure::Count
                && reading.lower(chunks[many].head).ends_with('s')
        })?;
        let placed = self.led_behind(many, &["in", "at", "across", "from"]);
        let behind = chunks[placed.unwrap_or(many)].tokens.end;
        let word = |at: usize| (at < reading.tokens.len()).then(|| reading.lower(at));
        let comma = usize::from(word(behind) == Some(","));
        let opens = match word(behind + comma) {
            Some(":") => comma == 0,
            Some("namely") => true,
            _ => false,
        };
        let start = behind + comma + 1;
        let first = chunks
            .iter()
            .position(|chunk| chunk.tokens.contains(&start))
            .filter(|_| opens)?;
        let names = self.clauses.pair_at(first).0;
        let all = names.len() > 1 && figure.value == names.len() as f64;
        (all && names.iter().all(|at| self.is_told_by_name(*at))).then_some(names)
    }

    /// The names of a list that opens with how many they are: "*Three schools*, A, B and C, received …".
    pub(super) fn named_beside(&self, group: &Group) -> Option<Group> {
        let (&many, names) = group.split_first()?;
        let figure = self.words.figure_over(self.chunks()[many].tokens.start)?;
        let all = self.words.reading.lang() == Lang::En
            && names.len() > 1
            && figure.measure == Measure::Count
            && figure.value == names.len() as f64
            && !self.is_told_by_name(many)
            && names.iter().all(|&name| self.is_told_by_name(name));
        all.then(|| names.to_vec())
    }

    /// Whether a phrase names a person, body or place.
    fn is_told_by_name(&self, at: usize) -> bool {
        let about = self.words.chains.about(&self.chunks()[at].tokens);
        about.is_some_and(|about| {
            about.form == MentionForm::Name && about.kind != EntityKind::Product
        })
    }
}
