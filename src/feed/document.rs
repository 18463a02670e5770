//! Tokens → the parts of a feed: what it says of itself, and its entries, one at a time.
//!
//! Only one part is held at once, so that memory follows the largest entry and not the feed. Wrong
//! nesting ends parts early and never loses the next one: an entry ends where another begins, an end tag
//! ends what it can, the end of the text ends all. Before the root there may be anything.

use std::collections::VecDeque;

use super::{
    element::{Element, Node, Vocabulary, is_void},
    link::{self, is_web},
    reference::{Declared, resolve},
    token::{Token, Tokens, attributes},
};

/// How deep elements are nested; deeper ones lose their tags and keep their text.
const DEEPEST: usize = 100;

/// The most attributes that are kept of one element.
const MOST_ATTRIBUTES: usize = 50;

/// The most declared prefixes that are held at once.
const MOST_PREFIXES: usize = 500;

/// One part of a feed.
#[derive(Debug)]
pub enum Part {
    /// An element that holds the others (`rss`, `channel`, `feed`), without what it holds.
    Frame(Element),
    /// What the feed says of itself.
    Own(Element),
    /// An entry.
    Entry(Element),
}

/// Reads the parts of one text, in order.
pub struct Document<'a> {
    tokens: Tokens<'a>,
    declared: Declared,
    /// Prefix, vocabulary, and how many elements were open where it was declared.
    prefixes: Vec<(String, Vocabulary, usize)>,
    /// The frames that are open.
    frames: Vec<Element>,
    /// The part that is being read, and what is open in it.
    open: Vec<Element>,
    /// How many elements are open beyond the deepest.
    too_deep: usize,
    ready: VecDeque<Part>,
    /// Whether entries count without a frame around them.
    frameless: bool,
    /// The name of the first element.
    first: Option<String>,
    /// The address of the document.
    base: Option<String>,
}

impl<'a> Document<'a> {
    /// Reads from the beginning. A frameless document may begin with an entry.
    pub fn of(text: &'a str, base: Option<&str>, frameless: bool) -> Self {
        Self {
            tokens: Tokens::of(text),
            declared: Declared::default(),
            prefixes: Vec::new(),
            frames: Vec::new(),
            open: Vec::new(),
            too_deep: 0,
            ready: VecDeque::new(),
            frameless,
            first: None,
            base: base.map(str::to_owned),
        }
    }

    /// The name of the document's first element, in lower case, as far as it has been read.
    pub fn first(&self) -> Option<&str> {
        self.first.as_deref()
    }

    fn take(&mut self, token: &Token<'a>) {
        match *token {
            Token::Open(name, raw, ends) => self.start(name, raw, ends),
            Token::Close(name) => self.end(name),
            Token::Text(text) => self.text(&resolve(text, Some(&self.declared))),
            Token::Literal(text) => self.text(text),
            Token::Doctype(doctype) => {
                // A web page may leave its first tag out.
                let names = doctype.split_ascii_whitespace().nth(1).unwrap_or_default();
                if names.trim_end_matches('>').eq_ignore_ascii_case("html") {
                    self.first.get_or_insert_with(|| "html".to_owned());
                }
                self.declared.read(doctype);
            }
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(last) = self.open.last_mut() {
            match last.children.last_mut() {
                // HTML knows `link` as a tag without an end, and its tools write `<link/>http://…`.
                Some(Node::Element(link)) if is_empty_link(link) && is_web(text.trim_start()) => {
                    link.push_text(text);
                }
                _ => last.push_text(text),
            }
        }
    }

    fn start(&mut self, written: &str, raw: &str, ends: bool) {
        let depth = self.depth();
        let attributes: Vec<(String, String)> = attributes(raw)
            .into_iter()
            .take(MOST_ATTRIBUTES)
            .map(|(name, value)| {
                (
                    name.to_ascii_lowercase(),
                    resolve(value, Some(&self.declared)).into_owned(),
                )
            })
            .collect();
        for (name, value) in &attributes {
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) => rest.trim_start_matches(':'),
                None => continue,
            };
            // An unknown vocabulary is what its prefix means by custom, but none of the feed's own where it
            // begins within an entry.
            let unknown = || match prefix {
                "" if self.open.first().is_some_and(is_entry) => Vocabulary::Other,
                prefix => Vocabulary::of_prefix(prefix),
            };
            let vocabulary = Vocabulary::of_address(value).unwrap_or_else(unknown);
            if self.prefixes.len() < MOST_PREFIXES {
                self.prefixes.push((prefix.to_owned(), vocabulary, depth));
            }
        }
        let (vocabulary, name) = self.word(written);
        let opens = self.first.is_none();
        self.first.get_or_insert_with(|| name.clone());
        let element = Element {
            base: self.base(&name, &attributes),
            written: written.to_ascii_lowercase(),
            vocabulary,
            name,
            attributes,
            children: Vec::new(),
        };
        // A document may be one entry, which may quote a feed.
        self.frameless |= opens && is_entry(&element);
        self.place(element, ends);
    }

    /// How many elements are open.
    fn depth(&self) -> usize {
        self.frames.len() + self.open.len()
    }

    fn word(&self, written: &str) -> (Vocabulary, String) {
        let (prefix, name) = written.rsplit_once(':').unwrap_or(("", written));
        let prefix = prefix.to_ascii_lowercase();
        let declared = self.prefixes.iter().rev().find(|(own, ..)| *own == prefix);
        let vocabulary = declared.map_or_else(|| Vocabulary::of_prefix(&prefix), |found| found.1);
        (vocabulary, name.to_ascii_lowercase())
    }

    /// The base address inside an element of this name with these attributes.
    fn base(&self, name: &str, attributes: &[(String, String)]) -> Option<String> {
        let outer = match self.open.last().or(self.frames.last()) {
            Some(outer) => outer.base.as_deref(),
            None => self.base.as_deref(),
        };
        // Microsoft's Channel Definition Format has a word of its own for it.
        let own_word = |own: &str| own == "base" && matches!(name, "channel" | "item");
        let own = attributes
            .iter()
            .find(|(own, _)| own == "xml:base" || own_word(own));
        match own {
            Some((_, own)) => Some(link::join(outer, own.trim())),
            None => outer.map(str::to_owned),
        }
    }

    /// Puts a new element where it belongs.
    fn place(&mut self, element: Element, ends: bool) {
        let in_feed = self.frameless || !self.frames.is_empty();
        if in_feed && is_entry(&element) && !self.in_markup() {
            self.finish();
        } else if self.open.is_empty() {
            if is_frame(&element) {
                self.ready.push_back(Part::Frame(element.clone()));
                if !ends {
                    self.frames.push(element);
                }
                return;
            }
            if !in_feed {
                return;
            }
        } else if self.ends_a_line(&element) {
            self.close_last();
        }
        let void = self.open.len() >= 2
            && matches!(element.vocabulary, Vocabulary::Plain | Vocabulary::Xhtml)
            && is_void(&element.name);
        if self.open.len() < DEEPEST {
            self.open.push(element);
            if ends || void {
                self.close_last();
            }
        } else if !ends && !void {
            self.too_deep += 1;
        }
    }

    /// Whether what is open is markup that an entry quotes, in which any name may occur.
    fn in_markup(&self) -> bool {
        let quotes = |element: &Element| {
            let kind = element.attribute("type").unwrap_or_default();
            element.vocabulary == Vocabulary::Atom
                && element.name == "content"
                && kind.ends_with("xml")
        };
        self.open
            .iter()
            .any(|element| element.vocabulary == Vocabulary::Xhtml || quotes(element))
    }

    /// Whether the innermost open element is one of a line of text whose end tag was forgotten.
    fn ends_a_line(&self, next: &Element) -> bool {
        let lines = [
            "title",
            "link",
            "guid",
            "pubdate",
            "category",
            "id",
            "updated",
            "published",
        ];
        let others = [
            "description",
            "author",
            "content",
            "summary",
            "issued",
            "modified",
        ];
        let known = |element: &Element| {
            matches!(element.vocabulary, Vocabulary::Plain | Vocabulary::Atom)
                && lines.contains(&element.name.as_str())
        };
        let level = 1 + usize::from(self.open.first().is_some_and(is_entry));
        self.open.len() == level
            && self
                .open
                .last()
                .is_some_and(|last| known(last) && last.vocabulary == next.vocabulary)
            && (known(next) || others.contains(&next.name.as_str()))
    }

    fn end(&mut self, written: &str) {
        let written = written.to_ascii_lowercase();
        if self.too_deep > 0
            && self
                .open
                .first()
                .is_some_and(|part| part.written != written)
        {
            self.too_deep -= 1;
            return;
        }
        let ends = |element: &Element| element.written == written;
        if let Some(at) = self.open.iter().rposition(ends) {
            self.too_deep = 0;
            while self.open.len() > at {
                self.close_last();
            }
        } else if let Some(at) = self
            .frames
            .iter()
            .rposition(ends)
            .filter(|_| !self.in_markup())
        {
            self.finish();
            // What follows the end of the root is still read: some feeds end too early.
            self.frames.truncate(at.max(1));
            self.forget_prefixes();
        }
    }

    /// Ends the innermost open element.
    fn close_last(&mut self) {
        let Some(element) = self.open.pop() else {
            return;
        };
        self.forget_prefixes();
        match self.open.last_mut() {
            Some(outer) => outer.children.push(Node::Element(element)),
            None if is_entry(&element) => self.ready.push_back(Part::Entry(element)),
            None => self.ready.push_back(Part::Own(element)),
        }
    }

    fn forget_prefixes(&mut self) {
        let depth = self.depth();
        while self
            .prefixes
            .last()
            .is_some_and(|(.., at)| *at >= depth.max(1))
        {
            self.prefixes.pop();
        }
    }

    /// Whether the text ends where an entry has begun that tells nothing yet.
    fn is_cut(&self) -> bool {
        let tells =
            |element: &Element| !element.children.is_empty() || !element.attributes.is_empty();
        matches!(&self.open[..], [entry] if is_entry(entry) && !tells(entry))
    }

    /// Ends the part that is being read.
    fn finish(&mut self) {
        self.too_deep = 0;
        while !self.open.is_empty() {
            self.close_last();
        }
    }
}

impl Iterator for Document<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        while self.ready.is_empty() {
            match self.tokens.next() {
                Some(token) => self.take(&token),
                None if self.open.is_empty() || self.is_cut() => return None,
                None => self.finish(),
            }
        }
        self.ready.pop_front()
    }
}

fn is_empty_link(element: &Element) -> bool {
    element.vocabulary == Vocabulary::Plain
        && element.name == "link"
        && element.attributes.is_empty()
        && element.children.is_empty()
}

fn is_entry(element: &Element) -> bool {
    matches!(element.vocabulary, Vocabulary::Plain | Vocabulary::Atom)
        && matches!(element.name.as_str(), "item" | "entry")
}

fn is_frame(element: &Element) -> bool {
    match element.vocabulary {
        Vocabulary::Plain | Vocabulary::Atom => {
            matches!(element.name.as_str(), "rss" | "channel" | "feed" | "rdf")
        }
        Vocabulary::Rdf => element.name == "rdf",
        _ => false,
    }
}
