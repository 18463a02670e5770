//! State drawn as cells.

pub mod cells;
pub mod flow;
pub mod viewport;
