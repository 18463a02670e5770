//! What feeds do in the wild, and what is made of it. All of them are invented.

use proptest::prelude::*;

use super::*;

/// The feed as lines: its title and link, then each entry's id, title, link, published and updated.
fn told(text: &str) -> Vec<String> {
    let base = Url::parse("http://kabar.example/feeds/a.xml").unwrap();
    let feed = parse(text.as_bytes(), None, Some(&base)).unwrap();
    let show = |part: &Option<String>| part.clone().unwrap_or_else(|| "-".into());
    let day = |moment: Option<Timestamp>| {
        moment.map_or("-".into(), |moment| moment.to_string()[..10].to_owned())
    };
    let entry = |entry: &Entry| {
        let (title, link) = (show(&entry.title), show(&entry.link));
        [
            &entry.id,
            &title,
            &link,
            &day(entry.published),
            &day(entry.updated),
        ]
        .map(String::as_str)
        .join(" | ")
    };
    let head = format!("{} | {}", show(&feed.title), show(&feed.link));
    [head]
        .into_iter()
        .chain(feed.entries.iter().map(entry))
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(told(text), expected, "{text}");
}

fn rss(items: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>K</title>{items}</channel></rss>"
    )
}

/// The titles of one RSS item with this markup for a title.
#[track_caller]
fn check_title(markup: &str, expected: &str) {
    let feed = parse(
        rss(&format!("<item>{markup}</item>")).as_bytes(),
        None,
        None,
    )
    .unwrap();
    assert_eq!(
        feed.entries[0].title.as_deref().unwrap_or("-"),
        expected,
        "{markup}"
    );
}

fn only(text: &str) -> Entry {
    let mut feed = parse(text.as_bytes(), None, None).unwrap();
    assert_eq!(feed.entries.len(), 1, "{text}");
    feed.entries.remove(0)
}

#[test]
fn rss_2_is_read() {
    check(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Kabar</title><link>http://kabar.example/</link>
        <item><title>Satu</title><link>http://kabar.example/1</link><guid>http://kabar.example/?p=1</guid>
          <pubDate>Mon, 18 Sep 2023 10:00:00 GMT</pubDate></item>
        <item><title>Dua</title><guid isPermaLink='false'>dua</guid></item>
        <item><title>Tiga</title><guid>http://kabar.example/3</guid></item>
        <item><description>no title</description></item></channel></rss>",
        &[
            "Kabar | http://kabar.example/",
            "http://kabar.example/?p=1 | Satu | http://kabar.example/1 | 2023-09-18 | -",
            "dua | Dua | - | - | -",
            "http://kabar.example/3 | Tiga | http://kabar.example/3 | - | -",
            "no title | - | - | - | -",
        ],
    );
}

#[test]
fn rss_1_and_its_elders_are_read() {
    for address in [
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://nobody.example/rss#",
    ] {
        check(
            &format!(
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='{address}'
                   xmlns:dc='http://purl.org/dc/elements/1.1/'>
                 <channel rdf:about='http://k.example/'><title>Kabar</title><link>http://k.example/</link>
                   <items><rdf:Seq><rdf:li rdf:resource='x'/></rdf:Seq></items></channel>
                 <image><title>not this</title><link>nor this</link></image>
                 <item rdf:about='http://k.example/1'><title>Satu</title><link>http://k.example/a</link>
                   <dc:date>2023-09-18</dc:date></item></rdf:RDF>"
            ),
            &["Kabar | http://k.example/", "http://k.example/1 | Satu | http://k.example/a | 2023-09-18 | 2023-09-18"],
        );
    }
    check(
        "<rss version='0.91frog'><channel><item><title>Satu</title></item></channel></rss>",
        &["- | -", "Satu | Satu | - | - | -"],
    );
}

#[test]
fn atom_is_read_old_and_new() {
    for (address, published, updated) in [
        ("http://www.w3.org/2005/Atom", "published", "updated"),
        ("http://purl.org/atom/ns#", "issued", "modified"),
    ] {
        check(
            &format!(
                "<feed xmlns='{address}'><title>Kabar</title><link rel='self' href='a.xml'/>
                 <link rel='alternate' type='text/html' href='/'/>
                 <entry><title>Satu</title><id>tag:k,1</id><link href='1.html'/><link rel='edit' href='e'/>
                 <{published}>2023-09-17T10:00:00Z</{published}><{updated}>2023-09-18T10:00:00Z</{updated}>
                 <source><title>other</title><id>other</id></source></entry></feed>"
            ),
            &[
                "Kabar | http://kabar.example/",
                "tag:k,1 | Satu | http://kabar.example/feeds/1.html | 2023-09-17 | 2023-09-18",
            ],
        );
    }
}

#[test]
fn a_prefix_may_be_any_or_undeclared() {
    check(
        "<x:feed xmlns:x='http://www.w3.org/2005/Atom'><x:title>K</x:title><x:entry><x:title>Satu</x:title>
         <x:id>1</x:id></x:entry></x:feed>",
        &["K | -", "1 | Satu | - | - | -"],
    );
    check(
        "<rss><channel><item><dc:title>Satu</dc:title><dc:date>2023-09-18</dc:date></item></channel></rss>",
        &[
            "- | -",
            "2023-09-18T00:00:00Z Satu | Satu | - | 2023-09-18 | 2023-09-18",
        ],
    );
}

#[test]
fn names_in_capitals_are_names() {
    check(
        "<RSS VERSION='2.0'><CHANNEL><TITLE>K</TITLE><ITEM><TITLE>Satu</TITLE><PUBDATE>18 Sep 2023</PUBDATE>
         <LINK>/1</LINK></ITEM></CHANNEL></RSS>",
        &["K | -", "http://kabar.example/1 | Satu | http://kabar.example/1 | 2023-09-18 | -"],
    );
    check(
        "<CHANNEL HREF='http://k.example/' LASTMOD='2023-09-18'><TITLE>K</TITLE><ITEM HREF='http://k.example/1'
         LASTMOD='2023-09-18T10:00'><TITLE>Satu</TITLE></ITEM></CHANNEL>",
        &["K | http://k.example/", "http://k.example/1 | Satu | http://k.example/1 | - | 2023-09-18"],
    );
}

#[test]
fn a_title_is_plain_text_however_it_is_written() {
    check_title("<title>Banjir &amp; longsor</title>", "Banjir & longsor");
    check_title(
        "<title><![CDATA[Banjir & longsor]]></title>",
        "Banjir & longsor",
    );
    check_title(
        "<title><![CDATA[<b>Banjir</b> &amp; longsor]]></title>",
        "Banjir & longsor",
    );
    check_title("<title>&lt;b&gt;Banjir&lt;/b&gt;</title>", "Banjir");
    check_title("<title>Banjir <b>besar</b></title>", "Banjir besar");
    check_title(
        "<title>caf&eacute; &amp;eacute; &#8217;</title>",
        "café é ’",
    );
    check_title("<title>1 < 2 & 3</title>", "1 < 2 & 3");
    check_title("<title>\n  dua\n  baris </title>", "dua baris");
    check_title("<title>a\u{1B}[31mb\u{202E}c\u{0}</title>", "abc");
    check_title("<title/>", "-");
    check_title(
        "<media:title>second best</media:title><title>best</title>",
        "best",
    );
}

#[test]
fn atom_says_what_its_texts_are() {
    let check = |title: &str, expected: &str| {
        let text =
            format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry>{title}</entry></feed>");
        assert_eq!(only(&text).title.as_deref(), Some(expected), "{title}");
    };
    check(
        "<title>a &lt;b>c&lt;/b> &amp;amp;</title>",
        "a <b>c</b> &amp;",
    );
    check("<title type='text'>a &lt;b></title>", "a <b>");
    check(
        "<title type='html'>a &lt;b>c&lt;/b> &amp;amp;</title>",
        "a c &",
    );
    check(
        "<title type='text/html' mode='escaped'>a &lt;b>c&lt;/b></title>",
        "a c",
    );
    check(
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a <b>c</b> &lt;</div></title>",
        "a c <",
    );
    check("<title mode='base64'>SGFsbw==</title>", "Halo");
    check(
        "<title type='text/plain; charset=utf-8'>a &lt;b>c&lt;/b></title>",
        "a <b>c</b>",
    );
    check("<title type='words'>a &lt;b>c&lt;/b></title>", "a c");
    check(
        "<title type='application/octet-stream'>SGFsbw==</title><title>Halo</title>",
        "Halo",
    );
}

#[test]
fn the_link_to_the_page_is_chosen_among_many() {
    let link = |inner: &str| {
        only(&format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inner}</entry></feed>"
        ))
        .link
    };
    let check =
        |inner: &str, expected: &str| assert_eq!(link(inner).as_deref(), Some(expected), "{inner}");
    check(
        "<link rel='self' href='http://s'/><link rel='alternate' href='http://a'/>",
        "http://a",
    );
    check(
        "<link type='application/json' href='http://j'/><link type='text/html' href='http://h'/>",
        "http://h",
    );
    check("<link type='application/pdf' href='http://p'/>", "http://p");
    check("<id>http://i.example/1</id>", "http://i.example/1");
    check(
        "<link href='http://a'/><id>http://i.example/1</id>",
        "http://a",
    );
    check(
        "<link href='http://through'/><feedburner:origLink>http://true</feedburner:origLink>",
        "http://true",
    );
    check("<link>http://text</link>", "http://text");
    check(
        "<link>http://t/?a=1&amp;amp;b=2</link>",
        "http://t/?a=1&b=2",
    );
    check("<link url='http://url'/>", "http://url");
    assert_eq!(link("<link href='javascript:alert(1)'/>"), None);
    assert_eq!(
        only(&rss("<item><guid isPermaLink='true'>tag:x</guid></item>"))
            .link
            .as_deref(),
        Some("tag:x")
    );
}

#[test]
fn relative_addresses_follow_the_base_where_they_stand() {
    check(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b.example/x/'><link href='y'/>
         <entry xml:base='/e/'><link href='z'/><id>1</id></entry><entry><link xml:base='http://c.example' href='z'/><id>2</id></entry></feed>",
        &["- | http://b.example/x/y", "1 | - | http://b.example/e/z | - | -", "2 | - | http://c.example/z | - | -"],
    );
    let entry = only(&rss(
        "<item xml:base='http://b.example/'><description>&lt;img src='i'></description></item>",
    ));
    let summary = entry.summary.unwrap();
    assert_eq!(
        (summary.html.as_str(), summary.base.as_deref()),
        ("<img src='i'>", Some("http://b.example/"))
    );
}

#[test]
fn bodies_are_kept_as_markup() {
    let entry = only(&rss(
        "<item><description>short &amp;amp;</description><content:encoded><![CDATA[<p>long</p>]]></content:encoded></item>",
    ));
    assert_eq!(entry.summary.unwrap().html, "short &amp;");
    assert_eq!(entry.content.unwrap().html, "<p>long</p>");
    let atom = |inner: &str| {
        only(&format!(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inner}</entry></feed>"
        ))
    };
    let entry = atom(
        "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a <br/>&amp; <a href='x'>b</a></p></div></content>",
    );
    assert_eq!(
        entry.content.unwrap().html,
        "<p>a <br>&amp; <a href=\"x\">b</a></p>"
    );
    let entry =
        atom("<content type='text'>a &lt; b</content><summary type='image/png'>AAAA</summary>");
    assert_eq!(
        (entry.content.unwrap().html.as_str(), entry.summary),
        ("a &lt; b", None)
    );
    let entry = only(&rss(
        "<item><description><p>not <br>escaped</p></description></item>",
    ));
    assert_eq!(entry.summary.unwrap().html, "<p>not <br>escaped</p>");
}

#[test]
fn authors_categories_and_files_are_read() {
    let entry = only(&rss(
        "<item><dc:creator>Ana</dc:creator><author>b@k.example (Budi)</author><category>Kota</category>
         <category>Kota</category><enclosure url='a.mp3' type='audio/mpeg' length='12'/>
         <media:group><media:content url='http://k.example/v.mp4' fileSize='9'/></media:group>
         <comments>http://k.example/c</comments></item>",
    ));
    assert_eq!(entry.authors, ["Ana", "b@k.example (Budi)"]);
    assert_eq!(entry.categories, ["Kota"]);
    let files: Vec<_> = entry
        .enclosures
        .iter()
        .map(|file| (file.address.as_str(), file.length))
        .collect();
    assert_eq!(
        files,
        [("a.mp3", Some(12)), ("http://k.example/v.mp4", Some(9))]
    );
    assert_eq!(entry.comments.as_deref(), Some("http://k.example/c"));
}

#[test]
fn a_feed_tells_of_itself() {
    let feed = parse(
        b"<rss><channel><title>K</title><description>Kabar &amp; cuaca</description><language>id</language>
          <ttl>60</ttl><image><url>http://k.example/i.png</url></image><pubDate>17 Sep 2023</pubDate>
          <lastBuildDate>18 Sep 2023</lastBuildDate></channel></rss>",
        None,
        None,
    )
    .unwrap();
    assert_eq!(feed.description.as_deref(), Some("Kabar & cuaca"));
    assert_eq!((feed.language.as_deref(), feed.ttl), (Some("id"), Some(60)));
    assert_eq!(feed.icon.as_deref(), Some("http://k.example/i.png"));
    assert_eq!(feed.updated.unwrap().to_string(), "2023-09-18T00:00:00Z");
}

#[test]
fn damage_costs_no_entry_but_its_own_words() {
    let two = &["K | -", "Satu | Satu | - | - | -", "Dua | Dua | - | - | -"];
    let (one, other) = (
        "<item><title>Satu</title></item>",
        "<item><title>Dua</title></item>",
    );
    check(&rss(&format!("{one}{other}")), two);
    // Nothing is closed, or only some of it, or too early, or in the wrong order.
    check(
        "<rss><channel><title>K</title><item><title>Satu</title><item><title>Dua",
        two,
    );
    check(
        "<rss><channel><title>K<item><title>Satu<link/></item><item><title>Dua</item>",
        two,
    );
    check(
        &format!("<rss><channel><title>K</title>{one}{other}<item"),
        two,
    );
    check(
        &format!("<rss><channel><title>K</title></channel></rss>{one}{other}"),
        two,
    );
    check(
        &rss("<item><title>Satu</item></title><item><title>Dua</title></item>"),
        two,
    );
    check(
        &rss(&format!(
            "<item><title>Satu</title><description><p><b>x</p></description></item>{other}"
        )),
        two,
    );
    check(
        &rss(&format!(
            "<item><title>Satu</title><description><a href='x></description></item>{other}"
        )),
        two,
    );
    check(&rss(&format!("{one}</item></foo>{other}")), two);
    // Something stands before it or after it.
    check(
        &format!(
            "\n<br />\n<b>Warning</b>: x in <b>y</b>\n<?xml version='1.0'?>{}",
            rss(&format!("{one}{other}"))
        ),
        two,
    );
    check(
        &format!("{}<!-- 0.3 s --><script>x", rss(&format!("{one}{other}"))),
        two,
    );
    check(
        &format!(
            "<?xml-stylesheet x?><!DOCTYPE rss [<!ENTITY k 'K'>]>{}",
            rss(&format!("{one}{other}")).replace(">K<", ">&k;<")
        ),
        two,
    );
    // A section is never closed, or a quote here and another one there.
    check(
        &rss(&format!("<item><title><![CDATA[Satu</title></item>{other}")),
        two,
    );
    check(
        &rss(
            "<item><title>Satu</title><a href='x></a></item><item><a href=y'></a><title>Dua</title></item>",
        ),
        two,
    );
    // No root at all.
    check(&format!("{one}{other}"), &["- | -", two[1], two[2]]);
}

#[test]
fn a_section_that_is_never_closed_costs_no_entry() {
    let one = "<item><title>Satu</title><description><![CDATA[a</description></item>";
    let other = "<item><title>Dua</title><description><![CDATA[b]]></description></item>";
    check(
        &rss(&format!("{one}\n{other}")),
        &["K | -", "Satu | Satu | - | - | -", "Dua | Dua | - | - | -"],
    );
    // What a section quotes stays in it.
    let quoted = "<title>Satu</title><description><![CDATA[<item><title><![CDATA[x</title></item> b]]></description>";
    check(
        &rss(&format!("<item>{quoted}</item>{other}")),
        &["K | -", "Satu | Satu | - | - | -", "Dua | Dua | - | - | -"],
    );
}

#[test]
fn a_link_without_an_end_has_the_address_behind_it() {
    check(
        &rss("<item><title>Satu</title><link/>http://k.example/1\n<guid>a</guid></item>"),
        &["K | -", "a | Satu | http://k.example/1 | - | -"],
    );
    check(
        &rss("<item><title>Satu</title><link/>, he said<guid>a</guid></item>"),
        &["K | -", "a | Satu | - | - | -"],
    );
}

#[test]
fn a_link_of_atom_that_says_nothing_gives_way_to_the_feeds_own() {
    let lent = "<atom:link href='http://k.example/feed'/>";
    check(
        &rss(&format!(
            "{lent}<link>http://k.example/</link><item><title>Satu</title>{lent}<link>http://k.example/1</link></item>"
        )),
        &[
            "K | http://k.example/",
            "http://k.example/1 | Satu | http://k.example/1 | - | -",
        ],
    );
    check(
        &rss(&format!("<item><title>Satu</title>{lent}</item>")),
        &[
            "K | -",
            "http://k.example/feed | Satu | http://k.example/feed | - | -",
        ],
    );
}

#[test]
fn what_an_item_is_about_names_it_under_any_prefix() {
    check(
        "<q:RDF xmlns:q='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>K</title>
         </channel><item q:about='http://k.example/a'><title>Satu</title><link>http://k.example/1</link></item>
         <item q:about='http://k.example/b'><title>Dua</title></item></q:RDF>",
        &[
            "K | -",
            "http://k.example/a | Satu | http://k.example/1 | - | -",
            "http://k.example/b | Dua | http://k.example/b | - | -",
        ],
    );
}

#[test]
fn a_tag_that_needs_no_end_makes_a_title_markup_where_it_is_closed_or_says_more() {
    check_title("<title>&lt;img src=\"x.png\"&gt; Foto</title>", "Foto");
    check_title(
        "<title>Satu&lt;br/&gt;Dua &lt;br /&gt; Tiga</title>",
        "Satu Dua Tiga",
    );
    check_title(
        "<title>Where &lt;br&gt; may stand</title>",
        "Where <br> may stand",
    );
    check_title("<title>x &lt;hr y = 1</title>", "x <hr y = 1");
}

#[test]
fn a_servers_complaint_before_the_feed_is_passed_over() {
    let complaint = "<!DOCTYPE html><html><body><h1>500</h1></body></html>";
    check(
        &format!("{complaint}{}", rss("<item><title>Satu</title></item>")),
        &["K | -", "Satu | Satu | - | - | -"],
    );
}

#[test]
fn an_entry_that_another_quotes_is_none_of_the_feed() {
    check(
        "<entry xmlns='http://www.w3.org/2005/Atom'><title>Satu</title><id>1</id><content type='application/atom+xml'>
         <feed><title>quoted</title><entry><title>Dua</title></entry></feed></content></entry>",
        &["- | -", "1 | Satu | - | - | -"],
    );
}

#[test]
fn the_channel_definition_format_has_its_own_base() {
    check(
        "<CHANNEL BASE='http://b.example/d/' HREF='c'><TITLE>K</TITLE><ITEM HREF='i'><TITLE>Satu</TITLE></ITEM></CHANNEL>",
        &[
            "K | http://b.example/d/c",
            "http://b.example/d/i | Satu | http://b.example/d/i | - | -",
        ],
    );
}

#[test]
fn an_id_that_is_an_address_is_made_whole() {
    let text = "<feed xmlns='http://www.w3.org/2005/Atom'><id>http://k.example/</id><entry><id>/1</id><title>Satu</title></entry></feed>";
    check(
        text,
        &[
            "- | http://k.example/",
            "http://kabar.example/1 | Satu | http://kabar.example/1 | - | -",
        ],
    );
    let guid = |attribute: &str, text: &str| {
        told(&rss(&format!(
            "<item><guid{attribute}>{text}</guid></item>"
        )))[1]
            .clone()
    };
    assert_eq!(
        guid(" isPermaLink='true'", "2"),
        "http://kabar.example/feeds/2 | - | http://kabar.example/feeds/2 | - | -"
    );
    assert_eq!(guid("", "2"), "2 | - | - | - | -");
    assert_eq!(guid(" isPermaLink='false'", "/2"), "/2 | - | - | - | -");
}

#[test]
fn a_strange_content_type_costs_nothing() {
    let entry = only(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Satu</title><content type='no such/type; x'>y</content></entry></feed>",
    );
    assert_eq!(entry.content.unwrap().html, "y");
}

#[test]
fn json_feeds_are_read_even_where_the_end_is_missing() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "K", "home_page_url": "/", "items": [
        {"id": 1, "title": "Satu <b>", "url": "1", "date_published": "2023-09-18T10:00:00+07:00", "content_text": "a < b",
         "authors": [{"name": "Ana"}], "tags": ["x"], "attachments": [{"url": "a.mp3", "size_in_bytes": 3}]},
        "odd", {"external_url": "http://x.example/2", "content_html": "<p>Dua</p>", "author": {"name": "Budi"}}]}"#;
    let expected = [
        "K | http://kabar.example/",
        "1 | Satu <b> | http://kabar.example/feeds/1 | 2023-09-18 | -",
        "http://x.example/2 | - | http://x.example/2 | - | -",
    ];
    check(text, &expected);
    check(&text[..text.len() - 40], &expected[..2]);
    // A raw line feed, half a character, an escape that is none, commas too many; the head stands behind.
    check(
        "{\"items\": [{\"id\": \"1\", \"title\": \"Satu\n\\ud83d a\"}, {\"id\": }, {\"id\": \"2\", \"title\": \"It\\'s [}\",},], \"title\": \"K\",}",
        &[
            "K | -",
            "1 | Satu \u{FFFD} a | - | - | -",
            "2 | It's [} | - | - | -",
        ],
    );
    assert_eq!(parse(b"{\"a\": 1}", None, None), Err(Error::Unknown));
    assert_eq!(parse(b"[]", None, None), Err(Error::Unknown));
}

#[test]
fn what_is_no_feed_is_told_apart() {
    for (text, error) in [
        ("", Error::Empty),
        (" \r\n\u{FEFF}", Error::Empty),
        (
            "<!DOCTYPE html><html><head><title>x</title></head><body><rss></rss></body></html>",
            Error::Page,
        ),
        ("<opml version='2.0'><body/></opml>", Error::Subscriptions),
        ("<!doctype html>\n<title>x</title><p>y", Error::Page),
        ("just words", Error::Unknown),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", Error::Unknown),
    ] {
        assert_eq!(parse(text.as_bytes(), None, None), Err(error), "{text}");
    }
    assert_eq!(parse(b"<rss/>", None, None), Ok(Feed::default()));
}

#[test]
fn bytes_are_decoded_by_what_sender_and_document_say() {
    let title = |bytes: &[u8], content_type: Option<&str>| {
        parse(bytes, content_type, None).unwrap().title.unwrap()
    };
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>caf\xE9</title></channel></rss>";
    assert_eq!(title(latin, None), "café");
    assert_eq!(
        title(&latin[44..], Some("text/xml; charset=\"ISO-8859-1\"")),
        "café"
    );
    let wide: Vec<u8> = "\u{FEFF}<rss><channel><title>café</title></channel></rss>"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(title(&wide, Some("text/xml; charset=utf-8")), "café");
    assert_eq!(title(&wide[2..], None), "café");
    assert_eq!(title(&wide[..wide.len() - 1], None), "café");
}

#[test]
fn a_feed_of_half_a_million_entries_is_cut() {
    let feed = parse(
        rss(&"<item><title>x</title></item>".repeat(500_000)).as_bytes(),
        None,
        None,
    )
    .unwrap();
    assert_eq!((feed.entries.len(), feed.cut), (MOST_ENTRIES, true));
}

#[test]
fn hostile_feeds_are_read_in_bounded_time() {
    let deep = format!("<rss><channel><item><description>{}", "<a>".repeat(200_000));
    let prefixes: String = (0..20_000).map(|n| format!("<q xmlns:p{n}='x'>")).collect();
    for text in [
        deep,
        rss(&prefixes),
        rss(&"<item><title>&lt;a".repeat(20_000)),
        rss(&"<title>&lt;script>".repeat(20_000)),
    ] {
        assert!(parse(text.as_bytes(), None, None).is_ok());
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert_ne!(parse(&bytes, None, None), Err(Error::Failed));
    }

    #[test]
    fn no_markup_panics(parts in proptest::collection::vec(prop::sample::select(vec![
        "<rss>", "<channel>", "<item>", "</item>", "<title>", "</title>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry>",
        "</entry>", "<link href='", "'/>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&#", "&x", "<", ">", "é", "日", "\u{0}",
        "<updated>", "2023-", "18 Sep", "<!DOCTYPE x [<!ENTITY a '&a;", "{\"items\":[", "xml:base='//'", "<content type='xhtml'><div>",
    ]), 0..40)) {
        prop_assert_ne!(parse(parts.concat().as_bytes(), None, None), Err(Error::Failed));
    }

    #[test]
    fn no_date_panics(text in "[0-9a-zäοT:+./, -]{0,30}") {
        let _ = date::read(&text);
    }
}
