//! What stands in the midst of an article and is no part of it: calls to read something else, to share, to
//! go on past an advertisement. Only whole blocks that say no more than that.

use super::select::{linked, only};
use crate::domain::{Article, BlockKind};

/// Blocks that say just this, with or without a colon, are no text.
const WHOLE: &[&str] = &[
    "advertisement",
    "advertisements",
    "article continues below advertisement",
    "scroll to continue",
    "scroll to continue with content",
    "article continues after advertisement",
    "article continues after this advertisement",
    "article continues below this advertisement",
    "story continues below advertisement",
    "story continues below this advertisement",
    "continue reading below",
    "sponsored",
    "share",
    "share this",
    "share this article",
    "share this story",
    "listen to this article",
    "loading...",
    "iklan",
    "scroll untuk melanjutkan",
    "scroll ke bawah untuk lanjut membaca",
    "lanjutkan membaca",
    "bagikan",
    "bagikan artikel ini",
    "advertisement - scroll to continue",
    "baca juga",
    "baca juga berita lainnya",
    "read also",
    "also read",
    "read more",
    "related articles",
    "related stories",
    "artikel terkait",
    "berita terkait",
    "simak juga",
    "lihat juga",
    "tonton juga",
    "pilihan editor",
    "recommended stories",
];

/// Blocks that begin so and lead elsewhere by most of their words are no text.
const LEADS: &[&str] = &[
    "baca juga",
    "baca selengkapnya",
    "baca:",
    "simak juga",
    "simak:",
    "lihat juga",
    "tonton juga",
    "artikel terkait",
    "berita terkait",
    "pilihan editor",
    "saksikan juga",
    "cek berita",
    "ikuti berita",
    "read more",
    "read also",
    "also read",
    "read:",
    "read next",
    "see also:",
    "related:",
    "related story",
    "more on this",
    "more:",
    "watch:",
    "watch also",
    "recommended:",
    "sign up for",
    "click here to",
    "download the",
    "follow us on",
];

/// The longest block of this kind, in bytes.
const LONGEST: usize = 240;

/// A longer block of links is more than the rest of a menu, in bytes.
const MENU: usize = 80;

/// A longer block of links is more than an article's tag, in bytes.
const TAG: usize = 50;

/// The article without them, and without what is left of menus above it and of tags below it.
pub fn without(article: &Article) -> Article {
    let mut drop = vec![false; article.paragraphs.len()];
    // Behind a lead alone stand the links that it leads to.
    let mut leading = false;
    for (index, block) in article.paragraphs.iter().enumerate() {
        let words = block.span.of(&article.text);
        let covered = linked(article, block.span);
        let is_link = covered * 10 >= words.len() * 8;
        drop[index] = leading && is_link && words.len() <= LONGEST
            || block.kind != BlockKind::Preformatted && is_insert(words, covered);
        leading = drop[index] && (leading && is_link || is_whole(words));
    }
    trim(article, &mut drop);
    if drop.iter().all(|&dropped| dropped) || !drop.contains(&true) {
        return article.clone();
    }
    only(article, |index| !drop[index])
}

/// Marks short blocks of nothing but links at both ends, and headings at the lower one.
fn trim(article: &Article, drop: &mut [bool]) {
    let is_short_link = |at: usize, most: usize| {
        let span = article.paragraphs[at].span;
        span.len() <= most && linked(article, span) * 10 >= span.len() * 9
    };
    let all = 0..drop.len();
    let first = all
        .clone()
        .take_while(|&at| drop[at] || is_short_link(at, MENU))
        .count();
    // A heading with nothing under it is what is left of a list of other articles.
    let is_heading = |at: usize| matches!(article.paragraphs[at].kind, BlockKind::Heading(_));
    let last = all
        .clone()
        .rev()
        .take_while(|&at| drop[at] || is_short_link(at, TAG) || is_heading(at))
        .count();
    for at in all.clone().take(first).chain(all.rev().take(last)) {
        drop[at] = true;
    }
}

fn is_insert(words: &str, covered: usize) -> bool {
    if words.len() > LONGEST {
        return false;
    }
    let lower = plain(words);
    is_whole(words)
        || covered * 10 >= words.len() * 4 && LEADS.iter().any(|lead| lower.starts_with(lead))
}

fn is_whole(words: &str) -> bool {
    words.len() <= 60 && WHOLE.contains(&plain(words).trim_end_matches([':', ' ']))
}

fn plain(words: &str) -> String {
    let begins = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    begins.to_lowercase()
}
