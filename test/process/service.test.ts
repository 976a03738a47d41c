import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { probeAudio } from '../../tools/kit/ffprobe.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { runProgram, untilGone } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { compiled } from '../../tools/kit/project-root.ts';
import { expectWholeAudio, startService, untilBook, untilReady, upload } from './service.ts';
import type { Service } from './service.ts';

/**
 * The whole service with nothing configured, as on a laptop: its own database, files in a folder, the offline voice.
 */
let dataDir: string;
const services: Service[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tandem service-'));
});

afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the whole service', { timeout: 120_000 }, () => {
  it('narrates a PDF for the command line, once for the same file, and says what is wrong with another', async () => {
    const { url } = await start();
    const pdf = join(dataDir, 'my book.pdf');
    await writeFile(pdf, makeBookPdf({ title: 'From a terminal', chapters: 2, pagesPerChapter: 1 }));
    const first = narrate(pdf, '-o', join(dataDir, 'out.mp3'), '--speed', '1.5', '--url', url);
    expect(await first.exit).toEqual({ code: 0, signal: null });
    expect(first.lines.at(-1)).toMatch(/out\.mp3: “From a terminal”, .* 2 chapters, [\d.]+ MB$/);
    expect((await probeAudio(join(dataDir, 'out.mp3'))).chapters).toHaveLength(2);

    const again = narrate(pdf, '-o', join(dataDir, 'again.mp3'), '--speed', '1.5', '--url', url);
    expect(await again.exit).toEqual({ code: 0, signal: null });
    const list = (await (await fetch(`${url}/v1/audiobooks`)).json()) as { audiobooks: unknown[] };
    expect(list.audiobooks).toHaveLength(1);

    const refused = narrate(pdf, '--speed', '9', '--url', url);
    expect(await refused.exit).toEqual({ code: 65, signal: null });
    expect(refused.lines.join('\n')).toMatch(/Allowed: a number from 0\.25 to 2/);
    const missing = narrate(join(dataDir, 'none.pdf'), '--url', url);
    expect(await missing.exit).toEqual({ code: 66, signal: null });
    const away = narrate(pdf, '--url', 'http://127.0.0.1:1');
    expect(await away.exit).toEqual({ code: 69, signal: null });
    expect(away.lines.join('\n')).toContain('npm start');
  });

  it('finishes a book though API and worker are killed in the middle of it', async () => {
    const service = await start();
    const { id } = await upload(
      service.url,
      makeBookPdf({ title: 'Killed', chapters: 3, pagesPerChapter: 2 }),
    );
    await untilBook(service.url, id, ({ progress }) => progress.segmentsDone >= 2);

    for (const name of ['worker', 'api'] as const) {
      const seen = service.lines.length;
      process.kill(service.pidOf(name), 'SIGKILL');
      await service.line(new RegExp(`"${name} ended: killed by SIGKILL`), { after: seen });
      await service.line(new RegExp(`"${name} is back"`), { after: seen });
    }
    const book = await untilReady(service.url, id);
    await expectWholeAudio(service.url, book, join(dataDir, 'book.mp3'));
  });

  it('stops in the middle of a book with 0 and without a trace, and the next start finishes it', async () => {
    const first = await start();
    const pids = (['api', 'worker'] as const).map((name) => first.pidOf(name));
    const { id } = await upload(
      first.url,
      makeBookPdf({ title: 'Stopped', chapters: 3, pagesPerChapter: 2 }),
    );
    await untilBook(first.url, id, ({ progress }) => progress.segmentsDone >= 1);
    expect(await first.stop()).toEqual({ code: 0, signal: null });
    for (const pid of pids) await untilGone(pid);

    const second = await start();
    const book = await untilReady(second.url, id);
    await expectWholeAudio(second.url, book, join(dataDir, 'book.mp3'));
  });
});

function narrate(...args: string[]): Program {
  return runProgram(process.execPath, [compiled('cli', 'main.js'), 'narrate', ...args]);
}

async function start(): Promise<Service> {
  const service = await startService({ dataDir });
  services.push(service);
  return service;
}
