//! A reading: one article's text with its tokens and sentences, which every later stage looks at.

use std::ops::Range;

use super::{
    degree,
    lexicon::{Class, Lexicon},
    month,
    sentence::{self, Part, Sentence},
    token::{Token, TokenKind, tokenise},
};
use crate::domain::{Article, Lang, PartialDate, Span};

/// The tokens and sentences of one article in one language.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The words of its language.
    pub lexicon: &'static Lexicon,
    /// When it was published, as far as known.
    pub published: Option<PartialDate>,
    /// All tokens, title first.
    pub tokens: Vec<Token>,
    /// All sentences, title first; together they hold every token once. What `sentence` leaves out of a
    /// stretch without end has no tokens.
    pub sentences: Vec<Sentence>,
    lower: String,
    /// The sentence of each token, by index.
    places: Vec<u32>,
    /// For each sentence whether nearly all its words begin with a capital.
    title_case: Vec<bool>,
}

impl<'a> Reading<'a> {
    /// Reads the whole of `article` as `lang`.
    #[cfg(test)]
    pub fn new(article: &'a Article, lang: Lang) -> Self {
        Self::of(article, lang, 0..article.paragraphs.len(), &mut 0)
    }

    /// Reads some paragraphs of `article`, and the title before the first, as `lang`. `stretch` goes from one
    /// part of an article to the next, as `sentence` needs it.
    #[must_use]
    pub fn of(
        article: &'a Article,
        lang: Lang,
        paragraphs: Range<usize>,
        stretch: &mut usize,
    ) -> Self {
        let text = article.text.as_str();
        let lexicon = Lexicon::of(lang);
        let spans = &article.paragraphs;
        let length = match spans[paragraphs.clone()] {
            [first, .., last] => last.span.end - first.span.start,
            [one] => one.span.len(),
            [] => 0,
        };
        let (mut tokens, mut sentences) = (Vec::with_capacity(length / 5), Vec::new());
        let mut lower = String::with_capacity(length);
        if let Some(span) = article.title.filter(|_| paragraphs.start == 0) {
            tokenise(text, span, lexicon, &mut tokens, &mut lower);
            sentences.extend(sentence::title(0..tokens.len()));
        }
        let mut before = match paragraphs.start.checked_sub(1) {
            Some(before) => spans[before].span.end,
            None => 0,
        };
        for paragraph in paragraphs {
            let span = spans[paragraph].span;
            let (from, known) = (tokens.len(), sentences.len());
            tokenise(text, span, lexicon, &mut tokens, &mut lower);
            degree::leave_out(text, lexicon, &mut tokens, from, &mut lower);
            // A line of many kilobytes comes as several paragraphs.
            if Span::new(before, span.start).of(text).contains('\n') {
                *stretch = 0;
            }
            let range = from..tokens.len();
            sentence::split(text, &tokens, range, paragraph, stretch, &mut sentences);
            close_gaps(&mut tokens, from, &mut sentences[known..]);
            before = span.end;
        }
        open_offices(text, &mut tokens);
        month::leave_to_names(text, &lower, lexicon, &mut tokens);
        let mut places = vec![0; tokens.len()];
        for (number, sentence) in (0..).zip(&sentences) {
            places[sentence.tokens.clone()].fill(number);
        }
        let title_case = sentences
            .iter()
            .map(|sentence| is_title_case(text, &tokens[sentence.tokens.clone()]))
            .collect();
        Self {
            text,
            lexicon,
            published: article.published,
            tokens,
            sentences,
            lower,
            places,
            title_case,
        }
    }

    /// The language it is read in.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lexicon.lang()
    }

    /// The token at `at` as it is written; empty past the end.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        let token = self.tokens.get(at);
        token.map_or("", |token| token.span.of(self.text))
    }

    /// The token at `at` in lower case, curly apostrophes made straight; empty past the end.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        let token = self.tokens.get(at);
        token.map_or("", |token| token.lower.of(&self.lower))
    }

    /// Whether the token at `at` may be a word of `class`; false past the end.
    #[must_use]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// Whether the token at `at` is the mark `mark`; false past the end.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is_mark(self.text, mark))
    }

    /// Whether the token at `at` is a word; false past the end.
    #[must_use]
    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }

    /// Whether the token at `at` is a capitalised word; false past the end.
    #[must_use]
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is_word() && token.capital)
    }

    /// Whether the token at `at` is a number in digits; false past the end.
    #[must_use]
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The bytes from the first to the last token of a range; empty for an empty one.
    #[must_use]
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (
            self.tokens.get(range.start),
            self.tokens.get(range.end.wrapping_sub(1)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::default(),
        }
    }

    /// The tokens that lie wholly inside `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self
            .tokens
            .partition_point(|token| token.span.start < span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.end <= span.end);
        start..end.max(start)
    }

    /// The tokens of a sentence by index, where there is one.
    #[must_use]
    pub fn tokens_of(&self, sentence: usize) -> Option<Range<usize>> {
        let sentence = self.sentences.get(sentence)?;
        Some(sentence.tokens.clone())
    }

    /// The sentence, by index, that holds the token at `at`; the last one past the end.
    #[must_use]
    pub fn sentence_of(&self, at: usize) -> usize {
        match self.places.get(at) {
            Some(&number) => number as usize,
            None => self.sentences.len().saturating_sub(1),
        }
    }

    /// Whether the token at `at` stands in a headline: in the title, or in a line most of whose words begin
    /// with a capital. An Indonesian headline leaves out the prefixes of its verbs.
    #[must_use]
    pub fn is_headline(&self, at: usize) -> bool {
        let number = self.sentence_of(at);
        self.sentences[number].part == Part::Title || self.is_title_case(number)
    }

    /// Whether nearly all words of a sentence, by its index, begin with a capital and no full stop ends it.
    #[must_use]
    pub fn is_title_case(&self, number: usize) -> bool {
        self.title_case[number]
    }
}

/// Whether nearly all words among tokens begin with a capital and no full stop ends them.
fn is_title_case(text: &str, tokens: &[Token]) -> bool {
    let words = tokens.iter().filter(|token| token.is_word());
    let small = words.clone().filter(|token| !token.capital).count();
    let words = words.count();
    let stopped = tokens.last().is_some_and(|last| last.is_mark(text, '.'));
    words > 3 && small * 4 <= words && !stopped
}

/// Takes out the tokens from `from` on that are in none of the sentences.
fn close_gaps(tokens: &mut Vec<Token>, from: usize, sentences: &mut [Sentence]) {
    let mut end = from;
    for sentence in sentences {
        let length = sentence.tokens.len();
        if sentence.tokens.start > end {
            tokens.copy_within(sentence.tokens.clone(), end);
            sentence.tokens = end..end + length;
        }
        end += length;
    }
    tokens.truncate(end);
}

/// "*PM* Lima", "*FM* of Kenya": an office by its letters before a name or its land is a role, where "5 pm" and "on FM"
/// are none.
fn open_offices(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let of = tokens[at].span.of(text) == "of";
        let land = of && tokens.get(at + 1).is_some_and(|next| next.capital);
        let holder = land || tokens[at].is_word() && tokens[at].capital && !tokens[at].upper;
        let office = &mut tokens[at - 1];
        if holder && office.upper && office.is(Class::ShortOffice) {
            office.classes = office.classes.with(Class::Role);
        }
    }
}
