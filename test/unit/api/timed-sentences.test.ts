import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { chapterOverlay, chapterText } from '../../../src/api/files/epub.ts';
import { subtitles } from '../../../src/api/files/subtitles.ts';
import { timedSentences } from '../../../src/api/files/timed-sentences.ts';
import { flatTimes } from '../../../src/db/word-times.ts';
import type { ManifestSegment } from '../../../src/db/manifest.ts';
import { wordsOf } from '../../../src/narration/words.ts';

const SENTENCES = ['Tom & Jerry met.', 'Chapter IV', '你好，世界。'];
const SPOKEN = 'Tom and Jerry met. Chapter 4. 你好，世界。';
const STARTS = [0, 19, 30];

/** Begins at 100 s, and has a word every half second. */
function segment(overrides: Partial<ManifestSegment> = {}): ManifestSegment {
  return {
    ...{
      position: 0,
      chapterIndex: 0,
      state: 'stored',
      firstSentence: 7,
      kinds: ['text', 'heading', 'text'],
    },
    ...{
      sentences: SENTENCES,
      spoken: SPOKEN,
      voice: null,
      sentenceStarts: STARTS,
      startSeconds: 100,
      durationSeconds: 5,
    },
    wordTimes: flatTimes(wordsOf(SPOKEN).map(({ start }, index) => ({ at: start, ms: 500 * index }))),
    ...overrides,
  };
}

function of<T>(...values: T[]): AsyncIterable<T> {
  return Readable.from(values);
}

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

describe('sentences whose words have times', () => {
  it('begin with their first word, and have their words where it is sure which is heard', () => {
    const [tom, chapter, hello] = timedSentences(segment());
    expect(tom).toMatchObject({ number: 7, startSeconds: 100, endSeconds: 102 });
    expect(tom?.words).toEqual([
      { from: 0, to: 3, startSeconds: 100 },
      { from: 6, to: 11, startSeconds: 101 },
      { from: 12, to: 16, startSeconds: 101.5 },
    ]);
    expect(chapter).toMatchObject({ startSeconds: 102, endSeconds: 103 });
    expect(chapter?.words.map(({ startSeconds }) => startSeconds)).toEqual([102, 102.5]);
    expect(hello).toMatchObject({ startSeconds: 103, endSeconds: 105, words: [] });
  });

  it('are estimated where nobody says when they are heard', () => {
    for (const unknown of [{ wordTimes: null }, { sentenceStarts: null }]) {
      const sentences = timedSentences(segment(unknown));
      expect(sentences.flatMap(({ words }) => words)).toEqual([]);
      expect(sentences.map(({ endSeconds }) => endSeconds)).toEqual([
        ...sentences.slice(1).map(({ startSeconds }) => startSeconds),
        105,
      ]);
    }
  });

  it('have the time of each word in WebVTT, and none in SRT', async () => {
    const vtt = await text(subtitles('vtt', of(segment())));
    expect(vtt).toContain(
      '7\n00:01:40.000 --> 00:01:42.000\nTom &amp; <00:01:41.000>Jerry <00:01:41.500>met.\n',
    );
    expect(vtt).toContain('8\n00:01:42.000 --> 00:01:43.000\nChapter <00:01:42.500>IV\n');
    expect(await text(subtitles('srt', of(segment())))).not.toContain('<');
  });

  it('are highlighted word by word in the EPUB, without a gap', async () => {
    const chapter = { index: 0, title: 'One', durationSeconds: 5 };
    const paragraph = {
      ...{
        index: 0,
        chapterIndex: 0,
        page: 1,
        kind: 'text' as const,
        firstSentence: 7,
        sentences: SENTENCES,
      },
    };
    const book = {
      ...{ id: '', title: '', author: null, language: 'en' },
      modifiedAt: new Date(0),
      hasCover: false,
    };
    const xhtml = await text(
      chapterText({ ...book, chapters: [chapter] }, chapter, of(paragraph), of(segment())),
    );
    expect(xhtml).toContain(
      '<span id="s7"><span id="s7w0">Tom</span> &amp; <span id="s7w1">Jerry</span> <span id="s7w2">met.</span></span>',
    );
    expect(xhtml).toContain('<span id="s9">你好，世界。</span>');
    const smil = await text(chapterOverlay(chapter, of(segment()), 100));
    const clips = [...smil.matchAll(/#(s\w+)"\/><audio [^>]*clipBegin="([\d.]+)s" clipEnd="([\d.]+)s"/g)];
    expect(clips.map(([, id, begin, end]) => [id, Number(begin), Number(end)])).toEqual([
      ['s7w0', 0, 1],
      ['s7w1', 1, 1.5],
      ['s7w2', 1.5, 2],
      ['s8w0', 2, 2.5],
      ['s8w1', 2.5, 3],
      ['s9', 3, 5],
    ]);
    expect(smil).toContain('<seq epub:textref="chapter-1.xhtml#s7">');
  });
});
