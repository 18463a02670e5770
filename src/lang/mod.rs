//! Language: an article's text in, findings out. No input or output, no clock, no error: odd text gives
//! fewer findings.

mod date;
mod figure;
mod lexicon;
pub mod pos;
mod reading;
mod sentence;
mod token;

use crate::domain::{Article, Findings, Lang};

/// Reads `article` in `lang`, or in the language it seems to be written in.
#[must_use]
pub fn analyse(article: &Article, lang: Option<Lang>) -> Findings {
    let _ = reading::Reading::new(article, lang.unwrap_or_default());
    Findings {
        lang: lang.unwrap_or_default(),
        ..Findings::default()
    }
}
