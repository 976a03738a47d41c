import type { ManifestSegment } from '../../db/manifest.ts';
import type { Paragraph } from '../../db/paragraphs.ts';
import { timedSentences } from './timed-sentences.ts';
import type { TimedSentence } from './timed-sentences.ts';
import { xml } from './xml.ts';

/** What stands in the package of an EPUB 3 whose text is highlighted while it is heard. */
export interface EpubBook {
  /** UUID. */
  id: string;
  title: string;
  author: string | null;
  /** BCP 47. */
  language: string;
  modifiedAt: Date;
  /** Whether the archive has one, under the name `COVER`. */
  hasCover: boolean;
  /** Those that are read, in order. */
  chapters: readonly EpubChapter[];
}

export interface EpubChapter {
  /** In the book, from 0. */
  index: number;
  title: string;
  durationSeconds: number;
}

/** In the archive all files of the book lie in one folder. */
const FOLDER = 'EPUB';

export const COVER = 'cover.jpg';

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|fa|he|ur|yi)(-|$)/;

/** https://www.w3.org/TR/epub-33/#sec-zip-container-mime: it goes first. */
export const MIMETYPE = 'application/epub+zip';

export const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${FOLDER}/package.opf" media-type="application/oebps-package+xml" /></rootfiles>
</container>
`;

const STYLE = `body { line-height: 1.5; }
h1 { font-size: 1.3em; }
.-epub-media-overlay-active { background: #ffe9a8; color: #111; }
`;

/** Where a file of the book lies in the archive. */
export function epubPath(name: string): string {
  return `${FOLDER}/${name}`;
}

/** What the files of a chapter are called, without their endings. */
export function chapterName(index: number): string {
  return `chapter-${index + 1}`;
}

/** The files that are about the whole book, by their names. */
export function epubPages(book: EpubBook): Readonly<Record<string, string>> {
  return { 'package.opf': packageDocument(book), 'nav.xhtml': navigation(book), 'style.css': STYLE };
}

/** The text of a chapter, with an id for each sentence, and for each word that has a time of its own. */
export async function* chapterText(
  { language }: EpubBook,
  { title }: EpubChapter,
  paragraphs: AsyncIterable<Paragraph>,
  segments: AsyncIterable<ManifestSegment>,
): AsyncGenerator<string> {
  yield head(language, title);
  const timed = sentencesOf(segments);
  for await (const { kind, sentences } of paragraphs) {
    const spans: string[] = [];
    for (const text of sentences) {
      const { value } = await timed.next();
      // The segments hold the sentences of the paragraphs, in the same order.
      if (value?.text !== text) throw new Error('the text of the book changed while it was sent');
      spans.push(`<span id="${sentenceId(value.number)}">${markedWords(value)}</span>`);
    }
    const tag = kind === 'heading' ? 'h1' : 'p';
    yield `<${tag}>${spans.join(' ')}</${tag}>\n`;
  }
  yield '</body>\n</html>\n';
}

/**
 * When each sentence of a chapter is heard (https://www.w3.org/TR/epub-33/#sec-media-overlays), and each of its words
 * where that is known. One that is too short to have a time of its own stands in the text alone.
 *
 * @param startSeconds where the chapter begins in the book, by whose time the segments go.
 */
export async function* chapterOverlay(
  { index }: EpubChapter,
  segments: AsyncIterable<ManifestSegment>,
  startSeconds: number,
): AsyncGenerator<string> {
  const name = chapterName(index);
  yield `<?xml version="1.0" encoding="UTF-8"?>
<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" version="3.0">
<body>
<seq epub:textref="${name}.xhtml#text">
`;
  const clip = (id: string, start: number, end: number): string => {
    const [begin, until] = [start, end].map((at) => clock(Math.max(0, at - startSeconds)));
    return `<par><text src="${name}.xhtml#${id}"/><audio src="${name}.mp3" clipBegin="${begin}" clipEnd="${until}"/></par>\n`;
  };
  for await (const { number, startSeconds: start, endSeconds: end, words } of sentencesOf(segments)) {
    if (start === null || end === null || end <= start) continue;
    const id = sentenceId(number);
    if (words.length < 2) {
      yield clip(id, start, end);
      continue;
    }
    yield `<seq epub:textref="${name}.xhtml#${id}">\n`;
    for (const [index] of words.entries()) {
      // The first one's includes what is heard before it, the last one's what is after it: nothing is skipped.
      const from = index === 0 ? start : (words[index]?.startSeconds ?? start);
      const to = words[index + 1]?.startSeconds ?? end;
      if (to > from) yield clip(wordId(number, index), from, to);
    }
    yield '</seq>\n';
  }
  yield '</seq>\n</body>\n</smil>\n';
}

async function* sentencesOf(
  segments: AsyncIterable<ManifestSegment>,
): AsyncGenerator<TimedSentence, undefined> {
  for await (const segment of segments) yield* timedSentences(segment);
}

function markedWords({ number, text, words }: TimedSentence): string {
  if (words.length < 2) return xml(text);
  let marked = '';
  let written = 0;
  words.forEach(({ from, to }, index) => {
    const id = wordId(number, index);
    marked += `${xml(text.slice(written, from))}<span id="${id}">${xml(text.slice(from, to))}</span>`;
    written = to;
  });
  return marked + xml(text.slice(written));
}

function packageDocument({ id, title, author, language, modifiedAt, hasCover, chapters }: EpubBook): string {
  const total = chapters.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const names = chapters.map(({ index }) => chapterName(index));
  const durations = chapters.map(
    ({ index, durationSeconds }) =>
      `<meta property="media:duration" refines="#${chapterName(index)}-overlay">${clock(durationSeconds)}</meta>`,
  );
  const items = names.map(
    (
      name,
    ) => `<item id="${name}" href="${name}.xhtml" media-type="application/xhtml+xml" media-overlay="${name}-overlay" />
<item id="${name}-overlay" href="${name}.smil" media-type="application/smil+xml" />
<item id="${name}-audio" href="${name}.mp3" media-type="audio/mpeg" />`,
  );
  const direction = RIGHT_TO_LEFT.test(language) ? ' page-progression-direction="rtl"' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${xml(language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:${id}</dc:identifier>
<dc:title>${xml(title)}</dc:title>
<dc:language>${xml(language)}</dc:language>
${author === null ? '' : `<dc:creator>${xml(author)}</dc:creator>\n`}<meta property="dcterms:modified">${modifiedAt.toISOString().replace(/\.\d+Z$/, 'Z')}</meta>
<meta property="media:duration">${clock(total)}</meta>
${durations.join('\n')}
${hasCover ? '<meta name="cover" content="cover" />\n' : ''}<meta property="media:active-class">-epub-media-overlay-active</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">auditory</meta>
<meta property="schema:accessibilityFeature">synchronizedAudioText</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav" />
<item id="style" href="style.css" media-type="text/css" />
${hasCover ? `<item id="cover" href="${COVER}" media-type="image/jpeg" properties="cover-image" />\n` : ''}${items.join('\n')}
</manifest>
<spine${direction}>
${names.map((name) => `<itemref idref="${name}" />`).join('\n')}
</spine>
</package>
`;
}

function navigation({ title, language, chapters }: EpubBook): string {
  const entries = chapters.map(
    ({ index, title: chapter }) =>
      `<li><a href="${chapterName(index)}.xhtml">${labelOf(chapter, index)}</a></li>`,
  );
  return `${head(language, title)}<nav epub:type="toc">
<h1>${labelOf(title, 0)}</h1>
<ol>
${entries.join('\n')}
</ol>
</nav>
</body>
</html>
`;
}

/** Readers want something to show. */
function labelOf(title: string, index: number): string {
  const text = xml(title).trim();
  return text === '' ? String(index + 1) : text;
}

function head(language: string, title: string): string {
  const direction = RIGHT_TO_LEFT.test(language) ? ' dir="rtl"' : '';
  const tag = xml(language);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${tag}" lang="${tag}"${direction}>
<head>
<title>${labelOf(title, 0)}</title>
<link rel="stylesheet" type="text/css" href="style.css" />
</head>
<body id="text">
`;
}

function sentenceId(number: number): string {
  return `s${number}`;
}

function wordId(sentence: number, word: number): string {
  return `${sentenceId(sentence)}w${word}`;
}

/** To the millisecond, as the times are known. */
function clock(seconds: number): string {
  return `${(Math.round(seconds * 1000) / 1000).toFixed(3)}s`;
}
