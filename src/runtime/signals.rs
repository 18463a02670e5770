//! Signals as events: those that end programs, and those that stop them and let them go on.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::Signals,
    low_level::{emulate_default_handler, raise},
};

use super::Event;

/// Whose signals those are that the terminal's keys send.
pub struct Lending {
    lent: Arc<AtomicBool>,
    heard: Receiver<()>,
}

impl Lending {
    /// From now on they are another program's.
    pub fn begin(&self) {
        self.lent.store(true, Ordering::SeqCst);
    }

    /// From now on they are ours again. One that was sent before still is not: this returns when the last of
    /// those was heard.
    pub fn end(&self) {
        while self.heard.try_recv().is_ok() {}
        // Signals are heard in the order of their numbers, and this one's comes after those of the keys' that
        // end programs.
        let _ = raise(SIGCONT);
        let _ = self.heard.recv_timeout(PATIENCE);
        self.lent.store(false, Ordering::SeqCst);
    }
}

/// So long signals may take to be heard.
const PATIENCE: Duration = Duration::from_secs(1);

/// Sends each signal that arrives, until nobody listens. While the terminal is lent to another program, those that
/// its keys send are meant for that one: it alone ends, and both stop.
pub fn listen(sender: Sender<Event>) -> io::Result<Lending> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    let lent = Arc::new(AtomicBool::new(false));
    let (hear, heard) = channel();
    let lending = Lending {
        lent: Arc::clone(&lent),
        heard,
    };
    thread::spawn(move || {
        for signal in signals.forever() {
            let lent = lent.load(Ordering::SeqCst);
            let event = match signal {
                SIGINT if lent => continue,
                SIGCONT if lent => {
                    let _ = hear.send(());
                    continue;
                }
                SIGTSTP if lent => {
                    // Where this process cannot be stopped, the shell stops waiting for neither.
                    let _ = emulate_default_handler(SIGTSTP);
                    continue;
                }
                SIGTSTP => Event::Suspend,
                SIGCONT => Event::Resume,
                signal => Event::End(signal),
            };
            if sender.send(event).is_err() {
                return;
            }
        }
    });
    Ok(lending)
}
