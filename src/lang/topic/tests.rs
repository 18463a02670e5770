//! Topics of whole English texts: what the parties of a meeting talked about, wherever its words stand.

use crate::lang::meeting::tests::{places, topics};

#[test]
fn topics_stand_round_their_verbs_and_not_only_behind() {
    let met = |told: &str| format!("Anna Berg met Jonas Vik in Lisse{told}");
    for (body, topic) in [
        (met(" on Monday, when the canal was discussed."), "canal"),
        (
            met(", with trade and migration high on the agenda."),
            "trade and migration",
        ),
        (met(" with fees on the agenda."), "fees"),
        (met(" to boost ties."), "boost ties"),
        (
            met(" to press for the release of two sailors."),
            "press for the release of two sailors",
        ),
        (met(". The talks centred around the canal."), "canal"),
        (
            met(". \"We had a good discussion about the canal,\" Vik said."),
            "canal",
        ),
    ] {
        assert_eq!(topics(&body), [Some(topic.to_owned())], "in {body:?}");
    }
    for (body, topic) in [
        (
            "The future of the port was discussed when Anna Berg met Jonas Vik.",
            "future of the port",
        ),
        (
            "The meeting between Anna Berg and Jonas Vik touched upon the canal.",
            "canal",
        ),
        (
            "The meeting between Anna Berg and Jonas Vik dealt with the canal.",
            "canal",
        ),
        (
            "The talks between Anna Berg and Jonas Vik revolved around fees.",
            "fees",
        ),
        (
            "The canal was the focus of talks between Anna Berg and Jonas Vik.",
            "canal",
        ),
        (
            "The main topic of the talks between Anna Berg and Jonas Vik was the canal.",
            "canal",
        ),
        (
            "Anna Berg and Jonas Vik met but failed to reach agreement over pay.",
            "pay",
        ),
        (
            "Anna Berg and Jonas Vik met but failed to agree on pay.",
            "pay",
        ),
        (
            "Ministers met in Lisse to discuss the canal with Anna Berg.",
            "canal",
        ),
    ] {
        assert_eq!(topics(body), [Some(topic.to_owned())], "in {body:?}");
    }
    for body in [
        met(" to hand over two buses to the school."),
        met(". The flag was raised at noon."),
        met(", and Karl Lund dealt with the bill."),
        met(" as part of a visit marking the union's victory over Varnia."),
    ] {
        assert_eq!(topics(&body), [None], "in {body:?}");
    }
}

#[test]
fn who_was_discussed_and_what_was_before_is_no_topic() {
    for body in [
        "Karl Novak was discussed as a candidate when Jonas Vik met Anna Berg.",
        "The bill was discussed before Jonas Vik met Anna Berg in Lisse.",
    ] {
        assert_eq!(topics(body), [None], "in {body:?}");
    }
}

#[test]
fn what_is_pertinent_to_something_is_a_topic_with_it() {
    let body = "Anna Berg met Jonas Vik to discuss issues pertinent to border trade.";
    assert_eq!(
        topics(body),
        [Some("issues pertinent to border trade".to_owned())]
    );
    let body = "Anna Berg received Jonas Vik in Lisse. During the meeting, Berg expressed thanks to Vik and expressed \
                commitment to expanding trade.";
    assert_eq!(topics(body), [Some("expanding trade".to_owned())]);
}

#[test]
fn what_was_discussed_among_other_things_is_a_topic_and_no_place() {
    let body = "Anna Berg met Jonas Vik on Monday and discussed, among other things, the harvest in Norway.";
    assert_eq!(topics(body), [Some("harvest in Norway".to_owned())]);
    assert_eq!(places(body), [None]);
}
