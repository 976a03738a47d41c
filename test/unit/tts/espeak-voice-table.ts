/**
 * Writes src/tts/espeak/voice-rows.ts from what the engine lists: `npx tsx test/unit/tts/espeak-voice-table.ts`. A test
 * compares the two.
 */
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createEspeakSynthesizer } from '../../../src/tts/espeak/synthesizer.ts';
import type { EspeakVoice } from '../../../src/tts/espeak/synthesizer.ts';
import type { EspeakVoiceRow } from '../../../src/tts/espeak/voice-rows.ts';

/** Where espeak's own names aren't BCP 47, or say something else there (`ru-cl` is Russian as spoken in Chile). */
const LANGUAGES: Readonly<Record<string, string[]>> = {
  'ca-ba': ['ca-ES-x-balearic'],
  'ca-nw': ['ca-ES-x-nw'],
  'ca-va': ['ca-ES-valencia'],
  chr: ['chr'],
  cmn: ['zh'],
  'cmn-latn-pinyin': ['zh-Latn-pinyin'],
  'en-us-nyc': ['en-US-x-nyc'],
  hy: ['hy'],
  hyw: ['hyw'],
  piqd: ['tlh'],
  'ru-cl': ['ru-x-classic'],
  yue: ['yue'],
  'yue-latn-jyutping': ['yue-Latn-jyutping'],
};

/** A test voice of espeak-ng, and a constructed language that has no language tag. */
const LEFT_OUT = new Set(['xex', 'py']);

/** Sorted by id, but with the plain voices of a language before its regional colours: the first that fits is taken. */
export async function espeakVoiceRows(): Promise<EspeakVoiceRow[]> {
  const synthesizer = await createEspeakSynthesizer();
  return synthesizer
    .listVoices()
    .map(toRow)
    .filter(([id]) => !LEFT_OUT.has(id))
    .sort((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1));
}

function toRow({ identifier, name, languages }: EspeakVoice): EspeakVoiceRow {
  const file = basename(identifier).toLowerCase();
  const id =
    file === 'en'
      ? 'en-gb'
      : file === 'es'
        ? 'es-es'
        : file === 'fr'
          ? 'fr-fr'
          : file === 'pt'
            ? 'pt-pt'
            : file;
  return [id, identifier, name.trim(), LANGUAGES[file] ?? bcp47(languages.map((language) => language.name))];
}

/** Canonical tags. A bare language goes where a tag with its region says more: `pt` beside `pt-BR`. */
function bcp47(names: string[]): string[] {
  const tags = [...new Set(names.map((name) => new Intl.Locale(name).toString()))];
  const own = tags[0] ?? 'und';
  const regional = tags.filter((tag) => new Intl.Locale(tag).region !== undefined);
  return tags
    .filter((tag) => tag === own || regional.includes(tag))
    .filter((tag) => regional.includes(tag) || !regional.some((other) => other.startsWith(`${tag}-`)));
}

function rank([, , , languages]: EspeakVoiceRow): number {
  return (languages[0] ?? '').split('-').length > 2 ? 1 : 0;
}

function render(rows: EspeakVoiceRow[]): string {
  const lines = rows.map((row) => `  ${JSON.stringify(row)},`);
  return `/** Written by test/tts/espeak-voice-table.ts from what espeak-ng lists: id, espeak's identifier, name, BCP 47 languages. */
export type EspeakVoiceRow = [id: string, identifier: string, name: string, languages: string[]];

// prettier-ignore
export const ESPEAK_VOICE_ROWS: readonly EspeakVoiceRow[] = [
${lines.join('\n')}
];
`;
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(
    join(import.meta.dirname, '../../../src/tts/espeak/voice-rows.ts'),
    render(await espeakVoiceRows()),
  );
}
