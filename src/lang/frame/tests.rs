//! Every line of the rules is understood, every example of every frame holds, verbs get their forms.

use super::*;

#[test]
fn verbs_get_their_regular_forms() {
    let forms = |lang, verb| {
        verb_forms(lang, verb)
            .into_iter()
            .map(|(form, _)| form)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        forms(Lang::Id, "serah+kan"),
        ["menyerahkan", "diserahkan", "serahkan", "terserahkan"]
    );
    assert_eq!(forms(Lang::Id, "beri+"), ["memberi", "diberi", "beri"]);
    assert_eq!(
        forms(Lang::Id, "hadiah+i"),
        ["menghadiahi", "dihadiahi", "hadiahi"]
    );
    assert_eq!(
        forms(Lang::En, "donate"),
        ["donate", "donates", "donated", "donating"]
    );
    assert_eq!(
        forms(Lang::En, "supply"),
        ["supply", "supplies", "supplied", "supplying"]
    );
}

#[test]
fn every_line_of_the_rules_is_understood() {
    let known = [
        "frame", "verbs", "active", "passive", "noun", "noun:", "support", "kind", "status",
        "form", "weak", "bound", "exact", "persons", "guests", "plays", "means", "needs", "lacks",
        "deed", "bars", "implied", "endows", "trades", "moves", "offices", "people", "bodies",
        "mutual", "sure", "yes", "no",
    ];
    let rules = [
        include_str!("../../../assets/rules/id/gift.rules"),
        include_str!("../../../assets/rules/id/meeting.rules"),
        include_str!("../../../assets/rules/en/gift.rules"),
        include_str!("../../../assets/rules/en/meeting.rules"),
    ];
    for line in rules.iter().flat_map(|rules| rules.lines()) {
        let line = line.split('#').next().unwrap_or_default().trim();
        let (key, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        assert!(line.is_empty() || known.contains(&key), "{line}");
        if let "active" | "passive" | "noun:" = key {
            assert!(pattern(Voice::Active, rest.trim()).is_some(), "{line}");
        }
    }
}

/// A sentence of the rules without its marks, and the marked words with their roles.
fn unmark(example: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = example;
    while let Some((before, marked)) = rest.split_once('[') {
        let (words, behind) = marked.split_once("](").expect("a mark has a role");
        let (role, after) = behind.split_once(')').expect("a role is closed");
        text.push_str(before);
        text.push_str(words);
        marks.push((words.to_owned(), role.to_owned()));
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

/// What is found in a sentence: role and words of every party and item.
fn roles_in(text: &str, lang: Lang, event: Event) -> Vec<(String, String)> {
    use crate::domain::{Article, Span};
    let article = Article::of(text);
    let found = crate::lang::analyse(&article, Some(lang));
    let words = |span: Span| span.of(text).to_owned();
    let mut roles = Vec::new();
    if event == Event::Gift {
        for gift in &found.gifts {
            roles.extend(
                gift.givers
                    .iter()
                    .map(|party| ("giver".to_owned(), words(party.span))),
            );
            roles.extend(
                gift.recipients
                    .iter()
                    .map(|party| ("recipient".to_owned(), words(party.span))),
            );
            for item in &gift.items {
                let whole = item
                    .quantity_span
                    .map_or(item.what, |span| span.cover(item.what));
                roles.push(("item".to_owned(), words(whole)));
            }
        }
    } else {
        let parties = found
            .meetings
            .iter()
            .flat_map(|meeting| &meeting.participants);
        roles.extend(parties.map(|party| ("participant".to_owned(), words(party.span))));
    }
    roles
}

#[test]
fn every_example_of_every_frame_holds() {
    let mut wrong = Vec::new();
    for lang in [Lang::Id, Lang::En] {
        for frame in &Frames::of(lang).frames {
            for &(yes, example) in &frame.examples {
                let (text, marks) = unmark(example);
                let found = roles_in(&text, lang, frame.event);
                let bare = |words: &str| {
                    words
                        .trim_start_matches("the ")
                        .trim_start_matches("The ")
                        .trim_start_matches("a ")
                        .trim_end_matches(" itu")
                        .to_owned()
                };
                let agrees = |(words, role): &(String, String)| {
                    found.iter().any(|(other, said)| {
                        other == role
                            && (bare(said) == bare(words)
                                || words.ends_with(said.as_str()) && role != "item")
                    })
                };
                let holds = if yes {
                    marks.iter().all(agrees)
                } else {
                    found.is_empty()
                };
                if !holds {
                    wrong.push(format!(
                        "{} {}: {example}\n    found {found:?}",
                        lang.code(),
                        frame.name
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
