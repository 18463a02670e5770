//! Which elements are open, and which of them a tag ends.
//!
//! The stack is of bounded height, and no step walks more than that. Links and emphasis that were left open
//! in a block go on behind it, as in a browser, but not behind a cell.

use html5ever::LocalName;
use rustc_hash::FxHashMap;

use super::{
    element::{Ends, Kind},
    tokens::Attributes,
};

/// How many elements are open at most.
const DEEPEST: usize = 256;

/// How many links and emphases that were left open in a block go on behind it.
const MOST_GOING_ON: usize = 8;

/// An open element.
#[derive(Debug)]
pub struct Open {
    pub name: LocalName,
    pub kind: Kind,
    /// What it would be if it were shown.
    pub shown: Kind,
    /// Whether it is beside the matter.
    pub beside: bool,
}

/// The open elements.
#[derive(Debug, Default)]
pub struct Nesting {
    open: Vec<Open>,
    /// How many elements of each name are open.
    names: FxHashMap<LocalName, usize>,
}

impl Nesting {
    /// Whether no element more may be opened.
    pub fn is_full(&self) -> bool {
        self.open.len() == DEEPEST
    }

    /// What the innermost open element is.
    pub fn innermost(&self) -> Option<Kind> {
        self.open.last().map(|open| open.kind)
    }

    /// Opens an element.
    pub fn push(&mut self, open: Open) {
        *self.names.entry(open.name.clone()).or_default() += 1;
        self.open.push(open);
    }

    /// Ends the elements whose end tags a start tag of this kind stands for; the innermost first.
    pub fn ended_by_start(&mut self, kind: Kind) -> Vec<Open> {
        if kind.is_inline() && kind != Kind::Anchor || kind.is_void() && kind != Kind::Rule {
            return Vec::new();
        }
        let mut from = None;
        for (at, open) in self.open.iter().enumerate().rev() {
            match kind.ends(open.shown) {
                Ends::This => from = Some(at),
                Ends::Nothing => break,
                Ends::Perhaps => {}
            }
        }
        from.map_or_else(Vec::new, |at| self.end(at))
    }

    /// Ends the element of this name that its end tag reaches, and what is in it; the innermost first. None
    /// where it reaches nothing.
    pub fn ended_by_end(&mut self, name: &LocalName) -> Option<Vec<Open>> {
        if self.names.get(name).is_none_or(|&count| count == 0) {
            return None;
        }
        let reaches = Kind::of(name, &Attributes::default()).is_of_tables() || &**name == "body";
        let mut at = self.open.len();
        loop {
            at = at.checked_sub(1)?;
            if self.open[at].name == *name {
                return Some(self.end(at));
            }
            if self.open[at].kind.is_wall() && !reaches {
                return None;
            }
        }
    }

    /// Ends all; the innermost first.
    pub fn end_all(&mut self) -> Vec<Open> {
        self.names.clear();
        self.open.drain(..).rev().collect()
    }

    /// Ends the element at `at`. Where it stands within a line, what was opened in it stays open.
    fn end(&mut self, at: usize) -> Vec<Open> {
        let mut ended = Vec::new();
        if self.open[at].kind.is_inline() {
            ended.push(self.open.remove(at));
        } else {
            let inner = self.open.split_off(at + 1);
            let outer = self.open.pop();
            let is_of_tables = outer.as_ref().is_some_and(|open| open.kind.is_of_tables());
            let mut going_on = Vec::new();
            for open in inner.into_iter().rev() {
                let marks = matches!(open.kind, Kind::Anchor | Kind::Stress(_));
                if marks && !is_of_tables && going_on.len() < MOST_GOING_ON {
                    going_on.push(open);
                } else {
                    ended.push(open);
                }
            }
            ended.extend(outer);
            self.open.extend(going_on.into_iter().rev());
        }
        for open in &ended {
            if let Some(count) = self.names.get_mut(&open.name) {
                *count = count.saturating_sub(1);
            }
        }
        ended
    }
}
