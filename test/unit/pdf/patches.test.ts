import { describe, expect, test } from 'vitest';
import {
  patchedText,
  PDFJS_VERSION,
  readOriginal,
  readPatches,
} from '../../../src/pdf/pdfjs/patch-worker.ts';
import { applyPatches } from '../../../src/pdf/pdfjs/unified-diff.ts';

describe('the patches of pdf.js', () => {
  const original = readOriginal();
  const patches = readPatches();

  test('fit the version that is installed, each for a purpose that it states', () => {
    const forText = patchedText(original, patches, 'text');
    const forDrawing = patchedText(original, patches, 'drawing');
    for (const { name, diff } of patches) {
      expect(diff.slice(0, diff.indexOf('\n--- ')), name).toMatch(/^[A-Z].+\.\s*$/s);
      for (const [added] of diff.matchAll(/(?<=^\+)(?!\+\+).*\S.*$/gm)) {
        expect(forText, name).toContain(added);
        if (name !== 'no-font-files.diff' && name !== 'ink.diff') expect(forDrawing, name).toContain(added);
      }
    }
    expect(forDrawing).toContain('builder.addTable(tableTag, tables[tableTag].data);');
    expect(forText).not.toContain('builder.addTable(tableTag, tables[tableTag].data);');
  });

  test('what breaks on another version is named, with the line that is no longer there', () => {
    const next = original
      .replace(`pdfjsVersion = ${PDFJS_VERSION}`, 'pdfjsVersion = 9.9.9')
      .replace('const TEXT_CHUNK_BATCH_SIZE = 10;', 'const TEXT_CHUNK_BATCH_SIZE = 20;')
      .replace('        if (saveLastChar(glyphUnicode)) {', '        if (saveLastCharacter(glyphUnicode)) {');
    expect(() => patchedText(next, patches, 'text')).toThrow(
      new Error(
        [
          'pdf.js 9.9.9: spaces.diff, line 39788, no longer fits: if (saveLastChar(glyphUnicode)) {',
          'pdf.js 9.9.9: text-batches.diff, line 37720, no longer fits: const TEXT_CHUNK_BATCH_SIZE = 10;',
        ].join('\n'),
      ),
    );
  });

  test('a version that they all fit is still told apart, since nobody has looked at it', () => {
    const next = `// Some lines more\n\n${original}`.replace(
      `pdfjsVersion = ${PDFJS_VERSION}`,
      'pdfjsVersion = 9.9.9',
    );
    expect(() => patchedText(next, patches, 'drawing')).toThrow(
      `pdf.js 9.9.9: all of pdfjs-${PDFJS_VERSION} still fits`,
    );
  });
});

describe('applyPatches', () => {
  const source = ['one', 'two', 'three', 'four', 'five', 'two', 'three', ''].join('\n');
  const patch = (name: string, line: number, ...rows: string[]) => ({
    name,
    diff: ['What it is for.', '', '--- a', '+++ b', `@@ -${line},3 +${line},3 @@`, ...rows, ''].join('\n'),
  });

  test('changes lines, adds and takes out, beside one another', () => {
    const patches = [
      patch('a', 1, ' one', '-two', '+zwei', ' three'),
      patch('b', 3, ' three', '+and a half', ' four', '-five'),
    ];
    expect(applyPatches(source, patches)).toBe('one\nzwei\nthree\nand a half\nfour\ntwo\nthree\n');
  });

  test('takes the line that is named where the same stands twice, and none where that has moved', () => {
    const second = (line: number) => patch('a', line, ' two', '-three', '+drei');
    expect(applyPatches(source, [second(6)])).toBe('one\ntwo\nthree\nfour\nfive\ntwo\ndrei\n');
    expect(() => applyPatches(source, [second(9)])).toThrow('a, line 9, no longer fits: three');
  });

  test('names two patches of the same lines', () => {
    const patches = [patch('a', 1, ' one', '-two', '+zwei'), patch('b', 1, ' one', '-two', '+deux')];
    expect(() => applyPatches(source, patches)).toThrow('two patches change the same lines: deux');
  });
});
