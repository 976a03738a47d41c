-- Compatible: nullable columns, which a version that doesn't know them leaves empty.

-- When each word of the text is heard, as far as the engine said so: where the word begins (UTF-16 code units) and
-- milliseconds from the beginning of the audio, by turns.
ALTER TABLE speech ADD COLUMN word_times integer[];

-- Where each sentence begins in the text (UTF-16 code units); NULL where it was planned by an earlier version.
ALTER TABLE segments ADD COLUMN sentence_starts integer[];
