-- The store's first shape. Times are seconds since 1970, UTC. A later change is another file here.

CREATE TABLE feed (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  address   TEXT NOT NULL UNIQUE,
  title     TEXT,                         -- as the feed itself says
  link      TEXT,                         -- the page that the feed belongs to
  settings  TEXT NOT NULL,                -- JSON
  name      TEXT NOT NULL,                -- titles and address, folded, for feed: queries
  etag      BLOB,                         -- validators, byte for byte
  modified  BLOB,
  tried     INTEGER,
  succeeded INTEGER,
  due       INTEGER,                      -- not to be asked before
  failures  INTEGER NOT NULL DEFAULT 0,   -- in a row
  failure   TEXT,
  gone      INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE article (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  at        INTEGER NOT NULL,             -- what lists are ordered by
  published INTEGER,
  fetched   INTEGER NOT NULL,
  guid      TEXT,
  link      TEXT,
  title     TEXT NOT NULL,
  author    TEXT,
  lang      TEXT,
  content   INTEGER NOT NULL,             -- digest of title and body
  analysed  INTEGER NOT NULL DEFAULT 0,   -- the version of the analysis; 0: none yet
  gifts     INTEGER NOT NULL DEFAULT 0,
  meetings  INTEGER NOT NULL DEFAULT 0,
  read      INTEGER NOT NULL DEFAULT 0,
  starred   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX article_at ON article (at DESC, id DESC);
CREATE INDEX article_unread ON article (at DESC, id DESC) WHERE read = 0;
CREATE INDEX article_waiting ON article (analysed);

-- Which feeds carry an article.
CREATE TABLE carried (
  feed    INTEGER NOT NULL REFERENCES feed ON DELETE CASCADE,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (feed, article)
) WITHOUT ROWID, STRICT;
CREATE INDEX carried_article ON carried (article);

-- What an article is known again by. Without an article: one that was deleted and shall not come back.
CREATE TABLE identity (
  key     INTEGER PRIMARY KEY,
  article INTEGER REFERENCES article ON DELETE SET NULL
) STRICT;
CREATE INDEX identity_article ON identity (article);

CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  html    INTEGER NOT NULL,
  size    INTEGER NOT NULL,               -- bytes before compression
  data    BLOB NOT NULL
) STRICT;

CREATE TABLE report (
  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
  size    INTEGER NOT NULL,
  data    BLOB NOT NULL
) STRICT;

CREATE TABLE tag (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  name    TEXT NOT NULL COLLATE NOCASE,
  PRIMARY KEY (article, name)
) WITHOUT ROWID, STRICT;
CREATE INDEX tag_name ON tag (name);

-- Names of entities, folded, between spaces.
CREATE TABLE name (
  id     INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE named (
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  name    INTEGER NOT NULL REFERENCES name,
  PRIMARY KEY (name, article)
) WITHOUT ROWID, STRICT;
CREATE INDEX named_article ON named (article);

CREATE VIRTUAL TABLE term USING fts5 (
  title, author, body, content = '', contentless_delete = 1, tokenize = 'ascii'
);
