import { describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../src/process/log.ts';
import { createMemoryGate } from '../../../src/worker/memory-gate.ts';

const never = new AbortController().signal;

function createWorld({ usedMb }: { usedMb: number | null }) {
  const world = { usedMb, said: [] as string[] };
  const log = createLog({
    level: 'info',
    format: 'json',
    process: 'worker',
    write: (line) => world.said.push((JSON.parse(line) as { message: string }).message),
  });
  const gauge = { limitMb: 500, usedMb: () => world.usedMb };
  const gate = createMemoryGate({ gauge, log, lookMs: 1, patienceMs: 20 });
  return { world, gate };
}

/** Work that runs until it is told to end. */
function createWork() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = { started: false, end, run: () => ((work.started = true), ended) };
  return work;
}

describe('the memory gate', () => {
  it('lets work in while there is room, and says nothing about it', async () => {
    const { world, gate } = createWorld({ usedMb: 200 });
    expect(await gate.run(250, never, () => Promise.resolve('done'))).toBe('done');
    expect(world.said).toEqual([]);
  });

  it('holds new work back while memory is tight, tells it once, and goes on by itself', async () => {
    const { world, gate } = createWorld({ usedMb: 200 });
    const running = createWork();
    const first = gate.run(8, never, running.run);
    world.usedMb = 470;
    const [book, segment] = [createWork(), createWork()];
    const others = [gate.run(250, never, book.run), gate.run(8, never, segment.run)];
    await vi.waitUntil(() => world.said.length > 0);
    expect([book.started, segment.started]).toEqual([false, false]);
    // A small piece of work finds room before a large one.
    world.usedMb = 460;
    await vi.waitUntil(() => segment.started);
    expect(book.started).toBe(false);
    world.usedMb = 200;
    await vi.waitUntil(() => book.started);
    for (const work of [running, book, segment]) work.end();
    await Promise.all([first, ...others]);
    expect(world.said).toEqual([
      'memory is tight: new work waits until there is room',
      'there is memory again: work goes on',
    ]);
  });

  it('lets one task in when waiting does not help, but only when no other one runs', async () => {
    const { world, gate } = createWorld({ usedMb: 200 });
    const running = createWork();
    const first = gate.run(8, never, running.run);
    world.usedMb = 499;
    const work = createWork();
    const second = gate.run(250, never, work.run);
    await vi.waitUntil(() => world.said.length > 0);
    expect(work.started).toBe(false);
    running.end();
    await first;
    await vi.waitUntil(() => work.started);
    work.end();
    await second;
    expect(world.said.at(-1)).toBe('memory stays tight: going on with one task all the same');
  });

  it('gives work back that waits when the worker stops', async () => {
    const { gate } = createWorld({ usedMb: 499 });
    const stop = new AbortController();
    const waiting = gate.run(250, stop.signal, () => Promise.resolve());
    stop.abort(new Error('stopped'));
    await expect(waiting).rejects.toThrow();
  });

  it('holds nothing back where the system does not tell', async () => {
    const { gate } = createWorld({ usedMb: null });
    expect(await gate.run(100_000, never, () => Promise.resolve('done'))).toBe('done');
  });
});
