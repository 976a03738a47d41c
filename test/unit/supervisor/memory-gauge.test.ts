import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { createMemoryGauge } from '../../../src/supervisor/memory-gauge.ts';
import { measureTree } from '../../../src/supervisor/process-memory.ts';

it('counts a process and its children where a setting names the limit', async () => {
  const script =
    'const a = new Uint8Array(60e6).fill(1); console.log("filled"); setTimeout(() => a, 60_000);';
  const gauge = createMemoryGauge({ limitMb: 512, kind: 'setting', source: 'a test' }, process.pid);
  const before = gauge.usedMb() ?? 0;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  await once(child.stdout, 'data');
  expect(gauge.usedMb()).toBeGreaterThan(before + 57);
  expect(measureTree(process.pid).map(({ pid }) => pid)).toContain(child.pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
});

it('says what the machine has in use where nothing else is known', () => {
  const usedMb = createMemoryGauge({ limitMb: 512, kind: 'machine', source: 'a test' }, process.pid).usedMb();
  expect(usedMb).toBeGreaterThan(50);
});
