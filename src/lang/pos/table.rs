//! From the key of a feature or a word to its place in a list: open slots, found by the key's first bits.
//! Keys are well mixed already, and written in order, so filling and asking both stay near one place.

/// Finds the place of a key, in the order the keys were pushed.
#[derive(Debug, Default)]
pub(super) struct Table {
    slots: Vec<(u32, u32)>,
    shift: u32,
    length: u32,
}

const EMPTY: u32 = u32::MAX;

impl Table {
    /// A table for `count` keys, at most half full: a key that is not there is seen so at once.
    pub(super) fn with_room(count: usize) -> Self {
        let size = (2 * count).next_power_of_two().max(2);
        Self {
            slots: vec![(0, EMPTY); size],
            shift: 32 - size.trailing_zeros(),
            length: 0,
        }
    }

    /// Adds a key. A table takes no more keys than it was made for.
    pub(super) fn push(&mut self, key: u32) {
        let mask = self.slots.len() - 1;
        let mut at = (key >> self.shift) as usize;
        while self.slots[at & mask].1 != EMPTY {
            at += 1;
        }
        self.slots[at & mask] = (key, self.length);
        self.length += 1;
    }

    #[inline]
    pub(super) fn find(&self, key: u32) -> Option<usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = (key >> self.shift) as usize;
        loop {
            match self.slots.get(at & mask)? {
                (_, EMPTY) => return None,
                &(found, place) if found == key => return Some(place as usize),
                _ => at += 1,
            }
        }
    }
}
