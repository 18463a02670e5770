//! A tree of a page that no page can make too deep, and the article that a library finds in it.
//!
//! Both the builder of trees and the library take time that grows with depth, and with formatting that is
//! never closed. Tags beyond a bound are left out before the tree is built; their text stays. Since a bound
//! that nobody has thought of may be missing, the work is done on a thread of its own and waited for so
//! long as the caller has patience. A panic in it is no more than no answer.

use std::{
    cell::RefCell,
    sync::mpsc::{Receiver, sync_channel},
    thread,
    time::Duration,
};

use dom_query::Document;
use dom_smoothie::{Config, Readability};
use html5ever::{
    Attribute, LocalName,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, EndTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
    },
    tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink},
};
use rustc_hash::FxHashMap;

use super::{element::Kind, tame::tamed, tokens::Attributes};
use crate::text::spared;

/// How deep elements are nested.
const DEEPEST: usize = 200;

/// How many elements that mark words are open at once, closed or not by what is around them.
const MOST_MARKS: usize = 50;

/// The most bytes of a page that a tree is built of.
pub const LONGEST: usize = 4 << 20;

/// The library's stack; what it does by recursion is bounded by the depth.
const STACK: usize = 8 << 20;

/// What was found.
pub struct Found {
    /// Whether the page was deeper than any is, so that the tree is not quite the page's.
    pub cut: bool,
    pub title: String,
    pub markup: String,
}

/// The article on a page while it is looked for.
pub struct Grab(Option<Receiver<Option<Found>>>);

impl Grab {
    /// Looks for the article on a page beside what its caller does, and gives up after so much time.
    pub fn start(html: &str, patience: Duration) -> Self {
        let html = html[..html.floor_char_boundary(LONGEST)].to_owned();
        let (sender, looked) = sync_channel(1);
        let work = move || {
            // Nobody may be waiting any more.
            let _ = sender.send(spared(|| read(&html)).flatten());
        };
        let work = thread::Builder::new().stack_size(STACK).spawn(work);
        let (sender, found) = sync_channel(1);
        // Another thread waits: the caller has work of its own, which the patience goes on during.
        let wait = move || {
            // Too late and a panic are no answer.
            let _ = sender.send(looked.recv_timeout(patience).unwrap_or_default());
        };
        let both = work.and_then(|_| thread::Builder::new().spawn(wait));
        Self(both.ok().map(|_| found))
    }

    /// The article, where there is one and it is found in time.
    pub fn found(self) -> Option<Found> {
        self.0?.recv().unwrap_or_default()
    }
}

fn read(html: &str) -> Option<Found> {
    let config = Config {
        classes_to_preserve: ["wp-caption-text", "wp-element-caption"]
            .map(str::to_owned)
            .into(),
        ..Config::default()
    };
    let (tree, cut) = tree(html);
    let mut reading = Readability::with_document(tree, None, Some(config)).ok()?;
    let article = reading.parse().ok()?;
    Some(Found {
        cut,
        title: article.title,
        markup: article.content.to_string(),
    })
}

/// The tree of a page, and whether it was cut for its depth.
fn tree(html: &str) -> (Document, bool) {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let guard = Guard {
        inner: TreeBuilder::new(Document::default(), options),
        state: RefCell::default(),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(&tamed(html)));
    while !queue.is_empty() {
        let _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    let cut = tokenizer.sink.state.borrow().cut;
    (tokenizer.sink.inner.sink.finish(), cut)
}

/// Leaves out tags beyond the bounds.
struct Guard<S> {
    inner: S,
    state: RefCell<State>,
}

impl<S: TokenSink> TokenSink for Guard<S> {
    type Handle = S::Handle;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<S::Handle> {
        if let TagToken(tag) = &mut token {
            if is_heading(&tag.name) {
                tag.attrs.retain(|attribute| !is_slug(attribute));
            }
            let mut state = self.state.borrow_mut();
            let passes = match tag.kind {
                EndTag => state.end(&tag.name),
                _ => state.start(&tag.name),
            };
            if !passes {
                return TokenSinkResult::Continue;
            }
        }
        self.inner.process_token(token, line)
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// What is open, as far as can be told without a tree. It is rather too much than too little.
#[derive(Default)]
struct State {
    open: Vec<LocalName>,
    /// How many of each name are open, and how many were left out.
    names: FxHashMap<LocalName, (usize, usize)>,
    /// How many of the elements that mark words were opened and not closed by their own end tags.
    marks: FxHashMap<LocalName, usize>,
    marked: usize,
    /// Whether anything was left out for its depth.
    cut: bool,
}

impl State {
    /// Whether a start tag passes.
    fn start(&mut self, name: &LocalName) -> bool {
        let kind = Kind::of(name, &Attributes::default());
        if kind.is_void() || is_raw(name) {
            return true;
        }
        let ends_its_like = matches!(
            &**name,
            "p" | "li" | "dd" | "dt" | "option" | "tr" | "td" | "th"
        );
        if ends_its_like && self.open.last() == Some(name) {
            self.pop();
        }
        let passes = self.open.len() < DEEPEST && (self.marked < MOST_MARKS || !marks_words(name));
        if !passes {
            self.cut |= self.open.len() >= DEEPEST;
            self.names.entry(name.clone()).or_default().1 += 1;
            return false;
        }
        if marks_words(name) {
            *self.marks.entry(name.clone()).or_default() += 1;
            self.marked += 1;
        }
        self.names.entry(name.clone()).or_default().0 += 1;
        self.open.push(name.clone());
        true
    }

    /// Whether an end tag passes.
    fn end(&mut self, name: &LocalName) -> bool {
        let (open, left_out) = self.names.get(name).copied().unwrap_or_default();
        if left_out > 0 {
            self.names.entry(name.clone()).or_default().1 -= 1;
            return false;
        }
        if let Some(count @ 1..) = self.marks.get_mut(name) {
            *count -= 1;
            self.marked -= 1;
        }
        if open > 0 {
            while let Some(last) = self.pop() {
                if last == *name {
                    break;
                }
            }
        }
        true
    }

    fn pop(&mut self) -> Option<LocalName> {
        let name = self.open.pop()?;
        if let Some((open, _)) = self.names.get_mut(&name) {
            *open = open.saturating_sub(1);
        }
        Some(name)
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Whether the attribute is an id that repeats what the heading says. The library would take a word in it
/// for what the element is, and leave out what is said about comments or an RSS feed.
fn is_slug(attribute: &Attribute) -> bool {
    &*attribute.name.local == "id"
        && attribute
            .value
            .split(['-', '_'])
            .filter(|word| !word.is_empty())
            .count()
            > 2
}

/// Whether what stands in it is no markup, so that leaving out its tag would make it markup.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "title"
            | "textarea"
            | "iframe"
            | "noembed"
            | "noframes"
            | "xmp"
            | "plaintext"
            | "html"
            | "head"
            | "body"
    )
}

/// Whether HTML opens it again in each block until its own end tag.
fn marks_words(name: &str) -> bool {
    matches!(
        name,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(html: &str) -> (usize, usize) {
        let (tree, _) = tree(html);
        let deepest = tree
            .select("*")
            .nodes()
            .iter()
            .map(|node| node.ancestors(None).len())
            .max();
        (tree.select("*").length(), deepest.unwrap_or_default())
    }

    #[test]
    fn a_usual_page_is_built_whole() {
        let html = "<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<td>f</table><b>g</b>".repeat(300);
        let (count, deepest) = names(&html);
        assert!(count > 300 * 9 && deepest < 10, "{count} {deepest}");
        assert_eq!(
            &*tree("<p>a<b>b</b>").0.select("p").inner_html(),
            "a<b>b</b>"
        );
    }

    #[test]
    fn no_page_is_deep_or_grows_by_what_it_leaves_open() {
        let many = |unit: fn(usize) -> String| (0..3000).map(unit).collect::<String>();
        for html in [
            many(|_| "<div>".into()),
            many(|_| "<div><span>x</div>".into()),
            many(|n| format!("<p><b class={n}>x</p>")),
            many(|n| format!("<font size={n}><p>x")),
            many(|_| "<table><tr><td>".into()),
            many(|_| "<ul><li>".into()),
            many(|_| "<a href=x><div>".into()),
        ] {
            let (count, deepest) = names(&html);
            assert!(
                deepest <= 2 * DEEPEST && count < 400_000,
                "{count} {deepest} {}",
                &html[..30]
            );
        }
    }

    #[test]
    fn what_takes_too_long_is_not_waited_for() {
        let grab = Grab::start(&"<p>kata".repeat(100_000), Duration::ZERO);
        assert!(grab.found().is_none());
    }
}
