-- Books, what is read from them, and the speech that was made for it. PostgreSQL is the truth; the queue only wakes people up.

CREATE TABLE books (
  id                 uuid PRIMARY KEY,
  -- The account that uploaded it; '' where the service is open to everybody who can reach it.
  owner              text NOT NULL DEFAULT '',
  status             text NOT NULL DEFAULT 'queued' CHECK (
                       status IN ('queued', 'extracting', 'narrating', 'assembling', 'ready', 'failed', 'cancelled')),
  -- NULL until the user gave one or the PDF was read; the file name stands in.
  title              text,
  author             text,
  file_name          text NOT NULL,
  source_key         text NOT NULL,
  source_bytes       bigint NOT NULL,
  source_sha256      text NOT NULL,
  requested_voice    text,
  requested_language text,
  voice              text,
  language           text,
  speed              double precision NOT NULL CHECK (speed BETWEEN 0.25 AND 2.0),
  usd_per_million    double precision NOT NULL DEFAULT 0,
  pages              integer,
  pages_read         integer NOT NULL DEFAULT 0,
  characters         bigint,
  duration_seconds   double precision,
  mp3_key            text,
  mp3_bytes          bigint,
  mp3_sha256         text,
  error              jsonb,
  -- Fencing: every claim of the book (extraction or assembly) raises it, and every write of that claim names it.
  attempt            integer NOT NULL DEFAULT 0,
  -- Key of the worker that holds the claim, see worker_is_alive().
  claimed_by         integer,
  -- Claims of the present stage that ended without a result: the worker died under it.
  crashes            integer NOT NULL DEFAULT 0,
  idempotency_key    text,
  request_sha256     text NOT NULL,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  narrating_since    timestamptz,
  completed_at       timestamptz
);
CREATE UNIQUE INDEX books_idempotency ON books (owner, idempotency_key) WHERE idempotency_key IS NOT NULL;
CREATE INDEX books_newest ON books (owner, created_at DESC, id DESC);
CREATE INDEX books_unfinished ON books (created_at) WHERE status IN ('queued', 'extracting', 'narrating', 'assembling');

CREATE TABLE chapters (
  book_id          uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  index            integer NOT NULL,
  title            text NOT NULL,
  page             integer NOT NULL,
  start_seconds    double precision,
  duration_seconds double precision,
  PRIMARY KEY (book_id, index)
);

CREATE TABLE segments (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book_id       uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  -- Order in the book, from 0 and without gaps.
  position      integer NOT NULL,
  chapter_index integer NOT NULL,
  text          text NOT NULL,
  characters    integer NOT NULL,
  content_key   text NOT NULL,
  state         text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'sent', 'stored')),
  -- Whether this book paid for the speech, or found it bought already.
  bought        boolean NOT NULL DEFAULT false,
  UNIQUE (book_id, position)
);
CREATE INDEX segments_open ON segments (book_id, position) WHERE state <> 'stored';
CREATE INDEX segments_content ON segments (content_key);

-- The ledger: one row per text and voice that was ever sent to the engine. 'stored' is the receipt.
CREATE TABLE speech (
  content_key       text PRIMARY KEY,
  state             text NOT NULL CHECK (state IN ('sent', 'stored')),
  -- Fencing: a worker that lost its claim can't overwrite its successor's.
  attempt           integer NOT NULL,
  claimed_by        integer NOT NULL,
  sent_at           timestamptz NOT NULL DEFAULT now(),
  -- Calls that died between sending and receipt: they may have been paid for.
  uncertain         integer NOT NULL DEFAULT 0,
  provider          text NOT NULL,
  voice             text NOT NULL,
  characters        integer NOT NULL,
  object_key        text,
  bytes             bigint,
  sha256            text,
  frames            integer,
  samples_per_frame integer,
  sample_rate_hz    integer,
  stored_at         timestamptz,
  CHECK (state <> 'stored' OR (object_key IS NOT NULL AND bytes > 0 AND frames > 0
         AND samples_per_frame > 0 AND sample_rate_hz > 0 AND sha256 IS NOT NULL))
);

-- What the cleaner left out, and why.
CREATE TABLE omissions (
  book_id uuid NOT NULL REFERENCES books ON DELETE CASCADE,
  index   integer NOT NULL,
  page    integer NOT NULL,
  kind    text NOT NULL,
  text    text NOT NULL,
  PRIMARY KEY (book_id, index)
);

-- Workers as they see themselves: for health reports.
CREATE TABLE workers (
  key        integer PRIMARY KEY,
  version    text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  seen_at    timestamptz NOT NULL DEFAULT now()
);

-- Every worker holds a session-level advisory lock (class 8302, its key) on a connection of its own for as long as it lives.
-- The server frees it the moment the process is gone, so a claim can be taken over at once and only when its owner is no more.
CREATE FUNCTION worker_is_alive(worker_key integer) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (
    SELECT FROM pg_locks
    WHERE locktype = 'advisory' AND classid = 8302 AND objid = worker_key::oid AND objsubid = 2 AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
$$;
