//! Keys pressed, state and effects looked at: what every command does, without a terminal.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/story.rs"]
mod story;

use std::sync::Arc;

use desk::{answer_all, desk};
use story::{Story, harbour, keys, open};
use warta::{
    app::{
        Action, Anchor, By, Drawn, Effect, Found, Highlight, Measured, Pane, Place, RecordId,
        Shelf, State, update,
    },
    domain::{ArticleId, ArticleKey, FeedKey, Mark, MentionForm, Span},
};

fn press(state: &mut State, chords: &str) -> Vec<Effect> {
    let actions = keys(chords);
    actions
        .into_iter()
        .flat_map(|action| update(state, action))
        .collect()
}

/// A state whose first screen was drawn: ten rows, the first 200 bytes.
fn drawn() -> State {
    let mut state = open(vec![harbour(), harbour()], (120, 40));
    let anchor = Anchor::Row {
        place: Place::default(),
        offset: 0,
        width: 50,
    };
    let article = Some(Drawn {
        id: ArticleId(0),
        anchor,
        visible: Span::new(0, 200),
    });
    update(
        &mut state,
        Action::Measured(Measured {
            page: 10,
            article,
            ..Measured::default()
        }),
    );
    state
}

fn here(state: &State) -> &str {
    let opened = state.opened().unwrap();
    opened
        .here
        .map_or("", |here| here.of(&opened.article().unwrap().text))
}

#[test]
fn moves_add_up_until_they_are_drawn() {
    let check = |chords: &str, moved: isize| {
        let mut state = drawn();
        press(&mut state, chords);
        assert_eq!(state.opened().unwrap().scroll.moved, moved, "{chords}");
    };
    check("j j k", 1);
    check("5 j", 5);
    check("C-d", 4);
    check("space C-b space", 9);
    check("gg", 0);
    check("j G", 0);
}

#[test]
fn entities_are_gone_through_in_order() {
    let mut state = drawn();
    let names = ["Lumira", "Oren Vasko", "Veltania"];
    for name in names {
        press(&mut state, "]e");
        assert_eq!(here(&state), name);
    }
    press(&mut state, "[e");
    assert_eq!(here(&state), "Oren Vasko");
    press(&mut state, "gg [e [e");
    assert_eq!(state.notice.as_deref(), Some("no earlier entity"));
}

#[test]
fn with_only_parties_highlighted_other_entities_are_passed_over() {
    let mut state = drawn();
    press(&mut state, "H H");
    assert_eq!(state.highlight, Highlight::Involved);
    press(&mut state, "]e ]e ]e");
    assert_eq!(here(&state), "Vasko");
}

#[test]
fn gifts_and_meetings_are_selected_from_the_text() {
    let mut state = drawn();
    press(&mut state, "]g");
    assert_eq!(state.opened().unwrap().selected, Some(RecordId::Gift(0)));
    press(&mut state, "]g ]g ]g");
    assert_eq!(state.opened().unwrap().selected, Some(RecordId::Gift(2)));
    assert_eq!(state.notice.as_deref(), Some("no further gift"));
    press(&mut state, "[m");
    assert_eq!(
        here(&state),
        "Vasko spoke by telephone with President Noor Halim"
    );
    press(&mut state, "backspace backspace backspace");
    assert_eq!(state.opened().unwrap().selected, Some(RecordId::Gift(0)));
}

#[test]
fn enter_goes_round_the_tellings() {
    let mut state = drawn();
    press(&mut state, "tab enter");
    assert_eq!(
        (state.focus, state.opened().unwrap().telling),
        (Pane::Panel, Some(0))
    );
    press(&mut state, "enter");
    assert_eq!(here(&state), "The bells that the premier brought");
    press(&mut state, "enter");
    assert_eq!(state.opened().unwrap().telling, Some(0));
    press(&mut state, "j");
    assert_eq!(state.opened().unwrap().telling, None);
}

#[test]
fn where_one_pane_fits_evidence_shows_the_text_and_backspace_the_panel() {
    let mut state = drawn();
    update(&mut state, Action::Resized(40, 12));
    press(&mut state, "i");
    assert_eq!(state.focus, Pane::Panel);
    press(&mut state, "enter");
    assert_eq!(state.focus, Pane::Article);
    press(&mut state, "backspace");
    assert_eq!(state.focus, Pane::Panel);
}

#[test]
fn articles_are_opened_and_returned_from() {
    let mut state = drawn();
    assert_eq!(press(&mut state, "J"), [Effect::Prefer(ArticleId(1))]);
    assert_eq!(state.open, 1);
    assert_eq!(press(&mut state, "J"), []);
    press(&mut state, "backspace");
    assert_eq!(state.open, 0);
    press(&mut state, "S-tab j enter");
    assert_eq!((state.open, state.focus), (1, Pane::Article));
}

#[test]
fn a_search_is_typed_kept_and_forgotten() {
    let mut state = drawn();
    press(&mut state, "/ T O W E R");
    assert_eq!(here(&state), "tower");
    press(&mut state, "enter n");
    assert_eq!(here(&state), "tower");
    press(&mut state, "n");
    assert_eq!(state.notice.as_deref(), Some("search went around the end"));
    press(&mut state, "/ q q");
    assert_eq!(state.notice.as_deref(), Some("no match for qq"));
    press(&mut state, "esc");
    assert!(state.search.query.is_empty() && state.search.before.is_none());
}

#[test]
fn matches_are_counted() {
    let mut state = drawn();
    let count = |state: &State| state.search.count(state.open, state.opened().unwrap().here);
    press(&mut state, "/ B E L L");
    assert_eq!(count(&state), Some((Some(1), 6)));
    press(&mut state, "enter n n");
    assert_eq!(count(&state), Some((Some(3), 6)));
    press(&mut state, "]g");
    assert_eq!(count(&state), Some((None, 6)));
    press(&mut state, "J");
    assert_eq!(count(&state), None);
    press(&mut state, "n");
    assert_eq!(count(&state), Some((Some(1), 6)));
    press(&mut state, "/ q q");
    assert_eq!(count(&state), Some((None, 0)));
}

#[test]
fn a_command_that_has_nothing_to_go_to_says_so() {
    let check = |chords: &str, expected: &str| {
        let mut state = open(
            vec![Story::new("post", "A title\n\nNothing is told.")],
            (80, 24),
        );
        press(&mut state, chords);
        assert_eq!(state.notice.as_deref(), Some(expected), "{chords}");
        press(&mut state, "j");
        assert_eq!(state.notice, None);
    };
    check("]g", "no gift is reported");
    check("[m", "no meeting is reported");
    check("]e", "nothing is named");
    check("enter", "no record is selected");
    check("n", "nothing is searched for");
    check("J", "this is the last article");
    check("backspace", "no jump to return from");
}

#[test]
fn roles_stand_out_only_where_a_record_has_no_name_for_them() {
    let mut story = harbour();
    let [first, second] = [0, 1].map(|at| story.findings.mentions[at].entity);
    let names = |story: &Story| {
        let found = Found::new(story.findings.clone());
        [first, second].map(|entity| {
            let mut mentions = found.findings.mentions.iter();
            mentions.any(|mention| mention.entity == entity && found.names(mention))
        })
    };
    assert_eq!(names(&story), [true, true]);
    // Lumira has no part in a record, Oren Vasko has.
    for mention in &mut story.findings.mentions {
        mention.form = MentionForm::Role;
    }
    assert_eq!(names(&story), [false, true]);
    for mention in &mut story.findings.mentions {
        mention.form = MentionForm::Pronoun;
    }
    assert_eq!(names(&story), [false, false]);
}

#[test]
fn q_goes_back_and_then_out() {
    let mut state = drawn();
    press(&mut state, "tab ?");
    assert_eq!(press(&mut state, "q"), []);
    assert!(state.help.is_none());
    assert_eq!(press(&mut state, "q"), []);
    assert_eq!(state.focus, Pane::Article);
    assert_eq!(press(&mut state, "q"), [Effect::Quit]);
    assert_eq!(
        press(&mut state, "Q C-z C-l"),
        [Effect::Quit, Effect::Suspend, Effect::Redraw]
    );
}

#[test]
fn unknown_keys_do_nothing() {
    let mut state = drawn();
    let before = state.clone();
    assert_eq!(press(&mut state, "x ] x left 0 esc"), []);
    assert_eq!(state, before);
}

#[test]
fn a_result_for_no_open_article_is_dropped() {
    let mut state = State::new(Vec::new(), (80, 24));
    let late = Action::Loaded(ArticleId(7), Err("gone".into()));
    assert_eq!(update(&mut state, late), []);
}

/// Presses keys at the desk; what is wished of the store comes true, and the wishes come back too.
fn press_at_desk(state: &mut State, chords: &str) -> Vec<Effect> {
    let mut wished = Vec::new();
    for action in keys(chords) {
        let effects = update(state, action);
        wished.extend(effects.iter().cloned());
        answer_all(state, effects);
    }
    wished
}

#[test]
fn the_desk_asks_for_the_first_list_and_the_shelves() {
    let state = State::stored((120, 40));
    let first = [Effect::List(Shelf::All), Effect::Shelves];
    assert_eq!(state.first_effects(), first);
}

#[test]
fn a_stored_article_is_taken_and_marked_read_when_it_is_opened() {
    let mut state = desk((120, 40));
    let effects = press_at_desk(&mut state, "j j j j j enter");
    let (id, key) = (ArticleId(0), ArticleKey(5));
    assert_eq!(
        effects,
        [
            Effect::Take(id, key),
            Effect::Prefer(id),
            Effect::Mark(vec![key], Mark::Read(true), By::Reader)
        ]
    );
    assert_eq!(state.focus, Pane::Article);
    let library = state.library.as_ref().unwrap();
    assert!(library.row(key).unwrap().read);
    assert!(state.opened().unwrap().listed.as_ref().unwrap().read);
}

#[test]
fn the_next_article_is_that_of_the_list_and_backspace_returns() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "enter J 3 J K");
    let at = |state: &State| (state.listed().0, state.opened().unwrap().key);
    assert_eq!(at(&state), (3, Some(ArticleKey(3))));
    press_at_desk(&mut state, "backspace backspace");
    assert_eq!(at(&state), (1, Some(ArticleKey(1))));
    press_at_desk(&mut state, "K K");
    assert_eq!(state.notice.as_deref(), Some("this is the first article"));
}

#[test]
fn the_list_follows_the_cursor_in_the_feeds() {
    let mut state = desk((80, 24));
    let effects = press_at_desk(&mut state, "q j j");
    let shelves = [Shelf::Unread, Shelf::Feed(FeedKey(1))];
    assert_eq!(effects, shelves.map(Effect::List));
    assert_eq!(press_at_desk(&mut state, "enter j"), []);
    assert_eq!((state.focus, state.listed()), (Pane::List, (1, 9)));
    assert_eq!(press_at_desk(&mut state, "q q"), [Effect::Quit]);
}

#[test]
fn a_text_of_long_ago_is_let_go_and_taken_again() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "enter 5 J");
    for _ in 0..24 {
        press_at_desk(&mut state, "J");
    }
    let held = state
        .articles
        .iter()
        .filter(|opened| opened.article().is_some());
    assert_eq!((held.count(), state.articles.len()), (24, 26));
    let effects = press_at_desk(&mut state, "q gg enter");
    assert_eq!(effects[0], Effect::Take(ArticleId(0), ArticleKey(0)));
}

#[test]
fn where_nothing_is_stored_the_first_sample_is_read() {
    let mut state = State::stored((80, 24));
    let nothing = vec![desk::shelved(Shelf::All, "All articles", 0, 0, 0)];
    let effects = update(&mut state, Action::Shelves(Ok(nothing)));
    assert_eq!(effects, [Effect::List(Shelf::Samples)]);
    let samples = Action::List {
        shelf: Shelf::Samples,
        keys: Ok(Arc::new([ArticleKey(-1), ArticleKey(-2)])),
        rows: Vec::new(),
        whole: true,
    };
    let effects = update(&mut state, samples);
    assert_eq!(effects[0], Effect::Take(ArticleId(0), ArticleKey(-1)));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Mark(..)))
    );
    assert_eq!(state.focus, Pane::Article);
}
