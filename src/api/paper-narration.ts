import type { BookView } from '../db/book-view.ts';
import type { Pool } from '../db/pool.ts';
import { findStoredSpeech } from '../db/speech-requests.ts';
import { allParagraphs } from '../db/text-pages.ts';
import { createNarrationPlanner } from '../narration/narration-planner.ts';
import type { NarrationOptions, VoicedSegment } from '../narration/narration-planner.ts';
import { workInTurns } from '../process/loop-turns.ts';
import type { LoopTurns } from '../process/loop-turns.ts';

/** Segments a look into the ledger. */
const LOOK = 500;

/**
 * Narrates the text that is there in another way, on paper: where voices take parts, or give them back, sentences and
 * segments are cut anew.
 *
 * @returns what nobody has bought yet of it, the same words once
 */
export async function narrateOnPaper(
  { pool, turns }: { pool: Pool; turns: LoopTurns },
  book: BookView,
  options: NarrationOptions,
): Promise<{ characters: number; usd: number }> {
  const planner = createNarrationPlanner(options);
  const bought = { characters: 0, usd: 0 };
  const met = new Set<string>();
  let open: VoicedSegment[] = [];
  const look = async (): Promise<void> => {
    const stored = await findStoredSpeech(
      pool,
      open.map(({ contentKey }) => contentKey),
    );
    for (const { contentKey, text, usdPerMillion } of open) {
      if (stored.has(contentKey) || met.has(contentKey)) continue;
      met.add(contentKey);
      const characters = Array.from(text).length;
      bought.characters += characters;
      bought.usd += (characters * usdPerMillion) / 1e6;
    }
    open = [];
  };
  const giveTurn = workInTurns(turns);
  for await (const { chapterIndex: chapter, kind, sentences } of allParagraphs(pool, book)) {
    open.push(...planner.add({ chapter, kind, sentences }).segments);
    if (open.length >= LOOK) await look();
    await giveTurn();
  }
  open.push(...planner.end());
  await look();
  return bought;
}
