//! Where the panes stand: named areas of the screen, decided in one place.

use ratatui::layout::Rect;

use crate::app::{Pane, Room, State};

/// The areas of one screen. What has none is not shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Areas {
    /// Everything above the foot.
    pub all: Rect,
    /// The shelves of stored articles.
    pub feeds: Option<Rect>,
    /// The articles to choose from.
    pub list: Option<Rect>,
    /// The text.
    pub article: Option<Rect>,
    /// Gifts and meetings.
    pub panel: Option<Rect>,
    /// What the panel belongs to, where the text is not beside it.
    pub header: Option<Rect>,
    /// What the palette offers.
    pub offers: Option<Rect>,
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
        if state.line.as_ref().is_some_and(|line| line.asked.offers()) {
            let height = (all.height / 2).max(4);
            areas.offers = Some(Rect {
                y: all.bottom() - height,
                height,
                ..all
            });
        }
        match room {
            _ if state.zen && state.sheet.is_none() => {
                areas.article = Some(Rect {
                    height: all.height + foot - 1,
                    ..all
                });
                areas.rule = None;
            }
            Room::One => areas.place_one(all, state.focus),
            Room::Two if state.library.is_some() && is_choosing(state.focus) => {
                areas.place_choice(all);
            }
            Room::Two | Room::Three | Room::Four => areas.place_columns(all, state),
        }
        areas
    }

    /// The rows of a pane.
    #[must_use]
    pub fn page(&self, pane: Pane) -> u16 {
        let area = match pane {
            Pane::Feeds => self.feeds,
            Pane::List => self.list,
            Pane::Article => self.article,
            Pane::Panel => self.panel,
        };
        area.unwrap_or(self.all).height
    }

    fn place_one(&mut self, all: Rect, focus: Pane) {
        match focus {
            Pane::Feeds => self.feeds = Some(all),
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

    /// Feeds and list beside each other.
    fn place_choice(&mut self, all: Rect) {
        let (feeds, list) = self.cut_column(all, (all.width * 3 / 10).clamp(18, 30));
        (self.feeds, self.list) = (Some(feeds), Some(list));
    }

    /// Feeds and list left of the text: beside each other where there is room, else one above the other; on a
    /// low screen the one that has the focus.
    fn place_shelves(&mut self, all: Rect, state: &State) -> Rect {
        if state.room() == Room::Four {
            let (feeds, rest) = self.cut_column(all, 26);
            let (list, rest) = self.cut_column(rest, 38);
            (self.feeds, self.list) = (Some(feeds), Some(list));
            return rest;
        }
        let (left, rest) = self.cut_column(all, (all.width / 4).clamp(28, 40));
        if all.height < LOW {
            match state.focus {
                Pane::Feeds => self.feeds = Some(left),
                _ => self.list = Some(left),
            }
            return rest;
        }
        let rows = state
            .library
            .as_ref()
            .and_then(|library| library.shelves.ready())
            .map_or(0, Vec::len);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
        let height = rows.clamp(4, all.height / 3);
        self.feeds = Some(Rect { height, ..left });
        self.rules.push(Rect {
            y: left.y + height,
            height: 1,
            ..left
        });
        self.list = Some(Rect {
            y: left.y + height + 1,
            height: left.height - height - 1,
            ..left
        });
        rest
    }

    /// A column on the left, a rule, and what remains.
    fn cut_column(&mut self, area: Rect, width: u16) -> (Rect, Rect) {
        let (left, rest) = cut_left(area, width);
        self.rules.push(Rect {
            x: left.right(),
            width: 1,
            ..left
        });
        let rest = Rect {
            x: rest.x + 1,
            width: rest.width.saturating_sub(1),
            ..rest
        };
        (left, rest)
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
        let wide = matches!(state.room(), Room::Three | Room::Four);
        if wide && state.library.is_some() {
            middle = self.place_shelves(middle, state);
        } else if wide && state.articles.len() > 1 {
            let (list, rest) = self.cut_column(middle, (all.width / 4).clamp(28, 40));
            self.list = Some(list);
            middle = rest;
        } else if state.focus == Pane::List {
            self.list = Some(middle);
            return;
        }
        self.article = Some(middle);
    }
}

/// On a screen with fewer rows feeds and list do not stand one above the other.
const LOW: u16 = 20;

/// Whether the focus is on what there is to read, and not on what is read.
const fn is_choosing(focus: Pane) -> bool {
    matches!(focus, Pane::Feeds | Pane::List)
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
