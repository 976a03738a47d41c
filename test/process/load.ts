import { setTimeout as sleep } from 'node:timers/promises';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';

/** A steady load of uploads and health calls, as users and a platform make it. */
export interface Load {
  /** Ids of the uploads that were accepted. */
  readonly accepted: readonly string[];
  readonly calls: { health: number; uploads: number };
  /** Every request that wasn't answered as it should be. */
  readonly failures: readonly string[];
  /** Waits for the requests that are under way. */
  stop(): Promise<void>;
}

/** Pauses between two requests of a kind. Each upload becomes a book, and costs seconds of processor time. */
const HEALTH_EVERY_MS = 100;
const UPLOAD_EVERY_MS = 3_000;

export function startLoad(url: string): Load {
  const accepted: string[] = [];
  const calls = { health: 0, uploads: 0 };
  const failures: string[] = [];
  const stopping = new AbortController();

  const repeat = async (everyMs: number, call: () => Promise<void>): Promise<void> => {
    while (!stopping.signal.aborted) {
      await call();
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const expectStatus = async (
    what: string,
    wanted: number,
    send: () => Promise<Response>,
  ): Promise<Response | null> => {
    try {
      const answer = await send();
      if (answer.status === wanted) return answer;
      failures.push(`${what}: ${answer.status} ${await answer.text()}`);
    } catch (error) {
      failures.push(`${what}: ${String(error)}`);
    }
    return null;
  };
  const running = Promise.all([
    repeat(HEALTH_EVERY_MS, async () => {
      calls.health += 1;
      await (await expectStatus('health', 200, () => fetch(`${url}/health`)))?.text();
    }),
    repeat(UPLOAD_EVERY_MS, async () => {
      calls.uploads += 1;
      const number = calls.uploads;
      const pdf = makeBookPdf({
        title: `Under load ${number}`,
        chapters: 1,
        pagesPerChapter: 1,
        firstEntry: 1000 * number,
      });
      const form = new FormData();
      form.set('file', new Blob([pdf], { type: 'application/pdf' }), `${number}.pdf`);
      const answer = await expectStatus('upload', 202, () =>
        fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form }),
      );
      if (answer !== null) accepted.push(((await answer.json()) as { id: string }).id);
    }),
  ]);
  return {
    accepted,
    calls,
    failures,
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
