//! The hash that names features and words inside a model file.
//!
//! It is part of the file format: a change here makes every trained model unreadable, so it is written out
//! in full rather than borrowed from a crate that may change its mind.

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const MULTIPLIER: u64 = 0xff51_afd7_ed55_8ccd;

/// Hash of a text's bytes.
pub(super) fn text(bytes: &[u8]) -> u64 {
    let mut hash = SEED ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        hash = mix(hash, u64::from_le_bytes(word));
    }
    let mut tail = [0; 8];
    let rest = chunks.remainder();
    tail[..rest.len()].copy_from_slice(rest);
    finish(mix(hash, u64::from_le_bytes(tail)))
}

/// Adds one more value to a hash: the order of values counts.
#[inline]
pub(super) fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash ^ value).wrapping_mul(MULTIPLIER);
    product.rotate_left(29) ^ hash.rotate_left(7)
}

/// Spreads the last bits over the whole hash; done once, at the end.
#[inline]
pub(super) fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(MULTIPLIER);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_word_never_changes() {
        assert_eq!(text(b"Jakarta"), text("Jakarta".as_bytes()));
        assert_ne!(text(b"Jakarta"), text(b"jakarta"));
        assert_ne!(text(b""), text(b"\0"));
        assert_ne!(finish(mix(1, 2)), finish(mix(2, 1)));
    }
}
