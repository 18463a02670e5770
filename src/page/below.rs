//! What stands below an article and is no part of it, where no name of an element tells: what readers
//! wrote, under a heading that counts them or asks for more, and rows of teasers of other articles.

use super::select::{linked, only};
use crate::domain::{Article, BlockKind};

/// An article has at least so many bytes above what is left out; else that is all there is.
const LEAST: usize = 500;

/// So many teasers are a row of them.
const ROW: usize = 4;

/// The longest teaser, in bytes.
const TEASER: usize = 300;

/// What a heading counts that stands above what readers wrote.
const COUNTED: &[&str] = &[
    "comment",
    "comments",
    "response",
    "responses",
    "reply",
    "replies",
    "thought",
    "thoughts",
    "reader comments",
    "komentar",
    "tanggapan",
    "kommentar",
    "kommentare",
    "kommentarer",
    "commentaire",
    "commentaires",
    "comentario",
    "comentarios",
    "comentário",
    "comentários",
    "commento",
    "commenti",
    "reactie",
    "reacties",
    "комментарий",
    "комментария",
    "комментариев",
];

/// What a heading says that asks readers to write.
const ASKING: &[&str] = &[
    "leave a reply",
    "leave a comment",
    "post a comment",
    "add a comment",
    "add your comment",
    "join the conversation",
    "join the discussion",
    "tinggalkan balasan",
    "tinggalkan komentar",
    "tulis komentar",
    "schreibe einen kommentar",
    "laisser un commentaire",
    "deja un comentario",
    "deja una respuesta",
];

/// The article without them.
pub fn without(article: &Article) -> Article {
    let count = article.paragraphs.len();
    let readers = (0..count)
        .find(|&at| is_of_readers(article, at))
        .filter(|&at| plain(article, at) >= LEAST)
        .unwrap_or(count);
    let end = teasers(article, readers).unwrap_or(readers);
    if end == count {
        return article.clone();
    }
    only(article, |at| at < end)
}

/// The bytes of the blocks before this one that are no links.
fn plain(article: &Article, before: usize) -> usize {
    let blocks = article.paragraphs[..before].iter();
    blocks
        .map(|block| block.span.len() - linked(article, block.span))
        .sum()
}

/// Whether what readers wrote begins here.
fn is_of_readers(article: &Article, at: usize) -> bool {
    let block = article.paragraphs[at];
    if !matches!(block.kind, BlockKind::Heading(_)) || block.span.len() > TEASER {
        return false;
    }
    let words = block.span.of(&article.text).to_lowercase();
    let words = words.trim_end_matches(['.', ':', '!', '…', ' ']);
    ASKING.contains(&words) || is_count(words)
}

/// Whether the words are `12 comments`, `comments (12)` or `12 thoughts on “…”`.
fn is_count(words: &str) -> bool {
    let number = |text: &str| {
        let text = text.trim().trim_start_matches('(').trim_end_matches(')');
        text.starts_with(|c: char| c.is_ascii_digit()) && text.len() <= 9
            || matches!(text, "one" | "no" | "two" | "three")
    };
    let counted = |text: &str| COUNTED.contains(&text.trim());
    let (before, after) = words.split_once(' ').unwrap_or((words, ""));
    let quoted = [" on ", " to "].iter().find_map(|part| {
        let (what, which) = after.split_once(part)?;
        which.starts_with(['“', '"', '‘', '«', '„']).then_some(what)
    });
    number(before) && counted(quoted.unwrap_or(after))
        || words
            .rsplit_once(' ')
            .is_some_and(|(what, many)| many.starts_with('(') && counted(what) && number(many))
}

/// Where a row of teasers begins that ends where the article does: links of one site to other pages, each
/// with no more than two short blocks about it.
fn teasers(article: &Article, end: usize) -> Option<usize> {
    let (mut begin, mut found, mut between, mut site) = (end, 0, 0, None);
    for at in (0..end).rev() {
        let block = article.paragraphs[at];
        let leads = linked(article, block.span) * 10 >= block.span.len() * 9;
        if block.span.len() > TEASER || !leads && between == 2 {
            break;
        }
        if !leads {
            between += 1;
            continue;
        }
        let to = host(article, at);
        if site.is_some() && site != Some(to) {
            break;
        }
        (begin, found, between, site) = (at, found + 1, 0, Some(to));
    }
    // What is said above them is a heading of theirs.
    let heading = begin.checked_sub(1).filter(|&at| {
        let kind = article.paragraphs[at].kind;
        matches!(kind, BlockKind::Heading(_))
    });
    let begin = heading.unwrap_or(begin);
    (found >= ROW && plain(article, begin) >= LEAST).then_some(begin)
}

/// The site that the block's first link leads to.
fn host(article: &Article, at: usize) -> &str {
    let links = article.links_in(article.paragraphs[at].span);
    let address = links.first().map_or("", |link| link.address.as_str());
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(above: &str, site: fn(usize) -> String) -> String {
        let teaser = |n: usize| {
            let site = site(n);
            format!(
                "<h4><a href='{site}/{n}'>Walk number {n}</a></h4><p>Ship {n} sails at noon, and its cook sings."
            )
        };
        let teasers: String = (0..6).map(teaser).collect();
        let html = format!("{above}<h3>Opinion</h3>{teasers}");
        without(&crate::page::build(
            &html,
            "",
            Some("https://kabar.example/"),
        ))
        .text
    }

    #[test]
    fn a_row_of_teasers_below_an_article_is_no_part_of_it() {
        let story =
            "<p>Nobody in the hall had expected that, least of all those who had to build it.";
        let text = left(&story.repeat(9), |_| String::new());
        assert!(text.ends_with("had to build it."), "{text}");
        // A list of what is elsewhere is of the article, and all that there is is the article.
        let text = left(&story.repeat(9), |n| format!("https://s{n}.example"));
        assert!(
            text.contains("Opinion") && text.contains("Ship 5"),
            "{text}"
        );
        let text = left(story, |_| String::new());
        assert!(text.contains("Ship 0") && text.contains("Ship 5"), "{text}");
    }

    #[test]
    fn a_heading_that_counts_is_told_from_one_that_says() {
        for counts in [
            "12 comments",
            "comments (3)",
            "one response",
            "2 thoughts on “it”",
            "0 комментариев",
        ] {
            assert!(is_count(counts), "{counts}");
        }
        for says in [
            "3 responses to the crisis",
            "comments",
            "12 ships",
            "comments in code",
            "no comment was made",
            "",
        ] {
            assert!(!is_count(says), "{says}");
        }
    }
}
