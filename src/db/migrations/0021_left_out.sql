-- Compatible: nullable columns, which a version that doesn't know them leaves empty.

-- How much of its body was left out when the PDF was read, from 0 to 1; NULL where it was read by an earlier version.
ALTER TABLE books ADD COLUMN left_out_share double precision;

-- The cleaning step that left it out, or wanted to; NULL where it was read by an earlier version.
ALTER TABLE omissions ADD COLUMN step text;
