import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';
import { languagesPage } from '../../../tools/languages/page.ts';

test('docs/LANGUAGES.md is what the files of the languages say; npm run languages-page prints it', () => {
  expect(readFileSync(join(PROJECT_ROOT, 'docs/LANGUAGES.md'), 'utf8')).toBe(languagesPage());
});
