import type {
  Abbreviation,
  Counted,
  AbbreviationKind,
  Language,
  Spoken,
} from '../../src/languages/language.ts';
import { LANGUAGES } from '../../src/languages/languages.ts';
import { tableOf } from '../../src/languages/spoken-table.ts';
import { ESPEAK_VOICES } from '../../src/tts/espeak/voices.ts';
import { voiceForLanguage } from '../../src/tts/voices.ts';

const INTRODUCTION = `# Languages

Printed from \`src/languages\` by \`npm run languages-page\`; a test keeps it equal. A language is one file there that answers every key of
\`language.ts\`, with \`null\` where nothing is known, and a line in \`register.ts\`. Every other language is read, too: its sentences by ICU's
rules, its text by an engine's voice for it, and what all languages share is done for its spoken form ([SPOKEN.md](SPOKEN.md)).

Structure and apparatus are asked of all languages at once, since a page is cleaned before its language is certain, and books quote others. The rest
goes by the language of the book. Words stand as alternatives of regular expressions: \`page|pg?\\.?\`.`;

/** All that the files of the languages say, as the page of the documentation. */
export function languagesPage(): string {
  const byName = LANGUAGES.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const known = byName.filter((language) => language.structure !== null || language.abbreviations !== null);
  return `${[INTRODUCTION, overview(byName), ...known.map(section)].join('\n\n')}\n`;
}

function overview(languages: readonly Language[]): string {
  const rows = languages.map((language) => {
    const { name, code, otherCodes, abbreviations, spoken, recognition, scripts, charactersASecond } =
      language;
    return [
      name,
      [code, ...(otherCodes ?? [])].join(', '),
      scripts === null ? 'words' : `script: ${scripts.join(', ')}`,
      recognition ?? '–',
      voiceForLanguage(ESPEAK_VOICES, code).id,
      charactersASecond ?? '–',
      answered(language.structure) + answered(language.apparatus) || '–',
      abbreviations?.length ?? '–',
      spoken === null ? '–' : tableOf(language) === null ? 'some' : 'yes',
    ].join(' | ');
  });
  return [
    '| language | codes | told by | recognition | voice offline | characters a second | kinds of words on pages | abbreviations | numbers, money, units |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function answered(room: object | null): number {
  return Object.values(room ?? {}).filter((value) => value !== null).length;
}

function section(language: Language): string {
  const { name, structure, apparatus, spelling, sentences, abbreviations } = language;
  const spoken = tableOf(language);
  return [
    `## ${name}`,
    [
      ...roomLines(structure),
      ...roomLines(apparatus),
      ...roomLines(spelling),
      ...roomLines(sentences),
      ...(abbreviations === null ? [] : abbreviationLines(abbreviations)),
      ...(spoken === null ? [] : spokenLines(spoken)),
    ].join('\n'),
  ].join('\n\n');
}

function roomLines(room: object | null): string[] {
  return Object.entries(room ?? {}).flatMap(([key, value]: [string, unknown]) => {
    const text = textOf(value);
    return text === null ? [] : [`- ${titleOf(key)}: ${text}`];
  });
}

/** What can be shown; rules that are functions are counted. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return `\`${value}\``;
  if (value instanceof RegExp) return `\`${value.source}\``;
  if (value instanceof Set) return [...(value as ReadonlySet<string>)].join(', ');
  if (Array.isArray(value)) return `${value.length} rules`;
  return value === true ? 'yes' : null;
}

const KINDS: Readonly<Record<AbbreviationKind, string>> = {
  name: 'before a name',
  number: 'before a number',
  inside: 'inside a sentence',
  end: 'maybe at its end',
};

function abbreviationLines(rows: readonly Abbreviation[]): string[] {
  return Object.entries(KINDS).flatMap(([kind, title]) => {
    const own = rows.filter(([, , one]) => one === kind);
    const texts = own.map(([written, spoken]) => (spoken === null ? written : `${written} → ${spoken}`));
    return texts.length === 0 ? [] : [`- abbreviations ${title}: ${texts.join('; ')}`];
  });
}

function spokenLines(spoken: Spoken): string[] {
  const { currencies, units, magnitudes, fractions, symbols, powers, to, decimal } = spoken;
  const forms = ({ one, few, many, part }: Counted): string =>
    [one, few, many, part].filter(Boolean).join(', ');
  const counted = (all: Spoken['units']): string =>
    Object.entries(all)
      .map(([sign, one]) => `${sign} ${forms(one)}`)
      .join('; ');
  const magnitude = ([pattern, word]: Spoken['magnitudes'][number]): string =>
    `\`${pattern}\` ${typeof word === 'string' ? word : forms(word)}`;
  const said = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(([sign, word]) => `${sign} ${word}`)
      .join('; ');
  return [
    `- money: ${counted(currencies)}`,
    `- units: ${counted(units)}`,
    `- after amounts: ${magnitudes.map(magnitude).join('; ')}`,
    `- fractions: ${said(fractions)}`,
    `- signs: ${said({ ...symbols, '²': powers[2], '³': powers[3], '⁴': `${powers.power} 4` })}`,
    `- ranges: 3–5 is "3 ${to} 5"; decimals: 3${decimal}5`,
    ...roomLines({ numbered: spoken.numbered, rulers: spoken.names, acronyms: spoken.acronyms }),
  ];
}

/** `oneLetterWords` as "one letter words". */
function titleOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
