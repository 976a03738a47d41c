import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasCeiling } from '../../db/budget.ts';
import type { Excess } from '../../db/budget.ts';
import { forgetReceipt } from '../../db/missing-speech.ts';
import type { StoredSpeech } from '../../db/speech-requests.ts';
import { returnUnused } from '../../db/reservations.ts';
import { findStoredSpeech, keepWanted, orderSpeech, readRequest } from '../../db/speech-requests.ts';
import { AppError } from '../../errors.ts';
import { describeExcess, endOfPeriod } from '../../service/describe-excess.ts';
import type { AppDeps } from '../deps.ts';
import { ClientGone } from '../upload.ts';
import type { PlannedSpeech } from './plan-speech.ts';

/** Speech in the store, and the silence after it. */
export interface SpokenPassage extends StoredSpeech {
  pauseMs: number;
}

type Deps = Pick<AppDeps, 'pool' | 'producer' | 'storage' | 'budget' | 'stopping' | 'log'>;

export interface Waiting {
  /** Aborts when nobody waits any more. */
  signal: AbortSignal;
  /** After that, whoever waits is told to ask again; what is spoken by then is kept. */
  patienceMs: number;
}

/** Requests of one account that are waited for at the same time: more would only wait for each other. */
const MOST_AT_ONCE = 8;
/** How often it is looked whether it is spoken: often at first, since a sentence takes a fraction of a second. */
const LOOKS_MS = { first: 40, last: 400, growth: 1.3 };
/** An API that dies leaves nothing that is bought for longer than that. */
const WANTED_MS = 10_000;
const SAY_SO_EVERY_MS = 3_000;

/**
 * Has something spoken by a worker, and waits for it. What was ever bought is there at once. When nobody waits any more
 * nothing more is bought for it.
 *
 * @throws {AppError} with what keeps it from being spoken
 * @throws {ClientGone}
 */
export async function speakNow(
  deps: Deps,
  owner: string,
  speech: PlannedSpeech,
  waiting: Waiting,
): Promise<SpokenPassage[]> {
  const { passages } = speech;
  const keys = passages.map(({ contentKey }) => contentKey);
  let spoken = await storedSpeech(deps, keys);
  if (keys.some((key) => !spoken.has(key))) {
    await buy(deps, owner, speech, waiting);
    spoken = await findStoredSpeech(deps.pool, keys);
  }
  return passages.map(({ contentKey, pauseMs }) => {
    const stored = spoken.get(contentKey);
    if (stored === undefined) throw new AppError('service-unavailable');
    return { ...stored, pauseMs };
  });
}

/** What is bought, and still in the store. */
async function storedSpeech(
  { pool, storage, log }: Deps,
  keys: readonly string[],
): Promise<Map<string, StoredSpeech>> {
  const found = await findStoredSpeech(pool, keys);
  for (const [contentKey, { objectKey }] of found) {
    if ((await storage.stat(objectKey)) !== null) continue;
    log.warn('speech is gone from storage and will be bought again', { objectKey });
    await forgetReceipt(pool, objectKey);
    found.delete(contentKey);
  }
  return found;
}

async function buy(deps: Deps, owner: string, speech: PlannedSpeech, waiting: Waiting): Promise<void> {
  const { pool, producer, budget, log } = deps;
  const { voice, language, speed } = speech;
  const id = randomUUID();
  const ordered = await orderSpeech(
    pool,
    { id, owner, voice: voice.id, language, speed, usdPerMillion: voice.usdPerMillionCharacters },
    speech.passages.map(({ text, characters, contentKey }) => ({ text, characters, contentKey })),
    { budget, mostAtOnce: MOST_AT_ONCE, wantedForMs: WANTED_MS },
  );
  switch (ordered.outcome) {
    case 'too-many':
      throw new AppError('too-much-speech', {
        detail: `This account waits for ${MOST_AT_ONCE} other texts at this moment.`,
      });
    case 'over-budget':
      throw overBudget(ordered.excess);
    case 'ordered':
  }
  const passages = ordered.passageIds.map((passage) => ({ id: passage }));
  try {
    await producer.speakPassages(passages);
    await untilSpoken(deps, id, waiting, async () => {
      await keepWanted(pool, id, WANTED_MS);
      // The first wake-up may be lost.
      await producer.speakPassages(passages);
    });
  } finally {
    await end(deps, id).catch((error: unknown) =>
      log.debug('a request for speech lapses by itself', { requestId: id, error }),
    );
  }
}

/** Nothing more is bought for it, and what was set aside for it and not used is there for the next one at once. */
async function end({ pool, budget }: Deps, id: string): Promise<void> {
  await keepWanted(pool, id, 0);
  if (hasCeiling(budget)) await returnUnused(pool);
}

async function untilSpoken(
  { pool, stopping }: Deps,
  id: string,
  { signal, patienceMs }: Waiting,
  saySo: () => Promise<void>,
): Promise<void> {
  const begunAt = performance.now();
  let saidAt = begunAt;
  for (let lookMs = LOOKS_MS.first; ; lookMs = Math.min(LOOKS_MS.last, lookMs * LOOKS_MS.growth)) {
    const { isSpoken, error } = await readRequest(pool, id);
    if (isSpoken) return;
    if (error !== null) {
      throw new AppError(error.code, error.detail === undefined ? {} : { detail: error.detail });
    }
    const now = performance.now();
    if (now - begunAt > patienceMs) {
      throw new AppError('speech-unavailable', {
        detail: `It wasn't spoken within ${Math.round(patienceMs / 1000)} seconds. What is spoken by now is kept.`,
      });
    }
    if (now - saidAt > SAY_SO_EVERY_MS) {
      await saySo();
      saidAt = now;
    }
    await sleep(lookMs, undefined, { signal }).catch(() => {
      throw stopping.aborted ? new AppError('service-unavailable') : new ClientGone();
    });
  }
}

function overBudget(excess: Excess): AppError {
  return new AppError('speech-budget', {
    detail: `${describeExcess(excess)} It is whole again on ${endOfPeriod(excess)}.`,
  });
}
