import { expect, vi } from 'vitest';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';

export interface BookJson {
  id: string;
  status: string;
  waiting: { code: string } | null;
  error: { code: string } | null;
}

/** Somebody who uses a service from outside, through HTTP. */
export interface Listener {
  /** Sends a book that nobody has sent before. */
  send(): Promise<Response>;
  /** The same, accepted. */
  upload(): Promise<BookJson>;
  /** `null` where there is no answer with a book. */
  book(id: string): Promise<BookJson | null>;
  untilFinal(id: string): Promise<BookJson>;
  /** Why the book waits, as soon as it does. */
  untilWaiting(id: string): Promise<{ code: string }>;
  statusOf(path: string): Promise<number>;
  until(path: string, status: number): Promise<void>;
}

export const WAIT = { timeout: 120_000, interval: 100 };
const CHAPTERS = ['The Harbour', 'A Grey Horse', 'Letters from Home', 'Winter'];

export function createListener(url: string): Listener {
  let number = 0;
  const listener: Listener = {
    send: () => {
      const pdf = makeBookPdf({ chapters: CHAPTERS, pagesPerChapter: 1, firstEntry: (number += 1) * 1000 });
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'book.pdf');
      return fetch(`${url}/v1/audiobooks`, { method: 'POST', body: form });
    },
    upload: async () => {
      const answer = await listener.send();
      expect(answer.status).toBe(202);
      return (await answer.json()) as BookJson;
    },
    book: async (id) => {
      const answer = await fetch(`${url}/v1/audiobooks/${id}`).catch(() => null);
      return answer?.status === 200 ? ((await answer.json()) as BookJson) : null;
    },
    untilFinal: (id) =>
      vi.waitUntil(async () => {
        const seen = await listener.book(id);
        return seen !== null && ['ready', 'failed'].includes(seen.status) ? seen : false;
      }, WAIT),
    untilWaiting: (id) => vi.waitUntil(async () => (await listener.book(id))?.waiting ?? false, WAIT),
    statusOf: async (path) => (await fetch(`${url}${path}`)).status,
    until: async (path, status) => {
      await vi.waitUntil(async () => (await listener.statusOf(path)) === status, WAIT);
    },
  };
  return listener;
}

/** 503, when to come back, and why. */
export async function expectOutage(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toMatch(/^\d+$/);
  expect(await answer.json()).toMatchObject({ code: 'service-unavailable' });
}
