import type { Language } from '../../../src/languages/language.ts';

type Room = Readonly<Record<string, unknown>>;

/** What is wrong with a language's file, a line each; `all` are the languages whose keys it must answer. */
export function languageProblems(language: Language, all: readonly Language[]): string[] {
  const name = `${language.name} (${language.code})`;
  return [
    ...unanswered(language as unknown as Room, all as unknown as readonly Room[]),
    ...Object.entries(language).flatMap(([key, value]: [string, unknown]) => {
      return isRoom(value) ? badPatterns(key, value) : [];
    }),
    ...badNames(language),
    ...badAbbreviations(language),
  ].map((problem) => `${name}: ${problem}`);
}

/** Keys that some language has and this one hasn't. Where a room is `null`, all of its keys are. */
function unanswered(own: Room, all: readonly Room[]): string[] {
  const rooms = all.flatMap((other) => Object.entries(other).filter(([, value]) => isRoom(value)));
  const missing = [
    ...all.flatMap((other) => Object.keys(other)).filter((key) => own[key] === undefined),
    ...rooms.flatMap(([key, room]) => {
      const answer = own[key];
      if (!isRoom(answer)) return [];
      return Object.keys(room as Room)
        .filter((inner) => answer[inner] === undefined)
        .map((inner) => `${key}.${inner}`);
    }),
  ];
  return [...new Set(missing)].map((key) => `${key} is missing; it says null where nothing is known`);
}

/** Strings in rooms are alternatives, but for those that are said. */
const NO_PATTERNS = new Set(['numbers', 'oneLetterWords', 'tag', 'to', 'decimal']);

function badPatterns(room: string, values: Room): string[] {
  return Object.entries(values).flatMap(([key, value]) => {
    if (typeof value !== 'string' || NO_PATTERNS.has(key)) return [];
    const problem = patternProblem(value);
    return problem === null ? [] : [`${room}.${key} ${problem}`];
  });
}

function patternProblem(pattern: string): string | null {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, 'iu');
    if (expression.test('')) return 'has an alternative that is empty';
    const groups = new RegExp(`${pattern}|`, 'iu').exec('')?.length ?? 1;
    return groups > 1 ? 'has a group that is numbered; (?:…) is none' : null;
  } catch {
    return 'is no regular expression';
  }
}

function badNames({ structure }: Language): string[] {
  if (structure === null) return [];
  const plain = (['chapter', 'part', 'appendix'] as const).filter((key) => {
    return (
      structure[key] !== null && !/^[\p{Ll}\p{Lo}\p{M}]+(?:\|[\p{Ll}\p{Lo}\p{M}]+)*$/u.test(structure[key])
    );
  });
  const numbers = structure.numbers?.split(' ') ?? null;
  return [
    ...plain.map((key) => `structure.${key} holds more than plain words in small letters`),
    ...(numbers !== null && numbers.length !== 12
      ? [`structure.numbers has ${numbers.length} numbers, not 12`]
      : []),
    ...(numbers ?? [])
      .filter((one) => patternProblem(one) !== null)
      .map((one) => `structure.numbers: ${one}`),
  ];
}

function badAbbreviations({ abbreviations }: Language): string[] {
  const rows = abbreviations ?? [];
  const twice = rows.filter(([written, , kind], index) => {
    return rows.findIndex(([other, , otherKind]) => other === written && otherKind === kind) !== index;
  });
  const pointless = rows.filter(([written, spoken]) => spoken === null && !written.endsWith('.'));
  return [
    ...twice.map(([written, , kind]) => `abbreviations has ${written} twice as "${kind}"`),
    ...pointless.map(
      ([written]) => `abbreviations has ${written}, which neither ends in a stop nor is spoken`,
    ),
  ];
}

function isRoom(value: unknown): value is Room {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
