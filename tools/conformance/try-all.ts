import { messageOf } from '../../src/process/thrown.ts';
import type { Contestant } from './contestant.ts';
import type { Row, Verdict } from './fault.ts';

/** What came of one supervisor. */
export interface Result {
  contestant: Contestant;
  /** `null`: it isn't installed, and nothing was tried. */
  version: string | null;
  /** By the name of the fault. */
  verdicts: Map<string, Verdict>;
}

/** Tries everything, `jobs` at once, and what keeps a processor busy by itself. */
export async function tryAll(
  contestants: readonly Contestant[],
  faults: readonly Row[],
  jobs: number,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const contestant of contestants) {
    const version = await contestant.version();
    if (version === null) console.error(`${contestant.name} isn't installed here, and is left out`);
    results.push({ contestant, version, verdicts: new Map() });
  }
  const there = results.filter(({ version }) => version !== null);
  const cells = faults.flatMap((fault) => there.map((result) => ({ fault, result })));
  await work(
    cells.filter(({ fault }) => !fault.isHeavy),
    jobs,
  );
  await work(
    cells.filter(({ fault }) => fault.isHeavy),
    1,
  );
  return results;
}

type Cell = { fault: Row; result: Result };

async function work(cells: Cell[], jobs: number): Promise<void> {
  const waiting = [...cells];
  const next = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) await tryOne(cell);
  };
  await Promise.all(Array.from({ length: jobs }, next));
}

async function tryOne({ fault, result: { contestant, verdicts } }: Cell): Promise<void> {
  let verdict: Verdict;
  try {
    verdict = await fault.tryWith(contestant);
  } catch (error) {
    verdict = { mark: 'no', saw: `it could not be tried: ${messageOf(error)}` };
  }
  verdicts.set(fault.name, verdict);
  console.error(`${fault.name} · ${contestant.name}: ${verdict.mark}: ${verdict.saw}`);
}
