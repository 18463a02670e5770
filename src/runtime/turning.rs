//! An article that is opened while another is on the screen. For the moment in which it is read that one stays, so that
//! the panes are written once and not emptied before.

use std::time::{Duration, Instant};

use ratatui::layout::Rect;

use crate::{
    app::{Body, State, keymap::Pressed},
    view,
};

/// So long a text stays; then the screen says that the other is being read.
const MOMENT: Duration = Duration::from_millis(40);

/// What is known of the text on the screen.
#[derive(Debug, Default)]
pub struct Turning {
    /// Where it stands; nowhere where there is none, or something lies over it.
    text: Vec<Rect>,
    /// How long it stays, while another is read.
    until: Option<Instant>,
}

impl Turning {
    /// Where the next frame leaves what the last one showed.
    pub fn kept(&mut self, screen: Rect, state: &State, now: Instant) -> Vec<Rect> {
        let reads = |body: &Body| matches!(body, Body::Loading);
        let waits = state.opened().is_some_and(|opened| reads(&opened.body));
        let areas = view::text_areas(screen, state);
        if !waits || !is_plain(state) || self.text.is_empty() || self.text != areas {
            self.until = None;
            return Vec::new();
        }
        let until = *self.until.get_or_insert(now + MOMENT);
        if now < until { areas } else { Vec::new() }
    }

    /// The next frame was drawn, and nothing was left as it was.
    pub fn drawn(&mut self, screen: Rect, state: &State) {
        let seen = state.measured.article.is_some() && is_plain(state);
        self.text = if seen {
            view::text_areas(screen, state)
        } else {
            Vec::new()
        };
    }

    /// How long the text stays, while it does.
    pub fn left(&self, now: Instant) -> Option<Duration> {
        let left = self.until?.checked_duration_since(now)?;
        (!self.text.is_empty()).then_some(left)
    }
}

/// Whether nothing lies over the panes.
fn is_plain(state: &State) -> bool {
    let over = state.help.is_some() || state.sheet.is_some() || state.line.is_some();
    !over && state.notice.is_none() && state.pressed == Pressed::default()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        app::{Anchor, Drawn, Place},
        domain::{Article, ArticleId, Span},
    };

    #[test]
    fn a_text_stays_for_the_moment_in_which_another_is_read() {
        let screen = Rect::new(0, 0, 120, 40);
        let mut state = State::new(vec!["one".into(), "two".into()], (120, 40));
        state.articles[0].body = Body::Ready(Arc::new(Article::default()));
        let anchor = Anchor::Row {
            place: Place::default(),
            offset: 0,
            width: 0,
        };
        state.measured.article = Some(Drawn {
            id: ArticleId(0),
            anchor,
            visible: Span::default(),
        });
        let (mut turning, now) = (Turning::default(), Instant::now());
        turning.drawn(screen, &state);
        assert!(turning.kept(screen, &state, now).is_empty(), "it is there");
        state.open = 1;
        assert_eq!(turning.kept(screen, &state, now).len(), 2);
        assert_eq!(turning.left(now), Some(MOMENT));
        state.notice = Some("it stands over the text".into());
        assert!(turning.kept(screen, &state, now).is_empty());
        state.notice = None;
        assert_eq!(turning.kept(screen, &state, now).len(), 2);
        let late = now + MOMENT;
        assert!(turning.kept(screen, &state, late).is_empty());
        assert_eq!(turning.left(late + MOMENT), None);
        let other = Rect::new(0, 0, 100, 40);
        assert!(turning.kept(other, &state, now).is_empty());
    }
}
