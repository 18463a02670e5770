//! The one place where text becomes cells. Whatever the text holds, no control character, no zero-width
//! or direction-changing one and no endless pile of combining marks gets past it. The sequences that draw pictures are
//! no text: they are made here at home from pixels alone.

use std::{borrow::Cow, num::NonZero};

use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::Rect,
    style::{Color, Style},
};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::theme::{Role, Theme};
use crate::app::picture::{Patch, Strip, Tint};

/// What stands for a character that must not reach the terminal.
const HARMLESS: &str = "\u{fffd}";

/// A cluster may have so many bytes; a longer one is a pile of marks on one letter and loses the rest.
const CLUSTER: usize = 40;

/// The columns that one grapheme cluster takes.
#[must_use]
pub fn cluster_width(cluster: &str) -> usize {
    shown(cluster).map_or(0, UnicodeWidthStr::width)
}

/// The columns that `text` takes.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// What is written for a cluster; `None` where nothing is.
fn shown(cluster: &str) -> Option<&str> {
    let mut characters = cluster.chars();
    let first = characters.next()?;
    if first == '\n' || first == '\t' {
        return Some(" ");
    }
    if cluster.chars().any(is_harmful) {
        return Some(HARMLESS);
    }
    // A mark without a letter, or a joiner alone.
    if first.width() == Some(0) && cluster.width() == 0 {
        return None;
    }
    let mut end = cluster.len().min(CLUSTER);
    while !cluster.is_char_boundary(end) {
        end -= 1;
    }
    Some(&cluster[..end]).filter(|shown| shown.width() > 0)
}

/// Control characters, direction marks and overrides, and the invisible ones that only hide things.
fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{180e}'
            | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{61c}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Where cells are written: a row of a pane, from a column up to its right edge.
#[derive(Debug)]
pub struct Pen<'a> {
    cells: &'a mut Buffer,
    x: u16,
    y: u16,
    right: u16,
}

impl<'a> Pen<'a> {
    /// A pen at the beginning of row `row` of `area`; it writes nothing where there is no such row.
    pub fn new(cells: &'a mut Buffer, area: Rect, row: usize) -> Self {
        let area = area.intersection(cells.area);
        let row = u16::try_from(row).unwrap_or(u16::MAX);
        let right = if row < area.height {
            area.right()
        } else {
            area.left()
        };
        Self {
            cells,
            x: area.left(),
            y: area.top().saturating_add(row),
            right,
        }
    }

    /// Leaves so many columns as they are.
    pub fn skip(&mut self, columns: usize) -> &mut Self {
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        self.x = self.x.saturating_add(columns).min(self.right);
        self
    }

    /// The columns left.
    #[must_use]
    pub fn room(&self) -> usize {
        usize::from(self.right.saturating_sub(self.x))
    }

    /// Writes `text` in one style.
    pub fn write(&mut self, text: &str, style: Style) -> &mut Self {
        self.write_by(text, |_| style)
    }

    /// Writes `text`, each cluster in the style for the offset where it begins.
    pub fn write_by(&mut self, text: &str, style: impl Fn(usize) -> Style) -> &mut Self {
        for (offset, cluster) in text.grapheme_indices(true) {
            let Some(symbol) = shown(cluster) else {
                continue;
            };
            let columns = symbol.width();
            if columns > self.room() {
                self.x = self.right;
                break;
            }
            self.cells[(self.x, self.y)]
                .set_symbol(symbol)
                .set_style(style(offset));
            for column in 1..columns {
                let at = self.x + u16::try_from(column).unwrap_or(0);
                self.cells[(at, self.y)].reset();
            }
            self.skip(columns);
        }
        self
    }

    /// Draws a strip of a picture where there is room for all its columns. A sequence stands in the first of them,
    /// whose cell says how many there are, and the others are left to it; whoever paints the cells keeps to that.
    pub fn draw_strip(&mut self, strip: &Strip, columns: u16) -> &mut Self {
        let Some(wide) = NonZero::new(columns).filter(|_| usize::from(columns) <= self.room())
        else {
            return self;
        };
        match strip {
            Strip::Patches(patches) => {
                for (at, patch) in (self.x..self.x + columns).zip(patches) {
                    self.cells[(at, self.y)]
                        .set_char(patch.sign)
                        .set_style(style_of(patch));
                }
            }
            Strip::Sequence(sequence) => {
                for at in self.x + 1..self.x + columns {
                    let cell = &mut self.cells[(at, self.y)];
                    cell.reset();
                    cell.set_diff_option(CellDiffOption::Skip);
                }
                let first = &mut self.cells[(self.x, self.y)];
                first.reset();
                first
                    .set_symbol(sequence)
                    .set_diff_option(CellDiffOption::ForcedWidth(wide));
            }
        }
        self.skip(columns.into())
    }

    /// Writes the words of a line, each in the style of its role; plain text is left as what is below it.
    pub fn write_line(&mut self, line: &[(String, Role)], theme: &Theme) {
        for (words, role) in line {
            if *role == Role::Text {
                self.skip(width(words));
            } else {
                self.write(words, theme.style(*role));
            }
        }
    }

    /// Writes `text`, cut short with `ellipsis` where it does not fit.
    pub fn write_short(&mut self, text: &str, ellipsis: &str, style: Style) -> &mut Self {
        self.write(&shortened(text, self.room(), ellipsis), style)
    }
}

fn style_of(patch: &Patch) -> Style {
    let colour = |tint| match tint {
        Tint::Mixed(red, green, blue) => Color::Rgb(red, green, blue),
        Tint::Palette(index) => Color::Indexed(index),
    };
    Style::new()
        .fg(colour(patch.sign_tint))
        .bg(colour(patch.ground))
}

/// `text`, cut short with `ellipsis` where it does not fit the columns.
#[must_use]
pub fn shortened<'a>(text: &'a str, columns: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return text.into();
    }
    let mut room = columns.saturating_sub(width(ellipsis));
    let fits = text.graphemes(true).take_while(|cluster| {
        let columns = cluster_width(cluster);
        let fits = columns <= room;
        room = room.saturating_sub(columns);
        fits
    });
    let kept: usize = fits.map(str::len).sum();
    format!("{}{ellipsis}", text[..kept].trim_end()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let area = Rect::new(0, 0, 12, 1);
        let mut cells = Buffer::empty(area);
        Pen::new(&mut cells, area, 0).write(text, Style::new());
        let row: String = cells
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        assert_eq!(row.trim_end(), expected, "{text:?}");
    }

    #[test]
    fn nothing_harmful_is_written() {
        check("a\u{1b}[31mb", "a\u{fffd}[31mb");
        check("a\u{7}\u{202e}b\u{200b}c", "a\u{fffd}\u{fffd}b\u{fffd}c");
        check("a\u{9b}2Jb", "a\u{fffd}2Jb");
        check("\u{301}a", "a");
        check("a\nb", "a b");
    }

    #[test]
    fn wide_and_combined_characters_keep_their_columns() {
        check("日本", "日 本");
        check("e\u{301}a", "e\u{301}a");
        assert_eq!(width("👨‍👩‍👧!"), 3);
        let pile = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(width(&pile), 2);
    }
}
