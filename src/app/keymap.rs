//! From keys to commands: which chord gives which command in which place, counts, and what can follow a
//! chord's first key. A keymap is a preset with the user's own keys over it (see [`super::rebinding`]); in no
//! place of it does a chord begin another.

use std::fmt::Write;

use super::{
    command::{Command, Group, Row, TABLE, Where, rows_of},
    key::{Chord, Code, Key},
    preset::Preset,
};

/// Which chord gives which command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    /// In the order of the table, those of one command in the order of their likeliness.
    bound: Vec<Bound>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Bound {
    place: Where,
    chord: Chord,
    command: Command,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::preset(Preset::Default)
    }
}

impl Keymap {
    /// The keys of a preset.
    #[must_use]
    pub fn preset(preset: Preset) -> Self {
        let mut keymap = Self { bound: Vec::new() };
        for row in TABLE {
            keymap.bind(row.command, &row.everywhere(), &row.chords());
        }
        for (command, keys) in preset.changes() {
            let chords: Vec<Chord> = keys.iter().filter_map(|key| key.parse().ok()).collect();
            keymap.rebind(*command, &command.row().everywhere(), &chords);
        }
        keymap
    }

    fn bind(&mut self, command: Command, places: &[Where], chords: &[Chord]) {
        for &place in places {
            self.bound.extend(chords.iter().map(|chord| Bound {
                place,
                chord: chord.clone(),
                command,
            }));
        }
        self.bound.sort_by_key(|bound| bound.command as usize);
    }

    /// Lets `chords` and no others give `command` in `places`; who had one of them there loses it.
    pub fn rebind(&mut self, command: Command, places: &[Where], chords: &[Chord]) {
        self.bound.retain(|bound| {
            let clashes = || chords.iter().any(|chord| chord.clashes_with(&bound.chord));
            !places.contains(&bound.place) || bound.command != command && !clashes()
        });
        self.bind(command, places, chords);
    }

    /// What counts in a place.
    pub fn at(&self, place: Where) -> impl Iterator<Item = (&Chord, Command)> {
        let here = self.bound.iter().filter(move |bound| bound.place == place);
        here.map(|bound| (&bound.chord, bound.command))
    }

    /// The chords that give a command in a place, the likeliest first.
    pub fn chords(&self, command: Command, place: Where) -> impl Iterator<Item = &Chord> {
        let own = self.at(place).filter(move |(_, given)| *given == command);
        own.map(|(chord, _)| chord)
    }

    /// The likeliest chord that gives a command in a place.
    #[must_use]
    pub fn chord(&self, command: Command, place: Where) -> Option<&Chord> {
        self.chords(command, place).next()
    }

    /// The keys that can follow `keys` at `place`, each with the row it leads to.
    pub fn following<'a>(
        &'a self,
        place: Where,
        keys: &'a [Key],
    ) -> impl Iterator<Item = (Key, &'static Row)> + 'a {
        let begun = move |chord: &Chord| {
            chord
                .begins_with(keys)
                .then(|| chord.0.get(keys.len()).copied())
        };
        self.at(place)
            .filter_map(move |(chord, command)| Some((begun(chord)??, command.row())))
    }

    fn command(&self, place: Where, keys: &[Key]) -> Option<Command> {
        let mut here = self.at(place);
        here.find(|(chord, _)| chord.0 == keys)
            .map(|(_, command)| command)
    }

    /// What a chord gives where it gives anything, the first command of the table that has it, with its places.
    #[must_use]
    pub fn elsewhere(&self, keys: &[Key]) -> Option<(&'static Row, Vec<Where>)> {
        let bound = self.bound.iter().filter(|bound| bound.chord.0 == keys);
        let bound: Vec<&Bound> = bound.filter(|bound| bound.place != Where::Line).collect();
        let command = bound.first()?.command;
        let own = bound.iter().filter(|bound| bound.command == command);
        Some((command.row(), own.map(|bound| bound.place).collect()))
    }

    /// A row's chords with the places where they give it: one entry where they are the same in all its places.
    /// A row that no key gives has an entry without chords.
    #[must_use]
    pub fn entries(&self, row: &Row) -> Vec<(Vec<&Chord>, Vec<Where>)> {
        let everywhere = row.everywhere();
        let mut entries: Vec<(Vec<&Chord>, Vec<Where>)> = Vec::new();
        for &place in &everywhere {
            let chords: Vec<&Chord> = self.chords(row.command, place).collect();
            match entries.iter_mut().find(|(others, _)| *others == chords) {
                Some((_, places)) => places.push(place),
                None => entries.push((chords, vec![place])),
            }
        }
        match entries.as_mut_slice() {
            [(_, places)] => *places = row.places.to_vec(),
            _ => entries.retain(|(chords, _)| !chords.is_empty()),
        }
        entries
    }

    /// The keys in Markdown: what `warta keys` prints and the README holds.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = String::from("| Keys | Command | Where | Does |\n|---|---|---|---|\n");
        for row in Group::ALL.iter().flat_map(|&group| rows_of(group)) {
            for (chords, places) in self.entries(row) {
                let keys: Vec<String> = chords.iter().map(|chord| cell(chord)).collect();
                let places: Vec<&str> = places.iter().map(|place| place.name()).collect();
                let (keys, places) = (keys.join(" "), places.join(", "));
                // Writing to a String cannot fail.
                let _ = writeln!(table, "| {keys} | {} | {places} | {} |", row.name, row.help);
            }
        }
        table
    }
}

/// A chord in a cell of the table, in which a bar would end the cell.
fn cell(chord: &Chord) -> String {
    format!("`{}`", chord.to_string().replace('|', "\\|"))
}

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
    pub fn read(&mut self, keymap: &Keymap, place: Where, key: Key) -> Read {
        if self.counts(place, key) {
            return Read::Nothing;
        }
        let begun = !self.keys.is_empty();
        self.keys.push(key);
        if let Some(command) = keymap.command(place, &self.keys) {
            let count = self.count;
            *self = Self::default();
            return Read::Command(command, count);
        }
        if keymap.following(place, &self.keys).next().is_some() {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(place: Where, keys: &str, expected: Read) {
        let (mut pressed, keymap) = (Pressed::default(), Keymap::default());
        let chords = keys.split(' ').map(|key| key.parse::<Chord>().unwrap());
        let read: Vec<Read> = chords
            .flat_map(|chord| chord.0)
            .map(|key| pressed.read(&keymap, place, key))
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
        let keymap = Keymap::default();
        let labels: Vec<String> = keymap
            .following(Where::Article, &keys)
            .map(|(key, _)| key.label())
            .collect();
        assert_eq!(labels, ["e", "g", "m"]);
    }

    #[test]
    fn who_takes_a_key_takes_it_from_who_had_it_there_and_nowhere_else() {
        let mut keymap = Keymap::default();
        let chord: Chord = "j".parse().unwrap();
        keymap.rebind(Command::NextArticle, &[Where::List], &[chord]);
        let labels = |command: Command| {
            let entries = keymap.entries(command.row()).into_iter();
            let entry = entries.map(|(chords, places)| {
                let chords: Vec<String> = chords.iter().map(|chord| chord.label()).collect();
                let places: Vec<&str> = places.iter().map(|place| place.name()).collect();
                format!("{}: {}", chords.join(" "), places.join(" "))
            });
            entry.collect::<Vec<_>>()
        };
        let next = ["J: feeds article panel ledger timeline dossier", "j: list"];
        assert_eq!(labels(Command::NextArticle), next);
        let down = [
            "j Down: feeds article panel ledger timeline dossier",
            "Down: list",
        ];
        assert_eq!(labels(Command::Down), down);
        assert_eq!(labels(Command::First), ["gg Home: anywhere"]);
    }

    #[test]
    fn the_table_of_keys_has_a_line_for_each_command() {
        let table = Keymap::default().table();
        assert_eq!(table.lines().count(), TABLE.len() + 2);
        assert!(table.contains("| `gg` `home` | first | anywhere | Go to the beginning |"));
    }
}
