//! The few signs that are drawn, each one column wide in UTF-8, and what stands for them where the terminal
//! knows ASCII only.

/// The signs. A name says what the sign means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// A gift.
    pub gift: &'static str,
    /// A meeting.
    pub meeting: &'static str,
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
        across: "─",
        down: "│",
        bars: Some(("▮", "▯")),
    };

    /// For all others.
    pub const ASCII: Self = Self {
        gift: "*",
        meeting: "o",
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
        across: "-",
        down: "|",
        bars: None,
    };

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
