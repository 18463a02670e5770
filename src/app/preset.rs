//! Sets of keys to choose from. Each is the table's own keys but for the rows named here; a key that is named
//! here is taken from whatever else the table gives it to.

use super::command::Command;

/// A set of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Preset {
    /// The keys of the table.
    #[default]
    Default,
    /// Those that hands know from newsboat, as far as there is something like it.
    Newsboat,
    /// Arrows, Enter, Esc and function keys.
    Plain,
}

/// Commands and the keys that give them instead of those in the table.
type Changes = &'static [(Command, &'static [&'static str])];

impl Preset {
    /// All presets.
    pub const ALL: [Self; 3] = [Self::Default, Self::Newsboat, Self::Plain];

    /// The preset's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Newsboat => "newsboat",
            Self::Plain => "plain",
        }
    }

    /// Where it differs from the table.
    #[must_use]
    pub const fn changes(self) -> Changes {
        match self {
            Self::Default => &[],
            Self::Newsboat => NEWSBOAT,
            Self::Plain => PLAIN,
        }
    }
}

#[rustfmt::skip]
const NEWSBOAT: Changes = &[
    (Command::Previous,       &["p"]),
    (Command::ToggleRead,     &["N"]),
    (Command::PickLink,       &["u"]),
    (Command::Undo,           &["U"]),
    (Command::Save,           &["s"]),
    (Command::ToggleStar,     &["C-e"]),
];

#[rustfmt::skip]
const PLAIN: Changes = &[
    (Command::Down,           &["down"]),
    (Command::Up,             &["up"]),
    (Command::PageDown,       &["space", "pagedown"]),
    (Command::PageUp,         &["pageup"]),
    (Command::First,          &["home"]),
    (Command::Last,           &["end"]),
    (Command::NextPane,       &["right", "tab"]),
    (Command::PreviousPane,   &["left", "S-tab"]),
    (Command::Help,           &["f1", "?"]),
    (Command::Search,         &["f3", "/"]),
    (Command::Palette,        &["f2", "C-p"]),
    (Command::Filter,         &["f4"]),
    (Command::TogglePanel,    &["f6"]),
    (Command::ToggleZen,      &["f11"]),
    (Command::CycleHighlight, &["f7"]),
    (Command::ToggleRead,     &["delete"]),
    (Command::ToggleStar,     &["f8"]),
    (Command::Browse,         &["f9"]),
    (Command::Back,           &["esc"]),
    (Command::Clear,          &["f12"]),
    (Command::Quit,           &["f10", "C-c"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{
        command::{PLACES, TABLE},
        key::Chord,
        keymap::Keymap,
    };

    #[test]
    fn no_chord_begins_another_in_one_place_of_any_preset() {
        for preset in Preset::ALL {
            let keymap = Keymap::preset(preset);
            for place in PLACES {
                let here: Vec<(&Chord, Command)> = keymap.at(place).collect();
                for (at, (chord, command)) in here.iter().enumerate() {
                    for (other, rival) in &here[at + 1..] {
                        assert!(
                            !chord.clashes_with(other),
                            "{}: {command:?} and {rival:?} at {place:?}: {chord} {other}",
                            preset.name()
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn every_preset_reaches_every_command_everywhere() {
        for preset in Preset::ALL {
            let keymap = Keymap::preset(preset);
            for row in TABLE {
                for place in PLACES.into_iter().filter(|&place| row.counts_at(place)) {
                    let reached = keymap.chord(row.command, place).is_some();
                    assert!(reached, "{}: {} at {place:?}", preset.name(), row.name);
                }
            }
        }
    }

    #[test]
    fn every_changed_key_parses_and_prints_back() {
        for (_, keys) in Preset::ALL.iter().flat_map(|preset| preset.changes()) {
            for key in *keys {
                assert_eq!(key.parse::<Chord>().unwrap().to_string(), *key);
            }
        }
    }
}
