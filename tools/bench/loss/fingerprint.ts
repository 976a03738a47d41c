import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Stands for the contents of files and folders: what was worked out by other code is worked out anew. */
export function fingerprint(paths: readonly string[], more = ''): string {
  const hash = createHash('sha256').update(more);
  for (const file of paths.flatMap(filesOf)) hash.update(file.name).update(readFileSync(file.path));
  return hash.digest('hex').slice(0, 16);
}

function filesOf(path: string): { name: string; path: string }[] {
  if (statSync(path).isFile()) return [{ name: '', path }];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
