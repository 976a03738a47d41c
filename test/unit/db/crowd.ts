import {
  afterTurn,
  clockOf,
  COST,
  inTurn,
  SECONDS_A_BYTE,
  SECONDS_A_CHARACTER,
} from '../../../src/db/shares.ts';
import type { Share, Stage } from '../../../src/db/shares.ts';

/** An upload, as far as the sharing out goes. */
export interface SimulatedBook {
  owner: string;
  /** Seconds since the beginning of the simulation, as all times here. */
  uploadedAt: number;
  bytes: number;
  /** Characters of each segment. */
  segments: readonly number[];
}

export interface MadeBook extends SimulatedBook {
  readyAt: number;
}

interface Work {
  stage: Stage;
  owner: string;
  cost: number;
  /** The smallest of an account's comes first. */
  place: number;
  seconds: number;
  done: (now: number) => Work[];
}

/** A worker with two processors, and an engine that answers in a second. */
const HANDS = { books: 2, speech: 4 } as const;
const SECONDS = { read: 1, aMegabyteRead: 10, spoken: 1, joined: 0.5 } as const;

/** Makes books on a clock of its own, with `order` choosing what comes next. In the order in which they get ready. */
export function simulate(books: readonly SimulatedBook[], order: () => Order = fairly): MadeBook[] {
  const made: MadeBook[] = [];
  const uploads = [...books].sort((a, b) => a.uploadedAt - b.uploadedAt);
  const waiting = { books: order(), speech: order() };
  const running: { endsAt: number; work: Work }[] = [];
  const free: Record<keyof typeof HANDS, number> = { ...HANDS };
  let now = 0;
  let arrived = 0;
  const roomOf = (stage: Stage): keyof typeof HANDS => (stage === 'speak' ? 'speech' : 'books');
  while (made.length < books.length) {
    for (const room of ['books', 'speech'] as const) {
      while (free[room] > 0) {
        const work = waiting[room].take();
        if (work === null) break;
        free[room] -= 1;
        running.push({ endsAt: now + work.seconds, work });
      }
    }
    const nextUpload = uploads[arrived]?.uploadedAt ?? Infinity;
    const nextEnd = Math.min(...running.map(({ endsAt }) => endsAt));
    now = Math.min(nextUpload, nextEnd);
    for (let book = uploads[arrived]; book !== undefined && book.uploadedAt <= now; book = uploads[arrived]) {
      waiting.books.add(reading(book, (readyAt) => made.push({ ...book, readyAt })));
      arrived += 1;
    }
    for (const ended of running.filter(({ endsAt }) => endsAt <= now)) {
      running.splice(running.indexOf(ended), 1);
      free[roomOf(ended.work.stage)] += 1;
      for (const work of ended.work.done(now)) waiting[roomOf(work.stage)].add(work);
    }
  }
  return made;
}

function reading(book: SimulatedBook, ready: (now: number) => void): Work {
  const { owner, uploadedAt, bytes, segments } = book;
  const characters = segments.reduce((sum, length) => sum + length, 0);
  const place = uploadedAt + characters * SECONDS_A_CHARACTER;
  let unspoken = segments.length;
  const joining: Work = {
    ...{ stage: 'join', owner, cost: COST.join(characters), place, seconds: SECONDS.joined },
    done: (now) => {
      ready(now);
      return [];
    },
  };
  const speaking = segments.map((length): Work => ({
    ...{ stage: 'speak', owner, cost: COST.speak(length), place, seconds: SECONDS.spoken },
    done: () => (--unspoken === 0 ? [joining] : []),
  }));
  return {
    ...{ stage: 'read', owner, cost: COST.read(bytes), place: uploadedAt + bytes * SECONDS_A_BYTE },
    seconds: SECONDS.read + (bytes / 2 ** 20) * SECONDS.aMegabyteRead,
    done: () => speaking,
  };
}

interface Order {
  add(work: Work): void;
  take(): Work | null;
}

/** As the program does it: what is to be joined first, then by account, then by place. */
function fairly(): Order {
  const waiting: Record<Stage, Map<string, Work[]>> = { read: new Map(), speak: new Map(), join: new Map() };
  const shares: Record<Stage, Map<string, Share>> = { read: new Map(), speak: new Map(), join: new Map() };
  return {
    add: (work) => {
      const accounts = waiting[work.stage];
      const own = accounts.get(work.owner) ?? [];
      own.splice(own.findLastIndex(({ place }) => place <= work.place) + 1, 0, work);
      accounts.set(work.owner, own);
    },
    take: () => {
      for (const stage of ['join', 'read', 'speak'] as const) {
        const had = shares[stage];
        const accounts = [...waiting[stage].keys()].map((owner) => [owner, had.get(owner) ?? null] as const);
        const [turn] = inTurn(new Map(accounts), clockOf(had.values()));
        if (turn === undefined) continue;
        const own = waiting[stage].get(turn.owner) ?? [];
        const work = own.shift();
        if (own.length === 0) waiting[stage].delete(turn.owner);
        if (work === undefined) continue;
        had.set(turn.owner, afterTurn(turn, work.cost));
        return work;
      }
      return null;
    },
  };
}

/** As it was before: who comes first is served first. */
export function firstInFirstOut(): Order {
  const queue: Work[] = [];
  return { add: (work) => void queue.push(work), take: () => queue.shift() ?? null };
}
