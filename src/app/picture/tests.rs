//! Which pictures are asked for, and what becomes of them.

use super::*;
use crate::{
    app::{Action, Drawn, Measured, Settings, update},
    domain::{BlockKind, Link, Paragraph},
};

/// An article of so many paragraphs of 100 bytes; those with these indexes are captions, each of a picture `/INDEX`.
fn article(count: usize, captions: &[usize]) -> Article {
    let mut article = Article::default();
    for index in 0..count {
        let start = article.text.len();
        article.text += &"w".repeat(100);
        let span = Span::new(start, start + 100);
        let is_caption = captions.contains(&index);
        let kind = if is_caption {
            let address = format!("https://k.example/{index}");
            article.images.push(Link { span, address });
            BlockKind::Caption
        } else {
            BlockKind::Paragraph
        };
        article.paragraphs.push(Paragraph { span, kind });
        article.text += "\n\n";
    }
    article
}

/// The reader on it, with pictures.
fn reader(article: Article) -> State {
    let settings = Settings {
        pictures: true,
        ..Settings::default()
    };
    let mut state = State::new(vec!["post".into()], (80, 24)).with(settings);
    let loaded = Action::Loaded(ArticleId(0), Ok(Arc::new(article)));
    update(&mut state, loaded);
    state
}

/// Draws such that blocks `top` to `last` are on the screen, in rows of so many columns; the addresses that are asked for.
fn see(state: &mut State, top: usize, last: usize, width: usize) -> Vec<String> {
    let article = state.opened().unwrap().article().unwrap();
    let visible = block_span(article, top).cover(block_span(article, last));
    let drawn = Drawn {
        id: ArticleId(0),
        anchor: Anchor::Row {
            place: Place { block: top, row: 0 },
            offset: visible.start,
            width,
        },
        visible,
    };
    let measured = Measured {
        article: Some(drawn),
        ..Measured::default()
    };
    let effects = update(state, Action::Measured(measured));
    let asked = effects.into_iter().flat_map(|effect| match effect {
        Effect::Pictures(wanted) => wanted,
        other => panic!("{other:?}"),
    });
    let name = |wanted: Wanted| wanted.address.replace("https://k.example/", "");
    asked.map(name).collect()
}

fn picture(rows: usize) -> Arc<Picture> {
    Arc::new(Picture {
        columns: 9,
        strips: vec![Strip::Sequence("~".into()); rows],
        supply: None,
    })
}

/// What was asked for first comes.
fn come(state: &mut State, came: Came) {
    let wanted = state.pictures.asked()[0].clone();
    assert_eq!(update(state, Action::Pictured(wanted, came)), []);
}

#[test]
fn pictures_near_the_screen_are_asked_for_once_the_nearest_first() {
    let mut state = reader(article(90, &[1, 4, 6, 40, 80]));
    assert_eq!(see(&mut state, 5, 7, 60), ["4", "6", "1"]);
    assert_eq!(see(&mut state, 5, 7, 60), [""; 0]);
    come(&mut state, Ok(picture(3)));
    assert_eq!(
        see(&mut state, 6, 8, 60),
        [""; 0],
        "the others are on their way"
    );
    assert_eq!(see(&mut state, 38, 42, 60), ["40"]);
    assert_eq!(see(&mut state, 5, 7, 60), ["6", "1"], "they were given up");
}

#[test]
fn without_the_users_wish_none_is_asked_for() {
    let mut state = reader(article(9, &[1]));
    state.settings = Arc::default();
    assert_eq!(see(&mut state, 0, 5, 60), [""; 0]);
}

#[test]
fn another_width_asks_anew_but_not_for_what_failed() {
    let mut state = reader(article(9, &[1, 2]));
    assert_eq!(see(&mut state, 0, 5, 60), ["1", "2"]);
    come(&mut state, Ok(picture(3)));
    come(&mut state, Err("the server says 404".into()));
    assert_eq!(see(&mut state, 0, 5, 60), [""; 0]);
    assert_eq!(see(&mut state, 0, 5, 50), ["1"]);
    let kept = state.pictures.at("https://k.example/1").unwrap();
    assert!(kept.is_ok(), "the old one stands until then");
}

#[test]
fn what_comes_for_a_closed_article_is_dropped() {
    let mut state = reader(article(9, &[1]));
    see(&mut state, 0, 5, 60);
    let wanted = state.pictures.asked()[0].clone();
    let loaded = Action::Loaded(ArticleId(0), Ok(Arc::new(article(9, &[]))));
    update(&mut state, loaded);
    assert_eq!(see(&mut state, 0, 5, 60), [""; 0]);
    update(&mut state, Action::Pictured(wanted, Ok(picture(3))));
    assert_eq!(state.pictures, Pictures::default());
}

#[test]
fn of_many_pictures_the_latest_are_kept() {
    let captions: Vec<usize> = (0..40).collect();
    let mut state = reader(article(40, &captions));
    for top in 1..=40 {
        see(&mut state, top, top, 60);
        while !state.pictures.asked().is_empty() {
            assert!(state.pictures.asked().len() <= NEAR);
            come(&mut state, Ok(picture(3)));
        }
        assert!(state.pictures.known.len() <= KEPT);
    }
    assert!(state.pictures.at("https://k.example/39").is_some());
    assert!(state.pictures.at("https://k.example/9").is_none());
}

#[test]
fn a_picture_leaves_room_for_text() {
    assert_eq!(frame(1, 24), None);
    let check = |columns, rows, expected| {
        let frame = frame(columns, rows).unwrap();
        assert_eq!((frame.columns, frame.rows), expected);
    };
    check(60, 24, (58, 12));
    check(200, 300, (198, TALLEST));
}
