//! What is wished of the store's thread, in the order of its urgency. Of what only the last matters the others
//! are dropped; marks are all kept, in order.

use std::{
    collections::VecDeque,
    sync::mpsc::{Receiver, TryRecvError},
    time::Duration,
};

use crate::app::Effect;

/// What waits to be done.
#[derive(Default)]
pub struct Wished {
    take: Option<Effect>,
    rows: Option<Effect>,
    list: Option<Effect>,
    seek: Option<Effect>,
    marks: VecDeque<Effect>,
    fetches: VecDeque<Effect>,
    shelves: bool,
    /// Counts have changed; they are told when nothing was wished for a moment.
    pub counts: bool,
}

/// Counting a large store takes a moment, in which an article to be read would have to wait.
const QUIET: Duration = Duration::from_millis(150);

impl Wished {
    /// The most urgent of what waits, once anything does. When nobody is left to wish, only marks count; none
    /// after the last of them.
    pub fn next(&mut self, wishes: &Receiver<Effect>) -> Option<Effect> {
        loop {
            loop {
                match wishes.try_recv() {
                    Ok(effect) => self.add(effect),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => return self.marks.pop_front(),
                }
            }
            let next = self
                .take
                .take()
                .or_else(|| self.rows.take())
                .or_else(|| self.list.take())
                .or_else(|| self.marks.pop_front())
                .or_else(|| self.fetches.pop_front())
                .or_else(|| self.seek.take())
                .or_else(|| std::mem::take(&mut self.shelves).then_some(Effect::Shelves));
            if next.is_some() {
                return next;
            }
            if !self.counts {
                if let Ok(effect) = wishes.recv() {
                    self.add(effect);
                }
                continue;
            }
            match wishes.recv_timeout(QUIET) {
                Ok(effect) => self.add(effect),
                Err(_) => (self.counts, self.shelves) = (false, true),
            }
        }
    }

    fn add(&mut self, effect: Effect) {
        match effect {
            Effect::Take(..) => self.take = Some(effect),
            Effect::Rows(_) => self.rows = Some(effect),
            Effect::List(..) => self.list = Some(effect),
            Effect::Seek(_) => self.seek = Some(effect),
            Effect::Mark(..) => self.marks.push_back(effect),
            Effect::LookThrough
            | Effect::Refresh(_)
            | Effect::AddFeed(_)
            | Effect::Subscribe(_) => {
                self.fetches.push_back(effect);
            }
            Effect::Shelves => self.shelves = true,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::{
        app::{By, Marking, Shelf},
        domain::{ArticleId, ArticleKey, Mark},
    };

    fn mark(number: i64) -> Effect {
        let marking = Marking {
            mark: Mark::Read(true),
            keys: vec![ArticleKey(number)],
        };
        Effect::Mark(vec![marking], By::User)
    }

    #[test]
    fn the_urgent_comes_first_and_only_the_last_of_what_is_replaced() {
        let (sender, wishes) = channel();
        let take = |number| Effect::Take(ArticleId(0), ArticleKey(number));
        let list = |shelf| Effect::List(shelf, String::new());
        let all = [
            Effect::Shelves,
            mark(1),
            list(Shelf::All),
            take(1),
            mark(2),
            list(Shelf::Unread),
            take(2),
        ];
        for effect in all {
            sender.send(effect).unwrap();
        }
        let mut wished = Wished::default();
        let order = [
            take(2),
            list(Shelf::Unread),
            mark(1),
            mark(2),
            Effect::Shelves,
        ];
        for expected in order {
            assert_eq!(wished.next(&wishes), Some(expected));
        }
    }

    #[test]
    fn when_nobody_wishes_any_more_marks_are_still_written() {
        let (sender, wishes) = channel();
        for effect in [Effect::Shelves, mark(1), mark(2)] {
            sender.send(effect).unwrap();
        }
        drop(sender);
        let mut wished = Wished::default();
        let done: Vec<Effect> = std::iter::from_fn(|| wished.next(&wishes)).collect();
        assert_eq!(done, [mark(1), mark(2)]);
    }
}
