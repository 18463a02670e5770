//! Text that means to be XML → tags and text, whatever is wrong with it.
//!
//! quick-xml reads; what stops it is read around. A `<` that begins no tag is text, a tag that swallowed
//! the next one through a missing `>` or quote ends where that begins, what is never closed ends with the
//! document. Every token moves forward, and reading around mistakes is bounded, so that the work is linear
//! in the length of the text.

use quick_xml::{Reader, events::Event};

use super::{reference::paired, repair::holds_entry};

/// One piece of the document. Names and text are as written: prefixes and references are still in them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token<'a> {
    /// A start tag: its name, all its attributes, and whether it ends itself.
    Open(&'a str, &'a str, bool),
    /// An end tag.
    Close(&'a str),
    /// Text with references in it.
    Text(&'a str),
    /// Text without any.
    Literal(&'a str),
    /// What stands in a document type declaration.
    Doctype(&'a str),
}

/// How often the text may be read again, in all, in the search for where a mistake ends.
const READ_AGAIN: usize = 4;

/// The longest tag: one that goes on has lost its quote or its end.
const LONGEST_TAG: usize = 64 * 1024;

/// The tokens of one text, in order.
pub struct Tokens<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// Where in `text` the reader began.
    base: usize,
    /// How many bytes may still be read a second time.
    patience: usize,
}

impl<'a> Tokens<'a> {
    /// Reads from the beginning.
    pub fn of(text: &'a str) -> Self {
        Self {
            text,
            reader: reader(text),
            base: 0,
            patience: text.len().saturating_mul(READ_AGAIN) + 4096,
        }
    }

    fn at(&self) -> usize {
        let read = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        (self.base + read).min(self.text.len())
    }

    /// Goes on from `place`, having read up to `read`.
    fn go_on(&mut self, place: usize, read: usize) {
        self.patience = self.patience.saturating_sub(read.saturating_sub(place));
        self.base = self.text.floor_char_boundary(place);
        self.reader = reader(&self.text[self.base..]);
    }

    /// A tag that quick-xml took to be `raw`, from its `<` to its `>`.
    fn tag(&mut self, start: usize, end: usize) -> Token<'a> {
        let raw = &self.text[start..end];
        let name_at = if raw.starts_with("</") { 2 } else { 1 };
        if !raw[name_at..].starts_with(begins_name) {
            self.go_on(start + 1, end);
            return Token::Text("<");
        }
        let stray =
            memchr::memchr_iter(b'<', &raw.as_bytes()[1..]).find(|&at| is_tag(&raw[at + 1..]));
        // A `<` in a quoted value is a mistake too, and a real one where the quotes go well.
        let raw = match stray {
            Some(at)
                if raw.len() > LONGEST_TAG
                    || !quotes_close(raw)
                    || !raw[..=at].contains('=')
                    || holds_entry(&raw[1..]) =>
            {
                self.go_on(start + 1 + at, end);
                let tag = &raw[..=at];
                tag.strip_suffix('>').unwrap_or(tag)
            }
            _ => raw.strip_suffix('>').unwrap_or(raw),
        };
        if name_at == 2 {
            let name = raw[2..]
                .split(|c: char| c.is_whitespace() || c == '/')
                .next();
            return Token::Close(name.unwrap_or_default());
        }
        let (inner, ends) = match raw[1..].trim_end().strip_suffix('/') {
            Some(inner) => (inner, true),
            None => (&raw[1..], false),
        };
        let name_end = inner
            .find(|c: char| c.is_whitespace() || c == '/')
            .unwrap_or(inner.len());
        Token::Open(&inner[..name_end], &inner[name_end..], ends)
    }

    /// What stands at `start`, where quick-xml saw no end to it.
    fn unended(&mut self, start: usize) -> Option<Token<'a>> {
        let rest = &self.text[start..];
        let all = self.text.len();
        if let Some(inside) = rest.strip_prefix("<![CDATA[") {
            self.go_on(all, all);
            return Some(Token::Literal(inside));
        }
        if rest.starts_with("<!--") || rest.starts_with("<?") || rest.starts_with("<!") {
            // A comment or declaration that is never closed hides nothing behind its first `>`.
            let end = rest.find('>').map_or(all, |at| start + at + 1);
            self.go_on(end, all);
            return Some(Token::Text(""));
        }
        let next =
            memchr::memchr_iter(b'<', &rest.as_bytes()[1..]).find(|&at| is_tag(&rest[at + 1..]));
        let end = next.map_or(all, |at| start + at + 1);
        if self.patience == 0 {
            return None;
        }
        if is_tag(rest) && end - start <= LONGEST_TAG {
            let token = self.tag(start, end);
            self.go_on(end, all);
            return Some(token);
        }
        self.go_on(start + 1, all);
        Some(Token::Text("<"))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.at();
            let Ok(event) = self.reader.read_event() else {
                if start >= self.text.len() || self.patience == 0 {
                    return None;
                }
                return self.unended(start);
            };
            let end = self.at();
            match event {
                Event::Eof => return None,
                Event::Start(_) | Event::End(_) | Event::Empty(_) => {
                    return Some(self.tag(start, end));
                }
                Event::GeneralRef(_) if let Some((_, length)) = paired(&self.text[start..]) => {
                    let both = start + length;
                    self.go_on(both, both);
                    return Some(Token::Text(&self.text[start..both]));
                }
                Event::Text(_) | Event::GeneralRef(_) => {
                    return Some(Token::Text(&self.text[start..end]));
                }
                Event::CData(_) => {
                    let inside = &self.text[start + "<![CDATA[".len()..end - "]]>".len()];
                    return Some(Token::Literal(inside));
                }
                Event::DocType(_) => return Some(Token::Doctype(&self.text[start..end])),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }
}

fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    config.check_end_names = false;
    reader
}

fn begins_name(c: char) -> bool {
    c.is_alphabetic() || c == '_' || c == ':'
}

/// Whether a tag, comment or the like begins here, rather than a sign for "less".
fn is_tag(text: &str) -> bool {
    let after = text.strip_prefix('<').unwrap_or(text);
    let after = after.strip_prefix('/').unwrap_or(after);
    after.starts_with(begins_name) || after.starts_with("!--") || after.starts_with("![")
}

fn quotes_close(tag: &str) -> bool {
    let mut open = None;
    for byte in tag.bytes() {
        match (open, byte) {
            (None, b'"' | b'\'') => open = Some(byte),
            (Some(quote), _) if quote == byte => open = None,
            _ => {}
        }
    }
    open.is_none() && !tag.contains("=\"\"\"")
}

/// The attributes in `raw`: names as written, values with their references. Quotes may be missing.
pub fn attributes(raw: &str) -> Vec<(&str, &str)> {
    let (mut found, mut rest) = (Vec::new(), raw);
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || "/\"'=".contains(c));
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=')
            .unwrap_or(rest.len());
        if end == 0 {
            return found;
        }
        let name = &rest[..end];
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    let inside = &after[1..];
                    inside.split_once(quote).unwrap_or((inside, ""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        found.push((name, value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Token::{Close, Literal, Open, Text};

    fn check(text: &str, expected: &[Token]) {
        let seen: Vec<Token> = Tokens::of(text)
            .filter(|token| *token != Text(""))
            .collect();
        assert_eq!(seen, expected, "{text}");
    }

    #[test]
    fn good_markup_is_read_as_it_stands() {
        check(
            "<a b='1'>x &amp; y<![CDATA[<z>]]><c/></a>",
            &[
                Open("a", " b='1'", false),
                Text("x "),
                Text("&amp;"),
                Text(" y"),
                Literal("<z>"),
                Open("c", "", true),
                Close("a"),
            ],
        );
    }

    #[test]
    fn a_sign_for_less_is_text() {
        check(
            "<a>1 < 2</a>",
            &[
                Open("a", "", false),
                Text("1 "),
                Text("<"),
                Text(" 2"),
                Close("a"),
            ],
        );
        check(
            "<a>1 <2</a>",
            &[
                Open("a", "", false),
                Text("1 "),
                Text("<"),
                Text("2"),
                Close("a"),
            ],
        );
        check(
            "<a>R & D &c; &</a>",
            &[
                Open("a", "", false),
                Text("R "),
                Text("& D "),
                Text("&c;"),
                Text(" "),
                Text("&"),
                Close("a"),
            ],
        );
    }

    #[test]
    fn a_tag_without_its_end_ends_at_the_next() {
        check(
            "<a><b</a>",
            &[Open("a", "", false), Open("b", "", false), Close("a")],
        );
        check(
            "<a href=\"x><b>y</b>",
            &[
                Open("a", " href=\"x", false),
                Open("b", "", false),
                Text("y"),
                Close("b"),
            ],
        );
        check(
            "<a href='x><item><b href=y'>",
            &[
                Open("a", " href='x", false),
                Open("item", "", false),
                Open("b", " href=y'", false),
            ],
        );
        check("<a>x</a", &[Open("a", "", false), Text("x"), Close("a")]);
        check("<a>x<", &[Open("a", "", false), Text("x"), Text("<")]);
    }

    #[test]
    fn what_is_never_closed_ends_with_the_text() {
        check(
            "<a><![CDATA[x</a>",
            &[Open("a", "", false), Literal("x</a>")],
        );
        check(
            "<a><!-- x><b>",
            &[Open("a", "", false), Open("b", "", false)],
        );
    }

    #[test]
    fn attributes_are_read_with_any_quotes() {
        assert_eq!(
            attributes(" a=\"1\" b = '2'c=3 d /"),
            [("a", "1"), ("b", "2"), ("c", "3"), ("d", "")]
        );
        assert_eq!(attributes(" href=\"x"), [("href", "x")]);
        assert_eq!(attributes("="), []);
    }

    #[test]
    fn hostile_text_is_read_in_bounded_time() {
        for unit in [
            "<a \"",
            "<a",
            "<![CDATA[",
            "<!--",
            "<",
            "<a b='",
            "<?",
            "<!DOCTYPE [",
            "&",
        ] {
            let text = unit.repeat(200_000 / unit.len());
            assert!(Tokens::of(&text).count() <= text.len());
        }
    }
}
