//! Work on what strangers wrote, in which a mistake of a library ends nothing and prints nothing.

use std::{
    cell::Cell,
    panic::{self, AssertUnwindSafe},
    sync::Once,
};

thread_local! {
    /// How many pieces of such work this thread is in.
    static INSIDE: Cell<usize> = const { Cell::new(0) };
}

/// What the work comes to; none where it panics, and that is nobody's business but the caller's.
pub fn spared<T>(work: impl FnOnce() -> T) -> Option<T> {
    keep_quiet();
    INSIDE.set(INSIDE.get() + 1);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(INSIDE.get() - 1);
    done.ok()
}

/// Keeps panics of such work from being printed; all others are told as before.
fn keep_quiet() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            if INSIDE.get() == 0 {
                before(information);
            }
        }));
    });
}
