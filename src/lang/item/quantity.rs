//! How many or how much of a thing its phrase tells.

use std::ops::Range;

use crate::{
    domain::{Lang, Span},
    lang::{figure::Measure, lexicon::Class, party::trimmed, pos::Pos, words::Words},
};

/// Whether an English phrase names one thing by its article: "a clock", not "an aid package", "a donation".
pub(super) fn is_one(words: &Words, tokens: &Range<usize>, head: usize) -> bool {
    let reading = words.reading;
    let open = [Class::AidNoun, Class::MoneyNoun, Class::GiftNoun];
    let partly = (tokens.start..head).any(|at| reading.is(at, Class::Partitive));
    let of = || tokens.len() > 2 && reading.lower(tokens.start + 1) == "of";
    // "one of her paintings"
    if reading.lang() == Lang::En && reading.lower(tokens.start) == "one" && of() {
        return true;
    }
    // "an *aid* package"
    let packed = || (tokens.start..head).any(|at| words.noun_is(at, Class::AidNoun));
    reading.lang() == Lang::En
        && matches!(reading.lower(tokens.start), "a" | "an")
        && !partly
        && !packed()
        && !open.iter().any(|&class| words.noun_is(head, class))
}

/// Whether a figure of a phrase counts its head: "the remains of 55 soldiers" are not 55.
pub(super) fn counts(
    words: &Words,
    tokens: &Range<usize>,
    head: usize,
    figure: &Range<usize>,
) -> bool {
    let reading = words.reading;
    let bundle = [
        Class::Partitive,
        Class::AidNoun,
        Class::GiftNoun,
        Class::MoneyNoun,
        Class::Unit,
    ]
    .iter()
    .any(|&class| reading.is(head, class));
    // "her fee of $150,000": a sum of money says how much.
    let of = (head..figure.start).any(|at| reading.lower(at) == "of")
        && !matches!(
            words
                .figure_over(figure.start)
                .map(|figure| &figure.measure),
            Some(Measure::Money(_))
        );
    // "sapi seberat 1 ton": how big the thing is, not how many there are.
    let size = figure.start > tokens.start && reading.is(figure.start - 1, Class::SizeLead);
    !size
        && (reading.lang() == Lang::Id || tokens.is_empty() || figure.start < head || bundle || !of)
}

/// What a phrase names apart from its number: "dua | ekor sapi", "bantuan | Rp 2 miliar".
pub(super) fn named_thing(
    words: &Words,
    tokens: &Range<usize>,
    figure: &Range<usize>,
) -> Option<Span> {
    let reading = words.reading;
    let mut behind = figure.end..tokens.end;
    // "1.000 meter *persegi*"
    if behind.start < behind.end && matches!(reading.lower(behind.start), "persegi" | "kubik") {
        behind.start += 1;
    }
    while behind.start < behind.end
        && (matches!(reading.lower(behind.start), "of" | "in" | "worth" | "dalam")
            || reading.is(behind.start, Class::Determiner))
    {
        behind.start += 1;
    }
    let noun = |range: &Range<usize>| {
        range.clone().any(|at| {
            // "an additional $25 million", "an *estimated* $25 million" name nothing but the sum.
            let guessed = words.pos(at) == Pos::Verb && reading.lower(at).ends_with("ed");
            let word = reading.lang() == Lang::Id
                || !guessed && !matches!(words.pos(at), Pos::Adj | Pos::Adv);
            // "1.3 billion a *year*"
            let time = reading.lang() == Lang::En
                && reading.is(at, Class::TimeNoun)
                && matches!(reading.lower(at - 1), "a" | "per" | "each" | "every");
            // "Rp 5 juta *lainnya*"
            let other = matches!(reading.lower(at), "lainnya" | "lain");
            reading.is_word(at)
                && !time
                && !other
                && !reading.is(at, Class::Determiner)
                && words.pos(at) != Pos::Adp
                && word
        })
    };
    let before = tokens.start..figure.start.max(tokens.start);
    let before = before.start..last_word(words, &before);
    // "concentrators | *worth* $5,000"
    let worth = (behind.start + 1..behind.end).find(|&at| reading.lower(at) == "worth");
    behind.end = worth.unwrap_or(behind.end);
    if noun(&behind) {
        return Some(reading.span(&trimmed(words, &behind)));
    }
    noun(&before).then(|| reading.span(&trimmed(words, &before)))
}

/// The end of a range without words that only lead to a number: "senilai", "sebesar", "worth".
fn last_word(words: &Words, range: &Range<usize>) -> usize {
    // "a cheque | *of more than* $5,000"
    let about = |at: usize| {
        words.reading.lang() == Lang::En
            && matches!(
                words.reading.lower(at),
                "more"
                    | "than"
                    | "over"
                    | "nearly"
                    | "almost"
                    | "around"
                    | "approximately"
                    | "roughly"
            )
    };
    let lead = |at: usize| words.reading.is(at, Class::AmountLead) || about(at);
    let mut end = range.end;
    while end > range.start && lead(end - 1) {
        end -= 1;
    }
    end
}
