-- Compatible: columns that older code leaves as they are. A worker that is older reads a locked PDF without its password, and the book fails as locked.

-- Whether the PDF can be opened with its password only, as far as that is known.
ALTER TABLE books ADD COLUMN locked boolean NOT NULL DEFAULT false;
UPDATE books SET locked = true WHERE error ->> 'code' = 'pdf-encrypted';

-- The password, sealed with a key that isn't in the database, see src/service/password-seal.ts.
ALTER TABLE books ADD COLUMN sealed_password text;

-- Whichever statement ends the reading of the PDF, in whichever version of the program: the password ends with it.
CREATE FUNCTION forget_password() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.sealed_password := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER forget_password BEFORE INSERT OR UPDATE ON books FOR EACH ROW
  WHEN (NEW.sealed_password IS NOT NULL AND NEW.status NOT IN ('queued', 'extracting'))
  EXECUTE FUNCTION forget_password();
