import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { textSha256 } from '../../tools/fake-google/ledger.ts';
import type { LedgerEntry } from '../../tools/fake-google/ledger.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { PROJECT_ROOT } from '../../tools/kit/project-root.ts';
import { runProgram } from '../../tools/kit/program.ts';
import { runPreflight } from '../helpers/preflight.ts';
import { expectWholeAudio, startService, untilReady, upload } from './service.ts';

/** The whole service, with speech from a server that speaks OpenAI's interface, which runs as a program of its own. */
let dir: string;
const stops: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-openai-'));
});

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  await rm(dir, { recursive: true, force: true });
});

/** What the servers do differently is tested one by one, in `test/services/tts`. */
const LIKE = process.env['LONG_TESTS'] === undefined ? ['kokoro'] : ['kokoro', 'orpheus', 'deepinfra'];

it.each(LIKE)(
  'a book is narrated by a server like %s, and every character had once',
  { timeout: 180_000 },
  async (like) => {
    const server = await startFake(
      '--like',
      like,
      '--latency-ms',
      '20',
      '--fault',
      'overloaded',
      '--fault-every',
      '7',
    );
    const service = await startService({
      dataDir: join(dir, 'data'),
      env: { ...server.env, OPENAI_TTS_USD_PER_MILLION: '10', MAX_BOOK_COST_USD: '5' },
    });
    stops.push(service.stop);
    await service.line(/Speech ready \(openai, \d+ voices\)/);

    const pdf = makeBookPdf({ title: 'Spoken', chapters: 2, pagesPerChapter: 1 });
    const { id } = await upload(service.url, pdf);
    const book = await untilReady(service.url, id);
    await expectWholeAudio(service.url, book, join(dir, 'book.mp3'));
    expect(book.cost.spentUsd).toBeCloseTo((book.characters * 10) / 1e6, 6);

    const spoken = (await server.ledger()).filter(({ outcome }) => outcome === 'ok');
    const ofBook = spoken.filter(({ sha256 }) => sha256 !== textSha256('Hello.'));
    expect(new Set(ofBook.map(({ sha256 }) => sha256)).size).toBe(ofBook.length);
    expect(ofBook.reduce((sum, { characters }) => sum + characters, 0)).toBe(book.characters);
  },
);

it(
  'a server that answers with a web page, or wants a key, keeps the service from starting, with the setting to look at',
  { timeout: 90_000 },
  async () => {
    const page = await startFake('--fault', 'web-page');
    const locked = await startFake('--api-key', 'right');
    const [first, second] = await Promise.all(
      [page.env, { ...locked.env, OPENAI_API_KEY: 'sk-CanaryCanary' }].map((env, index) =>
        runPreflight({ DATA_DIR: join(dir, `data${index}`), ...env }),
      ),
    );
    expect(first).toMatchObject({
      code: 78,
      problems: [expect.stringMatching(/^speech: OPENAI_BASE_URL .*web page/)],
    });
    expect(second).toMatchObject({
      code: 78,
      problems: [expect.stringMatching(/^speech: .*OPENAI_API_KEY/)],
    });
    expect(second?.output).not.toContain('Canary');
  },
);

async function startFake(
  ...options: string[]
): Promise<{ env: Record<string, string>; ledger: () => Promise<LedgerEntry[]> }> {
  const ledgerFile = join(dir, `ledger-${stops.length}.jsonl`);
  const program = runProgram(process.execPath, [
    ...['--import', import.meta.resolve('tsx'), join(PROJECT_ROOT, 'tools', 'fake-openai', 'main.ts')],
    ...['--port', '0', '--ledger', ledgerFile, ...options],
  ]);
  stops.push(() => {
    program.child.kill('SIGTERM');
    return program.exit;
  });
  const [, baseUrl = '', model = ''] = await program.line(/OPENAI_BASE_URL=(\S+) OPENAI_TTS_MODEL=(\S+)/);
  return {
    env: { OPENAI_BASE_URL: baseUrl, OPENAI_TTS_MODEL: model },
    ledger: async () => {
      const lines = (await readFile(ledgerFile, 'utf8')).split('\n').filter((line) => line !== '');
      return lines.map((line) => JSON.parse(line) as LedgerEntry);
    },
  };
}
