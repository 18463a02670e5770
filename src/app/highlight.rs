//! Which entities are highlighted in the text.

use serde::{Deserialize, Serialize};

use crate::domain::{EntityKind, Mention};

use super::Found;

/// What `H` cycles through; of mentions only those that [`Found::names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Highlight {
    /// Every entity.
    All,
    /// What has a name: no dates, sums and numbers.
    Names,
    /// Those with a part in a gift or meeting.
    Involved,
    /// Nothing.
    Nothing,
}

impl Highlight {
    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Names,
            Self::Names => Self::Involved,
            Self::Involved => Self::Nothing,
            Self::Nothing => Self::All,
        }
    }

    /// What the legend calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all entities",
            Self::Names => "names",
            Self::Involved => "parties of gifts and meetings",
            Self::Nothing => "nothing",
        }
    }

    /// Whether mentions of `kind` can be highlighted.
    #[must_use]
    pub const fn has_kind(self, kind: EntityKind) -> bool {
        use EntityKind::{Date, Money, Quantity};
        match self {
            Self::All | Self::Involved => true,
            Self::Names => !matches!(kind, Date | Money | Quantity),
            Self::Nothing => false,
        }
    }

    /// Whether `mention` is highlighted.
    #[must_use]
    pub fn has(self, mention: &Mention, found: &Found) -> bool {
        let involved = || found.involved.get(mention.entity.0) == Some(&true);
        found.names(mention)
            && self.has_kind(mention.kind)
            && (self != Self::Involved || involved())
    }
}
