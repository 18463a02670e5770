//! Entries as other programs read them.

use serde_json::{Value, json};

use super::{Format, Gift, Meeting, entries, gave, met};

fn printed(format: Format, told: &[(i64, Value)]) -> String {
    let mut out = Vec::new();
    format.write(&entries::<Gift>(told), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn odd() -> Vec<(i64, Value)> {
    let mut odd = gave(
        &["=Dascu, \"M\""],
        &["Keller | <b>"],
        "horse",
        Some("2023-09-16"),
    );
    odd["place"] = json!("Solo; Java");
    vec![
        (19616, odd),
        (19617, gave(&["Lima"], &["Keller | <b>"], "北京", None)),
    ]
}

#[test]
fn a_table_is_aligned_by_width() {
    assert_eq!(
        printed(Format::Table, &odd()),
        "DATE             GIVER        RECIPIENT     ITEMS    MUTUAL  KIND  PLACE       STATUS  SOURCES\n\
         told 2023-09-17  Lima         Keller | <b>  2 北京   false   gift              given   1\n\
         2023-09-16       =Dascu, \"M\"  Keller | <b>  2 horse  false   gift  Solo; Java  given   1\n"
    );
    assert_eq!(printed(Format::Table, &[]), "");
}

#[test]
fn strangers_words_stay_words_in_every_form() {
    let csv = printed(Format::Csv, &odd());
    assert!(csv.contains("\"'=Dascu, \"\"M\"\"\""), "{csv}");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert_eq!(reader.records().filter(Result::is_ok).count(), 2);
    let md = printed(Format::Md, &odd());
    assert!(
        md.contains(r"Keller \| \<b\>") && md.contains("[1](<https://news.example/1>)"),
        "{md}"
    );
    let ics = printed(Format::Ics, &odd());
    assert_eq!(ics.matches("BEGIN:VEVENT").count(), 1);
    assert!(
        ics.contains("DTSTART;VALUE=DATE:20230916\r\n") && ics.contains(r"LOCATION:Solo\; Java"),
        "{ics}"
    );
    assert_eq!(ics, printed(Format::Ics, &odd()));
    let dot = printed(Format::Dot, &odd());
    assert!(
        dot.contains(r#"n0 [label="Lima"];"#) && dot.contains(r#"label="=Dascu, \"M\"""#),
        "{dot}"
    );
    assert!(dot.contains("n0 -> n1 [label=\"2 北京\"];"), "{dot}");
    let json: Value = serde_json::from_str(&printed(Format::Json, &odd())).unwrap();
    assert_eq!(json[1]["sources"][0]["date"], "2023-09-16");
    assert_eq!(
        (&json[1]["giver"][0], &json[1]["items"][0]["quantity"]),
        (&json!("=Dascu, \"M\""), &json!(2))
    );
}

#[test]
fn graphml_is_read_back_by_an_xml_reader() {
    let xml = printed(Format::Graphml, &odd());
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut nodes, mut edges) = (0, 0);
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) if start.name().as_ref() == "node" => nodes += 1,
            quick_xml::events::Event::Start(start) if start.name().as_ref() == "edge" => edges += 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((nodes, edges), (3, 2));
    assert!(xml.contains("Keller | &lt;b&gt;"), "{xml}");
}

fn status_of(names: &[&str], status: &str) -> Value {
    let mut event = met(names, Some("2023-09-16"));
    event["status"] = json!(status);
    event
}

fn meetings(format: Format, told: &[(i64, Value)]) -> String {
    let mut out = Vec::new();
    format.write(&entries::<Meeting>(told), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_calendar_and_a_graph_say_what_took_place_and_what_did_not() {
    let (d, k) = ("Mirela Dascu", "Jonas Keller");
    let told = [
        (19616, status_of(&[d, k], "held")),
        (19616, status_of(&[d, k], "denied")),
        (19616, status_of(&[d, "Ana Lima"], "planned")),
        (19616, status_of(&[k, "Ana Lima"], "cancelled")),
    ];
    let ics = meetings(Format::Ics, &told).replace("\r\n ", "");
    let lines = |name: &str| -> Vec<&str> {
        let mut lines: Vec<&str> = ics
            .lines()
            .filter_map(|line| line.strip_prefix(name))
            .collect();
        lines.sort_unstable();
        lines
    };
    assert_eq!(
        lines("STATUS:"),
        ["CANCELLED", "CANCELLED", "CONFIRMED", "TENTATIVE"]
    );
    assert_eq!(
        lines("SUMMARY:"),
        [
            "Mirela Dascu ↔ Jonas Keller",
            "cancelled: Jonas Keller ↔ Ana Lima",
            "denied: Mirela Dascu ↔ Jonas Keller",
            "planned: Mirela Dascu ↔ Ana Lima",
        ]
    );
    let mut names = lines("UID:");
    names.dedup();
    assert_eq!(names.len(), 4, "{ics}");
    let dot = meetings(Format::Dot, &told);
    for edge in [
        r#"[label="2023-09-16"];"#,
        r#"[label="2023-09-16, denied", style=dotted];"#,
        r#"[label="2023-09-16, cancelled", style=dotted];"#,
        r#"[label="2023-09-16, planned", style=dashed];"#,
    ] {
        assert_eq!(dot.matches(edge).count(), 1, "{edge} in {dot}");
    }
}

#[test]
fn gifts_of_one_day_to_the_same_have_names_of_their_own_in_a_calendar() {
    let day = Some("2023-09-16");
    let told = [
        (19616, gave(&[], &["Keller"], "horse", day)),
        (19616, gave(&[], &["Keller"], "boat", day)),
    ];
    let ics = printed(Format::Ics, &told);
    let mut names: Vec<&str> = ics
        .lines()
        .filter(|line| line.starts_with("UID:"))
        .collect();
    names.dedup();
    assert_eq!(names.len(), 2, "{ics}");
}

#[test]
fn what_sources_contradict_each_other_in_is_printed_and_when_it_was_told() {
    let (d, k) = ("Mirela Dascu", "Jonas Keller");
    let at = |place: &str, date| {
        let mut event = met(&[d, k], date);
        event["place"] = json!(place);
        event
    };
    let day = Some("2023-09-16");
    let told = [
        (19616, at("Solo", day)),
        (19617, at("Tarn", day)),
        (19616, status_of(&[d, k], "denied")),
        (19616, met(&[d, "Ana Lima"], None)),
    ];
    let all = entries::<Meeting>(&told);
    let conflicts: Vec<&[String]> = all.iter().map(|entry| &entry.conflicts[..]).collect();
    let (place, denied) = ("place: Solo (Kabar), Tarn (Kabar)", "denied, says Kabar");
    assert!(
        conflicts.contains(&&[place.to_owned(), denied.to_owned()][..]),
        "{conflicts:?}"
    );
    let json: Value = serde_json::from_str(&meetings(Format::Json, &told)).unwrap();
    let json = json.to_string();
    assert!(
        json.contains(denied) && json.contains(r#""told":"2023-09-16""#),
        "{json}"
    );
    let csv = meetings(Format::Csv, &told);
    assert!(
        csv.contains("evidence,conflicts,told\n")
            && csv.contains(&format!("\"{place}; {denied}\",\n")),
        "{csv}"
    );
    let table = meetings(Format::Table, &told);
    assert!(
        table.contains("  2 ≠\n") && table.contains("told 2023-09-16  Mirela Dascu; Ana Lima"),
        "{table}"
    );
    let md = meetings(Format::Md, &told);
    assert!(
        md.contains(&format!(
            "[2 ≠](<https://news.example/1>) | {place}; {denied} |"
        )),
        "{md}"
    );
}
