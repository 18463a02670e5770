//! When the user has last pressed a key: who works in the background waits until that is a moment ago. However little
//! such a thread asks for, one that is woken by a key may have to wait for it where there are few cores.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    thread,
    time::{Duration, Instant},
};

/// So long after a key nothing is begun: the next one comes sooner where keys are pressed one after the other.
const LULL: Duration = Duration::from_millis(200);

/// The time without keys.
#[derive(Debug)]
pub struct Lull {
    begun: Instant,
    /// Until when one waits, in milliseconds from the beginning.
    until: AtomicU64,
}

impl Default for Lull {
    fn default() -> Self {
        Self {
            begun: Instant::now(),
            until: AtomicU64::new(0),
        }
    }
}

impl Lull {
    /// A key was pressed.
    pub fn end(&self) {
        self.until
            .store(milliseconds(self.begun.elapsed() + LULL), Ordering::Relaxed);
    }

    /// Returns when no key was pressed for a moment.
    pub fn wait(&self) {
        while let Some(left) = self.left() {
            thread::sleep(left);
        }
    }

    /// How long one has still to wait; nothing where one need not.
    #[must_use]
    pub fn left(&self) -> Option<Duration> {
        let until = self.until.load(Ordering::Relaxed);
        let left = until.checked_sub(milliseconds(self.begun.elapsed()))?;
        (left > 0).then(|| Duration::from_millis(left))
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_waits_from_a_key_on_and_for_no_longer_than_a_moment() {
        let lull = Lull::default();
        assert_eq!(lull.left(), None);
        lull.end();
        let begun = Instant::now();
        assert!(lull.left().is_some_and(|left| left <= LULL));
        lull.wait();
        assert!(begun.elapsed() >= LULL - Duration::from_millis(2));
        assert_eq!(lull.left(), None);
    }
}
