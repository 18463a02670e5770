//! Gifts and meetings as records: one order for the panel, one way to their tellings and marks.

use crate::domain::{
    Confidence, EntityId, EntityKind, Findings, Gift, Meeting, Mention, MentionForm, Party, Span,
};

use super::Settings;

/// A gift or a meeting, by its index in the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordId {
    /// A gift.
    Gift(usize),
    /// A meeting.
    Meeting(usize),
}

/// A part of the panel with its own heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// Gifts that are sure enough.
    Gifts,
    /// Meetings that are sure enough.
    Meetings,
    /// Records of either sort that may well be mistaken.
    Doubtful,
}

/// Findings, and the order in which the panel shows their records.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What was found.
    pub findings: Findings,
    /// Gifts, then meetings, then what is doubtful; each by first telling.
    pub order: Vec<RecordId>,
    /// How many of `order` are gifts that are sure enough.
    pub gifts: usize,
    /// How many after them are meetings that are sure enough.
    pub meetings: usize,
    /// For each entity, whether it has a part in a record.
    pub involved: Vec<bool>,
    /// For each entity, whether the article gives it a name, and not only a role.
    pub named: Vec<bool>,
    /// The kinds of entity that stand out in the text, in the order of legends.
    pub kinds: Vec<EntityKind>,
    /// Where looking ended, in a text too long to be looked through.
    pub until: Option<usize>,
}

impl Found {
    /// Sets the records of `findings` in order, those of usual sureness before the doubtful ones.
    #[must_use]
    pub fn new(findings: Findings) -> Self {
        Self::with(findings, Settings::default().doubtful)
    }

    /// The same with those doubtful that are less sure than `doubtful` percent.
    #[must_use]
    pub fn with(findings: Findings, doubtful: u8) -> Self {
        let floor = Confidence::percent(doubtful);
        let gifts = |sure| {
            let confidences = findings.gifts.iter().map(|gift| gift.confidence);
            places(confidences, floor, sure)
                .map(RecordId::Gift)
                .collect::<Vec<_>>()
        };
        let meetings = |sure| {
            let confidences = findings.meetings.iter().map(|meeting| meeting.confidence);
            places(confidences, floor, sure)
                .map(RecordId::Meeting)
                .collect::<Vec<_>>()
        };
        let (gift_count, meeting_count) = (gifts(true).len(), meetings(true).len());
        let order = [gifts(true), meetings(true), gifts(false), meetings(false)].concat();
        let mut found = Self {
            involved: involved(&findings),
            named: named(&findings),
            kinds: Vec::new(),
            order,
            gifts: gift_count,
            meetings: meeting_count,
            findings,
            until: None,
        };
        let mentioned = |kind: &EntityKind| {
            let mut mentions = found.findings.mentions.iter();
            mentions.any(|mention| mention.kind == *kind && found.names(mention))
        };
        found.kinds = EntityKind::ALL.into_iter().filter(mentioned).collect();
        found
    }

    /// Whether a mention stands out in the text. Pronouns never do, and what somebody is ("the premier") only
    /// where a gift or meeting knows them by nothing else: the text would drown in marks.
    #[must_use]
    pub fn names(&self, mention: &Mention) -> bool {
        let is = |flags: &[bool]| flags.get(mention.entity.0) == Some(&true);
        match mention.form {
            MentionForm::Name => true,
            MentionForm::Role => is(&self.involved) && !is(&self.named),
            MentionForm::Pronoun => false,
        }
    }

    /// How many records are doubtful.
    #[must_use]
    pub fn doubtful(&self) -> usize {
        self.order.len() - self.gifts - self.meetings
    }

    /// The record's place in the panel's order.
    #[must_use]
    pub fn position(&self, record: RecordId) -> Option<usize> {
        self.order.iter().position(|&other| other == record)
    }

    /// The record's tellings.
    #[must_use]
    pub fn evidence(&self, record: RecordId) -> &[Span] {
        match record {
            RecordId::Gift(at) => self.findings.gifts.get(at).map(|gift| &gift.evidence),
            RecordId::Meeting(at) => self
                .findings
                .meetings
                .get(at)
                .map(|meeting| &meeting.evidence),
        }
        .map_or(&[], Vec::as_slice)
    }

    /// The parties that have a part in the record.
    #[must_use]
    pub fn parties(&self, record: RecordId) -> Vec<Party> {
        match record {
            RecordId::Gift(at) => self.findings.gifts.get(at).map(parties_of_gift),
            RecordId::Meeting(at) => {
                let meeting = self.findings.meetings.get(at);
                meeting.map(|meeting| meeting.participants.clone())
            }
        }
        .unwrap_or_default()
    }

    /// The words that name what the record is about: the things given with their numbers, the topic.
    #[must_use]
    pub fn subjects(&self, record: RecordId) -> Vec<Span> {
        match record {
            RecordId::Gift(at) => {
                let items = self
                    .findings
                    .gifts
                    .get(at)
                    .map_or(&[][..], |gift| &gift.items);
                let spans = items
                    .iter()
                    .flat_map(|item| [Some(item.what), item.quantity_span]);
                spans.flatten().collect()
            }
            RecordId::Meeting(at) => {
                let topic = self
                    .findings
                    .meetings
                    .get(at)
                    .and_then(|meeting| meeting.topic);
                topic.into_iter().collect()
            }
        }
    }
}

/// Where the records stand that are sure enough, or those that are not.
fn places(
    confidences: impl Iterator<Item = Confidence>,
    floor: Confidence,
    sure: bool,
) -> impl Iterator<Item = usize> {
    let chosen = confidences
        .enumerate()
        .filter(move |&(_, confidence)| (confidence >= floor) == sure);
    chosen.map(|(at, _)| at)
}

fn parties_of_gift(gift: &Gift) -> Vec<Party> {
    [gift.givers.as_slice(), &gift.recipients].concat()
}

fn involved(findings: &Findings) -> Vec<bool> {
    let mut involved = vec![false; findings.entities.len()];
    let of_gifts = findings.gifts.iter().flat_map(parties_of_gift);
    let of_meetings = findings
        .meetings
        .iter()
        .flat_map(|meeting: &Meeting| meeting.participants.clone());
    for EntityId(at) in of_gifts.chain(of_meetings).filter_map(|party| party.entity) {
        if let Some(flag) = involved.get_mut(at) {
            *flag = true;
        }
    }
    involved
}

fn named(findings: &Findings) -> Vec<bool> {
    let mut named = vec![false; findings.entities.len()];
    let by_name = findings
        .mentions
        .iter()
        .filter(|mention| mention.form == MentionForm::Name);
    for mention in by_name {
        if let Some(flag) = named.get_mut(mention.entity.0) {
            *flag = true;
        }
    }
    named
}
