import { box, fourLetters, fullBox, u16, u32, u8 } from './box.ts';
import type { Stretch } from './box.ts';

export interface M4bTags {
  title: string;
  author?: string | undefined;
  narrator?: string | undefined;
  year?: number | undefined;
  /** BCP 47. */
  language?: string | undefined;
  cover?: { mimeType: 'image/jpeg' | 'image/png'; data: Buffer } | undefined;
  /** The program that made the file. */
  encodedBy?: string | undefined;
}

/** Apple's "well-known types" of values. */
const TYPE = { utf8: 1, 'image/jpeg': 13, 'image/png': 14, integer: 21 } as const;
/** What iTunes calls `stik`: where a library puts the file. */
const AUDIOBOOK = 2;

/**
 * Tags as iTunes writes them, which every reader of M4B knows. Audiobookshelf takes the narrator from the composer,
 * Apple Books from a tag of its own; the language has no tag that both know, and stands in the audio track as well.
 */
export function tagBox(tags: M4bTags): Stretch {
  const { title, author, narrator, year, language, cover, encodedBy } = tags;
  const items = [
    ...textItem('©nam', title),
    ...textItem('©alb', title),
    ...textItem('©ART', author),
    ...textItem('aART', author),
    ...textItem('©wrt', narrator),
    ...textItem('©nrt', narrator),
    ...textItem('©day', year === undefined ? undefined : String(year)),
    ...textItem('©gen', 'Audiobook'),
    ...textItem('©too', encodedBy),
    item('stik', TYPE.integer, u8(AUDIOBOOK)),
    ...freeItem('LANGUAGE', language),
    ...(cover === undefined ? [] : [item('covr', TYPE[cover.mimeType], cover.data)]),
  ];
  const handler = fullBox('hdlr', {}, u32(0), fourLetters('mdir'), fourLetters('appl'), Buffer.alloc(9));
  return fullBox('meta', {}, handler, box('ilst', ...items));
}

function textItem(type: string, text: string | undefined): Stretch[] {
  const clean = text?.replaceAll('\u0000', ' ').trim() ?? '';
  return clean === '' ? [] : [item(type, TYPE.utf8, Buffer.from(clean, 'utf8'))];
}

function item(type: string, kind: number, value: Buffer): Stretch {
  return box(type, valueBox(kind, value));
}

/** A tag that has a name instead of four letters. */
function freeItem(name: string, text: string | undefined): Stretch[] {
  if (text === undefined) return [];
  const mean = fullBox('mean', {}, Buffer.from('com.apple.iTunes', 'latin1'));
  const named = fullBox('name', {}, Buffer.from(name, 'latin1'));
  return [box('----', mean, named, valueBox(TYPE.utf8, Buffer.from(text, 'utf8')))];
}

function valueBox(kind: number, value: Buffer): Stretch {
  const anywhere = 0;
  return box('data', u32(kind, anywhere), value);
}

/** ISO/IEC 14496-12, 8.4.2: three letters in five bits each. @param code of ISO 639-2/T */
export function packedLanguage(code: string): Buffer {
  const [first = 0, second = 0, third = 0] = Buffer.from(code, 'latin1').map((letter) => letter - 0x60);
  return u16((first << 10) | (second << 5) | third);
}
