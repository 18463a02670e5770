//! What can be had of JSON that is broken: raw line feeds in strings, half characters, commas too many, an
//! end that is missing. Each value of a list is read by itself, so that one costs no other.

use serde_json::{Map, Value};

use super::MOST_ENTRIES;

/// What stands beside the list of this name, and the objects in that which can be read. None where there is
/// no such list.
pub fn salvaged(text: &str, name: &str) -> Option<(Map<String, Value>, Vec<Value>)> {
    let at = text.find(&format!("\"{name}\""))?;
    let begin = at + text[at..].find('[')? + 1;
    let (objects, end) = objects(&text[begin..]);
    let rest = text[begin + end..].strip_prefix(']').unwrap_or_default();
    let before = text[..at].trim_end().trim_end_matches(',');
    let heads = [
        format!("{}null{rest}", &text[..begin - 1]),
        format!("{before}}}"),
    ];
    let head = heads
        .iter()
        .find_map(|head| serde_json::from_str(&mended(head)).ok());
    let read = |object: &&str| {
        let plain = serde_json::from_str(object).or_else(|_| serde_json::from_str(&mended(object)));
        plain.ok()
    };
    let values = objects.iter().filter_map(read).collect();
    Some((head.unwrap_or_default(), values))
}

/// The whole objects of a list, and where it ends.
fn objects(list: &str) -> (Vec<&str>, usize) {
    let (mut found, mut depth, mut start) = (Vec::new(), 0_usize, 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, byte) in list.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            b']' if depth == 0 => return (found, at),
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    found.push(&list[start..=at]);
                    if found.len() > MOST_ENTRIES {
                        return (found, at + 1);
                    }
                }
            }
            _ => {}
        }
    }
    (found, list.len())
}

/// The text with what is commonly broken in it made good.
fn mended(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let (mut quoted, mut rest) = (false, text);
    while let Some(char) = rest.chars().next() {
        let length = match char {
            '\\' if quoted => escape(rest, &mut plain),
            ',' if !quoted && is_last(&rest[1..]) => 1,
            _ => {
                quoted ^= char == '"';
                plain.push(if char < ' ' { ' ' } else { char });
                char.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    plain
}

/// Whether nothing more stands in the brackets.
fn is_last(after: &str) -> bool {
    after.trim_start().starts_with(['}', ']'])
}

/// Adds the escape at the beginning of the text, without its sign where there is no such escape; its length.
fn escape(text: &str, plain: &mut String) -> usize {
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 6)?.strip_prefix("\\u")?, 16).ok();
    let length = match (unit(0), unit(6)) {
        (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
        (Some(0xD800..0xE000), _) => {
            // Half a character.
            plain.push(char::REPLACEMENT_CHARACTER);
            return 6;
        }
        (Some(_), _) => 6,
        (None, _) if text[1..].starts_with(['"', '\\', '/', 'b', 'f', 'n', 'r', 't']) => 2,
        (None, _) => return 1,
    };
    plain.push_str(&text[..length]);
    length
}
