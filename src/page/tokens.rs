//! HTML → a flat run of tags and texts, by html5ever's tokeniser.
//!
//! No tree is built: what is read here may be nested without end, and stays linear in time and bounded in
//! memory. What stands in scripts and styles is told as text inside them, and is for others to leave out.

use std::cell::RefCell;

use html5ever::{
    Attribute, LocalName,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, CharacterTokens, EndTag, StartTag, TagToken, Token, TokenSink,
        TokenSinkResult, Tokenizer, TokenizerOpts,
        states::{Rawtext, Rcdata, ScriptData},
    },
};

use super::tame::tamed;

/// One thing that stands in a page.
#[derive(Debug)]
pub enum Piece {
    /// A start tag; the flag tells whether it ends itself.
    Open(LocalName, Attributes, bool),
    /// An end tag.
    Close(LocalName),
    /// Text, its character references resolved.
    Text(StrTendril),
}

/// The attributes of one tag.
#[derive(Debug, Default)]
pub struct Attributes(Vec<Attribute>);

impl Attributes {
    /// The value of the attribute of this name (lower case).
    pub fn get(&self, name: &str) -> Option<&str> {
        let own = |attribute: &&Attribute| &*attribute.name.local == name;
        self.0
            .iter()
            .find(own)
            .map(|attribute| attribute.value.as_ref())
    }
}

/// Tells every piece of `html` in its order.
pub fn pieces(html: &str, tell: impl FnMut(Piece)) {
    let sink = Sink {
        tell: RefCell::new(tell),
        text: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&tamed(html)));
    // A script or a charset suspends the reading; nothing is to be done about either.
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
}

struct Sink<F> {
    tell: RefCell<F>,
    /// Text that is not told yet: it comes in pieces, one for each reference.
    text: RefCell<StrTendril>,
}

impl<F: FnMut(Piece)> Sink<F> {
    fn tell(&self, piece: Piece) {
        let text = self.text.take();
        let mut tell = self.tell.borrow_mut();
        if !text.is_empty() {
            tell(Piece::Text(text));
        }
        tell(piece);
    }
}

impl<F: FnMut(Piece)> TokenSink for Sink<F> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            CharacterTokens(text) => self.text.borrow_mut().push_tendril(&text),
            TagToken(tag) if tag.kind == EndTag => self.tell(Piece::Close(tag.name)),
            TagToken(tag) => {
                debug_assert_eq!(tag.kind, StartTag);
                let content = content_of(&tag.name, tag.self_closing);
                self.tell(Piece::Open(
                    tag.name,
                    Attributes(tag.attrs),
                    tag.self_closing,
                ));
                return content;
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn end(&self) {
        let text = self.text.take();
        if !text.is_empty() {
            (self.tell.borrow_mut())(Piece::Text(text));
        }
    }
}

/// How the tokeniser is to read what stands in an element. One that ends itself, as in XML, holds nothing.
fn content_of(name: &str, ends: bool) -> TokenSinkResult<()> {
    match name {
        _ if ends => TokenSinkResult::Continue,
        "script" => TokenSinkResult::RawData(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
        "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_texts_are_told_in_their_order() {
        let mut told = String::new();
        pieces(
            "<P Class=x>a &amp; b<br/><script>if (1<2) '</p>'</script></P>&eacute;",
            |piece| {
                told += &match piece {
                    Piece::Open(name, attributes, ends) => {
                        format!("<{name} {:?} {ends}>", attributes.get("class"))
                    }
                    Piece::Close(name) => format!("</{name}>"),
                    Piece::Text(text) => text.to_string(),
                };
            },
        );
        assert_eq!(
            told,
            "<p Some(\"x\") false>a & b<br None true><script None false>if (1<2) '</p>'</script></p>é"
        );
    }
}
