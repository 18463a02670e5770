//! Texts → fewer bytes, and back.

use zstd::bulk::{Compressor, Decompressor};

/// A good trade of time and size for texts of some kilobytes.
const LEVEL: i32 = 3;

/// The largest size that is believed of stored bytes.
const LARGEST: usize = 256 << 20;

/// What squeezed bytes begin with. No text does: in UTF-8 the second of these bytes follows no first.
const MAGIC: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// Makes texts smaller; one for many texts saves the time of setting it up.
pub(super) struct Squeezer(Option<Compressor<'static>>);

impl Squeezer {
    pub(super) fn new() -> Self {
        Self(Compressor::new(LEVEL).ok())
    }

    /// The text in fewer bytes, or as it is where it would not get smaller or there is no memory for it.
    pub(super) fn squeeze(&mut self, text: &str) -> Vec<u8> {
        let squeezed = self
            .0
            .as_mut()
            .and_then(|compressor| compressor.compress(text.as_bytes()).ok());
        squeezed
            .filter(|squeezed| squeezed.len() < text.len())
            .unwrap_or_else(|| text.into())
    }
}

/// One text with its size, squeezed.
pub(super) fn squeezed(text: &str) -> (i64, Vec<u8>) {
    let size = i64::try_from(text.len()).unwrap_or(i64::MAX);
    (size, Squeezer::new().squeeze(text))
}

/// The text as it was, of which there are `size` bytes; `None` where it is damaged.
pub(super) fn unsqueeze(bytes: Vec<u8>, size: i64) -> Option<String> {
    let size = usize::try_from(size).ok().filter(|&size| size <= LARGEST)?;
    let opened = if bytes.starts_with(MAGIC) {
        Decompressor::new().ok()?.decompress(&bytes, size).ok()?
    } else {
        bytes
    };
    let text = String::from_utf8(opened).ok()?;
    (text.len() == size).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::{Squeezer, unsqueeze};

    #[test]
    fn a_text_comes_back_whether_or_not_it_could_be_squeezed() {
        let long = "The council met. ".repeat(100);
        for text in ["", "Hi", long.as_str()] {
            for mut squeezer in [Squeezer::new(), Squeezer(None)] {
                let bytes = squeezer.squeeze(text);
                assert!(bytes.len() <= text.len());
                assert_eq!(unsqueeze(bytes, text.len() as i64).as_deref(), Some(text));
            }
        }
        assert!(Squeezer::new().squeeze(&long).len() < long.len() / 10);
    }

    #[test]
    fn damaged_bytes_are_no_text() {
        let bytes = Squeezer::new().squeeze(&"The council met. ".repeat(100));
        assert_eq!(unsqueeze(bytes[..20].to_vec(), 1700), None);
        assert_eq!(unsqueeze(bytes, 1699), None);
        assert_eq!(unsqueeze(Vec::new(), 7), None);
        assert_eq!(unsqueeze(vec![0xFF], 1), None);
    }
}
