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
