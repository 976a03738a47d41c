import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds package.json, above the sources and above what is built of them. */
export const PACKAGE_DIR = findPackage(import.meta.dirname);
const BUILT = join(PACKAGE_DIR, 'dist', 'src');
/** Where this process has its code from. */
const OWN = import.meta.filename.endsWith('.ts') ? join(PACKAGE_DIR, 'src') : BUILT;

/**
 * The path of a compiled program, for a process of its own. Programs that run from the sources (tests, tools) start the
 * last build, too: a child that compiles itself takes five seconds of processor time before its first line.
 * @param name Its module below `src`, without the extension: `pdf/child/extract-main`.
 */
export function programPath(name: string): string {
  return builtPath(`${name}.js`);
}

/** The path of what the build has made of something below `src`: `web/app.js`. */
export function builtPath(path: string): string {
  return join(BUILT, path);
}

/**
 * The path of a file that isn't code, `db/migrations`: of the sources for what runs from them, else of the build. The
 * build makes one file of many, so that no module can look for others beside itself.
 */
export function ownPath(path: string): string {
  return join(OWN, path);
}

function findPackage(from: string): string {
  let dir = from;
  while (!existsSync(join(dir, 'package.json'))) {
    if (dir === dirname(dir))
      throw new Error(`no package.json above ${from}: was a part of dist copied alone?`);
    dir = dirname(dir);
  }
  return dir;
}
