-- Compatible: tables of their own and columns with defaults; code that is older counts deaths in books.crashes as before, and takes over claims without a look here.

-- Processes that ended at their work, and why. A worker that was told to stop isn't among them.
CREATE TABLE deaths (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Of the worker that ended; NULL where it was only the child that read a PDF.
  worker     integer UNIQUE,
  -- Whose child it was, and its number there: who knows why it ended knows it by these.
  supervisor text,
  pid        integer,
  died_at    timestamptz NOT NULL DEFAULT now(),
  -- NULL until that is known.
  by_itself  boolean
);

-- What it had in hand, until that gets through. A piece of work is a book that is read or joined, or speech.
CREATE TABLE suspicions (
  death       bigint NOT NULL REFERENCES deaths ON DELETE CASCADE,
  book_id     uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  -- Of the speech; '' for the book itself.
  content_key text NOT NULL,
  -- The worker had nothing else in hand.
  alone       boolean NOT NULL,
  -- How far it had come, see src/db/deaths.ts.
  reached     bigint NOT NULL,
  PRIMARY KEY (book_id, content_key, death)
);
CREATE INDEX suspicions_death ON suspicions (death);
CREATE INDEX suspicions_content ON suspicions (content_key) WHERE content_key <> '';

ALTER TABLE workers
  ADD COLUMN supervisor text,
  ADD COLUMN pid integer,
  -- It was told to stop: what it leaves behind is free, and speaks against nobody.
  ADD COLUMN leaving boolean NOT NULL DEFAULT false,
  -- What it does alone just now.
  ADD COLUMN alone_book uuid,
  ADD COLUMN alone_key text;

CREATE INDEX speech_sent ON speech (claimed_by) WHERE state = 'sent';

-- Whether somebody has a right to what he claimed: until it is written down what a dead worker had in hand, nobody takes it over.
CREATE FUNCTION claim_is_held(worker_key integer) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT FROM workers WHERE key = worker_key) OR worker_is_alive(worker_key)
$$;
