-- Fewer bytes for an event, and no index where something else leads the same way. Events are told again by the
-- analysis; marks, verdicts, texts, reports and the words of the index stay as they are.

DROP TRIGGER telling_gone;
DROP TABLE called;
DROP TABLE party;
DROP TABLE telling;
DROP TABLE event;
UPDATE article SET analysed = 0;

-- The ledger: each event once, whatever number of articles tell of it. What it is in full stands in their reports;
-- here is what it is found, ordered and known again by. Names and things are folded.
CREATE TABLE event (
  id         INTEGER PRIMARY KEY,
  sort       INTEGER NOT NULL,            -- 0: a gift, 1: a meeting
  first      INTEGER NOT NULL,            -- the seconds that its date spans; of the day first told without one
  last       INTEGER NOT NULL,
  date       TEXT,
  told_first INTEGER NOT NULL,            -- when its articles appeared
  told_last  INTEGER NOT NULL,
  kind       INTEGER NOT NULL,            -- 1: denied or called off, 2: from afar, 3: both
  names      TEXT NOT NULL,               -- of one side, →, of the other; | between two names
  key        INTEGER NOT NULL,            -- digest of the names in their order
  things     TEXT NOT NULL,
  parties    BLOB NOT NULL,               -- its rows of party: name * 4 + side, 4 bytes each
  tellings   INTEGER NOT NULL
) STRICT;
CREATE INDEX event_first ON event (first);
CREATE INDEX event_key ON event (key);

-- Which record of which article tells of it.
CREATE TABLE telling (
  event   INTEGER NOT NULL,
  article INTEGER NOT NULL,
  place   INTEGER NOT NULL,               -- in the report's list of the event's sort
  PRIMARY KEY (event, article, place)
) WITHOUT ROWID, STRICT;

-- For each record of the report the event that it tells of, and a digest of what a verdict knows it by, 4 bytes
-- each.
ALTER TABLE found ADD COLUMN told BLOB;

-- Who takes part, and where, under every name they are told by.
CREATE TABLE party (
  name  INTEGER NOT NULL,
  event INTEGER NOT NULL,
  side  INTEGER NOT NULL,                 -- 0: giver or participant, 1: recipient, 2: the place
  PRIMARY KEY (name, event, side)
) WITHOUT ROWID, STRICT;

-- Of an event with a day, the words of its first party: two articles may call it by more words and by fewer.
CREATE TABLE called (
  word  INTEGER NOT NULL,                 -- digest
  day   INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (word, day, event)
) WITHOUT ROWID, STRICT;

-- What an article is known again by. Of an article that is gone, or of none: one that was deleted and shall not
-- come back. No key of an article is given twice.
ALTER TABLE identity RENAME TO known;
CREATE TABLE identity (
  key     INTEGER PRIMARY KEY,
  article INTEGER
) STRICT;
INSERT INTO identity SELECT key, article FROM known ORDER BY key;
DROP TABLE known;

-- The key of a row stands in every index as it is; lists are read from the end.
DROP INDEX article_at;
DROP INDEX article_unread;
DROP INDEX article_starred;
DROP INDEX article_gifts;
DROP INDEX article_meetings;
DROP INDEX article_lang;
CREATE INDEX article_at ON article (at);
CREATE INDEX article_unread ON article (at) WHERE read = 0;
CREATE INDEX article_starred ON article (at) WHERE starred <> 0;
CREATE INDEX article_gifts ON article (at) WHERE gifts > 0;
CREATE INDEX article_meetings ON article (at) WHERE meetings > 0;
CREATE INDEX article_lang ON article (lang, at);
