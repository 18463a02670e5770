//! State → screen → snapshot: what is written, and in which roles. A test theme gives every role one colour,
//! so that a styled run can be named.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/drawn.rs"]
mod drawn;
#[path = "common/page.rs"]
mod page;
#[path = "common/story.rs"]
mod story;

use std::{cmp::Ordering, sync::Arc};

use desk::{answer_all, desk};
use drawn::{
    draw, look, press, press_at_desk, rows, runs, settle, snapshot, snapshot_of, styled, text,
};
use ratatui::{
    buffer::Cell,
    style::{Color, Modifier},
};
use story::{Story, harbour, keys, open};
use unicode_segmentation::UnicodeSegmentation;
use warta::{
    app::{
        Action, Found, Listing, Pane, Picture, Pictures, Shelf, State,
        picture::{Patch, Strip, Tint},
        update,
    },
    domain::{ArticleId, ArticleKey},
    view::{
        Look,
        glyphs::Glyphs,
        theme::{Depth, Scheme, Theme},
    },
};

fn ferry() -> Story {
    let mut story = Story::new(
        "tarn-weekly",
        "Ferry [Anna](product) to sail in June\n\nThe ferry sails at noon, and returns.",
    );
    story.article.published = Some("2031-05".parse().unwrap());
    story
}

#[test]
fn stored_articles_have_as_many_panes_as_fit() {
    for (name, size, chords) in [
        ("desk-four", (170, 24), "j enter"),
        ("desk-wide", (120, 40), "j enter"),
        ("desk-low", (120, 14), "j"),
        ("desk-middling", (80, 24), "j j"),
        ("desk-middling-feeds", (80, 24), "q j j enter q"),
        ("desk-middling-article", (80, 24), "j enter"),
        ("desk-small-feeds", (40, 12), "q j j j j"),
        ("desk-small-list", (40, 12), "j"),
        ("desk-small-article", (40, 12), "j enter"),
        ("palette", (80, 24), "enter C-p g i f t down"),
        ("palette-small", (40, 12), "C-p"),
        ("zen", (120, 24), "enter z < <"),
        ("zen-small", (40, 12), "enter z j j"),
    ] {
        let mut state = desk(size);
        press_at_desk(&mut state, chords);
        snapshot_of(name, &state, name == "desk-wide");
    }
}

#[test]
fn what_the_store_does_not_tell_is_said() {
    let check = |actions: Vec<Action>, expected: &str| {
        for size in [(120, 40), (80, 24), (40, 12)] {
            let mut state = State::stored(size);
            for action in &actions {
                let effects = update(&mut state, action.clone());
                answer_all(&mut state, effects);
            }
            let screen = text(&state).replace('│', " ");
            let words: Vec<&str> = screen.split_whitespace().collect();
            assert!(words.join(" ").contains(expected), "{screen}");
        }
    };
    let list = |keys| Action::List {
        listing: Listing::new(Shelf::All, ""),
        keys,
        rows: Vec::new(),
        whole: true,
    };
    check(vec![], "Reading …");
    check(
        vec![list(Err("the store is damaged".into()))],
        "the store is damaged",
    );
    check(vec![list(Ok(Arc::new([])))], "Nothing is stored yet.");
    check(
        vec![Action::Told("marks cannot be kept".into())],
        "marks cannot be kept",
    );
    let nothing = vec![desk::shelved(Shelf::All, "All articles", 0, 0, 0)];
    check(
        vec![list(Ok(Arc::new([]))), Action::Shelves(Ok(nothing))],
        "these are samples",
    );
}

#[test]
fn a_line_that_is_typed_shows_its_cursor() {
    let mut state = desk((80, 24));
    press_at_desk(&mut state, "F i s : s t a r r e d left left");
    let screen = styled(&state);
    assert!(
        screen.contains("\nfilter: is:starred  Enter done"),
        "{screen}"
    );
    assert!(screen.contains("23:16-17 match.here \"e\""), "{screen}");
    press_at_desk(&mut state, "enter");
    assert!(
        text(&state).contains("│All articles ⌕ is:star"),
        "{}",
        text(&state)
    );
    press_at_desk(&mut state, "t x");
    assert!(
        text(&state).contains("\ntags: x   Enter done"),
        "{}",
        text(&state)
    );
    let mut state = desk((40, 12));
    press_at_desk(&mut state, "F");
    let long = Action::Pasted("日本 ".repeat(40) + "the end");
    update(&mut state, long);
    assert!(
        text(&state).ends_with("日本 日本 the end"),
        "{}",
        text(&state)
    );
}

#[test]
fn a_failed_feed_says_why() {
    let mut state = desk((80, 24));
    press_at_desk(&mut state, "q G k");
    assert!(text(&state).contains("\nfailed 14:05: the server says 500"));
    press_at_desk(&mut state, "k");
    assert!(
        text(&state).contains("\n!   Tarn Weekly"),
        "{}",
        text(&state)
    );
}

#[test]
fn wide_terminals_show_list_article_and_panel() {
    let mut state = open(vec![harbour(), ferry()], (120, 40));
    press(&mut state, "tab");
    snapshot("wide", &styled(&state));
}

#[test]
fn one_key_shows_why_a_record_stands_in_the_panel() {
    for (name, size) in [
        ("why-wide", (120, 40)),
        ("why-middling", (80, 24)),
        ("why-small", (40, 12)),
    ] {
        let mut state = open(vec![harbour(), ferry()], size);
        press(&mut state, "tab w");
        snapshot(name, &styled(&state));
    }
    // What does not fit is scrolled to, and the panel comes back.
    let mut state = open(vec![harbour(), ferry()], (40, 12));
    press(&mut state, "tab w G");
    snapshot("why-small-end", &text(&state));
    press(&mut state, "q");
    assert!(text(&state).contains("gift given"));
    assert!(!text(&state).contains("WHY"));
}

#[test]
fn a_middling_terminal_shows_article_and_panel() {
    let mut state = open(vec![harbour(), ferry()], (80, 24));
    settle(&mut state);
    snapshot("middling", &text(&state));
    press(&mut state, "S-tab j");
    snapshot("middling-list", &text(&state));
}

#[test]
fn a_small_terminal_shows_one_pane_at_a_time() {
    let mut state = open(vec![harbour()], (40, 12));
    settle(&mut state);
    snapshot("small-article", &text(&state));
    press(&mut state, "i");
    snapshot("small-panel", &text(&state));
    press(&mut state, "j j enter");
    snapshot("small-evidence", &styled(&state));
}

#[test]
fn evidence_is_marked_in_the_text_and_beside_it() {
    let mut state = open(vec![harbour()], (80, 24));
    press(&mut state, "tab enter enter");
    snapshot("evidence", &styled(&state));
}

#[test]
fn a_search_marks_what_it_finds() {
    let mut state = open(vec![harbour()], (80, 24));
    press(&mut state, "/ B E L L");
    snapshot("search", &styled(&state));
}

#[test]
fn a_chord_shows_how_it_goes_on() {
    let mut state = open(vec![harbour()], (80, 24));
    press(&mut state, "]");
    assert_eq!(
        text(&state).lines().last(),
        Some("]  e next entity  g next gift  m next meeting")
    );
    press(&mut state, "esc H");
    assert!(
        text(&state)
            .lines()
            .last()
            .unwrap()
            .starts_with("highlighted: names  person organisation place")
    );
}

#[test]
fn the_help_comes_from_the_table() {
    let mut state = open(vec![harbour()], (80, 24));
    press(&mut state, "? G");
    snapshot("help", &text(&state));
    update(&mut state, Action::Resized(40, 12));
    press(&mut state, "G");
    assert!(text(&state).contains("\ndate money quantity\n"));
    update(&mut state, Action::Resized(80, 24));
    press(&mut state, "/ a n e w");
    snapshot("help-filtered", &text(&state));
    press(&mut state, "x");
    let nothing = "No row of the help has these letters.";
    assert!(text(&state).contains(nothing), "{}", text(&state));
}

/// Compares the screen with what is kept of it, with its styles where they matter.
#[test]
fn every_block_of_a_page_looks_like_what_it_is() {
    for (name, size, chords) in [
        ("page", (120, 50), "H"),
        ("page-middling", (80, 50), "H"),
        ("page-small", (40, 12), "H z G )"),
    ] {
        let mut state = open(vec![page::page()], size);
        press(&mut state, chords);
        snapshot_of(name, &state, name == "page");
    }
}

/// The picture that was asked for comes: a hill before the sky, as large as there is room for in its proportions.
fn come_picture(state: &mut State) {
    settle(state);
    let wanted = state.pictures.asked()[0].clone();
    let rows = wanted.frame.rows.min(wanted.frame.columns / 4);
    let columns = rows * 4;
    let patch = |sign| Patch {
        sign,
        sign_tint: Tint::Mixed(20, 90, 20),
        ground: Tint::Palette(153),
    };
    let hill = |row: u16, column: u16| {
        let height = 2 * column.min(columns - column) * rows / columns;
        match (rows - row).cmp(&height) {
            Ordering::Less => patch('█'),
            Ordering::Equal => patch('▄'),
            Ordering::Greater => patch(' '),
        }
    };
    let strip = |row| Strip::Patches((0..columns).map(|column| hill(row, column)).collect());
    let picture = Picture {
        columns,
        strips: (0..rows).map(strip).collect(),
        supply: None,
    };
    update(state, Action::Pictured(wanted, Ok(Arc::new(picture))));
}

/// What stands below the picture's address, from the column of the text on.
fn below_the_address(screen: &str) -> String {
    let lines: Vec<&str> = screen.lines().collect();
    let address = lines
        .iter()
        .position(|line| line.contains("/post.lumira.example/2031"));
    let last = lines
        .iter()
        .position(|line| line.contains("The council meets"));
    let (address, last) = (address.unwrap(), last.unwrap());
    let margin = lines[last].find("The").unwrap();
    let from_text = |line: &&str| line.chars().skip(margin).collect::<String>();
    let below: Vec<String> = lines[address + 1..=last].iter().map(from_text).collect();
    below.join("\n")
}

#[test]
fn a_picture_in_half_blocks_stands_below_its_caption_where_it_is_wished() {
    for (name, size) in [
        ("picture-wide", (120, 40)),
        ("picture-middling", (80, 24)),
        ("picture-small", (40, 12)),
    ] {
        let mut state = open(vec![page::page()], size);
        press(&mut state, "z G");
        let without = text(&state);
        Arc::make_mut(&mut state.settings).pictures = true;
        come_picture(&mut state);
        press(&mut state, "G");
        snapshot(name, &below_the_address(&text(&state)));
        let (cells, _) = draw(&state, &look());
        let green = |cell: &&Cell| cell.fg == Color::Rgb(20, 90, 20);
        let drawn = cells.content.iter().filter(green);
        assert!(drawn.clone().count() > 40, "{name}");
        assert!(drawn.clone().all(|cell| cell.bg == Color::Indexed(153)));
        press(&mut state, "?");
        let (cells, _) = draw(&state, &look());
        assert_eq!(
            cells.content.iter().filter(green).count(),
            0,
            "the help lies over it"
        );
        press(&mut state, "?");
        Arc::make_mut(&mut state.settings).pictures = false;
        state.pictures = Pictures::default();
        press(&mut state, "G");
        assert_eq!(text(&state), without, "{name}");
    }
}

#[test]
fn a_judged_record_says_so() {
    let mut state = desk((80, 24));
    press_at_desk(&mut state, "enter ]g ]g - [g + tab");
    snapshot("judged", &styled(&state));
}

/// Any line, edited in any way, shows the cluster that its cursor is on and nothing harmful.
#[test]
fn the_cursor_of_a_line_is_always_seen() {
    let texts = [
        "日本の鐘を鳴らす人は誰か",
        "cafe\u{301} nai\u{308}ve e\u{301}e\u{301}e\u{301}",
        "שלום عليكم سلام",
        "👨\u{200d}👩\u{200d}👧 family 👩🏽\u{200d}🚀",
        "is:unread with:gifts entity:\"Oren Vasko\" date:>=2031",
    ];
    for (size, text) in [(80, 24), (40, 12)]
        .into_iter()
        .flat_map(|size| texts.map(|text| (size, text)))
    {
        let mut state = desk(size);
        press_at_desk(&mut state, "F");
        update(
            &mut state,
            Action::Pasted(format!("{} {text}", "x".repeat(30))),
        );
        for _ in 0..12 {
            let line = state.line.as_ref().unwrap();
            let after = line.parts().1.to_owned();
            let screen = styled(&state);
            let at = after.graphemes(true).next().unwrap_or(" ");
            let marked = format!(" match.here {at:?}");
            // Marks of the same role stand only in the line.
            assert!(
                screen.contains(&marked),
                "{marked} of {text} at {size:?}\n{screen}"
            );
            press_at_desk(&mut state, "left");
        }
    }
}

/// What the store tells of its first list.
fn listed(keys: Result<Arc<[ArticleKey]>, String>) -> Action {
    Action::List {
        listing: Listing::new(Shelf::All, ""),
        keys,
        rows: Vec::new(),
        whole: true,
    }
}

/// What a store tells that cannot be read.
fn store_failed() -> Vec<Action> {
    let failed = || "the store is damaged; `warta doctor` tells more".to_owned();
    vec![Action::Shelves(Err(failed())), listed(Err(failed()))]
}

/// What a store tells whose articles are all read.
fn nothing_unread() -> Vec<Action> {
    let shelves = vec![
        desk::shelved(Shelf::All, "All articles", 0, 0, 7),
        desk::shelved(Shelf::Unread, "Unread", 0, 0, 0),
    ];
    vec![Action::Shelves(Ok(shelves)), listed(Ok(Arc::new([])))]
}

/// Every state that a pane can be in when it has nothing of its own to show.
#[test]
fn every_pane_has_its_states() {
    let stored: [(&str, Vec<Action>); 5] = [
        ("loading", vec![]),
        ("failed", store_failed()),
        ("unread-none", nothing_unread()),
        ("nothing", vec![listed(Ok(Arc::new([])))]),
        (
            "told",
            vec![Action::Told(
                "marks cannot be kept: another warta is open".into(),
            )],
        ),
    ];
    let mut screens = Vec::new();
    for (name, actions) in stored {
        let mut state = State::stored((80, 12));
        for action in actions {
            update(&mut state, action);
        }
        screens.push(format!("== feeds and list: {name}\n{}", text(&state)));
    }
    let body = |result| Action::Loaded(ArticleId(0), result);
    let article = || Ok(Arc::new(ferry().article));
    let error = "could not look through it";
    let read: [(&str, Vec<Action>); 4] = [
        ("loading", vec![]),
        (
            "failed",
            vec![body(Err(
                "Could not read post: it is a binary file, not a text".into(),
            ))],
        ),
        ("looking", vec![body(article())]),
        (
            "not looked through",
            vec![
                body(article()),
                Action::Analysed(ArticleId(0), Err(error.into())),
            ],
        ),
    ];
    for (name, actions) in read {
        let mut state = State::new(vec!["post".into()], (80, 12));
        for action in actions {
            update(&mut state, action);
        }
        screens.push(format!("== text and panel: {name}\n{}", text(&state)));
    }
    for size in [(39, 12), (40, 11), (1, 1), (12, 3)] {
        let state = State::stored(size);
        screens.push(format!("== too small: {size:?}\n{}", text(&state)));
    }
    snapshot("states", &screens.join("\n\n"));
}

/// The desk with nothing on it yet, with failures, and with nothing stored.
fn desks(size: (u16, u16)) -> Vec<(&'static str, State)> {
    let states = [
        ("loading", vec![]),
        ("failed", store_failed()),
        ("empty", nothing_unread()),
    ];
    let states = states.map(|(name, actions)| {
        let mut state = State::stored(size);
        for action in actions {
            update(&mut state, action);
        }
        (name, state)
    });
    states.into()
}

/// The desk with an article open: being read, not readable, not looked through, without a record, with all.
fn readings(size: (u16, u16)) -> Vec<(&'static str, State)> {
    let opened = || {
        let mut state = desk(size);
        press_at_desk(&mut state, "j");
        update(&mut state, keys("enter").remove(0));
        state
    };
    let id = ArticleId(0);
    let text = |story: Story| Action::Loaded(id, Ok(Arc::new(story.article)));
    let found = |story: Story| Action::Analysed(id, Ok(Arc::new(Found::new(story.findings))));
    let states = [
        ("being read", vec![]),
        (
            "not readable",
            vec![Action::Taken(id, Err("the article is damaged".into()))],
        ),
        ("not looked through", vec![text(harbour())]),
        ("without a record", vec![text(ferry()), found(ferry())]),
        ("with all", vec![text(harbour()), found(harbour())]),
    ];
    let states = states.map(|(name, actions)| {
        let mut state = opened();
        for action in actions {
            update(&mut state, action);
        }
        settle(&mut state);
        (name, state)
    });
    states.into()
}

/// All rows but the last.
fn above(rows: &[String]) -> String {
    rows[..rows.len() - 1].join("\n")
}

/// The panes as they are drawn with colours, without the hints of the bottom line, after asserting that it says the same without them, and in ASCII.
fn in_every_look(state: &State) -> String {
    let (colour, _) = draw(state, &look());
    let plain = |glyphs| {
        let look = Look {
            theme: Theme::new(Scheme::Neutral, Depth::Mono),
            glyphs,
            leads: true,
            plain: false,
        };
        draw(state, &look).0
    };
    let (mono, ascii) = (plain(Glyphs::UTF8), plain(Glyphs::ASCII));
    assert_eq!(rows(&colour), rows(&mono));
    for cell in mono.content.iter().chain(&ascii.content) {
        assert!(cell.fg == Color::Reset && cell.bg == Color::Reset);
    }
    let words = rows(&ascii).join("\n");
    let own = words.replace(['海', 'の', '鐘'], "").replace("café", "");
    assert!(own.is_ascii(), "{own}");
    let last = format!("{}:", colour.area.height - 1);
    let runs = runs(&colour);
    let roles = runs.iter().filter(|run| !run.starts_with(&last));
    let roles: Vec<&str> = roles.map(String::as_str).collect();
    format!(
        "{}\n\n{}\n\n{}",
        above(&rows(&colour)),
        roles.join("\n"),
        above(&rows(&ascii))
    )
}

#[test]
fn every_pane_has_each_of_its_states_at_each_width_in_each_look() {
    for (name, size) in [
        ("matrix-four", (160, 16)),
        ("matrix-three", (120, 16)),
        ("matrix-two", (80, 16)),
        ("matrix-one", (40, 12)),
    ] {
        let mut screens = Vec::new();
        for (what, mut state) in desks(size) {
            for pane in [Pane::Feeds, Pane::List] {
                state.focus = pane;
                screens.push(format!("== {what}, in {pane:?}\n{}", in_every_look(&state)));
            }
        }
        for (what, mut state) in readings(size) {
            for pane in [Pane::Article, Pane::Panel] {
                state.focus = pane;
                screens.push(format!("== {what}, in {pane:?}\n{}", in_every_look(&state)));
            }
        }
        snapshot(name, &screens.join("\n\n"));
    }
    for size in [(39, 12), (40, 11), (159, 3), (1, 1)] {
        for (_, state) in desks(size).into_iter().chain(readings(size)) {
            in_every_look(&state);
        }
    }
}

#[test]
fn links_stand_with_their_letters() {
    for (name, size) in [("links", (80, 24)), ("links-small", (40, 12))] {
        let mut state = desk(size);
        press_at_desk(&mut state, "j enter U down");
        snapshot(name, &text(&state));
    }
}

#[test]
fn what_is_not_there_is_said() {
    let check = |state: &State, expected: &str| {
        assert!(text(state).contains(expected), "{}", text(state));
    };
    check(&State::new(vec!["post".into()], (80, 24)), "Reading post …");
    check(&State::new(Vec::new(), (80, 24)), "Nothing is open.");
    let mut failed = State::new(vec!["post".into()], (80, 24));
    let error = Err("could not read post: it is empty".into());
    update(&mut failed, Action::Loaded(ArticleId(0), error));
    check(&failed, "could not read post: it is empty");
    let mut unlooked = State::new(vec!["post".into()], (80, 24));
    update(
        &mut unlooked,
        Action::Loaded(ArticleId(0), Ok(Arc::new(harbour().article))),
    );
    check(&unlooked, "Looking through it …");
    check(&open(vec![ferry()], (80, 24)), "none reported");
    check(
        &open(vec![ferry()], (39, 20)),
        "too small: needs 40x12, is 39x20",
    );
}

#[test]
fn a_text_too_long_to_be_looked_through_says_so() {
    let Story { article, findings } = harbour();
    let mut state = open(vec![harbour()], (80, 24));
    let mut found = Found::new(findings);
    found.until = Some(2_097_000);
    update(
        &mut state,
        Action::Loaded(ArticleId(0), Ok(Arc::new(article))),
    );
    update(
        &mut state,
        Action::Analysed(ArticleId(0), Ok(Arc::new(found))),
    );
    press(&mut state, "tab G");
    let screen = text(&state);
    assert!(screen.contains("Only the first 2.1 MB"), "{screen}");
    assert!(screen.contains("│ looked through."), "{screen}");
}

#[test]
fn without_utf8_and_colour_everything_is_still_told() {
    let mut state = open(vec![harbour()], (80, 24));
    press(&mut state, "tab");
    let look = Look {
        theme: Theme::new(Scheme::Neutral, Depth::Mono),
        glyphs: Glyphs::ASCII,
        leads: false,
        plain: false,
    };
    let (buffer, _) = draw(&state, &look);
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset)
    );
    let own = rows(&buffer)
        .join("\n")
        .replace(['海', 'の', '鐘'], "")
        .replace("café", "");
    assert!(own.is_ascii(), "{own}");
    let person = &buffer[(10, 3)];
    assert!(person.modifier.contains(Modifier::BOLD), "{person:?}");
    snapshot("ascii", &rows(&buffer).join("\n"));
}

#[test]
fn drawing_again_after_measuring_changes_nothing() {
    let walks = [
        "",
        "j j j",
        "G",
        "C-d C-u",
        "]e ]e ]e",
        "]m",
        "tab G",
        "/ o",
        "? C-d",
        "tab j j enter",
        "G k",
        "q j G tab G k",
        "q q z j",
        "C-p a",
    ];
    for (size, walk) in [(120, 40), (80, 24), (40, 12), (61, 13)]
        .into_iter()
        .flat_map(|size| walks.map(|walk| (size, walk)))
    {
        let mut state = if walk.starts_with('q') {
            desk(size)
        } else {
            open(vec![harbour(), ferry()], size)
        };
        settle(&mut state);
        for action in keys(walk) {
            update(&mut state, action);
            let (before, measured) = draw(&state, &look());
            update(&mut state, Action::Measured(measured));
            let (after, again) = draw(&state, &look());
            assert_eq!(rows(&before), rows(&after), "{walk} at {size:?}");
            assert_eq!(measured, again, "{walk} at {size:?}");
        }
    }
}
