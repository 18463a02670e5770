-- Lists by mark, finding and language without reading all articles; texts that are copies of each other.

CREATE INDEX article_starred ON article (at DESC, id DESC) WHERE starred <> 0;
CREATE INDEX article_gifts ON article (at DESC, id DESC) WHERE gifts > 0;
CREATE INDEX article_meetings ON article (at DESC, id DESC) WHERE meetings > 0;
CREATE INDEX article_lang ON article (lang, at DESC, id DESC);

-- The first stored of the articles that tell one story in the same words; none where it stands alone.
ALTER TABLE article ADD COLUMN story INTEGER;
CREATE INDEX article_story ON article (story) WHERE story IS NOT NULL;

-- Some runs of words of each article, as numbers: copies share most of them.
CREATE TABLE shingle (
  hash    INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
  PRIMARY KEY (hash, article)
) WITHOUT ROWID, STRICT;
CREATE INDEX shingle_article ON shingle (article);
