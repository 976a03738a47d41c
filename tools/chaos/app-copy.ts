import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../kit/project-root.ts';

/** One change of a source file: the text must be there exactly `times` times. */
export interface Patch {
  /** From the top of the project: `src/db/claims.ts`. */
  file: string;
  find: string;
  replace: string;
  times: number;
}

const SOURCES = [
  'src',
  'scripts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'ecosystem.config.ts',
];

/**
 * A copy of the program, built, in a directory of its own. All its processes work in that directory, which is how they
 * are told from others on the machine; and what a negative control takes away, it takes away here, so that the product
 * needs no switches for it.
 *
 * @throws when a text to be replaced isn't found as often as expected: the program has changed, and the patch must
 * follow it.
 */
export function copyApp(dir: string, patches: readonly Patch[]): void {
  mkdirSync(dir, { recursive: true });
  const parts = patches.length === 0 ? ['dist', 'package.json'] : SOURCES;
  for (const part of parts) cpSync(join(PROJECT_ROOT, part), join(dir, part), { recursive: true });
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(dir, 'node_modules'));
  for (const patch of patches) apply(patch, dir);
  if (patches.length > 0)
    execFileSync(process.execPath, [join(dir, 'scripts', 'build.mjs')], { stdio: 'inherit' });
}

function apply({ file, find, replace, times }: Patch, dir: string): void {
  const path = join(dir, file);
  const text = readFileSync(path, 'utf8');
  const found = text.split(find).length - 1;
  if (found !== times)
    throw new Error(`${file}: expected ${times} × ${JSON.stringify(find)}, found ${found}`);
  writeFileSync(path, text.replaceAll(find, replace));
}
