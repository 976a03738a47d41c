-- What each book spends on speech, and how far it may go.

ALTER TABLE speech
  -- Whose call it is, or was: the book that pays. NULL for speech that was bought before this column.
  ADD COLUMN book_id uuid,
  -- Of the voice, at that time.
  ADD COLUMN usd_per_million double precision NOT NULL DEFAULT 0;
UPDATE speech SET book_id = b.id, usd_per_million = b.usd_per_million
FROM segments s JOIN books b ON b.id = s.book_id WHERE s.content_key = speech.content_key AND s.bought;
CREATE INDEX speech_payer ON speech (book_id);

-- Calls that died between sending and receipt: they may have been paid for. A few rows, so that each can be looked at.
CREATE TABLE uncertain_calls (
  id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book_id         uuid NOT NULL,
  content_key     text NOT NULL,
  characters      integer NOT NULL,
  usd_per_million double precision NOT NULL,
  happened_at     timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX uncertain_calls_book ON uncertain_calls (book_id, content_key);

-- Text that the engine takes only in pieces: each is bought under a key of its own, then they are joined under the whole's.
CREATE TABLE speech_pieces (
  content_key text NOT NULL REFERENCES speech ON DELETE CASCADE,
  index       integer NOT NULL,
  text        text NOT NULL,
  characters  integer NOT NULL,
  piece_key   text NOT NULL,
  PRIMARY KEY (content_key, index)
);
CREATE INDEX speech_pieces_piece ON speech_pieces (piece_key);

-- Why a book doesn't get on just now, for its listener: problem details. NULL when it does.
ALTER TABLE books ADD COLUMN waiting jsonb;
