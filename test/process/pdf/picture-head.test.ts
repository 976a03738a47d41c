import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { readPictureHead } from '../../../src/pdf/cover/picture-head.ts';

const canvas = createCanvas(300, 200);
const jpeg = canvas.toBuffer('image/jpeg');

/** With what a camera writes before the picture itself. */
function withTags(bytes: number): Buffer {
  const tag = Buffer.alloc(4 + bytes, 0x20);
  tag.writeUInt16BE(0xffe1, 0);
  tag.writeUInt16BE(2 + bytes, 2);
  return Buffer.concat([jpeg.subarray(0, 2), tag, jpeg.subarray(2)]);
}

test.each([
  ['a JPEG', jpeg, 'image/jpeg'],
  ['a JPEG behind large tags', withTags(60_000), 'image/jpeg'],
  ['a PNG', canvas.toBuffer('image/png'), 'image/png'],
  ['a lossy WebP', canvas.toBuffer('image/webp', 50), 'image/webp'],
  ['a lossless WebP', canvas.toBuffer('image/webp', 100), 'image/webp'],
])('%s is told by its content, with its size', (_name, bytes, type) => {
  expect(readPictureHead(bytes)).toEqual({ type, size: { width: 300, height: 200 } });
});

test('a picture that is cut before its size is one without', () => {
  expect(readPictureHead(withTags(60_000).subarray(0, 10_000))).toEqual({ type: 'image/jpeg', size: null });
  expect(readPictureHead(canvas.toBuffer('image/png').subarray(0, 12))).toEqual({
    type: 'image/png',
    size: null,
  });
});

test.each(['', 'GIF89a', '%PDF-1.7', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF\0\0\0\0WAVE'])(
  '%j is none',
  (text) => expect(readPictureHead(Buffer.from(text))).toBeNull(),
);
