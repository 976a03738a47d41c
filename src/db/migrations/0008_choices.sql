-- Compatible: a trigger gives 0.1.0 its columns, see below.

-- What a listener chose becomes one object, whose form says src/narration/choices.ts: another choice is no migration any more.

ALTER TABLE books ADD COLUMN choices jsonb NOT NULL DEFAULT '{}';

-- On a deploy 0.1.0 goes on for a while beside what comes after it: it reads and writes the six columns and knows nothing of this one. Until nobody runs it any
-- more, each side is carried over to the other whenever it is written. The migration that drops the columns drops this trigger as well; it has to wait for the
-- release after the one that brings this file.
CREATE FUNCTION books_choices_as_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.choices IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN '{}' ELSE OLD.choices END) THEN
    NEW.requested_voice := NEW.choices ->> 'voice';
    NEW.requested_language := NEW.choices ->> 'language';
    NEW.speed := coalesce((NEW.choices ->> 'speed')::double precision, 1);
    NEW.include := ARRAY (SELECT jsonb_array_elements_text(coalesce(NEW.choices -> 'include', '[]')));
    NEW.chapter_choice := NEW.choices ->> 'chapters';
    NEW.chapter_titles := coalesce(NEW.choices -> 'chapterTitles', '{}');
  ELSE
    NEW.choices := NEW.choices || jsonb_build_object(
      'voice', NEW.requested_voice, 'language', NEW.requested_language, 'speed', NEW.speed,
      'include', NEW.include, 'chapters', NEW.chapter_choice, 'chapterTitles', NEW.chapter_titles);
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER books_choices_as_columns
  BEFORE INSERT OR UPDATE OF choices, requested_voice, requested_language, speed, include, chapter_choice, chapter_titles ON books
  FOR EACH ROW EXECUTE FUNCTION books_choices_as_columns();

-- Carries over what was chosen before.
UPDATE books SET speed = speed;
