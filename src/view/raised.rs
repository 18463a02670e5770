//! A bottom line that is longer than the screen is wide: it takes as many rows above it as it needs, over what
//! stands there, for as long as it is shown.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{Look, cells::Pen, theme::Role};

/// So many rows are enough for whatever is told; what is longer is cut.
const MOST: usize = 5;

/// So many rows for a line with that many, of which the last is `line`: cleared, with a rule above them.
pub fn raise(cells: &mut Buffer, line: Rect, rows: usize, look: &Look) -> Rect {
    let more = u16::try_from(rows.min(MOST).saturating_sub(1)).unwrap_or(0);
    let more = more.min(line.y.saturating_sub(1));
    if more == 0 {
        return line;
    }
    let raised = Rect {
        y: line.y - more,
        height: more + 1,
        ..line
    };
    for y in raised.top() - 1..raised.bottom() {
        for x in raised.left()..raised.right() {
            cells[(x, y)].reset();
        }
    }
    let rule = Rect {
        y: raised.y - 1,
        height: 1,
        ..raised
    };
    let across = look.glyphs.across.repeat(usize::from(rule.width));
    Pen::new(cells, rule, 0).write(&across, look.theme.style(Role::Rule));
    raised
}
