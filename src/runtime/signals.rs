//! Signals as events: those that end programs, and those that stop them and let them go on.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread,
};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::Signals,
    low_level::emulate_default_handler,
};

use super::Event;

/// Sends each signal that arrives, until nobody listens. While the terminal is lent to another program, those that
/// its keys send are meant for that one: it alone ends, and both stop.
pub fn listen(sender: Sender<Event>, lent: Arc<AtomicBool>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGTSTP if lent.load(Ordering::SeqCst) => {
                    // Where this process cannot be stopped, the shell stops waiting for neither.
                    let _ = emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGINT | SIGCONT if lent.load(Ordering::SeqCst) => continue,
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resume,
                signal => Event::End(signal),
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    Ok(())
}
