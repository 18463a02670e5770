//! Lists of subscriptions as readers write them. All of them are invented.

use proptest::prelude::*;

use super::*;
use crate::feed::words::one_line;

/// The feeds as lines: folder, title, address.
fn told(list: &str) -> Vec<String> {
    let list = parse_list(list.as_bytes()).unwrap();
    let line = |feed: &Subscription| {
        let title = feed.title.as_deref().unwrap_or("-");
        format!("{} | {title} | {}", feed.folder.join("/"), feed.address)
    };
    list.feeds.iter().map(line).collect()
}

#[track_caller]
fn check(outlines: &str, expected: &[&str]) {
    let list =
        format!("<opml version='1.0'><head><title>L</title></head><body>{outlines}</body></opml>");
    assert_eq!(told(&list), expected, "{outlines}");
}

#[test]
fn outlines_with_an_address_are_feeds_in_the_folders_around_them() {
    check(
        "<outline text='Asia'><outline title='Timur'><outline text='A' type='rss' xmlUrl=' http://a.example/ '/></outline>
         <outline text='B' xmlUrl='http://b.example/'></outline></outline><outline text='C' xmlUrl='http://c.example/'/>",
        &["Asia/Timur | A | http://a.example/", "Asia | B | http://b.example/", " | C | http://c.example/"],
    );
}

#[test]
fn attributes_may_be_odd() {
    check(
        "<OUTLINE XMLURL='http://a.example/?x=1&amp;y=2&z' TITLE='A &eacute;'/>
         <outline xmlurl=http://b.example/ text=''/><outline type='rss' url='http://c.example/' text='http://c.example/'/>
         <outline type='link' url='http://d.example/'/><outline xmlUrl='' text='E'/>
         <outline xmlUrl='http://f.example/' title='F' text='  '/><outline text='x' xmlUrl='http://f.example/'/>
         <outline category='/Kota/Tarn,/Lain' text='G' xmlUrl='http://g.example/'/>",
        &[
            " | A é | http://a.example/?x=1&y=2&z",
            " | - | http://b.example/",
            " | - | http://c.example/",
            " | F | http://f.example/",
            "Kota/Tarn | G | http://g.example/",
        ],
    );
}

#[test]
fn broken_lists_give_what_they_have() {
    assert_eq!(
        told(
            "<opml><outline text='A & B' xmlUrl='http://a.example/'><outline text=\"C xmlUrl='http://c.example/'/>"
        ),
        [" | A & B | http://a.example/"]
    );
    let wide: Vec<u8> = "\u{FEFF}<opml><outline text='é' xmlUrl='http://a.example/'/></opml>"
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    assert_eq!(
        parse_list(&wide).unwrap().feeds[0].title.as_deref(),
        Some("é")
    );
    assert_eq!(
        told(
            "\n junk <?xml version='1.0'?><opml><body><outline text='A' xmlUrl='http://a.example/'>"
        ),
        [" | A | http://a.example/"]
    );
    assert_eq!(
        told("<opml><![CDATA[<outline text='A' xmlUrl='http://a.example/'/></opml>"),
        [" | A | http://a.example/"]
    );
    assert_eq!(told("<opml/>"), Vec::<String>::new());
    for no_list in [
        "",
        "words",
        "<rss><channel><title>x</title></channel></rss>",
        "<html><title>x</title></html>",
    ] {
        assert_eq!(parse_list(no_list.as_bytes()), Err(NoList), "{no_list}");
    }
}

#[test]
fn half_an_address_is_none() {
    let outline = "<outline text='A' xmlUrl='http://a.example/' htmlUrl='http://a.exa";
    assert_eq!(
        told(&format!("<opml>{outline}")),
        [" | A | http://a.example/"]
    );
    let cut = "<outline text='B' xmlUrl='http://b.exam";
    assert_eq!(
        told(&format!(
            "<opml><outline text='A' xmlUrl='http://a.example/'/>{cut}"
        )),
        [" | A | http://a.example/"]
    );
}

#[test]
fn an_outline_may_say_much_before_its_address() {
    let before: String = (0..150).map(|n| format!(" a{n}='{n}'")).collect();
    check(
        &format!("<outline{before} xmlUrl='http://a.example/'/>"),
        &[" | - | http://a.example/"],
    );
}

#[test]
fn other_kinds_of_lists_are_read_too() {
    assert_eq!(
        told(
            "<GadgetTabML><Tab title='x'><Section><Module type='RSS'><ModulePrefs xmlUrl='http://a.example/'/></Module>"
        ),
        [" | - | http://a.example/"]
    );
    assert_eq!(
        told(
            "<rdf:RDF xmlns:foaf='http://xmlns.com/foaf/0.1/'><foaf:Agent><foaf:weblog><foaf:Document rdf:about='http://a.example/'>
             <rdfs:seeAlso><rss:channel rdf:about='http://a.example/feed'/></rdfs:seeAlso></foaf:Document>"
        ),
        [" | - | http://a.example/feed"]
    );
}

#[test]
fn commands_and_files_are_told_and_never_subscribed_to() {
    let list = parse_list(
        b"<opml><outline xmlUrl='|touch /x'/><outline xmlUrl='exec:ls'/><outline xmlUrl='filter:cat:http://a.example/'/>
          <outline xmlUrl='&quot;|sh x&quot;'/><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='JavaScript:x'/>
          <outline xmlUrl='query:unread:unread = 1'/><outline type='include' url='http://a.example/more.opml'/></opml>",
    )
    .unwrap();
    assert_eq!(list.feeds, []);
    assert_eq!(list.refused.len(), 8);
    assert!(list.refused[0].reason.contains("never run"));
}

#[test]
fn what_is_written_is_read_again() {
    let feed = |address: &str, title: Option<&str>, folder: &[&str]| Subscription {
        address: address.into(),
        title: title.map(str::to_owned),
        folder: folder.iter().map(|&name| name.to_owned()).collect(),
        ..Subscription::default()
    };
    let mut feeds = vec![
        feed("http://c.example/?a=1&b='2'", Some("\"C\" & <D>"), &[]),
        feed("http://a.example/", None, &["Asia", "Timur & Barat"]),
        feed("http://b.example/", Some("B"), &["Asia"]),
        feed("http://d.example/", Some("D"), &["Timur"]),
    ];
    feeds[1].interval = Some(30);
    feeds[1].full_text = Some(true);
    feeds[2].filter = Some("title:\"a b\" -c".into());
    feeds[2].site = Some("http://b.example/home".into());
    let searches = [Search {
        title: "Gifts <of> bells".into(),
        query: "with:gifts \"bronze bell\" -\"a & b\"".into(),
        folder: vec!["Asia".into()],
        watched: true,
    }];
    let written = write_list("warta", &feeds, &searches);
    let read = parse_list(written.as_bytes()).unwrap();
    let sorted = |feeds: &[Subscription]| {
        let mut feeds = feeds.to_vec();
        feeds.sort_by(|one, other| one.address.cmp(&other.address));
        feeds
    };
    assert_eq!(sorted(&read.feeds), sorted(&feeds), "{written}");
    assert_eq!(read.title.as_deref(), Some("warta"));
    assert_eq!(read.searches, searches);
    assert_eq!(write_list("warta", &read.feeds, &read.searches), written);
}

#[test]
fn lists_of_many_makers_are_read() {
    // No head, no body, in capitals, with remarks, and with what others put beside the addresses.
    check(
        "<!-- <outline xmlUrl='http://no.example/'/> --><![CDATA[<outline xmlUrl='http://no.example/'/>]]>
         <OUTLINE TEXT='A' TYPE='RSS' XMLURL='http://a.example/' HTMLURL='javascript:x'/>
         <outline type='rss' feedUrl='http://b.example/'><outline text='in it' xmlUrl='http://c.example/'/></outline>
         <outline type='atom' text=' ' title='D' xmlUrl='\n  http://d.example/\n' isComment='false' created='x'/>",
        &[
            " | A | http://a.example/",
            " | - | http://b.example/",
            " | in it | http://c.example/",
            " | D | http://d.example/",
        ],
    );
    assert_eq!(
        told(
            "\u{feff}<opml version='2.0'><outline text='A'><outline text='B &quot;&#8212;&quot;' xmlUrl='http://b.example/'/>"
        ),
        ["A | B \"—\" | http://b.example/"]
    );
    let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><opml><body><outline text='caf\xE9' xmlUrl='http://a.example/'/></body></opml>";
    assert_eq!(
        parse_list(latin).unwrap().feeds[0].title.as_deref(),
        Some("café")
    );
    let list =
        parse_list(b"<opml><outline xmlUrl='http://a.example/' htmlUrl=' JavaScript:x'/></opml>");
    assert_eq!(list.unwrap().feeds[0].site, None);
}

/// Any feed that a store may hold, but for its address.
fn any_feed() -> impl Strategy<Value = Subscription> {
    let line = || {
        prop::option::of("\\PC{1,20}").prop_map(|text| {
            let line = text.map(|text| one_line(&text));
            line.filter(|line| !line.is_empty())
        })
    };
    let folder = proptest::collection::vec("[a-c/&é]{1,2}", 0..3);
    let settings = (
        prop::option::of(any::<u32>()),
        prop::option::of(any::<bool>()),
    );
    let texts = (
        line(),
        line(),
        prop::option::of("https://[a-z]{1,9}/[&?=\"'<>a]{0,9}"),
    );
    (texts, folder, settings).prop_map(|(texts, folder, settings)| Subscription {
        address: String::new(),
        title: texts.0,
        site: texts.2,
        folder,
        interval: settings.0,
        full_text: settings.1,
        filter: texts.1,
    })
}

proptest! {
    #[test]
    fn what_is_exported_is_imported_again(feeds in proptest::collection::vec(any_feed(), 0..12), query in "\\PC{1,30}") {
        let mut feeds = feeds;
        for (number, feed) in feeds.iter_mut().enumerate() {
            feed.address = format!("https://kabar.example/{number}?a=1&b=\"<{number}>'");
        }
        let query = one_line(&query);
        let searches: Vec<Search> = [Search { title: format!("about {query}"), query, ..Search::default() }]
            .into_iter()
            .filter(|search| !search.query.is_empty())
            .collect();
        let written = write_list("x", &feeds, &searches);
        let read = parse_list(written.as_bytes()).unwrap();
        let mut came = read.feeds.clone();
        came.sort_by(|one, other| one.folder.cmp(&other.folder));
        feeds.sort_by(|one, other| one.folder.cmp(&other.folder));
        prop_assert_eq!(came, feeds);
        prop_assert_eq!(&read.searches, &searches);
        prop_assert_eq!(write_list("x", &read.feeds, &read.searches), written);
    }

    #[test]
    fn any_title_and_folder_comes_back(title in "\\PC{1,20}", folder in proptest::collection::vec("\\PC{1,8}", 0..4)) {
        let plain = |text: &String| one_line(text);
        let folder: Vec<String> = folder.iter().map(plain).filter(|name| !name.is_empty()).collect();
        let title = Some(plain(&title)).filter(|title| !title.is_empty());
        let feed = Subscription { address: "http://a.example/".into(), title, folder, ..Subscription::default() };
        let read = parse_list(write_list("x", std::slice::from_ref(&feed), &[]).as_bytes()).unwrap();
        prop_assert_eq!(read.feeds, [feed]);
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse_list(&bytes);
    }
}
