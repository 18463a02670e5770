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
    for wish in [
        "is willing to meet",
        "is prepared to meet",
        "is now ready to hold talks with",
    ] {
        check(&format!("Anna Berg {wish} Jonas Vik in Lisse."), &[]);
    }
    check(
        "Anna Berg made clear that she's prepared to meet Jonas Vik.",
        &[],
    );
    let set = "Anna Berg is ready for the trip and will meet Jonas Vik in Lisse.";
    assert_eq!(statuses(set), [Planned]);
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

#[test]
fn one_who_holds_two_offices_behind_the_name_is_one() {
    check(
        "Karl Novak held talks with Rik Tandor, chairman of the Norvik Party and president of the Varnian State Committee, who \
         arrived in Lisse on Monday.",
        &["Karl Novak + Rik Tandor"],
    );
    check(
        "Karl Novak met Sweden's State Secretary to the Minister of Defence, Rik Tandor, discussing the canal.",
        &["Karl Novak + Rik Tandor"],
    );
    check(
        "Karl Novak met the envoy to Varnia, Rik Tandor, in Lisse.",
        &["Karl Novak + Rik Tandor"],
    );
}

#[test]
fn guests_of_a_row_of_days_are_met_one_by_one() {
    check(
        "Anna Berg met Jonas Vik on Monday, Karl Lund on Tuesday and Rik Tandor on Friday.",
        &[
            "Anna Berg + Jonas Vik",
            "Anna Berg + Karl Lund",
            "Anna Berg + Rik Tandor",
        ],
    );
    check(
        "Anna Berg met Jonas Vik on Monday, Varnia said on Tuesday.",
        &["Anna Berg + Jonas Vik"],
    );
}

#[test]
fn a_new_venue_undoes_no_meeting() {
    use MeetingStatus::{Cancelled, Planned};
    let was = "Anna Berg had been scheduled to meet Jonas Vik on Thursday but";
    assert_eq!(
        statuses(&format!("{was} the venue was changed to Lisse.")),
        [Planned]
    );
    assert_eq!(statuses(&format!("{was} flew home.")), [Cancelled]);
}

#[test]
fn who_accepts_an_invitation_has_yet_to_meet() {
    use MeetingStatus::{Held, Planned};
    for asked in ["an invitation", "a proposal"] {
        let body = format!("Anna Berg has accepted {asked} to meet Jonas Vik in Lisse.");
        assert_eq!(statuses(&body), [Planned], "in {body:?}");
    }
    let came = "Anna Berg accepted the prize and met Jonas Vik in Lisse.";
    assert_eq!(statuses(came), [Held]);
}

#[test]
fn what_kind_of_visit_it_was_may_be_told_by_two_words() {
    check(
        "The Archbishop paid a courtesy and congratulatory visit to Governor Jonas Vik in Lisse.",
        &["Archbishop + Jonas Vik"],
    );
}

#[test]
fn whose_officials_were_to_meet_may_be_told_by_an_acronym() {
    check(
        "Karl Novak cancelled a meeting between Varnian and PLO officials, on civilian affairs, in Lisse.",
        &["Varnian + PLO officials"],
    );
}

#[test]
fn what_somebody_was_then_is_nobody_else() {
    check(
        "Jonas Vik, who as Varnia's ambassador to Sylvania conducted talks with Freedonia, resigned.",
        &["Jonas Vik + Freedonia"],
    );
}

#[test]
fn he_is_who_met_somebody_and_not_whom() {
    check(
        "Karl Berg met President Jonas Vik. He also met Rik Tandor in Lisse.",
        &["Karl Berg + Jonas Vik", "Karl Berg + Rik Tandor"],
    );
    check(
        "At the reception, Karl Berg interacted with Singapore President Jonas Vik. He also met Rik Tandor in Lisse.",
        &["Karl Berg + Jonas Vik", "Karl Berg + Rik Tandor"],
    );
    check(
        "Anna Berg met President Jonas Vik. He also met Rik Tandor in Lisse.",
        &["Anna Berg + Jonas Vik", "Jonas Vik + Rik Tandor"],
    );
}

#[test]
fn a_deputy_of_somebody_is_named_behind_a_comma() {
    check(
        "Karl Berg met Jonas Vik's deputy, Marta Kosh, in Lisse.",
        &["Karl Berg + Marta Kosh"],
    );
    check(
        "Karl Berg met Governor Jonas Vik, Rik Tandor and Marta Kosh in Lisse.",
        &["Karl Berg + Jonas Vik + Rik Tandor + Marta Kosh"],
    );
}
