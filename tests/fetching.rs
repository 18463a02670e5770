//! What is fetched from the reader: what each verb changes and wishes, and what is seen of it.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/story.rs"]
mod story;

use std::sync::Arc;

use desk::{answer_all, desk, listed};
use story::keys;
use warta::{
    app::{
        Action, Added, Aim, Choice, Effect, Feeds, Highlight, Listed, Listing, Refreshed, Settings,
        Shelf, State, Taken, Text, update,
    },
    domain::{Article, ArticleId, ArticleKey, FeedKey, ListOrder, SmartKey},
    view,
};

fn draw(state: &mut State) -> String {
    let width = usize::from(state.size.0);
    let drawn = desk::draw(state);
    let cells = drawn.content.chunks(width);
    let row = |cells: &[ratatui::buffer::Cell]| {
        let row: String = cells.iter().map(ratatui::buffer::Cell::symbol).collect();
        row.trim_end().to_owned()
    };
    cells.map(row).collect::<Vec<_>>().join("\n")
}

/// Presses keys; what they wish of the store comes true, the rest comes back.
fn press(state: &mut State, chords: &str) -> Vec<Effect> {
    let mut wishes = Vec::new();
    draw(state);
    for key in keys(chords) {
        for effect in update(state, key) {
            match effect {
                Effect::Refresh(_)
                | Effect::AddFeed(_)
                | Effect::Subscribe(_)
                | Effect::OtherText(..) => {
                    wishes.push(effect);
                }
                effect => answer_all(state, vec![effect]),
            }
        }
        draw(state);
    }
    wishes
}

fn hear(state: &mut State, heard: Refreshed) -> Vec<Effect> {
    update(state, Action::Refreshed(heard))
}

fn brought(feed: i64, new: usize, show: bool) -> Refreshed {
    let (feed, came) = (FeedKey(feed), Ok(new));
    Refreshed::Feed { feed, came, show }
}

#[test]
fn r_refreshes_what_is_shown_and_capital_r_all() {
    for (chords, expected) in [
        ("r", Shelf::All),
        ("q j j r", Shelf::Feed(FeedKey(1))),
        ("q j j j r", Shelf::Folder(vec!["Islands".into()])),
        ("q j j R", Shelf::All),
        ("q j r", Shelf::All),
    ] {
        let wishes = press(&mut desk((120, 40)), chords);
        assert_eq!(wishes, [Effect::Refresh(expected)], "{chords}");
    }
}

#[test]
fn a_second_refresh_says_how_far_the_first_has_come() {
    let mut state = desk((80, 24));
    assert_eq!(press(&mut state, "R").len(), 1);
    assert_eq!(press(&mut state, "R"), []);
    assert_eq!(state.notice.as_deref(), Some("still fetching: fetching"));
    hear(&mut state, Refreshed::Begun(12));
    hear(&mut state, brought(1, 41, false));
    assert_eq!(press(&mut state, "r"), []);
    let told = "still fetching: 1 of 12 feeds, 41 new";
    assert_eq!(state.notice.as_deref(), Some(told));
    press(&mut state, "j");
    assert!(draw(&mut state).contains("\n1 of 12 feeds, 41 new"));
    hear(&mut state, Refreshed::Done(Ok(0)));
    assert_eq!(state.notice.as_deref(), Some("1 feed: 41 new"));
    assert_eq!(press(&mut state, "R").len(), 1);
}

#[test]
fn what_a_refresh_came_to_is_told() {
    let check = |feeds: &[Result<usize, &str>], done, expected: &str| {
        let mut state = desk((80, 24));
        press(&mut state, "R");
        hear(&mut state, Refreshed::Begun(feeds.len()));
        for came in feeds {
            let (feed, came) = (FeedKey(1), came.map_err(ToOwned::to_owned));
            let show = false;
            hear(&mut state, Refreshed::Feed { feed, came, show });
        }
        let effects = hear(&mut state, Refreshed::Done(done));
        assert_eq!(state.notice.as_deref(), Some(expected));
        let wished = [Effect::List(Listing::new(Shelf::All, "")), Effect::Shelves];
        assert_eq!(effects[..2], wished);
        assert_eq!(state.fetching.words(), None);
    };
    check(&[Ok(2), Ok(3)], Ok(0), "2 feeds: 5 new");
    check(&[Ok(2)], Ok(1), "1 feed: 2 new, 1 feed left alone for now");
    check(
        &[],
        Ok(4),
        "no feed may be asked again yet, 4 feeds left alone for now",
    );
    let tarn = "Tarn: the server says 500";
    check(
        &[Ok(2), Err(tarn)],
        Ok(0),
        "2 feeds: 2 new, failed: Tarn: the server says 500",
    );
    let two = "2 feeds: 0 new, 2 failed, the last: Tarn: the server says 500";
    check(&[Err("Salt: gone"), Err(tarn)], Ok(0), two);
    let disk = Err("the disk is full".to_owned());
    check(&[Ok(1)], disk, "could not refresh: the disk is full");
}

#[test]
fn what_is_new_in_watched_smart_feeds_is_told_here_and_to_the_terminal() {
    let mut state = desk((120, 40));
    let more = vec![("Bells".into(), 2), ("Any boat".into(), 1)];
    let effects = hear(&mut state, Refreshed::Watched(more));
    let told = "new in what is watched: Bells 2, Any boat 1";
    assert_eq!(state.notice.as_deref(), Some(told));
    assert_eq!(effects, [Effect::Notify(told.into())]);
}

#[test]
fn where_there_are_no_feeds_or_none_can_be_read_that_is_said() {
    let mut state = desk((80, 24));
    press(&mut state, "R");
    hear(&mut state, Refreshed::NoFeeds);
    assert!(
        state
            .notice
            .as_deref()
            .unwrap()
            .starts_with("there are no feeds yet")
    );
    let mut state = State::new(vec!["a".into()], (80, 24));
    assert_eq!(press(&mut state, "R"), []);
    let told = "feeds are read where warta is started without texts";
    assert_eq!(state.notice.as_deref(), Some(told));
}

/// Tells the list of all articles with these keys.
fn tell_list(state: &mut State, keys: impl Iterator<Item = i64>, shelf: Shelf) {
    let keys: Arc<[ArticleKey]> = keys.map(ArticleKey).collect();
    let rows = keys.iter().take(20).map(|&key| listed(key)).collect();
    let list = Action::List {
        listing: Listing::new(shelf, ""),
        keys: Ok(keys),
        rows,
        whole: true,
    };
    let effects = update(state, list);
    answer_all(state, effects);
}

#[test]
fn what_comes_moves_neither_the_list_nor_the_text() {
    for (size, chords) in [
        ((120, 40), "j j j j j j j j j j j j"),
        ((80, 24), "j j j j j j j j j j"),
        ((80, 24), "j j enter j j j"),
        ((40, 12), "j j j j j"),
    ] {
        let mut state = desk(size);
        press(&mut state, chords);
        let before = draw(&mut state);
        let on = state.library.as_ref().unwrap().list.key(state.listed().0);
        hear(&mut state, Refreshed::Begun(2));
        let asked = hear(&mut state, brought(1, 5, true));
        assert_eq!(asked[0], Effect::List(Listing::new(Shelf::All, "")));
        tell_list(&mut state, (100..105).chain(0..30), Shelf::All);
        let effects = hear(&mut state, Refreshed::Done(Ok(0)));
        // The rows are told again; what the list was before is not.
        let rows = effects
            .into_iter()
            .filter(|effect| matches!(effect, Effect::Rows(_)));
        answer_all(&mut state, rows.collect());
        state.notice = None;
        let after = draw(&mut state);
        let library = state.library.as_ref().unwrap();
        assert_eq!(library.list.key(library.list.at), on);
        // Only its number in the heading is another.
        let number = |screen: &str, at: usize, of: usize| {
            let place = format!("{at}/{of}");
            assert!(
                !screen.contains("/30") || screen.contains(&place),
                "{screen}"
            );
            screen.replace(&format!("{place:>5}"), "    -")
        };
        let at = library.list.at + 1;
        assert_eq!(number(&before, at - 5, 30), number(&after, at, 35));
    }
}

#[test]
fn among_the_unread_the_article_in_hand_stays_in_the_list() {
    let mut state = desk((120, 40));
    press(&mut state, "q j enter j j enter");
    let on = state.opened().unwrap().key.unwrap();
    let others = (0..9).filter(|&key| key != on.0);
    tell_list(&mut state, [50].into_iter().chain(others), Shelf::Unread);
    let library = state.library.as_ref().unwrap();
    assert_eq!(
        (library.list.len(), library.list.key(library.list.at)),
        (10, Some(on))
    );
    assert_eq!(library.list.at, 3);
    press(&mut state, "q j");
    tell_list(&mut state, (0..9).filter(|&key| key != on.0), Shelf::Unread);
    let library = state.library.as_ref().unwrap();
    assert_eq!((library.list.len(), library.list.place_of(on)), (8, None));
}

#[test]
fn the_beginning_of_a_list_does_not_take_the_rest_away() {
    let mut state = desk((120, 40));
    press(&mut state, "G");
    let part = Action::List {
        listing: Listing::new(Shelf::All, ""),
        keys: Ok((100..120).map(ArticleKey).collect()),
        rows: (100..120).map(|key| listed(ArticleKey(key))).collect(),
        whole: false,
    };
    update(&mut state, part);
    assert_eq!(state.listed(), (29, 30));
}

#[test]
fn a_feed_tells_when_it_was_asked_and_what_came() {
    let mut state = desk((120, 40));
    press(&mut state, "q j j j j");
    let screen = draw(&mut state);
    assert!(screen.contains("▸   Tarn Weekly            2│"), "{screen}");
    assert!(
        screen.contains("\n    14:05 the server says 5…│"),
        "{screen}"
    );
    assert!(
        screen.contains("\nfailed 14:05: the server says 500 "),
        "{screen}"
    );
}

fn snapshot(name: &str, screen: &str) {
    insta::with_settings!({snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, screen);
    });
}

/// What a state shows at three sizes, one below the other.
fn at_three_sizes(chords: &str, then: impl Fn(&mut State)) -> String {
    let screens = [(120, 40), (80, 24), (40, 12)].map(|size| {
        let mut state = desk(size);
        press(&mut state, chords);
        then(&mut state);
        draw(&mut state)
    });
    screens.join("\n\n")
}

#[test]
fn a_refresh_is_seen_running_failed_and_done() {
    let failed = || Refreshed::Feed {
        feed: FeedKey(2),
        came: Err("Tarn Weekly: the server says 500".into()),
        show: false,
    };
    let running = at_three_sizes("j R", |state| {
        hear(state, Refreshed::Begun(12));
        hear(state, brought(1, 41, false));
        hear(state, failed());
    });
    snapshot("refresh-running", &running);
    let done = at_three_sizes("j j R", |state| {
        hear(state, Refreshed::Begun(2));
        hear(state, brought(1, 5, false));
        hear(state, failed());
        tell_list(state, (100..105).chain(0..30), Shelf::All);
        hear(state, Refreshed::Done(Ok(0)));
    });
    snapshot("refresh-done", &done);
    let looking = at_three_sizes("enter", |state| {
        hear(state, Refreshed::Looked(12, 41));
    });
    snapshot("refresh-looking", &looking);
}

#[test]
fn what_is_left_from_an_earlier_time_is_looked_through_without_a_word() {
    let mut state = desk((120, 40));
    let before = draw(&mut state);
    hear(&mut state, Refreshed::LookedOn(12, 41));
    assert_eq!(draw(&mut state), before);
}

fn added(state: &mut State, typed: &str, added: Result<Added, String>) -> Vec<Effect> {
    update(state, Action::Added(typed.into(), added))
}

fn paste(state: &mut State, text: &str) {
    update(state, Action::Pasted(text.into()));
}

fn choices() -> Vec<Choice> {
    ["News", "", "Comments from everywhere"]
        .into_iter()
        .enumerate()
        .map(|(at, title)| Choice {
            title: title.into(),
            address: format!("https://www.lumira.example/feed/{at}/"),
            page: Some("https://www.lumira.example/".into()),
        })
        .collect()
}

#[test]
fn a_asks_for_an_address_and_shows_the_feed_that_is_there() {
    let mut state = desk((80, 24));
    press(&mut state, "j a");
    assert!(draw(&mut state).contains("\nadd:    Enter look there"));
    paste(&mut state, "lumira.example\n");
    let wishes = press(&mut state, "enter");
    assert_eq!(wishes, [Effect::AddFeed("lumira.example".into())]);
    assert!(draw(&mut state).contains("\nasking lumira.example "));
    let subscribed = Added::Subscribed {
        feed: FeedKey(7),
        name: "Lumira Now".into(),
        new: 12,
    };
    let effects = added(&mut state, "lumira.example", Ok(subscribed));
    let shelf = Shelf::Feed(FeedKey(7));
    assert_eq!(
        effects[..2],
        [
            Effect::List(Listing::new(shelf.clone(), "")),
            Effect::Shelves
        ]
    );
    assert_eq!(
        state.notice.as_deref(),
        Some("added Lumira Now: 12 articles")
    );
    let mut shelves = desk::shelves();
    shelves.insert(3, desk::shelved(shelf.clone(), "Lumira Now", 0, 12, 12));
    update(&mut state, Action::Shelves(Ok(shelves)));
    let library = state.library.as_ref().unwrap();
    assert_eq!((library.shelf_at, &library.shelf), (3, &shelf));
    // Asked again, the line has what was typed before.
    press(&mut state, "a up");
    assert_eq!(state.line.as_ref().unwrap().text(), "lumira.example");
    press(&mut state, "esc");
    assert_eq!(press(&mut state, "a enter"), []);
}

#[test]
fn who_is_reading_is_not_taken_away_by_a_new_feed() {
    let mut state = desk((120, 40));
    press(&mut state, "j enter");
    let subscribed = Added::Subscribed {
        feed: FeedKey(7),
        name: "Lumira Now".into(),
        new: 1,
    };
    added(&mut state, "lumira.example", Ok(subscribed));
    assert_eq!(state.library.as_ref().unwrap().shelf, Shelf::All);
    assert_eq!(state.notice.as_deref(), Some("added Lumira Now: 1 article"));
}

#[test]
fn what_cannot_be_added_is_told() {
    let mut state = desk((80, 24));
    press(&mut state, "a");
    paste(&mut state, "lumira.example");
    press(&mut state, "enter");
    let why = Err("the page names no feed".to_owned());
    assert_eq!(added(&mut state, "lumira.example", why), []);
    let told = "could not add lumira.example: the page names no feed";
    assert_eq!(state.notice.as_deref(), Some(told));
    assert_eq!(state.fetching.words(), None);
}

#[test]
fn of_several_feeds_one_is_chosen() {
    for (keys, expected) in [
        ("enter", 0),
        ("down enter", 1),
        ("C-n C-n C-n enter", 2),
        ("3", 2),
    ] {
        let mut state = desk((80, 24));
        assert_eq!(added(&mut state, "x", Ok(Added::Several(choices()))), []);
        let wishes = press(&mut state, keys);
        assert_eq!(
            wishes,
            [Effect::Subscribe(choices().remove(expected))],
            "{keys}"
        );
        assert!(state.line.is_none() && state.fetching.choices.is_empty());
    }
    let mut state = desk((80, 24));
    added(&mut state, "x", Ok(Added::Several(choices())));
    assert_eq!(press(&mut state, "9 0 x"), []);
    press(&mut state, "esc a");
    assert!(draw(&mut state).contains("\nadd: "));
    // What is being typed is not taken away; the feeds wait.
    added(&mut state, "x", Ok(Added::Several(choices())));
    let told = "3 feeds are there: a shows them";
    assert_eq!(state.notice.as_deref(), Some(told));
    press(&mut state, "esc a");
    assert!(draw(&mut state).contains("\nwhich: "));
}

#[test]
fn adding_is_seen_in_every_state() {
    let typed = at_three_sizes("a", |state| paste(state, "https://lumira.example/news"));
    snapshot("add-typed", &typed);
    let several = at_three_sizes("j", |state| {
        added(state, "x", Ok(Added::Several(choices())));
        press(state, "down");
    });
    snapshot("add-several", &several);
}

#[test]
fn a_refresh_that_begins_of_itself_tells_only_what_is_new() {
    let begun = || {
        let mut state = desk((80, 24));
        assert_eq!(
            update(&mut state, Action::Due)[0],
            Effect::Refresh(Shelf::All)
        );
        hear(&mut state, Refreshed::Begun(1));
        state
    };
    let mut state = begun();
    assert_eq!(update(&mut state, Action::Due), []);
    hear(&mut state, brought(1, 0, false));
    hear(&mut state, Refreshed::Done(Ok(3)));
    assert_eq!(
        (state.notice.as_deref(), state.fetching.words()),
        (None, None)
    );
    let mut state = begun();
    hear(&mut state, brought(1, 2, false));
    hear(&mut state, Refreshed::Done(Ok(0)));
    assert_eq!(state.notice.as_deref(), Some("1 feed: 2 new"));
    let mut state = begun();
    hear(&mut state, Refreshed::NoFeeds);
    assert_eq!(state.notice, None);
    let mut state = State::new(vec!["a".into()], (80, 24));
    assert_eq!(update(&mut state, Action::Due), []);
}

#[test]
fn settings_come_into_force_and_what_was_changed_at_a_key_stays() {
    let mut state = desk((120, 40));
    press(&mut state, "enter >");
    let settings = Settings {
        measure: 60,
        highlight: Highlight::Names,
        doubtful: 90,
        pipe: "wc -w".into(),
        ..Settings::default()
    };
    let effects = state.settle(settings);
    assert_eq!((state.measure, state.highlight), (82, Highlight::Names));
    // What is doubtful is said anew of what is open, and what is fetched hears of it.
    let fetched = Effect::Settle(Feeds::default());
    assert!(matches!(effects.as_slice(), [Effect::Analyse(..), last] if *last == fetched));
    press(&mut state, "|");
    assert_eq!(state.line.as_ref().unwrap().text(), "wc -w");
}

/// The open article's text, with paragraphs before and behind what the feed gave.
fn whole(state: &State) -> Arc<Article> {
    let given = state.opened().unwrap().article().unwrap();
    let (title, rest) = given.text.split_once("\n\n").unwrap();
    let more = "The harbour was quiet that morning, and the gulls were not.";
    let text = format!("{title}\n\n{more}\n\n{more}\n\n{rest}\n\n{more}");
    Arc::new(warta::text::read("page", text.as_bytes(), None).unwrap())
}

/// The rows of the text pane, by their words.
fn rows(screen: &str) -> Vec<String> {
    let rows = screen
        .lines()
        .map(|row| row.split('│').next().unwrap_or_default());
    rows.map(|row| row.trim().to_owned()).collect()
}

#[test]
fn x_shows_the_whole_text_and_again_what_the_feed_gave() {
    let mut state = desk((80, 24));
    press(&mut state, "j enter");
    let key = state.opened().unwrap().key.unwrap();
    let wished = |text| Effect::OtherText(ArticleId(0), key, text);
    assert_eq!(press(&mut state, "x"), [wished(Text::Whole)]);
    assert_eq!(state.notice.as_deref(), Some("fetching the whole text"));
    press(&mut state, "j j j j j j j j");
    let before = draw(&mut state);
    let page = whole(&state);
    let effects = update(
        &mut state,
        Action::OtherText(ArticleId(0), Text::Whole, Ok(page)),
    );
    assert!(matches!(effects.as_slice(), [Effect::Analyse(..)]));
    answer_all(&mut state, effects);
    assert_eq!(
        state.notice.as_deref(),
        Some("the whole text: 11 paragraphs")
    );
    let after = draw(&mut state);
    assert_eq!(rows(&before)[..9], rows(&after)[..9], "{after}");
    // Nothing need be asked for any more.
    press(&mut state, "G x");
    assert_eq!(state.notice.as_deref(), Some("as the feed gave it"));
    assert_eq!(state.opened().unwrap().text, Text::Given);
    press(&mut state, "x");
    assert!(draw(&mut state).contains("the whole text: 11 paragraphs"));
}

#[test]
fn a_stored_whole_text_gives_way_to_what_the_feed_gave() {
    let mut state = desk((80, 24));
    let key = ArticleKey(1);
    for effect in press_for(&mut state, "j enter") {
        if let Effect::Take(id, key) = effect {
            let taken = Taken {
                listed: listed(key),
                article: Arc::new(story::harbour().article),
                text: Text::Whole,
                verdicts: Default::default(),
            };
            update(&mut state, Action::Taken(id, Ok(taken)));
        }
    }
    let wishes = press(&mut state, "x");
    assert_eq!(wishes, [Effect::OtherText(ArticleId(0), key, Text::Given)]);
    let given = warta::text::read("", b"A title\n\nIn short.", None).unwrap();
    let came = Action::OtherText(ArticleId(0), Text::Given, Ok(Arc::new(given)));
    update(&mut state, came.clone());
    assert!(draw(&mut state).contains("In short."));
    assert_eq!(update(&mut state, came), []);
}

/// Presses keys of which nothing comes true.
fn press_for(state: &mut State, chords: &str) -> Vec<Effect> {
    let effects = keys(chords).into_iter().map(|key| update(state, key));
    effects.flatten().collect()
}

#[test]
fn a_page_that_cannot_be_used_is_told_and_the_text_stays() {
    let mut state = desk((80, 24));
    press(&mut state, "j enter x");
    let before = rows(&draw(&mut state));
    let why = Err("the server says that it is gone for good (410)".to_owned());
    update(
        &mut state,
        Action::OtherText(ArticleId(0), Text::Whole, why),
    );
    let screen = draw(&mut state);
    assert_eq!(rows(&screen)[..20], before[..20]);
    assert!(
        screen.contains("\ncould not fetch the whole text: the server says that it is g"),
        "{screen}"
    );
}

#[test]
fn whatever_was_searched_selected_or_jumped_to_the_other_text_is_shown() {
    let mut state = desk((80, 24));
    press(&mut state, "j enter / t h e enter n n ]g ]e enter");
    let short = warta::text::read("", "A title\n\nÉé.".as_bytes(), None).unwrap();
    let came = Action::OtherText(ArticleId(0), Text::Whole, Ok(Arc::new(short)));
    let effects = update(&mut state, came);
    let told = Some("the whole text: 1 paragraph");
    assert_eq!(state.notice.as_deref(), told);
    draw(&mut state);
    answer_all(&mut state, effects);
    press(
        &mut state,
        "n N backspace backspace backspace n x n backspace",
    );
    assert_eq!(state.opened().unwrap().text, Text::Given);
}

#[test]
fn an_article_without_a_page_or_a_store_has_no_other_text() {
    let check = |state: &mut State, told: &str| {
        assert_eq!(press(state, "x"), []);
        assert_eq!(state.notice.as_deref(), Some(told));
    };
    let mut state = desk((80, 24));
    press(&mut state, "j enter");
    state.articles[0].listed.as_mut().unwrap().link = None;
    check(&mut state, "its feed does not say on which page it is");
    let mut state = State::new(vec!["a".into()], (80, 24));
    check(&mut state, "this is no stored article");
}

#[test]
fn smart_feeds_stand_among_the_feeds_with_what_they_mean() {
    let smart = |state: &mut State| {
        let mut shelves = desk::shelves();
        let bells = Shelf::Smart(SmartKey(1));
        shelves.insert(5, desk::shelved(bells, "Bells for anybody", 0, 3, 14));
        update(state, Action::Shelves(Ok(shelves)));
        press(state, "q G k");
    };
    let screens = at_three_sizes("j", smart);
    assert_eq!(
        screens.matches("▸ ⌕ Bells for anybody").count(),
        3,
        "{screens}"
    );
    snapshot("smart", &screens);
}

#[test]
fn in_a_narrow_list_an_address_is_cut_at_its_end_and_the_star_stands_before_it() {
    let mut state = desk((120, 40));
    for (at, address) in [
        (0, "https://post.lumira.example/feeds/all.xml"),
        (1, "https://tarn.example/"),
    ] {
        let row = state
            .library
            .as_mut()
            .unwrap()
            .list
            .row_mut(ArticleKey(at))
            .unwrap();
        row.source = address.into();
        row.starred = true;
    }
    let screen = draw(&mut state);
    for row in ["★ post.lumira.ex… · 28 May│", "★ tarn.example · 27 May   │"] {
        assert!(screen.contains(row), "{screen}");
    }
}

#[test]
fn a_click_below_a_failed_feed_means_what_stands_there() {
    let look = desk::look();
    let mut state = desk((120, 40));
    let screen = draw(&mut state);
    for (words, shelf) in [
        ("Lumira Post ", 2),
        ("Tarn Weekly", 4),
        ("14:05 the server", 4),
        ("★ Starred", 5),
    ] {
        let row = screen.lines().position(|row| row.contains(words)).unwrap();
        let aim = view::pointing::at(&state, &look, (4, u16::try_from(row).unwrap()));
        assert_eq!(aim, Some(Aim::Shelf(shelf)), "{words}");
    }
}

#[test]
fn what_waits_is_looked_through_once_the_shelves_are_seen() {
    let mut state = State::stored((80, 24));
    let first = state.first_effects();
    assert!(!first.contains(&Effect::LookThrough), "{first:?}");
    let shelves = || Action::Shelves(Ok(desk::shelves()));
    assert_eq!(update(&mut state, shelves()), [Effect::LookThrough]);
    assert_eq!(update(&mut state, shelves()), []);
}

#[test]
fn where_the_unread_come_first_the_article_in_hand_does_not_sink_when_it_is_read() {
    let mut state = desk((120, 40));
    press(&mut state, "O O");
    let library = |state: &State| state.library.clone().unwrap();
    assert_eq!(library(&state).order, ListOrder::Unread);
    press(&mut state, "j j enter");
    let on = state.opened().unwrap().key.unwrap();
    let read = |key: &i64| *key != on.0 && *key != 0;
    // The store has it behind all that is not read, and what was read before it too.
    let keys = [50]
        .into_iter()
        .chain((0..30).filter(read))
        .chain([0, on.0]);
    let keys: Arc<[ArticleKey]> = keys.map(ArticleKey).collect();
    let listing = library(&state).listing();
    let list = Action::List {
        listing,
        rows: keys.iter().map(|&key| listed(key)).collect(),
        keys: Ok(keys),
        whole: true,
    };
    update(&mut state, list);
    let library = library(&state);
    assert_eq!(
        (library.list.at, library.list.key(library.list.at)),
        (2, Some(on))
    );
}

#[test]
fn what_is_found_in_the_articles_above_moves_neither_the_cursor_nor_what_is_below() {
    for (size, chords) in [
        ((120, 40), "j j j j"),
        ((120, 40), "j j j j j j j j j j j j k k"),
        ((80, 24), "j j j"),
        ((40, 12), "j j j j"),
    ] {
        let mut state = desk(size);
        // A day with its year leaves less room for what is found.
        state.year = None;
        press(&mut state, chords);
        let tell = |state: &mut State, found| {
            let rows = (0..30).map(|key| {
                let row = listed(ArticleKey(key));
                let gifts = row.gifts * usize::from(found);
                let meetings = row.meetings * usize::from(found);
                Listed {
                    gifts,
                    meetings,
                    ..row
                }
            });
            update(state, Action::Rows(rows.collect()));
            let screen = draw(state);
            let lines: Vec<&str> = screen.lines().collect();
            let at = lines.iter().rposition(|line| line.contains('▸'));
            let titles = lines.iter().skip(at.unwrap()).take(2);
            let titles: Vec<String> = titles.map(|line| line.chars().take(27).collect()).collect();
            (at, titles)
        };
        let before = tell(&mut state, false);
        let after = tell(&mut state, true);
        assert_eq!(before, after, "{size:?} {chords}");
    }
}

#[test]
fn a_list_stands_still_at_most_keys_that_move_in_it() {
    for size in [(120, 40), (80, 24)] {
        let mut state = desk(size);
        let mut tops = Vec::new();
        for key in ["j", "k"] {
            for _ in 0..29 {
                press(&mut state, key);
                draw(&mut state);
                tops.push(state.measured.list.unwrap().top);
            }
        }
        let moves = tops.windows(2).filter(|tops| tops[0] != tops[1]).count();
        assert!(
            moves * 2 < tops.len(),
            "{size:?}: {moves} of {}",
            tops.len()
        );
    }
}

#[test]
fn smart_feeds_are_counted_while_much_is_looked_through() {
    let mut state = desk((120, 40));
    let heard = |state: &mut State, done| {
        let effects = hear(state, Refreshed::LookedOn(done, 4000));
        let counts = effects.contains(&Effect::Shelves);
        let lists = effects
            .iter()
            .any(|effect| matches!(effect, Effect::List(_)));
        (counts, lists)
    };
    assert_eq!(heard(&mut state, 250), (false, false), "there are none");
    let mut shelves = desk::shelves();
    let smart = Shelf::Smart(SmartKey(1));
    shelves.push(desk::shelved(smart.clone(), "Gifts", 0, 0, 0));
    update(&mut state, Action::Shelves(Ok(shelves)));
    let told: Vec<_> = [300, 399, 410, 590, 800]
        .into_iter()
        .map(|done| heard(&mut state, done))
        .collect();
    let (still, counted) = ((false, false), (true, false));
    assert_eq!(told, [still, still, counted, still, counted]);
    press(&mut state, "q G");
    assert_eq!(state.library.as_ref().unwrap().shelf, smart);
    assert_eq!(heard(&mut state, 1000), (true, true), "and listed");
}
