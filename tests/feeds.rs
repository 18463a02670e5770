//! Feeds as they are met: what documentation and specifications of formats tell of, each invented anew.
//!
//! A feed is told as lines: its title, link and day of change, then for each entry its title, link, and the
//! moments of publication and change.

use std::time::Instant;

use encoding_rs::Encoding;
use proptest::prelude::*;
use url::Url;
use warta::feed::{Entry, Error, Feed, parse};

const BASE: &str = "http://kabar.example/feeds/a.xml";

fn read(bytes: &[u8]) -> Feed {
    let base = Url::parse(BASE).unwrap();
    let shown = || String::from_utf8_lossy(&bytes[..bytes.len().min(300)]).into_owned();
    parse(bytes, None, Some(&base)).unwrap_or_else(|error| panic!("{error}: {}", shown()))
}

fn shown(value: Option<&String>) -> &str {
    value.map_or("-", String::as_str)
}

fn line(entry: &Entry) -> String {
    let moment =
        |moment: Option<jiff::Timestamp>| moment.map_or("-".into(), |moment| moment.to_string());
    let (title, link) = (shown(entry.title.as_ref()), shown(entry.link.as_ref()));
    format!(
        "{title} | {link} | {} | {}",
        moment(entry.published),
        moment(entry.updated)
    )
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let feed = read(text.as_bytes());
    let told: Vec<String> = feed.entries.iter().map(line).collect();
    assert_eq!(told, expected, "{text}");
}

/// The one entry of a feed of this kind with this inside it: title, link, moments.
#[track_caller]
fn rss(inner: &str, expected: &str) {
    check(
        &format!(
            "<rss version=\"2.0\"><channel><title>K</title><item>{inner}</item></channel></rss>"
        ),
        &[expected],
    );
}

#[track_caller]
fn atom(inner: &str, expected: &str) {
    check(
        &format!(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>K</title><entry>{inner}</entry></feed>"
        ),
        &[expected],
    );
}

#[track_caller]
fn atom_03(inner: &str, expected: &str) {
    let text = format!(
        "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>K</title><entry>{inner}</entry></feed>"
    );
    check(&text, &[expected]);
}

/// The title and link of a feed with this in its channel.
#[track_caller]
fn channel(inner: &str, expected: &str) {
    let feed = read(
        format!("<rss version='2.0'><channel>{inner}<item><title>x</title></item></channel></rss>")
            .as_bytes(),
    );
    let told = format!(
        "{} | {}",
        shown(feed.title.as_ref()),
        shown(feed.link.as_ref())
    );
    assert_eq!(told, expected, "{inner}");
}

#[test]
fn titles_of_atom_03_are_read_in_its_three_modes() {
    atom_03(
        "<title mode='xml'>a <b xmlns='http://www.w3.org/1999/xhtml'>b</b></title>",
        "a b | - | - | -",
    );
    atom_03(
        "<title type='text/html' mode='escaped'>a &lt;b&gt;b&lt;/b&gt;</title>",
        "a b | - | - | -",
    );
    atom_03(
        "<title type='text/html' mode='escaped'><![CDATA[a <b>b</b> &amp; c]]></title>",
        "a b & c | - | - | -",
    );
    atom_03(
        "<title type='text/plain' mode='base64'>a2FiYXI=</title>",
        "kabar | - | - | -",
    );
    atom_03(
        "<title type='text/html' mode='base64'>PGI+a2FiYXI8L2I+</title>",
        "kabar | - | - | -",
    );
    atom_03(
        "<title>plain &amp; simple</title>",
        "plain & simple | - | - | -",
    );
    atom_03(
        "<title type='application/xhtml+xml' mode='xml'><div xmlns='http://www.w3.org/1999/xhtml'>a</div></title>",
        "a | - | - | -",
    );
}

#[test]
fn dates_of_atom_03_and_1_are_read() {
    atom_03(
        "<issued>2023-09-17</issued><modified>2023-09-18T01:00:00Z</modified><created>2023-09-16</created>",
        "- | - | 2023-09-17T00:00:00Z | 2023-09-18T01:00:00Z",
    );
    atom_03(
        "<created>2023-09-16</created>",
        "- | - | 2023-09-16T00:00:00Z | -",
    );
    atom(
        "<published>2023-09-17T00:00:00+07:00</published><updated>2023-09-18T01:00:00.5Z</updated>",
        "- | - | 2023-09-16T17:00:00Z | 2023-09-18T01:00:00Z",
    );
    atom("<updated>yesterday</updated>", "- | - | - | -");
}

#[test]
fn titles_of_atom_1_are_read_by_their_type() {
    atom(
        "<title type='html'>&lt;em>a&lt;/em> &amp;amp; b</title>",
        "a & b | - | - | -",
    );
    atom(
        "<title type='html'><![CDATA[a&#8212;b]]></title>",
        "a—b | - | - | -",
    );
    atom(
        "<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a &lt; <i>b</i></div></title>",
        "a < b | - | - | -",
    );
    atom(
        "<title type='xhtml'><xh:div xmlns:xh='http://www.w3.org/1999/xhtml'>a <xh:i>b</xh:i></xh:div></title>",
        "a b | - | - | -",
    );
    atom(
        "<title type='text'>a &lt;b&gt;</title>",
        "a <b> | - | - | -",
    );
    atom("<title>\n  two\n  rows\n</title>", "two rows | - | - | -");
}

#[test]
fn an_entry_of_atom_has_the_link_to_its_page() {
    atom(
        "<link href='b'/>",
        "- | http://kabar.example/feeds/b | - | -",
    );
    atom(
        "<link rel='http://www.iana.org/assignments/relation/alternate' href='/b'/>",
        "- | http://kabar.example/b | - | -",
    );
    atom(
        "<link rel='self' href='/s'/><link rel='via' href='/v'/><link rel='related' href='/r'/>",
        "- | - | - | -",
    );
    atom(
        "<link rel='alternate' type='application/pdf' href='/p'/><link rel='alternate' type='text/html' href='/h'/>",
        "- | http://kabar.example/h | - | -",
    );
    atom(
        "<link rel='enclosure' href='/a.mp3' type='audio/mpeg'/><link href='/h'/>",
        "- | http://kabar.example/h | - | -",
    );
    atom(
        "<link href='//other.example/b'/>",
        "- | http://other.example/b | - | -",
    );
    atom(
        "<link href='?a=1&amp;b=2'/>",
        "- | http://kabar.example/feeds/a.xml?a=1&b=2 | - | -",
    );
    atom(
        "<content src='/c' type='text/html'/>",
        "- | http://kabar.example/c | - | -",
    );
}

#[test]
fn bases_are_nested() {
    check(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b.example/1/'><entry xml:base='2/'><link xml:base='3/' href='4'/></entry>
         <entry><link href='5'/></entry></feed>",
        &["- | http://b.example/1/2/3/4 | - | -", "- | http://b.example/1/5 | - | -"],
    );
    check(
        "<rss version='2.0' xml:base='http://b.example/'><channel><item><link>x</link></item><item xml:base='y/'><link>z</link></item></channel></rss>",
        &[
            "- | http://b.example/x | - | -",
            "- | http://b.example/y/z | - | -",
        ],
    );
}

#[test]
fn links_and_ids_of_rss_are_told_apart() {
    rss(
        "<guid>http://k.example/1</guid>",
        "- | http://k.example/1 | - | -",
    );
    rss(
        "<guid isPermaLink='true'>http://k.example/1</guid>",
        "- | http://k.example/1 | - | -",
    );
    rss(
        "<guid isPermaLink='false'>http://k.example/1</guid>",
        "- | - | - | -",
    );
    rss(
        "<guid ispermalink='FALSE'>http://k.example/1</guid>",
        "- | - | - | -",
    );
    rss("<guid>1</guid>", "- | - | - | -");
    rss(
        "<link>http://k.example/2</link><guid>http://k.example/1</guid>",
        "- | http://k.example/2 | - | -",
    );
    rss(
        "<guid>http://k.example/1</guid><link>http://k.example/2</link>",
        "- | http://k.example/2 | - | -",
    );
    rss(
        "<link>\n http://k.example/2?a=1&b=2 \n</link>",
        "- | http://k.example/2?a=1&b=2 | - | -",
    );
    rss(
        "<link><![CDATA[http://k.example/2?a&b]]></link>",
        "- | http://k.example/2?a&b | - | -",
    );
    rss(
        "<link/><guid>http://k.example/1</guid>",
        "- | http://k.example/1 | - | -",
    );
    rss(
        "<link href='http://k.example/3'/>",
        "- | http://k.example/3 | - | -",
    );
    rss(
        "<link>http://through.example/</link><feedburner:origLink xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>http://k.example/o</feedburner:origLink>",
        "- | http://k.example/o | - | -",
    );
    rss(
        "<atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='http://k.example/s'/>",
        "- | - | - | -",
    );
    rss(
        "<enclosure url='http://k.example/e.mp3' type='audio/mpeg'/>",
        "- | - | - | -",
    );
    rss(
        "<source url='http://s.example/'>S</source><link>/x</link>",
        "- | http://kabar.example/x | - | -",
    );
}

#[test]
fn titles_of_rss_are_read_as_they_were_meant() {
    rss("<title>AT&amp;amp;T</title>", "AT&T | - | - | -");
    rss("<title>AT&T</title>", "AT&T | - | - | -");
    rss("<title>&#x1F4F0; kabar</title>", "📰 kabar | - | - | -");
    rss("<title>a&nbsp;b &mdash; c</title>", "a b — c | - | - | -");
    rss(
        "<title><![CDATA[a]]> b <![CDATA[c]]></title>",
        "a b c | - | - | -",
    );
    rss("<title><b>a</b> b</title>", "a b | - | - | -");
    rss("<title>1 &lt; 2</title>", "1 < 2 | - | - | -");
    rss("<title>a<br/>b</title>", "a b | - | - | -");
    rss(
        "<title>x</title><media:title xmlns:media='http://search.yahoo.com/mrss/'>y</media:title>",
        "x | - | - | -",
    );
    rss(
        "<media:title xmlns:media='http://search.yahoo.com/mrss/'>y</media:title><title>x</title>",
        "x | - | - | -",
    );
    rss(
        "<itunes:title xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'>y</itunes:title>",
        "y | - | - | -",
    );
    rss(
        "<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>d</dc:title>",
        "d | - | - | -",
    );
    rss("<description>text alone</description>", "- | - | - | -");
    rss("<TITLE>a</TITLE>", "a | - | - | -");
    rss("<title></title><title>second</title>", "second | - | - | -");
    rss(
        "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='x'><media:title>y</media:title></media:content><title>x</title>",
        "x | - | - | -",
    );
}

#[test]
fn dates_of_rss_and_its_modules_are_read() {
    rss(
        "<pubDate>Mon, 18 Sep 2023 10:00:00 +0700</pubDate>",
        "- | - | 2023-09-18T03:00:00Z | -",
    );
    rss(
        "<pubdate>18 Sep 2023 10:00 UT</pubdate>",
        "- | - | 2023-09-18T10:00:00Z | -",
    );
    rss(
        "<dc:date>2023-09-18T10:00+07:00</dc:date>",
        "- | - | 2023-09-18T03:00:00Z | 2023-09-18T03:00:00Z",
    );
    rss(
        "<dcterms:issued>2023-09-17</dcterms:issued><dcterms:modified>2023-09-18</dcterms:modified>",
        "- | - | 2023-09-17T00:00:00Z | 2023-09-18T00:00:00Z",
    );
    rss(
        "<prism:publicationDate xmlns:prism='http://prismstandard.org/namespaces/1.2/basic/'>2023-09-17</prism:publicationDate>",
        "- | - | 2023-09-17T00:00:00Z | -",
    );
    rss(
        "<atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>2023-09-18T01:02:03Z</atom:updated>",
        "- | - | - | 2023-09-18T01:02:03Z",
    );
    rss(
        "<pubDate></pubDate><pubDate>Mon, 18 Sep 2023 10:00:00 GMT</pubDate>",
        "- | - | 2023-09-18T10:00:00Z | -",
    );
    rss(
        "<pubDate><![CDATA[Mon, 18 Sep 2023 10:00:00 GMT]]></pubDate>",
        "- | - | 2023-09-18T10:00:00Z | -",
    );
    rss(
        "<expirationDate>Mon, 18 Sep 2023 10:00:00 GMT</expirationDate>",
        "- | - | - | -",
    );
}

#[test]
fn channels_tell_their_title_and_link() {
    channel(
        "<title>K</title><link>http://k.example/</link>",
        "K | http://k.example/",
    );
    channel(
        "<title>K</title><atom:link xmlns:atom='http://www.w3.org/2005/Atom' rel='self' href='http://k.example/rss'/><link>http://k.example/</link>",
        "K | http://k.example/",
    );
    channel(
        "<image><title>I</title><link>http://i.example/</link><url>u</url></image><title>K</title><link>http://k.example/</link>",
        "K | http://k.example/",
    );
    channel(
        "<title>K</title><link>http://k.example/</link><textInput><title>T</title><link>http://t.example/</link></textInput>",
        "K | http://k.example/",
    );
    channel(
        "<title>K</title><atom:link xmlns:atom='http://www.w3.org/2005/Atom' href='http://k.example/'/>",
        "K | http://k.example/",
    );
    channel("<title><![CDATA[K & L]]></title><link/>", "K & L | -");
    channel("<dc:title>K</dc:title>", "K | -");
}

#[test]
fn vocabularies_are_known_by_other_prefixes_and_odd_addresses() {
    check(
        "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry><a:title>x</a:title><a:link href='/y'/></a:entry></a:feed>",
        &["x | http://kabar.example/y | - | -"],
    );
    check(
        "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:s='http://purl.org/rss/1.0/'><s:channel r:about='c'><s:title>K</s:title></s:channel>
         <s:item r:about='http://k.example/1'><s:title>x</s:title><s:link>/y</s:link></s:item></r:RDF>",
        &["x | http://kabar.example/y | - | -"],
    );
    check(
        "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel><item><title>x</title></item></channel></rss>",
        &["x | - | - | -"],
    );
    check(
        "<rss version='2.0' xmlns='http://blogs.law.harvard.edu/tech/rss'><channel><item><title>x</title></item></channel></rss>",
        &["x | - | - | -"],
    );
    check(
        "<rss version='2.0' xmlns:d='http://purl.org/dc/elements/1.1/'><channel><item><d:title>x</d:title><d:date>2023-09-18</d:date></item></channel></rss>",
        &["x | - | 2023-09-18T00:00:00Z | 2023-09-18T00:00:00Z"],
    );
    check(
        "<rss version='2.0'><channel><item><foo:title xmlns:foo='http://foo.example/'>no</foo:title><title>x</title></item></channel></rss>",
        &["x | - | - | -"],
    );
    check(
        "<feed xmlns='http://www.w3.org/2005/Atom' version='9'><entry><title>x</title></entry></feed>",
        &["x | - | - | -"],
    );
    check(
        "<feed><entry><title>x</title></entry></feed>",
        &["x | - | - | -"],
    );
}

#[test]
fn old_and_rare_kinds_of_feeds_are_read() {
    check(
        "<rss version='0.91'><channel><title>K</title><item><title>x</title><link>/y</link></item></channel></rss>",
        &["x | http://kabar.example/y | - | -"],
    );
    check("<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.example/rss-0.91.dtd'>\n<rss version='0.91'><channel>
        <item><title>x</title></item></channel></rss>", &["x | - | - | -"]);
    check(
        "<rss version='0.94'><channel/><item><title>x</title></item></rss>",
        &["x | - | - | -"],
    );
    check(
        "<Channel xmlns='http://purl.org/net/rss1.1#'><title>K</title><items><item><title>x</title><link>/y</link></item></items></Channel>",
        &["x | http://kabar.example/y | - | -"],
    );
    check(
        "<rss version='2.0'><channel></channel><channel><item><title>x</title></item></channel></rss>",
        &["x | - | - | -"],
    );
    check("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://channel.netscape.com/rdf/simple/0.9/'><channel><title>K</title></channel>
        <item><title>x</title><link>/y</link></item></rdf:RDF>", &["x | http://kabar.example/y | - | -"]);
    check(
        "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"K\",\"items\":[{\"id\":\"1\",\"title\":\"x\",\"url\":\"/y\"}]}",
        &["x | http://kabar.example/y | - | -"],
    );
    check(
        "\u{feff}{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"K\",\"items\":[]}",
        &[],
    );
    check(
        "<rss version='2.0'><channel><title>empty</title></channel></rss>",
        &[],
    );
}

#[test]
fn entries_in_entries_are_not_counted_twice() {
    atom(
        "<title>x</title><source><title>s</title><link href='/s'/><updated>2001-01-01</updated></source>",
        "x | - | - | -",
    );
    atom(
        "<title>x</title><content type='application/xml'><item xmlns='http://other.example/'><title>no</title></item></content>",
        "x | - | - | -",
    );
    rss(
        "<title>x</title><foo:item xmlns:foo='http://foo.example/'><foo:title>y</foo:title></foo:item>",
        "x | - | - | -",
    );
    rss(
        "<title>x</title><description>&lt;item&gt;&lt;title&gt;no&lt;/title&gt;&lt;/item&gt;</description>",
        "x | - | - | -",
    );
    rss(
        "<title>x</title><description><![CDATA[<item><title>no</title></item>]]></description>",
        "x | - | - | -",
    );
}

#[test]
fn broken_feeds_give_what_they_have() {
    let two = &["x | - | - | -", "y | - | - | -"];
    for text in [
        "<rss version='2.0'><channel><item><title>x</item><item><title>y</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x</title></item><item><title>y</title></item>",
        "<rss version='2.0'><channel><item><title>x</title></item><item><title>y",
        "<rss version='2.0'><channel><item><title>x</title><item><title>y</title></channel></rss>",
        "<?xml version='1.0'?>\n\n<!-- c --><rss version=2.0><channel><item><title>x</title></item><item><title>y</title></item></channel></rss>",
        "\n  <?xml version='1.0'?><rss version='2.0'><channel><item><title>x</title></item><item><title>y</title></item></channel></rss>",
        "HTTP/1.1 200 OK\nX: y\n\n<rss version='2.0'><channel><item><title>x</title></item><item><title>y</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x\u{1}</title></item><item><title>&#x3;y&#xFFFE;</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x</title><description>a < b & c <p>d</description></item><item><title>y</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x</title><undeclared:thing>z</undeclared:thing></item><item><title>y</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x</title><a b='c' b='d'/></item><item><title>y</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x</title></item></channel></rss><rss><channel><item><title>y</title></item></channel></rss>",
        "<rss version='2.0'><channel><item><title>x</title></item><item><title>y</title></item></channel></rss>\n<!-- cached -->\n\u{0}\u{0}",
        "<rss version='2.0'><channel><item><title>x</title></item><!-- -- --><item><title>y</title></item></channel></rss>",
    ] {
        let feed = read(text.as_bytes());
        let plain = |entry: &Entry| {
            let line = line(entry);
            line.replace(['\u{fffd}', '\u{fffe}'], "")
                .replace("x  |", "x |")
        };
        assert_eq!(
            feed.entries.iter().map(plain).collect::<Vec<_>>(),
            two,
            "{text}"
        );
    }
}

#[test]
fn declared_encodings_are_believed_where_they_fit() {
    let text = |words: &str, name: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{name}\"?><rss version=\"2.0\"><channel><title>{words}</title></channel></rss>"
        )
    };
    for (words, names) in [
        (
            "café",
            &[
                "iso-8859-1",
                "latin1",
                "ISO_8859-1",
                "cp1252",
                "windows-1252",
                "l1",
                "iso8859-15",
                "macintosh",
                "macroman",
            ][..],
        ),
        (
            "Кабар",
            &[
                "koi8-r",
                "KOI8_R",
                "windows-1251",
                "cp1251",
                "iso-8859-5",
                "ibm866",
                "cp866",
                "866",
                "x-mac-cyrillic",
            ],
        ),
        ("žluť", &["iso-8859-2", "windows-1250", "cp1250", "latin2"]),
        (
            "中文新闻",
            &["gb2312", "gbk", "GB18030", "big5", "euc-cn", "cp936"],
        ),
        (
            "日本語",
            &[
                "shift_jis",
                "sjis",
                "euc-jp",
                "EUC_JP",
                "iso-2022-jp",
                "cp932",
                "ms932",
            ],
        ),
        ("한국어", &["euc-kr", "ks_c_5601-1987", "cp949", "uhc"]),
        ("ελληνικά", &["iso-8859-7", "windows-1253", "greek"]),
        ("שלום", &["iso-8859-8", "windows-1255", "hebrew"]),
        ("ไทย", &["tis-620", "windows-874", "iso-8859-11"]),
        ("мир", &["utf-8", "UTF8", "utf_8", "u8"]),
    ] {
        for name in names {
            let encoding = ["ms932", "cp932", "sjis"]
                .contains(name)
                .then_some("shift_jis");
            let encoding = encoding.unwrap_or(match *name {
                "ISO_8859-1" | "l1" | "latin1" => "iso-8859-1",
                "iso8859-15" => "iso-8859-15",
                "macroman" => "macintosh",
                "KOI8_R" => "koi8-r",
                "cp866" | "866" => "ibm866",
                "cp936" | "euc-cn" => "gbk",
                "EUC_JP" => "euc-jp",
                "cp949" | "uhc" => "euc-kr",
                "UTF8" | "utf_8" | "u8" => "utf-8",
                name => name,
            });
            let encoding =
                Encoding::for_label(encoding.as_bytes()).unwrap_or_else(|| panic!("{name}"));
            let (bytes, ..) = encoding.encode(words);
            let whole = text("@", name);
            let (before, after) = whole.split_once('@').unwrap();
            let whole = [before.as_bytes(), &bytes, after.as_bytes()].concat();
            assert_eq!(read(&whole).title.as_deref(), Some(words), "{name}");
        }
    }
}

#[test]
fn wide_encodings_and_marks_come_before_what_is_declared() {
    let text = |name: &str| {
        format!(
            "<?xml version='1.0' encoding='{name}'?><rss version='2.0'><channel><title>é日</title></channel></rss>"
        )
    };
    let title = |bytes: &[u8]| read(bytes).title.unwrap_or_default();
    let units = |text: &str, order: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(order).collect::<Vec<u8>>()
    };
    let points = |text: &str, order: fn(u32) -> [u8; 4]| {
        text.chars()
            .flat_map(|c| order(c.into()))
            .collect::<Vec<u8>>()
    };
    for name in ["utf-16", "utf-8", "iso-8859-1", "utf-32"] {
        let plain = text(name);
        let marked = format!("\u{feff}{plain}");
        assert_eq!(title(&units(&marked, u16::to_le_bytes)), "é日", "{name}");
        assert_eq!(title(&units(&marked, u16::to_be_bytes)), "é日", "{name}");
        assert_eq!(title(&units(&plain, u16::to_le_bytes)), "é日", "{name}");
        assert_eq!(title(&units(&plain, u16::to_be_bytes)), "é日", "{name}");
        assert_eq!(title(&points(&marked, u32::to_le_bytes)), "é日", "{name}");
        assert_eq!(title(&points(&plain, u32::to_be_bytes)), "é日", "{name}");
        assert_eq!(title(marked.as_bytes()), "é日", "{name}");
    }
}

#[test]
fn encodings_of_the_past_are_known() {
    let whole = |name: &str, byte: &[u8]| {
        let head = format!(
            "<?xml version=\"1.0\" encoding=\"{name}\"?><rss version=\"2.0\"><channel><title>a"
        );
        [head.as_bytes(), byte, b"</title></channel></rss>"].concat()
    };
    for (name, bytes, expected) in [
        ("cp437", &b"\x80"[..], "aÇ"),
        ("IBM437", b"\x80", "aÇ"),
        ("cp775", b"\x80", "aĆ"),
        ("cp850", b"\x82", "aé"),
        ("cp858", b"\xD5", "a€"),
        ("cp1125", b"\xF2", "aҐ"),
        ("mac-greek", b"\x8E", "aé"),
        ("mac-turkish", b"\xDC", "aİ"),
        ("mac-latin2", b"\x82", "aā"),
        ("hp-roman8", b"\xC5", "aé"),
        ("ptcp154", b"\xA1", "aЎ"),
        ("kz1048", b"\xA3", "aӘ"),
        ("viscii-unknown", "é".as_bytes(), "aé"),
        ("utf-7", b"+AOk-", "aé"),
        ("hz-gb-2312", b"~{VPND~}", "a中文"),
        ("iso-2022-kr", b"\x1B$)C\x0EGQ\x0F", "a한"),
        ("us-ascii", b"\x93\xE9\x94", "a“é”"),
        ("ascii", b"\xE9", "aé"),
    ] {
        assert_eq!(
            read(&whole(name, bytes)).title.as_deref(),
            Some(expected),
            "{name}"
        );
    }
    // The letters of EBCDIC.
    let ebcdic = |c: char| match c {
        'a'..='i' => 0x81 + (c as u8 - b'a'),
        'j'..='r' => 0x91 + (c as u8 - b'j'),
        's'..='z' => 0xA2 + (c as u8 - b's'),
        '0'..='9' => 0xF0 + (c as u8 - b'0'),
        ' ' => 0x40,
        '.' => 0x4B,
        '<' => 0x4C,
        '>' => 0x6E,
        '/' => 0x61,
        '?' => 0x6F,
        '=' => 0x7E,
        '"' => 0x7F,
        '-' => 0x60,
        'é' => 0x51,
        _ => panic!("{c}"),
    };
    for name in ["ebcdic-cp-us", "cp037", "ibm500", "cp1140"] {
        let text = format!(
            "<?xml version=\"1.0\" encoding=\"{name}\"?><rss version=\"2.0\"><channel><title>caf\u{e9}</title></channel></rss>"
        );
        let bytes: Vec<u8> = text.chars().map(ebcdic).collect();
        assert_eq!(read(&bytes).title.as_deref(), Some("café"), "{name}");
    }
}

#[test]
fn what_is_no_feed_is_told() {
    for (text, error) in [
        ("", Error::Empty),
        ("<html><head><title>x</title></head></html>", Error::Page),
        ("<opml version='1.0'/>", Error::Subscriptions),
        ("{}", Error::Unknown),
        ("%PDF-1.4", Error::Unknown),
    ] {
        assert_eq!(parse(text.as_bytes(), None, None), Err(error), "{text}");
    }
}

/// A feed of every kind of thing, for breaking.
fn sample() -> Vec<u8> {
    let item = "<item><title>Kapal &amp; dermaga</title><link>http://k.example/1</link><guid isPermaLink='false'>a</guid>
        <pubDate>Mon, 18 Sep 2023 10:00:00 +0700</pubDate><description><![CDATA[<p>teks <b>tebal</b></p>]]></description>
        <content:encoded>&lt;p&gt;panjang&lt;/p&gt;</content:encoded><category>Kota</category><dc:creator>Ana é</dc:creator></item>";
    let head = "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY k 'Kabar'>]><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'
        xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>&k;</title>";
    format!("{head}{}</channel></rss>", item.repeat(3)).into_bytes()
}

proptest! {
    #[test]
    fn no_damage_panics_or_makes_entries(
        edits in proptest::collection::vec((any::<prop::sample::Index>(), prop::option::of(any::<u8>())), 1..30),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = sample();
        for (at, change) in edits {
            let at = at.index(bytes.len());
            match change {
                Some(byte) => bytes[at] = byte,
                None => _ = bytes.remove(at),
            }
        }
        bytes.truncate(cut.index(bytes.len()) + 1);
        let read = parse(&bytes, None, None);
        prop_assert_ne!(&read, &Err(Error::Failed));
        prop_assert!(read.map_or(0, |feed| feed.entries.len()) <= 6);
    }
}

#[test]
fn large_and_hostile_feeds_end() {
    let many = |unit: &str| {
        format!(
            "<rss version='2.0'><channel>{}",
            unit.repeat(1_000_000 / unit.len())
        )
    };
    let begun = Instant::now();
    for unit in [
        "<item><title>x</title></item>",
        "<item><title>",
        "<item><description>&lt;b&gt;",
        "<a:b xmlns:a='x'>",
        "<![CDATA[",
        "<!--",
        "&amp;",
        "<item><title>&#1",
        "<item ",
        "<x y='",
        "</item>",
        "<item><link/><guid>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "<item><content type='xhtml'><div>",
        "<item><pubDate>2023-09-18T",
        "<category>x</category>",
        "<item><media:group>",
    ] {
        let _ = parse(many(unit).as_bytes(), None, None);
    }
    // A debug build on a busy machine; what is measured is that none of these grows with the square.
    assert!(begun.elapsed().as_secs() < 240);
}
