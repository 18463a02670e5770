//! What is offered for what is typed in the bottom line, the one that Enter takes marked: the palette's commands
//! with their keys, the article's links with their letters, or the feeds of a page.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use crate::app::{Asked, Room, State, key::Chord, links, naming, palette};

use super::{
    Look,
    cells::{Pen, shortened, width},
    leads,
    theme::Role,
    words,
};

/// The column of marks, with the space after it.
const GUTTER: usize = 2;

/// The columns of keys and of names, each with the space after it.
const KEYS: usize = 10;
const NAMES: usize = 20;

/// The columns of a link's letters and of its words, each with the space after it.
const HINT: usize = 4;
const WORDS: usize = 30;

/// One row: the key that gives it, what it is called, and what is said of it; the columns of the first two.
struct Offer {
    key: String,
    name: String,
    about: String,
    /// The address that its words lead to.
    leads: Option<String>,
    columns: (usize, usize),
}

/// Draws what is offered over what stands there.
pub fn draw(cells: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let Some(line) = &state.line else { return };
    let offers = offered(state);
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            cells[(x, y)].reset();
        }
    }
    let across = look.glyphs.across.repeat(usize::from(area.width));
    Pen::new(cells, area, 0).write(&across, look.theme.style(Role::Rule));
    let rows = usize::from(area.height).saturating_sub(1);
    let first = first(area, line.at);
    for (row, offer) in offers.iter().enumerate().skip(first).take(rows) {
        let mut pen = Pen::new(cells, area, row - first + 1);
        if row == line.at {
            pen.write(look.glyphs.here, look.theme.style(Role::Pointer));
            pen.skip(GUTTER.saturating_sub(width(look.glyphs.here)));
        } else {
            pen.skip(GUTTER);
        }
        let (keys, names) = offer.columns;
        write_column(
            &mut pen,
            look,
            &offer.key,
            keys,
            look.theme.style(Role::Key),
        );
        // What it does or where it leads says more than what it is called.
        if state.room() != Room::One && !offer.name.is_empty() {
            write_column(
                &mut pen,
                look,
                &offer.name,
                names,
                leading(offer, look, Role::Item),
            );
        }
        let faint = leading(offer, look, Role::Faint);
        pen.write_short(&offer.about, look.glyphs.more, faint);
    }
    if offers.is_empty() {
        Pen::new(cells, area, 1)
            .skip(GUTTER)
            .write("nothing", look.theme.style(Role::Faint));
    }
}

/// The style of words of an offer; a click on them may lead where it does.
fn leading(offer: &Offer, look: &Look, role: Role) -> Style {
    let style = look.theme.style(role);
    match &offer.leads {
        Some(address) if look.leads => leads::mark(style, address),
        _ => style,
    }
}

/// The index of the offer at the top; the marked one is always seen.
fn first(area: Rect, marked: usize) -> usize {
    let rows = usize::from(area.height).saturating_sub(1);
    (marked + 1).saturating_sub(rows)
}

/// The index of the offer in a row of their area.
#[must_use]
pub fn at(area: Rect, state: &State, row: u16) -> Option<usize> {
    let line = state.line.as_ref()?;
    let at = first(area, line.at) + usize::from(row.checked_sub(1)?);
    (at < offered(state).len()).then_some(at)
}

fn offered(state: &State) -> Vec<Offer> {
    match state.line.as_ref().map(|line| line.asked) {
        Some(Asked::Links) => of_links(state),
        Some(Asked::Choice) => of_feeds(state),
        Some(Asked::Name) => of_names(state),
        _ => of_commands(state),
    }
}

/// Writes words in a column of their own, a space after them.
fn write_column(pen: &mut Pen<'_>, look: &Look, words: &str, columns: usize, style: Style) {
    let words = shortened(words, columns.saturating_sub(1), look.glyphs.more);
    pen.write(&words, style)
        .skip(columns.saturating_sub(width(&words)));
}

fn of_commands(state: &State) -> Vec<Offer> {
    let rows = palette::offered(state).into_iter();
    let chord = |command| state.settings.keys.chord(command, state.place_of_focus());
    rows.map(|row| Offer {
        key: chord(row.command).map(Chord::label).unwrap_or_default(),
        name: row.name.to_owned(),
        about: row.help.to_owned(),
        leads: None,
        columns: (KEYS, NAMES),
    })
    .collect()
}

fn of_names(state: &State) -> Vec<Offer> {
    let named = naming::offered(state).into_iter();
    named
        .map(|named| Offer {
            key: String::new(),
            name: String::new(),
            about: format!("{}  ({})", named.name, named.about),
            leads: None,
            columns: (0, 0),
        })
        .collect()
}

fn of_links(state: &State) -> Vec<Offer> {
    let links = links::links(state).into_iter();
    links
        .map(|link| Offer {
            key: link.hint,
            name: link.words,
            leads: Some(link.address.clone()),
            about: link.address,
            columns: (HINT, WORDS),
        })
        .collect()
}

fn of_feeds(state: &State) -> Vec<Offer> {
    let choices = state.fetching.choices.iter().enumerate();
    choices
        .map(|(at, choice)| Offer {
            key: (at + 1).to_string(),
            name: choice.title.clone(),
            about: words::address(&choice.address).to_owned(),
            leads: None,
            columns: (HINT, WORDS),
        })
        .collect()
}
