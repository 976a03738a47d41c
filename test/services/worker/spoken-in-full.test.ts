import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { viewBook } from '../../../src/db/book-view.ts';
import { speakInFull } from '../../../src/worker/speak-in-full.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { createEvenVoice, MS_PER_CHARACTER } from '../../helpers/even-voice.ts';
import type { TestWorld } from '../../helpers/worker.ts';
import { createTestWorld } from '../../helpers/worker.ts';

/** What a server swallows: a share of the text at its first call, and at the others. */
interface Fault {
  first: number;
  again: number;
}

let world: TestWorld;
/** By the order in which texts are met for the first time. */
let faults: ReadonlyMap<number, Fault>;
let calls: Map<string, number>;

beforeAll(async () => {
  const engine = await createEvenVoice({
    limits: { maxBytes: 600, targetBytes: 300 },
    spoken: ({ text }) => {
      const call = (calls.get(text) ?? 0) + 1;
      calls.set(text, call);
      const fault = faults.get([...calls.keys()].indexOf(text));
      return fault === undefined ? 1 : 1 - (call === 1 ? fault.first : fault.again);
    },
  });
  world = await createTestWorld({ queue: 'postgres', engine });
});
afterAll(() => world.close());

async function narrate(
  swallow: ReadonlyMap<number, Fault>,
  firstEntry: number,
): Promise<{ view: NonNullable<Awaited<ReturnType<typeof viewBook>>>; texts: string[] }> {
  faults = swallow;
  calls = new Map();
  const { context, stop } = await world.startWorker();
  try {
    const book = await world.addBook(makeBookPdf({ chapters: 4, pagesPerChapter: 2, firstEntry }));
    await context.producer.processPdf(book.id);
    await world.until(book.id, 'ready', 'failed');
    const view = await viewBook(world.database.pool, '', book.id);
    if (view === null) throw new Error('the book is gone');
    return { view, texts: [...calls.keys()] };
  } finally {
    await stop();
  }
}

test('a passage of which half is swallowed is spoken once more; one that stays odd is named', async () => {
  const { view, texts } = await narrate(
    new Map([
      [15, { first: 0.5, again: 0 }],
      [20, { first: 0.5, again: 0.6 }],
    ]),
    1,
  );
  const [healed = '', odd = ''] = [texts[15], texts[20]];
  expect([...calls].filter(([, count]) => count > 1)).toEqual([
    [healed, 2],
    [odd, 2],
  ]);
  expect(view).toMatchObject({
    status: 'ready',
    uncertainCalls: 2,
    uncertainCharacters: healed.length + odd.length,
    audioDoubts: [{ doubt: 'too-short', text: odd.slice(0, 200) }],
  });
  // The better one of the two.
  const [passage] = view.audioDoubts;
  expect(passage?.durationSeconds).toBeCloseTo((0.5 * odd.length * MS_PER_CHARACTER) / 1000, 0);
  expect(passage?.startSeconds).toBeGreaterThan(0);
});

test('the first passages, in a voice that nobody knows yet, are judged when all are there', async () => {
  const { view, texts } = await narrate(new Map([[1, { first: 0.6, again: 0.6 }]]), 1_000);
  expect([...calls.values()].every((count) => count === 1)).toBe(true);
  expect(view.audioDoubts).toMatchObject([{ doubt: 'too-short', text: texts[1]?.slice(0, 200) }]);
});

test('second tries end where they are no exception: a voice that swallows a lot costs little more', async () => {
  const all = new Map(
    Array.from({ length: 100 }, (_, index) => [index, { first: index % 2 === 0 ? 0 : 0.6, again: 0.6 }]),
  );
  const { view, texts } = await narrate(all, 2_000);
  expect(view.uncertainCalls).toBeGreaterThan(0);
  expect(view.uncertainCalls).toBeLessThanOrEqual(3 + Math.ceil(0.02 * texts.length));
});

test('speech that is bought is kept where the database can’t say how the voice usually sounds', async () => {
  faults = new Map();
  calls = new Map();
  const { context, close } = await world.newContext();
  onTestFinished(close);
  const away = (): Promise<never> => Promise.reject(new Error('the database is away'));
  const pool = Object.assign(Object.create(context.pool) as typeof context.pool, {
    query: away,
    connect: away,
  });
  const text = 'Nobody had come down to the boats.';
  const order = {
    ...{ bookId: 'unknown', segmentId: null, contentKey: 'k', voice: 'even-en', characters: text.length },
    ...{ usdPerMillion: 4, text, language: 'en', speed: 1, position: 0 },
  };
  const run = { signal: new AbortController().signal, cut: new AbortController().signal };
  const spoken = await speakInFull({ ...context, pool }, order, { contentKey: 'k', attempt: 1 }, run);
  expect(spoken.heard.voicedSeconds).toBeCloseTo((MS_PER_CHARACTER * text.length) / 1000, 1);
  expect(calls.get(text)).toBe(1);
});
