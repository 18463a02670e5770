//! Cells → the bytes that turn what a terminal shows into what it shall show: nothing where nothing differs, else
//! as few as a plain terminal understands.
//!
//! It knows where the cursor is and how it writes only as far as every terminal agrees: behind a character that
//! some draw wider than others, and behind the last column, the cursor is put where it must be.
//!
//! A strip of a picture is one thing: a cell with the sequence that draws it and the number of its columns, and cells
//! that are left to it. It is written again where any of them showed something else, and where not all of them are
//! there, as below something that lies over it, they are blank. What is written over a strip takes it away.

use std::{borrow::Cow, collections::HashSet};

use ratatui::{
    buffer::{Buffer, Cell, CellDiffOption},
    layout::Rect,
    style::{Color, Modifier},
};
use unicode_width::UnicodeWidthStr;

use super::scroll::Shift;
use crate::{app::picture::Supply, view::leads};

/// What a terminal shows, as far as it was painted here.
pub struct Painter {
    shown: Buffer,
    /// Whether the terminal shows it; else nothing is known of it.
    known: bool,
    /// The numbers of what it was supplied with for pictures.
    supplied: HashSet<u32>,
}

/// So many bytes of addresses are written in one frame: an article may have a link at each letter. What is left
/// out comes with the next frame.
const ADDRESSES: usize = 4 << 10;

/// A gap that is not longer is written again rather than jumped over.
const GAP: u16 = 4;

impl Painter {
    /// For a terminal of which nothing is known.
    pub fn new() -> Self {
        Self {
            shown: Buffer::empty(Rect::ZERO),
            known: false,
            supplied: HashSet::new(),
        }
    }

    /// Forgets what is shown, so that every cell is painted anew, and what was supplied.
    pub fn forget(&mut self) {
        self.known = false;
        self.supplied.clear();
    }

    /// The bytes that supply the terminal with what it has not got yet and needs for its pictures.
    pub fn supply(&mut self, supplies: &[&Supply]) -> Vec<u8> {
        let supplies = supplies.iter();
        let new = supplies.filter(|supply| self.supplied.insert(supply.number));
        new.flat_map(|supply| supply.bytes.bytes()).collect()
    }

    /// The bytes after which the terminal shows `next`; `targets` are the addresses that its cells may lead to.
    pub fn paint(&mut self, next: &Buffer, targets: &[&str]) -> Vec<u8> {
        let mut brush = Brush::default();
        if !self.known || self.shown.area != next.area {
            // Erased from the first cell on, in no style.
            brush.out.extend_from_slice(b"\x1b[m\x1b[H\x1b[J");
            brush.cursor = Some((0, 0));
            self.shown = Buffer::empty(next.area);
            self.known = true;
        } else if let Some(shift) = Shift::between(&self.shown, next)
            && !has_strips(&self.shown)
            && !has_strips(next)
        {
            brush.say(&shift.bytes());
            shift.apply(&mut self.shown);
        }
        let width = usize::from(next.area.width);
        let rows = next.content.chunks(width.max(1));
        let shown = self.shown.content.chunks_mut(width.max(1));
        for (y, (next, shown)) in (0..).zip(rows.zip(shown)) {
            brush.paint_row(y, &with_whole_strips(next), shown, targets);
        }
        brush.rest();
        brush.out
    }
}

/// How the terminal writes: where, in which style, with which link.
#[derive(Default)]
struct Brush {
    out: Vec<u8>,
    cursor: Option<(u16, u16)>,
    style: Style,
    link: Color,
    addresses: usize,
}

/// What is said with SGR.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Style {
    const fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }
}

fn is_blank(cell: &Cell) -> bool {
    let plain = Style::of(cell) == Style::default() && leads::number(cell).is_none();
    plain && cell.symbol() == " " && cell.diff_option == CellDiffOption::None
}

/// Whether there are strips on a screen. Not every terminal moves them with the rows that they are in.
fn has_strips(cells: &Buffer) -> bool {
    let left = |cell: &Cell| cell.diff_option != CellDiffOption::None;
    cells.content.iter().any(left)
}

/// The columns of a strip that begins a part of a row and has all its cells there.
fn strip(cells: &[Cell]) -> Option<usize> {
    let CellDiffOption::ForcedWidth(columns) = cells.first()?.diff_option else {
        return None;
    };
    let columns = usize::from(columns.get());
    let covered = cells.get(1..columns)?;
    let left = |cell: &Cell| cell.diff_option == CellDiffOption::Skip;
    covered.iter().all(left).then_some(columns)
}

/// A row in which the cells of strips that are not all there are blank.
fn with_whole_strips(row: &[Cell]) -> Cow<'_, [Cell]> {
    let ordinary = |cell: &Cell| cell.diff_option == CellDiffOption::None;
    if row.iter().all(ordinary) {
        return row.into();
    }
    let mut row = row.to_vec();
    let mut x = 0;
    while x < row.len() {
        let columns = strip(&row[x..]);
        if columns.is_none() && !ordinary(&row[x]) {
            row[x].reset();
        }
        x += columns.unwrap_or(1);
    }
    row.into()
}

/// The columns that a cell takes.
fn columns(cell: &Cell) -> usize {
    match cell.diff_option {
        CellDiffOption::ForcedWidth(columns) => columns.get().into(),
        _ => cell.symbol().width(),
    }
}

impl Brush {
    fn paint_row(&mut self, y: u16, next: &[Cell], shown: &mut [Cell], targets: &[&str]) {
        let blank_from = next.len() - next.iter().rev().take_while(|cell| is_blank(cell)).count();
        let mut x = 0;
        // Behind a wide character that is written over stands nothing that is known.
        let mut lost = 0;
        while x < next.len() {
            let end = (x + columns(&next[x]).max(1)).min(next.len());
            if x >= lost && next[x..end] == shown[x..end] {
                x = end;
                continue;
            }
            if x >= blank_from && differing(&next[x..], &shown[x..]) > 3 {
                self.erase(x, y, next);
                shown[x..].clone_from_slice(&next[x..]);
                return;
            }
            let halves = (x..end).map(|at| at + columns(&shown[at]));
            lost = halves.fold(lost.max(end), usize::max);
            self.go(x, y, next, targets);
            let linked = self.write(&next[x], targets);
            shown[x..end].clone_from_slice(&next[x..end]);
            if !linked {
                shown[x].underline_color = Color::Reset;
            }
            // What some draw in one column and others in two is not relied on, nor where a picture leaves the cursor.
            let agreed = next[x].symbol().chars().nth(1).is_none() && end < next.len();
            let column = u16::try_from(end).unwrap_or(u16::MAX);
            self.cursor = agreed.then_some((column, y));
            x = end;
        }
    }

    /// Puts the cursor before a cell of a row.
    fn go(&mut self, x: usize, y: u16, row: &[Cell], targets: &[&str]) {
        let to = u16::try_from(x).unwrap_or(u16::MAX);
        match self.cursor {
            Some((from, at)) if at == y && from == to => return,
            Some((from, at)) if at == y && from < to => {
                let gap = &row[usize::from(from)..x];
                if to - from <= GAP && gap.iter().all(|cell| self.is_at_hand(cell)) {
                    for cell in gap {
                        self.write(cell, targets);
                    }
                } else {
                    self.say(&format!("\x1b[{}C", to - from));
                }
            }
            Some((_, at)) if at + 1 == y && to == 0 => self.say("\r\n"),
            _ if to == 0 => self.say(&format!("\x1b[{}H", y + 1)),
            _ => self.say(&format!("\x1b[{};{}H", y + 1, to + 1)),
        }
        self.cursor = Some((to, y));
    }

    /// Whether a cell would be written in the style of the one before it, and takes a byte.
    fn is_at_hand(&self, cell: &Cell) -> bool {
        let same = Style::of(cell) == self.style && cell.underline_color == self.link;
        same && cell.symbol().len() == 1 && cell.diff_option == CellDiffOption::None
    }

    /// Erases the row from a cell on.
    fn erase(&mut self, x: usize, y: u16, row: &[Cell]) {
        self.rest();
        self.go(x, y, row, &[]);
        self.say("\x1b[K");
    }

    /// Writes a cell; false where it shall lead somewhere and there was no room for the address.
    fn write(&mut self, cell: &Cell, targets: &[&str]) -> bool {
        if cell.diff_option != CellDiffOption::None {
            self.rest();
            self.say(cell.symbol());
            return true;
        }
        let led = self.lead(cell, targets);
        self.dress(Style::of(cell));
        self.say(cell.symbol());
        led
    }

    /// Begins or ends a link, as [`Self::write`] says.
    fn lead(&mut self, cell: &Cell, targets: &[&str]) -> bool {
        let number = leads::number(cell);
        if number == leads::number_of(self.link) {
            return true;
        }
        let found = number.and_then(|number| Some((number, leads::find(number, targets)?)));
        let Some((number, target)) = found else {
            self.unlink();
            return true;
        };
        if self.addresses + target.len() > ADDRESSES {
            self.unlink();
            return false;
        }
        self.addresses += target.len();
        self.say(&format!("\x1b]8;id={number:x};{target}\x1b\\"));
        self.link = cell.underline_color;
        true
    }

    fn unlink(&mut self) {
        if self.link != Color::Reset {
            self.say("\x1b]8;;\x1b\\");
            self.link = Color::Reset;
        }
    }

    /// Leaves the terminal without style and link.
    fn rest(&mut self) {
        self.unlink();
        self.dress(Style::default());
    }

    /// Changes the style, by what differs or from the beginning, whichever is shorter.
    fn dress(&mut self, style: Style) {
        if style == self.style {
            return;
        }
        if style == Style::default() {
            self.say("\x1b[m");
        } else {
            let anew = parameters(Style::default(), style);
            let anew = format!("0;{anew}");
            let changed = parameters(self.style, style);
            let shorter = if changed.len() <= anew.len() {
                &changed
            } else {
                &anew
            };
            self.say(&format!("\x1b[{shorter}m"));
        }
        self.style = style;
    }

    fn say(&mut self, words: &str) {
        self.out.extend_from_slice(words.as_bytes());
    }
}

fn differing(next: &[Cell], shown: &[Cell]) -> usize {
    next.iter()
        .zip(shown)
        .filter(|(next, shown)| next != shown)
        .count()
}

/// Each modifier with what sets it and what takes it away; what takes one away may take its neighbour too.
const MODIFIERS: [(Modifier, &str, &str); 9] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK, "5", "25"),
    (Modifier::RAPID_BLINK, "6", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];

/// The parameters of SGR that lead from one style to another. Weight is one thing to some terminals, and said anew
/// where it differs at all.
fn parameters(from: Style, to: Style) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut held = from.modifier;
    for (modifier, _, away) in MODIFIERS {
        let beside = MODIFIERS.iter().filter(|other| other.2 == away);
        let all = beside.fold(Modifier::empty(), |all, other| all | other.0);
        if held.contains(modifier) && held & all != to.modifier & all {
            said.push(away.into());
            held.remove(all);
        }
    }
    let set = MODIFIERS
        .iter()
        .filter(|(modifier, ..)| to.modifier.contains(*modifier) && !held.contains(*modifier));
    said.extend(set.map(|(_, set, _)| (*set).into()));
    if from.fg != to.fg {
        said.push(colour(to.fg, 30));
    }
    if from.bg != to.bg {
        said.push(colour(to.bg, 40));
    }
    said.join(";")
}

/// A colour of the text (`base` 30) or of what is behind it (40).
fn colour(colour: Color, base: u8) -> String {
    let named = |number: u8| (base + number).to_string();
    let bright = |number: u8| (base + 60 + number).to_string();
    match colour {
        Color::Reset => named(9),
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(index) => format!("{};5;{index}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use proptest::prelude::*;
    use ratatui::style::Style as Drawn;

    use super::*;

    /// A screen of 12 by 3 with words in it.
    fn screen(words: &[(u16, u16, &str, Drawn)]) -> Buffer {
        let mut cells = Buffer::empty(Rect::new(0, 0, 12, 3));
        for (x, y, words, style) in words {
            cells.set_string(*x, *y, words, *style);
        }
        cells
    }

    fn painted(painter: &mut Painter, cells: &Buffer) -> String {
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
    fn a_style_is_changed_by_what_differs_where_that_is_shorter() {
        let style = |style: Drawn| {
            let mut cell = Cell::default();
            cell.set_style(style);
            Style::of(&cell)
        };
        let check = |from: Drawn, to: Drawn, expected: &str| {
            assert_eq!(parameters(style(from), style(to)), expected);
        };
        let plain = Drawn::new();
        check(plain.bold(), plain.bold().fg(Color::Indexed(33)), "38;5;33");
        check(plain.bold().dim(), plain.bold(), "22;1");
        check(plain.italic().underlined(), plain.italic(), "24");
        check(plain.fg(Color::Red), plain.bg(Color::LightBlue), "39;104");
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

    /// The screen with strips of so many columns at columns and rows.
    fn with_strips(words: &[(u16, u16, &str, Drawn)], strips: &[(u16, u16, &str, u16)]) -> Buffer {
        let mut cells = screen(words);
        for (x, y, sequence, columns) in strips {
            let area = Rect::new(*x, *y, 12 - *x, 1);
            let strip = crate::app::picture::Strip::Sequence((*sequence).into());
            crate::view::cells::Pen::new(&mut cells, area, 0).draw_strip(&strip, *columns);
        }
        cells
    }

    const PLAIN: Drawn = Drawn::new();

    /// What is painted when one screen follows the other.
    fn step(from: &Buffer, to: &Buffer) -> String {
        let mut painter = Painter::new();
        painted(&mut painter, from);
        let step = painted(&mut painter, to);
        assert_eq!(painted(&mut painter, to), "", "nothing is left to paint");
        step
    }

    #[test]
    fn a_strip_is_written_once_and_in_no_style() {
        let bold = (0, 0, "ab", PLAIN.bold());
        let before = with_strips(&[bold], &[]);
        let strip = (2, 0, "<pic>", 6);
        let after = with_strips(&[bold, (8, 0, "cd", PLAIN)], &[strip]);
        assert_eq!(step(&before, &after), "\x1b[1;3H<pic>\x1b[1;9Hcd");
        let moved = with_strips(&[bold, (8, 0, "ce", PLAIN)], &[strip]);
        assert_eq!(
            step(&after, &moved),
            "\x1b[1;10He",
            "the strip is left alone"
        );
    }

    #[test]
    fn words_take_a_strip_away_cell_by_cell() {
        let before = with_strips(&[], &[(2, 0, "<pic>", 6)]);
        let words = with_strips(&[(4, 0, "a", PLAIN)], &[]);
        assert_eq!(step(&before, &words), "\x1b[1;3H  a   ");
        let below = with_strips(&[], &[(2, 1, "<pic>", 6)]);
        let scrolled = step(&before, &below);
        assert_eq!(scrolled, "\x1b[1;3H\x1b[K\x1b[2;3H<pic>");
    }

    #[test]
    fn what_is_left_of_a_covered_strip_is_blank_until_it_is_whole_again() {
        let whole = with_strips(&[], &[(2, 0, "<pic>", 6)]);
        for at in [1, 2, 4, 7] {
            let mut covered = whole.clone();
            covered.content[at].reset();
            covered.content[at].set_symbol("#");
            let is_beside = at == 1;
            let away = step(&whole, &covered);
            assert!(!away.contains("<pic>"), "{at}");
            let back = step(&covered, &whole);
            assert_eq!(back.contains("<pic>"), !is_beside, "{at}");
            let mut terminal = terminal(3);
            let mut painter = Painter::new();
            terminal.process(
                painted(&mut painter, &with_strips(&[], &[(2, 0, "xxxxxx", 6)])).as_bytes(),
            );
            terminal.process(away.as_bytes());
            let row = terminal.screen().rows(0, 12).next().unwrap();
            assert_eq!(row.contains('x'), is_beside, "{at}: {row:?}");
        }
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

    fn terminal(rows: u16) -> vt100::Parser {
        let [rows, columns] = [rows, 12].map(|count| NonZero::new(count).unwrap());
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
        for at in 0..cells.content.len() {
            let wide = cells.content[at].symbol().width() == 2;
            let last = at % 12 == 11;
            if wide && (last || cells.content[at + 1] != Cell::default()) {
                cells.content[at].set_symbol(" ");
            }
        }
    }
}
