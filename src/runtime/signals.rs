//! Signals as events: those that end programs, and those that stop them and let them go on.

use std::{io, sync::mpsc::Sender, thread};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::Signals,
};

use super::Event;

/// Sends each signal that arrives, until nobody listens.
pub fn listen(sender: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
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
