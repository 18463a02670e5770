//! What a page holds but no browser shows by itself: the text of templates that a script would fill in, and
//! what stands there for browsers without scripts or frames. It is read where the page shows little else.

/// A longer page is not read a second time, in bytes.
const LONGEST: usize = 2 << 20;

/// The elements that veil what they hold.
const VEILS: [&str; 3] = ["template", "noscript", "noframes"];

/// The page with what is veiled in plain sight; none where nothing is.
pub fn unveiled(html: &str) -> Option<String> {
    if html.len() > LONGEST {
        return None;
    }
    let bytes = html.as_bytes();
    let open_title = is_title_open(bytes);
    let (mut kept, mut copied) = (String::new(), 0);
    for at in memchr::memchr_iter(b'<', bytes) {
        let ends = bytes.get(at + 1) == Some(&b'/');
        let from = at + 1 + usize::from(ends);
        let veil = VEILS.iter().find(|veil| is_name(&bytes[from..], veil));
        let title = (open_title && is_name(&bytes[from..], "title")).then_some(&"title");
        if let Some(name) = veil.or(title) {
            kept.push_str(&html[copied..from]);
            kept.push_str("div");
            copied = from + name.len();
        }
    }
    if copied == 0 {
        return None;
    }
    kept.push_str(&html[copied..]);
    Some(kept)
}

/// Whether the page has a title that never ends: all of the page is in it.
fn is_title_open(bytes: &[u8]) -> bool {
    let tags = |end: bool| {
        memchr::memchr_iter(b'<', bytes).any(|at| {
            let from = at + 1 + usize::from(end);
            (!end || bytes.get(at + 1) == Some(&b'/'))
                && bytes.get(from..).is_some_and(|name| is_name(name, "title"))
        })
    };
    tags(false) && !tags(true)
}

/// Whether a tag of this name goes on here.
fn is_name(bytes: &[u8], name: &str) -> bool {
    bytes
        .get(..name.len())
        .is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        && bytes
            .get(name.len())
            .is_some_and(|&byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_veiled_is_in_plain_sight() {
        let check = |html: &str, expected: Option<&str>| {
            assert_eq!(unveiled(html).as_deref(), expected, "{html}");
        };
        check(
            "a<TEMPLATE id=t><p>b</template>c",
            Some("a<div id=t><p>b</div>c"),
        );
        check("<noscript>a</noscript >", Some("<div>a</div >"));
        check("<title>a</title><templates>b<", None);
        check("<title>a<p>b", Some("<div>a<p>b"));
        check("", None);
    }
}
