//! What is written for what differs, and that a terminal shows it.

use std::num::NonZero;

use proptest::prelude::*;
use ratatui::style::{Modifier, Style as Drawn};
use unicode_width::UnicodeWidthStr;

use super::*;

/// A screen of 12 by 3 with words in it.
pub fn screen(words: &[(u16, u16, &str, Drawn)]) -> Buffer {
    let mut cells = Buffer::empty(Rect::new(0, 0, 12, 3));
    for (x, y, words, style) in words {
        cells.set_string(*x, *y, words, *style);
    }
    cells
}

pub fn painted(painter: &mut Painter, cells: &Buffer) -> String {
    String::from_utf8(painter.paint(cells, &[])).unwrap()
}

#[test]
fn an_unchanged_screen_writes_nothing() {
    let mut painter = Painter::new();
    let cells = screen(&[
        (0, 0, "boat", Drawn::new().bold()),
        (3, 2, "日本", Drawn::new()),
    ]);
    assert_ne!(painted(&mut painter, &cells), "");
    assert_eq!(painted(&mut painter, &cells), "");
    painter.forget();
    assert_ne!(painted(&mut painter, &cells), "");
}

#[test]
fn only_what_differs_is_written() {
    let mut painter = Painter::new();
    let plain = Drawn::new();
    let begin = screen(&[(0, 0, "one boat", plain), (0, 1, "two", plain)]);
    painted(&mut painter, &begin);
    let mut check = |words: &[(u16, u16, &str, Drawn)], expected: &str| {
        assert_eq!(painted(&mut painter, &screen(words)), expected);
    };
    check(
        &[(0, 0, "one goat", plain), (0, 1, "two", plain)],
        "\x1b[1;5Hg",
    );
    check(
        &[(0, 0, "one goat", plain), (0, 1, "tan", plain.bold())],
        "\x1b[2H\x1b[1mtan\x1b[m",
    );
    check(
        &[(0, 0, "one", plain), (0, 1, "tan", plain.bold())],
        "\x1b[1;5H\x1b[K",
    );
    check(&[], "\x1b[1H   \r\n   ");
}

#[test]
fn a_pane_before_a_rule_is_emptied_in_few_bytes() {
    let mut painter = Painter::new();
    let mut cells = Buffer::empty(Rect::new(0, 0, 60, 3));
    cells.set_string(0, 0, "bells ".repeat(8), Drawn::new());
    cells.set_string(50, 0, "|", Drawn::new());
    painted(&mut painter, &cells);
    cells.set_string(0, 0, " ".repeat(48), Drawn::new());
    let empty = cells;
    assert_eq!(painted(&mut painter, &empty), "\x1b[1H\x1b[K\x1b[50C|");
}

#[test]
fn a_link_is_written_once_for_its_words_and_bounded_for_all() {
    let address = "https://post.lumira.example/1";
    let linked = leads::mark(Drawn::new(), address);
    let mut painter = Painter::new();
    let cells = screen(&[(0, 0, "a", Drawn::new()), (1, 0, "boat", linked)]);
    let bytes = painter.paint(&cells, &[address]);
    let text = String::from_utf8(bytes).unwrap();
    let (_, after) = text.split_once("a\x1b]8;id=").unwrap();
    let (_, after) = after.split_once(';').unwrap();
    assert_eq!(after, format!("{address}\x1b\\boat\x1b]8;;\x1b\\"));
    assert_eq!(painter.paint(&cells, &[address]), b"");
    let addresses: Vec<String> = (0..36)
        .map(|at| format!("{address}/{at}/{}", "x".repeat(300)))
        .collect();
    let mut cells = screen(&[]);
    for (at, address) in addresses.iter().enumerate() {
        let style = leads::mark(Drawn::new(), address);
        cells.content[at].set_symbol("x").set_style(style);
    }
    let targets: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let mut frames = 0;
    loop {
        let bytes = painter.paint(&cells, &targets);
        if bytes.is_empty() {
            break;
        }
        assert!(bytes.len() < 2 * ADDRESSES);
        frames += 1;
    }
    assert!((2..9).contains(&frames), "{frames}");
}

#[test]
fn a_terminal_is_supplied_once_until_it_is_forgotten_what_it_has() {
    let supply = |number| Supply {
        number,
        bytes: format!("<{number}>"),
    };
    let (one, two) = (supply(1), supply(2));
    let mut painter = Painter::new();
    assert_eq!(painter.supply(&[&one]), b"<1>");
    assert_eq!(painter.supply(&[&one, &two]), b"<2>");
    assert_eq!(painter.supply(&[&one, &two]), b"");
    painter.forget();
    assert_eq!(painter.supply(&[&two]), b"<2>");
}

#[test]
fn a_row_of_text_further_down_is_one_row_on_the_wire() {
    let text = |from: u16| {
        let mut cells = Buffer::empty(Rect::new(0, 0, 40, 20));
        for y in 0..18 {
            let row = format!("the bells of row number {} are rung", from + y);
            cells.set_string(0, y, row, Drawn::new());
        }
        cells.set_string(0, 19, "page down", Drawn::new().dim());
        cells
    };
    let mut painter = Painter::new();
    painter.paint(&text(0), &[]);
    for from in [1, 2, 1] {
        let bytes = painter.paint(&text(from), &[]);
        assert!(bytes.len() < 80, "{}", String::from_utf8_lossy(&bytes));
    }
    let page = painter.paint(&text(12), &[]);
    assert!(page.len() < 600, "{}", page.len());
}

#[test]
fn rows_that_are_much_alike_are_written_over_rather_than_moved() {
    let text = |from: u16| {
        let mut cells = Buffer::empty(Rect::new(0, 0, 40, 5));
        for y in 0..5 {
            let row = format!("{} boats have come in with salt", from + y);
            cells.set_string(0, y, row, Drawn::new());
        }
        cells
    };
    let mut painter = Painter::new();
    painter.paint(&text(1), &[]);
    assert!(Shift::between(&text(1), &text(2)).is_some());
    let bytes = painted(&mut painter, &text(2));
    assert_eq!(bytes, "\x1b[1H2\r\n3\r\n4\r\n5\r\n6");
    assert_eq!(painted(&mut painter, &text(2)), "");
}

/// What a terminal shows after some bytes.
fn contents(terminal: &vt100::Parser) -> Vec<String> {
    let cell = |y, x| {
        let cell = terminal.screen().cell(y, x).unwrap();
        let sign = if cell.has_contents() {
            cell.contents()
        } else {
            " "
        };
        let more = (
            cell.fgcolor(),
            cell.bgcolor(),
            cell.bold(),
            cell.dim(),
            cell.italic(),
            cell.underline(),
            cell.inverse(),
        );
        let gap = cell.is_wide_continuation();
        format!("{gap} {sign} {more:?}")
    };
    let (rows, columns) = terminal.screen().size();
    let (rows, columns) = (rows.get(), columns.get());
    (0..rows)
        .flat_map(|y| (0..columns).map(move |x| (y, x)))
        .map(|(y, x)| cell(y, x))
        .collect()
}

pub fn terminal(rows: u16) -> vt100::Parser {
    terminal_of(rows, 12)
}

fn terminal_of(rows: u16, columns: u16) -> vt100::Parser {
    let [rows, columns] = [rows, columns].map(|count| NonZero::new(count).unwrap());
    vt100::Parser::new(rows, columns, 0)
}

fn style() -> impl Strategy<Value = Drawn> {
    let colour = || {
        prop_oneof![
            Just(Color::Reset),
            Just(Color::Red),
            Just(Color::LightBlue),
            any::<u8>().prop_map(Color::Indexed),
        ]
    };
    (colour(), colour(), any::<u16>()).prop_map(|(fg, bg, bits)| {
        let known = Modifier::BOLD
            | Modifier::DIM
            | Modifier::ITALIC
            | Modifier::UNDERLINED
            | Modifier::REVERSED;
        Drawn::new()
            .fg(fg)
            .bg(bg)
            .add_modifier(Modifier::from_bits_truncate(bits) & known)
    })
}

fn words() -> impl Strategy<Value = Vec<(u16, u16, String, Drawn)>> {
    let sign = prop_oneof![
        Just("a"),
        Just("b"),
        Just(" "),
        Just("é"),
        Just("日"),
        Just("●")
    ];
    let text = prop::collection::vec(sign, 1..9).prop_map(|signs| signs.concat());
    prop::collection::vec((0..12_u16, 0..3_u16, text, style()), 0..6)
}

proptest! {
    #[test]
    fn a_terminal_shows_each_screen_as_if_it_were_the_first(screens in prop::collection::vec(words(), 1..6)) {
        let mut painter = Painter::new();
        let mut kept = terminal(3);
        for words in &screens {
            let mut cells = screen(&[]);
            for (x, y, text, style) in words {
                // As the pen of the views does it, which leaves no half of a wide character.
                let area = Rect::new(*x, *y, 12 - *x, 1);
                crate::view::cells::Pen::new(&mut cells, area, 0).write(text, *style);
            }
            whole(&mut cells);
            kept.process(&painter.paint(&cells, &[]));
            let mut fresh = terminal(3);
            fresh.process(&Painter::new().paint(&cells, &[]));
            prop_assert_eq!(contents(&kept), contents(&fresh));
            prop_assert!(painter.paint(&cells, &[]).is_empty());
        }
    }

    #[test]
    fn a_terminal_shows_what_is_emptied_before_what_stays(screens in prop::collection::vec(words(), 1..6)) {
        let (mut painter, mut kept) = (Painter::new(), terminal_of(3, 60));
        for words in &screens {
            let mut cells = Buffer::empty(Rect::new(0, 0, 60, 3));
            for (x, y, text, style) in words {
                let area = Rect::new(5 * x, *y, 60 - 5 * x, 1);
                crate::view::cells::Pen::new(&mut cells, area, 0).write(&text.repeat(5), *style);
            }
            whole(&mut cells);
            kept.process(&painter.paint(&cells, &[]));
            let mut fresh = terminal_of(3, 60);
            fresh.process(&Painter::new().paint(&cells, &[]));
            prop_assert_eq!(contents(&kept), contents(&fresh));
        }
    }

    #[test]
    fn rows_that_move_stand_where_they_were_moved_to(
        rows in prop::collection::vec((words(), style()), 24),
        steps in prop::collection::vec((0..14_usize, 0..4_usize, 0..4_usize), 1..6),
    ) {
        let mut painter = Painter::new();
        let mut kept = terminal(10);
        for (from, above, below) in steps {
            let mut cells = Buffer::empty(Rect::new(0, 0, 12, 10));
            for y in 0..10 {
                // Above and below the text stands what does not move.
                let still = y < above || y >= 10 - below;
                let (words, style) = &rows[if still { y } else { from + y }];
                let row: String = words.iter().map(|(_, _, text, _)| text.as_str()).collect();
                let area = Rect::new(0, u16::try_from(y).unwrap(), 12, 1);
                crate::view::cells::Pen::new(&mut cells, area, 0).write(&row, *style);
            }
            whole(&mut cells);
            kept.process(&painter.paint(&cells, &[]));
            let mut fresh = terminal(10);
            fresh.process(&Painter::new().paint(&cells, &[]));
            prop_assert_eq!(contents(&kept), contents(&fresh));
            prop_assert!(painter.paint(&cells, &[]).is_empty());
        }
    }
}

/// A wide character of which the second half was written over is no more.
fn whole(cells: &mut Buffer) {
    let width = usize::from(cells.area.width);
    for at in 0..cells.content.len() {
        let wide = cells.content[at].symbol().width() == 2;
        let last = at % width == width - 1;
        if wide && (last || cells.content[at + 1] != Cell::default()) {
            cells.content[at].set_symbol(" ");
        }
    }
}
