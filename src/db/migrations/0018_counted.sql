-- Compatible: a table of its own, and a column that code which is older leaves empty.

-- What the processes of the service have counted, all of them together and over all restarts: series of /metrics.
CREATE TABLE counted (
  series text PRIMARY KEY,
  value  double precision NOT NULL
  -- Room on the page, so that an update stays there.
) WITH (fillfactor = 50);

-- The longest that the worker's event loop stood still of late.
ALTER TABLE workers ADD COLUMN loop_delay_ms integer;
