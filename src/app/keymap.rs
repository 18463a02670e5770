//! From keys to commands: counts, chords, and what can follow a chord's first key.

use super::{
    command::{Command, Row, TABLE, Where},
    key::{Code, Key},
};

/// What was pressed and is not yet a command.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pressed {
    /// How many times the command shall be done.
    pub count: Option<usize>,
    /// The first keys of a chord.
    pub keys: Vec<Key>,
}

/// What a key came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Read {
    /// A command, so many times.
    Command(Command, Option<usize>),
    /// A character for the input line.
    Typed(char),
    /// Nothing, or nothing yet.
    Nothing,
}

/// A count is of use up to here; more is a key that got stuck.
const MOST: usize = 9999;

impl Pressed {
    /// Takes one more key, pressed at `place`.
    pub fn read(&mut self, place: Where, key: Key) -> Read {
        if self.counts(place, key) {
            return Read::Nothing;
        }
        let begun = !self.keys.is_empty();
        self.keys.push(key);
        if let Some(row) = row_for(place, &self.keys) {
            let count = self.count;
            *self = Self::default();
            return Read::Command(row.command, count);
        }
        if following(place, &self.keys).next().is_some() {
            return Read::Nothing;
        }
        *self = Self::default();
        match key.typed() {
            Some(character) if place == Where::Line && !begun => Read::Typed(character),
            _ => Read::Nothing,
        }
    }

    fn counts(&mut self, place: Where, key: Key) -> bool {
        let digit = match key.typed().and_then(|c| c.to_digit(10)) {
            Some(0) if self.count.is_none() => None,
            digit => digit,
        };
        let Some(digit) = digit.filter(|_| place != Where::Line && self.keys.is_empty()) else {
            return false;
        };
        let count = self.count.unwrap_or(0) * 10 + digit as usize;
        self.count = Some(count.min(MOST));
        true
    }

    /// Forgets a chord that was begun; whether there was one.
    pub fn forget(&mut self, key: Key) -> bool {
        let forgotten = key == Key::plain(Code::Esc) && *self != Self::default();
        if forgotten {
            *self = Self::default();
        }
        forgotten
    }
}

fn row_for(place: Where, keys: &[Key]) -> Option<&'static Row> {
    TABLE
        .iter()
        .find(|row| row.counts_at(place) && row.chords().any(|chord| chord.0 == keys))
}

/// The keys that can follow `keys` at `place`, each with the row it leads to.
pub fn following(place: Where, keys: &[Key]) -> impl Iterator<Item = (Key, &'static Row)> {
    let rows = TABLE.iter().filter(move |row| row.counts_at(place));
    rows.flat_map(move |row| {
        let chords = row.chords().filter(|chord| chord.begins_with(keys));
        let next = chords.filter_map(|chord| chord.0.get(keys.len()).copied());
        next.map(move |key| (key, row)).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Chord;

    fn check(place: Where, keys: &str, expected: Read) {
        let mut pressed = Pressed::default();
        let chords = keys.split(' ').map(|key| key.parse::<Chord>().unwrap());
        let read: Vec<Read> = chords
            .flat_map(|chord| chord.0)
            .map(|key| pressed.read(place, key))
            .collect();
        assert_eq!(read.last(), Some(&expected), "{keys}");
    }

    #[test]
    fn keys_become_commands() {
        check(Where::Article, "j", Read::Command(Command::Down, None));
        check(
            Where::Article,
            "1 0 j",
            Read::Command(Command::Down, Some(10)),
        );
        check(Where::Article, "gg", Read::Command(Command::First, None));
        check(Where::Panel, "]g", Read::Command(Command::NextGift, None));
        check(
            Where::Panel,
            "enter",
            Read::Command(Command::ShowEvidence, None),
        );
        check(
            Where::List,
            "enter",
            Read::Command(Command::OpenArticle, None),
        );
    }

    #[test]
    fn a_chord_that_leads_nowhere_is_forgotten() {
        check(Where::Article, "] x", Read::Nothing);
        check(Where::Article, "] x j", Read::Command(Command::Down, None));
    }

    #[test]
    fn the_input_line_takes_what_it_has_no_row_for() {
        check(Where::Line, "j", Read::Typed('j'));
        check(Where::Line, "5", Read::Typed('5'));
        check(Where::Line, "]", Read::Typed(']'));
        check(Where::Line, "space", Read::Typed(' '));
        check(
            Where::Line,
            "enter",
            Read::Command(Command::AcceptLine, None),
        );
        check(Where::Line, "C-t", Read::Nothing);
    }

    #[test]
    fn a_first_key_knows_what_can_follow() {
        let keys = "]".parse::<Chord>().unwrap().0;
        let labels: Vec<String> = following(Where::Article, &keys)
            .map(|(key, _)| key.label())
            .collect();
        assert_eq!(labels, ["e", "g", "m"]);
    }
}
