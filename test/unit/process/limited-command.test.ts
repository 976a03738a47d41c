import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { limitedCommand } from '../../../src/process/limited-command.ts';

it('lets this Node start, whatever it sets aside for itself', () => {
  const node = ['--max-old-space-size=32', '-e', 'console.log("here")'];
  const { command, args } = limitedCommand(node, { memoryMb: 48 });
  expect(spawnSync(command, args, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: 'here\n' });
});
