//! Tags with more attributes than any tag has lose the others: the tokeniser compares each attribute of a tag with
//! all before it, which takes minutes where there are a hundred thousand. All else stays as it is.

use std::borrow::Cow;

/// So many attributes of one tag are kept.
const MOST: usize = 250;

/// What ends a script and its like wherever it stands. It is never left out, for where a script holds what looks
/// like the beginning of a tag, its end is in that.
const ENDS: [&str; 5] = ["</script", "</style", "</title", "</textarea", "</xmp"];

/// Where in a tag something stands.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Between,
    Name,
    Equals,
    Value,
    Quoted(u8),
}

/// The HTML with no more attributes in a tag than there may be.
pub fn tamed(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let (mut kept, mut copied, mut at) = (String::new(), 0, 0);
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let mut cuts = Vec::new();
        at = tag_end(bytes, at, &mut cuts);
        for (from, to) in cuts {
            kept.push_str(&html[copied..from]);
            copied = to;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(&html[copied..]);
    Cow::Owned(kept)
}

/// Where the tag ends whose name begins at `at`, and which parts of it are too many.
fn tag_end(bytes: &[u8], mut at: usize, cuts: &mut Vec<(usize, usize)>) -> usize {
    let name = bytes[at..]
        .iter()
        .position(|&byte| is_space(byte) || matches!(byte, b'/' | b'>'));
    at += name.unwrap_or(bytes.len() - at);
    let (mut state, mut count, mut from) = (At::Between, 0, None);
    while let Some(&byte) = bytes.get(at) {
        state = match (state, byte) {
            (At::Quoted(quote), byte) if byte == quote => At::Between,
            (At::Quoted(quote), _) => At::Quoted(quote),
            (_, b'>') => break,
            (At::Equals, b'"' | b'\'') => At::Quoted(byte),
            (At::Equals, byte) if is_space(byte) => At::Equals,
            (At::Equals, _) => At::Value,
            (At::Value, byte) if is_space(byte) => At::Between,
            (At::Value, _) => At::Value,
            (At::Name, b'=') => At::Equals,
            (_, byte) if is_space(byte) || byte == b'/' => At::Between,
            (At::Name, _) => At::Name,
            (At::Between, _) => {
                count += 1;
                from = from.or((count > MOST).then_some(at));
                At::Name
            }
        };
        if let Some(start) = from
            && byte == b'<'
            && ENDS.iter().any(|end| begins(&bytes[at..], end))
        {
            cuts.push((start, at));
            from = None;
            at += 2;
            state = At::Name;
        }
        at += 1;
    }
    if let Some(start) = from {
        cuts.push((start, at));
    }
    at
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}

/// Whether it begins with the end tag of this name.
fn begins(bytes: &[u8], end: &str) -> bool {
    let named = bytes
        .get(..end.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(end.as_bytes()));
    named
        && bytes
            .get(end.len())
            .is_none_or(|&byte| is_space(byte) || matches!(byte, b'/' | b'>'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(count: usize) -> String {
        (0..count)
            .map(|number| format!("a{number}=\"x > {number}\" "))
            .collect()
    }

    #[test]
    fn a_tag_loses_what_it_has_too_much_and_nothing_else_changes() {
        let usual = format!(
            "<p class=a data-x='<b c>'>1 < 2 <a {}>b</a><!-- <x y -->",
            attributes(MOST)
        );
        assert!(matches!(tamed(&usual), Cow::Borrowed(_)));
        let many = format!("<p {}>rest <b>of it</b>", attributes(MOST + 9));
        let expected = format!("<p {}>rest <b>of it</b>", attributes(MOST));
        assert_eq!(tamed(&many), expected);
        let open = format!("<p {}", attributes(MOST + 9));
        assert_eq!(tamed(&open), format!("<p {}", attributes(MOST)));
    }

    #[test]
    fn a_script_ends_where_it_ends() {
        let script = format!(
            "<script>if (a <b && {} c) x()</script><p>After it",
            "word ".repeat(999)
        );
        assert!(tamed(&script).ends_with("</script><p>After it"));
        let twice = format!("<p {}</script x {0}</STYLE>y", attributes(MOST + 9));
        let tamed = tamed(&twice);
        assert!(tamed.contains("</script") && tamed.ends_with("</STYLE>y"));
        assert!(tamed.len() < twice.len() / 2 + 99);
    }
}
