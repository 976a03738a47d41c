import { workOfSuspect } from '../db/suspects.ts';
import type { Suspect, WorkOfSuspect } from '../db/suspects.ts';
import type { Company } from './company.ts';
import type { WorkerContext } from './context.ts';
import { judgeDeaths } from './judge-deaths.ts';

/** What runs is waited for so long; others wait meanwhile, too. */
const PATIENCE_MS = 15_000;
/** So long suspects are done one after the other before others have their turn. */
const IN_A_ROW_MS = 5_000;
/** Who takes longer goes on in company: others wait no longer than that. */
const ALONE_MS = 60_000;

/**
 * Sees to the books under which processes ended: judges them, and does what is suspected alone, so that it takes nobody
 * along and it is known who it was. It does so at once, and whenever it is woken.
 *
 * @param perform does a piece of work as the queues' consumers do; never rejects.
 * @returns `judged` resolves when that is done for the first time, and the first suspect has this process to itself.
 */
export function startTryingSuspects(
  context: WorkerContext,
  company: Company,
  perform: (work: WorkOfSuspect) => Promise<void>,
): { judged: Promise<void>; wake: () => void; stop: () => Promise<void> } {
  const stopping = new AbortController();
  const { log } = context;
  const isStopping = (): boolean => stopping.signal.aborted;

  const tryAll = async (suspects: readonly Suspect[]): Promise<void> => {
    const left = [...suspects];
    while (left.length > 0 && !isStopping()) {
      const wasAlone = await company.alone(PATIENCE_MS, async (open) => {
        const begunAt = performance.now();
        const solitude = { isOver: false };
        const endSolitude = (): void => {
          solitude.isOver = true;
          open();
        };
        for (const suspect of left.splice(0)) {
          const hasTime = !solitude.isOver && performance.now() - begunAt < IN_A_ROW_MS;
          if (hasTime && !isStopping()) await tryAlone(context, suspect, perform, endSolitude);
          else left.push(suspect);
        }
      });
      // With the next round.
      if (!wasAlone) return;
    }
  };
  let judged: () => void = () => undefined;
  let wake: () => void = () => undefined;
  const firstJudged = new Promise<void>((resolve) => (judged = resolve));
  const rounds = async (): Promise<void> => {
    while (!isStopping()) {
      try {
        const trying = tryAll(await judgeDeaths(context));
        judged();
        await trying;
      } catch (error) {
        log.debug('looking at who died did not succeed; the next round will', { error });
      }
      judged();
      if (!isStopping()) await new Promise<void>((resolve) => (wake = resolve));
    }
  };
  const running = rounds();
  return {
    judged: firstJudged,
    wake: () => wake(),
    stop: () => {
      stopping.abort();
      wake();
      return running;
    },
  };
}

async function tryAlone(
  { pool, presence, log }: WorkerContext,
  suspect: Suspect,
  perform: (work: WorkOfSuspect) => Promise<void>,
  open: () => void,
): Promise<void> {
  const work = await workOfSuspect(pool, suspect, presence.key());
  if (work === null) return;
  const { bookId, contentKey } = suspect;
  await presence.alone({ bookId, contentKey });
  log.info('a process ended at this book: it is done alone', { bookId, task: work.task });
  const inCompany = (): void =>
    void presence.alone(null).then(open, (error: unknown) => log.debug('others have to wait on', { error }));
  const timer = setTimeout(inCompany, ALONE_MS);
  try {
    await perform(work);
  } finally {
    clearTimeout(timer);
    await presence.alone(null);
  }
}
