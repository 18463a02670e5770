//! The few signs that are drawn, each one column wide in UTF-8, and what stands for them where the terminal
//! knows ASCII only.

/// The signs. A name says what the sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A gift.
    pub gift: &'static str,
    /// A meeting.
    pub meeting: &'static str,
    /// A gift that is not given yet.
    pub gift_open: &'static str,
    /// A meeting that is to come.
    pub meeting_open: &'static str,
    /// An event that is denied or called off.
    pub off: &'static str,
    /// Tellings contradict each other.
    pub conflict: &'static str,
    /// Nothing, then from little to much.
    pub levels: [&'static str; 9],
    /// Gives to.
    pub gives: &'static str,
    /// Gives to and receives from.
    pub exchange: &'static str,
    /// Meets.
    pub meets: &'static str,
    /// Where you are, and where a telling stands.
    pub here: &'static str,
    /// Not yet seen.
    pub unread: &'static str,
    /// Starred.
    pub star: &'static str,
    /// A query.
    pub query: &'static str,
    /// A feed that failed.
    pub failed: &'static str,
    /// Between two details.
    pub dot: &'static str,
    /// A paragraph's number follows.
    pub paragraph: &'static str,
    /// Before an item of a list.
    pub bullet: &'static str,
    /// Before what is said below a picture.
    pub picture: &'static str,
    /// Something was cut off.
    pub more: &'static str,
    /// Round the article's own words.
    pub quotes: (&'static str, &'static str),
    /// A rule across.
    pub across: &'static str,
    /// A rule down.
    pub down: &'static str,
    /// A full and an empty bar of confidence, where bars are drawn.
    pub bars: Option<(&'static str, &'static str)>,
}

impl Glyphs {
    /// For terminals that show UTF-8.
    pub const UTF8: Self = Self {
        gift: "◆",
        meeting: "●",
        gift_open: "◇",
        meeting_open: "○",
        off: "×",
        conflict: "≠",
        levels: ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
        gives: "→",
        exchange: "⇄",
        meets: "↔",
        here: "▸",
        unread: "●",
        star: "★",
        query: "⌕",
        failed: "!",
        dot: "·",
        paragraph: "¶",
        bullet: "•",
        picture: "▫",
        more: "…",
        quotes: ("“", "”"),
        across: "─",
        down: "│",
        bars: Some(("▮", "▯")),
    };

    /// For all others.
    pub const ASCII: Self = Self {
        gift: "*",
        meeting: "o",
        gift_open: "+",
        meeting_open: "c",
        off: "x",
        conflict: "!=",
        levels: [".", ":", "-", "=", "+", "*", "#", "%", "@"],
        gives: "->",
        exchange: "<>",
        meets: "<->",
        here: ">",
        unread: "*",
        star: "+",
        query: "?",
        failed: "!",
        dot: "-",
        paragraph: "p",
        bullet: "-",
        picture: "=",
        more: "...",
        quotes: ("\"", "\""),
        across: "-",
        down: "|",
        bars: None,
    };

    /// All signs.
    #[must_use]
    pub fn all(&self) -> Vec<&'static str> {
        let Self {
            gift,
            meeting,
            gift_open,
            meeting_open,
            off,
            conflict,
            levels,
            gives,
            exchange,
            meets,
            here,
            unread,
            star,
            query,
            failed,
            dot,
            paragraph,
            more,
            across,
            down,
            bullet,
            picture,
            quotes,
            bars,
        } = *self;
        let mut all = vec![
            gift,
            meeting,
            gift_open,
            meeting_open,
            off,
            conflict,
            gives,
            exchange,
            meets,
            here,
            unread,
            star,
            query,
            failed,
            dot,
            paragraph,
            more,
            across,
            down,
            bullet,
            picture,
        ];
        all.extend([quotes.0, quotes.1]);
        all.extend(levels);
        all.extend(bars.into_iter().flat_map(|(bar, gap)| [bar, gap]));
        all.dedup();
        all
    }

    /// How much `count` is where `most` is the most; anything is more than nothing.
    #[must_use]
    pub fn level(&self, count: usize, most: usize) -> &'static str {
        let steps = self.levels.len() - 1;
        self.levels[(count * steps).div_ceil(most.max(1)).min(steps)]
    }

    /// A confidence of `bars` in five.
    #[must_use]
    pub fn confidence(&self, bars: u8) -> String {
        let full = usize::from(bars.min(5));
        self.bars.map_or_else(
            || format!("{full}/5"),
            |(bar, gap)| bar.repeat(full) + &gap.repeat(5 - full),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::cells::width;

    #[test]
    fn every_sign_is_one_column_wide_and_those_of_ascii_are_of_ascii() {
        for sign in Glyphs::UTF8.all() {
            assert_eq!(width(sign), 1, "{sign}");
        }
        assert!(Glyphs::ASCII.all().iter().all(|sign| sign.is_ascii()));
    }
}
