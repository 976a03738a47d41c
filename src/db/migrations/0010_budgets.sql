-- Compatible: triggers count what any version buys; 0.1.0 reads and writes none of this.

-- What accounts have bought, a row a day of UTC. Only ever added to: a book that is deleted, or speech that is, was paid for all the same.
CREATE TABLE account_days (
  owner      text NOT NULL,
  day        date NOT NULL,
  characters bigint NOT NULL DEFAULT 0,
  usd        double precision NOT NULL DEFAULT 0,
  PRIMARY KEY (owner, day)
);
CREATE INDEX account_days_day ON account_days (day);

-- What is set aside for books that are being narrated: the price of what each is still to buy, calls under way included. Stays behind a deleted book until
-- its calls have ended.
CREATE TABLE reservations (
  book_id    uuid PRIMARY KEY,
  owner      text NOT NULL,
  characters bigint NOT NULL,
  usd        double precision NOT NULL
);
CREATE INDEX reservations_owner ON reservations (owner);

-- Whose call it is; a book can be gone before its last call has ended.
ALTER TABLE speech ADD COLUMN owner text NOT NULL DEFAULT '';
UPDATE speech p SET owner = b.owner FROM books b WHERE b.id = p.book_id;
INSERT INTO account_days (owner, day, characters, usd)
  SELECT owner, (coalesce(stored_at, sent_at) AT TIME ZONE 'UTC')::date, sum(characters), sum(characters * usd_per_million) / 1e6
  FROM speech WHERE state = 'stored' GROUP BY 1, 2;
INSERT INTO account_days AS d (owner, day, characters, usd)
  SELECT coalesce(b.owner, ''), (u.happened_at AT TIME ZONE 'UTC')::date, sum(u.characters), sum(u.characters * u.usd_per_million) / 1e6
  FROM uncertain_calls u LEFT JOIN books b ON b.id = u.book_id GROUP BY 1, 2
ON CONFLICT (owner, day) DO UPDATE SET characters = d.characters + EXCLUDED.characters, usd = d.usd + EXCLUDED.usd;

CREATE FUNCTION speech_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.owner := coalesce((SELECT owner FROM books WHERE id = NEW.book_id), NEW.owner);
  RETURN NEW;
END
$$;
CREATE TRIGGER speech_owner BEFORE INSERT OR UPDATE OF book_id ON speech FOR EACH ROW EXECUTE FUNCTION speech_owner();

-- From set aside to spent, in the transaction that writes the receipt or gives a call up.
CREATE FUNCTION count_spending(payer text, book uuid, chars bigint, price double precision) RETURNS void LANGUAGE sql AS $$
  INSERT INTO account_days AS d (owner, day, characters, usd)
    VALUES (payer, (now() AT TIME ZONE 'UTC')::date, chars, price)
  ON CONFLICT (owner, day) DO UPDATE SET characters = d.characters + chars, usd = d.usd + price;
  UPDATE reservations SET characters = greatest(0, characters - chars), usd = greatest(0, usd - price) WHERE book_id = book;
$$;
CREATE FUNCTION count_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_spending(NEW.owner, NEW.book_id, NEW.characters, NEW.characters * NEW.usd_per_million / 1e6);
  RETURN NULL;
END
$$;
CREATE TRIGGER count_receipt AFTER UPDATE ON speech FOR EACH ROW
  WHEN (OLD.state = 'sent' AND NEW.state = 'stored' AND NEW.characters > 0) EXECUTE FUNCTION count_receipt();
CREATE FUNCTION count_uncertain_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_spending(
    coalesce((SELECT owner FROM books WHERE id = NEW.book_id), (SELECT owner FROM speech WHERE content_key = NEW.content_key), ''),
    NEW.book_id, NEW.characters, NEW.characters * NEW.usd_per_million / 1e6);
  RETURN NULL;
END
$$;
CREATE TRIGGER count_uncertain_call AFTER INSERT ON uncertain_calls FOR EACH ROW EXECUTE FUNCTION count_uncertain_call();

-- How many changes an account may still ask for: the time at which it is as if it had never asked.
CREATE TABLE change_limits (
  owner    text PRIMARY KEY,
  free_at  timestamptz NOT NULL
);
