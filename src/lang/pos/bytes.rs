//! The bytes of a model file, read and written: single bytes, counts, and keys in rising order. Reading
//! never goes past the end; what does not fit is `None`.

/// A model file being read. Keys are written as their distance from the one before.
pub(super) struct Bytes<'a> {
    left: &'a [u8],
    last: u32,
}

impl<'a> Bytes<'a> {
    pub(super) const fn new(left: &'a [u8]) -> Self {
        Self { left, last: 0 }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    pub(super) fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, left) = self.left.split_at_checked(length)?;
        self.left = left;
        Some(taken)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        let (&byte, left) = self.left.split_first()?;
        self.left = left;
        Some(byte)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// How many entries follow: each takes at least two bytes, so a greater number is refused.
    pub(super) fn count(&mut self) -> Option<usize> {
        self.number()
            .map(|count| count as usize)
            .filter(|count| count * 2 <= self.left.len())
    }

    pub(super) fn key(&mut self) -> Option<u32> {
        self.last = self.last.checked_add(self.number()?)?;
        Some(self.last)
    }

    /// The next key is counted from nought again.
    pub(super) fn restart(&mut self) {
        self.last = 0;
    }
}

/// A model file being written.
pub(super) struct Writer {
    out: Vec<u8>,
    last: u32,
}

impl Writer {
    pub(super) fn new(start: &[u8]) -> Self {
        Self {
            out: start.to_vec(),
            last: 0,
        }
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.out.push(byte);
    }

    pub(super) fn count(&mut self, count: usize) {
        self.number(count as u32);
    }

    /// Writes a key that is not below the one before it.
    pub(super) fn key(&mut self, key: u32) {
        self.number(key - self.last);
        self.last = key;
    }

    pub(super) fn restart(&mut self) {
        self.last = 0;
    }

    pub(super) fn done(self) -> Vec<u8> {
        self.out
    }

    fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.out.push(number as u8 & 0x7F | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }
}
