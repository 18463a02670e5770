//! Parts of speech: which word of a sentence is a noun, a name, a verb, and, in English, which form of the
//! verb. The clause analysis stands on it. It takes the words of one sentence as they stand on the page
//! and gives one tag a word; it knows nothing of spans, and odd words get a tag like any other.
//!
//! The tags are those of Universal Dependencies. A model is learned by [`train`] and shipped in
//! `assets/models/`; `assets/models/POS.md` says from what and how well.
//! Invariant: the same words and the same model give the same tags, on every machine.

mod bytes;
mod desk;
mod features;
mod learn;
mod lexicon;
mod model;
mod table;
mod tag;
mod train;

use std::sync::OnceLock;

pub use model::PosTagger;
pub use tag::{Pos, Tag, TagSet, VerbForm};
pub use train::{Options, Sentence, train};

use crate::domain::Lang;

impl PosTagger {
    /// The tagger that comes with warta, parsed when it is first asked for.
    #[must_use]
    pub fn shipped(lang: Lang) -> &'static Self {
        static ID: OnceLock<PosTagger> = OnceLock::new();
        static EN: OnceLock<PosTagger> = OnceLock::new();
        let (once, bytes): (_, &[u8]) = match lang {
            Lang::Id => (&ID, include_bytes!("../../../assets/models/id.pos")),
            Lang::En => (&EN, include_bytes!("../../../assets/models/en.pos")),
        };
        // A test parses both, so a broken asset never leaves the workshop.
        once.get_or_init(|| Self::parse(bytes).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
