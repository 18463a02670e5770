//! The terminal while it is ours: entered and left in one place, drawn with one write for each frame, and with none
//! where nothing has changed.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Write},
    os::fd::AsFd,
    panic,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use crossterm::{
    cursor::{Hide, Show},
    event::{DisableBracketedPaste, EnableBracketedPaste},
    execute, queue,
    terminal::{
        BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        disable_raw_mode, enable_raw_mode, size,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

use super::paint::Painter;
use crate::app::picture::Supply;

/// Whether the terminal is ours. It is one for the whole program, and so is this.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Whether it tells clicks and the wheel while it is ours.
static POINTED: AtomicBool = AtomicBool::new(false);

/// Clicks and the wheel, but no movements, which would come without end over a slow line; columns in digits.
const POINT: &str = "\x1b[?1000h\x1b[?1006h";
const POINT_NO_MORE: &str = "\x1b[?1006l\x1b[?1000l";

/// The terminal. It is given back when this is dropped, and by the panic hook before a message is printed.
pub struct Screen {
    out: File,
    painter: Painter,
    cells: Buffer,
}

/// What the cells of a frame need beside themselves.
#[derive(Default)]
pub struct Needs<'a> {
    /// The addresses that they may lead to.
    pub targets: Vec<Cow<'a, str>>,
    /// What the terminal must have got for the pictures in them.
    pub supplies: Vec<&'a Supply>,
    /// Where the frame leaves what the last one showed.
    pub kept: Vec<Rect>,
}

impl Screen {
    /// Takes the terminal; `pointed` says whether it shall tell clicks and the wheel.
    pub fn open(pointed: bool) -> io::Result<Self> {
        // A buffer of lines between would make two writes of one.
        let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        POINTED.store(pointed, Ordering::SeqCst);
        restore_on_panic();
        enter()?;
        Ok(Self {
            out,
            painter: Painter::new(),
            cells: Buffer::empty(Rect::ZERO),
        })
    }

    /// Columns and rows.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        size()
    }

    /// Draws a frame; its cells may lead to the addresses that come back, and need what comes with them. What differs
    /// from the last frame is written, all at once.
    pub fn draw<'a>(&mut self, draw: impl FnOnce(&mut Buffer) -> Needs<'a>) -> io::Result<()> {
        let (width, height) = size()?;
        self.cells.resize(Rect::new(0, 0, width, height));
        self.cells.reset();
        let needs = draw(&mut self.cells);
        for area in &needs.kept {
            self.painter.keep(&mut self.cells, *area);
        }
        let targets: Vec<&str> = needs.targets.iter().map(AsRef::as_ref).collect();
        let mut painted = self.painter.supply(&needs.supplies);
        painted.extend(self.painter.paint(&self.cells, &targets));
        if painted.is_empty() {
            return Ok(());
        }
        let mut whole = Vec::with_capacity(painted.len() + 16);
        queue!(whole, BeginSynchronizedUpdate)?;
        whole.extend(painted);
        queue!(whole, EndSynchronizedUpdate)?;
        self.send(&whole)
    }

    /// Forgets what is on the screen, so that every cell is drawn anew.
    pub fn forget(&mut self) {
        self.painter.forget();
    }

    /// Sends bytes, all in one write.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// Gives the terminal back for a while.
    pub fn leave(&mut self) {
        leave();
    }

    /// Takes it again, whatever has become of its modes.
    pub fn enter_again(&mut self) -> io::Result<()> {
        leave();
        enter()?;
        self.forget();
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(
        io::stdout(),
        EnterAlternateScreen,
        EnableBracketedPaste,
        Hide
    )
    .and_then(|()| point(POINT))
    .inspect_err(|_| leave())
}

fn point(words: &str) -> io::Result<()> {
    if !POINTED.load(Ordering::SeqCst) {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    out.write_all(words.as_bytes())?;
    out.flush()
}

/// Gives the terminal back, if it is ours. Nothing can be done where that fails: it is gone.
fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = point(POINT_NO_MORE);
        let _ = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            Show
        );
        let _ = disable_raw_mode();
    }
}

/// A panic of the thread that draws gives the terminal back before its message is printed; one of a worker
/// is told to the reader as a failure, and nothing is printed across the screen.
fn restore_on_panic() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let drawing = thread::current().id();
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            let ours = ENTERED.load(Ordering::SeqCst);
            if thread::current().id() == drawing {
                leave();
                before(information);
            } else if !ours {
                before(information);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use std::{env, fs, io::Read, process};

    use portable_pty::{CommandBuilder, PtySize, native_pty_system};

    use super::*;

    /// Runs an ignored test of this file in a terminal of its own, and asserts that the terminal is given back
    /// with its modes. All that was written comes back.
    fn in_a_terminal(test: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        let mut command = CommandBuilder::new("bash");
        command.args([
            "-c",
            "stty -a > before; \"$binary\" --ignored --exact --nocapture --test-threads 1 \"$test\"; stty -a > after",
        ]);
        command.cwd(folder.path());
        command.env("binary", env::current_exe().unwrap());
        command.env(
            "test",
            format!("{}::{test}", module_path!().split_once("::").unwrap().1),
        );
        let mut child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut written = Vec::new();
        // A terminal whose other end was closed reads as an error.
        let _ = pair
            .master
            .try_clone_reader()
            .unwrap()
            .read_to_end(&mut written);
        child.wait().unwrap();
        let modes = |name| fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(modes("before"), modes("after"));
        let mut parser = vt100::Parser::default();
        parser.process(&written);
        assert!(!parser.screen().alternate_screen() && !parser.screen().hide_cursor());
        String::from_utf8(written).unwrap()
    }

    const LEFT: &str = "\u{1b}[?1049l";

    #[test]
    fn a_panic_in_drawing_is_told_on_the_shell_s_screen() {
        let written = in_a_terminal("panics_in_drawing");
        let (reader, shell) = written.split_once(LEFT).unwrap();
        assert!(reader.contains("once") && !reader.contains("panicked"));
        assert!(shell.contains("panicked") && shell.contains("a pen without ink"));
    }

    #[test]
    fn a_panic_in_a_worker_leaves_the_screen_alone() {
        let written = in_a_terminal("panics_in_a_worker");
        let (reader, shell) = written.split_once(LEFT).unwrap();
        assert!(reader.contains("once") && reader.contains("again"));
        assert!(!reader.contains("panicked") && !shell.contains("panicked"));
    }

    fn draw(screen: &mut Screen, words: &str) {
        let style = ratatui::style::Style::new();
        let drawn = screen.draw(|cells| {
            cells.set_string(0, 0, words, style);
            Needs::default()
        });
        drawn.unwrap();
    }

    #[test]
    #[ignore = "run by another test in a terminal of its own"]
    fn panics_in_drawing() {
        let mut screen = Screen::open(false).unwrap();
        draw(&mut screen, "once");
        let _ = screen.draw(|_| panic!("a pen without ink"));
        process::abort();
    }

    #[test]
    #[ignore = "run by another test in a terminal of its own"]
    fn panics_in_a_worker() {
        let mut screen = Screen::open(false).unwrap();
        draw(&mut screen, "once");
        let worker = thread::spawn(|| panic!("a worker without work"));
        assert!(worker.join().is_err());
        draw(&mut screen, "_again");
    }
}
