//! What leaves the reader: links to the browser, and links, quotes and records to the clipboard.

use crate::domain::{Article, Gift, Meeting, Party, Span};

use super::{Effect, Found, Opened, RecordId, State, block_of, block_span};

/// The page of the article that is meant, where it is one that a browser may open.
#[must_use]
pub fn address(state: &State) -> Option<&str> {
    let source = state.sheet.as_ref().and_then(super::Sheet::source);
    let link = match source {
        Some(source) => source.link.as_deref()?,
        None => state.meant()?.link.as_deref()?,
    };
    is_page(link).then_some(link)
}

/// Whether an address is one that a browser may open.
#[must_use]
pub fn is_page(link: &str) -> bool {
    let is_known = |scheme: &str| {
        let begin = link.get(..scheme.len());
        begin.is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    is_known("http://") || is_known("https://")
}

/// Opens the article's page.
pub fn browse(state: &State) -> Vec<Effect> {
    let link = address(state);
    link.map(|link| Effect::Browse(link.to_owned()))
        .into_iter()
        .collect()
}

/// Copies the article's link.
pub fn link(state: &mut State) -> Vec<Effect> {
    let link = address(state).map(ToOwned::to_owned);
    copy(state, link, "link copied")
}

/// Copies the words that tell the selected record, or the paragraph at the top of the screen.
pub fn quote(state: &mut State) -> Vec<Effect> {
    let quote = state.opened().and_then(|opened| {
        let article = opened.article()?;
        let span = state.telling().or_else(|| {
            let found = opened.found.as_deref()?;
            found.evidence(opened.selected?).first().copied()
        });
        let span = span.unwrap_or_else(|| paragraph(opened, article));
        Some(format!(
            "“{}”\n{}",
            words(article, span),
            source(state, article)
        ))
    });
    copy(state, quote, "quote copied")
}

/// Copies the selected record as a sentence, with its first telling.
pub fn record(state: &mut State) -> Vec<Effect> {
    let record = state.opened().and_then(|opened| {
        let (article, found) = (opened.article()?, opened.found.as_deref()?);
        let selected = opened.selected?;
        let told = found.evidence(selected).first();
        let told = told.map_or_else(String::new, |&span| format!("\n“{}”", words(article, span)));
        let sentence = sentence(article, found, selected)?;
        Some(format!("{sentence}{told}\n{}", source(state, article)))
    });
    copy(state, record, "record copied")
}

/// All records of the open article as sentences, a line each, those that are doubtful last.
#[must_use]
pub fn records(state: &State) -> Option<String> {
    let opened = state.opened()?;
    let (article, found) = (opened.article()?, opened.found.as_deref()?);
    let sentences = found.order.iter();
    let lines = sentences.filter_map(|&record| sentence(article, found, record));
    Some(lines.map(|line| line + "\n").collect())
}

/// Puts `text` on the clipboard and says so.
pub fn copy(state: &mut State, text: Option<String>, notice: &str) -> Vec<Effect> {
    let Some(text) = text else { return Vec::new() };
    state.notice = Some(notice.to_owned());
    vec![Effect::Copy(text)]
}

/// The paragraph at the top of the screen.
fn paragraph(opened: &Opened, article: &Article) -> Span {
    let top = block_of(article, opened.visible.start).max(1);
    block_span(article, top)
}

/// The words at a span, with single spaces.
pub fn words(article: &Article, span: Span) -> String {
    let words = span.of(&article.text).split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

/// Title, source, day and link, as far as they are known.
fn source(state: &State, article: &Article) -> String {
    let title = article.title.map(|span| words(article, span));
    let day = article.published.map(|day| day.to_string());
    let parts = [title, Some(article.source.clone()), day];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    let link = state
        .opened()
        .and_then(|opened| opened.listed.as_ref()?.link.clone());
    let link = link.map_or_else(String::new, |link| format!("\n{link}"));
    format!("{}{link}\n", parts.join(", "))
}

/// The record as a sentence.
#[must_use]
pub fn sentence(article: &Article, found: &Found, record: RecordId) -> Option<String> {
    match record {
        RecordId::Gift(at) => found
            .findings
            .gifts
            .get(at)
            .map(|gift| of_gift(article, gift)),
        RecordId::Meeting(at) => {
            let meeting = found.findings.meetings.get(at);
            meeting.map(|meeting| of_meeting(article, meeting))
        }
    }
}

fn names(article: &Article, parties: &[Party]) -> String {
    if parties.is_empty() {
        return "?".into();
    }
    let names = parties.iter().map(|party| words(article, party.name));
    names.collect::<Vec<_>>().join(", ")
}

fn of_gift(article: &Article, gift: &Gift) -> String {
    let arrow = if gift.mutual { "⇄" } else { "→" };
    let items = gift.items.iter().map(|item| {
        let quantity = item.quantity.map(|quantity| quantity.to_string());
        let what = words(article, item.what);
        let parts = [quantity, item.unit.clone(), Some(what)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    });
    let items = items.collect::<Vec<_>>().join("; ");
    let status = gift.status.name();
    let place = gift.place.as_ref().map(|place| words(article, place.span));
    let day = gift.date.as_ref().map(|when| when.date.to_string());
    let details = [Some(status.to_owned()), place, day].into_iter().flatten();
    format!(
        "{} {arrow} {}: {items} ({})",
        names(article, &gift.givers),
        names(article, &gift.recipients),
        details.collect::<Vec<_>>().join(", ")
    )
}

fn of_meeting(article: &Article, meeting: &Meeting) -> String {
    let names: Vec<String> = meeting
        .participants
        .iter()
        .map(|party| words(article, party.name))
        .collect();
    let topic = meeting
        .topic
        .map_or_else(String::new, |span| format!(": {}", words(article, span)));
    let status = meeting.status.name();
    let place = meeting
        .place
        .as_ref()
        .map(|place| words(article, place.span));
    let day = meeting.date.as_ref().map(|when| when.date.to_string());
    let details = [Some(status.to_owned()), place, day].into_iter().flatten();
    format!(
        "{}{topic} ({})",
        names.join(" ↔ "),
        details.collect::<Vec<_>>().join(", ")
    )
}
