//! A score as a table to read.

use std::fmt::Write;

use super::{Kind, Score, Tally};

/// The table, and below it each mistake where they are wanted.
#[must_use]
pub fn listing(score: &Score, mistakes: bool) -> String {
    let mut out =
        String::from("                          precision  recall     F1   right  extra  missed\n");
    for kind in Kind::BOTH {
        row(&mut out, kind.name(), *score.detection.of(kind));
        row(&mut out, "  any in the text", *score.any_in_text.of(kind));
        let prefix = format!("{}.", kind.name());
        for (key, tally) in &score.arguments {
            if let Some(field) = key.strip_prefix(&prefix) {
                row(&mut out, &format!("  {field}"), *tally);
            }
        }
        let (status, over) = (score.status_right.of(kind), score.overclaimed.of(kind));
        line(
            &mut out,
            format_args!(
                "  right status            {} of {}",
                status.right, status.of
            ),
        );
        line(&mut out, format_args!("  done, though it is not  {over}\n"));
    }
    let negatives = &score.hard_negatives;
    line(
        &mut out,
        format_args!(
            "false alarms in {} texts without an event: {} gifts, {} meetings, in {} texts",
            negatives.texts, negatives.gifts, negatives.meetings, negatives.with_alarm
        ),
    );
    if mistakes {
        out.push('\n');
        for mistake in &score.mistakes {
            line(&mut out, format_args!("{mistake}"));
        }
    }
    out
}

fn row(out: &mut String, name: &str, tally: Tally) {
    let figures = tally.figures();
    line(
        out,
        format_args!(
            "{name:<26}{:>9.3}{:>8.3}{:>7.3}{:>8}{:>7}{:>8}",
            figures.precision, figures.recall, figures.f1, tally.right, tally.extra, tally.missed
        ),
    );
}

fn line(out: &mut String, words: std::fmt::Arguments) {
    writeln!(out, "{words}").expect("a string takes what is written");
}
