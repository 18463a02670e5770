//! Places and days of whole English texts: where and when a meeting was, by its own sentence or those round it.

use crate::lang::meeting::tests::{dates, places};

#[test]
fn a_visit_paid_before_says_where_and_when() {
    let lisse = [Some("Lisse".to_owned())];
    for made in ["made a visit", "paid an official visit", "began a trip"] {
        let body = format!(
            "Anna Berg {made} to Lisse on 6 January 2031. During the visit, Berg held talks with Jonas Vik."
        );
        assert_eq!(places(&body), lisse, "in {body:?}");
        assert_eq!(dates(&body), [Some("2031-01-06".to_owned())], "in {body:?}");
    }
    let call = "Anna Berg and Jonas Vik on Sunday agreed to work for a truce, an aide said. In a phone conversation \
                lasting an hour, they also agreed to meet.";
    assert_eq!(dates(call)[0].as_deref(), Some("2031-05-11"));
}

#[test]
fn a_meeting_told_with_its_own_scene_keeps_it() {
    let lisse = [Some("Lisse".to_owned())];
    for body in [
        "Jonas Vik spoke after the meeting with Anna Berg that was held in Lisse on Monday.",
        "Jonas Vik spoke after the meeting with Anna Berg, which was held in Lisse on Monday.",
    ] {
        assert_eq!(places(body), lisse, "in {body:?}");
    }
    for body in [
        "Jonas Vik met in Lisse the leader of the Norvik Party Anna Berg.",
        "Jonas Vik met in Lisse the mayor of Lund, Anna Berg.",
        "Jonas Vik chaired a meeting in Lisse of the Norvik Council.",
    ] {
        assert_eq!(places(body), lisse, "in {body:?}");
    }
    let day = "Jonas Vik told Anna Berg at a meeting on Sunday that the port must stay open.";
    assert_eq!(dates(day), [Some("2031-05-11".to_owned())]);
}

#[test]
fn where_somebody_goes_some_day_is_where_they_meet() {
    let body = "Karl Berg is scheduled to visit Oslo on Sunday, where he will meet Jonas Vik.";
    assert_eq!(places(body), [Some("Oslo".to_owned())]);
}

#[test]
fn a_clause_with_where_is_told_of_its_place() {
    let lisse = [Some("Lisse".to_owned())];
    assert_eq!(
        places("Jonas Vik arrived here from Lisse, where he met President Anna Berg."),
        lisse
    );
    assert_eq!(
        places(
            "The commander in Varnia, Jonas Vik, held talks with Anna Berg during a visit to Lisse."
        ),
        lisse
    );
}

#[test]
fn what_was_held_elsewhere_is_not_what_is_to_come() {
    let body = "Jonas Vik will meet Anna Berg on Friday. The council was suspended after an emergency session held in Lisse.";
    assert_eq!(places(body), [None]);
    let told = "Jonas Vik will meet Anna Berg on Friday. The meeting will be held in Lisse.";
    assert_eq!(places(told), [Some("Lisse".to_owned())]);
}

#[test]
fn the_day_of_others_talks_is_not_that_of_the_meeting_told_before() {
    let called = "Anna Berg called on the mayor of Lisse, Jonas Vik.";
    let others = format!("{called} Norvik Bank negotiations began on Monday.");
    assert_eq!(dates(&others)[0], None);
    let own = format!("{called} The talks took place on Monday.");
    assert_eq!(dates(&own)[0].as_deref(), Some("2031-05-12"));
}
