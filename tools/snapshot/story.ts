import type { Pool } from '../../src/db/pool.ts';
import { makeBookPdf } from '../kit/pdf-book.ts';
import type { BookOptions } from '../kit/pdf-book.ts';
import { scanPdf } from '../kit/scanned-pdf.ts';
import { until } from '../kit/until.ts';
import type { ReleasedWorker } from './released-apps.ts';
import type { Shelf } from './shelf.ts';

/** A service without a worker, in which the story of its books is told. */
export interface Setting {
  shelf: Shelf;
  pool: Pool;
  startWorker: (name: string) => ReleasedWorker;
  /** Another one than it takes for an English book by itself. */
  otherVoice: string;
  /** Keys of stored objects. */
  objects(prefix: string): Promise<string[]>;
}

/** What becomes of each book, by the name under which its answer is kept. */
export type Story = Readonly<Record<string, string>>;

/** A few sentences a chapter: the sound is most of what a snapshot weighs. */
const CHAPTER: BookOptions = { pagesPerChapter: 0.35, chapters: 2 };
const LONG_CHAPTER: BookOptions = { pagesPerChapter: 0.7, chapters: 2 };
/** Books have no sentence in common: each is bought for one of them. */
const ENTRIES_A_BOOK = 1_000;
const FAST = { speed: '2' };
const SCAN_MS = 60_000;

/**
 * Makes a book in every state. What is unfinished is so because its worker was stopped at the worst moment, and lives
 * until all is written: so none takes over another's book.
 *
 * @returns the books' ids.
 */
export async function tellStory(setting: Setting): Promise<{ story: Story; workers: ReleasedWorker[] }> {
  const { shelf, pool, startWorker } = setting;
  let books = 0;
  const pdf = (title: string, options: BookOptions = CHAPTER): Buffer =>
    makeBookPdf({ ...options, title, firstEntry: ENTRIES_A_BOOK * ++books });
  const ready = (id: string): Promise<unknown> => shelf.untilBook(id, ({ status }) => status === 'ready');

  const first = startWorker('first');
  await shelf.put('/pronunciations', { rules: [{ match: 'Mrs.', spoken: 'missus' }] });
  const plain = await shelf.upload(pdf('As it comes'));
  await ready(plain);
  const chosen = await shelf.upload(pdf('Not as it comes', { ...CHAPTER, chapters: 3 }), {
    ...FAST,
    title: 'As I want it',
    voice: setting.otherVoice,
    language: 'en-GB',
    include: 'footnotes,tables',
    chapters: '2-3',
  });
  await ready(chosen);
  await shelf.put(`/audiobooks/${chosen}/pronunciations`, { rules: [{ match: 'kettle', spoken: 'kettel' }] });
  await shelf.narrate(chosen);
  await ready(chosen);
  const failed = await shelf.upload(pdf('Locked', { ...CHAPTER, encrypt: { userPassword: 'secret' } }));
  await shelf.untilBook(failed, ({ status }) => status === 'failed');
  await first.stop();

  const uncertain = await shelf.upload(pdf('Asked for twice'), FAST);
  const dying = startWorker('dying');
  await dying.dieAt('speech-bought');
  const heir = startWorker('heir');
  await ready(uncertain);
  await heir.stop();

  const cancelled = await shelf.upload(pdf('Not wanted any more'));
  // 0.1.0 knows the state and has no call for it yet.
  await pool.query(
    `UPDATE books SET status = 'cancelled', updated_at = now(), completed_at = now() WHERE id = $1`,
    [cancelled],
  );

  const assembling = await shelf.upload(pdf('All but put together'), FAST);
  const joiner = startWorker('joiner');
  await joiner.freezeAt('audio-stored');

  const scan = await shelf.upload(
    await scanPdf(makeBookPdf({ title: 'A scan', chapters: 2, pagesPerChapter: 0.35 })),
    FAST,
  );
  const recognizer = startWorker('recognizer');
  await until(
    'a recognised page',
    SCAN_MS,
    async () => (await setting.objects(`books/${scan}/recognized/`)).length > 0,
  );
  recognizer.freeze();

  const extracting = await shelf.upload(pdf('Half read', LONG_CHAPTER), FAST);
  const reader = startWorker('reader');
  await reader.freezeAt('segments-written');

  const narrating = await shelf.upload(pdf('Half spoken', LONG_CHAPTER), FAST);
  const narrator = startWorker('narrator');
  await shelf.untilBook(
    narrating,
    ({ status, progress }) => status === 'narrating' && progress.segmentsDone >= 2,
  );
  await narrator.freezeAt('speech-bought');

  const queued = await shelf.upload(pdf('Not begun'), FAST);
  return {
    story: { plain, chosen, failed, uncertain, cancelled, assembling, scan, extracting, narrating, queued },
    workers: [joiner, recognizer, reader, narrator],
  };
}
