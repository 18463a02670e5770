//! Sums whose parts are glued together: "20-million-dollar", "N50 million".

use super::{Figure, Measure, number::plain};
use crate::{
    domain::Lang,
    lang::{lexicon::NumberWord, reading::Reading},
};

/// A sum written as one word: "20-million-dollar".
pub(super) fn compound(reading: &Reading, at: usize) -> Option<Figure> {
    let mut parts = reading.lower(at).split('-');
    let number = parts
        .next()
        .filter(|_| reading.lower(at).ends_with(char::is_alphabetic))?;
    let mut code = None;
    // "a *P2-million* cheque"
    let digits = number.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letter = &number[..number.len() - digits.len()];
    if letter.len() == 1 && reading.lang() == Lang::En && reading.is_capital(at) {
        code = Some(reading.lexicon.currency(&format!("{letter}0"))?);
    } else if !letter.is_empty() {
        return None;
    }
    let mut value = plain(digits, reading.lang())?;
    for part in parts {
        match reading.lexicon.number(part) {
            Some(NumberWord::Times(scale)) => value *= scale,
            _ => code = Some(reading.lexicon.currency(part)?),
        }
    }
    Some(Figure {
        tokens: at..at + 1,
        value,
        measure: Measure::Money(code?),
    })
}

/// A sum whose sign is a letter glued to its digits: "N50 million", "K25,000". A short number without a scale may be
/// that of a road or a machine.
pub(super) fn signed(reading: &Reading, at: usize, end: usize) -> Option<Figure> {
    let word = reading.lower(at);
    let letters = word.find(|c: char| c.is_ascii_digit())?;
    let sign = (1..=3).contains(&letters) && reading.lang() == Lang::En && reading.is_capital(at);
    let (sign, digits) = word.split_at_checked(letters).filter(|_| sign)?;
    let code = if letters == 1 {
        reading.lexicon.currency(&format!("{sign}0"))?
    } else {
        reading.lexicon.currency(sign)?
    };
    let cut = digits.find(char::is_alphabetic).unwrap_or(digits.len());
    let (number, glued) = digits.split_at(cut);
    let next = (at + 1 < end).then(|| reading.lexicon.number(reading.lower(at + 1)));
    let scale = match (reading.lexicon.number(glued), next.flatten()) {
        (Some(NumberWord::Times(scale)), _) => Some((scale, at + 1)),
        (None, Some(NumberWord::Times(scale))) if glued.is_empty() => Some((scale, at + 2)),
        _ => None,
    };
    let mut number = number.to_owned();
    let mut to = at + 1;
    // "N500,000" in tokens
    while scale.is_none() && to + 1 < end && reading.is_mark(to, ',') && !reading.tokens[to].spaced
    {
        let group = reading.word(to + 1);
        if group.len() != 3 || !group.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        number += group;
        to += 2;
    }
    let told = scale.is_some() || glued.is_empty() && (to > at + 1 || number.contains([',', '.']));
    let (scale, to) = scale.unwrap_or((1.0, to));
    Some(Figure {
        tokens: at..to,
        value: plain(&number, reading.lang()).filter(|_| told)? * scale,
        measure: Measure::Money(code),
    })
}
