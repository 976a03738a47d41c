import { describe, expect, it } from 'vitest';
import { childLeft } from '../../../tools/conformance/faults/child-left.ts';
import { crashLoop } from '../../../tools/conformance/faults/crash-loop.ts';
import { deaf } from '../../../tools/conformance/faults/deaf.ts';
import { drain } from '../../../tools/conformance/faults/drain.ts';
import { exitCodes } from '../../../tools/conformance/faults/exit-codes.ts';
import { hang } from '../../../tools/conformance/faults/hang.ts';
import { killApp } from '../../../tools/conformance/faults/kill-app.ts';
import { killSupervisor } from '../../../tools/conformance/faults/kill-supervisor.ts';
import { logFlood } from '../../../tools/conformance/faults/log-flood.ts';
import { neverReady } from '../../../tools/conformance/faults/never-ready.ts';
import { outOfMemory } from '../../../tools/conformance/faults/out-of-memory.ts';
import { portTaken } from '../../../tools/conformance/faults/port-taken.ts';
import { slowStart } from '../../../tools/conformance/faults/slow-start.ts';

const all = { readiness: true, liveness: true, memory: true };
const none = { readiness: false, liveness: false, memory: false };
const code = (value: number) => ({ code: value, signal: null });

describe('a crash loop', () => {
  const facts = {
    gapsMs: [100, 200, 400],
    exit: code(70),
    watchedMs: 45_000,
    quietMs: 1_000,
    saysGivenUp: false,
  };
  it.each([
    [facts, 'yes', '3 more tries, ever more slowly, then ends with code 70'],
    [{ ...facts, gapsMs: [1_000, 1_000] }, 'partly', '2 more tries, every 1.0 s, then ends with code 70'],
    [{ ...facts, gapsMs: [] }, 'partly', 'not tried again; ends with code 70'],
    [{ ...facts, exit: code(0) }, 'no', /as if all were well/],
    [{ ...facts, exit: null }, 'partly', /without an end in 45 s/],
    [{ ...facts, exit: null, quietMs: 30_000 }, 'partly', /then given up/],
    [{ ...facts, exit: null, saysGivenUp: true }, 'partly', /then given up/],
    [{ ...facts, exit: null, gapsMs: [] }, 'no', /not tried again, and goes on without it/],
  ])('%j: %s', (seen, mark, saw) => {
    expect(crashLoop.judge(seen, all)).toEqual({ mark, saw: saying(saw) });
  });
});

it('tells what a supervisor fails at from what it has no notion of', () => {
  expect(hang.judge({ backMs: null }, none).mark).toBe('no notion');
  expect(hang.judge({ backMs: null }, all).mark).toBe('no');
  expect(hang.judge({ backMs: 5_000 }, none).mark).toBe('yes');
  expect(neverReady.judge({ starts: 1, state: 'ready' }, none).mark).toBe('no notion');
  expect(neverReady.judge({ starts: 1, state: 'ready' }, all).mark).toBe('no');
  expect(neverReady.judge({ starts: 1, state: 'not ready' }, all).mark).toBe('partly');
  expect(neverReady.judge({ starts: 3, state: 'not ready' }, all).mark).toBe('yes');
  const grown = { peakMb: 640, backMs: null, hasEnded: false };
  expect(outOfMemory.judge(grown, none).mark).toBe('no notion');
  expect(outOfMemory.judge(grown, all).mark).toBe('no');
  expect(outOfMemory.judge({ ...grown, hasEnded: true, backMs: 9_000 }, all).mark).toBe('partly');
  expect(outOfMemory.judge({ peakMb: 300, hasEnded: true, backMs: 9_000 }, all).mark).toBe('yes');
  const slow = { starts: 1, isReady: true, halfway: 'ready', inTheEnd: 'ready' } as const;
  expect(slowStart.judge(slow, none).mark).toBe('no notion');
  expect(slowStart.judge(slow, all).mark).toBe('no');
  expect(slowStart.judge({ ...slow, halfway: 'not ready' }, all).mark).toBe('yes');
  expect(slowStart.judge({ ...slow, starts: 2 }, none).mark).toBe('no');
});

it('asks for both, and grants a part for one', () => {
  const killed = { backMs: 900, exit: null, isCauseTold: true };
  expect(killApp.judge(killed, all).mark).toBe('yes');
  expect(killApp.judge({ ...killed, isCauseTold: false }, all).mark).toBe('partly');
  expect(killApp.judge({ ...killed, backMs: 9_000 }, all).mark).toBe('partly');
  expect(killApp.judge({ ...killed, backMs: null, exit: code(1) }, all).mark).toBe('partly');
  expect(killApp.judge({ ...killed, backMs: null, exit: code(0) }, all).mark).toBe('no');
  const taken = { readyMs: 3_000, exit: null, isCauseTold: true };
  expect(portTaken.judge(taken, all).mark).toBe('yes');
  expect(portTaken.judge({ ...taken, isCauseTold: false }, all).mark).toBe('partly');
  expect(portTaken.judge({ ...taken, readyMs: null }, all).mark).toBe('no');
  const marks = [true, false].flatMap((afterCrash) =>
    [true, false].map((afterStop) => childLeft.judge({ afterCrash, afterStop }, all).mark),
  );
  expect(marks).toEqual(['no', 'partly', 'partly', 'yes']);
  const through = { hasDrained: true, isLastLineKept: true, hasWaited: true };
  expect(drain.judge(through, all).mark).toBe('yes');
  expect(drain.judge({ ...through, hasWaited: false }, all).mark).toBe('partly');
  expect(drain.judge({ ...through, hasDrained: false }, all).mark).toBe('no');
});

it('asks what is left of the apps', () => {
  expect(killSupervisor.judge({ left: 0, websAfterRestart: null }, all).mark).toBe('yes');
  expect(killSupervisor.judge({ left: 2, websAfterRestart: 1 }, all).mark).toBe('partly');
  expect(killSupervisor.judge({ left: 2, websAfterRestart: 2 }, all).mark).toBe('no');
  expect(deaf.judge({ endMs: 5_200, left: 0 }, all).mark).toBe('yes');
  expect(deaf.judge({ endMs: 5_200, left: 1 }, all).mark).toBe('partly');
  expect(deaf.judge({ endMs: null, left: 1 }, all).mark).toBe('no');
});

it('counts what of a flood holds', () => {
  const facts = { writtenMs: 2_000, grownMb: 10, whole: 400_000, broken: 0, otherMs: 200 };
  expect(logFlood.judge(facts, all).mark).toBe('yes');
  expect(logFlood.judge({ ...facts, broken: 1 }, all).mark).toBe('partly');
  expect(logFlood.judge({ ...facts, broken: 1, grownMb: 200 }, all).mark).toBe('no');
  expect(logFlood.judge({ ...facts, writtenMs: null }, all).mark).toBe('no');
});

it('takes 0, the signal, or what the manual names for a stop in order', () => {
  const facts = { stoppedCode: 0, whenMisconfigured: code(78), whenAnAppCrashes: code(70) };
  expect(exitCodes.judge({ ...facts, whenStopped: code(0) }, all).mark).toBe('yes');
  expect(exitCodes.judge({ ...facts, whenStopped: { code: null, signal: 'SIGTERM' } }, all).mark).toBe('yes');
  expect(exitCodes.judge({ ...facts, whenStopped: code(111) }, all).mark).toBe('partly');
  expect(exitCodes.judge({ ...facts, stoppedCode: 111, whenStopped: code(111) }, all).mark).toBe('yes');
  const silent = { ...facts, whenStopped: code(0), whenMisconfigured: code(0), whenAnAppCrashes: null };
  expect(exitCodes.judge(silent, all).mark).toBe('no');
});

function saying(what: string | RegExp): string {
  return typeof what === 'string' ? what : (expect.stringMatching(what) as string);
}
