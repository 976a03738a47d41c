-- Compatible: a table of its own, which code that is older doesn't know; its objects lie where that doesn't clean up.

-- Pictures of books: one that the program made, and one that somebody chose instead.
CREATE TABLE covers (
  book_id  uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  uploaded boolean NOT NULL,
  -- 'page', 'drawn' or 'uploaded', see src/pdf/cover/cover-files.ts.
  origin   text NOT NULL,
  -- What the keys of its files begin with; see src/db/covers.ts.
  key      text NOT NULL,
  -- Of the large file; all are made of the same picture.
  sha256   text NOT NULL,
  -- By size.
  bytes    jsonb NOT NULL,
  PRIMARY KEY (book_id, uploaded)
);
