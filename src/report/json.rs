//! The JSON shape of DESIGN.md, field by field.
//!
//! Nothing is put together before it is written: lists are made while they are, so that the record of a
//! text of any size needs no memory.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::Report;
use crate::domain::{
    EntityKind, Form, Gift, GiftKind, GiftStatus, Item, Meeting, MeetingStatus, Mention,
    PartialDate, Span,
};

/// One article's record: everything that is promised of it.
struct Record<'a>(&'a Report<'a>);

/// A list that is made while it is written.
struct List<F>(F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: Iterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}

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

impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let (article, findings) = (report.article, report.findings);
        let named = || {
            let mentions = findings.mentions.iter();
            mentions.filter_map(|mention| Some(Named::new(report, mention, mention.shown?)))
        };
        let gifts = || findings.gifts.iter().map(|gift| Given::new(report, gift));
        let meetings = || {
            let meetings = findings.meetings.iter();
            meetings.map(|meeting| Met::new(report, meeting))
        };
        let title = article.title.map(|span| report.words(span));
        let mut record = serializer.serialize_struct("Record", 7)?;
        record.serialize_field("id", &article.source)?;
        record.serialize_field("lang", &findings.lang)?;
        record.serialize_field("title", &title)?;
        record.serialize_field("published", &article.published)?;
        record.serialize_field("entities", &List(named))?;
        record.serialize_field("gifts", &List(gifts))?;
        record.serialize_field("meetings", &List(meetings))?;
        record.end()
    }
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

/// One line.
pub fn line(report: &Report, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Record(report))?;
    out.write_all(b"\n")
}

/// An element of an indented array, without a line end.
pub fn indented(report: &Report, out: &mut impl Write) -> io::Result<()> {
    out.write_all(MARGIN)?;
    serde_json::to_writer_pretty(Inside(out), &Record(report))?;
    Ok(())
}

/// What an element of the array is moved in by.
const MARGIN: &[u8] = b"  ";

/// Writes on with every line moved in. Line feeds inside strings are escaped, so every raw one belongs to
/// the layout.
struct Inside<'o, W>(&'o mut W);

impl<W: Write> Write for Inside<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.0.write_all(line)?;
            if line.ends_with(b"\n") {
                self.0.write_all(MARGIN)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}
