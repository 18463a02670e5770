//! Meetings of whole English texts: who met, and where a sentence leaves it to those round it to say so.

use crate::{
    domain::{Findings, Lang, MeetingStatus, Party, Place, When},
    lang::analyse,
    text,
};

/// What is found in an English text of 12 May 2031, and the text.
fn read(body: &str) -> (Findings, String) {
    let article = text::read("test", body.as_bytes(), "2031-05-12".parse().ok()).unwrap();
    (analyse(&article, Some(Lang::En)), article.text)
}

/// Who met in each meeting, by name and in the order found.
fn parties(body: &str) -> Vec<String> {
    let (findings, text) = read(body);
    let name = |party: &Party| party.name.of(&text).to_owned();
    let names = findings.meetings.iter().map(|meeting| {
        let names: Vec<String> = meeting.participants.iter().map(name).collect();
        names.join(" + ")
    });
    names.collect()
}

fn check(body: &str, expected: &[&str]) {
    assert_eq!(parties(body), expected, "in {body:?}");
}

/// Where each meeting took place.
pub(in crate::lang) fn places(body: &str) -> Vec<Option<String>> {
    let (findings, text) = read(body);
    let place = |place: Place| place.span.of(&text).to_owned();
    let meetings = findings.meetings.iter();
    meetings.map(|meeting| meeting.place.map(place)).collect()
}

/// On what day each meeting was.
pub(in crate::lang) fn dates(body: &str) -> Vec<Option<String>> {
    let meetings = read(body).0.meetings;
    let date = |when: When| when.date.to_string();
    meetings
        .iter()
        .map(|meeting| meeting.date.map(date))
        .collect()
}

/// What each meeting was about.
pub(in crate::lang) fn topics(body: &str) -> Vec<Option<String>> {
    let (findings, text) = read(body);
    let meetings = findings.meetings.iter();
    meetings
        .map(|meeting| meeting.topic.map(|topic| topic.of(&text).to_owned()))
        .collect()
}

fn statuses(body: &str) -> Vec<MeetingStatus> {
    let meetings = read(body).0.meetings;
    meetings.iter().map(|meeting| meeting.status).collect()
}

#[test]
fn each_meeting_of_a_row_is_with_whoever_was_told_to_hold_them() {
    check(
        "Mikal Jarvo, Varnia's Minister of Economy, held bilateral meetings in Lisse during the forum. During the \
         meeting with Marta Kosh, Commissioner for Energy, the sides highlighted their priorities. The meeting with \
         Nils Barka, Sylvania's Minister of Trade, reviewed the state of relations.",
        &["Mikal Jarvo + Marta Kosh", "Mikal Jarvo + Nils Barka"],
    );
    check(
        "The meeting with Nils Barka, Sylvania's Minister of Trade, reviewed the state of relations.",
        &[],
    );
}

#[test]
fn an_office_behind_a_guest_is_no_one_else() {
    check(
        "During a meeting with Marta Kosh, the commissioner, Anna Berg praised the plan.",
        &["Marta Kosh + Anna Berg"],
    );
    check(
        "During a meeting with Marta Kosh, Mayor Anna Berg praised the plan.",
        &["Marta Kosh + Anna Berg"],
    );
}

#[test]
fn an_office_of_several_fields_is_held_by_one() {
    for whom in [
        "the Minister of Health, Labour and Welfare Jonas Roth",
        "the Minister for Trade, Industry and Tourism Jonas Roth",
        "a delegation led by the Minister of Trade, Customs and Ports Jonas Roth",
        "the chairman of Norvik, Lund Steel and Holm Bank, Jonas Roth",
    ] {
        check(
            &format!("Karl Novak met {whom} in Lisse."),
            &["Karl Novak + Jonas Roth"],
        );
    }
    check(
        "Karl Novak met Prime Minister Karl Vik, Ana Berg and Jonas Roth in Lisse.",
        &["Karl Novak + Karl Vik + Ana Berg + Jonas Roth"],
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
fn two_offices_of_a_land_are_held_by_one() {
    check(
        "Karl Novak met Norway's Deputy Prime Minister and Foreign Minister Ali Hamad in Lisse.",
        &["Karl Novak + Ali Hamad"],
    );
    check(
        "Actor and former minister Karl Novak on Monday met Reform Party president and chief minister Ali Hamad.",
        &["Karl Novak + Ali Hamad"],
    );
    check(
        "Karl Novak met his rival and rebel leader Rik Tandor in Lisse.",
        &["Karl Novak + Rik Tandor"],
    );
    check(
        "Karl Novak met his deputy and President Rik Tandor in Lisse.",
        &["Karl Novak + his deputy + Rik Tandor"],
    );
}

#[test]
fn a_name_acts_though_no_comma_closes_its_office() {
    check(
        "Karl Denko, the deputy head of Varnia's Transitional Council (TC) met President Jonas Lund in Lisse.",
        &["Karl Denko + Jonas Lund"],
    );
}

#[test]
fn they_are_the_lands_whose_leaders_talked() {
    check(
        "On Sunday, Freedonia and Sylvania leaders held talks on the canal. They will meet again in Lisse on 16 July.",
        &["Freedonia + Sylvania leaders", "Freedonia + Sylvania"],
    );
}

#[test]
fn a_quotation_is_spoken_by_whoever_speaks_round_it() {
    let body = "Minister Karl Brandt will visit Sylvania.\n\n\"In Freedonia, I will meet Prime Minister Selina \
                Marau.\"\n\n\"I will sign a treaty,\" Brandt said.";
    check(body, &["Selina Marau + Karl Brandt"]);
}

#[test]
fn what_follows_another_meeting_is_said_of_that_one() {
    let body = "Anna Berg met Jonas Vik in Lisse on Monday. She met Karl Lund on Tuesday. The two discussed the canal.";
    assert_eq!(topics(body), [None, Some("canal".to_owned())]);
    let one = "Anna Berg met Jonas Vik in Lisse on Monday. The two discussed the canal.";
    assert_eq!(topics(one), [Some("canal".to_owned())]);
}

#[test]
fn who_stops_somewhere_to_meet_does_not_stop_meeting() {
    check(
        "Jonas Vik is expected to stop in Lisse to meet Queen Adela.",
        &["Jonas Vik + Adela"],
    );
    check("Jonas Vik has stopped meeting Queen Adela.", &[]);
}

#[test]
fn a_meeting_called_off_is_not_the_one_held_before() {
    use MeetingStatus::{Cancelled, Held};
    let body = "Anna Berg on Sunday cancelled her meeting with President Jonas Vik. Berg had met Vik in November 2030 \
                in Lisse.";
    assert_eq!(statuses(body), [Cancelled, Held]);
}

#[test]
fn since_when_two_have_not_met_is_no_meeting() {
    check("Anna Berg and Jonas Vik have not met since 2029.", &[]);
    check(
        "Anna Berg and Jonas Vik met in Lisse in 2029.",
        &["Anna Berg + Jonas Vik"],
    );
}

#[test]
fn what_is_near_or_may_be_is_planned_and_what_should_be_is_not() {
    use MeetingStatus::Planned;
    for body in [
        "Anna Berg and Jonas Vik are close to holding talks in Lisse.",
        "Anna Berg may hold talks with Jonas Vik in Lisse.",
        "Anna Berg has scheduled a meeting with Jonas Vik in Lisse.",
    ] {
        assert_eq!(statuses(body), [Planned], "in {body:?}");
    }
    check("Anna Berg should hold talks with Jonas Vik in Lisse.", &[]);
}

#[test]
fn who_comes_from_several_places_is_none_of_them() {
    let body = "Lawmakers from Norway, Sweden and Finland met President Jonas Vik in Lisse.";
    let met = parties(body);
    assert!(met.iter().all(|names| !names.contains("Sweden")), "{met:?}");
    check(
        "Norway, Sweden and Finland met in Lisse to discuss the canal.",
        &["Norway + Sweden + Finland"],
    );
}

#[test]
fn guests_with_days_of_their_own_are_met_apart() {
    check(
        "Anna Berg met with Jonas Vik on Monday and with Karl Lund on Tuesday.",
        &["Anna Berg + Jonas Vik", "Anna Berg + Karl Lund"],
    );
    check(
        "Anna Berg met with Jonas Vik and with Karl Lund on Tuesday.",
        &["Anna Berg + Jonas Vik + Karl Lund"],
    );
}

#[test]
fn who_had_met_somebody_before_acts_behind_it() {
    check(
        "Having met Anna Berg in Lisse, Jonas Vik flew to Lund.",
        &["Anna Berg + Jonas Vik"],
    );
}

#[test]
fn with_whom_others_act_is_no_party() {
    check(
        "Anna Berg met Foreign Minister Hassan Doral, and the two sides exchanged views on the war, which Varnia, \
         together with some other countries, has fuelled.",
        &["Anna Berg + Hassan Doral"],
    );
    check(
        "Anna Berg praised the talks between Freedonia and Sylvania, following a meeting with President Jonas Vik.",
        &["Anna Berg + Jonas Vik", "Freedonia + Sylvania"],
    );
}

#[test]
fn which_meeting_of_two_lands_it_was_is_no_meeting_of_its_own() {
    check(
        "Anna Berg met Jonas Vik in Lisse on Monday. It was the first meeting between Freedonia and Sylvania in years.",
        &["Anna Berg + Jonas Vik"],
    );
}

#[test]
fn the_company_is_no_union() {
    check(
        "The National Union of Workers (NUW) met Minister Karl Novak on Monday. Officials of NUW were glad. The company \
         met the minister on Tuesday.",
        &[
            "National Union of Workers (NUW) + Karl Novak",
            "company + Karl Novak",
        ],
    );
}
