import { insertion, select } from './columns.ts';
import type { Pool, Queryable } from './pool.ts';
import { inTransaction } from './pool.ts';
import type { Receipt, SpeechClaim } from './speech.ts';
import { countUncertain, UNCERTAIN_CALL } from './spending.ts';
import type { UncertainCall } from './spending.ts';

/** A part of a text that the engine doesn't take as a whole. */
export interface Piece {
  text: string;
  /** Code points. */
  characters: number;
  contentKey: string;
}

const PIECE = select<Piece>({ text: true, characters: true, contentKey: 'w.piece_key' }, 'w');
const RECEIPT = select<Receipt>(
  {
    objectKey: true,
    bytes: true,
    sha256: true,
    frames: true,
    samplesPerFrame: true,
    sampleRateHz: true,
    letters: true,
    voicedSeconds: true,
    longestGapSeconds: true,
    wordTimes: true,
  },
  'p',
);

/** The pieces of a text, in order; none where it was never cut. */
export async function readPieces(db: Queryable, contentKey: string): Promise<Piece[]> {
  const { rows } = await db.query<Piece>(
    `SELECT ${PIECE} FROM speech_pieces w WHERE content_key = $1 ORDER BY index`,
    [contentKey],
  );
  return rows;
}

/**
 * Notes how a text is cut, so that nobody asks for it as a whole again. From then on the claim stands for no characters
 * of its own: its pieces are what is paid for.
 *
 * @param outcome of the call for the whole that failed, see `releaseSpeech`
 * @returns false, and nothing is noted, when the claim was taken over meanwhile.
 */
export async function storePieces(
  pool: Pool,
  claim: SpeechClaim,
  pieces: readonly Piece[],
  outcome: 'not-bought' | 'uncertain',
): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<UncertainCall>(
      `SELECT ${UNCERTAIN_CALL} FROM speech p
       WHERE content_key = $1 AND attempt = $2 AND state = 'sent' FOR UPDATE`,
      [claim.contentKey, claim.attempt],
    );
    const whole = rows[0];
    if (whole === undefined) return false;
    if (outcome === 'uncertain') await countUncertain(client, whole);
    await client.query(
      'UPDATE speech SET characters = 0, uncertain = uncertain + $2 WHERE content_key = $1',
      [claim.contentKey, outcome === 'uncertain' ? 1 : 0],
    );
    const { text, json } = insertion(
      'speech_pieces',
      pieces.map(({ contentKey: pieceKey, text, characters }, index) => ({
        ...{ contentKey: claim.contentKey, index, text, characters, pieceKey },
      })),
    );
    await client.query(`INSERT INTO speech_pieces ${text}`, [json]);
    return true;
  });
}

/** The receipts of a text's pieces, in order. @throws when one isn't there. */
export async function readPieceReceipts(db: Queryable, contentKey: string): Promise<Receipt[]> {
  const { rows } = await db.query<Receipt & { missing: boolean }>(
    `SELECT p.content_key IS NULL AS missing, ${RECEIPT}
     FROM speech_pieces w LEFT JOIN speech p ON p.content_key = w.piece_key AND p.state = 'stored'
     WHERE w.content_key = $1 ORDER BY w.index`,
    [contentKey],
  );
  if (rows.some(({ missing }) => missing)) throw new Error('a piece of the speech has no receipt yet');
  return rows;
}
