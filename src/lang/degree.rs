//! Degrees, party and state behind a name, and the full stops of titles: "Drs. Rini Suharti, S.H., M.Si." is Drs Rini
//! Suharti, "Sen. Ana Lima, D-N.Y., met" is of Ana Lima. Commas and full stops round a name would part it from what is
//! said of it, so their tokens are taken out before sentences are told apart.

use super::{
    lexicon::{Class, Lexicon},
    token::{Token, TokenKind},
};
use crate::domain::{Lang, Span};

/// A stretch of tokens to be taken out, and what stays in its place.
type Gap = (usize, usize, Option<Token>);

/// Takes what is added behind names, degrees in Indonesian, a politician's party and state and a style in letters in English, out of the
/// tokens from `from` on. A full stop that also ends the sentence stays.
pub fn leave_out(
    text: &str,
    lexicon: &Lexicon,
    tokens: &mut Vec<Token>,
    from: usize,
    lower: &mut String,
) {
    let gaps = match lexicon.lang() {
        Lang::Id => degrees(text, lexicon, tokens, from, lower),
        Lang::En => affiliations(text, tokens, from),
    };
    let Some(&(first, ..)) = gaps.first() else {
        return;
    };
    let dot = Span::new(lower.len(), lower.len() + 1);
    lower.push('.');
    let mut rest = tokens.split_off(first);
    let mut read = first;
    for (start, end, kept) in gaps {
        tokens.extend(rest.drain(..start - read));
        rest.drain(..end - start);
        tokens.extend(kept.map(|stop| Token { lower: dot, ..stop }));
        read = end;
    }
    tokens.extend(rest);
}

/// The parties and states between commas behind English names, "Ana Lima*, D-N.Y.,* met", and the styles before them, in
/// letters, "*HE* the Minister", "*HH* Sheikh X", or in words, "*His Royal Highness* Prince X".
fn affiliations(text: &str, tokens: &[Token], from: usize) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let mut at = from;
    while at + 1 < tokens.len() {
        let next = &tokens[at + 1];
        let titled = || next.capital && !next.upper || next.span.of(text) == "the";
        if tokens[at].upper && tokens[at].is(Class::Style) && titled() {
            gaps.push((at, at + 1, None));
            at += 1;
            continue;
        }
        if let Some(end) = past_style(text, tokens, at) {
            gaps.push((at, end, None));
            at = end;
            continue;
        }
        let letters = || next.span.of(text).as_bytes();
        let told = tokens[at].is_mark(text, ',')
            && at > from
            && tokens[at - 1].capital
            && matches!(letters(), [b'D' | b'R' | b'I', b'-', state, ..] if state.is_ascii_uppercase());
        if !told {
            at += 1;
            continue;
        }
        let glued = |next: usize| {
            let token = tokens.get(next).filter(|token| !token.spaced);
            token.is_some_and(|token| token.is_mark(text, '.') || token.is_word())
        };
        let mut end = at + 2;
        while glued(end) {
            end += 1;
        }
        // "Ana, D-Day veteran"
        if tokens.get(end).is_some_and(Token::is_word) {
            at += 1;
            continue;
        }
        let kept = sentence_end(text, tokens, end);
        end += usize::from(tokens.get(end).is_some_and(|next| next.is_mark(text, ',')));
        gaps.push((at, end, kept));
        at = end;
    }
    gaps
}

/// The end of a style in words that an office or a name follows: "*Her Excellency* Ms X", "*His Majesty* the King"; "Her
/// Majesty's ship" and "His Excellency left" have none.
fn past_style(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let is = |at: usize, class| tokens.get(at).is_some_and(|token| token.is(class));
    if !is(at, Class::OwningAny) {
        return None;
    }
    let rank = at + 1 + usize::from(is(at + 1, Class::Realmly));
    let called = is(rank, Class::Rank) && tokens[rank].capital;
    let next = tokens.get(rank + 1).filter(|_| called)?;
    (next.is_word() && next.capital || next.span.of(text) == "the").then_some(rank + 1)
}

/// The degrees behind Indonesian names, and the full stops of titles before them.
fn degrees(text: &str, lexicon: &Lexicon, tokens: &[Token], from: usize, lower: &str) -> Vec<Gap> {
    let is_degree = |token: &Token| {
        let said = token.lower.of(lower).trim_end_matches('.');
        token.is_word() && token.capital && lexicon.classes(said).has(Class::Degree)
    };
    let mut gaps: Vec<Gap> = Vec::new();
    let mut at = from + 1;
    while at + 1 < tokens.len() {
        // "Irjen. Pol. Drs. H. Ana" is "Irjen H. Ana".
        let title = tokens[at - 1];
        if title.is(Class::Honorific) && title.is(Class::Abbreviation) && title.capital {
            let dot = usize::from(tokens[at].span.of(text) == ".");
            let next = tokens.get(at + dot).filter(|next| next.capital);
            let degree = is_degree(&title) && next.is_some();
            let another = degree || next.is_some_and(|next| next.is(Class::Honorific));
            let free = gaps.last().is_none_or(|&(_, end, _)| end < at);
            if another && !title.is(Class::Role) && free {
                gaps.push((at - 1, at + dot, None));
            } else if dot == 1 && next.is_some() {
                gaps.push((at, at + 1, None));
            }
            if dot == 1 || another {
                at += 1;
                continue;
            }
        }
        // "Duta Besar Jepang*, Yang Mulia* Ana": a style is no part of the name.
        let styled = title.capital && title.span.of(text) == "Yang" && tokens[at].capital;
        if styled && tokens[at].span.of(text) == "Mulia" && tokens[at + 1].capital {
            gaps.push((at - 1, at + 1, None));
            at += 1;
            continue;
        }
        if let Some(end) = title_end(text, tokens, at) {
            gaps.push((at, end, None));
            at = end;
            continue;
        }
        // "Kepala Dinas Sosial, *Ir.* Rini": the title of who follows.
        let titled = tokens[at + 1].is(Class::Honorific) && {
            let dot = tokens
                .get(at + 2)
                .is_some_and(|next| next.is_mark(text, '.'));
            let next = tokens.get(at + 2 + usize::from(dot));
            next.is_some_and(|next| next.is_word() && next.capital && !is_degree(next))
        };
        let behind_name = tokens[at].is_mark(text, ',') && tokens[at - 1].is_word() && !titled;
        if !(behind_name && tokens[at - 1].capital && is_degree(&tokens[at + 1])) {
            at += 1;
            continue;
        }
        let end = end(text, tokens, at, &is_degree);
        let kept = sentence_end(text, tokens, end);
        // What goes on in small letters goes on with the name, "Ana, S.H., memberi …", unless it is another of a
        // list: "Ana, S.H., perwakilan desa, dan …".
        let goes_on = |next: &Token| {
            let somebody = [
                Class::PersonNoun,
                Class::Role,
                Class::Kin,
                Class::BodyNoun,
                Class::Guest,
                Class::Representing,
            ];
            next.is_word() && !next.capital && !somebody.iter().any(|&class| next.is(class))
        };
        let comma = tokens.get(end).is_some_and(|next| next.is_mark(text, ','))
            && tokens.get(end + 1).is_some_and(goes_on);
        let end = end + usize::from(comma);
        gaps.push((at, end, kept));
        at = end.max(at + 1);
    }
    gaps
}

/// The token behind a title in brackets that stands between a rank and its bearer: "Letjen TNI *(Purn)* Ana Lima".
fn title_end(text: &str, tokens: &[Token], open: usize) -> Option<usize> {
    let titled = tokens[open].is_mark(text, '(')
        && tokens[open - 1].capital
        && tokens[open + 1].is(Class::Honorific);
    let mut close = open + 2;
    close += usize::from(tokens.get(close)?.is_mark(text, '.'));
    let between = tokens.get(close)?.is_mark(text, ')') && tokens.get(close + 1)?.capital;
    (titled && between).then_some(close + 1)
}

/// The first token behind the degrees that the comma at `at` opens.
fn end(text: &str, tokens: &[Token], at: usize, is_degree: &impl Fn(&Token) -> bool) -> usize {
    let mut end = at;
    loop {
        let comma = usize::from(tokens.get(end).is_some_and(|next| next.is_mark(text, ',')));
        match tokens.get(end + comma) {
            Some(next) if is_degree(next) => end += comma + 1,
            _ => return end,
        }
        // "Ph.D." is two words and two full stops, "S.Sos." a word and one.
        let glued = |at: usize| tokens.get(at).filter(|next| !next.spaced);
        while glued(end).is_some_and(|next| next.is_mark(text, '.')) {
            end += 1 + usize::from(glued(end + 1).is_some_and(Token::is_word));
        }
    }
}

/// The full stop of the last degree, where it ends a sentence too.
fn sentence_end(text: &str, tokens: &[Token], end: usize) -> Option<Token> {
    let last = tokens[end - 1];
    let stopped = last.span.of(text).ends_with('.');
    let opens = tokens
        .get(end)
        .is_none_or(|next| next.capital && next.spaced);
    (stopped && opens).then(|| Token {
        span: Span::new(last.span.end - 1, last.span.end),
        kind: TokenKind::Mark,
        classes: super::lexicon::Classes::default(),
        capital: false,
        upper: false,
        spaced: false,
        ..last
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::token::tokenise;

    #[test]
    fn degrees_behind_a_name_are_passed_over_and_a_full_stop_that_ends_the_sentence_is_kept() {
        let read = |lang: Lang, text: &str, expected: &str| {
            let (mut tokens, mut lower) = (Vec::new(), String::new());
            let lexicon = Lexicon::of(lang);
            tokenise(
                text,
                Span::new(0, text.len()),
                lexicon,
                &mut tokens,
                &mut lower,
            );
            leave_out(text, lexicon, &mut tokens, 0, &mut lower);
            let words: Vec<&str> = tokens.iter().map(|token| token.span.of(text)).collect();
            assert_eq!(words.join(" "), expected);
        };
        let check = |text: &str, expected: &str| read(Lang::Id, text, expected);
        check(
            "Rini, S.H., M.Si., memberi Ana kain.",
            "Rini memberi Ana kain .",
        );
        check(
            "Rini, S.Sos, M.M. dan Ana, Ph.D. bertemu.",
            "Rini dan Ana bertemu .",
        );
        check(
            "Ia menemui Rini Suharti, S.I.K., M.H. Hujan turun.",
            "Ia menemui Rini Suharti . Hujan turun .",
        );
        check(
            "Rini, SE, MM, Bupati Lembang, tiba.",
            "Rini , Bupati Lembang , tiba .",
        );
        check("Irjen. Pol. Drs. H. Rini tiba.", "Irjen H. Rini tiba .");
        check(
            "Kepala Dinas Sosial, Ir. Rini Suharti, ST, MT bersama Ana tiba.",
            "Kepala Dinas Sosial , Rini Suharti bersama Ana tiba .",
        );
        check(
            "Rini, S.H., perwakilan desa, dan Sari tiba.",
            "Rini , perwakilan desa , dan Sari tiba .",
        );
        check("Rini, Ana, dan Sari tiba.", "Rini , Ana , dan Sari tiba .");
        let check = |text: &str, expected: &str| read(Lang::En, text, expected);
        check(
            "Senator Ana Lima, D-N.Y., met Karl Berg, R-Texas.",
            "Senator Ana Lima met Karl Berg .",
        );
        check("Ana Lima, D-Day veteran.", "Ana Lima , D-Day veteran .");
        check(
            "His Royal Highness Prince Karl met Her Excellency Ms Ana Lima.",
            "Prince Karl met Ms Ana Lima .",
        );
        check("Her Majesty's ship", "Her Majesty 's ship");
        check("His Excellency left.", "His Excellency left .");
        check(
            "HH the Amir met HE Minister Ana Lima.",
            "the Amir met Minister Ana Lima .",
        );
        check("HE MET ANA. He left.", "HE MET ANA . He left .");
    }
}
