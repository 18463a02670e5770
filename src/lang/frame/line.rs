//! Words of a rule: roles, statuses, forms of meeting, and patterns.

use super::{Pattern, Role, Voice};
use crate::domain::{Form, GiftStatus};

pub(super) fn role(name: &str) -> Option<Role> {
    match name {
        "giver" => Some(Role::Giver),
        "recipient" => Some(Role::Recipient),
        "item" => Some(Role::Item),
        "participant" => Some(Role::Participant),
        "topic" => Some(Role::Topic),
        "any" => Some(Role::Any),
        _ => None,
    }
}

pub(super) fn status(name: &str) -> Option<GiftStatus> {
    match name {
        "offered" => Some(GiftStatus::Offered),
        "promised" => Some(GiftStatus::Promised),
        "given" => Some(GiftStatus::Given),
        _ => None,
    }
}

pub(super) fn form(name: &str) -> Option<Form> {
    match name {
        "call" => Some(Form::Call),
        "video" => Some(Form::Video),
        "summit" => Some(Form::Summit),
        _ => None,
    }
}

/// Reads `giver _ item kepada|untuk:recipient`; `None` where a word is no role.
pub(super) fn pattern(voice: Voice, text: &'static str) -> Option<Pattern> {
    let (before, behind) = text.split_once('_')?;
    let subject = before.trim();
    let mut pattern = Pattern {
        voice,
        subject: role(subject),
        objects: Vec::new(),
        phrases: Vec::new(),
    };
    if !subject.is_empty() && pattern.subject.is_none() {
        return None;
    }
    for slot in behind.split_whitespace() {
        match slot.split_once(':') {
            Some((prepositions, name)) => pattern
                .phrases
                .push((prepositions.split('|').collect(), role(name)?)),
            None => pattern.objects.push(role(slot)?),
        }
    }
    Some(pattern)
}
