//! Confidence: how likely a record is to be right, from how its tellings were read and what is in it.
//!
//! A logistic regression with few signs: the weights stand in `assets/rules/confidence.txt`, with what they
//! were fitted on. What a sign says can be seen in the record itself, so that it can be shown.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::domain::{Article, Confidence, Findings, Gift, GiftKind, Meeting, Party, Told};

const WEIGHTS: &str = include_str!("../../assets/rules/confidence.txt");

/// How large a group of parties is a crowd.
const CROWD: usize = 5;

/// A telling longer than this, in bytes, is a long way round.
const LONG: usize = 250;

/// What is true of a record that bears on its confidence, by the names of the weights. `frame` is the log-odds
/// of the surest frame by itself; the others are 1 where they hold.
#[must_use]
pub fn signs_of_gift(text: &str, gift: &Gift) -> Vec<(&'static str, f64)> {
    let parties = [gift.givers.as_slice(), &gift.recipients].concat();
    let plain = |words: &str| !words.contains(' ');
    let items = &gift.items;
    let own = [
        ("gift", true),
        ("aid", gift.kind == GiftKind::Aid),
        ("measured", items.iter().any(|item| item.quantity.is_some())),
        (
            "bare",
            items
                .iter()
                .all(|item| item.quantity.is_none() && plain(item.what.of(text))),
        ),
        ("placed", gift.place.is_some()),
        ("dated", gift.date.is_some()),
        ("sourced", !gift.attribution.is_empty()),
    ];
    signs(
        text,
        &gift.told,
        &parties,
        &own,
        gift.evidence.iter().map(|span| span.len()).min(),
    )
}

/// The same of a meeting.
#[must_use]
pub fn signs_of_meeting(text: &str, meeting: &Meeting) -> Vec<(&'static str, f64)> {
    let own = [
        ("placed", meeting.place.is_some()),
        ("dated", meeting.date.is_some()),
        ("topical", meeting.topic.is_some()),
        ("sourced", !meeting.attribution.is_empty()),
    ];
    let shortest = meeting.evidence.iter().map(|span| span.len()).min();
    signs(text, &meeting.told, &meeting.participants, &own, shortest)
}

fn signs(
    text: &str,
    told: &[Told],
    parties: &[Party],
    own: &[(&'static str, bool)],
    shortest: Option<usize>,
) -> Vec<(&'static str, f64)> {
    let capital = |words: &str| words.chars().any(char::is_uppercase);
    let named = |party: &Party| capital(party.name.of(text));
    let by_name = |party: &Party| capital(party.span.of(text)) || !named(party);
    let all = |is: fn(&Told) -> bool| !told.is_empty() && told.iter().all(is);
    let sure = told
        .iter()
        .map(|told| told.sure)
        .max()
        .unwrap_or(70)
        .clamp(5, 95);
    let odds = f64::from(sure) / f64::from(100 - sure);
    let shared = [
        ("several", told.len() > 1),
        ("headline", all(|told| told.doubts.headline)),
        ("far", all(|told| told.doubts.far)),
        ("open", all(|told| told.doubts.open)),
        ("pronoun", !parties.iter().all(by_name)),
        ("unnamed", !parties.iter().all(named)),
        ("crowd", parties.len() >= CROWD),
        ("long", shortest.is_some_and(|shortest| shortest > LONG)),
    ];
    let holding = shared.iter().chain(own).filter(|(_, holds)| *holds);
    let mut signs = vec![("bias", 1.0), ("frame", odds.ln())];
    signs.extend(holding.map(|&(name, _)| (name, 1.0)));
    signs
}

/// Sets the confidence of every record.
pub fn weigh(article: &Article, findings: &mut Findings) {
    for gift in &mut findings.gifts {
        gift.confidence = confidence(&signs_of_gift(&article.text, gift));
    }
    for meeting in &mut findings.meetings {
        meeting.confidence = confidence(&signs_of_meeting(&article.text, meeting));
    }
}

/// The confidence that signs amount to, from 5 to 97 percent: nothing read from a text alone is certain.
fn confidence(signs: &[(&'static str, f64)]) -> Confidence {
    let sum: f64 = signs
        .iter()
        .map(|(name, value)| weights().get(name).copied().unwrap_or(0.0) * value)
        .sum();
    let share = 100.0 / (1.0 + (-sum).exp());
    Confidence::percent(share.clamp(5.0, 97.0).round() as u8)
}

fn weights() -> &'static FxHashMap<&'static str, f64> {
    static WEIGHED: OnceLock<FxHashMap<&'static str, f64>> = OnceLock::new();
    WEIGHED.get_or_init(|| lines().filter_map(weight).collect())
}

fn lines() -> impl Iterator<Item = &'static str> {
    let lines = WEIGHTS.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn weight(line: &'static str) -> Option<(&'static str, f64)> {
    let (name, rest) = line.split_once(char::is_whitespace)?;
    Some((name, rest.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_weights_is_a_weight() {
        for line in lines() {
            assert!(weight(line).is_some(), "{line}");
        }
    }

    #[test]
    fn a_surer_frame_gives_a_higher_confidence_and_none_is_certain() {
        let of = |percent: f64| {
            confidence(&[("bias", 1.0), ("frame", (percent / (1.0 - percent)).ln())])
        };
        assert!(of(0.9) > of(0.6));
        assert!(of(0.9999).as_percent() <= 97 && of(0.0001).as_percent() >= 5);
    }
}
