//! Sets of colours, each for a kind of background. Every hue is written three times, for terminals with all
//! colours, with 256 and with sixteen, because the nearest is not always the most legible.

use ratatui::style::{Color, Style};

use super::Depth;

/// What the text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Nearly black.
    Dark,
    /// Nearly white.
    Light,
}

impl Background {
    /// The kind of a background of this colour.
    #[must_use]
    pub fn of(red: u8, green: u8, blue: u8) -> Self {
        // How bright an eye finds it, in thousandths.
        let bright = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
        if bright < 128_000 {
            Self::Dark
        } else {
            Self::Light
        }
    }
}

/// A set of colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Solarized's accents, which are legible on dark and on light grounds alike.
    Neutral,
    /// For a dark ground.
    Dark,
    /// For a light ground.
    Light,
    /// Strong colours, and nothing faint.
    HighContrast(Background),
    /// No colours.
    Monochrome,
}

/// What tells roles apart where there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hue {
    /// Persons.
    Blue,
    /// Bodies.
    Violet,
    /// Places.
    Green,
    /// Products, matches.
    Yellow,
    /// Events.
    Magenta,
    /// Numbers of all sorts.
    Cyan,
    /// Where you are.
    Orange,
}

/// A hue for terminals with all colours, with 256, and with sixteen.
type Paint = ((u8, u8, u8), u8, Color);

impl Scheme {
    /// Whether nothing may be faint.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        matches!(self, Self::HighContrast(_))
    }

    /// Whether a colour may be dimmed: not one that has to be legible on any ground.
    #[must_use]
    pub const fn can_dim(self, depth: Depth) -> bool {
        matches!(depth, Depth::Mono) || !matches!(self, Self::Neutral | Self::HighContrast(_))
    }

    /// A style with a hue, as far as the terminal has colours.
    #[must_use]
    pub const fn painted(self, style: Style, hue: Hue, depth: Depth) -> Style {
        let paint = match self {
            Self::Monochrome => return style,
            Self::Neutral => neutral(hue),
            Self::Dark => dark(hue),
            Self::Light => light(hue),
            Self::HighContrast(Background::Dark) => bright(hue),
            Self::HighContrast(Background::Light) => deep(hue),
        };
        let ((red, green, blue), index, named) = paint;
        style.fg(match depth {
            Depth::Mono => return style,
            Depth::Sixteen => named,
            Depth::Palette => Color::Indexed(index),
            Depth::True => Color::Rgb(red, green, blue),
        })
    }
}

const fn neutral(hue: Hue) -> Paint {
    match hue {
        Hue::Blue => ((0x26, 0x8b, 0xd2), 33, Color::Blue),
        Hue::Violet => ((0x6c, 0x71, 0xc4), 62, Color::LightBlue),
        Hue::Green => ((0x85, 0x99, 0x00), 64, Color::Green),
        Hue::Yellow => ((0xb5, 0x89, 0x00), 136, Color::Yellow),
        Hue::Magenta => ((0xd3, 0x36, 0x82), 162, Color::Magenta),
        Hue::Cyan => ((0x2a, 0xa1, 0x98), 30, Color::Cyan),
        Hue::Orange => ((0xcb, 0x4b, 0x16), 166, Color::Red),
    }
}

const fn dark(hue: Hue) -> Paint {
    match hue {
        Hue::Blue => ((0x6f, 0xb3, 0xff), 75, Color::LightBlue),
        Hue::Violet => ((0xb7, 0x9b, 0xff), 141, Color::LightMagenta),
        Hue::Green => ((0x9a, 0xc2, 0x5c), 149, Color::LightGreen),
        Hue::Yellow => ((0xe0, 0xb4, 0x4c), 179, Color::LightYellow),
        Hue::Magenta => ((0xf0, 0x8c, 0xc0), 211, Color::Magenta),
        Hue::Cyan => ((0x5c, 0xc8, 0xc0), 80, Color::LightCyan),
        Hue::Orange => ((0xff, 0x9e, 0x64), 215, Color::LightRed),
    }
}

const fn light(hue: Hue) -> Paint {
    match hue {
        Hue::Blue => ((0x0b, 0x5c, 0xad), 25, Color::Blue),
        Hue::Violet => ((0x5b, 0x3f, 0xb0), 55, Color::LightBlue),
        Hue::Green => ((0x3f, 0x6b, 0x00), 22, Color::Green),
        Hue::Yellow => ((0x7a, 0x56, 0x00), 94, Color::Yellow),
        Hue::Magenta => ((0xa8, 0x1d, 0x63), 125, Color::Magenta),
        Hue::Cyan => ((0x00, 0x69, 0x6b), 23, Color::Cyan),
        Hue::Orange => ((0xa8, 0x3a, 0x00), 130, Color::Red),
    }
}

const fn bright(hue: Hue) -> Paint {
    match hue {
        Hue::Blue => ((0x8a, 0xd0, 0xff), 117, Color::LightBlue),
        Hue::Violet => ((0xd6, 0xb8, 0xff), 183, Color::LightMagenta),
        Hue::Green => ((0x8c, 0xff, 0x66), 119, Color::LightGreen),
        Hue::Yellow => ((0xff, 0xf0, 0x40), 227, Color::LightYellow),
        Hue::Magenta => ((0xff, 0xa0, 0xe0), 218, Color::Magenta),
        Hue::Cyan => ((0x60, 0xff, 0xf0), 123, Color::LightCyan),
        Hue::Orange => ((0xff, 0xb0, 0x50), 215, Color::LightRed),
    }
}

const fn deep(hue: Hue) -> Paint {
    match hue {
        Hue::Blue => ((0x00, 0x30, 0x90), 18, Color::Blue),
        Hue::Violet => ((0x40, 0x10, 0x90), 54, Color::LightBlue),
        Hue::Green => ((0x00, 0x48, 0x00), 22, Color::Green),
        Hue::Yellow => ((0x58, 0x3c, 0x00), 236, Color::Yellow),
        Hue::Magenta => ((0x80, 0x00, 0x50), 53, Color::Magenta),
        Hue::Cyan => ((0x00, 0x48, 0x58), 23, Color::Cyan),
        Hue::Orange => ((0x80, 0x20, 0x00), 88, Color::Red),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Red, green, blue.
    pub type Rgb = (u8, u8, u8);

    const HUES: [Hue; 7] = [
        Hue::Blue,
        Hue::Violet,
        Hue::Green,
        Hue::Yellow,
        Hue::Magenta,
        Hue::Cyan,
        Hue::Orange,
    ];

    /// How bright a colour is, as WCAG reckons it.
    fn luminance((red, green, blue): Rgb) -> f64 {
        let part = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.04045 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    }

    /// How much two colours differ, as WCAG reckons it.
    pub fn contrast(one: Rgb, other: Rgb) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn hues_differ_from_each_other_at_every_depth() {
        for paint in [neutral, dark, light, bright, deep] {
            for (at, hue) in HUES.into_iter().enumerate() {
                for other in &HUES[..at] {
                    let (one, two) = (paint(hue), paint(*other));
                    assert!(
                        one.0 != two.0 && one.1 != two.1 && one.2 != two.2,
                        "{hue:?} {other:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn grounds_are_told_by_their_brightness() {
        assert_eq!(Background::of(0x1e, 0x1e, 0x2e), Background::Dark);
        assert_eq!(Background::of(0x00, 0x2b, 0x36), Background::Dark);
        assert_eq!(Background::of(0xfd, 0xf6, 0xe3), Background::Light);
    }
}
