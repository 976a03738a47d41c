import { readdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { inspectMp3 } from '../../src/audio/mp3-frames.ts';
import { createCounters } from '../../src/process/counters.ts';
import { loadConfig } from '../../src/service/config.ts';
import type { QueueProducer } from '../../src/queue/producer.ts';
import type { SpeechEngine } from '../../src/tts/engine.ts';
import { cleanupOldFiles } from '../../src/worker/cleanup-old-files.ts';
import { createInHand } from '../../src/worker/in-hand.ts';
import { isWholeMp3 } from './judge-audio.ts';
import type { Case, JudgedBook } from './case.ts';
import { quietLog } from './servers.ts';
import { sha256 } from './uploads.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Every object that a row points at is there; every other one is whole (a key is published when its last byte is
 * durable), is the only one that its cause can have left, and is taken by the clean-up once it is a day old. After
 * that, storage holds what the rows name and nothing else: no object, no unfinished file, no work folder.
 */
export async function judgeObjects(
  evidence: Case,
  books: readonly JudgedBook[],
): Promise<{ orphans: number; violations: string[] }> {
  const { pool, storage, accepted, dataDir } = evidence;
  const violations: string[] = [];
  const { rows: speech } = await pool.query<{
    contentKey: string;
    objectKey: string | null;
    uncertain: number;
  }>(
    `SELECT content_key AS "contentKey", object_key AS "objectKey",
            uncertain + (state = 'sent' AND claimed_by <> 0)::integer AS uncertain FROM speech`,
  );
  const named = new Set([
    ...books.flatMap(({ sourceKey, mp3Key }) => [sourceKey, mp3Key]),
    ...speech.map(({ objectKey }) => objectKey),
  ]);
  named.delete(null);

  const sources = new Set([...accepted.values()].map(({ pdfSha256 }) => pdfSha256));
  const orphans: string[] = [];
  const found = new Set<string>();
  for (const prefix of ['books/', 'speech/']) {
    for await (const { key } of storage.list(prefix)) {
      found.add(key);
      if (named.has(key)) continue;
      orphans.push(key);
      const body = Buffer.concat((await (await storage.get(key)).toArray()) as Buffer[]);
      if (!isWhole(key, body, sources)) violations.push(`object ${key}: published before it was whole`);
    }
  }
  for (const key of named)
    if (key !== null && !found.has(key)) violations.push(`object ${key}: a row points at it, and it is gone`);
  violations.push(...tooMany(orphans, books, speech));

  await makeOlder(dataDir);
  await cleanUp(evidence);
  const left = new Set<string>();
  for (const prefix of ['books/', 'speech/', 'probe/']) {
    for await (const { key } of storage.list(prefix)) left.add(key);
  }
  for (const key of left)
    if (!named.has(key)) violations.push(`object ${key}: nobody's, and the clean-up leaves it`);
  for (const key of found)
    if (named.has(key) && !left.has(key)) violations.push(`object ${key}: the clean-up took it from its row`);
  for (const name of await filesBelow(dataDir)) {
    if (name.includes('.partial-') || name.startsWith('work/')) violations.push(`file ${name}: left behind`);
  }
  return { orphans: orphans.length, violations };
}

function isWhole(key: string, body: Buffer, sources: ReadonlySet<string>): boolean {
  if (key.endsWith('/source.pdf')) return sources.has(sha256(body));
  if (key.startsWith('books/')) return isWholeMp3(body);
  try {
    return inspectMp3(body).frames > 0;
  } catch {
    return false;
  }
}

/** A call that died may have left one object, and so may each try at an assembly. */
function tooMany(
  orphans: readonly string[],
  books: readonly JudgedBook[],
  speech: readonly { contentKey: string; uncertain: number }[],
): string[] {
  const violations: string[] = [];
  const uncertain = new Map(speech.map((row) => [row.contentKey, row.uncertain]));
  const attempts = new Map(books.map(({ id, attempt }) => [id, attempt]));
  const counts = new Map<string, number>();
  for (const key of orphans) {
    const [kind, folder = '', name = ''] = key.split('/');
    if (name === 'source.pdf') continue;
    const owner = kind === 'speech' ? name.slice(0, 64) : folder;
    counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  for (const [owner, count] of counts) {
    const explained = uncertain.get(owner) ?? attempts.get(owner) ?? 0;
    if (count > explained) violations.push(`objects of ${owner}: ${count} strays, ${explained} explained`);
  }
  return violations;
}

/** As if a day had passed: the clean-up takes nothing younger. */
async function makeOlder(dataDir: string): Promise<void> {
  const yesterday = new Date(Date.now() - DAY_MS - 60_000);
  for (const name of await filesBelow(dataDir)) {
    await utimes(join(dataDir, name), yesterday, yesterday).catch(() => undefined);
  }
}

async function cleanUp({ pool, storage, dataDir }: Case): Promise<void> {
  const notUsed = (): never => {
    throw new Error('the clean-up needs none of this');
  };
  await cleanupOldFiles({
    config: loadConfig({ DATA_DIR: dataDir }),
    log: quietLog,
    pool,
    storage,
    presence: { key: notUsed, leaving: notUsed, alone: notUsed, leave: notUsed },
    producer: new Proxy({} as QueueProducer, { get: notUsed }),
    engine: new Proxy({} as SpeechEngine, { get: notUsed }),
    offline: new Proxy({} as SpeechEngine, { get: notUsed }),
    recogniser: null,
    passwords: { seal: notUsed, open: notUsed },
    secretKey: notUsed,
    counters: createCounters(),
    inHand: createInHand(),
    memory: { isAwaited: false, run: (_needMb, _signal, work) => work() },
  });
}

async function filesBelow(dir: string): Promise<string[]> {
  const names = await readdir(dir, { recursive: true });
  const files: string[] = [];
  for (const name of names)
    if ((await stat(join(dir, name)).catch(() => null))?.isFile() === true) files.push(name);
  return files;
}
