//! Pictures in a real terminal: fetched, drawn with half-blocks below their captions, scrolled, covered and resized
//! without remains; and refused where a stranger must not lead. No picture may be on this machine, so the server of
//! these tests is the proxy to a host that there is not.
#![cfg(unix)]

#[path = "common/server.rs"]
mod server;
#[path = "common/session.rs"]
mod session;

use std::{fs, io::Cursor, num::NonZero};

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use portable_pty::CommandBuilder;
use server::{Reply, Server, reply};
use session::Session;
use tempfile::TempDir;
use vt100::Color;

/// Red and blue as a palette of 256 has them.
const RED: Color = Color::Idx(160);
const BLUE: Color = Color::Idx(20);

/// A picture that is red above and blue below.
fn picture(width: u32, height: u32) -> Vec<u8> {
    let colour = |_, y| match y < height / 2 {
        true => Rgb([215, 0, 0]),
        false => Rgb([0, 0, 215]),
    };
    let picture = DynamicImage::from(RgbImage::from_fn(width, height, colour));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Serves a page with a picture at `address`, and this answer for the picture.
fn serve(address: &str, picture: Reply) -> Server {
    let paragraphs: String = (1..40)
        .map(|number| format!("<p>Boat {number} has come in before the rain.</p>"))
        .collect();
    let page = format!(
        "<!doctype html><article><h1>A bell for the harbour of Tarn</h1><p>The bell weighs as much as a cow.</p>\
         <figure><img src=\"{address}\"><figcaption>The bell on the quay</figcaption></figure>{paragraphs}</article>"
    );
    Server::start(move |asked| match asked.path.as_str() {
        "/bell.html" => reply(200, &[("content-type", "text/html")], &page),
        "/bell.png" => picture.clone(),
        // The proxy is asked for a way to the host.
        _ => reply(200, &[], ""),
    })
}

/// Opens the page, with pictures as `images` says.
fn open(server: &Server, images: &str, (columns, rows): (u16, u16)) -> (Session, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.toml");
    fs::write(&config, format!("images = \"{images}\"\n")).unwrap();
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_warta"));
    command.arg("http://post.lumira.example/bell.html");
    for other in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] {
        command.env_remove(other);
        command.env_remove(other.to_lowercase());
    }
    command.env("http_proxy", &server.address);
    command.env("WARTA_CONFIG", config);
    let [rows, columns] = [rows, columns].map(|count| NonZero::new(count).unwrap());
    let session = Session::start_with(command, rows, columns);
    session.see("The bell on the quay");
    (session, folder)
}

/// How often the picture was asked for.
fn times_asked(server: &Server) -> usize {
    let paths = server.paths();
    paths.iter().filter(|path| *path == "/bell.png").count()
}

/// The rows with a cell on a ground of this colour, and how many cells each has.
fn rows_on(screen: &vt100::Screen, ground: Color) -> Vec<(u16, usize)> {
    let (rows, columns) = screen.size();
    let on_ground = |y, x| {
        let cell = screen.cell(y, x);
        cell.is_some_and(|cell| cell.bgcolor() == ground)
    };
    let row = |y| (y, (0..columns.get()).filter(|x| on_ground(y, *x)).count());
    (0..rows.get()).map(row).filter(|row| row.1 > 0).collect()
}

/// Waits until the picture is there in its own size: 16 cells of 10 by 20 pixels are 8 rows high. The row where red
/// becomes blue has grounds between the two.
fn see_picture(session: &Session) {
    session.wait("the picture", |screen| {
        let (red, blue) = (rows_on(screen, RED), rows_on(screen, BLUE));
        let whole = red.iter().chain(&blue).all(|row| row.1 == 16);
        whole && red.len() == 3 && blue.len() == 4
    });
}

fn see_no_picture(session: &Session) {
    session.wait("no picture", |screen| {
        rows_on(screen, RED).is_empty() && rows_on(screen, BLUE).is_empty()
    });
}

#[test]
fn a_picture_is_drawn_below_its_caption_and_leaves_no_remains() {
    let server = serve("/bell.png", reply(200, &[], picture(160, 160)));
    let (mut session, _folder) = open(&server, "halfblocks", (80, 24));
    see_picture(&session);
    let contents = session.screen(vt100::Screen::contents);
    let row_of = |words: &str| contents.lines().position(|line| line.contains(words));
    let first = session.screen(|screen| rows_on(screen, RED)[0].0);
    assert_eq!(
        row_of("/bell.png"),
        Some(usize::from(first) - 1),
        "{contents}"
    );
    assert_eq!(
        row_of("Boat 1 has"),
        Some(usize::from(first) + 9),
        "{contents}"
    );
    // Help lies over all of it.
    session.keys("?");
    see_no_picture(&session);
    session.keys("?");
    see_picture(&session);
    // The palette lies over its lower part only.
    session.keys("\u{10}");
    session.wait("the palette", |screen| rows_on(screen, BLUE).len() < 4);
    session.keys("\u{1b}");
    see_picture(&session);
    // Scrolled until its first rows are gone, then away.
    session.keys("8j");
    session.wait("half of it", |screen| {
        rows_on(screen, RED).len() < 3 && rows_on(screen, BLUE).len() == 4
    });
    session.keys("G");
    session.see("Boat 39");
    see_no_picture(&session);
    session.keys("gg");
    see_picture(&session);
    // On a lower screen there is less room; on a high one it is as large as it is.
    session.resize(12, 40);
    session.wait("a smaller one", |screen| {
        rows_on(screen, RED).first().is_some_and(|row| row.1 == 12)
    });
    session.resize(40, 120);
    see_picture(&session);
    assert_eq!(times_asked(&server), 1);
    session.keys("Q");
    session.end();
    assert!(!session.screen(vt100::Screen::alternate_screen));
}

#[test]
fn what_is_no_picture_is_told_and_leaves_the_reader_as_it_was() {
    let html = reply(200, &[("content-type", "image/png")], "<p>Not found");
    let svg = reply(200, &[], "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    let mut large = picture(9, 9);
    large.resize(9 << 20, 0);
    let cut = picture(300, 300);
    for (answer, why) in [
        (html, "not drawn: it is no PNG, JPEG, GIF or WebP"),
        (svg, "not drawn: it is an SVG, not PNG"),
        (
            reply(404, &[], ""),
            "not drawn: there is nothing at this address",
        ),
        (reply(200, &[], large), "not drawn: it has more than 8 MB"),
        (
            reply(200, &[], &cut[..cut.len() / 2]),
            "not drawn: it cannot be decoded",
        ),
        (reply(200, &[], picture(1, 1)), "not drawn: it is too small"),
    ] {
        let server = serve("/bell.png", answer);
        let (mut session, _folder) = open(&server, "auto", (80, 24));
        session.keys("z");
        session.see(why);
        session.keys("j");
        session.see("Boat 2 has come in");
        session.keys("Q");
        session.end();
    }
}

#[test]
fn a_page_leads_to_no_picture_on_this_machine() {
    let own = Server::start(|_| Reply::Nothing);
    let server = serve(&own.at("/bell.png"), Reply::Nothing);
    let (mut session, _folder) = open(&server, "halfblocks", (80, 24));
    session.keys("z");
    session.see("not drawn: it leads to 127.0.0.1, which is on this machine");
    assert_eq!((own.connections(), times_asked(&server)), (0, 0));
}

#[test]
fn unless_the_user_wishes_it_nothing_is_fetched() {
    let server = serve("/bell.png", Reply::Nothing);
    let (mut session, _folder) = open(&server, "off", (80, 24));
    session.keys("jjj");
    session.see("Boat 8 has come in");
    assert_eq!(times_asked(&server), 0);
    assert!(!session.screen(|screen| screen.contents().contains("not drawn")));
}

#[test]
fn where_the_terminal_cannot_as_is_wished_that_is_told() {
    let server = serve("/bell.png", Reply::Nothing);
    let (session, _folder) = open(&server, "sixel", (80, 24));
    session.see("no pictures: the terminal does not tell");
    assert_eq!(times_asked(&server), 0);
}
