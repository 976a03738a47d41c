import { until } from '../kit/until.ts';

/** A book as the released program answered. */
export interface ShelfBook {
  id: string;
  title: string;
  status: string;
  progress: { segmentsDone: number };
  chapters: { title: string; included: boolean; durationSeconds: number }[];
  durationSeconds: number;
  cost: { spentUsd: number; uncertainCalls: number };
  error: { code: string } | null;
}

/** What a listener does with the service. */
export interface Shelf {
  upload(pdf: Buffer, fields?: Readonly<Record<string, string>>): Promise<string>;
  put(path: string, body: object): Promise<void>;
  narrate(id: string): Promise<void>;
  book(id: string): Promise<ShelfBook>;
  /** Waits until a book is as wished. */
  untilBook(id: string, reached: (book: ShelfBook) => boolean): Promise<ShelfBook>;
}

const BOOK_MS = 120_000;

export function openShelf(url: string, token: string | null): Shelf {
  const headers: Record<string, string> = token === null ? {} : { Authorization: `Bearer ${token}` };
  const call = async (method: string, path: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(`${url}/v1${path}`, {
      method,
      ...init,
      headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const json = (body: object): RequestInit => ({
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json' },
  });
  const book = async (id: string): Promise<ShelfBook> =>
    (await (await call('GET', `/audiobooks/${id}`)).json()) as ShelfBook;
  return {
    book,
    upload: async (pdf, fields = {}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'book.pdf');
      return ((await (await call('POST', '/audiobooks', { body: form })).json()) as ShelfBook).id;
    },
    put: async (path, body) => {
      await call('PUT', path, json(body));
    },
    narrate: async (id) => {
      await call('POST', `/audiobooks/${id}/narrate`, json({}));
    },
    untilBook: (id, reached) =>
      until(`book ${id}`, BOOK_MS, async () => {
        const now = await book(id);
        return reached(now) ? now : false;
      }),
  };
}
