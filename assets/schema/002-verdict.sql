-- What the user says of a record that the analysis made: kept by what the record says, so that it outlives
-- an analysis anew.
CREATE TABLE verdict (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  record  TEXT NOT NULL,                  -- domain::RecordName
  agrees  INTEGER NOT NULL,               -- 1: it is right, 0: it is wrong
  PRIMARY KEY (article, record)
) WITHOUT ROWID, STRICT;
