import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../kit/project-root.ts';

/** One change of a compiled file: the text must be there exactly `times` times. */
export interface Patch {
  /** Below `dist`. */
  file: string;
  find: string;
  replace: string;
  times: number;
}

/**
 * A copy of the built program in a directory of its own. All its processes work in that directory, which is how they
 * are told from others on the machine; and what a negative control takes away, it takes away here, so that the product
 * needs no switches for it.
 *
 * @throws when a text to be replaced isn't found as often as expected: the program has changed, and the patch must
 * follow it.
 */
export function copyApp(dir: string, patches: readonly Patch[]): void {
  mkdirSync(dir, { recursive: true });
  cpSync(join(PROJECT_ROOT, 'dist'), join(dir, 'dist'), { recursive: true });
  cpSync(join(PROJECT_ROOT, 'package.json'), join(dir, 'package.json'));
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(dir, 'node_modules'));
  for (const { file, find, replace, times } of patches) {
    const path = join(dir, 'dist', file);
    const text = readFileSync(path, 'utf8');
    const found = text.split(find).length - 1;
    if (found !== times) {
      throw new Error(`dist/${file}: expected ${times} × ${JSON.stringify(find)}, found ${found}`);
    }
    writeFileSync(path, text.replaceAll(find, replace));
  }
}
