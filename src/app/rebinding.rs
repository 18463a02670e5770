//! The user's own keys over a preset: names and chords as they were written, each with the line where it was
//! written. What cannot be is told, and the command keeps the keys that it had.

use super::{
    command::{Command, PLACES, Row, TABLE, Where},
    key::{self, Chord},
    keymap::Keymap,
    palette::nearest,
    preset::Preset,
};

/// Keys wished for a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebinding {
    /// The command's name.
    pub command: String,
    /// The place they are for; none where they are for all of the command's places.
    pub place: Option<String>,
    /// The chords; none to take the command's keys away.
    pub keys: Vec<String>,
    /// Where it was written.
    pub line: usize,
}

/// Why a wish was not granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Where it was written.
    pub line: usize,
    /// Why, with what to write instead where that is known.
    pub why: String,
}

/// What a wish means, once it is understood.
struct Wish {
    command: Command,
    places: Vec<Where>,
    chords: Vec<Chord>,
    line: usize,
}

/// Without a key for these nobody gets out again.
const NEEDED: [Command; 3] = [Command::Quit, Command::AcceptLine, Command::CancelLine];

/// The preset with the wishes granted that can be, and why the others cannot.
#[must_use]
pub fn keymap(preset: Preset, wishes: &[Rebinding]) -> (Keymap, Vec<Refused>) {
    let mut keymap = Keymap::preset(preset);
    let (mut granted, mut refused): (Vec<Wish>, Vec<Refused>) = Default::default();
    for rebinding in wishes {
        let wish = understand(rebinding).and_then(|wish| match rival(&wish, &granted) {
            Some(why) => Err(why),
            None => Ok(wish),
        });
        match wish {
            Ok(wish) => granted.push(wish),
            Err(why) => refused.push(Refused {
                line: rebinding.line,
                why,
            }),
        }
    }
    // A wish for one place goes over one for all.
    granted.sort_by_key(|wish| wish.places.len() == 1 && wish.command.row().everywhere().len() > 1);
    for wish in &granted {
        let before = keymap.clone();
        keymap.rebind(wish.command, &wish.places, &wish.chords);
        if let Some(lost) = lost(&keymap) {
            refused.push(Refused {
                line: wish.line,
                why: format!("this leaves no key for `{}`", lost.row().name),
            });
            keymap = before;
        }
    }
    refused.sort_by_key(|refused| refused.line);
    (keymap, refused)
}

/// A needed command that some of its places have no key for.
fn lost(keymap: &Keymap) -> Option<Command> {
    let without = |command: &Command| {
        let places = command.row().everywhere();
        let mut places = places.into_iter();
        places.any(|place| keymap.chord(*command, place).is_none())
    };
    NEEDED.into_iter().find(without)
}

fn understand(rebinding: &Rebinding) -> Result<Wish, String> {
    let row = row(&rebinding.command)?;
    let places = match &rebinding.place {
        None => row.everywhere(),
        Some(name) => vec![place(name, row)?],
    };
    let keys = rebinding.keys.iter();
    let chords: Vec<Chord> = keys.map(|keys| chord(keys)).collect::<Result<_, _>>()?;
    for (at, chord) in chords.iter().enumerate() {
        let first = chord.0[0].typed();
        if places.contains(&Where::Line) && first.is_some() {
            return Err(format!("`{chord}` would be typed in the input line"));
        }
        if first.is_some_and(|first| ('1'..='9').contains(&first)) {
            return Err(format!("`{chord}` begins with a digit, which counts"));
        }
        if let Some(other) = chords[..at].iter().find(|other| chord.clashes_with(other)) {
            return Err(format!("`{chord}` and `{other}` cannot be told apart"));
        }
    }
    Ok(Wish {
        command: row.command,
        places,
        chords,
        line: rebinding.line,
    })
}

/// Whether an earlier wish has one of the wish's keys, or is for the same command.
fn rival(wish: &Wish, granted: &[Wish]) -> Option<String> {
    for other in granted {
        let shared = wish.places.iter().any(|place| other.places.contains(place));
        if !shared {
            continue;
        }
        let name = other.command.row().name;
        if other.command == wish.command {
            if other.places.len() == wish.places.len() {
                return Some(format!("`{name}` has its keys in line {}", other.line));
            }
            continue;
        }
        let mut chords = wish.chords.iter();
        let clashing =
            chords.find(|chord| other.chords.iter().any(|rival| chord.clashes_with(rival)));
        if let Some(chord) = clashing {
            return Some(format!("line {} gives `{chord}` to `{name}`", other.line));
        }
    }
    None
}

fn row(name: &str) -> Result<&'static Row, String> {
    let named = TABLE.iter().find(|row| row.name == name);
    named.ok_or_else(|| {
        let near = nearest(name, TABLE.iter().map(|row| row.name));
        format!("no command is called `{name}`; the nearest is `{near}`")
    })
}

/// A place by its name in the configuration, where the row's command counts.
fn place(name: &str, row: &Row) -> Result<Where, String> {
    let named = PLACES.into_iter().find(|place| written(*place) == name);
    let place = named.ok_or_else(|| {
        let near = nearest(name, PLACES.into_iter().map(written));
        format!("no place is called `{name}`; the nearest is `{near}`")
    })?;
    if row.counts_at(place) {
        return Ok(place);
    }
    let places: Vec<&str> = row.everywhere().into_iter().map(written).collect();
    Err(format!(
        "`{}` counts only in {}",
        row.name,
        places.join(", ")
    ))
}

/// A place as it is written in the configuration.
#[must_use]
pub const fn written(place: Where) -> &'static str {
    match place {
        Where::Line => "line",
        place => place.name(),
    }
}

fn chord(keys: &str) -> Result<Chord, String> {
    keys.parse().map_err(|_| {
        let last = keys.rsplit(['-', ' ']).next().unwrap_or(keys);
        let near = nearest(last, key::names());
        format!("`{keys}` is no key; the nearest name is `{near}`")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wishes as `next-article j` or `list.next-article j gg`, one a line.
    fn wishes(text: &str) -> Vec<Rebinding> {
        let wish = |(line, text): (usize, &str)| {
            let mut words = text.split(',');
            let name = words.next().unwrap();
            let (place, command) = name.split_once('.').unwrap_or(("", name));
            Rebinding {
                command: command.into(),
                place: (!place.is_empty()).then(|| place.into()),
                keys: words.map(Into::into).collect(),
                line: line + 1,
            }
        };
        text.lines().enumerate().map(wish).collect()
    }

    fn label(keymap: &Keymap, command: Command, place: Where) -> String {
        let chords = keymap.chords(command, place).map(ToString::to_string);
        chords.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_wish_is_granted_and_takes_its_keys_from_the_preset() {
        let wishes = wishes("next-article,j\nlist.toggle-star,x,C-x s");
        let (granted, refused) = keymap(Preset::Default, &wishes);
        assert_eq!(refused, []);
        assert_eq!(label(&granted, Command::NextArticle, Where::Panel), "j");
        assert_eq!(label(&granted, Command::Down, Where::Panel), "down");
        assert_eq!(label(&granted, Command::ToggleStar, Where::List), "x C-x s");
        assert_eq!(label(&granted, Command::ToggleStar, Where::Panel), "s");
    }

    #[test]
    fn a_wish_for_one_place_goes_over_one_for_all_whichever_comes_first() {
        for text in ["list.undo,U\nundo,C-u", "undo,C-u\nlist.undo,U"] {
            let (granted, refused) = keymap(Preset::Default, &wishes(text));
            assert_eq!(refused, []);
            assert_eq!(label(&granted, Command::Undo, Where::List), "U");
            assert_eq!(label(&granted, Command::Undo, Where::Panel), "C-u");
        }
    }

    #[test]
    fn what_cannot_be_is_told_and_the_command_keeps_its_keys() {
        let check = |text: &str, command, place, keys: &str, why: &str| {
            let (granted, refused) = keymap(Preset::Default, &wishes(text));
            let told: Vec<&str> = refused.iter().map(|refused| &*refused.why).collect();
            assert_eq!(told, [why], "{text}");
            assert_eq!(label(&granted, command, place), keys, "{text}");
        };
        let (next, list) = (Command::NextArticle, Where::List);
        let near = "no command is called `next-artcle`; the nearest is `next-article`";
        check("next-artcle,j", next, list, "J", near);
        let near = "no place is called `lst`; the nearest is `list`";
        check("lst.next-article,j", next, list, "J", near);
        let near = "`C-entr` is no key; the nearest name is `enter`";
        check("next-article,C-entr", next, list, "J", near);
        let rival = "line 1 gives `x` to `undo`";
        check("undo,x\nnext-article,x", next, list, "J", rival);
        let rival = "line 1 gives `xy` to `undo`";
        check("undo,x\nnext-article,xy", next, list, "J", rival);
        let twice = "`next-article` has its keys in line 1";
        check("next-article,x\nnext-article,y", next, list, "x", twice);
        let typed = "`x` would be typed in the input line";
        check(
            "accept-line,x",
            Command::AcceptLine,
            Where::Line,
            "enter",
            typed,
        );
        let digit = "`5` begins with a digit, which counts";
        check("next-article,5", next, list, "J", digit);
        let apart = "`xy` and `x` cannot be told apart";
        check("next-article,x,xy", next, list, "J", apart);
        let only = "`toggle-star` counts only in list, article, panel";
        check("feeds.toggle-star,x", Command::ToggleStar, list, "s", only);
        let none = "this leaves no key for `quit`";
        check("quit", Command::Quit, list, "Q C-c", none);
    }
}
