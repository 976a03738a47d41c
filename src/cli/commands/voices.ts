import type { VoiceListJson } from '../../contract/answers.ts';
import { JSON_FLAG, readArguments, readService, SERVICE_FLAGS, SERVICE_USAGE, text } from '../arguments.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../command.ts';
import { ask } from '../service-client.ts';
import { renderTable } from '../terminal.ts';

const USAGE = `Usage: tandem voices [--language LANGUAGE] [--json] [--url URL] [--token TOKEN]

The voices that can be chosen with --voice, the languages that each speaks, and what a million characters cost.

  --language       only those that speak it, such as "de" or "pt-BR"
  --json           as the service answers, for programs
${SERVICE_USAGE}`;

const FLAGS = { ...SERVICE_FLAGS, ...JSON_FLAG, language: { type: 'string' } } as const;

export const voicesCommand: Command = { usage: USAGE, flags: FLAGS, run };

async function run(argv: readonly string[]): Promise<number> {
  const { values } = readArguments(argv, FLAGS);
  const answer = await ask<VoiceListJson>(readService(values), '/v1/voices');
  const language = text(values['language'])?.toLowerCase();
  const speaks = ({ languages }: Voice): boolean =>
    language === undefined || languages.some((one) => isOf(one.toLowerCase(), language));
  const voices = answer.voices.filter(speaks);
  if (values['json'] === true) process.stdout.write(`${JSON.stringify({ ...answer, voices })}\n`);
  else process.stdout.write(renderTable(voices.map(describe)));
  return EXIT.ok;
}

type Voice = VoiceListJson['voices'][number];

/** `de-AT` is German; German isn't `de-AT`. */
function isOf(language: string, wanted: string): boolean {
  return language === wanted || language.startsWith(`${wanted}-`);
}

function describe({ id, name, languages, family, usdPerMillionCharacters: price }: Voice): string[] {
  return [id, name, languages.slice(0, 3).join(', '), family, price === 0 ? 'free' : `$${price} per million`];
}
