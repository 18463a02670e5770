//! A body and its acronym in brackets, which prove each other.

use std::ops::Range;

use super::{Name, tagged::is_bracketed};
use crate::{
    domain::{EntityKind, Lang},
    lang::reading::Reading,
};

/// "Komisi Pemberantasan Korupsi (KPK)": an acronym that is spelt by the name it stands behind proves both.
pub fn spell_out(reading: &Reading, names: &mut [Name]) {
    for index in 1..names.len() {
        let (tokens, acronym) = (names[index - 1].tokens.clone(), names[index].tokens.clone());
        let beside = acronym.start == tokens.end + 1 && is_bracketed(reading, tokens.end);
        let body = names[index - 1].kind != EntityKind::Person && acronym.len() == 1;
        if !beside || !body || !spells(reading, &tokens, reading.word(acronym.start)) {
            continue;
        }
        let together = reading.lang() == Lang::Id;
        names[index].kind = names[index - 1].kind;
        names[index].shown = (!together).then(|| acronym.clone());
        let end = if together {
            acronym.end + 1
        } else {
            tokens.end
        };
        names[index - 1].shown = Some(tokens.start..end);
    }
}

/// Whether the first letters of a name's capitalised words are an acronym of two letters or more.
fn spells(reading: &Reading, tokens: &Range<usize>, acronym: &str) -> bool {
    let initials = tokens
        .clone()
        .filter(|&at| reading.is_capital(at))
        .filter_map(|at| reading.word(at).chars().next());
    acronym.chars().nth(1).is_some() && initials.eq(acronym.chars())
}

/// Leaves out of the entities what stands inside one of them.
pub fn part(names: &mut [Name]) {
    let mut end = 0;
    for name in names {
        name.shown = name.shown.take().filter(|shown| shown.start >= end);
        end = name.shown.as_ref().map_or(end, |shown| shown.end);
    }
}
