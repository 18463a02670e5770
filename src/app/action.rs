//! What happened, and what is wished: the two enums that face each other across [`super::update`].

use std::sync::Arc;

use crate::domain::{Article, ArticleId};

use super::{Found, Measured, command::Command, key::Key};

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// A command was given, so many times.
    Command(Command, Option<usize>),
    /// The screen has this many columns and rows now.
    Resized(u16, u16),
    /// An article was read, or why it could not be.
    Loaded(ArticleId, Result<Arc<Article>, String>),
    /// An article's findings are there, or why they are not.
    Analysed(ArticleId, Result<Arc<Found>, String>),
    /// The state was drawn, and this was found.
    Measured(Measured),
}

/// What the world is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read an article.
    Load(ArticleId),
    /// Find its entities, gifts and meetings.
    Analyse(ArticleId, Arc<Article>),
    /// Let this article's work go before that of others.
    Prefer(ArticleId),
    /// Draw every cell anew.
    Redraw,
    /// Give the terminal back to the shell until it returns.
    Suspend,
    /// End the program.
    Quit,
}
