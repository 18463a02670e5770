-- The same in fewer pages, and counts that need no counting. What the analysis found is found again.

DROP TABLE term;
DROP TABLE report;
DROP TABLE named;
DELETE FROM telling;
DELETE FROM event;
DROP TABLE party;
DROP TABLE name;
DROP TABLE shingle;
UPDATE article SET analysed = 0, gifts = 0, meetings = 0, story = NULL;
-- An id that is the link is not kept twice.
UPDATE article SET guid = NULLIF(guid, '');
UPDATE article SET guid = '' WHERE guid = link;

-- What the first column holds takes two bytes less for each word: most words are of bodies.
CREATE VIRTUAL TABLE term USING fts5 (
  body, title, author, content = '', contentless_delete = 1, tokenize = 'ascii'
);

-- What was found in an article. Rows are only ever added at the end, so that pages are full, whatever the
-- order in which articles are looked through.
CREATE TABLE found (
  id      INTEGER PRIMARY KEY,
  size    INTEGER,                        -- bytes of the report before compression
  report  BLOB,
  names   BLOB NOT NULL,                  -- their numbers, 4 bytes each
  sketch  BLOB NOT NULL                   -- hashes of runs of words, 4 bytes each
) STRICT;
ALTER TABLE article ADD COLUMN found INTEGER;

-- Names of entities, folded, between spaces.
CREATE TABLE name (
  folded TEXT PRIMARY KEY,
  id     INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE numbered (last INTEGER NOT NULL) STRICT;
INSERT INTO numbered VALUES (0);
CREATE TABLE named (
  name    INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (name, article)
) WITHOUT ROWID, STRICT;

-- Who takes part, and where, under every name they are told by.
CREATE TABLE party (
  name  INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
  side  INTEGER NOT NULL,                 -- 0: giver or participant, 1: recipient, 2: the place
  PRIMARY KEY (name, event, side)
) WITHOUT ROWID, STRICT;
CREATE INDEX party_event ON party (event);

-- The first hashes of each article's sketch: copies share some of them.
CREATE TABLE shingle (
  hash    INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (hash, article)
) WITHOUT ROWID, STRICT;

-- How many articles each feed carries, and (feed 0) there are, kept with every change.
CREATE TABLE tally (
  feed     INTEGER PRIMARY KEY,
  articles INTEGER NOT NULL,
  unread   INTEGER NOT NULL,
  starred  INTEGER NOT NULL
) STRICT;
INSERT INTO tally SELECT 0, count(*), count(*) FILTER (WHERE read = 0), count(*) FILTER (WHERE starred <> 0)
  FROM article;
INSERT INTO tally SELECT feed, count(*), count(*) FILTER (WHERE read = 0), count(*) FILTER (WHERE starred <> 0)
  FROM carried JOIN article ON article.id = carried.article GROUP BY feed;

CREATE TRIGGER article_in AFTER INSERT ON article BEGIN
  UPDATE tally SET articles = articles + 1, unread = unread + (new.read = 0), starred = starred + (new.starred <> 0)
    WHERE feed = 0;
END;
-- Before: afterwards nobody knows any more which feeds carried it.
CREATE TRIGGER article_out BEFORE DELETE ON article BEGIN
  UPDATE tally SET articles = articles - (feed = 0), unread = unread - (old.read = 0),
    starred = starred - (old.starred <> 0)
    WHERE feed = 0 OR feed IN (SELECT feed FROM carried WHERE carried.article = old.id);
END;
CREATE TRIGGER article_marked AFTER UPDATE OF read, starred ON article
  WHEN (old.read = 0) <> (new.read = 0) OR (old.starred <> 0) <> (new.starred <> 0)
BEGIN
  UPDATE tally SET unread = unread + (new.read = 0) - (old.read = 0),
    starred = starred + (new.starred <> 0) - (old.starred <> 0)
    WHERE feed = 0 OR feed IN (SELECT feed FROM carried WHERE carried.article = new.id);
END;
CREATE TRIGGER carried_in AFTER INSERT ON carried BEGIN
  INSERT INTO tally SELECT new.feed, 1, read = 0, starred <> 0 FROM article WHERE id = new.article
    ON CONFLICT (feed) DO UPDATE SET articles = articles + 1, unread = unread + excluded.unread,
    starred = starred + excluded.starred;
END;
-- Where the article itself goes, its marks are taken off already.
CREATE TRIGGER carried_out AFTER DELETE ON carried BEGIN
  UPDATE tally SET articles = articles - 1,
    unread = unread - coalesce((SELECT read = 0 FROM article WHERE id = old.article), 0),
    starred = starred - coalesce((SELECT starred <> 0 FROM article WHERE id = old.article), 0)
    WHERE feed = old.feed;
END;
CREATE TRIGGER feed_out AFTER DELETE ON feed BEGIN
  DELETE FROM tally WHERE feed = old.id;
END;
