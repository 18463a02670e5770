//! What pictures are drawn with on this terminal: its own graphics where the environment tells that it has some, else
//! half-blocks, which are characters like any others.

use std::env;

use crossterm::terminal::{WindowSize, window_size};

use crate::{
    config::Images,
    runtime::look::{Depth, Looks},
};

/// What a terminal draws pictures with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// Characters of two colours, one above the other.
    HalfBlocks,
    /// Placeholders for a picture that was sent before.
    Kitty,
    /// Sixels.
    Sixel,
    /// A file in an OSC 1337.
    Iterm2,
}

impl Medium {
    /// The words for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HalfBlocks => "half-blocks",
            Self::Kitty => "the graphics of kitty",
            Self::Sixel => "sixels",
            Self::Iterm2 => "the graphics of iTerm2",
        }
    }
}

/// A medium with what must be known for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Easel {
    /// What is drawn with.
    pub medium: Medium,
    /// The width and height of a cell in pixels; usual ones where the terminal does not tell.
    pub cell: (u16, u16),
    /// How many colours there are.
    pub depth: Depth,
}

/// Pixels of a cell of which nothing is known.
const USUAL: (u16, u16) = (10, 20);

/// What pictures are drawn with as the user wishes; or why they cannot be.
pub fn easel(images: Images, looks: &Looks) -> Result<Easel, &'static str> {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let plain = looks.look().plain;
    choose(images, variable, cell(), looks.depth, plain)
}

/// The pixels of a cell, where the system knows them: nothing is asked of the terminal.
pub fn cell() -> Option<(u16, u16)> {
    let WindowSize {
        rows,
        columns,
        width,
        height,
    } = window_size().ok()?;
    let (wide, high) = (width.checked_div(columns)?, height.checked_div(rows)?);
    (wide > 0 && high > 0).then_some((wide, high))
}

fn choose(
    images: Images,
    variable: impl Fn(&str) -> Option<String>,
    cell: Option<(u16, u16)>,
    depth: Depth,
    plain: bool,
) -> Result<Easel, &'static str> {
    let medium = match images {
        Images::Off => return Err("they are off"),
        Images::Auto => guess(variable).filter(|_| cell.is_some()),
        Images::HalfBlocks => None,
        Images::Kitty => Some(Medium::Kitty),
        Images::Sixel => Some(Medium::Sixel),
        Images::Iterm2 => Some(Medium::Iterm2),
    };
    let medium = medium.unwrap_or(Medium::HalfBlocks);
    let few = matches!(depth, Depth::Mono | Depth::Sixteen);
    match medium {
        _ if plain => Err("the locale has ASCII alone"),
        Medium::HalfBlocks if few => Err("half-blocks need 256 colours"),
        Medium::HalfBlocks => Ok(()),
        _ if cell.is_none() => Err("the terminal does not tell how many pixels a cell has"),
        _ => Ok(()),
    }?;
    Ok(Easel {
        medium,
        cell: cell.unwrap_or(USUAL),
        depth,
    })
}

/// The graphics that the environment tells of.
fn guess(variable: impl Fn(&str) -> Option<String>) -> Option<Medium> {
    let term = variable("TERM").unwrap_or_default();
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    // What draws the screen in between knows nothing of graphics, or may keep them back; and over a line they would
    // cost more than all else together.
    let between = ["TMUX", "STY", "ZELLIJ", "SSH_CONNECTION", "SSH_TTY"];
    let is_between = between.iter().any(|name| variable(name).is_some());
    if is_between || ["tmux", "screen"].iter().any(|name| term.starts_with(name)) {
        return None;
    }
    if ["xterm-kitty", "xterm-ghostty"].contains(&term.as_str()) || program == "ghostty" {
        return Some(Medium::Kitty);
    }
    if ["iTerm.app", "WezTerm", "mintty"].contains(&program.as_str()) {
        return Some(Medium::Iterm2);
    }
    let sixel = ["foot", "mlterm"].iter().any(|name| term.starts_with(name));
    sixel.then_some(Medium::Sixel)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CELL: Option<(u16, u16)> = Some((9, 18));

    fn variables<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
        move |name| {
            let set = set.iter().find(|(known, _)| *known == name);
            set.map(|(_, value)| (*value).to_owned())
        }
    }

    fn chosen(images: Images, set: &[(&str, &str)]) -> Result<Medium, &'static str> {
        choose(images, variables(set), CELL, Depth::True, false).map(|easel| easel.medium)
    }

    #[test]
    fn graphics_are_used_where_the_environment_tells_of_them() {
        let check = |set: &[(&str, &str)], medium| {
            assert_eq!(chosen(Images::Auto, set), Ok(medium), "{set:?}");
        };
        check(&[("TERM", "xterm-kitty")], Medium::Kitty);
        check(&[("TERM_PROGRAM", "ghostty")], Medium::Kitty);
        check(
            &[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")],
            Medium::Iterm2,
        );
        check(&[("TERM", "foot-extra")], Medium::Sixel);
        check(&[("TERM", "xterm-256color")], Medium::HalfBlocks);
        check(&[], Medium::HalfBlocks);
    }

    #[test]
    fn where_something_is_between_there_are_half_blocks_unless_the_user_knows_better() {
        for between in ["TMUX", "STY", "ZELLIJ", "SSH_CONNECTION"] {
            let set = [("TERM", "xterm-kitty"), (between, "1")];
            assert_eq!(chosen(Images::Auto, &set), Ok(Medium::HalfBlocks));
            assert_eq!(chosen(Images::Kitty, &set), Ok(Medium::Kitty));
        }
        let set = [("TERM", "tmux-256color"), ("TERM_PROGRAM", "WezTerm")];
        assert_eq!(chosen(Images::Auto, &set), Ok(Medium::HalfBlocks));
    }

    #[test]
    fn what_a_terminal_cannot_show_is_told() {
        let kitty = [("TERM", "xterm-kitty")];
        let check = |images, cell, depth, plain, expected: Result<Medium, &str>| {
            let chosen = choose(images, variables(&kitty), cell, depth, plain);
            assert_eq!(chosen.map(|easel| easel.medium), expected);
        };
        check(Images::Off, CELL, Depth::True, false, Err("they are off"));
        check(
            Images::HalfBlocks,
            CELL,
            Depth::Sixteen,
            false,
            Err("half-blocks need 256 colours"),
        );
        check(
            Images::Auto,
            CELL,
            Depth::True,
            true,
            Err("the locale has ASCII alone"),
        );
        check(
            Images::Sixel,
            None,
            Depth::True,
            false,
            Err("the terminal does not tell how many pixels a cell has"),
        );
        check(
            Images::Auto,
            None,
            Depth::Palette,
            false,
            Ok(Medium::HalfBlocks),
        );
    }
}
