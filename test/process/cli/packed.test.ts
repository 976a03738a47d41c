import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { decodeSeconds } from '../../../tools/kit/ffprobe.ts';
import { makeBookPdf } from '../../../tools/kit/pdf-book.ts';
import { runProgram, untilGone } from '../../../tools/kit/program.ts';
import type { Program } from '../../../tools/kit/program.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';
import { treeOf } from '../process-tree.ts';

/** An empty folder with nothing but the packed file installed; the packages that it needs are a link to those here. */
let dir: string;
let home: string;
/** Of a package, as the build writes it; most packages are part of what is built. */
const IMPORT = /(?:^(?:import|export) .*from |^import |\bimport\()"([^".][^"]*)"/gm;
let program: Program | null = null;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tandem-packed-'));
  home = join(dir, 'home');
  const installed = join(dir, 'node_modules', 'tandem');
  await mkdir(installed, { recursive: true });
  await mkdir(home);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', dir], { cwd: PROJECT_ROOT });
  const file = (await readdir(dir)).find((name) => name.endsWith('.tgz')) ?? '';
  execFileSync('tar', ['-xzf', join(dir, file), '-C', installed, '--strip-components=1']);
  await symlink(join(PROJECT_ROOT, 'node_modules'), join(installed, 'node_modules'));
  await writeFile(join(dir, 'book.pdf'), makeBookPdf({ title: 'Packed', chapters: 2, pagesPerChapter: 2 }));
});
afterEach(async () => {
  for (const pid of program === null ? [] : treeOf(program.pid)) process.kill(pid, 'SIGKILL');
  await program?.exit;
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function tandem(...args: string[]): Promise<Program> {
  const installed = join(dir, 'node_modules', 'tandem');
  const { bin } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    bin: { tandem: string };
  };
  program = runProgram(process.execPath, [join(installed, bin.tandem), ...args], {
    cwd: dir,
    env: { HOME: home, npm_package_json: '', DATA_DIR: '' },
  });
  return program;
}

it('needs no package that only developers have', async () => {
  const installed = join(dir, 'node_modules', 'tandem');
  const { dependencies } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const known = new Set([...Object.keys(dependencies), ...builtinModules.map((name) => `node:${name}`)]);
  const imported = new Set<string>();
  for (const entry of await readdir(join(installed, 'dist'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js') || entry.parentPath.includes('/web')) continue;
    const code = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name = ''] of code.matchAll(IMPORT)) imported.add(name);
  }
  const packages = [...imported].map((name) => (name.startsWith('node:') ? name : packageOf(name)));
  expect(packages).toContain('pdf-parse');
  expect(packages.filter((name) => !known.has(name))).toEqual([]);
});

it('starts a service of its own, saves the audiobook, and leaves nothing running', async () => {
  const interrupted = await tandem('narrate', 'book.pdf');
  await interrupted.line(/speaking, [1-9]\d* of/);
  const pids = treeOf(interrupted.pid);
  expect(pids.length).toBeGreaterThan(3);
  interrupted.child.kill('SIGINT');
  expect(await interrupted.exit).toEqual({ code: 130, signal: null });
  expect(interrupted.lines.join('\n')).toContain('The same command again goes on where it was.');
  for (const pid of pids) await untilGone(pid);

  const again = await tandem('narrate', 'book.pdf');
  expect(await again.exit, again.lines.join('\n')).toEqual({ code: 0, signal: null });
  // It doesn't begin at the beginning.
  expect(again.lines[1]).toMatch(/speaking|reading|ready|waiting/);
  expect((await decodeSeconds(join(dir, 'book.mp3'))).seconds).toBeGreaterThan(20);
});

it("says in the words of the service why it can't be started", async () => {
  program = runProgram(
    process.execPath,
    [join(dir, 'node_modules', 'tandem', 'dist', 'src', 'cli', 'main.js'), 'narrate', 'book.pdf'],
    { cwd: dir, env: { HOME: home, WORKER_CONCURRENCY: 'many' } },
  );
  expect((await program.exit).code).toBe(78);
  expect(program.lines.join('\n')).toMatch(/the service could not be started:[^]*WORKER_CONCURRENCY/);
});

function packageOf(name: string): string {
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}
