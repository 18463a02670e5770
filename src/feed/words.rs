//! What a title or body says, whether it is written as text, as escaped markup or as markup in the feed.
//!
//! Atom says which; RSS does not, and there a text is taken for markup where it holds an end tag, a tag that
//! needs none or a reference, and no tag or reference that HTML does not have.

use base64::{Engine, prelude::BASE64_STANDARD};

use super::{
    element::{Element, Vocabulary, escape, is_void},
    reference::{all_known, resolve},
};
use crate::text::harmless;

/// A text or a markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Characters that mean themselves.
    Text(String),
    /// HTML.
    Markup(String),
}

/// How much of a text is read for a line.
const LONGEST_LINE: usize = 8 * 1024;

use Words::{Markup, Text};

impl Words {
    /// What an element says. `atom` tells whether the feed's own names are Atom's.
    pub fn of(element: &Element, atom: bool) -> Self {
        let kind = element.attribute("type").unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default();
        let kind = kind.trim().to_ascii_lowercase();
        let mode = element
            .attribute("mode")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let tagged = element.elements().next().is_some();
        if mode == "base64" || element.attribute("encoding") == Some("base64") || is_binary(&kind) {
            return Self::of_base64(&element.text(), &kind);
        }
        match kind.as_str() {
            "text" | "plain" | "text/plain" if atom || mode == "escaped" => Text(element.text()),
            "html" | "text/html" if tagged => Markup(element.inner_markup()),
            "html" | "text/html" => Markup(element.text()),
            "xhtml" | "application/xhtml+xml" if mode == "escaped" => Markup(element.text()),
            "xhtml" | "application/xhtml+xml" => Markup(without_wrapper(element)),
            _ if tagged => Markup(without_wrapper(element)),
            // A type that nobody knows says nothing.
            _ if element.attribute("type").is_some() => Self::guessed(element.text()),
            _ if element.vocabulary == Vocabulary::Atom || atom => Text(element.text()),
            _ => Self::guessed(element.text()),
        }
    }

    /// A text of which nothing is said.
    pub fn guessed(text: String) -> Self {
        if looks_like_markup(&text) {
            Markup(text)
        } else {
            Text(text)
        }
    }

    fn of_base64(text: &str, kind: &str) -> Self {
        let dense: String = text.split_whitespace().collect();
        let decoded = BASE64_STANDARD
            .decode(&dense)
            .ok()
            .and_then(|bytes| String::from_utf8(bytes).ok());
        let text = decoded.unwrap_or_else(|| text.to_owned());
        match kind {
            _ if is_binary(kind) => Text(String::new()),
            _ if kind.contains("html") => Markup(text),
            _ => Text(text),
        }
    }

    /// One harmless line, without markup; none where nothing is said.
    pub fn line(&self) -> Option<String> {
        let (Text(words) | Markup(words)) = self;
        let beginning = &words[..words.floor_char_boundary(LONGEST_LINE)];
        let line = match self {
            Text(_) => one_line(beginning),
            Markup(_) => one_line(&resolve(&without_tags(beginning), None)),
        };
        (!line.is_empty()).then_some(line)
    }

    /// The same as markup.
    pub fn into_markup(self) -> String {
        match self {
            Markup(markup) => markup,
            Text(text) => {
                let mut markup = String::with_capacity(text.len());
                escape(&text, &mut markup);
                markup
            }
        }
    }
}

/// The text on one line, harmless on a terminal.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    harmless(&words.join(" ")).trim().to_owned()
}

fn is_binary(kind: &str) -> bool {
    ["image/", "audio/", "video/"]
        .iter()
        .any(|start| kind.starts_with(start))
        || kind == "application/octet-stream"
}

/// The markup in an element, without the one `div` that Atom puts around it.
fn without_wrapper(element: &Element) -> String {
    let mut elements = element.elements();
    match (elements.next(), elements.next()) {
        (Some(div), None) if div.name == "div" && div.text() == element.text() => {
            div.inner_markup()
        }
        _ => element.inner_markup(),
    }
}

fn looks_like_markup(text: &str) -> bool {
    let Some(referring) = all_known(text) else {
        return false;
    };
    let mut ends = false;
    for at in memchr::memchr_iter(b'<', text.as_bytes()) {
        let after = &text[at + 1..];
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            if !is_of_html(&name[..end].to_ascii_lowercase()) {
                return false;
            }
            ends |= after.starts_with('/') && name[end..].starts_with('>');
            ends |= is_void(&name[..end]) && is_filled(&name[end..]);
        }
    }
    ends || referring
}

/// Whether what follows the name of a tag ends the tag by itself (`<br/>`) or says more (`<img src=x>`).
fn is_filled(after: &str) -> bool {
    let near = &after.as_bytes()[..after.len().min(LONGEST_LINE)];
    let end = memchr::memchr(b'>', near).unwrap_or(0);
    near[..end].ends_with(b"/") || near[..end].starts_with(b" ") && near[..end].contains(&b'=')
}

/// Whether HTML has an element of this name that a title or body may hold.
fn is_of_html(name: &str) -> bool {
    const NAMES: &str = " a abbr acronym address area article aside audio b big blink blockquote body br \
        button canvas caption center cite code col colgroup command data datalist dd del details dfn dialog \
        dir div dl dt em embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr \
        html i iframe img input ins kbd label legend li link main map mark menu meta meter nav noscript object \
        ol optgroup option output p param picture pre progress q s samp script section select small source \
        span strike strong style sub summary sup svg table tbody td textarea tfoot th thead time title tr tt \
        u ul var video wbr ";
    NAMES.contains(&format!(" {name} "))
}

/// The elements that do not stand within a line.
const BLOCKS: &str = " article blockquote br dd div dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre \
    section table td tr ul ";

/// The markup without its tags, comments, scripts and styles. Where a tag parts words stands a space.
fn without_tags(markup: &str) -> String {
    let lower = markup.to_ascii_lowercase();
    let mut text = String::with_capacity(markup.len());
    let (mut from, mut search) = (0, 0);
    while let Some(at) = lower[search..].find('<').map(|at| search + at) {
        let Some(end) = tag_end(&lower, at) else {
            search = at + 1;
            continue;
        };
        text.push_str(&markup[from..at]);
        let name = lower[at + 1..].trim_start_matches('/');
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        if BLOCKS.contains(&format!(" {name} ")) {
            text.push(' ');
        }
        let silent = matches!(name, "script" | "style") && !lower[at..].starts_with("</");
        let close = || lower[end..].find(&format!("</{name}"));
        from = match silent.then(close) {
            None => end,
            Some(close) => close.map_or(markup.len(), |close| end + close),
        };
        search = from;
    }
    text.push_str(&markup[from..]);
    text
}

/// Where the tag or comment that begins at `at` ends; none where a sign for "less" stands there.
fn tag_end(markup: &str, at: usize) -> Option<usize> {
    let rest = &markup[at..];
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|end| at + end + 3);
    }
    let after = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    let begins = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?');
    begins
        .then(|| rest.find('>').map(|end| at + end + 1))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_rss_is_markup_where_it_reads_as_html() {
        let check = |text: &str, expected: &str| {
            assert_eq!(
                Words::guessed(text.to_owned()).line().unwrap_or_default(),
                expected,
                "{text}"
            );
        };
        check("<b>Banjir</b> di kota", "Banjir di kota");
        check("AT&amp;T", "AT&T");
        check("caf&eacute; &#8212; open", "café — open");
        check("Use of <b> in C<int>", "Use of <b> in C<int>");
        check("if a < b & c > d", "if a < b & c > d");
        check("<foo>x</foo>", "<foo>x</foo>");
        check("R&D; or &nosuch;", "R&D; or &nosuch;");
        check("one<br/>two</b>", "one two");
        check("a<script>alert('x')</script>b", "ab");
        check(" two\n  lines ", "two lines");
    }
}
