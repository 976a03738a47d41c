import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const documents = ['', 'docs', 'docs/decisions', 'tools/cases'].flatMap((folder) =>
  readdirSync(join(PROJECT_ROOT, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => posix.join(folder, file)),
);

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(PROJECT_ROOT, document), 'utf8');

  test('names no file that is not there', () => {
    const named = [...text.matchAll(/`((?:src|test|tools|docs|scripts|\.github)\/[\w./-]*\w)\/?`/g)];
    const missing = named
      .map(([, path = '']) => path)
      // A recipe's placeholder.
      .filter((path) => !/N(AME|NNN)/.test(path))
      .filter((path) => !existsSync(join(PROJECT_ROOT, path)));
    expect(missing.map((path) => `${path} is not there`)).toEqual([]);
  });

  test('links to nothing that is not there', () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links
      .filter((link) => !/^(https?:|mailto:)/.test(link))
      .filter((link) => !leadsSomewhere(document, link));
    expect(broken.map((link) => `${link} leads nowhere`)).toEqual([]);
  });
});

test('NOTICE names every package whose licence asks for more than a notice', () => {
  const notice = readFileSync(join(PROJECT_ROOT, 'NOTICE'), 'utf8');
  const { packages } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { license?: string; dev?: boolean; devOptional?: boolean }>;
  };
  const lenient =
    /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2(\.0)?|BlueOak-1\.0\.0|Python-2\.0|Unlicense|CC0-1\.0)$/;
  const strict = Object.entries(packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true)
    .filter(([, { license }]) => license !== undefined && !lenient.test(license))
    .map(([path, { license }]) => ({ name: path.replace(/^.*node_modules\//, ''), license }));
  expect(strict.length).toBeGreaterThan(1);
  expect(strict.filter(({ name }) => !notice.includes(name))).toEqual([]);
});

function leadsSomewhere(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? document : posix.join(dirname(document), path);
  if (!existsSync(join(PROJECT_ROOT, file))) return false;
  return anchor === undefined || headings(file).includes(anchor);
}

/** The anchors that GitHub makes of a document's headings. */
function headings(file: string): string[] {
  const lines = readFileSync(join(PROJECT_ROOT, file), 'utf8').split('\n');
  return lines
    .filter((line) => /^#+ /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, '')
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
}
