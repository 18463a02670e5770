//! The help: what every key does, by group, as the table has it, and what each style means.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Place, Scroll,
        command::{Group, Row, Where, rows_of},
        key::Chord,
        keymap::Keymap,
    },
    domain::{EntityKind, Span},
};

use super::{
    Look,
    cells::{Pen, width},
    flow, status,
    theme::Role,
    viewport::{Blocks, Viewport},
};

/// The column of keys, with the space after it.
const KEYS: usize = 20;

/// Draws the help and says which row stands at its top.
pub fn draw(cells: &mut Buffer, area: Rect, keymap: &Keymap, scroll: Scroll, look: &Look) -> Place {
    let help = Help {
        keymap,
        columns: usize::from(area.width),
    };
    let viewport = Viewport::new(&help, usize::from(area.height));
    let top = viewport.top(scroll, 0);
    for (at, (_, row)) in viewport.window(top).iter().enumerate() {
        let mut pen = Pen::new(cells, area, at);
        match row {
            Line::Blank => {}
            Line::Heading(words) => {
                pen.write(words, look.theme.style(Role::Heading));
            }
            Line::Legend(kinds) => status::write_legend(&mut pen, look, kinds),
            Line::Command(keys, words) => {
                pen.write(keys, look.theme.style(Role::Key));
                Pen::new(cells, area, at)
                    .skip(KEYS)
                    .write(words, look.theme.style(Role::Item));
            }
        }
    }
    top
}

#[derive(Debug, Clone)]
enum Line {
    Heading(&'static str),
    Command(String, String),
    Legend(&'static [EntityKind]),
    Blank,
}

/// The help as blocks: a group is one, the legend the last one.
struct Help<'a> {
    keymap: &'a Keymap,
    columns: usize,
}

impl Help<'_> {
    fn legend(&self) -> Vec<Line> {
        let mut lines = vec![Line::Heading("Highlighted in the text")];
        let mut rest: &[EntityKind] = &EntityKind::ALL;
        while !rest.is_empty() {
            let (row, after) = rest.split_at(status::fitting(rest, self.columns));
            lines.push(Line::Legend(row));
            rest = after;
        }
        lines
    }

    fn command(&self, row: &Row) -> Vec<Line> {
        let entries = self.keymap.entries(row).into_iter();
        entries
            .flat_map(|(chords, places)| self.entry(row, &chords, &places))
            .collect()
    }

    fn entry(&self, row: &Row, chords: &[&Chord], places: &[Where]) -> Vec<Line> {
        let place = match places {
            [Where::Anywhere] => String::new(),
            places => {
                let names: Vec<&str> = places.iter().map(|place| place.name()).collect();
                format!(" ({})", names.join(", "))
            }
        };
        let help = format!("{}{place}", row.help);
        let mut words = flow::rows(&help, self.columns.saturating_sub(KEYS)).into_iter();
        let mut keys = rows_of_keys(chords).into_iter();
        let mut lines = Vec::new();
        loop {
            match (keys.next(), words.next()) {
                (None, None) => return lines,
                (keys, words) => {
                    let words = words.map(|range| help[range].to_owned());
                    let line = (keys.unwrap_or_default(), words.unwrap_or_default());
                    lines.push(Line::Command(line.0, line.1));
                }
            }
        }
    }
}

/// The chords side by side, in as many rows as their column needs.
fn rows_of_keys(chords: &[&Chord]) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for label in chords.iter().map(|chord| chord.label()) {
        match rows.last_mut() {
            Some(row) if width(row) + 1 + width(&label) < KEYS => *row += &format!(" {label}"),
            _ => rows.push(label),
        }
    }
    rows
}

impl Blocks for Help<'_> {
    type Row = Line;

    fn count(&self) -> usize {
        Group::ALL.len() + 1
    }

    fn rows(&self, block: usize) -> Vec<Line> {
        let Some(&group) = Group::ALL.get(block) else {
            return self.legend();
        };
        let mut lines = vec![Line::Heading(group.heading())];
        lines.extend(rows_of(group).flat_map(|row| self.command(row)));
        lines.push(Line::Blank);
        lines
    }

    fn width(&self) -> usize {
        self.columns
    }

    fn extent(&self, shown: Span) -> (Place, Place) {
        let block = shown.start;
        let place = Place { block, row: 0 };
        (place, place)
    }

    fn offset(&self, place: Place) -> usize {
        place.block
    }
}
