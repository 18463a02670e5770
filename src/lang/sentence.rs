//! Tokens to sentences: where one ends, in spite of abbreviations, initials and quotations.
//!
//! Every token that is read belongs to exactly one sentence. A dateline ("JAKARTA, Antara -") is a
//! sentence of its own, so that no place or paper in it is taken for part of the first clause.
//!
//! What goes on for thousands of words without a full stop or a line break is no prose: a dump, a table, a
//! test. Its first [`STRETCH`] tokens are read like any text, in sentences of at most [`LONGEST`]; what
//! follows, up to the next end of a sentence or line, is left out, and nothing is found in it.

use std::ops::Range;

use super::{
    lexicon::Class,
    token::{Token, TokenKind},
};

/// A run of tokens that says one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, by index.
    pub tokens: Range<usize>,
    /// What part of the story it is.
    pub part: Part,
    /// The paragraph it stands in, by index; a title counts to the first.
    pub paragraph: usize,
}

/// What part of a story a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Title,
    /// Where and by whom it was written.
    Dateline,
    /// The story itself.
    Body,
}

/// The longest sentence in tokens; what has no full stop for so long is no prose, and is cut so that the time
/// to read it grows with its length alone.
const LONGEST: usize = 200;

/// The most tokens that are read without the end of a sentence or of a line: an hour of speech written down
/// without a single full stop.
pub const STRETCH: usize = 8000;

/// A place in capitals that a colon ends the dateline of has so many letters; fewer are a speaker's: "PBB: …".
const SHOUTED: usize = 4;

/// The longest dateline in tokens.
const DATELINE: usize = 16;

/// The most marks that close behind a final mark; more are no sentence, and would be walked again and again.
const CLOSINGS: usize = 16;

/// A title is one sentence, whatever stands in it.
pub fn title(tokens: Range<usize>) -> Option<Sentence> {
    (!tokens.is_empty()).then_some(Sentence {
        tokens,
        part: Part::Title,
        paragraph: 0,
    })
}

/// Cuts the tokens of one paragraph, `range`, into sentences. `stretch` is how many tokens stand before it
/// without an end of a sentence or line, and how many there are then; tokens beyond [`STRETCH`] of them are
/// in no sentence.
pub fn split(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    paragraph: usize,
    stretch: &mut usize,
    out: &mut Vec<Sentence>,
) {
    let mut start = range.start;
    if let Some(end) = dateline(text, &tokens[range.clone()]) {
        out.push(Sentence {
            tokens: start..start + end,
            part: Part::Dateline,
            paragraph,
        });
        start += end;
    }
    let mut from = start;
    let mut stop = start;
    for at in start..range.end {
        stop = before_closings(text, tokens, start, stop, at);
        let last = at + 1 == range.end || at + 1 - from == LONGEST;
        let ended = if at + 1 < range.end {
            ends(text, tokens, start, stop, at)
        } else {
            is_final(text, tokens, stop, at)
        };
        if last || ended {
            if *stretch < STRETCH {
                out.push(Sentence {
                    tokens: from..at + 1,
                    part: Part::Body,
                    paragraph,
                });
            }
            *stretch = if ended { 0 } else { *stretch + at + 1 - from };
            from = at + 1;
        }
    }
}

/// The number of tokens of the dateline that a paragraph begins with: capitalised words, marks and dates
/// up to a dash that stands alone, or behind a place in capitals up to a colon.
fn dateline(text: &str, tokens: &[Token]) -> Option<usize> {
    let shouted = tokens
        .first()
        .is_some_and(|first| first.upper && first.span.of(text).chars().nth(SHOUTED - 1).is_some());
    // "JAKARTA- Ana", "JAKARTA--Ana": glued to a place in capitals.
    let glued =
        |at: usize| at > 0 && tokens[at - 1].upper && tokens[at - 1].span.of(text).len() >= SHOUTED;
    let ends = |at: usize| {
        let token = &tokens[at];
        is_dash(text, token) && (token.spaced || glued(at))
            || shouted && !token.spaced && token.is_mark(text, ':')
    };
    let dash = (0..tokens.len().min(DATELINE)).find(|&at| ends(at))?;
    let double = glued(dash) && tokens[dash].span.of(text) == "--";
    let after_space = tokens.get(dash + 1).is_some_and(|next| next.spaced) || double;
    let fits = |token: &Token| {
        token.capital || !token.is_word() || token.is(Class::Calendar) || token.is(Class::News)
    };
    let wordy = tokens[..dash].iter().any(Token::is_word);
    (dash > 0 && after_space && wordy && tokens[..dash].iter().all(fits)).then_some(dash + 1)
}

fn is_dash(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Mark
        && token
            .span
            .of(text)
            .chars()
            .all(|c| matches!(c, '-' | '–' | '—' | '―'))
}

/// Whether a sentence ends with the token at `at`: a final mark, at `stop`, with what closes behind it, before
/// something that may begin another.
fn ends(text: &str, tokens: &[Token], start: usize, stop: usize, at: usize) -> bool {
    let next = &tokens[at + 1];
    if !next.spaced || !is_final(text, tokens, stop, at) || is_closing(text, next) {
        return false;
    }
    let opens = next.capital || next.kind == TokenKind::Number || is_opening(text, next);
    // A quotation that asks or exclaims goes on with its speaker: "…?" kata Ana.
    let speaker = stop < at && next.is(Class::Say);
    opens && !speaker && !(stop == at && is_abbreviation(text, tokens, start, stop))
}

/// The last token up to `at` that is no closing mark, at most [`CLOSINGS`] before it and not before `start`;
/// `before` is the one for the token before `at`.
fn before_closings(text: &str, tokens: &[Token], start: usize, before: usize, at: usize) -> usize {
    if at == start || !is_closing(text, &tokens[at]) {
        return at;
    }
    before.max(at.saturating_sub(CLOSINGS))
}

/// Whether a final mark stands at `stop`, with closing quotes and brackets between it and `at`.
fn is_final(text: &str, tokens: &[Token], stop: usize, at: usize) -> bool {
    let word = tokens[stop].span.of(text);
    let mark = tokens[stop].kind == TokenKind::Mark
        && word.starts_with(['.', '!', '?', '…', '。', '！', '？']);
    mark || stop == at && tokens[stop].is_word() && word.ends_with('.')
}

/// Whether the full stop at `stop` belongs to the word before it.
fn is_abbreviation(text: &str, tokens: &[Token], start: usize, stop: usize) -> bool {
    let token = &tokens[stop];
    if token.is_word() {
        // "the U.S. Navy" goes on; "in the U.S. The" may not: a determiner or pronoun begins a sentence.
        let next = &tokens[stop + 1];
        return !(next.is(Class::Determiner)
            || next.is(Class::Pronoun)
            || next.is(Class::Preposition));
    }
    if token.span.of(text) != "." || stop == start || token.spaced {
        return false;
    }
    let before = &tokens[stop - 1];
    let word = before.span.of(text);
    // "*Rs.* 20 million", but "It cost 20 *dollars*. 30 people …"
    let currency = before.is(Class::Currency)
        && word.len() < 5
        && tokens[stop + 1].kind == TokenKind::Number
        && !(stop > start + 1 && tokens[stop - 2].kind == TokenKind::Number);
    currency
        || before.is(Class::Abbreviation)
        || (before.capital && before.is_word() && word.chars().count() == 1)
}

/// Whether a token is a mark that closes what was opened before.
fn is_closing(text: &str, token: &Token) -> bool {
    if token.kind != TokenKind::Mark {
        return false;
    }
    let word = token.span.of(text);
    word.starts_with(['”', '’', '»', ')', ']']) || (!token.spaced && word.starts_with(['"', '\'']))
}

/// Whether a token is a mark that opens.
fn is_opening(text: &str, token: &Token) -> bool {
    let word = token.span.of(text);
    token.kind == TokenKind::Mark
        && token.spaced
        && word.starts_with(['“', '‘', '«', '(', '[', '"', '\'', '-', '–', '—', '•', '*'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Lang, Span},
        lang::{lexicon::Lexicon, token::tokenise},
    };

    fn check(lang: Lang, text: &str, expected: &[&str]) {
        let (mut tokens, mut lower, mut sentences) = (Vec::new(), String::new(), Vec::new());
        tokenise(
            text,
            Span::new(0, text.len()),
            Lexicon::of(lang),
            &mut tokens,
            &mut lower,
        );
        split(text, &tokens, 0..tokens.len(), 0, &mut 0, &mut sentences);
        let found: Vec<&str> = sentences
            .iter()
            .map(|s| &text[tokens[s.tokens.start].span.start..tokens[s.tokens.end - 1].span.end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_initials_and_numbers_do_not_end_a_sentence() {
        check(
            Lang::Id,
            "Ia menemui Dr. Sari dan H. Umar. Rp. 1.500 habis.",
            &["Ia menemui Dr. Sari dan H. Umar.", "Rp. 1.500 habis."],
        );
        check(
            Lang::En,
            "The U.S. Navy met Mr. J. Roe. It rained.",
            &["The U.S. Navy met Mr. J. Roe.", "It rained."],
        );
        check(
            Lang::En,
            "Roe gave Rs. 500 to Holt. It cost 20 dollars. 30 people came.",
            &[
                "Roe gave Rs. 500 to Holt.",
                "It cost 20 dollars.",
                "30 people came.",
            ],
        );
    }

    #[test]
    fn quotations_keep_their_speaker_and_their_closing_mark() {
        check(
            Lang::Id,
            "\"Mau ke mana?\" kata Ana. \"Pulang.\" Lalu ia pergi.",
            &[
                "\"Mau ke mana?\" kata Ana.",
                "\"Pulang.\"",
                "Lalu ia pergi.",
            ],
        );
    }

    #[test]
    fn a_dateline_stands_alone() {
        check(
            Lang::Id,
            "JAKARTA, KOMPAS.com - Wapres tiba. Ia pulang.",
            &["JAKARTA, KOMPAS.com -", "Wapres tiba.", "Ia pulang."],
        );
        check(
            Lang::En,
            "ADDIS ABABA, May 15 (Xinhua) -- The minister left.",
            &["ADDIS ABABA, May 15 (Xinhua) --", "The minister left."],
        );
        check(
            Lang::En,
            "WASHINGTON, Sept 15: The minister left.",
            &["WASHINGTON, Sept 15:", "The minister left."],
        );
        check(Lang::Id, "PBB: kami menunggu.", &["PBB: kami menunggu."]);
        check(
            Lang::En,
            "Ana - the mayor - left.",
            &["Ana -", "the mayor - left."],
        );
    }

    #[test]
    fn a_stretch_without_end_is_left_out_until_the_next_sentence() {
        let text = format!("{}Ana pergi. Budi pulang.", "kata ".repeat(STRETCH + 300));
        let (mut tokens, mut lower) = (Vec::new(), String::new());
        let span = Span::new(0, text.len());
        tokenise(&text, span, Lexicon::of(Lang::Id), &mut tokens, &mut lower);
        let (mut sentences, mut stretch) = (Vec::new(), 0);
        let all = 0..tokens.len();
        split(&text, &tokens, all, 0, &mut stretch, &mut sentences);
        let read: usize = sentences.iter().map(|one| one.tokens.len()).sum();
        assert_eq!(read, STRETCH + "Budi pulang .".split(' ').count());
        assert_eq!(stretch, 0);
    }
}
