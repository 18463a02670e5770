//! One element of a feed with all that is in it, and which vocabulary it belongs to.
//!
//! Names are in lower case and without prefix; the vocabulary says whose name it is. Text has its
//! references resolved.

use std::fmt::Write;

/// Whose word an element's name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vocabulary {
    /// RSS of any version, or none is named.
    Plain,
    /// Atom of any version.
    Atom,
    /// RDF, around RSS 0.9 and 1.0.
    Rdf,
    /// Dublin Core.
    Dc,
    /// Dublin Core's later terms.
    DcTerms,
    /// RSS 1.0's module for whole texts.
    Content,
    /// Media RSS.
    Media,
    /// Podcasts.
    Itunes,
    /// A hosting service's additions.
    Feedburner,
    /// Markup in the feed itself.
    Xhtml,
    /// `xml:` itself.
    Xml,
    /// Anything else.
    Other,
}

use Vocabulary::{
    Atom, Content, Dc, DcTerms, Feedburner, Itunes, Media, Other, Plain, Rdf, Xhtml, Xml,
};

impl Vocabulary {
    /// The vocabulary that an address names, for the addresses that are in use for it.
    pub fn of_address(address: &str) -> Option<Self> {
        let address = address.trim().to_ascii_lowercase();
        let has = |part: &str| address.contains(part);
        Some(match () {
            () if has("w3.org/2005/atom") || has("purl.org/atom/") => Atom,
            () if has("modules/content") => Content,
            () if has("rss/1.0/modules/") => Other,
            () if has("w3.org/1999/02/22-rdf-syntax") => Rdf,
            () if has("dc/terms") => DcTerms,
            () if has("dc/elements") || has("metadata/dublin_core") => Dc,
            () if has("search.yahoo.com/mrss") || has("video.search.yahoo.com") => Media,
            () if has("itunes.com/dtds/podcast") || has("example.com/dtds/podcast") => Itunes,
            () if has("rssnamespace.org/feedburner") => Feedburner,
            () if has("w3.org/1999/xhtml") => Xhtml,
            () if has("w3.org/xml/1998/namespace") => Xml,
            () if has("rdf/simple/0.9")
                || has("purl.org/rss/1.0")
                || has("purl.org/net/rss1.1") =>
            {
                Plain
            }
            () if has("userland.com/rss") || has("harvard.edu/tech/rss") => Plain,
            () if address.is_empty() => Plain,
            () => return None,
        })
    }

    /// The vocabulary that a prefix means by custom, where no address tells.
    pub fn of_prefix(prefix: &str) -> Self {
        match prefix.to_ascii_lowercase().as_str() {
            "" | "rss" | "rss09" | "rss1" | "rss10" => Plain,
            "atom" | "atom03" | "atom10" | "a" | "a10" => Atom,
            "rdf" => Rdf,
            "dc" => Dc,
            "dcterms" | "dct" => DcTerms,
            "content" => Content,
            "media" | "mrss" => Media,
            "itunes" => Itunes,
            "feedburner" => Feedburner,
            "xhtml" => Xhtml,
            "xml" => Xml,
            _ => Other,
        }
    }
}

/// One element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Whose word its name is.
    pub vocabulary: Vocabulary,
    /// Its name, without prefix, in lower case.
    pub name: String,
    /// Its name as written, in lower case: its end tag has the same.
    pub written: String,
    /// Its attributes: names as written but in lower case, with prefix; values resolved.
    pub attributes: Vec<(String, String)>,
    /// The address that relative ones in it are relative to, where the feed says one.
    pub base: Option<String>,
    /// What is in it.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// Text.
    Text(String),
    /// An element.
    Element(Element),
}

impl Element {
    /// The value of the attribute of this name, in lower case.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.trim())
    }

    /// What RDF says the element is about, whatever prefix stands for RDF.
    pub fn about(&self) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|(own, _)| own.strip_suffix("about").is_some_and(|p| p.ends_with(':')));
        found.map(|(_, value)| value.trim())
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All text in it, without tags and the white space at its ends.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.gather(&mut text);
        text.trim().to_owned()
    }

    fn gather(&self, text: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(own) => text.push_str(own),
                Node::Element(element) => element.gather(text),
            }
        }
    }

    /// What is in it, as markup.
    pub fn inner_markup(&self) -> String {
        let mut markup = String::new();
        self.write_children(&mut markup);
        markup.trim().to_owned()
    }

    fn write_children(&self, markup: &mut String) {
        for child in &self.children {
            match child {
                Node::Text(text) => escape(text, markup),
                Node::Element(element) => element.write(markup),
            }
        }
    }

    fn write(&self, markup: &mut String) {
        let name = &self.name;
        let _ = write!(markup, "<{name}");
        for (name, value) in self
            .attributes
            .iter()
            .filter(|(name, _)| !name.starts_with("xml"))
        {
            let _ = write!(markup, " {name}=\"");
            escape(value, markup);
            markup.push('"');
        }
        markup.push('>');
        if !is_void(name) {
            self.write_children(markup);
            let _ = write!(markup, "</{name}>");
        }
    }

    /// Adds text at its end.
    pub fn push_text(&mut self, text: &str) {
        match self.children.last_mut() {
            Some(Node::Text(last)) => last.push_str(text),
            _ => self.children.push(Node::Text(text.to_owned())),
        }
    }
}

/// Whether HTML's element of this name never holds anything.
pub fn is_void(name: &str) -> bool {
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "meta", "param", "track", "wbr",
    ]
    .contains(&name)
}

/// Adds the text as markup that reads as it.
pub fn escape(text: &str, markup: &mut String) {
    for char in text.chars() {
        match char {
            '&' => markup.push_str("&amp;"),
            '<' => markup.push_str("&lt;"),
            '>' => markup.push_str("&gt;"),
            '"' => markup.push_str("&quot;"),
            _ => markup.push(char),
        }
    }
}
