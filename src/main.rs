//! The warta binary: everything is in the library.

fn main() {}
