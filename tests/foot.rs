//! The bottom line and the panes that have nothing to show: each says what can be done next, and no key of another
//! place is silent.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/drawn.rs"]
mod drawn;
#[path = "common/story.rs"]
mod story;

use std::sync::Arc;

use desk::desk;
use drawn::{draw, look, press_at_desk, rows};
use warta::{
    app::{Action, Asked, Body, Listing, Shelf, State, available, update},
    domain::{Article, Paragraph, Span},
    view::{Look, leads},
};

fn screen(state: &State) -> String {
    rows(&draw(state, &look()).0).join("\n")
}

/// The bottom line after keys.
fn foot(size: (u16, u16), chords: &str) -> String {
    let mut state = desk(size);
    press_at_desk(&mut state, chords);
    rows(&draw(&state, &look()).0).pop().unwrap()
}

#[test]
fn undo_is_offered_only_for_what_was_just_changed() {
    let offers = |chords: &str| foot((120, 40), chords).contains("u undo");
    assert!(offers("s"));
    assert!(offers("s j m"));
    assert!(!offers("s y l"), "a copy is not undone");
    assert!(!offers("s x"), "a refusal is not undone");
    assert!(!offers("s j"));
}

#[test]
fn no_two_hints_are_the_same_words() {
    let line = foot((120, 40), "q");
    assert!(line.starts_with("Enter list  r refresh"), "{line}");
    assert_eq!(line.matches(" list").count(), 1, "{line}");
}

#[test]
fn a_narrow_list_leaves_its_bottom_line_to_what_can_be_done() {
    assert!(foot((40, 12), "j").starts_with("Enter open  "));
    assert!(foot((80, 24), "j").starts_with("Tarn Weekly   Enter open"));
}

#[test]
fn where_the_reasons_are_shown_their_key_leads_back_to_the_records() {
    assert!(foot((120, 40), "enter tab").contains("w why"));
    assert!(foot((120, 40), "enter tab w").contains("w records"));
}

#[test]
fn a_key_of_another_place_says_where_it_counts() {
    let mut state = desk((80, 24));
    let mut check = |chords: &str, expected: Option<&str>| {
        press_at_desk(&mut state, chords);
        assert_eq!(state.notice.as_deref(), expected, "{chords}");
    };
    check("x", Some("x (toggle-whole) counts in: article, panel"));
    check("c", Some("c (cycle-events) counts in: ledger, timeline"));
    check(
        "y r",
        Some("yr (copy-record) counts in: article, panel, ledger, timeline, dossier"),
    );
    check("X", None);
    check("5 X", None);
    check("g X", None);
    check("? c", None);
    check("esc : x", None);
}

/// It used to say how to get a text, and what was typed then was run as commands, key by key.
#[test]
fn a_search_where_a_list_stands_alone_is_for_its_articles() {
    for chords in ["/", "q /"] {
        let mut state = desk((80, 24));
        press_at_desk(&mut state, chords);
        let line = state.line.as_ref().expect(chords);
        assert_eq!((line.asked, line.text()), (Asked::Filter, ""));
        press_at_desk(&mut state, "s w o r d enter");
        assert_eq!(state.library.as_ref().unwrap().filter, "sword");
    }
    assert!(
        screen(&desk((120, 40))).contains("Nothing is open. Enter in the list opens an article.")
    );
}

#[test]
fn a_feed_without_articles_that_failed_says_why_and_what_to_do() {
    let mut state = desk((40, 12));
    press_at_desk(&mut state, "q 4 j enter");
    let shelf = state.library.as_ref().unwrap().shelf.clone();
    assert!(matches!(shelf, Shelf::Feed(_)));
    let none = Action::List {
        listing: Listing::new(shelf, ""),
        keys: Ok(Arc::new([])),
        rows: Vec::new(),
        whole: true,
    };
    update(&mut state, none);
    let screen = screen(&state);
    let words: Vec<&str> = screen.split_whitespace().collect();
    let told = "Nothing has come from here. It was asked 14:05: the server says 500. r asks again; \
                `warta feeds remove` takes it away.";
    assert!(words.join(" ").contains(told), "{screen}");
}

#[test]
fn what_is_told_is_told_whole_on_a_narrow_screen() {
    let told = "could not start the browser: yl copies the link https://post.lumira.example/1, and `browser` in \
                the configuration names another";
    for size in [(40, 12), (80, 24)] {
        for chords in ["", "enter", "enter z", "q", "enter tab", "g l", "?"] {
            let mut state = desk(size);
            press_at_desk(&mut state, chords);
            let before = rows(&draw(&state, &look()).0);
            update(&mut state, Action::Told(told.into()));
            let after = rows(&draw(&state, &look()).0);
            let words: Vec<&str> = after
                .iter()
                .flat_map(|row| row.split_whitespace())
                .collect();
            assert!(
                words.join(" ").contains(told),
                "{chords}: {}",
                after.join("\n")
            );
            let ruled = after.iter().rposition(|row| row.starts_with('─')).unwrap();
            assert_eq!(after[..ruled], before[..ruled], "{chords}");
            press_at_desk(&mut state, "C-l");
            assert_eq!(
                rows(&draw(&state, &look()).0),
                before,
                "{chords}: a key takes it away"
            );
        }
    }
}

#[test]
fn what_is_longer_than_any_notice_is_cut_at_its_end() {
    let mut state = desk((40, 12));
    update(&mut state, Action::Told("far too long ".repeat(40)));
    let shown = rows(&draw(&state, &look()).0);
    let ruled = shown.iter().rposition(|row| row.starts_with('─')).unwrap();
    assert_eq!(ruled, 6);
    assert!(shown[11].trim_end().ends_with('…'), "{}", shown[11]);
}

#[test]
fn what_can_follow_a_key_is_shown_whole() {
    for place in ["", "enter", "enter tab", "g l", "q"] {
        for begun in ["g", "]", "[", "y"] {
            let mut state = desk((40, 12));
            press_at_desk(&mut state, place);
            press_at_desk(&mut state, begun);
            let (keys, here) = (state.settings.keys.clone(), state.place());
            if state.pressed.keys.is_empty() {
                continue;
            }
            let following = keys.following(here, &state.pressed.keys);
            let following: Vec<_> = following
                .filter(|(_, row)| available(&state, row.command))
                .collect();
            let screen = screen(&state);
            for (key, row) in following {
                let hint = format!("{} {}", key.label(), row.hint);
                assert!(screen.contains(&hint), "{place} {begun}: {hint}\n{screen}");
            }
        }
    }
}

#[test]
fn a_folded_folder_has_a_sign_and_says_how_to_unfold_it() {
    let mut state = desk((40, 12));
    press_at_desk(&mut state, "q 3 j");
    assert!(screen(&state).contains("Enter list  h fold"));
    press_at_desk(&mut state, "h");
    let screen = screen(&state);
    assert!(screen.contains("\n▸ + Islands  "), "{screen}");
    assert!(screen.contains("h unfold"), "{screen}");
    assert!(!screen.contains("Tarn Weekly"), "{screen}");
}

#[test]
fn where_a_feed_gave_a_title_alone_the_way_to_more_is_said() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "enter z");
    let with = |state: &mut State, text: &str| {
        let listed = state.opened().unwrap().listed.clone().unwrap();
        let article = Article {
            text: text.into(),
            paragraphs: vec![Paragraph::plain(Span::new(0, text.len()))],
            ..Article::default()
        };
        assert!(listed.title.starts_with("Premier"));
        state.articles[0].body = Body::Ready(Arc::new(article));
        screen(state)
    };
    let told = "The feed gave this line alone. x fetches its page, o opens it.";
    let alone = with(&mut state, "Premier brings bells and a boat to Lumira");
    assert!(alone.contains(told), "{alone}");
    assert!(!with(&mut state, "They have come.").contains(told));
}

#[test]
fn links_that_are_offered_lead_where_they_say() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "enter U");
    let look = Look {
        leads: true,
        ..look()
    };
    let (cells, measured) = draw(&state, &look);
    let visible = measured.article.unwrap().visible;
    let targets = leads::targets(&state, visible);
    let offered = "https://post.lumira.example/0";
    let shown = rows(&cells);
    let row = shown.iter().position(|row| row.ends_with(offered)).unwrap();
    let row = &cells.content[row * 120..][..120];
    let led = row.iter().filter_map(leads::number);
    let led: Vec<&str> = led
        .filter_map(|number| leads::find(number, &targets))
        .collect();
    assert!(
        led.len() >= offered.len() && led.iter().all(|led| *led == offered),
        "{led:?}"
    );
}

#[test]
fn a_filter_that_is_no_query_stays_to_be_mended() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "F f o o : b a r enter");
    let line = state.line.as_ref().expect("it is still asked for");
    assert_eq!(line.text(), "foo:bar");
    let foot = rows(&draw(&state, &look()).0).pop().unwrap();
    assert!(foot.contains("there is no field `foo:`"), "{foot}");
    press_at_desk(&mut state, "C-u b e l l enter");
    assert_eq!(state.line, None);
    assert_eq!(state.library.as_ref().unwrap().filter, "bell");
}
