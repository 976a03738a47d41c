import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import type { Arrow } from './house.ts';

export interface Imports {
  files: readonly string[];
  /** Between files, types included. */
  arrows: readonly Arrow[];
  /** From files to packages, by the name that package.json has for them. */
  packages: readonly Arrow[];
}

const SOURCE = /\.(ts|js|mjs)$/;

/**
 * Every import below `folders` of the checkout `root`, as TypeScript's own scanner finds it: `import`, `import type`,
 * `export … from`, and `import()` in code and in types.
 */
export function readImports(root: string, folders: readonly string[]): Imports {
  const files = folders.flatMap((folder) => sourceFiles(root, folder)).sort();
  const arrows: Arrow[] = [];
  const packages: Arrow[] = [];
  for (const from of files) {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(root, from), 'utf8'), true, true);
    for (const specifier of new Set(importedFiles.map(({ fileName }) => fileName))) {
      if (specifier.startsWith('.')) arrows.push({ from, to: posix.join(posix.dirname(from), specifier) });
      else if (!specifier.startsWith('node:')) packages.push({ from, to: packageName(specifier) });
    }
  }
  return { files, arrows, packages };
}

function sourceFiles(root: string, folder: string): string[] {
  if (SOURCE.test(folder)) return [folder];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join(posix.sep));
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
