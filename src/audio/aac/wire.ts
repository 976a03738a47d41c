/**
 * What the encoder's process writes: pieces, each behind its length. First the configuration of the stream, then its
 * frames, then an empty piece and what it counted.
 */
export interface AacSummary {
  /** Of sound, as it was decoded. */
  samples: number;
  sampleRateHz: number;
  /** Places at which the decoder had something to complain of. */
  complaints: number;
}

const LENGTH_BYTES = 2;
const SUMMARY_BYTES = 16;

export function writePiece(piece: Uint8Array): Buffer {
  const head = Buffer.alloc(LENGTH_BYTES);
  head.writeUInt16BE(piece.length);
  return Buffer.concat([head, piece]);
}

export function writeSummary({ samples, sampleRateHz, complaints }: AacSummary): Buffer {
  const body = Buffer.alloc(SUMMARY_BYTES);
  body.writeDoubleBE(samples, 0);
  body.writeUInt32BE(sampleRateHz, 8);
  body.writeUInt32BE(complaints, 12);
  return Buffer.concat([writePiece(new Uint8Array()), body]);
}

export interface AacReader {
  /** The pieces that are whole by now, the configuration among them as the first. */
  push(chunk: Buffer): Buffer[];
  /** `null` until the stream has ended as it should. */
  readonly summary: AacSummary | null;
}

export function createAacReader(): AacReader {
  let rest: Buffer = Buffer.alloc(0);
  let ended = false;
  let summary: AacSummary | null = null;
  return {
    get summary() {
      return summary;
    },
    push: (chunk) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const pieces: Buffer[] = [];
      let at = 0;
      while (!ended && at + LENGTH_BYTES <= bytes.length) {
        const length = bytes.readUInt16BE(at);
        if (at + LENGTH_BYTES + length > bytes.length) break;
        at += LENGTH_BYTES;
        if (length === 0) ended = true;
        else pieces.push(bytes.subarray(at, at + length));
        at += length;
      }
      rest = bytes.subarray(at);
      if (ended && rest.length >= SUMMARY_BYTES) {
        summary = {
          samples: rest.readDoubleBE(0),
          sampleRateHz: rest.readUInt32BE(8),
          complaints: rest.readUInt32BE(12),
        };
      }
      return pieces;
    },
  };
}
