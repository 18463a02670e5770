//! The text of one document as it grows: white space, links and emphasis of the block that is open.
//!
//! Text is appended to one string. A block begins with its first visible character, so that an empty one
//! leaves nothing behind; what is marked across blocks is marked in each of them.

use std::borrow::Cow;

use crate::{
    domain::{Emphasis, Link, Span, Stress},
    text::harmless_lines,
};

const STRESSES: [Stress; 4] = [Stress::Light, Stress::Strong, Stress::Code, Stress::Struck];

/// How a block follows the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Join {
    /// After an empty row.
    #[default]
    Apart,
    /// On the next row.
    Below,
}

/// A text, and what is marked in it.
#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    pub links: Vec<Link>,
    pub emphasis: Vec<Emphasis>,
    /// Where the open block begins, and how long the text was before it.
    open: Option<(usize, usize)>,
    /// Whether white space stands before what comes next.
    space: bool,
    /// How often each stress is open, and where in the open block it begins.
    stress: [(usize, Option<usize>); STRESSES.len()],
    /// The open link, and where in the open block it begins.
    link: Option<(String, Option<usize>)>,
}

impl Words {
    /// A text that begins with a line of its own.
    pub fn after(title: &str) -> Self {
        Self {
            text: title.to_owned(),
            ..Self::default()
        }
    }

    /// Whether the open block holds anything.
    pub const fn has_begun(&self) -> bool {
        self.open.is_some()
    }

    /// Running text: white space is one space, or none at the ends of a block.
    pub fn run(&mut self, text: &str, join: Join) {
        let text = harmless_lines(text);
        for (index, word) in text.split(is_space).enumerate() {
            self.space |= index > 0;
            if word.is_empty() {
                continue;
            }
            if !self.has_begun() {
                self.begin(join);
            } else if self.space {
                self.text.push(' ');
            }
            self.space = false;
            self.text.push_str(word);
        }
    }

    /// Text whose white space stands. Empty rows at the beginning of a block do not.
    pub fn verbatim(&mut self, text: &str, join: Join) {
        let tabs = if text.contains('\t') {
            Cow::Owned(text.replace('\t', "    "))
        } else {
            Cow::Borrowed(text)
        };
        let clean = harmless_lines(&tabs);
        let mut text = clean.as_ref();
        if !self.has_begun() {
            let Some(first) = text.find(|c: char| !c.is_whitespace()) else {
                return;
            };
            text = &text[text[..first].rfind('\n').map_or(0, |at| at + 1)..];
            self.begin(join);
        }
        self.text.push_str(text);
    }

    /// White space.
    pub const fn pause(&mut self) {
        self.space = true;
    }

    /// Begins a new row in the open block.
    pub fn row(&mut self) {
        if self.has_begun() {
            self.text.push('\n');
        }
    }

    /// Whether the open block's last row is empty.
    pub fn at_row(&self) -> bool {
        self.text.ends_with('\n')
    }

    fn begin(&mut self, join: Join) {
        let before = self.text.len();
        if before > 0 {
            self.text.push_str(match join {
                Join::Apart => "\n\n",
                Join::Below => "\n",
            });
        }
        let start = self.text.len();
        self.open = Some((start, before));
        self.space = false;
        for (depth, from) in &mut self.stress {
            *from = (*depth > 0).then_some(start);
        }
        if let Some((_, from)) = &mut self.link {
            *from = Some(start);
        }
    }

    /// Ends the open block: its span, where it holds anything.
    pub fn end(&mut self) -> Option<Span> {
        let (start, _) = self.open?;
        let end = start + self.text[start..].trim_end().len();
        self.text.truncate(end);
        for which in 0..STRESSES.len() {
            self.mark_stress(which);
        }
        self.mark_link();
        self.open = None;
        self.space = false;
        Some(Span::new(start, end))
    }

    /// What the open block says so far.
    pub fn block(&self) -> &str {
        self.open
            .map_or("", |(start, _)| self.text[start..].trim_end())
    }

    /// Forgets the open block.
    pub fn drop_block(&mut self) {
        if let Some((start, before)) = self.open.take() {
            self.text.truncate(before);
            self.links.retain(|link| link.span.start < start);
            self.emphasis.retain(|emphasis| emphasis.span.start < start);
            self.space = false;
        }
    }

    pub fn open_stress(&mut self, stress: Stress) {
        let start = self.has_begun().then_some(self.text.len());
        let (depth, from) = &mut self.stress[index(stress)];
        *depth += 1;
        if *depth == 1 {
            *from = start;
        }
    }

    pub fn close_stress(&mut self, stress: Stress) {
        let (depth, _) = &mut self.stress[index(stress)];
        *depth = depth.saturating_sub(1);
        if *depth == 0 {
            self.mark_stress(index(stress));
        }
    }

    fn mark_stress(&mut self, which: usize) {
        if let Some(from) = self.stress[which].1.take()
            && let Some(span) = self.visible(from)
        {
            let kind = STRESSES[which];
            self.emphasis.push(Emphasis { span, kind });
        }
    }

    pub fn open_link(&mut self, address: String) {
        let start = self.has_begun().then_some(self.text.len());
        self.link = Some((address, start));
    }

    pub fn close_link(&mut self) {
        self.mark_link();
        self.link = None;
    }

    fn mark_link(&mut self) {
        if let Some((address, from)) = &mut self.link
            && let Some(from) = from.take()
        {
            let address = address.clone();
            if let Some(span) = self.visible(from) {
                self.links.push(Link { span, address });
            }
        }
    }

    /// What stands from `from` on, without white space at its ends.
    fn visible(&self, from: usize) -> Option<Span> {
        let words = self.text.get(from..)?;
        let start = from + (words.len() - words.trim_start().len());
        let span = Span::new(start, start + words.trim().len());
        (!span.is_empty()).then_some(span)
    }
}

fn index(stress: Stress) -> usize {
    STRESSES.iter().position(|&own| own == stress).unwrap_or(0)
}

/// White space as a page has it; one that does not break is no other to a reader of plain text.
fn is_space(c: char) -> bool {
    c.is_whitespace()
}
