//! Pages and lists of subscriptions on the command line: the real binary in a temporary folder.

#[path = "common/folder.rs"]
mod folder;

use folder::Folder;

const LIST: &str = "<opml version='2.0'><head><title>Mine</title></head><body>
  <outline text='Asia'><outline text='Kabar' type='rss' xmlUrl='https://kabar.example/rss' htmlUrl='https://kabar.example/'/></outline>
  <outline text='Run' xmlUrl='|touch here'/><outline text='Run' xmlUrl='exec:touch here'/>
  <outline title='Post' xmlurl='feed://post.example/?a=1&amp;b=2'/></body></opml>";

#[test]
fn a_list_of_subscriptions_goes_in_and_out_again() {
    let folder = Folder::new();
    folder.file("list.opml", LIST);
    let run = folder.warta(&["feeds", "import", "--dry-run", "list.opml"]);
    assert_eq!(
        run.text(),
        "https://kabar.example/rss\nfeed://post.example/?a=1&b=2\n"
    );
    assert!(
        run.err.contains("|touch here: it is a command"),
        "{}",
        run.err
    );
    assert!(!folder.path().join("s.db").exists());

    let run = folder.warta(&["feeds", "import", "--store", "s.db", "list.opml"]);
    assert_eq!(
        (run.code, run.text()),
        (Some(0), "2 new subscriptions, 0 known before\n")
    );
    assert!(!folder.path().join("here").exists());

    let exported = folder
        .warta(&["feeds", "export", "--store", "s.db"])
        .succeeded();
    let args = ["feeds", "import", "--store", "t.db", "-"];
    folder.warta_reading(&args, &exported.out).succeeded();
    let again = folder
        .warta(&["feeds", "export", "--store", "t.db"])
        .succeeded();
    assert_eq!(again.text(), exported.text());
    assert!(
        exported
            .text()
            .contains("xmlUrl=\"http://post.example/?a=1&amp;b=2\"")
    );
    let run = folder.warta(&["feeds", "import", "--store", "s.db", "list.opml"]);
    assert_eq!(run.text(), "0 new subscriptions, 2 known before\n");
}

#[test]
fn what_is_no_list_is_told_and_changes_nothing() {
    let folder = Folder::new();
    folder.file("words.txt", "just words");
    let args = ["feeds", "import", "--store", "s.db", "words.txt"];
    folder
        .warta(&args)
        .failed_with("could not read words.txt: it is no list of subscriptions");
    assert!(!folder.path().join("s.db").exists());
    folder
        .warta(&["feeds", "export", "--store", "s.db"])
        .failed_with("s.db");
}

#[test]
fn a_list_that_is_taken_for_a_feed_is_told_what_it_is() {
    let folder = Folder::new();
    folder.file("list.opml", LIST);
    let run = folder.warta(&["feeds", "parse", "list.opml"]).succeeded();
    let line = &run.records()[0];
    assert_eq!(line["ok"], false);
    assert!(
        line["error"].as_str().unwrap().contains("import it"),
        "{line}"
    );
}

#[test]
fn the_text_of_a_page_is_printed_and_its_feeds_are_listed() {
    let folder = Folder::new();
    let words = "It sails at noon on most days of the week, weather allowing. ".repeat(5);
    folder.file(
        "p.html",
        format!(
            "<title>Ferry</title><link rel=alternate type='application/rss+xml' href='/rss' title=Kabar>
             <nav><a href=/>Home</a></nav><p>{words}<p>See <a href='b'>\u{1b}[31mthe table</a> of fares, {words}</p>"
        ),
    );
    let text = folder.warta(&["page", "text", "p.html"]).succeeded();
    let words = words.trim();
    assert_eq!(
        text.text(),
        format!("{words}\n\nSee the table of fares, {words}\n")
    );
    let url = ["--url", "https://kabar.example/a"];
    let html = folder
        .warta(&[&["page", "text", "--html", "p.html"], &url[..]].concat())
        .succeeded();
    assert!(
        html.text()
            .contains("<a href=\"https://kabar.example/b\">the table</a>"),
        "{}",
        html.text()
    );
    let titled = folder
        .warta(&["page", "text", "--title", "p.html"])
        .succeeded();
    assert!(titled.text().starts_with("Ferry\n\nIt sails"));
    let feeds = folder
        .warta(&[&["page", "feeds", "p.html"], &url[..]].concat())
        .succeeded();
    assert!(
        feeds
            .text()
            .starts_with("announced https://kabar.example/rss Kabar\n")
    );
    folder.file("empty.html", "<div></div>");
    folder
        .warta(&["page", "text", "empty.html"])
        .failed_with("could not read empty.html: it is empty");
}
