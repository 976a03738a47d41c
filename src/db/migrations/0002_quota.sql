-- The turns of each voice family, shared by all workers: one row a family, updated for every call that is bought.
CREATE TABLE speech_quota (
  family text PRIMARY KEY,
  -- When the next call may be made.
  next_slot_at timestamptz NOT NULL,
  -- The service refused a call for its quota: nobody calls until then.
  paused_until timestamptz NOT NULL DEFAULT 'epoch',
  -- Pauses in a row, each longer than the one before.
  strikes integer NOT NULL DEFAULT 0
  -- Room on the page, so that an update stays there and needs no index entry.
) WITH (fillfactor = 50);
