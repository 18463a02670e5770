//! The help: what every key does, by group, as the table has it, and what each style means.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        Place, Scroll, State,
        command::{Group, Row, Where, rows_of},
        key::Chord,
        keymap::Keymap,
    },
    domain::{EntityKind, Span},
};

use super::{
    Look,
    cells::{Pen, width},
    flow, say, status,
    theme::Role,
    viewport::{Blocks, Viewport},
};

/// The column of keys, with the space after it; on a narrow screen, which has no room for two sentences beside it.
const KEYS: usize = 20;
const NARROW_KEYS: usize = 10;

/// From so many columns on the wider one has room.
const WIDE: usize = 60;

/// Draws the help and says which row stands at its top.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, scroll: Scroll, look: &Look) -> Place {
    let help = Help {
        keymap: &state.settings.keys,
        columns: usize::from(area.width),
        keys: if usize::from(area.width) < WIDE {
            NARROW_KEYS
        } else {
            KEYS
        },
        wanted: state.help_filter.trim().to_lowercase(),
    };
    if (0..help.count()).all(|block| help.rows(block).is_empty()) {
        say(cells, area, look, "No row of the help has these letters.");
    }
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
                    .skip(help.keys)
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
    /// Of these the keys have so many.
    keys: usize,
    /// What a row must have in it, in small letters; empty where all are shown.
    wanted: String,
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

    fn is_wanted(&self, row: &Row) -> bool {
        let has = |text: &str| text.to_lowercase().contains(&self.wanted);
        let entries = self.keymap.entries(row).into_iter();
        let mut chords = entries.flat_map(|(chords, _)| chords);
        has(row.name) || has(row.help) || chords.any(|chord| has(&chord.label()))
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
        let mut words = flow::rows(&help, self.columns.saturating_sub(self.keys)).into_iter();
        let mut keys = rows_of_keys(chords, self.keys).into_iter();
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
fn rows_of_keys(chords: &[&Chord], columns: usize) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for label in chords.iter().map(|chord| chord.label()) {
        match rows.last_mut() {
            Some(row) if width(row) + 1 + width(&label) < columns => *row += &format!(" {label}"),
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
            return if self.wanted.is_empty() {
                self.legend()
            } else {
                Vec::new()
            };
        };
        let rows = rows_of(group).filter(|row| self.is_wanted(row));
        let commands: Vec<Line> = rows.flat_map(|row| self.command(row)).collect();
        if commands.is_empty() {
            return commands;
        }
        let mut lines = vec![Line::Heading(group.heading())];
        lines.extend(commands);
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
