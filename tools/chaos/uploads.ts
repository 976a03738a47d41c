import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeBook } from '../kit/pdf-book.ts';

/** What was uploaded, and what must come of it. */
export interface SentBook {
  /** Counts from 1; part of the idempotency key. */
  number: number;
  pdfSha256: string;
  /** All that is to be read aloud, letters and digits only. */
  letters: string;
}

export interface Uploads {
  /** By the id of a 202 answer. */
  readonly accepted: ReadonlyMap<string, SentBook>;
  /** Requests that got no answer, or one that asks to come back. */
  readonly retries: number;
  /** Sends half of an upload, calls `then`, and sends the whole again until it is accepted. */
  interrupted(then: () => Promise<void>): Promise<void>;
  /** Ends when every upload that was begun has been accepted. */
  stop(): Promise<void>;
}

export interface UploadsOptions {
  url: string;
  /** How many books shall be on their way. */
  inFlight: number;
  /** The number of accepted books that have come to an end. */
  finished: () => Promise<number>;
  /** Different for every batch, so that nothing was said in an earlier one. */
  firstBook: number;
  onViolation: (what: string) => void;
}

const PAUSE_MS = 100;
/** Every so many books have the words of an earlier one: what was bought for one serves the other. */
const REPEATED_EVERY = 5;
/** Every so many books have enough pages to be begun before all of them are read. */
const LONG_EVERY = 8;
const SHORT_PAGES = 64;
const SENTENCES_A_BOOK = 1_000;
const CHAPTERS = [
  'The Harbour',
  'A Grey Horse',
  'Letters from Home',
  'Winter',
  'Two Lamps',
  'The Song',
  'A Red Boat',
];

/**
 * Somebody who wants audiobooks and doesn't give up: each upload has one idempotency key and is repeated until it is
 * accepted.
 */
export function startUploads(options: UploadsOptions): Uploads {
  const { url, inFlight, finished, onViolation } = options;
  const accepted = new Map<string, SentBook>();
  let next = options.firstBook;
  let retries = 0;
  let stopped = false;

  const send = async (book: ReturnType<typeof bookNumber>): Promise<void> => {
    for (;;) {
      const answer = await post(url, book.sent.number, book.pdf).catch(() => null);
      if (answer?.status === 202) {
        accepted.set(answer.id, book.sent);
        return;
      }
      if (answer !== null && answer.status < 500) {
        onViolation(`an upload was refused with ${answer.status}: ${answer.body}`);
        return;
      }
      retries += 1;
      await sleep(PAUSE_MS);
    }
  };
  const loop = async (): Promise<void> => {
    while (!stopped) {
      const done = await finished().catch(() => null);
      if (done !== null && accepted.size - done < inFlight) await send(bookNumber(next++, options.firstBook));
      else await sleep(PAUSE_MS);
    }
  };
  const running = loop();

  return {
    accepted,
    get retries() {
      return retries;
    },
    interrupted: async (then) => {
      const book = bookNumber(next++, options.firstBook);
      await sendHalf(url, book.sent.number, book.pdf, then);
      await send(book);
    },
    stop: async () => {
      stopped = true;
      await running;
    },
  };
}

/** A small book: ten to twenty segments. Most have chapters of one page, so that there are no running heads. */
function bookNumber(number: number, first: number): { pdf: Buffer; sent: SentBook } {
  const isRepeated = (number - first) % REPEATED_EVERY === REPEATED_EVERY - 1;
  const words = isRepeated ? number - 3 : number;
  const chapters = CHAPTERS.slice(0, 4 + (words % 4));
  const firstEntry = words * SENTENCES_A_BOOK;
  const shortPages = words % LONG_EVERY === 0 ? SHORT_PAGES : 0;
  const book = makeBook({ title: `Book ${words}`, chapters, pagesPerChapter: 1, shortPages, firstEntry });
  const text = book.chapters.flatMap(({ title, paragraphs }) => [title, ...paragraphs]).join(' ');
  return { pdf: book.pdf, sent: { number, pdfSha256: sha256(book.pdf), letters: lettersOf(text) } };
}

/** What is left of a text when line breaks, spaces and marks don't count. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function post(
  url: string,
  number: number,
  pdf: Buffer,
): Promise<{ status: number; id: string; body: string }> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), `book-${number}.pdf`);
  const answer = await fetch(`${url}/v1/audiobooks`, {
    method: 'POST',
    body: form,
    headers: { 'Idempotency-Key': `chaos-${number}` },
    signal: AbortSignal.timeout(60_000),
  });
  const body = await answer.text();
  const { id } = answer.status === 202 ? (JSON.parse(body) as { id: string }) : { id: '' };
  return { status: answer.status, id, body };
}

async function sendHalf(url: string, number: number, pdf: Buffer, then: () => Promise<void>): Promise<void> {
  const boundary = 'half-a-book';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="book-${number}.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
  const req = request(`${url}/v1/audiobooks`, {
    method: 'POST',
    headers: {
      'Content-Type': `multipart/form-data; boundary=${boundary}`,
      'Content-Length': head.length + pdf.length + boundary.length + 8,
      'Idempotency-Key': `chaos-${number}`,
    },
  });
  req.on('error', () => undefined);
  req.write(head);
  req.write(pdf.subarray(0, pdf.length / 2));
  try {
    await then();
  } finally {
    req.destroy();
  }
}
