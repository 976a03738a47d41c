-- Compatible: a table of its own, which code that is older doesn't know; its objects lie where that doesn't clean up.

-- Books as M4B, of those for which somebody asked.
CREATE TABLE m4b (
  book_id      uuid PRIMARY KEY REFERENCES books ON DELETE CASCADE,
  -- Of the MP3 that it is made of, in which title, chapters and cover stand: with another one, this M4B is of no use.
  mp3_sha256   text NOT NULL,
  state        text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'making', 'ready', 'failed')),
  requested_at timestamptz NOT NULL DEFAULT now(),
  not_before   timestamptz,
  -- Another one with each claim; whoever has a former one writes nothing.
  claim        uuid,
  claimed_by   integer,
  -- Claims that didn't end in order.
  tries        integer NOT NULL DEFAULT 0,
  -- Of the audio, from 0 to 1.
  fraction     real NOT NULL DEFAULT 0,
  error        jsonb,
  ended_at     timestamptz,
  key          text,
  bytes        bigint,
  sha256       text,
  CHECK ((state = 'ready') = (key IS NOT NULL AND bytes IS NOT NULL AND sha256 IS NOT NULL))
);
CREATE INDEX m4b_of_audio ON m4b (mp3_sha256);
