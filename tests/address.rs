//! `warta URL` in a pseudo-terminal: the page at an address is read as an article.

#![cfg(unix)]

#[path = "common/server.rs"]
mod server;
#[path = "common/session.rs"]
mod session;

use portable_pty::CommandBuilder;
use server::{Reply, Server, reply};
use session::Session;

const PAGE: &str = "<!doctype html><title>Harbour news</title><body><nav><a href=/>Home</a></nav><article>\
    <h1>Varnia sends tents to Ostrela</h1>\
    <p>VARNIA - The foreign minister of Varnia, Mirela Dascu, gave 300 tents to the Red Cross on \
    Monday, the ministry said in a statement after the flood.</p>\
    <p>The tents arrived by train in the morning and are to stand at the lake before the end of the week, where \
    some two thousand people have lost their homes and are sleeping in schools.</p></article>";

fn read(address: &str) -> Session {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
    command.arg(address);
    Session::start(command)
}

fn page() -> Server {
    Server::start(|asked| match asked.path.as_str() {
        "/plain.txt" => reply(
            200,
            &[("content-type", "text/plain")],
            "Tents\n\nThey arrived.",
        ),
        "/feed" => reply(200, &[], server::feed("Lake", 2)),
        "/news" => reply(200, &[("content-type", "text/html")], PAGE),
        _ => reply(404, &[], ""),
    })
}

#[test]
fn the_page_at_an_address_is_read_and_looked_through() {
    let server = page();
    let mut session = read(&server.at("/news"));
    session.see("Varnia sends tents to Ostrela");
    session.see("Red Cross");
    session.see("tents");
    session.wait("the gift", |screen| screen.contents().contains("given"));
    assert!(!session.screen(|screen| screen.contents().contains("Home")));
    session.keys("q");
    assert!(session.end().success());
    assert_eq!(server.paths(), ["/news"]);
}

#[test]
fn a_plain_text_at_an_address_is_read_as_it_is() {
    let server = page();
    let session = read(&server.at("/plain.txt"));
    session.see("They arrived.");
}

#[test]
fn what_cannot_be_read_at_an_address_says_why() {
    let server = page();
    read(&server.at("/gone")).see("404");
    read(&server.at("/feed")).see("it is a feed");
}

#[test]
fn the_reader_is_there_while_a_server_is_silent() {
    let server = Server::start(|_| Reply::Nothing);
    let mut session = read(&server.at("/"));
    session.see("Reading 127.0.0.1");
    session.keys("?");
    session.see("Move down");
    session.keys("qq");
    assert!(session.end().success());
}
