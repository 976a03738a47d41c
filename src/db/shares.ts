/**
 * How work is shared out by account: start-time fair queueing. Each stage has a clock of its own that counts work, not
 * seconds. A piece of work begins, on that clock, where its account's last one ended, and the account whose next piece
 * begins earliest has its turn. So accounts that have work get equal shares of it, whatever they bring and whenever.
 */

/** Each shares out something else: the reading of PDFs, calls for speech, the joining of what is spoken. */
export const STAGES = ['read', 'speak', 'join'] as const;
export type Stage = (typeof STAGES)[number];

/** What an account has had of a stage, on the stage's clock. */
export interface Share {
  /** Where its last piece of work began. */
  began: number;
  /** Where it ends: what it had, had it always had work. */
  served: number;
}

export interface Turn extends Share {
  owner: string;
}

/**
 * Where the stage's clock stands: at the beginning of the work that was given out last, whose account may have none
 * left.
 */
export function clockOf(shares: Iterable<Share>): number {
  let clock = 0;
  for (const { began } of shares) clock = Math.max(clock, began);
  return clock;
}

/**
 * Whose turn it is, the next one first.
 *
 * @param waiting accounts with work, and what each has had so far; `null` for one that never had any. Who had nothing
 * to do for a while begins now, as everybody does, and gets nothing for the past.
 */
export function inTurn(waiting: ReadonlyMap<string, Share | null>, clock: number): Turn[] {
  return [...waiting]
    .map(([owner, share]) => {
      const served = share?.served ?? 0;
      return { owner, served, began: Math.max(served, clock) };
    })
    .sort((a, b) => a.began - b.began || a.served - b.served || (a.owner < b.owner ? -1 : 1));
}

/** What the account has had once it is given work of this size. */
export function afterTurn({ began }: Turn, cost: number): Share {
  return { began, served: began + cost };
}

/** A large PDF is as much work as several small ones. */
export const BYTES_A_READING = 1024 * 1024;
/** To join so much costs as much as to begin a joining. */
const CHARACTERS_A_JOINING = 100_000;

/** The size of a piece of work, in a unit of its stage. */
export const COST = {
  read: (sourceBytes: number) => 1 + sourceBytes / BYTES_A_READING,
  speak: (characters: number) => Math.max(1, characters),
  join: (characters: number) => 1 + characters / CHARACTERS_A_JOINING,
} as const satisfies Record<Stage, (size: number) => number>;

/**
 * Within an account the oldest book comes first, and each waits as if it had come later, by its size: a small one isn't
 * stuck behind a large one, and a large one has its turn some day. A million characters are an hour, a megabyte that
 * isn't read yet is a minute.
 */
export const SECONDS_A_CHARACTER = 3600 / 1e6;
export const SECONDS_A_BYTE = 60 / BYTES_A_READING;
