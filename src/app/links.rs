//! The links of an article, each with the letters that pick it: its own page, then the addresses in its text.
//! Only pages that a browser may open are links.

use crate::domain::{Article, Span};

use super::{Effect, Pane, State, asking, copying};

/// A link that can be picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The letters that pick it. None begins another.
    pub hint: String,
    /// What it is called in the text; empty where the address itself stands there.
    pub words: String,
    /// Where it leads: an `http` or `https` address.
    pub address: String,
}

/// The letters of hints, those first that lie under the fingers.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

/// The links that can be picked here: in the list those of the selected article's page, elsewhere those of the
/// open article.
#[must_use]
pub fn links(state: &State) -> Vec<Link> {
    let mut found: Vec<(String, String)> = Vec::new();
    if let Some(page) = copying::address(state) {
        found.push(("the article's page".into(), page.to_owned()));
    }
    let choosing = matches!(state.focus, Pane::Feeds | Pane::List);
    let opened = state.opened().filter(|_| !choosing);
    if let Some(article) = opened.and_then(|opened| opened.article()) {
        for (words, address) in in_text(article) {
            if !found.iter().any(|(_, known)| *known == address) {
                found.push((words, address));
            }
        }
    }
    let most = LETTERS.len() * LETTERS.len();
    found.truncate(most);
    let hints = hints(found.len());
    hints
        .zip(found)
        .map(|(hint, (words, address))| Link {
            hint,
            words,
            address,
        })
        .collect()
}

/// So many hints of the same length.
fn hints(count: usize) -> impl Iterator<Item = String> {
    let single = count <= LETTERS.len();
    (0..count).map(move |at| {
        let letter = |at: usize| char::from(LETTERS[at % LETTERS.len()]);
        if single {
            letter(at).to_string()
        } else {
            format!("{}{}", letter(at / LETTERS.len()), letter(at))
        }
    })
}

/// So many bytes of a text are looked through for links.
const LOOKED_THROUGH: usize = 2 << 20;

/// What leads somewhere in the text, in reading order: its links and pictures with their words, and addresses that
/// are written out, with none.
fn in_text(article: &Article) -> Vec<(String, String)> {
    let end = article.text.floor_char_boundary(LOOKED_THROUGH);
    let marked = article.links.iter().chain(&article.images);
    let marked = marked.filter(|link| link.span.end <= end && copying::is_page(&link.address));
    let mut found: Vec<(usize, String, String)> = marked
        .map(|link| {
            let words = copying::words(article, link.span);
            let words = if words == link.address {
                String::new()
            } else {
                words
            };
            (link.span.start, words, link.address.clone())
        })
        .collect();
    let written = written_out(&article.text[..end]);
    let within = |at: usize| !article.links_in(Span::new(at, at + 1)).is_empty();
    found.extend(
        written
            .filter(|(at, _)| !within(*at))
            .map(|(at, address)| (at, String::new(), address)),
    );
    found.sort_by_key(|(at, _, _)| *at);
    found
        .into_iter()
        .map(|(_, words, address)| (words, address))
        .collect()
}

/// The addresses that stand in a text, each with where it begins.
fn written_out(text: &str) -> impl Iterator<Item = (usize, String)> + '_ {
    let begin = text.as_ptr() as usize;
    text.split_whitespace().filter_map(move |word| {
        let start = ["https://", "http://", "www."]
            .iter()
            .filter_map(|scheme| word.find(scheme))
            .min()?;
        let word = word[start..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '>']);
        let word = word.trim_end_matches(['"', '\'', '”', '’', '»']);
        let (_, rest) = word.split_once("//").unwrap_or(("", word));
        let host = rest.split(['/', '?', '#']).next()?;
        let named = host.contains('.') && !host.ends_with('.');
        let whole = if word.starts_with("www.") {
            format!("https://{word}")
        } else {
            word.to_owned()
        };
        named.then(|| (word.as_ptr() as usize - begin, whole))
    })
}

/// Whether there may be links: a text is not looked through until they are asked for.
#[must_use]
pub fn may_have(state: &State) -> bool {
    let reading = !matches!(state.focus, Pane::Feeds | Pane::List);
    let read = || {
        state
            .opened()
            .is_some_and(|opened| opened.article().is_some())
    };
    copying::address(state).is_some() || reading && read()
}

/// Asks which link.
pub fn begin(state: &mut State) {
    if links(state).is_empty() {
        state.notice = Some("no link is known".into());
    } else {
        asking::begin(state, super::Asked::Links);
    }
}

/// Takes what was typed so far as the letters of a link: where they are all of one, opens it, or copies it where
/// they are capitals; where no link has them, they are forgotten.
pub fn typed(state: &mut State) -> Vec<Effect> {
    let Some(line) = &mut state.line else {
        return Vec::new();
    };
    let typed = line.text().to_owned();
    let folded = typed.to_lowercase();
    let links = links(state);
    if let Some(link) = links.iter().find(|link| link.hint == folded) {
        state.line = None;
        return if typed == folded {
            vec![Effect::Browse(link.address.clone())]
        } else {
            copying::copy(state, Some(link.address.clone()), "link copied")
        };
    }
    if !links.iter().any(|link| link.hint.starts_with(&folded)) {
        if let Some(line) = &mut state.line {
            line.replace(String::new());
        }
        state.notice = Some(format!("no link has the letters {typed}"));
    }
    Vec::new()
}

/// Opens the link that the cursor is on.
pub fn accept(state: &mut State) -> Vec<Effect> {
    let at = state.line.take().map_or(0, |line| line.at);
    let link = links(state).into_iter().nth(at);
    link.map(|link| Effect::Browse(link.address))
        .into_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Link;

    #[test]
    fn addresses_lose_what_is_written_around_them() {
        let check = |text: &str, expected: &[&str]| {
            let article = Article {
                text: text.into(),
                ..Article::default()
            };
            let found: Vec<String> = in_text(&article).into_iter().map(|found| found.1).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("See (https://a.example/b).", &["https://a.example/b"]);
        check(
            "“http://a.example/?q=1”, he said",
            &["http://a.example/?q=1"],
        );
        check("at www.a.example!", &["https://www.a.example"]);
        check("http:// and https://x and www.", &[]);
        check("file://a.example/b javascript:x", &[]);
    }

    #[test]
    fn links_have_their_words_and_come_in_reading_order() {
        let link = |start, end, address: &str| Link {
            span: Span::new(start, end),
            address: address.into(),
        };
        let article = Article {
            text: "See https://b.example and the report, or write.\nThe bells".into(),
            links: vec![
                link(26, 36, "https://a.example/report"),
                link(41, 46, "mailto:desk@a.example"),
            ],
            images: vec![link(48, 57, "https://a.example/bells.jpg")],
            ..Article::default()
        };
        let pair = |words: &str, address: &str| (words.to_owned(), address.to_owned());
        let expected = [
            pair("", "https://b.example"),
            pair("the report", "https://a.example/report"),
            pair("The bells", "https://a.example/bells.jpg"),
        ];
        assert_eq!(in_text(&article), expected);
    }

    #[test]
    fn no_hint_begins_another() {
        let check = |count, first: &str, last: &str| {
            let hints: Vec<String> = hints(count).collect();
            assert_eq!(
                (hints[0].as_str(), hints[count - 1].as_str()),
                (first, last)
            );
            let lengths: Vec<usize> = hints.iter().map(String::len).collect();
            assert!(lengths.iter().all(|length| *length == lengths[0]));
            let mut unique = hints.clone();
            unique.sort();
            unique.dedup();
            assert_eq!(unique.len(), count);
        };
        check(1, "a", "a");
        check(26, "a", "m");
        check(27, "aa", "sa");
        check(676, "aa", "mm");
    }
}
