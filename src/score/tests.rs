//! The measure's behaviours, case by case.

use proptest::prelude::*;

use super::*;

const JACKET: &str = r#"{"id": "a", "lang": "id", "gifts": [{"giver": ["Presiden Joan Vidal"], "recipient": ["Markus Boleng"],
 "items": [{"what": "jaket", "quantity": 1}], "place": "Kampung Lamanele", "date": "2021-04-09", "status": "given"}],
 "meetings": [], "aliases": {"Presiden Joan Vidal": ["Jovi"]}}"#;
const TALK: &str = r#"{"id": "b", "lang": "en", "gifts": [], "meetings": [{"participants": ["Foreign Minister Lucie Moreau", "King Bertil"],
 "place": null, "form": "call", "date": "2022-03-14", "topic": "timber trade", "status": "held"}]}"#;
const NOTHING: &str = r#"{"id": "n", "hard_negative": true, "gifts": [], "meetings": []}"#;

fn gold(rows: &[&str]) -> Vec<Gold> {
    rows.iter()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect()
}

fn found(rows: &[&str]) -> Vec<Prediction> {
    rows.iter()
        .map(|row| serde_json::from_str(row).unwrap())
        .collect()
}

/// The score of what was found in one text.
fn of(row: &str, event: &str) -> Score {
    let id = &gold(&[row])[0].id;
    score(
        &gold(&[row]),
        &found(&[&format!(r#"{{"id": "{id}", {event}}}"#)]),
    )
}

fn with(row: &str, old: &str, new: &str) -> String {
    assert!(row.contains(old), "{old}");
    row.replace(old, new)
}

#[test]
fn gold_against_itself_is_perfect() {
    let rows = [JACKET, TALK, NOTHING];
    let score = score(&gold(&rows), &found(&rows));
    assert_eq!(
        score.detection,
        Both {
            gifts: Tally::new(1, 0, 0),
            meetings: Tally::new(1, 0, 0)
        }
    );
    assert!(score.arguments.values().all(|tally| !tally.has_mistake()));
    assert_eq!(score.status_right.gifts, Share { right: 1, of: 1 });
    assert_eq!(score.mistakes, []);
}

#[test]
fn a_text_without_a_prediction_has_no_events() {
    let score = score(&gold(&[JACKET, TALK, NOTHING]), &[]);
    assert_eq!(score.detection.gifts, Tally::new(0, 0, 1));
    assert_eq!(score.any_in_text.meetings, Tally::new(0, 0, 1));
    assert!(score.arguments.is_empty());
}

#[test]
fn both_parties_or_a_party_and_the_thing_make_a_gift() {
    let check = |event: &str, expected| {
        assert_eq!(
            of(JACKET, &format!(r#""gifts": [{event}]"#))
                .detection
                .gifts,
            expected,
            "{event}"
        );
    };
    let (pair, none) = (Tally::new(1, 0, 0), Tally::new(0, 1, 1));
    check(
        r#"{"giver": ["Jovi"], "recipient": ["Boleng"], "items": [{"what": "sepeda"}]}"#,
        pair,
    );
    check(
        r#"{"giver": ["Jovi"], "recipient": ["Karen Hale"], "items": ["jaket coklat"]}"#,
        pair,
    );
    check(
        r#"{"giver": ["Jovi"], "recipient": ["Karen Hale"], "items": ["sepeda"]}"#,
        none,
    );
    check(
        r#"{"giver": ["Otto Weber"], "recipient": ["Karen Hale"], "items": ["jaket"]}"#,
        none,
    );
}

#[test]
fn one_filled_role_of_the_gold_is_enough() {
    let only = with(
        &with(
            JACKET,
            r#"["Presiden Joan Vidal"], "recipient""#,
            r#"[], "recipient""#,
        ),
        r#"[{"what": "jaket", "quantity": 1}]"#,
        "[]",
    );
    assert_eq!(
        of(&only, r#""gifts": [{"recipient": ["Boleng"]}]"#)
            .detection
            .gifts,
        Tally::new(1, 0, 0)
    );
}

#[test]
fn two_different_participants_make_a_meeting() {
    let check = |names: &str, expected| {
        let score = of(
            TALK,
            &format!(r#""meetings": [{{"participants": {names}}}]"#),
        );
        assert_eq!(score.detection.meetings, expected, "{names}");
    };
    check(r#"["Moreau", "Bertil"]"#, Tally::new(1, 0, 0));
    check(r#"["Moreau", "Lucie Moreau"]"#, Tally::new(0, 1, 1));
    check(r#"["Moreau", "Otto Weber"]"#, Tally::new(0, 1, 1));
    let alone = with(TALK, r#", "King Bertil""#, "");
    assert_eq!(
        of(
            &alone,
            r#""meetings": [{"participants": ["Moreau", "others"]}]"#
        )
        .detection
        .meetings,
        Tally::new(1, 0, 0)
    );
}

#[test]
fn a_phone_call_is_no_place_and_no_mistake() {
    for (place, extra) in [("\"phone call\"", 0), ("null", 0), ("\"Uppsala\"", 1)] {
        let event =
            format!(r#""meetings": [{{"participants": ["Moreau", "Bertil"], "place": {place}}}]"#);
        assert_eq!(
            of(TALK, &event).arguments["meetings.place"],
            Tally::new(0, extra, 0),
            "{place}"
        );
    }
}

#[test]
fn a_second_telling_is_extra() {
    let jacket = r#"{"giver": ["Jovi"], "recipient": ["Boleng"], "items": ["jaket"]}"#;
    let score = of(JACKET, &format!(r#""gifts": [{jacket}, {jacket}]"#));
    assert_eq!(score.detection.gifts, Tally::new(1, 1, 0));
}

#[test]
fn optional_borderline_and_open_gold_count_neither_way() {
    let jacket = r#""gifts": [{"giver": ["Jovi"], "recipient": ["Boleng"], "items": ["jaket"]}]"#;
    let optional = with(
        JACKET,
        r#""status": "given""#,
        r#""status": "given", "optional": true"#,
    );
    for event in [jacket, r#""gifts": []"#] {
        assert_eq!(of(&optional, event).detection.gifts, Tally::default());
    }
    let other = r#""meetings": [{"participants": ["Ana Lima", "Budi Hartono"]}, {"participants": ["Ana Lima", "Karen Hale"]}]"#;
    for (fields, extra) in [
        (r#""borderline": {"meetings": 1}"#, 1),
        (r#""borderline": {"meetings": "any"}"#, 0),
        (r#""judge": "recall""#, 0),
        (r#""judge": "full""#, 2),
    ] {
        let row = with(
            JACKET,
            r#""lang": "id""#,
            &format!(r#""lang": "id", {fields}"#),
        );
        assert_eq!(
            of(&row, other).detection.meetings,
            Tally::new(0, extra, 0),
            "{fields}"
        );
    }
}

#[test]
fn an_exchange_told_as_two_is_right() {
    let both = r#"["Presiden Joan Vidal", "Markus Boleng"]"#;
    let row = with(
        JACKET,
        r#"["Presiden Joan Vidal"], "recipient": ["Markus Boleng"]"#,
        &format!(r#"{both}, "mutual": true, "recipient": {both}"#),
    );
    let halves = r#""gifts": [{"giver": ["Jovi"], "recipient": ["Boleng"], "items": ["jaket"]}, {"giver": ["Boleng"], "recipient": ["Jovi"], "items": ["jaket"]}]"#;
    assert_eq!(of(&row, halves).detection.gifts, Tally::new(1, 0, 0));
}

#[test]
fn the_best_pairs_are_taken_not_the_first() {
    let two = r#"[{"giver": ["Ana"], "recipient": ["Markus"], "items": [{"what": "jaket", "quantity": 1}], "status": "given"},
     {"giver": ["Ana"], "recipient": ["Siti"], "items": [{"what": "jaket", "quantity": 5}], "status": "given"}]"#;
    let swapped = r#"[{"giver": ["Ana"], "recipient": ["Siti"], "items": [{"what": "jaket", "quantity": "5"}]},
     {"giver": ["Ana"], "recipient": ["Markus"], "items": [{"what": "jaket", "quantity": 1}], "status": "given"}]"#;
    let row = format!(r#"{{"id": "a", "gifts": {two}, "meetings": []}}"#);
    let score = of(&row, &format!(r#""gifts": {swapped}"#));
    assert_eq!(score.mistakes, []);
    assert_eq!(score.arguments["gifts.quantity"], Tally::new(2, 0, 0));
}

#[test]
fn a_denied_event_found_as_done_is_told() {
    let denied = with(JACKET, r#""given""#, r#""denied""#);
    let score = of(
        &denied,
        r#""gifts": [{"giver": ["Jovi"], "recipient": ["Boleng"], "items": ["jaket"]}]"#,
    );
    assert_eq!(
        (score.status_right.gifts, score.overclaimed.gifts),
        (Share { right: 0, of: 1 }, 1)
    );
}

#[test]
fn alarms_in_texts_without_an_event_are_counted_apart() {
    let score = of(
        NOTHING,
        r#""gifts": [{"giver": ["polisi"], "recipient": ["Berangus"], "items": ["timah panas"]}]"#,
    );
    let expected = Negatives {
        texts: 1,
        with_alarm: 1,
        gifts: 1,
        meetings: 0,
    };
    assert_eq!(score.hard_negatives, expected);
    assert_eq!(score.any_in_text.gifts, Tally::new(0, 1, 0));
}

#[test]
fn the_listing_shows_every_field_and_each_mistake_on_a_line() {
    let score = of(
        JACKET,
        r#""gifts": [{"giver": ["Jovi"], "recipient": ["Boleng"], "items": ["jaket"], "place": "Solo"}], "meetings": [{"participants": ["Ana Lima", "Budi Hartono"]}]"#,
    );
    let shown = listing(&score, true);
    assert!(
        shown.contains(
            "  recipient                   1.000   1.000  1.000       1      0       0\n"
        ),
        "{shown}"
    );
    assert!(shown.contains("a: gift: date is `2021-04-09`, found ``; place is `Kampung Lamanele`, found `Solo`; quantity is"), "{shown}");
    assert!(
        shown.ends_with("a: invented meeting: Ana Lima ↔ Budi Hartono\n"),
        "{shown}"
    );
}

proptest! {
    #[test]
    fn no_prediction_brings_it_down(names in proptest::collection::vec("\\PC{0,12}", 0..4), what in "\\PC{0,20}", date in "\\PC{0,12}") {
        let event = serde_json::json!({"giver": names, "recipient": names, "participants": names, "items": [what], "date": date, "place": what, "topic": what});
        let row = serde_json::json!({"id": "a", "gifts": [event, "x"], "meetings": event});
        let prediction: Prediction = serde_json::from_value(row).unwrap();
        let score = score(&gold(&[JACKET, TALK]), &[prediction]);
        let gifts = score.detection.gifts;
        prop_assert_eq!(gifts.right + gifts.missed, 1);
        prop_assert_eq!(gifts.right + gifts.extra, 1);
    }
}
