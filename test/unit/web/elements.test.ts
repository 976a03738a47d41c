import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const WEB_DIR = join(PROJECT_ROOT, 'src', 'web');

test('the types of the page name every element that has an id, and no other', async () => {
  const html = await readFile(join(WEB_DIR, 'index.html'), 'utf8');
  const inPage = [...html.matchAll(/<(\w+)\b[^>]*?\sid="([^"]+)"/g)].map(([, tag, id]) => `${tag}#${id}`);
  const types = await readFile(join(WEB_DIR, 'types.d.ts'), 'utf8');
  const [ids = ''] = /export interface Ids \{[^}]*\}/.exec(types) ?? [];
  const inTypes = [...ids.matchAll(/^ {2}(\w+):([^;]*);/gm)].flatMap(([, tag, names = '']) =>
    [...names.matchAll(/'([^']+)'/g)].map(([, id]) => `${tag}#${id}`),
  );
  expect(inPage.length).toBeGreaterThan(50);
  expect(inTypes.toSorted()).toEqual(inPage.toSorted());
});
