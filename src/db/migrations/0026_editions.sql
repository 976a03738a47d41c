-- Compatible: a column that code which is older leaves empty.

-- The book of which this one is a newer edition, for as long as that is there.
ALTER TABLE books ADD COLUMN edition_of uuid REFERENCES books ON DELETE SET NULL;
CREATE INDEX books_edition_of ON books (edition_of) WHERE edition_of IS NOT NULL;
