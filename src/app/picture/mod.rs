//! The pictures of the open article: which of them shall be drawn, and those that are.
//!
//! What a terminal writes for a picture is made elsewhere, strip by strip, one for each row; here it is data that is
//! kept, shown and let go. Nothing is wished unless the user has settled that pictures are drawn, and nothing but
//! what stands near the text on the screen.

use std::{collections::VecDeque, sync::Arc};

use crate::domain::{Article, ArticleId, Span};

use super::{Anchor, Effect, Place, Scroll, State, block_of, block_span};

/// The most columns and rows that a picture may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The columns.
    pub columns: u16,
    /// The rows.
    pub rows: u16,
}

/// A picture that shall be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is.
    pub address: String,
    /// What it must fit into.
    pub frame: Frame,
}

/// A picture as the terminal draws it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The columns of each strip.
    pub columns: u16,
    /// What is in each row, from the top on.
    pub strips: Vec<Strip>,
    /// What the terminal must have got before it can draw the strips.
    pub supply: Option<Supply>,
}

impl Picture {
    /// Whether it is no larger than a frame.
    #[must_use]
    pub fn fits(&self, frame: Frame) -> bool {
        self.columns <= frame.columns && self.strips.len() <= usize::from(frame.rows)
    }
}

/// One row of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Strip {
    /// Cells like any others.
    Patches(Vec<Patch>),
    /// What is written at the first column and draws the whole row, whatever stands there.
    Sequence(String),
}

/// A cell of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patch {
    /// A character of one column.
    pub sign: char,
    /// The colour of the sign.
    pub sign_tint: Tint,
    /// The colour behind it.
    pub ground: Tint,
}

/// A colour that the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tint {
    /// Red, green and blue.
    Mixed(u8, u8, u8),
    /// One of the palette of 256.
    Palette(u8),
}

/// What a terminal must have got once before it can draw a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supply {
    /// Names it while the program runs; no other has the same number.
    pub number: u32,
    /// What is written.
    pub bytes: String,
}

/// What came of a picture, or why nothing did.
pub type Came = Result<Arc<Picture>, String>;

/// The pictures that are known, and those that are being made.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pictures {
    asked: Vec<Wanted>,
    /// One for each address, the latest last.
    known: VecDeque<(Wanted, Came)>,
}

/// So many pictures are kept.
const KEPT: usize = 16;

/// So many are wanted at once: fewer than are kept, so that none of them drives out another.
const NEAR: usize = 6;

impl Pictures {
    /// What came of the picture at an address, for whatever frame it was asked last.
    #[must_use]
    pub fn at(&self, address: &str) -> Option<&Came> {
        let mut known = self.known.iter();
        let found = known.find(|(wanted, _)| wanted.address == address);
        found.map(|(_, came)| came)
    }

    /// Keeps what came of a picture. What was not asked for is of no use any more, and false comes back.
    pub fn take(&mut self, wanted: Wanted, came: Came) -> bool {
        let asked = self.asked.iter().position(|asked| *asked == wanted);
        let Some(asked) = asked else { return false };
        self.asked.remove(asked);
        self.known
            .retain(|(known, _)| known.address != wanted.address);
        self.known.push_back((wanted, came));
        while self.known.len() > KEPT {
            self.known.pop_front();
        }
        true
    }

    /// Pictures of which one is known, without its having been asked for.
    #[cfg(test)]
    pub fn put(&mut self, address: &str, came: Came) {
        let frame = Frame {
            columns: u16::MAX,
            rows: u16::MAX,
        };
        let address = address.into();
        self.known.push_back((Wanted { address, frame }, came));
    }

    /// Those that are being made.
    #[must_use]
    pub fn asked(&self) -> &[Wanted] {
        &self.asked
    }

    /// Asks for those of `near` that are not known in their frame; none where that was done already. What failed in
    /// one frame fails in all.
    fn ask(&mut self, near: Vec<Wanted>) -> Option<Effect> {
        let is_known = |wanted: &Wanted| {
            let mut known = self.known.iter();
            known.any(|(known, came)| {
                known == wanted || (known.address == wanted.address && came.is_err())
            })
        };
        let missing: Vec<Wanted> = near.into_iter().filter(|near| !is_known(near)).collect();
        if missing == self.asked {
            return None;
        }
        self.asked.clone_from(&missing);
        (!missing.is_empty()).then_some(Effect::Pictures(missing))
    }
}

/// Asks for the pictures that stand near the text on the screen, where the user wishes pictures.
pub fn wanted(state: &mut State) -> Option<Effect> {
    let near = near(state)?;
    state.pictures.ask(near)
}

/// Takes in what came of a picture.
pub fn came(state: &mut State, wanted: Wanted, came: Came) {
    let address = wanted.address.clone();
    let is_new = state.pictures.at(&address).is_none();
    if state.pictures.take(wanted, came) && is_new {
        hold_place(state, &address);
    }
}

/// The picture takes its rows behind the words of its caption. Where the screen begins behind these words, it begins
/// before the next paragraph from now on, which then stays where it is.
fn hold_place(state: &mut State, address: &str) {
    let Some(opened) = state.articles.get_mut(state.open) else {
        return;
    };
    let Some(article) = opened.article() else {
        return;
    };
    let Anchor::Row {
        place,
        offset,
        width,
    } = opened.scroll.anchor
    else {
        return;
    };
    let caption = block_span(article, place.block);
    let mut images = article.images.iter();
    let is_its_own = images.any(|image| image.span == caption && image.address == address);
    let next = place.block + 1;
    if !is_its_own || offset != caption.end || next > article.paragraphs.len() {
        return;
    }
    let offset = block_span(article, next).start;
    let place = Place {
        block: next,
        row: 0,
    };
    let anchor = Anchor::Row {
        place,
        offset,
        width,
    };
    // Where all of the rest fits on the screen, it begins before the anchor, and a move would forget that one.
    let drawn = state.measured.article;
    let shows_more = drawn.is_some_and(|drawn| drawn.visible.start < caption.end);
    let moved = opened.scroll.moved - isize::from(!shows_more);
    opened.scroll = Scroll {
        anchor,
        moved,
        ..opened.scroll
    };
}

/// The pictures near the text on the screen, the nearest first; none where it is not known what that is.
fn near(state: &State) -> Option<Vec<Wanted>> {
    let drawn = state.measured.article.filter(|_| state.settings.pictures)?;
    let opened = state.opened()?;
    let here = u32::try_from(state.open).is_ok_and(|open| drawn.id == ArticleId(open));
    let article = opened.article().filter(|_| here)?;
    let Anchor::Row { width, place, .. } = drawn.anchor else {
        return None;
    };
    let frame = frame(width, state.size.1)?;
    let near = nearest(article, place.block, drawn.visible);
    let wanted = near.map(|address| Wanted {
        address: address.to_owned(),
        frame,
    });
    Some(wanted.take(NEAR).collect())
}

/// The columns that stand before the words of a caption, and before its picture.
const LEAD: usize = 2;

/// The room for a picture in a column on a screen with so many rows: some text shall be seen with it, and where the
/// picture comes above that, it still is. None where there is no room.
#[must_use]
pub fn frame(columns: usize, rows: u16) -> Option<Frame> {
    let columns = u16::try_from(columns.checked_sub(LEAD)?).ok()?;
    let rows = (rows / 2).min(TALLEST);
    (columns > 0 && rows > 0).then_some(Frame { columns, rows })
}

/// No picture has more rows, however high the screen is.
const TALLEST: u16 = 30;

/// The addresses of the pictures whose captions stand on the screen or less than another screenful away; the screen
/// begins in block `top`.
fn nearest(article: &Article, top: usize, visible: Span) -> impl Iterator<Item = &str> {
    let first = block_span(article, top);
    let on_screen = match visible.is_empty() {
        true => first,
        false => first.cover(visible),
    };
    let screenful = on_screen.len().max(SCREENFUL);
    let reach = Span::new(
        on_screen.start.saturating_sub(screenful),
        on_screen.end.saturating_add(screenful),
    );
    let images = article.images.iter();
    let mut near: Vec<_> = images.filter(|image| image.span.overlaps(reach)).collect();
    near.sort_by_key(|image| block_of(article, image.span.start).abs_diff(top));
    let mut addresses: Vec<&str> = Vec::new();
    for image in near {
        if !addresses.contains(&image.address.as_str()) {
            addresses.push(&image.address);
        }
    }
    addresses.into_iter()
}

/// So many bytes at least are a screenful: a screen of pictures has few words.
const SCREENFUL: usize = 800;

#[cfg(test)]
mod tests;
