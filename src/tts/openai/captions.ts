import type { ServerClient } from './client.ts';
import { classifyFailure, ServerFailure } from './failures.ts';

export const WORD_TIMES_CHOICES = ['auto', 'on', 'off'] as const;

/** Kokoro-FastAPI's way to speak and to say when each word is heard; it lies beside `/v1`. */
export const CAPTIONED_SPEECH = '/dev/captioned_speech';
/** Where a server that is made with FastAPI lists its calls. */
const DESCRIPTION = '/openapi.json';
/** What couldn't be asked, or failed, is tried again then. */
const TRY_AGAIN_MS = 600_000;
/** A refusal of this call, which says nothing of plain speech. */
const REFUSALS = ['not this service', 'request refused'];

/** Whether a server can be asked for the times of the words. */
export interface Captions {
  /** As far as it is known now. */
  areThere(): Promise<boolean>;
  /** For the next minutes plain speech is asked for. */
  giveUp(): void;
}

/** @param options.server the client for what lies beside `/v1` */
export function createCaptions(options: {
  wanted: (typeof WORD_TIMES_CHOICES)[number];
  server: ServerClient;
  list: <T>(work: (limits: { signal: AbortSignal }) => Promise<T>) => Promise<T>;
}): Captions {
  const { wanted, server, list } = options;
  let known: Promise<boolean> | undefined = wanted === 'auto' ? undefined : Promise.resolve(wanted === 'on');
  let notBefore = Number.NEGATIVE_INFINITY;
  const giveUp = (): void => {
    notBefore = performance.now() + TRY_AGAIN_MS;
  };
  const ask = async (): Promise<boolean> => {
    try {
      const description = await list((limits) => server.get(DESCRIPTION, limits));
      const { paths } = (description ?? {}) as { paths?: unknown };
      return typeof paths === 'object' && paths !== null && CAPTIONED_SPEECH in paths;
    } catch (error) {
      const hasNoList = error instanceof ServerFailure && error.status !== null && error.status < 500;
      if (!hasNoList) {
        known = undefined;
        giveUp();
      }
      return false;
    }
  };
  return {
    areThere: () => {
      if (performance.now() < notBefore) return Promise.resolve(false);
      known ??= ask();
      return known;
    },
    giveUp,
  };
}

/** Whether a call for captioned speech was refused as such: plain speech can be asked for at once. */
export function isRefusedCaption(error: unknown): boolean {
  return error instanceof ServerFailure && REFUSALS.includes(classifyFailure(error).rule);
}

/** Whether it failed in a way that plain speech may not fail in. */
export function isFailedCaption(error: unknown): boolean {
  return isRefusedCaption(error) || (error instanceof ServerFailure && (error.status ?? 0) >= 500);
}
