//! Tags and texts → the blocks of a document.
//!
//! Nothing recurses, and no step takes more than the bounded height of what is open. A wrong nesting ends
//! blocks early and loses no text. Deeper tags than the deepest are left out, their text kept.

use html5ever::LocalName;

use super::{
    address::Base,
    element::{Kind, is_hidden},
    nesting::{Nesting, Open},
    table::{self, Table},
    tokens::{Attributes, Piece},
    words::{Join, Words},
};
use crate::{
    domain::{BlockKind, Link, Marker, Paragraph, Span},
    text::bearable,
};

/// How a page is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish {
    /// Whether what a browser would hide is read too.
    pub hidden: bool,
    /// Which elements, by name and attributes, are beside the matter.
    pub beside: Option<fn(&str, &Attributes) -> bool>,
}

/// Builds one document.
pub struct Builder {
    pub words: Words,
    pub blocks: Vec<Paragraph>,
    pub cells: Vec<Span>,
    pub images: Vec<Link>,
    /// Of each block, whether it stands in something that is judged to be beside the matter.
    pub beside: Vec<bool>,
    /// Whether anything was left out because a browser would hide it.
    pub hid: bool,
    title: String,
    base: Base,
    wish: Wish,
    nesting: Nesting,
    too_deep: usize,
    silent: usize,
    aside: usize,
    raised: usize,
    contexts: Vec<Context>,
    /// For each open list, the number of its next item where it has numbers.
    lists: Vec<Option<u32>>,
    tables: Vec<Table>,
    /// For each open figure, its picture and its captions so far.
    figures: Vec<(Option<String>, Vec<Span>)>,
    join: Join,
}

/// What the blocks in an element are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Context {
    Heading(u8),
    Item(Marker),
    Quote,
    Preformatted,
    Caption,
    Cell,
}

impl Builder {
    /// Begins a document with this title (one harmless line, may be empty), its addresses relative to `base`.
    pub fn of(title: &str, base: Base, wish: Wish) -> Self {
        Self {
            words: Words::after(title),
            blocks: Vec::new(),
            cells: Vec::new(),
            images: Vec::new(),
            beside: Vec::new(),
            hid: false,
            title: title.to_owned(),
            base,
            wish,
            nesting: Nesting::default(),
            too_deep: 0,
            silent: 0,
            aside: 0,
            raised: 0,
            contexts: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            figures: Vec::new(),
            join: Join::Apart,
        }
    }

    /// Takes the next piece.
    pub fn take(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.text(&text),
            Piece::Open(name, attributes, ends) => self.start(name, &attributes, ends),
            Piece::Close(name) => self.end(&name),
        }
    }

    /// Ends all that is open.
    pub fn finish(&mut self) {
        for open in self.nesting.end_all() {
            self.leave(&open);
        }
        self.flush(Join::Apart);
        self.words.emphasis.sort_by_key(|emphasis| emphasis.span);
        self.images.sort_by_key(|image| image.span);
    }

    fn text(&mut self, text: &str) {
        if self.silent > 0 || self.is_handle(text) {
            return;
        }
        if self.contexts.last() == Some(&Context::Preformatted) {
            self.words.verbatim(text, self.join);
        } else if self.raised > 0 && self.words.has_begun() {
            self.words.run(&raised(text), self.join);
        } else {
            self.words.run(text, self.join);
        }
    }

    /// Whether the text is the sign at a heading by which its address can be copied.
    fn is_handle(&self, text: &str) -> bool {
        matches!(self.contexts.last(), Some(Context::Heading(_)))
            && matches!(text.trim(), "#" | "¶" | "§" | "🔗")
            && self.nesting.innermost() == Some(Kind::Anchor)
    }

    fn start(&mut self, name: LocalName, attributes: &Attributes, ends: bool) {
        let shown = Kind::of(&name, attributes);
        let hidden = !self.wish.hidden && !shown.is_void() && is_hidden(attributes);
        let kind = if hidden { Kind::Silent } else { shown };
        self.hid |= hidden;
        for open in self.nesting.ended_by_start(shown) {
            self.leave(&open);
        }
        if kind.is_void() {
            return self.void(kind, attributes);
        }
        if kind.is_context() && self.silent == 0 {
            self.flush(Join::Apart);
        } else if !kind.is_inline() && kind != Kind::Silent {
            self.part();
        }
        if self.nesting.is_full() {
            self.too_deep += usize::from(!ends);
            return;
        }
        let judge = self.wish.beside;
        let beside = judge.is_some_and(|judge| judge(&name, attributes));
        let open = Open {
            name,
            kind,
            shown,
            beside,
        };
        self.enter(&open, attributes);
        if ends {
            self.leave(&open);
        } else {
            self.nesting.push(open);
        }
    }

    fn end(&mut self, name: &LocalName) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return self.part_unless_inline(name);
        }
        match self.nesting.ended_by_end(name) {
            Some(ended) => ended.iter().for_each(|open| self.leave(open)),
            None => self.part_unless_inline(name),
        }
    }

    /// An end tag that ends nothing parts blocks all the same.
    fn part_unless_inline(&mut self, name: &str) {
        match Kind::of(name, &Attributes::default()) {
            Kind::Break => self.void(Kind::Break, &Attributes::default()),
            kind if kind.is_inline() || kind.is_void() || kind == Kind::Silent => {}
            _ => self.part(),
        }
    }

    fn enter(&mut self, open: &Open, attributes: &Attributes) {
        self.aside += usize::from(open.beside);
        match open.kind {
            Kind::Silent => self.silent += 1,
            Kind::Heading(level) => self.contexts.push(Context::Heading(level)),
            Kind::Quote => self.contexts.push(Context::Quote),
            Kind::Preformatted => self.contexts.push(Context::Preformatted),
            Kind::Caption => self.contexts.push(Context::Caption),
            Kind::List(numbered) => {
                let start = attributes.get("start").and_then(|start| start.parse().ok());
                self.lists.push(numbered.then_some(start.unwrap_or(1)));
            }
            Kind::Item => self.item(attributes),
            Kind::Table => self.tables.push(Table::default()),
            Kind::Row => {
                let next = self.blocks.len();
                self.in_table(|table| table.open_row(next));
            }
            Kind::Cell => {
                let next = self.blocks.len();
                let rows = attributes.get("rowspan").and_then(|rows| rows.parse().ok());
                // None at all means all that follow.
                let rows = rows.map_or(1, |rows| if rows == 0 { usize::MAX } else { rows });
                self.in_table(|table| table.open_cell(next, rows));
                self.contexts.push(Context::Cell);
            }
            Kind::Figure => self.figures.push((None, Vec::new())),
            Kind::Anchor if self.silent == 0 => {
                let address = attributes
                    .get("href")
                    .and_then(|href| self.base.whole(href));
                if let Some(address) = address {
                    self.words.open_link(address);
                }
            }
            Kind::Stress(stress) => self.words.open_stress(stress),
            Kind::Quotation => self.text("“"),
            Kind::Raised => self.raised += 1,
            _ => {}
        }
    }

    fn leave(&mut self, open: &Open) {
        match open.kind {
            Kind::Preformatted if self.silent == 0 => self.flush(Join::Apart),
            kind if kind.is_inline() || kind == Kind::Silent => {}
            _ => self.part(),
        }
        match open.kind {
            Kind::Silent => self.silent -= 1,
            Kind::Heading(_)
            | Kind::Quote
            | Kind::Preformatted
            | Kind::Caption
            | Kind::Item
            | Kind::Cell => {
                self.contexts.pop();
            }
            Kind::List(_) => {
                self.lists.pop();
            }
            Kind::Row => self.end_row(),
            Kind::Table => {
                self.end_row();
                self.tables.pop();
            }
            Kind::Figure => self.end_figure(),
            Kind::Anchor => self.words.close_link(),
            Kind::Stress(stress) => self.words.close_stress(stress),
            Kind::Quotation if self.words.has_begun() => self.text("”"),
            Kind::Raised => self.raised -= 1,
            _ => {}
        }
        self.aside -= usize::from(open.beside);
    }

    fn void(&mut self, kind: Kind, attributes: &Attributes) {
        match kind {
            _ if self.silent > 0 => {}
            Kind::Break => match self.contexts.last() {
                Some(Context::Preformatted) => self.words.row(),
                Some(Context::Heading(_) | Context::Caption) => self.words.pause(),
                _ => self.flush(Join::Below),
            },
            Kind::Rule => self.part(),
            Kind::Picture => self.picture(attributes),
            Kind::Base => {
                if let Some(href) = attributes.get("href") {
                    self.base.say(href);
                }
            }
            _ => {}
        }
    }

    fn item(&mut self, attributes: &Attributes) {
        let said = attributes.get("value").and_then(|value| value.parse().ok());
        let marker = match self.lists.last_mut() {
            Some(Some(next)) => {
                let number = said.unwrap_or(*next);
                *next = number.saturating_add(1);
                Marker::Number(number)
            }
            _ => Marker::Bullet,
        };
        self.contexts.push(Context::Item(marker));
    }

    fn picture(&mut self, attributes: &Attributes) {
        if let Some((picture @ None, _)) = self.figures.last_mut() {
            let sources = ["data-src", "data-original", "data-lazy-src", "src"];
            let mut sources = sources.iter().filter_map(|name| attributes.get(name));
            *picture = sources.find_map(|source| self.base.whole(source));
        }
    }

    fn end_figure(&mut self) {
        if let Some((Some(address), captions)) = self.figures.pop() {
            let image = |span| Link {
                span,
                address: address.clone(),
            };
            self.images.extend(captions.into_iter().map(image));
        }
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }

    fn end_row(&mut self) {
        let Some(cells) = self
            .tables
            .last_mut()
            .and_then(|table| table.end_row(&self.blocks))
        else {
            return;
        };
        let joined = table::join(&mut self.words, &mut self.images, &self.blocks, &cells);
        if let Some((span, cells)) = joined {
            let from = self
                .blocks
                .partition_point(|block| block.span.start < span.start);
            self.blocks.truncate(from);
            let judged = self.beside.get(from) == Some(&true);
            self.beside.truncate(from);
            self.beside.push(judged);
            let kind = BlockKind::Row;
            self.blocks.push(Paragraph { span, kind });
            self.cells.extend(cells);
        }
    }

    /// What stands before a block's tag and behind it are apart.
    fn part(&mut self) {
        if self.silent > 0 {
            return;
        }
        if self.contexts.last() == Some(&Context::Preformatted) {
            // The rows of a program are often blocks of their own.
            if !self.words.at_row() {
                self.words.row();
            }
            return;
        }
        self.flush(Join::Apart);
    }

    /// Ends the open block.
    fn flush(&mut self, next: Join) {
        let was_empty = !self.words.has_begun();
        let join = std::mem::replace(&mut self.join, next);
        if was_empty {
            // Two breaks in a row are an empty one.
            self.join = Join::Apart;
            return;
        }
        if self.is_title() {
            self.words.drop_block();
            self.join = Join::Apart;
            return;
        }
        if let Some(span) = self.words.end() {
            self.add(span, join);
        }
    }

    /// Whether the open block says the title again, which stands above it.
    fn is_title(&self) -> bool {
        self.blocks.is_empty()
            && matches!(self.contexts.last(), Some(Context::Heading(_)))
            && self.words.block().to_lowercase() == self.title.to_lowercase()
    }

    fn add(&mut self, span: Span, join: Join) {
        for part in bearable(&self.words.text, span) {
            let kind = self.kind(join);
            if kind == BlockKind::Caption
                && let Some((_, captions)) = self.figures.last_mut()
            {
                captions.push(part);
            }
            self.blocks.push(Paragraph { span: part, kind });
            self.beside.push(self.aside > 0);
        }
    }

    /// What the next block is.
    fn kind(&mut self, join: Join) -> BlockKind {
        let small = |count: usize| u8::try_from(count.max(1)).unwrap_or(u8::MAX);
        match self.contexts.last_mut() {
            Some(Context::Heading(level)) => BlockKind::Heading(*level),
            Some(Context::Preformatted) => BlockKind::Preformatted,
            Some(Context::Caption) => BlockKind::Caption,
            Some(Context::Item(marker)) => BlockKind::Item {
                depth: small(self.lists.len()),
                marker: std::mem::replace(marker, Marker::Continued),
            },
            Some(Context::Quote) => {
                let quotes = self
                    .contexts
                    .iter()
                    .filter(|context| **context == Context::Quote);
                BlockKind::Quote(small(quotes.count()))
            }
            Some(Context::Cell) | None if join == Join::Below => BlockKind::Line,
            Some(Context::Cell) | None => BlockKind::Paragraph,
        }
    }
}

/// Raised digits and signs as characters of their own, so that a power is no other number.
fn raised(text: &str) -> String {
    let raise = |c: char| {
        Some(match c {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4'..='9' => char::from_u32(u32::from('⁴') + (u32::from(c) - u32::from('4')))?,
            '+' => '⁺',
            '-' | '−' => '⁻',
            _ => return None,
        })
    };
    let all: Option<String> = text.trim().chars().map(raise).collect();
    all.unwrap_or_else(|| text.to_owned())
}
