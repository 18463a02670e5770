//! Bytes that are written later than they are made: gifts and meetings stand behind all entities, and of a
//! text of many megabytes there may be more of them than ought to lie in memory as they are.

use std::io::{self, Write};

use zstd::stream::{copy_decode, write::Encoder};

/// From how many bytes on they are squeezed; the records of an article hardly ever are so many.
const MANY: usize = 256 * 1024;

/// Fast, and a tenth of the size: records repeat their field names.
const LEVEL: i32 = 1;

/// Bytes put by, in order.
pub enum Kept {
    /// As they are.
    Plain(Vec<u8>),
    /// Squeezed.
    Squeezed(Box<Encoder<'static, Vec<u8>>>),
}

impl Default for Kept {
    fn default() -> Self {
        Self::Plain(Vec::new())
    }
}

impl Kept {
    /// Writes all bytes to `out`.
    pub fn release(self, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Plain(bytes) => out.write_all(&bytes),
            Self::Squeezed(encoder) => copy_decode(encoder.finish()?.as_slice(), out),
        }
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Plain(kept) if kept.len() + bytes.len() <= MANY => kept.write(bytes),
            Self::Plain(kept) => {
                let mut encoder = Encoder::new(Vec::new(), LEVEL)?;
                encoder.write_all(kept)?;
                *self = Self::Squeezed(Box::new(encoder));
                self.write(bytes)
            }
            Self::Squeezed(encoder) => encoder.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_comes_out_as_it_was_whether_or_not_it_was_squeezed() {
        for pieces in [0, 1, 50_000] {
            let (mut kept, mut expected) = (Kept::default(), Vec::new());
            for piece in 0..pieces {
                let bytes = format!("{{\"given\":{piece}}}");
                kept.write_all(bytes.as_bytes()).unwrap();
                expected.extend(bytes.into_bytes());
            }
            assert_eq!(matches!(kept, Kept::Squeezed(_)), pieces > 1);
            let mut out = Vec::new();
            kept.release(&mut out).unwrap();
            assert_eq!(out, expected);
        }
    }
}
