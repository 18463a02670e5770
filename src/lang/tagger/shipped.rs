//! The models in the program, and the user's own in their place.

use std::sync::{LazyLock, OnceLock};

use super::Tagger;
use crate::domain::Lang;

static ID: LazyLock<Tagger> =
    LazyLock::new(|| open(include_bytes!("../../../assets/models/id.ner")));
static EN: LazyLock<Tagger> =
    LazyLock::new(|| open(include_bytes!("../../../assets/models/en.ner")));
static OWN_ID: OnceLock<Tagger> = OnceLock::new();
static OWN_EN: OnceLock<Tagger> = OnceLock::new();

fn open(bytes: &'static [u8]) -> Tagger {
    Tagger::from_static(bytes).expect("a test opens every bundled model")
}

impl Tagger {
    /// The tagger of a language that comes with the program.
    #[must_use]
    pub fn shipped(lang: Lang) -> &'static Self {
        match lang {
            Lang::Id => &ID,
            Lang::En => &EN,
        }
    }

    /// The tagger to use for a language: the user's own where there is one.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        own(lang).get().unwrap_or_else(|| Self::shipped(lang))
    }
}

const fn own(lang: Lang) -> &'static OnceLock<Tagger> {
    match lang {
        Lang::Id => &OWN_ID,
        Lang::En => &OWN_EN,
    }
}

/// Uses this tagger for a language from now on, instead of the shipped one. Only the first call counts.
pub fn prefer(lang: Lang, tagger: Tagger) {
    // A second model would change what has been said of earlier articles; it is dropped.
    let _ = own(lang).set(tagger);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_models_open_and_know_people_places_and_bodies() {
        for lang in [Lang::Id, Lang::En] {
            let tagger = Tagger::shipped(lang);
            assert_eq!(
                tagger.labels().names(),
                ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]
            );
        }
    }
}
