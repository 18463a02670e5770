//! What the taggers worked out lately: rows of numbers by name, each in the one place that its name has.
//!
//! A row whose place is taken by another is worked out again, so what is kept never changes a result, and the
//! memory is bounded. Most names of running text come again soon.

/// Rows of `T` kept by name in `1 << BITS` places; without memory until the first is asked for.
#[derive(Debug, Default)]
pub struct Lately<T, const BITS: u32> {
    names: Vec<u64>,
    rows: Vec<T>,
}

impl<T: Copy + Default, const BITS: u32> Lately<T, BITS> {
    /// The row of a name that is not 0, always as wide; `work` fills it from nothing where it is not kept.
    #[inline]
    pub fn row(&mut self, name: u64, width: usize, work: impl FnOnce(&mut [T])) -> &[T] {
        if self.names.is_empty() {
            self.names = vec![0; 1 << BITS];
            self.rows = vec![T::default(); width << BITS];
        }
        let place = (name.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize;
        let row = &mut self.rows[place * width..][..width];
        if self.names[place] != name {
            self.names[place] = name;
            row.fill(T::default());
            work(row);
        }
        row
    }

    /// Forgets all rows.
    pub fn clear(&mut self) {
        self.names.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_made_once_and_again_when_another_took_its_place() {
        let mut lately = Lately::<u64, 2>::default();
        let mut made = 0;
        for name in (1..=40).chain([40]) {
            let row = lately.row(name, 2, |row| {
                made += 1;
                row[1] = name;
            });
            assert_eq!(row, [0, name]);
        }
        assert_eq!(made, 40);
        assert_eq!(lately.row(1, 2, |row| row[0] = 7), [7, 0]);
        lately.clear();
        assert_eq!(lately.row(1, 2, |row| row[0] = 8), [8, 0]);
    }
}
