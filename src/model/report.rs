//! Scores as text for people.

use std::fmt::Write;

use super::score::{Count, Score};

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
        let _ = writeln!(out, "  {}", line(kind, count));
    }
    for (mistake, times) in &score.mistakes {
        let _ = writeln!(out, "  {:8} {times}", format!("{mistake:?}").to_lowercase());
    }
    out
}

fn line(kind: &str, count: &Count) -> String {
    let (precision, recall, both) = count.figures();
    format!("{kind:8} P {precision:.4}  R {recall:.4}  F1 {both:.4}")
}
