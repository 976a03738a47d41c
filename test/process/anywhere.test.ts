import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../src/process/free-port.ts';
import { makeBookPdf } from '../../tools/kit/pdf-book.ts';
import { runProgram, untilGone } from '../../tools/kit/program.ts';
import type { Program } from '../../tools/kit/program.ts';
import {
  AS_ORDINARY_USER,
  AS_ROOT,
  hasNamespaces,
  IN_JAIL,
  isRoot,
  ONE_MAPPED_ID,
} from '../helpers/confinement.ts';
import { environmentOf } from './node-versions.ts';
import { runningWith, treeOf } from './process-tree.ts';
import { copyProject } from './project-copy.ts';

/** Where the tests aren't root, the jail has no other user whom PostgreSQL could run as. */
const JAIL_HOLDS_ONE = hasNamespaces && !isRoot;
const WITHOUT_NAMESPACES = /^No user namespace can be had here: PostgreSQL runs as user \d+/;

let parent: string;
/** Only its owner can enter it, and no other user the programs of PostgreSQL in it. */
let project: string;
let port: number;
let program: Program | null = null;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tandem-anywhere-'));
  project = join(parent, 'ein Ordner für alles');
  await copyProject(project);
  await chmod(project, 0o700);
});

afterAll(() => rm(parent, { recursive: true, force: true }));

beforeEach(async () => (port = await freePort()));

afterEach(async () => {
  for (const pid of program === null ? [] : treeOf(program.pid)) process.kill(pid, 'SIGKILL');
  await program?.exit;
  program = null;
  await rm(join(project, '.tandem'), { recursive: true, force: true });
});

describe(
  'npm start, in a folder that only its owner may enter, with blanks and umlauts',
  { timeout: 180_000 },
  () => {
    it.each([
      ['as root', AS_ROOT],
      ['where one id is mapped', ONE_MAPPED_ID],
      ['as an ordinary user', AS_ORDINARY_USER],
      ['with umask 077', ['sh', '-c', 'umask 077; exec "$0" "$@"']],
      ['without HOME', ['env', '-u', 'HOME']],
      ['with LANG=C', ['env', '-u', 'LC_ALL', 'LANG=C']],
    ])('comes up %s, and leaves nothing behind', async (_where, prefix) => {
      await expectService(run(prefix));
    });

    it.each([
      { node: 22, npm: 10 },
      { node: 24, npm: 11 },
    ])('comes up on Node $node with npm $npm, and reads a PDF', { timeout: 240_000 }, async (versions) => {
      const env = await environmentOf(versions);
      const npm = run([], env);
      await expectService(npm);
      expect(npm.lines.join('\n')).toContain(`Environment verified (Node ${versions.node}.`);

      const file = join(parent, 'book.pdf');
      await writeFile(
        file,
        makeBookPdf({ title: 'Read anywhere', chapters: ['The only chapter'], pagesPerChapter: 1 }),
      );
      program = runProgram('npm', ['run', '--silent', 'text', '--', file], { cwd: project, env });
      expect(await program.exit).toEqual({ code: 0, signal: null });
      expect(program.lines.join('\n')).toContain('The only chapter');
    });

    it.each([
      ['the program', IN_JAIL],
      ['the program and the data', hasNamespaces ? [...IN_JAIL, '--without', 'setpriv'] : IN_JAIL],
    ])(
      'takes %s elsewhere where user namespaces are forbidden, or says what to do',
      async (_what, prefix) => {
        const npm = run(prefix);
        if (JAIL_HOLDS_ONE) {
          await expectNoWay(npm);
          return;
        }
        await expectService(npm);
        const said = npm.entries().filter(({ message }) => WITHOUT_NAMESPACES.test(message));
        expect(said).toHaveLength(isRoot ? 1 : 0);
        if (hasNamespaces && prefix.includes('setpriv')) {
          expect(said[0]?.message).toMatch(/from a copy of its program in .*, with its data in /);
        }
      },
    );

    it('takes a database over from another way of running, with what it holds', async () => {
      // In the jail another user owns it, as the versions before this one left it; outside it is root's again.
      const expectInJail = JAIL_HOLDS_ONE ? expectNoWay : expectService;
      await expectInJail(run(IN_JAIL));
      await expectService(run(AS_ROOT));
      await expectInJail(run(IN_JAIL));
      await expectService(run(AS_ROOT));
      expect(program?.lines.join('\n')).not.toContain('making a new database');
    });
  },
);

function run(prefix: readonly string[], env: Record<string, string> = {}): Program {
  const [command, ...args] = [...prefix, 'npm', 'start'] as const;
  program = runProgram(command, args, {
    cwd: project,
    env: { ...env, DATABASE_URL: '', REDIS_URL: '', DATA_DIR: '', PORT: String(port) },
  });
  return program;
}

async function expectService(npm: Program): Promise<void> {
  await npm.line(/Everything is up/);
  const pids = treeOf(npm.pid);
  process.kill(npm.pid, 'SIGTERM');
  expect(await npm.exit).toEqual({ code: 0, signal: null });
  expect(npm.lines.join('\n')).not.toContain('second signal');
  await Promise.all(pids.map(untilGone));
  expect(runningWith(project)).toEqual([]);
}

async function expectNoWay(npm: Program): Promise<void> {
  expect((await npm.exit).code).toBe(69);
  const errors = npm.entries().filter(({ level }) => level === 'error');
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^Not started\. PostgreSQL does not run as root, .*: start as an ordinary user/),
  ]);
}
