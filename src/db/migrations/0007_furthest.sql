-- How far the reading of a PDF has ever come, in pages and then segments: what tells a death that says something of the book from one that doesn't.
ALTER TABLE books ADD COLUMN furthest bigint NOT NULL DEFAULT 0;
