-- Compatible: tables of their own, which code that is older doesn't know; they go with their book.

-- Where its listener is in a book. Not in its row: it is written every few seconds, and changes nothing of the book.
CREATE TABLE positions (
  book_id     uuid PRIMARY KEY REFERENCES books ON DELETE CASCADE,
  seconds     double precision NOT NULL CHECK (seconds >= 0),
  -- By the clock of the device that played it.
  listened_at timestamptz NOT NULL
  -- Room on the page, so that an update stays there and needs no index entry.
) WITH (fillfactor = 50);

CREATE TABLE bookmarks (
  book_id    uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  -- Chosen by the client, so that a repeated request makes no second one.
  id         uuid NOT NULL,
  seconds    double precision NOT NULL CHECK (seconds >= 0),
  note       text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (book_id, id)
);
