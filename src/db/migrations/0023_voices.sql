-- Compatible: columns that older code leaves empty, which stands for the book's own voice; a trigger keeps it from buying what another voice reads.

ALTER TABLE segments
  -- NULL: the book's own, at the book's price.
  ADD COLUMN voice           text,
  ADD COLUMN usd_per_million double precision;

-- `usd_per_million` of a book is that of the dearest of its voices.
ALTER TABLE books
  -- Of a play, in capitals: who speaks most comes first.
  ADD COLUMN speakers          text[] NOT NULL DEFAULT '{}',
  -- Since when no call for its speech has succeeded; NULL while they do.
  ADD COLUMN engine_away_since timestamptz;

CREATE OR REPLACE VIEW speech_orders AS
  SELECT s.book_id AS payer, s.content_key, s.characters, coalesce(s.usd_per_million, b.usd_per_million) AS usd_per_million
  FROM segments s JOIN books b ON b.id = s.book_id
  UNION ALL
  SELECT p.request_id, p.content_key, p.characters, r.usd_per_million
  FROM speech_passages p JOIN speech_requests r ON r.id = p.request_id;

-- Code that knows one voice a book would have the words spoken in that one; its transaction ends here, before the call.
CREATE FUNCTION refuse_other_voice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM segments WHERE content_key = NEW.content_key AND voice <> NEW.voice) THEN
    RAISE EXCEPTION 'these words are another voice''s';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER refuse_other_voice BEFORE INSERT ON speech FOR EACH ROW
  WHEN (NEW.state = 'sent' AND NEW.claimed_by <> 0) EXECUTE FUNCTION refuse_other_voice();
