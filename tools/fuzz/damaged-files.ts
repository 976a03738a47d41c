import type { Specimen } from './corpus.ts';
import { mutate } from './mutations.ts';
import { createRandom } from '../kit/random.ts';

export interface DamagedFile {
  /** With the seed it says which file this is: `--seed S --only INDEX` makes it again. */
  index: number;
  /** What was damaged, and how. */
  description: string;
  pdf: Buffer;
}

/** One damaged file. The same corpus, seed and index give the same bytes. */
export function damagedFile(corpus: readonly Specimen[], seed: number, index: number): DamagedFile {
  const random = createRandom(seed * 1_000_003 + index);
  const specimen = random.pick(corpus);
  const other = random.pick(corpus);
  const { name, pdf } = mutate(specimen.pdf, other.pdf, random);
  return { index, description: `${specimen.name}: ${name}`, pdf };
}
