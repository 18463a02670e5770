//! The place in a text is kept: whatever happens that is no move of the reader's, the words at the top of the
//! screen stay there. Every word of these texts is told from all others, so that a row can be known again.

#[path = "common/story.rs"]
mod story;

use std::sync::Arc;

use proptest::prelude::*;
use ratatui::{Terminal, backend::TestBackend};
use story::keys;
use warta::{
    app::{Action, Found, Measured, Picture, Settings, State, picture::Strip, update},
    domain::*,
    view::{
        self, Look,
        glyphs::Glyphs,
        theme::{Depth, Scheme, Theme},
    },
};

/// A document of blocks of so many words; the words count up.
fn document(blocks: &[(u8, usize)]) -> Article {
    let mut article = Article::default();
    let mut count = 0;
    for &(kind, words) in blocks {
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        let start = article.text.len();
        for at in 0..words {
            let between = match (at, kind) {
                (0, _) => "",
                (_, 5) if at % 3 == 0 => "\n",
                (_, 6) if at % 4 == 0 => "\t",
                _ => " ",
            };
            article.text.push_str(between);
            if between == "\t" || at == 0 {
                article
                    .cells
                    .push(Span::new(article.text.len(), article.text.len()));
            }
            article.text.push_str(&format!("w{count}w"));
            count += 1;
            if let Some(cell) = article.cells.last_mut() {
                cell.end = article.text.len();
            }
        }
        let span = Span::new(start, article.text.len());
        let kind = match kind {
            1 => BlockKind::Heading(2),
            2 => BlockKind::Item {
                depth: 2,
                marker: Marker::Bullet,
            },
            3 => BlockKind::Quote(1),
            4 => BlockKind::Caption,
            5 => BlockKind::Preformatted,
            6 => BlockKind::Row,
            7 => BlockKind::Line,
            _ => BlockKind::Paragraph,
        };
        if kind == BlockKind::Caption {
            let address = format!("https://post.lumira.example/{start}.png");
            article.images.push(Link { span, address });
        }
        if kind != BlockKind::Row {
            article.cells.retain(|cell| cell.start < start);
        }
        article.paragraphs.push(Paragraph { span, kind });
    }
    article
}

/// Draws, tells the state what drawing found, and gives the words of each row.
fn draw(state: &mut State) -> Vec<Vec<String>> {
    let look = Look {
        theme: Theme::new(Scheme::Neutral, Depth::Mono),
        glyphs: Glyphs::UTF8,
        leads: false,
        plain: false,
    };
    let (width, height) = state.size;
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    let mut measured = Measured::default();
    terminal
        .draw(|frame| measured = view::draw(frame.buffer_mut(), state, &look))
        .unwrap();
    update(state, Action::Measured(measured));
    let buffer = terminal.backend().buffer();
    let rows = buffer.content.chunks(usize::from(width));
    rows.map(|row| {
        let row: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
        let words = row.split(|c: char| !c.is_ascii_alphanumeric());
        let own = |word: &&str| word.starts_with('w') && word.ends_with('w') && word.len() > 2;
        words.filter(own).map(str::to_owned).collect()
    })
    .collect()
}

/// The words of the first row that has any.
fn top(rows: &[Vec<String>]) -> Vec<String> {
    rows.iter()
        .find(|row| !row.is_empty())
        .cloned()
        .unwrap_or_default()
}

#[derive(Debug, Clone)]
enum Event {
    Resize(u16, u16),
    Key(&'static str),
    Findings,
    /// The picture that was asked for first comes, with so many rows where there is room for them; or it fails.
    Picture(u16),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (40_u16..200, 12_u16..50).prop_map(|(width, height)| Event::Resize(width, height)),
        2 => prop::sample::select(&["<", ">", "z", "H", "m", "?  ?", "esc"][..]).prop_map(Event::Key),
        1 => Just(Event::Findings),
        3 => (0_u16..30).prop_map(Event::Picture),
    ]
}

fn happen(state: &mut State, event: &Event) {
    match event {
        Event::Resize(width, height) => _ = update(state, Action::Resized(*width, *height)),
        Event::Findings => {
            let found = Arc::new(Found::new(Findings::default()));
            update(state, Action::Analysed(ArticleId(0), Ok(found)));
        }
        Event::Picture(rows) => {
            let Some(wanted) = state.pictures.asked().first().cloned() else {
                return;
            };
            let strip = Strip::Sequence("~".into());
            let rows = usize::from((*rows).min(wanted.frame.rows));
            let picture = Picture {
                columns: wanted.frame.columns,
                strips: vec![strip; rows],
                supply: None,
            };
            let failed = || Err("it is an SVG".to_owned());
            let came = if rows == 0 {
                failed()
            } else {
                Ok(Arc::new(picture))
            };
            update(state, Action::Pictured(wanted, came));
        }
        Event::Key(chords) => {
            for action in keys(chords) {
                update(state, action);
            }
        }
    }
}

fn opened(article: Article, size: (u16, u16)) -> State {
    let settings = Settings {
        pictures: true,
        ..Settings::default()
    };
    let mut state = State::new(vec!["post".into()], size).with(settings);
    update(
        &mut state,
        Action::Loaded(ArticleId(0), Ok(Arc::new(article))),
    );
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn nothing_but_a_move_moves_the_text_under_the_eye(
        blocks in prop::collection::vec((0_u8..8, 1_usize..60), 3..30),
        size in (40_u16..200, 12_u16..50),
        down in 0_usize..120,
        events in prop::collection::vec(event(), 1..12),
    ) {
        let article = document(&blocks);
        let last = article.text.rsplit(|c: char| c.is_whitespace()).next().unwrap().to_owned();
        let mut state = opened(article, size);
        draw(&mut state);
        for action in keys(&"j ".repeat(down)) {
            update(&mut state, action);
        }
        let before = draw(&mut state);
        let eye = top(&before).first().cloned().unwrap_or_default();
        let ended = |rows: &[Vec<String>]| rows.iter().any(|row| row.contains(&last));
        let mut at_end = ended(&before);
        for event in &events {
            happen(&mut state, event);
            let rows = draw(&mut state);
            // Where the text ends on the screen there may be too little of it to fill the rest.
            at_end |= ended(&rows);
            if at_end {
                let seen = rows.iter().any(|row| row.contains(&eye));
                prop_assert!(seen, "{eye} is lost after {event:?}: {rows:?}");
            } else {
                prop_assert!(top(&rows).contains(&eye), "{eye} is not at the top after {event:?}: {rows:?}");
            }
        }
        happen(&mut state, &Event::Resize(size.0, size.1));
        state.zen = false;
        state.measure = warta::app::MEASURE;
        let after = draw(&mut state);
        if !at_end {
            prop_assert_eq!(top(&before), top(&after));
        }
    }
}
