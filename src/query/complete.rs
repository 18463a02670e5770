//! How an unfinished line may go on: names of fields, and values of the field before the cursor.

use super::{
    field::{FIELDS, Field, Row},
    parse::split_field,
    term::fold,
};
use crate::domain::Span;

/// So many candidates are offered at most.
pub const CANDIDATES: usize = 50;

/// Names that only the store knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Of feeds.
    Feeds,
    /// Tags.
    Tags,
    /// Of entities.
    Entities,
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

/// What may stand before the cursor of a query, a byte offset into the line. `named` tells names of a sort in which a
/// word begins with these folded letters, or more names than these.
///
/// # Errors
/// Where `named` fails.
pub fn complete<E>(
    line: &str,
    cursor: usize,
    named: impl FnOnce(Names, &str) -> Result<Vec<String>, E>,
) -> Result<Completion, E> {
    let cursor = line.floor_char_boundary(cursor);
    let (start, quoted) = begun(&line[..cursor]);
    let word = &line[start..cursor];
    let dash = usize::from(word.starts_with('-'));
    let word = &word[dash..];
    Ok(match split_field(word) {
        Some((name, value)) => Completion {
            span: Span::new(cursor - value.len(), cursor),
            candidates: match Row::named(name) {
                Some(row) => values(row, value.trim_start_matches('"'), named)?,
                None => Vec::new(),
            },
        },
        None => Completion {
            span: Span::new(start + dash, cursor),
            candidates: if quoted { Vec::new() } else { fields(word) },
        },
    })
}

/// What may stand before the cursor of a list of tags between commas, where these tags are used.
#[must_use]
pub fn complete_tag(line: &str, cursor: usize, tags: &[String]) -> Completion {
    let cursor = line.floor_char_boundary(cursor);
    let before = &line[..cursor];
    let (listed, tag) = before.rsplit_once(',').unwrap_or(("", before));
    let listed: Vec<String> = listed.split(',').map(fold).collect();
    let tag = tag.trim_start();
    let new = |name: &&String| !listed.contains(&fold(name));
    let candidates = fitting(tags.iter().filter(new), tag);
    Completion {
        span: Span::new(cursor - tag.len(), cursor),
        candidates: candidates.map(|tag| plain(tag.clone())).collect(),
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

fn values<E>(
    row: &Row,
    begun: &str,
    named: impl FnOnce(Names, &str) -> Result<Vec<String>, E>,
) -> Result<Vec<Candidate>, E> {
    let names = match row.field {
        Field::Feed => Names::Feeds,
        Field::Tag => Names::Tags,
        Field::Entity => Names::Entities,
        _ => {
            let begun = begun.to_lowercase();
            let fitting = row.values.iter().filter(|value| value.starts_with(&begun));
            return Ok(fitting.map(|value| quoted(value)).collect());
        }
    };
    let names = named(names, &fold(begun))?;
    Ok(fitting(names.iter(), begun)
        .map(|name| quoted(name))
        .collect())
}

/// Those of some names in which a word begins with `begun`.
fn fitting<'a>(
    names: impl Iterator<Item = &'a String>,
    begun: &str,
) -> impl Iterator<Item = &'a String> {
    let begun = format!(" {}", fold(begun));
    let fits = move |name: &&String| begun == " " || format!(" {}", fold(name)).contains(&begun);
    names.filter(fits).take(CANDIDATES)
}

fn quoted(value: &str) -> Candidate {
    let text = value.replace('"', "");
    plain(if text.contains(super::parse::ends_word) {
        format!("\"{text}\"")
    } else {
        text
    })
}

const fn plain(text: String) -> Candidate {
    Candidate { text, help: "" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Completion, Names, complete_tag};
    use crate::query::parse;

    fn complete(line: &str, cursor: usize) -> Completion {
        let named = |names, _: &str| -> Result<Vec<String>, std::convert::Infallible> {
            Ok(match names {
                Names::Feeds => vec!["Warta Varnia".into(), "Kabar".into()],
                Names::Tags => vec!["later".into(), "to \"do\"".into()],
                Names::Entities => vec!["Mirela Dascu".into()],
            })
        };
        match super::complete(line, cursor, named) {
            Ok(completion) => completion,
        }
    }

    fn offered(completion: &Completion) -> Vec<&str> {
        let candidates = completion.candidates.iter();
        candidates.map(|candidate| &*candidate.text).collect()
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
            let completion = complete(&plain, cursor);
            assert_eq!(offered(&completion), expected, "{line}");
            if !expected.is_empty() {
                assert_eq!(
                    (completion.span.start, completion.span.end),
                    (start, cursor),
                    "{line}"
                );
            }
        }
        assert_eq!(complete("", 0).candidates.len(), 10);
    }

    #[test]
    fn a_tag_that_is_not_in_the_line_is_offered_for_the_one_before_the_cursor() {
        let tags: Vec<String> = ["gift horses", "later", "Pact"].map(Into::into).into();
        for (line, expected) in [
            ("|", &["gift horses", "later", "Pact"][..]),
            ("pact, [|", &["gift horses", "later"]),
            ("a,[l|", &["later"]),
            ("[HOR|", &["gift horses"]),
            ("[z|", &[]),
        ] {
            let cursor = line.replace('[', "").find('|').unwrap();
            let completion = complete_tag(&line.replace(['[', '|'], ""), cursor, &tags);
            assert_eq!(offered(&completion), expected, "{line}");
            assert_eq!(completion.span.start, line.find('[').unwrap_or(0), "{line}");
            assert_eq!(completion.span.end, cursor, "{line}");
        }
    }

    proptest! {
        #[test]
        fn a_completed_value_is_a_query(line in r#"[a-z"( -]{0,8}(feed|tag|entity|is|with|newer|lang):"?[a-z]?"#, other in any::<String>(), cursor in 0..40_usize) {
            for candidate in complete(&line, line.len()).candidates {
                prop_assert!(parse(&format!("tag:{}", candidate.text)).is_ok(), "{candidate:?}");
            }
            let completion = complete(&other, cursor);
            prop_assert!(other.get(completion.span.start..completion.span.end).is_some());
        }
    }
}
