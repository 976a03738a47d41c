import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/local/postgres.ts';
import { createLog } from '../../src/process/log.ts';
import { makeBookPdf } from '../kit/pdf-book.ts';
import { quantile } from './quantile.ts';
import { createDataDir, startService } from './running-service.ts';
import { printTable } from './table.ts';

const quiet = createLog({ level: 'error', format: 'json', process: 'bench' });

/** As many as a request may have; those of an account are added to those of a book. */
const RULES = 500;
const CHARACTERS = 100_000;
const SENTENCE_CHARACTERS = 1_000;
/** How often the others ask meanwhile, and what. Milliseconds. */
const ASK_EVERY_MS = 20;
const OTHERS = ['/health/live', '/v1/audiobooks', '/v1/voices?language=en'];

/** What rules and texts are made of: a sign that repeats, and one that never comes. */
const SCRIPTS = [
  { name: 'Han', sign: '的', never: '☀' },
  { name: 'Latin', sign: 'a', never: '#' },
  { name: 'Cyrillic', sign: 'о', never: '№' },
] as const;

/**
 * What requests cost others that are made to cost much: 1,000 pronunciation rules with stars on a text of 100,000
 * characters, in three scripts. Prints how long the API's event loop stood still at most, and how long others waited.
 */
export async function run(): Promise<void> {
  const { dir, remove } = await createDataDir();
  const postgres = await startEmbeddedPostgres({ dataDir: join(dir, 'database'), log: quiet });
  const service = await startService({
    DATABASE_URL: postgres.url,
    DATA_DIR: join(dir, 'data'),
    MAX_CHANGES_PER_MINUTE: '1000',
  });
  const database = new Client(postgres.url);
  try {
    await database.connect();
    const id = await service.upload(makeBookPdf({ title: 'Book', chapters: ['One'], pagesPerChapter: 1 }));
    while ((await service.book(id)).status !== 'ready') await delay(100);
    // What others ask for is loaded when it is first asked for.
    for (const path of OTHERS) await (await fetch(`${service.url}${path}`)).arrayBuffer();
    const rows = [['script', 'requests', 'loop still at most, ms', 'others p50, ms', 'others p99, ms']];
    for (const script of SCRIPTS) {
      await giveText(database, id, script.sign);
      rows.push([script.name, ...(await attack(service.url, id, script))]);
    }
    printTable(rows);
  } finally {
    await database.end();
    await service.stop();
    await postgres.stop();
    await remove();
  }
}

/** Gives the book a text of its own: sentences of one sign. */
async function giveText(database: Client, id: string, sign: string): Promise<void> {
  const sentence = sign.repeat(SENTENCE_CHARACTERS);
  await database.query('SET search_path TO tandem');
  await database.query('DELETE FROM paragraphs WHERE book_id = $1', [id]);
  await database.query('DELETE FROM segments WHERE book_id = $1', [id]);
  await database.query(
    `INSERT INTO paragraphs (book_id, index, chapter_index, page, kind, first_sentence, sentences)
     SELECT $1, n, 0, 1, 'text', n, ARRAY[$2] FROM generate_series(0, $3::int - 1) n`,
    [id, sentence, CHARACTERS / SENTENCE_CHARACTERS],
  );
  await database.query(
    `INSERT INTO segments (book_id, position, chapter_index, text, characters, content_key, first_sentence, sentences)
     SELECT $1, n, 0, $2, $4, 'bench-' || n, n, 1 FROM generate_series(0, $3::int - 1) n`,
    [id, sentence, CHARACTERS / SENTENCE_CHARACTERS, SENTENCE_CHARACTERS],
  );
}

async function attack(url: string, id: string, { sign, never }: (typeof SCRIPTS)[number]): Promise<string[]> {
  const rules = Array.from({ length: RULES }, (_, index) => ({
    match: `${sign}*${sign.repeat(1 + (index % 30))}*${never}${index}`,
    spoken: 'x * y',
  }));
  const send = async (method: string, path: string, body: unknown): Promise<void> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${text}`);
  };
  const book = `/v1/audiobooks/${id}`;
  const others = askMeanwhile(url);
  const requests = [
    () => send('PUT', '/v1/pronunciations', { rules }),
    ...Array.from({ length: 16 }, () => () => send('POST', `${book}/estimate`, { rules })),
    () => send('GET', `${book}/text`, undefined),
  ];
  await requests[0]?.();
  await Promise.all(requests.slice(1).map((request) => request()));
  const waits = await others.stop();
  const stillMs = 1000 * (await loopDelaySeconds(url));
  return [
    String(requests.length),
    stillMs.toFixed(0),
    quantile(waits, 0.5).toFixed(0),
    quantile(waits, 0.99).toFixed(0),
  ];
}

function askMeanwhile(url: string): { stop: () => Promise<number[]> } {
  const waits: number[] = [];
  const asked: Promise<unknown>[] = [];
  const timer = setInterval(() => {
    const path = OTHERS[asked.length % OTHERS.length] as string;
    const begunAt = performance.now();
    asked.push(
      fetch(`${url}${path}`)
        .then((answer) => answer.arrayBuffer())
        .then(() => waits.push(performance.now() - begunAt)),
    );
  }, ASK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(asked);
      return waits;
    },
  };
}

async function loopDelaySeconds(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/tandem_loop_delay_seconds\{process="api"\} (\S+)/.exec(text)?.[1]);
}
