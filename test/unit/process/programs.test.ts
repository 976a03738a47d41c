import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ENTRIES } from '../../../scripts/build-programs.mjs';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

it('builds every program that something starts', () => {
  const src = join(PROJECT_ROOT, 'src');
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const started = files.flatMap((file) =>
    Array.from(
      readFileSync(join(src, file), 'utf8').matchAll(/\bprogramPath\('([^']+)'\)/g),
      ([, name = '']) => name,
    ),
  );
  expect(started).toContain('pdf/child/extract-main');
  expect(started.filter((name) => !ENTRIES.includes(name))).toEqual([]);
});
