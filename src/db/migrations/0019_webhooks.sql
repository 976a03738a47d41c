-- Compatible: tables of their own; a trigger fills them, whichever version changes the book.

-- Addresses that are called when a book of the account is ready, has failed or waits.
CREATE TABLE webhooks (
  id            uuid PRIMARY KEY,
  owner         text NOT NULL,
  url           text NOT NULL,
  events        text[] NOT NULL,
  created_at    timestamptz NOT NULL DEFAULT now(),
  -- Of the last call that was answered, or failed without an answer.
  last_call_at  timestamptz,
  last_status   integer,
  last_error    text,
  -- No call has succeeded since.
  failing_since timestamptz,
  -- It is called no more.
  disabled_at   timestamptz
);
CREATE INDEX webhooks_of_owner ON webhooks (owner);

-- Calls to be made, and those of the last day: a row is there from the moment on in which the book is ready.
CREATE TABLE webhook_calls (
  id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  webhook_id  uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  event       text NOT NULL,
  book_id     uuid NOT NULL,
  -- What is told of the book, as it was then.
  book        jsonb NOT NULL,
  occurred_at timestamptz NOT NULL DEFAULT now(),
  attempts    integer NOT NULL DEFAULT 0,
  -- While it is being made, too: whoever makes it has until then.
  next_at     timestamptz NOT NULL DEFAULT now(),
  -- Answered, or given up.
  ended_at    timestamptz
);
CREATE INDEX webhook_calls_due ON webhook_calls (next_at) WHERE ended_at IS NULL;
CREATE INDEX webhook_calls_of_book ON webhook_calls (book_id);
CREATE INDEX webhook_calls_of_webhook ON webhook_calls (webhook_id);

CREATE FUNCTION note_webhook_calls() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  what text := CASE WHEN NEW.status IN ('ready', 'failed') THEN NEW.status ELSE 'waiting' END;
BEGIN
  INSERT INTO webhook_calls (webhook_id, event, book_id, book)
  SELECT w.id, what, NEW.id,
         jsonb_build_object(
           'id', NEW.id, 'title', coalesce(NEW.title, NEW.file_name), 'fileName', NEW.file_name,
           'status', NEW.status, 'durationSeconds', NEW.duration_seconds,
           'error', NEW.error, 'waiting', CASE WHEN what = 'waiting' THEN NEW.waiting END)
  FROM webhooks w
  WHERE w.owner = NEW.owner AND w.disabled_at IS NULL AND what = ANY (w.events)
    -- A disk that is full every other minute is told once an hour.
    AND NOT (what = 'waiting' AND EXISTS (
      SELECT FROM webhook_calls c
      WHERE c.book_id = NEW.id AND c.webhook_id = w.id AND c.event = 'waiting'
        AND c.book -> 'waiting' ->> 'code' IS NOT DISTINCT FROM NEW.waiting ->> 'code'
        AND c.occurred_at > now() - interval '1 hour'));
  RETURN NULL;
END $$;

CREATE TRIGGER books_call_webhooks AFTER UPDATE OF status, waiting ON books FOR EACH ROW
WHEN (
  OLD.status IS DISTINCT FROM NEW.status AND NEW.status IN ('ready', 'failed')
  OR NEW.waiting IS NOT NULL AND NEW.status NOT IN ('ready', 'failed', 'cancelled')
     AND OLD.waiting ->> 'code' IS DISTINCT FROM NEW.waiting ->> 'code')
EXECUTE FUNCTION note_webhook_calls();
