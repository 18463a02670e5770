//! Whose rupees English sums are in: "Rs 5,000" is in those of the land that the text names first of those that have any.

use super::{Figure, Measure};
use crate::{domain::Lang, lang::reading::Reading};

/// The rupee that a text without such a land means.
const RUPEE: &str = "INR";

/// Puts sums in rupees, which several lands have, into those of the land that the text is about.
pub fn settle(reading: &Reading, figures: &mut [Figure]) {
    let open = |figure: &Figure| {
        figure.measure == Measure::Money(RUPEE)
            && figure.tokens.clone().any(|at| {
                let lower = reading.lower(at);
                lower.starts_with("rs") || lower.starts_with("rupee")
            })
    };
    if reading.lang() != Lang::En || !figures.iter().any(open) {
        return;
    }
    let mut names = (0..reading.tokens.len()).filter(|&at| reading.is_capital(at));
    let code = names.find_map(|at| {
        let joined = format!("rupee_{}", reading.lower(at));
        reading.lexicon.currency(&joined)
    });
    let Some(code) = code else {
        return;
    };
    for figure in figures.iter_mut().filter(|figure| open(figure)) {
        figure.measure = Measure::Money(code);
    }
}

#[cfg(test)]
mod tests {
    use crate::{domain::Lang, lang::analyse, text};

    fn units(body: &str) -> Vec<Option<String>> {
        let article = text::read("a", body.as_bytes(), None).unwrap();
        let gifts = analyse(&article, Some(Lang::En)).gifts;
        let items = gifts.into_iter().flat_map(|gift| gift.items);
        items.map(|item| item.unit).collect()
    }

    #[test]
    fn rupees_are_those_of_the_land_that_is_named() {
        let sum = "The Harlow Trust donated Rs 50,000 to Elmstead School";
        for (place, unit) in [
            ("Nepal", "NPR"),
            ("Pakistan", "PKR"),
            ("Sri Lanka", "LKR"),
            ("India", "INR"),
            ("Lisse", "INR"),
        ] {
            let told = units(&format!("{sum} in {place}."));
            assert_eq!(told, [Some(unit.to_owned())], "{place}");
        }
        let dollars = units("The Harlow Trust donated $50,000 to Elmstead School in Nepal.");
        assert_eq!(dollars, [Some("USD".to_owned())]);
    }
}
