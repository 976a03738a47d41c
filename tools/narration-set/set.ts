import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseSource } from './source.ts';
import type { Source } from './source.ts';

export interface SetDocument {
  source: Source;
  /** Path of the PDF. */
  pdf: string;
  /** Whether it was looked at while tuning; the unseen part tells whether the tuning carries over. */
  unseen: boolean;
}

const SOURCES = join(import.meta.dirname, 'sources');

/**
 * A source by its name. `!include NAME` stands for the body of another one, without its settings, its contents and its
 * page numbering.
 *
 * @throws {Error} when the source is not what `parseSource` takes
 */
export function readSource(name: string): Source {
  const text = readText(name).replace(/^!include ([\w-]+)$/gm, (_line, other: string) => {
    const body = readText(other);
    return body.slice(body.indexOf('\n\n') + 2).replace(/^!.*\n/gm, '');
  });
  return parseSource(name, text);
}

function readText(name: string): string {
  return readFileSync(join(SOURCES, `${name}.txt`), 'utf8');
}

/** The documents of the evaluation set, by name. */
export function readSet(): SetDocument[] {
  return readdirSync(SOURCES)
    .toSorted()
    .map((file) => {
      const source = readSource(basename(file, '.txt'));
      return {
        source,
        pdf: join(import.meta.dirname, 'pdf', `${source.name}.pdf`),
        unseen: source.settings['part'] === 'unseen',
      };
    });
}
