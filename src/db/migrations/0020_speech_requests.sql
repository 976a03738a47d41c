-- Compatible: tables of their own, and functions that also know who pays besides books; code that is older takes none of this work.

-- Speech that somebody waits for just now: a sample of a voice, or a text that another program sends.
CREATE TABLE speech_requests (
  id              uuid PRIMARY KEY,
  owner           text NOT NULL,
  voice           text NOT NULL,
  language        text NOT NULL,
  speed           double precision NOT NULL,
  -- Of the voice.
  usd_per_million double precision NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT now(),
  -- Whoever waits for it says so again and again: nothing more is bought for one that nobody waits for.
  wanted_until    timestamptz NOT NULL,
  -- Why it can't be spoken: problem details.
  error           jsonb
);
CREATE INDEX speech_requests_wanted ON speech_requests (wanted_until);
CREATE INDEX speech_requests_created ON speech_requests (created_at);

-- What of a request is spoken by one call to the engine. Whether it is spoken says the ledger.
CREATE TABLE speech_passages (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request_id  uuid NOT NULL REFERENCES speech_requests ON DELETE CASCADE,
  -- Order in the request, from 0.
  position    integer NOT NULL,
  text        text NOT NULL,
  characters  integer NOT NULL,
  content_key text NOT NULL,
  -- Nobody chooses it until then.
  not_before  timestamptz,
  UNIQUE (request_id, position)
);
CREATE INDEX speech_passages_content ON speech_passages (content_key);

-- Whose money buys speech: `book_id` in the ledger, in uncertain_calls and in reservations is one of these.
CREATE VIEW payers AS
  SELECT id, owner, usd_per_million, status = 'narrating' AS buys FROM books
  UNION ALL
  SELECT id, owner, usd_per_million, error IS NULL AND wanted_until > now() FROM speech_requests;

-- What each of them needs.
CREATE VIEW speech_orders AS
  SELECT book_id AS payer, content_key, characters FROM segments
  UNION ALL
  SELECT request_id, content_key, characters FROM speech_passages;

CREATE OR REPLACE FUNCTION speech_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.owner := coalesce((SELECT owner FROM payers WHERE id = NEW.book_id), NEW.owner);
  RETURN NEW;
END
$$;
CREATE OR REPLACE FUNCTION count_uncertain_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_spending(
    coalesce((SELECT owner FROM payers WHERE id = NEW.book_id), (SELECT owner FROM speech WHERE content_key = NEW.content_key), ''),
    NEW.book_id, NEW.characters, NEW.characters * NEW.usd_per_million / 1e6);
  RETURN NULL;
END
$$;
