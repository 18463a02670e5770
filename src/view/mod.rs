//! State drawn as cells.
