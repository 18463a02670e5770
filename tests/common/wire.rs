//! What may go over the wire to a terminal: the sequences that the reader itself says, and text. Anything else came
//! from a stranger.

/// What in `bytes` the reader never says: unknown sequences, controls, characters that turn or hide what stands
/// around them. Of each, enough to find it by.
pub fn foreign(bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            found.push(format!("no UTF-8: {error}"));
            return found;
        }
    };
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let length = match character {
            '\u{1b}' => own_sequence(rest),
            '\r' | '\n' => Some(1),
            character if is_harmful(character) => None,
            character => Some(character.len_utf8()),
        };
        if length.is_none() {
            found.push(rest.chars().take(24).collect());
        }
        rest = &rest[length.unwrap_or(character.len_utf8())..];
    }
    found
}

/// Characters that no text may bring to a terminal.
pub fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The length of the sequence at the beginning of `text`, where it is one that the reader says.
fn own_sequence(text: &str) -> Option<usize> {
    if let Some(length) = own_move(text) {
        return Some(length);
    }
    if let Some(rest) = text.strip_prefix("\x1b[") {
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | ';' | '?'))?;
        let (parameters, last) = (&rest[..end], rest[end..].chars().next()?);
        let own = match last {
            'm' | 'H' | 'C' => !parameters.contains('?'),
            'J' | 'K' => parameters.is_empty(),
            'h' | 'l' => ["?1049", "?2004", "?2026", "?25", "?1000", "?1006"].contains(&parameters),
            _ => false,
        };
        return own.then_some(2 + end + 1);
    }
    if text.starts_with("\x1b]11;?\x1b\\") {
        return Some(8);
    }
    if let Some(rest) = text.strip_prefix("\x1b]8;") {
        let end = rest.find("\x1b\\")?;
        let (id, address) = rest[..end].split_once(';')?;
        let named = id.strip_prefix("id=").unwrap_or(id);
        let own = named.bytes().all(|byte| byte.is_ascii_hexdigit())
            && address.bytes().all(|byte| (b'!'..=b'~').contains(&byte))
            && (address.is_empty()
                || ["http", "mailto:", "gemini:"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme)));
        return own.then_some(4 + end + 2);
    }
    if let Some(rest) = text.strip_prefix("\x1b]52;c;") {
        let end = rest.find('\x07')?;
        let base64 = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        return rest[..end].bytes().all(base64).then_some(7 + end + 1);
    }
    None
}

/// The length of a move of rows at the beginning of `text`: a stretch is named, lines go or come at its top, and the
/// stretch is forgotten.
fn own_move(text: &str) -> Option<usize> {
    let mut rest = text;
    for (numbers, ends) in [(2, "r"), (1, "H"), (1, "ML"), (0, "r")] {
        rest = rest.strip_prefix("\x1b[")?;
        let end = rest.find(|c: char| !matches!(c, '0'..='9' | ';'))?;
        let said = rest[..end].split(';').filter(|number| !number.is_empty());
        let last = rest[end..].chars().next()?;
        if said.count() != numbers || !ends.contains(last) {
            return None;
        }
        rest = &rest[end + 1..];
    }
    Some(text.len() - rest.len())
}
