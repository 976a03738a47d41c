-- Compatible: a table of its own, which code that is older doesn't know.

-- Books that were sent to the Audiobookshelf server of whoever runs the service, or are to be.
CREATE TABLE pushes (
  book_id      uuid PRIMARY KEY REFERENCES books ON DELETE CASCADE,
  state        text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed')),
  requested_at timestamptz NOT NULL DEFAULT now(),
  not_before   timestamptz,
  -- Those that came to nothing, and the one that is under way.
  tries        integer NOT NULL DEFAULT 0,
  claim        uuid,
  claimed_by   integer,
  fraction     double precision NOT NULL DEFAULT 0,
  error        jsonb,
  -- Where its file lies on that server. Written before the first byte is sent, so that what is found there later is
  -- known to be from here.
  place        text,
  -- Of the audio that arrived there.
  mp3_sha256   text,
  ended_at     timestamptz
);
CREATE INDEX pushes_open ON pushes (requested_at) WHERE state IN ('queued', 'sending');
