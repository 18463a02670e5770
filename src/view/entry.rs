//! An article as a list shows it: its heading, and the details that stand beside or below that.

use std::borrow::Cow;

use ratatui::style::{Modifier, Style};

use crate::{
    app::{Body, Listed, Opened},
    domain::{Article, PartialDate},
};

use super::{
    Look,
    cells::{shortened, width},
    theme::Role,
    words,
};

/// So many columns of a source are enough to know it by.
const KNOWN_BY: usize = 8;

/// The columns of a dot between two details.
const SEPARATED: usize = 3;

/// What is shown of an article.
pub struct Entry<'a> {
    /// What it is called by.
    pub heading: Cow<'a, str>,
    /// Where it is from.
    pub source: &'a str,
    /// When it appeared.
    pub day: Option<PartialDate>,
    /// How much it reports.
    pub counts: Option<String>,
    /// Whether it has a star.
    pub starred: bool,
    /// Its tags.
    pub tags: &'a [String],
    /// Whether it was not read, or not seen, yet.
    pub new: bool,
    /// Whether it stands out.
    pub bold: bool,
    /// What is said instead of the details.
    pub instead: Option<String>,
}

impl<'a> Entry<'a> {
    /// An article of which only this is shown.
    pub const fn new(heading: Cow<'a, str>) -> Self {
        Self {
            heading,
            source: "",
            day: None,
            counts: None,
            starred: false,
            tags: &[],
            new: false,
            bold: false,
            instead: None,
        }
    }

    /// One that was opened.
    pub fn of_opened(opened: &'a Opened, open: bool, look: &Look) -> Self {
        let heading = opened
            .article()
            .map_or(opened.source.as_str(), Article::heading);
        let mut entry = Self {
            new: !opened.seen,
            bold: open,
            ..Self::new(heading.into())
        };
        match &opened.body {
            Body::Loading => entry.instead = Some(format!("reading {}", look.glyphs.more)),
            Body::Failed(_) => entry.instead = Some("could not be read".into()),
            Body::Ready(article) => {
                entry.source = &article.source;
                entry.day = article.published;
                entry.counts = counts(opened, look);
            }
        }
        entry
    }

    /// A stored one.
    pub fn of_listed(listed: &'a Listed, look: &Look) -> Self {
        let link = listed.link.as_deref().unwrap_or("without a title");
        let heading = [listed.title.as_str(), &listed.beginning, link]
            .into_iter()
            .find(|words| !words.trim().is_empty())
            .unwrap_or_default();
        Self {
            source: &listed.source,
            day: listed.day,
            counts: told(listed.gifts, listed.meetings, look),
            starred: listed.starred,
            tags: &listed.tags,
            new: !listed.read,
            bold: !listed.read,
            ..Self::new(heading.into())
        }
    }

    /// Its own style for words of a role.
    pub fn style(&self, style: Style, role: Role) -> Style {
        if self.bold && role == Role::Item {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        }
    }

    /// Star, source, day, counts and tags.
    pub fn details(
        &self,
        look: &Look,
        with_source: bool,
        year: Option<u16>,
        columns: usize,
    ) -> Vec<Option<String>> {
        if let Some(instead) = &self.instead {
            return vec![Some(instead.clone())];
        }
        let source = if with_source { self.source } else { "" };
        let day = self.day.map(|day| words::date_in(day, year));
        let day = day.unwrap_or_default();
        // The star stands before the first of the others, and goes into no row of its own.
        let star = format!("{} ", look.glyphs.star);
        let star = if self.starred { star.as_str() } else { "" };
        let room = columns.saturating_sub(width(star));
        let beside = [Some(day.as_str()), self.counts.as_deref()]
            .into_iter()
            .flatten();
        let beside: usize = beside
            .filter(|words| !words.is_empty())
            .map(|words| width(words) + SEPARATED)
            .sum();
        // One row where enough is left of the source to know it by.
        let room = match room.saturating_sub(beside) {
            left if left >= KNOWN_BY => left,
            _ => room,
        };
        let source = shortened(words::address(source), room, look.glyphs.more);
        let first = if source.is_empty() { &day } else { &*source };
        let starred = format!("{star}{first}").trim_end().to_owned();
        let day = (!source.is_empty()).then(|| day.clone());
        vec![Some(starred), day, self.counts.clone(), tags(self.tags)]
    }
}

/// `#later #read aloud`; nothing where there are none.
#[must_use]
pub fn tags(tags: &[String]) -> Option<String> {
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    (!tags.is_empty()).then(|| tags.join(" "))
}

/// `◆3 ●2`; nothing for what is not reported or not yet known.
#[must_use]
pub fn counts(opened: &Opened, look: &Look) -> Option<String> {
    let found = opened.found.as_deref()?;
    told(found.gifts, found.meetings, look)
}

fn told(gifts: usize, meetings: usize, look: &Look) -> Option<String> {
    let counts = [(look.glyphs.gift, gifts), (look.glyphs.meeting, meetings)];
    let counts = counts.iter().filter(|(_, count)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(glyph, count)| format!("{glyph}{count}"))
        .collect();
    (!counts.is_empty()).then(|| counts.join(" "))
}
