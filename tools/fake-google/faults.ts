import { createHash } from 'node:crypto';

/** Shares of the calls, 0 to 1; together at most 1. */
export interface FaultRates {
  /** INTERNAL and UNAVAILABLE, half each. */
  failRate: number;
  /** Never answered. */
  hangRate: number;
  /** Spoken, then the connection is cut. */
  dropRate: number;
}

export type Fault = 'none' | 'internal' | 'unavailable' | 'hang' | 'drop';

export interface CallIdentity {
  seed: number;
  textSha256: string;
  /** 1 for the first call with this text, 2 for the second … */
  attempt: number;
}

/**
 * The fate of a call. Depends on nothing but its identity, so that a run with the same texts and seed has the same
 * faults, in whatever order the calls arrive.
 */
export function chooseFault(rates: FaultRates, call: CallIdentity): Fault {
  const draw = fraction(call, 'fault');
  if (draw < rates.hangRate) return 'hang';
  if (draw < rates.hangRate + rates.dropRate) return 'drop';
  if (draw >= rates.hangRate + rates.dropRate + rates.failRate) return 'none';
  return fraction(call, 'code') < 0.5 ? 'internal' : 'unavailable';
}

/** `latencyMs`, give or take `jitter` of it. */
export function chooseLatencyMs(latencyMs: number, jitter: number, call: CallIdentity): number {
  return latencyMs * (1 + jitter * (2 * fraction(call, 'latency') - 1));
}

function fraction({ seed, textSha256, attempt }: CallIdentity, purpose: string): number {
  const digest = createHash('sha256').update(`${seed}/${purpose}/${textSha256}/${attempt}`).digest();
  return digest.readUIntBE(0, 6) / 2 ** 48;
}
