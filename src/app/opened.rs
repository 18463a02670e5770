//! An opened article: its text once it is read, what was found in it, and where the reader is in it.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{Article, ArticleKey, RecordName, Span, Verdict};

use super::{Found, Listed, Place, RecordId, Scroll, Text};

/// How far an article has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// It is being read.
    Loading,
    /// It could not be read, and why.
    Failed(String),
    /// It is here.
    Ready(Arc<Article>),
}

/// An opened article and the reader's place in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// What it is called before its text is known.
    pub source: String,
    /// Its key, where it is stored.
    pub key: Option<ArticleKey>,
    /// What lists show of it, where it is stored and that is known.
    pub listed: Option<Listed>,
    /// Its text.
    pub body: Body,
    /// Which of its texts that is.
    pub text: Text,
    /// The other one, where it was shown before.
    pub other: Option<Arc<Article>>,
    /// What was found in it, once it was looked through.
    pub found: Option<Arc<Found>>,
    /// What the user said of its records.
    pub verdicts: BTreeMap<RecordName, Verdict>,
    /// Whether it has been shown.
    pub seen: bool,
    /// Where its text stands on the screen.
    pub scroll: Scroll,
    /// So many columns of preformatted text are left out at its left edge.
    pub shift: usize,
    /// The bytes on the screen when it was last drawn.
    pub visible: Span,
    /// The words that were jumped to last: an entity, a match, a telling.
    pub here: Option<Span>,
    /// The selected record; its words are marked in the text.
    pub selected: Option<RecordId>,
    /// Which of its tellings was jumped to last.
    pub telling: Option<usize>,
    /// The panel's top row.
    pub panel: Place,
    /// What it was opened for, until that is found.
    pub sought: Option<Sought>,
}

/// A telling that is to be gone to once its article was looked through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// What a verdict knows the record by.
    pub record: RecordName,
    /// The words of the telling.
    pub words: String,
}

impl Opened {
    /// An article not yet read.
    #[must_use]
    pub const fn new(source: String) -> Self {
        Self {
            source,
            key: None,
            listed: None,
            body: Body::Loading,
            text: Text::Given,
            other: None,
            found: None,
            verdicts: BTreeMap::new(),
            seen: false,
            scroll: Scroll::TOP,
            shift: 0,
            visible: Span { start: 0, end: 0 },
            here: None,
            selected: None,
            telling: None,
            panel: Place { block: 0, row: 0 },
            sought: None,
        }
    }

    /// The text, once it is here.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        match &self.body {
            Body::Ready(article) => Some(article),
            Body::Loading | Body::Failed(_) => None,
        }
    }

    /// Goes to `span` at the next drawing.
    pub fn jump(&mut self, span: Span) {
        self.here = Some(span);
        self.scroll.show = Some(span);
    }

    /// Selects `record` without going to it.
    pub fn select(&mut self, record: Option<RecordId>) {
        if self.selected != record {
            self.selected = record;
            self.telling = None;
        }
    }

    /// Where a move to the next or previous thing is reckoned from: the words jumped to last, if they are
    /// or will be on the screen, else nothing.
    #[must_use]
    pub fn cursor(&self) -> Option<Span> {
        self.here
            .filter(|here| self.scroll.show.is_some() || self.visible.contains_offset(here.start))
    }

    /// The byte a move to another thing is reckoned from.
    #[must_use]
    pub fn from(&self) -> usize {
        self.cursor().map_or(self.visible.start, |here| here.start)
    }
}

/// The bytes of a block of `article`: its title, or a paragraph. See [`Place`].
#[must_use]
pub fn block_span(article: &Article, block: usize) -> Span {
    match block.checked_sub(1) {
        None => article.title.unwrap_or_default(),
        Some(index) => article.paragraphs.get(index).map_or(
            Span::new(article.text.len(), article.text.len()),
            |paragraph| paragraph.span,
        ),
    }
}

/// The block that holds the byte at `offset`, or the next one before it.
#[must_use]
pub fn block_of(article: &Article, offset: usize) -> usize {
    article
        .paragraphs
        .partition_point(|paragraph| paragraph.span.start <= offset)
}
