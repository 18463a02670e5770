//! Honours: the names of orders, medals and decorations, which pass from hand to hand as gifts do.
//!
//! An honour is known by its noun: English "Order of the Lion", "Presidential Medal of Freedom", "Bronze
//! Medal"; Indonesian "Bintang Jasa Utama" behind a word of awarding, "Medali Kehormatan".

use super::{lexicon::Class, name::Name, reading::Reading, sentence::Sentence};
use crate::domain::{EntityKind, Lang};

/// The honours that the article names, in order.
#[must_use]
pub fn find(reading: &Reading) -> Vec<Name> {
    let mut found: Vec<Name> = Vec::new();
    for sentence in &reading.sentences {
        for at in sentence.tokens.clone() {
            let noun = reading.is(at, Class::HonourNoun) && reading.is_capital(at);
            let free = found.last().is_none_or(|name| name.tokens.end <= at);
            if noun && free {
                found.extend(match reading.lang() {
                    Lang::En => english(reading, sentence, at),
                    Lang::Id => indonesian(reading, sentence, at),
                });
            }
        }
    }
    found
}

/// "[Capitals] Order of [the] Capitals of [the] Capitals", or "Capitals Medal".
fn english(reading: &Reading, sentence: &Sentence, noun: usize) -> Option<Name> {
    let bound = sentence.tokens.end;
    let mut start = noun;
    while start > sentence.tokens.start
        && reading.is_capital(start - 1)
        && reading.is_word(start - 1)
        && !reading.is(start - 1, Class::Determiner)
    {
        start -= 1;
    }
    let mut end = noun + 1;
    // "Grand Cross of the Order of the Swan"
    while end < bound && reading.lower(end) == "of" {
        let article = usize::from(end + 1 < bound && reading.lower(end + 1) == "the");
        let name = run(reading, end + 1 + article, bound);
        if name == end + 1 + article {
            break;
        }
        end = name;
    }
    // "the War Cross", not "the Red Cross" and not "the Red Cross of Lumira"
    let kind = start < noun && reading.is(noun - 1, Class::HonourKind);
    let aid = reading.lower(noun) == "cross" && start < noun && !kind;
    // "the Freedom Order", not "the Executive Order"
    let order = reading.lower(noun) == "order"
        && start < noun
        && start > sentence.tokens.start
        && !reading.is(noun - 1, Class::LegalOrder);
    let sure = order || start < noun && reading.is(noun, Class::SureHonour);
    let told = end > noun + 1 && !aid || sure || kind;
    let from = if end > noun + 1 {
        noun.min(start)
    } else {
        start
    };
    told.then(|| Name::shown(from..end, EntityKind::Product))
}

/// "Bintang Capitals" behind a word in small letters that speaks of honours, or "Medali Capitals".
fn indonesian(reading: &Reading, sentence: &Sentence, noun: usize) -> Option<Name> {
    let end = run(reading, noun + 1, sentence.tokens.end);
    let led = noun > sentence.tokens.start && reading.is(noun - 1, Class::Award);
    let sure = reading.is(noun, Class::SureHonour);
    (end > noun + 1 && (led || sure)).then(|| Name::shown(noun..end, EntityKind::Product))
}

/// The end of the run of capitalised words that begins at a token.
fn run(reading: &Reading, at: usize, end: usize) -> usize {
    (at..end)
        .find(|&next| !reading.is_capital(next) || !reading.is_word(next))
        .unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{EntityKind, Lang},
        lang, text,
    };

    #[track_caller]
    fn products(body: &str) -> Vec<String> {
        let article = text::read("", body.as_bytes(), None).unwrap();
        let findings = lang::analyse(&article, Some(Lang::En));
        let products = findings.entities.iter();
        products
            .filter(|entity| entity.kind == EntityKind::Product)
            .map(|entity| entity.name.of(&article.text).to_owned())
            .collect()
    }

    #[test]
    fn a_cross_is_an_honour_only_where_its_name_says_so() {
        let honour = "The king gave Anna Berg the Grand Cross of the Order of the Swan.";
        assert_eq!(products(honour), ["Grand Cross of the Order of the Swan"]);
        let body = "Anna Berg gave 300 tents to the Red Cross of Norway on Monday.";
        assert_eq!(products(body), [""; 0]);
    }
}
