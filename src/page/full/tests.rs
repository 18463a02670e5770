//! Whole pages and the words of the article that are to come of them.

use std::time::Duration;

use super::article;

/// The words of the article on a page without a title.
fn full(html: &str) -> String {
    let read = article(html, None, Duration::from_secs(60));
    read.map_or_else(|_| String::new(), |read| read.text)
}

const STORY: &str = "<p>The council voted on Tuesday to reopen the northern line, eleven months after a storm.\
     <p>Nobody in the hall had expected that, least of all those who had to build it by spring.";

#[test]
fn what_is_veiled_is_read_where_the_page_shows_little_else() {
    let words =
        "<p>The council voted on Tuesday to reopen the northern line, eleven months after a storm.";
    let story = words.repeat(8);
    for html in [
        format!("<div id=app>Loading...</div><noscript>{story}</noscript>"),
        format!(
            "<x-story><template shadowrootmode=open>{story}</template></x-story><p>Tarn Courier"
        ),
        format!("<frameset><frame src=a><noframes>{story}</noframes></frameset>"),
        format!("<title>Ferry<body>{story}"),
    ] {
        let read = full(&html);
        assert_eq!(
            read.matches("The council voted").count(),
            8,
            "{read} {html}"
        );
        assert!(!read.contains("Loading"), "{read}");
    }
    let twice = format!("{story}<template>{story}</template>");
    assert_eq!(full(&twice).matches("The council voted").count(), 8);
    let short =
        full("<p>It sails at noon.<noscript>Please enable scripts to read this page.</noscript>");
    assert_eq!(short, "It sails at noon.");
}

#[test]
fn what_readers_wrote_below_an_article_is_no_part_of_it() {
    let said: String = (0..12)
        .map(|n| format!("<div class=r><b>reader{n}</b><p>I have said for years that ship number {n} is too slow, and that nobody asks us.</div>"))
        .collect();
    for heading in [
        "10 Comments",
        "Comments (10)",
        "One response",
        "10 thoughts on “The line”",
        "Leave a Reply",
        "3 Komentar",
    ] {
        let text = full(&format!(
            "<div><div>{}</div><div><h3>{heading}</h3>{said}</div></div>",
            STORY.repeat(5)
        ));
        assert!(text.contains("in the hall"), "{heading} {text}");
        assert!(!text.contains("for years"), "{heading} {text}");
    }
    for heading in ["3 responses to the crisis", "Comments in code", "Reply"] {
        let text = full(&format!("{}<h3>{heading}</h3>{said}", STORY.repeat(5)));
        assert!(text.contains("for years"), "{heading} {text}");
    }
    // Where little stands above it, it is what the page is about.
    let text = full(&format!("<p>Ask.<h3>12 replies</h3>{said}"));
    assert!(text.contains("for years"), "{text}");
}
