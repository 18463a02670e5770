//! Which words are quoted: who is only spoken of in a quotation is not who acts outside of it.

use crate::lang::reading::Reading;

/// For each token whether it stands between quotation marks. A quotation that is not closed ends with its paragraph.
pub fn quoted(reading: &Reading) -> Vec<bool> {
    let mut quoted = vec![false; reading.tokens.len()];
    let (mut open, mut paragraph) = (false, None);
    for sentence in &reading.sentences {
        if paragraph != Some(sentence.paragraph) {
            (open, paragraph) = (false, Some(sentence.paragraph));
        }
        for at in sentence.tokens.clone() {
            match reading.word(at) {
                "“" | "«" | "„" => open = true,
                "”" | "»" => open = false,
                "\"" => open = !open,
                _ => {}
            }
            quoted[at] = open;
        }
    }
    quoted
}
