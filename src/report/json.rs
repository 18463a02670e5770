//! The JSON shape of a record, field by field.
//!
//! A long text is written while its parts are read: entities at once, gifts and meetings, which follow them,
//! are put by as few bytes (`kept`), so that the record of a text of any size needs little memory.

use std::{
    borrow::{Borrow, Cow},
    io::{self, Write},
};

use serde::{Serialize, Serializer};

use super::{Report, kept::Kept};
use crate::domain::{
    Article, EntityKind, Findings, Form, Gift, GiftKind, GiftStatus, Item, Lang, Meeting,
    MeetingStatus, Mention, PartialDate, Span,
};

/// A mention that is shown. Pronouns and roles name nothing by themselves; guesses would cost trust.
#[derive(Serialize)]
struct Named<'a> {
    kind: EntityKind,
    text: Cow<'a, str>,
    canonical: Cow<'a, str>,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Given<'a> {
    giver: Vec<Cow<'a, str>>,
    recipient: Vec<Cow<'a, str>>,
    mutual: bool,
    kind: GiftKind,
    items: Vec<Thing<'a>>,
    place: Option<Cow<'a, str>>,
    date: Option<PartialDate>,
    status: GiftStatus,
    attribution: Vec<Cow<'a, str>>,
    evidence: Vec<Evidence<'a>>,
    confidence: f64,
}

#[derive(Serialize)]
struct Thing<'a> {
    what: Cow<'a, str>,
    #[serde(serialize_with = "plain_number")]
    quantity: Option<f64>,
    unit: Option<&'a str>,
}

#[derive(Serialize)]
struct Met<'a> {
    participants: Vec<Cow<'a, str>>,
    place: Option<Cow<'a, str>>,
    date: Option<PartialDate>,
    topic: Option<Cow<'a, str>>,
    status: MeetingStatus,
    form: Form,
    attribution: Vec<Cow<'a, str>>,
    evidence: Vec<Evidence<'a>>,
    confidence: f64,
}

#[derive(Serialize)]
struct Evidence<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Named<'a> {
    fn new(report: &Report<'a>, mention: &Mention, span: Span) -> Self {
        let place = report.source_span(span);
        Self {
            kind: mention.kind,
            text: report.words(span),
            canonical: report.words(report.findings.entity(mention.entity).name),
            start: place.start,
            end: place.end,
        }
    }
}

impl<'a> Given<'a> {
    fn new(report: &Report<'a>, gift: &'a Gift) -> Self {
        Self {
            giver: report.names(&gift.givers),
            recipient: report.names(&gift.recipients),
            mutual: gift.mutual,
            kind: gift.kind,
            items: gift
                .items
                .iter()
                .map(|item| Thing::new(report, item))
                .collect(),
            place: gift.place.map(|place| report.words(place.span)),
            date: gift.date.map(|when| when.date),
            status: gift.status,
            attribution: report.names(&gift.attribution),
            evidence: evidence(report, &gift.evidence),
            confidence: gift.confidence.as_share(),
        }
    }
}

impl<'a> Thing<'a> {
    fn new(report: &Report<'a>, item: &'a Item) -> Self {
        Self {
            what: report.words(item.what),
            quantity: item.quantity,
            unit: item.unit.as_deref(),
        }
    }
}

impl<'a> Met<'a> {
    fn new(report: &Report<'a>, meeting: &Meeting) -> Self {
        Self {
            participants: report.names(&meeting.participants),
            place: meeting.place.map(|place| report.words(place.span)),
            date: meeting.date.map(|when| when.date),
            topic: meeting.topic.map(|span| report.words(span)),
            status: meeting.status,
            form: meeting.form,
            attribution: report.names(&meeting.attribution),
            evidence: evidence(report, &meeting.evidence),
            confidence: meeting.confidence.as_share(),
        }
    }
}

fn evidence<'a>(report: &Report<'a>, spans: &[Span]) -> Vec<Evidence<'a>> {
    let telling = |&span: &Span| {
        let place = report.source_span(span);
        Evidence {
            start: place.start,
            end: place.end,
            text: span.of(&report.article.text),
        }
    };
    spans.iter().map(telling).collect()
}

/// A whole number without a fraction: 5, not 5.0.
fn plain_number<S: Serializer>(quantity: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match *quantity {
        // Beyond 2^53 an f64 no longer tells neighbouring whole numbers apart.
        Some(number) if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 => {
            serializer.serialize_i64(number as i64)
        }
        other => other.serialize(serializer),
    }
}

/// Writes the record of `article`, given what was found in each of its parts, in order; no line end. Gifts
/// and meetings stand behind the entities of all parts, so they are kept until those are written.
pub fn record<F: Borrow<Findings>>(
    article: &Article,
    parts: impl IntoIterator<Item = F>,
    layout: Layout,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut parts = parts.into_iter().peekable();
    let lang = parts.peek().map(|findings| findings.borrow().lang);
    let facts = Report {
        article,
        findings: &Findings::default(),
    };
    layout.open(out, article, lang.unwrap_or_default())?;
    let mut entities = layout.list("entities", out)?;
    let mut gifts = layout.list("gifts", Kept::default())?;
    let mut meetings = layout.list("meetings", Kept::default())?;
    for findings in parts {
        let report = Report {
            findings: findings.borrow(),
            ..facts
        };
        for mention in &report.findings.mentions {
            if let Some(span) = mention.shown {
                entities.add(&Named::new(&report, mention, span))?;
            }
        }
        for gift in &report.findings.gifts {
            gifts.add(&Given::new(&report, gift))?;
        }
        for meeting in &report.findings.meetings {
            meetings.add(&Met::new(&report, meeting))?;
        }
    }
    let out = entities.close()?;
    gifts.close()?.release(out)?;
    meetings.close()?.release(out)?;
    layout.close(out)
}

/// How a record is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Line,
    /// Indented, as an element of an array.
    Indented,
}

/// What one level is moved in by.
const MARGIN: &str = "  ";

impl Layout {
    /// What stands before a field or element so many levels inside.
    fn margin(self, depth: usize) -> String {
        match self {
            Self::Line => String::new(),
            Self::Indented => format!("\n{}", MARGIN.repeat(depth)),
        }
    }

    /// A value whose first line stands so many levels inside.
    fn value(self, depth: usize, value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Line => serde_json::to_writer(out, value)?,
            Self::Indented => {
                let margin = MARGIN.repeat(depth);
                serde_json::to_writer_pretty(Inside { out, margin }, value)?;
            }
        }
        Ok(())
    }

    /// The name of a field inside the record, with what stands before and behind it.
    fn name(self, name: &str, first: bool, out: &mut impl Write) -> io::Result<()> {
        let comma = if first { "" } else { "," };
        let space = if self == Self::Line { "" } else { " " };
        write!(out, "{comma}{}\"{name}\":{space}", self.margin(2))
    }

    /// The beginning of the record: what is known of the article itself.
    fn open(self, out: &mut impl Write, article: &Article, lang: Lang) -> io::Result<()> {
        let report = Report {
            article,
            findings: &Findings::default(),
        };
        let title = article.title.map(|span| report.words(span));
        write!(out, "{}{{", if self == Self::Line { "" } else { MARGIN })?;
        self.name("id", true, out)?;
        self.value(2, &article.source, out)?;
        self.name("lang", false, out)?;
        self.value(2, &lang, out)?;
        self.name("title", false, out)?;
        self.value(2, &title, out)?;
        self.name("published", false, out)?;
        self.value(2, &article.published, out)
    }

    /// A field that is a list, before its first element.
    fn list<W: Write>(self, name: &str, mut out: W) -> io::Result<List<W>> {
        self.name(name, false, &mut out)?;
        out.write_all(b"[")?;
        Ok(List {
            layout: self,
            out,
            empty: true,
        })
    }

    /// The end of the record.
    fn close(self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "{}}}", self.margin(1))
    }
}

/// A list that is being written.
struct List<W> {
    layout: Layout,
    out: W,
    empty: bool,
}

impl<W: Write> List<W> {
    fn add(&mut self, element: &impl Serialize) -> io::Result<()> {
        let comma = if self.empty { "" } else { "," };
        write!(self.out, "{comma}{}", self.layout.margin(3))?;
        self.empty = false;
        self.layout.value(3, element, &mut self.out)
    }

    /// Writes its end, and gives back what it was written to.
    fn close(mut self) -> io::Result<W> {
        if !self.empty {
            write!(self.out, "{}", self.layout.margin(2))?;
        }
        self.out.write_all(b"]")?;
        Ok(self.out)
    }
}

/// Writes on with every line but the first moved in. Line feeds inside strings are escaped, so every raw one
/// belongs to the layout.
struct Inside<'o, W> {
    out: &'o mut W,
    margin: String,
}

impl<W: Write> Write for Inside<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.out.write_all(line)?;
            if line.ends_with(b"\n") {
                self.out.write_all(self.margin.as_bytes())?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
