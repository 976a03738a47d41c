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

/** The documents of the evaluation set, by name. */
export function readSet(): SetDocument[] {
  const sources = join(import.meta.dirname, 'sources');
  return readdirSync(sources)
    .toSorted()
    .map((file) => {
      const name = basename(file, '.txt');
      const source = parseSource(name, readFileSync(join(sources, file), 'utf8'));
      return {
        source,
        pdf: join(import.meta.dirname, 'pdf', `${name}.pdf`),
        unseen: source.settings['part'] === 'unseen',
      };
    });
}
