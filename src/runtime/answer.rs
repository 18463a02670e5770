//! The terminal's answer to a question, found among the keys: the library that reads keys knows no such answers
//! and gives them letter by letter. What turns out to be no answer is given back as the keys it is.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What is read while an answer is awaited.
#[derive(Debug, Default)]
pub struct Answer {
    /// The events that may be the beginning of one, and their letters.
    events: Vec<Event>,
    letters: String,
}

/// What an event came to.
#[derive(Debug, PartialEq)]
pub enum Heard {
    /// It may be a part of the answer.
    Nothing,
    /// The answer: the background's red, green and blue.
    Background(u8, u8, u8),
    /// No answer, but these.
    Events(Vec<Event>),
}

/// How the answer begins, after what makes it one.
const BEGINS: &str = "11;rgb:";

/// No answer is longer: four digits for each of three colours.
const LONGEST: usize = BEGINS.len() + 3 * 5 + 5;

impl Answer {
    /// Whether nothing of an answer was heard yet.
    pub const fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Takes one more event.
    pub fn hear(&mut self, event: Event) -> Heard {
        let Event::Key(key) = event else {
            return self.give_back(event);
        };
        let part = match (self.events.is_empty(), letter(&key)) {
            (true, Some((KeyModifiers::ALT, ']'))) => true,
            (true, _) => false,
            // Bell, or the escape's own end.
            (false, Some((KeyModifiers::CONTROL, 'g') | (KeyModifiers::ALT, '\\'))) => {
                let colour = self.letters.strip_prefix(BEGINS).and_then(colour);
                let Some((red, green, blue)) = colour else {
                    return self.give_back(event);
                };
                *self = Self::default();
                return Heard::Background(red, green, blue);
            }
            (false, Some((KeyModifiers::NONE | KeyModifiers::SHIFT, letter))) => {
                self.letters.push(letter);
                let begins = self.letters.starts_with(BEGINS) || BEGINS.starts_with(&self.letters);
                begins && self.letters.len() <= LONGEST
            }
            (false, _) => false,
        };
        if !part {
            return self.give_back(event);
        }
        self.events.push(event);
        Heard::Nothing
    }

    fn give_back(&mut self, event: Event) -> Heard {
        let mut events = std::mem::take(self).events;
        events.push(event);
        Heard::Events(events)
    }
}

fn letter(key: &KeyEvent) -> Option<(KeyModifiers, char)> {
    match key.code {
        KeyCode::Char(letter) => Some((key.modifiers, letter)),
        _ => None,
    }
}

/// `1e1e/2222/ff`: each part in one to four digits, of which the first two count.
fn colour(text: &str) -> Option<(u8, u8, u8)> {
    let part = |part: &str| {
        let whole = u32::from_str_radix(part, 16).ok()?;
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)? - 1;
        u8::try_from(whole * 255 / most.max(1)).ok()
    };
    let mut parts = text.split('/').filter(|part| (1..=4).contains(&part.len()));
    let colour = (
        part(parts.next()?)?,
        part(parts.next()?)?,
        part(parts.next()?)?,
    );
    parts.next().is_none().then_some(colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys as the library gives them: `^` before a letter is Alt, `~` Control.
    fn keys(text: &str) -> Vec<Event> {
        let mut held = KeyModifiers::NONE;
        let mut events = Vec::new();
        for letter in text.chars() {
            match letter {
                '^' => held = KeyModifiers::ALT,
                '~' => held = KeyModifiers::CONTROL,
                letter => {
                    events.push(Event::Key(KeyEvent::new(KeyCode::Char(letter), held)));
                    held = KeyModifiers::NONE;
                }
            }
        }
        events
    }

    /// What is given back, and the answer.
    fn hear(text: &str) -> (Vec<Event>, Option<(u8, u8, u8)>) {
        let (mut answer, mut events, mut told) = (Answer::default(), Vec::new(), None);
        for event in keys(text) {
            match answer.hear(event) {
                Heard::Nothing => {}
                Heard::Background(red, green, blue) => told = Some((red, green, blue)),
                Heard::Events(more) => events.extend(more),
            }
        }
        (events, told)
    }

    #[test]
    fn the_answer_is_heard_among_keys() {
        let expected = (keys("jk"), Some((0x1e, 0x80, 0xff)));
        assert_eq!(hear("j^]11;rgb:1e1e/8080/ffff~gk"), expected);
        assert_eq!(hear("j^]11;rgb:1e/80/ff^\\k"), expected);
    }

    #[test]
    fn what_is_no_answer_comes_back_as_keys() {
        for text in [
            "^]12;",
            "^]11;rgb:12~g",
            "^]j",
            "^]^]",
            "jk",
            "~g",
            "^]11;rgb:1/2/3/4/5/6/7/8/9/10/11/12",
        ] {
            let (events, told) = hear(text);
            assert_eq!(told, None, "{text}");
            // All but what may still become an answer.
            let all = keys(text);
            assert!(
                all.starts_with(&events) && events.len() + 1 >= all.len(),
                "{text}: {events:?}"
            );
        }
    }
}
