import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

/** What a template puts in is written as an ellipsis, as in the documentation. */
const source = ['src', 'scripts']
  .flatMap((dir) =>
    readdirSync(join(PROJECT_ROOT, dir), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(dir, file),
    ),
  )
  .filter((file) => /\.(ts|mjs|sh)$/.test(file))
  .map((file) => readFileSync(join(PROJECT_ROOT, file), 'utf8'))
  .join('\n')
  .replace(/\$\{[^}]*\}/g, '…');

const documentation = readFileSync(join(PROJECT_ROOT, 'docs/RENDER.md'), 'utf8');

test('every line that the troubleshooting table tells to look for is one that the program writes', () => {
  const rows = documentation.slice(documentation.indexOf('## Troubleshooting')).split('\n');
  const lines = rows.flatMap((row) =>
    [...(row.split('|')[2] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  );
  expect(lines.length).toBeGreaterThan(12);
  expect(lines.filter((line) => !source.includes(line))).toEqual([]);
});

test('the checklist is what the parts say', () => {
  const block = /### Checklist[\s\S]*?```\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';
  const said = block
    .trim()
    .split('\n')
    .map(
      (line) =>
        line
          .replace(/^\w+ +/, '')
          .split(/[(\d…]/)[0]
          ?.trim() ?? '',
    );
  expect(said).toHaveLength(12);
  expect(said.filter((line) => !source.includes(line))).toEqual([]);
});
