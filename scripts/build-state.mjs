import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const distDir = join(root, 'dist');
const STAMP = '.build-stamp';

/** Everything that the result depends on. By content, since times don't survive copies and checkouts. */
const INPUTS = [
  'src',
  'ecosystem.config.ts',
  'scripts/build.mjs',
  'scripts/build-programs.mjs',
  'scripts/build-web.mjs',
  'tsconfig.json',
  'package-lock.json',
];

/** A fingerprint of all that is built from. */
export function fingerprint() {
  const hash = createHash('sha256');
  for (const file of INPUTS.flatMap(filesOf).sort()) {
    hash
      .update(`${file.split(sep).join('/')}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Whether `dist` was built, to its end, from what is here now. */
export function isBuilt() {
  try {
    return readFileSync(join(distDir, STAMP), 'utf8') === fingerprint();
  } catch {
    return false;
  }
}

export { STAMP };

function filesOf(path) {
  if (path !== 'src') return [path];
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}
