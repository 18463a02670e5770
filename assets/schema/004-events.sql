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
  tellings   INTEGER NOT NULL
) STRICT;
CREATE INDEX event_first ON event (first DESC, id DESC);
CREATE INDEX event_key ON event (key);

-- Which record of which article tells of it.
CREATE TABLE telling (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  sort    INTEGER NOT NULL,
  place   INTEGER NOT NULL,               -- in the report's list of its sort
  event   INTEGER NOT NULL REFERENCES event,
  record  INTEGER NOT NULL,               -- digest of what a verdict knows it by
  PRIMARY KEY (article, sort, place)
) WITHOUT ROWID, STRICT;
CREATE INDEX telling_event ON telling (event);

-- Who takes part, and where, under every name they are told by.
CREATE TABLE party (
  name  INTEGER NOT NULL REFERENCES name,
  event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  side  INTEGER NOT NULL,                 -- 0: giver or participant, 1: recipient, 2: the place
  PRIMARY KEY (name, event, side)
) WITHOUT ROWID, STRICT;
CREATE INDEX party_event ON party (event);

-- On which day a party is called by which word: two articles may call it by more words and by fewer.
CREATE TABLE called (
  day   INTEGER NOT NULL,
  word  INTEGER NOT NULL,                 -- digest
  event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  PRIMARY KEY (day, word, event)
) WITHOUT ROWID, STRICT;
CREATE INDEX called_event ON called (event);

-- An event that nobody tells of any more is none.
CREATE TRIGGER telling_gone AFTER DELETE ON telling BEGIN
  UPDATE event SET tellings = tellings - 1 WHERE id = OLD.event;
  DELETE FROM event WHERE id = OLD.event AND tellings < 1;
END;
