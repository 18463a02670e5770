//! How many colours a terminal has, and what remains of a colour on one with fewer.

use anstyle::{Ansi256Color, AnsiColor, RgbColor};
use anstyle_lossy::{palette, rgb_to_ansi, rgb_to_xterm, xterm_to_ansi};
use ratatui::style::{Color, Style};

/// How many colours the terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None: style alone tells.
    Mono,
    /// The sixteen that the user chose.
    Sixteen,
    /// The palette of 256.
    Palette,
    /// All.
    True,
}

impl Depth {
    /// The words for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mono => "no colours",
            Self::Sixteen => "16 colours",
            Self::Palette => "256 colours",
            Self::True => "all colours",
        }
    }

    /// What is nearest to a colour among those that there are.
    #[must_use]
    pub fn nearest(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::Mono, _) => Color::Reset,
            (Self::Palette, Color::Rgb(red, green, blue)) => {
                Color::Indexed(rgb_to_xterm(RgbColor(red, green, blue)).0)
            }
            (Self::Sixteen, Color::Rgb(red, green, blue)) => {
                named(rgb_to_ansi(RgbColor(red, green, blue), palette::DEFAULT))
            }
            (Self::Sixteen, Color::Indexed(index)) => {
                named(xterm_to_ansi(Ansi256Color(index), palette::DEFAULT))
            }
            (_, colour) => colour,
        }
    }

    /// A style with the colours that there are.
    #[must_use]
    pub fn fit(self, style: Style) -> Style {
        let fit = |colour: Option<Color>| {
            let colour = colour.map(|colour| self.nearest(colour));
            colour.filter(|_| self != Self::Mono)
        };
        Style {
            fg: fit(style.fg),
            bg: fit(style.bg),
            ..style
        }
    }
}

const fn named(colour: AnsiColor) -> Color {
    match colour {
        AnsiColor::Black => Color::Black,
        AnsiColor::Red => Color::Red,
        AnsiColor::Green => Color::Green,
        AnsiColor::Yellow => Color::Yellow,
        AnsiColor::Blue => Color::Blue,
        AnsiColor::Magenta => Color::Magenta,
        AnsiColor::Cyan => Color::Cyan,
        AnsiColor::White => Color::Gray,
        AnsiColor::BrightBlack => Color::DarkGray,
        AnsiColor::BrightRed => Color::LightRed,
        AnsiColor::BrightGreen => Color::LightGreen,
        AnsiColor::BrightYellow => Color::LightYellow,
        AnsiColor::BrightBlue => Color::LightBlue,
        AnsiColor::BrightMagenta => Color::LightMagenta,
        AnsiColor::BrightCyan => Color::LightCyan,
        AnsiColor::BrightWhite => Color::White,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_the_nearest_that_there_is() {
        let check = |depth: Depth, colour, expected| assert_eq!(depth.nearest(colour), expected);
        let red = Color::Rgb(255, 0, 0);
        check(Depth::True, red, red);
        check(Depth::Palette, red, Color::Indexed(196));
        check(Depth::Sixteen, red, Color::Red);
        check(Depth::Sixteen, Color::Rgb(255, 90, 90), Color::LightRed);
        check(Depth::Sixteen, Color::Indexed(83), Color::LightGreen);
        check(Depth::Sixteen, Color::Blue, Color::Blue);
        check(Depth::Palette, Color::Indexed(33), Color::Indexed(33));
        check(Depth::Mono, red, Color::Reset);
    }

    #[test]
    fn without_colours_a_style_has_none() {
        let style = Style::new().fg(Color::Red).bg(Color::Blue).bold();
        assert_eq!(Depth::Mono.fit(style), Style::new().bold());
    }
}
