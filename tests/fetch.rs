//! Fetches over HTTP, from a server on loopback that does what servers do.

#[path = "common/server.rs"]
mod server;

use std::{
    io::Write,
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};

use server::{Asked, Reply, Server, answer, feed, reply};
use url::Url;
use warta::fetch::{Answer, Client, Error, Fetched, Limits, Origin, Request};

const LIMITS: Limits = Limits {
    size: 1 << 20,
    time: Duration::from_millis(700),
};

fn get(address: &str) -> Result<Answer, Error> {
    let address = Url::parse(address).unwrap();
    Client::new(LIMITS).fetch(&Request::new(&address, Origin::User))
}

#[track_caller]
fn fetched(address: &str) -> Fetched {
    match get(address).unwrap() {
        Answer::Fetched(fetched) => *fetched,
        Answer::Unchanged(_) => panic!("{address} is unchanged"),
    }
}

fn to(location: &'static str, status: u16) -> Reply {
    reply(status, &[("location", location)], "")
}

#[test]
fn what_is_known_is_sent_back_byte_for_byte() {
    let server = Server::start(|asked| match asked.header("if-none-match") {
        None => {
            let mut bytes = b"HTTP/1.1 200 Said\r\netag: W/\"a\xE9'1\"\r\n".to_vec();
            bytes.extend(b"last-modified: yesterday, more or less\r\ncontent-length: 2\r\n\r\nhi");
            Reply::Whole(bytes)
        }
        Some(_) => reply(304, &[("cache-control", "max-age=60")], ""),
    });
    let address = Url::parse(&server.at("/a")).unwrap();
    let known = fetched(address.as_str());
    let request = Request {
        etag: known.etag.as_deref(),
        modified: known.modified.as_deref(),
        ..Request::new(&address, Origin::User)
    };
    let Ok(Answer::Unchanged(freshness)) = Client::new(LIMITS).fetch(&request) else {
        panic!("something has changed");
    };
    assert_eq!(freshness.0, Some(Duration::from_secs(60)));
    let asked = &server.asked()[1];
    assert_eq!(asked.header("if-none-match"), Some(&b"W/\"a\xE9'1\""[..]));
    assert_eq!(
        asked.header("if-modified-since"),
        Some(&b"yesterday, more or less"[..])
    );
}

#[test]
fn the_client_says_what_it_is_and_keeps_no_cookies() {
    let server = Server::start(|_| reply(200, &[("set-cookie", "id=1; Path=/")], "hi"));
    fetched(&server.at("/a#part"));
    fetched(&server.at("/a?q=a|b"));
    for asked in server.asked() {
        let agent = String::from_utf8_lossy(asked.header("user-agent").unwrap()).into_owned();
        assert!(agent.starts_with("warta/"), "{agent}");
        assert_eq!(asked.header("cookie"), None);
        assert_eq!(asked.header("referer"), None);
    }
    assert_eq!(server.paths(), ["/a", "/a?q=a%7Cb"]);
}

#[test]
fn redirects_are_followed_and_an_address_moves_only_as_far_as_it_moved_for_good() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/301" => to("/308", 301),
        "/308" => to("/end", 308),
        "/302" => to("/end", 302),
        "/mixed" => to("/302", 301),
        "/303" => to("/301", 303),
        "/loop" => to("/loop", 302),
        "/5" => to("/4", 302),
        "/4" => to("/3", 302),
        "/3" => to("/2", 302),
        "/2" => to("/1", 302),
        "/1" => to("/end", 302),
        "/6" => to("/5", 302),
        "/file" => to("file:///etc/passwd", 301),
        "/script" => to("javascript:alert(1)", 302),
        "/nowhere" => to("http://", 302),
        _ => reply(200, &[], "hi"),
    });
    let check = |path: &str, moved: Option<&str>| {
        let fetched = fetched(&server.at(path));
        assert_eq!(fetched.address.path(), "/end", "{path}");
        let known = fetched.moved.map(|moved| moved.path().to_owned());
        assert_eq!(known.as_deref(), moved, "{path}");
    };
    check("/301", Some("/end"));
    check("/308", Some("/end"));
    check("/302", None);
    check("/303", None);
    check("/mixed", Some("/302"));
    check("/5", None);
    for path in ["/loop", "/6"] {
        assert_eq!(get(&server.at(path)).unwrap_err(), Error::Redirects(5));
    }
    for path in ["/file", "/script", "/nowhere"] {
        let why = get(&server.at(path)).unwrap_err();
        assert!(matches!(why, Error::Redirect(_)), "{why}");
    }
}

#[test]
fn a_strangers_address_does_not_lead_to_this_machine() {
    let server = Server::start(|_| reply(200, &[], "hi"));
    let port = Url::parse(&server.address).unwrap().port().unwrap();
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1"] {
        let address = Url::parse(&format!("http://{host}:{port}/")).unwrap();
        let why = Client::new(LIMITS).fetch(&Request::new(&address, Origin::Content));
        assert!(matches!(why, Err(Error::Private(_))), "{why:?}");
    }
    assert_eq!(server.paths(), [""; 0]);
}

#[test]
fn names_and_passwords_go_to_their_own_host_only() {
    let other = Server::start(|_| reply(200, &[], "hi"));
    let away = other.at("/away");
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/away" => reply(302, &[("location", &away)], ""),
        "/here" => to("/end", 302),
        _ => reply(200, &[], "hi"),
    });
    let headers = [("X-Key".to_owned(), "secret".to_owned())];
    let ask = |path: &str| {
        let address = Url::parse(&server.at(path)).unwrap();
        let request = Request {
            headers: &headers,
            login: Some(("ana", "open")),
            ..Request::new(&address, Origin::User)
        };
        Client::new(LIMITS).fetch(&request).unwrap()
    };
    ask("/here");
    ask("/away");
    let sent = |asked: &Asked| {
        let login = asked.header("authorization").map(<[u8]>::to_vec);
        (login, asked.header("x-key").is_some())
    };
    for asked in server.asked() {
        assert_eq!(sent(&asked), (Some(b"Basic YW5hOm9wZW4=".to_vec()), true));
    }
    assert_eq!(
        other.asked().iter().map(sent).collect::<Vec<_>>(),
        [(None, false)]
    );
}

#[test]
fn a_body_is_unpacked_and_no_more_than_the_limit_is_held() {
    let packed = |bytes: &[u8]| {
        let level = flate2::Compression::best();
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), level);
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let (small, bomb) = (packed(b"hi"), packed(&vec![b' '; 64 << 20]));
    let server = Server::start(move |asked| {
        let body = if asked.path == "/bomb" { &bomb } else { &small };
        reply(200, &[("content-encoding", "gzip")], body)
    });
    let small = fetched(&server.at("/small"));
    assert_eq!((small.bytes.as_slice(), small.cut), (&b"hi"[..], false));
    let bomb = fetched(&server.at("/bomb"));
    assert_eq!((bomb.bytes.len(), bomb.cut), (LIMITS.size, true));
    assert!(bomb.bytes.capacity() <= 2 * LIMITS.size);
}

#[test]
fn a_fetch_ends_in_time_whatever_the_server_does() {
    let pause = Duration::from_millis(50);
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/head" => Reply::Drip(answer(200, &[], b"hi"), pause),
        "/body" => {
            let long = vec![b'x'; 10_000];
            Reply::Drip(answer(200, &[], &long), Duration::from_millis(1))
        }
        "/hops" => Reply::Drip(
            answer(302, &[("location", "/hops")], b""),
            Duration::from_millis(3),
        ),
        _ => Reply::Nothing,
    });
    for path in ["/head", "/body", "/hops", "/nothing"] {
        let begun = Instant::now();
        assert_eq!(
            get(&server.at(path)).unwrap_err(),
            Error::Slow(LIMITS.time),
            "{path}"
        );
        assert!(begun.elapsed() < 3 * LIMITS.time, "{path}");
    }
    let chunk = [&b"400\r\n"[..], &[b'x'; 1024], b"\r\n"].concat();
    let head = b"HTTP/1.1 200 Said\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    let endless = Server::start(move |_| Reply::Endless(head.clone(), chunk.clone()));
    let fetched = fetched(&endless.at("/"));
    assert_eq!((fetched.bytes.len(), fetched.cut), (LIMITS.size, true));
}

#[test]
fn an_answer_that_breaks_off_is_no_answer() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/chunked" => Reply::Broken(
            b"HTTP/1.1 200 Said\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhel".to_vec(),
        ),
        "/length" => {
            let mut bytes = answer(200, &[], feed("Cut", 3).as_bytes());
            bytes.truncate(bytes.len() - 50);
            Reply::Broken(bytes)
        }
        "/noise" => Reply::Broken(b"\x16\x03\x01 not a web server\r\n\r\n".to_vec()),
        _ => Reply::Broken(Vec::new()),
    });
    for path in ["/chunked", "/length", "/noise", "/nothing"] {
        let why = get(&server.at(path)).unwrap_err();
        assert!(
            matches!(why, Error::Damaged(_) | Error::Connection(_)),
            "{path}: {why}"
        );
    }
}

#[test]
fn a_servers_refusal_is_told_with_the_time_it_asks_for() {
    let server = Server::start(|asked| {
        let status = asked.path[1..].parse().unwrap();
        reply(status, &[("retry-after", "120")], "")
    });
    let check = |status: u16, says: &str, wait: Option<u64>| {
        let why = get(&server.at(&format!("/{status}"))).unwrap_err();
        assert!(why.to_string().contains(says), "{why}");
        assert_eq!(why.wait(), wait.map(Duration::from_secs), "{status}");
    };
    check(401, "name and password", None);
    check(403, "refuses", None);
    check(404, "nothing at this address", None);
    check(410, "gone for good", None);
    check(429, "fewer requests", Some(120));
    check(500, "fails (500)", None);
    check(503, "fails (503)", Some(120));
    check(418, "status 418", None);
}

#[test]
fn hosts_that_are_not_there_are_told_in_clear_words() {
    // Nobody listens at a port that was free a moment ago.
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = free.local_addr().unwrap().port();
    drop(free);
    let check = |address: &str, says: &str| {
        let why = get(address).unwrap_err().to_string();
        assert!(why.contains(says), "{why}");
    };
    check(
        &format!("http://127.0.0.1:{port}/"),
        "refuses the connection",
    );
    check("http://nowhere.invalid/", "nowhere.invalid was not found");
    check("ftp://lumira.example/", "no web address");
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let secure = format!("https://{}/", plain.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = plain.accept().unwrap();
        stream.write_all(b"HTTP/1.1 400 Plain\r\n\r\n").unwrap();
        // It keeps listening, so that what it said arrives.
        let _ = std::io::copy(&mut stream, &mut std::io::sink());
    });
    check(&secure, "does not speak TLS");
}

#[test]
fn a_connection_is_used_again() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/old" => reply(304, &[], ""),
        "/not" => reply(404, &[], "nothing here"),
        _ => reply(200, &[], "hi"),
    });
    let client = Client::new(LIMITS);
    for path in ["/a", "/old", "/b", "/not", "/c"] {
        let address = Url::parse(&server.at(path)).unwrap();
        // What comes back is told elsewhere.
        let _ = client.fetch(&Request::new(&address, Origin::User));
    }
    assert_eq!((server.asked().len(), server.connections()), (5, 1));
}
