//! Text to tokens: words, numbers, marks, each with its bytes and the word classes it may belong to.
//!
//! A token never crosses a paragraph. Clitics that are written apart in thought are told apart here: the
//! English possessive `'s` and `n't`, the Indonesian preposition glued to a name ("diJakarta"). The text
//! itself is never changed; later stages read tokens and never look for words in the text again.

use unicode_segmentation::UnicodeSegmentation;

use super::lexicon::{Class, Classes, Lexicon};
use crate::domain::{Lang, Span};

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with hyphens, apostrophes and digits inside.
    Word,
    /// Digits, perhaps with separators: `1.250`, `1,5`, `16/9`, `02.30`.
    Number,
    /// An address on the net.
    Address,
    /// Anything else: a mark, a currency sign, an emoji.
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// The word classes of its lower-case form.
    pub classes: Classes,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether it has two letters or more and all of them are capitals.
    pub upper: bool,
    /// Whether white space or the paragraph's beginning stands before it.
    pub spaced: bool,
    /// Where its lower-case form stands in the reading's store of them.
    pub lower: Span,
}

impl Token {
    /// Whether the token may be a word of `class`.
    #[must_use]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is exactly the mark `mark`.
    #[must_use]
    pub fn is_mark(&self, text: &str, mark: char) -> bool {
        self.kind == TokenKind::Mark && self.span.of(text).starts_with(mark)
    }
}

/// The tokens of the paragraph at `span` of `text`, in order, appended to `tokens`; their lower-case forms
/// are appended to `lower`.
pub fn tokenise(
    text: &str,
    span: Span,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
    lower: &mut String,
) {
    let mut at = span.start;
    let mut spaced = true;
    while at < span.end {
        let rest = &text[at..span.end];
        let Some(first) = rest.chars().next() else {
            break;
        };
        if first.is_whitespace() {
            at += first.len_utf8();
            spaced = true;
            continue;
        }
        let (kind, len) = scan(rest, first, lexicon);
        let whole = Span::new(at, at + len);
        for piece in pieces(text, whole, kind, lexicon) {
            tokens.push(token(text, piece, kind, spaced, lexicon, lower));
            spaced = false;
        }
        at += len;
    }
}

/// Kind and length in bytes of the token that `rest` begins with.
fn scan(rest: &str, first: char, lexicon: &Lexicon) -> (TokenKind, usize) {
    if let Some(len) = address(rest, first) {
        return (TokenKind::Address, len);
    }
    if first.is_ascii_digit() {
        return number(rest);
    }
    if let Some(len) = glued_currency(rest, lexicon) {
        return (TokenKind::Word, len);
    }
    if first.is_alphanumeric() {
        return (TokenKind::Word, word(rest));
    }
    if (first == '@' || first == '#')
        && rest[1..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
    {
        return (
            TokenKind::Address,
            1 + rest[1..]
                .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
                .unwrap_or(rest.len() - 1),
        );
    }
    (TokenKind::Mark, mark(rest, first))
}

/// The length of an address that `rest` begins with: a scheme, `www.` or a mail address.
fn address(rest: &str, first: char) -> Option<usize> {
    let lead = match first {
        'h' | 'H' => rest
            .get(..8)
            .filter(|lead| lead.to_ascii_lowercase().starts_with("http"))?
            .len(),
        'w' | 'W' => rest
            .get(..4)
            .filter(|lead| lead.eq_ignore_ascii_case("www."))?
            .len(),
        _ => return None,
    };
    if first.eq_ignore_ascii_case(&'h')
        && !rest[4..].trim_start_matches(['s', 'S']).starts_with("://")
    {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '“' | '”'))
        .unwrap_or(rest.len());
    let trimmed = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'', '’']);
    (trimmed.len() > lead).then_some(trimmed.len())
}

/// The length of a currency word with a number right behind it: "Rp2.000".
fn glued_currency(rest: &str, lexicon: &Lexicon) -> Option<usize> {
    let len = rest
        .bytes()
        .take(4)
        .position(|byte| byte.is_ascii_digit())
        .filter(|&len| len > 0)?;
    let word = rest.get(..len)?;
    let currency = word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && lexicon.currency(&word.to_ascii_lowercase()).is_some();
    // "R321,395" and "P13.4 million", but "N95" and "K9"
    let letter = len == 1 && !(word.starts_with(char::is_uppercase) && is_sum(&rest[len..]));
    (currency && !letter).then_some(len)
}

/// Whether a text begins with a number of thousands or more.
fn is_sum(text: &str) -> bool {
    let figures = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.')))
        .unwrap_or(text.len());
    let (number, behind) = text.split_at(figures);
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let scale = ["million", "billion", "trillion", "m ", "bn"];
    let scaled = scale
        .iter()
        .any(|scale| behind.trim_start().starts_with(scale));
    digits > 3 || scaled
}

/// A number: digits with single separators between digits; letters glued behind make it a word
/// (`2nd`, `4x4`) unless they are a scale ("45m", "5km"), which stays with the number.
fn number(rest: &str) -> (TokenKind, usize) {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let separator = matches!(bytes[at], b'.' | b',' | b'/' | b':')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        if !bytes[at].is_ascii_digit() && !separator {
            break;
        }
        at += 1;
    }
    if rest[at..].starts_with(|c: char| c.is_alphabetic()) {
        return (TokenKind::Word, at + word(&rest[at..]));
    }
    if rest[at..].starts_with('-') && rest[at + 1..].starts_with(char::is_alphabetic) {
        return (TokenKind::Word, at + 1 + word(&rest[at + 1..]));
    }
    (TokenKind::Number, at)
}

/// The length of a word: letters, digits and marks that combine, with hyphens, apostrophes and full stops
/// where letters stand on both sides (a full stop only inside an abbreviation such as "U.S." or "R.A." and
/// before small letters, as in "kompas.com").
fn word(rest: &str) -> usize {
    // Plain letters and digits, which most words are made of, stand in a word wherever they stand.
    let plain = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let mut end = plain;
    let mut before = rest[..plain].chars().next_back().unwrap_or(' ');
    let mut chars = rest[plain..].char_indices().peekable();
    while let Some((step, c)) = chars.next() {
        let at = plain + step;
        let next = chars.peek().map(|&(_, next)| next);
        let inside = is_letter(c)
            || (is_joint(c)
                && next.is_some_and(char::is_alphanumeric)
                && !is_between_names(&rest[..at], c, next))
            || (c == '.'
                && is_initial(&rest[..at])
                && (next.is_some_and(char::is_alphanumeric) || before.is_uppercase()))
            || (c == '.'
                && before.is_ascii_digit()
                && next.is_some_and(|next| next.is_ascii_digit()))
            || (c == '.' && before.is_alphanumeric() && next.is_some_and(char::is_lowercase));
        if !inside {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '_' | '&')
}

/// Whether a stroke parts two names, "REUTERS/Ana", rather than the halves of a word, "dan/atau", "AC/DC".
fn is_between_names(before: &str, joint: char, next: Option<char>) -> bool {
    joint == '/'
        && next.is_some_and(char::is_uppercase)
        && before.starts_with(char::is_uppercase)
        && before.chars().count() > 2
}

/// What may join two halves of a word.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '/')
}

/// Whether what stands before a full stop is one letter, alone or after another full stop: "U", "U.S".
fn is_initial(before: &str) -> bool {
    let last = before.rsplit('.').next().unwrap_or_default();
    let mut chars = last.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// The length of a mark: one grapheme, or a run of the same full stops or dashes.
fn mark(rest: &str, first: char) -> usize {
    if matches!(first, '.' | '-' | '*' | '_' | '=') {
        return rest.len() - rest.trim_start_matches(first).len();
    }
    if first.is_ascii() && rest.as_bytes().get(1).is_none_or(u8::is_ascii) {
        return 1;
    }
    rest.graphemes(true)
        .next()
        .map_or(first.len_utf8(), str::len)
}

/// The tokens that a scanned word really is: clitics and glued prepositions told apart.
fn pieces(
    text: &str,
    whole: Span,
    kind: TokenKind,
    lexicon: &Lexicon,
) -> impl Iterator<Item = Span> {
    let cut = if kind == TokenKind::Word {
        cut(whole.of(text), lexicon)
    } else {
        None
    };
    let first = Span::new(whole.start, whole.start + cut.unwrap_or(whole.len()));
    let second = cut.map(|cut| Span::new(whole.start + cut, whole.end));
    std::iter::once(first).chain(second)
}

/// What Indonesian hangs on a name by a hyphen.
const CLITICS: [&str; 4] = ["-lah", "-kah", "-nya", "-pun"];

/// Where a word falls into two, in bytes from its beginning.
fn cut(word: &str, lexicon: &Lexicon) -> Option<usize> {
    // Nothing is glued to small letters alone.
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if !word.is_ascii() || word.contains('\'') {
        let clitic = [
            "'s", "’s", "n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m",
            "’m",
        ]
        .into_iter()
        .find(|clitic| word.len() > clitic.len() && word.to_lowercase().ends_with(clitic));
        if let Some(clitic) = clitic {
            return word
                .is_char_boundary(word.len() - clitic.len())
                .then(|| word.len() - clitic.len());
        }
    }
    if lexicon.lang() == Lang::Id && word.starts_with(char::is_uppercase) {
        let clitic = CLITICS.into_iter().find(|clitic| word.ends_with(clitic));
        if let Some(clitic) = clitic {
            return Some(word.len() - clitic.len());
        }
    }
    // A preposition in small letters with a capital right behind it is a missing space.
    let mut lead = word.char_indices().take_while(|&(at, _)| at <= 4);
    let capital = lead
        .find(|&(_, c)| c.is_uppercase())
        .map(|(at, _)| at)
        .filter(|&at| at >= 2)?;
    let lead = &word[..capital];
    let glued =
        lexicon.classes(lead).has(Class::Preposition) && word[capital..].chars().count() > 2;
    (glued && lead.chars().all(char::is_lowercase)).then_some(capital)
}

fn token(
    text: &str,
    span: Span,
    kind: TokenKind,
    spaced: bool,
    lexicon: &Lexicon,
    lower: &mut String,
) -> Token {
    let word = span.of(text);
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let from = lower.len();
    push_lower(word, lower);
    let lower_span = Span::new(from, lower.len());
    let classes = match kind {
        TokenKind::Word | TokenKind::Mark => lexicon.classes(lower_span.of(lower)),
        TokenKind::Number | TokenKind::Address => Classes::default(),
    };
    Token {
        span,
        kind,
        classes,
        capital,
        upper: capital && is_upper(word),
        spaced,
        lower: lower_span,
    }
}

fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some()
        && letters.all(char::is_uppercase)
        && word.chars().filter(|c| c.is_alphabetic()).count() > 1
}

/// Appends the lower-case form of `word` to `lower`, with curly apostrophes made straight.
fn push_lower(word: &str, lower: &mut String) {
    let from = lower.len();
    if word.is_ascii() {
        lower.push_str(word);
        lower[from..].make_ascii_lowercase();
    } else {
        lower.extend(
            word.chars()
                .flat_map(char::to_lowercase)
                .map(|c| if c == '’' { '\'' } else { c }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lang: Lang, text: &str, expected: &[&str]) {
        let (mut tokens, mut lower) = (Vec::new(), String::new());
        tokenise(
            text,
            Span::new(0, text.len()),
            Lexicon::of(lang),
            &mut tokens,
            &mut lower,
        );
        let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn words_numbers_and_marks_are_told_apart() {
        check(
            Lang::Id,
            "Pada Sabtu (16/9) ia",
            &["Pada", "Sabtu", "(", "16/9", ")", "ia"],
        );
        check(
            Lang::Id,
            "Rp 1,5 miliar, 2.500 boks.",
            &["Rp", "1,5", "miliar", ",", "2.500", "boks", "."],
        );
        check(
            Lang::Id,
            "anak-anak Jong-un Covid-19 KORAN/Ana dan/atau AC/DC",
            &[
                "anak-anak",
                "Jong-un",
                "Covid-19",
                "KORAN",
                "/",
                "Ana",
                "dan/atau",
                "AC/DC",
            ],
        );
        check(
            Lang::En,
            "the U.S. government gave $2.5m",
            &["the", "U.S.", "government", "gave", "$", "2.5m"],
        );
        check(
            Lang::Id,
            "KOMPAS.com - Wapres",
            &["KOMPAS.com", "-", "Wapres"],
        );
        check(
            Lang::En,
            "See https://a.example/b-c, now.",
            &["See", "https://a.example/b-c", ",", "now", "."],
        );
    }

    #[test]
    fn clitics_and_glued_prepositions_stand_apart() {
        check(
            Lang::En,
            "Kenya's army didn’t",
            &["Kenya", "'s", "army", "did", "n’t"],
        );
        check(
            Lang::Id,
            "jet diSurabaya-Barat",
            &["jet", "di", "Surabaya-Barat"],
        );
        check(Lang::Id, "harga iPhone", &["harga", "iPhone"]);
        check(
            Lang::Id,
            "tentu Ana-lah anak-anaknya",
            &["tentu", "Ana", "-lah", "anak-anaknya"],
        );
    }
}
