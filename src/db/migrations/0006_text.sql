-- What is read, as it is written. Segments hold what the engine is sent, which may be spelt differently: "Chapter IV" as "Chapter 4".

CREATE TABLE paragraphs (
  book_id        uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  -- Order in the book, from 0 and without gaps.
  index          integer NOT NULL,
  chapter_index  integer NOT NULL,
  -- Where it begins, from 1.
  page           integer NOT NULL,
  kind           text NOT NULL,
  -- Sentences are counted over the whole book, from 0 and without gaps.
  first_sentence integer NOT NULL,
  sentences      text[] NOT NULL CHECK (cardinality(sentences) > 0),
  PRIMARY KEY (book_id, index)
);
CREATE INDEX paragraphs_sentence ON paragraphs (book_id, first_sentence);

-- Every sentence is in exactly one segment: each begins with the sentence after the last one of the segment before.
ALTER TABLE segments
  ADD COLUMN first_sentence   integer NOT NULL DEFAULT 0,
  ADD COLUMN sentences        integer NOT NULL DEFAULT 0,
  -- Silence after it, before the next one.
  ADD COLUMN pause_ms         integer NOT NULL DEFAULT 0,
  -- Where it is in the finished audio, from measured frames; NULL until then.
  ADD COLUMN start_seconds    double precision,
  ADD COLUMN duration_seconds double precision;

-- What the listener chose.
ALTER TABLE books
  ADD COLUMN include          text[] NOT NULL DEFAULT '{}',
  -- Numbers of chapters from 1, such as '2-9,12'; NULL for all.
  ADD COLUMN chapter_choice   text,
  -- Titles given by hand, by the chapter's number from 1.
  ADD COLUMN chapter_titles   jsonb NOT NULL DEFAULT '{}',
  ADD COLUMN pronunciations   jsonb NOT NULL DEFAULT '[]';

ALTER TABLE chapters
  -- False where the listener left it out.
  ADD COLUMN included boolean NOT NULL DEFAULT true;

-- How words are to be spoken: the rules of an account; those of a book stand in its row and come first.
CREATE TABLE pronunciations (
  owner      text PRIMARY KEY,
  rules      jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
