import { EXIT } from '../process/exit-error.ts';
import type { Log } from '../process/log.ts';
import { messageOf } from '../process/thrown.ts';
import type { Slot } from './slots.ts';

/** What is known of the end of a process, besides its cause. */
interface Ending {
  /** Where it could be started at all. */
  pid?: number;
  uptimeMs: number;
}

/**
 * Answers the end of a process that should have gone on: with another start, ever later in a crash loop, or with the
 * end of the service where an essential app can't be kept up.
 *
 * @returns what is to be called with the slot and the cause, for people.
 */
export function createCrashAnswers(options: {
  restart: (slot: Slot) => Promise<void>;
  isStopping: () => boolean;
  /** Called with the exit code of a service that can't be kept up. */
  giveUp: (code: number) => void;
  log: Log;
}): (slot: Slot, cause: string, ending: Ending) => void {
  const { restart, isStopping, giveUp, log } = options;
  const answer = (slot: Slot, cause: string, ending: Ending): void => {
    const { name, supervision } = slot.spec;
    const { exits, delayMs, exhausted } = slot.budget.recordExit();
    const facts = { cause, ...ending, exitsInWindow: exits };
    if (exhausted !== null && supervision.essential) {
      const { exits: tooMany, windowMs } = exhausted;
      log.error(`${name} can't be kept up: ${tooMany} exits in ${windowMs / 1000} seconds`, facts);
      giveUp(EXIT.software);
      return;
    }
    log.error(`${name} ended: ${cause}; starting it again`, { ...facts, delayMs });
    slot.restartTimer = setTimeout(() => {
      slot.restartTimer = null;
      restart(slot).catch((error: unknown) => {
        if (!isStopping() && !slot.held)
          answer(slot, `could not be started: ${messageOf(error)}`, { uptimeMs: 0 });
      });
    }, delayMs);
  };
  return answer;
}
