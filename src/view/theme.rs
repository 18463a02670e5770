//! Roles and their styles. Views ask for a role, never for a colour, and what a role says is said by weight,
//! slant, line or inversion as well as by colour.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::EntityKind;

macro_rules! roles {
    ($($role:ident $name:literal $help:literal;)+) => {
        /// What a cell is on the screen for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Role { $(#[doc = $help] $role,)+ }

        impl Role {
            /// All roles.
            pub const ALL: &[Self] = &[$(Self::$role),+];

            /// The role's name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$role => $name),+ }
            }
        }
    };
}

roles! {
    Text "text" "The article's words, and whatever has no other role.";
    Title "title" "The article's title.";
    Faint "faint" "What stands back: source and date, details, hints.";
    Link "link" "Words that lead somewhere.";
    Light "text.emphasis" "Emphasised words.";
    Strong "text.strong" "Strong words.";
    Code "text.code" "What a machine writes or reads.";
    Struck "text.struck" "Words that were struck out.";
    Caption "text.caption" "What is said below a picture.";
    Person "entity.person" "A person's name.";
    Organisation "entity.organisation" "A body's name.";
    Place "entity.place" "A place's name.";
    Product "entity.product" "A product's name.";
    Event "entity.event" "An event's name.";
    Date "entity.date" "A date.";
    Money "entity.money" "A sum.";
    Quantity "entity.quantity" "A number of things.";
    Telling "mark.telling" "The words that tell the selected record.";
    Party "mark.party" "A party of the selected record, in its telling.";
    Subject "mark.subject" "What was given, or talked about.";
    Here "here" "The entity that was jumped to.";
    Match "match" "Words that the search found.";
    MatchHere "match.here" "The match that was jumped to.";
    Pointer "pointer" "The one accent: the mark at where you are.";
    Heading "heading" "A section's name.";
    Item "record.item" "What was given, where and when they met.";
    Name "record.name" "A party's name in the panel.";
    Rule "rule" "The lines between panes.";
    Key "key" "A key's label.";
    Notice "notice" "A message in the bottom line.";
}

impl Role {
    /// The role of an entity's name.
    #[must_use]
    pub const fn of(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::Person,
            EntityKind::Organisation => Self::Organisation,
            EntityKind::Place => Self::Place,
            EntityKind::Product => Self::Product,
            EntityKind::Event => Self::Event,
            EntityKind::Date => Self::Date,
            EntityKind::Money => Self::Money,
            EntityKind::Quantity => Self::Quantity,
        }
    }
}

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

/// A style for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme([Style; Role::ALL.len()]);

impl Theme {
    /// The theme for a terminal with so many colours.
    #[must_use]
    pub fn new(depth: Depth) -> Self {
        Self::from_fn(|role| {
            let style = Style::new().add_modifier(modifier(role));
            hue(role).map_or(style, |hue| style.fg(hue.colour(depth)))
        })
    }

    /// The theme that asks `style` for each role.
    #[must_use]
    pub fn from_fn(style: impl Fn(Role) -> Style) -> Self {
        Self(std::array::from_fn(|index| style(Role::ALL[index])))
    }

    /// The style of a role.
    #[must_use]
    pub const fn style(&self, role: Role) -> Style {
        self.0[role as usize]
    }
}

/// What tells a role apart without colour.
const fn modifier(role: Role) -> Modifier {
    const NONE: Modifier = Modifier::empty();
    const BOLD: Modifier = Modifier::BOLD;
    const DIM: Modifier = Modifier::DIM;
    const LINE: Modifier = Modifier::UNDERLINED;
    const SLANT: Modifier = Modifier::ITALIC;
    const TURNED: Modifier = Modifier::REVERSED;
    match role {
        Role::Text | Role::Item | Role::Code => NONE,
        Role::Light | Role::Caption => SLANT,
        Role::Strong => BOLD,
        Role::Struck => Modifier::CROSSED_OUT,
        Role::Link => LINE,
        Role::Person | Role::Title | Role::Name | Role::Key | Role::Heading | Role::Pointer => BOLD,
        Role::Place | Role::Telling => LINE,
        Role::Organisation | Role::Notice => SLANT,
        Role::Product => SLANT.union(LINE),
        Role::Event => BOLD.union(SLANT),
        Role::Date => LINE.union(DIM),
        Role::Money | Role::Party => BOLD.union(LINE),
        Role::Quantity | Role::Faint | Role::Rule => DIM,
        Role::Subject | Role::Match => TURNED,
        Role::Here | Role::MatchHere => BOLD.union(TURNED).union(LINE),
    }
}

/// A hue of Solarized's accents, which are legible on dark and on light grounds alike.
#[derive(Debug, Clone, Copy)]
enum Hue {
    Blue,
    Violet,
    Green,
    Yellow,
    Magenta,
    Cyan,
    Orange,
}

const fn hue(role: Role) -> Option<Hue> {
    match role {
        Role::Person => Some(Hue::Blue),
        Role::Organisation => Some(Hue::Violet),
        Role::Place => Some(Hue::Green),
        Role::Product | Role::Match => Some(Hue::Yellow),
        Role::Event => Some(Hue::Magenta),
        Role::Date | Role::Money | Role::Quantity => Some(Hue::Cyan),
        Role::Party | Role::Subject | Role::Here | Role::MatchHere | Role::Pointer => {
            Some(Hue::Orange)
        }
        _ => None,
    }
}

impl Hue {
    const fn colour(self, depth: Depth) -> Color {
        let (red, green, blue, palette, named) = match self {
            Self::Blue => (0x26, 0x8b, 0xd2, 33, Color::Blue),
            Self::Violet => (0x6c, 0x71, 0xc4, 62, Color::LightBlue),
            Self::Green => (0x85, 0x99, 0x00, 64, Color::Green),
            Self::Yellow => (0xb5, 0x89, 0x00, 136, Color::Yellow),
            Self::Magenta => (0xd3, 0x36, 0x82, 125, Color::Magenta),
            Self::Cyan => (0x2a, 0xa1, 0x98, 37, Color::Cyan),
            Self::Orange => (0xcb, 0x4b, 0x16, 166, Color::Red),
        };
        match depth {
            Depth::Mono => Color::Reset,
            Depth::Sixteen => named,
            Depth::Palette => Color::Indexed(palette),
            Depth::True => Color::Rgb(red, green, blue),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_colour_every_kind_has_its_own_style() {
        let theme = Theme::new(Depth::Mono);
        let styles: Vec<Style> = EntityKind::ALL
            .map(|kind| theme.style(Role::of(kind)))
            .to_vec();
        for (at, style) in styles.iter().enumerate() {
            assert!(!styles[..at].contains(style), "{:?}", EntityKind::ALL[at]);
            assert_ne!(style.add_modifier, Modifier::empty());
        }
    }
}
