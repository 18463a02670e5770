//! Scores as text for people.

use std::fmt::Write;

use super::score::Score;
use crate::score::Tally;

/// A table of precision, recall and F1 by type, and of the mistakes by sort.
#[must_use]
pub fn score(name: &str, score: &Score) -> String {
    let mut out = format!("{name}\n");
    let all = score.all();
    for (kind, count) in score
        .kinds
        .iter()
        .map(|(kind, count)| (kind.as_str(), count))
        .chain([("all", &all)])
    {
        let _ = writeln!(out, "  {}", line(kind, *count));
    }
    for (mistake, times) in &score.mistakes {
        let _ = writeln!(out, "  {:8} {times}", format!("{mistake:?}").to_lowercase());
    }
    out
}

fn line(kind: &str, tally: Tally) -> String {
    let figures = tally.figures();
    format!(
        "{kind:8} P {:.4}  R {:.4}  F1 {:.4}",
        figures.precision, figures.recall, figures.f1
    )
}
