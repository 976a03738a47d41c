import type { Contestant, Notions } from './contestant.ts';

/** A row of the table: something that goes wrong, and what a supervisor should make of it. */
export interface Fault<Facts> {
  readonly name: string;
  /** What is done, in a sentence. */
  readonly does: string;
  /** What counts as `yes` and what as `partly`; everything else is a `no`. */
  readonly rule: string;
  /** It keeps a processor busy: nothing else is tried meanwhile. */
  readonly isHeavy?: true;
  observe(contestant: Contestant): Promise<Facts>;
  judge(facts: Facts, notions: Notions): Verdict;
}

/** `no notion`: its manual doesn't know such a thing, so that it can't fail at it. */
export type Mark = 'yes' | 'partly' | 'no' | 'no notion';

export interface Verdict {
  mark: Mark;
  /** What was seen. */
  saw: string;
}

/** A fault with its facts inside, so that all faults are alike. */
export interface Row {
  readonly name: string;
  readonly does: string;
  readonly rule: string;
  readonly isHeavy: boolean;
  tryWith(contestant: Contestant): Promise<Verdict>;
}

export function asRow<Facts>(fault: Fault<Facts>): Row {
  return {
    name: fault.name,
    does: fault.does,
    rule: fault.rule,
    isHeavy: fault.isHeavy ?? false,
    tryWith: async (contestant) => fault.judge(await fault.observe(contestant), contestant.notions),
  };
}
