//! Language: an article's text in, findings out. No input or output, no clock, no error: odd text gives
//! fewer findings.
//!
//! One direction: tokens and sentences (`reading`), parts of speech, dates, figures, names, roles and
//! who is who (`words`), then chunks and clauses, which the frames of `assets/rules` read into tellings;
//! tellings of one event become one gift or meeting. Later stages never look at the raw text again.
//! A text longer than any article goes through all of this in parts (`part`).

mod apposition;
mod chunk;
mod clause;
pub mod confidence;
mod contents;
mod coordination;
mod coreference;
mod date;
mod degree;
mod figure;
mod filling;
mod frame;
mod gift;
mod honour;
mod in_full;
mod indonesian;
mod issues;
mod item;
mod lately;
mod lexicon;
mod measured;
mod meeting;
mod month;
mod name;
mod noun_phrase;
mod occasion;
mod outlook;
mod part;
mod party;
mod place;
pub mod pos;
mod reading;
mod role;
mod sentence;
mod setting;
mod story;
mod tagging;
mod telling;
mod token;
mod told;
mod topic;
mod verb_group;
mod words;

pub mod tagger;

#[cfg(test)]
mod tests;

use crate::domain::{Article, Findings, Lang};
use part::Whole;
use reading::Reading;
use words::Words;

/// Reads `article` in `lang`, or in the language it seems to be written in.
#[must_use]
pub fn analyse(article: &Article, lang: Option<Lang>) -> Findings {
    let mut whole = Whole::new(&article.text);
    for findings in analyse_parts(article, lang) {
        whole.add(findings);
    }
    whole.findings()
}

/// The same part by part, at least one, for whoever need not hold on to all that is found in a long text. An
/// entity is one of a part; what has its kind and name in another part is the same.
pub fn analyse_parts(article: &Article, lang: Option<Lang>) -> impl Iterator<Item = Findings> + '_ {
    let lang = lang.unwrap_or_else(|| language(&article.text));
    let mut stretch = 0;
    part::parts(article).map(move |part| {
        let mut findings = read(&Reading::of(article, lang, part, &mut stretch));
        confidence::weigh(article, &mut findings);
        findings
    })
}

/// Reads one part of an article.
fn read(reading: &Reading) -> Findings {
    let mut words = Words::new(reading);
    let tellings = telling::find(&words);
    let mut gifts = gift::gather(&words, &tellings);
    let mut meetings = meeting::gather(&words, &tellings);
    contents::unpack(&words, &mut gifts);
    story::complete(&words, &mut gifts, &mut meetings);
    occasion::join(&words, &mut gifts, &mut meetings);
    story::on_occasion(&words, &mut gifts, &mut meetings);
    meetings.retain(|told| meeting::has_scene(&words, told));
    in_full::call(&words, &mut gifts, &mut meetings);
    let mut findings = Findings {
        lang: reading.lang(),
        mentions: coreference::mentions(reading, &words.chains),
        gifts,
        meetings,
        entities: std::mem::take(&mut words.chains.entities),
    };
    measured::add(&words, &mut findings);
    findings
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
