import { join, resolve } from 'node:path';
import { callerDirectory } from '../../settings/caller.ts';
import { readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { Ends, EXIT } from '../command.ts';
import { findBook } from '../find-book.ts';
import { saveFile } from '../service-client.ts';

const USAGE = `Usage: tandem sample VOICE [--text TEXT | --book BOOK] [--speed SPEED] [-o FILE] [--url URL] [--token TOKEN]

Saves a few seconds of a voice, to be heard before it is chosen. "tandem voices" lists what there is.

  --text           what is said, at most 300 characters; a sentence in the language of the voice unless given
  --book           says the beginning of this audiobook: its id, or words of its title
  --speed          from 0.25 to 2; 1 is the voice's own
  -o, --output     where to save it; VOICE.mp3 in this directory unless given
${SERVICE_USAGE}`;

const FLAGS = {
  ...SERVICE_FLAGS,
  text: { type: 'string' },
  book: { type: 'string' },
  speed: { type: 'string' },
  output: { type: 'string', short: 'o' },
} as const;

export const sampleCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv, FLAGS);
  const [voice, ...more] = positionals;
  if (voice === undefined || more.length > 0) throw new Ends(EXIT.usage, 'name one voice');
  const service = readService(values);
  const book = text(values['book']);
  const wanted = {
    text: text(values['text']),
    book: book === undefined ? undefined : (await findBook(service, book)).id,
    speed: text(values['speed']),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined) query.set(name, value);
  const output = resolve(callerDirectory(), text(values['output']) ?? join('.', `${voice}.mp3`));
  await saveFile(service, `/v1/voices/${encodeURIComponent(voice)}/sample.mp3?${query.toString()}`, output);
  process.stdout.write(`${output}\n`);
  return EXIT.ok;
}
