//! Language: an article's text in, findings out. No input or output, no clock, no error: odd text gives
//! fewer findings.
//!
//! One direction: tokens and sentences (`reading`), parts of speech, dates, figures, names, roles and
//! who is who (`words`), then chunks and clauses, which the frames of `assets/rules` read into tellings;
//! tellings of one event become one gift or meeting. Later stages never look at the raw text again.

mod chunk;
mod clause;
mod coreference;
mod date;
mod figure;
mod frame;
mod gift;
mod lexicon;
mod meeting;
mod name;
mod party;
pub mod pos;
mod reading;
mod role;
mod sentence;
mod setting;
mod telling;
mod token;
mod words;

pub mod tagger;

use crate::domain::{Article, Findings, Lang};
use reading::Reading;
use words::Words;

/// Reads `article` in `lang`, or in the language it seems to be written in.
#[must_use]
pub fn analyse(article: &Article, lang: Option<Lang>) -> Findings {
    let lang = lang.unwrap_or_else(|| language(&article.text));
    let reading = Reading::new(article, lang);
    let words = Words::new(&reading);
    let tellings = telling::find(&words);
    let gifts = gift::gather(&words, &tellings);
    let meetings = meeting::gather(&words, &tellings);
    let mentions = coreference::mentions(&reading, &words.chains);
    Findings {
        lang,
        mentions,
        gifts,
        meetings,
        entities: words.chains.entities,
    }
}

/// How much of a text is looked at to tell its language, in bytes.
const SAMPLE: usize = 4096;

/// The language that a text seems to be written in; English where it is neither.
#[must_use]
pub fn language(text: &str) -> Lang {
    use whatlang::{Detector, Lang as Known};
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let detector = Detector::with_allowlist(vec![Known::Ind, Known::Eng]);
    match detector.detect_lang(&text[..end]) {
        Some(Known::Ind) => Lang::Id,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Span;

    /// Every span of the findings, to be checked against the text.
    fn spans(findings: &Findings) -> Vec<Span> {
        let mut spans: Vec<Span> = findings
            .mentions
            .iter()
            .map(|mention| mention.span)
            .collect();
        spans.extend(
            findings
                .entities
                .iter()
                .flat_map(|entity| entity.aliases.iter().copied().chain([entity.name])),
        );
        for gift in &findings.gifts {
            spans.extend(
                gift.givers
                    .iter()
                    .chain(&gift.recipients)
                    .chain(&gift.attribution)
                    .flat_map(|party| [party.span, party.name]),
            );
            spans.extend(
                gift.items
                    .iter()
                    .flat_map(|item| [Some(item.what), item.quantity_span])
                    .flatten(),
            );
            spans.extend(
                gift.evidence
                    .iter()
                    .copied()
                    .chain(gift.place.map(|place| place.span))
                    .chain(gift.date.map(|when| when.span)),
            );
        }
        for meeting in &findings.meetings {
            spans.extend(
                meeting
                    .participants
                    .iter()
                    .chain(&meeting.attribution)
                    .flat_map(|party| [party.span, party.name]),
            );
            spans.extend(meeting.evidence.iter().copied().chain(meeting.topic));
            spans.extend(
                meeting
                    .place
                    .map(|place| place.span)
                    .into_iter()
                    .chain(meeting.date.map(|when| when.span)),
            );
        }
        spans
    }

    fn check(text: &str, lang: Lang) {
        let Ok(article) = crate::text::read("test", text.as_bytes(), "2024-05".parse().ok()) else {
            return;
        };
        let findings = analyse(&article, Some(lang));
        for span in spans(&findings) {
            assert!(!span.of(&article.text).is_empty(), "{span:?} in {text:?}");
        }
        let apart = findings
            .mentions
            .windows(2)
            .all(|pair| pair[0].span.end <= pair[1].span.start);
        assert!(apart, "mentions overlap in {text:?}");
        assert_eq!(findings, analyse(&article, Some(lang)));
    }

    /// Words that stages look for, in any order, with odd characters between them.
    fn jumble() -> impl Strategy<Value = String> {
        let words = [
            "Presiden",
            "Ana Lima",
            "memberikan",
            "diberikan",
            "oleh",
            "kepada",
            "hadiah",
            "dari",
            "pertemuan",
            "antara",
            "dan",
            "yang",
            "untuk",
            "Rp",
            "5",
            "1,5",
            "juta",
            "(16/9)",
            "Senin",
            "ia",
            "keduanya",
            "tersebut",
            "seorang",
            "gubernur",
            "King",
            "gave",
            "was",
            "given",
            "to",
            "by",
            "his",
            "'s",
            "meeting",
            "with",
            "the",
            "a",
            "of",
            "met",
            "$",
            "million",
            ",",
            ".",
            "(",
            ")",
            "\"",
            "—",
            "\n",
            "berupa",
            "lima",
            "drone",
            "é",
            "\u{301}",
            "中",
            "🙂",
            "May",
            "2024",
            "-",
            "more",
            "than",
        ];
        proptest::collection::vec(proptest::sample::select(words.to_vec()), 0..60)
            .prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn every_span_lies_in_the_text_whatever_it_holds(text in ".{0,300}") {
            check(&text, Lang::Id);
            check(&text, Lang::En);
        }

        #[test]
        fn words_of_the_rules_in_any_order_are_read_without_harm(text in jumble()) {
            check(&text, Lang::Id);
            check(&text, Lang::En);
        }
    }

    #[test]
    fn the_language_of_a_text_is_told_from_its_words() {
        assert_eq!(
            language("Presiden bertemu dengan menteri di Jakarta kemarin sore."),
            Lang::Id
        );
        assert_eq!(
            language("The president met the minister in the capital yesterday."),
            Lang::En
        );
    }
}
