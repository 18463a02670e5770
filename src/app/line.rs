//! The bottom line while something is typed in it. What may be typed and how it is edited is the same whatever
//! is asked; what it means is said where it is asked.

use tui_input::{Input, InputRequest};

use crate::domain::ArticleKey;

use super::{command::Command, completing::Offers};

/// What the line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Words to search in the article.
    Search,
    /// Words to search in the events of a ledger.
    Event,
    /// A query that the list's articles shall meet.
    Filter,
    /// The tags of an article.
    Tags(ArticleKey),
    /// A command by some of its letters.
    Palette,
    /// A command by its name.
    Command,
    /// A link by its letters.
    Links,
    /// The program that shall get the article or its records.
    Pipe,
    /// The address of a feed, or of a page that has one.
    Feed,
    /// One of the feeds of a page.
    Choice,
    /// Words that shall stand in the help's rows.
    Help,
    /// Whose dossier is meant.
    Name,
}

impl Asked {
    /// Whether there is a list to choose from.
    #[must_use]
    pub const fn offers(self) -> bool {
        matches!(
            self,
            Self::Palette | Self::Links | Self::Choice | Self::Name
        )
    }
}

/// A line that is being typed.
#[derive(Debug, Clone)]
pub struct Line {
    /// What it asks for.
    pub asked: Asked,
    /// Where the cursor is in what is offered for it, or how far back in what was typed before.
    pub at: usize,
    /// What is offered to stand before the cursor, where that was asked.
    pub offers: Option<Offers>,
    input: Input,
}

impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        let whole = |line: &Self| (line.asked, line.at, line.input.cursor());
        whole(self) == whole(other) && self.text() == other.text()
    }
}

/// More than this is not pasted into a line.
const LONGEST: usize = 4096;

impl Line {
    /// A line with `text` in it, the cursor behind that.
    #[must_use]
    pub fn new(asked: Asked, text: String) -> Self {
        Self {
            asked,
            at: 0,
            offers: None,
            input: Input::new(text),
        }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// What stands before the cursor, and what from there on.
    #[must_use]
    pub fn parts(&self) -> (&str, &str) {
        let text = self.text();
        let place = text.char_indices().nth(self.input.cursor());
        text.split_at(place.map_or(text.len(), |(at, _)| at))
    }

    /// Puts a text in its place.
    pub fn replace(&mut self, text: String) {
        self.input = Input::new(text);
    }

    /// Puts a text in the place of what stands between a byte offset and the cursor.
    pub fn put(&mut self, from: usize, text: &str) {
        let (before, after) = self.parts();
        let before = [&before[..from], text].concat();
        let cursor = before.chars().count();
        self.input = Input::new(before + after).with_cursor(cursor);
    }

    /// Puts a character at the cursor.
    pub fn insert(&mut self, character: char) {
        self.input.handle(InputRequest::InsertChar(character));
    }

    /// Puts a text at the cursor, as one line without control characters.
    pub fn paste(&mut self, text: &str) {
        let room = LONGEST.saturating_sub(self.text().len());
        for character in text.trim_end().chars().take(room) {
            let character = if character.is_whitespace() {
                ' '
            } else {
                character
            };
            if !character.is_control() && !turns(character) {
                self.insert(character);
            }
        }
    }

    /// Edits the line, where `command` does that.
    pub fn edit(&mut self, command: Command) {
        use Command as C;
        let request = match command {
            C::EraseCharacter => InputRequest::DeletePrevChar,
            C::EraseNext => InputRequest::DeleteNextChar,
            C::EraseWord => InputRequest::DeletePrevWord,
            C::EraseAll => InputRequest::DeleteLine,
            C::EraseRest => InputRequest::DeleteTillEnd,
            C::PutBack => InputRequest::Yank,
            C::CursorLeft => InputRequest::GoToPrevChar,
            C::CursorRight => InputRequest::GoToNextChar,
            C::CursorWordLeft => InputRequest::GoToPrevWord,
            C::CursorWordRight => InputRequest::GoToNextWord,
            C::CursorStart => InputRequest::GoToStart,
            C::CursorEnd => InputRequest::GoToEnd,
            _ => return,
        };
        self.input.handle(request);
    }
}

/// Whether a character turns the direction of what follows, or is not seen at all: of no use in a line, and able to
/// make it look like another.
const fn turns(character: char) -> bool {
    matches!(character, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_steps_over_whole_characters_as_a_reader_sees_them() {
        let mut line = Line::new(Asked::Filter, "cafe\u{301} 日本".into());
        let mut check = |command, before: &str| {
            line.edit(command);
            assert_eq!(line.parts().0, before, "{command:?}");
        };
        check(Command::CursorLeft, "cafe\u{301} 日");
        check(Command::EraseCharacter, "cafe\u{301} ");
        check(Command::CursorLeft, "cafe\u{301}");
        check(Command::EraseCharacter, "caf");
        check(Command::CursorStart, "");
        check(Command::CursorEnd, "caf 本");
    }

    #[test]
    fn words_from_right_to_left_are_edited_in_the_order_of_their_letters() {
        let mut line = Line::new(Asked::Search, "שלום عليكم".into());
        line.edit(Command::CursorWordLeft);
        assert_eq!(line.parts(), ("שלום ", "عليكم"));
        line.edit(Command::EraseCharacter);
        line.edit(Command::EraseNext);
        assert_eq!(line.text(), "שלוםليكم");
        line.edit(Command::EraseWord);
        assert_eq!(line.text(), "ليكم");
        line.insert('ع');
        assert_eq!(line.text(), "عليكم");
    }

    #[test]
    fn what_turns_the_direction_is_not_pasted() {
        let mut line = Line::new(Asked::Filter, String::new());
        line.paste("feed:\u{202e}evil\u{2066} \u{200b}a\u{feff}");
        assert_eq!(line.text(), "feed:evil a");
        line.paste(" 👨\u{200d}👩\u{200d}👧 क\u{94d}\u{200c}ष");
        assert_eq!(
            line.text(),
            "feed:evil a 👨\u{200d}👩\u{200d}👧 क\u{94d}\u{200c}ष"
        );
    }

    #[test]
    fn a_paste_is_one_harmless_line() {
        let mut line = Line::new(Asked::Search, "a".into());
        line.paste("b\nc\u{1b}[31m\t\n");
        assert_eq!(line.text(), "ab c[31m");
        line.paste(&"x".repeat(10_000));
        assert_eq!(line.text().len(), LONGEST);
    }
}
