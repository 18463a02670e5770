//! How an unfinished line may go on: names of fields, and values of the field before the cursor.

use super::{
    field::{FIELDS, Field, Row},
    parse::split_field,
    term::fold,
};
use crate::domain::Span;

/// So many candidates are shown at most.
const CANDIDATES: usize = 50;

/// What there is to be named: it comes from the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Names of feeds.
    pub feeds: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Names of entities.
    pub names: Vec<String>,
}

/// What may stand before the cursor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The bytes of the line that a candidate takes the place of; they end at the cursor.
    pub span: Span,
    /// What may stand there, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// One way to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As it is written in the line, in quotation marks where it needs them.
    pub text: String,
    /// What it means; empty where it is a name.
    pub help: &'static str,
}

/// What may stand before the cursor, a byte offset into the line.
#[must_use]
pub fn complete(line: &str, cursor: usize, known: &Known) -> Completion {
    let cursor = line.floor_char_boundary(cursor);
    let (start, quoted) = begun(&line[..cursor]);
    let word = &line[start..cursor];
    let dash = usize::from(word.starts_with('-'));
    let word = &word[dash..];
    match split_field(word) {
        Some((name, value)) => Completion {
            span: Span::new(cursor - value.len(), cursor),
            candidates: Row::named(name)
                .map(|row| values(row, value.trim_start_matches('"'), known))
                .unwrap_or_default(),
        },
        None => Completion {
            span: Span::new(start + dash, cursor),
            candidates: if quoted { Vec::new() } else { fields(word) },
        },
    }
}

/// Where the term begins that the line ends with, and whether it is in an open quotation.
fn begun(line: &str) -> (usize, bool) {
    let (mut start, mut quoted) = (0, false);
    for (place, char) in line.char_indices() {
        match char {
            '"' => quoted = !quoted,
            '(' | ')' if !quoted => start = place + 1,
            char if char.is_whitespace() && !quoted => start = place + char.len_utf8(),
            _ => {}
        }
    }
    (start, quoted)
}

fn fields(begun: &str) -> Vec<Candidate> {
    let begun = begun.to_ascii_lowercase();
    let fitting = FIELDS.iter().filter(|row| row.name.starts_with(&begun));
    let candidate = |row: &Row| Candidate {
        text: format!("{}:", row.name),
        help: row.help,
    };
    fitting.map(candidate).collect()
}

fn values(row: &Row, begun: &str, known: &Known) -> Vec<Candidate> {
    let names = match row.field {
        Field::Feed => &known.feeds,
        Field::Tag => &known.tags,
        Field::Entity => &known.names,
        _ => {
            let begun = begun.to_lowercase();
            let fitting = row.values.iter().filter(|value| value.starts_with(&begun));
            return fitting.map(|value| candidate(value)).collect();
        }
    };
    let begun = format!(" {}", fold(begun));
    let fits = |name: &&String| begun == " " || format!(" {}", fold(name)).contains(&begun);
    let fitting = names.iter().filter(fits).take(CANDIDATES);
    fitting.map(|name| candidate(name)).collect()
}

fn candidate(value: &str) -> Candidate {
    let plain = value.replace('"', "");
    let needs_marks = plain.contains(super::parse::ends_word);
    Candidate {
        text: if needs_marks {
            format!("\"{plain}\"")
        } else {
            plain
        },
        help: "",
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Known, complete};
    use crate::query::parse;

    fn known() -> Known {
        Known {
            feeds: vec!["Warta Varnia".into(), "Kabar".into()],
            tags: vec!["later".into(), "to \"do\"".into()],
            names: vec!["Mirela Dascu".into()],
        }
    }

    #[test]
    fn fields_and_values_are_offered_for_what_is_before_the_cursor() {
        // The cursor is at `|`; what a candidate replaces lies between `[` and it.
        for (line, expected) in [
            ("kapal [t|", &["title:", "tag:"][..]),
            ("-[ent|", &["entity:"]),
            ("([is|", &["is:"]),
            ("is:[un|", &["unread"]),
            (
                "is:[|read",
                &["unread", "read", "starred", "tagged", "copy"],
            ),
            ("a or -with:[|", &["gifts", "meetings"]),
            ("feed:[var|", &["\"Warta Varnia\""]),
            ("feed:[\"warta v|", &["\"Warta Varnia\""]),
            ("tag:[|", &["later", "\"to do\""]),
            ("entity:[dasc|", &["\"Mirela Dascu\""]),
            ("newer:[3|", &["\"3 days\""]),
            ("colour:[r|", &[]),
            ("\"kapal [t|", &[]),
        ] {
            let start = line.find('[').unwrap();
            let cursor = line.find('|').unwrap() - 1;
            let plain = line.replace(['[', '|'], "");
            let completion = complete(&plain, cursor, &known());
            let found: Vec<&str> = completion
                .candidates
                .iter()
                .map(|c| c.text.as_str())
                .collect();
            assert_eq!(found, expected, "{line}");
            if !expected.is_empty() {
                assert_eq!(
                    (completion.span.start, completion.span.end),
                    (start, cursor),
                    "{line}"
                );
            }
        }
        assert_eq!(complete("", 0, &known()).candidates.len(), 10);
    }

    proptest! {
        #[test]
        fn a_completed_value_is_a_query(line in r#"[a-z"( -]{0,8}(feed|tag|entity|is|with|newer|lang):"?[a-z]?"#, other in any::<String>(), cursor in 0..40_usize) {
            for candidate in complete(&line, line.len(), &known()).candidates {
                prop_assert!(parse(&format!("tag:{}", candidate.text)).is_ok(), "{candidate:?}");
            }
            let completion = complete(&other, cursor, &known());
            prop_assert!(other.get(completion.span.start..completion.span.end).is_some());
        }
    }
}
