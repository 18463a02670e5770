//! HTML and the blocks that are to come of it, in a notation of its own.

use proptest::prelude::*;

use super::{Known, markup, read};
use crate::domain::{Article, BlockKind, Marker, Span};

const BASE: &str = "https://kabar.example/a/b";

fn article(html: &str) -> Article {
    let known = Known {
        base: Some(BASE),
        ..Known::default()
    };
    read(html, &known).unwrap_or_default()
}

/// A line for each block: what it is, its text, line feeds as `⏎`, cells apart by `¦`.
fn shown(article: &Article) -> Vec<String> {
    let block = |&crate::domain::Paragraph { span, kind }| {
        let what = match kind {
            BlockKind::Paragraph => String::new(),
            BlockKind::Line => "| ".into(),
            BlockKind::Heading(level) => format!("h{level} "),
            BlockKind::Item { depth, marker } => {
                let marker = match marker {
                    Marker::Bullet => "*".into(),
                    Marker::Number(number) => format!("{number}."),
                    Marker::Continued => "…".into(),
                };
                format!("{}{marker} ", "  ".repeat(usize::from(depth) - 1))
            }
            BlockKind::Quote(depth) => format!("{} ", ">".repeat(usize::from(depth))),
            BlockKind::Preformatted => "# ".into(),
            BlockKind::Row => {
                let cells = article.cells_of(span).iter();
                let cells: Vec<&str> = cells.map(|cell| cell.of(&article.text)).collect();
                return format!("¦{}", cells.join("¦"));
            }
            BlockKind::Caption => "^ ".into(),
        };
        format!("{what}{}", span.of(&article.text).replace('\n', "⏎"))
    };
    article.paragraphs.iter().map(block).collect()
}

fn check(html: &str, expected: &[&str]) {
    let article = article(html);
    assert_eq!(shown(&article), expected, "{html}");
    sound(&article);
}

/// What holds of every article.
fn sound(article: &Article) {
    let text = &article.text;
    let mut end = article.title.map_or(0, |title| title.end);
    for block in &article.paragraphs {
        let words = text.get(block.span.start..block.span.end).unwrap();
        assert!(
            block.span.start >= end && !words.trim().is_empty(),
            "{words:?}"
        );
        assert_eq!(words.trim_end(), words);
        assert!(words.trim_start() == words || block.kind == BlockKind::Preformatted);
        assert!(text.get(end..block.span.start).unwrap().trim().is_empty());
        end = block.span.end;
    }
    assert_eq!(end, text.len());
    let within = |span: Span| {
        let words = text.get(span.start..span.end).unwrap();
        assert!(!words.is_empty() && words.trim() == words, "{words:?}");
        assert!(
            article
                .paragraphs
                .iter()
                .any(|block| block.span.contains(span)),
            "{words:?}"
        );
    };
    let apart = |spans: &[Span]| assert!(spans.is_sorted_by(|a, b| a.end <= b.start), "{spans:?}");
    let links: Vec<Span> = article.links.iter().map(|link| link.span).collect();
    links.iter().copied().for_each(within);
    apart(&links);
    apart(&article.cells);
    let images: Vec<Span> = article.images.iter().map(|image| image.span).collect();
    images.iter().copied().for_each(within);
    apart(&images);
    assert!(article.emphasis.is_sorted_by_key(|emphasis| emphasis.span));
    article
        .emphasis
        .iter()
        .for_each(|emphasis| within(emphasis.span));
    assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
}

#[test]
fn blocks_are_what_their_elements_say() {
    check(
        "<h2>Ferry</h2><p>It sails\nat <b>noon</b>.</p>\n<ul><li>Tarn<li>Lumira</ul>after",
        &[
            "h2 Ferry",
            "It sails at noon.",
            "* Tarn",
            "* Lumira",
            "after",
        ],
    );
    check(
        "<p>It sails.<p>It returns.<div>Late</div>",
        &["It sails.", "It returns.", "Late"],
    );
    check(
        "3 &lt; 5 &amp;&nbsp;7<script>x('<p>')</script>b<style>p{}</style><!-- no --><title>no</title>",
        &["3 < 5 & 7b"],
    );
    check(
        "<section>a<article>b</article>c</section><hr>d",
        &["a", "b", "c", "d"],
    );
    check(
        "<dl><dt>Kapal<dd>besar<dt>Perahu<dd>kecil</dl>",
        &["Kapal", "besar", "Perahu", "kecil"],
    );
    check("", &[]);
    check(" <p>&nbsp;</p><div>\u{200b}</div> ", &[]);
}

#[test]
fn a_break_begins_a_row_and_two_begin_a_block() {
    check(
        "one<br>two<br/><br>three<br>\n<br>\n<br>four</br>five",
        &["one", "| two", "three", "four", "| five"],
    );
    check(
        "<h1>one<br>two</h1><p>three<br></p>four",
        &["h1 one two", "three", "four"],
    );
}

#[test]
fn lists_have_depth_and_numbers() {
    check(
        "<ol start=3><li>a<p>b</p><ul><li>c</li></ul>d</li><li value=9><p>e</p></li><li>f</ol><li>g",
        &["3. a", "… b", "  * c", "… d", "9. e", "10. f", "* g"],
    );
    check("<ul><li><h3>a</h3>b<li></ul>", &["h3 a", "* b"]);
}

#[test]
fn quotes_are_told_by_depth() {
    check(
        "<blockquote><p>a<p>b<blockquote>c</blockquote></blockquote>d <q>e <i>f</i></q>",
        &["> a", "> b", ">> c", "d “e f”"],
    );
}

#[test]
fn preformatted_text_keeps_its_rows() {
    check(
        "<pre>\n\n  if a:\n\treturn  b  \n</pre>c  d",
        &["#   if a:⏎    return  b", "c d"],
    );
    check(
        "<pre><code><div>a  b</div><div>c</div></code></pre>",
        &["# a  b⏎c"],
    );
    check("<pre>a<br>b</pre><pre> </pre>", &["# a⏎b"]);
    check("<pre> a<h2>b</h2> c</pre>", &["#  a", "h2 b", "#  c"]);
}

#[test]
fn rows_of_short_cells_are_one_block() {
    check(
        "<table><caption>Kota</caption><thead><tr><th>Nama<th>Jiwa<tbody><tr><td><b>Tarn</b></td><td></td>
         <td>1<br>juta</td></tr><tr><td colspan=2>semua</td></tr></table>",
        &["^ Kota", "¦Nama¦Jiwa", "¦Tarn¦¦1 juta", "semua"],
    );
    let long = "kata ".repeat(50);
    check(
        &format!("<table><tr><td>menu</td><td><p>{long}</p><p>b</p></td></tr></table>"),
        &["menu", long.trim(), "b"],
    );
    check(
        "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
        &["a", "¦b¦c"],
    );
    check("<table><tr><td><ul><li>a</ul><td>b</table>", &["* a", "b"]);
    // A cell that reaches into the rows below leaves its place there empty.
    check(
        "<table><tr><th>Kota<th>Tahun<th>Jiwa<tr><td rowspan=2>Tarn<td>2030<td>1<tr><td>2031<td>2<tr><td>Solo<td>2031<td>3</table>",
        &[
            "¦Kota¦Tahun¦Jiwa",
            "¦Tarn¦2030¦1",
            "¦¦2031¦2",
            "¦Solo¦2031¦3",
        ],
    );
    check(
        "<table><tr><td>a<td rowspan=0>b<tr><td>c<tr><td>d</table>",
        &["¦a¦b", "¦c¦", "¦d¦"],
    );
}

#[test]
fn what_a_browser_hides_is_left_out() {
    check(
        "a<p hidden>b</p><p style='DISPLAY : none'>c</p><span aria-hidden=true>d</span><noscript><p>e</p></noscript>
         <select><option>f</select><svg><text>g</text></svg><button>h</button><iframe>i</iframe><p>j",
        &["a", "j"],
    );
    check("<p hidden>a<p>b<script/>c<iframe src='x'/>d", &["bcd"]);
    // Where everything is hidden, a script would have shown it.
    check("<body style='display:none'><p>a</p></body>", &["a"]);
}

#[test]
fn links_and_emphasis_are_spans_of_blocks() {
    let article = article(
        "<p>a <a href='../c'> <b>b</b> c</a><b> d<p>e</b> <a href='javascript:x'>f</a> <a href='mailto:a@b.example'>g
         <p>h</a> <a name=x>i</a> <a href='//x.example'>j <a href='#k'>k</a>",
    );
    let text = &article.text;
    let links: Vec<_> = article
        .links
        .iter()
        .map(|link| (link.span.of(text), link.address.as_str()))
        .collect();
    assert_eq!(
        links,
        [
            ("b c", "https://kabar.example/c"),
            ("g", "mailto:a@b.example"),
            ("h", "mailto:a@b.example"),
            ("j", "https://x.example/"),
        ]
    );
    let emphasis: Vec<_> = article.emphasis.iter().map(|em| em.span.of(text)).collect();
    assert_eq!(emphasis, ["b", "d", "e"]);
    sound(&article);
}

#[test]
fn marks_of_cells_move_with_them() {
    let article = article(
        "<p>x</p><table><tr><td><a href=1>a</a> <i>b</i></td><td>c <a href=2>d</a></td><td><i><b>e</b></i></table>",
    );
    let of = |span: Span| span.of(&article.text);
    let links: Vec<_> = article.links.iter().map(|link| of(link.span)).collect();
    assert_eq!(links, ["a", "d"]);
    let emphasis: Vec<_> = article.emphasis.iter().map(|em| of(em.span)).collect();
    assert_eq!(emphasis, ["b", "e", "e"]);
    sound(&article);
}

#[test]
fn a_caption_has_its_picture() {
    let html = "<figure><figcaption>Pelabuhan <i>Tarn</i></figcaption><img src='data:x' data-src='/p.jpg'></figure>
                <figure><img src=q.jpg></figure><div class=wp-caption><img src=r.jpg><p class='wp-caption-text'>Kapal</p></div>";
    check(html, &["^ Pelabuhan Tarn", "^ Kapal"]);
    let article = article(html);
    let image = &article.images[0];
    assert_eq!(
        (image.span.of(&article.text), image.address.as_str()),
        ("Pelabuhan Tarn", "https://kabar.example/p.jpg")
    );
    assert_eq!(article.images.len(), 1);
}

#[test]
fn powers_are_no_other_numbers() {
    check(
        "10<sup>-6</sup> m<sup>2</sup> 1<sup>st</sup>",
        &["10⁻⁶ m² 1st"],
    );
}

#[test]
fn wrong_nesting_loses_no_text() {
    check("</p>a</div><b>b<i>c</b>d</i></td>e", &["a", "bcd", "e"]);
    check(
        "<div><p>a</span></div></div>b<td>c</tr>d",
        &["a", "b", "c", "d"],
    );
    check("<b><p>a</b>b</p>c", &["ab", "c"]);
    check("<a href='x>a</a><p>b", &[]);
    check("a < b <3 c <", &["a < b <3 c <"]);
}

#[test]
fn a_title_stands_above_and_is_not_said_twice() {
    let known = Known {
        title: "Ferry  to\u{1b}[31m Tarn",
        source: "K\u{202e}",
        ..Known::default()
    };
    let article = read("<h1>Ferry to <b>TARN</b></h1><p>It sails.", &known).unwrap();
    assert_eq!(
        (article.title(), article.source.as_str()),
        (Some("Ferry to Tarn"), "K")
    );
    assert_eq!(article.text, "Ferry to Tarn\n\nIt sails.");
    sound(&article);
    let article = read("<p> </p>", &known).unwrap();
    assert_eq!(
        (article.title(), shown(&article)),
        (None, vec!["Ferry to Tarn".to_owned()])
    );
    assert!(read("<p> </p>", &Known::default()).is_err());
}

#[test]
fn characters_are_harmless() {
    check(
        "a\u{1b}]0;x\u{7}b&#27;[31m&#x202e;c&#0;\u{ad}",
        &["abc\u{fffd}"],
    );
    check("<pre>a\u{1b}[2Jb\rc</pre>", &["# ab⏎c"]);
}

#[test]
fn a_long_block_is_cut_and_stays_of_its_kind() {
    let article = article(&format!("<ol><li>{}</ol>", "Satu kalimat. ".repeat(3000)));
    assert!(article.paragraphs.len() > 2);
    let continued = |block: &crate::domain::Paragraph| {
        matches!(
            block.kind,
            BlockKind::Item {
                marker: Marker::Continued,
                ..
            }
        )
    };
    assert!(article.paragraphs[1..].iter().all(continued));
    sound(&article);
}

#[test]
fn what_is_written_down_is_read_again() {
    let html = "<h2>a &amp; b</h2><p>c <a href='/x?y=1&amp;z=2'>d <b>e</b></a><b>f</b> g<br>h</p>i<ol start=4><li>j<p>k</p><ul><li>l
        <ul><li>m</ul></ul><li>n</ol><ul><li>o</ul><blockquote>p<blockquote>q</blockquote></blockquote><pre>r
  s &lt;t&gt;</pre><table><tr><td>u<td><i>v</i><tr><td>w<td>x</table><figure><img src=y><figcaption>z</figcaption></figure>";
    let once = article(html);
    let again = article(&markup(&once));
    assert_eq!(shown(&again), shown(&once), "{}", markup(&once));
    assert_eq!(
        (&again.links, &again.emphasis, &again.images),
        (&once.links, &once.emphasis, &once.images)
    );
}

#[test]
fn a_page_of_links_is_no_article_whether_or_not_its_address_is_known() {
    let bomb: String = (0..2000).map(|n| format!("<a href={n}><div>x")).collect();
    let words =
        "The council voted on Tuesday to reopen the northern line, eleven months after a storm.";
    let html = format!("<p>{words} <a href=/more>More</a></p>{bomb}");
    for address in [None, Some(BASE)] {
        let patience = std::time::Duration::from_secs(60);
        let article = super::full::article(&html, address, patience).unwrap();
        assert!(article.text.contains(words), "{address:?} {}", article.text);
        assert_eq!(article.links.is_empty(), address.is_none());
        sound(&article);
    }
}

#[test]
fn hostile_pages_are_read_in_bounded_time() {
    for unit in [
        "<div>",
        "<b>",
        "<a href=x>",
        "<p><b>x",
        "<table><tr><td>",
        "<li>",
        "<ul><li>x",
        "x<br>",
        "</b>",
        "<q>",
        "<sup>1",
        "<figure><figcaption>x",
        "<blockquote>x",
        "<pre>\n",
        "<a",
        "&amp",
        "<!--",
        "<td>x",
        "<h1>",
    ] {
        let article = article(&unit.repeat(200_000 / unit.len()));
        assert!(article.text.len() <= 800_000);
    }
}

proptest! {
    #[test]
    fn no_html_breaks_what_always_holds(parts in proptest::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<div class=a>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a href='x'>", "</a>", "<ul>", "<ol>", "<li>", "</li>",
        "</ul>", "<table>", "</table>", "<tr>", "<td>", "</td>", "</tr>", "<th>", "<pre>", "</pre>", "<br>", "<h2>", "</h2>", "<figure>",
        "<figcaption>", "</figure>", "<img src=i>", "<blockquote>", "</blockquote>", "kata", " ", "\n", "é", "日", "\u{1b}[31m", "&nbsp;",
        "<p hidden>", "<script>", "</script>", "<span>", "</span>", "<q>", "</q>", "<sup>", "</sup>", "1", "<caption>", "<!--", "-->",
        "<noscript>", "</noscript>", "<b/>", "<hr>", "<select>", "<code>", "\u{202e}", "<", "</",
    ]), 0..60)) {
        let once = article(&parts.concat());
        sound(&once);
        let again = article(&markup(&once));
        sound(&again);
        let words = |article: &Article| -> Vec<String> {
            article.text.split_whitespace().filter(|word| *word != "|").map(str::to_owned).collect()
        };
        prop_assert_eq!(words(&again), words(&once));
    }

    #[test]
    fn no_text_breaks_what_always_holds(html in "\\PC{0,200}") {
        sound(&article(&html));
    }
}
