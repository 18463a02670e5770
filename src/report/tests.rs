//! Records of hand-made findings: the shape that scripts rely on.

use serde_json::{Value, json};

use super::{Format, Report};
use crate::{domain::*, text};

const SOURCE: &str = "Ana\u{200B} Lima gave\r\n5 drums, 2.5 tons of rice to Budi.";

fn article() -> Article {
    text::read("a", SOURCE.as_bytes(), "2025-03".parse().ok()).unwrap()
}

fn span(article: &Article, words: &str) -> Span {
    let start = article.text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn findings(article: &Article) -> Findings {
    let party = |words: &str| Party {
        span: span(article, words),
        name: span(article, words),
        entity: None,
    };
    let item = |what: &str, quantity: f64, unit: Option<&str>| Item {
        what: span(article, what),
        quantity: Some(quantity),
        unit: unit.map(str::to_owned),
        quantity_span: None,
    };
    let ana = span(article, "Ana Lima");
    let gift = Gift {
        givers: vec![party("Ana Lima"), party("Ana Lima")],
        recipients: vec![party("Budi")],
        mutual: false,
        items: vec![item("drums", 5.0, None), item("rice", 2.5, Some("tons"))],
        kind: GiftKind::Aid,
        place: None,
        date: None,
        status: GiftStatus::Given,
        attribution: Vec::new(),
        evidence: vec![ana.cover(span(article, "gave"))],
        confidence: Confidence::percent(93),
        frame: "give",
        told: Vec::new(),
    };
    let mention = |words, form| Mention {
        span: span(article, words),
        kind: EntityKind::Person,
        entity: EntityId(0),
        form,
        sure: true,
    };
    let entity = Entity {
        kind: EntityKind::Person,
        name: ana,
        aliases: Vec::new(),
    };
    Findings {
        lang: Lang::En,
        entities: vec![entity],
        mentions: vec![
            mention("Ana Lima", MentionForm::Name),
            mention("gave", MentionForm::Role),
            mention("to", MentionForm::Pronoun),
        ],
        gifts: vec![gift],
        meetings: Vec::new(),
    }
}

fn written(format: Format, article: &Article, findings: &Findings) -> String {
    let mut out = Vec::new();
    let report = Report { article, findings };
    format.write(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn words_of_a_record_stand_on_one_line_with_single_spaces() {
    let article = text::read(
        "a",
        "Ana  Lima\nis a\u{a0}friend of Budi. ".as_bytes(),
        None,
    )
    .unwrap();
    let report = Report {
        article: &article,
        findings: &Findings::default(),
    };
    let words = |from, to| report.words(Span::new(from, to)).into_owned();
    assert_eq!(words(0, 10), "Ana Lima");
    assert_eq!(
        words(0, article.text.trim_end().len()),
        "Ana Lima is a friend of Budi."
    );
    assert_eq!(words(3, 6), "L");
    assert_eq!(words(0, 0), "");
}

#[test]
fn a_record_has_the_promised_shape() {
    let article = article();
    let findings = findings(&article);
    let line = written(Format::Jsonl, &article, &findings);
    assert_eq!(line.matches('\n').count(), 1);
    let expected = json!({
        "id": "a", "lang": "en", "title": null, "published": "2025-03",
        "entities": [{"kind": "person", "text": "Ana Lima", "canonical": "Ana Lima", "start": 0, "end": 11}],
        "gifts": [{"giver": ["Ana Lima"], "recipient": ["Budi"], "mutual": false, "kind": "aid",
            "items": [{"what": "drums", "quantity": 5, "unit": null},
                      {"what": "rice", "quantity": 2.5, "unit": "tons"}],
            "place": null, "date": null, "status": "given", "attribution": [],
            "evidence": [{"start": 0, "end": 16, "text": "Ana Lima gave"}], "confidence": 0.93}],
        "meetings": []
    });
    assert_eq!(serde_json::from_str::<Value>(&line).unwrap(), expected);
    assert!(
        line.contains("\"quantity\":5,"),
        "a whole number has no fraction"
    );
}

#[test]
fn an_end_lies_before_what_was_taken_out_behind_it() {
    let article = article();
    let findings = Findings::default();
    let report = Report {
        article: &article,
        findings: &findings,
    };
    let place = report.source_span(span(&article, "gave"));
    assert_eq!(place.of(SOURCE), "gave");
}

#[test]
fn the_listing_reads_as_a_sentence() {
    let article = article();
    let findings = findings(&article);
    let listing = written(Format::Text, &article, &findings);
    for words in [
        "Ana Lima → Budi",
        "    5  drums",
        "  2.5  tons rice",
        "given · ▮▮▮▮▮",
        "● Meetings: none",
        "person       Ana Lima",
    ] {
        assert!(listing.contains(words), "no {words:?} in\n{listing}");
    }
}
