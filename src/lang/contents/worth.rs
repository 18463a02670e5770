//! Worth: how much a gift told of as "bantuan" comes to, where an Indonesian sentence behind it says so: "*Nilainya
//! Rp 100 juta*", "Bantuan *yang diserahkan sebesar Rp 100 juta*", "*Total* bantuan *mencapai Rp 100 juta*".
//!
//! What each of those who receive gets ("masing-masing Rp 1 juta") is left aside.

use std::ops::Range;

use super::{TELLINGS, is_whole};
use crate::{
    domain::{Gift, Lang},
    lang::{
        figure::{Figure, Measure},
        lexicon::Class,
        words::Words,
    },
};

/// How many words behind a word for what something is worth the sum stands.
const WORTH: usize = 6;

/// How many sentences behind a telling may say once more what was given, and how much.
const BEHIND: usize = 2;

/// How many words may open such a sentence before the word for the whole, and stand behind it before the sum.
const OPENING: usize = 5;
const BETWEEN: usize = 9;

/// Adds to a word for the whole the sum that the sentences behind its tellings give.
pub(super) fn add(words: &Words, gift: &mut Gift) {
    let reading = words.reading;
    let [item] = gift.items.as_mut_slice() else {
        return;
    };
    if reading.lang() != Lang::Id || item.quantity.is_some() || !is_whole(words, item) {
        return;
    }
    let head = reading.lower(reading.tokens_in(item.what).start);
    let worth = gift.evidence.iter().take(TELLINGS).find_map(|telling| {
        let at = reading
            .tokens
            .partition_point(|token| token.span.start < telling.start);
        if reading.is_headline(at) {
            return None;
        }
        let own = reading.sentence_of(at);
        let opens = opens_with_worth(words, own + 1);
        opens.or_else(|| {
            (own + 1..=own + BEHIND).find_map(|number| said_of_whole(words, number, head))
        })
    });
    if let Some(figure) = worth {
        item.quantity = Some(figure.value);
        if let Measure::Money(code) = figure.measure {
            item.unit = Some(code.to_owned());
        }
        item.quantity_span = Some(reading.span(&figure.tokens));
    }
}

/// The sum of a sentence that opens with a word for what the gift is worth.
fn opens_with_worth<'w>(words: &'w Words, number: usize) -> Option<&'w Figure> {
    let tokens = words.reading.tokens_of(number)?;
    let opens = !tokens.is_empty() && words.reading.is(tokens.start, Class::Worth);
    let mut near = tokens.take(WORTH);
    near.find_map(|at| words.figure_over(at))
        .filter(|figure| opens && is_money(figure))
}

/// The sum that a sentence says the whole comes to, which it takes up by its noun.
fn said_of_whole<'w>(words: &'w Words, number: usize, head: &str) -> Option<&'w Figure> {
    let reading = words.reading;
    let tokens = reading.tokens_of(number)?;
    let whole = tokens
        .clone()
        .take(OPENING)
        .find(|&at| reading.lower(at) == head)?;
    let behind = whole + 1..tokens.end.min(whole + BETWEEN);
    let figure = behind
        .clone()
        .find_map(|at| words.figure_over(at))
        .filter(|figure| is_money(figure))?;
    let between = whole + 1..figure.tokens.start.max(whole + 1);
    let is = |range: Range<usize>, class| range.into_iter().any(|at| reading.is(at, class));
    let totals = is(tokens.start..whole, Class::SumNoun);
    let taken_up = is(between.clone(), Class::Pointing) || is(between.clone(), Class::Relative);
    let amounts = is(between.clone(), Class::AmountLead) || is(between.clone(), Class::Amounting);
    let each = is(tokens.start..figure.tokens.start, Class::Each);
    let behind_sum = figure.tokens.end;
    let rate = behind_sum < tokens.end
        && (reading.is_mark(behind_sum, '/') || reading.lower(behind_sum) == "per");
    ((totals || taken_up) && amounts && !each && !rate).then_some(figure)
}

fn is_money(figure: &Figure) -> bool {
    matches!(figure.measure, Measure::Money(_))
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::analyse, text};

    #[test]
    fn the_sum_of_the_aid_may_be_told_in_a_sentence_behind() {
        let check = |behind: &str, expected: Option<f64>| {
            let body = format!(
                "PT Nusa Jaya menyalurkan bantuan kepada korban banjir di Desa Melati. {behind}"
            );
            let article = text::read("a", body.as_bytes(), None).unwrap();
            let found = analyse(&article, Some(Lang::Id));
            assert_eq!(found.gifts[0].items[0].quantity, expected, "{behind}");
        };
        let sum = Some(73_000_000.0);
        check("Nilainya Rp 73 juta.", sum);
        check("Bantuan tersebut senilai Rp 73 juta.", sum);
        check("Kali ini bantuan yang diserahkan sebesar Rp 73 juta.", sum);
        check("Total bantuan mencapai Rp 73 juta.", sum);
        check(
            "Warga mengungsi. Jumlah bantuan itu mencapai sekitar Rp 73 juta.",
            sum,
        );
        check(
            "Setiap keluarga mendapat bantuan tersebut sebesar Rp 1 juta.",
            None,
        );
        check("Bantuan itu sebesar Rp 1 juta per keluarga.", None);
        check("Bantuan tahun lalu Rp 5 miliar.", None);
        check("Kerugian akibat banjir mencapai Rp 73 juta.", None);
    }
}
