//! How a terminal writes, and the parameters of SGR that make it write so.

use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};

/// What is said with SGR.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    pub fg: Color,
    pub bg: Color,
    pub modifier: Modifier,
}

impl Style {
    pub const fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }
}

/// Each modifier with what sets it and what takes it away; what takes one away may take its neighbour too.
const MODIFIERS: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// The parameters of SGR that lead from one style to another. Weight is one thing to some terminals, and said anew
/// where it differs at all.
pub fn parameters(from: Style, to: Style) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut held = from.modifier;
    for (modifier, _, away) in MODIFIERS {
        let beside = MODIFIERS.iter().filter(|other| other.2 == away);
        let all = beside.fold(Modifier::empty(), |all, other| all | other.0);
        if held.contains(modifier) && held & all != to.modifier & all {
            said.push(away.into());
            held.remove(all);
        }
    }
    let set = MODIFIERS
        .iter()
        .filter(|(modifier, ..)| to.modifier.contains(*modifier) && !held.contains(*modifier));
    said.extend(set.map(|(_, set, _)| (*set).into()));
    if from.fg != to.fg {
        said.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        said.push(colour(to.bg, 40));
    }
    said.join(";")
}

/// A colour of the text (`base` 30) or of what is behind it (40).
fn colour(colour: Color, base: u8) -> String {
    let named = |number: u8| (base + number).to_string();
    let bright = |number: u8| (base + 60 + number).to_string();
    match colour {
        Color::Reset => named(9),
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style as Drawn;

    use super::*;

    #[test]
    fn a_style_is_changed_by_what_differs_where_that_is_shorter() {
        let style = |style: Drawn| {
            let mut cell = Cell::default();
            cell.set_style(style);
            Style::of(&cell)
        };
        let check = |from: Drawn, to: Drawn, expected: &str| {
            assert_eq!(parameters(style(from), style(to)), expected);
        };
        let plain = Drawn::new();
        check(plain.bold(), plain.bold().fg(Color::Indexed(33)), "38;5;33");
        check(plain.bold().dim(), plain.bold(), "22;1");
        check(plain.italic().underlined(), plain.italic(), "24");
        check(plain.fg(Color::Red), plain.bg(Color::LightBlue), "39;104");
    }
}
