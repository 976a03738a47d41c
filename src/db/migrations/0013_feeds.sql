-- Compatible: a table of its own, which code that is older doesn't know.

-- Links for podcast apps, each to all books of an account or to one. They hold until they are revoked.
CREATE TABLE feeds (
  id           uuid PRIMARY KEY,
  owner        text NOT NULL,
  -- For all books of the account where it is null.
  book_id      uuid REFERENCES books ON DELETE CASCADE,
  -- What its owner calls it: where it is used.
  name         text NOT NULL,
  -- The token itself is known to nobody but those who have the link.
  token_sha256 text NOT NULL UNIQUE,
  created_at   timestamptz NOT NULL DEFAULT now(),
  used_at      timestamptz,
  -- Kept, so that an app that still asks is told, and stops.
  revoked_at   timestamptz
);
CREATE INDEX feeds_owner ON feeds (owner, created_at);
CREATE INDEX feeds_book ON feeds (book_id);
