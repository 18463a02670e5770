//! Roles and their styles. Views ask for a role, never for a colour, and what a role says is said by weight,
//! slant, line or inversion as well as by colour. Which colours there are is said in [`scheme`], what remains
//! of them on a terminal with few in [`depth`], how the user changes them in [`own`].

pub mod depth;
pub mod own;
pub mod scheme;

use ratatui::style::{Modifier, Style};

use crate::domain::EntityKind;

pub use depth::Depth;
use scheme::Hue;
pub use scheme::{Background, Scheme};

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

/// A style for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme([Style; Role::ALL.len()]);

impl Theme {
    /// A scheme's theme for a terminal with so many colours.
    #[must_use]
    pub fn new(scheme: Scheme, depth: Depth) -> Self {
        Self::from_fn(|role| {
            let mut style = Style::new().add_modifier(modifier(role));
            if scheme.is_strong() {
                style.add_modifier.remove(Modifier::DIM);
            }
            let Some(hue) = hue(role) else {
                return style;
            };
            if !scheme.can_dim(depth) {
                style.add_modifier.remove(Modifier::DIM);
            }
            scheme.painted(style, hue, depth)
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

#[cfg(test)]
mod tests {
    use anstyle::{Ansi256Color, RgbColor};
    use anstyle_lossy::{palette, xterm_to_rgb};
    use ratatui::style::Color;

    use super::{
        scheme::tests::{Rgb, contrast},
        *,
    };

    /// What WCAG asks for: 4.5 for text, 3 for what stands back. Words without a colour have the terminal's own, which
    /// cannot be measured, as its sixteen cannot. The terminals that dim by a measure leave two thirds of a colour.
    #[test]
    fn every_role_that_has_a_colour_is_legible_on_the_ground_of_its_scheme() {
        let (dark, light) = ((0x1e, 0x1e, 0x1e), (0xff, 0xff, 0xff));
        let strong = Scheme::HighContrast;
        let mut faint = Vec::new();
        for (scheme, ground, least) in [
            (Scheme::Dark, dark, 4.5),
            (Scheme::Light, light, 4.5),
            (strong(Background::Dark), dark, 7.0),
            (strong(Background::Light), light, 7.0),
            // Where the ground is not known no colour has 4.5 on both.
            (Scheme::Neutral, dark, 3.0),
            (Scheme::Neutral, light, 3.0),
        ] {
            for (depth, role) in [Depth::True, Depth::Palette]
                .into_iter()
                .flat_map(|depth| Role::ALL.iter().map(move |role| (depth, *role)))
            {
                let style = Theme::new(scheme, depth).style(role);
                let Some(colour) = style.fg.and_then(shown) else {
                    continue;
                };
                let dim = style.add_modifier.contains(Modifier::DIM);
                let least = if dim { 3.0 } else { least };
                let seen = if dim { dimmed(colour, ground) } else { colour };
                let contrast = contrast(seen, ground);
                if contrast < least {
                    faint.push(format!("{scheme:?} {depth:?} {role:?}: {contrast:.1}"));
                }
            }
        }
        assert!(faint.is_empty(), "{}", faint.join("\n"));
    }

    /// A colour as it is shown, where that is known.
    fn shown(colour: Color) -> Option<Rgb> {
        match colour {
            Color::Rgb(red, green, blue) => Some((red, green, blue)),
            Color::Indexed(index) => {
                let RgbColor(red, green, blue) =
                    xterm_to_rgb(Ansi256Color(index), palette::DEFAULT);
                Some((red, green, blue))
            }
            _ => None,
        }
    }

    /// Two thirds of a colour and a third of the ground.
    fn dimmed(colour: Rgb, ground: Rgb) -> Rgb {
        let part = |colour: u8, ground: u8| {
            let mixed = (2 * u16::from(colour) + u16::from(ground)) / 3;
            u8::try_from(mixed).unwrap()
        };
        (
            part(colour.0, ground.0),
            part(colour.1, ground.1),
            part(colour.2, ground.2),
        )
    }

    #[test]
    fn without_colour_every_kind_has_its_own_style() {
        let theme = Theme::new(Scheme::Neutral, Depth::Mono);
        let styles: Vec<Style> = EntityKind::ALL
            .map(|kind| theme.style(Role::of(kind)))
            .to_vec();
        for (at, style) in styles.iter().enumerate() {
            assert!(!styles[..at].contains(style), "{:?}", EntityKind::ALL[at]);
            assert_ne!(style.add_modifier, Modifier::empty());
        }
    }
}
