import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packFolder, unpackFolder } from './folder-archive.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** What runs: the rest of a checkout is there to make it. */
const PARTS = ['dist', 'package.json'];

/** Builds the program as it was at `commit`, with the compiler of today, and packs it into `file`. */
export function packProgram(commit: string, file: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'tandem-build-'));
  try {
    const source = execFileSync('git', ['-C', ROOT, 'archive', commit], { maxBuffer: 2 ** 30 });
    execFileSync('tar', ['-C', dir, '-xf', '-'], { input: source });
    symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
    execFileSync(process.execPath, [join(dir, 'scripts', 'build.mjs')], { stdio: 'inherit' });
    const program = join(dir, 'program');
    mkdirSync(program);
    for (const part of PARTS) execFileSync('cp', ['-R', join(dir, part), program]);
    packFolder(program, file);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Unpacks a released program so that it runs, on the packages of today.
 *
 * @throws when it was released with another version of one of them: what it would do here is not what it did then.
 */
export function unpackProgram(file: string, dir: string): void {
  unpackFolder(file, dir);
  const released = dependenciesOf(dir);
  const today = dependenciesOf(ROOT);
  const differing = Object.keys(released).filter((name) => released[name] !== today[name]);
  if (differing.length > 0) {
    const list = differing.map((name) => `${name} ${released[name] ?? ''} (now ${today[name] ?? 'gone'})`);
    throw new Error(
      `the released program needs packages that are no longer here: ${list.join(', ')}; ` +
        'make a snapshot of the last release that has them, see tools/snapshot/make.ts',
    );
  }
  symlinkSync(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
}

function dependenciesOf(dir: string): Record<string, string | undefined> {
  const { dependencies } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return dependencies;
}
