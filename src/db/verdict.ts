/** A process that ended while it was at a piece of work, as far as that speaks for or against the work. */
export interface Death {
  /** Of a worker, which takes everything along that it has in hand, or of the child that read this one PDF. */
  of: 'worker' | 'child';
  /**
   * By its own doing: a crash, a hang, its memory. False where somebody killed it from outside, as far as can be told;
   * `null` while that isn't known yet.
   */
  byItself: boolean | null;
  /** The worker had nothing else in hand. */
  alone: boolean;
  /** How far the work had come: pages, then segments. */
  reached: number;
}

/** `free`: goes on like any other. `alone`: is done while its worker does nothing else. `guilty`: is set aside. */
export type Standing = 'free' | 'alone' | 'guilty';

/** Of deaths by themselves, the second at the latest while it was alone. */
const DEATHS = 2;
/** Where it takes so long that it can't be alone to the end. */
const DEATHS_IN_COMPANY = 3;
/**
 * Of kills from outside. So many, because it is seldom the work: a neighbour that takes all memory kills several times
 * in a minute, and a worker comes back within a second.
 */
const KILLS = 8;
/** From then on it is alone, so that nobody else pays for it. */
const KILLS_IN_COMPANY = 3;

/**
 * What is to become of a piece of work that processes died under. Whoever dies takes innocents along, so a first death
 * makes all that was in hand suspects and no more. A suspect is done alone: what ends a worker does so again, and now
 * it is known which it was.
 *
 * @param deaths since it last got through, the oldest first
 * @param without how many workers ended by themselves of late while this work was not in hand, and nothing explains it:
 * where that happens, as many more speak against nobody.
 */
export function standingOf(deaths: readonly Death[], without: number): Standing {
  const own = deaths.filter(({ byItself }) => byItself === true);
  const isCaught = own.length >= DEATHS + without && own.at(-1)?.alone === true;
  const kills = deaths.filter(({ byItself }) => byItself !== true);
  const counted = countKills(kills);
  if (isCaught || own.length >= DEATHS_IN_COMPANY + without || counted >= KILLS) return 'guilty';
  const ofWorkers = kills.filter(({ of }) => of === 'worker');
  const isUnclear = deaths.some(({ byItself }) => byItself === null);
  return own.length > 0 || isUnclear || countKills(ofWorkers) >= KILLS_IN_COMPANY ? 'alone' : 'free';
}

/**
 * What kills does so at the same place each time. So a kill counts only where nothing new was reached, and not in the
 * first half of what was done without harm before: where everything is killed often, few of all kills are left that
 * speak against the work, and what gets on is not suspected any more.
 */
function countKills(kills: readonly Death[]): number {
  let count = 0;
  let furthest = 0;
  for (const { reached } of kills) {
    if (reached > furthest) count = 0;
    else if (reached >= furthest / 2) count += 1;
    furthest = Math.max(furthest, reached);
  }
  return count;
}
