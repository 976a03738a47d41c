import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/contract/answers.ts';
import { getBook } from '../../../src/db/books.ts';
import { claimBook } from '../../../src/db/claims.ts';
import type { BookClaim } from '../../../src/db/claims.ts';
import { insertExtraction, updateExtraction } from '../../../src/db/extraction.ts';
import { writeAccountRules } from '../../../src/db/pronunciations.ts';
import { beginNarration } from '../../../src/db/stages.ts';
import type { Problem } from '../../../src/errors.ts';
import { insertBook } from '../../helpers/books.ts';
import { passageId } from '../../../src/pdf/passages.ts';
import type { TestApi } from './start-api.ts';
import { startApi } from './start-api.ts';

const PRICE = { usdPerMillion: 30 };
/** Each a segment; the first one is a heading with the sentence below it. */
const SEGMENTS = [
  { written: ['Chapter IV', 'Dr. Tolkien wrote.'], spoken: 'Chapter 4.\n\nDr Tolkien wrote.' },
  { written: ['Nobody read it.'], spoken: 'Nobody read it.' },
  { written: ['Tolkien’s friends did.'], spoken: 'Tolkien’s friends did.' },
];

/** Passages of page 2. */
const NOTE = passageId({ page: 2, kind: 'footnote', text: 'x'.repeat(50) });
const DOUBT = passageId({ page: 2, kind: 'doubtful', text: 'x'.repeat(10) });

let api: TestApi;
let bookId: string;
beforeAll(async () => {
  api = await startApi({
    voices: [
      { id: 'dear', languages: ['en-US'] },
      { id: 'cheap', languages: ['en-GB', 'de-DE'] },
    ].map((voice) => ({
      ...voice,
      name: voice.id,
      family: voice.id,
      gender: null,
      usdPerMillionCharacters: voice.id === 'dear' ? PRICE.usdPerMillion : 4,
    })),
  });
  const book = await insertBook(api.pool, { choices: { include: ['captions'], chapters: '2-' } });
  bookId = book.id;
  const claim = (await claimBook(api.pool, 'extract', bookId, 7)) as BookClaim;
  await updateExtraction(api.pool, claim, { pages: 3, language: 'en', voice: 'dear', ...PRICE });
  let sentence = 0;
  await insertExtraction(api.pool, claim, {
    chapters: ['Index', 'Chapter IV'].map((title, index) => ({
      index,
      title,
      page: 1,
      included: index === 1,
    })),
    paragraphs: SEGMENTS.flatMap(({ written }) => written).map((text, index) => ({
      index,
      chapterIndex: 1,
      page: 1,
      kind: index === 0 ? 'heading' : 'text',
      firstSentence: index,
      sentences: [text],
    })),
    segments: SEGMENTS.map(({ written, spoken }, position) => {
      const firstSentence = sentence;
      sentence += written.length;
      return {
        position,
        chapterIndex: 1,
        text: spoken,
        contentKey: `estimate-${position}`,
        firstSentence,
        sentences: written.length,
        sentenceStarts: written.map(() => 0),
        pauseMs: 0,
      };
    }),
    removed: [
      { index: 0, page: 1, kind: 'footnote', step: 'footnotes', text: 'x'.repeat(100) },
      { index: 1, page: 1, kind: 'caption', step: 'captions', text: 'x'.repeat(1_000) },
      { index: 2, page: 2, kind: 'footnote', step: 'footnotes', text: 'x'.repeat(50) },
      { index: 3, page: 2, kind: 'doubtful', step: 'captions', text: 'x'.repeat(10) },
    ],
  });
  await beginNarration(api.pool, claim);
});
afterAll(() => api.close());

function ask(body: unknown, owner = ''): Promise<Response> {
  return fetch(`${api.url}/v1/audiobooks/${bookId}/estimate`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Test-Owner': owner },
    body: JSON.stringify(body),
  });
}

async function estimate(body: unknown): Promise<Estimate> {
  const answer = await ask(body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Estimate;
}

/** Of the whole text, as it is spoken. */
const ALL = SEGMENTS.reduce((sum, { spoken }) => sum + spoken.length, 0);

describe('an estimate of a change', () => {
  it.each([
    ['nothing', {}, 0, 0],
    ['a title', { title: 'Mine' }, 0, 0],
    ['what is left out', { include: ['captions', 'footnotes'] }, 150, PRICE.usdPerMillion],
    ['less that is read', { include: [] }, 0, 0],
    ['one passage', { passages: { [NOTE ?? '']: 'read' } }, 50, PRICE.usdPerMillion],
    ['one passage less', { passages: { [DOUBT ?? '']: 'leave-out' } }, 0, 0],
    ['the speed', { speed: 1.5 }, ALL, PRICE.usdPerMillion],
    ['the voice, with footnotes', { voice: 'cheap', include: ['footnotes'] }, ALL + 150, 4],
    ['the voice by its name that speaks already', { voice: 'dear' }, 0, 0],
    ['the language', { language: 'de' }, ALL, 4],
  ])('of %s', async (_name, body, characters, usdPerMillion) => {
    const { pronunciations, unknownChapters, ...cost } = await estimate(body);
    expect(cost.characters).toBe(characters);
    expect(cost.usd).toBeCloseTo((characters * usdPerMillion) / 1e6, 6);
    expect([pronunciations, unknownChapters]).toEqual([null, 0]);
  });

  it('says how long that is as speech, in the language and at the speed that were asked for', async () => {
    expect(await estimate({ language: 'de' })).toMatchObject({ seconds: Math.round(ALL / 17.1) });
    expect(await estimate({ speed: 2 })).toMatchObject({ seconds: Math.round(ALL / 16.8 / 2) });
  });

  it('is about the book as it is by then, where it is changed while the price is reckoned', async () => {
    const body = { voices: { headings: 'cheap' } };
    const before = await estimate(body);
    const client = await api.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('LOCK TABLE paragraphs');
      const asked = estimate(body);
      const waiting = `SELECT FROM pg_locks WHERE NOT granted AND relation = 'paragraphs'::regclass`;
      await expect.poll(async () => (await client.query(waiting)).rowCount).toBe(1);
      await client.query(
        `UPDATE books SET narrating_since = narrating_since + interval '1 second' WHERE id = $1`,
        [bookId],
      );
      await client.query('COMMIT');
      expect(await asked).toEqual(before);
    } finally {
      client.release();
    }
  });

  it('of a voice for a part: what is cut anew, each at its price', async () => {
    const heading = 'Chapter 4.'.length;
    const rest = 'Dr Tolkien wrote.\n\nNobody read it.\n\nTolkien’s friends did.'.length;
    const found = await estimate({ voices: { headings: 'cheap' } });
    expect(found.characters).toBe(heading + rest);
    expect(found.usd).toBeCloseTo((heading * 4 + rest * PRICE.usdPerMillion) / 1e6, 6);
  });

  it('says of how many chapters the length isn’t known', async () => {
    expect(await estimate({ chapters: null })).toMatchObject({ characters: 0, unknownChapters: 1 });
    expect(await estimate({ chapters: '2' })).toMatchObject({ unknownChapters: 0 });
  });

  it('tries pronunciations out, and counts the segments in which something changes', async () => {
    const found = await estimate({ rules: [{ match: 'Tolkien*', spoken: 'Tolkeen*' }] });
    const changed = ['Chapter 4. Dr Tolkeen wrote.', 'Tolkeen’s friends did.'].join('').length;
    expect(found).toEqual({
      characters: changed,
      seconds: Math.round(changed / 16.8),
      usd: (changed * PRICE.usdPerMillion) / 1e6,
      unknownChapters: 0,
      pronunciations: {
        sentences: 2,
        examples: [
          { written: 'Dr. Tolkien wrote.', spoken: 'Dr Tolkeen wrote.' },
          { written: 'Tolkien’s friends did.', spoken: 'Tolkeen’s friends did.' },
        ],
      },
    });
    expect(await estimate({ rules: [] })).toMatchObject({ characters: 0, pronunciations: { sentences: 0 } });
  });

  it('reckons with the pronunciations of the account', async () => {
    await writeAccountRules(api.pool, '', [{ match: 'nobody', spoken: 'no one' }]);
    const found = await estimate({ rules: [] });
    await writeAccountRules(api.pool, '', []);
    expect(found).toMatchObject({ characters: 'no one read it.'.length, pronunciations: { sentences: 0 } });
  });

  it('changes nothing', async () => {
    await estimate({ speed: 2, rules: [{ match: 'a', spoken: 'b' }] });
    expect(await getBook(api.pool, bookId)).toMatchObject({ status: 'narrating', choices: { speed: 1 } });
    const { rows } = await api.pool.query('SELECT pronunciations FROM books');
    expect(rows).toEqual([{ pronunciations: [] }]);
  });

  it.each([
    [{ speed: 9 }, 422, 'speed'],
    [{ rules: [{ match: '', spoken: 'x' }] }, 422, 'rules[0].match'],
    [{ pages: 1 }, 400, 'pages'],
  ])('of %j is refused as the change would be', async (body, status, field) => {
    const answer = await ask(body);
    expect([answer.status, ((await answer.json()) as Problem).field]).toEqual([status, field]);
  });

  it('is nobody else’s business', async () => {
    expect((await ask({}, 'other')).status).toBe(404);
  });
});
