import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runProgram } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import { compiled } from '../../tools/kit/project-root.ts';

let dir: string;
let program: Program | null = null;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem first-'));
});

afterEach(async () => {
  if (program?.child.exitCode === null) program.child.kill('SIGKILL');
  await program?.exit;
  program = null;
  await rm(dir, { recursive: true, force: true });
});

async function supervise(name: string, text: string): Promise<Program> {
  await writeFile(join(dir, name), text);
  return (program = runProgram(process.execPath, [compiled('supervisor', 'main.js'), join(dir, name)]));
}

it('starts nothing before what comes first is through, and nothing at all when that fails', async () => {
  const app = { command: ['/bin/sh', '-c', 'cat made; sleep 60'], memoryMb: 50, ready: { line: 'made' } };
  const migrate = { command: ['/bin/sh', '-c', 'sleep 1; echo is made > made'], once: true, memoryMb: 50 };
  const started = await supervise('apps.json', JSON.stringify({ app, migrate }));
  await started.line(/everything is up/);
  const order = started.entries().map(({ message }) => message);
  expect(order.filter((message) => /through|is made/.test(message))).toEqual([
    'migrate is through',
    'is made',
  ]);
  started.child.kill('SIGTERM');
  expect(await started.exit).toEqual({ code: 0, signal: null });

  const failing = await supervise('Procfile', 'release: exit 3\napp: echo started > app\n');
  expect(await failing.exit).toEqual({ code: 3, signal: null });
  expect(failing.lines.join('\n')).toContain('release failed: ended with code 3; nothing else is started');
  await expect(readFile(join(dir, 'app'))).rejects.toThrow('ENOENT');
});

it('refuses a Procfile by the line that is wrong', async () => {
  const refused = await supervise('Procfile', 'web: sleep 1\nworker = sleep 1\n');
  expect(await refused.exit).toEqual({ code: 78, signal: null });
  expect(refused.lines.join('\n')).toMatch(
    /line 2: expected \\"name: command\\", found \\"worker = sleep 1\\"/,
  );
});
