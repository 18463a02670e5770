//! What the reader sees, as data: no terminal, no disk, no clock.

pub mod command;
pub mod key;
