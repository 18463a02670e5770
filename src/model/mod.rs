//! Entity models as the command line sees them: tagged text in, scores and tagged text out. No files here.

pub mod conll;
pub mod report;
pub mod run;
pub mod score;
