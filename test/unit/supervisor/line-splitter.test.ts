import { expect, it } from 'vitest';
import { createLineSplitter } from '../../../src/supervisor/line-splitter.ts';

it('gives the same lines wherever the chunks end, even inside a character', () => {
  const text = 'first\r\nzweite Zeile: äöü\n\n三行目 🎧\nlast, unfinished';
  const bytes = Buffer.from(text);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const lines: string[] = [];
    const splitter = createLineSplitter((line) => lines.push(line));
    splitter.write(bytes.subarray(0, cut));
    splitter.write(bytes.subarray(cut));
    splitter.end();
    expect(lines).toEqual(['first', 'zweite Zeile: äöü', '三行目 🎧', 'last, unfinished']);
  }
});

it('passes a line without end on in pieces', () => {
  const lines: string[] = [];
  const splitter = createLineSplitter((line) => lines.push(line));
  for (let i = 0; i < 10; i += 1) splitter.write('x'.repeat(50_000));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(64 * 1024);
  splitter.end();
  expect(lines.join('')).toBe('x'.repeat(500_000));
});
