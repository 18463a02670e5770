//! The foot of the screen: the rule with the legend in it, and the line that says where you are and what can
//! be done here and now.

use ratatui::{buffer::Buffer, layout::Rect};

use crate::{
    app::{
        State, available,
        command::{Command, Group, Row, TABLE, Where, rows_of},
        keymap,
    },
    domain::EntityKind,
};

use super::{
    Look,
    cells::{Pen, width},
    theme::Role,
};

/// Draws the rule above the bottom line; where names are highlighted, their kinds stand in it.
pub fn draw_rule(cells: &mut Buffer, area: Rect, state: &State, look: &Look) {
    let style = look.theme.style(Role::Rule);
    Pen::new(cells, area, 0).write(&look.glyphs.across.repeat(usize::from(area.width)), style);
    let kinds = kinds(state);
    if kinds.is_empty() || state.help.is_some() {
        return;
    }
    let mut pen = Pen::new(cells, area, 0);
    pen.skip(1).write(" ", style);
    write_legend(&mut pen, look, &kinds);
}

fn kinds(state: &State) -> Vec<EntityKind> {
    let kinds = state.found().map_or(&[][..], |found| &found.kinds);
    kinds
        .iter()
        .copied()
        .filter(|&kind| state.highlight.has_kind(kind))
        .collect()
}

/// Each kind in its own style, as many as fit.
pub fn write_legend(pen: &mut Pen<'_>, look: &Look, kinds: &[EntityKind]) {
    for kind in kinds {
        if pen.room() <= width(kind.name()) {
            break;
        }
        pen.write(kind.name(), look.theme.style(Role::of(*kind)))
            .write(" ", look.theme.style(Role::Text));
    }
}

/// Draws the bottom line.
pub fn draw(
    cells: &mut Buffer,
    area: Rect,
    state: &State,
    look: &Look,
    paragraph: Option<(usize, usize)>,
) {
    let mut pen = Pen::new(cells, area, 0);
    let faint = look.theme.style(Role::Faint);
    if state.search.before.is_some() {
        return draw_search(&mut pen, state, look);
    }
    if !state.pressed.keys.is_empty() {
        return draw_following(&mut pen, state, look);
    }
    if let Some(notice) = &state.notice {
        pen.write_short(notice, look.glyphs.more, look.theme.style(Role::Notice));
    } else if state.legend {
        pen.write(
            &format!("highlighted: {}  ", state.highlight.name()),
            look.theme.style(Role::Notice),
        );
        write_legend(&mut pen, look, &kinds(state));
        return;
    } else if let Some(count) = state.pressed.count {
        pen.write(&count.to_string(), look.theme.style(Role::Key));
    } else {
        pen.write(&place(state, look, paragraph), faint);
    }
    if pen.room() < usize::from(area.width) {
        pen.skip(3);
    }
    draw_hints(&mut pen, state, look);
}

/// Which article of how many, which paragraph of how many.
fn place(state: &State, look: &Look, paragraph: Option<(usize, usize)>) -> String {
    let many = state.articles.len() > 1;
    let article = many.then(|| format!("{}/{}", state.open + 1, state.articles.len()));
    let paragraph = paragraph.filter(|&(_, of)| of > 0);
    let paragraph =
        paragraph.map(|(at, of)| format!("{}{}/{of}", look.glyphs.paragraph, at.max(1)));
    let parts: Vec<String> = [article, paragraph].into_iter().flatten().collect();
    parts.join("  ")
}

fn draw_search(pen: &mut Pen<'_>, state: &State, look: &Look) {
    let room = pen.room().saturating_sub(3);
    let query = state.search.query.as_str();
    // The end of what is typed is what must be seen.
    let mut shown = query;
    while width(shown) > room {
        let mut characters = shown.chars();
        characters.next();
        shown = characters.as_str();
    }
    let style = look.theme.style(Role::Text);
    pen.write("/", look.theme.style(Role::Pointer))
        .write(shown, style);
    pen.write(" ", look.theme.style(Role::MatchHere));
    if let Some(notice) = &state.notice {
        pen.skip(2)
            .write_short(notice, look.glyphs.more, look.theme.style(Role::Notice));
    } else {
        pen.skip(2);
        draw_hints(pen, state, look);
    }
}

/// What can follow the keys pressed so far.
fn draw_following(pen: &mut Pen<'_>, state: &State, look: &Look) {
    let pressed: String = state.pressed.keys.iter().map(|key| key.label()).collect();
    pen.write(&pressed, look.theme.style(Role::Pointer));
    for (key, row) in keymap::following(state.place(), &state.pressed.keys) {
        if available(state, row.command) {
            draw_hint(pen, look, &key.label(), row.hint);
        }
    }
}

/// The commands worth a hint, those of the place first; the help is always the last one.
fn draw_hints(pen: &mut Pen<'_>, state: &State, look: &Look) {
    let place = state.place();
    let help = Command::Help.row();
    let kept = width(&label(help)) + width(help.hint) + 3;
    let own = TABLE
        .iter()
        .filter(|row| row.counts_at(place) && !row.places.contains(&Where::Anywhere));
    // While there is a search, its next match is what one goes on to.
    let own = own.chain(
        [Command::NextMatch.row()]
            .into_iter()
            .filter(|row| row.counts_at(place)),
    );
    let others = [
        Group::Going,
        Group::Findings,
        Group::Searching,
        Group::Reader,
    ];
    let others = others.into_iter().flat_map(rows_of);
    let others = others.filter(|row| row.counts_at(place) && row.places.contains(&Where::Anywhere));
    let shown = own
        .chain(others.filter(|row| row.command != Command::NextMatch))
        .filter(|row| !row.hint.is_empty() && available(state, row.command));
    let mut first = true;
    for row in shown.filter(|row| row.command != Command::Help && row.keys[0].len() != 2) {
        if width(&label(row)) + width(row.hint) + 3 + kept > pen.room() {
            break;
        }
        draw_hint_after(pen, look, &label(row), row.hint, &mut first);
    }
    if place != Where::Search && pen.room() >= kept {
        draw_hint_after(pen, look, &label(help), help.hint, &mut first);
    }
}

fn label(row: &Row) -> String {
    row.chords()
        .next()
        .map(|chord| chord.label())
        .unwrap_or_default()
}

fn draw_hint(pen: &mut Pen<'_>, look: &Look, key: &str, hint: &str) {
    draw_hint_after(pen, look, key, hint, &mut false);
}

fn draw_hint_after(pen: &mut Pen<'_>, look: &Look, key: &str, hint: &str, first: &mut bool) {
    pen.skip(if std::mem::take(first) { 0 } else { 2 });
    pen.write(key, look.theme.style(Role::Key))
        .skip(1)
        .write(hint, look.theme.style(Role::Faint));
}
