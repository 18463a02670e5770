//! The real binary in a terminal of its own: keys go in, the screen comes out. It waits for what shall be
//! seen, never for time to pass.

#![allow(dead_code, reason = "the tests and the bench each use their own part")]

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// Longer than anything takes on a busy machine; what is awaited is nearly always there at once.
const PATIENCE: Duration = Duration::from_secs(20);

const ROWS: NonZero<u16> = NonZero::new(24).unwrap();
const COLUMNS: NonZero<u16> = NonZero::new(80).unwrap();

/// What the terminal has received.
#[derive(Default)]
pub struct Received {
    pub bytes: Vec<u8>,
    done: bool,
    parser: Option<vt100::Parser>,
}

/// A program in a terminal.
pub struct Session {
    pub child: Box<dyn Child + Send + Sync>,
    pub received: Arc<Mutex<Received>>,
    keyboard: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
}

impl Session {
    /// Runs a shell command; `$warta` is the binary.
    pub fn run(script: &str) -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["--norc", "-c", script]);
        Self::start(command)
    }

    /// Runs the reader in a folder, with variables before it and arguments behind; its exit code is told at the end.
    pub fn reader(folder: &Path, variables: &str, args: &str) -> Self {
        Self::run(&format!(
            "cd '{}'; {variables} \"$warta\" {args}; echo \"code $?.\"",
            folder.display()
        ))
    }

    /// Runs an interactive shell, which knows jobs.
    pub fn shell() -> Self {
        let mut command = CommandBuilder::new("bash");
        command.args(["--norc", "--noprofile", "--noediting", "-i"]);
        Self::start(command)
    }

    pub fn start(command: CommandBuilder) -> Self {
        Self::start_with(command, ROWS, COLUMNS)
    }

    /// Runs a program in a terminal of another size.
    pub fn start_with(
        mut command: CommandBuilder,
        rows: NonZero<u16>,
        columns: NonZero<u16>,
    ) -> Self {
        let size = PtySize {
            rows: rows.get(),
            cols: columns.get(),
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        command.env("warta", env!("CARGO_BIN_EXE_warta"));
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LC_ALL", "C.UTF-8"),
            ("PS1", "ready> "),
            ("HISTFILE", ""),
            // Whatever the one who runs the tests has settled.
            ("WARTA_CONFIG", "/dev/null"),
        ] {
            if name != "WARTA_CONFIG" || command.get_env(name).is_none() {
                command.env(name, value);
            }
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let parser = vt100::Parser::new(rows, columns, 0);
        let received = Arc::new(Mutex::new(Received {
            parser: Some(parser),
            ..Received::default()
        }));
        let mut output = pair.master.try_clone_reader().unwrap();
        let shared = Arc::clone(&received);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                let mut received = shared.lock().unwrap();
                if received.done {
                    return;
                }
                received.bytes.extend_from_slice(&buffer[..count]);
                received.parser.as_mut().unwrap().process(&buffer[..count]);
            }
        });
        let keyboard = Some(pair.master.take_writer().unwrap());
        Self {
            child,
            received,
            keyboard,
            master: Some(pair.master),
        }
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        let keyboard = self.keyboard.as_mut().unwrap();
        keyboard.write_all(keys.as_bytes()).unwrap();
        keyboard.flush().unwrap();
    }

    /// Quits the reader, which ends well.
    pub fn quit(&mut self) {
        self.keys("Q");
        self.see("code 0.");
    }

    /// Waits until the screen is as wished.
    pub fn wait(&self, what: &str, wished: impl Fn(&vt100::Screen) -> bool) {
        let begun = Instant::now();
        while !self.screen(&wished) {
            let screen = self.screen(vt100::Screen::contents);
            assert!(
                begun.elapsed() < PATIENCE,
                "waited for {what}; the screen is\n{screen}"
            );
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Waits until `text` is on the screen.
    pub fn see(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    pub fn screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(
            self.received
                .lock()
                .unwrap()
                .parser
                .as_ref()
                .unwrap()
                .screen(),
        )
    }

    /// Waits until the program has ended and the screen shows all that it wrote: a program is gone before its last
    /// bytes are read.
    pub fn end(&mut self) -> ExitStatus {
        let begun = Instant::now();
        let mut status = None;
        loop {
            status = status.or_else(|| self.child.try_wait().unwrap());
            if let Some(status) = status.take_if(|_| self.all_is_read()) {
                return status;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "it does not end:\n{}",
                self.screen(vt100::Screen::contents)
            );
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The thread that reads has let go of its end.
    fn all_is_read(&self) -> bool {
        Arc::strong_count(&self.received) == 1
    }

    /// Gives the terminal another size, as a window that is pulled at.
    pub fn resize(&mut self, rows: u16, columns: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.master.as_ref().unwrap().resize(size).unwrap();
        let mut received = self.received.lock().unwrap();
        let (rows, columns) = (NonZero::new(rows).unwrap(), NonZero::new(columns).unwrap());
        let parser = received.parser.as_mut().unwrap();
        parser.set_size(rows, columns);
    }

    /// Takes the terminal away, as a dropped connection does.
    pub fn hang_up(&mut self) {
        // The thread that reads lets go of its end at the next bytes.
        self.received.lock().unwrap().done = true;
        self.keys("?");
        while !self.all_is_read() {
            thread::sleep(Duration::from_millis(1));
        }
        self.keyboard = None;
        self.master = None;
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
