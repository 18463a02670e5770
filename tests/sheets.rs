//! The ledger, the timeline and dossiers: what keys do there, and what is drawn.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/drawn.rs"]
mod drawn;
#[path = "common/story.rs"]
mod story;

use std::sync::Arc;

use desk::{annals, answer_all, desk};
use drawn::{draw, press_at_desk, rows, snapshot_of, text};
use ratatui::style::{Color, Modifier};
use story::{harbour, keys, open};
use warta::{
    app::{
        Action, Aim, By, Dossier, Effect, Gesture, Marking, Order, Pane, Sheet, State,
        command::Where, dossier::Section, sheet::leaving::Leaving, update,
    },
    domain::{ArticleKey, Mark, RecordName, Verdict},
    view::{
        Look,
        glyphs::Glyphs,
        theme::{Depth, Scheme, Theme},
    },
};

/// Presses keys; what is wished of the store comes true, and the wishes come back too.
fn press(state: &mut State, chords: &str) -> Vec<Effect> {
    let mut wished = Vec::new();
    for action in keys(chords) {
        let effects = update(state, action);
        wished.extend(effects.iter().cloned());
        answer_all(state, effects);
    }
    wished
}

fn ledger(state: &State) -> &warta::app::Ledger {
    match &state.sheet {
        Some(Sheet::Ledger(ledger)) => ledger,
        other => panic!("no ledger: {other:?}"),
    }
}

fn dossier(state: &State) -> &Dossier {
    match &state.sheet {
        Some(Sheet::Dossier(dossier)) => dossier,
        other => panic!("no dossier: {other:?}"),
    }
}

/// Where the reader is, in a word.
fn place(state: &State) -> Where {
    state.place()
}

#[test]
fn the_ledger_opens_from_anywhere_and_gives_back_what_it_lay_over() {
    for (before, focus) in [
        ("", Pane::List),
        ("enter", Pane::Article),
        ("q", Pane::Feeds),
    ] {
        let mut state = desk((120, 40));
        press(&mut state, "j j");
        press(&mut state, before);
        let was = state.clone();
        assert_eq!(
            press(&mut state, "gl")[0],
            Effect::Events(Order::Latest, String::new())
        );
        assert_eq!(place(&state), Where::Ledger);
        press(&mut state, "j j q");
        assert_eq!((state.focus, state.listed()), (focus, was.listed()));
        assert_eq!(state.sheet, None);
    }
}

#[test]
fn enter_opens_the_article_at_the_telling_and_q_returns_to_the_event() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j");
    let effects = press(&mut state, "enter");
    assert!(
        matches!(effects[0], Effect::Take(_, ArticleKey(3))),
        "{effects:?}"
    );
    assert_eq!(
        (place(&state), state.opened().unwrap().key),
        (Where::Article, Some(ArticleKey(3)))
    );
    // No record of the story is the one sought, but its words stand there.
    press(&mut state, "j j tab q q");
    assert_eq!((place(&state), ledger(&state).list.at), (Where::Ledger, 1));
    press(&mut state, "tab j enter");
    assert_eq!(state.opened().unwrap().key, Some(ArticleKey(8)));
    press(&mut state, "backspace");
    assert_eq!(
        (ledger(&state).list.at, ledger(&state).source),
        (1, Some(1))
    );
    press(&mut state, "q q");
    assert_eq!((place(&state), state.visits.len()), (Where::List, 0));
}

#[test]
fn the_record_that_was_sought_is_selected_once_it_is_found() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j");
    let story = harbour();
    let found = warta::app::Found::new(story.findings.clone());
    let second = found.order[1];
    let name = warta::app::judging::name(&story.article, &found, second).unwrap();
    let mut rows = annals::events();
    rows[1].sources[0].record = name;
    update(&mut state, Action::EventRows(rows));
    press(&mut state, "enter");
    assert_eq!(state.opened().unwrap().selected, Some(second));
    assert_eq!(state.opened().unwrap().telling, Some(0));
    press(&mut state, "q j enter");
    assert_eq!(
        state.notice.as_deref(),
        Some("the article no longer tells this")
    );
}

#[test]
fn an_article_opened_from_the_list_leads_back_to_the_list() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j enter J q");
    assert_eq!(place(&state), Where::List);
}

#[test]
fn a_filter_and_a_sort_ask_for_other_events_and_keep_the_cursor() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j");
    let asked = |effects: Vec<Effect>| match &effects[..] {
        [Effect::Events(Order::Latest, filter), ..] => filter.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(asked(press(&mut state, "F b e l l s enter")), "bells");
    assert_eq!((ledger(&state).list.at, ledger(&state).list.len()), (1, 2));
    assert_eq!(asked(press(&mut state, "c")), "with:gifts bells");
    assert_eq!(asked(press(&mut state, "c")), "with:meetings bells");
    assert_eq!(asked(press(&mut state, "c")), "bells");
    let library = state.library.as_ref().unwrap();
    assert_eq!(library.filter, "", "the list has its own");
}

#[test]
fn the_command_line_filters_and_completes_what_can_be_given_here() {
    let mut state = desk((120, 40));
    press(&mut state, "gl");
    let effects = press(&mut state, ": s e a r c h space b e l l s enter");
    assert_eq!(effects, [Effect::Events(Order::Latest, "bells".into())]);
    press(&mut state, ": n e x t enter");
    let told = "nothing is searched for: / searches the events";
    assert_eq!(state.notice.as_deref(), Some(told));
    press(&mut state, ": n e x t - m tab");
    assert_eq!(state.line.as_ref().unwrap().text(), "next-month");
    press(&mut state, "esc q : n e x t - m tab");
    assert_eq!(state.line.as_ref().unwrap().text(), "next-meeting");
}

#[test]
fn a_verdict_is_about_every_telling_and_taken_back() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j");
    let judged = |article: i64, before, now| Marking {
        mark: Mark::Judged {
            record: RecordName(format!("record {article}")),
            before,
            now,
        },
        keys: vec![ArticleKey(article)],
    };
    let wrong = Some(Verdict::Wrong);
    let both = vec![judged(3, None, wrong), judged(8, None, wrong)];
    assert_eq!(press(&mut state, "-")[0], Effect::Mark(both, By::User));
    assert!(annals::has(
        ledger(&state).list.selected().unwrap(),
        Verdict::Wrong
    ));
    assert_eq!(state.notice.as_deref(), Some("record rejected"));
    press(&mut state, "u");
    assert_eq!(ledger(&state).list.selected().unwrap().verdict(), None);
    press(&mut state, "+");
    let back = vec![
        judged(3, Some(Verdict::Right), None),
        judged(8, Some(Verdict::Right), None),
    ];
    assert_eq!(press(&mut state, "+")[0], Effect::Mark(back, By::User));
}

#[test]
fn a_ledger_that_was_read_before_a_verdict_was_written_is_asked_for_again() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j");
    let marking = Marking {
        mark: Mark::Judged {
            record: RecordName("record 3".into()),
            before: None,
            now: Some(Verdict::Wrong),
        },
        keys: vec![ArticleKey(3)],
    };
    let action = Action::Marked {
        done: Ok(vec![marking]),
        by: By::User,
    };
    let again = [Effect::Events(Order::Latest, String::new())];
    assert_eq!(update(&mut state, action.clone()), again);
    press(&mut state, "-");
    assert_eq!(update(&mut state, action), [], "it was given here");
}

#[test]
fn what_leaves_the_ledger_is_the_event_or_all_of_them() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j");
    let [Effect::Copy(text)] = &press(&mut state, "yr")[..] else {
        panic!("nothing is copied");
    };
    assert!(
        text.starts_with("Oren Vasko → city of Lumira: 2 bronze bells; fishing boat (given, Lumira, 2031-05-17, says the harbour office, 2 sources)\n≠ number")
            && text.contains("“the three bells that the premier brought”"),
        "{text}"
    );
    let [Effect::Copy(text)] = &press(&mut state, "tab j yq")[..] else {
        panic!("nothing is copied");
    };
    assert!(
        text.starts_with("“the three bells that the premier brought”\nThree bells"),
        "{text}"
    );
    let link = "https://post.lumira.example/8".to_owned();
    assert_eq!(press(&mut state, "yl"), [Effect::Copy(link.clone())]);
    assert_eq!(press(&mut state, "o"), [Effect::Browse(link)]);
    let gather = |leaving| Effect::Gather(Order::Latest, String::new(), leaving);
    assert_eq!(press(&mut state, "S"), [gather(Leaving::Save)]);
    assert_eq!(
        press(&mut state, "| w c enter"),
        [gather(Leaving::Pipe("wc".into()))]
    );
}

#[test]
fn what_was_gathered_is_saved_and_piped_with_who_tells_it() {
    let events = annals::events();
    let gathered = |leaving| {
        let mut state = desk((80, 24));
        let action = Action::Gathered {
            filter: "with:gifts *".into(),
            events: Ok(events.clone()),
            left: 3,
            leaving,
        };
        update(&mut state, action).remove(0)
    };
    let Effect::Save { name, text } = gathered(Leaving::Save) else {
        panic!("it is not saved");
    };
    assert_eq!(name, "ledger-with-gifts");
    assert!(
        text.starts_with("# Ledger: with:gifts \\*\n\n- **2031-06-03** Oren Vasko ↔ Noor Halim"),
        "{text}"
    );
    assert!(text.contains("  - ≠ number: 2 bells"), "{text}");
    assert!(text.contains("  - [Three bells for the tower](<https://post.lumira.example/8>), Tarn Weekly, 2031-05-19: “the three bells"), "{text}");
    assert!(text.ends_with("\n3 more are not in this file.\n"), "{text}");
    let Effect::Pipe { line, text } = gathered(Leaving::Pipe("less".into())) else {
        panic!("it is not piped");
    };
    assert_eq!((line.as_str(), text.lines().count()), ("less", 6));
    assert!(
        text.lines()
            .nth(4)
            .unwrap()
            .starts_with("?\t? → Island school: 40 desks (promised, aid, 1 source)\thttps://")
    );
}

#[test]
fn whose_dossier_is_meant_is_asked_where_it_may_be_several() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j gd");
    let offered = |state: &State| -> Vec<String> {
        let named = warta::app::naming::offered(state).into_iter();
        named
            .map(|named| format!("{} {}", named.name, named.about))
            .collect()
    };
    assert_eq!(
        offered(&state),
        [
            "Oren Vasko giver",
            "city of Lumira recipient",
            "Lumira place"
        ]
    );
    press(&mut state, "o r e n");
    assert_eq!(offered(&state), ["Oren Vasko giver"]);
    assert_eq!(
        press(&mut state, "enter"),
        [Effect::Dossier("Oren Vasko".into())]
    );
    assert_eq!(dossier(&state).at, Some((Section::Received, 0)));
    press(&mut state, "q");
    assert_eq!((place(&state), ledger(&state).list.at), (Where::Ledger, 1));
    press(&mut state, "gd N o b o d y enter");
    assert_eq!(dossier(&state).name, "Nobody");
}

#[test]
fn entities_of_the_text_and_records_of_the_panel_lead_to_dossiers() {
    let mut state = desk((120, 40));
    press(&mut state, "enter ]e ]e");
    let effects = press(&mut state, "gd");
    assert_eq!(effects, [Effect::Dossier("Oren Vasko".into())]);
    press(&mut state, "q");
    assert_eq!(place(&state), Where::Article);
    press(&mut state, "tab gd");
    let names: Vec<String> = warta::app::naming::offered(&state)
        .into_iter()
        .map(|named| format!("{} {}", named.name, named.about))
        .collect();
    assert_eq!(names[0], "Oren Vasko giver", "{names:?}");
    press(&mut state, "enter q");
    assert_eq!(place(&state), Where::Panel);
    press(&mut state, ": s h o w - d o s space N o o r enter");
    assert_eq!(dossier(&state).name, "Noor");
}

#[test]
fn every_line_of_a_dossier_leads_somewhere() {
    let mut state = desk((120, 40));
    press(
        &mut state,
        ": s h o w - d o s space O r e n space V a s k o enter",
    );
    press(&mut state, "enter");
    assert_eq!(state.opened().unwrap().key, Some(ArticleKey(3)));
    press(&mut state, "q tab tab enter");
    let filter = "with:meetings entity:\"Oren Vasko\" entity:\"Noor Halim\"";
    assert_eq!(ledger(&state).filter, filter);
    press(&mut state, "q j enter");
    assert_eq!(place(&state), Where::Article, "one meeting is one telling");
    press(&mut state, "q tab j enter");
    assert_eq!(dossier(&state).name, "Noor Halim");
    press(&mut state, "q tab enter");
    assert_eq!(state.opened().unwrap().key, Some(ArticleKey(3)));
    press(&mut state, "q gt");
    assert_eq!(ledger(&state).filter, "entity:\"Oren Vasko\"");
    assert_eq!(place(&state), Where::Timeline);
    press(&mut state, "q");
    assert_eq!(dossier(&state).at, Some((Section::Recent, 0)));
    press(&mut state, "q");
    assert_eq!(place(&state), Where::List);
}

#[test]
fn a_timeline_begins_today_and_goes_by_months() {
    let mut state = desk((120, 40));
    press(&mut state, "gt");
    assert_eq!((ledger(&state).list.at, ledger(&state).list.len()), (4, 6));
    press(&mut state, "{");
    assert_eq!(ledger(&state).list.at, 1);
    press(&mut state, "} }");
    assert_eq!(ledger(&state).list.at, 5);
    press(&mut state, "}");
    assert_eq!(state.notice.as_deref(), Some("no further month has events"));
    press(&mut state, "gl");
    assert_eq!(place(&state), Where::Ledger);
}

#[test]
fn a_dossier_without_events_has_the_whole_width() {
    let mut state = desk((80, 24));
    press(&mut state, "enter ]e gd");
    let mut known = (*annals::dossier("Oren Vasko")).clone();
    (known.received, known.gave) = (Vec::new(), Vec::new());
    (known.met, known.here) = (Vec::new(), Vec::new());
    let title = "A title that is longer than half of the screen is wide";
    known.recent[0].title = title.into();
    let name = dossier(&state).name.clone();
    update(&mut state, Action::Dossier(name, Ok(Arc::new(known))));
    let shown = rows(&draw(&state, &drawn::look()).0).join("\n");
    assert!(shown.contains(title) && !shown.contains('│'), "{shown}");
}

#[test]
fn names_have_the_room_of_what_is_not_told() {
    let mut state = desk((80, 24));
    press(&mut state, "gl");
    let mut events = annals::events();
    for event in &mut events[2..4] {
        event.sides[0] = vec!["Harbour Council of Lumira".into(), "Ana Lima".into()];
    }
    update(&mut state, Action::EventRows(events));
    let shown = rows(&draw(&state, &drawn::look()).0);
    let whole = "Harbour Council of Lumira ↔ Ana Lima  ";
    assert!(shown[4].contains(whole), "{}", shown[4]);
    assert!(
        !shown[5].contains(whole) && shown[5].contains('…'),
        "{}",
        shown[5]
    );
}

#[test]
fn words_are_searched_in_the_events_and_n_goes_on() {
    let mut state = desk((120, 40));
    press(&mut state, "gl");
    let mut check = |chords: &str, at: usize, notice: Option<&str>| {
        press(&mut state, chords);
        let seen = (ledger(&state).list.at, state.notice.as_deref());
        assert_eq!(seen, (at, notice), "{chords}");
    };
    check(
        "n",
        0,
        Some("nothing is searched for: / searches the events"),
    );
    check("/ h a l i m enter", 0, None);
    check("n", 3, None);
    check("n", 5, None);
    check("n", 0, None);
    check("N", 5, None);
    check("/ v a s k o space B E L L s enter", 1, None);
    check("/ x y z enter", 1, Some("no event has xyz"));
    check(
        "esc n",
        1,
        Some("nothing is searched for: / searches the events"),
    );
    check("/ t h r e e esc", 1, None);
    let mut state = desk((120, 40));
    press(&mut state, "gl / h a l i m enter F b e l l s enter");
    assert_eq!(ledger(&state).sought, "halim");
}

#[test]
fn a_search_goes_round_and_asks_each_event_once() {
    let mut state = desk((120, 40));
    press(&mut state, "gl j j / q u a y");
    let seek = |state: &mut State, chord: &str| match update(state, keys(chord).remove(0))
        .as_slice()
    {
        [Effect::SeekEvent(keys, words)] => (keys.iter().map(|key| key.0).collect(), words.clone()),
        other => panic!("{other:?}"),
    };
    let words = "quay".to_owned();
    let found: (Vec<i64>, String) = seek(&mut state, "enter");
    assert_eq!(found, (vec![3, 4, 5, 6, 1, 2], words.clone()));
    assert_eq!(
        seek(&mut state, "n"),
        (vec![4, 5, 6, 1, 2, 3], words.clone())
    );
    assert_eq!(seek(&mut state, "N"), (vec![2, 1, 6, 5, 4, 3], words));
    let late = Action::EventSought("other".into(), None);
    update(&mut state, late);
    assert_eq!(
        state.notice.as_deref(),
        Some("searching the events for quay")
    );
}

#[test]
fn the_sheet_that_lay_over_the_panes_lies_there_at_the_next_start() {
    for (chords, place, at) in [
        ("gl j j", Where::Ledger, Some(2)),
        ("gt k k", Where::Timeline, Some(2)),
        ("gl F b e l l s enter j", Where::Ledger, Some(1)),
        ("enter ]e gd", Where::Dossier, None),
        ("gl q", Where::List, None),
    ] {
        let mut state = desk((120, 40));
        press(&mut state, chords);
        let remembered = state.remembered().unwrap();
        let written = serde_json::to_string(&remembered).unwrap();
        assert_eq!(
            serde_json::from_str(&written).ok(),
            Some(remembered.clone())
        );
        let mut resumed = State::stored((120, 40)).resumed(remembered);
        let first = resumed.first_effects();
        answer_all(&mut resumed, first);
        assert_eq!(resumed.place(), place, "{chords}");
        if let Some(at) = at {
            assert_eq!(ledger(&resumed).list.at, at, "{chords}");
            assert_eq!(ledger(&resumed).filter, ledger(&state).filter);
        }
        press(&mut resumed, "q");
        assert!(resumed.sheet.is_none(), "{chords}");
    }
}

#[test]
fn a_filter_that_leaves_the_event_out_stays_near_its_time() {
    let mut state = desk((120, 40));
    press(&mut state, "gt");
    assert_eq!(ledger(&state).list.selected().unwrap().key.0, 2);
    press(&mut state, "{ {");
    assert_eq!(ledger(&state).list.at, 0);
    press(&mut state, "F b e l l s enter");
    assert_eq!(ledger(&state).list.selected().unwrap().key.0, 2);
    press(&mut state, "j F C-u enter");
    assert_eq!(ledger(&state).list.selected().unwrap().key.0, 1);
}

#[test]
fn a_click_selects_an_event_and_opens_it_the_second_time() {
    for (size, chord, rows) in [
        ((120, 40), "gl", [2, 3]),
        ((40, 12), "gl", [1, 4]),
        ((120, 40), "gt", [4, 6]),
    ] {
        let mut state = desk(size);
        press_at_desk(&mut state, chord);
        let look = drawn::look();
        let at = |state: &State, row| warta::view::pointing::at(state, &look, (9, row));
        assert_eq!(at(&state, rows[0]), Some(Aim::Sheet(Some(0))), "{chord}");
        let aim = at(&state, rows[1]).unwrap();
        assert_eq!(aim, Aim::Sheet(Some(1)), "{chord}");
        let effects = update(&mut state, Action::Pointed(aim.clone(), Gesture::Click));
        assert_eq!((effects, ledger(&state).list.at), (Vec::new(), 1));
        update(&mut state, Action::Pointed(aim.clone(), Gesture::Wheel(1)));
        assert_eq!(ledger(&state).list.at, 2);
        for _ in 0..2 {
            update(&mut state, Action::Pointed(aim.clone(), Gesture::Click));
        }
        assert_eq!(place(&state), Where::Article);
    }
}

#[test]
fn what_is_not_stored_has_no_ledger() {
    let mut state = open(vec![harbour()], (80, 24));
    for chord in ["gl", "gt", "gd"] {
        press(&mut state, chord);
        let told = "these articles are not stored: it is about those that are";
        assert_eq!(
            (state.sheet.is_none(), state.notice.as_deref()),
            (true, Some(told))
        );
    }
}

#[test]
fn commands_of_the_panes_say_that_they_are_not_for_a_sheet() {
    let mut state = desk((80, 24));
    press(&mut state, "gl");
    for chord in ["J", "z", "i", "A", "]g", "H", "n"] {
        assert_eq!(press(&mut state, chord), [], "{chord}");
        assert!(state.notice.is_some() && state.sheet.is_some(), "{chord}");
    }
}

#[test]
fn many_sheets_above_each_other_hold_few_rows() {
    let mut state = desk((80, 24));
    for number in 0..30 {
        press(&mut state, if number % 2 == 0 { "gl" } else { "gt" });
    }
    let held = state.visits.iter().filter(|visit| match &visit.sheet {
        Some(Sheet::Ledger(ledger)) => !ledger.list.is_empty(),
        _ => false,
    });
    assert!(held.count() <= 7);
    for _ in 0..29 {
        press(&mut state, "q");
        assert_eq!(ledger(&state).list.len(), 6);
    }
}

#[test]
fn each_view_is_drawn_for_each_size() {
    for (name, size, chords) in [
        ("ledger-wide", (120, 40), "gl j tab j"),
        ("ledger-middling", (80, 24), "gl j j"),
        ("ledger-small", (40, 12), "gl j"),
        ("ledger-small-sources", (40, 12), "gl j tab"),
        ("timeline-wide", (120, 40), "gt"),
        ("timeline-middling", (80, 24), "gt k"),
        ("timeline-small", (40, 12), "gt k k"),
        ("dossier-wide", (120, 40), "gl j gd enter tab"),
        ("dossier-middling", (80, 24), "gl j gd enter j j"),
        ("dossier-small", (40, 12), "gl j gd enter tab tab tab"),
        ("naming", (80, 24), "gl j gd"),
    ] {
        let mut state = desk(size);
        press_at_desk(&mut state, chords);
        snapshot_of(name, &state, size.0 == 120);
    }
}

#[test]
fn a_sheet_that_is_loading_empty_failed_or_too_small_says_so() {
    let check = |size, chords: &str, actions: Vec<Action>, expected: &str| {
        let mut state = desk(size);
        for action in keys(chords) {
            update(&mut state, action);
        }
        for action in actions {
            update(&mut state, action);
        }
        let screen = text(&state);
        let words: Vec<&str> = screen.split_whitespace().collect();
        assert!(words.join(" ").contains(expected), "{screen}");
    };
    let failed = |order| {
        let mut told = annals::told(order, "");
        told.keys = Err("could not read the store".into());
        told.rows.clear();
        told.held = 0..0;
        vec![Action::Events(Box::new(told))]
    };
    for size in [(120, 40), (80, 24), (40, 12)] {
        check(size, "gl", Vec::new(), "LEDGER Reading …");
        check(
            size,
            "gl",
            failed(Order::Latest),
            "could not read the store",
        );
        check(size, "gt", failed(Order::Along), "could not read the store");
        let mut none = annals::told(Order::Latest, "nothing");
        none.filter.clear();
        check(
            size,
            "gl",
            vec![Action::Events(Box::new(none))],
            "No stored article tells of a gift",
        );
        let who = ": s h o w - d o s space X y enter";
        check(size, who, Vec::new(), "Xy Reading …");
        let known = Action::Dossier("Xy".into(), Ok(Arc::default()));
        check(size, who, vec![known], "No stored article names Xy.");
        let lost = Action::Dossier("Xy".into(), Err("it is damaged".into()));
        check(size, who, vec![lost], "it is damaged");
    }
    let mut filtered = desk((80, 24));
    press_at_desk(&mut filtered, "gl F n o t h i n g enter");
    assert!(text(&filtered).contains("No event is what the filter means."));
    let mut small = desk((80, 24));
    press_at_desk(&mut small, "gl");
    update(&mut small, Action::Resized(39, 12));
    assert!(text(&small).contains("too small"));
}

#[test]
fn without_utf8_and_colour_the_sheets_tell_everything() {
    let look = Look {
        theme: Theme::new(Scheme::Monochrome, Depth::Mono),
        glyphs: Glyphs::ASCII,
        leads: false,
        plain: false,
    };
    for chords in ["gl j", "gt", "gl j gd enter"] {
        let mut state = desk((120, 40));
        press_at_desk(&mut state, chords);
        let (cells, _) = draw(&state, &look);
        let screen = rows(&cells).join("\n");
        assert!(screen.is_ascii(), "{screen}");
        let plain = |cell: &ratatui::buffer::Cell| cell.fg == Color::Reset;
        assert!(cells.content.iter().all(plain));
        assert!(
            cells
                .content
                .iter()
                .any(|cell| cell.modifier.contains(Modifier::CROSSED_OUT))
                || chords != "gt"
        );
        if chords == "gl j" {
            drawn::snapshot("ledger-ascii", &screen);
        }
    }
}

#[test]
fn drawing_a_sheet_again_after_measuring_changes_nothing() {
    for chords in ["gl j j", "gt", "gl j gd enter tab tab"] {
        for size in [(120, 40), (80, 24), (40, 12)] {
            let mut state = desk(size);
            press_at_desk(&mut state, chords);
            let once = text(&state);
            drawn::settle(&mut state);
            assert_eq!(once, text(&state));
        }
    }
}
