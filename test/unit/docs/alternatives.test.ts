import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { QUEUES } from '../../../src/queue/queues.ts';
import type { Alternative } from '../../../src/settings/alternatives.ts';
import { createSettingsReader } from '../../../src/settings/reader.ts';
import { STORES } from '../../../src/storage/stores.ts';
import { ENGINES } from '../../../src/tts/engines.ts';
import { PROJECT_ROOT } from '../../../tools/kit/project-root.ts';

const table = readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8').split('\n');

describe.each<Alternative<unknown>>([...ENGINES, ...STORES, ...QUEUES])('the settings of $name', (entry) => {
  const documented = entry.settings.flatMap(({ names, meaning }) => [
    ...names,
    ...[...meaning.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = '']) => name),
  ]);

  test('are all documented by the entry', () => {
    expect(namesReadBy(entry).filter((name) => !documented.includes(name))).toEqual([]);
  });

  test('are rows of the table for the owner', () => {
    for (const { names, default: fallback, meaning } of entry.settings) {
      const first = names.map((name) => `\`${name}\``).join(', ');
      expect(table).toContain(`| ${first} | ${fallback} | ${meaning} |`);
    }
  });
});

function namesReadBy(entry: Alternative<unknown>): string[] {
  const asked = new Set<string>();
  const env = new Proxy<Record<string, string>>({}, { get: (_target, name) => void asked.add(String(name)) });
  entry.read(createSettingsReader(env), { onRender: false, dataDir: '/data' });
  return [...asked];
}
