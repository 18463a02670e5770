//! The terminal while it is ours: entered and left in one place, drawn with one write for each frame.

use std::{
    cell::RefCell,
    io::{self, Write},
    panic,
    rc::Rc,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use crossterm::{
    cursor::{Hide, Show},
    execute, queue,
    terminal::{
        BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
        disable_raw_mode, enable_raw_mode, size,
    },
};
use ratatui::{Terminal, backend::CrosstermBackend, buffer::Buffer, layout::Rect};

/// Whether the terminal is ours. It is one for the whole program, and so is this.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// The terminal. It is given back when this is dropped, and by the panic hook before a message is printed.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Frame>>,
    frame: Frame,
}

impl Screen {
    /// Takes the terminal.
    pub fn open() -> io::Result<Self> {
        restore_on_panic();
        enter()?;
        let frame = Frame::default();
        let terminal = Terminal::new(CrosstermBackend::new(frame.clone()));
        Ok(Self {
            terminal: terminal.inspect_err(|_| leave())?,
            frame,
        })
    }

    /// Columns and rows.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        size()
    }

    /// Draws a frame and writes what differs from the last one, all at once.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Buffer)) -> io::Result<()> {
        self.terminal.draw(|frame| draw(frame.buffer_mut()))?;
        self.frame.send()
    }

    /// Forgets what is on the screen, so that every cell is drawn anew.
    pub fn forget(&mut self) -> io::Result<()> {
        // The library's own clear asks the terminal where the cursor is, and waits for an answer that the
        // thread reading keys may take.
        let (width, height) = size()?;
        self.terminal.resize(Rect::new(0, 0, width, height))
    }

    /// Gives the terminal back for a while.
    pub fn leave(&mut self) {
        leave();
    }

    /// Takes it again, whatever has become of its modes.
    pub fn enter_again(&mut self) -> io::Result<()> {
        leave();
        enter()?;
        self.forget()
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
    execute!(io::stdout(), EnterAlternateScreen, Hide).inspect_err(|_| leave())
}

/// Gives the terminal back, if it is ours. Nothing can be done where that fails: it is gone.
fn leave() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let _ = execute!(
            io::stdout(),
            EndSynchronizedUpdate,
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

/// What is to be written: gathered, then sent in one write between the marks of a synchronised update.
#[derive(Clone, Default)]
struct Frame(Rc<RefCell<Vec<u8>>>);

impl Frame {
    fn send(&self) -> io::Result<()> {
        let mut gathered = self.0.borrow_mut();
        let mut whole = Vec::with_capacity(gathered.len() + 16);
        queue!(whole, BeginSynchronizedUpdate)?;
        whole.append(&mut gathered);
        queue!(whole, EndSynchronizedUpdate)?;
        let mut out = io::stdout().lock();
        out.write_all(&whole)?;
        out.flush()
    }
}

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Only [`Frame::send`] sends.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
