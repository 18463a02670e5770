//! The whole text of an article in the place of what its feed gave, and back: both are texts of one article, and
//! the paragraph at the top of the screen stays there as far as both have it.

use std::sync::Arc;

use crate::domain::{Article, ArticleId, Span};

use super::{
    Anchor, Body, Effect, Opened, Place, Scroll, State, block_of, block_span, copying, visit,
};

/// Which text of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// As its feed gave it.
    Given,
    /// As it stands on its page.
    Whole,
}

impl Text {
    const fn other(self) -> Self {
        match self {
            Self::Given => Self::Whole,
            Self::Whole => Self::Given,
        }
    }
}

/// Shows the other text of the open article: at once where it is here, else it is asked for.
pub fn toggle(state: &mut State) -> Vec<Effect> {
    let (Ok(index), Some(opened)) = (
        u32::try_from(state.open),
        state.articles.get_mut(state.open),
    ) else {
        return Vec::new();
    };
    let id = ArticleId(index);
    if let Some(other) = opened.other.take() {
        return show(state, id, other);
    }
    let (Some(key), wished) = (opened.key, opened.text.other()) else {
        return Vec::new();
    };
    if wished == Text::Whole {
        state.notice = Some("fetching the whole text".into());
    }
    vec![Effect::OtherText(id, key, wished)]
}

/// Why the open article's other text cannot be shown; nothing where it can.
#[must_use]
pub fn why_not(state: &State) -> Option<&'static str> {
    let opened = state.opened()?;
    let listed = opened.listed.as_ref().filter(|listed| listed.key.0 >= 0);
    let Some(listed) = listed else {
        return Some("this is no stored article");
    };
    if opened.article().is_none() {
        return Some("there is no text yet");
    }
    let has_page = listed.link.as_deref().is_some_and(copying::is_page);
    let may = opened.text == Text::Whole || has_page;
    (!may).then_some("its feed does not say on which page it is")
}

/// Takes in the other text of an article that was asked for; where it is shown meanwhile, it is not needed any more.
pub fn came(
    state: &mut State,
    id: ArticleId,
    text: Text,
    result: Result<Arc<Article>, String>,
) -> Vec<Effect> {
    let waits = state.articles.get(id.0 as usize);
    let waits = waits.is_some_and(|opened| opened.text != text && opened.article().is_some());
    match result {
        Ok(article) if waits => show(state, id, article),
        Ok(_) => Vec::new(),
        Err(why) => {
            state.notice = Some(match text {
                Text::Whole => format!("could not fetch the whole text: {why}"),
                Text::Given => format!("could not show what the feed gave: {why}"),
            });
            Vec::new()
        }
    }
}

fn show(state: &mut State, id: ArticleId, article: Arc<Article>) -> Vec<Effect> {
    let index = id.0 as usize;
    let Some(opened) = state.articles.get_mut(index) else {
        return Vec::new();
    };
    let Body::Ready(before) = &opened.body else {
        return Vec::new();
    };
    let article = Arc::new(Article {
        source: before.source.clone(),
        published: before.published.or(article.published),
        ..Article::clone(&article)
    });
    let scroll = same_place(opened, before, &article);
    opened.other = Some(Arc::clone(before));
    opened.text = opened.text.other();
    opened.body = Body::Ready(Arc::clone(&article));
    opened.found = None;
    opened.scroll = scroll;
    (opened.here, opened.visible) = (None, Span::default());
    opened.select(None);
    let paragraphs = article.paragraphs.len();
    let notice = match opened.text {
        Text::Whole if paragraphs == 1 => "the whole text: 1 paragraph".into(),
        Text::Whole => format!("the whole text: {paragraphs} paragraphs"),
        Text::Given => "as the feed gave it".into(),
    };
    // Of an article that is no longer open nobody waits to hear.
    if index == state.open {
        state.notice = Some(notice);
    }
    // Spans are of the text that they were made for.
    if state
        .search
        .matches
        .as_ref()
        .is_some_and(|matches| matches.open == index)
    {
        state.search.matches = None;
    }
    visit::forget_places(state, index);
    vec![Effect::Analyse(id, article)]
}

/// So many characters tell a paragraph from the others: a teaser may end in the middle of one.
const TELLING: usize = 40;

/// Where the words at the top of the screen, or else the first ones below that both have, stand in the other text.
fn same_place(opened: &Opened, before: &Article, after: &Article) -> Scroll {
    let top = match opened.scroll.anchor {
        Anchor::Row { place, .. } => place.block,
        Anchor::End => block_of(before, opened.visible.start),
    };
    let begins = |article: &Article, block: usize| -> String {
        let words = block_span(article, block).of(&article.text);
        let words = words.split_whitespace().flat_map(|word| [word, " "]);
        words.flat_map(str::chars).take(TELLING).collect()
    };
    if top == 0 {
        return Scroll::TOP;
    }
    let known: Vec<String> = (1..=after.paragraphs.len())
        .map(|block| begins(after, block))
        .collect();
    let place = (top..=before.paragraphs.len()).find_map(|block| {
        let words = begins(before, block);
        let at = known.iter().position(|known| *known == words)?;
        Some((at + 1, block == top))
    });
    let Some((block, same)) = place else {
        return Scroll::TOP;
    };
    // Within the paragraph too, as far as it goes.
    let start = block_span(after, block).start;
    let within = match opened.scroll.anchor {
        Anchor::Row { offset, .. } if same => offset.saturating_sub(block_span(before, top).start),
        _ => 0,
    };
    let offset = start + within.min(block_span(after, block).len());
    let offset = after.text.floor_char_boundary(offset);
    Scroll::at(Anchor::Row {
        place: Place { block, row: 0 },
        offset,
        width: usize::MAX,
    })
}
