import { deflateSync, inflateSync } from 'node:zlib';
import type { Random } from '../kit/random.ts';

/** Makes a damaged copy of a PDF. `other` is another file, to take pieces from. */
type Mutation = (pdf: Buffer, random: Random, other: Buffer) => Buffer;

/** Ways in which real files are broken, and ways in which one would break them on purpose. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'flip bytes': (pdf, random) => {
    const copy = Buffer.from(pdf);
    for (let left = 1 + random.below(64); left > 0; left -= 1)
      copy[random.below(copy.length)] = random.below(256);
    return copy;
  },
  'cut off': (pdf, random) => pdf.subarray(0, random.below(pdf.length)),
  'lose a piece': (pdf, random) => {
    const [from, to] = range(pdf, random);
    return Buffer.concat([pdf.subarray(0, from), pdf.subarray(to)]);
  },
  'repeat a piece': (pdf, random) => {
    const [from, to] = range(pdf, random);
    return Buffer.concat([pdf.subarray(0, to), pdf.subarray(from)]);
  },
  'take in a piece of another file': (pdf, random, other) => {
    const [from, to] = range(other, random);
    const at = random.below(pdf.length);
    return Buffer.concat([pdf.subarray(0, at), other.subarray(from, to), pdf.subarray(at)]);
  },
  'zero a piece': (pdf, random) => {
    const [from, to] = range(pdf, random);
    const copy = Buffer.from(pdf);
    copy.fill(0, from, to);
    return copy;
  },
  'damage cross-references': (pdf, random) =>
    replaceSome(pdf, random, /\d{10} \d{5} n|startxref\s+\d+/g, (found) =>
      found.replace(/\d+/, () => String(random.below(2 ** 31)).padStart(10, '0')),
    ),
  'lie about lengths': (pdf, random) =>
    replaceSome(
      pdf,
      random,
      /\/Length \d+/g,
      () => `/Length ${random.pick([0, 1, 2 ** 31, 2 ** 40, random.below(100_000)])}`,
    ),
  'point elsewhere': (pdf, random) =>
    replaceSome(pdf, random, /\d+ 0 R/g, () => `${random.below(countObjects(pdf) + 2)} 0 R`),
  'change numbers': (pdf, random) =>
    replaceSome(
      pdf,
      random,
      /[\s[]-?\d+(?:\.\d+)?(?=[\s\]/>])/g,
      (found) =>
        `${found.charAt(0)}${random.pick(['-1', '0', '1e99', '99999999999', '-2147483648', '0.000001', 'NaN'])}`,
    ),
  'change names': (pdf, random) =>
    replaceSome(pdf, random, /\/[A-Z][A-Za-z0-9]+/g, () =>
      random.pick([
        '/Pages',
        '/Page',
        '/Font',
        '/XObject',
        '/Kids',
        '/Contents',
        '/Nothing',
        '/LZWDecode',
        '/JBIG2Decode',
        '/Type3',
        '/ObjStm',
      ]),
    ),
  'change types': (pdf, random) =>
    replaceSome(pdf, random, /<<|>>|\[|\]/g, () => random.pick(['<<', '>>', '[', ']', '(', ')', 'null'])),
  'change what a page draws': (pdf, random) =>
    rewriteStream(pdf, random, (content) =>
      replaceSome(content, random, /\b(?:Tj|TJ|Tf|Tm|Td|TD|BT|ET|q|Q|cm|Do|T\*)\b|-?\d+(?:\.\d+)?/g, () =>
        random.pick([
          'Tj',
          'TJ',
          'BT',
          'ET',
          'q',
          'Q',
          '/F0 Do',
          '1e308',
          '-1',
          '0',
          '[',
          ']',
          '<<',
          '(',
          'BI ID EI',
        ]),
      ),
    ),
  'damage packed data': (pdf, random) =>
    rewriteStream(pdf, random, (content) => MUTATIONS['flip bytes']?.(content, random, content) ?? content),
};

/** A damaged copy: one to three mutations, one after the other. `name` says which. */
export function mutate(pdf: Buffer, other: Buffer, random: Random): { name: string; pdf: Buffer } {
  const names: string[] = [];
  let damaged = pdf;
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const name = random.pick(Object.keys(MUTATIONS));
    names.push(name);
    if (damaged.length > 0) damaged = MUTATIONS[name]?.(damaged, random, other) ?? damaged;
  }
  return { name: names.join(', '), pdf: damaged };
}

/** A piece of the file, usually a small one. */
function range(pdf: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(pdf.length);
  const most = random.pick([16, 256, 4_096, pdf.length]);
  return [from, Math.min(pdf.length, from + 1 + random.below(most))];
}

/** Replaces up to eight of the matches. */
function replaceSome(
  pdf: Buffer,
  random: Random,
  pattern: RegExp,
  replacement: (found: string) => string,
): Buffer {
  const text = pdf.toString('latin1');
  const matches = [...text.matchAll(pattern)];
  if (matches.length === 0) return pdf;
  const chosen = new Set(Array.from({ length: 1 + random.below(8) }, () => random.below(matches.length)));
  let result = '';
  let end = 0;
  for (const index of [...chosen].sort((a, b) => a - b)) {
    const match = matches[index];
    if (match === undefined) continue;
    result += text.slice(end, match.index) + replacement(match[0]);
    end = match.index + match[0].length;
  }
  return Buffer.from(result + text.slice(end), 'latin1');
}

function countObjects(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\d+ 0 obj/g)?.length ?? 1;
}

/**
 * Unpacks one compressed stream, changes it and packs it again. What comes after it moves, as it does in files that
 * were edited by hand.
 */
function rewriteStream(pdf: Buffer, random: Random, change: (content: Buffer) => Buffer): Buffer {
  const text = pdf.toString('latin1');
  const starts = [...text.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)];
  if (starts.length === 0) return pdf;
  const start = random.pick(starts);
  const from = start.index + start[0].length;
  const to = text.indexOf('endstream', from);
  if (to === -1) return pdf;
  let content: Buffer;
  try {
    content = inflateSync(pdf.subarray(from, to));
  } catch {
    return pdf;
  }
  const packed = deflateSync(change(content));
  return Buffer.concat([pdf.subarray(0, from), packed, Buffer.from('\n'), pdf.subarray(to)]);
}
