-- Compatible: columns with defaults, and one more status, which older code passes over; triggers keep it from buying what must not be bought now.

ALTER TABLE books
  DROP CONSTRAINT books_status_check,
  ADD CONSTRAINT books_status_check CHECK (status IN (
    'queued', 'extracting', 'awaiting_confirmation', 'narrating', 'assembling', 'ready', 'failed', 'cancelled')),
  -- Whether somebody has to say yes before anything is bought: where the voice has a price, or in any case.
  ADD COLUMN must_confirm      text NOT NULL DEFAULT 'never' CHECK (must_confirm IN ('never', 'priced', 'always')),
  -- The attempt whose price was confirmed last; NULL since the book was changed.
  ADD COLUMN confirmed_attempt integer,
  -- Why nothing is bought for it at present: its listener wants that, or it is far enough ahead of them.
  ADD COLUMN hold              text CHECK (hold IN ('paused', 'listener')),
  -- Since when that is so, and for how long it was before since the narration began: time that says nothing of its speed.
  ADD COLUMN held_since        timestamptz,
  ADD COLUMN held_seconds      double precision NOT NULL DEFAULT 0;

-- Of a book's columns: whether nothing may be bought for it now.
CREATE FUNCTION spending_is_held(hold text, status text, must_confirm text, usd_per_million double precision) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
  SELECT hold IS NOT NULL OR status IN ('awaiting_confirmation', 'cancelled')
    OR status = 'extracting' AND (must_confirm = 'always' OR must_confirm = 'priced' AND usd_per_million > 0)
$$;

-- Whichever statement would begin the narration, in whichever version of the program: where somebody has to say yes, the book waits for that.
-- One that was spoken before, and of which nothing is to be bought, has nothing to be asked about.
CREATE FUNCTION await_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.must_confirm = 'always' AND NEW.mp3_key IS NULL OR EXISTS (
       SELECT FROM segments s WHERE s.book_id = NEW.id
         AND NOT EXISTS (SELECT FROM speech p WHERE p.content_key = s.content_key AND p.state = 'stored')) THEN
    NEW.status := 'awaiting_confirmation';
    NEW.hold := NULL;
    NEW.held_since := NULL;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER await_confirmation BEFORE UPDATE OF status ON books FOR EACH ROW
  WHEN (NEW.status = 'narrating' AND OLD.status IN ('extracting', 'assembling')
        AND (NEW.must_confirm = 'always' OR NEW.must_confirm = 'priced' AND NEW.usd_per_million > 0))
  EXECUTE FUNCTION await_confirmation();

-- Code that knows nothing of all this claims speech nevertheless; its transaction ends here, before the call.
CREATE FUNCTION refuse_held_speech() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT spending_is_held(hold, status, must_confirm, usd_per_million) FROM books WHERE id = NEW.book_id FOR SHARE) THEN
    RAISE EXCEPTION 'nothing may be bought for book % now', NEW.book_id;
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_held_speech BEFORE INSERT ON speech FOR EACH ROW
  WHEN (NEW.state = 'sent' AND NEW.claimed_by <> 0) EXECUTE FUNCTION refuse_held_speech();
CREATE TRIGGER refuse_held_speech_again BEFORE UPDATE OF attempt ON speech FOR EACH ROW
  WHEN (NEW.state = 'sent' AND NEW.claimed_by <> 0 AND NEW.attempt <> OLD.attempt) EXECUTE FUNCTION refuse_held_speech();

-- Who wants to be called when a book waits is called for this, too.
DROP TRIGGER books_call_webhooks ON books;
CREATE TRIGGER books_call_webhooks AFTER UPDATE OF status, waiting ON books FOR EACH ROW
WHEN (
  OLD.status IS DISTINCT FROM NEW.status AND NEW.status IN ('ready', 'failed', 'awaiting_confirmation')
  OR NEW.waiting IS NOT NULL AND NEW.status NOT IN ('ready', 'failed', 'cancelled')
     AND OLD.waiting ->> 'code' IS DISTINCT FROM NEW.waiting ->> 'code')
EXECUTE FUNCTION note_webhook_calls();
