-- Compatible: columns that code which is older leaves empty, and a flag with a default.

-- What is heard of bought speech, measured when it is stored: how much there was to say, and how much sound there is.
ALTER TABLE speech
  ADD COLUMN letters             real,
  ADD COLUMN voiced_seconds      real,
  ADD COLUMN longest_gap_seconds real,
  -- Whether it sounded odd the first time, and was made once more.
  ADD COLUMN remade              boolean NOT NULL DEFAULT false;

-- Where a finished book may not say all of its text: [{chapter, startSeconds, durationSeconds, doubt, text}].
ALTER TABLE books ADD COLUMN audio_doubts jsonb NOT NULL DEFAULT '[]';
