//! A server on loopback that answers as a test says, and remembers what it was asked.

#![allow(dead_code, reason = "each test uses its own part")]

use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// What was asked.
#[derive(Debug, Clone)]
pub struct Asked {
    pub path: String,
    /// Names in small letters, values as they came.
    pub headers: Vec<(String, Vec<u8>)>,
    /// How often this path has been asked for, this time included.
    pub time: usize,
}

impl Asked {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&[u8]> {
        let header = self.headers.iter().find(|(known, _)| known == name);
        header.map(|(_, value)| &value[..])
    }
}

/// What is sent back.
#[derive(Debug, Clone)]
pub enum Reply {
    /// All these bytes, head and body.
    Whole(Vec<u8>),
    /// As `Whole`, for what is sent often.
    Shared(Arc<Vec<u8>>),
    /// These bytes, then the connection is closed.
    Broken(Vec<u8>),
    /// These bytes one at a time, with so much time between them.
    Drip(Vec<u8>, Duration),
    /// The first bytes, then the others again and again.
    Endless(Vec<u8>, Vec<u8>),
    /// Nothing, ever.
    Nothing,
}

/// An answer with a status, headers and a body.
pub fn reply(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Reply {
    Reply::Whole(answer(status, headers, body.as_ref()))
}

/// The bytes of an answer.
pub fn answer(status: u16, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status} Said\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    if status != 304 {
        head += &format!("content-length: {}\r\n", body.len());
    }
    let mut bytes = (head + "\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

/// The server; it ends with the test program.
pub struct Server {
    pub address: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    asked: Mutex<Vec<Asked>>,
    connections: AtomicUsize,
    open: AtomicUsize,
    most_open: AtomicUsize,
}

impl Server {
    /// Answers each request as `answer` says.
    pub fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(State::default());
        let (known, answer) = (state.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (state, answer) = (known.clone(), answer.clone());
                state.connections.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || {
                    // A client that goes away is no failure.
                    let _ = serve(stream, &state, answer.as_ref());
                });
            }
        });
        Self { address, state }
    }

    /// The address of a path.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// All that was asked, in order.
    pub fn asked(&self) -> Vec<Asked> {
        self.state.asked.lock().unwrap().clone()
    }

    /// The paths that were asked for, in order.
    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }

    /// How many connections were made.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::SeqCst)
    }

    /// How many requests were under way at once, at most.
    pub fn most_at_once(&self) -> usize {
        self.state.most_open.load(Ordering::SeqCst)
    }
}

fn serve(
    stream: TcpStream,
    state: &State,
    answer: &dyn Fn(&Asked) -> Reply,
) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    while let Some(mut asked) = read(&mut reader)? {
        {
            let mut known = state.asked.lock().unwrap();
            asked.time = 1 + known.iter().filter(|one| one.path == asked.path).count();
            known.push(asked.clone());
        }
        let open = 1 + state.open.fetch_add(1, Ordering::SeqCst);
        state.most_open.fetch_max(open, Ordering::SeqCst);
        let sent = send(&mut stream, answer(&asked), state);
        if !sent? {
            break;
        }
    }
    Ok(())
}

/// Sends an answer; whether the connection may be used again.
fn send(stream: &mut TcpStream, reply: Reply, state: &State) -> std::io::Result<bool> {
    // A request counts as done before its last byte is gone, for the client may ask on once it has that.
    let done = || state.open.fetch_sub(1, Ordering::SeqCst);
    match reply {
        Reply::Whole(bytes) => {
            done();
            stream.write_all(&bytes)?;
            return Ok(true);
        }
        Reply::Shared(bytes) => {
            done();
            stream.write_all(&bytes)?;
            return Ok(true);
        }
        Reply::Broken(bytes) => {
            done();
            stream.write_all(&bytes)?;
        }
        Reply::Drip(bytes, pause) => {
            for byte in bytes {
                stream.write_all(&[byte])?;
                thread::sleep(pause);
            }
            done();
            return Ok(true);
        }
        Reply::Endless(first, again) => {
            stream.write_all(&first)?;
            loop {
                stream.write_all(&again)?;
            }
        }
        Reply::Nothing => thread::sleep(Duration::from_secs(3600)),
    }
    Ok(false)
}

fn read(reader: &mut impl BufRead) -> std::io::Result<Option<Asked>> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line)?;
    let first = String::from_utf8_lossy(&line).into_owned();
    let Some(path) = first.split(' ').nth(1) else {
        return Ok(None);
    };
    let mut headers = Vec::new();
    loop {
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line)?;
        let line = line.trim_ascii();
        let Some(colon) = line.iter().position(|&byte| byte == b':') else {
            break;
        };
        let name = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        headers.push((name, line[colon + 1..].trim_ascii().to_vec()));
    }
    Ok(Some(Asked {
        path: path.to_owned(),
        headers,
        time: 0,
    }))
}

/// A feed of so many articles.
pub fn feed(title: &str, articles: usize) -> String {
    let item = |number: usize| {
        format!(
            "<item><title>{title} {number}</title><guid>{title}-{number}</guid>\
             <link>https://post.lumira.example/{title}/{number}</link>\
             <description>Boat {number} of {title} has come in with salt.</description></item>"
        )
    };
    let items: String = (1..=articles).rev().map(item).collect();
    format!("<rss version=\"2.0\"><channel><title>{title}</title>{items}</channel></rss>")
}
