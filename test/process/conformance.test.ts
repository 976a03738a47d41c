import { expect, it } from 'vitest';
import { drain } from '../../tools/conformance/faults/drain.ts';
import { killApp } from '../../tools/conformance/faults/kill-app.ts';
import { ours } from '../../tools/conformance/supervisors/ours.ts';

it('the supervisor by itself brings back what was killed, and lets drain what is stopped', async () => {
  expect(killApp.judge(await killApp.observe(ours), ours.notions)).toMatchObject({ mark: 'yes' });
  expect(drain.judge(await drain.observe(ours), ours.notions)).toMatchObject({ mark: 'yes' });
});
