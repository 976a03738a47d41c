import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// Compiled files live one folder deeper (dist/src) than their sources.
const packageDir = join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? '../..' : '../../..');

/** Tandem's version, from package.json. */
export const VERSION = (
  JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
).version;
