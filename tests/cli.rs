//! The real binary in temporary folders: what it prints, what it refuses, and how it exits.

#[path = "common/folder.rs"]
mod folder;

use std::{io::Read, process::Stdio};

use folder::Folder;
use serde_json::json;

const NEWS: &str = "President Ana Lima met Prime Minister Budi Hartono in Solo on Monday.\n";

#[test]
fn bad_input_has_one_line_and_exit_code_1_in_the_reader_and_in_extract() {
    let folder = Folder::new();
    folder.file("empty.txt", "");
    folder.file("blank.txt", " \r\n\t\n\u{200B}");
    folder.file("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    folder.file("zeros.txt", vec![0; 5000]);
    std::fs::create_dir(folder.path().join("folder")).unwrap();
    for (name, words) in [
        (
            "missing.txt",
            "could not open missing.txt: there is no such file; ",
        ),
        ("folder", "could not open folder: it "),
        ("empty.txt", "could not open empty.txt: it is empty; "),
        ("blank.txt", "could not open blank.txt: it is empty; "),
        (
            "picture.txt",
            "could not open picture.txt: it is a binary file; ",
        ),
        (
            "zeros.txt",
            "could not open zeros.txt: it is a binary file; ",
        ),
        (
            "mis\u{1b}[31msing\u{202e}\n",
            "could not open missing : there is no such file; ",
        ),
        ("-", "could not open standard input: it is empty; "),
    ] {
        folder.warta(&[name]).failed_with(words);
        folder.warta(&["extract", name]).failed_with(words);
        folder
            .warta(&["extract", "--format", "jsonl", name])
            .failed_with(words);
    }
}

#[test]
fn extract_fetches_no_address() {
    let told = "could not open https://example.org/a: only the reader fetches addresses; ";
    let folder = Folder::new();
    folder
        .warta(&["extract", "https://example.org/a"])
        .failed_with(told);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.file("secret.txt", NEWS);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        return; // Nothing is forbidden to the superuser.
    }
    folder
        .warta(&["secret.txt"])
        .failed_with("it may not be read; check its permissions");
    folder
        .warta(&["extract", "secret.txt"])
        .failed_with("it may not be read");
}

#[test]
fn wrong_usage_has_exit_code_2() {
    let folder = Folder::new();
    for args in [
        &["extract"][..],
        &["extract", "--format", "xml", "a.txt"],
        &["extract", "--published", "2023-13", "a.txt"],
        &["extract", "--lang", "fr", "a.txt"],
        &["completions", "none"],
        &["--nothing"],
    ] {
        let run = folder.warta(args);
        assert_eq!((run.code, run.text()), (Some(2), ""), "{args:?}");
        // Like every other message: three to six lines with a usage between them said less.
        assert!(run.err.starts_with("warta: "), "{}", run.err);
        assert_eq!(run.err.lines().count(), 1, "{}", run.err);
    }
}

#[test]
fn without_a_terminal_the_reader_says_what_to_do() {
    let folder = Folder::new();
    folder.file("news.txt", NEWS);
    for args in [&[][..], &["news.txt"]] {
        folder.warta(args).failed_with("`warta extract`");
    }
    folder
        .warta_reading(&["-"], NEWS.as_bytes())
        .failed_with("`warta extract`");
}

#[test]
fn one_bad_text_does_not_stop_the_others() {
    let folder = Folder::new();
    folder.file("a.txt", NEWS);
    folder.file("c.md", NEWS);
    let run = folder.warta(&["extract", "--format", "jsonl", "c.md", "b.txt", "a.txt"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.err.matches("\n").count(), 1);
    let ids: Vec<_> = run
        .records()
        .iter()
        .map(|record| record["id"].clone())
        .collect();
    assert_eq!(ids, ["c", "a"]);
}

#[test]
fn a_folder_gives_its_text_files_by_name() {
    let folder = Folder::new();
    for name in ["b.txt", "a.md", "c.pdf", ".hidden.txt", "d"] {
        folder.file(name, NEWS);
    }
    std::fs::create_dir(folder.path().join("e.txt")).unwrap();
    let run = folder
        .warta(&["extract", "--format", "jsonl", "."])
        .succeeded();
    let ids: Vec<_> = run
        .records()
        .iter()
        .map(|record| record["id"].clone())
        .collect();
    assert_eq!(ids, ["a", "b"]);
}

#[test]
fn many_texts_keep_their_order() {
    let folder = Folder::new();
    for number in 0..60 {
        let repeated = NEWS.repeat(if number % 7 == 0 { 500 } else { 1 });
        folder.file(&format!("{number:02}.txt"), repeated);
    }
    let run = folder
        .warta(&["extract", "--format", "jsonl", "."])
        .succeeded();
    let ids: Vec<String> = run
        .records()
        .iter()
        .map(|record| record["id"].as_str().unwrap().into())
        .collect();
    let expected: Vec<String> = (0..60).map(|number| format!("{number:02}")).collect();
    assert_eq!(ids, expected);
}

#[test]
fn a_line_of_jsonl_has_the_promised_fields() {
    let folder = Folder::new();
    let text = format!("A title\n\n{NEWS}");
    let args = [
        "extract",
        "--format",
        "jsonl",
        "--published",
        "2023-09",
        "--lang",
        "id",
        "-",
    ];
    let run = folder.warta_reading(&args, text.as_bytes()).succeeded();
    let [record] = &run.records()[..] else {
        panic!("{:?}", run.text());
    };
    assert_eq!(record["id"], json!("stdin"));
    assert_eq!(record["lang"], json!("id"));
    assert_eq!(record["title"], json!("A title"));
    assert_eq!(record["published"], json!("2023-09"));
    for list in ["entities", "gifts", "meetings"] {
        assert!(record[list].is_array());
    }
}

#[test]
fn json_is_one_array_however_many_texts_there_are() {
    let folder = Folder::new();
    folder.file("a.txt", NEWS);
    for (texts, length) in [
        (&["a.txt"][..], 1),
        (&["a.txt", "a.txt", "b.txt"], 2),
        (&["x", "y"], 0),
    ] {
        let args = [&["extract", "--format", "json"][..], texts].concat();
        let array: serde_json::Value = serde_json::from_str(folder.warta(&args).text()).unwrap();
        assert_eq!(array.as_array().unwrap().len(), length);
    }
}

#[test]
fn offsets_are_those_of_the_bytes_as_read() {
    let folder = Folder::new();
    let source = format!(
        "\u{FEFF}A \u{1b}[1mtitle\u{1b}[0m\r\n\r\n{}",
        NEWS.replace(' ', "\u{200B} ")
    );
    folder.file("odd.txt", &source);
    let run = folder
        .warta(&["extract", "--format", "jsonl", "odd.txt"])
        .succeeded();
    for entity in run.records()[0]["entities"].as_array().unwrap() {
        let place = |end: &str| usize::try_from(entity[end].as_u64().unwrap()).unwrap();
        let words = source[place("start")..place("end")].replace('\u{200B}', "");
        assert_eq!(words, entity["text"].as_str().unwrap());
    }
}

#[test]
fn strange_texts_are_read_and_never_printed_raw() {
    let folder = Folder::new();
    let marks = "👩\u{200D}🚀e\u{301}\u{302}\u{20DD}🇮🇩".repeat(40_000);
    let escapes = format!("\u{1b}[2J\u{1b}]0;x\u{7}{NEWS}\u{9b}31m\u{202e}\u{8}\u{7f}");
    let mut broken = NEWS.repeat(50).into_bytes();
    broken.extend_from_slice(b"\xC3\xA9\xC3\xA9 \xFF\xFE\xC3( \xF0\x9F");
    let utf16: Vec<u8> = format!("\u{FEFF}{NEWS}")
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for bytes in [
        marks.as_bytes(),
        escapes.as_bytes(),
        &broken,
        &utf16,
        b"Caf\xE9 \x93Ana\x94",
        b"x",
    ] {
        for format in ["text", "json", "jsonl"] {
            folder
                .warta_reading(&["extract", "--format", format, "-"], bytes)
                .succeeded();
        }
    }
}

/// 50 MB where the build is optimised; 1 MB where it is not, which would take minutes.
#[test]
fn a_huge_text_on_one_line_is_read() {
    let folder = Folder::new();
    let line =
        "Bupati Ratna Wulandari menerima dua kapal dari Jepang, dan ia bertemu Haruto di pendopo. ";
    let megabytes = if cfg!(debug_assertions) { 1 } else { 50 };
    folder.file(
        "one-line.txt",
        line.repeat(megabytes * 1_000_000 / line.len()),
    );
    let args = ["extract", "--format", "jsonl", "one-line.txt"];
    assert_eq!(folder.warta(&args).succeeded().records().len(), 1);
}

#[test]
fn a_reader_of_the_output_who_leaves_is_no_failure() {
    let folder = Folder::new();
    folder.file("a.txt", NEWS.repeat(2000));
    let mut child = folder
        .command(&["extract", "--format", "json", "a.txt", "a.txt", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut err = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}

#[test]
fn warta_tells_about_itself() {
    let folder = Folder::new();
    for (args, words) in [
        (&["--help"][..], "Examples:"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
        (&["extract", "--help"], "--published"),
        (&["keys"], "| Keys | Command | Where | Does |"),
        (&["completions", "bash"], "_warta()"),
        (&["completions", "zsh"], "#compdef warta"),
        (&["completions", "fish"], "complete -c warta"),
        (&["man"], ".TH warta 1"),
    ] {
        let run = folder.warta(args);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(run.text().contains(words), "{args:?}: {}", run.text());
    }
}

#[test]
fn feeds_parse_prints_a_line_a_file_whatever_is_in_it() {
    let folder = Folder::new();
    folder.file(
        "a.xml",
        "<rss><channel><title>K</title><link>/</link><lastBuildDate>18 Sep 2023 10:00 +0700</lastBuildDate>\
         <item><title>Satu</title><link>satu.html</link></item></channel></rss>",
    );
    folder.file("b.html", "<html><body>x</body></html>");
    let args = ["feeds", "parse", "--base", "http://kabar.example/f/"];
    let told = folder.warta(&[&args[..], &["a.xml", "b.html"]].concat());
    let entry = json!({"id": "http://kabar.example/f/satu.html", "title": "Satu",
        "link": "http://kabar.example/f/satu.html", "updated": null, "published": null});
    assert_eq!(
        told.succeeded().records(),
        [
            json!({"id": "a.xml", "ok": true, "error": null, "title": "K", "link": "http://kabar.example/",
                "updated": "2023-09-18T03:00:00Z", "entries": [entry]}),
            json!({"id": "b.html", "ok": false,
                "error": "could not read b.html: it is a web page, not a feed",
                "title": null, "link": null, "updated": null, "entries": []}),
        ]
    );
    let missing = folder.warta(&["feeds", "parse", "missing.xml"]);
    assert_eq!(missing.code, Some(1));
    assert!(
        missing
            .err
            .starts_with("warta: could not open missing.xml: there is no such file")
    );
    assert_eq!(missing.records()[0]["ok"], false);
}

const GOLD: &str = concat!(
    r#"{"id": "solo", "lang": "en", "published": "2024-05-07", "gifts": [], "meetings": [{"participants": ["Ana Lima", "Budi Hartono"], "#,
    r#""place": "Solo", "date": "2024-05-06", "topic": null, "status": "held"}]}"#,
    "\n\n",
    r#"{"id": "quiet", "lang": "en", "hard_negative": true, "gifts": [], "meetings": []}"#,
    "\n",
);

#[test]
fn score_judges_texts_and_what_extract_printed_alike() {
    let folder = Folder::new();
    folder.file("gold.jsonl", GOLD);
    folder.file("solo.txt", NEWS);
    folder.file("quiet.txt", "It rained in Solo all day.\n");
    let extracted = folder
        .warta(&[
            "extract",
            "--format",
            "jsonl",
            "--published",
            "2024-05-07",
            "solo.txt",
            "quiet.txt",
        ])
        .succeeded();
    folder.file("found.jsonl", extracted.text());
    let of_texts = folder
        .warta(&["score", "gold.jsonl", "--texts", "."])
        .succeeded();
    let of_file = folder
        .warta(&["score", "gold.jsonl", "found.jsonl"])
        .succeeded();
    assert_eq!(of_texts.text(), of_file.text());

    let json = folder
        .warta(&[
            "score",
            "gold.jsonl",
            "--texts",
            ".",
            "--format",
            "json",
            "--errors",
        ])
        .succeeded();
    let json: serde_json::Value = serde_json::from_str(json.text()).unwrap();
    assert_eq!(
        json["detection"]["meetings"],
        json!({"tp": 1, "fp": 0, "fn": 0, "p": 1.0, "r": 1.0, "f1": 1.0})
    );
    assert_eq!(json["arguments"]["meetings.place"]["tp"], 1);
    assert_eq!(
        json["hard_negatives"],
        json!({"texts": 1, "with_alarm": 0, "gifts": 0, "meetings": 0})
    );
    assert_eq!(json["errors"], json!([]));
}

#[test]
fn score_tells_in_one_line_what_cannot_be_scored() {
    let folder = Folder::new();
    folder.file("gold.jsonl", GOLD);
    folder.file("broken.jsonl", format!("{}\n{{\"id\": \n", GOLD.trim_end()));
    folder.file("twice.jsonl", GOLD.repeat(2));
    folder.file("no-lists.jsonl", "{\"id\": \"a\u{1b}[31m\"}\n");
    for (args, words) in [
        (
            &["missing.jsonl", "gold.jsonl"][..],
            "could not open missing.jsonl: there is no such file; ",
        ),
        (
            &["broken.jsonl", "gold.jsonl"],
            "could not read broken.jsonl: line 4, column ",
        ),
        (
            &["gold.jsonl", "broken.jsonl"],
            "put one JSON object a line",
        ),
        (
            &["no-lists.jsonl", "gold.jsonl"],
            "could not read no-lists.jsonl: line 1, column ",
        ),
        (
            &["twice.jsonl", "gold.jsonl"],
            "two rows with the id solo; ",
        ),
        (
            &["gold.jsonl", "twice.jsonl"],
            "could not score twice.jsonl: ",
        ),
        (
            &["gold.jsonl", "--texts", "."],
            "could not open ./solo.txt: there is no such file; ",
        ),
        (
            &["gold.jsonl", "gold.jsonl", "--set", "x"],
            "none of its rows has the set x; ",
        ),
        (
            &["gold.jsonl", "gold.jsonl", "--lang", "id"],
            "none of its rows has the language id; ",
        ),
    ] {
        folder
            .warta(&[&["score"], args].concat())
            .failed_with(words);
    }
    for args in [
        &["gold.jsonl"][..],
        &["gold.jsonl", "a", "--texts", "."],
        &["gold.jsonl", "a", "--lang", "fr"],
    ] {
        assert_eq!(folder.warta(&[&["score"], args].concat()).code, Some(2));
    }
}

#[test]
fn score_leaves_out_predictions_of_texts_that_the_gold_does_not_have() {
    let folder = Folder::new();
    folder.file("gold.jsonl", GOLD);
    folder.file("found.jsonl", "{\"id\": \"other\u{202e}\"}\n{\"id\": \"quiet\", \"gifts\": [{\"giver\": \"a\u{9b}b\"}]}\n");
    let run = folder.warta(&["score", "gold.jsonl", "found.jsonl", "--errors"]);
    assert_eq!(run.code, Some(0));
    assert!(
        run.err
            .starts_with("warta: gold.jsonl has no row for 1 of the texts, such as other"),
        "{}",
        run.err
    );
    assert!(
        run.text().contains("quiet: invented gift: "),
        "{}",
        run.text()
    );
    run.is_harmless();
}
