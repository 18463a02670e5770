//! Where the panes stand: named areas of the screen, decided in one place.

use ratatui::layout::Rect;

use crate::app::{Pane, Room, State};

/// The areas of one screen. What has none is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Areas {
    /// Everything above the foot.
    pub all: Rect,
    /// The opened articles.
    pub list: Option<Rect>,
    /// The text.
    pub article: Option<Rect>,
    /// Gifts and meetings.
    pub panel: Option<Rect>,
    /// What the panel belongs to, where the text is not beside it.
    pub header: Option<Rect>,
    /// The rules between panes.
    pub rules: Vec<Rect>,
    /// The rule above the bottom line.
    pub rule: Option<Rect>,
    /// The bottom line.
    pub status: Rect,
}

impl Areas {
    /// The areas for `state` on a screen.
    #[must_use]
    pub fn of(screen: Rect, state: &State) -> Self {
        let room = state.room();
        let foot = if room == Room::One { 1 } else { 2 };
        let all = Rect {
            height: screen.height.saturating_sub(foot),
            ..screen
        };
        let below = |row: u16| Rect {
            y: all.bottom() + row,
            height: 1,
            ..screen
        };
        let mut areas = Self {
            all,
            rule: (foot == 2).then(|| below(0)),
            status: below(foot - 1),
            ..Self::default()
        };
        match room {
            Room::One => areas.place_one(all, state.focus),
            Room::Two | Room::Three => areas.place_columns(all, state),
        }
        areas
    }

    /// The rows of a pane.
    #[must_use]
    pub fn page(&self, pane: Pane) -> u16 {
        let area = match pane {
            Pane::List => self.list,
            Pane::Article => self.article,
            Pane::Panel => self.panel,
        };
        area.unwrap_or(self.all).height
    }

    fn place_one(&mut self, all: Rect, focus: Pane) {
        match focus {
            Pane::List => self.list = Some(all),
            Pane::Article => self.article = Some(all),
            Pane::Panel => {
                self.header = Some(Rect { height: 1, ..all });
                self.panel = Some(Rect {
                    y: all.y + 2,
                    height: all.height.saturating_sub(2),
                    ..all
                });
            }
        }
    }

    fn place_columns(&mut self, all: Rect, state: &State) {
        let mut middle = all;
        if state.panel_shown {
            let width = (all.width * 4 / 15).clamp(32, 48).min(all.width / 2);
            let (rest, panel) = cut_right(middle, width);
            self.rules.push(rule_left_of(panel));
            // A column of air after the rule.
            self.panel = Some(Rect {
                x: panel.x + 1,
                width: panel.width.saturating_sub(1),
                ..panel
            });
            middle = Rect {
                width: rest.width.saturating_sub(1),
                ..rest
            };
        }
        let listed = state.articles.len() > 1;
        if listed && state.room() == Room::Three {
            let width = (all.width / 4).clamp(28, 40);
            let (list, rest) = cut_left(middle, width);
            self.list = Some(list);
            self.rules.push(Rect {
                x: list.right(),
                width: 1,
                ..list
            });
            middle = Rect {
                x: rest.x + 1,
                width: rest.width.saturating_sub(1),
                ..rest
            };
        } else if state.focus == Pane::List {
            self.list = Some(middle);
            return;
        }
        self.article = Some(middle);
    }
}

fn rule_left_of(area: Rect) -> Rect {
    Rect {
        x: area.x.saturating_sub(1),
        width: 1,
        ..area
    }
}

fn cut_left(area: Rect, width: u16) -> (Rect, Rect) {
    let width = width.min(area.width);
    (
        Rect { width, ..area },
        Rect {
            x: area.x + width,
            width: area.width - width,
            ..area
        },
    )
}

fn cut_right(area: Rect, width: u16) -> (Rect, Rect) {
    let (left, right) = cut_left(area, area.width.saturating_sub(width));
    (left, right)
}
