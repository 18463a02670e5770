-- Whether a body is the text of the article's page (1), or as its feed gave it (0 or less: so many times its
-- page could not be used).
ALTER TABLE body ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
