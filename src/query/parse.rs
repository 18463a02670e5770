//! A line → a query.
//!
//! Words beside each other must all be there, `or` between them asks for either; `-` excludes, parentheses
//! group, quotation marks hold words together. `or` binds less than standing beside each other.

use super::{
    Column, Condition, Query,
    field::{self, Row},
    term::fold,
};
use crate::domain::Span;

/// So many terms are enough.
const TERMS: usize = 200;

/// So deep may parentheses lie.
const DEPTH: usize = 32;

/// Why a line is no query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} (at byte {})", span.start)]
pub struct Mistake {
    /// Where: bytes of the line, on character boundaries, at its end where something is missing.
    pub span: Span,
    /// What is wrong there, and what is possible.
    pub what: What,
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum What {
    /// A word with a colon is no field.
    #[error("there is no field `{0}:`; there are {names}; put words with a colon in quotation marks", names = field::names())]
    Field(String),
    /// A field does not have this value.
    #[error("`{field}:` cannot be `{value}`; it can be {possible}", possible = field::values_of(field))]
    Value {
        /// The field's name.
        field: &'static str,
        /// What was written.
        value: String,
    },
    /// There is nothing behind the colon.
    #[error("a value is missing; write `{0}:VALUE`, or `{0}:\"TWO WORDS\"`")]
    NoValue(&'static str),
    /// There is no letter or digit in what is to be found.
    #[error("there is no word here to look for")]
    NoWord,
    /// This is no date.
    #[error(
        "this is no date; write 2023-09-16, 2023-09 or 2023, with <, <=, > or >= before it, or two with `..` between"
    )]
    Date,
    /// Nothing lies between these dates.
    #[error("this ends before it begins; write the earlier date first")]
    Reversed,
    /// This is no age.
    #[error(
        "this is no age; write a number and min, hours, days, weeks, months or years, as \"3 days\" or 3d"
    )]
    Age,
    /// Something is to follow or to stand between.
    #[error("something to look for is missing here")]
    Nothing,
    /// A quotation has no end.
    #[error("this quotation mark is not closed")]
    Quotation,
    /// A parenthesis has no end.
    #[error("this parenthesis is not closed")]
    Unclosed,
    /// A parenthesis has no beginning.
    #[error("this parenthesis was not opened")]
    Unopened,
    /// More than can be answered.
    #[error("this is too much for one query")]
    TooMuch,
}

/// Reads a line. An empty one means every article.
///
/// # Errors
/// Where the line is no query: the first place at which it is none.
pub fn parse(line: &str) -> Result<Query, Mistake> {
    let mut parser = Parser {
        line,
        at: 0,
        depth: 0,
        terms: 0,
    };
    parser.skip_space();
    if parser.rest().is_empty() {
        return Ok(Query::Every);
    }
    let query = parser.any()?;
    match parser.rest() {
        "" => Ok(query),
        _ => Err(parser.mistake(parser.at, parser.at + 1, What::Unopened)),
    }
}

/// Whether a character ends a word.
pub(super) fn ends_word(char: char) -> bool {
    char.is_whitespace() || matches!(char, '(' | ')' | '"')
}

/// The name of the field that a word begins with, and what follows the colon. Numbers (`12:30`) and addresses
/// (`https://…`) have colons of their own.
pub(super) fn split_field(word: &str) -> Option<(&str, &str)> {
    let (name, rest) = word.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_name && !rest.starts_with("//")).then_some((name, rest))
}

struct Parser<'a> {
    line: &'a str,
    at: usize,
    depth: usize,
    terms: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.line[self.at..]
    }

    fn mistake(&self, start: usize, end: usize, what: What) -> Mistake {
        let span = Span::new(start, end.min(self.line.len()));
        Mistake { span, what }
    }

    fn skip_space(&mut self) {
        self.at = self.line.len() - self.rest().trim_start().len();
    }

    /// Takes a small word, where it stands here by itself.
    fn take(&mut self, word: &str) -> bool {
        let Some(here) = self.rest().get(..word.len()) else {
            return false;
        };
        let alone = self.rest()[word.len()..]
            .chars()
            .next()
            .is_none_or(ends_word);
        let found = alone && here.eq_ignore_ascii_case(word);
        if found {
            self.at += word.len();
            self.skip_space();
        }
        found
    }

    fn any(&mut self) -> Result<Query, Mistake> {
        let mut parts = vec![self.all()?];
        while self.take("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Query::Any))
    }

    fn all(&mut self) -> Result<Query, Mistake> {
        let begun = self.at;
        let mut parts = Vec::new();
        let mut wanted = true;
        loop {
            self.skip_space();
            let place = self.at;
            if self.rest().is_empty() || self.rest().starts_with(')') || self.take("or") {
                self.at = place;
                break;
            }
            if !wanted && self.take("and") {
                wanted = true;
                continue;
            }
            parts.extend(self.part()?);
            wanted = false;
        }
        if wanted {
            return Err(self.mistake(self.at, self.at, What::Nothing));
        }
        if parts.is_empty() {
            return Err(self.mistake(begun, self.at, What::NoWord));
        }
        Ok(one_or(parts, Query::All))
    }

    /// A term, a group, or what excludes one; nothing where it has no letter or digit.
    fn part(&mut self) -> Result<Option<Query>, Mistake> {
        let start = self.at;
        self.terms += 1;
        if self.terms > TERMS {
            return Err(self.mistake(start, self.line.len(), What::TooMuch));
        }
        let excludes = self.rest().starts_with('-');
        if excludes {
            self.at += 1;
            if self
                .rest()
                .chars()
                .next()
                .is_none_or(|c| c.is_whitespace() || c == ')')
            {
                return Err(self.mistake(start, self.at, What::Nothing));
            }
        }
        let part = if self.rest().starts_with('(') {
            Some(self.group()?)
        } else {
            self.term()?.map(Query::If)
        };
        Ok(match part {
            Some(part) if excludes => Some(Query::Not(Box::new(part))),
            part => part,
        })
    }

    fn group(&mut self) -> Result<Query, Mistake> {
        let start = self.at;
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.mistake(start, self.at, What::TooMuch));
        }
        let query = self.any()?;
        if !self.rest().starts_with(')') {
            return Err(self.mistake(start, start + 1, What::Unclosed));
        }
        self.at += 1;
        self.depth -= 1;
        Ok(query)
    }

    fn term(&mut self) -> Result<Option<Condition>, Mistake> {
        let word = self.word();
        let Some((name, rest)) = split_field(word) else {
            let words = if word.is_empty() {
                self.quotation()?
            } else {
                self.at += word.len();
                word
            };
            let found = !fold(words).is_empty();
            return Ok(found.then(|| Condition::Words(Column::Any, words.to_owned())));
        };
        let start = self.at;
        let Some(row) = Row::named(name) else {
            return Err(self.mistake(start, start + name.len() + 1, What::Field(name.to_owned())));
        };
        self.at += name.len() + 1;
        let begun = self.at;
        self.at += rest.len();
        let mut value = rest.to_owned();
        while self.rest().starts_with('"') {
            value.push_str(self.quotation()?);
            let more = self.word();
            value.push_str(more);
            self.at += more.len();
        }
        if value.trim().is_empty() {
            return Err(self.mistake(start, self.at, What::NoValue(row.name)));
        }
        let condition = row.condition(&value);
        condition
            .map(Some)
            .map_err(|what| self.mistake(begun, self.at, what))
    }

    /// The word that begins here; empty where something else does.
    fn word(&self) -> &'a str {
        let rest = self.rest();
        &rest[..rest.find(ends_word).unwrap_or(rest.len())]
    }

    /// Takes a quotation and gives what stands between its marks.
    fn quotation(&mut self) -> Result<&'a str, Mistake> {
        let start = self.at;
        let inner = &self.rest()[1..];
        let Some(length) = inner.find('"') else {
            return Err(self.mistake(start, start + 1, What::Quotation));
        };
        self.at += length + 2;
        Ok(&inner[..length])
    }
}

fn one_or(mut parts: Vec<Query>, many: fn(Vec<Query>) -> Query) -> Query {
    match parts.len() {
        1 => parts.remove(0),
        _ => many(parts),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{What, parse};
    use crate::query::{Column, Condition, Query};

    /// A query in the notation of these tests: conditions by their words, structure by parentheses.
    fn shown(query: &Query) -> String {
        let many = |parts: &[Query], between: &str| {
            let parts: Vec<String> = parts.iter().map(shown).collect();
            format!("({})", parts.join(between))
        };
        match query {
            Query::Every => "*".into(),
            Query::If(Condition::Words(Column::Any, words)) => format!("[{words}]"),
            Query::If(condition) => format!("{condition:?}"),
            Query::Not(inner) => format!("-{}", shown(inner)),
            Query::All(parts) => many(parts, " & "),
            Query::Any(parts) => many(parts, " | "),
        }
    }

    #[test]
    fn words_stand_beside_each_other_or_apart() {
        for (line, expected) in [
            ("", "*"),
            ("  ", "*"),
            ("kapal", "[kapal]"),
            ("kapal selam", "([kapal] & [selam])"),
            ("\"kapal selam\"", "[kapal selam]"),
            ("kapal -selam", "([kapal] & -[selam])"),
            ("a or b c", "([a] | ([b] & [c]))"),
            ("(a OR b) c", "(([a] | [b]) & [c])"),
            ("-(a or b)", "-([a] | [b])"),
            ("-\"a b\"", "-[a b]"),
            ("a and b", "([a] & [b])"),
            ("orchid order", "([orchid] & [order])"),
            ("\"or\"", "[or]"),
            ("Jong-un --x", "([Jong-un] & -[-x])"),
            ("rock & roll", "([rock] & [roll])"),
            ("f(x)", "([f] & [x])"),
            (
                "12:30 https://a.example/x",
                "([12:30] & [https://a.example/x])",
            ),
            ("and", "[and]"),
        ] {
            assert_eq!(shown(&parse(line).unwrap()), expected, "{line}");
        }
    }

    #[test]
    fn fields_ask_for_what_they_name() {
        for (line, expected) in [
            ("feed:Kompas", "Feed(\"kompas\")"),
            (
                "TITLE:\"visit of state\"",
                "Words(Title, \"visit of state\")",
            ),
            ("author:dewi", "Words(Author, \"dewi\")"),
            ("-tag:Later", "-Tag(\"Later\")"),
            ("tag:\"to do\"", "Tag(\"to do\")"),
            ("lang:id", "Lang(Id)"),
            ("is:unread", "Is(Unread)"),
            ("with:gifts", "With(Gifts)"),
            ("entity:\"Son Jae-ho\"", "Entity(\"son jae ho\")"),
            ("newer:\"3 days\"", "Newer(259200)"),
            (
                "date:>=\"2023-09\"",
                "Dated { from: Some(1693526400), before: None }",
            ),
        ] {
            assert_eq!(shown(&parse(line).unwrap()), expected, "{line}");
        }
    }

    #[test]
    fn a_mistake_is_shown_where_it_is() {
        for (line, place, what) in [
            ("kapal warna:x", 6..12, What::Field("warna".into())),
            (
                "lang:fr",
                5..7,
                What::Value {
                    field: "lang",
                    value: "fr".into(),
                },
            ),
            ("a feed:", 2..7, What::NoValue("feed")),
            ("a feed: b", 2..7, What::NoValue("feed")),
            ("a \"b c", 2..3, What::Quotation),
            ("title:\"b", 6..7, What::Quotation),
            ("(a or b", 0..1, What::Unclosed),
            ("a) b", 1..2, What::Unopened),
            ("a or ", 5..5, What::Nothing),
            ("or a", 0..0, What::Nothing),
            ("a () b", 3..3, What::Nothing),
            ("a -", 2..3, What::Nothing),
            ("—", 0..3, What::NoWord),
            ("feed:—", 5..8, What::NoWord),
            ("date:soon", 5..9, What::Date),
            ("date:2023-12..2023-10", 5..21, What::Reversed),
            ("newer:soon", 6..10, What::Age),
        ] {
            let mistake = parse(line).unwrap_err();
            assert_eq!(
                (mistake.span.start..mistake.span.end, mistake.what),
                (place, what),
                "{line}"
            );
        }
        let said = parse("is:x").unwrap_err().to_string();
        assert_eq!(
            said,
            "`is:` cannot be `x`; it can be unread, read, starred, tagged, copy (at byte 3)"
        );
    }

    #[test]
    fn what_is_too_much_is_told() {
        for line in ["(".repeat(9999), "a ".repeat(9999), "-(".repeat(9999)] {
            assert_eq!(parse(&line).unwrap_err().what, What::TooMuch);
        }
    }

    proptest! {
        #[test]
        fn any_line_is_a_query_or_a_mistake_within_it(line in any::<String>()) {
            within(&line)?;
        }

        #[test]
        fn so_is_any_heap_of_its_marks(line in r#"(or|and|a|é|-|\(|\)|"|:|feed|is|date|newer|[<>=. ]|2023-09|\.\.){0,40}"#) {
            within(&line)?;
        }
    }

    fn within(line: &str) -> Result<(), TestCaseError> {
        if let Err(mistake) = parse(line) {
            let (start, end) = (mistake.span.start, mistake.span.end);
            prop_assert!(
                start <= end && line.get(start..end).is_some(),
                "{mistake:?}"
            );
            prop_assert!(!mistake.to_string().is_empty());
        }
        Ok(())
    }
}
