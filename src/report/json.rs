//! The JSON shape of DESIGN.md, field by field.

use serde::{Serialize, Serializer};

use super::Report;
use crate::domain::{
    EntityKind, Form, Gift, GiftKind, GiftStatus, Item, Lang, Meeting, MeetingStatus, Mention,
    MentionForm, PartialDate, Span,
};

/// One article's line.
#[derive(Debug, Serialize)]
pub struct Record {
    id: String,
    lang: Lang,
    title: Option<String>,
    published: Option<PartialDate>,
    entities: Vec<Named>,
    gifts: Vec<Given>,
    meetings: Vec<Met>,
}

/// A mention by name or role. Pronouns have no line: they name nothing.
#[derive(Debug, Serialize)]
struct Named {
    kind: EntityKind,
    text: String,
    canonical: String,
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Given {
    giver: Vec<String>,
    recipient: Vec<String>,
    mutual: bool,
    kind: GiftKind,
    items: Vec<Thing>,
    place: Option<String>,
    date: Option<PartialDate>,
    status: GiftStatus,
    attribution: Vec<String>,
    evidence: Vec<Evidence>,
    confidence: f64,
}

#[derive(Debug, Serialize)]
struct Thing {
    what: String,
    #[serde(serialize_with = "plain_number")]
    quantity: Option<f64>,
    unit: Option<String>,
}

#[derive(Debug, Serialize)]
struct Met {
    participants: Vec<String>,
    place: Option<String>,
    date: Option<PartialDate>,
    topic: Option<String>,
    status: MeetingStatus,
    form: Form,
    attribution: Vec<String>,
    evidence: Vec<Evidence>,
    confidence: f64,
}

#[derive(Debug, Serialize)]
struct Evidence {
    start: usize,
    end: usize,
    text: String,
}

impl Record {
    /// Everything that is promised of one article.
    #[must_use]
    pub fn new(report: &Report) -> Self {
        let (article, findings) = (report.article, report.findings);
        let named = findings
            .mentions
            .iter()
            .filter(|mention| mention.form == MentionForm::Name && mention.sure);
        Self {
            id: article.source.clone(),
            lang: findings.lang,
            title: article.title.map(|span| report.words(span)),
            published: article.published,
            entities: named.map(|mention| Named::new(report, mention)).collect(),
            gifts: findings
                .gifts
                .iter()
                .map(|gift| Given::new(report, gift))
                .collect(),
            meetings: findings
                .meetings
                .iter()
                .map(|meeting| Met::new(report, meeting))
                .collect(),
        }
    }
}

impl Named {
    fn new(report: &Report, mention: &Mention) -> Self {
        let place = report.source_span(mention.span);
        Self {
            kind: mention.kind,
            text: report.words(mention.span),
            canonical: report.words(report.findings.entity(mention.entity).name),
            start: place.start,
            end: place.end,
        }
    }
}

impl Given {
    fn new(report: &Report, gift: &Gift) -> Self {
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

impl Thing {
    fn new(report: &Report, item: &Item) -> Self {
        Self {
            what: report.words(item.what),
            quantity: item.quantity,
            unit: item.unit.clone(),
        }
    }
}

impl Met {
    fn new(report: &Report, meeting: &Meeting) -> Self {
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

fn evidence(report: &Report, spans: &[Span]) -> Vec<Evidence> {
    let telling = |&span: &Span| {
        let place = report.source_span(span);
        let text = span.of(&report.article.text).to_owned();
        Evidence {
            start: place.start,
            end: place.end,
            text,
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
pub fn line(record: &Record) -> String {
    let mut line = serde_json::to_string(record).expect("strings, numbers and lists serialise");
    line.push('\n');
    line
}

/// An element of an indented array, without a line end.
pub fn indented(record: &Record) -> String {
    let pretty =
        serde_json::to_string_pretty(record).expect("strings, numbers and lists serialise");
    // Line feeds inside strings are escaped, so every raw one belongs to the layout.
    format!("  {}", pretty.replace('\n', "\n  "))
}
