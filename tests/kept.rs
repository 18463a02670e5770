//! The screens that are kept as text in `assets/screens` are what the program draws today, of a story that was
//! written for the tests. `INSTA_UPDATE=always cargo test --test kept` writes them anew.

#[path = "common/desk.rs"]
mod desk;
#[path = "common/story.rs"]
mod story;

use std::{fs, path::Path};

use desk::{answer_all, desk, draw};
use ratatui::{buffer::Buffer, style::Modifier};
use story::keys;
use warta::{app::update, view};

/// The reader after these keys, each drawn.
fn after(size: (u16, u16), chords: &str) -> Buffer {
    let mut state = desk(size);
    draw(&mut state);
    for key in keys(chords) {
        let effects = update(&mut state, key);
        answer_all(&mut state, effects);
        draw(&mut state);
    }
    draw(&mut state)
}

fn rows(buffer: &Buffer, row: impl Fn(&[ratatui::buffer::Cell]) -> String) -> Vec<String> {
    let width = usize::from(buffer.area.width);
    let rows = buffer.content.chunks(width);
    rows.map(|cells| row(cells).trim_end().to_owned()).collect()
}

fn written(buffer: &Buffer) -> Vec<String> {
    rows(buffer, |cells| {
        let (mut words, mut covered) = (String::new(), 0);
        for cell in cells {
            if covered == 0 {
                words.push_str(cell.symbol());
                covered = view::cells::width(cell.symbol());
            }
            covered = covered.saturating_sub(1);
        }
        words
    })
}

/// Below each row what its letters are: bold, underlined, italic, reversed, faint.
fn with_styles(buffer: &Buffer) -> Vec<String> {
    let sign = |modifier: Modifier| match modifier {
        _ if modifier.contains(Modifier::REVERSED) => '#',
        _ if modifier.contains(Modifier::BOLD | Modifier::UNDERLINED) => '=',
        _ if modifier.contains(Modifier::ITALIC | Modifier::UNDERLINED) => '%',
        _ if modifier.contains(Modifier::BOLD) => 'b',
        _ if modifier.contains(Modifier::UNDERLINED) => '_',
        _ if modifier.contains(Modifier::ITALIC) => '/',
        _ => ' ',
    };
    let styles = rows(buffer, |cells| {
        cells.iter().map(|cell| sign(cell.modifier)).collect()
    });
    let both = written(buffer).into_iter().zip(styles);
    both.flat_map(|(words, styles)| [words, styles])
        .filter(|row| !row.is_empty())
        .collect()
}

fn check(name: &str, rows: &[String]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screens");
    let path = folder.join(format!("{name}.txt"));
    let drawn = rows.join("\n") + "\n";
    if std::env::var("INSTA_UPDATE").is_ok_and(|wish| wish == "always") {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == drawn,
        "assets/screens/{name}.txt is not what is drawn:\n{drawn}"
    );
}

#[test]
fn the_kept_screens_are_what_is_drawn() {
    for (name, size, chords) in [
        ("list", (120, 32), "j"),
        ("article", (120, 32), "enter"),
        ("panel", (120, 32), "enter tab j enter"),
        ("help", (80, 24), "?"),
        ("palette", (80, 24), "enter C-p g i f t"),
        ("filter", (80, 24), "F w i t h : g i f t s enter"),
        ("links", (80, 24), "enter U"),
        ("zen", (80, 24), "enter z"),
        ("narrow", (40, 12), "enter i"),
        ("ledger", (120, 28), "gl j"),
        ("timeline", (80, 24), "gt"),
        ("dossier", (120, 28), "gl j gd enter tab"),
    ] {
        check(name, &written(&after(size, chords)));
    }
    check("monochrome", &with_styles(&after((80, 24), "enter ]g")));
}
