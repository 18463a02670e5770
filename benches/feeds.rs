//! How fast feeds and pages are read: `cargo bench --bench feeds`.
//!
//! All input is made here. The pages are of the size and shape of news sites; the last of them are made to
//! be slow.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    time::{Duration, Instant},
};

use warta::{
    feed::{parse, parse_list},
    page::{Known, full_text, read},
};

const SENTENCE: &str = "The harbour council of Lumira voted on Tuesday to reopen the northern ferry line, which a storm \
    had closed eleven months before, and to keep the fare at what it was. ";

fn main() -> io::Result<()> {
    // `cargo test --benches` runs this with a flag; measuring an unoptimised build tells nothing.
    if std::env::args().any(|arg| arg == "--test") {
        return Ok(());
    }
    let mut out = io::stdout().lock();
    let feed = feed(10 << 20);
    rate(&mut out, "feed of 10 MB", feed.len(), || {
        parse(feed.as_bytes(), None, None).is_ok()
    })?;
    let list = list(20_000);
    rate(&mut out, "list of 20,000 feeds", list.len(), || {
        parse_list(list.as_bytes()).is_ok()
    })?;
    let body = paragraphs(4000);
    rate(
        &mut out,
        "body of an article, as blocks",
        body.len(),
        || read(&body, &Known::default()).is_ok(),
    )?;
    let pages: Vec<String> = (0..100).map(page).collect();
    let mut times: Vec<Duration> = pages.iter().map(|page| time(page)).collect();
    times.sort_unstable();
    let size = pages.iter().map(String::len).sum::<usize>() / pages.len() / 1024;
    writeln!(
        out,
        "article on a page of {size} KB: median {:.1} ms, worst {:.1} ms",
        milliseconds(times[times.len() / 2]),
        milliseconds(times[times.len() - 1])
    )?;
    for (name, bomb) in bombs() {
        writeln!(
            out,
            "page of {name}, {} KB: {:.0} ms",
            bomb.len() / 1024,
            milliseconds(time(&bomb))
        )?;
    }
    Ok(())
}

/// Prints the better of three runs.
fn rate(
    out: &mut impl io::Write,
    name: &str,
    bytes: usize,
    work: impl Fn() -> bool,
) -> io::Result<()> {
    let run = |_| {
        let begun = Instant::now();
        assert!(work(), "{name} is read");
        begun.elapsed()
    };
    let best = (0..3).map(run).min().unwrap_or_default();
    let rate = bytes as f64 / best.as_secs_f64() / 1e6;
    writeln!(out, "{name}: {:.0} ms, {rate:.0} MB/s", milliseconds(best))
}

fn time(page: &str) -> Duration {
    let begun = Instant::now();
    assert!(full_text(page.as_bytes(), None, Some("https://kabar.example/")).is_ok());
    begun.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn feed(bytes: usize) -> String {
    let mut feed = "<rss version='2.0'><channel><title>K</title>".to_owned();
    let mut number = 0;
    while feed.len() < bytes {
        number += 1;
        let _ = write!(
            feed,
            "<item><title>Ferry {number} &amp; stage</title><link>https://kabar.example/{number}</link><pubDate>Mon, 18 Sep 2023 \
             10:00:00 GMT</pubDate><description><![CDATA[<p>{}</p>]]></description></item>",
            SENTENCE.repeat(10)
        );
    }
    feed + "</channel></rss>"
}

fn list(feeds: usize) -> String {
    let mut list = "<opml><body>".to_owned();
    for number in 0..feeds {
        let _ = write!(
            list,
            "<outline text='Kabar {number}' type='rss' xmlUrl='https://kabar.example/{number}'/>"
        );
    }
    list + "</body></opml>"
}

fn paragraphs(count: usize) -> String {
    format!(
        "<p>{} <a href='/x'>a link</a> and <b>some</b> more.</p>\n",
        SENTENCE.repeat(2)
    )
    .repeat(count)
}

/// A page with menus, scripts and much else around the article.
fn page(number: usize) -> String {
    let links = |count: usize| {
        (0..count).fold(String::new(), |mut all, at| {
            let _ = write!(all, "<li class='menu-item'><div><a href='/{at}'><span>Place {at} of the site</span></a></div></li>");
            all
        })
    };
    format!(
        "<html><head><title>Ferry {number}</title><script>{}</script><style>{}</style></head><body><header><nav><ul>{}</ul></nav></header>\
         <div class=wrap><main><article><h1>Ferry {number}</h1>{}</article><section class=comments>{}</section></main><aside>{}</aside></div></body></html>",
        "var x = 'y'; ".repeat(4000),
        ".a > b { color: red } ".repeat(1000),
        links(100),
        paragraphs(10 + number % 40),
        "<div class=comment><p>I was there and saw no boat at all that day.</p></div>".repeat(60),
        links(200),
    )
}

fn bombs() -> Vec<(&'static str, String)> {
    let many = |count: usize, unit: fn(usize) -> String| (0..count).map(unit).collect::<String>();
    let within = |bomb: String| format!("<p>{}</p>{bomb}", SENTENCE.repeat(5));
    vec![
        ("nested blocks", within("<div>".repeat(200_000))),
        ("nested marks", within("<b><i>".repeat(200_000))),
        (
            "marks that are never closed",
            within(many(60_000, |n| format!("<p><b class={n}>x</p>"))),
        ),
        ("nested tables", within("<table><tr><td>".repeat(60_000))),
        ("nested lists", within("<ul><li>x".repeat(100_000))),
        (
            "links around blocks",
            within(many(60_000, |n| format!("<a href={n}><div>x"))),
        ),
        ("flat paragraphs", within("<p>x".repeat(250_000))),
        (
            "one table of many cells",
            within(format!("<table>{}", "<tr><td>x<td>y".repeat(60_000))),
        ),
    ]
}
