//! The forms of a verb: Indonesian prefixes and suffixes, English endings.

use super::Voice;
use crate::domain::Lang;

/// The forms of a verb as the rules give it.
pub(super) fn verb_forms(lang: Lang, verb: &str) -> Vec<(String, Voice)> {
    match lang {
        Lang::Id => indonesian_forms(verb),
        Lang::En => english_forms(verb),
    }
}

/// The form without a prefix of an Indonesian verb as the rules give it.
pub(super) fn bare_form(lang: Lang, verb: &str) -> Option<String> {
    let root = verb.split_once('+');
    let third = verb.split('/').nth(2).map(str::to_owned);
    let bare = root
        .map(|(root, suffix)| format!("{root}{suffix}"))
        .or(third);
    bare.filter(|_| lang == Lang::Id)
}

/// Indonesian: `root+suffix` gives the active in `meN-`, the passive in `di-`, the bare form and, with
/// `-kan`, the passive in `ter-`;
/// `ber:root` gives that form alone; slashes give active, passive and bare forms as they stand.
pub(super) fn indonesian_forms(verb: &str) -> Vec<(String, Voice)> {
    if verb.contains('/') {
        let voices = [Voice::Active, Voice::Passive, Voice::Active];
        return verb
            .split('/')
            .zip(voices)
            .filter(|(form, _)| !form.is_empty())
            .map(|(form, voice)| (form.to_owned(), voice))
            .collect();
    }
    let Some((root, suffix)) = verb.split_once('+') else {
        return vec![(verb.to_owned(), Voice::Active)];
    };
    let mut forms = vec![
        (format!("{}{suffix}", nasal(root)), Voice::Active),
        (format!("di{root}{suffix}"), Voice::Passive),
        (format!("{root}{suffix}"), Voice::Active),
    ];
    // "tersalurkan": what has come to be done (Sneddon, §1.264 ff.).
    if suffix == "kan" {
        forms.push((format!("ter{root}{suffix}"), Voice::Passive));
    }
    forms
}

/// The active prefix meN- before a root, which loses its first p, t, k or s
/// (Sneddon et al., Indonesian: A Comprehensive Grammar, 2nd ed. 2010, §1.5).
fn nasal(root: &str) -> String {
    let rest = &root[root.chars().next().map_or(0, char::len_utf8)..];
    match root.as_bytes().first() {
        Some(b'p') => format!("mem{rest}"),
        Some(b't') => format!("men{rest}"),
        Some(b'k') => format!("meng{rest}"),
        Some(b's') => format!("meny{rest}"),
        Some(b'b' | b'f' | b'v') => format!("mem{root}"),
        Some(b'd' | b'c' | b'j' | b'z') => format!("men{root}"),
        Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'g' | b'h') => format!("meng{root}"),
        _ => format!("me{root}"),
    }
}

/// English: the base form, or base/-s/past/participle/-ing where it is irregular. The past participle is
/// passive only with an auxiliary or behind its noun, which the clause decides.
pub(super) fn english_forms(verb: &str) -> Vec<(String, Voice)> {
    if verb.contains('/') {
        return verb
            .split('/')
            .map(|form| (form.to_owned(), Voice::Active))
            .collect();
    }
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let vowel_y = verb.ends_with('y')
        && !verb.ends_with("ay")
        && !verb.ends_with("ey")
        && !verb.ends_with("oy");
    let third = if vowel_y {
        format!("{}ies", &verb[..verb.len() - 1])
    } else if verb.ends_with('s')
        || verb.ends_with("sh")
        || verb.ends_with("ch")
        || verb.ends_with('x')
    {
        format!("{verb}es")
    } else {
        format!("{verb}s")
    };
    let past = if vowel_y {
        format!("{}ied", &verb[..verb.len() - 1])
    } else {
        format!("{stem}ed")
    };
    [verb.to_owned(), third, past, format!("{stem}ing")]
        .into_iter()
        .map(|form| (form, Voice::Active))
        .collect()
}
