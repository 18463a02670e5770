//! What the elements of HTML are to a reader of text.

use super::tokens::Attributes;
use crate::domain::Stress;

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What it holds is not read.
    Silent,
    /// It stands within a line and changes nothing.
    Inline,
    /// It parts what stands before it, in it and behind it.
    Block,
    /// A paragraph, which ends where any block begins.
    Paragraph,
    /// A heading of this level.
    Heading(u8),
    /// A list; whether its items are numbered.
    List(bool),
    /// An item of a list.
    Item,
    /// A quote of whole blocks.
    Quote,
    /// Text whose white space stands.
    Preformatted,
    /// A table.
    Table,
    /// A part of a table that holds rows.
    Rows,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A picture with its caption.
    Figure,
    /// What is said below a picture.
    Caption,
    /// A link.
    Anchor,
    /// Emphasis.
    Stress(Stress),
    /// A quote within a line, which has its marks by its element.
    Quotation,
    /// Raised text.
    Raised,
    /// The end of a row of text. It holds nothing.
    Break,
    /// A line between blocks. It holds nothing.
    Rule,
    /// A picture. It holds nothing.
    Picture,
    /// It says what addresses are relative to. It holds nothing.
    Base,
    /// It holds nothing and says nothing here.
    Void,
}

impl Kind {
    /// What the element of this name is, in lower case.
    pub fn of(name: &str, attributes: &Attributes) -> Self {
        match Self::by_name(name) {
            Self::Paragraph | Self::Block if is_caption(attributes) => Self::Caption,
            kind => kind,
        }
    }

    fn by_name(name: &str) -> Self {
        match name {
            "script" | "style" | "title" | "template" | "noscript" | "iframe" | "noembed"
            | "noframes" | "object" | "applet" | "svg" | "canvas" | "audio" | "video"
            | "select" | "datalist" | "button" | "textarea" | "dialog" => Self::Silent,
            "p" => Self::Paragraph,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "ul" | "menu" | "dir" => Self::List(false),
            "ol" => Self::List(true),
            "li" => Self::Item,
            "blockquote" => Self::Quote,
            "pre" | "listing" | "xmp" | "plaintext" => Self::Preformatted,
            "table" => Self::Table,
            "tbody" | "thead" | "tfoot" => Self::Rows,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "figure" => Self::Figure,
            "figcaption" | "caption" => Self::Caption,
            "a" => Self::Anchor,
            "em" | "i" | "cite" | "dfn" | "var" => Self::Stress(Stress::Light),
            "b" | "strong" => Self::Stress(Stress::Strong),
            "code" | "kbd" | "samp" | "tt" => Self::Stress(Stress::Code),
            "s" | "strike" | "del" => Self::Stress(Stress::Struck),
            "q" => Self::Quotation,
            "sup" => Self::Raised,
            "br" => Self::Break,
            "hr" => Self::Rule,
            "img" | "amp-img" | "image" => Self::Picture,
            "base" => Self::Base,
            "area" | "basefont" | "bgsound" | "col" | "embed" | "frame" | "input" | "keygen"
            | "link" | "meta" | "param" | "source" | "track" | "wbr" => Self::Void,
            "address" | "article" | "aside" | "body" | "center" | "dd" | "details" | "div"
            | "dl" | "dt" | "fieldset" | "footer" | "form" | "header" | "hgroup" | "html"
            | "legend" | "main" | "nav" | "optgroup" | "option" | "search" | "section"
            | "summary" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether it has no end tag.
    pub const fn is_void(self) -> bool {
        matches!(
            self,
            Self::Break | Self::Rule | Self::Picture | Self::Base | Self::Void
        )
    }

    /// Whether it stands within a line.
    pub const fn is_inline(self) -> bool {
        matches!(
            self,
            Self::Inline | Self::Anchor | Self::Stress(_) | Self::Quotation | Self::Raised
        )
    }

    /// Whether an end tag of another element does not reach through it.
    pub const fn is_wall(self) -> bool {
        matches!(self, Self::Table | Self::Cell)
    }

    /// Whether its end tag reaches through a cell.
    pub const fn is_of_tables(self) -> bool {
        matches!(self, Self::Table | Self::Rows | Self::Row | Self::Cell)
    }

    /// The elements that its start tag ends, and those through which that does not reach.
    pub fn ends(self, open: Self) -> Ends {
        let (ends, wall) = match self {
            Self::Item => (open == Self::Item, matches!(open, Self::List(_))),
            Self::Cell => (open == Self::Cell, false),
            Self::Row => (matches!(open, Self::Row | Self::Cell), false),
            Self::Rows => (matches!(open, Self::Rows | Self::Row | Self::Cell), false),
            Self::Anchor => (open == Self::Anchor, false),
            Self::Heading(_) => (matches!(open, Self::Heading(_) | Self::Paragraph), false),
            _ if self.is_inline() || self == Self::Silent => (false, true),
            _ => (open == Self::Paragraph, false),
        };
        let wall = wall
            || matches!(open, Self::Table | Self::Silent)
            || open == Self::Cell && !self.is_of_tables();
        match (ends, wall) {
            (true, _) => Ends::This,
            (false, true) => Ends::Nothing,
            (false, false) => Ends::Perhaps,
        }
    }
}

/// Whether a start tag ends an open element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// It ends this one, and with it all in it.
    This,
    /// It ends neither this nor one around it.
    Nothing,
    /// It may end one around it.
    Perhaps,
}

/// Whether a browser would not show it.
pub fn is_hidden(attributes: &Attributes) -> bool {
    let style = |style: &str| {
        let dense: String = style.split_whitespace().collect();
        let dense = dense.to_ascii_lowercase();
        dense.contains("display:none") || dense.contains("visibility:hidden")
    };
    attributes
        .get("hidden")
        .is_some_and(|how| how != "until-found")
        || attributes.get("aria-hidden") == Some("true")
        || attributes.get("style").is_some_and(style)
}

/// Whether a common maker of pages calls it a caption.
fn is_caption(attributes: &Attributes) -> bool {
    let caption = |class: &str| matches!(class, "wp-caption-text" | "wp-element-caption");
    attributes
        .get("class")
        .is_some_and(|classes| classes.split_ascii_whitespace().any(caption))
}
