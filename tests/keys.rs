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
        Action, Anchor, Asked, By, Drawn, Effect, Found, Highlight, Listing, Marking, Measured,
        Pane, Place, RecordId, Scroll, Shelf, Spot, State, palette, update,
    },
    domain::{ArticleId, ArticleKey, FeedKey, ListOrder, Mark, MentionForm, Span, Verdict},
    query,
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
    press(&mut state, "C-w");
    assert_eq!(state.search.query, "");
    press(&mut state, "b e l l left left backspace");
    assert_eq!(state.search.query, "bll");
    press(&mut state, "e");
    assert_eq!(here(&state), "bell");
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

fn marking(mark: Mark, keys: &[i64]) -> Vec<Marking> {
    let keys = keys.iter().copied().map(ArticleKey).collect();
    vec![Marking { mark, keys }]
}

#[test]
fn the_desk_asks_for_the_first_list_and_the_shelves() {
    let state = State::stored((120, 40));
    let first = [Effect::List(Listing::new(Shelf::All, "")), Effect::Shelves];
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
            Effect::Mark(marking(Mark::Read(true), &[5]), By::Reader)
        ]
    );
    assert_eq!(state.focus, Pane::Article);
    let library = state.library.as_ref().unwrap();
    assert!(library.list.row(key).unwrap().read);
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
    assert_eq!(
        effects,
        shelves.map(|shelf| Effect::List(Listing::new(shelf, "")))
    );
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
    assert_eq!(effects, [Effect::List(Listing::new(Shelf::Samples, ""))]);
    let samples = Action::List {
        listing: Listing::new(Shelf::Samples, ""),
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

#[test]
fn marks_are_shown_written_and_taken_back() {
    let check = |chords: &str, mark: Mark, notice: &str, undone: &str| {
        let mut state = desk((120, 40));
        // The article at 5 is not read, without star or tag.
        press_at_desk(&mut state, "5 j");
        let effects = press_at_desk(&mut state, chords);
        assert_eq!(
            effects,
            [Effect::Mark(marking(mark.clone(), &[5]), By::User)]
        );
        assert_eq!(state.notice.as_deref(), Some(notice));
        let before = state.meant().unwrap().clone();
        let effects = press_at_desk(&mut state, "u");
        let back = marking(mark.opposite(), &[5]);
        assert_eq!(effects, [Effect::Mark(back, By::Undo)]);
        assert_eq!(state.notice.as_deref(), Some(undone));
        assert_ne!(*state.meant().unwrap(), before);
        press_at_desk(&mut state, "u");
        assert_eq!(state.notice.as_deref(), Some("nothing to undo"));
    };
    check("m", Mark::Read(true), "read", "undone: not read");
    check("s", Mark::Starred(true), "starred", "undone: no star");
    let tagged = Mark::Tagged("ferry line".into());
    check(
        "t f e r r y space l i n e enter",
        tagged,
        "tags +ferry line",
        "undone: tags -ferry line",
    );
}

#[test]
fn tags_are_what_the_line_says() {
    let mut state = desk((120, 40));
    let effects = press_at_desk(&mut state, "j j t C-u L a t e r , space x , enter");
    let tagged = marking(Mark::Tagged("x".into()), &[2]);
    assert_eq!(effects, [Effect::Mark(tagged, By::User)]);
    let effects = press_at_desk(&mut state, "t C-u enter");
    let gone = ["later", "x"].map(|tag| marking(Mark::Untagged(tag.into()), &[2]).remove(0));
    assert_eq!(effects, [Effect::Mark(gone.to_vec(), By::User)]);
    press_at_desk(&mut state, "u");
    assert_eq!(state.meant().unwrap().tags, ["later", "x"]);
    assert_eq!(press_at_desk(&mut state, "t enter"), []);
    assert_eq!(press_at_desk(&mut state, "t esc"), []);
}

#[test]
fn all_of_the_list_are_marked_read_at_once() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "A");
    assert_eq!(state.notice.as_deref(), Some("30 articles read"));
    let library = state.library.as_ref().unwrap();
    assert!((0..30).all(|at| library.list.row_at(at).unwrap().read));
    press_at_desk(&mut state, "n");
    let none = "no other article of the list is unread";
    assert_eq!(state.notice.as_deref(), Some(none));
}

#[test]
fn what_could_not_be_marked_is_told_and_asked_for_again() {
    let mut state = desk((120, 40));
    let effects = press(&mut state, "s");
    assert!(matches!(effects[..], [Effect::Mark(..)]));
    let failed = Action::Marked {
        done: Err("could not store: the disk is full".into()),
        by: By::User,
    };
    let effects = update(&mut state, failed);
    assert!(matches!(effects[..], [Effect::Rows(_)]));
    answer_all(&mut state, effects);
    assert!(!state.meant().unwrap().starred && state.done.is_empty());
}

#[test]
fn n_goes_to_what_is_not_read() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "j n");
    assert_eq!((state.listed().0, state.focus), (5, Pane::List));
    press_at_desk(&mut state, "enter n");
    let open = |state: &State| (state.opened().unwrap().key, state.focus);
    assert_eq!(open(&state), (Some(ArticleKey(10)), Pane::Article));
    press_at_desk(&mut state, "/ o enter n");
    assert_eq!(open(&state), (Some(ArticleKey(10)), Pane::Article));
    press_at_desk(&mut state, "esc N");
    assert_eq!(open(&state), (Some(ArticleKey(0)), Pane::Article));
}

#[test]
fn n_goes_round_the_list() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "G n");
    assert_eq!((state.listed().0, state.focus), (0, Pane::List));
    press_at_desk(&mut state, "N");
    assert_eq!(state.listed().0, 25);
}

#[test]
fn where_a_feed_is_read_n_goes_on_to_the_next_with_something_unread() {
    let mut state = desk((80, 24));
    press_at_desk(&mut state, "q 2 j enter A");
    let shelf = |state: &State| state.library.as_ref().unwrap().shelf.clone();
    assert_eq!(shelf(&state), Shelf::Feed(FeedKey(1)));
    press_at_desk(&mut state, "enter n");
    assert_eq!(shelf(&state), Shelf::Feed(FeedKey(2)));
    assert_eq!((state.listed().0, state.focus), (0, Pane::List));
    let told = "Lumira Post is read; on to Tarn Weekly";
    assert_eq!(state.notice.as_deref(), Some(told));
    press_at_desk(&mut state, "F b enter A n");
    assert_eq!(
        shelf(&state),
        Shelf::Feed(FeedKey(2)),
        "what is filtered is a choice"
    );
}

#[test]
fn a_folder_is_folded_and_unfolded_and_stays_so() {
    let names = |state: &State| -> Vec<String> {
        let shelves = state.library.as_ref().unwrap().shelves.ready().unwrap();
        shelves.iter().map(|it| it.name.clone()).collect()
    };
    let shelf = |state: &State| state.library.as_ref().unwrap().shelf.clone();
    let folder = Shelf::Folder(vec!["Islands".into()]);
    let mut state = desk((80, 24));
    press_at_desk(&mut state, "q h");
    assert_eq!(state.notice.as_deref(), Some("it lies in no folder"));
    press_at_desk(&mut state, "4 j h");
    assert_eq!(shelf(&state), folder, "the feed lay in it");
    let folded = [
        "All articles",
        "Unread",
        "Lumira Post",
        "Islands",
        "Starred",
    ];
    assert_eq!(names(&state), folded);
    let shelves = Action::Shelves(Ok(desk::shelves()));
    update(&mut state, shelves.clone());
    assert_eq!(names(&state), folded, "what is told anew is folded too");
    let mut next = State::stored((80, 24)).resumed(state.remembered().unwrap());
    update(&mut next, shelves.clone());
    assert_eq!(names(&next), folded);
    press_at_desk(&mut state, "h");
    assert_eq!((names(&state).len(), shelf(&state)), (6, folder));
}

#[test]
fn what_is_shown_is_never_folded_away() {
    let mut state = desk((80, 24));
    press_at_desk(&mut state, "q 3 j h k enter A n");
    let library = state.library.as_ref().unwrap();
    assert_eq!(library.shelf, Shelf::Feed(FeedKey(2)));
    assert_eq!(library.shelved().unwrap().name, "Tarn Weekly");
    assert_eq!(library.shelf_at, 4);
    assert!(library.folded.is_empty());
}

#[test]
fn an_article_that_is_opened_is_seen_for_it_is_then_read() {
    for size in [(80, 24), (40, 12)] {
        let mut state = desk(size);
        press_at_desk(&mut state, "J");
        assert_eq!(state.focus, Pane::Article, "{size:?}");
        assert_eq!(state.opened().unwrap().key, Some(ArticleKey(1)));
    }
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "J");
    assert_eq!(state.focus, Pane::List, "the text stands beside the list");
}

#[test]
fn esc_takes_the_filter_of_the_list_away_and_up_brings_it_back() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "F b e l l enter enter esc");
    assert_eq!(state.library.as_ref().unwrap().filter, "bell");
    let effects = press_at_desk(&mut state, "q esc");
    assert_eq!(effects, [Effect::List(Listing::new(Shelf::All, ""))]);
    let effects = press_at_desk(&mut state, "F up enter");
    assert_eq!(effects, [Effect::List(Listing::new(Shelf::All, "bell"))]);
}

#[test]
fn a_filter_leads_to_the_list_where_that_is_not_seen_beside_the_text() {
    let focus = |size| {
        let mut state = desk(size);
        press_at_desk(&mut state, "enter F b e l l enter");
        state.focus
    };
    assert_eq!(focus((40, 12)), Pane::List);
    assert_eq!(focus((80, 24)), Pane::List);
    assert_eq!(focus((120, 40)), Pane::Article);
}

#[test]
fn a_filter_shows_what_it_means_until_it_is_emptied() {
    let mut state = desk((120, 40));
    let effects = press_at_desk(&mut state, "F b e l l enter");
    assert_eq!(effects, [Effect::List(Listing::new(Shelf::All, "bell"))]);
    assert_eq!(state.listed().1, 4);
    assert_eq!(press_at_desk(&mut state, "F enter"), []);
    let effects = press_at_desk(&mut state, "F C-u enter");
    assert_eq!(effects, [Effect::List(Listing::new(Shelf::All, ""))]);
}

#[test]
fn tab_in_a_filter_takes_one_after_another_of_what_may_stand_there() {
    let offer = |state: &mut State, asked, before: &str| {
        let completion = query::complete(before, before.len(), |_, _| {
            Ok::<_, String>(vec!["Post".into(), "Kabar Laut".into()])
        });
        update(state, Action::Offered(asked, before.into(), completion));
    };
    let typed = |state: &State| state.line.as_ref().unwrap().text().to_owned();
    let mut state = desk((120, 40));
    let asked = press_at_desk(&mut state, "F w tab");
    assert_eq!(asked, [Effect::Complete(Asked::Filter, "w".into())]);
    offer(&mut state, Asked::Filter, "w");
    assert_eq!(typed(&state), "with:", "there is no choice");
    press_at_desk(&mut state, "tab");
    offer(&mut state, Asked::Filter, "with:");
    assert_eq!(typed(&state), "with:gifts");
    assert_eq!(state.notice.as_deref(), Some("1/2 meetings"));
    assert_eq!(press_at_desk(&mut state, "tab"), []);
    assert_eq!(typed(&state), "with:meetings");
    press_at_desk(&mut state, "tab");
    assert_eq!(typed(&state), "with:", "behind the last, what was typed");
    press_at_desk(&mut state, "tab");
    assert_eq!(typed(&state), "with:gifts");
    // Whatever else is typed ends the choice, and before the cursor is where it happens.
    press_at_desk(&mut state, "space f e e d : x left tab");
    offer(&mut state, Asked::Filter, "with:gifts feed:");
    assert_eq!(typed(&state), "with:gifts feed:Postx");
    press_at_desk(&mut state, "tab");
    assert_eq!(typed(&state), "with:gifts feed:\"Kabar Laut\"x");
    // What comes too late for the line is dropped.
    press_at_desk(&mut state, "C-u t tab a");
    offer(&mut state, Asked::Filter, "t");
    assert_eq!(typed(&state), "ta");
    press_at_desk(&mut state, "tab");
    let failed = Action::Offered(Asked::Filter, "ta".into(), Err("no store".into()));
    update(&mut state, failed);
    assert_eq!(state.notice.as_deref(), Some("no store"));
    press_at_desk(&mut state, "C-u z tab");
    offer(&mut state, Asked::Filter, "z");
    assert_eq!(
        state.notice.as_deref(),
        Some("nothing is known that begins so")
    );
}

#[test]
fn links_quotes_and_records_are_copied() {
    let mut state = desk((120, 40));
    let copied = |state: &mut State, chords: &str| {
        let effects = press_at_desk(state, chords);
        let copied = effects.into_iter().find_map(|effect| match effect {
            Effect::Copy(text) => Some(text),
            _ => None,
        });
        copied.unwrap_or_default()
    };
    assert_eq!(copied(&mut state, "j yl"), "https://post.lumira.example/1");
    assert_eq!(copied(&mut state, "yr"), "");
    let effects = press_at_desk(&mut state, "o");
    assert_eq!(
        effects,
        [Effect::Browse("https://post.lumira.example/1".into())]
    );
    let quote = copied(&mut state, "enter yq");
    assert!(
        quote.starts_with("“Premier Oren Vasko of Veltania handed"),
        "{quote}"
    );
    let record = copied(&mut state, "]m yr");
    assert!(
        record.starts_with(
            "Ilse Brandt ↔ Oren Vasko: the new ferry line (held, Lumira, 2031-05-10)\n“The mayor met Vasko"
        ),
        "{record}"
    );
    assert!(
        record.ends_with("2031-05-12\nhttps://post.lumira.example/1\n"),
        "{record}"
    );
    let record = copied(&mut state, "[g yr");
    assert!(
        record.starts_with("Oren Vasko → Ilse Brandt: 2 bronze bells;"),
        "{record}"
    );
}

#[test]
fn a_link_that_is_no_page_is_not_opened() {
    for link in ["file:///etc/passwd", "javascript:x", "-x", "http:/", ""] {
        let mut state = desk((120, 40));
        let library = state.library.as_mut().unwrap();
        library.list.row_mut(ArticleKey(0)).unwrap().link = Some(link.into());
        assert_eq!(press(&mut state, "o"), []);
        assert_eq!(state.notice.as_deref(), Some("no link is known"));
    }
}

#[test]
fn a_paste_goes_into_the_line_and_nowhere_else() {
    let mut state = desk((120, 40));
    let paste = || Action::Pasted("is:starred\n".into());
    assert_eq!(update(&mut state, paste()), []);
    press(&mut state, "F");
    update(&mut state, paste());
    let effects = press(&mut state, "enter");
    assert_eq!(
        effects,
        [Effect::List(Listing::new(Shelf::All, "is:starred"))]
    );
}

#[test]
fn what_is_remembered_is_resumed() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "q j j enter j j enter H tab");
    let anchor = |block| Anchor::Row {
        place: Place { block, row: 1 },
        offset: 300,
        width: 50,
    };
    state.articles[0].scroll = Scroll::at(anchor(2));
    let remembered = state.remembered().unwrap();
    let mut resumed = State::stored((120, 40)).resumed(remembered.clone());
    let first = resumed.first_effects();
    assert_eq!(first[0], Effect::Take(ArticleId(0), ArticleKey(2)));
    answer_all(&mut resumed, first);
    assert_eq!((resumed.listed(), resumed.focus), ((2, 9), Pane::Panel));
    assert_eq!(resumed.highlight, Highlight::Names);
    let shelf = &resumed.library.as_ref().unwrap().shelf;
    assert_eq!(*shelf, Shelf::Feed(FeedKey(1)));
    let Anchor::Row { place, offset, .. } = resumed.opened().unwrap().scroll.anchor else {
        panic!("it stands at the end");
    };
    assert_eq!((place.block, offset), (2, 300));
    assert_eq!(resumed.remembered(), Some(remembered));
}

#[test]
fn an_article_read_before_opens_where_it_was_left() {
    let mut state = desk((120, 40));
    let spot = |article, block| Spot {
        article: ArticleKey(article),
        block,
        offset: 10 * block,
    };
    state.places = vec![spot(1, 1), spot(3, 3)];
    press_at_desk(&mut state, "3 j enter");
    let Anchor::Row { place, .. } = state.opened().unwrap().scroll.anchor else {
        panic!("it stands at the end");
    };
    assert_eq!(place.block, 3);
    press_at_desk(&mut state, "J");
    assert_eq!(state.remembered().unwrap().places, [spot(1, 1), spot(3, 3)]);
    assert_eq!(State::new(Vec::new(), (80, 24)).remembered(), None);
}

#[test]
fn the_palette_finds_commands_that_can_be_given() {
    let mut state = desk((80, 24));
    let offered = |state: &State| -> Vec<&str> {
        let rows = palette::offered(state).into_iter();
        rows.map(|row| row.name).collect()
    };
    press_at_desk(&mut state, "C-p");
    assert!(!offered(&state).contains(&"show-evidence"));
    press_at_desk(&mut state, "s t a r");
    assert_eq!(offered(&state)[0], "toggle-star");
    let effects = press_at_desk(&mut state, "enter");
    let starred = marking(Mark::Starred(true), &[0]);
    assert_eq!(effects, [Effect::Mark(starred, By::User)]);
    press_at_desk(&mut state, "C-p down up up");
    let first = offered(&state)[0];
    assert_eq!((state.line.as_ref().unwrap().at, first), (0, "down"));
    press_at_desk(&mut state, "tab enter j C-p x x x x x enter");
    assert_eq!(
        state.notice.as_deref(),
        Some("no command has these letters")
    );
}

#[test]
fn the_command_line_takes_names_numbers_and_what_they_are_about() {
    let check = |typed: &str, notice: Option<&str>, expected: &[Effect]| {
        let mut state = desk((120, 40));
        press_at_desk(&mut state, "enter :");
        update(&mut state, Action::Pasted(typed.into()));
        let effects = press_at_desk(&mut state, "enter");
        assert_eq!(effects, expected, "{typed}");
        assert_eq!(state.notice.as_deref(), notice, "{typed}");
    };
    check("quit", None, &[Effect::Quit]);
    check("qui", None, &[Effect::Quit]);
    check("  ", None, &[]);
    check(
        "filter with:gifts",
        None,
        &[Effect::List(Listing::new(Shelf::All, "with:gifts"))],
    );
    check("search tower", None, &[]);
    check("next-g", Some("telling 1 of 2"), &[]);
    check("3", None, &[]);
    check("hlp", Some("no command is called hlp; help is one"), &[]);
    let mut state = desk((120, 40));
    press_at_desk(&mut state, ": n e x t - tab");
    let goes_on = "…pane …article …entity …gift …meeting";
    assert_eq!(state.notice.as_deref(), Some(goes_on));
    press_at_desk(&mut state, "g tab");
    assert_eq!(state.line.as_ref().unwrap().text(), "next-gift");
}

#[test]
fn lines_typed_before_come_back() {
    let mut state = desk((120, 40));
    press_at_desk(
        &mut state,
        "F o n e enter F C-u t w o enter : h e l p enter q F C-u",
    );
    let text = |state: &State| state.line.as_ref().unwrap().text().to_owned();
    for (key, expected) in [
        ("up", "two"),
        ("up", "one"),
        ("up", "one"),
        ("down", "two"),
        ("down", ""),
    ] {
        press_at_desk(&mut state, key);
        assert_eq!(text(&state), expected, "{key}");
    }
}

#[test]
fn zen_is_the_text_alone_until_something_else_is_wanted() {
    for leave in ["z", "q"] {
        let mut state = desk((120, 40));
        press_at_desk(&mut state, "enter z");
        assert_eq!((state.zen, state.panes()), (true, vec![Pane::Article]));
        press_at_desk(&mut state, leave);
        assert_eq!((state.zen, state.focus), (false, Pane::Article));
    }
}

#[test]
fn rows_of_text_are_made_narrower_and_wider_within_bounds() {
    let mut state = drawn();
    press(&mut state, "< <");
    assert_eq!(state.measure, 70);
    for _ in 0..50 {
        press(&mut state, ">");
    }
    assert_eq!(state.notice.as_deref(), Some("rows of up to 200 columns"));
}

#[test]
fn a_link_is_picked_by_its_letters() {
    let picked = |chords: &str| {
        let mut state = desk((120, 40));
        press_at_desk(&mut state, "j enter U");
        (press_at_desk(&mut state, chords), state)
    };
    let page = "https://post.lumira.example/1".to_owned();
    let pictures = "https://post.lumira.example/harbour/2031-05/bells-and-boats.html".to_owned();
    assert_eq!(picked("a").0, [Effect::Browse(page.clone())]);
    assert_eq!(picked("s").0, [Effect::Browse(pictures.clone())]);
    assert_eq!(picked("S").0, [Effect::Copy(pictures.clone())]);
    assert_eq!(picked("down enter").0, [Effect::Browse(pictures)]);
    let (effects, state) = picked("q");
    assert_eq!(effects, []);
    assert_eq!(state.notice.as_deref(), Some("no link has the letters q"));
    assert_eq!(picked("q a").0, [Effect::Browse(page)]);
    assert!(picked("esc").1.line.is_none());
    let mut state = open(vec![Story::new("post", "A title\n\nNo link.")], (80, 24));
    press(&mut state, "U");
    assert_eq!(state.notice.as_deref(), Some("no link is known"));
    assert!(state.line.is_none());
}

#[test]
fn an_article_or_its_records_go_to_a_program() {
    let piped = |state: &mut State, chords: &str| {
        let effects = press_at_desk(state, chords);
        match effects.last() {
            Some(Effect::Pipe { line, text }) => (line.clone(), text.clone()),
            other => panic!("{other:?}"),
        }
    };
    let mut state = desk((120, 40));
    let (line, text) = piped(&mut state, "enter | w c space - w enter");
    assert_eq!(line, "wc -w");
    assert!(text.starts_with("Premier brings bells and a boat to Lumira\n\nPremier Oren"));
    let (_, text) = piped(&mut state, "tab | up enter");
    assert_eq!(text.lines().count(), 5, "{text}");
    assert!(text.starts_with("Oren Vasko → Ilse Brandt: 2 bronze bells;"));
    assert_eq!(press_at_desk(&mut state, "| enter"), []);
}

#[test]
fn an_article_is_saved_as_markdown() {
    let mut state = desk((120, 40));
    let effects = press_at_desk(&mut state, "enter S");
    let Some(Effect::Save { name, text }) = effects.last() else {
        panic!("{effects:?}");
    };
    assert_eq!(name, "2031-05-12-premier-brings-bells-and-a-boat-to-lumira");
    let head = "# Premier brings bells and a boat to Lumira\n\nLumira Post · 2031-05-12 · <https://post.lumira.example/0>\n\nPremier Oren";
    assert!(text.starts_with(head), "{text}");
    assert!(
        text.contains("\n\n## Gifts\n\n- Oren Vasko → Ilse Brandt: 2 bronze bells;"),
        "{text}"
    );
    assert!(!text.contains("stamps\n"), "{text}");
}

#[test]
fn the_help_shows_only_what_is_looked_for() {
    let mut state = drawn();
    press(&mut state, "? / s t a r enter");
    assert_eq!(state.help_filter, "star");
    press(&mut state, "esc");
    assert!(state.help.is_some() && state.help_filter.is_empty());
    press(&mut state, "/ x esc");
    assert!(state.help.is_some() && state.help_filter.is_empty());
    press(&mut state, "/ x enter q");
    assert!(state.help.is_none());
    press(&mut state, "?");
    assert_eq!(state.help_filter, "");
}

#[test]
fn a_record_is_judged_and_the_verdict_taken_back() {
    let mut state = desk((120, 40));
    press_at_desk(&mut state, "enter -");
    assert_eq!(state.notice.as_deref(), Some("no record is selected"));
    let judged = |state: &mut State, chords: &str| {
        let effects = press_at_desk(state, chords);
        match effects.last() {
            Some(Effect::Mark(markings, _)) => match &markings[0].mark {
                Mark::Judged {
                    record,
                    before,
                    now,
                } => (record.0.clone(), *before, *now),
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        }
    };
    let name = "gifts|oren vasko|ilse brandt|a chart of the reefs;bronze bells;rowing boat gull-7";
    let (right, wrong) = (Some(Verdict::Right), Some(Verdict::Wrong));
    assert_eq!(judged(&mut state, "]g -"), (name.into(), None, wrong));
    assert_eq!(state.notice.as_deref(), Some("record rejected"));
    assert_eq!(judged(&mut state, "+"), (name.into(), wrong, right));
    assert_eq!(judged(&mut state, "u"), (name.into(), right, wrong));
    assert_eq!(
        state.notice.as_deref(),
        Some("undone: record rejected again")
    );
    assert_eq!(judged(&mut state, "-"), (name.into(), wrong, None));
    assert!(state.opened().unwrap().verdicts.is_empty());
    let mut state = drawn();
    press(&mut state, "]g +");
    assert_eq!(state.notice.as_deref(), Some("this is no stored article"));
}

#[test]
fn all_folders_are_folded_and_unfolded_at_once() {
    let count = |state: &State| {
        let library = state.library.as_ref().unwrap();
        (
            library.shelves.ready().unwrap().len(),
            library.shelf.clone(),
        )
    };
    let mut state = desk((80, 24));
    let folder = Shelf::Folder(vec!["Islands".into()]);
    press_at_desk(&mut state, "q g h");
    assert_eq!(count(&state), (5, Shelf::All), "the cursor stays");
    press_at_desk(&mut state, "g h 4 j g h");
    assert_eq!(count(&state), (5, folder.clone()), "the feed lay in it");
    press_at_desk(&mut state, "g h");
    assert_eq!(count(&state), (6, folder));
}

#[test]
fn the_order_of_the_list_changes_with_the_cursor_on_its_article_and_is_remembered() {
    let mut state = desk((120, 40));
    let effects = press_at_desk(&mut state, "j j O");
    let listing = Listing {
        order: ListOrder::Oldest,
        ..Listing::new(Shelf::All, "")
    };
    assert_eq!(effects, [Effect::List(listing.clone())]);
    assert_eq!(state.notice.as_deref(), Some("oldest first"));
    let newest_last = Action::List {
        listing: listing.clone(),
        keys: Ok((0..30).rev().map(ArticleKey).collect()),
        rows: Vec::new(),
        whole: true,
    };
    update(&mut state, newest_last.clone());
    assert_eq!(state.listed(), (27, 30));
    let next = State::stored((120, 40)).resumed(state.remembered().unwrap());
    assert_eq!(next.library.as_ref().unwrap().listing(), listing);
    let mut at_the_beginning = desk((120, 40));
    press(&mut at_the_beginning, "O");
    update(&mut at_the_beginning, newest_last);
    assert_eq!(at_the_beginning.listed(), (0, 30));
    let effects = press_at_desk(&mut state, "O");
    assert!(matches!(&effects[..], [Effect::List(list)] if list.order == ListOrder::Unread));
    let late = Action::List {
        listing,
        keys: Ok(Arc::new([])),
        rows: Vec::new(),
        whole: true,
    };
    update(&mut state, late);
    assert_eq!(
        state.listed().1,
        30,
        "the list of another order comes too late"
    );
}
