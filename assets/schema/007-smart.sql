-- Smart feeds: what a query means, under a title of the user's.
CREATE TABLE smart (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  title   TEXT NOT NULL UNIQUE COLLATE NOCASE,
  query   TEXT NOT NULL,
  folder  TEXT NOT NULL,                  -- JSON, the outermost name first
  watched INTEGER NOT NULL DEFAULT 0      -- whether digests tell what is new in it
) STRICT;
