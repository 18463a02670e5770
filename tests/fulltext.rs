//! Whole pages of many kinds, each an invented article in the surroundings of its kind, and how much of
//! what is printed of it is the article.

use std::{collections::HashMap, fmt::Write, time::Instant};

use proptest::prelude::*;
use warta::{domain::Article, page::full_text};

/// Paragraphs that pages are made of.
const TEXT: [&str; 12] = [
    "The harbour council of Lumira voted on Tuesday to reopen the northern ferry line, eleven months after a storm \
     tore away both of its landing stages and left four villages without a crossing.",
    "Boats will run four times a day at first, the council said, and the fare will stay at what it was before the \
     line closed, although fuel has become dearer since.",
    "\"Nobody should have to drive ninety kilometres to see a doctor,\" said Orla Venn, who chairs the council and \
     whose own family lives on the far shore.",
    "Work on the new stages began in spring and cost 2.4 million crowns, of which the state paid half; the rest came \
     from a levy on hotels that many owners had opposed.",
    "Fishermen asked that the boats keep away from the eastern shallows in autumn, when the herring come in, and the \
     council agreed to a detour of ten minutes in those weeks.",
    "Menteri Perhubungan Karel Wirya meninjau dermaga baru itu pada Rabu (13/9) dan berjanji bahwa pekerjaan di sisi \
     selatan akan selesai sebelum musim hujan tiba.",
    "Warga setempat menyambut gembira kabar tersebut. Mereka selama ini harus memutar lewat jalan pegunungan yang \
     sering longsor dan memakan waktu lebih dari tiga jam.",
    "Kepala desa Tarn, Yuli Sabang, mengatakan penyeberangan itu penting bagi anak sekolah, pedagang ikan, dan \
     terutama bagi ibu hamil yang harus segera dibawa ke rumah sakit.",
    "A second ferry, built in 1987 and bought from an island company in the south, is to follow in March once its \
     engine has been replaced and its papers are in order.",
    "Not everyone is pleased: an association of bus drivers fears for the subsidy of its mountain line and has asked \
     the council for a guarantee until the end of next year.",
    "The council will look at the numbers after a hundred days. If fewer than two hundred people a day cross, the \
     evening boat will be given up again, the minutes of the meeting say.",
    "For the time being tickets are sold on board only. A machine on the quay, promised for the summer, was delivered \
     without the part that prints, and the maker has not answered letters.",
];

const MENU: &str = "<header class='site-header'><a href='/'>Kabar Lumira</a><nav><ul><li><a href='/kota'>Kota</a>\
    <li><a href='/politik'>Politik</a><li><a href='/olahraga'>Olahraga</a><li><a href='/video'>Video</a></ul></nav></header>";

const FOOT: &str = "<footer><p>Copyright 2023 Kabar Lumira. All rights reserved. <a href='/about'>About us</a> \
    <a href='/terms'>Terms of use</a></p><p>We use cookies to make the site better for you and for our partners.</p></footer>";

const ASIDE: &str = "<aside class='sidebar'><h3>Most read</h3><ul><li><a href='/1'>Seven bridges that nobody crosses</a>\
    <li><a href='/2'>What the mayor had for lunch</a><li><a href='/3'>Rain expected until the weekend</a></ul></aside>";

const COMMENTS: &str = "<section id='comments' class='comments-area'><h2>3 comments</h2><ol><li><p>I have lived there for \
    forty years and never saw a herring in the shallows, whatever they say.</p><li><p>Finally! The bus takes for ever and \
    the driver is always in a bad mood.</p><li><p>First.</p></ol><form><textarea>Your words</textarea></form></section>";

const TITLE: &str = "Ferry line to the north reopens after eleven months";

/// A page, and the words of its article.
struct Page {
    kind: &'static str,
    html: Vec<u8>,
    expected: String,
}

fn page(kind: &'static str, expected: &[&str], body: &str) -> Page {
    let html = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{TITLE} - Kabar Lumira</title>\
         <script>var x = '<p>not text';</script><style>p {{ color: red }}</style></head><body>{body}</body></html>"
    );
    Page {
        kind,
        html: html.into(),
        expected: expected.join("\n"),
    }
}

/// Each of the texts in an element.
fn each(texts: &[&str], open: &str, close: &str) -> String {
    texts.iter().fold(String::new(), |mut all, text| {
        let _ = writeln!(all, "{open}{text}{close}");
        all
    })
}

fn pages() -> Vec<Page> {
    let all = &TEXT[..];
    let (first, second) = all.split_at(6);
    let mut pages = vec![
        page(
            "news site",
            all,
            &format!(
                "{MENU}<div class=wrap><main><article><h1>{TITLE}</h1><p class=byline>By <a href=/ana>Ana Lima</a></p>{}</article>\
                 {COMMENTS}</main>{ASIDE}</div>{FOOT}",
                each(all, "<p>", "</p>")
            ),
        ),
        page(
            "blog",
            first,
            &format!(
                "{MENU}<div id=content><div class='post hentry'><h2 class=entry-title>{TITLE}</h2><div class=entry-content>{}\
                 <div class='sharedaddy sd-sharing'><a href=#>Share on X</a></div></div></div>{COMMENTS}</div>{ASIDE}{FOOT}",
                each(first, "<p>", "</p>")
            ),
        ),
        page(
            "soup of divs",
            all,
            &format!(
                "<div><div><div>{MENU}</div></div><div><div><div><div>{TITLE}</div><div>{}</div></div></div></div>\
                 <div><div>{ASIDE}</div></div><div>{FOOT}</div></div>",
                each(all, "<div>", "</div>")
            ),
        ),
        page(
            "lines with breaks",
            all,
            &format!(
                "{MENU}<table width=100%><tr><td width=160>{ASIDE}</td><td><font size=5>{TITLE}</font><br><br>{}</td></tr></table>{FOOT}",
                each(all, "", "<br><br>")
            ),
        ),
        page(
            "text without paragraphs in a cell",
            second,
            &format!(
                "<center>{MENU}</center><table><tr><td><b>{TITLE}</b><div id=txt>{}</div></table>{FOOT}",
                second.join("<br />\n")
            ),
        ),
        page(
            "sections with headings",
            &[first, &["What comes next"][..], second].concat(),
            &format!(
                "{MENU}<main><article><header><h1>{TITLE}</h1></header><section>{}</section><section><h2>What comes next</h2>{}\
                 </section></article></main>{ASIDE}{FOOT}",
                each(first, "<p>", "</p>"),
                each(second, "<p>", "</p>")
            ),
        ),
        page(
            "live blog",
            &[
                &["10:05"][..],
                &all[..3],
                &["11:40"],
                &all[3..7],
                &["12:15"],
                &all[7..],
            ]
            .concat(),
            &format!(
                "{MENU}<main><h1>{TITLE}</h1><div class=live-posts><div class=live-post><h3>10:05</h3>{}</div><div class=live-post>\
                 <h3>11:40</h3>{}</div><div class=live-post><h3>12:15</h3>{}</div></div></main>{ASIDE}{FOOT}",
                each(&all[..3], "<p>", "</p>"),
                each(&all[3..7], "<p>", "</p>"),
                each(&all[7..], "<p>", "</p>")
            ),
        ),
        page(
            "portal with calls to read something else",
            all,
            &format!(
                "{MENU}<div class='detail__body-text itp_bodycontent'>{}<p><strong>Baca juga: <a href=/9>Nelayan Tarn Minta \
                 Jalur Kapal Dialihkan</a></strong></p>{}<p>ADVERTISEMENT</p><p>SCROLL TO CONTINUE WITH CONTENT</p>{}\
                 <table class=linksisip><tr><td><div class=lihatjg><strong>Lihat juga:</strong> <a href=/8>Hujan \
                 Diperkirakan Turun Hingga Akhir Pekan</a></div></table></div><div class=detail__tag><a href=/t>kapal</a> \
                 <a href=/u>pelabuhan</a></div>{ASIDE}{FOOT}",
                each(&all[..4], "<p>", "</p>"),
                each(&all[4..8], "<p>", "</p>"),
                each(&all[8..], "<p>", "</p>")
            ),
        ),
        page(
            "lists and a table",
            &[
                &all[..4],
                &[
                    "The northern line",
                    "The southern line",
                    "Boat | Built",
                    "Venn | 1987",
                    "Tarn | 2004",
                ][..],
                &all[4..8],
            ]
            .concat(),
            &format!(
                "{MENU}<article><h1>{TITLE}</h1>{}<ul><li>The northern line<li>The southern line</ul><table><tr><th>Boat<th>Built\
                 <tr><td>Venn<td>1987<tr><td>Tarn<td>2004</table>{}</article>{ASIDE}{FOOT}",
                each(&all[..4], "<p>", "</p>"),
                each(&all[4..8], "<p>", "</p>")
            ),
        ),
        page(
            "short notice",
            &all[..1],
            &format!(
                "{MENU}<article><h1>{TITLE}</h1><p>{}</p></article>{ASIDE}{FOOT}",
                all[0]
            ),
        ),
        page(
            "text that only search engines are told",
            first,
            &format!(
                "{MENU}<div id=app></div><script type='application/ld+json'>{{\"@context\": \"https://schema.org\", \"@graph\": \
                 [{{\"@type\": \"NewsArticle\", \"articleBody\": {}}}]}}</script>{FOOT}",
                serde_json::to_string(&first.join("\n\n")).unwrap()
            ),
        ),
        page(
            "quotes and a picture",
            &[&all[..3], &["The new stage at Tarn"][..], &all[3..8]].concat(),
            &format!(
                "{MENU}<article><h1>{TITLE}</h1>{}<figure><img src=a.jpg><figcaption>The new stage at Tarn</figcaption></figure>\
                 <blockquote><p>{}</p></blockquote>{}</article>{FOOT}",
                each(&all[..3], "<p>", "</p>"),
                all[3],
                each(&all[4..8], "<p>", "</p>")
            ),
        ),
        page("plain body", all, &each(all, "<p>", "")),
        page(
            "hidden until a script shows it",
            first,
            &format!(
                "<div style='display:none'>{}</div>",
                each(first, "<p>", "</p>")
            ),
        ),
    ];
    for (kind, charset) in [
        ("gbk", "gbk"),
        ("windows-1252", "windows-1252"),
        ("euc-jp", "euc-jp"),
        ("koi8-r", "koi8-r"),
    ] {
        let words = match kind {
            "gbk" => "港口委员会周二投票决定重新开放北部渡轮航线".repeat(12),
            "euc-jp" => "港の委員会は火曜日に北の渡し船を再開することを決めた。".repeat(10),
            "koi8-r" => {
                "Совет гавани решил во вторник вновь открыть северную переправу. ".repeat(9)
            }
            _ => "Le café près du port a été rouvert mardi, où la crème brûlée coûte déjà moins. "
                .repeat(9),
        };
        let words = words.trim();
        let made = page(
            kind,
            &[words],
            &format!("{MENU}<article><h1>{TITLE}</h1><p>{words}</p></article>{FOOT}"),
        );
        let text = String::from_utf8(made.html)
            .unwrap()
            .replace("charset=utf-8", &format!("charset={charset}"));
        let (bytes, ..) = encoding_rs::Encoding::for_label(charset.as_bytes())
            .unwrap()
            .encode(&text);
        pages.push(Page {
            html: bytes.into_owned(),
            ..made
        });
    }
    pages
}

/// What a judge reads: the blocks without the title.
fn body(article: &Article) -> String {
    let blocks = article
        .paragraphs
        .iter()
        .map(|block| block.span.of(&article.text));
    blocks.collect::<Vec<_>>().join("\n")
}

/// The harmonic mean of how many words of one text are the other's, and the other way round.
fn f1(text: &str, expected: &str) -> f64 {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (text, expected) = (words(text), words(expected));
    let mut counts: HashMap<&String, usize> = HashMap::new();
    expected
        .iter()
        .for_each(|word| *counts.entry(word).or_default() += 1);
    let shared = text.iter().filter(|word| match counts.get_mut(word) {
        Some(count @ 1..) => {
            *count -= 1;
            true
        }
        _ => false,
    });
    2.0 * shared.count() as f64 / (text.len() + expected.len()) as f64
}

#[test]
fn the_article_is_what_is_read_of_a_page_of_any_kind() {
    let mut poor = String::new();
    for Page {
        kind,
        html,
        expected,
    } in pages()
    {
        let article = full_text(&html, None, Some("https://kabar.example/1")).unwrap();
        let score = f1(&body(&article), &expected);
        if score < 0.98 {
            let _ = writeln!(poor, "{kind}: {score:.3}\n{}\n", article.text);
        }
    }
    assert!(poor.is_empty(), "{poor}");
}

#[test]
fn a_page_has_its_title_and_its_day() {
    let html = "<html><head><meta property='og:title' content='Ferry &amp; stage'><title>x</title>
        <meta property='article:published_time' content='2023-09-13T10:00:00+07:00'></head><body><h1>Ferry & stage</h1>
        <p>It sails at noon on most days of the week, weather allowing.</p></body></html>";
    let article = full_text(html.as_bytes(), None, None).unwrap();
    assert_eq!(article.title(), Some("Ferry & stage"));
    assert_eq!(article.published, "2023-09-13".parse().ok());
    assert_eq!(
        body(&article),
        "It sails at noon on most days of the week, weather allowing."
    );
}

#[test]
fn something_is_read_of_every_page_that_shows_something() {
    for (html, expected) in [
        ("<p>Short.</p>", "Short."),
        ("just words", "just words"),
        ("<a href=x>One link alone</a>", "One link alone"),
        ("<nav><a href=x>Only a menu</a></nav>", "Only a menu"),
        (
            "<head><meta name=description content='What it is about'></head><body><script>app()</script>",
            "What it is about",
        ),
        ("<title>Only a title</title>", "Only a title"),
    ] {
        let article = full_text(html.as_bytes(), None, None).unwrap();
        assert_eq!(body(&article), expected, "{html}");
    }
    assert!(full_text(b"", None, None).is_err());
    assert!(full_text(b"<div></div>", None, None).is_err());
    assert!(full_text(b"%PDF-1.4 \x00\x01", None, None).is_err());
}

#[test]
fn a_page_without_words_tells_which_pages_it_shows() {
    let told = |html: &str| {
        let article = full_text(html.as_bytes(), None, Some("https://kabar.example/a/")).unwrap();
        let addresses = article.links.iter().map(|link| link.address.clone());
        (body(&article), addresses.collect::<Vec<_>>().join(" "))
    };
    let said = "This page has no text of its own. It shows other pages:";
    let frames = "<title>Harbour</title><meta name=description content='A harbour'><frameset cols='20%,*'>\
        <frame src=menu.html name=menu><frame src='/news.html?a&amp;b' title='The <news>'><noframes>Old</noframes>";
    assert_eq!(
        told(frames),
        (
            format!("{said}\nmenu\nThe <news>"),
            "https://kabar.example/a/menu.html https://kabar.example/news.html?a&b".into()
        )
    );
    assert_eq!(
        told("<title>Moved</title><meta http-equiv=Refresh content='0; URL=/new'>"),
        (format!("{said}\n/new"), "https://kabar.example/new".into())
    );
    assert_eq!(
        told("<title>x</title><iframe src='about:blank'></iframe>").0,
        "x"
    );
}

#[test]
fn headings_of_an_article_stay_and_their_handles_and_empty_ones_go() {
    let [one, two, three, four] = [0, 1, 2, 3].map(|at| format!("<p>{}</p>", TEXT[at]));
    let html = format!(
        "<body>{MENU}<article>{one}{two}<h2 id=what-readers-of-our-rss-and-comments-said>What they said \
         <a class=anchor href='#what'>#</a></h2>{three}{four}<h2>See also</h2><ul><li><a href=/x>Tides</a></ul></article>{FOOT}"
    );
    let article = full_text(html.as_bytes(), None, Some("https://kabar.example/1")).unwrap();
    let expected = [TEXT[0], TEXT[1], "What they said", TEXT[2], TEXT[3]].join("\n");
    assert_eq!(body(&article), expected);
}

#[test]
fn a_page_made_to_hang_is_read_all_the_same() {
    let begun = Instant::now();
    let many = |unit: fn(usize) -> String| (0..30_000).map(unit).collect::<String>();
    let bombs = [
        many(|_| "<div>".into()),
        many(|_| "<b><i>".into()),
        many(|n| format!("<p><b class={n}>x</p>")),
        many(|_| "<table><tr><td>".into()),
        many(|_| "<ul><li>x".into()),
        many(|n| format!("<a href={n}><div>x")),
        format!("<p {}>x", many(|n| format!("a{n}=x "))),
    ];
    for bomb in &bombs {
        let html = format!("<p>{}</p>{bomb}", TEXT[0]);
        let article = full_text(html.as_bytes(), None, None).unwrap();
        assert!(article.text.contains("harbour council"), "{}", &bomb[..20]);
    }
    // Far beyond what it takes, and far below what it would take without bounds.
    assert!(begun.elapsed().as_secs() < 120);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_page_fails_that_has_a_word(parts in proptest::collection::vec(prop::sample::select(vec![
        "<html>", "<head>", "<title>", "</title>", "<body>", "<div class=content>", "<div id=comments>", "</div>", "<p>", "</p>", "<article>",
        "</article>", "<nav>", "</nav>", "<table>", "<tr>", "<td>", "</table>", "<ul>", "<li>", "</ul>", "<a href='/x'>", "</a>", "<br>", "<h1>",
        "</h1>", "<script>", "</script>", "<script type='application/ld+json'>", "{\"articleBody\": \"kata\"}", "<img src=x>", "<noscript>",
        "</noscript>", "<svg>", "<math>", "<template>", "<select>", "<form>", "<iframe>", "<font>", "<center>", "Satu kalimat yang panjang, dengan \
        koma, dan kata lain. ", "kata ", "<p hidden>", "<base href='http://b.example/'>", "<meta property='og:title' content='x'>", "&nbsp;", "<!--",
    ]), 0..50)) {
        let html = format!("<p>awal</p>{}", parts.concat());
        let article = full_text(html.as_bytes(), None, Some("https://kabar.example/")).unwrap();
        prop_assert!(!article.paragraphs.is_empty());
    }
}

#[test]
fn a_page_that_shows_no_word_gives_the_short_text_it_keeps_for_search_engines() {
    let html = "<meta name=description content='In short.'><script type='application/ld+json'>
        {\"@type\": \"NewsArticle\", \"articleBody\": \"The ferry sails again.\"}</script><div id=app></div>";
    let article = full_text(html.as_bytes(), None, None).unwrap();
    assert_eq!(article.text, "The ferry sails again.");
}
