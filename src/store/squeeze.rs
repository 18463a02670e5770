//! Bytes → fewer bytes, and back.

use zstd::bulk::{Compressor, Decompressor};

/// A good trade of time and size for texts of some kilobytes.
const LEVEL: i32 = 3;

/// The largest size that is believed of stored bytes.
const LARGEST: usize = 256 << 20;

/// Makes bytes smaller; one for many texts saves the time of setting it up.
pub(super) struct Squeezer(Option<Compressor<'static>>);

impl Squeezer {
    pub(super) fn new() -> Self {
        Self(Compressor::new(LEVEL).ok())
    }

    /// The bytes, smaller. Where the library fails, which takes the lack of memory, nothing.
    pub(super) fn squeeze(&mut self, bytes: &[u8]) -> Vec<u8> {
        let squeezed = self
            .0
            .as_mut()
            .and_then(|compressor| compressor.compress(bytes).ok());
        squeezed.unwrap_or_default()
    }
}

/// One text with its size, squeezed.
pub(super) fn squeezed(text: &str) -> (i64, Vec<u8>) {
    let size = i64::try_from(text.len()).unwrap_or(i64::MAX);
    (size, Squeezer::new().squeeze(text.as_bytes()))
}

/// The bytes as they were, of which there are `size`; `None` where they are damaged.
pub(super) fn unsqueeze(bytes: &[u8], size: i64) -> Option<Vec<u8>> {
    let size = usize::try_from(size).ok().filter(|&size| size <= LARGEST)?;
    let opened = Decompressor::new().ok()?.decompress(bytes, size).ok()?;
    (opened.len() == size).then_some(opened)
}
