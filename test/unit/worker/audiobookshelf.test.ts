import { Busboy } from '@fastify/busboy';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createMultipart } from '../../../src/worker/audiobookshelf/multipart.ts';
import { placeOf } from '../../../src/worker/audiobookshelf/place.ts';

/** `sanitizeFilename` of Audiobookshelf 2.36, without its cut at 255 bytes of UTF-16. */
function asAudiobookshelfDoes(name: string): string {
  return name
    .normalize('NFC')
    .replace(':', ' - ')
    .replace(/[/?<>\\:*|"]/g, '')
    .replace(/\p{Cc}/gu, '')
    .replace(/^\.+$/, '')
    .replace(/^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i, '')
    .replace(/[. ]+$/, '')
    .replace(/\s+/g, ' ');
}

test.each([
  ['Emma', 'Emma'],
  ['Dune: Part One', 'Dune - Part One'],
  ['Either/Or', 'Either Or'],
  ['  What?\n\n"Me" *and* <you>...  ', 'What Me and you'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['Console', 'Console'],
  ['…', '…'],
  ['...', 'Audiobook'],
  ['9:30 at night', '9 30 at night'],
  ['Gö\u0308del'.replace('ö', 'o'), 'G\u00f6del'],
  ['😀'.repeat(200), '😀'.repeat(60)],
  ['half \ud83d a sign', 'half a sign'],
])('%j lies there as %j, which Audiobookshelf leaves alone', (title, expected) => {
  const place = placeOf({ author: title, title });
  expect(place.title).toBe(expected);
  expect(place.directory).toBe(expected === 'Audiobook' ? 'Audiobook' : `${expected}/${expected}`);
  expect(asAudiobookshelfDoes(expected)).toBe(expected);
  expect(Buffer.byteLength(`${expected}.m4b`, 'utf16le')).toBeLessThanOrEqual(255);
});

test('a form is as long as it says, and reads its files only when it is sent', async () => {
  let opened = 0;
  const open = (): Promise<Readable> => {
    opened += 1;
    return Promise.resolve(Readable.from([Buffer.alloc(70_000, 'x')]));
  };
  const files = [{ name: 'Größe "5".m4b', contentType: 'audio/mp4', bytes: 70_000, open }];
  const form = createMultipart({ title: 'Größe' }, files);
  expect(opened).toBe(0);
  const body = await buffer(form.body());
  expect([body.length, opened]).toEqual([form.bytes, 1]);
  const parsed: unknown[] = [];
  const reader = new Busboy({ headers: { 'content-type': form.contentType } });
  reader.on('field', (name, value) => parsed.push([name, value]));
  reader.on('file', (_field, file, name, _encoding, type) => {
    parsed.push([name, type]);
    file.resume();
  });
  await once(Readable.from([body]).pipe(reader), 'finish');
  // Browsers write quotes like that, and Audiobookshelf takes them out of names anyway.
  expect(parsed).toEqual([
    ['title', 'Größe'],
    ['Größe %225%22.m4b', 'audio/mp4'],
  ]);
});
