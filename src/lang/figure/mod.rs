//! Numbers, sums of money and measured quantities: digits and number words to values.
//!
//! The number as such is read in `number`, sums in one piece in `glued`; here stand what it measures and where it ends.

mod glued;
mod number;
pub mod rupee;

use std::ops::Range;

use super::{
    lexicon::Class,
    reading::Reading,
    token::{Token, TokenKind},
};
use crate::domain::Lang;
use glued::{compound, signed};
use number::number_at;

/// A number as the text gives it, with the currency or unit it is given in.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The tokens of number, currency and unit.
    pub tokens: Range<usize>,
    /// The plain number.
    pub value: f64,
    /// What it measures.
    pub measure: Measure,
}

/// What a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Nothing said: a plain count.
    Count,
    /// Money, by its ISO 4217 code.
    Money(&'static str),
    /// A unit or counter, by its token.
    Unit(usize),
}

/// All figures of a sentence, in order, not overlapping.
#[must_use]
pub fn find(reading: &Reading, sentence: &Range<usize>) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        // "kendaraan roda *empat*" are not four.
        let sort = at > sentence.start && reading.is(at - 1, Class::Wheels);
        let found = may_open(reading, at).then(|| figure_at(reading, at, sentence.end));
        match found.flatten().filter(|_| !sort) {
            Some(figure) => {
                at = figure.tokens.end;
                figures.push(figure);
            }
            None => at += 1,
        }
    }
    figures
}

/// Whether a figure may begin at a token, as at few: one with a digit, a number word, a currency or what a sign stands
/// right behind.
fn may_open(reading: &Reading, at: usize) -> bool {
    let sign = |token: &Token| token.kind == TokenKind::Mark;
    reading.is(at, Class::Number)
        || reading.is(at, Class::Currency)
        || reading.tokens.get(at + 1).is_some_and(sign)
        || reading.lower(at).bytes().any(|byte| byte.is_ascii_digit())
}

/// The figure that begins at a token: a currency sign and a number, or a number and what it measures.
fn figure_at(reading: &Reading, at: usize, end: usize) -> Option<Figure> {
    let mut from = at;
    let mut money = None;
    // "*R*321,395", but "vitamin K 500"
    let letter = |at: usize| {
        reading.word(at).len() == 1
            && reading.is_word(at)
            && reading.tokens.get(at + 1).is_none_or(|next| next.spaced)
    };
    while from < end
        && reading.is(from, Class::Currency)
        && (!reading.is(from, Class::Number) || is_glued_letter(reading, from))
        && !letter(from)
        && from < at + 3
    {
        money = reading.lexicon.currency(reading.lower(from));
        from += 1;
        // "Rp." and "US $" in two tokens.
        if reading.is_mark(from, '.') && !reading.tokens[from].spaced {
            from += 1;
        }
    }
    if let Some(code) = (money.is_none() && at + 2 < end)
        .then(|| currency_of_two(reading, at))
        .flatten()
    {
        (money, from) = (Some(code), at + 2);
    }
    if let Some(sum) = compound(reading, at)
        .or_else(|| signed(reading, at, end))
        .filter(|_| money.is_none())
    {
        return Some(sum);
    }
    let (mut to, value) = number_at(reading, from, end)?;
    to = past_again(reading, to, end, value);
    if money.is_none() {
        (money, to) = currency_behind(reading, to, end);
    }
    if let Some(code) = money {
        return Some(Figure {
            tokens: at..past_flourish(reading, to, end),
            value,
            measure: Measure::Money(code),
        });
    }
    // "10 million pounds", but "500 pounds of rice"
    let pounds = to < end && matches!(reading.lower(to), "pound" | "pounds");
    if pounds && !(to + 1 < end && reading.lower(to + 1) == "of") {
        return Some(Figure {
            tokens: at..to + 1,
            value,
            measure: Measure::Money("GBP"),
        });
    }
    // "16 *kepala* desa" are people, "16 kepala keluarga" count families.
    let office = to + 1 < end
        && reading.lower(to) == "kepala"
        && !matches!(reading.lower(to + 1), "keluarga" | "kk");
    // "13 *metric* tons"
    let sort = usize::from(
        to + 1 < end && reading.lower(to) == "metric" && reading.is(to + 1, Class::Unit),
    );
    let to = to + sort;
    if to < end && reading.is(to, Class::Unit) && !reading.tokens[to].upper && !office {
        return Some(Figure {
            tokens: at..to + 1,
            value,
            measure: Measure::Unit(to),
        });
    }
    // A lone article is no number.
    let article = to == at + 1 && matches!(reading.lower(at), "a" | "an" | "one");
    (!article).then_some(Figure {
        tokens: at..to,
        value,
        measure: Measure::Count,
    })
}

/// "*K*5000": a letter for a currency with its number right behind it.
fn is_glued_letter(reading: &Reading, at: usize) -> bool {
    reading.word(at).len() == 1
        && reading.is_word(at)
        && reading.is_number(at + 1)
        && !reading.tokens[at + 1].spaced
}

/// The currency written in two tokens: "US $", "Rp .". The second is always a mark, so few words are joined.
fn currency_of_two(reading: &Reading, at: usize) -> Option<&'static str> {
    if reading.tokens[at + 1].kind != TokenKind::Mark
        || !reading.is_word(at)
        // "a $2 billion deposit" is not in Australian dollars.
        || reading.tokens[at + 1].spaced && reading.lower(at).len() == 1
    {
        return None;
    }
    let joined = format!("{}{}", reading.lower(at), reading.lower(at + 1));
    reading.lexicon.currency(&joined)
}

/// The currency whose Indonesian name tells the land: "dolar *Australia*".
fn currency_of_land(reading: &Reading, at: usize, end: usize) -> Option<&'static str> {
    if reading.lang() != Lang::Id || at + 1 >= end || !reading.is_capital(at + 1) {
        return None;
    }
    let joined = format!("{}_{}", reading.lower(at), reading.lower(at + 1));
    reading.lexicon.currency(&joined)
}

/// The currency named behind a number, perhaps after "US", and the token after it.
fn currency_behind(reading: &Reading, at: usize, end: usize) -> (Option<&'static str>, usize) {
    for skip in 0..2 {
        let word = at + skip;
        if word >= end || (skip == 1 && !reading.is_capital(at)) {
            break;
        }
        if reading.is_number(word + 1) {
            break;
        }
        let named = reading.is_word(word)
            && reading.word(word).len() > 1
            && reading.is(word, Class::Currency);
        let code = || reading.lexicon.currency(reading.lower(word));
        if let Some(code) = named.then(code).flatten() {
            if let Some(code) = currency_of_land(reading, word, end) {
                return (Some(code), word + 2);
            }
            let tail =
                reading.is_capital(word + 1) && matches!(reading.lower(word + 1), "as" | "amerika");
            return (Some(code), word + 1 + usize::from(tail && word + 1 < end));
        }
    }
    (None, at)
}

/// The token behind the stroke that ends a sum in figures: "Rs. 5,000*/-*", "Sh2,000*/=*".
fn past_flourish(reading: &Reading, to: usize, end: usize) -> usize {
    let glued = |at: usize| at < end && !reading.tokens[at].spaced;
    if !glued(to) || !reading.word(to).starts_with('/') {
        return to;
    }
    if matches!(reading.word(to), "/-" | "/=") {
        return to + 1;
    }
    let closes = glued(to + 1)
        && matches!(reading.word(to + 1), "-" | "=" | "–")
        && (to + 2 >= end || reading.tokens[to + 2].spaced || !reading.is_word(to + 2));
    to + if closes { 2 } else { 0 }
}

/// The token behind a number that is said once more in brackets: "2 *(dua)* piagam", "two *(2)* buses".
fn past_again(reading: &Reading, to: usize, end: usize, value: f64) -> usize {
    let opens = to + 2 < end && reading.is_mark(to, '(');
    let again = opens.then(|| number_at(reading, to + 1, end)).flatten();
    match again {
        Some((close, same)) if same == value && close < end && reading.is_mark(close, ')') => {
            close + 1
        }
        _ => to,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Article;

    fn check(lang: Lang, text: &str, expected: &[(&str, f64, &str)]) {
        let article = Article::of(text);
        let reading = Reading::new(&article, lang);
        let found: Vec<(String, f64, String)> = find(&reading, &(0..reading.tokens.len()))
            .into_iter()
            .map(|figure| {
                let measure = match figure.measure {
                    Measure::Count => String::new(),
                    Measure::Money(code) => code.to_owned(),
                    Measure::Unit(at) => reading.lower(at).to_owned(),
                };
                (
                    reading.span(&figure.tokens).of(text).to_owned(),
                    figure.value,
                    measure,
                )
            })
            .collect();
        let expected: Vec<(String, f64, String)> = expected
            .iter()
            .map(|&(words, value, unit)| (words.into(), value, unit.into()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn indonesian_figures_have_their_values() {
        check(
            Lang::Id,
            "Rp 1,5 miliar dan Rp2.000.000",
            &[("Rp 1,5 miliar", 1.5e9, "IDR"), ("Rp2.000.000", 2e6, "IDR")],
        );
        check(
            Lang::Id,
            "lima drone, satu set rompi",
            &[("lima", 5.0, ""), ("satu set", 1.0, "set")],
        );
        check(
            Lang::Id,
            "dua puluh lima ribu paket",
            &[("dua puluh lima ribu paket", 25_000.0, "paket")],
        );
        check(
            Lang::Id,
            "1.250 swab, 3 ribu ekor, seratus lima",
            &[
                ("1.250", 1250.0, ""),
                ("3 ribu ekor", 3000.0, "ekor"),
                ("seratus lima", 105.0, ""),
            ],
        );
        check(
            Lang::Id,
            "135,51 juta USD; 10 juta dolar AS",
            &[
                ("135,51 juta USD", 135.51e6, "USD"),
                ("10 juta dolar AS", 1e7, "USD"),
            ],
        );
        check(
            Lang::Id,
            "77 juta dolar Australia; 2 juta dolar",
            &[
                ("77 juta dolar Australia", 7.7e7, "AUD"),
                ("2 juta dolar", 2e6, "USD"),
            ],
        );
    }

    #[test]
    fn english_figures_have_their_values() {
        check(
            Lang::En,
            "Rs. 25,000/- and Rs 69 lakhs, $4,00,000, 13 metric tons",
            &[
                ("Rs. 25,000/-", 25_000.0, "INR"),
                ("Rs 69 lakhs", 6_900_000.0, "INR"),
                ("$4,00,000", 400_000.0, "USD"),
                ("13 metric tons", 13.0, "tons"),
            ],
        );
        check(
            Lang::En,
            "US$2m and $264,631",
            &[("US$2m", 2e6, "USD"), ("$264,631", 264_631.0, "USD")],
        );
        check(
            Lang::En,
            "two hundred and fifty tents, a dozen cows",
            &[("two hundred and fifty", 250.0, ""), ("a dozen", 12.0, "")],
        );
        check(
            Lang::En,
            "USD $4 million, 1.5 million euros, €28 million",
            &[
                ("USD $4 million", 4e6, "USD"),
                ("1.5 million euros", 1.5e6, "EUR"),
                ("€28 million", 28e6, "EUR"),
            ],
        );
        check(
            Lang::En,
            "half a million dollars, a quarter of a million pounds, half a dozen cows, half a day",
            &[
                ("half a million dollars", 500_000.0, "USD"),
                ("a quarter of a million pounds", 250_000.0, "GBP"),
                ("half a dozen", 6.0, ""),
                ("half", 0.5, ""),
            ],
        );
        check(
            Lang::En,
            "25 tons of dates in May 2017",
            &[("25 tons", 25.0, "tons"), ("2017", 2017.0, "")],
        );
    }
}
