//! A dossier: all that the stored articles say of one person, body or place, in sections; the cursor is on one line
//! of one of them.

use std::sync::Arc;

use crate::domain::{ArticleKey, EntityKind, PartialDate, RecordName, Verdict};

use super::{Event, Place, Stage, Standing, ledger};

/// What is known of somebody. Its words are harmless.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Known {
    /// The name in its most frequent spelling.
    pub name: String,
    /// What sort of thing it is, where the articles agree for the most part.
    pub kind: Option<EntityKind>,
    /// Other names that the same article gave, the most frequent first.
    pub names: Vec<String>,
    /// How many articles name it or tell of an event of it.
    pub articles: usize,
    /// When the first and the last of these appeared.
    pub seen: Option<(PartialDate, PartialDate)>,
    /// How many of them appeared in each month from the first to the last.
    pub months: Vec<(PartialDate, usize)>,
    /// From how many of the newest articles names and company are told.
    pub looked: usize,
    /// So many of the latest gifts, and as many meetings, are told where there are more; 0 where these are all.
    pub latest: usize,
    /// What was given to it, the latest first.
    pub received: Vec<Event>,
    /// What it gave.
    pub gave: Vec<Event>,
    /// Whom it met, the most frequent first; then whom it did not meet, or not yet.
    pub met: Vec<Met>,
    /// What took place there.
    pub here: Vec<Event>,
    /// Who is named in the same articles, the most frequent first.
    pub company: Vec<Company>,
    /// The newest articles.
    pub recent: Vec<Recent>,
}

/// Whom somebody met, and when; or with whom a meeting is planned, called off or denied.
#[derive(Debug, Clone, PartialEq)]
pub struct Met {
    /// Whom.
    pub name: String,
    /// The meetings, all of one status, the latest first; at least one.
    pub events: Vec<Event>,
}

impl Met {
    /// How far these meetings have got.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.events.first().map_or(Standing::Done, Event::standing)
    }
}

/// Who is named with somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// Who.
    pub name: String,
    /// What sort of thing it is.
    pub kind: EntityKind,
    /// In how many articles.
    pub count: usize,
}

/// An article in a dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Which.
    pub article: ArticleKey,
    /// Its title.
    pub title: String,
    /// The feed that carries it.
    pub feed: String,
    /// When it appeared.
    pub day: Option<PartialDate>,
}

/// A part of a dossier with a heading of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// What was given to it.
    Received,
    /// What it gave.
    Gave,
    /// Whom it met.
    Met,
    /// What took place there.
    Here,
    /// Who is named with it.
    Company,
    /// The newest articles.
    Recent,
}

impl Section {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Gave,
        Self::Met,
        Self::Here,
        Self::Company,
        Self::Recent,
    ];
}

impl Known {
    /// How many lines a section has.
    #[must_use]
    pub fn len(&self, section: Section) -> usize {
        match section {
            Section::Received => self.received.len(),
            Section::Gave => self.gave.len(),
            Section::Met => self.met.len(),
            Section::Here => self.here.len(),
            Section::Company => self.company.len(),
            Section::Recent => self.recent.len(),
        }
    }

    /// How many of a section's lines are of what took place: a gift that is only promised is none yet, a meeting that
    /// is denied none at all.
    #[must_use]
    pub fn count(&self, section: Section) -> usize {
        let done = |standing: Standing| standing == Standing::Done;
        let given = |events: &[Event]| events.iter().filter(|event| done(event.standing())).count();
        match section {
            Section::Received => given(&self.received),
            Section::Gave => given(&self.gave),
            Section::Here => given(&self.here),
            Section::Met => self.met.iter().filter(|met| done(met.standing())).count(),
            Section::Company | Section::Recent => self.len(section),
        }
    }

    /// The sections that have any lines.
    pub fn sections(&self) -> impl Iterator<Item = Section> + '_ {
        Section::ALL
            .into_iter()
            .filter(|&section| self.len(section) > 0)
    }

    /// Whether nothing at all is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles == 0 && self.sections().next().is_none()
    }

    fn events_mut(&mut self) -> impl Iterator<Item = &mut Event> {
        let met = self.met.iter_mut().flat_map(|met| &mut met.events);
        let given = self.received.iter_mut().chain(&mut self.gave);
        given.chain(&mut self.here).chain(met)
    }
}

/// A dossier that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Dossier {
    /// Of whom.
    pub name: String,
    /// What is known.
    pub known: Stage<Arc<Known>>,
    /// The section that the cursor is in, and the line of it; nothing where nothing is known.
    pub at: Option<(Section, usize)>,
    /// The top row of the column that it is in.
    pub top: Place,
}

impl Dossier {
    /// Of somebody of whom nothing is told yet.
    #[must_use]
    pub const fn new(name: String) -> Self {
        Self {
            name,
            known: Stage::Loading,
            at: None,
            top: Place { block: 0, row: 0 },
        }
    }

    /// Takes in what is known; of somebody else it comes too late. The cursor stays where it was as far as there
    /// is such a line.
    pub fn take(&mut self, name: &str, known: Result<Arc<Known>, String>) {
        if name != self.name {
            return;
        }
        self.known = known.into();
        let Some(known) = self.known.ready() else {
            return;
        };
        let here = self.at.filter(|(section, _)| known.len(*section) > 0);
        self.at = here
            .map(|(section, line)| (section, line.min(known.len(section) - 1)))
            .or_else(|| Some((known.sections().next()?, 0)));
    }

    /// Goes so many lines on, through all sections.
    pub fn step(&mut self, steps: isize) {
        let Some(known) = self.known.ready() else {
            return;
        };
        let lines: Vec<(Section, usize)> = known
            .sections()
            .flat_map(|section| (0..known.len(section)).map(move |line| (section, line)))
            .collect();
        let at = lines.iter().position(|line| Some(*line) == self.at);
        let to = at.unwrap_or(0).saturating_add_signed(steps);
        self.at = lines.get(to.min(lines.len().saturating_sub(1))).copied();
    }

    /// Goes to the first line of the next section, or of the previous one, around the ends.
    pub fn turn(&mut self, step: isize) {
        let (Some(known), Some((section, _))) = (self.known.ready(), self.at) else {
            return;
        };
        let sections: Vec<Section> = known.sections().collect();
        let at = sections.iter().position(|&one| one == section).unwrap_or(0);
        let count = isize::try_from(sections.len()).unwrap_or(1).max(1);
        let to = (isize::try_from(at).unwrap_or(0) + step).rem_euclid(count);
        self.at = Some((sections[to.unsigned_abs()], 0));
    }

    /// The events that the cursor is on: one, or all meetings with somebody.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        let (Some(known), Some((section, line))) = (self.known.ready(), self.at) else {
            return &[];
        };
        let one =
            |events: &'_ [Event]| -> std::ops::Range<usize> { line..(line + 1).min(events.len()) };
        match section {
            Section::Received => &known.received[one(&known.received)],
            Section::Gave => &known.gave[one(&known.gave)],
            Section::Here => &known.here[one(&known.here)],
            Section::Met => known.met.get(line).map_or(&[], |met| &met.events),
            Section::Company | Section::Recent => &[],
        }
    }

    /// Shows what is said of a record now.
    pub fn judge(&mut self, article: ArticleKey, record: &RecordName, now: Option<Verdict>) {
        if let Stage::Ready(known) = &mut self.known {
            let known = Arc::make_mut(known);
            ledger::judge(known.events_mut(), article, record, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_goes_through_the_sections_that_have_lines() {
        let company = |name: &str| Company {
            name: name.into(),
            kind: EntityKind::Person,
            count: 1,
        };
        let recent = |number| Recent {
            article: ArticleKey(number),
            title: String::new(),
            feed: String::new(),
            day: None,
        };
        let known = Known {
            company: vec![company("a"), company("b")],
            recent: vec![recent(1), recent(2)],
            ..Known::default()
        };
        let mut dossier = Dossier::new("x".into());
        dossier.step(1);
        dossier.take("y", Ok(Arc::new(known.clone())));
        assert_eq!(dossier.at, None, "of somebody else");
        dossier.take("x", Ok(Arc::new(known)));
        let mut after = |step: isize, turn: isize| {
            if step != 0 {
                dossier.step(step);
            }
            if turn != 0 {
                dossier.turn(turn);
            }
            dossier.at.unwrap()
        };
        assert_eq!(after(0, 0), (Section::Company, 0));
        assert_eq!(after(2, 0), (Section::Recent, 0));
        assert_eq!(after(9, 0), (Section::Recent, 1));
        assert_eq!(after(0, 1), (Section::Company, 0));
        assert_eq!(after(0, -1), (Section::Recent, 0));
    }
}
