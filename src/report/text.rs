//! The listing to read: every record as a sentence, as in the reader's panel.

use std::{borrow::Cow, collections::BTreeMap, fmt::Write as _, io};

use super::Report;
use crate::domain::{
    Confidence, EntityId, EntityKind, Findings, Form, Gift, Item, Lang, Meeting, MentionForm,
    Party, Span,
};

/// Writes the whole listing of one article.
pub fn listing(report: &Report, out: &mut impl io::Write) -> io::Result<()> {
    let (article, findings) = (report.article, report.findings);
    let mut facts = vec![article.source.clone(), language(findings.lang).to_owned()];
    facts.extend(article.published.map(|date| date.to_string()));
    writeln!(out, "{}", facts.join(" · "))?;
    if let Some(title) = article.title {
        writeln!(out, "{}", report.words(title))?;
    }
    writeln!(out)?;
    let gifts = findings.gifts.iter().map(|gift| gift_lines(report, gift));
    section(out, "◆ Gifts", gifts)?;
    let meetings = findings.meetings.iter();
    let meetings = meetings.map(|meeting| meeting_lines(report, meeting));
    section(out, "● Meetings", meetings)?;
    writeln!(out, "{}", heading("Entities", findings.entities.len()))?;
    for line in entity_lines(report) {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

fn words(report: &Report, span: Span) -> String {
    report.words(span).into_owned()
}

fn names(report: &Report, parties: &[Party]) -> Vec<String> {
    let names = report.names(parties).into_iter();
    names.map(Cow::into_owned).collect()
}

const fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Id => "Indonesian",
        Lang::En => "English",
    }
}

fn heading(words: &str, count: usize) -> String {
    if count == 0 {
        format!("{words}: none")
    } else {
        format!("{words}: {count}")
    }
}

fn section(
    out: &mut impl io::Write,
    words: &str,
    records: impl ExactSizeIterator<Item = Vec<String>>,
) -> io::Result<()> {
    let none = records.len() == 0;
    writeln!(out, "{}", heading(words, records.len()))?;
    for record in records {
        for line in record {
            writeln!(out, "  {line}")?;
        }
        writeln!(out)?;
    }
    if none { writeln!(out) } else { Ok(()) }
}

fn gift_lines(report: &Report, gift: &Gift) -> Vec<String> {
    let givers = or_unknown(names(report, &gift.givers));
    let parties = if gift.mutual {
        let mut both = names(report, &gift.givers);
        both.extend(names(report, &gift.recipients));
        let mut seen = Vec::new();
        both.retain(|name| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
        both.join(" ⇄ ")
    } else {
        format!("{givers} → {}", or_unknown(names(report, &gift.recipients)))
    };
    let mut facts = vec![gift.status.name().to_owned()];
    facts.extend(gift.place.map(|place| words(report, place.span)));
    facts.extend(gift.date.map(|when| when.date.to_string()));
    facts.extend(names(report, &gift.attribution));
    facts.push(bars(gift.confidence));
    let mut lines = vec![parties];
    lines.extend(gift.items.iter().map(|item| item_line(report, item)));
    lines.push(facts.join(" · "));
    lines.extend(told(report, &gift.evidence));
    lines
}

fn meeting_lines(report: &Report, meeting: &Meeting) -> Vec<String> {
    let mut facts = vec![meeting.status.name().to_owned()];
    facts.extend(form(meeting.form).map(str::to_owned));
    facts.extend(meeting.place.map(|place| words(report, place.span)));
    facts.extend(meeting.date.map(|when| when.date.to_string()));
    facts.extend(names(report, &meeting.attribution));
    facts.push(bars(meeting.confidence));
    let mut lines = vec![or_unknown_list(names(report, &meeting.participants), " ↔ ")];
    lines.extend(
        meeting
            .topic
            .map(|topic| format!("about {}", words(report, topic))),
    );
    lines.push(facts.join(" · "));
    lines.extend(told(report, &meeting.evidence));
    lines
}

fn item_line(report: &Report, item: &Item) -> String {
    let quantity = item
        .quantity
        .map_or(String::new(), |number| number.to_string());
    let unit = item
        .unit
        .as_deref()
        .map_or(String::new(), |unit| format!("{unit} "));
    format!("{quantity:>5}  {unit}{}", words(report, item.what))
        .trim_end()
        .to_owned()
}

fn told(report: &Report, evidence: &[Span]) -> Vec<String> {
    evidence
        .iter()
        .map(|&span| format!("“{}”", words(report, span)))
        .collect()
}

fn or_unknown(names: Vec<String>) -> String {
    or_unknown_list(names, ", ")
}

fn or_unknown_list(names: Vec<String>, between: &str) -> String {
    if names.is_empty() {
        "?".to_owned()
    } else {
        names.join(between)
    }
}

fn bars(confidence: Confidence) -> String {
    let full = usize::from(confidence.bars());
    format!("{}{}", "▮".repeat(full), "▯".repeat(5 - full))
}

const fn form(form: Form) -> Option<&'static str> {
    match form {
        Form::InPerson => None,
        Form::Call => Some("call"),
        Form::Video => Some("video"),
        Form::Summit => Some("summit"),
    }
}

/// A line for each kind, a name for each entity, with how often it is mentioned.
fn entity_lines(report: &Report) -> Vec<String> {
    let findings = report.findings;
    let counts = mention_counts(findings);
    let mut lines = Vec::new();
    for kind in EntityKind::ALL {
        let mut line = String::new();
        for (at, entity) in findings
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.kind == kind)
        {
            let between = if line.is_empty() { "" } else { ", " };
            let times = counts.get(&EntityId(at)).copied().unwrap_or(0);
            // Writing to a String cannot fail.
            let _ = write!(line, "{between}{}", words(report, entity.name));
            if times > 1 {
                let _ = write!(line, " ({times})");
            }
        }
        if !line.is_empty() {
            lines.push(format!("  {:<13}{line}", kind.name()));
        }
    }
    lines
}

fn mention_counts(findings: &Findings) -> BTreeMap<EntityId, usize> {
    let mut counts = BTreeMap::new();
    for mention in findings
        .mentions
        .iter()
        .filter(|mention| mention.form != MentionForm::Pronoun)
    {
        *counts.entry(mention.entity).or_insert(0) += 1;
    }
    counts
}
