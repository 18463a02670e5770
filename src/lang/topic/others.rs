//! What stands between commas before a topic: "discussed, *among other things*, fees".

use super::super::{chunk::ChunkKind, setting::Scene};
use crate::domain::Lang;

impl Scene<'_> {
    /// The chunk behind the English words between commas that say that there was more: "discussed*, among other things,*
    /// fees".
    pub(super) fn past_others(&self, comma: usize) -> Option<usize> {
        let [things, closing] = [comma + 2, comma + 3];
        let more = self.kind(comma) == Some(ChunkKind::Comma)
            && self.words.reading.lang() == Lang::En
            && self.lower(comma + 1) == "among"
            && self.kind(things) == Some(ChunkKind::Noun)
            && self.kind(closing) == Some(ChunkKind::Comma);
        more.then_some(closing + 1)
    }

    /// Whether a noun phrase stands behind such words: "among other things, *the state of Lisse*".
    pub(in crate::lang) fn follows_others(&self, noun: usize) -> bool {
        let comma = noun.checked_sub(4);
        comma.is_some_and(|comma| self.past_others(comma) == Some(noun))
    }
}
