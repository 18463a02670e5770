-- What the feed of an article gave, while the text of its page is in its body.
CREATE TABLE given (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  html    INTEGER NOT NULL,
  size    INTEGER NOT NULL,               -- bytes before compression
  data    BLOB NOT NULL
) STRICT;
