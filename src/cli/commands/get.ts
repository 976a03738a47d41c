import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BookJson } from '../../contract/book.ts';
import { callerDirectory } from '../../settings/caller.ts';
import { readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { findBook } from '../find-book.ts';
import { saveFile } from '../service-client.ts';

/** The files of a book, by the ending that is asked for. */
const FILES: Readonly<Record<string, { path: string; ending: string }>> = {
  mp3: { path: 'audio.mp3', ending: '.mp3' },
  m4b: { path: 'audio.m4b', ending: '.m4b' },
  zip: { path: 'chapters.zip', ending: '.zip' },
  epub: { path: 'book.epub', ending: '.epub' },
  txt: { path: 'text.txt', ending: '.txt' },
  srt: { path: 'audio.srt', ending: '.srt' },
  vtt: { path: 'audio.vtt', ending: '.vtt' },
};

const USAGE = `Usage: tandem get BOOK [--as FORMAT] [-o FILE] [--url URL] [--token TOKEN]

Saves a file of an audiobook. BOOK is its id, or words of its title.

  --as             ${Object.keys(FILES).join(', ')}; mp3 unless given
  -o, --output     where to save it: a file, or a directory; named after the title in this directory unless given
${SERVICE_USAGE}`;

const FLAGS = { ...SERVICE_FLAGS, as: { type: 'string' }, output: { type: 'string', short: 'o' } } as const;

export const getCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, FLAGS);
  if (positionals.length === 0) throw new Ends(EXIT.usage, 'name an audiobook');
  const format = text(values['as']) ?? 'mp3';
  const wanted = Object.hasOwn(FILES, format) ? FILES[format] : undefined;
  if (wanted === undefined) {
    throw new Ends(EXIT.usage, `--as takes one of: ${Object.keys(FILES).join(', ')}`);
  }
  const service = readService(values);
  const book = await findBook(service, positionals.join(' '));
  const place = resolve(callerDirectory(), text(values['output']) ?? '.');
  const isDirectory = (await stat(place).catch(() => null))?.isDirectory() === true;
  const output = isDirectory ? join(place, fileName(book, wanted.ending)) : place;
  const bytes = await saveFile(service, `/v1/audiobooks/${book.id}/${wanted.path}`, output);
  process.stdout.write(`${output}: “${book.title}”, ${(bytes / 1_000_000).toFixed(1)} MB\n`);
  return EXIT.ok;
}

/** The title, as far as a file can be called so on every system. */
function fileName({ id, title }: BookJson, ending: string): string {
  const name = title
    .replaceAll(/[\p{C}/\\:*?"<>|]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${Array.from(name).slice(0, 60).join('').trim() || id}${ending}`;
}
