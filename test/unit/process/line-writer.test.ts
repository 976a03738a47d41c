import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLineWriter } from '../../../src/process/line-writer.ts';

/** A reader that takes a piece when it is told to. */
function slowReader() {
  const pieces: string[] = [];
  let take = (): void => undefined;
  const stream = new Writable({
    decodeStrings: false,
    write: (piece: string, _encoding, done) => {
      pieces.push(piece);
      take = done;
    },
  });
  return { stream, pieces, take: () => take() };
}

const MB = 1024 * 1024;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('writes the lines of one turn as one piece', async () => {
  const { stream, pieces } = slowReader();
  const writer = createLineWriter(stream, () => undefined);
  writer.write('one\n');
  writer.write('two\n');
  await turn();
  expect(pieces).toEqual(['one\ntwo\n']);
  expect(writer.room()).toBeNull();
});

it('lets those wait who can while its reader is slow', async () => {
  const { stream, take } = slowReader();
  const writer = createLineWriter(stream, () => undefined);
  writer.write(`${'x'.repeat(MB + 1)}\n`);
  await turn();
  const room = writer.room();
  expect(room).not.toBeNull();
  take();
  await room;
  expect(writer.room()).toBeNull();
});

it('holds no more than it may, and says how many lines were left out', async () => {
  const { stream, pieces, take } = slowReader();
  const lost: number[] = [];
  const writer = createLineWriter(stream, (lines) => lost.push(lines));
  for (let line = 0; line < 12; line += 1) writer.write(`${'x'.repeat(MB)}\n`);
  await turn();
  expect(stream.writableLength).toBeLessThan(10 * MB);
  expect(lost).toEqual([]);
  take();
  await turn();
  writer.write('after\n');
  await turn();
  take();
  expect(lost).toEqual([4]);
  expect(pieces.at(-1)).toBe('after\n');
});

it('waits for nobody who has gone', async () => {
  const { stream } = slowReader();
  const writer = createLineWriter(stream, () => undefined);
  writer.write(`${'x'.repeat(MB + 1)}\n`);
  await turn();
  const room = writer.room();
  stream.destroy();
  await room;
  expect(writer.room()).toBeNull();
  await writer.end();
});
