-- Compatible: a table of its own, and columns that code which is older leaves empty; it takes work in the order of the queue.

-- What each account has had of a stage, on the stage's clock, see src/db/shares.ts. Clocks only go on, so a row that is older than its account's last book does
-- no harm.
CREATE TABLE shares (
  stage  text NOT NULL CHECK (stage IN ('read', 'speak', 'join')),
  owner  text NOT NULL,
  began  double precision NOT NULL,
  served double precision NOT NULL,
  PRIMARY KEY (stage, owner)
  -- Room on the page, so that an update stays there.
) WITH (fillfactor = 50);

-- Nobody chooses it until then: it was given out just before, or it didn't succeed.
ALTER TABLE books ADD COLUMN not_before timestamptz;
ALTER TABLE segments ADD COLUMN not_before timestamptz;

-- How fast books get ready at present.
CREATE INDEX books_completed ON books (completed_at) WHERE completed_at IS NOT NULL;

CREATE INDEX books_in_turn ON books (status, owner) WHERE status IN ('queued', 'extracting', 'narrating', 'assembling');
