//! Tagged sentences as text: `TOKEN<TAB>TAG` a line, a blank line between sentences.
//!
//! The first column is the token, the last the tag; a line with one column is tagged `O`. Line ends of Windows and
//! a byte order mark are no part of a token. A text without any tab, each line of which has as many columns parted
//! by spaces, two or more, is read by these, as the files of the CoNLL shared task are written.

use crate::lang::tagger::Sample;

/// The line that opens a document.
pub const OPENING: &str = "-DOCSTART-";

/// What is wrong with a text of tagged sentences.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Odd {
    /// A line with a tag only.
    #[error(
        "line {line} has no token before its tag; write TOKEN<TAB>TAG, and nothing on the lines between sentences"
    )]
    NoToken {
        /// The line, counted from 1.
        line: usize,
    },
    /// A tag of another scheme.
    #[error("line {line} is tagged {tag:?}; write O, B-TYPE or I-TYPE")]
    NoTag {
        /// The line, counted from 1.
        line: usize,
        /// The tag.
        tag: String,
    },
}

/// Reads all sentences, a list for each document; a `-DOCSTART-` line opens one. Tags are `O`, `B-TYPE` or `I-TYPE`.
///
/// # Errors
/// When a line has no token, or a tag of another scheme.
pub fn documents(text: &str) -> Result<Vec<Vec<Sample>>, Odd> {
    let mut documents = vec![Vec::new()];
    for sentence in sentences(text)? {
        if is_opening(&sentence.sample) {
            if documents.last().is_some_and(|open| !open.is_empty()) {
                documents.push(Vec::new());
            }
            continue;
        }
        for (at, tag) in sentence.sample.tags.iter().enumerate() {
            if !is_tag(tag) {
                return Err(Odd::NoTag {
                    line: sentence.line + at,
                    tag: tag.clone(),
                });
            }
        }
        documents
            .last_mut()
            .expect("there is always one")
            .push(sentence.sample);
    }
    Ok(documents)
}

/// Reads the tokens of all sentences, whatever stands beside them; a `-DOCSTART-` line is a sentence of its own.
///
/// # Errors
/// When a line has no token.
pub fn tokens(text: &str) -> Result<Vec<Sample>, Odd> {
    let sentences = sentences(text)?.into_iter();
    Ok(sentences.map(|sentence| sentence.sample).collect())
}

/// Whether a sentence is the line that opens a document.
#[must_use]
pub fn is_opening(sample: &Sample) -> bool {
    sample.words == [OPENING]
}

/// A sentence and the line, counted from 1, that it begins on.
struct Sentence {
    line: usize,
    sample: Sample,
}

fn sentences(text: &str) -> Result<Vec<Sentence>, Odd> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mark = if is_spaced(text) { ' ' } else { '\t' };
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut goes_on = false;
    for (at, line) in text.lines().enumerate() {
        let Some((word, tag)) = columns(line, mark) else {
            goes_on = false;
            continue;
        };
        if word.is_empty() {
            return Err(Odd::NoToken { line: at + 1 });
        }
        if !goes_on || word == OPENING {
            sentences.push(Sentence {
                line: at + 1,
                sample: Sample::default(),
            });
        }
        let sample = &mut sentences.last_mut().expect("one was opened").sample;
        sample.words.push(word.to_owned());
        sample.tags.push(tag.to_owned());
        goes_on = word != OPENING;
    }
    Ok(sentences)
}

/// The token and the tag of a line; nothing for a blank one.
fn columns(line: &str, mark: char) -> Option<(&str, &str)> {
    let line = line.trim_end_matches('\r');
    if line.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return None;
    }
    let (word, rest) = line.split_once(mark).unwrap_or((line, ""));
    let tag = rest.rsplit(mark).next().unwrap_or_default().trim();
    Some((word, if tag.is_empty() { "O" } else { tag }))
}

/// Whether a text has its columns parted by spaces.
fn is_spaced(text: &str) -> bool {
    let parted = |line: &&str| !line.trim().is_empty() && !line.starts_with(OPENING);
    let mut counts = text
        .lines()
        .filter(parted)
        .map(|line| line.trim_end().split(' ').count());
    let first = counts.next().unwrap_or(0);
    !text.contains('\t') && first > 1 && counts.all(|count| count == first)
}

fn is_tag(tag: &str) -> bool {
    let kind = tag.strip_prefix("B-").or_else(|| tag.strip_prefix("I-"));
    tag == "O" || kind.is_some_and(|kind| !kind.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Sample>, Odd> {
        Ok(documents(text)?.into_iter().flatten().collect())
    }

    fn words(text: &str) -> Vec<Vec<String>> {
        let samples = tokens(text).unwrap().into_iter();
        samples.map(|sample| sample.words).collect()
    }

    #[test]
    fn sentences_and_documents_are_told_apart() {
        let text = "-DOCSTART-\tO\n\nAna\tB-PER\nmet\tx\tO\n\nHe\n\n-DOCSTART-\tO\n\nTarn\tB-LOC\n";
        let documents = documents(text).unwrap();
        assert_eq!(documents.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1]);
        assert_eq!(documents[0][0].words, ["Ana", "met"]);
        assert_eq!(documents[0][0].tags, ["B-PER", "O"]);
        assert_eq!(documents[0][1].tags, ["O"]);
    }

    #[test]
    fn line_ends_a_byte_order_mark_and_a_missing_last_line_end_change_nothing() {
        let plain = read("Ana\tB-PER\ntiba\tO\n\nIa\tO\n").unwrap();
        let odd = [
            "Ana\tB-PER\r\ntiba\tO\r\n\r\nIa\tO\r\n",
            "\u{feff}Ana\tB-PER\ntiba\tO\n\nIa\tO\n",
            "\n\nAna\tB-PER\ntiba\tO\n \t\n\nIa\tO",
            "Ana\t_\t\tB-PER\ntiba\t\n\nIa\n",
            "Ana B-PER\ntiba O\n\nIa O\n",
            "Ana NNP _ B-PER\ntiba VB _ O\n\nIa PRP _ O",
        ];
        for text in odd {
            assert_eq!(read(text).unwrap(), plain, "{text:?}");
        }
    }

    #[test]
    fn a_token_keeps_the_spaces_inside_it() {
        assert_eq!(words("5 ton\tO\nberas\tO\n"), [["5 ton", "beras"]]);
        assert_eq!(words("5 ton\nberas\n"), [["5 ton", "beras"]]);
        assert_eq!(words("\u{a0}\tO\nberas\tO\n"), [["\u{a0}", "beras"]]);
    }

    #[test]
    fn a_line_without_a_token_or_with_a_tag_of_another_scheme_is_named() {
        assert_eq!(read("Ana\tB-PER\n\tO\n"), Err(Odd::NoToken { line: 2 }));
        assert_eq!(tokens("\n\n\tO\n"), Err(Odd::NoToken { line: 3 }));
        let tag = "S-PER".to_owned();
        assert_eq!(
            read("Ia\tO\n\ntemui\tO\nAna\tS-PER\n"),
            Err(Odd::NoTag { line: 4, tag })
        );
        assert_eq!(words("Ana\tS-PER\n"), [["Ana"]]);
    }
}
