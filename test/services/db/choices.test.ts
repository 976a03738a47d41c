import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getBook } from '../../../src/db/books.ts';
import { narrateAgain } from '../../../src/db/renarration.ts';
import { DEFAULT_CHOICES } from '../../../src/narration/choices.ts';
import { AS_EVER, insertBook } from '../../helpers/books.ts';
import type { TestDatabase } from '../../helpers/database.ts';
import { createTestDatabase } from '../../helpers/database.ts';

const CHOICES = {
  voice: 'en-gb',
  language: 'en',
  speed: 1.25,
  include: ['footnotes', 'code'],
  chapters: '2-',
  chapterTitles: { 2: 'The “Harbour”' },
} as const;
/** Which 0.1.0 knows nothing of. */
const NEWER = { confirm: false, ahead: null, voices: {}, fallbackVoice: null, passages: {} };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** What 0.1.0 reads of a book, by its own statement. */
async function asOldVersion(id: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `SELECT requested_voice AS voice, requested_language AS language, speed, include, chapter_choice AS chapters,
            chapter_titles AS "chapterTitles" FROM books WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** As 0.1.0 takes an upload. */
async function insertByOldVersion(): Promise<string> {
  const id = randomUUID();
  await database.pool.query(
    `INSERT INTO books (id, owner, title, file_name, source_key, source_bytes, source_sha256, requested_voice,
                        requested_language, speed, include, chapter_choice, idempotency_key, request_sha256)
     VALUES ($1, '', NULL, 'a.pdf', 'a', 1, '', 'en-gb', 'en', 1.25, '{footnotes,code}', '2-', NULL, '')`,
    [id],
  );
  return id;
}

describe('while the version before runs on the same database', () => {
  test('it finds what was chosen here', async () => {
    const { id } = await insertBook(database.pool, { choices: CHOICES });
    expect(await asOldVersion(id)).toEqual(CHOICES);
    await narrateAgain(database.pool, '', id, { choices: { speed: 2, voice: null, include: [] } }, AS_EVER);
    expect(await asOldVersion(id)).toEqual({ ...CHOICES, speed: 2, voice: null, include: [] });
  });

  test('what was chosen there is found here', async () => {
    const id = await insertByOldVersion();
    expect((await getBook(database.pool, id))?.choices).toEqual({ ...NEWER, ...CHOICES, chapterTitles: {} });
    await database.pool.query(`UPDATE books SET chapter_titles = $2, requested_voice = NULL WHERE id = $1`, [
      id,
      CHOICES.chapterTitles,
    ]);
    expect((await getBook(database.pool, id))?.choices).toEqual({ ...NEWER, ...CHOICES, voice: null });
  });

  test('choices that it doesn’t know outlive its changes', async () => {
    const { id } = await insertBook(database.pool, { choices: { ...CHOICES, ...{ later: true } } });
    await database.pool.query('UPDATE books SET speed = 0.5 WHERE id = $1', [id]);
    expect((await getBook(database.pool, id))?.choices).toEqual({
      ...{ ...NEWER, ...CHOICES },
      ...{ speed: 0.5, later: true },
    });
  });
});

test('a choice that is newer than a row has its default there', async () => {
  const { id } = await insertBook(database.pool, { choices: CHOICES });
  await database.pool.query(`UPDATE books SET choices = choices - 'speed' WHERE id = $1`, [id]);
  expect((await getBook(database.pool, id))?.choices).toEqual({
    ...{ ...NEWER, ...CHOICES },
    speed: DEFAULT_CHOICES.speed,
  });
});
