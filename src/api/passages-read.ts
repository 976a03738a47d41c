import type { BookView } from '../db/book-view.ts';
import type { Pool } from '../db/pool.ts';
import { removedOnPages } from '../db/removed-characters.ts';
import type { Choices } from '../narration/choices.ts';
import type { RemovedKind } from '../pdf/page/removal.ts';
import { pageOfPassage, passageId } from '../pdf/passages.ts';
import type { PassageVerdict } from '../pdf/passages.ts';

/** Of the listed ones, these are read. */
const READ: ReadonlySet<RemovedKind> = new Set(['doubtful', 'wanted']);
/** And these would be, were it not for the listener. */
const READ_ELSE: ReadonlySet<RemovedKind> = new Set(['doubtful', 'unwanted']);

/** How much of a book would be read that isn't now, by other verdicts on its passages. Code points. */
export async function charactersOfPassages(
  pool: Pool,
  { id, choices }: Pick<BookView, 'id' | 'choices'>,
  verdicts: Choices['passages'],
): Promise<number> {
  const changed = new Set(
    [...Object.keys(verdicts), ...Object.keys(choices.passages)].filter(
      (passage) => verdicts[passage] !== choices.passages[passage],
    ),
  );
  const listed = await removedOnPages(pool, id, [...new Set([...changed].map(pageOfPassage))]);
  const anew = listed.filter((one) => {
    const passage = passageId(one);
    if (passage === null || !changed.delete(passage)) return false;
    return !READ.has(one.kind) && willBeRead(one.kind, verdicts[passage]);
  });
  return anew.reduce((sum, { text }) => sum + Array.from(text).length, 0);
}

function willBeRead(kind: RemovedKind, verdict: PassageVerdict | undefined): boolean {
  return verdict === undefined ? READ_ELSE.has(kind) : verdict === 'read';
}
